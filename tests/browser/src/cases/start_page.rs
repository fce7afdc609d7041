//! Handing a text over: samples, files, dropping, pasting, and what is said when it does not work.

use super::steps::{go_home, read_sample, wait_for_state, wait_for_text};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    each_sample_opens_with_its_title_and_number,
    a_chosen_file_opens_in_any_unicode_encoding,
    a_dropped_file_opens,
    a_file_dropped_on_an_open_text_opens,
    pasted_text_opens,
    text_can_be_pasted_into_a_field,
    pasting_nothing_is_explained,
    a_file_that_cannot_be_read_is_explained_and_one_goes_on,
    a_file_that_is_too_large_is_explained,
    the_same_file_can_be_chosen_twice,
    leaving_a_text_leads_back_to_an_empty_start_page,
];

const INPUT: &str = "[data-drop] input[type=file]";
const SHORT: &str = "ỦY BAN NHÂN DÂN\nTỈNH THANH LÂM\n\nSố: 77/TB-UBND\n\nTHÔNG BÁO\nvề việc thử mở tệp\n\n\
                     Đây là câu đầu của thông báo. Đây là câu sau.\n";

#[track_caller]
fn assert_short_is_open(page: &Page) {
    wait_for_text(page);
    let text = page.text(".sheet__text");
    for part in ["77/TB-UBND", "về việc thử mở tệp", "Đây là câu sau."] {
        assert!(text.contains(part), "“{part}” is not in {text}");
    }
    assert!(
        !text.contains(['\u{feff}', '\u{fffd}', '\0']),
        "leftovers of the encoding: {text}"
    );
}

/// The sentence of the error, once it can be seen.
#[track_caller]
fn error(page: &Page) -> String {
    page.wait_for("[role=alert][data-error]");
    assert!(page.is_visible("[role=alert][data-error]"));
    page.text("[role=alert][data-error]")
}

fn each_sample_opens_with_its_title_and_number(page: &Page) {
    page.open("");
    for (sample, number, title) in [
        (
            "ket-luan",
            "06-KL/BTCTU",
            "tổng kết công tác xây dựng tổ chức cơ sở đảng năm 2025",
        ),
        (
            "nghi-quyet",
            "09-NQ/ĐU",
            "nâng cao chất lượng sinh hoạt chi bộ",
        ),
        (
            "ke-hoach",
            "123/KH-UBND",
            "Nâng cao chất lượng phục vụ người dân",
        ),
    ] {
        let row = format!("[data-sample='{sample}']");
        page.wait_until("the row tells the number", |page| {
            page.text(&row).contains(number)
        });
        page.click(&row);
        wait_for_text(page);
        let head = page.text(".masthead");
        assert!(head.contains(number) && head.contains(title), "{head}");
        assert!(page.title().contains(number), "{}", page.title());
        assert!(page.text(".app-bar__document").contains(number));
        go_home(page);
    }
    assert_eq!(page.title(), "Chú Giải");
}

fn a_chosen_file_opens_in_any_unicode_encoding(page: &Page) {
    let utf_16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(SHORT.encode_utf16());
        units.flat_map(order).collect()
    };
    page.open("");
    for (name, content) in [
        ("có dấu.txt", [b"\xef\xbb\xbf", SHORT.as_bytes()].concat()),
        ("nhỏ trước.txt", utf_16(u16::to_le_bytes)),
        ("lớn trước.txt", utf_16(u16::to_be_bytes)),
        (
            "xuống dòng kiểu cũ.md",
            SHORT.replace('\n', "\r\n").into_bytes(),
        ),
    ] {
        page.upload(INPUT, name, content);
        assert_short_is_open(page);
        go_home(page);
    }
}

fn a_dropped_file_opens(page: &Page) {
    page.open("");
    page.drag_file_over("[data-start]", "thả.txt");
    wait_for_state(page, "[data-drop]", "data-state", "over");
    assert!(page.text("[data-drop]").contains("Thả ra để mở"));
    page.drop_file("[data-drop]", "thả.txt", SHORT);
    assert_short_is_open(page);
}

fn a_file_dropped_on_an_open_text_opens(page: &Page) {
    read_sample(page, "ket-luan");
    page.drop_file(".sheet__text .block", "thả.txt", SHORT);
    page.wait_until("the dropped text is open", |page| {
        let all = page.all(".sheet__text");
        all.first().is_some_and(|text| text.contains("77/TB-UBND"))
    });
    assert_short_is_open(page);
    // The text before is a step back, as after opening by hand.
    page.script("history.back()", serde_json::json!([]));
    page.wait_until("the text before is there again", |page| {
        page.address().contains("sample=ket-luan") && page.count(".noteref") > 7
    });
}

fn pasted_text_opens(page: &Page) {
    page.open("");
    page.wait_for("[data-start]");
    page.paste(SHORT);
    assert_short_is_open(page);
}

fn text_can_be_pasted_into_a_field(page: &Page) {
    page.open("");
    page.click("[data-paste]");
    page.wait_for("dialog[open]");
    assert!(page.has_focus("[data-paste-text]"));
    page.click("[data-paste-read]");
    page.wait_for("dialog [data-error]");
    assert!(
        page.text("dialog [role=alert]")
            .contains("Chưa có gì để dán")
    );
    page.type_into("[data-paste-text]", SHORT);
    page.click("[data-paste-read]");
    assert_short_is_open(page);
    assert_eq!(page.count("dialog"), 0);
}

fn pasting_nothing_is_explained(page: &Page) {
    page.open("");
    page.wait_for("[data-start]");
    page.paste("  \n ");
    assert!(error(page).contains("Chưa có gì để dán"));
    page.paste(SHORT);
    assert_short_is_open(page);
}

fn a_file_that_cannot_be_read_is_explained_and_one_goes_on(page: &Page) {
    page.open("");
    let unknown: Vec<u8> = (0..400).map(|n| 0x80 + (n * 7 % 0x60) as u8).collect();
    for (name, content, parts) in [
        ("trống.txt", Vec::new(), ["không có chữ", "OCR"]),
        (
            "chỉ dấu.txt",
            b"\xef\xbb\xbf \r\n".to_vec(),
            ["không có chữ", "OCR"],
        ),
        (
            "quét.pdf",
            b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(),
            [".pdf", "dán"],
        ),
        (
            "đổi tên.txt",
            b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj".to_vec(),
            [".pdf", "dán"],
        ),
        (
            "trang.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            ["trang.png", "OCR"],
        ),
        (
            "công văn.docx",
            b"PK\x03\x04\x14\0\x06\0".to_vec(),
            [".docx", ".txt"],
        ),
        ("lạ.txt", unknown, ["bảng mã", "UTF-8"]),
    ] {
        page.upload(INPUT, name, content);
        page.wait_until(&format!("{name} is explained"), |page| {
            let said = page.all("[role=alert][data-error]").join(" ");
            parts.iter().all(|part| said.contains(part))
        });
        assert!(page.is_visible("[role=alert][data-error]"), "{name}");
        assert!(page.is_visible("[data-drop] button"), "{name}: no way on");
    }
    page.upload(INPUT, "được.txt", SHORT);
    assert_short_is_open(page);
}

fn a_file_that_is_too_large_is_explained(page: &Page) {
    page.open("");
    page.upload(INPUT, "lớn.txt", vec![b'a'; 20 * 1024 * 1024 + 1]);
    assert!(error(page).contains("lớn hơn 20 MB"));
    page.click("[data-sample='ket-luan']");
    wait_for_text(page);
}

fn the_same_file_can_be_chosen_twice(page: &Page) {
    page.open("");
    page.upload(INPUT, "hai lần.txt", SHORT);
    assert_short_is_open(page);
    go_home(page);
    page.upload(INPUT, "hai lần.txt", SHORT);
    assert_short_is_open(page);
}

fn leaving_a_text_leads_back_to_an_empty_start_page(page: &Page) {
    page.open("?sample=ket-luan#II");
    wait_for_text(page);
    go_home(page);
    assert_eq!(page.address(), "");
    assert_eq!(page.count(".reader"), 0);
    assert!(page.is_visible("[data-drop][data-state=idle]"));
}
