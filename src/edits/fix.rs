//! Mending: the changes that findings carry, made in the files below the given paths.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::proposal::{NewText, Proposal};
use crate::data::{TextEdit, reshape, rewrite};
use crate::diag::Finding;
use crate::source::Source;

/// Proposes the fixes of the findings in the files below these paths. An accepted finding stays as it is.
pub fn propose_fixes<'a>(findings: impl IntoIterator<Item = &'a Finding>, paths: &[PathBuf]) -> Proposal {
    let mut by_file: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.into_iter().filter(|finding| finding.accepted().is_none()) {
        let mut named = finding.fix().iter().map(|edit| edit.place.source().path());
        let Some(file) = named.next() else { continue };
        // A fix of two files could be made in one of them alone.
        if named.all(|other| other == file) {
            by_file.entry(file).or_default().push(finding);
        }
    }
    let mut proposal = Proposal::new(paths);
    for findings in by_file.into_values() {
        let first = findings[0].fix().first().map(|edit| edit.place.source());
        if let Some(source) = first {
            proposal.change(source, |source| fix(source, &findings));
        }
    }
    proposal
}

/// The text with the fixes of findings.
fn fix(source: &Arc<Source>, findings: &[&Finding]) -> Option<NewText> {
    // A file that was saved while it was checked has two texts. The next run sees one.
    let is_of_text =
        |finding: &&&Finding| finding.fix().iter().all(|edit| edit.place.source().text() == source.text());
    let findings: Vec<&Finding> = findings.iter().filter(is_of_text).copied().collect();
    // A file with slips of YAML is not read as it was meant: its other findings wait until they are mended.
    let reshapes = |finding: &&Finding| finding.fix().iter().any(|edit| edit.reshapes);
    let slips: Vec<&Finding> = findings.iter().copied().filter(reshapes).collect();
    let (findings, apply): (_, Apply) = if slips.is_empty() { (findings, rewrite) } else { (slips, reshape) };
    let mut made =
        AppliedFixes { apply, source, edits: Vec::new(), text: source.text().to_owned(), findings: 0 };
    made.add(&findings);
    let AppliedFixes { text, findings, .. } = made;
    (text != *source.text()).then_some(NewText { text, changes: findings })
}

/// How edits are made in a text; none where they would change more than is meant.
type Apply = fn(&Arc<Source>, &[TextEdit]) -> Option<String>;

/// The fixes of a file that are made so far.
struct AppliedFixes<'a> {
    apply: Apply,
    source: &'a Arc<Source>,
    edits: Vec<TextEdit>,
    text: String,
    findings: usize,
}

impl AppliedFixes<'_> {
    /// Makes the fixes of findings: all at once, or each half separately where one of them cannot be made. One that
    /// meets another waits for the next run; one that would change more than its words is none.
    fn add(&mut self, findings: &[&Finding]) {
        if findings.is_empty() {
            return;
        }
        let mut edits = self.edits.clone();
        for edit in findings.iter().flat_map(|finding| finding.fix()) {
            let edit = TextEdit::new(edit.place.range(), edit.replacement.as_str());
            edits.extend((!edits.contains(&edit)).then_some(edit));
        }
        let text = if is_apart(&mut edits) { (self.apply)(self.source, &edits) } else { None };
        match text {
            Some(text) => {
                (self.edits, self.text) = (edits, text);
                self.findings += findings.len();
            }
            None if findings.len() > 1 => {
                let (first, second) = findings.split_at(findings.len() / 2);
                self.add(first);
                self.add(second);
            }
            None => {}
        }
    }
}

/// Puts edits in order; whether none meets another.
fn is_apart(edits: &mut [TextEdit]) -> bool {
    edits.sort_by_key(|edit| edit.range.start);
    edits.windows(2).all(|pair| {
        let (one, next) = (&pair[0].range, &pair[1].range);
        one.end < next.start || one.end == next.start && !one.is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::Place;

    /// The text after the fix of findings, each at words of the text and with other words for them.
    fn mended(text: &str, changes: &[(&str, &str)]) -> Option<String> {
        let source = Source::new("a.yaml", text);
        let finding = |(from, to): &(&str, &str)| {
            let start = text.find(from).unwrap();
            let place = Place::new(&source, start..start + from.len());
            Finding::at(Code::TypedMark, &place).with_fix(&place, from, *to)
        };
        let findings: Vec<Finding> = changes.iter().map(finding).collect();
        let findings: Vec<&Finding> = findings.iter().collect();
        fix(&source, &findings).map(|fix| fix.text)
    }

    #[test]
    fn changes_keep_all_around_them() {
        let text = "# ghi chú\r\na:  một   # hai\r\nb: [x, y]\r\n";
        let after = mended(text, &[("một", "hai"), ("x", "z"), ("x", "z")]);
        assert_eq!(after.as_deref(), Some("# ghi chú\r\na:  hai   # hai\r\nb: [z, y]\r\n"));
    }

    #[test]
    fn slips_of_yaml_are_mended_and_all_else_is_kept() {
        let mended = |text: &str, from: &str, to: &str| {
            let source = Source::new("a.yaml", text);
            let start = text.find(from).unwrap();
            let place = Place::new(&source, start..start + from.len());
            let finding = Finding::at(Code::YamlSyntax, &place).with_reshaping(&place, to);
            fix(&source, &[&finding]).map(|fix| fix.text)
        };
        let cases = [
            ("a:\n  - x: y # z\n  - b\n", "x: y", "\"x: y\"", Some("a:\n  - \"x: y\" # z\n  - b\n")),
            ("a: {b:1, c: 2}\n", "b:1", "b: 1", Some("a: {b: 1, c: 2}\n")),
            ("a: x: y\nb: 1\n", "x: y", "\"x: y\"", Some("a: \"x: y\"\nb: 1\n")),
            ("a:\n  - - x\n", "- x", "x", Some("a:\n  - x\n")),
            ("a:\n  - x\n    - y\n", "    ", "  ", Some("a:\n  - x\n  - y\n")),
            // What would make another list of it, or still cannot be read there.
            ("a: [x, y]\n", "x", "x, z", None),
            ("a: x: y\n", "x: y", "x: z: w", None),
        ];
        for (text, from, to, expected) in cases {
            assert_eq!(mended(text, from, to).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_meets_another_waits_and_what_would_break_the_file_is_left() {
        assert_eq!(mended("a: một hai\n", &[("một hai", "ba"), ("hai", "bốn")]).as_deref(), Some("a: ba\n"));
        assert_eq!(
            mended("a: một\nb: hai\n", &[("một", "x: y"), ("hai", "ba")]).as_deref(),
            Some("a: một\nb: ba\n")
        );
        assert_eq!(mended("a: một\n", &[("một", "[một]")]), None);
    }
}
