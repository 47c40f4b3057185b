//! Layouts: one table gives variant, stable name, and what is lost.

use crate::name::named;

macro_rules! layouts {
    ($( $(#[doc = $doc:literal])+ $name:ident = $text:literal, $blanks:ident, $paragraphs:ident; )*) => {
        /// 版式: a way of writing a report down as text.
        ///
        /// `L1` to `L16` number the layouts that reports are found in; those of one number look much
        /// alike.
        ///
        /// Unless a layout says otherwise it carries every state of a cell that the writer
        /// writes at all (see [`write`](super::write)) and parts paragraphs. Where it loses blank cells,
        /// one that is unreadable may cost others of its row or column: nothing but figures tells there
        /// which cell is which.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum Layout {
            $( $(#[doc = $doc])+ #[cfg_attr(feature = "serde", serde(rename = $text))] $name, )*
        }

        impl Layout {
            /// All layouts.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its stable name, such as `tabs` or `pdf-raw`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            const fn kept(self) -> (Blanks, Paragraphs) {
                match self { $(Self::$name => (Blanks::$blanks, Paragraphs::$paragraphs)),* }
            }
        }
    };
}

enum Blanks {
    Kept,
    Lost,
}

enum Paragraphs {
    Parted,
    Joined,
}

layouts! {
    /// L1: rows of tab-separated fields, as word processors' tables come out. Every row has
    /// the same number of fields; a label as wide as its group and its item takes one field
    /// less, made up by an empty one at the end of the row, so figures stand in one of two
    /// places.
    Tabs = "tabs", Kept, Parted;
    /// L1: rows of tab-separated fields in which every figure stands in its own column and
    /// merged cells are empty fields: what a spreadsheet wants.
    TabGrid = "tab-grid", Kept, Parted;
    /// L2: pipe rows with a bar behind every cell, `规章 | 0 | 0 | 0 |`; what merged cells take
    /// is extra bars at the end of the row. Group labels stand on their first row only.
    PipesTrailing = "pipes-trailing", Kept, Parted;
    /// L3: Markdown, with `#` headings, a blank line between paragraphs, and tables in which
    /// merged cells are empty ones.
    Markdown = "markdown", Kept, Parted;
    /// L4: one cell a line, each with a bar behind it; what merged cells take is bars on a line
    /// of their own. An unreadable cell of table `review` may cost others of it.
    CellLinesBarred = "cell-lines-barred", Kept, Parted;
    /// L5: a line with a bar alone opens every row; the cells follow on the next line, parted
    /// by bars.
    BarOpenedRows = "bar-opened-rows", Kept, Parted;
    /// L5: one cell a line, and a line with a bar alone between two cells of a row. Merged
    /// cells are gone; a blank cell is an empty line. An unreadable cell of table `review` may cost
    /// others of it.
    BarPartedCells = "bar-parted-cells", Kept, Parted;
    /// L6: pipe rows as in L2, with line breaks inside the labels.
    PipesWrapped = "pipes-wrapped", Kept, Parted;
    /// L7: pipe rows filled down: what stands in a merged cell is repeated in every place that
    /// it covers, figures too.
    FilledDown = "filled-down", Kept, Parted;
    /// L8: one cell a line behind a tab, a blank line between rows; where a row is covered by a
    /// merged cell from above stands a tab alone.
    CellLinesTabbed = "cell-lines-tabbed", Kept, Parted;
    /// L9: one cell a line, a blank line between all of them; merged cells are gone. Loses
    /// blank cells, and with them which of its row's cells a figure is.
    CellLines = "cell-lines", Lost, Parted;
    /// L10: every table on one line, its cells with nothing between, so that the figures of a
    /// row fuse, with each other and with the ordinal of the next row. Loses blank cells and
    /// the ends of figures.
    Fused = "fused", Lost, Parted;
    /// L10: the whole report on one line, tables as in [`Fused`](Self::Fused), headings glued to
    /// sentences. Loses paragraphs too, and often where the title ends, so that the title may be lost, and
    /// the agency and the year with it.
    Flattened = "flattened", Lost, Joined;
    /// L12: the text of a PDF with the page kept, as by `pdftotext -layout`: columns aligned by
    /// blanks, labels wrapped around their figures, the stub 三、本年度办理结果 upright, pages ended by
    /// their number and a form feed. A blank cell is only a wider gap; a paragraph is known by
    /// its indent; a blank where a line was broken is lost.
    PdfLayout = "pdf-layout", Lost, Parted;
    /// L12: the text of a PDF in the order of drawing, as by `pdftotext -raw`: every cell whole,
    /// then the next, figures of a row parted by one blank. Loses blank cells, paragraphs, and
    /// blanks where lines were broken.
    PdfRaw = "pdf-raw", Lost, Joined;
    /// L12: the text of a PDF as by `pdftotext` without an option: the labels of some rows, then
    /// their figures in a batch. Loses what [`PdfRaw`](Self::PdfRaw) loses, and which label a
    /// figure stood beside.
    PdfPlain = "pdf-plain", Lost, Joined;
    /// L12 as other extractors have it: every column of a table from top to bottom, one cell a
    /// line, a blank line between columns. Loses blank cells, and with them which row a figure
    /// is in.
    ColumnBlocks = "column-blocks", Lost, Parted;
    /// L16: a plain HTML page; merged cells are elements with `rowspan` and `colspan`.
    Html = "html", Kept, Parted;
}

impl Layout {
    /// Whether a blank cell can be seen in it.
    #[must_use]
    pub const fn keeps_blanks(self) -> bool {
        matches!(self.kept().0, Blanks::Kept)
    }

    /// Whether the ends of paragraphs can be seen in it.
    #[must_use]
    pub const fn keeps_paragraphs(self) -> bool {
        matches!(self.kept().1, Paragraphs::Parted)
    }
}

named! {
    Layout::as_str, "a layout", "markdown";
}
