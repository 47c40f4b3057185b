//! Figures, amounts, and marks for nothing.
//!
//! Takes the folded text of one cell; gives what it says. Does not know which cell it is.

use std::sync::LazyLock;

use nom::Parser;
use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while1};
use nom::character::satisfy;
use nom::combinator::{consumed, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, preceded};
use rust_decimal::Decimal;

use crate::Span;
use crate::form::words::counters::{BEFORE_CELLS, BEFORE_MONEY, OF_CELLS, UNIT};
use crate::form::words::{DENIALS, DENIED, DENIERS, NOT_CONCERNED, NOT_KNOWN};

use super::han::is_han;
use super::numeral::count;
use super::text::{Miss, Text, blank, expect, gap, prefix, whole};
use super::trie::Trie;

/// A figure as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure<'a> {
    pub(crate) negative: bool,
    pub(crate) signed: bool,
    whole: &'a str,
    fraction: Option<&'a str>,
    /// What its Chinese numerals say, which are no digits.
    spelt: Option<u32>,
    /// Digits, sign and separators, without unit and remark.
    pub(crate) span: Span,
    pub(crate) unit: Option<Money>,
    /// Whether its unit is one that counts: 件, 项.
    counted: bool,
    pub(crate) separated: bool,
    pub(crate) remark: bool,
}

/// 元, 千元, 万元, 百万元, 亿元: what an amount is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Money {
    Yuan,
    ThousandYuan,
    TenThousandYuan,
    MillionYuan,
    HundredMillionYuan,
}

impl Money {
    /// Of ten, by which one of these is more than 万元.
    const fn power(self) -> i32 {
        match self {
            Self::Yuan => -4,
            Self::ThousandYuan => -1,
            Self::TenThousandYuan => 0,
            Self::MillionYuan => 2,
            Self::HundredMillionYuan => 4,
        }
    }
}

/// What a cell that is no label says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content<'a> {
    Figure(Figure<'a>),
    /// A mark or words for nothing.
    Nothing,
    /// Anything else.
    Words,
}

/// content = figure | nothing | words ;
///
/// Regular: `0`, `160.5964`, `/`; odd: `1,234`, cut by a line end at its comma or not, `22(其中修订 16 件)`, `251000元`, `本单位未制作规章`.
pub(crate) fn content(text: Text<'_>) -> Content<'_> {
    if let Ok(figure) = whole(figure(), text) {
        return Content::Figure(figure);
    }
    if is_nothing(text.as_str()) {
        return Content::Nothing;
    }
    whole(alt((worded(), spelt())), text).map_or(Content::Words, Content::Figure)
}

/// worded = "共" , figure | "人民币" , figure with what the amount is in ;
fn worded<'a>() -> impl Parser<Text<'a>, Output = Figure<'a>, Error = Miss> {
    let [first, second, third] = BEFORE_CELLS.map(tag);
    let all = preceded((gap(), alt((first, second, third))), figure());
    let money = verify(
        preceded((gap(), tag(BEFORE_MONEY)), figure()),
        |figure: &Figure<'a>| figure.unit.is_some(),
    );
    alt((all, money)).map(|figure| Figure {
        remark: true,
        ..figure
    })
}

/// spelt = gap , ( count | "零" | "〇" ) , gap , [ unit ] , gap ; 一 alone is a dash misread as well.
///
/// Regular: `十二`, `零`; odd: `三件`.
fn spelt<'a>() -> impl Parser<Text<'a>, Output = Figure<'a>, Error = Miss> {
    let zero = alt((tag("零"), tag("〇"))).map(|_| 0);
    let number = consumed(alt((count(), zero)));
    let number = verify(number, |(text, _): &(Text<'a>, _)| text.as_str() != "一");
    (gap(), number, gap(), opt(unit()), gap()).map(|(_, (text, number), _, unit, _)| Figure {
        negative: false,
        signed: false,
        whole: "",
        fraction: None,
        spelt: Some(number),
        span: text.span(),
        unit: unit.flatten(),
        counted: unit == Some(None),
        separated: false,
        remark: false,
    })
}

/// figure = gap , [ sign , gap ] , decimal , gap , [ unit ] , gap , [ remark | mark ] , gap ;
fn figure<'a>() -> impl Parser<Text<'a>, Output = Figure<'a>, Error = Miss> {
    (
        gap(),
        consumed((opt((sign(), gap())), expect("digits", decimal()))),
        gap(),
        opt(alt((unit(), bracketed_money().map(Some)))),
        gap(),
        opt(alt((remark(), mark_of_note()))),
        gap(),
    )
        .map(
            |(_, (text, (sign, (digits, fraction))), _, unit, _, remark, _)| Figure {
                negative: sign.is_some_and(|(sign, _)| sign.as_str().starts_with(['-', '减', '↓'])),
                signed: sign.is_some(),
                whole: digits.as_str(),
                fraction: fraction.map(|text: Text<'a>| text.as_str()),
                spelt: None,
                span: text.span(),
                unit: unit.flatten().or_else(|| remark.and_then(money_of_remark)),
                counted: unit == Some(None),
                separated: digits.as_str().contains(','),
                remark: remark.is_some(),
            },
        )
}

/// The number that groups of three digits spell with a blank between them, as `2 001` and `12 345件`; where no group
/// shows that it goes on, they may be several figures.
///
/// grouped = gap , three digits at most , " " , three digits , { " " , three digits } , gap , [ unit ] , gap ;
pub(crate) fn grouped(text: Text<'_>) -> Option<u64> {
    let three = || verify(digits(), |text: &Text<'_>| text.as_str().len() == 3);
    let first = verify(digits(), |text: &Text<'_>| {
        text.as_str().len() <= 3 && !text.as_str().starts_with('0')
    });
    let groups = recognize((first, many1_count(preceded(tag(" "), three()))));
    let all = (gap(), groups, gap(), opt(unit()), gap());
    let (_, groups, _, unit, _) = whole(all, text).ok()?;
    let digits: String = groups.as_str().split(' ').collect();
    let is_count = unit.flatten().is_none();
    plain_count(digits.as_bytes()).filter(|_| is_count)
}

/// sign = "-" | "+" | sign in words ;
fn sign<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    alt((tag("-"), tag("+"), sign_in_words()))
}

/// sign in words = "增" , [ "加" ] | "减" , [ "少" ] | "↑" | "↓" ;
fn sign_in_words<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let word = |word, more| recognize((tag(word), opt(tag(more))));
    alt((word("增", "加"), word("减", "少"), tag("↑"), tag("↓")))
}

/// How many bytes of a sign in words a text ends with, and of the blanks behind it.
pub(crate) fn sign_len_behind(text: &str) -> usize {
    /// The bytes of two characters.
    const LONGEST: usize = 6;
    let words = text.trim_end_matches(' ');
    let ends = words.char_indices().rev().map(|(at, _)| at);
    let near = ends.take_while(|at| at + LONGEST >= words.len());
    let is_sign = |at: &usize| whole(sign_in_words(), Text::new(&words[*at..], 0)).is_ok();
    near.filter(is_sign).last().map_or(0, |at| text.len() - at)
}

/// decimal = integer , [ fraction ] ;
pub(super) fn decimal<'a>()
-> impl Parser<Text<'a>, Output = (Text<'a>, Option<Text<'a>>), Error = Miss> {
    (integer(), opt(fraction()))
}

/// How many bytes of a decimal a text begins with.
pub(crate) fn decimal_len(text: &str) -> usize {
    prefix(recognize(decimal()), Text::new(text, 0)).map_or(0, |(_, it)| it.as_str().len())
}

/// fraction = "." , digits ;
pub(super) fn fraction<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    preceded(tag("."), digits())
}

/// integer = three digits at most , { group } | digits ;
fn integer<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let first = verify(digits(), |text: &Text<'a>| text.as_str().len() <= 3);
    alt((recognize((first, many0_count(group()))), digits()))
}

/// group = [ line end ] , "," , [ line end ] , three digits ;
pub(super) fn group<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let line_end = || opt((blank(), tag("\n"), blank()));
    preceded(
        (line_end(), tag(","), line_end()),
        verify(digits(), |text: &Text<'a>| text.as_str().len() == 3),
    )
}

/// digits = digit , { digit } ;
pub(super) fn digits<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    take_while1(|c: char| c.is_ascii_digit())
}

/// money = ( "亿" | "万" ) , [ "元" ] | [ "千" | "百万" ] , "元" ;
fn money<'a>() -> impl Parser<Text<'a>, Output = Money, Error = Miss> {
    alt((
        (tag("亿"), opt(tag("元"))).map(|_| Money::HundredMillionYuan),
        (tag("万"), opt(tag("元"))).map(|_| Money::TenThousandYuan),
        tag("百万元").map(|_| Money::MillionYuan),
        tag("千元").map(|_| Money::ThousandYuan),
        tag("元").map(|_| Money::Yuan),
    ))
}

/// `500(元)`: what an amount is in, behind it in brackets.
fn bracketed_money<'a>() -> impl Parser<Text<'a>, Output = Money, Error = Miss> {
    delimited((tag("("), gap()), money(), (gap(), tag(")")))
}

/// unit = money | counter ; a counter says nothing that the form does not.
fn unit<'a>() -> impl Parser<Text<'a>, Output = Option<Money>, Error = Miss> {
    alt((
        money().map(Some),
        satisfy(|c| OF_CELLS.contains(&c)).map(|_| None),
    ))
}

/// How many bytes of a unit a text begins with.
pub(crate) fn unit_len(text: &str) -> usize {
    len_of(unit(), text)
}

/// How many bytes of what an amount is in a text begins with.
pub(crate) fn money_len(text: &str) -> usize {
    len_of(money(), text)
}

fn len_of<'a, O>(unit: impl Parser<Text<'a>, Output = O, Error = Miss>, text: &'a str) -> usize {
    /// The bytes of three characters, two and one; no unit is longer.
    const WINDOWS: [usize; 3] = [9, 6, 3];
    if text.as_bytes().first().is_none_or(u8::is_ascii) {
        return 0;
    }
    let window = WINDOWS.iter().find_map(|len| text.get(..*len));
    let text = Text::new(window.unwrap_or(""), 0);
    prefix(recognize(unit), text).map_or(0, |(_, unit)| unit.as_str().len())
}

/// What the amounts below a header or beside a label are in, if what stands behind its name says so; the text may go
/// on behind it.
///
/// Regular: `(单位:万元)`; odd: `(元)`, `/元`, `【单位:人民币 元】`, `,计量单位为元`.
pub(crate) fn money_of_label(behind: &str) -> Option<Money> {
    /// What stands around such a unit, and the unit.
    const LONGEST: usize = 16;
    let dense = behind.chars().filter(|c| !matches!(c, ' ' | '\n'));
    let words: String = dense.take(LONGEST).collect();
    let unit = words.trim_start_matches(AROUND);
    prefix(money(), Text::new(unit, 0)).map(|(_, money)| money)
}

/// What stands between the name of an amount, or 单位, and the unit.
const AROUND: &[char] = &[
    '(', '[', '【', '/', ',', ':', '计', '量', '单', '位', '为', '是', '均', '以', '人', '民', '币',
];

/// The same of a text that says it anywhere behind 单位, if it says one thing: `第(八)项(单位:元)`, not `本单位元旦`.
pub(crate) fn money_of_caption(text: &str) -> Option<Money> {
    let unit = |(at, _): (usize, &str)| {
        // 单位:件、元.
        let is_before = |c: char| AROUND.contains(&c) || OF_CELLS.contains(&c) || c == '、';
        let unit = text[at..].trim_start_matches(is_before);
        let (rest, money) = prefix(money(), Text::new(unit, 0))?;
        let goes_on = rest.as_str().starts_with(is_han);
        (!goes_on).then_some(money)
    };
    let mut units = text.match_indices(UNIT).filter_map(unit);
    let first = units.next()?;
    units.all(|it| it == first).then_some(first)
}

/// What a cell of nothing else says that amounts are in: `元`.
pub(crate) fn money_of_cell(text: &str) -> Option<Money> {
    whole(money(), Text::new(text.trim(), 0)).ok()
}

/// remark = "(" , anything , ")" ;
fn remark<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    verify(
        recognize((tag("("), take_while(|_| true))),
        |text: &Text<'a>| text.as_str().trim_end().ends_with(')'),
    )
}

/// What an amount is in, if the remark behind it says so: `(预算金额,单位:元)`, `(含税,万元)`.
fn money_of_remark(remark: Text<'_>) -> Option<Money> {
    let words = remark.as_str().trim().strip_prefix('(')?;
    let words = words.strip_suffix(')').unwrap_or(words);
    if let Some((_, behind)) = words.rsplit_once(UNIT) {
        return money_of_label(behind);
    }
    let last = words.rsplit([',', ':', ';', ' ', '、']).next()?;
    whole(money(), Text::new(last, 0)).ok()
}

/// mark of note = circled number | "*" , { "*" } | "※" | "[" , digits , "]" ;
fn mark_of_note<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    alt((
        recognize(satisfy(|c| matches!(c, '①'..='⑳' | '※'))),
        take_while1(|c: char| c == '*'),
        recognize(delimited(tag("["), digits(), tag("]"))),
    ))
}

/// Marks and words for nothing: `/ — － - 无 不涉及 本单位未制作规章`.
pub(crate) fn is_nothing(text: &str) -> bool {
    /// Longer texts are sentences, and say more than that there is nothing.
    const LONGEST: usize = 24;
    if text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let mut text = text.trim_ascii();
    if text.is_empty() || text.len() > LONGEST && text.chars().count() > LONGEST {
        return false;
    }
    if text
        .chars()
        .all(|c| matches!(c, '/' | '\\' | '-' | '~' | '_' | ' '))
    {
        return true;
    }
    text = text.trim_matches(['(', ')', '。']);
    matches!(text, "无" | "N/A" | "n/a" | "NA" | "空") || says_nothing(text)
}

/// nothing = anything , not concerned , anything | [ denier , anything ] , denial , [ denied , anything ] ;
///
/// Regular: `不涉及`, `暂无`, `本单位未制作规章`; no such words: `无法统计`, `未报送数据`.
fn says_nothing(text: &str) -> bool {
    let begins = |words: &[&str], text: &str| words.iter().any(|word| text.starts_with(word));
    let mut denial = None;
    let mut is_concerned = true;
    for (saying, start, end) in SAYINGS.find_iter(text) {
        match saying {
            Saying::NotKnown => return false,
            Saying::NotConcerned => is_concerned = false,
            Saying::Denial => denial = denial.or(Some((start, end))),
        }
    }
    let denies = denial.is_some_and(|(start, end)| {
        let (before, behind) = (&text[..start], &text[end..]);
        (before.is_empty() || begins(DENIERS, before))
            && (&text[start..end] != "无" || behind.is_empty() || begins(DENIED, behind))
    });
    denies || !is_concerned
}

/// What words of a cell say of its count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Saying {
    Denial,
    NotConcerned,
    NotKnown,
}

/// No word of one list begins within one of another, so that none hides another.
static SAYINGS: LazyLock<Trie<Saying>> = LazyLock::new(|| Trie::new(sayings()));

fn sayings() -> impl Iterator<Item = (&'static str, Saying)> {
    let lists = [
        (DENIALS, Saying::Denial),
        (NOT_CONCERNED, Saying::NotConcerned),
        (NOT_KNOWN, Saying::NotKnown),
    ];
    let each =
        |(words, saying): (&'static [&str], _)| words.iter().map(move |word| (*word, saying));
    lists.into_iter().flat_map(each)
}

impl Figure<'_> {
    /// The same, in the unit of its column where it has none of its own.
    pub(crate) fn in_column_of(self, unit: Option<Money>) -> Self {
        Self {
            unit: self.unit.or(unit),
            ..self
        }
    }

    /// Whether it is a whole number, `12.0` too.
    fn is_whole(&self) -> bool {
        let is_zeros = |fraction: &str| fraction.bytes().all(|b| b == b'0');
        self.fraction.is_none_or(is_zeros) && self.unit.is_none()
    }

    /// Whether a whole number has decimals, as spreadsheets write it.
    pub(crate) fn has_decimals(&self) -> bool {
        self.fraction.is_some() && self.is_whole()
    }

    /// Whether it is written in Chinese numerals.
    pub(crate) const fn is_spelt(&self) -> bool {
        self.spelt.is_some()
    }

    /// A whole number, not negative, that a sum of a table's cells may have in it.
    pub(crate) fn summand(&self) -> Option<u64> {
        /// Sums of so many cells of them do not overflow.
        const MOST: u64 = 1_000_000_000_000_000_000;
        self.count().filter(|count| *count < MOST)
    }

    /// A whole number, not negative.
    pub(crate) fn count(&self) -> Option<u64> {
        if self.signed || !self.is_whole() {
            return None;
        }
        self.digits()
    }

    /// A whole number, maybe negative.
    pub(crate) fn change(&self) -> Option<i64> {
        if !self.is_whole() {
            return None;
        }
        let digits = i64::try_from(self.digits()?).ok()?;
        Some(if self.negative { -digits } else { digits })
    }

    /// An amount in 万元, converted exactly if it has another unit of its own; none where it counts things.
    pub(crate) fn amount(&self) -> Option<Decimal> {
        let counts = self.counted && self.digits() != Some(0);
        if self.signed || counts {
            return None;
        }
        let mut text: String = match self.spelt {
            Some(number) => number.to_string(),
            None => self.whole.chars().filter(char::is_ascii_digit).collect(),
        };
        if let Some(fraction) = self.fraction {
            text.push('.');
            text.push_str(fraction);
        }
        let written = Decimal::from_str_exact(&text).ok()?;
        let power = self.unit.map_or(0, Money::power);
        match u32::try_from(power) {
            Ok(0) => Some(written),
            Ok(power) => {
                let times = Decimal::from(10_u64.checked_pow(power)?);
                Some(written.checked_mul(times)?.normalize())
            }
            Err(_) => {
                // Dividing by a power of ten is exact as long as the scale has room for it.
                let scale = written.scale().checked_add(power.unsigned_abs())?;
                let mut converted = written;
                converted.set_scale(scale).ok()?;
                Some(converted.normalize())
            }
        }
    }

    fn digits(&self) -> Option<u64> {
        if let Some(number) = self.spelt {
            return Some(number.into());
        }
        self.whole
            .bytes()
            .filter(u8::is_ascii_digit)
            .try_fold(0_u64, |value, digit| {
                value.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
            })
    }
}

/// The value of a text that is ASCII digits and nothing else.
#[inline]
pub(crate) fn plain_count(text: &[u8]) -> Option<u64> {
    /// More digits may not fit.
    const LONGEST: usize = 18;
    if text.len() > LONGEST || text.is_empty() {
        return None;
    }
    text.iter().try_fold(0_u64, |value, b| {
        b.is_ascii_digit().then(|| value * 10 + u64::from(b - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Figure<'_> {
        match content(Text::new(text, 100)) {
            Content::Figure(figure) => figure,
            other => panic!("{text:?} is {other:?}"),
        }
    }

    #[test]
    fn counts_as_they_are_written() {
        for (text, value, span) in [
            ("0", 0, (100, 101)),
            (" 12345678 ", 12_345_678, (101, 109)),
            ("1,234", 1234, (100, 105)),
            ("1,\n234", 1234, (100, 106)),
            ("1 \n,234", 1234, (100, 107)),
            ("30件", 30, (100, 102)),
            ("22(其中修订 16 件)", 22, (100, 102)),
            ("12.0", 12, (100, 104)),
            ("3.00 件", 3, (100, 104)),
            ("3①", 3, (100, 101)),
            ("12 *", 12, (100, 102)),
            ("7[1]", 7, (100, 101)),
            ("2※", 2, (100, 101)),
            ("共5件", 5, (103, 104)),
            ("共计 12 件", 12, (107, 109)),
            ("十二", 12, (100, 106)),
            ("三百零五件", 305, (100, 112)),
            ("零", 0, (100, 103)),
        ] {
            let figure = read(text);
            assert_eq!(figure.count(), Some(value), "{text}");
            assert_eq!(figure.span, Span::new(span.0, span.1), "{text}");
        }
        assert_eq!(read("99999999999999999999999").count(), None);
        assert_eq!(read("-7").count(), None);
        assert_eq!(read("1.5").count(), None);
    }

    #[test]
    fn changes_have_signs() {
        assert_eq!(read("-7").change(), Some(-7));
        assert_eq!(read("+4").change(), Some(4));
        assert_eq!(read("+ 4").change(), Some(4));
        assert_eq!(read("增3").change(), Some(3));
        assert_eq!(read("减少 5").change(), Some(-5));
        assert_eq!(read("↓4").change(), Some(-4));
        assert_eq!(read("↑ 4.0").change(), Some(4));
    }

    #[test]
    fn signs_in_words_are_found_from_behind() {
        for (text, len) in [
            ("行政许可 减少", 6),
            ("减", 3),
            ("行政许可 ↓ ", 4),
            ("-", 0),
            ("本年增/", 0),
            ("减员", 0),
            ("", 0),
        ] {
            assert_eq!(sign_len_behind(text), len, "{text}");
        }
    }

    #[test]
    fn captions_say_one_unit_or_none() {
        for (text, money) in [
            ("第二十条第(八)项(单位:元)\n信息内容", Some(Money::Yuan)),
            ("单位:人民币万元", Some(Money::TenThousandYuan)),
            ("计量单位为元。", Some(Money::Yuan)),
            ("单位:件、元", Some(Money::Yuan)),
            ("单位:元\n单位:万元", None),
            ("本单位元旦期间", None),
            ("单位为元宝山区水务局", None),
            ("单位:示例市水务局", None),
        ] {
            assert_eq!(money_of_caption(text), money, "{text}");
        }
    }

    #[test]
    fn amounts_are_exact() {
        let amount = |text| read(text).amount().map(|amount| amount.to_string());
        assert_eq!(amount("160.596400").as_deref(), Some("160.596400"));
        assert_eq!(amount("251000元").as_deref(), Some("25.1"));
        assert_eq!(amount("160.5964万元").as_deref(), Some("160.5964"));
        assert_eq!(amount("1.2亿元").as_deref(), Some("12000"));
        assert_eq!(amount("672.3911万").as_deref(), Some("672.3911"));
        assert_eq!(amount("1,234.5").as_deref(), Some("1234.5"));
        assert_eq!(amount("500(元)").as_deref(), Some("0.05"));
        assert_eq!(amount("45千元").as_deref(), Some("4.5"));
        assert_eq!(amount("1.25 百万元").as_deref(), Some("125"));
        assert_eq!(amount("人民币12万元").as_deref(), Some("12"));
        assert_eq!(amount("三百元").as_deref(), Some("0.03"));
        assert_eq!(amount("0件").as_deref(), Some("0"));
        assert_eq!(amount("3项"), None);
    }

    #[test]
    fn labels_name_units() {
        for (behind, unit) in [
            ("(单位:万元)", Some(Money::TenThousandYuan)),
            ("(单\n位: 元) 行政", Some(Money::Yuan)),
            ("(亿元)", Some(Money::HundredMillionYuan)),
            ("(单位:人民币 千元)", Some(Money::ThousandYuan)),
            ("/百万元", Some(Money::MillionYuan)),
            ("【元】", Some(Money::Yuan)),
            ("(计量单位:元)", Some(Money::Yuan)),
            (",单位:元", Some(Money::Yuan)),
            ("(单位为元)", Some(Money::Yuan)),
            ("", None),
            (" 251000元", None),
            ("(不含罚没收入)", None),
        ] {
            assert_eq!(money_of_label(behind), unit, "{behind}");
        }
    }

    #[test]
    fn no_word_hides_one_of_another_list() {
        for (word, saying) in sayings() {
            assert_eq!(SAYINGS.longest(word), Some((saying, word.len())));
            for (at, _) in word.char_indices() {
                let rest = &word[at..];
                let hides = |other: &str| other.starts_with(rest) || rest.starts_with(other);
                let hidden = sayings().find(|(other, of)| *of != saying && hides(other));
                assert_eq!(hidden, None, "{word}");
            }
        }
    }

    #[test]
    fn marks_and_words_for_nothing() {
        for text in [
            "/",
            "-",
            "--",
            " / ",
            "无",
            "(无)",
            "暂无",
            "没有",
            "无此项",
            "不涉及",
            "收费不涉及",
            "未发生",
            "本年未制定",
            "我镇无行政强制",
            "本单位未制作规章",
        ] {
            assert_eq!(content(Text::new(text, 0)), Content::Nothing, "{text}");
        }
        for text in [
            "12x",
            "1 2",
            "1,23",
            "O",
            "见附件",
            "12,34",
            "1234,567",
            "无法统计",
            "未统计",
            "暂未汇总",
            "未报送数据",
            "暂无数据",
            "无锡市",
            "尚未",
            "尚未审结",
            "*3",
            "3*4",
            "7[a]",
            "一",
            "二零",
            "二〇二三",
            "人民币12",
            "共12万5",
            "十二3",
        ] {
            assert_eq!(content(Text::new(text, 0)), Content::Words, "{text}");
        }
    }
}
