//! The Word file of a document as the data would make it now: its paragraphs, with where their texts come from.

use super::sequence::Loaded;
use crate::content::TextPiece;
use crate::data::{PlanFolder, Project};
use crate::diag::{Findings, Severity};
use crate::model::{DocumentId, DocumentPart, Plan, TemplateText};
use crate::pipeline::engine::Engine;
use crate::pipeline::options::Depth;
use crate::records::{Digest, Format};
use crate::word::WordPassage;

/// Makes the Word files of a project for those who compare them.
pub struct TwinMaker {
    engine: Engine,
}

/// A Word file as the data would make it now.
pub struct CurrentTwin {
    /// The plan.
    pub plan: Plan,
    /// Whether the document is issued, and is made from its set.
    pub is_issued: bool,
    /// The digest of what the document says, as its files state it.
    pub data: Digest,
    /// The paragraphs that say something, in the order of the file.
    pub passages: Vec<WordPassage>,
    /// The file.
    pub bytes: Vec<u8>,
}

impl TwinMaker {
    /// Opens a project. What is wrong with its settings or templates is among the findings.
    pub fn open(project: &Project, findings: &mut Findings) -> Option<Self> {
        Some(Self { engine: Engine::open(project, 1, findings)? })
    }

    /// The file of a part of a document; none where the data cannot be read, which is among the findings, or the plan has no
    /// such part.
    pub fn twin(
        &self,
        folder: &PlanFolder,
        part: &DocumentPart,
        findings: &mut Findings,
    ) -> Option<CurrentTwin> {
        let mut found = Findings::default();
        let loaded = Loaded::new(folder, &self.engine, &mut found);
        for finding in found.iter().filter(|finding| finding.severity() == Severity::Error) {
            findings.push(finding.clone());
        }
        if found.has_errors() {
            return None;
        }
        // What else is wrong is for `check` to say.
        let mut others = Findings::default();
        let evaluated = loaded.evaluate(Depth::Data, Format::Docx, &mut others)?;
        let stem = part.stem();
        let document = evaluated.documents.iter().find(|document| document.stem() == stem)?;
        let is_issued = document.frozen().is_some();
        #[expect(clippy::redundant_closure_for_method_calls, reason = "the method alone is of one lifetime")]
        let passages = document.with_word_source(|source| source.passages())?;
        let (data, bytes) = (document.data, document.word_file()?);
        drop(evaluated);
        Some(CurrentTwin { plan: loaded.plan, is_issued, data, passages, bytes })
    }

    /// Texts of a document piece by piece, as they are written and as they are computed.
    pub fn pieces(
        &self,
        plan: &Plan,
        document: &DocumentId,
        texts: &[TemplateText],
    ) -> Option<Vec<Vec<TextPiece>>> {
        self.engine.renderer.pieces(plan, &self.engine.settings, document, texts)
    }
}
