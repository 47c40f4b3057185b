//! The text of a table as tokens.
//!
//! Takes a section's range; gives its tokens: of cells where something parts them, of running text else.
//! Knows the labels of the form, and nothing of what the grammars make of them.

pub(crate) mod cells;
pub(crate) mod figures;
pub(crate) mod glued;
mod misspelt;
mod pages;
pub(crate) mod running;
