//! Where a paragraph stands, and whether its section asks for work.
//!
//! *Reads* paragraphs and outline. *Writes* the innermost section of each paragraph and the kind of
//! a section. *Never* leaves the closing formula in the last list.

use crate::model::{Role, Series};

use super::super::annotate::section_kinds::{self, SectionKind};
use super::super::known::closes;
use super::super::letters::{begins, lower_text};
use super::Context;

/// For each paragraph the innermost section it stands in.
pub fn homes(context: &Context) -> Vec<Option<usize>> {
    let mut homes = vec![None; context.paragraphs.len()];
    let mut own: Vec<Option<usize>> = vec![None; context.paragraphs.len()];
    for (i, section) in context.outline.sections.iter().enumerate() {
        if !section.inline && section.note.is_none() {
            own[section.place.paragraph] = Some(i);
        }
    }
    let mut current: Option<usize> = None;
    for (index, paragraph) in context.paragraphs.iter().enumerate() {
        if !matches!(paragraph.role, Role::Body | Role::Heading) {
            if let Role::Conclusions(_) = paragraph.role {
                current = None;
            }
            continue;
        }
        if own[index].is_some() {
            current = own[index];
        } else if let Some(section) = current.filter(|_| ends_part(&paragraph.text)) {
            // "Nghị quyết này phổ biến đến chi bộ./." closes the whole last part.
            let top = context.outline.path(section).first().copied();
            let top = top.filter(|s| context.outline.sections[*s].heading);
            current = top.or(current.filter(|_| !ends_all(&paragraph.text)));
        } else if let Some(section) = current {
            // A plain paragraph after a finished list stands under the heading again.
            let list = &context.outline.sections[section];
            let announces = context.paragraphs[list.place.paragraph]
                .text
                .trim_end()
                .ends_with(':');
            if !list.heading && list.label.series >= Series::Dash && !announces {
                current = list.parent;
            }
        }
        homes[index] = current;
    }
    homes
}

/// The formula at the end, or the words before it: "Trong quá trình thực hiện, nếu có vướng mắc …".
fn ends_part(text: &str) -> bool {
    ends_all(text) || begins(text, "Trong quá trình |Trên đây là ") && text.contains(" thực hiện")
}

/// The formula at the end; "Yêu cầu các bộ, ngành nghiêm túc triển khai thực hiện Công điện này./.".
pub fn ends_all(text: &str) -> bool {
    let last = begins(text, "Yêu cầu |Đề nghị ") && text.trim_end().ends_with("./.");
    closes(text) || last && text.contains(" thực hiện ") && text.contains(" này")
}

/// Whether the innermost heading is of times: "2. Thời gian kiểm điểm" over "- Ban Thường vụ: trong tháng 01/2024".
pub fn is_timed(context: &Context, section: usize) -> bool {
    let path = context.outline.path(section).into_iter().rev();
    let mut headings = path
        .map(|s| &context.outline.sections[s])
        .filter(|s| s.heading);
    headings.next().is_some_and(|heading| {
        let text = &context.paragraphs[heading.place.paragraph].text;
        let words = &text[heading.head.min(text.len())..];
        begins(
            words,
            "Thời gian|Thời hạn|Tiến độ|THỜI GIAN|THỜI HẠN|TIẾN ĐỘ",
        )
    })
}

/// The innermost heading that says what its section is decides; `kinds` keeps what was found for each section.
pub fn section_kind(
    context: &Context,
    section: usize,
    kinds: &mut [Option<SectionKind>],
) -> SectionKind {
    let mut path = Vec::new();
    let mut above = Some(section);
    let mut kind = None;
    while let (None, Some(section)) = (kind, above) {
        let said = &context.outline.sections[section];
        kind = kinds[section];
        if said.heading && kind.is_none() {
            let text = &context.paragraphs[said.place.paragraph].text;
            let words = lower_text(&text[said.head.min(text.len())..]);
            kind = section_kinds::kind(&words, said.depth == 1);
        }
        path.push(section);
        above = said.parent;
    }
    // Sections of a plan or directive without telling names are instructions; of a report, reports.
    let kind = kind.unwrap_or(if context.reports {
        SectionKind::Plain
    } else {
        SectionKind::Work
    });
    for section in path {
        kinds[section] = Some(kind);
    }
    kind
}
