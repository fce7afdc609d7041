//! How deep a section stands: what must hold, then what is likely.
//!
//! *Reads* the open sections and the labels ahead. *Writes* how many of the open ones stay open above a label. *Never*
//! trusts looks alone where a series goes on.
//!
//! "2." after "1." with "a)" open between → beside "1."; "1." after "…:" → under that line; "1." inside "a)" when "b)"
//! follows → under "a)".

use crate::model::{Label, Series};

use super::Builder;

/// Lists announced inside lists nest no deeper than this: beyond it the numbering is noise.
const DEEPEST: usize = 12;

impl Builder {
    /// How many open sections stay open above a section with this label.
    pub(super) fn parent_level(&self, label: &Label, heading: bool, index: usize) -> usize {
        // A heading without a label never owns a labelled section.
        let top = self
            .open
            .iter()
            .position(|s| self.section(*s).label.series == Series::Unlabelled)
            .unwrap_or(self.open.len());
        let open = &self.open[..top];
        let labels: Vec<&Label> = open.iter().map(|s| &self.section(*s).label).collect();
        if label.path.len() > 1 {
            let prefix = &label.path[..label.path.len() - 1];
            if let Some(i) = labels
                .iter()
                .rposition(|l| l.series == label.series && l.path == prefix)
            {
                return i + 1;
            }
        }
        let same = |l: &Label| is_same(l, label);
        let first_item = label.number <= 1;
        let item = label.series > Series::Roman;
        // "…:" just before the first item of a list: the list belongs to that line, even where its
        // series usually ranks higher, or is open already further up.
        if self.announced
            && open.len() < DEEPEST
            && first_item
            && item
            && !labels.last().is_some_and(|l| same(l))
        {
            let bullet_again = label.path.is_empty() && labels.iter().any(|l| same(l));
            let last_owns = open.last().is_some_and(|s| self.owns_announcement(*s));
            if !bullet_again && last_owns {
                return open.len();
            }
        }
        if item && label.number == 1 && self.interrupts(&labels, label, index) {
            return open.len();
        }
        let continued = labels
            .iter()
            .rposition(|l| same(l) && l.number + 1 == label.number);
        if let Some(i) = continued.or_else(|| labels.iter().rposition(|l| same(l))) {
            return i;
        }
        let rank = rank(label, heading);
        open.iter()
            .map(|s| self.section(*s))
            .position(|s| self::rank(&s.label, s.heading) >= rank)
            .unwrap_or(open.len())
    }

    /// Whether a list that begins with `label` stands inside the innermost numbered item, told by
    /// continuity: the item's own series goes on after it ("b)" after "a)", "1.", "2."), or the
    /// last list of the kind stood in such an item.
    fn interrupts(&self, labels: &[&Label], label: &Label, index: usize) -> bool {
        let Some((item, above)) = labels.split_last() else {
            return false;
        };
        if item.path.is_empty() || is_same(item, label) || labels.len() >= DEEPEST {
            return false;
        }
        let sections = &self.done.outline.sections;
        let before = sections
            .iter()
            .rev()
            .take(80)
            .find(|s| s.label.number == 1 && is_same(&s.label, label));
        let owner = before.and_then(|s| s.parent).map(|p| &sections[p].label);
        if owner.is_some_and(|o| is_same(o, item)) {
            return true;
        }
        let follows = |l: &Label, next: &Label| is_same(l, next) && l.number + 1 == next.number;
        let mut last = label;
        for (next, _) in self.ahead.iter().skip(index).take(160).flatten() {
            if follows(last, next) {
                last = next;
            } else if follows(item, next) {
                return true;
            } else if above.iter().any(|l| is_same(l, next)) || next.series <= Series::Roman {
                return false;
            }
        }
        false
    }

    /// Whether the last paragraph read was this section's own.
    fn owns_announcement(&self, section: usize) -> bool {
        // The announcing line may also be a plain line under it ("Đối với cấp ủy …:").
        self.section(section).label.series >= Series::Article
    }
}

fn is_same(one: &Label, other: &Label) -> bool {
    one.series == other.series && one.path.len() == other.path.len()
}

/// The usual order of series from the outside in; `heading`: a starred line over dashes.
fn rank(label: &Label, heading: bool) -> usize {
    let base = match label.series {
        Series::Annex => 0,
        Series::Bullet if heading => return 35,
        Series::Form => return 1,
        Series::Part => 1,
        Series::Chapter => 2,
        Series::SectionWord => 3,
        Series::SubsectionWord => 4,
        Series::UpperLetter => 5,
        Series::Roman => 6,
        Series::Article => 7,
        Series::Arabic => 7 + label.path.len().clamp(1, 6),
        Series::ArabicBracket => 14,
        Series::Letter => 15,
        Series::Parenthesised => 16,
        Series::LowerRoman => 17,
        Series::Dash => 18,
        Series::Plus => 19,
        Series::Bullet => 20,
        Series::Unlabelled => 21,
    };
    base * 2
}
