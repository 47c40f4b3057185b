//! 联系方式: address, telephone, postcode, e-mail.
//!
//! Takes the folded text of the preamble; gives the spans of what follows each name.

use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while_m_n, take_while1};
use nom::combinator::{not, opt, recognize, verify};
use nom::multi::{many0_count, many1_count};
use nom::sequence::{delimited, preceded, terminated};
use nom::{Input, Parser};

use crate::form::words::contacts::{ADDRESSES, BESIDE, EMAILS, FAX, JOINS, POSTCODES, TELEPHONES};
use crate::{Span, offset};

use super::han::is_han;
use super::text::{Miss, Text, blank, prefix, words};

/// What a preamble says of how to reach the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Contact {
    pub(crate) address: Option<Span>,
    pub(crate) telephone: Option<Span>,
    pub(crate) postcode: Option<Span>,
    pub(crate) email: Option<Span>,
}

/// contact = { name , [ ":" ] , value } ;
///
/// Regular: `地址:示例市人民路1号,邮编:000000,电话:0000-1234567`; odd: `(联系电话 0000-1234567)`.
pub(crate) fn contact(text: Text<'_>) -> Contact {
    let mut contact = Contact::default();
    let view = text.as_str();
    for (at, c) in view.char_indices() {
        if !matches!(c, '地' | '电' | '联' | '邮' | 'E' | 'e' | '通' | 'T') {
            continue;
        }
        let start = text.start() + offset(at);
        let rest = Text::new(&view[at..], start);
        first(&mut contact.address, address(), rest);
        first(&mut contact.telephone, telephone(), rest);
        first(&mut contact.postcode, postcode(), rest);
        first(&mut contact.email, email(), rest);
    }
    contact
}

/// Sets what is said first; what is said again is not looked at.
fn first<'a>(
    slot: &mut Option<Span>,
    parser: impl Parser<Text<'a>, Output = Text<'a>, Error = Miss>,
    text: Text<'a>,
) {
    if slot.is_none() {
        *slot = prefix(parser, text).map(|(_, value)| value.span());
    }
}

fn gap<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    take_while(|c: char| matches!(c, ' ' | ':' | '为' | '是'))
}

/// address = name , ":" , { piece } ; piece = words | "(" , words , ")" ;
///
/// Regular: `地址:示例市人民路1号`; odd: `地 址:示例市人民路1号(行政中心)`.
fn address<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (
        words(ADDRESSES),
        take_while1(|c: char| matches!(c, ' ' | ':' | '为')),
    );
    let inner = || take_while(|c: char| !matches!(c, '(' | ')' | ':' | ';' | '。' | '\n'));
    let bracketed = recognize((tag("("), inner(), tag(")")));
    // In a bracket that has a colon stands what is no address: `(邮编:012345)`.
    let open = terminated(tag("("), not((inner(), tag(":"))));
    let plain = take_while1(|c: char| !matches!(c, ',' | ';' | '。' | '(' | ')' | '\n'));
    let value = recognize(many1_count(alt((plain, bracketed, open))));
    let value = value.map(|value: Text<'a>| value.take(up_to_next(value.as_str())));
    preceded(
        name,
        verify(value, |value: &Text<'a>| value.as_str().chars().count() > 2),
    )
}

/// How much of an address stands before the name of something else: `示例市人民路1号 邮编:…`, `示例市人民路1号邮编:…`.
fn up_to_next(address: &str) -> usize {
    let names = || {
        [TELEPHONES, POSTCODES, EMAILS, BESIDE]
            .into_iter()
            .flatten()
    };
    if let Some(colon) = address.find(':') {
        let before = address[..colon].trim_end();
        let name = names().filter(|name| before.ends_with(*name));
        if let Some(name) = name.max_by_key(|name| name.len()) {
            let end = before.len() - name.len();
            return up_to_next(address[..end].trim_end());
        }
    }
    let mut words = address
        .match_indices(' ')
        .map(|(at, blank)| at + blank.len());
    let next = words.find(|at| names().any(|name| address[*at..].starts_with(name)));
    next.map_or(address.len(), |at| address[..at].trim_end().len())
}

/// telephone = name , [ "(" , words , ")" | join , "传真" ] , number , { ( "转" | "、" ) , digits } ;
///
/// Regular: `电话:0000-1234567`; odd: `电话(传真):0000-1234567转801`, `联系电话 0000-1234567、1234568`,
/// `电话/传真:0000 - 123 4567`.
fn telephone<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let remark = delimited(tag("("), take_while_m_n(1, 8, is_han), tag(")"));
    let join = verify(take_while_m_n(1, 1, |_| true), |it: &Text<'a>| {
        JOINS.contains(&it.as_str())
    });
    let fax = recognize((join, tag(FAX)));
    let name = (words(TELEPHONES), opt(alt((remark, fax))), gap());
    let number = || take_while1(|c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '/'));
    // Three digits are an extension; what numbers something else has fewer.
    let further = verify(number(), |it: &Text<'a>| it.as_str().len() > 2);
    let further = preceded((blank(), alt((tag("转"), tag("、"))), blank()), further);
    let value = recognize((parted(number()), many0_count(further)));
    // `(电话:0000-1234567)`: the bracket that stands open before the name.
    let value = value.map(|value: Text<'a>| {
        let text = value.as_str();
        // `电话:0000-1234567(办公室)`: one that opens behind it.
        let text = text.trim_end_matches(['(', '-', '/']);
        let unopened = text.strip_suffix(')').filter(|it| !it.contains('('));
        value.take(unopened.map_or(text.len(), str::len))
    });
    preceded(
        name,
        verify(value, |value: &Text<'a>| {
            value.as_str().bytes().filter(u8::is_ascii_digit).count() >= 5
        }),
    )
}

/// A number, and what is parted from it by blanks where it alone is no whole one: `0000 123 4567`.
fn parted<'a>(
    mut number: impl Parser<Text<'a>, Output = Text<'a>, Error = Miss>,
) -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    /// A whole number, and a group of one, have so many digits.
    const MOST: usize = 12;
    const GROUP: usize = 4;
    move |text: Text<'a>| {
        let (_, first) = number.parse_complete(text)?;
        let view = text.as_str();
        let n_digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
        let mut end = first.as_str().len();
        loop {
            let known = &view[..end];
            let last = known.len() - known.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let rest = view[end..].trim_start_matches([' ', '-']);
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let behind = &rest[digits..];
            let is_group =
                matches!(digits, 3 | 4 | 7 | 8) && !behind.starts_with(['年', '月', '日']);
            if rest.len() == view.len() - end
                || last > GROUP
                || n_digits(known) + digits > MOST
                || !is_group
            {
                return Ok(text.take_split(end));
            }
            end = view.len() - behind.len();
        }
    }
}

fn postcode<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (words(POSTCODES), gap());
    let value = take_while1(|c: char| c.is_ascii_digit());
    preceded(
        name,
        verify(value, |value: &Text<'a>| value.as_str().len() == 6),
    )
}

fn email<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (words(EMAILS), gap());
    /// Mail knows no longer addresses (RFC 5321); names of a value may stand in it.
    const LONGEST: usize = 254;
    let value = take_while_m_n(1, LONGEST + 1, |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | '+')
    });
    preceded(
        name,
        verify(value, |value: &Text<'a>| {
            value.as_str().len() <= LONGEST && value.as_str().contains('@')
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values() {
        let text = "请联系办公室(地址:示例市人民路1号,邮编:012345,联系电话:0123-1234567,电子邮箱:a_b@example.org)。";
        let contact = contact(Text::new(text, 0));
        let slice = |span: Option<Span>| span.and_then(|span| span.slice(text));
        assert_eq!(slice(contact.address), Some("示例市人民路1号"));
        assert_eq!(slice(contact.postcode), Some("012345"));
        assert_eq!(slice(contact.telephone), Some("0123-1234567"));
        assert_eq!(slice(contact.email), Some("a_b@example.org"));
    }

    #[test]
    fn names_with_blanks_inside_and_an_address_with_brackets() {
        let slice = |text: &'static str, of: fn(Contact) -> Option<Span>| {
            of(contact(Text::new(text, 0))).and_then(|span| span.slice(text))
        };
        let address = |text| slice(text, |it| it.address);
        assert_eq!(
            address("地 址:示例市人民路1号\n邮 编:012345"),
            Some("示例市人民路1号")
        );
        assert_eq!(
            address("(地址:示例市人民路1号(行政中心二楼,东侧),邮编:012345)"),
            Some("示例市人民路1号(行政中心二楼,东侧)")
        );
        assert_eq!(
            address("地址:示例市人民路1号(邮编:012345)"),
            Some("示例市人民路1号")
        );
        assert_eq!(
            address("地址:示例市人民路1号(东门\n"),
            Some("示例市人民路1号(东门")
        );
        assert_eq!(slice("邮  编:012345", |it| it.postcode), Some("012345"));
        assert_eq!(
            slice("电 话:0123-1234567", |it| it.telephone),
            Some("0123-1234567")
        );
        assert_eq!(
            slice("电子 邮箱:a@example.org", |it| it.email),
            Some("a@example.org")
        );
        assert_eq!(
            slice("电子信箱:a@example.org", |it| it.email),
            Some("a@example.org")
        );
        assert_eq!(
            slice("联系方式:0123-1234567", |it| it.telephone),
            Some("0123-1234567")
        );
        assert_eq!(
            slice("联系方式:某某,电话:0123-1234567", |it| it.telephone),
            Some("0123-1234567")
        );
        assert_eq!(slice("邮\n编:012345", |it| it.postcode), None);
    }
}
