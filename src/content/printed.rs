//! Every text that a document prints, as a reader reads it: runs of one text joined, footnotes separate.

use super::block::{Block, BlockKind};
use super::chart::Chart;
use super::document::{Annex, Content, Letterhead, Line, Recipients, Signer};
use super::drawing::{Image, OrgChart};
use super::table::{Cell, MergedCell, Table};
use super::text::{Marks, Text, one_line};
use crate::model::DocumentPart;

/// The function that is called with each text.
type Visit<'v> = &'v mut dyn FnMut(&str);

impl Content {
    /// Calls a function with each text of the document and of its annexes, and with what its PDFs say of themselves.
    pub(super) fn each_printed(&self, visit: Visit<'_>) {
        self.each_printed_before_annexes(visit);
        for one in &self.annexes {
            annex(one, visit);
        }
    }

    /// The same of what one of its files holds: the text with the annexes that are bound to it, or an annex alone.
    pub fn each_printed_in(&self, part: &DocumentPart, visit: Visit<'_>) {
        if let Some(alone) = part.annex().and_then(|at| self.annexes.get(at)) {
            visit(&self.head.issuer.runs.to_plain());
            annex(alone, visit);
        } else {
            self.each_printed_before_annexes(visit);
            for one in self.annexes.iter().filter(|_| self.binds_annexes) {
                annex(one, visit);
            }
            for one in &self.bound {
                one.each_printed_before_annexes(visit);
                one.annexes.iter().filter(|_| one.binds_annexes).for_each(|own| annex(own, visit));
            }
        }
    }

    fn each_printed_before_annexes(&self, visit: Visit<'_>) {
        visit(&self.head.name);
        visit(&self.head.issuer.runs.to_plain());
        letterhead(&self.letterhead, visit);
        if let Some(title) = &self.title {
            visit(&title.kind);
            all(&title.about, visit);
        }
        for group in &self.addressees {
            visit(&group.salutation);
            lines(&group.list, visit);
        }
        blocks(&self.body, visit);
        recipients(&self.recipients, visit);
        for one in &self.signers {
            signer(one, visit);
        }
    }
}

fn letterhead(letterhead: &Letterhead, visit: Visit<'_>) {
    let Letterhead { title, superior, issuer, number, date, subject, urgency, draft, circulation } =
        letterhead;
    for words in title.iter().chain(urgency).chain(draft) {
        visit(words);
    }
    for one in superior.iter().chain([issuer, number, date]).chain(circulation) {
        text(one, visit);
    }
    lines(subject, visit);
}

fn recipients(recipients: &Recipients, visit: Visit<'_>) {
    let Recipients { label, list, drafter } = recipients;
    visit(label);
    lines(list, visit);
    if let Some(drafter) = drafter {
        text(drafter, visit);
    }
}

fn signer(signer: &Signer, visit: Visit<'_>) {
    let Signer { authority, position, note, name, image, seal, field: _ } = signer;
    all(authority, visit);
    all(position, visit);
    all(note, visit);
    text(name, visit);
    for picture in image.iter().chain(seal) {
        visit(&picture.alt);
    }
}

fn annex(annex: &Annex, visit: Visit<'_>) {
    let Annex {
        label,
        title,
        reference,
        has_capitals: _,
        letterhead: block,
        has_own_letterhead: _,
        body,
        signers,
    } = annex;
    if let Some(block) = block {
        letterhead(block, visit);
    }
    visit(&format!("{label}: {}", one_line(title)));
    visit(label);
    all(title, visit);
    text(reference, visit);
    blocks(body, visit);
    for one in signers {
        signer(one, visit);
    }
}

fn blocks(blocks: &[Block], visit: Visit<'_>) {
    for Block { kind, marks, .. } in blocks {
        match kind {
            BlockKind::Heading { label, text, .. } | BlockKind::Numbered { label, text, .. } => {
                visit(&label.printed);
                marked(text, marks.as_ref(), visit);
            }
            BlockKind::Paragraph { text, .. } | BlockKind::Item { text, .. } => {
                marked(text, marks.as_ref(), visit);
            }
            BlockKind::Table(one) => table(one, visit),
            BlockKind::Chart(one) => chart(one, visit),
            BlockKind::Image(one) => image(one, visit),
            BlockKind::Images(images) => images.iter().for_each(|one| image(one, visit)),
            BlockKind::OrgChart(OrgChart { caption, alt: _, top }) => {
                optional(caption.as_ref(), visit);
                top.texts().into_iter().for_each(|line| text(line, visit));
            }
        }
    }
}

fn image(Image { file: _, width: _, alt, caption }: &Image, visit: Visit<'_>) {
    text(alt, visit);
    optional(caption.as_ref(), visit);
}

fn table(table: &Table, visit: Visit<'_>) {
    if let Some(caption) = &table.caption {
        text(caption, visit);
    }
    for column in &table.columns {
        visit(&column.header);
        for over in &column.over {
            visit(over);
        }
    }
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        match cell {
            Cell::Plain(words) => visit(words),
            Cell::Lines(lines) | Cell::Merged(MergedCell { lines, .. }) => all(lines, visit),
            Cell::Covered => {}
        }
    }
}

fn chart(chart: &Chart, visit: Visit<'_>) {
    let Chart { caption, alt, target: _, format: _, target_label, planned_label, reached_label, periods } =
        chart;
    if let Some(caption) = caption {
        text(caption, visit);
    }
    for words in [alt, target_label, planned_label, reached_label] {
        visit(words);
    }
    for period in periods {
        visit(&period.label);
    }
}

fn all(texts: &[Text], visit: Visit<'_>) {
    for one in texts {
        text(one, visit);
    }
}

fn lines(lines: &[Line], visit: Visit<'_>) {
    for line in lines {
        marked(&line.text, line.marks.as_ref(), visit);
    }
}

fn marked(text: &Text, marks: Option<&Marks>, visit: Visit<'_>) {
    match marks {
        Some(marks) => marks.around(text.runs.clone()).each_text(visit),
        None => text.runs.each_text(visit),
    }
}

fn text(text: &Text, visit: Visit<'_>) {
    text.runs.each_text(visit);
}

fn optional(one: Option<&Text>, visit: Visit<'_>) {
    if let Some(one) = one {
        text(one, visit);
    }
}
