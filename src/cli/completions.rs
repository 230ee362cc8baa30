//! `kehoach completions`

use super::arguments::CompletionsArguments;
use super::command_line::explained;
use super::console::Console;
use super::status::OK;

pub(super) fn run(arguments: &CompletionsArguments, console: &Console) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut explained(console.language()), "kehoach", &mut script);
    console.text(&String::from_utf8_lossy(&script));
    OK
}
