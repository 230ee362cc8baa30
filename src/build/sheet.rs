//! The documents of a plan: each as Typst text with the digest of all that it is made from, then as files.

use std::collections::{BTreeMap, BTreeSet};

use super::imprint::Imprint;
use super::life::{self, Frozen};
use super::look::PROGRAM;
use super::plan::Format;
use super::problems;
use super::project::Workshop;
use crate::data::{SetFault, shown};
use crate::diag::{Finding, Findings};
use crate::model::{Document, Plan, Signature};
use crate::records::{Digest, Fields, FileRecord, Record, RelativePath};
use crate::render::{Job, characters_beyond_ascii};
use crate::source::Place;
use crate::typeset::{Layout, Manuscript, Margins, PdfSettings, Problem, Typeset};

/// How many pixels an inch of a PNG picture has.
const PIXELS_PER_INCH: f32 = 144.0;

/// A document that is written but not yet set.
pub(super) struct Sheet<'a> {
    /// The name of its file below the plan's folder, without an ending.
    pub(super) stem: String,
    document: &'a Document,
    manuscript: Manuscript,
    has_layout: bool,
    settings: PdfSettings,
    /// Of its Typst text.
    pub(super) data: Digest,
    /// Of all that its bytes depend on.
    pub(super) made_from: Digest,
    /// The document as it was issued, where it is to stay so.
    pub(super) frozen: Option<Frozen>,
    /// What is told where its document stands issued, and it was not issued with it: it is not made then.
    pub(super) unissued: Option<Finding>,
}

/// A document that is set: its files, ready to be put in their places.
pub(super) struct Ready {
    pub(super) stem: String,
    pub(super) record: Record,
    pub(super) files: Vec<(String, Vec<u8>)>,
}

/// Writes every document of a plan as Typst text.
pub(super) fn sheets<'a>(
    plan: &'a Plan,
    workshop: &Workshop,
    format: Format,
    findings: &mut Findings,
) -> Vec<Sheet<'a>> {
    let jobs = Job::all_of(plan);
    let sources = workshop.renderer.render(plan, &workshop.settings, &jobs, findings);
    let sheets = jobs.into_iter().zip(sources).filter_map(|(job, source)| {
        let document = job.subject.document(plan)?;
        let frozen = life::frozen(plan, job);
        let text = frozen.as_ref().and_then(Frozen::text);
        let data = Digest::of(source.as_bytes());
        // The text names each picture by its content, so its digest is of the pictures too.
        let manuscript = Manuscript { text: text.unwrap_or(source), pictures: job.pictures(plan) };
        let written = Written { stem: job.file_stem(plan), document, manuscript, data, has_layout: true };
        let sheet = sheet(written, (plan, workshop), format);
        let made_from = frozen.as_ref().map_or(sheet.made_from, |frozen| frozen.made_from(format));
        let unissued = life::unissued(plan, job).filter(|_| frozen.is_none());
        Some(Sheet { made_from, frozen, unissued, ..sheet })
    });
    let mut sheets: Vec<Sheet<'a>> = sheets.collect();
    let stems: Vec<String> = sheets.iter().map(|sheet| sheet.stem.clone()).collect();
    for (stem, document, frozen) in life::frozen_besides(plan, &stems) {
        let text = frozen.text().unwrap_or_default();
        let manuscript = Manuscript { text, pictures: BTreeMap::new() };
        let written = Written { stem, document, manuscript, data: frozen.data, has_layout: true };
        let sheet = sheet(written, (plan, workshop), format);
        sheets.push(Sheet { made_from: frozen.made_from(format), frozen: Some(frozen), ..sheet });
    }
    sheets
}

/// A document as Typst text.
pub(super) struct Written<'a> {
    pub(super) stem: String,
    /// Whose state and date it bears.
    pub(super) document: &'a Document,
    pub(super) manuscript: Manuscript,
    /// Of what the data say now.
    pub(super) data: Digest,
    /// Whether its pages are held to the layout of a document.
    pub(super) has_layout: bool,
}

/// A document with the digest of all that it is made from.
pub(super) fn sheet<'a>(
    written: Written<'a>,
    (plan, workshop): (&Plan, &Workshop),
    format: Format,
) -> Sheet<'a> {
    let Written { stem, document, manuscript, data, has_layout } = written;
    let settings = pdf_settings(&format!("{}/{stem}", plan.id), document, workshop);
    let keywords = Imprint::new(&plan.id, &stem, document.state, data).keywords();
    let settings = PdfSettings { keywords, ..settings };
    let made_from = made_from(data, &settings, workshop, format);
    Sheet { stem, document, manuscript, has_layout, settings, data, made_from, frozen: None, unissued: None }
}

/// The digest of all that the bytes of a document depend on.
fn made_from(data: Digest, settings: &PdfSettings, workshop: &Workshop, format: Format) -> Digest {
    let fields = Fields::default().and(PROGRAM).and(format.id()).and(workshop.digest).and(data);
    let fields = settings.standards.names().iter().fold(fields, Fields::and);
    let day = settings.date.map(|date| date.to_string()).unwrap_or_default();
    let fields = fields.and(day).and(&settings.ident);
    settings.keywords.iter().fold(fields, Fields::and).digest()
}

fn pdf_settings(ident: &str, document: &Document, workshop: &Workshop) -> PdfSettings {
    let date = document.header.date.full();
    let default = PdfSettings::default_for(ident, date);
    match &workshop.standards {
        // Every PDF/A needs a date, which a draft may lack.
        Some(standards) if date.is_none() => PdfSettings { standards: standards.undated(), ..default },
        Some(standards) => PdfSettings { standards: standards.clone(), ..default },
        None => default,
    }
}

impl Sheet<'_> {
    /// Who signs it.
    pub(super) fn signatures(&self) -> &[Signature] {
        &self.document.signatures
    }

    /// Whether the standard of its file knows nothing transparent.
    pub(super) fn is_opaque(&self) -> bool {
        self.settings.standards.names().iter().any(|name| name.starts_with("a-1"))
    }

    /// What findings call it.
    pub(super) fn name(&self, plan: &Plan) -> String {
        format!("{}/{}.typ", plan.id, self.stem)
    }

    /// Sets it. What the typesetter finds is told at the text of the plan that it comes from.
    pub(super) fn set(
        &self,
        plan: &Plan,
        workshop: &Workshop,
        format: Format,
        findings: &mut Findings,
    ) -> Option<Ready> {
        if let Some(frozen) = self.frozen.as_ref().filter(|_| format == Format::Pdf) {
            return self.as_issued(frozen, findings);
        }
        let set = self.remark(plan, workshop, findings)?;
        let (files, pages) = match self.files(&set, format) {
            Ok(files) => files,
            Err(problems) => {
                self.report(&problems, (plan, workshop), findings);
                return None;
            }
        };
        let records = files.iter().map(|(name, bytes)| (path(name), FileRecord::of(bytes))).collect();
        let record = Record { made_from: self.made_from, data: self.data, pages, files: records };
        Some(Ready { stem: self.stem.clone(), record, files })
    }

    /// The file that was issued, which nobody may have touched since.
    fn as_issued(&self, frozen: &Frozen, findings: &mut Findings) -> Option<Ready> {
        let Some(bytes) = frozen.bytes() else {
            findings.push(SetFault::Damaged.finding(&Place::file(shown(&frozen.path))));
            return None;
        };
        let files = [(frozen.name.clone(), frozen.file.clone())].into();
        let record = Record { made_from: self.made_from, data: frozen.data, pages: frozen.pages, files };
        Some(Ready { stem: self.stem.clone(), record, files: vec![(frozen.name.to_string(), bytes)] })
    }

    /// Its Typst text, and the pictures that it names, by their path below the root of the Typst sources.
    pub(super) fn sources(&self) -> Vec<(String, Vec<u8>)> {
        let Manuscript { text, pictures } = &self.manuscript;
        let text = (format!("{}.typ", self.stem), text.clone().into_bytes());
        let pictures = pictures.iter().map(|(path, bytes)| (path.clone(), bytes.to_vec()));
        std::iter::once(text).chain(pictures).collect()
    }

    /// Its pages, with all that is found on them.
    pub(super) fn remark(
        &self,
        plan: &Plan,
        workshop: &Workshop,
        findings: &mut Findings,
    ) -> Option<Typeset> {
        let typeset = workshop.typesetter.typeset(&self.name(plan), self.manuscript.clone());
        let (problems, typeset) = match typeset {
            Ok(typeset) if !self.has_layout => (Vec::new(), Some(typeset)),
            Ok(typeset) => (typeset.remarks(&layout(self.document, workshop)), Some(typeset)),
            Err(problems) => (problems, None),
        };
        self.report(&problems, (plan, workshop), findings);
        typeset
    }

    /// The characters that no font has, as its finished pages would show them: told from its text alone.
    pub(super) fn report_missing(&self, plan: &Plan, workshop: &Workshop, findings: &mut Findings) {
        let fonts = workshop.typesetter.fonts();
        let name = self.name(plan);
        for character in
            distinct(characters_beyond_ascii(&self.manuscript.text)).filter(|one| fonts.lacks(*one))
        {
            problems::missing_glyph(&self.pages(&name, (plan, workshop)), character, None, findings);
        }
    }

    fn report(&self, problems: &[Problem], (plan, workshop): (&Plan, &Workshop), findings: &mut Findings) {
        problems::report(&self.pages(&self.name(plan), (plan, workshop)), problems, findings);
    }

    fn pages<'p>(&'p self, name: &'p str, (plan, workshop): (&'p Plan, &'p Workshop)) -> problems::Pages<'p> {
        let (templates, document) = (workshop.renderer.templates(), self.document);
        problems::Pages { plan, document, name, source: self.manuscript.text.as_str(), templates }
    }

    /// Its files, and how many pages they show. Its source is set even where only the source is wanted: what
    /// cannot be set is not written.
    fn files(&self, typeset: &Typeset, format: Format) -> Result<Set, Vec<Problem>> {
        let (stem, pages) = (&self.stem, Some(typeset.page_count()));
        Ok(match format {
            Format::Pdf => (vec![(format!("{stem}.pdf"), typeset.pdf(&self.settings)?)], pages),
            Format::Png => (pictures(stem, "png", typeset.png(PIXELS_PER_INCH)?), pages),
            Format::Svg => (pictures(stem, "svg", svg(typeset)?), pages),
            Format::Typ => (vec![(format!("{stem}.typ"), self.manuscript.text.clone().into_bytes())], None),
        })
    }
}

/// The path of a document's file.
fn path(name: &str) -> RelativePath {
    name.parse().expect(
        "a document is named by words, ids of units and periods, which are letters, digits and hyphens",
    )
}

/// Each character once.
fn distinct(characters: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    // A bit for each character of the plane that nearly all are of; of emoji one text may be full.
    let (mut seen, mut beyond) = (vec![0_u64; 0x1_0000 / 64], BTreeSet::new());
    characters.filter(move |character| {
        let code = u32::from(*character);
        let Some(bits) = seen.get_mut(code as usize / 64) else { return beyond.insert(code) };
        let is_new = *bits >> (code % 64) & 1 == 0;
        *bits |= 1 << (code % 64);
        is_new
    })
}

/// What the pages of a document should keep to: the profile's margins, and the signature with the text.
fn layout(document: &Document, workshop: &Workshop) -> Layout {
    let settings = &workshop.settings;
    let profile = workshop.renderer.profile(document, settings);
    let margin = |side| profile?.look.number(&["page", "margins", side]);
    let margins = || {
        let (top, bottom) = (margin("top")?, margin("bottom")?);
        let (left, right) = (margin("left")?, margin("right")?);
        Some(Margins { top, bottom, left, right, is_duplex: settings.is_duplex })
    };
    let signed = document.signatures.iter().flat_map(Signature::texts);
    let recipients = document.recipients.list.iter().chain(&document.recipients.drafter);
    let label = profile.map(|profile| profile.rules.recipients_label.trim_end_matches(':').to_owned());
    let closing = signed.chain(recipients).map(|text| text.written().to_owned());
    let signers = document.signatures.iter().map(|signature| signature.signer.written().to_owned());
    Layout { margins: margins(), closing: closing.chain(label).collect(), signers: signers.collect() }
}

type Set = (Vec<(String, Vec<u8>)>, Option<usize>);

fn svg(typeset: &Typeset) -> Result<Vec<Vec<u8>>, Vec<Problem>> {
    Ok(typeset.svg()?.into_iter().map(String::into_bytes).collect())
}

fn pictures(stem: &str, ending: &str, pictures: Vec<Vec<u8>>) -> Vec<(String, Vec<u8>)> {
    let numbered = pictures.into_iter().enumerate();
    numbered.map(|(at, bytes)| (format!("{stem}-{}.{ending}", at + 1), bytes)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_comes_once_from_whatever_plane() {
        let text = "ưa😀ư😀\u{10FFFF}a😀\u{FFFF}\u{10FFFF}\u{FFFF}";
        let expected = "ưa😀\u{10FFFF}\u{FFFF}";
        assert_eq!(distinct(text.chars()).collect::<String>(), expected);
    }
}
