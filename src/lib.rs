//! Reader of 政府信息公开工作年度报告.

pub mod check;
pub mod diagnostic;
mod export;
pub mod form;
#[allow(dead_code, reason = "until the sections use it")]
mod grammar;
pub mod model;
mod source;

pub use diagnostic::Diagnostic;
pub use export::{Fact, Value};
pub use model::{Report, State};
pub use source::Span;
