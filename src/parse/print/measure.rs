//! How wide a hard-wrapped text is printed, and how full its lines are.
//!
//! *Reads* the lines. *Writes* a [`Measure`] for each. *Never* looks at what the words mean, but for the small letter
//! that a sentence goes on with.
//!
//! Text wrapped by a program counts letters; print counts how wide they are: thirty "i" take less room than twenty "m".
//! Which it was shows in the lines that surely go on: told rightly, they all end where the next word had no room.

use crate::parse::labels::label;
use crate::parse::letters::marks::Marks;
use crate::parse::letters::starts_lower;
use crate::parse::lines::Line;

/// How text is wrapped.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Measure {
    /// In quarters of a letter; 0 where it is not.
    pub width: u16,
    /// Whether letters are as wide as they are printed, not all equally wide.
    set: bool,
    /// How much of the width, in hundredths, a line that goes on takes with the next word: one that begins a paragraph,
    /// which may be set in, and any other.
    least: [u8; 2],
}

impl Measure {
    /// Whether the words of line `before` with the first of `next` are wider than the text.
    pub fn is_full(&self, lines: &[Line], before: usize, next: &str, least: Option<u8>) -> bool {
        let text = lines[before].text.as_str();
        let inner = usize::from(!begins(lines, before));
        // What has no stop yet likely goes on; printed letters are measured a little wrong.
        let slack = if text.ends_in(".;:") || !self.set {
            0
        } else {
            3
        };
        self.taken(text, next) >= least.unwrap_or(self.least[inner] - slack)
    }

    /// How much of the width a line takes with the first word of the next; 0 for a line too short to be cut.
    pub fn taken(&self, line: &str, next: &str) -> u8 {
        let width = usize::from(self.width);
        let own = extent(line, self.set);
        if own * 100 < width * 60 {
            return 0;
        }
        let word = next.find(' ').unwrap_or(next.len());
        let whole = own + extent(" ", self.set) + extent(&next[..word], self.set);
        (whole * 100 / width).min(MOST) as u8
    }
}

/// Whether a line likely begins a paragraph: the one above is none, or ends a sentence.
fn begins(lines: &[Line], i: usize) -> bool {
    let above = i.checked_sub(1).map(|above| &lines[above].text);
    above.is_none_or(|above| above.is_empty() || above.ends_in(".;:"))
}

/// How wide each byte is printed in the letters of official papers (Times), in thousandths of their size; the bytes of
/// a letter with marks count as one.
const WIDTHS: [u16; 256] = {
    let mut widths = [500; 256];
    let mut byte = 0;
    while byte < 256 {
        widths[byte] = match byte as u8 {
            0x80..=0xbf => 0,
            b'i' | b'l' | b'j' | b't' | b'/' | b'\'' | b':' | b';' => 278,
            b' ' | b'.' | b',' => 250,
            b'f' | b'r' | b'-' | b'(' | b')' | b'I' => 333,
            b's' | b'J' => 389,
            b'a' | b'c' | b'e' | b'z' => 444,
            b'm' => 778,
            b'w' => 722,
            b'M' | b'W' => 900,
            b'A'..=b'Z' => 667,
            _ => 500,
        };
        byte += 1;
    }
    widths
};

/// How wide a text is, in quarters of a letter.
fn extent(text: &str, set: bool) -> usize {
    if set {
        let widths = text
            .bytes()
            .map(|byte| u32::from(WIDTHS[usize::from(byte)]));
        widths.sum::<u32>() as usize / 115
    } else {
        text.chars().count() * 4
    }
}

/// For each line the measure of the text, its own for notes, or of its block, where that looks hard-wrapped.
pub(super) fn measures(lines: &[Line], notes: &[Option<u32>]) -> Vec<Measure> {
    let mut measures = vec![Measure::default(); lines.len()];
    // A few thousand lines tell how all are printed.
    let step = lines.len() / SAMPLE + 1;
    let sample = |noted: bool| {
        let own = (0..lines.len()).step_by(step);
        own.filter(|i| notes[*i].is_some() == noted && !lines[*i].is_blank())
            .collect::<Vec<usize>>()
    };
    let text = sample(false);
    if let Some(body) = measure(lines, &text, 12) {
        let body = sharpened(lines, &text, body);
        let small = sample(true);
        let note = measure(lines, &small, 4).map_or(body, |note| sharpened(lines, &small, note));
        for (own, of) in measures.iter_mut().zip(notes) {
            *own = if of.is_some() { note } else { body };
        }
        return measures;
    }
    let mut start = 0;
    while start < lines.len() {
        let len = lines[start..].iter().take_while(|l| !l.is_blank()).count();
        let block: Vec<usize> = (start..start + len).collect();
        // Nothing else can be wrapped twice.
        if len > 1
            && let Some(found) = measure(lines, &block, 2)
        {
            measures[start..start + len].fill(found);
        }
        start += len.max(1);
    }
    measures
}

/// How many lines are measured.
const SAMPLE: usize = 4000;
/// How narrow and how wide a text may be wrapped, in quarters of a letter.
const NARROWEST: usize = 50 * 4;
const WIDEST: usize = 140 * 4;
/// The longest line of a wrapped text, in quarters of a letter.
const LONGEST: usize = 260 * 4;
/// A share that is no longer counted.
const MOST: usize = 127;

/// The width to which many lines come near and that few surpass. `least`: how many lines there must be; a longer text
/// may have a few longer lines (tables), and more short ones (lists).
fn measure(lines: &[Line], sample: &[usize], least: usize) -> Option<Measure> {
    wrap_width(lines, sample, least, false).map(|width| Measure {
        width,
        set: false,
        least: [90; 2],
    })
}

fn wrap_width(lines: &[Line], sample: &[usize], least: usize, set: bool) -> Option<u16> {
    // No letter takes less than a byte.
    let narrow = |i: &usize| lines[*i].text.len() * 4 < NARROWEST;
    if sample.len() < least || sample.iter().all(narrow) {
        return None;
    }
    // How many lines are at most so long.
    let mut upto = [0_u32; LONGEST + 1];
    let mut longest = 0;
    for &i in sample {
        let text = lines[i].text.as_str();
        // No letter takes more than four bytes.
        if text.len() <= LONGEST {
            let long = extent(text, set).min(LONGEST);
            upto[long] += 1;
            longest = longest.max(long);
        }
    }
    for long in 1..=LONGEST {
        upto[long] += upto[long - 1];
    }
    let near = |long: usize| upto[long] - upto[long * 93 / 100];
    let most = (NARROWEST..=longest).map(near).max()?;
    // First lines that are set in come near to a width of their own; the text's is the greater.
    let printed = |long: &usize| upto[*long] > upto[long - 1] && near(*long) * 2 >= most;
    let width = (NARROWEST..=longest).rev().find(printed)?;
    let count = sample.len();
    let within = |part: usize| upto[(width * part / 100).min(LONGEST)] as usize;
    let full = count - within(79);
    let longer = count - within(105);
    let fits = width <= WIDEST && full * 10 >= count * 3 && longer * 10 <= count;
    fits.then_some(width as u16)
}

/// The measure by which lines that surely go on end most evenly, and how full those are.
fn sharpened(lines: &[Line], sample: &[usize], even: Measure) -> Measure {
    let set = wrap_width(lines, sample, 2, true).map(|width| Measure {
        width,
        set: true,
        ..even
    });
    let (even_least, even) = learned(lines, sample, even);
    let Some((set_least, set)) = set.map(|set| learned(lines, sample, set)) else {
        return even;
    };
    if set_least > even_least { set } else { even }
}

/// The measure with what full lines take by it, and the least of that.
fn learned(lines: &[Line], sample: &[usize], measure: Measure) -> (u8, Measure) {
    // How many lines of either kind take how much.
    let mut taken = [[0_u16; MOST + 1]; 2];
    for &i in sample {
        let Some(next) = lines.get(i + 1).map(|next| next.text.as_str()) else {
            break;
        };
        let goes_on = || starts_lower(next) && label(next).is_none();
        if next.is_empty() || lines[i].text.ends_in(".;:") || !goes_on() {
            continue;
        }
        let share = measure.taken(&lines[i].text, next);
        if share > 0 {
            taken[usize::from(!begins(lines, i))][usize::from(share)] += 1;
        }
    }
    let least = |counts: &[u16]| {
        let mut below = counts.iter().sum::<u16>() / 16;
        let place = counts.iter().position(|count| {
            let found = below < *count;
            below -= if found { 0 } else { *count };
            found
        });
        place.filter(|_| counts.iter().sum::<u16>() > 5)
    };
    let [first, inner] = [0, 1].map(|kind| least(&taken[kind]).unwrap_or(90));
    let measure = Measure {
        least: [first.clamp(84, 97) as u8, inner.clamp(86, 97) as u8],
        ..measure
    };
    (inner as u8, measure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::lines::lines;

    /// Lines of a page as wide as printed letters make them, each ending where the next word had no room.
    const PAGE: &str = "\
        1. Nâng cao chất lượng công tác tuyên giáo, góp phần củng cố niềm tin\n\
        của Nhân dân. Kịp thời nắm bắt tình hình tư tưởng, dư luận xã hội; tham mưu xử\n\
        lý những vấn đề phát sinh từ cơ sở.\n\
        2. Việc triển khai phải gắn với nhiệm vụ chính trị của từng cơ quan, đơn\n\
        vị. Phân công rõ trách nhiệm của tập thể, cá nhân; tránh hình thức, phô trương,\n\
        lãng phí.\n\
        3. Phối hợp với Sở Văn hóa và Thể thao tổ chức hội thi kể chuyện, hoàn\n\
        thành trước ngày 30/6/2031. Báo cáo kết quả với Thường trực Tỉnh ủy sau khi\n\
        kết thúc. Các đơn vị chủ động bố trí kinh phí và cử người theo dõi.\n\
        4. Giao Văn phòng Ban theo dõi, đôn đốc và tham mưu Lãnh đạo Ban sơ\n\
        kết vào tháng 7 năm 2031.\n";

    fn full(text: &str) -> String {
        let read = lines(text);
        let measures = measures(&read.lines, &vec![None; read.lines.len()]);
        let full = |i: &usize| {
            let measure = &measures[*i];
            measure.width > 0 && measure.is_full(&read.lines, *i, &read.lines[i + 1].text, None)
        };
        let rows = 0..read.lines.len() - 1;
        rows.map(|i| if full(&i) { 'x' } else { '-' }).collect()
    }

    #[test]
    fn lines_are_full_where_the_next_word_had_no_room() {
        assert_eq!(full(&PAGE.repeat(2)), "xx-xx-xx-x-xx-xx-xx-x");
    }

    #[test]
    fn lines_of_one_paragraph_each_are_not_wrapped() {
        let long = format!(
            "{0} {0} {0}\n",
            "Các cơ quan, đơn vị thực hiện nghiêm túc; ".repeat(3)
        );
        assert_eq!(full(&long.repeat(14)), "-".repeat(13));
        assert_eq!(full(&"- Lưu: VT.\n".repeat(14)), "-".repeat(13));
    }
}
