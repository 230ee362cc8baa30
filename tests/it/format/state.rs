//! Documents of state bodies: the profile of Nghị định 30/2020/NĐ-CP, where it differs from the Party's.

use super::plan::{Plan, pdfs};
use super::*;
use crate::harness::Project;

const NATION: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";

/// A plan of a commune's people's committee.
fn plan() -> Plan {
    Plan::of("nd30-2020")
        .without("superior")
        .set("name", "ỦY BAN NHÂN DÂN XÃ CÔNG HẢI")
        .set("cited", "Ủy ban nhân dân xã Công Hải")
        .set("symbol", "KH-UBND")
        .set("recipients", "[Thường trực Đảng ủy, 'Lưu: VT, VP']")
        .set("authority", "TM. ỦY BAN NHÂN DÂN")
        .set("position", "CHỦ TỊCH")
}

fn page() -> Page {
    plan().pdf().pages.remove(0)
}

/// The only rule below a run: its length as a share of the run's, which it is centred under.
#[track_caller]
fn rule(page: &Page, run: &Run) -> f64 {
    let strokes = strokes_below(page, run);
    assert_eq!(strokes.len(), 1, "{strokes:?}");
    let rule = strokes[0];
    assert_near("middle of the rule", f64::midpoint(rule.x0, rule.x1), run.center());
    assert!((rule.y0 - run.baseline) > 0.216 * run.size, "{rule:?} touches {run:?}");
    (rule.x1 - rule.x0) / run.width()
}

#[test]
fn the_nation_s_name_and_motto_open_the_header() {
    let page = page();
    let (nation, motto) = (page.expect(NATION), page.expect(MOTTO));
    assert_style(&nation, 13.0, Face::Bold);
    assert_style(&motto, 14.0, Face::Bold);
    assert_near("first line", nation.baseline, FIRST_BASELINE);
    assert_near("pitch", motto.baseline - nation.baseline, PITCH);
    assert_near("middle", motto.center(), nation.center());
    assert_near("rule", rule(&page, &motto), 1.0);
    assert!(page.find("ĐẢNG CỘNG SẢN").is_none());
    assert!(!page.blocks().iter().any(|block| block.text == "*"));
}

#[test]
fn the_issuer_has_a_rule_of_a_third_to_half_its_length() {
    let superior = plan().set("superior", "UBND TỈNH KHÁNH HÒA").set("name", "SỞ NỘI VỤ");
    let page = &superior.pdf().pages[0];
    let (superior, issuer) = (page.expect("UBND TỈNH KHÁNH HÒA"), page.expect("SỞ NỘI VỤ"));
    assert_style(&superior, 13.0, Face::Regular);
    assert_style(&issuer, 13.0, Face::Bold);
    assert_level(&superior, &page.expect(NATION));
    assert_near("middle", issuer.center(), superior.center());
    let share = rule(page, &issuer);
    assert!((1.0 / 3.0..=0.5).contains(&share), "{share}");
}

#[test]
fn a_long_issuer_takes_two_even_lines() {
    let page = page();
    let lines = ["ỦY BAN NHÂN DÂN", "XÃ CÔNG HẢI"].map(|line| page.expect(line));
    assert_near("pitch", lines[1].baseline - lines[0].baseline, PITCH);
    assert_near("middle", lines[1].center(), lines[0].center());
    assert!(page.expect(NATION).x0 - lines[0].x1 > 4.0 * MM);
    let issuer = Run { x0: lines[0].x0, x1: lines[0].x1, ..lines[1].clone() };
    let share = rule(&page, &issuer);
    assert!((1.0 / 3.0..=0.5).contains(&share), "{share}");
}

#[test]
fn number_and_date_are_level_and_have_the_state_s_form() {
    let pages = pdfs(&[plan(), plan().without("number").set("date", "2026")]);
    let page = &pages[0].pages[0];
    let (number, date) = (page.expect("Số: 05/KH-UBND"), page.expect("Công Hải, ngày 03 tháng 6 năm 2026"));
    assert_style(&number, 13.0, Face::Regular);
    assert_style(&date, 14.0, Face::Italic);
    assert_level(&number, &date);
    assert_near("number", number.center(), page.expect("XÃ CÔNG HẢI").center());
    assert_near("date", date.center(), page.expect(NATION).center());
    let page = &pages[1].pages[0];
    let blank = page.expect("/KH-UBND").x0 - page.expect("Số:").x1;
    assert_near("blank", blank, 12.0 * 13.0 / 4.0);
}

#[test]
fn urgency_and_circulation_substitute_frames_under_the_number() {
    let plans = ["KHẨN", "HỎA TỐC", "THƯỢNG KHẨN"]
        .map(|mark| plan().set("spelling", "ủy").set("urgency", mark).set("circulation", "Lưu hành nội bộ"));
    for (pdf, (words, width)) in
        pdfs(&plans).iter().zip([("KHẨN", 20.0), ("HỎA TỐC", 30.0), ("THƯỢNG KHẨN", 40.0)])
    {
        let page = &pdf.pages[0];
        let number = page.expect("Số: 05/KH-UBND");
        for (words, width) in [(words, Some(width)), ("LƯU HÀNH NỘI BỘ", None)] {
            let mark = page.expect(words);
            assert_style(&mark, 13.0, Face::Bold);
            assert!(mark.baseline > number.baseline + PITCH, "{mark:?}");
            let around = |line: &&Stroke| {
                line.x0 < mark.x0 && line.x1 > mark.x1 && (line.y0 - mark.baseline + 4.3).abs() < 12.0
            };
            let sides: Vec<_> = page.strokes.iter().filter(around).copied().collect();
            assert_eq!(sides.len(), 2, "{sides:?}");
            assert_near("height", (sides[0].y0 - sides[1].y0).abs(), 8.0 * MM);
            let middle = mark.baseline - 0.655 * 13.0 / 2.0;
            assert_near("capitals", f64::midpoint(sides[0].y0, sides[1].y0), middle);
            assert_near("middle", f64::midpoint(sides[0].x0, sides[0].x1), mark.center());
            assert_near("place", mark.center(), number.center());
            let expected = width.map_or(mark.width() + 6.0 * MM, |width| width * MM);
            assert_near("width", sides[0].x1 - sides[0].x0, expected);
        }
    }
}

#[test]
fn the_title_ends_with_a_rule_in_place_of_hyphens() {
    let page = page();
    let (kind, about) = (page.expect("KẾ HOẠCH"), page.expect("phát triển đảng viên năm 2026"));
    assert_style(&kind, 14.0, Face::Bold);
    assert_style(&about, 14.0, Face::Bold);
    assert_near("middle", kind.center(), MIDDLE);
    let share = rule(&page, &about);
    assert!((1.0 / 3.0..=0.5).contains(&share), "{share}");
    assert!(page.find("-----").is_none());
    let body = page.expect("Nội dung");
    assert!(body.baseline - about.baseline > 1.5 * PITCH, "{body:?}");
}

#[test]
fn legal_bases_are_italic_without_dashes_and_the_text_ends_with_its_mark() {
    let pdf = plan().set("legal_bases", "[Căn cứ Luật này., 'Căn cứ Nghị định kia;']").pdf();
    let page = &pdf.pages[0];
    for basis in ["Căn cứ Luật này;", "Căn cứ Nghị định kia."] {
        let run = page.expect(basis);
        assert_style(&run, 14.0, Face::Italic);
        assert_near(basis, run.x0, LEFT + 10.0 * MM);
    }
    assert!(page.find("- Căn cứ").is_none());
    assert_style(&page.expect("Nội dung./."), 14.0, Face::Regular);
}

#[test]
fn the_post_is_bold_and_the_recipients_are_of_11_pt() {
    let page = page();
    let [authority, post, name] =
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn A"].map(|words| page.expect(words));
    for run in [&authority, &post, &name] {
        assert_style(run, 14.0, Face::Bold);
        assert_near("middle", run.center(), RIGHT - 85.0 * MM / 2.0);
    }
    let label = page.expect("Nơi nhận:");
    assert!(label.bold && label.italic && (label.size - 12.0).abs() < 0.01, "{label:?}");
    assert_level(&label, &authority);
    assert_eq!(strokes_below(&page, &label), []);
    for item in ["- Thường trực Đảng ủy;", "- Lưu: VT, VP."] {
        let item = page.expect(item);
        assert_style(&item, 11.0, Face::Regular);
        assert_near("place", item.x0, LEFT);
    }
}

const CITING: &str = "{nd30: {type: Nghị định, number: 30/2020, symbol: NĐ-CP, date: 2020-03-05, \
    issuer: Chính phủ}, qd24: {type: Quy định, number: 4, symbol: QĐ/TW, date: 2021-11-30}}";

#[test]
fn a_cited_document_has_its_own_number_and_the_citing_one_its_own_date() {
    let text =
        "Theo {{ cite.nd30 | cite }}; {{ cite.qd24 | cite }}; {{ cite.nd30.number }}; {{ plan.reference }}.";
    let plans = [plan(), Plan::new()].map(|plan| plan.set("citations", CITING).paragraphs([text]));
    let expected = [
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ; \
         Quy định số 04-QĐ/TW ngày 30 tháng 11 năm 2021; 30/2020; 05/KH-UBND./.",
        "Theo Nghị định số 30/2020/NĐ-CP, ngày 05/3/2020 của Chính phủ; \
         Quy định số 04-QĐ/TW, ngày 30/11/2021; 30/2020; 05-KH/ĐU.",
    ];
    for (pdf, expected) in pdfs(&plans).iter().zip(expected) {
        assert!(words(pdf).contains(expected), "{}", words(pdf));
    }
}

/// A state body's plan with two annexes, a notice, an extract of it and a report.
fn set() -> Project {
    let table = "tables: {quota: admissions}";
    let annexes = format!("[{{title: Chỉ tiêu, {table}}}, {{title: Phân bổ, header_block: true, {table}}}]");
    let plan = plan().set("annexes", &annexes).paragraphs(["Theo {{ annex(1) }}, {{ annex(2) }}."]);
    let notice = "format: 1\nnumber: 6\ndate: 2026-10-05\nabstract: về giao chỉ tiêu\nbody: [Giao chỉ tiêu.]\n\
        recipients: ['Lưu: VT']\nunit: {body: [Giao đơn vị.]}\n";
    let report = "format: 1\ndate: 2026-07\nabstract: kết quả\nbody: [Đạt.]\nrecipients: ['Lưu: VT']\n";
    plan.units(1, |_| "Trường Mầm non".to_owned(), "")
        .put(Project::new(), "plan")
        .file("data/plan/notice.yaml", notice)
        .file("data/plan/reports/2026-H1.yaml", report)
}

#[test]
fn annexes_have_roman_numerals_and_cite_their_plan_as_state_documents_do() {
    let project = set();
    let [one, two] = ["plan/phu-luc-1.pdf", "plan/phu-luc-2.pdf"].map(|annex| project.pdf(annex));
    assert_style(&one.pages[0].expect("Phụ lục I"), 14.0, Face::Bold);
    let reference =
        "(Kèm theo Kế hoạch số 05/KH-UBND ngày 03 tháng 6 năm 2026 của Ủy ban nhân dân xã Công Hải)";
    assert!(words(&one).contains(reference), "{}", words(&one));
    let page = &two.pages[0];
    assert_style(&page.expect("Phụ lục II"), 14.0, Face::Bold);
    assert_style(&page.expect("PHÂN BỔ"), 14.0, Face::Bold);
    assert!(page.find("Đơn vị").is_some() && page.find("Chi bộ").is_none());
    assert_near("rule", rule(page, &page.expect(MOTTO)), 1.0);
    assert!(project.built("plan/ke-hoach.pdf").pages[0].find("Theo Phụ lục I, Phụ lục II./.").is_some());
}

#[test]
fn notices_extracts_and_reports_are_issued_the_same_way() {
    let project = set();
    assert_eq!(project.build().status, 0);
    for (file, kind, number) in [
        ("thong-bao-chi-tieu", "THÔNG BÁO", "Số: 06/TB-UBND"),
        ("thong-bao/don-vi-1", "THÔNG BÁO", "Số: 06/TB-UBND"),
        ("bao-cao/2026-H1", "BÁO CÁO", "/BC-UBND"),
    ] {
        let page = &project.built(&format!("plan/{file}.pdf")).pages[0];
        assert_style(&page.expect(NATION), 13.0, Face::Bold);
        assert_style(&page.expect(kind), 14.0, Face::Bold);
        page.expect(number);
        assert_style(&page.expect("CHỦ TỊCH"), 14.0, Face::Bold);
    }
}

#[test]
fn no_date_chooses_the_profile_of_state_bodies() {
    for pdf in pdfs(&["2020-03-05", "2026-06-03", "2026"].map(|date| Plan::new().set("date", date))) {
        assert!(pdf.pages[0].find(NATION).is_none());
    }
}
