//! How the open document is named when its words are quoted elsewhere. The quote is for a Vietnamese paper, so the
//! words are Vietnamese whatever the language of the page. What is unknown is left out.

use super::Attribution;
use super::citations::printed;
use crate::model::Preface;

/// What the letterhead tells of the document.
pub fn of(preface: &Preface) -> Attribution {
    let number = preface.number.as_ref();
    Attribution {
        kind: preface.kind.clone().unwrap_or_default(),
        number: number.map_or_else(String::new, |number| number.text.clone()),
        date: preface.date.map_or_else(String::new, printed),
        issuer: preface.issuer.clone().unwrap_or_default(),
    }
}

impl Attribution {
    /// For a report: "(Mục II.2.2, Kết luận số 08-KL/BTCTW, ngày 04/01/2023)". Empty where nothing is known.
    pub fn report(&self, place: &str) -> String {
        let parts = [place.to_owned(), self.name("số "), self.day()];
        let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if known.is_empty() {
            return String::new();
        }
        ["(", &known.join(", "), ")"].concat()
    }

    /// For the press: "Kết luận 08-KL/BTCTW ngày 04/01/2023 của Ban Tổ chức Trung ương".
    pub fn press(&self) -> String {
        let mut issuer = String::new();
        if !self.issuer.is_empty() {
            issuer = ["của ", &self.issuer].concat();
        }
        let parts = [self.name(""), self.day(), issuer];
        let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        known.join(" ")
    }

    fn name(&self, before: &str) -> String {
        match (self.kind.as_str(), self.number.as_str()) {
            (kind, "") => kind.to_owned(),
            ("", number) => ["Văn bản ", before, number].concat(),
            (kind, number) => [kind, " ", before, number].concat(),
        }
    }

    fn day(&self) -> String {
        if self.date.is_empty() {
            return String::new();
        }
        // "năm 2021" is a date too, read from a text that tells no day.
        let word = match self.date.matches('/').count() {
            0 => "năm ",
            1 => "tháng ",
            _ => "ngày ",
        };
        [word, &self.date].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attribution(kind: &str, number: &str, date: &str, issuer: &str) -> Attribution {
        Attribution {
            kind: kind.into(),
            number: number.into(),
            date: date.into(),
            issuer: issuer.into(),
        }
    }

    #[test]
    fn names_the_document_for_a_report_and_for_the_press() {
        let whole = attribution(
            "Kết luận",
            "08-KL/BTCTW",
            "04/01/2023",
            "Ban Tổ chức Trung ương",
        );
        assert_eq!(
            whole.report("Mục II.2.2"),
            "(Mục II.2.2, Kết luận số 08-KL/BTCTW, ngày 04/01/2023)"
        );
        assert_eq!(
            whole.press(),
            "Kết luận 08-KL/BTCTW ngày 04/01/2023 của Ban Tổ chức Trung ương"
        );
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        let bare = Attribution::default();
        assert_eq!((bare.report(""), bare.press()), Default::default());
        assert_eq!(bare.report("Điều 5"), "(Điều 5)");
        let no_kind = attribution("", "12/QĐ-UBND", "2021", "");
        assert_eq!(no_kind.report(""), "(Văn bản số 12/QĐ-UBND, năm 2021)");
        let no_number = attribution("Bài báo", "", "02/10/2023", "");
        assert_eq!(no_number.press(), "Bài báo ngày 02/10/2023");
    }
}
