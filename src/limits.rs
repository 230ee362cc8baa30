//! The most that is read, worked out and set: beyond each bound stands a finding at its place, and below it the work grows
//! about as the data do. `data/README.md` lists the bounds for the people who write data.

/// The largest file of each kind that is read, in bytes. Of a larger one nothing is kept: it is refused.
pub(crate) mod files {
    /// A file of data: a plan, its figures, settings, the register.
    pub(crate) const DATA: u64 = 16 << 20;

    /// A template, a file of the Typst library or a profile of a project: the largest of the program's own is under 20 KiB.
    pub(crate) const TEMPLATE: u64 = 1 << 20;

    /// A picture of a signature or a seal: a scanned one is under 1 MiB.
    pub(crate) const PICTURE: u64 = 8 << 20;

    /// A file that the program wrote to read it again: a manifest, the record of an issued set, a change that is pending.
    /// A manifest holds the values of all files of a plan.
    pub(crate) const RECORD: u64 = 256 << 20;

    /// A finished document, which may have been signed since.
    pub(crate) const OUTPUT: u64 = 512 << 20;
}

/// How many operators, names after dots and brackets one expression may put after or into each other. The engine's parser
/// and compiler go as deep as an expression is written.
pub(crate) const EXPRESSION_DEPTH: usize = 200;

/// How many brackets of an expression may be open at one place.
pub(crate) const EXPRESSION_BRACKETS: usize = 40;

/// How many words, figures and signs the expressions of one text may have: `names` of all units of a province fit.
pub(crate) const TEXT_TOKENS: usize = 20_000;

/// How many bytes one expression may print, and one text with expressions may come to: the names of all units of a province
/// fit.
pub(crate) const EVALUATED_TEXT: usize = 1 << 18;

/// How many branches `elif` a template may have: each goes a level deeper.
pub(crate) const TEMPLATE_BRANCHES: usize = 200;

/// How many findings of one plan are told: nobody reads more, and each is drawn with its line.
pub(crate) const FINDINGS: usize = 5_000;

/// How deep the values of a file may stand in each other.
pub(crate) const NESTED_VALUES: usize = 64;

/// How many members a list, and keys a map of a file may have: the country has 3,321 communes.
pub(crate) const MEMBERS: usize = 20_000;

/// How many characters a text may have: forty pages.
pub(crate) const TEXT: usize = 200_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::thousands;

    #[test]
    fn every_bound_is_listed_for_the_people_who_write_data() {
        let readme = include_str!("../data/README.md");
        let table =
            readme.split("## Mức cao nhất").nth(1).and_then(|rest| rest.split("\n## ").next()).unwrap();
        let cells: Vec<&str> =
            table.lines().filter_map(|line| line.split('|').nth(2)).map(str::trim).collect();
        let mebibytes = |bytes: u64| format!("{} MiB", bytes >> 20);
        let counts = [
            EXPRESSION_DEPTH,
            EXPRESSION_BRACKETS,
            TEXT_TOKENS,
            TEMPLATE_BRANCHES,
            FINDINGS,
            NESTED_VALUES,
            MEMBERS,
            TEXT,
        ];
        let counts = counts.iter().map(|count| thousands(*count as u64));
        let files = [files::DATA, files::TEMPLATE, files::PICTURE].map(mebibytes);
        let evaluated = format!("{} KiB", EVALUATED_TEXT >> 10);
        for bound in counts.chain(files).chain([evaluated]) {
            assert!(cells.contains(&bound.as_str()), "{bound} is not in {cells:?}");
        }
    }
}
