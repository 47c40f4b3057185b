//! Rows whose blank cells left no trace: every way to give their figures columns.
//!
//! Takes the figures of a row, run together or not; gives readings in which the last figure is the row's
//! total and comes to those before it, which stand in any of the columns before. Where a total is blank
//! as well, nothing tells that a figure is none, so such a row has no reading.

use crate::grammar::token::Token;

use super::fused::fused;
use super::reading::{
    Candidates, Fused, MOST_READINGS, Read, Shape, What, Why, adds_up, by_sums, read,
};

/// The readings of figures among which blanks are lost.
pub(crate) fn scattered(solid: &[&Token], shape: Shape<'_>) -> Candidates {
    let width = shape.width();
    let last = width.saturating_sub(1);
    let is_form_order =
        matches!(shape.sums, [(parts, total)] if *parts == (0..last) && *total == last);
    if !is_form_order || width > usize::BITS as usize {
        return Candidates::NONE;
    }
    let mut found = readings(solid, shape);
    if found.is_empty() {
        // A figure alone on its line may be a page number.
        let own: Vec<&Token> = solid.iter().copied().filter(|token| !token.alone).collect();
        if !own.is_empty() && own.len() + 1 == solid.len() {
            found = readings(&own, shape);
        }
    }
    if found.len() > MOST_READINGS {
        return Candidates::NONE;
    }
    Candidates {
        readings: found,
        basis: by_sums(!solid.is_empty()),
        why: Why::Shifted,
    }
}

/// Every way to read figures of which the last is the total; without figures all cells are blank.
fn readings(solid: &[&Token], shape: Shape<'_>) -> Vec<Vec<Read>> {
    let width = shape.width();
    if solid.is_empty() {
        return vec![vec![Read::lost(0); width]];
    }
    let mut readings = Vec::new();
    for n_figures in 2..=width {
        let rows = match shape.fused {
            Fused::Mostly => parted(solid, n_figures, shape),
            _ if n_figures == solid.len() && is_total_last(solid) => {
                vec![solid.iter().map(|token| read(token)).collect()]
            }
            _ => continue,
        };
        let rows = rows.iter().filter(|row| row.last().is_some_and(counts));
        readings.extend(rows.flat_map(|row| spread(row, width)));
        if readings.len() > MOST_READINGS {
            break;
        }
    }
    readings
}

/// Whether the last figure is the sum of those before it: they are whole, and other cells are blank.
pub(in crate::sections::tables) fn is_total_last(solid: &[&Token]) -> bool {
    let Some((last, parts)) = solid.split_last() else {
        return false;
    };
    let sum = parts
        .iter()
        .try_fold(0_u64, |sum, token| sum.checked_add(token.count?));
    !parts.is_empty() && sum == last.count
}

/// Whether a figure is more than 0: a 0 is the sum of whatever is 0 or blank, and need be no total.
fn counts(figure: &Read) -> bool {
    figure.weight(true).is_some_and(|count| count > 0)
}

/// The ways to part figures that ran together into so many, of which the last is the sum of the others.
fn parted(solid: &[&Token], n_figures: usize, shape: Shape<'_>) -> Vec<Vec<Read>> {
    let sums = [(0..n_figures - 1, n_figures - 1)];
    let columns = &shape.columns[..n_figures];
    let (mut rows, _) = fused(
        solid,
        Shape {
            columns,
            sums: &sums,
            ..shape
        },
    );
    let is_plain = |read: &Read| matches!(read.what, What::Figure(Some(_)));
    rows.retain(|row| row.iter().all(is_plain) && adds_up(&sums, row));
    rows
}

/// Every way to put figures into columns in their order, the last into the last.
fn spread(figures: &[Read], width: usize) -> impl Iterator<Item = Vec<Read>> + '_ {
    let start = figures.first().map_or(0, |first| first.span.start);
    (0..1_usize << (width - 1))
        .map(move |parts| parts | 1 << (width - 1))
        .filter(|filled| filled.count_ones() as usize == figures.len())
        .map(move |filled| {
            let mut figures = figures.iter().peekable();
            let mut end = start;
            let cell = |column| {
                let figure = figures.next_if(|_| filled >> column & 1 == 1);
                let read = figure.copied().unwrap_or(Read::lost(end));
                end = read.span.end;
                read
            };
            (0..width).map(cell).collect()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Unit;
    use crate::grammar::token::Kind;
    use crate::{Span, offset};

    /// The readings of figures parted by blanks in a row of three columns and a total.
    fn shown(view: &str, fused: Fused) -> Vec<String> {
        let mut at = 0;
        let mut tokens = Vec::new();
        for word in view.split(' ').filter(|word| !word.is_empty()) {
            let start = at + view[at..].find(word).expect("it is a part");
            at = start + word.len();
            tokens.push(Token {
                count: word.parse().ok(),
                alone: view[..start].ends_with('\n'),
                ..Token::new(Kind::Figure, Span::new(offset(start), offset(at)))
            });
        }
        let shape = Shape {
            view,
            columns: &[Unit::Count; 4],
            sums: &[(0..3, 3)],
            fused,
            lead: None,
            tail: None,
            lost: false,
            lost_blanks: true,
        };
        let found = scattered(&tokens.iter().collect::<Vec<_>>(), shape);
        let cell = |read: &Read| match read.what {
            What::Figure(Some(count)) => count.to_string(),
            _ => "_".to_owned(),
        };
        let row = |row: &Vec<Read>| row.iter().map(cell).collect::<Vec<_>>().join(" ");
        let mut rows: Vec<String> = found.readings.iter().map(row).collect();
        rows.sort();
        rows
    }

    #[test]
    fn figures_stand_in_any_columns_before_their_total() {
        let rows = ["7 2 _ 9", "7 _ 2 9", "_ 7 2 9"];
        assert_eq!(shown("7 2 9", Fused::Never), rows);
        assert_eq!(shown("729", Fused::Mostly), rows);
        assert_eq!(
            shown("5 5", Fused::Never),
            ["5 _ _ 5", "_ 5 _ 5", "_ _ 5 5"]
        );
        assert_eq!(shown("", Fused::Never), ["_ _ _ _"]);
    }

    #[test]
    fn without_a_total_nothing_is_read() {
        for view in ["7 2 8", "7", "0 0", "3 0 3 0", "728"] {
            for fused in [Fused::Never, Fused::Mostly] {
                assert_eq!(shown(view, fused), [""; 0], "{view} {fused:?}");
            }
        }
    }
}
