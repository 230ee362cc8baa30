//! The one thread that reads, checks and sets plans. It keeps the typesetter warm, and does first what somebody waits
//! for; plans that are not looked at yet are checked when nothing else is to be done.

use std::collections::{BTreeMap, VecDeque};
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::thread::available_parallelism;

use tokio::sync::oneshot;

use super::jobs::Job;
use super::state::{KnownPlan, PageEvent, ServerState, ShownDocument, ShownPage};
use crate::pipeline::{PlanLook, SetPages, WORKER, Workplace};
use crate::records::Digest;
use crate::typeset;

/// Of how many plans pages are kept.
const SHOWN_PLANS: usize = 12;

/// Starts the thread.
pub(super) fn start(shared: Arc<ServerState>, jobs: Receiver<Job>) -> std::io::Result<()> {
    let threads = available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let thread = std::thread::Builder::new().name(WORKER.to_owned()).stack_size(typeset::STACK);
    thread.spawn(move || {
        typeset::worker(threads.get(), || {
            let workplace = Workplace::new(shared.options.paths.clone(), threads);
            Worker {
                shared,
                workplace,
                looks: BTreeMap::new(),
                order: VecDeque::new(),
                later: VecDeque::new(),
            }
            .run(&jobs);
        });
    })?;
    Ok(())
}

struct Worker {
    shared: Arc<ServerState>,
    workplace: Workplace,
    /// Those who wait for a look at a plan.
    looks: BTreeMap<String, Vec<oneshot::Sender<()>>>,
    /// The plans to look at, the first first.
    order: VecDeque<String>,
    /// The plans to look at when nothing else is to be done.
    later: VecDeque<String>,
}

impl Worker {
    fn run(mut self, jobs: &Receiver<Job>) {
        loop {
            let has_work = !self.order.is_empty() || !self.later.is_empty();
            let next =
                if has_work { jobs.try_recv() } else { jobs.recv().map_err(|_| TryRecvError::Disconnected) };
            match next {
                Ok(Job::End) | Err(TryRecvError::Disconnected) => return,
                Ok(job) => self.take(job),
                Err(TryRecvError::Empty) => self.work(),
            }
        }
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Survey { done } => {
                self.survey();
                if let Some(done) = done {
                    let _ = done.send(());
                }
            }
            Job::Look { plan, done } => {
                if !self.order.contains(&plan) {
                    self.order.push_back(plan.clone());
                }
                self.looks.entry(plan).or_default().extend(done);
            }
            Job::Compare { plan } => self.compare(plan),
            Job::End => {}
        }
    }

    fn work(&mut self) {
        if let Some(plan) = self.order.pop_front() {
            // Who asked while it was looked at waits for nothing more.
            let is_done = self.shared.with_plan(&plan, |known| known.is_seen());
            if is_done != Some(true) {
                self.look(&plan);
            }
            for done in self.looks.remove(&plan).unwrap_or_default() {
                let _ = done.send(());
            }
        } else if let Some(plan) = self.later.pop_front() {
            let is_new = self.shared.with_plan(&plan, |known| known.seen != Some(known.revision));
            if is_new == Some(true) {
                self.look(&plan);
            }
        }
    }

    /// Finds the plans again. All are looked at once more: what they share may have changed.
    fn survey(&mut self) {
        let findings = self.workplace.survey();
        let mut known = self.shared.plans();
        let mut before = std::mem::take(&mut known.plans);
        let change = known.next_change();
        for folder in self.workplace.plans() {
            let new = || KnownPlan { changed: change, ..KnownPlan::default() };
            let mut plan = before.remove(&folder.id).unwrap_or_else(new);
            plan.folder.clone_from(&folder.path);
            plan.root.clone_from(&folder.root);
            plan.revision += 1;
            known.plans.insert(folder.id.clone(), plan);
        }
        known.findings = Arc::new(findings);
        known.surveyed = Some(change);
        // What somebody looks at comes first.
        let (viewed, other): (Vec<_>, Vec<_>) =
            known.plans.iter().partition(|(_, plan)| !plan.viewed.is_empty());
        self.later = viewed.into_iter().chain(other).map(|(id, _)| id.clone()).collect();
        drop(known);
        self.shared.tell(PageEvent { event: "plans", plan: None, document: None, revision: 0 });
    }

    fn compare(&mut self, plan: String) {
        let now = self.workplace.inputs(&plan);
        let is_other = self.shared.with_plan(&plan, |known| {
            let is_other = known.seen.is_none() || known.inputs != now;
            known.revision += u64::from(is_other);
            is_other
        });
        if is_other == Some(true) {
            self.shared.tell(PageEvent {
                event: "files",
                plan: Some(plan.clone()),
                document: None,
                revision: 0,
            });
            self.take(Job::Look { plan, done: None });
        }
    }

    fn look(&mut self, plan: &str) {
        let before = self.shared.with_plan(plan, |known| {
            let wanted: Vec<String> = known.viewed.iter().cloned().collect();
            (known.revision, wanted)
        });
        let Some((revision, wanted)) = before else { return };
        let inputs = self.workplace.inputs(plan);
        let Some(look) = self.workplace.look(plan, &wanted) else {
            // Not even the program's own templates could be read: there is nothing to wait for.
            self.shared.with_plan(plan, |known| known.seen = Some(revision));
            return;
        };
        let PlanLook { plan: read, documents, names, findings, pages } = look;
        let pages: Vec<_> = pages.into_iter().map(|(name, set)| (name, set.map(SetDocument::new))).collect();
        let mut all = self.shared.plans();
        let change = all.next_change();
        let changed = all.plans.get_mut(plan).map(|known| {
            known.changed = change;
            known.seen = Some(revision);
            known.inputs = inputs;
            known.plan = read;
            known.documents = documents;
            known.names = Arc::new(names);
            known.findings = Arc::new(findings);
            let shown = pages.into_iter().filter_map(|(name, set)| note(known, revision, name, set));
            let changed: Vec<String> = shown.collect();
            // What is not looked at any more is set again when it is.
            let viewed = known.viewed.clone();
            known.shown.retain(|name, _| viewed.contains(name));
            changed
        });
        drop(all);
        self.forget();
        self.tell(plan, revision, changed.unwrap_or_default());
    }

    /// Lets the pages of plans go that were not looked at for longest.
    fn forget(&self) {
        let mut known = self.shared.plans();
        let mut shown: Vec<&mut KnownPlan> =
            known.plans.values_mut().filter(|plan| !plan.shown.is_empty()).collect();
        shown.sort_by_key(|plan| std::cmp::Reverse(plan.viewed_at));
        for plan in shown.into_iter().skip(SHOWN_PLANS) {
            plan.shown.clear();
            plan.viewed.clear();
        }
    }

    fn tell(&self, plan: &str, revision: u64, changed: Vec<String>) {
        let event = |event, document| PageEvent { event, plan: Some(plan.to_owned()), document, revision };
        for document in changed {
            self.shared.tell(event("pages", Some(document)));
        }
        self.shared.tell(event("findings", None));
        self.shared.tell(event("plans", None));
    }
}

/// The pages of a document as they are kept.
struct SetDocument {
    pages: Arc<Vec<ShownPage>>,
    texts: Arc<Vec<typeset::PageText>>,
}

impl SetDocument {
    fn new(set: SetPages) -> Self {
        let page = |picture: typeset::PagePicture| ShownPage {
            width: picture.width,
            height: picture.height,
            digest: Digest::new(picture.svg.as_bytes()),
            svg: picture.svg,
        };
        Self { pages: Arc::new(set.pictures.into_iter().map(page).collect()), texts: Arc::new(set.texts) }
    }
}

/// Notes the pages of a document; the former ones stay where it cannot be set. Its name where it looks otherwise now.
fn note(known: &mut KnownPlan, revision: u64, name: String, set: Option<SetDocument>) -> Option<String> {
    let before = known.shown.remove(&name);
    let shown = match (set, &before) {
        (Some(SetDocument { pages, texts }), _) => ShownDocument { revision, is_stale: false, pages, texts },
        (None, Some(before)) => ShownDocument { revision, is_stale: true, ..before.clone() },
        (None, None) => {
            ShownDocument { revision, is_stale: true, pages: Arc::default(), texts: Arc::default() }
        }
    };
    let look = |shown: &ShownDocument| {
        (shown.is_stale, shown.pages.iter().map(|page| page.digest).collect::<Vec<_>>())
    };
    let is_other = before.as_ref().map(look) != Some(look(&shown));
    known.shown.insert(name.clone(), shown);
    is_other.then_some(name)
}
