//! Arguments as typed, and the help in both languages.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::builder::{PathBufValueParser, PossibleValue, TypedValueParser};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use super::argument_values::{day, document, jobs, json_format, number_wish};
use super::changes_arguments::ChangesArguments;
use super::serve_arguments::ServeArguments;
use crate::archive::RequestedNumber;
use crate::data::{FileKind, Version, stored_path};
use crate::model::DocumentId;
use crate::pipeline::{Format, Shard};
use crate::report::{JsonFormat, Language};

/// The folder of plans where no path is given.
pub(super) const DATA: &str = "data";

/// The folder of documents where no option gives one.
pub(super) const OUTPUT: &str = "output";

/// The parsed command line.
#[derive(Parser)]
#[command(name = "kehoach", version, disable_help_subcommand = true)]
pub(super) struct CommandLine {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// The options of every command.
#[derive(Args)]
pub(super) struct Common {
    #[arg(long, value_enum, global = true, value_name = "LANG")]
    pub(super) lang: Option<Language>,
    #[arg(long, value_enum, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub(super) color: ColorChoice,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(long, global = true, value_name = "FORMAT", value_parser = json_format)]
    #[arg(num_args = 0..=1, require_equals = true, default_missing_value = "2")]
    pub(super) json: Option<JsonFormat>,
}

#[derive(Subcommand)]
pub(super) enum Command {
    Build(BuildArguments),
    Check(CheckArguments),
    Watch(WatchArguments),
    Serve(ServeArguments),
    Verify(VerifyArguments),
    Diff(DiffArguments),
    Issue(IssueArguments),
    Revise(ReviseArguments),
    List(ListArguments),
    Explain(ExplainArguments),
    New(NewArguments),
    Import(ImportArguments),
    Changes(ChangesArguments),
    Fonts(FontsArguments),
    Schema(SchemaArguments),
    Templates(TemplatesArguments),
    Completions(CompletionsArguments),
    Man(ManArguments),
    Help(HelpArguments),
}

impl Command {
    /// Its name on the command line.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Build(_) => "build",
            Self::Check(_) => "check",
            Self::Watch(_) => "watch",
            Self::Verify(_) => "verify",
            Self::Diff(_) => "diff",
            Self::Issue(_) => "issue",
            Self::Revise(_) => "revise",
            Self::List(_) => "list",
            Self::Explain(_) => "explain",
            Self::New(_) => "new",
            Self::Import(_) => "import",
            Self::Changes(_) => "changes",
            Self::Serve(_) => "serve",
            Self::Fonts(_) => "fonts",
            Self::Schema(_) => "schema",
            Self::Templates(_) => "templates",
            Self::Completions(_) => "completions",
            Self::Man(_) => "man",
            Self::Help(_) => "help",
        }
    }
}

/// Paths by the names that the file system has.
pub(super) fn stored_paths() -> impl TypedValueParser<Value = PathBuf> {
    PathBufValueParser::new().map(|path| stored_path(&path))
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct BuildArguments {
    #[arg(value_name = "PATH", default_value = DATA, value_parser = stored_paths())]
    pub(super) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT, value_parser = stored_paths())]
    pub(super) output: PathBuf,
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Vec<Format>,
    #[arg(short, long)]
    pub(super) force: bool,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) fail_fast: bool,
    #[arg(long)]
    pub(super) deny_warnings: bool,
    #[arg(long)]
    pub(super) all: bool,
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,
}

#[derive(Args)]
pub(super) struct WatchArguments {
    #[arg(value_name = "PATH", default_value = DATA, value_parser = stored_paths())]
    pub(super) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT, value_parser = stored_paths())]
    pub(super) output: PathBuf,
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Vec<Format>,
}

#[derive(Args)]
pub(super) struct VerifyArguments {
    #[arg(value_name = "PATH", default_value = OUTPUT, value_parser = stored_paths())]
    pub(super) path: PathBuf,
    #[arg(short, long, value_name = "PATH", default_value = DATA, value_parser = stored_paths())]
    pub(super) data: Vec<PathBuf>,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct CheckArguments {
    #[arg(value_name = "PATH", default_value = DATA, value_parser = stored_paths())]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(super) layout: bool,
    #[arg(long)]
    pub(super) accepted: bool,
    #[arg(long)]
    pub(super) all: bool,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(short, long, requires = "fix")]
    pub(super) yes: bool,
    #[arg(long, requires = "fix")]
    pub(super) spelling: bool,
    #[arg(long)]
    pub(super) deny_warnings: bool,
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Args)]
pub(super) struct DiffArguments {
    #[arg(value_name = "PLAN", value_parser = stored_paths())]
    pub(super) plan: PathBuf,
    #[arg(value_name = "FROM")]
    pub(super) from: Option<Version>,
    #[arg(value_name = "TO")]
    pub(super) to: Option<Version>,
    #[arg(long, value_name = "FILE", value_parser = stored_paths())]
    pub(super) pdf: Option<PathBuf>,
    #[arg(long, requires = "pdf")]
    pub(super) changed_only: bool,
}

#[derive(Args)]
pub(super) struct ExplainArguments {
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// The formats that are named, each once.
pub(super) fn formats(named: &[Format]) -> Vec<Format> {
    let mut formats = Vec::new();
    for format in named {
        if !formats.contains(format) {
            formats.push(*format);
        }
    }
    formats
}

/// The number of workers: as given, else one for each core.
pub(super) fn workers(jobs: Option<NonZeroUsize>) -> NonZeroUsize {
    jobs.or_else(|| available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

#[derive(Args)]
pub(super) struct NewArguments {
    #[arg(value_name = "DIR", value_parser = stored_paths(), required_unless_present = "from_table")]
    pub(super) folder: Option<PathBuf>,
    #[arg(long, value_name = "PLAN", value_parser = stored_paths())]
    pub(super) from: Option<PathBuf>,
    #[arg(long, value_name = "FILE", value_parser = stored_paths(), requires = "model")]
    #[arg(conflicts_with_all = ["from", "full", "type"])]
    pub(super) from_table: Option<PathBuf>,
    #[arg(long, value_name = "FILE", value_parser = stored_paths(), requires = "folder")]
    #[arg(conflicts_with_all = ["from", "from_table", "full", "type"])]
    pub(super) from_word: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "from_table")]
    pub(super) model: Option<String>,
    #[arg(long, conflicts_with = "from")]
    pub(super) full: bool,
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u16).range(1945..=9999))]
    #[arg(conflicts_with_all = ["from", "from_table", "from_word", "type"])]
    pub(super) year: Option<u16>,
    /// The place of tone marks in the starter's texts; the workplace in the browser passes that of the office's name.
    #[arg(long, hide = true, value_parser = ["ủy", "uỷ"])]
    pub(super) spelling: Option<String>,
    /// Leaves out the made-up facts of the starter plan; the workplace in the browser passes it.
    #[arg(long, hide = true)]
    pub(super) without_examples: bool,
    #[arg(id = "type", long = "type", value_name = "TYPE", conflicts_with = "from")]
    pub(super) document_type: Option<String>,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct IssueArguments {
    #[arg(value_name = "PLAN[/DOCUMENT]", value_parser = stored_paths())]
    pub(super) path: PathBuf,
    #[arg(long, value_name = "DOCUMENT", value_parser = document)]
    pub(super) document: Option<DocumentId>,
    #[arg(long, requires = "document")]
    pub(super) all: bool,
    #[arg(long, value_name = "N|next", value_parser = number_wish)]
    pub(super) number: Option<RequestedNumber>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) date: Option<Date>,
    #[arg(long, value_name = "FILE", conflicts_with = "awaiting_number", value_parser = stored_paths())]
    pub(super) signed: Vec<PathBuf>,
    #[arg(long, conflicts_with_all = ["number", "date", "term"])]
    pub(super) awaiting_number: bool,
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u32).range(1930..3000))]
    pub(super) term: Option<u32>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT, value_parser = stored_paths())]
    pub(super) output: PathBuf,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    #[arg(short = 'y', long)]
    pub(super) yes: bool,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct ReviseArguments {
    #[arg(value_name = "PLAN[/DOCUMENT]", value_parser = stored_paths())]
    pub(super) path: PathBuf,
    #[arg(long, value_name = "DOCUMENT", value_parser = document, conflicts_with = "cancel")]
    pub(super) document: Option<DocumentId>,
    #[arg(long)]
    pub(super) replace: bool,
    #[arg(long, conflicts_with = "replace")]
    pub(super) cancel: bool,
    #[arg(long, conflicts_with_all = ["replace", "cancel"])]
    pub(super) withdraw: bool,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    #[arg(short = 'y', long)]
    pub(super) yes: bool,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT, value_parser = stored_paths())]
    pub(super) output: PathBuf,
}

#[derive(Args)]
pub(super) struct ImportArguments {
    #[arg(value_name = "FILE", required = true, num_args = 1.., value_parser = stored_paths())]
    pub(super) files: Vec<PathBuf>,
    #[arg(value_name = "PLAN", required = true, value_parser = stored_paths())]
    pub(super) plan: PathBuf,
    #[arg(long, value_name = "ID", conflicts_with = "quota")]
    pub(super) result: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) quota: Option<String>,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    #[arg(short = 'y', long)]
    pub(super) yes: bool,
}

#[derive(Args)]
pub(super) struct ListArguments {
    #[arg(value_name = "PATH", default_value = DATA, value_parser = stored_paths())]
    pub(super) paths: Vec<PathBuf>,
}

#[derive(Args)]
pub(super) struct FontsArguments {
    #[arg(value_name = "PATH", value_parser = stored_paths())]
    pub(super) path: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct SchemaArguments {
    #[arg(value_enum, value_name = "KIND")]
    pub(super) kind: Option<FileKind>,
    #[arg(long, value_name = "DIR", value_parser = stored_paths())]
    pub(super) write: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["kind", "write"])]
    pub(super) lines: bool,
}

#[derive(Args)]
pub(super) struct TemplatesArguments {
    #[arg(value_name = "NAME")]
    pub(super) names: Vec<String>,
    #[arg(long, value_name = "DIR", value_parser = stored_paths())]
    pub(super) write: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct CompletionsArguments {
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: Shell,
}

#[derive(Args)]
pub(super) struct ManArguments {
    #[arg(value_name = "DIR", value_parser = stored_paths())]
    pub(super) folder: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct HelpArguments {
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}

impl ValueEnum for FileKind {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

impl ValueEnum for Language {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.tag()))
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

/// The language of this run: as given, else the system's. It is found before the arguments are parsed, because parsing
/// may print help.
pub(super) fn language_of(arguments: &[OsString]) -> Language {
    let texts = arguments.iter().map(|argument| argument.to_string_lossy());
    let texts: Vec<_> = texts.take_while(|text| text != "--").collect();
    let after = texts.iter().zip(texts.iter().skip(1)).find(|(name, _)| *name == "--lang");
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    match after.map(|(_, value)| value.as_ref()).or(joined) {
        Some("en") => Language::English,
        Some("vi") => Language::Vietnamese,
        _ => Language::from_locale(sys_locale::get_locale().as_deref()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::command_line::parse;
    use super::*;
    use clap::error::ErrorKind;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    fn parsed(line: &str) -> Result<CommandLine, ErrorKind> {
        parse(&words(line), Language::English).map_err(|error| error.kind())
    }

    #[test]
    fn a_build_has_the_folders_of_a_project_by_default() {
        let Ok(CommandLine { command: Command::Build(build), .. }) = parsed("kehoach build") else {
            panic!("no build")
        };
        assert_eq!(build.paths, [PathBuf::from(DATA)]);
        assert_eq!(build.output, PathBuf::from(OUTPUT));
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        assert!(parsed("kehoach issue data/p --date 2026-06-12").is_ok());
        for wrong in ["2026-02-30", "12/6/2026", "2026"] {
            let line = format!("kehoach issue data/p --date {wrong}");
            assert_eq!(parsed(&line).err(), Some(ErrorKind::ValueValidation), "{wrong}");
        }
    }

    #[test]
    fn options_that_mean_nothing_alone_are_refused() {
        assert_eq!(parsed("kehoach check --yes").err(), Some(ErrorKind::MissingRequiredArgument));
        let changed_only = parsed("kehoach diff data/p --changed-only").err();
        assert_eq!(changed_only, Some(ErrorKind::MissingRequiredArgument));
        assert_eq!(parsed("kehoach build -j 0").err(), Some(ErrorKind::ValueValidation));
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_parsed() {
        for line in
            ["kehoach --lang en build", "kehoach build --lang=en", "kehoach nonsense --lang en --wrong"]
        {
            assert_eq!(language_of(&words(line)), Language::English, "{line}");
        }
        assert_eq!(language_of(&words("kehoach build --lang vi")), Language::Vietnamese);
        // After `--` there are only paths.
        let of_system = Language::from_locale(sys_locale::get_locale().as_deref());
        assert_eq!(language_of(&words("kehoach build -- --lang en --lang=en")), of_system);
    }
}
