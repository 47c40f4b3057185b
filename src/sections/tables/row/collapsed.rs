//! Rows whose blank cells stand behind their figures, wherever they stood: `3 | 2 | 5 | ||||`.
//!
//! Takes the tokens of table `requests`, whose totals tell; gives whether its blanks collapsed, and the figures of a
//! row without them. Where the blanks stood is not known here.

use crate::form::labels::Label;
use crate::grammar::token::{Kind, Token, n_solid, solid};

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
}

/// How many figures the longest of the rows has whose last figure is the total, though other columns follow. Nothing
/// where few rows are like that, or others are not.
pub(crate) fn most_figures(tokens: &[Token], width: usize) -> Option<usize> {
    /// One row may be wrong at the source.
    const FEWEST: usize = 2;
    /// Two figures may be equal, and stand in any two columns.
    const FEWEST_PAIRS: usize = 3;
    let (mut n_rows, mut n_sound, mut most) = (0, 0, 0);
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
        n_rows += 1;
        if is_total_last(&figures) {
            n_sound += 1;
            most = figures.len().max(most);
        }
    }
    let fewest = if most > 2 { FEWEST } else { FEWEST_PAIRS };
    (n_sound >= fewest && 4 * n_sound >= 3 * n_rows).then_some(most)
}

/// The figures of a row that lacks some of them.
pub(crate) fn only_figures(values: &[Token], width: usize) -> Option<Vec<Token>> {
    let is_part = (1..width).contains(&n_solid(values));
    is_part.then(|| solid(values).copied().collect())
}
