//! Workbooks of Excel: `.xlsx` and `.xlsm`.

mod sheet;
mod strings;
mod styles;

use super::input::{Allowance, RawSheet, SheetVisibility, TableFault};
use crate::package::{Package, XmlEvent, inner_relations};
use sheet::SheetReader;
use strings::shared_strings;
use styles::{NumberLook, looks};

/// The type of the relationship of a sheet, at its end: both of the first edition and of the strict one.
const WORKSHEET: &str = "/worksheet";

/// What the parts of a workbook share.
struct Shared {
    strings: Vec<String>,
    looks: Vec<NumberLook>,
    is_from_1904: bool,
}

/// A sheet as the workbook lists it.
struct ListedSheet {
    name: String,
    visibility: SheetVisibility,
    relation: String,
}

/// The sheets of a workbook.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<RawSheet>, TableFault> {
    let own = inner_relations(package, "_rels/.rels", "")?;
    let main = own.into_iter().find(|one| one.kind.ends_with("/officeDocument")).ok_or(TableFault::Broken)?;
    let (folder, file) = main.target.rsplit_once('/').unwrap_or(("", &main.target));
    let parts = inner_relations(package, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let find =
        |ending: &str| parts.iter().find(|one| one.kind.ends_with(ending)).map(|one| one.target.clone());
    let (listed, is_from_1904) = workbook(package, &main.target)?;
    let mut allowance = Allowance::default();
    let strings = match find("/sharedStrings") {
        Some(name) => shared_strings(package, &name)?,
        None => Vec::new(),
    };
    let looks = match find("/styles") {
        Some(name) => looks(package, &name)?,
        None => Vec::new(),
    };
    let shared = Shared { strings, looks, is_from_1904 };
    let mut sheets = Vec::new();
    for ListedSheet { name, visibility, relation } in listed {
        let part = parts.iter().find(|one| one.id == relation && one.kind.ends_with(WORKSHEET));
        // A sheet that is a chart has no cells.
        let Some(part) = part else { continue };
        let reader = SheetReader::new(&shared, &mut allowance);
        sheets.push(RawSheet { name, visibility, ..reader.read(package, &part.target)? });
    }
    Ok(sheets)
}

/// The sheets that a workbook lists, and whether its days count from 1904.
fn workbook(package: &mut Package<'_>, name: &str) -> Result<(Vec<ListedSheet>, bool), TableFault> {
    let (mut listed, mut is_from_1904) = (Vec::new(), false);
    let mut xml = package.part(name)?.ok_or(TableFault::Broken)?;
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) => match tag.name() {
                "workbookPr" => is_from_1904 = tag.is_set("date1904"),
                "sheet" => {
                    let attribute = |name| tag.attribute(name).map(std::borrow::Cow::into_owned);
                    let visibility = match attribute("state").as_deref() {
                        Some("hidden") => SheetVisibility::Hidden,
                        Some("veryHidden") => SheetVisibility::VeryHidden,
                        _ => SheetVisibility::Shown,
                    };
                    if let Some((name, relation)) = attribute("name").zip(attribute("id")) {
                        listed.push(ListedSheet { name, visibility, relation });
                    }
                }
                _ => {}
            },
            XmlEvent::Eof => return Ok((listed, is_from_1904)),
            _ => {}
        }
    }
}
