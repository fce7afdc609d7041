//! A file that carries the state of Chú Giải instead of a text.

/// The words of a state file, as JSON; none for any other file. What is in them the page's browser reads.
pub fn state_in_file(bytes: &[u8], name: &str) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let words = std::str::from_utf8(bytes).ok()?;
    let named = name.to_ascii_lowercase().ends_with(".json");
    let marked = || words.trim_start().starts_with('{') && words.contains("\"chugiai-state\"");
    (named || marked()).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
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
}
