//! The grammars of the six sections, over tokens; each reads like the form.
//!
//! Each takes the tokens of its section; gives its parts. None knows of the others.

pub(crate) mod disclosure;
pub(crate) mod other_matters;
pub(crate) mod overview;
pub(crate) mod problems;
pub(crate) mod requests;
pub(crate) mod review;
