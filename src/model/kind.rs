//! Kinds of documents by where they are in a plan's folder. Whatever depends on the kind of a document alone is in the
//! kind's record, and nowhere else; what depends on its name, as `Tờ trình`, is its [`DocumentType`](super::DocumentType).

use crate::listed::listed;

listed! {
    /// A kind of document that a plan has.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DocumentKind {
        /// Kế hoạch.
        Plan,
        /// Thông báo that allots the plan's quotas.
        Notice,
        /// The extract of the notice that one unit gets.
        UnitNotice,
        /// Báo cáo of what was reached by the end of a period.
        Report,
        /// A document of any type in a file of its own, beside a plan or in a folder without one.
        Separate,
    }

    /// Every kind, in the order in which a plan's documents are built.
    pub const ALL;
}

/// How often a plan has a kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// At most once.
    Once,
    /// Once for each unit that holds a quota.
    PerUnit,
    /// Once for each period that the data report.
    PerPeriod,
    /// Once for each file that says its type.
    PerFile,
}

/// The data that a plan of the next year takes over of a kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CarryOver {
    /// Its data, as a draft a year later.
    Draft,
    /// Nothing: it belongs to its year.
    Nothing,
}

/// The properties of a kind of document.
#[derive(Debug)]
pub struct KindRecord {
    /// The name in JSON, in keys of the catalogues and in the templates' view; for a kind that the data can declare
    /// by `type`, the word there.
    pub id: &'static str,
    /// The type of its documents where they declare none.
    pub document_type: &'static str,
    /// How often a plan has it.
    pub repeats: Repeats,
    /// The kind of document that it is issued with and written in; the kind itself where it is issued on its own.
    pub issued_with: DocumentKind,
    /// Where it is written below the plan's folder, without the ending: a file; of a kind for each period a folder; of one
    /// with a file of any name nothing.
    pub written_in: &'static str,
    /// Where it is put below the plan's folder of outputs, without the ending: a file; of a kind for each unit or
    /// period a folder; of one with a file of any name nothing: its output has that name.
    pub output: &'static str,
    /// The names of annexes in files of their own.
    pub annexes: AnnexFiles,
    /// The data that a plan of the next year takes over.
    pub carry_over: CarryOver,
    /// What it says of the plan's quotas.
    pub role: Role,
}

/// What a kind of document says of the plan's quotas. The checks of prose, figures and dates ask it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It sets them: amounts in it are targets, and of several that were issued the first kind's are in force.
    Allots,
    /// It reports what was reached by the end of its period, and prints results.
    Reports,
    /// It may quote them.
    Quotes,
}

/// How annexes in files of their own are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnexFiles {
    /// By names of their own: the one of a document that has one annex, and what is before the numbers of several.
    Own {
        /// `phu-luc-chi-tieu`
        lone: &'static str,
        /// `phu-luc` of `phu-luc-2`
        several: &'static str,
    },
    /// By the name of the text, a hyphen and this: `bao-cao/2026-Q2-phu-luc`, `…-phu-luc-2`.
    AfterText(&'static str),
}

const PLAN: KindRecord = KindRecord {
    id: "plan",
    document_type: "ke-hoach",
    repeats: Repeats::Once,
    issued_with: DocumentKind::Plan,
    written_in: "plan",
    output: "ke-hoach",
    annexes: AnnexFiles::Own { lone: "phu-luc-chi-tieu", several: "phu-luc" },
    carry_over: CarryOver::Draft,
    role: Role::Allots,
};

const NOTICE: KindRecord = KindRecord {
    id: "notice",
    document_type: "thong-bao",
    repeats: Repeats::Once,
    issued_with: DocumentKind::Notice,
    written_in: "notice",
    output: "thong-bao-chi-tieu",
    annexes: AnnexFiles::AfterText("phu-luc"),
    carry_over: CarryOver::Draft,
    role: Role::Allots,
};

const UNIT_NOTICE: KindRecord =
    KindRecord { id: "unit-notice", repeats: Repeats::PerUnit, output: "thong-bao", ..NOTICE };

const REPORT: KindRecord = KindRecord {
    id: "report",
    document_type: "bao-cao",
    repeats: Repeats::PerPeriod,
    issued_with: DocumentKind::Report,
    written_in: "reports",
    output: "bao-cao",
    annexes: AnnexFiles::AfterText("phu-luc"),
    carry_over: CarryOver::Nothing,
    role: Role::Reports,
};

const SEPARATE: KindRecord = KindRecord {
    id: "document",
    document_type: "cong-van",
    repeats: Repeats::PerFile,
    issued_with: DocumentKind::Separate,
    written_in: "",
    output: "",
    annexes: AnnexFiles::AfterText("phu-luc"),
    carry_over: CarryOver::Nothing,
    role: Role::Quotes,
};

impl DocumentKind {
    /// Its properties.
    pub const fn record(self) -> &'static KindRecord {
        match self {
            Self::Plan => &PLAN,
            Self::Notice => &NOTICE,
            Self::UnitNotice => &UNIT_NOTICE,
            Self::Report => &REPORT,
            Self::Separate => &SEPARATE,
        }
    }

    /// The stable name: `plan`, `notice`, `unit-notice`, `report`, `document`.
    pub fn id(self) -> &'static str {
        self.record().id
    }

    /// The kind that a word of the data names: `plan`, `notice`, `report`.
    pub fn declared(word: &str) -> Option<Self> {
        Self::with_own_place().find(|kind| kind.id() == word)
    }

    /// The kinds that are issued on their own and whose files have names that the kind gives them.
    pub fn with_own_place() -> impl Iterator<Item = Self> {
        Self::issued().filter(|kind| kind.record().repeats != Repeats::PerFile)
    }

    /// Whether it is issued on its own, with a number and a file of data of its own.
    pub fn is_issued_by_itself(self) -> bool {
        self.record().issued_with == self
    }

    /// The name of its file in a plan's folder: `notice.yaml`; none of a kind with a file for each period, and of one
    /// that is written in another's file.
    pub fn file(self) -> Option<String> {
        let KindRecord { repeats, written_in, .. } = self.record();
        let is_one = self.is_issued_by_itself() && *repeats == Repeats::Once;
        is_one.then(|| format!("{written_in}.yaml"))
    }

    /// The name of the folder in a plan's folder that has a file for each period: `reports`; none of any other kind.
    pub fn folder(self) -> Option<&'static str> {
        let KindRecord { repeats, written_in, .. } = self.record();
        (*repeats == Repeats::PerPeriod).then_some(*written_in)
    }

    /// Whether a plan has documents of some kind in a folder of this name in its own.
    pub fn is_folder(name: &str) -> bool {
        Self::ALL.into_iter().any(|kind| kind.folder() == Some(name))
    }

    /// The kinds that are issued on their own.
    pub fn issued() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|kind| kind.is_issued_by_itself())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn kinds_are_distinguished_by_each_of_their_names() {
        let distinct = |name: fn(DocumentKind) -> &'static str| {
            DocumentKind::ALL.into_iter().map(name).collect::<BTreeSet<_>>().len()
        };
        assert_eq!(distinct(DocumentKind::id), DocumentKind::ALL.len());
        assert_eq!(distinct(|kind| kind.record().output), DocumentKind::ALL.len());
        let written: Vec<_> = DocumentKind::issued().map(|kind| kind.record().written_in).collect();
        assert_eq!(written.iter().collect::<BTreeSet<_>>().len(), written.len());
    }

    #[test]
    fn what_is_issued_by_itself_has_a_file_or_a_folder_of_files() {
        for kind in DocumentKind::with_own_place() {
            assert!(kind.file().is_some() != kind.folder().is_some(), "{kind:?}");
            assert_eq!(kind.folder().is_some_and(DocumentKind::is_folder), kind.folder().is_some());
        }
        assert_eq!(
            DocumentKind::UnitNotice.file().or(DocumentKind::UnitNotice.folder().map(str::to_owned)),
            None
        );
    }

    #[test]
    fn what_is_issued_with_another_is_issued_with_one_that_is_issued_by_itself() {
        for kind in DocumentKind::ALL {
            assert!(kind.record().issued_with.is_issued_by_itself(), "{kind:?}");
        }
    }
    fn kinds(is_meant: impl Fn(&KindRecord) -> bool) -> Vec<DocumentKind> {
        DocumentKind::ALL.into_iter().filter(|kind| is_meant(kind.record())).collect()
    }

    #[test]
    fn one_kind_comes_for_each_unit() {
        assert!(
            kinds(|record| record.repeats == Repeats::PerUnit).len() <= 1,
            "`Plan::built_documents` makes extracts of the notice for units (model/plan.rs), and `DocumentId` names the \
             text of one kind beside its file (`UNIT_PART`, model/identity.rs): both first need the kind"
        );
    }

    #[test]
    fn one_kind_reports_for_each_period() {
        let reporting = kinds(|record| record.role == Role::Reports);
        assert!(
            reporting.len() <= 1,
            "`Plan::reports` holds one kind. Where a second reports, it also belongs where that field is read: quotas in \
             force (data/history.rs, model/plan.rs), results that are printed (check/results.rs), sizes (check/sizes.rs)"
        );
        assert!(reporting.iter().all(|kind| kind.record().repeats == Repeats::PerPeriod), "{reporting:?}");
    }

    #[test]
    fn what_allots_comes_once() {
        let several =
            |record: &KindRecord| record.role == Role::Allots && record.repeats == Repeats::PerPeriod;
        assert_eq!(
            kinds(several),
            [],
            "`DocumentId::allotting` (model/identity.rs) lists documents of kinds that come once: no set of these would be \
             in force"
        );
    }
}
