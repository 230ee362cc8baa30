//! Putting a plan's set in its place: what is written, what goes, and what is left alone.

use std::collections::BTreeSet;

use super::plan::{Done, Output, changed};
use super::reason::Reason;
use super::sheet::Ready;
use super::shelf::{Change, Failed, Shelf, Standing};
use super::stale::Changed;
use crate::disk::LockClient;
use crate::records::{Digest, Manifest, Record, RelativePath};

/// A document of the new set.
pub(super) enum Member {
    /// It stays as it is; the record is of what it would be made from.
    Kept { stem: String, made_from: Digest },
    /// Somebody changed it.
    Left { stem: String, file: Changed },
    /// It could not be set, and that was accepted.
    Unset { stem: String },
    /// It is made anew.
    Made { ready: Ready, reasons: Vec<Reason> },
}

impl Member {
    fn stem(&self) -> &str {
        match self {
            Self::Kept { stem, .. } | Self::Left { stem, .. } | Self::Unset { stem } => stem,
            Self::Made { ready, .. } => &ready.stem,
        }
    }
}

/// A set on its way to its place.
struct Set<'a> {
    shelf: &'a Shelf<'a>,
    /// Whether what somebody changed is written over.
    is_forced: bool,
    before: Option<Manifest>,
    change: Change,
}

/// Puts a set in its place. `after` is the new manifest but for its documents.
///
/// # Errors
/// When a file cannot be written.
pub(super) fn settle(members: Vec<Member>, after: Manifest, on: &On<'_>, done: &mut Done) -> Failed<()> {
    let On { shelf, is_forced, locks } = *on;
    let lock = shelf.lock(locks)?;
    // Read under the lock: another run may have written since this one looked.
    let before = shelf.manifest();
    if lock.is_some() {
        shelf.clean(before.as_ref());
    }
    let stems: BTreeSet<String> = members.iter().map(|member| member.stem().to_owned()).collect();
    let mut set = Set { shelf, is_forced, before, change: Change::to(after) };
    for member in members {
        set.add(member, done);
    }
    set.remove_gone(&stems, done);
    let removed = set.change.removed.iter().map(|name| shelf.path(name)).collect();
    shelf.change(set.before.as_ref(), set.change)?;
    done.removed = removed;
    Ok(())
}

/// Where a set is put, and how.
#[derive(Clone, Copy)]
pub(super) struct On<'a> {
    pub(super) shelf: &'a Shelf<'a>,
    /// Whether what somebody changed is written over.
    pub(super) is_forced: bool,
    /// How the folder's lock is taken.
    pub(super) locks: &'a LockClient,
}

impl Set<'_> {
    fn add(&mut self, member: Member, done: &mut Done) {
        match member {
            Member::Kept { stem, made_from } => {
                let record = self.known(&stem).find(|record| record.made_from == made_from).cloned();
                match record {
                    Some(record) => {
                        done.fresh += 1;
                        self.change.manifest.documents.insert(stem, record);
                    }
                    // Another run has just written other data: the next one will tell.
                    None => self.retain(&stem),
                }
            }
            Member::Left { stem, file } => {
                done.findings.push(changed(&self.shelf.path(&file.name), file.is_stale));
                self.retain(&stem);
            }
            Member::Unset { stem } => self.retain(&stem),
            Member::Made { ready, reasons } => self.make(ready, &reasons, done),
        }
    }

    fn known(&self, stem: &str) -> impl Iterator<Item = &Record> {
        self.before.iter().flat_map(|manifest| manifest.known(stem).collect::<Vec<_>>())
    }

    /// Leaves a document as it was.
    fn retain(&mut self, stem: &str) {
        let after = &mut self.change.manifest;
        after.is_settled = false;
        let record = self.before.as_ref().and_then(|before| before.documents.get(stem));
        after.documents.extend(record.map(|record| (stem.to_owned(), record.clone())));
    }

    fn make(&mut self, ready: Ready, reasons: &[Reason], done: &mut Done) {
        let Ready { stem, record, files } = ready;
        let standing: Vec<Standing> =
            files.iter().map(|(name, _)| self.shelf.standing(name, self.known(&stem))).collect();
        let is_new = |name: &str, standing: &Standing| match standing {
            Standing::Nothing => true,
            Standing::Ours(digest) | Standing::Foreign(digest) => record.files[name].digest != *digest,
        };
        let mut stands = files.iter().zip(&standing);
        let foreign =
            stands.find(|((name, _), one)| matches!(one, Standing::Foreign(_)) && is_new(name, one));
        if let Some(((name, _), _)) = foreign.filter(|_| !self.is_forced) {
            done.findings.push(changed(&self.shelf.path(name), true));
            self.retain(&stem);
            return;
        }
        let pages = if files.len() == 1 { record.pages } else { Some(1) };
        for (name, _) in &files {
            let (path, reasons) = (self.shelf.path(name), reasons.to_vec());
            done.outputs.push(Output { path, pages, reasons });
        }
        // The bytes may be the same for another reason to make them.
        let pairs = files.into_iter().zip(&standing);
        let written: Vec<_> =
            pairs.filter(|((name, _), one)| is_new(name, one)).map(|(file, _)| file).collect();
        self.remove_others(&stem, Some(&record), done);
        self.change.files.extend(written);
        self.change.records.insert(stem.clone(), record.clone());
        self.change.manifest.documents.insert(stem, record);
    }

    /// Removes the files of a document that its new record does not have.
    fn remove_others(&mut self, stem: &str, record: Option<&Record>, done: &mut Done) {
        let names = self.known(stem).flat_map(|known| known.files.keys());
        let is_gone = |name: &&RelativePath| record.is_none_or(|record| !record.files.contains_key(*name));
        let names: BTreeSet<RelativePath> = names.filter(is_gone).cloned().collect();
        for name in names {
            match self.shelf.standing(&name, self.known(stem)) {
                Standing::Nothing => {}
                // A manifest that somebody made up may name any file of the folder.
                Standing::Foreign(_) | Standing::Ours(_) if !self.shelf.says_to_be(&name, stem) => {
                    done.findings.push(changed(&self.shelf.path(&name), false));
                }
                Standing::Foreign(_) if !self.is_forced => {
                    done.findings.push(changed(&self.shelf.path(&name), true));
                    self.retain(stem);
                }
                Standing::Ours(_) | Standing::Foreign(_) => self.change.removed.push(name.into()),
            }
        }
    }

    /// Removes the documents that the plan no longer has.
    fn remove_gone(&mut self, stems: &BTreeSet<String>, done: &mut Done) {
        for stem in gone(self.before.as_ref(), stems) {
            self.remove_others(&stem, None, done);
        }
    }
}

/// The documents of a manifest that a plan no longer has.
pub(super) fn gone(before: Option<&Manifest>, stems: &BTreeSet<String>) -> BTreeSet<String> {
    let known =
        before.iter().flat_map(|manifest| manifest.documents.keys().chain(manifest.unfinished.keys()));
    known.filter(|stem| !stems.contains(*stem)).cloned().collect()
}
