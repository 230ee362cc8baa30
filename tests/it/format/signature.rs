//! Signature and recipients: sizes, faces, places (7, 9).

use super::plan::{Plan, pdfs};
use super::samples::SAMPLES;
use super::*;

/// The last page of each sample, with its profile and the name of its signer.
fn samples() -> impl Iterator<Item = (&'static str, &'static Page, Run)> {
    SAMPLES.iter().map(|sample| {
        let page = sample.plan.pages.last().unwrap();
        let signer = if sample.name == "ham-liem-2026" { "Nguyễn Thị B" } else { "Nguyễn Văn A" };
        (sample.profile, page, page.expect(signer))
    })
}

/// The lines of the left block under its label.
fn items(page: &Page) -> Vec<Run> {
    let label = page.expect("Nơi nhận:");
    let below = |block: &Run| block.baseline > label.baseline + 1.0 && block.x0 < LEFT + 10.0;
    page.blocks().into_iter().filter(below).collect()
}

#[test]
fn the_authority_is_bold_and_level_with_the_recipients() {
    for (_, page, _) in samples() {
        let authority = page.expect("T/M BAN THƯỜNG VỤ");
        assert_style(&authority, 14.0, Face::Bold);
        assert_level(&authority, &page.expect("Nơi nhận:"));
    }
}

#[test]
fn the_position_is_regular_since_2026_and_was_bold_before() {
    for (profile, page, _) in samples() {
        let face = if profile == "hd05-2026" { Face::Regular } else { Face::Bold };
        let position = page.expect("BÍ THƯ");
        assert_style(&position, 14.0, face);
        assert_near("baseline", position.baseline, page.expect("T/M BAN THƯỜNG VỤ").baseline + PITCH);
    }
}

#[test]
fn the_date_chooses_the_profile() {
    let dates = ["2026-05-26", "2026-05-27", "2026", "2018-04-03"];
    let plans = dates.map(|date| Plan::new().set("date", date));
    let bold: Vec<_> = pdfs(&plans).iter().map(|pdf| pdf.expect("BÍ THƯ").1.bold).collect();
    assert_eq!(bold, [true, false, false, true]);
}

#[test]
fn the_name_is_bold_25_mm_below_the_position() {
    for (_, page, name) in samples() {
        assert_style(&name, 14.0, Face::Bold);
        let room = name.baseline - page.expect("BÍ THƯ").baseline - PITCH;
        assert_near("room", room, 25.0 * MM);
        let between = page.within(crate::pdf::Rect {
            x0: name.x0 - 50.0,
            x1: name.x1 + 50.0,
            y0: name.baseline - 25.0 * MM,
            y1: name.baseline - 12.0,
        });
        assert!(between.glyphs.is_empty() && between.strokes.is_empty());
    }
}

#[test]
fn the_signature_is_centred_in_its_block_at_the_right() {
    for (_, page, name) in samples() {
        let [authority, position] = ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"].map(|words| page.expect(words));
        assert_near("position", position.center(), authority.center());
        assert_near("name", name.center(), authority.center());
        assert_near("block", authority.center(), RIGHT - 85.0 * MM / 2.0);
    }
}

#[test]
fn the_signature_is_below_the_body() {
    for (_, page, _) in samples() {
        let last = body(page).pop().unwrap();
        let label = page.expect("Nơi nhận:");
        assert_near("distance", label.baseline - last.baseline, 2.0 * PITCH);
    }
}

#[test]
fn authority_and_position_are_in_capitals_however_they_are_typed() {
    let plan = Plan::new().set("authority", "T/M Ban Thường vụ").set("position", "Bí thư");
    let page = &plan.pdf().pages[0];
    page.expect("T/M BAN THƯỜNG VỤ");
    page.expect("BÍ THƯ");
    page.expect("Nguyễn Văn A");
}

#[test]
fn without_an_authority_the_position_is_level_with_the_recipients() {
    for pdf in pdfs(&PROFILES.map(|profile| Plan::of(profile).without("authority"))) {
        let page = &pdf.pages[0];
        assert_level(&page.expect("BÍ THƯ"), &page.expect("Nơi nhận:"));
    }
}

#[test]
fn a_long_authority_keeps_the_blocks_apart() {
    let authority = "T/L BAN THƯỜNG VỤ ĐẢNG ỦY XÃ TÂN";
    let plan =
        Plan::new().set("authority", authority).set("recipients", "[Các chi bộ và đảng bộ trực thuộc xã]");
    let page = &plan.pdf().pages[0];
    let block = page.expect(authority);
    assert!(block.width() > 85.0 * MM, "{block:?}");
    assert!(block.x1 <= RIGHT + TOLERANCE, "{block:?}");
    assert_near("axis", page.expect("BÍ THƯ").center(), block.center());
    for item in items(page) {
        assert!(item.x1 < block.x0 - 5.0 * MM + TOLERANCE, "{item:?}");
    }
}

#[test]
fn the_label_of_the_recipients_is_upright_and_underlined() {
    for (_, page, _) in samples() {
        let label = page.expect("Nơi nhận:");
        assert_style(&label, 14.0, Face::Regular);
        assert_near("width", label.width(), 56.01);
        assert_near("place", label.x0, LEFT);
        let lines = strokes_below(page, &label);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_near("left end", lines[0].x0, label.x0);
        assert_near("right end", lines[0].x1, label.x1);
        assert!((0.4..=0.8).contains(&lines[0].thickness), "{lines:?}");
        assert!((1.0..=3.0).contains(&(lines[0].y0 - label.baseline)), "{lines:?}");
    }
}

#[test]
fn recipients_are_regular_12_pt_at_the_left_edge() {
    for (_, page, _) in samples() {
        let items = items(page);
        for item in &items {
            assert_style(item, 12.0, Face::Regular);
            let hanging = if item.text.starts_with("- ") { 0.0 } else { 7.0 };
            assert_near(&item.text, item.x0, LEFT + hanging);
        }
        for (item, next) in items.iter().zip(&items[1..]) {
            assert_near("pitch", next.baseline - item.baseline, 15.0);
        }
    }
}

#[test]
fn recipients_end_with_the_mark_of_the_profile_and_the_last_with_a_full_stop() {
    let recipients = "[Tỉnh ủy, Các chi bộ;, 'Mặt trận, đoàn thể.', Lưu Văn phòng Đảng ủy]";
    let expected = [
        "- Tỉnh ủy; - Các chi bộ; - Mặt trận, đoàn thể; - Lưu Văn phòng Đảng ủy.",
        "- Tỉnh ủy, - Các chi bộ, - Mặt trận, đoàn thể, - Lưu Văn phòng Đảng ủy.",
    ];
    let plans = PROFILES.map(|profile| Plan::of(profile).set("recipients", recipients));
    for (pdf, expected) in pdfs(&plans).iter().zip(expected) {
        let items: Vec<_> = items(&pdf.pages[0]).into_iter().map(|item| item.text).collect();
        assert_eq!(items.join(" "), expected);
    }
}

#[test]
fn the_samples_name_all_their_recipients() {
    for sample in SAMPLES.iter() {
        let items = items(sample.plan.pages.last().unwrap());
        let count = items.iter().filter(|item| item.text.starts_with("- ")).count();
        assert_eq!(count, if sample.name == "ham-liem-2026" { 6 } else { 5 });
        let end = if sample.profile == "hd05-2026" { ';' } else { ',' };
        let texts: Vec<_> = items.iter().map(|item| item.text.as_str()).collect();
        for item in texts.join(" ").split(" - ").take(count - 1) {
            assert!(item.ends_with(end), "{item}");
        }
        assert!(texts.last().unwrap().ends_with('.'));
    }
}

#[test]
fn recipients_take_the_width_that_the_signature_leaves() {
    let long = "Các phòng, ban tham mưu, giúp việc Đảng uỷ";
    let pdf = Plan::new().set("recipients", &format!("['{long}', 'Lưu Văn phòng Đảng ủy']")).pdf();
    let (_, run) = pdf.expect(&format!("- {long};"));
    let (_, authority) = pdf.expect("T/M BAN THƯỜNG VỤ");
    assert!(run.x1 > RIGHT - 90.0 * MM, "{run:?} would have had room in a column beside the block");
    assert!(run.x1 < authority.x0, "{run:?} reaches {authority:?}");
    assert_near("block", authority.center(), RIGHT - 85.0 * MM / 2.0);
}

#[test]
fn recipients_of_many_lines_go_on_and_the_signature_stays_with_the_text() {
    let one = "Các chi bộ, đảng bộ cơ sở trực thuộc, các phòng, ban, ngành, Mặt trận Tổ quốc và đoàn thể xã";
    for count in [25, 60] {
        let list = format!("'{one}', ").repeat(count);
        let pdf = Plan::new().set("recipients", &format!("[{list}'Lưu Văn phòng Đảng ủy']")).pdf();
        let (at, signer) = pdf.expect("Nguyễn Văn A");
        assert_eq!((at, pdf.expect("Nội dung.").0), (0, 0), "{signer:?}");
        assert!(pdf.pages.len() > 1);
        for page in &pdf.pages {
            let lowest = lines_of(page).into_iter().fold(0.0, f64::max);
            assert!(lowest < BOTTOM, "a line at {lowest:.0} pt");
        }
        let found: usize = pdf.pages.iter().map(|page| page.find_all("- Các chi bộ").len()).sum();
        assert_eq!(found, count);
    }
}

/// The baselines of a page.
fn lines_of(page: &Page) -> Vec<f64> {
    page.lines().iter().map(|line| line.baseline).collect()
}
