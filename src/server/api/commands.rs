//! The program's commands: what one would do is shown first, and done where it is confirmed and would still do just that.

use std::path::{Component, Path as FilePath, PathBuf};

use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::edits::blocking;
use super::import_preview::changed_figures;
use super::output::finished;
use crate::archive::cancellation;
use crate::data::{is_hidden, shown};
use crate::diag::{Arguments, Findings};
use crate::disk::LockClient;
use crate::intake::ImportRequest;
use crate::server::answer::{ApiError, ApiResult};
use crate::server::call::{Call, PostedCall};
use crate::server::change::allow;
use crate::server::jobs::Job;
use crate::server::journal::{ChangeNote, note_failure, note_first};
use crate::server::options::{CommandOutcome, CommandRequest};
use crate::server::random::is_equal;
use crate::server::speech::with_catalogue;
use crate::server::uploads::UploadedFile;
use crate::server::users::UserRole;
use crate::text::{ToneMark, styles_in};
use crate::workbook::SheetKind;

/// A command with its settings.
#[derive(Deserialize)]
pub(in crate::server) struct CommandBody {
    #[serde(default)]
    arguments: CommandSettings,
    #[serde(default)]
    confirm: Option<String>,
}

/// The settings of all commands; each reads its own.
#[derive(Deserialize, Default)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of a command")]
struct CommandSettings {
    plan: Option<String>,
    document: Option<String>,
    paths: Vec<String>,
    number: Option<String>,
    date: Option<String>,
    awaiting_number: bool,
    replace: bool,
    cancel: bool,
    withdraw: bool,
    dir: Option<String>,
    full: bool,
    year: Option<u16>,
    from: Option<String>,
    #[serde(rename = "type")]
    document_type: Option<String>,
    files: Vec<String>,
    /// Files that were sent, by their ids.
    uploads: Vec<String>,
    /// The name of an office, as its people write it: the new plan is spelled like it.
    spelled_like: Option<String>,
    from_word: Option<String>,
    from_table: Option<String>,
    model: Option<String>,
    result: Option<String>,
    quota: Option<String>,
    format: Option<String>,
    force: bool,
}

/// A command as it is typed, how it is shown beforehand, and what it takes to run it.
struct Prepared {
    /// Its name and arguments.
    arguments: Vec<String>,
    /// What is added so that it only shows what it would do; none where it has no such way.
    dry: Option<&'static str>,
    /// What is added so that it asks nothing.
    yes: Option<&'static str>,
    least: UserRole,
    root: PathBuf,
    plan: String,
    /// The files that were sent for it.
    uploads: Vec<UploadedFile>,
    /// How many files an import reads, the first arguments.
    imported: usize,
}

impl Prepared {
    /// Lines with the names that people gave the files that they sent.
    fn said(&self, lines: Vec<String>) -> Vec<String> {
        let named = |line: String| {
            self.uploads.iter().fold(line, |line, file| line.replace(&shown(&file.path), &file.name))
        };
        lines.into_iter().map(named).collect()
    }

    fn refused(&self, outcome: CommandOutcome) -> ApiError {
        ApiError::impossible("refused").with("lines", self.said(outcome.lines))
    }
}

/// Shows what a command would do, or does it.
pub(in crate::server) async fn command(
    Path(name): Path<String>,
    PostedCall { call, body }: PostedCall<CommandBody>,
) -> Response {
    call.shared.survey().await;
    let result = match prepared(&call, &name, &body.arguments) {
        Ok(prepared) => blocking(&call, move |call| run(call, &prepared, body.confirm.as_deref())).await,
        Err(error) => Err(error),
    };
    call.answer(result)
}

fn run(call: &Call, command: &Prepared, confirm: Option<&str>) -> ApiResult {
    let preview = preview(call, command)?;
    let token = token(call, command, &preview);
    let Some(confirm) = confirm else {
        return Ok(json!({"preview": preview, "confirm": token, "figures": figures(call, command)}));
    };
    if !is_equal(confirm, &token) {
        return Err(ApiError::conflict("confirm").with("preview", preview).with("confirm", token));
    }
    let mut arguments = command.arguments.clone();
    arguments.extend(command.yes.map(str::to_owned));
    let written = ChangeNote {
        user: &call.session.user,
        command: command.arguments.first().map_or("", String::as_str),
        plan: &command.plan,
        file: None,
        before: None,
        after: None,
        arguments: &command.arguments,
        is_made: true,
    };
    let unnoted = note_first(&call.shared, call.language(), &command.root, &written)?;
    let outcome = perform(call, arguments);
    let _ = call.shared.jobs.send(Job::Survey { done: None });
    if !outcome.is_done {
        note_failure(&command.root, &written);
        return Err(command.refused(outcome));
    }
    command.uploads.iter().for_each(|file| call.shared.uploads.remove(file));
    let is_build = command.arguments.first().is_some_and(|name| name == "build");
    let made = is_build.then(|| finished(&outcome.lines, &call.shared.options.output));
    Ok(json!({"lines": command.said(outcome.lines), "unnoted": unnoted, "made": made}))
}

/// The figures that an import would change; none of other commands.
fn figures(call: &Call, command: &Prepared) -> Option<Vec<Value>> {
    let files = command.arguments.strip_prefix(&["import".to_owned()])?.iter().take(command.imported);
    let plan =
        call.shared.with_plan(&command.plan, |known| known.plan.clone().zip(Some(known.folder.clone())));
    let (plan, folder) = plan.flatten()?;
    let option = |name: &str| {
        let at = command.arguments.iter().position(|argument| argument == name)?;
        command.arguments.get(at + 1).cloned()
    };
    let quota = option("--quota").map(|id| (SheetKind::Quota, id));
    let table = quota.or_else(|| option("--result").map(|id| (SheetKind::Result, id)));
    let request = ImportRequest { files: files.map(PathBuf::from).collect(), plan: folder, table };
    Some(changed_figures(&plan, &request))
}

fn perform(call: &Call, arguments: Vec<String>) -> CommandOutcome {
    (call.shared.options.commands)(&CommandRequest { arguments, language: call.language() })
}

/// What a command would do, in its own words.
fn preview(call: &Call, command: &Prepared) -> Result<Vec<String>, ApiError> {
    let mut lines = vec![format!("kehoach {}", command.arguments.join(" "))];
    let name = command.arguments.first().map_or("", String::as_str);
    match command.dry {
        Some(dry) => {
            let with = |options: &[&str]| {
                let options = options.iter().map(|option| (*option).to_owned());
                perform(call, command.arguments.iter().cloned().chain(options).collect())
            };
            let mut outcome = with(&[dry]);
            // What a person can overrule is shown before what would be done; who confirms overrules it.
            if let Some(yes) = command.yes.filter(|_| !outcome.is_done && name == "issue") {
                let overruled = with(&[dry, yes]);
                if overruled.is_done {
                    outcome = overruled;
                }
            }
            // A build that would make something says so by its status.
            if !outcome.is_done && name != "build" {
                return Err(command.refused(outcome));
            }
            lines.extend(outcome.lines);
        }
        None if command.arguments.iter().any(|argument| argument == "--cancel") => {
            lines.extend(lost_by_cancelling(command)?);
        }
        None => {
            let id = format!("serve-would-{name}");
            lines.push(with_catalogue(call.language(), |catalogue| catalogue.say(&id, &Arguments::new())));
        }
    }
    Ok(command.said(lines))
}

/// The changes that are lost when a revision is taken back.
fn lost_by_cancelling(command: &Prepared) -> Result<Vec<String>, ApiError> {
    let path = command.arguments.get(1).map(PathBuf::from).unwrap_or_default();
    let found = cancellation(&path, Some(&LockClient::default()), &mut Findings::default());
    let found = found.ok_or_else(|| ApiError::impossible("refused"))?;
    let line = |file: &crate::archive::RestoredFile| {
        let before = file.before.as_deref().unwrap_or_default();
        let diff = similar::TextDiff::from_lines(before, &file.after);
        diff.unified_diff().context_radius(1).header(&shown(&file.path), &shown(&file.path)).to_string()
    };
    let lines: Vec<String> = found.files.iter().map(line).collect();
    Ok(lines.iter().flat_map(|text| text.lines()).map(str::to_owned).collect())
}

/// Names a command and what it was shown to do; only this server can make it.
fn token(call: &Call, command: &Prepared, preview: &[String]) -> String {
    let said = format!("{}\n{:?}\n{preview:?}", call.session.user, command.arguments);
    blake3::keyed_hash(&call.shared.key, said.as_bytes()).to_hex().to_string()
}

fn prepared(call: &Call, name: &str, settings: &CommandSettings) -> Result<Prepared, ApiError> {
    let prepared = match name {
        "build" | "export" => build(call, settings)?,
        "issue" => issue(call, settings)?,
        "revise" => revise(call, settings)?,
        "new" => new(call, settings)?,
        "import" => import(call, settings)?,
        _ => return Err(ApiError::unknown("no-such-page")),
    };
    allow(&call.shared, &call.session, prepared.least)?;
    // What begins with a hyphen would be taken for an option.
    let sent = [
        &settings.date,
        &settings.document_type,
        &settings.result,
        &settings.quota,
        &settings.format,
        &settings.model,
    ];
    if sent.into_iter().flatten().any(|text| text.trim_start().starts_with('-')) {
        return Err(ApiError::malformed());
    }
    let is_option = |argument: &String| argument.starts_with('-') && !OPTIONS.contains(&argument.as_str());
    if prepared.arguments.iter().any(|argument| is_option(argument) || argument.contains('\0')) {
        return Err(ApiError::malformed());
    }
    Ok(prepared)
}

/// Every option that is put into an argument list here.
const OPTIONS: [&str; 22] = [
    "-o",
    "--format",
    "--force",
    "--number",
    "--date",
    "--awaiting-number",
    "--replace",
    "--cancel",
    "--withdraw",
    "--full",
    "--from",
    "--from-word",
    "--from-table",
    "--model",
    "--year",
    "--spelling",
    "--without-examples",
    "--type",
    "--result",
    "--quota",
    "-n",
    "--yes",
];

/// A known plan: its folder and its project's.
struct KnownPlace {
    id: String,
    folder: PathBuf,
    root: PathBuf,
}

fn place(call: &Call, plan: Option<&str>) -> Result<KnownPlace, ApiError> {
    let id = plan.ok_or_else(ApiError::malformed)?;
    let known = call.shared.with_plan(id, |known| KnownPlace {
        id: id.to_owned(),
        folder: known.folder.clone(),
        root: known.root.clone(),
    });
    known.ok_or_else(|| ApiError::unknown("no-such-plan"))
}

/// The folder for new plans: the one that the server was given, or the project's where that is a plan.
pub(super) fn data_folder(call: &Call) -> PathBuf {
    let first = call.shared.options.paths.first().cloned().unwrap_or_default();
    let known = call.shared.plans();
    let own = known.plans.values().find(|plan| plan.folder == first);
    own.map_or(first, |plan| plan.root.clone())
}

fn output(call: &Call) -> [String; 2] {
    ["-o".to_owned(), shown(&call.shared.options.output)]
}

fn build(call: &Call, settings: &CommandSettings) -> Result<Prepared, ApiError> {
    let mut arguments = vec!["build".to_owned()];
    let named = settings.paths.iter().chain(&settings.plan);
    let places = named.map(|id| place(call, Some(id))).collect::<Result<Vec<_>, _>>()?;
    if places.is_empty() {
        arguments.extend(call.shared.options.paths.iter().map(|path| shown(path)));
    }
    arguments.extend(places.iter().map(|place| shown(&place.folder)));
    arguments.extend(output(call));
    if let Some(format) = &settings.format {
        arguments.extend(["--format".to_owned(), format.clone()]);
    }
    arguments.extend(settings.force.then(|| "--force".to_owned()));
    let root = places.first().map_or_else(|| data_folder(call), |place| place.root.clone());
    let plan = places.first().map(|place| place.id.clone()).unwrap_or_default();
    Ok(Prepared {
        arguments,
        dry: Some("-n"),
        yes: None,
        least: UserRole::Write,
        root,
        plan,
        uploads: Vec::new(),
        imported: 0,
    })
}

/// The path by which commands name a document of a plan.
fn document_path(call: &Call, settings: &CommandSettings) -> Result<(KnownPlace, String), ApiError> {
    let place = place(call, settings.plan.as_deref())?;
    let name = settings.document.as_deref().unwrap_or("plan");
    let document = call.shared.with_plan(&place.id, |known| {
        let facts = known.documents.iter().find(|facts| facts.name == name);
        facts.map(|facts| facts.part.document.issued_as().to_string())
    });
    let document = document.flatten().ok_or_else(|| ApiError::unknown("no-such-document"))?;
    let folder = shown(&place.folder);
    let path = if document == "plan" { folder } else { format!("{folder}/{document}") };
    Ok((place, path))
}

fn issue(call: &Call, settings: &CommandSettings) -> Result<Prepared, ApiError> {
    let (place, path) = document_path(call, settings)?;
    let mut arguments = vec!["issue".to_owned(), path];
    arguments.extend(output(call));
    // `85-KH/ĐU` is number 85.
    let number = settings.number.as_deref().map(str::trim).filter(|number| !number.is_empty());
    let digits =
        |number: &str| number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default().to_owned();
    if let Some(number) = number {
        let number = if number == "next" { number.to_owned() } else { digits(number) };
        let number = number.trim_start_matches('0').to_owned();
        arguments.extend(["--number".to_owned(), number]);
    }
    if let Some(date) = settings.date.as_deref().map(str::trim).filter(|date| !date.is_empty()) {
        arguments.extend(["--date".to_owned(), date.to_owned()]);
    }
    arguments.extend(settings.awaiting_number.then(|| "--awaiting-number".to_owned()));
    let KnownPlace { id: plan, root, .. } = place;
    Ok(Prepared {
        arguments,
        dry: Some("-n"),
        yes: Some("--yes"),
        least: UserRole::Issue,
        root,
        plan,
        uploads: Vec::new(),
        imported: 0,
    })
}

fn revise(call: &Call, settings: &CommandSettings) -> Result<Prepared, ApiError> {
    let (place, path) = document_path(call, settings)?;
    let mut arguments = vec!["revise".to_owned(), path];
    arguments.extend(output(call));
    arguments.extend(settings.replace.then(|| "--replace".to_owned()));
    arguments.extend(settings.cancel.then(|| "--cancel".to_owned()));
    arguments.extend(settings.withdraw.then(|| "--withdraw".to_owned()));
    let KnownPlace { id: plan, root, .. } = place;
    Ok(Prepared {
        arguments,
        dry: None,
        yes: Some("--yes"),
        least: UserRole::Issue,
        root,
        plan,
        uploads: Vec::new(),
        imported: 0,
    })
}

/// A path that leads straight down, to nothing hidden; none where it leads anywhere else.
pub(super) fn below(folder: &FilePath, path: &str) -> Option<PathBuf> {
    let path = path.trim();
    let is_plain = FilePath::new(path).components().all(|part| match part {
        Component::Normal(name) => name.to_str().is_some_and(|name| !is_hidden(name) && name != "issued"),
        _ => false,
    });
    let is_named = !path.is_empty() && !path.contains(['\\', '\0', ':']);
    (is_plain && is_named).then(|| folder.join(path))
}

fn new(call: &Call, settings: &CommandSettings) -> Result<Prepared, ApiError> {
    let root = data_folder(call);
    let name = settings.dir.as_deref().unwrap_or_default();
    let folder = below(&root, name).ok_or_else(ApiError::malformed)?;
    let mut arguments = vec!["new".to_owned(), shown(&folder)];
    let named = |id: &Option<String>| id.as_deref().map(|id| upload(call, id)).transpose();
    let (word, table) = (named(&settings.from_word)?, named(&settings.from_table)?);
    if let Some(word) = &word {
        arguments.extend(["--from-word".to_owned(), shown(&word.path)]);
    } else if let Some(table) = &table {
        let model = settings.model.clone().ok_or_else(ApiError::malformed)?;
        arguments.extend(["--from-table".to_owned(), shown(&table.path), "--model".to_owned(), model]);
    } else if let Some(from) = settings.from.as_deref().filter(|from| !from.is_empty()) {
        arguments.extend(["--from".to_owned(), shown(&place(call, Some(from))?.folder)]);
    } else if let Some(kind) = settings.document_type.as_deref().filter(|kind| !kind.is_empty()) {
        arguments.extend(["--type".to_owned(), kind.to_owned()]);
        arguments.extend(settings.full.then(|| "--full".to_owned()));
    } else {
        arguments.extend(settings.full.then(|| "--full".to_owned()));
        arguments.extend(settings.year.into_iter().flat_map(|year| ["--year".to_owned(), year.to_string()]));
        arguments.push("--without-examples".to_owned());
        let style = settings.spelled_like.as_deref().and_then(|name| styles_in(name).next());
        let style = style.map(|(_, style)| if style == ToneMark::First { "ủy" } else { "uỷ" });
        arguments.extend(style.into_iter().flat_map(|style| ["--spelling".to_owned(), style.to_owned()]));
    }
    let plan = name.to_owned();
    let uploads = word.into_iter().chain(table).collect();
    Ok(Prepared { arguments, dry: None, yes: None, least: UserRole::Write, root, plan, uploads, imported: 0 })
}

fn import(call: &Call, settings: &CommandSettings) -> Result<Prepared, ApiError> {
    let place = place(call, settings.plan.as_deref())?;
    let mut arguments = vec!["import".to_owned()];
    for file in &settings.files {
        let path = below(&place.root, file).filter(|path| path.is_file() && !path.is_symlink());
        arguments.push(shown(&path.ok_or_else(|| ApiError::unknown("no-such-file"))?));
    }
    let uploads = settings.uploads.iter().map(|id| upload(call, id)).collect::<Result<Vec<_>, _>>()?;
    arguments.extend(uploads.iter().map(|file| shown(&file.path)));
    if settings.files.is_empty() && uploads.is_empty() {
        return Err(ApiError::malformed());
    }
    let imported = arguments.len() - 1;
    arguments.push(shown(&place.folder));
    for (option, value) in [("--result", &settings.result), ("--quota", &settings.quota)] {
        if let Some(value) = value {
            arguments.extend([option.to_owned(), value.clone()]);
        }
    }
    let KnownPlace { id: plan, root, .. } = place;
    let (dry, yes) = (Some("-n"), Some("--yes"));
    Ok(Prepared { arguments, dry, yes, least: UserRole::Write, root, plan, uploads, imported })
}

/// A file that this person sent.
fn upload(call: &Call, id: &str) -> Result<UploadedFile, ApiError> {
    let found = call.shared.uploads.find(&call.session.user, id);
    found.ok_or_else(|| ApiError::unknown("no-such-upload"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_down_or_nowhere() {
        let root = FilePath::new("data");
        assert_eq!(below(root, "ke-hoach-2026"), Some(PathBuf::from("data/ke-hoach-2026")));
        assert_eq!(below(root, " xa/ke-hoach "), Some(PathBuf::from("data/xa/ke-hoach")));
        for wrong in [
            "",
            "..",
            "../x",
            "a/../../x",
            "/etc",
            "a\\b",
            "C:x",
            "a\0b",
            ".git",
            "a/.x",
            "a/issued/1",
            "./../x",
        ] {
            assert_eq!(below(root, wrong), None, "{wrong}");
        }
    }
}
