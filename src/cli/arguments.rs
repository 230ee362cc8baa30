//! Arguments as typed, and the help in both languages.

use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::builder::PossibleValue;
use clap::error::ErrorKind;
use clap::{ArgAction, Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::build::{Format, NumberWish, Shard};
use crate::data::{FileKind, Version};
use crate::diag::Arguments;
use crate::report::{Catalogue, Language};

/// Where plans are unless a path says otherwise.
pub(super) const DATA: &str = "data";

/// Where documents are unless an option says otherwise.
const OUTPUT: &str = "output";

/// Everything that was typed.
#[derive(Parser)]
#[command(name = "kehoach", version, disable_help_subcommand = true)]
pub(super) struct CommandLine {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command takes.
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
    Build(Build),
    Check(Check),
    Watch(Watch),
    Verify(Verify),
    Diff(Diff),
    Issue(Issue),
    Revise(Revise),
    List(List),
    Explain(Explain),
    New(New),
    Fonts(Fonts),
    Schema(Schema),
}

#[derive(Args)]
pub(super) struct Build {
    #[arg(value_name = "PATH", default_value = DATA)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT)]
    pub(super) output: PathBuf,
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Pdf)]
    pub(super) format: Format,
    #[arg(short, long)]
    pub(super) force: bool,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
    #[arg(long)]
    pub(super) fail_fast: bool,
    #[arg(long, value_name = "I/N")]
    pub(super) shard: Option<Shard>,
}

#[derive(Args)]
pub(super) struct Watch {
    #[arg(value_name = "PATH", default_value = DATA)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT)]
    pub(super) output: PathBuf,
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Pdf)]
    pub(super) format: Format,
}

#[derive(Args)]
pub(super) struct Verify {
    #[arg(value_name = "PATH", default_value = OUTPUT)]
    pub(super) path: PathBuf,
    #[arg(short, long, value_name = "PATH", default_value = DATA)]
    pub(super) data: Vec<PathBuf>,
}

#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Check {
    #[arg(value_name = "PATH", default_value = DATA)]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(super) layout: bool,
    #[arg(long)]
    pub(super) accepted: bool,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long, requires = "fix")]
    pub(super) yes: bool,
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
}

#[derive(Args)]
pub(super) struct Diff {
    #[arg(value_name = "PLAN")]
    pub(super) plan: PathBuf,
    #[arg(value_name = "FROM")]
    pub(super) from: Option<Version>,
    #[arg(value_name = "TO")]
    pub(super) to: Option<Version>,
    #[arg(long, value_name = "FILE")]
    pub(super) pdf: Option<PathBuf>,
    #[arg(long, requires = "pdf")]
    pub(super) changed_only: bool,
}

#[derive(Args)]
pub(super) struct Explain {
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// How many plans, or documents of one, are worked on at once: as many as asked for, else one for each core.
pub(super) fn workers(jobs: Option<NonZeroUsize>) -> NonZeroUsize {
    jobs.or_else(|| available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
}

#[derive(Args)]
pub(super) struct New {
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
    #[arg(long, value_name = "PLAN")]
    pub(super) from: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Issue {
    #[arg(value_name = "PLAN[/DOCUMENT]")]
    pub(super) path: PathBuf,
    #[arg(long, value_name = "N|next", value_parser = number_wish)]
    pub(super) number: Option<NumberWish>,
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(super) date: Option<Date>,
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(u32).range(1930..3000))]
    pub(super) term: Option<u32>,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT)]
    pub(super) output: PathBuf,
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
}

#[derive(Args)]
pub(super) struct Revise {
    #[arg(value_name = "PLAN[/DOCUMENT]")]
    pub(super) path: PathBuf,
    #[arg(long)]
    pub(super) replace: bool,
    #[arg(short, long, value_name = "DIR", default_value = OUTPUT)]
    pub(super) output: PathBuf,
}

#[derive(Args)]
pub(super) struct List {
    #[arg(value_name = "PATH", default_value = DATA)]
    pub(super) paths: Vec<PathBuf>,
}

fn number_wish(written: &str) -> Result<NumberWish, String> {
    match written.parse() {
        _ if written == "next" => Ok(NumberWish::Next),
        Ok(number @ 1..) => Ok(NumberWish::Given(number)),
        _ => Err("85 | next".to_owned()),
    }
}

fn day(written: &str) -> Result<Date, String> {
    written.parse().map_err(|_| "2026-06-12".to_owned())
}

#[derive(Args)]
pub(super) struct Fonts {
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct Schema {
    #[arg(value_enum, value_name = "KIND")]
    pub(super) kind: Option<FileKind>,
    #[arg(long, value_name = "DIR")]
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
        &[Self::Pdf, Self::Png, Self::Svg, Self::Typ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.id()))
    }
}

/// The language of this run: as typed, else the system's. It is needed before the arguments are read,
/// for the help is part of reading them.
pub(super) fn language_of(arguments: &[OsString]) -> Language {
    let texts = arguments.iter().map(|argument| argument.to_string_lossy());
    let texts: Vec<_> = texts.take_while(|text| text != "--").collect();
    let after = texts.iter().zip(texts.iter().skip(1)).find(|(name, _)| *name == "--lang");
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    match after.map(|(_, value)| value.as_ref()).or(joined) {
        Some("en") => Language::English,
        Some("vi") => Language::Vietnamese,
        _ => Language::of_locale(sys_locale::get_locale().as_deref()),
    }
}

/// Reads the arguments.
///
/// # Errors
/// Wrong usage, and help or version that was asked for.
pub(super) fn parse(arguments: &[OsString], language: Language) -> Result<CommandLine, clap::Error> {
    let matches = command().try_get_matches_from(arguments).or_else(|error| match error.kind() {
        // Only who reads help needs its words.
        ErrorKind::DisplayHelp => explained(language).try_get_matches_from(arguments),
        _ => Err(error),
    })?;
    let mut line = CommandLine::from_arg_matches(&matches)?;
    line.common.lang = Some(language);
    Ok(line)
}

/// The command, with flags of ours for help and version, which are to have words of ours.
fn command() -> clap::Command {
    let help = || clap::Arg::new("help").short('h').long("help").action(ArgAction::Help);
    let version = clap::Arg::new("version").short('V').long("version").action(ArgAction::Version);
    let command = CommandLine::command().disable_version_flag(true);
    let command = command.mut_subcommands(|one| one.disable_help_flag(true).arg(help()));
    command.disable_help_flag(true).arg(help()).arg(version)
}

/// The command with its help in a language.
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

/// The order of a help page; what a command lacks leaves no heading behind.
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
    // What values there are is part of what is said; the library's own words for it are English.
    let takes_value = matches!(argument.get_action(), ArgAction::Set | ArgAction::Append);
    let argument = if takes_value { argument.hide_possible_values(true) } else { argument };
    if !takes_value || defaults.is_empty() || argument.is_hide_default_value_set() {
        return argument.help(said);
    }
    let values = Arguments::from([("value", defaults.join(" ").into())]);
    let default = catalogue.say("cli-default", &values);
    argument.help(format!("{said} [{default}]")).hide_default_value(true)
}
