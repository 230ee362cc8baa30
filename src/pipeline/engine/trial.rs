//! Templates of a project's own are tried before they are used: Typst and the template engine do whatever a template
//! says, with no end to its time and memory. So the plan is first checked by a second process, which has both.

use std::ffi::OsString;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::data::PlanFolder;
use crate::diag::{Code, Finding};
use crate::disk::{Ended, ProcessLimits, run_second};
use crate::limits;
use crate::model::Settings;
use crate::pipeline::options::Depth;

/// How many plans of a project may go wrong before no further one is tried: each takes as long as it may.
const TRIED: usize = 3;

/// The trials of a project.
#[derive(Debug, Default)]
pub(crate) struct Trials {
    failed: AtomicUsize,
}

impl Trials {
    /// At least as many have failed.
    pub(crate) fn note_failed(&self, failed: usize) {
        self.failed.fetch_max(failed, Ordering::Relaxed);
    }

    /// Tries whether the templates of a project end with the data of a plan, as far as the depth asks. Those of the
    /// program do, and are not tried.
    pub(crate) fn run(
        &self,
        folder: &PlanFolder,
        settings: &Settings,
        depth: Depth,
        bounds: ProcessLimits,
    ) -> Result<(), Box<Finding>> {
        let Some(templates) = &settings.templates else { return Ok(()) };
        let refused = |kind| {
            let finding = Finding::at(Code::TemplateLimit, &templates.place).with("kind", kind);
            let finding = finding.with("plan", folder.id.as_str());
            let finding = finding.with("seconds", limits::TEMPLATE_SECONDS);
            Box::new(finding.with("memory", limits::TEMPLATE_MEMORY >> 20))
        };
        if self.failed.load(Ordering::Relaxed) >= TRIED {
            return Err(refused("again"));
        }
        match run_second(&arguments(folder, depth), bounds) {
            Ok(None | Some(Ended::ByItself)) => Ok(()),
            Ok(Some(ended)) => {
                self.failed.fetch_add(1, Ordering::Relaxed);
                Err(refused(if ended == Ended::Stopped { "time" } else { "memory" }))
            }
            Err(_) => Err(refused("unstarted")),
        }
    }
}

/// The time and memory that a second process may take for a number of documents.
pub(crate) fn bounds(documents: usize) -> ProcessLimits {
    let seconds = limits::TEMPLATE_SECONDS + documents as u64 * limits::TEMPLATE_SECONDS_A_DOCUMENT;
    ProcessLimits { time: Duration::from_secs(seconds), memory: limits::TEMPLATE_MEMORY }
}

fn arguments(folder: &PlanFolder, depth: Depth) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = ["check", "--quiet", "--jobs=1"].map(OsString::from).into();
    arguments.extend((depth == Depth::Pages).then(|| "--layout".into()));
    arguments.extend(["--".into(), folder.path.clone().into_os_string()]);
    arguments
}
