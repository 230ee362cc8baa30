//! Files as `LibreOffice` reads them.
//!
//! Left out, with a line that says so, where there is no `soffice`; required where `CI` is set.

use std::path::Path;
use std::process::Command;

use crate::harness::Project;

/// An output as `LibreOffice` writes it in another format; none where there is no `LibreOffice`.
pub(crate) fn converted(project: &Project, below: &str, format: &str) -> Option<Vec<u8>> {
    let source = project.path(&format!("output/{below}"));
    let (profile, into) = (project.path("profile"), project.path("converted"));
    let ended = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .args([into.as_path(), &source])
        .output();
    let output = match ended {
        Ok(output) => output,
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "LibreOffice is needed where CI is set: {error}");
            println!("left out: there is no soffice ({error})");
            return None;
        }
    };
    let made = into.join(Path::new(below).file_name().unwrap()).with_extension(format);
    assert!(made.exists(), "{output:?}");
    Some(std::fs::read(made).unwrap())
}
