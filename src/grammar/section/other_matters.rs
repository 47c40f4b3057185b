//! 六、其他需要报告的事项, and what stands under the report.
//!
//! ```text
//! other_matters = { paragraph } , [ signature ] , { furniture } ;
//! signature     = day , { body } | { body } , day | { body } , end ;
//! ```
//!
//! Regular: a paragraph on processing fees, a body, a day; odd: `扫一扫在手机打开当前页` behind them.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{opt, recognize};
use nom::multi::{many0_count, many1};
use nom::sequence::terminated;

use crate::Span;
use crate::grammar::text::Miss;
use crate::grammar::token::{Kind, Token, Tokens, span_of, token};

/// What the section holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OtherMatters {
    pub(crate) text: Option<Span>,
    pub(crate) signed_by: Option<Span>,
    pub(crate) signed_on: Option<Span>,
}

/// The parts of the section.
pub(crate) fn other_matters(tokens: &[Token]) -> OtherMatters {
    let paragraph = kind(|kind| !matches!(kind, Kind::Body | Kind::Day | Kind::Furniture));
    let bodies = || many1(kind(|kind| kind == Kind::Body));
    let day = || kind(|kind| kind == Kind::Day);
    let signature = alt((
        (day(), bodies()).map(|(day, bodies)| (bodies, Some(day))),
        (opt(bodies()), day()).map(|(bodies, day)| (bodies.unwrap_or_default(), Some(day))),
        bodies().map(|bodies| (bodies, None)),
    ));
    let furniture = many0_count(token(|_| Some(())));
    let mut section = (
        recognize(many0_count(paragraph)),
        terminated(opt(signature), furniture),
    );
    section.parse_complete(Tokens::new(tokens)).map_or_else(
        |_| OtherMatters::default(),
        |(_, (text, signature)): (_, (Tokens<'_>, _))| {
            let (bodies, day): (Vec<&Token>, Option<&Token>) = signature.unwrap_or_default();
            OtherMatters {
                text: span_of(text.as_slice()),
                signed_by: bodies.iter().map(|token| token.span).reduce(Span::join),
                signed_on: day.map(|token| token.span),
            }
        },
    )
}

fn kind<'a>(
    accept: impl Fn(Kind) -> bool,
) -> impl Parser<Tokens<'a>, Output = &'a Token, Error = Miss> {
    token(move |token| accept(token.kind).then_some(token))
}
