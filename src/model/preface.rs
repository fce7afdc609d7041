//! What stands before and after the text, and the copy notice that may wrap it.

use super::{Date, DocumentNumber};
use serde::Serialize;

/// Letterhead and title (Akoma Ntoso `preface`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Preface {
    /// "Kết luận", "Nghị quyết" …; "Bài báo" for a news text.
    pub kind: Option<String>,
    pub number: Option<DocumentNumber>,
    /// The issuing body in full, as far as letterhead or number tells.
    pub issuer: Option<String>,
    pub place: Option<String>,
    pub date: Option<Date>,
    /// Trích yếu, its lines joined.
    pub title: Option<String>,
    pub addressees: Vec<String>,
}

/// Signature and recipients (Akoma Ntoso `conclusions`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conclusions {
    pub signer: Option<String>,
    /// Authority and title lines joined by one space: "K/T TRƯỞNG BAN PHÓ TRƯỞNG BAN".
    pub signer_role: Option<String>,
    /// The lines of "Nơi nhận" without dash and final mark, the archive line included.
    pub recipients: Vec<String>,
}

/// A second layer: the notice of a body that copied the document for its own recipients.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CopyNotice {
    /// SAO LỤC, SAO Y, TRÍCH SAO, as printed.
    pub form: Option<String>,
    pub number: Option<DocumentNumber>,
    /// The copying office in full.
    pub office: Option<String>,
    pub place: Option<String>,
    pub date: Option<Date>,
    pub conclusions: Conclusions,
}

/// A third layer: the stamp of the office that received the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct IncomingStamp {
    /// The register number, digits as printed.
    pub number: Option<String>,
    pub date: Option<Date>,
    /// To whom it was passed, as printed.
    pub passed_to: Option<String>,
}
