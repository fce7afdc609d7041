//! `markup!`: Yew's `html!` for a page that must travel light.
//!
//! It reads what `html!` reads and makes the same nodes, only with less program: `html!` writes the making of
//! every node out in full at its place, `markup!` one call for a tag with all its written attributes, one for a
//! value, one for a child. `docs/decisions/markup-in-calls.md` has the figures.
//!
//! Left out, for nothing here needs it: components (for those there is `html!`), attributes spread from a struct,
//! `ref`, and `match` or text outside braces. A closing tag that does not fit does not compile.

mod maker;

pub use maker::{Child, Markup, Value};

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

#[cfg(test)]
mod tests {
    use yew::prelude::*;
    use yew::virtual_dom::VNode;

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
