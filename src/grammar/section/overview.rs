//! 一、总体情况.
//!
//! ```text
//! overview = { paragraph } , { part | item } ;
//! part     = opening , { paragraph } ;
//! item     = number , { paragraph } ;
//! ```
//!
//! Regular: `（一）主动公开情况。…`; odd: `2、依申请公开情况` on a line of its own, a sentence that opens
//! with the part's name, `（四）行政复议情况` between parts and none of them, no part at all.

use nom::Parser;
use nom::combinator::recognize;
use nom::multi::{many0, many0_count};

use crate::Span;
use crate::form::words::Part;
use crate::grammar::text::{Miss, expect};
use crate::grammar::token::{Kind, Token, Tokens, span_of, token};

/// The parts of the section that its text marks, each from its opening on.
pub(crate) fn overview(tokens: &[Token]) -> Vec<(Part, Span)> {
    let lead = many0_count(paragraph());
    let part = (opening(), recognize(many0_count(paragraph()))).map(|((part, token), rest)| {
        let rest = span_of(rest.as_slice());
        Some((part?, rest.map_or(token.span, |rest| token.span.join(rest))))
    });
    let mut section = (lead, many0(part));
    section.parse_complete(Tokens::new(tokens)).map_or_else(
        |_| Vec::new(),
        |(_, (_, parts)): (_, (_, Vec<_>))| parts.into_iter().flatten().collect(),
    )
}

/// The name of a part, or the number of an item that stands beside parts.
fn opening<'a>() -> impl Parser<Tokens<'a>, Output = (Option<Part>, &'a Token), Error = Miss> {
    let opening = |token: &'a Token| match token.kind {
        Kind::Opening(part) => Some((part, token)),
        _ => None,
    };
    expect("the name of a part", token(opening))
}

fn paragraph<'a>() -> impl Parser<Tokens<'a>, Output = &'a Token, Error = Miss> {
    token(|token| (!matches!(token.kind, Kind::Opening(_))).then_some(token))
}
