//! Text and coordinates: spans, the matching view of a text and the way back, lines and columns.
//!
//! Takes text; gives views of it and places in it. Does not know the form.

mod character;
#[cfg_attr(
    not(all(feature = "html", feature = "docx")),
    allow(dead_code, reason = "only what reads markup uses all of it")
)]
pub(crate) mod extract;
pub(crate) mod fold;
mod lines;
pub(crate) mod looked;
#[cfg_attr(
    not(all(feature = "html", feature = "docx")),
    allow(dead_code, reason = "only what reads markup uses all of it")
)]
pub(crate) mod map;
mod reading;
pub(crate) mod set;
mod span;
mod traditional;

pub(crate) use extract::{Evidence, EvidenceKind, separators};
pub use lines::{LineCol, LineIndex};
pub use span::Span;
pub(crate) use span::offset;
