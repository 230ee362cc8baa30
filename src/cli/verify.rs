//! `kehoach verify`

use std::path::PathBuf;

use super::arguments::Verify;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{
    Damage, Difference, Misplacement, Rebuilt, RebuiltState, State, Verified, VerifyOptions, rebuild, verify,
};
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
    let values = values_of_set(rebuilt);
    match &rebuilt.state {
        RebuiltState::Same | RebuiltState::Kept | RebuiltState::Other(_) => {
            screen.say(&format!("set-{}", rebuilt.state.id()), &values);
        }
        RebuiltState::Damaged(damage) => tell_damage(damage, &values, screen),
        RebuiltState::Missing => screen.line(&screen.word("set-missing", &values)),
        RebuiltState::Misplaced(misplaced) => {
            screen.line(&screen.word("set-misplaced", &and(&values, misplaced_as(misplaced))));
        }
    }
}

/// A line for each way in which a set is not as it was issued.
fn tell_damage(damage: &Damage, values: &Arguments, screen: &Screen) {
    for (id, files) in [("set-damaged-files", &damage.changed), ("set-extra-files", &damage.extra)] {
        if !files.is_empty() {
            screen.line(&screen.word(id, &and(values, [("files", paths(files))])));
        }
    }
    for Difference { key, recorded, found } in &damage.differences {
        let said = [("key", key.clone()), ("recorded", recorded.clone()), ("found", found.clone())];
        screen.line(&screen.word("set-differs", &and(values, said)));
    }
}

fn misplaced_as(misplaced: &Misplacement) -> [(&'static str, String); 2] {
    let (reason, of) = match misplaced {
        Misplacement::Name => ("name", String::new()),
        Misplacement::Number(number) => ("number", number.to_string()),
        Misplacement::Plan(plan) => ("plan", plan.clone()),
    };
    [("reason", reason.to_owned()), ("of", of)]
}

fn and<const N: usize>(values: &Arguments, more: [(&'static str, String); N]) -> Arguments {
    let mut all = values.clone();
    all.extend(more.map(|(name, value)| (name, value.into())));
    all
}

fn paths(files: &[PathBuf]) -> String {
    files.iter().map(|file| shown(file)).collect::<Vec<_>>().join(", ")
}

fn values_of_set(rebuilt: &Rebuilt) -> Arguments {
    let title = rebuilt.head.as_ref().map(|head| head.title.clone()).unwrap_or_default();
    let files = if let RebuiltState::Other(files) = &rebuilt.state { paths(files) } else { String::new() };
    Arguments::from([
        ("path", shown(&rebuilt.folder).into()),
        ("files", files.into()),
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
