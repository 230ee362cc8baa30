//! Links in a project's folder, through which nothing is written.

use std::path::{Path, PathBuf};

use super::or_current;

/// The link that a path leads through or is, and that is in a folder or below it: the one nearest to that folder. Links
/// above the folder are not meant.
pub(crate) fn link_below(folder: &Path, path: &Path) -> Option<PathBuf> {
    let real = |path: &Path| or_current(path).canonicalize();
    let folder = real(folder).ok()?;
    let is_in_folder = |link: &&Path| {
        link.parent().and_then(|parent| real(parent).ok()).is_some_and(|at| at.starts_with(&folder))
    };
    let links = path.ancestors().filter(|part| part.is_symlink());
    links.filter(is_in_folder).last().map(Path::to_path_buf)
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_below_a_folder_are_distinguished_from_those_above() {
        let outer = tempfile::tempdir().unwrap();
        let data = outer.path().join("data");
        fs::create_dir_all(data.join("plan/reports")).unwrap();
        fs::write(data.join("plan/plan.yaml"), "").unwrap();
        symlink("plan", data.join("same")).unwrap();
        symlink("plan.yaml", data.join("plan/notice.yaml")).unwrap();
        symlink(&data, outer.path().join("above")).unwrap();
        let link = |path: &Path| link_below(&data, path);
        assert_eq!(link(&data.join("plan/plan.yaml")), None);
        assert_eq!(link(&data.join("plan/notice.yaml")), Some(data.join("plan/notice.yaml")));
        assert_eq!(link(&data.join("same/notice.yaml")), Some(data.join("same")));
        let above = outer.path().join("above");
        assert_eq!(link(&above.join("plan/plan.yaml")), None);
        assert_eq!(link_below(&above, &above.join("same/plan.yaml")), Some(above.join("same")));
        assert_eq!(link(&data.join("plan/reports/none.yaml")), None);
    }
}
