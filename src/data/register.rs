//! The register: which numbers have been given, to which documents.
//!
//! It is one file of the project. The program adds a line for each document that it issues; people add lines for
//! documents that are made elsewhere, whose numbers are then never given again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::decode::OneOrMany;
use super::file::{decode, is_there, load, read, shown};
use super::record::record;
use super::scalars::{FormatVersion, Plain};
use super::yaml_edit::{Editor, Unchangeable};
use crate::diag::{Code, Finding, Findings};
use crate::records::SetHead;
use crate::source::{Place, Placed, Source};
use crate::text;

/// The file, beside the project's settings.
pub(super) const REGISTER_FILE: &str = "register.yaml";

/// The head of a register.
const HEAD: &str =
    "# Sổ đăng ký văn bản: mỗi dòng một số đã cấp. `kehoach issue` ghi thêm dòng khi ban hành; văn bản
# làm ngoài chương trình thì ghi tay (issuer, symbol, term, number), số ấy sẽ không cấp lại.
# term: năm đầu nhiệm kỳ đại hội; cơ quan nhà nước đánh số theo năm thì ghi năm.
format: 1
documents:
";

record! {
    /// `register.yaml`.
    struct RegisterFile {
        #[expect(dead_code, reason = "read for its findings alone")]
        required format: FormatVersion,
        default documents: OneOrMany<Placed<EntryFile>>,
    }
}

record! {
    /// A number that was given.
    struct EntryFile {
        required issuer: Plain,
        required symbol: Plain,
        required term: u32,
        required number: Placed<u32>,
        optional date: Date,
        optional title: Plain,
        optional plan: String,
        optional document: String,
        optional set: u32,
        optional void: bool,
    }
}

/// A number that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// The body that gave it, as in the header of its documents.
    pub issuer: String,
    /// `KH/ĐU`
    pub symbol: String,
    /// The first year of the congress term through which its numbers run, or the year.
    pub term: u32,
    /// The number.
    pub number: u32,
    /// The document's date.
    pub date: Option<Date>,
    /// Its title.
    pub title: Option<String>,
    /// Which of the program's documents it is: plan, document, set.
    pub of: Option<(String, String, u32)>,
    /// Whether the number is void: it was noted down by mistake, and no document has it.
    pub is_void: bool,
}

impl Registered {
    /// Whether it is the number of the set with a head.
    pub fn is_of(&self, head: &SetHead) -> bool {
        self.of.as_ref().is_some_and(|(plan, document, set)| {
            *plan == *head.plan && *document == head.document.to_string() && *set == head.set
        })
    }
}

/// The numbers that a project has given.
#[derive(Debug)]
pub struct Register {
    path: PathBuf,
    source: Option<Arc<Source>>,
    entries: Vec<(Registered, Place)>,
    /// Whether an entry of the same set gives way.
    gives_way: bool,
}

impl Register {
    /// The register of the project in a folder; an empty one where there is no file yet. What cannot be read is a
    /// finding, and then no number can be given.
    pub fn read(root: &Path, findings: &mut Findings) -> Option<Self> {
        let path = root.join(REGISTER_FILE);
        if !is_there(&path) {
            return Some(Self { path, source: None, entries: Vec::new(), gives_way: true });
        }
        let source = read(&path, findings)?;
        let file: RegisterFile = load(&path, findings)?;
        let entries = file.documents.0.into_iter().map(registered).collect();
        Some(Self { path, source: Some(source), entries, gives_way: true })
    }

    /// The same register, in which no entry gives way to another: where a set was issued and is lost, its number
    /// stays given.
    #[must_use]
    pub fn keeping_all(self) -> Self {
        Self { gives_way: false, ..self }
    }

    /// The same register with further numbers, which are in the file later. Of it numbers are read, no text is made.
    #[must_use]
    pub fn reserving(mut self, numbers: &[Registered]) -> Self {
        let place = Place::file(shown(&self.path));
        self.entries.extend(numbers.iter().map(|entry| (entry.clone(), place.clone())));
        self
    }

    /// Where the register of the project in a folder is.
    pub fn path_in(root: &Path) -> PathBuf {
        root.join(REGISTER_FILE)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its text; none where there is no file yet.
    pub fn text(&self) -> Option<&str> {
        self.source.as_ref().map(|source| source.text())
    }

    /// Every number, with its place.
    pub fn entries(&self) -> &[(Registered, Place)] {
        &self.entries
    }

    /// The entry that has a number of a kind of document already. A number that is void is free.
    pub fn holder<'a>(&'a self, wanted: &'a Registered) -> Option<&'a (Registered, Place)> {
        self.valid(wanted).find(|(entry, _)| entry.number == wanted.number)
    }

    /// An entry of the same kind with a lower number and a later date, or a higher number and an earlier date.
    pub fn out_of_order<'a>(&'a self, wanted: &'a Registered) -> Option<&'a (Registered, Place)> {
        let day = wanted.date?;
        self.valid(wanted).find(|(entry, _)| {
            let is_later = entry.date.is_some_and(|date| date > day);
            let is_earlier = entry.date.is_some_and(|date| date < day);
            entry.number < wanted.number && is_later || entry.number > wanted.number && is_earlier
        })
    }

    /// The number after the highest of a kind of document that is not void. No void number is given unasked.
    pub fn next(&self, wanted: &Registered) -> u32 {
        let highest = self.valid(wanted).map(|(entry, _)| entry.number).max().unwrap_or(0);
        let is_void =
            |number: u32| self.alike(wanted).any(|(entry, _)| entry.is_void && entry.number == number);
        let mut next = highest + 1;
        while is_void(next) {
            next += 1;
        }
        next
    }

    /// Whether it has any number of a body's documents of one kind and term.
    pub fn knows_any(&self, wanted: &Registered) -> bool {
        self.alike(wanted).next().is_some()
    }

    /// Reports what no register of a careful office has: a number twice, a later date with a lower number, and single
    /// numbers that are missing where all others are there.
    pub fn report_disorder(&self, findings: &mut Findings) {
        let key = |entry: &Registered| (text::fold(&entry.issuer), text::fold(&entry.symbol), entry.term);
        let mut series: BTreeMap<_, Vec<&(Registered, Place)>> = BTreeMap::new();
        for one in &self.entries {
            series.entry(key(&one.0)).or_default().push(one);
        }
        for entries in series.values_mut() {
            entries.sort_by_key(|(entry, _)| entry.number);
            let valid: Vec<_> = entries.iter().filter(|(entry, _)| !entry.is_void).collect();
            let disorders = valid.windows(2).filter_map(|pair| disorder(pair[0], pair[1]));
            // A void number is missing nowhere.
            let gaps = entries.windows(2).filter(|_| is_dense(entries));
            let gaps = gaps.filter_map(|pair| gap(pair[0], pair[1]));
            disorders.chain(gaps).for_each(|finding| findings.push(finding));
        }
    }

    /// The number and day that were noted of a set after they were stamped on its pages.
    pub fn stamp(&self, head: &SetHead) -> Option<(u32, Date)> {
        let noted = self.entries.iter().map(|(entry, _)| entry).filter(|entry| !entry.is_void);
        noted.filter(|entry| entry.is_of(head)).find_map(|entry| Some((entry.number, entry.date?)))
    }

    /// Whether an entry gives way to another: it is one of the same set, which a stopped run left.
    fn gives_way(&self, entry: &Registered, other: &Registered) -> bool {
        self.gives_way && !entry.is_void && entry.of.is_some() && entry.of == other.of
    }

    /// The entries of a body's documents of one kind and term that hold their numbers.
    fn valid<'a>(&'a self, wanted: &'a Registered) -> impl Iterator<Item = &'a (Registered, Place)> {
        self.alike(wanted).filter(|(entry, _)| !entry.is_void && !self.gives_way(entry, wanted))
    }

    /// The entries of a body's documents of one kind and term.
    fn alike<'a>(&'a self, wanted: &'a Registered) -> impl Iterator<Item = &'a (Registered, Place)> {
        let is_alike = |one: &str, other: &str| text::fold(one) == text::fold(other);
        self.entries.iter().filter(move |(entry, _)| {
            entry.term == wanted.term
                && is_alike(&entry.symbol, &wanted.symbol)
                && is_alike(&entry.issuer, &wanted.issuer)
        })
    }

    /// The text with one more entry. An entry of the same set, which a stopped run left, gives way to it. All else of
    /// the text stays.
    ///
    /// # Errors
    /// A finding, where the file is not laid out so that an entry can be added.
    pub fn with(&self, entry: &Registered) -> Result<String, Box<Finding>> {
        let Some(source) = &self.source else { return Ok(format!("{HEAD}  - {}\n", line(entry))) };
        self.edited(source, entry).map_err(|Unchangeable| Box::new(self.unchangeable()))
    }

    /// The text with one more entry, in which the one of a set that was noted before is void.
    ///
    /// # Errors
    /// A finding, where the file is not laid out so that entries can be changed and added.
    pub fn with_other_number(&self, entry: &Registered, set: u32) -> Result<String, Box<Finding>> {
        let of_set = entry.of.clone().map(|(plan, document, _)| (plan, document, set));
        let is_noted = |known: &Registered| !known.is_void && known.of.is_some() && known.of == of_set;
        let noted = self.entries.iter().position(|(known, _)| is_noted(known));
        let (Some(source), Some(noted)) = (&self.source, noted) else { return self.with(entry) };
        let void = Registered { is_void: true, ..self.entries[noted].0.clone() };
        let mut expected: Vec<&Registered> = self.entries.iter().map(|(entry, _)| entry).collect();
        expected[noted] = &void;
        expected.push(entry);
        let change = |editor: &mut Editor| {
            editor.replace_member("documents", noted, &line(&void));
            editor.append("documents", &line(entry));
        };
        changed(source, change, &expected).map_err(|Unchangeable| Box::new(self.unchangeable()))
    }

    fn unchangeable(&self) -> Finding {
        let finding = Finding::at(Code::FileUnchangeable, &Place::file(shown(&self.path)));
        finding.with("kind", "register")
    }

    fn edited(&self, source: &Arc<Source>, entry: &Registered) -> Result<String, Unchangeable> {
        let own = self.entries.iter().position(|(known, _)| self.gives_way(known, entry));
        let change = |editor: &mut Editor| match own {
            Some(own) => editor.replace_member("documents", own, &line(entry)),
            None => editor.append("documents", &line(entry)),
        };
        let mut expected: Vec<&Registered> = self.entries.iter().map(|(entry, _)| entry).collect();
        match own {
            Some(own) => expected[own] = entry,
            None => expected.push(entry),
        }
        changed(source, change, &expected)
    }
}

/// The text of a register that holds nothing but some entries.
pub fn register_of(entries: &[&Registered]) -> String {
    let lines = entries.iter().map(|entry| format!("  - {}\n", line(entry)));
    std::iter::once(HEAD.to_owned()).chain(lines).collect()
}

/// The text of a register with a change, which must read as the entries that are expected.
fn changed(
    source: &Arc<Source>,
    change: impl FnOnce(&mut Editor),
    expected: &[&Registered],
) -> Result<String, Unchangeable> {
    let mut editor = Editor::new(source)?;
    change(&mut editor);
    let text = editor.finish()?;
    let after = Source::new(source.path(), text.as_str());
    let read: RegisterFile = decode(&after, &mut Findings::default()).ok_or(Unchangeable)?;
    let read: Vec<Registered> = read.documents.0.into_iter().map(|file| registered(file).0).collect();
    if read.iter().eq(expected.iter().copied()) { Ok(text) } else { Err(Unchangeable) }
}

/// Whether nearly all numbers of a series are registered, so that a missing one is a slip.
fn is_dense(entries: &[&(Registered, Place)]) -> bool {
    const LEAST: usize = 5;
    let numbers = || entries.iter().map(|(entry, _)| entry.number);
    let span = numbers().max().zip(numbers().min()).map_or(0, |(last, first)| last - first + 1);
    entries.len() >= LEAST && u32::try_from(entries.len()).is_ok_and(|count| count * 5 >= span * 4)
}

/// What is wrong about two neighbours of a series in the order of their numbers.
fn disorder(one: &(Registered, Place), other: &(Registered, Place)) -> Option<Finding> {
    let (first, second) = (&one.0, &other.0);
    let is_late = first.date.zip(second.date).is_some_and(|(first, second)| first > second);
    match () {
        () if first.number == second.number => Some(misnumbered("twice", second.number, one, other)),
        () if is_late => Some(misnumbered("order", second.number, one, other)),
        () => None,
    }
}

/// The number that is missing between two neighbours of a series.
fn gap(one: &(Registered, Place), other: &(Registered, Place)) -> Option<Finding> {
    let next = one.0.number + 1;
    (other.0.number > next).then(|| misnumbered("gap", next, one, other))
}

fn misnumbered(
    kind: &'static str,
    number: u32,
    one: &(Registered, Place),
    other: &(Registered, Place),
) -> Finding {
    let ((first, at), (second, place)) = (one, other);
    let missing = second.number.saturating_sub(first.number + 1);
    let finding =
        Finding::at(Code::RegisterNumbers, place).with("kind", kind).with("number", u64::from(number));
    let finding = finding.with("symbol", second.symbol.as_str()).with("other", u64::from(first.number));
    finding.with("missing", u64::from(missing)).related("first", at)
}

fn registered(file: Placed<EntryFile>) -> (Registered, Place) {
    let Placed { value: file, place } = file;
    let of = file.plan.zip(file.document).zip(file.set).map(|((plan, document), set)| (plan, document, set));
    let entry = Registered {
        issuer: file.issuer.0,
        symbol: file.symbol.0,
        term: file.term,
        number: file.number.value,
        date: file.date,
        title: file.title.map(|title| title.0),
        of,
        is_void: file.void.unwrap_or_default(),
    };
    let number = file.number.place;
    (entry, if number.text().is_empty() { place } else { number })
}

/// An entry on one line, in a form that every YAML reader takes for the same.
fn line(entry: &Registered) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let Registered { issuer, symbol, term, number, date, title, of, is_void } = entry;
    let mut line =
        format!("{{issuer: {}, symbol: {}, term: {term}, number: {number}", quoted(issuer), quoted(symbol));
    let mut add = |key: &str, value: String| {
        // Writing to a text cannot fail.
        let _ = write!(line, ", {key}: {value}");
    };
    if let Some(date) = date {
        add("date", date.to_string());
    }
    if let Some((plan, document, set)) = of {
        add("plan", quoted(plan));
        add("document", quoted(document));
        add("set", set.to_string());
    }
    if *is_void {
        add("void", "true".to_owned());
    }
    if let Some(title) = title {
        add("title", quoted(title));
    }
    line.push('}');
    line
}

#[cfg(test)]
mod tests;
