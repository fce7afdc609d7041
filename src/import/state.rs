//! A file that carries the state of Chú Giải instead of a text.

use super::page_state::state_in_page;

/// The words of a state file or of the state in a saved page, as JSON; none for any other file. What is in them the
/// page's browser reads.
pub fn state_in_file(bytes: &[u8], name: &str) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let words = std::str::from_utf8(bytes).ok()?;
    let named = name.to_ascii_lowercase().ends_with(".json");
    let marked = || words.trim_start().starts_with('{') && words.contains("\"chugiai-state\"");
    if named || marked() {
        return Some(words.to_owned());
    }
    state_in_page(words).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::super::page_state::{PAGE_STATE_BEGIN, PAGE_STATE_END};
    use super::state_in_file;

    #[test]
    fn a_state_file_is_told_by_its_name_or_by_what_it_says() {
        let state = "\u{feff} {\n \"format\": \"chugiai-state\",\n \"version\": 1 }";
        assert!(state_in_file(state.as_bytes(), "tải về.txt").is_some());
        assert!(state_in_file(b"{ broken", "Chu-Giai.JSON").is_some());
        let text = "Tệp có ghi \"chugiai-state\" trong một câu.";
        assert!(state_in_file(text.as_bytes(), "bài.txt").is_none());
        assert!(state_in_file(b"\xff\xfe{", "x.txt").is_none());
    }

    #[test]
    fn a_saved_page_gives_its_state() {
        let page = [PAGE_STATE_BEGIN, "{\"format\":1}", PAGE_STATE_END].concat();
        let found = state_in_file(page.as_bytes(), "ket-luan.html");
        assert_eq!(found.as_deref(), Some("{\"format\":1}"));
    }
}
