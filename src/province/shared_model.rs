//! The shared model that the plans of a table are made from: what it says already, and what it counts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::data::{
    PlanFolder, load_plan, model_folder, plain_words, plan_folder_in, project_settings, read_source, values,
    vietnamese_word,
};
use crate::diag::{Code, Finding, Findings};
use crate::disk::{PLAN_FILE, QUOTAS_FILE, RESULTS_FILE, or_current};
use crate::model::{Measure, Period, Plan, UnitKind};
use crate::records::TableFile;
use crate::source::{Source, ValuePath};
use crate::text::ToneMark;

/// Values of a file by their paths.
pub(super) type ModelValues = BTreeMap<ValuePath, String>;

/// A name that no plan's folder has, for a plan of the model alone.
const PROBE: &str = "_";

/// A model, as far as a table builds on it.
#[derive(Debug)]
pub(super) struct SharedModel {
    /// Its name.
    pub(super) name: String,
    /// The folder of plans that are made from it.
    pub(super) plans: PathBuf,
    /// The single values of its `plan.yaml`.
    pub(super) plan: ModelValues,
    /// The single values of its `notice.yaml`.
    pub(super) notice: ModelValues,
    /// Its `quotas.yaml`, of which each plan gets a copy.
    pub(super) quotas: Option<Arc<Source>>,
    /// Its `results.yaml`, of which each plan gets a copy.
    pub(super) results: Option<Arc<Source>>,
    /// What it counts.
    pub(super) tallies: Vec<ModelTally>,
    /// The kinds that units can have.
    pub(super) kinds: Vec<UnitKind>,
    /// How `uỷ` is spelled.
    pub(super) spelling: ToneMark,
}

/// A quota or result of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ModelTally {
    /// `quotas.yaml` or `results.yaml`.
    pub(super) file: TableFile,
    /// Its id.
    pub(super) id: String,
    /// What people call it: id, measure, names of the measure.
    pub(super) names: Vec<String>,
    /// Its period.
    pub(super) period: Period,
}

impl SharedModel {
    /// Reads the model of a name that plans in a folder can have. One that is not there is a finding.
    pub(super) fn read(name: &str, plans: &Path, findings: &mut Findings) -> Option<Self> {
        let probe = plan_folder_in(plans, PROBE, findings)?;
        let found = model_folder(&probe, name).map_err(|known| {
            let finding = Finding::nowhere(Code::UnknownId).with("id", name);
            findings.push(finding.with_known(name, known.iter().map(String::as_str)));
        });
        let folder = found.ok()?;
        let plan = read_source(&folder.join(PLAN_FILE), findings)?;
        let mut optional = |file: &str| {
            let path = folder.join(file);
            if path.is_file() { read_source(&path, findings).map(Some) } else { Some(None) }
        };
        let (notice, quotas, results) =
            (optional(&TableFile::Notice.name())?, optional(QUOTAS_FILE)?, optional(RESULTS_FILE)?);
        let counted = counted(probe, name, [quotas.as_ref(), results.as_ref()]);
        Some(Self {
            name: name.to_owned(),
            plans: plans.to_path_buf(),
            spelling: spelling(&values(&plan), plans),
            plan: values(&plan),
            notice: notice.as_ref().map(values).unwrap_or_default(),
            tallies: tallies(&counted),
            kinds: UnitKind::all_built_in().iter().chain(&counted.quotas.kinds).cloned().collect(),
            quotas,
            results,
        })
    }

    /// The quotas, or the results.
    pub(super) fn tallies(&self, file: TableFile) -> impl Iterator<Item = &ModelTally> {
        self.tallies.iter().filter(move |tally| tally.file == file)
    }

    /// The year of the periods that are named without one: that of its quotas, else that of its date.
    pub(super) fn year(&self) -> Option<i16> {
        let of_quota = self.tallies.iter().find_map(|tally| tally.period.year());
        let of_date = || self.plan.get(&ValuePath::parse("date"))?.get(..4)?.parse().ok();
        of_quota.and_then(|year| i16::try_from(year).ok()).or_else(of_date)
    }

    /// The kind of units that is called by a word: its id, its name, or what people call it.
    pub(super) fn kind(&self, word: &str) -> Option<&UnitKind> {
        let ids: Vec<&str> = self.kinds.iter().map(UnitKind::id).collect();
        let plain = plain_words(word);
        let is_it = |kind: &&UnitKind| plain_words(kind.id()) == plain || plain_words(kind.name()) == plain;
        let by_name = || {
            let id = vietnamese_word(word, &ids)?;
            self.kinds.iter().find(|kind| kind.id() == id)
        };
        self.kinds.iter().find(is_it).or_else(by_name)
    }
}

/// A plan of the model alone, for what it counts. What it lacks is no finding here.
fn counted(probe: PlanFolder, name: &str, [quotas, results]: [Option<&Arc<Source>>; 2]) -> Plan {
    let own = format!("format: 1\nmodel: {name}\n");
    let mut texts = BTreeMap::from([(PLAN_FILE.to_owned(), own)]);
    for (file, source) in [(QUOTAS_FILE, quotas), (RESULTS_FILE, results)] {
        texts.extend(source.map(|source| (file.to_owned(), source.text().to_owned())));
    }
    load_plan(&probe.with_texts(texts), &mut Findings::default())
}

fn tallies(plan: &Plan) -> Vec<ModelTally> {
    let quotas = plan.quotas.quotas.iter();
    let quotas = quotas.map(|quota| tally(TableFile::Quotas, &quota.id, &quota.measure, quota.period));
    let results = plan.results.results.iter().filter(|result| !result.is_baseline);
    let results = results.map(|result| tally(TableFile::Results, &result.id, &result.measure, result.period));
    let written: Vec<ModelTally> = quotas.chain(results).collect();
    // A model without results takes those of the measures that it has quotas of.
    let has_results = written.iter().any(|tally| tally.file == TableFile::Results);
    let of_quotas = written.iter().filter(|_| !has_results && plan.results.results.is_empty());
    let to_come =
        of_quotas.filter_map(|quota| ModelTally::built_in(TableFile::Results, &quota.id, quota.period));
    let to_come: Vec<ModelTally> = to_come.collect();
    written.into_iter().chain(to_come).collect()
}

fn tally(file: TableFile, id: &str, measure: &Measure, period: Period) -> ModelTally {
    let mut names = vec![id.to_owned(), measure.id().to_owned(), measure.name().to_owned()];
    names.dedup();
    ModelTally { file, id: id.to_owned(), names, period }
}

impl ModelTally {
    /// A quota or result of a measure that is built in, where the model has none of that id.
    pub(super) fn built_in(file: TableFile, id: &str, period: Period) -> Option<Self> {
        let measure = Measure::all_built_in().iter().find(|measure| measure.id() == id)?;
        Some(tally(file, id, measure, period))
    }
}

fn spelling(plan: &ModelValues, plans: &Path) -> ToneMark {
    match plan.get(&ValuePath::parse("spelling")).map(String::as_str) {
        Some("ủy") => ToneMark::First,
        Some(_) => ToneMark::Second,
        None => {
            let there = plans.ancestors().map(or_current).find(|folder| folder.is_dir());
            let settings = there.and_then(|there| project_settings(there, &mut Findings::default()));
            settings.and_then(|settings| settings.spelling).unwrap_or_default()
        }
    }
}
