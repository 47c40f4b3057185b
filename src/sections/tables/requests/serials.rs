//! A column of serial numbers before the labels of a table's rows: none of its values.
//!
//! Takes the tokens of a table; gives them without the numbers, where these count the rows. Does not know which
//! rows there are.

use crate::grammar::token::Token;

/// Fewer rows that count on may be so by chance.
const FEWEST: usize = 5;

/// The tokens without the figures before labels, where the first is 1 and each is one more than that before it.
pub(crate) fn without_serials(tokens: Vec<Token>) -> Vec<Token> {
    let mut serials: Vec<usize> = Vec::new();
    let mut next = 1_u64;
    let mut last = None;
    for (n, token) in tokens.iter().enumerate() {
        if token.is_solid() {
            last = Some((n, token));
        } else if token.is_label()
            && let Some((at, before)) = last.take()
        {
            if before.plain() == Some(next) && !before.signed {
                serials.push(at);
                next += 1;
            } else if !serials.is_empty() {
                // Before the first, the header may end in words, and a table before it in figures.
                return tokens;
            }
        }
    }
    if serials.len() < FEWEST {
        return tokens;
    }
    let is_value = |n: &usize| serials.binary_search(n).is_err();
    let tokens = tokens.into_iter().enumerate();
    tokens
        .filter_map(|(n, token)| is_value(&n).then_some(token))
        .collect()
}
