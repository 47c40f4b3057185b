//! The three tables as the form prints them: grids of cells with spans.
//!
//! Takes a report; gives one grid for each of its tables, in the table's own edition. Does not
//! know layouts: every layout is a way of writing these grids down.

use std::borrow::Cow;

use crate::form::headings::{CONTENT, CORNER, REQUESTERS, levels};
use crate::form::{CellPath, Edition, Forum, Item, Path, RequestRow, Requester, Ruling, Table};
use crate::form::{Measure, measures};
use crate::model::{Report, State};

/// What a cell is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Label,
    Figure,
}

/// One cell of a grid: its upper left place, how far it reaches, what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) n_rows: usize,
    pub(super) n_columns: usize,
    pub(super) kind: Kind,
    /// Empty for a blank cell.
    pub(super) text: Cow<'static, str>,
}

/// One place of a grid: the cell that covers it, and whether the place is in that cell's first
/// row and first column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    pub(super) cell: &'a Cell,
    pub(super) first_row: bool,
    pub(super) first_column: bool,
}

impl<'a> Place<'a> {
    /// The cell, if it begins here.
    pub(super) const fn origin(self) -> Option<&'a Cell> {
        if self.first_row && self.first_column {
            Some(self.cell)
        } else {
            None
        }
    }
}

/// A table as the form prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    n_columns: usize,
    /// How many columns at the left hold the labels of rows.
    n_label_columns: usize,
    /// Row by row.
    cells: Vec<Cell>,
    /// For every place, row by row, which cell covers it.
    cover: Vec<Option<usize>>,
}

impl Grid {
    fn new(n_columns: usize, n_label_columns: usize, mut cells: Vec<Cell>) -> Self {
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let n_rows = cells.iter().map(|cell| cell.row + cell.n_rows).max();
        let mut cover = vec![None; n_rows.unwrap_or(0) * n_columns];
        for (index, cell) in cells.iter().enumerate() {
            for row in cell.row..cell.row + cell.n_rows {
                for column in cell.column..cell.column + cell.n_columns {
                    if let Some(place) = cover.get_mut(row * n_columns + column) {
                        *place = Some(index);
                    }
                }
            }
        }
        Self {
            n_columns,
            n_label_columns,
            cells,
            cover,
        }
    }

    pub(super) const fn n_columns(&self) -> usize {
        self.n_columns
    }

    pub(super) const fn n_label_columns(&self) -> usize {
        self.n_label_columns
    }

    /// The places of every row, from left to right.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<Place<'_>>> {
        self.cover
            .chunks(self.n_columns.max(1))
            .enumerate()
            .map(move |(row, covers)| {
                covers
                    .iter()
                    .enumerate()
                    .filter_map(|(column, cover)| {
                        let cell = self.cells.get((*cover)?)?;
                        Some(Place {
                            cell,
                            first_row: cell.row == row,
                            first_column: cell.column == column,
                        })
                    })
                    .collect()
            })
    }

    /// The cells that begin in each row, from left to right.
    pub(super) fn cells_by_row(&self) -> impl Iterator<Item = Vec<&Cell>> {
        self.rows()
            .map(|places| places.into_iter().filter_map(Place::origin).collect())
    }

    /// All cells, row by row.
    pub(super) fn cells(&self) -> &[Cell] {
        &self.cells
    }
}

/// The grid of a table; `None` where the source has no cell of it.
pub(super) fn grid(report: &Report, table: Table) -> Option<Grid> {
    let edition = report.table_edition(table);
    let absent = CellPath::of(table, edition).all(|path| is_absent(report, path));
    (!absent).then(|| match table {
        Table::Disclosure => disclosure(report, edition),
        Table::Requests => requests(report, edition),
        Table::Review => review(report, edition),
    })
}

fn is_absent(report: &Report, path: CellPath) -> bool {
    report
        .cell(path)
        .is_none_or(|cell| cell.state() == State::Absent)
}

fn figure(report: &Report, path: CellPath) -> Cow<'static, str> {
    let fact = report.fact(Path::Cell(path));
    match (fact.state, fact.value) {
        (State::Value, Some(value)) => Cow::Owned(value.to_string()),
        (State::NotApplicable, _) => Cow::Borrowed("/"),
        (State::Unreadable, _) => Cow::Borrowed("?"),
        // A row without any cell is left out; a single cell cannot be, without shifting others.
        _ => Cow::Borrowed(""),
    }
}

fn cell(
    (row, column): (usize, usize),
    (n_rows, n_columns): (usize, usize),
    kind: Kind,
    text: impl Into<Cow<'static, str>>,
) -> Cell {
    Cell {
        row,
        column,
        n_rows,
        n_columns,
        kind,
        text: text.into(),
    }
}

/// Four columns; every article of the Regulations has a caption, a head and its items.
fn disclosure(report: &Report, edition: Edition) -> Grid {
    const N_COLUMNS: usize = 4;
    let mut cells = Vec::new();
    let mut row = 0;
    let mut caption = None;
    for &item in Item::ALL {
        let of_item = measures(item, edition);
        let path = |measure| CellPath::Disclosure(item, measure);
        if of_item
            .iter()
            .all(|&measure| is_absent(report, path(measure)))
        {
            continue;
        }
        // Every cell of an item has the same label for its row.
        let Some(label) = of_item.first().map(|&first| path(first).row_label(edition)) else {
            continue;
        };
        let (article, name) = label.split_once('/').unwrap_or(("", label));
        if caption != Some(article) {
            caption = Some(article);
            cells.push(cell((row, 0), (1, N_COLUMNS), Kind::Label, article));
            cells.push(cell((row + 1, 0), (1, 1), Kind::Label, CONTENT));
            spread(N_COLUMNS, of_item, |column, n_columns, measure| {
                let label = path(measure).column_label(edition);
                cells.push(cell((row + 1, column), (1, n_columns), Kind::Label, label));
            });
            row += 2;
        }
        cells.push(cell((row, 0), (1, 1), Kind::Label, name));
        spread(N_COLUMNS, of_item, |column, n_columns, measure| {
            let text = figure(report, path(measure));
            cells.push(cell((row, column), (1, n_columns), Kind::Figure, text));
        });
        row += 1;
    }
    Grid::new(N_COLUMNS, 1, cells)
}

/// Lays measures out behind the label, the last one as wide as what is left.
fn spread(n_columns: usize, of_item: &[Measure], mut place: impl FnMut(usize, usize, Measure)) {
    for (index, &measure) in of_item.iter().enumerate() {
        let column = index + 1;
        let is_last = column == of_item.len();
        let width = if is_last {
            n_columns.saturating_sub(column).max(1)
        } else {
            1
        };
        place(column, width, measure);
    }
}

/// Ten columns, three of them labels; three rows of head.
fn requests(report: &Report, edition: Edition) -> Grid {
    const N_LABELS: usize = 3;
    const N_HEADS: usize = 3;
    let mut cells = vec![cell((0, 0), (N_HEADS, N_LABELS), Kind::Label, CORNER)];
    let columns: Vec<Vec<_>> = Requester::ALL
        .iter()
        .map(|requester| {
            std::iter::once(REQUESTERS)
                .chain(levels(requester.label()))
                .collect()
        })
        .collect();
    merge(&columns, N_HEADS, |group| {
        cells.push(cell(
            (group.level, N_LABELS + group.first),
            (group.n_levels, group.len),
            Kind::Label,
            group.text,
        ));
    });
    let rows: Vec<RequestRow> = RequestRow::of(edition)
        .filter(|&row| {
            let is_absent = |&column| is_absent(report, CellPath::Requests(row, column));
            !Requester::ALL.iter().all(is_absent)
        })
        .collect();
    let labels: Vec<Vec<_>> = rows
        .iter()
        .map(|row| levels(row.label()).collect())
        .collect();
    merge(&labels, N_LABELS, |group| {
        cells.push(cell(
            (N_HEADS + group.first, group.level),
            (group.len, group.n_levels),
            Kind::Label,
            group.text,
        ));
    });
    for (index, &row) in rows.iter().enumerate() {
        for (column, &requester) in Requester::ALL.iter().enumerate() {
            cells.push(cell(
                (N_HEADS + index, N_LABELS + column),
                (1, 1),
                Kind::Figure,
                figure(report, CellPath::Requests(row, requester)),
            ));
        }
    }
    Grid::new(N_LABELS + Requester::ALL.len(), N_LABELS, cells)
}

/// Fifteen columns; three rows of head, one of figures.
fn review(report: &Report, edition: Edition) -> Grid {
    const N_HEADS: usize = 3;
    let mut cells = Vec::new();
    let mut heads: Vec<Vec<_>> = Vec::new();
    for &forum in Forum::ALL.iter().filter(|forum| forum.is_in(edition)) {
        for &ruling in Ruling::ALL {
            let text = figure(report, CellPath::Review(forum, ruling));
            cells.push(cell((N_HEADS, heads.len()), (1, 1), Kind::Figure, text));
            heads.push(
                levels(forum.label())
                    .chain(std::iter::once(ruling.label()))
                    .collect(),
            );
        }
    }
    merge(&heads, N_HEADS, |group| {
        cells.push(cell(
            (group.level, group.first),
            (group.n_levels, group.len),
            Kind::Label,
            group.text,
        ));
    });
    Grid::new(heads.len(), 0, cells)
}

/// Lines with the same outer label, to be printed as one merged cell.
struct Group {
    /// The first line.
    first: usize,
    /// How many lines.
    len: usize,
    level: usize,
    /// How many levels it fills: a label without labels within it reaches to the last.
    n_levels: usize,
    text: &'static str,
}

/// Merges the labels of lines (rows or columns): neighbours under the same outer labels share
/// their cells.
fn merge(lines: &[Vec<&'static str>], depth: usize, mut place: impl FnMut(Group)) {
    for (first, line) in lines.iter().enumerate() {
        for (level, &text) in line.iter().enumerate() {
            let is_group = level + 1 < line.len();
            let shares = |other: &Vec<&str>| {
                is_group && level + 1 < other.len() && other.get(..=level) == line.get(..=level)
            };
            let before = first.checked_sub(1).and_then(|before| lines.get(before));
            if before.is_some_and(shares) {
                continue;
            }
            let behind = lines.iter().skip(first + 1);
            place(Group {
                first,
                len: 1 + behind.take_while(|other| shares(other)).count(),
                level,
                n_levels: if is_group {
                    1
                } else {
                    depth.saturating_sub(level).max(1)
                },
                text,
            });
        }
    }
}
