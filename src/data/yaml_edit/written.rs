//! Values by their paths as lines of YAML, laid out as people write them.

use super::tree::{in_flow, key, scalar};
use crate::source::ValuePath;

/// A value and what is below it, in the order in which it is to be written.
#[derive(Default)]
struct WrittenYaml {
    text: Option<String>,
    below: Vec<(String, WrittenYaml)>,
}

impl WrittenYaml {
    fn put(&mut self, parts: &[String], text: &str) {
        let Some((part, rest)) = parts.split_first() else {
            self.text = Some(text.to_owned());
            return;
        };
        let known = self.below.iter().position(|(name, _)| name == part).unwrap_or_else(|| {
            self.below.push((part.clone(), Self::default()));
            self.below.len() - 1
        });
        self.below[known].1.put(rest, text);
    }

    /// Whether it is a list: its members are numbered from 1.
    fn is_list(&self) -> bool {
        let mut numbers = 1..;
        !self.below.is_empty()
            && self
                .below
                .iter()
                .all(|(name, _)| numbers.next().is_some_and(|n: usize| n.to_string() == *name))
    }

    /// On one line, for brackets around it.
    fn flow(&self) -> String {
        if let Some(text) = &self.text {
            return in_flow(&scalar(text));
        }
        let members = self.below.iter();
        if self.is_list() {
            let members: Vec<String> = members.map(|(_, value)| value.flow()).collect();
            return format!("[{}]", members.join(", "));
        }
        let entries: Vec<String> =
            members.map(|(name, value)| format!("{}: {}", key(name), value.flow())).collect();
        format!("{{{}}}", entries.join(", "))
    }

    /// The lines of a map: a key each, maps and lists of maps in it with lines of their own.
    fn lines(&self, indent: usize, lines: &mut Vec<String>) {
        let blanks = " ".repeat(indent);
        for (name, value) in &self.below {
            let name = key(name);
            match &value.text {
                Some(text) => lines.push(format!("{blanks}{name}: {}", scalar(text))),
                None if value.is_list() && value.below.iter().any(|(_, member)| member.text.is_none()) => {
                    lines.push(format!("{blanks}{name}:"));
                    for (_, member) in &value.below {
                        lines.push(format!("{blanks}  - {}", member.flow()));
                    }
                }
                None if value.is_list() => lines.push(format!("{blanks}{name}: {}", value.flow())),
                None => {
                    lines.push(format!("{blanks}{name}:"));
                    value.lines(indent + 2, lines);
                }
            }
        }
    }
}

fn tree(values: &[(ValuePath, String)]) -> WrittenYaml {
    let mut tree = WrittenYaml::default();
    for (path, text) in values {
        tree.put(path.parts(), text);
    }
    tree
}

/// Values as lines of YAML in their order, a line for each key. Members of a list are those whose names count from 1.
pub fn yaml_lines(values: &[(ValuePath, String)]) -> String {
    let mut lines = Vec::new();
    tree(values).lines(0, &mut lines);
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Values as one line of YAML: `{id: thon-1, name: Thôn 1}`.
pub fn yaml_line(values: &[(ValuePath, String)]) -> String {
    tree(values).flow()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(values: &[(&str, &str)]) -> Vec<(ValuePath, String)> {
        values.iter().map(|(path, text)| (ValuePath::parse(path), (*text).to_owned())).collect()
    }

    #[test]
    fn maps_lists_and_texts_that_need_quotes_are_written_as_people_do() {
        let lines = yaml_lines(&values(&[
            ("place", "Hàm Liêm"),
            ("issuer.name", "ĐẢNG ỦY XÃ: HÀM LIÊM"),
            ("issuer.cited", "{{ x }}"),
            ("recipients.1", "Lưu"),
            ("recipients.2", "Các chi bộ, trường"),
            ("signature.1.signer", "A"),
            ("signature.2.signer", "B"),
        ]));
        let expected = "\
place: Hàm Liêm
issuer:
  name: \"ĐẢNG ỦY XÃ: HÀM LIÊM\"
  cited: \"{{ x }}\"
recipients: [Lưu, \"Các chi bộ, trường\"]
signature:
  - {signer: A}
  - {signer: B}
";
        assert_eq!(lines, expected);
        let line = yaml_line(&values(&[("id", "thon-1"), ("name", "Thôn 1, 2"), ("figures.a", "1")]));
        assert_eq!(line, "{id: thon-1, name: \"Thôn 1, 2\", figures: {a: 1}}");
    }
}
