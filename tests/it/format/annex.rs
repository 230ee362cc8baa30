//! The head of an annex: label, title, reference, hyphens, and the header block where it is repeated.

use super::grid::Grid;
use super::plan::{Plan, annex_pdfs};
use super::samples::SAMPLES;
use super::*;
use crate::harness::Project;

/// A plan with three units and an annex with these keys.
fn plan(annex: &str) -> Plan {
    Plan::new().units(3, |n| format!("Thôn {n}"), "").annex(annex, "")
}

/// The lines above the table, of which each is one block.
fn head(page: &Page) -> Vec<Run> {
    let top = Grid::all(page)[0].ys[0];
    let blocks = page.blocks().into_iter().filter(|block| block.baseline < top);
    blocks.collect()
}

fn texts(runs: &[Run]) -> Vec<&str> {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn the_head_is_label_title_reference_and_five_hyphens() {
    for pdf in annex_pdfs(&PROFILES.map(|profile| plan("").set("profile", profile))) {
        let head = head(&pdf.pages[0]);
        let expected = [
            "Phụ lục",
            "CHỈ TIÊU",
            "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 03/6/2026",
            "của Ban Thường vụ Đảng ủy xã Công Hải)",
            "-----",
        ];
        assert_eq!(texts(&head), expected);
        for (line, face) in
            head.iter().zip([Face::Bold, Face::Bold, Face::Italic, Face::Italic, Face::Regular])
        {
            assert_style(line, 14.0, face);
            assert_near(&line.text, line.center(), MIDDLE);
        }
        assert_near("first line", head[0].baseline, FIRST_BASELINE);
        for pair in head.windows(2) {
            assert_near("pitch", pair[1].baseline - pair[0].baseline, PITCH);
        }
    }
}

#[test]
fn the_title_is_in_capitals_however_it_is_typed() {
    let pdf =
        plan("").set("annexes", "[{title: [Chỉ tiêu, Năm 2026], tables: {quota: admissions}}]").annex_pdf();
    assert_eq!(texts(&head(&pdf.pages[0]))[1..3], ["CHỈ TIÊU", "NĂM 2026"]);
}

#[test]
fn the_reference_of_a_draft_has_blanks_to_write_in() {
    let plans = ["2026-06-03", "2026-06", "2026"].map(|date| plan("").without("number").set("date", date));
    let references = [
        "(Kèm theo Kế hoạch số -KH/ĐU, ngày 03/6/2026 của Ban",
        "(Kèm theo Kế hoạch số -KH/ĐU, ngày tháng 6 năm 2026 của Ban",
        "(Kèm theo Kế hoạch số -KH/ĐU, ngày tháng năm 2026 của Ban",
    ];
    for (pdf, reference) in annex_pdfs(&plans).iter().zip(references) {
        assert!(words(pdf).contains(reference), "{}", words(pdf));
    }
}

#[test]
fn a_blank_of_the_reference_is_whole_wherever_the_line_ends() {
    let issuers = ["xã A", "xã Công Hải", "phường Phan Rang", "xã Long Thành, huyện Yên Thành, tỉnh Nghệ An"];
    let plans = issuers.map(|issuer| {
        let cited = format!("Ban Thường vụ Đảng ủy {issuer}");
        plan("").without("number").set("date", "2026").set("cited", &cited)
    });
    for pdf in annex_pdfs(&plans) {
        let page = &pdf.pages[0];
        let gap = |before: &str, after: &str| {
            let [before, after] = [page.expect(before), page.expect(after)];
            assert_level(&before, &after);
            after.x0 - before.x1
        };
        assert_near("number", gap("Kế hoạch số", "-KH/ĐU"), 42.0);
        assert_near("day", gap("ngày", "tháng"), 21.0);
        assert_near("month", gap("tháng", "năm 2026"), 21.0);
    }
}

#[test]
fn the_samples_name_the_document_that_they_belong_to() {
    let references = [
        (
            "long-thanh-2023",
            "(Kèm theo Kế hoạch số -KH/ĐU, ngày 08/6/2023 của Ban Thường vụ Đảng ủy xã Long Thành)",
        ),
        (
            "ham-liem-2026",
            "(Kèm theo Thông báo số 54-TB/ĐU, ngày 11/02/2026 của Ban Thường vụ Đảng ủy xã Hàm Liêm)",
        ),
    ];
    for sample in SAMPLES.iter() {
        let said = words(&sample.annex);
        assert!(references.iter().any(|(name, text)| *name == sample.name && said.contains(text)), "{said}");
        assert_eq!(sample.annex.pages[0].find_all("-----").len(), 1);
    }
}

#[test]
fn an_annex_repeats_the_header_block_only_where_it_is_reported_to() {
    let pdfs = annex_pdfs(&[plan("header_block: true,"), plan("")]);
    let page = &pdfs[0].pages[0];
    let [superior, party, issuer] =
        ["ĐẢNG BỘ TỈNH KHÁNH HÒA", "ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG ỦY XÃ CÔNG HẢI"]
            .map(|words| page.expect(words));
    let star = page.expect("*");
    assert_level(&superior, &party);
    assert_style(&party, 15.0, Face::Bold);
    assert_style(&issuer, 14.0, Face::Bold);
    assert_near("star", star.center(), issuer.center());
    assert_near("label", page.expect("Phụ lục").baseline, star.baseline + 2.0 * PITCH);
    let rules = strokes_below(page, &party);
    assert_eq!(rules.len(), 1);
    assert_near("rule", rules[0].length(), 206.67);
    assert!(!words(&pdfs[1]).contains("ĐẢNG CỘNG SẢN VIỆT NAM"));
}

#[test]
fn the_header_block_of_an_annex_has_place_and_date_and_no_number() {
    let pdf = annex_pdfs(&[plan("header_block: true,")]).remove(0);
    assert!(!words(&pdf).contains("Số 05"), "{}", words(&pdf));
    let date = pdf.expect("Công Hải, ngày 03 tháng 6 năm 2026").1;
    assert_style(&date, 14.0, Face::Italic);
    assert_level(&date, &pdf.expect("*").1);
    assert_near("date", date.center(), pdf.expect("ĐẢNG CỘNG SẢN VIỆT NAM").1.center());
}

#[test]
fn the_title_of_an_annex_is_in_capitals_or_as_typed() {
    let annexes =
        |keys: &str| format!("[{{title: Chỉ tiêu năm 2026, {keys} tables: {{quota: admissions}}}}]");
    let plans = ["", "title_capitals: true,", "title_capitals: false,"];
    let pdfs = annex_pdfs(&plans.map(|keys| plan("").set("annexes", &annexes(keys))));
    for (pdf, title) in pdfs.iter().zip(["CHỈ TIÊU NĂM 2026", "CHỈ TIÊU NĂM 2026", "Chỉ tiêu năm 2026"])
    {
        assert_style(&pdf.expect(title).1, 14.0, Face::Bold);
    }
}

#[test]
fn the_row_of_the_total_has_its_own_name_or_is_left_out() {
    let plan = |keys: &str| Plan::new().units(3, |n| format!("Thôn {n}"), "").annex("", keys);
    let pdfs = annex_pdfs(&[plan(""), plan("total_label: Toàn Đảng bộ"), plan("total: false")]);
    let said: Vec<String> = pdfs.iter().map(words).collect();
    assert!(said[0].contains("Tổng cộng 12"), "{}", said[0]);
    assert!(said[1].contains("Toàn Đảng bộ 12") && !said[1].contains("Tổng cộng"), "{}", said[1]);
    assert!(!said[2].contains("12") && said[2].contains("Thôn 3 4"), "{}", said[2]);
}

#[test]
fn a_header_keeps_one_line_while_the_column_of_notes_is_empty() {
    let table = "quota_header: Chỉ tiêu đăng ký năm, name_header: Đơn vị";
    let pdf = Plan::new().units(3, |n| format!("Thôn {n}"), "").annex("", table).annex_pdf();
    pdf.expect("Chỉ tiêu đăng ký năm");
}

#[test]
fn two_annexes_are_numbered_and_named_by_their_number() {
    let table = "tables: {quota: admissions}";
    let annexes = format!("[{{title: MỘT, {table}}}, {{title: HAI, {table}}}]");
    let plan = plan("").set("annexes", &annexes).paragraphs(["Xem {{ annex(2) }}."]);
    let project = plan.put(Project::new(), "plan");
    let plan = project.pdf("plan/ke-hoach.pdf");
    plan.pages[0].expect("Xem Phụ lục 2.");
    for (file, label, title) in [("phu-luc-1.pdf", "Phụ lục 1", "MỘT"), ("phu-luc-2.pdf", "Phụ lục 2", "HAI")]
    {
        let pdf = project.built(&format!("plan/{file}"));
        assert_eq!(texts(&head(&pdf.pages[0]))[..2], [label, title]);
    }
}

#[test]
fn a_lead_is_above_its_table_and_notes_below_the_last() {
    let annexes =
        "[{title: A, tables: {quota: admissions, lead: '* Trong đó:'}, notes: [Tính đến ngày ký.]}]";
    let page = &plan("").set("annexes", annexes).annex_pdf().pages[0];
    let (lead, note) = (page.expect("* Trong đó:"), page.expect("Tính đến ngày ký."));
    let grid = Grid::only(page);
    assert!(lead.baseline < grid.ys[0] && lead.baseline > grid.ys[0] - 20.0);
    assert!(note.baseline > *grid.ys.last().unwrap());
    for line in &[lead, note] {
        assert_style(line, 14.0, Face::Regular);
        assert_near("indent", line.x0, LEFT + 10.0 * MM);
    }
}

#[test]
fn a_lead_never_ends_a_page() {
    let table = "{quota: admissions, notes: false";
    let annexes = format!("[{{title: A, tables: [{table}}}, {table}, lead: '* Trong đó:'}}]}}]");
    let plans: Vec<_> =
        (10..34).map(|n| plan("").units(n, |n| format!("Thôn {n}"), "").set("annexes", &annexes)).collect();
    for pdf in annex_pdfs(&plans) {
        let (at, lead) = pdf.expect("* Trong đó:");
        let below = Grid::all(&pdf.pages[at]).into_iter().find(|grid| grid.ys[0] > lead.baseline);
        assert!(below.is_some_and(|grid| grid.rows() > 1), "the lead ends page {}", at + 1);
    }
}

#[test]
fn an_annex_has_a_header_block_and_signers_of_its_own() {
    let annexes = "[{label: Mẫu 01, title: Phiếu lấy ý kiến, form: true, \
        header_block: {superior: ĐẢNG ỦY XÃ CÔNG HẢI, issuer: CHI BỘ ………, number: Số …-BC/CB, date: 'Công Hải, ngày … tháng … năm …'}, \
        body: ['Họ và tên: ………………'], signature: {position: NGƯỜI GHI PHIẾU, signer: Trần Văn B}}]";
    let plan = Plan::new().set("annexes", annexes).paragraphs(["Theo Mẫu 01."]);
    let project = plan.put(Project::new(), "plan");
    let run = project.build();
    // What is filled in by hand is no blank.
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let page = &project.built("plan/phu-luc-chi-tieu.pdf").pages[0];
    let (superior, issuer) = (page.expect("ĐẢNG ỦY XÃ CÔNG HẢI"), page.expect("CHI BỘ ………"));
    assert_near("one above the other", issuer.center(), superior.center());
    assert_style(&issuer, 14.0, Face::Bold);
    let (number, date) = (page.expect("Số …-BC/CB"), page.expect("Công Hải, ngày … tháng … năm …"));
    assert_near("on one line", number.baseline, date.baseline);
    assert_near("below the issuer", number.center(), issuer.center());
    assert!(page.expect("Mẫu 01").baseline > date.baseline);
    let (position, name) = (page.expect("NGƯỜI GHI PHIẾU"), page.expect("Trần Văn B"));
    assert!(position.baseline > page.find_all("Họ và tên:")[0].baseline);
    assert_near("the name below the post", name.center(), position.center());
    assert!(page.find("Nơi nhận:").is_none());
}

#[test]
fn an_annex_has_levels_of_numbering_and_words_of_its_own() {
    let annexes = "[{label: QUY CHẾ, title: làm việc, title_capitals: false, reference: Ban hành kèm theo, \
        numbering: [chapter, article], body: [{title: Quy định chung, body: [{title: Phạm vi, body: [Quy chế này.]}]}]}]";
    let plan = Plan::new().set("annexes", annexes).paragraphs(["Ban hành QUY CHẾ kèm theo."]);
    let page = &plan.annex_pdf().pages[0];
    for line in ["QUY CHẾ", "làm việc", "Chương I", "Điều 1. Phạm vi"] {
        page.expect(line);
    }
    assert!(page.text().contains("(Ban hành kèm theo Kế hoạch số"), "{}", page.text());
}
