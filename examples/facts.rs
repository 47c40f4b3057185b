//! Lists what reports say, one fact a line: `cargo run --example facts -- FILE…`

mod shared;

use std::process::ExitCode;

use gongkai::{Fact, State};
use shared::{Command, read_each};

const COMMAND: Command = Command {
    help: "\
Lists what 政府信息公开工作年度报告 say, one fact a line.

usage: facts FILE... [--format tsv|csv|jsonl]

FILE is a report of any kind that is read, by its content: text, Markdown, a web page, a Word file.
A folder is walked for .txt, .md, .html, .htm and .docx; `-` is standard input.

  --format tsv     separated by tabs, with a header (this if nothing is said)
  --format csv     separated by commas, quoted as RFC 4180 has it, with a header
  --format jsonl   one JSON object a line, same names; values are strings, what is not there is null
  --help           this

The columns:
  source      the path as given
  path        what the fact is about, such as requests.received.total or report.year
  value       ASCII digits and `.`, days as 2024-01-03, words as they stand; empty where there is none
  unit        count, signed_count or 10k_yuan; empty for what is not a cell
  state       value, blank, not_applicable or unreadable; what is absent is not listed
  start, end  where it stands, as byte offsets into the text or markup (for a Word file: its text)
  basis       in jsonl only: as_written; or, where a row allows several readings, decided if the form's
              sums left one and stated if what the overview says did; null where there is no value

In tsv and csv a tab, a line break and a backslash inside a value are written \\t, \\n and \\\\.

Exits with 0, or with 2 if something could not be read; the rest is listed all the same.
",
    flags: &[],
    options: &["--format"],
};

const COLUMNS: [&str; 8] = [
    "source", "path", "value", "unit", "state", "start", "end", "basis",
];

/// So many of them a line of tsv or csv has: programs count on its header.
const N_FIXED: usize = 7;

fn main() -> ExitCode {
    shared::run(&COMMAND, |arguments, out| {
        let format = match arguments.choice("--format", &["tsv", "csv", "jsonl"])? {
            "csv" => csv,
            "jsonl" => jsonl,
            _ => tsv,
        };
        let files = arguments.files()?;
        if let Some(header) = format(None) {
            writeln!(out, "{header}")?;
        }
        read_each(files, |source, outcome| {
            let facts = outcome.report().facts();
            for fact in facts.filter(|fact| fact.state != State::Absent) {
                if let Some(line) = format(Some(&fields(source, &fact))) {
                    writeln!(out, "{line}")?;
                }
            }
            Ok(())
        })
    })
}

/// A fact's columns; `None` where there is nothing to say.
type Fields = [Option<String>; 8];

fn fields(source: &str, fact: &Fact<'_>) -> Fields {
    [
        Some(source.to_owned()),
        Some(fact.path.to_string()),
        fact.value.as_ref().map(ToString::to_string),
        fact.unit.map(|unit| unit.to_string()),
        Some(fact.state.to_string()),
        fact.span.map(|span| span.start.to_string()),
        fact.span.map(|span| span.end.to_string()),
        fact.value.as_ref().map(|_| fact.basis.to_string()),
    ]
}

/// The fixed columns escaped so that none holds a tab or a line break; their names for `None`.
fn escaped(fields: Option<&Fields>) -> impl Iterator<Item = String> {
    let column = move |at: usize| match fields {
        None => COLUMNS[at].to_owned(),
        Some(fields) => shared::escaped(fields[at].as_deref().unwrap_or_default()),
    };
    (0..N_FIXED).map(column)
}

fn tsv(fields: Option<&Fields>) -> Option<String> {
    Some(escaped(fields).collect::<Vec<_>>().join("\t"))
}

fn csv(fields: Option<&Fields>) -> Option<String> {
    let quoted = escaped(fields).map(|field| {
        if field.contains(['"', ',']) {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field
        }
    });
    Some(quoted.collect::<Vec<_>>().join(","))
}

/// One object; there is no header.
fn jsonl(fields: Option<&Fields>) -> Option<String> {
    let members = COLUMNS.iter().zip(fields?).map(|(name, field)| {
        let is_number = matches!(*name, "start" | "end");
        let value = match field {
            None => "null".to_owned(),
            Some(number) if is_number => number.clone(),
            Some(text) => serde_json::Value::from(text.as_str()).to_string(),
        };
        format!("\"{name}\":{value}")
    });
    Some(format!("{{{}}}", members.collect::<Vec<_>>().join(",")))
}
