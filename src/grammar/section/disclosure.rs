//! 二、主动公开政府信息情况.
//!
//! ```text
//! disclosure = { caption | column | header | rows | stray } ;
//! caption    = 第二十条第（…）项 ;
//! header     = [ 信息内容 ] , measure , { measure | words | blank | break } ;
//! column     = measure , value , { value | break } ;
//! rows       = item , { item | break } , { value | break } ;
//! value      = figure | mark | words | blank ;
//! ```
//!
//! Regular: 规章 and its three values under 本年制发件数 | 本年废止件数 | 现行有效件数. Odd: a caption
//! torn from its header by a blank line, a header cut in two, columns as blocks.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{not, peek};
use nom::multi::{many0_count, many1};
use nom::sequence::terminated;

use crate::form::labels::Label;
use crate::form::{Item, Measure};
use crate::grammar::text::{Miss, expect};
use crate::grammar::token::{Kind, Token, Tokens, all, label, recover, token, up_to_label};

/// What the section holds, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    /// Which item of Article 20 the rows that follow are of.
    Caption(u8, &'a Token),
    /// The columns of the rows that follow.
    Header(Vec<(Measure, &'a Token)>),
    /// A column as a block: its name, and the values of the items before it.
    Column {
        measure: Measure,
        token: &'a Token,
        values: &'a [Token],
    },
    /// One item, or several in a row, and the values that stand before the next label.
    Rows {
        items: Vec<(Item, &'a Token)>,
        values: &'a [Token],
    },
    /// What no rule of the form wants where it stands.
    Stray(Tokens<'a>),
}

/// The parts of the section.
pub(crate) fn disclosure(tokens: &[Token]) -> Vec<Part<'_>> {
    let part = alt((caption(), column(), header(), rows()));
    let part = recover(part, Token::is_label).map(|part| part.or_stray(Part::Stray));
    all(part, tokens)
}

fn caption<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    let caption = |label| match label {
        Label::Caption(number) => Some(number),
        _ => None,
    };
    expect(
        "第二十条第（…）项",
        label(caption).map(|(number, token)| Part::Caption(number, token)),
    )
}

fn measure<'a>() -> impl Parser<Tokens<'a>, Output = (Measure, &'a Token), Error = Miss> {
    label(|label| match label {
        Label::Measure(measure) => Some(measure),
        _ => None,
    })
}

fn figure<'a>() -> impl Parser<Tokens<'a>, Output = (), Error = Miss> {
    let line_end = many0_count(token(|token| token.is_break().then_some(())));
    (
        line_end,
        token(|token| matches!(token.kind, Kind::Figure | Kind::Nothing).then_some(())),
    )
        .map(|_| ())
}

fn column<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    (measure(), peek(figure()), up_to_label()).map(|((measure, token), (), values)| Part::Column {
        measure,
        token,
        values,
    })
}

fn header<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    let between = many0_count(token(|token| {
        matches!(
            token.kind,
            Kind::Words | Kind::Blank { .. } | Kind::Break | Kind::Label(Label::Contents)
        )
        .then_some(())
    }));
    let name = terminated(measure(), (not(figure()), between));
    expect("a column of the table", many1(name)).map(Part::Header)
}

fn rows<'a>() -> impl Parser<Tokens<'a>, Output = Part<'a>, Error = Miss> {
    let item = label(|label| match label {
        Label::Item(item) => Some(item),
        _ => None,
    });
    let line_end = many0_count(token(|token| token.is_break().then_some(())));
    let items = many1(terminated(item, line_end)).map(|mut items| {
        items.dedup_by_key(|(item, _)| *item);
        items
    });
    (expect("an item of Article 20", items), up_to_label())
        .map(|(items, values)| Part::Rows { items, values })
}
