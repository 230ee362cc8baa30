//! Plans as people write them by hand: letterheads in tables and by tabs, typed and automatic numbers, tables, notes,
//! text in old encodings.

use super::package::{Package, bold, centred, end, head, numbered, paragraph, plan_with, run, table};
use super::{found, plan, retyped, words};
use crate::harness::Project;

/// Asserts that a text has these lines, one after the other, with any others between them.
fn assert_lines(text: &str, lines: &[&str]) {
    let mut rest = text.lines();
    for line in lines {
        assert!(rest.any(|one| one == *line), "`{line}` is not in its place in\n{text}");
    }
}

#[test]
fn typed_numbers_become_a_tree() {
    let body = [
        paragraph(
            "Thực hiện Nghị quyết của Đại hội, Ban Thường vụ Đảng uỷ xã Tân Phú ban hành Kế hoạch như sau:",
        ),
        bold("I. MỤC ĐÍCH, YÊU CẦU"),
        bold("1. Mục đích"),
        paragraph("- Tạo nguồn ở các thôn."),
        paragraph("- Trẻ hoá đội ngũ:"),
        paragraph("+ Ưu tiên đoàn viên;"),
        paragraph("+ ưu tiên phụ nữ."),
        bold("2. Yêu cầu"),
        paragraph("Bảo đảm đúng quy trình."),
        bold("II. TỔ CHỨC THỰC HIỆN"),
        paragraph("1. Văn phòng Đảng uỷ theo dõi:"),
        paragraph("a) Lập danh sách;"),
        paragraph("b) Báo cáo trước ngày 20."),
        paragraph("2. Các chi bộ thực hiện."),
        paragraph("Trên đây là Kế hoạch của Đảng uỷ./."),
    ];
    let (project, found) = retyped(&plan_with(&body.concat()).bytes());
    assert_eq!(found, []);
    let yaml = plan(&project);
    assert_lines(
        &yaml,
        &[
            "type: ke-hoach",
            "spelling: uỷ",
            "superior: ĐẢNG BỘ TỈNH BÌNH HÀ",
            "  name: ĐẢNG UỶ XÃ TÂN PHÚ",
            "  cited: Ban Thường vụ Đảng uỷ xã Tân Phú",
            "number: 15",
            "symbol: KH/ĐU",
            "place: Tân Phú",
            "date: 2026-03-09",
            "abstract: phát triển đảng viên năm 2026",
            "  - title: MỤC ĐÍCH, YÊU CẦU",
            "    body:",
            "      - title: Mục đích",
            "          - items:",
            "              - Tạo nguồn ở các thôn.",
            "              - text: \"Trẻ hoá đội ngũ:\"",
            "                items:",
            "                  - Ưu tiên đoàn viên;",
            "                  - ưu tiên phụ nữ.",
            "      - title: Yêu cầu",
            "          - Bảo đảm đúng quy trình.",
            "  - title: TỔ CHỨC THỰC HIỆN",
            "      - text: \"Văn phòng Đảng uỷ theo dõi:\"",
            "          - text: Lập danh sách;",
            "          - text: Báo cáo trước ngày 20.",
            "      - text: Các chi bộ thực hiện.",
            "      - Trên đây là Kế hoạch của Đảng uỷ.",
            "  - Như trên",
            "  - Lưu VPĐU",
            "  authority: T/M BAN THƯỜNG VỤ",
            "  position: BÍ THƯ",
            "  signer: Lê Văn Hùng",
        ],
    );
    let printed = words(&project).join(" ");
    for part in ["I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Tạo nguồn", "b) Báo cáo trước ngày 20. 2. Các chi bộ"]
    {
        assert!(printed.contains(part), "{printed}");
    }
}

#[test]
fn automatic_numbers_are_those_of_word() {
    let lists = "<w:numbering><w:abstractNum w:abstractNumId=\"0\">
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>
        <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.%3.\"/></w:lvl>
        </w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\u{f0b7}\"/></w:lvl></w:abstractNum>
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
    let body = [
        numbered(1, 0, "MỤC TIÊU", "<w:b/>"),
        numbered(1, 1, "Mục tiêu chung", "<w:b/>"),
        numbered(2, 0, "Nâng cao chất lượng.", ""),
        numbered(1, 1, "Mục tiêu cụ thể", "<w:b/>"),
        numbered(1, 2, "Kết nạp đảng viên trẻ.", ""),
        numbered(1, 2, "Bồi dưỡng quần chúng.", ""),
        numbered(1, 0, "GIẢI PHÁP", "<w:b/>"),
        numbered(1, 1, "Các chi bộ rà soát nguồn.", ""),
    ];
    let file = plan_with(&body.concat()).part("numbering", lists);
    let (project, found) = retyped(&file.bytes());
    assert_eq!(found, []);
    let yaml = plan(&project);
    assert!(!yaml.contains("number: 2") && !yaml.contains("numbering:"), "{yaml}");
    let printed = words(&project).join(" ");
    let expected = "I. MỤC TIÊU 1. Mục tiêu chung - Nâng cao chất lượng. 2. Mục tiêu cụ thể 2.1. Kết nạp đảng viên trẻ. \
                    2.2. Bồi dưỡng quần chúng. II. GIẢI PHÁP 1. Các chi bộ rà soát nguồn.";
    assert!(printed.contains(expected), "{printed}");
}

#[test]
fn a_letterhead_by_tabs_is_read() {
    let body = [
        paragraph("ỦY BAN NHÂN DÂN|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("XÃ TÂN PHÚ|Độc lập - Tự do - Hạnh phúc"),
        paragraph("Số:      /KH-UBND|Tân Phú, ngày     tháng 4 năm 2026"),
        centred("KẾ HOẠCH/nChuyển đổi số năm 2026", "<w:b/>"),
        paragraph("Căn cứ Nghị quyết số 05/NQ-HĐND của Hội đồng nhân dân xã;"),
        paragraph("Căn cứ tình hình thực tế;"),
        paragraph("Ủy ban nhân dân xã xây dựng Kế hoạch như sau:"),
        bold("I. NHIỆM VỤ"),
        paragraph("Việc|Đơn vị|Thời hạn"),
        paragraph("Tập huấn|Văn phòng|Tháng 5"),
        paragraph("Sơ kết|Văn phòng|Tháng 12"),
        paragraph("Các đơn vị thực hiện nghiêm túc./."),
        paragraph("Nơi nhận:|TM. ỦY BAN NHÂN DÂN"),
        paragraph("- UBND tỉnh;|CHỦ TỊCH"),
        paragraph("- Lưu: VT.|Trần Thị Mai"),
    ];
    let (project, found) = retyped(&Package::new(&body.concat()).bytes());
    assert_eq!(found, []);
    assert_lines(
        &plan(&project),
        &[
            "profile: nd30-2020",
            "spelling: ủy",
            "  name: |-",
            "    ỦY BAN NHÂN DÂN",
            "    XÃ TÂN PHÚ",
            "symbol: KH-UBND",
            "date: 2026-04",
            "abstract: Chuyển đổi số năm 2026",
            "legal_bases:",
            "  - Căn cứ tình hình thực tế",
            "preamble: \"Ủy ban nhân dân xã xây dựng Kế hoạch như sau:\"",
            "      - table:",
            "            - [Tập huấn, Văn phòng, Tháng 5]",
            "      - Các đơn vị thực hiện nghiêm túc.",
            "  - UBND tỉnh",
            "  - \"Lưu: VT\"",
            "  authority: TM. ỦY BAN NHÂN DÂN",
            "  position: CHỦ TỊCH",
            "  signer: Trần Thị Mai",
        ],
    );
    words(&project);
}

#[test]
fn emphasis_notes_and_old_encodings_are_kept() {
    let notes = "<w:footnotes><w:footnote w:id=\"3\"><w:p><w:r><w:t>Theo số liệu của Tỉnh uỷ.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let tcvn3 = run("C¸c chi bé rµ so¸t nguån.", "<w:rFonts w:ascii=\".VnTime\" w:hAnsi=\".VnTime\"/>");
    let vni = run("Caùc chi boä baùo caùo.", "<w:rFonts w:ascii=\"VNI-Times\" w:hAnsi=\"VNI-Times\"/>");
    let body = [
        bold("I. NHIỆM VỤ"),
        format!(
            "<w:p>{}{}{}<w:r><w:footnoteReference w:id=\"3\"/></w:r>{}</w:p>",
            run("Văn phòng ", ""),
            run("chủ trì", "<w:i/>"),
            run(" việc này", ""),
            run(".", "")
        ),
        format!("<w:p>{tcvn3}</w:p>"),
        format!("<w:p>{vni}</w:p>"),
        paragraph("Va\u{306}n pho\u{300}ng gửi {{ quota }} đi."),
    ];
    let file = plan_with(&body.concat()).part("footnotes", notes);
    let (project, found) = retyped(&file.bytes());
    assert_eq!(found, []);
    assert_lines(
        &plan(&project),
        &[
            "      - Văn phòng {{ italic(\"chủ trì\") }} việc này{{ footnote(\"Theo số liệu của Tỉnh uỷ.\") }}.",
            "      - Các chi bộ rà soát nguồn.",
            "      - Các chi bộ báo cáo.",
            "      - Văn phòng gửi {{ \"{{\" }} quota }} đi.",
        ],
    );
    let printed = words(&project).join(" ");
    assert!(printed.contains("Văn phòng gửi {{ quota }} đi."), "{printed}");
}

#[test]
fn what_is_not_understood_is_kept_and_listed() {
    let boxed = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Chữ trong khung.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
    let unexplained = run("C¸c chi bé rµ so¸t nguån, ph©n c«ng ®¶ng viªn.", "<w:rFonts w:ascii=\"Arial\"/>");
    let head = head().replace("<w:t xml:space=\"preserve\">*</w:t>", "<w:t>Lời ghi của người soạn</w:t>");
    let body = head
        + &bold("I. NHIỆM VỤ")
        + boxed
        + &format!("<w:p>{unexplained}</w:p>")
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>chữ ẩn</w:t></w:r><w:r><w:t>Còn lại.</w:t></w:r></w:p>"
        + "<w:p><w:ins w:id=\"1\" w:author=\"An\"><w:r><w:t>Thêm vào.</w:t></w:r></w:ins></w:p>"
        + &end();
    let file = Package::new(&body).relation("image", "https://example.vn/a.png", "TargetMode=\"External\"");
    let (project, found) = retyped(&file.loose("word/vbaProject.bin", "x").bytes());
    let reasons: Vec<&str> = found.iter().map(|(_, reason, _)| reason.as_str()).collect();
    assert_eq!(reasons, ["macros", "external", "head", "box", "encoding", "hidden", "changes"]);
    assert_eq!(found[4].2, "đoạn 6");
    let yaml = plan(&project);
    for text in
        ["Chữ trong khung.", "C¸c chi bé rµ so¸t nguån", "Còn lại.", "Thêm vào.", "Lời ghi của người soạn"]
    {
        assert!(yaml.contains(text), "{text} is not in\n{yaml}");
    }
}

#[test]
fn a_folder_that_is_not_empty_is_left() {
    let project =
        Project::new().bytes_at("a.docx", &plan_with(&bold("I. A")).bytes()).file("data/moi/x.txt", "x");
    let run = project.run(&["new", "--from-word", "a.docx", "data/moi", "--json"]);
    assert_eq!(run.status, 1, "{run:#?}");
    assert_eq!(found(&run)[0].0, "folder-not-empty");
    assert!(!project.path("data/moi/plan.yaml").exists());
}

#[test]
fn tables_of_words_keep_spans_and_sums() {
    let merged = "<w:tbl><w:tblPr><w:tblBorders><w:insideH w:val=\"single\"/></w:tblBorders></w:tblPr>
        <w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>Việc</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Cơ quan</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>Chủ trì</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Phối hợp</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Rà soát</w:t></w:r></w:p></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Các chi bộ</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:tc><w:p><w:r><w:t>Tổng cộng</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>01</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>02</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let list = table(true, &["STT|Việc|Hạn", "1|Rà soát|Quý I", "2|Mở lớp, cấp giấy|Quý II"]);
    let body = bold("I. NHIỆM VỤ") + merged + &paragraph("Bảng nữa:") + &list + &paragraph("Hết.");
    let (project, found) = retyped(&plan_with(&body).bytes());
    assert_eq!(found, []);
    assert_lines(
        &plan(&project),
        &[
            "            - Việc",
            "            - {header: Chủ trì, over: Cơ quan}",
            "            - {header: Phối hợp, over: Cơ quan}",
            "            - [Rà soát, {text: Các chi bộ, columns: 2}]",
            "            - total: [Tổng cộng, \"01\", \"02\"]",
            "          numbered: true",
            "            - [Mở lớp, cấp giấy, Quý II]"
                .replace("Mở lớp, cấp giấy", "\"Mở lớp, cấp giấy\"")
                .as_str(),
        ],
    );
    let printed = words(&project).join(" ");
    assert!(printed.contains("2 Mở lớp, cấp giấy Quý II"), "{printed}");
}

#[test]
fn old_habits_of_typing_are_read() {
    let aside = |text: &str| format!("<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>{}</w:p>", run(text, ""));
    let body = [
        paragraph("ĐẢNG BỘ HUYỆN YÊN LẠC                 ĐẢNG CỘNG SẢN VIỆT NAM"),
        paragraph("ĐẢNG ỦY XÃ HỒNG CHÂU"),
        paragraph("          *                               Hồng Châu, ngày 12 tháng 01 năm 2025"),
        paragraph("Số: 31 -KH/ĐU"),
        centred("KẾ HOẠCH", "<w:b/>"),
        centred("Kiểm tra, giám sát năm 2025", "<w:b/>"),
        centred("_________", ""),
        paragraph("I- MỤC ĐÍCH"),
        paragraph("1- Yêu cầu:"),
        paragraph("1.1. Đúng quy trình."),
        paragraph("1.2 Khách quan."),
        paragraph("3- Đối tượng"),
        paragraph("a. Chi bộ Thôn 1"),
        paragraph("– Ủy ban Kiểm tra tham mưu."),
        aside("PHÓ BÍ THƯ"),
        aside("(Đã ký)"),
        aside("Nguyễn Văn Bình"),
        paragraph("Nơi nhận:"),
        paragraph("- Các chi bộ;"),
        paragraph("- Lưu VP."),
    ];
    let (project, found) = retyped(&Package::new(&body.concat()).bytes());
    let reasons: Vec<(&str, &str)> =
        found.iter().map(|(_, reason, at)| (reason.as_str(), at.as_str())).collect();
    assert_eq!(reasons, [("signed", "đoạn 16")]);
    assert_lines(
        &plan(&project),
        &[
            "superior: ĐẢNG BỘ HUYỆN YÊN LẠC",
            "number: 31",
            "place: Hồng Châu",
            "date: 2025-01-12",
            "abstract: kiểm tra, giám sát năm 2025",
            "  - title: MỤC ĐÍCH",
            "      - text: \"Yêu cầu:\"",
            "          - text: Đúng quy trình.",
            "          - text: Khách quan.",
            "      - text: Đối tượng",
            "        number: 3",
            "          - text: Chi bộ Thôn 1",
            "              - items:",
            "  - Các chi bộ",
            "  position: PHÓ BÍ THƯ",
            "  signer: Nguyễn Văn Bình",
        ],
    );
    let printed = words(&project).join(" ");
    assert!(printed.contains("1.2. Khách quan. 3. Đối tượng a) Chi bộ Thôn 1"), "{printed}");
}
