//! Help, version, and what is wrong with a command line, in the catalogue's words.

use clap::error::{ContextKind, Error, ErrorKind};

use super::{MISUSED, OK};
use crate::diag::Arguments;
use crate::report::{Catalogue, Language};

/// Prints the help that was asked for, or what is wrong; the exit status.
pub(super) fn report(error: &Error, language: Language) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        anstream::print!("{}", error.render().ansi());
        return OK;
    }
    let catalogue = Catalogue::new(language);
    anstream::eprintln!("{}: {}", catalogue.word("severity-error"), said(error, &catalogue));
    anstream::eprintln!("{}: {}", catalogue.word("help-label"), catalogue.word("usage-help"));
    MISUSED
}

fn said(error: &Error, catalogue: &Catalogue) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = ("argument", context(ContextKind::InvalidArg).into());
    let (id, arguments) = match error.kind() {
        ErrorKind::UnknownArgument => ("usage-unknown-argument", vec![argument]),
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
            let known = ("known", context(ContextKind::ValidValue).into());
            (
                "usage-invalid-value",
                vec![argument, ("value", context(ContextKind::InvalidValue).into()), known],
            )
        }
        _ => ("usage-other", vec![("detail", error.kind().to_string().into())]),
    };
    catalogue.say(id, &Arguments::from_iter(arguments))
}
