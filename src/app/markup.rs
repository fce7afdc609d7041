//! `markup!`: Yew's `html!` for a page that must travel light.
//!
//! It reads what `html!` reads and makes the same nodes, only with less program: `html!` writes the making of
//! every node out in full at its place, `markup!` one call for a tag with all its written attributes, one for a
//! value, one for a child. `docs/decisions/markup-in-calls.md` has the figures.
//!
//! Left out, for nothing here needs it: components (for those there is `html!`), attributes spread from a struct,
//! `ref`, and `match` or text outside braces. A closing tag that does not fit does not compile.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use yew::html::IntoEventCallback;
use yew::prelude::*;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};

/// One node out of tags, as `html!` has it.
macro_rules! markup {
    ($($written:tt)*) => {{
        let mut markup = $crate::app::markup::Markup::new();
        $crate::app::markup::nodes!(markup [] $($written)*);
        markup.done()
    }};
}
pub(super) use markup;

/// What `markup!` makes of nodes, one after another: the maker, the tags open around, what is still to be read.
macro_rules! nodes {
    ($m:ident []) => {};
    ($m:ident [$open:tt $($around:tt)*] < / > $($rest:tt)*) => {
        const _: () = $crate::app::markup::closes(stringify!($open), "{}");
        $m.close();
        $crate::app::markup::nodes!($m [$($around)*] $($rest)*);
    };
    ($m:ident [$open:tt $($around:tt)*] < / @ > $($rest:tt)*) => {
        const _: () = $crate::app::markup::closes(stringify!($open), "()");
        $m.close();
        $crate::app::markup::nodes!($m [$($around)*] $($rest)*);
    };
    ($m:ident [$open:tt $($around:tt)*] < / $tag:ident > $($rest:tt)*) => {
        const _: () = $crate::app::markup::closes(stringify!($open), stringify!($tag));
        $m.close();
        $crate::app::markup::nodes!($m [$($around)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] < > $($rest:tt)*) => {
        $m.group();
        $crate::app::markup::nodes!($m [{} $($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] < @ { $tag:expr } $($rest:tt)*) => {
        $crate::app::markup::tag!($m [$($open)*] ($tag) [] [] $($rest)*);
    };
    ($m:ident [$($open:tt)*] < $tag:ident $($rest:tt)*) => {
        $crate::app::markup::tag!($m [$($open)*] $tag [] [] $($rest)*);
    };
    ($m:ident [$($open:tt)*] { for $each:expr } $($rest:tt)*) => {
        $m.each($each);
        $crate::app::markup::nodes!($m [$($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] { $child:expr } $($rest:tt)*) => {
        $crate::app::markup::Child::put($child, &mut $m);
        $crate::app::markup::nodes!($m [$($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] if $($rest:tt)*) => {
        $crate::app::markup::choice!($m [$($open)*] [] $($rest)*);
    };
}
pub(super) use nodes;

/// `if … { nodes } else { nodes }`; the first list is what is open, the second the condition.
macro_rules! choice {
    ($m:ident [$($open:tt)*] [$($when:tt)+] { $($then:tt)* } else { $($or:tt)* } $($rest:tt)*) => {
        $m.group();
        if $($when)+ {
            $crate::app::markup::nodes!($m [] $($then)*);
        } else {
            $crate::app::markup::nodes!($m [] $($or)*);
        }
        $m.close();
        $crate::app::markup::nodes!($m [$($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] [$($when:tt)+] { $($then:tt)* } $($rest:tt)*) => {
        $m.group();
        if $($when)+ {
            $crate::app::markup::nodes!($m [] $($then)*);
        }
        $m.close();
        $crate::app::markup::nodes!($m [$($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] [$($when:tt)*] $next:tt $($rest:tt)*) => {
        $crate::app::markup::choice!($m [$($open)*] [$($when)* $next] $($rest)*);
    };
}
pub(super) use choice;

/// The rest of an opening tag: what is open around it, its name (a word, or an expression in brackets), the attributes
/// written out (as text), what gives it the others (statements).
macro_rules! tag {
    ($m:ident [$($open:tt)*] $tag:ident [$($written:expr,)*] [$($given:tt)*] > $($rest:tt)*) => {
        $m.open(concat!(stringify!($tag) $(, $written)*));
        $($given)*
        $crate::app::markup::nodes!($m [$tag $($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] $tag:ident [$($written:expr,)*] [$($given:tt)*] / > $($rest:tt)*) => {
        $m.open(concat!(stringify!($tag) $(, $written)*));
        $($given)*
        $m.close();
        $crate::app::markup::nodes!($m [$($open)*] $($rest)*);
    };
    ($m:ident [$($open:tt)*] ($tag:expr) [$($written:expr,)*] [$($given:tt)*] > $($rest:tt)*) => {
        $m.open_as(::yew::AttrValue::from($tag), concat!("" $(, $written)*));
        $($given)*
        $crate::app::markup::nodes!($m [() $($open)*] $($rest)*);
    };
    ($m:ident $open:tt $tag:tt [$($written:tt)*] $given:tt $name:ident $(- $part:ident)* = $value:literal $($rest:tt)*) => {
        $crate::app::markup::tag!($m $open $tag
            [$($written)* concat!("\n", stringify!($name) $(, "-", stringify!($part))*, "=", $value),] $given $($rest)*);
    };
    ($m:ident $open:tt $tag:tt $written:tt [$($given:tt)*] $name:ident $(- $part:ident)* = { $value:expr } $($rest:tt)*) => {
        $crate::app::markup::tag!($m $open $tag $written
            [$($given)* $crate::app::markup::give!($m $name $(- $part)* ($value));] $($rest)*);
    };
    ($m:ident $open:tt $tag:tt $written:tt [$($given:tt)*] { $name:ident } $($rest:tt)*) => {
        $crate::app::markup::tag!($m $open $tag $written
            [$($given)* $crate::app::markup::give!($m $name ($name));] $($rest)*);
    };
    ($m:ident $open:tt $tag:tt $written:tt [$($given:tt)*] ~ $name:ident = { $value:expr } $($rest:tt)*) => {
        $crate::app::markup::tag!($m $open $tag $written
            [$($given)* $m.property(stringify!($name), $value);] $($rest)*);
    };
}
pub(super) use tag;

/// One value given to the tag opened last, by the name it is written under.
macro_rules! give {
    ($m:ident key ($key:expr)) => { $m.key(::yew::virtual_dom::Key::from($key)) };
    ($m:ident checked ($on:expr)) => { $m.checked($on) };
    ($m:ident oncancel ($does:expr)) => { $m.listen::<::yew::Event, _>(|| ::yew::virtual_dom::ListenerKind::oncancel, $does) };
    ($m:ident onchange ($does:expr)) => { $m.listen::<::yew::Event, _>(|| ::yew::virtual_dom::ListenerKind::onchange, $does) };
    ($m:ident onclick ($does:expr)) => { $m.listen::<::yew::MouseEvent, _>(|| ::yew::virtual_dom::ListenerKind::onclick, $does) };
    ($m:ident ondragenter ($does:expr)) => { $m.listen::<::yew::DragEvent, _>(|| ::yew::virtual_dom::ListenerKind::ondragenter, $does) };
    ($m:ident ondragleave ($does:expr)) => { $m.listen::<::yew::DragEvent, _>(|| ::yew::virtual_dom::ListenerKind::ondragleave, $does) };
    ($m:ident ondragover ($does:expr)) => { $m.listen::<::yew::DragEvent, _>(|| ::yew::virtual_dom::ListenerKind::ondragover, $does) };
    ($m:ident ondrop ($does:expr)) => { $m.listen::<::yew::DragEvent, _>(|| ::yew::virtual_dom::ListenerKind::ondrop, $does) };
    ($m:ident onfocus ($does:expr)) => { $m.listen::<::yew::FocusEvent, _>(|| ::yew::virtual_dom::ListenerKind::onfocus, $does) };
    ($m:ident oninput ($does:expr)) => { $m.listen::<::yew::InputEvent, _>(|| ::yew::virtual_dom::ListenerKind::oninput, $does) };
    ($m:ident onkeydown ($does:expr)) => { $m.listen::<::yew::KeyboardEvent, _>(|| ::yew::virtual_dom::ListenerKind::onkeydown, $does) };
    ($m:ident $name:ident $(- $part:ident)* ($value:expr)) => {
        $crate::app::markup::Value::give($value, &mut $m, concat!(stringify!($name) $(, "-", stringify!($part))*))
    };
}
pub(super) use give;

/// Whether a closing tag belongs to the tag open; checked while compiling.
pub const fn closes(open: &str, close: &str) {
    let (open, close) = (open.as_bytes(), close.as_bytes());
    let mut same = open.len() == close.len();
    let mut at = 0;
    while same && at < open.len() {
        same = open[at] == close[at];
        at += 1;
    }
    assert!(same, "a closing tag does not fit the tag open here");
}

/// A tree of nodes in the making: what is open, the innermost last.
pub struct Markup(Vec<Open>);

/// A tag, or a group without one, and what it holds so far.
#[derive(Default)]
struct Open {
    tag: Option<VTag>,
    names: Vec<&'static str>,
    values: Vec<Option<AttributeOrProperty>>,
    children: Vec<VNode>,
}

impl Markup {
    pub fn new() -> Markup {
        let mut markup = Markup(Vec::new());
        markup.group();
        markup
    }

    /// Opens a tag: its name, then a line `name=value` for every attribute written out.
    pub fn open(&mut self, written: &'static str) {
        let (tag, attributes) = written.split_once('\n').unwrap_or((written, ""));
        self.open_as(AttrValue::Static(tag), attributes);
    }

    /// Opens a tag whose name is known only now, with its lines.
    pub fn open_as(&mut self, tag: AttrValue, attributes: &'static str) {
        self.group();
        if let Some(open) = self.0.last_mut() {
            open.tag = Some(VTag::new(tag));
        }
        for line in attributes.split('\n') {
            if let Some((name, value)) = line.split_once('=') {
                self.attribute(name, Some(AttrValue::Static(value)));
            }
        }
    }

    /// Opens a group, which keeps its place among its neighbours even while it is empty.
    pub fn group(&mut self) {
        self.0.push(Open::default());
    }

    /// Closes what was opened last.
    pub fn close(&mut self) {
        let Some(open) = self.0.pop() else {
            return;
        };
        let node = match open.tag {
            Some(mut tag) => {
                tag.attributes = Attributes::Dynamic {
                    keys: shape(open.names),
                    values: open.values.into(),
                };
                if let (Some(within), false) = (tag.children_mut(), open.children.is_empty()) {
                    *within = together(open.children);
                }
                VNode::from(tag)
            }
            None => together(open.children),
        };
        self.child(node);
    }

    /// The finished node.
    pub fn done(mut self) -> VNode {
        self.0
            .pop()
            .map_or_else(VNode::default, |root| together(root.children))
    }

    pub fn child(&mut self, node: VNode) {
        if let Some(open) = self.0.last_mut() {
            open.children.push(node);
        }
    }

    /// A group of children, one for each that comes.
    pub fn each(&mut self, children: impl IntoIterator<Item: Child>) {
        self.group();
        for child in children {
            child.put(self);
        }
        let Some(open) = self.0.pop() else { return };
        self.child(VNode::from(VList::with_children(open.children, None)));
    }

    fn tag(&mut self, change: impl FnOnce(&mut VTag)) {
        if let Some(tag) = self.0.last_mut().and_then(|open| open.tag.as_mut()) {
            change(tag);
        }
    }

    fn give(&mut self, name: &'static str, value: Option<AttributeOrProperty>) {
        if let Some(open) = self.0.last_mut() {
            open.names.push(name);
            open.values.push(value);
        }
    }

    pub fn attribute(&mut self, name: &'static str, value: Option<AttrValue>) {
        self.give(name, value.map(AttributeOrProperty::Attribute));
    }

    pub fn property(&mut self, name: &'static str, value: JsValue) {
        self.give(name, Some(AttributeOrProperty::Property(value)));
    }

    pub fn checked(&mut self, on: bool) {
        self.tag(|tag| tag.set_checked(on));
    }

    pub fn key(&mut self, key: Key) {
        self.tag(|tag| tag.key = Some(key));
    }

    /// Has the tag opened last answer to an event.
    pub fn listen<E: JsCast + 'static, C: IntoEventCallback<E>>(
        &mut self,
        kind: fn() -> ListenerKind,
        does: C,
    ) {
        if let Some(does) = does.into_event_callback() {
            self.hear(Rc::new(Hears { kind, does }));
        }
    }

    fn hear(&mut self, listener: Rc<dyn Listener>) {
        self.tag(|tag| {
            tag.add_listener(listener);
        });
    }
}

/// The names of a tag's attributes as Yew wants them: kept for ever, and the same for all tags written alike, which it
/// then compares value by value. There are as many as kinds of tags in the sources.
fn shape(names: Vec<&'static str>) -> &'static [&'static str] {
    thread_local! {
        static SHAPES: RefCell<Vec<&'static [&'static str]>> = const { RefCell::new(Vec::new()) };
    }
    SHAPES.with_borrow_mut(|shapes| {
        let known = shapes.iter().find(|shape| **shape == names);
        known.copied().unwrap_or_else(|| {
            let shape: &'static [&'static str] = names.leak();
            shapes.push(shape);
            shape
        })
    })
}

/// Several nodes as one. One alone stays itself.
fn together(mut children: Vec<VNode>) -> VNode {
    match children.len() {
        1 => children.remove(0),
        _ => VNode::from(VList::with_children(children, None)),
    }
}

/// What answers to one kind of event.
struct Hears<E> {
    kind: fn() -> ListenerKind,
    does: Callback<E>,
}

impl<E: JsCast> Listener for Hears<E> {
    fn kind(&self) -> ListenerKind {
        (self.kind)()
    }

    fn handle(&self, event: Event) {
        // The browser gives each kind of event its own class; `give!` pairs them.
        self.does.emit(event.unchecked_into());
    }

    fn passive(&self) -> bool {
        false
    }
}

/// What may stand in braces between tags.
pub trait Child {
    fn put(self, markup: &mut Markup);
}

impl Child for VNode {
    fn put(self, markup: &mut Markup) {
        markup.child(self);
    }
}

impl Child for AttrValue {
    fn put(self, markup: &mut Markup) {
        markup.child(VNode::from(VText::new(self)));
    }
}

impl Child for &AttrValue {
    fn put(self, markup: &mut Markup) {
        self.clone().put(markup);
    }
}

impl Child for &str {
    fn put(self, markup: &mut Markup) {
        AttrValue::from(self.to_owned()).put(markup);
    }
}

impl Child for &String {
    fn put(self, markup: &mut Markup) {
        self.as_str().put(markup);
    }
}

impl Child for String {
    fn put(self, markup: &mut Markup) {
        self.as_str().put(markup);
    }
}

/// Numbers as they are, without separators: a size in pixels, a page.
macro_rules! plain_numbers {
    ($($number:ty)*) => {$(
        impl Child for $number {
            fn put(self, markup: &mut Markup) {
                self.to_string().put(markup);
            }
        }
    )*};
}
plain_numbers!(usize u32 u8);

/// What an attribute may be given. Nothing, or `false`, leaves it out.
pub trait Value: Sized {
    fn value(self) -> Option<AttrValue>;

    fn give(self, markup: &mut Markup, name: &'static str) {
        markup.attribute(name, self.value());
    }
}

impl Value for AttrValue {
    fn value(self) -> Option<AttrValue> {
        Some(self)
    }
}

impl Value for &'static str {
    fn value(self) -> Option<AttrValue> {
        Some(AttrValue::Static(self))
    }
}

impl Value for String {
    fn value(self) -> Option<AttrValue> {
        Some(AttrValue::from(self))
    }
}

impl Value for &String {
    fn value(self) -> Option<AttrValue> {
        self.clone().value()
    }
}

impl Value for bool {
    fn value(self) -> Option<AttrValue> {
        self.then_some(AttrValue::Static(""))
    }
}

impl<V: Value> Value for Option<V> {
    fn value(self) -> Option<AttrValue> {
        self?.value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as text: tags with their attributes sorted, groups in brackets.
    fn shown(node: &VNode) -> String {
        match node {
            VNode::VText(text) => text.text.to_string(),
            VNode::VList(list) => format!("[{}]", list.iter().map(shown).collect::<String>()),
            VNode::VTag(tag) => {
                let mut attributes: Vec<_> = tag.attributes.iter().collect();
                attributes.sort_unstable();
                let attributes: String = attributes
                    .iter()
                    .map(|(k, v)| format!(" {k}={v}"))
                    .collect();
                let within = tag.children().map(shown).unwrap_or_default();
                format!("<{}{attributes}>{within}</{}>", tag.tag(), tag.tag())
            }
            _ => "?".into(),
        }
    }

    #[test]
    fn makes_the_nodes_that_html_makes() {
        let (name, number, off) = ("b", 7_usize, None::<&str>);
        let words = String::from("xin chào");
        let ours = markup! {
            <div class="a" aria-label="nhãn" title={words.clone()} lang={off} hidden={false}>
                <span data-row="">{ &words }{ " " }</span>
                <@{name} id="x">{ number }</@>
                <br/>
            </div>
        };
        let theirs = html! {
            <div class="a" aria-label="nhãn" title={words.clone()} lang={off} hidden={false}>
                <span data-row="">{ &words }{ " " }</span>
                <@{name} id="x">{ number }</@>
                <br/>
            </div>
        };
        assert_eq!(shown(&ours), shown(&theirs));
        assert!(shown(&ours).contains("<b id=x>7</b>"), "{}", shown(&ours));
    }

    #[test]
    fn a_choice_keeps_its_place_while_it_is_empty() {
        let choose = |first: bool, second: Option<&str>| {
            shown(&markup! {
                <p>
                    if first { <i></i> }
                    if let Some(word) = second { <b>{ word }</b> } else { { "–" } }
                </p>
            })
        };
        assert_eq!(choose(true, Some("x")), "<p>[<i>[]</i><b>x</b>]</p>");
        assert_eq!(choose(false, None), "<p>[[]–]</p>");
    }

    #[test]
    fn children_that_come_from_elsewhere_are_a_group_of_their_own() {
        let rows = ["a", "b"];
        let row = |row: &&'static str| markup! { <li key={*row}>{ *row }</li> };
        let list = markup! { <ul><li>{ "0" }</li>{ for rows.iter().map(row) }</ul> };
        assert_eq!(shown(&list), "<ul>[<li>0</li>[<li>a</li><li>b</li>]]</ul>");
        assert_eq!(shown(&markup! { <>{ "a" }<s></s></> }), "[a<s>[]</s>]");
    }
}
