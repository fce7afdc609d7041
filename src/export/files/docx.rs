//! What both files for Word share: the package, the styles, words and notes.
//!
//! The look is that of Decree 30/2020: Times New Roman 14, A4 with margins of 20, 20, 20 and 30 mm, lines justified.

use super::ooxml::{DECLARATION, escaped, packed};
use super::paper::Bit;
use super::work::Work;
use crate::model::EmphasisKind;

const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PART: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The beginning of a mark of a note.
const MARK: &str = "<w:r><w:rPr><w:rStyle w:val=\"NoteCall\"/></w:rPr>";

/// How the paper lies, with the margins of official papers: 20 mm, and 30 at the side that is bound.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Upright,
    Landscape,
}

/// A Word file in the making: the body, and the notes that it calls.
pub struct Docx<'a> {
    pub work: &'a Work,
    pub body: String,
    notes: String,
    /// The number in the file of each note that was called already.
    called: Vec<(usize, usize)>,
    /// How many of them Word numbers.
    counted: usize,
    /// While a note is written: the notes called in it, with their labels.
    inner: Option<Vec<(usize, String)>>,
}

impl<'a> Docx<'a> {
    pub const fn new(work: &'a Work) -> Self {
        Self {
            work,
            body: String::new(),
            notes: String::new(),
            called: Vec::new(),
            counted: 0,
            inner: None,
        }
    }

    /// Adds a paragraph: its style, more of its properties, and what is in it.
    pub fn paragraph(&mut self, style: &str, more: &str, content: &str) {
        self.body.push_str(&paragraph(style, more, content));
    }

    /// Bits as runs; calls become true notes.
    pub fn runs(&mut self, bits: &[Bit]) -> String {
        let mut out = String::new();
        for bit in bits {
            match bit {
                Bit::Words(words, emphasis) => out.push_str(&run(words, *emphasis)),
                Bit::Break => out.push_str("<w:r><w:br/></w:r>"),
                Bit::Anchor(_) => {}
                Bit::Call(Some(note), _, label) => {
                    let call = self.call(*note, label);
                    out.push_str(&call);
                }
                Bit::Call(None, _, label) => {
                    out.push_str(MARK);
                    out.push_str(&["<w:t>", &escaped(label), "</w:t></w:r>"].concat());
                }
            }
        }
        out
    }

    /// The mark of a note. Word counts the notes itself where that gives the labels they were printed with; else the
    /// label stands as it was. A second call of the same note has its number alone.
    fn call(&mut self, note: usize, label: &str) -> String {
        let printed = ["<w:t>", &escaped(label), "</w:t>"].concat();
        if self.called.iter().any(|(n, _)| *n == note) {
            return [MARK, &printed, "</w:r>"].concat();
        }
        // 0 and 1 are the lines between text and notes.
        let id = self.called.len() + 2;
        self.called.push((note, id));
        // Word knows no note of a note: its words follow those of the note that calls it.
        if let Some(inner) = &mut self.inner {
            inner.push((note, printed.clone()));
            return [MARK, &printed, "</w:r>"].concat();
        }
        let counts = label == (self.counted + 1).to_string();
        self.counted += usize::from(counts);
        let mark = if counts { "<w:footnoteRef/>" } else { &printed };
        let body = self.note(note, mark);
        let begin = format!("<w:footnote w:id=\"{id}\">");
        self.notes
            .push_str(&[&begin, &body, "</w:footnote>"].concat());
        if counts {
            format!("{MARK}<w:footnoteReference w:id=\"{id}\"/></w:r>")
        } else {
            format!(
                "{MARK}<w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/>{printed}</w:r>"
            )
        }
    }

    /// A note, and after it those that it calls.
    fn note(&mut self, note: usize, mark: &str) -> String {
        let mut words = String::new();
        let mut waiting = vec![(note, mark.to_owned())];
        while let Some((note, mark)) = waiting.pop() {
            self.inner = Some(Vec::new());
            words.push_str(&self.note_alone(note, &mark));
            let inner = self.inner.take().unwrap_or_default();
            waiting.extend(inner.into_iter().rev());
        }
        words
    }

    fn note_alone(&mut self, note: usize, mark: &str) -> String {
        let Some(view) = self.work.reading.notes.get(note) else {
            return String::new();
        };
        let number = [MARK, mark, "</w:r>"].concat();
        let lead = self.runs(&self.work.bits(&view.lead));
        let mut paragraphs = vec![[number, run(" ", None), lead].concat()];
        for (i, item) in view.items.iter().enumerate() {
            let runs = self.runs(&self.work.bits(&item.runs));
            let words = [run(&item.marker, None), run(" ", None), runs].concat();
            match paragraphs.last_mut() {
                // Beside the number, where nothing stands before it.
                Some(first) if i == 0 && view.lead.is_empty() => first.push_str(&words),
                _ => paragraphs.push(words),
            }
        }
        paragraphs
            .iter()
            .map(|p| paragraph("NoteText", "", p))
            .collect()
    }

    /// The file.
    pub fn packed(self, paper: Paper) -> Result<Vec<u8>, String> {
        let document = [
            DECLARATION,
            "<w:document ",
            SPACE,
            "><w:body>",
            &self.body,
            &section(paper),
            "</w:body></w:document>",
        ]
        .concat();
        let line = |id: &str, kind: &str| {
            format!(
                "<w:footnote w:type=\"{kind}\" w:id=\"{id}\"><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:r><w:{kind}/></w:r></w:p></w:footnote>"
            )
        };
        let notes = [
            DECLARATION,
            "<w:footnotes ",
            SPACE,
            ">",
            &line("0", "separator"),
            &line("1", "continuationSeparator"),
            &self.notes,
            "</w:footnotes>",
        ]
        .concat();
        let title = escaped(&self.work.named());
        let day = self.work.wish.today.iso();
        let core = format!(
            "{DECLARATION}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title><dc:language>vi-VN</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created></cp:coreProperties>"
        );
        packed(&[
            ("[Content_Types].xml", content_types()),
            (
                "_rels/.rels",
                relations(&[
                    ("officeDocument", "word/document.xml"),
                    ("metadata/core-properties", "docProps/core.xml"),
                ]),
            ),
            ("docProps/core.xml", core),
            ("word/document.xml", document),
            (
                "word/_rels/document.xml.rels",
                relations(&[
                    ("styles", "styles.xml"),
                    ("settings", "settings.xml"),
                    ("footnotes", "footnotes.xml"),
                    ("footer", "footer1.xml"),
                ]),
            ),
            (
                "word/styles.xml",
                [DECLARATION, "<w:styles ", SPACE, ">", STYLES, "</w:styles>"].concat(),
            ),
            (
                "word/settings.xml",
                [
                    DECLARATION,
                    "<w:settings ",
                    SPACE,
                    ">",
                    SETTINGS,
                    "</w:settings>",
                ]
                .concat(),
            ),
            ("word/footnotes.xml", notes),
            (
                "word/footer1.xml",
                [DECLARATION, "<w:ftr ", SPACE, ">", FOOTER, "</w:ftr>"].concat(),
            ),
        ])
    }
}

pub fn paragraph(style: &str, more: &str, content: &str) -> String {
    let style = if style.is_empty() {
        String::new()
    } else {
        ["<w:pStyle w:val=\"", style, "\"/>"].concat()
    };
    let properties = if style.is_empty() && more.is_empty() {
        String::new()
    } else {
        ["<w:pPr>", &style, more, "</w:pPr>"].concat()
    };
    ["<w:p>", &properties, content, "</w:p>"].concat()
}

/// Words of one look.
pub fn run(words: &str, emphasis: Option<EmphasisKind>) -> String {
    if words.is_empty() {
        return String::new();
    }
    let looks = match emphasis {
        Some(EmphasisKind::Italic) => "<w:rPr><w:i/></w:rPr>",
        Some(EmphasisKind::Bold) => "<w:rPr><w:b/></w:rPr>",
        Some(EmphasisKind::BoldItalic) => "<w:rPr><w:b/><w:i/></w:rPr>",
        None => "",
    };
    [
        "<w:r>",
        looks,
        "<w:t xml:space=\"preserve\">",
        &escaped(words),
        "</w:t></w:r>",
    ]
    .concat()
}

/// Sizes in twentieths of a point: A4, 20 mm = 1134, 30 mm = 1701.
fn section(paper: Paper) -> String {
    let size = match paper {
        Paper::Upright => "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
        Paper::Landscape => "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
    };
    // The side that is bound is the upper one where the paper lies.
    let margins = match paper {
        Paper::Upright => "w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\"",
        Paper::Landscape => "w:top=\"1701\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\"",
    };
    [
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId4\"/>",
        size,
        "<w:pgMar ",
        margins,
        " w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>",
        "<w:titlePg/></w:sectPr>",
    ]
    .concat()
}

fn content_types() -> String {
    let mut out = [
        DECLARATION,
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    ]
    .concat();
    for (part, kind) in [
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("footnotes", "footnotes"),
        ("footer1", "footer"),
    ] {
        out.push_str(
            &[
                "<Override PartName=\"/word/",
                part,
                ".xml\" ContentType=\"",
                PART,
                ".",
                kind,
                "+xml\"/>",
            ]
            .concat(),
        );
    }
    out + "</Types>"
}

fn relations(all: &[(&str, &str)]) -> String {
    let mut out = [
        DECLARATION,
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    ]
    .concat();
    for (i, (kind, target)) in (1..).zip(all) {
        let kind = match kind.strip_prefix("metadata/") {
            Some(_) => [
                "http://schemas.openxmlformats.org/package/2006/relationships/",
                kind,
            ]
            .concat(),
            None => [OFFICE, "/", kind].concat(),
        };
        out.push_str(&format!(
            "<Relationship Id=\"rId{i}\" Type=\"{kind}\" Target=\"{target}\"/>"
        ));
    }
    out + "</Relationships>"
}

const SETTINGS: &str = "<w:footnotePr><w:footnote w:id=\"0\"/><w:footnote w:id=\"1\"/></w:footnotePr>\
    <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>\
    <w:themeFontLang w:val=\"vi-VN\"/>";

/// The number of the page, centred; none on the first (`titlePg`).
const FOOTER: &str = "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>\
    <w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>\
    <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";

const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr>\
    <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
    <w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\"/></w:rPr></w:rPrDefault>\
    <w:pPrDefault><w:pPr><w:spacing w:before=\"0\" w:after=\"120\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Body\"><w:name w:val=\"Chu Giai Body\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
    <w:pPr><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Line\"><w:name w:val=\"Chu Giai Line\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:spacing w:after=\"0\" w:line=\"252\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Cell\"><w:name w:val=\"Chu Giai Cell\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:spacing w:before=\"40\" w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:spacing w:before=\"240\" w:after=\"60\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Subtitle\"><w:name w:val=\"Subtitle\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Heading1\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:spacing w:before=\"160\"/><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading3\"><w:name w:val=\"heading 3\"/><w:basedOn w:val=\"Heading2\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading4\"><w:name w:val=\"heading 4\"/><w:basedOn w:val=\"Heading3\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading5\"><w:name w:val=\"heading 5\"/><w:basedOn w:val=\"Heading4\"/><w:next w:val=\"Body\"/><w:qFormat/>\
    <w:pPr><w:outlineLvl w:val=\"4\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"NoteText\"><w:name w:val=\"footnote text\"/><w:basedOn w:val=\"Normal\"/>\
    <w:pPr><w:spacing w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/></w:pPr><w:rPr><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/></w:rPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"NoteCall\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
