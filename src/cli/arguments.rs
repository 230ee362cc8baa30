//! Arguments as typed, and the help in both languages.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::builder::{PathBufValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{ArgAction, Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::argument_values::{day, document, jobs, number_wish};
use crate::archive::RequestedNumber;
use crate::data::{FileKind, Version, stored_path};
use crate::diag::Arguments;
use crate::model::DocumentId;
use crate::pipeline::{Format, Shard};
use crate::report::{Catalogue, Language};

/// The folder of plans where no path is given.
pub(super) const DATA: &str = "data";

/// The folder of documents where no option gives one.
const OUTPUT: &str = "output";

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
    #[arg(long, global = true)]
    pub(super) json: bool,
}

#[derive(Subcommand)]
pub(super) enum Command {
    Build(BuildArguments),
    Check(CheckArguments),
    Watch(WatchArguments),
    Verify(VerifyArguments),
    Diff(DiffArguments),
    Issue(IssueArguments),
    Revise(ReviseArguments),
    List(ListArguments),
    Explain(ExplainArguments),
    New(NewArguments),
    Import(ImportArguments),
    Fonts(FontsArguments),
    Schema(SchemaArguments),
}

/// Paths by the names that the file system has.
fn stored_paths() -> impl TypedValueParser<Value = PathBuf> {
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
    #[arg(long, requires = "fix")]
    pub(super) yes: bool,
    #[arg(long, requires = "fix")]
    pub(super) spelling: bool,
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
    #[arg(long, value_name = "NAME", requires = "from_table")]
    pub(super) model: Option<String>,
    #[arg(long, conflicts_with = "from")]
    pub(super) full: bool,
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

/// Parses the arguments.
///
/// # Errors
/// Wrong usage, and requests for help or version.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Result<CommandLine, clap::Error> {
    let matches = command().try_get_matches_from(arguments).or_else(|error| match error.kind() {
        // Help texts are only added when they are printed: formatting them takes time.
        ErrorKind::DisplayHelp => explained(language).try_get_matches_from(arguments),
        _ => Err(error),
    })?;
    let mut line = CommandLine::from_arg_matches(&matches)?;
    line.common.lang = Some(language);
    Ok(line)
}

/// The command, with own flags for help and version, so that their descriptions come from the catalogue.
fn command() -> clap::Command {
    let help = || clap::Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = clap::Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = CommandLine::command().disable_version_flag(true);
    let command = command.mut_subcommands(|one| one.disable_help_flag(true).arg(help()));
    command.disable_help_flag(true).arg(help()).arg(version)
}

/// The command with its help texts in a language.
fn explained(language: Language) -> clap::Command {
    let catalogue = Catalogue::new(language);
    let mut command = translated(command(), "cli", &catalogue).about(catalogue.word("cli-about"));
    let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
    for name in names {
        let key = format!("cli-{name}");
        command = command
            .mut_subcommand(&name, |one| translated(one, &key, &catalogue).about(catalogue.word(&key)));
    }
    command
}

fn translated(command: clap::Command, key: &str, catalogue: &Catalogue) -> clap::Command {
    let arguments: Vec<String> = command.get_arguments().map(|one| one.get_id().to_string()).collect();
    let template = help_template(&command, catalogue);
    let mut command = command.help_template(template);
    for id in &arguments {
        command = command.mut_arg(id, |argument| described(argument, key, catalogue));
    }
    command
}

/// The template of a help page: only sections that the command has, in a fixed order.
fn help_template(command: &clap::Command, catalogue: &Catalogue) -> String {
    let section = |id: &str, tag: &str, is_there: bool| {
        if is_there { format!("\n\n{}\n{tag}", catalogue.word(id)) } else { String::new() }
    };
    let mut template = format!("{{about}}\n\n{} {{usage}}", catalogue.word("cli-usage"));
    template += &section("cli-commands", "{subcommands}", command.has_subcommands());
    template += &section("cli-arguments", "{positionals}", command.get_positionals().next().is_some());
    template += &section("cli-options", "{options}", true);
    template
}

fn described(argument: clap::Arg, key: &str, catalogue: &Catalogue) -> clap::Arg {
    let id = argument.get_id().to_string();
    let own = format!("{key}-{id}");
    let said = if catalogue.has(&own) { catalogue.word(&own) } else { catalogue.word(&format!("cli-{id}")) };
    let defaults = argument.get_default_values().iter();
    let defaults: Vec<String> = defaults.map(|one| one.to_string_lossy().into_owned()).collect();
    // The catalogue's descriptions list the values; clap's own list would be in English.
    let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    let argument = if takes_value { argument.hide_possible_values(true) } else { argument };
    if !takes_value || defaults.is_empty() || argument.is_hide_default_value_set() {
        return argument.help(said);
    }
    let values = Arguments::from([("value", defaults.join(" ").into())]);
    let default = catalogue.say("cli-default", &values);
    argument.help(format!("{said} [{default}]")).hide_default_value(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split_whitespace().map(OsString::from).collect()
    }

    fn parsed(line: &str) -> Result<CommandLine, ErrorKind> {
        parse(&words(line), Language::English).map_err(|error| error.kind())
    }

    #[test]
    fn every_command_has_words_in_both_languages_and_a_row_in_the_readme() {
        let readme = include_str!("../../README.md");
        let commands = command();
        let names: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
        assert!(names.len() > 10);
        for name in names {
            for language in Language::ALL {
                let is_there = Catalogue::new(language).has(&format!("cli-{name}"));
                assert!(is_there, "add cli-{name} to src/report/locale/{}.ftl", language.tag());
            }
            let row = format!("\n| `kehoach {name}");
            assert!(readme.contains(&row), "add the row `kehoach {name}` to the commands of README.md");
        }
    }

    #[test]
    fn the_words_of_schema_name_every_kind_of_file() {
        let readme = include_str!("../../README.md");
        let row = readme.lines().find(|line| line.starts_with("| `kehoach schema")).unwrap();
        for kind in FileKind::ALL.map(FileKind::id) {
            assert!(row.contains(&format!("`{kind}`")), "{kind} in README.md");
            for language in Language::ALL {
                let words = Catalogue::new(language).word("cli-schema-kind");
                let mut named = words.split(|c: char| !c.is_ascii_alphanumeric());
                assert!(named.any(|word| word == kind), "{kind}, {}", language.tag());
            }
        }
    }

    #[test]
    fn every_argument_has_words_in_both_languages() {
        let commands = command();
        for command in commands.get_subcommands() {
            for argument in command.get_arguments() {
                let (own, shared) = (
                    format!("cli-{}-{}", command.get_name(), argument.get_id()),
                    format!("cli-{}", argument.get_id()),
                );
                for language in Language::ALL {
                    let catalogue = Catalogue::new(language);
                    let is_there = catalogue.has(&own) || catalogue.has(&shared);
                    assert!(is_there, "add {own} to src/report/locale/{}.ftl", language.tag());
                }
            }
        }
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
