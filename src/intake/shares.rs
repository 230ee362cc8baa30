//! Shares of quotas that people changed in a document: what a table of it prints is what the data have, one to one.

use std::path::Path;

use super::figure::{FigureBase, FigureKey, SheetFigure, plan_tables};
use super::import::propose;
use super::merge::{FigureChange, changes};
use crate::diag::Findings;
use crate::edits::Proposal;
use crate::model::{Decimal, Plan};
use crate::source::Place;

/// A share that somebody changed.
#[derive(Clone, Debug)]
pub struct ChangedShare {
    /// Which figure of the data it is.
    pub key: FigureKey,
    /// What the data have, and what it is to be: whole numbers of the last decimal of its measure. None of what they do not
    /// have yet.
    pub old: Option<u64>,
    /// The new one.
    pub new: u64,
    /// Where somebody wrote it.
    pub place: Place,
}

impl ChangedShare {
    /// A share as it is written in a cell; none where that is no figure of the measure, or the data do not have the old one as
    /// it was. An old one of 0 may be one that the data do not have.
    pub fn parse(plan: &Plan, key: FigureKey, old: u64, text: &str, place: &Place) -> Option<Self> {
        let tables = plan_tables(plan);
        let table = tables.iter().find(|table| table.is(key.kind, &key.id))?;
        let held = table.count(&key);
        let is_as_it_was = held == Some(old) || held.is_none() && old == 0;
        if !is_as_it_was {
            return None;
        }
        let typed = text.trim().trim_end_matches('%').trim().replace('.', "");
        let new = Decimal::parse(&typed)?.with_decimals(table.measure.format().decimals())?;
        Some(Self { key, old: held, new, place: place.clone() })
    }
}

/// Changes shares in the files of a plan, with the totals that agree with them. What cannot be changed is among the
/// findings.
pub fn change_shares(
    proposal: &mut Proposal,
    folder: &Path,
    plan: &Plan,
    shares: Vec<ChangedShare>,
    findings: &mut Findings,
) -> Option<Vec<FigureChange>> {
    if shares.is_empty() {
        return Some(Vec::new());
    }
    let tables = plan_tables(plan);
    let figure = |share: ChangedShare| SheetFigure {
        key: share.key,
        count: share.new,
        place: share.place,
        base: FigureBase::Recorded(share.old),
    };
    let mut found = Findings::default();
    let changes = changes(plan, &tables, shares.into_iter().map(figure).collect(), &mut found);
    let is_wrong = found.has_errors();
    findings.extend(found);
    if is_wrong {
        return None;
    }
    propose(proposal, folder, plan, &tables, &changes, findings)?;
    Some(changes)
}
