//! How terms and points in time are printed.

use super::super::near::Cursor;
use crate::parse::letters::List;

/// "trước ngày 30/6/2026", "Thời gian thực hiện: Quý II/2023", "nhiệm vụ quý II/2023".
pub fn due(c: &mut Cursor) -> bool {
    let dated = |c: &mut Cursor| before(c) && point(c);
    let field = |c: &mut Cursor| {
        c.cased(const { list!("thời gian|thời hạn|tiến độ") })
            && c.run(0, 40, |c| !matches!(c, ':' | '.' | ';' | ','))
            && c.word(":")
            && c.may(" ")
            && c.group("when", &point)
    };
    // The quarter of the work; a year after it would be the plan's name.
    let duty = |c: &mut Cursor| {
        c.cased("nhiệm vụ ")
            && c.sees(&|c| c.one_of(const { list!("quý |tháng ") }))
            && c.group("when", &point)
    };
    c.group("when", &dated) || c.all(&field) || c.all(&duty)
}

/// The words before a point in time that make it a term.
fn before(c: &mut Cursor) -> bool {
    const LATEST: List = list!("chậm nhất |muộn nhất ");
    const TERMS: List = list!("trước |đến hết |đến trước |đến |trong |vào |cả ");
    const ENDS: List = list!("cuối |đầu |giữa ");
    if c.cased(LATEST) {
        c.one_of("là |vào |đến ");
        c.one_of("trong |trước |đến hết |đến |hết ");
        return true;
    }
    if c.cased(TERMS) {
        c.one_of(ENDS);
        return true;
    }
    c.cased(ENDS)
}

/// A day, month, quarter, half or year.
pub fn point(c: &mut Cursor) -> bool {
    // Most words behind those that make a term are no time.
    if !c.opens(const { list!("ngày |năm |nam |quý |tháng ") }) {
        return false;
    }
    // Recognition loses the mark over "năm"; no other word stands so between these and a year.
    let year =
        |c: &mut Cursor| c.cased(const { list!("năm |nam ") }) && c.group("y", &Cursor::year);
    let quarter = |c: &mut Cursor| {
        c.cased("quý ")
            && c.may_all(&|c| c.one_of(QUARTERS) && c.one_of(" và |, ") && c.word("quý "))
            // "quý II, III/2024", "quý III - IV/2024".
            && c.may_all(&|c| c.one_of(ROMAN) && c.one_of(" và |, | - |-") && c.sees(&|c| c.one_of(ROMAN)))
            && c.group("q", &|c| c.one_of(QUARTERS))
            && of_year(c)
    };
    let month = |c: &mut Cursor| {
        c.cased("tháng ")
            && c.may_all(&|c| c.digits(2) && c.one_of(" và |, ") && c.word("tháng "))
            && c.group("m", &|c| c.digits(2))
            && of_year(c)
    };
    let half = |c: &mut Cursor| {
        c.one_of(const { list!("06 tháng |6 tháng ") })
            && c.group("half", &|c| c.one_of("đầu|cuối"))
            && c.word(" năm")
            && c.may_all(&|c| c.word(" ") && c.group("y", &Cursor::year))
    };
    c.all(&day) || c.all(&year) || c.all(&quarter) || c.all(&month) || c.all(&half)
}

const QUARTERS: List = list!("IV|III|II|I|1|2|3|4");
const ROMAN: List = list!("IV|III|II|I");

/// "/2023", " năm 2023", " hằng năm", or nothing.
fn of_year(c: &mut Cursor) -> bool {
    every_year(c) || c.may_all(&|c| c.one_of("/| năm | nam |-") && c.group("y", &Cursor::year))
}

fn every_year(c: &mut Cursor) -> bool {
    c.group("every", &|c| c.one_of(" hằng năm| hàng năm| mỗi năm"))
}

/// "ngày 30/6/2026", "16 giờ 00 ngày 30 tháng 6", "30/6/2026", "15/12 hằng năm", "ngày 10 tháng
/// cuối quý". Without "ngày" two numbers alone may be a fraction, but for "(trước 15/3)".
fn day(c: &mut Cursor) -> bool {
    let hour = |c: &mut Cursor| {
        c.digits(2)
            && c.one_of(const { list!(" giờ |h|g") })
            && c.run(0, 2, |c| c.is_ascii_digit())
            && c.may(" phút")
            && c.may(",")
            && c.may(" ")
            && c.sees(&|c| c.word("ngày "))
    };
    c.may_all(&hour);
    let named = c.cased("ngày ");
    let of_month = |c: &mut Cursor| {
        c.one_of("/|-|.| tháng | /")
            && c.group("m", &|c| c.digits(2))
            && (c.all(&|c| c.one_of("/|-|.| năm ") && c.group("y", &Cursor::year))
                || every_year(c)
                || named
                || c.sees(&|c| c.word(")")))
    };
    let repeated = |c: &mut Cursor| {
        c.group("every", &|c| {
            c.one_of(" hằng tháng| hàng tháng| mỗi tháng")
                || c.may(" của")
                    && c.one_of(" tháng cuối quý| tháng đầu quý sau| tháng cuối mỗi quý")
        })
    };
    c.group("d", &|c| c.digits(2)) && (c.all(&of_month) || named && repeated(c))
}

/// "trong thời hạn 10 ngày làm việc", "chậm nhất sau 3 tháng", "chậm nhất 20 ngày trước ngày khai mạc đại hội".
pub fn term_days(c: &mut Cursor) -> bool {
    c.cased(const { list!("trong thời hạn |trong vòng |chậm nhất ") })
        && {
            c.one_of("là |sau ");
            true
        }
        && c.digits(3)
        && c.one_of(" ngày làm việc| ngày| tháng| giờ")
        && c.may_all(&|c| {
            c.group("ahead", &|c| {
                c.one_of(" trước khi | trước ngày | trước thời điểm ")
                    && c.run(3, 60, |c| !matches!(c, ',' | ';' | '.' | ':' | '('))
            })
        })
}
