//! Reader of 政府信息公开工作年度报告.

pub mod check;
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

/// Steps that are measured alone. No part of the interface.
#[doc(hidden)]
pub mod bench {
    use crate::source::fold::{Folded, Separators};

    /// How long the folded view of a text is.
    #[must_use]
    pub fn fold(text: &str) -> usize {
        Folded::new(text, Separators::Blank).as_str().len()
    }

    /// How long the text of a page is.
    #[must_use]
    #[cfg(feature = "html")]
    pub fn extract_page(page: &str) -> usize {
        crate::markup::page(page, &mut ()).text.len()
    }
}
