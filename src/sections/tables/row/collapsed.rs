//! Rows whose blank cells stand behind their figures, wherever they stood: `3 | 2 | 5 | ||||`.
//!
//! Takes the tokens of table `requests`, whose totals tell; gives whether its blanks collapsed, and whether a row
//! lacks figures. Where the blanks stood is not known here.

use crate::form::labels::Label;
use crate::grammar::token::{Kind, Token, n_solid};

use super::scattered::is_total_last;

/// What became of the blank cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// They stand in their columns.
    Kept,
    /// They left no trace.
    Lost,
    /// They stand behind the figures of their rows.
    Collapsed,
    /// Those at the ends of rows left no trace.
    Trimmed,
}

/// Rows that lack some of their figures.
#[derive(Clone, Copy, Debug, Default)]
struct Short {
    n_rows: usize,
    /// Those whose last figure is the sum of the others.
    n_with_total: usize,
    /// How many figures the longest of those has.
    most: usize,
}

/// Whether hardly any of the rows that lack figures end in their total: it is blank as well.
pub(crate) fn lack_totals(tokens: &[Token], width: usize) -> bool {
    short(tokens, width).is_some_and(|it| 4 * it.n_with_total < it.n_rows)
}

/// How many figures the longest of the rows has whose last figure is the total, though other columns follow. Nothing
/// where few rows are like that, or others are not.
pub(crate) fn most_figures(tokens: &[Token], width: usize) -> Option<usize> {
    /// One row may be wrong at the source.
    const FEWEST: usize = 2;
    /// Two figures may be equal, and stand in any two columns.
    const FEWEST_PAIRS: usize = 3;
    let Short {
        n_rows,
        n_with_total,
        most,
    } = short(tokens, width)?;
    let fewest = if most > 2 { FEWEST } else { FEWEST_PAIRS };
    (n_with_total >= fewest && 4 * n_with_total >= 3 * n_rows).then_some(most)
}

/// The rows that lack figures, if a blank cell stands before no figure.
fn short(tokens: &[Token], width: usize) -> Option<Short> {
    let mut short = Short::default();
    for (at, label) in tokens.iter().enumerate() {
        if !matches!(label.kind, Kind::Label(Label::Row(_))) {
            continue;
        }
        let row = tokens[at + 1..].split(Token::is_label).next();
        let cells = || row.unwrap_or(&[]).iter().filter(|token| !token.is_break());
        let figures: Vec<&Token> = cells().filter(|token| token.is_solid()).collect();
        if cells().take(figures.len()).any(|token| !token.is_solid()) {
            return None;
        }
        let is_some = figures.iter().any(|token| token.count > Some(0));
        if !is_some || figures.len() < 2 || figures.len() >= width {
            continue;
        }
        short.n_rows += 1;
        if is_total_last(&figures) {
            short.n_with_total += 1;
            short.most = figures.len().max(short.most);
        }
    }
    Some(short)
}

/// Whether a row has figures, and lacks some.
pub(crate) fn lacks_figures(values: &[Token], width: usize) -> bool {
    (1..width).contains(&n_solid(values))
}
