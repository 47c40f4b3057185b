//! Reader of 政府信息公开工作年度报告.

mod source;

pub use source::{LineCol, LineIndex, Span};
