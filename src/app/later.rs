//! What only an open text needs. In the finished page it stands in a module of its own, which comes with the first text
//! (docs/decisions/page-in-two-parts.md).
//!
//! The first part reaches it through [`Later`] alone: whatever it named besides would travel on every first visit.

use super::context::Page;
use super::document::Document;
use super::listeners::Latest;
use super::reader_state::Reader;
use super::state::{Action, Dialog, State};
use super::{arriving, following, keeping, kin, reader, reading_keys, storage, trail};
use crate::model::Source;
#[cfg(feature = "parted")]
use std::ffi::c_void;
use std::sync::OnceLock;
use web_sys::KeyboardEvent;
use yew::Html;

/// The doors from the first part into the second.
pub struct Later {
    /// Shows a text, for the bytes of its reading.
    pub arrive: fn(&Page, Source, &[u8], bool, u32),
    pub draw: fn(&Page, &State, &Reader) -> Html,
    pub dialog: fn(&Page, &State, &Reader, Dialog) -> Html,
    /// The plan of a text nearly like this one, offered.
    pub offer: fn(&Page, &Reader) -> Option<Html>,
    pub key: fn(&Page, &State, &Reader, &KeyboardEvent) -> bool,
    pub follow: fn(&Page, &Latest, &State, &Reader, Option<&State>),
    pub closed: fn(),
    /// Facts that another window told, in lines.
    pub told: fn(&Page, u64, &str),
    /// What another window decided about this text.
    pub decided: fn(&str, &str, &Document) -> Option<Action>,
    /// What a state file says of the open text.
    pub record: fn(&Reader) -> Vec<String>,
    pub undo: fn(&Page, &Reader) -> bool,
    /// The words of this part, Vietnamese and English.
    pub words: [&'static str; 2],
}

static LATER: Later = Later {
    arrive: arriving::arrive,
    draw: reader::reader_page,
    dialog: reader::dialog,
    offer: kin::offered,
    key: reading_keys::hear,
    follow: following::follow,
    closed: following::closed,
    told: keeping::take_told,
    decided: storage::decided,
    record: keeping::whole_record,
    undo: trail::undo,
    words: [
        include_str!("texts/vi-reading.txt"),
        include_str!("texts/en-reading.txt"),
    ],
};

static HERE: OnceLock<&'static Later> = OnceLock::new();

/// The second part, once it has come.
pub fn here() -> Option<&'static Later> {
    // Where the program is whole, it is always there.
    if cfg!(not(feature = "parted")) {
        come();
    }
    HERE.get().copied()
}

/// The browser says that the second part is there.
pub fn come() -> &'static Later {
    HERE.get_or_init(door)
}

/// Names by which the splitter (`xtask/src/split.rs`) knows where the program is cut.
#[cfg(feature = "parted")]
fn door() -> &'static Later {
    #[link(wasm_import_module = "__wasm_split_placeholder__")]
    unsafe extern "C" {
        #[link_name = "__wasm_split_00later00_import_00000000000000000000000000000000_door"]
        safe fn elsewhere() -> *const c_void;
    }
    // SAFETY: it answers with the address of `LATER`, which stays.
    unsafe { &*elsewhere().cast() }
}

#[cfg(feature = "parted")]
#[unsafe(export_name = "__wasm_split_00later00_export_00000000000000000000000000000000_door")]
extern "C" fn opened_elsewhere() -> *const c_void {
    (&raw const LATER).cast()
}

#[cfg(not(feature = "parted"))]
fn door() -> &'static Later {
    &LATER
}
