//! The form as data: editions, tables, rows, columns, paths, relations.
//!
//! Takes nothing; gives what the form says, in the form's order. Does not know texts or
//! reports. A new edition or a new wording of a label is an entry here, not a branch elsewhere.

mod cells;
mod edition;
pub(crate) mod headings;
pub(crate) mod labels;
pub(crate) mod names;
mod path;
mod relations;
pub(crate) mod words;

pub use cells::{Forum, Item, Measure, RequestRow, Requester, Ruling, measures};
pub use edition::Edition;
pub use path::{CellPath, Path, Table, Unit, UnknownPath};
pub use relations::Relation;
