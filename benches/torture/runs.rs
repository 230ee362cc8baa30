//! Runs of the program: undisturbed, killed, with too little room, or two at once.

use std::fs;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::world::World;

/// What happens to a run.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Fate {
    /// Nothing.
    Calm,
    /// It is killed after this time.
    Killed(Duration),
    /// It can write files of so many blocks alone: more ends it, or is an error where that is asked for.
    Bounded { blocks: u64, is_told: bool },
    /// The file system has so many bytes left.
    Full(u64),
}

/// Longer than any run takes.
const LONGEST: Duration = Duration::from_mins(2);

impl World {
    /// A fate for the next run.
    pub(crate) fn fate(&mut self) -> Fate {
        match self.chance.below(8) {
            0..3 => Fate::Calm,
            3..6 => Fate::Killed(self.chance.moment()),
            6 if std::env::var_os("TORTURE_FOLDER").is_some() => Fate::Full(self.chance.below(400_000)),
            _ => Fate::Bounded { blocks: self.chance.below(160), is_told: self.chance.one_in(2) },
        }
    }

    fn command(&self, arguments: &[&str], fate: Fate) -> Command {
        let program = env!("CARGO_BIN_EXE_kehoach");
        let mut command = match fate {
            Fate::Bounded { blocks, is_told } => {
                let trap = if is_told { "trap '' XFSZ; " } else { "" };
                let mut command = Command::new("sh");
                command.args([
                    "-c",
                    &format!("ulimit -c 0; {trap}ulimit -f {blocks}; exec \"$0\" \"$@\""),
                    program,
                ]);
                command
            }
            Fate::Calm | Fate::Killed(_) | Fate::Full(_) => Command::new(program),
        };
        command.args(arguments).current_dir(self.path("."));
        command.env_clear().env("LANG", "en_US.UTF-8").env("PATH", "/usr/bin:/bin");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Begins a run.
    pub(crate) fn begin(&self, arguments: &[&str], fate: Fate) -> Child {
        self.command(arguments, fate).spawn().expect("the program can be started")
    }

    /// Runs the program to its end, whatever that is.
    pub(crate) fn run(&mut self, arguments: &[&str], fate: Fate) -> Output {
        let filler = self.path("filler");
        if let Fate::Full(left) = fate {
            fill(&filler, left);
        }
        let child = self.begin(arguments, fate);
        let time = if let Fate::Killed(time) = fate { time } else { LONGEST };
        let output = ended(child, time);
        let _ = fs::remove_file(filler);
        output
    }

    /// A run that nothing disturbs.
    pub(crate) fn calm(&mut self, arguments: &[&str]) -> Output {
        self.run(arguments, Fate::Calm)
    }
}

/// Waits for the end of a run, which is killed after a time. What it prints is little.
pub(crate) fn ended(mut child: Child, time: Duration) -> Output {
    let begun = Instant::now();
    while begun.elapsed() < time && !matches!(child.try_wait(), Ok(Some(_))) {
        sleep(Duration::from_millis(1));
    }
    let _ = child.kill();
    child.wait_with_output().expect("a run that ended has printed what it printed")
}

/// Fills a small file system but for some bytes.
fn fill(filler: &std::path::Path, left: u64) {
    let piece = vec![0; 64 << 10];
    let mut file = fs::File::create(filler).expect("a file can be made");
    while std::io::Write::write_all(&mut file, &piece).is_ok() {}
    let length = file.metadata().map_or(0, |found| found.len());
    let _ = file.set_len(length.saturating_sub(left));
}
