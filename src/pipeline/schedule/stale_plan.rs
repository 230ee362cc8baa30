//! A plan that was looked at, and is built where something of it may have changed.

use super::former_formats::{former_formats, remove_format};
use super::freshness::{self, Freshness};
use super::plan_build::{BuildContext, build_plan};
use crate::data::PlanFolder;
use crate::diag::Findings;
use crate::model::Settings;
use crate::pipeline::cache::snapshot::ProjectSnapshot;
use crate::pipeline::isolation::safely;
use crate::pipeline::options::Options;
use crate::pipeline::outcome::Outcome;
use crate::pipeline::output::folder::OutputFolder;
use crate::records::Format;

/// A plan of which something may have changed, and its number in the order of ids.
pub(crate) struct StalePlan<'a> {
    pub(crate) at: usize,
    pub(crate) folder: &'a PlanFolder,
    /// What a look at each kind of its files said.
    formats: Vec<(Format, Freshness)>,
    /// The kinds of files that it had and is not to have.
    former: Vec<Format>,
}

impl<'a> StalePlan<'a> {
    /// Looks at a plan, the `at`th in the order of ids, for all kinds of files that are asked for.
    pub(crate) fn new(
        at: usize,
        folder: &'a PlanFolder,
        snapshot: &ProjectSnapshot,
        options: &Options,
        settings: &Settings,
    ) -> Self {
        let output = &OutputFolder::new(&options.output);
        let look = |format: Format| (format, freshness::look(folder, snapshot, output, options, format));
        let formats = options.formats(settings).into_iter().map(look).collect();
        Self { at, folder, formats, former: former_formats(folder, output, options, settings) }
    }

    /// Its outcome, where nothing of it changed.
    pub(crate) fn outcome_if_fresh(&self) -> Option<Outcome> {
        let outcome = |(_, freshness): &(Format, Freshness)| match freshness {
            Freshness::Fresh(outcome) => Some(outcome.clone()),
            Freshness::Stale(_) => None,
        };
        let outcomes: Option<Vec<Outcome>> = self.formats.iter().map(outcome).collect();
        outcomes?.into_iter().reduce(Outcome::and).filter(|_| self.former.is_empty())
    }

    /// Builds what is stale of it: PDFs first where they are asked for first, and nothing after an error.
    pub(crate) fn build(&self, context: BuildContext<'_>) -> Outcome {
        let mut whole: Option<Outcome> = None;
        for (format, freshness) in &self.formats {
            if whole.as_ref().is_some_and(|outcome| outcome.errors > 0) {
                break;
            }
            let outcome = match freshness {
                Freshness::Fresh(outcome) => outcome.clone(),
                Freshness::Stale(inputs) => {
                    let context = BuildContext { format: *format, ..context };
                    safely(self.folder, || build_plan(self.folder, inputs, context))
                }
            };
            whole = Some(match whole {
                Some(before) => before.and(outcome),
                None => outcome,
            });
        }
        let whole = whole.unwrap_or_else(|| Outcome::new(self.folder, Findings::default()));
        if whole.errors > 0 {
            return whole;
        }
        let BuildContext { output, options, snapshot, .. } = context;
        let remove =
            |format: &Format| remove_format(self.folder, output, options, *format, &snapshot.made_with);
        self.former.iter().map(remove).fold(whole, Outcome::and)
    }
}
