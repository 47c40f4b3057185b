//! A report as rows: one fact for every path.
//!
//! Takes a report; gives what stands at each path, in the form's order. Does not know the source.

mod facts;
#[cfg(feature = "schema")]
mod schema;

pub use facts::{Fact, Value};
#[cfg(feature = "schema")]
pub use schema::json_schema;
