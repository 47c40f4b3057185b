//! Adds up the reports of bodies: `cargo run --example rollup -- SUMMARY PART…`

mod shared;

use std::process::ExitCode;

use gongkai::check::{Check as _, Rollup};
use shared::{Command, Drawing, End, Failure, found, in_order, printable, read_all};

const COMMAND: Command = Command {
    help: "\
Finds where the summary report of a government is not the sum of its bodies' own 政府信息公开工作年度报告,
cell by cell, drawn on the lines of the summary.

usage: rollup SUMMARY PART... [--missing NAME]...

SUMMARY and PART are reports of any kind that is read, by their content. A folder of parts is walked
for .txt, .md, .html, .htm and .docx; one of them may be `-`, standard input.

  --missing NAME  a body whose report is not at hand: no cell can be judged then, but for those in
                  which the other bodies have more than the summary already; may be given again
  --help          this

A part that cannot be read counts as missing. A part of another year than SUMMARY or of its own body, and
a second one of a body, is said to be that; no cell is judged then.

Exits with 0 if nothing of severity warning or above was found, with 1 if something was, with 2 if
something could not be read; the rest is done all the same.
",
    flags: &[],
    options: &["--missing"],
};

fn main() -> ExitCode {
    shared::run(&COMMAND, |arguments, out| {
        let Some((summary, parts)) = arguments.files()?.split_first() else {
            return Ok(End::Done);
        };
        if parts.is_empty() {
            let message = "takes a summary and the reports that it sums up, found the summary only";
            return Err(Failure::Usage(message.to_owned()));
        }
        let (mut summaries, mut end) = read_all(std::slice::from_ref(summary))?;
        if end == End::Unread {
            return Ok(end);
        }
        let (Some((name, summary)), true) = (summaries.pop(), summaries.is_empty()) else {
            let message = "takes one summary, found several reports in its place";
            return Err(Failure::Usage(message.to_owned()));
        };
        let mut missing: Vec<String> = arguments.values("--missing").map(str::to_owned).collect();
        let mut bodies = Vec::new();
        for part in parts {
            let (read, part_end) = read_all(std::slice::from_ref(part))?;
            bodies.extend(read);
            if part_end == End::Unread {
                missing.push(part.display().to_string());
                end = part_end;
            }
        }
        let rollup = bodies.iter().fold(Rollup::new(), |rollup, (_, body)| {
            rollup.part(body.report())
        });
        let rollup = missing.into_iter().fold(rollup, Rollup::missing);
        let mut findings = Vec::new();
        rollup.check(summary.report(), &mut findings);
        in_order(&mut findings);
        let drawing = Drawing::new(&name, &summary);
        for finding in &findings {
            writeln!(out, "{}\n", drawing.of(finding))?;
        }
        let n = findings.len();
        let are = match n {
            0 => "nothing found".to_owned(),
            1 => "1 finding".to_owned(),
            _ => format!("{n} findings"),
        };
        let against = match bodies.len() {
            1 => "1 report".to_owned(),
            n => format!("{n} reports"),
        };
        writeln!(out, "{}: {are}, against {against}", printable(&name))?;
        Ok(end.max(found(&findings)))
    })
}
