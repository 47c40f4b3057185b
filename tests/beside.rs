//! What stands beside the rows of a table, and is none of its cells, moves no value: numbers and heads of pages,
//! notes, words for a table that goes on, a column of remarks.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "it is test code, but outside of functions that say so"
)]

mod strategies;
mod support;

use gongkai::form::{CellPath, Edition, RequestRow, Requester};
use gongkai::parse;
use gongkai::writer::{Layout, write};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use strategies::{report, with_blanks, with_blanks_for_nothing};
use support::{LINES_ARE_ROWS, Quiet, cells, dump, run};

const BESIDE: [&str; 8] = [
    "-8-",
    "— 8 —",
    "8",
    "第8页 共12页",
    "续表",
    "(续上表)",
    "来源:示例系统",
    "示例市水务局2022年政府信息公开工作年度报告",
];

fn reports() -> impl Strategy<Value = Quiet> + Clone {
    let reports = prop_oneof![report(Edition::Of2019), report(Edition::Of2021)];
    with_blanks_for_nothing(reports, 3).prop_map(Quiet)
}

/// Where the line ends on which the last cell of a row stands.
fn ends_of_rows(text: &str) -> Vec<usize> {
    let outcome = parse(text).unwrap();
    let end = |row: &RequestRow| {
        let total = CellPath::Requests(*row, Requester::Total);
        let span = outcome.report().cell(total)?.span()?;
        let end = span.range().end;
        Some(end + text[end..].find('\n').unwrap_or(text.len() - end))
    };
    RequestRow::ALL.iter().filter_map(end).collect()
}

/// Where the lines end on which cells stand.
fn ends_of_cells(text: &str, rows: &[RequestRow]) -> Vec<usize> {
    let outcome = parse(text).unwrap();
    let all = rows.iter().flat_map(|row| {
        let cells = Requester::ALL.iter();
        cells.map(|requester| CellPath::Requests(*row, *requester))
    });
    let end = |cell| {
        let end = outcome.report().cell(cell)?.span()?.range().end;
        Some(end + text[end..].find('\n').unwrap_or(text.len() - end))
    };
    all.filter_map(end).collect()
}

/// Whether the text is read as it was without what stands beside its rows.
fn assert_same(without: &str, name: &str, text: &str) -> Result<(), TestCaseError> {
    let read = |text| parse(text).map(|outcome| cells(outcome.report()));
    let fail = |error: gongkai::Error| TestCaseError::fail(error.to_string());
    let (written, read) = (read(without).map_err(fail)?, read(text).map_err(fail)?);
    let moved: Vec<String> = written
        .iter()
        .filter(|(path, cell)| read.get(path) != Some(cell))
        .map(|(path, cell)| format!("{path}: {:?} for {cell:?}", read.get(path)))
        .collect();
    if !moved.is_empty() {
        dump(&format!("beside-{name}.txt"), text);
    }
    prop_assert!(moved.is_empty(), "{name}: {}", support::few(&moved));
    Ok(())
}

#[test]
fn a_line_between_rows_moves_no_value() {
    let failure = |layout: Layout| {
        let cases = (reports(), select(&BESIDE[..]), any::<Index>());
        run(48, &cases, |(Quiet(report), line, at)| {
            let without = write(&report, layout);
            let mut text = without.clone();
            let end = *at.get(&ends_of_rows(&text));
            text.insert_str(end, &format!("\n{line}"));
            assert_same(&without, layout.as_str(), &text)
        })
    };
    let failures: Vec<String> = LINES_ARE_ROWS.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn the_head_of_a_page_between_the_cells_of_a_row_moves_no_value() {
    /// Layouts in which a line is a cell.
    const CELLS: [Layout; 4] = [
        Layout::CellLinesBarred,
        Layout::BarPartedCells,
        Layout::CellLinesTabbed,
        Layout::CellLines,
    ];
    const HEADS: [&str; 4] = [
        "示例市水务局2022年政府信息公开工作年度报告",
        "- 8 -",
        "- 8 -\n示例市水务局2022年政府信息公开工作年度报告",
        "示例市水务局2022年政府信息公开工作年度报告\n- 8 -",
    ];
    let failure = |layout: Layout| {
        let reports = prop_oneof![report(Edition::Of2019), report(Edition::Of2021)];
        let cases = (reports.prop_map(Quiet), select(&HEADS[..]), any::<Index>());
        run(48, &cases, |(Quiet(report), head, at)| {
            let without = write(&report, layout);
            let mut text = without.clone();
            let end = *at.get(&ends_of_cells(&text, RequestRow::ALL));
            text.insert_str(end, &format!("\n{head}"));
            assert_same(&without, layout.as_str(), &text)
        })
    };
    let failures: Vec<String> = CELLS.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_figure_on_the_last_line_of_a_page_is_no_page_number() {
    let cases = (report(Edition::Of2021).prop_map(Quiet), any::<Index>());
    let failure = run(48, &cases, |(Quiet(report), at)| {
        let without = write(&report, Layout::CellLines);
        let mut text = without.clone();
        let end = *at.get(&ends_of_cells(&text, RequestRow::ALL));
        text.insert_str(end, "\n\n\u{C}示例市水务局2022年政府信息公开工作年度报告");
        assert_same(&without, "form feed", &text)
    });
    assert_eq!(failure, None);
}

#[test]
fn a_column_of_serial_numbers_moves_no_value() {
    let failure = |(layout, before, behind): (Layout, &str, &str)| {
        let whole = report(Edition::Of2021);
        // Where bars stand between cells alone, what is blank at the end of a row is not told from its end.
        let reports = match layout {
            Layout::BarPartedCells => whole.prop_map(Quiet).boxed(),
            _ => with_blanks_for_nothing(whole, 3).prop_map(Quiet).boxed(),
        };
        run(24, &reports, |Quiet(report)| {
            let without = write(&report, layout);
            let mut text = without.clone();
            let first = text.find("一、本年新收").unwrap();
            let start = text[..first].rfind('\n').unwrap();
            let mut ends = ends_of_rows(&text);
            ends.pop();
            let ends: Vec<usize> = std::iter::once(start).chain(ends).collect();
            for (n, end) in ends.into_iter().enumerate().rev() {
                text.insert_str(end, &format!("{before}{}{behind}", n + 1));
            }
            assert_same(&without, layout.as_str(), &text)
        })
    };
    let layouts = [
        (Layout::CellLinesBarred, "\n", " |"),
        (Layout::BarPartedCells, "\n", "\n|"),
    ];
    let failures: Vec<String> = layouts.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn the_header_once_more_before_a_row_moves_no_value() {
    const HEADER: &str = "申请人情况\n\n自然人\n\n法人或其他组织\n\n总计\n\n商业企业\n\n科研机构\n\n\
                          社会公益组织\n\n法律服务机构\n\n其他";
    let cases = (report(Edition::Of2021).prop_map(Quiet), any::<Index>());
    let failure = run(64, &cases, |(Quiet(report), at)| {
        let without = write(&report, Layout::CellLines);
        let mut text = without.clone();
        let end = *at.get(&ends_of_rows(&text));
        text.insert_str(end, &format!("\n\n- 3 -\n\n{HEADER}"));
        assert_same(&without, "header", &text)
    });
    assert_eq!(failure, None);
}

#[test]
fn a_column_of_remarks_moves_no_value() {
    let failure = |layout: Layout| {
        let border = if layout == Layout::TabGrid {
            "\t"
        } else {
            " |"
        };
        // One row of every depth shows its first column.
        let reports = with_blanks(report(Edition::Of2021)).prop_map(Quiet);
        let cases = (reports, proptest::collection::vec(any::<bool>(), 40));
        run(48, &cases, |(Quiet(report), rolls)| {
            let without = write(&report, layout);
            let mut text = without.clone();
            let ends = ends_of_rows(&text);
            for (end, has_remark) in ends.into_iter().zip(rolls).rev() {
                let remark = if has_remark { "含上年度2件" } else { "" };
                let cell = match layout {
                    Layout::TabGrid => format!("{border}{remark}"),
                    _ => format!(" {remark}{border}"),
                };
                text.insert_str(end, &cell);
            }
            assert_same(&without, layout.as_str(), &text)
        })
    };
    let failures: Vec<String> = [Layout::TabGrid, Layout::Markdown]
        .into_iter()
        .filter_map(failure)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn a_sentence_above_a_table_moves_no_value() {
    const HEADING: &str = "主动公开政府信息情况";
    const SENTENCE: &str = "2022年,办理行政许可34件,行政处罚12件,行政强制3件,制发行政规范性文件8件,\
                            行政事业性收费26.5万元。";
    let failure = |layout: Layout| {
        let reports = report(Edition::Of2021).prop_map(Quiet);
        run(24, &reports, |Quiet(report)| {
            let without = write(&report, layout);
            let mut text = without.clone();
            let heading = text.find(HEADING).unwrap() + HEADING.len();
            text.insert_str(heading, &format!("\n\n{SENTENCE}"));
            assert_same(&without, layout.as_str(), &text)
        })
    };
    let layouts = [
        Layout::CellLines,
        Layout::Tabs,
        Layout::Markdown,
        Layout::PdfLayout,
    ];
    let failures: Vec<String> = layouts.into_iter().filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}
