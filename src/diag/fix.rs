//! Fixes of findings that need no person's judgement: edits of a file's text.

use super::Finding;
use crate::source::Place;
use crate::text;

/// A change of a part of a file's text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The text to replace.
    pub place: Place,
    /// The text that replaces it.
    pub replacement: String,
    /// Whether it makes another value of what is written there: a text in quotes of a key and its value.
    pub reshapes: bool,
}

impl Finding {
    /// Adds an edit to the fix: the text `from` at `place` becomes `to`. All edits of a finding are applied, or none.
    ///
    /// A fix must be safe: it keeps the meaning, and there is no reason to leave the text as it is. If the file does
    /// not have exactly `from` at one of the places (because it is escaped, folded, or an alias), the finding has no
    /// fix.
    #[must_use]
    pub fn with_fix(self, place: &Place, from: &str, to: impl Into<String>) -> Self {
        let is_there = !place.source().text().is_empty() && text::nfc(place.text()) == text::nfc(from);
        let edit = is_there.then(|| Edit { place: place.clone(), replacement: to.into(), reshapes: false });
        self.with_edit(edit)
    }

    /// Adds an edit that makes another value of what is written at a place: a slip of YAML, where the text after it
    /// reads as it was meant.
    #[must_use]
    pub(crate) fn with_reshaping(self, place: &Place, to: impl Into<String>) -> Self {
        let edit = Edit { place: place.clone(), replacement: to.into(), reshapes: true };
        self.with_edit(Some(edit))
    }

    /// Adds an edit, or takes the fix away where there is none.
    fn with_edit(mut self, edit: Option<Edit>) -> Self {
        self.fix = self.fix.zip(edit).map(|(mut fix, edit)| {
            fix.push(edit);
            fix
        });
        self
    }

    /// The edits that fix it; none if a person has to decide.
    pub fn fix(&self) -> &[Edit] {
        self.fix.as_deref().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Code;
    use crate::source::Source;

    #[test]
    fn a_change_is_kept_where_the_file_says_what_is_changed() {
        let place = Place::new(&Source::new("a.yaml", "a: Va\u{306}n  Trai\n"), 3..8);
        let finding = || Finding::at(Code::TypedMark, &place);
        assert_eq!(finding().with_fix(&place, "Văn", "Vạn").fix().len(), 1);
        assert_eq!(finding().with_fix(&place, "Va\u{306}n", "Vạn").fix().len(), 1);
        assert_eq!(finding().with_fix(&place, "Vân", "Vạn").fix().len(), 0);
        assert_eq!(finding().with_fix(&Place::file("a.yaml"), "", "x").fix().len(), 0);
        let half = finding().with_fix(&place, "Văn", "Vạn").with_fix(&place, "Vân", "Vạn");
        assert_eq!(half.fix().len(), 0);
    }
}
