//! What a text opens with, before its first part: those whom it is sent to, what it is based on, and a preamble.

use super::elements::RetypedElement;
use super::label::{LabelContext, LineLabelKind};
use super::line::{LineEmphasis, RetypedLine};
use crate::model::Level;
use crate::text::{fold, without_end_mark};

/// What a text opens with.
#[derive(Default)]
pub(super) struct RetypedOpening {
    /// The word before them: `Kính gửi`.
    pub(super) salutation: Option<String>,
    pub(super) addressees: Vec<String>,
    pub(super) decided_by: Vec<RetypedLine>,
    pub(super) legal_bases: Vec<String>,
    pub(super) preamble: Vec<RetypedLine>,
}

/// Reads what a text opens with; the elements after it are left. A text without parts has no preamble.
pub(super) fn read_opening(elements: &mut Vec<RetypedElement>, decision: Option<&str>) -> RetypedOpening {
    let mut opening = RetypedOpening::default();
    read_addressees(elements, &mut opening);
    let first_part = elements.iter().position(begins_part);
    let Some(first_part) = first_part else { return opening };
    let mut lines: Vec<RetypedLine> = Vec::new();
    for element in elements.drain(..first_part) {
        if let RetypedElement::Line(line) = element {
            lines.push(line);
        }
    }
    let is_decision = |line: &RetypedLine| {
        let folded = fold(&line.words());
        let folded = folded.trim_end_matches([':', '.']).trim();
        decision.map_or(matches!(folded, "quyet dinh" | "quyet nghi"), |own| {
            folded == fold(own).trim_end_matches(':')
        }) && line.is_capital()
    };
    let decided = lines.iter().position(is_decision);
    let bases = lines.iter().filter(|line| is_base(line)).count();
    let has_bases = bases > 1 || decided.is_some() && bases > 0;
    for (at, line) in lines.into_iter().enumerate() {
        let is_before = decided.is_none_or(|decided| at < decided);
        if Some(at) == decided {
            continue;
        }
        if has_bases && is_before && is_base(&line) {
            let label = (LabelContext { open: &[] }).label(&line);
            let bare = line.without_start(label.map_or(0, |label| label.length));
            let text = bare.markup(&[LineEmphasis::Italic]);
            opening.legal_bases.push(without_end_mark(text.trim_end_matches([';', ','])).to_owned());
        } else if decided.is_some() && is_before && line.is_capital() {
            opening.decided_by.extend(line.lines());
        } else {
            opening.preamble.push(line);
        }
    }
    opening
}

/// `Căn cứ …`, `Xét đề nghị …`
fn is_base(line: &RetypedLine) -> bool {
    let folded = fold(&line.words());
    let bare = folded.trim_start_matches(['-', '–', ' ']);
    (bare.starts_with("can cu") || bare.starts_with("xet de nghi") || bare.starts_with("theo de nghi"))
        && (line.words().ends_with([';', ',', '.']) || bare.len() < folded.len())
}

/// Whether the parts of a text begin here: numbered, with dashes, bold, or a table.
fn begins_part(element: &RetypedElement) -> bool {
    match element {
        RetypedElement::Table(_) => true,
        RetypedElement::Line(line) => {
            match (LabelContext { open: &[] }).label(line).map(|label| label.kind) {
                Some(LineLabelKind::Numbered(level, _)) => level != Level::Bracketed,
                Some(_) => !is_base(line),
                None => false,
            }
        }
    }
}

/// Whether a line begins with a salutation, folded.
fn is_addressed(folded: &str) -> bool {
    folded.starts_with("kinh gui") || folded.starts_with("kinh trinh")
}

/// `Kính gửi: …`, with those on the lines below it.
fn read_addressees(elements: &mut Vec<RetypedElement>, opening: &mut RetypedOpening) {
    let is_salutation = |element: &RetypedElement| match element {
        RetypedElement::Line(line) => is_addressed(&fold(&line.words())),
        RetypedElement::Table(_) => false,
    };
    let Some(at) = elements.iter().take(3).position(is_salutation) else { return };
    let mut end = at;
    for element in &elements[at..] {
        let RetypedElement::Line(line) = element else { break };
        for (row, part) in line.lines().iter().enumerate() {
            let words = part.words();
            let is_first = end == at && row == 0;
            if is_first {
                opening.salutation = words.split_once(':').map(|(own, _)| own.trim().to_owned());
            }
            let rest =
                if is_first { words.split_once(':').map_or("", |(_, rest)| rest) } else { words.as_str() };
            let bare = rest.trim().trim_start_matches(['-', '–', '+', ' ']);
            if !bare.is_empty() {
                opening.addressees.push(without_end_mark(bare.trim_end_matches([';', ','])).to_owned());
            }
        }
        end += 1;
        let goes_on = elements.get(end).is_some_and(|next| match next {
            RetypedElement::Line(next) => {
                let is_item = next.words().starts_with(['-', '–'])
                    || next.label.as_ref().is_some_and(|label| label.is_bullet);
                is_item && next.words().chars().count() < 120 && !elements[at..].is_empty()
            }
            RetypedElement::Table(_) => false,
        });
        if !goes_on {
            break;
        }
    }
    elements.drain(at..end);
}
