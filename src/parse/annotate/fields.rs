//! Lines of a plan that fill a form: "Cơ quan chủ trì: …", "Thời gian thực hiện: …".
//!
//! *Reads* one sentence. *Writes* what it says of the task before it. *Never* makes it a task.

use super::super::letters::lower_text;
use super::agencies::Named;

/// What a line of a plan's table says of the task before it.
pub enum Field {
    /// "Cơ quan chủ trì: Sở Tư pháp."
    Actor(Named),
    /// "Thời gian hoàn thành: Quý II/2024."
    Time,
    /// Partners, products, funds.
    Other,
}

/// "Cơ quan chủ trì: …", "Thời gian thực hiện: …": a line with a name of its own.
pub fn field(sentence: &str) -> Option<Field> {
    const TIME: [&str; 3] = ["thời gian", "thời hạn", "tiến độ"];
    const OTHER: [&str; 6] = [
        "sản phẩm",
        "kết quả",
        "kinh phí",
        "địa điểm",
        "thành phần",
        "đối tượng",
    ];
    let (name, value) = sentence.split_once(':')?;
    let name = lower_text(name);
    let begins = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    if name.chars().count() > 40 || value.trim().is_empty() {
        return None;
    }
    if begins(&TIME) {
        return Some(Field::Time);
    }
    let body = begins(&["cơ quan ", "đơn vị ", "chủ trì", "phối hợp", "phân công"]);
    let leads = name.contains("chủ trì");
    if body && (leads || name.ends_with("thực hiện") || name.contains("đầu mối")) {
        let start = sentence.len() - value.trim_start().len();
        let end = start
            + value
                .trim_start()
                .find([';', '.'])
                .unwrap_or(value.trim_start().len());
        return Some(Field::Actor(Named { start, end, leads }));
    }
    (begins(&OTHER) || body && name.ends_with("phối hợp")).then_some(Field::Other)
}
