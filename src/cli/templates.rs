//! `kehoach templates`

use super::arguments::TemplatesArguments;
use super::console::Console;
use super::status::{FAILED, MISUSED, OK};
use crate::data::shown;
use crate::diag::{Arguments, Code, Finding};
use crate::edits::{NewFile, write_templates};
use crate::render::built_in_sources;
use crate::report::template_json;

pub(super) fn run(arguments: &TemplatesArguments, console: &Console) -> u8 {
    let all = built_in_sources();
    for name in &arguments.names {
        if !all.iter().any(|(path, _)| is_meant(path, name)) {
            let finding = Finding::nowhere(Code::UnknownId).with("name", name.as_str());
            let finding = finding.with_known(name, all.iter().map(|(path, _)| *path));
            console.error("templates-unknown", finding.arguments());
            return MISUSED;
        }
    }
    let is_wanted =
        |path: &str| arguments.names.is_empty() || arguments.names.iter().any(|name| is_meant(path, name));
    let files = all.into_iter().filter(|(path, _)| is_wanted(path));
    let files: Vec<NewFile> =
        files.map(|(path, text)| NewFile { below: path.to_owned(), text: text.to_owned() }).collect();
    let Some(folder) = &arguments.write else {
        for file in &files {
            console.line(&line(&file.below, console));
        }
        return OK;
    };
    if let Err(finding) = write_templates(folder, &files, |path| console.written(path)) {
        console.finding(&finding);
        return FAILED;
    }
    console.info("templates-next", &Arguments::from([("folder", shown(folder).into())]));
    OK
}

/// Whether a file is named: by its path, by a folder above it, or by its name without the ending.
fn is_meant(path: &str, name: &str) -> bool {
    let name = name.replace('\\', "/");
    let name = name.trim_end_matches('/');
    let below = path.strip_prefix(name);
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest.starts_with('.'))
}

fn line(path: &str, console: &Console) -> String {
    let role = role(path);
    if console.is_json() {
        return template_json(path, role);
    }
    let said = console.message("template-role", &Arguments::from([("role", role.into())]));
    format!("{path}: {said}")
}

/// What a file is for.
fn role(path: &str) -> &'static str {
    match path.split_once('/') {
        Some(("profiles", _)) => "profile",
        Some(("kinds", _)) => "kind",
        _ if path.rsplit('.').next() == Some("typ") => "library",
        _ => "template",
    }
}
