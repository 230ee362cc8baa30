//! Numbers in words, read back: `hai mươi lăm`.

use std::sync::LazyLock;

use super::{Phrases, Scan};

/// The words that a number begins with.
static FIRST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"])
});

/// The number that words say from a token on, below a billion, and the last token that it takes.
///
/// Northern and southern forms: `linh` or `lẻ`, `nghìn` or `ngàn`. `năm` after `mười` and `mươi` is a year, not a five:
/// that reads `lăm`.
pub fn count_in_words(scan: &Scan<'_>, at: usize) -> Option<(u64, usize)> {
    FIRST.at(scan, at)?;
    let mut reader = Reader { scan, start: at, at };
    let mut count = 0;
    let mut scale = u64::MAX;
    while scale > 1 {
        let Some(group) = reader.group() else { break };
        scale = reader.scale(scale);
        count += group * scale;
    }
    (reader.at > at).then(|| (count, reader.at - 1))
}

struct Reader<'s, 't> {
    scan: &'s Scan<'t>,
    /// Where the number begins.
    start: usize,
    /// The next token.
    at: usize,
}

impl Reader<'_, '_> {
    /// A number below a thousand. After another group it may begin with `không trăm`.
    fn group(&mut self) -> Option<u64> {
        if let Some(hundreds) = digit(self.word(0)).filter(|_| self.word(1) == "trăm") {
            if hundreds == 0 && self.at == self.start {
                return None;
            }
            self.at += 2;
            return Some(hundreds * 100 + self.after_hundreds());
        }
        self.tens()
    }

    fn after_hundreds(&mut self) -> u64 {
        if matches!(self.word(0), "linh" | "lẻ")
            && let Some(unit) = digit(self.word(1)).filter(|unit| *unit > 0)
        {
            self.at += 2;
            return unit;
        }
        let start = self.at;
        // A single digit after hundreds needs `linh`.
        self.tens().filter(|tens| *tens >= 10).unwrap_or_else(|| {
            self.at = start;
            0
        })
    }

    fn tens(&mut self) -> Option<u64> {
        if self.word(0) == "mười" {
            self.at += 1;
            return Some(10 + self.unit(&["một"]));
        }
        let first = digit(self.word(0))?;
        self.at += 1;
        if first > 1 && self.word(0) == "mươi" {
            self.at += 1;
            return Some(first * 10 + self.unit(&["mốt", "tư"]));
        }
        Some(first)
    }

    /// The unit after `mười` or `mươi`, some of which are said in a way of their own there.
    fn unit(&mut self, own: &[&str]) -> u64 {
        let unit = match self.word(0) {
            "lăm" | "nhăm" => 5,
            "mốt" | "một" if own.contains(&self.word(0)) => 1,
            "tư" if own.contains(&"tư") => 4,
            "năm" | "một" | "không" => 0,
            word => digit(word).unwrap_or_default(),
        };
        self.at += usize::from(unit > 0);
        unit
    }

    /// The scale that a group counts: one below the last.
    fn scale(&mut self, last: u64) -> u64 {
        let scale = match self.word(0) {
            "nghìn" | "ngàn" => 1_000,
            "triệu" => 1_000_000,
            _ => 1,
        };
        if scale > 1 && scale < last {
            self.at += 1;
            return scale;
        }
        1
    }

    fn word(&self, next: usize) -> &str {
        self.scan.word(self.at + next)
    }
}

fn digit(word: &str) -> Option<u64> {
    Some(match word {
        "không" => 0,
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::in_words;

    fn read(text: &str) -> Option<(u64, usize)> {
        count_in_words(&Scan::new(text), 0)
    }

    #[test]
    fn reads_what_it_writes() {
        let many = (0..2_000).chain((0..3_000).map(|at| at * 331_993 + at));
        for number in many.chain([999_999_999, 100_000_000, 1_000_000, 105_015]) {
            let words = in_words(number);
            let last = words.split(' ').count() - 1;
            assert_eq!(read(&words), Some((number, last)), "{words}");
        }
    }

    #[test]
    fn other_ways_of_saying_are_read_and_other_words_end_a_number() {
        for (text, expected) in [
            ("một trăm lẻ năm đảng viên", Some((105, 3))),
            ("hai ngàn người", Some((2000, 1))),
            ("Hai mươi nhăm", Some((25, 2))),
            ("HAI MƯƠI LĂM đảng viên", Some((25, 2))),
            ("hai mươi năm xây dựng", Some((20, 1))),
            ("mười năm", Some((10, 0))),
            ("năm đảng viên", Some((5, 0))),
            ("ba trăm đảng viên", Some((300, 1))),
            ("tư tưởng", None),
            ("mươi người", None),
            ("đảng viên", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
