//! The message catalogue: every text that people read, in two languages.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::diag::{Argument, Arguments};
use crate::listed::listed;

listed! {
    /// A language of messages.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Language {
        /// Tiếng Việt.
        Vietnamese,
        /// English.
        English,
    }

    /// Every language.
    pub const ALL;
}

impl Language {
    /// The tag, as `--lang` takes it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language of a locale such as `en_US.UTF-8`: English where it is English, else Vietnamese.
    pub fn from_locale(locale: Option<&str>) -> Self {
        let is_english = locale.is_some_and(|locale| locale.to_ascii_lowercase().starts_with("en"));
        if is_english { Self::English } else { Self::Vietnamese }
    }

    pub(super) fn source(self) -> &'static str {
        match self {
            Self::Vietnamese => include_str!("locale/vi.ftl"),
            Self::English => include_str!("locale/en.ftl"),
        }
    }
}

/// The messages of one language.
pub struct Catalogue {
    language: Language,
    /// Parsed when the first message is needed: many runs print none.
    bundle: OnceCell<FluentBundle<FluentResource>>,
}

impl Catalogue {
    /// The catalogue of a language; nothing is parsed yet.
    pub fn new(language: Language) -> Self {
        Self { language, bundle: OnceCell::new() }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| {
            let resource = FluentResource::try_new(self.language.source().to_owned());
            // A test parses both files, so that this never happens in a release; the valid part of a broken file is
            // still used.
            let resource = resource.unwrap_or_else(|(partial, _)| partial);
            let identifier: LanguageIdentifier = self.language.tag().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new(vec![identifier]);
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(printed));
            bundle.add_resource_overriding(resource);
            bundle
        })
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message with its arguments; its id if the catalogue lacks it.
    pub fn say(&self, id: &str, arguments: &Arguments) -> String {
        self.format(id, None, arguments).unwrap_or_else(|| id.to_owned())
    }

    /// A message without arguments.
    pub fn word(&self, id: &str) -> String {
        self.say(id, &Arguments::new())
    }

    /// The messages whose ids begin with some letters, by their ids. A value that a message waits for is in it as
    /// `{$name}`.
    pub fn words(&self, start: &str) -> BTreeMap<String, String> {
        let lines = self.language.source().lines();
        let ids = lines.filter_map(|line| line.split_once(" =")).map(|(id, _)| id);
        ids.filter(|id| id.starts_with(start)).map(|id| (id.to_owned(), self.word(id))).collect()
    }

    /// Whether the catalogue has a message.
    pub fn has(&self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    /// An attribute of a message, if the message has it.
    pub fn attribute(&self, id: &str, name: &str, arguments: &Arguments) -> Option<String> {
        self.format(id, Some(name), arguments)
    }

    fn format(&self, id: &str, attribute: Option<&str>, arguments: &Arguments) -> Option<String> {
        let bundle = self.bundle();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut values = FluentArgs::new();
        for (name, argument) in arguments {
            values.set(*name, value(argument));
        }
        let mut errors = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }
}

/// The name of the variant for an empty text: a variant cannot have an empty name.
const EMPTY: &str = "empty";

/// The mark before a text that is that word itself.
const ITSELF: char = '\u{e000}';

/// A value as it is printed, where it is not what selects its variant.
fn printed<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::String(text) if text == EMPTY => Some(String::new()),
        FluentValue::String(text) => text.strip_prefix(ITSELF).map(str::to_owned),
        _ => None,
    }
}

fn value(argument: &Argument) -> FluentValue<'_> {
    match argument {
        Argument::Count(count) => FluentValue::from(*count),
        Argument::Text(text) if text.is_empty() => FluentValue::from(EMPTY),
        Argument::Text(text) if text == EMPTY => FluentValue::from(format!("{ITSELF}{text}")),
        Argument::Text(text) if text.contains(steers) => FluentValue::from(without_steering(text)),
        Argument::Text(text) => FluentValue::from(text.as_str()),
        // `FindingTexts` makes text of them first.
        Argument::Changes(_) => FluentValue::None,
    }
}

/// Whether a character steers a terminal. Values come from files that anybody may have written.
fn steers(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\t')
}

/// The text with each character that steers a terminal as it would be typed: `\u{1b}`.
fn without_steering(text: &str) -> String {
    let shown = |character: char| {
        if steers(character) { character.escape_unicode().to_string() } else { character.to_string() }
    };
    text.chars().map(shown).collect()
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({})", self.language.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Finding};
    use crate::text::{ToneMark, styles_in};
    use std::collections::BTreeSet;

    /// Message and attribute names of a file, with the variables that each mentions.
    fn keys(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        FluentResource::try_new(language.source().to_owned()).expect("the file is valid");
        let mut keys = BTreeMap::new();
        let mut message = String::new();
        let mut key = String::new();
        for line in language.source().lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(" = ").next().unwrap_or_default();
            let is_entry = line.contains(" = ") && !line.starts_with("     ");
            if is_entry && line.starts_with("    .") {
                key = format!("{message}{}", name.trim());
            } else if is_entry && !line.starts_with(' ') {
                message = name.to_owned();
                key = message.clone();
            }
            let variables: &mut BTreeSet<String> = keys.entry(key.clone()).or_default();
            let parts = line.split('$').skip(1);
            variables.extend(parts.map(|part| {
                part.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap().to_owned()
            }));
        }
        keys
    }

    #[test]
    fn both_languages_say_the_same_things() {
        assert_eq!(keys(Language::Vietnamese), keys(Language::English));
    }

    #[test]
    fn vietnamese_words_are_spelled_in_one_way() {
        let files = [
            include_str!("locale/vi.ftl"),
            include_str!("locale/explain-vi.txt"),
            include_str!("locale/schema-vi.txt"),
        ];
        for line in files.into_iter().flat_map(str::lines) {
            // Text in backticks is code, not Vietnamese.
            let said: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
            assert!(styles_in(&said).all(|(_, style)| style == ToneMark::First), "{line}");
        }
    }

    #[test]
    fn every_code_has_words_and_a_mend() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            for code in Code::ALL {
                let (id, tag) = (code.id(), language.tag());
                let has_help = catalogue.attribute(id, "help", &Arguments::new()).is_some();
                assert!(catalogue.has(id) && has_help, "add {id} with .help to src/report/locale/{tag}.ftl");
            }
        }
    }

    #[test]
    fn no_value_steers_the_terminal() {
        let finding = Finding::nowhere(Code::UnknownKey).with("key", "a\u{1b}[31mb\u{9b}c\td");
        let said = Catalogue::new(Language::English).say(finding.code().id(), finding.arguments());
        assert!(said.contains("a\\u{1b}[31mb\\u{9b}c\td"), "{said}");
    }

    #[test]
    fn an_empty_text_chooses_the_empty_variant() {
        let finding = Finding::nowhere(Code::UnknownKey).with("key", "x").with_known("x", ["issuer"]);
        let help = Catalogue::new(Language::English).attribute("unknown-key", "help", finding.arguments());
        assert_eq!(help.as_deref(), Some("known keys: issuer"));
    }

    #[test]
    fn the_locale_chooses_english_only_where_it_is_english() {
        assert_eq!(Language::from_locale(Some("en_US.UTF-8")), Language::English);
        assert_eq!(Language::from_locale(Some("vi-VN")), Language::Vietnamese);
        assert_eq!(Language::from_locale(Some("C")), Language::Vietnamese);
        assert_eq!(Language::from_locale(None), Language::Vietnamese);
    }
}
