//! The signature (7) and the recipients (9), as `templates/the-thuc/signature.typ` draws them.

use super::composer::{WordComposer, measured};
use super::format::{ParagraphFormat, RunFormat};
use super::grid::{GridLook, GridRow, PageCell, table};
use super::look::LineLook;
use super::media::{PlaceBehindText, PlacedPicture};
use super::styles::Component;
use super::xml::XmlElement;
use crate::content::{Recipients, Runs, Signer, SignerPicture, Text};

/// A line above a signature.
struct HeadLine {
    component: Component,
    look: LineLook,
    runs: Runs,
}

impl WordComposer<'_> {
    /// Who signs, beside those who receive the document, or above them; nothing where there is neither.
    pub(super) fn signature(
        &mut self,
        signers: &[Signer],
        recipients: Option<&Recipients>,
    ) -> Vec<XmlElement> {
        let above = self.profile.number(&["signature", "above"]) - self.profile.number(&["body", "gap"]);
        match signers {
            [] => {
                let mut elements = vec![super::composer::gap(above)];
                elements.extend(self.recipients(recipients, 0.0));
                if elements.len() == 1 { Vec::new() } else { elements }
            }
            [only] => vec![self.one_signer(only, recipients, above)],
            several => self.several_signers(several, recipients, above),
        }
    }

    fn number(&self, name: &str) -> f64 {
        self.profile.number(&["signature", name])
    }

    /// The recipients, the first line so far below the top.
    fn recipients(&mut self, recipients: Option<&Recipients>, above: f64) -> Vec<XmlElement> {
        let Some(recipients) = recipients else { return Vec::new() };
        let mut before = Some(above);
        let mut format = || ParagraphFormat { before: before.take(), ..ParagraphFormat::default() };
        let mut lines: Vec<(Component, Runs, ParagraphFormat)> = Vec::new();
        if !recipients.list.is_empty() && !recipients.label.is_empty() {
            lines.push((Component::RecipientsLabel, Runs::plain(recipients.label.as_str()), format()));
        }
        for line in &recipients.list {
            lines.push((Component::Recipient, super::body::printed(line), format()));
        }
        if let Some(drafter) = &recipients.drafter {
            lines.push((Component::Drafter, drafter.runs.clone(), format()));
        }
        lines.into_iter().map(|(component, runs, format)| self.text(component, &runs, format)).collect()
    }

    fn heads(&self, signer: &Signer) -> Vec<HeadLine> {
        let mut heads = Vec::new();
        for (component, texts) in
            [(Component::Authority, &signer.authority), (Component::Position, &signer.position)]
        {
            let look = component.look(self.profile);
            heads.extend(texts.iter().map(|text: &Text| HeadLine {
                component,
                look: look.clone(),
                runs: text.runs.clone(),
            }));
        }
        // The note under a post has no rule of the format: its size is that of the post, its letters as typed.
        let mut note =
            LineLook { size: self.profile.number(&["signature", "position", "size"]), ..LineLook::default() };
        note.face.is_italic = true;
        heads.extend(signer.note.iter().map(|text| HeadLine {
            component: Component::Position,
            look: note.clone(),
            runs: text.runs.clone(),
        }));
        heads
    }

    fn widest(&self, signer: &Signer) -> f64 {
        let name = Component::SignerName.look(self.profile);
        let name = self.measures.width(&name, &measured(&signer.name.runs));
        let heads = self.heads(signer);
        heads.iter().map(|line| self.measures.width(&line.look, &measured(&line.runs))).fold(name, f64::max)
    }

    /// How far the pictures of a signer, or a signature by hand, reach to the left of the middle.
    fn reach(&self, signer: &Signer) -> f64 {
        let width = signer.image.as_ref().map_or_else(|| self.number("image_width"), |image| image.width);
        let seal = signer.seal.as_ref().map_or(0.0, |seal| width / 6.0 + seal.width);
        seal.max(width / 2.0)
    }

    fn one_signer(&mut self, only: &Signer, recipients: Option<&Recipients>, above: f64) -> XmlElement {
        let gutter = self.number("gutter");
        let width = self.width - gutter;
        let needed = self.widest(only) + 1.0;
        let right = self.number("width").max(needed).min(width - self.number("least_left"));
        let beside = (right / 2.0 - (needed / 2.0).max(self.reach(only))).max(0.0);
        let widths = [width - right + beside, gutter, right - 2.0 * beside, beside];
        let count = recipients.map_or(0, |recipients| recipients.list.len());
        let list = self.recipients(recipients, above);
        let lines = self.signer(only, widths[2], above, 0);
        let cells = [list, Vec::new(), lines, Vec::new()].map(|paragraphs| PageCell::new(1, paragraphs));
        let row = GridRow { cells: cells.into(), is_header: false, may_break: self.goes_on(count) };
        table(&widths, vec![row], &GridLook::BLOCKS)
    }

    /// Whether the recipients go on over pages: a list that would leave most of a page empty before it.
    fn goes_on(&self, recipients: usize) -> bool {
        let sheet = self.profile.sheet(false);
        #[expect(clippy::cast_precision_loss, reason = "lines of a page")]
        let height = recipients as f64 * self.profile.number(&["recipients", "pitch"]);
        height > (sheet.height - sheet.top - sheet.bottom) / 2.0
    }

    /// The lines of a signer in a width, with room for the signature; the lines above it take so many lines at the least.
    fn signer(&mut self, signer: &Signer, width: f64, above: f64, lines: usize) -> Vec<XmlElement> {
        let heads = self.heads(signer);
        let own: usize =
            heads.iter().map(|line| self.measures.lines(&line.look, &measured(&line.runs), width)).sum();
        let mut paragraphs = Vec::new();
        for (at, line) in heads.iter().enumerate() {
            let before = (at == 0).then_some(above);
            let format = ParagraphFormat { before, stays_with_next: true, ..ParagraphFormat::default() };
            let own = line.component.look(self.profile);
            if line.look == own {
                paragraphs.push(self.centred_like(
                    &line.component.name(),
                    &line.look,
                    &line.runs,
                    width,
                    format,
                ));
            } else {
                let run = RunFormat::from_difference(&line.look, &own);
                paragraphs.push(self.paragraph(&line.component.name(), format, &line.runs, run));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "lines of a signature")]
        let missing = lines.saturating_sub(own) as f64 * self.number("pitch");
        let first = if heads.is_empty() { above } else { 0.0 };
        let room = self.number("room") + missing + first;
        let mut runs = self.pictures(signer, width, room / 2.0);
        let name = Component::SignerName;
        let format = ParagraphFormat { before: Some(room), ..ParagraphFormat::default() };
        runs.extend(self.runs.write(&signer.name.runs, RunFormat::default()));
        paragraphs.push(super::composer::element(&name.name(), &format, runs));
        paragraphs
    }

    /// The pictures of a signature and a seal, beneath the words, about the middle of the room above the name.
    fn pictures(&mut self, signer: &Signer, width: f64, middle: f64) -> Vec<XmlElement> {
        let image_width =
            signer.image.as_ref().map_or_else(|| self.number("image_width"), |image| image.width);
        let mut runs = Vec::new();
        let mut draw = |picture: Option<&SignerPicture>, axis: f64| {
            let Some(picture) = picture else { return };
            let beneath = PlaceBehindText { left: axis - picture.width / 2.0, middle };
            let placed = PlacedPicture { width: picture.width, alt: &picture.alt, beneath: Some(beneath) };
            runs.extend(self.media.file(&picture.file, &placed));
        };
        let seal_width = signer.seal.as_ref().map_or(0.0, |seal| seal.width);
        draw(signer.image.as_ref(), width / 2.0);
        draw(signer.seal.as_ref(), width / 2.0 - image_width / 6.0 - seal_width / 2.0);
        runs
    }

    /// Several signers side by side, their names level; the recipients below.
    fn several_signers(
        &mut self,
        signers: &[Signer],
        recipients: Option<&Recipients>,
        above: f64,
    ) -> Vec<XmlElement> {
        #[expect(clippy::cast_precision_loss, reason = "a few signers")]
        let count = signers.len() as f64;
        let each = self.width / count;
        let heights = signers.iter().map(|signer| {
            let heads = self.heads(signer);
            heads.iter().map(|line| self.measures.lines(&line.look, &measured(&line.runs), each)).sum()
        });
        let lines = heights.max().unwrap_or_default();
        let cells = signers.iter().map(|signer| PageCell::new(1, self.signer(signer, each, above, lines)));
        let cells: Vec<PageCell> = cells.collect();
        let widths = vec![each; cells.len()];
        let row = GridRow { cells, is_header: false, may_break: false };
        let mut elements = vec![table(&widths, vec![row], &GridLook::BLOCKS)];
        let list = self.recipients(recipients, self.number("above"));
        if list.is_empty() {
            elements.push(super::composer::gap(1.0));
        }
        elements.extend(list);
        elements
    }
}
