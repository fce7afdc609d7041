//! What the card says of a short form: meaning, origin, other spellings, uses; and a meaning of one's own.

use super::card_steps::card_steps;
use super::context::Page;
use super::markup::markup;
use super::one_word_field::{OneWord, focus_again, one_word_field, opens_field};
use super::state::{Action, Card, Reader};
use crate::model::Origin;
use crate::view::AbbreviationRow;
use crate::view::meanings::Meanings;
use yew::prelude::*;

/// The name of the card and its content.
pub fn abbreviation_card(
    page: &Page,
    reader: &Reader,
    meanings: &Meanings,
    entry: usize,
    usage: usize,
) -> (String, Html) {
    let Some(row) = reader.document.reading.abbreviations.get(entry) else {
        return (String::new(), Html::default());
    };
    let name = page.fill("card.abbreviation", &[("short", &row.short)]);
    let variants = row.variants.join(", ");
    let uses = [("k", page.lang.number(usage + 1))];
    let uses = uses.each_ref().map(|(k, v)| (*k, v.as_str()));
    let long = meaning(row, meanings);
    let content = markup! {
        <>
            <div class="card__head" lang="vi">{ &row.short }</div>
            <div class="card__meaning" lang={long.map(|_| "vi")}>{ long.unwrap_or(page.text("meaning.unknown")) }</div>
            <div class="card__lines">
                { for more(page, row, meanings).into_iter().map(|words| markup! { <p>{ words }</p> }) }
                if !variants.is_empty() { <p>{ page.fill_vi("meaning.variants", "variants", &variants) }</p> }
                <p>{ page.lang.count("uses.of", row.uses.len(), &uses) }</p>
            </div>
            { own(page, reader, row, meanings.get(&row.short)) }
            { card_steps(page, &row.uses, usage, |use_| Card::Abbreviation(entry, use_), "uses") }
        </>
    };
    (name, content)
}

/// What it stands for: the person's own meaning before every other.
pub fn meaning<'a>(row: &'a AbbreviationRow, meanings: &'a Meanings) -> Option<&'a str> {
    meanings.get(&row.short).or(row.long.as_deref())
}

/// Other meanings, and where the meaning comes from, a line each.
pub fn more(page: &Page, row: &AbbreviationRow, meanings: &Meanings) -> Vec<Html> {
    let own = meanings.get(&row.short);
    let passed_over = row
        .long
        .iter()
        .filter(|long| own.is_some_and(|own| own != *long));
    let others: Vec<&str> = passed_over.chain(&row.others).map(String::as_str).collect();
    let others = (!others.is_empty()).then(|| {
        markup! { <>{ page.text("meaning.others") }{ " " }<span lang="vi">{ others.join("; ") }</span></> }
    });
    let origin = match own {
        Some(_) => Some(page.text("origin.own").into()),
        None => row.long.as_ref().map(|_| origin(page, row)),
    };
    others.into_iter().chain(origin).collect()
}

/// Where a meaning comes from, always said.
fn origin(page: &Page, row: &AbbreviationRow) -> Html {
    match (&row.origin, &row.defined_in) {
        (Some(Origin::Text(_)), Some((id, label))) => markup! {
            <>{ page.text("origin.text") }{ " " }<a class="link" href={format!("#{id}")}>{ label }</a></>
        },
        (Some(Origin::Text(_)), None) => page.text("origin.text-here").into(),
        (Some(Origin::Dictionary(source)), _) if source.is_empty() => {
            page.text("origin.list").into()
        }
        (Some(Origin::Dictionary(source)), _) => markup! {
            <>{ page.text("origin.source") }{ " " }<span lang="vi">{ source }</span></>
        },
        (Some(Origin::Composed), _) => page.text("origin.composed").into(),
        (Some(Origin::Number), _) => page.text("origin.number").into(),
        (None, _) => page.text("meaning.unknown").into(),
    }
}

/// "Thêm nghĩa…", or to change and remove the meaning given.
fn own(page: &Page, reader: &Reader, row: &AbbreviationRow, own: Option<&str>) -> Html {
    let give = {
        let (page, short) = (page.clone(), row.short.clone());
        Callback::from(move |long: String| {
            page.dispatch(Action::MeaningGiven(short.clone(), long));
            focus_again("[data-opens-field]");
        })
    };
    if reader.field {
        let field = OneWord {
            name: page.fill("meaning.field", &[("short", &row.short)]),
            value: own.unwrap_or_default(),
            hint: page.text("meaning.field-hint"),
            take: page.text("meaning.take"),
        };
        return one_word_field(page, field, give);
    }
    let remove = move |event: MouseEvent| {
        event.stop_propagation();
        give.emit(String::new());
    };
    let words = page.text(if own.is_some() {
        "meaning.change"
    } else {
        "meaning.add"
    });
    markup! {
        <div class="card__buttons">
            { opens_field(page, reader, words) }
            if own.is_some() {
                <button type="button" class="button button--line" data-removes="" onclick={remove}>{ page.text("meaning.remove") }</button>
            }
        </div>
    }
}
