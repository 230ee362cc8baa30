//! Numbers that Word gives paragraphs, as they print: lists with their levels, restarts and patterns.

use std::collections::{HashMap, HashSet};

use super::look::ListReference;
use super::properties::{is_on, value};
use super::styles::Styles;
use super::tree::ListLabel;
use crate::package::{Package, PackageFault, XmlEvent, XmlTag};
use crate::text::roman;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The most lists that are read: Word takes 2,047 kinds.
const LISTS: usize = 20_000;

/// The lists of a file.
#[derive(Default)]
pub(super) struct ListNumbering {
    kinds: HashMap<u32, ListKind>,
    lists: HashMap<u32, List>,
    counters: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<(u32, usize)>,
}

/// A kind of lists, whose lists count on together.
#[derive(Default)]
struct ListKind {
    levels: [ListLevel; LEVELS],
    /// A style whose list this one is.
    style_link: Option<String>,
}

/// A list, with the levels that it has otherwise than its kind.
#[derive(Default)]
struct List {
    kind: u32,
    starts: [Option<u32>; LEVELS],
    levels: HashMap<usize, ListLevel>,
}

#[derive(Clone, Default)]
struct ListLevel {
    start: Option<u32>,
    format: String,
    pattern: String,
    /// After a number of which level it restarts, from 1; none after those above it, 0 never.
    restart: Option<u8>,
    is_decimal: bool,
    style: Option<String>,
}

impl ListLevel {
    fn read(&mut self, tag: &XmlTag<'_>) {
        match tag.name() {
            "start" => self.start = tag.number("val"),
            "numFmt" => self.format = value(tag).unwrap_or_default(),
            "lvlText" => self.pattern = value(tag).unwrap_or_default(),
            "lvlRestart" => self.restart = tag.number("val"),
            "isLgl" => self.is_decimal = is_on(tag),
            "pStyle" => self.style = value(tag),
            _ => {}
        }
    }

    fn start(&self) -> u32 {
        // What is not there at all counts from 1, a level that says no start from 0.
        self.start.unwrap_or(u32::from(self.format.is_empty()))
    }
}

/// Where the reader of numbering is.
#[derive(Clone, Copy, Default)]
struct NumberingPlace {
    kind: Option<u32>,
    list: Option<u32>,
    level: Option<usize>,
    is_override: bool,
}

impl ListNumbering {
    /// Reads the part with the lists; none where there is no such part.
    pub(super) fn read(package: &mut Package<'_>, part: Option<&str>) -> Result<Self, PackageFault> {
        let mut numbering = Self::default();
        let Some(part) = part else { return Ok(numbering) };
        let Some(mut xml) = package.part(part)? else { return Ok(numbering) };
        let mut at = NumberingPlace::default();
        loop {
            match xml.next()? {
                XmlEvent::Start(tag) => numbering.open(&mut at, &tag)?,
                XmlEvent::End(tag) => match tag.name() {
                    "abstractNum" | "num" => at = NumberingPlace::default(),
                    "lvlOverride" => (at.level, at.is_override) = (None, false),
                    "lvl" if !at.is_override => at.level = None,
                    _ => {}
                },
                XmlEvent::Eof => return Ok(numbering),
                _ => {}
            }
        }
    }

    fn open(&mut self, at: &mut NumberingPlace, tag: &XmlTag<'_>) -> Result<(), PackageFault> {
        match (tag.name(), at.list) {
            ("abstractNum", _) => {
                at.kind = tag.number("abstractNumId");
                if let Some(kind) = at.kind {
                    self.kinds.insert(kind, ListKind::default());
                }
            }
            ("num", _) => {
                at.list = tag.number("numId");
                if let Some(list) = at.list {
                    self.lists.insert(list, List::default());
                }
            }
            ("lvlOverride" | "lvl", _) => {
                at.is_override |= tag.name() == "lvlOverride";
                at.level = tag.number("ilvl").filter(|level| *level < LEVELS);
            }
            ("abstractNumId", Some(list)) => {
                if let Some(list) = self.lists.get_mut(&list) {
                    list.kind = tag.number("val").unwrap_or_default();
                }
            }
            ("startOverride", Some(list)) => {
                if let Some((list, level)) = self.lists.get_mut(&list).zip(at.level) {
                    list.starts[level] = tag.number("val");
                }
            }
            ("numStyleLink", _) => {
                if let Some(kind) = at.kind.and_then(|kind| self.kinds.get_mut(&kind)) {
                    kind.style_link = value(tag);
                }
            }
            _ => self.read_level(*at, tag),
        }
        let is_large = self.kinds.len() > LISTS || self.lists.len() > LISTS;
        if is_large { Err(PackageFault::TooLarge) } else { Ok(()) }
    }

    fn read_level(&mut self, at: NumberingPlace, tag: &XmlTag<'_>) {
        let Some(level) = at.level else { return };
        let kind = at.kind.and_then(|kind| self.kinds.get_mut(&kind));
        if let Some(kind) = kind {
            kind.levels[level].read(tag);
        } else if let Some(list) = at.list.and_then(|list| self.lists.get_mut(&list)) {
            list.levels.entry(level).or_default().read(tag);
        }
    }

    /// The number or bullet of the next paragraph of a list; `style` is the id of the paragraph's style.
    pub(super) fn label(
        &mut self,
        reference: ListReference,
        style: Option<&str>,
        styles: &Styles,
    ) -> Option<ListLabel> {
        let mut list = self.lists.get(&reference.list)?;
        let mut kind = self.kinds.get(&list.kind)?;
        // A list whose kind is that of a style of lists.
        if let Some(linked) = kind.style_link.as_deref().and_then(|style| styles.list_of(style))
            && let Some(other) = self.lists.get(&linked)
        {
            list = other;
            kind = self.kinds.get(&list.kind)?;
        }
        let of_style =
            || kind.levels.iter().position(|level| style.is_some() && level.style.as_deref() == style);
        let at = reference.level.map(usize::from).or_else(of_style).unwrap_or_default();
        let levels: [&ListLevel; LEVELS] =
            std::array::from_fn(|level| list.levels.get(&level).unwrap_or(&kind.levels[level]));
        let level = levels.get(at)?;
        if level.format == "none" && level.pattern.is_empty() {
            return None;
        }
        let counters = self.counters.entry(list.kind).or_default();
        let start = list.starts[at].unwrap_or_else(|| level.start());
        let is_first = list.starts[at].is_some() && self.begun.insert((reference.list, at));
        counters[at] = Some(match counters[at] {
            Some(count) if !is_first => count.saturating_add(1),
            _ => start,
        });
        for (deeper, counter) in counters.iter_mut().enumerate().skip(at + 1) {
            let restarts = levels[deeper].restart.is_none_or(|after| after > 0 && usize::from(after) > at);
            if restarts {
                *counter = None;
            }
        }
        let text = printed(&levels, at, counters);
        let is_bullet = level.format == "bullet";
        let level = u8::try_from(at).unwrap_or_default();
        Some(ListLabel { text, level, list: reference.list, is_bullet })
    }
}

/// A label as it prints: `%1.%2.` with the counters of these levels.
fn printed(levels: &[&ListLevel; LEVELS], at: usize, counters: &[Option<u32>; LEVELS]) -> String {
    let level = levels[at];
    if level.format == "bullet" {
        return level.pattern.clone();
    }
    let mut text = String::new();
    let mut letters = level.pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        let of = letters.peek().filter(|_| letter == '%').and_then(|digit| digit.to_digit(10));
        let Some(of) = of.and_then(|of| (of as usize).checked_sub(1)).filter(|of| *of < LEVELS) else {
            text.push(letter);
            continue;
        };
        letters.next();
        let count = counters[of].unwrap_or_else(|| levels[of].start());
        let format = if level.is_decimal { "decimal" } else { levels[of].format.as_str() };
        text.push_str(&formatted(count, format));
    }
    text
}

/// A number in one of Word's formats; those that Vietnamese texts do not use are in digits.
fn formatted(count: u32, format: &str) -> String {
    match format {
        "upperRoman" => roman(u64::from(count)),
        "lowerRoman" => roman(u64::from(count)).to_lowercase(),
        "upperLetter" => letters(count).to_uppercase(),
        "lowerLetter" => letters(count),
        "decimalZero" => format!("{count:02}"),
        "none" => String::new(),
        _ => count.to_string(),
    }
}

/// `a` … `z`, `aa`, `bb` …, as Word counts with letters.
fn letters(count: u32) -> String {
    let Some(before) = count.checked_sub(1) else { return String::new() };
    let letter = char::from(b'a' + u8::try_from(before % 26).unwrap_or_default());
    std::iter::repeat_n(letter, (before / 26 + 1).min(100) as usize).collect()
}
