//! `kehoach verify`

use super::arguments::Verify;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{Rebuilt, RebuiltState, State, Verified, VerifyOptions, rebuild, verify};
use crate::data::shown;
use crate::diag::Arguments;
use crate::report::{rebuilt_json, verified_json};

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
    let mut findings = findings;
    rebuild(&options.path, &mut findings, |rebuilt| {
        files += 1;
        current += usize::from(rebuilt.state.is_sound());
        tell_set(&rebuilt, screen);
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

fn tell_set(rebuilt: &Rebuilt, screen: &Screen) {
    if screen.is_json() {
        screen.line(&rebuilt_json(rebuilt));
        return;
    }
    let (RebuiltState::Damaged(files) | RebuiltState::Other(files)) = &rebuilt.state else {
        screen.say(&format!("set-{}", rebuilt.state.id()), &values_of_set(rebuilt, &[]));
        return;
    };
    let id =
        if matches!(rebuilt.state, RebuiltState::Damaged(_)) { "set-damaged-files" } else { "set-other" };
    screen.line(&screen.word(id, &values_of_set(rebuilt, files)));
}

fn values_of_set(rebuilt: &Rebuilt, files: &[std::path::PathBuf]) -> Arguments {
    let files: Vec<String> = files.iter().map(|file| shown(file)).collect();
    let head = rebuilt.head.as_ref();
    let title = head.map(|head| head.title.clone()).unwrap_or_default();
    Arguments::from([
        ("path", shown(&rebuilt.folder).into()),
        ("files", files.join(", ").into()),
        ("title", title.into()),
        ("program", rebuilt.program.as_str().into()),
    ])
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
