//! Layouts with cell borders: L1 to L9.
//!
//! Takes blocks; gives text. Each layout is how it parts blocks, how it marks headings, and how
//! it writes one grid.

use super::blocks::Block;
use super::grid::{Cell, Grid, Place};

/// How a layout writes what is not a table, and its function for tables.
pub(super) struct Style {
    /// Between two blocks.
    pub(super) gap: &'static str,
    pub(super) title: &'static str,
    pub(super) heading: &'static str,
    pub(super) table: fn(&Grid) -> String,
}

impl Style {
    /// Blocks on lines of their own, with this between them.
    pub(super) const fn plain(gap: &'static str, table: fn(&Grid) -> String) -> Self {
        Self {
            gap,
            title: "",
            heading: "",
            table,
        }
    }
}

pub(super) fn write(blocks: &[Block<'_>], style: &Style) -> String {
    let written: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Title(text) => format!("{}{text}", style.title),
            Block::Heading(text) => format!("{}{text}", style.heading),
            Block::Paragraph(text) | Block::Signature(text) => text.clone().into_owned(),
            Block::Table(grid) => (style.table)(grid),
        })
        .collect();
    let mut text = written.join(style.gap);
    text.push('\n');
    text
}

fn lines(rows: impl Iterator<Item = String>) -> String {
    rows.collect::<Vec<_>>().join("\n")
}

/// The texts of the cells that begin in a row, and how many places of the row they leave.
fn present<'a>(grid: &Grid, cells: &[&'a Cell]) -> (Vec<&'a str>, usize) {
    let texts: Vec<_> = cells.iter().map(|cell| cell.text.as_ref()).collect();
    let n_left = grid.n_columns().saturating_sub(texts.len());
    (texts, n_left)
}

/// The text of a place, empty where a merged cell goes on.
fn or_empty<'a>(place: &Place<'a>) -> &'a str {
    place.origin().map_or("", |cell| cell.text.as_ref())
}

/// L1 as in word processors' tables.
pub(super) fn tabs(grid: &Grid) -> String {
    // A label that reaches over the last label column without beginning there does not take
    // that column: the row is one field short and gets it at its end.
    let last_label = grid.n_label_columns().checked_sub(1);
    lines(grid.rows().map(|places| {
        let (mut fields, mut n_short) = (Vec::new(), 0);
        for (column, place) in places.iter().enumerate() {
            if Some(column) == last_label && !place.first_column {
                n_short += 1;
            } else {
                fields.push(or_empty(place));
            }
        }
        fields.extend(std::iter::repeat_n("", n_short));
        fields.join("\t")
    }))
}

/// L1 with every figure in its own column.
pub(super) fn tab_grid(grid: &Grid) -> String {
    lines(grid.rows().map(|places| {
        let fields: Vec<_> = places.iter().map(or_empty).collect();
        fields.join("\t")
    }))
}

fn barred<S: AsRef<str>>(texts: &[S], n_left: usize) -> String {
    let mut row = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            row.push(' ');
        }
        row.push_str(text.as_ref());
        row.push_str(" |");
    }
    if n_left > 0 {
        row.push(' ');
        row.push_str(&"|".repeat(n_left));
    }
    row
}

/// L2.
pub(super) fn pipes_trailing(grid: &Grid) -> String {
    lines(grid.cells_by_row().map(|cells| {
        let (texts, n_left) = present(grid, &cells);
        barred(&texts, n_left)
    }))
}

/// L6: the longest line of a label that is not broken, in characters.
const WRAPPED: usize = 6;

/// L6.
pub(super) fn pipes_wrapped(grid: &Grid) -> String {
    lines(grid.cells_by_row().map(|cells| {
        let (texts, n_left) = present(grid, &cells);
        let texts: Vec<_> = texts.into_iter().map(wrapped).collect();
        barred(&texts, n_left)
    }))
}

fn wrapped(label: &str) -> String {
    // Figures are ASCII and stay whole: a broken figure would be another figure.
    if label.is_ascii() {
        return label.to_owned();
    }
    let mut broken = String::new();
    for (index, character) in label.chars().enumerate() {
        if index > 0 && index % WRAPPED == 0 {
            broken.push('\n');
        }
        broken.push(character);
    }
    broken
}

fn between_bars<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let mut row = "|".to_owned();
    for text in texts {
        row.push(' ');
        row.push_str(text);
        row.push_str(" |");
    }
    row
}

/// L3.
pub(super) fn markdown(grid: &Grid) -> String {
    let mut rows: Vec<_> = grid
        .rows()
        .map(|places| between_bars(places.iter().map(or_empty)))
        .collect();
    let rule = format!("|{}", " --- |".repeat(grid.n_columns()));
    rows.insert(rows.len().min(1), rule);
    rows.join("\n")
}

/// L7.
pub(super) fn filled_down(grid: &Grid) -> String {
    lines(
        grid.rows()
            .map(|places| between_bars(places.iter().map(|place| place.cell.text.as_ref()))),
    )
}

/// L4.
pub(super) fn cell_lines_barred(grid: &Grid) -> String {
    lines(grid.cells_by_row().map(|cells| {
        let (texts, n_left) = present(grid, &cells);
        let mut row: Vec<_> = texts.into_iter().map(|text| format!("{text} |")).collect();
        if n_left > 0 {
            row.push("|".repeat(n_left));
        }
        row.join("\n")
    }))
}

/// L5, rows opened by a bar.
pub(super) fn bar_opened_rows(grid: &Grid) -> String {
    lines(grid.cells_by_row().map(|cells| {
        let (texts, n_left) = present(grid, &cells);
        format!("|\n{}", barred(&texts, n_left))
    }))
}

/// L5, cells parted by bars.
pub(super) fn bar_parted_cells(grid: &Grid) -> String {
    lines(grid.cells_by_row().map(|cells| {
        let (texts, _) = present(grid, &cells);
        texts.join("\n|\n")
    }))
}

/// L8.
pub(super) fn cell_lines_tabbed(grid: &Grid) -> String {
    let rows = grid.rows().map(|places| {
        lines(
            places
                .iter()
                .filter(|place| place.first_column)
                .map(|place| format!("\t{}", or_empty(place))),
        )
    });
    rows.collect::<Vec<_>>().join("\n\n")
}

/// L9.
pub(super) fn cell_lines(grid: &Grid) -> String {
    let texts = grid.cells().iter().map(|cell| cell.text.as_ref());
    let texts: Vec<_> = texts.filter(|text| !text.is_empty()).collect();
    texts.join("\n\n")
}
