//! A report written out in a layout is read back as it was.
//!
//! Where the layout keeps the borders of cells: equal, and nothing to say. Where it does not: a
//! cell is equal, or it has no value and a diagnostic says so; never another value.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it is test code, but outside of functions that say so"
)]

mod strategies;
mod support;

use std::collections::BTreeMap;
use std::sync::Mutex;

use gongkai::diagnostic::Code;
use gongkai::form::{CellPath, Edition, Path};
use gongkai::writer::{Layout, write};
use gongkai::{Outcome, Report, State, parse};
use proptest::prelude::*;
use strategies::{content, mixed, report, with_blanks, with_not_applicable};
use support::{Quiet, cells, dump, few, is_covered, line, misplacements, run};

fn any_report() -> impl Strategy<Value = Report> + Clone {
    prop_oneof![report(Edition::Of2019), report(Edition::Of2021), mixed()]
}

fn is_read(layout: Layout) -> bool {
    cfg!(feature = "html") || layout != Layout::Html
}

/// The layouts that keep the borders of cells, or lose no more than blanks.
fn delimited() -> Vec<Layout> {
    let layouts = Layout::ALL.iter().copied();
    layouts
        .filter(|&layout| layout.keeps_blanks() && is_read(layout))
        .collect()
}

fn read_back(report: &Report, layout: Layout) -> Result<(String, Outcome), TestCaseError> {
    let text = write(report, layout);
    match parse(&text) {
        Ok(outcome) => Ok((text, outcome)),
        Err(error) => {
            dump(&format!("{layout}-refused.txt"), &text);
            Err(TestCaseError::fail(error.to_string()))
        }
    }
}

/// What is read in another way than it was written.
fn differences(report: &Report, outcome: &Outcome) -> Vec<String> {
    let (written, read) = (content(report), content(outcome.report()));
    let read: BTreeMap<_, _> = read
        .into_iter()
        .map(|(path, state, value)| (path, (state, value)))
        .collect();
    written
        .into_iter()
        .filter_map(|(path, state, value)| {
            let found = read.get(&path);
            (found != Some(&(state, value.clone())))
                .then(|| format!("{path}: {state} {value:?} is read as {found:?}"))
        })
        .collect()
}

fn assert_equal(
    report: &Report,
    layout: Layout,
    name: &str,
    is_expected: impl Fn(Code) -> bool,
) -> Result<(), TestCaseError> {
    let (text, outcome) = read_back(report, layout)?;
    let mut faults = differences(report, &outcome);
    faults.extend(misplacements(&outcome));
    for diagnostic in outcome.diagnostics() {
        let is_mixed = report.disclosure.edition != report.requests.edition;
        let says_mixed = is_mixed && diagnostic.code() == Code::FormMixed;
        if !says_mixed && !is_expected(diagnostic.code()) {
            faults.push(line(diagnostic, &text));
        }
    }
    if !faults.is_empty() {
        dump(&format!("{layout}-{name}.txt"), &text);
        dump(&format!("{layout}-{name}.faults"), &faults.join("\n"));
    }
    prop_assert!(faults.is_empty(), "{}", few(&faults));
    Ok(())
}

/// How much of what was written came back, by layout.
#[derive(Clone, Copy, Default)]
struct Rates {
    n_reports: usize,
    n_cells: usize,
    n_kept: usize,
    n_lost: usize,
    n_words: usize,
    n_words_kept: usize,
}

/// Never a wrong value, and what is lost is said.
fn assert_sound(
    report: &Report,
    layout: Layout,
    is_judged: impl Fn(&CellPath) -> bool,
    sum: &Mutex<Rates>,
) -> Result<(), TestCaseError> {
    let (text, outcome) = read_back(report, layout)?;
    let mut rates = Rates {
        n_reports: 1,
        ..Rates::default()
    };
    let mut faults = misplacements(&outcome);
    let found = cells(outcome.report());
    for (cell, written) in cells(report)
        .into_iter()
        .filter(|(cell, _)| is_judged(cell))
    {
        rates.n_cells += 1;
        let read = found
            .get(&cell)
            .cloned()
            .unwrap_or((State::Absent, String::new()));
        if read == written {
            rates.n_kept += 1;
            continue;
        }
        rates.n_lost += 1;
        let is_lost = matches!(read.0, State::Unreadable | State::Absent);
        if !is_lost {
            faults.push(format!("{cell}: {written:?} is read as {read:?}"));
        } else if !is_covered(&outcome, cell) {
            faults.push(format!(
                "{cell}: {written:?} is {} and nothing says so",
                read.0
            ));
        }
    }
    let strays = found
        .keys()
        .filter(|cell| !cells(report).contains_key(cell));
    faults.extend(strays.map(|cell| format!("{cell} is read and was not written")));
    let words = content(report);
    for (path, state, value) in words
        .iter()
        .filter(|(path, ..)| !matches!(path, Path::Cell(_)))
    {
        rates.n_words += 1;
        let read = outcome.report().fact(*path);
        let read_value = read.value.map(|it| squeezed(&it.to_string()));
        if (read.state, read_value) == (*state, value.as_deref().map(squeezed)) {
            rates.n_words_kept += 1;
        }
    }
    {
        let mut sum = sum.lock().unwrap();
        sum.n_reports += rates.n_reports;
        sum.n_cells += rates.n_cells;
        sum.n_kept += rates.n_kept;
        sum.n_lost += rates.n_lost;
        sum.n_words += rates.n_words;
        sum.n_words_kept += rates.n_words_kept;
    }
    if !faults.is_empty() {
        dump(&format!("{layout}.txt"), &text);
        dump(&format!("{layout}.faults"), &faults.join("\n"));
    }
    prop_assert!(faults.is_empty(), "{}", few(&faults));
    Ok(())
}

/// Paragraphs and line breaks are not all kept where cells are gone.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What fails in each delimited layout, over random reports.
fn failures<S: Strategy<Value = Report>>(
    name: &str,
    reports: S,
    is_expected: impl Fn(Code) -> bool + Copy,
) -> Vec<String> {
    let reports = reports.prop_map(Quiet);
    let of = |layout| {
        let failure = run(24, &reports, |Quiet(report)| {
            assert_equal(&report, layout, name, is_expected)
        });
        failure.map(|it| format!("{layout}: {it}"))
    };
    delimited().into_iter().filter_map(of).collect()
}

#[test]
fn whole_reports_come_back() {
    let failures = failures("whole", any_report(), |_| false);
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn blank_cells_come_back() {
    let is_expected = |code| code == Code::FormBlank;
    let failures = failures("blanks", with_blanks(any_report()), is_expected);
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn cells_with_marks_for_nothing_come_back() {
    let failures = failures("nothing", with_not_applicable(any_report()), |_| false);
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

/// Blanks whose columns only the places of the other values on the line tell. Many of these break the sum
/// of their row, so that the places of its values are not believed. Tables `disclosure` and
/// `review` have no rows to compare places with, and may still be split.
#[test]
fn blank_cells_of_aligned_text_come_back_or_are_missed() {
    let reports = with_blanks(any_report()).prop_map(Quiet);
    let is_judged = |cell: &CellPath| matches!(cell, CellPath::Requests(..));
    let rates = Mutex::new(Rates::default());
    let failure = run(24, &reports, |Quiet(report)| {
        assert_sound(&report, Layout::PdfLayout, is_judged, &rates)
    });
    let rates = rates.into_inner().unwrap();
    println!("{} cells, {} kept", rates.n_cells, rates.n_kept);
    assert!(failure.is_none(), "{}", failure.unwrap_or_default());
}

/// How much of the cells a layout without borders must give back, in hundredths: a floor that is
/// only raised.
const FLOORS: &[(Layout, usize)] = &[
    (Layout::CellLines, 100),
    (Layout::Fused, 93),
    (Layout::Flattened, 93),
    (Layout::PdfLayout, 99),
    (Layout::PdfRaw, 99),
    (Layout::PdfPlain, 99),
    (Layout::ColumnBlocks, 99),
];

#[test]
fn cells_without_borders_come_back_or_are_missed() {
    let reports = any_report().prop_map(Quiet);
    let mut failed = Vec::new();
    for &(layout, floor) in FLOORS {
        let rates = Mutex::new(Rates::default());
        let failure = run(24, &reports, |Quiet(report)| {
            assert_sound(&report, layout, |_| true, &rates)
        });
        failed.extend(failure.map(|it| format!("{layout}: {it}")));
        let rates = rates.into_inner().unwrap();
        let percent = |n: usize, of: usize| (1000 * n).checked_div(of).unwrap_or(0);
        let (kept, words) = (
            percent(rates.n_kept, rates.n_cells),
            percent(rates.n_words_kept, rates.n_words),
        );
        println!(
            "{layout:>14}: {} reports, {} cells, {}.{} % kept, {} lost; words {}.{} %",
            rates.n_reports,
            rates.n_cells,
            kept / 10,
            kept % 10,
            rates.n_lost,
            words / 10,
            words % 10
        );
        if kept < floor * 10 {
            failed.push(format!(
                "{layout}: less than {floor} % of the cells are kept"
            ));
        }
    }
    let covered: Vec<_> = FLOORS
        .iter()
        .map(|(layout, _)| *layout)
        .chain(delimited())
        .collect();
    let forgotten = Layout::ALL
        .iter()
        .filter(|it| is_read(**it) && !covered.contains(it));
    failed.extend(forgotten.map(|layout| format!("{layout} is not tested")));
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}
