//! Links among the files of a plan that is issued or revised.

use std::path::{Path, PathBuf};

use crate::data::file_errors::linked;
use crate::data::{Register, Target};
use crate::diag::Findings;
use crate::disk::link_below;
use crate::model::Plan;
use crate::records::ISSUED;

/// Refuses a plan of which a file that is written, or that a set is made from, is a link below the project's folder or
/// behind one.
pub(crate) fn refuse_links(target: &Target, plan: &Plan, findings: &mut Findings) -> Option<()> {
    let folder = &target.folder;
    let written = [target.file(), folder.path.join(ISSUED), Register::path_in(&folder.root)];
    let read = plan.sources.iter().map(|source| PathBuf::from(source.path()));
    let mut links: Vec<PathBuf> =
        written.into_iter().chain(read).filter_map(|path| link_below(root(&folder.root), &path)).collect();
    links.sort();
    links.dedup();
    let is_any = !links.is_empty();
    for link in links {
        findings.push(linked(&link));
    }
    (!is_any).then_some(())
}

fn root(root: &Path) -> &Path {
    if root.as_os_str().is_empty() { Path::new(".") } else { root }
}
