//! Names of the place whose body issues a document, where a text has nearly the same: `xã Hàm Liên` for `xã Hàm Liêm`; and of its
//! province, where a text puts the commune into another.

use super::prose::{Facts, Prose};
use crate::diag::{Code, Findings};
use crate::text::{self, Scan, TokenKind, ToneMark};

/// The commune whose body issues a document: `Hàm Liêm` of `ĐẢNG UỶ XÃ HÀM LIÊM`.
struct OwnCommune {
    /// In small letters, with the tone marks of `uy`, `oa` on the first vowel.
    name: String,
    words: usize,
    /// As it is to be written.
    written: String,
    /// The name of its province as the letterhead has it, in small letters.
    province: Option<String>,
}

/// Checks the names of the issuer's commune and province in the texts of a document.
pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let Some(commune) = OwnCommune::from_facts(facts) else { return };
    for one in prose {
        commune.check_name(one, findings);
        commune.check_province(one, findings);
    }
}

/// The name after a word of a letterhead, to its end: `Hàm Liêm` after `XÃ`.
fn name_after(scan: &Scan<'_>, leads: &[&str]) -> Option<String> {
    let count = scan.tokens().len();
    let start = (0..count).find(|at| leads.contains(&scan.word(*at)))? + 1;
    let is_plain = start < count && (start..count).all(|at| scan.kind(at) == Some(TokenKind::Word));
    let words = || (start..count).map(|at| text::upper_first(&text::lower(scan.written(at))));
    (is_plain && count - start >= 2).then(|| words().collect::<Vec<_>>().join(" "))
}

impl OwnCommune {
    /// The commune of a document; none where a body of another kind issues it.
    fn from_facts(facts: &Facts<'_>) -> Option<Self> {
        let header = &facts.document.header;
        let written = name_after(&Scan::new(header.issuer.name.written()), &["xã", "phường"])?;
        let superior = header.superior.as_ref().map(|superior| Scan::new(superior.written()));
        let province = superior.and_then(|scan| name_after(&scan, &["tỉnh"]));
        let words = written.split(' ').count();
        Some(Self { name: spelled(&written), words, written, province })
    }

    /// Reports another province than that of the letterhead in a clause that names the commune: `tỉnh Sơn La … xã Tân Lập Hạ`.
    fn check_province(&self, prose: &Prose<'_>, findings: &mut Findings) {
        let Some(own) = &self.province else { return };
        let scan = &prose.scan;
        let count = own.split(' ').count();
        let is_capital = |at: usize| {
            scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase)
        };
        for at in (0..scan.tokens().len()).filter(|at| scan.word(*at) == "tỉnh") {
            let start = at + 1 + usize::from(matches!(scan.word(at + 1), "ủy" | "uỷ"));
            let named = (start..scan.tokens().len()).take_while(|at| is_capital(*at)).count();
            if named != count || !self.is_named_beside(scan, at) {
                continue;
            }
            let range = scan.range(at, start + named - 1);
            let written = &scan.text()[scan.range(start, start + named - 1)];
            if spelled(written) != spelled(own) {
                let lead = &scan.text()[scan.range(at, start - 1)];
                let finding = prose.finding(Code::WritingMixed, range.clone()).with("kind", "name");
                let finding = finding.with("rare", &scan.text()[range]);
                let finding = finding.with("usual", format!("{lead} {own}"));
                findings.push(finding.with("rare_count", 1_usize).with("usual_count", 0_usize));
            }
        }
    }

    /// Whether the clause of a token names the commune, and neither another time nor a visit.
    fn is_named_beside(&self, scan: &Scan<'_>, at: usize) -> bool {
        const OF_OTHERS: &[&str] = &[
            "trước đây",
            "cũ",
            "sáp nhập",
            "kết nghĩa",
            "giao lưu",
            "học tập",
            "chuyển",
            "quê",
            "nguyên",
            "nhập",
            "trước khi",
            "đoàn công tác",
            "hợp nhất",
            "và",
        ];
        let clause = scan.clauses().into_iter().find(|clause| clause.contains(&at));
        clause.is_some_and(|clause| {
            let names = |at: usize| {
                matches!(scan.word(at), "xã" | "phường")
                    && spelled(&scan.text()[scan.range(at + 1, at + self.words)]) == self.name
            };
            // `giáp xã Mường La, tỉnh Sơn La` is of another commune.
            let is_commune = |at: &usize| matches!(scan.word(*at), "xã" | "phường" | "huyện");
            let nearest = (clause.start..at).rev().find(is_commune);
            let is_own = nearest.is_none_or(names);
            is_own && !scan.has_any(&clause, OF_OTHERS) && clause.clone().any(names)
        })
    }

    /// Reports a name that is nearly the commune's: `xã Hàm Liên`.
    fn check_name(&self, prose: &Prose<'_>, findings: &mut Findings) {
        let scan = &prose.scan;
        for at in (0..scan.tokens().len()).filter(|at| matches!(scan.word(*at), "xã" | "phường")) {
            let tokens = at + 1..at + 1 + self.words;
            let is_capital = |at: usize| {
                scan.kind(at) == Some(TokenKind::Word) && scan.written(at).starts_with(char::is_uppercase)
            };
            if !tokens.clone().all(is_capital)
                || is_capital(tokens.end) && !scan.text().contains(char::is_lowercase)
            {
                continue;
            }
            let range = scan.range(tokens.start, tokens.end - 1);
            let written = &scan.text()[range.clone()];
            if is_slip_of(&spelled(written), &self.name) {
                let finding = prose.finding(Code::UnknownUnitName, range).with("name", written);
                findings.push(finding.with("nearest", self.written.as_str()));
            }
        }
    }
}

fn spelled(name: &str) -> String {
    let words = name.split_whitespace().map(|word| text::respell(&text::lower(word), ToneMark::First));
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a name is another one with a slip in it: the same but for marks, or but for one letter.
fn is_slip_of(written: &str, name: &str) -> bool {
    let (folded, meant) = (text::fold(written), text::fold(name));
    // `Đông Hải` is no slip of `Công Hải`.
    let mut words = folded.split(' ').zip(meant.split(' '));
    let begins_alike = words.all(|(one, other)| one.chars().next() == other.chars().next());
    written != name && begins_alike && strsim::levenshtein(&folded, &meant) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_province_is_found_beside_the_commune() {
        let own = OwnCommune {
            name: "tân lập hạ".to_owned(),
            words: 3,
            written: "Tân Lập Hạ".to_owned(),
            province: Some("Sơn Hà".to_owned()),
        };
        let is_beside = |text: &str| {
            let scan = Scan::new(text);
            (0..scan.tokens().len()).any(|at| scan.word(at) == "tỉnh" && own.is_named_beside(&scan, at))
        };
        assert!(is_beside("Đảng bộ tỉnh Sơn La giao chỉ tiêu cho Đảng uỷ xã Tân Lập Hạ"));
        assert!(is_beside("tại xã Tân Lập Hạ, tỉnh Sơn La"));
        assert!(!is_beside("Tỉnh uỷ Sơn La ban hành Kế hoạch; xã Tân Lập Hạ"));
        assert!(!is_beside("xã Tân Lập Hạ giao lưu với xã Tân Lập, tỉnh Sơn La"));
        assert!(!is_beside("xã Tân Lập Hạ, tỉnh Sơn La (trước đây)"));
        assert!(!is_beside("Xã Tân Lập Hạ giáp xã Mường La, tỉnh Sơn La"));
    }

    #[test]
    fn slips_of_a_name_are_distinguished_from_other_names() {
        for written in ["hàm liên", "hàm liếm", "hàm lim", "ham liêm"] {
            assert!(is_slip_of(written, "hàm liêm"), "{written}");
        }
        for written in ["hàm liêm", "hàm thắng", "hồng liêm", "hàm trí", "làm liêm"] {
            assert!(!is_slip_of(written, "hàm liêm"), "{written}");
        }
    }
}
