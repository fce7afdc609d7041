//! What a short form means here, and where that comes from.
//!
//! *Reads* a short form with its uses. *Writes* its [`Sense`]s. *Never* lets the dictionary outrank the text.

use super::composed::composed;
use super::{Defined, Gathered, Seat};
use crate::model::index::Groups;
use crate::model::{Family, Origin, Paragraph, Place, Sense, Use, order};
use crate::parse::known::{self, KnownSense, SenseKind};
use crate::parse::letters::{is_word, lower_text, tail};

/// The meanings of a short form, the surest first.
pub fn senses(
    gathered: &Gathered,
    defined: &Defined,
    types: &Groups<&'static str>,
    paragraphs: &[Paragraph],
    seat: Seat,
) -> Vec<Sense> {
    let short = gathered.short.as_str();
    let mut senses: Vec<Sense> = Vec::new();
    if let Some(i) = defined.by_spelling.get(short) {
        let (p, long, definition) = &defined.all[i];
        let place = Place::new(*p, definition.long.0, definition.short.1);
        senses.push(Sense {
            long: long.clone(),
            origin: Origin::Text(place),
        });
    }
    let known_senses = known::senses(short);
    if senses.is_empty() {
        senses.extend(told(gathered, known_senses, paragraphs));
    }
    let as_code = gathered.as_type > 0 && gathered.as_type * 2 >= gathered.uses.len();
    if as_code {
        senses.extend(types.of(short).iter().map(|long| Sense {
            long: (*long).to_owned(),
            origin: Origin::Number,
        }));
    }
    let near = match known_senses.iter().any(|sense| !sense.cues.is_empty()) {
        true => near_uses(gathered, paragraphs),
        false => Vec::new(),
    };
    let mut ranked: Vec<(i64, usize, &KnownSense)> = known_senses
        .iter()
        .enumerate()
        .map(|(i, s)| (-score(s, gathered, &near, seat), i, s))
        .collect();
    order::sort_by_key(&mut ranked, |(score, i, _)| {
        [(1_000 + *score) as usize, *i, 0]
    });
    for (_, _, known) in ranked {
        if !senses
            .iter()
            .any(|s| lower_text(&s.long) == lower_text(known.long))
        {
            senses.push(Sense {
                long: known.long.to_owned(),
                origin: Origin::Dictionary(known.source.to_owned()),
            });
        }
    }
    if senses.is_empty() {
        senses.extend(composed(short).map(|long| Sense {
            long,
            origin: Origin::Composed,
        }));
    }
    senses
}

/// "trí tuệ nhân tạo (AI)": initials of another language prove nothing, but the dictionary's own words before the
/// brackets do.
fn told(gathered: &Gathered, known: &[KnownSense], paragraphs: &[Paragraph]) -> Option<Sense> {
    gathered.uses.iter().find_map(|usage| {
        let place = usage.place;
        let before = paragraphs[place.paragraph].text[..place.start]
            .strip_suffix('(')?
            .trim_end();
        let near = lower_text(tail(before, 80));
        let sense = known
            .iter()
            .find(|sense| near.ends_with(&lower_text(sense.long)))?;
        let start = before.len().checked_sub(sense.long.len())?;
        let long = before.get(start..)?.to_owned();
        let origin = Origin::Text(Place::new(place.paragraph, start, place.end));
        Some(Sense { long, origin })
    })
}

/// How well a dictionary sense fits the places of use.
fn score(
    sense: &KnownSense,
    gathered: &Gathered,
    near_uses: &[(String, String)],
    seat: Seat,
) -> i64 {
    let family = seat.family;
    let mut score = 0;
    let total = gathered.uses.len();
    if gathered.as_type * 2 > total {
        score += if sense.kind == SenseKind::Type { 40 } else { 0 };
    } else if gathered.as_issuer * 2 > total {
        score += if matches!(sense.kind, SenseKind::Issuer | SenseKind::Body) {
            40
        } else {
            0
        };
    } else if sense.kind == SenseKind::Type {
        score -= 10;
    }
    if gathered.in_lists * 2 > total && matches!(sense.kind, SenseKind::Unit | SenseKind::Position)
    {
        score += 6;
    }
    if seat.city && sense.long.ends_with("Thành ủy") {
        score += 4;
    }
    if sense.family != Family::Unknown && family != Family::Unknown {
        score += if sense.family == family { 4 } else { -4 };
    }
    for (before, after) in near_uses {
        let near = |cue: &&str| stands_in(before, cue) || stands_in(after, cue);
        score += 5 * sense.cues.iter().filter(|cue| near(cue)).count() as i64;
    }
    score
}

/// The words before and behind the first uses, in lower case.
fn near_uses(gathered: &Gathered, paragraphs: &[Paragraph]) -> Vec<(String, String)> {
    // "Uỷ viên BTV Đảng uỷ": the cues are spelled the other way.
    let plain = |near: &str| lower_text(near).replace("uỷ", "ủy");
    let near = |usage: &Use| {
        let text = &paragraphs[usage.place.paragraph].text;
        let after = &text[usage.place.end..];
        let end = after.char_indices().nth(24);
        (
            plain(tail(&text[..usage.place.start], 24)),
            plain(&after[..end.map_or(after.len(), |(at, _)| at)]),
        )
    };
    gathered.uses.iter().take(12).map(near).collect()
}

fn stands_in(text: &str, cue: &str) -> bool {
    text.contains(cue)
        && text.match_indices(cue).any(|(i, _)| {
            !text[..i].ends_with(is_word) && !text[i + cue.len()..].starts_with(is_word)
        })
}
