//! A text may hold several reports: the first is read, nothing of another is taken for it, and that there is another
//! is said. What stands in one report more than once makes no other.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "it is test code, but outside of functions that say so"
)]

mod strategies;
mod support;

use gongkai::Outcome;
use gongkai::diagnostic::Code;
use gongkai::form::Edition;
use gongkai::parse;
use gongkai::writer::{Layout, write};
use proptest::prelude::*;
use strategies::{content, report};
use support::{Quiet, dump, run};

/// Layouts in which a heading has its line for itself.
const LINED: [Layout; 7] = [
    Layout::Tabs,
    Layout::PipesTrailing,
    Layout::Markdown,
    Layout::CellLinesTabbed,
    Layout::CellLines,
    Layout::PdfLayout,
    Layout::Html,
];

const HEADINGS: [&str; 7] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "",
];

const TEXT: &str = "示例市水务局2022年政府信息公开工作年度报告
一、总体情况
2022年，我局收到申请0件。
二、主动公开政府信息情况
第二十条第（六）项
信息内容\t本年处理决定数量
行政处罚\t5
五、存在的主要问题及改进情况
公开不及时。
六、其他需要报告的事项
2022年未收取信息处理费。
示例市水务局
2023年1月9日
";

fn is_read(layout: &Layout) -> bool {
    cfg!(feature = "html") || *layout != Layout::Html
}

fn codes(outcome: &Outcome) -> impl Iterator<Item = Code> + '_ {
    outcome.diagnostics().iter().map(|it| it.code())
}

fn names_another(outcome: &Outcome) -> bool {
    codes(outcome).any(|code| code == Code::AnotherReport)
}

/// A text without one of its sections.
fn without(text: &str, section: usize) -> String {
    let line = |heading: &str| {
        let at = text.rfind(heading).unwrap();
        text[..at].rfind('\n').map_or(0, |end| end + 1)
    };
    let (start, end) = (line(HEADINGS[section]), line(HEADINGS[section + 1]));
    [&text[..start], &text[end..]].concat()
}

#[test]
fn nothing_of_another_report_is_taken_for_the_first() {
    let failure = |layout: Layout| {
        let one = || prop_oneof![report(Edition::Of2019), report(Edition::Of2021)].prop_map(Quiet);
        let cases = (one(), one(), 1..5_usize, 0..6_usize);
        run(
            24,
            &cases,
            |(Quiet(first), Quiet(second), lost, other_lost)| {
                let whose =
                    |it: &gongkai::Report| (it.agency.value().cloned(), it.year.value().copied());
                if whose(&first) == whose(&second) {
                    return Ok(());
                }
                let mut second = write(&second, layout);
                if other_lost < 5 {
                    second = without(&second, other_lost);
                }
                let first = without(&write(&first, layout), lost);
                let both = format!("{first}\n{second}");
                let alone = parse(&first).unwrap();
                let outcome = parse(&both).unwrap();
                let is_same = content(outcome.report()) == content(alone.report());
                if !is_same || !names_another(&outcome) || names_another(&alone) {
                    dump(&format!("several-{layout}.txt"), &both);
                }
                prop_assert!(!names_another(&alone), "{layout}: another in one");
                prop_assert!(names_another(&outcome), "{layout}: no other named");
                prop_assert!(is_same, "{layout}: the first is read otherwise");
                Ok(())
            },
        )
    };
    let failures: Vec<String> = LINED
        .into_iter()
        .filter(is_read)
        .filter_map(failure)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn another_report_is_found_in_every_layout() {
    let failure = |layout: Layout| {
        let one = || report(Edition::Of2021).prop_map(Quiet);
        run(8, &(one(), one()), |(Quiet(first), Quiet(second))| {
            if first.year.value() == second.year.value() {
                return Ok(());
            }
            let first = write(&first, layout);
            let both = format!("{first}\n{}", write(&second, layout));
            let (alone, outcome) = (parse(&first).unwrap(), parse(&both).unwrap());
            let is_same = support::cells(outcome.report()) == support::cells(alone.report());
            if !is_same || !names_another(&outcome) {
                dump(&format!("another-{layout}.txt"), &both);
            }
            prop_assert!(names_another(&outcome), "{layout}: no other named");
            prop_assert!(is_same, "{layout}: the first is read otherwise");
            Ok(())
        })
    };
    let layouts = Layout::ALL.iter().copied().filter(is_read);
    let failures: Vec<String> = layouts.filter_map(failure).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn another_report_is_known_by_its_title_or_all_its_sections() {
    let next_year = TEXT.replace("2023", "2024").replace("2022", "2023");
    let other_body = TEXT.replace("水务局", "教育局");
    let titles = ["", "水务局报告\n", "2022年政府信息公开工作年度报告\n"];
    let untitled = titles.map(|title| format!("{title}{}", TEXT.split_once('\n').unwrap().1));
    let alone = parse(TEXT).unwrap();
    for second in [next_year, other_body].iter().chain(&untitled) {
        let outcome = parse(&format!("{TEXT}\n{second}")).unwrap();
        assert_eq!(
            content(outcome.report()),
            content(alone.report()),
            "{second}"
        );
        assert!(names_another(&outcome), "{second}");
    }
    let again = parse(&format!("{TEXT}\n{TEXT}")).unwrap();
    assert_eq!(content(again.report()), content(alone.report()));
    assert!(!names_another(&again));
    assert!(codes(&again).any(|code| code == Code::FormRepeated));
}

#[test]
fn what_stands_twice_in_one_report_makes_no_other() {
    const TITLE: &str = "示例市水务局2022年政府信息公开工作年度报告\n";
    let contents = |fill: &str| -> String {
        let entries = HEADINGS[..6].iter().enumerate();
        entries
            .map(|(n, heading)| format!("{heading}{fill}{}\n", n + 1))
            .collect()
    };
    let plain: String = HEADINGS[..6].iter().map(|it| format!("{it}\n")).collect();
    let alone = parse(TEXT).unwrap();
    let at = TEXT.find("行政处罚").unwrap();
    let cut = |words: &str| [&TEXT[..at], words, &TEXT[at..]].concat();
    for text in [
        format!("目录\n{plain}{TEXT}"),
        format!("{TITLE}目录\n{}{TEXT}", contents("…………")),
        format!("{TITLE}首页\n当前位置\n{TEXT}"),
        format!("{TEXT}上一篇\n示例市教育局2021年政府信息公开工作年度报告\n{TITLE}"),
        format!("{TEXT}{plain}"),
        cut(TITLE),
        cut("示例市教育局2021年政府信息公开工作年度报告\n"),
        cut(&format!("{TITLE}二、主动公开政府信息情况\n")),
    ] {
        let outcome = parse(&text).unwrap();
        assert!(!names_another(&outcome), "{text}");
        let cells = |outcome: &Outcome| support::cells(outcome.report());
        assert_eq!(cells(&outcome), cells(&alone), "{text}");
    }
}
