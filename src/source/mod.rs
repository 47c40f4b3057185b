//! Text and coordinates: from bytes to text, spans, the matching view of a text, lines and columns.
//!
//! Takes bytes or text; gives the text, views of it and the way back. Does not know the form.

mod character;
mod decode;
#[cfg(feature = "docx")]
pub(crate) mod docx;
#[cfg_attr(
    not(all(feature = "html", feature = "docx")),
    allow(dead_code, reason = "only what reads markup uses all of it")
)]
pub(crate) mod extract;
pub(crate) mod fold;
mod kind;
mod lines;
pub(crate) mod looked;
#[cfg_attr(
    not(all(feature = "html", feature = "docx")),
    allow(dead_code, reason = "only what reads markup uses all of it")
)]
pub(crate) mod map;
mod open;
mod reading;
pub(crate) mod set;
mod span;
mod traditional;

pub(crate) use extract::{Evidence, EvidenceKind, separators};
pub use kind::Kind;
pub use lines::{LineCol, LineIndex};
pub(crate) use open::{Opened, Options, open, open_text};
pub use span::Span;
pub(crate) use span::offset;
