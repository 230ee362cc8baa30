//! What follows the signature: annexes.

use super::compose::{NodePlace, NodeWriter, ids};
use super::elements::{ElementReader, RetypedElement};
use super::grid::TableGrid;
use super::levels::{NumberCounter, needed};
use super::line::{LineEmphasis, RetypedLine};
use super::outline::{PartTreeBuilder, RetypedNode};
use super::quotas::RetypedQuota;
use super::tail::is_annex_label;
use super::yaml::YamlText;
use crate::docx::Alignment;
use crate::text::fold;

/// An annex.
pub(super) struct RetypedAnnex {
    label: Option<String>,
    title: Vec<RetypedLine>,
    has_header_block: bool,
    reference: Option<&'static str>,
    pub(super) body: Vec<RetypedNode>,
}

/// Reads the annexes of what follows a signature.
pub(super) fn read_annexes(
    elements: Vec<RetypedElement>,
    reader: &mut ElementReader<'_>,
    table: &mut dyn FnMut(TableGrid, &[RetypedLine]) -> RetypedNode,
) -> Vec<RetypedAnnex> {
    let mut annexes = Vec::new();
    let mut own: Vec<RetypedElement> = Vec::new();
    let mut has_header_block = false;
    for element in elements {
        match &element {
            RetypedElement::Line(line) if is_annex_label(line) => {
                if !own.is_empty() {
                    annexes.push(annex(std::mem::take(&mut own), has_header_block, reader, table));
                    has_header_block = false;
                }
                own.push(element);
            }
            // The names of the head are repeated above an annex.
            RetypedElement::Table(word_table)
                if !word_table.has_lines && is_letterhead(word_table, reader) =>
            {
                if !own.is_empty() {
                    annexes.push(annex(std::mem::take(&mut own), has_header_block, reader, table));
                }
                has_header_block = true;
            }
            _ => own.push(element),
        }
    }
    if !own.is_empty() {
        annexes.push(annex(own, has_header_block, reader, table));
    }
    annexes
}

fn is_letterhead(table: &crate::docx::WordTable, reader: &mut ElementReader<'_>) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    cells.flat_map(|cell| reader.lines(&cell.blocks)).any(|line| {
        let folded = fold(&line.words());
        folded.contains("dang cong san viet nam") || folded.contains("cong hoa xa hoi")
    })
}

fn annex(
    elements: Vec<RetypedElement>,
    has_header_block: bool,
    reader: &mut ElementReader<'_>,
    table: &mut dyn FnMut(TableGrid, &[RetypedLine]) -> RetypedNode,
) -> RetypedAnnex {
    let mut annex =
        RetypedAnnex { label: None, title: Vec::new(), has_header_block, reference: None, body: Vec::new() };
    let mut rest = elements.into_iter().peekable();
    while let Some(RetypedElement::Line(line)) = rest.peek() {
        let words = line.words();
        let folded = fold(&words);
        let bare = folded.trim_matches(['(', ')', ' ']).to_owned();
        if annex.label.is_none() && annex.title.is_empty() && is_annex_label(line) {
            let mut lines = line.lines().into_iter();
            annex.label = lines.next().map(|label| label.words());
            annex.title.extend(lines);
        } else if bare.starts_with("kem theo") || bare.starts_with("ban hanh kem theo") {
            annex.reference = bare.starts_with("ban hanh").then_some("Ban hành kèm theo");
        } else if !super::head::is_rule(&words) {
            let is_title = matches!(line.alignment, Alignment::Centre) || line.style == "Tên phụ lục";
            if !is_title || annex.title.len() > 4 || (LabelCheck::has(line)) {
                break;
            }
            annex.title.extend(line.lines());
        }
        rest.next();
    }
    let title = annex.title.clone();
    annex.body = PartTreeBuilder::build(rest.collect(), reader, &mut |grid, _| table(grid, &title));
    annex
}

/// Whether a line has a number of its own.
struct LabelCheck;

impl LabelCheck {
    fn has(line: &RetypedLine) -> bool {
        super::label::LabelContext { open: &[] }.label(line).is_some()
    }
}

impl RetypedAnnex {
    /// Writes the annex as a member of a list.
    pub(super) fn write(&self, yaml: &mut YamlText, quotas: &[RetypedQuota], count: usize) {
        let title: Vec<String> = self.title.iter().map(|line| line.markup(&[LineEmphasis::Bold])).collect();
        match title.as_slice() {
            [] => {
                yaml.remark(2, "XEM LẠI: không tìm thấy tên phụ lục.");
                yaml.line(2, "- title: …………");
            }
            [one] => yaml.value(2, "- title:", one),
            several => {
                yaml.line(2, "- title:");
                for line in several {
                    yaml.value(6, "-", line);
                }
            }
        }
        if !title.is_empty() && !self.title.iter().all(RetypedLine::is_capital) {
            yaml.line(4, "title_capitals: false");
        }
        let is_usual = |label: &String| {
            fold(label).trim_end_matches(['.', ':']).starts_with("phu luc")
                && (count > 1 || fold(label).trim_end_matches(['.', ':']) == "phu luc")
        };
        if let Some(label) = self.label.as_ref().filter(|label| !is_usual(label)) {
            yaml.value(4, "label:", label.trim_end_matches(['.', ':']));
        }
        if self.has_header_block {
            yaml.line(4, "header_block: true");
        }
        if let Some(reference) = self.reference {
            yaml.line(4, &format!("reference: {reference}"));
        }
        let mut nodes = self.body.as_slice();
        let mut writer = NodeWriter { yaml, quotas, counter: NumberCounter::default() };
        if let [RetypedNode::Quotas(at), rest @ ..] = nodes {
            writer.yaml.line(4, "tables:");
            let mut own = YamlText::default();
            NodeWriter { yaml: &mut own, quotas, counter: NumberCounter::default() }.quota_table(*at, 8);
            let text = own.finish();
            let text = format!("      - {}", text.trim_start());
            text.lines().for_each(|line| writer.yaml.line(0, line));
            nodes = rest;
        }
        if nodes.is_empty() && self.body.is_empty() {
            writer.yaml.line(4, "body: [\"…………\"]");
        } else if !nodes.is_empty() {
            let levels = needed(nodes);
            if !levels.is_empty() {
                writer.yaml.line(4, &format!("numbering: [{}]", ids(&levels)));
            }
            writer.yaml.line(4, "body:");
            writer.nodes(nodes, NodePlace { indent: 6, levels: &levels });
        }
    }
}
