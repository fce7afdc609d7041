//! What the page knows of saving files: whether the menu is open, and what is said of the last one.

use yew::AttrValue;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exports {
    /// The menu of formats is open.
    pub open: bool,
    pub said: Option<Said>,
}

/// What is said of a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It takes a moment.
    Working,
    /// It was handed to the browser under this name.
    Saved(AttrValue),
    /// What writes files could not be fetched.
    Missing,
    /// It could not be written.
    Stopped,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Exporting {
    Toggled,
    Closed,
    Told(Option<Said>),
}

impl Exports {
    pub fn change(&mut self, what: Exporting) {
        match what {
            Exporting::Toggled => self.open = !self.open,
            Exporting::Closed => self.open = false,
            Exporting::Told(said) => self.said = said,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_menu_opens_and_closes_and_what_was_said_goes_away() {
        let mut exports = Exports::default();
        exports.change(Exporting::Toggled);
        assert!(exports.open);
        exports.change(Exporting::Closed);
        exports.change(Exporting::Told(Some(Said::Missing)));
        assert_eq!((exports.open, &exports.said), (false, &Some(Said::Missing)));
        exports.change(Exporting::Told(None));
        assert_eq!(exports, Exports::default());
    }
}
