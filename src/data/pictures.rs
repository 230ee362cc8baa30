//! Pictures: read beside the file that names them, and looked into before they print.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

use super::decode::{Context, Decode, parsed};
use super::file::unreadable;
use super::jpeg;
use super::record::record;
use super::schema::{Definitions, Schema};
use super::yaml::Node;
use crate::diag::{Code, Finding};
use crate::disk::{self, limits, stored_path};
use crate::limits as bounds;
use crate::model::Picture;
use crate::source::{Place, Placed};

/// The most pixels a side: 120 mm at 1,200 pixels an inch are 5,700.
const WIDEST: u32 = 6000;

record! {
    /// A picture as written.
    struct PictureKeys {
        required file: Placed<String>,
        required width: Width,
    }
}

/// A picture that a signature names.
#[derive(Clone, Debug)]
pub(crate) struct PictureFile {
    file: Placed<String>,
    width: f64,
    /// The picture in the file, once it was looked for.
    read: Option<Picture>,
}

impl Decode for PictureFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let PictureKeys { file, width } = PictureKeys::decode(node, context)?;
        Some(Self::new(file, width.0))
    }
}

impl Schema for PictureFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        PictureKeys::schema(definitions)
    }
}

impl PictureFile {
    /// A picture that is yet to be read, with its width in mm.
    pub(super) fn new(file: Placed<String>, width: f64) -> Self {
        Self { file, width: width * 72.0 / 25.4, read: None }
    }

    /// Reads the file beside the one that names it, and returns its path. An error is a finding.
    pub(super) fn load(
        &mut self,
        folder: &Path,
        pictures: &mut Pictures,
        findings: &mut crate::diag::Findings,
    ) -> Option<PathBuf> {
        let Placed { value: name, place } = &self.file;
        // Beside the file means there: it is found where a plan's folder is copied to, and nothing else is read.
        if name.contains(['/', '\\', ':']) || name.starts_with('.') {
            let finding = Finding::at(Code::InvalidValue, place).with("expected", "beside");
            findings.push(finding.with("got", name.as_str()));
            return None;
        }
        let path = stored_path(&folder.join(name));
        match pictures.read(&path, place) {
            Ok(PictureContent { name, bytes, has_alpha }) => {
                let place = place.clone();
                self.read = Some(Picture { name, bytes, width: self.width, has_alpha, place });
            }
            Err(finding) => findings.push(*finding),
        }
        Some(path)
    }

    pub(super) fn into_model(self) -> Option<Picture> {
        self.read
    }
}

/// The content of a picture's file.
#[derive(Clone)]
struct PictureContent {
    name: String,
    bytes: Arc<[u8]>,
    has_alpha: bool,
}

/// The pictures that the files of a plan name: many may name the same, and all of them are in memory together.
#[derive(Default)]
pub(super) struct Pictures {
    read: BTreeMap<PathBuf, PictureContent>,
    bytes: u64,
}

impl Pictures {
    fn read(&mut self, path: &Path, place: &Place) -> Result<PictureContent, Box<Finding>> {
        if let Some(known) = self.read.get(path) {
            return Ok(known.clone());
        }
        let content = picture(path, place)?;
        self.bytes += content.bytes.len() as u64;
        if self.bytes > bounds::PICTURES {
            let finding = Finding::at(Code::LimitExceeded, place).with("what", "pictures");
            return Err(Box::new(finding.with("limit", bounds::PICTURES >> 20)));
        }
        self.read.insert(path.to_path_buf(), content.clone());
        Ok(content)
    }
}

fn picture(path: &Path, place: &Place) -> Result<PictureContent, Box<Finding>> {
    let bytes =
        disk::read(path, limits::PICTURE).map_err(|error| unreadable(place, &error, limits::PICTURE))?;
    let unusable = |reason| Finding::at(Code::PictureUnusable, place).with("reason", reason);
    let PictureFormat { ending, has_alpha } = kind(&bytes).map_err(unusable)?;
    let digest = blake3::hash(&bytes).to_hex();
    let name = format!("{}.{ending}", &digest[..32]);
    Ok(PictureContent { name, bytes: Arc::from(bytes), has_alpha })
}

/// The format of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PictureFormat {
    ending: &'static str,
    has_alpha: bool,
}

/// The kind of a picture, or why it cannot be printed; a key of the catalogue. Everything is decoded
/// once, so that what is cut off or broken is found here.
fn kind(bytes: &[u8]) -> Result<PictureFormat, &'static str> {
    let format = image::guess_format(bytes).map_err(|_| "kind")?;
    let ending = match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpg",
        _ => return Err("kind"),
    };
    if format == ImageFormat::Png && png_profiles(bytes).any(is_bomb) {
        return Err("profile");
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(WIDEST), Some(WIDEST));
    reader.limits(limits);
    if format == ImageFormat::Jpeg {
        match jpeg::colours(bytes) {
            Some(1 | 3) => {}
            // The archive's standard wants to know which press such colours are meant for.
            Some(4) => return Err("press"),
            _ => return Err("broken"),
        }
    }
    let decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let has_alpha = decoder.color_type().has_alpha();
    // A picture of sixteen bits a colour may have half as many points.
    if decoder.total_bytes() > bounds::DECODED_PICTURE {
        return Err("pixels");
    }
    image::DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    Ok(PictureFormat { ending, has_alpha })
}

/// The compressed colour profiles of a PNG: a decoder decompresses them without a bound.
fn png_profiles(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    const SIGNATURE: usize = 8;
    let mut rest = bytes.get(SIGNATURE..).unwrap_or_default();
    let chunks = std::iter::from_fn(move || {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?.min(after.len());
        let (content, after) = after.split_at(length);
        // The checksum.
        rest = after.get(4..).unwrap_or_default();
        Some((kind, content))
    });
    let profiles = chunks.filter(|(kind, _)| *kind == b"iCCP");
    // The compression method follows the profile's name, which ends with a zero byte.
    profiles.filter_map(|(_, content)| content.get(content.iter().position(|byte| *byte == 0)? + 2..))
}

/// Whether data decompress to more than a colour profile has.
fn is_bomb(compressed: &[u8]) -> bool {
    use fdeflate::{BoundedDecompressionError, decompress_to_vec_bounded};
    let decompressed = decompress_to_vec_bounded(compressed, bounds::COLOUR_PROFILE);
    matches!(decompressed, Err(BoundedDecompressionError::OutputTooLarge { .. }))
}

fn why(error: &image::ImageError) -> &'static str {
    match error {
        image::ImageError::Limits(_) => "pixels",
        _ => "broken",
    }
}

/// The most that a picture of a signature or a seal is wide, in mm.
const WIDEST_SIGNATURE: f64 = 120.0;

/// A width with its unit, in mm.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Width(f64);

impl Decode for Width {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "width", |text| millimetres(text, WIDEST_SIGNATURE).map(Self))
    }
}

impl Schema for Width {
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": "^[0-9.,]+\\s*(mm|cm)$"})
    }
}

/// `42 mm`, `4,2 cm`: between 5 and `most` mm, so that a picture can be seen and stays on its page.
pub(super) fn millimetres(text: &str, most: f64) -> Option<f64> {
    let (number, unit) = [("mm", 1.0), ("cm", 10.0)]
        .into_iter()
        .find_map(|(unit, millimetres)| Some((text.strip_suffix(unit)?.trim_end(), millimetres)))?;
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let number: f64 = number.replace(',', ".").parse().ok().filter(|_| is_plain)?;
    Some(number * unit).filter(|width| (5.0..=most).contains(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_have_a_unit_and_fit_on_a_page() {
        assert_eq!(millimetres("42 mm", 120.0), Some(42.0));
        assert_eq!(millimetres("36mm", 120.0), Some(36.0));
        assert_eq!(millimetres("4,2 cm", 120.0), Some(42.0));
        for wrong in ["42", "42 pt", "-42 mm", "4 mm", "121 mm", "1e1 mm", "inf mm", "mm", "4,2,1 cm"] {
            assert_eq!(millimetres(wrong, 120.0), None, "{wrong}");
        }
    }

    #[test]
    fn a_picture_is_known_by_its_content_and_read_whole() {
        let mut bytes = Vec::new();
        let pixels = image::RgbaImage::new(3, 2);
        pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        assert_eq!(kind(&bytes), Ok(PictureFormat { ending: "png", has_alpha: true }));
        assert_eq!(kind(&bytes[..bytes.len() / 2]), Err("broken"));
        assert_eq!(kind(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err("kind"));
        assert_eq!(kind(b""), Err("kind"));
        let mut wide = Vec::new();
        image::GrayImage::new(WIDEST + 1, 1).write_to(&mut Cursor::new(&mut wide), ImageFormat::Png).unwrap();
        assert_eq!(kind(&wide), Err("pixels"));
    }
}
