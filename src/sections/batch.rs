//! Which values belong to which row label of table `requests`.
//!
//! Takes the parts that the grammar found; gives rows. Mostly a label and its values stand together;
//! text of PDFs has several labels and then their values, or all labels and then the columns one by
//! one. Does not read the values.

use std::borrow::Cow;

use crate::form::RequestRow;
use crate::grammar::section::requests::Part;
use crate::grammar::token::{Kind, Token, span_of};

use super::requests::WIDTH;

/// One row of the source.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) row: RequestRow,
    pub(crate) label: &'a Token,
    pub(crate) values: Cow<'a, [Token]>,
    /// Whether the values cannot be told from those of other rows.
    pub(crate) is_mixed: bool,
}

/// How many cells of a row hold something.
pub(crate) fn n_solid(values: &[Token]) -> usize {
    values.iter().filter(|token| token.is_solid()).count()
}

/// Labels in a row, and the values that stand before the next.
struct Batch<'a> {
    labels: Vec<(RequestRow, &'a Token)>,
    values: Cow<'a, [Token]>,
    /// The values column by column, where columns stand as blocks.
    columns: Vec<Vec<Token>>,
}

impl Batch<'_> {
    /// Whether there are values for every label.
    fn is_full(&self) -> bool {
        self.labels.len() > 1 && n_solid(&self.values) == self.labels.len() * WIDTH
    }
}

/// The rows, each with its values; `is_sound` says whether seven values add up.
pub(crate) fn rows(parts: Vec<Part<'_>>, is_sound: impl Fn(&[Token]) -> bool) -> Vec<Row<'_>> {
    let batches = batches(parts);
    let are_batched = batches.iter().any(Batch::is_full);
    let mut rows = Vec::with_capacity(batches.len());
    for batch in batches {
        let n_rows = batch.labels.len();
        if let ([(row, label)], true) = (&batch.labels[..], batch.columns.is_empty()) {
            rows.push(Row {
                row: *row,
                label,
                values: batch.values,
                is_mixed: false,
            });
            continue;
        }
        let is_batch = n_rows > 1 && n_solid(&batch.values) >= WIDTH && are_batched;
        let values: Vec<Option<Cow<'_, [Token]>>> = if !batch.columns.is_empty() {
            let rows = by_column(&batch.columns, n_rows).into_iter();
            rows.map(|row| Some(Cow::Owned(row))).collect()
        } else if is_batch {
            let solid: Vec<Token> = batch
                .values
                .iter()
                .filter(|token| token.is_solid())
                .copied()
                .collect();
            let rows = align(&solid, n_rows, &is_sound).into_iter();
            rows.map(|row| row.map(Cow::Owned)).collect()
        } else {
            // A label alone, or labels that lost their values before one that has its own.
            let mut values = vec![Some(Cow::default()); n_rows - 1];
            values.push(Some(batch.values.clone()));
            values
        };
        rows.extend(
            batch
                .labels
                .iter()
                .zip(values)
                .map(|(&(row, label), values)| Row {
                    row,
                    label,
                    is_mixed: values.is_none(),
                    values: values.unwrap_or_else(|| batch.values.clone()),
                }),
        );
    }
    rows
}

fn batches(parts: Vec<Part<'_>>) -> Vec<Batch<'_>> {
    let mut batches = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter();
    while let Some(part) = parts.next() {
        let Part::Rows(found) = part else { continue };
        let mut batch = Batch {
            labels: found.labels,
            values: Cow::Borrowed(found.values),
            columns: Vec::new(),
        };
        if batch.labels.len() > 2 && n_solid(&batch.values) == 0 {
            // Columns as blocks: all labels first, then the figures under each column's name.
            for part in parts.by_ref() {
                let tokens = match part {
                    Part::Rows(found) => found.values,
                    Part::Stray(tokens) => tokens.as_slice(),
                    Part::Column(..) => &[],
                };
                let column: Vec<Token> = tokens
                    .iter()
                    .filter(|token| token.is_solid())
                    .copied()
                    .collect();
                if !column.is_empty() {
                    batch.values.to_mut().extend_from_slice(&column);
                    batch.columns.push(column);
                }
            }
            if batch.columns.len() == WIDTH {
                in_form_order(&mut batch.labels);
            } else {
                batch.columns.clear();
            }
        }
        batches.push(batch);
    }
    batches
}

/// Labels that stand level by level, all of the first column of the stub, then all of the second:
/// the columns of figures run down the page, in the form's order.
fn in_form_order(labels: &mut Vec<(RequestRow, &Token)>) {
    let has = |labels: &[(RequestRow, &Token)], row| labels.iter().any(|(it, _)| *it == row);
    if has(labels, RequestRow::NotCorrected) {
        labels.retain(|(row, _)| *row != RequestRow::OtherTotal);
    }
    labels.sort_by_key(|(row, _)| *row);
}

/// Rows from columns; a column with another number of values than there are rows cannot be read.
fn by_column(columns: &[Vec<Token>], n_rows: usize) -> Vec<Vec<Token>> {
    let cell = |column: &Vec<Token>, row: usize| match column.get(row) {
        Some(token) if column.len() == n_rows => *token,
        _ => Token::new(Kind::Words, span_of(column).unwrap_or_default()),
    };
    (0..n_rows)
        .map(|row| columns.iter().map(|column| cell(column, row)).collect())
        .collect()
}

/// Shares values out among the rows of a batch. One value too few or too many is found by the sums
/// of the other rows; rows among which it may be get none of their own.
fn align(
    solid: &[Token],
    n_rows: usize,
    is_sound: &impl Fn(&[Token]) -> bool,
) -> Vec<Option<Vec<Token>>> {
    let unknown = || vec![None; n_rows];
    if solid.len() == n_rows * WIDTH {
        let by_row: Vec<Vec<Token>> = solid.chunks(WIDTH).map(<[Token]>::to_vec).collect();
        let column = |row: usize| solid.iter().skip(row).step_by(n_rows).copied().collect();
        let by_column: Vec<Vec<Token>> = (0..n_rows).map(column).collect();
        let n_sound = |rows: &[Vec<Token>]| rows.iter().filter(|row| is_sound(row)).count();
        let rows = if n_sound(&by_column) > n_sound(&by_row) {
            by_column
        } else {
            by_row
        };
        return rows.into_iter().map(Some).collect();
    }
    let odd = match (solid.len() + 1).checked_sub(n_rows * WIDTH) {
        Some(0) => WIDTH - 1,
        Some(2) => WIDTH + 1,
        _ => return unknown(),
    };
    let values = |row: usize, damaged: usize| {
        let start = if row > damaged {
            (row - 1) * WIDTH + odd
        } else {
            row * WIDTH
        };
        &solid[start..start + if row == damaged { odd } else { WIDTH }]
    };
    let fits = |damaged: &usize| {
        (0..n_rows)
            .filter(|row| row != damaged)
            .all(|row| is_sound(values(row, *damaged)))
    };
    let damaged: Vec<usize> = (0..n_rows).filter(fits).collect();
    let (Some(&first), Some(&last)) = (damaged.first(), damaged.last()) else {
        return unknown();
    };
    (0..n_rows)
        .map(|row| {
            let is_sure = row < first || row > last || first == last;
            is_sure.then(|| values(row, if row > last { last } else { first }).to_vec())
        })
        .collect()
}
