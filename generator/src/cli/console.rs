//! The two output streams of a command.

use std::io::{self, ErrorKind, IsTerminal as _, Write};

use super::Status;

/// Where a command prints: results to one stream, diagnostics and progress to the other.
///
/// A reader that goes away (`| head`) silences its stream; the command goes on and its status stays.
pub struct Console<'a> {
    out: Stream<'a>,
    err: Stream<'a>,
    terminal: bool,
}

struct Stream<'a> {
    target: Box<dyn Write + 'a>,
    state: Result<(), io::Error>,
}

impl<'a> Console<'a> {
    /// The process's standard streams.
    pub fn process() -> Self {
        Self { out: Stream::new(io::stdout()), err: Stream::new(io::stderr()), terminal: io::stderr().is_terminal() }
    }

    /// Streams of the caller's choice, which count as no terminal.
    pub fn new(out: impl Write + 'a, err: impl Write + 'a) -> Self {
        Self { out: Stream::new(out), err: Stream::new(err), terminal: false }
    }

    /// Prints a part of the result as it is.
    pub fn print(&mut self, text: &str) {
        self.out.write(text);
    }

    /// Prints a diagnostic, or anything else that is not the result, as it is.
    pub fn report(&mut self, text: &str) {
        self.err.write(text);
    }

    /// Whether a person watches the diagnostics.
    pub(super) fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// The final status: a result that could not be printed is a failure, unless its reader went away.
    pub fn finish(mut self, status: Status) -> Status {
        self.out.flush();
        match self.out.state {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.err.write(&format!("error: cannot write the result: {error}\n"));
                Status::Failure
            }
            _ => status,
        }
    }
}

impl<'a> Stream<'a> {
    fn new(target: impl Write + 'a) -> Self {
        Self { target: Box::new(target), state: Ok(()) }
    }

    fn write(&mut self, text: &str) {
        if self.state.is_ok() {
            self.state = self.target.write_all(text.as_bytes());
        }
    }

    fn flush(&mut self) {
        if self.state.is_ok() {
            self.state = self.target.flush();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn status_after(kind: ErrorKind) -> (Status, String) {
        let mut err = Vec::new();
        let mut console = Console::new(Failing(kind), &mut err);
        console.print("result\n");
        console.print("more\n");
        let status = console.finish(Status::Findings);
        (status, String::from_utf8(err).unwrap())
    }

    #[test]
    fn a_reader_that_went_away_changes_nothing() {
        assert_eq!(status_after(ErrorKind::BrokenPipe), (Status::Findings, String::new()));
    }

    #[test]
    fn a_full_disk_is_a_failure() {
        let (status, err) = status_after(ErrorKind::StorageFull);
        assert_eq!(status, Status::Failure);
        assert!(err.starts_with("error: cannot write the result"), "{err}");
    }
}
