//! Finished pages for a screen: each as a picture, and where its texts are.

use std::sync::Arc;

use typst_svg::SvgOptions;

use super::guard::guarded;
use super::typesetter::Typeset;
use super::walk::FlatPage;

/// A finished page as an SVG picture.
#[derive(Clone, Debug)]
pub struct PagePicture {
    /// In points.
    pub width: f64,
    /// In points.
    pub height: f64,
    /// The picture.
    pub svg: Arc<str>,
}

/// A text in one style on one line of a page; lengths in points from the page's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct PageText {
    /// The page, counted from 1.
    pub page: usize,
    /// The text as it prints.
    pub text: String,
    /// Its left edge.
    pub x: f64,
    /// Its top edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Typeset {
    /// The pages as pictures; none where Typst panics.
    pub fn pictures(&self) -> Option<Vec<PagePicture>> {
        let options = SvgOptions::default();
        let picture = |page: &typst_layout::Page| {
            let size = page.frame.size();
            let svg = Arc::from(typst_svg::svg(page, &options));
            PagePicture { width: size.x.to_pt(), height: size.y.to_pt(), svg }
        };
        guarded(|| self.document().pages().iter().map(picture).collect()).ok()
    }

    /// The texts of all pages, in the order in which they are set.
    pub fn page_texts(&self) -> Vec<PageText> {
        let mut texts = Vec::new();
        for (at, page) in self.document().pages().iter().enumerate() {
            for run in FlatPage::new(page).runs {
                let Some(ink) = run.ink else { continue };
                texts.push(PageText {
                    page: at + 1,
                    text: run.item.text.to_string(),
                    x: ink.left,
                    y: ink.top,
                    width: ink.right - ink.left,
                    height: ink.bottom - ink.top,
                });
            }
        }
        texts
    }
}
