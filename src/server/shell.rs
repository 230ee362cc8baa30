//! The frame of the page with the words of its reader's language.

use std::collections::BTreeMap;

use super::assets::frame;
use super::speech::with_catalogue;
use crate::report::Language;

/// What the ids of the page's words begin with.
const WORDS: &str = "page-";

/// The page in a language.
pub(super) fn page(language: Language) -> String {
    let words: BTreeMap<String, String> = with_catalogue(language, |catalogue| catalogue.words(WORDS));
    let word = |id: &str| words.get(id).cloned().unwrap_or_default();
    let json = serde_json::to_string(&words).unwrap_or_default();
    frame()
        .replace("{lang}", language.tag())
        .replace("{title}", &escaped(&word("page-title")))
        .replace("{noscript}", &escaped(&word("page-noscript")))
        // No word ends the block that holds them.
        .replace("{words}", &json.replace('<', "\\u003c"))
}

/// A plain page with one message, for who is not let in.
pub(super) fn message_page(language: Language, text: &str) -> String {
    let tag = language.tag();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\"><title>kehoach</title></head>\
         <body><p>{}</p></body></html>\n",
        escaped(text)
    )
}

/// The form for name and password, with the id of what went wrong.
pub(super) fn sign_in_page(language: Language, trouble: &str) -> String {
    let word = |id: &str| escaped(&with_catalogue(language, |catalogue| catalogue.word(id)));
    let trouble =
        if trouble.is_empty() { String::new() } else { format!("<p role=\"alert\">{}</p>", word(trouble)) };
    let (tag, title) = (language.tag(), word("serve-sign-in"));
    let (name, password) = (word("serve-sign-in-name"), word("serve-sign-in-password"));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>kehoach</title></head>\
         <body><main><h1>{title}</h1>{trouble}<form method=\"post\" action=\"/sign-in\">\
         <p><label>{name}<br><input name=\"name\" autocomplete=\"username\" required autofocus></label></p>\
         <p><label>{password}<br><input name=\"password\" type=\"password\" autocomplete=\"current-password\" \
         required></label></p><p><button>{title}</button></p></form></main></body></html>\n"
    )
}

/// A text as HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
