//! Pictures of signatures and seals: read beside the file that names them, and looked into before they print.

use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{ExtendedColorType, ImageDecoder, ImageFormat, ImageReader, Limits};
use unicode_normalization::UnicodeNormalization;

use super::decode::{Context, Decode, parsed};
use super::file::unreadable;
use super::record::record;
use super::schema::{Definitions, Schema};
use super::yaml::Node;
use crate::diag::{Code, Finding};
use crate::disk::{self, limits};
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
    /// What is in the file, once it was looked for.
    read: Option<Picture>,
}

impl Decode for PictureFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let PictureKeys { file, width } = PictureKeys::decode(node, context)?;
        Some(Self { file, width: width.0, read: None })
    }
}

impl Schema for PictureFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        PictureKeys::schema(definitions)
    }
}

impl PictureFile {
    /// Reads the file beside the one that names it, and tells its path. What is wrong is a finding.
    pub(super) fn load(&mut self, folder: &Path, findings: &mut crate::diag::Findings) -> Option<PathBuf> {
        let Placed { value: name, place } = &self.file;
        // Beside the file means there: it is found where a plan's folder is copied to, and nothing else is read.
        if name.contains(['/', '\\', ':']) || name.starts_with('.') {
            let finding = Finding::at(Code::InvalidValue, place).with("expected", "beside");
            findings.push(finding.with("got", name.as_str()));
            return None;
        }
        let path = found(folder, name);
        match picture(&path, place) {
            Ok((name, bytes)) => self.read = Some(Picture { name, bytes, width: self.width }),
            Err(finding) => findings.push(*finding),
        }
        Some(path)
    }

    pub(super) fn into_model(self) -> Option<Picture> {
        self.read
    }
}

/// The path of a file of that name, in whichever form of Unicode the system keeps it.
fn found(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    if path.exists() {
        return path;
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let same = entries.map(|entry| entry.file_name());
    let mut same = same.filter(|other| other.to_string_lossy().nfc().eq(name.chars()));
    same.next().map_or(path, |other| folder.join(other))
}

/// A picture's name and content.
fn picture(path: &Path, place: &Place) -> Result<(String, Arc<[u8]>), Box<Finding>> {
    let bytes =
        disk::read(path, limits::PICTURE).map_err(|error| unreadable(place, &error, limits::PICTURE))?;
    let unusable = |reason| Finding::at(Code::PictureUnusable, place).with("reason", reason);
    let ending = kind(&bytes).map_err(unusable)?;
    let digest = blake3::hash(&bytes).to_hex();
    Ok((format!("{}.{ending}", &digest[..32]), Arc::from(bytes)))
}

/// The ending of a picture's kind, or why it cannot be printed; a key of the catalogue. Everything is decoded
/// once, so that what is cut off or broken is found here.
fn kind(bytes: &[u8]) -> Result<&'static str, &'static str> {
    let format = image::guess_format(bytes).map_err(|_| "kind")?;
    let ending = match format {
        ImageFormat::Png => "png",
        ImageFormat::Jpeg => "jpg",
        _ => return Err("kind"),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(WIDEST), Some(WIDEST));
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| why(&error))?;
    // The archive's standard wants to know which press such colours are meant for.
    if decoder.original_color_type() == ExtendedColorType::Cmyk8 {
        return Err("press");
    }
    image::DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    Ok(ending)
}

fn why(error: &image::ImageError) -> &'static str {
    match error {
        image::ImageError::Limits(_) => "pixels",
        _ => "broken",
    }
}

/// A width with its unit, in points.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Width(f64);

impl Decode for Width {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "width", |text| millimetres(text).map(|width| Self(width * 72.0 / 25.4)))
    }
}

impl Schema for Width {
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": "^[0-9.,]+\\s*(mm|cm)$"})
    }
}

/// `42 mm`, `4,2 cm`: between 5 and 120 mm, so that a picture can be seen and stays on its page.
fn millimetres(text: &str) -> Option<f64> {
    let (number, unit) = [("mm", 1.0), ("cm", 10.0)]
        .into_iter()
        .find_map(|(unit, millimetres)| Some((text.strip_suffix(unit)?.trim_end(), millimetres)))?;
    let is_plain = number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let number: f64 = number.replace(',', ".").parse().ok().filter(|_| is_plain)?;
    Some(number * unit).filter(|width| (5.0..=120.0).contains(width))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_have_a_unit_and_fit_on_a_page() {
        assert_eq!(millimetres("42 mm"), Some(42.0));
        assert_eq!(millimetres("36mm"), Some(36.0));
        assert_eq!(millimetres("4,2 cm"), Some(42.0));
        for wrong in ["42", "42 pt", "-42 mm", "4 mm", "121 mm", "1e1 mm", "inf mm", "mm", "4,2,1 cm"] {
            assert_eq!(millimetres(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_picture_is_known_by_its_content_and_read_whole() {
        let mut bytes = Vec::new();
        let pixels = image::RgbaImage::new(3, 2);
        pixels.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        assert_eq!(kind(&bytes), Ok("png"));
        assert_eq!(kind(&bytes[..bytes.len() / 2]), Err("broken"));
        assert_eq!(kind(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err("kind"));
        assert_eq!(kind(b""), Err("kind"));
        let mut wide = Vec::new();
        image::GrayImage::new(WIDEST + 1, 1).write_to(&mut Cursor::new(&mut wide), ImageFormat::Png).unwrap();
        assert_eq!(kind(&wide), Err("pixels"));
    }
}
