//! The workbook of a plan's figures: a sheet for each quota and each result, the targets that are no tables, and how
//! quotas stand by each report.

use std::collections::{BTreeMap, BTreeSet};

use super::head::{Heading, HeadingBlock};
use super::names::SheetNames;
use super::parts::part_columns;
use super::record::{EntryRecord, SheetKind, record_sheet};
use super::sheet::{Sheet, Workbook};
use super::table::{Links, table_sheet, tables};
use super::tally::{Access, HolderLine, SheetPlacement, TallyTable, tally_sheet};
use crate::content::{self, Column, ColumnRole, Content, Row, RowKind, Table, period_name};
use crate::disk::{QUOTAS_FILE, RESULTS_FILE};
use crate::model::{
    BodyNode, Columns, Counts, GroupBy, Holder, Holding, Measure, MeasuredResult, NumberStyle, Period, Plan,
    Quota, QuotaColumn, QuotaSet, QuotaTable, TableData, Tally, TemplateText,
};
use crate::records::{Digest, Fields};
use crate::text::{self, ToneMark};

/// What a sheet of a quota and one of a result are called, before the measure.
const QUOTA: &str = "Chỉ tiêu";
const RESULT: &str = "Kết quả";

/// What the workbook of a plan is made from.
pub struct FiguresRequest<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its quotas: of a plan that is issued those that were issued with it.
    pub quotas: &'a QuotaSet,
    /// Whether the quotas stand issued, so that they are not to be changed.
    pub is_issued: bool,
    /// Its own document as it reads.
    pub content: &'a Content,
    /// Its reports, in their order.
    pub reports: Vec<ReportContent<'a>>,
    /// How words of the program's own are spelled.
    pub spelling: ToneMark,
    /// The header over the names of units.
    pub units_header: String,
}

/// A report as it reads.
pub struct ReportContent<'a> {
    /// The period that it reports.
    pub period: Period,
    /// Whether it reports the quotas of the workbook, and none that were in force before.
    pub has_same_quotas: bool,
    /// Its document.
    pub content: &'a Content,
    /// Tables of how quotas stand, where the document has none.
    pub besides: Vec<Table>,
}

/// Whether a document has a table of how quotas stand.
pub fn has_standings(content: &Content) -> bool {
    let in_annexes = content.annexes.iter().flat_map(|annex| tables(&annex.body));
    tables(&content.body).chain(in_annexes).any(shows_standings)
}

/// The digest of the files that hold the figures of a plan, as they were read; of one that is not there of nothing.
pub fn data_digest(plan: &Plan) -> Digest {
    let text = |name: &str| {
        let is_it = |path: &str| path == name || path.ends_with(&format!("/{name}"));
        let source = plan.sources.iter().find(|source| is_it(source.path()));
        source.map_or("", |source| source.text())
    };
    Fields::default().and(text(QUOTAS_FILE)).and(text(RESULTS_FILE)).digest()
}

/// The workbook of a plan's figures; none of a plan without any.
pub fn figures_workbook(request: &FiguresRequest<'_>) -> Option<Workbook> {
    let mut building = Building {
        request,
        names: SheetNames::default(),
        sheets: Vec::new(),
        placements: Vec::new(),
        entries: Vec::new(),
    };
    building.add_quotas();
    building.add_targets();
    let results = building.add_results();
    building.add_standings(&results);
    let Building { mut sheets, entries, .. } = building;
    if sheets.is_empty() {
        return None;
    }
    let plan = request.plan;
    sheets.push(record_sheet(&plan.id, &data_digest(plan).to_string(), &entries));
    let head = &request.content.head;
    let title = text::respell(&format!("Bảng số liệu: {}", head.name), request.spelling);
    Some(Workbook { title, author: head.issuer.runs.to_plain(), day: head.date, sheets })
}

/// A workbook while its sheets are made.
struct Building<'a> {
    request: &'a FiguresRequest<'a>,
    names: SheetNames,
    sheets: Vec<Sheet>,
    placements: Vec<SheetPlacement>,
    entries: Vec<EntryRecord>,
}

/// A result that has a sheet: one of the data, or one that is to be filled in.
struct ResultTable<'a> {
    id: String,
    measure: &'a Measure,
    period: Period,
    tally: Tally,
    quota: Option<&'a Quota>,
}

impl<'a> Building<'a> {
    /// A sheet for each quota that has figures of units or of periods.
    fn add_quotas(&mut self) {
        for quota in self.request.quotas.quotas.iter().filter(|quota| has_figures(&quota.tally)) {
            let access = if self.request.is_issued { Access::Closed } else { Access::Open };
            let total = match quota.period {
                Period::Year(_) if !quota.tally.columns().is_empty() => "Cả năm",
                _ => "Tổng cộng",
            };
            let table = TallyTable {
                kind: SheetKind::Quota,
                id: quota.id.clone(),
                tally: &quota.tally,
                units: self.request.quotas,
                format: quota.measure.format().clone(),
                holders: self.holders(&[&quota.tally], Some(&quota.id)),
                periods: quota.tally.columns(),
                parts: part_columns(&quota.tally, |name| self.part_header(Some(&quota.id), name)),
                names_header: self.names_header(quota.tally.holding),
                total_header: self.own(total),
                access,
                compared: None,
                spelling: self.request.spelling,
            };
            let target = quota.target.as_ref().map(|target| {
                let format = quota.measure.format().without_unit();
                self.own(&format!("mục tiêu: {}", target.value.written(&format, NumberStyle::Thousands)))
            });
            let heading = self.heading(QUOTA, &quota.measure, quota.period, target);
            let name = self.sheet_name(QUOTA, &quota.measure, quota.period);
            let done = tally_sheet(&table, name, &heading, &self.sheets);
            self.sheets.push(done.sheet);
            self.placements.push(done.placement);
            self.entries.extend(done.entries);
        }
    }

    /// One sheet of the targets that are no tables, as they print.
    fn add_targets(&mut self) {
        let quotas = &self.request.quotas.quotas;
        let alone: Vec<&Quota> = quotas.iter().filter(|quota| !has_figures(&quota.tally)).collect();
        if alone.is_empty() {
            return;
        }
        let column = |role, header: &str| Column::new(role, &self.own(header));
        let columns = vec![
            column(ColumnRole::RowNumber, "TT"),
            column(ColumnRole::Name, "Chỉ tiêu"),
            column(ColumnRole::Figure, "Đơn vị tính"),
            column(ColumnRole::Figure, "Thời gian"),
            column(ColumnRole::Figure, "Mục tiêu"),
        ];
        let rows = alone.iter().zip(1..).map(|(quota, number)| {
            let format = quota.measure.format().without_unit();
            let target = quota.target.as_ref();
            let target = target.map(|target| target.value.written(&format, NumberStyle::Thousands));
            let cells = [
                number.to_string(),
                text::upper_first(quota.measure.name()),
                quota.measure.unit_name().to_owned(),
                self.own(&period_name(quota.period)),
                self.own(&target.unwrap_or_default()),
            ];
            let cells = cells.into_iter().map(content::Cell::Plain).collect();
            Row { kind: RowKind::Quota(quota.id.clone()), cells }
        });
        let table = Table { rows: rows.collect(), columns, caption: None, figures: None, place: None };
        let heading = Heading { title: vec![self.own("MỤC TIÊU")], ..self.heading_of_all() };
        let name = self.names.free(&self.own("Mục tiêu"));
        self.sheets.push(table_sheet(&table, name, &heading, &Links::default()));
    }

    /// A sheet for each result, and one to be filled in for each quota without any. The ids of the results that each quota
    /// is compared with.
    fn add_results(&mut self) -> BTreeMap<String, Vec<String>> {
        let mut compared: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for result in self.results() {
            let placement = result.quota.and_then(|quota| {
                let is_it = |one: &&SheetPlacement| one.kind == SheetKind::Quota && one.id == quota.id;
                self.placements.iter().find(is_it).cloned()
            });
            if let Some(quota) = result.quota {
                compared.entry(quota.id.clone()).or_default().push(result.id.clone());
            }
            self.add_result(&result, placement.as_ref());
        }
        compared
    }

    fn add_result(&mut self, result: &ResultTable<'a>, compared: Option<&SheetPlacement>) {
        let tallies: Vec<&Tally> =
            std::iter::once(&result.tally).chain(result.quota.map(|quota| &quota.tally)).collect();
        let periods = result_periods(result);
        let total = if compared.is_some() && !periods.is_empty() { "Lũy kế" } else { "Tổng cộng" };
        let table = TallyTable {
            kind: SheetKind::Result,
            id: result.id.clone(),
            tally: &result.tally,
            units: self.request.quotas,
            format: result.measure.format().clone(),
            holders: self.holders(&tallies, result.quota.map(|quota| quota.id.as_str())),
            periods,
            parts: part_columns(&result.tally, |name| {
                self.part_header(result.quota.map(|quota| quota.id.as_str()), name)
            }),
            names_header: self.names_header(result.tally.holding),
            total_header: self.own(total),
            access: Access::Open,
            compared: compared.filter(|_| result.measure.adds_up()),
            spelling: self.request.spelling,
        };
        let heading = self.heading(RESULT, result.measure, result.period, None);
        let name = self.sheet_name(RESULT, result.measure, result.period);
        let done = tally_sheet(&table, name, &heading, &self.sheets);
        self.sheets.push(done.sheet);
        self.placements.push(done.placement);
        self.entries.extend(done.entries);
    }

    /// The results of the data, in their order, then those that are to be filled in.
    fn results(&self) -> Vec<ResultTable<'a>> {
        let (quotas, results) = (self.request.quotas, &self.request.plan.results.results);
        let quota_of = |result: &MeasuredResult| {
            let is_of_it = |quota: &&Quota| {
                quota.measure == result.measure
                    && quota.period.contains(result.period)
                    && has_figures(&quota.tally)
                    && quota.tally.holding == result.tally.holding
            };
            quotas.quotas.iter().find(is_of_it).filter(|_| !result.is_baseline)
        };
        // A total that is a range is text, and nothing to be filled in.
        let is_number = |result: &&MeasuredResult| result.total.is_none() || has_figures(&result.tally);
        let written = results.iter().filter(is_number).map(|result| ResultTable {
            id: result.id.clone(),
            measure: &result.measure,
            period: result.period,
            tally: result.tally.clone(),
            quota: quota_of(result),
        });
        let ids: BTreeSet<&str> = results.iter().map(|result| result.id.as_str()).collect();
        let is_unreported = |quota: &&Quota| {
            has_figures(&quota.tally)
                && !ids.contains(quota.measure.id())
                && results.iter().all(|result| result.measure != quota.measure)
        };
        let mut measures = BTreeSet::new();
        let to_fill_in = quotas.quotas.iter().filter(is_unreported);
        let to_fill_in = to_fill_in.filter(|quota| measures.insert(quota.measure.id().to_owned()));
        let to_fill_in = to_fill_in.map(|quota| ResultTable {
            id: quota.measure.id().to_owned(),
            measure: &quota.measure,
            period: quota.period,
            tally: Tally::new(quota.tally.holding, Vec::new(), BTreeMap::new(), None)
                .with_aggregation(quota.measure.aggregation()),
            quota: Some(quota),
        });
        let to_fill_in: Vec<ResultTable<'a>> = to_fill_in.collect();
        written.chain(to_fill_in).collect()
    }

    /// A sheet for each table of a report that says how quotas stand.
    fn add_standings(&mut self, results: &BTreeMap<String, Vec<String>>) {
        for ReportContent { period, has_same_quotas, content, besides } in &self.request.reports {
            let in_annexes = content
                .annexes
                .iter()
                .flat_map(|annex| tables(&annex.body).map(move |table| (Some(annex), table)));
            let in_text = tables(&content.body).chain(besides).map(|table| (None, table));
            let standings = in_text.chain(in_annexes).filter(|(_, table)| shows_standings(table));
            let standings: Vec<_> = standings.collect();
            for (annex, table) in standings {
                let title = annex.map(|annex| text::upper(&content::one_line(&annex.title)));
                let title = title.unwrap_or_else(|| text::upper(&content.head.name));
                let heading = Heading {
                    block: Some(HeadingBlock::new(&content.letterhead)),
                    title: vec![title],
                    subtitles: vec![self.own(&format!("(Theo {})", content.cited.in_line))],
                };
                let name = self.names.free(&self.own(&format!("Tiến độ {}", period_name(*period))));
                let is_linked = |one: &&SheetPlacement| one.kind == SheetKind::Result || *has_same_quotas;
                let placements: Vec<SheetPlacement> =
                    self.placements.iter().filter(is_linked).cloned().collect();
                let links = Links { sheets: &self.sheets, placements: &placements, results: results.clone() };
                let sheet = table_sheet(table, name, &heading, &links);
                self.sheets.push(sheet);
            }
        }
    }

    /// The holders of any of some tallies, in the order of the data, in the groups that tables of a quota have.
    fn holders(&self, tallies: &[&Tally], quota: Option<&str>) -> Vec<HolderLine> {
        let quotas = self.request.quotas;
        let holding = tallies.first().map_or(Holding::Units, |tally| tally.holding);
        let by = self.group_by(quota);
        let is_held = |holder: &Holder<'_>| {
            tallies.iter().any(|tally| tally.holding == holding && tally.share(holder.id()).is_some())
        };
        let held = quotas.holders(holding).into_iter().filter(is_held);
        let line = |holder: Holder<'_>| {
            let groups = by.map_or_else(Vec::new, |by| holder.groups(by, quotas));
            HolderLine {
                id: holder.id().clone(),
                name: holder.name().to_owned(),
                groups: groups.into_iter().map(|(order, name)| (order, name.to_owned())).collect(),
            }
        };
        held.map(line).collect()
    }

    /// The tables of the plan's documents that have columns of a quota.
    fn tables_of(&self, quota: Option<&str>) -> Vec<&'a QuotaTable> {
        let tables = self.request.plan.documents().into_iter().flat_map(|document| {
            let in_annexes = document.annexes.iter().flat_map(|annex| annex.tables.iter());
            let in_text = document.body.iter().filter_map(|node| match node {
                BodyNode::Table(table) => Some(table),
                _ => None,
            });
            in_annexes.chain(in_text)
        });
        let of_quota = |table: &QuotaTable| table.quota_ids().any(|id| Some(id.value.as_str()) == quota);
        let found = tables.filter_map(|table| match table {
            TableData::Quota(table) if of_quota(table) => Some(&**table),
            _ => None,
        });
        found.collect()
    }

    /// What is over the figures of a part: what a table of the plan has there, else its name.
    fn part_header(&self, quota: Option<&str>, name: &str) -> String {
        let listed = self.tables_of(quota).into_iter().flat_map(|table| match &table.columns {
            Columns::Listed(columns) => columns.as_slice(),
            _ => &[],
        });
        let is_of_part = |column: &&QuotaColumn| {
            let part = column.content.quota().and_then(|part| part.of_which.as_ref());
            part.is_some_and(|part| part.value == name)
        };
        let headers = listed.filter(is_of_part).filter_map(|column| column.header.as_ref());
        let mut plain = headers.map(TemplateText::written).filter(|header| !header.contains("{{"));
        plain.next().map_or_else(|| self.own(&format!("Trong đó: {name}")), str::to_owned)
    }

    /// How the tables of a quota group units: as a table of the plan does, else by the groups of the data.
    fn group_by(&self, quota: Option<&str>) -> Option<GroupBy> {
        let mut grouped =
            self.tables_of(quota).into_iter().filter_map(|table| table.group_by.as_ref().map(|by| by.value));
        let has_groups = self.request.quotas.units.iter().any(|unit| unit.group.is_some());
        grouped.next().or(has_groups.then_some(GroupBy::Group))
    }

    fn heading_of_all(&self) -> Heading {
        let content = self.request.content;
        Heading {
            block: Some(HeadingBlock::new(&content.letterhead)),
            title: Vec::new(),
            subtitles: vec![self.own(&format!("(Theo {})", content.cited.in_line))],
        }
    }

    fn heading(&self, kind: &str, measure: &Measure, period: Period, target: Option<String>) -> Heading {
        let title = format!("{} {} {}", self.own(kind), measure.name(), self.own(&period_name(period)));
        let all = self.heading_of_all();
        let unit = Some(measure.unit_name()).filter(|unit| !unit.is_empty());
        let unit = unit.map(|unit| format!("{}: {unit}", self.own("Đơn vị tính")));
        let facts: Vec<String> = unit.into_iter().chain(target).collect();
        let facts = (!facts.is_empty()).then(|| text::upper_first(&facts.join("; ")));
        let subtitles = all.subtitles.into_iter().chain(facts).collect();
        Heading { title: vec![text::upper(&title)], subtitles, ..all }
    }

    /// `Chỉ tiêu kết nạp`, with the period where another sheet of its kind is of the same measure.
    fn sheet_name(&mut self, kind: &str, measure: &Measure, period: Period) -> String {
        let request = self.request;
        let of_quotas = request.quotas.quotas.iter().filter(|quota| quota.measure == *measure).count();
        let of_results =
            request.plan.results.results.iter().filter(|result| result.measure == *measure).count();
        let name = measure.name();
        let count = if kind == QUOTA { of_quotas } else { of_results };
        let words = if count > 1 {
            format!("{} {name} {}", self.own(kind), self.own(&period_name(period)))
        } else {
            format!("{} {name}", self.own(kind))
        };
        self.names.free(&words)
    }

    fn names_header(&self, holding: Holding) -> String {
        match holding {
            Holding::Units => self.request.units_header.clone(),
            Holding::Organisations => self.own("Hội, đoàn thể"),
        }
    }

    fn own(&self, words: &str) -> String {
        text::respell(words, self.request.spelling)
    }
}

/// Whether a tally has figures for a table: of units, of periods, or a number for the whole.
fn has_figures(tally: &Tally) -> bool {
    !tally.shares.is_empty() || !tally.periods.is_empty() || tally.stated.is_some()
}

/// Whether a table says how quotas stand.
fn shows_standings(table: &Table) -> bool {
    let of_progress = |figures: &content::TableFigures| {
        let is_progress = |column: &content::FigureColumn| {
            matches!(column.content, crate::model::ColumnContent::Progress(..))
        };
        figures.columns.iter().any(is_progress)
    };
    table.figures.as_ref().is_some_and(of_progress)
}

/// The periods of a result, with those of its quota that are still to come. A result of which the data give totals alone
/// gets none.
fn result_periods(result: &ResultTable<'_>) -> Vec<Period> {
    let own = result.tally.columns();
    let has_totals = result.tally.shares.iter().any(|share| matches!(share.counts, Counts::Total(_)));
    if own.is_empty() && (has_totals || result.tally.stated.is_some()) {
        return own;
    }
    let is_free = |period: &Period| {
        let is_within = result.period.contains(*period) || result.period == Period::EachYear;
        is_within && own.iter().all(|one| !one.overlaps(*period))
    };
    let coming = result.quota.iter().flat_map(|quota| quota.tally.columns()).filter(is_free);
    let all: BTreeSet<Period> = own.iter().copied().chain(coming).collect();
    all.into_iter().collect()
}
