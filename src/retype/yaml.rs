//! YAML as people write it: short values on one line, long ones folded, lines of a set width.

/// The longest line, in characters.
const WIDTH: usize = 106;

/// A file while it is written.
#[derive(Default)]
pub(super) struct YamlText {
    text: String,
}

impl YamlText {
    /// Adds a line as it is.
    pub(super) fn line(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&" ".repeat(indent));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    /// Adds a remark, on as many lines as it takes.
    pub(super) fn remark(&mut self, indent: usize, remark: &str) {
        for line in wrapped(remark, WIDTH.saturating_sub(indent + 2)) {
            self.line(indent, &format!("# {line}"));
        }
    }

    /// Adds a key with a text, or a member of a list: `start` is `key:` or `-`.
    pub(super) fn value(&mut self, indent: usize, start: &str, text: &str) {
        let one = scalar(text);
        if indent + start.chars().count() + 1 + one.chars().count() <= WIDTH {
            return self.line(indent, &format!("{start} {one}"));
        }
        self.line(indent, &format!("{start} >-"));
        let dashes = start.chars().take_while(|c| matches!(c, '-' | ' ')).count();
        let inner = indent + if start == "-" { 2 } else { dashes + 2 };
        for line in wrapped(text, WIDTH.saturating_sub(inner)) {
            self.line(inner, &line);
        }
    }

    /// Adds a key with a text, or with a list of several.
    pub(super) fn values(&mut self, indent: usize, key: &str, texts: &[String]) {
        match texts {
            [] => {}
            [one] => self.value(indent, &format!("{key}:"), one),
            several => {
                self.line(indent, &format!("{key}:"));
                for text in several {
                    self.value(indent + 2, "-", text);
                }
            }
        }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// The words of a text in lines of at most so many characters.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let own = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + own <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + own;
            }
            _ => {
                lines.push(word.to_owned());
                length = own;
            }
        }
    }
    lines
}

/// A text as one line of YAML: in quotes where it would read otherwise.
pub(super) fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// A text as a member of a list or a map in brackets.
pub(super) fn flow(text: &str) -> String {
    let is_safe = !text.contains([',', '[', ']', '{', '}', ':', '#']);
    if is_plain(text) && is_safe { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Whether a text reads as itself without quotes.
fn is_plain(text: &str) -> bool {
    let starts_well =
        text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '“' | '/' | '…' | '.' | '+'));
    let is_word = !matches!(text.to_lowercase().as_str(), "null" | "true" | "false" | "yes" | "no" | "~");
    // A figure in quotes stays the text that it is: `02`.
    let is_figure = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | 'x' | 'o' | 'e'))
        && text.starts_with(|c: char| c.is_ascii_digit());
    let is_one_line = !text.contains(['\n', '\r', '\t', '\u{85}', '\u{2028}', '\u{2029}']);
    starts_well
        && is_word
        && is_one_line
        && !is_figure
        && text.trim() == text
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains('\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_people_write_them() {
        let mut yaml = YamlText::default();
        yaml.value(0, "place:", "Bình An");
        yaml.value(2, "-", "{{ annex(1) }}: kèm theo");
        yaml.value(2, "- title:", &"mười chữ cái ".repeat(12));
        yaml.values(0, "recipients", &["Như trên".to_owned(), "Lưu: VT".to_owned()]);
        let text = yaml.finish();
        let expected = "place: Bình An\n  - \"{{ annex(1) }}: kèm theo\"\n  - title: >-\n      mười";
        assert!(text.starts_with(expected), "{text}");
        assert!(text.ends_with("recipients:\n  - Như trên\n  - \"Lưu: VT\"\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
    }
}
