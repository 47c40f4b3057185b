//! What there is to know about a report: data, not drawings.
//!
//! Takes codes, places and words from every step; gives diagnostics, gathered by a sink. Does not
//! know how anything was found. Drawing them on the source is `render`'s.

mod code;
#[cfg(feature = "render")]
mod render;
mod sink;

use std::borrow::Cow;
use std::fmt;

pub use code::{Code, Severity};
#[cfg(feature = "render")]
pub use render::Renderer;
pub use sink::Sink;

use crate::Span;
use crate::form::names::cells_zh;
use crate::form::{CellPath, Edition, Path};

/// The two numbers that should be equal and are not: plain decimals, ASCII digits.
///
/// ```
/// use gongkai::diagnostic::{Code, Diagnostic};
///
/// let broken = Diagnostic::new(Code::RequestsRowSum).sides(5, 4);
/// assert_eq!(broken.both_sides().map(|sides| sides.left.as_str()), Some("5"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Sides {
    /// What the relation's left side comes to, or what the report says.
    pub left: String,
    /// What its right side comes to, or what it should be.
    pub right: String,
}

/// One thing to know about a report: what was found, what was expected, where, and what to do.
///
/// ```
/// use gongkai::{Span, diagnostic::{Code, Diagnostic, Severity}};
///
/// let diagnostic = Diagnostic::new(Code::CellUnreadable)
///     .at(Span::new(10, 13))
///     .found("`12x`")
///     .expected("a whole number");
/// assert_eq!(diagnostic.severity(), Severity::Error);
/// assert_eq!(
///     diagnostic.to_string(),
///     "what stands in a cell is not one value: found `12x`, expected a whole number",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Diagnostic {
    code: Code,
    severity: Severity,
    span: Option<Span>,
    context: Option<Span>,
    paths: Vec<Path>,
    sides: Option<Sides>,
    found: Cow<'static, str>,
    expected: Cow<'static, str>,
    help: Cow<'static, str>,
    chinese: Cow<'static, str>,
}

impl Diagnostic {
    /// A diagnostic of this code, with nothing else said yet.
    #[must_use]
    pub const fn new(code: Code) -> Self {
        Self {
            code,
            severity: code.severity(),
            span: None,
            context: None,
            paths: Vec::new(),
            sides: None,
            found: Cow::Borrowed(""),
            expected: Cow::Borrowed(""),
            help: Cow::Borrowed(""),
            chinese: Cow::Borrowed(""),
        }
    }

    /// Says where: the smallest text at fault, or an empty range where something is missing.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Span>>) -> Self {
        self.span = span.into();
        self
    }

    /// Says what surrounds it: the row, table or section.
    #[must_use]
    pub fn within(mut self, context: impl Into<Option<Span>>) -> Self {
        self.context = context.into();
        self
    }

    /// Adds a path that it concerns.
    #[must_use]
    pub fn on(mut self, path: impl Into<Path>) -> Self {
        self.paths.push(path.into());
        self
    }

    /// Gives the numbers that should be equal and are not, as plain decimals.
    #[must_use]
    pub fn sides(mut self, left: impl fmt::Display, right: impl fmt::Display) -> Self {
        self.sides = Some(Sides {
            left: left.to_string(),
            right: right.to_string(),
        });
        self
    }

    /// Says what was found.
    #[must_use]
    pub fn found(mut self, found: impl Into<Cow<'static, str>>) -> Self {
        self.found = found.into();
        self
    }

    /// Says what was expected.
    #[must_use]
    pub fn expected(mut self, expected: impl Into<Cow<'static, str>>) -> Self {
        self.expected = expected.into();
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<Cow<'static, str>>) -> Self {
        self.help = help.into();
        self
    }

    /// Says the same in Chinese; without this, the code's own Chinese sentence stands.
    #[must_use]
    pub fn chinese(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.chinese = message.into();
        self
    }

    /// Gives it another severity than its code has.
    #[must_use]
    pub const fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> Code {
        self.code
    }

    /// How much was lost.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The smallest text at fault; empty where something is missing.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        self.span
    }

    /// The row, table or section around it.
    #[must_use]
    pub const fn context(&self) -> Option<Span> {
        self.context
    }

    /// The paths it concerns; the one most likely at fault stands first.
    #[must_use]
    pub fn paths(&self) -> &[Path] {
        &self.paths
    }

    /// The two numbers that should be equal and are not; `None` where it is not about two numbers.
    #[must_use]
    pub const fn both_sides(&self) -> Option<&Sides> {
        self.sides.as_ref()
    }

    /// What was found; empty where the code says it all.
    #[must_use]
    pub fn what_was_found(&self) -> &str {
        &self.found
    }

    /// What was expected; empty where the code says it all.
    #[must_use]
    pub fn what_was_expected(&self) -> &str {
        &self.expected
    }

    /// What to do; may be empty.
    #[must_use]
    pub fn what_to_do(&self) -> &str {
        &self.help
    }

    /// The message in English, on one line.
    #[must_use]
    pub fn message(&self) -> String {
        let mut message = self.code.description().to_owned();
        let parts = [
            ("found ", &self.found),
            ("expected ", &self.expected),
            ("", &self.help),
        ];
        for (n, (lead, part)) in parts
            .into_iter()
            .filter(|(_, part)| !part.is_empty())
            .enumerate()
        {
            message.push_str(if n == 0 { ": " } else { ", " });
            message.push_str(lead);
            message.push_str(part);
        }
        message
    }

    /// The message in Chinese, on one line: what was said in Chinese, or the code's own sentence
    /// with the cells it concerns.
    ///
    /// ```
    /// use gongkai::diagnostic::{Code, Diagnostic};
    /// use gongkai::form::Path;
    ///
    /// let lost = Diagnostic::new(Code::CellUnreadable).on("review.total".parse::<Path>()?);
    /// assert_eq!(lost.message_zh(), "单元格内容无法读作一个数值：“行政复议”行“总计”列");
    /// # Ok::<(), gongkai::form::UnknownPath>(())
    /// ```
    #[must_use]
    pub fn message_zh(&self) -> Cow<'_, str> {
        /// All of them are in the paths.
        const MOST_CELLS: usize = 6;
        if !self.chinese.is_empty() {
            return Cow::Borrowed(&self.chinese);
        }
        let meaning = self.code.description_zh();
        let cells: Vec<CellPath> = self.paths.iter().filter_map(|path| path.cell()).collect();
        let Some(first) = cells.first() else {
            return Cow::Borrowed(meaning);
        };
        let edition = if first.is_in(Edition::Of2021) {
            Edition::Of2021
        } else {
            Edition::Of2019
        };
        let names = cells_zh(&cells, edition, MOST_CELLS);
        Cow::Owned(format!("{meaning}：{names}"))
    }
}

/// So that a caller who is stricter than the crate may fail with one.
impl std::error::Error for Diagnostic {}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}
