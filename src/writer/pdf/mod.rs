//! L12: the text of a PDF, as `pdftotext` gives it in each of its modes.
//!
//! Takes blocks; gives text. The report is set on pages once, in lines and columns of characters,
//! and every mode is an order in which the same pages are read: what wraps, what a page cuts and
//! where its number stands is therefore the same in all three.

mod modes;
mod sheet;

pub(super) use modes::{layout, plain, raw};
pub(super) use sheet::Sheet;
