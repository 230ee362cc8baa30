//! `kehoach fonts`

use std::path::Path;

use super::arguments::{DATA, FontsArguments};
use super::console::Console;
use super::status::{FAILED, OK};
use crate::data::{project_settings, shown};
use crate::diag::{Arguments, Findings};
use crate::model::Settings;
use crate::pipeline::fonts;
use crate::report::{FaceLine, face_json};
use crate::typeset::{Face, FontOrigin, FontStyle, Fonts};

pub(super) fn run(arguments: &FontsArguments, console: &mut Console) -> u8 {
    let mut findings = Findings::default();
    let settings = match &arguments.path {
        Some(path) => project_settings(path, &mut findings),
        // Without a project there are only the built-in fonts.
        None if !Path::new(DATA).exists() => Some(Settings::default()),
        None => project_settings(Path::new(DATA), &mut findings),
    };
    let fonts = settings.and_then(|settings| fonts(&settings, &mut findings));
    console.findings(&findings);
    let Some(fonts) = fonts else { return FAILED };
    list(&fonts, console);
    OK
}

fn list(fonts: &Fonts, console: &Console) {
    let families = fonts.families().join(", ");
    console.info("fonts-heading", &Arguments::from([("families", families.into())]));
    for face in fonts.faces() {
        console.line(&if console.is_json() { json(&face) } else { described(&face, console) });
    }
}

fn json(face: &Face) -> String {
    let path = match &face.origin {
        FontOrigin::Embedded => None,
        FontOrigin::File(path) => Some(shown(path)),
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

/// Family, weight, style, origin, and remarks.
fn described(face: &Face, console: &Console) -> String {
    let none = Arguments::new();
    let origin = match &face.origin {
        FontOrigin::Embedded => console.message("fonts-embedded", &none),
        FontOrigin::File(path) => shown(path),
    };
    let mut said = vec![face.family.clone(), face.weight.to_string(), style(face).to_owned(), origin];
    if face.chosen {
        said.push(console.message("fonts-chosen", &none));
    }
    if face.missing_vietnamese > 0 {
        let count = Arguments::from([("count", face.missing_vietnamese.into())]);
        said.push(console.message("fonts-missing", &count));
    }
    said.join(" · ")
}
