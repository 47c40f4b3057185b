//! 五、存在的主要问题及改进情况.
//!
//! ```text
//! problems     = { paragraph } , [ improvements ] | improvements , name of problems , { paragraph } ;
//! improvements = turn , { paragraph | turn } ;
//! ```
//!
//! Regular: `（一）存在的主要问题` and `（二）改进措施`; odd: a sentence that opens with 下一步, `（一）上年问题改进情况` and
//! then `（二）存在的主要问题`.

use nom::Parser;
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;

use crate::Span;
use crate::grammar::text::Miss;
use crate::grammar::token::{Kind, Token, Tokens, span_of, token};

/// The problems and the improvements.
pub(crate) fn problems(tokens: &[Token]) -> (Option<Span>, Option<Span>) {
    let other_than = |kind| token(move |token| (token.kind != kind).then_some(()));
    let rest = || many0_count(token(|_| Some(())));
    let done = recognize((of(Kind::Turn), many0_count(other_than(Kind::Problems))));
    let mut reversed = (done, recognize((of(Kind::Problems), rest())));
    if let Ok((_, (improvements, problems))) = reversed.parse_complete(Tokens::new(tokens)) {
        let span = |tokens: Tokens<'_>| span_of(tokens.as_slice());
        return (span(problems), span(improvements));
    }
    let paragraph = other_than(Kind::Turn);
    let improvements = recognize((of(Kind::Turn), rest()));
    let mut section = (recognize(many0_count(paragraph)), opt(improvements));
    section.parse_complete(Tokens::new(tokens)).map_or(
        (None, None),
        |(_, (problems, improvements))| {
            (
                span_of(problems.as_slice()),
                improvements.and_then(|tokens: Tokens<'_>| span_of(tokens.as_slice())),
            )
        },
    )
}

fn of<'a>(kind: Kind) -> impl Parser<Tokens<'a>, Output = (), Error = Miss> {
    token(move |token| (token.kind == kind).then_some(()))
}
