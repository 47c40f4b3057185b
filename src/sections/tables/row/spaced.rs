//! Columns that are none of a table's: blank in every row, between its columns or beside them.
//!
//! Takes the cells behind the labels of rows that have as many; gives the ways to tell the columns among them. Which
//! of several it is, and which table it is, is not known here.

use crate::grammar::token::{Kind, Token};

use super::reading::{Read, What, Why, read};

/// Where each column stands among the cells of a row.
pub(crate) type Places = Vec<usize>;

/// More cells that are no column's are another table's.
const MOST_EXTRA: usize = 4;

/// More ways are as good as none.
const MOST_WAYS: usize = 400;

/// Every way to leave out cells in which no row has anything, so that as many are left as there are columns. Of blanks
/// side by side one is as good as the other. Words and marks behind all figures may be remarks.
pub(crate) fn ways(rows: &[Vec<&Token>], width: usize) -> Vec<Places> {
    let n_cells = rows.first().map_or(0, Vec::len);
    let n_extra = n_cells.saturating_sub(width);
    if n_extra == 0 || n_extra > MOST_EXTRA || rows.iter().any(|row| row.len() != n_cells) {
        return Vec::new();
    }
    let may_remark = |at: usize, cell: &Token| at + 1 == n_cells && cell.kind != Kind::Figure;
    let is_free = |at: usize, cell: &Token| !cell.is_solid() || may_remark(at, cell);
    let is_blank = |at: &usize| rows.iter().all(|row| is_free(*at, row[*at]));
    let all: Vec<usize> = (0..n_cells).collect();
    // The places kept, and how many are left out.
    let mut ways: Vec<(Places, usize)> = vec![(Vec::with_capacity(width), 0)];
    for run in all.chunk_by(|one, next| is_blank(one) == is_blank(next)) {
        let most = if is_blank(&run[0]) { run.len() } else { 0 };
        let with_run = |(kept, n_out): &(Places, usize)| {
            let most = most.min(n_extra - n_out);
            let (kept, n_out) = (kept.clone(), *n_out);
            (0..=most).map(move |n| ([&kept, &run[..run.len() - n]].concat(), n_out + n))
        };
        ways = ways.iter().flat_map(with_run).collect();
        if ways.len() > MOST_WAYS {
            return Vec::new();
        }
    }
    // Words are no value of a column.
    let is_words = |row: &Vec<&Token>| row.last().is_some_and(|cell| cell.kind == Kind::Words);
    let remarks = is_blank(&(n_cells - 1)) && rows.iter().any(is_words);
    let is_fit = |kept: &Places| !remarks || kept.last() != Some(&(n_cells - 1));
    ways.retain(|(kept, n_out)| *n_out == n_extra && is_fit(kept));
    ways.into_iter().map(|(kept, _)| kept).collect()
}

/// Whether no places of so many side by side hold all that stands in a row.
pub(crate) fn is_wider(row: &[&Token], width: usize) -> bool {
    let first = row.iter().position(|cell| cell.is_solid());
    let last = row.iter().rposition(|cell| cell.is_solid());
    first
        .zip(last)
        .is_some_and(|(first, last)| last - first >= width)
}

/// Whether nothing stands in a row but at these places.
pub(crate) fn is_within(row: &[&Token], places: &[usize]) -> bool {
    let is_in = |(at, cell): (usize, &&Token)| !cell.is_solid() || places.contains(&at);
    row.iter().enumerate().all(is_in)
}

/// Why a row is read in some ways: a blank among its columns shifts them.
pub(crate) fn why(ways: &[Places]) -> Why {
    let are_together = |places: &Places| places.windows(2).all(|it| it[0] + 1 == it[1]);
    if ways.iter().all(are_together) {
        Why::Whole
    } else {
        Why::Shifted
    }
}

/// A row as it is read in each of some ways, once each.
pub(crate) fn readings(row: &[&Token], ways: &[Places]) -> Vec<Vec<Read>> {
    let read_at = |places: &Places| -> Vec<Read> {
        let cells = places.iter().filter_map(|at| row.get(*at));
        cells.map(|cell| read(cell)).collect()
    };
    let mut readings: Vec<Vec<Read>> = ways.iter().map(read_at).collect();
    // A cell that is blank in all of them is the same, wherever it stands.
    let width = readings.iter().map(Vec::len).min().unwrap_or(0);
    for column in 0..width {
        if readings.iter().all(|row| row[column].what == What::Blank) {
            let blank = readings[0][column];
            readings.iter_mut().for_each(|row| row[column] = blank);
        }
    }
    let mut kept: Vec<Vec<Read>> = Vec::with_capacity(readings.len());
    for reading in readings {
        if !kept.contains(&reading) {
            kept.push(reading);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;

    /// The ways of rows in which `_` is a blank cell, each with the cells that it keeps of the first row.
    fn shown(rows: &[&str], width: usize) -> Vec<String> {
        let kind = |cell: char| match cell {
            '/' => Kind::Nothing,
            'x' => Kind::Words,
            '_' => Kind::Blank { slack: false },
            _ => Kind::Figure,
        };
        let token = |cell: char| Token::new(kind(cell), Span::at(0));
        let tokens: Vec<Vec<Token>> = rows
            .iter()
            .map(|row| row.chars().map(token).collect())
            .collect();
        let cells: Vec<Vec<&Token>> = tokens.iter().map(|row| row.iter().collect()).collect();
        let first: Vec<char> = rows[0].chars().collect();
        let kept = |places: Places| places.iter().map(|at| first[*at]).collect();
        ways(&cells, width).into_iter().map(kept).collect()
    }

    #[test]
    fn what_is_blank_in_every_row_may_be_no_column() {
        assert_eq!(shown(&["1_234"], 4), ["1234"]);
        assert_eq!(shown(&["1_2_4", "1_23_"], 4), ["12_4"]);
        assert_eq!(shown(&["_2__5", "12__5"], 4), ["_2_5"]);
        assert_eq!(shown(&["1_3_5"], 4), ["1_35", "13_5"]);
        assert_eq!(shown(&["_1__3_"], 4), ["_1_3", "_13_", "1__3", "1_3_"]);
        assert_eq!(shown(&["_12/", "_34_"], 3), ["_12", "12/"]);
        assert_eq!(shown(&["_/12", "_234"], 3), ["/12"]);
        assert_eq!(shown(&["_12x", "_34/"], 3), ["_12"]);
        for (rows, width) in [
            (&["1234"][..], 4),
            (&["12345"], 4),
            (&["1_234", "12_34"], 4),
            (&["1_234", "1_2345"], 4),
            (&["1_____2"], 2),
        ] {
            assert_eq!(shown(rows, width), [""; 0], "{rows:?}");
        }
    }
}
