//! What `markup!` calls: nodes in the making, and what may stand in their braces.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use yew::html::IntoEventCallback;
use yew::prelude::*;
use yew::virtual_dom::{
    AttrValue, AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VNode, VTag,
    VText,
};

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
