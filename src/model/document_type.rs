//! Types of documents: what a document is by its name, as the data of `kinds/<id>.yaml` have it. Where it stands in a
//! plan's folder, and how often, is its [`DocumentKind`](super::DocumentKind).

use std::collections::BTreeMap;

use super::Level;

/// A type of document: `Tờ trình`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentType {
    /// Its id: `to-trinh`.
    pub id: String,
    /// The rule that it follows.
    pub source: String,
    /// The template that writes its text.
    pub template: String,
    /// The levels of numbering where a document names none (6d), from the highest.
    pub levels: Vec<Level>,
    /// Whether annexes follow the text in one file where a document does not say.
    pub binds_annexes: bool,
    /// Whether it says what was reached, so that its sentences are about the past.
    pub is_report: bool,
    /// Its rules where a profile has none of its own.
    pub rules: TypeRules,
    /// Its rules under a profile, by the profile's id.
    pub by_profile: BTreeMap<String, TypeRules>,
}

/// How documents of a type are named and laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeRules {
    /// Its name (5a) as citations print it: `Tờ trình`.
    pub name: String,
    /// The short forms of the name in symbols (3): `TTr` of `TTr/ĐU`. A document has one of them, the first where it is
    /// ours to choose; where there are none, a symbol names bodies alone: `UBND-VP`.
    pub symbols: Vec<String>,
    /// Where the subject is (5b, 5c).
    pub subject: SubjectPlace,
    /// The words before a subject that does not begin with them: `về việc`.
    pub subject_start: Option<String>,
    /// Before those whom it addresses, where a document does not say: `Kính trình`.
    pub salutation: Option<String>,
    /// The line between legal bases and articles, centred: `QUYẾT ĐỊNH:`.
    pub decision: Option<String>,
    /// Where the body that decides is named.
    pub decides: DecidingBody,
    /// The levels of numbering, where they are others than those of the type.
    pub levels: Option<Vec<Level>>,
    /// The parts that each document of the type has.
    pub needs: Vec<TypePart>,
    /// The parts that a document of the type need not have, though other documents do.
    pub may_lack: Vec<TypePart>,
    /// How many sign it at least, where that is more than one.
    pub signers: Option<u32>,
    /// By which authority it is signed, where it is signed by one; any where there are none.
    pub authorities: Vec<SigningAuthority>,
    /// What its text has to mention.
    pub mentions: Vec<Mention>,
    /// The types of documents in its folder that it is compared with where it cites them, by id; none for every type.
    pub checked_against: Option<Vec<String>>,
}

/// What the text of a document has to mention: the meeting of which it tells the conclusions, say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words of a subject that ask for it; any subject does where there are none.
    pub about: Option<String>,
    /// The words of which one is to be in the text.
    pub any: Vec<String>,
    /// Whether a cited document does as well.
    pub accepts_citation: bool,
    /// What is missed, as a finding names it.
    pub name: String,
}

crate::listed::listed! {
    /// By which authority a document is signed (7a).
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SigningAuthority {
        /// `T/M`: for a body that decides together.
        Collective,
        /// `K/T`: for the head, by a deputy.
        Deputy,
        /// `T/L`: by order of the body or its head.
        ByOrder,
        /// `TUQ`: by the head's mandate.
        ByMandate,
    }

    /// Every authority.
    pub const ALL;
}

impl SigningAuthority {
    /// Its name in data: as the Party's documents begin the line.
    pub fn id(self) -> &'static str {
        match self {
            Self::Collective => "T/M",
            Self::Deputy => "K/T",
            Self::ByOrder => "T/L",
            Self::ByMandate => "TUQ",
        }
    }
}

crate::listed::listed! {
    /// Where the subject of a document is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum SubjectPlace {
        /// Under the name of the type, in the middle of the page (5b).
        UnderType,
        /// Under the number; the name of the type is not printed (5c).
        UnderNumber,
    }

    /// Every place.
    pub const ALL;
}

crate::listed::listed! {
    /// Where the body that decides is named.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum DecidingBody {
        /// Above the legal bases, as state bodies have it.
        AboveBases,
        /// Above the line of decision.
        AboveDecision,
    }

    /// Every place.
    pub const ALL;
}

crate::listed::listed! {
    /// A part of a document that a type may ask for, or do without.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum TypePart {
        /// Those whom the document addresses.
        Addressees,
        /// The body that decides.
        DecidedBy,
        /// Căn cứ as a list.
        LegalBases,
        /// The document of which it is a copy.
        Copies,
        /// The subject.
        Abstract,
        /// Signers.
        Signature,
        /// Those whom the document goes to.
        Recipients,
    }

    /// Every part.
    pub const ALL;
}

impl SubjectPlace {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::UnderType => "under-type",
            Self::UnderNumber => "under-number",
        }
    }
}

impl DecidingBody {
    /// Its name in data.
    pub fn id(self) -> &'static str {
        match self {
            Self::AboveBases => "above-bases",
            Self::AboveDecision => "above-decision",
        }
    }
}

impl TypePart {
    /// Its key in a document's file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Addressees => "addressees",
            Self::DecidedBy => "decided_by",
            Self::LegalBases => "legal_bases",
            Self::Copies => "copies",
            Self::Abstract => "abstract",
            Self::Signature => "signature",
            Self::Recipients => "recipients",
        }
    }
}

impl DocumentType {
    /// The placeholder of an unknown type, made of the one of its kind: no symbol is expected of it.
    pub fn unknown(after: &Self, id: &str) -> Self {
        let rules = TypeRules {
            name: id.to_owned(),
            symbols: Vec::new(),
            needs: Vec::new(),
            mentions: Vec::new(),
            ..after.rules.clone()
        };
        Self { id: id.to_owned(), rules, by_profile: BTreeMap::new(), ..after.clone() }
    }

    /// Its rules under a profile.
    pub fn under(&self, profile: &str) -> &TypeRules {
        self.by_profile.get(profile).unwrap_or(&self.rules)
    }

    /// The levels of numbering under a profile.
    pub fn levels_under(&self, profile: &str) -> &[Level] {
        self.under(profile).levels.as_ref().unwrap_or(&self.levels)
    }

    /// How many levels of numbering it has under some profile, at the most.
    pub fn most_levels(&self) -> usize {
        let own = self.by_profile.values().chain([&self.rules]).filter_map(|rules| rules.levels.as_ref());
        own.chain([&self.levels]).map(Vec::len).max().unwrap_or(0)
    }

    /// Its name where no profile has another.
    pub fn name(&self) -> &str {
        &self.rules.name
    }

    /// The short form of its name in symbols, where no profile has another; empty if it has none.
    pub fn symbol(&self) -> &str {
        self.rules.symbols.first().map_or("", String::as_str)
    }

    /// Every name that a profile gives it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.rules).chain(self.by_profile.values()).map(|rules| rules.name.as_str())
    }

    /// Every short form that a profile gives it.
    pub fn symbols(&self) -> impl Iterator<Item = &str> {
        let rules = std::iter::once(&self.rules).chain(self.by_profile.values());
        rules.flat_map(|rules| &rules.symbols).map(String::as_str)
    }
}
