//! Plans of many communes from one table: made of its rows, and changed as it changes.
//!
//! A row is known by its `id` alone. What was last taken from it is kept beside the plans
//! ([`TableRecord`](crate::records::TableRecord)), so that a later table, the record and the files of a plan are three
//! versions of the same values.

mod cells;
mod columns;
mod commune;
mod compose;
mod form;
mod header;
mod make;
mod rows;
mod shared_model;
mod shares;
mod trial;
mod update;
mod versions;

pub use form::{form_bytes, write_form};
pub use make::{MadePlans, NewPlans, make_plans};
pub use update::{TableUpdate, UpdateNotes, update_plans};
