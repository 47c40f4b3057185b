//! Grammars: the sections' over tokens, the leaves' over text. nom lives here and nowhere else.
//!
//! Takes tokens of one section, or one piece of folded text, and in `year` the words of one field; gives its
//! parts with their spans, or a miss. Does not know layouts, candidates, the report or diagnostics.

pub(crate) mod body;
pub(crate) mod claim;
pub(crate) mod contact;
pub(crate) mod date;
pub(crate) mod han;
pub(crate) mod heading;
pub(crate) mod key;
pub(crate) mod lexicon;
pub(crate) mod number;
pub(crate) mod numeral;
pub(crate) mod ordinal;
pub(crate) mod reporter;
pub(crate) mod section;
pub(crate) mod signature;
mod spelling;
pub(crate) mod text;
pub(crate) mod title;
pub(crate) mod token;
pub(crate) mod trie;
pub(crate) mod turn;
pub(crate) mod year;
