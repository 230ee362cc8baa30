//! Numbers that are written by hand and noted afterwards, in the register and in the data: no file of the set changes.

use super::issue::{Draft, reference};
use super::issue_options::{Issue, IssueOptions, IssueOutcome, Renoting, RequestedNumber};
use super::issued_keys::BEFORE_NUMBER;
use crate::data::file_errors::{unchangeable, unwritable};
use crate::data::{Editor, Register, shown};
use crate::diag::{Code, Finding, Findings};
use crate::edits::file_change::FileChange;
use crate::model::{Document, DocumentDate, IssuedSet, Plan};

/// Whether another number may be noted of a set: its pages have a blank for it, or nothing was issued since that may
/// cite it.
pub(super) fn may_be_renumbered(plan: &Plan, set: &IssuedSet) -> bool {
    !set.has_printed_number || plan.history.0.iter().all(|other| other.set <= set.set)
}

impl IssueOptions {
    /// Whether they ask for another number of a document whose number is written by hand.
    pub(super) fn asks_other_number(&self, document: &Document, set: &IssuedSet) -> bool {
        let is_other = match (self.number, document.header.number) {
            (Some(RequestedNumber::Given(number)), Some(noted)) => number != noted,
            (Some(RequestedNumber::Next), Some(_)) | (None, _) => false,
            (Some(_), None) => true,
        };
        is_other && self.date.is_none_or(|date| set.date.full() == Some(date))
    }

    /// Allows the number to be noted where it is the first, or may take the place of the one before; else reports that
    /// the document is issued, and returns false.
    pub(super) fn allow_noting(&self, document: &Document, set: &IssuedSet, findings: &mut Findings) -> bool {
        let Some(noted) = document.header.number.filter(|_| self.renoting == Renoting::Refused) else {
            return true;
        };
        let place = document.header.places.number.as_ref().unwrap_or(&document.header.places.date);
        let finding = Finding::at(Code::AlreadyIssued, place).with("set", u64::from(set.set));
        let finding = finding.with("noted", reference(noted, &document.header.symbol));
        let printed = if set.has_printed_number { "yes" } else { "no" };
        let finding = finding.with("printed", printed);
        findings.push(finding.with("path", shown(&self.path)).with("folder", shown(&set.folder)));
        false
    }
}

impl Draft<'_> {
    /// Notes the number of a document that was issued before its number was known: in the register and in the data.
    /// The issued set stays as it is.
    pub(super) fn note_number(
        &self,
        options: &IssueOptions,
        date: DocumentDate,
        findings: &mut Findings,
    ) -> Option<Issue> {
        let register = Register::read(&self.requested.folder.root, findings)?;
        let entry = self.entry(options, &register, date.full()?, findings)??;
        let mut editor = Editor::new(&self.source).ok();
        if let Some(editor) = &mut editor {
            editor.set("number", &entry.number.to_string(), &BEFORE_NUMBER);
        }
        let Some(text) = editor.and_then(|editor| editor.finish().ok()) else {
            findings.push(unchangeable(self.source.path(), "document"));
            return None;
        };
        let issue = Issue { outcome: IssueOutcome::Noted, ..self.issue_of(Some(entry.number), date) };
        if options.is_dry_run {
            return Some(issue);
        }
        let is_again = self.document.header.number.is_some();
        let after =
            if is_again { register.with_other_number(&entry, self.set) } else { register.with(&entry) };
        let after = after.map_err(|finding| findings.push(*finding)).ok()?;
        self.put_noted(&register, &after, &text, findings).map(|()| issue)
    }

    /// Writes the register, then the document's file: what is noted of a set changes no file of it.
    pub(super) fn put_noted(
        &self,
        register: &Register,
        after: &str,
        text: &str,
        findings: &mut Findings,
    ) -> Option<()> {
        let written = || {
            let register = FileChange::stage(register.path(), register.text(), after)?;
            let working = FileChange::stage(&self.requested.file(), self.read(), text)?;
            register.check()?;
            working.check()?;
            register.put()?;
            working.put()
        };
        written().map_err(|(path, error)| findings.push(unwritable(&path, &error))).ok()
    }
}
