//! Lines under a report: the body that signs it, the day it does, its seal.
//!
//! Takes the folded text of one line; gives the name or the day without what stands around it. Does not
//! know where the line stands, nor whether a name is a body's.

use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while_m_n};
use nom::combinator::{opt, recognize};
use nom::sequence::delimited;
use nom::{Input, Parser};

use crate::Span;
use crate::form::words::signatures::{ISSUES, SEALS, SIGNERS, SIGNING_DAYS, WEEKS};
use crate::model::Date;

use super::date::{day, dense_day, month, year_digits};
use super::han::is_han;
use super::text::{Miss, Spanned, Text, prefix, spanned, whole, words};

/// When a report was signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signed {
    On(Spanned<Date>),
    /// A month without its day, or less.
    In(Span),
}

/// blank or tab = { " " | "\t" } ;
fn blank_or_tab<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    take_while(|c: char| matches!(c, ' ' | '\t'))
}

/// seal = "(" , word , ")" ;
fn seal<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    delimited(
        (tag("("), blank_or_tab()),
        words(SEALS),
        (blank_or_tab(), tag(")")),
    )
}

/// A line that is a seal and nothing else.
pub(crate) fn is_seal(line: Text<'_>) -> bool {
    let word = (words(SEALS), opt((blank_or_tab(), tag(":")))).map(|(word, _)| word);
    whole((blank_or_tab(), alt((seal(), word)), blank_or_tab()), line).is_ok()
}

/// body = [ "单位" , [ seal ] , ":" ] , name , [ seal ] ;
///
/// Regular: `示例市财政局`; odd: `单位(盖章):示例市财政局`, `示例市财政局(公章)`.
///
/// Gives the name, and whether the line says that it is one.
pub(crate) fn body(line: Text<'_>) -> (Text<'_>, bool) {
    let key = (
        words(SIGNERS),
        blank_or_tab(),
        opt(seal()),
        (blank_or_tab(), tag(":"), blank_or_tab()),
    );
    let (name, named) = prefix(key, line).map_or((line, false), |(name, _)| (name, true));
    let text = name.as_str();
    let seal_at = text.rfind('(').filter(|&at| {
        let sealed = (seal(), blank_or_tab());
        whole(sealed, name.take_from(at)).is_ok()
    });
    let end = text[..seal_at.unwrap_or(text.len())].trim_end().len();
    let name = name.take(end);
    let text = name.as_str();
    let inner = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    match inner.filter(|inner| !inner.contains(['(', ')'])) {
        Some(inner) => (name.take_from(1).take(inner.len()), named),
        None => (name, named),
    }
}

/// hour = [ "星期" , word ] , [ digits , ":" , digits , [ ":" , digits ] ] ;
fn hour<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let digits = || take_while_m_n(1, 2, |c: char| c.is_ascii_digit());
    let week = (words(WEEKS), take_while_m_n(1, 1, is_han), blank_or_tab());
    let seconds = opt((tag(":"), digits()));
    recognize((opt(week), opt((digits(), tag(":"), digits(), seconds))))
}

/// signed = [ "日期" , ":" ] , [ seal ] , ( day | month ) , [ hour ] , [ "印发" | seal ] ;
///
/// Regular: `2024年1月3日`; odd: `日期:2024年1月3日`, `(盖章)2024年1月3日`, `2024年1月3日印发`, `2024年1月`.
pub(crate) fn signed(line: Text<'_>) -> Option<Signed> {
    let key = (
        words(SIGNING_DAYS),
        blank_or_tab(),
        tag(":"),
        blank_or_tab(),
    );
    let when = alt((
        day().map(Signed::On),
        spanned(month()).map(|month| Signed::In(month.span)),
    ));
    let parser = (
        (
            blank_or_tab(),
            opt(key),
            opt((seal(), blank_or_tab())),
            opt(tag("(")),
        ),
        when,
        (blank_or_tab(), hour(), opt(tag(")")), blank_or_tab()),
        (opt(alt((words(ISSUES), seal()))), blank_or_tab()),
    );
    whole(parser, line).ok().map(|(_, when, ..)| when)
}

/// A line under a body's name that may be its day, though it has no more than digits or a year: `20240108`, `2024年`.
pub(crate) fn bare(line: Text<'_>) -> Option<Signed> {
    let day = dense_day().map(Signed::On);
    let year = spanned((year_digits(), blank_or_tab(), tag("年")));
    let parser = alt((day, year.map(|year| Signed::In(year.span))));
    let (_, when, _) = whole((blank_or_tab(), parser, blank_or_tab()), line).ok()?;
    Some(when)
}

/// A text without the name of a day at its end: `示例市财政局 日期:`.
pub(crate) fn before_day(text: &str) -> &str {
    let name = text.trim_end_matches([' ', '\n', '(']);
    let unnamed = name.strip_suffix(':').and_then(|name| {
        let mut days = SIGNING_DAYS.iter();
        days.find_map(|day| name.trim_end().strip_suffix(day))
    });
    unnamed.unwrap_or(name).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_what_stands_around_them() {
        for (line, expected) in [
            ("示例市财政局", ("示例市财政局", false)),
            ("示例市财政局(盖章)", ("示例市财政局", false)),
            ("示例市财政局 ( 公章 )", ("示例市财政局", false)),
            ("单位:示例市财政局", ("示例市财政局", true)),
            ("单 位(盖章): 示例市财政局", ("示例市财政局", true)),
            ("示例市财政局(本级)", ("示例市财政局(本级)", false)),
            ("(示例市财政局)", ("示例市财政局", false)),
            ("单位众多", ("单位众多", false)),
        ] {
            let (name, named) = body(Text::new(line, 7));
            assert_eq!((name.as_str(), named), expected, "{line}");
            let at = u32::try_from(line.find(name.as_str()).unwrap()).unwrap();
            assert_eq!(name.start(), 7 + at, "{line}");
        }
    }

    #[test]
    fn days_without_what_stands_around_them() {
        for line in [
            "2025年1月8日",
            "二O二五年元月八日",
            "2025年1月8日印发",
            "日 期:2025年1月8日",
            "(2025年1月8日)",
            "(盖章) 2025年1月8日",
            "2025年1月8日(公章)",
            "2025年1月8日 星期三",
            "2025年1月8日 10:30",
        ] {
            let Some(Signed::On(day)) = signed(Text::new(line, 0)) else {
                panic!("{line}");
            };
            assert_eq!(day.value.to_string(), "2025-01-08", "{line}");
            let words = day.span.slice(line).unwrap();
            assert!(
                words.ends_with('日') && !words.contains([':', ' ']),
                "{line}"
            );
        }
        for line in [
            "2025年1月",
            "二〇二五年元月",
            "日期:2025年1月 日",
            "2025年1月8",
            "2025年1月32日",
            "2025.1",
        ] {
            let found = signed(Text::new(line, 0));
            assert!(matches!(found, Some(Signed::In(_))), "{line}");
        }
        for line in [
            "2025年1月8日召开会议",
            "2025年",
            "2025年13月8日",
            "发布:2025年1月8日",
        ] {
            assert_eq!(signed(Text::new(line, 0)), None, "{line}");
        }
    }

    #[test]
    fn days_of_digits_alone_and_years() {
        for line in ["20250108", " 20250108 "] {
            let Some(Signed::On(day)) = bare(Text::new(line, 0)) else {
                panic!("{line}");
            };
            assert_eq!(day.value.to_string(), "2025-01-08", "{line}");
        }
        for line in ["2025年", "二〇二五年", "2025 年"] {
            let found = bare(Text::new(line, 0));
            assert!(matches!(found, Some(Signed::In(_))), "{line}");
        }
        for line in ["20251308", "202501081", "2025", "18250108", "2025年度"] {
            assert_eq!(bare(Text::new(line, 0)), None, "{line}");
        }
    }

    #[test]
    fn seals() {
        for line in ["(盖章)", "( 公章 )", "盖章:", "(单位盖章)"] {
            assert!(is_seal(Text::new(line, 0)), "{line}");
        }
        for line in ["盖章后生效", "(盖章)示例市财政局", "印章管理"] {
            assert!(!is_seal(Text::new(line, 0)), "{line}");
        }
    }
}
