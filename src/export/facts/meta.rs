//! Letterhead, signature and the copy notice.

use crate::model::{CopyNotice, Date, Directive, DocumentNumber};
use serde::Serialize;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Meta {
    pub kind: Option<String>,
    /// As it should read.
    pub number: Option<String>,
    pub number_as_printed: Option<String>,
    pub issuer: Option<String>,
    pub place: Option<String>,
    /// ISO 8601.
    pub date: Option<String>,
    pub title: Option<String>,
    pub signer: Option<String>,
    pub signer_role: Option<String>,
    /// Those of the copy where the document's own were not reproduced.
    pub recipients: Vec<String>,
    pub copy: Option<Copy>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Copy {
    pub number: Option<String>,
    pub form: Option<String>,
    pub date: Option<String>,
    pub place: Option<String>,
    pub office: Option<String>,
    pub signer: Option<String>,
}

pub fn meta(directive: &Directive) -> Meta {
    let (preface, conclusions) = (&directive.preface, &directive.conclusions);
    let copied = directive.copy.as_ref().map(|copy| &copy.conclusions);
    let recipients = copied
        .filter(|_| conclusions.recipients.is_empty())
        .unwrap_or(conclusions);
    Meta {
        kind: preface.kind.clone(),
        number: preface.number.as_ref().map(number),
        number_as_printed: preface.number.as_ref().map(|n| n.as_printed.clone()),
        issuer: preface.issuer.clone(),
        place: preface.place.clone(),
        date: preface.date.as_ref().map(Date::to_string),
        title: preface.title.clone(),
        signer: conclusions.signer.clone(),
        signer_role: conclusions.signer_role.clone(),
        recipients: recipients.recipients.clone(),
        copy: directive.copy.as_ref().map(copy),
    }
}

fn copy(copy: &CopyNotice) -> Copy {
    Copy {
        number: copy.number.as_ref().map(number),
        form: copy.form.clone(),
        date: copy.date.as_ref().map(Date::to_string),
        place: copy.place.clone(),
        office: copy.office.clone(),
        signer: copy.conclusions.signer.clone(),
    }
}

fn number(number: &DocumentNumber) -> String {
    number.text.clone()
}
