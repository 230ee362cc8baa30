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
fn a_line_is_in_the_middle_or_at_the_right() {
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
fn a_part_says_its_number_and_those_after_it_count_on() {
    let body = |first: &str, second: &str, third: &str| {
        format!(
            "- {{text: Một., {first}}}\n- text: Hai.\n  {second}\n  body:\n    - {{text: Hai hai., {third}}}\n    - text: Hai ba.\n- text: Ba.\n"
        )
    };
    let plan = |body: &str| Plan::of("hd05-2026").set("numbering", "[article, clause]").body(body);
    let page = plan(&body("number: 3", "number: 5", "number: 2")).pdf().pages.remove(0);
    for line in ["Điều 3. Một.", "Điều 5. Hai.", "2. Hai hai.", "3. Hai ba.", "Điều 6. Ba."] {
        page.expect(line);
    }
    let check = |body: &str| {
        let project = crate::harness::Project::new().file("data/kehoach.yaml", "format: 1\n");
        plan(body).put(project, "p").run(&["check"]).stderr
    };
    // It is said once for a document.
    let said = check(&body("number: 3", "number: 5", "number: 2"));
    assert_eq!(said.matches("[numbers-jump]").count(), 1, "{said}");
    assert!(said.contains("`Điều 3` stands where 1 follows, and 3 numbers jump in all"), "{said}");
    // Numbers that run on are as if they were not typed.
    let said = check(&body("number: 1", "number: 2", "number: 1"));
    assert!(!said.contains("numbers-jump"), "{said}");
    let said = check(&body("level: none, number: 3", "number: 1", "number: 1"));
    assert!(said.contains("prints no number"), "{said}");
    assert!(check(&body("number: 0", "number: 2", "number: 1")).contains("is no number of a part"));
}

#[test]
fn a_reference_is_to_a_number_that_a_part_says() {
    let body = "- {text: Một., number: 3}\n- {text: Hai., number: 7}\n- Các đồng chí có tên tại Điều N chịu trách nhiệm.\n";
    let said = |number: &str| {
        let plan = Plan::of("hd05-2026").set("numbering", "[article, clause]");
        let plan = plan.body(&body.replace("Điều N", &format!("Điều {number}")));
        plan.put(crate::harness::Project::new().file("data/kehoach.yaml", "format: 1\n"), "p")
            .run(&["check"])
            .stderr
    };
    for (number, is_there) in [("3", true), ("7", true), ("2", false), ("5", false), ("8", false)] {
        assert_eq!(!said(number).contains("[citation-form]"), is_there, "{number}: {}", said(number));
    }
}

#[test]
fn dots_fill_the_line_to_the_margin() {
    let page = page(
        "- title: Phiếu\n  form: true\n  body:\n    - 'Họ và tên: {{ dots() }}'\n    - 'Sinh ngày {{ dots() }} tại {{ dots() }}'\n- Đoạn cuối.\n",
    );
    for (words, before) in [("Họ và tên:", 1), ("Sinh ngày", 2)] {
        let lines = page.lines();
        let line = lines.iter().find(|line| line.text().starts_with(words)).unwrap();
        assert!(line.text().matches("..........").count() > 3 * before, "{}", line.text());
        assert_near("to the margin", line.whole().x1, RIGHT);
    }
    let said = |form: &str| {
        let body = format!("- title: Phiếu\n{form}  body: ['Họ và tên: {{{{ dots() }}}}']\n- Đoạn cuối.\n");
        let plan = Plan::of("hd05-2026").body(&body);
        plan.put(crate::harness::Project::new().file("data/kehoach.yaml", "format: 1\n"), "p").run(&["check"])
    };
    assert!(said("").stderr.contains("[placeholder]"));
    assert!(!said("  form: true\n").stderr.contains("[placeholder]"));
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
