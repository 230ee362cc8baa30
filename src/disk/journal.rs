//! Lists that only grow: a line more at the end, nothing else changed.

use std::fs::OpenOptions;
use std::io::{Result, Write};

use super::WritableFolder;
use super::read::open_regular;

impl WritableFolder {
    /// Adds a line to a file of the folder, which is made where it is not there. Lines of two runs do not mix.
    ///
    /// # Errors
    /// When it cannot be written, or a link, a pipe or a device has its name.
    pub(crate) fn append_line(&self, name: &str, line: &str) -> Result<()> {
        self.create()?;
        let file = self.file(name)?;
        file.refuse_link()?;
        file.refuse_special()?;
        let mut options = OpenOptions::new();
        let (mut file, _) = open_regular(file.real(), options.create(true).append(true))?;
        file.write_all(format!("{line}\n").as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_added_and_nothing_else_changed() {
        let folder = tempfile::tempdir().unwrap();
        let opened = WritableFolder::new(folder.path()).unwrap().below("a").unwrap();
        opened.append_line("list.jsonl", "1").unwrap();
        opened.append_line("list.jsonl", "2").unwrap();
        assert_eq!(std::fs::read_to_string(folder.path().join("a/list.jsonl")).unwrap(), "1\n2\n");
    }
}
