//! Revisions of a plan, chosen by numbers that are the same in every run.

use crate::harness::Project;

/// Numbers that look drawn at random and are the same in every run.
pub(super) struct Draw(pub(super) u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// A list item of the body: its lines, and how far it is indented.
#[derive(Clone, Copy, Debug)]
struct Block {
    start: usize,
    end: usize,
    indent: usize,
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The items of the plan's body; those of computed blocks are left out.
fn blocks(lines: &[String]) -> Vec<Block> {
    let from = lines.iter().position(|line| line == "body:").unwrap() + 1;
    let is_key = |line: &String| !line.is_empty() && !line.starts_with([' ', '#']);
    let to = lines[from..].iter().position(is_key).map_or(lines.len(), |at| from + at);
    let begins = (from..to).filter(|at| lines[*at].trim_start().starts_with("- "));
    let block = |start: usize| {
        let indent = indent(&lines[start]);
        let is_out = |line: &String| !line.trim().is_empty() && self::indent(line) <= indent;
        let end = lines[start + 1..to].iter().position(is_out).map_or(to, |at| start + 1 + at);
        Block { start, end, indent }
    };
    begins.map(block).collect()
}

/// The item right after another in its list.
fn next(block: Block, all: &[Block]) -> Option<Block> {
    all.iter().copied().find(|other| other.start == block.end && other.indent == block.indent)
}

/// One revision of the plan's own file.
fn revise_plan(text: &str, draw: &mut Draw, number: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let all = blocks(&lines);
    let one = all[draw.below(all.len())];
    let key = |lines: &[String], key: &str| lines.iter().position(|line| line.trim_start().starts_with(key));
    match draw.below(8) {
        0 => {
            if let Some(other) = next(one, &all) {
                let moved: Vec<String> = lines.splice(other.start..other.end, []).collect();
                lines.splice(one.start..one.start, moved);
            }
        }
        1 => {
            let added = format!(
                "{}- Việc thêm lần {number}: mỗi tháng một buổi làm việc chung.",
                " ".repeat(one.indent)
            );
            lines.insert(one.start, added.replace(": ", ", "));
        }
        2 if next(one, &all).is_some() && lines[one.start].trim_end().ends_with(">-") => {
            lines.splice(one.start..one.end, []);
        }
        3 | 4 => {
            let inner: Vec<usize> = (one.start + 1..one.end)
                .filter(|at| {
                    !lines[*at].contains([':', '{', '}', '#', '"'])
                        && lines[*at].split_whitespace().count() > 4
                })
                .collect();
            if let Some(at) = inner.get(draw.below(inner.len())) {
                let words: Vec<&str> = lines[*at].split_whitespace().collect();
                let place = draw.below(words.len());
                let changed: Vec<String> = words
                    .iter()
                    .enumerate()
                    .map(|(at, word)| if at == place { format!("thay{number}") } else { (*word).to_owned() })
                    .collect();
                lines[*at] = format!("{}{}", " ".repeat(indent(&lines[*at])), changed.join(" "));
            }
        }
        5 => {
            let at = key(&lines, "signer:").unwrap();
            lines[at] = format!("  signer: Trần Văn {}", ["An", "Bình", "Chi"][number % 3]);
        }
        6 => {
            let at = key(&lines, "date:").unwrap();
            lines[at] = format!("date: 2026-06-{:02}", 1 + number);
        }
        _ => {
            let at = key(&lines, "recipients:").unwrap();
            lines.insert(at + 1, format!("  - Ban chỉ đạo lần {number}"));
        }
    }
    lines.join("\n") + "\n"
}

/// One revision of the quotas: a name, a kind, a note, a unit more, or a count moved from one unit to another.
fn revise_quotas(text: &str, draw: &mut Draw, number: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let units: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].trim_start().starts_with("- {id:") && lines[*at].contains("kind:"))
        .collect();
    let unit = units[draw.below(units.len())];
    match draw.below(5) {
        0 => {
            let (before, rest) = lines[unit].split_once("name: ").unwrap();
            let (_, after) = rest.split_once(',').unwrap();
            lines[unit] = format!("{before}name: Xóm mới {number},{after}");
        }
        1 => lines[unit] = lines[unit].replace("kind: village", "kind: company"),
        2 => {
            lines
                .insert(unit, format!("  - {{id: them-{number}, name: Đơn vị thêm {number}, kind: agency}}"));
        }
        3 => {
            lines[unit] = lines[unit]
                .replace('}', &format!(", note: Ghi chú lần {number}}}"))
                .replace(", note: Công nhân trực tiếp sản xuất,", ",");
        }
        _ => {
            let moved = lines.remove(unit);
            let first = units[0];
            lines.insert(first, moved);
        }
    }
    lines.join("\n") + "\n"
}

/// A count of one unit in place of another; the totals are put right by hand.
fn revise_counts(text: &str, draw: &mut Draw, number: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let counts: Vec<usize> = (0..lines.len())
        .filter(|at| {
            let line = lines[*at].trim_start();
            lines[*at].starts_with("      ")
                && line.split_once(": ").is_some_and(|(_, value)| value.parse::<u64>().is_ok())
        })
        .collect();
    if let Some(at) = counts.get(draw.below(counts.len())) {
        let (key, _) = lines[*at].split_once(": ").unwrap();
        lines[*at] = format!("{key}: {}", 3 + number % 4);
    }
    let text = lines.join("\n") + "\n";
    // A stated total, and totals by period, would disagree.
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("total:")).collect();
    lines.join("\n") + "\n"
}

/// A file of a plan with something in it changed.
pub(super) fn revised(project: &Project, plan: &str, draw: &mut Draw, number: usize) -> (String, String) {
    let read = |file: &str| String::from_utf8(project.bytes(&format!("data/{plan}/{file}"))).unwrap();
    match draw.below(3) {
        0 => ("quotas.yaml".to_owned(), revise_quotas(&read("quotas.yaml"), draw, number)),
        1 if plan.starts_with("long") => {
            ("quotas.yaml".to_owned(), revise_counts(&read("quotas.yaml"), draw, number))
        }
        _ => ("plan.yaml".to_owned(), revise_plan(&read("plan.yaml"), draw, number)),
    }
}
