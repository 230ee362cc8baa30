//! The named styles of a Word file: one for each component of the format, with the sizes and lengths of the profile, so
//! that a look is changed in one place.

use super::format::{LineAlign, ParagraphFormat, RunFormat};
use super::look::{LineLook, ProfileLook};
use super::xml::XmlElement;
use crate::content::ParagraphStyle;
use crate::listed::listed;
use crate::model::Level;

/// The main namespace of Word files.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The typeface that Word has: that of the PDF has its widths.
pub(super) const TYPEFACE: &str = "Times New Roman";

/// Of the running text in Word's own order of preference.
const LANGUAGE: &str = "vi-VN";

listed! {
    /// A component of a document that has a style of its own, beside texts and headings.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub(super) enum Component {
        TitleLine1,
        TitleLine2,
        TitleLine3,
        Superior,
        Issuer,
        Mark,
        Number,
        Date,
        Subject,
        Urgency,
        Draft,
        Circulation,
        Kind,
        Abstract,
        Divider,
        Salutation,
        Addressee,
        Authority,
        Position,
        SignerName,
        RecipientsLabel,
        Recipient,
        Drafter,
        AnnexLabel,
        AnnexTitle,
        AnnexReference,
        Item,
        Caption,
        Cell,
        HeaderCell,
        TotalCell,
        GroupCell,
        Footnote,
        PageNumber,
    }

    /// Every component.
    pub(super) const ALL;
}

/// The name of a style: in the file, and as people see it.
pub(super) struct StyleName {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
}

impl Component {
    pub(super) fn name(self) -> StyleName {
        let (id, name) = match self {
            Self::TitleLine1 => ("TieuDe1", "Tiêu đề trên, dòng 1"),
            Self::TitleLine2 => ("TieuDe2", "Tiêu đề trên, dòng 2"),
            Self::TitleLine3 => ("TieuDe3", "Tiêu đề trên, dòng 3"),
            Self::Superior => ("CoQuanCapTren", "Cơ quan cấp trên"),
            Self::Issuer => ("CoQuanBanHanh", "Cơ quan ban hành"),
            Self::Mark => ("DauSao", "Dấu sao dưới cơ quan"),
            Self::Number => ("SoKyHieu", "Số, ký hiệu"),
            Self::Date => ("DiaDanhNgay", "Địa danh, ngày tháng"),
            Self::Subject => ("VeViec", "Về việc"),
            Self::Urgency => ("DoKhan", "Độ khẩn"),
            Self::Draft => ("DuThao", "Dự thảo"),
            Self::Circulation => ("LuuHanh", "Phạm vi lưu hành"),
            Self::Kind => ("TenLoai", "Tên loại văn bản"),
            Self::Abstract => ("TrichYeu", "Trích yếu"),
            Self::Divider => ("GachDuoi", "Gạch dưới trích yếu"),
            Self::Salutation => ("KinhGui", "Kính gửi"),
            Self::Addressee => ("NoiKinhGui", "Nơi kính gửi"),
            Self::Authority => ("QuyenHanKy", "Quyền hạn ký"),
            Self::Position => ("ChucVuKy", "Chức vụ người ký"),
            Self::SignerName => ("TenNguoiKy", "Tên người ký"),
            Self::RecipientsLabel => ("NoiNhan", "Nơi nhận"),
            Self::Recipient => ("DongNoiNhan", "Dòng nơi nhận"),
            Self::Drafter => ("NguoiSoan", "Người soạn thảo"),
            Self::AnnexLabel => ("PhuLuc", "Phụ lục"),
            Self::AnnexTitle => ("TenPhuLuc", "Tên phụ lục"),
            Self::AnnexReference => ("KemTheo", "Kèm theo"),
            Self::Item => ("GachDauDong", "Gạch đầu dòng"),
            Self::Caption => ("TenBang", "Tên bảng, hình"),
            Self::Cell => ("OBang", "Ô bảng"),
            Self::HeaderCell => ("DauBang", "Đầu bảng"),
            Self::TotalCell => ("DongCong", "Dòng cộng"),
            Self::GroupCell => ("DongNhom", "Dòng nhóm"),
            Self::Footnote => ("ChuThich", "footnote text"),
            Self::PageNumber => ("SoTrang", "header"),
        };
        StyleName { id, name }
    }

    /// Its look in a profile.
    pub(super) fn look(self, profile: ProfileLook<'_>) -> LineLook {
        let line = |path: &[&str]| profile.line(path);
        match self {
            Self::TitleLine1 => profile.listed_line(&["letterhead", "title"], 0),
            Self::TitleLine2 => profile.listed_line(&["letterhead", "title"], 1),
            Self::TitleLine3 => profile.listed_line(&["letterhead", "title"], 2),
            Self::Superior => line(&["letterhead", "superior"]),
            Self::Issuer => line(&["letterhead", "issuer"]),
            Self::Mark => line(&["letterhead", "mark"]),
            Self::Number => line(&["letterhead", "number"]),
            Self::Date => line(&["letterhead", "date"]),
            Self::Subject => line(&["letterhead", "subject"]),
            Self::Urgency => line(&["letterhead", "urgency"]),
            Self::Draft => line(&["letterhead", "draft"]),
            Self::Circulation => line(&["letterhead", "circulation"]),
            Self::Kind => line(&["title", "kind"]),
            Self::Abstract => line(&["title", "abstract"]),
            Self::Divider => line(&["divider"]),
            Self::Salutation => line(&["addressees", "salutation"]),
            Self::Addressee => line(&["addressees", "items"]),
            Self::Authority => line(&["signature", "authority"]),
            Self::Position => line(&["signature", "position"]),
            Self::SignerName => line(&["signature", "name"]),
            Self::RecipientsLabel => line(&["recipients", "label"]),
            Self::Recipient => line(&["recipients", "items"]),
            Self::Drafter => line(&["recipients", "drafter"]),
            Self::AnnexLabel => line(&["annex", "label"]),
            Self::AnnexTitle => line(&["annex", "title"]),
            Self::AnnexReference => line(&["annex", "reference"]),
            Self::Item => profile.paragraph("item"),
            Self::Caption => line(&["table", "caption"]),
            Self::Cell => profile.row("unit"),
            Self::HeaderCell => profile.row("header"),
            Self::TotalCell => profile.row("total"),
            Self::GroupCell => profile.row("group"),
            Self::Footnote => line(&["footnote"]),
            Self::PageNumber => line(&["page", "number"]),
        }
    }

    fn format(self, profile: ProfileLook<'_>) -> ParagraphFormat {
        let pitch = |part: &str| Some(profile.number(&[part, "pitch"]));
        let centred = |part: &str| ParagraphFormat {
            align: Some(LineAlign::Centre),
            pitch: pitch(part),
            ..ParagraphFormat::default()
        };
        match self {
            Self::TitleLine1
            | Self::TitleLine2
            | Self::TitleLine3
            | Self::Superior
            | Self::Issuer
            | Self::Mark
            | Self::Number
            | Self::Date
            | Self::Subject
            | Self::Urgency
            | Self::Draft
            | Self::Circulation => centred("letterhead"),
            Self::Kind | Self::Abstract | Self::Divider => centred("title"),
            Self::Salutation | Self::Addressee => ParagraphFormat {
                align: Some(LineAlign::Left),
                pitch: pitch("addressees"),
                ..Default::default()
            },
            Self::Authority | Self::Position | Self::SignerName => centred("signature"),
            Self::RecipientsLabel => ParagraphFormat {
                align: Some(LineAlign::Left),
                pitch: pitch("signature"),
                ..Default::default()
            },
            Self::Recipient | Self::Drafter => {
                let hanging =
                    if self == Self::Recipient { profile.number(&["recipients", "hanging"]) } else { 0.0 };
                ParagraphFormat {
                    align: Some(LineAlign::Left),
                    pitch: pitch("recipients"),
                    left: Some(hanging),
                    first_line: Some(-hanging),
                    ..Default::default()
                }
            }
            Self::AnnexLabel | Self::AnnexTitle | Self::AnnexReference => centred("annex"),
            Self::Item => text_format(profile),
            Self::Caption => ParagraphFormat {
                first_line: Some(profile.number(&["body", "indent"])),
                before: Some(profile.number(&["table", "gap"])),
                after: Some(profile.number(&["table", "gap"])),
                pitch: pitch("table"),
                stays_with_next: true,
                ..Default::default()
            },
            Self::Cell | Self::TotalCell | Self::GroupCell => {
                ParagraphFormat { align: Some(LineAlign::Left), pitch: pitch("table"), ..Default::default() }
            }
            Self::HeaderCell => centred("table"),
            Self::Footnote => ParagraphFormat {
                align: Some(LineAlign::Justified),
                first_line: Some(profile.number(&["footnote", "indent"])),
                after: Some(profile.number(&["footnote", "gap"])),
                pitch: pitch("footnote"),
                ..Default::default()
            },
            Self::PageNumber => ParagraphFormat { align: Some(LineAlign::Centre), ..Default::default() },
        }
    }
}

/// The name of the style of paragraphs of a purpose.
pub(super) fn paragraph_name(style: ParagraphStyle) -> StyleName {
    let (id, name) = match style {
        ParagraphStyle::LegalBasis => ("CanCu", "Căn cứ"),
        ParagraphStyle::DecidedBy => ("NguoiQuyetDinh", "Cơ quan quyết định"),
        ParagraphStyle::Decision => ("QuyetDinh", "Dòng quyết định"),
        ParagraphStyle::Centred => ("DongGiua", "Dòng giữa"),
        ParagraphStyle::Right => ("DongPhai", "Dòng bên phải"),
        ParagraphStyle::Preamble => ("MoDau", "Mở đầu"),
        ParagraphStyle::Plain => ("NoiDung", "Nội dung"),
    };
    StyleName { id, name }
}

/// Every purpose of paragraphs.
const PARAGRAPHS: [ParagraphStyle; 7] = [
    ParagraphStyle::LegalBasis,
    ParagraphStyle::DecidedBy,
    ParagraphStyle::Decision,
    ParagraphStyle::Centred,
    ParagraphStyle::Right,
    ParagraphStyle::Preamble,
    ParagraphStyle::Plain,
];

/// The name of the style of headings, and of numbered paragraphs, of a level.
pub(super) fn level_name(level: Level, is_heading: bool) -> StyleName {
    let (heading, numbered) = match level {
        Level::Part => (("DeMucPhan", "Đề mục Phần"), ("DoanPhan", "Đoạn Phần")),
        Level::Chapter => (("DeMucChuong", "Đề mục Chương"), ("DoanChuong", "Đoạn Chương")),
        Level::Section => (("DeMucMuc", "Đề mục Mục"), ("DoanMuc", "Đoạn Mục")),
        Level::Article => (("DeMucDieu", "Đề mục Điều"), ("DoanDieu", "Đoạn Điều")),
        Level::Clause => (("DeMucKhoan", "Đề mục khoản"), ("DoanKhoan", "Khoản")),
        Level::Point => (("DeMucDiem", "Đề mục điểm"), ("DoanDiem", "Điểm")),
        Level::Roman => (("DeMucLaMa", "Đề mục I."), ("DoanLaMa", "Đoạn I.")),
        Level::Number => (("DeMucSo", "Đề mục 1."), ("DoanSo", "Đoạn 1.")),
        Level::Subnumber => (("DeMucSoCon", "Đề mục 1.1."), ("DoanSoCon", "Đoạn 1.1.")),
        Level::Letter => (("DeMucChu", "Đề mục a)"), ("DoanChu", "Đoạn a)")),
        Level::PartInWords => (("DeMucPhanThu", "Đề mục Phần thứ"), ("DoanPhanThu", "Đoạn Phần thứ")),
        Level::Capital => (("DeMucHoa", "Đề mục A."), ("DoanHoa", "Đoạn A.")),
        Level::Bracketed => (("DeMucNgoac", "Đề mục (1)"), ("DoanNgoac", "Đoạn (1)")),
        Level::Star => (("DeMucSao", "Đề mục *"), ("DoanSao", "Đoạn *")),
        Level::Unnumbered => (("DeMucKhongSo", "Đề mục không số"), ("DoanKhongSo", "Đoạn không số")),
    };
    let (id, name) = if is_heading { heading } else { numbered };
    StyleName { id, name }
}

/// The format of the running text.
pub(super) fn text_format(profile: ProfileLook<'_>) -> ParagraphFormat {
    let body = |name: &str| Some(profile.number(&["body", name]));
    ParagraphFormat {
        align: Some(LineAlign::Justified),
        first_line: body("indent"),
        after: body("gap"),
        pitch: body("pitch"),
        ..ParagraphFormat::default()
    }
}

/// The format of paragraphs of a purpose.
fn paragraph_format(style: ParagraphStyle, profile: ProfileLook<'_>) -> ParagraphFormat {
    let align = match profile.text(&["paragraphs", style.id(), "align"]) {
        "centre" => LineAlign::Centre,
        "right" => LineAlign::Right,
        _ => return text_format(profile),
    };
    ParagraphFormat {
        align: Some(align),
        first_line: Some(0.0),
        stays_with_next: true,
        ..text_format(profile)
    }
}

/// The format of headings of a level.
fn heading_format(level: Level, profile: ProfileLook<'_>) -> ParagraphFormat {
    let format = ParagraphFormat { stays_with_next: true, is_whole: true, ..text_format(profile) };
    match profile.heading(level) {
        (_, Some(_)) => ParagraphFormat { align: Some(LineAlign::Centre), first_line: Some(0.0), ..format },
        (_, None) => format,
    }
}

/// The look of a numbered paragraph's text; its label may be bold.
pub(super) fn numbered_look(level: Level, profile: ProfileLook<'_>) -> (LineLook, LineLook) {
    let text = profile.paragraph(level.id());
    let has_bold_label = profile.text(&["paragraphs", level.id(), "label_weight"]) == "bold";
    let label = if has_bold_label { text.clone().bold() } else { text.clone() };
    (label, text)
}

/// The part `styles.xml`. A style of what the profile does not have is left out.
pub(super) fn styles(profile: ProfileLook<'_>) -> XmlElement {
    let mut styles = vec![defaults(profile), normal()];
    let components = Component::ALL.into_iter().filter(|component| component.look(profile).size > 0.0);
    styles.extend(components.map(|one| style(&one.name(), &one.format(profile), &one.look(profile))));
    styles.extend(PARAGRAPHS.map(|purpose| {
        style(&paragraph_name(purpose), &paragraph_format(purpose, profile), &profile.paragraph(purpose.id()))
    }));
    for level in Level::ALL {
        let (look, _) = profile.heading(level);
        styles.push(style(&level_name(level, true), &heading_format(level, profile), &look));
        let (_, text) = numbered_look(level, profile);
        styles.push(style(&level_name(level, false), &text_format(profile), &text));
    }
    styles.push(footnote_reference());
    styles.push(table_style());
    XmlElement::new("w:styles").with("xmlns:w", WORD).children(styles)
}

fn defaults(profile: ProfileLook<'_>) -> XmlElement {
    let size = RunFormat { size: Some(profile.number(&["body", "size"])), ..RunFormat::default() };
    let fonts = XmlElement::new("w:rFonts");
    let fonts = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"]
        .into_iter()
        .fold(fonts, |fonts, kind| fonts.with(kind, TYPEFACE));
    let language =
        XmlElement::from_value("w:lang", LANGUAGE).with("w:eastAsia", LANGUAGE).with("w:bidi", "ar-SA");
    let run = XmlElement::new("w:rPr").child(fonts).children(size.elements()).child(language);
    let none = ParagraphFormat { before: Some(0.0), after: Some(0.0), ..ParagraphFormat::default() };
    XmlElement::new("w:docDefaults")
        .child(XmlElement::new("w:rPrDefault").child(run))
        .child(XmlElement::new("w:pPrDefault").child(XmlElement::new("w:pPr").children(none.elements())))
}

fn normal() -> XmlElement {
    XmlElement::new("w:style")
        .with("w:type", "paragraph")
        .with("w:default", 1)
        .with("w:styleId", "Normal")
        .child(XmlElement::from_value("w:name", "Normal"))
        .child(XmlElement::new("w:qFormat"))
}

fn style(name: &StyleName, format: &ParagraphFormat, look: &LineLook) -> XmlElement {
    let is_built_in = matches!(name.name, "header" | "footnote text");
    let style = XmlElement::new("w:style").with("w:type", "paragraph");
    let style = if is_built_in { style } else { style.with("w:customStyle", 1) };
    style
        .with("w:styleId", name.id)
        .child(XmlElement::from_value("w:name", name.name))
        .child(XmlElement::from_value("w:basedOn", "Normal"))
        .child(XmlElement::new("w:qFormat"))
        .child(XmlElement::new("w:pPr").children(format.elements()))
        .child(XmlElement::new("w:rPr").children(RunFormat::from_look(look).elements()))
}

fn footnote_reference() -> XmlElement {
    XmlElement::new("w:style")
        .with("w:type", "character")
        .with("w:styleId", "SoChuThich")
        .child(XmlElement::from_value("w:name", "footnote reference"))
        .child(XmlElement::new("w:rPr").child(XmlElement::from_value("w:vertAlign", "superscript")))
}

fn table_style() -> XmlElement {
    let sides = ["w:top", "w:left", "w:bottom", "w:right"];
    let none = sides.map(|side| XmlElement::new(side).with("w:w", 0).with("w:type", "dxa"));
    let properties = XmlElement::new("w:tblPr")
        .child(XmlElement::new("w:tblInd").with("w:w", 0).with("w:type", "dxa"))
        .child(XmlElement::new("w:tblCellMar").children(none));
    XmlElement::new("w:style")
        .with("w:type", "table")
        .with("w:default", 1)
        .with("w:styleId", "BangThuong")
        .child(XmlElement::from_value("w:name", "Normal Table"))
        .child(properties)
}
