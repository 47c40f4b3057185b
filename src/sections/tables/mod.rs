//! The three tables, each from the parts its grammar finds to the cells of the model.
//!
//! The header names the columns (`requesters`, `groups`). Where the values of a row stand, beside those of the
//! others (`spread`) and on the page (`positions`), leaves readings of it (`reading`, `candidates`, `fused`,
//! `scattered`), of which the form's sums choose (`choose`), else what the narrative states (`testimony`); what is
//! chosen is filled in and told (`fill`), and so are figures that no cell came to hold (`unclaimed`).

pub(crate) mod batch;
pub(crate) mod blocks;
pub(crate) mod candidates;
pub(crate) mod choose;
pub(crate) mod disclosure;
pub(crate) mod fill;
pub(crate) mod fused;
pub(crate) mod groups;
pub(crate) mod positions;
pub(crate) mod reading;
pub(crate) mod requesters;
pub(crate) mod requests;
pub(crate) mod review;
pub(crate) mod scattered;
pub(crate) mod serials;
mod spread;
pub(crate) mod testimony;
pub(crate) mod unclaimed;
