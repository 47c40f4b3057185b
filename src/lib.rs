//! Reader of 政府信息公开工作年度报告.

pub mod diagnostic;
mod error;
mod export;
pub mod form;
mod grammar;
mod layout;
#[cfg(any(feature = "html", feature = "docx"))]
mod markup;
pub mod model;
mod reader;
mod sections;
mod source;
pub mod writer;

pub use diagnostic::{Diagnostic, Severity};
pub use error::Error;
#[cfg(feature = "schema")]
pub use export::json_schema;
pub use export::{Fact, Value};
pub use model::{Report, State};
pub use reader::{Outcome, Reader, Source, parse, parse_bytes};
pub use source::{Kind, LineCol, LineIndex, Span};
