//! 五、存在的主要问题及改进情况.
//!
//! ```text
//! problems     = { paragraph } , [ improvements ] ;
//! improvements = turn , { paragraph | turn } ;
//! ```
//!
//! Regular: `（一）存在的主要问题` and `（二）改进措施`; odd: a sentence that opens with 下一步.

use nom::Parser;
use nom::combinator::{opt, recognize};
use nom::multi::many0_count;

use crate::Span;
use crate::grammar::text::Miss;
use crate::grammar::token::{Kind, Token, Tokens, span_of, token};

/// The problems and the improvements.
pub(crate) fn problems(tokens: &[Token]) -> (Option<Span>, Option<Span>) {
    let paragraph = token(|token| (token.kind != Kind::Turn).then_some(()));
    let improvements = recognize((turn(), many0_count(token(|_| Some(())))));
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

fn turn<'a>() -> impl Parser<Tokens<'a>, Output = (), Error = Miss> {
    token(|token| (token.kind == Kind::Turn).then_some(()))
}
