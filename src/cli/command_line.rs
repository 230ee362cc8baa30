//! The command line with its help: descriptions, groups of options and examples of the catalogue, in either language.
//! Help pages, completions of shells and man pages are made of it.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory, FromArgMatches};

use super::arguments::CommandLine;
use crate::diag::Arguments;
use crate::pipeline::PROGRAM;
use crate::report::{Catalogue, Language};

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
    let command = CommandLine::command().disable_version_flag(true).version(PROGRAM);
    let command = command.mut_subcommands(|one| one.disable_help_flag(true).arg(help()));
    command.disable_help_flag(true).arg(help()).arg(version)
}

/// The command with its help texts in a language.
pub(super) fn explained(language: Language) -> clap::Command {
    let catalogue = Catalogue::new(language);
    let command = command().subcommand_value_name(value_name("COMMAND", &catalogue));
    let command = translated(command, "cli", &catalogue).about(catalogue.word("cli-about"));
    let heading = without_colon(&catalogue.word("cli-commands"));
    let mut command = command.subcommand_help_heading(heading);
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
    let usage = catalogue.word("cli-usage");
    let mut command =
        command.help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"));
    for (order, id) in arguments.iter().enumerate() {
        command = command.mut_arg(id, |argument| described(argument, order, key, catalogue));
    }
    let command = with_usage(command, catalogue);
    // The id of the heading is that of the program's own examples otherwise.
    let examples = if key == "cli" { "cli-first-examples".to_owned() } else { format!("{key}-examples") };
    if !catalogue.has(&examples) {
        return command;
    }
    let lines = catalogue.word(&examples);
    let lines: Vec<String> = lines.lines().map(|line| format!("  {line}")).collect();
    command.after_help(format!("{}\n{}", catalogue.word("cli-examples"), lines.join("\n")))
}

/// The command with its line of usage in the language of a catalogue: the library's own has `[OPTIONS]` in English.
fn with_usage(command: clap::Command, catalogue: &Catalogue) -> clap::Command {
    let program = CommandLine::command().get_name().to_owned();
    let name = command.get_name();
    let called = if name == program { program } else { format!("{program} {name}") };
    let rendered = command.clone().bin_name(called).render_usage().to_string();
    let (_, usage) = rendered.split_once(' ').unwrap_or(("", &rendered));
    let usage = usage.replace("[OPTIONS]", &catalogue.word("cli-usage-options"));
    command.override_usage(usage)
}

/// The words that names of values are made of.
const VALUE_WORDS: [&str; 22] = [
    "ADDRESS", "CODE", "COMMAND", "DD", "DIR", "DOCUMENT", "FILE", "FORMAT", "FROM", "HOST", "ID", "KIND",
    "MM", "N", "NAME", "PATH", "PLAN", "PORT", "ROLE", "TO", "TYPE", "YYYY",
];

/// The name of a value in the language of a catalogue: `TỆP`, `KẾ-HOẠCH[/VĂN-BẢN]`.
fn value_name(name: &str, catalogue: &Catalogue) -> String {
    let mut said = String::new();
    for part in name.split_inclusive(|c: char| !c.is_ascii_uppercase()) {
        let word = part.trim_end_matches(|c: char| !c.is_ascii_uppercase());
        if VALUE_WORDS.contains(&word) {
            said += &catalogue.word(&format!("cli-value-{}", word.to_ascii_lowercase()));
        } else {
            said += word;
        }
        said += &part[word.len()..];
    }
    said
}

/// The options of every command.
const COMMON: [&str; 6] = ["lang", "color", "quiet", "json", "help", "version"];

/// Options that say how a run goes on, whatever it works on.
const RUNNING: [&str; 7] = ["jobs", "force", "dry_run", "fail_fast", "deny_warnings", "yes", "shard"];

/// Options that say what of the findings and changes is shown.
const SHOWING: [&str; 3] = ["all", "accepted", "changed_only"];

/// The message that is the heading of an argument's group.
fn group(argument: &clap::Arg) -> &'static str {
    let id = argument.get_id().as_str();
    match id {
        _ if argument.is_positional() => "cli-arguments",
        _ if COMMON.contains(&id) => "cli-options-common",
        _ if RUNNING.contains(&id) => "cli-options-running",
        _ if SHOWING.contains(&id) => "cli-options-showing",
        _ => "cli-options",
    }
}

/// The words of a heading: what prints it adds the colon.
fn without_colon(heading: &str) -> String {
    heading.trim_end_matches(':').to_owned()
}

fn described(argument: clap::Arg, order: usize, key: &str, catalogue: &Catalogue) -> clap::Arg {
    let id = argument.get_id().to_string();
    let own = format!("{key}-{id}");
    let said = if catalogue.has(&own) { catalogue.word(&own) } else { catalogue.word(&format!("cli-{id}")) };
    let heading = without_colon(&catalogue.word(group(&argument)));
    let names = argument.get_value_names().unwrap_or_default().iter();
    let names: Vec<String> = names.map(|name| value_name(name, catalogue)).collect();
    let argument = if names.is_empty() { argument } else { argument.value_names(names) };
    let argument = argument.help_heading(heading).display_order(order);
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

/// The command that is named on a line, if one is.
pub(super) fn named_command(arguments: &[OsString]) -> Option<String> {
    let command = command();
    let named = |one: &OsString| command.find_subcommand(one).map(|found| found.get_name().to_owned());
    arguments.iter().skip(1).take_while(|one| *one != "--").find_map(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::FileKind;

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
    fn each_example_is_a_line_that_the_program_takes() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language);
            for command in command().get_subcommands() {
                let id = format!("cli-{}-examples", command.get_name());
                assert!(catalogue.has(&id), "add {id} to src/report/locale/{}.ftl", language.tag());
                for line in catalogue.word(&id).lines() {
                    let (typed, said) = line.split_once("  # ").unwrap_or_else(|| panic!("{line}"));
                    let typed = typed.split(['>', '|']).next().unwrap();
                    let words: Vec<OsString> = typed.split_whitespace().map(OsString::from).collect();
                    assert!(!said.is_empty() && words.len() > 1 && words[1] == command.get_name(), "{line}");
                    assert!(parse(&words, language).is_ok(), "{line}");
                }
            }
        }
    }

    #[test]
    fn help_is_of_one_language() {
        let mut explained = explained(Language::Vietnamese);
        explained.build();
        for command in explained.get_subcommands_mut() {
            let help = command.render_help().to_string();
            let usage = help.lines().find(|line| line.starts_with("Cách dùng: ")).unwrap();
            assert!(usage.starts_with(&format!("Cách dùng: kehoach {}", command.get_name())), "{usage}");
            for word in ["OPTIONS", "FILE", "PLAN", "PATH", "DIR", "COMMAND", "DOCUMENT", "YYYY"] {
                assert!(!help.contains(word), "{word}: {help}");
            }
        }
        let usage = explained.find_subcommand_mut("issue").unwrap().render_usage().to_string();
        assert!(usage.contains("[TÙY CHỌN] <KẾ-HOẠCH[/VĂN-BẢN]>"), "{usage}");
    }

    #[test]
    fn options_are_grouped() {
        let mut explained = explained(Language::English);
        explained.build();
        let help = explained.find_subcommand_mut("build").unwrap().render_help().to_string();
        let places = ["\nArguments:\n", "\nOptions:\n", "\nFor every command:\n", "\nExamples:\n"];
        let places: Vec<Option<usize>> = places.iter().map(|heading| help.find(heading)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{help}");
    }
}
