//! Placeholders that are left to be filled in are found wherever a document prints them, at their place in the data,
//! and nowhere else.

use crate::harness::{Project, Run};

const SETTINGS: &str = "format: 1\nspelling: ủy\n";

/// There is a blank in each text and value that some document prints, each with a number of its own.
const PLAN: &str = r#"
format: 1
superior: "ĐẢNG BỘ [điền 01]"
issuer: {name: "ĐẢNG ỦY [điền 02]", cited: "Ban Thường vụ [điền 03]"}
symbol: "KH/[điền 04]"
place: "Xã [điền 05]"
date: 2026-06-12
abstract: ["thử [điền 06]", "và [điền 07]"]
circulation: "TÀI LIỆU [điền 08]"
addressees: {"Kính gửi [điền 09]": "Chi bộ [điền 10]"}
figures: {deadline: "ngày [điền 11]"}
citations:
  a: {type: "Quy định [điền 12]", number: 1, symbol: "QĐ/[điền 13]", date: 2025-01-02, issuer: "Ban [điền 14]", about: "về [điền 15]"}
  host: {type: "Kế hoạch [điền 16]", number: 2, symbol: KH/ĐU, date: 2025-01-03}
legal_bases: ["Căn cứ {{ cite.a | cite }}", "Căn cứ [điền 17]"]
preamble: "Thực hiện {{ cite.a.about }}, [điền 18]."
body:
  - title: "Mục tiêu [điền 19]"
    body:
      - "Đoạn [điền 20]; hạn {{ figures.deadline }}."
      - text: "Đoạn có số [điền 21]."
      - items: ["gạch [điền 22]", {text: "gạch", items: ["cộng [điền 23]"]}]
      - progress: {quota: admissions, texts: {2026-Q1: "Rà soát [điền 24]."}}
      - quota_table: {quota: admissions, lead: "Bảng [điền 25]", name_header: "Tên [điền 26]", quota_header: "Số [điền 27]", notes_header: "Ghi chú [điền 28]"}
      - quota_table: {columns: [{figure: strength, header: "Lực lượng [điền 29]", over: "Trên [điền 30]"}], group_by: group}
      - table:
          lead: "Bảng chữ [điền 31]"
          columns: [{header: "Việc [điền 32]", over: "Trên [điền 33]"}, "Hạn"]
          rows: [{group: "Nhóm [điền 34]"}, ["ô [điền 35]", ["dòng", "dòng [điền 36]"]]]
      - chart: {quota: admissions, lead: "Biểu đồ [điền 37]"}
      - "Một chú thích{{ footnote('ở cuối [điền 38]') }} và {{ italic(bold('[điền 39]')) }} và {{ '[điền 40]' }}."
      - "Giao [điền {{ bold('4') }}1] và [{{ 'điền' }} 42] và {{ '[điền 43]' if plan.year > 2000 else '' }} ({{ annex(1) }})."
      - "Đơn vị {{ unit['thon-2'] }}; {{ names(['thon-2']) }}."
recipients: ["Nơi nhận [điền 44]", Lưu Văn phòng]
drafter: "Người soạn [điền 45]"
signature: {authority: "T/M [điền 46]", position: "BÍ THƯ [điền 47]", signer: "Nguyễn [điền 48]"}
annexes:
  - title: "CHỈ TIÊU [điền 49]"
    attached_to: host
    tables: [{quota: put_forward}]
    charts: [{quota: admissions, lead: "Biểu đồ [điền 50]"}]
    body: ["Lời của phụ lục [điền 51]."]
    notes: "Dưới bảng [điền 52]"
"#;

const QUOTAS: &str = r#"
format: 1
groups: [{id: nhom, name: "Nhóm [điền 53]"}]
units:
  - {id: thon-1, name: "Thôn [điền 54]", kind: village, group: nhom, note: "Ghi [điền 55]", figures: {strength: "mạnh [điền 56]"}}
  - {id: thon-2, name: "Thôn [điền 57]", kind: village, group: nhom, figures: {strength: yếu}}
organisations:
  - {id: doan, name: "Đoàn [điền 58]", note: "Ghi [điền 59]"}
quotas:
  - {measure: admissions, period: 2026, units: {thon-1: {2026-Q1: 0, 2026-Q2: 1}, thon-2: {periods: {2026-Q2: 2}, note: "Riêng [điền 60]"}}}
  - {measure: put_forward, period: 2026, organisations: {doan: 1}}
"#;

const NOTICE: &str = r#"
format: 1
date: 2026-06-13
abstract: "giao chỉ tiêu [điền 61]"
body: ["Thông báo [điền 62] theo {{ plan | cite }}."]
recipients: [Các chi bộ, Lưu Văn phòng]
unit:
  body: ["Giao {{ holder.name }} [điền 63]."]
"#;

const REPORT: &str = r#"
format: 1
date: 2026-07-05
abstract: kết quả
body: ["Báo cáo [điền 64]: {{ standing.admissions.none_yet }}."]
recipients: [Cấp trên, Lưu Văn phòng]
"#;

const RESULTS: &str =
    "format: 1\nresults: [{measure: admissions, period: 2026-Q2, units: {thon-1: 0, thon-2: 0}}]\n";

const ALL: usize = 64;

fn project(state: &str) -> Project {
    let document =
        |text: &str| text.trim_start().replace("format: 1\n", &format!("format: 1\nstate: {state}\n"));
    Project::new()
        .file("data/kehoach.yaml", SETTINGS)
        .file("data/plan/plan.yaml", &document(PLAN))
        .file("data/plan/quotas.yaml", QUOTAS.trim_start())
        .file("data/plan/results.yaml", RESULTS)
        .file("data/plan/notice.yaml", &document(NOTICE))
        .file("data/plan/reports/2026-Q2.yaml", &document(REPORT))
}

/// The placeholders that are reported: the text, and the text of the file at the place.
fn reported(project: &Project, run: &Run, code: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in run.stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        if finding["code"] != code {
            continue;
        }
        let blank = finding["message"].as_str().unwrap().split('`').nth(1).unwrap().to_owned();
        let place = &finding["place"];
        let text = String::from_utf8(project.bytes(place["path"].as_str().unwrap())).unwrap();
        let number = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap() - 1;
        let line = text.lines().nth(number("line")).unwrap();
        found.push((blank, line.chars().skip(number("column")).collect()));
    }
    found
}

#[test]
fn every_blank_that_is_printed_is_reported_once_at_its_place() {
    for (state, code, other) in
        [("draft", "placeholder", "placeholder-issued"), ("issued", "placeholder-issued", "placeholder")]
    {
        let project = project(state);
        let run = project.run(&["check", "--json"]);
        let mut reported = reported(&project, &run, code);
        reported.sort();
        let numbers: Vec<String> =
            reported.iter().map(|(blank, _)| blank.chars().filter(char::is_ascii_digit).collect()).collect();
        let expected: Vec<String> = (1..=ALL).map(|number| format!("{number:02}")).collect();
        assert_eq!(numbers, expected, "{reported:#?}\n{run:#?}");
        for (blank, line) in &reported {
            let number: String = blank.chars().filter(char::is_ascii_digit).collect();
            // A text that is put together has no place of its own: its parts have.
            let expected = match number.as_str() {
                "41" => "[điền {{ bold('4') }}1]",
                "42" => "[{{ 'điền' }} 42]",
                _ => blank,
            };
            assert!(line.starts_with(expected), "{blank}: {line}");
        }
        assert!(!run.stdout.contains(&format!("\"{other}\"")), "{run:#?}");
        assert_eq!(run.status, i32::from(state == "issued"));
    }
}

#[test]
fn the_title_of_the_pdf_is_read_as_one() {
    let project = project("draft").replace(
        "data/plan/plan.yaml",
        "abstract: [\"thử [điền 06]\", \"và [điền 07]\"]",
        "abstract: [\"thử [điền\", \"06]\"]",
    );
    let run = project.run(&["check", "--json"]);
    assert!(run.stdout.contains("`[điền 06]`"), "{run:#?}");
}

#[test]
fn what_is_not_printed_keeps_nothing_from_going_out() {
    let plan = format!(
        "{}figures: {{unused: '[điền 1]'}}\ncitations: {{a: {{type: '[điền 2]'}}}}\nbody:\n  - progress: {{quota: admissions, texts: {{2026-Q2: '[điền 3]'}}}}\n",
        crate::harness::SMALL
    );
    let quotas = "format: 1\nunits: [{id: a, name: '[điền 4]', kind: village, note: '[điền 5]'}]\nquotas: [{measure: admissions, period: 2026, periods: {2026-Q2: 3}}]\n";
    let project = Project::new()
        .file("data/kehoach.yaml", SETTINGS)
        .file("data/plan/plan.yaml", &plan)
        .file("data/plan/quotas.yaml", quotas);
    let run = project.run(&["issue", "data/plan"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert!(!run.stderr.contains("placeholder"), "{run:#?}");
}
