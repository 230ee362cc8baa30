//! Types of documents, as files: `kinds/<id>.yaml` among the templates.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use serde_json::json;

use super::decode::{Context, Decode, Named, OneOrMany};
use super::file::{decode, is_there, read};
use super::record::{Layered, record};
use super::scalars::{FormatVersion, words};
use super::schema::plain_schema;
use super::yaml::Node;
use crate::diag::Findings;
use crate::model::{
    DecidingBody, DocumentKind, DocumentType, Level, Mention, SigningAuthority, SubjectPlace, TypePart,
    TypeRules,
};
use crate::source::Source;
use crate::{disk, limits};

/// The folder of types of documents among templates.
pub const KINDS: &str = "kinds/";

/// The template of a type that names none.
const TEMPLATE: &str = "van-ban.typ.j2";

/// Lists the files of the built-in types.
macro_rules! built_in {
    ($($id:literal),+ $(,)?) => {
        /// The built-in types: path below the folder of templates, and text.
        pub const BUILT_IN_KINDS: &[(&str, &str)] = &[$((
            concat!("kinds/", $id, ".yaml"),
            include_str!(concat!("../../templates/kinds/", $id, ".yaml")),
        )),+];
    };
}

built_in! {
    "bao-cao",
    "bien-ban",
    "chi-thi",
    "chuong-trinh",
    "cong-van",
    "danh-sach",
    "de-an",
    "du-an",
    "giay-gioi-thieu",
    "giay-moi",
    "huong-dan",
    "ke-hoach",
    "ket-luan",
    "loi-keu-goi",
    "nghi-quyet",
    "phieu-chuyen",
    "phieu-gui",
    "phuong-an",
    "quy-che",
    "quy-dinh",
    "quy-trinh",
    "quyet-dinh",
    "sao-luc",
    "sao-y",
    "thong-bao",
    "thong-tri",
    "to-trinh",
    "trich-sao",
}

record! {
    /// A type of document.
    struct DocumentTypeFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        required id: String,
        required source: String,
        optional template: String,
        required numbering: OneOrMany<Level>,
        optional bind_annexes: bool,
        optional reports: bool,
        required rules: TypeRulesFile,
        default profiles: Named<ProfileName, TypeRulesFile>,
    }
}

record! {
    /// How documents of a type are named and laid out; under a profile the keys that differ.
    #[derive(Default)]
    layered struct TypeRulesFile {
        optional name: String,
        optional symbols: OneOrMany<String>,
        optional subject: SubjectPlace,
        optional subject_start: String,
        optional salutation: String,
        optional decision: String,
        optional decides: DecidingBody,
        optional numbering: OneOrMany<Level>,
        optional needs: OneOrMany<TypePart>,
        optional may_lack: OneOrMany<TypePart>,
        optional signers: u32,
        optional authorities: OneOrMany<SigningAuthority>,
        optional mentions: OneOrMany<MentionFile>,
        optional checked_against: OneOrMany<String>,
    }
}

record! {
    /// What the text of a document has to mention.
    struct MentionFile {
        optional about: String,
        required any: OneOrMany<String>,
        optional citation: bool,
        required name: String,
    }
}

words!(SubjectPlace, Self::ALL.map(|place| (place.id(), place)));
words!(DecidingBody, Self::ALL.map(|place| (place.id(), place)));
words!(SigningAuthority, Self::ALL.map(|authority| (authority.id(), authority)));
words!(TypePart, Self::ALL.map(|part| (part.key(), part)));

plain_schema! {
    ProfileName => json!({"type": "string"});
}

/// The id of a profile.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ProfileName(String);

impl Decode for ProfileName {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        String::decode(node, context).map(Self)
    }
}

/// Reads a type of document.
pub fn read_document_type(source: &Arc<Source>, findings: &mut Findings) -> Option<DocumentType> {
    let file: DocumentTypeFile = decode(source, findings)?;
    let base = file.rules;
    let under = |(profile, rules): (crate::source::Placed<ProfileName>, TypeRulesFile)| {
        (profile.value.0, type_rules(rules.over(base.clone())))
    };
    Some(DocumentType {
        id: file.id,
        source: file.source,
        template: file.template.unwrap_or_else(|| TEMPLATE.to_owned()),
        levels: file.numbering.0,
        binds_annexes: file.bind_annexes.unwrap_or(true),
        is_report: file.reports.unwrap_or(false),
        by_profile: file.profiles.0.into_iter().map(under).collect(),
        rules: type_rules(base),
    })
}

fn type_rules(file: TypeRulesFile) -> TypeRules {
    let all = |parts: Option<OneOrMany<TypePart>>| parts.map_or_else(Vec::new, |parts| parts.0);
    TypeRules {
        name: file.name.unwrap_or_default(),
        symbols: file.symbols.map_or_else(Vec::new, |symbols| symbols.0),
        subject: file.subject.unwrap_or(SubjectPlace::UnderType),
        subject_start: file.subject_start,
        salutation: file.salutation,
        decision: file.decision,
        decides: file.decides.unwrap_or(DecidingBody::AboveDecision),
        levels: file.numbering.map(|levels| levels.0),
        needs: all(file.needs),
        may_lack: all(file.may_lack),
        signers: file.signers,
        authorities: file.authorities.map_or_else(Vec::new, |authorities| authorities.0),
        mentions: file
            .mentions
            .map_or_else(Vec::new, |mentions| mentions.0.into_iter().map(mention).collect()),
        checked_against: file.checked_against.map(|types| types.0),
    }
}

fn mention(file: MentionFile) -> Mention {
    Mention {
        about: file.about,
        any: file.any.0,
        accepts_citation: file.citation.unwrap_or(false),
        name: file.name,
    }
}

/// Whether a file says at its top that it is a document of some type. It need not be one that can be read.
pub(super) fn declares_type(path: &Path) -> bool {
    let bytes = disk::read(path, limits::files::DATA).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let is_type = |line: &str| {
        let rest = line.trim_start_matches('\u{feff}').strip_prefix("type").map(str::trim_start);
        rest.and_then(|rest| rest.strip_prefix(':'))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    text.lines().any(is_type)
}

/// The types of documents that a project has: the built-in ones, and those of its folder of templates in their place or
/// beside them. A type is read when it is first asked for.
#[derive(Debug)]
pub struct DocumentTypes {
    folder: Option<PathBuf>,
    own: Mutex<BTreeMap<String, Option<Arc<DocumentType>>>>,
}

/// The built-in types that were asked for.
static BUILT_IN: OnceLock<Mutex<BTreeMap<String, Option<Arc<DocumentType>>>>> = OnceLock::new();

impl DocumentTypes {
    /// The types of a project with that folder of templates, if it has one.
    pub fn new(templates: Option<&Path>) -> Self {
        let folder = templates.map(|folder| folder.join(KINDS)).filter(|folder| folder.is_dir());
        Self { folder, own: Mutex::default() }
    }

    /// The type of a name that data have: its id, or the word of a kind of a plan's documents (`plan`, `notice`,
    /// `report`). A file that is not valid gives none: templates report it.
    pub fn get(&self, name: &str) -> Option<Arc<DocumentType>> {
        let id = DocumentKind::declared(name).map_or(name, |kind| kind.record().document_type);
        self.own_type(id).or_else(|| built_in(id))
    }

    /// The type of the documents of a kind that declare none.
    pub fn default_for(&self, kind: DocumentKind) -> Arc<DocumentType> {
        let id = kind.record().document_type;
        self.get(id).or_else(|| built_in(id)).expect("the built-in types are valid, as a test sees")
    }

    /// The ids of all of them, in order.
    pub fn ids(&self) -> Vec<String> {
        let built_in = BUILT_IN_KINDS.iter().map(|(path, _)| (*path).to_owned());
        let files = self.folder.iter().flat_map(|folder| std::fs::read_dir(folder).into_iter().flatten());
        let own = files.filter_map(Result::ok).map(|file| file.file_name().to_string_lossy().into_owned());
        let names = built_in
            .chain(own)
            .filter_map(|name| name.trim_start_matches(KINDS).strip_suffix(".yaml").map(str::to_owned));
        names.collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    fn own_type(&self, id: &str) -> Option<Arc<DocumentType>> {
        let folder = self.folder.as_ref()?;
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let path = folder.join(format!("{id}.yaml"));
            let is_plain = !id.starts_with('.') && !id.contains(['/', '\\', ':']);
            let source = (is_plain && is_there(&path)).then(|| read(&path, &mut Findings::default()))??;
            read_document_type(&source, &mut Findings::default()).map(Arc::new)
        };
        own.entry(id.to_owned()).or_insert_with(read).clone()
    }
}

fn built_in(id: &str) -> Option<Arc<DocumentType>> {
    let mut known = BUILT_IN.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let read = || {
        let (path, text) = BUILT_IN_KINDS
            .iter()
            .find(|(path, _)| path.trim_start_matches(KINDS).strip_suffix(".yaml") == Some(id))?;
        let source = Source::new(format!("templates/{path}"), text.replace("\r\n", "\n"));
        read_document_type(&source, &mut Findings::default()).map(Arc::new)
    };
    known.entry(id.to_owned()).or_insert_with(read).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_types_are_valid() {
        for (path, text) in BUILT_IN_KINDS {
            let mut findings = Findings::default();
            let read = read_document_type(&Source::new(*path, *text), &mut findings);
            assert_eq!(findings.iter().count(), 0, "{path}: {findings:?}");
            let read = read.unwrap();
            assert_eq!(format!("{KINDS}{}.yaml", read.id), *path);
            let rules = std::iter::once(&read.rules).chain(read.by_profile.values());
            assert!(rules.into_iter().all(|rules| !rules.name.is_empty()), "{path} has no name");
        }
    }

    #[test]
    fn each_kind_of_a_plan_has_a_type() {
        let types = DocumentTypes::new(None);
        for kind in DocumentKind::ALL {
            assert!(types.get(kind.record().document_type).is_some(), "{kind:?}");
        }
        assert_eq!(types.get("plan"), types.get("ke-hoach"));
        assert_eq!(types.get("no-such-type"), None);
    }
}
