//! What the words before a list say once for all tasks of a group.

use super::super::beside::Beside;
use super::TaskGroup;
use crate::model::{Agency, Place, Task};

/// Writes it on the line of `group` and of those below that have it for themselves.
pub fn write(beside: &Beside, group: &mut TaskGroup) {
    gather(beside, group);
    hand_down(group, false, false);
}

/// What stands before a list and holds for all tasks of a group: places of a body and of times.
#[derive(Clone, PartialEq)]
struct Shared<'a> {
    actor: Option<&'a Agency>,
    deadlines: &'a [usize],
}

/// What the words before its list give to a task: what it has without saying it itself.
fn from_lead<'a>(beside: &Beside<'a>, task: &'a Task) -> Shared<'a> {
    let start = (task.place.paragraph, task.place.start);
    let before = |place: Place| (place.paragraph, place.end) <= start;
    let actor = task.actor.as_ref().filter(|actor| before(actor.place));
    let of = |due: &usize| beside.directive.deadlines.get(*due).map(|due| due.place);
    let led = task.deadlines.iter().filter_map(of).all(before);
    Shared {
        actor,
        deadlines: if led { &task.deadlines } else { &[] },
    }
}

/// Writes on the line of a group, and of those below, what all its tasks have from words before them.
fn gather<'a>(beside: &Beside<'a>, group: &mut TaskGroup) -> Option<Shared<'a>> {
    let tasks = group.tasks.iter();
    let here = tasks.map(|row| from_lead(beside, &beside.directive.tasks[row.task]));
    let mut all: Vec<Shared> = here.collect();
    all.extend(
        group
            .groups
            .iter_mut()
            .filter_map(|below| gather(beside, below)),
    );
    let mut shared = all.first()?.clone();
    for other in &all {
        let same = |a: &Agency| other.actor.is_some_and(|b| a.place == b.place);
        shared.actor = shared.actor.filter(|actor| same(actor));
        if shared.deadlines != other.deadlines {
            shared.deadlines = &[];
        }
    }
    group.actor = shared.actor.map(|actor| actor.name.clone());
    let times = shared.deadlines.iter();
    let times = times.filter_map(|due| beside.directive.deadlines.get(*due));
    group.deadlines = times.map(|due| due.text.clone()).collect();
    Some(shared)
}

/// Takes from the groups below what the line of a group above them says.
fn hand_down(group: &mut TaskGroup, actor: bool, deadlines: bool) {
    if actor {
        group.actor = None;
    }
    if deadlines {
        group.deadlines.clear();
    }
    let actor = actor || group.actor.is_some();
    let deadlines = deadlines || !group.deadlines.is_empty();
    for below in &mut group.groups {
        hand_down(below, actor, deadlines);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::Draft;
    use super::super::groups;
    use super::*;
    use crate::model::{Deadline, Role, Series};

    #[test]
    fn what_a_lead_says_for_all_its_tasks_stands_once_on_the_line_of_their_group() {
        let mut draft = Draft::default()
            .paragraph(Role::Heading, "1. Sở Nội vụ, trong quý II:")
            .section("1.", Series::Arabic, None)
            .body("- Rà soát.")
            .task("Rà soát")
            .body("- Bổ sung trước 30/6.")
            .task("Bổ sung trước 30/6");
        let time = |place, text: &str| Deadline {
            place,
            text: text.into(),
            normalized: String::new(),
        };
        let lead = Place::new(0, "1. ".len(), "1. Sở Nội vụ".len());
        let own = draft.0.tasks[1].place;
        draft.0.deadlines = vec![
            time(Place::new(0, lead.end, lead.end), "trong quý II"),
            time(own, "trước 30/6"),
        ];
        for (task, due) in [(0, 0), (1, 1)] {
            draft.0.tasks[task].deadlines = vec![due];
            draft.0.tasks[task].actor = Some(Agency {
                place: lead,
                name: "Sở Nội vụ".into(),
                leads: false,
            });
        }
        let line = |draft: &Draft| {
            let group = groups(&Beside::new(&draft.0), &[]).remove(0);
            (group.actor, group.deadlines)
        };
        assert_eq!(line(&draft), (Some("Sở Nội vụ".into()), vec![]));
        draft.0.tasks[1].deadlines = vec![0];
        assert_eq!(line(&draft).1, ["trong quý II"]);
        draft.0.tasks[1].actor = None;
        assert_eq!(line(&draft).0, None);
    }
}
