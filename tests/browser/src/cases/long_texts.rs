//! A text of hundreds of pages: it is there at once, answers while it is drawn, and is whole in the end.

use serde_json::json;

use super::steps::{read_beside, wait_for_focus, wait_in_view};
use super::{Test, tests};
use crate::Page;

pub const TESTS: &[Test] = tests![
    a_long_text_answers_while_it_is_drawn_and_is_whole_then,
    a_place_far_down_is_reached_from_the_address,
    a_word_far_down_is_found_while_the_text_is_drawn,
    a_note_opens_without_drawing_other_paragraphs,
];

/// About three hundred pages of three thousand characters.
fn long() -> String {
    let mut text = String::from("KẾT LUẬN\n\nvề một văn bản dài\n\n");
    for article in 1..=150 {
        text.push_str(&format!("Điều {article}. Phần việc thứ {article}\n\n"));
        for paragraph in 1..=12 {
            let words = "Các cấp ủy, tổ chức đảng tiếp tục rà soát, bổ sung quy định; bảo đảm dân chủ, công khai. ";
            text.push_str(&format!("{paragraph}. {}\n\n", words.repeat(5)));
        }
    }
    text.push_str("Câu cuối cùng của văn bản có chữ ngũ cốc.\n");
    text
}

#[track_caller]
fn wait_whole(page: &Page) {
    page.wait_until("all of the text is drawn", |page| {
        page.count("[data-drawing]") == 0
    });
}

fn a_long_text_answers_while_it_is_drawn_and_is_whole_then(page: &Page) {
    page.open("");
    // How many blocks came before each frame.
    page.script(
        "window.frames_ = new Set();
         const look = () => { window.frames_.add(document.querySelectorAll('.sheet__text .block').length); requestAnimationFrame(look) };
         requestAnimationFrame(look)",
        json!([]),
    );
    page.paste(&long());
    page.wait_for(".reader .masthead");
    wait_whole(page);
    let drawn = page.script(
        "return document.querySelectorAll('.sheet__text .block').length",
        json!([]),
    );
    assert!(drawn.as_u64() >= Some(150 * 12), "{drawn}");
    let last = page.script(
        "return [...document.querySelectorAll('.sheet__text .block')].at(-1).textContent",
        json!([]),
    );
    assert!(last.as_str().is_some_and(|text| text.contains("ngũ cốc")));
    let frames = page.script("return window.frames_.size", json!([]));
    assert!(frames.as_u64() > Some(8), "drawn in {frames} pictures");
}

fn a_place_far_down_is_reached_from_the_address(page: &Page) {
    page.site().put("dai.txt", long());
    page.open("?doc=dai.txt#dieu-149.3");
    page.wait_for(".reader .masthead");
    wait_in_view(page, "[id='dieu-149.3']");
}

fn a_word_far_down_is_found_while_the_text_is_drawn(page: &Page) {
    read_beside(page, "dai.txt", long());
    page.press("Control+f");
    wait_for_focus(page, ".search__field");
    page.type_into(".search__field", "ngu coc");
    page.press("Enter");
    page.wait_until("the last sentence is in view", |page| {
        let seen = page.script(
            "const last = [...document.querySelectorAll('.block')].findLast((b) => b.textContent.includes('ngũ cốc'));
             const place = last?.getBoundingClientRect(); return !!place && place.top > 0 && place.bottom < innerHeight",
            json!([]),
        );
        seen == true
    });
}

fn a_note_opens_without_drawing_other_paragraphs(page: &Page) {
    let notes: String = (1..=40)
        .map(|n| format!("{n}. Nội dung thứ {n} theo quy định[{n}].\n\n"))
        .collect();
    let bodies: String = (1..=40)
        .map(|n| format!("[{n}] Nghị định số {n}/2020/NĐ-CP.\n\n"))
        .collect();
    super::steps::read_text(page, &format!("QUYẾT ĐỊNH\n\n{notes}\n{bodies}"));
    wait_whole(page);
    page.script(
        "window.changed = new Set();
         const note = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest('[data-paragraph]')?.dataset.paragraph;
         new MutationObserver((all) => all.forEach((one) => window.changed.add(note(one.target) ?? 'outside')))
           .observe(document.querySelector('.sheet__text'), { subtree: true, childList: true, characterData: true });",
        json!([]),
    );
    page.scroll_to(".noteref[href='#n20']");
    page.click(".noteref[href='#n20']");
    page.wait_until("the note is open", |page| page.is_visible("#n20"));
    let changed = page.script("return [...window.changed]", json!([]));
    assert!(
        changed.as_array().is_some_and(|all| all.len() <= 1),
        "{changed}"
    );
}
