//! Layouts in which cell borders are gone: L10, and columns as blocks.
//!
//! Takes blocks; gives text.

use super::blocks::Block;
use super::grid::Grid;

/// L10, one table: what stands in its cells, row by row, with nothing between.
pub(super) fn fused(grid: &Grid) -> String {
    grid.cells().iter().map(|cell| cell.text.as_ref()).collect()
}

/// L10, the whole report on one line.
pub(super) fn flattened(blocks: &[Block<'_>]) -> String {
    let mut line: String = blocks
        .iter()
        .map(|block| match block {
            Block::Title(text) => (*text).to_owned(),
            Block::Heading(text) => (*text).to_owned(),
            Block::Paragraph(text) | Block::Signature(text) => text.clone().into_owned(),
            Block::Table(grid) => fused(grid),
        })
        .collect();
    line.push('\n');
    line
}

/// Every column from top to bottom, one cell a line, a blank line between columns.
pub(super) fn column_blocks(grid: &Grid) -> String {
    let columns = (0..grid.n_columns()).map(|column| {
        let cells = grid.cells().iter().filter(|cell| cell.column == column);
        let texts = cells
            .map(|cell| cell.text.as_ref())
            .filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join("\n")
    });
    let columns: Vec<_> = columns.filter(|column| !column.is_empty()).collect();
    columns.join("\n\n")
}
