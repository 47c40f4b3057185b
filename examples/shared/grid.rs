//! Tables for a terminal: columns aligned by how wide their text is drawn, Chinese characters two
//! columns wide.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Rows of cells. The first columns are set to the left, the others to the right.
#[derive(Debug)]
pub(crate) struct Grid {
    rows: Vec<Vec<String>>,
    n_left: usize,
}

impl Default for Grid {
    fn default() -> Self {
        Self::new(1)
    }
}

impl Grid {
    /// A table of which so many columns are set to the left.
    pub(crate) const fn new(n_left: usize) -> Self {
        Self {
            rows: Vec::new(),
            n_left,
        }
    }

    /// Adds a row; a row of one cell is a line of its own, which no column is widened for.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = impl Into<String>>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Writes it, every line behind two blanks.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths: Vec<usize> = Vec::new();
        for row in self.rows.iter().filter(|row| row.len() > 1) {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        for row in &self.rows {
            let mut line = String::new();
            for (column_idx, cell) in row.iter().enumerate() {
                let width = widths.get(column_idx).copied().unwrap_or_default();
                let gap = " ".repeat(width.saturating_sub(cell.width()));
                line.push_str("  ");
                if column_idx < self.n_left {
                    line.push_str(cell);
                    line.push_str(&gap);
                } else {
                    line.push_str(&gap);
                    line.push_str(cell);
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// The beginning of a text, at most `columns` wide, with `…` where it was cut.
pub(crate) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut width = 0;
    for c in text.chars() {
        width += c.width().unwrap_or_default();
        if width >= columns {
            break;
        }
        cut.push(c);
    }
    cut.push('…');
    cut
}
