//! The years that the words of a field name.
//!
//! Takes the words of one field as they stand in the source, or a line of folded text; gives years. Does not know the
//! report's own, nor what follows from another.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::{tag, take_till, take_while, take_while1};
use nom::combinator::verify;
use nom::multi::{many0, many0_count};
use nom::sequence::{preceded, terminated};

use crate::form::words::dates::{NO_OPENINGS, SINCE};
use crate::form::words::refusals::NOTICES;
use crate::form::words::titles::{ANNUAL_REPORT, SUBJECTS};

use super::date::{self, every};
use super::numeral;
use super::text::{Miss, Spanned, Text, prefix, spanned, words};

/// The year that a sentence begins a clause with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Opening {
    pub(crate) year: u16,
    /// 以来: it may begin a period of years.
    pub(crate) is_since: bool,
}

/// Every year of a text, in order.
pub(crate) fn named(text: &str) -> Vec<u16> {
    let text = plain(text);
    years(&text).iter().map(|year| year.value).collect()
}

/// The year of the report that a text announces: `2023年政府信息公开工作年度报告`.
pub(crate) fn announced(text: &str) -> Option<u16> {
    let text = plain(text);
    let is_of_a_report = |year: &&Spanned<u16>| {
        let behind = &text[year.span.end as usize..];
        prefix(report_name(), Text::new(behind, 0)).is_some() && !is_in_another_title(behind)
    };
    years(&text).iter().find(is_of_a_report).map(|it| it.value)
}

/// The same, of one line of folded text, where it may say no more than the subject: `现将我局2023年政府信息公开情况…`.
pub(crate) fn announced_in(line: Text<'_>) -> Option<Spanned<u16>> {
    /// What is announced has no more characters.
    const LONGEST_NAME: usize = 80;
    let view = line.as_str();
    let mut years = every(line, date::year).into_iter();
    years.find(|year| {
        let behind = &view[(year.span.end - line.start()) as usize..];
        let behind = behind.trim_start_matches(['年', '度', ' ']);
        let end = behind.char_indices().take(LONGEST_NAME);
        let end = end.map(|(at, c)| at + c.len_utf8()).last();
        let near = &behind[..end.unwrap_or(0)];
        let clause = near.split([',', '。', ';']).next().unwrap_or(near);
        SUBJECTS.iter().any(|word| behind.starts_with(word))
            && !is_in_another_title(clause)
            && !NOTICES.iter().any(|word| clause.contains(word))
    })
}

/// The year that a part of the overview opens with: that of the first clause of its first sentence that
/// begins with one.
///
/// Regular: `2023年,我局…`; odd: `(二)依申请公开情况。2022年,…`, `2019年以来,…`.
pub(crate) fn opening(text: &str) -> Option<Opening> {
    let text = plain(text);
    let (first, rest) = sentence(&text);
    // A label such as （二）依申请公开情况。 is no sentence of its own.
    let is_label = is_marked(&text) && is_short(first) && years(first).is_empty();
    let sentence = if is_label { sentence(rest).0 } else { first };
    years(sentence).iter().find_map(|year| {
        let before = &sentence[..year.span.start as usize];
        let behind = &sentence[year.span.end as usize..];
        opens(before, behind).then(|| Opening {
            year: year.value,
            is_since: behind.starts_with(SINCE),
        })
    })
}

/// Whether a clause of the first paragraph that has one with a year begins with this one, though an earlier one may
/// begin with another: `2022年,我局成立。2023年,…`.
pub(crate) fn also_opens(text: &str, year: u16) -> bool {
    let mut paragraphs = text.lines().map(plain).map(|text| {
        let opens = |year: &Spanned<u16>| {
            let (before, behind) = (year.span.start as usize, year.span.end as usize);
            opens(&text[..before], &text[behind..])
        };
        let years = years(&text).into_iter().filter(opens);
        years.map(|year| year.value).collect::<Vec<_>>()
    });
    let first = paragraphs.find(|years| !years.is_empty());
    first.is_some_and(|years| years.contains(&year))
}

/// Whether what follows is the rest of a title that is no report's: `《关于编制2020年…年度报告的通知》` announces none.
fn is_in_another_title(rest: &str) -> bool {
    let title = rest.split_once('》').map(|(title, _)| title);
    title.is_some_and(|title| !title.contains('《') && !title.ends_with(ANNUAL_REPORT))
}

/// The text without blanks, with ASCII digits.
fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        '〇' | '○' => '0',
        c => c,
    };
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(plain)
        .collect()
}

/// digit = "0" | … | "9" | "一" | … | "九" ;
fn digit(c: char) -> Option<u16> {
    let ascii = || c.to_digit(10).and_then(|digit| u16::try_from(digit).ok());
    numeral::digit(c).map(u16::from).or_else(ascii)
}

fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// year = four digits , "年" ;
///
/// Regular: `2023年`; odd: `二0二三年`.
fn year<'a>() -> impl Parser<Text<'a>, Output = u16, Error = Miss> {
    let value = |digits: Text<'a>| {
        let digits = digits.as_str().chars().filter_map(digit);
        let four = digits.clone().count() == 4;
        four.then(|| digits.fold(0, |value, digit| value * 10 + digit))
    };
    let year = take_while1(is_digit).map_opt(value);
    terminated(verify(year, |year| (1990..2100).contains(year)), tag("年"))
}

/// years = { words , ( year | digits ) } ;
fn years(text: &str) -> Vec<Spanned<u16>> {
    let number = alt((
        spanned(year()).map(Some),
        take_while1(is_digit).map(|_| None),
    ));
    let years = many0(preceded(take_till(is_digit), number));
    let found = prefix(years, Text::new(text, 0)).map(|(_, found)| found);
    found.into_iter().flatten().flatten().collect()
}

/// report-name = { "度" } , subject , { "工作" } , "年度报告" ;
fn report_name<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let subject = (
        take_while(|c| c == '度'),
        words(SUBJECTS),
        many0_count(tag("工作")),
    );
    preceded(subject, tag(ANNUAL_REPORT))
}

/// The first sentence of a text without its end, and what stands behind it.
fn sentence(text: &str) -> (&str, &str) {
    text.split_once(['。', '；', ';', '！'])
        .unwrap_or((text, ""))
}

/// Whether a text begins with what numbers the parts of the overview.
fn is_marked(text: &str) -> bool {
    let begins = text.starts_with([
        '（', '(', '一', '二', '三', '四', '五', '1', '2', '3', '4', '5',
    ]);
    begins && text.contains(['）', ')', '、', '.'])
}

fn is_short(sentence: &str) -> bool {
    /// The name of a part has no more characters.
    const LONGEST: usize = 19;
    sentence.chars().nth(LONGEST).is_none()
}

/// Whether a year between these words begins a clause and is the year that is spoken of: no date, no
/// comparison.
fn opens(before: &str, behind: &str) -> bool {
    let is_mark = |c: char| "，,。：:、）)；;".contains(c) || c.is_ascii_punctuation();
    before.chars().next_back().is_none_or(is_mark)
        && !behind.starts_with(is_digit)
        && !NO_OPENINGS.iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_four_digits_of_either_kind() {
        for (text, years) in [
            ("示例2022年与 2023 年度", &[2022, 2023][..]),
            ("二〇二三年、二○二二年、２０２１年", &[2023, 2022, 2021]),
            ("二0二三年,一九九九年", &[2023, 1999]),
            ("12023年、023年、2123年、1989年", &[]),
            ("2023", &[]),
            ("", &[]),
        ] {
            assert_eq!(named(text), years, "{text}");
        }
    }

    #[test]
    fn a_report_is_announced_by_its_name() {
        for (text, year) in [
            (
                "按2019年修订的条例,现公布2021年度政府信息公开工作年度报告。",
                Some(2021),
            ),
            ("2021年信息公开年度报告", Some(2021)),
            (
                "按照《关于做好2020年政府信息公开工作年度报告编制工作的通知》,编制《2021年政府信息公开工作年度报告》。",
                Some(2021),
            ),
            ("2021年工作报告,政府信息公开年度报告", None),
        ] {
            assert_eq!(announced(text), year, "{text}");
        }
    }

    #[test]
    fn a_line_may_announce_the_work_of_a_year() {
        for (text, year) in [
            (
                "按2019年修订的条例,现将我局2021年政府信息公开工作情况公布如下",
                Some(2021),
            ),
            ("现公布我局 2021 年度 政府信息公开工作年度报告", Some(2021)),
            (
                "现公布《示例市水务局2021年政府信息公开工作年度报告》",
                Some(2021),
            ),
            ("按照《关于做好2021年政府信息公开工作的通知》编制", None),
            ("按照关于做好2021年政府信息公开工作的通知编制", None),
            ("2021年,我局有序", None),
        ] {
            let found = announced_in(Text::new(text, 0)).map(|year| year.value);
            assert_eq!(found, year, "{text}");
        }
    }

    #[test]
    fn parts_open_with_a_year() {
        let opens = |year, is_since| Some(Opening { year, is_since });
        for (text, found) in [
            ("2023年,本镇依法公开。2022年……", opens(2023, false)),
            (
                "（二）依申请公开情况。2022年，我镇未收到申请。",
                opens(2022, false),
            ),
            ("本镇认真工作。2022年有序。", None),
            ("2019年以来,本镇依法公开。", opens(2019, true)),
            ("2023年12月底,本镇依法公开。", None),
            ("与2022年相比,栏目更多。", None),
            ("2022年相比上年,2023年更多。", opens(2023, false)),
            ("2022年制定的制度继续执行。", None),
        ] {
            assert_eq!(opening(text), found, "{text}");
        }
    }

    #[test]
    fn a_paragraph_may_open_clauses_with_several_years() {
        for (text, year, expected) in [
            ("2022年，本镇成立小组。2023年，依法公开。", 2023, true),
            ("（三）管理。2019年成立小组，2023年调整。", 2023, true),
            ("2022年，依法公开。\n（一）2023年公开若干条。", 2023, false),
            ("2022年，依法公开，较2023年多。", 2023, false),
            ("依法公开。\n2023年有序。", 2023, true),
            ("依法公开。", 2023, false),
        ] {
            assert_eq!(also_opens(text, year), expected, "{text}");
        }
    }
}
