//! `kehoach import`

use std::collections::{BTreeMap, BTreeSet};

use super::arguments::ImportArguments;
use super::console::Console;
use super::import_table;
use super::proposal::{self, Consent, ProposalWords, read_for};
use super::status::FAILED;
use crate::data::has_plan;
use crate::diag::Arguments;
use crate::intake::{FigureChange, ImportRequest, ImportedWorkbook, import};
use crate::model::Period;
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

/// Says of which quotas and results the figures are that were imported.
fn print_taken(changes: &[FigureChange], console: &Console) {
    let mut taken: BTreeMap<(SheetKind, &str), Vec<&FigureChange>> = BTreeMap::new();
    for change in changes {
        taken.entry((change.key.kind, &change.key.id)).or_default().push(change);
    }
    for ((kind, id), of_table) in taken {
        let periods: BTreeSet<Period> = of_table.iter().filter_map(|change| change.key.period).collect();
        let periods: Vec<String> = periods.iter().map(Period::to_string).collect();
        let values = [
            ("kind", kind.id().into()),
            ("id", id.into()),
            ("figures", of_table.len().into()),
            ("periods", periods.join(", ").into()),
        ];
        console.info("import-taken", &Arguments::from(values));
    }
}

pub(super) fn run(arguments: &ImportArguments, console: &Console) -> u8 {
    let consent = Consent::from_arguments(arguments.dry_run, arguments.yes);
    if arguments.plan.is_dir() && !has_plan(&arguments.plan) {
        return import_table::run(arguments, consent, console);
    }
    let quota = arguments.quota.iter().map(|id| (SheetKind::Quota, id.clone()));
    let table = quota.chain(arguments.result.iter().map(|id| (SheetKind::Result, id.clone()))).next();
    let request = ImportRequest { files: arguments.files.clone(), plan: arguments.plan.clone(), table };
    let outcome = read_for("import-refused", console, |findings| import(&request, findings));
    let Some(outcome) = outcome else { return FAILED };
    let mut end = proposal::run(outcome.proposal, &IMPORT_WORDS, consent, console);
    if end.is_made(consent) {
        print_taken(&outcome.changes, console);
        for ImportedWorkbook { path, digest } in outcome.own {
            let known = BroughtHome { digest, is_whole: outcome.is_whole };
            note_brought_home(&path, &outcome.plan, known, &console.lock_client(), &mut end.failed);
        }
    }
    end.report(console)
}
