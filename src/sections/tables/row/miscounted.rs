//! Rows with a value too many or too few: the number of a page, a figure that was cut, a cell that was lost, two that
//! have run together.
//!
//! Takes the cells; gives every reading that may account for it. Does not choose.

use crate::Span;
use crate::grammar::token::Token;

use super::fused::fused;
use super::reading::{Read, Shape, What, Why, read, read_all, with_hole};

/// A figure too many: one is a page number, or two are one that was cut.
pub(super) fn too_many(solid: &[&Token], shape: Shape<'_>) -> (Vec<Vec<Read>>, Why) {
    let width = shape.width();
    if solid.len() != width + 1 {
        return (Vec::new(), Why::Unreadable);
    }
    let without = |n: usize| -> Vec<Read> {
        solid
            .iter()
            .enumerate()
            .filter(|(m, _)| *m != n)
            .map(|(_, token)| read(token))
            .collect()
    };
    let joined = |n: usize| -> Option<Vec<Read>> {
        let (first, second) = (solid[n], solid[n + 1]);
        let between = Span::new(first.span.end, second.span.start);
        // Blanks, a bar, or the mark between cells of markup.
        let parts_cells = |c: char| c.is_whitespace() || c.is_control() || c == '|';
        let has_words = !shape.view[between.range()].chars().all(parts_cells);
        if first.signed || second.signed || has_words {
            return None;
        }
        let count = concatenate(first.plain()?, second.plain()?, second.span.len())?;
        let mut row = without(n + 1);
        row[n] = Read {
            what: What::Figure(Some(count)),
            span: first.span.join(second.span),
        };
        Some(row)
    };
    let n_alone = solid.iter().filter(|token| token.alone).count();
    if n_alone == 1
        && let Some(page) = solid.iter().position(|token| token.alone)
        && shape.adds_up(&without(page))
    {
        return (vec![without(page)], Why::Extra);
    }
    let mut cut: Vec<Vec<Read>> = (0..width)
        .filter_map(joined)
        .filter(|row| shape.adds_up(row))
        .collect();
    let mut extra: Vec<Vec<Read>> = (0..=width)
        .map(without)
        .filter(|row| shape.adds_up(row))
        .collect();
    extra.dedup();
    match (
        cut.is_empty() || shape.sums.is_empty(),
        extra.is_empty() || shape.sums.is_empty(),
    ) {
        (false, true) => (cut, Why::Cut),
        (true, false) => (extra, Why::Extra),
        (false, false) => {
            cut.append(&mut extra);
            (cut, Why::Extra)
        }
        (true, true) => (Vec::new(), Why::Unreadable),
    }
}

/// The line that a row's values stand on; all of them where each stands on its own.
fn line_of(values: &[Token]) -> impl Iterator<Item = &Token> {
    let n_values = |tokens: &[Token]| tokens.iter().filter(|token| !token.is_break()).count();
    let line = values
        .iter()
        .position(Token::is_break)
        .unwrap_or(values.len());
    let line = if n_values(&values[..line]) > 1 {
        line
    } else {
        values.len()
    };
    values[..line].iter().filter(|token| !token.is_break())
}

/// A line with another number of cells than its like: one was dropped somewhere, or two were run
/// together. What stands behind the last figure may be what is left of a merged cell.
pub(super) fn one_lost(values: &[Token], shape: Shape<'_>) -> Vec<Vec<Read>> {
    let width = shape.width();
    let line: Vec<&Token> = line_of(values).collect();
    let lead = shape
        .lead
        .unwrap_or(0)
        .min(line.iter().position(|token| token.is_solid()).unwrap_or(0));
    let (cells, rest) = line[lead..].split_at((width - 1).min(line.len() - lead));
    if cells.len() + 1 < width || rest.iter().any(|token| token.is_solid()) {
        return Vec::new();
    }
    let mut readings: Vec<Vec<Read>> = (0..width)
        .map(|at| with_hole(read_all(cells), at))
        .collect();
    if let (Some(blank), Some(row)) = (rest.first(), readings.last_mut()) {
        row[width - 1] = read(blank);
    }
    readings.extend(sound_splits(cells, shape));
    readings
}

/// The ways to part figures that add up, where there are sums.
fn sound_splits(cells: &[&Token], shape: Shape<'_>) -> Vec<Vec<Read>> {
    if shape.sums.is_empty() {
        return Vec::new();
    }
    let (mut splits, _) = fused(cells, shape);
    splits.retain(|row| shape.adds_up(row));
    splits
}

/// The figure that two cells spell together.
fn concatenate(first: u64, second: u64, n_digits: u32) -> Option<u64> {
    first
        .checked_mul(10_u64.checked_pow(n_digits)?)?
        .checked_add(second)
}

/// A cell too few: one was dropped, or two were run together.
pub(super) fn too_few(cells: &[&Token], shape: Shape<'_>) -> (Vec<Vec<Read>>, Why) {
    let width = shape.width();
    if cells.len() + 1 != width || width < 2 {
        return (Vec::new(), Why::Unreadable);
    }
    let mut readings: Vec<Vec<Read>> = (0..width)
        .map(|at| with_hole(read_all(cells), at))
        .collect();
    readings.extend(sound_splits(cells, shape));
    (readings, Why::Missing)
}
