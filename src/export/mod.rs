//! A report as rows: one fact for every path.
//!
//! Takes a report; gives what stands at each path, in the form's order. Does not know the source.

mod facts;

pub use facts::{Fact, Value};
