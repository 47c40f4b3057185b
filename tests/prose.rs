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
const REQUESTS: &str = "三、收到和处理政府信息公开申请情况\n\
    一、本年新收政府信息公开申请数量 | 3 | 3 | 3 | 3 | 3 | 3 | 18\n\
    二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1\n（七）总计 | 3 | 1 | 0 | 0 | 1 | 0 | 5\n\
    四、结转下年度继续办理 | 1 | 2 | 3 | 3 | 2 | 3 | 14\n";
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
    let (state, value) = said.get(path).cloned().expect(path);
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
        "附件：1.示例表\n示例市水务局\n2024年1月8日",
        "（示例市水务局）\n2024年1月8日",
        "示例市水务局\n2024年1月8日\n撰稿：某某 审核：某某",
        "示例市水务局\n2024年1月8日\n示例市水务局2023年年报.docx",
        "2024年1月8日\n示例市水务局",
        "2024年1月8日\n示例市水务局（盖章）",
        "单位：示例市水务局\n日期：2024年1月8日",
        "单 位（盖章）：示例市水务局\n日 期：2024年1月8日",
        "日期：2024年1月8日\n填报单位：示例市水务局",
        "单位：示例市水务局    日期：2024年1月8日",
        "示例市水务局\n2024年1月8日印发\n打印本页",
        "附件：\n1.示例市水务局2023年年报.pdf\n2.示例表.xlsx\n示例市水务局\n2024年1月8日",
        "附件：\n1.示例表.xlsx\n示例市水务局  2024年1月8日",
        "**示例市水务局**\n**2024年1月8日**",
        "示例市水务局\n2 0 2 4 年 1 月 8 日",
        "示例市水务局\n2024年1月8日 星期一",
        "示例市水务局\n2024年1月8日 10:30",
        "报告单位：示例市水务局\n报告时间：2024年1月8日",
        "附：统计表\n示例市水务局\n2024年1月8日",
        "> 示例市水务局\n> 2024年1月8日",
        "示例市水务局\n20240108",
        "示例市水务局\n2024年1月8日\n抄送：示例市人民政府办公室。",
        "（联系人：某某，联系电话：0123-1234567）\n示例市水务局\n2024年1月8日",
        "---\n示例市水务局\n2024年1月8日",
        "附件：示例表.docx\n示例市水务局\n2024年1月8日\n联系人：某某  电话：0123-1234567",
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
fn a_last_sentence_without_its_stop_signs_nothing() {
    for text in ["我局无其他需要报告的事项", "特此报告", "未发生其他费用情况"]
    {
        for by in ["示例市水务局", "示例市水务局\n示例市河长制办公室"] {
            let outcome = read(TITLE, SECTIONS, &format!("{text}\n{by}\n2024年1月8日"));
            let said = format!("{FEE}\n{text}");
            assert_eq!(values(&outcome, SIGNED), [&said, by, "2024-01-08"]);
        }
        let outcome = read(TITLE, SECTIONS, &format!("{text}\n2024年1月8日"));
        let said = format!("{FEE}\n{text}");
        assert_eq!(values(&outcome, SIGNED), [&said, "absent", "2024-01-08"]);
    }
}

#[test]
fn a_signature_may_stand_under_section_five() {
    let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, ""];
    let outcome = read(TITLE, sections, "示例海关\n2024年1月8日\n打印本页");
    assert_eq!(
        values(&outcome, SIGNED),
        ["absent", "示例海关", "2024-01-08"]
    );
    assert_eq!(at(&outcome, "improvements"), "下一步，加强培训。");
}

#[test]
fn text_may_begin_with_words_of_the_page() {
    for text in [
        "分享经验做法2次",
        "承办建议提案情况：承办建议3件、提案2件；",
        "主办建议12件",
    ] {
        let outcome = read(
            TITLE,
            SECTIONS,
            &format!("{text}\n示例市水务局\n2024年1月8日"),
        );
        let said = format!("{FEE}\n{text}");
        assert_eq!(
            values(&outcome, SIGNED),
            [&said, "示例市水务局", "2024-01-08"]
        );
    }
}

#[test]
fn what_stands_below_the_signature_claims_nothing() {
    const SIGNATURE: &str = "示例市水务局\n2024年1月8日";
    let once = read(TITLE, SECTIONS, SIGNATURE);
    let copy = SECTIONS
        .join("\n")
        .replace("各项工作有序", "收到政府信息公开申请9件");
    let twice = read(TITLE, SECTIONS, &format!("{SIGNATURE}\n{TITLE}\n{copy}"));
    assert_eq!(twice.report().claims.len(), once.report().claims.len());
    assert_eq!(values(&twice, SIGNED), values(&once, SIGNED));
}

#[test]
fn a_month_is_no_day_and_no_part_of_the_text() {
    for signature in [
        "示例市水务局\n2024年1月",
        "示例市水务局\n二〇二四年元月",
        "示例市水务局 2024年1月 日",
        "示例市水务局\n2024年1月32日",
        "示例市水务局\n2024年",
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
        "20240108",
        "2024年",
        "联系人：某某\n负责解释本报告。",
        "抄送：有关单位3家。反馈意见2条。",
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

#[test]
fn words_of_the_page_are_no_part_of_the_last_section() {
    for furniture in [
        "收藏 打印 分享\n上一条：没有了",
        "下一条：示例市水务局2022年政府信息公开工作年度报告",
        "相关附件：\n相关链接：",
        "示ICP备12345678号",
        "（完）",
        "（联系人：某某，联系电话：0123-1234567）",
        "联系人：某某\n抄送：示例市人民政府办公室。",
        "——完——",
        "（此件公开发布）",
        "地址：示例市人民路1号",
        "示例市水务局 地址：示例市人民路1号 邮编：012345",
        "（供稿：某某）",
        "供图：某某",
        "发布单位：示例市水务局\n发布时间：2024年1月8日",
        "政府信息公开指南\n政府信息公开制度\n法定主动公开内容",
        "Copyright©2024 示例市水务局",
        "编辑：某某\n审核：某某",
        "阅读：12\n点赞：3",
        "友情链接\n示例市人民政府",
        "您访问的链接即将离开“示例市人民政府门户网站”，是否继续？\n继续访问 放弃",
    ] {
        let outcome = read(TITLE, SECTIONS, furniture);
        assert_eq!(at(&outcome, "other_matters"), FEE, "{furniture}");
    }
}

const REPORT: [&str; 3] = ["report.title", "report.agency", "report.year"];

#[test]
fn a_title_stands_among_marks_and_names_and_on_several_lines() {
    for front in [
        TITLE.to_owned(),
        format!("**{TITLE}**"),
        format!("__{TITLE}__"),
        format!("标题：{TITLE}"),
        format!("[年报]{TITLE}"),
        format!("{TITLE}-示例区人民政府网"),
        format!("{TITLE} | ||||||||||||"),
        format!("| {TITLE} | |"),
        format!("索引号 | 0001 |\n{TITLE} |\n|\n||||||"),
        format!("{TITLE}\n\n发布机构：示例区信息中心"),
        "示例市水务局2023\n年政府信息公开工作年度报告".to_owned(),
        "# 示例市水务局\n# 2023年政府信息公开工作年度报告".to_owned(),
        "示例市水务局\n2023年政府信息公开工作年度报告\n目录\n一、总体情况\n（一）主动公开\n（二）依申请公开\n\
         二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n\
         四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项"
            .to_owned(),
    ] {
        let outcome = read(&front, SECTIONS, "");
        assert_eq!(
            values(&outcome, REPORT),
            [TITLE, "示例市水务局", "2023"],
            "{front}"
        );
        assert_eq!(at(&outcome, "overview"), "2023年，我局各项工作有序。", "{front}");
    }
    for front in [
        format!("{TITLE}\n（图解）{TITLE}"),
        format!("{TITLE}\n一图读懂{TITLE}"),
        format!("{TITLE}（图解）\n{TITLE}"),
        format!("{TITLE}\n{TITLE}（解读）"),
    ] {
        assert_eq!(
            at(&read(&front, SECTIONS, ""), "report.title"),
            TITLE,
            "{front}"
        );
    }
    let alone = format!("（图解）{TITLE}");
    assert_eq!(at(&read(&alone, SECTIONS, ""), "report.title"), alone);
    let quoted = format!("# 《{TITLE}》");
    let outcome = read(&quoted, SECTIONS, "");
    assert_eq!(values(&outcome, REPORT)[1..], ["示例市水务局", "2023"]);
}

#[test]
fn a_title_names_its_body_in_brackets_and_dates_stand_behind_it() {
    const NAMELESS: &str = "2023年政府信息公开工作年度报告";
    for front in [
        format!("{NAMELESS}（示例市水务局）"),
        format!("{NAMELESS}【示例市水务局】"),
        format!("（示例市水务局）{NAMELESS}"),
        format!("{TITLE}（2024年1月8日）"),
        format!("{TITLE}【2024-01-08】"),
        format!("{TITLE}（试行）"),
        format!("{TITLE}公示"),
        format!("关于{TITLE}的公示"),
        "示例市水务局政府信息公开工作年度报告（2023年度）".to_owned(),
        "示例市水务局2023年政府信息工作年度报告".to_owned(),
    ] {
        let outcome = read(&front, SECTIONS, "");
        assert_eq!(values(&outcome, REPORT), [&front, "示例市水务局", "2023"]);
    }
    // The head of a page of a book is none of it.
    let paged = read(&format!("Page 8 - {TITLE}\nP. 8"), SECTIONS, "");
    assert_eq!(values(&paged, REPORT), [TITLE, "示例市水务局", "2023"]);
    let trial = format!("{NAMELESS}（试行）");
    assert_eq!(
        values(&read(&trial, SECTIONS, ""), REPORT),
        [&trial, "absent", "2023"]
    );
}

#[test]
fn the_year_of_a_title_may_lack_its_word() {
    for front in [
        "示例市水务局2023政府信息公开工作年度报告",
        "示例市水务局政府信息公开工作年度报告（2023）",
    ] {
        let outcome = read(front, SECTIONS, "");
        assert_eq!(values(&outcome, REPORT), [front, "示例市水务局", "2023"]);
    }
}

#[test]
fn a_title_as_news_of_the_report_names_its_body() {
    let front = "示例市水务局发布2023年政府信息公开工作年度报告";
    let outcome = read(front, SECTIONS, "");
    assert_eq!(values(&outcome, REPORT), [front, "示例市水务局", "2023"]);
}

#[test]
fn a_title_stands_behind_a_label_or_before_a_day() {
    for (front, title) in [
        (format!("政府信息公开年报：{TITLE}"), TITLE),
        (format!("title: {TITLE}"), TITLE),
        (format!("信息名称：{TITLE}"), TITLE),
        (
            format!("标 题: | {TITLE} | ||\n索引号: | 0123 | 文号: | 无 |"),
            TITLE,
        ),
        (
            format!("索引号\t0123\t名称\t{TITLE}\n发布机构\t示例市政务公开办\t文号\t"),
            TITLE,
        ),
        (
            format!("{TITLE}[2024-01-18]"),
            "示例市水务局2023年政府信息公开工作年度报告[2024-01-18]",
        ),
        (format!("{TITLE}　2024-01-18"), TITLE),
        (
            "示例市水务局：2023年政府信息公开工作年度报告".to_owned(),
            "示例市水务局：2023年政府信息公开工作年度报告",
        ),
    ] {
        let outcome = read(&front, SECTIONS, "");
        assert_eq!(values(&outcome, REPORT), [title, "示例市水务局", "2023"]);
    }
}

#[test]
fn a_title_that_says_our_names_no_body() {
    for (title, agency) in [
        ("我局2023年政府信息公开工作年度报告", "示例市水务局"),
        ("本单位2023年政府信息公开工作年度报告", "示例市水务局"),
        ("本溪市2023年政府信息公开工作年度报告", "本溪市"),
    ] {
        let outcome = read(title, SECTIONS, "示例市水务局\n2024年1月8日");
        assert_eq!(values(&outcome, REPORT), [title, agency, "2023"]);
    }
}

#[test]
fn a_body_may_stand_below_a_title_that_names_none() {
    const NAMELESS: &str = "2023年政府信息公开工作年度报告";
    for below in [
        "示例市水务局",
        "——示例市水务局",
        "编制单位：示例市水务局",
        "示例市水务局\n2024年1月8日",
        "2024年1月8日\n示例市水务局",
        "示例市水务局（2024年1月8日）",
    ] {
        let outcome = read(&format!("{NAMELESS}\n{below}"), SECTIONS, "");
        assert_eq!(
            values(&outcome, REPORT),
            [NAMELESS, "示例市水务局", "2023"],
            "{below}"
        );
        let is_said = |it: &gongkai::Diagnostic| it.code() == Code::AgencyEvidence;
        assert!(outcome.diagnostics().iter().any(is_said), "{below}");
    }
    for below in [
        "目录",
        "总体情况如下：",
        "首页 政务公开 示例市",
        "首页>示例市水务局",
        "本报告由局办公室编制，数据截至年底。",
    ] {
        let outcome = read(&format!("{NAMELESS}\n{below}"), SECTIONS, "");
        assert_eq!(at(&outcome, "report.agency"), "absent", "{below}");
    }
}

#[test]
fn without_a_title_the_preamble_may_name_the_report() {
    for (preamble, body) in [
        (
            "现公布示例市水务局2022年政府信息公开工作年度报告。",
            "示例市水务局",
        ),
        (
            "现发布《示例市水务局2022年政府信息公开工作年度报告》。",
            "示例市水务局",
        ),
        (
            "本年报由示例市水务局办公室编制的2022年度政府信息公开工作年度报告。",
            "示例市水务局办公室",
        ),
        (
            "根据要求，编制示例市水务局2022年度政府信息公开年度报告，数据截至年底。",
            "示例市水务局",
        ),
        (
            "根据要求，现公布示例\n市水务局2022年政府信\n息公开工作年度报告。",
            "示例市水务局",
        ),
        (
            "特向社会公布示例市水务局（以下简称“市水务局”，下同）2022年政府信息公开工作年度报告。",
            "示例市水务局",
        ),
        (
            "现公布《示例市人民政府（市人民政府办公室）2022年政府信息公开工作年度报告》。",
            "示例市人民政府",
        ),
        (
            "现编制形成了《示例镇人民政府2022年政府信息公开工作年度报告》。",
            "示例镇人民政府",
        ),
        (
            "根据要求，编制2022年示例镇人民政府信息公开年度报告。",
            "示例镇人民政府",
        ),
        (
            "现公布《示例市2022年政府信息公开工作年度报告》，请与示例市人民政府办公室联系。",
            "示例市",
        ),
        ("形成2022年示例镇政府信息公开年度报告。", "示例镇"),
        (
            "根据要求，示例市水务局向社会公布本单位2022年政府信息公开工作年度报告。",
            "示例市水务局",
        ),
        (
            "示例市水务局现向社会公开本局2022年政府信息公开工作年度报告。",
            "示例市水务局",
        ),
    ] {
        let outcome = read(preamble, SECTIONS, "");
        assert_eq!(
            values(&outcome, REPORT),
            ["absent", body, "2022"],
            "{preamble}"
        );
        for code in [Code::AgencyEvidence, Code::YearInferred, Code::TitleMissing] {
            assert!(
                outcome.diagnostics().iter().any(|it| it.code() == code),
                "{preamble}"
            );
        }
    }
    for preamble in [
        "现公布我局2023年政府信息公开工作年度报告。",
        "根据《示例市人民政府2022年政府信息公开工作年度报告》的要求，编制本报告。",
        "按照示例市人民政府2022年政府信息公开工作年度报告编制要求，现将有关情况报告如下：",
        "根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》要求，编制本报告。",
        "根据《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》，编制本报告。",
        "现公布全市2023年政府信息公开工作年度报告。",
        "现公布（以下简称年报）2023年政府信息公开工作年度报告。",
    ] {
        let outcome = read(preamble, SECTIONS, "");
        assert_eq!(
            values(&outcome, REPORT),
            ["absent", "absent", "2023"],
            "{preamble}"
        );
    }
}

#[test]
fn where_no_title_names_the_body_sentences_may() {
    const NAMELESS: &str = "2023年政府信息公开工作年度报告";
    let read_with = |front: &str, text: &str, signature: &str| {
        let overview = format!("一、总体情况\n{text}\n");
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        read(front, sections, signature)
    };
    for (front, text) in [
        ("", "2023年，示例市水务局认真贯彻条例。我局各项工作有序。"),
        ("", "2023年，示例市水务局（以下简称“我局”）各项工作有序。"),
        ("本报告由示例市水务局编制。", "工作有序。"),
        ("结合示例市水务局工作实际，编制本报告。", "我局工作有序。"),
        (
            "根据条例编制。如有疑问，请与示例市水务局办公室联系（电话：0123-1234567）。",
            "工作有序。",
        ),
    ] {
        for title in ["", NAMELESS] {
            let outcome = read_with(&format!("{title}\n{front}"), text, "");
            assert_eq!(
                at(&outcome, "report.agency"),
                "示例市水务局",
                "{front}{text}"
            );
            let is_said = |it: &gongkai::Diagnostic| it.code() == Code::AgencyEvidence;
            assert!(outcome.diagnostics().iter().any(is_said), "{front}{text}");
        }
    }
    // Who was asked reports, where sentences name no other.
    for text in [
        "工作有序。\n（二）依申请公开。2023年，示例市水务局未收到申请。",
        "工作有序。\n2023年示例市水务局受理申请3件。\n示例市水务局收到来信3件。",
    ] {
        let outcome = read_with(NAMELESS, text, "");
        assert_eq!(at(&outcome, "report.agency"), "示例市水务局", "{text}");
    }
    // As a line above a table does.
    let disclosure = DISCLOSURE.replacen('\n', "\n单位：示例市水务局 2023年度\n", 1);
    let sections = [OVERVIEW, &disclosure, REQUESTS, REVIEW, PROBLEMS, OTHER];
    let outcome = read(NAMELESS, sections, "");
    assert_eq!(at(&outcome, "report.agency"), "示例市水务局");
    // Others than who reports.
    for text in [
        "工作有序。示例市水务局收到申请3件，示例市财政局收到申请2件。\n示例市财政局收到来信1件。",
        "工作有序。2023年，示例市收到申请3件。",
        "2023年，我局认真贯彻条例。",
        "2023年，市政府高度重视，上级机关加强指导，工作有序。",
        "2023年，在示例市人民政府的领导下，工作有序。",
        "2023年，示例市人民政府高度重视。我局各项工作有序。",
        "工作有序。示例市财政局积极配合。",
        "工作有序。\n2023年，示例市政务服务局认真考核。",
    ] {
        let outcome = read_with(NAMELESS, text, "");
        assert_eq!(at(&outcome, "report.agency"), "absent", "{text}");
    }
    // Who signs is surer.
    let text = "2023年，示例市水务局认真贯彻条例。";
    let outcome = read_with(NAMELESS, text, "示例市水利水务局\n2024年1月8日");
    assert_eq!(at(&outcome, "report.agency"), "示例市水利水务局");
}

/// A line that is full ends where it is full.
#[test]
fn a_title_may_be_cut_anywhere() {
    const LONG: &str = "示例省样例市示范区住房和城乡建设局";
    for (title, body, from) in [
        // The year tells that a name goes on; else the line is full, or what is left is no name.
        (format!("2023年{LONG}政府信息公开工作年度报告"), LONG, 1),
        (format!("{LONG}2023年政府信息公开工作年度报告"), LONG, 15),
        (
            "2023年度示例区残联政府信息公开年报".to_owned(),
            "示例区残联",
            1,
        ),
        (
            "示例区水务局2023年政务公开工作年度报告".to_owned(),
            "示例区水务局",
            3,
        ),
    ] {
        let places: Vec<usize> = title.char_indices().map(|(at, _)| at).collect();
        for at in places.into_iter().skip(from) {
            let (line, next) = title.split_at(at);
            for between in ["\n", "\n\n", " \n    "] {
                let front = format!("信息公开\n{line}{between}{next}");
                let outcome = read(&front, SECTIONS, "");
                assert_eq!(values(&outcome, REPORT), [&title, body, "2023"], "{front}");
            }
        }
    }
}

#[test]
fn a_line_above_a_title_is_none_of_it() {
    for line in [
        "首页",
        "信息公开年报",
        "示例市人民政府",
        "示例市人民政府门户网站",
        "示例市人民政府政府信息公开平台",
        "政府信息公开工作",
        "2023年1月8日",
        "示例市",
        "字号:大 中 小",
        "示例市水务局",
    ] {
        for between in ["\n", "\n\n"] {
            let front = format!("{line}{between}{TITLE}");
            let outcome = read(&front, SECTIONS, "");
            let expected = [TITLE, "示例市水务局", "2023"];
            assert_eq!(values(&outcome, REPORT), expected, "{front}");
        }
    }
}

#[test]
fn a_title_without_its_year_has_it_in_the_text() {
    let title = "示例市水务局政府信息公开工作年度报告";
    let overview = |text: &str| format!("一、总体情况\n{text}\n");
    for (preamble, text, year) in [
        ("2022年度，根据条例编制。", "我局各项工作有序。", "2022"),
        (
            "",
            "根据2019年修订的条例，2022年，我局各项工作有序。",
            "2022",
        ),
        (
            "统计期限为2022年1月1日至2022年12月31日。",
            "根据2019年修订的条例，工作有序。",
            "2022",
        ),
        (
            "",
            "根据2019年修订的条例，现报告我局2022年政府信息公开工作。",
            "2022",
        ),
        (
            "",
            "根据要求，本报告从总体情况、公开情况、申请情况、复议和诉讼情况、存在的问题及改进情况、其他事项等六个方面报告我局2022年政府信息公开工作。",
            "2022",
        ),
        ("", "根据2019年修订的条例，工作有序。", "absent"),
        (
            "",
            "根据条例（2019年4月3日国务院令第711号修订），工作有序。",
            "absent",
        ),
        (
            "",
            "根据2019年修订的条例，工作有序，截至2022年底无遗留。",
            "2022",
        ),
        ("成文日期：2023年1月8日", "2022年工作有序。", "2022"),
        ("成文日期：2023年1月8日", "工作有序。", "absent"),
        ("（二〇二二年）", "工作有序。", "2022"),
        (
            "现公布我局2022年度政府信息公开工作年度报告。",
            "工作有序。",
            "2022",
        ),
        (
            "现将我局2022年政府信息公开工作情况公布如下：",
            "工作有序。",
            "2022",
        ),
        (
            "示例市水务局2022年政府信息公开年报.docx",
            "工作有序。",
            "2022",
        ),
        (
            "附件：1.示例市水务局2022年政府信息公开年报.pdf",
            "工作有序。",
            "2022",
        ),
        (
            "示例市水务局2022年政府信息公开年报.pdf\n示例市水务局2021年政府信息公开年报.pdf",
            "工作有序。",
            "absent",
        ),
        (
            "根据《关于做好2021年度政府信息公开工作年度报告编制工作的通知》编制。",
            "工作有序。",
            "absent",
        ),
        ("2022年信息目录", "工作有序。", "absent"),
    ] {
        let overview = overview(text);
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        let outcome = read(&format!("{title}\n{preamble}"), sections, "");
        assert_eq!(at(&outcome, "report.year"), year, "{preamble} {text}");
    }
}

#[test]
fn a_report_of_a_year_before_the_form_is_said_to_be_one() {
    const OF_2016: &str = "示例市水务局2016年政府信息公开工作年度报告";
    let bare = "二、主动公开政府信息情况\n2016年公开信息12条。\n";
    let annex = |header: &str| format!("六、统计表\n{header}\n主动公开信息数 条 12 34\n");
    let has = |outcome: &Outcome, code: Code, words: &str| {
        let mut said = outcome.diagnostics().iter().filter(|it| it.code() == code);
        said.any(|it| it.what_was_found().contains(words))
    };
    for header in [
        "统计指标 单位 统计数",
        "指标名称 计量单位 2016年度 历年累计",
        "指标名称计量单位2016年度历年累计",
        "指标名称 | 单位 | 统计数",
    ] {
        let other = annex(header);
        let outcome = read(OF_2016, [OVERVIEW, bare, "", "", PROBLEMS, &other], "");
        assert_eq!(at(&outcome, "report.edition"), "indicators", "{header}");
        assert!(has(&outcome, Code::FormEdition, "统计指标"), "{header}");
        assert!(!has(&outcome, Code::FormMissing, "table"), "{header}");
    }
    let outcome = read(OF_2016, [OVERVIEW, bare, "", "", PROBLEMS, ""], "");
    assert_eq!(at(&outcome, "report.edition"), "absent");
    assert!(has(&outcome, Code::FormEdition, "2016"));
    assert!(!has(&outcome, Code::FormMissing, "table"));
    // What a report of a later year says of indicators is no annex.
    let text = "二、主动公开政府信息情况\n公开统计指标解释2条，各单位有序。\n";
    let outcome = read(TITLE, [OVERVIEW, text, "", "", PROBLEMS, OTHER], "");
    assert_eq!(at(&outcome, "report.edition"), "absent");
    assert!(!has(&outcome, Code::FormEdition, ""));
    assert!(has(&outcome, Code::FormMissing, "table"));
}

#[test]
fn where_a_title_names_no_body_the_signature_does() {
    let front = "2023年法治政府建设暨政府信息公开工作年度报告";
    assert_eq!(at(&read(front, SECTIONS, ""), "report.agency"), "absent");
    let outcome = read(front, SECTIONS, "示例市水务局\n2024年1月8日");
    assert_eq!(values(&outcome, REPORT), [front, "示例市水务局", "2023"]);
    let is_said = |it: &gongkai::Diagnostic| it.code() == Code::AgencyEvidence;
    assert!(outcome.diagnostics().iter().any(is_said));
}

#[test]
fn a_day_of_a_period_that_cannot_be_read_is_said() {
    const PERIOD: [&str; 2] = ["report.period_start", "report.period_end"];
    let damaged = |outcome: &Outcome| -> Vec<Path> {
        let all = outcome.diagnostics().iter();
        let damaged = all.filter(|it| it.code() == Code::DateDamaged);
        damaged.flat_map(|it| it.paths().to_vec()).collect()
    };
    for (text, expected) in [
        (
            "统计期限自2023年1月1日至2023年12月底。",
            ["2023-01-01", "unreadable"],
        ),
        (
            "统计期限自20231月1日起至202312月31日止。",
            ["unreadable", "unreadable"],
        ),
        ("统计期限为202311日至1231日。", ["unreadable", "unreadable"]),
        (
            "统计时间为2023年1月1日至2023年12月3 1日。",
            ["2023-01-01", "unreadable"],
        ),
        (
            "自202311日起至2023年12月31日24时止。",
            ["unreadable", "2023-12-31"],
        ),
        (
            "统计期限为2023年1月1日起至2023年12月31止。",
            ["2023-01-01", "2023-12-31"],
        ),
        (
            "从2019年到2023年，有序。自2022年以来有序，至今不变。",
            ["absent", "absent"],
        ),
        ("从2022年的3条增加到2023年的9条。", ["absent", "absent"]),
    ] {
        let front = format!("{TITLE}\n根据条例编制。{text}");
        let overview = format!("一、总体情况\n2023年有序。{text}\n");
        let in_overview = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        let in_front = read(&front, SECTIONS, "");
        let in_overview = text
            .starts_with("统计")
            .then(|| read(TITLE, in_overview, ""));
        for outcome in std::iter::once(in_front).chain(in_overview) {
            assert_eq!(values(&outcome, PERIOD), expected, "{text}");
            let said = damaged(&outcome).len();
            let unreadable = expected.iter().filter(|it| **it == "unreadable").count();
            assert_eq!(said, unreadable, "{text}");
        }
    }
}

#[test]
fn telephones_have_remarks_and_extensions() {
    for (text, expected) in [
        ("电话（传真）：0123-1234567", "0123-1234567"),
        ("联系电话：0123-1234567转8012，", "0123-1234567转8012"),
        ("电话：0123-1234567、7654321。", "0123-1234567、7654321"),
        ("电话：0123-1234567、1号楼。", "0123-1234567"),
        ("请联系办公室（电话：0123-1234567）。", "0123-1234567"),
        ("电话：（0123）1234567。", "（0123）1234567"),
        ("电话/传真：0123-1234567。", "0123-1234567"),
        ("联系电话、传真：0123-1234567。", "0123-1234567"),
        ("电话：0123 - 123 4567。", "0123 - 123 4567"),
        ("电话：0123 12345678 012345。", "0123 12345678"),
        ("电话：（0123）1234 5678，", "（0123）1234 5678"),
        ("电话：0123-1234567 转 801。", "0123-1234567 转 801"),
        ("电话：0123-1234567 012345。", "0123-1234567"),
        ("电话：0123-1234567 2023年。", "0123-1234567"),
        ("电话：12345 2023年。", "12345"),
        ("电话：0123-1234567（办公时间）。", "0123-1234567"),
    ] {
        let front = format!("{TITLE}\n根据条例编制。{text}");
        let outcome = read(&front, SECTIONS, "");
        let contact = &outcome.report().preamble.contact;
        assert_eq!(
            contact.telephone.value().map(String::as_str),
            Some(expected)
        );
    }
}

#[test]
fn an_address_ends_where_something_else_is_named() {
    for text in [
        "地址：示例市人民路1号 邮编：012345",
        "地址：示例市人民路1号 联系人：某某",
        "地址：示例市人民路1号邮编：012345",
        "地址：示例市人民路1号联系电话：0123-1234567",
        "办公地址为示例市人民路1号。",
    ] {
        let outcome = read(&format!("{TITLE}\n根据条例编制。{text}"), SECTIONS, "");
        let contact = &outcome.report().preamble.contact;
        assert_eq!(
            contact.address.value().map(String::as_str),
            Some("示例市人民路1号"),
            "{text}"
        );
    }
}

#[test]
fn contact_and_period_as_boxes_and_brackets_have_them() {
    let front = format!(
        "{TITLE}\n根据条例编制。统计期限为2023年度（1月1日至12月31日）。\n地 址：示例市人民路1号（行政中心）\n\
         邮 编：012345\n电 话：0123-1234567"
    );
    let outcome = read(&front, SECTIONS, "");
    let period = ["report.period_start", "report.period_end"];
    assert_eq!(values(&outcome, period), ["2023-01-01", "2023-12-31"]);
    let contact = &outcome.report().preamble.contact;
    assert_eq!(
        contact.address.value().map(String::as_str),
        Some("示例市人民路1号（行政中心）")
    );
    assert_eq!(contact.postcode.value().map(String::as_str), Some("012345"));
    assert_eq!(
        contact.telephone.value().map(String::as_str),
        Some("0123-1234567")
    );
}

#[test]
fn without_a_preamble_the_opening_of_section_one_is_asked() {
    let text = "本报告由示例市水务局编制，所列数据自2022年1月1日起，至2022年12月31日止。如有疑问，请与办公室联系                （地址：示例市人民路1号，邮编：012345）。";
    let overview = format!("一、总体情况\n{text}\n2022年，工作有序。\n");
    let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    let outcome = read("", sections, "");
    let contact = &outcome.report().preamble.contact;
    assert_eq!(
        contact.address.value().map(String::as_str),
        Some("示例市人民路1号")
    );
    assert_eq!(contact.postcode.value().map(String::as_str), Some("012345"));
    let period = ["report.period_start", "report.period_end"];
    assert_eq!(values(&outcome, period), ["2022-01-01", "2022-12-31"]);
    assert_eq!(at(&outcome, "report.agency"), "示例市水务局");
    let named = "一、总体情况\n现编制《示例街道办事处2022年政府信息公开工作年度报告》。\n";
    let sections = [named, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    assert_eq!(
        values(&read("", sections, ""), REPORT),
        ["absent", "示例街道办事处", "2022"]
    );
    // Where it says no year, the paragraph behind it does.
    let unnamed = "一、总体情况\n本报告由示例市水务局编制，全文包括概述等。\n（一）概述\n2022年示例市水务局工作有序。\n";
    let sections = [unnamed, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    assert_eq!(
        values(&read("", sections, ""), REPORT),
        ["absent", "示例市水务局", "2022"]
    );
    const PERIOD: [&str; 2] = ["report.period_start", "report.period_end"];
    for (days, expected) in [
        ("2022年1月1日至12月31日", ["2022-01-01", "2022-12-31"]),
        ("2022年5月1日至5月31日", ["absent"; 2]),
    ] {
        let overview =
            format!("一、总体情况\n现向社会公布本年工作报告，内容涵盖{days}期间的情况。\n");
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        assert_eq!(values(&read(TITLE, sections, ""), PERIOD), expected);
    }
    // What a part says of others' addresses is no contact of the report.
    let part = "一、总体情况\n2022年，工作有序。\n受理点地址：示例市人民路2号。\n";
    let sections = [part, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    let outcome = read(TITLE, sections, "");
    assert!(outcome.report().preamble.contact.address.is_absent());
}

/// What the sections say, in the form's order.
const SAID: [&str; 7] = [
    "overview",
    "disclosure.rules.in_force",
    "requests.received.total",
    "review.total",
    "problems",
    "improvements",
    "other_matters",
];
const EXPECTED: [&str; 7] = [
    "2023年，我局各项工作有序。",
    "12",
    "18",
    "10",
    "公开不够及时。",
    "下一步，加强培训。",
    FEE,
];

#[test]
fn a_period_below_the_title_may_stand_alone() {
    for line in [
        "（2023年1月1日—2023年12月31日）",
        "自2023年1月1日起至12月31日止",
        "统计期限自2023年1月1日起，截至2023年12月31日。",
    ] {
        let outcome = read(&format!("{TITLE}\n{line}"), SECTIONS, "");
        assert_eq!(
            values(&outcome, ["report.period_start", "report.period_end"]),
            ["2023-01-01", "2023-12-31"],
            "{line}"
        );
    }
}

#[test]
fn the_period_stands_in_a_sentence_of_the_front_or_the_overview() {
    const PERIOD: [&str; 2] = ["report.period_start", "report.period_end"];
    for text in [
        "统计期限：2023-01-01至2023-12-31",
        "数据统计时间为2023年1月1日—12月31日",
        "所列数据的统计期限自2023年1月1日0时起至12月31日24时止。",
        "公开信息若干条。统计数据从2023年1月1日开始，到2023年12月31日结束。",
    ] {
        let expected = ["2023-01-01", "2023-12-31"];
        let front = format!("{TITLE}\n{text}");
        assert_eq!(
            values(&read(&front, SECTIONS, ""), PERIOD),
            expected,
            "{text}"
        );
        let overview = format!("一、总体情况\n2023年有序。{text}\n");
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        assert_eq!(
            values(&read(TITLE, sections, ""), PERIOD),
            expected,
            "{text}"
        );
    }
    let overview = "一、总体情况\n据统计，2023年3月1日至5月31日开展活动若干次。统计数据有序。2023年3月1日至5月31日开展培训。\n";
    let sections = [overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    assert_eq!(values(&read(TITLE, sections, ""), PERIOD), ["absent"; 2]);
}

#[test]
fn headings_leave_nothing_of_them_in_the_sections() {
    type Dress = fn(&str, &str) -> String;
    let dresses: [(&str, Dress); 9] = [
        ("plain", |numeral, words| format!("{numeral}、{words}")),
        ("brackets", |numeral, words| format!("【{numeral}】{words}")),
        ("stop", |numeral, words| format!("{numeral}、{words}。")),
        ("underscores", |numeral, words| {
            format!("__{numeral}、{words}__")
        }),
        ("bold stop", |numeral, words| {
            format!("**{numeral}、{words}：**")
        }),
        ("link", |numeral, words| format!("[{numeral}、{words}](#a)")),
        ("star", |numeral, words| format!("★{numeral}、{words}")),
        ("own line", |numeral, words| format!("{numeral}、\n{words}")),
        ("own line, blank", |numeral, words| {
            format!("{numeral}、\n\n{words}")
        }),
    ];
    for (name, dress) in dresses {
        let sections = SECTIONS.map(|section| {
            let (heading, content) = section.split_once('\n').unwrap();
            let (numeral, words) = heading.split_once('、').unwrap();
            format!("{}\n{content}", dress(numeral, words))
        });
        let outcome = read(TITLE, sections.each_ref().map(String::as_str), "");
        assert_eq!(values(&outcome, SAID), EXPECTED, "{name}");
    }
}

#[test]
fn a_heading_and_its_text_on_one_line() {
    for between in ["：", "。", " ： "] {
        let sections = SECTIONS.map(|section| {
            let is_prose = !section.contains('|');
            if is_prose {
                section.replacen('\n', between, 1)
            } else {
                section.to_owned()
            }
        });
        let outcome = read(TITLE, sections.each_ref().map(String::as_str), "");
        assert_eq!(values(&outcome, SAID), EXPECTED, "{between}");
    }
}

#[test]
fn a_heading_on_two_lines_is_no_row_of_the_table_before() {
    let review = REVIEW.replace("复议、行政", "复议、\n行政");
    let outcome = read(
        TITLE,
        [OVERVIEW, DISCLOSURE, REQUESTS, &review, PROBLEMS, OTHER],
        "",
    );
    assert_eq!(values(&outcome, SAID), EXPECTED);
    assert_eq!(at(&outcome, "requests.carried_forward.total"), "14");
    let heading = outcome.report().headings.review.value().cloned();
    assert_eq!(
        heading.as_deref(),
        Some("四、政府信息公开行政复议、行政诉讼情况")
    );
}

#[test]
fn a_heading_goes_on_behind_its_words() {
    for (problems, other) in [
        ("五、存在的主要问题\n及改进情况", "六、其他需要报告\n的事项"),
        (
            "五、存在的主要问题及改进情况（2023年度）",
            "六、其他需要报告的事项（2023年）",
        ),
    ] {
        let overview = OVERVIEW.replace("情况\n", "情况（2023年度）\n");
        let problems = PROBLEMS.replace("五、存在的主要问题及改进情况", problems);
        let other = OTHER.replace("六、其他需要报告的事项", other);
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, &problems, &other];
        let outcome = read(TITLE, sections, "");
        assert_eq!(values(&outcome, SAID), EXPECTED);
    }
    let problems = PROBLEMS.replace("情况\n", "情况（2023年度）公开。\n");
    let outcome = read(
        TITLE,
        [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, &problems, OTHER],
        "",
    );
    assert!(at(&outcome, "problems").starts_with("（2023年度）公开。"));
}

#[test]
fn problems_turn_to_what_is_done() {
    for (problems, turn) in [
        ("公开不够及时。", "改进举措：加强培训。"),
        ("公开不够及时。\n", "整改举措：加强培训。"),
        ("公开不够及时。", "2024年，我局将加强培训。"),
        ("公开不够及时。", "二〇二四年，我局将加强培训。"),
        ("公开不够及时。", "2024年我局继续加强培训。"),
        ("公开不够及时。", "接下来，我局将加强培训。"),
        ("公开不够及时。", "为此，我局采取以下措施：加强培训。"),
        ("公开不够及时。", "在今后的工作中，加强培训。"),
        ("公开不够及时。", "针对上述不足，加强培训。"),
        ("公开不够及时。\n", "（二）下一年度工作安排\n加强培训。"),
        ("公开不够及时。", "下一阶段，我局将加强培训。"),
        ("公开不够及时。", "在以后的工作中，加强培训。"),
        ("公开不够及时。", "对此，我局将加强培训。"),
        ("公开不够及时。\n", "对此，我局已开展培训。"),
        ("公开不够及时。", "为解决以上问题，我局加强培训。"),
        ("公开不够及时。", "对于上述问题，我局将加强培训。"),
        ("公开不够及时。\n", "主要改进措施如下：加强培训。"),
        ("公开不够及时。\n", "对策：加强培训。"),
        ("公开不够及时。", "2024年工作重点：加强培训。"),
        ("公开不够及时。", "我局将继续加强培训。"),
        ("公开不够及时。", "我局将在以下方面改进：加强培训。"),
        (
            "公开不够及时。\n",
            "（一）进一步提高认识。加强培训。\n（二）健全机制。",
        ),
        // No sentence turns, a clause does.
        ("一是公开不够及时；", "改进措施：加强培训。"),
        ("公开不够及时，", "下一步，我局将加强培训。"),
        ("公开不够及时，", "今后将加强培训。"),
    ] {
        let text = format!("五、存在的主要问题及改进情况\n{problems}{turn}\n");
        let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, &text, OTHER];
        let outcome = read(TITLE, sections, "");
        assert_eq!(
            values(&outcome, ["problems", "improvements"]),
            [problems.trim_end(), turn]
        );
    }
    // What was done in the report's year is no plan, and what happens in the next need not be one.
    for text in [
        "公开不够及时。2023年，我局将公开纳入考核，但成效不足。",
        "公开不够及时。2024年1月抽查时仍有发现。",
        "公开不够及时。改进后的举措不多。",
        "公开不够及时。我局将公开工作纳入考核，但成效不足。",
        "公开不够及时。对此，有关科室认识不足。",
        "公开不够及时。对此，我局重视不够。",
        "公开不够及时，下一步需要努力的地方还很多；措施不够有力。",
        "（一）后续跟踪不够。（二）对此认识不足。",
    ] {
        let section = format!("五、存在的主要问题及改进情况\n{text}\n");
        let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, &section, OTHER];
        let outcome = read(TITLE, sections, "");
        assert_eq!(
            values(&outcome, ["problems", "improvements"]),
            [text, "absent"]
        );
    }
}

#[test]
fn section_five_without_a_heading_begins_at_its_items() {
    const REVIEW: &str = "四、政府信息公开行政复议、行政诉讼情况\n\
        | 维持 | 纠正 | 结果 | 审结 | 总计 |\n|---|---|---|---|---|\n\
        | 1 | 2 | 3 | 4 | 10 | 0 | 0 | 0 | 0 | 0 | 5 | 0 | 0 | 0 | 5 |\n|---|:--|\n| | |\n";
    let items = [
        "（一）主要问题\n公开不够及时。",
        "（二）改进情况\n加强培训。",
    ];
    for (between, problems) in [
        ("", items.join("\n")),
        ("## 表四：行政复议、行政诉讼情况\n", items.join("\n\n")),
        ("注：含上年度结转数量。\n总计\n\n", items.join("\n")),
        (
            "## 表四：行政复议\n---\n",
            "公开不够及时。下一步，加强培训。".to_owned(),
        ),
    ] {
        let review = format!("{REVIEW}{between}\n{problems}\n");
        let sections = [OVERVIEW, DISCLOSURE, REQUESTS, &review, "", OTHER];
        let expected = match problems.strip_prefix("公开不够及时。") {
            Some(turn) => ["公开不够及时。", turn],
            None => items,
        };
        let outcome = read(TITLE, sections, "");
        assert_eq!(
            values(&outcome, ["problems", "improvements"]),
            expected,
            "{between}"
        );
        assert_eq!(at(&outcome, "review.total"), "10", "{between}");
    }
    // What stands in sentences before the items is text.
    let review = format!("{REVIEW}\n公开有进步。\n{}\n", items.join("\n"));
    let sections = [OVERVIEW, DISCLOSURE, REQUESTS, &review, "", OTHER];
    let expected = ["公开有进步。\n（一）主要问题\n公开不够及时。", items[1]];
    assert_eq!(
        values(&read(TITLE, sections, ""), ["problems", "improvements"]),
        expected
    );
}

#[test]
fn contents_may_be_all_that_is_left_of_the_headings() {
    let parted = SECTIONS.map(|section| section.split_once('\n').unwrap());
    let headings = parted.map(|(heading, _)| heading).join("\n");
    let front = format!("{TITLE}\n目录\n{headings}");
    let bodies = parted.map(|(_, body)| body);
    let outcome = read(&front, bodies, "");
    let paths = [
        "overview",
        "disclosure.rules.in_force",
        "requests.received.total",
        "requests.carried_forward.other",
        "review.total",
        "problems",
    ];
    let expected = [
        "2023年，我局各项工作有序。",
        "12",
        "18",
        "3",
        "10",
        "公开不够及时。",
    ];
    assert_eq!(values(&outcome, paths), expected);
    assert!(!at(&outcome, "overview.requests").contains("三、"));
}

#[test]
fn headings_in_digits_are_those_of_their_sections_where_tables_are_pictures() {
    let text = format!(
        "{TITLE}\n1.总体情况\n2023年，我局各项工作有序。\n2.主动公开政府信息情况\n主动公开政府信息情况统计表\n\
         3.收到和处理政府信息公开申请情况\n（单位：件）\n4.政府信息公开行政复议、行政诉讼情况\n\
         5.存在的主要问题及改进情况\n公开不够及时。下一步，加强培训。\n6.其他需要报告的事项\n{FEE}\n"
    );
    let outcome = parse(&text).unwrap();
    let paths = ["overview", "problems", "improvements", "other_matters"];
    let expected = [
        "2023年，我局各项工作有序。",
        "公开不够及时。",
        "下一步，加强培训。",
        FEE,
    ];
    assert_eq!(values(&outcome, paths), expected);
    let headings = &outcome.report().headings;
    let disclosure = headings.disclosure.value().map(String::as_str);
    assert_eq!(disclosure, Some("2.主动公开政府信息情况"));
}

#[test]
fn a_section_that_the_contents_name_may_have_lost_its_heading() {
    let headings: String = SECTIONS
        .iter()
        .filter_map(|section| section.split_inclusive('\n').next())
        .collect();
    let front = format!("{TITLE}\n目录\n{headings}");
    let signed = "示例市水务局\n2024年1月8日";
    for lost in [1, 2, 3, 4] {
        let mut sections = SECTIONS;
        sections[lost] = sections[lost].split_once('\n').unwrap().1;
        let outcome = read(&front, sections, signed);
        let found = values(&outcome, SIGNED);
        assert_eq!(found, [FEE, "示例市水务局", "2024-01-08"], "{lost}");
        assert_eq!(at(&outcome, "overview"), "2023年，我局各项工作有序。");
        assert_eq!(at(&outcome, "review.total"), "10", "{lost}");
        assert_eq!(
            values(&outcome, ["problems", "improvements"]),
            ["公开不够及时。", "下一步，加强培训。"],
            "{lost}"
        );
    }
}

#[test]
fn what_was_done_may_stand_before_the_problems() {
    let done = "（一）上年度存在问题的改进情况\n已开展培训。";
    let wrong = "（二）2023年存在的主要问题\n公开不够及时。";
    let text = format!("五、存在的主要问题及改进情况\n{done}\n{wrong}\n");
    let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, &text, OTHER];
    let outcome = read(TITLE, sections, "");
    assert_eq!(
        values(&outcome, ["problems", "improvements"]),
        [wrong, done]
    );
    // What is done about each of several problems is none of it.
    let text = "五、存在的主要问题及改进情况\n（一）加强培训。针对培训不足的问题，开展培训。\n（二）公开不够的问题。\n";
    let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, text, OTHER];
    assert_eq!(at(&read(TITLE, sections, ""), "improvements"), "absent");
}

#[test]
fn rules_are_no_paragraphs() {
    let overview = "一、总体情况\n2023年有序。\n---\n| --- | :-: |\n公开信息若干条。\n";
    let sections = [overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    let text = "2023年有序。\n公开信息若干条。";
    assert_eq!(at(&read(TITLE, sections, ""), "overview"), text);
}

#[test]
fn items_of_running_text_open_the_parts_that_they_name() {
    const PARTS: [&str; 3] = [
        "overview.proactive_disclosure",
        "overview.requests",
        "overview.supervision",
    ];
    let parts = [
        "一是主动公开方面。公开信息若干条。",
        "二是依申请公开方面，答复及时。",
        "五是监督保障方面：开展培训。",
    ];
    for between in ["", "\n"] {
        let overview = format!(
            "一、总体情况\n2023年有序。{between}{}\n",
            parts.join(between)
        );
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        assert_eq!(values(&read(TITLE, sections, ""), PARTS), parts);
    }
    // An item that goes on as a sentence opens no part.
    let overview = "一、总体情况\n一是主动公开政府信息若干条。二是依申请公开有序。\n（一）主动公开情况。公开信息若干条。\n";
    let sections = [overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    assert_eq!(
        values(&read(TITLE, sections, ""), PARTS),
        ["（一）主动公开情况。公开信息若干条。", "absent", "absent"]
    );
}

#[test]
fn an_item_may_be_the_name_of_a_part_as_a_whole() {
    const PARTS: [&str; 3] = [
        "overview.proactive_disclosure",
        "overview.requests",
        "overview.supervision",
    ];
    for parts in [
        [
            "一是积极推进主动公开。公开信息若干条。",
            "二是规范办理依申请公开。答复及时。",
            "三是回应社会关切。办理来信若干件。",
            "四是强化监督保障。开展培训。",
        ],
        [
            "第一，主动公开。公开信息若干条。",
            "第二，依申请公开。答复及时。",
            "第三，回应社会关切。办理来信若干件。",
            "第四，监督保障。开展培训。",
        ],
        [
            "①主动公开情况：公开信息若干条。",
            "②依申请公开情况：答复及时。",
            "③回应社会关切：办理来信若干件。",
            "④监督保障：开展培训。",
        ],
        [
            "（一）主动公开。公开信息若干条。",
            "（二）申请公开工作情况。答复及时。",
            "（三）回应社会关切情况。办理来信若干件。",
            "（四）监督及保障情况。开展培训。",
        ],
    ] {
        let overview = format!("一、总体情况\n{}\n", parts.join("\n"));
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        let outcome = read(TITLE, sections, "");
        assert_eq!(values(&outcome, PARTS), [parts[0], parts[1], parts[3]]);
    }
}

const PARTS: [&str; 5] = [
    "overview.proactive_disclosure",
    "overview.requests",
    "overview.information_management",
    "overview.platform",
    "overview.supervision",
];

/// The parts of an overview that has one or none of them.
fn parts_of(text: &str) -> [String; 5] {
    let overview = format!("一、总体情况\n2023年，我局各项工作有序。\n{text}\n");
    let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    values(&read(TITLE, sections, ""), PARTS)
}

#[test]
fn names_of_parts_as_offices_word_them() {
    const ABSENT: &str = "absent";
    for (part, names) in [
        (
            0,
            &[
                "主动公开方面",
                "信息主动公开情况",
                "主动公开政府信息情况",
                "全面规范法定主动公开内容",
                "围绕工作重点，扎实推进主动公开",
                "系统化推进主动公开",
            ][..],
        ),
        (
            1,
            &[
                "依申请公开方面",
                "依申请公开信息情况",
                "政府信息依申请公开情况",
                "依法规范办理依申请公开",
                "依申请公开及行政复议情况",
                "规范申请办理工作",
            ],
        ),
        (
            2,
            &[
                "政府信息管理方面",
                "信息管理情况",
                "政府信息资源管理",
                "加强政府信息管理",
                "规范信息发布管理",
                "严格政府信息规范化管理",
                "强化信息公开管理情况",
            ],
        ),
        (
            3,
            &[
                "信息公开平台建设方面",
                "平台载体建设方面",
                "政府信息平台建设情况",
                "公开平台建设情况",
                "推进信息公开平台建设",
                "拓宽公开渠道",
                "加强政务公开载体建设",
                "政府网站建设",
                "优化平台管理",
                "夯实平台，服务群众",
            ],
        ),
        (
            4,
            &[
                "监督保障方面",
                "强化监督保障",
                "监督和保障情况",
                "常态化开展监督管理",
                "强化监督考核，推动落实",
                "健全监督机制",
                "监督检查情况",
                "持续加强政务公开考核评议工作",
            ],
        ),
    ] {
        for name in names {
            for (before, behind) in [("", "。有序。"), ("### ", "\n有序。")] {
                let text = format!("{before}（三）{name}{behind}");
                let mut expected = [ABSENT; 5];
                expected[part] = &text;
                let whole = format!("（一）组织领导。\n（二）教育培训。\n{text}\n（四）其他。无。");
                assert_eq!(parts_of(&whole), expected, "{name}");
            }
        }
    }
    // What such words are about is something else.
    for name in [
        "组织领导",
        "推进其他应主动公开的信息公开",
        "因政府信息公开申请提起行政复议情况",
        "加强安全生产监督管理",
        "公开食品药品监督检查信息",
        "推进交通运输监管信息公开",
        "拓宽群众参与渠道",
    ] {
        assert_eq!(
            parts_of(&format!("（一）{name}。有序。")),
            [ABSENT; 5],
            "{name}"
        );
    }
    // A name that says the part is before one that may say it.
    let text = "（一）强化监督。有序。\n（二）监督保障。有序。";
    assert_eq!(parts_of(text)[4], "（二）监督保障。有序。");
}

#[test]
fn items_within_others_open_no_parts() {
    const ABSENT: &str = "absent";
    let among = "（一）基本情况。有序。（二）主要做法。1.抓重点。（1）公开预算。有序。（2）依法推进主动公开。有序。2.抓形式。有序。";
    for text in [
        among.to_owned(),
        among.replace('。', "。\n"),
        "（一）主要做法。有序。一是平台建设方面。有序。二是开展培训。有序。".to_owned(),
    ] {
        assert_eq!(parts_of(&text), [ABSENT; 5], "{text}");
    }
    // Where several are named and nothing above them is, they are the parts, up to what stands above them.
    for between in ["", "\n"] {
        let parts = ["1.主动公开情况。有序。", "2.依申请公开情况。有序。"];
        let text = [
            "（一）基本情况。有序。",
            parts[0],
            parts[1],
            "（二）主要做法。有序。",
        ];
        let read = parts_of(&text.join(between));
        assert_eq!(read, [parts[0], parts[1], ABSENT, ABSENT, ABSENT]);
    }
    // Nor where the item above them stands alone: it is one of them, numbered as what holds them.
    let parts = [
        "一、主动公开情况\n有序。",
        "（一）依申请公开情况\n有序。",
        "（二）政府信息管理情况\n有序。",
    ];
    let read = parts_of(&parts.join("\n"));
    assert_eq!(read, [parts[0], parts[1], parts[2], ABSENT, ABSENT]);
    // An outer list that names one keeps it, with its items.
    let proactive = "（二）主动公开。有序。1.办理依申请公开。有序。2.加强平台建设。有序。";
    let text = format!("（一）基本情况。有序。{proactive}（三）其他。有序。");
    assert_eq!(parts_of(&text), [proactive, ABSENT, ABSENT, ABSENT, ABSENT]);
}

#[test]
fn an_ordinal_and_what_it_numbers_may_stand_on_two_lines() {
    let parts = ["overview.proactive_disclosure", "overview.requests"];
    for between in ["\n", "\n\n"] {
        let overview = format!(
            "一、总体情况\n（一）{between}主动公开情况\n公开信息若干条。\n（二）{between}依申请公开\n答复及时。\n"
        );
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        assert_eq!(
            values(&read(TITLE, sections, ""), parts),
            [
                "（一）主动公开情况\n公开信息若干条。",
                "（二）依申请公开\n答复及时。"
            ]
        );
    }
}

#[test]
fn names_open_parts_within_a_paragraph_where_nothing_else_does() {
    const PARTS: [&str; 3] = [
        "overview.proactive_disclosure",
        "overview.requests",
        "overview.supervision",
    ];
    let read_with = |text: &str| {
        let overview = format!("一、总体情况\n{text}\n");
        let sections = [&overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
        values(&read(TITLE, sections, ""), PARTS)
    };
    for parts in [
        [
            "在主动公开方面，公开若干条。",
            "在依申请公开方面，答复及时。",
            "在监督保障方面，开展培训。",
        ],
        [
            "主动公开情况。公开若干条。",
            "依申请公开情况。答复及时。",
            "监督保障情况。开展培训。",
        ],
        [
            "主动公开：公开若干条。",
            "依申请公开：答复及时。",
            "监督保障：开展培训。",
        ],
        [
            "【主动公开】公开若干条。",
            "【依申请公开】答复及时。",
            "【监督保障】开展培训。",
        ],
        [
            "一是主动公开，公开若干条。",
            "二是依申请公开，答复及时。",
            "三是监督保障，开展培训。",
        ],
        [
            "一是主动公开情况\n公开若干条。\n",
            "二是依申请公开情况\n答复及时。\n",
            "三是监督保障情况\n开展培训。",
        ],
    ] {
        let expected = parts.map(str::trim_end);
        assert_eq!(
            read_with(&format!("2023年有序。{}", parts.concat())),
            expected
        );
    }
    // Where numbers part the text, a sentence before them opens none.
    let text = "2023年有序。主动公开方面，依申请公开方面都有进步。\n（一）主动公开\n公开若干条。\n（二）依申请公开\n答复及时。";
    let expected = [
        "（一）主动公开\n公开若干条。",
        "（二）依申请公开\n答复及时。",
        "absent",
    ];
    assert_eq!(read_with(text), expected);
}

#[test]
fn what_an_overview_says_of_a_section_is_not_the_section() {
    let overview = "一、总体情况\n2023年，我局各项工作有序。\n二、主动公开政府信息情况：公开信息若干条。\n\
                    四、政府信息公开行政复议、行政诉讼情况：未发生。\n";
    let sections = [overview, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, OTHER];
    let outcome = read(TITLE, sections, "");
    assert_eq!(values(&outcome, SAID)[1..], EXPECTED[1..]);
    let said = overview.split_once('\n').unwrap().1.trim_end();
    assert_eq!(at(&outcome, "overview"), said);
}

#[test]
fn headings_in_other_words_are_told_by_their_ordinals() {
    let usual = read(TITLE, SECTIONS, "");
    let read_with = |section: usize, heading: &str| {
        let mut sections = SECTIONS.map(str::to_owned);
        let (_, rest) = sections[section].split_once('\n').unwrap();
        sections[section] = format!("{heading}\n{rest}");
        let sections = sections.each_ref().map(String::as_str);
        read(TITLE, sections, "")
    };
    for (section, headings) in [
        (0, &["一、整体情况", "一、工作开展情况", "一、概况"][..]),
        (
            1,
            &[
                "二、政府信息主动公开情况",
                "二、主动公开情况",
                "二、主动公开工作",
            ],
        ),
        (2, &["三、依申请公开情况", "三、政府信息公开申请办理情况"]),
        (3, &["四、复议、诉讼情况", "四、行政复议和诉讼"]),
        (4, &["五、存在不足和改进措施", "五、存在的短板及下一步打算"]),
        (
            5,
            &[
                "六、其他需要说明的情况",
                "六、其他需要汇报事项",
                "六、其它情况",
                "六、其他",
            ],
        ),
    ] {
        for heading in headings {
            let outcome = read_with(section, heading);
            assert_eq!(
                said(outcome.report()).len(),
                said(usual.report()).len(),
                "{heading}"
            );
            for (path, value) in said(usual.report()) {
                assert_eq!(
                    said(outcome.report()).get(&path),
                    Some(&value),
                    "{heading}: {path}"
                );
            }
        }
    }
    // The ordinal of another section, or none.
    for heading in ["五、其他需要说明的情况", "其他需要说明的情况"] {
        assert_eq!(
            at(&read_with(5, heading), "other_matters"),
            "absent",
            "{heading}"
        );
    }
}

#[test]
fn items_of_a_list_are_no_headings() {
    let list = "一、工作情况。公开信息若干条。\n六、其他工作\n有序。\n";
    let overview = format!("{OVERVIEW}{list}");
    let mut sections = SECTIONS;
    sections[0] = &overview;
    let outcome = read(TITLE, sections, "");
    assert_eq!(at(&outcome, "other_matters"), FEE);
    assert!(at(&outcome, "overview").ends_with("六、其他工作\n有序。"));
    sections[5] = "";
    let outcome = read(TITLE, sections, "");
    assert_eq!(at(&outcome, "other_matters"), "absent");
    assert!(at(&outcome, "overview").ends_with("六、其他工作\n有序。"));
}

#[test]
fn an_item_beside_parts_is_none_of_them() {
    let overview = "一、总体情况\n2023年有序。\n（一）加大力度，规范推动信息主动公开\n公开若干条。\n\
                    （1）通知。若干条。\n（2）公告。若干条。\n（二）依申请公开。若干件。\n1.书面。无。\n2.网上。无。\n\
                    （三）畅通渠道情况。办理来信。\n（四）完善公开平台，推动共享。有序。\n（五）其他。无。\n";
    let mut sections = SECTIONS;
    sections[0] = overview;
    let outcome = read(TITLE, sections, "");
    for (part, expected) in [
        (
            "overview.proactive_disclosure",
            "（一）加大力度，规范推动信息主动公开\n公开若干条。\n（1）通知。若干条。\n（2）公告。若干条。",
        ),
        (
            "overview.requests",
            "（二）依申请公开。若干件。\n1.书面。无。\n2.网上。无。",
        ),
        ("overview.platform", "（四）完善公开平台，推动共享。有序。"),
        ("overview.information_management", "absent"),
        ("overview.supervision", "absent"),
    ] {
        assert_eq!(at(&outcome, part), expected, "{part}");
    }
    assert!(at(&outcome, "overview").ends_with("（五）其他。无。"));
}

#[test]
fn the_title_at_the_head_of_a_page_stands_in_no_section() {
    let sections = [
        &format!(
            "一、总体情况\n2023年，我局各项工作有序。\n{TITLE}\n（一）主动公开。公开信息21条。\n"
        ),
        DISCLOSURE,
        REQUESTS,
        REVIEW,
        &format!("五、存在的主要问题及改进情况\n公开不够及时。\n{TITLE}\n下一步，加强培训。\n"),
        &format!("{OTHER}示例市水务局\n{TITLE}\n2024年1月9日\n"),
    ];
    let outcome = read(TITLE, sections, "");
    let paths = ["overview", "problems", "improvements", "other_matters"];
    assert_eq!(
        values(&outcome, paths),
        [
            "2023年，我局各项工作有序。\n（一）主动公开。公开信息21条。",
            "公开不够及时。",
            "下一步，加强培训。",
            "2023年未收取信息处理费。",
        ]
    );
    let signature = ["report.signed_by", "report.signed_on"];
    assert_eq!(values(&outcome, signature), ["示例市水务局", "2024-01-09"]);
    // A sentence that names the report is none.
    let other = format!("六、其他需要报告的事项\n{TITLE}已公布。\n");
    let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, &other];
    let outcome = read(TITLE, sections, "");
    assert_eq!(at(&outcome, "other_matters"), format!("{TITLE}已公布。"));
}

#[test]
fn words_of_the_page_may_stand_behind_the_last_sentence() {
    let page = "扫一扫在手机打开当前页 打印本页 关闭窗口 版权所有：示例市水务局";
    for (signature, signed) in [
        ("", ["absent", "absent"]),
        ("示例市水务局2024年1月9日", ["示例市水务局", "2024-01-09"]),
    ] {
        let other = format!("{}{signature}{page}\n", OTHER.trim_end());
        let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, &other];
        let outcome = read(TITLE, sections, "");
        assert_eq!(at(&outcome, "other_matters"), "2023年未收取信息处理费。");
        let paths = ["report.signed_by", "report.signed_on"];
        assert_eq!(values(&outcome, paths), signed);
    }
    // One word may be the text's.
    let other = "六、其他需要报告的事项\n2023年未收取信息处理费。打印费亦未收取";
    let sections = [OVERVIEW, DISCLOSURE, REQUESTS, REVIEW, PROBLEMS, other];
    let said = at(&read(TITLE, sections, ""), "other_matters");
    assert_eq!(said, "2023年未收取信息处理费。打印费亦未收取");
}
