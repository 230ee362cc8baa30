//! Pictures in the text and organisation charts.

use super::plan::Plan;
use super::*;
use crate::harness::Project;
use crate::pdf::Rect;

/// A picture of so many pixels in one colour.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let pixels = image::RgbImage::from_pixel(width, height, image::Rgb([40, 90, 160]));
    pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn with_picture(node: &str, picture: &[u8]) -> Page {
    let project = Plan::new().body(node).put(Project::new(), "plan");
    project.bytes_at("data/plan/so-do.png", picture).pdf("plan/ke-hoach.pdf").pages.remove(0)
}

fn only(page: &Page) -> Rect {
    let [picture] = page.images.as_slice() else { panic!("{:?}", page.images) };
    *picture
}

#[test]
fn a_picture_is_as_wide_as_asked_for_with_its_line_below() {
    let node = "- image: {file: so-do.png, width: 9 cm, alt: Sơ đồ, caption: Hình 1. Sơ đồ khu vực}\n";
    let page = with_picture(node, &picture(300, 100));
    let drawn = only(&page);
    assert_near("width", drawn.x1 - drawn.x0, 90.0 * MM);
    assert_near("height", drawn.y1 - drawn.y0, 30.0 * MM);
    assert_near("middle", f64::midpoint(drawn.x0, drawn.x1), MIDDLE);
    let caption = page.expect("Hình 1. Sơ đồ khu vực");
    assert_near("caption", caption.center(), MIDDLE);
    assert!(caption.baseline > drawn.y1 && caption.baseline < drawn.y1 + 2.0 * PITCH);
}

#[test]
fn a_picture_without_a_width_is_as_wide_as_the_text_and_no_higher_than_the_page() {
    let node = "- image: {file: so-do.png, alt: Sơ đồ}\n";
    let wide = only(&with_picture(node, &picture(400, 100)));
    assert_near("left", wide.x0, LEFT);
    assert_near("right", wide.x1, RIGHT);
    let project = Plan::new().body(node).put(Project::new(), "plan");
    let pdf = project.bytes_at("data/plan/so-do.png", &picture(100, 400)).pdf("plan/ke-hoach.pdf");
    let high = pdf.pages.iter().find_map(|page| page.images.first()).unwrap();
    assert!(high.y1 - high.y0 < BOTTOM - 20.0 * MM && high.y1 <= BOTTOM, "{high:?}");
    assert_near("the proportions stay", (high.y1 - high.y0) / (high.x1 - high.x0), 4.0);
}

#[test]
fn pictures_beside_each_other_are_in_columns_with_their_lines() {
    let node = "
- image:
    - {file: so-do.png, alt: Một, caption: Trước khi sửa}
    - {file: so-do.png, width: 4 cm, alt: Hai, caption: Sau khi sửa}
";
    let page = with_picture(node, &picture(300, 200));
    let [left, right] = page.images.as_slice() else { panic!("{:?}", page.images) };
    assert_near("left", left.x0, LEFT);
    assert!(left.x1 < right.x0 && right.x1 < RIGHT, "{left:?} {right:?}");
    assert_near("width", right.x1 - right.x0, 40.0 * MM);
    assert_near("on one line", left.y1, right.y1);
    for (picture, caption) in [(left, "Trước khi sửa"), (right, "Sau khi sửa")] {
        let caption = page.expect(caption);
        assert_near("its line", caption.center(), f64::midpoint(picture.x0, picture.x1));
        assert!(caption.baseline > picture.y1 && caption.baseline < picture.y1 + 2.0 * PITCH);
    }
    let many = format!("- image: [{}]\n", ["{file: so-do.png, alt: Một}"; 5].join(", "));
    let project = Plan::new().body(&many).put(Project::new(), "plan");
    let run = project.bytes_at("data/plan/so-do.png", &picture(30, 10)).build();
    assert!(run.stderr.contains("5 pictures do not fit"), "{run:?}");
}

#[test]
fn a_signature_below_a_picture_is_not_alone() {
    let told = |height: u32| {
        let node = "- Một đoạn văn.\n- image: {file: so-do.png, alt: Sơ đồ}\n";
        let project = Plan::new().body(node).put(Project::new(), "plan");
        let project = project.bytes_at("data/plan/so-do.png", &picture(100, height));
        let run = project.build();
        let pdf = project.built("plan/ke-hoach.pdf");
        let last = pdf.pages.last().unwrap();
        let is_picture_named = run.stderr.contains("the next page has a picture with the signature");
        assert_eq!(is_picture_named, run.stderr.contains("[page-ends-early]"), "{}", run.stderr);
        (pdf.pages.len(), last.images.len(), run.stderr.contains("[signature-alone]"), is_picture_named)
    };
    let all: Vec<_> = (60..150).step_by(10).map(told).collect();
    assert!(all.iter().any(|(pages, pictures, ..)| *pages == 2 && *pictures == 1), "{all:?}");
    for (pages, pictures, is_told, is_picture_named) in &all {
        assert_eq!(*is_told, *pages == 2 && *pictures == 0, "{all:?}");
        assert_eq!(*is_picture_named, *pages == 2 && *pictures == 1, "{all:?}");
    }
}

#[test]
fn another_picture_under_the_same_name_makes_the_document_again() {
    let node = "- image: {file: so-do.png, alt: Sơ đồ}\n";
    let project = Plan::new().body(node).put(Project::new(), "plan");
    let project = project.bytes_at("data/plan/so-do.png", &picture(30, 10));
    let (first, again) = (project.build(), project.build());
    assert!(
        first.stdout.contains("1 file made") && again.stdout.contains("0 files made"),
        "{first:?} {again:?}"
    );
    let project = project.bytes_at("data/plan/so-do.png", &picture(30, 11));
    let changed = project.build();
    assert!(changed.stdout.contains("so-do.png"), "{changed:?}");
}

fn chart(below: &str) -> Page {
    Plan::new()
        .body(&format!("- org_chart:\n    lead: Sơ đồ tổ chức\n    name: Đảng bộ xã\n    below: {below}\n"))
        .pdf()
        .pages
        .remove(0)
}

/// The box that is drawn around a text: the nearest rules above, below, left and right of it.
fn frame(page: &Page, words: &str) -> Rect {
    let run = page.expect(words);
    let (x, y) = (run.center(), run.baseline - 3.0);
    let across = |rule: &&Stroke| rule.is_horizontal() && rule.x0 <= x && x <= rule.x1;
    let along = |rule: &&Stroke| rule.is_vertical() && rule.y0 <= y && y <= rule.y1;
    let least = |found: Vec<f64>| found.into_iter().fold(f64::INFINITY, f64::min);
    let most = |found: Vec<f64>| found.into_iter().fold(f64::NEG_INFINITY, f64::max);
    Rect {
        x0: most(page.strokes.iter().filter(along).map(|rule| rule.x0).filter(|at| *at < x).collect()),
        x1: least(page.strokes.iter().filter(along).map(|rule| rule.x0).filter(|at| *at > x).collect()),
        y0: most(page.strokes.iter().filter(across).map(|rule| rule.y0).filter(|at| *at < y).collect()),
        y1: least(page.strokes.iter().filter(across).map(|rule| rule.y0).filter(|at| *at > y).collect()),
    }
}

#[test]
fn boxes_are_below_the_one_that_they_belong_to() {
    let page = chart("[Ban Thường vụ, Văn phòng, Các chi bộ]");
    let caption = page.expect("Sơ đồ tổ chức");
    assert_near("caption", caption.center(), MIDDLE);
    let top = frame(&page, "Đảng bộ xã");
    let below = ["Ban Thường vụ", "Văn phòng", "Các chi bộ"].map(|name| frame(&page, name));
    for one in below {
        assert_near("side by side", one.y0, below[0].y0);
        assert!(one.y0 > top.y1 && one.x0 >= LEFT && one.x1 <= RIGHT, "{one:?}");
    }
    let middle = |one: Rect| f64::midpoint(one.x0, one.x1);
    assert_near("over the middle", middle(top), f64::midpoint(middle(below[0]), middle(below[2])));
    // A line goes from the box to the rail, and from the rail to each box below it.
    for one in below {
        let meets = |stroke: &&Stroke| {
            stroke.is_vertical() && is_near(stroke.x0, middle(one)) && is_near(stroke.y1, one.y0)
        };
        assert!(page.strokes.iter().any(|stroke| meets(&stroke)), "{one:?}");
    }
    assert!(
        page.strokes
            .iter()
            .any(|one| one.is_vertical() && is_near(one.x0, middle(top)) && is_near(one.y0, top.y1))
    );
}

#[test]
fn boxes_that_have_no_room_beside_each_other_substitute_columns() {
    let names: Vec<String> = (1..=26).map(|n| format!("Chi bộ {n:02}")).collect();
    let page = chart(&format!("[{}]", names.join(", ")));
    let mut frames: Vec<Rect> = names.iter().map(|name| frame(&page, name)).collect();
    for one in &frames {
        assert!(one.x0 >= LEFT - TOLERANCE && one.x1 <= RIGHT + TOLERANCE && one.y1 <= BOTTOM, "{one:?}");
    }
    let overlap = |one: &Rect, other: &Rect| {
        one.x0 < other.x1 && other.x0 < one.x1 && one.y0 < other.y1 && other.y0 < one.y1
    };
    while let Some(one) = frames.pop() {
        assert!(frames.iter().all(|other| !overlap(&one, other)), "{one:?}");
    }
}

#[test]
fn a_body_below_a_body_below_another_is_drawn_below_both() {
    let below = "[{name: Ban Thường vụ, note: 09 đồng chí, below: [Ban Xây dựng Đảng, Văn phòng]}, {name: Các chi bộ, below: [Thôn 1, Thôn 2]}]";
    let page = chart(below);
    let level = |name: &str| frame(&page, name).y0;
    assert!(
        level("Đảng bộ xã") < level("Ban Thường vụ") && level("Ban Thường vụ") < level("Ban Xây dựng Đảng")
    );
    assert_near("one level", level("Thôn 1"), level("Văn phòng"));
    assert!(page.expect("09 đồng chí").baseline > page.expect("Ban Thường vụ").baseline);
    assert_style(&page.expect("09 đồng chí"), 12.0, Face::Regular);
}
