//! Which values belong to which row label of table `requests`.
//!
//! Takes the parts that the grammar found; gives rows. Mostly a label and its values stand together;
//! text of PDFs has several labels and then their values, or all labels and then the columns one by
//! one. Does not read the values.

use std::borrow::Cow;
use std::ops::Range;

use crate::Span;
use crate::form::labels::{Label, ordinal};
use crate::form::{Edition, RequestRow, Requester};
use crate::grammar::section::requests::Part;
use crate::grammar::token::{Kind, Token, Tokens, has_n_solid, n_solid, solid, span_of};
use crate::layout::Delimiters;
use crate::sections::page::Page;

/// How many columns the table has.
pub(crate) const WIDTH: usize = Requester::ALL.len();

/// More rows with twice as many values are those of a second year.
pub(crate) const MOST_TWICE: usize = 2;

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
    pub(crate) whose: Whose,
}

/// How the values of a row are known to be its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whose {
    /// They stand where its values do.
    Own,
    /// Those in some columns are told from those of other rows by the sums.
    Aligned(Range<usize>),
    /// They stand apart from its label; their place among the other rows tells it.
    Apart,
    /// They cannot be told from those of other rows.
    Mixed,
}

impl Row<'_> {
    pub(crate) fn is_mixed(&self) -> bool {
        self.whose == Whose::Mixed
    }
}

/// Whether values stand on one line.
pub(crate) fn are_on_line(page: &Page<'_>, values: &[Token]) -> bool {
    let spans = solid(values).map(|token| token.span);
    spans
        .reduce(Span::join)
        .is_some_and(|span| page.is_one_line(span))
}

fn n_zeros(values: &[Token]) -> usize {
    values.iter().filter(|token| token.count == Some(0)).count()
}

/// Labels in a row, and the values that stand before the next.
struct Batch<'a> {
    labels: Vec<(RequestRow, &'a Token)>,
    values: Cow<'a, [Token]>,
    /// Whether the values of a row without a label stand behind: which of both are whose is not known.
    is_followed: bool,
    /// The rows, where columns stand as blocks.
    blocks: Option<Vec<Row<'a>>>,
}

impl Batch<'_> {
    /// Whether all labels but the last are that of a group, which has no values.
    fn is_group(&self) -> bool {
        use RequestRow::{NotCorrected, OtherTotal};
        matches!(self.labels[..], [(OtherTotal, _), (NotCorrected, _)])
    }

    /// Whether there are two labels or more, and the values of one row.
    fn lacks_a_row(&self) -> bool {
        self.labels.len() > 1 && !self.is_group() && has_n_solid(&self.values, WIDTH)
    }

    /// Whether there are more values than the last label's.
    fn has_more(&self) -> bool {
        self.labels.len() > 1 && n_solid(&self.values) > WIDTH
    }

    /// Takes away the values of the row that stand at one place among those of the labels, if they are whole
    /// rows that add up.
    fn leave_out(&mut self, at: usize, is_sound: &impl Fn(&[Token]) -> bool) {
        let mut solid: Vec<Token> = solid(&self.values).copied().collect();
        if solid.chunks(WIDTH).all(is_sound) {
            solid.drain(at * WIDTH..(at + 1) * WIDTH);
            self.values = Cow::Owned(solid);
        }
    }

    /// Whether there are values for every label.
    fn is_full(&self) -> bool {
        self.labels.len() > 1 && n_solid(&self.values) == self.labels.len() * WIDTH
    }
}

/// The rows, each with its values; `is_sound` says whether seven values add up.
pub(crate) fn rows<'a>(
    page: &Page<'_>,
    delimiters: Delimiters,
    parts: Vec<Part<'a>>,
    is_sound: impl Fn(&[Token]) -> bool,
) -> Vec<Row<'a>> {
    let mut batches = batches(parts, &is_sound);
    let are_batched = batches.iter().any(Batch::is_full);
    // Values below several labels may be of any of them, unless lines are rows, or unless they are as many as a
    // row has, add up, and not because most are 0.
    let have_more = batches.iter().any(Batch::has_more);
    let is_of_last = |batch: &Batch<'_>| {
        let (values, last) = (&batch.values, batch.labels.last());
        delimiters != Delimiters::None
            || last.is_some_and(|(_, label)| page.is_beside(label.span, values))
            || n_solid(values) == 0
            || batch.is_group()
            || !have_more && are_on_line(page, values)
            || n_solid(values) == WIDTH && !have_more && is_sound(values) && n_zeros(values) < 2
    };
    for (n, at) in lost_labels(&batches) {
        batches[n].leave_out(at, &is_sound);
    }
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
                whose: Whose::Own,
            });
            continue;
        }
        let is_batch = n_rows > 1 && n_solid(&batch.values) >= WIDTH && are_batched;
        let mut is_aligned = false;
        let values: Vec<Option<Cow<'_, [Token]>>> = if is_batch {
            let solid: Vec<Token> = solid(&batch.values).copied().collect();
            is_aligned = solid.len() != n_rows * WIDTH;
            let rows = align(page, &solid, n_rows, &is_sound).into_iter();
            rows.map(|row| row.map(Cow::Owned)).collect()
        } else {
            // A label alone, or labels that lost their values before one that has its own.
            let is_of_last = !batch.is_followed && is_of_last(&batch);
            let is_known = is_of_last || !have_more && !batch.is_followed;
            let others = is_known.then(Cow::default);
            let mut values = vec![others; n_rows - 1];
            values.push(is_of_last.then(|| batch.values.clone()));
            values
        };
        // Each once where they have the same values: labels may stand any number of times.
        let mut mixed: Vec<RequestRow> = Vec::new();
        let mut is_new = |row, is_mixed: bool| {
            let is_new = !is_mixed || !mixed.contains(&row);
            mixed.extend((is_mixed && is_new).then_some(row));
            is_new
        };
        rows.extend(
            batch
                .labels
                .iter()
                .zip(values)
                .filter(|((row, _), values)| is_new(*row, values.is_none()))
                .map(|(&(row, label), values)| Row {
                    row,
                    label,
                    whose: match values {
                        None => Whose::Mixed,
                        Some(_) if is_aligned => Whose::Aligned(0..WIDTH),
                        Some(_) => Whose::Own,
                    },
                    values: values.unwrap_or_else(|| batch.values.clone()),
                }),
        );
    }
    rows
}

/// The batches that have the values of one row more than labels, and which of its rows has lost its label: the
/// one row of the form that stands nowhere, between the labels before and behind.
fn lost_labels(batches: &[Batch<'_>]) -> Vec<(usize, usize)> {
    let has_one_more =
        |batch: &Batch<'_>| has_n_solid(&batch.values, (batch.labels.len() + 1) * WIDTH);
    let n_more = batches.iter().filter(|batch| has_one_more(batch)).count();
    if n_more == 0 || n_more > MOST_TWICE {
        return Vec::new();
    }
    let labels = || {
        batches
            .iter()
            .flat_map(|batch| &batch.labels)
            .map(|(row, _)| *row)
    };
    let Some(edition) = edition(labels()) else {
        return Vec::new();
    };
    let lost = |n: usize| {
        let batch = batches.get(n).filter(|batch| has_one_more(batch))?;
        let before = batches[..n].iter().rev().find_map(|it| it.labels.last());
        let behind = batches[n + 1..].iter().find_map(|it| it.labels.first());
        let is_between = |row: &RequestRow| {
            before.is_none_or(|(before, _)| before < row)
                && behind.is_none_or(|(behind, _)| row < behind)
        };
        let is_lost = |row: &RequestRow| is_between(row) && !labels().any(|it| it == *row);
        let mut lost = RequestRow::of(edition).filter(is_lost);
        let row = lost.next().filter(|_| lost.next().is_none())?;
        let is_sorted = batch.labels.is_sorted_by_key(|(row, _)| *row);
        is_sorted.then(|| (n, batch.labels.iter().filter(|(it, _)| *it < row).count()))
    };
    (0..batches.len()).filter_map(lost).collect()
}

/// The edition that the rows of （六）其他处理 show, if one of them is there.
pub(crate) fn edition(rows: impl Iterator<Item = RequestRow> + Clone) -> Option<Edition> {
    let has = |row: RequestRow| rows.clone().any(|it| it == row);
    if has(RequestRow::NotCorrected) || has(RequestRow::FeeUnpaid) {
        Some(Edition::Of2021)
    } else if has(RequestRow::OtherTotal) {
        Some(Edition::Of2019)
    } else {
        has(RequestRow::Miscellaneous).then_some(Edition::Of2021)
    }
}

fn batches<'a>(parts: Vec<Part<'a>>, is_sound: &impl Fn(&[Token]) -> bool) -> Vec<Batch<'a>> {
    /// Names of columns stand between blocks. One of the seven may be misspelt, and 其他 and 总计 are
    /// rows as well.
    const FEWEST_NAMES: usize = 3;
    let mut batches: Vec<Batch<'_>> = Vec::with_capacity(parts.len());
    let mut n_names_ahead: usize = parts.iter().map(n_names).sum();
    let mut parts = parts.into_iter();
    while let Some(part) = parts.next() {
        n_names_ahead -= n_names(&part);
        let found = match part {
            Part::Rows(found) => found,
            Part::Stray(tokens) => {
                if let Some(last) = batches.last_mut().filter(|last| last.lacks_a_row()) {
                    // A figure alone is a page number.
                    last.is_followed = n_solid(tokens.as_slice()) > 1;
                }
                continue;
            }
            Part::Column(..) => continue,
        };
        let mut batch = Batch {
            labels: found.labels,
            values: Cow::Borrowed(found.values),
            is_followed: false,
            blocks: None,
        };
        let is_first_column = || [0, batch.labels.len()].contains(&n_solid(&batch.values));
        if batch.labels.len() > 2 && n_names_ahead >= FEWEST_NAMES && is_first_column() {
            // Columns as blocks: all labels first, then the figures under each column's name.
            let mut columns: Vec<Vec<Token>> = vec![solid(&batch.values).copied().collect()];
            for part in parts.by_ref() {
                let (tokens, goes_on) = match part {
                    Part::Rows(found) => (found.values, false),
                    // Words of the page within a column end no column.
                    Part::Stray(tokens) => (tokens.as_slice(), !begins_with_label(tokens)),
                    Part::Column(..) => (&[][..], false),
                };
                let values = solid(tokens).copied();
                match columns.last_mut().filter(|_| goes_on) {
                    Some(last) => last.extend(values),
                    None => columns.push(values.collect()),
                }
            }
            columns.retain(|column| !column.is_empty());
            batch.blocks = Some(blocks(&batch.labels, columns, is_sound));
        }
        batches.push(batch);
    }
    batches
}

/// How many names of columns a part begins and goes on with: those of columns that lost all their values
/// stand together.
fn n_names(part: &Part<'_>) -> usize {
    let is_name = |token: &&Token| matches!(token.kind, Kind::Label(Label::Requester(_)));
    match part {
        Part::Stray(tokens) if begins_with_label(*tokens) => {
            tokens.as_slice().iter().filter(is_name).count()
        }
        _ => 0,
    }
}

fn begins_with_label(tokens: Tokens<'_>) -> bool {
    let first = tokens.as_slice().first();
    first.is_some_and(|first| matches!(first.kind, Kind::Label(Label::Requester(_))))
}

/// Rows from blocks of columns, which run down the page in the order of `slots`; mixed ones where which
/// label stands beside which figure is not known.
fn blocks<'a>(
    labels: &[(RequestRow, &'a Token)],
    mut columns: Vec<Vec<Token>>,
    is_sound: &impl Fn(&[Token]) -> bool,
) -> Vec<Row<'a>> {
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
        // Each row once: labels may stand any number of times.
        let of_row = |row: &RequestRow| labels.iter().find(|(it, _)| it == row);
        let rows = RequestRow::ALL.iter().filter_map(of_row);
        let row = |&(row, label): &(RequestRow, &'a Token)| Row {
            row,
            label,
            values: Cow::Owned(values.clone()),
            whose: Whose::Mixed,
        };
        return rows.map(row).collect();
    };
    let start = labels.last().map_or(0, |(_, label)| label.span.end);
    let (rows, aligned) = by_column(&columns, n_rows, start, is_sound);
    let whose = aligned.map_or(Whose::Own, |n| Whose::Aligned(n..n + 1));
    let rows = slots.into_iter().zip(rows);
    let row = |(slot, values): (Option<(RequestRow, &'a Token)>, _)| {
        slot.map(|(row, label)| Row {
            row,
            label,
            values: Cow::Owned(values),
            whose: whose.clone(),
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

/// Rows from columns behind `start`, and which column the sums of the rows aligned: the one with a value too
/// few or too many, if there is one. A column with another number of values than there are rows cannot be
/// read.
fn by_column(
    columns: &[Vec<Token>],
    n_rows: usize,
    start: u32,
    is_sound: &impl Fn(&[Token]) -> bool,
) -> (Vec<Vec<Token>>, Option<usize>) {
    let mut odd = (0..columns.len()).filter(|&n| columns[n].len() != n_rows);
    let aligned = odd.next().filter(|_| odd.next().is_none());
    let aligned = aligned.and_then(|n| Some((n, align_column(columns, n, n_rows, is_sound)?)));
    // Its name stands with its values, so that they are words, whatever they are.
    let named = |n: usize| {
        let before = n.checked_sub(1).and_then(|n| columns[n].last());
        let span = span_of(&columns[n]).unwrap_or_default();
        let start = before.map_or(start, |before| before.span.end);
        Token::new(Kind::Words, Span::new(start.min(span.start), span.end))
    };
    let cell = |n: usize, row: usize| {
        let own = match &aligned {
            Some((odd, column)) if *odd == n => column[row],
            _ => columns[n].get(row).filter(|_| columns[n].len() == n_rows),
        };
        own.copied().unwrap_or_else(|| named(n))
    };
    let row = |row: usize| (0..columns.len()).map(|n| cell(n, row)).collect();
    ((0..n_rows).map(row).collect(), aligned.map(|(n, _)| n))
}

/// The values of column `n`, which has one too few or too many: those above it and those below it, as far as
/// the sums of their rows come out.
fn align_column<'a>(
    columns: &'a [Vec<Token>],
    n: usize,
    n_rows: usize,
    is_sound: &impl Fn(&[Token]) -> bool,
) -> Option<Vec<Option<&'a Token>>> {
    let column = &columns[n];
    let is_missing = column.len() + 1 == n_rows;
    if !is_missing && column.len() != n_rows + 1 {
        return None;
    }
    let above = |row: usize| column.get(row);
    let below = |row: usize| {
        if is_missing {
            row.checked_sub(1).and_then(|row| column.get(row))
        } else {
            column.get(row + 1)
        }
    };
    let is_sound_with = |row: usize, value: Option<&Token>| {
        let cell = |other: usize| {
            if other == n {
                value.copied()
            } else {
                columns[other].get(row).copied()
            }
        };
        let cells: Option<Vec<Token>> = (0..columns.len()).map(cell).collect();
        cells.is_some_and(|cells| is_sound(&cells))
    };
    // Rows from the first down, and from the last up, that come out with the values above and below.
    let n_above = (0..n_rows)
        .take_while(|&row| is_sound_with(row, above(row)))
        .count();
    let n_below = (0..n_rows)
        .rev()
        .take_while(|&row| is_sound_with(row, below(row)))
        .count();
    // Where both come out the odd value may stand, where neither does it stands or was run together with the
    // next: there no value is known to be the row's.
    let from_below = n_rows.checked_sub(n_below + usize::from(is_missing))?;
    let (first, last) = (from_below.min(n_above), from_below.max(n_above));
    let value = |row: usize| match row {
        _ if row < first => above(row),
        _ if row > last || !is_missing && row == last => below(row),
        _ => None,
    };
    Some((0..n_rows).map(value).collect())
}

/// Shares values out among the rows of a batch. One value too few or too many is found by the sums
/// of the other rows; rows among which it may be get none of their own.
fn align(
    page: &Page<'_>,
    solid: &[Token],
    n_rows: usize,
    is_sound: &impl Fn(&[Token]) -> bool,
) -> Vec<Option<Vec<Token>>> {
    let unknown = || vec![None; n_rows];
    let is_figure = |token: &Token| token.kind == Kind::Figure;
    if solid.len() == n_rows * WIDTH {
        let by_row: Vec<Vec<Token>> = solid.chunks(WIDTH).map(<[Token]>::to_vec).collect();
        let column = |row: usize| solid.iter().skip(row).step_by(n_rows).copied().collect();
        let by_column: Vec<Vec<Token>> = (0..n_rows).map(column).collect();
        // Without a figure for a total a row shows nothing, nor does one of 0 beside marks.
        let is_total = |token: &Token| is_figure(token) && token.count != Some(0);
        let adds_up = |row: &&Vec<Token>| row.last().is_some_and(is_total) && is_sound(row);
        let n_sound = |rows: &[Vec<Token>]| rows.iter().filter(adds_up).count();
        let are_lines =
            solid.chunks(WIDTH).all(|row| are_on_line(page, row)) && !are_on_line(page, solid);
        let rows = if !are_lines && n_sound(&by_column) > n_sound(&by_row) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fold::{Folded, Separators};

    /// The values of three rows as they are shared out, those of a text with blanks between them; a row is
    /// sound if its last value is no figure, or the sum of the others.
    fn shared_out(text: &str) -> Vec<String> {
        let folded = Folded::new(text, Separators::Blank);
        let page = Page::new(&folded, text, None);
        let mut values = Vec::new();
        let mut at = 0;
        for word in text.split_inclusive([' ', '\n']) {
            let value = word.trim_end();
            let span = Span::new(crate::offset(at), crate::offset(at + value.len()));
            at += word.len();
            let kind = match value {
                "/" => Kind::Nothing,
                _ => Kind::Figure,
            };
            values.push(Token {
                count: value.parse().ok(),
                ..Token::new(kind, span)
            });
        }
        let is_sound = |values: &[Token]| {
            let (total, parts) = values.split_last().unwrap();
            let sum: u64 = parts.iter().filter_map(|part| part.count).sum();
            total.count.is_none_or(|total| total == sum)
        };
        let said = |row: Option<Vec<Token>>| {
            let row = row.unwrap_or_default();
            let words: Vec<&str> = row.iter().map(|it| page.words(it.span)).collect();
            words.join(" ")
        };
        let rows = align(&page, &values, 3, &is_sound);
        rows.into_iter().map(said).collect()
    }

    #[test]
    fn lines_of_seven_are_rows() {
        let lines = ["/ 23 / / 2 / 25", "/ / / / / / 36", "/ / / 2 / / 3"];
        assert_eq!(shared_out(&lines.join("\n")), lines);
    }

    #[test]
    fn columns_that_add_up_are_columns() {
        let columns = "1 2 3\n1 0 0\n1 0 0\n0 0 0\n0 0 4\n0 2 0\n3 4 7";
        let rows = ["1 1 1 0 0 0 3", "2 0 0 0 0 2 4", "3 0 0 0 4 0 7"];
        assert_eq!(shared_out(columns), rows);
    }

    #[test]
    fn zeros_beside_marks_make_no_columns() {
        let rows = "/ / / 0 / / / / / / 0 / / 0 0 / 0 / / / 0";
        let each = ["/ / / 0 / / /", "/ / / 0 / / 0", "0 / 0 / / / 0"];
        assert_eq!(shared_out(rows), each);
    }

    #[test]
    fn a_mark_for_a_total_makes_no_columns() {
        let rows = "5 2 2 6 9 / 30 9 5 9 2 2 / 27 1 0 0 0 0 / 2";
        let each = ["5 2 2 6 9 / 30", "9 5 9 2 2 / 27", "1 0 0 0 0 / 2"];
        assert_eq!(shared_out(rows), each);
    }
}
