//! What a header of a table means.

use super::columns::{
    COMMUNE, CellKind, NamedColumn, PLAN_COLUMNS, PLAN_ID, PLAN_ID_ALONE, TARGET, TOTAL, UNIT_COLUMNS,
    UNIT_ID, UNREAD, UNREAD_OF_PLANS,
};
use super::shared_model::{ModelTally, SharedModel};
use crate::data::{meant_period, plain_words};
use crate::model::Period;
use crate::records::TableFile;
use crate::source::ValuePath;

/// What a column of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlanTableColumn {
    /// The id of a plan: of the sheet of plans each row's own, of others the plan that the row belongs to.
    PlanId,
    /// The id of a unit.
    UnitId,
    /// The name of the commune with the word before it.
    Commune(&'static str),
    /// A value with one place in the data.
    Value(ColumnValue),
    /// What the program does not read.
    Unread,
}

/// The place of the values of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ColumnValue {
    pub(super) file: TableFile,
    /// The path in the file; in a sheet of units `None` is the id of the row's unit.
    pub(super) path: Vec<Option<String>>,
    pub(super) kind: CellKind,
}

impl ColumnValue {
    /// The path of the value of a row.
    pub(super) fn path(&self, unit: Option<&str>) -> ValuePath {
        let parts = self.path.iter().map(|part| part.as_deref().or(unit).unwrap_or_default());
        parts.fold(ValuePath::default(), |path, part| path.below(part))
    }
}

/// Why a header means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum HeaderFault {
    /// No column is called so.
    Unknown,
    /// It names a period, and several quotas or results have it, or none.
    WithoutQuota(TableFile),
    /// It names what the model does not count.
    UnknownQuota(TableFile, String),
}

/// What the rows of a sheet are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TableRowKind {
    /// Plans.
    Plans,
    /// Units, with figures of this file where a header does not say of which.
    Units(TableFile),
}

/// Reads the headers of one sheet.
#[derive(Clone, Copy)]
pub(super) struct HeaderReader<'a> {
    pub(super) model: &'a SharedModel,
    pub(super) rows: TableRowKind,
}

impl HeaderReader<'_> {
    /// What a header means.
    pub(super) fn read(self, header: &str) -> Result<PlanTableColumn, HeaderFault> {
        let header = without_remark(header);
        let is_called = |names: &[&str]| names.iter().any(|name| is_same(name, header));
        let is_plans = self.rows == TableRowKind::Plans;
        if is_called(PLAN_ID) || is_same("plan", header) || is_plans && is_called(PLAN_ID_ALONE) {
            return Ok(PlanTableColumn::PlanId);
        }
        if !is_plans && is_called(UNIT_ID) {
            return Ok(PlanTableColumn::UnitId);
        }
        if is_called(UNREAD) || is_plans && is_called(UNREAD_OF_PLANS) {
            return Ok(PlanTableColumn::Unread);
        }
        if let Some((_, word)) = COMMUNE.iter().find(|(name, _)| is_plans && is_same(name, header)) {
            return Ok(PlanTableColumn::Commune(word));
        }
        if let Some(named) = self.named().iter().find(|named| is_of(named, header)) {
            return Ok(PlanTableColumn::Value(self.key(named)));
        }
        match self.dotted(header) {
            Some(meaning) => meaning,
            None => self.figure(header),
        }
        .map(PlanTableColumn::Value)
    }

    /// The columns that a wrong header may have meant.
    pub(super) fn known(self) -> Vec<String> {
        let own: Vec<&str> = match self.rows {
            TableRowKind::Plans => vec![PLAN_ID[0], COMMUNE[0].0],
            TableRowKind::Units(_) => vec![PLAN_ID[0], UNIT_ID[0]],
        };
        let named = self.named().iter().map(|named| named.labels[0]);
        let figures = ["figures.<tên>".to_owned()];
        let tallies = self.model.tallies.iter().map(|tally| format!("{}.{}", file_key(tally.file), tally.id));
        own.into_iter().chain(named).map(str::to_owned).chain(figures).chain(tallies).collect()
    }

    fn named(self) -> &'static [NamedColumn] {
        match self.rows {
            TableRowKind::Plans => PLAN_COLUMNS,
            TableRowKind::Units(_) => UNIT_COLUMNS,
        }
    }

    fn key(self, named: &NamedColumn) -> ColumnValue {
        let key = named.key.strip_prefix("notice.").unwrap_or(named.key);
        let parts = self.signature_parts(key.split('.').collect());
        let parts = parts.into_iter().map(|part| Some(part.to_owned()));
        let path = match self.rows {
            TableRowKind::Plans => parts.collect(),
            TableRowKind::Units(_) => [Some("units".to_owned()), None].into_iter().chain(parts).collect(),
        };
        ColumnValue { file: named.file, path, kind: named.kind }
    }

    /// The parts of a key, with the number of a signature where the model has several, and without where it has one.
    fn signature_parts(self, parts: Vec<&str>) -> Vec<&str> {
        let several = ValuePath::parse("signature.1.position");
        let has_several = self.model.plan.keys().any(|path| path.parts().starts_with(&several.parts()[..2]));
        match parts[..] {
            ["signature", key] if has_several => vec!["signature", "1", key],
            ["signature", "1", key] if !has_several => vec!["signature", key],
            _ => parts,
        }
    }

    /// A header that is a path of keys: `figures.people`, `signature.2.signer`, `quotas.admissions.2026-Q1`.
    fn dotted(self, header: &str) -> Option<Result<ColumnValue, HeaderFault>> {
        let header = header.trim();
        let parts: Vec<&str> = header.split('.').map(str::trim).collect();
        let unit = matches!(self.rows, TableRowKind::Units(_));
        match parts[..] {
            ["figures", name] if is_name(name) => {
                let (file, before) = if unit {
                    (TableFile::Quotas, vec![Some("units".to_owned()), None])
                } else {
                    (TableFile::Plan, Vec::new())
                };
                let path = before.into_iter().chain([Some("figures".to_owned()), Some(name.to_owned())]);
                Some(Ok(ColumnValue { file, path: path.collect(), kind: CellKind::Figure }))
            }
            ["signature" | "signers", number, key] if !unit && is_signer(number) => {
                let key = if key == "name" { "signer" } else { key };
                if !matches!(key, "signer" | "position" | "authority") {
                    return Some(Err(HeaderFault::Unknown));
                }
                let parts = self.signature_parts(vec!["signature", number, key]);
                let path = parts.into_iter().map(|part| Some(part.to_owned())).collect();
                Some(Ok(ColumnValue { file: TableFile::Plan, path, kind: CellKind::Text }))
            }
            [list @ ("quotas" | "results"), id, ref rest @ ..] => {
                let file = if list == "quotas" { TableFile::Quotas } else { TableFile::Results };
                Some(self.tally_path(file, id, rest))
            }
            _ => None,
        }
    }

    fn tally_path(self, file: TableFile, id: &str, rest: &[&str]) -> Result<ColumnValue, HeaderFault> {
        let known = self.model.tallies(file).any(|tally| tally.id == id);
        let built_in = || ModelTally::built_in(file, id, Period::EachYear).is_some();
        if !known && (self.model.tallies(file).next().is_some() || !built_in()) {
            return Err(HeaderFault::UnknownQuota(file, id.to_owned()));
        }
        let what = match rest {
            [] | ["total"] => TallyColumn::Total,
            ["target"] => TallyColumn::Target,
            ["periods", period] | [period] => {
                TallyColumn::Period(period.parse().map_err(|()| HeaderFault::Unknown)?)
            }
            _ => return Err(HeaderFault::Unknown),
        };
        let tally = self.model.tallies(file).find(|tally| tally.id == id);
        let whole = tally.map(|tally| tally.period);
        self.tally_value(file, id, what.within(whole))
    }

    /// A header in words: `Kết nạp quý I/2026`, `Quý II`, `Kết quả quý I`, `Chỉ tiêu`.
    fn figure(self, header: &str) -> Result<ColumnValue, HeaderFault> {
        let words = plain_words(header);
        let mut file = match self.rows {
            TableRowKind::Plans => TableFile::Quotas,
            TableRowKind::Units(file) => file,
        };
        let mut rest = words.as_str();
        for (name, named) in [("ket qua", TableFile::Results), ("chi tieu", TableFile::Quotas)] {
            if let Some(after) = after_word(rest, name) {
                (rest, file) = (after, named);
            }
        }
        let has_list = rest.len() < words.len();
        let mut named: Option<(&ModelTally, &str)> = None;
        for tally in self.model.tallies(file) {
            let called = tally.names.iter().map(|name| plain_words(name));
            for after in called.filter_map(|name| after_word(rest, &name)) {
                if named.is_none_or(|(_, known)| after.len() < known.len()) {
                    named = Some((tally, after));
                }
            }
        }
        let (tally, rest) = match named {
            Some((tally, after)) => (Some(tally), after),
            None => (None, rest),
        };
        let what = self.what(rest, has_list || tally.is_some()).ok_or(HeaderFault::Unknown)?;
        let mut all = self.model.tallies(file);
        let only = || all.next().filter(|_| all.next().is_none());
        let tally = tally.or_else(only).ok_or(HeaderFault::WithoutQuota(file))?;
        self.tally_value(file, &tally.id, what.within(Some(tally.period)))
    }

    /// What of a quota or result words name; `is_named` where words before say that one is meant.
    fn what(self, words: &str, is_named: bool) -> Option<TallyColumn> {
        let is_any = |names: &[&str]| names.iter().any(|name| plain_words(name) == words);
        if words.is_empty() && is_named || is_any(TOTAL) {
            return Some(TallyColumn::Total);
        }
        if is_any(TARGET) {
            return Some(TallyColumn::Target);
        }
        meant_period(words, self.model.year()).map(TallyColumn::Period)
    }

    fn tally_value(self, file: TableFile, id: &str, what: TallyColumn) -> Result<ColumnValue, HeaderFault> {
        let mut path = vec![Some(file_key(file).to_owned()), Some(id.to_owned())];
        let mut kind = CellKind::Count;
        if let TableRowKind::Units(_) = self.rows {
            path.extend([Some("units".to_owned()), None]);
        }
        match what {
            TallyColumn::Total => path.push(Some("total".to_owned())),
            TallyColumn::Period(period) => {
                path.extend([Some("periods".to_owned()), Some(period.to_string())]);
            }
            TallyColumn::Target if self.rows == TableRowKind::Plans && file == TableFile::Quotas => {
                path.push(Some("target".to_owned()));
                kind = CellKind::Target;
            }
            TallyColumn::Target => return Err(HeaderFault::Unknown),
        }
        Ok(ColumnValue { file, path, kind })
    }
}

/// What of a quota or result a column has.
#[derive(Clone, Copy, Debug)]
enum TallyColumn {
    Total,
    Target,
    Period(Period),
}

impl TallyColumn {
    /// The period that is the whole of a quota is its total.
    fn within(self, whole: Option<Period>) -> Self {
        match self {
            Self::Period(period) if Some(period) == whole => Self::Total,
            other => other,
        }
    }
}

/// The key of the list of quotas or results in their file.
pub(super) fn file_key(file: TableFile) -> &'static str {
    if file == TableFile::Results { "results" } else { "quotas" }
}

fn is_of(named: &NamedColumn, header: &str) -> bool {
    header.trim() == named.key || named.labels.iter().any(|label| is_same(label, header))
}

/// Whether a header is a name but for case, marks between words and blanks. Marks of tones and vowels count: `Mã` is no
/// `Ma`, but headers in which all are left out are taken.
fn is_same(name: &str, header: &str) -> bool {
    plain_words(name) == plain_words(header)
}

/// A header without a remark in brackets behind it: `figures.members (số đảng viên)`.
fn without_remark(header: &str) -> &str {
    let header = header.trim();
    let begun = header.strip_suffix(')').and_then(|begun| begun.rsplit_once('('));
    begun.map(|(name, _)| name.trim_end()).filter(|name| !name.is_empty()).unwrap_or(header)
}

/// What follows a word at the beginning of a text.
fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(word)?;
    (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Whether a text can be the name of a figure.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
}

fn is_signer(number: &str) -> bool {
    matches!(number, "1" | "2" | "3")
}
