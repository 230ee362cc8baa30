//! Documents of types other than plan, notice and report, each in a file of its own: what their types change of the page.

use super::*;
use crate::harness::Project;

/// The header of a Party body.
const PARTY: &str = "\
superior: ĐẢNG BỘ TỈNH KHÁNH HÒA
issuer: {name: ĐẢNG ỦY XÃ CÔNG HẢI, cited: Ban Thường vụ Đảng ủy xã Công Hải}
place: Công Hải
date: 2026-07-14
recipients: [Như trên, Lưu Văn phòng Đảng ủy]
signature: {authority: T/M BAN THƯỜNG VỤ, position: BÍ THƯ, signer: Nguyễn Văn A}
";

/// The header of a people's committee.
const STATE: &str = "\
profile: nd30-2020
issuer: {name: ỦY BAN NHÂN DÂN XÃ CÔNG HẢI, cited: Ủy ban nhân dân xã Công Hải}
place: Công Hải
date: 2026-07-14
recipients: [Như trên, 'Lưu: VT, VP']
signature: {authority: TM. ỦY BAN NHÂN DÂN, position: CHỦ TỊCH, signer: Nguyễn Văn A}
";

fn document(keys: &str) -> Pdf {
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let pdf = project.file("data/2026/van-ban.yaml", &format!("format: 1\n{keys}")).pdf("2026/van-ban.pdf");
    assert_eq!(pdf.pages.len(), 1);
    pdf
}

fn letter(header: &str, symbol: &str) -> Page {
    let keys = "type: cong-van\nnumber: 12\nabstract: phối hợp tổ chức hội nghị\naddressees: Các chi bộ trực thuộc\n";
    let body = "body: [Ban Thường vụ đề nghị các chi bộ cử đại biểu dự hội nghị đúng thành phần.]\n";
    document(&format!("{keys}{header}symbol: {symbol}\n{body}")).pages.remove(0)
}

#[test]
fn the_subject_of_an_official_letter_is_under_its_number() {
    let page = letter(PARTY, "CV/ĐU");
    let (number, subject) = (page.expect("Số 12-CV/ĐU"), page.expect("về việc phối hợp tổ chức hội nghị"));
    assert_style(&number, 14.0, Face::Regular);
    assert_style(&subject, 12.0, Face::Italic);
    assert_near("pitch", subject.baseline - number.baseline, PITCH);
    assert_near("middle", subject.center(), number.center());
    assert!(page.find("CÔNG VĂN").is_none() && page.find("-----").is_none());
    let salutation = page.expect("Kính gửi: Các chi bộ trực thuộc");
    assert_near("middle of the page", salutation.center(), MIDDLE);
    assert!(salutation.baseline - subject.baseline > PITCH);
}

#[test]
fn an_official_letter_of_a_state_body_has_v_v() {
    let page = letter(STATE, "UBND-VP");
    let (number, subject) = (page.expect("Số: 12/UBND-VP"), page.expect("V/v phối hợp tổ chức hội nghị"));
    assert_style(&subject, 13.0, Face::Regular);
    assert_near("6 pt below", subject.baseline - number.baseline, PITCH + 6.0);
    assert_near("middle", subject.center(), number.center());
}

#[test]
fn words_before_a_subject_are_not_set_twice() {
    let keys = "type: cong-van\nabstract: Về việc tiếp khách\naddressees: Các chi bộ\nbody: [Đề nghị các chi bộ chuẩn bị.]\n";
    let pdf = document(&format!("{keys}{PARTY}symbol: CV/ĐU\n"));
    pdf.expect("Về việc tiếp khách");
    assert!(!pdf.text().contains("về việc"), "{}", pdf.text());
}

/// A decision with two legal bases.
fn decision(header: &str, symbol: &str, body: &str) -> Page {
    let bases = "legal_bases: [Căn cứ Quy chế làm việc của cơ quan, Xét đề nghị của Văn phòng]\n";
    let articles = "body:\n  - text: Thành lập Tổ công tác gồm ba người.\n  - text: Quyết định có hiệu lực từ ngày ký.\n";
    let keys = format!("type: quyet-dinh\nabstract: thành lập Tổ công tác\ndecided_by: {body}\n");
    document(&format!("{keys}{bases}{articles}{header}symbol: {symbol}\n")).pages.remove(0)
}

#[test]
fn a_decision_has_its_line_between_legal_bases_and_articles() {
    for (header, symbol, body) in
        [(PARTY, "QĐ/ĐU", "BAN THƯỜNG VỤ ĐẢNG ỦY"), (STATE, "QĐ-UBND", "CHỦ TỊCH ỦY BAN NHÂN DÂN")]
    {
        let page = decision(header, symbol, body);
        let (decides, line) = (page.expect(body), page.expect("QUYẾT ĐỊNH:"));
        for run in [&decides, &line] {
            assert_style(run, 14.0, Face::Bold);
            assert_near("middle of the page", run.center(), MIDDLE);
        }
        let base = page.expect("Căn cứ Quy chế làm việc của cơ quan;");
        let article = page.expect("Điều 1. Thành lập Tổ công tác gồm ba người.");
        assert!(base.baseline < line.baseline && line.baseline < article.baseline);
        // State bodies name who decides above the legal bases, Party bodies above the line.
        assert_eq!(decides.baseline < base.baseline, header == STATE);
    }
}

#[test]
fn a_submission_is_addressed_in_the_words_of_its_profile() {
    for (header, symbol, words) in [(PARTY, "TTr/ĐU", "Kính trình"), (STATE, "TTr-UBND", "Kính gửi")] {
        let keys =
            "type: to-trinh\nabstract: xin chủ trương sửa hội trường\naddressees: Hội đồng nhân dân xã\n";
        let pdf =
            document(&format!("{keys}{header}symbol: {symbol}\nbody: [Kính đề nghị xem xét, quyết định.]\n"));
        pdf.expect("TỜ TRÌNH");
        pdf.expect(&format!("{words}: Hội đồng nhân dân xã"));
    }
}

#[test]
fn up_to_three_sign_side_by_side_or_nobody() {
    let signers = ["Nguyễn Văn A", "Trần Thị B", "Lê Văn C"];
    let signature = signers.map(|name| format!("  - {{position: THƯ KÝ, signer: {name}}}\n")).concat();
    let keys = "type: bien-ban\nabstract: họp Ban Thường vụ\nsymbol: BB/ĐU\nbody: [Hội nghị thống nhất các nội dung trên.]\n";
    let (header, _) = PARTY.split_once("signature:").unwrap();
    let page = &document(&format!("{keys}{header}signature:\n{signature}")).pages[0];
    let names = signers.map(|name| page.expect(name));
    for pair in names.windows(2) {
        assert_near("level", pair[0].baseline, pair[1].baseline);
        assert!(pair[0].x1 < pair[1].x0);
    }
    let keys = keys.replace("bien-ban", "danh-sach").replace("BB/ĐU", "DS/ĐU");
    document(&format!("{keys}{header}"));
}

#[test]
fn an_annex_has_a_label_of_its_own() {
    let annexes = "annexes:\n  - {label: Mẫu 01, title: Phiếu đăng ký, body: [Họ và tên của người đăng ký.]}\n  - {title: Danh sách, body: [Danh sách đại biểu.]}\n";
    let keys = "type: cong-van\nabstract: mời họp\naddressees: Các chi bộ\nsymbol: CV/ĐU\nbody: ['Đề nghị điền {{ annex(1) }} và {{ annex(2) }} kèm theo.']\n";
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let project = project.file("data/2026/van-ban.yaml", &format!("format: 1\n{keys}{annexes}{PARTY}"));
    let run = project.build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    let pdf = project.built("2026/van-ban.pdf");
    pdf.expect("Đề nghị điền Mẫu 01 và Phụ lục kèm theo.");
    assert_style(&pdf.pages[1].expect("Mẫu 01"), 14.0, Face::Bold);
    pdf.pages[2].expect("Phụ lục");
}

#[test]
fn a_document_without_recipients_has_no_words_for_them() {
    let header = PARTY.replace("recipients: [Như trên, Lưu Văn phòng Đảng ủy]\n", "");
    let keys = "type: giay-gioi-thieu\nabstract: đồng chí Trần Văn B\nsymbol: GGT/ĐU\nbody: [Giới thiệu đồng chí Trần Văn B.]\n";
    let pdf = document(&format!("{keys}{header}"));
    pdf.expect("Nguyễn Văn A");
    assert!(!pdf.text().contains("Nơi nhận"), "{}", pdf.text());
}

#[test]
fn a_resolution_of_a_council_has_articles() {
    let body = "body:\n  - text: Thông qua dự toán.\n  - text: Nghị quyết có hiệu lực từ ngày ký.\n";
    let header = STATE.replace("ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN").replace("Ủy ban", "Hội đồng");
    let keys = "type: nghi-quyet\nabstract: dự toán ngân sách\ndecided_by: HỘI ĐỒNG NHÂN DÂN XÃ\nlegal_bases: [Căn cứ Luật]\n";
    let page = document(&format!("{keys}{header}symbol: NQ-HĐND\n{body}")).pages.remove(0);
    page.expect("Điều 1. Thông qua dự toán.");
    page.expect("QUYẾT NGHỊ:");
}

#[test]
fn a_document_may_be_a_blank_form() {
    let header = PARTY.replace("recipients: [Như trên, Lưu Văn phòng Đảng ủy]\n", "");
    let keys = "format: 1\ntype: giay-moi\nform: true\nabstract: họp mặt\nsymbol: GM/ĐU\naddressees: {Kính mời: 'Đồng chí ………………'}\n";
    let body = format!("body: ['Thời gian: {}.']\n", "…".repeat(90));
    let project = Project::new().file("data/kehoach.yaml", "format: 1\n");
    let project = project.file("data/2026/giay-moi.yaml", &format!("{keys}{header}{body}"));
    let run = project.build();
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
}
