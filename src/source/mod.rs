//! Text and coordinates: from bytes to text, spans, the matching view of a text, lines and columns.
//!
//! Takes bytes or text; gives the text, views of it and the way back. Does not know the form.

mod decode;
#[cfg(feature = "docx")]
pub(crate) mod docx;
pub(crate) mod extract;
mod kind;
pub(crate) mod map;
mod open;
mod span;

pub use kind::Kind;
#[allow(unused_imports, reason = "until the reader uses them")]
pub(crate) use open::{Opened, Options, open, open_text};
pub use span::Span;
