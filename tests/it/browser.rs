//! The page of `serve` in a real browser, driven through `WebDriver`.
//!
//! Left out, with a line that says so, where there is no `chromedriver`; required where `CI` is set.

mod access;
mod actions;
mod desk;
mod driver;
mod fields;
mod figures;
mod first_visit;
mod many;
mod safety;
mod saves;
mod units;
