//! Every layout, over random reports: nothing that a layout can carry is left out.

mod strategies;

use gongkai::Span;
use gongkai::form::{CellPath, Edition, Forum, Path, RequestRow, Requester, Ruling, Table};
use gongkai::model::{CellMut, CellRef, Field, Report};
use gongkai::writer::{Layout, write};
use proptest::prelude::*;
use strategies::{content, mixed, report, with_blanks};

fn any_report() -> impl Strategy<Value = Report> + Clone {
    prop_oneof![report(Edition::Of2019), report(Edition::Of2021), mixed()]
}

/// Text without its blanks and line breaks.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn figures(report: &Report, table: Table) -> impl Iterator<Item = String> {
    let edition = report.table_edition(table);
    CellPath::of(table, edition)
        .filter_map(|path| Some(report.fact(Path::Cell(path)).value?.to_string()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn reports_are_sound(report in any_report()) {
        let edition = report.requests.edition.unwrap();
        let count = |row: RequestRow, column| {
            report.requests.row(row).cell(column).value().copied().unwrap()
        };
        for row in RequestRow::of(edition) {
            let sum: u64 = Requester::KINDS.iter().map(|&kind| count(row, kind)).sum();
            prop_assert_eq!(sum, count(row, Requester::Total));
        }
        for &column in Requester::ALL {
            let rows = RequestRow::of(edition).filter(|row| row.is_outcome());
            let sum: u64 = rows.map(|row| count(row, column)).sum();
            prop_assert_eq!(sum, count(RequestRow::OutcomeTotal, column));
            prop_assert_eq!(
                count(RequestRow::Received, column) + count(RequestRow::CarriedOver, column),
                sum + count(RequestRow::CarriedForward, column)
            );
        }
        for &forum in Forum::ALL {
            let count = |ruling| report.rulings(forum).cell(ruling).value().copied().unwrap();
            let sum: u64 = Ruling::RESULTS.iter().map(|&ruling| count(ruling)).sum();
            prop_assert_eq!(sum, count(Ruling::Total));
        }
    }

    #[test]
    fn parts_are_slices_of_the_overview(report in any_report()) {
        let whole = report.overview.text.value().unwrap();
        for path in Path::BEFORE_TABLES {
            if path.to_string().starts_with("overview.")
                && let Some(part) = report.fact(*path).value
            {
                prop_assert!(whole.contains(&part.to_string()));
            }
        }
    }

    #[test]
    fn words_stand_in_every_layout(report in any_report()) {
        for &layout in Layout::ALL {
            let mut text = write(&report, layout);
            if layout.as_str().starts_with("pdf") {
                // Page numbers may stand inside a paragraph.
                let lines: Vec<_> = text
                    .lines()
                    .filter(|line| line.trim_matches(['—', '-', ' ', '\u{c}']).parse::<u8>().is_err())
                    .collect();
                text = lines.join("\n");
            }
            let text = squeezed(&text.replace("</p>\n<p>", "\n"));
            for (path, _, value) in content(&report) {
                let is_told = !matches!(
                    path,
                    Path::Cell(_) | Path::Edition | Path::PeriodStart | Path::PeriodEnd | Path::SignedOn
                );
                if let Some(value) = value.filter(|_| is_told) {
                    prop_assert!(text.contains(&squeezed(&value)), "{layout} lost {path}:\n{text}");
                }
            }
        }
    }

    /// But for the two layouts that say of table `review` that it may.
    #[test]
    fn an_unreadable_cell_costs_no_other_between_borders(
        report in prop_oneof![report(Edition::Of2019), report(Edition::Of2021)],
        at in any::<prop::sample::Index>(),
    ) {
        let cells: Vec<_> = CellPath::all(report.requests.edition.unwrap()).collect();
        let unreadable = *at.get(&cells);
        let mut report = report;
        match report.cell_mut(unreadable) {
            Some(CellMut::Count(cell)) => *cell = Field::unreadable(Span::default()),
            Some(CellMut::Change(cell)) => *cell = Field::unreadable(Span::default()),
            Some(CellMut::Amount(cell)) => *cell = Field::unreadable(Span::default()),
            _ => {}
        }
        let layouts = Layout::ALL.iter().copied().filter(|layout| layout.keeps_blanks());
        for layout in layouts.filter(|&it| cfg!(feature = "html") || it != Layout::Html) {
            let outcome = gongkai::parse(&write(&report, layout)).unwrap();
            let costs = unreadable.table() == Table::Review
                && matches!(layout, Layout::CellLinesBarred | Layout::BarPartedCells);
            for &cell in &cells {
                let number = |report: &Report| report.cell(cell).and_then(CellRef::number);
                let (written, read) = (number(&report), number(outcome.report()));
                let is_cost = costs && cell.table() == Table::Review && read.is_none();
                prop_assert!(read == written || is_cost, "{cell} as {layout}: {read:?} for {written:?}");
            }
        }
    }

    #[test]
    fn figures_stand_in_order(report in with_blanks(any_report())) {
        let expected: Vec<_> = Table::ALL
            .iter()
            .flat_map(|&table| figures(&report, table))
            .collect();
        for layout in [Layout::Tabs, Layout::TabGrid, Layout::PipesTrailing, Layout::CellLines] {
            let text = write(&report, layout);
            let is_figure = |field: &&str| {
                !field.is_empty() && field.bytes().all(|byte| b"0123456789.-".contains(&byte))
            };
            let found: Vec<_> = text
                .split(['\t', '\n', '|'])
                .map(str::trim)
                .filter(is_figure)
                .collect();
            prop_assert_eq!(&found, &expected, "{}", layout);
        }
    }
}
