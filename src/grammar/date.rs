//! Years, days and periods.
//!
//! Takes folded text; gives the calendar's values with their spans. Does not know what they date.

use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while_m_n, take_while1};
use nom::combinator::{opt, peek, verify};
use nom::sequence::{preceded, terminated};
use nom::{Input, Parser};

use crate::form::words::dates::{FIRST_MONTH, ZEROS};
use crate::model::Date;

use super::numeral::{digit, is_numeral, numeral};
use super::text::{Miss, Spanned, Text, gap, prefix, spanned, whole};

pub(crate) fn is_zero(c: char) -> bool {
    ZEROS.contains(&c)
}

/// digits = four digits or numerals ;
pub(crate) fn year_digits<'a>() -> impl Parser<Text<'a>, Output = u16, Error = Miss> {
    // No more is looked at: what stands behind a year in a date is no digit.
    let four = |is_digit: fn(char) -> bool| take_while_m_n(4, 4, is_digit);
    let digits = alt((
        four(|c| c.is_ascii_digit()).map_opt(|text: Text<'a>| text.as_str().parse().ok()),
        four(|c| is_zero(c) || is_numeral(c) && c != '十').map_opt(|text: Text<'a>| {
            text.as_str().chars().try_fold(0_u16, |value, c| {
                let digit = match c {
                    _ if is_zero(c) => 0,
                    _ => u16::from(digit(c)?),
                };
                value.checked_mul(10)?.checked_add(digit)
            })
        }),
    ));
    verify(digits, |year| (2000..2100).contains(year))
}

/// year = digits , gap , "年" , [ "度" ] ;
///
/// Regular: `2023年`; odd: `2023 年度`, `二〇二三年`.
pub(crate) fn year<'a>() -> impl Parser<Text<'a>, Output = Spanned<u16>, Error = Miss> {
    terminated(
        spanned(year_digits()),
        (gap(), tag("年"), opt((gap(), tag("度")))),
    )
}

/// Whether a text ends in the digits of a year, behind which its line ends: `示例市财政局2023`.
pub(crate) fn ends_in_year(text: &str) -> bool {
    let first = text.char_indices().rev().nth(3).map(|(at, _)| at);
    first.is_some_and(|at| {
        let before = text[..at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_digit())
            && whole(year_digits(), Text::new(&text[at..], 0)).is_ok()
    })
}

fn small<'a>(most: u8) -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    let digits = alt((
        take_while1(|c: char| c.is_ascii_digit())
            .map_opt(|text: Text<'a>| text.as_str().parse().ok()),
        take_while1(is_numeral).map_opt(|text: Text<'a>| numeral(text.as_str())),
    ));
    verify(digits, move |value| (1..=most).contains(value))
}

/// month-day = ( number | "元" ) , "月" , number , "日" ;
fn month_day<'a>() -> impl Parser<Text<'a>, Output = (u8, u8), Error = Miss> {
    let parser = (month_name(), gap(), small(31), gap());
    terminated(parser, alt((tag("日"), tag("号")))).map(|(month, _, day, _)| (month, day))
}

fn month_name<'a>() -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    let month = alt((small(12), tag(FIRST_MONTH).map(|_| 1)));
    terminated(month, (gap(), tag("月")))
}

/// month = year , month , [ number ] , [ "日" ] | year , "." , month ;
///
/// A day of which the number or its word is not there or wrong: `2024年1月`, `2024年1月 日`, `2024年1月8`, `2024年1月32日`,
/// `2024.1`.
pub(crate) fn month<'a>() -> impl Parser<Text<'a>, Output = (u16, u8), Error = Miss> {
    let year = terminated(year_digits(), (gap(), tag("年"), gap()));
    let number = take_while(|c: char| c.is_ascii_digit());
    let rest = (gap(), number, gap(), opt(tag("日")));
    let words = terminated((year, month_name()), rest);
    let digits = (terminated(year_digits(), tag(".")), small(12));
    alt((words, digits))
}

/// day = year , month , day | year , "-" , month , "-" , day ;
///
/// Regular: `2024年1月3日`; odd: `2024 年 1 月 3 日`, `二〇二四年一月三日`, `二Ｏ二四年元月三日`, `2024-01-03`,
/// `2024.1.3`.
pub(crate) fn day<'a>() -> impl Parser<Text<'a>, Output = Spanned<Date>, Error = Miss> {
    let year = terminated(year_digits(), (gap(), tag("年"), gap()));
    let words = (year, month_day()).map_opt(|(year, (month, day))| Date::new(year, month, day));
    let mark = || alt((tag("-"), tag("."), tag("/")));
    let digits = (year_digits(), mark(), small(12), mark(), small(31))
        .map_opt(|(year, _, month, _, day)| Date::new(year, month, day));
    spanned(alt((words, digits)))
}

/// A day of eight digits: `20240108`.
pub(crate) fn dense_day<'a>() -> impl Parser<Text<'a>, Output = Spanned<Date>, Error = Miss> {
    /// Other years are parts of numbers.
    const YEARS: std::ops::Range<u16> = 2000..2100;
    let number = |text: Text<'a>| text.as_str().parse::<u32>().ok();
    let digits = take_while_m_n(8, 9, |c: char| c.is_ascii_digit());
    let digits = verify(digits, |text: &Text<'a>| text.as_str().len() == 8).map_opt(number);
    let day = digits.map_opt(|number| {
        let year = u16::try_from(number / 10_000).ok()?;
        let month = u8::try_from(number / 100 % 100).ok()?;
        let day = u8::try_from(number % 100).ok()?;
        Date::new(year, month, day).filter(|_| YEARS.contains(&year))
    });
    spanned(day)
}

/// A text that is a day and nothing else.
pub(crate) fn only_day(text: Text<'_>) -> Option<Spanned<Date>> {
    /// A day between the digits of which blanks stand is not longer.
    const LONGEST: usize = 64;
    // Most texts are words.
    let first = text.as_str().trim_ascii_start().chars().next()?;
    if !(first.is_ascii_digit() || is_zero(first) || is_numeral(first)) {
        return None;
    }
    let parted = || {
        let squeezed: String = text.as_str().split(' ').collect();
        let day = unparted_day(Text::new(&squeezed, 0))?;
        let words = text.as_str().trim_ascii();
        let start = text.as_str().len() - text.as_str().trim_ascii_start().len();
        let span = text.take_from(start).take(words.len()).span();
        Some(Spanned { span, ..day })
    };
    // Blanks may part its digits, too.
    let is_short = text.as_str().len() <= LONGEST && text.as_str().contains(' ');
    unparted_day(text).or_else(|| is_short.then(parted)?)
}

fn unparted_day(text: Text<'_>) -> Option<Spanned<Date>> {
    let parts = whole((gap(), day(), gap()), text).ok();
    parts.map(|(_, day, _)| day)
}

/// A text that is a period and nothing else: `(2023年1月1日-2023年12月31日)`.
pub(crate) fn only_period(text: Text<'_>) -> Option<(Spanned<Date>, Spanned<Date>)> {
    let open = (
        gap(),
        opt(tag("(")),
        gap(),
        opt(alt((tag("自"), tag("从")))),
    );
    let close = (gap(), opt(tag("止")), opt(tag(")")), gap());
    whole((open, period(), close), text)
        .ok()
        .map(|(_, period, _)| period)
}

/// A day of a period whose last word is not there: `2023年12月31止`.
fn bare_day<'a>() -> impl Parser<Text<'a>, Output = Spanned<Date>, Error = Miss> {
    let year = terminated(year_digits(), (gap(), tag("年"), gap()));
    let month = terminated(month_name(), gap());
    let day = (year, month, small(31)).map_opt(|(year, month, day)| Date::new(year, month, day));
    let ends = (gap(), alt((tag("起"), tag("至"), tag("到"), tag("止"))));
    terminated(spanned(day), peek(ends))
}

/// The same without a year: `12月31止`.
fn bare_month_day<'a>() -> impl Parser<Text<'a>, Output = (u8, u8), Error = Miss> {
    let parser = (terminated(month_name(), gap()), small(31));
    terminated(parser, peek((gap(), tag("止"))))
}

/// period = day , [ "起" ] , ( "至" | "到" | "-" | "~" ) , ( day | month-day ) | day , "起" , ( day | month-day ) , "止" ;
///
/// Regular: `自2023年1月1日起至2023年12月31日止`; odd: `从2023年1月1日至12月31日`,
/// `2023年1月1日-12月31日`, `2023年度(1月1日至12月31日)`, `2023年1月1日0时至12月31日24时`,
/// `自2023年1月1日起2023年12月31日止`.
pub(crate) fn period<'a>()
-> impl Parser<Text<'a>, Output = (Spanned<Date>, Spanned<Date>), Error = Miss> {
    let until = || {
        (
            gap(),
            opt((take_while1(|c: char| c.is_ascii_digit()), tag("时"))),
            opt(tag("开始")),
            opt(tag("起")),
            opt(tag("始")),
            opt(tag(",")),
            gap(),
            alt((
                tag("截至"),
                tag("截止到"),
                tag("截止至"),
                tag("至"),
                tag("到"),
                tag("止于"),
                tag("---"),
                tag("--"),
                tag("-"),
                tag("~"),
            )),
            gap(),
        )
    };
    let same_year = || {
        (
            opt((alt((tag("同年"), tag("当年"), tag("本年"))), gap())),
            alt((month_day(), bare_month_day())),
        )
    };
    let end = || {
        alt((
            alt((day(), bare_day())).map(|day| (Some(day.value), day.span, 0, 0)),
            spanned(same_year()).map(|found| {
                let (_, (month, day)) = found.value;
                (None, found.span, month, day)
            }),
        ))
    };
    let year = terminated(
        year_digits(),
        (gap(), tag("年"), opt(tag("度")), gap(), opt(tag("("))),
    );
    let from = opt(alt((tag("自"), tag("从"), tag("即"))));
    let apart =
        (year, from, month_day()).map_opt(|(year, _, (month, day))| Date::new(year, month, day));
    let start = alt((day(), spanned(apart), bare_day()));
    // What ends with 止 ends where the period does.
    let from_until = (gap(), tag("起"), opt(tag(",")), gap());
    let closed = terminated(end(), peek((gap(), tag("止"))));
    let rest = alt((preceded(until(), end()), preceded(from_until, closed)));
    (start, rest).map_opt(|(start, (date, span, month, day))| {
        let value = date.or_else(|| Date::new(start.value.year(), month, day))?;
        Some((start, Spanned { value, span }))
    })
}

/// Every place of a text where a parser of dates matches, in order; a match is not looked into.
pub(crate) fn every<'a, T, P: Parser<Text<'a>, Output = T, Error = Miss>>(
    text: Text<'a>,
    mut parser: impl FnMut() -> P,
) -> Vec<T> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(next) = rest.position(|c| c.is_ascii_digit() || c == '二') {
        rest = rest.take_from(next);
        if let Some((behind, value)) = prefix(parser(), rest) {
            found.push(value);
            rest = behind;
        } else {
            // Past the run of digits: a year does not begin inside a longer number.
            let run = rest
                .position(|c| !c.is_ascii_digit())
                .unwrap_or(rest.as_str().len());
            rest = rest.take_from(if run == 0 { '二'.len_utf8() } else { run });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    #[test]
    fn days_in_words_and_digits() {
        for text in [
            "2024年1月3日",
            "2024 年 1 月 3 日",
            "二〇二四年一月三日",
            "2024-01-03",
            "2024.1.3",
            "二O二四年一月三日",
            "二o二四年元月三日",
            "二○二四年1月3日",
            "二0二四年一月三号",
        ] {
            let day = only_day(Text::new(text, 0)).map(|day| day.value.to_string());
            assert_eq!(day.as_deref(), Some("2024-01-03"), "{text}");
        }
        let parted = only_day(Text::new(" 2 0 2 4 年 1 月 3 日", 7)).unwrap();
        assert_eq!(
            (parted.value.to_string().as_str(), parted.span.start),
            ("2024-01-03", 8)
        );
        assert_eq!(only_day(Text::new("1 2024年1月3日", 0)), None);
        assert_eq!(only_day(Text::new("2024年13月3日", 0)), None);
        assert_eq!(only_day(Text::new("自201911日起", 0)), None);
        assert_eq!(only_day(Text::new("02024年1月3日", 0)), None);
    }

    #[test]
    fn periods_with_and_without_a_second_year() {
        for text in [
            "2023年1月1日起至2023年12月31日",
            "2023年1月1日至12月31日",
            "2023年1月1日-12月31日",
            "2023年度(1月1日至12月31日",
            "2023 年(自1月1日起至12月31日",
            "2023年1月1起至2023年12月31日",
            "2023年1月1日起2023年12月31日",
            "2023年1月1日起,12月31日",
            "2023年1月1日至12月31",
        ] {
            // What stands behind the last day is none of it.
            let ended = format!("{text}止");
            let (rest, (start, end)) = prefix(period(), Text::new(&ended, 0)).unwrap();
            assert_eq!(rest.as_str(), "止", "{text}");
            assert_eq!(start.value.to_string(), "2023-01-01", "{text}");
            assert_eq!(end.value.to_string(), "2023-12-31", "{text}");
        }
        for text in ["2023年1月1日起2023年12月31日", "2023年1月1日至12月31"] {
            assert!(prefix(period(), Text::new(text, 0)).is_none(), "{text}");
        }
    }

    #[test]
    fn years_within_a_text() {
        let text = Text::new("示例2022年与 2023 年度,第20231号", 10);
        let years = every(text, year);
        assert_eq!(
            years.iter().map(|year| year.value).collect::<Vec<_>>(),
            [2022, 2023]
        );
        assert_eq!(years[0].span, Span::new(16, 20));
    }
}
