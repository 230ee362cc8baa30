//! Findings as records, with the texts that their places are in: a file may be another by the time it is read again.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diag::Finding;
use crate::pipeline::cache::finding_cache::{record, restored};
use crate::records::{FindingRecord, PlaceRecord};
use crate::source::{Place, Source};

/// A file as it was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct TextRecord {
    /// As people see it.
    path: String,
    text: String,
}

/// Findings, and each text that they are about once.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct SaidFindings {
    texts: Vec<TextRecord>,
    findings: Vec<FindingRecord>,
}

impl SaidFindings {
    pub(crate) fn new<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut known: Vec<Arc<Source>> = Vec::new();
        let mut name = |source: &Arc<Source>| {
            let is_it = |one: &Arc<Source>| {
                Arc::ptr_eq(one, source) || one.path() == source.path() && one.text() == source.text()
            };
            let at = known.iter().position(is_it);
            Some(at.unwrap_or_else(|| {
                known.push(Arc::clone(source));
                known.len() - 1
            }))
            .map(|at| at.to_string())
        };
        let findings = findings.into_iter().filter_map(|finding| record(finding, &mut name)).collect();
        let text = |source: &Arc<Source>| TextRecord {
            path: source.path().to_owned(),
            text: source.text().to_owned(),
        };
        Self { texts: known.iter().map(text).collect(), findings }
    }

    /// The findings, without their fixes; `None` where one cannot be restored.
    pub(crate) fn restored(self) -> Option<Vec<Finding>> {
        let texts = self.texts.into_iter();
        let texts: Vec<Arc<Source>> = texts.map(|one| Source::new(one.path, one.text)).collect();
        let place = |at: &PlaceRecord| {
            let source = texts.get(at.input.parse::<usize>().ok()?)?;
            let (start, end) = at.range.unwrap_or_default();
            source.text().get(start..end)?;
            Some(Place::new(source, start..end))
        };
        self.findings.iter().map(|finding| restored(finding, place)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Argument, Code, Severity};

    #[test]
    fn findings_are_read_as_they_were_written_and_share_their_texts() {
        let source = Source::new("d/plan.yaml", "số: 1\nngày: 2\n");
        let place = Place::new(&source, 6..13);
        let first = Finding::at(Code::NumberTwice, &place).with("number", "5").related("first", &place);
        let accepted = first.clone().judged(Severity::Note, Some("vì".to_owned()));
        let whole = Finding::at(Code::OutputChanged, &Place::file("o/a.pdf")).with("count", 3_usize);
        let said = SaidFindings::new([&first, &accepted, &whole, &Finding::nowhere(Code::TypesetFailed)]);
        assert_eq!(said.texts.len(), 2);
        let line = serde_json::to_string(&said).unwrap();
        let read = serde_json::from_str::<SaidFindings>(&line).unwrap().restored().unwrap();
        let [one, judged, of_file, nowhere] = &read[..] else { panic!("{read:?}") };
        assert!(one.says_the_same(&first) && one.others().len() == 1);
        assert_eq!(one.place().unwrap().line_column(), place.line_column());
        assert_eq!((judged.severity(), judged.accepted()), (Severity::Note, Some("vì")));
        assert_eq!(of_file.arguments()["count"], Argument::Count(3));
        assert!(of_file.place().unwrap().text().is_empty() && nowhere.place().is_none());
        assert!(Arc::ptr_eq(one.place().unwrap().source(), judged.place().unwrap().source()));
    }

    #[test]
    fn a_place_outside_its_text_is_none() {
        let source = Source::new("a.yaml", "ậ");
        let mut said = SaidFindings::new([&Finding::at(Code::NumberTwice, &Place::new(&source, 0..3))]);
        said.texts[0].text = "a".to_owned();
        assert!(said.restored().is_none());
    }
}
