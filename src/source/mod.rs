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
