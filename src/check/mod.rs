//! Findings about a plan that is valid in itself: figures that do not agree, and the format of texts.

mod agreement;
mod amount_parts;
mod amount_rates;
mod amounts;
mod awaiting;
mod bounds;
mod breakdowns;
mod calendar;
mod changes;
mod citation_parts;
mod citations;
mod cited;
mod common_words;
mod counted;
mod dates;
mod deadlines;
mod digits_turned;
mod disagreements;
mod document;
mod durations;
mod end_marks;
mod figures;
mod files;
mod fixed_names;
mod format;
mod growth;
mod history;
mod issuers;
mod issuing;
mod labelled_parts;
mod lead_ins;
mod list_counts;
mod listed_parts;
mod marks;
mod measured;
mod misspelt;
mod names;
mod near_words;
mod noun_parts;
mod number_form;
mod numbers;
mod of_type;
mod over_quota;
mod own_kind;
mod own_names;
mod part_excess;
mod part_references;
mod parts;
mod phrase_book;
mod placeholders;
mod products;
mod promised;
mod prose;
mod punctuation;
mod quantities;
mod quota_years;
mod rates;
mod reading;
mod related_amounts;
mod remainders;
mod reported;
mod results;
mod revised;
mod right_names;
mod same_words;
mod sentence_case;
mod sentence_ends;
mod set_phrases;
mod shared_citations;
mod shares;
mod signing;
mod sizes;
mod slip;
mod slips;
mod spacing;
mod spans;
mod spelling;
mod stated_shares;
mod stated_targets;
mod subsets;
mod sums;
mod superseded;
mod symbols;
mod table_sums;
mod tables;
mod target_rates;
mod targets;
mod text_alone;
mod timeline;
mod title_repeated;
mod twice;
mod typing;
mod typos;
mod unit_counts;
mod unit_lives;
mod unit_numbers;
mod vocabulary;
mod weekdays;
mod words;
mod writing;
mod wrong_sum;
mod wrong_syllables;

pub use placeholders::blanks;
pub use slip::Slip;
pub use slips::slips;

pub use awaiting::{Need, needs_of};
pub use issuing::check_issue;
pub use numbers::{Numbered, given_twice, numbered, term};
pub use shared_citations::{CitedFact, SharedCitation, cited, cited_otherwise};
pub use sizes::check_size;

use std::borrow::Cow;

use self::figures::KnownFigure;
use self::names::UnitNames;
use self::prose::{Facts, Prose};
use self::stated_targets::KnownTarget;
use self::unit_numbers::UnitNumbers;
use crate::diag::Findings;
use crate::model::{Document, Measure, Plan, Profile, QuotaSet};
use crate::text::ToneMark;

/// All checks of a plan's data. `spelling` is how the project has the program's own words spelled, `profile` gives
/// the format of a document, where it is known.
pub fn check<'p>(
    plan: &Plan,
    spelling: Option<ToneMark>,
    profile: impl Fn(&Document) -> Option<&'p Profile>,
    findings: &mut Findings,
) {
    agreement::check(plan, findings);
    disagreements::check(plan, findings);
    twice::check(plan, findings);
    subsets::check(plan, findings);
    breakdowns::check(plan, findings);
    unit_lives::check(plan, findings);
    results::check(plan, findings);
    reported::check(plan, findings);
    dates::check(plan, findings);
    files::check(plan, findings);
    files::check_letters(plan, findings);
    revised::check(plan, findings);
    awaiting::check(plan, findings);
    let of_today = KnownNames::new(plan, &plan.quotas);
    for document in plan.documents() {
        // A report may have quotas of its own, those that were in force on its date; units are those of the day.
        let then = plan.in_force_at(&document.id);
        let is_other = matches!(then, Cow::Owned(_));
        let of_then = is_other.then(|| KnownNames::new(&then, &then.quotas));
        let known = of_then.as_ref().unwrap_or(&of_today);
        let facts = Facts::new(document, profile(document));
        document::check(&facts, findings);
        marks::check(document, findings);
        let own = document.spelling.or(spelling).unwrap_or_default();
        spelling::check(plan, document, own, findings);
        let prose = facts.prose();
        list_counts::check(document, &prose, findings);
        format::check(&facts, &prose, findings);
        history::check(&facts, &prose, findings);
        of_type::check(plan, &facts, &prose, findings);
        typos::check_brackets(&prose, findings);
        punctuation::check(&facts, &prose, findings);
        sentence_case::check(&facts, &prose, findings);
        writing::check(&prose, findings);
        text_alone::check(&prose, findings);
        own_names::check(&facts, &prose, findings);
        citations::check(&facts, &prose, findings);
        own_kind::check(&facts, &prose, findings);
        title_repeated::check(&facts, &prose, findings);
        sums::check_stated_twice(&UnitNumbers::new(&facts, &then.quotas), &prose, findings);
        digits_turned::check(&prose, findings);
        table_sums::check(document, findings);
        part_references::check(&facts, &prose, findings);
        typing::check_beside(&prose, findings);
        stated_targets::check_tables(document, &known.targets, findings);
        quota_years::check_annexes(&facts, &then.quotas, findings);
        for one in &prose {
            known.check(&facts, one, findings);
            unit_counts::check(&facts, &then.quotas, one, findings);
        }
    }
    same_words::drop_form(findings);
}

/// The names and figures of quotas and results, which texts may contain.
struct KnownNames<'a> {
    names: UnitNames,
    figures: Vec<KnownFigure<'a>>,
    /// The measures that the data declare.
    measures: &'a [Measure],
    targets: Vec<KnownTarget<'a>>,
    quotas: &'a QuotaSet,
}

impl<'a> KnownNames<'a> {
    fn new(plan: &'a Plan, quotas: &'a QuotaSet) -> Self {
        Self {
            names: UnitNames::new(quotas),
            figures: figures::figures(plan, quotas),
            measures: &quotas.measures,
            targets: stated_targets::known_targets(quotas),
            quotas,
        }
    }

    /// Checks a text of a document against its facts, names and figures.
    fn check(&self, facts: &Facts<'_>, prose: &Prose<'_>, findings: &mut Findings) {
        files::check_comment(prose, findings);
        deadlines::check(facts, prose, findings);
        weekdays::check(facts, prose, findings);
        self.names.check(prose, findings);
        // The figures of an extract are those of its unit.
        if !facts.document.id.is_for_every_unit() {
            targets::check(facts, &self.figures, self.measures, prose, findings);
            stated_targets::check(facts, &self.targets, prose, findings);
            target_rates::check(facts, &self.figures, prose, findings);
            quota_years::check(facts, self.quotas, prose, findings);
        }
    }
}
