//! The text under reading, in its two views, and the way from a place in one to the caller's text.
//!
//! Takes the folded view and what it was made of; gives spans and words of the caller's text.

use memchr::memchr;

use crate::grammar::text::Text;
use crate::grammar::token::Token;
use crate::source::fold::Folded;
use crate::source::looked::looked_at;
use crate::source::map::OffsetMap;
use crate::{Span, offset};

/// What ends a page of paper; in the view it is a line end like others.
pub(crate) const FORM_FEED: u8 = 0xC;

/// The folded view of a text and the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page<'a> {
    pub(crate) view: &'a str,
    folded: &'a Folded,
    /// What the view was made of.
    text: &'a str,
    /// From that text to the caller's, where it was taken out of markup.
    map: Option<&'a OffsetMap>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(folded: &'a Folded, text: &'a str, map: Option<&'a OffsetMap>) -> Self {
        Self {
            view: folded.as_str(),
            folded,
            text,
            map,
        }
    }

    /// Where the view ends.
    pub(crate) fn end(&self) -> u32 {
        offset(self.view.len())
    }

    /// A span of the view as a span of the caller's text.
    pub(crate) fn span(&self, view: Span) -> Span {
        let span = self.folded.to_source(view);
        self.map.map_or(span, |map| map.to_source(span))
    }

    /// A span of the view as a span of the caller's text, and whether the text says the same there.
    #[inline]
    pub(crate) fn place(&self, view: Span) -> (Span, bool) {
        match self.folded.unchanged(view) {
            Some(span) => (self.map.map_or(span, |map| map.to_source(span)), true),
            None => (self.span(view), self.raw(view) == self.words(view)),
        }
    }

    /// The text that a span of the view was made of.
    pub(crate) fn raw(&self, view: Span) -> &'a str {
        let source = self.folded.to_source(view);
        looked_at(source.len() as usize);
        source.slice(self.text).unwrap_or("")
    }

    /// Whether a page of paper ends within a span of the view.
    pub(crate) fn has_form_feed(&self, view: Span) -> bool {
        memchr(FORM_FEED, self.raw(view).as_bytes()).is_some()
    }

    /// Whether a span of the view lies on one line.
    pub(crate) fn is_one_line(&self, view: Span) -> bool {
        !self.words(view).contains('\n')
    }

    /// Whether the first of some values stands on the line where a label ends.
    pub(crate) fn is_beside(&self, label: Span, values: &[Token]) -> bool {
        let first = values.iter().find(|token| !token.is_break());
        first.is_none_or(|first| self.is_one_line(Span::new(label.end, first.span.start)))
    }

    /// The view at a span, as input of a leaf grammar.
    pub(crate) fn leaf(&self, view: Span) -> Text<'a> {
        Text::new(self.words(view), view.start)
    }

    /// The view at a span.
    pub(crate) fn words(&self, view: Span) -> &'a str {
        looked_at(view.len() as usize);
        view.slice(self.view).unwrap_or("")
    }
}

/// A label that is not as the form has it, in Chinese.
pub(crate) fn label_zh(found: &str, expected: &str) -> String {
    let last = expected.rsplit('/').next().unwrap_or(expected);
    format!("标签“{}”与格式的“{last}”不一致", abridged(found))
}

/// The start of a text, on one line.
pub(crate) fn abridged(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(LONGEST)
        .collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}
