//! What numbers a section, a row, a part or an item, and the items of Article 20.
//!
//! Takes folded text; gives the number and the text behind it. Does not know what is numbered.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while_m_n, take_while1};
use nom::combinator::opt;
use nom::sequence::{delimited, terminated};

use crate::form::headings::{ARTICLE, ARTICLE_IN_DIGITS, CAPTION_ENDS};

use super::numeral::{is_numeral, numeral};
use super::text::{Miss, Text, blank, prefix};

/// What stands before a label or a heading to number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinal {
    /// 一、 of a section or a row.
    Numeral(u8),
    /// （一） of a part or a row.
    Bracketed(u8),
    /// 1. or 1、 of an item.
    Digit(u8),
}

impl Ordinal {
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Numeral(number) | Self::Bracketed(number) | Self::Digit(number) => number,
        }
    }
}

/// ordinal = decoration , ( of section | of part | of item | enclosed ) , blank ;
///
/// Regular: `三、`, `(七)`, `2.`; odd: `## 二、`, `- 1.`, `|六、`, `(3)`, `【三】`, `①`.
///
/// Gives the ordinal and the text behind it; the text itself where there is none.
pub(crate) fn ordinal(text: Text<'_>) -> (Option<Ordinal>, Text<'_>) {
    if !may_be_ordinal(text.as_str()) {
        return (None, text);
    }
    let ordinal = alt((
        of_section().map(Ordinal::Numeral),
        of_part().map(Ordinal::Bracketed),
        of_item().map(Ordinal::Digit),
        enclosed(),
    ));
    match prefix(delimited(decoration(), ordinal, blank()), text) {
        Some((rest, ordinal)) => (Some(ordinal), rest),
        None => (None, text),
    }
}

/// A quick look, since every sentence and line is asked for its ordinal, of which few have one.
fn may_be_ordinal(text: &str) -> bool {
    let words = text.trim_start_matches(|c| decorates(c) || c == '-');
    let is_number = |c: char| c.is_ascii_digit() || is_numeral(c);
    let has_mark = || {
        let behind = words.trim_start_matches(is_number);
        let mark = behind.trim_start_matches(' ').chars().next();
        mark.is_some_and(|c| matches!(c, '、' | '.' | ',' | ':' | ')'))
    };
    words.starts_with(['(', '【'])
        || words.starts_with(is_number) && has_mark()
        || words.starts_with(|c| enclosed_number(c).is_some())
}

/// decoration = { " " | "#" | "*" | ">" | "|" | "丨" } , [ "-" , " " , blank ] ;
fn decoration<'a>() -> impl Parser<Text<'a>, Output = (), Error = Miss> {
    let dash = terminated(tag("-"), take_while1(|c: char| c == ' '));
    (take_while(decorates), opt(dash)).map(|_| ())
}

const fn decorates(c: char) -> bool {
    matches!(c, ' ' | '#' | '*' | '>' | '|' | '丨')
}

/// of section = numerals , blank , mark ;
fn of_section<'a>() -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    terminated(numerals(), (blank(), mark()))
}

/// of part = ( "(" | "【" ) , blank , ( numerals | digits ) , blank , ( ")" | "】" ) , [ blank , mark ] ;
fn of_part<'a>() -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    let open = (alt((tag("("), tag("【"))), blank());
    let close = (blank(), alt((tag(")"), tag("】"))));
    let number = alt((numerals(), digits()));
    terminated(delimited(open, number, close), opt((blank(), mark())))
}

/// of item = digits , blank , ( mark | ")" ) ;
fn of_item<'a>() -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    terminated(digits(), (blank(), alt((mark(), tag(")")))))
}

/// enclosed = ( "①" to "⑳" | "⑴" to "⒇" | "⒈" to "⒛" ) , [ blank , mark ] ;
fn enclosed<'a>() -> impl Parser<Text<'a>, Output = Ordinal, Error = Miss> {
    let number = take_while_m_n(1, 1, |c| enclosed_number(c).is_some());
    let number = number.map_opt(|text: Text<'a>| enclosed_number(text.as_str().chars().next()?));
    terminated(number, opt((blank(), mark())))
}

/// The ordinal that is one character.
fn enclosed_number(c: char) -> Option<Ordinal> {
    let behind = |first: char| u8::try_from(u32::from(c) - u32::from(first)).ok();
    match c {
        '①'..='⑳' => Some(Ordinal::Digit(behind('①')? + 1)),
        '⑴'..='⒇' => Some(Ordinal::Bracketed(behind('⑴')? + 1)),
        '⒈'..='⒛' => Some(Ordinal::Digit(behind('⒈')? + 1)),
        _ => None,
    }
}

/// mark = "、" | "." | "," | ":" ;
fn mark<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    alt((tag("、"), tag("."), tag(","), tag(":")))
}

/// numerals = "一" to "九十九" ;
fn numerals<'a>() -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    take_while1(is_numeral).map_opt(|text: Text<'a>| numeral(text.as_str()))
}

/// digits = "0" to "255" ;
fn digits<'a>() -> impl Parser<Text<'a>, Output = u8, Error = Miss> {
    take_while1(|c: char| c.is_ascii_digit()).map_opt(|text: Text<'a>| text.as_str().parse().ok())
}

/// caption = "第" , ( "二十" | "20" ) , "条" , "第" , [ "(" ] , number , [ ")" ] , ( "项" | "款" ) ;
///
/// Regular: `第二十条第(一)项`; odd: `第二十条 第(五)项`, `第20条第1项`.
pub(crate) fn caption(text: &str) -> Option<u8> {
    let squeezed: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\n' | '(' | ')'))
        .collect();
    let rest = squeezed
        .strip_prefix(ARTICLE)
        .or_else(|| squeezed.strip_prefix(ARTICLE_IN_DIGITS))?;
    let rest = rest.strip_suffix(CAPTION_ENDS).unwrap_or(rest);
    numeral(rest).or_else(|| rest.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_mark_is_an_ordinal() {
        use Ordinal::{Bracketed, Digit, Numeral};
        for (text, found) in [
            ("三、乙", Some(Numeral(3))),
            ("## 十二 . 乙", Some(Numeral(12))),
            ("- 1.乙", Some(Digit(1))),
            ("1)乙", Some(Digit(1))),
            ("|(七)乙", Some(Bracketed(7))),
            ("( 3 ):乙", Some(Bracketed(3))),
            ("①乙", Some(Digit(1))),
            ("- ⑳、乙", Some(Digit(20))),
            ("⑵ 乙", Some(Bracketed(2))),
            ("⒊乙", Some(Digit(3))),
        ] {
            let (ordinal, rest) = ordinal(Text::new(text, 0));
            assert_eq!((ordinal, rest.as_str()), (found, "乙"), "{text}");
        }
        for text in [
            "三乙",
            "12件",
            "2022年,乙",
            "一)乙",
            "1二、乙",
            "(乙)",
            "-1.乙",
            "乙、",
            "",
        ] {
            let (ordinal, rest) = ordinal(Text::new(text, 0));
            assert_eq!((ordinal, rest.as_str()), (None, text), "{text}");
        }
    }
}
