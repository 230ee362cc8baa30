//! A finding for the page of the browser: its words and where it is, without a frame around.

use std::path::Path;

use serde::Serialize;

use super::catalogue::Catalogue;
use super::finding::FindingTexts;
use super::json::severity;
use crate::data::{path_at, shown};
use crate::diag::Finding;
use crate::model::DocumentId;
use crate::records::Digest;

/// A finding with its words and its place in the data.
#[derive(Clone, Debug, Serialize)]
pub struct SpokenFinding {
    /// `error`, `warning` or `note`.
    pub severity: &'static str,
    /// The code.
    pub code: &'static str,
    /// The message.
    pub text: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Whether it is accepted, and why.
    pub accepted: Option<String>,
    /// The file, by its path below the plan's folder, or as people see it where it is elsewhere.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
    /// The way to the value in the file: `body.1.items.2`.
    pub path: Option<String>,
    /// The document that is written in the file.
    pub document: Option<String>,
    /// The name of what mends it by itself.
    pub fix: Option<String>,
    /// The name of the finding.
    pub id: String,
    /// Whether it can be accepted in the data.
    pub acceptable: bool,
}

/// The words of a finding of the plan in a folder.
pub fn spoken_finding(catalogue: &Catalogue, finding: &Finding, folder: &Path) -> SpokenFinding {
    let texts = FindingTexts::new(catalogue, finding);
    let file = finding.place().map(|place| file_below(place.source().path(), folder));
    let position = finding.place().filter(|place| !place.source().text().is_empty());
    let (line, column) = position.map(crate::source::Place::line_column).unzip();
    let path = position.and_then(|place| path_at(place.source(), place.range().start));
    let document = file.as_deref().and_then(DocumentId::from_file);
    let id = finding_id(finding);
    SpokenFinding {
        severity: severity(finding.severity()),
        code: finding.code().id(),
        text: texts.message(),
        help: texts.help(),
        accepted: finding.accepted().map(str::to_owned),
        line,
        column,
        document: document.map(|document| document.to_string()),
        fix: (!finding.fix().is_empty() && finding.accepted().is_none()).then(|| id.clone()),
        acceptable: !finding.code().is_fixed() && finding.accepted().is_none() && path.is_some(),
        path: path.map(|path| path.to_string()),
        file,
        id,
    }
}

/// A file by its path below a folder, or as people see it where it is elsewhere.
pub fn file_below(path: &str, folder: &Path) -> String {
    let below = path.strip_prefix(&shown(folder)).and_then(|rest| rest.strip_prefix('/'));
    below.unwrap_or(path).to_owned()
}

/// The name of a finding, the same as long as nothing before it in its file and nothing of itself changes.
pub fn finding_id(finding: &Finding) -> String {
    let place = finding.place().map(|place| (place.source().path().to_owned(), place.range()));
    let said = format!("{:?} {place:?} {:?}", finding.code(), finding.arguments());
    Digest::new(said.as_bytes()).to_string()[..16].to_owned()
}
