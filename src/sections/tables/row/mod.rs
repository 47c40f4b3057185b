//! One row of a table: from its values to its cells.
//!
//! Takes the values behind a label, and what the table's columns are; gives cells, and says what is odd about them.
//! Does not know which table it is of.
//!
//! Where the values stand on the page (`positions`), and what they are, leaves readings of the row (`reading`,
//! `candidates`; `whole` where every column has its value, `miscounted` where one is too many or too few, `windows` where
//! cells are; `fused` where figures have run together, `scattered`, `collapsed` and `trimmed` where blanks were lost,
//! `spaced` where some are no cells), of which the form's sums choose (`choose`); what is chosen is filled in and
//! told (`fill`).

pub(super) mod candidates;
pub(super) mod choose;
pub(in crate::sections) mod collapsed;
pub(super) mod fill;
pub(super) mod fused;
mod miscounted;
pub(super) mod positions;
pub(super) mod reading;
pub(super) mod scattered;
pub(super) mod spaced;
pub(super) mod trimmed;
pub(super) mod whole;
mod windows;
