//! The audit of finished pages: faults that Typst does not report.

use typst_layout::Page;

use super::fonts::{Fonts, is_embedded};
use super::problem::{PagePosition, Problem};
use super::sweep::{Meeting, TOLERANCE, meetings};
use super::visibility;
use super::walk::{Area, FlatPage, TextRun};

const MILLIMETRES_PER_POINT: f64 = 25.4 / 72.0;

/// Finds missing glyphs, fonts that were not chosen, text without ink, and text that leaves its page, its clip or its
/// cell, or lies over other text.
pub(super) fn audit(pages: &[Page], fonts: &Fonts) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let audit = Audit { page: index + 1, flat: FlatPage::new(page), fonts };
        audit.fonts(&mut problems);
        audit.ink(&mut problems);
        audit.bounds(&mut problems);
        audit.meetings(&mut problems);
    }
    problems
}

struct Audit<'a> {
    page: usize,
    flat: FlatPage<'a>,
    fonts: &'a Fonts,
}

impl Audit<'_> {
    fn fonts(&self, problems: &mut Vec<Problem>) {
        let mut characters = Vec::new();
        let mut families = Vec::new();
        for run in &self.flat.runs {
            let family = run.item.font.font().info().family.as_str();
            if !self.fonts.chose(family) && !families.contains(&family) {
                families.push(family);
                let family = family.to_owned();
                problems.push(Problem::ForeignFont { family, spot: self.spot(run) });
            }
            for character in missing(run) {
                if !characters.contains(&character) {
                    characters.push(character);
                    problems.push(Problem::MissingGlyph { character, spot: self.spot(run) });
                }
            }
        }
    }

    /// Reports invisible text, once for each page. The program's own fonts print whatever they have.
    fn ink(&self, problems: &mut Vec<Problem>) {
        let others = self.flat.runs.iter().filter(|run| !is_embedded(run.item.font.font()));
        let invisible = others.filter_map(|run| Some((run, visibility::fault(run.item)?)));
        problems
            .extend(invisible.take(1).map(|(run, fault)| Problem::Invisible { fault, spot: self.spot(run) }));
    }

    fn bounds(&self, problems: &mut Vec<Problem>) {
        for run in &self.flat.runs {
            let Some(ink) = run.ink else { continue };
            let excess = |area| Some(ink.excess(area)).filter(|excess| *excess > TOLERANCE);
            if let Some(by) = run.clip.and_then(excess) {
                problems.push(Problem::Clipped { by: millimetres(by), spot: self.spot(run) });
            } else if let Some(by) = excess(self.flat.area) {
                problems.push(Problem::OutsidePage { by: millimetres(by), spot: self.spot(run) });
            }
        }
    }

    fn meetings(&self, problems: &mut Vec<Problem>) {
        let upright = self.flat.runs.iter().filter(|run| run.upright);
        let (runs, areas): (Vec<&TextRun>, Vec<Area>) =
            upright.filter_map(|run| Some((run, run.ink?))).unzip();
        problems.extend(meetings(&areas, &self.flat.rules).into_iter().map(|met| match met {
            Meeting::Text { text, other } => {
                Problem::Overlap { other: runs[other].words(), spot: self.spot(runs[text]) }
            }
            Meeting::Rule { text, by } => {
                Problem::Overfull { by: millimetres(by), spot: self.spot(runs[text]) }
            }
        }));
    }

    fn spot(&self, run: &TextRun) -> PagePosition {
        let (left, top) = run.ink.map_or((0.0, 0.0), |ink| (ink.left, ink.top));
        PagePosition { page: self.page, text: run.words(), left: millimetres(left), top: millimetres(top) }
    }
}

/// The characters that came out as glyph 0, the empty box.
fn missing<'a>(run: &'a TextRun) -> impl Iterator<Item = char> + 'a {
    let boxes = run.item.glyphs.iter().filter(|glyph| glyph.id == 0);
    boxes.filter_map(|glyph| run.item.text.get(glyph.range())?.chars().next())
}

fn millimetres(points: f64) -> f64 {
    points * MILLIMETRES_PER_POINT
}
