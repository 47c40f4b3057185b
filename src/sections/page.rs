//! The text under reading, in its two views, and the way from a place in one to the caller's text.
//!
//! Takes the folded view and what it was made of; gives spans and words of the caller's text.

use crate::Span;
use crate::grammar::text::Text;
use crate::source::fold::Folded;
use crate::source::map::OffsetMap;

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

    /// A span of the view as a span of the caller's text.
    pub(crate) fn span(&self, view: Span) -> Span {
        let span = self.folded.to_source(view);
        self.map.map_or(span, |map| map.to_source(span))
    }

    /// Whether a span of the view stands in the text as it is.
    pub(crate) fn is_verbatim(&self, view: Span) -> bool {
        self.folded.unchanged(view).is_some() || self.raw(view) == self.words(view)
    }

    /// The text that a span of the view was made of.
    pub(crate) fn raw(&self, view: Span) -> &'a str {
        self.folded.to_source(view).slice(self.text).unwrap_or("")
    }

    /// The view at a span, as input of a leaf grammar.
    pub(crate) fn leaf(&self, view: Span) -> Text<'a> {
        Text::new(self.words(view), view.start)
    }

    /// The view at a span.
    pub(crate) fn words(&self, view: Span) -> &'a str {
        view.slice(self.view).unwrap_or("")
    }
}
