//! Documents that are cited.

use jiff::civil::Date;

/// Another document, as a text cites it.
#[derive(Clone, Debug)]
pub struct Citation {
    /// What kind it is, as written before `số`: `Quy định`.
    pub kind: String,
    /// Its number, as it stands before the symbol.
    pub number: Option<u32>,
    /// Its symbol, `QĐ/TW`.
    pub symbol: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// What it is about, as it follows the issuer.
    pub about: Option<String>,
}
