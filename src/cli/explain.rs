//! `kehoach explain`

use super::arguments::ExplainArguments;
use super::console::Console;
use super::explain_type;
use super::status::{MISUSED, OK};
use crate::diag::{Arguments, Code, Finding, Severity};
use crate::report::{Explanation, explanation_json, explanations};
use crate::text::fold;

pub(super) fn run(arguments: &ExplainArguments, console: &Console) -> u8 {
    let all = explanations(console.language());
    let Some(wanted) = &arguments.code else {
        for explanation in &all {
            console.line(&line(explanation, console));
        }
        return OK;
    };
    // Findings print the code in brackets, and people copy them with it.
    let id = wanted.trim_matches(['[', ']']);
    let Some(explanation) = all.iter().find(|explanation| explanation.code.id() == id) else {
        let types = explain_type::types();
        if let Some(document_type) = types.get(id) {
            explain_type::explain(&document_type, console);
            return OK;
        }
        // The same search for the nearest name as for findings.
        let ids = types.ids();
        let known = Code::ALL.iter().map(|code| code.id()).chain(ids.iter().map(String::as_str));
        let finding = Finding::nowhere(Code::UnknownId).with_known(id, known).with("code", id);
        let finding = finding.with("about", about(id, &all).join(", "));
        console.error("explain-unknown", finding.arguments());
        return MISUSED;
    };
    console.line(&whole(explanation, console));
    OK
}

/// The largest number of codes that are named because they speak of something.
const NAMED: usize = 8;

/// The codes whose texts contain some words, whatever their marks: of them all where few do, else those whose rule does.
fn about<'a>(words: &str, all: &'a [Explanation]) -> Vec<&'a str> {
    let wanted = fold(words);
    let has = |text: &str| fold(text).contains(wanted.as_str());
    let named = |is_about: &dyn Fn(&Explanation) -> bool| -> Vec<&str> {
        all.iter().filter(|one| is_about(one)).map(|one| one.code.id()).collect()
    };
    let anywhere = named(&|one| has(&one.rule) || has(&one.reason));
    let found = if anywhere.len() > NAMED { named(&|one| has(&one.rule)) } else { anywhere };
    if wanted.chars().count() < 4 || found.len() > NAMED { Vec::new() } else { found }
}

fn severity(code: Code, console: &Console) -> String {
    let id = match code.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    console.message(id, &Arguments::new())
}

fn line(explanation: &Explanation, console: &Console) -> String {
    if console.is_json() {
        return explanation_json(explanation);
    }
    format!("{}[{}]: {}", severity(explanation.code, console), explanation.code.id(), explanation.rule)
}

fn whole(explanation: &Explanation, console: &Console) -> String {
    let mut text = line(explanation, console);
    if console.is_json() {
        return text;
    }
    let Explanation { code, reason, source, wrong, right, .. } = explanation;
    let word = |id: &str| console.message(id, &Arguments::new());
    text.extend(["\n\n", reason.as_str()]);
    if code.is_fixed() {
        text.extend(["\n", word("explain-fixed").as_str()]);
    }
    if let Some(source) = source {
        text.extend(["\n\n", word("explain-source").as_str(), " ", source]);
    }
    for (label, lines) in [("explain-wrong", wrong), ("explain-right", right)] {
        text.extend(["\n\n", word(label).as_str(), "\n    ", lines.join("\n    ").as_str()]);
    }
    text
}
