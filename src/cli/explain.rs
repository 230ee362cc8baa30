//! `kehoach explain`

use super::arguments::Explain;
use super::screen::Screen;
use super::{MISUSED, OK};
use crate::diag::{Arguments, Code, Finding, Severity};
use crate::report::{Explanation, explanation_json, explanations};

pub(super) fn run(arguments: &Explain, screen: &Screen) -> u8 {
    let all = explanations(screen.language());
    let Some(wanted) = &arguments.code else {
        for explanation in &all {
            screen.line(&line(explanation, screen));
        }
        return OK;
    };
    // A code is copied with its brackets as often as without.
    let id = wanted.trim_matches(['[', ']']);
    let Some(explanation) = all.iter().find(|explanation| explanation.code.id() == id) else {
        // The nearest name is found as for findings.
        let known = Code::ALL.iter().map(|code| code.id());
        let finding = Finding::nowhere(Code::UnknownId).with_known(id, known).with("code", id);
        screen.complain("explain-unknown", finding.arguments());
        return MISUSED;
    };
    screen.line(&whole(explanation, screen));
    OK
}

fn severity(code: Code, screen: &Screen) -> String {
    let id = match code.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    };
    screen.word(id, &Arguments::new())
}

fn line(explanation: &Explanation, screen: &Screen) -> String {
    if screen.is_json() {
        return explanation_json(explanation);
    }
    format!("{}[{}]: {}", severity(explanation.code, screen), explanation.code.id(), explanation.rule)
}

fn whole(explanation: &Explanation, screen: &Screen) -> String {
    let mut text = line(explanation, screen);
    if screen.is_json() {
        return text;
    }
    let Explanation { code, reason, source, wrong, right, .. } = explanation;
    let word = |id: &str| screen.word(id, &Arguments::new());
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
