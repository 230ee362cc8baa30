//! `kehoach check`: what a build would find, in one run, and nothing written.

use crate::harness::{Project, Run, SMALL};

/// The findings of a run, without the lines about plans and about the run.
fn findings(run: &Run) -> Vec<&str> {
    let is_title = |line: &&str| ["error[", "warning[", "note["].iter().any(|start| line.starts_with(start));
    run.stderr.lines().filter(is_title).collect()
}

fn in_plan(body: &str) -> String {
    format!("{SMALL}body:\n{body}")
}

#[test]
fn a_check_finds_what_a_build_finds_and_writes_nothing() {
    for sample in ["long-thanh-2023", "ham-liem-2026"] {
        let project = Project::sample(sample).replace(
            &format!("data/{sample}/plan.yaml"),
            "\nplace: ",
            "\nisuer: x\nplace: ",
        );
        let check = project.run(&["check"]);
        assert!(!project.path("output").exists());
        let build = project.build();
        assert_eq!((check.status, build.status), (1, 1));
        assert_eq!(findings(&check), findings(&build));
        assert!(findings(&check).iter().any(|line| line.contains("unknown-key")), "{}", check.stderr);
    }
}

#[test]
fn finished_pages_are_looked_through_when_asked() {
    let project = Project::with_body(&format!("  - {}\n", "ấ".repeat(200)));
    let data = project.run(&["check"]);
    assert_eq!((data.status, findings(&data).len()), (0, 0), "{}", data.stderr);
    let pages = project.run(&["check", "--layout"]);
    assert!(pages.status == 1 && pages.stderr.contains("error[outside-page]"), "{}", pages.stderr);
    assert!(!project.path("output").exists());
}

#[test]
fn a_character_that_no_font_has_is_found_without_pages() {
    // In a text, in a name that no text holds, and where nothing is printed.
    let body = "  - Một đoạn 中 {{ \"字\" if false else \"x\" }}.\n";
    let plan = in_plan(body).replace("place: ", "place: 😀 ");
    let project = Project::new().file("data/plan/plan.yaml", &plan);
    let places = |run: &Run| {
        let lines = run.stderr.lines().filter(|line| line.trim_start().starts_with("-->"));
        lines.map(|line| line.trim().to_owned()).collect::<Vec<_>>()
    };
    let runs = [&["check"][..], &["check", "--layout"], &["build"]].map(|command| project.run(command));
    for run in &runs {
        let expected =
            ["no font has the character `😀` (U+1F600)", "no font has the character `中` (U+4E2D)"]
                .map(|said| format!("error[missing-glyph]: {said}"));
        assert_eq!(findings(run), expected, "{}", run.stderr);
        assert_eq!(places(run), places(&runs[2]));
    }
}

#[test]
fn a_fault_of_a_shared_file_is_told_once() {
    let plan = in_plan("  - Một đoạn.\n").replace("superior: ĐẢNG BỘ TỈNH KHÁNH HÒA\n", "shared: office\n");
    let plan = plan.replace("number: 5\n", "");
    let mut project =
        Project::new().file("data/_shared/office.yaml", "format: 1\nsuperior: \"{{ figures.x }}\"\n");
    for name in ["a", "b", "c"] {
        project = project.file(&format!("data/{name}/plan.yaml"), &plan);
    }
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        assert_eq!(findings(&run), ["error[unknown-name]: the data have no `x`"], "{}", run.stderr);
        assert!(run.stderr.contains("this concerns 3 plans"), "{}", run.stderr);
        assert!(run.status == 1 && run.stdout.contains("1 error"), "{run:#?}");
    }
}

#[test]
fn a_finding_of_every_extract_is_told_once() {
    let project = Project::sample("ham-liem-2026");
    let notice = "format: 1\ndate: 2026-02-11\nabstract: về giao chỉ tiêu\nbody: [Một đoạn.]\nrecipients: [Lưu]\n\
                  unit:\n  body: [\"{{ holder.nam }}\"]\n";
    let project = project.file("data/ham-liem-2026/notice.yaml", notice);
    let run = project.run(&["check"]);
    let reported = findings(&run).into_iter().filter(|line| line.contains("unknown-name")).count();
    assert_eq!(reported, 1, "{}", run.stderr);
}

/// The sample whose allotment misses its target, with lines added to its quotas.
fn missed(lines: &str) -> Project {
    let path = "data/long-thanh-2023/quotas.yaml";
    Project::sample("long-thanh-2023").replace(path, "format: 1\n", &format!("format: 1\n{lines}"))
}

#[test]
fn what_is_accepted_is_counted_and_not_shown_unless_asked() {
    let project =
        missed("accept:\n  - {code: target-missed, at: admissions.target, reason: Giữ theo nghị quyết}\n");
    let run = project.run(&["check"]);
    assert!(!run.stderr.contains("target-missed"), "{}", run.stderr);
    assert!(run.stdout.contains("1 warning, 0 notes, 1 accepted"), "{}", run.stdout);
    let shown = project.run(&["check", "--accepted"]);
    assert!(shown.stderr.contains("warning[target-missed]"), "{}", shown.stderr);
    assert!(shown.stderr.contains("accepted: Giữ theo nghị quyết"), "{}", shown.stderr);
    let json = project.run(&["check", "--json"]).stdout;
    let line = json.lines().find(|line| line.contains("target-missed")).unwrap();
    assert!(line.contains(r#""accepted":true,"reason":"Giữ theo nghị quyết""#), "{line}");
}

#[test]
fn an_accepted_error_stops_no_build() {
    let settings = "format: 1\nseverities: {target-missed: error, spelling-mixed: ignore}\n";
    let project = missed("").file("data/kehoach.yaml", settings);
    let run = project.build();
    assert_eq!((run.status, findings(&run).len()), (1, 1), "{}", run.stderr);
    let project = missed("accept: {code: target-missed, at: admissions, reason: Giữ}\n");
    let run = project.file("data/kehoach.yaml", settings).build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_number_is_given_once_in_a_term_over_all_plans() {
    let plan = |date: &str| in_plan("  - Một đoạn.\n").replace("2026-06-03", date);
    let project = Project::new()
        .file("data/a/plan.yaml", &plan("2026-06-03"))
        .file("data/b/plan.yaml", &plan("2028-01-05"))
        .file("data/c/plan.yaml", &plan("2031-01-05"));
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        let reported = findings(&run);
        assert!(matches!(reported.as_slice(), [one] if one.contains("number-twice")), "{}", run.stderr);
        assert!(run.stderr.contains("data/b/plan.yaml:6:9"), "{}", run.stderr);
        assert!(run.stderr.contains("data/a/plan.yaml:6:9"), "{}", run.stderr);
    }
}

const FORTY: &str = r#"format: 1
state: sent
type: plann
superior: "{{ figures.sup }}"
issuer:
  name: ĐẢNG ỦY XÃ CÔNG HẢI
  cited: {}
number: -5
symbol: "KH\u200b/ĐU"
place: [Công Hải]
date: 2026-06-31
abstract: Phát triển đảng viên
numbering: [roman, numbr, subnumber]
figures:
  Term: 2025
  day: 2026-02-30
  members: 4
  members: 5
  classes: 4
citations:
  qd24: {type: Quy định, number: x, symbol: QĐ/TW, date: 2021}
  qd25: {number: 3}
legal_bases:
  - "- Điều lệ Đảng"
  - "{{ cite.qd26 | cite }}"
body:
  - title: I. Mục đích
    body:
      - Một đoạn {{ quota.admisions.total }}.
      - items: [một, {text: hai, item: [ba]}]
      - "{{ figures.classes | rate }}"
      - {titel: Ba, body: []}
  - title: Chỉ tiêu
    bodi: [Đoạn ủy và uỷ.]
  - progress: {quota: admission}
  - quota_table: {quota: put_forward, columns: period}
  - "{{ figures.day | date_prose }} {{ figures.classes | nothing }}"
  - "{{ 1 + }}"
recipients: []
signature:
  authority: T/M BAN THƯỜNG VỤ
  signer: Nguyễn Văn A
"#;

const FORTY_QUOTAS: &str = r"format: 1
units:
  - {id: thon-1, name: Thôn 1, kind: village}
  - {id: thon 2, name: Thôn 2, kind: village}
  - {id: thon-3, name: Thôn 3, kind: vilage}
  - {id: thon-3, name: Thôn 4, kind: village}
quotas:
  - measure: admissions
    period: 2026
    target: 5
    units: {thon-1: 1, thon-3: 1}
  - id: put_forward
    measure: put_forwad
    period: 2026-Q5
    total: 5
    units: {thon-1: 1, thon-3: hai, thon-9: 1}
";

/// Each fault is reported, and nothing that only follows from one: the sums of a quota with a count that is none, an
/// expression over a day that the calendar does not have, a unit whose id cannot be one.
#[test]
fn a_plan_with_forty_faults_has_forty_findings() {
    let project = Project::new().file("data/plan/plan.yaml", FORTY);
    let project = project.file("data/plan/quotas.yaml", FORTY_QUOTAS).file("data/plan/result.yaml", "");
    let run = project.run(&["check"]);
    let found = findings(&run);
    assert_eq!(found.len(), 40, "{}\n{}", found.join("\n"), run.stderr);
}

#[test]
fn a_broken_file_hides_nothing_of_the_others() {
    let sample = "data/long-thanh-2023";
    let cut = |file: &str, from: &str| {
        Project::sample("long-thanh-2023").replace(
            &format!("{sample}/{file}"),
            from,
            &format!("{from}\n\t: ["),
        )
    };
    let check = |project: Project| {
        let run = project.run(&["check"]);
        let titles = findings(&run).into_iter().map(|line| line.split(':').next().unwrap().to_owned());
        titles.collect::<Vec<_>>()
    };
    let plan = check(cut("plan.yaml", "format: 1"));
    assert_eq!(plan, ["error[yaml-syntax]", "warning[target-missed]"]);
    let quotas = check(cut("quotas.yaml", "format: 1"));
    assert_eq!(quotas, ["warning[spelling-mixed]", "error[yaml-syntax]"]);
    let results = check(cut("results.yaml", "format: 1"));
    assert_eq!(results, ["warning[spelling-mixed]", "warning[target-missed]", "error[yaml-syntax]"]);
}

#[test]
fn an_acceptance_may_wait_for_the_mend_of_what_cannot_be_read() {
    let accept = "accept: {code: target-missed, at: admissions, reason: Giữ theo nghị quyết}\n";
    let project =
        missed(accept).replace("data/long-thanh-2023/quotas.yaml", "target: 9 - 11", "target: khoảng 10");
    let run = project.run(&["check"]);
    let reported = findings(&run);
    assert_eq!(
        reported,
        [
            "warning[spelling-mixed]: two ways of placing tone marks are mixed: `uỷ` (once) and `ủy` (25 times)",
            "error[invalid-value]: `khoảng 10` is neither a count nor a range"
        ],
        "{}",
        run.stderr
    );
}

/// Two plans with one number; the later one's file ends with `accept`, and the project says `settings`.
fn numbered_twice(accept: &str, settings: &str) -> Project {
    let plan = in_plan("  - Một đoạn.\n");
    Project::new()
        .file("data/kehoach.yaml", &format!("format: 1\n{settings}"))
        .file("data/a/plan.yaml", &plan)
        .file("data/b/plan.yaml", &format!("{plan}{accept}"))
}

#[test]
fn a_number_that_is_given_twice_can_be_accepted_and_graded() {
    let accept = "accept: {code: number-twice, at: number, reason: Vào sổ hai lần}\n";
    let of_run = |project: &Project, command: &str| {
        let run = project.run(&[command]);
        (
            run.status,
            findings(&run)
                .into_iter()
                .map(|line| line.split(':').next().unwrap().to_owned())
                .collect::<Vec<_>>(),
        )
    };
    for (accept, settings, status, expected) in [
        ("", "", 0, "warning[number-twice]"),
        (accept, "", 0, ""),
        ("", "severities: {number-twice: note}\n", 0, "note[number-twice]"),
        ("", "severities: {number-twice: ignore}\n", 0, ""),
    ] {
        let project = numbered_twice(accept, settings);
        let expected: Vec<String> =
            Some(expected.to_owned()).filter(|line| !line.is_empty()).into_iter().collect();
        // The second build reports it from the manifest.
        for command in ["check", "build", "build"] {
            assert_eq!(of_run(&project, command), (status, expected.clone()), "{accept}{settings}");
        }
    }
    let run = numbered_twice(accept, "").run(&["check", "--accepted"]);
    assert!(run.stderr.contains("Vào sổ hai lần"), "{}", run.stderr);
}

/// Two plans that cite one document: in the data of the one, in a text of the other.
fn cited_twice(typed: &str, accept: &str) -> Project {
    let cited = "citations:\n  hd5: {type: Hướng dẫn, number: 5, symbol: HD/TW, date: 2026-05-27, issuer: Ban Bí thư}\n";
    let body = "  - Thực hiện {{ cite.hd5 | cite }}.\n";
    let other = in_plan(&format!("  - Thực hiện {typed}.\n")).replace("number: 5\n", "number: 6\n");
    Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/a/plan.yaml", &format!("{}{cited}", in_plan(body)))
        .file("data/b/plan.yaml", &format!("{other}{accept}"))
}

#[test]
fn a_document_that_two_plans_cite_otherwise_is_reported_once() {
    const ACCEPT: &str = "accept: {code: citation-disagrees, at: body.1, reason: Bản khác.}\n";
    for (typed, accept, expected) in [
        ("Hướng dẫn số 05-HD/TW, ngày 27/5/2026 của Ban Bí thư", "", None),
        ("Hướng dẫn số 05-HD/TW, ngày 28/5/2026 của Ban Bí thư", "", Some("`27/5/2026` and `28/5/2026`")),
        ("Hướng dẫn số 05-HD/TW, ngày 28/5/2026 của Ban Bí thư", ACCEPT, None),
        (
            "Hướng dẫn số 05-HD/TW, ngày 27/5/2026 của Ban Tổ chức Trung ương",
            "",
            Some("`Ban Bí thư` and `Ban Tổ chức Trung ương`"),
        ),
        // Another term has numbers of its own.
        ("Hướng dẫn số 05-HD/TW, ngày 28/5/2021", "", None),
    ] {
        let project = cited_twice(typed, accept);
        // The second build reports it from the manifest.
        for command in ["check", "build", "build"] {
            let run = project.run(&[command]);
            let count = run.stderr.matches("[citation-disagrees]").count();
            assert_eq!(count, usize::from(expected.is_some()), "{typed}: {run:#?}");
            assert!(expected.is_none_or(|words| run.stderr.contains(words)), "{typed}: {run:#?}");
        }
    }
}

const UNMENDED: &str =
    "  - items:   # ghi chú giữ nguyên\n      - \"- Một việc.\"   # hai\n      - Hai việc.\n  - Hết.\n";

#[test]
fn what_is_safe_is_shown_and_mended_on_a_yes_alone() {
    let project = Project::with_body(UNMENDED);
    let before = project.bytes("data/plan/plan.yaml");
    let shown = project.run(&["check", "--fix"]);
    assert!(
        shown.stdout.contains("-      - \"- Một việc.\"   # hai\n+      - \"Một việc.\"   # hai\n"),
        "{shown:#?}"
    );
    assert!(
        shown.stderr.contains("--yes") && shown.stderr.contains("warning[typed-mark]"),
        "{}",
        shown.stderr
    );
    assert_eq!(project.bytes("data/plan/plan.yaml"), before);
    let mended = project.run(&["check", "--fix", "--yes"]);
    assert!(mended.status == 0 && findings(&mended).is_empty(), "{mended:#?}");
    let after = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    assert_eq!(after, String::from_utf8(before).unwrap().replace("\"- Một", "\"Một"));
    assert!(project.run(&["check", "--fix", "--yes"]).stdout.contains("nothing to mend"));
    assert_eq!(std::fs::read_dir(project.path("data/plan")).unwrap().count(), 1);
}

/// What word processors leave in a pasted text, and what of it is mended.
const PASTED: &str = "  - title: **Mục tiêu**
    body:
      - items:
          - \"**Một là**, quán triệt.\"
          - 'Việc **hai** là chính.'
          - Việc **\"ba\"** là chính.
          - • Theo dõi.
          - — Tổng hợp.
      - items: [1) Một việc., (2) Hai việc., c. Ba việc.]
      - items: [1) Một việc., Hai việc.]
      - Ðảng ủy chỉ ðạo; đạt 7.77%, 1,000,950 đồng.
";

const MENDED: &str = "  - title: Mục tiêu
    body:
      - items:
          - \"{{ bold('Một là') }}, quán triệt.\"
          - 'Việc {{ bold(\"hai\") }} là chính.'
          - Việc **\"ba\"** là chính.
          - Theo dõi.
          - Tổng hợp.
      - items: [Một việc., Hai việc., Ba việc.]
      - items: [1) Một việc., Hai việc.]
      - Đảng ủy chỉ đạo; đạt 7,77%, 1.000.950 đồng.
";

#[test]
fn what_is_pasted_is_found_and_mended_where_that_is_safe() {
    // A plain text cannot begin with an asterisk.
    let project = Project::with_body(&PASTED.replace("**Mục tiêu**", "'**Mục tiêu**'"));
    let run = project.run(&["check"]);
    let found = findings(&run);
    assert_eq!(found.iter().filter(|one| one.starts_with("warning[typed-mark]")).count(), 10, "{found:#?}");
    project.run(&["check", "--fix", "--yes"]);
    let after = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
    assert_eq!(after, in_plan(&MENDED.replace("title: Mục tiêu", "title: 'Mục tiêu'")));
    let run = project.run(&["check"]);
    let left = findings(&run);
    assert_eq!(left.iter().filter(|one| one.starts_with("warning[typed-mark]")).count(), 2, "{left:#?}");
}

#[test]
fn slips_of_yaml_are_mended_where_all_else_reads_as_before() {
    for (typed, mended) in [
        ("  - Phối hợp: mở lớp.\n", Some("  - \"Phối hợp: mở lớp.\"\n")),
        (
            "  - items: [Một,hai, ba.]\n  - Phối hợp: mở lớp, rà soát.\n",
            Some("  - items: [Một,hai, ba.]\n  - \"Phối hợp: mở lớp, rà soát.\"\n"),
        ),
        // Quotes in it: how they are meant is not known.
        ("  - Phối hợp: mở \"lớp\".\n", None),
    ] {
        let project = Project::with_body(typed);
        let before = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
        project.run(&["check", "--fix"]);
        assert_eq!(String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap(), before);
        project.run(&["check", "--fix", "--yes"]);
        let after = String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap();
        assert_eq!(after, mended.map_or(before, in_plan), "{typed}");
    }
    let project = Project::with_body("  - Một.\n").replace("data/plan/plan.yaml", "format: 1", "format:1");
    project.run(&["check", "--fix", "--yes"]);
    assert!(project.bytes("data/plan/plan.yaml").starts_with(b"format: 1\n"));
}

/// Tone marks in two ways: the rarer one in prose, in the name of a body, of a person, in a title and a quotation.
const TWO_SPELLINGS: &str = "  - Đảng uỷ và Chi uỷ chủ động; theo ý kiến “Chi uỷ”.
  - Căn cứ Nghị quyết số 12-NQ/TU, ngày 30/7/2021 của Tỉnh ủy về công tác uỷ quyền.
  - Các cấp ủy, đảng ủy, chi ủy và Huyện ủy; đồng chí Nguyễn Thuỷ.
";

#[test]
fn spelling_is_mended_only_where_that_is_asked_for_and_in_prose_alone() {
    let project = Project::with_body(TWO_SPELLINGS);
    let plan = "data/plan/plan.yaml";
    let before = project.bytes(plan);
    project.run(&["check", "--fix", "--yes"]);
    assert_eq!(project.bytes(plan), before, "not with --yes alone");
    let shown = project.run(&["check", "--fix", "--spelling"]);
    assert!(shown.stdout.contains("+  - Đảng ủy và Chi ủy"), "{shown:#?}");
    assert_eq!(project.bytes(plan), before, "shown, and not asked for");
    project.run(&["check", "--fix", "--spelling", "--yes"]);
    let after = String::from_utf8(project.bytes(plan)).unwrap();
    let expected = TWO_SPELLINGS.replace("Đảng uỷ và Chi uỷ", "Đảng ủy và Chi ủy");
    assert_eq!(after, in_plan(&expected));
}

#[test]
fn letters_in_pieces_are_composed_in_the_whole_file() {
    let whole = in_plan("  - Một việc, ghi chú của Đảng ủy.   # chú thích\n");
    let apart = whole.replace("Một", "Mo\u{323}\u{302}t").replace("chú", "chu\u{301}");
    let apart = apart.replace("place: Công", "place: Co\u{302}ng");
    assert_eq!(apart.matches("u\u{301}").count(), 2);
    let project = Project::new().file("data/plan/plan.yaml", &apart);
    assert_eq!(findings(&project.run(&["check"])).len(), 1);
    let mended = project.run(&["check", "--fix", "--yes"]);
    assert!(mended.status == 0 && findings(&mended).is_empty(), "{mended:#?}");
    assert_eq!(String::from_utf8(project.bytes("data/plan/plan.yaml")).unwrap(), whole);
}

#[test]
fn nothing_is_mended_outside_of_the_given_paths_or_in_an_issued_set() {
    let plan = in_plan("  - Một đoạn.\n")
        .replace("recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]\n", "shared: office\n");
    let office = "format: 1\nrecipients: [\"- Các chi bộ\", Lưu Văn phòng]\n";
    let project = Project::new()
        .file("data/kehoach.yaml", "format: 1\n")
        .file("data/_shared/office.yaml", office)
        .file("data/a/plan.yaml", &plan)
        .file("data/b/issued/1/plan.yaml", &in_plan(UNMENDED));
    for path in ["data/a", "data/b/issued/1"] {
        let run = project.run(&["check", path, "--fix", "--yes"]);
        assert!(run.stderr.contains("typed-mark") && run.stdout.contains("nothing to mend"), "{run:#?}");
    }
    let run = project.run(&["check", "--fix", "--yes"]);
    assert!(run.stdout.contains("data/_shared/office.yaml: 1 finding mended"), "{run:#?}");
    assert_eq!(project.bytes("data/_shared/office.yaml"), office.replace("- Các", "Các").into_bytes());
}

#[test]
fn broken_settings_hide_nothing_of_the_plans() {
    let broken = [
        "format: 1\nspeling: uỷ\n",
        "format: 1\nfonts: {families: [Nowhere]}\n",
        "format: 1\ntemplates: nowhere\n",
        "format: 1\npdf_standards: [x]\n",
    ];
    for settings in broken {
        let project = missed("").file("data/kehoach.yaml", settings);
        for command in ["check", "build"] {
            let run = project.run(&[command]);
            let found = findings(&run);
            assert_eq!((run.status, found.len()), (1, 3), "{settings}{}", run.stderr);
            assert!(found.iter().any(|line| line.contains("target-missed")), "{}", run.stderr);
            assert!(!project.path("output/long-thanh-2023/ke-hoach.pdf").exists());
        }
    }

    let plan = in_plan("  - Một đoạn.\n").replace("superior: ĐẢNG BỘ TỈNH KHÁNH HÒA\n", "shared: office\n");
    let project = Project::new()
        .file("data/kehoach.yaml", broken[0])
        .file("data/_shared/office.yaml", "format: 1\nsuperior: A\nsigners: none\n")
        .file("data/a/plan.yaml", &plan);
    for command in ["check", "build"] {
        let run = project.run(&[command]);
        assert!(findings(&run).len() == 3 && run.stdout.contains("3 errors"), "{run:#?}");
        assert!(run.stderr.contains("data/_shared/office.yaml:3:"), "{}", run.stderr);
    }
}
