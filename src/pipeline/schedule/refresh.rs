//! Outputs that are brought up to date after a document was issued or made a draft again.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::batch::{BuildRequest, Listener, Scope, build_projects};
use crate::data::{discover, requested_document, shown};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::pipeline::engine::Engines;
use crate::pipeline::options::Options;
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::output::store::OutputStore;
use crate::records::Format;
use crate::source::Place;

/// Builds a plan again in a folder of outputs, in every kind of files that was built of it there before; where none
/// was, nothing is done. `path` is the plan's folder or the file of one of its documents, and `options` are those of
/// a build, whose paths and formats count for nothing. The result holds what belongs to no plan alone.
pub fn refresh(path: &Path, options: &Options, listener: &mut impl Listener) -> Findings {
    let mut findings = Findings::default();
    let Some(folder) = requested_document(path, &mut findings).map(|requested| requested.folder) else {
        return findings;
    };
    let output = OutputFolder::new(&options.output);
    let is_built = |format: &Format| OutputStore::new(&output, &folder.id, *format).manifest().is_some();
    for format in Format::ALL.into_iter().filter(is_built) {
        let paths: Vec<PathBuf> = vec![folder.path.clone()];
        let discovered = discover(&paths, &mut findings);
        let options = Options { paths, formats: vec![format], ..options.clone() };
        let scope = Scope::Plans(BTreeSet::from([folder.id.clone()]));
        let request = BuildRequest { options: &options, scope };
        findings.extend(build_projects(discovered, &request, &mut Engines::default(), listener));
    }
    findings
}

/// The finding that outputs of a plan are not up to date; none where nothing of the build was an error.
pub fn not_refreshed(output: &Path, plan: &str, found: &[&Findings]) -> Option<Finding> {
    let is_any = found.iter().any(|findings| findings.count(Severity::Error) > 0);
    is_any.then(|| Finding::at(Code::OutputNotUpdated, &Place::file(shown(&output.join(plan)))))
}
