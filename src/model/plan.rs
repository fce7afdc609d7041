//! What a person makes of a directive's tasks: done, by whom, by when. It lies beside the reading, never in it.
//!
//! A plan is nothing but facts, each a task's id, a field and a value. So a change is a list of facts, its undoing
//! another, two windows join theirs fact by fact, and a plan kept by an older or newer page is read as far as it is
//! known.

/// What a person can say about a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// `done` or `begun`; a task with parts or sub-tasks has the state that theirs make.
    State,
    /// `yes`: this is not a task.
    Dropped,
    Lead,
    Partners,
    /// A day `2026-03-31`, or words.
    Deadline,
    Product,
    Target,
    Note,
    /// Where its sentence is cut into parts: bytes of it, ascending, with commas.
    Cuts,
    /// The id of the task it is joined to.
    Into,
    /// A task that a person found: [`Added`].
    Added,
    /// Its sentence when it was first touched: by it, it is found again in a corrected text.
    Words,
}

impl Field {
    pub const ALL: [Self; 12] = [
        Self::State,
        Self::Dropped,
        Self::Lead,
        Self::Partners,
        Self::Deadline,
        Self::Product,
        Self::Target,
        Self::Note,
        Self::Cuts,
        Self::Into,
        Self::Added,
        Self::Words,
    ];

    /// The name it is kept and exported under.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Dropped => "dropped",
            Self::Lead => "lead",
            Self::Partners => "partners",
            Self::Deadline => "deadline",
            Self::Product => "product",
            Self::Target => "target",
            Self::Note => "note",
            Self::Cuts => "cuts",
            Self::Into => "into",
            Self::Added => "added",
            Self::Words => "words",
        }
    }

    /// The field of a name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// One thing said about one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The id of the task.
    pub task: String,
    pub field: Field,
    /// Empty = nothing is said any more.
    pub value: String,
}

impl Fact {
    pub fn new(task: &str, field: Field, value: &str) -> Self {
        Self {
            task: task.to_owned(),
            field,
            value: value.to_owned(),
        }
    }

    /// The kept form, without a line's end: id, field and value between tabs.
    pub fn to_line(&self) -> String {
        let mut line = [&self.task, "\t", self.field.name(), "\t"].concat();
        for c in self.value.chars() {
            match c {
                '\\' => line.push_str("\\\\"),
                '\n' => line.push_str("\\n"),
                '\r' => {}
                c => line.push(c),
            }
        }
        line
    }

    /// Reads the kept form; none for what is not understood.
    pub fn from_line(line: &str) -> Option<Self> {
        let (task, rest) = line.split_once('\t')?;
        let (field, kept) = rest.split_once('\t')?;
        let field = Field::of(field).filter(|_| !task.is_empty())?;
        let (mut value, mut after) = (String::new(), kept.chars());
        while let Some(c) = after.next() {
            value.push(match c {
                '\\' => match after.next()? {
                    'n' => '\n',
                    c => c,
                },
                c => c,
            });
        }
        Some(Self {
            task: task.to_owned(),
            field,
            value,
        })
    }
}

/// Everything a person said about the tasks of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Sorted by task and field, none of them empty.
    facts: Vec<Fact>,
}

impl Plan {
    /// What was said of this task in this field; empty where nothing was.
    pub fn get(&self, task: &str, field: Field) -> &str {
        match self.find(task, field) {
            Ok(i) => &self.facts[i].value,
            Err(_) => "",
        }
    }

    fn find(&self, task: &str, field: Field) -> Result<usize, usize> {
        self.facts
            .binary_search_by(|fact| (fact.task.as_str(), fact.field).cmp(&(task, field)))
    }

    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// All facts, by task and field.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Whether anything is said of this task but its words.
    pub fn speaks_of(&self, task: &str) -> bool {
        let said = self.facts.iter().filter(|fact| fact.task == task);
        said.into_iter().any(|fact| fact.field != Field::Words)
    }

    /// The facts that make the other plan of this one.
    pub fn changes_to(&self, other: &Self) -> Vec<Fact> {
        let differs = |fact: &&Fact| self.get(&fact.task, fact.field) != fact.value;
        let mut changes: Vec<Fact> = other.facts.iter().filter(differs).cloned().collect();
        for fact in &self.facts {
            if other.get(&fact.task, fact.field).is_empty() {
                changes.push(Fact::new(&fact.task, fact.field, ""));
            }
        }
        changes
    }

    /// Takes facts over, in their order, and gives the change that undoes it.
    pub fn apply(&mut self, change: &[Fact]) -> Vec<Fact> {
        let mut undo: Vec<Fact> = change.iter().map(|fact| self.set(fact)).collect();
        undo.reverse();
        undo
    }

    /// Takes one fact over and gives the one that stood before.
    fn set(&mut self, fact: &Fact) -> Fact {
        let found = self.find(&fact.task, fact.field);
        let mut before = Fact::new(&fact.task, fact.field, "");
        match found {
            Ok(i) if fact.value.is_empty() => before = self.facts.remove(i),
            Ok(i) => before = std::mem::replace(&mut self.facts[i], fact.clone()),
            Err(_) if fact.value.is_empty() => {}
            Err(i) => self.facts.insert(i, fact.clone()),
        }
        before
    }

    /// The kept form: a line for each fact.
    pub fn to_text(&self) -> String {
        let lines = self.facts.iter();
        lines.map(|fact| fact.to_line() + "\n").collect()
    }

    /// Reads the kept form; lines that are not understood are passed over.
    pub fn from_text(text: &str) -> Self {
        let mut plan = Self::default();
        for fact in text.lines().filter_map(Fact::from_line) {
            plan.set(&fact);
        }
        plan
    }
}

/// A task that a person found in the text: where it stands, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The byte of the source at which it begins.
    pub at: usize,
    /// The id of the section it stands in; empty outside all.
    pub section: String,
    pub words: String,
}

impl Added {
    /// The id of such a task: by its place, and which of several there.
    pub fn id(&self, plan: &Plan) -> String {
        let base = ["a-", &self.at.to_string()].concat();
        let taken = |id: &String| !plan.get(id, Field::Added).is_empty();
        let mut ids = (2..).map(|n: usize| [&base, ".", &n.to_string()].concat());
        if taken(&base) {
            ids.find(|id| !taken(id)).unwrap_or(base)
        } else {
            base
        }
    }

    pub fn to_value(&self) -> String {
        [&self.at.to_string(), "|", &self.section, "|", &self.words].concat()
    }

    pub fn from_value(value: &str) -> Option<Self> {
        let mut parts = value.splitn(3, '|');
        Some(Self {
            at: parts.next()?.parse().ok()?,
            section: parts.next()?.to_owned(),
            words: parts.next()?.to_owned(),
        })
    }
}

/// The steps of a person's work on a plan, to go back and forth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// What undoes each step, the last one last.
    back: Vec<Vec<Fact>>,
    /// What makes each undone step again.
    forth: Vec<Vec<Fact>>,
}

impl Steps {
    /// Makes a step. False where it changes nothing: there is nothing to undo then.
    pub fn make(&mut self, plan: &mut Plan, change: &[Fact]) -> bool {
        let before = plan.clone();
        let undo = plan.apply(change);
        let changed = *plan != before;
        if changed {
            self.back.push(undo);
            self.forth.clear();
        }
        changed
    }

    /// The task that the last step was about.
    pub fn last(&self) -> Option<&str> {
        Some(&self.back.last()?.first()?.task)
    }

    /// Takes the last step back; gives the facts that changed.
    pub fn undo(&mut self, plan: &mut Plan) -> Option<Vec<Fact>> {
        let step = self.back.pop()?;
        self.forth.push(plan.apply(&step));
        Some(step)
    }

    /// Makes the last undone step again; gives the facts that changed.
    pub fn redo(&mut self, plan: &mut Plan) -> Option<Vec<Fact>> {
        let step = self.forth.pop()?;
        self.back.push(plan.apply(&step));
        Some(step)
    }

    pub fn can_undo(&self) -> bool {
        !self.back.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.forth.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(task: &str) -> Fact {
        Fact::new(task, Field::State, "done")
    }

    #[test]
    fn facts_are_found_changed_and_taken_away() {
        let mut plan = Plan::default();
        plan.apply(&[done("t-2"), Fact::new("t-1", Field::Lead, "Ban Tổ chức")]);
        assert_eq!(plan.get("t-1", Field::Lead), "Ban Tổ chức");
        assert_eq!(plan.get("t-1", Field::State), "");
        plan.apply(&[Fact::new("t-1", Field::Lead, "")]);
        assert_eq!(plan.facts(), [done("t-2")]);
        assert!(plan.speaks_of("t-2") && !plan.speaks_of("t-1"));
    }

    #[test]
    fn an_applied_change_is_undone_by_what_it_gives() {
        let mut plan = Plan::default();
        plan.apply(&[done("t-1"), Fact::new("t-1", Field::Note, "gấp")]);
        let before = plan.clone();
        let undo = plan.apply(&[
            Fact::new("t-1", Field::Note, "đã gửi"),
            Fact::new("t-1", Field::State, ""),
            Fact::new("t-1", Field::Note, "đã nhận"),
        ]);
        assert_eq!(plan.get("t-1", Field::Note), "đã nhận");
        plan.apply(&undo);
        assert_eq!(plan, before);
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let before = Plan::from_text("t-1\tstate\tdone\nt-1\tnote\tgấp\nt-2\tlead\tBan\n");
        let after = Plan::from_text("t-1\tnote\tđã gửi\nt-2\tlead\tBan\nt-3\tstate\tdone\n");
        let changes = before.changes_to(&after);
        assert_eq!(changes.len(), 3);
        let mut made = before.clone();
        made.apply(&changes);
        assert_eq!(made, after);
        assert!(after.changes_to(&after).is_empty());
    }

    #[test]
    fn steps_go_back_and_forth_until_a_new_one_is_made() {
        let (mut plan, mut steps) = (Plan::default(), Steps::default());
        assert!(steps.make(&mut plan, &[done("t-1"), done("t-2")]));
        assert_eq!(steps.last(), Some("t-2"));
        steps.make(&mut plan, &[Fact::new("t-1", Field::State, "")]);
        assert!(!steps.make(&mut plan, &[Fact::new("t-9", Field::State, "")]));
        let changed = steps.undo(&mut plan);
        assert_eq!(changed, Some(vec![done("t-1")]));
        steps.undo(&mut plan);
        assert!(plan.is_empty() && !steps.can_undo());
        steps.redo(&mut plan);
        assert_eq!(plan.facts().len(), 2);
        assert!(steps.can_redo());
        steps.make(&mut plan, &[done("t-3")]);
        assert!(!steps.can_redo() && steps.redo(&mut plan).is_none());
    }

    #[test]
    fn a_plan_comes_back_as_it_was_kept() {
        let mut plan = Plan::default();
        plan.apply(&[
            Fact::new("t-1", Field::Note, "một\thai\nba \\n \\"),
            done("n3.(1)"),
        ]);
        assert_eq!(plan.to_text().lines().count(), 2);
        assert_eq!(Plan::from_text(&plan.to_text()), plan);
    }

    #[test]
    fn what_is_not_understood_is_passed_over() {
        let text = "t-1\tlater\tx\n\tstate\tdone\nt-1 state done\nt-1\tnote\t\n\\";
        assert!(Plan::from_text(text).is_empty());
    }

    #[test]
    fn two_tasks_added_at_one_place_have_ids_of_their_own() {
        let added = Added {
            at: 40,
            section: "II.1".into(),
            words: "Rà soát | bổ sung".into(),
        };
        assert_eq!(Added::from_value(&added.to_value()), Some(added.clone()));
        let mut plan = Plan::default();
        for expected in ["a-40", "a-40.2", "a-40.3"] {
            let id = added.id(&plan);
            assert_eq!(id, expected);
            plan.apply(&[Fact::new(&id, Field::Added, &added.to_value())]);
        }
        assert_eq!(Added::from_value("x|y|z"), None);
    }
}
