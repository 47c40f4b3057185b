//! Quantities as narratives write them: `1,206件`, `1.2万余件`, `约300件`, `十二件`.

use std::sync::LazyLock;

use nom::Input as _;
use nom::Parser;
use nom::branch::alt;
use nom::character::char;
use nom::combinator::{opt, recognize, value};
use nom::multi::many0_count;
use rust_decimal::Decimal;

use crate::form::words::claims::{
    ABOVE, AND_ABOVE, AND_MORE, AROUND, BELOW, FIGURES_OF_SPEECH, OR_SO,
};
use crate::form::words::counters::{OF_NARRATIVES, OF_NUMERALS};
use crate::grammar::number::{decimal, digits, fraction, group, plain_count};
use crate::grammar::numeral::{count, is_of_count};
use crate::grammar::text::{Miss, Text, prefix, whole};
use crate::grammar::trie::Trie;
use crate::model::{Number, Quantity};

/// A quantity with the unit behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    pub(super) quantity: Quantity,
    pub(super) unit: &'static str,
}

/// How a word softens a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Soft {
    /// 余、多、超过、以上: not less.
    Above,
    /// 近、不足: not more.
    Below,
    /// 约、左右: either.
    Around,
}

/// written = digits , { group } , [ fraction ] ;
///
/// What is written like a figure, `1234,567` too, whose digits are those of none.
fn written<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    recognize((digits(), many0_count(group()), opt(fraction())))
}

/// figure = decimal ; none where what is written like one goes on behind it.
///
/// Regular: `1,206`, `120.50`.
fn figure<'a>() -> impl Parser<Text<'a>, Output = Decimal, Error = Miss> {
    written().map_opt(|text: Text<'a>| {
        if let Some(count) = plain_count(text.as_str().as_bytes()) {
            return Some(Decimal::from(count));
        }
        whole(decimal(), text).ok()?;
        Decimal::from_str_exact(&text.as_str().replace(',', "")).ok()
    })
}

/// How many bytes of what is written like a figure a text begins with, however large it is.
pub(super) fn figure_len(text: &str) -> usize {
    prefix(written(), Text::new(text, 0)).map_or(0, |(_, figure)| figure.as_str().len())
}

static UNITS: LazyLock<Trie<&str>> = LazyLock::new(|| each_its_own(OF_NARRATIVES));

static UNITS_OF_NUMERALS: LazyLock<Trie<&str>> = LazyLock::new(|| each_its_own(OF_NUMERALS));

fn each_its_own(units: &[&'static str]) -> Trie<&'static str> {
    Trie::new(units.iter().map(|unit| (*unit, *unit)))
}

static MORE: LazyLock<Trie<Soft>> =
    LazyLock::new(|| Trie::new(AND_MORE.iter().map(|word| (*word, Soft::Above))));

static BEHIND: LazyLock<Trie<Soft>> = LazyLock::new(|| {
    let around = OR_SO.iter().map(|word| (*word, Soft::Around));
    let above = AND_ABOVE.iter().map(|word| (*word, Soft::Above));
    Trie::new(around.chain(above))
});

/// word = the longest of a list of words that the text begins with ;
fn word<'a, T: Copy>(list: &Trie<T>) -> impl Parser<Text<'a>, Output = T, Error = Miss> {
    move |text: Text<'a>| match list.longest(text.as_str()) {
        Some((value, len)) => Ok((text.take_from(len), value)),
        None => Err(nom::Err::Error(Miss::new(text.start()))),
    }
}

/// quantity = figure , [ "余" ] , [ "万" | "亿" ] , [ "余" ] , [ unit ] , [ "左右" | "以上" ] ;
///
/// Regular: `12件`; odd: `1.2万余人次`.
pub(super) fn quantity<'a>(text: Text<'a>, lead: &str) -> Option<(Text<'a>, Counted)> {
    let scale = || {
        alt((
            value(10_000_u64, char('万')),
            value(100_000_000, char('亿')),
        ))
    };
    let grammar = (
        figure(),
        opt(word(&MORE)),
        opt(scale()),
        opt(word(&MORE)),
        opt(word(&UNITS)),
        opt(word(&BEHIND)),
    );
    let (rest, (figure, early, scale, late, unit, behind)) = prefix(grammar, text)?;
    let soft = early.or(late).or(behind).or_else(|| soft_lead(lead));
    let scale = Decimal::from(scale.unwrap_or(1));
    let unit = unit.unwrap_or_default();
    let number = figure.checked_mul(scale)?.normalize();
    // Money is written in 万元 to the last digit; a count in 万 is rounded.
    let rounded = scale > Decimal::ONE && unit != "元";
    if soft.is_none() && !rounded {
        let quantity = Quantity::Exact(Number::new(number));
        return Some((rest, Counted { quantity, unit }));
    }
    let step = last_place(figure).checked_mul(scale)?;
    let about = |below: Decimal, above: Decimal| {
        Some(Quantity::About {
            from: Number::new(number.checked_sub(below)?.max(Decimal::ZERO).normalize()),
            to: Number::new(number.checked_add(above)?.normalize()),
        })
    };
    let none = Decimal::ZERO;
    let quantity = match soft {
        Some(Soft::Above) => about(none, step)?,
        Some(Soft::Below) => about(step, none)?,
        Some(Soft::Around) => about(step, step)?,
        None => about(step.checked_div(Decimal::TWO)?, step)?,
    };
    Some((rest, Counted { quantity, unit }))
}

/// Whether a text begins with a quantity in Chinese numerals, by a look at what stands behind them; or
/// with 零, which needs no unit.
pub(super) fn counts_in_words(text: &str) -> bool {
    let end = Text::new(text, 0).position(|c| !is_of_count(c));
    let behind = &text[end.unwrap_or(text.len())..];
    UNITS_OF_NUMERALS.longest(behind).is_some() || text.starts_with('零')
}

/// A quantity in Chinese numerals; only with a unit of cases, since 一 and 三 are everywhere else.
pub(super) fn numeral_quantity(text: Text<'_>) -> Option<(Text<'_>, Counted)> {
    if !counts_in_words(text.as_str()) {
        return None;
    }
    let grammar = (count().map(Decimal::from), word(&UNITS_OF_NUMERALS));
    let (rest, (number, unit)) = prefix(grammar, text)?;
    if rest.as_str().starts_with(FIGURES_OF_SPEECH) {
        return None;
    }
    Some((
        rest,
        Counted {
            quantity: Quantity::Exact(Number::new(number)),
            unit,
        },
    ))
}

fn soft_lead(lead: &str) -> Option<Soft> {
    let leads = [
        (Soft::Around, AROUND),
        (Soft::Below, BELOW),
        (Soft::Above, ABOVE),
    ];
    leads
        .into_iter()
        .find(|(_, words)| words.iter().any(|word| lead.ends_with(word)))
        .map(|(soft, _)| soft)
}

/// The place of the last digit that is not 0: 100 for 1200, 0.1 for 1.2.
fn last_place(figure: Decimal) -> Decimal {
    let figure = figure.normalize();
    if figure.scale() > 0 {
        return Decimal::new(1, figure.scale());
    }
    let mut place = Decimal::ONE;
    let ten = Decimal::TEN;
    while !figure.is_zero() {
        let Some(next) = place.checked_mul(ten) else {
            break;
        };
        if figure.checked_rem(next) != Some(Decimal::ZERO) {
            break;
        }
        place = next;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, String)> {
        let counted = quantity(Text::new(text, 0), "")?.1;
        Some((counted.quantity.to_string(), counted.unit.to_owned()))
    }

    #[test]
    fn quantities_say_what_they_say() {
        for (text, quantity, unit) in [
            ("12件", "12", "件"),
            ("1,206件", "1206", "件"),
            ("12,345,678件", "12345678", "件"),
            ("1,206.5万元", "12065000", "元"),
            ("1234,56件", "1234", ""),
            ("120.50元", "120.5", "元"),
            ("0.5万元", "5000", "元"),
            ("1.2万件", "11500..13000", "件"),
            ("1.2万余人次", "12000..13000", "人次"),
            ("1200余件", "1200..1300", "件"),
            ("30多件", "30..40", "件"),
            ("260件左右", "250..270", "件"),
            ("15余件", "15..16", "件"),
            ("0,", "0", ""),
        ] {
            assert_eq!(
                read(text),
                Some((quantity.to_owned(), unit.to_owned())),
                "{text}"
            );
        }
        for text in [
            "99999999999999999999999999999999件",
            "1234,567件",
            "0001,234.5件",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numerals_with_a_unit() {
        for (text, number) in [
            ("十二件", "12"),
            ("三百零五起", "305"),
            ("两件。", "2"),
            ("二十宗", "20"),
        ] {
            let counted =
                numeral_quantity(Text::new(text, 0)).map(|(_, it)| it.quantity.to_string());
            assert_eq!(counted.as_deref(), Some(number), "{text}");
        }
        for text in ["一件事", "一件件", "三是", "零件"] {
            assert_eq!(numeral_quantity(Text::new(text, 0)), None, "{text}");
        }
    }
}
