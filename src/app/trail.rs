//! One way back: corrections and steps of the plan are undone in the order in which they were made, and made again.

use super::context::Page;
use super::repair_card;
use super::state::{Action, Reader};
use super::toast;
use super::{drawing, places};
use std::rc::Rc;

/// Which list of steps a step stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Correction,
    Plan,
}

/// The order of steps of both kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    back: Rc<Vec<Step>>,
    forth: Rc<Vec<Step>>,
}

impl Trail {
    /// A new step was made; what was undone cannot be made again.
    pub fn made(&mut self, step: Step) {
        Rc::make_mut(&mut self.back).push(step);
        self.forth = Rc::default();
    }

    /// The same where a change was one.
    pub fn made_if(&mut self, made: bool, step: Step) {
        if made {
            self.made(step);
        }
    }

    /// The step that would be undone.
    pub fn last(&self) -> Option<Step> {
        self.back.last().copied()
    }

    /// Goes one step back; its kind says which list is to go back, too.
    pub fn back(&mut self) -> Option<Step> {
        let step = Rc::make_mut(&mut self.back).pop()?;
        Rc::make_mut(&mut self.forth).push(step);
        Some(step)
    }

    /// Goes one step forth again.
    pub fn forth(&mut self) -> Option<Step> {
        let step = Rc::make_mut(&mut self.forth).pop()?;
        Rc::make_mut(&mut self.back).push(step);
        Some(step)
    }

    pub fn can_redo(&self) -> bool {
        !self.forth.is_empty()
    }
}

/// Ctrl+Z: takes the last step back. False where there is none.
pub fn undo(page: &Page, reader: &Reader) -> bool {
    match reader.trail.last() {
        Some(Step::Correction) => repair_card::undo(page, reader),
        Some(Step::Plan) => {
            let task = reader.steps.last().unwrap_or_default().to_owned();
            page.dispatch(Action::StepUndone);
            toast::tell(page, "undo.done");
            // What had the focus may be gone, and what was gone may be there again.
            drawing::after(move || show_row(&task));
            true
        }
        None => false,
    }
}

/// Ctrl+Y: makes the last step that was taken back again. False where there is none.
pub fn redo(page: &Page, reader: &Reader) -> bool {
    let can = reader.trail.can_redo();
    if can {
        page.dispatch(Action::StepRedone);
        toast::tell(page, "redo.done");
    }
    can
}

/// Shows the row of a task, where it is in the table, and gives it a lost focus.
pub fn show_row(task: &str) {
    let rows = places::all("[data-task]").into_iter();
    let mut rows = rows.filter(|row| row.get_attribute("data-task").as_deref() == Some(task));
    let Some(row) = rows.next() else {
        return;
    };
    let link = row.query_selector("[data-row]").ok().flatten();
    let focused = gloo::utils::document().active_element();
    if focused.is_none_or(|e| e.tag_name() == "BODY") {
        link.as_ref().into_iter().for_each(places::focus);
    }
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    link.unwrap_or(row)
        .scroll_into_view_with_scroll_into_view_options(&options);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_both_kinds_go_back_in_the_order_they_came() {
        let mut trail = Trail::default();
        for step in [Step::Plan, Step::Correction, Step::Plan] {
            trail.made(step);
        }
        assert_eq!(trail.back(), Some(Step::Plan));
        assert_eq!(trail.back(), Some(Step::Correction));
        assert_eq!(trail.last(), Some(Step::Plan));
        assert_eq!(trail.forth(), Some(Step::Correction));
        assert!(trail.can_redo());
        trail.made(Step::Correction);
        assert!(!trail.can_redo() && trail.forth().is_none());
        for step in [Step::Correction, Step::Correction, Step::Plan] {
            assert_eq!(trail.back(), Some(step));
        }
        assert_eq!(trail.back(), None);
    }
}
