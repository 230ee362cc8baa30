//! Tone marks: `uỷ` and `ủy` are both right, a mixture within one document is not, nor one with the program's own
//! words.

use std::ops::Range;

use crate::diag::{Code, Finding, Findings};
use crate::model::{
    AnnexData, BodyNode, ColumnContent, Document, DrawingData, Plan, ProgressFigure, TableData, TemplateText,
};
use crate::source::Place;
use crate::text::{self, ToneMark};

/// How many other places a finding points at; a document has rarely more of the rarer way.
const SHOWN: usize = 24;

/// The syllables that `check --fix --spelling` writes in the other way, with the mark on the first vowel: words of the
/// language, none of them the family or given name of a person alone.
const RESPELLED: &[&str] = &[
    "ủy", "lũy", "hòa", "hóa", "khóa", "thủy", "tùy", "hủy", "tòa", "xóa", "họa", "hỏa", "khỏe", "tỏa",
    "thỏa", "lóa", "tọa", "dọa", "lòe", "xòe", "úy", "lụy", "trụy", "suy", "nhòa", "xõa",
];

/// A word that shows one of the two ways.
struct StyledWord<'a> {
    style: ToneMark,
    text: &'a TemplateText,
    range: Range<usize>,
    /// Whether the text is of the letterhead or the signature.
    is_head: bool,
}

impl StyledWord<'_> {
    /// Where it is written. Looking it up walks the text, so it is done for the few that are shown.
    fn place(&self) -> Place {
        self.text.place().value_part(self.text.written(), self.range.clone())
    }

    /// Whether it is in the prose of the document, and not in its letterhead, a title or the words of others.
    fn is_prose(&self) -> bool {
        !self.is_head
    }

    /// The word in another way; none where it may be a name, or is in quotation marks or in the title of a cited
    /// document.
    fn respelled(&self, style: ToneMark) -> Option<String> {
        let written = &self.text.written()[self.range.clone()];
        let first = text::respell(&text::lower(written), ToneMark::First);
        let before = &self.text.written()[..self.range.start];
        let is_name = written.starts_with(char::is_uppercase) && first != "ủy";
        let is_in_capitals = written.chars().all(char::is_uppercase);
        let is_quoted = before.matches(['“', '«']).count() > before.matches(['”', '»']).count()
            || before.matches('"').count() % 2 == 1;
        let is_known = RESPELLED.contains(&first.as_str());
        let may_change = is_known && self.is_prose() && !is_name && !is_in_capitals;
        (may_change && !is_quoted && !is_in_title(before)).then(|| text::respell(written, style))
    }

    /// About where it is written, in bytes of its file.
    fn offset(&self) -> usize {
        self.text.place().range().start + self.range.start
    }
}

/// Whether a text breaks off within the title of a cited document: `Nghị quyết số 12-NQ/TW, ngày … về …`.
fn is_in_title(before: &str) -> bool {
    let clause = before.rsplit([';', '.', ':']).next().unwrap_or_default().to_lowercase();
    let subject = clause.rfind(" về ");
    let cited = ["số ", "luật ", "nghị quyết ", "quy định ", "kết luận "]
        .iter()
        .filter_map(|words| clause.find(words))
        .min();
    cited.zip(subject).is_some_and(|(cited, subject)| cited < subject)
}

/// Finds both ways in the texts; `own` is that of the program's own words.
pub(super) fn check(plan: &Plan, document: &Document, own: ToneMark, findings: &mut Findings) {
    // A person's name is spelled as the person does.
    let signers: Vec<*const TemplateText> =
        document.signatures.iter().map(|signature| std::ptr::from_ref(&signature.signer)).collect();
    let header = &document.header;
    let positions = document.signatures.iter().flat_map(|one| one.authority.iter().chain(&one.position));
    let head = header.superior.iter().chain([&header.issuer.name, &header.issuer.cited]).chain(positions);
    let head: Vec<*const TemplateText> = head.map(std::ptr::from_ref).collect();
    let texts = document.texts().into_iter().filter(|text| !signers.contains(&std::ptr::from_ref(*text)));
    let words = texts.flat_map(|text| {
        let is_head = head.contains(&std::ptr::from_ref(text));
        text::styles_in(text.written()).map(move |(range, style)| StyledWord { style, text, range, is_head })
    });
    let (first, second): (Vec<_>, Vec<_>) = words.partition(|word| word.style == ToneMark::First);
    // The rarer way is the slip; where both are as frequent, the later one.
    let (few, many) = if first.len() < second.len() { (first, second) } else { (second, first) };
    // The prose is where a reader looks first, and where a word is changed.
    let Some(slip) = few.iter().find(|word| word.is_prose()).or(few.first()) else {
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
        BodyNode::Drawing(DrawingData::Chart(_)) => true,
        BodyNode::Drawing(DrawingData::Images(_) | DrawingData::OrgChart(_))
        | BodyNode::Paragraph(_)
        | BodyNode::Line(_)
        | BodyNode::Items(_) => false,
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
    let (anchor, style) = (slip.range.clone(), usual.style);
    let anchor_text = std::ptr::from_ref(slip.text);
    let (slip, usual) = (slip.place(), usual.place());
    let finding = Finding::at(Code::SpellingMixed, &slip)
        .with("rare", slip.text())
        .with("usual", usual.text())
        .with("rare_count", few.len())
        .with("usual_count", usual_count)
        .related("usual", &usual);
    let is_anchor = |word: &&StyledWord<'_>| std::ptr::eq(word.text, anchor_text) && word.range == anchor;
    let others = few.iter().filter(|word| !is_anchor(word)).take(SHOWN);
    let finding = others.fold(finding, |finding, word| finding.related("again", &word.place()));
    let changed = few.iter().filter_map(|word| Some((word, word.respelled(style)?)));
    changed.fold(finding, |finding, (word, other)| {
        let place = word.place();
        // A word that the file writes in another form is left, and the others are changed.
        let written = &word.text.written()[word.range.clone()];
        if text::nfc(place.text()) == written { finding.with_fix(&place, written, other) } else { finding }
    })
}
