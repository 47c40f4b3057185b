//! Columns of the page that are none of the table's: blank in every row, between the values or beside them.
//!
//! Takes the rows and the tokens they are of; gives what each row is read as without those columns, where some row shows
//! that there are any, or the header does. Where more columns are blank in every row, the sums may tell which it is.

use crate::form::labels::Label;
use crate::grammar::token::{Kind, Token};
use crate::model::Basis;
use crate::sections::tables::row::reading::{Candidates, Sum, Why, adds_up, bears_out, by_sums};
use crate::sections::tables::row::spaced::{Places, is_wider, is_within, readings, ways, why};

use super::batch::{Row, WIDTH, Whose, depth};

/// How deep labels stand in the stub, at most.
const DEPTHS: usize = 3;

/// What the rows may be read as; nothing where they show no such column.
pub(super) fn spaced(rows: &[Row<'_>], tokens: &[Token], sums: &[Sum]) -> Option<Vec<Candidates>> {
    let lens: Vec<usize> = rows.iter().map(|row| cells(row).count()).collect();
    let n_cells: [usize; DEPTHS] =
        std::array::from_fn(|of| most_common(rows, &lens, of).unwrap_or(0));
    // Blank cells of the stub stand before those that the rows have whose labels stand deepest, which are most.
    let n_values = n_cells.into_iter().rfind(|n| *n > 0)?;
    if n_values <= WIDTH {
        return None;
    }
    let cells: Vec<Vec<&Token>> = rows.iter().map(|row| cells(row).collect()).collect();
    let own = |(row, cells): (&Row<'_>, &Vec<&'_ Token>)| {
        let is_like = cells.len() == n_cells[depth(row.row)];
        let n_stub = cells.len().checked_sub(n_values).filter(|_| is_like)?;
        let is_blank = cells[..n_stub].iter().all(|cell| !cell.is_solid());
        is_blank.then_some(n_stub)
    };
    let stubs: Vec<Option<usize>> = rows.iter().zip(&cells).map(own).collect();
    let own = stubs.iter().zip(&cells);
    let own = own.filter_map(|(n_stub, cells)| Some(cells[(*n_stub)?..].to_vec()));
    let own: Vec<Vec<&Token>> = own.collect();
    let n_odd = cells.iter().filter(|it| !it.is_empty()).count() - own.len();
    if own.len() <= FEWEST_LIKE * n_odd {
        // A blank among figures that reach further than a row does may be no cell in the others, either.
        let n_wider = cells.iter().filter(|row| is_wider(row, WIDTH)).count();
        let alone = || cells.iter().map(|row| by_sum(row, sums)).collect();
        return (n_wider > 1).then(alone);
    }
    let named = header(rows, tokens, n_values);
    let named = named.filter(|places| own.iter().all(|row| is_within(row, places)));
    let all = match named {
        Some(places) => vec![places],
        None => ways(&own, WIDTH),
    };
    // Blanks beside all figures may be what is left of merged cells: rows have more or fewer of those.
    let is_sure = all.len() == 1 && n_odd == 0;
    if !is_sure && !own.iter().any(|row| is_wider(row, WIDTH)) {
        return None;
    }
    let n_against = |places: &Places| {
        let read = |row: &Vec<&Token>| readings(row, std::slice::from_ref(places));
        let rows = own.iter().flat_map(read);
        rows.filter(|row| !adds_up(sums, row)).count()
    };
    let against: Vec<usize> = all.iter().map(n_against).collect();
    let fewest = against
        .iter()
        .min()
        .filter(|n| all.len() == 1 || 2 * **n < own.len())?;
    let fit = all.iter().zip(&against).filter(|(_, n)| *n == fewest);
    let fit: Vec<Places> = fit.map(|(places, _)| places.clone()).collect();
    let basis = by_sums(fit.len() < all.len());
    let why = why(&fit);
    let offer = |(n_stub, cells): (&Option<usize>, &Vec<&Token>)| match n_stub {
        Some(n_stub) => Candidates {
            readings: readings(&cells[*n_stub..], &fit),
            basis,
            why,
        },
        None => by_sum(cells, sums),
    };
    Some(stubs.iter().zip(&cells).map(offer).collect())
}

/// A row that is not like the others: without which blanks its total is the sum of its figures.
fn by_sum(cells: &[&Token], sums: &[Sum]) -> Candidates {
    let ways = ways(&[cells.to_vec()], WIDTH);
    let mut readings = readings(cells, &ways);
    readings.retain(|row| sums.iter().any(|sum| bears_out(sums, row, sum.1)));
    if readings.is_empty() {
        return Candidates::NONE;
    }
    Candidates {
        readings,
        basis: Basis::Decided,
        why: Why::Shifted,
    }
}

/// Of so many rows that are alike, one may have lost a cell or have one too many.
const FEWEST_LIKE: usize = 2;

/// The cells behind a label, none where they cannot be told from those of other rows.
fn cells<'a>(row: &'a Row<'_>) -> impl Iterator<Item = &'a Token> {
    let own = match row.whose {
        Whose::Own => row.values.as_ref(),
        _ => &[],
    };
    own.iter().filter(|token| !token.is_break())
}

/// How many cells most rows of a depth have.
fn most_common(rows: &[Row<'_>], lens: &[usize], of: usize) -> Option<usize> {
    let is_of = |(row, len): &(&Row<'_>, &usize)| depth(row.row) == of && **len > 0;
    let lens = || rows.iter().zip(lens).filter(is_of).map(|(_, len)| *len);
    let n_like = |len: usize| lens().filter(|it| *it == len).count();
    lens().find(|len| 2 * n_like(*len) > lens().count())
}

/// Where the header names the columns among so many cells, if it names all on one line that has as many cells as the
/// line of a row.
fn header(rows: &[Row<'_>], tokens: &[Token], n_values: usize) -> Option<Places> {
    let lines = || tokens.split(Token::is_break);
    let is_name = |token: &Token| {
        use Label::{Other, Requester, Total};
        matches!(token.kind, Kind::Label(Requester(_) | Other | Total))
    };
    let label = rows.first()?.label;
    let line = lines().find(|line| line.iter().filter(|it| is_name(it)).count() == WIDTH)?;
    let row = lines().find(|line| line.iter().any(|it| it.span == label.span))?;
    let n_stub = line
        .len()
        .checked_sub(n_values)
        .filter(|_| line.len() == row.len())?;
    let names = line.iter().enumerate().filter(|(_, it)| is_name(it));
    names.map(|(at, _)| at.checked_sub(n_stub)).collect()
}
