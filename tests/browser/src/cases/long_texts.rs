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
    what_is_out_of_view_is_left_alone_and_reached_by_keys,
    reading_back_up_moves_no_further_than_the_wheel,
    distances_are_the_same_over_the_edges_of_bundles,
    all_notes_of_a_long_text_open_and_close,
    a_paragraph_of_many_pages_is_laid_out_in_parts,
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

/// Whether the browser leaves what is out of view alone.
fn leaves_alone(page: &Page) -> bool {
    page.script(
        "return CSS.supports('overflow-clip-margin', '1px') && 'checkVisibility' in document.body",
        json!([]),
    ) == true
}

/// Whether the last thing that fits is laid out.
fn last_is_laid_out(page: &Page, css: &str) -> bool {
    page.script(
        "return [...document.querySelectorAll(arguments[0])].at(-1).checkVisibility({ contentVisibilityAuto: true })",
        json!([css]),
    ) == true
}

fn what_is_out_of_view_is_left_alone_and_reached_by_keys(page: &Page) {
    read_beside(page, "dai.txt", long());
    wait_whole(page);
    assert!(page.count(".bundle") > 100);
    assert_eq!(page.count(".bundle .bundle"), 0);
    if leaves_alone(page) {
        assert!(!last_is_laid_out(page, ".bundle .block"));
    }
    for heading in 1..=12 {
        page.press("]");
        let heading = format!("[id='dieu-{heading}']");
        wait_for_focus(page, &heading);
        wait_in_view(page, &heading);
    }
    page.press("[");
    wait_for_focus(page, "[id='dieu-11']");
    page.script("location.hash = 'dieu-150.12'", json!([]));
    wait_in_view(page, "[id='dieu-150.12']");
    if leaves_alone(page) {
        assert!(last_is_laid_out(page, ".bundle .block"));
    }
}

/// What has not been laid out yet is higher or lower than it was guessed: what is being read must not move with it.
fn reading_back_up_moves_no_further_than_the_wheel(page: &Page) {
    let mut text = String::from("KẾT LUẬN\n\nvề một văn bản dài\n\n");
    for article in 1..=60 {
        text.push_str(&format!("Điều {article}. Phần việc thứ {article}\n\n"));
        for paragraph in 1..=6 {
            let words = "Các cấp ủy rà soát quy định; bảo đảm dân chủ, công khai. ";
            text.push_str(&format!(
                "{paragraph}. {}\n\n",
                words.repeat(1 + (article * paragraph) % 9)
            ));
        }
    }
    for [width, height] in [[390, 844], [1366, 768]] {
        page.resize(width, height);
        read_beside(page, "len.txt", text.clone());
        wait_whole(page);
        let moves = page.script(
            "return (async () => {
                 const pane = document.querySelector('.pane__scroll');
                 const scroller = innerWidth > 640 ? pane : document.scrollingElement;
                 const frames = async () => { for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame) };
                 scroller.scrollTop = scroller.scrollHeight;
                 for (let i = 0; i < 20; i++) await frames();
                 const moves = [];
                 for (let i = 0; i < 60; i++) {
                     const read = [...document.querySelectorAll('.block')].find((block) => block.getBoundingClientRect().top > 150);
                     const before = read.getBoundingClientRect().top;
                     scroller.scrollBy(0, -120);
                     const moved = () => Math.round(read.getBoundingClientRect().top - before);
                     for (let wait = 0; wait < 5; wait++) {
                         await frames();
                         if (Math.abs(moved() - 120) < 4) break;
                     }
                     moves.push(moved());
                 }
                 return moves;
             })()",
            json!([]),
        );
        let moves = moves.as_array().expect("moves");
        let odd = |one: &serde_json::Value| one.as_i64().is_none_or(|one| (one - 120).abs() > 3);
        assert!(!moves.iter().any(odd), "{width}: {moves:?}");
    }
}

fn distances_are_the_same_over_the_edges_of_bundles(page: &Page) {
    read_beside(page, "dai.txt", long());
    wait_whole(page);
    let distances = page.script(
        "document.querySelectorAll('.bundle').forEach((bundle) => { bundle.style.contentVisibility = 'visible' });
         const all = [...document.querySelectorAll('.sheet__text :is(.block, .heading)')].slice(0, 160);
         const seen = { heading: new Set(), block: new Set(), edges: 0 };
         for (const [i, one] of all.entries()) {
             const before = all[i - 1];
             if (!before || before.matches('.heading')) continue;
             const kind = one.matches('.heading') ? 'heading' : 'block';
             seen[kind].add(Math.round(one.getBoundingClientRect().top - before.getBoundingClientRect().bottom));
             seen.edges += one.closest('.bundle') !== before.closest('.bundle');
         }
         return [[...seen.heading], [...seen.block], seen.edges]",
        json!([]),
    );
    assert_eq!(
        distances[0].as_array().map(Vec::len),
        Some(1),
        "{distances}"
    );
    assert_eq!(
        distances[1].as_array().map(Vec::len),
        Some(1),
        "{distances}"
    );
    assert!(distances[2].as_u64() > Some(5), "{distances}");
}

fn all_notes_of_a_long_text_open_and_close(page: &Page) {
    let notes: String = (1..=300)
        .map(|n| {
            format!(
                "{n}. Nội dung thứ {n} theo quy định[{n}]. {}\n\n",
                "Giao các cấp thực hiện. ".repeat(9)
            )
        })
        .collect();
    let bodies: String = (1..=300)
        .map(|n| format!("[{n}] Nghị định số {n}/2020/NĐ-CP.\n\n"))
        .collect();
    read_beside(page, "dai.txt", format!("QUYẾT ĐỊNH\n\n{notes}\n{bodies}"));
    wait_whole(page);
    let open = |page: &Page| page.count("aside.footnote:not([hidden])");
    page.press("Shift+e");
    page.wait_until("all notes are open", |page| open(page) == 300);
    page.press("Shift+e");
    page.wait_until("all notes are closed", |page| open(page) == 0);
    // A mark far down is reached by its row, and opens there.
    page.script("location.hash = 'n290'", json!([]));
    page.wait_until("the note is open", |page| open(page) == 1);
    wait_in_view(page, "#n290");
}

fn a_paragraph_of_many_pages_is_laid_out_in_parts(page: &Page) {
    let words = "Các cấp ủy tiếp tục rà soát, bổ sung quy định; ";
    let text = format!("THÔNG BÁO\n\n{}hết ngũ cốc.\n", words.repeat(8_000));
    read_beside(page, "mot-dong.txt", text);
    wait_whole(page);
    assert!(page.count(".block__part") > 50);
    assert_eq!(
        page.count("[data-paragraph] .block__part [data-paragraph]"),
        0
    );
    let block = "return [...document.querySelectorAll('.block')].find((b) => b.querySelector('.block__part'))";
    let length = page.script(&format!("{block}.textContent.length"), json!([]));
    let expected = words.chars().count() * 8_000;
    assert!(length.as_u64() >= Some(expected as u64), "{length}");
    if leaves_alone(page) {
        assert!(!last_is_laid_out(page, ".block__part *, .block__part"));
    }
    // The search reaches its end.
    page.press("Control+f");
    wait_for_focus(page, ".search__field");
    page.type_into(".search__field", "ngu coc");
    page.press("Enter");
    page.wait_until("the end is in view", |page| {
        page.script(
            "const last = [...document.querySelectorAll('.block__part')].at(-1).getBoundingClientRect();
             return last.bottom > 0 && last.bottom < innerHeight + 200",
            json!([]),
        ) == true
    });
}
