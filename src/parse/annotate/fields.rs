//! Lines of a plan that fill a form: "Cơ quan chủ trì: …", "Thời gian thực hiện: …".
//!
//! *Reads* one sentence. *Writes* what it says of the task before it. *Never* makes it a task.

use super::super::letters::{begins, holds, lower_text};
use super::agencies::Named;
use crate::parse::letters::marks::Marks;

/// What a line of a plan's table says of the task before it.
pub enum Field {
    /// "Cơ quan chủ trì: Sở Tư pháp."
    Actor(Named),
    /// "Thời gian hoàn thành: Quý II/2024."
    Time,
    /// "Cơ quan phối hợp: Sở Tài chính, Sở Y tế": where its value begins.
    Partners(usize),
    /// "Sản phẩm: Báo cáo của Ủy ban nhân dân tỉnh": where its value begins.
    Product(usize),
    /// Funds, places.
    Other,
}

/// What heads the work itself.
pub const WORK: &str = "Nội dung:";

/// "Cơ quan chủ trì: …", "Thời gian thực hiện: …": a line with a name of its own.
pub fn field(sentence: &str) -> Option<Field> {
    let (name, value) = sentence.split_once(':')?;
    let name = lower_text(name);
    let value = value.trim_start();
    if name.len() > 60 || value.is_empty() {
        return None;
    }
    if begins(&name, "thời gian|thời hạn|tiến độ") {
        return Some(Field::Time);
    }
    let body = begins(&name, "cơ quan |đơn vị |chủ trì|phối hợp|phân công");
    let leads = name.contains("chủ trì");
    let start = sentence.len() - value.len();
    if body && holds(&name, "chủ trì|thực hiện|đầu mối") {
        let len = value.find_any(";.:(").unwrap_or(value.len());
        // "Sở Nội vụ chủ trì, phối hợp với …".
        let said = [" chủ trì", ", phối hợp"]
            .iter()
            .filter_map(|said| value[..len].find(said));
        let end = start + said.min().unwrap_or(len);
        return Some(Field::Actor(Named { start, end, leads }));
    }
    if body && name.contains("phối hợp") {
        return Some(Field::Partners(start));
    }
    if begins(&name, "sản phẩm|kết quả đầu ra|đầu ra") {
        return Some(Field::Product(start));
    }
    begins(&name, "kết quả|kinh phí|địa điểm|thành phần|đối tượng").then_some(Field::Other)
}
