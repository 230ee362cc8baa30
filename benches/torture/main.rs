//! A torture run: random edits, builds, issues, revisions, signed copies, runs that are killed, disks that are full, two
//! runs at once, backups that are put back. After each step the promises of README.md are looked at.
//!
//! `cargo bench --bench torture -- MINUTES [SEED]`, five minutes where nothing is said. It ends with status 1 at the first
//! promise that does not hold, and then keeps the folder and says which steps led there; the same seed takes the same
//! steps, though not at the same moments. With `TORTURE_FOLDER` on a small file system of its own (`mount -t tmpfs -o
//! size=96m none DIR`) the disk is filled for true; elsewhere files alone are bounded (`ulimit -f`).

mod chance;
#[path = "../../tests/it/signed/maker.rs"]
#[expect(dead_code, reason = "the tests make other kinds of signatures too")]
mod maker;
mod promises;
mod runs;
mod steps;
mod world;

use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use chance::Chance;
use world::World;

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let mut numbers = std::env::args().skip(1).filter_map(|argument| argument.parse::<u64>().ok());
    let minutes = numbers.next().unwrap_or(5);
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |since| since.as_secs());
    let seed = numbers.next().unwrap_or(now);
    println!("{minutes} minutes, seed {seed}");
    let end = Instant::now() + Duration::from_secs(minutes * 60);
    let mut world = World::new(Chance::new(seed));
    while Instant::now() < end {
        let step = steps::take_one(&mut world);
        world.log.push(step);
        if let Err(broken) = promises::look(&mut world) {
            let log = world.log.join("\n");
            let folder = world.keep();
            println!("{log}\n\nbroken: {broken}\nseed {seed}; the folder is kept: {}", folder.display());
            return ExitCode::FAILURE;
        }
    }
    println!("all promises held: {}", world.counted());
    ExitCode::SUCCESS
}
