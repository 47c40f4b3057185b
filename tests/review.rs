//! Table `review` under what happens to its header, its row and what stands beside them: a shifted group
//! adds up like any other, so that only the place of a value shows that it was read right.
#![allow(clippy::unwrap_used, reason = "a test that has no report should stop")]

mod support;

use gongkai::diagnostic::Code;
use gongkai::form::{CellPath, Forum, Path, Ruling};
use gongkai::{Outcome, State, parse};
use support::cells;

const FIGURES: [&str; 15] = [
    "711", "911", "617", "163", "2402", "512", "653", "42", "470", "1677", "776", "93", "74", "97",
    "1040",
];
const REVIEW: &str = "711 911 617 163 2402";
const DIRECT: &str = "512 653 42 470 1677";
const AFTER_REVIEW: &str = "776 93 74 97 1040";
const RULINGS: &str = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";

/// A report of which section 四 is `table`.
fn report(table: &str) -> String {
    format!(
        "示例市水务局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n\n{table}\n\n\
         五、存在的主要问题及改进情况\n\n没有。\n"
    )
}

fn read(table: &str) -> Outcome {
    parse(&report(table)).unwrap()
}

/// The values of each group: `_` blank, `/` not applicable, `?` unreadable, `x` absent.
fn groups(outcome: &Outcome) -> [String; 3] {
    let cells = cells(outcome.report());
    [Forum::Review, Forum::Direct, Forum::AfterReview].map(|forum| {
        let shown = |ruling: &Ruling| match cells.get(&CellPath::Review(forum, *ruling)) {
            Some((State::Value, value)) => value.clone(),
            Some((State::Blank, _)) => "_".to_owned(),
            Some((State::NotApplicable, _)) => "/".to_owned(),
            Some((State::Unreadable, _)) => "?".to_owned(),
            _ => "x".to_owned(),
        };
        Ruling::ALL.iter().map(shown).collect::<Vec<_>>().join(" ")
    })
}

/// Whether a diagnostic names every cell of the table.
fn is_said(outcome: &Outcome, code: Code) -> bool {
    let mut found = outcome.diagnostics().iter();
    let is_cell = |path: &&Path| matches!(path, Path::Cell(CellPath::Review(..)));
    found.any(|it| it.code() == code && it.paths().iter().filter(is_cell).count() == FIGURES.len())
}

fn rows() -> [String; 4] {
    [
        "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t".to_owned(),
        format!("{RULINGS}\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t"),
        format!("\t\t\t\t\t{RULINGS}\t{RULINGS}"),
        FIGURES.join("\t"),
    ]
}

#[test]
fn rows_of_the_header_that_changed_places_move_no_group() {
    let [groups_row, rulings, litigation, row] = rows();
    for header in [
        [&rulings, &groups_row, &litigation],
        [&litigation, &rulings, &groups_row],
    ] {
        let [first, second, third] = header;
        let outcome = read(&format!("{first}\n{second}\n{third}\n{row}"));
        assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW]);
        assert!(is_said(&outcome, Code::FormHeader), "{header:?}");
    }
    let outcome = read(&format!("{groups_row}\n{rulings}\n{litigation}\n{row}"));
    assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW]);
    assert!(!is_said(&outcome, Code::FormHeader));
}

#[test]
fn a_name_lost_from_a_header_filled_down_moves_no_group() {
    let [.., row] = rows();
    let filled = |name: &str| [name; 5].join("\t");
    let first = [filled("行政复议"), filled("行政诉讼"), filled("行政诉讼")].join("\t");
    let groups_row = [
        RULINGS.to_owned(),
        filled("未经复议直接起诉"),
        filled("复议后起诉"),
    ];
    let second = groups_row.join("\t");
    let names = [RULINGS; 3].join("\t");
    for lost in [&[][..], &[8], &[4], &[8, 14], &[0, 7, 9]] {
        let third: Vec<&str> = names
            .split('\t')
            .enumerate()
            .map(|(n, name)| if lost.contains(&n) { "结果" } else { name })
            .collect();
        let outcome = read(&format!("{first}\n{second}\n{}\n{row}", third.join("\t")));
        assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW], "{lost:?}");
        assert_eq!(
            is_said(&outcome, Code::FormHeader),
            !lost.is_empty(),
            "{lost:?}"
        );
    }
}

#[test]
fn a_header_lost_behind_which_another_names_the_groups() {
    let [_, rulings, litigation, row] = rows().map(|row| row.replace('\t', " "));
    let outcome = read(&format!(
        "{rulings}\n{litigation}\n{row}\n\n## 表三:行政复议、行政诉讼情况"
    ));
    assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW]);
    assert!(is_said(&outcome, Code::FormHeader));
}

#[test]
fn one_row_that_names_all_groups_above_their_columns_tells_their_order() {
    let names = ["未经复议直接起诉", "复议后起诉", "行政复议"];
    let spanned = names.map(|name| format!("{name}\t\t\t\t")).join("\t");
    let repeated = names.map(|name| [name; 5].join("\t")).join("\t");
    let figures = [&FIGURES[5..], &FIGURES[..5]].concat().join("\t");
    for names in [spanned, repeated] {
        let table = format!("{names}\n{RULINGS}\t{RULINGS}\t{RULINGS}\n{figures}");
        let outcome = read(&table);
        assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW], "{table}");
        assert!(is_said(&outcome, Code::FormOrder));
    }
}

#[test]
fn fifteen_values_without_a_header_are_the_row() {
    let figures = FIGURES;
    for table in [
        figures.join("\t"),
        figures.join(" | ") + " |",
        format!("| {} |", figures.join(" | ")),
        figures.join(" |\n") + " |",
        format!("|\n{}\n|", figures.join("\n")),
        figures.join("\n|\n"),
        figures.map(|it| format!("\t{it}")).join("\n"),
        figures.join("\n\n"),
        figures.join("\n"),
        figures.join(" "),
        figures.concat(),
    ] {
        let outcome = read(&table);
        assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW], "{table}");
        assert!(is_said(&outcome, Code::FormHeader), "{table}");
    }
    let outcome = read("711\t911\t\t163\t1785\t\t\t\t\t\t-\t-\t3\t\t3");
    let expected = ["711 911 _ 163 1785", "_ _ _ _ _", "/ / 3 _ 3"];
    assert_eq!(groups(&outcome), expected);
}

#[test]
fn a_note_behind_the_row_is_none_of_it() {
    let header = [
        "行政复议 行政诉讼",
        RULINGS,
        "未经复议直接起诉 复议后起诉",
        RULINGS,
        RULINGS,
    ];
    let labels = header.join(" ").replace([' ', '\t'], "\n");
    for note in [
        "注：行政复议、行政诉讼数量含上年度结转数量 2 件",
        "备注：1. 含上年度结转 2 件，2. 撤回 3 件",
        "（注：含上年度结转数量 2 件）",
    ] {
        let table = format!("{labels}\n{}\n{note}", FIGURES.join("\n"));
        let outcome = read(&table);
        assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW], "{table}");
    }
}

#[test]
fn a_bar_behind_a_blank_first_cell_opens_no_row() {
    let mut figures = FIGURES;
    figures[0] = "";
    let [one, two, three, _] = rows();
    let row = figures.join("\t");
    let table = [one, two, three, row].map(|row| format!("{} |", row.replace('\t', " | ")));
    let outcome = read(&table.join("\n"));
    let expected = ["_ 911 617 163 2402", DIRECT, AFTER_REVIEW];
    assert_eq!(groups(&outcome), expected);
}

#[test]
fn counts_in_a_sentence_are_no_row() {
    for table in [
        "本年度未发生行政复议、行政诉讼。",
        "涉及第1、2、3、4、5、6、7、8、9、10、11、12、13、14、15号文件。",
        "全年行政复议 3 件，行政诉讼 0 件，联系电话 01012345678901234。",
    ] {
        // Without a table there is no report.
        assert!(parse(&report(table)).is_err(), "{table}");
    }
}

/// Small tables, each with what stands above it.
fn small(tables: [(&str, &str); 3]) -> String {
    let header =
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- |";
    tables
        .map(|(title, row)| format!("{title}\n\n{header}\n{row}"))
        .join("\n\n")
}

const TITLES: [&str; 3] = [
    "### 行政复议",
    "---\n\n### 行政诉讼（未经复议直接起诉）",
    "***\n\n**行政诉讼——复议后起诉**",
];

#[test]
fn small_tables_are_read_each_by_itself() {
    let [review, direct, after_review] = TITLES;
    let read = |rows: [&str; 3]| {
        let [one, two, three] = rows;
        let table = small([(review, one), (direct, two), (after_review, three)]);
        groups(&read(&table))
    };
    let wrong = "| 513 | 127 | 9 | 165 | 888 |";
    let whole = "| 435 | 307 | 214 | 549 | 1505 |";
    assert_eq!(
        read([wrong, whole, whole]),
        [
            "513 127 9 165 888",
            "435 307 214 549 1505",
            "435 307 214 549 1505"
        ]
    );
    assert_eq!(read([wrong, wrong, wrong]), ["513 127 9 165 888"; 3]);
    assert_eq!(
        read([
            "| 513 | 127 |  | 165 | 805 |",
            "| 435 | 307 | 214 | - | 956 |",
            "|  |  |  |  |  |"
        ]),
        ["513 127 _ 165 805", "435 307 214 / 956", "_ _ _ _ _"]
    );
    // A cell too few costs its own group alone.
    let [one, two, three] = read([whole, "| 435 | 307 | 549 | 1291 |", wrong]);
    assert_eq!([one, three], ["435 307 214 549 1505", "513 127 9 165 888"]);
    assert!(!two.contains("214"), "{two}");
}

#[test]
fn small_tables_are_of_the_group_named_above_them() {
    let [review, direct, after_review] = TITLES;
    let [one, two, three] = [
        "| 1 | 2 | 3 | 4 | 10 |",
        "| 5 | 6 | 7 | 8 | 26 |",
        "| 9 | 1 | 0 | 2 | 12 |",
    ];
    let outcome = read(&small([
        (direct, two),
        (after_review, three),
        (review, one),
    ]));
    let expected = ["1 2 3 4 10", "5 6 7 8 26", "9 1 0 2 12"];
    assert_eq!(groups(&outcome), expected);
    assert!(is_said(&outcome, Code::FormOrder));
    // Three without names stand in the form's order.
    let outcome = read(&small([
        ("### 表一", one),
        ("### 表二", two),
        ("### 表三", three),
    ]));
    assert_eq!(groups(&outcome), expected);
    assert!(is_said(&outcome, Code::FormHeader));
    // One header may serve all.
    let outcome = read(
        "| 类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| --- | --- | --- | --- | --- | --- |\n\
         | 行政复议 | 1 | 2 | 3 | 4 | 10 |\n| 复议后起诉 | 9 | 1 | 0 | 2 | 12 |\n\
         | 未经复议直接起诉 | 5 | 6 | 7 | 8 | 26 |",
    );
    assert_eq!(groups(&outcome), expected);
}

#[test]
fn a_page_number_in_the_header_is_no_value() {
    let [_, rulings, litigation, _] = rows().map(|row| row.replace('\t', " "));
    let header = format!("行政复议 行政诉讼\n{rulings}\n示例市水务局\n4\n{litigation}");
    let outcome = read(&format!("{header}\n1 1 - - 3 - - - - - - - - - 2"));
    assert_eq!(groups(&outcome), ["1 1 / / 3", "/ / / / /", "/ / / / 2"]);
    let mut codes = outcome.diagnostics().iter().map(|it| it.code());
    assert!(codes.any(|it| it == Code::Furniture));
    let outcome = read(&format!("{header}\n1 1 0 0 3 0 0 0 0 0 0 0 0 0 2"));
    assert_eq!(groups(&outcome), ["1 1 0 0 3", "0 0 0 0 0", "0 0 0 0 2"]);
    // Nor is it the one that was lost.
    let fourteen = [&FIGURES[..3], &FIGURES[4..]].concat().join(" ");
    let [_, direct, after_review] = groups(&read(&format!("{header}\n{fourteen}")));
    assert_eq!([direct, after_review], [DIRECT, AFTER_REVIEW]);
}

#[test]
fn paragraphs_behind_a_row_opened_by_a_bar_are_no_cells() {
    let rulings = RULINGS.replace('\t', "\n");
    let header = format!(
        "|\n行政复议\n行政诉讼\n|\n{rulings}\n未经复议直接起诉\n复议后起诉\n|\n{rulings}\n{rulings}\n|\n"
    );
    let note = "\n\n注：行政复议、行政诉讼数量含上年度结转数量";
    let table = header.clone() + &FIGURES.join("\n") + note;
    assert_eq!(groups(&read(&table)), [REVIEW, DIRECT, AFTER_REVIEW]);
    let problems = "\n\n（一）存在的问题\n\n有3个科室较慢。\n\n（二）改进措施\n\n加强学习。";
    let table = header.clone() + &FIGURES.join("\n") + problems;
    let text = report(&table).replace("五、存在的主要问题及改进情况\n\n没有。\n", "");
    assert_eq!(
        groups(&parse(&text).unwrap()),
        [REVIEW, DIRECT, AFTER_REVIEW]
    );
    // One value too few: neither the blank line nor the note is the fifteenth.
    let fourteen = [&FIGURES[..3], &FIGURES[4..]].concat().join("\n");
    let [_, direct, after_review] = groups(&read(&(header + &fourteen + note)));
    assert_eq!([direct, after_review], [DIRECT, AFTER_REVIEW]);
}

#[test]
fn blank_first_cells_on_lines_of_their_own_move_no_value() {
    let header =
        format!("行政复议 行政诉讼 {RULINGS} 未经复议直接起诉 复议后起诉 {RULINGS} {RULINGS}");
    let header: Vec<&str> = header.split_whitespace().collect();
    let row = |cells: &str| {
        let cells = cells.replace('_', "");
        let cells: Vec<&str> = header.iter().copied().chain(cells.split(' ')).collect();
        groups(&read(&cells.join("\n|\n")))
    };
    // With a bar behind its last cell, the row seems whole without its first: only the sums tell.
    let closed = ["_ 7 5 6 _", "9 5 7 6 27", "3 9 4 2 18"];
    assert_eq!(row(&format!("{}\n|\n", closed.join(" "))), closed);
    let whole = ["_ 2 4 _ 6", "39 _ 1 _ 40", "_ 3 _ _ 3"];
    assert_eq!(row(&whole.join(" ")), whole);
    // A blank line behind the last bar may be a cell or none, so that it is open how many are first.
    let shown = row("_ _ 2 _ 2 39 _ 1 _ 40 _ _ _ _ _");
    let figures = |group: &str| group.replace(['_', '?', 'x', ' '], "");
    assert!(
        ["", "22"].contains(&figures(&shown[0]).as_str()),
        "{shown:?}"
    );
    assert!(
        ["", "39140"].contains(&figures(&shown[1]).as_str()),
        "{shown:?}"
    );
}

#[test]
fn blank_lines_before_a_figure_too_few_are_no_cells_of_the_row() {
    let header =
        "行政复议\n\n行政诉讼\n\n结果维持\n\n结果纠正\n\n其他结果\n\n尚未审结\n\n\n\n\n\n\n";
    for lost in [4, 9, 14] {
        let mut figures = FIGURES.to_vec();
        figures.remove(lost);
        let outcome = read(&format!("{header}{}\n", figures.join("\n\n")));
        for (n, group) in groups(&outcome).iter().enumerate() {
            let all = [REVIEW, DIRECT, AFTER_REVIEW][n];
            if n == lost / 5 {
                assert!(group.ends_with(" x") || group.ends_with(" ?"), "{group}");
            } else {
                assert_eq!(group, all, "without {lost}");
            }
        }
    }
}

#[test]
fn line_ends_within_figures_of_a_row_of_bars_part_no_row() {
    let header = [0, 1, 2].map(|n| format!("| {} |", rows()[n].replace('\t', " | ")));
    let bars = |figures: &[&str]| format!("| {}", figures.join(" | "));
    let row = [
        &bars(&FIGURES[..9]),
        &bars(&FIGURES[9..13]),
        &bars(&FIGURES[13..]),
    ];
    let row = row.map(String::as_str).join("\n ") + " |";
    let outcome = read(&format!("{}\n{row}", header.join("\n")));
    assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW], "{row}");
}

#[test]
fn line_ends_within_most_cells_part_no_row() {
    let header = "| 行政复\n议 |  |  |  |  | 行政诉讼 |  |  |  |  |  |  |  |  |  |\n\
                  | 结\n果维持 | 结果纠\n正 | 其\n他结果 | 尚未审结 | 总计 | 未经复议直接\n起诉 |  |  |  |  | 复议\n后起诉 |  |  |  |  |\n\
                  |  |  |  |  |  | 结果\n维持 | 结\n果纠正 | 其他\n结果 | 尚未审\n结 | 总计 | 结果\n维持 | 结果纠正 | 其他结果 | 尚未\n审结 | 总计 |\n";
    for at in 0..FIGURES.len() - 1 {
        let mut figures = FIGURES.map(str::to_owned);
        figures[at] += "\n";
        let outcome = read(&format!("{header}| {} |", figures.join(" | ")));
        assert_eq!(groups(&outcome), [REVIEW, DIRECT, AFTER_REVIEW], "{at}");
    }
}

#[test]
fn words_among_cells_that_each_have_a_line_are_one_of_them() {
    let table = |cells: &[&str]| {
        let header = [
            "行政复议",
            "行政诉讼",
            "||||||||||||||",
            "结果维持",
            "结果纠正",
            "其他结果",
            "尚未审结",
            "总计",
            "未经复议直接起诉",
            "复议后起诉",
            "|||||||||",
        ];
        let groups = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
        let names = header
            .iter()
            .chain(&groups)
            .chain(&groups)
            .chain(&["|||||"]);
        let lines = names.chain(cells).map(|cell| match cell.strip_prefix('|') {
            Some(_) => format!("{cell}\n"),
            None => format!("{cell} |\n"),
        });
        lines.collect::<String>()
    };
    let mut cells = FIGURES;
    cells[1] = "待核";
    let outcome = read(&table(&cells));
    let expected = REVIEW.replacen("911", "?", 1);
    assert_eq!(groups(&outcome), [&expected, DIRECT, AFTER_REVIEW]);
}
