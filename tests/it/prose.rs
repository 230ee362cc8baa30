//! Figures in prose against the data: a table of sentences as people write them, each with the findings about it.

use std::fs;

use kehoach::check::check;
use kehoach::data::{PlanFolder, load_plan};
use kehoach::diag::Findings;

use crate::harness::SMALL;

const QUOTAS: &str = "\
format: 1
units:
  - {id: van-trai, name: Văn Trai, kind: village}
  - {id: dien-yen, name: Điện Yên, kind: village}
  - {id: mam-non, name: Trường Mầm non, kind: school}
organisations:
  - {id: doan, name: Đoàn thanh niên}
  - {id: phu-nu, name: Hội LHPN xã}
quotas:
  - measure: admissions
    period: 2026
    target: at least 25
    units:
      van-trai: {2026-Q2: 1, 2026-Q3: 5, 2026-Q4: 2}
      dien-yen: {2026-Q2: 2, 2026-Q3: 4, 2026-Q4: 5}
      mam-non: {2026-Q2: 1, 2026-Q3: 2, 2026-Q4: 3}
  - {measure: put_forward, period: 2026, organisations: {doan: 10, phu-nu: 6}}
  - {measure: awareness_class, period: 2026, total: 30}
";

const RESULTS: &str = "\
format: 1
results:
  - {id: admissions_2025, measure: admissions, period: 2025, total: 18}
";

/// The codes and places of the findings about a body.
fn reported(body: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let body = if body.starts_with(' ') { body.to_owned() } else { format!("  - {body:?}\n") };
    fs::write(folder.path().join("plan.yaml"), format!("{SMALL}body:\n{body}")).unwrap();
    fs::write(folder.path().join("quotas.yaml"), QUOTAS).unwrap();
    fs::write(folder.path().join("results.yaml"), RESULTS).unwrap();
    let root = folder.path().to_owned();
    let mut findings = Findings::default();
    let plan = load_plan(&PlanFolder::new("plan".to_owned(), root.clone(), root), &mut findings);
    check(&plan, None, |_| None, &mut findings);
    let is_asked = |code: &str| ["target-in-prose", "figure-typed"].contains(&code);
    let findings = findings.iter().filter(|finding| is_asked(finding.code().id()));
    findings.map(|found| format!("{} {}", found.code().id(), found.place().unwrap().text())).collect()
}

#[test]
fn what_disagrees_with_the_data_is_reported() {
    for (body, expected) in [
        ("Phấn đấu năm 2026 kết nạp 30 đảng viên mới.", "30"),
        ("Năm 2026, toàn Đảng bộ kết nạp từ 20 - 22 đảng viên.", "20 - 22"),
        ("Chỉ tiêu kết nạp đảng viên năm 2026 là 30 đồng chí.", "30"),
        ("Mục tiêu: kết nạp 24 quần chúng ưu tú vào Đảng.", "24"),
        ("Phấn đấu kết nạp ít nhất 20 đảng viên trong năm.", "20"),
        ("Kết nạp 26 (hai mươi sáu) đảng viên theo chỉ tiêu được giao.", "26"),
        ("Năm 2026 kết nạp 26 đảng viên; quý II chuẩn bị nguồn.", "26"),
        ("Các chi bộ phấn đấu, toàn xã kết nạp 35 đảng viên.", "35"),
        ("Quý II phấn đấu kết nạp 05 quần chúng.", "05"),
        ("Quý III: phấn đấu kết nạp 25 đảng viên.", "25"),
        ("Chi bộ Văn Trai được giao chỉ tiêu kết nạp 03 đảng viên.", "03"),
        ("Cử 40 quần chúng ưu tú dự lớp bồi dưỡng nhận thức về Đảng, hoàn thành chỉ tiêu.", "40"),
        ("  - title: Chỉ tiêu cơ bản\n    body:\n      - Kết nạp 27 đảng viên.\n", "27"),
        ("  - title: Mục tiêu\n    body:\n      - items: [Kết nạp 27 đảng viên.]\n", "27"),
        ("  - \"Phấn đấu năm 2026:\"\n  - items: [Kết nạp 27 đảng viên.]\n", "27"),
        ("  - title: Đối với các đoàn thể\n    body: [Phấn đấu giới thiệu 35 đoàn viên, hội viên.]\n", "35"),
        ("  - title: Nhiệm vụ quý III\n    body: [Tập trung kết nạp 08 đảng viên.]\n", "08"),
        ("Phấn đấu kết nạp 26 đảng viên, trong đó quý II kết nạp 04 đảng viên là nữ.", "26"),
        ("Năm 2025 kết nạp 12 đảng viên, năm 2026 phấn đấu kết nạp 28 đảng viên.", "28"),
        ("  - title: Quý II\n    body: [Phấn đấu kết nạp 05 đảng viên.]\n", "05"),
        ("Toàn Đảng bộ chuẩn bị nguồn, trong đó quý III kết nạp 10 đảng viên.", "10"),
        ("Năm 2026, Chi bộ Văn Trai kết nạp 03 đảng viên.", "03"),
        ("Đến hết quý III, luỹ kế đạt 16/25 chỉ tiêu.", "16"),
    ] {
        assert_eq!(reported(body), [format!("target-in-prose {expected}")], "{body}");
    }
}

#[test]
fn what_the_data_have_is_noted() {
    for (body, expected) in [
        ("Phấn đấu năm 2026 kết nạp 25 đảng viên mới.", "25"),
        ("Quý II kết nạp 04 quần chúng.", "04"),
        ("Quý IV/2026: kết nạp 10 đảng viên.", "10"),
        ("Chi bộ Văn Trai kết nạp 08 đảng viên.", "08"),
        ("Kết nạp 25 đảng viên, quý II và quý III tập trung chuẩn bị.", "25"),
        ("Quý II chuẩn bị nguồn, cả năm kết nạp 25 đảng viên.", "25"),
        ("Năm 2025, đã kết nạp được 18 đảng viên.", "18"),
        ("Giới thiệu 16 đoàn viên, hội viên ưu tú cho Đảng.", "16"),
        ("Văn Trai kết nạp 08 đảng viên, Điện Yên kết nạp 03 đảng viên.", "08"),
        ("Văn Trai kết nạp 02 đảng viên, Điện Yên kết nạp 11 đảng viên.", "11"),
        ("Quý II kết nạp 03 đảng viên, quý III 11 đảng viên.", "11"),
        ("Quý II kết nạp 03 đảng viên, quý III 09 và quý IV 10 đảng viên.", "10"),
        ("Quý II chuẩn bị nguồn, cả năm kết nạp 25.", "25"),
        ("  - title: Quý II\n    body: [Kết nạp 04 đảng viên.]\n", "04"),
        ("  - \"Chia ra:\"\n  - items: [{text: \"Quý III:\", items: [Kết nạp 11 đảng viên.]}]\n", "11"),
        ("  - progress: {quota: admissions, texts: {2026-Q2: Phấn đấu kết nạp 04 quần chúng.}}\n", "04"),
    ] {
        assert_eq!(reported(body), [format!("figure-typed {expected}")], "{body}");
    }
}

#[test]
fn what_may_speak_of_something_else_is_left() {
    for body in [
        "Năm 2025, Đảng bộ đã kết nạp được 12 đảng viên.",
        "Năm qua, toàn Đảng bộ kết nạp 12 đảng viên.",
        "Kết quả năm 2025: toàn Đảng bộ kết nạp 12 đảng viên, hoàn thành chỉ tiêu.",
        "Từ đầu năm đến nay kết nạp 12 đảng viên.",
        "Tính đến 30/6/2026, toàn Đảng bộ kết nạp 7 đảng viên.",
        "Sau 6 tháng, đã kết nạp 12 đảng viên, giảm 03 đảng viên so với cùng kỳ.",
        "Bình quân mỗi năm kết nạp 09 đảng viên.",
        "Giai đoạn 2026 - 2030, phấn đấu kết nạp 120 đảng viên.",
        "Trong nhiệm kỳ phấn đấu kết nạp 120 đảng viên.",
        "Năm 2027 phấn đấu kết nạp 30 đảng viên.",
        "Trong năm, kết nạp từ 20 đảng viên trở lên.",
        "Phấn đấu kết nạp khoảng 30 đảng viên.",
        "Phấn đấu kết nạp trên 20 đảng viên.",
        "Trong đó, kết nạp 05 đảng viên là nữ.",
        "Phấn đấu trong đó kết nạp 05 đảng viên trong doanh nghiệp.",
        "Quý II kết nạp 05, quý III và quý IV kết nạp 21 đảng viên.",
        "Phấn đấu quý II kết nạp 05, quý III 06 đảng viên.",
        "Chỉ tiêu giao: Văn Trai kết nạp 02, Điện Yên kết nạp 03 đảng viên.",
        "Kết nạp, phân công giúp đỡ 11.",
        "Quý II và quý III cử cán bộ theo dõi, kết nạp 15 đảng viên.",
        "Mỗi chi bộ phấn đấu kết nạp ít nhất 01 đảng viên.",
        "Các chi bộ thôn phấn đấu kết nạp 01 đảng viên trở lên.",
        "Mỗi chi bộ giới thiệu từ 02 quần chúng trở lên.",
        "Đoàn thanh niên giới thiệu 5 đoàn viên ưu tú.",
        "Hội Phụ nữ giới thiệu 04 hội viên ưu tú.",
        "Văn Trai kết nạp 02, Điện Yên kết nạp 03 đảng viên.",
        "Chi bộ Văn Trai kết nạp 01 đảng viên trong quý II.",
        "Trường Mầm non kết nạp 01 đảng viên.",
        "Tháng 5 kết nạp 02 quần chúng.",
        "Phân công 02 đảng viên chính thức giúp đỡ quần chúng.",
        "Có 100% đảng viên dự bị được công nhận chính thức.",
        "Quý II và quý III kết nạp 15 đảng viên.",
        "Phấn đấu kết nạp thêm 05 đảng viên ngoài chỉ tiêu.",
        "Lễ kết nạp có ít nhất 02 đảng viên chính thức giới thiệu.",
        "  - title: Kết quả năm 2025\n    body: [Toàn Đảng bộ kết nạp 12 đảng viên.]\n",
        "Năm 2026, Chi bộ Văn Trai kết nạp 03 đảng viên nữ.",
        "Năm 2026, Chi bộ Văn Trai cử người giúp đỡ, kết nạp 03 đảng viên trẻ.",
        "Toàn Đảng bộ chuẩn bị nguồn, trong đó quý III kết nạp 03 đảng viên nữ.",
        "Đến hết quý III, luỹ kế đạt 15/25 chỉ tiêu; đến nay đạt 03/25 chỉ tiêu.",
        "  - title: Tình hình\n    body: [\"Năm 2024 kết nạp 15 đảng viên, năm 2025 kết nạp 17 đảng viên.\"]\n",
        "  - title: Chỉ tiêu quý II\n    body: [\"Trong tháng 4 kết nạp 01, tháng 5 kết nạp 02 đảng viên.\"]\n",
        "  - \"Trong đó:\"\n  - items: [Kết nạp 05 đảng viên.]\n",
        "  - title: Nhiệm vụ của các chi bộ\n    body: [Phấn đấu kết nạp 02 đảng viên.]\n",
        "  - \"Quý I:\"\n  - items: [Kết nạp 02 đảng viên.]\n",
        "  - table: {columns: [Thời gian, Chỉ tiêu], rows: [[Quý II, Kết nạp 05 đảng viên năm 2026]]}\n",
    ] {
        assert_eq!(reported(body), [] as [&str; 0], "{body}");
    }
}

/// The codes of the findings about the prose of a body.
fn codes(body: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let body = if body.starts_with(' ') { body.to_owned() } else { format!("  - {body:?}\n") };
    fs::write(folder.path().join("plan.yaml"), format!("{SMALL}body:\n{body}")).unwrap();
    fs::write(folder.path().join("quotas.yaml"), QUOTAS).unwrap();
    let root = folder.path().to_owned();
    let mut findings = Findings::default();
    let plan = load_plan(&PlanFolder::new("plan".to_owned(), root.clone(), root), &mut findings);
    check(&plan, None, |_| None, &mut findings);
    let is_asked = |code: &str| {
        ![
            "target-in-prose",
            "figure-typed",
            "target-missed",
            "recipient-mark",
            "part-beyond-whole",
            "superseded-rule",
        ]
        .contains(&code)
    };
    findings.iter().map(|found| found.code().id().to_owned()).filter(|code| is_asked(code)).collect()
}

#[test]
fn slips_of_the_hand_are_reported() {
    for (body, expected) in [
        ("Phân đấu hoàn thành chỉ tiêu.", "misspelt"),
        ("Bố trí ở khu dân cự số 5.", "misspelt"),
        ("Làm theo hương dẫn của cấp trên.", "misspelt"),
        ("Tiến hành rà soat danh sách.", "misspelt"),
        ("Phát huy vai trò của Đãng bộ.", "misspelt"),
        ("Chi tiết tại Phục lục kèm theo.", "misspelt"),
        ("Trường Mần non phối hợp.", "misspelt"),
        ("Đạt 7.77% kế hoạch.", "number-form"),
        ("Kinh phí 1,000,950 đồng.", "number-form"),
        ("**Một là**, quán triệt.", "typed-mark"),
        ("Việc __hai__ là chính.", "typed-mark"),
        ("  - items: [1) Một việc., Hai việc.]\n", "typed-mark"),
        ("Ðảng ủy chỉ ðạo.", "not-nfc"),
        ("Hoàn thành trước 30/4.", "deadline-past"),
        ("Hoàn thành trước ngày 30/4.", "deadline-past"),
        ("Gửi báo cáo trước ngày 30 tháng 4.", "deadline-past"),
        ("Hoàn thành trong quý I.", "deadline-past"),
        ("Hoàn thành trong quý I/2026.", "deadline-past"),
        ("Hoàn thành chậm nhất trong tháng 5.", "deadline-past"),
        ("Báo cáo vào ngày 15/3.", "deadline-past"),
        ("Tổng kết Kế hoạch vào quý I/2026.", "deadline-past"),
        ("Sơ kết vào tháng 5/2026.", "deadline-past"),
        ("Các chi bộ rà soát, gửi danh sách vào 30/4.", "deadline-past"),
        ("Tổ chức họp chi bộ vào ngày 02 tháng 3 năm 2026.", "deadline-past"),
        ("Sơ kết trong quý 3/2026.", "date-padding"),
        ("Báo cáo trước 17h30 phút.", "date-padding"),
        ("Kinh phí 12.500.00 đồng.", "number-form"),
        ("Kinh phí là 12.500.000đ.", "number-form"),
        ("Tỷ lệ đạt từ 80 - 75%.", "number-form"),
        ("Các tổ chức chính trị xã hội phối hợp.", "spacing"),
        ("Đảng ủy xã xã Tân Lập Hạ chỉ đạo.", "word-doubled"),
        ("Người đứng đàu cấp ủy.", "misspelt"),
        ("Cùng ủy ban Kiểm tra Đảng ủy.", "writing-mixed"),
        ("Giao đồng chí Bí thư đảng ủy xã phụ trách.", "writing-mixed"),
        ("Bảo đảm tiến độ, đảm bảo chất lượng.", "writing-mixed"),
        ("Chi bộ Thôn Hạ họp; giao Chi bộ thôn Hạ.", "writing-mixed"),
        ("Tạo nguồn – kết nạp — công nhận.", "writing-mixed"),
        ("Nhiệm kỳ 2025-2030, giai đoạn 2026 - 2030.", "writing-mixed"),
        ("Thực hiện theo kế hoạch số 15-KH/TU, ngày 12/01/2026.", "writing-mixed"),
        ("Theo Hướng dẫn số 12, ngày 17/5/2022.", "citation-form"),
        ("Các chi bộ báo cáo kết quả...", "punctuation"),
        ("Giao 03 chi bộ: Thôn Hạ, Thôn Thượng.", "sum-disagrees"),
        ("Kết nạp 14 đảng viên (quý II: 04, III: 05, IV: 06).", "sum-disagrees"),
        ("Đảng bộ có 167 đảng viên; nữ 60 đồng chí (chiếm 45%).", "rate-disagrees"),
        ("Nữ 60 đồng chí, chiếm 45% tổng số 167 đảng viên.", "rate-disagrees"),
        (
            "Đảng bộ có 12 chi bộ với 256 đảng viên. Toàn Đảng bộ có 12 chi bộ với 265 đảng viên.",
            "figure-differs",
        ),
        (
            "  - \"Đảng ủy chỉ đạo.\"\n  - \"Các ban theo dõi.\"\n  - \"Văn phòng tổng hợp.\"\n  - \"các chi bộ họp.\"\n",
            "punctuation",
        ),
        (
            "  - \"Đảng ủy chỉ đạo.\"\n  - \"Các ban theo dõi.\"\n  - \"Văn phòng tổng hợp.\"\n  - \"Các chi bộ báo cáo kết quả đúng hạn\"\n  - \"Các đoàn thể phối hợp.\"\n",
            "punctuation",
        ),
        ("  - items: [Rà soát nguồn., mở lớp bồi dưỡng., Kết nạp.]\n", "punctuation"),
        ("Các nghành, đoàn thể phối hợp.", "misspelt"),
        ("Vận động quần chúng nhân nhân dân tham gia.", "word-doubled"),
        ("Thực hiện kế hoạch này này.", "word-doubled"),
        ("Phát triển triển đảng viên mới.", "word-doubled"),
        ("Chủ động,kịp thời.", "spacing"),
        ("Hoàn thành nhiệm vụ,.", "spacing"),
        ("Phát triển kinh tế -xã hội.", "spacing"),
        ("Nhiệm kỳ 2026 -2030.", "spacing"),
        ("Thực hiện Đề án số 07 –ĐA/TU, ngày 30/5/2023.", "spacing"),
        ("Thôn, xóm ... ; đoàn thể.", "space-before-mark"),
        ("Hoàn thành trong tháng 03/2036.", "date-padding"),
        ("Rà soát nguồn; Phối hợp mở lớp.", "punctuation"),
        ("Mặt trận Tổ quốc, Mặt trận tổ quốc.", "writing-mixed"),
        ("Hằng năm sơ kết, hàng năm tổng kết.", "writing-mixed"),
        ("Căn cứ Quy định 24-QĐ/TW, ngày 30/7/2021.", "citation-form"),
        ("Căn cứ Kế hoạch số      -KH/TU, ngày 30/7/2022.", "citation-form"),
        ("Họp ngày 30/7/20224.", "citation-form"),
        ("Căn cứ Nghị định số 30/NĐ-CP ngày 05/3/2020.", "citation-form"),
        ("Danh sách kèm theo Quy định này.", "citation-form"),
        ("Quy định số 24-QĐ/TW ngày 30 tháng 7 năm 2021.", "citation-comma"),
        ("Số 24-QĐ/TW, ngày 30/7/2021; số 24-QĐ/TW, ngày 28/7/2022.", "citation-disagrees"),
        ("Biên chế được giao 31, hiện có 25, khuyết 07.", "sum-disagrees"),
        ("Đảng bộ xã có 12 chi bộ. Toàn Đảng bộ có 13 chi bộ.", "figure-differs"),
        ("Có 25 đồng chí, trong đó nam 16 (chiếm 68%).", "rate-disagrees"),
        ("Cử 03 đồng chí đi học, mời 5 người.", "count-padding"),
        ("  - \"{{ bold('chủ động,kịp thời') }}\"\n", "spacing"),
        ("  - items: [Một việc;, Hai việc;, Ba việc;]\n", "punctuation"),
    ] {
        assert_eq!(codes(body), [expected], "{body}");
    }
}

#[test]
fn slips_that_documents_of_every_kind_have_are_reported() {
    for (body, expected) in [
        ("Quán triệt triệt đầy đủ nghị quyết.", "word-doubled"),
        ("Thẩm định trong 15 ngày ngày kể từ khi nhận.", "word-doubled"),
        ("Nâng cao năng xuất lao động.", "misspelt"),
        ("Rà soát nguồn; ; mở lớp bồi dưỡng.", "spacing"),
        ("Rõ thời gian., rõ kết quả.", "spacing"),
        ("Thực hiện Quy định số 37-QĐ/TW, ngày 25/10/201.", "citation-form"),
        ("Quán triệt Nghị quyết này đến đảng viên.", "citation-form"),
        ("Kế hoạch số 142/KH-UNBD ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh.", "symbol-mismatch"),
        ("Kỷ niệm Cách mạng tháng tám.", "writing-mixed"),
        ("Thu 4,2 tỷ đồng, bằng 70% dự toán (7 tỷ đồng).", "rate-disagrees"),
        ("Đón 100.000 lượt khách, gấp 2,8 lần năm 2025 (48.000 lượt).", "rate-disagrees"),
        ("Xảy ra 05 vụ, đã làm rõ 04 vụ, còn 02 vụ.", "sum-disagrees"),
        ("Có 45 cơ sở, trong đó 28 nhà nghỉ, 12 nhà trọ, 07 khách sạn.", "sum-disagrees"),
        (
            "  - Đảng bộ xã có 412 đảng viên.\n  - Trong độ tuổi Đoàn có 103 đồng chí, chiếm 35% tổng số đảng viên.\n",
            "rate-disagrees",
        ),
        ("  - items: [Một việc;, Hai việc., Ba việc.]\n", "punctuation"),
        (
            "  - {text: \"Các việc:\", body: [{text: Một việc;}, {text: Hai việc;}, {text: Ba việc;}]}\n",
            "punctuation",
        ),
        ("Rà soát nguồn; Thu bổ sung đảng phí.", "punctuation"),
        ("Cử 03 đồng chí đi học, họp 5 lần.", "count-padding"),
        ("Đàn gia súc 5,600 con.", "number-form"),
        ("Phân công nhiệm vụ trong tháng 5/2026.", "deadline-past"),
        ("  - {title: Kết quả, body: [Giao các chi bộ hoàn thành trước ngày 30/4/2026.]}\n", "deadline-past"),
    ] {
        assert_eq!(codes(body), [expected], "{body}");
    }
    for body in [
        "Tờ trình trình Hội đồng nhân dân; Ủy ban Kiểm tra kiểm tra 03 chi bộ; các tổ chức tổ chức học tập.",
        "Giao đồng chí Lê Trinh Trinh, Trần Văn Văn; vùng Trung Trung Bộ; hồ sơ theo tiêu chuẩn quy chuẩn quy hoạch; trở thành thành viên.",
        "Học viện Chính trị; thứ trưởng; tuyến truyền dẫn; tình huống ứng phó; dành trọn tâm huyết.",
        "Các Sở: Kế hoạch và Đầu tư; Tài chính; Xây dựng và phát triển đô thị.",
        "Xét Tờ trình số 12; Báo cáo thẩm tra của Ban Pháp chế.",
        "Thu 4,2 tỷ đồng, bằng 60% dự toán (7 tỷ đồng), tăng 0,2 tỷ đồng so với cùng kỳ (4 tỷ đồng).",
        "Xảy ra 05 vụ, đã làm rõ 04 vụ, còn 01 vụ; có 60 đồng chí, trong đó 30 nữ, 20 đoàn viên.",
        "  - Đảng bộ xã có 412 đảng viên.\n  - Trong độ tuổi Đoàn có 103 đồng chí, chiếm 25% tổng số đảng viên.\n",
        "  - items: [Một việc., Hai việc;, Ba việc., Bốn việc.]\n",
        "  - {title: Kết quả, body: [Các chi bộ hoàn thành trước ngày 30/4/2026.]}\n",
    ] {
        assert_eq!(codes(body), [] as [String; 0], "{body}");
    }
}

#[test]
fn contradictions_and_references_to_nothing_are_reported() {
    for (body, expected) in [
        ("Họp vào 7 giờ 30, thứ Hai, ngày 08/9/2026.", "words-disagree"),
        ("Đảng bộ xã có 04 chi bộ trực thuộc.", "unit-count"),
        ("Chỉ tiêu được giao cho 04 chi bộ trực thuộc.", "unit-count"),
        ("Đảng bộ xã có 03 chi bộ. Toàn Đảng bộ có 04 chi bộ.", "unit-count"),
        ("Các chi bộ báo cáo kết quả trước ngày 05/01/2026.", "deadline-past"),
        ("Toàn Đảng bộ phấn đáu hoàn thành nhiệm vụ.", "misspelt"),
        ("Chi bộ Trường Tiểu học Tân Lộc họp.", "unknown-unit-name"),
        ("6 tháng cuối năm kết nạp đạt 75% chỉ tiêu.", "rate-disagrees"),
        ("Tập trung 04 việc: một là, rà soát; hai là, mở lớp; ba là, kết nạp.", "sum-disagrees"),
        ("  - items: [Một việc., Hai việc., Ba việc;]\n", "punctuation"),
        ("Có mặt 22/25 đồng chí, vắng 02.", "sum-disagrees"),
        ("Có mặt 22/25 đồng chí, vắng có lý do 02 đồng chí, không lý do 02 đồng chí.", "sum-disagrees"),
        ("Tuyên truyền cho 121 lượt người (nam: 70, nữ: 40).", "sum-disagrees"),
        (
            "Kinh phí 12.500 triệu đồng, gồm vốn tỉnh 10.000 triệu đồng, vốn xã 3.000 triệu đồng.",
            "sum-disagrees",
        ),
        ("Tỷ lệ hộ nghèo từ 5,2% xuống 3,1%, giảm 2,5%.", "sum-disagrees"),
        ("Số hộ khá tăng 20% (từ 100 hộ lên 130 hộ).", "rate-disagrees"),
        ("Lớp học 02 ngày, từ ngày 10/9 đến 12/9.", "sum-disagrees"),
        ("Theo Kết luận số 5-KL/TW, ngày 12/01/2026 của Ban Bí thư.", "citation-form"),
        ("Trả lời Công văn 285/CCTTHC của Cục.", "citation-form"),
        ("Chi tiết tại Phụ lục 2 kèm theo.", "citation-form"),
        ("  - {title: Một, body: [Theo mục IV.]}\n  - {title: Hai, body: [Theo mục II.]}\n", "citation-form"),
        (
            "  - \"Tổ công tác gồm 04 đồng chí có tên sau:\"\n  - items: [\"Đồng chí Lò Văn Thanh, Bí thư;\", \"Ông Vàng A Pó, Phó Bí thư.\"]\n",
            "sum-disagrees",
        ),
        (
            "  - {title: \"Mục đích:\", body: [Các chi bộ họp.]}\n  - {title: Yêu cầu, body: [Các ban họp.]}\n",
            "punctuation",
        ),
        ("  - \"Các ban tập trung một số việc như sau\"\n  - items: [Một việc;, Hai việc.]\n", "punctuation"),
        ("  - items: [Rà soát nguồn, phối hợp mở lớp, kết nạp]\n", "punctuation"),
        ("  - Các chi bộ họp và thống nhất\n  - phân công đảng viên.\n", "punctuation"),
        (
            "  - table:\n      columns: [{header: Thôn}, {header: Số hộ}]\n      rows: [[Thôn Một, \"10\"], [Thôn Hai, \"12\"], [Tổng cộng, \"23\"]]\n",
            "sum-disagrees",
        ),
        (
            "  - table:\n      columns: [{header: Thôn}, {header: Chỉ tiêu}, {header: Đạt}, {header: Tỷ lệ %}]\n      rows: [[A, \"10\", \"5\", \"50\"], [B, \"12\", \"6\", \"60\"]]\n",
            "rate-disagrees",
        ),
        (
            "  - table:\n      columns: [{header: Việc}, {header: Thời hạn}]\n      rows: [[Họp, 3/9/2026], [Sơ kết, 15/12/2026]]\n",
            "date-padding",
        ),
    ] {
        assert_eq!(codes(body), [expected], "{body}");
    }
    // The words of the program in a progress block have tone marks of their own.
    let progress = "  - progress: {quota: admissions, texts: {2026-Q1: Rà soát nguồn, 2026-Q2: Mở lớp.}}\n";
    assert_eq!(codes(progress), ["spelling-differs", "punctuation"]);
}

#[test]
fn what_a_careful_clerk_writes_is_left() {
    for body in [
        "Luôn luôn chủ động; dần dần khắc phục; năm năm qua có hành vi vi phạm.",
        "Đảng bộ Bộ Tham mưu; đảng ủy Ủy ban nhân dân; phân công công tác.",
        "Hội đồng dân cử cộng tác với công nhân; chi tiêu đúng dự toán; có thể cụ thể hóa.",
        "Kinh tế - xã hội giai đoạn 2026 - 2030, từ 09 - 11 đảng viên, v.v...",
        "Theo Kế hoạch số 18-KH/TU, ngày 30/5/2023; Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.",
        "Ban Chấp hành Đảng bộ xã và ban chấp hành các đoàn thể.",
        "Rà soát nguồn; Báo cáo số 12 đã nêu; Đảng ủy xã chỉ đạo.",
        "Số 24-QĐ/TW, ngày 30/7/2021; số 24-QĐ/TW, ngày 28/5/2026.",
        "Biên chế được giao 32, hiện có 25, khuyết 07.",
        "Đảng bộ xã có 03 chi bộ; có 02 chi bộ hoàn thành tốt; tặng Giấy khen cho 02 chi bộ trực thuộc.",
        "Trước khi sắp xếp, Đảng bộ xã có 04 chi bộ; chọn điểm ở 02 chi bộ thôn.",
        "6 tháng cuối năm kết nạp đạt 84% chỉ tiêu; quý III kết nạp đạt 90% chỉ tiêu quý.",
        "Kết quả đạt được trước ngày 05/01/2026 là cơ sở để báo cáo.",
        "Tập trung 03 việc: một là, rà soát; hai là, mở lớp; ba là, kết nạp.",
        "Đảng bộ xã có 12 chi bộ. Năm 2025, Đảng bộ có 11 chi bộ.",
        "Có 25 đồng chí, trong đó nam 16 (chiếm 64%), nữ 09 (chiếm 36%).",
        "Các chi bộ Thôn 1, Thôn 2, Trường Tiểu học … tập trung nguồn.",
        "  - items: [Một việc;, Hai việc;, Ba việc.]\n",
        "Hoàn thành trước 30/6; trong quý II; trong tháng 6; trước ngày 30 tháng 6.",
        "Hoàn thành trước 30/4 năm sau; báo cáo hằng năm trước 30/4.",
        "Năm 2027 hoàn thành trước 30/4.",
        "Đã tổ chức vào ngày 15/3; hội nghị họp vào ngày 15/3.",
        "Báo cáo vào ngày 15/7; sơ kết vào quý II; tổng kết vào tháng 12.",
        "Tổng kết vào quý I năm sau; họp định kỳ hằng năm vào ngày 03/02.",
        "Nền kinh tế xã hội chủ nghĩa; văn hóa, xã hội; 02 thôn qua rà soát; chi bộ liên thôn; tổ số 3.",
        "Lúc 17h30, 17 giờ 30 phút; quý III/2026; kinh phí 12.500.000 đồng; từ 75 - 80%.",
        "Giảm từ 80 - 75%; Chi bộ Thôn 5 - 03 đảng viên; điện thoại 0912.345.678.",
        "Chi bộ Thôn Hạ họp tại nhà văn hóa thôn Hạ; bản Nậm Pắc, buôn Ea Sup.",
        "Bí thư đảng ủy các xã; ủy ban kiểm tra các cấp; các đồng chí đảng ủy viên.",
        "Bảo đảm chất lượng theo Kế hoạch số 15-KH/TU, ngày 12/01/2026 về đảm bảo an ninh.",
        "Chính trị - xã hội; Kế hoạch số 18-KH/ĐU; thực hiện Quyết định số 05 đã nêu.",
        "Giao 03 chi bộ: Thôn Hạ, Thôn Thượng và Trạm Y tế; các thôn, xóm...",
        "Kết nạp 15 đảng viên (quý II: 04, III: 05, IV: 06); lũy kế 15 (quý III: 09, quý IV: 15).",
        "Đảng bộ có 12 chi bộ với 256 đảng viên. Toàn Đảng bộ có 12 chi bộ, 256 đảng viên.",
        "  - \"Đảng ủy chỉ đạo.\"\n  - \"Các ban theo dõi.\"\n  - \"Kính gửi: Ban Thường vụ Tỉnh ủy\"\n  - \"Các chi bộ trực thuộc thực hiện\"\n  - \"Các chi bộ họp.\"\n",
        "  - \"Đảng ủy chỉ đạo việc sau:\"\n  - \"rà soát nguồn;\"\n  - \"mở lớp bồi dưỡng.\"\n  - \"Các ban họp.\"\n",
        "  - items: [rà soát nguồn;, mở lớp;, kết nạp.]\n",
        "Giao chỉ tiêu trước khi đạt 3/4 kế hoạch; hoàn thành trong quý I, II và III.",
        "  - \"Năm 2027:\"\n  - items: [Hoàn thành trước 30/4.]\n",
        "Đạt 7,77%, kinh phí 1.000.950 đồng; ngày ____ tháng ____.",
        "Trường Mầm non, trường mầm non và các trường tiểu học.",
        "Họp vào 7 giờ 30, thứ Ba, ngày 08/9/2026; có mặt 23/25 đồng chí, vắng 02.",
        "Có mặt 21/25 đồng chí, vắng có lý do 02 đồng chí, không lý do 02 đồng chí.",
        "Tuyên truyền cho 110 lượt người (nam: 70, nữ: 40).",
        "Lớp học 03 ngày, từ ngày 10/9 đến 12/9; ĐẢNG BỘ BỘ XÂY DỰNG.",
        "Theo Điều 5 Luật Tổ chức; Phụ lục 2 của Nghị định số 30/2020/NĐ-CP; mục IV Kế hoạch số 15-KH/TU.",
        "  - {title: Một, body: [Theo mục II.]}\n  - {title: Hai, body: [Theo mục IV Nghị quyết số 18-NQ/TW.]}\n",
        "  - \"Tổ công tác gồm 02 đồng chí có tên sau:\"\n  - items: [\"Đồng chí Lò Văn Thanh, Bí thư;\", \"Ông Vàng A Pó, Phó Bí thư.\"]\n",
        "  - {title: Mục đích, body: [Các chi bộ họp.]}\n  - {title: Nhiệm vụ cụ thể, body: [Các ban họp.]}\n",
        "  - {text: Nhiệm vụ cụ thể, body: [{items: [Một việc;, Hai việc.]}]}\n",
        "  - items: [Rà soát nguồn, Phối hợp mở lớp, Kết nạp]\n",
        "  - table:\n      columns: [{header: Thôn}, {header: Số hộ}, {header: Bình quân}, {header: Tỷ lệ %}]\n      rows: [[Thôn Một, \"10\", \"5\", \"45,45\"], [Thôn Hai, \"12\", \"4\", \"54,55\"], [Tổng cộng, \"22\", \"4,5\", \"100\"]]\n",
        "  - table:\n      columns: [{header: TT}, {header: Nội dung}, {header: Số tiền}]\n      rows: [[I, Chi thường xuyên, \"30\"], [\"1\", Lương, \"20\"], [\"2\", Điện, \"10\"], [II, Chi khác, \"5\"], [\"\", Tổng số, \"35\"]]\n",
        "  - table:\n      columns: [{header: Việc}, {header: Số}]\n      rows: [{group: Một}, [A, \"3\"], [B, \"4\"], [Cộng, \"7\"], {group: Hai}, [C, \"5\"], [D, \"6\"], [Cộng, \"11\"], [Tổng cộng, \"18\"]]\n",
        "  - {title: Mẫu, form: true, body: [\"Họ  và tên.\"]}\n",
    ] {
        assert_eq!(codes(body), [] as [String; 0], "{body}");
    }
}

#[test]
fn words_that_are_none_and_amounts_that_contradict_each_other_are_reported() {
    for (body, expected) in [
        ("Một số chi bộ còn chông chờ cấp trên.", "misspelt"),
        ("Mở đợt cao diểm; kiểm tra công tác.", "misspelt"),
        ("Làm tốt việc kiễm định chất lượng.", "misspelt"),
        ("Sản phẩm chưa tương sứng với tiềm năng.", "misspelt"),
        ("Theo giỏi việc thực hiện của các chi bộ.", "misspelt"),
        ("Phát huy vai trò của người người dân.", "word-doubled"),
        ("Sản lượng tăng từ 1.200 tấn lên 1.560 tấn, tăng 340 tấn so với cùng kỳ.", "sum-disagrees"),
        ("Có 84 hộ nghèo, đến nay 31 hộ thoát nghèo, còn 54 hộ.", "sum-disagrees"),
        ("Thu 96 triệu đồng, nộp cấp trên 28,8 triệu đồng, để lại 68,2 triệu đồng.", "sum-disagrees"),
        (
            "Kiểm tra 06 tổ chức đảng và 12 cá nhân, tăng 02 tổ chức đảng so với năm 2025 (05 tổ chức).",
            "sum-disagrees",
        ),
        ("Thu ngân sách đạt 7.650 triệu đồng, bằng 80% dự toán 9.000 triệu đồng.", "rate-disagrees"),
        ("Giải quyết việc làm cho 215 lao động, trong đó 129 lao động nữ, chiếm 66%.", "rate-disagrees"),
        ("Tiêm cho 276/300 trẻ dưới 01 tuổi các loại vắc xin, đạt 96%.", "rate-disagrees"),
        ("Báo cáo trước ngày 25 /12/2036.", "spacing"),
        ("Báo cáo định kỳ hằng hằng tháng.", "word-doubled"),
        ("Nêu cao cao tinh thần trách nhiệm.", "word-doubled"),
        ("Tháng 10/2025, Huyện ủy kiểm tra, đánh giá cao.", "dissolved-body"),
        ("Tu sửa 4 cống điều tiết, 03 trạm bơm.", "count-padding"),
        ("Hỗ trợ 05 hộ, đào tạo 6 lao động.", "count-padding"),
        ("Gửi báo cáo trước ngày 25/9/2036,đồng thời cung cấp hồ sơ.", "spacing"),
        ("Thời gian kiểm tra 20 ngày, bắt đầu từ ngày 05/3/2026.", "deadline-past"),
    ] {
        assert_eq!(codes(body), [expected], "{body}");
    }
    for body in [
        "Thực hiện tương tự như trên; các chi bộ đội ngũ cán bộ; tình hình thực hiện đăng tải tài liệu.",
        "Tháng 5/2025, Huyện ủy kiểm tra; chiếm 1/2 diện tích; đạt 276/300 trẻ dưới 01 tuổi, đạt 92%.",
        "Người người thi đua, nhà nhà thi đua; anh Trần Văn Chông Chờ phát biểu.",
        "Sản lượng tăng từ 1.200 tấn lên 1.560 tấn, tăng 360 tấn so với cùng kỳ, tăng 30%.",
        "Có 84 hộ nghèo, đến nay 31 hộ thoát nghèo, còn 53 hộ; có 12 hộ khá, còn 05 hộ chưa có nhà kiên cố.",
        "Thu ngân sách đạt 7.650 triệu đồng, bằng 85% dự toán 9.000 triệu đồng.",
        "Doanh thu 15,2 tỷ đồng, có 8.000 lượt khách; thu 15,2 tỷ đồng, tăng 26,7% so với năm trước (12 tỷ đồng).",
        "Tu sửa 04 cống điều tiết, 03 trạm bơm, dài 5 km, trong 2 năm, rộng 3 ha.",
    ] {
        assert_eq!(codes(body), [] as [String; 0], "{body}");
    }
}
