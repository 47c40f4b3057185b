//! Reads reports and gives a readable account of each: `cargo run --example parse -- FILE…`

mod shared;

use std::io::{self, Write};
use std::process::ExitCode;

use gongkai::form::{CellPath, Edition, Forum, Item, Path, RequestRow, Requester, Ruling, Table};
use gongkai::model::{Basis, Contact, Field};
use gongkai::{Fact, Outcome, Report, State};
use shared::grid::{Grid, cut};
use shared::{Command, Drawing, Failure, printable, read_each};

const COMMAND: Command = Command {
    help: "\
Reads 政府信息公开工作年度报告 and gives a readable account of each: who, what year, which edition
of the form, the three tables, how the sections open, and what there is to know about the reading.

usage: parse FILE... [--json]

FILE is a report of any kind that is read, by its content: text, Markdown, a web page, a Word file.
A folder is walked for .txt, .md, .html, .htm and .docx; `-` is standard input.

  --json   the model instead: one JSON object a line for each report (JSON lines), as
           schema/report.schema.json describes it, and its path as the member `source`
  --help   this

In the tables:
  12       a figure as the source has it
  12*      a figure that its row leaves open and the form's sums, or else the overview, decided
  blank    a cell with nothing in it
  n/a      a cell with a mark or words for nothing: / 无 不涉及
  ?        a cell that cannot be read as one figure
  -        the source has no such cell

Exits with 0, or with 2 if something could not be read; the rest is done all the same.
",
    flags: &["--json"],
    options: &[],
};

fn main() -> ExitCode {
    shared::run(&COMMAND, |arguments, out| {
        let is_json = arguments.has("--json");
        if is_json && cfg!(not(feature = "serde")) {
            let message = "`--json` needs the feature `serde` of gongkai, which is switched off";
            return Err(Failure::Usage(message.to_owned()));
        }
        let mut is_first = true;
        read_each(arguments.files()?, |name, outcome| {
            if is_json {
                write_json(out, name, outcome.report())?;
            } else {
                if !std::mem::take(&mut is_first) {
                    writeln!(out)?;
                }
                write_account(out, name, outcome)?;
            }
            Ok(())
        })
    })
}

#[cfg(feature = "serde")]
fn write_json(out: &mut dyn Write, source: &str, report: &Report) -> io::Result<()> {
    #[derive(serde::Serialize)]
    struct Line<'a> {
        source: &'a str,
        #[serde(flatten)]
        report: &'a Report,
    }
    serde_json::to_writer(&mut *out, &Line { source, report }).map_err(io::Error::from)?;
    writeln!(out)
}

#[cfg(not(feature = "serde"))]
fn write_json(_: &mut dyn Write, _: &str, _: &Report) -> io::Result<()> {
    Ok(())
}

fn write_account(out: &mut dyn Write, name: &str, outcome: &Outcome) -> io::Result<()> {
    let report = outcome.report();
    writeln!(out, "{}", printable(name))?;
    write_front(out, outcome)?;
    write_disclosure(out, report)?;
    write_requests(out, report)?;
    write_review(out, report)?;
    write_narrative(out, report)?;
    let n = outcome.diagnostics().len();
    match n {
        0 => writeln!(out, "\nno diagnostics"),
        1 => writeln!(out, "\n1 diagnostic"),
        _ => writeln!(out, "\n{n} diagnostics"),
    }?;
    let drawing = Drawing::new(name, outcome);
    for diagnostic in outcome.diagnostics() {
        writeln!(out, "{}\n", drawing.of(diagnostic))?;
    }
    Ok(())
}

/// Who, what year, which edition, from what.
fn write_front(out: &mut dyn Write, outcome: &Outcome) -> io::Result<()> {
    let report = outcome.report();
    let source = outcome.source();
    let charset = source.charset().unwrap_or("decoded text");
    let mut lines = vec![
        ("agency", said(report, Path::Agency)),
        ("year", said(report, Path::Year)),
        ("edition", said(report, Path::Edition)),
        ("title", said(report, Path::Title)),
        (
            "period",
            format!(
                "{} to {}",
                said(report, Path::PeriodStart),
                said(report, Path::PeriodEnd)
            ),
        ),
        (
            "signed",
            format!(
                "{}, {}",
                said(report, Path::SignedBy),
                said(report, Path::SignedOn)
            ),
        ),
    ];
    let Contact {
        address,
        telephone,
        postcode,
        email,
        ..
    } = &report.preamble.contact;
    for (name, field) in [
        ("address", address),
        ("telephone", telephone),
        ("postcode", postcode),
        ("e-mail", email),
    ] {
        if let Some(text) = field.value() {
            lines.push((name, printable(text)));
        }
    }
    lines.push(("read from", format!("{}, {charset}", source.kind())));
    for (name, text) in lines {
        writeln!(out, "  {name:<9}  {text}")?;
    }
    Ok(())
}

/// What stands at a path in one line, or its state in brackets.
fn said(report: &Report, path: Path) -> String {
    let fact = report.fact(path);
    fact.value.map_or_else(
        || format!("({})", fact.state),
        |value| printable(&value.to_string()),
    )
}

/// What a table says of a cell.
fn cell(report: &Report, path: impl Into<Path>) -> String {
    let Fact {
        value,
        state,
        basis,
        ..
    } = report.fact(path.into());
    match (value, state) {
        (Some(value), _) if basis != Basis::AsWritten => format!("{value}*"),
        (Some(value), _) => value.to_string(),
        (None, State::Blank) => "blank".to_owned(),
        (None, State::NotApplicable) => "n/a".to_owned(),
        (None, State::Absent) => "-".to_owned(),
        (None, _) => "?".to_owned(),
    }
}

/// A section's heading as the source has it, else the form's own, and the edition of its table.
fn write_heading(
    out: &mut dyn Write,
    heading: &Field<String>,
    official: &str,
    edition: Option<Edition>,
) -> io::Result<()> {
    let heading = heading.value().map_or(official, String::as_str);
    let heading = printable(heading);
    match edition {
        Some(edition) => writeln!(out, "\n{heading} [{edition}]"),
        None => writeln!(out, "\n{heading}"),
    }
}

/// Whether the source has a cell of the table at all; says so where it has none.
fn has_cells(out: &mut dyn Write, report: &Report, table: Table) -> io::Result<bool> {
    let edition = report.table_edition(table);
    let is_there = CellPath::of(table, edition)
        .any(|path| report.fact(Path::Cell(path)).state != State::Absent);
    if !is_there {
        writeln!(out, "  (the source has no such table)")?;
    }
    Ok(is_there)
}

fn write_disclosure(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let edition = report.table_edition(Table::Disclosure);
    write_heading(
        out,
        &report.headings.disclosure,
        "二、主动公开政府信息情况",
        report.disclosure.edition,
    )?;
    if !has_cells(out, report, Table::Disclosure)? {
        return Ok(());
    }
    let mut grid = Grid::default();
    let mut headed: Vec<&str> = Vec::new();
    for &item in Item::ALL {
        let cells: Vec<CellPath> = CellPath::of(Table::Disclosure, edition)
            .filter(|path| matches!(path, CellPath::Disclosure(of, _) if *of == item))
            .collect();
        let Some(first) = cells.first() else { continue };
        let header: Vec<&str> = cells
            .iter()
            .map(|path| path.column_label(edition))
            .collect();
        if header != headed {
            grid.row(["信息内容"].into_iter().chain(header.iter().copied()));
            headed = header;
        }
        let label = first.row_label(edition);
        let label = label.rsplit('/').next().unwrap_or(label).to_owned();
        let figures = cells.iter().map(|&path| cell(report, path));
        grid.row([label].into_iter().chain(figures));
    }
    grid.write(out)?;
    write_strays(out, report, Table::Disclosure)
}

fn write_requests(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    const LABEL_COLUMNS: usize = 44;
    let edition = report.table_edition(Table::Requests);
    write_heading(
        out,
        &report.headings.requests,
        "三、收到和处理政府信息公开申请情况",
        report.requests.edition,
    )?;
    if !has_cells(out, report, Table::Requests)? {
        return Ok(());
    }
    let mut grid = Grid::default();
    let last = |label: &'static str| label.rsplit('/').next().unwrap_or(label);
    let header = Requester::ALL.iter().map(|column| last(column.label()));
    grid.row([""].into_iter().chain(header));
    let mut groups: Vec<&str> = Vec::new();
    for row in RequestRow::of(edition) {
        let mut levels: Vec<&str> = row.label().split('/').collect();
        let label = levels.pop().unwrap_or_default();
        for (depth, &group) in levels.iter().enumerate() {
            if groups.get(depth) != Some(&group) {
                grid.row([format!("{}{group}", "  ".repeat(depth))]);
            }
        }
        let label = format!("{}{label}", "  ".repeat(levels.len()));
        groups = levels;
        let figures = Requester::ALL
            .iter()
            .map(|&column| cell(report, CellPath::Requests(row, column)));
        grid.row([cut(&label, LABEL_COLUMNS)].into_iter().chain(figures));
    }
    grid.write(out)?;
    write_strays(out, report, Table::Requests)
}

fn write_review(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    write_heading(
        out,
        &report.headings.review,
        "四、政府信息公开行政复议、行政诉讼情况",
        None,
    )?;
    if !has_cells(out, report, Table::Review)? {
        return Ok(());
    }
    let mut grid = Grid::default();
    let header = Ruling::ALL.iter().map(|ruling| ruling.label());
    grid.row([""].into_iter().chain(header));
    for &forum in Forum::ALL {
        let figures = Ruling::ALL
            .iter()
            .map(|&ruling| cell(report, CellPath::Review(forum, ruling)));
        grid.row([forum.label().to_owned()].into_iter().chain(figures));
    }
    grid.write(out)
}

/// Cells that the source has and the table's own edition does not.
fn write_strays(out: &mut dyn Write, report: &Report, table: Table) -> io::Result<()> {
    let edition = report.table_edition(table);
    for fact in report.facts() {
        if let Path::Cell(path) = fact.path
            && path.table() == table
            && !path.is_in(edition)
        {
            writeln!(out, "  also {path}: {}", cell(report, path))?;
        }
    }
    Ok(())
}

/// How the sections and their parts open.
fn write_narrative(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    const OPENING_COLUMNS: usize = 72;
    writeln!(out)?;
    let told = Path::BEFORE_TABLES.iter().chain(Path::AFTER_TABLES);
    for &path in told.filter(|path| !path.to_string().starts_with("report.")) {
        let fact = report.fact(path);
        match fact.value {
            Some(value) => {
                let text = value.to_string();
                let n = text.chars().count();
                let opening = cut(&printable(&text), OPENING_COLUMNS);
                writeln!(out, "{path} ({n} characters)\n  {opening}")?;
            }
            None => writeln!(out, "{path} ({})", fact.state)?,
        }
    }
    Ok(())
}
