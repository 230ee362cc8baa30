//! Who signs: several lines of authority and post, two side by side (7); those addressed (9a).

use super::plan::{Plan, pdfs};
use super::*;

const ALL: [&str; 3] = ["hd05-2026", "hd36-2018", "nd30-2020"];

/// A plan that is signed as these lines of YAML say, each indented by two spaces.
fn signed(profile: &str, lines: &str) -> Plan {
    let plan = Plan::of(profile).without("authority").without("position").without("signer");
    plan.set("signature", &format!("\n{lines}"))
}

#[test]
fn every_authority_is_on_a_line_of_its_own_above_the_post() {
    let cases = [
        ("[T/M BAN THƯỜNG VỤ, K/T BÍ THƯ]", "PHÓ BÍ THƯ"),
        ("[T/L BAN THƯỜNG VỤ, K/T CHÁNH VĂN PHÒNG]", "[PHÓ CHÁNH VĂN PHÒNG, PHỤ TRÁCH]"),
        ("T/L BAN THƯỜNG VỤ", "Q. CHÁNH VĂN PHÒNG"),
        ("[TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH]", "PHÓ CHỦ TỊCH"),
    ];
    let lines = |text: &str| -> Vec<String> {
        text.trim_matches(['[', ']']).split(", ").map(str::to_owned).collect()
    };
    for profile in ALL {
        let plans = cases.map(|(authority, position)| {
            let keys = format!("  authority: {authority}\n  position: {position}\n  signer: Trần Thị B");
            signed(profile, &keys)
        });
        for (pdf, (authority, position)) in pdfs(&plans).iter().zip(cases) {
            let page = &pdf.pages[0];
            let posts = if profile == "hd05-2026" { Face::Regular } else { Face::Bold };
            let authority = lines(authority).into_iter().map(|line| (line, Face::Bold));
            let heads: Vec<_> =
                authority.chain(lines(position).into_iter().map(|line| (line, posts))).collect();
            let label = page.expect("Nơi nhận:");
            for (at, (words, face)) in (0_u32..).zip(&heads) {
                let line = page.expect(words);
                assert_style(&line, 14.0, *face);
                assert_near(words, line.baseline, label.baseline + f64::from(at) * PITCH);
                assert_near(words, line.center(), RIGHT - 85.0 * MM / 2.0);
            }
            let last = page.expect(&heads.last().unwrap().0).baseline;
            assert_near("room", page.expect("Trần Thị B").baseline - last - PITCH, 25.0 * MM);
        }
    }
}

const TWO: &str = "  - {authority: [T/M BAN THƯỜNG VỤ, K/T BÍ THƯ], position: PHÓ BÍ THƯ, signer: Trần Thị B}\n\
    \x20 - {authority: TM. ỦY BAN NHÂN DÂN, position: CHỦ TỊCH, signer: Nguyễn Văn A}";

#[test]
fn two_signers_are_side_by_side_and_the_recipients_below() {
    for pdf in pdfs(&ALL.map(|profile| signed(profile, TWO))) {
        let page = &pdf.pages[0];
        let [left, right] =
            ["T/M BAN THƯỜNG VỤ", "TM. ỦY BAN NHÂN DÂN"].map(|authority| page.expect(authority));
        assert_level(&left, &right);
        let [first, second] = ["Trần Thị B", "Nguyễn Văn A"].map(|name| page.expect(name));
        assert_level(&first, &second);
        let each = (165.0 - 5.0) / 2.0 * MM;
        assert_near("left", left.center(), LEFT + each / 2.0);
        assert_near("right", right.center(), RIGHT - each / 2.0);
        assert_near("left name", first.center(), left.center());
        assert_near("right name", second.center(), right.center());
        assert_near("room", first.baseline - page.expect("PHÓ BÍ THƯ").baseline - PITCH, 25.0 * MM);
        let label = page.expect("Nơi nhận:");
        assert_near("recipients", label.baseline - first.baseline, 2.0 * PITCH);
        assert_near("their place", label.x0, LEFT);
    }
}

#[test]
fn two_signers_stay_on_one_page_with_the_end_of_the_text() {
    for paragraphs in 18..28 {
        let paragraphs = vec!["Một đoạn của văn bản."; paragraphs];
        let pdf = signed("hd05-2026", TWO).paragraphs(paragraphs).pdf();
        let (page, label) = pdf.expect("Nơi nhận:");
        assert_eq!(pdf.expect("T/M BAN THƯỜNG VỤ").0, page);
        let lines = |run: &Run| run.text.starts_with("Một đoạn") && run.baseline < label.baseline;
        let with = pdf.pages[page].blocks().iter().filter(|run| lines(run)).count();
        assert!(with >= 2, "{with} lines on the page of the signature");
    }
}

#[test]
fn the_file_holds_one_signer_after_the_other() {
    let page = &signed("hd05-2026", TWO).pdf().pages[0];
    let said: String = page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    let parts = ["T/M BAN THƯỜNG VỤ", "Trần Thị B", "TM. ỦY BAN NHÂN DÂN", "Nguyễn Văn A", "Nơi nhận:"];
    let places = parts.map(|part| said.find(part).unwrap());
    assert!(places.is_sorted(), "{said}");
}

#[test]
fn one_addressee_is_beside_the_salutation() {
    let cases = [
        ("hd05-2026", "Ban Thường vụ Tỉnh ủy", "Kính gửi: "),
        ("hd36-2018", "{'Kính trình:': Ban Thường vụ Tỉnh ủy}", "Kính trình: "),
        ("nd30-2020", "{Kính trình: [Ban Thường vụ Tỉnh ủy]}", "Kính trình: "),
    ];
    let plans = cases.map(|(profile, to, _)| Plan::of(profile).set("addressees", to));
    for (pdf, (profile, _, salutation)) in pdfs(&plans).iter().zip(cases) {
        let page = &pdf.pages[0];
        let line = page.expect(&format!("{salutation}Ban Thường vụ Tỉnh ủy"));
        assert_near("middle", line.center(), MIDDLE);
        let face = if profile == "nd30-2020" { Face::Regular } else { Face::Italic };
        assert_style(&page.expect(salutation.trim_end()), 14.0, face);
        assert_style(&page.expect("Ban Thường vụ Tỉnh ủy"), 14.0, Face::Regular);
        let (title, body) = (page.expect("phát triển đảng viên năm 2026"), page.expect("Nội dung"));
        assert!(title.baseline < line.baseline && line.baseline < body.baseline);
        assert!(page.find("Ban Thường vụ Tỉnh ủy.").is_none());
    }
}

#[test]
fn several_addressees_make_a_list_by_the_colon() {
    let to = "[Ban Thường vụ Tỉnh ủy, Ban Tổ chức Tỉnh ủy]";
    for (pdf, profile) in pdfs(&ALL.map(|profile| Plan::of(profile).set("addressees", to))).iter().zip(ALL) {
        let page = &pdf.pages[0];
        let end = if profile == "hd36-2018" { ',' } else { ';' };
        let label = page.expect("Kính gửi:");
        let [first, last] = [format!("- Ban Thường vụ Tỉnh ủy{end}"), "- Ban Tổ chức Tỉnh ủy.".to_owned()]
            .map(|item| page.expect(&item));
        assert_near("dashes", first.x0, last.x0);
        assert_near("pitch", last.baseline - first.baseline, PITCH);
        if profile == "nd30-2020" {
            assert_near("below the colon", first.x0, page.expect("Kính gửi").x1);
            assert_near("next line", first.baseline - label.baseline, PITCH);
        } else {
            assert_near("beside", first.x0 - label.x1, 3.5);
            assert_level(&first, &label);
        }
        assert_near("middle", f64::midpoint(label.x0, first.x1.max(last.x1)), MIDDLE);
    }
}

#[test]
fn a_long_addressee_goes_on_under_its_own_words() {
    let long = "Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo và Dân vận Tỉnh ủy, Ủy ban Kiểm tra Tỉnh ủy, các cơ quan tham mưu";
    let page = &Plan::new().set("addressees", &format!("[{long:?}, Các chi bộ]")).pdf().pages[0];
    let dash = page.expect("- Ban Tổ chức");
    let next = |run: &Run| is_near(run.baseline, dash.baseline + PITCH);
    let next = page.blocks().into_iter().find(next).unwrap();
    assert_near("hanging", next.x0 - dash.x0, page.expect("Ban Tổ chức").x0 - dash.x0);
    assert!(page.blocks().iter().all(|run| run.x1 < RIGHT + TOLERANCE));
}

#[test]
fn the_extract_for_a_unit_addresses_no_other() {
    let notice = "format: 1\nnumber: 6\ndate: 2026-10-05\nabstract: về giao chỉ tiêu\nbody: [Giao chỉ tiêu.]\n\
        recipients: [Lưu]\naddressees: [Các chi bộ]\nunit: {body: [Giao đơn vị.]}\n";
    let plan = Plan::new().units(1, |_| "Thôn Một".to_owned(), "");
    let project = plan.put(crate::harness::Project::new(), "plan").file("data/plan/notice.yaml", notice);
    project.pdf("plan/thong-bao-chi-tieu.pdf").expect("Kính gửi: Các chi bộ");
    assert!(project.built("plan/thong-bao/don-vi-1.pdf").pages[0].find("Kính gửi").is_none());
}
