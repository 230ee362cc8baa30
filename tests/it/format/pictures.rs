//! Pictures of signatures and seals (7c, 8).

use std::io::Cursor;

use image::{DynamicImage, ImageFormat};
use unicode_normalization::UnicodeNormalization;

use super::plan::Plan;
use super::*;
use crate::harness::Project;
use crate::pdf::Rect;

/// A picture of so many pixels, half of it transparent where its kind can be.
fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let paint = |x: u32, y: u32| image::Rgba([0, 0, 180, if (x + y).is_multiple_of(2) { 255 } else { 0 }]);
    let picture = DynamicImage::ImageRgba8(image::RgbaImage::from_fn(width, height, paint));
    let picture =
        if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(picture.to_rgb8()) } else { picture };
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

const PICTURES: &str = "{authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn A, \
    image: {file: chu-ky.png, width: 42 mm}, seal: {file: dau.png, width: 3.6 cm}}";

fn unsigned(profile: &str) -> Plan {
    Plan::of(profile).without("authority").without("position").without("signer")
}

/// A project with a plan that is signed so, and both pictures beside it.
fn project(profile: &str, signature: &str) -> Project {
    let project = unsigned(profile).set("signature", signature).put(Project::new(), "plan");
    with_pictures(project, "data/plan")
}

fn with_pictures(project: Project, folder: &str) -> Project {
    let project = project.bytes_at(&format!("{folder}/chu-ky.png"), &picture(84, 36, ImageFormat::Png));
    project.bytes_at(&format!("{folder}/dau.png"), &picture(50, 50, ImageFormat::Png))
}

/// The middle of the room between the post and the name.
fn middle_of_room(page: &Page, post: &str, name: &str) -> f64 {
    f64::midpoint(page.expect(post).baseline + 0.2 * PITCH, page.expect(name).baseline - 0.8 * PITCH)
}

fn middle(picture: &Rect) -> f64 {
    f64::midpoint(picture.y0, picture.y1)
}

#[test]
fn the_signature_is_centred_and_the_seal_covers_its_left_third() {
    for profile in ["hd05-2026", "hd36-2018", "nd30-2020"] {
        let page = &project(profile, PICTURES).pdf("plan/ke-hoach.pdf").pages[0];
        let [signature, seal] = page.images.as_slice() else { panic!("{:?}", page.images) };
        assert_near("width", signature.x1 - signature.x0, 42.0 * MM);
        assert_near("height", signature.y1 - signature.y0, 18.0 * MM);
        let name = page.expect("Nguyễn Văn A");
        assert_near("axis", f64::midpoint(signature.x0, signature.x1), name.center());
        let room = middle_of_room(page, "BÍ THƯ", "Nguyễn Văn A");
        assert_near("middle", middle(signature), room);
        assert_near("real size", seal.x1 - seal.x0, 36.0 * MM);
        assert_near("real height", seal.y1 - seal.y0, 36.0 * MM);
        assert_near("a third", seal.x1 - signature.x0, 14.0 * MM);
        assert_near("middle of the seal", middle(seal), room);
    }
}

#[test]
fn a_seal_alone_is_as_if_a_signature_were_there() {
    let signature = PICTURES.replace("image: {file: chu-ky.png, width: 42 mm}, ", "");
    let page = &project("hd05-2026", &signature).pdf("plan/ke-hoach.pdf").pages[0];
    let [seal] = page.images.as_slice() else { panic!("{:?}", page.images) };
    assert_near("a third", seal.x1, page.expect("Nguyễn Văn A").center() - 7.0 * MM);
}

#[test]
fn pictures_move_no_letter_and_lie_beneath_the_words() {
    let bare = PICTURES.split(", image").next().unwrap().to_owned() + "}";
    let [with, without] =
        [PICTURES, &bare].map(|signature| project("hd05-2026", signature).pdf("plan/ke-hoach.pdf"));
    assert_eq!(with.pages[0].glyphs, without.pages[0].glyphs);
    assert_eq!((with.pages[0].images.len(), without.pages[0].images.len()), (2, 0));
}

#[test]
fn pictures_have_words_that_substitute_for_them() {
    let pdf = project("hd05-2026", PICTURES).pdf("plan/ke-hoach.pdf");
    assert_eq!(pdf.alternatives, ["Chữ ký của Nguyễn Văn A", "Dấu bên chữ ký của Nguyễn Văn A, BÍ THƯ"]);
    assert!(pdf.xmp.contains("pdfaid") && pdf.xmp.contains("pdfuaid"), "{}", pdf.xmp);
}

#[test]
fn two_signers_have_a_picture_each() {
    let two = "[{position: BÍ THƯ, signer: Trần Thị B, image: {file: chu-ky.png, width: 30 mm}}, \
        {position: CHỦ TỊCH, signer: Nguyễn Văn A, image: {file: chu-ky.png, width: 40 mm}}]";
    let page = &project("hd05-2026", two).pdf("plan/ke-hoach.pdf").pages[0];
    for (picture, (width, name)) in page.images.iter().zip([(30.0, "Trần Thị B"), (40.0, "Nguyễn Văn A")])
    {
        assert_near("width", picture.x1 - picture.x0, width * MM);
        assert_near(name, f64::midpoint(picture.x0, picture.x1), page.expect(name).center());
    }
    assert_eq!(page.images.len(), 2);
}

#[test]
fn a_seal_on_white_paper_lies_beneath_the_signature() {
    let project = project("hd05-2026", &PICTURES.replace("dau.png", "dau.jpg"));
    let project = project.bytes_at("data/plan/dau.jpg", &picture(50, 50, ImageFormat::Jpeg));
    let page = &project.pdf("plan/ke-hoach.pdf").pages[0];
    let widths: Vec<_> = page.images.iter().map(|picture| picture.x1 - picture.x0).collect();
    assert_near("first the seal", widths[0], 36.0 * MM);
    assert_near("then the signature", widths[1], 42.0 * MM);
}

#[test]
fn a_shared_part_names_its_own_pictures() {
    let shared = format!("format: 1\nsignature: {PICTURES}\n");
    let project =
        unsigned("hd05-2026").without("signature").set("shared", "bi-thu").put(Project::new(), "plan");
    let project = project.file("data/kehoach.yaml", "format: 1\n").file("data/_shared/bi-thu.yaml", &shared);
    let pdf = with_pictures(project, "data/_shared").pdf("plan/ke-hoach.pdf");
    assert_eq!(pdf.pages[0].images.len(), 2);
}

#[test]
fn a_notice_and_its_extracts_are_signed_like_the_plan() {
    let notice = "format: 1\nnumber: 6\ndate: 2026-10-05\nabstract: về giao chỉ tiêu\nbody: [Giao chỉ tiêu.]\n\
        recipients: [Lưu]\nunit: {body: [Giao đơn vị.]}\n";
    let plan = unsigned("hd05-2026").set("signature", PICTURES).units(1, |_| "Thôn Một".to_owned(), "");
    let project = plan.put(Project::new(), "plan").file("data/plan/notice.yaml", notice);
    let project = with_pictures(project, "data/plan");
    assert_eq!(project.build().status, 0);
    for file in ["thong-bao-chi-tieu", "thong-bao/don-vi-1"] {
        assert_eq!(project.built(&format!("plan/{file}.pdf")).pages[0].images.len(), 2, "{file}");
    }
}

#[test]
fn a_name_may_be_composed_or_not() {
    let named = PICTURES.replace("chu-ky.png", "Chữ ký.png");
    let name: String = "data/plan/Chữ ký.png".nfd().collect();
    let project = project("hd05-2026", &named).bytes_at(&name, &picture(84, 36, ImageFormat::Png));
    assert_eq!(project.pdf("plan/ke-hoach.pdf").pages[0].images.len(), 2);
}

#[test]
fn sources_come_with_the_pictures_that_they_read() {
    let project = project("hd05-2026", PICTURES);
    assert_eq!(project.run(&["build", "--format", "typ"]).status, 0);
    let pictures: Vec<_> =
        std::fs::read_dir(project.path("output/pictures")).unwrap().map(Result::unwrap).collect();
    assert_eq!(pictures.len(), 2);
    let source = String::from_utf8(project.bytes("output/plan/ke-hoach.typ")).unwrap();
    for picture in pictures {
        let name = picture.file_name().into_string().unwrap();
        let (stem, _) = name.split_once('.').unwrap();
        assert!(source.contains(stem), "{name}");
        let bytes = std::fs::read(picture.path()).unwrap();
        let given = ["chu-ky.png", "dau.png"].map(|given| project.bytes(&format!("data/plan/{given}")));
        assert!(given.contains(&bytes), "{name}");
    }
}

#[test]
fn another_picture_of_the_same_name_is_another_document() {
    let project = project("hd05-2026", PICTURES);
    project.pdf("plan/ke-hoach.pdf");
    let first = project.bytes("output/plan/ke-hoach.pdf");
    project.pdf("plan/ke-hoach.pdf");
    assert_eq!(project.bytes("output/plan/ke-hoach.pdf"), first);
    let project = project.bytes_at("data/plan/dau.png", &picture(40, 50, ImageFormat::Png));
    let page = &project.pdf("plan/ke-hoach.pdf").pages[0];
    assert_near("height", page.images[1].y1 - page.images[1].y0, 45.0 * MM);
}
