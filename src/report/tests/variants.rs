//! Tests that messages have a variant for each word that the program passes, and none for a word that it never passes.

mod passed;

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use self::passed::{Passed, words_in};
use super::{Language, program_sources};
use crate::diag::Code;

/// The words among which each message of a language chooses, by the message and the variable.
type Choices = BTreeMap<(String, String), BTreeSet<String>>;

/// The names of variants that are the plural forms of a count.
const PLURALS: [&str; 2] = ["one", "other"];

/// The names of variants that no word of the program has: any other word, and the empty text.
const NO_WORDS: [&str; 2] = ["other", "empty"];

/// The variables that only choose a variant: a message that gets one and does not choose by it prints a word of the
/// program, or nothing.
const CHOOSING: [&str; 4] = ["kind", "reason", "state", "fault"];

/// The files that have the words of a code and do not name it.
const WORDS_BELOW: [(Code, &[&str]); 25] = [
    (Code::WordLeft, &["corrections/rewritten.rs"]),
    (Code::AwaitedNeeded, &["model/kind.rs"]),
    (Code::CitesDraft, &["model/kind.rs"]),
    (Code::SignedUnfit, &["model/kind.rs"]),
    (Code::NumberAwaited, &["model/kind.rs"]),
    (Code::WordUnreadable, &["docx/read.rs"]),
    (Code::WordComputed, &["word/passages.rs"]),
    (Code::WordFigure, &["retype/quotas.rs", "retype/figures.rs"]),
    (Code::SheetUnreadable, &["intake/input.rs"]),
    (Code::SheetMeaning, &["workbook/record.rs"]),
    (Code::SheetTotal, &["intake/foreign.rs"]),
    (Code::CitationForm, &["check/cited.rs"]),
    (Code::NotAdditive, &["check/tables.rs"]),
    (Code::TargetInProse, &["check/promised.rs"]),
    (Code::TargetMissed, &["check/promised.rs"]),
    (Code::FileUnreadable, &["disk/refusal.rs"]),
    (Code::FileUnwritable, &["disk/refusal.rs", "data/file.rs", "pipeline/output/sources.rs"]),
    (Code::FileUnchangeable, &["archive/next_year.rs", "archive/pending.rs", "province/compose.rs"]),
    (Code::WrongType, &["data/profile.rs"]),
    (Code::InvalidValue, &["data/signature.rs", "data/drawings.rs", "data/prose_table.rs", "data/nodes.rs"]),
    (Code::ExpressionSyntax, &["content/evaluate/expression.rs"]),
    (
        Code::ExpressionFailed,
        &[
            "content/evaluate/values.rs",
            "content/evaluate/filters.rs",
            "content/evaluate/functions.rs",
            "content/evaluate/expression/misuse.rs",
        ],
    ),
    (Code::FontUnusable, &["typeset/soundness.rs", "typeset/font_files.rs"]),
    (Code::TextInvisible, &["typeset/soundness.rs"]),
    (Code::FixedCode, &["data/settings.rs", "data/plan.rs"]),
];

fn choices(language: Language) -> Choices {
    let resource = fluent_syntax::parser::parse(language.source()).unwrap();
    let mut choices = Choices::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let attributes = message.attributes.iter().map(|attribute| &attribute.value);
        for pattern in message.value.iter().chain(attributes) {
            collect(message.id.name, pattern, &mut choices);
        }
    }
    choices.retain(|_, words| !words.iter().all(|word| PLURALS.contains(&word.as_str())));
    choices
}

/// Adds the choices of a text of a message, and of the texts of its variants.
fn collect(message: &str, pattern: &Pattern<&str>, choices: &mut Choices) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element
        else {
            continue;
        };
        if let InlineExpression::VariableReference { id } = selector {
            let words = variants.iter().filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name.to_owned()),
                VariantKey::NumberLiteral { .. } => None,
            });
            choices.entry((message.to_owned(), id.name.to_owned())).or_default().extend(words);
        }
        for variant in variants {
            collect(message, &variant.value, choices);
        }
    }
}

#[test]
fn every_word_that_a_finding_passes_has_a_variant() {
    let passed = Passed::all(&program_sources());
    let count: usize = passed.iter().map(|passed| passed.words.len()).sum();
    assert!(count > 130, "{count} words");
    let mut missing = Vec::new();
    for language in Language::ALL {
        let choices = choices(language);
        for Passed { place, code, variable, words } in &passed {
            let known = choices.get(&(code.id().to_owned(), variable.clone()));
            if known.is_none() && !CHOOSING.contains(&variable.as_str()) {
                continue;
            }
            let is_lacking = |word: &&String| known.is_none_or(|known| !known.contains(*word));
            missing.extend(words.iter().filter(is_lacking).map(|word| {
                format!("{place}: `{}` has no [{word}] of ${variable} in {}.ftl", code.id(), language.tag())
            }));
        }
    }
    assert!(missing.is_empty(), "add the variants to src/report/locale: {missing:#?}");
}

#[test]
fn every_variant_is_of_a_word_that_the_program_passes() {
    let sources: Vec<(String, BTreeSet<String>, String)> =
        program_sources().into_iter().map(|(path, code)| (path, words_in(&code), code)).collect();
    let mut unused = Vec::new();
    for language in Language::ALL {
        for ((message, variable), words) in choices(language) {
            let code = Code::from_id(&message);
            let is_of = |path: &str, text: &str| code.is_none_or(|code| has_words_of(code, path, text));
            let files = sources.iter().filter(|(path, _, text)| is_of(path, text));
            let known: BTreeSet<&String> = files.flat_map(|(_, words, _)| words).collect();
            let words = words.iter().filter(|word| !NO_WORDS.contains(&word.as_str()));
            unused.extend(
                words
                    .filter(|word| !known.contains(word))
                    .map(|word| format!("`{message}` has [{word}] of ${variable} in {}.ftl", language.tag())),
            );
        }
    }
    assert!(
        unused.is_empty(),
        "no file that names the code has the word: take the variant out, or add the file to `WORDS_BELOW`: {unused:#?}"
    );
}

/// Whether a file names a code, or has words for it.
fn has_words_of(code: Code, path: &str, text: &str) -> bool {
    let name = format!("Code::{code:?}");
    let is_end = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric());
    let is_named = text.match_indices(&name).any(|(at, _)| is_end(&text[at + name.len()..]));
    let below = WORDS_BELOW.iter().find(|(known, _)| *known == code);
    is_named || below.is_some_and(|(_, files)| files.contains(&path))
}
