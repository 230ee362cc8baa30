//! The parts of texts that no line break divides.

use regex::Regex;

/// The rule by which words and figures stay on one line: `ngày 30`, `85-KH/ĐU`, the dash of `chính trị - xã hội` with
/// the word before it.
#[derive(Clone, Debug)]
pub struct Unbroken {
    /// The texts that stay on one line, where they begin and end with whole words.
    pub pattern: Regex,
    /// The most characters of such a text: a longer one would leave the line before it too loose, and keeps only what
    /// the pattern matches after its first word. None for no bound.
    pub longest: Option<usize>,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinePart<'t> {
    /// Lines may break in it.
    Breakable(&'t str),
    /// It stays on one line.
    Whole(&'t str),
}

impl Unbroken {
    /// The pieces of a text, in order.
    pub fn parts<'t>(&self, text: &'t str) -> Vec<LinePart<'t>> {
        let mut parts = Vec::new();
        let (mut done, mut from) = (0, 0);
        while let Some(found) = self.pattern.find_at(text, from) {
            // A space at its end is where the line may break.
            let whole = found.as_str().trim_end();
            if whole.is_empty() || is_within_words(text, found.start(), found.start() + whole.len()) {
                let Some(next) = text[found.start()..].chars().next() else { break };
                from = found.start() + next.len_utf8();
                continue;
            }
            if !self.fits(whole) {
                from = found.start() + whole.find(' ').map_or(whole.len(), |space| space + 1);
                continue;
            }
            if done < found.start() {
                parts.push(LinePart::Breakable(&text[done..found.start()]));
            }
            parts.push(LinePart::Whole(whole));
            done = found.start() + whole.len();
            from = found.end();
        }
        if done < text.len() || parts.is_empty() {
            parts.push(LinePart::Breakable(&text[done..]));
        }
        parts
    }

    /// Whether a text is short enough; a blank that is left to be filled in by hand always is.
    fn fits(&self, whole: &str) -> bool {
        whole.contains("  ") || self.longest.is_none_or(|longest| whole.chars().count() <= longest)
    }
}

/// Whether a range begins or ends between two letters or figures.
fn is_within_words(text: &str, start: usize, end: usize) -> bool {
    let is_within = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    is_within(start) || is_within(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wholes(longest: Option<usize>, text: &str) -> Vec<&str> {
        let pattern = Regex::new(r"số [0-9]\S*|[0-9]\S*|\S+ - ").unwrap();
        let parts = Unbroken { pattern, longest }.parts(text);
        let joined: String = parts
            .iter()
            .map(|part| match part {
                LinePart::Breakable(text) | LinePart::Whole(text) => *text,
            })
            .collect();
        assert_eq!(joined, text);
        let whole = |part| if let LinePart::Whole(text) = part { Some(text) } else { None };
        parts.into_iter().filter_map(whole).collect()
    }

    #[test]
    fn what_stays_on_a_line_ends_before_a_space() {
        assert_eq!(wholes(None, "chính trị - xã hội số 07"), ["trị -", "số 07"]);
        assert_eq!(wholes(None, "không có gì"), [""; 0]);
        assert_eq!(wholes(None, ""), [""; 0]);
    }

    #[test]
    fn no_part_of_a_word_is_held() {
        assert_eq!(wholes(None, "cấsố 07 và a07 - b"), ["07", "a07 -"]);
    }

    #[test]
    fn what_is_too_long_keeps_its_later_words() {
        assert_eq!(wholes(Some(9), "theo số 1234-QĐNS"), ["1234-QĐNS"]);
        assert_eq!(wholes(Some(5), "theo số 1234-QĐNS và 07"), ["07"]);
    }
}
