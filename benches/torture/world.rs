//! The project that is tortured, and what the bench knows of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::chance::Chance;

/// Files by their path below a folder.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// The project, and what has to be in it.
pub(crate) struct World {
    folder: TempDir,
    pub(crate) chance: Chance,
    /// The steps that were taken.
    pub(crate) log: Vec<String>,
    pub(crate) known: Known,
    /// What was backed up: the data, and what was known then.
    pub(crate) backup: Option<(Files, Known)>,
    /// How often each kind of step was taken.
    counts: BTreeMap<String, usize>,
    /// A number that no text has yet.
    token: u64,
}

/// What the files have to hold.
#[derive(Clone, Default)]
pub(crate) struct Known {
    /// The word that was saved last in each plan's text.
    pub(crate) saved: BTreeMap<String, String>,
    /// Every file of a set, and of what came after, once it was there.
    pub(crate) kept: Files,
    /// The day of the next issue, in days after the first.
    pub(crate) day: u64,
}

/// The plans.
pub(crate) const PLANS: [&str; 4] = ["xa-1", "xa-2", "huyen/xa-3", "huyen/xa-4"];

const PLAN: &str = "\
format: 1
superior: ĐẢNG BỘ TỈNH KHÁNH HÒA
issuer:
  name: ĐẢNG ỦY XÃ CÔNG HẢI
  cited: Ban Thường vụ Đảng ủy xã Công Hải
symbol: KH/ĐU
place: Công Hải
date: 2026-01-05
abstract: phát triển đảng viên năm 2026
recipients: [Các chi bộ trực thuộc, Lưu Văn phòng Đảng ủy]
signature:
  authority: T/M BAN THƯỜNG VỤ
  position: BÍ THƯ
  signer: Nguyễn Văn A
body:
  - Phấn đấu kết nạp {{ quota.admissions.target }} đảng viên.
  - Từ khóa TOKEN trong lời văn. # lời ghi chú của văn phòng
";

const QUOTAS: &str = "\
format: 1
units:
  - {id: thon-1, name: Chi bộ Thôn 1, kind: village}
  - {id: thon-2, name: Chi bộ Thôn 2, kind: village}
quotas:
  - measure: admissions
    period: 2026
    target: 4
    units:
      thon-1: {2026-Q1: 1, 2026-Q3: 1}
      thon-2: {2026-Q2: 1, 2026-Q4: 1}
";

impl World {
    pub(crate) fn new(chance: Chance) -> Self {
        let folder = match std::env::var_os("TORTURE_FOLDER") {
            Some(inside) => TempDir::new_in(inside),
            None => TempDir::new(),
        };
        let folder = folder.expect("a temporary folder can be made");
        let mut world = Self {
            folder,
            chance,
            log: Vec::new(),
            known: Known::default(),
            backup: None,
            counts: BTreeMap::new(),
            token: 0,
        };
        world.write("data/kehoach.yaml", b"format: 1\nsignature_field: true\n");
        for plan in PLANS {
            world.write(&format!("data/{plan}/plan.yaml"), PLAN.as_bytes());
            world.write(&format!("data/{plan}/quotas.yaml"), QUOTAS.as_bytes());
            world.known.saved.insert(plan.to_owned(), "TOKEN".to_owned());
            world.save(plan);
        }
        world
    }

    pub(crate) fn path(&self, below: &str) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Saves another word in a plan's text, as an editor does: written beside it, then renamed.
    pub(crate) fn save(&mut self, plan: &str) {
        let file = self.path(&format!("data/{plan}/plan.yaml"));
        let text = fs::read_to_string(&file).expect("a plan can be read");
        self.token += 1;
        let word = format!("w{}x", self.token);
        let former = self.known.saved.insert(plan.to_owned(), word.clone()).unwrap_or_default();
        let beside = file.with_extension("new");
        // A full disk keeps an editor from saving, which is not what is looked at.
        if fs::write(&beside, text.replace(&former, &word)).is_err() || fs::rename(&beside, &file).is_err() {
            self.known.saved.insert(plan.to_owned(), former);
        }
    }

    /// Takes the word of a plan's text to be the one that is there: the program put another version back, as was asked.
    pub(crate) fn forget(&mut self, plan: &str) {
        let text = fs::read_to_string(self.path(&format!("data/{plan}/plan.yaml"))).unwrap_or_default();
        let word = text.split_whitespace().find(|word| word.starts_with('w') && word.ends_with('x'));
        self.known.saved.extend(word.map(|word| (plan.to_owned(), word.to_owned())));
    }

    pub(crate) fn write(&self, below: &str, bytes: &[u8]) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
        fs::write(path, bytes).expect("a file can be written");
    }

    /// The files below a folder, but for locks and hints.
    pub(crate) fn files(&self, below: &str) -> Files {
        files(&self.path(below))
    }

    /// Puts other files in the place of a folder.
    pub(crate) fn put_back(&self, below: &str, files: &Files) {
        fs::remove_dir_all(self.path(below)).expect("a folder can be removed");
        for (name, bytes) in files {
            self.write(&format!("{below}/{name}"), bytes);
        }
    }

    pub(crate) fn count(&mut self, step: &str) {
        *self.counts.entry(step.to_owned()).or_default() += 1;
    }

    pub(crate) fn counted(&self) -> String {
        let counts: Vec<String> = self.counts.iter().map(|(step, count)| format!("{count} {step}")).collect();
        counts.join(", ")
    }

    /// The sets of a plan, by number.
    pub(crate) fn sets(&self, plan: &str) -> Vec<u64> {
        let entries = fs::read_dir(self.path(&format!("data/{plan}/issued"))).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut sets: Vec<u64> = names.filter_map(|name| name.parse().ok()).collect();
        sets.sort_unstable();
        sets
    }

    /// Keeps the folder, for those who look into it.
    pub(crate) fn keep(self) -> PathBuf {
        self.folder.keep()
    }
}

fn files(folder: &Path) -> Files {
    let entries = WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let paths = entries.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path);
    let named = paths.filter_map(|path| {
        let name = path.strip_prefix(folder).ok()?.to_string_lossy().into_owned();
        let is_own = [".lock", ".hint", ".holder"].iter().any(|end| name.ends_with(end));
        Some((name, fs::read(&path).ok()?)).filter(|_| !is_own)
    });
    named.collect()
}
