//! Pictures of every kind: what `check` accepts, `build` prints, and what it does not is found at its name.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};

use crate::harness::{Project, SMALL};

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn project(picture: &[u8], settings: &str) -> Project {
    let seal = "signer: Nguyễn Văn A\n  seal: {file: dau.png, width: 30 mm}";
    let plan = format!("{SMALL}body: [Một đoạn.]\n").replace("signer: Nguyễn Văn A", seal);
    Project::new()
        .file("data/kehoach.yaml", &format!("format: 1\n{settings}"))
        .file("data/plan/plan.yaml", &plan)
        .bytes_at("data/plan/dau.png", picture)
}

/// Pictures that print, by name.
fn good() -> Vec<(&'static str, Vec<u8>)> {
    let (wide, high) = (9, 7);
    let mut pictures: Vec<(&str, Vec<u8>)> = [
        ("grey", DynamicImage::new_luma8(wide, high)),
        ("grey with alpha", DynamicImage::new_luma_a8(wide, high)),
        ("colour", DynamicImage::new_rgb8(wide, high)),
        ("colour with alpha", DynamicImage::new_rgba8(wide, high)),
        ("deep grey", DynamicImage::new_luma16(wide, high)),
        ("deep colour", DynamicImage::new_rgb16(wide, high)),
        ("deep colour with alpha", DynamicImage::new_rgba16(wide, high)),
    ]
    .into_iter()
    .map(|(name, picture)| (name, encoded(&picture, ImageFormat::Png)))
    .collect();
    for (name, picture) in
        [("grey jpeg", DynamicImage::new_luma8(wide, high)), ("jpeg", DynamicImage::new_rgb8(wide, high))]
    {
        pictures.push((name, encoded(&picture, ImageFormat::Jpeg)));
    }
    pictures.push(("progressive jpeg", include_bytes!("pictures/progressive.jpg").to_vec()));
    let trailing = [include_bytes!("pictures/plain.jpg"), &b"more"[..]].concat();
    pictures.push(("jpeg with more after it", trailing));
    pictures
}

/// Pictures that cannot print, by name, with the words of their findings.
fn bad() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let jpeg = include_bytes!("pictures/plain.jpg");
    let frame = jpeg.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    let changed = |at: usize, to: u8| {
        let mut bytes = jpeg.to_vec();
        bytes[frame + at] = to;
        bytes
    };
    let png = encoded(&DynamicImage::new_rgb8(90, 70), ImageFormat::Png);
    vec![
        ("cmyk", include_bytes!("pictures/cmyk.jpg").to_vec(), "printing press"),
        ("jpeg without its end", jpeg[..jpeg.len() - 2].to_vec(), "broken or cut off"),
        ("jpeg cut off", jpeg[..jpeg.len() - 20].to_vec(), "broken or cut off"),
        ("arithmetic jpeg", changed(1, 0xC9), "broken or cut off"),
        ("lossless jpeg", changed(1, 0xC3), "broken or cut off"),
        ("deep jpeg", changed(4, 12), "broken or cut off"),
        ("png cut off", png[..png.len() - 30].to_vec(), "broken or cut off"),
        ("gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "neither PNG nor JPEG"),
        ("text", b"not a picture".to_vec(), "neither PNG nor JPEG"),
        ("empty", Vec::new(), "neither PNG nor JPEG"),
    ]
}

#[test]
fn what_check_accepts_is_printed_and_nothing_else() {
    for (name, picture) in good() {
        let project = project(&picture, "");
        let (check, build) = (project.run(&["check"]), project.build());
        assert_eq!((check.status, build.status), (0, 0), "{name}: {check:#?} {build:#?}");
    }
    for (name, picture, words) in bad() {
        let project = project(&picture, "");
        for run in [project.run(&["check"]), project.build()] {
            assert_eq!(run.status, 1, "{name}: {run:#?}");
            let is_told = run.stderr.contains("error[picture-unusable]") && run.stderr.contains(words);
            assert!(is_told && run.stderr.contains("--> data/plan/plan.yaml:"), "{name}: {}", run.stderr);
        }
    }
}

#[test]
fn a_standard_that_knows_nothing_transparent_refuses_it_at_its_name() {
    for (standards, is_refused) in [("a-1b", true), ("a-1a", true), ("a-2b", false), ("1.4", false)] {
        for (name, picture) in good() {
            let project = project(&picture, &format!("pdf_standards: [{standards}]\n"));
            let expected = i32::from(is_refused && name.contains("alpha"));
            for run in [project.run(&["check"]), project.build()] {
                assert_eq!(run.status, expected, "{standards}, {name}: {run:#?}");
                let is_told =
                    run.stderr.contains("error[picture-unusable]: this picture cannot be printed: the paper");
                assert_eq!(is_told, expected == 1, "{standards}, {name}: {}", run.stderr);
            }
        }
    }
}
