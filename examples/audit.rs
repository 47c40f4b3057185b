//! Finds what is wrong with reports: `cargo run --example audit -- FILE…`

mod shared;

use std::borrow::Cow;
use std::io::{self, Write};
use std::process::ExitCode;

use gongkai::check::{self, Check as _};
use gongkai::{Diagnostic, LineIndex, Outcome};
use shared::{Command, Drawing, End, escaped, found, in_order, printable, read_each};

const COMMAND: Command = Command {
    help: "\
Finds what is wrong with 政府信息公开工作年度报告: what there is to know about the reading, whether the
tables add up, whether the text agrees with them, and which cell explains what does not.

usage: audit FILE... [--format text|tsv|json]

FILE is a report of any kind that is read, by its content: text, Markdown, a web page, a Word file.
A folder is walked for .txt, .md, .html, .htm and .docx; `-` is standard input.

  --format text   findings drawn on the lines of the source, in English and Chinese (this if nothing
                  is said); feature `render` draws more
  --format tsv    one finding a line, separated by tabs, with a header
  --format json   one finding a line, each a JSON object; what is not there is null
  --help          this

The columns of tsv:
  source      the path as given
  code        the stable name of what was found; the example `codes` lists them
  severity    error, warning or note
  path        the cells or parts of the report it is about, the one most likely at fault first, with commas
  start, end  where it stands, as byte offsets into the text or markup (for a Word file: its text);
              empty where it has no place
  message     what was found, what was expected, and what to do, in English

In tsv a tab, a line break and a backslash inside a value are written \\t, \\n and \\\\.
Objects of json have besides: line and column (of characters, from 1), context_start and context_end
(the row or table around it), found, expected and help (the parts of the message), left and right
(the two numbers that should be equal), and message_zh.

Exits with 0 if nothing of severity warning or above was found, with 1 if something was, with 2 if
something could not be read; the rest is done all the same.
",
    flags: &[],
    options: &["--format"],
};

fn main() -> ExitCode {
    shared::run(&COMMAND, |arguments, out| {
        let named = arguments.choice("--format", &["text", "tsv", "json"])?;
        let format = match named {
            "tsv" => tsv,
            "json" => json,
            _ => text,
        };
        let files = arguments.files()?;
        if named == "tsv" {
            writeln!(out, "{}", COLUMNS.join("\t"))?;
        }
        let mut worst = End::Done;
        let end = read_each(files, |name, outcome| {
            let mut findings = outcome.diagnostics().to_vec();
            check::standard().check(outcome.report(), &mut findings);
            in_order(&mut findings);
            worst = worst.max(found(&findings));
            format(out, name, outcome, &findings)?;
            Ok(())
        })?;
        Ok(end.max(worst))
    })
}

/// Drawn on the source, with a Chinese message for those who have to correct the report.
fn text(
    out: &mut dyn Write,
    name: &str,
    outcome: &Outcome,
    findings: &[Diagnostic],
) -> io::Result<()> {
    let drawing = Drawing::new(name, outcome);
    for finding in findings {
        writeln!(out, "{}", drawing.of(finding))?;
        writeln!(out, "  = 说明: {}\n", printable(&finding.message_zh()))?;
    }
    let n = findings.len();
    let name = printable(name);
    match n {
        0 => writeln!(out, "{name}: nothing found"),
        1 => writeln!(out, "{name}: 1 finding"),
        _ => writeln!(out, "{name}: {n} findings"),
    }
}

const COLUMNS: [&str; 7] = [
    "source", "code", "severity", "path", "start", "end", "message",
];

fn tsv(out: &mut dyn Write, name: &str, _: &Outcome, findings: &[Diagnostic]) -> io::Result<()> {
    for finding in findings {
        let offset = |at: Option<u32>| at.map(|at| at.to_string()).unwrap_or_default();
        let fields = [
            escaped(name),
            finding.code().to_string(),
            finding.severity().to_string(),
            paths(finding).join(","),
            offset(finding.span().map(|span| span.start)),
            offset(finding.span().map(|span| span.end)),
            escaped(&finding.message()),
        ];
        writeln!(out, "{}", fields.join("\t"))?;
    }
    Ok(())
}

fn paths(finding: &Diagnostic) -> Vec<String> {
    finding.paths().iter().map(ToString::to_string).collect()
}

/// A finding with everything that is known of it.
#[derive(serde::Serialize)]
struct Object<'a> {
    source: &'a str,
    code: &'a str,
    severity: &'a str,
    paths: Vec<String>,
    start: Option<u32>,
    end: Option<u32>,
    line: Option<u32>,
    column: Option<u32>,
    context_start: Option<u32>,
    context_end: Option<u32>,
    left: Option<&'a str>,
    right: Option<&'a str>,
    found: &'a str,
    expected: &'a str,
    help: &'a str,
    message: String,
    message_zh: Cow<'a, str>,
}

fn json(
    out: &mut dyn Write,
    name: &str,
    outcome: &Outcome,
    findings: &[Diagnostic],
) -> io::Result<()> {
    let lines = LineIndex::new(outcome.source().text());
    for finding in findings {
        let span = finding.span();
        let at = span.and_then(|span| lines.line_col(span.start));
        let object = Object {
            source: name,
            code: finding.code().as_str(),
            severity: finding.severity().as_str(),
            paths: paths(finding),
            start: span.map(|span| span.start),
            end: span.map(|span| span.end),
            line: at.map(|at| at.line),
            column: at.map(|at| at.column),
            context_start: finding.context().map(|span| span.start),
            context_end: finding.context().map(|span| span.end),
            left: finding.both_sides().map(|sides| sides.left.as_str()),
            right: finding.both_sides().map(|sides| sides.right.as_str()),
            found: finding.what_was_found(),
            expected: finding.what_was_expected(),
            help: finding.what_to_do(),
            message: finding.message(),
            message_zh: finding.message_zh(),
        };
        serde_json::to_writer(&mut *out, &object).map_err(io::Error::from)?;
        writeln!(out)?;
    }
    Ok(())
}
