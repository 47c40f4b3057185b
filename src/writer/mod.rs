//! A report written out as text, in any of the layouts that reports are found in.
//!
//! Takes a report; gives text. Never parses: what the layout cannot carry is lost, and each
//! [`Layout`] says what that is. The tables are laid out once, as grids of cells with spans,
//! and every layout is a way of writing those grids down.
//!
//! ```
//! use gongkai::model::{Field, Report};
//! use gongkai::writer::{Layout, write};
//! use gongkai::{Span, form::{Item, Measure}, model::CellMut};
//!
//! let mut report = Report::default();
//! for (measure, count) in [(Measure::Issued, 3), (Measure::Repealed, 1), (Measure::InForce, 12)] {
//!     if let Some(CellMut::Count(cell)) = report.disclosure.cell_mut(Item::Rules, measure) {
//!         *cell = Field::read(count, Span::default());
//!     }
//! }
//! assert_eq!(
//!     write(&report, Layout::PipesTrailing),
//!     "二、主动公开政府信息情况\n\
//!      第二十条第（一）项 | |||\n\
//!      信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n\
//!      规章 | 3 | 1 | 12 |\n",
//! );
//! ```

mod blocks;
mod delimited;
mod flat;
mod grid;
mod html;
mod layout;
mod pdf;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

pub use layout::Layout;

use crate::model::Report;
use delimited::Style;

/// The report as text in a layout.
///
/// Labels, headings and the order of rows are the form's own, in each table's edition. A value
/// is written as plain ASCII digits, a blank cell as nothing, one that is not applicable as `/`,
/// an unreadable one as `?`. What is absent is left out where it is a whole row, an item, a
/// table or a section; a single absent cell in a row with others is written as a blank one, for
/// leaving it out would shift its neighbours.
///
/// The title and the preamble are written as they stand; without a preamble, the period and the
/// contact are said in sentences. Lost in every layout: spans and bases, the wordings of the
/// source's headings, an agency or a year that no title names, the edition of a table none of whose
/// cells is there, and cells that the table's own edition does not print.
#[must_use]
pub fn write(report: &Report, layout: Layout) -> String {
    let blocks = blocks::blocks(report);
    let delimited = |style| delimited::write(&blocks, &style);
    match layout {
        Layout::Tabs => delimited(Style::plain("\n\n", delimited::tabs)),
        Layout::TabGrid => delimited(Style::plain("\n\n", delimited::tab_grid)),
        Layout::PipesTrailing => delimited(Style::plain("\n", delimited::pipes_trailing)),
        Layout::Markdown => delimited(Style {
            gap: "\n\n",
            title: "# ",
            heading: "## ",
            table: delimited::markdown,
        }),
        Layout::CellLinesBarred => delimited(Style::plain("\n", delimited::cell_lines_barred)),
        Layout::BarOpenedRows => delimited(Style::plain("\n", delimited::bar_opened_rows)),
        Layout::BarPartedCells => delimited(Style::plain("\n\n", delimited::bar_parted_cells)),
        Layout::PipesWrapped => delimited(Style::plain("\n", delimited::pipes_wrapped)),
        Layout::FilledDown => delimited(Style::plain("\n\n", delimited::filled_down)),
        Layout::CellLinesTabbed => delimited(Style::plain("\n\n", delimited::cell_lines_tabbed)),
        Layout::CellLines => delimited(Style::plain("\n\n", delimited::cell_lines)),
        Layout::Fused => delimited(Style::plain("\n", flat::fused)),
        Layout::Flattened => flat::flattened(&blocks),
        Layout::PdfLayout => pdf::layout(&pdf::Sheet::new(&blocks)),
        Layout::PdfRaw => pdf::raw(&pdf::Sheet::new(&blocks)),
        Layout::PdfPlain => pdf::plain(&pdf::Sheet::new(&blocks)),
        Layout::ColumnBlocks => delimited(Style::plain("\n\n", flat::column_blocks)),
        Layout::Html => html::write(&blocks),
    }
}
