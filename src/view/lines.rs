//! Lines that are no running text: letterhead, signature and recipients, what is set aside.

use super::beside::Beside;
use super::segments::opened_by;
use super::{Aside, AsideKind, ConclusionsView, Line, Masthead, Run, RunKind, runs};
use crate::model::order;
use crate::model::{ConclusionsPart, FurnitureKind, PrefacePart, Role};

/// The letterhead card.
pub fn masthead(beside: &Beside) -> Masthead {
    let mut masthead = Masthead::default();
    for (paragraph, it) in beside.directive.paragraphs.iter().enumerate() {
        let Role::Preface(part) = it.role else {
            continue;
        };
        let line = line(beside, paragraph, Some(part));
        match part {
            // The body that decides is named again above the căn cứ, after the title.
            PrefacePart::Issuer if masthead.title.is_some() => masthead.below.push(line),
            PrefacePart::Issuer | PrefacePart::Number => masthead.left.push(line),
            PrefacePart::Motto | PrefacePart::PlaceDate => masthead.right.push(line),
            PrefacePart::Kind => join(&mut masthead.kind, line),
            PrefacePart::Title => join(&mut masthead.title, line),
            PrefacePart::Subject | PrefacePart::Addressee | PrefacePart::Basis => {
                masthead.below.push(line);
            }
        }
    }
    masthead
}

/// Signature and recipients. Where several sign, the last stands as the signer.
pub fn conclusions(beside: &Beside) -> ConclusionsView {
    let mut view = ConclusionsView::default();
    for (paragraph, it) in beside.directive.paragraphs.iter().enumerate() {
        let Role::Conclusions(part) = it.role else {
            continue;
        };
        let line = line(beside, paragraph, None);
        match part {
            ConclusionsPart::Authority => {
                view.signature.extend(view.signer.take());
                view.signature.push(line);
            }
            ConclusionsPart::Signer => {
                view.signature.extend(view.signer.take());
                view.signer = Some(line);
            }
            ConclusionsPart::RecipientsHead
            | ConclusionsPart::Recipient
            | ConclusionsPart::Archive => view.recipients.push(line),
        }
    }
    view
}

/// What is set aside: stamps before the text; the copy notice, then furniture by kind after it.
pub fn asides(beside: &Beside) -> (Vec<Aside>, Vec<Aside>) {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (paragraph, it) in beside.directive.paragraphs.iter().enumerate() {
        match it.role {
            Role::Furniture(FurnitureKind::Stamp) => {
                gather(&mut before, AsideKind::Stamp, line(beside, paragraph, None));
            }
            Role::Copy(_) => gather(&mut after, AsideKind::Copy, line(beside, paragraph, None)),
            Role::Furniture(kind) => {
                let line = line(beside, paragraph, None);
                gather(&mut after, AsideKind::Furniture(kind), line);
            }
            _ => {}
        }
    }
    order::sort_by_key(&mut after, |aside: &Aside| {
        [usize::from(aside.kind != AsideKind::Copy), 0, 0]
    });
    (before, after)
}

fn line(beside: &Beside, paragraph: usize, part: Option<PrefacePart>) -> Line {
    let runs = runs::of(beside, paragraph, &[]);
    Line {
        paragraph,
        part,
        notes: runs.iter().flat_map(|run| opened_by(beside, run)).collect(),
        runs,
    }
}

/// Adds a further printed line to one that is shown as a whole.
fn join(slot: &mut Option<Line>, line: Line) {
    match slot {
        Some(whole) => {
            whole.runs.push(space());
            whole.runs.extend(line.runs);
            whole.notes.extend(line.notes);
        }
        None => *slot = Some(line),
    }
}

fn gather(asides: &mut Vec<Aside>, kind: AsideKind, line: Line) {
    match asides.iter_mut().find(|aside| aside.kind == kind) {
        Some(aside) => aside.lines.push(line),
        None => asides.push(Aside {
            kind,
            lines: vec![line],
        }),
    }
}

/// The space that joins two paragraphs shown as one.
pub fn space() -> Run {
    Run {
        text: " ".to_owned(),
        kind: RunKind::Text,
        emphasis: None,
        task: None,
        at: 0,
    }
}
