//! Text and coordinates: spans, the matching view of a text, lines and columns.
//!
//! Takes text; gives views of it and the way back. Does not know the form.

mod span;

pub use span::Span;
