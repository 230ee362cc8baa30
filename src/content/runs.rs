//! Rich text: pieces of plain, bold and italic text, and footnotes.

use crate::model::{LinePart, Unbroken};
use crate::text;

/// A piece of rich text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// Plain text.
    Plain(String),
    /// Plain text that no line break parts.
    Unbroken(String),
    /// Bold text.
    Bold(Runs),
    /// Italic text.
    Italic(Runs),
    /// Underlined text.
    Underlined(Runs),
    /// A footnote at this place.
    Footnote(Runs),
    /// Dots to write on, which fill what is left of the line.
    Leader,
}

/// What a leader reads as.
pub const LEADER: &str = "…………";

/// Pieces of text in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Runs(pub Vec<Run>);

/// How deeply styles may be nested; a deeper one would add nothing that is seen.
const DEEPEST: usize = 8;

/// The marks that functions of texts leave in a string, until the whole text has been evaluated.
/// They are noncharacters, which no text of the data can hold.
const BOLD: char = '\u{fdd0}';
const ITALIC: char = '\u{fdd1}';
const FOOTNOTE: char = '\u{fdd2}';
const UNDERLINE: char = '\u{fdd3}';
const END: char = '\u{fdd4}';
/// A leader, which has no end.
const DOTS: char = '\u{fdd5}';

/// Whether a character is one of the marks.
pub(super) fn is_mark(character: char) -> bool {
    matches!(character, BOLD..=DOTS)
}

/// The effect of a mark in an evaluated text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RunMark {
    /// It begins bold, italic or underlined text.
    Style,
    /// It begins a footnote.
    Footnote,
    /// It ends what the last one began.
    End,
    /// It stands for dots.
    Leader,
}

/// The mark that a character is, if it is one.
pub(super) fn mark(character: char) -> Option<RunMark> {
    match character {
        BOLD | ITALIC | UNDERLINE => Some(RunMark::Style),
        FOOTNOTE => Some(RunMark::Footnote),
        END => Some(RunMark::End),
        DOTS => Some(RunMark::Leader),
        _ => None,
    }
}

/// Marks text as bold.
pub(super) fn bold(inner: &str) -> String {
    format!("{BOLD}{inner}{END}")
}

/// Marks text as italic.
pub(super) fn italic(inner: &str) -> String {
    format!("{ITALIC}{inner}{END}")
}

/// Marks text as underlined.
pub(super) fn underline(inner: &str) -> String {
    format!("{UNDERLINE}{inner}{END}")
}

/// The mark of dots that fill a line.
pub(super) fn dots() -> String {
    DOTS.to_string()
}

/// Marks text as a footnote.
pub(super) fn footnote(inner: &str) -> String {
    format!("{FOOTNOTE}{inner}{END}")
}

impl Runs {
    /// Plain text alone.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run::Plain(text.into())])
    }

    /// The runs of an evaluated text.
    pub fn parse(evaluated: &str) -> Self {
        parse_until_end(&mut evaluated.chars(), 0)
    }

    /// Calls a function with the text without its styles and footnotes, and with each footnote.
    pub(super) fn each_text(&self, visit: &mut dyn FnMut(&str)) {
        match self.0.as_slice() {
            [Run::Plain(text)] => visit(text),
            runs => {
                visit(&self.to_plain());
                for run in runs {
                    run.each_footnote(visit);
                }
            }
        }
    }

    /// The text without its styles and footnotes.
    pub fn to_plain(&self) -> String {
        let mut plain = String::new();
        for run in &self.0 {
            match run {
                Run::Plain(text) | Run::Unbroken(text) => plain.push_str(text),
                Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => {
                    plain.push_str(&inner.to_plain());
                }
                Run::Leader => plain.push_str(LEADER),
                Run::Footnote(_) => {}
            }
        }
        plain
    }

    /// The same text with `mark` in place of the mark that it ends with.
    ///
    /// A text that ends with a bracket keeps the mark inside it, and gets none outside where that is
    /// the same.
    #[must_use]
    pub fn ended_with(mut self, mark: &str) -> Self {
        let plain = self.to_plain();
        let closes_itself = plain.trim_end().trim_end_matches([')', '"', '”']) != plain.trim_end()
            && plain.trim_end().trim_end_matches([')', '"', '”']).ends_with(mark);
        if !closes_itself {
            self.end_last(mark);
        }
        self
    }

    /// Ends the last piece of text; footnotes after it stay where they are.
    fn end_last(&mut self, mark: &str) -> bool {
        // A mark that is typed after a date or bold words is a piece of its own; what is before it ends the text.
        let is_mark = |text: &String| text.trim().chars().all(|c| ".,;:/…".contains(c));
        if let [.., before, Run::Plain(text)] = self.0.as_slice()
            && is_mark(text)
        {
            let is_styled = matches!(before, Run::Bold(_) | Run::Italic(_) | Run::Underlined(_));
            self.0.pop();
            if is_styled {
                self.0.push(Run::Plain(mark.to_owned()));
                return true;
            }
        }
        for run in self.0.iter_mut().rev() {
            let is_done = match run {
                Run::Plain(text) | Run::Unbroken(text) => {
                    *text = text::end_with(text, mark);
                    true
                }
                Run::Bold(inner) | Run::Italic(inner) | Run::Underlined(inner) => inner.end_last(mark),
                // A line to write on ends its text.
                Run::Leader => true,
                Run::Footnote(_) => false,
            };
            if is_done {
                return true;
            }
        }
        false
    }

    /// The same text, in which no line breaks within what the rule holds together.
    #[must_use]
    pub fn unbroken(self, rule: &Unbroken) -> Self {
        let mut runs = Vec::with_capacity(self.0.len());
        for run in self.0 {
            match run {
                Run::Plain(text) if follows_style(&runs) && begins_with_dash(&text, rule) => {
                    // The space before the dash does not break, as that of a dash between plain words.
                    part(text.replacen(' ', "\u{a0}", 1), rule, &mut runs);
                }
                Run::Plain(text) => part(text, rule, &mut runs),
                Run::Unbroken(_) | Run::Leader => runs.push(run),
                Run::Bold(inner) => runs.push(Run::Bold(inner.unbroken(rule))),
                Run::Italic(inner) => runs.push(Run::Italic(inner.unbroken(rule))),
                Run::Underlined(inner) => runs.push(Run::Underlined(inner.unbroken(rule))),
                Run::Footnote(inner) => runs.push(Run::Footnote(inner.unbroken(rule))),
            }
        }
        Self(runs)
    }

    /// Puts plain text before everything.
    #[must_use]
    pub fn prefixed(mut self, prefix: &str) -> Self {
        self.0.insert(0, Run::Plain(prefix.to_owned()));
        self
    }
}

impl Run {
    fn each_footnote(&self, visit: &mut dyn FnMut(&str)) {
        match self {
            Self::Plain(_) | Self::Unbroken(_) | Self::Leader => {}
            Self::Bold(inner) | Self::Italic(inner) | Self::Underlined(inner) => {
                for run in &inner.0 {
                    run.each_footnote(visit);
                }
            }
            Self::Footnote(inner) => inner.each_text(visit),
        }
    }
}

/// Whether the last run is bold, italic or underlined text.
fn follows_style(runs: &[Run]) -> bool {
    matches!(runs.last(), Some(Run::Bold(_) | Run::Italic(_) | Run::Underlined(_)))
}

/// Whether a text begins with a spaced dash that the rule holds with the word before it.
fn begins_with_dash(text: &str, rule: &Unbroken) -> bool {
    let dash: String = text.chars().take(3).collect();
    let is_dash = [" - ", " – ", " — "].contains(&dash.as_str());
    is_dash && matches!(rule.parts(&format!("a{dash}b"))[0], LinePart::Whole(_))
}

/// Parts a plain text where the rule holds words together.
fn part(text: String, rule: &Unbroken, runs: &mut Vec<Run>) {
    let parts = rule.parts(&text);
    if let [LinePart::Breakable(_)] = parts.as_slice() {
        runs.push(Run::Plain(text));
        return;
    }
    runs.extend(parts.into_iter().map(|part| match part {
        LinePart::Breakable(text) => Run::Plain(text.to_owned()),
        LinePart::Whole(text) => Run::Unbroken(text.to_owned()),
    }));
}

fn parse_until_end(characters: &mut std::str::Chars<'_>, depth: usize) -> Runs {
    let mut runs = Vec::new();
    let mut plain = String::new();
    // Marks that have no effect, because they are too deep.
    let mut ignored = 0_usize;
    while let Some(character) = characters.next() {
        let styled: Option<fn(Runs) -> Run> = match character {
            BOLD => Some(Run::Bold),
            ITALIC => Some(Run::Italic),
            UNDERLINE => Some(Run::Underlined),
            FOOTNOTE => Some(Run::Footnote),
            DOTS => {
                push_plain(&mut runs, &mut plain);
                runs.push(Run::Leader);
                None
            }
            END if ignored == 0 && depth > 0 => break,
            END => {
                ignored = ignored.saturating_sub(1);
                None
            }
            _ => {
                plain.push(character);
                None
            }
        };
        match styled {
            Some(style) if depth < DEEPEST => {
                push_plain(&mut runs, &mut plain);
                runs.push(style(parse_until_end(characters, depth + 1)));
            }
            Some(_) => ignored += 1,
            None => {}
        }
    }
    push_plain(&mut runs, &mut plain);
    Runs(runs)
}

fn push_plain(runs: &mut Vec<Run>, plain: &mut String) {
    if !plain.is_empty() {
        // A value may end with a letter whose mark is at the beginning of the next text.
        runs.push(Run::Plain(text::nfc(plain).into_owned()));
        plain.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule() -> Unbroken {
        Unbroken { pattern: regex::Regex::new(r"\d+/\d+").unwrap(), longest: None }
    }

    #[test]
    fn styles_nest() {
        let evaluated = format!("a {} c", bold(&format!("b{}", italic("i"))));
        let inner = Runs(vec![Run::Plain("b".into()), Run::Italic(Runs::plain("i"))]);
        let expected = vec![Run::Plain("a ".into()), Run::Bold(inner), Run::Plain(" c".into())];
        assert_eq!(Runs::parse(&evaluated), Runs(expected));
    }

    #[test]
    fn a_dash_after_a_style_stays_on_its_line() {
        let rule = Unbroken { pattern: regex::Regex::new(r"\S+ - ").unwrap(), longest: None };
        let held = |evaluated: &str| Runs::parse(evaluated).unbroken(&rule).to_plain();
        assert_eq!(held(&format!("{} - việc", bold("Tên"))), "Tên\u{a0}- việc");
        assert_eq!(
            held(&format!("{} -việc, {} và - việc", bold("Tên"), italic("hai"))),
            "Tên -việc, hai và - việc"
        );
        let without = Unbroken { pattern: regex::Regex::new(r"\d+").unwrap(), longest: None };
        assert_eq!(
            Runs::parse(&format!("{} - việc", bold("Tên"))).unbroken(&without).to_plain(),
            "Tên - việc"
        );
    }

    #[test]
    fn unbalanced_marks_do_no_harm() {
        assert_eq!(Runs::parse("a\u{fdd0}b").to_plain(), "ab");
        assert_eq!(Runs::parse("a\u{fdd3}b").to_plain(), "ab");
        let deep = "\u{fdd0}".repeat(100_000) + "x" + &"\u{fdd3}".repeat(100_000) + "y";
        assert_eq!(Runs::parse(&deep).to_plain(), "xy");
    }

    #[test]
    fn the_end_mark_goes_inside_the_last_style() {
        let runs = Runs(vec![Run::Plain("a ".into()), Run::Italic(Runs::plain("b;"))]);
        assert_eq!(runs.ended_with(".").to_plain(), "a b.");
        assert_eq!(Runs::plain("(xong.)").ended_with(".").to_plain(), "(xong.)");
        assert_eq!(Runs::plain("(xong)").ended_with("./.").to_plain(), "(xong)./.");
    }

    #[test]
    fn the_end_mark_takes_the_place_of_one_after_a_date() {
        let pattern = rule();
        let ended = |text: &str| Runs::plain(text).unbroken(&pattern).ended_with("./.").to_plain();
        assert_eq!(ended("ngày 3/4."), "ngày 3/4./.");
        assert_eq!(ended("ngày 3/4"), "ngày 3/4./.");
        assert_eq!(ended("ngày 3/4 (sáng)"), "ngày 3/4 (sáng)./.");
        assert_eq!(ended("(ngày 3/4)."), "(ngày 3/4)./.");
        assert_eq!(ended("(ngày 3/4)"), "(ngày 3/4)./.");
    }

    #[test]
    fn what_is_not_broken_is_apart() {
        let pattern = rule();
        let runs =
            Runs(vec![Run::Bold(Runs::plain("đạt 4/25")), Run::Plain("3/4 và 5".into())]).unbroken(&pattern);
        let bold = Runs(vec![Run::Plain("đạt ".into()), Run::Unbroken("4/25".into())]);
        let expected = vec![Run::Bold(bold), Run::Unbroken("3/4".into()), Run::Plain(" và 5".into())];
        assert_eq!(runs, Runs(expected));
    }

    #[test]
    fn dots_fill_a_line_and_end_it() {
        let runs = Runs::parse(&format!("Họ tên: {}, tuổi: {}", dots(), dots()));
        let plain = |text: &str| Run::Plain(text.into());
        assert_eq!(runs.0, [plain("Họ tên: "), Run::Leader, plain(", tuổi: "), Run::Leader]);
        assert_eq!(runs.clone().ended_with("."), runs);
        assert_eq!(runs.to_plain(), "Họ tên: …………, tuổi: …………");
    }

    #[test]
    fn pieces_are_composed() {
        assert_eq!(Runs::parse("Va\u{306}n"), Runs::plain("Văn"));
    }
}
