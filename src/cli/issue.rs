//! `kehoach issue`

use super::arguments::Issue;
use super::screen::Screen;
use super::{FAILED, OK, refresh};
use crate::build::{self, IssueOptions, Touched, issue};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::model::DocumentId;
use crate::report::issue_json;

pub(super) fn run(arguments: &Issue, screen: &Screen) -> u8 {
    let options = IssueOptions {
        path: arguments.path.clone(),
        number: arguments.number,
        date: arguments.date,
        term: arguments.term,
        is_dry_run: arguments.dry_run,
        locks: screen.lock_client(),
    };
    let mut findings = Findings::default();
    let issued = issue(&options, &mut findings);
    findings.put_in_order();
    screen.findings(&findings);
    let Some(issued) = issued else {
        screen.complain("issue-refused", &Arguments::from([("path", shown(&options.path).into())]));
        return FAILED;
    };
    if screen.is_json() {
        screen.line(&issue_json(&issued, options.is_dry_run));
    } else {
        tell(&issued, options.is_dry_run, screen);
    }
    if !options.is_dry_run {
        refresh::run(&options.path, &arguments.output, screen);
    }
    OK
}

fn tell(issued: &build::Issue, is_dry_run: bool, screen: &Screen) {
    tell_touched(&issued.touched, screen);
    let id = if is_dry_run { "would-issue" } else { "issued" };
    let reference = issued.reference.clone().unwrap_or_default();
    let mut values =
        Arguments::from([("set", u64::from(issued.set).into()), ("plan", issued.plan.as_str().into())]);
    values.insert("document", name(issued.document, screen).into());
    values.insert("reference", reference.into());
    values.insert(
        "date",
        crate::text::short_date(issued.date.year(), issued.date.month(), issued.date.day()).into(),
    );
    screen.say(id, &values);
    for path in &issued.files {
        screen.say("issued-file", &Arguments::from([("path", shown(path).into())]));
    }
}

/// A document as people call it.
fn name(document: DocumentId, screen: &Screen) -> String {
    let (kind, period) = match document {
        DocumentId::Plan => ("plan", String::new()),
        DocumentId::Notice => ("notice", String::new()),
        DocumentId::Report(period) => ("report", period.to_string()),
    };
    screen.word("issued-name", &Arguments::from([("kind", kind.into()), ("period", period.into())]))
}

/// The documents that were issued before and say something else now.
fn tell_touched(touched: &[Touched], screen: &Screen) {
    if !touched.is_empty() {
        screen.say("touched", &Arguments::new());
    }
    for one in touched {
        let mut values = Arguments::from([("document", one.stem.as_str().into())]);
        values.insert("set", u64::from(one.set).into());
        values.insert("reasons", screen.reasons(&one.reasons).into());
        screen.say("touched-document", &values);
    }
}
