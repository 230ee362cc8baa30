//! Texts that look like code, files that are no files of ours, sizes that nobody writes: each comes out
//! as it was typed, or is told; never a crash, never code, never a long wait.

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
