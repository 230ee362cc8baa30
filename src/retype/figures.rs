//! Figures in sentences that a quota has: they become expressions where they agree, and findings where they do not.

use std::ops::Range;

use super::line::{LineValue, RetypedLine};
use super::outline::RetypedNode;
use super::quotas::RetypedQuota;
use crate::diag::{Code, Finding, Findings};
use crate::text::fold;

/// What is before a figure of a quota in a sentence, folded, by what it counts.
const BEFORE: [(&str, &str); 4] = [
    ("admissions", "ket nap"),
    ("put_forward", "gioi thieu"),
    ("awareness_class", "cu"),
    ("confirmation", "cong nhan"),
];

/// What is after a figure of persons, folded.
const AFTER: [&str; 6] = ["dang vien", "quan chung", "doan vien", "hoi vien", "nguoi", "dong chi"];

/// How far a figure may be from what is counted, in characters.
const NEAR: usize = 40;

/// The names of the quarters at the beginning of a line, folded, with the keys of their periods.
const QUARTERS: [(&str, &str); 4] = [("quy i", "Q1"), ("quy ii", "Q2"), ("quy iii", "Q3"), ("quy iv", "Q4")];

/// Puts expressions in the place of figures that the quotas have.
pub(super) fn put_figures(nodes: &mut [RetypedNode], quotas: &[RetypedQuota], findings: &mut Findings) {
    each_line(nodes, &mut |line| {
        for quota in quotas {
            put_quota(line, quota, findings);
        }
    });
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

/// A number in a line.
struct FoundNumber {
    range: Range<usize>,
    value: u64,
    is_padded: bool,
}

fn numbers(text: &str) -> Vec<FoundNumber> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| found + at) {
        let end =
            text[start..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |length| start + length);
        let before = text[..start].chars().next_back();
        let after = text[end..].chars().next();
        let next = text[end..].chars().nth(1);
        let is_alone = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | ':'))
            && after.is_none_or(|c| {
                c.is_whitespace()
                    || matches!(c, ')' | ';' | ':')
                    || matches!(c, ',' | '.') && next.is_none_or(|c| !c.is_ascii_digit())
            });
        if let Ok(value) = text[start..end].parse::<u64>()
            && is_alone
            && end - start < 8
        {
            found.push(FoundNumber {
                range: start..end,
                value,
                is_padded: text[start..end].starts_with('0') && end - start == 2,
            });
        }
        at = end;
    }
    found
}

fn put_quota(line: &mut RetypedLine, quota: &RetypedQuota, findings: &mut Findings) {
    let Some((_, verb)) = BEFORE.iter().find(|(measure, _)| *measure == quota.measure) else { return };
    let text = line.text.clone();
    let begun = fold(&text);
    // Marks that are apart would make other bytes: lines are composed.
    let is_aligned = |range: Range<usize>| text.get(range).map(fold).unwrap_or_default();
    let quarter = QUARTERS.iter().find(|(name, _)| {
        begun.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ' ', ',', '/', '-']))
    });
    for number in numbers(&text) {
        let from = start_near(&text, number.range.start);
        let to = end_near(&text, number.range.end);
        let (before, after) = (is_aligned(from..number.range.start), is_aligned(number.range.end..to));
        let is_counted = before.rsplit([',', ';', '.']).next().is_some_and(|clause| clause.contains(verb))
            && AFTER.iter().any(|word| after.trim_start().starts_with(word));
        if !is_counted || before.contains("moi ") || before.contains("da ket nap") {
            continue;
        }
        let expected = match quarter {
            Some((_, key)) => quota
                .periods
                .iter()
                .position(|period| period.ends_with(key))
                .map(|at| (quota.period_total(at), format!("quota.{}.{}", quota.id, key.to_lowercase()))),
            None if before.contains("toan")
                || before.contains("ca nam")
                || before.contains("nam 20")
                || after.contains("ca nam") =>
            {
                Some((quota.total(), format!("quota.{}.total", quota.id)))
            }
            None => None,
        };
        let Some((value, name)) = expected else { continue };
        if value == number.value {
            let is_short = value < 10;
            let expression = if is_short && number.is_padded { format!("{name} | padded") } else { name };
            if !is_short || number.is_padded || !text[number.range.clone()].starts_with('0') {
                line.values.push(LineValue { range: number.range, expression });
            }
        } else {
            let finding = Finding::at(Code::WordFigure, &line.place).with("reason", "text");
            findings.push(finding.with("stated", number.value).with("sum", value).with("name", name));
        }
    }
}

fn start_near(text: &str, at: usize) -> usize {
    text[..at].char_indices().rev().nth(NEAR).map_or(0, |(start, _)| start)
}

fn end_near(text: &str, at: usize) -> usize {
    text[at..].char_indices().nth(NEAR).map_or(text.len(), |(end, _)| at + end)
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
