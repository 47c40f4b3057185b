use super::{Layout, sample, write};
use crate::Span;
use crate::form::{CellPath, Edition, Path, Requester};
use crate::model::{Field, Report};

const EDITIONS: [Edition; 2] = [Edition::Of2019, Edition::Of2021];

fn sample() -> Report {
    sample::report(Edition::Of2021)
}

/// The first line that begins so, and those after it.
fn from<'a>(text: &'a str, start: &str) -> &'a str {
    let at = text.find(&format!("\n{start}"));
    &text[at.unwrap_or_else(|| panic!("no line begins with {start:?}:\n{text}")) + 1..]
}

fn line<'a>(text: &'a str, start: &str) -> &'a str {
    from(text, start).lines().next().unwrap()
}

#[test]
fn names_are_read_back() {
    for &layout in Layout::ALL {
        assert_eq!(layout.to_string().parse(), Ok(layout));
    }
    assert!("tab".parse::<Layout>().is_err());
}

#[test]
fn every_figure_stands_in_every_layout() {
    for edition in EDITIONS {
        let report = sample::report(edition);
        for &layout in Layout::ALL {
            let text = write(&report, layout);
            for path in CellPath::all(edition) {
                let figure = report.fact(Path::Cell(path)).value.unwrap().to_string();
                assert!(text.contains(&figure), "{layout} lost {path}:\n{text}");
            }
        }
    }
}

#[test]
fn nothing_of_an_empty_report() {
    for &layout in Layout::ALL {
        assert_eq!(write(&Report::default(), layout).matches('、').count(), 0);
    }
}

#[test]
fn words_stand_in_the_form_s_order() {
    let text = write(&sample(), Layout::PipesTrailing);
    let told: Vec<_> = text.lines().filter(|line| !line.contains('|')).collect();
    assert_eq!(
        told,
        [
            "示例市统计局2023年政府信息公开工作年度报告",
            "本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。",
            "如对本报告有疑问，请与我们联系（电话：0100-1234567）。",
            "一、总体情况",
            "（一）主动公开情况。公开信息若干条。",
            "（二）依申请公开情况。办理申请若干件。",
            "二、主动公开政府信息情况",
            "三、收到和处理政府信息公开申请情况",
            "四、政府信息公开行政复议、行政诉讼情况",
            "五、存在的主要问题及改进情况",
            "更新不够及时。",
            "下一步，加强培训。",
            "六、其他需要报告的事项",
            "本年度未收取信息处理费。",
            "示例市统计局",
            "2024年1月9日",
        ]
    );
}

#[test]
fn preamble_as_it_stands_wins_over_sentences_of_ours() {
    let mut report = sample();
    report.preamble.text = Field::read("根据条例编制。".to_owned(), Span::default());
    let text = write(&report, Layout::PipesTrailing);
    assert!(text.contains("\n根据条例编制。\n一、总体情况\n"));
    assert!(!text.contains("统计期限"));
}

#[test]
fn tabs_like_those_of_a_word_processor() {
    let text = write(&sample(), Layout::Tabs);
    for expected in [
        "\n第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1000\t1001\t1002\n行政规范性文件\t1003\t1004\t1005\n第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t1006\t\t\n",
        "\n（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t申请人情况\t\t\t\t\t\t\t\n\t\t自然人\t法人或其他组织\t\t\t\t\t总计\t\n\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\n一、本年新收政府信息公开申请数量\t\t1010\t1011\t1012\t1013\t1014\t1015\t1016\t\n",
        "\n三、本年度办理结果\t（一）予以公开\t1024\t",
        "\n\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t1031\t",
        "\n\t（三）不予公开\t1.属于国家秘密\t1038\t1039\t1040\t1041\t1042\t1043\t1044\n\t\t2.其他法律行政法规禁止公开\t1045\t",
        "\n\t（七）总计\t1171\t1172\t1173\t1174\t1175\t1176\t1177\t\n四、结转下年度继续办理\t\t1178\t1179\t1180\t1181\t1182\t1183\t1184\t\n",
        "\n行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1185\t1186\t1187\t1188\t1189\t1190\t1191\t1192\t1193\t1194\t1195\t1196\t1197\t1198\t1199\n",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn tab_rows_have_as_many_fields_as_the_table_has_columns() {
    for edition in EDITIONS {
        for layout in [Layout::Tabs, Layout::TabGrid] {
            let text = write(&sample::report(edition), layout);
            let counts: Vec<_> = text
                .lines()
                .filter(|line| line.contains('\t'))
                .map(|line| line.split('\t').count())
                .collect();
            let (n_disclosure, n_requests) = match edition {
                Edition::Of2019 => (18, 3 + 23),
                _ => (14, 3 + 25),
            };
            let mut expected = vec![4; n_disclosure];
            expected.extend(vec![10; n_requests]);
            expected.extend([15; 4]);
            assert_eq!(counts, expected, "{layout} {edition}");
        }
    }
}

#[test]
fn tab_grid_keeps_figures_in_their_columns() {
    let text = write(&sample(), Layout::TabGrid);
    assert!(text.contains("\n一、本年新收政府信息公开申请数量\t\t\t1010\t"));
    assert!(text.contains("\n三、本年度办理结果\t（一）予以公开\t\t1024\t"));
    assert!(text.contains("\n\t（三）不予公开\t1.属于国家秘密\t1038\t"));
}

#[test]
fn the_form_of_2019() {
    let text = write(&sample::report(Edition::Of2019), Layout::Tabs);
    for expected in [
        "\n第二十条第（一）项\t\t\t\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t1000\t1001\t1002\n规范性文件\t1003\t1004\t1005\n",
        "\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t1006\t-993\t1008\n其他对外管理服务事项\t1009\t-990\t1011\n",
        "\n第二十条第（八）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\t1018\t-981\t\n第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t采购总金额\t\n政府集中采购\t1020\t1021\t\n",
        "\n\t（六）其他处理\t1162\t",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
    assert!(!text.contains("1.申请人无正当理由"));
}

#[test]
fn pipes_have_a_bar_for_every_column() {
    let text = write(&sample(), Layout::PipesTrailing);
    let captions = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） | 申请人情况 | ||||||||\n自然人 | 法人或其他组织 | 总计 | |||||||\n商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||\n";
    assert!(text.contains(captions));
    assert_eq!(
        line(&text, "一、本"),
        "一、本年新收政府信息公开申请数量 | 1010 | 1011 | 1012 | 1013 | 1014 | 1015 | 1016 | ||"
    );
    assert_eq!(
        line(&text, "（三）"),
        "（三）不予公开 | 1.属于国家秘密 | 1038 | 1039 | 1040 | 1041 | 1042 | 1043 | 1044 | |"
    );
    for row in text.lines().filter(|line| line.contains('|')) {
        let n_bars = row.matches('|').count();
        assert!([4, 10, 15].contains(&n_bars), "{row}");
    }
}

#[test]
fn markdown_marks_headings_and_rules_tables() {
    let text = write(&sample(), Layout::Markdown);
    assert!(text.starts_with("# 示例市统计局2023年政府信息公开工作年度报告\n\n"));
    assert!(text.contains(
        "\n\n## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 |  |  |  |\n| --- | --- | --- | --- |\n| 信息内容 | 本年制发件数 |"
    ));
    assert!(text.contains("\n|  | （三）不予公开 | 1.属于国家秘密 | 1038 | 1039 |"));
}

#[test]
fn one_cell_a_line_with_bars() {
    let text = write(&sample(), Layout::CellLinesBarred);
    assert!(text.contains(
        "\n第二十条第（五）项 |\n|||\n信息内容 |\n本年处理决定数量 |\n||\n行政许可 |\n1006 |\n||\n"
    ));
    assert!(text.contains("\n（三）不予公开 |\n1.属于国家秘密 |\n1038 |\n"));
}

#[test]
fn rows_opened_and_cells_parted_by_lone_bars() {
    let text = write(&sample(), Layout::BarOpenedRows);
    assert!(text.contains("\n|\n规章 | 1000 | 1001 | 1002 |\n|\n行政规范性文件 | 1003 |"));
    let text = write(&sample(), Layout::BarPartedCells);
    assert!(text.contains("\n规章\n|\n1000\n|\n1001\n|\n1002\n行政规范性文件\n|\n1003\n|\n"));
}

#[test]
fn labels_wrapped_between_bars() {
    let text = write(&sample(), Layout::PipesWrapped);
    assert!(text.contains("\n一、本年新收\n政府信息公开\n申请数量 | 1010 | 1011 | 1012 | 1013 | 1014 | 1015 | 1016 | ||\n"));
    assert!(text.contains("\n三、本年度办\n理结果 | （一）予以公\n开 | 1024 |"));
}

#[test]
fn merged_cells_filled_down() {
    let text = write(&sample(), Layout::FilledDown);
    assert!(
        text.contains(
            "\n| 三、本年度办理结果 | （三）不予公开 | 2.其他法律行政法规禁止公开 | 1045 |"
        )
    );
    assert!(text.contains(
        "\n| 四、结转下年度继续办理 | 四、结转下年度继续办理 | 四、结转下年度继续办理 | 1178 |"
    ));
    assert!(text.contains("\n| 行政许可 | 1006 | 1006 | 1006 |\n"));
}

#[test]
fn one_cell_a_line_behind_tabs() {
    let text = write(&sample(), Layout::CellLinesTabbed);
    assert!(text.contains("\n\n\t第二十条第（一）项\n\n\t信息内容\n\t本年制发件数\n\t本年废止件数\n\t现行有效件数\n\n\t规章\n\t1000\n\t1001\n\t1002\n\n"));
    assert!(text.contains(
        "\n\n\t\n\t\n\t商业企业\n\t科研机构\n\t社会公益组织\n\t法律服务机构\n\t其他\n\t\n\n"
    ));
    assert!(text.contains("\n\n\t\n\t\n\t2.其他法律行政法规禁止公开\n\t1045\n"));
    assert!(text.contains("\n\n\t四、结转下年度继续办理\n\t1178\n"));
}

#[test]
fn one_cell_a_line_between_blank_lines() {
    let text = write(&sample(), Layout::CellLines);
    assert!(text.contains("\n\n其他\n\n一、本年新收政府信息公开申请数量\n\n1010\n\n1011\n\n"));
    assert!(text.contains("\n\n（三）不予公开\n\n1.属于国家秘密\n\n1038\n\n"));
}

#[test]
fn states_of_cells() {
    let span = Span::default();
    let cells = [
        "disclosure.rules.repealed",
        "requests.received.research",
        "review.pending",
    ];
    let state = |field| write(&sample::with(sample(), &cells, &field), Layout::TabGrid);
    let blank = state(Field::blank(span));
    assert!(blank.contains("\n规章\t1000\t\t1002\n"));
    assert!(blank.contains("\t1010\t1011\t\t1013\t"));
    assert_eq!(state(Field::absent()), blank);
    let not_applicable = state(Field::not_applicable(span));
    assert!(not_applicable.contains("\n规章\t1000\t/\t1002\n"));
    assert!(not_applicable.contains("\t1187\t/\t1189\t"));
    let unreadable = state(Field::unreadable(span));
    assert!(unreadable.contains("\n规章\t1000\t?\t1002\n"));
}

#[test]
fn what_is_absent_is_left_out() {
    let mut report = sample();
    report.requests.outcome.denied.state_secret = Default::default();
    report.disclosure.fees = Default::default();
    report.review = Default::default();
    report.litigation = Default::default();
    report.overview = Default::default();
    let text = write(&report, Layout::Tabs);
    assert!(text.contains("\n\t（三）不予公开\t2.其他法律行政法规禁止公开\t1045\t"));
    for absent in [
        "1.属于国家秘密",
        "第二十条第（八）项",
        "四、政府信息公开行政复议",
        "一、总体情况",
    ] {
        assert!(!text.contains(absent), "{absent}");
    }
}

#[test]
fn each_table_in_its_own_edition() {
    let mut report = sample();
    let old = sample::report(Edition::Of2019);
    report.requests = old.requests;
    let text = write(&report, Layout::Tabs);
    assert!(text.contains("本年制发件数"));
    assert!(text.contains("\n\t（六）其他处理\t1162\t"));
}

/// The row of requests received holds these.
fn received(counts: [u64; 7]) -> Report {
    let mut report = sample();
    for (&requester, count) in Requester::ALL.iter().zip(counts) {
        *report.requests.received.cell_mut(requester) = Field::read(count, Span::default());
    }
    report
}

#[test]
fn fused_figures_stick_to_the_next_ordinal() {
    let report = received([64, 0, 0, 2, 0, 4, 70]);
    let text = write(&report, Layout::Fused);
    assert!(text.contains("申请数量640020470二、上年结转"));
    assert!(text.contains("103810391040104110421043"));
    assert!(text.contains("10442.其他法律行政法规禁止公开1045"));
    assert!(text.contains("\n三、收到和处理政府信息公开申请情况\n（本列数据"));
    let text = write(&report, Layout::Flattened);
    assert_eq!(text.lines().count(), 1);
    assert!(text.contains("1009三、收到和处理政府信息公开申请情况（本列数据"));
    assert!(text.contains("更新不够及时。下一步，加强培训。六、其他需要报告的事项"));
}

#[test]
fn pdf_layout_wraps_labels_around_their_figures() {
    let text = write(&sample(), Layout::PdfLayout);
    for expected in [
        "\n规章                      1000              1001              1002\n",
        "\n                1.申请人无正当理由逾期\n                不补正、行政机关不再处  1150  1151  1152  1153  1154  1155  1156\n                理其政府信息公开申请\n",
        "\n三、            信息\n本    （四）无  2.没有现成信息需要另行  1101  1102  ",
        "\n                7.属于行政执法案卷      1080  1081  1082  1083  1084  1085  1086\n                                          1\n\u{c}                8.属于行政查询事项      1087  ",
        "\n结果    结果  其他  尚未        未经复议直接起诉              复议后起诉\n维持    纠正  结果  审结  总计  结果  ",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn pdf_raw_draws_cell_after_cell() {
    let text = write(&sample(), Layout::PdfRaw);
    for expected in [
        "\n（三）不\n予公开\n1.属于国家秘密 1038 1039 1040 1041 1042 1043 1044\n2.其他法律行政法规禁止\n公开\n1045 1046 1047 1048 1049 1050 1051\n",
        "1086\n—1—\n\u{c}三、\n本\n年\n度\n办\n理\n结\n果\n8.属于行政查询事项 1087 ",
        "\n1185 1186 1187 1188 1189 1190 1191 1192 1193 1194 1195 1196 1197 1198 1199\n",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn pdf_plain_batches_labels_and_figures() {
    let text = write(&sample(), Layout::PdfPlain);
    for expected in [
        "\n\n规章\n\n行政规范性文件\n\n1000\n\n1001\n\n1002\n\n1003\n\n1004\n\n1005\n\n",
        "\n\n（四）无\n法提供\n\n1.本机关不掌握相关政府\n信息\n\n2.没有现成信息需要另行\n制作\n\n3.补正后申请内容仍不明\n确\n\n1094\n\n1095\n\n",
        "\n\n1086\n\n- 1 -\n\n\u{c}",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn pdf_prose_wraps_at_the_page() {
    let mut report = sample();
    let paragraph = "字".repeat(50);
    report.problems = Field::read(paragraph, Span::default());
    let expected = format!("\n    {}\n{}\n", "字".repeat(40), "字".repeat(10));
    assert!(write(&report, Layout::PdfLayout).contains(&expected));
    assert!(write(&report, Layout::PdfRaw).contains(&expected.replace(' ', "")));
}

#[test]
fn columns_one_after_another() {
    let text = write(&sample(), Layout::ColumnBlocks);
    for expected in [
        "\n\n本年制发件数\n1000\n1003\n本年处理决定数量\n1006\n",
        "\n\n申请人情况\n自然人\n1010\n1017\n1024\n",
        "\n\n总计\n1016\n1023\n",
        "\n\n行政诉讼\n未经复议直接起诉\n结果维持\n1190\n\n结果纠正\n1191\n\n",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn html_keeps_spans_and_escapes() {
    let mut report = sample();
    report.problems = Field::read("依据<办法>&细则。".to_owned(), Span::default());
    let text = write(&report, Layout::Html);
    for expected in [
        "<tr><th colspan=\"4\">第二十条第（一）项</th></tr>\n",
        "<tr><th>行政许可</th><td colspan=\"3\">1006</td></tr>\n",
        "<tr><th rowspan=\"8\">（三）不予公开</th><th>1.属于国家秘密</th><td>1038</td>",
        "<tr><th colspan=\"5\">行政复议</th><th colspan=\"10\">行政诉讼</th></tr>\n<tr><th rowspan=\"2\">结果维持</th>",
        "<p>依据&lt;办法&gt;&amp;细则。</p>\n",
    ] {
        assert!(text.contains(expected), "{expected:?} is not in\n{text}");
    }
}

#[test]
fn blanks_are_seen_where_a_layout_keeps_them() {
    let blank = |path| {
        let mut report = received([5; 7]);
        report.requests.carried_over = report.requests.received.clone();
        sample::with(report, &[path], &Field::blank(Span::default()))
    };
    let here = blank("requests.received.enterprise");
    let beside = blank("requests.received.research");
    let below = blank("requests.carried_over.enterprise");
    for &layout in Layout::ALL.iter().filter(|layout| layout.keeps_blanks()) {
        assert_ne!(write(&here, layout), write(&beside, layout), "{layout}");
        assert_ne!(write(&here, layout), write(&below, layout), "{layout}");
    }
    for layout in [
        Layout::CellLines,
        Layout::Fused,
        Layout::Flattened,
        Layout::PdfRaw,
    ] {
        assert_eq!(write(&here, layout), write(&beside, layout), "{layout}");
    }
}

#[test]
fn paragraphs_are_seen_where_a_layout_keeps_them() {
    // Broken where a line of a page ends, and not.
    let told = |text: String| {
        let mut report = sample();
        report.problems = Field::read(text, Span::default());
        report
    };
    let (first, second) = ("字".repeat(40), "词".repeat(9));
    let parted = told(format!("{first}\n{second}"));
    let joined = told(first + &second);
    for &layout in Layout::ALL {
        let are_same = write(&parted, layout) == write(&joined, layout);
        assert_eq!(are_same, !layout.keeps_paragraphs(), "{layout}");
    }
}
