//! Why there is no report at all.
//!
//! Takes what the step that gave up knew; gives an error that says what was found, what was expected
//! and what to do. What is odd about a report that was read is a diagnostic, not an error.

use std::fmt;

use crate::name::named;

/// Why there is no report: what was found, what was expected, what to do.
///
/// What kind of thing went wrong is asked by predicates, so that new kinds can be added.
///
/// ```
/// let error = gongkai::parse_bytes(b"%PDF-1.7").expect_err("not read");
/// assert!(error.is_unsupported());
/// assert_eq!(
///     error.to_string(),
///     "found a PDF file, expected text, a web page or a Word file (.docx): \
///      run `pdftotext -layout` and pass the text it gives",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Error(ErrorKind);

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    TooLarge {
        len: usize,
        limit: usize,
    },
    Undecodable {
        found: String,
    },
    Unsupported {
        what: &'static str,
        advice: &'static str,
    },
    Disabled {
        what: String,
        feature: &'static str,
    },
    DocxLimit {
        what: &'static str,
        limit: u64,
    },
    BrokenDocx {
        detail: String,
    },
    NotAReport {
        seems: NotAReport,
        /// The encoding it was read in because the caller named it.
        asked: Option<String>,
    },
    TwoYears {
        years: Option<[u16; 2]>,
    },
}

/// What a text seems to be that is not a report of this form.
///
/// ```
/// use gongkai::NotAReport;
///
/// assert_eq!("university".parse(), Ok(NotAReport::University));
/// assert!(NotAReport::University.description().contains("school year"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum NotAReport {
    /// 高等学校信息公开年度报告: a university's report by school year, which has another form.
    University,
    /// 半年统计: statistics of half a year or of a quarter.
    PartOfYear,
    /// 编制工作通知: a notice on how to write a report.
    Notice,
    /// 文字解读、图解: a page about a report.
    PageAboutReport,
    /// A text on the disclosure of government information without the sections and tables of the form.
    WithoutForm,
    /// A text with nothing in it, or with nothing but blanks.
    Empty,
    /// Another kind of text.
    Other,
}

impl NotAReport {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::University,
        Self::PartOfYear,
        Self::Notice,
        Self::PageAboutReport,
        Self::WithoutForm,
        Self::Empty,
        Self::Other,
    ];

    /// Its stable name, such as `part_of_year`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::University => "university",
            Self::PartOfYear => "part_of_year",
            Self::Notice => "notice",
            Self::PageAboutReport => "page_about_report",
            Self::WithoutForm => "without_form",
            Self::Empty => "empty",
            Self::Other => "other",
        }
    }

    /// What it is, in English words with the Chinese term, as messages have it.
    #[must_use]
    pub const fn description(self) -> &'static str {
        match self {
            Self::University => "a university's report by school year (高等学校信息公开年度报告)",
            Self::PartOfYear => "statistics of half a year or a quarter (半年统计)",
            Self::Notice => "a notice on how to write a report (编制工作通知)",
            Self::PageAboutReport => "a page about a report (文字解读、图解)",
            Self::WithoutForm => {
                "a text on the disclosure of government information without the sections and tables of the form"
            }
            Self::Empty => "an empty text",
            Self::Other => "another kind of text",
        }
    }
}

named! {
    NotAReport::as_str, "a kind of text", "university";
}

#[allow(dead_code, reason = "which of them are called depends on the features")]
impl Error {
    /// More bytes than are read.
    pub(crate) const fn too_large(len: usize, limit: usize) -> Self {
        Self(ErrorKind::TooLarge { len, limit })
    }

    /// Bytes that are no text, or a name that is no encoding.
    pub(crate) fn undecodable(found: impl Into<String>) -> Self {
        Self(ErrorKind::Undecodable {
            found: found.into(),
        })
    }

    /// A kind of file that is not read.
    pub(crate) const fn unsupported(what: &'static str, advice: &'static str) -> Self {
        Self(ErrorKind::Unsupported { what, advice })
    }

    /// Something that a feature of the crate reads, which is switched off.
    pub(crate) fn disabled(what: impl Into<String>, feature: &'static str) -> Self {
        Self(ErrorKind::Disabled {
            what: what.into(),
            feature,
        })
    }

    /// A Word file beyond a limit.
    pub(crate) const fn docx_limit(what: &'static str, limit: u64) -> Self {
        Self(ErrorKind::DocxLimit { what, limit })
    }

    /// A Word file that cannot be opened.
    pub(crate) fn broken_docx(detail: impl Into<String>) -> Self {
        Self(ErrorKind::BrokenDocx {
            detail: detail.into(),
        })
    }

    /// Text that is something else than a report.
    pub(crate) const fn not_a_report(seems: NotAReport) -> Self {
        Self(ErrorKind::NotAReport { seems, asked: None })
    }

    /// The same, in an encoding that the caller named: the text may be another one in another encoding.
    pub(crate) fn read_as(mut self, label: &str) -> Self {
        if let ErrorKind::NotAReport { asked, .. } = &mut self.0 {
            *asked = Some(label.to_owned());
        }
        self
    }

    /// Two reports in one table.
    pub(crate) const fn two_years(years: Option<[u16; 2]>) -> Self {
        Self(ErrorKind::TwoYears { years })
    }

    /// Whether there were more bytes than are read: 64 MiB of a file, 16 MiB of text or markup, or what
    /// [`Reader::with_max_bytes`](crate::Reader::with_max_bytes) allows. What a Word file holds unpacked has
    /// [limits of its own](Self::is_docx_limit).
    ///
    /// ```
    /// let reader = gongkai::Reader::new().with_max_bytes(1_000);
    /// assert!(reader.read(&"政务".repeat(200)).is_err_and(|error| error.is_too_large()));
    /// ```
    #[must_use]
    pub const fn is_too_large(&self) -> bool {
        matches!(self.0, ErrorKind::TooLarge { .. })
    }

    /// Whether the bytes are no text, be it in the encoding that was found or in that which was asked for;
    /// or whether there is no encoding of the name that was asked for.
    ///
    /// ```
    /// let program = b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0";
    /// assert!(gongkai::parse_bytes(program).is_err_and(|error| error.is_undecodable()));
    /// ```
    #[must_use]
    pub const fn is_undecodable(&self) -> bool {
        matches!(self.0, ErrorKind::Undecodable { .. })
    }

    /// Whether the file is of a kind that is not read, such as PDF or a picture.
    #[must_use]
    pub const fn is_unsupported(&self) -> bool {
        matches!(self.0, ErrorKind::Unsupported { .. })
    }

    /// Whether a feature of the crate that is switched off would read it.
    #[must_use]
    pub const fn is_disabled(&self) -> bool {
        matches!(self.0, ErrorKind::Disabled { .. })
    }

    /// The feature of the crate that would read it.
    #[must_use]
    pub const fn feature(&self) -> Option<&'static str> {
        match self.0 {
            ErrorKind::Disabled { feature, .. } => Some(feature),
            _ => None,
        }
    }

    /// Whether a Word file was beyond a limit: 10,000 entries, or 32 MiB of its document unpacked.
    #[must_use]
    pub const fn is_docx_limit(&self) -> bool {
        matches!(self.0, ErrorKind::DocxLimit { .. })
    }

    /// Whether a Word file could not be opened.
    #[must_use]
    pub const fn is_broken_docx(&self) -> bool {
        matches!(self.0, ErrorKind::BrokenDocx { .. })
    }

    /// Whether the text is something else than a report.
    #[must_use]
    pub const fn is_not_a_report(&self) -> bool {
        matches!(self.0, ErrorKind::NotAReport { .. })
    }

    /// What the text seems to be that is something else than a report; `None` for other errors.
    ///
    /// ```
    /// use gongkai::NotAReport;
    ///
    /// let page = "一图读懂：示例市2023年政府信息公开工作年度报告";
    /// let error = gongkai::parse(page).expect_err("a page about a report");
    /// assert_eq!(error.seems_to_be(), Some(NotAReport::PageAboutReport));
    /// ```
    #[must_use]
    pub const fn seems_to_be(&self) -> Option<NotAReport> {
        match self.0 {
            ErrorKind::NotAReport { seems, .. } => Some(seems),
            _ => None,
        }
    }

    /// Whether the text holds the reports of two years side by side.
    #[must_use]
    pub const fn is_two_years(&self) -> bool {
        matches!(self.0, ErrorKind::TwoYears { .. })
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { len, limit } => write!(
                f,
                "found {len} bytes, expected at most {limit}: pass one report at a time",
            ),
            Self::Undecodable { found } => write!(
                f,
                "found {found}, expected text: name the encoding, such as `gb18030`, or pass decoded text",
            ),
            Self::Unsupported { what, advice } => write!(
                f,
                "found {what}, expected text, a web page or a Word file (.docx): {advice}",
            ),
            Self::Disabled { what, feature } => write!(
                f,
                "found {what}, which this build does not read: switch on the feature `{feature}` of gongkai",
            ),
            Self::DocxLimit { what, limit } => write!(
                f,
                "found a Word file with more than {limit} {what}, expected a report: save it anew, or pass its text",
            ),
            Self::BrokenDocx { detail } => write!(
                f,
                "found a damaged Word file ({detail}), expected a .docx: save it anew, or pass its text",
            ),
            Self::NotAReport { seems, asked } => {
                let seems = seems.description();
                write!(f, "found {seems}")?;
                if let Some(label) = asked {
                    write!(f, ", read as {label:?} as was asked")?;
                }
                f.write_str(", expected a 政府信息公开工作年度报告: pass the report itself")?;
                match asked {
                    Some(_) => f.write_str(", or name no encoding"),
                    None => Ok(()),
                }
            }
            Self::TwoYears { years } => {
                f.write_str("found the reports of ")?;
                match years {
                    Some([one, two]) => write!(f, "{one} and {two}")?,
                    None => f.write_str("two years")?,
                }
                f.write_str(" side by side, expected one: pass one year at a time")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, NotAReport};

    #[test]
    fn messages_say_what_was_found_and_what_to_do() {
        let cases = [
            (
                Error::too_large(70, 64),
                "found 70 bytes, expected at most 64: pass one report at a time",
            ),
            (
                Error::unsupported("a PDF file", "run `pdftotext -layout` and pass the text"),
                "found a PDF file, expected text, a web page or a Word file (.docx): run `pdftotext -layout` and pass the text",
            ),
            (
                Error::disabled("a Word file (.docx)", "docx"),
                "found a Word file (.docx), which this build does not read: switch on the feature `docx` of gongkai",
            ),
            (
                Error::two_years(None),
                "found the reports of two years side by side, expected one: pass one year at a time",
            ),
            (
                Error::two_years(Some([2022, 2023])),
                "found the reports of 2022 and 2023 side by side, expected one: pass one year at a time",
            ),
            (
                Error::not_a_report(NotAReport::Empty),
                "found an empty text, expected a 政府信息公开工作年度报告: pass the report itself",
            ),
            (
                Error::not_a_report(NotAReport::Other).read_as("big5"),
                "found another kind of text, read as \"big5\" as was asked, expected a 政府信息公开工作年度报告: pass the report itself, or name no encoding",
            ),
        ];
        for (error, message) in cases {
            assert_eq!(error.to_string(), message);
        }
    }

    #[test]
    fn each_kind_answers_to_its_own_predicate_only() {
        let all = [
            Error::too_large(2, 1),
            Error::undecodable("0xFF"),
            Error::unsupported("a picture", "read it"),
            Error::disabled("gb18030", "encoding"),
            Error::docx_limit("entries", 1),
            Error::broken_docx("no directory"),
            Error::not_a_report(NotAReport::Notice),
            Error::two_years(Some([2022, 2023])),
        ];
        for (place, error) in all.iter().enumerate() {
            let answers = [
                error.is_too_large(),
                error.is_undecodable(),
                error.is_unsupported(),
                error.is_disabled(),
                error.is_docx_limit(),
                error.is_broken_docx(),
                error.is_not_a_report(),
                error.is_two_years(),
            ];
            for (other, answer) in answers.into_iter().enumerate() {
                assert_eq!(answer, place == other, "{error}");
            }
        }
        assert_eq!(all[3].feature(), Some("encoding"));
    }
}
