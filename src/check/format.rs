//! Marks and symbols that the format prescribes: those that the program writes itself, and those that must match.

use std::collections::BTreeMap;

use super::prose::{Facts, Prose};
use super::{issuers, signing};
use crate::diag::{Code, Finding, Findings};
use crate::model::{Citation, Document, SubjectPlace, TemplateText, TypePart};
use crate::text::{self, IssuerKind, Scan, TokenKind};

pub(super) fn check(facts: &Facts<'_>, prose: &[Prose<'_>], findings: &mut Findings) {
    let document = facts.document;
    check_symbol(facts, findings);
    check_parts(facts, findings);
    for citation in document.citations.values().chain(&document.replaces).chain(&document.copies) {
        check_cited_symbol(citation, findings);
    }
    check_abstract(facts, findings);
    check_recipients(facts, findings);
    signing::check(facts, findings);
    for one in prose {
        check_end_marks(one, findings);
    }
}

/// The abbreviation of each kind of document in symbols (the-thuc, Writing). Some kinds share one.
pub(super) const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("NQ", &["nghị quyết"]),
    ("QĐ", &["quyết định", "quy định"]),
    ("QĐi", &["quy định"]),
    ("CT", &["chỉ thị"]),
    ("KL", &["kết luận"]),
    ("QC", &["quy chế"]),
    ("HD", &["hướng dẫn"]),
    ("TB", &["thông báo"]),
    ("BC", &["báo cáo"]),
    ("KH", &["kế hoạch"]),
    ("CTr", &["chương trình"]),
    ("TTr", &["tờ trình"]),
    ("CV", &["công văn"]),
    ("BB", &["biên bản"]),
    ("ĐA", &["đề án"]),
    ("PA", &["phương án"]),
    ("DA", &["dự án"]),
];

/// The parts that documents of the type have are there (the type's `needs`).
fn check_parts(facts: &Facts<'_>, findings: &mut Findings) {
    let document = facts.document;
    for part in &facts.rules.needs {
        let (is_there, kind) = match part {
            TypePart::Addressees => (!document.addressees.is_empty(), "salutation"),
            TypePart::DecidedBy => (!document.decided_by.is_empty(), "decides"),
            TypePart::LegalBases => (!document.legal_bases.is_empty(), "bases"),
            TypePart::Copies => (document.copies.is_some(), "copies"),
            TypePart::Abstract | TypePart::Signature | TypePart::Recipients => continue,
        };
        if !is_there {
            let finding = Finding::at(Code::PartMissing, &document.head);
            let finding = finding.with("kind", kind).with("key", part.key());
            findings.push(finding.with("document", facts.rules.name.as_str()));
        }
    }
}

/// The symbol names the kind of document and the body, parted as the format has it.
fn check_symbol(facts: &Facts<'_>, findings: &mut Findings) {
    let header = &facts.document.header;
    let Some(own) = facts.rules.symbols.first() else { return };
    let mark = if facts.issuer == IssuerKind::Party { '/' } else { '-' };
    let (begin, body) = header.symbol.split_once(mark).unwrap_or((&header.symbol, ""));
    let is_own = facts.rules.symbols.iter().any(|own| own == begin) && !body.is_empty();
    if let Some(letters) = other_body(facts, body).filter(|_| is_own) {
        let finding = Finding::at(Code::SymbolMismatch, &header.places.symbol).with("kind", "body");
        let finding = finding.with("symbol", header.symbol.as_str());
        let finding = finding.with("document", header.issuer.name.written());
        findings.push(finding.with("expected", format!("{begin}{mark}{letters}")));
        return;
    }
    let kind = match begin {
        _ if facts.issuer == IssuerKind::State && is_year(&header.symbol) => "normative",
        _ if begin.starts_with(|c: char| c.is_ascii_digit()) => "number",
        _ if is_own => return,
        _ if text::lower(begin) == text::lower(own) => "shape",
        _ if begin == own || begin.starts_with(&format!("{own}{}", other(mark))) => "shape",
        _ if is_abbreviation(begin) || body.is_empty() => "kind",
        // A kind of document that the list does not have.
        _ => return,
    };
    let finding = Finding::at(Code::SymbolMismatch, &header.places.symbol)
        .with("kind", kind)
        .with("symbol", header.symbol.as_str())
        .with("document", facts.rules.name.as_str());
    let body = if body.is_empty() { rest_of(&header.symbol) } else { body };
    let body = other_body(facts, body).unwrap_or_else(|| body.to_owned());
    findings.push(finding.with("expected", format!("{own}{mark}{body}")));
}

/// Whether a symbol begins with a year, as those of normative documents do: `2026/QĐ-UBND`.
fn is_year(symbol: &str) -> bool {
    let year = symbol.split('/').next().unwrap_or_default();
    year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// The letters that the symbol of a document has to name its body by, where it names another.
fn other_body(facts: &Facts<'_>, body: &str) -> Option<String> {
    let scan = Scan::new(facts.document.header.issuer.name.written());
    let own = issuers::letters_of(&scan, 0)?;
    let (letters, rest) = body.split_at(body.find('-').unwrap_or(body.len()));
    let is_other = !own.contains(&letters)
        && (issuers::are_known(letters) || own.contains(&text::upper(letters).as_str()));
    is_other.then(|| format!("{}{rest}", own.first().copied().unwrap_or_default()))
}

fn other(mark: char) -> char {
    if mark == '/' { '-' } else { '/' }
}

fn rest_of(symbol: &str) -> &str {
    let rest = symbol.find(['/', '-']).map_or("", |at| &symbol[at + 1..]);
    if rest.is_empty() { "…" } else { rest }
}

fn is_abbreviation(text: &str) -> bool {
    ABBREVIATIONS.iter().any(|(abbreviation, _)| *abbreviation == text)
}

/// A cited document's symbol belongs to another kind: `Thông báo` with `KH/ĐU`.
fn check_cited_symbol(citation: &Citation, findings: &mut Findings) {
    let Some(symbol) = &citation.symbol else { return };
    let begin = symbol.split(['/', '-']).next().unwrap_or_default();
    let kind = citation.kind.to_lowercase();
    let known = |kind: &str| ABBREVIATIONS.iter().any(|(_, kinds)| kinds.contains(&kind));
    let Some((_, kinds)) = ABBREVIATIONS.iter().find(|(abbreviation, _)| *abbreviation == begin) else {
        return;
    };
    if !kinds.contains(&kind.as_str()) && known(&kind) {
        let finding = Finding::at(Code::SymbolMismatch, &citation.part(symbol))
            .with("kind", "cited")
            .with("symbol", symbol.as_str())
            .with("document", citation.kind.as_str());
        let own = ABBREVIATIONS.iter().find(|(_, kinds)| kinds.contains(&kind.as_str()));
        let own = own.map_or("", |(abbreviation, _)| abbreviation);
        findings.push(finding.with("expected", symbol.replacen(begin, own, 1)));
    }
}

/// An abstract has no mark at its end and no `V/v`, which belongs to official letters.
fn check_abstract(facts: &Facts<'_>, findings: &mut Findings) {
    let about = &facts.document.header.about;
    let has_title = facts.rules.subject == SubjectPlace::UnderType;
    if let Some(first) = about.first().filter(|_| has_title) {
        let scan = Scan::new(first.written());
        if scan.word(0) == "v" && scan.is_mark(1, '/') && scan.word(2) == "v" {
            let place = first.place().value_part(first.written(), scan.range(0, 2));
            let finding = Finding::at(Code::AbstractVv, &place);
            findings.push(finding.with("written", scan.text().get(scan.range(0, 2)).unwrap_or_default()));
        }
    }
    if let Some(finding) = about.first().filter(|_| has_title).and_then(|first| type_again(first, facts)) {
        findings.push(finding);
    }
    if let Some(last) = about.last() {
        report_end(last, Code::AbstractEnd, findings);
    }
}

/// `kế hoạch tổ chức …` under `KẾ HOẠCH`: the name of the type is read twice.
fn type_again(first: &TemplateText, facts: &Facts<'_>) -> Option<Finding> {
    let scan = Scan::new(first.written());
    let name = text::lower(&facts.rules.name);
    let length = Some(scan.phrase(0, &name)).filter(|length| *length > 0)?;
    // `kế hoạch hóa gia đình`, `báo cáo viên`, `thông báo kết luận số 12` are other words or another document.
    let is_other = matches!(scan.word(length), "hóa" | "hoá" | "viên" | "số" | "")
        || scan.number(length).is_some()
        || matches!(scan.kind(length), Some(TokenKind::Mark(_) | TokenKind::Expression));
    let range = scan.range(0, length - 1);
    let typed = range.start..scan.range(length, length).start;
    let (place, typed_at) = (
        first.place().value_part(first.written(), range.clone()),
        first.place().value_part(first.written(), typed.clone()),
    );
    let finding =
        Finding::at(Code::WordDoubled, &place).with("kind", "type").with("word", &scan.text()[range]);
    (!is_other).then(|| finding.with_fix(&typed_at, &scan.text()[typed], ""))
}

/// Reports an end mark that is set by the program, or that should not be there at all.
fn report_end(text: &TemplateText, code: Code, findings: &mut Findings) {
    let written = text.written();
    let kept = text::without_end_mark(written);
    if kept.len() < written.len() && !kept.is_empty() {
        let range = kept.len()..written.len();
        let place = text.place().value_part(written, range.clone());
        let mark = &written[range];
        findings.push(Finding::at(code, &place).with("mark", mark.trim()).with_fix(&place, mark, ""));
    }
}

fn check_recipients(facts: &Facts<'_>, findings: &mut Findings) {
    let list = &facts.document.recipients.list;
    for text in list.iter().chain(&facts.document.legal_bases) {
        report_end(text, Code::RecipientMark, findings);
    }
    check_repeated_recipients(list, findings);
    findings.extend_one(list.last().and_then(|last| archive(last, facts)));
    findings.extend_one(list.first().and_then(|first| addressed_again(first, facts.document)));
}

/// Reports each recipient that is named again, once.
fn check_repeated_recipients(list: &[TemplateText], findings: &mut Findings) {
    let mut known: BTreeMap<String, (&TemplateText, usize)> = BTreeMap::new();
    for text in list.iter().filter(|text| !text.has_expression()) {
        let read = text::fold(text::without_end_mark(text.written().trim()));
        let (first, count) = known.entry(read).or_insert((text, 0));
        *count += 1;
        if *count == 2 {
            let finding = Finding::at(Code::WordDoubled, text.place()).with("kind", "recipient");
            findings.push(finding.with("word", text.written()).related("first", first.place()));
        }
    }
}

/// A document that addresses somebody names them first among its recipients as `Như trên` (5d).
fn addressed_again(first: &TemplateText, document: &Document) -> Option<Finding> {
    let written = text::lower(first.written());
    let is_right = ["như trên", "như kính gửi"].iter().any(|words| written.starts_with(words));
    let finding = Finding::at(Code::RecipientFirst, first.place()).with("written", first.written());
    (!document.addressees.is_empty() && !is_right).then_some(finding)
}

/// The Party names its archive (9b): no `Lưu:`, no `VT`. Bodies of the state write `Lưu: VT, …`.
fn archive(text: &TemplateText, facts: &Facts<'_>) -> Option<Finding> {
    let scan = Scan::new(text.written());
    if scan.word(0) != "lưu" {
        return None;
    }
    let colon = usize::from(scan.is_mark(1, ':'));
    let vt = usize::from(scan.written(1 + colon) == "VT");
    let (is_right, last, kind) = match facts.issuer {
        IssuerKind::Party => (colon + vt == 0, colon + vt, "party"),
        IssuerKind::State => (colon + vt == 2, scan.tokens().len().min(4) - 1, "state"),
    };
    if is_right {
        return None;
    }
    let range = scan.range(0, last);
    let place = text.place().value_part(text.written(), range.clone());
    let finding = Finding::at(Code::RecipientArchive, &place).with("written", &text.written()[range]);
    // As the document itself writes it.
    let issuer = &facts.document.header.issuer;
    let names = [issuer.name.written(), issuer.cited.written(), text.written()];
    let is_second = names.iter().any(|name| name.to_lowercase().contains("uỷ"));
    let office = if is_second { "Lưu Văn phòng Đảng uỷ" } else { "Lưu Văn phòng Đảng ủy" };
    Some(finding.with("kind", kind).with("office", office))
}

/// `./.` ends a document, and the program sets it where the profile has it.
fn check_end_marks(prose: &Prose<'_>, findings: &mut Findings) {
    let scan = &prose.scan;
    for at in 0..scan.tokens().len() {
        let is_end = scan.is_mark(at, '.') && scan.is_mark(at + 1, '/') && scan.is_mark(at + 2, '.');
        if is_end && scan.is_joined(at + 1) && scan.is_joined(at + 2) {
            let range = scan.range(at, at + 2);
            let place = prose.place(range.clone());
            let finding = prose.finding(Code::EndMarkTyped, range);
            let is_last = at + 3 == scan.tokens().len();
            let finding = if is_last { finding.with_fix(&place, "./.", ".") } else { finding };
            findings.push(finding);
        }
    }
}
