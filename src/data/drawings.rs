//! Charts, pictures and organisation charts, as written.

use std::path::{Path, PathBuf};

use super::decode::{Context, Decode, OneOrMany, parsed};
use super::pictures::{PictureFile, Pictures, millimetres};
use super::record::record;
use super::scalars::Lines;
use super::schema::{Definitions, Schema, any_of};
use super::yaml::{Node, Value};
use crate::diag::Findings;
use crate::model::{ImageData, TemplateText};
use crate::source::{Place, Placed};

/// The width of a picture that names none, and the most that one can have: that of the text of an upright page, in mm.
const PAGE_WIDTH: f64 = 165.0;

record! {
    /// Pictures in the text.
    struct ImageNode {
        required image: ImageRowFile,
    }
}

record! {
    /// An organisation chart in the text.
    struct OrgChartNode {
        required org_chart: OrgChartFile,
    }
}

record! {
    /// A chart in the text.
    struct ChartNode {
        required chart: ChartFile,
    }
}

record! {
    /// A chart of a quota and its results.
    struct ChartFile {
        required quota: Placed<String>,
        optional lead: TemplateText,
    }
}

record! {
    /// A picture in the text as written.
    struct ImageKeys {
        required file: Placed<String>,
        optional width: PageWidth,
        required alt: TemplateText,
        optional caption: TemplateText,
    }
}

/// A picture in the text.
#[derive(Clone, Debug)]
pub(crate) struct ImageFile {
    picture: PictureFile,
    alt: TemplateText,
    caption: Option<TemplateText>,
}

impl Decode for ImageFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let ImageKeys { file, width, alt, caption } = ImageKeys::decode(node, context)?;
        let width = width.map_or(PAGE_WIDTH, |width| width.0);
        Some(Self { picture: PictureFile::new(file, width), alt, caption })
    }
}

impl Schema for ImageFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        ImageKeys::schema(definitions)
    }
}

impl ImageFile {
    /// Reads its file beside the one that names it, and returns its path. An error is a finding.
    pub(super) fn load(
        &mut self,
        folder: &Path,
        known: &mut Pictures,
        findings: &mut Findings,
    ) -> Option<PathBuf> {
        self.picture.load(folder, known, findings)
    }

    pub(super) fn into_model(self) -> Option<ImageData> {
        let picture = self.picture.into_model()?;
        Some(ImageData { picture, alt: self.alt, caption: self.caption })
    }
}

/// A picture, or several beside each other.
#[derive(Clone, Debug)]
pub(crate) struct ImageRowFile(pub(super) Vec<ImageFile>);

/// How many pictures are beside each other at the most.
const IN_A_ROW: usize = 4;

impl Decode for ImageRowFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        let OneOrMany(images) = OneOrMany::<ImageFile>::decode(node, context)?;
        if let Value::List(members) = &node.value
            && !(1..=IN_A_ROW).contains(&members.len())
        {
            context.invalid(node, &members.len().to_string(), "pictures");
            return None;
        }
        Some(Self(images))
    }
}

impl Schema for ImageRowFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        OneOrMany::<ImageFile>::schema(definitions)
    }
}

record! {
    /// An organisation chart: the box at the top.
    struct OrgChartFile {
        optional lead: TemplateText,
        required name: TemplateText,
        default note: Lines,
        default below: OneOrMany<OrgBoxFile>,
    }
}

record! {
    /// A box that is more than a name.
    struct OrgBoxKeys {
        required name: TemplateText,
        default note: Lines,
        default below: OneOrMany<OrgBoxFile>,
    }
}

/// A box of an organisation chart: a name, or a name with what is under it.
#[derive(Clone, Debug)]
pub(crate) struct OrgBoxFile {
    pub(crate) name: TemplateText,
    pub(crate) notes: Vec<TemplateText>,
    pub(crate) below: Vec<OrgBoxFile>,
}

impl Decode for OrgBoxFile {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        if matches!(node.value, Value::Map(_)) {
            let keys = OrgBoxKeys::decode(node, context)?;
            return Some(Self { name: keys.name, notes: keys.note.0, below: keys.below.0 });
        }
        let name = TemplateText::decode(node, context)?;
        Some(Self { name, notes: Vec::new(), below: Vec::new() })
    }

    fn substitute(place: &Place) -> Option<Self> {
        let name = TemplateText::substitute(place)?;
        Some(Self { name, notes: Vec::new(), below: Vec::new() })
    }
}

impl Schema for OrgBoxFile {
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        any_of("OrgBoxFile", &[TemplateText::schema, OrgBoxKeys::schema], definitions)
    }
}

/// The width of a picture in the text, with its unit, in mm.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageWidth(f64);

impl Decode for PageWidth {
    fn decode(node: &Node, context: &mut Context<'_>) -> Option<Self> {
        parsed(node, context, "page-width", |text| millimetres(text, PAGE_WIDTH).map(Self))
    }
}

impl Schema for PageWidth {
    fn schema(_: &mut Definitions) -> serde_json::Value {
        serde_json::json!({"type": "string", "pattern": "^[0-9.,]+\\s*(mm|cm)$"})
    }
}
