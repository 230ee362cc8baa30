//! Tone marks: `uỷ` and `ủy` are both right, a mixture within one document is not, nor one with the program's own
//! words.

use std::ops::Range;

use crate::diag::{Code, Finding, Findings};
use crate::model::{
    AnnexData, BodyNode, ColumnContent, Document, Plan, ProgressFigure, TableData, TemplateText,
};
use crate::source::Place;
use crate::text::{self, ToneMark};

/// How many other places a finding points at.
const SHOWN: usize = 3;

/// A word that shows one of the two ways.
struct StyledWord<'a> {
    style: ToneMark,
    text: &'a TemplateText,
    range: Range<usize>,
}

impl StyledWord<'_> {
    /// Where it is written. Looking it up walks the text, so it is done for the few that are shown.
    fn place(&self) -> Place {
        self.text.place().value_part(self.text.written(), self.range.clone())
    }

    /// About where it is written, in bytes of its file.
    fn offset(&self) -> usize {
        self.text.place().range().start + self.range.start
    }
}

/// Finds both ways in the texts; `own` is that of the program's own words.
pub(super) fn check(plan: &Plan, document: &Document, own: ToneMark, findings: &mut Findings) {
    let words = document.texts().into_iter().flat_map(|text| {
        text::styles_in(text.written()).map(move |(range, style)| StyledWord { style, text, range })
    });
    let (first, second): (Vec<_>, Vec<_>) = words.partition(|word| word.style == ToneMark::First);
    // The rarer way is the slip; where both are as frequent, the later one.
    let (few, many) = if first.len() < second.len() { (first, second) } else { (second, first) };
    let Some(slip) = few.first() else {
        let other = many.first().filter(|word| word.style != own && writes_own(plan, document));
        findings.extend_one(other.map(|word| other_way(word, own)));
        return;
    };
    // The usual way is shown in the same text if it is used there, where a reader finds it first.
    let usual = many.iter().min_by_key(|word| word.offset().abs_diff(slip.offset()));
    if let Some(usual) = usual {
        findings.push(finding(&few, slip, usual, many.len()));
    }
}

/// All texts are of one way, and the program's own words of the other.
fn other_way(word: &StyledWord<'_>, own: ToneMark) -> Finding {
    let place = word.place();
    Finding::at(Code::SpellingDiffers, &place)
        .with("written", place.text())
        .with("own", text::respell("lũy kế", own))
        .with("setting", text::respell("ủy", word.style))
}

/// Whether the program writes `lũy kế` in a document, or another word that shows its way.
fn writes_own(plan: &Plan, document: &Document) -> bool {
    let is_urgent = document.header.urgency.is_some_and(|one| text::styles_in(one.name()).next().is_some());
    let in_annex = |annex: &AnnexData| {
        !annex.charts.is_empty() || annex.tables.iter().any(|table| accumulates(plan, table))
    };
    is_urgent || document.bodies().any(|body| has_own(plan, body)) || document.annexes.iter().any(in_annex)
}

fn has_own(plan: &Plan, nodes: &[BodyNode]) -> bool {
    nodes.iter().any(|node| match node {
        BodyNode::Section(section) => has_own(plan, &section.body),
        BodyNode::Progress(progress) => plan.quotas.quota(&progress.quota.value).is_some_and(|quota| {
            let columns = quota.tally.columns().into_iter();
            columns.filter(|period| quota.tally.in_period(*period) > Some(0)).count() > 1
        }),
        BodyNode::Table(table) => accumulates(plan, table),
        BodyNode::Chart(_) => true,
        BodyNode::Paragraph(_) | BodyNode::Items(_) => false,
    })
}

/// Whether a table has a column of cumulative figures under the program's own header.
fn accumulates(plan: &Plan, table: &TableData) -> bool {
    let TableData::Quota(table) = table else { return false };
    table.columns(&plan.quotas, None).iter().any(|column| {
        column.header.is_none()
            && matches!(column.content, ColumnContent::Progress(ProgressFigure::Cumulative, _))
    })
}

fn finding(
    few: &[StyledWord<'_>],
    slip: &StyledWord<'_>,
    usual: &StyledWord<'_>,
    usual_count: usize,
) -> Finding {
    let (slip, usual) = (slip.place(), usual.place());
    let finding = Finding::at(Code::SpellingMixed, &slip)
        .with("rare", slip.text())
        .with("usual", usual.text())
        .with("rare_count", few.len())
        .with("usual_count", usual_count)
        .related("usual", &usual);
    few.iter().skip(1).take(SHOWN).fold(finding, |finding, word| finding.related("again", &word.place()))
}
