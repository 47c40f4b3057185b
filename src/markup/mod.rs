//! Markup and documents to one text: tokens, tables, what is left out.
//!
//! Takes markup; gives the extract that every later step reads, whose spans lead back into the markup.
//! Knows tags and the boxes beside a text, not the form; a web page's script is looked into only when
//! the page itself has no table.

pub(crate) mod apart;
pub(crate) mod beyond;
mod boxes;
#[cfg(feature = "docx")]
pub(crate) mod docx;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "html")]
mod script;
#[cfg(feature = "html")]
mod style;
#[cfg(feature = "html")]
mod tags;
pub(crate) mod tape;
pub(crate) mod write;

#[cfg(feature = "html")]
pub(crate) use html::page;
