//! Reader of 政府信息公开工作年度报告.

pub mod diagnostic;
mod export;
pub mod form;
#[allow(dead_code, reason = "until the sections use it")]
mod grammar;
#[allow(dead_code, reason = "until the sections use it")]
mod layout;
pub mod model;
#[allow(dead_code, reason = "soon")]
mod sections;
mod source;
pub mod writer;

pub use diagnostic::Diagnostic;
pub use export::{Fact, Value};
pub use model::{Report, State};
pub use source::{LineCol, LineIndex, Span};
