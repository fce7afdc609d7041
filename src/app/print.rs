//! What becomes of the text on paper. Browsers cannot set notes at the foot of a page, so they stand at the end of the
//! smallest section that holds their marks; put there for the time of printing, taken back after it.

use super::context::Page;
use super::document::{Document, Mark};
use super::run::mark_of;
use super::state::Action;
use super::{drawing, places};
use crate::view::anchors;
use web_sys::{Element, Node};

/// What ends the words of a section: sections in it, and what follows the text.
const ENDS: &str = ".section, .conclusions, .endnotes, .set-aside, .card, .quote";

/// Puts every note that has a mark after the words it belongs to.
pub fn set_notes(page: &Page, document: &Document) {
    take_back();
    let mut box_: Option<(Element, Option<Node>, Element)> = None;
    for mark in places::all(".sheet__text .noteref") {
        let Some(note) = called_by(document, &mark) else {
            continue;
        };
        let Some((words, end)) = words_of(&places::mark_in_text(mark)) else {
            continue;
        };
        // Notes of the same words stand in one box, in the order of their marks.
        let same = box_.as_ref().filter(|(w, e, _)| (w, e) == (&words, &end));
        let into = match same {
            Some((.., into)) => into.clone(),
            None => {
                let Some(into) = head(page, document, &words) else {
                    continue;
                };
                let _ = words.insert_before(&into, end.as_ref());
                box_ = Some((words, end, into.clone()));
                into
            }
        };
        add(document, &into, note);
    }
}

/// Takes the notes away again.
pub fn take_back() {
    for notes in places::all(".print-notes") {
        notes.remove();
    }
}

/// The note that opens at this mark; one that is called again later has its place at the first.
fn called_by(document: &Document, mark: &Element) -> Option<usize> {
    let Mark::Note(note) = mark_of(&mark.get_attribute("data-opens")?)? else {
        return None;
    };
    let reference = document.reading.notes.get(note)?.reference?;
    (anchors::note_ref(reference) == mark.id()).then_some(note)
}

/// Where the words around a mark stand, and what comes after the last of them.
fn words_of(mark: &Element) -> Option<(Element, Option<Node>)> {
    let heading = mark.closest(".section > .heading").ok().flatten();
    let (words, mut next) = match heading.and_then(|h| h.parent_element()) {
        Some(section) => {
            let words = section
                .query_selector(":scope > .section__content")
                .ok()??;
            let first = words.first_element_child();
            (words, first)
        }
        None => {
            let words = mark.closest(".section__content, .sheet__text").ok()??;
            let mut at = mark.clone();
            while at.parent_element().as_ref() != Some(&words) {
                at = at.parent_element()?;
            }
            (words, at.next_element_sibling())
        }
    };
    while let Some(here) = next.take() {
        if here.matches(ENDS).unwrap_or(false) {
            return Some((words, Some(here.into())));
        }
        next = here.next_element_sibling();
    }
    Some((words, None))
}

/// An empty box of notes with its name: "Chú thích mục II.2.1".
fn head(page: &Page, document: &Document, words: &Element) -> Option<Element> {
    let section = places::number(words, "data-folds");
    let target = section.and_then(|s| document.reading.targets.sections.get(s));
    let cited = target.map_or("", |target| target.cited.as_str());
    let name = match (cited, cited.strip_prefix("Mục ")) {
        ("", _) => page.text("print.notes").to_owned(),
        (_, Some(path)) => page.fill("print.notes-section", &[("path", path)]),
        _ => page.fill("print.notes-of", &[("place", cited)]),
    };
    let notes = element("section", "print-notes")?;
    let head = element("p", "print-notes__head")?;
    head.set_text_content(Some(&name));
    let _ = head.set_attribute("lang", page.lang.name());
    notes.append_child(&head).ok()?;
    Some(notes)
}

/// Adds a note as it is drawn elsewhere: what was put right there is right here.
fn add(document: &Document, into: &Element, note: usize) -> Option<()> {
    let drawn = places::find(&format!(
        ".sheet__text [data-note='{note}'] .footnote__body"
    ))?;
    let body: Element =
        wasm_bindgen::JsCast::dyn_into(drawn.clone_node_with_deep(true).ok()?).ok()?;
    for named in places::within(&body, "[id]") {
        let _ = named.remove_attribute("id");
    }
    let row = element("div", "print-notes__note")?;
    let number = element("span", "print-notes__number")?;
    number.set_text_content(Some(&document.reading.notes.get(note)?.label));
    row.append_child(&number).ok()?;
    row.append_child(&body).ok()?;
    into.append_child(&row).ok()?;
    Some(())
}

fn element(tag: &str, class: &str) -> Option<Element> {
    let element = gloo::utils::document().create_element(tag).ok()?;
    element.set_class_name(class);
    Some(element)
}

/// Prints the paper chosen, once it is drawn.
pub fn start(page: &Page) {
    page.dispatch(Action::DialogClosed);
    page.dispatch(Action::PrintingChanged(true));
    drawing::after(|| {
        let _ = gloo::utils::window().print();
    });
}
