//! `kehoach revise`

use super::arguments::Revise;
use super::screen::Screen;
use super::{FAILED, OK, refresh};
use crate::build::{ReviseOptions, Revision, revise};
use crate::data::shown;
use crate::diag::{Arguments, Findings};

pub(super) fn run(arguments: &Revise, screen: &Screen) -> u8 {
    let into = if arguments.replace { Revision::Replacement } else { Revision::Amendment };
    let mut findings = Findings::default();
    let options = ReviseOptions { path: arguments.path.clone(), into, locks: screen.lock_client() };
    let revised = revise(&options, &mut findings);
    screen.findings(&findings);
    let Some(revised) = revised else { return FAILED };
    let values = [("path", shown(&revised.path).into()), ("set", u64::from(revised.set).into())];
    screen.say("revised", &Arguments::from(values));
    refresh::run(&arguments.path, &arguments.output, screen);
    OK
}
