//! A table without any label: its rows are the form's where all sums say so.
//!
//! Takes the lines of its figures; gives them as the rows of an edition. Does not read words.

use crate::form::{Edition, RequestRow};
use crate::grammar::section::requests::{Part, Rows};
use crate::grammar::token::Token;
use crate::sections::tables::row::choose::Equation;
use crate::sections::tables::row::reading::{Candidates, Sum, adds_up};
use crate::sections::tables::row::whole::Whole;

use super::batch::WIDTH;
use super::equations::{comes_out, equations};

/// Gives lines of seven figures to the rows of the form in their order, where there are as many as an edition has and
/// each sum of a row and of a column comes out, one at least of more than 0.
pub(super) fn place_all<'a>(lines: Vec<&'a [Token]>, sums: &[Sum]) -> Option<Vec<Part<'a>>> {
    let edition = [Edition::Of2021, Edition::Of2019]
        .into_iter()
        .find(|edition| RequestRow::of(*edition).count() == lines.len())?;
    let are_plain = |line: &&[Token]| line.iter().all(|token| token.plain().is_some());
    if !lines.iter().all(are_plain) {
        return None;
    }
    let whole = |line: &&'a [Token]| Whole::of(line, WIDTH).map(Candidates::from);
    let read: Vec<Candidates> = lines.iter().map(whole).collect::<Option<_>>()?;
    let is_sound = |row: &Candidates| row.readings.iter().all(|row| adds_up(sums, row));
    let rows: Vec<RequestRow> = RequestRow::of(edition).collect();
    let equations = equations(&rows, edition);
    let are_sound = |equation: &Equation| {
        (0..WIDTH).all(|column| comes_out(&read, equation, column) == Some(true))
    };
    let at = rows
        .iter()
        .position(|row| *row == RequestRow::OutcomeTotal)?;
    let has_figures = lines.get(at)?.iter().any(|total| total.plain() > Some(0));
    if !(has_figures && equations.iter().all(are_sound) && read.iter().all(is_sound)) {
        return None;
    }
    let part = |(row, cells): (RequestRow, &'a [Token])| {
        Some(Part::Rows(Rows {
            labels: vec![(row, cells.first()?)],
            values: cells,
        }))
    };
    rows.into_iter().zip(lines).map(part).collect()
}
