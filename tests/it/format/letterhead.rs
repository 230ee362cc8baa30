//! The header block: issuer and number on the left, the Party's title and the date on the right (1–4).

use super::plan::{Plan, pdfs};
use super::samples::SAMPLES;
use super::*;

const PARTY: &str = "ĐẢNG CỘNG SẢN VIỆT NAM";

/// The first pages of a small plan and of all samples: (superior, issuer, number's symbol, date, page).
fn first_pages() -> Vec<Header> {
    let small = pdfs(&PROFILES.map(Plan::of)).into_iter().map(|pdf| {
        Header::of(&pdf.pages[0], ["ĐẢNG BỘ TỈNH KHÁNH HÒA", "ĐẢNG ỦY XÃ CÔNG HẢI", "Công Hải, ngày"])
    });
    let samples = SAMPLES.iter().map(|sample| {
        let words = match sample.name {
            "long-thanh-2023" => ["ĐẢNG BỘ HUYỆN YÊN THÀNH", "ĐẢNG ỦY XÃ LONG THÀNH", "Long Thành, ngày"],
            _ => ["ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG ỦY XÃ HÀM LIÊM", "Hàm Liêm, ngày"],
        };
        Header::of(&sample.plan.pages[0], words)
    });
    small.chain(samples).collect()
}

/// The pieces of a header block.
struct Header {
    page: Page,
    party: Run,
    superior: Run,
    issuer: Run,
    star: Run,
    number: Run,
    date: Run,
}

impl Header {
    fn of(page: &Page, [superior, issuer, date]: [&str; 3]) -> Self {
        let star = page.blocks().into_iter().find(|block| block.text == "*").expect("there is no *");
        let level = |run: Run| {
            let joined = |block: &Run| block.x0 > MIDDLE - 60.0 && is_near(block.baseline, run.baseline);
            page.blocks().into_iter().filter(joined).reduce(join).expect("a date")
        };
        let left = |word: &str| {
            let baseline = page.expect(word).baseline;
            let near = |block: &Run| is_near(block.baseline, baseline) && block.x1 < MIDDLE;
            page.blocks().into_iter().filter(near).reduce(join).expect("a left block")
        };
        Self {
            party: page.expect(PARTY),
            superior: page.expect(superior),
            issuer: page.expect(issuer),
            number: left("-KH/ĐU"),
            date: level(page.expect(date)),
            star,
            page: page.clone(),
        }
    }
}

/// Two pieces of a line with a blank between them.
fn join(mut left: Run, right: Run) -> Run {
    left.text = format!("{} {}", left.text, right.text);
    left.x1 = right.x1;
    left.glyphs.extend(right.glyphs);
    left
}

#[test]
fn the_partys_title_is_bold_15_pt_on_the_first_line_at_the_right() {
    for Header { party, superior, .. } in first_pages() {
        assert_style(&party, 15.0, Face::Bold);
        assert_near("width", party.width(), 206.67);
        assert_near("baseline", party.baseline, FIRST_BASELINE);
        assert_level(&party, &superior);
        assert!(party.x0 > superior.x1 + 4.0 * MM - TOLERANCE, "{superior:?} {party:?}");
    }
}

#[test]
fn the_rule_is_exactly_as_long_as_the_partys_title() {
    for Header { page, party, .. } in first_pages() {
        let rules = strokes_below(&page, &party);
        assert_eq!(rules.len(), 1, "{rules:?}");
        assert!(rules[0].is_horizontal());
        assert_near("left end", rules[0].x0, party.x0);
        assert_near("right end", rules[0].x1, party.x1);
        assert!((rules[0].thickness - 0.75).abs() < 0.01, "{rules:?}");
    }
}

#[test]
fn the_rule_lies_2_to_3_pt_below_the_descenders() {
    for Header { page, party, .. } in first_pages() {
        let rule = strokes_below(&page, &party)[0];
        let gap = rule.y0 - rule.thickness / 2.0 - (party.baseline + 0.216 * 15.0);
        assert!((2.0..=3.0).contains(&gap), "{gap:.2} pt");
    }
}

#[test]
fn the_issuer_is_bold_under_its_superior_and_a_star_under_both() {
    for Header { superior, issuer, star, .. } in first_pages() {
        assert_style(&superior, 14.0, Face::Regular);
        assert_style(&issuer, 14.0, Face::Bold);
        assert_style(&star, 14.0, Face::Regular);
        assert_near("issuer", issuer.baseline, superior.baseline + PITCH);
        assert_near("star", star.baseline, issuer.baseline + PITCH);
        assert_near("issuer", issuer.center(), superior.center());
        assert_near("star", star.center(), superior.center());
    }
}

#[test]
fn the_issuer_is_in_capitals_however_it_is_typed() {
    let plan = Plan::new().set("superior", "Đảng bộ tỉnh Khánh Hòa").set("name", "Đảng ủy xã Công Hải");
    let page = &plan.pdf().pages[0];
    page.expect("ĐẢNG BỘ TỈNH KHÁNH HÒA");
    page.expect("ĐẢNG ỦY XÃ CÔNG HẢI");
}

#[test]
fn the_number_is_centred_under_the_star() {
    for Header { star, number, .. } in first_pages() {
        assert_style(&number, 14.0, Face::Regular);
        assert_near("middle", number.center(), star.center());
        assert_near("baseline", number.baseline, star.baseline + PITCH);
    }
}

#[test]
fn the_date_is_italic_centred_under_the_partys_title_level_with_the_number() {
    for Header { party, number, date, .. } in first_pages() {
        assert_style(&date, 14.0, Face::Italic);
        assert_near("middle", date.center(), party.center());
        assert_level(&date, &number);
    }
}

#[test]
fn the_number_has_two_digits_and_no_colon() {
    let forms = [("5", "Số 05-KH/ĐU"), ("54", "Số 54-KH/ĐU"), ("105", "Số 105-KH/ĐU")];
    for profile in PROFILES {
        for (pdf, (_, form)) in
            pdfs(&forms.map(|(number, _)| Plan::of(profile).set("number", number))).iter().zip(forms)
        {
            let texts: Vec<_> = pdf.pages[0].blocks().into_iter().map(|block| block.text).collect();
            assert!(texts.contains(&form.to_owned()), "{form}: {texts:?}");
        }
    }
}

#[test]
fn the_blank_for_the_number_is_as_wide_as_six_digits() {
    for pdf in pdfs(&PROFILES.map(|profile| Plan::of(profile).without("number"))) {
        let [before, after] = ["Số", "-KH/ĐU"].map(|word| pdf.pages[0].expect(word));
        assert_level(&before, &after);
        assert_near("blank", after.x0 - before.x1, 6.0 * 7.0);
    }
}

#[test]
fn days_below_ten_and_the_first_two_months_are_padded() {
    let forms = [
        ("2026-02-03", "Công Hải, ngày 03 tháng 02 năm 2026"),
        ("2026-01-10", "Công Hải, ngày 10 tháng 01 năm 2026"),
        ("2026-06-08", "Công Hải, ngày 08 tháng 6 năm 2026"),
        ("2026-10-31", "Công Hải, ngày 31 tháng 10 năm 2026"),
    ];
    for profile in PROFILES {
        let plans = forms.map(|(date, _)| Plan::of(profile).set("date", date));
        for (pdf, (_, form)) in pdfs(&plans).iter().zip(forms) {
            assert_style(&pdf.pages[0].expect(form), 14.0, Face::Italic);
        }
    }
}

#[test]
fn an_unknown_day_or_month_is_a_blank_to_write_in() {
    let plans = ["2026-06", "2026"].map(|date| Plan::new().set("date", date));
    let gap = |page: &Page, before: &str, after: &str| page.expect(after).x0 - page.expect(before).x1;
    for (pdf, month) in pdfs(&plans).iter().zip([false, true]) {
        let page = &pdf.pages[0];
        assert_near("day", gap(page, "ngày", "tháng"), 6.0 * 3.5);
        if month {
            assert_near("month", gap(page, "tháng", "năm 2026"), 6.0 * 3.5);
        } else {
            page.expect("tháng 6 năm 2026");
        }
    }
}

#[test]
fn a_long_superior_stays_on_one_line() {
    let name = "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH";
    for pdf in pdfs(&PROFILES.map(|profile| Plan::of(profile).set("superior", name))) {
        let header = Header::of(&pdf.pages[0], [name, "ĐẢNG ỦY XÃ CÔNG HẢI", "Công Hải, ngày"]);
        assert_near("width", header.superior.width(), 84.5 * MM);
        assert!(header.superior.x0 > LEFT - TOLERANCE);
        assert!(header.party.x0 - header.superior.x1 >= 4.0 * MM - TOLERANCE);
        assert!(header.party.x1 <= RIGHT + TOLERANCE);
        assert_near("issuer", header.issuer.center(), header.superior.center());
        assert_near("date", header.date.center(), header.party.center());
    }
}

#[test]
fn a_date_of_106_mm_stays_on_one_line() {
    check_long_date("Thành phố Hồ Chí Minh", 100.0..110.0);
}

#[test]
fn a_date_of_118_mm_stays_on_one_line_beside_a_long_superior() {
    check_long_date("Phường Hòa Khánh - Đà Nẵng", 117.0..121.0);
}

/// The right block stays whole, the left one wraps beside it, and both keep their axes.
fn check_long_date(place: &str, millimetres: std::ops::Range<f64>) {
    let plan = Plan::new().set("superior", "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH").set("place", place);
    let page = &plan.set("date", "2026-10-30").pdf().pages[0];
    let date = page.expect(&format!("{place}, ngày 30 tháng 10 năm 2026"));
    assert!(millimetres.contains(&(date.width() / MM)), "{:.1} mm", date.width() / MM);
    assert!(date.x1 <= RIGHT + TOLERANCE, "{date:?}");
    assert_near("date", date.center(), page.expect(PARTY).center());
    let star = page.blocks().into_iter().find(|block| block.text == "*").unwrap();
    let is_left = |block: &Run| block.baseline < star.baseline && is_near(block.center(), star.center());
    let mut left: Vec<_> = page.blocks().into_iter().filter(is_left).collect();
    left.push(page.expect("Số 05-KH/ĐU"));
    let texts: Vec<_> = left.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts.join(" "), "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH ĐẢNG ỦY XÃ CÔNG HẢI Số 05-KH/ĐU");
    for run in left {
        assert_near("middle", run.center(), star.center());
        assert!(
            run.x0 > LEFT - TOLERANCE && run.x1 < date.x0 - 4.0 * MM + TOLERANCE,
            "{run:?} meets {date:?}"
        );
    }
}

#[test]
fn a_long_place_leaves_the_issuer_three_lines() {
    let plan = Plan::new()
        .set("place", "Tân Hiệp Đông Giang Thượng Phước Mỹ Hòa")
        .set("name", "ĐẢNG ỦY XÃ TÂN HIỆP ĐÔNG GIANG THƯỢNG PHƯỚC MỸ HÒA");
    let pdf = plan.pdf();
    let star = pdf.expect("*").1;
    let superior = pdf.expect("ĐẢNG BỘ TỈNH").1;
    let lines = ((star.baseline - superior.baseline) / PITCH).round();
    assert!(lines <= 5.0, "{lines} lines above the mark:\n{}", pdf.text());
    pdf.expect("ĐẢNG CỘNG SẢN VIỆT NAM");
}
