//! The targets of a congress: measures of the data, each form of target, reports of them, and contradictions planted in
//! them. All facts are invented.

use crate::harness::{Project, SMALL, assert_says};

const QUOTAS: &str = r#"format: 1
measures:
  good_cells: {name: chi bộ hoàn thành tốt nhiệm vụ, unit: "%"}
  admitted_share: {name: tỷ lệ kết nạp đảng viên mới hằng năm, unit: "% tổng số đảng viên", decimals: 1}
  growth: {name: tốc độ tăng giá trị sản xuất, unit: "%/năm", decimals: 1}
  poor: {name: tỷ lệ hộ nghèo, unit: "%", decimals: 1}
  cooperatives: {name: số hợp tác xã hoạt động hiệu quả, unit: hợp tác xã}
  income: {name: thu nhập bình quân đầu người, unit: triệu đồng/người, decimals: 1, adds_up: false}
  no_poor: {name: không còn hộ nghèo thuộc diện chính sách}
  insured: {name: tỷ lệ bao phủ bảo hiểm y tế, unit: "%", decimals: 2}
  water: {name: tỷ lệ hộ dùng nước sạch, unit: "%"}
  forest: {name: diện tích rừng trồng mới, verb: trồng mới, unit: ha, decimals: 2}
  revenue: {name: thu ngân sách trên địa bàn, verb: thu, unit: triệu đồng, decimals: 1}
  schools: {name: số trường đạt chuẩn quốc gia, unit: trường}
  accidents: {name: số vụ tai nạn giao thông, unit: vụ}
  complaints: {name: số đơn thư tồn đọng, unit: đơn}
  trained: {name: tỷ lệ lao động qua đào tạo, unit: "%"}
  digital: {name: tỷ lệ hồ sơ trực tuyến, unit: "%"}
  rural: {name: đạt chuẩn nông thôn mới nâng cao}
  culture: {name: tỷ lệ gia đình văn hóa, unit: "%"}
  birth: {name: tỷ suất sinh, unit: "‰", decimals: 2, adds_up: false}
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon-2, name: Thôn 2, kind: village}
quotas:
  - {measure: good_cells, period: 2026, target: more than 90%}
  - {measure: admitted_share, period: 2026, target: at least 3%}
  - {measure: growth, period: 2026, target: 11 - 12%}
  - {measure: poor, period: 2026, target: less than 3%}
  - {measure: cooperatives, period: 2026, target: up 5% from 2025}
  - {measure: income, period: 2026, target: "73,1"}
  - {measure: no_poor, period: 2026, target: reached}
  - {measure: insured, period: 2026, target: "at least 95,25%"}
  - {measure: water, period: 2026, units: {thon-1: 98, thon-2: 95%}, target: at least 95%}
  - {measure: forest, period: 2026, target: "12,5", units: {thon-1: "7,25", thon-2: "5,25"}}
  - {measure: revenue, period: 2026, target: 1905, periods: {2026-H1: "900,5", 2026-H2: "1004,5"}}
  - {measure: schools, period: 2026, target: at least 3}
  - {measure: accidents, period: 2026, target: down 2 from 2025}
  - {measure: complaints, period: 2026, target: at most 10}
  - {measure: trained, period: 2026, target: 70 - 75%}
  - {measure: digital, period: 2026, periods: {2026-H1: 80, 2026-H2: 90}}
  - {measure: rural, period: 2026, target: reached}
  - {measure: culture, period: 2026, target: 92%}
  - {measure: birth, period: 2026, target: "less than 12,5"}
  - {measure: admissions, period: 2026, target: 25, units: {thon-1: 12, thon-2: 13}}
"#;

const RESULTS: &str = r#"format: 1
results:
  - {measure: good_cells, period: 2026, total: 92%}
  - {measure: admitted_share, period: 2026, total: "3,2%"}
  - {measure: growth, period: 2026, total: "12,4"}
  - {measure: poor, period: 2026-H1, total: "3,4"}
  - {id: poor_by_year, measure: poor, period: 2026, total: "2,8"}
  - {id: cooperatives_2025, measure: cooperatives, period: 2025, total: 20}
  - {measure: cooperatives, period: 2026, total: 21}
  - {measure: income, period: 2026, total: "73,1"}
  - {measure: no_poor, period: 2026, total: reached}
  - {measure: insured, period: 2026, total: "95,25"}
  - {measure: water, period: 2026, units: {thon-1: 99, thon-2: 96}, total: 97%}
  - {measure: forest, period: 2026, units: {thon-1: "7,5", thon-2: 5}}
  - {measure: revenue, period: 2026, periods: {2026-H1: "950,2", 2026-H2: "1000,1"}}
  - {measure: schools, period: 2026, total: 3}
  - {id: accidents_2025, measure: accidents, period: 2025, total: 8}
  - {measure: accidents, period: 2026, total: 5}
  - {measure: complaints, period: 2026, total: 4}
  - {measure: trained, period: 2026, total: 73}
  - {measure: digital, period: 2026, periods: {2026-H1: 82, 2026-H2: 90}}
  - {measure: rural, period: 2026, total: reached}
  - {measure: culture, period: 2026, total: 92}
  - {measure: birth, period: 2026, total: "12,05"}
  - {measure: admissions, period: 2026, units: {thon-1: 12, thon-2: 13}}
"#;

const BODY: &str = r"body:
  - target_table: all
  - Kết nạp {{ quota.admitted_share.target }}; sản xuất tăng {{ quota.growth.target }}.
  - Thu nhập {{ quota.income.target }}; phấn đấu {{ quota.good_cells.target }}; {{ quota.poor.target.most }}.
  - Trồng {{ quota.forest.total }}, riêng Thôn 1 {{ quota.forest.units['thon-1'] | padded }}.
  - quota_table: {quota: forest}
  - quota_table: {quota: water}
  - progress: {quota: revenue, numbered: false}
";

const REPORT: &str = r"format: 1
number: 9
date: 2027-01-05
abstract: kết quả thực hiện các chỉ tiêu năm 2026
body:
  - target_table: all
  - >-
    Hộ nghèo {{ standing.poor.cumulative }}, {{ quota.poor.standing }}; hợp tác xã {{ quota.cooperatives.standing }};
    tai nạn {{ quota.accidents.standing }}; rừng còn {{ standing.forest.remaining }}, tỷ lệ {{ standing.revenue.rate }}.
  - chart: {quota: revenue}
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
";

fn plan_file() -> String {
    SMALL.replace("2026-06-03", "2026-01-05") + "spelling: ủy\n" + BODY
}

fn project() -> Project {
    Project::new()
        .file("data/plan/plan.yaml", &plan_file())
        .file("data/plan/quotas.yaml", QUOTAS)
        .file("data/plan/results.yaml", RESULTS)
        .file("data/plan/reports/2026.yaml", REPORT)
}

#[test]
fn a_plan_says_the_targets_of_a_congress() {
    let project = project();
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let plan = project.text("plan/ke-hoach.pdf");
    for part in [
        "trên 90%",
        "Kết nạp từ 3% tổng số đảng viên trở lên; sản xuất tăng 11 - 12%/năm.",
        "dưới 3%",
        "tăng 5% so với năm 2025",
        "hoàn thành",
        "từ 95,25% trở lên",
        "giảm 2 so với năm 2025",
        "không quá 10",
        "70 - 75%",
        "dưới 12,5",
        "Thu nhập 73,1 triệu đồng/người; phấn đấu trên 90%; 3%.",
        "Trồng 12,5 ha, riêng Thôn 1 7,25 ha.",
        "Phấn đấu thu 900,5 triệu đồng, đạt 900,5/1.905 triệu đồng chỉ tiêu, đạt tỷ lệ 47,27%",
    ] {
        assert_says(&plan, &[part]);
    }
    assert!(!plan.contains("Đánh giá"), "{plan}");
    // The total of hectares is a sum, that of percentages is none.
    assert_says(&plan, &["Tổng cộng 12,5 ha", "Tổng cộng -"]);
}

#[test]
fn a_report_says_what_is_reached_and_how_it_stands() {
    let project = project();
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let report = project.text("plan/bao-cao/2026.pdf");
    assert_says(
        &report,
        &[
            "Hộ nghèo 2,8%, đạt; hợp tác xã đạt; tai nạn vượt; rừng còn 0 ha, tỷ lệ 102,38%.",
            "trên 90% 92% Đạt",
            "11 - 12% 12,4% Vượt",
            "73,1 73,1 Đạt",
            "hoàn thành hoàn thành Đạt",
            "từ 95% trở lên 97% Vượt",
            "không quá 10 4 Đạt",
        ],
    );
    // Nothing contradicts itself; what is above its quota is a note.
    assert!(!run.stderr.contains("warning["), "{}", run.stderr);
}

#[test]
fn what_contradicts_a_target_is_found_at_its_place() {
    let (quotas, results, plan) = ("data/plan/quotas.yaml", "data/plan/results.yaml", "data/plan/plan.yaml");
    let at = |text: &str, needle: &str| {
        let (line, column) = text
            .lines()
            .enumerate()
            .find_map(|(line, text)| Some((line + 1, text[..text.find(needle)?].chars().count() + 1)))
            .unwrap();
        format!("{line}:{column}")
    };
    let plan_text = plan_file();
    for (file, text, from, to, mark, code) in [
        (results, RESULTS, "total: 92%}", "total: 90%}", "90%}", "result-below-target"),
        (results, RESULTS, "total: \"2,8\"", "total: \"3,0\"", "\"3,0\"", "result-below-target"),
        (
            results,
            RESULTS,
            "no_poor, period: 2026, total: reached",
            "no_poor, period: 2026, total: not reached",
            "not reached",
            "result-below-target",
        ),
        (
            results,
            RESULTS,
            "cooperatives, period: 2026, total: 21",
            "cooperatives, period: 2026, total: 20",
            "20}\n",
            "result-below-target",
        ),
        (results, RESULTS, "cooperatives, period: 2025", "schools, period: 2025", "", "base-missing"),
        (quotas, QUOTAS, "thon-2: \"5,25\"", "thon-2: \"5,2\"", "\"12,5\"", "target-missed"),
        (quotas, QUOTAS, "target: \"12,5\", units", "total: \"12,4\", units", "\"12,4\"", "stated-total"),
        (quotas, QUOTAS, "target: \"73,1\"", "target: 73.1", "73.1", "invalid-value"),
        (quotas, QUOTAS, "target: \"73,1\"", "target: \"73,15\"", "\"73,15\"", "invalid-value"),
        (
            quotas,
            QUOTAS,
            "target: at least 3}",
            "target: at least 3%}",
            "at least 3%}\n  - {measure: acc",
            "invalid-value",
        ),
        (
            quotas,
            QUOTAS,
            "units: {thon-1: 98,",
            "units: {thon-1: {2026-H1: 98},",
            "thon-1: {2026-H1",
            "not-additive",
        ),
        (
            plan,
            &plan_text,
            "progress: {quota: revenue",
            "progress: {quota: digital",
            "digital",
            "not-additive",
        ),
        (
            plan,
            &plan_text,
            "quota_table: {quota: water}",
            "quota_table: {columns: [{share: water}]}",
            "water",
            "not-additive",
        ),
        (
            plan,
            &plan_text,
            "- quota_table: {quota: forest}",
            "- Phấn đấu tỷ lệ hộ nghèo năm 2026 dưới 4%.",
            "4%.",
            "target-in-prose",
        ),
        (
            plan,
            &plan_text,
            "- quota_table: {quota: forest}",
            "- Phấn đấu thu nhập bình quân đầu người năm 2026 đạt 72,1 triệu đồng/người.",
            "72,1",
            "target-in-prose",
        ),
    ] {
        let project = project().replace(file, from, to);
        let run = project.run(&["check"]);
        assert!(run.stderr.contains(&format!("[{code}]")), "{to}: {code}:\n{}", run.stderr);
        if mark.is_empty() || mark.contains('\n') {
            continue;
        }
        let changed = text.replace(from, to);
        let place = format!("{file}:{}", at(&changed, mark));
        assert!(run.stderr.contains(&place), "{to}: {place}:\n{}", run.stderr);
    }
}

#[test]
fn a_target_that_changes_is_compared_in_its_unit() {
    let project = project().replace("data/plan/plan.yaml", "number: 5\n", "number: 5\nstate: draft\n");
    let run = project.run(&["issue", "data/plan", "--number", "5", "--date", "2026-01-05", "--yes"]);
    assert_eq!(run.status, 0, "{run:#?}");
    assert_eq!(project.run(&["revise", "data/plan"]).status, 0);
    let project = project.replace("data/plan/quotas.yaml", "target: \"73,1\"", "target: \"75,6\"").replace(
        "data/plan/quotas.yaml",
        "target: less than 3%",
        "target: \"less than 2,5%\"",
    );
    let run = project.run(&["diff", "data/plan", "--lang", "vi"]);
    assert_says(
        &run.stdout.split_whitespace().collect::<Vec<_>>().join(" "),
        &["73,1 triệu đồng/người", "75,6 triệu đồng/người", "+2,5 triệu đồng/người", "dưới 3%", "dưới 2,5%"],
    );
    let lines = project.run(&["diff", "data/plan", "--json"]).stdout;
    assert!(lines.contains("\"before_count\":73.1") && lines.contains("\"difference\":2.5"), "{lines}");
}

#[test]
fn a_project_declares_measures_and_a_plan_its_own_in_their_place() {
    let settings = "format: 1\nmeasures:\n  income: {name: thu nhập, unit: đồng}\n  extra: {name: diện tích, unit: ha}\n";
    let quotas = QUOTAS.to_owned() + "  - {measure: extra, period: 2026, target: at most 7}\n";
    let project = project().file("data/kehoach.yaml", settings).file("data/plan/quotas.yaml", &quotas);
    let run = project.build();
    assert_eq!(run.status, 0, "{run:#?}");
    let plan = project.text("plan/ke-hoach.pdf");
    assert_says(&plan, &["Thu nhập bình quân", "73,1 triệu đồng/người", "không quá 7"]);
    let wrong = settings.replace("unit: ha", "unit: ha, decimals: 5");
    let run = project.file("data/kehoach.yaml", &wrong).run(&["check"]);
    assert!(run.stderr.contains("data/kehoach.yaml:4:") && run.status == 1, "{}", run.stderr);
}

/// Sentences that say the targets as the data do, each with one that says another.
const SAID: [(&str, &str, &str); 10] = [
    ("Tốc độ tăng giá trị sản xuất bình quân 11 - 12%/năm.", "11 - 12%/năm", "10 - 12%/năm"),
    ("Tỷ lệ hộ nghèo dưới 3%.", "dưới 3%", "trên 3%"),
    ("Năm 2026, tỷ lệ hộ nghèo còn dưới 3%.", "dưới 3%", "không quá 3%"),
    ("Số hợp tác xã hoạt động hiệu quả tăng 5% so với năm 2025.", "tăng 5%", "tăng 6%"),
    ("Số vụ tai nạn giao thông giảm 2 vụ so với năm 2025.", "giảm 2 vụ", "giảm 3 vụ"),
    ("Xây dựng ít nhất 3 trường đạt chuẩn quốc gia.", "ít nhất 3 trường", "ít nhất 2 trường"),
    ("Không còn hộ nghèo thuộc diện chính sách.", "Không còn hộ nghèo", "Còn 5 hộ nghèo"),
    ("Xã đạt chuẩn nông thôn mới nâng cao.", "đạt chuẩn", "chưa đạt chuẩn"),
    ("Số đơn thư tồn đọng không quá 10 đơn.", "không quá 10 đơn", "không quá 12 đơn"),
    ("Tỷ lệ bao phủ bảo hiểm y tế từ 95,25% trở lên.", "95,25%", "94,25%"),
];

/// Rows that say them, each with a cell that says another.
const ROWS: [(&str, &str, &str); 9] = [
    ("Chi bộ hoàn thành tốt nhiệm vụ", "trên 90%", "trên 85%"),
    (
        "Tỷ lệ kết nạp đảng viên mới hằng năm",
        "từ 3% tổng số đảng viên trở lên",
        "từ 2% tổng số đảng viên trở lên",
    ),
    ("Tốc độ tăng giá trị sản xuất", "11 - 12%/năm", "11 - 13%/năm"),
    ("Tỷ lệ hộ nghèo", "dưới 3%", "dưới 4%"),
    ("Số hợp tác xã hoạt động hiệu quả", "tăng 5% so với năm 2025", "tăng 7% so với năm 2025"),
    ("Thu nhập bình quân đầu người", "73,1 triệu đồng/người", "71,3 triệu đồng/người"),
    ("Không còn hộ nghèo thuộc diện chính sách", "hoàn thành", "chưa hoàn thành"),
    ("Số vụ tai nạn giao thông", "giảm 2", "tăng 2"),
    ("Tỷ suất sinh", "dưới 12,5‰", "dưới 13,5‰"),
];

#[test]
fn targets_that_are_written_as_they_are_said_are_no_contradiction_and_others_are() {
    let sentences: Vec<String> = SAID.iter().map(|(sentence, ..)| format!("      - {sentence}\n")).collect();
    let sentences = format!("  - title: Chỉ tiêu\n    body:\n{}", sentences.concat());
    let rows: Vec<String> =
        ROWS.iter().map(|(name, cell, _)| format!("        - [{name}, '{cell}']\n")).collect();
    let rows = rows.concat();
    let text = format!(
        "{}  - table:\n      numbered: true\n      columns: [Chỉ tiêu, Mục tiêu năm 2026]\n      rows:\n{rows}{sentences}",
        plan_file()
    );
    let of = |text: &str| {
        let run = project().file("data/plan/plan.yaml", text).run(&["check", "--json"]);
        let lines = run.stdout.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let found = lines.filter(|line| line["code"] == "target-in-prose");
        found.map(|line| line["place"]["line"].as_u64().unwrap()).collect::<Vec<u64>>()
    };
    assert_eq!(of(&text), [] as [u64; 0]);
    let sentences = SAID.iter().map(|(sentence, from, to)| (format!("- {sentence}"), *from, *to));
    let rows = ROWS.iter().map(|(name, from, to)| (format!("- [{name}, '{from}']"), *from, *to));
    for (line, from, to) in sentences.chain(rows) {
        let at = text.lines().position(|one| one.trim() == line).unwrap() as u64 + 1;
        let changed = text.replace(&line, &line.replace(from, to));
        assert_eq!(of(&changed), [at], "{line}: {to}");
    }
}

#[test]
fn what_is_of_another_time_or_part_contradicts_no_target() {
    for sentence in [
        "Năm 2025 tỷ lệ hộ nghèo 4%.",
        "Đến năm 2030 tỷ lệ hộ nghèo dưới 1%.",
        "Tỷ lệ hộ nghèo đã giảm xuống 4%.",
        "Nếu chưa đạt chuẩn nông thôn mới nâng cao thì phải có giải pháp.",
        "Xã chưa đạt chuẩn nông thôn mới nâng cao.",
        "Số hợp tác xã hoạt động hiệu quả tăng 3 hợp tác xã mới thành lập.",
        "Tỷ lệ hộ nghèo giảm 1% so với năm 2025.",
        "Tỷ lệ hộ nghèo 5 năm qua giảm dần.",
    ] {
        let text = format!("{}  - {sentence}\n", plan_file());
        let run = project().file("data/plan/plan.yaml", &text).run(&["check"]);
        assert!(!run.stderr.contains("[target-in-prose]"), "{sentence}: {}", run.stderr);
    }
}

#[test]
fn the_longest_name_of_a_measure_is_meant() {
    let quotas = QUOTAS.replace("  birth:", "  households: {name: số hộ nghèo, unit: hộ}\n  birth:")
        + "  - {measure: households, period: 2026, target: at most 3}\n";
    let run = |sentence: &str| {
        let text = format!("{}  - {sentence}\n", plan_file());
        let project = project().file("data/plan/quotas.yaml", &quotas);
        project.file("data/plan/plan.yaml", &text).run(&["check"]).stderr
    };
    for (sentence, count) in [
        ("Phấn đấu tỷ lệ hộ nghèo còn dưới 3%.", 0),
        ("Phấn đấu tỷ lệ hộ nghèo còn dưới 4%.", 1),
        ("Phấn đấu số hộ nghèo còn không quá 3 hộ.", 0),
        ("Phấn đấu không còn hộ nghèo.", 1),
        ("Phấn đấu các thôn không còn hộ nghèo.", 0),
    ] {
        let found = run(sentence);
        assert_eq!(found.matches("[target-in-prose]").count(), count, "{sentence}: {found}");
    }
    let found = run("Phấn đấu năm 2026 tỷ lệ hộ nghèo còn 3%.");
    assert!(found.contains("{{ quota.poor.target }}"), "{found}");
}
