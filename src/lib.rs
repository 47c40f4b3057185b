//! Reads 政府信息公开工作年度报告, the information disclosure annual reports of China's administrative
//! bodies, into one typed model in which every cell has a state and the place it was read from.
//!
//! [`parse`] takes text, [`parse_bytes`] a file of any kind that is read, [`Reader`] either, with what
//! the caller knows about it. Each gives an [`Outcome`]: the [`Report`], what there is to know about the
//! reading ([`Diagnostic`]), and the text that spans index ([`Source`]); or an [`Error`] that says why
//! there is no report.
//!
//! ```
//! let text = "示例市财政局2023年政府信息公开工作年度报告
//! 四、政府信息公开行政复议、行政诉讼情况
//! 行政复议 | 行政诉讼
//! 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | \
//! 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计
//! 1 | 0 | 2 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0
//! ";
//! let outcome = gongkai::parse(text)?;
//! assert_eq!(outcome.report().review.total.value(), Some(&3));
//! assert_eq!(outcome.report().year.value(), Some(&2023));
//! # Ok::<(), gongkai::Error>(())
//! ```
//!
//! # The phases, in order
//!
//! 1. Opening: what the bytes are and in which encoding; markup and Word files become one text, and
//!    every place in it leads back to the caller's.
//! 2. Folding: a view of the text for matching only, in one width, one kind of blank, one script.
//! 3. Outline: which stretch of the text is which of the six sections.
//! 4. Layout: what parts the cells of a section; every layout ends in the same tokens.
//! 5. Grammar: one for each section over its tokens, one for each figure, date or heading over text.
//! 6. Choice: where a row has several readings, the form's own sums decide, or nobody does.
//! 7. The [`model`], and [`diagnostic`]s from every step.
//!
//! The [`check`]s, [`Report::facts`] and the [`writer`] work on a finished report.
//!
//! # Features
//!
//! - `serde` (default): reports, facts, diagnostics, outcomes and what the checks give as data are
//!   serialised and come back exactly, and so do the names in [`form`]. Errors, [`LineIndex`], and what
//!   does something (readers, checks, renderers) are not.
//! - `html` (default): web pages.
//! - `encoding` (default): GBK, GB18030, Big5 and detection; without it UTF-8 and UTF-16 are read.
//! - `docx`: Word files.
//! - `render`: diagnostics drawn on the source, with line, column and caret.
//! - `schema`: the JSON Schema of a report.
//!
//! The crate reads no file, clock, network or environment, and does not panic.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod check;
pub mod diagnostic;
mod error;
mod export;
pub mod form;
mod grammar;
#[cfg(test)]
mod growth_tests;
mod intake;
mod layout;
#[cfg(any(feature = "html", feature = "docx"))]
#[cfg_attr(
    not(all(feature = "html", feature = "docx")),
    allow(dead_code, reason = "pages and Word files use different parts of it")
)]
mod markup;
pub mod model;
mod name;
mod reader;
mod sections;
mod source;
pub mod writer;

pub use diagnostic::{Diagnostic, Severity};
pub use error::{Error, NotAReport};
#[cfg(feature = "schema")]
pub use export::json_schema;
pub use export::{Fact, Value};
pub use intake::Kind;
pub use model::{Report, State};
pub use name::UnknownName;
pub use reader::{LostValue, Outcome, Reader, Source, parse, parse_bytes};
pub(crate) use source::offset;
pub use source::{LineCol, LineIndex, Span};

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

/// The examples in the READMEs hold.
#[cfg(all(doctest, feature = "serde"))]
#[doc = include_str!("../README.md")]
mod readme {}

#[cfg(doctest)]
#[doc = include_str!("../README.zh-CN.md")]
mod readme_zh {}
