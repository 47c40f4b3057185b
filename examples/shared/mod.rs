//! What the examples share: the command line, the files it names, the reports in them, and how a run
//! ends.
//!
//! An example is a [`Command`] and a function; [`run`] does the rest. Only the public API of the
//! crate is used.

#![allow(dead_code, reason = "no example uses all of it")]

pub(crate) mod grid;
#[cfg(not(feature = "render"))]
mod plain;

use std::ffi::OsString;
use std::io::{self, Read as _, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use gongkai::{Diagnostic, Outcome, Severity};

/// What an example takes.
pub(crate) struct Command {
    /// What `--help` prints.
    pub(crate) help: &'static str,
    /// Options without a value, such as `--json`.
    pub(crate) flags: &'static [&'static str],
    /// Options with a value, such as `--format`.
    pub(crate) options: &'static [&'static str],
}

/// What it was given.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    flags: Vec<&'static str>,
    options: Vec<(&'static str, String)>,
    files: Vec<PathBuf>,
}

impl Arguments {
    /// The files, folders and `-` that were named: one at least.
    pub(crate) fn files(&self) -> Result<&[PathBuf], Failure> {
        if self.files.is_empty() {
            let message = "name a file, a folder, or `-` for standard input";
            return Err(Failure::Usage(message.to_owned()));
        }
        Ok(&self.files)
    }

    /// That no file was named, for an example that reads none.
    pub(crate) fn no_files(&self) -> Result<(), Failure> {
        match self.files.first() {
            Some(file) => Err(Failure::Usage(format!(
                "takes no files, found `{}`",
                file.display()
            ))),
            None => Ok(()),
        }
    }

    /// Whether a flag was given.
    pub(crate) fn has(&self, flag: &str) -> bool {
        self.flags.contains(&flag)
    }

    /// Every value that an option was given.
    pub(crate) fn values(&self, option: &str) -> impl Iterator<Item = &str> {
        let given = self.options.iter();
        given
            .filter(move |(name, _)| *name == option)
            .map(|(_, value)| value.as_str())
    }

    /// The value of an option, one of `choices`; the first of them where it was not given.
    pub(crate) fn choice(
        &self,
        option: &str,
        choices: &[&'static str],
    ) -> Result<&'static str, Failure> {
        let given = self.options.iter().rev().find(|(name, _)| *name == option);
        let chosen = match given {
            None => choices.first(),
            Some((_, value)) => choices.iter().find(|choice| *choice == value),
        };
        chosen.copied().ok_or_else(|| {
            Failure::Usage(format!("`{option}` takes one of: {}", choices.join(", ")))
        })
    }
}

/// How a run ends when nothing went wrong with the run itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum End {
    /// All was read, and nothing is to be said of it by the exit code: 0.
    Done,
    /// All was read, and what was looked for was found: 1.
    Found,
    /// Something could not be read; the rest was: 2.
    Unread,
}

/// Why a run stops.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line is not understood: 2.
    Usage(String),
    /// What came out could not be written: 2, but nothing if nobody listens any more.
    Write(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// Runs an example: reads the command line, does the work, gives the exit code.
pub(crate) fn run(
    command: &Command,
    work: impl FnOnce(&Arguments, &mut dyn Write) -> Result<End, Failure>,
) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    let worked = match arguments(command, std::env::args_os().skip(1)) {
        Ok(Some(arguments)) => work(&arguments, &mut out),
        Ok(None) => out
            .write_all(command.help.as_bytes())
            .map(|()| End::Done)
            .map_err(Failure::Write),
        Err(failure) => Err(failure),
    };
    let ended = worked.and_then(|end| {
        out.flush()?;
        Ok(end)
    });
    match ended {
        Ok(End::Done) => ExitCode::SUCCESS,
        Ok(End::Found) => ExitCode::from(1),
        Ok(End::Unread) => ExitCode::from(2),
        // A reader such as `head` has seen enough.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Write(error)) => {
            say(&format!("cannot write: {error}"));
            ExitCode::from(2)
        }
        Err(Failure::Usage(message)) => {
            say(&format!("{message}; `--help` says more"));
            ExitCode::from(2)
        }
    }
}

/// Says something on standard error; that nobody listens there is no reason to stop.
pub(crate) fn say(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", printable(message));
}

/// The arguments, or `None` where help is asked for.
fn arguments(
    command: &Command,
    given: impl Iterator<Item = OsString>,
) -> Result<Option<Arguments>, Failure> {
    let mut arguments = Arguments::default();
    let mut given = given;
    let mut only_files = false;
    while let Some(argument) = given.next() {
        let word = argument.to_str().unwrap_or_default();
        if only_files || word == "-" || !word.starts_with('-') {
            arguments.files.push(argument.into());
            continue;
        }
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (word, None),
        };
        let known = |names: &[&'static str]| names.iter().copied().find(|it| *it == name);
        match (known(command.flags), known(command.options)) {
            _ if word == "--help" || word == "-h" => return Ok(None),
            _ if word == "--" => only_files = true,
            (Some(flag), _) if value.is_none() => arguments.flags.push(flag),
            (_, Some(option)) => {
                let value = value.or_else(|| given.next()?.into_string().ok());
                let value =
                    value.ok_or_else(|| Failure::Usage(format!("`{option}` needs a value")))?;
                arguments.options.push((option, value));
            }
            _ => return Err(Failure::Usage(format!("no such option: `{word}`"))),
        }
    }
    Ok(Some(arguments))
}

/// The files of a folder that are looked into; named ones are, whatever they are called.
const EXTENSIONS: [&str; 5] = ["txt", "md", "html", "htm", "docx"];

/// What is named `-`.
const STANDARD_INPUT: &str = "-";

/// Reads every report that the command line names, and says on standard error what cannot be read.
pub(crate) fn read_each(
    files: &[PathBuf],
    mut each: impl FnMut(&str, &Outcome) -> Result<(), Failure>,
) -> Result<End, Failure> {
    let mut end = End::Done;
    for named in files {
        let (found, unread) = walk(named);
        for (path, why) in unread {
            say(&format!("{}: {why}", path.display()));
            end = End::Unread;
        }
        for path in found {
            let name = path.display().to_string();
            match read(&path) {
                Ok(outcome) => each(&name, &outcome)?,
                Err(why) => {
                    say(&format!("{name}: {why}"));
                    end = End::Unread;
                }
            }
        }
    }
    Ok(end)
}

/// Reads every report that the command line names, to have them all at once.
pub(crate) fn read_all(files: &[PathBuf]) -> Result<(Vec<(String, Outcome)>, End), Failure> {
    let mut read = Vec::new();
    let end = read_each(files, |name, outcome| {
        read.push((name.to_owned(), outcome.clone()));
        Ok(())
    })?;
    Ok((read, end))
}

/// Reads the report of one file, or says why there is none.
pub(crate) fn read(path: &Path) -> Result<Outcome, String> {
    let mut bytes = Vec::new();
    let filled = if path.as_os_str() == STANDARD_INPUT {
        io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    filled.map_err(|error| error.to_string())?;
    gongkai::parse_bytes(&bytes).map_err(|error| match error.feature() {
        Some(feature) => format!("{error} (`cargo run --features {feature} --example ...`)"),
        None => error.to_string(),
    })
}

/// A file or a folder that could not be opened, and why.
type Unread = (PathBuf, String);

/// The files that a name stands for: itself, or what a folder holds at any depth, in order.
fn walk(named: &Path) -> (Vec<PathBuf>, Vec<Unread>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    if named.as_os_str() == STANDARD_INPUT || !named.is_dir() {
        return (vec![named.to_owned()], unread);
    }
    let mut folders = vec![named.to_owned()];
    while let Some(folder) = folders.pop() {
        match entries(&folder) {
            Ok((inner, files)) => {
                folders.extend(inner);
                found.extend(files);
            }
            Err(error) => unread.push((folder, error.to_string())),
        }
    }
    found.sort();
    if found.is_empty() && unread.is_empty() {
        let kinds = EXTENSIONS.map(|it| format!(".{it}")).join(", ");
        unread.push((
            named.to_owned(),
            format!("found a folder without files to read, expected some of {kinds}"),
        ));
    }
    (found, unread)
}

/// The folders in a folder, and its files of a kind that is read.
fn entries(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut folders, mut files) = (Vec::new(), Vec::new());
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // Links to folders are not followed: they may lead in a circle.
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if path.is_file() && is_looked_into(&path) {
            files.push(path);
        }
    }
    Ok((folders, files))
}

fn is_looked_into(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        EXTENSIONS
            .iter()
            .any(|it| extension.eq_ignore_ascii_case(it))
    })
}

/// Text that does nothing to a terminal: control characters are left out, and a tab is a blank.
pub(crate) fn printable(text: &str) -> String {
    let text = text.chars().map(|c| if c == '\t' { ' ' } else { c });
    text.filter(|c| !c.is_control()).collect()
}

/// Draws diagnostics on the text of an outcome.
pub(crate) struct Drawing<'a> {
    #[cfg(feature = "render")]
    renderer: gongkai::diagnostic::Renderer<'a>,
    #[cfg(not(feature = "render"))]
    plain: plain::Plain<'a>,
}

impl<'a> Drawing<'a> {
    pub(crate) fn new(name: &'a str, outcome: &'a Outcome) -> Self {
        let text = outcome.source().text();
        Self {
            #[cfg(feature = "render")]
            renderer: gongkai::diagnostic::Renderer::new(text).with_origin(name),
            #[cfg(not(feature = "render"))]
            plain: plain::Plain::new(text, name),
        }
    }

    /// The diagnostic with its line and a caret under it; no line break at the end.
    pub(crate) fn of(&self, diagnostic: &Diagnostic) -> String {
        #[cfg(feature = "render")]
        return self.renderer.render(diagnostic);
        #[cfg(not(feature = "render"))]
        return self.plain.render(diagnostic);
    }
}

/// One field of a line of fields: a tab, a line break and a backslash are written `\t`, `\n`, `\\`.
pub(crate) fn escaped(field: &str) -> String {
    /// All that some reader of lines takes for the end of one.
    const BREAKS: [char; 7] = [
        '\n', '\r', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ];
    let field = field.replace('\\', "\\\\").replace('\t', "\\t");
    field.replace("\r\n", "\\n").replace(BREAKS, "\\n")
}

/// Whether a run ends with something found: of severity warning or above.
pub(crate) fn found(diagnostics: &[Diagnostic]) -> End {
    if diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity() >= Severity::Warning)
    {
        End::Found
    } else {
        End::Done
    }
}

/// Puts findings in the order of the text, those without a place first.
pub(crate) fn in_order(findings: &mut [Diagnostic]) {
    findings.sort_by_key(|finding| {
        let span = finding.span();
        (span.map(|span| (span.start, span.end)), finding.code())
    });
}
