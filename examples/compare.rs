//! Compares two reports, cell by cell: `cargo run --example compare -- OLD NEW`

mod shared;

use std::io::{self, Write};
use std::process::ExitCode;

use gongkai::check::{Across, Check as _, Difference, compare};
use gongkai::form::CellPath;
use gongkai::model::{Decimal, Number};
use gongkai::{Outcome, Report, State};
use shared::grid::{Grid, cut};
use shared::{Command, Drawing, End, Failure, found, in_order, read_all};

const COMMAND: Command = Command {
    help: "\
Compares two 政府信息公开工作年度报告, cell by cell: those of a body for two years, or of two bodies.

usage: compare OLD NEW

OLD and NEW are reports of any kind that is read, by their content; one may be `-`, standard input.

First comes whether NEW follows from OLD, drawn on the lines of NEW: what was carried over must be
what was carried forward, and what is in force must follow. Of reports of two bodies, or of years that
do not follow each other, only that is said. Then the cells that differ, the largest change first.

In the table:
  12       a figure
  blank    a cell with nothing in it
  n/a      a cell with a mark or words for nothing: / 无 不涉及
  ?        a cell that cannot be read as one figure
  -        the source has no such cell
  no cell  the form of this report has no such cell

Exits with 0 if nothing of severity warning or above was found, with 1 if something was, with 2 if a
report could not be read. That cells differ is no finding.
",
    flags: &[],
    options: &[],
};

fn main() -> ExitCode {
    shared::run(&COMMAND, |arguments, out| {
        let files = arguments.files()?;
        let (read, end) = read_all(files)?;
        if end == End::Unread {
            return Ok(end);
        }
        let [(old_name, old), (new_name, new)] = &read[..] else {
            let message = format!("takes two reports, found {}", read.len());
            return Err(Failure::Usage(message));
        };
        let mut findings = Vec::new();
        Across::new(old.report()).check(new.report(), &mut findings);
        in_order(&mut findings);
        let drawing = Drawing::new(new_name, new);
        for finding in &findings {
            writeln!(out, "{}\n", drawing.of(finding))?;
        }
        write_changes(out, [(old_name, old), (new_name, new)])?;
        Ok(found(&findings))
    })
}

fn write_changes(out: &mut dyn Write, reports: [(&String, &Outcome); 2]) -> io::Result<()> {
    let [(_, old), (_, new)] = reports;
    for (lead, (name, outcome)) in ["old", "new"].iter().zip(reports) {
        let report = outcome.report();
        let said = |said: Option<String>| said.unwrap_or_else(|| "?".to_owned());
        let agency = said(report.agency.value().cloned());
        let year = said(report.year.value().map(ToString::to_string));
        let line = format!("{lead}: {agency}, {year} ({name})");
        writeln!(out, "{}", shared::printable(&line))?;
    }
    let comparison = compare(old.report(), new.report());
    let changes = comparison.largest_first();
    writeln!(
        out,
        "{} of {} cells differ",
        changes.len(),
        comparison.rows.len()
    )?;
    if changes.is_empty() {
        return Ok(());
    }
    let mut grid = Grid::new(2);
    grid.row(["cell", "", "old", "new", "change", "part"]);
    for change in changes {
        grid.row([
            change.cell.to_string(),
            label(change.cell, new.report()),
            side(change.old, change.old_state),
            side(change.new, change.new_state),
            signed(change.absolute),
            part(change),
        ]);
    }
    writeln!(out)?;
    grid.write(out)
}

/// A label of the form takes no more of a line; some are whole sentences.
const LABEL_COLUMNS: usize = 36;

/// What the form prints for a cell, without the groups around its row and column.
fn label(cell: CellPath, report: &Report) -> String {
    let edition = report.table_edition(cell.table());
    let last = |label: &'static str| label.rsplit('/').next().unwrap_or(label);
    let (row, column) = (cell.row_label(edition), cell.column_label(edition));
    format!("{} {}", cut(last(row), LABEL_COLUMNS), last(column))
}

fn side(number: Option<Number>, state: Option<State>) -> String {
    match (number, state) {
        (Some(number), _) => number.to_string(),
        (None, Some(State::Blank)) => "blank".to_owned(),
        (None, Some(State::NotApplicable)) => "n/a".to_owned(),
        (None, Some(State::Absent)) => "-".to_owned(),
        (None, Some(_)) => "?".to_owned(),
        (None, None) => "no cell".to_owned(),
    }
}

fn signed(change: Option<Number>) -> String {
    match change.map(Number::decimal) {
        Some(change) if change > Decimal::ZERO => format!("+{change}"),
        Some(change) => change.to_string(),
        None => String::new(),
    }
}

/// The change as a part of the old number, in per cent.
fn part(change: &Difference) -> String {
    let part = change.relative.map(Number::decimal);
    let per_cent = part.and_then(|part| part.checked_mul(Decimal::from(100)));
    match per_cent.map(|per_cent| per_cent.round_dp(1)) {
        Some(per_cent) if per_cent > Decimal::ZERO => format!("+{per_cent:.1}%"),
        Some(per_cent) => format!("{per_cent:.1}%"),
        None => String::new(),
    }
}
