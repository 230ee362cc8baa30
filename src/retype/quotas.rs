//! Tables of units with figures as quotas: whose each row is, of which period each column is, and whether sums agree.

use std::collections::BTreeSet;

use super::counted::{CountedThing, counted_by_titles, counted_near};
use super::grid::{PlacedCell, TableGrid, is_sum};
use super::line::RetypedLine;
use crate::diag::{Code, Finding, Findings};
use crate::text::fold;

/// How the header of the column of names may begin, folded.
const NAME_HEADERS: [&str; 14] = [
    "chi bo",
    "don vi",
    "ten don vi",
    "ten chi bo",
    "dang bo",
    "thon",
    "ten thon",
    "to chuc",
    "hoi",
    "doan the",
    "dia phuong",
    "co so",
    "xom",
    "to dan pho",
];

/// Words of headers of columns that are worked out or are results: such tables are no quotas.
const OTHERS: [&str; 10] =
    ["ty le", "ti le", "con lai", "luy ke", "ket qua", "thuc hien", "da dat", "so sanh", "dat", "cong don"];

/// What is counted, by words of a title or header, folded; the first that is there counts.
const MEASURES: [(&str, &str); 7] = [
    ("cong nhan chinh thuc", "confirmation"),
    ("chuyen chinh thuc", "confirmation"),
    ("nhan thuc ve dang", "awareness_class"),
    ("boi duong dang vien moi", "new_members_class"),
    ("gioi thieu", "put_forward"),
    ("ket nap", "admissions"),
    ("phat trien dang vien", "admissions"),
];

/// Which kind a unit is of, by words of its name, folded.
const KINDS: [(&str, &str); 16] = [
    ("truong", "school"),
    ("mam non", "school"),
    ("tieu hoc", "school"),
    ("thcs", "school"),
    ("thpt", "school"),
    ("cong an", "police"),
    ("quan su", "military"),
    ("bo doi", "military"),
    ("doanh nghiep", "company"),
    ("cong ty", "company"),
    ("hop tac xa", "company"),
    ("htx", "company"),
    ("co quan", "agency"),
    ("tram y te", "agency"),
    ("van phong", "agency"),
    ("uy ban", "agency"),
];

/// A unit or an organisation.
pub(super) struct RetypedHolder {
    pub(super) id: String,
    pub(super) name: String,
    /// None where its name says nothing of it.
    pub(super) kind: Option<&'static str>,
    pub(super) note: Option<String>,
}

/// A quota with the table that it was read from.
pub(super) struct RetypedQuota {
    pub(super) id: String,
    pub(super) measure: String,
    /// What is counted, where it is none of the known measures.
    pub(super) counted: Option<CountedThing>,
    pub(super) period: String,
    /// The periods of its columns; none where it has totals alone.
    pub(super) periods: Vec<String>,
    pub(super) is_of_organisations: bool,
    pub(super) parts: Vec<RetypedAllotment>,
    pub(super) name_header: String,
    pub(super) figure_header: String,
    pub(super) has_notes: bool,
    pub(super) sum_label: Option<String>,
}

/// What a unit is allotted: a figure for each period, or the total alone.
pub(super) struct RetypedAllotment {
    pub(super) holder: String,
    pub(super) figures: Vec<u64>,
}

impl RetypedQuota {
    /// The sum of all.
    pub(super) fn total(&self) -> u64 {
        self.parts.iter().flat_map(|part| &part.figures).sum()
    }

    /// The sum of a period.
    pub(super) fn period_total(&self, at: usize) -> u64 {
        self.parts.iter().filter_map(|part| part.figures.get(at)).sum()
    }
}

/// What the tables of a document hold.
#[derive(Default)]
pub(super) struct QuotaReader {
    pub(super) year: Option<u32>,
    pub(super) units: Vec<RetypedHolder>,
    pub(super) organisations: Vec<RetypedHolder>,
    pub(super) quotas: Vec<RetypedQuota>,
}

/// What a column is.
#[derive(Clone, PartialEq)]
enum ColumnKind {
    Number,
    Name,
    Period(String),
    Total,
    Note,
}

impl QuotaReader {
    /// The name of a unit or an organisation.
    pub(super) fn name(&self, id: &str) -> Option<&str> {
        let holders = self.units.iter().chain(&self.organisations);
        holders.into_iter().find(|holder| holder.id == id).map(|holder| holder.name.as_str())
    }

    /// The quota that a table holds, by its place among all; none where it is another table.
    pub(super) fn read(
        &mut self,
        grid: &TableGrid,
        context: &[String],
        findings: &mut Findings,
    ) -> Option<usize> {
        let year = self.year?;
        let columns = columns(grid, year)?;
        let name_at = columns.iter().position(|kind| *kind == ColumnKind::Name)?;
        let rows = grid.body();
        let (sums, units): (Vec<_>, Vec<_>) = rows.iter().partition(|row| is_sum_row(row, name_at));
        if units.len() < 2 || sums.len() > 1 || !units.iter().all(|row| is_unit_row(row, &columns)) {
            return None;
        }
        let names: Vec<String> = units.iter().map(|row| row[name_at].words()).collect();
        let is_distinct = names.iter().map(|name| fold(name)).collect::<BTreeSet<_>>().len() == names.len();
        if !is_distinct || names.iter().any(String::is_empty) {
            return None;
        }
        let headers: Vec<String> = (0..grid.columns).map(|column| header(grid, column)).collect();
        let (near, titles) =
            context.split_last().map_or(("", context), |(near, titles)| (near.as_str(), titles));
        let near_words = folded(headers.iter().map(String::as_str).chain([near]));
        let about = format!("{near_words} {}", folded(titles.iter().map(String::as_str)));
        let is_of_organisations = {
            let name_header = fold(&headers[name_at]);
            name_header.contains("hoi")
                || name_header.contains("doan the")
                || names.iter().all(|name| {
                    ["hoi ", "doan ", "mat tran", "cong doan"].iter().any(|word| fold(name).starts_with(word))
                })
        };
        let periods: Vec<String> = columns
            .iter()
            .filter_map(|kind| match kind {
                ColumnKind::Period(period) => Some(period.clone()),
                _ => None,
            })
            .collect();
        let total_at = columns.iter().position(|kind| *kind == ColumnKind::Total);
        let figure_at: Vec<usize> = if periods.is_empty() {
            vec![total_at?]
        } else {
            (0..columns.len()).filter(|at| matches!(columns[*at], ColumnKind::Period(_))).collect()
        };
        let note_at = columns.iter().position(|kind| *kind == ColumnKind::Note);
        let mut parts = Vec::new();
        for (row, name) in units.iter().zip(&names) {
            let figures: Vec<u64> = figure_at.iter().map(|at| row[*at].count().unwrap_or_default()).collect();
            if let Some(total) = total_at.filter(|_| !periods.is_empty()) {
                compare(&row[total], figures.iter().sum(), name, findings);
            }
            let note = note_at.map(|at| row[at].words()).filter(|note| !note.is_empty());
            parts.push(RetypedAllotment { holder: self.holder(name, note, is_of_organisations), figures });
        }
        let total: u64 = parts.iter().flat_map(|part: &RetypedAllotment| &part.figures).sum();
        let known = |about: &str| {
            MEASURES.iter().find(|(words, _)| about.contains(words)).map(|(_, measure)| *measure)
        };
        let own = counted_near(near, &headers_of_figures(grid, &figure_at, total_at), total);
        // What is done by the words near the table is no measure of the document's title.
        let is_of_title = own.as_ref().is_none_or(|own| own.verb.is_none());
        let measure = known(&near_words).or_else(|| known(&about).filter(|_| is_of_title));
        let counted = measure.is_none().then(|| own.unwrap_or_else(|| counted_by_titles(titles)));
        let figure_header = total_at.map(|at| headers[at].clone()).unwrap_or_default();
        let id = self.free_id(measure.unwrap_or("chi_tieu"));
        let is_yearly = about.contains("hang nam") || about.contains("moi nam");
        let period = if is_yearly && periods.is_empty() { "each-year".to_owned() } else { year.to_string() };
        let quota = RetypedQuota {
            measure: measure.map_or_else(|| id.clone(), str::to_owned),
            id,
            counted,
            period,
            periods,
            is_of_organisations,
            parts,
            name_header: headers[name_at].clone(),
            figure_header,
            has_notes: note_at.is_some(),
            sum_label: sums
                .first()
                .and_then(|row| row.iter().map(PlacedCell::words).find(|words| is_sum(words))),
        };
        if let Some(sum) = sums.first() {
            for (at, column) in figure_at.iter().enumerate() {
                compare_sum(sum, *column, quota.period_total(at), findings);
            }
            if let Some(total) = total_at.filter(|_| !quota.periods.is_empty()) {
                compare_sum(sum, total, quota.total(), findings);
            }
        }
        self.quotas.push(quota);
        Some(self.quotas.len() - 1)
    }

    fn free_id(&self, measure: &str) -> String {
        let ids = std::iter::once(measure.to_owned()).chain((2..1_000).map(|n| format!("{measure}_{n}")));
        let is_free = |id: &String| self.quotas.iter().all(|quota| quota.id != *id);
        ids.into_iter().find(is_free).unwrap_or_else(|| measure.to_owned())
    }

    /// The id of a unit or an organisation, which is added where it is new.
    fn holder(&mut self, name: &str, note: Option<String>, is_organisation: bool) -> String {
        let is_taken = |id: &str| self.units.iter().chain(&self.organisations).any(|holder| holder.id == id);
        let list = if is_organisation { &self.organisations } else { &self.units };
        if let Some(known) = list.iter().find(|holder| holder.name == name) {
            return known.id.clone();
        }
        let base = slug(name);
        let ids = std::iter::once(base.clone()).chain((2..10_000).map(|n| format!("{base}-{n}")));
        let id = ids.into_iter().find(|id| !is_taken(id)).unwrap_or(base);
        let holder = RetypedHolder { id: id.clone(), name: name.to_owned(), kind: kind(name), note };
        if is_organisation {
            self.organisations.push(holder);
        } else {
            self.units.push(holder);
        }
        id
    }
}

/// An id of a name: `thon-dong`.
fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(48).collect();
    let id = id.trim_matches('-');
    if id.is_empty() { "don-vi".to_owned() } else { id.to_owned() }
}

fn kind(name: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(name));
    let found = KINDS.iter().find(|(word, _)| folded.contains(word));
    let is_village = ["thon", "xom", "ap", "ban", "khu pho", "to dan pho", "buon", "lang", "khom", "khoi"]
        .iter()
        .any(|word| {
            folded.trim_start().starts_with(&format!("{word} "))
                || folded.contains(&format!(" chi bo {word} "))
        });
    let is_institution = folded.trim_start().starts_with("ban ") && found.is_some();
    if is_village && !is_institution { Some("village") } else { found.map(|(_, kind)| *kind) }
}

fn header(grid: &TableGrid, column: usize) -> String {
    let words: Vec<String> = grid.header(column).iter().map(|cell| cell.words()).collect();
    words.last().cloned().unwrap_or_default()
}

/// Texts as one, folded.
fn folded<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    texts.map(fold).collect::<Vec<_>>().join(" ")
}

/// The headers that may say what is counted: those of the total, and those above the periods.
fn headers_of_figures(grid: &TableGrid, figures: &[usize], total: Option<usize>) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for column in figures.iter().copied().filter(|column| Some(*column) != total) {
        let own = grid.header(column);
        headers.extend(own.iter().rev().skip(1).map(|cell| cell.words()));
    }
    headers.extend(total.iter().flat_map(|column| grid.header(*column)).map(PlacedCell::words));
    headers.dedup();
    headers
}

/// What the columns of a table are; none where one is something else.
fn columns(grid: &TableGrid, year: u32) -> Option<Vec<ColumnKind>> {
    if grid.headers == 0 || grid.columns < 2 {
        return None;
    }
    let mut kinds = Vec::new();
    for column in 0..grid.columns {
        let own = header(grid, column);
        let folded = fold(&own);
        let folded = folded.trim().trim_end_matches(['.', ':']);
        let has_name = kinds.contains(&ColumnKind::Name);
        let kind = if column == 0 && matches!(folded, "tt" | "stt" | "so tt" | "so thu tu") {
            ColumnKind::Number
        } else if !has_name {
            if !NAME_HEADERS.iter().any(|name| folded.starts_with(name)) {
                return None;
            }
            ColumnKind::Name
        } else if folded.starts_with("ghi chu") {
            ColumnKind::Note
        } else if let Some(period) = period(folded, year) {
            ColumnKind::Period(period)
        } else if OTHERS.iter().any(|word| folded.contains(word)) || kinds.contains(&ColumnKind::Total) {
            return None;
        } else {
            ColumnKind::Total
        };
        kinds.push(kind);
    }
    // Periods that are of one sort, each once.
    let periods: Vec<&String> = kinds
        .iter()
        .filter_map(|kind| if let ColumnKind::Period(period) = kind { Some(period) } else { None })
        .collect();
    let sorts: BTreeSet<String> =
        periods.iter().map(|period| period.chars().filter(|c| c.is_alphabetic()).collect()).collect();
    let is_distinct = periods.iter().collect::<BTreeSet<_>>().len() == periods.len();
    let has_total = kinds.contains(&ColumnKind::Total);
    let is_one_sort = sorts.len() <= 1 && is_distinct && (periods.len() != 1);
    (is_one_sort && (has_total || periods.len() > 1)).then_some(kinds)
}

/// The period of a header: `Quý II`, `Q2`, `Tháng 5/2026`; its year is that of the document unless it says another.
fn period(folded: &str, year: u32) -> Option<String> {
    let mut words = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '(' | ')'))
        .filter(|word| !word.is_empty());
    let first = words.next()?;
    let mut rest: Vec<&str> = words.collect();
    if rest.last().is_some_and(|last| *last == year.to_string()) {
        rest.pop();
        if rest.last() == Some(&"nam") {
            rest.pop();
        }
    }
    let number = |word: &str| match word {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        word => word.parse::<u32>().ok(),
    };
    match (first, rest.as_slice()) {
        ("quy", [one]) => number(one)
            .filter(|quarter| (1..=4).contains(quarter))
            .map(|quarter| format!("{year}-Q{quarter}")),
        ("thang", [one]) => {
            number(one).filter(|month| (1..=12).contains(month)).map(|month| format!("{year}-M{month:02}"))
        }
        ("6", ["thang", "dau", "nam"]) => Some(format!("{year}-H1")),
        ("6", ["thang", "cuoi", "nam"]) => Some(format!("{year}-H2")),
        (word, []) if word.len() == 2 && word.starts_with('q') => number(&word[1..])
            .filter(|quarter| (1..=4).contains(quarter))
            .map(|quarter| format!("{year}-Q{quarter}")),
        _ => None,
    }
}

fn is_sum_row(row: &[PlacedCell], name_at: usize) -> bool {
    row.iter().filter(|cell| cell.column <= name_at).any(|cell| is_sum(&cell.words()))
}

/// Whether each figure of a row is one, or nothing.
fn is_unit_row(row: &[PlacedCell], columns: &[ColumnKind]) -> bool {
    row.len() == columns.len()
        && row.iter().zip(columns).all(|(cell, kind)| {
            let is_figure = matches!(kind, ColumnKind::Period(_) | ColumnKind::Total);
            cell.columns == 1 && cell.rows == 1 && (!is_figure || cell.count().is_some() || cell.is_empty())
        })
        && row.iter().zip(columns).any(|(cell, kind)| {
            matches!(kind, ColumnKind::Period(_) | ColumnKind::Total) && cell.count().is_some()
        })
}

fn compare_sum(row: &[PlacedCell], column: usize, sum: u64, findings: &mut Findings) {
    if let Some(cell) = row.iter().find(|cell| cell.column == column && cell.columns == 1) {
        compare(cell, sum, "", findings);
    }
}

/// Reports a sum in a file that is another than its figures add up to.
fn compare(cell: &PlacedCell, sum: u64, name: &str, findings: &mut Findings) {
    let Some(place) = &cell.place else { return };
    if let Some(stated) = cell.count()
        && stated != sum
    {
        let finding = Finding::at(Code::WordFigure, place)
            .with("reason", if name.is_empty() { "column" } else { "row" });
        findings.push(finding.with("stated", stated).with("sum", sum).with("name", name));
    }
}

/// The words of lines that say what a table is about.
pub(super) fn context_of(lines: &[&RetypedLine]) -> Vec<String> {
    lines.iter().map(|line| line.words()).collect()
}
