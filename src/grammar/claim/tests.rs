//! The table of sentences: what was expected by hand against what is read.

use super::*;
use crate::model::{ClaimRequester, ClaimResult, Number};

const TABLE: &str = include_str!("../../../tests/tables/claims.tsv");

/// The year that the sentences are of.
const YEAR: u16 = 2023;

/// `received.natural_person=10`, `views~25000..40000`, `received@2022=8` of another year.
fn written(claim: &Claim) -> String {
    let requester = claim.requester.map(ClaimRequester::as_str);
    let result = claim.result.map(ClaimResult::as_str);
    let part = requester.or(result).map(|part| format!(".{part}"));
    let year = claim.year.filter(|year| *year != YEAR);
    let year = year.map(|year| format!("@{year}")).unwrap_or_default();
    let sign = match claim.quantity {
        Quantity::About { .. } => '~',
        _ => '=',
    };
    let subject = claim.subject.as_str();
    format!(
        "{subject}{}{year}{sign}{}",
        part.unwrap_or_default(),
        claim.quantity
    )
}

fn listed(text: &str) -> Vec<String> {
    let claims = text.split("; ").filter(|claim| *claim != "-");
    let mut claims: Vec<String> = claims
        .map(|claim| match claim.split_once('=') {
            Some((subject, number)) => match number.parse::<Number>() {
                Ok(number) => format!("{subject}={}", Number::new(number.decimal().normalize())),
                Err(_) => claim.to_owned(),
            },
            None => claim.to_owned(),
        })
        .collect();
    claims.sort();
    claims
}

fn read(sentence: &str) -> Vec<String> {
    claims(Text::new(sentence, 0)).iter().map(written).collect()
}

/// A row has the sentence, what it claims, and, where that is known to be read otherwise, what is read.
#[test]
fn table_of_sentences() {
    let mut wrong = String::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split('\t');
        let (sentence, claims) = (fields.next().unwrap(), listed(fields.next().unwrap()));
        let known = fields.next().map(listed);
        let mut read = read(sentence);
        read.sort();
        if known.as_ref() == Some(&claims) || read != *known.as_ref().unwrap_or(&claims) {
            wrong += &format!(
                "{sentence}\n  claims {claims:?}\n  known  {known:?}\n  read   {read:?}\n"
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What is read of a year's narrative, whole: claims in order, others left alone.
#[test]
fn narrative_of_several_paragraphs() {
    let text = "(一)主动公开。2023年公开信息88条。\n(二)依申请公开。全年共收到申请9件,\n办结8件,结转下\n年度1件。\n\
                办理信箱来信30件。(五)监督保障。未发生行政复议、行政诉讼。";
    assert_eq!(
        read(text),
        [
            "information_published=88",
            "received=9",
            "answered=8",
            "carried_forward=1",
            "review=none",
            "lawsuits=none"
        ]
    );
}

#[test]
fn spans_are_those_of_the_text_that_was_given() {
    let text = "本 年收到申请 1,\n206 件。";
    let at = 30;
    let claims = claims(Text::new(text, at));
    let span = claims[0].span;
    let range = (span.start - at) as usize..(span.end - at) as usize;
    assert_eq!(text.get(range), Some("本 年收到申请 1,\n206 件"));
}

proptest::proptest! {
    #[test]
    fn any_text_gives_spans_within_it(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "收到", "申请", "12", "0", "件", "条", "万", "余", "约", ",", "。", "、", "(", ")", "\n", " ",
                "其中", "行政复议", "未发生", "2023年", "结转", "下年", "零", "十", "分别", "其", "9999999999",
                "规章", "制发", "信息处理费", "元", "均", "无", ":", ".", "-", "\u{3000}", "é",
            ]),
            0..40,
        ),
        at in 0..1000_u32,
    ) {
        let text = parts.concat();
        for claim in claims(Text::new(&text, at)) {
            let span = Span::new(claim.span.start - at, claim.span.end - at);
            proptest::prop_assert!(span.slice(&text).is_some());
            proptest::prop_assert!(!span.is_empty());
        }
    }
}
