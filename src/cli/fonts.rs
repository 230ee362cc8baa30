//! `kehoach fonts`

use std::path::Path;

use super::arguments::{DATA, Fonts as FontArguments};
use super::screen::Screen;
use super::{FAILED, OK};
use crate::build::fonts;
use crate::data::{project_settings, shown};
use crate::diag::{Arguments, Findings};
use crate::model::Settings;
use crate::report::{FaceLine, face_json};
use crate::typeset::{Face, FontStyle, Fonts, Origin};

pub(super) fn run(arguments: &FontArguments, screen: &mut Screen) -> u8 {
    let mut findings = Findings::default();
    let settings = match &arguments.path {
        Some(path) => project_settings(path, &mut findings),
        // Without a project the built-in fonts are what there is.
        None if !Path::new(DATA).exists() => Some(Settings::default()),
        None => project_settings(Path::new(DATA), &mut findings),
    };
    let fonts = settings.and_then(|settings| fonts(&settings, &mut findings));
    screen.findings(&findings);
    let Some(fonts) = fonts else { return FAILED };
    list(&fonts, screen);
    OK
}

fn list(fonts: &Fonts, screen: &Screen) {
    let families = fonts.families().join(", ");
    screen.say("fonts-heading", &Arguments::from([("families", families.into())]));
    for face in fonts.faces() {
        screen.line(&if screen.is_json() { json(&face) } else { described(&face, screen) });
    }
}

fn json(face: &Face) -> String {
    let path = match &face.origin {
        Origin::Embedded => None,
        Origin::File(path) => Some(shown(path)),
    };
    face_json(&FaceLine {
        family: &face.family,
        weight: face.weight,
        style: style(face),
        path: path.as_deref(),
        chosen: face.chosen,
        missing_vietnamese: face.missing_vietnamese,
    })
}

fn style(face: &Face) -> &'static str {
    match face.style {
        FontStyle::Normal => "normal",
        FontStyle::Italic => "italic",
        FontStyle::Oblique => "oblique",
    }
}

/// Family, weight, style, where it is from, and what is to be said of it.
fn described(face: &Face, screen: &Screen) -> String {
    let none = Arguments::new();
    let origin = match &face.origin {
        Origin::Embedded => screen.word("fonts-embedded", &none),
        Origin::File(path) => shown(path),
    };
    let mut said = vec![face.family.clone(), face.weight.to_string(), style(face).to_owned(), origin];
    if face.chosen {
        said.push(screen.word("fonts-chosen", &none));
    }
    if face.missing_vietnamese > 0 {
        let count = Arguments::from([("count", face.missing_vietnamese.into())]);
        said.push(screen.word("fonts-missing", &count));
    }
    said.join(" · ")
}
