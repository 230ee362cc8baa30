//! `kehoach import`

use super::arguments::ImportArguments;
use super::console::Console;
use super::import_table;
use super::proposal::{self, Consent, ProposalWords};
use super::status::{FAILED, OK};
use crate::data::has_plan;
use crate::diag::Findings;
use crate::intake::{ImportRequest, ImportedWorkbook, import};
use crate::pipeline::note_brought_home;
use crate::records::BroughtHome;
use crate::report::import_json;
use crate::workbook::SheetKind;

/// The words for what an import changes.
const IMPORT_WORDS: ProposalWords = ProposalWords {
    question: proposal::MAKE_CHANGES,
    nothing: "import-nothing",
    written: "import-written",
    count: "figures",
    json: |file, diff| import_json(file.path(), file.changes, diff),
};

pub(super) fn run(arguments: &ImportArguments, console: &Console) -> u8 {
    let consent = Consent::from_arguments(arguments.dry_run, arguments.yes);
    if arguments.plan.is_dir() && !has_plan(&arguments.plan) {
        return import_table::run(arguments, consent, console);
    }
    let quota = arguments.quota.iter().map(|id| (SheetKind::Quota, id.clone()));
    let table = quota.chain(arguments.result.iter().map(|id| (SheetKind::Result, id.clone()))).next();
    let request = ImportRequest { files: arguments.files.clone(), plan: arguments.plan.clone(), table };
    let mut findings = Findings::default();
    let outcome = import(&request, &mut findings);
    findings.put_in_order();
    console.findings(&findings);
    let Some(outcome) = outcome else {
        console.error(
            "import-refused",
            &[("errors", findings.count(crate::diag::Severity::Error).into())].into(),
        );
        return FAILED;
    };
    let mut end = proposal::run(outcome.proposal, &IMPORT_WORDS, consent, console);
    if end.is_made(consent) {
        for ImportedWorkbook { path, digest } in outcome.own {
            let known = BroughtHome { digest, is_whole: outcome.is_whole };
            note_brought_home(&path, &outcome.plan, known, &console.lock_client(), &mut end.failed);
        }
    }
    console.findings(&end.failed);
    if end.failed.has_errors() || !end.is_done { FAILED } else { OK }
}
