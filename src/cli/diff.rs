//! `kehoach diff`

use std::path::Path;

use super::arguments::Diff;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{CompareOptions, compare_into_pdf, compare_versions};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::model::Extent;

pub(super) fn run(arguments: &Diff, screen: &Screen) -> u8 {
    let mut findings = Findings::default();
    let options = CompareOptions {
        plan: arguments.plan.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
    };
    if let Some(path) = &arguments.pdf {
        let extent = if arguments.changed_only { Extent::Changed } else { Extent::All };
        into_pdf(&options, (path, extent), screen, &mut findings);
    } else if let Some(compared) = compare_versions(&options, &mut findings) {
        screen.comparison(&compared);
    }
    screen.findings(&findings);
    if findings.has_errors() { FAILED } else { OK }
}

/// Tells what changed, and writes it to a file.
fn into_pdf(options: &CompareOptions, file: (&Path, Extent), screen: &Screen, findings: &mut Findings) {
    let Some((compared, pages)) = compare_into_pdf(options, file, findings) else { return };
    screen.comparison(&compared);
    if let Some(pages) = pages {
        let values = [("path", shown(file.0).into()), ("pages", pages.into())];
        screen.say("diff-written", &Arguments::from(values));
    }
}
