//! Three texts of our own to try, each with what the reading finds in it.
//!
//! The texts lie beside the page (`samples/`) and are fetched when asked for, by `?sample=` in the address: a first
//! visit has no need of them.

use super::context::Page;
use super::markup::markup;
use yew::prelude::*;

/// A text that comes with the page, as its row on the start page tells of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The name of its file, without `.txt`.
    pub file: &'static str,
    /// Kind and number.
    pub name: &'static str,
    pub title: &'static str,
    pub words: usize,
    pub notes: usize,
    pub citations: usize,
}

/// What they are; a test reads the files and compares.
pub const SAMPLES: [Sample; 3] = [
    Sample {
        file: "ket-luan",
        name: "Kết luận 06-KL/BTCTU · 12/02/2026",
        title: "Hội nghị tổng kết công tác xây dựng tổ chức cơ sở đảng năm 2025, triển khai nhiệm vụ năm 2026",
        words: 1482,
        notes: 8,
        citations: 12,
    },
    Sample {
        file: "nghi-quyet",
        name: "Nghị quyết 09-NQ/ĐU · 18/03/2026",
        title: "về nâng cao chất lượng sinh hoạt chi bộ gắn với chuyển đổi số trong công tác đảng, giai đoạn 2026 - 2030",
        words: 1231,
        notes: 0,
        citations: 7,
    },
    Sample {
        file: "ke-hoach",
        name: "Kế hoạch 123/KH-UBND · 06/04/2026",
        title: "Nâng cao chất lượng phục vụ người dân, doanh nghiệp tại Trung tâm Phục vụ hành chính công cấp xã và số hóa hồ sơ lưu trữ năm 2026",
        words: 1139,
        notes: 3,
        citations: 7,
    },
];

/// Where a sample lies, seen from the page; `None` for what is none.
pub fn address(name: &str) -> Option<String> {
    let sample = SAMPLES.iter().find(|sample| sample.file == name)?;
    Some(["samples/", sample.file, ".txt"].concat())
}

/// "1.482 chữ · 8 chú thích · 12 văn bản viện dẫn": those that there are.
fn facts(page: &Page, sample: &Sample) -> String {
    let counts = [
        ("count.words", sample.words),
        ("count.notes", sample.notes),
        ("count.citations", sample.citations),
    ];
    let there = counts.into_iter().filter(|(_, n)| *n > 0);
    let parts: Vec<_> = there.map(|(key, n)| page.count(key, n)).collect();
    parts.join(" · ")
}

/// The list of samples.
pub fn samples(page: &Page) -> Html {
    let row = |sample: &Sample| {
        markup! {
            <li>
                <a class="samples__row" href={["?sample=", sample.file].concat()} data-sample={sample.file}>
                    <b class="samples__name" lang="vi">{ sample.name }</b>
                    <span class="samples__title" lang="vi">{ sample.title }</span>
                    <span class="samples__facts">{ facts(page, sample) }</span>
                </a>
            </li>
        }
    };
    markup! {
        <section class="samples" aria-labelledby="mau">
            <h2 class="samples__head" id="mau">{ page.text("samples") }</h2>
            <ul class="samples__list">{ for SAMPLES.iter().map(row) }</ul>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn each_row_tells_what_the_reading_finds() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for sample in SAMPLES {
            let file = folder.join(sample.file).with_extension("txt");
            let text = std::fs::read_to_string(file).expect("the sample is there");
            let source = crate::import::import_text(&text, "").expect("the sample is text");
            let reading = crate::view::reading(&crate::read(&source));
            let found = Sample {
                file: sample.file,
                name: reading.name.leak(),
                title: reading.title.leak(),
                words: reading.words,
                notes: reading.notes.len(),
                citations: reading.citations.len(),
            };
            assert_eq!(found, sample);
        }
    }

    #[test]
    fn only_samples_have_an_address() {
        assert_eq!(address("ket-luan").as_deref(), Some("samples/ket-luan.txt"));
        assert_eq!(address("../ket-luan"), None);
    }
}
