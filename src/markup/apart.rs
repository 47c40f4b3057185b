//! What stands in the markup and is not what a reader takes for the text.
//!
//! Takes from the tape what such a part is and from the writer where it was left out; says so where a
//! reader sees it all the same. Does not know tags, styles, nor the form.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};

/// More places than the cells of a few reports are one way of writing, and no more are said.
pub(crate) const MOST_SAID: usize = 1000;

/// Why a part stands apart from the text; of two reasons the greater holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Apart {
    /// Navigation and its like.
    #[default]
    Beside,
    /// What is filled in: a field of a form on a page. It is text in a cell, and nowhere else.
    Field,
    /// Raised or lowered, as the marks of notes are: no part of the figure beside it.
    Raised,
    /// Struck out: the source has taken it back.
    Struck,
    /// Not shown, and more than a line: pages keep tabs and whole articles so until a script shows them. It
    /// is left out of a cell only.
    UnseenPart,
    /// Not shown.
    Unseen,
}

/// A part that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LeftOut {
    pub(crate) why: Apart,
    /// In what the tape speaks of.
    pub(crate) span: Span,
    /// Where it would stand in the text.
    pub(crate) view: u32,
}

/// Says what was left out that a reader sees, at the places that `place` tells.
pub(crate) fn say(
    left_out: &[LeftOut],
    source: &str,
    place: impl Fn(&LeftOut) -> Span,
    sink: &mut dyn Sink,
) {
    for it in left_out {
        let code = match it.why {
            Apart::Struck => Code::Struck,
            Apart::Raised => Code::Raised,
            Apart::Beside | Apart::Field | Apart::Unseen | Apart::UnseenPart => continue,
        };
        let found = it.span.slice(source).unwrap_or_default();
        sink.take(
            Diagnostic::new(code)
                .at(place(it))
                .found(format!("`{found}`")),
        );
    }
}
