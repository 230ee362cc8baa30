//! The folder of outputs: who owns which file in it, and how a set of files takes the place of another.

pub(crate) mod brought_home;
pub(crate) mod commit;
pub(crate) mod folder;
pub(crate) mod provenance;
pub(crate) mod sources;
pub(crate) mod store;
pub(crate) mod trusted;
