//! Outputs that are brought up to date after a document was issued or made a draft again.

use std::path::{Path, PathBuf};

use super::batch::{BuildRequest, Listener, Scope, build_projects};
use crate::data::{PlanFolder, discover, requested_document, shown};
use crate::diag::{Code, Finding, Findings, Severity};
use crate::pipeline::engine::Engines;
use crate::pipeline::options::Options;
use crate::pipeline::output::folder::OutputFolder;
use crate::pipeline::output::store::OutputStore;
use crate::records::Format;
use crate::source::Place;

/// Builds plans again in a folder of outputs, each in every kind of files that was built of it there before; where none
/// was, nothing is done. A path is a plan's folder or the file of one of its documents, and `options` are those of
/// a build, whose paths and formats count for nothing. The result holds what belongs to no plan alone.
pub fn refresh(
    paths: &[&Path],
    options: &Options,
    engines: &mut Engines,
    listener: &mut impl Listener,
) -> Findings {
    let mut findings = Findings::default();
    let requested = paths.iter().filter_map(|path| requested_document(path, &mut findings));
    let folders: Vec<PlanFolder> = requested.map(|requested| requested.folder).collect();
    let output = OutputFolder::new(&options.output);
    for format in Format::ALL {
        let is_built =
            |folder: &&PlanFolder| OutputStore::new(&output, &folder.id, format).manifest().is_some();
        let built: Vec<&PlanFolder> = folders.iter().filter(is_built).collect();
        if built.is_empty() {
            continue;
        }
        let paths: Vec<PathBuf> = built.iter().map(|folder| folder.path.clone()).collect();
        let discovered = discover(&paths, &mut findings);
        let options = Options { paths, formats: vec![format], ..options.clone() };
        let scope = Scope::Plans(built.iter().map(|folder| folder.id.clone()).collect());
        let request = BuildRequest { options: &options, scope };
        findings.extend(build_projects(discovered, &request, engines, listener));
    }
    findings
}

/// The finding that outputs of a plan are not up to date; none where nothing of the build was an error.
pub fn not_refreshed(output: &Path, plan: &str, found: &[&Findings]) -> Option<Finding> {
    let is_any = found.iter().any(|findings| findings.count(Severity::Error) > 0);
    is_any.then(|| Finding::at(Code::OutputNotUpdated, &Place::file(shown(&output.join(plan)))))
}
