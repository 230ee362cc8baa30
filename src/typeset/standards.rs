//! The PDF standards a file is to conform to, by their names in the settings.

use jiff::civil::Date;
use typst_pdf::{PdfStandard, PdfStandards};

/// Every standard by the name it has in the settings: PDF versions, PDF/A and PDF/UA.
const KNOWN: [(&str, PdfStandard); 17] = [
    ("1.4", PdfStandard::V_1_4),
    ("1.5", PdfStandard::V_1_5),
    ("1.6", PdfStandard::V_1_6),
    ("1.7", PdfStandard::V_1_7),
    ("2.0", PdfStandard::V_2_0),
    ("a-1b", PdfStandard::A_1b),
    ("a-1a", PdfStandard::A_1a),
    ("a-2b", PdfStandard::A_2b),
    ("a-2u", PdfStandard::A_2u),
    ("a-2a", PdfStandard::A_2a),
    ("a-3b", PdfStandard::A_3b),
    ("a-3u", PdfStandard::A_3u),
    ("a-3a", PdfStandard::A_3a),
    ("a-4", PdfStandard::A_4),
    ("a-4f", PdfStandard::A_4f),
    ("a-4e", PdfStandard::A_4e),
    ("ua-1", PdfStandard::Ua_1),
];

/// A set of PDF standards that one file can conform to.
#[derive(Debug, Clone)]
pub struct Standards {
    names: Vec<&'static str>,
    list: Vec<PdfStandard>,
    checked: PdfStandards,
}

/// Why a list of names is no set of standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandardsError {
    /// There is no standard of this name; [`Standards::known`] lists those there are.
    Unknown {
        /// The name as given.
        name: String,
    },
    /// No file can conform to all of these.
    Clash {
        /// All the names given.
        names: Vec<&'static str>,
        /// Why, in Typst's English.
        message: String,
    },
}

impl Standards {
    /// Reads names such as `a-2a` and `ua-1`, in any case.
    ///
    /// # Errors
    /// When a name is unknown, or the standards exclude one another: two versions, two of PDF/A, or
    /// PDF/A-4 (which is PDF 2.0) and PDF/UA-1 (which is PDF 1.7 at most).
    pub fn parse(names: &[impl AsRef<str>]) -> Result<Self, StandardsError> {
        let known = names.iter().map(|name| look_up(name.as_ref()));
        Self::from_known(known.collect::<Result<_, _>>()?)
    }

    /// The default standards of a document of this date: PDF/UA-1, and PDF/A-2a if there is a date, which every PDF/A
    /// needs.
    ///
    /// # Panics
    /// Never: the two are known and compatible.
    #[must_use]
    pub fn default_for(date: Option<Date>) -> Self {
        let names: &[&str] = if date.is_some() { &["a-2a", "ua-1"] } else { &["ua-1"] };
        Self::parse(names).expect("PDF/A-2a and PDF/UA-1 exist and both allow PDF 1.7")
    }

    /// The same without any PDF/A: what an undated document can conform to.
    ///
    /// # Panics
    /// Never: fewer standards exclude one another less.
    #[must_use]
    pub fn undated(&self) -> Self {
        let known = self.names.iter().copied().zip(self.list.iter().copied());
        let left = known.filter(|(_, standard)| !is_archive(*standard)).collect();
        Self::from_known(left).expect("a part of a possible set of standards is possible")
    }

    /// Whether one of them knows nothing transparent, as PDF/A-1 does.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        self.list.iter().any(|standard| matches!(standard, PdfStandard::A_1a | PdfStandard::A_1b))
    }

    /// The names in the settings' spelling.
    #[must_use]
    pub fn names(&self) -> &[&'static str] {
        &self.names
    }

    /// Every name that [`Standards::parse`] knows.
    pub fn known() -> impl Iterator<Item = &'static str> {
        KNOWN.iter().map(|(name, _)| *name)
    }

    /// The set as the exporter takes it.
    pub(super) fn checked(&self) -> PdfStandards {
        self.checked.clone()
    }

    fn from_known(standards: Vec<(&'static str, PdfStandard)>) -> Result<Self, StandardsError> {
        let (names, list): (Vec<_>, Vec<_>) = standards.into_iter().unzip();
        match PdfStandards::new(&list) {
            Ok(checked) => Ok(Self { names, list, checked }),
            Err(clash) => Err(StandardsError::Clash { names, message: clash.message().to_string() }),
        }
    }
}

/// Whether a standard is a PDF/A, and no version of PDF or PDF/UA.
fn is_archive(standard: PdfStandard) -> bool {
    use PdfStandard::{A_1a, A_1b, A_2a, A_2b, A_2u, A_3a, A_3b, A_3u, A_4, A_4e, A_4f};
    matches!(standard, A_1a | A_1b | A_2a | A_2b | A_2u | A_3a | A_3b | A_3u | A_4 | A_4e | A_4f)
}

fn look_up(name: &str) -> Result<(&'static str, PdfStandard), StandardsError> {
    let mut known = KNOWN.iter().copied();
    known
        .find(|(known, _)| known.eq_ignore_ascii_case(name.trim()))
        .ok_or_else(|| StandardsError::Unknown { name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_known_alone() {
        for name in Standards::known() {
            let standards = Standards::parse(&[name.to_uppercase()]).unwrap();
            assert_eq!(standards.names(), [name]);
        }
    }

    #[test]
    fn the_defaults_depend_on_a_date() {
        let dated = Standards::default_for(Some(Date::constant(2026, 6, 1)));
        assert_eq!(dated.names(), ["a-2a", "ua-1"]);
        assert_eq!(Standards::default_for(None).names(), ["ua-1"]);
        assert_eq!(dated.undated().names(), ["ua-1"]);
    }

    #[test]
    fn every_archive_is_left_out_of_what_is_undated_and_the_first_are_opaque() {
        for name in Standards::known() {
            let standards = Standards::parse(&[name]).unwrap();
            assert_eq!(standards.undated().names().is_empty(), name.starts_with("a-"), "{name}");
            assert_eq!(standards.is_opaque(), name.starts_with("a-1"), "{name}");
        }
    }

    #[test]
    fn a_version_is_not_taken_for_an_archive() {
        let standards = Standards::parse(&["1.7", "a-3u"]).unwrap();
        assert_eq!(standards.undated().names(), ["1.7"]);
    }

    #[test]
    fn unknown_names_are_reported() {
        let error = Standards::parse(&["ua-1", "a-2"]).unwrap_err();
        assert_eq!(error, StandardsError::Unknown { name: "a-2".into() });
    }

    #[test]
    fn clashes_are_reported() {
        for names in [["a-2a", "a-2b"], ["1.4", "1.7"], ["a-4", "ua-1"]] {
            let error = Standards::parse(&names).unwrap_err();
            assert!(
                matches!(&error, StandardsError::Clash { names: clashing, .. } if *clashing == names),
                "{error:?}"
            );
        }
    }
}
