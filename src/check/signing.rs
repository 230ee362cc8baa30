//! The signature block: authority and position must fit each other, and the name has no title.

use std::ops::Range;

use super::issuers;
use super::prose::Facts;
use crate::diag::{Code, Finding, Findings};
use crate::model::{Signature, TemplateText};
use crate::text::{IssuerKind, Scan, TokenKind};

/// Bodies that decide together: they sign `T/M` (the-thuc, Writing).
const COMMITTEES: &[&str] = &[
    "ban thường vụ",
    "ban chấp hành",
    "thường trực",
    "đảng ủy",
    "đảng bộ",
    "chi bộ",
    "chi ủy",
    "tỉnh ủy",
    "ủy ban",
    "hội đồng",
    "ban chỉ đạo",
];

/// Positions of a single person, which cannot be an authority for a whole body.
const PERSONS: &[&str] = &["bí thư", "chủ tịch", "chánh văn phòng", "trưởng ban", "giám đốc", "thủ trưởng"];

/// Before a name: ranks and titles (7d).
const TITLES: &[&str] = &[
    "đồng chí",
    "đ / c",
    "ts",
    "ths",
    "th . s",
    "t . s",
    "pgs",
    "gs",
    "bs",
    "ks",
    "cn",
    "thạc sĩ",
    "tiến sĩ",
    "thạc sỹ",
    "tiến sỹ",
    "bác sĩ",
    "bác sỹ",
    "kỹ sư",
    "cử nhân",
    "đại tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "đại uý",
    "thượng úy",
    "thượng uý",
    "trung úy",
    "trung uý",
    "thiếu úy",
    "thiếu uý",
    "bí thư",
    "phó bí thư",
    "chủ tịch",
    "phó chủ tịch",
];

/// Family names that distinguish `Ông Nguyễn Văn A` from a person whose family name is `Ông`.
const FAMILIES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô",
    "dương", "lý", "đinh", "trịnh", "mai", "cao", "lương", "hà", "tạ", "đào",
];

/// Checks every signature of a document.
pub(super) fn check(facts: &Facts<'_>, findings: &mut Findings) {
    check_count(facts, findings);
    for signature in &facts.document.signatures {
        check_position(facts, signature, findings);
        for authority in &signature.authority {
            check_authority(facts, signature, authority, findings);
        }
        check_signer(facts, &signature.signer, findings);
    }
}

/// A document that several sign, as minutes, has as many signers (the type's `signers`).
fn check_count(facts: &Facts<'_>, findings: &mut Findings) {
    let document = facts.document;
    let count = document.signatures.len();
    let Some(least) = facts.rules.signers.filter(|least| count < *least as usize) else { return };
    let place = document.signatures.first().map_or(&document.head, |signature| signature.signer.place());
    let finding = Finding::at(Code::SignersMissing, place).with("document", facts.rules.name.as_str());
    findings.push(finding.with("least", u64::from(least)).with("count", count));
}

/// Documents of a type are signed by some authorities alone (the type's `authorities`).
fn check_of_type(facts: &Facts<'_>, authority: &TemplateText, mark: &AuthorityMark, findings: &mut Findings) {
    let known = &facts.rules.authorities;
    if known.is_empty() || known.iter().any(|one| one.id() == mark.sign) {
        return;
    }
    let form = |sign: &str| match facts.issuer {
        IssuerKind::Party => sign.to_owned(),
        IssuerKind::State => format!("{}.", sign.replace('/', "")),
    };
    let names: Vec<String> = known.iter().map(|one| form(one.id())).collect();
    let finding = Finding::at(Code::AuthorityOfType, authority.place()).with("authority", form(mark.sign));
    let finding = finding.with("document", facts.rules.name.as_str());
    findings.push(finding.with("known", names.join(", ")));
}

fn check_authority(
    facts: &Facts<'_>,
    signature: &Signature,
    authority: &TemplateText,
    findings: &mut Findings,
) {
    let Some(position) = signature.position.first() else { return };
    let (scan, of_position) = (Scan::new(authority.written()), Scan::new(position.written()));
    let Some((mark, rest)) = mark(&scan) else { return };
    check_of_type(facts, authority, &mark, findings);
    let is_any = |words: &[&str]| words.iter().any(|words| scan.phrase(rest, words) > 0);
    let is_deputy = of_position.word(0) == "phó";
    // `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`: the second line names the person represented.
    let is_alone = signature.authority.len() == 1;
    let kind = match mark.sign {
        _ if mark.sign != "TUQ" && mark.issuer != facts.issuer => "form",
        _ if is_of_other_side(facts, &scan, rest) => "other-body",
        "K/T" if is_any(COMMITTEES) => "committee-for-deputy",
        "K/T" if !is_deputy && is_same_position(&scan, rest, &of_position) => "no-deputy",
        "T/M" if is_any(PERSONS) => "person-as-committee",
        "T/M" if facts.issuer == IssuerKind::State && is_deputy && is_alone => "deputy-without-for",
        _ => return,
    };
    let at = if matches!(kind, "no-deputy" | "deputy-without-for") { position } else { authority };
    let finding = Finding::at(Code::AuthorityMismatch, at.place())
        .with("kind", kind)
        .with("authority", authority.written())
        .with("position", position.written());
    findings.push(finding.with("form", mark.form(facts.issuer)));
}

/// `CHỦ TỊCH` in a paper of the Party, `BÍ THƯ` in one of the state: a position that the body does not have.
fn check_position(facts: &Facts<'_>, signature: &Signature, findings: &mut Findings) {
    let issuer = Scan::new(facts.document.header.issuer.name.written());
    let Some(position) = signature.position.first() else { return };
    let scan = Scan::new(position.written());
    let start = usize::from(scan.word(0) == "phó");
    let is_any = |words: &[&str]| words.iter().any(|words| scan.phrase(start, words) > 0);
    let is_other = match facts.issuer {
        IssuerKind::Party => is_any(&["chủ tịch"]) && issuers::is_of_party(&issuer, 0),
        IssuerKind::State => is_any(&["bí thư"]) && issuers::is_of_state(&issuer, 0),
    };
    if is_other && facts.document.signatures.len() == 1 {
        let authority = signature.authority.first().map_or("", |authority| authority.written());
        let finding = Finding::at(Code::AuthorityMismatch, position.place()).with("kind", "other-position");
        let finding = finding.with("authority", authority).with("position", position.written());
        findings.push(finding.with("form", ""));
    }
}

/// Whether the authority of a document that one body signs is of the other side: `T/M UBND XÃ` in a paper of the Party.
fn is_of_other_side(facts: &Facts<'_>, authority: &Scan<'_>, rest: usize) -> bool {
    let issuer = Scan::new(facts.document.header.issuer.name.written());
    let is_other = match facts.issuer {
        IssuerKind::Party => issuers::is_of_state(authority, rest) && issuers::is_of_party(&issuer, 0),
        IssuerKind::State => issuers::is_of_party(authority, rest) && issuers::is_of_state(&issuer, 0),
    };
    facts.document.signatures.len() == 1 && is_other
}

/// The mark of an authority: `T/M`, or `TM.` of state bodies.
struct AuthorityMark {
    sign: &'static str,
    issuer: IssuerKind,
}

impl AuthorityMark {
    /// How a kind of body writes it.
    fn form(&self, issuer: IssuerKind) -> String {
        match issuer {
            IssuerKind::Party => self.sign.to_owned(),
            IssuerKind::State => format!("{}.", self.sign.replace('/', "")),
        }
    }
}

/// The mark that an authority begins with, and the token after it.
fn mark(scan: &Scan<'_>) -> Option<(AuthorityMark, usize)> {
    const SIGNS: [(&str, &str); 3] = [("t", "m"), ("k", "t"), ("t", "l")];
    const NAMES: [&str; 3] = ["T/M", "K/T", "T/L"];
    if scan.word(0) == "tuq" {
        let issuer = if scan.is_mark(1, '.') { IssuerKind::State } else { IssuerKind::Party };
        return Some((AuthorityMark { sign: "TUQ", issuer }, 1 + usize::from(scan.is_mark(1, '.'))));
    }
    for ((first, second), sign) in SIGNS.into_iter().zip(NAMES) {
        if scan.word(0) == first && scan.is_mark(1, '/') && scan.word(2) == second {
            let rest = 3 + usize::from(scan.is_mark(3, '.'));
            return Some((AuthorityMark { sign, issuer: IssuerKind::Party }, rest));
        }
        let joined =
            scan.word(0).len() == 2 && scan.word(0).starts_with(first) && scan.word(0).ends_with(second);
        if joined && scan.is_mark(1, '.') {
            return Some((AuthorityMark { sign, issuer: IssuerKind::State }, 2));
        }
    }
    None
}

/// Whether somebody would sign in the place of himself: `K/T BÍ THƯ` over `BÍ THƯ`.
fn is_same_position(scan: &Scan<'_>, rest: usize, position: &Scan<'_>) -> bool {
    let words = |scan: &Scan<'_>, range: Range<usize>| -> Vec<String> {
        range.map(|at| scan.word(at).to_owned()).collect()
    };
    words(scan, rest..scan.tokens().len()) == words(position, 0..position.tokens().len())
}

/// There is no title or rank before a name (7d). State bodies may name a rank.
fn check_signer(facts: &Facts<'_>, signer: &TemplateText, findings: &mut Findings) {
    let scan = Scan::new(signer.written());
    let of_rank = || TITLES.iter().map(|title| scan.phrase(0, title)).max().unwrap_or(0);
    let mut length = if facts.issuer == IssuerKind::Party { of_rank() } else { 0 };
    if matches!(scan.word(0), "ông" | "bà") && FAMILIES.contains(&scan.word(1)) {
        length = 1;
    }
    if length == 0 || length >= scan.tokens().len() {
        return;
    }
    let stop = usize::from(matches!(scan.kind(length), Some(TokenKind::Mark('.' | ':'))));
    let range = scan.range(0, length + stop - 1);
    let place = signer.place().value_part(signer.written(), range.clone());
    findings.push(Finding::at(Code::SignerTitle, &place).with("title", &signer.written()[range]));
}
