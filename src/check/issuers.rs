//! Bodies by their names and by their letters in symbols: `ĐẢNG UỶ XÃ …` and `ĐU`.

use crate::text::Scan;

/// A body as names begin, the letters that its symbols have, and the side that it is of.
struct LetteredBody {
    name: &'static str,
    letters: &'static [&'static str],
}

/// The bodies whose letters are fixed (the-thuc, Writing). The longer name is before the one that begins it.
const BODIES: &[LetteredBody] = &[
    LetteredBody { name: "ban thường vụ tỉnh ủy", letters: &["TU"] },
    LetteredBody { name: "ban thường vụ thành ủy", letters: &["TU"] },
    LetteredBody { name: "ban thường vụ huyện ủy", letters: &["HU"] },
    LetteredBody { name: "ban thường vụ đảng ủy", letters: &["ĐU"] },
    LetteredBody { name: "tỉnh ủy", letters: &["TU"] },
    LetteredBody { name: "thành ủy", letters: &["TU", "ThU"] },
    LetteredBody { name: "huyện ủy", letters: &["HU"] },
    LetteredBody { name: "quận ủy", letters: &["QU"] },
    LetteredBody { name: "thị ủy", letters: &["ThU", "TU"] },
    LetteredBody { name: "đảng ủy", letters: &["ĐU"] },
    LetteredBody { name: "chi ủy", letters: &["CB", "CU"] },
    LetteredBody { name: "chi bộ", letters: &["CB"] },
    LetteredBody { name: "ủy ban nhân dân", letters: &["UBND"] },
    LetteredBody { name: "hội đồng nhân dân", letters: &["HĐND"] },
    LetteredBody { name: "ban chấp hành trung ương", letters: &["TW"] },
    LetteredBody { name: "bộ chính trị", letters: &["TW"] },
    LetteredBody { name: "ban bí thư", letters: &["TW"] },
];

/// Letters of bodies that have no name above, or one of several.
const OTHER_LETTERS: &[&str] = &["ĐB", "MTTQ", "ĐTN", "CP", "TTg"];

/// Names by which a body is one of the state, and by which it is one of the Party.
const OF_STATE: &[&str] = &["ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd"];
const OF_PARTY: &[&str] = &[
    "ban thường vụ",
    "đảng ủy",
    "tỉnh ủy",
    "huyện ủy",
    "thành ủy",
    "chi bộ",
    "chi ủy",
    "đảng bộ",
    "ban chấp hành đảng bộ",
];

/// The letters that symbols of a body have, by the beginning of its name from a token on; none where they are not fixed.
pub(super) fn letters_of(scan: &Scan<'_>, at: usize) -> Option<&'static [&'static str]> {
    BODIES.iter().find(|body| scan.phrase(at, body.name) > 0).map(|body| body.letters)
}

/// Whether letters are those of a body that is known.
pub(super) fn are_known(letters: &str) -> bool {
    BODIES.iter().any(|body| body.letters.contains(&letters)) || OTHER_LETTERS.contains(&letters)
}

/// Whether a name is that of a body of the state, from a token on.
pub(super) fn is_of_state(scan: &Scan<'_>, at: usize) -> bool {
    OF_STATE.iter().any(|name| scan.phrase(at, name) > 0)
}

/// Whether a name is that of a body of the Party, from a token on.
pub(super) fn is_of_party(scan: &Scan<'_>, at: usize) -> bool {
    OF_PARTY.iter().any(|name| scan.phrase(at, name) > 0)
}

/// The letters of a body of the Party that a symbol ends with: `BTCTW`, `VPTU`, `ĐU`.
pub(super) fn are_of_party(letters: &str) -> bool {
    ["TW", "TU", "HU", "ĐU"].iter().any(|body| letters.ends_with(body))
        && letters.chars().all(char::is_uppercase)
}

/// The letters of a body of the state that a symbol ends with.
pub(super) fn are_of_state(letters: &str) -> bool {
    matches!(letters, "UBND" | "HĐND" | "CP" | "TTg")
}
