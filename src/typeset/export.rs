//! Finished pages into the bytes of PDF, PNG and SVG files.

use jiff::civil::Date;
use typst::foundations::{Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::Page;
use typst_pdf::{PdfOptions, Timestamp};
use typst_render::RenderOptions;
use typst_svg::SvgOptions;

use super::guard::guarded;
use super::problem::Problem;
use super::signature_fields::{OtherForm, with_signature_fields, without_links};
use super::standards::Standards;
use super::typesetter::Typeset;

/// The clock of Viet Nam is this many minutes ahead of UTC, summer and winter.
const VIETNAM_MINUTES: i32 = 7 * 60;

const POINTS_PER_INCH: f64 = 72.0;

/// The metadata of a PDF file.
#[derive(Debug, Clone)]
pub struct PdfSettings {
    /// The standards it conforms to.
    pub standards: Standards,
    /// The document's date, which is the creation date of the file (midnight in Viet Nam). A date that the Typst source
    /// sets takes precedence.
    pub date: Option<Date>,
    /// The identity of the document, which all its versions share; only a hash of it is written.
    pub ident: String,
    /// The keywords of the file, for other programs.
    pub keywords: Vec<String>,
}

impl PdfSettings {
    /// PDF/UA-1, and PDF/A-2a for a document with a date.
    #[must_use]
    pub fn default_for(ident: impl Into<String>, date: Option<Date>) -> Self {
        Self { standards: Standards::default_for(date), date, ident: ident.into(), keywords: Vec::new() }
    }

    fn options(&self) -> PdfOptions {
        PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some(concat!("kehoach ", env!("CARGO_PKG_VERSION")).into())),
            timestamp: self.date.and_then(timestamp),
            standards: self.standards.checked(),
            ..PdfOptions::default()
        }
    }
}

fn timestamp(date: Date) -> Option<Timestamp> {
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    let midnight = Datetime::from_ymd_hms(date.year().into(), month, day, 0, 0, 0)?;
    Timestamp::new_local(midnight, VIETNAM_MINUTES)
}

impl Typeset {
    /// The pages as one PDF file. The same pages and settings give the same bytes.
    ///
    /// # Errors
    /// When the pages do not conform to the standards: PDF/UA-1 needs a title, every PDF/A a date.
    pub fn pdf(&self, settings: &PdfSettings) -> Result<Vec<u8>, Vec<Problem>> {
        let options = settings.options();
        // A copy of the document shares its pages.
        let mut document = self.document().clone();
        document.info_mut().keywords.extend(settings.keywords.iter().map(Into::into));
        let pdf = guarded(|| typst_pdf::pdf(&document, &options))?.map_err(|found| -> Vec<Problem> {
            found.iter().map(|one| Problem::found(self.world(), one)).collect()
        })?;
        with_signature_fields(pdf).map_err(|OtherForm| {
            vec![Problem::Panic { message: "a signature field found no place".to_owned() }]
        })
    }

    /// One PNG picture for each page, at `ppi` pixels an inch.
    ///
    /// # Errors
    /// When a picture is too large to draw, or Typst panics.
    pub fn png(&self, ppi: f32) -> Result<Vec<Vec<u8>>, Vec<Problem>> {
        let scale = Scalar::new(f64::from(ppi) / POINTS_PER_INCH);
        let options = RenderOptions { pixel_per_pt: scale, render_bleed: false };
        let picture = |page| {
            let pixels = typst_render::render(page, &options);
            pixels.encode_png().map_err(|error| vec![Problem::Panic { message: error.to_string() }])
        };
        guarded(|| self.document().pages().iter().map(picture).collect())?
    }

    /// One SVG picture for each page.
    ///
    /// # Errors
    /// When Typst panics.
    pub fn svg(&self) -> Result<Vec<String>, Vec<Problem>> {
        let options = SvgOptions::default();
        let pages = self.document().pages().iter();
        let plain = |page: &Page| Page { frame: without_links(&page.frame), ..page.clone() };
        guarded(|| pages.map(|page| typst_svg::svg(&plain(page), &options)).collect())
    }
}
