//! Text to cells: which marks part cells and rows in a stretch of text, and the cells they part.
//!
//! Takes the folded text and a range of it; gives cells, empty cells and breaks, in reading order.
//! Does not know a word of the form. Every layout ends in the same cells: tab rows, bars in all
//! their forms, one cell a line, and cells taken out of markup.

mod bars;
mod cells;
mod delimiters;
mod lines;

pub(crate) use cells::{Cell, CellKind, cells};
pub(crate) use delimiters::{Delimiters, delimiters};
pub(crate) use lines::{Line, is_page_number, lines, split_lines};
