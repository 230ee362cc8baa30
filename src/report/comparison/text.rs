//! Changed passages as lines of a terminal: `[-deleted-]`, `{+inserted+}`, in colours too.

use super::{BOLD, GREEN, PLAIN, RED, name};
use crate::compare::{
    ChangeKind, ComparedForm, ComparedGrid, ComparedPassage, ComparedRow, DiffMark, DiffSpan,
    DocumentComparison, TableChange,
};
use crate::diag::Arguments;
use crate::report::Catalogue;

/// How much of an unchanged text is shown on each side of a change, in characters.
const AROUND: usize = 60;

/// The lines of a document; none where nothing in it changed.
pub(super) fn lines(catalogue: &Catalogue, document: &DocumentComparison) -> Vec<String> {
    if !document.is_changed() {
        return Vec::new();
    }
    let fate = match document.cited {
        (None, _) => Some("fate-added"),
        (_, None) => Some("fate-removed"),
        _ => None,
    };
    let is_one_sided = fate.is_some();
    let fate = fate.map(|fate| format!(" [{}]", catalogue.word(fate))).unwrap_or_default();
    let name = name(catalogue, &document.document);
    let mut lines = vec![String::new(), format!("{BOLD}== {name} =={PLAIN}{fate}")];
    if is_one_sided {
        // It is read on its own.
        return lines;
    }
    let mut zone: Option<String> = None;
    for passage in &document.passages {
        if let ComparedForm::Zone(part) = passage.form {
            let label = [passage.labels.1.as_str(), &passage.labels.0];
            let label = label.into_iter().find(|label| !label.is_empty()).map(str::to_owned);
            let name = label.unwrap_or_else(|| catalogue.word(&format!("zone-{}", part.id())));
            zone = Some(format!("{BOLD}-- {name}{PLAIN}"));
        }
        if !passage.is_changed() || is_mere_zone(passage) {
            continue;
        }
        lines.extend(zone.take());
        lines.push(head(catalogue, passage));
        if let ComparedForm::Table(grid) = &passage.form {
            lines.extend(table(catalogue, grid));
        }
    }
    lines
}

/// A zone without words of its own: the passages in it show how it changed.
fn is_mere_zone(passage: &ComparedPassage) -> bool {
    matches!(passage.form, ComparedForm::Zone(_)) && passage.words.is_empty()
}

fn head(catalogue: &Catalogue, passage: &ComparedPassage) -> String {
    let label = match &passage.change {
        ChangeKind::Removed | ChangeKind::Gone { .. } | ChangeKind::Joined => &passage.labels.0,
        _ => &passage.labels.1,
    };
    let place = |path: &str| if path.is_empty() { String::new() } else { format!("{path} | ") };
    let notes: Vec<String> = notes(catalogue, passage).iter().map(|note| format!("[{note}]")).collect();
    let place = if matches!(passage.form, ComparedForm::Line(_) | ComparedForm::Zone(_)) {
        String::new()
    } else {
        place(&passage.path)
    };
    // The path of a numbered part ends with its number: `II.2.2 | 2.2.` would say it twice.
    let number = label.trim_end_matches(['.', ')']);
    let is_said = place.strip_suffix(" | ").is_some_and(|path| {
        path.strip_suffix(number).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    });
    let label = if label.is_empty() || is_said { String::new() } else { format!("{label} ") };
    let notes = if notes.is_empty() { String::new() } else { format!("{}: ", notes.join(" ")) };
    format!("  {place}{notes}{label}{}", marked(&passage.words))
}

/// Notes on the change of a passage apart from its words.
fn notes(catalogue: &Catalogue, passage: &ComparedPassage) -> Vec<String> {
    let from = |id: &str, name: &'static str, path: &str| {
        if path.is_empty() {
            catalogue.word(&format!("{id}-nowhere"))
        } else {
            catalogue.say(id, &Arguments::from([(name, path.into())]))
        }
    };
    let fate = match &passage.change {
        ChangeKind::Kept => None,
        ChangeKind::Moved { from: path } => Some(from("fate-moved", "from", path)),
        ChangeKind::Gone { to } => Some(from("fate-gone", "to", to)),
        fate => Some(catalogue.word(&format!("fate-{}", fate.id()))),
    };
    let was = passage.labels.0.trim_end_matches('.');
    let renumbered = passage.is_renumbered() && !was.is_empty();
    let renumbered =
        renumbered.then(|| catalogue.say("fate-renumbered", &Arguments::from([("from", was.into())])));
    fate.into_iter().chain(renumbered).collect()
}

/// The words with marks; of a long unchanged text only the words beside a change.
pub(in crate::report) fn marked(words: &[DiffSpan]) -> String {
    let is_rewritten = words.iter().any(|span| span.mark != DiffMark::Same);
    let last = words.len().saturating_sub(1);
    let mut line = String::new();
    for (at, DiffSpan { mark, piece }) in words.iter().enumerate() {
        let text = piece.text.replace('\n', " / ");
        match mark {
            DiffMark::Same if is_rewritten => line += &shortened(&text, ends_shown(at, last)),
            DiffMark::Same => line += &shortened(&text, ShownEnds::Start),
            DiffMark::Deleted => line.extend([RED, "[-", &text, "-]", PLAIN]),
            DiffMark::Inserted => line.extend([GREEN, "{+", &text, "+}", PLAIN]),
        }
    }
    line
}

/// The ends of an unchanged text that are shown: those next to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ShownEnds {
    Start,
    End,
    Both,
    Neither,
}

/// The ends to show of a piece at an index, between changes before and after it.
fn ends_shown(at: usize, last: usize) -> ShownEnds {
    match (at > 0, at < last) {
        (true, true) => ShownEnds::Both,
        (true, false) => ShownEnds::Start,
        (false, true) => ShownEnds::End,
        (false, false) => ShownEnds::Neither,
    }
}

/// The text, or its shown ends if it is long.
fn shortened(text: &str, ends: ShownEnds) -> String {
    let count = text.chars().count();
    let (start, end) = match ends {
        ShownEnds::Start => (AROUND, 0),
        ShownEnds::End => (0, AROUND),
        ShownEnds::Both => (AROUND, AROUND),
        ShownEnds::Neither => (0, 0),
    };
    if count <= start + end + 1 {
        return text.to_owned();
    }
    let first: String = text.chars().take(start).collect();
    let last: String = text.chars().skip(count - end).collect();
    format!("{first}…{last}")
}

/// The changed rows of a table, under the headers that changed.
fn table(catalogue: &Catalogue, grid: &ComparedGrid) -> Vec<String> {
    let fate = |fate: TableChange| match fate {
        TableChange::Kept => String::new(),
        TableChange::Moved => format!("[{}] ", catalogue.word("fate-moved-nowhere")),
        fate => format!("[{}] ", catalogue.word(&format!("fate-{}", fate.id()))),
    };
    let columns = grid.columns.iter().filter(|column| column.is_changed());
    let headers: Vec<String> =
        columns.map(|column| format!("{}{}", fate(column.change), marked(&column.header))).collect();
    let mut lines: Vec<String> = Vec::new();
    if !headers.is_empty() {
        lines.push(format!("    = {}", headers.join(" | ")));
    }
    let row = |row: &ComparedRow| {
        let cells: Vec<String> = row.cells.iter().map(|cell| marked(cell)).collect();
        format!("    {}{}", fate(row.change), cells.join(" | ").trim_end())
    };
    lines.extend(grid.rows.iter().filter(|row| row.is_changed()).map(row));
    lines
}
