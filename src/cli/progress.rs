//! The bar of a long build: how many plans are done, how many a second, how long the rest will take.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::screen::Screen;
use crate::diag::Arguments;

/// A bar on stderr; nothing where that is no terminal, and under `-q` and `--json`.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new(screen: &Screen) -> Self {
        let is_shown = screen.is_talkative() && std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if is_shown {
            bar.set_style(style(screen));
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        Self { bar }
    }

    /// So many plans more are to be built.
    pub(super) fn begin(&self, plans: usize) {
        self.bar.inc_length(plans as u64);
    }

    /// One of them is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away while something else is printed.
    pub(super) fn aside<R>(&self, print: impl FnOnce() -> R) -> R {
        self.bar.suspend(print)
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

fn style(screen: &Screen) -> ProgressStyle {
    let plain = ProgressStyle::with_template("{bar:32} {pos}/{len} · {rate} · {left}");
    let left = screen.word("progress-left", &Arguments::from([("left", "@".into())]));
    let left = move |state: &ProgressState, line: &mut dyn std::fmt::Write| {
        // Words that do not reach the bar are missing there, no more.
        let _ = write!(line, "{}", left.replace('@', &clock(state)));
    };
    let rate = |state: &ProgressState, line: &mut dyn std::fmt::Write| {
        let _ = write!(line, "{:.1}/s", state.per_sec());
    };
    plain.unwrap_or_else(|_| ProgressStyle::default_bar()).with_key("left", left).with_key("rate", rate)
}

/// Minutes and seconds.
fn clock(state: &ProgressState) -> String {
    let seconds = state.eta().as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
