//! Properties of any text and any bytes.

use std::sync::Arc;

use kehoach::check::check;
use kehoach::data::{PlanFolder, load_plan};
use kehoach::diag::Findings;
use kehoach::model::{DocumentId, DocumentPart, Plan, Settings};
use kehoach::render::{Renderer, Templates};
use kehoach::source::{Place, Source};
use kehoach::typeset::{EMBEDDED_FAMILY, FontSettings, Fonts, PdfSettings, Typesetter};
use proptest::prelude::*;

use crate::harness::SMALL;
use crate::pdf::Pdf;

/// Reads a plan of these bytes; none where anything is wrong with it.
fn read(bytes: &[u8]) -> (Option<Plan>, Findings) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("plan.yaml"), bytes).unwrap();
    let folder = PlanFolder::new("plan".to_owned(), folder.path().to_owned(), folder.path().to_owned());
    let mut findings = Findings::default();
    let plan = load_plan(&folder, &mut findings);
    // Whatever was read, it can be checked.
    check(&plan, None, |_| None, &mut Findings::default());
    (Some(plan).filter(|_| !findings.has_errors()), findings)
}

/// The program's own way from a plan to its letters, without the command.
struct Press {
    renderer: Renderer,
    typesetter: Typesetter,
}

impl Press {
    fn new() -> Self {
        let mut findings = Findings::default();
        let templates = Templates::load(None, &mut findings).unwrap();
        let families = vec![EMBEDDED_FAMILY.to_owned()];
        let settings = FontSettings { families: families.clone(), folders: Vec::new(), system: false };
        let fonts = Arc::new(Fonts::load(&settings).unwrap());
        let typesetter = Typesetter::new(fonts, templates.library()).unwrap();
        let renderer = Renderer::new(templates, families, &mut findings).unwrap();
        Self { renderer, typesetter }
    }

    /// The letters of the plan, or `None` where something was found.
    fn letters(&self, plan: &Plan) -> Option<String> {
        let mut findings = Findings::default();
        let rendered = self.renderer.render(
            plan,
            &Settings::default(),
            &[DocumentPart::text(DocumentId::PLAN)],
            &mut findings,
        );
        let text = rendered.into_iter().next().filter(|_| !findings.has_errors())?;
        let typeset = self.typesetter.typeset("plan", text.source).ok()?;
        let bytes = typeset.pdf(&PdfSettings::default_for("plan", plan.document.header.date.full())).ok()?;
        let pdf = Pdf::read(&bytes);
        let glyphs = pdf.pages.iter().flat_map(|page| page.glyphs.iter().map(|glyph| glyph.text.as_str()));
        Some(squeezed(&glyphs.collect::<String>()))
    }
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace()).collect()
}

/// How many cases a test tries: as many as are usual, or `KEHOACH_CASES`.
pub(super) fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("KEHOACH_CASES").ok().and_then(|count| count.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(usual), failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn any_text_comes_out_as_it_was_typed_or_is_reported() {
    let press = Press::new();
    proptest!(cases(48), |(text in "[ -~àảãáạăâđêôơưứữ“”‘’–…·]{1,60}")| {
        let yaml = format!("{SMALL}body: [{}]\n", serde_json::to_string(&format!("k{text}k")).unwrap());
        let (plan, findings) = read(yaml.as_bytes());
        prop_assert!(plan.is_some(), "{findings:?}");
        match press.letters(&plan.unwrap()) {
            Some(letters) => prop_assert!(letters.contains(&squeezed(&format!("k{text}k"))), "{text}\n{letters}"),
            None => prop_assert!(text.contains("{{") || text.len() > 40, "{text}"),
        }
    });
}

#[test]
fn any_text_is_read_as_it_was_typed_or_is_reported() {
    proptest!(cases(256), |(text in "\\PC{1,40}")| {
        let yaml = format!("{SMALL}body: [{}]\n", serde_json::to_string(&format!("k{text}k")).unwrap());
        let (plan, findings) = read(yaml.as_bytes());
        match plan {
            Some(plan) => {
                use unicode_normalization::UnicodeNormalization;
                let expected: String = format!("k{text}k").nfc().collect();
                prop_assert!(plan.texts().iter().any(|read| read.written() == expected));
            }
            None => prop_assert!(findings.has_errors()),
        }
    });
}

#[test]
fn any_bytes_are_a_plan_or_are_reported() {
    proptest!(cases(512), |(bytes in prop::collection::vec(any::<u8>(), 0..200))| {
        let (plan, findings) = read(&bytes);
        prop_assert!(plan.is_some() || findings.has_errors());
    });
    proptest!(cases(512), |(text in "[a-c0-9:{}\\[\\]&*!|>'\"%@` \\-,#?\\n\\t]{0,120}")| {
        let (plan, findings) = read(text.as_bytes());
        prop_assert!(plan.is_some() || findings.has_errors());
    });
}

#[test]
fn a_plan_that_is_cut_or_mixed_is_reported() {
    let whole = format!("{SMALL}body:\n  - title: Mục\n    body: [\"một {{{{ plan.year }}}}\"]\n");
    let length = whole.len();
    proptest!(cases(256), |(at in 0..length, with in "[:{}\\[\\]&*!|>'\"%@` \\-,#\\n\\t\u{0}a]{0,3}", cut in any::<bool>())| {
        let mut bytes = whole.clone().into_bytes();
        bytes.splice(at..if cut { length } else { at }, with.into_bytes());
        let (plan, findings) = read(&bytes);
        prop_assert!(plan.is_some() || findings.has_errors());
    });
}

#[test]
fn any_part_of_any_value_has_a_place() {
    proptest!(cases(2_000), |(written in "\\PC{0,40}", value in "\\PC{0,40}", from in 0_usize..60, length in 0_usize..60)| {
        let place = Place::new(&Source::new("a.yaml", written.as_str()), 0..written.len());
        let part = place.value_part(&value, from..from + length);
        prop_assert!(part.range().end <= written.len() && part.range().start <= part.range().end);
        part.text();
        part.line_column();
    });
    proptest!(cases(500), |(text in "[a-zA-Zàảãáạăâđêôơư ]{1,40}", at in 0_usize..40)| {
        let characters: Vec<_> = text.char_indices().collect();
        let (at, character) = characters[at % characters.len()];
        let written = format!("  \"{text}\"");
        let place = Place::new(&Source::new("a.yaml", written.as_str()), 2..written.len());
        let part = place.value_part(&text, at..at + character.len_utf8());
        // A blank may be anywhere in a run of blanks.
        prop_assert!(part.text() == character.to_string() || character == ' ', "{text} {at} {}", part.text());
    });
}
