//! A saved page carries the work on its text, to be opened again.

/// In a saved page the state, as JSON, stands between these; nothing in it can end it early.
pub const PAGE_STATE_BEGIN: &str = "<script type=\"application/json\" id=\"chugiai-state\">";
pub const PAGE_STATE_END: &str = "</script>";

/// The state that a saved page carries, as JSON; none in any other page. In the words of a text the beginning cannot
/// stand: a page writes them escaped.
pub fn state_in_page(page: &str) -> Option<&str> {
    let (_, rest) = page.split_once(PAGE_STATE_BEGIN)?;
    let (json, _) = rest.split_once(PAGE_STATE_END)?;
    Some(json)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_saved_page_carries_a_state() {
        let page = ["<p>x</p>", PAGE_STATE_BEGIN, "{}", PAGE_STATE_END, "<p>"].concat();
        assert_eq!(state_in_page(&page), Some("{}"));
        assert_eq!(state_in_page("<script>{}</script>"), None);
        assert_eq!(state_in_page(&page.replace("</script>", "")), None);
    }
}
