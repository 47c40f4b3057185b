//! The cells that marks part.
//!
//! Takes the folded text, a range of it and what parts its cells; gives the cells, empty ones too, and breaks, one
//! after the other in reading order. What is in a cell it asks only where a line end may be one within it or its end.

use memchr::{memchr2, memchr2_iter, memchr3_iter};

use crate::source::separators;
use crate::{Span, offset};

use super::bars::{
    bars_are_spaced, continues, cuts_figure, cuts_thousands, ends_openly, goes_on_below,
    has_bars_only, is_amount, is_bars, lines_of_blank_cell,
};
use super::delimiters::{Delimiters, ROW_END, indented_cell};
use super::lines::split_lines;

/// One thing of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) span: Span,
    pub(crate) kind: CellKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellKind {
    /// Something stands in it.
    Filled,
    /// Nothing does. A slack one may be no cell at all but what is left of a merged one.
    Empty { slack: bool },
    /// The end of a row, or of a line that is in no row.
    Break,
}

/// Gives the cells of a range, told apart by `delimiters`, one after the other.
pub(crate) fn cells(view: &str, range: Span, delimiters: Delimiters, give: impl FnMut(Cell)) {
    let mut cells = Cells {
        text: &view[range.range()],
        base: range.start,
        has_begun: false,
        give,
    };
    match delimiters {
        Delimiters::Markup => cells.markup(),
        Delimiters::Tabs => cells.tabs(),
        Delimiters::Indents => cells.indents(),
        Delimiters::TabEnds => cells.tab_ends(),
        Delimiters::Bars { closed, opened } => cells.bars(closed, opened),
        Delimiters::LoneBars => cells.lone_bars(),
        Delimiters::Ampersands => cells.ampersands(),
        Delimiters::BlankLines { of_blank } => cells.blank_lines(of_blank),
        Delimiters::None => cells.bare_lines(),
    }
}

struct Cells<'a, F> {
    text: &'a str,
    /// Where it begins in the view.
    base: u32,
    /// Whether a cell stands behind the last break.
    has_begun: bool,
    give: F,
}

impl<F: FnMut(Cell)> Cells<'_, F> {
    #[inline]
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + offset(start), self.base + offset(end))
    }

    /// What stands between `start` and `end`, without the blanks around it.
    #[inline]
    fn push(&mut self, start: usize, end: usize, slack: bool) {
        let is_filled = |b: &u8| !b.is_ascii_whitespace();
        let cell = &self.text.as_bytes()[start..end];
        let first = cell.iter().position(is_filled);
        let last = cell.iter().rposition(is_filled);
        let (span, kind) = match first.zip(last) {
            None => (self.span(start, end), CellKind::Empty { slack }),
            Some((first, last)) => (self.span(start + first, start + last + 1), CellKind::Filled),
        };
        self.has_begun = true;
        (self.give)(Cell { span, kind });
    }

    /// What stands between `start` and `end`, if anything does.
    fn push_filled(&mut self, start: usize, end: usize) {
        if !self.text[start..end].trim_ascii_start().is_empty() {
            self.push(start, end, false);
        }
    }

    #[inline]
    fn push_break(&mut self, at: usize) {
        if std::mem::take(&mut self.has_begun) {
            let (span, kind) = (self.span(at, at), CellKind::Break);
            (self.give)(Cell { span, kind });
        }
    }

    fn markup(&mut self) {
        let mut start = 0;
        // The range may begin within a table.
        let mut in_table = self
            .text
            .chars()
            .find(|c| matches!(*c, separators::TABLE_OPEN..=separators::ROW))
            .is_some_and(|c| c != separators::TABLE_OPEN);
        // Characters that are no control are no mark.
        let bytes = self.text.bytes().enumerate();
        for (at, byte) in bytes.filter(|(_, b)| *b < b' ') {
            let byte = char::from(byte);
            match byte {
                separators::CELL => self.push(start, at, false),
                separators::TABLE_OPEN | separators::TABLE_CLOSE | separators::ROW => {
                    self.push_filled(start, at);
                    self.push_break(at);
                    in_table = byte != separators::TABLE_CLOSE;
                }
                '\n' if !in_table => {
                    self.push_filled(start, at);
                    self.push_break(at);
                }
                _ => continue,
            }
            start = at + 1;
        }
        self.push_filled(start, self.text.len());
    }

    fn tabs(&mut self) {
        let mut start = 0;
        let mut in_row = false;
        let bytes = self.text.as_bytes();
        let is_end = |b: &u8| matches!(b, b'\t' | b'\n');
        let end_of_cell = |from: &[u8]| match from.first() {
            // Figures are too short for a search that is prepared for long cells.
            Some(b) if b.is_ascii() => from.iter().position(is_end),
            _ => memchr2(b'\t', b'\n', from),
        };
        while let Some(len) = end_of_cell(&bytes[start..]) {
            let at = start + len;
            let ends_row = bytes[at] == b'\n';
            if !ends_row || in_row {
                self.push(start, at, false);
            } else {
                self.push_filled(start, at);
            }
            if ends_row {
                self.push_break(at);
            }
            in_row = !ends_row;
            start = at + 1;
        }
        self.push_filled(start, self.text.len());
    }

    fn indents(&mut self) {
        let mut open: Option<usize> = None;
        let mut start = 0;
        let text = self.text;
        for line in split_lines(text) {
            let end = start + line.len();
            if indented_cell(line).is_some() {
                if let Some(open) = open.replace(start) {
                    self.push(open, start, false);
                }
            } else if line.is_empty() {
                if let Some(open) = open.take() {
                    self.push(open, start, false);
                }
                self.push_break(start);
            } else if open.is_none() {
                self.push_filled(start, end);
                self.push_break(end);
            }
            start = end + 1;
        }
        if let Some(open) = open {
            self.push(open, text.len(), false);
        }
    }

    fn tab_ends(&mut self) {
        let mut start = 0;
        for line in split_lines(self.text) {
            let end = start + line.len();
            let words = line.trim_ascii_end();
            if words.is_empty() {
                // Of a merged cell only its tabs are left.
                for _ in line.bytes().filter(|b| *b == b'\t') {
                    self.push(start, start, true);
                }
            } else {
                self.push(start, end, false);
            }
            self.push_break(end);
            start = end + 1;
        }
    }

    fn bars(&mut self, closed: bool, opened: bool) {
        // `open` is where the cell began that no bar has ended yet, and up to `blank_until` nothing stands in it.
        let mut open = 0;
        let mut blank_until = 0;
        let mut barred = false;
        let text = self.text;
        for at in memchr2_iter(b'|', b'\n', text.as_bytes()) {
            let bytes = text.as_bytes();
            if bytes.get(at) == Some(&b'|') {
                let content = &bytes[open..at];
                let is_blank = content.trim_ascii_start().is_empty();
                // Where no bar ends a row, a line may be one cell behind a bar.
                let is_alone =
                    || bytes[at + 1..].iter().find(|b| matches!(b, b'|' | b'\n')) != Some(&b'|');
                let is_start =
                    || open == 0 || !closed && opened && bytes[open - 1] == b'\n' && is_alone();
                let begins_line = is_blank && (content.contains(&b'\n') || !barred && is_start());
                if !begins_line {
                    self.push(open, at, content.is_empty());
                } else if has_bars_only(&bytes[at + 1..]) {
                    self.push(open, at, content.is_empty() || content.ends_with(b"\n"));
                } else if !opened {
                    self.push(open, at, false);
                }
                barred = true;
                open = at + 1;
                continue;
            }
            let trimmed = text[open.max(blank_until)..at].trim_ascii();
            if trimmed.is_empty() {
                blank_until = at;
                // A row that begins with a bar goes on where the next line does not begin one.
                if closed && opened && barred && goes_on_below(text, at, true) {
                    continue;
                }
                // The line ended in a bar, or is blank. Where no bar ends a row, a blank cell may stand behind it.
                if barred && !closed && !opened {
                    self.push(open, at, true);
                    open = at + 1;
                }
                self.push_break(at);
                barred = false;
                continue;
            }
            // The bar of the next line may end a figure at the end of a line, or on one of its own; where rows begin
            // with a bar, one at the end of a row.
            let may_end_below = closed && if opened { barred } else { is_amount(trimmed) };
            let goes_on = cuts_thousands(text, at)
                || closed && barred && (cuts_figure(text, at, trimmed) || ends_openly(trimmed))
                || may_end_below && goes_on_below(text, at, false)
                || continues(text, open, at, closed);
            if !goes_on {
                self.push(open, at, false);
                self.push_break(at);
                open = at + 1;
                barred = false;
            }
        }
        self.push_filled(open, text.len());
    }

    fn lone_bars(&mut self) {
        let mut line_start = 0;
        let mut since_bar = true;
        let mut blank = false;
        let text = self.text;
        let is_spaced = bars_are_spaced(text);
        let lines_of_blank = lines_of_blank_cell(text);
        let mut n_blank = 0;
        for line in split_lines(text) {
            for (at, part) in parts_of_line(line) {
                let start = line_start + at;
                let end = start + part.len();
                let trimmed = part.trim_ascii();
                if trimmed.is_empty() {
                    blank |= end < text.len();
                    n_blank += usize::from(since_bar && end < text.len());
                    continue;
                }
                // Blank lines within a row, or at its end.
                let n_blank = std::mem::take(&mut n_blank);
                for _ in 0..lines_of_blank.map_or(0, |lines| n_blank / lines) {
                    self.push(start, start, true);
                }
                if has_bars_only(trimmed.as_bytes()) {
                    // Where bars stand right behind cells, a blank line before one is a row's first cell.
                    let is_first = since_bar && blank && !is_spaced && lines_of_blank.is_none();
                    if is_first {
                        self.push_break(start);
                    }
                    if is_first || !since_bar {
                        self.push(start, start, is_spaced || !blank);
                    }
                    self.push_break(start);
                    since_bar = false;
                } else {
                    if blank && !since_bar && !is_spaced {
                        // A blank line behind a bar may be the last cell of a row.
                        self.push(start, start, true);
                    }
                    self.push(start, end, false);
                    since_bar = true;
                }
                blank = false;
            }
            line_start += line.len() + 1;
        }
        if blank && !since_bar && !is_spaced {
            self.push(text.len(), text.len(), true);
        }
    }

    fn ampersands(&mut self) {
        let mut start = 0;
        let mut in_row = false;
        let text = self.text;
        for at in memchr3_iter(b'&', b'\\', b'\n', text.as_bytes()) {
            let is_line_end = text.as_bytes()[at] == b'\n';
            if at < start {
                continue;
            } else if text.as_bytes()[at] == b'&' {
                self.push(start, at, false);
                in_row = true;
                start = at + 1;
            } else if text[at..].starts_with(ROW_END) || is_line_end && !in_row {
                if in_row {
                    self.push(start, at, false);
                } else if !text[start..at].trim_ascii_start().starts_with('\\') {
                    self.push_filled(start, at);
                }
                self.push_break(at);
                in_row = false;
                // What stands behind the end of a row draws a line.
                let line = split_lines(&text[at..]).next().unwrap_or("");
                start = (at + line.len() + 1).min(text.len());
            }
        }
        self.push_filled(start, text.len());
    }

    fn blank_lines(&mut self, of_blank: usize) {
        let (mut start, mut n_blank) = (0, 0_usize);
        let text = self.text;
        for line in split_lines(text) {
            if line.trim_ascii_start().is_empty() {
                n_blank += 1;
            } else {
                let n_blank = std::mem::take(&mut n_blank);
                for _ in 0..n_blank.saturating_sub(1) / of_blank.max(1) {
                    self.push(start, start, false);
                }
                self.push(start, start + line.len(), false);
                self.push_break(start + line.len());
            }
            start += line.len() + 1;
        }
    }

    fn bare_lines(&mut self) {
        let mut start = 0;
        let text = self.text;
        for line in split_lines(text) {
            self.push_filled(start, start + line.len());
            self.push_break(start + line.len());
            start += line.len() + 1;
        }
    }
}

/// The bars before the cell of a line, the cell, and those behind it, each with its place; all of a line that has no
/// cell.
fn parts_of_line(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_around = |c: char| matches!(c, '|' | ' ' | '\t');
    let (mut first, mut last) = (0, line.len());
    // Most lines are a cell, or bars.
    if line.contains('|') && !is_bars(line) {
        first = line.len() - line.trim_start_matches(is_around).len();
        last = line.trim_end_matches(is_around).len();
    }
    if first >= last {
        (first, last) = (0, line.len());
    }
    let (before, cell, behind) = (&line[..first], &line[first..last], &line[last..]);
    let before = before.contains('|').then_some((0, before));
    let behind = behind.contains('|').then_some((last, behind));
    [before, Some((first, cell)), behind].into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use crate::layout::delimiters;

    use super::*;

    /// Cells as text: `_` an empty one, `~` a slack one, `;` a break.
    fn shown(text: &str) -> String {
        let range = Span::new(0, u32::try_from(text.len()).unwrap());
        let mut shown = Vec::new();
        cells(text, range, delimiters(text, range).0, |cell| {
            shown.push(match cell.kind {
                CellKind::Filled => cell.span.slice(text).unwrap().replace('\n', "\\"),
                CellKind::Empty { slack: true } => "~".to_owned(),
                CellKind::Empty { slack: false } => "_".to_owned(),
                CellKind::Break => ";".to_owned(),
            });
        });
        shown.join(" ")
    }

    #[test]
    fn tab_rows() {
        assert_eq!(
            shown("甲\t\t1\t2\t\n\t乙\t3\t\t\n"),
            "甲 _ 1 2 _ ; _ 乙 3 _ _ ;"
        );
    }

    #[test]
    fn bars_behind() {
        assert_eq!(
            shown("甲 | 1 | 2 | ||\n乙 | 3 | | 4 |\n丙 | 5 | 6\n"),
            "甲 1 2 _ ~ ; 乙 3 _ 4 ; 丙 5 6 ;"
        );
        // A figure on a line of its own is a cell that the next line's bar ends.
        assert_eq!(
            shown(
                "甲 | 10 | \n20\n | 30 | 40\n | 50 |\n乙 | 1 | 2 |\n丙 | 3 |\n丁 | 4 |\n | 戊 | 5 |"
            ),
            "甲 10 ; 20 30 40 50 ; 乙 1 2 ; 丙 3 ; 丁 4 ; _ 戊 5"
        );
    }

    #[test]
    fn bars_around() {
        assert_eq!(
            shown("| 甲 | 1 | 2 |\n| --- | --- | --- |\n| 乙 |  | 4 |\n"),
            "甲 1 2 ; --- --- --- ; 乙 _ 4 ;"
        );
    }

    #[test]
    fn bars_between() {
        assert_eq!(
            shown("甲 | 1 | 2\n乙 | 3 | 4\n丙 | 5 | 6\n"),
            "甲 1 2 ; 乙 3 4 ; 丙 5 6 ;"
        );
    }

    #[test]
    fn a_blank_last_cell_behind_a_bar_that_ends_no_row() {
        assert_eq!(
            shown("甲| 1| 2| 3  \n乙| 4| 5|     \n丙| 6| |     \n丁| 7| 8| 9\n"),
            "甲 1 2 3 ; 乙 4 5 ~ ; 丙 6 _ ~ ; 丁 7 8 9 ;"
        );
        // The bar on the next line ends the row; a bar lost at its end is damage.
        assert_eq!(
            shown("甲 | 1 | 2 | 3\n|\n乙 | 4 | 5 | 6 |\n"),
            "甲 1 2 3 ; 乙 4 5 6 ;"
        );
        assert_eq!(
            shown("甲 | 1 | 2 | 3 |\n乙 | 4 | 5 | 6\n丙 | 7 | 8 | 9 |\n"),
            "甲 1 2 3 ; 乙 4 5 6 ; 丙 7 8 9 ;"
        );
    }

    #[test]
    fn a_bar_before_each_cell_that_has_a_line() {
        assert_eq!(
            shown("| 甲\n| 1\n|\n| 3\n| 乙\n|\n|\n| 6\n"),
            "甲 ; 1 ; ~ ; 3 ; 乙 ; ~ ; ~ ; 6 ;"
        );
    }

    #[test]
    fn line_ends_within_cells() {
        assert_eq!(
            shown("| 甲甲\n乙 | 1 | 2 |\n| 丙 | 3 |\n4 |\n"),
            "甲甲\\乙 1 2 ; 丙 3 4 ;"
        );
    }

    #[test]
    fn line_ends_around_figures() {
        assert_eq!(
            shown(
                "| 甲 | 1 | 2\n | 3 |\n| 乙 | 4 | \n5 | 6 |\n| 丙 | 7 | 8 | 9\n |\n| 1 | 2 | 3 |\n"
            ),
            "甲 1 2 3 ; 乙 4 5 6 ; 丙 7 8 9 ; 1 2 3 ;"
        );
        // Behind blank cells, with units, and cut at the comma of thousands.
        assert_eq!(
            shown("甲 | 1\n |  | 2 |\n | 乙 | 3 |\n丙 | 4 件\n | 5 |\n"),
            "甲 1 _ 2 ; _ 乙 3 ; 丙 4 件 5 ;"
        );
        // A figure that is cut elsewhere is none that can be read.
        assert_eq!(
            shown("| 甲 | 436\n3.99 |\n| 乙 | 5 | 6\n7 |\n"),
            "甲 436\\3.99 ; 乙 5 6\\7 ;"
        );
        assert_eq!(
            shown("甲 | 6,\n924 | 10\n,638 | 7 |\n乙 | 1 | 2 | 3 |\n"),
            "甲 6,\\924 10\\,638 7 ; 乙 1 2 3 ;"
        );
    }

    #[test]
    fn a_cell_a_line_with_bars() {
        assert_eq!(
            shown("甲 |\n1 |\n|\n2 |\n乙 |\n3 |\n"),
            "甲 ; 1 ; ~ ; 2 ; 乙 ; 3 ;"
        );
    }

    #[test]
    fn lone_bars() {
        assert_eq!(
            shown("甲\n|\n1\n|\n|\n2\n|\n乙\n|\n"),
            "甲 ; 1 ; ~ ; 2 ; 乙 ;"
        );
        assert_eq!(shown("|\n甲\n1\n2\n|\n乙\n3\n4\n|\n"), "甲 1 2 ; 乙 3 4 ;");
        let first_is_blank = "甲\n|\n1\n|\n2\n\n|\n3\n|\n4\n|\n5\n";
        assert_eq!(shown(first_is_blank), "甲 ; 1 ; 2 ; _ ; 3 ; 4 ; 5");
        assert_eq!(shown("甲\n\n|\n\n1\n\n|\n\n2\n\n|\n"), "甲 ; 1 ; 2 ;");
        let bars_beside =
            "甲\n|\n| 1\n|\n2\n|\n3 | ||\n乙\n|\n4\n|\n5\n|\n6\n|\n丙\n|\n7\n|\n8\n|\n";
        assert_eq!(
            shown(bars_beside),
            "甲 ; ~ ; 1 ; 2 ; 3 ; 乙 ; 4 ; 5 ; 6 ; 丙 ; 7 ; 8 ;"
        );
    }

    #[test]
    fn ampersands() {
        let rows = "\\begin{tabular}{cc}\n\\hline\n甲 & 1 & & 3 \\\\ \\hline\n& 乙 &\n4 & \\\\\n\\end{tabular}\n丙\n";
        assert_eq!(shown(rows), "甲 1 _ 3 ; _ 乙 4 _ ; 丙 ;");
    }

    #[test]
    fn blank_lines_beyond_one_are_blank_cells() {
        let text = "甲\n\n\n\n 3\n\n乙\n\n4\n\n\n \n6\n";
        let mut shown = Vec::new();
        let range = Span::new(0, u32::try_from(text.len()).unwrap());
        cells(
            text,
            range,
            Delimiters::BlankLines { of_blank: 1 },
            |cell| {
                shown.push(match cell.kind {
                    CellKind::Filled => cell.span.slice(text).unwrap(),
                    CellKind::Empty { .. } => "_",
                    CellKind::Break => ";",
                });
            },
        );
        assert_eq!(shown.join(" "), "甲 ; _ _ 3 ; 乙 ; 4 ; _ _ 6 ;");
    }

    #[test]
    fn a_cell_an_indented_line() {
        assert_eq!(shown(" \t甲\n \t1\n\n \t乙\n \t2\n"), "甲 1 ; 乙 2 ;");
        assert_eq!(
            shown("\t甲\n\t \n 0\n\t1\n \n\n\t\n\t乙\n\t2\n\t\n"),
            "甲 0 1 ; _ 乙 2 _ ;"
        );
    }
}
