//! Every text that a document prints, as a reader reads it: runs of one text joined, footnotes by themselves.

use super::runs::Runs;
use super::view::{
    AnnexAlone, AnnexView, Block, Cell, Chart, Frame, Letterhead, Printed, Signature, Signer, Table,
    TextView, Title,
};

/// What is called with each text.
type Visit<'v> = &'v mut dyn FnMut(&str);

/// Those of a text with the annexes that are bound to it.
pub(super) fn text(view: &TextView, visit: Visit<'_>) {
    frame(&view.frame, visit);
    letterhead(&view.letterhead, visit);
    title(&view.title, visit);
    for group in &view.addressees {
        visit(&group.salutation);
        all(&group.list, visit);
    }
    blocks(&view.body, visit);
    signature(&view.signature, visit);
    for view in &view.annexes {
        annex(view, visit);
    }
}

/// Those of an annex that stands alone.
pub(super) fn annex_alone(view: &AnnexAlone, visit: Visit<'_>) {
    frame(&view.frame, visit);
    annex(&view.annex, visit);
}

/// What the PDF says of itself.
fn frame(view: &Frame, visit: Visit<'_>) {
    visit(&view.meta.title);
    visit(&view.meta.author);
}

fn letterhead(view: &Letterhead, visit: Visit<'_>) {
    let Letterhead { title, superior, issuer, number, date, urgency, draft, circulation } = view;
    for text in title.iter().chain(urgency).chain(draft) {
        visit(text);
    }
    for text in superior.iter().chain([issuer, number, date]).chain(circulation) {
        runs(text, visit);
    }
}

fn title(view: &Title, visit: Visit<'_>) {
    visit(&view.kind);
    all(&view.about, visit);
}

fn signature(view: &Signature, visit: Visit<'_>) {
    visit(&view.recipients_label);
    all(&view.recipients, visit);
    for Signer { authority, position, name, image, seal } in &view.signers {
        all(authority, visit);
        all(position, visit);
        runs(name, visit);
        for picture in image.iter().chain(seal) {
            visit(&picture.alt);
        }
    }
    if let Some(text) = &view.drafter {
        runs(text, visit);
    }
}

fn annex(view: &AnnexView, visit: Visit<'_>) {
    if let Some(view) = &view.head.letterhead {
        letterhead(view, visit);
    }
    visit(&view.head.label);
    all(&view.head.title, visit);
    runs(&view.head.reference, visit);
    blocks(&view.body, visit);
}

fn blocks(blocks: &[Printed], visit: Visit<'_>) {
    for Printed { block, .. } in blocks {
        match block {
            Block::Heading { label, text, .. } | Block::Numbered { label, text, .. } => {
                visit(label);
                runs(text, visit);
            }
            Block::Para { text, .. } | Block::Item { text, .. } => runs(text, visit),
            Block::Table(view) => table(view, visit),
            Block::Chart(view) => chart(view, visit),
        }
    }
}

fn table(view: &Table, visit: Visit<'_>) {
    if let Some(text) = &view.caption {
        runs(text, visit);
    }
    for column in &view.columns {
        visit(&column.header);
        if let Some(text) = &column.over {
            visit(text);
        }
    }
    for cell in view.rows.iter().flat_map(|row| &row.cells) {
        match cell {
            Cell::Plain(text) => visit(text),
            Cell::Lines(lines) => all(lines, visit),
        }
    }
}

fn chart(view: &Chart, visit: Visit<'_>) {
    let Chart { caption, alt, target: _, target_label, planned_label, reached_label, periods } = view;
    if let Some(text) = caption {
        runs(text, visit);
    }
    for text in [alt, target_label, planned_label, reached_label] {
        visit(text);
    }
    for period in periods {
        visit(&period.label);
    }
}

fn all(texts: &[Runs], visit: Visit<'_>) {
    for text in texts {
        runs(text, visit);
    }
}

fn runs(text: &Runs, visit: Visit<'_>) {
    text.each_text(visit);
}
