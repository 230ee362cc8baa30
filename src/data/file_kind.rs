//! The kinds of files that people write, and the JSON Schema of each.

use serde_json::{Map, Value, json};

use super::document_types::{DocumentTypeFile, DocumentTypes};
use super::import_file::ImportFile;
use super::profile::ProfileFile;
use super::raw::{DocumentFile, ProjectFile};
use super::register::RegisterFile;
use super::schema::{Definitions, Schema};
use super::tally_files::{QuotasFile, ResultsFile};
use crate::listed::listed;
use crate::model::DocumentKind;

listed! {
    /// A kind of file that people write.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FileKind {
        /// `plan.yaml`
        Plan,
        /// `quotas.yaml`
        Quotas,
        /// `results.yaml`
        Results,
        /// `notice.yaml`
        Notice,
        /// `reports/<period>.yaml`
        Report,
        /// A document of any type in a file of its own.
        Document,
        /// `_shared/<name>.yaml`
        Shared,
        /// `kehoach.yaml`
        Project,
        /// A format profile.
        Profile,
        /// A type of document.
        Kind,
        /// `register.yaml`
        Register,
        /// `import.yaml`
        Import,
    }

    /// Every kind.
    pub const ALL;
}

impl FileKind {
    /// Its name on the command line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Quotas => "quotas",
            Self::Results => "results",
            Self::Notice => "notice",
            Self::Report => "report",
            Self::Document => "document",
            Self::Shared => "shared",
            Self::Project => "project",
            Self::Profile => "profile",
            Self::Kind => "kind",
            Self::Register => "register",
            Self::Import => "import",
        }
    }
}

/// The schema of a kind of file.
pub fn schema(kind: FileKind) -> Value {
    let mut definitions = Definitions::new();
    let root = match kind {
        FileKind::Plan | FileKind::Notice | FileKind::Report | FileKind::Document | FileKind::Shared => {
            DocumentFile::schema(&mut definitions)
        }
        FileKind::Quotas => QuotasFile::schema(&mut definitions),
        FileKind::Results => ResultsFile::schema(&mut definitions),
        FileKind::Project => ProjectFile::schema(&mut definitions),
        FileKind::Profile => ProfileFile::schema(&mut definitions),
        FileKind::Kind => DocumentTypeFile::schema(&mut definitions),
        FileKind::Register => RegisterFile::schema(&mut definitions),
        FileKind::Import => ImportFile::schema(&mut definitions),
    };
    let name = root["$ref"].as_str().and_then(|name| name.rsplit('/').next()).unwrap_or_default();
    let Some(Value::Object(mut file)) = definitions.remove(name) else { return root };
    if let Some(Value::Object(keys)) = file.get_mut("properties") {
        narrow(kind, keys);
    }
    if kind == FileKind::Plan {
        file.extend(alone());
    }
    if kind == FileKind::Document {
        file.insert("required".to_owned(), json!(["format", "type"]));
    }
    file.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    file.insert("title".to_owned(), json!(kind.id()));
    file.insert("$defs".to_owned(), json!(definitions));
    Value::Object(file)
}

/// Documents share their keys, but for a few.
fn narrow(kind: FileKind, keys: &mut Map<String, Value>) {
    let without: &[&str] = match kind {
        FileKind::Plan => &["unit"],
        FileKind::Notice => &["model"],
        FileKind::Report | FileKind::Document => &["model", "unit"],
        // A shared part can be of any document.
        FileKind::Shared => &[],
        FileKind::Quotas
        | FileKind::Results
        | FileKind::Project
        | FileKind::Profile
        | FileKind::Kind
        | FileKind::Register
        | FileKind::Import => {
            return;
        }
    };
    keys.retain(|key, _| !without.contains(&key.as_str()));
    let is_of_one_kind = DocumentKind::declared(kind.id()).is_some();
    if let Some(document_type) = keys.get_mut("type").filter(|_| is_of_one_kind) {
        document_type["enum"] = json!([kind.id()]);
    }
    if let Some(document_type) = keys.get_mut("type").filter(|_| kind == FileKind::Document) {
        document_type["examples"] = json!(DocumentTypes::new(None).ids());
    }
}

/// The keys that a plan must have that builds on nothing.
fn alone() -> Map<String, Value> {
    let needed = ["issuer", "symbol", "place", "date", "abstract", "body", "recipients", "signature"];
    let builds = json!({"anyOf": [{"required": ["model"]}, {"required": ["shared"]}]});
    Map::from_iter([
        ("if".to_owned(), json!({"not": builds})),
        ("then".to_owned(), json!({"required": needed})),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A kind of document that is issued by itself is written in a file, which has a schema of its name.
    #[test]
    fn every_kind_of_document_has_a_schema() {
        for kind in DocumentKind::with_own_place() {
            let has_schema = FileKind::ALL.into_iter().any(|file| file.id() == kind.id());
            assert!(has_schema, "add a `FileKind` named `{}`", kind.id());
        }
    }
}
