//! `kehoach man`: a man page of the program, and one of each command.

use std::io;

use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::arguments::ManArguments;
use super::command_line::explained;
use super::console::Console;
use super::status::{FAILED, OK};
use crate::diag::Arguments;
use crate::edits::{NewFile, write_man_pages};
use crate::pipeline::PROGRAM;

pub(super) fn run(arguments: &ManArguments, console: &Console) -> u8 {
    let mut command = explained(console.language());
    command.build();
    let Some(folder) = &arguments.folder else {
        console.text(&page(&command, console));
        return OK;
    };
    let mut files = vec![NewFile { below: "kehoach.1".to_owned(), text: page(&command, console) }];
    for one in command.get_subcommands() {
        files.push(NewFile { below: format!("kehoach-{}.1", one.get_name()), text: page(one, console) });
    }
    match write_man_pages(folder, &files, |path| console.written(path)) {
        Ok(()) => OK,
        Err(finding) => {
            console.finding(&finding);
            FAILED
        }
    }
}

/// The page of a command, with headings in the language of this run.
fn page(command: &clap::Command, console: &Console) -> String {
    let word = |id: &str| console.message(id, &Arguments::new());
    let manual = word("man-page-title");
    let man = Man::new(command.clone()).source(format!("kehoach {PROGRAM}")).manual(manual);
    let mut page = Vec::new();
    // What is written into memory cannot fail.
    let _ = sections(&man, command, &mut page);
    let mut page = String::from_utf8_lossy(&page).into_owned();
    for (english, id) in [
        ("NAME", "man-page-name"),
        ("SYNOPSIS", "man-page-synopsis"),
        ("DESCRIPTION", "man-page-description"),
        ("EXAMPLES", "man-page-examples"),
    ] {
        page = page.replace(&format!("\n.SH {english}\n"), &format!("\n.SH {}\n", quoted(&word(id))));
    }
    page
}

fn sections(man: &Man, command: &clap::Command, page: &mut Vec<u8>) -> io::Result<()> {
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(page)?;
    }
    let Some(examples) = command.get_after_help() else { return Ok(()) };
    let mut roff = Roff::new();
    roff.control("SH", ["EXAMPLES"]);
    roff.control("nf", []);
    for line in examples.to_string().lines().skip(1) {
        roff.text([roman(line.trim_start())]);
    }
    roff.control("fi", []);
    roff.to_writer(page)
}

/// Words as one argument of a macro.
fn quoted(words: &str) -> String {
    if words.contains(' ') { format!("\"{words}\"") } else { words.to_owned() }
}
