//! What has to hold after each step, whatever happened in it.

use std::collections::BTreeSet;

use crate::world::{Files, PLANS, World};

/// Looks at the promises; the first that does not hold is the error.
pub(crate) fn look(world: &mut World) -> Result<(), String> {
    // What a stopped run left is done first.
    let listed = world.calm(&["list"]);
    if !listed.status.success() {
        return Err(format!("`list` fails: {}", String::from_utf8_lossy(&listed.stderr)));
    }
    nothing_is_lost(world)?;
    sets_stay(world)?;
    numbers_are_given_once(world)?;
    let verified = world.calm(&["verify", "data"]);
    if !verified.status.success() {
        return Err(format!("`verify` fails: {}", printed(&verified)));
    }
    nothing_is_half_written(&world.files("output"))?;
    if world.chance.one_in(3) { a_build_is_a_build_from_nothing(world) } else { Ok(()) }
}

fn printed(output: &std::process::Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

/// What people saved is in their files, with their comments.
fn nothing_is_lost(world: &World) -> Result<(), String> {
    for plan in PLANS {
        let text = world.files(&format!("data/{plan}")).remove("plan.yaml").unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let saved = world.known.saved.get(plan);
        if saved.is_some_and(|saved| !text.contains(saved)) || !text.contains("# lời ghi chú của văn phòng")
        {
            return Err(format!("{plan}: {saved:?} that was saved is not in the text:\n{text}"));
        }
    }
    Ok(())
}

/// Every file of a set is as it was when the set was first seen, and so is what came after.
fn sets_stay(world: &mut World) -> Result<(), String> {
    let is_kept = |name: &str| name.contains("/issued/") && !name.contains("/.kehoach-");
    let mut now = world.files("data");
    now.retain(|name, _| is_kept(name));
    for (name, bytes) in &world.known.kept {
        if now.get(name) != Some(bytes) {
            return Err(format!("{name} of a set is gone or changed"));
        }
    }
    let before: BTreeSet<String> = world.known.kept.keys().filter_map(|name| set_of(name)).collect();
    let is_added = |name: &&String| {
        let is_of_known = set_of(name).is_some_and(|set| before.contains(&set));
        is_of_known && !world.known.kept.contains_key(*name) && !name.contains("/after/")
    };
    if let Some(name) = now.keys().find(is_added) {
        return Err(format!("{name} was added to a set"));
    }
    world.known.kept = now;
    Ok(())
}

/// `xa-1/issued/2`
fn set_of(name: &str) -> Option<String> {
    let (plan, rest) = name.split_once("/issued/")?;
    Some(format!("{plan}/issued/{}", rest.split('/').next()?))
}

fn numbers_are_given_once(world: &World) -> Result<(), String> {
    let register = world.files("data").remove("register.yaml").unwrap_or_default();
    let register = String::from_utf8_lossy(&register).into_owned();
    let mut seen = BTreeSet::new();
    for line in register.lines().filter(|line| line.contains("number:")) {
        let value =
            |key: &str| line.split_once(key).map(|(_, rest)| rest.split(',').next().unwrap_or_default());
        if !seen.insert((value("term:"), value("number:"))) {
            return Err(format!("a number is given twice: {line}\n{register}"));
        }
    }
    Ok(())
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default()
}

/// Each PDF is whole, whatever stopped its run.
fn nothing_is_half_written(output: &Files) -> Result<(), String> {
    for (name, bytes) in output.iter().filter(|(name, _)| ending(name) == "pdf") {
        let is_whole = bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF");
        if !is_whole {
            return Err(format!("{name} is half written"));
        }
    }
    Ok(())
}

/// What is built step by step is what is built from nothing, and nothing of stopped runs is left.
fn a_build_is_a_build_from_nothing(world: &mut World) -> Result<(), String> {
    let built = world.calm(&["build"]);
    let fresh = world.calm(&["build", "-o", "fresh"]);
    let (now, expected) = (world.files("output"), world.files("fresh"));
    let _ = std::fs::remove_dir_all(world.path("fresh"));
    if built.status.code() != fresh.status.code() {
        return Err(format!(
            "a build from nothing ends otherwise: {}\n\n{}",
            printed(&built),
            printed(&fresh)
        ));
    }
    if !built.status.success() {
        return Err(format!("a build fails: {}", printed(&built)));
    }
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    if names(&now) != names(&expected) {
        return Err(format!("other files than from nothing: {:?} {:?}", names(&now), names(&expected)));
    }
    match now.iter().find(|(name, bytes)| expected.get(*name) != Some(bytes)) {
        Some((name, _)) => Err(format!("{name} is another than from nothing")),
        None => Ok(()),
    }
}
