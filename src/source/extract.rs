//! What markup and documents become: one text, the way back, and words that stood beside it.
//!
//! Takes nothing; gives the type that every reader of markup ends in. Does not know any markup.
//!
//! Every paragraph is a line that ends in `\n`. A table is [`TABLE_OPEN`](separators::TABLE_OPEN), its
//! rows, [`TABLE_CLOSE`](separators::TABLE_CLOSE); a row is its cells and [`ROW`](separators::ROW); a
//! cell is its text and [`CELL`](separators::CELL). A `\n` inside a cell is a soft break. Positions
//! that a wider or taller cell covers have no cell.

use super::Span;
use super::map::OffsetMap;

/// The marks between cells, rows and tables. They never occur otherwise: in what was read each of them
/// counts as a blank.
pub(crate) mod separators {
    /// Before a table.
    pub(crate) const TABLE_OPEN: char = '\u{1C}';
    /// Behind a table.
    pub(crate) const TABLE_CLOSE: char = '\u{1D}';
    /// Behind a row.
    pub(crate) const ROW: char = '\u{1E}';
    /// Behind a cell.
    pub(crate) const CELL: char = '\u{1F}';
}

/// The text of a page or document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Extract {
    /// Paragraphs, and tables between their marks.
    pub(crate) text: String,
    /// From `text` to what it was read from.
    pub(crate) map: OffsetMap,
    /// What titles and boxes beside the text say about it.
    pub(crate) evidence: Vec<Evidence>,
}

/// Words that stand beside the report and may name its body or its year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) kind: EvidenceKind,
    pub(crate) text: String,
    /// In what it was read from.
    pub(crate) span: Span,
}

/// What such words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(any(feature = "html", feature = "docx")),
    allow(dead_code, reason = "only readers of markup have it")
)]
pub(crate) enum EvidenceKind {
    /// The title of the page.
    PageTitle,
    /// 名称 in a box or a `meta` element.
    MetaTitle,
    /// 发布机构, 信息来源.
    Agency,
}

#[allow(
    dead_code,
    reason = "which readers of markup there are depends on the features"
)]
impl Extract {
    /// The text as people read it, of the same length: each mark between cells a tab, each between
    /// rows and tables a line end.
    pub(crate) fn readable(&self) -> String {
        self.text
            .chars()
            .map(|c| match c {
                separators::CELL => '\t',
                separators::ROW | separators::TABLE_OPEN | separators::TABLE_CLOSE => '\n',
                other => other,
            })
            .collect()
    }
}
