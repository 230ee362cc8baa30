//! Which document is meant: one type for the data, the files, the outputs, the sets and the comparison.

use std::fmt;
use std::str::FromStr;

use super::kind::{AnnexFiles, DocumentKind, Repeats, Role};
use super::{Id, Period};

/// A document of a plan: its kind, and which of that kind.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId {
    kind: DocumentKind,
    instance: Instance,
}

/// Which document of a kind. It agrees with how often the kind repeats, as the constructors have it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Instance {
    Only,
    /// The text that all units get, before it is evaluated for one of them.
    EveryUnit,
    Unit(Id),
    Period(Period),
    /// The name of its file, without the ending.
    File(Id),
}

/// The files of a plan's or a project's folder that are no documents, without the ending, and the names of folders and
/// outputs that a document's file could be confused with.
const RESERVED: [&str; 6] = ["quotas", "results", "import", "kehoach", "register", "issued"];

/// Between the file and the part of it that every unit gets, in the name of that text.
const UNIT_PART: &str = "/unit";

impl DocumentId {
    /// The plan's own text.
    pub const PLAN: Self = Self { kind: DocumentKind::Plan, instance: Instance::Only };

    /// The notice of its quotas.
    pub const NOTICE: Self = Self { kind: DocumentKind::Notice, instance: Instance::Only };

    /// The documents that allot quotas; where several were issued, the first one's are in force.
    pub fn allotting() -> impl Iterator<Item = Self> {
        DocumentKind::issued().filter(|kind| kind.record().role == Role::Allots).filter_map(Self::only)
    }

    /// The one document of a kind; none of a kind with several.
    pub fn only(kind: DocumentKind) -> Option<Self> {
        (kind.record().repeats == Repeats::Once).then_some(Self { kind, instance: Instance::Only })
    }

    /// Whether it allots quotas.
    pub fn is_allotting(&self) -> bool {
        Self::allotting().any(|one| one == *self)
    }

    /// The document of a kind about a period; none of a kind that has not one for each.
    pub fn about(kind: DocumentKind, period: Period) -> Option<Self> {
        (kind.record().repeats == Repeats::PerPeriod)
            .then_some(Self { kind, instance: Instance::Period(period) })
    }

    /// The text of the extracts of the notice, the same for every unit.
    pub const UNIT_NOTICES: Self = Self { kind: DocumentKind::UnitNotice, instance: Instance::EveryUnit };

    /// The extract of the notice for a unit.
    pub fn unit_notice(unit: Id) -> Self {
        Self { kind: DocumentKind::UnitNotice, instance: Instance::Unit(unit) }
    }

    /// A document in a file of its own, by the name of the file without its ending; none where it is the name of
    /// another file or folder of a plan.
    pub fn separate(file: &str) -> Option<Self> {
        let is_folder = DocumentKind::is_folder(file);
        let is_other = DocumentKind::with_own_place().any(|kind| kind.record().written_in == file);
        let is_free = !is_folder && !is_other && !RESERVED.contains(&file);
        let id = file.parse().ok().filter(|id: &Id| is_free && id.as_str() == file)?;
        let document = Self { kind: DocumentKind::Separate, instance: Instance::File(id) };
        (!is_output_of_another(file)).then_some(document)
    }

    /// The report of a period.
    pub fn report(period: Period) -> Self {
        Self { kind: DocumentKind::Report, instance: Instance::Period(period) }
    }

    /// The kind of document.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The unit whose extract it is; none of other documents, and of the text that all units have.
    pub fn unit(&self) -> Option<&Id> {
        match &self.instance {
            Instance::Unit(unit) => Some(unit),
            Instance::Only | Instance::EveryUnit | Instance::Period(_) | Instance::File(_) => None,
        }
    }

    /// The period that it reports.
    pub fn period(&self) -> Option<Period> {
        match self.instance {
            Instance::Period(period) => Some(period),
            Instance::Only | Instance::EveryUnit | Instance::Unit(_) | Instance::File(_) => None,
        }
    }

    /// The name of its own file, without the ending, of a document in such a file.
    pub fn own_file(&self) -> Option<&Id> {
        match &self.instance {
            Instance::File(file) => Some(file),
            Instance::Only | Instance::EveryUnit | Instance::Unit(_) | Instance::Period(_) => None,
        }
    }

    /// Whether it is a text for many documents, in which no expression has one value.
    pub fn is_for_every_unit(&self) -> bool {
        self.instance == Instance::EveryUnit
    }

    /// The document in whose set it is issued and in whose file it is written: of an extract its notice, else itself.
    #[must_use]
    pub fn issued_as(&self) -> Self {
        let kind = self.kind.record().issued_with;
        if kind == self.kind { self.clone() } else { Self { kind, instance: Instance::Only } }
    }

    /// The file that it is written in, below the plan's folder: `notice.yaml`.
    pub fn file(&self) -> String {
        format!("{}.yaml", self.issued_as())
    }

    /// The document that is written in a file, by its path below a plan's folder, or that of a model of it.
    pub fn from_file(path: &str) -> Option<Self> {
        path.strip_suffix(".yaml")?.parse().ok()
    }

    /// The name of the file of its text below the plan's folder of outputs, without an ending.
    fn output(&self) -> String {
        let output = self.kind.record().output;
        match &self.instance {
            Instance::Only | Instance::EveryUnit => output.to_owned(),
            Instance::Unit(unit) => format!("{output}/{unit}"),
            Instance::Period(period) => format!("{output}/{period}"),
            Instance::File(file) => file.to_string(),
        }
    }

    /// The document whose text has a file of that name.
    fn from_output(name: &str) -> Option<Self> {
        let mut kinds = DocumentKind::ALL.into_iter();
        kinds.find_map(|kind| {
            let rest = name.strip_prefix(kind.record().output)?;
            let instance = match kind.record().repeats {
                Repeats::Once => rest.is_empty().then_some(Instance::Only)?,
                Repeats::PerUnit => Instance::Unit(rest.strip_prefix('/')?.parse().ok()?),
                Repeats::PerPeriod => Instance::Period(rest.strip_prefix('/')?.parse().ok()?),
                Repeats::PerFile => return Self::separate(rest),
            };
            Some(Self { kind, instance })
        })
    }
}

/// `plan`, `notice`, `notice/unit`, `reports/2026-Q2`, `to-trinh-xin-kinh-phi`: of a document that is issued on its own the
/// name of its file without the ending.
impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written_in = self.kind.record().written_in;
        match &self.instance {
            Instance::Only => f.write_str(written_in),
            Instance::EveryUnit => write!(f, "{written_in}{UNIT_PART}"),
            Instance::Unit(unit) => write!(f, "{written_in}{UNIT_PART}/{unit}"),
            Instance::Period(period) => write!(f, "{written_in}/{period}"),
            Instance::File(file) => write!(f, "{file}"),
        }
    }
}

/// A document that is issued on its own.
impl FromStr for DocumentId {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let parse = |kind: DocumentKind| {
            let rest = text.strip_prefix(kind.record().written_in)?;
            let instance = match kind.record().repeats {
                Repeats::Once => rest.is_empty().then_some(Instance::Only)?,
                Repeats::PerUnit => None?,
                Repeats::PerPeriod => Instance::Period(rest.strip_prefix('/')?.parse().ok()?),
                Repeats::PerFile => return Self::separate(rest),
            };
            Some(Self { kind, instance })
        };
        DocumentKind::issued().find_map(parse).ok_or(())
    }
}

/// The content of one file of the outputs: the text of a document, one of its annexes, or the comparison with what it
/// replaces.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DocumentPart {
    /// The document.
    pub document: DocumentId,
    /// Which part of it.
    pub part: Part,
}

/// The part of a document that is in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The text, with the annexes that are bound to it.
    Text,
    /// The only annex, alone.
    LoneAnnex,
    /// One of several annexes, alone; counted from 0.
    Annex(usize),
    /// The comparison with the version that was issued last.
    Comparison,
    /// The figures of the plan, as a workbook.
    Figures,
}

/// The name of the file of the plan's comparison, without an ending; of other documents it follows the name of the text.
const COMPARISON: &str = "so-sanh";

/// What is between the name of a document's text and that of its comparison.
const BEFORE_COMPARISON: char = '-';

/// The name of the workbook of the plan's figures, without an ending.
const FIGURES: &str = "bang-so-lieu";

impl DocumentPart {
    /// The comparison of the plan with the set that was issued last.
    pub const COMPARISON: Self = Self { document: DocumentId::PLAN, part: Part::Comparison };

    /// The workbook of the plan's figures.
    pub const FIGURES: Self = Self { document: DocumentId::PLAN, part: Part::Figures };

    /// The text of a document.
    pub fn text(document: DocumentId) -> Self {
        Self { document, part: Part::Text }
    }

    /// Which annex it is, counted from 0.
    pub fn annex(&self) -> Option<usize> {
        match self.part {
            Part::LoneAnnex => Some(0),
            Part::Annex(at) => Some(at),
            Part::Text | Part::Comparison | Part::Figures => None,
        }
    }

    /// The name of its file below the plan's folder of outputs, without an ending: `ke-hoach`, `thong-bao/thon-2`,
    /// `bao-cao/2026-Q2-phu-luc`, `so-sanh`, `thong-bao-chi-tieu-so-sanh`, `bang-so-lieu`.
    pub fn stem(&self) -> String {
        let text = || self.document.output();
        match (self.part, self.document.kind.record().annexes) {
            (Part::Text, _) => text(),
            (Part::Comparison, _) if self.document == DocumentId::PLAN => COMPARISON.to_owned(),
            (Part::Comparison, _) => format!("{}{BEFORE_COMPARISON}{COMPARISON}", text()),
            (Part::Figures, _) => FIGURES.to_owned(),
            (Part::LoneAnnex, AnnexFiles::Own { lone, .. }) => lone.to_owned(),
            (Part::Annex(at), AnnexFiles::Own { several, .. }) => format!("{several}-{}", at + 1),
            (Part::LoneAnnex, AnnexFiles::AfterText(word)) => format!("{}-{word}", text()),
            (Part::Annex(at), AnnexFiles::AfterText(word)) => format!("{}-{word}-{}", text(), at + 1),
        }
    }
}

/// Whether a file of the outputs may have that name for another reason than that a document's file has it.
fn is_output_of_another(stem: &str) -> bool {
    let is_named = |kind: &DocumentKind| {
        let record = kind.record();
        let is_annex = match record.annexes {
            AnnexFiles::Own { lone, several } => stem == lone || is_numbered(stem, several),
            AnnexFiles::AfterText(word) => {
                let after = |text: &str| text.strip_suffix(word).is_some_and(|text| text.ends_with('-'));
                after(stem)
                    || stem.rsplit_once('-').is_some_and(|(text, number)| is_number(number) && after(text))
            }
        };
        is_annex || stem == record.output
    };
    [COMPARISON, FIGURES].contains(&stem)
        || compared(stem).is_some()
        || DocumentKind::ALL.iter().any(is_named)
}

/// The name of the text of the document whose comparison a file is, other than the plan's.
fn compared(stem: &str) -> Option<&str> {
    stem.strip_suffix(COMPARISON)?.strip_suffix(BEFORE_COMPARISON)
}

fn is_numbered(stem: &str, start: &str) -> bool {
    stem.strip_prefix(start).and_then(|rest| rest.strip_prefix('-')).is_some_and(is_number)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads the name of a file, as [`DocumentPart::stem`] gives it. Of two readings the annex is taken: an id of a unit
/// that ends like an annex's name is not to be expected.
impl FromStr for DocumentPart {
    type Err = ();

    fn from_str(stem: &str) -> Result<Self, ()> {
        if stem == COMPARISON {
            return Ok(Self::COMPARISON);
        }
        if stem == FIGURES {
            return Ok(Self::FIGURES);
        }
        let comparison = compared(stem).and_then(DocumentId::from_output);
        let comparison = comparison.map(|document| Self { document, part: Part::Comparison });
        let annex = || DocumentKind::ALL.into_iter().find_map(|kind| annex(stem, kind.record().annexes));
        let found = comparison.or_else(annex).or_else(|| DocumentId::from_output(stem).map(Self::text));
        found.filter(|found| found.stem() == stem).ok_or(())
    }
}

/// The annex that has a file of a name, where a kind of document names its annexes so.
fn annex(stem: &str, names: AnnexFiles) -> Option<DocumentPart> {
    // Numbers are written from 1 on, and never with a zero before them: the stem of what is found is compared.
    let counted = |number: &str| Some(Part::Annex(number.parse::<usize>().ok()?.checked_sub(1)?));
    match names {
        AnnexFiles::Own { lone, several } => {
            let number = || counted(stem.strip_prefix(several)?.strip_prefix('-')?);
            let part = if stem == lone { Part::LoneAnnex } else { number()? };
            let own = |kind: &DocumentKind| kind.record().annexes == names;
            let kind = DocumentKind::ALL.into_iter().find(own)?;
            Some(DocumentPart { document: DocumentId { kind, instance: Instance::Only }, part })
        }
        AnnexFiles::AfterText(word) => {
            let lone = stem.strip_suffix(word).and_then(|text| text.strip_suffix('-'));
            let several = || {
                let (text, number) = stem.rsplit_once('-')?;
                Some((text.strip_suffix(word)?.strip_suffix('-')?, counted(number)?))
            };
            let (text, part) = lone.map(|text| (text, Part::LoneAnnex)).or_else(several)?;
            Some(DocumentPart { document: DocumentId::from_output(text)?, part })
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn unit(id: &str) -> DocumentId {
        DocumentId::unit_notice(id.parse().unwrap())
    }

    fn separate(file: &str) -> DocumentId {
        DocumentId::separate(file).unwrap()
    }

    fn report(period: &str) -> DocumentId {
        DocumentId::report(period.parse().unwrap())
    }

    #[test]
    fn documents_go_by_their_files() {
        for name in ["plan", "notice", "reports/2026-Q2", "reports/2026", "to-trinh-kinh-phi"] {
            assert_eq!(name.parse::<DocumentId>().unwrap().to_string(), name);
            assert_eq!(
                DocumentId::from_file(&format!("{name}.yaml")).unwrap().file(),
                format!("{name}.yaml")
            );
        }
        for wrong in [
            "",
            "quotas",
            "import",
            "reports",
            "reports/x",
            "notice/2026",
            "plan.yaml",
            "notice/unit",
            "Planx",
            "so-sanh",
        ] {
            assert_eq!(wrong.parse::<DocumentId>(), Err(()), "{wrong}");
        }
        assert_eq!(DocumentId::UNIT_NOTICES.to_string(), "notice/unit");
        assert_eq!(unit("thon-2").file(), "notice.yaml");
        assert_eq!(unit("thon-2").issued_as(), DocumentId::NOTICE);
        assert_eq!(report("2026-Q2").issued_as(), report("2026-Q2"));
    }

    #[test]
    fn each_output_has_a_name_and_is_known_by_it() {
        let part = |document: DocumentId, part| DocumentPart { document, part };
        for (output, stem) in [
            (DocumentPart::text(DocumentId::PLAN), "ke-hoach"),
            (part(DocumentId::PLAN, Part::LoneAnnex), "phu-luc-chi-tieu"),
            (part(DocumentId::PLAN, Part::Annex(1)), "phu-luc-2"),
            (DocumentPart::text(DocumentId::NOTICE), "thong-bao-chi-tieu"),
            (part(DocumentId::NOTICE, Part::LoneAnnex), "thong-bao-chi-tieu-phu-luc"),
            (part(DocumentId::NOTICE, Part::Annex(0)), "thong-bao-chi-tieu-phu-luc-1"),
            (DocumentPart::text(unit("thon-2")), "thong-bao/thon-2"),
            (part(unit("thon-2"), Part::Annex(2)), "thong-bao/thon-2-phu-luc-3"),
            (DocumentPart::text(report("2026-Q2")), "bao-cao/2026-Q2"),
            (part(report("2026"), Part::LoneAnnex), "bao-cao/2026-phu-luc"),
            (DocumentPart::COMPARISON, "so-sanh"),
            (part(DocumentId::NOTICE, Part::Comparison), "thong-bao-chi-tieu-so-sanh"),
            (part(report("2026-Q2"), Part::Comparison), "bao-cao/2026-Q2-so-sanh"),
            (part(separate("to-trinh"), Part::Comparison), "to-trinh-so-sanh"),
            (DocumentPart::text(separate("to-trinh")), "to-trinh"),
            (part(separate("to-trinh"), Part::Annex(1)), "to-trinh-phu-luc-2"),
        ] {
            assert_eq!(output.stem(), stem);
            assert_eq!(stem.parse::<DocumentPart>(), Ok(output));
        }
        for wrong in
            ["", "ke-hoach/2", "phu-luc-0", "phu-luc-01", "bao-cao/x", "thong-bao", "bao-cao", "quotas"]
        {
            assert_eq!(wrong.parse::<DocumentPart>(), Err(()), "{wrong}");
        }
    }
    /// A document of each kind; of one that repeats two.
    fn documents() -> Vec<DocumentId> {
        let of_kind = |kind: DocumentKind| match kind.record().repeats {
            Repeats::Once => vec![Instance::Only],
            Repeats::PerUnit => ["a", "b"].map(|id| Instance::Unit(id.parse().unwrap())).to_vec(),
            Repeats::PerPeriod => {
                ["2026", "2026-Q2"].map(|period| Instance::Period(period.parse().unwrap())).to_vec()
            }
            Repeats::PerFile => ["a", "to-trinh"].map(|id| Instance::File(id.parse().unwrap())).to_vec(),
        };
        let all = DocumentKind::ALL.into_iter().map(|kind| (kind, of_kind(kind)));
        all.flat_map(|(kind, all)| all.into_iter().map(move |instance| DocumentId { kind, instance }))
            .collect()
    }

    #[test]
    fn no_two_files_of_a_plan_have_one_name() {
        let parts = [Part::Text, Part::LoneAnnex, Part::Annex(0), Part::Annex(1), Part::Comparison];
        let mut known = Vec::new();
        for document in documents() {
            known.extend(parts.map(|part| DocumentPart { document: document.clone(), part }));
        }
        let mut stems = BTreeMap::new();
        for part in &known {
            let other = stems.insert(part.stem(), part);
            assert!(
                other.is_none(),
                "{part:?} and {other:?} have one name: change `output` or `annexes` of a kind"
            );
            let read = part.stem().parse();
            assert_eq!(read.as_ref(), Ok(part), "another kind has a name that its file has too");
        }
    }
}
