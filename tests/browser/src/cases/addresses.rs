//! `?doc=`: a text beside the page opens by its address, and nothing else is ever asked for.

use super::steps::{targets, wait_for_text};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_file_beside_the_page_opens_by_its_address,
    an_address_can_name_the_place_too,
    a_missing_file_is_explained,
    a_file_that_is_not_text_is_explained,
    an_address_elsewhere_is_refused_without_a_request,
];

const SHORT: &str =
    "KẾT LUẬN\nvề việc mở theo địa chỉ\n\nI. MỘT\n\nCâu đầu.\n\nII. HAI\n\nCâu sau.\n";

#[track_caller]
fn error(page: &Page) -> String {
    page.wait_for("[role=alert][data-error]");
    assert!(page.is_visible("[role=alert][data-error]"));
    page.text("[role=alert][data-error]")
}

fn a_file_beside_the_page_opens_by_its_address(page: &Page) {
    page.site().put("văn bản/mẫu 1.txt", SHORT);
    page.site().put("mau.txt", SHORT);
    page.open("?doc=mau.txt");
    wait_for_text(page);
    assert!(page.text(".masthead").contains("về việc mở theo địa chỉ"));
    let asked = targets(page);
    let of_text = asked.iter().filter(|target| target.ends_with("/mau.txt"));
    assert_eq!(of_text.count(), 1, "{asked:?}");
}

fn an_address_can_name_the_place_too(page: &Page) {
    page.site().put("mau.txt", SHORT);
    page.open("?doc=mau.txt#II");
    page.wait_for(".reader [id='II']");
    page.wait_until("the place has the focus", |page| {
        page.has_focus("[id='II']")
    });
}

fn a_missing_file_is_explained(page: &Page) {
    page.expect_error("404");
    page.open("?doc=khong-co.txt");
    let sentence = error(page);
    assert!(sentence.contains("Không thấy “khong-co.txt”"), "{sentence}");
    page.click("[data-sample='ket-luan']");
    wait_for_text(page);
}

fn a_file_that_is_not_text_is_explained(page: &Page) {
    let pdf: &[u8] = b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n1 0 obj\n";
    page.site().put("quet.pdf", pdf);
    page.site().put("quet.txt", pdf);
    page.site()
        .put("trang.txt", "<!doctype html><title>Trang khác</title>");
    page.site().announce("html", "text/html");
    for address in ["?doc=quet.pdf", "?doc=quet.txt"] {
        page.open(address);
        let sentence = error(page);
        for part in [".pdf", "dán", "OCR"] {
            assert!(sentence.contains(part), "{address}: {sentence}");
        }
    }
    // A host that answers every address with its own page.
    page.site().announce("txt", "text/html; charset=utf-8");
    page.open("?doc=trang.txt");
    assert!(error(page).contains("không phải tệp chữ"));
}

fn an_address_elsewhere_is_refused_without_a_request(page: &Page) {
    let own = format!("{}a.txt", page.site().url());
    for doc in [
        "https://example.com/a.txt",
        "//example.com/a.txt",
        "/a.txt",
        "%5C%5Cexample.com%5Ca.txt",
        "data:text/plain,a.txt",
        own.as_str(),
    ] {
        page.open(&format!("?doc={doc}"));
        let sentence = error(page);
        assert!(sentence.contains("Không mở “"), "{doc}: {sentence}");
    }
    let asked = targets(page);
    let of_text = |target: &&String| {
        target
            .split('?')
            .next()
            .is_some_and(|t| t.contains("a.txt"))
    };
    assert_eq!(asked.iter().find(of_text), None);
}
