//! Small plans to measure: written key by key, many of them built by one run of the program.

use crate::harness::{Project, SMALL};
use crate::pdf::Pdf;

/// The text of a plan's files.
#[derive(Clone)]
pub(super) struct Plan {
    keys: String,
    body: String,
    quotas: String,
}

impl Plan {
    /// A plan with a paragraph as its body, dated 03/6/2026.
    pub(super) fn new() -> Self {
        Self { keys: SMALL.to_owned(), body: "  - Nội dung.\n".to_owned(), quotas: String::new() }
    }

    /// The same in a profile.
    pub(super) fn of(profile: &str) -> Self {
        Self::new().set("profile", profile)
    }

    /// Writes a key of `plan.yaml`, in place of the one that is there.
    pub(super) fn set(mut self, key: &str, value: &str) -> Self {
        let is_it = |line: &str| line.trim_start().starts_with(&format!("{key}:"));
        if !self.keys.lines().any(is_it) {
            self.keys.extend([key, ": ", value, "\n"]);
            return self;
        }
        let keep = |line: &str| if is_it(line) { indented(line, key, value) } else { line.to_owned() };
        self.keys = joined(self.keys.lines().map(keep));
        self
    }

    /// Leaves a key out.
    pub(super) fn without(mut self, key: &str) -> Self {
        let is_other = |line: &&str| !line.trim_start().starts_with(&format!("{key}:"));
        self.keys = joined(self.keys.lines().filter(is_other).map(str::to_owned));
        self
    }

    /// The nodes of the body, each line indented by two spaces.
    pub(super) fn body(mut self, nodes: &str) -> Self {
        nodes.clone_into(&mut self.body);
        self
    }

    /// The paragraphs of the body.
    pub(super) fn paragraphs<'a>(self, texts: impl IntoIterator<Item = &'a str>) -> Self {
        let node = |text: &str| format!("  - '{}'", text.replace('\'', "''"));
        self.body(&joined(texts.into_iter().map(node)))
    }

    /// So many units with a quota of 4 for 2026 each, named by a function of their number; an empty note is none.
    pub(super) fn units(self, count: usize, name: impl Fn(usize) -> String, note: &str) -> Self {
        let note = if note.is_empty() { String::new() } else { format!(", note: {note:?}") };
        let unit = |n| format!("  - {{id: don-vi-{n}, name: {:?}, kind: village{note}}}", name(n));
        let units = joined((1..=count).map(unit));
        self.quota(&units, "2026", count, "4")
    }

    /// A quota of a period with units as written, each of which has the same share.
    pub(super) fn quota(mut self, units: &str, period: &str, count: usize, share: &str) -> Self {
        let shares = joined((1..=count).map(|n| format!("      don-vi-{n}: {share}")));
        let quota = format!("  - measure: admissions\n    period: {period}\n    units:\n{shares}");
        self.quotas = format!("format: 1\nunits:\n{units}quotas:\n{quota}");
        self
    }

    /// More keys of `quotas.yaml`.
    pub(super) fn quotas_before(mut self, keys: &str) -> Self {
        self.quotas = self.quotas.replacen("format: 1\n", &format!("format: 1\n{keys}"), 1);
        self
    }

    /// One annex with the table of admissions; `keys` are more keys of the annex and of its table.
    pub(super) fn annex(self, annex: &str, table: &str) -> Self {
        let keys = format!("[{{title: CHỈ TIÊU, {annex} tables: {{quota: admissions, {table}}}}}]");
        self.set("annexes", &keys).paragraphs(["Chỉ tiêu có trong phụ lục."])
    }

    /// Puts the plan into a project as `data/<name>`.
    pub(super) fn put(&self, project: Project, name: &str) -> Project {
        let text = format!("{}body:\n{}", self.keys, self.body);
        let project = project.file(&format!("data/{name}/plan.yaml"), &text);
        if self.quotas.is_empty() {
            return project;
        }
        project.file(&format!("data/{name}/quotas.yaml"), &self.quotas)
    }

    /// The plan's own PDF.
    pub(super) fn pdf(self) -> Pdf {
        pdfs(&[self]).remove(0)
    }

    /// The PDF of its only annex.
    pub(super) fn annex_pdf(self) -> Pdf {
        annex_pdfs(&[self]).remove(0)
    }
}

/// The PDFs of many plans, in their order, by one run.
pub(super) fn pdfs(plans: &[Plan]) -> Vec<Pdf> {
    built(plans, "ke-hoach.pdf")
}

/// The PDFs of the only annexes of many plans.
pub(super) fn annex_pdfs(plans: &[Plan]) -> Vec<Pdf> {
    built(plans, "phu-luc-chi-tieu.pdf")
}

fn built(plans: &[Plan], file: &str) -> Vec<Pdf> {
    let named = plans.iter().enumerate();
    let project = named.fold(Project::new(), |project, (at, plan)| plan.put(project, &format!("plan-{at}")));
    let run = project.build();
    assert_eq!(run.status, 0, "{:.1000}", run.stderr);
    (0..plans.len()).map(|at| project.built(&format!("plan-{at}/{file}"))).collect()
}

/// Running text of so many words.
pub(super) fn prose(words: usize) -> String {
    let words: Vec<_> =
        ["công", "tác", "phát", "triển", "đảng", "viên"].into_iter().cycle().take(words).collect();
    words.join(" ")
}

/// Lines as one text.
pub(super) fn joined(lines: impl Iterator<Item = String>) -> String {
    lines.flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn indented(line: &str, key: &str, value: &str) -> String {
    let indent = line.len() - line.trim_start().len();
    format!("{}{key}: {value}", " ".repeat(indent))
}
