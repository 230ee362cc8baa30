//! The explanation of each code for `kehoach explain`: the rule, its reason, its source, and an example.

use std::collections::BTreeMap;

use super::catalogue::Language;
use crate::diag::Code;

/// Examples and sources, for both languages.
const EXAMPLES: &str = include_str!("locale/examples.md");

/// The explanation of a code in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// The rule, in one sentence.
    pub rule: String,
    /// The reason of the rule.
    pub reason: String,
    /// The rule's source in a regulation, where it has one.
    pub source: Option<&'static str>,
    /// Lines of an example that is wrong.
    pub wrong: Vec<&'static str>,
    /// Lines of the same example corrected.
    pub right: Vec<&'static str>,
}

/// The explanations of all codes, in the order of the codes.
pub fn explanations(language: Language) -> Vec<Explanation> {
    let words = words(language);
    let all = Code::ALL.iter().map(|code| {
        let word = words.get(code.id()).copied().unwrap_or_default();
        let (rule, reason) = word.split_once(". ").unwrap_or((word.trim_end_matches('.'), ""));
        let lines = || section(code.id());
        let marked = |mark: &'static str| lines().filter_map(move |line| line.strip_prefix(mark));
        Explanation {
            code: *code,
            rule: rule.to_owned(),
            reason: reason.to_owned(),
            source: marked("= ").next(),
            wrong: marked("- ").collect(),
            right: marked("+ ").collect(),
        }
    });
    all.collect()
}

/// The lines of the examples of a code.
fn section(id: &str) -> impl Iterator<Item = &'static str> {
    let heading = format!("## {id}");
    let lines = EXAMPLES.lines().skip_while(move |line| *line != heading).skip(1);
    lines.take_while(|line| !line.starts_with("## "))
}

fn words(language: Language) -> BTreeMap<&'static str, &'static str> {
    let text = match language {
        Language::Vietnamese => include_str!("locale/explain-vi.txt"),
        Language::English => include_str!("locale/explain-en.txt"),
    };
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let words = lines.filter_map(|line| line.split_once(" = "));
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_in_both_languages() {
        let mut missing = Vec::new();
        for language in Language::ALL {
            for explanation in explanations(language) {
                let Explanation { code, rule, reason, .. } = explanation;
                if rule.is_empty() || reason.is_empty() || rule.chars().count() > 110 {
                    missing.push(format!("explain-{}.txt: {} = rule. Why.", language.tag(), code.id()));
                }
            }
        }
        for Explanation { code, wrong, right, .. } in explanations(Language::English) {
            if wrong.is_empty() || right.is_empty() || wrong == right {
                missing.push(format!("examples.md: ## {}, lines `- wrong` and `+ right`", code.id()));
            }
        }
        assert!(missing.is_empty(), "write in src/report/locale:\n{}", missing.join("\n"));
    }

    #[test]
    fn nothing_is_explained_that_is_not_there() {
        let headings = EXAMPLES.lines().filter_map(|line| line.strip_prefix("## "));
        let in_words = Language::ALL.into_iter().flat_map(|language| words(language).into_keys());
        let unknown: Vec<_> = headings.chain(in_words).filter(|id| Code::from_id(id).is_none()).collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
