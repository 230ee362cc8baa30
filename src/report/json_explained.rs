//! What `explain` tells, as JSON lines.

use serde::Serialize;

use super::explanation::Explanation;
use super::json::{line_of, severity};
use crate::model::DocumentType;

#[derive(Serialize)]
struct ExplanationLine<'a> {
    code: &'a str,
    severity: &'static str,
    fixed: bool,
    rule: &'a str,
    reason: &'a str,
    source: Option<&'a str>,
    wrong: String,
    right: String,
}

/// The explanation of a code, as one line; `fixed` if it can neither be accepted nor graded.
pub fn explanation_json(explanation: &Explanation) -> String {
    let Explanation { code, rule, reason, source, wrong, right } = explanation;
    let rest = ExplanationLine {
        code: code.id(),
        severity: severity(code.severity()),
        fixed: code.is_fixed(),
        rule,
        reason,
        source: *source,
        wrong: wrong.join("\n"),
        right: right.join("\n"),
    };
    line_of("explanation", &rest)
}

/// Something that a type of document has, with the stable name of what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TypeFact {
    /// `symbols`, `numbering` …
    pub id: &'static str,
    /// As a person reads it.
    pub value: String,
}

#[derive(Serialize)]
struct DocumentTypeLine<'a> {
    id: &'a str,
    name: &'a str,
    source: &'a str,
    facts: &'a [TypeFact],
    profiles: Vec<ProfileFacts<'a>>,
}

/// What a type has under a profile alone.
#[derive(Serialize)]
struct ProfileFacts<'a> {
    profile: &'a str,
    facts: &'a [TypeFact],
}

/// A type of document, as one line: what it has, and what differs under a profile.
pub fn document_type_json(
    document_type: &DocumentType,
    facts: &[TypeFact],
    profiles: &[(String, Vec<TypeFact>)],
) -> String {
    let rest = DocumentTypeLine {
        id: &document_type.id,
        name: document_type.name(),
        source: &document_type.source,
        facts,
        profiles: profiles.iter().map(|(profile, facts)| ProfileFacts { profile, facts }).collect(),
    };
    line_of("document-type", &rest)
}
