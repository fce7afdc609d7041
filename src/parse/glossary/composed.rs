//! Short forms that no list has, read from their parts.
//!
//! "BTCĐUK" → Ban Tổ chức and Đảng ủy Khối; "STTTT" → the Sở, "PNV" the Phòng, of what BTTTT and BNV are the Bộ of; "TT&TT" → its fields.

use crate::parse::known::{self, SenseKind};
use crate::parse::letters::{is_letter, lower_text};

/// Codes of advisory bodies are made of two (HD 36-HD/VPTW): BTC + ĐUK.
pub fn composed(short: &str) -> Option<String> {
    const OFFICES: [(&str, &str); 11] = [
        ("BTGDV", "Ban Tuyên giáo và Dân vận"),
        ("UBKT", "Ủy ban Kiểm tra"),
        ("BTC", "Ban Tổ chức"),
        ("BTG", "Ban Tuyên giáo"),
        ("BDV", "Ban Dân vận"),
        ("BNC", "Ban Nội chính"),
        ("BTV", "Ban Thường vụ"),
        ("BCH", "Ban Chấp hành"),
        ("VP", "Văn phòng"),
        ("BCSĐ", "Ban cán sự đảng"),
        ("ĐĐ", "Đảng đoàn"),
    ];
    let office = OFFICES.iter().find_map(|(code, office)| {
        let body = short
            .strip_prefix(code)
            .filter(|rest| rest.chars().count() >= 2)?;
        let mut senses = known::senses(body).iter();
        let sense = senses.find(|s| matches!(s.kind, SenseKind::Issuer | SenseKind::Body));
        // "VPĐĐQH": an office of what is itself put together.
        let body = sense.map_or_else(|| composed(body), |sense| Some(sense.long.to_owned()))?;
        Some([office, " ", &body].concat())
    });
    office.or_else(|| field(short))
}

/// "STTTT" is the Sở, "TT&TT" the fields, of what the ministry BTTTT is for.
fn field(short: &str) -> Option<String> {
    let letters: String = short.chars().filter(|c| is_letter(*c)).collect();
    let ministry = |letters: &str| {
        let senses = known::senses(&["B", letters].concat()).iter();
        senses
            .filter(|sense| matches!(sense.kind, SenseKind::Issuer | SenseKind::Body))
            .filter_map(|sense| sense.long.strip_prefix("Bộ "))
            .next()
    };
    // "PNV", the office of a district or commune for the same fields.
    let local = |code, office: &str| {
        let fields = letters.strip_prefix(code).and_then(ministry)?;
        Some([office, fields].concat())
    };
    let local = local('S', "Sở ").or_else(|| local('P', "Phòng "));
    local.or_else(|| {
        let joined = short.contains('&');
        let fields = ministry(&letters).filter(|_| joined).map(str::to_owned);
        fields.or_else(|| if joined { parts(short) } else { None })
    })
}

/// "KH,CN&ĐMST": each part by itself, as it is meant beside its neighbours.
fn parts(short: &str) -> Option<String> {
    let mut long = String::new();
    let mut before = String::new();
    let mut parts = short.split([',', '&', '-']).peekable();
    while let Some(part) = parts.next() {
        let terms = || {
            known::senses(part)
                .iter()
                .filter(|s| s.kind == SenseKind::Term)
        };
        let after = parts.peek().map(|next| lower_text(next));
        let beside = terms().find(|sense| {
            let cue = |part: &str| sense.cues.contains(&part);
            cue(&before) || after.as_deref().is_some_and(cue)
        });
        let sense = beside.or_else(|| terms().next())?;
        before = lower_text(part);
        let between = match (long.is_empty(), parts.peek()) {
            (true, _) => "",
            (false, Some(_)) => ", ",
            (false, None) => " và ",
        };
        long.push_str(between);
        long.push_str(sense.long);
    }
    Some(long)
}
