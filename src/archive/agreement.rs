//! Checks an issued set against its record: every file of it, the document that it is of, and the metadata of its
//! PDFs.
//!
//! Everything that a record says is kept beside it too, so that it cannot be changed alone. A record is compared with
//! the data and with the metadata of the PDFs, never with pages that another version of the program would make; and
//! where a later check finds errors in the data, the data are compared as they are written.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::set_locations::is_of_the_system;
use crate::data::{PlanFolder, load_plan, read_source, shown, values};
use crate::diag::Findings;
use crate::disk::limits;
use crate::pipeline::output::provenance::{PdfProperties, Provenance};
use crate::records::{
    Digest, PENDING_FILE, ReplacedHead, SET_AFTER, SET_FILE, SET_SOURCES, SetHead, SetRecord,
};
use crate::source::ValuePath;
use crate::{disk, text};

/// The differences of a set from what was issued.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Damage {
    /// Files that are gone, or others than were kept.
    pub changed: Vec<PathBuf>,
    /// Files that were not issued with it.
    pub extra: Vec<PathBuf>,
    /// Values of the record that differ from what is kept beside it.
    pub differences: Vec<Difference>,
}

/// A value of a set's record that is not what the set says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its key in the record: `number`, `documents.ke-hoach.data`.
    pub key: String,
    /// The value in the record; empty where it has none.
    pub recorded: String,
    /// The value in the set; empty where it has none.
    pub found: String,
}

impl Difference {
    /// That the data have errors, so that the set cannot have been made from them.
    pub(crate) fn data_errors() -> Self {
        Self { key: "data".to_owned(), recorded: String::new(), found: String::new() }
    }

    /// That the record names no document.
    fn no_documents() -> Self {
        Self { key: "documents".to_owned(), recorded: String::new(), found: String::new() }
    }
}

impl Damage {
    /// Whether all is as it was issued.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// Notes a difference where two values differ.
    pub(crate) fn compare(
        &mut self,
        key: &str,
        recorded: &(impl Display + ?Sized),
        found: &(impl Display + ?Sized),
    ) {
        let (recorded, found) = (recorded.to_string(), found.to_string());
        if recorded != found {
            self.differences.push(Difference { key: key.to_owned(), recorded, found });
        }
    }
}

/// The differences of the set in a folder from its record.
pub(crate) fn damage(set: &Path, record: &SetRecord) -> Damage {
    let mut damage = Damage::default();
    compare_files(set, record, &mut damage);
    if record.documents.is_empty() {
        damage.differences.push(Difference::no_documents());
    }
    if damage.changed.is_empty() {
        compare_data(set, &record.head, &mut damage);
        compare_pdfs(set, record, &mut damage);
    }
    damage
}

fn compare_files(set: &Path, record: &SetRecord, damage: &mut Damage) {
    let mut there = files(set);
    for (name, kept) in record.kept_files() {
        let found = there.remove(name.as_str()).filter(|found| !found.is_link);
        let digest = found.and_then(|found| Digest::from_file(&found.path, limits::OUTPUT).ok());
        if digest != Some(kept) {
            damage.changed.push(name.below(set));
        }
    }
    let is_own = |name: &str| name == SET_FILE || name == PENDING_FILE || name.starts_with(SET_AFTER);
    there.retain(|name, found| !is_own(name) && !is_of_the_system(&found.path));
    damage.extra.extend(there.into_values().map(|found| found.path));
}

/// A file of a set's folder.
struct KeptFile {
    path: PathBuf,
    /// Whether it is a link: the program makes none, and what it leads to may change.
    is_link: bool,
}

/// All files of a set, by their path below its folder.
fn files(set: &Path) -> BTreeMap<String, KeptFile> {
    let entries = WalkDir::new(set).min_depth(1).into_iter().filter_map(Result::ok);
    let files = entries.filter(|entry| !entry.file_type().is_dir()).filter_map(|entry| {
        let name = entry.path().strip_prefix(set).map(shown).ok()?;
        let is_link = entry.file_type().is_symlink();
        Some((name, KeptFile { is_link, path: entry.into_path() }))
    });
    files.collect()
}

/// Holds the head of a record against the data that the set keeps.
fn compare_data(set: &Path, head: &SetHead, damage: &mut Damage) {
    let folder = PlanFolder::kept(set, &head.plan);
    let file = folder.path.join(head.document.file());
    let Some(source) = read_source(&file, &mut Findings::default()) else {
        damage.compare("document", &head.document, "");
        return;
    };
    // Issuing writes these into the document's own file, whatever a model says.
    let written = values(&source);
    let value = |key: &str| {
        written.get(&ValuePath::parse(key)).map(|value| value.trim().to_owned()).unwrap_or_default()
    };
    if !written.is_empty() {
        damage.compare("set", &head.set, &value("set"));
        damage.compare("state", head.state().id(), &value("state"));
        damage.compare("number", &optional(head.number.as_ref()), value("number").trim_start_matches('0'));
        damage.compare("date", &head.date, &value("date"));
    }
    let declared = value("type");
    let kind = head.document.kind();
    let types = folder.document_types();
    let document_type = types.get(&declared).unwrap_or_else(|| types.default_for(kind));
    if !document_type.names().any(|name| name == head.r#type) {
        damage.compare("type", &head.r#type, document_type.name());
    }
    compare_model(&folder, head, damage);
}

/// Holds against it what may be written elsewhere: in a model, or in shared parts.
fn compare_model(folder: &PlanFolder, head: &SetHead, damage: &mut Damage) {
    let mut found = Findings::default();
    let plan = load_plan(folder, &mut found);
    // Values in doubt were replaced by others.
    let Some(document) = plan.document(&head.document).filter(|_| !found.has_errors()) else { return };
    let is_alike = |one: &str, other: &str| text::fold(one) == text::fold(other);
    if !is_alike(&head.symbol, &document.header.symbol) {
        damage.compare("symbol", &head.symbol, &document.header.symbol);
    }
    let replaced = document.replaces.as_ref().map(ReplacedHead::from_citation);
    damage.compare("replaces", &cited(head.replaces.as_ref()), &cited(replaced.as_ref()));
}

/// How a replaced document is cited, as far as no program words it otherwise.
fn cited(replaced: Option<&ReplacedHead>) -> String {
    let cited = replaced.map(|replaced| {
        let (number, date) = (optional(replaced.number.as_ref()), optional(replaced.date.as_ref()));
        format!("{number}-{}, {date}", text::fold(replaced.symbol.as_deref().unwrap_or_default()))
    });
    cited.unwrap_or_default()
}

fn optional<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

/// Compares a record with the metadata of its PDFs, and with their texts.
fn compare_pdfs(set: &Path, record: &SetRecord, damage: &mut Damage) {
    let mut described = Vec::new();
    for (stem, document) in &record.documents {
        let source = record.files.get(format!("{SET_SOURCES}/{stem}.typ").as_str());
        damage.compare(&format!("documents.{stem}.data"), &document.data, &optional(source));
        for (name, file) in &document.files {
            let bytes = disk::read(&name.below(set), limits::OUTPUT).unwrap_or_default();
            damage.compare(&format!("documents.{stem}.files.{name}.size"), &file.size, &bytes.len());
            compare_imprint(record, stem, &bytes, damage);
            described.extend(PdfProperties::read(&bytes));
        }
    }
    let head = &record.head;
    // A PDF has no date where its day was not known.
    let day = head.date.full();
    for properties in &described {
        damage.compare("date", &optional(day.as_ref()), properties.date.as_deref().unwrap_or_default());
    }
    compare_described("title", &head.title, described.iter().filter_map(|one| one.title.as_deref()), damage);
    compare_described(
        "issuer",
        &head.issuer,
        described.iter().filter_map(|one| one.author.as_deref()),
        damage,
    );
}

/// Compares with what some PDF of the set must say: an extract or an annex may have words of its own.
fn compare_described<'p>(
    key: &str,
    recorded: &str,
    said: impl Iterator<Item = &'p str> + Clone,
    damage: &mut Damage,
) {
    if !said.clone().any(|said| said == recorded)
        && let Some(first) = said.into_iter().next()
    {
        damage.compare(key, recorded, first);
    }
}

fn compare_imprint(record: &SetRecord, stem: &str, pdf: &[u8], damage: &mut Damage) {
    let Some(document) = record.documents.get(stem) else { return };
    let key = |key: &str| format!("documents.{stem}.{key}");
    let Some(said) = Provenance::from_pdf(pdf) else {
        damage.compare(&key("data"), &document.data, "");
        return;
    };
    damage.compare("plan", &record.head.plan, &said.plan);
    damage.compare("made_with.program", &record.made_with.program, &said.program);
    damage.compare(&key("data"), &document.data, &said.data);
    damage.compare("documents", stem, &said.document.stem());
    damage.compare("state", record.head.state().id(), said.state.id());
    let pages = PdfProperties::read(pdf).and_then(|properties| properties.pages);
    if let Some(pages) = pages {
        damage.compare(&key("pages"), &optional(document.pages.as_ref()), &pages);
    }
}
