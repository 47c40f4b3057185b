//! The report set in lines and columns, and cut into pages.

use std::ops::Range;

use crate::writer::blocks::Block;
use crate::writer::grid::{Cell, Grid, Kind};

/// How wide a line of prose is: 42 Chinese characters.
pub(super) const WIDTH: usize = 84;

/// How many lines a page holds, less the one with its number.
const PAGE: usize = 40;

/// First line of a paragraph: two Chinese characters.
const INDENT: usize = 4;

/// Between two columns of a table.
const GAP: usize = 2;

/// What a piece of text is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Prose,
    Label,
    Figure,
}

/// A piece of text on one line.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Counted from the first line of the report.
    pub(super) line: usize,
    /// Counted in half-width characters.
    pub(super) column: usize,
    pub(super) text: String,
    pub(super) part: Part,
    /// The batch of the default mode: labels that come before the figures of the same batch.
    pub(super) batch: usize,
    /// Which cell or paragraph it is a line of.
    pub(super) owner: usize,
}

/// A report set in lines.
#[derive(Clone, Debug, Default)]
pub(in crate::writer) struct Sheet {
    /// In the order they are drawn: cells row by row, each whole.
    runs: Vec<Run>,
    /// Lines that a page does not part: a line of prose, a row of a table.
    rows: Vec<Range<usize>>,
    n_lines: usize,
    batch: usize,
    owner: usize,
}

impl Sheet {
    pub(in crate::writer) fn new(blocks: &[Block<'_>]) -> Self {
        let mut sheet = Self::default();
        for block in blocks {
            match block {
                Block::Title(text) => sheet.prose(text, |width| WIDTH.saturating_sub(width) / 2),
                Block::Heading(text) => sheet.prose(text, |_| INDENT),
                Block::Paragraph(text) => sheet.prose(text, |_| INDENT),
                Block::Signature(text) => sheet.prose(text, |width| {
                    WIDTH.saturating_sub(width).saturating_sub(INDENT)
                }),
                Block::Table(grid) => sheet.table(grid),
            }
        }
        sheet
    }

    /// The runs of every page, in the order they are drawn.
    pub(super) fn pages(&self) -> Vec<Vec<&Run>> {
        let mut pages: Vec<Range<usize>> = Vec::new();
        for row in &self.rows {
            match pages.last_mut() {
                Some(page) if row.end - page.start <= PAGE => page.end = row.end,
                _ => pages.push(row.clone()),
            }
        }
        pages
            .iter()
            .map(|page| {
                let on_page = |run: &&Run| page.contains(&run.line);
                self.runs.iter().filter(on_page).collect()
            })
            .collect()
    }

    fn prose(&mut self, text: &str, indent: impl Fn(usize) -> usize) {
        self.owner += 1;
        let indent = indent(width(text));
        for (index, text) in wrap(text, WIDTH - indent, WIDTH).into_iter().enumerate() {
            self.runs.push(Run {
                line: self.n_lines,
                column: if index == 0 { indent } else { 0 },
                text,
                part: Part::Prose,
                batch: self.batch,
                owner: self.owner,
            });
            self.rows.push(self.n_lines..self.n_lines + 1);
            self.n_lines += 1;
        }
    }

    fn table(&mut self, grid: &Grid) {
        let columns = columns(grid);
        let wrapped: Vec<(&Cell, Vec<String>)> = grid
            .cells()
            .iter()
            .map(|cell| {
                let wide = breadth(&columns, cell);
                (cell, wrap(&cell.text, wide, wide))
            })
            .collect();
        let tops = tops(&wrapped, self.n_lines);
        let top = |row: usize| tops.get(row).copied().unwrap_or(self.n_lines);
        let batches = batches(grid, self.batch + 1);
        for (cell, lines) in &wrapped {
            self.owner += 1;
            let height = top(cell.row + cell.n_rows) - top(cell.row);
            let first = top(cell.row) + height.saturating_sub(lines.len()) / 2;
            let left = columns.get(cell.column).map_or(0, |column| column.left);
            for (index, text) in lines.iter().enumerate() {
                let slack = breadth(&columns, cell).saturating_sub(width(text));
                let (part, column) = match cell.kind {
                    Kind::Label => (Part::Label, left),
                    Kind::Figure => (Part::Figure, left + slack / 2),
                };
                self.runs.push(Run {
                    line: first + index,
                    column,
                    text: text.clone(),
                    part,
                    batch: batches.get(cell.row).copied().unwrap_or(self.batch),
                    owner: self.owner,
                });
            }
        }
        self.rows
            .extend(tops.windows(2).filter_map(|pair| match pair {
                &[start, end] => Some(start..end),
                _ => None,
            }));
        self.n_lines = tops.last().copied().unwrap_or(self.n_lines);
        self.batch = batches.last().map_or(self.batch, |last| last + 1);
    }
}

/// A column of a table on the page.
struct Column {
    left: usize,
    /// Where its text wraps.
    width: usize,
}

fn columns(grid: &Grid) -> Vec<Column> {
    // The stub of table `requests` is one character wide, so 三、本年度办理结果 stands upright; its
    // 、 hangs into the gap.
    const STUB: [usize; 3] = [2, 8, 22];
    let is_wide = grid.n_columns() <= 4;
    let narrowest = if is_wide { 16 } else { 4 };
    let mut left = 0;
    (0..grid.n_columns())
        .map(|index| {
            let figures = grid.cells().iter().filter(|cell| {
                cell.kind == Kind::Figure && cell.column == index && cell.n_columns == 1
            });
            let longest = figures.map(|cell| cell.text.len()).max().unwrap_or(0);
            let width = match STUB.get(index) {
                Some(&label) if grid.n_label_columns() == STUB.len() => label,
                _ => longest.max(narrowest),
            };
            let column = Column { left, width };
            left += width + if index == 0 { 2 * GAP } else { GAP };
            column
        })
        .collect()
}

/// How wide a cell is, with the gaps that it covers.
fn breadth(columns: &[Column], cell: &Cell) -> usize {
    let left = columns.get(cell.column).map_or(0, |first| first.left);
    let last = columns.get(cell.column + cell.n_columns - 1);
    last.map_or(0, |last| last.left + last.width - left)
}

/// The first line of every row, and the line behind the last.
fn tops(wrapped: &[(&Cell, Vec<String>)], start: usize) -> Vec<usize> {
    let n_rows = wrapped.iter().map(|(cell, _)| cell.row + cell.n_rows).max();
    let mut heights = vec![1; n_rows.unwrap_or(0)];
    for within in [true, false] {
        for (cell, lines) in wrapped {
            let Some(rows) = heights.get_mut(cell.row..cell.row + cell.n_rows) else {
                continue;
            };
            let missing = lines.len().saturating_sub(rows.iter().sum());
            if (cell.n_rows == 1) == within
                && let Some(last) = rows.last_mut()
            {
                *last += missing;
            }
        }
    }
    let mut tops = vec![start];
    for height in heights {
        tops.push(tops.last().copied().unwrap_or(start) + height);
    }
    tops
}

/// The batch of every row: rows of figures in one group make one, with their labels.
fn batches(grid: &Grid, first: usize) -> Vec<usize> {
    let mut batch = first;
    let mut before = None;
    grid.rows()
        .map(|places| {
            let has_figures = places.iter().any(|place| place.cell.kind == Kind::Figure);
            let group = places.get(1).map(|place| place.cell);
            let group = group.filter(|cell| cell.kind == Kind::Label);
            let key = (has_figures, group.map(|cell| (cell.row, cell.column)));
            let is_next = match before {
                Some((true, _)) => key != before.unwrap_or_default(),
                Some((false, _)) => has_figures && grid.n_label_columns() > 1,
                None => false,
            };
            batch += usize::from(is_next);
            before = Some(key);
            batch
        })
        .collect()
}

/// How many half-width characters wide a text is.
pub(super) fn width(text: &str) -> usize {
    text.chars()
        .map(|character| if character.is_ascii() { 1 } else { 2 })
        .sum()
}

/// Breaks a text into lines of at most so many half-width characters. ASCII words and figures
/// stay whole, a closing mark hangs at the end of its line; blanks at a break are lost.
fn wrap(text: &str, first: usize, others: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let is_word = |character: char| character.is_ascii() && !character.is_ascii_whitespace();
        let end = if is_word(character) {
            rest.find(|character| !is_word(character))
                .unwrap_or(rest.len())
        } else {
            character.len_utf8()
        };
        let (atom, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        rest = behind;
        let limit = if lines.is_empty() { first } else { others };
        let is_full = width(&line) + width(atom) > limit;
        if is_full && !line.is_empty() && !atom.starts_with(closes) {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if !line.is_empty() || !atom.trim().is_empty() {
            line.push_str(atom);
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Marks that no line begins with.
fn closes(character: char) -> bool {
    "、。，；：！？）》〉”’」』】".contains(character)
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn stub_stands_upright() {
        assert_eq!(wrap("三、本年度", 2, 2), ["三、", "本", "年", "度"]);
    }

    #[test]
    fn years_stay_whole() {
        assert_eq!(wrap("自2023年起", 4, 4), ["自", "2023", "年起"]);
    }

    #[test]
    fn nothing_has_no_lines() {
        assert_eq!(wrap("", 4, 4), [""; 0]);
    }
}
