//! What the server knows of the plans, shared by all requests. Locks are held to read or note something, never while
//! pages are set.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, header};
use serde::Serialize;
use tokio::sync::{Semaphore, broadcast, oneshot};

use super::history::ChangeHistory;
use super::jobs::Job;
use super::options::ServeOptions;
use super::reachable::Reachable;
use super::sessions::Sessions;
use super::uploads::Uploads;
use crate::content::OfferedNames;
use crate::diag::{Findings, Severity};
use crate::model::{DocumentId, Plan};
use crate::pipeline::DocumentFacts;
use crate::records::Digest;
use crate::report::Language;
use crate::typeset::PageText;

/// What all requests share.
pub(super) struct ServerState {
    pub(super) options: ServeOptions,
    pub(super) reachable: Reachable,
    pub(super) sessions: Sessions,
    pub(super) jobs: Sender<Job>,
    pub(super) events: broadcast::Sender<PageEvent>,
    /// Held while a file takes the place of another.
    pub(super) writing: Mutex<()>,
    pub(super) history: ChangeHistory,
    /// Signs what commands were shown to do.
    pub(super) key: [u8; 32],
    /// How many may sign in at once.
    pub(super) signing_in: Semaphore,
    /// Files that wait for their commands.
    pub(super) uploads: Uploads,
    /// How many may send files at once.
    pub(super) uploading: Semaphore,
    plans: Mutex<KnownPlans>,
}

/// Something that the page hears of.
#[derive(Clone, Debug, Serialize)]
pub(super) struct PageEvent {
    /// `pages`, `findings`, `files` or `plans`
    pub(super) event: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) document: Option<String>,
    pub(super) revision: u64,
}

/// The plans that were found, in the order of their ids.
#[derive(Default)]
pub(super) struct KnownPlans {
    pub(super) plans: BTreeMap<String, KnownPlan>,
    /// The change at which they were looked for last; none before.
    pub(super) surveyed: Option<u64>,
    /// Counts what became known.
    pub(super) changes: u64,
    /// What belongs to no plan alone.
    pub(super) findings: Arc<Findings>,
}

/// What is known of a plan.
#[derive(Default)]
pub(super) struct KnownPlan {
    pub(super) folder: PathBuf,
    pub(super) root: PathBuf,
    /// The change of the list with which the page's line of it became another.
    pub(super) changed: u64,
    /// Counts its changes.
    pub(super) revision: u64,
    /// The revision that the fields below are of; none before the first look.
    pub(super) seen: Option<u64>,
    /// The files that it was read from at the last look.
    pub(super) inputs: Option<Digest>,
    pub(super) plan: Option<Arc<Plan>>,
    pub(super) documents: Vec<DocumentFacts>,
    /// What the texts of each document can say.
    pub(super) names: Arc<BTreeMap<DocumentId, OfferedNames>>,
    pub(super) findings: Arc<Findings>,
    pub(super) shown: BTreeMap<String, ShownDocument>,
    /// The documents that were asked for last, the newest first.
    pub(super) viewed: VecDeque<String>,
    /// When that was.
    pub(super) viewed_at: Option<Instant>,
}

/// The pages of a document as they were set last.
#[derive(Clone)]
pub(super) struct ShownDocument {
    /// The revision of the plan that they were asked for.
    pub(super) revision: u64,
    /// Whether they are of an earlier revision, since the present one cannot be set.
    pub(super) is_stale: bool,
    pub(super) pages: Arc<Vec<ShownPage>>,
    pub(super) texts: Arc<Vec<PageText>>,
}

/// A page as a picture.
#[derive(Clone)]
pub(super) struct ShownPage {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) digest: Digest,
    pub(super) svg: Arc<str>,
}

/// How many errors and warnings there are, without those that are accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FindingCounts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

impl FindingCounts {
    pub(super) fn new<'f>(findings: impl IntoIterator<Item = &'f crate::diag::Finding>) -> Self {
        let mut counts = Self::default();
        for finding in findings.into_iter().filter(|finding| finding.accepted().is_none()) {
            match finding.severity() {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => {}
            }
        }
        counts
    }
}

/// How many documents of a plan are kept set.
const VIEWED: usize = 3;

/// How long a request waits for pages.
const PATIENCE: Duration = Duration::from_mins(2);

impl ServerState {
    /// What a server that was just started shares: nothing is known of any plan yet.
    pub(super) fn new(
        options: ServeOptions,
        reachable: Reachable,
        sessions: Sessions,
        jobs: Sender<Job>,
        key: [u8; 32],
    ) -> Self {
        let (events, _) = broadcast::channel(256);
        Self {
            options,
            reachable,
            sessions,
            jobs,
            events,
            writing: Mutex::default(),
            history: ChangeHistory::default(),
            key,
            signing_in: Semaphore::new(2),
            uploads: Uploads::default(),
            uploading: Semaphore::new(2),
            plans: Mutex::default(),
        }
    }

    /// The plans, for as short a time as it takes to read or note something.
    pub(super) fn plans(&self) -> MutexGuard<'_, KnownPlans> {
        self.plans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works with a plan that is known.
    pub(super) fn with_plan<R>(&self, plan: &str, work: impl FnOnce(&mut KnownPlan) -> R) -> Option<R> {
        self.plans().plans.get_mut(plan).map(work)
    }

    /// The language for a request: the chosen one, else the browser's.
    pub(super) fn language_of(&self, headers: &HeaderMap) -> Language {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        self.options.language.unwrap_or_else(|| Language::from_locale(accepted))
    }

    /// Tells the pages of something.
    pub(super) fn tell(&self, event: PageEvent) {
        // There may be no page to hear it.
        let _ = self.events.send(event);
    }

    /// Waits until the plans were looked for.
    pub(super) async fn survey(&self) {
        if self.plans().surveyed.is_some() {
            return;
        }
        let (done, waiting) = oneshot::channel();
        if self.jobs.send(Job::Survey { done: Some(done) }).is_ok() {
            let _ = tokio::time::timeout(PATIENCE, waiting).await;
        }
    }

    /// Waits until a plan was looked at as it is now, with the pages of a document where one is named; whether the plan
    /// is known.
    pub(super) async fn look(&self, plan: &str, document: Option<&str>) -> bool {
        self.survey().await;
        let is_current = self.with_plan(plan, |known| {
            if let Some(document) = document {
                known.view(document);
            }
            known.is_current(document)
        });
        let Some(is_current) = is_current else { return false };
        if is_current {
            return true;
        }
        let (done, waiting) = oneshot::channel();
        let job = Job::Look { plan: plan.to_owned(), done: Some(done) };
        if self.jobs.send(job).is_ok() {
            let _ = tokio::time::timeout(PATIENCE, waiting).await;
        }
        true
    }

    /// Notes that a plan's files changed, and has it looked at.
    pub(super) fn touch(&self, plan: &str) {
        self.with_plan(plan, |known| known.revision += 1);
        let _ = self.jobs.send(Job::Look { plan: plan.to_owned(), done: None });
    }
}

impl KnownPlans {
    /// The next change of the list.
    pub(super) fn next_change(&mut self) -> u64 {
        self.changes += 1;
        self.changes
    }
}

impl KnownPlan {
    /// Notes that somebody looks at a document.
    fn view(&mut self, document: &str) {
        self.viewed.retain(|known| known != document);
        self.viewed.push_front(document.to_owned());
        self.viewed.truncate(VIEWED);
        self.viewed_at = Some(Instant::now());
    }

    /// Whether it was looked at as it is now, with the pages of all documents that somebody looks at.
    pub(super) fn is_seen(&self) -> bool {
        self.is_current(None) && self.viewed.iter().all(|document| self.is_current(Some(document)))
    }

    fn is_current(&self, document: Option<&str>) -> bool {
        let is_seen = self.seen == Some(self.revision);
        let is_set = |document: &str| {
            let is_shown = self.shown.get(document).is_some_and(|shown| shown.revision == self.revision);
            is_shown || !self.documents.iter().any(|known| known.name == document)
        };
        is_seen && document.is_none_or(is_set)
    }
}
