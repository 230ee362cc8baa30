//! The samples, each in both profiles, built once for all tests.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use super::PROFILES;
use crate::harness::Project;
use crate::pdf::Pdf;

/// A sample in a profile.
pub(super) struct Sample {
    pub(super) name: &'static str,
    pub(super) profile: &'static str,
    pub(super) plan: Pdf,
    pub(super) annex: Pdf,
    /// Its notice, an extract and its report, where it has them.
    pub(super) others: Vec<Pdf>,
}

/// Both samples in both profiles.
pub(super) static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let pairs = NAMES.into_iter().flat_map(|name| PROFILES.map(|profile| (name, profile)));
    pairs.map(|(name, profile)| Sample::build(name, profile)).collect()
});

/// Every PDF of the samples.
pub(super) fn every_pdf() -> impl Iterator<Item = &'static Pdf> {
    SAMPLES.iter().flat_map(|sample| sample.pdfs().into_iter().chain(&sample.others))
}

/// The samples' names.
const NAMES: [&str; 2] = ["long-thanh-2023", "ham-liem-2026"];

impl Sample {
    fn build(name: &'static str, profile: &'static str) -> Self {
        let settings = format!("format: 1\nprofile: {profile}\n");
        let project = Project::sample(name).file("data/kehoach.yaml", &settings);
        let plan = project.pdf(&format!("{name}/ke-hoach.pdf"));
        let annex = project.built(&format!("{name}/phu-luc-chi-tieu.pdf"));
        let others = ["thong-bao-chi-tieu", "thong-bao/thon-1", "bao-cao/2026-Q2"]
            .map(|stem| format!("{name}/{stem}.pdf"));
        let others = others.iter().filter(|file| project.path(&format!("output/{file}")).exists());
        let others = others.map(|file| project.built(file)).collect();
        Self { name, profile, plan, annex, others }
    }

    /// The plan and its annex.
    pub(super) fn pdfs(&self) -> [&Pdf; 2] {
        [&self.plan, &self.annex]
    }
}

/// A sample's file as written.
pub(super) fn source(name: &str, file: &str) -> String {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    fs::read_to_string(data.join(name).join(file)).unwrap()
}
