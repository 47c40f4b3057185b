//! Which rows the table has: those that stand twice, go by the name of their group or are missing, and numbers of pages
//! among their values.
//!
//! Takes the rows as they were found; settles them, and says what is odd about them. Does not read the values.

use std::borrow::Cow;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::labels::Label;
use crate::form::names::row_zh;
use crate::form::{CellPath, Edition, RequestRow, Requester};
use crate::grammar::token::{Kind, Token, n_solid, solid};
use crate::sections::page::{Page, abridged, label_zh};
use crate::sections::tables::row::reading::{Sum, adds_up};
use crate::sections::tables::row::whole::Whole;

use super::batch::{self, Row, WIDTH};

/// Where rows of six figures have a line, their totals are blank: a number with a line of its own behind one of them,
/// which is not the sum of its figures, is that of the page.
pub(super) fn set_page_numbers_aside(
    page: &Page<'_>,
    rows: &mut [Row<'_>],
    sums: &[Sum],
    sink: &mut dyn Sink,
) {
    const PARTS: usize = WIDTH - 1;
    /// So many rows without a total are no damage.
    const FEWEST: usize = 3;
    let number = |row: &Row<'_>| {
        let values: Vec<&Token> = solid(&row.values).take(WIDTH + 1).collect();
        let [parts @ .., last] = &values[..] else {
            return None;
        };
        let is_number = parts.len() == PARTS
            && last.alone
            && last
                .count
                .is_some_and(|number| (1..1_000).contains(&number))
            && parts.iter().all(|part| !part.alone);
        is_number.then_some(**last)
    };
    let is_short =
        |row: &&Row<'_>| n_solid(&row.values) == PARTS && batch::are_on_line(page, &row.values);
    if !rows.iter().any(|row| number(row).is_some())
        || rows.iter().filter(is_short).count() < FEWEST
    {
        return;
    }
    for row in rows {
        let Some(number) = number(row).filter(|_| !row.is_mixed()) else {
            continue;
        };
        let is_sum = Whole::of(&row.values, WIDTH)
            .is_some_and(|whole| adds_up(sums, &whole.reads().collect::<Vec<_>>()));
        let own = || row.values.iter().filter(|token| **token != number).copied();
        let own: Vec<Token> = own().collect();
        if is_sum || !batch::are_on_line(page, &own) {
            continue;
        }
        row.values = Cow::Owned(own);
        sink.take(Diagnostic::new(Code::Furniture).at(page.span(number.span)));
    }
}

/// A row that stands twice keeps its first reading with figures.
pub(super) fn settle_repeats(page: &Page<'_>, rows: &mut Vec<Row<'_>>, sink: &mut dyn Sink) {
    let is_first =
        |(n, row): (usize, &Row<'_>)| rows[..n].iter().all(|before| before.row != row.row);
    if rows.iter().enumerate().all(is_first) {
        return;
    }
    let has_figures = |row: &Row<'_>| row.values.iter().any(|it| it.kind == Kind::Figure);
    // A 总计 without its ordinal may be the column's.
    let is_column = |row: &Row<'_>| row.label.kind == Kind::Label(Label::Total);
    let mut kept: Vec<(Row<'_>, Vec<&str>)> = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        // Words may be those of a header between a label and its row.
        let said = solid(&row.values).filter(|token| token.kind != Kind::Words);
        let said: Vec<&str> = said.map(|token| page.words(token.span)).collect();
        let Some((known, known_said)) = kept.iter_mut().find(|(known, _)| known.row == row.row)
        else {
            kept.push((row, said));
            continue;
        };
        if said.is_empty() {
            continue;
        }
        if !known_said.is_empty() && *known_said != said {
            sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .on(CellPath::Requests(row.row, Requester::Total))
                    .at(page.span(row.label.span))
                    .found("the row once more, with other values")
                    .expected("the row once; the first with figures was read")
                    .chinese(format!(
                        "{}行以不同数值重复出现，以第一次出现数字的为准",
                        row_zh(row.row)
                    )),
            );
        }
        let is_better =
            has_figures(&row) && !has_figures(known) || is_column(known) && !is_column(&row);
        if known_said.is_empty() || is_better {
            (*known, *known_said) = (row, said);
        }
    }
    rows.extend(kept.into_iter().map(|(row, _)| row));
}

/// `3.其他处理`: what has the name of its group and values, behind a row of the group, is its last row.
pub(super) fn settle_miscellaneous(rows: &mut [Row<'_>]) {
    use RequestRow::{FeeUnpaid, Miscellaneous, NotCorrected, OtherTotal};
    let is_of_group = |row: &Row<'_>| matches!(row.row, NotCorrected | FeeUnpaid);
    let has_last = rows.iter().any(|row| row.row == Miscellaneous);
    let Some(at) = rows.iter().position(is_of_group).filter(|_| !has_last) else {
        return;
    };
    let is_last =
        |row: &&mut Row<'_>| row.row == OtherTotal && row.values.iter().any(Token::is_solid);
    if let Some(row) = rows[at..].iter_mut().find(is_last) {
        row.row = Miscellaneous;
    }
}

/// `（六）其他`: beside a table of 2019, what has the name of the group's last row and no row of the group before it
/// is the group.
pub(super) fn settle_other_total(rows: &mut [Row<'_>]) {
    use RequestRow::{FeeUnpaid, Miscellaneous, NotCorrected, OtherTotal};
    let is_of_group = |row: &Row<'_>| matches!(row.row, NotCorrected | FeeUnpaid | OtherTotal);
    if rows.iter().any(is_of_group) {
        return;
    }
    if let Some(row) = rows.iter_mut().find(|row| row.row == Miscellaneous) {
        row.row = OtherTotal;
    }
}

/// Whether a row has the form's words, or those of a variant.
fn is_spelt(row: &Row<'_>) -> bool {
    let is_other_name = match row.label.kind {
        Kind::Label(Label::Group(_)) => row.row == RequestRow::Miscellaneous,
        Kind::Label(Label::Other) => row.row == RequestRow::OtherTotal,
        _ => false,
    };
    row.label.exact && !is_other_name
}

/// What there is to say about the labels: misspelt, missing, in another order.
pub(super) fn say_labels(
    page: &Page<'_>,
    rows: &[Row<'_>],
    edition: Edition,
    range: Span,
    sink: &mut dyn Sink,
) {
    for row in rows.iter().filter(|row| !is_spelt(row)) {
        sink.take(
            Diagnostic::new(Code::FormLabel)
                .on(CellPath::Requests(row.row, Requester::Total))
                .at(page.span(row.label.span))
                .found(format!("`{}`", abridged(page.raw(row.label.span))))
                .expected(row.row.label())
                .chinese(label_zh(page.raw(row.label.span), row.row.label())),
        );
    }
    for row in RequestRow::of(edition).filter(|row| !rows.iter().any(|it| it.row == *row)) {
        let before = rows
            .iter()
            .filter(|it| it.row < row)
            .map(|it| it.label.span.end)
            .max();
        sink.take(
            Diagnostic::new(Code::FormMissing)
                .on(CellPath::Requests(row, Requester::Total))
                .at(page.span(Span::at(before.unwrap_or(range.start))))
                .found("no such row")
                .expected(row.label())
                .chinese(format!("缺少{}行", row_zh(row))),
        );
    }
    let filled: Vec<&Row<'_>> = rows.iter().filter(|row| !row.values.is_empty()).collect();
    if let Some(pair) = filled.windows(2).find(|pair| pair[1].row < pair[0].row) {
        sink.take(
            Diagnostic::new(Code::FormOrder)
                .on(CellPath::Requests(pair[1].row, Requester::Total))
                .at(page.span(pair[1].label.span))
                .found(format!(
                    "{} behind {}",
                    pair[1].row.label(),
                    pair[0].row.label()
                ))
                .expected("the form's order; rows are known by their words")
                .chinese(format!(
                    "{}行在{}行之后，与格式顺序不一致",
                    row_zh(pair[1].row),
                    row_zh(pair[0].row)
                )),
        );
    }
}
