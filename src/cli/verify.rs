//! `kehoach verify`

use super::arguments::Verify;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{State, Verified, VerifyOptions, verify};
use crate::data::shown;
use crate::diag::Arguments;
use crate::report::verified_json;

/// How many digits of a digest are shown to people.
const DIGITS: usize = 12;

pub(super) fn run(arguments: &Verify, screen: &Screen) -> u8 {
    let options = VerifyOptions { path: arguments.path.clone(), data: arguments.data.clone() };
    let (mut files, mut current) = (0_usize, 0_usize);
    let findings = verify(&options, |verified| {
        files += 1;
        current += usize::from(verified.state == State::Current);
        tell(&verified, screen);
    });
    screen.findings(&findings);
    let others = files - current;
    screen
        .say("summary-verified", &Arguments::from([("current", current.into()), ("others", others.into())]));
    if findings.has_errors() || others > 0 { FAILED } else { OK }
}

fn tell(verified: &Verified, screen: &Screen) {
    if screen.is_json() {
        screen.line(&verified_json(verified));
        return;
    }
    let mut values = Arguments::from([("path", shown(&verified.path).into())]);
    values.insert("whose", whose(verified, screen).into());
    if let State::Stale(reasons) = &verified.state {
        values.insert("reasons", screen.reasons(reasons).into());
    }
    let id = format!("verified-{}", verified.state.id());
    // What is wrong is told even where only that is wanted.
    if verified.state == State::Current {
        screen.say(&id, &values);
    } else {
        screen.line(&screen.word(&id, &values));
    }
}

/// The plan, whether it is a draft, and the digest of the data.
fn whose(verified: &Verified, screen: &Screen) -> String {
    let Some(imprint) = &verified.imprint else { return String::new() };
    let data: String = imprint.data.chars().take(DIGITS).collect();
    let values = [
        ("plan", imprint.plan.as_str().into()),
        ("state", imprint.state.as_str().into()),
        ("data", data.into()),
    ];
    screen.word("verified-whose", &Arguments::from(values))
}
