//! The readings that one row's tokens allow.
//!
//! Takes the values that stand behind a label, how many columns the row has and which of them add
//! up; gives every reading the layout allows, at most a named number of them. A row whose cells are
//! all there has one. Does not choose.

use std::borrow::Cow;

use crate::grammar::token::{Kind, Token, n_solid, solid};
use crate::model::Basis;

use super::fused::{fewest, fused};
use super::miscounted::{one_lost, too_few, too_many};
use super::positions::Told;
use super::reading::{
    Candidates, Fused, Read, Shape, Sums, What, Why, as_written, by_sums, prefer_sums, read,
    read_all,
};
use super::scattered::{is_total_last, scattered};
use super::whole::Whole;
use super::windows::{windows, without_blanks, without_slack};

/// The readings of the values behind one label.
pub(crate) fn candidates(values: &[Token], shape: Shape<'_>) -> Candidates {
    let width = shape.width();
    let values = &without_remarks(values, shape)[..];
    if let Some(whole) = Whole::of(values, width) {
        return whole.into();
    }
    let mut cells: Vec<&Token> = values.iter().filter(|token| !token.is_break()).collect();
    if let Some(collapsed) = first_and_last(values, shape) {
        return collapsed;
    }
    if shape.lost_blanks && cells.len() < width {
        cells.retain(|token| token.is_solid());
        return scattered(&cells, shape);
    }
    let first = cells.iter().position(|token| token.is_solid());
    let last = cells.iter().rposition(|token| token.is_solid());
    let reach = first
        .zip(last)
        .map_or(width, |(first, last)| last + 1 - first);
    // Where its like begin behind blanks of merged cells, and it begins with as many, it may have lost a cell.
    let lacks = |lead: &usize| *lead > 0 && first.is_some_and(|first| first >= *lead);
    let lost = |cells: &[&Token]| {
        let lead = shape.lead.filter(lacks).filter(|_| cells.len() == width)?;
        let (mut readings, why) = too_few(&cells[lead..], shape);
        readings.push(read_all(cells));
        Some(prefer_sums(readings, why, shape))
    };
    if let Some(lost) = lost(&cells) {
        return lost;
    }
    let own = (cells.len() == width).then(|| as_written(&cells));
    if let Some(own) = own.filter(|own| {
        own.readings
            .iter()
            .all(|row| Sums::of(row, shape) == Sums::For)
    }) {
        return own;
    }
    if reach > width
        && let Some(spaced) = without_blanks(&cells, shape)
    {
        return spaced;
    }
    if shape.lost && shape.fused == Fused::Never && reach < width {
        return prefer_sums(one_lost(values, shape), Why::Missing, shape);
    }
    // A row that has as many cells as its like has them in the same places: a blank at its end is
    // its last cell, not what is left of a merged one.
    let is_whole = |cells: &[&Token]| {
        shape.lead.filter(|&lead| {
            cells.len() == lead + width + shape.tail.unwrap_or(0)
                && first.is_none_or(|first| first >= lead)
                && last.is_none_or(|last| last < lead + width)
        })
    };
    if let Some(lead) = is_whole(&cells) {
        return as_written(&cells[lead..lead + width]);
    }
    if cells.len() > width
        && shape.lead == Some(0)
        && let Some(readings) = without_slack(&cells, width)
    {
        return prefer_sums(readings, Why::Shifted, shape);
    }
    // What is left of a merged cell stands on one side; where it may be either, all windows are open.
    let is_slack = |cell: Option<&&Token>| cell.is_some_and(|cell| cell.is_slack());
    while cells.len() > width && is_slack(cells.last()) && !is_slack(cells.first()) {
        cells.pop();
    }
    if let Some(lost) = lost(&cells) {
        return lost;
    }
    if cells.len() == width {
        return as_written(&cells);
    }
    if let Some(lead) = is_whole(&cells) {
        return as_written(&cells[lead..lead + width]);
    }
    let solid: Vec<&Token> = cells
        .iter()
        .copied()
        .filter(|token| token.is_solid())
        .collect();
    let (readings, why) = if solid.len() > width {
        too_many(&solid, shape)
    } else if cells.len() > width {
        return windows(&cells, shape);
    } else if shape.fused == Fused::Mostly
        || shape.fused == Fused::Rarely && solid.len() + 1 < width && !is_total_last(&solid)
    {
        let (readings, others) = fused(&solid, shape);
        let candidates = prefer_sums(readings, Why::Fused, shape);
        // No sum bears out what only the number of columns parts: a cell may have been blank.
        let others = others || shape.sums.is_empty() && fewest(&solid, shape.view) < width;
        return Candidates {
            basis: by_sums(others || candidates.basis == Basis::Decided),
            ..candidates
        };
    } else {
        too_few(&cells, shape)
    };
    prefer_sums(readings, why, shape)
}

/// The values of a row, with blank cells for the words behind its last column, or those for nothing: they remark on
/// it.
fn without_remarks<'a>(values: &'a [Token], shape: Shape<'_>) -> Cow<'a, [Token]> {
    let n_cells = |tokens: &[Token]| tokens.iter().filter(|token| !token.is_break()).count();
    let is_full = |tokens: &[Token]| match shape.lead {
        Some(lead) => n_cells(tokens) >= lead + shape.width(),
        None => n_solid(tokens) >= shape.width(),
    };
    let mut values = Cow::Borrowed(values);
    while let Some(last) = values.iter().rposition(Token::is_solid)
        && matches!(values[last].kind, Kind::Words | Kind::Nothing)
        && is_full(&values[..last])
    {
        values.to_mut()[last].kind = Kind::Blank { slack: true };
    }
    values
}

/// The readings of a row of which places tell something.
pub(crate) fn with_places(values: &[Token], told: &Told, shape: Shape<'_>) -> Candidates {
    match told {
        Told::Nothing => candidates(values, shape),
        // Figures that blanks part have not run together: a cell is missing, and none was split.
        Told::Apart => {
            let fused = Fused::Never;
            let mut apart = candidates(values, Shape { fused, ..shape });
            let has_hole = |row: &Vec<Read>| row.iter().any(|read| read.what == What::Hole);
            apart
                .readings
                .retain(|row| apart.why != Why::Missing || has_hole(row));
            apart
        }
        Told::Columns(columns) => placed(values, columns, shape).unwrap_or(Candidates::NONE),
    }
}

/// A row with blanks whose figures stand in columns that their places tell; nothing where its sums speak
/// against them.
fn placed(values: &[Token], columns: &[usize], shape: Shape<'_>) -> Option<Candidates> {
    let solid = || solid(values);
    let mut row: Vec<Read> = Vec::with_capacity(shape.width());
    let mut end = solid().next()?.span.start;
    for (token, &column) in solid().zip(columns) {
        row.resize(column, Read::blank(end));
        row.push(read(token));
        end = token.span.end;
    }
    row.resize(shape.width(), Read::blank(end));
    // A figure alone on its line may be a page number: only a total can tell.
    let has_total = |total: &Read| total.weight(true).is_some();
    let mut totals = shape.sums.iter().filter_map(|(_, total)| row.get(*total));
    let is_sure = !solid().any(|token| token.alone) || totals.any(has_total);
    (is_sure && shape.adds_up(&row)).then(|| Candidates {
        readings: vec![row],
        basis: Basis::AsWritten,
        why: Why::Placed,
    })
}

/// `3 | 3 | |||||||`: where blanks collapsed behind two equal figures, they are the first and the
/// last of the row.
pub(crate) fn first_and_last(values: &[Token], shape: Shape<'_>) -> Option<Candidates> {
    /// In a narrower row, blanks behind two figures are blanks.
    const FEWEST_COLUMNS: usize = 4;
    let width = shape.width();
    let mut cells = values.iter().filter(|token| !token.is_break());
    let (first, last) = cells.next().zip(cells.next())?;
    let slack = cells.clone().filter(|token| token.is_slack()).count();
    let equal = first.count.is_some() && first.count == last.count && !first.signed && !last.signed;
    let all_blank = cells.all(|token| !token.is_solid());
    // One of the blanks may have kept its space.
    if !(equal && all_blank && width > FEWEST_COLUMNS && slack + 3 >= width) {
        return None;
    }
    let mut row = vec![Read::blank(last.span.end); width];
    row[0] = read(first);
    row[width - 1] = read(last);
    shape.adds_up(&row).then(|| Candidates {
        readings: vec![row],
        basis: Basis::Decided,
        why: Why::Shifted,
    })
}
