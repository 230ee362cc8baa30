//! Parts that must stay together at the end of a page: a heading with its text, the signature with the body's end.

use super::plan::{Plan, pdfs, prose};
use super::samples::SAMPLES;
use super::*;

/// About as many words as a line holds.
const LINE: usize = 15;

/// Plans whose end moves line by line over the end of a page, in turn in both profiles.
fn moving(lines: std::ops::Range<usize>, end: &str) -> Vec<Plan> {
    let plan = |lines: usize| {
        let body = format!("  - {}\n{end}", prose(lines * LINE));
        Plan::of(PROFILES[lines % 2]).body(&body).units(4, |n| format!("Thôn {n}"), "")
    };
    lines.map(plan).collect()
}

/// The body's baselines on a page, those of a table's rows too.
fn baselines(page: &Page) -> Vec<f64> {
    let from = page.find("-----").map_or(0.0, |hyphens| hyphens.baseline + 1.0);
    let to = page.find("Nơi nhận:").map_or(f64::MAX, |label| label.baseline - 1.0);
    let baselines = text_of(page).lines().into_iter().map(|line| line.baseline);
    baselines.filter(|baseline| (from..to).contains(baseline)).collect()
}

/// Fails unless signature and recipients are whole on one page, below two lines of the body at least.
#[track_caller]
fn assert_kept(pdf: &Pdf) {
    let (at, label) = pdf.expect("Nơi nhận:");
    let page = &pdf.pages[at];
    assert_eq!(at + 1, pdf.pages.len(), "pages after the signature");
    assert_level(&label, &page.expect("T/M BAN THƯỜNG VỤ"));
    for words in ["BÍ THƯ", "Nguyễn Văn A", "- Lưu Văn phòng Đảng ủy."] {
        let run = page.expect(words);
        assert!(run.baseline > label.baseline - 0.1 && run.baseline < BOTTOM, "{run:?}");
    }
    let baselines = baselines(page);
    assert!(at == 0 || baselines.len() >= 2, "{} lines of the body with the signature", baselines.len());
    let distance = label.baseline - baselines.last().unwrap();
    assert!(distance >= 2.0 * PITCH - TOLERANCE, "{distance:.1} pt to the body");
}

/// Fails unless every page but the last is used as far as a signature and some lines leave it.
#[track_caller]
fn assert_filled(pdf: &Pdf) {
    for page in &pdf.pages[..pdf.pages.len() - 1] {
        let last = *baselines(page).last().unwrap();
        assert!(last > BOTTOM - 250.0, "a page ends at {last:.0} pt");
    }
}

/// Builds plans with so many lines and this end; one of them must need a second page and one must not.
#[track_caller]
fn check_end(lines: std::ops::Range<usize>, end: &str) -> Vec<Pdf> {
    let pdfs = pdfs(&moving(lines, end));
    assert!(pdfs.iter().any(|pdf| pdf.pages.len() == 1) && pdfs.iter().any(|pdf| pdf.pages.len() == 2));
    pdfs.iter().for_each(assert_kept);
    pdfs
}

#[test]
fn the_signature_stays_with_the_end_of_a_long_paragraph() {
    check_end(16..32, "").iter().for_each(assert_filled);
}

#[test]
fn the_signature_stays_with_a_single_line_and_the_paragraph_before_it() {
    check_end(16..32, "  - (Hết.)\n").iter().for_each(assert_filled);
}

#[test]
fn the_signature_stays_with_the_last_items() {
    check_end(16..32, "  - items: [Một, Hai, Ba]\n").iter().for_each(assert_filled);
}

#[test]
fn the_signature_stays_with_a_heading_and_its_only_line() {
    check_end(16..32, "  - title: Hiệu lực\n    body: [Từ ngày ký.]\n").iter().for_each(assert_filled);
}

#[test]
fn the_signature_stays_with_a_table() {
    check_end(10..26, "  - quota_table: {quota: admissions}\n");
}

#[test]
fn the_signature_stays_with_a_line_under_a_table() {
    check_end(10..26, "  - quota_table: {quota: admissions}\n  - (Hết.)\n");
}

#[test]
fn fifteen_recipients_stay_on_one_page() {
    let recipients = format!("[{}Lưu Văn phòng Đảng ủy]", "Các chi bộ, ".repeat(14));
    let plans: Vec<_> =
        moving(10..26, "").iter().map(|plan| plan.clone().set("recipients", &recipients)).collect();
    for pdf in pdfs(&plans) {
        assert_kept(&pdf);
        let last = pdf.pages.last().unwrap();
        assert_eq!(last.find_all("- Các chi bộ").len(), 14);
    }
}

#[test]
fn the_signatures_of_the_samples_are_kept() {
    for sample in SAMPLES.iter() {
        let last = sample.plan.pages.last().unwrap();
        for words in ["Nơi nhận:", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn"] {
            last.expect(words);
        }
        assert!(baselines(last).len() >= 2);
    }
}

#[test]
fn no_page_ends_with_a_heading() {
    let nested = "
  - title: Một
    body: [{title: Hai, body: [{title: Ba, body: [{title: Bốn, body: [Năm.]}]}]}]
";
    let mut ended_with_text = 0;
    for end in [nested, "  - title: Một\n    body: [{items: [Hai.]}]\n"] {
        let end = format!("{end}  - {}\n", prose(20 * LINE));
        for pdf in pdfs(&moving(20..34, &end)) {
            for page in &pdf.pages[..pdf.pages.len() - 1] {
                let last = body(page).pop().unwrap();
                assert!(!last.bold, "{last:?} ends a page");
                ended_with_text += 1;
            }
        }
    }
    assert!(ended_with_text > 20);
}

#[test]
fn no_page_ends_with_a_part_or_its_name() {
    let end = format!("  - title: Một\n    body: [{{title: Hai, body: [Ba.]}}]\n  - {}\n", prose(20 * LINE));
    let plans = moving(20..34, &end).into_iter().map(|plan| plan.set("numbering", "[part, chapter]"));
    for pdf in pdfs(&plans.collect::<Vec<_>>()) {
        for page in &pdf.pages[..pdf.pages.len() - 1] {
            let last = body(page).pop().unwrap();
            assert!(!last.bold, "{last:?} ends a page");
        }
    }
}

#[test]
fn no_page_of_the_samples_ends_with_a_heading() {
    for page in SAMPLES.iter().flat_map(|sample| &sample.plan.pages[..sample.plan.pages.len() - 1]) {
        assert!(!body(page).pop().unwrap().bold);
    }
}

#[test]
fn a_citation_a_date_and_a_range_stay_on_one_line() {
    let units = ["số 399-QĐ/TW", "ngày 27/5/2026", "04/25", "2025 - 2030"];
    let plans = (1..16).map(|words| {
        let texts = units.map(|unit| format!("{} {unit} {}", prose(words), prose(20)));
        Plan::new().paragraphs(texts.iter().map(String::as_str))
    });
    for pdf in pdfs(&plans.collect::<Vec<_>>()) {
        for unit in ["399-QĐ/TW", "ngày 27/5/2026", "04/25", "2025 - 2030"] {
            pdf.pages[0].expect(unit);
        }
    }
}

#[test]
fn closer_parts_around_the_text_save_a_page_and_are_left_where_they_do_not() {
    let plan =
        |lines: usize| Plan::new().body(&format!("  - {}\n  - {}\n", prose(lines * LINE), prose(2 * LINE)));
    let pdfs = pdfs(&(20..32).map(plan).collect::<Vec<_>>());
    pdfs.iter().for_each(assert_kept);
    let above = |pdf: &Pdf| pdf.expect("KẾ HOẠCH").1.baseline - pdf.expect("Số 05-KH/ĐU").1.baseline;
    let room = |pdf: &Pdf| pdf.expect("Nguyễn Văn A").1.baseline - pdf.expect("BÍ THƯ").1.baseline - PITCH;
    let closer: Vec<_> = pdfs.iter().filter(|pdf| above(pdf) < 2.0 * PITCH - 1.0).collect();
    assert!(!closer.is_empty() && closer.len() < 4, "{} documents are closer", closer.len());
    for pdf in closer {
        assert_eq!(pdf.pages.len(), 1);
        assert_near("title", above(pdf), 1.0 * PITCH + 6.0);
        assert_near("room", room(pdf), 18.0 * MM);
    }
    assert!(pdfs.iter().any(|pdf| pdf.pages.len() == 2));
    for pdf in pdfs.iter().filter(|pdf| pdf.pages.len() == 2) {
        assert_near("title", above(pdf), 2.0 * PITCH);
        assert_near("room", room(pdf), 25.0 * MM);
    }
}

#[test]
fn a_page_that_ends_early_before_a_few_lines_with_the_signature_is_reported() {
    let recipients = format!("[{}Lưu Văn phòng Đảng ủy]", "Các chi bộ, ".repeat(12));
    let plan = |lines: usize| {
        let body = format!("  - {}\n  - {}\n  - (Hết.)\n", prose(lines * LINE), prose(3 * LINE));
        Plan::new().body(&body).set("recipients", &recipients)
    };
    let mut told = 0;
    for lines in (14..30).step_by(2) {
        let project = plan(lines).put(crate::harness::Project::new(), "plan");
        let run = project.build();
        let pdf = project.built("plan/ke-hoach.pdf");
        let with_it = baselines(pdf.pages.last().unwrap()).len();
        let last = baselines(&pdf.pages[0]).last().copied().unwrap_or_default();
        let is_early = pdf.pages.len() == 2 && with_it < 3 && BOTTOM - last > 110.0;
        assert!(
            !is_early || run.stderr.contains("[page-ends-early]"),
            "{last:.0}, {with_it}: {}",
            run.stderr
        );
        told += usize::from(run.stderr.contains("[page-ends-early]"));
    }
    assert!(told < 4, "{told} of 8 are told");
}

#[test]
fn a_heading_is_no_line_of_the_text_beside_a_signature() {
    let recipients = format!("[{}Lưu Văn phòng Đảng ủy]", "Các chi bộ, ".repeat(12));
    let plan = |lines: usize| {
        let body =
            format!("  - {}\n  - {{title: Tổ chức, body: [{}]}}\n", prose(lines * LINE), prose(LINE + 4));
        Plan::new().body(&body).set("recipients", &recipients)
    };
    let mut told = 0;
    for lines in 12..28 {
        let project = plan(lines).put(crate::harness::Project::new(), "plan");
        let run = project.build();
        let pdf = project.built("plan/ke-hoach.pdf");
        let begins = |page: &crate::pdf::Page| page.text().contains("I. TỔ CHỨC");
        let last = baselines(&pdf.pages[0]).last().copied().unwrap_or_default();
        if pdf.pages.len() == 2 && begins(&pdf.pages[1]) && BOTTOM - last > 110.0 {
            assert!(run.stderr.contains("[page-ends-early]"), "{lines}, {last:.0}: {}", run.stderr);
            told += 1;
        }
    }
    assert!(told > 0, "no page ends early before a heading");
}
