//! What stands around the tables: title and preamble, narrative and its parts, the signature.

pub(crate) mod attribution;
pub(crate) mod front;
pub(crate) mod narrative;
pub(crate) mod paragraphs;
pub(crate) mod title;
