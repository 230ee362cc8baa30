//! The names by which texts quote the figures of quotas and results. The scope of texts is built from this list and
//! findings advise names of it, so that no finding advises a name that no text can say.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;

use super::{Amount, Id, MeasuredResult, NumberFormat, Period, Quota, Tally, Target};
use crate::source::Place;

/// A figure of a quota or a result that texts can quote.
#[derive(Clone, Debug)]
pub struct Quotable<'a> {
    /// The subject of the figure.
    pub subject: FigureSubject<'a>,
    /// The name by which texts quote it.
    pub name: FigureName<'a>,
    /// The value of an expression with that name.
    pub value: FigureValue,
    /// How numbers of its measure are written.
    pub format: &'a NumberFormat,
    /// Where it is written; where it is computed, where its quota or result is.
    pub place: &'a Place,
}

/// The subject of a figure of a quota or a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureSubject<'a> {
    /// The target, promised in all.
    Target,
    /// The sum.
    Total,
    /// The period of the whole.
    Period,
    /// The last day that is counted.
    AsOf,
    /// How many hold a share.
    HolderCount,
    /// The count of a period.
    Part(Period),
    /// The count between the beginning and the end of a period.
    Until(Period),
    /// The share of a unit or an organisation.
    Holder(&'a Id),
    /// A part of all, by name: women.
    Breakdown(&'a str),
}

/// The value of a quotable figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// A number of the measure, a range, a bound, a change, or a statement.
    Target(Target),
    /// A number of other things than the measure counts.
    Number(u64),
    /// A period.
    Period(Period),
    /// A day.
    Day(Date),
}

/// A name such as `quota.admissions.q2_2026` or `result.admissions.units["thon-1"]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureName<'a> {
    list: &'static str,
    id: &'a str,
    path: FigurePath,
}

/// The part of a name after the id of the quota or result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigurePath {
    /// A name alone: `total`, `q2`.
    Key(String),
    /// An entry of a map: `units["thon-1"]`.
    Entry(&'static str, String),
}

/// The maps that [`FigurePath::Entry`] names; each quota and result has all, empty or not.
pub const FIGURE_MAPS: [&str; 3] = [UNITS, PERIODS, OF_WHICH];

const UNITS: &str = "units";
const PERIODS: &str = "periods";
const OF_WHICH: &str = "of_which";

impl FigureName<'_> {
    /// The part after the id.
    pub fn path(&self) -> &FigurePath {
        &self.path
    }
}

impl fmt::Display for FigureName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { list, id, path } = self;
        match path {
            FigurePath::Key(key) => write!(f, "{list}.{id}.{key}"),
            FigurePath::Entry(map, key) => write!(f, "{list}.{id}.{map}[\"{key}\"]"),
        }
    }
}

impl Quota {
    /// Every figure of it that texts can quote, below `quota`.
    pub fn quotables(&self) -> Vec<Quotable<'_>> {
        let mut lister = QuotableList::new("quota", &self.id, &self.place, self.measure.format());
        if let Some(target) = &self.target {
            lister.push(FigureSubject::Target, FigureValue::Target(target.value), &target.place);
        }
        lister.tally(&self.tally, self.period);
        lister.found
    }
}

impl MeasuredResult {
    /// Every figure of it that texts can quote, below `result`.
    pub fn quotables(&self) -> Vec<Quotable<'_>> {
        let mut lister = QuotableList::new("result", &self.id, &self.place, self.measure.format());
        if let (Some(total), None) = (&self.total, self.tally.total()) {
            lister.push(FigureSubject::Total, FigureValue::Target(total.value), &total.place);
        }
        if let Some(as_of) = &self.as_of {
            lister.push(FigureSubject::AsOf, FigureValue::Day(as_of.value), &as_of.place);
        }
        lister.tally(&self.tally, self.period);
        lister.found
    }
}

struct QuotableList<'a> {
    list: &'static str,
    id: &'a str,
    /// Where the quota or result is written.
    place: &'a Place,
    format: &'a NumberFormat,
    found: Vec<Quotable<'a>>,
}

impl<'a> QuotableList<'a> {
    fn new(list: &'static str, id: &'a str, place: &'a Place, format: &'a NumberFormat) -> Self {
        Self { list, id, place, format, found: Vec::new() }
    }

    /// A figure under the name that its subject has everywhere.
    fn push(&mut self, subject: FigureSubject<'a>, value: FigureValue, place: &'a Place) {
        let path = match subject {
            FigureSubject::Target => key("target"),
            FigureSubject::Total => key("total"),
            FigureSubject::Period => key("period"),
            FigureSubject::AsOf => key("as_of"),
            FigureSubject::HolderCount => key("unit_count"),
            FigureSubject::Part(period) | FigureSubject::Until(period) => {
                FigurePath::Entry(PERIODS, period.to_string())
            }
            FigureSubject::Holder(id) => FigurePath::Entry(UNITS, id.to_string()),
            FigureSubject::Breakdown(name) => FigurePath::Entry(OF_WHICH, name.to_owned()),
        };
        self.push_as(path, subject, value, place);
    }

    fn push_as(
        &mut self,
        path: FigurePath,
        subject: FigureSubject<'a>,
        value: FigureValue,
        place: &'a Place,
    ) {
        let name = FigureName { list: self.list, id: self.id, path };
        self.found.push(Quotable { subject, name, value, format: self.format, place });
    }

    fn tally(&mut self, tally: &'a Tally, period: Period) {
        let place = self.place;
        if let Some(total) = tally.total() {
            let place = tally.stated.as_ref().map_or(place, |stated| &stated.place);
            self.push(FigureSubject::Total, count(total), place);
        }
        self.push(FigureSubject::Period, FigureValue::Period(period), place);
        self.push(FigureSubject::HolderCount, FigureValue::Number(tally.holder_count() as u64), place);
        self.parts(tally, period);
        for share in &tally.shares {
            self.push(FigureSubject::Holder(&share.holder), count(share.counts.total()), &share.place);
        }
        for name in tally.part_names() {
            let Some(part) = tally.part(name) else { continue };
            let place = tally.of_which.0.get(name).map_or(place, |part| &part.place);
            self.push(FigureSubject::Breakdown(name), count(part), place);
        }
    }

    /// Each period by its short name, what lies before its end, and the entry of `periods`.
    fn parts(&mut self, tally: &'a Tally, period: Period) {
        let parts = parts(tally, period);
        // Over several years `q1` would mean several quarters: there the name has the year too.
        let years: BTreeSet<u16> = parts.iter().filter_map(|part| part.year()).collect();
        for part in parts {
            let Some(value) = tally.in_period(part).map(count) else { continue };
            let place = tally.periods.get(&part).map_or(self.place, |count| &count.place);
            let name = if years.len() > 1 { short_name_with_year(part) } else { short_name(part) };
            let until = FigurePath::Key(format!("until_{name}"));
            self.push_as(FigurePath::Key(name), FigureSubject::Part(part), value, place);
            self.push_as(until, FigureSubject::Until(part), count(tally.cumulative(part)), place);
            self.push(FigureSubject::Part(part), value, place);
        }
    }
}

fn key(name: &str) -> FigurePath {
    FigurePath::Key(name.to_owned())
}

fn count(count: u64) -> FigureValue {
    FigureValue::Target(Target::Amount(Amount::Exactly(count)))
}

/// The periods that are counted, and the quarters, halves, nine months and years that hold some of them.
fn parts(tally: &Tally, period: Period) -> Vec<Period> {
    let mut parts = tally.columns();
    let years: BTreeSet<u16> = parts.iter().filter_map(|part| part.year()).collect();
    for year in years {
        parts.extend((1..=4).map(|quarter| Period::Quarter(year, quarter)));
        parts.extend([Period::Half(year, 1), Period::Half(year, 2)]);
        parts.extend([Period::NineMonths(year), Period::Year(year)]);
    }
    parts.retain(|part| period.contains(*part) && tally.in_period(*part).is_some());
    parts.sort();
    parts.dedup();
    parts
}

/// `q2`, `h1`, `y2026`, `nine_months`, `m5`, `w12`.
fn short_name(period: Period) -> String {
    match period {
        Period::Quarter(_, quarter) => format!("q{quarter}"),
        Period::Half(_, half) => format!("h{half}"),
        Period::NineMonths(_) => "nine_months".to_owned(),
        Period::Month(_, month) => format!("m{month}"),
        Period::Week(_, week) => format!("w{week}"),
        Period::Year(year) => format!("y{year}"),
        Period::Years(from, to) => format!("y{from}_{to}"),
        Period::EachYear => "each_year".to_owned(),
    }
}

/// The same with the year in it: `q2_2026`, `h1_2026`.
fn short_name_with_year(period: Period) -> String {
    match period {
        Period::Quarter(year, _)
        | Period::Half(year, _)
        | Period::NineMonths(year)
        | Period::Month(year, _)
        | Period::Week(year, _) => format!("{}_{year}", short_name(period)),
        Period::Year(_) | Period::Years(..) | Period::EachYear => short_name(period),
    }
}
