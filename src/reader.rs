//! The door: options, the phases in sequence, and what comes of them.
//!
//! Takes text or bytes; gives the report, what there is to know about it, and the text its spans
//! index. The only place that runs the phases one after the other.

use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::model::Report;
use crate::source::fold::{Folded, Separators};
use crate::source::{Evidence, Kind, Opened, Options, open, open_text};
use crate::{Error, sections};

/// Reads a report from text: plain text, Markdown, or, with feature `html`, a web page.
///
/// # Errors
///
/// When there is no report in the text, and it says what the text seems to be.
///
/// ```
/// let text = "示例市财政局2023年政府信息公开工作年度报告
/// 一、总体情况
/// 二、主动公开政府信息情况
/// 第二十条第（一）项
/// 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
/// 规章 | 1 | 0 | 12
/// ";
/// let outcome = gongkai::parse(text)?;
/// let in_force = &outcome.report().disclosure.rules.in_force;
/// assert_eq!(in_force.value(), Some(&12));
/// assert_eq!(in_force.span().and_then(|span| span.slice(text)), Some("12"));
/// # Ok::<(), gongkai::Error>(())
/// ```
pub fn parse(text: &str) -> Result<Outcome, Error> {
    Reader::new().read(text)
}

/// Reads a report from bytes: finds what they are and in which encoding.
///
/// # Errors
///
/// When the bytes are no text, of a kind that is not read, or hold no report.
pub fn parse_bytes(bytes: &[u8]) -> Result<Outcome, Error> {
    Reader::new().read_bytes(bytes)
}

/// Reads reports, with what the caller knows about them.
///
/// ```
/// use gongkai::{Kind, Reader};
///
/// let reader = Reader::new().with_kind(Kind::Text);
/// assert!(reader.read("今天天气很好。").is_err_and(|error| error.is_not_a_report()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Reader {
    kind: Option<Kind>,
    charset: Option<String>,
}

impl Reader {
    /// A reader that finds out everything for itself.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            kind: None,
            charset: None,
        }
    }

    /// Says what the input is, instead of looking at it.
    #[must_use]
    pub const fn with_kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Says the encoding of bytes by its label, such as `gbk`.
    #[must_use]
    pub fn with_charset(mut self, label: impl Into<String>) -> Self {
        self.charset = Some(label.into());
        self
    }

    /// Reads a report from text.
    ///
    /// # Errors
    ///
    /// When there is no report in the text.
    pub fn read(&self, text: &str) -> Result<Outcome, Error> {
        let mut diagnostics = Vec::new();
        let opened = open_text(text, self.kind, &mut diagnostics)?;
        finish(opened, diagnostics)
    }

    /// Reads a report from bytes.
    ///
    /// # Errors
    ///
    /// When the bytes are no text, of a kind that is not read, or hold no report.
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Outcome, Error> {
        let mut diagnostics = Vec::new();
        let options = Options {
            kind: self.kind,
            charset: self.charset.as_deref(),
        };
        let opened = open(bytes, options, &mut diagnostics)?;
        finish(opened, diagnostics)
    }

    /// Reads a report from text and gives every diagnostic to a sink as it is found: `()` for silent
    /// reading, a closure to stop caring after the first, a vector to keep all.
    ///
    /// # Errors
    ///
    /// When there is no report in the text.
    pub fn read_into(&self, text: &str, sink: &mut dyn Sink) -> Result<Report, Error> {
        let opened = open_text(text, self.kind, sink)?;
        report(&opened, sink).map(|report| *report)
    }
}

fn finish(opened: Opened, mut diagnostics: Vec<Diagnostic>) -> Result<Outcome, Error> {
    let report = report(&opened, &mut diagnostics)?;
    diagnostics.sort_by_key(|diagnostic| {
        (
            diagnostic
                .span()
                .map_or((0, 0), |span| (span.start, span.end)),
            diagnostic.code(),
        )
    });
    let Opened {
        source_text,
        kind,
        charset,
        ..
    } = opened;
    let source = Source {
        text: source_text,
        kind,
        charset,
    };
    Ok(Outcome {
        report,
        diagnostics,
        source,
    })
}

fn report(opened: &Opened, sink: &mut dyn Sink) -> Result<Box<Report>, Error> {
    const NONE: &[Evidence] = &[];
    let Some(extract) = &opened.extract else {
        let folded = Folded::new(&opened.source_text, Separators::Blank);
        return sections::read(&folded, &opened.source_text, None, NONE, sink);
    };
    let folded = Folded::new(&extract.text, Separators::Keep);
    sections::read(
        &folded,
        &extract.text,
        Some(&extract.map),
        &extract.evidence,
        sink,
    )
}

/// A report, what there is to know about it, and the text its spans index.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Some thousand bytes, not to be moved from hand to hand.
    report: Box<Report>,
    diagnostics: Vec<Diagnostic>,
    source: Source,
}

impl Outcome {
    /// The report.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    /// What there is to know about it, in the order of the text.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What it was read from.
    #[must_use]
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The three of them.
    #[must_use]
    pub fn into_parts(self) -> (Report, Vec<Diagnostic>, Source) {
        (*self.report, self.diagnostics, self.source)
    }

    /// The report, if no diagnostic says that a value was lost: the strict way of reading.
    ///
    /// # Errors
    ///
    /// The first diagnostic of severity error.
    pub fn into_strict(self) -> Result<Report, Box<Diagnostic>> {
        let lost = |diagnostic: &Diagnostic| diagnostic.severity() == Severity::Error;
        match self.diagnostics.into_iter().find(lost) {
            Some(first) => Err(Box::new(first)),
            None => Ok(*self.report),
        }
    }
}

/// What a report was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    text: String,
    kind: Kind,
    charset: Option<&'static str>,
}

impl Source {
    /// The text that spans index: the decoded text or markup, or the text of a Word file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it was.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The encoding it was in; `None` for text that came decoded, and for Word files.
    #[must_use]
    pub const fn charset(&self) -> Option<&'static str> {
        self.charset
    }
}
