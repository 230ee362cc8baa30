//! Texts that look like code, files that are no files of ours, sizes that nobody writes: each comes out
//! as it was typed, or is told; never a crash, never code, never a long wait.

mod bounds;
mod fields;
mod files;
mod issued;
mod mutated;
mod property;
mod sizes;
mod special;
