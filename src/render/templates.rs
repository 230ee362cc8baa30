//! The sources of documents: templates, the Typst library and profiles, built in or from a folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use minijinja::value::Value;

use super::style::StyleValue;
use crate::data::{
    BUILT_IN_KINDS, KINDS, KnownLooks, PROFILES, read_document_type, read_profile, read_source, reason,
    shown, template_files,
};
use crate::diag::{Code, Finding, Findings};
use crate::limits;
use crate::model::Profile;
use crate::source::{Place, Source};

/// The built-in sources, by their path in `templates/`, but for the types of documents, which `data` reads.
const BUILT_IN: &[(&str, &str)] = &[
    ("bao-cao.typ.j2", include_str!("../../templates/bao-cao.typ.j2")),
    ("hinh.typ.j2", include_str!("../../templates/hinh.typ.j2")),
    ("ke-hoach.typ.j2", include_str!("../../templates/ke-hoach.typ.j2")),
    ("khoi.typ.j2", include_str!("../../templates/khoi.typ.j2")),
    ("phu-luc.typ.j2", include_str!("../../templates/phu-luc.typ.j2")),
    ("phu-luc/noi-dung.typ.j2", include_str!("../../templates/phu-luc/noi-dung.typ.j2")),
    ("profiles/hd05-2026.yaml", include_str!("../../templates/profiles/hd05-2026.yaml")),
    ("profiles/hd36-2018.yaml", include_str!("../../templates/profiles/hd36-2018.yaml")),
    ("profiles/nd30-2020.yaml", include_str!("../../templates/profiles/nd30-2020.yaml")),
    ("so-sanh.typ.j2", include_str!("../../templates/so-sanh.typ.j2")),
    ("the-thuc.typ", include_str!("../../templates/the-thuc.typ")),
    ("the-thuc/addressees.typ", include_str!("../../templates/the-thuc/addressees.typ")),
    ("the-thuc/annex.typ", include_str!("../../templates/the-thuc/annex.typ")),
    ("the-thuc/body.typ", include_str!("../../templates/the-thuc/body.typ")),
    ("the-thuc/drawing.typ", include_str!("../../templates/the-thuc/drawing.typ")),
    ("the-thuc/chart.typ", include_str!("../../templates/the-thuc/chart.typ")),
    ("the-thuc/comparison.typ", include_str!("../../templates/the-thuc/comparison.typ")),
    ("the-thuc/component.typ", include_str!("../../templates/the-thuc/component.typ")),
    ("the-thuc/draft.typ", include_str!("../../templates/the-thuc/draft.typ")),
    ("the-thuc/letterhead.typ", include_str!("../../templates/the-thuc/letterhead.typ")),
    ("the-thuc/page.typ", include_str!("../../templates/the-thuc/page.typ")),
    ("the-thuc/signature.typ", include_str!("../../templates/the-thuc/signature.typ")),
    ("the-thuc/table.typ", include_str!("../../templates/the-thuc/table.typ")),
    ("the-thuc/table/widths.typ", include_str!("../../templates/the-thuc/table/widths.typ")),
    ("the-thuc/text.typ", include_str!("../../templates/the-thuc/text.typ")),
    ("thong-bao.typ.j2", include_str!("../../templates/thong-bao.typ.j2")),
    ("van-ban/kem-theo.typ.j2", include_str!("../../templates/van-ban/kem-theo.typ.j2")),
    ("van-ban.typ.j2", include_str!("../../templates/van-ban.typ.j2")),
];

/// The built-in sources, types of documents included: path in the folder of templates, and text, in the order of the paths.
pub fn built_in_sources() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<(&str, &str)> = BUILT_IN.iter().chain(BUILT_IN_KINDS).copied().collect();
    all.sort_unstable();
    all
}

/// Every source that documents are made with. All are read at once, so that no template can reach a
/// file outside its folder.
#[derive(Debug)]
pub struct Templates {
    sources: BTreeMap<String, Arc<Source>>,
    profiles: Vec<Lazy>,
    /// Whether none of them is the project's own.
    are_built_in: bool,
}

/// A profile, read when it is first asked for: most plans need one of several.
#[derive(Debug)]
struct Lazy {
    source: Arc<Source>,
    profile: OnceLock<Option<Profile>>,
    style: OnceLock<Value>,
}

impl Lazy {
    fn new(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), profile: OnceLock::new(), style: OnceLock::new() }
    }

    /// The profile; its errors are reported to the first caller.
    fn read(&self, findings: &mut Findings) -> Option<&Profile> {
        self.profile.get_or_init(|| read_profile(&self.source, findings)).as_ref()
    }
}

impl Templates {
    /// The built-in sources, with those files of `folder` in their place that have the same path.
    ///
    /// A folder that cannot be read and a profile that is not valid are findings.
    pub fn load(folder: Option<(&Path, &Place)>, findings: &mut Findings) -> Option<Self> {
        // A checkout may have other line ends. They decide no byte of a document, nor the program's name.
        let built_in = |(path, text): &(&str, &str)| {
            ((*path).to_owned(), Source::new(format!("templates/{path}"), text.replace("\r\n", "\n")))
        };
        let mut sources: BTreeMap<String, Arc<Source>> =
            BUILT_IN.iter().chain(BUILT_IN_KINDS).map(built_in).collect();
        let mut own = Findings::default();
        if let Some((folder, place)) = folder {
            override_with(folder, place, &mut sources, &mut own);
        }
        let profiles = sources.iter().filter(|(path, _)| path.starts_with(PROFILES));
        let profiles: Vec<Lazy> = profiles.map(|(_, source)| Lazy::new(source)).collect();
        // The program's own are right.
        if folder.is_some() {
            report_profiles(&profiles, &mut own);
            report_looks(&sources, &profiles, &mut own);
            let kinds = sources.iter().filter(|(path, _)| path.starts_with(KINDS));
            kinds.for_each(|(_, source)| drop(read_document_type(source, &mut own)));
        }
        let is_whole = !own.has_errors();
        findings.extend(own);
        is_whole.then_some(Self { sources, profiles, are_built_in: folder.is_none() })
    }

    /// Whether none of them is the project's own.
    pub(super) fn are_built_in(&self) -> bool {
        self.are_built_in
    }

    /// The minijinja templates by name.
    pub(super) fn templates(&self) -> impl Iterator<Item = (&str, &Arc<Source>)> {
        let all = self.sources.iter().map(|(path, source)| (path.as_str(), source));
        all.filter(|(path, _)| ending(path) == "j2")
    }

    /// The files of the Typst library: path and text.
    pub fn library(&self) -> BTreeMap<String, String> {
        let all = self.sources.iter().filter(|(path, _)| ending(path) == "typ");
        all.map(|(path, source)| (path.clone(), source.text().to_owned())).collect()
    }

    /// A source by its path in the folder of templates.
    pub fn source(&self, path: &str) -> Option<&Arc<Source>> {
        self.sources.get(path)
    }

    /// Every profile, in the order of their names.
    pub fn profiles(&self) -> impl Iterator<Item = &Profile> {
        self.profiles.iter().filter_map(|profile| profile.read(&mut Findings::default()))
    }

    /// The look of one of them, as templates see it.
    pub(super) fn style(&self, profile: &Profile) -> &Value {
        let is_it = |lazy: &&Lazy| {
            lazy.profile.get().and_then(Option::as_ref).is_some_and(|one| one.id == profile.id)
        };
        let lazy = self.profiles.iter().find(is_it).expect("every profile comes from here");
        lazy.style.get_or_init(|| StyleValue::value(&profile.style))
    }
}

/// Reads all profiles, and reports those that are not valid or have the id of another.
fn report_profiles(profiles: &[Lazy], findings: &mut Findings) {
    let read = |profile| Some((Lazy::read(profile, findings)?.id.as_str(), &profile.source));
    let profiles: Vec<(&str, &Arc<Source>)> = profiles.iter().filter_map(read).collect();
    for (at, (id, source)) in profiles.iter().enumerate() {
        if let Some((_, first)) = profiles[..at].iter().find(|(earlier, _)| earlier == id) {
            let finding = Finding::nowhere_in(Code::IdTwice, source).with("id", *id);
            findings.push(finding.related("first", &Place::file(first.path())));
        }
    }
}

/// Reports unknown keys and wrong values in the looks of profiles.
fn report_looks(sources: &BTreeMap<String, Arc<Source>>, profiles: &[Lazy], findings: &mut Findings) {
    let built_in = BUILT_IN.iter().filter(|(path, _)| path.starts_with(PROFILES));
    let read =
        |(path, text): &(&str, &str)| read_profile(&Source::new(*path, *text), &mut Findings::default());
    let built_in: Vec<Profile> = built_in.filter_map(read).collect();
    let is_own = |(path, source): &(&String, &Arc<Source>)| {
        let known = BUILT_IN.iter().find(|(known, _)| known == path);
        ["typ", "j2"].contains(&ending(path)) && known.is_none_or(|(_, text)| *text != source.text())
    };
    let own_library: Vec<&str> = sources.iter().filter(is_own).map(|(_, source)| source.text()).collect();
    let known = KnownLooks::new(built_in.iter().map(|profile| &profile.style).collect(), &own_library);
    for profile in profiles {
        known.check(&profile.source, findings);
    }
}

fn override_with(
    folder: &Path,
    place: &Place,
    sources: &mut BTreeMap<String, Arc<Source>>,
    findings: &mut Findings,
) {
    if !folder.is_dir() {
        let finding = Finding::at(Code::FileUnreadable, place).with("reason", "not-found");
        findings.push(finding);
        return;
    }
    let files = match template_files(folder) {
        Ok(files) => files,
        Err(error) => {
            findings.push(Finding::at(Code::FileUnreadable, place).with("reason", reason(&error)));
            return;
        }
    };
    for (name, path) in files {
        let source = read_source(&path, findings);
        let is_small = |source: &Arc<Source>| source.text().len() as u64 <= limits::files::TEMPLATE;
        if source.as_ref().is_some_and(|source| !is_small(source)) {
            let finding = Finding::at(Code::FileTooLarge, &Place::file(shown(&path)));
            findings.push(finding.with("limit", limits::files::TEMPLATE >> 20));
        }
        sources.extend(source.filter(is_small).map(|source| (name, source)));
    }
}

fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let mut sources: Vec<String> =
            template_files(&folder).unwrap().into_iter().map(|(name, _)| name).collect();
        sources.sort();
        let mut built_in: Vec<&str> = BUILT_IN.iter().chain(BUILT_IN_KINDS).map(|(path, _)| *path).collect();
        built_in.sort_unstable();
        assert_eq!(sources, built_in);
    }

    #[test]
    fn the_built_in_profiles_are_valid() {
        let mut findings = Findings::default();
        let templates = Templates::load(None, &mut findings);
        assert_eq!(findings.iter().count(), 0, "{findings:?}");
        let ids: Vec<_> = templates.unwrap().profiles().map(|profile| profile.id.clone()).collect();
        assert_eq!(ids, ["hd05-2026", "hd36-2018", "nd30-2020"]);
    }
}
