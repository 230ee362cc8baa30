//! `kehoach list`

use super::arguments::ListArguments;
use super::console::Console;
use super::issue::written_date;
use super::status::{FAILED, OK};
use crate::archive::{Listed, ListedState, list};
use crate::diag::{Arguments, Findings};
use crate::report::listed_json;
use crate::text;

pub(super) fn run(arguments: &ListArguments, console: &Console) -> u8 {
    let mut findings = Findings::default();
    let listed = list(&arguments.paths, &console.lock_client(), &mut findings);
    console.findings(&findings);
    if console.is_json() {
        for one in &listed {
            console.line(&listed_json(one));
        }
    } else {
        print(&listed, console);
    }
    if findings.has_errors() { FAILED } else { OK }
}

/// Prints a block for each body whose documents are numbered together, under the name by which they are cited: number and
/// symbol, date, state, title and folder.
fn print(listed: &[Listed], console: &Console) {
    for of_issuer in listed.chunk_by(|one, next| text::fold(&one.series) == text::fold(&next.series)) {
        let cited = of_issuer.iter().find(|one| one.issuer != one.series).unwrap_or(&of_issuer[0]);
        console.line(&cited.issuer);
        let rows: Vec<[String; 5]> = of_issuer.iter().map(|one| row(one, console)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..5).map(width).collect();
        for row in &rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            console.line(format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end());
        }
    }
}

/// `86-KH/ĐU, 12/6/2026`: number and date as people write them.
fn replaced_by(by: &str) -> String {
    let dated = by.rsplit_once(", ").and_then(|(number, date)| Some((number, date.parse().ok()?)));
    dated.map_or_else(|| by.to_owned(), |(number, date)| format!("{number}, {}", written_date(date)))
}

fn row(one: &Listed, console: &Console) -> [String; 5] {
    let by = match &one.state {
        ListedState::Replaced(by) => replaced_by(by),
        _ => String::new(),
    };
    let state = Arguments::from([("state", one.state.id().into()), ("by", by.into())]);
    let number = one.number.map_or_else(|| "   ".to_owned(), |number| text::padded(number.into()));
    let kept = match (&one.plan, &one.document, one.set) {
        (Some(plan), _, Some(set)) => format!("{plan}/issued/{set}"),
        (Some(plan), Some(document), None) => format!("{plan}/{document}.yaml"),
        _ => String::new(),
    };
    [
        text::with_symbol(&number, &one.symbol),
        one.date.parse().map_or_else(|()| one.date.clone(), written_date),
        console.message("listed-state", &state),
        one.title.clone(),
        kept,
    ]
}
