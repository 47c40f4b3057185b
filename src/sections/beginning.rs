//! Places where a section may begin, and how sure each is.
//!
//! Takes what a heading says, or a line between two; judges it. Does not know what stands around it.

use crate::Span;
use crate::form::headings::Section;
use crate::grammar::ordinal::{Ordinal, ordinal};
use crate::grammar::text::Text;

/// A place where a section may begin; the best has the lowest rank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub(crate) section: Section,
    pub(crate) ordinal: Option<Ordinal>,
    pub(crate) span: Span,
    pub(crate) rank: u8,
    /// Whether it is glued to a sentence.
    pub(crate) glued: bool,
}

impl Candidate {
    /// Whether its words and its ordinal are a heading's, whatever stands behind it.
    pub(crate) const fn is_strong(&self) -> bool {
        self.rank < 2
    }
}

/// `(一)主动公开情况`: whether a line is the name of a part of a section, where a sentence may begin with its number.
pub(crate) fn names_part(line: &str) -> bool {
    let (ordinal, _) = ordinal(Text::new(line, 0));
    matches!(ordinal, Some(Ordinal::Bracketed(_))) && !line.contains(['。', ':', ','])
}
