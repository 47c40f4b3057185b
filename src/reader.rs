//! The door: options, the phases in sequence, and what comes of them.
//!
//! Takes text or bytes; gives the report, what there is to know about it, and the text its spans
//! index. The only place that runs the phases one after the other.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::intake::{Kind, Opened, Options, no_text, open, open_text};
use crate::model::Report;
use crate::source::Evidence;
use crate::source::fold::{Folded, Separators};
use crate::{Error, NotAReport, sections};

/// Reads a report from text: plain text, Markdown, or, with feature `html`, a web page.
///
/// # Errors
///
/// When there is no report in the text; the error says what the text seems to be. When there are more than
/// 16 MiB of it.
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
/// When the bytes are no text, of a kind that is not read, or hold no report. When there are more than
/// 16 MiB of them, for a Word file 64 MiB, of which it may unpack to 32 MiB of document.
///
/// ```
/// let page = "<h1>示例市财政局2023年政府信息公开工作年度报告</h1>
/// <h2>二、主动公开政府信息情况</h2>
/// <table>
/// <tr><td colspan=4>第二十条第（一）项</td></tr>
/// <tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>
/// <tr><td>规章</td><td>1</td><td>0</td><td>12</td></tr>
/// </table>";
/// # #[cfg(feature = "html")] {
/// let outcome = gongkai::parse_bytes(page.as_bytes())?;
/// assert_eq!(outcome.source().kind(), gongkai::Kind::Html);
/// assert_eq!(outcome.source().charset(), Some("UTF-8"));
/// assert_eq!(outcome.report().disclosure.rules.in_force.value(), Some(&12));
/// # }
/// # Ok::<(), gongkai::Error>(())
/// ```
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
    max_bytes: Option<usize>,
}

impl Reader {
    /// A reader that finds out everything for itself.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            kind: None,
            charset: None,
            max_bytes: None,
        }
    }

    /// Says what the input is where it could be either: text or a page.
    ///
    /// Bytes said to be a Word file are opened as one, whatever they look like. Otherwise bytes that
    /// begin as a Word file does, a PDF file or a picture are taken for that, whatever was said. Text
    /// that came decoded is no Word file: where it is said to be one, it is looked at.
    #[must_use]
    pub const fn with_kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Says the encoding of bytes by its label, such as `gbk`. Says nothing of text that came decoded,
    /// nor of Word files, which have their own.
    #[must_use]
    pub fn with_charset(mut self, label: impl Into<String>) -> Self {
        self.charset = Some(label.into());
        self
    }

    /// Refuses more than so many bytes of text or of a file. The crate's own limits stay: 16 MiB of text or
    /// markup, 64 MiB of a Word file.
    #[must_use]
    pub const fn with_max_bytes(mut self, max_bytes: usize) -> Self {
        self.max_bytes = Some(max_bytes);
        self
    }

    /// Reads a report from text.
    ///
    /// # Errors
    ///
    /// When there is no report in the text, or too much of it.
    pub fn read(&self, text: &str) -> Result<Outcome, Error> {
        outcome(|sink| self.report(self.open_text(text, sink)?, sink))
    }

    /// Reads a report from bytes.
    ///
    /// # Errors
    ///
    /// When the bytes are no text, of a kind that is not read, too many, or hold no report.
    pub fn read_bytes(&self, bytes: &[u8]) -> Result<Outcome, Error> {
        outcome(|sink| self.report(self.open(bytes, sink)?, sink))
    }

    /// Reads a report from text and gives every diagnostic to a sink as it is found, not in the order
    /// of the text: `()` keeps none, `Option<Diagnostic>` the first, a vector all, and a closure does
    /// as it likes.
    ///
    /// # Errors
    ///
    /// When there is no report in the text, or too much of it.
    ///
    /// ```
    /// use gongkai::diagnostic::{Diagnostic, Severity};
    ///
    /// let text = "示例市财政局2023年政府信息公开工作年度报告
    /// 二、主动公开政府信息情况
    /// 第二十条第（一）项
    /// 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
    /// 规章 | 1 | 0 | 12个又3个
    /// ";
    /// let mut n_lost = 0;
    /// let mut count = |it: Diagnostic| n_lost += u32::from(it.severity() == Severity::Error);
    /// let report = gongkai::Reader::new().read_into(text, &mut count)?;
    /// assert_eq!(report.disclosure.rules.issued.value(), Some(&1));
    /// assert_eq!(n_lost, 1);
    /// # Ok::<(), gongkai::Error>(())
    /// ```
    pub fn read_into(&self, text: &str, sink: &mut dyn Sink) -> Result<Report, Error> {
        let (report, _) = self.report(self.open_text(text, sink)?, sink)?;
        Ok(*report)
    }

    /// Reads a report from bytes and gives every diagnostic to a sink, as
    /// [`read_into`](Self::read_into) does. The text that spans index is not handed out: take
    /// [`read_bytes`](Self::read_bytes) where places matter.
    ///
    /// # Errors
    ///
    /// When the bytes are no text, of a kind that is not read, too many, or hold no report.
    ///
    /// ```
    /// let silent = |bytes| gongkai::Reader::new().read_bytes_into(bytes, &mut ());
    /// assert!(silent(b"%PDF-1.7").is_err_and(|error| error.is_unsupported()));
    /// ```
    pub fn read_bytes_into(&self, bytes: &[u8], sink: &mut dyn Sink) -> Result<Report, Error> {
        let (report, _) = self.report(self.open(bytes, sink)?, sink)?;
        Ok(*report)
    }

    fn open_text(&self, text: &str, sink: &mut dyn Sink) -> Result<Opened, Error> {
        self.allow(text.len())?;
        open_text(text, self.kind, sink)
    }

    fn open(&self, bytes: &[u8], sink: &mut dyn Sink) -> Result<Opened, Error> {
        self.allow(bytes.len())?;
        let options = Options {
            kind: self.kind,
            charset: self.charset.as_deref(),
        };
        open(bytes, options, sink)
    }

    fn allow(&self, len: usize) -> Result<(), Error> {
        match self.max_bytes {
            Some(limit) if len > limit => Err(Error::too_large(len, limit)),
            _ => Ok(()),
        }
    }

    fn report(&self, opened: Opened, sink: &mut dyn Sink) -> Result<(Box<Report>, Opened), Error> {
        match report(&opened, sink) {
            Ok(report) => Ok((report, opened)),
            Err(error) => Err(self.why(error, &opened)),
        }
    }

    /// That nothing of the form was found may lie in the bytes: they may be no text, or not in the encoding
    /// that was asked for. Asked only then, so that no damage costs a report that can be read.
    fn why(&self, error: Error, opened: &Opened) -> Error {
        let is_bare = matches!(
            error.seems_to_be(),
            Some(NotAReport::Other | NotAReport::Empty)
        );
        let Some(charset) = opened.charset.filter(|_| is_bare) else {
            return error;
        };
        let asked = self.charset.as_deref();
        match (no_text(&opened.source_text), asked) {
            (Some([odd, all]), _) => {
                let asked = asked.map(|label| format!(" ({label:?} was asked for)"));
                Error::undecodable(format!(
                    "bytes that are no text: read as {charset}{}, {odd} of {all} characters are control \
                     characters or replaced",
                    asked.unwrap_or_default()
                ))
            }
            (None, Some(label)) if !opened.source_text.is_empty() => error.read_as(label),
            _ => error,
        }
    }
}

fn outcome(
    read: impl FnOnce(&mut dyn Sink) -> Result<(Box<Report>, Opened), Error>,
) -> Result<Outcome, Error> {
    let mut diagnostics = Vec::new();
    let (report, opened) = read(&mut diagnostics)?;
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
        charset: charset.map(Cow::Borrowed),
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
///
/// ```
/// let text = "示例市财政局2023年政府信息公开工作年度报告
/// 二、主动公开政府信息情况
/// 第二十条第（一）项
/// 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
/// 规章 | 1 | 0 | 12（件）
/// ";
/// let outcome = gongkai::parse(text)?;
/// let about = |code| outcome.diagnostics().iter().find(move |it| it.code() == code);
/// let remark = about(gongkai::diagnostic::Code::CellRemark).expect("（件） stands there");
/// let place = remark.span().and_then(|span| span.slice(outcome.source().text()));
/// assert_eq!(place, Some("12（件）"));
///
/// let (report, diagnostics, source) = outcome.into_parts();
/// assert_eq!(report.year.value(), Some(&2023));
/// assert!(!diagnostics.is_empty());
/// assert_eq!(source.text(), text);
/// # Ok::<(), gongkai::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
    /// When there is a diagnostic of severity error.
    ///
    /// ```
    /// let text = "示例市财政局2023年政府信息公开工作年度报告
    /// 二、主动公开政府信息情况
    /// 第二十条第（一）项
    /// 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
    /// 规章 | 1 | 0 | 12个又3个
    /// ";
    /// let lost = gongkai::parse(text)?.into_strict().expect_err("12 or 3?");
    /// assert_eq!(lost.diagnostic().code().as_str(), "cell.unreadable");
    /// // What was read is still there, and so is the text to show the place in.
    /// let outcome = lost.into_outcome();
    /// assert_eq!(outcome.report().disclosure.rules.issued.value(), Some(&1));
    /// assert_eq!(outcome.source().text(), text);
    /// # Ok::<(), gongkai::Error>(())
    /// ```
    pub fn into_strict(self) -> Result<Report, LostValue> {
        let lost = |diagnostic: &&Diagnostic| diagnostic.severity() == Severity::Error;
        match self.diagnostics.iter().find(lost).cloned() {
            Some(first) => Err(LostValue(Box::new((first, self)))),
            None => Ok(*self.report),
        }
    }
}

/// That a value of a report was lost, and what was read all the same: the error of strict reading.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.0)]
pub struct LostValue(Box<(Diagnostic, Outcome)>);

impl LostValue {
    /// What was lost: the first diagnostic of severity error, in the order of the text.
    #[must_use]
    pub const fn diagnostic(&self) -> &Diagnostic {
        &self.0.0
    }

    /// What was read all the same.
    #[must_use]
    pub const fn outcome(&self) -> &Outcome {
        &self.0.1
    }

    /// The same, to be kept.
    #[must_use]
    pub fn into_outcome(self) -> Outcome {
        self.0.1
    }
}

/// What a report was read from.
///
/// ```
/// use gongkai::Kind;
///
/// let text = "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";
/// let outcome = gongkai::parse(text)?;
/// let source = outcome.source();
/// assert_eq!((source.kind(), source.charset()), (Kind::Text, None));
/// assert_eq!(source.text(), text);
/// # Ok::<(), gongkai::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Source {
    text: String,
    kind: Kind,
    charset: Option<Cow<'static, str>>,
}

impl Source {
    /// The text that spans index: text and markup as they came, decoded if they came as bytes, or the
    /// text of a Word file.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it was read as.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The encoding it was in; `None` for text that came decoded, and for Word files.
    #[must_use]
    pub fn charset(&self) -> Option<&str> {
        self.charset.as_deref()
    }
}
