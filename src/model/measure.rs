//! The measures that quotas and results count: the five that are built in, and those that the data declare.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, LazyLock};

use super::NumberFormat;

/// The measure that a quota or a result counts: a shared record. Measures are equal, and in order, by id.
#[derive(Clone, Debug)]
pub struct Measure(Arc<MeasureRecord>);

/// What the data say of a measure.
#[derive(Clone, Debug)]
pub struct MeasureRecord {
    /// The name in data and in templates.
    pub id: String,
    /// The name in tables and headers: `kết nạp`.
    pub name: String,
    /// The verb in sentences: `kết nạp`.
    pub verb: String,
    /// The noun for what is counted, in sentences: `quần chúng`; it may be empty.
    pub counted: String,
    /// How its numbers are written.
    pub format: NumberFormat,
    /// What several of its numbers are together.
    pub aggregation: Aggregation,
}

/// What several numbers of a measure, of units or of periods, are together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregation {
    /// They add up: people, money, hectares.
    #[default]
    Sum,
    /// They do not add up: a percentage, an average. A number is the level of its time.
    Level,
}

/// The measures that need no declaration.
static BUILT_IN: LazyLock<[Measure; 5]> = LazyLock::new(|| {
    let class = "cử dự lớp bồi dưỡng nhận thức về Đảng";
    let new_members = "cử dự lớp bồi dưỡng đảng viên mới";
    [
        built_in(Measure::ADMISSIONS, "kết nạp", "kết nạp", "quần chúng"),
        built_in(Measure::PUT_FORWARD, "giới thiệu", "giới thiệu", "quần chúng"),
        built_in(Measure::AWARENESS_CLASS, class, "lớp bồi dưỡng nhận thức về Đảng", "quần chúng"),
        built_in(Measure::NEW_MEMBERS_CLASS, new_members, "lớp bồi dưỡng đảng viên mới", "đảng viên"),
        built_in(Measure::CONFIRMATION, "công nhận chính thức", "công nhận chính thức", "đảng viên"),
    ]
});

fn built_in(id: &str, verb: &str, name: &str, counted: &str) -> Measure {
    Measure::new(MeasureRecord {
        id: id.to_owned(),
        name: name.to_owned(),
        verb: verb.to_owned(),
        counted: counted.to_owned(),
        format: NumberFormat::default(),
        aggregation: Aggregation::Sum,
    })
}

impl Measure {
    /// Kết nạp: people admitted to the Party.
    pub const ADMISSIONS: &str = "admissions";
    /// Giới thiệu: people put forward by an organisation.
    pub const PUT_FORWARD: &str = "put_forward";
    /// Lớp bồi dưỡng nhận thức về Đảng.
    pub const AWARENESS_CLASS: &str = "awareness_class";
    /// Lớp bồi dưỡng đảng viên mới.
    pub const NEW_MEMBERS_CLASS: &str = "new_members_class";
    /// Công nhận đảng viên chính thức.
    pub const CONFIRMATION: &str = "confirmation";

    /// A measure that the data declare.
    pub fn new(record: MeasureRecord) -> Self {
        Self(Arc::new(record))
    }

    /// The measures that need no declaration.
    pub fn all_built_in() -> &'static [Self] {
        &*BUILT_IN
    }

    /// Whether it needs no declaration.
    pub fn is_built_in(&self) -> bool {
        BUILT_IN.contains(self)
    }

    /// The name in data and in templates.
    pub fn id(&self) -> &str {
        &self.0.id
    }

    /// The verb in lines of progress.
    pub fn verb(&self) -> &str {
        &self.0.verb
    }

    /// The name in headers of tables.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The noun for what is counted, in lines of progress; it may be empty.
    pub fn counted(&self) -> &str {
        &self.0.counted
    }

    /// How its numbers are written.
    pub fn format(&self) -> &NumberFormat {
        &self.0.format
    }

    /// What several of its numbers are together.
    pub fn aggregation(&self) -> Aggregation {
        self.0.aggregation
    }

    /// Whether its numbers add up.
    pub fn adds_up(&self) -> bool {
        self.0.aggregation == Aggregation::Sum
    }

    /// The unit for a column of its own: the built-in measures count people.
    pub fn unit_name(&self) -> &str {
        if self.is_built_in() { "người" } else { self.format().unit().unwrap_or_default() }
    }
}

impl Default for Measure {
    fn default() -> Self {
        BUILT_IN[0].clone()
    }
}

impl PartialEq for Measure {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Measure {}

impl PartialOrd for Measure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Measure {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id().cmp(other.id())
    }
}

impl Hash for Measure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}
