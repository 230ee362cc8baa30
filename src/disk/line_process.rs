//! The program itself in a second process that reads lines and answers with lines, for as long as the first one lives.

use std::io::{BufRead, BufReader, Result, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::process::program;

/// A second process of the program, which is stopped when this is dropped.
pub(crate) struct LineProcess {
    child: Child,
    /// Closed by the system when this process dies, whereupon the second one ends.
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl LineProcess {
    /// Starts the program with an argument; `None` where the program's path was not set.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn start(argument: &str) -> Result<Option<Self>> {
        let Some(program) = program() else { return Ok(None) };
        Self::spawn(Command::new(program).arg(argument))
    }

    fn spawn(command: &mut Command) -> Result<Option<Self>> {
        // What it would print when it breaks down is reported by this process.
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take());
        let (Some(input), Some(output)) = pipes else { return Ok(None) };
        Ok(Some(Self { child, input, output: BufReader::new(output) }))
    }

    /// Gives it a line, which has no line break.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn send(&mut self, line: &str) -> Result<()> {
        self.input.write_all(format!("{line}\n").as_bytes())?;
        self.input.flush()
    }

    /// Waits for its next line; `None` where it has ended.
    ///
    /// # Errors
    /// When the line is no text.
    pub(crate) fn receive(&mut self) -> Result<Option<String>> {
        let mut line = String::new();
        let length = self.output.read_line(&mut line)?;
        // A line without its end is one of a process that died.
        Ok((length > 0 && line.ends_with('\n')).then_some(line))
    }
}

impl Drop for LineProcess {
    fn drop(&mut self) {
        // If it has ended, there is nothing to stop.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    fn shell(script: &str) -> LineProcess {
        LineProcess::spawn(Command::new("sh").args(["-c", script])).unwrap().unwrap()
    }

    #[cfg(unix)]
    #[test]
    fn lines_go_to_it_and_come_from_it() {
        let mut process = shell("while read -r line; do echo \"<$line>\"; done");
        for line in ["một", "hai"] {
            process.send(line).unwrap();
            assert_eq!(process.receive().unwrap(), Some(format!("<{line}>\n")));
        }
    }

    #[cfg(unix)]
    #[test]
    fn one_that_dies_has_no_further_line() {
        assert_eq!(shell("exit 3").receive().unwrap(), None);
        assert_eq!(shell("printf half; kill -9 $$").receive().unwrap(), None);
    }
}
