//! The steps, each of which is one that people, machines or accidents take.

use std::time::Duration;

use crate::maker::{Kind, signed};
use crate::runs::{Fate, ended};
use crate::world::{PLANS, World};

/// Takes a step, and says which.
pub(crate) fn take_one(world: &mut World) -> String {
    let plan = world.chance.of(&PLANS).copied().unwrap_or(PLANS[0]);
    let fate = world.fate();
    let step = match world.chance.below(20) {
        0..4 => edit(world, plan),
        4..8 => build(world, fate),
        8..12 => issue(world, plan, fate),
        12..14 => revise(world, plan, fate),
        14 => take_signed(world, plan, fate),
        15..17 => two_at_once(world, plan),
        17 => tamper(world, plan),
        18 => back_up(world),
        _ => put_back(world),
    };
    let name = step.split([' ', ':']).next().unwrap_or_default();
    let end = step.rsplit(", ").next().filter(|end| *end != step).unwrap_or("done");
    world.count(&format!("{name} ({end})"));
    step
}

fn edit(world: &mut World, plan: &str) -> String {
    world.save(plan);
    format!("edit {plan}")
}

fn build(world: &mut World, fate: Fate) -> String {
    let jobs = (1 + world.chance.below(3)).to_string();
    let arguments = ["build", "-j", &jobs];
    let output = world.run(&arguments, fate);
    format!("build -j {jobs}: {fate:?}, {}", output.status)
}

fn issue(world: &mut World, plan: &str, fate: Fate) -> String {
    world.known.day += 1;
    let date = date(world.known.day);
    let folder = format!("data/{plan}");
    let number = if world.chance.one_in(4) { vec![] } else { vec!["--number", "next"] };
    let arguments = [&["issue", &folder, "-y", "--date", &date][..], &number].concat();
    let output = world.run(&arguments, fate);
    format!("issue {plan} {number:?}: {fate:?}, {}", output.status)
}

fn revise(world: &mut World, plan: &str, fate: Fate) -> String {
    let folder = format!("data/{plan}");
    let kind: &[&str] = match world.chance.below(4) {
        0 => &["--replace"],
        1 => &["--cancel", "-y"],
        _ => &[],
    };
    let output = world.run(&[&["revise", &folder][..], kind].concat(), fate);
    // A revision that is taken back may put back what was issued, as it says before.
    if kind.contains(&"--cancel") {
        world.forget(plan);
    }
    format!("revise {plan} {kind:?}: {fate:?}, {}", output.status)
}

fn take_signed(world: &mut World, plan: &str, fate: Fate) -> String {
    let Some(set) = world.sets(plan).pop() else { return "signed: nothing is issued".to_owned() };
    let Ok(kept) = std::fs::read(world.path(&format!("data/{plan}/issued/{set}/ke-hoach.pdf"))) else {
        return "signed: no PDF".to_owned();
    };
    let name = format!("Người {}", world.chance.below(3));
    world.write("signed.pdf", &signed(&kept, &name, Kind::Signed));
    let folder = format!("data/{plan}");
    let output = world.run(&["issue", "--signed", "signed.pdf", &folder], fate);
    format!("signed {plan} {set}: {fate:?}, {}", output.status)
}

/// Two runs at the same time, between which somebody saves.
fn two_at_once(world: &mut World, plan: &str) -> String {
    world.known.day += 2;
    let (first, second) = (date(world.known.day - 1), date(world.known.day));
    let folder = format!("data/{plan}");
    let other = format!("data/{}", world.chance.of(&PLANS).copied().unwrap_or(PLANS[0]));
    let issue = ["issue", &folder, "-y", "--number", "next", "--date", &first];
    let runs: [&[&str]; 4] = [
        &["build"],
        &issue,
        &["issue", &other, "-y", "--number", "next", "--date", &second],
        &["revise", &other],
    ];
    let [one, two] = [0, 1].map(|_| world.chance.of(&runs).copied().unwrap_or(&["build"]));
    let children = [one, two].map(|run| world.begin(run, Fate::Calm));
    std::thread::sleep(world.chance.moment());
    if world.chance.one_in(2) {
        world.save(plan);
    }
    let kill = if world.chance.one_in(3) { world.chance.moment() } else { Duration::from_mins(2) };
    let statuses = children.map(|child| ended(child, kill).status.to_string());
    format!("two: {one:?} and {two:?}: {statuses:?}")
}

/// Somebody writes over an output; a build leaves it, and a forced one does not.
fn tamper(world: &mut World, plan: &str) -> String {
    let output = format!("output/{plan}/ke-hoach.pdf");
    if !world.path(&output).exists() {
        return "tamper: nothing is built".to_owned();
    }
    world.write(&output, b"%PDF-1.7 of somebody else %%EOF");
    world.calm(&["build"]);
    let left = std::fs::read(world.path(&output)).unwrap_or_default();
    assert!(left.starts_with(b"%PDF-1.7 of somebody"), "a build wrote over what somebody changed");
    let forced = world.calm(&["build", "--force"]);
    format!("tamper {plan}: {}", forced.status)
}

fn back_up(world: &mut World) -> String {
    world.backup = Some((world.files("data"), world.known.clone()));
    "backup".to_owned()
}

fn put_back(world: &mut World) -> String {
    let Some((files, known)) = world.backup.clone() else { return "restore: there is no backup".to_owned() };
    world.put_back("data", &files);
    let day = world.known.day;
    world.known = known;
    world.known.day = day;
    "restore".to_owned()
}

/// A day, by how many come before it: months of 28 days, so that each is one.
fn date(day: u64) -> String {
    let (months, day) = (day / 28, day % 28 + 1);
    format!("{}-{:02}-{day:02}", 2026 + months / 12, months % 12 + 1)
}
