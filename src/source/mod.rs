//! Text and coordinates: spans, the matching view of a text, lines and columns.
//!
//! Takes text; gives views of it and the way back. Does not know the form.

mod character;
#[allow(dead_code, reason = "the phases that read the view are not there yet")]
pub(crate) mod fold;
mod lines;
mod reading;
mod span;
mod traditional;

pub use lines::{LineCol, LineIndex};
pub use span::Span;

/// Marks that stand between the cells of a table taken out of markup.
pub(crate) mod separators {
    pub(crate) const TABLE_OPEN: char = '\u{1C}';
    pub(crate) const TABLE_CLOSE: char = '\u{1D}';
    pub(crate) const ROW: char = '\u{1E}';
    pub(crate) const CELL: char = '\u{1F}';
}
