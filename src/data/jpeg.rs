//! Reads from a JPEG how many colours a point has, and whether all of the picture is there.

/// How many colours a point has; none where the file is cut off or is no JPEG.
///
/// Decoders fill up what is missing, so a picture that was cut off would print half grey.
pub(super) fn colours(bytes: &[u8]) -> Option<u8> {
    let mut at = bytes.starts_with(&[0xFF, 0xD8]).then_some(2)?;
    let mut colours = None;
    loop {
        // The bytes before a marker are picture data; any number of bytes `0xFF` may begin the marker.
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += bytes.get(at..)?.iter().position(|byte| *byte != 0xFF)?;
        let marker = bytes[at];
        at += 1;
        match marker {
            // A byte of picture data; marks that have nothing after them.
            0x00 | 0x01 | 0xD0..=0xD7 => {}
            0xD9 => return colours,
            _ => {
                let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
                let is_frame = matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
                if is_frame {
                    colours = bytes.get(at + 7).copied();
                }
                at += length.max(2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn jpeg(pixels: &image::DynamicImage) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        pixels.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn the_colours_of_whole_pictures_are_reported() {
        let grey = jpeg(&image::DynamicImage::new_luma8(9, 9));
        let colour = jpeg(&image::DynamicImage::new_rgb8(9, 9));
        assert_eq!((colours(&grey), colours(&colour)), (Some(1), Some(3)));
        let with_more = [colour.as_slice(), b"after the end"].concat();
        assert_eq!(colours(&with_more), Some(3));
    }

    #[test]
    fn what_is_cut_off_has_none() {
        let whole = jpeg(&image::DynamicImage::new_rgb8(40, 40));
        for length in 0..whole.len() {
            assert_eq!(colours(&whole[..length]), None, "{length}");
        }
        assert_eq!(colours(b"\xFF\xD8\xFF\xC0\0\0\xFF\xD8\xFF"), None);
    }
}
