//! The words that a reader copies out of a file are those that were typed, composed (NFC).

use std::collections::BTreeSet;

use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::plan::Plan;
use super::samples::{SAMPLES, every_pdf, source};
use super::*;

/// The texts of a plan's body without expressions, headings of the first level in capitals.
fn texts(name: &str) -> BTreeSet<String> {
    let plan: Value = serde_saphyr::from_str(&source(name, "plan.yaml")).unwrap();
    let mut texts = BTreeSet::new();
    for node in plan["body"].as_array().unwrap() {
        collect(&node["body"], &mut texts);
        texts.extend(node["title"].as_str().map(str::to_uppercase));
    }
    texts.retain(|text| !text.contains("{{") && !text.contains("admissions"));
    texts
}

fn collect(value: &Value, texts: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => drop(texts.insert(text.trim().to_owned())),
        Value::Array(nodes) => nodes.iter().for_each(|node| collect(node, texts)),
        Value::Object(node) => node.values().for_each(|value| collect(value, texts)),
        _ => {}
    }
}

#[test]
fn every_text_of_the_samples_reads_as_typed() {
    for sample in SAMPLES.iter() {
        let said = words(&sample.plan);
        let texts = texts(sample.name);
        assert!(texts.len() > 30, "{}", texts.len());
        for text in texts {
            let text = text.trim_end_matches(['.', ';']);
            assert!(said.contains(text), "`{text}` is not in {}", sample.name);
        }
    }
}

#[test]
fn every_text_is_composed_and_every_letter_known() {
    for pdf in every_pdf() {
        let said = pdf.text();
        assert!(is_nfc(&said));
        assert!(!said.contains('\u{fffd}'));
    }
}

#[test]
fn decomposed_letters_come_out_composed() {
    let letters = "aàảãáạăằẳẵắặâầẩẫấậ dđ eèẻẽéẹêềểễếệ iìỉĩíị oòỏõóọôồổỗốộơờởỡớợ uùủũúụưừửữứự yỳỷỹýỵ";
    let both = format!("{letters} {}", letters.to_uppercase());
    let typed: String = both.nfd().collect();
    assert_ne!(typed, both);
    let pdf = Plan::new().paragraphs([typed.as_str()]).pdf();
    assert!(words(&pdf).contains(&both), "{}", words(&pdf));
}

#[test]
fn signs_stay_as_typed() {
    let text = "\"Trích\" 'dẫn' -- 5 - 10% A&B #1 $x$ *y* _z_ <a> @b \\n [c] ffi fl // ~";
    let pdf = Plan::new().paragraphs([text]).pdf();
    assert!(words(&pdf).contains(text), "{}", words(&pdf));
}

#[test]
fn the_file_holds_the_parts_in_the_order_of_reading() {
    let parts = [
        "ĐẢNG BỘ TỈNH KHÁNH HÒA",
        "ĐẢNG ỦY XÃ CÔNG HẢI",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số 05-KH/ĐU",
        "Công Hải, ngày 03 tháng 6 năm 2026",
        "KẾ HOẠCH",
        "phát triển đảng viên năm 2026",
        "-----",
        "Nội dung.",
        "Nơi nhận:",
        "- Lưu Văn phòng Đảng ủy.",
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Nguyễn Văn A",
    ];
    let page = &Plan::new().pdf().pages[0];
    let said: String = page.glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
    let places = parts.map(|part| said.find(part).unwrap_or_else(|| panic!("`{part}` is not in {said}")));
    assert!(places.is_sorted(), "{said}");
}
