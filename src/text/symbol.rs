//! Symbols of documents: `KH/ĐU`, `KH-UBND`.

/// The separator between a number and this symbol, which depends on the symbol's form.
///
/// Party symbols part type and body by a slash, so a hyphen goes before them (`24-QĐ/TW`); those of state
/// bodies have a hyphen or nothing there, and take a slash (`15/KH-UBND`). Source: the-thuc, component 3 and
/// the section on state bodies.
pub fn symbol_separator(symbol: &str) -> &'static str {
    let first = symbol.find(['/', '-']).map(|at| &symbol[at..=at]);
    if first == Some("/") { "-" } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_tells_the_side() {
        for (symbol, expected) in
            [("QĐ/TW", "-"), ("KH/TWĐTN-BTC", "-"), ("KH-UBND", "/"), ("NĐ-CP", "/"), ("QH15", "/")]
        {
            assert_eq!(symbol_separator(symbol), expected, "{symbol}");
        }
    }
}
