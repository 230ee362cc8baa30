//! Checks that a font file is what it says: its tables are whole and no larger than a font needs, and the letters that
//! documents print have ink and a width.

use ttf_parser::{Face, GlyphId, LazyArray16, RawFace, TableRecord, Tag};

use super::coverage::letters;
use crate::limits;

/// Why a font file cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FontFault {
    /// It is no font, or a table that every font has is missing or cut off.
    Broken,
    /// It is larger than a font file is.
    Large,
    /// It is a collection of more faces than there are.
    Faces,
    /// It lists more characters than there are, or two letters with one shape.
    Characters,
    /// A table is not as its maker wrote it: its checksum is another.
    Changed,
    /// A letter has no ink.
    Outlines,
    /// A letter has no width, or one that its ink does not fit.
    Widths,
}

impl FontFault {
    /// Its key in the catalogue.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Large => "large",
            Self::Faces => "faces",
            Self::Characters => "characters",
            Self::Changed => "changed",
            Self::Outlines => "outlines",
            Self::Widths => "widths",
        }
    }
}

/// The tables that every font has whose letters can be set.
const NEEDED: [&[u8; 4]; 6] = [b"cmap", b"head", b"hhea", b"hmtx", b"maxp", b"name"];

/// The versions of the table of the glyphs' names: 1.0, 2.0, 2.5 and 3.0. Readers of a PDF show no letter of a font of
/// another.
const POST: [u32; 4] = [0x0001_0000, 0x0002_0000, 0x0002_5000, 0x0003_0000];

/// The tables that decide which letter is printed where, with what ink. Those of names and of hints for screens are
/// left out, which people do change.
const SUMMED: [&[u8; 4]; 13] = [
    b"cmap", b"glyf", b"loca", b"hmtx", b"hhea", b"maxp", b"CFF ", b"CFF2", b"OS/2", b"GSUB", b"GPOS",
    b"GDEF", b"kern",
];

/// Looks whether a file has as many faces as a collection may have, and how many.
pub(super) fn faces(data: &[u8]) -> Result<u32, FontFault> {
    let count = ttf_parser::fonts_in_collection(data).unwrap_or(1);
    if count > limits::FONT_FACES { Err(FontFault::Faces) } else { Ok(count) }
}

/// Looks at the tables of a face: only then its metadata are read, which takes as much memory as its tables claim.
pub(super) fn tables(data: &[u8], index: u32) -> Result<(), FontFault> {
    let raw = RawFace::parse(data, index).map_err(|_| FontFault::Broken)?;
    let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag)).filter(|table| !table.is_empty());
    if NEEDED.iter().any(|tag| table(tag).is_none()) {
        return Err(FontFault::Broken);
    }
    if table(b"post").is_some_and(|post| !double(post, 0).is_some_and(|version| POST.contains(&version))) {
        return Err(FontFault::Broken);
    }
    characters(table(b"cmap").unwrap_or_default())
}

/// The characters that the tables of a `cmap` claim, all together.
fn characters(cmap: &[u8]) -> Result<(), FontFault> {
    let count = usize::from(word(cmap, 2).ok_or(FontFault::Broken)?);
    let mut claimed: u64 = 0;
    for at in (0..count).map(|record| 4 + 8 * record) {
        let offset = double(cmap, at + 4).ok_or(FontFault::Broken)?;
        let subtable = usize::try_from(offset).ok().and_then(|offset| cmap.get(offset..));
        claimed += claim(subtable.unwrap_or_default()).ok_or(FontFault::Characters)?;
        if claimed > limits::FONT_CHARACTERS {
            return Err(FontFault::Characters);
        }
    }
    Ok(())
}

/// How many characters a table of characters claims; none where one of them is no character.
fn claim(subtable: &[u8]) -> Option<u64> {
    match word(subtable, 0) {
        Some(2) => Some(1 << 16),
        Some(4) => {
            let segments = usize::from(word(subtable, 6)?) / 2;
            let ends = (0..segments).map(|at| word(subtable, 14 + 2 * at));
            let starts = (0..segments).map(|at| word(subtable, 16 + 2 * segments + 2 * at));
            let length = |(start, end): (Option<u16>, Option<u16>)| {
                Some(u64::from(end?).saturating_sub(u64::from(start?)) + 1)
            };
            starts.zip(ends).map(length).sum()
        }
        Some(12 | 13) => {
            let groups = usize::try_from(double(subtable, 12)?).ok()?;
            // Only those that are there are read.
            let groups = groups.min(subtable.len().saturating_sub(16) / 12);
            let length = |at: usize| {
                let (start, end) = (double(subtable, 16 + 12 * at)?, double(subtable, 20 + 12 * at)?);
                (end <= u32::from(char::MAX)).then(|| u64::from(end.saturating_sub(start)) + 1)
            };
            (0..groups).map(length).sum()
        }
        // Of the other formats there are no more than bytes.
        _ => Some(subtable.len().min(1 << 16) as u64),
    }
}

fn word(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn double(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes)
}

/// Looks whether the tables of a face have the checksums that the file says.
pub(super) fn checksums(data: &[u8], index: u32) -> Result<(), FontFault> {
    let raw = RawFace::parse(data, index).map_err(|_| FontFault::Broken)?;
    let records: LazyArray16<'_, TableRecord> = raw.table_records;
    let is_summed = |record: &TableRecord| SUMMED.contains(&&record.tag.to_bytes());
    let holds = |record: TableRecord| {
        let start = usize::try_from(record.offset).unwrap_or(usize::MAX);
        let length = usize::try_from(record.length).unwrap_or(usize::MAX);
        let table = start.checked_add(length).and_then(|end| data.get(start..end));
        table.is_some_and(|table| sum(table) == record.check_sum)
    };
    let is_whole = records.into_iter().filter(is_summed).all(holds);
    if is_whole { Ok(()) } else { Err(FontFault::Changed) }
}

fn sum(table: &[u8]) -> u32 {
    let quads = table.chunks(4).map(|chunk| {
        let mut quad = [0; 4];
        quad[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(quad)
    });
    quads.fold(0, u32::wrapping_add)
}

/// Looks whether the letters and digits that a face has are shapes of their own, with ink and a width that fits it.
pub(super) fn letters_print(data: &[u8], index: u32) -> Result<(), FontFault> {
    let face = Face::parse(data, index).map_err(|_| FontFault::Broken)?;
    // Pictures of letters have no outlines.
    if !has_outlines(&face) {
        return Ok(());
    }
    let mut shapes: Vec<(GlyphId, char)> = Vec::new();
    for letter in letters() {
        let Some(glyph) = face.glyph_index(letter).filter(|glyph| glyph.0 != 0) else { continue };
        prints(&face, glyph)?;
        shapes.push((glyph, letter));
    }
    shapes.sort_unstable();
    let is_same = |(one, other): (&(GlyphId, char), &(GlyphId, char))| {
        // A face of capitals alone has them for the small letters too.
        one.0 == other.0 && !one.1.to_lowercase().eq(other.1.to_lowercase())
    };
    if shapes.iter().zip(shapes.iter().skip(1)).any(is_same) { Err(FontFault::Characters) } else { Ok(()) }
}

/// Whether the shapes of a face are outlines.
pub(super) fn has_outlines(face: &Face<'_>) -> bool {
    let tables = face.tables();
    tables.sbix.is_none() && tables.cbdt.is_none() && tables.ebdt.is_none() && tables.svg.is_none()
}

fn prints(face: &Face<'_>, glyph: GlyphId) -> Result<(), FontFault> {
    let ink = face.glyph_bounding_box(glyph).ok_or(FontFault::Outlines)?;
    let (width, height) = (i32::from(ink.width()), i32::from(ink.height()));
    if width <= 0 || height <= 0 {
        return Err(FontFault::Outlines);
    }
    let advance = i32::from(face.glyph_hor_advance(glyph).ok_or(FontFault::Widths)?);
    let em = i32::from(face.units_per_em());
    if advance < width / 2 || advance > width + em { Err(FontFault::Widths) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: &[u8] = include_bytes!("../../fonts/LiberationSerif-Italic.ttf");

    /// The embedded font with a table changed.
    fn with(tag: [u8; 4], change: impl Fn(&mut [u8])) -> Vec<u8> {
        let mut font = FONT.to_vec();
        let raw = RawFace::parse(FONT, 0).unwrap();
        let record = raw.table_records.into_iter().find(|record| record.tag.to_bytes() == tag).unwrap();
        let start = record.offset as usize;
        change(&mut font[start..start + record.length as usize]);
        font
    }

    fn look(font: &[u8]) -> Result<(), FontFault> {
        faces(font)?;
        tables(font, 0)?;
        letters_print(font, 0)
    }

    #[test]
    fn the_embedded_fonts_are_sound() {
        for font in super::super::fonts::EMBEDDED {
            assert_eq!(look(font), Ok(()));
            assert_eq!(checksums(font, 0), Ok(()));
        }
    }

    #[test]
    fn a_table_of_zeros_is_found() {
        for (tag, fault) in [
            (b"glyf", FontFault::Outlines),
            (b"loca", FontFault::Outlines),
            (b"hmtx", FontFault::Widths),
            (b"hhea", FontFault::Widths),
            (b"maxp", FontFault::Broken),
            (b"head", FontFault::Broken),
        ] {
            let font = with(*tag, |table| table.fill(0));
            assert_eq!(look(&font), Err(fault), "{tag:?}");
        }
    }

    #[test]
    fn any_byte_of_what_is_printed_tells() {
        for tag in [b"cmap", b"glyf", b"loca", b"hmtx"] {
            for at in [0, 5, 77, 300] {
                let font = with(*tag, |table| table[at] ^= 0x40);
                assert_eq!(checksums(&font, 0), Err(FontFault::Changed), "{tag:?} {at}");
            }
        }
    }

    #[test]
    fn claims_are_measured_before_they_are_believed() {
        let group = |start: u32, end: u32| [start.to_be_bytes(), end.to_be_bytes(), [0; 4]].concat();
        let cmap = |groups: &[Vec<u8>]| {
            let count = u32::try_from(groups.len()).unwrap().to_be_bytes();
            let head = [0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            [&head[..], &count, &groups.concat()].concat()
        };
        assert_eq!(characters(&cmap(&[group(32, 0x10_FFFF)])), Ok(()));
        assert_eq!(characters(&cmap(&[group(0, u32::MAX)])), Err(FontFault::Characters));
        assert_eq!(characters(&cmap(&vec![group(0, 0x10_FFFF); 9])), Err(FontFault::Characters));
        assert_eq!(characters(&[0, 0, 0xff, 0xff]), Err(FontFault::Broken));
        let collection = [&b"ttcf\0\x01\0\0"[..], &[0xff; 4], &[0; 64]].concat();
        assert_eq!(faces(&collection), Err(FontFault::Faces));
    }
}
