//! A change of the data between two versions of a plan's files.

use crate::disk::{QUOTAS_FILE, RESULTS_FILE};
use crate::source::ValuePath;

/// A change of a file of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataChange {
    /// A short value changed.
    Value(ValueChange),
    /// A text changed that is too long to be shown.
    Text {
        /// The file, as a manifest names it: `plan.yaml`, `../_shared/a.yaml`.
        file: String,
        /// The text.
        path: ValuePath,
        /// What it is called on paper: the number or the title of the part that it is in.
        called: Option<String>,
    },
    /// A file changed, but none of its values.
    File {
        /// The file, as a manifest names it.
        file: String,
    },
}

/// A change of a short value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// The file, as a manifest names it: `plan.yaml`, `../_shared/a.yaml`.
    pub file: String,
    /// The value.
    pub path: ValuePath,
    /// Its text before; none if it was missing.
    pub before: Option<String>,
    /// Its text after; none if it is missing.
    pub after: Option<String>,
    /// Whether another quota or result of the file has the same value, so that only the quota's id makes its name
    /// unique.
    pub is_of_several: bool,
    /// What the thing is called on paper: the name of the unit, the number or the title of the part.
    pub called: Option<String>,
}

/// A value of a quota or result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TallyPath<'a> {
    /// Which list it is in.
    pub list: TallyList,
    /// The id of the quota or result.
    pub tally: &'a str,
    /// The id of the unit or organisation whose share it is, as written; none if it is a value of the whole.
    pub holder: Option<&'a str>,
    /// The way to the value below the share, or below the quota.
    pub rest: &'a [String],
}

/// A list of quotas or results.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TallyList {
    /// `quotas` of `quotas.yaml`.
    Quotas,
    /// `results` of `results.yaml`.
    Results,
}

impl TallyList {
    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Quotas => "quotas",
            Self::Results => "results",
        }
    }

    /// The list that a file has.
    fn from_file(file: &str) -> Option<Self> {
        let name = file.rsplit('/').next().unwrap_or(file);
        let lists = [(QUOTAS_FILE, Self::Quotas), (RESULTS_FILE, Self::Results)];
        lists.into_iter().find(|(own, _)| *own == name).map(|(_, list)| list)
    }
}

impl<'a> TallyPath<'a> {
    /// The part of a quota or result to which a path of a file leads, if to one.
    ///
    /// Only the position distinguishes a key from an id: a unit may be called `total` or `target`.
    pub fn new(file: &str, path: &'a ValuePath) -> Option<Self> {
        let list = TallyList::from_file(file)?;
        let [top, tally, rest @ ..] = path.parts() else { return None };
        if top != list.key() || rest.is_empty() {
            return None;
        }
        let (holder, rest) = match rest {
            [key, holder, rest @ ..] if key == "units" || key == "organisations" => {
                (Some(holder.as_str()), rest)
            }
            rest => (None, rest),
        };
        Some(Self { list, tally, holder, rest })
    }
}

impl DataChange {
    /// The stable name of its kind.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Value(_) => "value",
            Self::Text { .. } => "text",
            Self::File { .. } => "file",
        }
    }

    /// The file, as a manifest names it.
    pub fn file(&self) -> &str {
        match self {
            Self::Value(ValueChange { file, .. }) | Self::Text { file, .. } | Self::File { file } => file,
        }
    }

    /// The value that changed; none of a file as a whole.
    pub fn path(&self) -> Option<&ValuePath> {
        match self {
            Self::Value(ValueChange { path, .. }) | Self::Text { path, .. } => Some(path),
            Self::File { .. } => None,
        }
    }

    /// What people call the thing that changed, where that is known.
    pub fn called(&self) -> Option<&str> {
        match self {
            Self::Value(ValueChange { called, .. }) | Self::Text { called, .. } => called.as_deref(),
            Self::File { .. } => None,
        }
    }

    /// The part of a quota or result that changed, if it is one.
    pub fn tally(&self) -> Option<TallyPath<'_>> {
        TallyPath::new(self.file(), self.path()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_tells_an_id_from_a_key() {
        let of = |file: &str, path: &str| {
            let path = ValuePath::parse(path);
            TallyPath::new(file, &path).map(|part| {
                let rest = part.rest.join(".");
                format!("{} {} {} {rest}", part.list.key(), part.tally, part.holder.unwrap_or("-"))
            })
        };
        assert_eq!(
            of("quotas.yaml", "quotas.a.units.total.2026-Q4").as_deref(),
            Some("quotas a total 2026-Q4")
        );
        assert_eq!(of("quotas.yaml", "quotas.a.total").as_deref(), Some("quotas a - total"));
        assert_eq!(
            of("quotas.yaml", "quotas.a.periods.2026-Q4").as_deref(),
            Some("quotas a - periods.2026-Q4")
        );
        assert_eq!(
            of("results.yaml", "results.units.organisations.doan").as_deref(),
            Some("results units doan ")
        );
        assert_eq!(of("quotas.yaml", "units.total.name"), None);
        assert_eq!(of("quotas.yaml", "quotas.a"), None);
        assert_eq!(of("plan.yaml", "quotas.a.total"), None);
    }
}
