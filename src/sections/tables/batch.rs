//! Which values belong to which row label of table `requests`.
//!
//! Takes the parts that the grammar found; gives rows. Mostly a label and its values stand together;
//! text of PDFs has several labels and then their values, or all labels and then the columns one by
//! one. Does not read the values.

use std::borrow::Cow;

use crate::form::labels::{Label, ordinal};
use crate::form::{Edition, RequestRow};
use crate::grammar::section::requests::Part;
use crate::grammar::token::{Kind, Token, Tokens, span_of};

/// How many columns the table has.
pub(crate) const WIDTH: usize = 7;

/// How deep in the stub a row's label stands.
pub(crate) const fn depth(row: RequestRow) -> usize {
    match row {
        RequestRow::Received | RequestRow::CarriedOver | RequestRow::CarriedForward => 0,
        _ if ordinal(row).is_some() => 2,
        _ => 1,
    }
}

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
    /// The rows, where columns stand as blocks.
    blocks: Option<Vec<Row<'a>>>,
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
        if let Some(blocks) = batch.blocks {
            rows.extend(blocks);
            continue;
        }
        if let [(row, label)] = &batch.labels[..] {
            rows.push(Row {
                row: *row,
                label,
                values: batch.values,
                is_mixed: false,
            });
            continue;
        }
        let is_batch = n_rows > 1 && n_solid(&batch.values) >= WIDTH && are_batched;
        let values: Vec<Option<Cow<'_, [Token]>>> = if is_batch {
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
            blocks: None,
        };
        let n_first = n_solid(&batch.values);
        let is_first_column = [0, batch.labels.len()].contains(&n_first);
        if batch.labels.len() > 2 && is_first_column && names_columns(&parts) {
            // Columns as blocks: all labels first, then the figures under each column's name.
            let first = batch.values.iter().filter(|it| it.is_solid());
            let mut columns: Vec<Vec<Token>> = vec![first.copied().collect()];
            for part in parts.by_ref() {
                let (tokens, goes_on) = match part {
                    Part::Rows(found) => (found.values, false),
                    // Words of the page within a column end no column.
                    Part::Stray(tokens) => (tokens.as_slice(), !begins_with_label(tokens)),
                    Part::Column(..) => (&[][..], false),
                };
                let values = tokens.iter().filter(|it| it.is_solid()).copied();
                match columns.last_mut().filter(|_| goes_on) {
                    Some(last) => last.extend(values),
                    None => columns.push(values.collect()),
                }
            }
            columns.retain(|column| !column.is_empty());
            batch.blocks = Some(blocks(&batch.labels, columns));
        }
        batches.push(batch);
    }
    batches
}

/// Whether names of columns stand among the parts that follow, as they do between blocks.
fn names_columns(parts: &std::vec::IntoIter<Part<'_>>) -> bool {
    /// One of the seven may be misspelt, and 其他 and 总计 are rows as well.
    const FEWEST: usize = 3;
    let is_name =
        |part: &&Part<'_>| matches!(part, Part::Stray(tokens) if begins_with_label(*tokens));
    parts.as_slice().iter().filter(is_name).count() >= FEWEST
}

fn begins_with_label(tokens: Tokens<'_>) -> bool {
    let first = tokens.as_slice().first();
    first.is_some_and(|first| matches!(first.kind, Kind::Label(Label::Requester(_))))
}

/// Rows from blocks of columns, which run down the page in the order of `slots`; mixed ones where which
/// label stands beside which figure is not known.
fn blocks<'a>(labels: &[(RequestRow, &'a Token)], mut columns: Vec<Vec<Token>>) -> Vec<Row<'a>> {
    let fits = |slots: &Vec<_>| {
        let n_values = columns.iter().map(Vec::len);
        n_values.clone().all(|n| n % slots.len() == 0)
            && n_values.sum::<usize>() == slots.len() * WIDTH
    };
    let slots = slots(labels, 1).filter(fits).or_else(|| slots(labels, 0));
    let n_rows = slots.as_ref().map_or(labels.len(), Vec::len);
    // A column whose name was not known stands in one block with the column before it.
    let of_block = |column: &Vec<Token>| -> Vec<Vec<Token>> {
        match column.len() % n_rows {
            0 => column.chunks(n_rows).map(<[Token]>::to_vec).collect(),
            _ => vec![column.clone(); ((column.len() + n_rows / 2) / n_rows).max(1)],
        }
    };
    columns = columns.iter().flat_map(of_block).collect();
    let Some(slots) = slots.filter(|_| columns.len() == WIDTH) else {
        let values = columns.concat();
        let rows = labels.iter().map(|&(row, label)| Row {
            row,
            label,
            values: Cow::Owned(values.clone()),
            is_mixed: true,
        });
        return rows.collect();
    };
    let rows = slots.into_iter().zip(by_column(&columns, n_rows));
    let row = |(slot, values): (Option<(RequestRow, &'a Token)>, _)| {
        slot.map(|(row, label)| Row {
            row,
            label,
            values: Cow::Owned(values),
            is_mixed: false,
        })
    };
    rows.filter_map(row).collect()
}

/// The rows down the page, of labels that stand level by level, all of the first column of the stub,
/// then all of the second: the form's order, but for rows that changed places within a level. With
/// `n_missing`, so many rows of one edition have lost their labels and are `None`. Nothing where the
/// labels are those of no one edition.
fn slots<'a>(
    labels: &[(RequestRow, &'a Token)],
    n_missing: usize,
) -> Option<Vec<Option<(RequestRow, &'a Token)>>> {
    use RequestRow::{FeeUnpaid, NotCorrected, OtherTotal};
    let is_of_2021 = |(row, _): &(RequestRow, _)| matches!(row, NotCorrected | FeeUnpaid);
    let is_group = labels.iter().any(is_of_2021);
    let own = || {
        labels
            .iter()
            .filter(|(row, _)| !(is_group && *row == OtherTotal))
    };
    let has = |row: RequestRow| own().filter(|(it, _)| *it == row).count();
    let n_own = own().count();
    let all = [Edition::Of2021, Edition::Of2019]
        .into_iter()
        .find_map(|edition| {
            let all: Vec<RequestRow> = RequestRow::of(edition).collect();
            let n_known = all.iter().filter(|row| has(**row) == 1).count();
            let is_whole = n_missing == 0 || n_known + n_missing == all.len();
            (n_known == n_own && is_whole).then_some(all)
        })?;
    // Each level's labels in the order they stand in.
    let of_level = |level: usize| own().filter(move |(row, _)| depth(*row) == level);
    let mut levels = [0, 1, 2].map(of_level);
    let slots = all
        .into_iter()
        .filter(|row| n_missing > 0 || has(*row) == 1);
    Some(
        slots
            .map(|row| {
                let level = &mut levels[depth(row)];
                (has(row) == 1).then(|| level.next().copied()).flatten()
            })
            .collect(),
    )
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
