//! What follows from the name of a commune: who issues its documents, and where.

use super::shared_model::SharedModel;
use crate::source::ValuePath;
use crate::text::{nfc, respell};

/// The words before the name of a commune.
const KINDS: [&str; 4] = ["xã", "phường", "thị trấn", "đặc khu"];

/// The profile of state bodies.
const STATE: &str = "nd30-2020";

/// The keys that the name of a commune fills, with their values. `kind` is the word before it where the cell has none.
pub(super) fn commune_values(cell: &str, kind: &str, model: &SharedModel) -> Vec<(ValuePath, String)> {
    let cell = nfc(cell.trim());
    let words: Vec<&str> = cell.split_whitespace().collect();
    let whole = words.join(" ");
    let lower = whole.to_lowercase();
    let own =
        KINDS.into_iter().find(|kind| lower.strip_prefix(kind).is_some_and(|rest| rest.starts_with(' ')));
    let (kind, name) = match own {
        Some(own) => (own, whole.get(own.len()..).unwrap_or_default().trim_start().to_owned()),
        None => (kind, whole),
    };
    let name = if name == name.to_uppercase() { capitalised(&name) } else { name };
    let is_state = model.plan.get(&ValuePath::parse("profile")).is_some_and(|profile| profile == STATE);
    let body = if is_state { "Ủy ban nhân dân" } else { "Đảng ủy" };
    let issuer = respell(&format!("{body} {kind}"), model.spelling) + " " + &name;
    let cited =
        if is_state { issuer.clone() } else { respell("Ban Thường vụ ", model.spelling) + &issuer };
    vec![
        (ValuePath::parse("issuer.name"), issuer.to_uppercase()),
        (ValuePath::parse("issuer.cited"), cited),
        (ValuePath::parse("place"), name),
    ]
}

/// `HÀM LIÊM` as `Hàm Liêm`; what has figures or no letters as it is.
fn capitalised(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters.next().map(String::from).unwrap_or_default();
        first + &letters.as_str().to_lowercase()
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
