//! Where the cells of a table stand, by the rules HTML has for forming a table.
//!
//! Takes rows and the spans of their cells, in order; gives each cell its first column. Does not know
//! what is in them.

/// HTML's own bound on `colspan`; a wider cell is taken as this wide.
pub(crate) const MAX_COLSPAN: u32 = 1000;

/// HTML's own bound on `rowspan`; a taller cell is taken as this tall.
pub(crate) const MAX_ROWSPAN: u32 = 65534;

/// Columns that are kept track of. The form has 15, two years side by side 30; cells beyond have this
/// column. It bounds the work a row can make, whatever its spans say.
pub(crate) const MAX_COLUMNS: usize = 256;

/// A table being formed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    /// For each column, the first row that no cell from above covers.
    free_from: Vec<u32>,
    /// The row being filled, and the next ones; 0 before the first.
    next_row: u32,
    column: usize,
}

/// Where a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) column: u32,
    pub(crate) width: u32,
}

impl Grid {
    /// Begins a row.
    pub(crate) fn row(&mut self) {
        self.next_row = self.next_row.saturating_add(1);
        self.column = 0;
    }

    /// Ends a group of rows: no cell reaches beyond it.
    pub(crate) fn end_group(&mut self) {
        self.free_from.clear();
    }

    /// Puts a cell into the first column of the row that is free. No row span, or one of 0, reaches to
    /// the end of the group.
    pub(crate) fn place(&mut self, colspan: Option<u32>, rowspan: Option<u32>) -> Position {
        let row = self.next_row.saturating_sub(1);
        let width = colspan.filter(|it| *it > 0).unwrap_or(1).min(MAX_COLSPAN);
        let height = match rowspan {
            None => 1,
            Some(0) => MAX_ROWSPAN,
            Some(height) => height.min(MAX_ROWSPAN),
        };
        while self.free_from.get(self.column).is_some_and(|it| *it > row) {
            self.column += 1;
        }
        let column = self.column;
        let behind = (column + width as usize).min(MAX_COLUMNS);
        if behind > column {
            if self.free_from.len() < behind {
                self.free_from.resize(behind, 0);
            }
            let free_from = row.saturating_add(height);
            for it in &mut self.free_from[column..behind] {
                *it = (*it).max(free_from);
            }
            self.column = behind;
        }
        Position {
            column: u32::try_from(column).unwrap_or(u32::MAX),
            width,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns of the cells of each row, given as (colspan, rowspan).
    fn columns(rows: &[&[(u32, u32)]]) -> Vec<Vec<u32>> {
        let mut grid = Grid::default();
        rows.iter()
            .map(|row| {
                grid.row();
                row.iter()
                    .map(|(wide, tall)| grid.place(Some(*wide), Some(*tall)).column)
                    .collect()
            })
            .collect()
    }

    #[test]
    fn cells_stand_in_the_first_free_column() {
        let one = (1, 1);
        assert_eq!(columns(&[&[one, one], &[one, one]]), [[0, 1], [0, 1]]);
        // The header of table `requests`: a corner of two by three, a group over six, a total.
        assert_eq!(
            columns(&[
                &[(3, 3), (7, 1)],
                &[(1, 2), (5, 1), (1, 2)],
                &[one; 5],
                &[(3, 1), one, one, one, one, one, one, one],
                &[(1, 17), (2, 1), one, one, one, one, one, one, one],
                &[(1, 8), one, one, one, one, one, one, one, one],
                &[one; 8],
            ]),
            [
                vec![0, 3],
                vec![3, 4, 9],
                vec![4, 5, 6, 7, 8],
                vec![0, 3, 4, 5, 6, 7, 8, 9],
                vec![0, 1, 3, 4, 5, 6, 7, 8, 9],
                vec![1, 2, 3, 4, 5, 6, 7, 8, 9],
                vec![2, 3, 4, 5, 6, 7, 8, 9],
            ],
        );
    }

    #[test]
    fn a_cell_may_overlap_what_comes_from_above() {
        // HTML's own example of overlapping cells.
        assert_eq!(
            columns(&[&[(1, 1), (1, 2)], &[(2, 1)]]),
            [vec![0, 1], vec![0]]
        );
    }

    #[test]
    fn no_cell_reaches_beyond_its_group() {
        let mut grid = Grid::default();
        grid.row();
        assert_eq!(grid.place(None, Some(0)).column, 0);
        grid.row();
        assert_eq!(grid.place(None, None).column, 1);
        grid.end_group();
        grid.row();
        assert_eq!(grid.place(None, None).column, 0);
    }

    #[test]
    fn spans_are_clamped() {
        let mut grid = Grid::default();
        grid.row();
        let wide = grid.place(Some(u32::MAX), Some(u32::MAX));
        assert_eq!(
            wide,
            Position {
                column: 0,
                width: MAX_COLSPAN
            }
        );
        for _ in 0..3 {
            assert_eq!(grid.place(Some(2), None).column, 256);
        }
        grid.row();
        assert_eq!(
            grid.place(Some(0), None),
            Position {
                column: 256,
                width: 1
            }
        );
        assert!(grid.free_from.len() <= MAX_COLUMNS);
    }
}
