//! The three tables, each from the parts its grammar finds to the cells of the model.
//!
//! Each table knows its header and which of its values are of which row; `row` reads one row, whichever table it
//! is of, and what the narrative states of its cells may tell readings apart (`stated`). Figures that no cell came to
//! hold are told at the end (`unclaimed`).

pub(crate) mod disclosure;
pub(crate) mod requests;
pub(crate) mod review;
pub(super) mod row;
pub(crate) mod stated;
pub(crate) mod unclaimed;
