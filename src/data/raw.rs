//! The files of a plan as written: one type for each map that a person writes.

use jiff::civil::Date;

use super::annex::AnnexFile;
use super::decode::{Named, NonEmpty, OneOrMany};
use super::measures::MeasureFile;
use super::nodes::NodeFile;
use super::record::record;
use super::scalars::{
    CodeName, DocumentName, FormatVersion, Grade, GradedName, Lines, Name, Plain, TypeName,
};
use super::signature::{AddresseesFile, SignaturesFile};
use super::unit_kinds::UnitKindFile;
use crate::model::{
    CitedNumber, DocumentDate, Extent, Figure, FileFormat, FileNames, Level, NameOrder, State, TemplateText,
    Urgency,
};
use crate::source::Placed;
use crate::text::ToneMark;

record! {
    /// A document: `plan.yaml`, `notice.yaml`, a report, or a part of one that others build on. A key that a document
    /// must have may be in any of the files that it is laid together from, so every key is optional.
    #[derive(Default)]
    layered struct DocumentFile {
        required format: FormatVersion,
        optional model: Placed<String>,
        optional shared: OneOrMany<Placed<String>>,
        optional state: State,
        optional set: Placed<u32>,
        optional r#type: Placed<TypeName>,
        optional profile: Placed<String>,
        optional spelling: ToneMark,
        optional superior: TemplateText,
        optional issuer: IssuerFile,
        optional number: Placed<u32>,
        optional symbol: Placed<Plain>,
        optional place: Plain,
        optional date: Placed<DocumentDate>,
        optional r#abstract: NonEmpty<TemplateText>,
        optional amended: bool,
        optional urgency: Urgency,
        optional draft: u32,
        optional draft_mark: bool,
        optional signature_field: bool,
        optional circulation: TemplateText,
        optional replaces: Placed<CitationFile>,
        optional copies: Placed<CitationFile>,
        optional numbering: Placed<Vec<Level>>,
        default figures: Named<Name, Figure>,
        default citations: Named<Name, Placed<CitationFile>>,
        optional addressees: AddresseesFile,
        optional decided_by: NonEmpty<TemplateText>,
        optional legal_bases: Lines,
        optional preamble: Lines,
        optional body: Placed<NonEmpty<NodeFile>>,
        default sections: Named<Name, OneOrMany<NodeFile>>,
        optional recipients: NonEmpty<TemplateText>,
        optional drafter: TemplateText,
        optional signature: SignaturesFile,
        optional annexes: OneOrMany<AnnexFile>,
        optional bind_annexes: bool,
        optional bind_documents: OneOrMany<Placed<String>>,
        optional form: bool,
        optional unit: Placed<Box<ExtractFile>>,
        optional accept: OneOrMany<AcceptFile>,
    }
}

record! {
    /// A finding of the same file that is accepted.
    struct AcceptFile {
        required code: Placed<CodeName>,
        required at: String,
        required reason: String,
    }
}

record! {
    /// The extract of a notice that each unit gets; what it leaves out is the notice's.
    struct ExtractFile {
        optional r#abstract: NonEmpty<TemplateText>,
        optional numbering: Placed<Vec<Level>>,
        optional addressees: AddresseesFile,
        optional legal_bases: Lines,
        optional preamble: Lines,
        required body: Placed<NonEmpty<NodeFile>>,
        optional recipients: NonEmpty<TemplateText>,
        optional drafter: TemplateText,
        optional signature: SignaturesFile,
        optional annexes: OneOrMany<AnnexFile>,
        optional bind_annexes: bool,
    }
}

record! {
    /// Who issues.
    struct IssuerFile {
        required name: TemplateText,
        required cited: TemplateText,
    }
}

record! {
    /// A cited document.
    struct CitationFile {
        required r#type: DocumentName,
        optional number: CitedNumber,
        optional symbol: Plain,
        optional date: Date,
        optional issuer: Plain,
        optional about: Plain,
    }
}

record! {
    /// `kehoach.yaml`.
    struct ProjectFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        optional profile: Placed<String>,
        optional spelling: ToneMark,
        optional templates: Placed<String>,
        default fonts: FontsFile,
        optional duplex: bool,
        optional draft_mark: bool,
        optional signature_field: bool,
        optional comparison: Extent,
        optional file_names: FileNames,
        default formats: Vec<FileFormat>,
        optional pdf_standards: Placed<Vec<String>>,
        default severities: Named<GradedName, Grade>,
        default measures: Named<Name, MeasureFile>,
        default unit_kinds: Named<Name, UnitKindFile>,
        optional name_order: NameOrder,
    }
}

record! {
    /// Fonts other than the built-in ones.
    #[derive(Default)]
    struct FontsFile {
        default families: Vec<Placed<String>>,
        default folders: Vec<Placed<String>>,
        optional system: bool,
    }
}
