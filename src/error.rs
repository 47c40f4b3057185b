//! Why there is no report at all.
//!
//! Takes what the step that gave up knew; gives an error that says what was found, what was expected
//! and what to do. What is odd about a report that was read is a diagnostic, not an error.

use std::fmt;

/// Why there is no report: what was found, what was expected, what to do.
///
/// What kind of thing went wrong is asked by predicates, so that new kinds can be added.
///
/// ```
/// # fn show(error: &gongkai::Error) {
/// if error.is_unsupported() {
///     eprintln!("{error}"); // a PDF file (its bytes), expected text, ...: run `pdftotext -layout` ...
/// }
/// # }
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
        seems: &'static str,
    },
    TwoYears {
        years: Option<[u16; 2]>,
    },
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
    pub(crate) const fn not_a_report(seems: &'static str) -> Self {
        Self(ErrorKind::NotAReport { seems })
    }

    /// Two reports in one table.
    pub(crate) const fn two_years(years: Option<[u16; 2]>) -> Self {
        Self(ErrorKind::TwoYears { years })
    }

    /// Whether there were more bytes than are read.
    #[must_use]
    pub const fn is_too_large(&self) -> bool {
        matches!(self.0, ErrorKind::TooLarge { .. })
    }

    /// Whether the bytes are no text, or the encoding that was asked for does not exist.
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

    /// Whether a Word file was beyond a limit.
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
            Self::NotAReport { seems } => write!(
                f,
                "found {seems}, expected a 政府信息公开工作年度报告: pass the report itself",
            ),
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
    use super::Error;

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
            Error::not_a_report("a notice"),
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
