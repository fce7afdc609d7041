//! Suspected errors, and every line that is not body, heading or note.

use super::context;
use crate::model::{
    ConclusionsPart, Directive, FurnitureKind, Join, Layer, Paragraph, PrefacePart, Role,
};
use serde::Serialize;

/// How many characters of context stand on either side.
const SIDE: usize = 35;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OcrError {
    pub wrong: String,
    pub right: String,
    pub context: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Boilerplate {
    pub text: String,
    pub role: String,
}

pub fn ocr_errors(directive: &Directive) -> Vec<OcrError> {
    let repairs = directive.repairs.iter();
    repairs
        .map(|repair| OcrError {
            wrong: repair.wrong.clone(),
            right: repair.right.clone(),
            context: context(directive, repair.place, SIDE),
        })
        .collect()
}

/// One entry per printed line.
pub fn boilerplate(directive: &Directive) -> Vec<Boilerplate> {
    let mut entries = Vec::new();
    for paragraph in &directive.paragraphs {
        let Some(role) = role(paragraph.role) else {
            continue;
        };
        entries.extend(lines(paragraph).map(|text| Boilerplate {
            text: text.to_owned(),
            role: role.clone(),
        }));
    }
    entries
}

/// The printed lines of a paragraph: pieces on one line belong together.
fn lines(paragraph: &Paragraph) -> impl Iterator<Item = &str> {
    let lines = paragraph.pieces.chunk_by(|_, next| next.join == Join::Same);
    lines.filter_map(|pieces| {
        let (first, last) = (pieces.first()?, pieces.last()?);
        let text = paragraph
            .text
            .get(first.healed()..last.healed() + last.span.len())?
            .trim();
        (!text.is_empty()).then_some(text)
    })
}

/// What a line is; none for those that belong to the text.
fn role(role: Role) -> Option<String> {
    match role {
        Role::Body | Role::Heading | Role::Note(_) => None,
        Role::Preface(part) => Some(preface(part).to_owned()),
        Role::Conclusions(part) => Some(conclusions(part).to_owned()),
        Role::Copy(Layer::Preface(part)) => Some(format!("copy: {}", preface(part))),
        Role::Copy(Layer::Conclusions(part)) => Some(format!("copy: {}", conclusions(part))),
        Role::Furniture(kind) => Some(furniture(kind).to_owned()),
    }
}

const fn preface(part: PrefacePart) -> &'static str {
    match part {
        PrefacePart::Motto => "letterhead: motto",
        PrefacePart::Issuer => "letterhead: issuing body",
        PrefacePart::Number => "letterhead: document number",
        PrefacePart::PlaceDate => "letterhead: place and date",
        PrefacePart::Kind => "title: document type",
        PrefacePart::Title => "title: subject",
        PrefacePart::Subject => "letterhead: subject",
        PrefacePart::Addressee => "addressee",
        PrefacePart::Basis => "basis",
    }
}

const fn conclusions(part: ConclusionsPart) -> &'static str {
    match part {
        ConclusionsPart::RecipientsHead => "recipients heading",
        ConclusionsPart::Recipient => "recipient",
        ConclusionsPart::Archive => "archive line",
        ConclusionsPart::Authority => "signature: authority",
        ConclusionsPart::Signer => "signature: name",
    }
}

const fn furniture(kind: FurnitureKind) -> &'static str {
    match kind {
        FurnitureKind::PageNumber => "page number",
        FurnitureKind::RunningHead => "running head",
        FurnitureKind::Stamp => "incoming stamp",
        FurnitureKind::Ornament => "ornament",
        FurnitureKind::Remark => "remark of a program",
        FurnitureKind::Caption => "caption",
    }
}
