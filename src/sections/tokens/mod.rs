//! The text of a table as tokens.
//!
//! Takes a section's range; gives its tokens: of cells where something parts them, of running text else.
//! Knows the labels of the form, and nothing of what the grammars make of them.

mod blank_lines;
pub(crate) mod cells;
pub(crate) mod figures;
pub(crate) mod glued;
mod misspelt;
mod pages;
pub(crate) mod running;

use crate::Span;
use crate::grammar::token::Token;
use crate::layout::Delimiters;

/// The text of a section's table.
#[derive(Clone, Debug)]
pub(crate) struct TableText {
    pub(crate) range: Span,
    pub(crate) tokens: Vec<Token>,
    /// What parts its cells.
    pub(crate) delimiters: Delimiters,
}
