//! Labels, figures and marks of table rows as offices, spreadsheets, converters and language models leave them: what a
//! careful person reads in them is read.
#![allow(clippy::unwrap_used, reason = "a test that has no report should stop")]

use std::fmt::Write as _;

use gongkai::diagnostic::Code;
use gongkai::form::{CellPath, RequestRow, Requester};
use gongkai::model::Basis;
use gongkai::{Outcome, State, parse};

/// A report with these sections 二 and 三.
fn read(disclosure: &str, requests: &str) -> Outcome {
    let text = format!(
        "示例市水务局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局公开信息若干条。\n\
         二、主动公开政府信息情况\n{disclosure}\n三、收到和处理政府信息公开申请情况\n{requests}\n\
         五、存在的主要问题及改进情况\n公开不够及时。\n六、其他需要报告的事项\n无。\n"
    );
    parse(&text).unwrap()
}

/// What a cell says: its value, or its state.
fn said(outcome: &Outcome, path: &str) -> String {
    let fact = outcome.report().fact(path.parse().unwrap());
    match fact.value {
        Some(value) => value.to_string(),
        None => fact.state.to_string(),
    }
}

/// The seven cells of a row.
fn row(outcome: &Outcome, row: RequestRow) -> String {
    let cell =
        |requester: &Requester| said(outcome, &CellPath::Requests(row, *requester).to_string());
    Requester::ALL
        .iter()
        .map(cell)
        .collect::<Vec<_>>()
        .join(" ")
}

fn has(outcome: &Outcome, code: Code, path: &str) -> bool {
    let mut found = outcome.diagnostics().iter().filter(|it| it.code() == code);
    found.any(|it| it.paths().iter().any(|named| named.to_string() == path))
}

/// Asserts what a cell says, and that a diagnostic of a code names it.
#[track_caller]
fn assert_told(outcome: &Outcome, path: &str, expected: &str, code: Code, shown: &str) {
    assert_eq!(said(outcome, path), expected, "{shown}");
    assert!(has(outcome, code, path), "{shown}");
}

/// Rows of table `requests` as Markdown, the first label of which may be written otherwise.
fn markdown(labels: [&str; 4]) -> String {
    let mut table =
        "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
                     |---|---|---|---|---|---|---|---|\n"
            .to_owned();
    for (n, label) in labels.iter().enumerate() {
        let _ = writeln!(table, "| {label} | {n}1 | 2 | 3 | 4 | 5 | 6 | {n}31 |");
    }
    table
}

#[test]
fn changes_keep_their_signs_where_each_cell_has_a_line() {
    let table = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n\
                 行政许可\n67\n减少33\n3392\n其他对外管理服务事项\n178\n+5\n25\n\
                 第二十条第（六）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n\
                 行政处罚\n27\n↓ 4\n125\n行政强制\n143\n增 12\n3208";
    let outcome = read(table, "");
    for (item, change) in [
        ("licensing", "-33"),
        ("other_services", "5"),
        ("penalties", "-4"),
        ("coercion", "12"),
    ] {
        assert_eq!(said(&outcome, &format!("disclosure.{item}.change")), change);
    }
    assert_eq!(said(&outcome, "disclosure.coercion.decisions"), "3208");
}

#[test]
fn amounts_are_in_what_their_header_says_however_it_says_it() {
    for header in [
        "本年收费金额<br>（单位：元）",
        "本年收费金额<br />（元）",
        "本年收费金额（计量单位：元）",
        "本年收费金额，单位：元",
        "本年收费金额（单位为元）",
    ] {
        let table = format!(
            "| 第二十条第（八）项 | |\n| 信息内容 | {header} |\n| 行政事业性收费 | 3265300&nbsp;|"
        );
        let outcome = read(&table, "");
        let amount = "disclosure.fees.amount";
        assert_told(&outcome, amount, "326.53", Code::CellUnit, header);
    }
}

#[test]
fn what_an_amount_is_in_may_stand_in_its_remark() {
    for (cell, amount) in [
        ("4507000（预算金额，单位：元）", "450.7"),
        ("4507000（含税、元）", "450.7"),
        ("4507000（人民币，单位为元）", "450.7"),
        ("0.04507（单位：亿元）", "450.7"),
        ("450.7（含税，万元）", "450.7"),
        ("450.7（其中货物3万元）", "450.7"),
        ("450.7（单位：示例市水务局）", "450.7"),
        ("450.7万元（其中：元）", "450.7"),
    ] {
        for table in [
            format!("信息内容 | 采购项目数量 | 采购总金额 |\n政府集中采购 | 12 | {cell} |"),
            format!("采购项目数量\n\n采购总金额\n\n政府集中采购\n\n12\n\n{cell}"),
        ] {
            let outcome = read(&format!("第二十条第（九）项 |||\n{table}"), "");
            let path = "disclosure.procurement.amount";
            assert_eq!(said(&outcome, path), amount, "{cell} {table}");
        }
    }
}

#[test]
fn digits_that_words_beside_them_make_another_number_are_no_value() {
    for cell in [
        "4.5千万元",
        "45百元",
        "45 千 万元",
        "450万余元",
        "450余万元",
        "450多万",
        "450万元左右",
        "450万元以上",
        "450万美元",
        "45万7千元",
        "450圆",
        "¥4507000",
        "￥4507000元",
        "450+",
        "450~460",
        "450左右",
        "450件以上",
        "45%",
        "450 007元",
        "4 500 007元",
    ] {
        let table = format!(
            "第二十条第（九）项\n\n采购项目数量\n\n采购总金额\n\n政府集中采购\n\n12\n\n{cell}"
        );
        let outcome = read(&table, "");
        let path = "disclosure.procurement.amount";
        assert_told(&outcome, path, "unreadable", Code::CellUnreadable, cell);
    }
    // What follows a figure in its line, or a label's own words, are none of it.
    let table = "第二十条第（五）项\n上一年项目数量 本年增/减 处理决定数量\n行政许可 45 +7 450\n\
                 其他对外管理服务事项 12 -3 100 002\n";
    let outcome = read(table, "");
    assert_eq!(said(&outcome, "disclosure.licensing.change"), "7");
    assert_eq!(said(&outcome, "disclosure.licensing.decisions"), "450");
}

#[test]
fn whole_numbers_of_spreadsheets_and_marks_of_notes_are_told() {
    let table = "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n\
                 规章\t3①\t1.0\t12*\n行政规范性文件\t7[1]\t2※\t41.50";
    let outcome = read(table, "");
    for (cell, value, code) in [
        ("rules.issued", "3", Code::CellRemark),
        ("rules.repealed", "1", Code::CellNotation),
        ("rules.in_force", "12", Code::CellRemark),
        ("normative_documents.issued", "7", Code::CellRemark),
        ("normative_documents.repealed", "2", Code::CellRemark),
        (
            "normative_documents.in_force",
            "unreadable",
            Code::CellUnreadable,
        ),
    ] {
        let path = format!("disclosure.{cell}");
        assert_told(&outcome, &path, value, code, &path);
    }
}

#[test]
fn dashes_are_a_mark_where_markdown_draws_no_line() {
    let table = "| 第二十条第（一）项 | | | |\n| :--- | --- | --- | --- |\n\
                 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n\
                 | 规章 | --- | --- | 4 |\n| 行政规范性文件 | 3 | --- | 12 |";
    let outcome = read(table, "");
    assert_eq!(
        said(&outcome, "disclosure.rules.repealed"),
        "not_applicable"
    );
    assert_eq!(said(&outcome, "disclosure.rules.in_force"), "4");
    assert_eq!(
        said(&outcome, "disclosure.normative_documents.in_force"),
        "12"
    );
}

#[test]
fn a_stop_behind_a_word_for_nothing_makes_no_sentence() {
    let row = "一、本年新收政府信息公开申请数量 |\n21 |\n8 |\n无。 |\n3 |\n1 |\n不涉及。 |\n33 |\n";
    let rows = "二、上年结转政府信息公开申请数量 |\n1 |\n0 |\n0 |\n0 |\n0 |\n0 |\n1 |\n\
                （七）总计 |\n20 |\n7 |\n0 |\n3 |\n1 |\n0 |\n31 |\n";
    let outcome = read("", &format!("{row}{rows}"));
    assert_eq!(
        self::row(&outcome, RequestRow::Received),
        "21 8 not_applicable 3 1 not_applicable 33"
    );
}

#[test]
fn a_cell_a_line_may_have_blanks_before_its_tab() {
    let table = " \t第二十条第（一）项\n\n \t信息内容\n \t本年制发件数\n \t本年废止件数\n \t现行有效件数\n\n \
                 \t规章\n \t3\n \t1\n \t20\n\n \t行政规范性文件\n \t7\n \t2\n \t41\n";
    let outcome = read(table, "");
    assert_eq!(said(&outcome, "disclosure.rules.repealed"), "1");
    assert_eq!(
        said(&outcome, "disclosure.normative_documents.in_force"),
        "41"
    );
}

#[test]
fn labels_with_their_groups_or_what_explains_them_are_the_forms() {
    let outcome = read(
        "第二十条第（一）项 | | | |\n信息内容 | 本年新 制作数量 | 本年新 公开数量 | 对外公开总数量 |\n\
         规章（设区的市应提供相关数据） | 1 | 2 | 3 |\n\
         规范性文件（行政机关制定发布的决定、公告、意见，以及采用“规定”“办法”等字样的公文） | 4 | 5 | 19 |",
        &markdown([
            "三、本年度办理结果-（一）予以公开",
            "三、本年度办理结果/（三）不予公开/1.属于国家秘密",
            "（六）其他处理-2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "三、本年度办理结果：（七）总计（件）",
        ]),
    );
    assert_eq!(said(&outcome, "disclosure.rules.disclosed_total"), "3");
    assert_eq!(said(&outcome, "disclosure.normative_documents.made"), "4");
    assert_eq!(row(&outcome, RequestRow::Granted), "1 2 3 4 5 6 31");
    assert_eq!(row(&outcome, RequestRow::StateSecret), "11 2 3 4 5 6 131");
    assert_eq!(row(&outcome, RequestRow::FeeUnpaid), "21 2 3 4 5 6 231");
    assert_eq!(row(&outcome, RequestRow::OutcomeTotal), "31 2 3 4 5 6 331");
}

#[test]
fn what_is_named_as_its_group_behind_its_rows_is_the_last_of_them() {
    let outcome = read(
        "",
        &markdown([
            "三、本年度办理结果",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他处理",
        ]),
    );
    assert_eq!(row(&outcome, RequestRow::Miscellaneous), "31 2 3 4 5 6 331");
    assert!(has(
        &outcome,
        Code::FormLabel,
        "requests.outcome.other.miscellaneous.total"
    ));
}

#[test]
fn rows_of_sums_that_the_form_does_not_have_are_said_and_move_nothing() {
    let table = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计\n\
                 一、本年新收政府信息公开申请数量 45 6 0 0 1 0 52\n\
                 （三）不予公开 7.属于行政执法案卷 8 3 0 0 0 0 11\n8.属于行政查询事项 1 0 0 0 0 0 1\n\
                 小计 9 3 0 0 0 0 12\n\
                 （四）无法提供 1.本机关不掌握相关政府信息 2 0 0 0 0 0 2\n3.补正后申请内容仍不明确 5 0 0 0 1 0 6\n\
                 小计 7 0 0 0 1 0 8\n（五）不予处理 1.信访举报投诉类申请 4 0 0 0 0 0 4\n2.重复申请 9 1 0 0 0 0 10\n\
                 小计 13 1 0 0 0 0 14\n（七）总计 29 4 0 0 1 0 34";
    let outcome = read("", table);
    assert_eq!(
        row(&outcome, RequestRow::AdministrativeInquiry),
        "1 0 0 0 0 0 1"
    );
    assert_eq!(row(&outcome, RequestRow::StillUnclear), "5 0 0 0 1 0 6");
    assert_eq!(row(&outcome, RequestRow::OutcomeTotal), "29 4 0 0 1 0 34");
    let unknown = outcome.diagnostics().iter();
    let unknown = unknown.filter(|it| it.code() == Code::FormUnknown);
    assert_eq!(unknown.count(), 3);
}

#[test]
fn a_table_of_another_year_behind_the_table_fills_none_of_its_rows() {
    let table = |shift: u64, lost: &str| {
        let row = |(name, values): (&str, Vec<u64>)| {
            let values: Vec<u64> = values.iter().map(|it| it + shift).collect();
            let total = values.iter().sum::<u64>();
            let values: Vec<String> = values.iter().chain([&total]).map(u64::to_string).collect();
            format!("{name}\t{}\n", values.join("\t"))
        };
        let rows = sound_rows().into_iter().filter(|(name, _)| *name != lost);
        rows.map(row).collect::<String>()
    };
    let lost = "2.重复申请";
    let own = table(0, lost);
    for (further, is_read) in [(table(1_000, ""), false), (table(0, ""), true)] {
        let outcome = read("", &format!("{own}\n2022年情况\n\n{further}"));
        assert_eq!(
            row(&outcome, RequestRow::Petition),
            row(&read("", &own), RequestRow::Petition)
        );
        let duplicate = row(&outcome, RequestRow::Duplicate);
        assert_eq!(duplicate != ["absent"; 7].join(" "), is_read, "{duplicate}");
        assert!(
            outcome
                .diagnostics()
                .iter()
                .any(|it| it.code() == Code::FormRepeated)
        );
    }
}

#[test]
fn labels_that_have_run_together_leave_their_rows_open() {
    let rows = |joined: &str, alone: &str| {
        format!(
            "6.属于四类过程性信息 11 0 0 2 0 0 13\n7.属于行政执法案卷 0 3 0 0 4 0 7\n\
             8.属于行政查询事项{joined} 21 2 0 0 1 0 24\n（四）无法提供\n{alone} 5 0 0 1 0 3 9\n\
             2.没有现成信息需要另行制作 1 0 4 0 0 0 5\n"
        )
    };
    let outcome = read("", &rows("1.本机关不掌握相关政府信息", ""));
    for open in [RequestRow::AdministrativeInquiry, RequestRow::NotHeld] {
        assert_eq!(row(&outcome, open), ["unreadable"; 7].join(" "));
    }
    // Of those behind, blank cells may have left no trace.
    let joined = rows("1.本机关不掌握相关政府信息", "");
    let outcome = read("", &joined.replace(" 5 0 0 1 0 3 9", " 5 1 3 9"));
    for open in [RequestRow::AdministrativeInquiry, RequestRow::NotHeld] {
        assert_eq!(row(&outcome, open), ["unreadable"; 7].join(" "));
    }
    let outcome = read("", &rows("", "1.本机关不掌握相关政府信息"));
    assert_eq!(
        row(&outcome, RequestRow::AdministrativeInquiry),
        "21 2 0 0 1 0 24"
    );
    assert_eq!(row(&outcome, RequestRow::NotHeld), "5 0 0 1 0 3 9");

    let cells = |label: &str| {
        format!(
            "| 1.信访举报投诉类申请 | 5 | 0 | 0 | 1 | 0 | 3 | 9 |\n| {label} | 21 | 2 | 0 | 0 | 1 | 0 | 24 |\n\
             | 4.无正当理由大量反复申请 | 1 | 0 | 4 | 0 | 0 | 0 | 5 |\n"
        )
    };
    let outcome = read("", &cells("2.重复申请\n3.要求提供公开出版物"));
    assert_eq!(
        row(&outcome, RequestRow::PublishedMaterial),
        ["absent"; 7].join(" ")
    );
    let outcome = read("", &cells("示例市水务局年报\n3.要求提供公开出版物"));
    assert_eq!(
        row(&outcome, RequestRow::PublishedMaterial),
        "21 2 0 0 1 0 24"
    );
}

#[test]
fn the_number_of_a_page_is_no_total_where_totals_are_blank() {
    let table = |number: &str| {
        let row = |(name, values): (&str, Vec<u64>)| {
            let values: Vec<String> = values.iter().map(u64::to_string).collect();
            let number = if name == "2.重复申请" { number } else { "" };
            format!("{name} {}{number}\n", values.join(" "))
        };
        sound_rows().into_iter().map(row).collect::<String>()
    };
    let outcome = read("", &table("\n\n 4 \n"));
    assert_eq!(row(&outcome, RequestRow::Duplicate), "3 2 1 1 1 1 absent");
    assert_eq!(row(&outcome, RequestRow::Petition), "3 2 1 1 1 1 absent");
    let mut said = outcome.diagnostics().iter();
    assert!(said.any(|it| it.code() == Code::Furniture));
    // A total that a line end parts from its row.
    let outcome = read("", &table("\n9\n"));
    assert_eq!(row(&outcome, RequestRow::Duplicate), "3 2 1 1 1 1 9");
}

#[test]
fn words_between_a_label_and_the_same_label_with_figures_are_no_row() {
    let header = "| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |\n|---|---|---|---|---|---|---|---|\n";
    let table = format!(
        "### 一、本年新收政府信息公开申请数量\n{header}| 本年新收政府信息公开申请数量 | 705 | 3 | 0 | 0 | 5 | 0 | 713 |\n\n\
         ### （一） 予以公开\n{header}| 予以公开 | 290 | 1 | 0 | 0 | 3 | 0 | 294 |\n\n\
         ### （六） 其他\n{header}| 3. 其他 | 442 | 2 | 0 | 0 | 2 | 0 | 446 |"
    );
    let outcome = read("", &table);
    assert_eq!(row(&outcome, RequestRow::Received), "705 3 0 0 5 0 713");
    assert_eq!(row(&outcome, RequestRow::Granted), "290 1 0 0 3 0 294");
    assert_eq!(
        row(&outcome, RequestRow::Miscellaneous),
        "442 2 0 0 2 0 446"
    );
}

#[test]
fn a_row_of_the_other_edition_has_the_columns_of_its_header() {
    let table = "第二十条第（一）项 | | | |\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n\
                 规章 | 0 | 0 | 0 |\n第二十条第（五）项 | | | |\n信息内容 | 本年处理决定数量 | | |\n\
                 行政许可 | 30 | | |\n其他对外管理服务事项 | 771 | | |";
    let outcome = read(table, "");
    assert_eq!(said(&outcome, "disclosure.licensing.decisions"), "30");
    assert_eq!(said(&outcome, "disclosure.other_services.decisions"), "771");
    assert_eq!(
        said(&outcome, "disclosure.other_services.previous_items"),
        "absent"
    );
}

#[test]
fn lone_figures_beside_lone_zeros_have_not_run_together() {
    let table = "一、本年新收政府信息公开申请数量\n2100\n二、上年结转政府信息公开申请数量\n15\n\
                 （一）予以公开\n1919\n1.属于国家秘密\n55\n2.其他法律行政法规禁止公开\n0\n\
                 3.补正后申请内容仍不明确\n0\n（七）总计\n2086\n四、结转下年度继续办理\n29";
    let outcome = read("", table);
    for row in [RequestRow::Granted, RequestRow::StateSecret] {
        for requester in Requester::ALL {
            let path = CellPath::Requests(row, *requester);
            let cell = outcome.report().cell(path).unwrap();
            assert_ne!(cell.state(), State::Value, "{path}");
        }
    }
}

#[test]
fn the_narrative_parts_figures_of_documents_where_it_leaves_one_way() {
    let row = |said: &str, figures: &str| {
        let text = format!(
            "示例市水务局2023年政府信息公开工作年度报告一、总体情况2023年，各项工作有序。{said}\
             二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000\
             行政规范性文件{figures}第二十条第（五）项信息内容本年处理决定数量行政许可120\
             三、收到和处理政府信息公开申请情况一、本年新收政府信息公开申请数量1020003\
             六、其他需要报告的事项无。"
        );
        let outcome = parse(&text).unwrap();
        let cells = ["issued", "repealed", "in_force"];
        let paths = cells.map(|cell| format!("disclosure.normative_documents.{cell}"));
        let decided = has(&outcome, Code::CellTestimony, &paths[0])
            || has(&outcome, Code::CellTestimony, &paths[2]);
        let basis = outcome
            .report()
            .disclosure
            .normative_documents
            .issued
            .basis();
        assert_eq!(decided, basis == Basis::Stated, "{said}");
        paths.map(|path| self::said(&outcome, &path)).join(" ")
    };
    let open = "unreadable unreadable unreadable";
    for (text, figures, expected) in [
        ("", "4413527", open),
        (
            "制发规范性文件44件，现行有效规范性文件527件。",
            "4413527",
            "44 13 527",
        ),
        ("现行有效行政规范性文件27件。", "4827", "4 8 27"),
        // Several ways are left, or none, or the text says two things, or speaks of another year.
        ("制发规范性文件44件。", "4413527", open),
        (
            "制发规范性文件44件，现行有效规范性文件528件。",
            "4413527",
            open,
        ),
        (
            "现行有效规范性文件527件。制发规范性文件44件。制发规范性文件4件。",
            "4413527",
            open,
        ),
        (
            "2022年制发规范性文件44件，现行有效规范性文件527件。2023年公开信息8条。",
            "4413527",
            open,
        ),
        ("现行有效规范性文件约27件。", "4827", open),
    ] {
        assert_eq!(row(text, figures), expected, "{text}");
    }
}

#[test]
fn labels_of_default_mode_are_told_from_names_of_groups_and_columns() {
    // A narrow column cuts （六）其他处理, and 总计 of the header stands behind its figures.
    let table = "一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n自然人\n商业企业\n科研机构\n\
                 社会公益\n组织\n法律服务\n机构\n其他\n11\n12\n13\n14\n15\n16\n总计\n81\n1\n2\n3\n4\n5\n6\n21\n\
                 （一）予以公开\n6\n7\n8\n9\n10\n11\n51\n\
                 1.申请人无正当理由逾期不\n补正、行政机关不再处理其\n政府信息公开申请\n1\n1\n1\n1\n1\n1\n6\n\
                 （六）其他\n2.申请人逾期未按收费通知\n处理\n要求缴纳费用、行政机关不\n再处理其政府信息公开申请\n\
                 1\n2\n2\n3\n3\n4\n15\n2\n2\n3\n3\n4\n4\n18\n\
                 （七）总计\n10\n12\n14\n16\n18\n20\n90\n";
    let outcome = read("", table);
    assert_eq!(
        row(&outcome, RequestRow::OutcomeTotal),
        "10 12 14 16 18 20 90"
    );
    assert_eq!(row(&outcome, RequestRow::FeeUnpaid), "1 2 2 3 3 4 15");
    let mut found = outcome.diagnostics().iter();
    assert!(found.any(|it| it.code() == Code::FormUnknown && it.what_was_found().contains("18")));
}

#[test]
fn the_rows_tell_a_total_that_stands_first_where_each_cell_has_a_line() {
    let rows = |cells: [[&str; 7]; 3], ends: &str| {
        let labels = [
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "（七）总计",
        ];
        let names = [
            "总计",
            "自然人",
            "商业企业",
            "科研机构",
            "社会公益组织",
            "法律服务机构",
            "其他",
        ];
        let cells = labels.iter().zip(&cells);
        let cells = cells.flat_map(|(label, cells)| std::iter::once(label).chain(cells));
        let lines = names
            .iter()
            .chain(cells)
            .map(|cell| format!("{cell}{ends}\n"));
        lines.collect::<String>()
    };
    let first = [
        ["27", "2", "3", "4", "5", "6", "7"],
        ["6", "1", "1", "1", "1", "1", "1"],
        ["33", "3", "4", "5", "6", "7", "8"],
    ];
    // The header has 总计 before 自然人 as well where it stands last.
    let last = first.map(|[total, a, b, c, d, e, f]| [a, b, c, d, e, f, total]);
    for ends in [" |", "\n|", "\n"] {
        for cells in [first, last] {
            let outcome = read("", &rows(cells, ends));
            assert_eq!(row(&outcome, RequestRow::Received), "2 3 4 5 6 7 27");
            assert_eq!(row(&outcome, RequestRow::OutcomeTotal), "3 4 5 6 7 8 33");
        }
    }
}

#[test]
fn cells_may_be_quoted_counted_or_spelt() {
    let table = "| 第二十条第（一）项 | | | |\n| --- | --- | --- | --- |\n\
                 | 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n\
                 | 规章 | `3` | “无” | 共12件 |\n| 行政规范性文件 | \"7\" | 零 | 二十一 |\n\
                 | 第二十条第（六）项 | | | |\n| 信息内容 | 本年处理决定数量 | | |\n\
                 | 行政处罚 | 二零 | | |\n| 行政强制 | 一 | | |\n\
                 | 第二十条第（八）项 | | | |\n| 信息内容 | 本年收费金额（单位：万元） | | |\n\
                 | 行政事业性收费 | 人民币2500元 | | |";
    let outcome = read(table, "");
    for (cell, value) in [
        ("rules.issued", "3"),
        ("rules.repealed", "not_applicable"),
        ("rules.in_force", "12"),
        ("normative_documents.issued", "7"),
        ("normative_documents.repealed", "0"),
        ("normative_documents.in_force", "21"),
        ("penalties.decisions", "unreadable"),
        ("coercion.decisions", "unreadable"),
        ("fees.amount", "0.25"),
    ] {
        let path = format!("disclosure.{cell}");
        assert_eq!(said(&outcome, &path), value, "{path}");
    }
    for (cell, code) in [
        ("rules.in_force", Code::CellRemark),
        ("normative_documents.in_force", Code::CellNotation),
        ("fees.amount", Code::CellUnit),
    ] {
        assert!(has(&outcome, code, &format!("disclosure.{cell}")), "{cell}");
    }
}

#[test]
fn the_name_of_a_group_level_with_its_first_row_is_within_that_rows_label() {
    let table = "                                      自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n\
                 一、本年新收政府信息公开申请数量        41      1         1           1             1         1     46\n\
                 \x20                1.申请人无正当理由逾期\n\
                 （六）其他处理   不补正、行政机关不再处理   11     12        13          14            15        16    81\n\
                 \x20                   其政府信息公开申请\n\
                 \x20                2.申请人逾期未按收费通\n\
                 \x20                知要求缴纳费用、行政机关   21     22        23          24            25        26   141\n\
                 \x20                   不再处理其政府信\n\
                 （七）总计                             51     32        33          34            35        36   221\n";
    let outcome = read("", table);
    assert_eq!(
        row(&outcome, RequestRow::NotCorrected),
        "11 12 13 14 15 16 81"
    );
    assert_eq!(
        row(&outcome, RequestRow::FeeUnpaid),
        "21 22 23 24 25 26 141"
    );
    assert_eq!(
        row(&outcome, RequestRow::OtherTotal),
        ["absent"; 7].join(" ")
    );
}

#[test]
fn a_bar_at_the_end_of_a_line_may_part_a_blank_cell() {
    let table = "第二十条第（一）项| | |  \n信息内容| 本年制发件数| 本年废止件数| 现行有效件数  \n\
                 规章| 3| 1| 20  \n行政规范性文件| 7| |     \n第二十条第（六）项| | |  \n\
                 信息内容| 本年处理决定数量| |  \n行政处罚| 27| |  \n行政强制| 5| |  ";
    let rows = "一、本年新收政府信息公开申请数量| 21| 8| 0| 3| 1| 0| 33  \n\
                二、上年结转政府信息公开申请数量| 1| 0| 0| 0| 0| | 1  \n\
                （一）予以公开| 2| 1| | | | |  \n（七）总计| 20| 7| 0| 3| 1| 0| 31  ";
    let outcome = read(table, rows);
    for (cell, value) in [
        ("rules.in_force", "20"),
        ("normative_documents.issued", "7"),
        ("normative_documents.in_force", "blank"),
        ("coercion.decisions", "5"),
    ] {
        assert_eq!(
            said(&outcome, &format!("disclosure.{cell}")),
            value,
            "{cell}"
        );
    }
    assert_eq!(row(&outcome, RequestRow::CarriedOver), "1 0 0 0 0 blank 1");
    assert_eq!(
        row(&outcome, RequestRow::Granted),
        "2 1 blank blank blank blank blank"
    );
}

#[test]
fn ampersands_part_cells_where_two_backslashes_end_rows() {
    let table = "\\begin{tabular}{|l|c|c|c|}\n\\hline\n第二十条第（一）项 & & & \\\\\n\\hline\n\
                 信息内容 & 本年制发件数 & 本年废止件数 & 现行有效件数 \\\\ \\hline\n\
                 规章 & 3 & & 20 \\\\\n行政规范性文件 & 7 & 1 & \\\\\n\\hline\n\\end{tabular}";
    let rows = "一、本年新收政府信息公开申请数量 & 21 & 8 & & 3 & 1 & 0 & 33 \\\\\n\
                三、本年度办理结果 & （一）予以公开 & & 2 & 1 & & & 1 & 0 & 4 \\\\\n\
                （七）总计 & 20 & 7 & 0 & 3 & 1 & 0 & 31 \\\\\n";
    let outcome = read(table, rows);
    for (cell, value) in [
        ("rules.issued", "3"),
        ("rules.repealed", "blank"),
        ("rules.in_force", "20"),
        ("normative_documents.in_force", "blank"),
    ] {
        assert_eq!(
            said(&outcome, &format!("disclosure.{cell}")),
            value,
            "{cell}"
        );
    }
    assert_eq!(row(&outcome, RequestRow::Received), "21 8 blank 3 1 0 33");
    assert_eq!(row(&outcome, RequestRow::Granted), "2 1 blank blank 1 0 4");
}

#[test]
fn words_for_nothing_behind_the_last_column_are_a_remark() {
    let table = "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 | 备注 |\n\
                 |---|---|---|---|---|---|---|---|---|\n\
                 | 一、本年新收政府信息公开申请数量 | 21 | 8 | 0 | 3 | 1 | 0 | 33 | 无 |\n\
                 | 二、上年结转政府信息公开申请数量 | 1 | / | / | 0 | 0 | 0 | 1 | / |\n\
                 | （七）总计 | 20 | 7 | 0 | 3 | 1 | 0 | 31 | |\n";
    let outcome = read("", table);
    assert_eq!(row(&outcome, RequestRow::Received), "21 8 0 3 1 0 33");
    assert_eq!(
        row(&outcome, RequestRow::CarriedOver),
        "1 not_applicable not_applicable 0 0 0 1"
    );
}

#[test]
fn a_header_that_says_no_order_names_the_cells_it_leaves_open() {
    let rows = "一、本年新收政府信息公开申请数量 | 21 | 8 | 0 | 3 | 1 | 0 | 33 |\n\
                二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |\n\
                （七）总计 | 20 | 7 | 0 | 3 | 1 | 0 | 31 |";
    let path = "requests.outcome.total.research";
    let lost = format!("自然人 | 商业企业 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n{rows}");
    assert!(!has(&read("", &lost), Code::FormHeader, path));
    let moved = format!("商业企业 | 自然人 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n{rows}");
    assert!(has(&read("", &moved), Code::FormHeader, path));
}

#[test]
fn a_header_that_leaves_a_column_out_gives_its_values_to_none() {
    let cells = |outcome: &Outcome| {
        let of = |item| {
            let cell = |measure| said(outcome, &format!("disclosure.{item}.{measure}"));
            ["made", "newly_disclosed", "disclosed_total"]
                .map(cell)
                .join(" ")
        };
        [of("rules"), of("normative_documents")]
    };
    let newly = "disclosure.rules.newly_disclosed";
    for (open, part, end) in [
        ("", " | ", " | ||"),
        ("| ", " | ", " |"),
        ("", "\t", ""),
        ("", " |\n", " |"),
    ] {
        let table = |rows: [&[&str]; 3]| {
            let rows = rows.map(|cells| format!("{open}{}{end}\n", cells.join(part)));
            format!("第二十条第（一）项\n{}", rows.concat())
        };
        let named = ["信息内容", "本年新制作数量", "对外公开总数量"];
        let rows: [&[&str]; 3] = [&named, &["规章", "4", "6"], &["规范性文件", "11", "13"]];
        let outcome = read(&table(rows), "");
        assert_eq!(cells(&outcome), ["4 absent 6", "11 absent 13"], "{part:?}");
        assert!(has(&outcome, Code::FormMissing, newly), "{part:?}");
        // With as many values as the form has columns, a name was lost, not a column.
        let rows: [&[&str]; 3] = [
            &named,
            &["规章", "4", "5", "6"],
            &["规范性文件", "11", "12", "13"],
        ];
        let outcome = read(&table(rows), "");
        assert_eq!(cells(&outcome), ["4 5 6", "11 12 13"], "{part:?}");
        assert!(has(&outcome, Code::FormHeader, newly), "{part:?}");
        // So it was where the header has a blank cell for it.
        let named = ["信息内容", "本年新制作数量", "", "对外公开总数量"];
        let rows: [&[&str]; 3] = [
            &named,
            &["规章", "4", "", "6"],
            &["规范性文件", "11", "12", "13"],
        ];
        let outcome = read(&table(rows), "");
        assert_eq!(cells(&outcome), ["4 blank 6", "11 12 13"], "{part:?}");
    }
}

#[cfg(feature = "html")]
#[test]
fn columns_behind_those_of_the_form_move_none_of_its_values() {
    let table = "<table><tr><td>序号</td><td colspan=5>第二十条第（一）项</td></tr>\
                 <tr><td></td><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td><td>合计</td></tr>\
                 <tr><td></td><td>规章</td><td>3</td><td></td><td>20</td><td>23</td></tr>\
                 <tr><td></td><td>行政规范性文件</td><td>7</td><td>2</td><td>41</td><td>50</td></tr>\
                 <tr><td></td><td colspan=5>第二十条第（六）项</td></tr>\
                 <tr><td></td><td>信息内容</td><td colspan=3>本年处理决定数量</td><td>合计</td></tr>\
                 <tr><td></td><td>行政处罚</td><td colspan=3>27</td><td>28</td></tr></table>";
    let text = format!(
        "<html><body><h1>示例市水务局2023年政府信息公开工作年度报告</h1><h2>二、主动公开政府信息情况</h2>\
         {table}<h2>六、其他需要报告的事项</h2><p>无。</p></body></html>"
    );
    let outcome = gongkai::parse_bytes(text.as_bytes()).unwrap();
    for (cell, value) in [
        ("rules.issued", "3"),
        ("rules.repealed", "blank"),
        ("rules.in_force", "20"),
        ("normative_documents.in_force", "41"),
        ("penalties.decisions", "27"),
    ] {
        assert_eq!(
            said(&outcome, &format!("disclosure.{cell}")),
            value,
            "{cell}"
        );
    }
    let unknown = outcome.diagnostics().iter();
    let unknown = unknown.filter(|it| it.code() == Code::FormUnknown);
    assert_eq!(unknown.count(), 3);
}

#[test]
fn rows_of_several_labels_tell_a_total_that_stands_first() {
    let table = "总计\n自然人\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他\n\
                 一、本年新收政府信息公开申请数量\n二、上年结转政府信息公开申请数量\n（一）予以公开\n\n\
                 27\n2\n3\n4\n5\n6\n7\n6\n1\n1\n1\n1\n1\n1\n33\n3\n4\n5\n6\n7\n8\n\n\
                 （七）总计\n四、结转下年度继续办理\n\n\
                 27\n2\n3\n4\n5\n6\n7\n21\n1\n2\n3\n4\n5\n6\n";
    let outcome = read("", table);
    assert_eq!(row(&outcome, RequestRow::CarriedOver), "1 1 1 1 1 1 6");
    assert_eq!(row(&outcome, RequestRow::CarriedForward), "1 2 3 4 5 6 21");
}

#[test]
fn a_misprinted_group_beside_a_table_of_2019_is_its_row() {
    let table = "第二十条第（五）项\n信息内容\n上一年项目数量\n本年增/减\n处理决定数量\n\
                 行政许可\n67\n-3\n3392\n";
    let rows = "一、本年新收政府信息公开申请数量\n21\n8\n0\n3\n1\n0\n33\n\
                （一）予以公开\n11\n7\n0\n3\n1\n0\n22\n（六）其他理\n9\n0\n0\n0\n0\n0\n9\n\
                （七）总计\n20\n7\n0\n3\n1\n0\n31\n";
    let outcome = read(table, rows);
    assert_eq!(row(&outcome, RequestRow::OtherTotal), "9 0 0 0 0 0 9");
    let path = "requests.outcome.other.total.total";
    assert!(has(&outcome, Code::FormLabel, path));
}

/// Rows of a table of 2019 that adds up, each with its six cells before the total.
fn sound_rows() -> Vec<(&'static str, Vec<u64>)> {
    const LIKE: [u64; 6] = [3, 2, 1, 1, 1, 1];
    let mut rows = vec![
        (
            "一、本年新收政府信息公开申请数量",
            vec![60, 41, 22, 23, 24, 30],
        ),
        ("二、上年结转政府信息公开申请数量", vec![4, 3, 2, 2, 1, 1]),
        ("（一）予以公开", vec![11, 7, 1, 1, 5, 2]),
        ("（二）部分公开", vec![9, 6, 1, 2, 0, 3]),
        ("1.属于国家秘密", vec![1, 0, 0, 0, 1, 0]),
        ("2.其他法律行政法规禁止公开", vec![2, 1, 2, 1, 1, 1]),
        ("3.危及“三安全一稳定”", vec![1, 1, 1, 1, 1, 1]),
        ("4.保护第三方合法权益", vec![2, 2, 2, 2, 2, 2]),
    ];
    let others = [
        "5.属于三类内部事务信息",
        "6.属于四类过程性信息",
        "7.属于行政执法案卷",
        "8.属于行政查询事项",
        "1.本机关不掌握相关政府信息",
        "2.没有现成信息需要另行制作",
        "3.补正后申请内容仍不明确",
        "1.信访举报投诉类申请",
        "2.重复申请",
        "3.要求提供公开出版物",
        "4.无正当理由大量反复申请",
        "5.要求行政机关确认或重新出具已获取信息",
    ];
    rows.extend(others.map(|label| (label, LIKE.to_vec())));
    rows.push(("（六）其他处理", vec![1; 6]));
    let sum = |column: usize| -> u64 { rows[2..].iter().map(|(_, row)| row[column]).sum() };
    let total: Vec<u64> = (0..6).map(sum).collect();
    let left = (0..6).map(|n| rows[0].1[n] + rows[1].1[n] - total[n]);
    let left = left.collect();
    rows.push(("（七）总计", total));
    rows.push(("四、结转下年度继续办理", left));
    rows
}

/// The sound rows with their totals, each as `write` has it.
fn sound_table(mut write: impl FnMut(&str, &[u64]) -> String) -> String {
    let row = |(label, mut cells): (&str, Vec<u64>)| {
        cells.push(cells.iter().sum());
        write(label, &cells)
    };
    sound_rows().into_iter().map(row).collect()
}

/// A figure, or nothing for 0.
fn blank_or(cell: u64) -> String {
    match cell {
        0 => String::new(),
        _ => cell.to_string(),
    }
}

#[test]
fn blank_totals_that_left_no_trace_are_told_by_the_other_columns() {
    let table = |has_totals: fn(usize) -> bool, wrong: u64| {
        let mut table = String::new();
        for (n, (label, mut cells)) in sound_rows().into_iter().enumerate() {
            cells[0] += if n == 0 { wrong } else { 0 };
            let _ = write!(table, "{label}\n\n");
            let total = has_totals(n).then(|| cells.iter().sum());
            for cell in cells.iter().chain(&total) {
                let _ = write!(table, "{cell}\n\n");
            }
        }
        table
    };
    let is_outcome: fn(usize) -> bool = |n| !(2..21).contains(&n);
    for has_totals in [is_outcome, |_| false] {
        let outcome = read("", &table(has_totals, 0));
        assert_eq!(row(&outcome, RequestRow::Granted), "11 7 1 1 5 2 absent");
        let path = "requests.outcome.granted.natural_person";
        assert!(has(&outcome, Code::CellDecided, path));
    }
    // Where a column does not come out, nothing tells which is blank.
    let outcome = read("", &table(|_| false, 1));
    assert!(row(&outcome, RequestRow::Granted).starts_with("unreadable"));
}

#[test]
fn a_total_that_stands_where_a_cell_was_lost_is_no_cell_of_its_row() {
    let table = |blank: bool| {
        sound_table(|label, cells| {
            let mut cells: Vec<String> = cells.iter().map(u64::to_string).collect();
            if label == "（一）予以公开" {
                // The cell is lost, or its total blank.
                cells.remove(if blank { 6 } else { 3 });
                cells.push(String::new());
            }
            format!("{label} | {} |\n", cells.join(" | "))
        })
    };
    let outcome = read("", &table(false));
    let granted = row(&outcome, RequestRow::Granted);
    assert!(
        granted.ends_with("5 2 27") && granted.starts_with("11 7"),
        "{granted}"
    );
    let path = "requests.outcome.granted.total";
    assert!(has(&outcome, Code::CellDecided, path));
    let outcome = read("", &table(true));
    assert_eq!(row(&outcome, RequestRow::Granted), "11 7 1 1 5 2 blank");
    assert!(!has(&outcome, Code::CellDecided, path));
}

#[test]
fn figures_of_which_a_column_is_lost_stand_in_no_column_by_their_order() {
    for lost in 0..6 {
        let mut table = String::new();
        for (label, cells) in sound_rows() {
            let total: u64 = cells.iter().sum();
            let mut cells: Vec<String> = cells.iter().map(u64::to_string).collect();
            cells.push(total.to_string());
            cells.remove(lost);
            let _ = writeln!(table, "{label} | {} |", cells.join(" | "));
        }
        let outcome = read("", &table);
        for (of, right) in [
            (RequestRow::Received, "60 41 22 23 24 30 200"),
            (RequestRow::Granted, "11 7 1 1 5 2 27"),
            (RequestRow::PartiallyGranted, "9 6 1 2 0 3 21"),
        ] {
            let found = row(&outcome, of);
            for (value, right) in found.split(' ').zip(right.split(' ')) {
                let is_open = matches!(value, "unreadable" | "absent");
                assert!(is_open || value == right, "without {lost}: {found}");
            }
        }
    }
}

#[test]
fn a_column_that_the_header_lacks_is_told_where_blank_cells_stand_beside_it() {
    let header = ["", "", "", "自然人", "法人或其他组织", "", "", "", "总计"].join("\t");
    let kinds = [
        "",
        "",
        "",
        "",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "其他",
        "",
    ]
    .join("\t");
    let mut table = format!("{header}\n{kinds}\n");
    for (label, cells) in sound_rows() {
        let stub = match label.chars().next() {
            Some('一' | '二' | '四') => [label, "", ""],
            Some('（') => ["", label, ""],
            _ => ["", "", label],
        };
        // Of the others nothing is filled in.
        let first = cells[0].to_string();
        let line = [&stub[..], &[&first, "", "", "", "", &first]].concat();
        let _ = writeln!(table, "{}", line.join("\t"));
    }
    let outcome = read("", &table);
    for (of, first) in [
        (RequestRow::Received, 60),
        (RequestRow::Granted, 11),
        (RequestRow::StateSecret, 1),
    ] {
        let expected = format!("{first} blank blank blank absent blank {first}");
        assert_eq!(row(&outcome, of), expected);
    }
}

/// The sound rows in a grid with a stub of three columns, between its marks for cells: what is 0 is blank, and so are
/// the totals of results. Blank cells at the ends of lines are lost.
fn trimmed_grid(mark: &str) -> String {
    let header = [
        "",
        "",
        "",
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ];
    let mut table = header.join(mark)
        + "
";
    for (n, (label, cells)) in sound_rows().into_iter().enumerate() {
        let total: u64 = cells.iter().sum();
        let has_total = n < 2 || label == "（七）总计" || n == 22;
        let total = if has_total { total } else { 0 };
        let figures = cells.into_iter().chain([total]).map(blank_or);
        let stub = match label.chars().next() {
            Some('一' | '二' | '四') => [label, "", ""],
            Some('（') => ["", label, ""],
            _ => ["", "", label],
        };
        let stub = stub.map(str::to_owned).into_iter();
        let line = stub.chain(figures).collect::<Vec<_>>().join(mark);
        let _ = writeln!(table, "{}", line.trim_end_matches([' ', '|', '\t']));
    }
    table
}

#[test]
fn blank_cells_at_the_ends_of_trimmed_lines_move_none() {
    let review = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t\t\t\t\t行政诉讼\n\
                  结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\n\
                  \t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n";
    for mark in ["\t", " | "] {
        let grid = trimmed_grid(mark);
        let outcome = read("", &format!("{grid}{review}5\t\t\t2\t7\t8\t\t\t1\t9"));
        for (of, expected) in [
            (RequestRow::CarriedOver, "4 3 2 2 1 1 13"),
            // The cell of the stub that is blank is none of its seven.
            (RequestRow::Granted, "11 7 1 1 5 2 absent"),
            (RequestRow::PartiallyGranted, "9 6 1 2 blank 3 absent"),
            (
                RequestRow::StateSecret,
                "1 blank blank blank 1 absent absent",
            ),
            (RequestRow::OutcomeTotal, "63 42 20 20 23 22 190"),
        ] {
            assert_eq!(row(&outcome, of), expected, "{mark:?}");
        }
        let path = "requests.outcome.denied.state_secret.total";
        assert!(has(&outcome, Code::CellMissing, path), "{mark:?}");
        for (path, expected) in [
            ("review.upheld", "5"),
            ("review.corrected", "blank"),
            ("review.total", "7"),
            ("litigation.direct.pending", "1"),
            ("litigation.direct.total", "9"),
            ("litigation.after_review.upheld", "absent"),
        ] {
            assert_eq!(said(&outcome, path), expected, "{mark:?}");
        }
        // Where columns do not come out, a row that lacks cells may lack any.
        let wrong = grid.replacen(
            &format!("{mark}6{mark}1{mark}2"),
            &format!("{mark}9{mark}4{mark}8"),
            1,
        );
        assert_ne!(wrong, grid);
        let outcome = read("", &wrong);
        let secret = row(&outcome, RequestRow::StateSecret);
        assert!(secret.starts_with("unreadable"), "{secret}");
    }
}

#[test]
fn a_row_that_begins_elsewhere_than_its_like_is_read_as_the_columns_tell_or_not_at_all() {
    let table = |odd: &str| {
        sound_table(|label, cells| {
            let line: Vec<String> = cells.iter().copied().map(blank_or).collect();
            let line = match label {
                "1.属于国家秘密" => odd.to_owned(),
                _ => line.join("\t"),
            };
            format!("{label}\t{line}\n")
        })
    };
    let path = "requests.outcome.denied.state_secret.natural_person";
    // A blank too many: it may stand before the figures, or between them.
    let outcome = read("", &table("\t1\t\t\t\t1\t\t2"));
    assert_eq!(
        row(&outcome, RequestRow::StateSecret),
        "1 blank blank blank 1 blank 2"
    );
    assert!(has(&outcome, Code::CellDecided, path));
    // A figure too many, with which nothing adds up.
    let outcome = read("", &table("\t1\t77\t\t\t1\t\t2"));
    assert_eq!(
        row(&outcome, RequestRow::StateSecret),
        ["unreadable"; 7].join(" ")
    );
}

#[test]
fn a_mark_at_the_ends_of_lines_moves_no_value_that_is_filled_down() {
    let table = "\t第二十条第（八）项\t第二十条第（八）项\t第二十条第（八）项\t第二十条第（八）项\t\n\
                 \t信息内容\t上一年项目数量\t本年增/减\t本年增/减\t\n\
                 \t行政事业性收费\t{}\t3\t3\t\n";
    for (cell, expected) in [("", "blank"), ("7", "7")] {
        let outcome = read(&table.replace("{}", cell), "");
        assert_eq!(said(&outcome, "disclosure.fees.previous_items"), expected);
        assert_eq!(said(&outcome, "disclosure.fees.change"), "3");
    }
}

#[test]
fn a_tab_may_end_each_cell_that_has_a_line() {
    let disclosure = "第二十条第（一）项\t\n\t\t\t\n信息内容\t\n本年制发件数\t\n本年废止件数\t\n现行有效件数\t\n\
                      规章\t\n3\t\n\t\n14\t\n行政规范性文件 \t\n4 \t\n6 \t\n7 \t";
    let mut requests = String::new();
    for name in [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他",
        "总计",
    ] {
        let _ = writeln!(requests, "{name}\t");
    }
    for (label, cells) in sound_rows() {
        let total: u64 = cells.iter().sum();
        let _ = writeln!(requests, "{label}\t\n\t\t");
        for cell in cells.into_iter().chain([total]) {
            let _ = match cell {
                0 => writeln!(requests, "\t"),
                _ => writeln!(requests, "{cell}\t"),
            };
        }
    }
    let outcome = read(disclosure, &requests);
    for (path, expected) in [
        ("disclosure.rules.issued", "3"),
        ("disclosure.rules.repealed", "blank"),
        ("disclosure.rules.in_force", "14"),
        ("disclosure.normative_documents.repealed", "6"),
    ] {
        assert_eq!(said(&outcome, path), expected, "{path}");
    }
    for (of, expected) in [
        (RequestRow::Granted, "11 7 1 1 5 2 27"),
        (RequestRow::PartiallyGranted, "9 6 1 2 blank 3 21"),
        (RequestRow::StateSecret, "1 blank blank blank 1 blank 2"),
        (RequestRow::OutcomeTotal, "63 42 20 20 23 22 190"),
    ] {
        assert_eq!(row(&outcome, of), expected, "{of}");
    }
}

#[test]
fn blank_lines_that_part_all_cells_are_no_cells_where_fewer_part_the_lines_of_a_label() {
    let mut requests = String::new();
    for (label, cells) in sound_rows() {
        let total: u64 = cells.iter().sum();
        let cut = label
            .char_indices()
            .nth(6)
            .map_or(label.len(), |(at, _)| at);
        let (first, second) = label.split_at(cut);
        let _ = write!(requests, "{first}\n\n{second}\n\n\n\n");
        // What is 0 left no trace.
        for cell in cells.into_iter().chain([total]).filter(|cell| *cell > 0) {
            let _ = write!(requests, "{cell}\n\n\n\n");
        }
    }
    let outcome = read("", &requests);
    for (of, expected) in [
        (RequestRow::CarriedOver, "4 3 2 2 1 1 13"),
        (RequestRow::Granted, "11 7 1 1 5 2 27"),
        (RequestRow::OutcomeTotal, "63 42 20 20 23 22 190"),
    ] {
        assert_eq!(row(&outcome, of), expected, "{of}");
    }
    assert!(!row(&outcome, RequestRow::StateSecret).contains("blank"));
}

#[test]
fn blank_lines_beyond_one_are_the_blank_cells_of_rows_that_come_out_so() {
    // A blank cell has its own line end, or those of a cell that something stands in.
    for of_blank in ["\n", "\n\n"] {
        let mut requests = String::new();
        let mut totals = String::new();
        for (label, cells) in sound_rows() {
            let total: u64 = cells.iter().sum();
            for (written, is_total) in [(&mut requests, false), (&mut totals, true)] {
                let _ = write!(written, "{label}");
                for cell in &cells {
                    let _ = match cell {
                        0 => write!(written, "{of_blank}"),
                        _ if is_total => write!(written, "{of_blank}"),
                        _ => write!(written, "\n\n{cell}"),
                    };
                }
                let _ = write!(written, "\n\n {total}\n\n");
            }
        }
        let outcome = read("", &requests);
        for (of, expected) in [
            (RequestRow::Received, "60 41 22 23 24 30 200"),
            (RequestRow::PartiallyGranted, "9 6 1 2 blank 3 21"),
            (RequestRow::StateSecret, "1 blank blank blank 1 blank 2"),
            (RequestRow::OutcomeTotal, "63 42 20 20 23 22 190"),
        ] {
            assert_eq!(row(&outcome, of), expected, "{of}");
        }
        let outcome = read("", &totals);
        for (of, total) in [
            (RequestRow::Received, "200"),
            (RequestRow::StateSecret, "2"),
            (RequestRow::CarriedForward, "23"),
        ] {
            let blanks = "blank ".repeat(6);
            assert_eq!(row(&outcome, of), format!("{blanks}{total}"), "{of}");
        }
    }
}

#[test]
fn line_ends_within_labels_part_no_cell_of_bars_that_end_no_row() {
    let disclosure = "第二十条第（一）项\n信息内容 | 本年制发件数 | 本年废止件\n数 | 现行有效\n件数\n规章 | 3 | 5 | 14\n\
                      行政规范性文\n件 | 4 | 6 | 7";
    let requests = "自然人 | 法人或其他组\n织 | 总计\n商业企业 | 科研机构 | 社会公益\n组织 | 法律服务\n机构 | 其他\n\
                    一、本年新收\n政府信息公开\n申请数量 | 21 | 2 | 3 | 4 | 5 | 6 | 41\n\
                    三、本年度办\n理结果 | （一）予以公\n开 | 11 | 1 | 2 | 3 | 4 | 5 | 26\n\
                    （三）不予公\n开 | 1.属于国家\n秘密 | 1 | 0 | 0 | 0 | 0 | 7 | 8\n\
                    （六）其他\n处理 | 3.其\n他 | 2 | 0 | 0 | 0 | 9 | 0 | 11\n\
                    （七）总\n计 | 14 | 1 | 2 | 3 | 13 | 12 | 45";
    let outcome = read(disclosure, requests);
    for (path, value) in [
        ("disclosure.rules.repealed", "5"),
        ("disclosure.rules.in_force", "14"),
        ("disclosure.normative_documents.issued", "4"),
    ] {
        assert_eq!(said(&outcome, path), value, "{path}");
    }
    for (of, expected) in [
        (RequestRow::Received, "21 2 3 4 5 6 41"),
        (RequestRow::Granted, "11 1 2 3 4 5 26"),
        (RequestRow::StateSecret, "1 0 0 0 0 7 8"),
        (RequestRow::Miscellaneous, "2 0 0 0 9 0 11"),
        (RequestRow::OutcomeTotal, "14 1 2 3 13 12 45"),
    ] {
        assert_eq!(row(&outcome, of), expected, "{of}");
    }
}

#[test]
fn blanks_that_stand_behind_the_figures_of_their_rows_move_none() {
    let disclosure = "第二十条第（一）项 | |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n\
                      规章 | 3 | 5 | |\n行政规范性文件 | 4 | 6 | 7 |";
    let requests = "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
                    一、本年新收政府信息公开申请数量 | 12 | 5 | 17 | |||||\n\
                    二、上年结转政府信息公开申请数量 | 3 | 3 | ||||||\n\
                    三、本年度办理结果（一）予以公开 | 9 | 4 | 13 | |||||\n\
                    （七）总计 | 13 | 0 | 4 | 0 | 0 | 0 | 17 |\n\
                    四、结转下年度继续办理 | 2 | 1 | 3 | |||||";
    let outcome = read(disclosure, requests);
    let lost = "unreadable unreadable unreadable";
    for (of, cells) in [
        // The sums of the columns tell where they stood,
        (RequestRow::Received, "12 absent 5 absent absent absent 17"),
        (
            RequestRow::CarriedForward,
            "2 absent 1 absent absent absent 3",
        ),
        // and where they do not, the total is the row's last all the same.
        (RequestRow::Granted, &format!("{lost} {lost} 13")),
        (RequestRow::OutcomeTotal, "13 0 4 0 0 0 17"),
    ] {
        assert_eq!(row(&outcome, of), cells, "{of}");
    }
    // No sum tells of the other table.
    for measure in ["issued", "repealed", "in_force"] {
        let cell = |item| said(&outcome, &format!("disclosure.{item}.{measure}"));
        assert_eq!(cell("rules"), "unreadable");
        assert_ne!(cell("normative_documents"), "unreadable");
    }
}

#[test]
fn two_equal_figures_before_blanks_are_a_part_and_its_total() {
    let table = |blanks: &str| {
        let labels = [
            "一、本年新收政府信息公开申请数量",
            "二、上年结转政府信息公开申请数量",
            "（一）予以公开",
            "（七）总计",
        ];
        let mut rows =
            "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n".to_owned();
        for (n, label) in labels.iter().enumerate() {
            let _ = writeln!(rows, "{label}\t{n}7\t{n}7{blanks}");
        }
        rows
    };
    let unreadable = "unreadable ".repeat(6);
    for blanks in ["\t\t\t\t\t", "\t", ""] {
        // Which part it is of, nothing tells.
        let outcome = read("", &table(blanks));
        for (n, of) in [
            RequestRow::Received,
            RequestRow::CarriedOver,
            RequestRow::Granted,
        ]
        .into_iter()
        .enumerate()
        {
            let total = n * 10 + 7;
            assert_eq!(
                row(&outcome, of),
                format!("{unreadable}{total}"),
                "{blanks:?}"
            );
        }
    }
    // Bars of merged cells behind them are known to be what is left of the blanks between the two.
    let bars = table(" | |||||||").replace('\t', " | ");
    let blank = "blank ".repeat(5);
    assert_eq!(
        row(&read("", &bars), RequestRow::CarriedOver),
        format!("17 {blank}17")
    );
}

#[test]
fn a_blank_cell_may_have_a_line_where_rows_open_with_a_bar() {
    let header = "|\n项目 |\n自然人 |\n商业企业 |\n科研机构 |\n社会公益组织 |\n法律服务机构 |\n其他 |\n总计 | ||\n";
    let rows = "|\n一、本年新收政府信息公开申请数量 |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 | ||\n\
                |\n（三）不予公开 |\n1.属于国家秘密 |\n7 |\n|\n|\n8 |\n|\n9 |\n24 | |\n\
                |\n2.其他法律行政法规禁止公开 |\n|\n10 |\n11 |\n12 |\n13 |\n14 |\n60 | ||\n\
                |\n3.危及“三安全一稳定” |\n1 |\n2 |\n3 |\n4 |\n5 |\n6 |\n21 | ||\n\
                |\n四、结转下年度继续办理 |\n15 |\n16 |\n17 |\n18 |\n19 |\n20 |\n105 | ||\n";
    let outcome = read("", &format!("{header}{rows}"));
    for (of, cells) in [
        (RequestRow::Received, "1 2 3 4 5 6 21"),
        (RequestRow::StateSecret, "7 blank blank 8 blank 9 24"),
        (RequestRow::ProhibitedByLaw, "blank 10 11 12 13 14 60"),
        (RequestRow::CarriedForward, "15 16 17 18 19 20 105"),
    ] {
        assert_eq!(row(&outcome, of), cells, "{of}");
    }
}

#[test]
fn heads_of_the_pages_of_a_book_are_no_figures_of_its_rows() {
    let disclosure = "第二十条第（八）项\n信息内容 本年收费金额（单位：万元）\n行政事业性收费 10.5\n\
                      Page 9 - 2023年报_示例市水务局\nP. 9";
    let requests = "自然 商业 科研 社会公 法律服 总计\n人 企业 机构 益组织 务机构 其他\n\
                    一、本年新收政府信息公开申请数量 11 2 3 4 5 6 31\n\
                    Page 10 - 2023年报_示例市水务局\nP. 10\n\
                    二、上年结转政府信息公开申请数量 1 0 0 7 0 0 8\n（一）予以公开 12 1 3 9 5 6 36\n\
                    四、结转下年度继续办理 0 1 0 2 0 0 3";
    let outcome = read(disclosure, requests);
    assert_eq!(said(&outcome, "disclosure.fees.amount"), "10.5");
    assert_eq!(row(&outcome, RequestRow::Received), "11 2 3 4 5 6 31");
    assert_eq!(row(&outcome, RequestRow::CarriedOver), "1 0 0 7 0 0 8");
}

#[test]
fn what_a_figure_is_written_with_keeps_it_out_of_no_sum() {
    for ([first, second, total], count) in [
        (["12", "5", "17"], "17"),
        (["12件", "5 件", "共17件"], "17"),
        (["１２（其中撤回 2 件）", "五", "17.0"], "17"),
        (["1,012", "5", "1,017件"], "1017"),
    ] {
        let requests = format!(
            "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
             一、本年新收政府信息公开申请数量 | {first} | {second} | {total} | |||||\n\
             二、上年结转政府信息公开申请数量 | 3 | 3 | ||||||\n\
             三、本年度办理结果（一）予以公开 | 9件 | 4 | 13件 | |||||\n\
             （七）总计 | {first} | 0 | {second} | 0 | 0 | 3 | ? |\n\
             四、结转下年度继续办理 | 2 | 1 | 3件 | |||||"
        );
        let outcome = read("", &requests);
        let cell = |row: RequestRow, requester| {
            let path = CellPath::Requests(row, requester).to_string();
            said(&outcome, &path)
        };
        // The last figure of a row is its total, though blanks stand behind it.
        assert_eq!(cell(RequestRow::Received, Requester::Total), count);
        assert_eq!(cell(RequestRow::Granted, Requester::Total), "13");
        assert_ne!(cell(RequestRow::Received, Requester::Research), count);
        let path = "requests.received.total";
        assert!(has(&outcome, Code::CellDecided, path), "{total}");
    }
}

#[test]
fn groups_of_digits_are_one_figure_where_a_sum_says_so_alone() {
    let table = |total: &str| {
        format!(
            "\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n\
             一、本年新收政府信息公开申请数量\t1 204\t2\t3\t4\t5\t6\t{total}\n\
             二、上年结转政府信息公开申请数量\t31\t32\t33\t34\t35\t36\t201\n\
             （一）予以公开\t11\t12\t13\t14\t15\t16\t81\n"
        )
    };
    let path = "requests.received.natural_person";
    let outcome = read("", &table("1224"));
    assert_eq!(said(&outcome, path), "1204");
    assert!(has(&outcome, Code::CellDecided, path));
    for total in ["1225", "", "/", "0"] {
        let outcome = read("", &table(total));
        assert_told(&outcome, path, "unreadable", Code::CellUnreadable, total);
        assert_eq!(said(&outcome, "requests.received.enterprise"), "2");
    }
}

#[test]
fn the_number_of_a_character_that_cannot_be_seen_is_no_figure() {
    let table = |blank: &str| {
        format!(
            "| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n\
             |---|---|---|---|---|---|---|---|\n\
             | 一、本年新收政府信息公开申请数量 | 41 | {blank} | 3 | 4 | {blank} | 6 | 54 |\n\
             | 二、上年结转政府信息公开申请数量 | 31 | 32 | 33 | 34 | 35 | 36 | 201 |\n\
             | （一）予以公开 | 11{blank} | 12 | 13 | 14 | 15 | {blank}16 | 81 |\n"
        )
    };
    for blank in [
        "&#8203;",
        "&ZeroWidthSpace;",
        "&#xFEFF;",
        "&#160;",
        "&zwnj;&#x2060;",
    ] {
        let outcome = read("", &table(blank));
        let received = row(&outcome, RequestRow::Received);
        assert_eq!(received, "41 blank 3 4 blank 6 54", "{blank}");
        assert_eq!(
            row(&outcome, RequestRow::Granted),
            "11 12 13 14 15 16 81",
            "{blank}"
        );
    }
}

/// Lines of cells as Markdown writes them.
fn bars(lines: &[&str]) -> String {
    let line = |line: &&str| format!("| {} |\n", line.replace(' ', " | ").replace('_', ""));
    lines.iter().map(line).collect()
}

/// Lines of cells as a page writes them.
#[cfg(feature = "html")]
fn page_table(lines: &[&str]) -> String {
    let cell = |cell: &str| format!("<td><p>{}</p></td>", cell.replace('_', "&nbsp;"));
    let line = |line: &&str| format!("<tr>{}</tr>", line.split(' ').map(cell).collect::<String>());
    format!(
        "<table>{}</table>",
        lines.iter().map(line).collect::<String>()
    )
}

/// The ways to write a table that are read.
const TABLES: &[fn(&[&str]) -> String] = &[
    bars,
    #[cfg(feature = "html")]
    page_table,
];

#[test]
fn a_column_that_is_blank_in_every_row_is_none_of_the_tables() {
    const WITHOUT: &str = "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    const WITH: &str = "项目 自然人 商业企业 _ 科研机构 社会公益组织 法律服务机构 其他 总计";
    let whole = "一、本年新收政府信息公开申请数量 41 42 _ 43 44 45 46 261";
    let short = "一、本年新收政府信息公开申请数量 41 42 _ 43 44 45 _ 215";
    let rows = |header, first| {
        [
            header,
            first,
            "二、上年结转政府信息公开申请数量 21 _ _ 23 _ 25 26 95",
            "（一）予以公开 _ 2 _ 3 4 _ _ 9",
            "（二）部分公开 31 _ _ _ _ _ _ 31",
            "四、结转下年度继续办理 _ _ _ _ _ _ _ _",
        ]
    };
    for table in TABLES {
        for (header, first) in [
            (WITHOUT, whole),
            (WITH, whole),
            (WITH, short),
            (WITHOUT, short),
        ] {
            let outcome = read("", &table(&rows(header, first)));
            for (of, cells) in [
                (RequestRow::CarriedOver, "21 blank 23 blank 25 26 95"),
                (RequestRow::Granted, "blank 2 3 4 blank blank 9"),
                (
                    RequestRow::PartiallyGranted,
                    "31 blank blank blank blank blank 31",
                ),
                (
                    RequestRow::CarriedForward,
                    "blank blank blank blank blank blank blank",
                ),
            ] {
                assert_eq!(row(&outcome, of), cells, "{header} {first}");
            }
            let path = "requests.outcome.granted.research";
            assert!(has(&outcome, Code::CellShifted, path));
        }
    }
}

#[test]
fn of_several_columns_that_are_blank_in_every_row_none_is_guessed() {
    let rows = |header| {
        [
            header,
            "一、本年新收政府信息公开申请数量 41 42 _ 43 44 45 _ 215",
            "二、上年结转政府信息公开申请数量 21 _ _ 23 _ 25 _ 69",
            "（一）予以公开 _ 2 _ 3 4 _ _ 9",
        ]
    };
    for table in TABLES {
        let without = "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
        let outcome = read("", &table(&rows(without)));
        let lost = "unreadable unreadable unreadable unreadable";
        assert_eq!(
            row(&outcome, RequestRow::Received),
            format!("41 42 {lost} 215")
        );
        let path = "requests.received.research";
        assert!(has(&outcome, Code::CellAmbiguous, path));
        // Where the header has such a cell, it is that column.
        let with = [
            "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 _ 其他 总计",
            "一、本年新收政府信息公开申请数量 41 42 _ 43 44 _ 45 215",
            "二、上年结转政府信息公开申请数量 21 _ _ 23 _ _ 25 69",
            "（一）予以公开 _ 2 _ _ 4 _ 3 9",
        ];
        let outcome = read("", &table(&with));
        assert_eq!(
            row(&outcome, RequestRow::Received),
            "41 42 blank 43 44 45 215"
        );
        assert_eq!(
            row(&outcome, RequestRow::Granted),
            "blank 2 blank blank 4 3 9"
        );
    }
}

#[test]
fn a_blank_too_many_among_the_figures_of_a_row_is_told_by_its_sum() {
    let rows = |odd| {
        [
            "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
            "一、本年新收政府信息公开申请数量 41 42 43 44 45 46 261",
            "二、上年结转政府信息公开申请数量 21 _ 23 _ 25 26 95",
            odd,
            "（二）部分公开 31 _ _ _ _ _ 31",
        ]
    };
    let path = "requests.outcome.granted.total";
    for table in TABLES {
        let outcome = read("", &table(&rows("（一）予以公开 8 9 _ _ 2 3 5 27")));
        assert_eq!(row(&outcome, RequestRow::Granted), "8 9 blank 2 3 5 27");
        assert!(has(&outcome, Code::CellDecided, path));
        assert_eq!(
            row(&outcome, RequestRow::CarriedOver),
            "21 blank 23 blank 25 26 95"
        );
        // A sum that does not come out tells nothing, and where blanks stand apart, it tells no more than the total.
        let outcome = read("", &table(&rows("（一）予以公开 8 9 _ _ 2 3 5 28")));
        assert!(row(&outcome, RequestRow::Granted).starts_with("unreadable"));
        let outcome = read("", &table(&rows("（一）予以公开 8 _ 9 2 _ 3 5 27")));
        let lost = "unreadable unreadable unreadable";
        assert_eq!(
            row(&outcome, RequestRow::Granted),
            format!("8 {lost} 3 5 27")
        );
    }
}

#[test]
fn a_blank_column_of_table_disclosure_moves_none_of_its_values() {
    let table = |write: fn(&[&str]) -> String, header, rows: [&'static str; 2]| {
        let [first, second] = rows;
        let lines = ["第二十条第（一）项 _ _ _ _", header, first, second];
        let outcome = read(&write(&lines), "");
        let cells = |item: &str| {
            let measures = ["issued", "repealed", "in_force"];
            let cell = |measure| said(&outcome, &format!("disclosure.{item}.{measure}"));
            measures.map(cell).join(" ")
        };
        let rows = [cells("rules"), cells("normative_documents")];
        (
            rows,
            has(&outcome, Code::CellAmbiguous, "disclosure.rules.repealed"),
        )
    };
    let with = "信息内容 本年制发件数 _ 本年废止件数 现行有效件数";
    let without = "信息内容 本年制发件数 本年废止件数 现行有效件数";
    for write in TABLES.iter().copied() {
        let rows = ["规章 31 _ _ 33", "行政规范性文件 _ _ 42 _"];
        for header in [with, without] {
            let (rows, _) = table(write, header, rows);
            assert_eq!(rows, ["31 blank 33", "blank 42 blank"], "{header}");
        }
        // The first is blank in every row, and the header says that it is no column.
        let first = "信息内容 _ 本年制发件数 本年废止件数 现行有效件数";
        let (rows, _) = table(write, first, ["规章 _ _ 32 _", "行政规范性文件 _ _ 42 43"]);
        assert_eq!(rows, ["blank 32 blank", "blank 42 43"]);
        let rows = ["规章 31 _ _ 33", "行政规范性文件 41 _ _ _"];
        assert_eq!(
            table(write, with, rows).0,
            ["31 blank 33", "41 blank blank"]
        );
        // Two columns are blank in every row, apart from each other.
        let rows = ["规章 _ 32 _ 33", "行政规范性文件 _ _ _ 43"];
        let (rows, is_told) = table(write, without, rows);
        assert_eq!(rows[0], "unreadable unreadable 33");
        assert!(is_told);
    }
}

#[test]
fn remarks_behind_rows_and_rows_of_other_lengths_move_none_of_their_values() {
    let header = "项目 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计";
    let rows = [
        header,
        "一、本年新收政府信息公开申请数量 41 42 43 44 45 46 261 _",
        "二、上年结转政府信息公开申请数量 21 _ 23 _ 25 26 95 无",
        "（一）予以公开 _ 2 3 4 5 6 20 有补正",
        "（二）部分公开 31 _ _ _ _ _ 31 _",
    ];
    for table in TABLES {
        let outcome = read("", &table(&rows));
        for (of, cells) in [
            (RequestRow::CarriedOver, "21 blank 23 blank 25 26 95"),
            (RequestRow::Granted, "blank 2 3 4 5 6 20"),
            (
                RequestRow::PartiallyGranted,
                "31 blank blank blank blank blank 31",
            ),
        ] {
            assert_eq!(row(&outcome, of), cells);
        }
        // A mark in the last column of a row that begins with a blank may be a value.
        let disclosure = table(&[
            "信息内容 本年制发件数 本年废止件数 现行有效件数",
            "规章 _ 31 32 无",
            "行政规范性文件 _ 41 42 /",
        ]);
        let outcome = read(&disclosure, "");
        let cell = |measure| said(&outcome, &format!("disclosure.rules.{measure}"));
        assert_eq!(
            ["issued", "repealed", "in_force"].map(cell),
            ["unreadable"; 3]
        );
        // One blank too many in one of two rows.
        let disclosure = table(&[
            "信息内容 本年制发件数 本年废止件数 现行有效件数",
            "规章 31 _ 32 _",
            "行政规范性文件 41 42 43",
        ]);
        let outcome = read(&disclosure, "");
        let cell = |measure| said(&outcome, &format!("disclosure.rules.{measure}"));
        let cells = ["issued", "repealed", "in_force"].map(cell);
        assert_eq!(cells, ["31", "unreadable", "unreadable"]);
        let path = "disclosure.rules.in_force";
        assert!(has(&outcome, Code::CellAmbiguous, path));
    }
}

#[test]
fn a_blank_cell_too_many_in_the_row_of_reviews_is_told_by_its_groups() {
    let read_reviews = |row: &str| {
        let lines = [
            "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 \
             尚未审结 总计",
            row,
        ];
        let text = format!(
            "示例市水务局2023年政府信息公开工作年度报告\n一、总体情况\n2023年，我局公开信息若干条。\n\
             四、政府信息公开行政复议、行政诉讼情况\n{}\n五、存在的主要问题及改进情况\n公开不够及时。\n\
             六、其他需要报告的事项\n无。\n",
            bars(&lines)
        );
        parse(&text).unwrap()
    };
    let outcome = read_reviews("_ 2 _ 4 6 _ 11 _ 13 _ 24 21 _ _ 24 45");
    for (path, value) in [
        ("review.corrected", "2"),
        ("review.total", "6"),
        ("litigation.direct.total", "24"),
        ("litigation.after_review.total", "45"),
    ] {
        assert_told(&outcome, path, value, Code::CellDecided, path);
    }
    let path = "litigation.direct.upheld";
    assert_ne!(said(&outcome, path), "blank");
}

#[test]
fn a_total_before_a_blank_is_no_figure_of_its_column() {
    let table = |row: &str| {
        format!(
            "1.属于国家秘密\t21\t0\t4\t0\t0\t1\t26\n2.其他法律行政法规禁止公开\t0\t7\t0\t0\t5\t0\t12\n\
             3.危及“三安全一稳定”\t{row}\n4.保护第三方合法权益\t2\t0\t0\t9\t0\t3\t14\n"
        )
    };
    let row_of = |row: &str| self::row(&read("", &table(row)), RequestRow::SecurityAndStability);
    let shifted = row_of("31\t2\t0\t8\t0\t41\t");
    assert!(
        shifted.ends_with(" 41") && !shifted.contains("31"),
        "{shifted}"
    );
    // One part is as much as its total by chance, and another sum is none.
    assert_eq!(row_of("31\t0\t0\t0\t0\t31\t"), "31 0 0 0 0 31 blank");
    assert_eq!(row_of("31\t2\t0\t8\t0\t5\t"), "31 2 0 8 0 5 blank");
    // Where more than one is no more than the last, that may be what a lost one leaves of a total.
    let open = row_of("31\t2\t0\t8\t0\t45\t");
    assert!(open.starts_with("unreadable"), "{open}");
}

#[test]
fn figures_that_have_run_together_without_their_totals_are_not_parted_by_chance() {
    let mut state = 20_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % 989 + 11
    };
    for _ in 0..20 {
        let mut written = Vec::new();
        let mut table = String::new();
        for (name, values) in sound_rows() {
            let is_sum = ["一、", "二、", "（七", "四、"]
                .iter()
                .any(|it| name.starts_with(it));
            let values: Vec<u64> = values.iter().map(|_| next()).collect();
            let total = if is_sum {
                values.iter().sum::<u64>().to_string()
            } else {
                String::new()
            };
            let figures: String = values.iter().map(u64::to_string).collect();
            table += &format!("{name}{figures}{total}");
            written.push((name, values));
        }
        let outcome = read("", &table);
        for request in [
            RequestRow::Granted,
            RequestRow::Petition,
            RequestRow::Excessive,
        ] {
            let label = request.label().rsplit('/').next().unwrap();
            let row = row(&outcome, request);
            assert_eq!(row, ["unreadable"; 7].join(" "), "{label}");
        }
    }
}

#[test]
fn a_figure_under_its_column_is_no_total_whatever_it_is_the_sum_of() {
    let table = "                          自然人  商业  科研  社会  法律  其他  总计\n\
                 \x20                                 企业  机构  公益  服务\n\
                 （一）予以公开                11    2     3     4     5     6    31\n\
                 （二）部分公开                 1    0     0     0     0     7     8\n\
                 1.属于国家秘密                 2    0     3     0     0     4     9\n\
                 （七）总计                    14    2     6     4     5    17    48\n\
                 四、结转下年度继续办理         0    0     3           2     5\n";
    let outcome = read("", table);
    assert_eq!(
        row(&outcome, RequestRow::CarriedForward),
        "0 0 3 blank 2 5 blank"
    );
    let path = "requests.carried_forward.total";
    assert!(has(&outcome, Code::FormBlank, path));
    assert!(!has(&outcome, Code::CellDecided, path));
}

#[test]
fn an_amount_that_counts_things_is_none_where_nothing_parts_cells() {
    let header = "第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n";
    for (figures, expected) in [
        ("12万元3项", ["unreadable", "unreadable"]),
        ("3项12万元", ["3", "12"]),
        ("3 12", ["3", "12"]),
        ("0 0项", ["0", "0"]),
    ] {
        let outcome = read(&format!("{header}政府集中采购 {figures}\n"), "");
        let cell = |measure| said(&outcome, &format!("disclosure.procurement.{measure}"));
        assert_eq!(["projects", "amount"].map(cell), expected, "{figures}");
    }
}

#[test]
fn figures_that_are_bounds_or_of_a_part_are_no_values_where_nothing_parts_cells() {
    for cell in [
        "其中45",
        "其中45件",
        ">45",
        "≥45",
        "＜45",
        "不少于45",
        "至少45项",
    ] {
        for table in [
            format!("规章 {cell} 3 4\n行政规范性文件 7 2 41\n"),
            format!("规章\n{cell}\n3\n4\n行政规范性文件\n7\n2\n41\n"),
        ] {
            let header = "第二十条第（一）项\n本年制发件数 本年废止件数 现行有效件数\n";
            let outcome = read(&format!("{header}{table}"), "");
            let path = "disclosure.rules.issued";
            assert_told(&outcome, path, "unreadable", Code::CellUnreadable, cell);
            assert_eq!(said(&outcome, "disclosure.rules.in_force"), "4", "{cell}");
        }
    }
    // The end of a tag compares nothing.
    let outcome = read(
        "第二十条第（六）项\n本年处理决定数量\n行政处罚\n<b>45</b>\n",
        "",
    );
    assert_eq!(said(&outcome, "disclosure.penalties.decisions"), "45");
}

#[test]
fn amounts_are_in_what_stands_beside_their_row_or_above_their_table() {
    const FEES: &str = "行政事业性收费";
    let path = "disclosure.fees.amount";
    for table in [
        format!(
            "| 第二十条第（八）项（单位：元） | |\n| 信息内容 | 本年收费金额 |\n| {FEES} | 12345 |"
        ),
        format!(
            "单位：元\n| 第二十条第（八）项 | |\n| 信息内容 | 本年收费金额 |\n| {FEES} | 12345 |"
        ),
        format!(
            "| 第二十条第（八）项 | | |\n| 信息内容 | 本年收费金额 | 单位 |\n| {FEES} | 12345 | 元 |"
        ),
        format!(
            "| 第二十条第（八）项 | |\n| 信息内容 | 本年收费金额 |\n| | 单位：元 |\n| {FEES} | 12345 |"
        ),
        format!("第二十条第（八）项\n信息内容 单位 本年收费金额\n{FEES} 元 12345\n"),
        format!("（金额单位：元）\n第二十条第（八）项\n信息内容\n本年收费金额\n{FEES}\n12345\n"),
    ] {
        let outcome = read(&table, "");
        assert_told(&outcome, path, "1.2345", Code::CellUnit, &table);
    }
    // What is said of the column, or in the cell, is nearer.
    for (header, cell, amount) in [
        ("本年收费金额（单位：万元）", "12", "12"),
        ("本年收费金额（单位：万元）", "12345元", "1.2345"),
        ("本年收费金额（单位：元）", "1.2345万元", "1.2345"),
    ] {
        let table = format!(
            "单位：元\n| 第二十条第（八）项 | |\n| 信息内容 | {header} |\n| {FEES} | {cell} |"
        );
        assert_eq!(said(&read(&table, ""), path), amount, "{header} {cell}");
    }
    // Where nothing says it, the form does, and the label lacks it.
    for mark in ["\n", " | "] {
        let cells = ["第二十条第（八）项", "本年收费金额", FEES, "12345"].join(mark);
        let outcome = read(&cells, "");
        assert_told(&outcome, path, "12345", Code::FormLabel, mark);
    }
}

#[test]
fn one_figure_over_all_columns_is_none_of_the_first() {
    let header =
        "项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n";
    let table = |is_merged: &dyn Fn(&str) -> bool| {
        let rows = sound_table(|label, cells| {
            let total = cells[6];
            let cells: Vec<String> = cells.iter().map(u64::to_string).collect();
            if is_merged(label) {
                format!("{label} | {total} |||||||\n")
            } else {
                format!("{label} | {} |\n", cells.join(" | "))
            }
        });
        format!("{header}{rows}")
    };
    let unreadable = ["unreadable"; 7].join(" ");
    let is_sum = |label: &str| {
        ["一、", "二、", "（七", "四、"]
            .iter()
            .any(|it| label.starts_with(it))
    };
    for is_merged in [
        &(|label: &str| label.starts_with("（一）")) as &dyn Fn(&str) -> bool,
        &is_sum,
        &(|label: &str| !is_sum(label)),
        &(|_: &str| true),
    ] {
        let outcome = read("", &table(is_merged));
        for (label, of) in [
            ("（一）予以公开", RequestRow::Granted),
            ("（七）总计", RequestRow::OutcomeTotal),
        ] {
            assert_eq!(row(&outcome, of) == unreadable, is_merged(label), "{label}");
        }
    }
    // Alone in its row, in a column that comes out with it.
    let rows = sound_table(|label, cells| {
        let mut cells = cells.to_vec();
        match label {
            "1.属于国家秘密" => return format!("{label} | 1 |||||||\n"),
            "（七）总计" => cells[4] -= 1,
            "四、结转下年度继续办理" => cells[4] += 1,
            _ => {}
        }
        cells[6] = cells[..6].iter().sum();
        let cells: Vec<String> = cells.iter().map(u64::to_string).collect();
        format!("{label} | {} |\n", cells.join(" | "))
    });
    let outcome = read("", &format!("{header}{rows}"));
    let blank = "blank ".repeat(6);
    assert_eq!(
        row(&outcome, RequestRow::StateSecret),
        format!("1 {}", blank.trim())
    );
}

#[test]
fn a_cell_alone_in_every_row_of_a_table_may_be_merged_over_its_columns() {
    let table = sound_table(|label, cells| format!("| {label} | {} |\n", cells[6]));
    let outcome = read("", &table);
    for of in [
        RequestRow::Received,
        RequestRow::Granted,
        RequestRow::OutcomeTotal,
    ] {
        assert_eq!(row(&outcome, of), ["unreadable"; 7].join(" "));
    }
    let table = sound_table(|label, _| format!("| {label} | 0 |\n"));
    let absent = ["absent"; 6].join(" ");
    assert_eq!(
        row(&read("", &table), RequestRow::Granted),
        format!("0 {absent}")
    );
}

#[test]
fn rows_without_any_label_are_the_forms_where_every_sum_comes_out() {
    let table = |mark: &str, wrong: usize, lost: usize| {
        let mut n = 0;
        sound_table(|_, cells| {
            n += 1;
            if n == lost {
                return String::new();
            }
            let cells = cells.iter().enumerate();
            let cells = cells.map(|(at, cell)| cell + u64::from(n == wrong && at == 0));
            cells
                .map(|cell| cell.to_string())
                .collect::<Vec<_>>()
                .join(mark)
                + "\n"
        })
    };
    for mark in ["\t", " "] {
        let outcome = read("", &table(mark, 0, 0));
        for (of, cells) in [
            (RequestRow::Received, "60 41 22 23 24 30 200"),
            (RequestRow::StateSecret, "1 0 0 0 1 0 2"),
            (RequestRow::OtherTotal, "1 1 1 1 1 1 6"),
            (RequestRow::OutcomeTotal, "63 42 20 20 23 22 190"),
        ] {
            assert_eq!(row(&outcome, of), cells, "{of}");
            let path = CellPath::Requests(of, Requester::Total).to_string();
            assert!(has(&outcome, Code::CellDecided, &path));
        }
        // A sum that does not come out, and a row too few.
        for (wrong, lost) in [(3, 0), (0, 3)] {
            let outcome = read("", &table(mark, wrong, lost));
            assert_eq!(row(&outcome, RequestRow::Received), ["absent"; 7].join(" "));
            let mut said = outcome.diagnostics().iter();
            assert!(said.any(|it| it.code() == Code::FormUnknown));
        }
    }
}
