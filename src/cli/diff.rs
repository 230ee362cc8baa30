//! `kehoach diff`

use std::path::Path;

use super::arguments::DiffArguments;
use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::shown;
use crate::diag::{Arguments, Findings};
use crate::model::Extent;
use crate::pipeline::{CompareOptions, Compared, compare_into_pdf, compare_versions};

pub(super) fn run(arguments: &DiffArguments, console: &Console) -> u8 {
    let mut findings = Findings::default();
    let options = CompareOptions {
        plan: arguments.plan.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
    };
    if let Some(path) = &arguments.pdf {
        let extent = arguments.changed_only.then_some(Extent::Changed);
        if let Some((compared, pages)) = compare_into_pdf(&options, path, extent, &mut findings) {
            print_written(&compared, path, pages, console);
        }
    } else if let Some(compared) = compare_versions(&options, &mut findings) {
        console.comparison(&compared);
    }
    console.findings(&findings);
    if findings.has_errors() { FAILED } else { OK }
}

/// Prints the changes that were written to a PDF file.
fn print_written(compared: &Compared, path: &Path, pages: Option<usize>, console: &Console) {
    console.comparison(compared);
    console.output_line(path);
    if let Some(pages) = pages {
        let values = [("path", shown(path).into()), ("pages", pages.into())];
        console.info("diff-written", &Arguments::from(values));
    }
}
