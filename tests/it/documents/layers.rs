//! Models and shared parts: what a plan builds on.

use super::{assert_lacks, assert_prints};
use crate::harness::{Project, Run};

const MODEL: &str = "\
format: 1
place: Mẫu
abstract: phát triển đảng viên năm {{ plan.year }}
body:
  - {id: muc_tieu, title: Mục tiêu, body: [\"Xã {{ plan.place }} kết nạp {{ figures.people | padded }} đảng viên.\"]}
  - {id: giai_phap, title: Giải pháp, body: [Các chi bộ rà soát nguồn.]}
  - title: Tổ chức
    body:
      - {id: bao_cao, text: Báo cáo hằng quý.}
";

const SHARED: &str = "\
format: 1
superior: ĐẢNG BỘ TỈNH KHÁNH HÒA
issuer: {name: ĐẢNG ỦY XÃ CÔNG HẢI, cited: Ban Thường vụ Đảng ủy xã Công Hải}
symbol: KH/ĐU
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
signature: {authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn A}
figures: {people: 3, classes: 2}
";

const OWN: &str = "\
format: 1
model: phat-trien
shared: cong-hai
number: 5
place: Công Hải
date: 2026-06-03
figures: {people: 7}
";

fn project(own: &str) -> Project {
    Project::new()
        .file("data/_models/phat-trien/plan.yaml", MODEL)
        .file("data/_shared/cong-hai.yaml", SHARED)
        .file("data/xa/cong-hai/plan.yaml", own)
}

fn failed(project: &Project) -> Run {
    let run = project.build();
    assert_eq!(run.status, 1, "{run:#?}");
    run
}

#[test]
fn a_plan_keeps_its_own_figures_and_takes_the_rest() {
    let plan = project(OWN).pdf("xa/cong-hai/ke-hoach.pdf");
    assert_prints(&plan, "Xã Công Hải kết nạp 07 đảng viên.");
    assert_prints(&plan, "II. GIẢI PHÁP Các chi bộ rà soát nguồn.");
    assert_prints(&plan, "Nguyễn Văn A");
    assert_prints(&plan, "Số 05-KH/ĐU");
}

#[test]
fn any_section_can_be_the_plans_own() {
    let own = format!(
        "{OWN}sections:\n  giai_phap: {{title: Cách làm, body: [Riêng của xã.]}}\n  bao_cao: [{{text: Một.}}, {{text: Hai.}}]\n"
    );
    let plan = project(&own).pdf("xa/cong-hai/ke-hoach.pdf");
    assert_prints(&plan, "II. CÁCH LÀM Riêng của xã.");
    assert_lacks(&plan, "rà soát nguồn");
    assert_prints(&plan, "III. TỔ CHỨC 1. Một. 2. Hai.");
    let none = project(&format!("{OWN}sections: {{giai_phap: []}}\n")).pdf("xa/cong-hai/ke-hoach.pdf");
    assert_prints(&none, "II. TỔ CHỨC");
}

#[test]
fn notices_and_reports_come_from_the_model_too() {
    let notice = "format: 1\nabstract: về giao chỉ tiêu\ndate: 2026-06\nbody: [\"Giao {{ figures.people | padded }} người.\"]\nrecipients: [Lưu Văn phòng Đảng ủy]\n";
    let project = project(OWN)
        .file("data/_models/phat-trien/notice.yaml", notice)
        .file("data/_models/phat-trien/reports/2026-Q2.yaml", &notice.replace("Giao", "Báo cáo"));
    assert_prints(&project.pdf("xa/cong-hai/thong-bao-chi-tieu.pdf"), "-TB/ĐU");
    assert_prints(&project.built("xa/cong-hai/thong-bao-chi-tieu.pdf"), "Giao 07 người.");
    assert_prints(&project.built("xa/cong-hai/bao-cao/2026-Q2.pdf"), "Báo cáo 07 người.");
    let own = project.file("data/xa/cong-hai/notice.yaml", "format: 1\nnumber: 8\n");
    assert_prints(&own.pdf("xa/cong-hai/thong-bao-chi-tieu.pdf"), "Số 08-TB/ĐU");
}

#[test]
fn the_nearest_folder_of_shared_parts_counts() {
    let nearer = SHARED.replace("Nguyễn Văn A", "Trần Thị C");
    let project = project(OWN).file("data/xa/_shared/cong-hai.yaml", &nearer);
    assert_prints(&project.pdf("xa/cong-hai/ke-hoach.pdf"), "Trần Thị C");
}

#[test]
fn the_first_of_several_shared_parts_counts() {
    let own = OWN.replace("shared: cong-hai", "shared: [nguoi-ky, cong-hai]");
    let signer = "format: 1\nsignature: {position: PHÓ BÍ THƯ, signer: Lê Văn D}\n";
    let plan = project(&own).file("data/_shared/nguoi-ky.yaml", signer).pdf("xa/cong-hai/ke-hoach.pdf");
    assert_prints(&plan, "Lê Văn D");
    assert_lacks(&plan, "Nguyễn Văn A");
}

#[test]
fn what_is_not_there_is_reported_with_the_nearest_name() {
    let run = failed(&project(&OWN.replace("model: phat-trien", "model: phat-trin")));
    assert!(run.stderr.contains("plan.yaml:2:8") && run.stderr.contains("`phat-trien`"), "{}", run.stderr);
    let run = failed(&project(&OWN.replace("shared: cong-hai", "shared: ../cong-hai")));
    assert!(run.stderr.contains("plan.yaml:3:9"), "{}", run.stderr);
    let run = failed(&project(&format!("{OWN}sections: {{giai_phao: []}}\n")));
    assert!(run.stderr.contains("did you mean `giai_phap`"), "{}", run.stderr);
}

#[test]
fn a_mistake_in_a_model_is_reported_in_the_model() {
    let project =
        project(OWN).replace("data/_models/phat-trien/plan.yaml", "figures.people", "figures.peple");
    let run = failed(&project);
    assert!(run.stderr.contains("_models/phat-trien/plan.yaml:5:"), "{}", run.stderr);
}

#[test]
fn what_no_layer_says_is_missed_in_the_plans_own_file() {
    let project = project(OWN).replace("data/_shared/cong-hai.yaml", "symbol: KH/ĐU\n", "");
    let run = failed(&project);
    assert!(
        run.stderr.contains("cong-hai/plan.yaml:1:1") && run.stderr.contains("`symbol`"),
        "{}",
        run.stderr
    );
}
