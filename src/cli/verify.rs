//! `kehoach verify`

use std::path::PathBuf;

use super::arguments::VerifyArguments;
use super::console::Console;
use super::issue_signed::values_of_signature;
use super::status::{FAILED, OK};
use crate::archive::{
    AfterFile, Damage, Difference, Misplacement, SetState, VerifiedFile, VerifiedFileState, VerifiedSet,
    VerifyOptions, verify, verify_sets,
};
use crate::data::shown;
use crate::diag::Arguments;
use crate::report::{after_json, verified_json, verified_set_json};

/// How many digits of a digest are shown.
const DIGITS: usize = 12;

pub(super) fn run(arguments: &VerifyArguments, console: &Console) -> u8 {
    let options = VerifyOptions { path: arguments.path.clone(), data: arguments.data.clone() };
    let (mut files, mut current) = (0_usize, 0_usize);
    let findings = verify(&options, |verified| {
        files += 1;
        current += usize::from(verified.state == VerifiedFileState::Current);
        print(&verified, console);
    });
    let mut findings = findings;
    verify_sets(&options.path, &mut findings, |verified| {
        files += 1;
        current += usize::from(verified.state.is_sound());
        print_set(&verified, console);
        for after in &verified.after {
            files += 1;
            current += usize::from(after.state.is_sound());
            print_after(after, &verified, console);
        }
    });
    console.findings(&findings);
    let others = files - current;
    console
        .info("summary-verified", &Arguments::from([("current", current.into()), ("others", others.into())]));
    if findings.has_errors() || others > 0 { FAILED } else { OK }
}

fn print(verified: &VerifiedFile, console: &Console) {
    if console.is_json() {
        console.line(&verified_json(verified));
        return;
    }
    let mut values = Arguments::from([("path", shown(&verified.path).into())]);
    values.insert("whose", whose(verified, console).into());
    if let VerifiedFileState::Stale(reasons) = &verified.state {
        values.insert("reasons", console.reasons(reasons).into());
    }
    let id = format!("verified-{}", verified.state.id());
    // Under `-q` files that are not current are still listed.
    if verified.state == VerifiedFileState::Current {
        console.info(&id, &values);
    } else {
        console.line(&console.message(&id, &values));
    }
}

fn print_set(verified: &VerifiedSet, console: &Console) {
    if console.is_json() {
        console.line(&verified_set_json(verified));
        return;
    }
    let values = values_of_set(verified);
    match &verified.state {
        SetState::Same | SetState::Kept | SetState::Other(_) => {
            console.info(&format!("set-{}", verified.state.id()), &values);
        }
        SetState::Damaged(damage) => print_damage(damage, &values, console),
        SetState::Missing => console.line(&console.message("set-missing", &values)),
        SetState::Misplaced(misplaced) => {
            console.line(&console.message("set-misplaced", &and(&values, misplaced_as(misplaced))));
        }
    }
}

/// What came after a set, apart from the set: its state, and who signed it.
fn print_after(after: &AfterFile, set: &VerifiedSet, console: &Console) {
    if console.is_json() {
        console.line(&after_json(after, set));
        return;
    }
    let id = format!("after-{}", after.state.id());
    let values = Arguments::from([("path", shown(&after.path).into())]);
    // Under `-q` what is not as it was is still listed.
    if after.state.is_sound() {
        console.info(&id, &values);
    } else {
        console.line(&console.message(&id, &values));
    }
    for signature in &after.signatures.signatures {
        console.info("signed-by", &values_of_signature(signature));
    }
}

/// A line for each way in which a set is not as it was issued.
fn print_damage(damage: &Damage, values: &Arguments, console: &Console) {
    for (id, files) in [("set-damaged-files", &damage.changed), ("set-extra-files", &damage.extra)] {
        if !files.is_empty() {
            console.line(&console.message(id, &and(values, [("files", paths(files))])));
        }
    }
    for Difference { key, recorded, found } in &damage.differences {
        let said = [("key", key.clone()), ("recorded", recorded.clone()), ("found", found.clone())];
        console.line(&console.message("set-differs", &and(values, said)));
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

fn values_of_set(verified: &VerifiedSet) -> Arguments {
    let title = verified.head.as_ref().map(|head| head.title.clone()).unwrap_or_default();
    let files = if let SetState::Other(files) = &verified.state { paths(files) } else { String::new() };
    Arguments::from([
        ("path", shown(&verified.folder).into()),
        ("files", files.into()),
        ("title", title.into()),
        ("program", verified.program.as_str().into()),
    ])
}

/// The plan, whether it is a draft, and the digest of the data.
fn whose(verified: &VerifiedFile, console: &Console) -> String {
    let Some(provenance) = &verified.provenance else { return String::new() };
    let data: String = provenance.data.to_string().chars().take(DIGITS).collect();
    let values = [
        ("plan", provenance.plan.as_str().into()),
        ("state", provenance.state.id().into()),
        ("data", data.into()),
    ];
    console.message("verified-whose", &Arguments::from(values))
}
