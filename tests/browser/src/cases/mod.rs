//! The tests. To add one, write a function `fn it_does_this(page: &Page)` and name it in its file's `TESTS`.

mod accessibility;
mod addresses;
mod cards;
mod contents;
mod copying;
mod exporting;
mod harness;
mod keeping;
mod keyboard;
mod languages;
mod long_texts;
mod many_tasks;
mod mending;
mod minimap;
mod notes;
mod notes_in_notes;
mod opening;
mod paper;
mod phones;
mod pictures;
mod plan;
mod plan_table;
mod privacy;
mod real_documents;
mod search;
mod settings;
mod silence;
mod start_page;
mod state_files;
mod steps;
mod storage;
mod tables;
mod trouble;

use crate::Page;

/// A test: its name and what it does.
#[derive(Clone, Copy)]
pub struct Test {
    pub name: &'static str,
    pub run: fn(&Page),
}

impl Test {
    /// The name as a person reads it.
    pub fn sentence(&self) -> String {
        self.name.replace('_', " ")
    }
}

/// Every test, file by file.
pub fn all() -> Vec<Test> {
    [
        harness::TESTS,
        opening::TESTS,
        privacy::TESTS,
        silence::TESTS,
        trouble::TESTS,
        start_page::TESTS,
        addresses::TESTS,
        notes::TESTS,
        notes_in_notes::TESTS,
        cards::TESTS,
        contents::TESTS,
        copying::TESTS,
        exporting::TESTS,
        paper::TESTS,
        mending::TESTS,
        keeping::TESTS,
        storage::TESTS,
        state_files::TESTS,
        tables::TESTS,
        plan::TESTS,
        plan_table::TESTS,
        many_tasks::TESTS,
        keyboard::TESTS,
        search::TESTS,
        long_texts::TESTS,
        minimap::TESTS,
        settings::TESTS,
        languages::TESTS,
        phones::TESTS,
        accessibility::TESTS,
        real_documents::TESTS,
        pictures::TESTS,
    ]
    .concat()
}

/// Lists test functions by their names.
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        &[$($crate::cases::Test { name: stringify!($name), run: $name }),*]
    };
}
use tests;
