//! The bounds of what is read, computed and typeset: beyond each there is a finding at its place, and below it the work
//! grows about as the data do. `data/README.md` lists the bounds for the people who write data.

/// The largest file of each kind that is read, in bytes. Of a larger one nothing is kept: it is refused.
pub(crate) mod files {
    /// A file of data: a plan, its figures, settings, the register.
    pub(crate) const DATA: u64 = 16 << 20;

    /// A template, a file of the Typst library or a profile of a project: the largest of the program's own is under 20
    /// KiB.
    pub(crate) const TEMPLATE: u64 = 1 << 20;

    /// A picture of a signature or a seal: a scanned one is under 1 MiB.
    pub(crate) const PICTURE: u64 = 8 << 20;

    /// A font file: the largest collections for Chinese are under 100 MiB.
    pub(crate) const FONT: u64 = 128 << 20;

    /// A file that the program wrote to read it again: a manifest, the record of an issued set, a change that is
    /// pending. A manifest holds the values of all files of a plan.
    pub(crate) const RECORD: u64 = 256 << 20;

    /// A note of the program's or of the system's own: who holds a lock.
    pub(crate) const NOTE: u64 = 1 << 20;

    /// All files of a folder of shared parts together.
    pub(crate) const SHARED: u64 = 256 << 20;

    /// A finished document, which may have been signed since.
    pub(crate) const OUTPUT: u64 = 512 << 20;
}

/// How many files and folders a folder of templates, of fonts, or of shared parts may hold, and how many there may be
/// behind all links of a folder of plans or finished documents.
pub(crate) const FOLDER_ENTRIES: usize = 20_000;

/// How many files and folders are looked through for plans or finished documents: a country has some 100,000 in a year.
pub(crate) const TREE_ENTRIES: usize = 1_000_000;

/// How many operators, names after dots and brackets one expression may put after or into each other. The engine's
/// parser and compiler go as deep as an expression is written.
pub(crate) const EXPRESSION_DEPTH: usize = 200;

/// How many brackets of an expression may be open at one place.
pub(crate) const EXPRESSION_BRACKETS: usize = 40;

/// How many words, figures and signs the expressions of one text may have: `names` of all units of a province fit.
pub(crate) const TEXT_TOKENS: usize = 20_000;

/// How many bytes one expression may print, and one text with expressions may come to: the names of all units of a
/// province fit.
pub(crate) const EVALUATED_TEXT: usize = 1 << 18;

/// How many branches `elif` a template may have: each goes a level deeper.
pub(crate) const TEMPLATE_BRANCHES: usize = 200;

/// How many findings of one plan are reported: no one reads more, and each is drawn with its line.
pub(crate) const FINDINGS: usize = 5_000;

/// How deep the values of a file may be nested.
pub(crate) const NESTED_VALUES: usize = 64;

/// How many members a list, and keys a map of a file may have: the country has 3,321 communes.
pub(crate) const MEMBERS: usize = 20_000;

/// How many characters a text may have: forty pages.
pub(crate) const TEXT: usize = 200_000;

/// How many quotas a plan may have, and how many results.
pub(crate) const QUOTAS: usize = 500;

/// How many periods a quota or a result may have: a hundred years of quarters, or a term of weeks.
pub(crate) const PERIODS: usize = 400;

/// How many units and organisations a plan may have: the country has 3,321 communes.
pub(crate) const HOLDERS: usize = 5_000;

/// How many characters a text may have that is set in one block of the page: names, the abstract, titles, recipients.
/// Typst lays such a block out again for every page that it reaches.
pub(crate) const SHORT_TEXT: usize = 5_000;

/// How many characters a cell of a table may have: twenty pages of one column. It is laid out again for every page too.
pub(crate) const CELL_TEXT: usize = 50_000;

/// How many lines such a block may have: recipients, the abstract, a title.
pub(crate) const BLOCK_LINES: usize = 500;

/// How many paragraphs, items, lines and cells a document may have: a table of 3,300 communes in six columns.
pub(crate) const DOCUMENT_PIECES: u64 = 20_000;

/// How many bytes the texts of a document may have: four hundred pages.
pub(crate) const DOCUMENT_CHARACTERS: u64 = 2_000_000;

/// How many pieces all documents of a plan may have.
pub(crate) const PLAN_PIECES: u64 = 400_000;

/// How many bytes the texts of all documents of a plan may have, extracts counted for each unit.
pub(crate) const PLAN_CHARACTERS: u64 = 20_000_000;

/// How large the pictures are that the PDFs of a plan hold, in bytes, extracts counted for each unit.
pub(crate) const PRINTED_PICTURES: u64 = 512 << 20;

/// How large a picture is when it is decoded, in bytes: 6,000 pixels a side of four bytes.
pub(crate) const DECODED_PICTURE: u64 = 144_000_000;

/// How large a colour profile of a picture is when it is decompressed, in bytes; those of scanners are under 1 MiB.
pub(crate) const COLOUR_PROFILE: usize = 4 << 20;

/// How large all pictures of a plan are together, in bytes.
pub(crate) const PICTURES: u64 = 64 << 20;

/// How many font files of a folder are looked at.
pub(crate) const FONT_FILES: usize = 5_000;

/// How many faces a font file may have.
pub(crate) const FONT_FACES: u32 = 64;

/// How many characters the tables of a face may claim, all together: four times as many as there are.
pub(crate) const FONT_CHARACTERS: u64 = 4 * 0x11_0000;

/// How many seconds the templates of a project's own may work on a plan, and how many more for each of its documents.
/// The templates of the program take a part of one second.
pub(crate) const TEMPLATE_SECONDS: u64 = 10;

/// See [`TEMPLATE_SECONDS`].
pub(crate) const TEMPLATE_SECONDS_A_DOCUMENT: u64 = 1;

/// How much memory they may have, in bytes; the largest document that may be written takes half of it.
pub(crate) const TEMPLATE_MEMORY: u64 = 2 << 30;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::thousands;

    #[test]
    fn every_bound_is_listed_for_the_people_who_write_data() {
        let readme = include_str!("../data/README.md");
        let table =
            readme.split("## Mức cao nhất").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        let cells =
            table.lines().filter_map(|line| line.split('|').nth(2)).flat_map(|cell| cell.split([';', '|']));
        let cells: Vec<&str> = cells.flat_map(|cell| cell.split(" và ")).map(str::trim).collect();
        let mebibytes = |bytes: u64| format!("{} MiB", bytes >> 20);
        let counts = [
            FOLDER_ENTRIES as u64,
            TREE_ENTRIES as u64,
            EXPRESSION_DEPTH as u64,
            EXPRESSION_BRACKETS as u64,
            TEXT_TOKENS as u64,
            TEMPLATE_BRANCHES as u64,
            FINDINGS as u64,
            NESTED_VALUES as u64,
            MEMBERS as u64,
            TEXT as u64,
            SHORT_TEXT as u64,
            CELL_TEXT as u64,
            BLOCK_LINES as u64,
            DOCUMENT_PIECES,
            PLAN_PIECES,
            HOLDERS as u64,
            QUOTAS as u64,
            PERIODS as u64,
            FONT_FACES.into(),
            FONT_FILES as u64,
        ];
        let bytes = [DECODED_PICTURE, DOCUMENT_CHARACTERS, PLAN_CHARACTERS];
        let large = [
            files::DATA,
            files::TEMPLATE,
            files::PICTURE,
            files::FONT,
            files::SHARED,
            PICTURES,
            PRINTED_PICTURES,
            COLOUR_PROFILE as u64,
        ];
        let evaluated = format!("{} KiB", EVALUATED_TEXT >> 10);
        let bounds = counts.map(thousands).into_iter().chain(bytes.map(|bytes| thousands(bytes) + " byte"));
        for bound in bounds.chain(large.map(mebibytes)).chain([evaluated]) {
            assert!(cells.contains(&bound.as_str()), "{bound} is not in {cells:?}");
        }
    }
}
