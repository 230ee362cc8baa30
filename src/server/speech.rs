//! The words of the page, in the language of its reader.

use std::cell::OnceCell;

use crate::diag::Arguments;
use crate::report::{Catalogue, Language};

thread_local! {
    /// A catalogue belongs to its thread.
    static VIETNAMESE: OnceCell<Catalogue> = const { OnceCell::new() };
    static ENGLISH: OnceCell<Catalogue> = const { OnceCell::new() };
}

/// Works with the catalogue of a language.
pub(super) fn with_catalogue<R>(language: Language, work: impl FnOnce(&Catalogue) -> R) -> R {
    let known = match language {
        Language::Vietnamese => &VIETNAMESE,
        Language::English => &ENGLISH,
    };
    known.with(|known| work(known.get_or_init(|| Catalogue::new(language))))
}

/// A message without arguments.
pub(super) fn word(language: Language, id: &str) -> String {
    with_catalogue(language, |catalogue| catalogue.say(id, &Arguments::new()))
}

/// Why a file cannot be written, in words.
pub(super) fn unwritable_text(language: Language, reason: &str) -> String {
    let values = Arguments::from([("reason", reason.to_owned().into())]);
    with_catalogue(language, |catalogue| catalogue.say("file-unwritable", &values))
}
