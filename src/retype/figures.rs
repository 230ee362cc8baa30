//! Figures in sentences that a quota has: they become expressions where they agree, and findings where they do not.

use std::collections::BTreeSet;
use std::ops::Range;

use super::line::{LineValue, RetypedLine};
use super::named::{FoundName, NameFinder, NamedPart, NamedSum};
use super::outline::RetypedNode;
use super::quotas::{QuotaReader, RetypedQuota};
use crate::diag::{Code, Finding, Findings};
use crate::text::{Scan, TokenKind, fold};

/// What is before a figure of a quota in a sentence, folded, by what it counts.
const BEFORE: [(&str, &str); 4] = [
    ("admissions", "ket nap"),
    ("put_forward", "gioi thieu"),
    ("awareness_class", "cu"),
    ("confirmation", "cong nhan"),
];

/// What is after a figure of persons.
const AFTER: [&str; 7] =
    ["đảng viên", "quần chúng", "đoàn viên", "hội viên", "người", "đồng chí", "thanh niên"];

/// Words that lead to the parts of a whole.
const PARTS: [&str; 6] = ["trong đó", "gồm", "cụ thể", "chia ra", "phân theo", "trong số"];

/// Words whose number is their name: `Điều 3`.
const NUMBERED: [&str; 14] =
    ["số", "điều", "khoản", "điểm", "năm", "tháng", "ngày", "thôn", "xóm", "ấp", "tổ", "lớp", "lần", "mục"];

/// Puts expressions in the place of figures that the quotas have.
pub(super) fn put_figures(nodes: &mut [RetypedNode], quotas: &QuotaReader, findings: &mut Findings) {
    let mut verbs: BTreeSet<String> = BEFORE.iter().map(|(_, verb)| (*verb).to_owned()).collect();
    verbs.extend(quotas.quotas.iter().filter_map(verb));
    each_line(nodes, &mut |line| {
        for quota in &quotas.quotas {
            let Some(verb) = verb(quota) else { continue };
            let others = verbs.iter().filter(|other| **other != verb).cloned().collect();
            let noun = quota.counted.as_ref().and_then(|thing| thing.noun.as_deref());
            let nouns = match noun.filter(|noun| !AFTER.contains(noun)) {
                Some(noun) => vec![noun],
                None => AFTER.to_vec(),
            };
            let finder = NameFinder::new(quota, |id| quotas.name(id));
            SentenceReader { finder, verb, others, nouns, findings }.read(line);
        }
    });
}

/// What is before a figure of a quota in a sentence, folded; none where it is not known what is done.
fn verb(quota: &RetypedQuota) -> Option<String> {
    let known = BEFORE.iter().find(|(measure, _)| *measure == quota.measure);
    let own = || quota.counted.as_ref()?.verb.as_ref().map(|verb| fold(verb));
    known.map(|(_, verb)| (*verb).to_owned()).or_else(own)
}

/// Shows each line of text of some nodes.
pub(super) fn each_line(nodes: &mut [RetypedNode], show: &mut dyn FnMut(&mut RetypedLine)) {
    for node in nodes {
        match node {
            RetypedNode::Paragraph(line) | RetypedNode::Line(line) => show(line),
            RetypedNode::Part(part) => {
                show(&mut part.line);
                each_line(&mut part.body, show);
            }
            RetypedNode::Items(items) => {
                for item in items {
                    show(&mut item.line);
                    item.below.iter_mut().for_each(&mut *show);
                }
            }
            RetypedNode::Table(_) | RetypedNode::Quotas(_) => {}
        }
    }
}

/// A number of a sentence.
#[derive(Clone, Copy)]
struct FoundNumber {
    token: usize,
    value: u64,
    is_padded: bool,
    /// Whether a noun of persons follows it.
    has_noun: bool,
    /// Whether nothing of its clause follows it.
    is_bare: bool,
}

/// The first figure of a quota in a sentence, which the others are parts of or beside.
struct Anchor {
    token: usize,
    part: NamedPart,
}

impl Anchor {
    /// Whether the figure of a part may follow it: beside that of a quarter another quarter's, not a unit's of the year.
    fn may_have(&self, part: &NamedPart) -> bool {
        let is_period = |part: &NamedPart| matches!(part, NamedPart::Months { is_cumulative: false, .. });
        self.part == NamedPart::Whole || is_period(&self.part) && is_period(part)
    }
}

/// Reads the figures of a quota in sentences.
struct SentenceReader<'a, 'f> {
    finder: NameFinder<'a>,
    /// The word before what is counted, folded.
    verb: String,
    /// The words before what other measures count, folded.
    others: Vec<String>,
    /// What is counted.
    nouns: Vec<&'a str>,
    findings: &'f mut Findings,
}

impl SentenceReader<'_, '_> {
    fn read(&mut self, line: &mut RetypedLine) {
        let text = line.text.clone();
        let scan = Scan::new(&text);
        let names = self.finder.names(&scan);
        let is_end = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark('.' | '?' | '!')));
        let mut start = 0;
        for end in (0..scan.tokens().len()).filter(|at| is_end(at) && !scan.is_joined(at + 1)) {
            self.sentence(line, &scan, &names, start..end);
            start = end + 1;
        }
        self.sentence(line, &scan, &names, start..scan.tokens().len());
    }

    fn sentence(
        &mut self,
        line: &mut RetypedLine,
        scan: &Scan<'_>,
        names: &[FoundName],
        sentence: Range<usize>,
    ) {
        let numbers = numbers(scan, names, &sentence, &self.nouns);
        // The whole, or a part that the line begins with: what the other figures are parts of.
        let mut anchor: Option<Anchor> = None;
        let mut done = Vec::new();
        for (at, number) in numbers.iter().enumerate() {
            let from = at.checked_sub(1).map_or(sentence.start, |before| numbers[before].token + 1);
            if !self.is_counted(scan, from..number.token) || !number.has_noun {
                continue;
            }
            let lead = names.first().filter(|name| name.tokens.start == 0).cloned();
            let own = names_in(names, &(from..number.token)).or(lead);
            let Some(part) = own.map(|name| name.part) else { continue };
            let Some(figure) = self.finder.figure(&part) else { continue };
            anchor = anchor.or(Some(Anchor { token: number.token, part }));
            done.push(number.token);
            self.put(line, scan, *number, figure, true);
        }
        let Some(anchor) = anchor else { return };
        let is_in_list = |number: &FoundNumber| scan.has_any(&(anchor.token..number.token), &PARTS);
        let mut typed = Vec::new();
        for number in numbers.iter().filter(|one| one.token > anchor.token && !done.contains(&one.token)) {
            let (before, after) = around(scan, &numbers, number.token, &sentence);
            if self.names_other(scan, &before) || scan.has_any(&before, &["mỗi", "từng"]) {
                continue;
            }
            let is_alone = number.is_bare || number.has_noun;
            let own = names_in(names, &before).or_else(|| names_in(names, &after));
            let part = own.as_ref().map(|name| &name.part).filter(|part| is_alone && anchor.may_have(part));
            match part.and_then(|part| self.finder.figure(part)) {
                Some(figure) => {
                    // Of a period that is named beside the whole no other figure is meant.
                    let is_of_period = matches!(part, Some(NamedPart::Months { .. }));
                    self.put(line, scan, *number, figure, is_in_list(number) || is_of_period);
                }
                None if is_in_list(number) && (number.has_noun || own.is_some() && is_alone) => {
                    typed.push(scan.written(number.token));
                }
                None => {}
            }
        }
        if !typed.is_empty() {
            let finding = Finding::at(Code::WordFigure, &line.place).with("reason", "typed");
            let finding = finding.with("stated", typed.join(", ")).with("sum", "");
            self.findings.push(finding.with("name", ""));
        }
    }

    /// Whether what is counted is named in a clause.
    fn is_counted(&self, scan: &Scan<'_>, within: Range<usize>) -> bool {
        let is_stop = |at: &usize| matches!(scan.kind(*at), Some(TokenKind::Mark(',' | ';')));
        let from = within.clone().rev().find(is_stop).map_or(within.start, |comma| comma + 1);
        let clause = from..within.end;
        let is_each = scan.has_any(&clause, &["mỗi"]);
        let words = folded(scan, clause);
        let is_done = words.contains(&format!(" da {} ", self.verb));
        words.contains(&format!(" {} ", self.verb)) && !is_each && !is_done
    }

    /// Whether words that are before the figures of other measures are among some tokens.
    fn names_other(&self, scan: &Scan<'_>, within: &Range<usize>) -> bool {
        let words = folded(scan, within.clone());
        self.others.iter().any(|verb| words.contains(&format!(" {verb} ")))
    }

    /// Puts an expression in the place of a number, or reports that it is another.
    fn put(
        &mut self,
        line: &mut RetypedLine,
        scan: &Scan<'_>,
        number: FoundNumber,
        figure: NamedSum,
        is_firm: bool,
    ) {
        let NamedSum { value, name } = figure;
        let range = scan.range(number.token, number.token);
        let is_taken = line.values.iter().any(|taken| taken.range == range);
        if is_taken {
            return;
        }
        if value == number.value {
            // Figures of four digits are printed with a dot.
            let is_printed_so = value < 1000
                && (value >= 10 || number.is_padded || !scan.written(number.token).starts_with('0'));
            let expression = if value < 10 && number.is_padded { format!("{name} | padded") } else { name };
            if is_printed_so {
                line.values.push(LineValue { range, expression });
            }
        } else if is_firm {
            let finding = Finding::at(Code::WordFigure, &line.place).with("reason", "text");
            self.findings.push(finding.with("stated", number.value).with("sum", value).with("name", name));
        }
    }
}

/// The words of some tokens, folded, with blanks around each.
fn folded(scan: &Scan<'_>, tokens: Range<usize>) -> String {
    let words: Vec<&str> = tokens.map(|at| scan.word(at)).collect();
    format!(" {} ", fold(&words.join(" ")))
}

/// The numbers of a sentence that are no part of a name.
fn numbers(
    scan: &Scan<'_>,
    names: &[FoundName],
    sentence: &Range<usize>,
    nouns: &[&str],
) -> Vec<FoundNumber> {
    let is_named = |at: usize| names.iter().any(|name| name.tokens.contains(&at));
    let number = |at: usize| {
        let value = scan.number(at).filter(|_| !is_named(at))?;
        let written = scan.written(at);
        let is_open = |at: usize| matches!(scan.kind(at), Some(TokenKind::Mark('(' | ':' | '-' | ',' | ';')));
        let is_joined = at > 0 && scan.is_joined(at) && !is_open(at - 1);
        let next = scan.kind(at + 1);
        let goes_on = scan.is_joined(at + 1)
            && (matches!(next, Some(TokenKind::Mark('/' | '%' | '-')))
                || matches!(next, Some(TokenKind::Mark('.' | ',')))
                    && scan.kind(at + 2) == Some(TokenKind::Number)
                    && scan.is_joined(at + 2));
        let before = at.checked_sub(1).filter(|before| !is_named(*before));
        let before = before.map_or("", |before| scan.word(before));
        if is_joined || goes_on || written.len() > 7 || NUMBERED.contains(&before) {
            return None;
        }
        let has_noun = nouns.iter().any(|noun| scan.phrase(at + 1, noun) > 0);
        let is_end = matches!(next, None | Some(TokenKind::Mark(',' | ';' | '.' | ')' | ':')));
        let is_bare = is_end || matches!(scan.word(at + 1), "và" | "còn");
        let is_padded = written.starts_with('0') && written.len() == 2;
        Some(FoundNumber { token: at, value, is_padded, has_noun, is_bare })
    };
    sentence.clone().filter_map(number).collect()
}

/// The tokens before and after a number that belong to it: up to a comma, a semicolon, or the next number.
fn around(
    scan: &Scan<'_>,
    numbers: &[FoundNumber],
    token: usize,
    sentence: &Range<usize>,
) -> (Range<usize>, Range<usize>) {
    let is_bound = |at: &usize| {
        matches!(scan.kind(*at), Some(TokenKind::Mark(',' | ';' | '(')))
            || numbers.iter().any(|one| one.token == *at)
    };
    let start = (sentence.start..token).rev().find(is_bound).map_or(sentence.start, |bound| bound + 1);
    let is_end = |at: &usize| is_bound(at) || scan.word(*at) == "và" || scan.is_mark(*at, ')');
    let end = (token + 1..sentence.end).find(is_end).unwrap_or(sentence.end);
    (start..token, token + 1..end)
}

/// The one thing that some tokens name: a period or a holder rather than the whole; none where they name several.
fn names_in(names: &[FoundName], within: &Range<usize>) -> Option<FoundName> {
    let is_in = |name: &&FoundName| within.start <= name.tokens.start && name.tokens.end <= within.end;
    let found: Vec<&FoundName> = names.iter().filter(is_in).collect();
    let of_parts: Vec<&&FoundName> = found.iter().filter(|name| name.part != NamedPart::Whole).collect();
    match of_parts.as_slice() {
        [] => found.last().map(|name| (*name).clone()),
        [one] => Some((**one).clone()),
        _ => None,
    }
}

/// Puts the expression of an annex in the place of its name: `Phụ lục`, or `Phụ lục 1` of several.
pub(super) fn put_annexes(nodes: &mut [RetypedNode], count: usize) -> bool {
    let mut has_any = false;
    each_line(nodes, &mut |line| {
        for number in 1..=count {
            let name = if count == 1 { "Phụ lục".to_owned() } else { format!("Phụ lục {number}") };
            let Some(start) = line.text.find(&name) else { continue };
            let end = start + name.len();
            let after = line.text[end..].chars().next();
            let is_whole = after.is_none_or(|c| !c.is_alphanumeric());
            let is_other = count == 1
                && line.text[end..]
                    .trim_start()
                    .starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'I' | 'V'));
            let is_free =
                line.values.iter().all(|value| value.range.end <= start || end <= value.range.start);
            if is_whole && !is_other && is_free {
                line.values.push(LineValue { range: start..end, expression: format!("annex({number})") });
                has_any = true;
            }
        }
    });
    has_any
}
