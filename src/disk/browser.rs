//! Opens an address in the browser of the person who runs the program.

use std::process::{Command, Stdio};

/// The program that opens an address, with its arguments before the address.
#[cfg(target_os = "macos")]
const OPENERS: &[&[&str]] = &[&["open"]];

/// The program that opens an address, with its arguments before the address.
#[cfg(windows)]
const OPENERS: &[&[&str]] = &[&["rundll32", "url.dll,FileProtocolHandler"]];

/// The programs that open an address, the first that is there.
#[cfg(not(any(target_os = "macos", windows)))]
const OPENERS: &[&[&str]] = &[&["xdg-open"], &["gio", "open"]];

/// Opens an address; whether a program was started for it.
pub(crate) fn open_in_browser(address: &str) -> bool {
    OPENERS.iter().any(|opener| {
        let Some((program, arguments)) = opener.split_first() else { return false };
        let mut command = Command::new(program);
        command.args(arguments.iter()).arg(address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else { return false };
        // So that nothing is left of it when it ends.
        std::thread::spawn(move || child.wait());
        true
    })
}
