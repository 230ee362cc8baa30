//! Nodes of the text beside headings, paragraphs, items and tables: levels of their own, lines apart, forms.

use super::plan::Plan;
use super::*;

fn page(body: &str) -> Page {
    Plan::of("hd05-2026").body(body).pdf().pages.remove(0)
}

#[test]
fn a_node_has_a_level_of_its_own_or_gives_one_to_those_below() {
    let page = page(
        "
- title: Mục tiêu chung
  numbering: [capital, bracketed]
  body:
    - title: Về kinh tế
      body:
        - text: Thu ngân sách tăng.
        - text: Nông nghiệp ổn định.
    - title: Về văn hoá
- title: Nhiệm vụ
  body:
    - title: Trước mắt
      level: star
    - title: Lâu dài
      level: none
    - title: Từng năm
- title: Phần riêng
  level: part_in_words
",
    );
    for line in [
        "I. MỤC TIÊU CHUNG",
        "A. VỀ KINH TẾ",
        "(1) Thu ngân sách tăng.",
        "(2) Nông nghiệp ổn định.",
        "B. VỀ VĂN HOÁ",
        "II. NHIỆM VỤ",
        "* Trước mắt",
        "Lâu dài",
        "1. Từng năm",
        "Phần thứ ba",
        "PHẦN RIÊNG",
    ] {
        page.expect(line);
    }
    assert_near("middle", page.expect("Phần thứ ba").center(), MIDDLE);
    assert_style(&page.expect("Lâu dài"), 14.0, Face::Bold);
}

#[test]
fn a_heading_is_in_capitals_or_as_typed() {
    let page = page(
        "- title: Mục tiêu chung\n  capitals: false\n  body:\n    - {title: Về kinh tế, capitals: true}\n- title: Nhiệm vụ\n",
    );
    for line in ["I. Mục tiêu chung", "1. VỀ KINH TẾ", "II. NHIỆM VỤ"] {
        page.expect(line);
    }
}

#[test]
fn a_line_stands_in_the_middle_or_at_the_right() {
    let page = page(
        "- Đoạn văn ở trên.\n- line: Dòng ở giữa trang\n- {line: Dòng ở bên phải, align: right}\n- Đoạn cuối.\n",
    );
    assert_near("middle", page.expect("Dòng ở giữa trang").center(), MIDDLE);
    assert_near("right", page.expect("Dòng ở bên phải").x1, RIGHT);
}

#[test]
fn words_are_underlined() {
    let page = page("- 'Đề nghị {{ underline(\"gửi trước\") }} ngày họp.'\n");
    let words = page.expect("Đề nghị gửi trước ngày họp.");
    let strokes = strokes_below(&page, &words);
    assert_eq!(strokes.len(), 1, "{strokes:?}");
    assert!(strokes[0].x0 > words.x0 && strokes[0].x1 < words.x1);
}

#[test]
fn the_dots_of_a_form_are_no_placeholder() {
    let body = |form: &str| {
        format!("- title: Phiếu đăng ký\n{form}  body:\n    - Họ và tên ..........\n- Đoạn cuối.\n")
    };
    let run = |form: &str| {
        let plan = Plan::of("hd05-2026").body(&body(form));
        plan.put(crate::harness::Project::new().file("data/kehoach.yaml", "format: 1\n"), "p").run(&["check"])
    };
    assert!(run("").stderr.contains("placeholder"));
    assert!(!run("  form: true\n").stderr.contains("placeholder"), "{}", run("  form: true\n").stderr);
}

#[test]
fn the_last_text_has_its_mark_after_bold_words_and_before_a_closing_line() {
    let page = page("- 'Kết thúc bằng {{ bold(\"chữ đậm\") }}.'\n- line: HẾT\n");
    let text = page.text();
    assert!(text.contains("Kết thúc bằng chữ đậm."), "{text}");
    assert!(!text.contains("HẾT."), "{text}");
}

#[test]
fn a_position_has_a_note_below_it_as_typed() {
    let signature = "{position: NGƯỜI NHẬN, note: '(Ký, ghi rõ họ tên)', signer: Nguyễn Văn A}";
    let plan = Plan::of("hd05-2026").without("authority").without("position").without("signer");
    let pdf = plan.set("signature", signature).body("- Đã nhận đủ.\n").pdf();
    let (position, note) = (pdf.pages[0].expect("NGƯỜI NHẬN"), pdf.pages[0].expect("(Ký, ghi rõ họ tên)"));
    assert_style(&note, 14.0, Face::Italic);
    assert_near("below", note.baseline - position.baseline, PITCH);
    assert_near("middle", note.center(), position.center());
}
