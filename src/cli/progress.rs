//! The progress bar of a build: plans done, plans per second, time left.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::console::Console;
use crate::diag::Arguments;

/// A bar on stderr; hidden where stderr is no terminal, and under `-q` and `--json`.
pub(super) struct BuildProgress {
    bar: ProgressBar,
}

impl BuildProgress {
    pub(super) fn new(console: &Console) -> Self {
        let is_shown = console.shows_messages() && !console.is_kept() && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if is_shown {
            bar.set_style(style(console));
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Self { bar }
    }

    /// Adds plans to be built.
    pub(super) fn begin(&self, plans: usize) {
        self.bar.inc_length(plans as u64);
    }

    /// Counts a plan as done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// Hides the bar while something else is printed.
    pub(super) fn aside<R>(&self, print: impl FnOnce() -> R) -> R {
        self.bar.suspend(print)
    }

    /// Removes the bar.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(console: &Console) -> ProgressStyle {
    let plain = ProgressStyle::with_template("{bar:32} {pos}/{len} · {rate} · {left}");
    let left = console.message("progress-left", &Arguments::from([("left", "@".into())]));
    let left = move |state: &ProgressState, line: &mut dyn std::fmt::Write| {
        // A bar that cannot be drawn does not matter to the build.
        let _ = write!(line, "{}", left.replace('@', &clock(state)));
    };
    let rate = |state: &ProgressState, line: &mut dyn std::fmt::Write| {
        let _ = write!(line, "{:.1}/s", state.per_sec());
    };
    plain.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("left", left).with_key("rate", rate)
}

/// The time left, as minutes and seconds.
fn clock(state: &ProgressState) -> String {
    let seconds = state.eta().as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
