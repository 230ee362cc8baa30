//! The parts beside the text: properties, XML of other programs, and what is left out.

use super::tree::{CustomPart, CustomProperty, IgnoredPart, WordProperties};
use crate::package::{Package, PackageFault, PartRelation, XmlEvent};

/// The most properties of names of their own, parts of other programs, and things left out that are kept.
const KEPT: usize = 100;

/// The longest property, in bytes.
const PROPERTY: usize = 1 << 12;

/// The largest part of another program, in bytes.
const CUSTOM: usize = 1 << 20;

/// Relations to what is outside and is no more than a name: a link that people click.
const HARMLESS: [&str; 2] = ["/hyperlink", "/attachedTemplate"];

/// What a file says of itself.
pub(super) fn properties(
    package: &mut Package<'_>,
    own: &[PartRelation],
) -> Result<WordProperties, PackageFault> {
    let mut read = WordProperties::default();
    for relation in own {
        let kind = relation.kind.rsplit('/').next().unwrap_or_default();
        if matches!(kind, "core-properties" | "extended-properties" | "custom-properties") {
            each_value(package, &relation.target, |name, property, value| {
                let value = value.trim().to_owned();
                match (kind, name) {
                    ("custom-properties", _) if read.custom.len() < KEPT => {
                        read.custom.push(CustomProperty { name: property.to_owned(), value });
                    }
                    ("custom-properties", _) => {}
                    (_, "title") => read.title = Some(value),
                    (_, "creator") => read.author = Some(value),
                    (_, "keywords") => read.keywords = Some(value),
                    (_, "modified") => read.modified = Some(value),
                    (_, "Application") => read.program = Some(value),
                    _ => {}
                }
            })?;
        }
    }
    Ok(read)
}

/// Shows the tag, the property's name and the text of each tag that has text.
fn each_value(
    package: &mut Package<'_>,
    part: &str,
    mut show: impl FnMut(&str, &str, &str),
) -> Result<(), PackageFault> {
    let Some(mut xml) = package.part(part)? else { return Ok(()) };
    let (mut text, mut property) = (String::new(), String::new());
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) => {
                text.clear();
                if tag.name() == "property" {
                    property = tag.attribute("name").unwrap_or_default().chars().take(PROPERTY).collect();
                }
            }
            XmlEvent::Text(piece) if text.len() < PROPERTY => {
                text.extend(piece.chars().take(PROPERTY));
            }
            XmlEvent::End(tag) => {
                if !text.trim().is_empty() {
                    show(tag.name(), &property, &text);
                }
                text.clear();
            }
            XmlEvent::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// The parts of other programs that a text names.
pub(super) fn custom_parts(
    package: &mut Package<'_>,
    relations: &[PartRelation],
) -> Result<Vec<CustomPart>, PackageFault> {
    let mut parts = Vec::new();
    let named = relations.iter().filter(|one| one.kind.ends_with("/customXml") && !one.is_external);
    for relation in named.take(KEPT) {
        let Some(bytes) = package.bytes(&relation.target)? else { continue };
        if let Ok(xml) = String::from_utf8(bytes)
            && xml.len() <= CUSTOM
        {
            parts.push(CustomPart { path: relation.target.clone(), xml });
        }
    }
    Ok(parts)
}

/// What is left out of a file.
pub(super) fn ignored(package: &Package<'_>, relations: &[PartRelation]) -> Vec<IgnoredPart> {
    let mut ignored = Vec::new();
    if package.has_ending("vbaProject.bin") {
        ignored.push(IgnoredPart::Macros);
    }
    for relation in relations {
        let kind = relation.kind.as_str();
        if relation.is_external && !HARMLESS.iter().any(|harmless| kind.ends_with(harmless)) {
            ignored.push(IgnoredPart::External(relation.target.chars().take(200).collect()));
        } else if ["/oleObject", "/package", "/aFChunk", "/control"].iter().any(|one| kind.ends_with(one)) {
            ignored.push(IgnoredPart::Embedded(relation.target.clone()));
        }
    }
    ignored.truncate(KEPT);
    ignored
}
