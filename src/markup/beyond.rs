//! The limits of markup, and those that were met.
//!
//! Takes from each reader of markup where the first stands that is beyond a limit; says so once for each.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Severity, Sink};

/// Tables within tables that are kept apart; a deeper one is read as paragraphs of the cell it is in, and
/// a diagnostic says so. Pages nest some five for their layout.
pub(crate) const MAX_TABLE_DEPTH: usize = 32;

/// Cells that are kept apart in one document; those beyond are read as paragraphs, and a diagnostic
/// says so. The form has some 200, a year's reports of a province on one page some 50,000.
pub(crate) const MAX_CELLS: usize = 1 << 20;

/// Elements beside the text within one another that are kept track of; a deeper one is text.
pub(crate) const MAX_BESIDE_DEPTH: usize = 32;

/// A string may be escaped within a string; each time it is unescaped once more.
pub(crate) const MOST_ESCAPES: usize = 3;

/// For each limit, where the first stands that is beyond it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beyond {
    pub(crate) cells: Option<u32>,
    pub(crate) tables: Option<u32>,
    pub(crate) beside: Option<u32>,
    pub(crate) escapes: Option<u32>,
}

impl Beyond {
    /// Says which limits were met, at the places that `place` makes of those in the markup.
    pub(crate) fn say(self, place: impl Fn(u32) -> Span, sink: &mut dyn Sink) {
        let mut say = |at: Option<u32>, severity, most, of, read_as| {
            let Some(at) = at else { return };
            sink.take(
                Diagnostic::new(Code::Truncated)
                    .with_severity(severity)
                    .at(place(at))
                    .found(format!("more than {most} {of}, {read_as}"))
                    .expected("one report"),
            );
        };
        let lost = Severity::Error;
        say(
            self.cells,
            lost,
            MAX_CELLS,
            "cells",
            "the rest read as paragraphs",
        );
        say(
            self.tables,
            lost,
            MAX_TABLE_DEPTH,
            "tables within one another",
            "deeper ones read as paragraphs",
        );
        say(
            self.beside,
            // Nothing is lost: there is more text than the report's.
            Severity::Warning,
            MAX_BESIDE_DEPTH,
            "elements beside the text within one another",
            "deeper ones read as text",
        );
        say(
            self.escapes,
            lost,
            MOST_ESCAPES,
            "levels of escapes in a script",
            "what it holds not read",
        );
    }
}
