//! Where the numbers of a document's parts do not run on, as those of a part of another document may not.

use crate::content::block::PartLabel;
use crate::diag::{Code, Finding, Findings};
use crate::model::{PartCount, Section};
use crate::source::Place;

/// The parts whose numbers do not follow the part before them.
#[derive(Default)]
pub(super) struct NumberJumps {
    /// The first: what is printed, the number that would have followed, and where the number is typed.
    first: Option<FirstJump>,
    count: usize,
    /// The typed numbers of parts that print none.
    unprinted: Vec<Place>,
}

struct FirstJump {
    printed: String,
    next: usize,
    place: Place,
}

impl NumberJumps {
    /// Notes the number that a part says.
    pub(super) fn note(&mut self, section: &Section, label: &PartLabel, count: PartCount) {
        let Some(number) = &section.number else { return };
        let Some(next) = count.next else {
            self.unprinted.push(number.place.clone());
            return;
        };
        if count.count != next {
            self.count += 1;
            let printed = label.printed.trim_end_matches(['.', ')']).to_owned();
            self.first.get_or_insert(FirstJump { printed, next, place: number.place.clone() });
        }
    }

    /// Reports them: the jumps once for the document.
    pub(super) fn report(&self, findings: &mut Findings) {
        if let Some(FirstJump { printed, next, place }) = &self.first {
            let finding = Finding::at(Code::NumbersJump, place).with("kind", "jump");
            let finding = finding.with("written", printed.as_str()).with("next", *next as u64);
            findings.push(finding.with("count", self.count as u64));
        }
        for place in &self.unprinted {
            findings.push(Finding::at(Code::NumbersJump, place).with("kind", "unprinted"));
        }
    }
}
