//! Spaces around marks: none after a comma, one on a single side of a dash, marks that are typed twice; dashes that are missing
//! between two words of a pair: `chính trị xã hội`.

use std::ops::Range;
use std::sync::LazyLock;

use super::prose::Prose;
use crate::diag::{Code, Findings};
use crate::text::{self, Phrases, Scan, TokenKind};

pub(super) fn check(prose: &Prose<'_>, findings: &mut Findings) {
    for at in 0..prose.scan.tokens().len() {
        let scan = &prose.scan;
        let slip = Some(at).filter(|at| *at > 0).and_then(|at| slip_at(scan, at));
        let slip = slip.or_else(|| undashed_at(scan, at));
        let Some(SpacingSlip { kind, range, mended }) = slip else { continue };
        let (place, written) = (prose.place(range.clone()), &scan.text()[range.clone()]);
        let finding = prose.finding(Code::Spacing, range).with("kind", kind).with("written", written.trim());
        findings.push(finding.with("mended", mended.trim()).with_fix(&place, written, mended));
    }
}

/// What is wrong at a mark.
fn slip_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    match scan.kind(at)? {
        TokenKind::Mark('-' | '–' | '—') => symbol_at(scan, at).or_else(|| dash_at(scan, at)),
        TokenKind::Mark('(' | '“') => opened_at(scan, at),
        TokenKind::Mark('/') => parted_date_at(scan, at),
        TokenKind::Mark(',' | ';' | ':' | '.') => {
            twice_at(scan, at).or_else(|| apart_at(scan, at)).or_else(|| joined_at(scan, at))
        }
        _ => None,
    }
}

/// Words that dashes join, with the words before which they stand.
const DASHED: &[(&str, &[usize])] = &[
    ("chính trị xã hội nghề nghiệp", &[2, 4]),
    ("chính trị xã hội", &[2]),
    ("kinh tế xã hội", &[2]),
    ("văn hóa xã hội", &[2]),
    ("văn hoá xã hội", &[2]),
    ("xã hội nghề nghiệp", &[2]),
    ("quốc phòng an ninh", &[2]),
];

static UNDASHED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(DASHED.iter().map(|(pair, _)| *pair)));

/// Words after `xã hội` with which it is another word, or begins one.
const AFTER_SOCIETY: &[&str] = &["chủ", "hóa", "hoá", "học", "đen", "số"];

/// `các tổ chức chính trị xã hội`: no dash between words that one joins.
fn undashed_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    let (phrase, length) = UNDASHED.at(scan, at)?;
    let (_, dashes) = DASHED[phrase];
    let next = at + dashes[0];
    let is_apart = (at + 1..at + length).all(|at| scan.text()[scan.gap(at)] == *" ");
    // The end of a longer one is mended with it.
    let is_end = at > 1 && scan.phrase(at - 2, "chính trị") > 0;
    // `kinh tế xã Hội Sơn` has the name of a commune.
    let is_capital = |at: usize| scan.written(at).starts_with(char::is_uppercase);
    let is_name = is_capital(next + 1) && !is_capital(next);
    // `Lý luận chính trị Xã hội học`, `kinh tế xã hội chủ nghĩa`, `văn hóa xã hội hoá`.
    let is_other = is_name || AFTER_SOCIETY.contains(&scan.word(at + length));
    let words = (0..length).map(|word| {
        let dash = if dashes.contains(&word) { "- " } else { "" };
        format!("{dash}{}", scan.written(at + word))
    });
    let mended = words.collect::<Vec<_>>().join(" ");
    let range = scan.range(at, at + length - 1);
    (is_apart && !is_other && !is_end).then_some(SpacingSlip { kind: "dash-missing", range, mended })
}

/// What is wrong, where, and what it is to be.
struct SpacingSlip {
    kind: &'static str,
    range: Range<usize>,
    mended: String,
}

/// `chủ động,kịp thời`: a mark that touches the word after it.
fn joined_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    let Some(TokenKind::Mark(mark @ (',' | ';'))) = scan.kind(at) else { return None };
    let touches = scan.is_joined(at) && scan.is_joined(at + 1) && scan.kind(at + 1) == Some(TokenKind::Word);
    let follows = matches!(scan.kind(at - 1), Some(TokenKind::Word | TokenKind::Mark(')' | '”' | '%')))
        || scan.kind(at - 1) == Some(TokenKind::Number) && text::is_syllable(scan.word(at + 1));
    if !touches || !follows {
        return None;
    }
    // A list of abbreviations or a name on the net: `QĐ,KH`, `a,b`.
    let is_prose =
        [at - 1, at + 1].iter().all(|at| scan.written(*at).chars().count() > 1 || scan.is_mark(*at, ')'));
    let range = scan.range(at, at + 1);
    let mended = format!("{mark} {}", scan.written(at + 1));
    (is_prose && !is_address(scan, at)).then_some(SpacingSlip { kind: "after", range, mended })
}

/// `25 /12/2026`, `25/12 /2026`: a space within a date in figures.
fn parted_date_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    let is_number = |at: usize, most: usize| scan.number(at).is_some() && scan.written(at).len() <= most;
    let is_date = is_number(at - 1, 2)
        && is_number(at + 1, 2)
        && scan.is_mark(at + 2, '/')
        && is_number(at + 3, 4)
        && scan.written(at + 3).len() == 4;
    let gaps: Vec<&str> = (at..at + 4).map(|at| &scan.text()[scan.gap(at)]).collect();
    let is_parted = gaps.iter().any(|gap| !gap.is_empty()) && gaps.iter().all(|gap| matches!(*gap, "" | " "));
    let range = scan.range(at - 1, at + 3);
    let mended = scan.text()[range.clone()].replace(' ', "");
    (is_date && is_parted).then_some(SpacingSlip { kind: "date", range, mended })
}

/// `( kể cả`: a mark that opens and does not touch what it opens.
fn opened_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    let is_text = matches!(scan.kind(at + 1), Some(TokenKind::Word | TokenKind::Number));
    let is_apart = is_text && scan.text()[scan.gap(at + 1)] == *" ";
    let range = scan.range(at, at + 1);
    let mended = format!("{}{}", scan.written(at), scan.written(at + 1));
    is_apart.then_some(SpacingSlip { kind: "open", range, mended })
}

/// Whether a mark is within an address: no white space for long, and a dot or slash in it.
fn is_address(scan: &Scan<'_>, at: usize) -> bool {
    let mark = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('/' | '@' | '=' | '_' | '&' | '?')));
    // `25/3/2026,đồng thời` has a date before it.
    let is_of_date = |at: usize| at > 0 && scan.number(at - 1).is_some() && scan.number(at + 1).is_some();
    (at.saturating_sub(4)..at + 5).any(|at| mark(at) && !is_of_date(at))
}

/// `chủ động,.`: two marks of which one is meant.
fn twice_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    let (Some(TokenKind::Mark(one)), Some(TokenKind::Mark(other))) = (scan.kind(at), scan.kind(at + 1))
    else {
        return None;
    };
    let is_pair = matches!((one, other), (',' | ';', ',' | ';' | '.') | (':', ',' | ';' | ':'))
        && scan.is_joined(at + 1);
    let is_dots = (one, other) == ('.', '.') && scan.is_joined(at + 1);
    let is_dot = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('.' | '…' | '/')));
    let is_alone = !is_dot(at - 1)
        && !is_dot(at + 2)
        && matches!(scan.kind(at - 1), Some(TokenKind::Word | TokenKind::Number));
    let is_abbreviation = scan.word(at - 1) == "v" || scan.is_mark(at + 2, '\'');
    let mended = if other == '.' { '.' } else { one };
    let range = scan.range(at, at + 1);
    ((is_pair || is_dots) && is_alone && scan.is_joined(at) && !is_abbreviation).then(|| SpacingSlip {
        kind: "twice",
        range,
        mended: mended.to_string(),
    })
}

/// `; ;`, `. .`: the same mark twice with a space between; `thời gian., rõ`: a full stop before a comma.
fn apart_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    let (Some(TokenKind::Mark(one)), Some(TokenKind::Mark(other))) = (scan.kind(at), scan.kind(at + 1))
    else {
        return None;
    };
    let is_dot = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('.' | '…' | '/')));
    let before = at
        .checked_sub(1)
        .filter(|before| matches!(scan.kind(*before), Some(TokenKind::Word | TokenKind::Number)))?;
    let is_same =
        one == other && matches!(one, ',' | ';' | '.') && !scan.is_joined(at + 1) && !is_dot(at + 2);
    let is_word = scan.written(before) == scan.word(before)
        && scan.written(before).chars().count() > 2
        && text::is_syllable(scan.word(before))
        && !before.checked_sub(1).is_some_and(|before| is_dot(before) && scan.is_joined(before + 1));
    let is_stopped = one == '.' && matches!(other, ',' | ';') && scan.is_joined(at + 1) && is_word;
    let mended = if is_stopped { other } else { one };
    let range = scan.range(at, at + 1);
    ((is_same || is_stopped) && scan.is_joined(at)).then(|| SpacingSlip {
        kind: "twice",
        range,
        mended: mended.to_string(),
    })
}

fn is_dash(scan: &Scan<'_>, at: usize) -> bool {
    matches!(scan.kind(at), Some(TokenKind::Mark('-' | '–' | '—')))
}

/// `2026 -2030`, `kinh tế -xã hội`: a space on one side of a dash alone.
fn dash_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    if !is_dash(scan, at) || is_dash(scan, at - 1) || is_dash(scan, at + 1) {
        return None;
    }
    // `số   -KH/ĐU` lacks its number, which is another finding.
    if scan.word(at - 1) == "số" && scan.is_mark(at + 2, '/') {
        return None;
    }
    let (before, after) = (scan.kind(at - 1)?, scan.kind(at + 1)?);
    let is_alike = matches!(
        (before, after),
        (TokenKind::Number, TokenKind::Number) | (TokenKind::Word, TokenKind::Word)
    );
    let is_lopsided = scan.is_joined(at) != scan.is_joined(at + 1);
    let gaps = [scan.gap(at), scan.gap(at + 1)];
    let is_of_line = gaps.iter().any(|gap| scan.text()[gap.clone()].contains('\n'));
    let range = scan.range(at - 1, at + 1);
    let (one, other) = (scan.written(at - 1), scan.written(at + 1));
    // `NQ- TW`: a symbol.
    let is_short = |word: &str| word.chars().all(char::is_uppercase) && word.chars().count() < 6;
    let is_symbol = is_short(one) && is_short(other) && at > 1 && scan.is_mark(at - 2, '/');
    let mended = if is_symbol { format!("{one}-{other}") } else { format!("{one} - {other}") };
    (is_alike && is_lopsided && !is_of_line).then_some(SpacingSlip { kind: "dash", range, mended })
}

/// `18 -KH/ĐU`, `07 –ĐA/HU`: the number and the symbol of a document, parted by more than a hyphen.
fn symbol_at(scan: &Scan<'_>, at: usize) -> Option<SpacingSlip> {
    if !is_dash(scan, at) || scan.number(at - 1).is_none() || !scan.is_mark(at + 2, '/') {
        return None;
    }
    let is_short = |at: usize| {
        let word = scan.written(at);
        scan.kind(at) == Some(TokenKind::Word) && word.len() < 10 && word.starts_with(char::is_uppercase)
    };
    let is_symbol = is_short(at + 1) && is_short(at + 3) && scan.is_joined(at + 2) && scan.is_joined(at + 3);
    let range = scan.range(at - 1, at + 3);
    let mended = format!("{}-{}/{}", scan.written(at - 1), scan.written(at + 1), scan.written(at + 3));
    (is_symbol && scan.text()[range.clone()] != mended).then_some(SpacingSlip {
        kind: "symbol",
        range,
        mended,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_apart_and_full_stops_before_a_comma_are_found() {
        let found = |text: &str| -> Vec<String> {
            let scan = Scan::new(text);
            (1..scan.tokens().len()).filter_map(|at| Some(slip_at(&scan, at)?.mended)).collect()
        };
        for (text, mended) in [
            ("rà soát nguồn; ; định kỳ báo cáo", ";"),
            ("tổng kết năm 2026. .", "."),
            ("rõ thời gian., rõ kết quả", ","),
        ] {
            assert_eq!(found(text), [mended], "{text}");
        }
        for text in ["v.v., các chi bộ", "TP., xã", "kết nạp... ; các", "rà soát; định kỳ. Các"]
        {
            assert_eq!(found(text), [] as [&str; 0], "{text}");
        }
    }

    fn mended(text: &str) -> Vec<String> {
        let scan = Scan::new(text);
        let slips = (0..scan.tokens().len()).filter_map(|at| {
            Some(at).filter(|at| *at > 0).and_then(|at| slip_at(&scan, at)).or_else(|| undashed_at(&scan, at))
        });
        slips.map(|slip| format!("{} → {}", &text[slip.range], slip.mended)).collect()
    }

    #[test]
    fn spaces_around_marks_are_found() {
        for (text, expected) in [
            ("chủ động,kịp thời", ",kịp → , kịp"),
            ("chủ động;kịp thời", ";kịp → ; kịp"),
            ("nguồn ( kể cả", "( kể → (kể"),
            ("hoàn thành,.", ",. → ."),
            ("hoàn thành;.", ";. → ."),
            ("hoàn thành..", ".. → ."),
            ("đúng hạn,, đủ", ",, → ,"),
            ("giai đoạn 2026 -2030", "2026 -2030 → 2026 - 2030"),
            ("giai đoạn 2026- 2030", "2026- 2030 → 2026 - 2030"),
            ("chính trị -xã hội", "trị -xã → trị - xã"),
            ("chính trị- xã hội", "trị- xã → trị - xã"),
            ("các tổ chức chính trị xã hội giới thiệu", "chính trị xã hội → chính trị - xã hội"),
            ("phát triển kinh tế xã hội của địa phương", "kinh tế xã hội → kinh tế - xã hội"),
            ("Ban Văn hoá xã hội", "Văn hoá xã hội → Văn hoá - xã hội"),
            ("tổ chức chính trị - xã hội nghề nghiệp", "xã hội nghề nghiệp → xã hội - nghề nghiệp"),
            ("Kinh tế xã hội ổn định", "Kinh tế xã hội → Kinh tế - xã hội"),
            (
                "tổ chức chính trị xã hội nghề nghiệp",
                "chính trị xã hội nghề nghiệp → chính trị - xã hội - nghề nghiệp",
            ),
            ("bảo đảm quốc phòng an ninh", "quốc phòng an ninh → quốc phòng - an ninh"),
            ("Đề án số 07 –ĐA/HU", "07 –ĐA/HU → 07-ĐA/HU"),
            ("Quyết định số 51/QĐ- BQP", "QĐ- BQP → QĐ-BQP"),
            ("Kế hoạch số 18 -KH/ĐU", "18 -KH/ĐU → 18-KH/ĐU"),
            ("Kế hoạch số 18 - KH/ĐU", "18 - KH/ĐU → 18-KH/ĐU"),
        ] {
            assert_eq!(mended(text), [expected], "{text}");
        }
    }

    #[test]
    fn what_is_right_is_left() {
        for text in [
            "1,5 triệu; 2.000 đồng",
            "chính trị - xã hội, chính trị-xã hội",
            "từ 09 - 11, 09-11 đảng viên",
            "Kế hoạch số 18-KH/ĐU",
            "v.v., thực hiện./.",
            "quán triệt..., tổ chức...",
            "https://a.vn/x,y",
            "nhiệt độ -5 độ",
            "nền kinh tế xã hội chủ nghĩa; văn hoá, xã hội; chính trị, xã hội",
            "phát triển kinh tế xã Hội Sơn; đẩy mạnh văn hoá xã hội hoá",
            "chính trị Xã hội học; quốc phòng, an ninh; kinh tế - xã hội",
            "chính trị - xã hội - nghề nghiệp; kinh tế hộ xã hội",
        ] {
            assert_eq!(mended(text), [] as [&str; 0], "{text}");
        }
    }
}
