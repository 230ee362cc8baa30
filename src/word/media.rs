//! The pictures of a Word file: those of the data, and charts that are drawn for it.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use super::package::{PackagePart, PackageRelation};
use super::xml::XmlElement;
use crate::content::BlockKind;
use crate::records::Digest;

/// A picture of a chart.
pub struct DrawnBlock {
    /// A PNG.
    pub png: Vec<u8>,
    /// Its width in points.
    pub width: f64,
}

/// The pictures that a document may have.
#[derive(Clone, Copy)]
pub struct WordPictures<'a> {
    /// Those of the data, by the name of the file.
    pub files: &'a BTreeMap<String, Arc<[u8]>>,
    /// Draws a chart; none where it cannot be drawn.
    pub draw: &'a dyn Fn(&BlockKind) -> Option<DrawnBlock>,
}

/// The pictures that a document has, in the order of the text.
pub(super) struct Media<'a> {
    pictures: WordPictures<'a>,
    parts: Vec<PackagePart>,
    relations: Vec<PackageRelation>,
    /// How many pictures the text has; a file may be in it more than once.
    drawn: usize,
}

/// A picture in the text.
pub(super) struct PlacedPicture<'a> {
    /// In points.
    pub(super) width: f64,
    /// The same in words.
    pub(super) alt: &'a str,
    /// Whether it lies beneath the words, and where; within the line if none.
    pub(super) beneath: Option<PlaceBehindText>,
}

/// The place of a picture beneath the words of its paragraph, in points.
#[derive(Clone, Copy)]
pub(super) struct PlaceBehindText {
    /// From the left edge of the column.
    pub(super) left: f64,
    /// From the top of the paragraph to the middle of the picture; above it if less than 0.
    pub(super) middle: f64,
}

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// In the units of drawings, 12,700 to a point.
fn units(points: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "lengths of a page")]
    let units = (points * 12_700.0).round() as i64;
    units
}

impl<'a> Media<'a> {
    pub(super) fn new(pictures: WordPictures<'a>) -> Self {
        Self { pictures, parts: Vec::new(), relations: Vec::new(), drawn: 0 }
    }

    /// Draws a chart.
    pub(super) fn drawn(&self, block: &BlockKind) -> Option<DrawnBlock> {
        (self.pictures.draw)(block)
    }

    /// The run of a picture of the data; none where the file is not there.
    pub(super) fn file(&mut self, name: &str, placed: &PlacedPicture<'_>) -> Option<XmlElement> {
        let files = self.pictures.files;
        let (_, bytes) = files.iter().find(|(path, _)| path.rsplit('/').next() == Some(name))?;
        self.picture(bytes, placed)
    }

    /// The run of a picture; none where its bytes are no picture.
    pub(super) fn picture(&mut self, bytes: &[u8], placed: &PlacedPicture<'_>) -> Option<XmlElement> {
        let reader = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        let ending = match reader.format()? {
            image::ImageFormat::Png => "png",
            image::ImageFormat::Jpeg => "jpg",
            _ => return None,
        };
        let (width, height) = reader.into_dimensions().ok()?;
        let height = placed.width * f64::from(height) / f64::from(width.max(1));
        let id = self.relation(bytes, ending);
        self.drawn += 1;
        Some(run(&id, self.drawn, placed, height))
    }

    /// The relation to a picture, which is in the file once.
    fn relation(&mut self, bytes: &[u8], ending: &str) -> String {
        let digest = Digest::new(bytes).to_string();
        let target = format!("media/{}.{ending}", &digest[..digest.len().min(16)]);
        if let Some(known) = self.relations.iter().find(|relation| relation.target == target) {
            return known.id.clone();
        }
        let id = format!("rIdHinh{}", self.relations.len() + 1);
        self.parts.push(PackagePart {
            path: format!("word/{target}"),
            content_type: None,
            bytes: bytes.to_vec(),
        });
        self.relations.push(PackageRelation { id: id.clone(), kind: "image", target });
        id
    }

    pub(super) fn into_parts(self) -> (Vec<PackagePart>, Vec<PackageRelation>) {
        (self.parts, self.relations)
    }
}

fn run(relation: &str, number: usize, placed: &PlacedPicture<'_>, height: f64) -> XmlElement {
    let extent = |name| XmlElement::new(name).with("cx", units(placed.width)).with("cy", units(height));
    let named = |name| {
        XmlElement::new(name)
            .with("id", number)
            .with("name", format!("Hình {number}"))
            .with("descr", placed.alt)
    };
    let fill = XmlElement::new("pic:blipFill")
        .child(XmlElement::new("a:blip").with("r:embed", relation))
        .child(XmlElement::new("a:stretch").child(XmlElement::new("a:fillRect")));
    let shape = XmlElement::new("pic:spPr")
        .child(
            XmlElement::new("a:xfrm")
                .child(XmlElement::new("a:off").with("x", 0).with("y", 0))
                .child(extent("a:ext")),
        )
        .child(XmlElement::new("a:prstGeom").with("prst", "rect").child(XmlElement::new("a:avLst")));
    let picture = XmlElement::new("pic:pic")
        .with("xmlns:pic", PICTURE)
        .child(
            XmlElement::new("pic:nvPicPr").child(named("pic:cNvPr")).child(XmlElement::new("pic:cNvPicPr")),
        )
        .child(fill)
        .child(shape);
    let graphic = XmlElement::new("a:graphic")
        .with("xmlns:a", DRAWING)
        .child(XmlElement::new("a:graphicData").with("uri", PICTURE).child(picture));
    let frame = XmlElement::new("wp:cNvGraphicFramePr");
    let drawn = match placed.beneath {
        None => XmlElement::new("wp:inline")
            .with("distT", 0)
            .with("distB", 0)
            .with("distL", 0)
            .with("distR", 0)
            .child(extent("wp:extent"))
            .child(named("wp:docPr"))
            .child(frame)
            .child(graphic),
        Some(beneath) => anchor(beneath, height, number)
            .child(extent("wp:extent"))
            .child(XmlElement::new("wp:wrapNone"))
            .child(named("wp:docPr"))
            .child(frame)
            .child(graphic),
    };
    XmlElement::new("w:r").child(XmlElement::new("w:drawing").child(drawn))
}

/// The beginning of a picture beneath the words.
fn anchor(beneath: PlaceBehindText, height: f64, number: usize) -> XmlElement {
    let position = |name, from: &str, offset: f64| {
        XmlElement::new(name)
            .with("relativeFrom", from)
            .child(XmlElement::new("wp:posOffset").text(&units(offset).to_string()))
    };
    XmlElement::new("wp:anchor")
        .with("distT", 0)
        .with("distB", 0)
        .with("distL", 0)
        .with("distR", 0)
        .with("simplePos", 0)
        .with("relativeHeight", number)
        .with("behindDoc", 1)
        .with("locked", 0)
        .with("layoutInCell", 1)
        .with("allowOverlap", 1)
        .child(XmlElement::new("wp:simplePos").with("x", 0).with("y", 0))
        .child(position("wp:positionH", "column", beneath.left))
        .child(position("wp:positionV", "paragraph", beneath.middle - height / 2.0))
}
