//! The parts that a part of an archive names.

use super::PackageFault;
use super::archive::Package;
use super::xml::XmlEvent;

/// Another part that a part names.
pub(crate) struct PartRelation {
    /// `rId1`
    pub(crate) id: String,
    /// Its type, an address.
    pub(crate) kind: String,
    /// Its path in the archive, or the address of what is outside.
    pub(crate) target: String,
    /// Whether it is outside the archive, where nothing is read.
    pub(crate) is_external: bool,
}

/// The parts that a part names, by the part that holds its relations: `word/_rels/document.xml.rels`.
pub(crate) fn relations(
    package: &mut Package<'_>,
    name: &str,
    folder: &str,
) -> Result<Vec<PartRelation>, PackageFault> {
    let mut found = Vec::new();
    let Some(mut xml) = package.part(name)? else { return Ok(found) };
    loop {
        match xml.next()? {
            XmlEvent::Start(tag) if tag.name() == "Relationship" => {
                let [id, kind, target, mode] = tag
                    .attributes(["Id", "Type", "Target", "TargetMode"])
                    .map(|value| value.map(std::borrow::Cow::into_owned));
                let is_external = mode.is_some_and(|mode| mode == "External");
                let Some(((id, kind), target)) = id.zip(kind).zip(target) else { continue };
                let target = if is_external { target } else { path(folder, &target) };
                found.push(PartRelation { id, kind, target, is_external });
            }
            XmlEvent::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The same without what is outside the archive.
pub(crate) fn inner_relations(
    package: &mut Package<'_>,
    name: &str,
    folder: &str,
) -> Result<Vec<PartRelation>, PackageFault> {
    let mut all = relations(package, name, folder)?;
    all.retain(|one| !one.is_external);
    Ok(all)
}

/// The path of a part in the archive, from the folder of the one that names it.
fn path(folder: &str, target: &str) -> String {
    let (start, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut parts: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}
