//! Numbers in Chinese characters: 一 to 九十九 of ordinals and days, and counts up to thousands.
//!
//! Takes characters; gives numbers. Does not know what they number or count.

use nom::Parser;
use nom::bytes::take_while1;

use super::text::{Miss, Text};

/// 一 to 九.
pub(crate) const fn digit(c: char) -> Option<u8> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The characters of 一 to 九十九.
pub(crate) const fn is_numeral(c: char) -> bool {
    digit(c).is_some() || c == '十'
}

/// 一 to 九十九.
pub(crate) fn numeral(text: &str) -> Option<u8> {
    let (mut tens, mut ones) = (None, 0);
    for c in text.chars() {
        match digit(c) {
            Some(n) if ones == 0 => ones = n,
            None if c == '十' && tens.is_none() => {
                tens = Some(ones.max(1));
                ones = 0;
            }
            _ => return None,
        }
    }
    Some(tens.unwrap_or(0) * 10 + ones).filter(|&n| n > 0)
}

/// The characters of a count.
pub(crate) const fn is_of_count(c: char) -> bool {
    is_numeral(c) || matches!(c, '百' | '千' | '两' | '零' | '〇')
}

/// The characters that a count begins with.
pub(crate) const BEGIN_COUNTS: [char; 12] = [
    '零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '两',
];

/// count = { [ digit ] , ( "千" | "百" | "十" ) | "零" } , [ digit ] ;
///
/// Regular: `十二`, `三百零五`; odd: `两`. No count: `二零`, which is 20 by its digits.
pub(super) fn count<'a>() -> impl Parser<Text<'a>, Output = u32, Error = Miss> {
    take_while1(is_of_count).map_opt(|text: Text<'a>| {
        let (mut sum, mut ones) = (0_u32, None);
        for c in text.as_str().chars() {
            let place = match c {
                '十' => 10,
                '百' => 100,
                '千' => 1000,
                _ if ones.is_some() => return None,
                '零' | '〇' => continue,
                '两' => {
                    ones = Some(2);
                    continue;
                }
                _ => {
                    ones = digit(c);
                    continue;
                }
            };
            sum = sum.checked_add(u32::from(ones.unwrap_or(1)) * place)?;
            ones = None;
        }
        let all = sum.checked_add(u32::from(ones.unwrap_or(0)))?;
        (all > 0).then_some(all)
    })
}
