//! What the words before a list say for its items, and words that say something for the sentence before.
//!
//! *Reads* one sentence. *Writes* who, with whom and by when for what stands under it. *Never* makes a task of it.
//!
//! "Hoàn thành trong quý II/2024 các nhiệm vụ sau:", "1. Bộ Xây dựng:" and "- Bộ Xây dựng" over "+ Ban hành …" lead;
//! "… Hoàn thành trước ngày 15/11/2024." follows.

use super::super::annotate::agencies::{self, Named};
use super::super::annotate::instructions;
use super::super::annotate::products;
use super::super::letters::{begins, ends_with_one_of, holds, is_word, lower_text};
use super::units::Unit;
use super::{Lead, MOST, Walk, agency, joining};
use crate::model::{Place, Role, Section};
use crate::parse::letters::marks::Marks;

impl Walk<'_> {
    /// "Hoàn thành trong quý II/2024 các nhiệm vụ sau:", "1. Bộ Xây dựng:".
    pub fn lead(&mut self, paragraph: usize, lower: &str, unit: &Unit, labelled: bool) {
        let text = &self.context.paragraphs[paragraph].text;
        let sentence = &text[unit.start..unit.end];
        let lower = &lower[unit.start..unit.end];
        let named = if labelled {
            heads(sentence, lower)
        } else {
            agencies::asked(sentence, lower).or_else(|| agencies::headed(sentence, lower))
        };
        let times = self.times(paragraph, unit.start, unit.end);
        let mut lead = Lead {
            partners: match named {
                Some(_) => joining(paragraph, unit.start, &text[..unit.end], lower),
                None => Vec::new(),
            },
            actor: named.map(|named| agency(paragraph, unit.start, text, named)),
            deadlines: Vec::new(),
            heading: self.context.paragraphs[paragraph].role == Role::Heading,
            makes: None,
        };
        if !lead.heading {
            lead.makes = products::makes(lower)
                .map(|mends| (mends, paragraph, unit.end == text.trim_end().len()));
        }
        if instructions::leads(sentence, lower) {
            for due in times {
                self.work.due[due] = true;
                let Place { start, end, .. } = self.context.deadlines[due].place;
                // "Từ nay đến hết năm 2031 chỉ còn gần 02 tháng": how long it is till then.
                if begins(text[end..].trim_start(), "chỉ còn |còn ") {
                    continue;
                }
                // "Tổng kết Nghị quyết …; xây dựng Đề án trình Hội nghị …": a heading of several works.
                let whole = !lead.heading || !sentence.contains(';');
                if lead.deadlines.len() < MOST
                    && whole
                    && !instructions::is_purpose(&text[unit.start..start])
                {
                    lead.deadlines.push(due);
                }
            }
        }
        let home = unit.section.unwrap_or(self.leads.len() - 1);
        self.leads[home] = lead;
    }

    /// "- Bộ Xây dựng" over "+ Ban hành …": the words of an item that are nothing but who does what stands under it.
    pub fn names_who(&self, paragraph: usize, unit: &Unit) -> bool {
        let text = self.context.paragraphs[paragraph].text.trim_end();
        let sections = &self.context.outline.sections;
        let over = unit.section.filter(|s| {
            let (own, below) = (&sections[*s], sections.get(s + 1));
            let deeper =
                |below: &Section| below.parent == Some(*s) && below.label.series > own.label.series;
            (own.place.paragraph, own.head) == (paragraph, unit.start) && below.is_some_and(deeper)
        });
        let words = &text[unit.start..unit.end.min(text.len())];
        over.is_some()
            && unit.end >= text.len()
            && words.ends_with(is_word)
            && agencies::headed(words, &lower_text(words)).is_some()
    }

    /// "… ít nhất 30% số xã. Hoàn thành trước ngày 15/11/2024.": by when the sentence before is to be done.
    pub fn dates_last(&mut self, paragraph: usize, unit: &Unit) -> bool {
        let text = &self.context.paragraphs[paragraph].text[..unit.end];
        let times = self.times(paragraph, unit.start, unit.end);
        let when = |due: usize| self.context.deadlines[due].place;
        let (Some(first), Some(last)) = (times.clone().next(), times.clone().last()) else {
            return false;
        };
        let before = &text[unit.start..when(first).start];
        let bare = begins(before, "Hoàn thành |Thời gian |Thời hạn |Xong ") && before.len() < 60;
        let ends = text[when(last).end..].trim_end_of("./;… ").is_empty();
        let tasks = self.work.tasks.last_mut();
        match tasks.filter(|task| bare && ends && task.place.paragraph == paragraph) {
            Some(task) => {
                task.deadlines.extend(times.clone());
                self.work.due[times].fill(true);
                true
            }
            None => false,
        }
    }

    /// Whether a section is an item of a list that orders nothing: "2. Phạt tiền … đối với một trong các hành vi sau:",
    /// "Hồ sơ đề nghị gồm:".
    pub fn orders_nothing(&self, section: Option<usize>) -> bool {
        const ENDS: &str = "hành vi sau:|hành vi sau đây:|hành vi vi phạm sau:|hành vi vi phạm sau đây:|hành vi:|\
            trường hợp sau:|trường hợp sau đây:|điều kiện sau:|điều kiện sau đây:";
        self.lead_in(section).is_some_and(|text| {
            ends_with_one_of(text, ENDS)
                || text.ends_with("gồm:") && holds(text, "Hồ sơ|hồ sơ") && text.len() < 200
        })
    }

    /// Whether a section is an item of a list of things: "2. Các phòng thuộc Chi cục gồm:".
    pub fn lists_things(&self, section: Option<usize>) -> bool {
        self.lead_in(section)
            .is_some_and(|text| text.ends_with("gồm:"))
    }

    /// The words over the list that a section is an item of.
    fn lead_in(&self, section: Option<usize>) -> Option<&str> {
        let sections = &self.context.outline.sections;
        let list = &sections[sections[section?].parent?];
        let text = &self.context.paragraphs[list.place.paragraph].text;
        Some(text.trim_end())
    }
}

/// The body that the head of a section charges with its items.
fn heads(words: &str, lower: &str) -> Option<Named> {
    let charged = || agencies::charged(words, lower).filter(|_| words.ends_with(':'));
    agencies::headed(words, lower).or_else(charged)
}
