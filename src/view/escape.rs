//! Text as it may stand in markup, for what is copied and for what is saved.

/// Puts a letter where no tag and no attribute can begin with it.
pub fn escape(letter: char, into: &mut String) {
    match letter {
        '&' => into.push_str("&amp;"),
        '<' => into.push_str("&lt;"),
        '>' => into.push_str("&gt;"),
        '"' => into.push_str("&quot;"),
        letter => into.push(letter),
    }
}
