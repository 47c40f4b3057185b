//! Figures of a table that are in none of its cells are said: a row that the form does not have is not swallowed.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "it is test code, but outside of functions that say so"
)]

mod strategies;
mod support;

use gongkai::diagnostic::Code;
use gongkai::form::{CellPath, Edition};
use gongkai::parse;
use gongkai::writer::write;
use proptest::prelude::*;
use proptest::sample::select;
use strategies::report;
use support::{LINES_ARE_ROWS, Quiet, cells, run};

/// The label of a row, and one that the form does not have.
const LABELS: [(&str, &str); 3] = [
    ("2.重复申请", "9.涉及商业秘密的其他情形"),
    ("四、结转下年度继续办理", "五、另行统计的信件"),
    ("一、本年新收政府信息公开申请数量", "补充:来信来电"),
];

/// What the text is said to have that no cell has.
fn unclaimed(text: &str) -> Vec<&str> {
    let outcome = parse(text).unwrap();
    let unknown = outcome.diagnostics().iter();
    let unknown = unknown.filter(|it| it.code() == Code::FormUnknown);
    unknown
        .map(|it| &text[it.span().unwrap().range()])
        .collect()
}

#[test]
fn a_row_that_the_form_does_not_have_is_said() {
    let reports = prop_oneof![report(Edition::Of2019), report(Edition::Of2021)];
    let cases = (
        reports.prop_map(Quiet),
        select(&LINES_ARE_ROWS),
        select(&LABELS),
    );
    let failure = run(64, &cases, |(report, layout, (label, unknown))| {
        let written = write(&report.0, layout);
        let start = written.rfind(label).unwrap();
        let end = start + written[start..].find('\n').unwrap() + 1;
        let begin = written[..start].rfind('\n').unwrap() + 1;
        let mut figure = 900_000;
        let values =
            written[start + label.len()..end].split_inclusive(|c: char| !c.is_ascii_digit());
        let values = values.map(|value| {
            figure += 1;
            match value.trim_end_matches(|c: char| !c.is_ascii_digit()) {
                "" => value.to_owned(),
                digits => value.replace(digits, &figure.to_string()),
            }
        });
        let row = format!(
            "{}{unknown}{}",
            written[begin..start].replace(label, unknown),
            values.collect::<String>()
        );
        let text = format!("{}{row}{}", &written[..end], &written[end..]);
        let found = unclaimed(&text);
        prop_assert_eq!(found.len(), 1, "{}", row);
        for figure in 900_001..=figure {
            let figure = figure.to_string();
            prop_assert_eq!(
                row.contains(&figure),
                found[0].contains(&figure),
                "{} {:?}",
                row,
                found
            );
        }
        let read = |text: &str| cells(parse(text).unwrap().report());
        prop_assert_eq!(read(&written).len(), read(&text).len());
        Ok(())
    });
    assert_eq!(failure, None);
}

#[test]
fn where_each_cell_has_a_line_such_a_row_takes_none_before_it() {
    const ROW: &str = "其他主动公开文件（含以本单位名义签发的）";
    for (end, blank) in [(" |\n", "|\n"), ("\n|\n", "|\n"), (" |\n", " |\n")] {
        let line = |cell: &&str| match *cell {
            "" => blank.to_owned(),
            cell => format!("{cell}{end}"),
        };
        let text = |issued| {
            let cells = [
                "第二十条第（一）项",
                "信息内容",
                "本年制发件数",
                "本年废止件数",
                "现行有效件数",
                "规章",
                "1",
                "2",
                "3",
                "行政规范性文件",
                issued,
                "5",
                "6",
                ROW,
                "71",
                "72",
                "73",
                "第二十条第（五）项",
                "信息内容",
                "本年处理决定数量",
                "行政许可",
                "8",
            ];
            let cells: String = cells.iter().map(line).collect();
            format!("示例市水务局2022年政府信息公开工作年度报告\n二、主动公开政府信息情况\n{cells}")
        };
        let read = |text: &str| -> Vec<String> {
            let cells = cells(parse(text).unwrap().report()).into_iter();
            let said = cells.map(|(_, (_, value))| value);
            said.filter(|value| !value.is_empty()).collect()
        };
        assert_eq!(
            read(&text("4")),
            ["1", "2", "3", "4", "5", "6", "8"],
            "{end:?}"
        );
        let said = unclaimed(&text("4")).concat();
        assert!(["71", "72", "73"].iter().all(|it| said.contains(it)));
        // Words among the figures of a row are no other row.
        assert_eq!(read(&text("本年有两件")), ["1", "2", "3", "8"], "{end:?}");
    }
}

#[test]
fn figures_below_the_row_of_table_review_are_said() {
    let text = "四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t2\t3\t4\t10\t5\t6\t7\t8\t26\t9\t10\t11\t12\t42
另行统计\t99\t98
";
    assert_eq!(unclaimed(text), ["99\t98"]);
}

#[test]
fn figures_of_a_sentence_are_no_row() {
    let text = "三、收到和处理政府信息公开申请情况
2022年，示例市水务局共收到申请 12 件，办结11件，比上年增长8.5%。
一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21
二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0
（七）总计 1 2 3 4 5 6 21
四、结转下年度继续办理 0 0 0 0 0 0 0
";
    assert_eq!(unclaimed(text), [""; 0]);
}

#[test]
fn a_row_alone_is_a_table_where_something_parts_its_values() {
    let requests = |row: &str| -> Vec<String> {
        let text = format!(
            "示例市水务局2022年政府信息公开工作年度报告\n一、总体情况\n有序。\n\
             二、主动公开政府信息情况\n规章 | 3 | 1 | 12\n\
             三、收到和处理政府信息公开申请情况\n{row}\n五、存在的主要问题及改进情况\n无。\n"
        );
        let cells = cells(parse(&text).unwrap().report());
        let requests = |path: &CellPath| matches!(path, CellPath::Requests(..));
        let cells = cells.into_iter().filter(|(path, _)| requests(path));
        cells
            .map(|(_, (_, value))| value)
            .filter(|it| !it.is_empty())
            .collect()
    };
    let label = "一、本年新收政府信息公开申请数量";
    let values = ["11", "12", "13", "14", "15", "16", "81"];
    for mark in ["\t", " | ", "|"] {
        assert_eq!(
            requests(&format!("{label}{mark}{}", values.join(mark))),
            values,
            "{mark}"
        );
    }
    let sentence = format!("{label}81件，其中自然人11件、企业12件、13件、14件、15件、16件。");
    assert_eq!(requests(&sentence), [""; 0]);
}

#[test]
fn the_figures_of_a_table_without_any_label_are_said() {
    let rows: Vec<String> = (0..25)
        .map(|row| {
            let cells: Vec<String> = (1..=7).map(|cell| (row * 7 + cell).to_string()).collect();
            cells.join(" ")
        })
        .collect();
    let text = format!(
        "示例市水务局2023年政府信息公开工作年度报告\n一、总体情况\n有序推进。\n三、收到和处理政府信息公开申请情况\n\
         以下为表格。\n{}\n五、存在的主要问题及改进情况\n公开不够及时。\n六、其他需要报告的事项\n无。\n",
        rows.join("\n")
    );
    let unclaimed = unclaimed(&text);
    assert!(
        unclaimed.iter().any(|it| it.starts_with("1 2 3")),
        "{unclaimed:?}"
    );
    assert!(
        unclaimed.iter().any(|it| it.ends_with("173 174 175")),
        "{unclaimed:?}"
    );
}
