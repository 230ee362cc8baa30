//! Help, version and usage errors, with the catalogue's texts.

use std::error::Error as _;
use std::ffi::OsString;
use std::io;

use clap::error::{ContextKind, Error, ErrorKind};

use super::argument_values::Suggestion;
use super::command_line::named_command;
use super::status::{FAILED, MISUSED, OK};
use crate::diag::Arguments;
use crate::report::{Catalogue, Language};

/// Prints the requested help, or the usage error; returns the exit status.
pub(super) fn report(error: &Error, arguments: &[OsString], language: Language) -> u8 {
    let catalogue = Catalogue::new(language);
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let printed = print(&mut anstream::stdout(), &error.render().ansi().to_string());
        // A reader that has gone (`| head`) has what it wanted.
        return match printed {
            Err(lost) if lost.kind() != io::ErrorKind::BrokenPipe => {
                let arguments = Arguments::from([("reason", lost.to_string().into())]);
                complain(&catalogue.say("results-lost", &arguments));
                FAILED
            }
            _ => OK,
        };
    }
    complain(&format!("{}: {}", catalogue.word("severity-error"), said(error, &catalogue)));
    let command = named_command(arguments).unwrap_or_default();
    let help = catalogue.say("usage-help", &Arguments::from([("command", command.into())]));
    complain(&format!("{}: {help}", catalogue.word("help-label")));
    MISUSED
}

/// The lines of a usage error.
pub(super) fn lines(error: &Error, language: Language) -> Vec<String> {
    let catalogue = Catalogue::new(language);
    vec![format!("{}: {}", catalogue.word("severity-error"), said(error, &catalogue))]
}

fn print(stream: &mut impl io::Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// A line on stderr. If that is gone too, there is no other way to say so than the exit status.
fn complain(line: &str) {
    let _ = print(&mut anstream::stderr(), &format!("{line}\n"));
}

fn said(error: &Error, catalogue: &Catalogue) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = ("argument", context(ContextKind::InvalidArg).into());
    let (id, arguments) = match error.kind() {
        ErrorKind::UnknownArgument => {
            let nearest = ("known", context(ContextKind::SuggestedArg).into());
            ("usage-unknown-argument", vec![argument, nearest])
        }
        ErrorKind::ArgumentConflict => {
            let prior = context(ContextKind::PriorArg);
            ("usage-conflict", vec![argument, ("other", prior.into())])
        }
        ErrorKind::InvalidSubcommand => {
            let nearest = ("known", context(ContextKind::SuggestedSubcommand).into());
            (
                "usage-unknown-command",
                vec![("argument", context(ContextKind::InvalidSubcommand).into()), nearest],
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("usage-missing-command", Vec::new())
        }
        ErrorKind::MissingRequiredArgument => ("usage-missing-argument", vec![argument]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let instead = error.source().and_then(|source| source.downcast_ref::<Suggestion>());
            let instead = instead.map_or_else(|| context(ContextKind::ValidValue), ToString::to_string);
            let known = ("known", instead.into());
            (
                "usage-invalid-value",
                vec![argument, ("value", context(ContextKind::InvalidValue).into()), known],
            )
        }
        _ => ("usage-other", vec![("detail", error.kind().to_string().into())]),
    };
    catalogue.say(id, &Arguments::from_iter(arguments))
}
