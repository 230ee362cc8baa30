//! Vietnamese text: figures, labels, tone marks, normal form and sentence ends, as pure functions over strings.

mod date;
mod expression_names;
mod file_name;
mod label;
mod legacy;
mod letters;
mod name_order;
mod natural_order;
mod normal;
mod number;
mod phrases;
mod scan;
mod sentence;
mod spelling;
mod syllable;
mod symbol;
mod worded;

pub use date::{long_date, month_digits, short_date};
pub use expression_names::{NamePath, end_of_expression, is_name, mentions, name_paths};
pub use file_name::{first_words, is_device, is_portable, plain_name, portable_name, same_name_key, unseen};
pub use label::letter;
pub use legacy::{Legacy, LegacyText, legacy};
pub use letters::is_letter;
pub use name_order::compare_names;
pub use natural_order::natural_order;
pub use normal::{
    BYTE_ORDER_MARK, fold, folds_as, is_called, is_nfc, nfc, unprintable, without_byte_order_mark,
};
pub use number::{in_words, ordinal, padded, rate, roman, thousands};
pub use phrases::Phrases;
pub use scan::{Scan, Token, TokenKind, WordKey};
pub use sentence::{end_with, listed, lower, lower_first, upper, upper_first, without_end_mark};
pub use spelling::{ToneMark, respell, respell_word, styles_in};
pub use syllable::{has_tone_in_place, is_syllable};
pub use symbol::{IssuerKind, numbered, with_symbol};
pub use worded::count_in_words;
