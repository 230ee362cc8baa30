//! Writes a workbook as the bytes of an `.xlsx` file. It alone knows the library.
//!
//! Nothing in the file depends on when or where it is written: the time of its creation is the day of its document at
//! 00:00 UTC, and a fixed day where that has no date.

use std::collections::BTreeMap;

use rust_xlsxwriter as xlsx;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, FormatAlign,
    FormatBorder, XlsxError,
};

use super::address::{CellArea, CellPosition};
use super::formula::Formula;
use super::sheet::{
    CellContent, CellFormat, CellRole, CellStyle, Entries, FormulaValue, Number, Orientation, Page,
    Protection, Sheet, SheetValue, Visibility, Weight, Workbook,
};

/// The font of documents.
const FONT: &str = "Times New Roman";

/// The size of letters in tables and in titles, in points.
const SIZES: (f64, f64) = (12.0, 14.0);

/// The colour of cells that are to be filled in.
const ENTRY: u32 = 0x00FF_F2CC;

/// The number of A4 among the sizes of paper.
const A4: u8 = 9;

/// The margins of a page in inches: left, right, top, bottom, and those of the lines above and below it.
const MARGINS: [f64; 6] = [0.98, 0.59, 0.79, 0.79, 0.39, 0.39];

/// The year of the creation of what has no date.
const NO_YEAR: u16 = 2000;

/// How much of a unit is shown after numbers.
const LONGEST_UNIT: usize = 60;

/// The longest text of a cell, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;

/// The title and the text of the message about an entry that is none.
const REFUSED: (&str, &str) = ("Số liệu không hợp lệ", "Chỉ ghi số, không nhỏ hơn 0");

/// The bytes of the file. `keywords` are what it says of itself.
///
/// # Errors
/// When a sheet has more rows or columns than Excel takes.
pub(super) fn to_bytes(workbook: &Workbook, keywords: &str) -> Result<Vec<u8>, XlsxError> {
    let mut file = xlsx::Workbook::new();
    let mut looks = Looks::default();
    for sheet in &workbook.sheets {
        let mut written = xlsx::Worksheet::new();
        write_sheet(&mut written, sheet, &mut looks)?;
        file.push_worksheet(written);
    }
    let day = workbook.day.map(|day| (day.year().unsigned_abs(), day.month(), day.day()));
    let (year, month, day) = day.unwrap_or((NO_YEAR, 1, 1));
    let created = ExcelDateTime::from_ymd(year.max(1900), month.unsigned_abs(), day.unsigned_abs())?;
    let properties = DocProperties::new()
        .set_title(text(&workbook.title))
        .set_author(text(&workbook.author))
        .set_keywords(keywords)
        .set_creation_datetime(&created);
    file.set_properties(&properties);
    file.save_to_buffer()
}

fn write_sheet(file: &mut xlsx::Worksheet, sheet: &Sheet, looks: &mut Looks) -> Result<(), XlsxError> {
    file.set_name(&sheet.name)?;
    for (column, width) in &sheet.widths {
        file.set_column_width(*column, *width)?;
    }
    for column in &sheet.hidden_columns {
        file.set_column_hidden(*column)?;
    }
    for (row, height) in &sheet.heights {
        file.set_row_height(*row, *height)?;
    }
    for row in &sheet.hidden_rows {
        file.set_row_hidden(*row)?;
    }
    write_merged(file, sheet, looks)?;
    for (cell, content) in &sheet.cells {
        write_cell(file, *cell, content, looks)?;
    }
    if let Some(page) = sheet.page {
        set_page(file, page)?;
    }
    if let Some(entries) = sheet.entries {
        let CellArea { first, last } = entries.area;
        file.add_data_validation(first.row, first.column, last.row, last.column, &validation(entries))?;
    }
    if sheet.visibility == Visibility::VeryHidden {
        file.set_very_hidden(true);
    }
    if sheet.protection == Protection::Locked {
        file.protect();
    }
    Ok(())
}

/// Merges ranges; their contents are written after, over the first cell of each.
fn write_merged(file: &mut xlsx::Worksheet, sheet: &Sheet, looks: &mut Looks) -> Result<(), XlsxError> {
    for area in &sheet.merged {
        let Some(content) = sheet.cells.get(&area.first) else { continue };
        let (first, last) = (area.first, area.last);
        file.merge_range(first.row, first.column, last.row, last.column, "", looks.get(&content.style))?;
    }
    Ok(())
}

fn write_cell(
    file: &mut xlsx::Worksheet,
    CellPosition { row, column }: CellPosition,
    content: &CellContent,
    looks: &mut Looks,
) -> Result<(), XlsxError> {
    let look = looks.get(&content.style);
    match &content.value {
        SheetValue::Blank => file.write_blank(row, column, look)?,
        // Never `write`, which takes some texts for formulas and links.
        SheetValue::Text(words) => file.write_string_with_format(row, column, text(words), look)?,
        SheetValue::Number(number) => file.write_number_with_format(row, column, number.to_f64(), look)?,
        SheetValue::Formula(formula, outcome) => {
            file.write_formula_with_format(row, column, stored(formula, outcome), look)?
        }
    };
    Ok(())
}

/// A formula with its value, which viewers without a calculator show.
fn stored(formula: &Formula, outcome: &FormulaValue) -> xlsx::Formula {
    let result = match outcome {
        FormulaValue::Number(number) => written(*number),
        FormulaValue::Text(text) => text.clone(),
    };
    xlsx::Formula::new(format!("={formula}")).set_result(result)
}

/// A number as the file has it.
fn written(number: Number) -> String {
    let Number { digits, decimals } = number;
    if decimals == 0 { digits.to_string() } else { number.to_f64().to_string() }
}

fn set_page(file: &mut xlsx::Worksheet, page: Page) -> Result<(), XlsxError> {
    let Page { area, repeated, moving, orientation } = page;
    file.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    match orientation {
        Orientation::Portrait => file.set_portrait(),
        Orientation::Landscape => file.set_landscape(),
    };
    let [left, right, top, bottom, header, footer] = MARGINS;
    file.set_margins(left, right, top, bottom, header, footer);
    file.set_footer(format!("&C&\"{FONT},Regular\"&12&P"));
    file.set_print_area(area.first.row, area.first.column, area.last.row, area.last.column)?;
    file.set_repeat_rows(repeated.0, repeated.1)?;
    file.set_freeze_panes(moving.row, moving.column)?;
    Ok(())
}

/// Whole numbers from 0 on; of a measure with decimals numbers with no more of them.
fn validation(entries: Entries) -> DataValidation {
    let Entries { area, decimals } = entries;
    let rule = if decimals == 0 {
        DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
    } else {
        let cell = area.first;
        let rule = format!("=AND(ISNUMBER({cell}),{cell}>=0,ROUND({cell},{decimals})={cell})");
        DataValidation::new().allow_custom(xlsx::Formula::new(rule))
    };
    let (title, words) = REFUSED;
    let words = match decimals {
        0 => format!("{words}, không có phần thập phân."),
        _ => format!("{words}, có nhiều nhất {decimals} chữ số thập phân."),
    };
    let shown = rule.set_error_title(title).and_then(|rule| rule.set_error_message(words));
    let shown = shown.expect("the title and the message are shorter than Excel's bounds");
    shown.set_error_style(DataValidationErrorStyle::Stop)
}

/// A text as a cell takes it: without control characters, no longer than Excel takes, and without what would be read as an
/// escaped character.
fn text(words: &str) -> String {
    let is_shown = |letter: &char| !letter.is_control() || *letter == '\n';
    let shown: String = words.chars().map(|letter| if is_shown(&letter) { letter } else { ' ' }).collect();
    let mut escaped = String::with_capacity(shown.len());
    let mut units = 0;
    for (at, letter) in shown.char_indices() {
        let piece =
            if letter == '_' && is_escape(&shown[at..]) { "_x005F_".to_owned() } else { letter.to_string() };
        units += piece.encode_utf16().count();
        if units > LONGEST_TEXT {
            break;
        }
        escaped.push_str(&piece);
    }
    escaped
}

/// Whether a text begins with what Excel reads as one character: `_x0041_`.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

/// The looks of styles, each made once.
#[derive(Default)]
struct Looks(BTreeMap<CellStyle, xlsx::Format>);

impl Looks {
    fn get(&mut self, style: &CellStyle) -> &xlsx::Format {
        self.0.entry(style.clone()).or_insert_with(|| look(style))
    }
}

fn look(style: &CellStyle) -> xlsx::Format {
    let (in_table, in_title) = SIZES;
    let size = if style.role == CellRole::Title { in_title } else { in_table };
    let mut look = xlsx::Format::new().set_font_name(FONT).set_font_size(size);
    look = look.set_align(FormatAlign::VerticalCenter).set_align(alignment(style.role));
    if style.weight == Weight::Bold {
        look = look.set_bold();
    }
    if matches!(style.role, CellRole::Date | CellRole::Subtitle | CellRole::Remark) {
        look = look.set_italic();
    }
    if is_wrapped(style.role) {
        look = look.set_text_wrap();
    }
    if has_border(style.role) {
        look = look.set_border(FormatBorder::Thin);
    }
    if style.role == CellRole::Entry {
        look = look.set_background_color(ENTRY).set_unlocked();
    }
    match number_format(&style.format) {
        Some(format) => look.set_num_format(format),
        None => look,
    }
}

fn alignment(role: CellRole) -> FormatAlign {
    match role {
        CellRole::Letterhead
        | CellRole::Date
        | CellRole::Title
        | CellRole::Subtitle
        | CellRole::Header
        | CellRole::RowNumber
        | CellRole::Centred
        | CellRole::Figure
        | CellRole::Entry => FormatAlign::Center,
        CellRole::Name | CellRole::Remark | CellRole::Id => FormatAlign::Left,
    }
}

fn is_wrapped(role: CellRole) -> bool {
    match role {
        CellRole::Letterhead
        | CellRole::Date
        | CellRole::Title
        | CellRole::Subtitle
        | CellRole::Header
        | CellRole::Name
        | CellRole::Remark
        | CellRole::Centred => true,
        CellRole::RowNumber | CellRole::Figure | CellRole::Entry | CellRole::Id => false,
    }
}

fn has_border(role: CellRole) -> bool {
    match role {
        CellRole::Header
        | CellRole::RowNumber
        | CellRole::Name
        | CellRole::Centred
        | CellRole::Figure
        | CellRole::Entry => true,
        CellRole::Letterhead
        | CellRole::Date
        | CellRole::Title
        | CellRole::Subtitle
        | CellRole::Remark
        | CellRole::Id => false,
    }
}

/// The format of numbers. Programs show its comma and dot as their locale has them, in Vietnamese `1.905,5`.
fn number_format(format: &CellFormat) -> Option<String> {
    let grouped = |decimals: &u8| match decimals {
        0 => "#,##0".to_owned(),
        _ => format!("#,##0.{}", "0".repeat(usize::from(*decimals))),
    };
    match format {
        CellFormat::General => None,
        CellFormat::Grouped(decimals) => Some(grouped(decimals)),
        CellFormat::Percentage(decimals) => Some(format!("{}\"%\"", grouped(decimals))),
        CellFormat::WithUnit(decimals, unit) => {
            // Nothing in a unit can end the quotes around it.
            let unit: String = unit.chars().filter(|letter| *letter != '"').take(LONGEST_UNIT).collect();
            Some(format!("{}\" {unit}\"", grouped(decimals)))
        }
        CellFormat::Left(0) => Some("#,##0;\"vượt \"00".to_owned()),
        CellFormat::Left(decimals) => Some(format!("{0};\"vượt \"{0}", grouped(decimals))),
        CellFormat::Rate => Some("#,##0.00%".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_what_a_cell_takes() {
        assert_eq!(text("=1+1\u{1}\u{7f}b\nc"), "=1+1  b\nc");
        assert_eq!(text("_x0041_ _x_"), "_x005F_x0041_ _x_");
        assert_eq!(text(&"😀".repeat(20_000)).encode_utf16().count(), LONGEST_TEXT - 1);
    }

    #[test]
    fn numbers_are_written_in_full() {
        assert_eq!(written(Number { digits: 731, decimals: 1 }), "73.1");
        assert_eq!(written(Number { digits: 1_905, decimals: 0 }), "1905");
        assert_eq!(written(Number { digits: -5, decimals: 3 }), "-0.005");
    }
}
