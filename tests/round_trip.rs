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
use strategies::{
    content, mixed, report, with_blanks, with_blanks_for_nothing, with_not_applicable,
};
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

impl Rates {
    fn line(self, layout: Layout) -> String {
        let percent = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        format!(
            "{layout:>14}: {} reports, {} cells, {:.1} % kept, {} lost; words {:.1} %",
            self.n_reports,
            self.n_cells,
            percent(self.n_kept, self.n_cells),
            self.n_lost,
            percent(self.n_words_kept, self.n_words),
        )
    }
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

/// How much of the cells a layout without borders must give back, in hundredths: of whole reports, and of
/// those in which what is 0 is left blank. Floors that are only raised.
const FLOORS: &[(Layout, usize, usize)] = &[
    (Layout::CellLines, 100, 15),
    (Layout::Fused, 93, 10),
    (Layout::Flattened, 93, 10),
    (Layout::PdfLayout, 99, 65),
    (Layout::PdfRaw, 99, 15),
    (Layout::PdfPlain, 99, 10),
    (Layout::ColumnBlocks, 99, 3),
];

/// What fails in a layout without borders: a cell that is read as another, or too many that are not.
fn unsound<S: Strategy<Value = Report>>(
    reports: S,
    layout: Layout,
    floor: usize,
    is_judged: impl Fn(&CellPath) -> bool + Copy,
) -> Vec<String> {
    let rates = Mutex::new(Rates::default());
    let failure = run(24, &reports.prop_map(Quiet), |Quiet(report)| {
        assert_sound(&report, layout, is_judged, &rates)
    });
    let rates = rates.into_inner().unwrap();
    println!("{}", rates.line(layout));
    let is_less = 100 * rates.n_kept < floor * rates.n_cells;
    let less = is_less.then(|| format!("less than {floor} % of the cells are kept"));
    let faults = failure.into_iter().chain(less);
    faults.map(|it| format!("{layout}: {it}")).collect()
}

#[test]
fn cells_without_borders_come_back_or_are_missed() {
    let of = |&(layout, floor, _): &_| unsound(any_report(), layout, floor, |_| true);
    let mut failed: Vec<_> = FLOORS.iter().flat_map(of).collect();
    let covered: Vec<_> = FLOORS
        .iter()
        .map(|(layout, ..)| *layout)
        .chain(delimited())
        .collect();
    let forgotten = Layout::ALL
        .iter()
        .filter(|it| is_read(**it) && !covered.contains(it));
    failed.extend(forgotten.map(|layout| format!("{layout} is not tested")));
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}

/// What is lost with the blanks is which cell a figure is in; sums may tell.
#[test]
fn cells_beside_lost_blanks_come_back_or_are_missed() {
    let of = |&(layout, _, floor): &_| {
        // Three digits in three columns are three figures where nothing parts them, or one beside blanks:
        // only sums could tell, and that there are blanks only shows where there are many.
        let is_fused = matches!(layout, Layout::Fused | Layout::Flattened);
        let most_kept = if is_fused { 0 } else { 9 };
        let is_judged = |cell: &CellPath| !is_fused || !matches!(cell, CellPath::Disclosure(..));
        let reports = with_blanks_for_nothing(any_report(), most_kept);
        unsound(reports, layout, floor, is_judged)
    };
    let failed: Vec<_> = FLOORS.iter().flat_map(of).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n\n"));
}
