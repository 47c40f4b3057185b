//! Reader of 政府信息公开工作年度报告.

pub mod diagnostic;
mod error;
mod export;
pub mod form;
#[allow(dead_code, reason = "until the sections use it")]
mod grammar;
#[cfg(any(feature = "html", feature = "docx"))]
#[allow(dead_code, reason = "until the reader uses it")]
mod markup;
pub mod model;
#[allow(dead_code, reason = "until the reader uses it")]
mod source;

pub use diagnostic::Diagnostic;
pub use error::Error;
pub use export::{Fact, Value};
pub use model::{Report, State};
pub use source::{Kind, Span};

/// Steps that are measured alone. No part of the interface.
#[doc(hidden)]
#[cfg(feature = "html")]
pub mod bench {
    /// How long the text of a page is.
    #[must_use]
    pub fn extract_page(page: &str) -> usize {
        crate::markup::page(page, &mut ()).text.len()
    }
}
