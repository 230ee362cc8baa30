//! `kehoach diff`

use super::arguments::Diff;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{CompareOptions, compare_versions};
use crate::diag::Findings;

pub(super) fn run(arguments: &Diff, screen: &Screen) -> u8 {
    let mut findings = Findings::default();
    let options = CompareOptions {
        plan: arguments.plan.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
    };
    let compared = compare_versions(&options, &mut findings);
    if let Some(compared) = &compared {
        screen.comparison(compared);
    }
    screen.findings(&findings);
    if findings.has_errors() { FAILED } else { OK }
}
