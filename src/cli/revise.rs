//! `kehoach revise`

use super::arguments::ReviseArguments;
use super::console::Console;
use super::refresh;
use super::status::{FAILED, OK};
use crate::archive::{ReviseOptions, Revision, revise};
use crate::data::shown;
use crate::diag::{Arguments, Findings};

pub(super) fn run(arguments: &ReviseArguments, console: &Console) -> u8 {
    let into = if arguments.replace { Revision::Replacement } else { Revision::Amendment };
    let mut findings = Findings::default();
    let options = ReviseOptions { path: arguments.path.clone(), into, locks: console.lock_client() };
    let revised = revise(&options, &mut findings);
    console.findings(&findings);
    let Some(revised) = revised else { return FAILED };
    let values = [("path", shown(&revised.path).into()), ("set", u64::from(revised.set).into())];
    console.info("revised", &Arguments::from(values));
    refresh::run(&arguments.path, &arguments.output, console);
    OK
}
