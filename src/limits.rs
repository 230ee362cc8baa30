//! The bounds of what is read, computed and typeset: beyond each there is a finding at its place, and below it the work
//! grows about as the data do. `data/README.md` lists the bounds for the people who write data.

/// Declares bounds, each with the way in which `data/README.md` shows it, so that none is forgotten there.
macro_rules! bounds {
    ($($(#[$doc:meta])* $name:ident: $number:ty = $value:expr, $shown:ident;)*) => {
        $($(#[$doc])* pub(crate) const $name: $number = $value;)*

        /// The bounds that are declared here.
        #[cfg(test)]
        #[allow(clippy::cast_lossless, clippy::unnecessary_cast, reason = "of whichever type a bound is")]
        pub(in crate::limits) fn declared() -> Vec<crate::limits::tests::Declared> {
            use crate::limits::tests::{Declared, Shown};
            vec![$(Declared { name: stringify!($name), value: $name as u64, shown: Shown::$shown }),*]
        }
    };
}

/// The largest file of each kind that is read, in bytes. Of a larger one nothing is kept: it is refused.
pub(crate) mod files {
    bounds! {
        /// A file of data: a plan, its figures, settings, the register.
        DATA: u64 = 16 << 20, Mebibytes;

        /// A template, a file of the Typst library or a profile of a project: the largest of the program's own is under 20
        /// KiB.
        TEMPLATE: u64 = 1 << 20, Mebibytes;

        /// A picture of a signature or a seal: a scanned one is under 1 MiB.
        PICTURE: u64 = 8 << 20, Mebibytes;

        /// A font file: the largest collections for Chinese are under 100 MiB.
        FONT: u64 = 128 << 20, Mebibytes;

        /// A file that the program wrote to read it again: a manifest, the record of an issued set, a change that is
        /// pending. A manifest holds the values of all files of a plan.
        RECORD: u64 = 256 << 20, Own;

        /// A note of the program's or of the system's own: who holds a lock.
        NOTE: u64 = 1 << 20, Own;

        /// All files of a folder of shared parts together.
        SHARED: u64 = 256 << 20, Mebibytes;

        /// A workbook, or a text of a table, that somebody sends.
        WORKBOOK: u64 = 32 << 20, Mebibytes;

        /// A Word file that somebody sends, with its pictures.
        WORD: u64 = 64 << 20, Mebibytes;

        /// A finished document, which may have been signed since.
        OUTPUT: u64 = 512 << 20, Own;
    }
}

bounds! {
    /// How many files and folders a folder of templates, of fonts, or of shared parts may hold, and how many there may be
    /// behind all links of a folder of plans or finished documents.
    FOLDER_ENTRIES: usize = 20_000, Count;

    /// How many files and folders are looked through for plans or finished documents: a country has some 100,000 in a year.
    TREE_ENTRIES: usize = 1_000_000, Count;

    /// How many operators, names after dots and brackets one expression may put after or into each other. The engine's
    /// parser and compiler go as deep as an expression is written.
    EXPRESSION_DEPTH: usize = 200, Count;

    /// How many brackets of an expression may be open at one place.
    EXPRESSION_BRACKETS: usize = 40, Count;

    /// How many words, figures and signs the expressions of one text may have: `names` of all units of a province fit.
    TEXT_TOKENS: usize = 20_000, Count;

    /// How many bytes one expression may print, and one text with expressions may come to: the names of all units of a
    /// province fit.
    EVALUATED_TEXT: usize = 1 << 18, Kibibytes;

    /// How many branches `elif` a template may have: each goes a level deeper.
    TEMPLATE_BRANCHES: usize = 200, Count;

    /// How many findings of one plan are reported: no one reads more, and each is drawn with its line.
    FINDINGS: usize = 5_000, Count;

    /// How deep the values of a file may be nested.
    NESTED_VALUES: usize = 64, Count;

    /// How many members a list, and keys a map of a file may have: the country has 3,321 communes.
    MEMBERS: usize = 20_000, Count;

    /// How many characters a text may have: forty pages.
    TEXT: usize = 200_000, Count;

    /// How many quotas a plan may have, and how many results.
    QUOTAS: usize = 500, Count;

    /// How many periods a quota or a result may have: a hundred years of quarters, or a term of weeks.
    PERIODS: usize = 400, Count;

    /// How many units and organisations a plan may have: the country has 3,321 communes.
    HOLDERS: usize = 5_000, Count;

    /// How many characters a text may have that is set in one block of the page: names, the abstract, titles, recipients.
    /// Typst lays such a block out again for every page that it reaches.
    SHORT_TEXT: usize = 5_000, Count;

    /// How many characters a cell of a table may have: twenty pages of one column. It is laid out again for every page too.
    CELL_TEXT: usize = 50_000, Count;

    /// How many lines such a block may have: recipients, the abstract, a title.
    BLOCK_LINES: usize = 500, Count;

    /// How many paragraphs, items, lines and cells a document may have: a table of 3,300 communes in six columns.
    DOCUMENT_PIECES: u64 = 20_000, Count;

    /// How many bytes the texts of a document may have: four hundred pages.
    DOCUMENT_CHARACTERS: u64 = 2_000_000, Bytes;

    /// How many pieces all documents of a plan may have.
    PLAN_PIECES: u64 = 400_000, Count;

    /// How many bytes the texts of all documents of a plan may have, extracts counted for each unit.
    PLAN_CHARACTERS: u64 = 20_000_000, Bytes;

    /// How large the pictures are that the PDFs of a plan hold, in bytes, extracts counted for each unit.
    PRINTED_PICTURES: u64 = 512 << 20, Mebibytes;

    /// How large a picture is when it is decoded, in bytes: 6,000 pixels a side of four bytes.
    DECODED_PICTURE: u64 = 144_000_000, Bytes;

    /// How large a colour profile of a picture is when it is decompressed, in bytes; those of scanners are under 1 MiB.
    COLOUR_PROFILE: usize = 4 << 20, Mebibytes;

    /// How large all pictures of a plan are together, in bytes.
    PICTURES: u64 = 64 << 20, Mebibytes;

    /// How many font files of a folder are looked at.
    FONT_FILES: usize = 5_000, Count;

    /// How many faces a font file may have.
    FONT_FACES: u32 = 64, Count;

    /// How many characters the tables of a face may claim, all together: four times as many as there are.
    FONT_CHARACTERS: u64 = 4 * 0x11_0000, Own;

    /// How large the parts of a workbook or of a Word file are together when they are unpacked, in bytes: a sheet of 3,300
    /// communes in sixty columns is under 20 MiB.
    PACKAGE_XML: u64 = 256 << 20, Mebibytes;

    /// How many filled cells of a workbook are read.
    SHEET_CELLS: usize = 400_000, Count;

    /// How many bytes the texts in the cells of a workbook may have.
    SHEET_TEXT: usize = 32 << 20, Mebibytes;

    /// How many merged ranges of a sheet are read.
    SHEET_MERGED: usize = 20_000, Count;

    /// How many paragraphs, pieces of text, rows and cells of a Word file are read: a plan of forty pages has 5,000.
    WORD_PIECES: usize = 300_000, Count;

    /// How many bytes the texts of a Word file may have.
    WORD_TEXT: usize = 16 << 20, Mebibytes;

    /// How many seconds the templates of a project's own may work on a plan, and how many more for each of its documents.
    /// The templates of the program take a part of one second.
    TEMPLATE_SECONDS: u64 = 10, Own;

    /// See [`TEMPLATE_SECONDS`].
    TEMPLATE_SECONDS_A_DOCUMENT: u64 = 1, Own;

    /// How much memory they may have, in bytes; the largest document that may be written takes half of it.
    TEMPLATE_MEMORY: u64 = 2 << 30, Own;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::thousands;

    /// A bound as it is declared.
    pub(super) struct Declared {
        pub(super) name: &'static str,
        pub(super) value: u64,
        pub(super) shown: Shown,
    }

    /// How `data/README.md` shows a bound.
    pub(super) enum Shown {
        /// `20.000`
        Count,
        /// `144.000.000 byte`
        Bytes,
        /// `256 KiB`
        Kibibytes,
        /// `16 MiB`
        Mebibytes,
        /// Not at all: it is of the program's own files or work.
        Own,
    }

    /// What the table says beside the bounds: its head, the side of a picture, the entries of a folder once more, and the
    /// work of templates in words of its own. In order.
    const BESIDE: [&str; 6] = [
        "---",
        "10 giây, thêm 1 giây mỗi văn bản",
        "2.048 MiB",
        "20.000",
        "6.000 điểm ảnh mỗi cạnh",
        "nhiều nhất",
    ];

    impl Declared {
        fn as_shown(&self) -> Option<String> {
            Some(match self.shown {
                Shown::Count => thousands(self.value),
                Shown::Bytes => thousands(self.value) + " byte",
                Shown::Kibibytes => format!("{} KiB", self.value >> 10),
                Shown::Mebibytes => format!("{} MiB", self.value >> 20),
                Shown::Own => return None,
            })
        }
    }

    #[test]
    fn every_bound_is_listed_for_the_people_who_write_data() {
        let readme = include_str!("../data/README.md");
        let table =
            readme.split("## Mức cao nhất").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        let cells =
            table.lines().filter_map(|line| line.split('|').nth(2)).flat_map(|cell| cell.split([';', '|']));
        let cells: Vec<&str> = cells.flat_map(|cell| cell.split(" và ")).map(str::trim).collect();
        let declared: Vec<Declared> = declared().into_iter().chain(files::declared()).collect();
        // Each bound needs a place of its own in the table, those with one number as many.
        let mut left = cells;
        let missing = declared.iter().filter_map(|bound| {
            let shown = bound.as_shown()?;
            match left.iter().position(|cell| *cell == shown) {
                Some(at) => {
                    left.swap_remove(at);
                    None
                }
                None => Some(format!("{} as `{shown}`", bound.name)),
            }
        });
        let missing: Vec<String> = missing.collect();
        assert!(
            missing.is_empty(),
            "add a row, or what is between `;` or `và` of one, to the table “Mức cao nhất” of data/README.md: {missing:?}"
        );
        left.sort_unstable();
        assert_eq!(
            left, BESIDE,
            "the table “Mức cao nhất” of data/README.md has a number that no bound has: take it out, or list it here"
        );
    }
}
