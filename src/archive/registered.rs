//! Compares the register with the issued sets that it names.

use super::set_locations::{Registers, SetOwner};
use crate::data::{Registered, set_folder};
use crate::diag::{Code, Finding, Findings};
use crate::records::{SetHead, SetSummary};
use crate::source::Place;
use crate::text;

/// Reports each line of the register that says of a set of the plan what the set does not say. Of a set that is not
/// there, or whose record cannot be read, nothing is known. `only` limits it to one set's number.
pub(crate) fn check_register(
    owner: &SetOwner,
    only: Option<u32>,
    registers: &mut Registers,
    findings: &mut Findings,
) {
    let Some(folder) = &owner.folder else { return };
    let Some(register) = registers.get(&folder.root, findings) else { return };
    for (entry, place) in register.entries() {
        let Some((of_plan, document, set)) = &entry.of else { continue };
        if entry.is_void || *of_plan != folder.id || only.is_some_and(|only| only != *set) {
            continue;
        }
        let Some(SetSummary { head, .. }) = SetSummary::read(&set_folder(folder, *set)) else { continue };
        if head.set == *set {
            findings.extend_one(difference(entry, document, &head, place));
        }
    }
}

/// The first value of an entry that is another one in the set.
fn difference(entry: &Registered, document: &str, head: &SetHead, place: &Place) -> Option<Finding> {
    let is_alike = |one: &str, other: &str| text::fold(one) == text::fold(other);
    // A number, and with it a day, may be noted after the document was issued.
    let number = head.number.filter(|number| *number != entry.number);
    let issued_on = head.date.full();
    let date = entry.date.filter(|date| issued_on.is_some_and(|issued_on| *date != issued_on));
    let (key, registered, issued) = if document != head.document.to_string() {
        ("document", document.to_owned(), head.document.to_string())
    } else if !is_alike(&entry.symbol, &head.symbol) {
        ("symbol", entry.symbol.clone(), head.symbol.clone())
    } else if let Some(number) = number {
        ("number", entry.number.to_string(), number.to_string())
    } else if let Some(date) = date {
        ("date", date.to_string(), head.date.to_string())
    } else {
        return None;
    };
    let finding = Finding::at(Code::RegisterDisagrees, place).with("key", key).with("registered", registered);
    Some(finding.with("issued", issued).with("set", u64::from(head.set)))
}
