//! The field for a signature: where it is, and what PDF/UA-1 and PDF/A-2 ask of one.

use super::objects::form;
use super::{KEPT, PLAN, done, draft, issued};
use crate::harness::Project;
use crate::pdf::Pdf;
use crate::stable::files;

const TWO: &str = "\
signature:
  - authority: T/M BAN THƯỜNG VỤ
    position: BÍ THƯ
    signer: Nguyễn Văn A
  - position: CHÁNH VĂN PHÒNG
    signer: Trần Thị B
";

#[test]
fn it_is_between_the_post_and_the_name_and_moves_nothing() {
    let with = draft();
    let pdf = with.pdf("plan/ke-hoach.pdf");
    let form = form(&with.bytes("output/plan/ke-hoach.pdf")).unwrap();
    let [field] = form.fields.as_slice() else { panic!("{form:?}") };
    let (page, post) = pdf.expect("BÍ THƯ");
    let (_, name) = pdf.expect("Nguyễn Văn A");
    let height = pdf.pages[page].height;
    let [left, bottom, right, top] = field.area[..] else { panic!("{field:?}") };
    assert!(
        height - top >= post.baseline - 1.0 && height - bottom < name.baseline,
        "{field:?} {post:?} {name:?}"
    );
    assert!(left < name.x0 && right > name.x1 && top - bottom > 50.0, "{field:?} {name:?}");
    // Without it everything is where it is.
    let without = draft().file("data/kehoach.yaml", "format: 1\n").pdf("plan/ke-hoach.pdf");
    assert_eq!(pdf.text(), without.text());
    let glyphs = |pdf: &Pdf| pdf.pages.iter().map(|page| page.glyphs.clone()).collect::<Vec<_>>();
    assert!(glyphs(&pdf) == glyphs(&without));
}

#[test]
fn it_is_what_the_standards_ask_of_a_field() {
    let project = issued();
    let bytes = project.bytes(KEPT);
    let pdf = Pdf::read(&bytes);
    assert!(pdf.xmp.contains("<pdfaid:part>2<") && pdf.xmp.contains("<pdfuaid:part>1<"), "{}", pdf.xmp);
    let form = form(&bytes).unwrap();
    // There are signature fields, and none is signed: nothing has to be added to the file alone.
    assert!((form.flags - 1.0).abs() < 0.1);
    assert!(!form.keys.iter().any(|key| key == "NeedAppearances" || key == "XFA"), "{form:?}");
    let field = &form.fields[0];
    assert_eq!((field.name.as_str(), field.words.as_str()), ("chu-ky", "Chữ ký số của Nguyễn Văn A, BÍ THƯ"));
    // It prints, is not hidden, and is empty.
    assert!((field.flags - 4.0).abs() < 0.1, "{field:?}");
    let (drawn, area) = &field.appearance;
    assert!(drawn.iter().all(u8::is_ascii_whitespace), "{drawn:?}");
    assert!((area[2] - (field.area[2] - field.area[0])).abs() < 0.01, "{field:?}");
    assert_eq!(field.tabs, "S");
    let (own, beside) = &field.roles;
    assert_eq!(own, "Form");
    let at = beside.iter().position(|role| role == "Form");
    let is_between = at.is_some_and(|at| at > 0 && at + 1 < beside.len());
    assert!(is_between, "between the post and the name: {beside:?}");
    assert!(!pdf.roles.contains(&"Link".to_owned()), "{:?}", pdf.roles);
    assert!(!String::from_utf8_lossy(&bytes).contains("/URI"));
    assert_eq!(bytes.windows(5).filter(|part| part == b"%%EOF").count(), 1, "one revision");
}

#[test]
fn each_signer_has_one_by_a_name_of_its_own() {
    let plan = String::from_utf8(draft().bytes(PLAN)).unwrap();
    let one = &plan[plan.find("signature:").unwrap()..plan.find("body:").unwrap()];
    let project = draft().file(PLAN, &plan.replace(one, TWO));
    project.pdf("plan/ke-hoach.pdf");
    let form = form(&project.bytes("output/plan/ke-hoach.pdf")).unwrap();
    let named: Vec<_> = form.fields.iter().map(|field| (field.name.as_str(), field.words.as_str())).collect();
    let words = ["Chữ ký số của Nguyễn Văn A, BÍ THƯ", "Chữ ký số của Trần Thị B, CHÁNH VĂN PHÒNG"];
    assert_eq!(named, [("chu-ky-1", words[0]), ("chu-ky-2", words[1])]);
    assert!(form.fields[0].area[2] <= form.fields[1].area[0], "{form:?}");
}

#[test]
fn a_setting_asks_for_it_and_a_document_goes_before_the_setting() {
    let has_form = |project: &Project| {
        project.pdf("plan/ke-hoach.pdf");
        form(&project.bytes("output/plan/ke-hoach.pdf")).is_some()
    };
    assert!(!has_form(&draft().file("data/kehoach.yaml", "format: 1\n")));
    assert!(!has_form(&draft().replace(PLAN, "format: 1\n", "format: 1\nsignature_field: false\n")));
    let own = draft().file("data/kehoach.yaml", "format: 1\n");
    assert!(has_form(&own.replace(PLAN, "format: 1\n", "format: 1\nsignature_field: true\n")));
    // What is built is stale by the setting, and says so.
    let project = draft();
    project.pdf("plan/ke-hoach.pdf");
    let before = files(&project.path("output"));
    project.put("data/kehoach.yaml", b"format: 1\n");
    let run = done(&project, &["build"]);
    assert!(run.stdout.contains("1 file made"), "{run:#?}");
    assert!(files(&project.path("output")) != before);
    project.put("data/kehoach.yaml", b"format: 1\nsignature_field: true\n");
    done(&project, &["build"]);
    let pdfs = |files: std::collections::BTreeMap<String, Vec<u8>>| files.get("plan/ke-hoach.pdf").cloned();
    assert!(pdfs(files(&project.path("output"))) == pdfs(before), "the same bytes again");
}

#[test]
fn a_draft_without_a_day_and_pictures_of_pages_have_what_they_can() {
    let project = draft().replace(PLAN, "date: 2026-06-03", "date: 2026-06");
    project.pdf("plan/ke-hoach.pdf");
    let bytes = project.bytes("output/plan/ke-hoach.pdf");
    assert!(form(&bytes).is_some() && !Pdf::read(&bytes).xmp.contains("pdfaid"));
    done(&project, &["build", "--format", "svg", "-o", "pictures"]);
    let picture = String::from_utf8(project.bytes("pictures/plan/ke-hoach-1.svg")).unwrap();
    assert!(!picture.contains("<a ") && !picture.contains("kehoach:"));
}
