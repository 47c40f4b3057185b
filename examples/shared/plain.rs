//! Diagnostics drawn in the plainest way, for want of the feature `render`: the line, and a caret.

use gongkai::{Diagnostic, LineCol, LineIndex, Span};
use unicode_width::UnicodeWidthStr as _;

use super::grid::cut;
use super::printable;

/// So many characters are drawn before the place.
const LEAD: usize = 16;

/// So many columns are drawn from the place on.
const REST: usize = 64;

/// A text, where its lines begin, and what to call it.
pub(super) struct Plain<'a> {
    text: &'a str,
    lines: LineIndex,
    origin: &'a str,
}

impl<'a> Plain<'a> {
    pub(super) fn new(text: &'a str, origin: &'a str) -> Self {
        let lines = LineIndex::new(text);
        Self {
            text,
            lines,
            origin,
        }
    }

    pub(super) fn render(&self, diagnostic: &Diagnostic) -> String {
        let (severity, code) = (diagnostic.severity(), diagnostic.code());
        let (origin, message) = (printable(self.origin), printable(&diagnostic.message()));
        let place = diagnostic
            .span()
            .and_then(|span| Some((span, self.lines.line_col(span.start)?)));
        let Some((span, at)) = place else {
            return format!("{origin}: {severity}[{code}]: {message}");
        };
        let LineCol { line, column } = at;
        let title = format!("{origin}:{line}:{column}: {severity}[{code}]: {message}");
        let Some((before, behind)) = self.around(span, line) else {
            return title;
        };
        let lead: String = match before.char_indices().rev().nth(LEAD) {
            Some((from, c)) => format!("…{}", &before[from + c.len_utf8()..]),
            None => before,
        };
        let rest = cut(&behind, REST);
        let marked = printable(span.slice(self.text).unwrap_or_default());
        let carets = "^".repeat(marked.width().clamp(1, rest.width().max(1)));
        let number = line.to_string();
        let (margin, gap) = (" ".repeat(number.len()), " ".repeat(lead.width()));
        format!("{title}\n{number} | {lead}{rest}\n{margin} | {gap}{carets}")
    }

    /// What a line has before a place and from it on.
    fn around(&self, span: Span, line: u32) -> Option<(String, String)> {
        let line = self.lines.line_span(line)?;
        let before = Span::new(line.start, span.start).slice(self.text)?;
        let behind = Span::new(span.start, line.end.max(span.start)).slice(self.text)?;
        Some((printable(before), printable(behind)))
    }
}
