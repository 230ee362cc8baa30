//! `quotas.yaml` and `results.yaml` as written: one type for each map that a person writes.

use jiff::civil::Date;
use serde_json::Value as Json;

use super::decode::{Context, Decode, Named, OneOrMany, scalar};
use super::measures::{MeasureFile, MeasureName, NumberText, TargetText};
use super::raw::AcceptFile;
use super::record::record;
use super::scalars::{FormatVersion, KindName, Name, Plain, has_key};
use super::schema::{Definitions, Schema, any_of};
use super::unit_kinds::UnitKindFile;
use super::yaml::{Node as YamlNode, Value};
use crate::model::{Figure, FigureKind, Id, NameOrder, Period, TemplateText, Unreported};
use crate::source::{Place, Placed};

record! {
    /// `quotas.yaml`.
    struct QuotasFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        default measures: Named<Name, MeasureFile>,
        default unit_kinds: Named<Name, UnitKindFile>,
        default unit_figures: Named<Name, FigureKind>,
        optional name_order: NameOrder,
        default groups: Vec<GroupFile>,
        default units: Vec<UnitFile>,
        default organisations: Vec<OrganisationFile>,
        default quotas: Vec<Placed<QuotaFile>>,
        default accept: OneOrMany<AcceptFile>,
    }
}

record! {
    /// A group of units.
    struct GroupFile {
        required id: Placed<Id>,
        required name: String,
        optional group: Placed<Id>,
    }
}

record! {
    /// A unit.
    struct UnitFile {
        required id: Placed<Id>,
        required name: Plain,
        optional full_name: Plain,
        required kind: Placed<KindName>,
        optional group: Placed<Id>,
        default figures: Named<Name, Placed<WrittenFigure>>,
        optional note: TemplateText,
        optional from: Placed<Date>,
        optional until: Placed<Date>,
        optional merged_into: Placed<Id>,
        optional split_into: Placed<Vec<Placed<Id>>>,
        optional carried_to: Placed<Id>,
        default renamed: Vec<RenamingFile>,
    }
}

record! {
    /// A later name of a unit.
    struct RenamingFile {
        required name: Plain,
        optional full_name: Plain,
        required from: Placed<Date>,
    }
}

record! {
    /// An organisation.
    struct OrganisationFile {
        required id: Placed<Id>,
        required name: Plain,
        optional note: TemplateText,
    }
}

record! {
    /// A quota.
    struct QuotaFile {
        optional id: Name,
        required measure: Placed<MeasureName>,
        required period: Placed<Period>,
        optional target: Placed<TargetText>,
        optional total: Placed<NumberText>,
        default periods: Named<Period, Placed<NumberText>>,
        default units: Named<Id, ShareFile>,
        default organisations: Named<Id, ShareFile>,
        default of_which: Named<Name, PartFile>,
    }
}

/// A new `results.yaml` without results: what is not reported in it is no zero.
pub(crate) const EMPTY_RESULTS: &str = "format: 1\nunreported: mark\n";

record! {
    /// `results.yaml`.
    struct ResultsFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        optional unreported: Unreported,
        default results: Vec<Placed<ReachedFile>>,
        default accept: OneOrMany<AcceptFile>,
    }
}

record! {
    /// A result.
    struct ReachedFile {
        optional id: Name,
        required measure: Placed<MeasureName>,
        required period: Placed<Period>,
        optional as_of: Placed<Date>,
        optional baseline: bool,
        optional total: Placed<TargetText>,
        default periods: Named<Period, Placed<NumberText>>,
        default units: Named<Id, ShareFile>,
        default organisations: Named<Id, ShareFile>,
        default of_which: Named<Name, PartFile>,
    }
}

/// The share of a unit or organisation: a total, or counts by period, perhaps with a note.
#[derive(Clone, Debug)]
pub(crate) enum ShareFile {
    Total(Placed<NumberText>),
    ByPeriod(Named<Period, Placed<NumberText>>),
    Noted(Placed<NotedShareFile>),
}

record! {
    /// A share with a note.
    struct NotedShareFile {
        optional total: Placed<NumberText>,
        optional periods: Named<Period, Placed<NumberText>>,
        optional note: TemplateText,
        default of_which: Named<Name, PartFile>,
    }
}

impl Decode for ShareFile {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        let is_noted = ["total", "periods", "note", "of_which"].into_iter().any(|key| has_key(node, key));
        match node.value {
            Value::Map(_) if is_noted => Placed::decode(node, context).map(Self::Noted),
            Value::Map(_) => Named::decode(node, context).map(Self::ByPeriod),
            _ => Placed::decode(node, context).map(Self::Total),
        }
    }

    fn substitute(place: &Place) -> Option<Self> {
        Placed::substitute(place).map(Self::Total)
    }
}

/// A part of a count, such as women: a total, or counts by period.
#[derive(Clone, Debug)]
pub(crate) enum PartFile {
    Total(Placed<NumberText>),
    ByPeriod(Named<Period, Placed<NumberText>>),
}

impl Decode for PartFile {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        match node.value {
            Value::Map(_) => Named::decode(node, context).map(Self::ByPeriod),
            _ => Placed::decode(node, context).map(Self::Total),
        }
    }

    fn substitute(place: &Place) -> Option<Self> {
        Placed::substitute(place).map(Self::Total)
    }
}

impl Schema for PartFile {
    fn schema(definitions: &mut Definitions) -> Json {
        any_of("PartFile", &[NumberText::schema, Named::<Period, NumberText>::schema], definitions)
    }
}

/// A figure of a unit, with what is typed.
#[derive(Clone, Debug)]
pub(crate) struct WrittenFigure {
    pub(crate) text: String,
    pub(crate) figure: Figure,
}

impl Decode for WrittenFigure {
    fn decode(node: &YamlNode, context: &mut Context<'_>) -> Option<Self> {
        let figure = Figure::decode(node, context)?;
        let text = scalar(node, context)?.trim().to_owned();
        Some(Self { text, figure })
    }

    fn substitute(place: &Place) -> Option<Self> {
        let text = place.text().to_owned();
        Figure::substitute(place).map(|figure| Self { text, figure })
    }
}

impl Schema for WrittenFigure {
    fn schema(definitions: &mut Definitions) -> Json {
        Figure::schema(definitions)
    }
}
