//! Places where a section may begin, and how sure each is.
//!
//! Takes what a heading says. Does not know what stands around it.

use crate::Span;
use crate::form::headings::Section;
use crate::grammar::ordinal::Ordinal;

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
