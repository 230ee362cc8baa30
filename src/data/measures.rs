//! The measures that the data declare, and the numbers and targets of quotas and results as they are typed: what is
//! typed becomes a number of its measure.

use serde_json::{Value as Json, json};

use super::decode::{Context, Decode, Named, parsed, scalar};
use super::record::record;
use super::scalars::{Name, Plain};
use super::schema::{Definitions, Schema, any_of, one_of, pattern, plain_schema};
use super::tally_files::{
    NotedShareFile, PartFile, QuotaFile, QuotasFile, ReachedFile, ResultsFile, ShareFile,
};
use super::target_words::meant_target;
use super::unit_kinds::check_kinds;
use super::yaml::Node;
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    Aggregation, Decimal, Id, MOST_DECIMALS, Measure, MeasureRecord, NumberFormat, Period, Statement, Target,
    TargetFault, TypedTarget,
};
use crate::source::{Place, Placed};
use crate::text;

record! {
    /// A measure.
    struct MeasureFile {
        required name: Plain,
        optional verb: Plain,
        optional counted: Plain,
        optional unit: Placed<Plain>,
        optional decimals: Placed<u32>,
        optional adds_up: bool,
    }
}

/// The id of a measure, as it is typed.
#[derive(Clone, Debug)]
pub(crate) struct MeasureName(String);

/// A number, as it is typed.
#[derive(Clone, Debug)]
pub(crate) struct NumberText(String);

/// A target, as it is typed.
#[derive(Clone, Debug)]
pub(crate) struct TargetText(String);

plain_schema! {
    MeasureName => json!({"anyOf": [
        one_of(Measure::all_built_in().iter().map(Measure::id)),
        pattern("^[a-z][a-z0-9_]*$"),
    ]});
    NumberText => json!({"anyOf": [
        {"type": "integer", "minimum": 0, "maximum": 999_999_999},
        {"type": "string", "pattern": "^[0-9]{1,9}(,[0-9]{1,3})?%?$"},
    ]});
    TargetText => pattern(
        r"^\s*(((at least|more than|at most|less than)\s+)?N\s*%?|N\s*%?\s*[-–]\s*N\s*%?|(up|down)\s+N\s*%?\s+from\s+([12][0-9]{3}|(the )?beginning of the term)|(not )?reached)\s*$"
            .replace('N', "[0-9]+(,[0-9]{1,3})?")
            .as_str()
    );
}

impl Decode for MeasureName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "name", |text| Some(Self(text.to_owned())))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self(Measure::ADMISSIONS.to_owned()))
    }
}

impl Decode for NumberText {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let is_number = |text: &str| Decimal::parse(&with_comma(bare(text))).is_some();
        parsed(node, context, "count", |text| is_number(text).then(|| Self(text.to_owned())))
    }

    fn substitute(_: &Place) -> Option<Self> {
        Some(Self("0".to_owned()))
    }
}

impl Decode for TargetText {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let written = scalar(node, context)?;
        let text = text::nfc(written.trim());
        if TypedTarget::parse(&with_comma(&text)).is_some() {
            return Some(Self(text.into_owned()));
        }
        let (place, meant) = (context.place(node), meant_target(written));
        let finding = Finding::at(Code::InvalidValue, &place).with("expected", "amount").with("got", written);
        let finding = finding.with("mended", meant.clone().unwrap_or_default());
        // A comma within braces needs quotes.
        context.findings.push(match meant.filter(|meant| !meant.contains(',')) {
            Some(meant) => finding.with_fix(&place, written, meant),
            None => finding,
        });
        None
    }
}

/// A number without its percent sign.
fn bare(text: &str) -> &str {
    text.strip_suffix('%').map_or(text, str::trim_end)
}

impl Schema for ShareFile {
    fn schema(definitions: &mut Definitions) -> Json {
        any_of(
            "ShareFile",
            &[NumberText::schema, Named::<Period, NumberText>::schema, NotedShareFile::schema],
            definitions,
        )
    }
}

/// A text with its points as commas.
fn with_comma(text: &str) -> String {
    text.replace('.', ",")
}

/// The measures that a plan's quotas and its project declare; the plan's own win.
pub(crate) fn declared(quotas: Option<&QuotasFile>, project: &Named<Name, MeasureFile>) -> Vec<Measure> {
    let own = quotas.map_or(&[][..], |quotas| &quotas.measures.0);
    let mut measures: Vec<Measure> = own.iter().map(|(id, file)| measure(&id.value.0, file)).collect();
    for (id, file) in &project.0 {
        if own.iter().all(|(own, _)| own.value != id.value) {
            measures.push(measure(&id.value.0, file));
        }
    }
    measures
}

/// Reports declared measures that cannot be: the id of one that is built in, too many decimals.
pub(crate) fn check_declared(measures: &Named<Name, MeasureFile>, findings: &mut Findings) {
    for (id, measure) in &measures.0 {
        if Measure::all_built_in().iter().any(|built_in| built_in.id() == id.value.0) {
            findings.push(Finding::at(Code::IdTwice, &id.place).with("id", id.value.0.as_str()));
        }
        let decimals = measure.decimals.as_ref();
        if let Some(decimals) = decimals.filter(|one| one.value > u32::from(MOST_DECIMALS)) {
            let finding = Finding::at(Code::InvalidValue, &decimals.place);
            findings.push(finding.with("expected", "decimal-places").with("got", u64::from(decimals.value)));
        }
    }
}

fn measure(id: &str, file: &MeasureFile) -> Measure {
    let decimals = file.decimals.as_ref().map_or(0, |decimals| decimals.value);
    let unit = file.unit.as_ref().map(|unit| unit.value.0.as_str());
    let format = NumberFormat::new(u8::try_from(decimals).unwrap_or(MOST_DECIMALS), unit);
    let adds_up = file.adds_up.unwrap_or(!format.is_percent());
    let word = |written: &Option<Plain>, built_in: &str| {
        written.as_ref().map_or_else(|| built_in.to_owned(), |word| word.0.clone())
    };
    Measure::new(MeasureRecord {
        id: id.to_owned(),
        name: file.name.0.clone(),
        verb: word(&file.verb, "đạt"),
        counted: word(&file.counted, ""),
        format,
        aggregation: if adds_up { Aggregation::Sum } else { Aggregation::Level },
    })
}

/// The measures that quotas and results can count.
#[derive(Clone, Copy)]
pub(crate) struct KnownMeasures<'a>(pub(crate) &'a [Measure]);

impl<'a> KnownMeasures<'a> {
    fn all(self) -> impl Iterator<Item = &'a Measure> {
        Measure::all_built_in().iter().chain(self.0)
    }

    /// The measure with an id; of one that is not known, which is a finding, the first.
    pub(crate) fn get(self, name: &MeasureName) -> Measure {
        self.all().find(|measure| measure.id() == name.0).cloned().unwrap_or_default()
    }

    /// Reports what of the declared measures, and of the quotas, cannot be.
    pub(crate) fn check_quotas(self, file: &QuotasFile, findings: &mut Findings) {
        check_declared(&file.measures, findings);
        check_kinds(&file.unit_kinds, findings);
        for quota in &file.quotas {
            let QuotaFile { measure, target, total, periods, units, organisations, of_which, .. } =
                &quota.value;
            let mut check = MeasureCheck::new(self, measure, findings);
            check.target(target.as_ref(), TargetOwner::Quota);
            check.number(total.as_ref());
            check.periods(periods);
            check.shares(units);
            check.shares(organisations);
            check.parts(of_which);
        }
    }

    /// Reports what of the results cannot be.
    pub(crate) fn check_results(self, file: &ResultsFile, findings: &mut Findings) {
        for result in &file.results {
            let ReachedFile { measure, total, periods, units, organisations, of_which, .. } = &result.value;
            let mut check = MeasureCheck::new(self, measure, findings);
            check.target(total.as_ref(), TargetOwner::Result);
            check.periods(periods);
            check.shares(units);
            check.shares(organisations);
            check.parts(of_which);
        }
    }
}

/// A number of a measure; 0 for one that cannot be, which is a finding.
pub(crate) fn number(text: &NumberText, measure: &Measure) -> u64 {
    let number = Decimal::parse(bare(&text.0));
    number.and_then(|number| number.with_decimals(measure.format().decimals())).unwrap_or_default()
}

/// A number of a measure at its place.
pub(crate) fn placed_number(text: &Placed<NumberText>, measure: &Measure) -> Placed<u64> {
    Placed { value: number(&text.value, measure), place: text.place.clone() }
}

/// A target of a measure; none for one that cannot be, which is a finding.
pub(crate) fn target(text: &Placed<TargetText>, measure: &Measure) -> Option<Placed<Target>> {
    let value = TypedTarget::parse(&text.value.0)?.for_measure(measure.format()).ok()?;
    Some(Placed { value, place: text.place.clone() })
}

/// What a typed target belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TargetOwner {
    Quota,
    Result,
}

/// Reports what is typed and cannot be of a measure.
struct MeasureCheck<'f> {
    measure: Measure,
    findings: &'f mut Findings,
}

impl<'f> MeasureCheck<'f> {
    fn new(known: KnownMeasures<'_>, name: &Placed<MeasureName>, findings: &'f mut Findings) -> Self {
        let written = name.value.0.as_str();
        if known.all().all(|measure| measure.id() != written) {
            let finding =
                Finding::at(Code::InvalidValue, &name.place).with("expected", "word").with("got", written);
            findings.push(finding.with_known(written, known.all().map(Measure::id)));
        }
        Self { measure: known.get(&name.value), findings }
    }

    fn invalid(&mut self, place: &Place, expected: &'static str, got: &str) {
        let finding = Finding::at(Code::InvalidValue, place).with("expected", expected).with("got", got);
        let most = self.measure.format().decimals();
        let finding = finding.with("most", u64::from(most)).with("measure", self.measure.name());
        // What is no target of this kind has no other form.
        let mended = if expected == "amount" { String::new() } else { with_comma(got) };
        self.findings.push(finding.with("mended", mended));
    }

    /// A number with a point, or with more decimals than the measure has; a count has none of either.
    fn number(&mut self, text: Option<&Placed<NumberText>>) {
        let Some(Placed { value: NumberText(written), place }) = text else { return };
        let (format, number) = (self.measure.format(), Decimal::parse(bare(written)));
        let decimals = format.decimals();
        let is_percent = written.ends_with('%');
        let expected = match number {
            _ if is_percent && format.is_count() => "count",
            _ if is_percent && !format.is_percent() => "percent",
            Some(number) if number.with_decimals(decimals).is_some() => return,
            _ if decimals == 0 => "count",
            Some(_) => "decimals",
            None => "decimal-comma",
        };
        self.invalid(place, expected, written);
    }

    fn target(&mut self, text: Option<&Placed<TargetText>>, owner: TargetOwner) {
        let Some(Placed { value: TargetText(written), place }) = text else { return };
        let format = self.measure.format();
        let has_decimals = format.decimals() > 0;
        let expected = match TypedTarget::parse(written).map(|typed| typed.for_measure(format)) {
            Some(Ok(Target::Statement(Statement::NotReached))) if owner == TargetOwner::Quota => "amount",
            Some(Ok(Target::Change(_))) if owner == TargetOwner::Result => "amount",
            Some(Ok(_)) => return,
            Some(Err(TargetFault::Percent)) => "percent",
            Some(Err(TargetFault::Decimals)) if has_decimals => "decimals",
            None if has_decimals => "decimal-comma",
            _ => "amount",
        };
        self.invalid(place, expected, written);
    }

    fn periods(&mut self, counts: &Named<Period, Placed<NumberText>>) {
        for (_, count) in &counts.0 {
            self.number(Some(count));
        }
    }

    fn parts(&mut self, parts: &Named<Name, PartFile>) {
        for (_, part) in &parts.0 {
            match part {
                PartFile::Total(total) => self.number(Some(total)),
                PartFile::ByPeriod(periods) => self.periods(periods),
            }
        }
    }

    fn shares(&mut self, shares: &Named<Id, ShareFile>) {
        for (id, share) in &shares.0 {
            let periods = match share {
                ShareFile::Total(total) => {
                    self.number(Some(total));
                    None
                }
                ShareFile::ByPeriod(periods) => Some(periods),
                ShareFile::Noted(noted) => {
                    self.parts(&noted.value.of_which);
                    self.number(noted.value.total.as_ref());
                    noted.value.periods.as_ref()
                }
            };
            let Some(periods) = periods else { continue };
            self.periods(periods);
            if !self.measure.adds_up() {
                self.findings.push(not_additive(&self.measure, "shares", &id.place));
            }
        }
    }
}

/// A sum that the numbers of a measure do not have; `sum` is a key of the catalogue.
fn not_additive(measure: &Measure, sum: &'static str, place: &Place) -> Finding {
    Finding::at(Code::NotAdditive, place).with("measure", measure.name()).with("sum", sum)
}
