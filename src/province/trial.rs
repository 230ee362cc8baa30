//! What is wrong with the files that a row gives a plan, before any is written: found at the cells.

use std::collections::BTreeMap;
use std::ops::Range;

use super::compose::PlanTexts;
use super::rows::PlanRow;
use super::shares::written_path;
use crate::check::check;
use crate::data::{PlanFolder, load_plan, project_settings, shown, value_places, values};
use crate::diag::{Argument, Code, Finding, Findings, Severity};
use crate::pipeline::policy::Policy;
use crate::records::TableFile;
use crate::source::{Place, Source, ValuePath};

/// The places of cells in a text that is made of them.
struct CellsOfText {
    text: String,
    cells: Vec<CellOfText>,
}

/// What a cell made of a text.
struct CellOfText {
    range: Range<usize>,
    /// The key of its value: a period, a name.
    key: String,
    cell: Place,
}

impl CellsOfText {
    fn new(row: &PlanRow, file: TableFile, text: &str) -> Self {
        let source = Source::new(file.name(), text);
        let (values, places) = (values(&source), value_places(&source));
        let mut cells = Vec::new();
        let mut add = |path: &ValuePath, place: Option<&Place>, cell: &Place| {
            let key = path.parts().last().cloned().unwrap_or_default();
            cells.extend(place.map(|place| CellOfText { range: place.range(), key, cell: cell.clone() }));
        };
        for entry in row.entries.iter().filter(|entry| entry.file == file) {
            let written = places.get(&written_path(entry, &values, &row.entries));
            add(&entry.path, written.or_else(|| places.get(&entry.path)), &entry.place);
        }
        for unit in row.units.iter().filter(|_| file == TableFile::Quotas) {
            let path = ValuePath::default().below("units").below(unit.value.as_str()).below("id");
            add(&path, places.get(&path), &unit.place);
        }
        cells.sort_by_key(|cell| (cell.range.start, cell.range.end));
        Self { text: text.to_owned(), cells }
    }

    /// The cell that made what a finding is about: the value at its place; or on the line of that, the value of a period
    /// that the finding names, else the next one.
    fn cell(&self, place: &Place, finding: &Finding) -> Option<&Place> {
        let range = place.range();
        let meets = |one: &&CellOfText| {
            one.range.start < range.end.max(range.start + 1) && range.start < one.range.end
        };
        let end_of_line =
            self.text.get(range.start..)?.find('\n').map_or(self.text.len(), |at| range.start + at);
        let is_on_line = |one: &&CellOfText| (range.start..=end_of_line).contains(&one.range.start);
        let is_named = |one: &&CellOfText| {
            finding
                .arguments()
                .values()
                .any(|value| matches!(value, Argument::Text(text) if *text == one.key))
        };
        let named = || self.cells.iter().find(|one| is_on_line(one) && is_named(one));
        let found = named().or_else(|| self.cells.iter().find(meets));
        found.or_else(|| self.cells.iter().find(is_on_line)).map(|one| &one.cell)
    }
}

/// The errors of a plan with these texts: at the cell that made what is wrong, or at the row's id.
///
/// Units are missed where the table was read whole, so that it is known to have none.
pub(super) fn faults(folder: &PlanFolder, row: &PlanRow, texts: &PlanTexts, has_all_units: bool) -> Findings {
    let own = shown(&folder.path);
    let mut errors = Findings::default();
    let found = errors_of(folder, row, texts).into_iter();
    let is_meant = |fault: &Fault| has_all_units || fault.finding.code() != Code::TableRow;
    for Fault { finding, is_at_cell } in found.filter(is_meant) {
        let mut one = Findings::default();
        one.push(finding);
        if !is_at_cell {
            one.change_places(|place| {
                if place.source().path().starts_with(&own) {
                    *place = row.id.place.clone();
                }
            });
        }
        errors.extend(one);
    }
    errors
}

/// The errors that cells of a row make in a plan with these texts.
pub(super) fn faults_at_cells(folder: &PlanFolder, row: &PlanRow, texts: &PlanTexts) -> Findings {
    let mut errors = Findings::default();
    for fault in errors_of(folder, row, texts).into_iter().filter(|fault| fault.is_at_cell) {
        errors.push(fault.finding);
    }
    errors
}

/// An error, at the cell that makes it where there is one.
struct Fault {
    finding: Finding,
    is_at_cell: bool,
}

fn errors_of(folder: &PlanFolder, row: &PlanRow, texts: &PlanTexts) -> Vec<Fault> {
    let of_file = |file: TableFile| {
        let text = texts.get(&file.name())?;
        Some((shown(&folder.path.join(file.name())), CellsOfText::new(row, file, text)))
    };
    let paths: BTreeMap<String, CellsOfText> = TableFile::ALL.into_iter().filter_map(of_file).collect();
    let mut findings = Findings::default();
    let plan = load_plan(&folder.clone().with_texts(texts.clone()), &mut findings);
    let settings = project_settings(&folder.root, &mut Findings::default()).unwrap_or_default();
    if !findings.has_errors() {
        let mut checked = Findings::default();
        check(&plan, settings.spelling, |_| None, &mut checked);
        // What the model says wrong of itself is found when the plans are built; that it has no unit to allot to is of
        // the row.
        let is_own = |finding: &&Finding| {
            let is_here = finding.place().is_some_and(|place| paths.contains_key(place.source().path()));
            is_here && finding.code() != Code::NoHolders
        };
        checked.iter().filter(is_own).for_each(|finding| findings.push(finding.clone()));
        let without = checked.iter().find(|finding| finding.code() == Code::NoHolders);
        if let Some(without) = without {
            let finding = Finding::at(Code::TableRow, &row.id.place).with("kind", "no-units");
            let quota = without.arguments().get("quota").cloned();
            findings.push(quota.into_iter().fold(finding, |finding, quota| finding.with("got", quota)));
        }
    }
    // What the project ignores and the model accepts stops no row, as it stops no build.
    Policy::new(&settings, &plan).apply(&mut findings);
    let errors = findings.iter();
    let errors = errors.filter(|one| one.severity() == Severity::Error && one.accepted().is_none());
    let fault = |finding: &Finding| {
        let cell = |place: &Place| paths.get(place.source().path())?.cell(place, finding);
        let is_at_cell = finding.place().and_then(cell).is_some();
        let mut one = Findings::default();
        one.push(finding.clone());
        one.change_places(|place| {
            if let Some(cell) = cell(place).cloned() {
                *place = cell;
            }
        });
        let finding = one.iter().next().cloned()?;
        Some(Fault { finding, is_at_cell })
    };
    errors.filter_map(fault).collect()
}
