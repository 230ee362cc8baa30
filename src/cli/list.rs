//! `kehoach list`

use super::arguments::List;
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::{Listed, ListedState, list};
use crate::diag::{Arguments, Findings};
use crate::report::listed_json;
use crate::text;

pub(super) fn run(arguments: &List, screen: &Screen) -> u8 {
    let mut findings = Findings::default();
    let listed = list(&arguments.paths, &screen.lock_client(), &mut findings);
    screen.findings(&findings);
    if screen.is_json() {
        for one in &listed {
            screen.line(&listed_json(one));
        }
    } else {
        tell(&listed, screen);
    }
    if findings.has_errors() { FAILED } else { OK }
}

/// One block an issuer: number and symbol, date, state, title, and where it is kept.
fn tell(listed: &[Listed], screen: &Screen) {
    for of_issuer in listed.chunk_by(|one, next| text::fold(&one.issuer) == text::fold(&next.issuer)) {
        screen.line(&of_issuer[0].issuer);
        let rows: Vec<[String; 5]> = of_issuer.iter().map(|one| row(one, screen)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..5).map(width).collect();
        for row in &rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
            screen.line(format!("  {}", cells.collect::<Vec<_>>().join("  ")).trim_end());
        }
    }
}

fn row(one: &Listed, screen: &Screen) -> [String; 5] {
    let by = match &one.state {
        ListedState::Replaced(by) => by.as_str(),
        _ => "",
    };
    let state = Arguments::from([("state", one.state.id().into()), ("by", by.into())]);
    let number = one.number.map_or_else(|| "   ".to_owned(), |number| text::padded(number.into()));
    let kept = match (&one.plan, &one.document, one.set) {
        (Some(plan), _, Some(set)) => format!("{plan}/issued/{set}"),
        (Some(plan), Some(document), None) => format!("{plan}/{document}.yaml"),
        _ => String::new(),
    };
    [
        format!("{number}-{}", one.symbol),
        one.date.clone(),
        screen.word("listed-state", &state),
        one.title.clone(),
        kept,
    ]
}
