//! 联系方式: address, telephone, postcode, e-mail.
//!
//! Takes the folded text of the preamble; gives the spans of what follows each name.

use nom::Parser;
use nom::branch::alt;
use nom::bytes::{tag, take_while, take_while_m_n, take_while1};
use nom::combinator::{opt, verify};
use nom::sequence::preceded;

use crate::{Span, offset};

use super::text::{Miss, Text, prefix};

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
        if !matches!(c, '地' | '电' | '联' | '邮' | 'E' | 'e' | '通') {
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

fn address<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (
        alt((
            tag("联系地址"),
            tag("通讯地址"),
            tag("通信地址"),
            tag("地址"),
        )),
        take_while1(|c: char| matches!(c, ' ' | ':')),
    );
    let value = take_while1(|c: char| !matches!(c, ',' | ';' | '。' | ')' | '\n'));
    preceded(
        name,
        verify(value, |value: &Text<'a>| value.as_str().chars().count() > 2),
    )
}

fn telephone<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (opt(tag("联系")), tag("电话"), opt(tag("号码")), gap());
    let value = take_while1(|c: char| c.is_ascii_digit() || matches!(c, '-' | '(' | ')' | '/'));
    preceded(
        name,
        verify(value, |value: &Text<'a>| {
            value.as_str().bytes().filter(u8::is_ascii_digit).count() >= 5
        }),
    )
}

fn postcode<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (alt((tag("邮政编码"), tag("邮编"))), gap());
    let value = take_while1(|c: char| c.is_ascii_digit());
    preceded(
        name,
        verify(value, |value: &Text<'a>| value.as_str().len() == 6),
    )
}

fn email<'a>() -> impl Parser<Text<'a>, Output = Text<'a>, Error = Miss> {
    let name = (
        alt((
            tag("电子邮箱"),
            tag("电子邮件"),
            tag("邮箱"),
            tag("E-mail"),
            tag("Email"),
            tag("email"),
        )),
        opt(tag("地址")),
        gap(),
    );
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
}
