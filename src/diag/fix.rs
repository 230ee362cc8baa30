//! What mends a finding without a person's judgement: changes of the text of a file.

use super::Finding;
use crate::source::Place;
use crate::text;

/// A change of a part of a file's text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// What stands there then.
    pub replacement: String,
}

impl Finding {
    /// Adds a change that mends it: `from`, which stands at `place`, becomes `to`. Several changes belong
    /// together; they are made all or not at all.
    ///
    /// Only for what is safe: the meaning stays, and nobody could want it otherwise. Where the file does not say
    /// `from` at one of the places letter for letter (it is escaped, folded, or behind an alias), nothing is changed.
    #[must_use]
    pub fn with_fix(mut self, place: &Place, from: &str, to: impl Into<String>) -> Self {
        let is_there = !place.source().text().is_empty() && text::nfc(place.text()) == text::nfc(from);
        let edit = is_there.then(|| Edit { place: place.clone(), replacement: to.into() });
        self.fix = self.fix.zip(edit).map(|(mut fix, edit)| {
            fix.push(edit);
            fix
        });
        self
    }

    /// The changes that mend it; none where a person has to decide.
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
