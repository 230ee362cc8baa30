//! What a document says, as a tree of passages with their numbers given and their texts evaluated: for whoever compares
//! two versions of it. It holds no look, and no mark that the program itself sets at the end of a line.

mod facts;
mod pieces;

pub use facts::Fact;
pub use pieces::{Piece, Style};

use super::body::Body;
use super::frame::Setting;
use super::job::Subject;
use super::text::Manner;
use super::view::{self, Block, Cell, Printed};
use super::views;
use crate::diag::Findings;
use crate::model::{Annex, Period, Plan, TemplateText};
use pieces::pieces;

/// Which document of a plan it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// The plan.
    Plan,
    /// The notice of its quotas.
    Notice,
    /// The text of the notice's extracts for the units, one for all of them.
    Extract,
    /// The report of a period.
    Report(Period),
}

impl Chapter {
    /// The stable name: `plan`, `notice`, `notice/unit`, `reports/2026-Q2`.
    pub fn id(self) -> String {
        match self {
            Self::Plan => "plan".to_owned(),
            Self::Notice => "notice".to_owned(),
            Self::Extract => "notice/unit".to_owned(),
            Self::Report(period) => format!("reports/{period}"),
        }
    }

    /// The documents of a plan, and how each is read.
    pub(super) fn all_of(plan: &Plan) -> Vec<(Self, Subject, Manner)> {
        let mut all = vec![(Self::Plan, Subject::Plan, Manner::Evaluated)];
        if let Some(notice) = &plan.notice {
            all.push((Self::Notice, Subject::Notice, Manner::Evaluated));
            let extract = (Self::Extract, Subject::Extract(0), Manner::AsWritten);
            all.extend(notice.extract.is_some().then_some(extract));
        }
        let reports = plan.reports.iter().enumerate();
        all.extend(
            reports.map(|(at, report)| (Self::Report(report.period), Subject::Report(at), Manner::Evaluated)),
        );
        all
    }
}

/// What one document says.
#[derive(Clone, Debug)]
pub struct Script {
    /// Which document.
    pub chapter: Chapter,
    /// As others cite it: `Kế hoạch số 54-KH/ĐU, ngày 08/6/2023 của …`.
    pub cited: String,
    /// Its passages in the order of print; one belongs to the last before it that is less deep.
    pub passages: Vec<Passage>,
    /// What is said of it beside its passages.
    pub facts: Vec<Fact>,
}

/// A piece of a document.
#[derive(Clone, Debug)]
pub struct Passage {
    /// In how many others it stands.
    pub depth: usize,
    /// What it is known by in every version: the id of a part, the name of a fixed place.
    pub key: Option<String>,
    /// What kind of piece it is.
    pub form: Form,
    /// The number or the dash before it.
    pub label: String,
    /// Its text; nothing for a zone.
    pub text: Vec<Piece>,
}

/// What kind of piece a passage is.
#[derive(Clone, Debug)]
pub enum Form {
    /// A part of the page, by name, with what stands in it.
    Zone(&'static str),
    /// A line at a fixed place of its zone.
    Line,
    /// A heading, with its numbering level.
    Heading(&'static str),
    /// A numbered paragraph, with its numbering level.
    Numbered(&'static str),
    /// A paragraph, with its style.
    Paragraph(&'static str),
    /// An item.
    Item,
    /// A table, or a chart as one.
    Table(Grid),
}

/// A table of texts.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Its columns.
    pub columns: Vec<GridColumn>,
    /// Its rows.
    pub rows: Vec<GridRow>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// Its header, after that above it.
    pub header: String,
    /// `center` or `left`
    pub align: &'static str,
    /// Whether its texts may take several lines.
    pub flex: bool,
    /// Whether the program numbers the rows in it.
    pub is_number: bool,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct GridRow {
    /// `unit`, `group`, `total`, `prose` or `span`
    pub kind: &'static str,
    /// What it is known by in every version: the id of a unit, the name of a group, the total.
    pub key: Option<String>,
    /// A text for each column; a row of the kind `span` may have fewer.
    pub cells: Vec<Vec<Piece>>,
}

/// What a document says.
pub(super) fn of(
    chapter: Chapter,
    (plan, setting): (&Plan, &Setting<'_>),
    findings: &mut Findings,
) -> Script {
    let facts = facts::of(chapter, (plan, setting), findings);
    let mut writer = Writer { setting, findings, passages: Vec::new() };
    writer.head();
    writer.addressees();
    writer.text();
    writer.closing();
    for at in 0..setting.document.annexes.len() {
        writer.annex(at);
    }
    Script { chapter, cited: setting.texts.cited().to_owned(), passages: writer.passages, facts }
}

/// Writes a document down, passage by passage.
struct Writer<'a, 's> {
    setting: &'a Setting<'s>,
    findings: &'a mut Findings,
    passages: Vec<Passage>,
}

impl Writer<'_, '_> {
    fn zone(&mut self, name: &'static str) {
        let key = Some(name.to_owned());
        self.passages.push(Passage {
            depth: 0,
            key,
            form: Form::Zone(name),
            label: String::new(),
            text: Vec::new(),
        });
    }

    fn line(&mut self, key: impl Into<String>, text: Vec<Piece>) {
        let key = Some(key.into());
        self.passages.push(Passage { depth: 1, key, form: Form::Line, label: String::new(), text });
    }

    fn lines(&mut self, texts: &[TemplateText], (form, label): (&Form, &str)) {
        for text in texts {
            let text = pieces(&self.setting.evaluate(text, self.findings));
            let label = label.to_owned();
            self.passages.push(Passage { depth: 1, key: None, form: form.clone(), label, text });
        }
    }

    fn head(&mut self) {
        let letterhead = self.setting.letterhead(self.findings);
        let title = self.setting.title(self.findings);
        self.zone("letterhead");
        let runs = [
            ("superior", letterhead.superior),
            ("issuer", Some(letterhead.issuer)),
            ("number", Some(letterhead.number)),
            ("date", Some(letterhead.date)),
            ("circulation", letterhead.circulation),
        ];
        for (key, runs) in runs {
            if let Some(runs) = runs {
                self.line(key, pieces(&runs));
            }
        }
        for (key, words) in [("urgency", letterhead.urgency), ("draft", letterhead.draft)] {
            if let Some(words) = words {
                self.line(key, vec![Piece::plain(words)]);
            }
        }
        self.zone("title");
        self.line("kind", vec![Piece::plain(title.kind)]);
        for (at, line) in title.about.iter().enumerate() {
            self.line(format!("abstract {}", at + 1), pieces(line));
        }
    }

    fn addressees(&mut self) {
        let document = self.setting.document;
        if document.addressees.is_empty() {
            return;
        }
        self.zone("addressees");
        for (at, group) in document.addressees.iter().enumerate() {
            let salutation = group.salutation.as_ref().unwrap_or(&self.setting.profile.rules.salutation);
            self.line(format!("salutation {}", at + 1), vec![Piece::plain(salutation.clone())]);
            self.lines(&group.list, (&Form::Item, "-"));
        }
    }

    fn text(&mut self) {
        self.zone("body");
        self.lines(&self.setting.document.legal_bases, (&Form::Item, "-"));
        let setting = self.setting;
        let blocks = Body { setting, findings: self.findings }.text();
        self.blocks(blocks);
    }

    fn blocks(&mut self, blocks: Vec<Printed>) {
        for Printed { block, depth, id } in blocks {
            let depth = depth + 1;
            let key = id.map(|id| format!("part {id}"));
            let (form, label, text) = match block {
                Block::Heading { style, label, text, .. } => (Form::Heading(style), label, pieces(&text)),
                Block::Numbered { style, label, text } => (Form::Numbered(style), label, pieces(&text)),
                Block::Para { style, text } => (Form::Paragraph(style), String::new(), pieces(&text)),
                Block::Item { marker, text } => (Form::Item, marker.to_owned(), pieces(&text)),
                Block::Table(table) => {
                    let caption = table.caption.as_ref().map(pieces).unwrap_or_default();
                    (Form::Table(grid(table)), String::new(), caption)
                }
                Block::Chart(chart) => {
                    let caption = chart.caption.as_ref().map(pieces).unwrap_or_default();
                    (Form::Table(grid_of_chart(chart)), String::new(), caption)
                }
            };
            self.passages.push(Passage { depth, key, form, label, text });
        }
    }

    fn closing(&mut self) {
        let document = self.setting.document;
        self.zone("recipients");
        self.lines(&document.recipients.list, (&Form::Item, "-"));
        if let Some(drafter) = &document.recipients.drafter {
            let text = pieces(&self.setting.evaluate(drafter, self.findings));
            self.line("drafter", text);
        }
        self.zone("signature");
        for (at, signature) in document.signatures.iter().enumerate() {
            let parts = [
                ("authority", signature.authority.as_slice()),
                ("position", &signature.position),
                ("signer", std::slice::from_ref(&signature.signer)),
            ];
            for (name, texts) in parts {
                for (line, text) in texts.iter().enumerate() {
                    let text = pieces(&self.setting.evaluate(text, self.findings));
                    self.line(format!("{name} {}.{}", at + 1, line + 1), text);
                }
            }
        }
    }

    fn annex(&mut self, at: usize) {
        let annex: &Annex = &self.setting.document.annexes[at];
        let head = views::annex_head(at, self.setting, self.findings);
        let title: Vec<String> = head.title.iter().map(super::runs::Runs::to_plain).collect();
        self.passages.push(Passage {
            depth: 0,
            key: None,
            form: Form::Zone("annex"),
            label: head.label,
            text: vec![Piece::plain(title.join(" "))],
        });
        let reference = pieces(&head.reference);
        let label = String::new();
        self.passages.push(Passage { depth: 1, key: None, form: Form::Line, label, text: reference });
        let setting = self.setting;
        let blocks = Body { setting, findings: self.findings }.of_annex(annex);
        self.blocks(blocks);
    }
}

fn grid(table: view::Table) -> Grid {
    let columns = table.columns.into_iter().map(|column| GridColumn {
        is_number: column.header == "TT",
        header: match column.over {
            Some(over) => format!("{over}: {}", column.header),
            None => column.header,
        },
        align: column.align,
        flex: column.flex,
    });
    let columns: Vec<GridColumn> = columns.collect();
    let name = usize::from(columns.first().is_some_and(|column| column.is_number));
    let rows = table.rows.into_iter().map(|row| {
        let cells: Vec<Vec<Piece>> = row.cells.into_iter().map(cell).collect();
        let named = || cells.get(name).map(|cell| pieces::plain(cell)).unwrap_or_default();
        let key = match (row.kind, row.holder) {
            (_, Some(holder)) => Some(format!("holder {holder}")),
            ("total", None) => Some("total".to_owned()),
            ("group", None) => Some(format!("group {}", named())),
            _ => None,
        };
        GridRow { kind: row.kind, key, cells }
    });
    Grid { rows: rows.collect(), columns }
}

fn cell(cell: Cell) -> Vec<Piece> {
    match cell {
        Cell::Plain(text) => vec![Piece::plain(text)],
        Cell::Lines(lines) => {
            let mut all = Vec::new();
            for line in &lines {
                all.extend((!all.is_empty()).then(|| Piece::plain("\n")));
                all.extend(pieces(line));
            }
            all
        }
    }
}

/// A chart as the table of what it draws.
fn grid_of_chart(chart: view::Chart) -> Grid {
    let column = |header: String, align, flex| GridColumn { header, align, flex, is_number: false };
    let mut columns = vec![column(String::new(), "left", true)];
    columns.extend(chart.periods.iter().map(|period| column(period.label.clone(), "center", false)));
    let row = |key: &str, name: String, figures: Vec<String>| {
        let cells = std::iter::once(name).chain(figures).map(|text| vec![Piece::plain(text)]);
        GridRow { kind: "unit", key: Some(key.to_owned()), cells: cells.collect() }
    };
    let count = |count: Option<u64>| count.map_or_else(String::new, |count| count.to_string());
    let planned = chart.periods.iter().map(|period| count(Some(period.planned))).collect();
    let reached = chart.periods.iter().map(|period| count(period.reached)).collect();
    let target = chart.periods.iter().map(|_| count(Some(chart.target))).collect();
    let rows = vec![
        row("planned", chart.planned_label, planned),
        row("reached", chart.reached_label, reached),
        row("target", chart.target_label, target),
    ];
    Grid { columns, rows }
}
