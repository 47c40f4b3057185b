//! What stands around the tables: title, preamble, headings, narrative and signature, in the wordings and
//! marks that offices and their web sites give them.
#![allow(clippy::unwrap_used, reason = "a test that has no report should stop")]

mod support;

use gongkai::diagnostic::Code;
use gongkai::form::Path;
use gongkai::{Outcome, parse};
use support::said;

const TITLE: &str = "示例市水务局2023年政府信息公开工作年度报告";
const OVERVIEW: &str = "一、总体情况\n2023年，我局各项工作有序。\n";
const DISCLOSURE: &str = "二、主动公开政府信息情况\n第二十条第（一）项\n\
    信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 3 | 1 | 12\n";
const REQUESTS: &str =
    "三、收到和处理政府信息公开申请情况\n2.重复申请 | 3 | 3 | 3 | 3 | 3 | 3 | 18\n";
const REVIEW: &str = "四、政府信息公开行政复议、行政诉讼情况\n\
    行政复议 | | | | | 行政诉讼\n1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 0 | 5\n";
const PROBLEMS: &str = "五、存在的主要问题及改进情况\n公开不够及时。下一步，加强培训。\n";
const OTHER: &str = "六、其他需要报告的事项\n2023年未收取信息处理费。\n";

const SECTIONS: [&str; 6] = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];

/// A report of which some parts are `text`.
fn read(front: &str, sections: [&str; 6], signature: &str) -> Outcome {
    parse(&format!("{front}\n\n{}{signature}\n", sections.join("\n"))).unwrap()
}

/// The value at a path; its state where there is none.
fn at(outcome: &Outcome, path: &str) -> String {
    let said = said(outcome.report());
    let (state, value) = said.get(path).cloned().unwrap();
    if state == "value" { value } else { state }
}

fn values<const N: usize>(outcome: &Outcome, paths: [&str; N]) -> [String; N] {
    paths.map(|path| at(outcome, path))
}

const SIGNED: [&str; 3] = ["other_matters", "report.signed_by", "report.signed_on"];
const FEE: &str = "2023年未收取信息处理费。";

#[test]
fn a_signature_is_no_part_of_the_last_section() {
    for signature in [
        "示例市水务局\n2024年1月8日",
        "示例市水务局\n二Ｏ二四年一月八日",
        "示例市水务局\n二O二四年元月八日",
        "示例市水务局\n二o二四年一月八日",
        "示例市水务局\n二○二四年一月八日",
        "示例市水务局\n2024年1月8日印发",
        "示例市水务局（公章）\n2024年1月8日",
        "示例市水务局\n（盖章）\n2024年1月8日",
        "示例市水务局（盖章） 2024年1月8日",
        "示例市水务局\n（盖章）2024年1月8日",
        "2024年1月8日\n示例市水务局",
        "2024年1月8日\n示例市水务局（盖章）",
        "单位：示例市水务局\n日期：2024年1月8日",
        "单 位（盖章）：示例市水务局\n日 期：2024年1月8日",
        "日期：2024年1月8日\n填报单位：示例市水务局",
        "单位：示例市水务局    日期：2024年1月8日",
        "示例市水务局\n2024年1月8日印发\n打印本页",
    ] {
        let outcome = read(TITLE, SECTIONS, signature);
        assert_eq!(
            values(&outcome, SIGNED),
            [FEE, "示例市水务局", "2024-01-08"],
            "{signature}"
        );
    }
}

#[test]
fn a_month_is_no_day_and_no_part_of_the_text() {
    for signature in [
        "示例市水务局\n2024年1月",
        "示例市水务局\n二〇二四年元月",
        "示例市水务局 2024年1月 日",
    ] {
        let outcome = read(TITLE, SECTIONS, signature);
        assert_eq!(
            values(&outcome, SIGNED),
            [FEE, "示例市水务局", "unreadable"],
            "{signature}"
        );
        let is_said = outcome
            .diagnostics()
            .iter()
            .any(|it| it.code() == Code::DateDamaged && it.paths().contains(&Path::SignedOn));
        assert!(is_said, "{signature}");
    }
}

#[test]
fn what_only_mentions_days_seals_and_bodies_is_text() {
    for text in [
        "2024年1月\n印发了新的指南。",
        "（盖章）\n以上事项已报示例市政府。",
        "2024年1月8日印发了新的指南。",
        "日期：2024年1月8日\n是下一次报送的期限。",
        "单位：万元",
    ] {
        let outcome = read(TITLE, SECTIONS, text);
        let expected = format!("{FEE}\n{text}");
        assert_eq!(
            values(&outcome, SIGNED),
            [expected.as_str(), "absent", "absent"],
            "{text}"
        );
    }
}
