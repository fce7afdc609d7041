//! A unit of text healed from one or more stretches of the source.

use super::Span;
use serde::{Deserialize, Serialize};

/// A unit of text: a body paragraph, a heading, a note's paragraph, a line of the letterhead.
///
/// `text` is derived from `pieces`: their characters without markup and note marks, joined as each
/// piece says. Every byte of `text` is a byte of the source or a joining space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    pub role: Role,
    /// In source order; they do not overlap each other or those of other paragraphs.
    pub pieces: Vec<Piece>,
    /// The healed text (NFC, no line ends).
    pub text: String,
    /// Ranges of `text` in bytes, in order.
    pub emphasis: Vec<Emphasis>,
    /// The source page on which it begins, where the source tells.
    pub page: Option<u32>,
}

/// A stretch of source characters and where they stand in the healed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Bytes of the source.
    pub span: Span,
    /// Where its first byte stands in the healed text; the length is the same on both sides.
    pub at: u32,
    /// How it follows the piece before it.
    pub join: Join,
    /// The source page that begins here, where the source tells.
    pub page: Option<u32>,
}

/// How a piece follows the piece before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Join {
    /// The first piece, or a piece that follows hidden markup on the same line.
    #[default]
    Same,
    /// A line wrapped; one space stands between.
    Line,
    /// A page break, a blank line, furniture or a note block was healed; one space stands between.
    Break,
}

impl Piece {
    /// Where its first byte stands in the healed text.
    pub const fn healed(&self) -> usize {
        self.at as usize
    }
}

impl Join {
    /// Whether the healed text has a joining space before the piece.
    pub const fn is_spaced(self) -> bool {
        !matches!(self, Self::Same)
    }
}

/// What a paragraph is in its document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Role {
    /// Running text and list items.
    #[default]
    Body,
    /// The heading of a section.
    Heading,
    /// A paragraph of the footnote with this index.
    Note(u32),
    Preface(PrefacePart),
    Conclusions(ConclusionsPart),
    /// A line of the copy notice (sao y, sao lục, trích sao) wrapped round the document.
    Copy(Layer),
    Furniture(FurnitureKind),
}

impl Role {
    /// The footnote that it is a paragraph of.
    pub const fn note(self) -> Option<usize> {
        match self {
            Self::Note(note) => Some(note as usize),
            _ => None,
        }
    }

    /// Whether it belongs to the text that is read: body, headings, notes.
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Body | Self::Heading | Self::Note(_))
    }

    /// Whether it mentions documents: the text, and what the preface says of its subject and basis.
    pub const fn cites(self) -> bool {
        self.is_text()
            || matches!(
                self,
                Self::Preface(PrefacePart::Title | PrefacePart::Basis | PrefacePart::Subject)
            )
    }
}

/// A line of the copy notice: its own letterhead or its own end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Layer {
    Preface(PrefacePart),
    Conclusions(ConclusionsPart),
}

/// Lines before the text (thể thức; NĐ 30/2020/NĐ-CP Article 8, HD 36-HD/VPTW).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PrefacePart {
    /// Quốc hiệu, tiêu ngữ, or ĐẢNG CỘNG SẢN VIỆT NAM.
    Motto,
    /// The issuing body or the body above it.
    Issuer,
    Number,
    PlaceDate,
    /// NGHỊ QUYẾT, KẾT LUẬN …, or SAO LỤC in a copy notice.
    Kind,
    /// Trích yếu, or the headline of an article.
    Title,
    /// V/v … under the number of a letter.
    Subject,
    /// Kính gửi: …
    Addressee,
    /// Căn cứ …
    Basis,
}

/// Lines after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ConclusionsPart {
    /// "Nơi nhận:".
    RecipientsHead,
    Recipient,
    /// "- Lưu: VT, …".
    Archive,
    /// T/M, K/T, TM., KT. … and the titles below them.
    Authority,
    Signer,
}

/// What is set aside: kept, folded away, shown on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FurnitureKind {
    PageNumber,
    RunningHead,
    /// A line of the incoming stamp (ĐẾN, Số, Ngày, Chuyển).
    Stamp,
    /// `*`, `-----` and other rules.
    Ornament,
    /// A mark or remark of the program that made the text ("<!-- page: 3 -->").
    Remark,
    /// The line of a web page or picture beside the text.
    Caption,
}

/// A stretch of healed text set apart by the source's marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Emphasis {
    /// Bytes of the healed text.
    pub start: usize,
    pub end: usize,
    pub kind: EmphasisKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EmphasisKind {
    Italic,
    Bold,
    BoldItalic,
}

impl Paragraph {
    /// The span in the source from the first byte to the last (other paragraphs may lie between).
    pub fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::default(),
        }
    }

    /// The source byte that stands at byte `at` of the healed text; a joining space maps to the
    /// start of the piece after it.
    pub fn source_offset(&self, at: usize) -> usize {
        let i = self.pieces.partition_point(|p| p.healed() <= at);
        let Some(piece) = i.checked_sub(1).and_then(|i| self.pieces.get(i)) else {
            return self.span().start;
        };
        let inside = at - piece.healed();
        match self.pieces.get(i) {
            Some(next) if inside > piece.span.len() => next.span.start,
            _ => piece.span.start + inside.min(piece.span.len()),
        }
    }

    /// The stretches of source that hold bytes `start..end` of the healed text, in order.
    pub fn source_spans(&self, start: usize, end: usize) -> Vec<Span> {
        self.pieces
            .iter()
            .filter_map(|p| {
                let at = p.healed();
                let from = start.max(at);
                let to = end.min(at + p.span.len());
                (from < to).then(|| Span::new(p.span.start + from - at, p.span.start + to - at))
            })
            .collect()
    }
}
