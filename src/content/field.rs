//! Named values of a document that people ask for beside its text: number, date, who signs, to whom it goes, what it
//! cites.

/// Declares a type whose values each have a stable name: the type, the list of its values, and their names.
macro_rules! named {
    ($(#[$meta:meta])* pub enum $type:ident { $($(#[$doc:meta])* $variant:ident => $name:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $type {
            $($(#[$doc])* $variant,)+
        }

        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name, in JSON, in keys of the catalogues and in templates.
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}
pub(crate) use named;

/// A named value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its kind.
    pub kind: FieldKind,
    /// Which of several: the name of a figure, the text of a recipient, the number of a signer.
    pub of: Vec<String>,
    /// As it reads.
    pub value: String,
}

named! {
    /// The kind of a field. Its name is the key in the document's file where there is one.
    pub enum FieldKind {
        /// Draft or issued.
        State => "state",
        /// The number.
        Number => "number",
        /// The symbol.
        Symbol => "symbol",
        /// The place before the date.
        Place => "place",
        /// The date.
        Date => "date",
        /// The body above the issuer.
        Superior => "superior",
        /// Who issues.
        Issuer => "issuer",
        /// Who issues, as others cite it.
        CitedAs => "cited_as",
        /// Its subject.
        Abstract => "abstract",
        /// That it amends.
        Amended => "amended",
        /// How urgent it is.
        Urgency => "urgency",
        /// Which draft it is.
        Draft => "draft",
        /// Among whom it goes round.
        Circulation => "circulation",
        /// The format profile.
        Profile => "profile",
        /// How the program's own words are spelled.
        Spelling => "spelling",
        /// The levels of numbering.
        Numbering => "numbering",
        /// Whether drafts are marked on every page.
        DraftMark => "draft_mark",
        /// Whether its PDF has fields for digital signatures.
        SignatureField => "signature_field",
        /// Whether it is printed on both sides: a setting of the project.
        Duplex => "duplex",
        /// The font families: a setting of the project.
        Fonts => "fonts",
        /// Whether its annexes follow its text.
        BindAnnexes => "bind_annexes",
        /// Whether an annex repeats the block above the text.
        HeaderBlock => "header_block",
        /// A figure, by its name.
        Figure => "figures",
        /// A cited document, by its name.
        Citation => "citations",
        /// The document that it replaces.
        Replaces => "replaces",
        /// In whose name a signer signs.
        Authority => "authority",
        /// A signer's position.
        Position => "position",
        /// A signer's name.
        Signer => "signer",
        /// The picture of a signature.
        Image => "image",
        /// The picture of a seal.
        Seal => "seal",
        /// One whom it addresses.
        Addressee => "addressees",
        /// One whom it goes to.
        Recipient => "recipients",
        /// Who drafted it.
        Drafter => "drafter",
    }
}

impl FieldKind {
    /// Whether it is a setting of the whole project, the same in all documents.
    pub fn is_of_project(self) -> bool {
        matches!(self, Self::Duplex | Self::Fonts)
    }

    /// Whether people know which of several it is by what it is of, not by its value.
    pub fn is_known_by_name(self) -> bool {
        matches!(self, Self::Figure | Self::Citation | Self::HeaderBlock)
    }
}

/// A note of the data about a unit or an organisation, or about what it has of a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The quota that it holds a share of; none where the note is about the holder itself.
    pub quota: Option<String>,
    /// The id of the unit or organisation.
    pub holder: String,
    /// As it reads.
    pub text: String,
}
