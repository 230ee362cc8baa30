//! Texts that look like code, files that are not the program's, sizes that no one writes: each is printed as it was
//! typed, or is reported; never a crash, never code, never a long wait.

mod bounds;
mod destinations;
mod fields;
mod files;
mod fonts;
mod issued;
mod mutated;
mod pictures;
mod property;
mod records;
mod runaway;
mod sizes;
mod special;
mod templates;
