//! Grammars: the sections' over tokens, the leaves' over text. nom lives here and nowhere else.
//!
//! Takes tokens of one section, or one piece of folded text; gives its parts with their spans, or
//! a miss. Does not know layouts, candidates, the report or diagnostics.

pub(crate) mod claim;
pub(crate) mod text;
