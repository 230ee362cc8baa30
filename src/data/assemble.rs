//! Documents, put together from the files that say parts of them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::body::nodes;
use super::decode::{Decode, Named, NonEmpty};
use super::document_types::DocumentTypes;
use super::nodes::NodeFile;
use super::raw::{CitationFile, DocumentFile, ExtractFile, IssuerFile};
use super::record::Layered;
use super::scalars::{Plain, TypeName};
use super::sections;
use super::signature::{AddresseesFile, SignaturesFile};
use crate::diag::{Code, Finding, Findings};
use crate::model::{
    BodyNode, Citation, Document, DocumentDate, DocumentId, DocumentKind, DocumentType, Header, HeaderPlaces,
    Issuer, Level, RecipientsData, State, TableData, TemplateText, TypePart, TypeRules,
};
use crate::source::{Place, Placed, Source};

/// The keys of a document, from its own file and from those that it builds on.
#[derive(Clone)]
pub(crate) struct DocumentSource {
    pub(crate) file: DocumentFile,
    /// The document's own file.
    pub(crate) source: Arc<Source>,
    /// Where a key is missed: the first key of that file.
    pub(crate) head: Place,
    /// Every key that is written, also where its value cannot be read.
    pub(crate) keys: Vec<Key>,
}

/// A key of a file.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) place: Place,
    pub(crate) has_value: bool,
}

impl DocumentSource {
    /// The keys of this file, and those of `base` where this one has none.
    pub(crate) fn over(self, base: DocumentFile, keys: &[Key]) -> Self {
        let mut all = self.keys;
        all.extend_from_slice(keys);
        Self { file: self.file.over(base), source: self.source, head: self.head, keys: all }
    }
}

/// A document of what is written of it. Keys that do not fit together are a finding; so is a missing key, which
/// another value replaces.
pub(crate) fn document(
    id: DocumentId,
    types: &DocumentTypes,
    written: DocumentSource,
    findings: &mut Findings,
) -> Option<Document> {
    let document_type = written.document_type(id.kind(), types, findings);
    let DocumentSource { mut file, source, head, keys } = written;
    sections::replace(&mut file, findings);
    let missing = &mut MissingKeys { head: &head, keys: &keys, findings };
    let required = RequiredKeys::take(&mut file, &document_type.rules, missing)?;
    let numbering = numbering(&document_type, file.numbering.take(), &required.body, findings);
    let state = file.state.unwrap_or(State::Draft);
    check_date_of_issue(state, &required.date, findings);
    let header = header(&mut file, &required);
    let annexes = file.annexes.unwrap_or_default().0;
    let annexes = annexes.into_iter().map(|file| file.into_model(findings)).collect();
    let citations = file.citations.0.into_iter().map(|(name, file)| (name.value.0, citation(file)));
    Some(Document {
        id,
        state,
        set: file.set,
        profile: file.profile,
        spelling: file.spelling,
        draft_mark: file.draft_mark,
        signature_field: file.signature_field,
        header,
        replaces: file.replaces.map(citation),
        copies: file.copies.map(citation),
        numbering,
        figures: file.figures.0.into_iter().map(|(name, figure)| (name.value.0, figure)).collect(),
        citations: citations.collect(),
        addressees: file.addressees.map_or_else(Vec::new, AddresseesFile::into_model),
        decided_by: file.decided_by.map_or_else(Vec::new, |lines| lines.0),
        legal_bases: file.legal_bases.unwrap_or_default().0,
        preamble: file.preamble.unwrap_or_default().0,
        body: nodes(required.body.value.0),
        recipients: RecipientsData { list: required.recipients, drafter: file.drafter },
        signatures: required.signature.map_or_else(Vec::new, SignaturesFile::into_model),
        annexes,
        binds_annexes: file.bind_annexes.unwrap_or(document_type.binds_annexes),
        bound: file.bind_documents.unwrap_or_default().0,
        is_form: file.form.unwrap_or(false),
        document_type,
        head,
        source,
    })
}

/// The keys that every document has.
struct RequiredKeys {
    issuer: IssuerFile,
    symbol: Placed<Plain>,
    place: Plain,
    date: Placed<DocumentDate>,
    about: Vec<TemplateText>,
    body: Placed<NonEmpty<NodeFile>>,
    recipients: Vec<TemplateText>,
    /// None where a type may do without signers.
    signature: Option<SignaturesFile>,
}

impl RequiredKeys {
    /// Takes the keys from a file; all that are missing are reported.
    fn take(file: &mut DocumentFile, rules: &TypeRules, missing: &mut MissingKeys<'_>) -> Option<Self> {
        let may_lack = |part: TypePart| rules.may_lack.contains(&part);
        let issuer = missing.or_substitute("issuer", file.issuer.take());
        let symbol = missing.or_substitute("symbol", file.symbol.take());
        let place = missing.or_substitute("place", file.place.take());
        let date = missing.or_substitute("date", file.date.take());
        let about = missing.unless(may_lack(TypePart::Abstract), "abstract", file.r#abstract.take());
        let body = missing.or_substitute("body", file.body.take());
        let recipients = missing.unless(may_lack(TypePart::Recipients), "recipients", file.recipients.take());
        let signature = missing.unless(may_lack(TypePart::Signature), "signature", file.signature.take());
        Some(Self {
            issuer: issuer?,
            symbol: symbol?,
            place: place?,
            date: date?,
            about: about?.map_or_else(Vec::new, |about| about.0),
            body: body?,
            recipients: recipients?.map_or_else(Vec::new, |recipients| recipients.0),
            signature: signature?,
        })
    }
}

/// A document that was issued has the day on which it was.
fn check_date_of_issue(state: State, date: &Placed<DocumentDate>, findings: &mut Findings) {
    if state == State::Issued && date.value.full().is_none() {
        let finding = Finding::at(Code::IssuedIncomplete, &date.place).with("key", "date");
        findings.push(finding.with("by", "data"));
    }
}

fn header(file: &mut DocumentFile, required: &RequiredKeys) -> Header {
    let RequiredKeys { issuer, symbol, place, date, about, .. } = required;
    Header {
        superior: file.superior.take(),
        issuer: Issuer { name: issuer.name.clone(), cited: issuer.cited.clone() },
        number: file.number.as_ref().map(|number| number.value),
        places: HeaderPlaces {
            number: file.number.as_ref().map(|number| number.place.clone()),
            symbol: symbol.place.clone(),
            date: date.place.clone(),
        },
        symbol: symbol.value.0.clone(),
        place: place.0.clone(),
        date: date.value,
        about: about.clone(),
        amended: file.amended.unwrap_or(false),
        urgency: file.urgency,
        draft: file.draft,
        circulation: file.circulation.take(),
    }
}

/// A document of which nothing is known.
pub(crate) fn lost(source: &Arc<Source>) -> Document {
    let head = Place::new(source, 0..0);
    let written =
        DocumentSource { file: DocumentFile::default(), source: Arc::clone(source), head, keys: Vec::new() };
    let document = document(DocumentId::PLAN, &DocumentTypes::new(None), written, &mut Findings::default());
    document.expect("every key that a document needs has a stand-in")
}

/// Reports keys that no file of a document has.
struct MissingKeys<'a> {
    head: &'a Place,
    keys: &'a [Key],
    findings: &'a mut Findings,
}

impl MissingKeys<'_> {
    /// The value, or the one that replaces it.
    fn or_substitute<T: Decode>(&mut self, name: &'static str, value: Option<T>) -> Option<T> {
        if value.is_some() {
            return value;
        }
        T::substitute(&self.report(name))
    }

    /// Reports a missing key, and returns where its value would be.
    fn report(&mut self, name: &'static str) -> Place {
        let (place, state) = match self.keys.iter().find(|key| key.place.text() == name) {
            // Errors of a value that is there are reported already.
            Some(Key { has_value: true, place }) => return place.clone(),
            Some(key) => (&key.place, "without-value"),
            None => (self.head, "absent"),
        };
        let finding = Finding::at(Code::MissingKey, place).with("key", name).with("state", state);
        let place = place.clone();
        self.findings.push(finding);
        place
    }

    /// The value of a key that a document of some types need not have: the inner `None` where it has none.
    #[expect(
        clippy::option_option,
        reason = "a value that is missing, and a key that may be left out, differ"
    )]
    fn unless<T: Decode>(
        &mut self,
        may_lack: bool,
        name: &'static str,
        value: Option<T>,
    ) -> Option<Option<T>> {
        if may_lack && value.is_none() {
            return Some(None);
        }
        self.or_substitute(name, value).map(Some)
    }
}

/// A file's name says what kind of document it is; a type that says otherwise is a slip.
fn is_of_other_kind(kind: DocumentKind, declared: &str) -> bool {
    DocumentKind::declared(declared).is_some_and(|other| other != kind.record().issued_with)
        && kind != DocumentKind::Separate
}

impl DocumentSource {
    /// The type that the document declares; where it is not known, a finding, and that of its kind.
    pub(crate) fn document_type(
        &self,
        kind: DocumentKind,
        types: &DocumentTypes,
        findings: &mut Findings,
    ) -> Arc<DocumentType> {
        let Some(Placed { value: TypeName(declared), place }) = &self.file.r#type else {
            return types.default_for(kind);
        };
        let finding = Finding::at(Code::InvalidValue, place).with("got", declared.as_str());
        let found = types.get(declared);
        if is_of_other_kind(kind, declared) {
            findings.push(finding.with("expected", "document-type"));
        } else if found.is_none() {
            let ids = types.ids();
            let known = ids.iter().map(String::as_str);
            findings.push(finding.with("expected", "word").with_known(declared, known));
        }
        found.unwrap_or_else(|| Arc::new(DocumentType::unknown(types.default_for(kind).as_ref(), declared)))
    }
}

/// Declares the keys of the plan's own file that its other documents take over, each with its value for one of them.
macro_rules! inherited {
    (|$plan:ident, $kind:ident| $($key:ident: $value:expr,)+) => {
        /// The keys of the plan's own file that its other documents take over.
        pub(crate) const INHERITED: [&str; [$(stringify!($key)),+].len()] = [$(stringify!($key)),+];

        impl DocumentSource {
            /// The keys that a document of another type takes over where it has none itself; the types are the plan's
            /// own and the other.
            pub(crate) fn inherited_by(&self, $kind: [&DocumentType; 2]) -> DocumentFile {
                let $plan = self;
                DocumentFile { $($key: $value,)+ ..DocumentFile::default() }
            }
        }
    };
}

inherited! { |plan, types|
    profile: plan.file.profile.clone(),
    spelling: plan.file.spelling,
    draft_mark: plan.file.draft_mark,
    signature_field: plan.file.signature_field,
    superior: plan.file.superior.clone(),
    issuer: plan.had(|file| file.issuer.clone()),
    symbol: plan.had(|file| file.symbol.as_ref().map(|symbol| plan.symbol_for(types, symbol))),
    place: plan.had(|file| file.place.clone()),
    figures: plan.file.figures.clone(),
    citations: plan.file.citations.clone(),
    signature: plan.had(|file| file.signature.clone()),
}

impl DocumentSource {
    /// The symbol with the short form of another type's name in the place of its own: `TB/ĐU` of `KH/ĐU`.
    fn symbol_for(&self, types: [&DocumentType; 2], symbol: &Placed<Plain>) -> Placed<Plain> {
        let profile = self.file.profile.as_ref().map_or("", |profile| &profile.value);
        let [own, other] = types.map(|one| one.under(profile).symbols.first().map_or("", String::as_str));
        let rest = symbol.value.0.strip_prefix(own);
        let rest = rest.filter(|rest| !rest.starts_with(char::is_alphabetic));
        // A symbol without the short form of a type has no mark before its bodies.
        let rest = rest.map(|rest| if other.is_empty() { rest.trim_start_matches(['/', '-']) } else { rest });
        let other = rest.map(|rest| Plain(format!("{other}{rest}")));
        Placed { value: other.unwrap_or_else(|| symbol.value.clone()), place: symbol.place.clone() }
    }

    /// A value that others take over from here. A missing one is reported here alone.
    fn had<T: Decode>(&self, value: impl Fn(&DocumentFile) -> Option<T>) -> Option<T> {
        value(&self.file).or_else(|| T::substitute(&self.head))
    }

    /// The extract that each unit gets: what it leaves out is the notice's, but for the text. It goes to the
    /// unit and to the archive.
    pub(crate) fn extract(&self, extract: Placed<Box<ExtractFile>>) -> Self {
        let notice = self.file.clone();
        let head = extract.place.within(0..1);
        let extract = *extract.value;
        let own = DocumentFile {
            r#abstract: extract.r#abstract,
            numbering: extract.numbering,
            addressees: extract.addressees,
            legal_bases: extract.legal_bases,
            preamble: extract.preamble,
            body: Some(extract.body),
            recipients: extract.recipients.or_else(|| to_the_unit(&notice, &head)),
            drafter: extract.drafter,
            signature: extract.signature,
            annexes: Some(extract.annexes.unwrap_or_default()),
            bind_annexes: extract.bind_annexes,
            ..DocumentFile::default()
        };
        let notice = DocumentFile {
            issuer: self.had(|file| file.issuer.clone()),
            symbol: self.had(|file| file.symbol.clone()),
            place: self.had(|file| file.place.clone()),
            date: self.had(|file| file.date.clone()),
            r#abstract: self.had(|file| file.r#abstract.clone()),
            recipients: self.had(|file| file.recipients.clone()),
            signature: self.had(|file| file.signature.clone()),
            addressees: None,
            legal_bases: None,
            preamble: None,
            sections: Named::default(),
            ..notice
        };
        Self { file: own.over(notice), source: Arc::clone(&self.source), head, keys: self.keys.clone() }
    }
}

fn to_the_unit(notice: &DocumentFile, place: &Place) -> Option<NonEmpty<TemplateText>> {
    let archive = notice.recipients.as_ref()?.0.last()?.clone();
    Some(NonEmpty(vec![TemplateText::new("{{ holder.full_name }}", place.clone()), archive]))
}

fn citation(file: Placed<CitationFile>) -> Citation {
    let Placed { value: file, place } = file;
    Citation {
        kind: file.r#type.0,
        number: file.number,
        symbol: file.symbol.map(|symbol| symbol.0),
        date: file.date,
        issuer: file.issuer.map(|issuer| issuer.0),
        about: file.about.map(|about| about.0),
        place,
    }
}

/// The levels of numbering; a text that is deeper than they are is a finding.
fn numbering(
    document_type: &DocumentType,
    written: Option<Placed<Vec<Level>>>,
    body: &Placed<NonEmpty<NodeFile>>,
    findings: &mut Findings,
) -> Option<Vec<Level>> {
    let place = written.as_ref().map_or_else(|| body.place.clone(), |levels| levels.place.clone());
    let levels = written.map(|levels| levels.value);
    let depth = depth(&body.value.0);
    if depth > levels.as_ref().map_or(document_type.most_levels(), Vec::len) {
        let finding = Finding::at(Code::InvalidValue, &place.within(0..1))
            .with("expected", "levels")
            .with("got", depth);
        findings.push(finding);
    }
    levels
}

/// How deep numbered nodes are nested at the most.
fn depth(nodes: &[NodeFile]) -> usize {
    let of = |node: &NodeFile| match node {
        NodeFile::Heading(file) => 1 + depth(&file.section.body),
        NodeFile::Numbered(file) => 1 + depth(&file.section.body),
        NodeFile::Progress(file) => usize::from(file.progress.numbered.unwrap_or(true)),
        NodeFile::Paragraph(_)
        | NodeFile::Line(_)
        | NodeFile::Items(_)
        | NodeFile::QuotaTable(_)
        | NodeFile::TargetTable(_)
        | NodeFile::Table(_)
        | NodeFile::Chart(_)
        | NodeFile::Image(_)
        | NodeFile::OrgChart(_) => 0,
    };
    nodes.iter().map(of).max().unwrap_or(0)
}

/// Every quota id that a document's text and annexes name must be one of `known`.
pub(crate) fn check_quota_ids(document: &Document, known: &[String], findings: &mut Findings) {
    let in_annexes = document.annexes.iter().flat_map(|annex| &annex.tables).flat_map(TableData::quota_ids);
    let in_charts = document.annexes.iter().flat_map(|annex| &annex.charts).map(|chart| &chart.quota);
    let mut named: Vec<&Placed<String>> = in_annexes.chain(in_charts).collect();
    document.bodies().for_each(|body| named_in(body, &mut named));
    let ids: BTreeSet<&String> = known.iter().collect();
    for name in named {
        if !ids.contains(&name.value) {
            let finding = Finding::at(Code::UnknownId, &name.place).with("id", name.value.as_str());
            findings.push(finding.with_known(&name.value, known.iter().map(String::as_str)));
        }
    }
}

/// Every citation that an annex is attached to must be there.
pub(crate) fn check_citation_ids(document: &Document, findings: &mut Findings) {
    for annex in document.annexes.iter().filter_map(|annex| annex.attached_to.as_ref()) {
        if !document.citations.contains_key(&annex.value) {
            let finding = Finding::at(Code::UnknownId, &annex.place).with("id", annex.value.as_str());
            findings.push(finding.with_known(&annex.value, document.citations.keys().map(String::as_str)));
        }
    }
}

fn named_in<'a>(nodes: &'a [BodyNode], named: &mut Vec<&'a Placed<String>>) {
    for node in nodes {
        match node {
            BodyNode::Section(section) => named_in(&section.body, named),
            BodyNode::Progress(progress) => named.push(&progress.quota),
            BodyNode::Table(table) => named.extend(table.quota_ids()),
            BodyNode::Drawing(drawing) => named.extend(drawing.as_chart().map(|chart| &chart.quota)),
            BodyNode::Paragraph(_) | BodyNode::Line(_) | BodyNode::Items(_) => {}
        }
    }
}
