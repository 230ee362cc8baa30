//! Symbols of documents: `KH/ĐU`, `KH-UBND`.

/// The kind of body that issues a document: it decides the form of symbols and numbers.
///
/// Party symbols part type and body by a slash, so a hyphen goes before them (`24-QĐ/TW`); those of state
/// bodies have a hyphen or nothing there, and take a slash (`15/KH-UBND`). Source: the-thuc, component 3 and
/// the section on state bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssuerKind {
    /// A body of the Party.
    Party,
    /// A body of the state.
    State,
}

/// A number with its symbol on one line, at least two digits: `05-KH/ĐU`, `45/TTr-UBND`.
pub fn numbered(number: u32, symbol: &str) -> String {
    with_symbol(&super::padded(number.into()), symbol)
}

/// What stands in the place of a number, with the symbol after it.
pub fn with_symbol(number: &str, symbol: &str) -> String {
    format!("{number}{}{symbol}", IssuerKind::from_symbol(symbol).separator())
}

impl IssuerKind {
    /// The kind of body that uses this symbol.
    pub fn from_symbol(symbol: &str) -> Self {
        let first = symbol.find(['/', '-']).map(|at| &symbol[at..=at]);
        if first == Some("/") { Self::Party } else { Self::State }
    }

    /// The kind of body that sets this separator between number and symbol.
    pub fn from_separator(separator: &str) -> Self {
        if separator == Self::Party.separator() { Self::Party } else { Self::State }
    }

    /// The separator between a number and a symbol.
    pub fn separator(self) -> &'static str {
        match self {
            Self::Party => "-",
            Self::State => "/",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_before_their_symbols() {
        assert_eq!(numbered(5, "KH/ĐU"), "05-KH/ĐU");
        assert_eq!(numbered(145, "TTr-UBND"), "145/TTr-UBND");
        assert_eq!(with_symbol("  ", "UBND-VP"), "  /UBND-VP");
    }

    #[test]
    fn the_shape_tells_the_side() {
        for (symbol, expected) in
            [("QĐ/TW", "-"), ("KH/TWĐTN-BTC", "-"), ("KH-UBND", "/"), ("NĐ-CP", "/"), ("QH15", "/")]
        {
            let issuer = IssuerKind::from_symbol(symbol);
            assert_eq!(issuer.separator(), expected, "{symbol}");
            assert_eq!(IssuerKind::from_separator(expected), issuer);
        }
    }
}
