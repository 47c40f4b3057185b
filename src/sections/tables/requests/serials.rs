//! A column of serial numbers before the labels of a table's rows: none of its values.
//!
//! Takes the tokens of a table; gives them without the numbers, where these count the rows. Does not know which
//! rows there are.

use crate::grammar::token::Token;

/// Fewer rows that count on may be so by chance.
const FEWEST: u64 = 5;

/// The tokens without the figures before labels, where the first is 1 and each is one more than that before it.
pub(crate) fn without_serials(mut tokens: Vec<Token>) -> Vec<Token> {
    let mut serials = Vec::new();
    let mut last = None;
    for (n, token) in tokens.iter().enumerate() {
        if token.is_solid() {
            last = Some((n, token));
        } else if token.is_label()
            && let Some((at, before)) = last.take()
        {
            let next = u64::try_from(serials.len()).map_or(0, |n| n + 1);
            match before.count == Some(next) && !before.signed {
                true => serials.push(at),
                // The header may end in words, and a table before it in figures.
                false if serials.is_empty() => {}
                false => return tokens,
            }
        }
    }
    if u64::try_from(serials.len()).is_ok_and(|n| n >= FEWEST) {
        let mut serials = serials.into_iter().peekable();
        let mut n = 0;
        tokens.retain(|_| {
            n += 1;
            serials.next_if_eq(&(n - 1)).is_none()
        });
    }
    tokens
}
