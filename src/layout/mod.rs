//! Text to cells: which marks part cells and rows in a stretch of text, and the cells they part.
//!
//! Takes the folded text and a range of it; gives cells, empty cells and breaks, in reading order.
//! Does not know a word of the form. Every layout ends in the same cells: tab rows, bars in all
//! their forms, one cell a line, and cells taken out of markup.

mod lines;

pub(crate) use lines::{Line, is_page_number, lines, split_lines};

use memchr::{memchr, memchr_iter, memchr2};

use crate::source::separators;
use crate::{Span, offset};

/// What parts the cells of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiters {
    /// Cells and rows taken out of markup.
    Markup,
    /// Tabs part cells, line ends part rows.
    Tabs,
    /// Every line that starts with a tab is a cell; blank lines part rows.
    Indents,
    /// Bars part cells; line ends within a cell are soft where rows end in bars, and where rows do
    /// not begin with one, a bar that begins a line ends an empty cell.
    Bars { closed: bool, opened: bool },
    /// Bars stand on lines of their own, every other line is a cell.
    LoneBars,
    /// Nothing does: blanks and line ends stand between words, or nothing at all.
    None,
}

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

/// Finds what parts the cells of a range, and in how many lines at most nothing does.
pub(crate) fn delimiters(view: &str, range: Span) -> (Delimiters, usize) {
    /// Fewer bars are punctuation.
    const FEWEST_BARS: usize = 3;
    /// Fewer tabs are indentation.
    const FEWEST_TABS: usize = 6;
    let text = &view[range.range()];
    if memchr(separators::CELL as u8, text.as_bytes()).is_some() {
        return (Delimiters::Markup, usize::MAX);
    }
    if memchr2(b'|', b'\t', text.as_bytes()).is_none() {
        return (Delimiters::None, usize::MAX);
    }
    let bars = memchr_iter(b'|', text.as_bytes()).count();
    let tabs = memchr_iter(b'\t', text.as_bytes()).count();
    let (mut barred, mut lone, mut closed, mut opened) = (0, 0, 0, 0);
    // Lines behind one that ends in a bar: where rows end in bars, those begin one, but for those that
    // begin with a figure.
    let (mut fresh, mut fresh_opened, mut is_fresh) = (0, 0, true);
    let (mut tabbed, mut indented, mut bare) = (0, 0, 0);
    for line in split_lines(text) {
        // Lines are short where each is a cell.
        let is_barred = bars > 0 && line.contains('|');
        if is_barred {
            let trimmed = line.trim_ascii();
            if is_bars(trimmed) {
                lone += 1;
                // It may end the last cell of the row above.
                closed += usize::from(!is_fresh && trimmed == "|");
            } else {
                let opens = usize::from(trimmed.starts_with('|'));
                barred += 1;
                closed += usize::from(trimmed.ends_with('|'));
                opened += opens;
                is_fresh = is_fresh && {
                    let bar = memchr(b'|', trimmed.as_bytes()).unwrap_or(trimmed.len());
                    let first = trimmed[..bar].trim_ascii_end();
                    first.is_empty() || ends_openly(first)
                };
                fresh += usize::from(is_fresh);
                fresh_opened += if is_fresh { opens } else { 0 };
            }
            is_fresh = trimmed.ends_with('|');
        } else if bars > 0 {
            is_fresh |= line.is_empty();
        }
        match line.as_bytes() {
            [b'\t', rest @ ..] if !rest.contains(&b'\t') => indented += 1,
            line if tabs > 0 && line.contains(&b'\t') => tabbed += 1,
            line => bare += usize::from(!is_barred && !line.is_empty()),
        }
    }
    let delimiters = if bars >= FEWEST_BARS && bars >= tabs {
        let closed = closed * 4 >= barred;
        if barred * 4 < lone {
            Delimiters::LoneBars
        } else {
            Delimiters::Bars {
                closed,
                opened: if closed {
                    let all_open = fresh_opened == fresh;
                    all_open || fresh_opened * 2 >= fresh && !has_blank_first_cells(text)
                } else {
                    opened * 2 >= barred
                },
            }
        }
    } else if tabs < FEWEST_TABS.min(bars + 1).max(2) {
        Delimiters::None
    } else if indented > 4 * tabbed {
        Delimiters::Indents
    } else {
        Delimiters::Tabs
    };
    (delimiters, bare)
}

/// The cells of a range, told apart by `delimiters`.
pub(crate) fn cells(view: &str, range: Span, delimiters: Delimiters) -> Vec<Cell> {
    let text = &view[range.range()];
    let mut out = Cells {
        text,
        base: range.start as usize,
        // A short figure and its mark.
        cells: Vec::with_capacity(text.len() / 4),
    };
    match delimiters {
        Delimiters::Markup => out.markup(),
        Delimiters::Tabs => out.tabs(),
        Delimiters::Indents => out.indents(),
        Delimiters::Bars { closed, opened } => out.bars(closed, opened),
        Delimiters::LoneBars => out.lone_bars(),
        Delimiters::None => out.bare_lines(),
    }
    out.cells
}

struct Cells<'a> {
    text: &'a str,
    /// Where it begins in the view.
    base: usize,
    cells: Vec<Cell>,
}

impl Cells<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(offset(self.base + start), offset(self.base + end))
    }

    /// What stands between `start` and `end`, without the blanks around it.
    #[inline]
    fn push(&mut self, start: usize, end: usize, slack: bool) {
        let cell = &self.text.as_bytes()[start..end];
        let words = cell.trim_ascii_start();
        let first = end - words.len();
        let words = words.trim_ascii_end();
        let (span, kind) = match words.len() {
            0 => (self.span(start, end), CellKind::Empty { slack }),
            len => (self.span(first, first + len), CellKind::Filled),
        };
        self.cells.push(Cell { span, kind });
    }

    /// What stands between `start` and `end`, if anything does.
    fn push_filled(&mut self, start: usize, end: usize) {
        if !self.text[start..end].trim_ascii_start().is_empty() {
            self.push(start, end, false);
        }
    }

    fn push_break(&mut self, at: usize) {
        if self
            .cells
            .last()
            .is_some_and(|cell| cell.kind != CellKind::Break)
        {
            let span = self.span(at, at);
            self.cells.push(Cell {
                span,
                kind: CellKind::Break,
            });
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
            if line.starts_with('\t') {
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

    fn bars(&mut self, closed: bool, opened: bool) {
        // `open` is where the cell began that no bar has ended yet, and up to `blank_until` nothing stands in it.
        let mut open = 0;
        let mut blank_until = 0;
        let mut barred = false;
        let text = self.text;
        for at in memchr::memchr2_iter(b'|', b'\n', text.as_bytes()) {
            let bytes = text.as_bytes();
            if bytes.get(at) == Some(&b'|') {
                let content = &bytes[open..at];
                let is_blank = content.trim_ascii_start().is_empty();
                let begins_line = is_blank && (content.contains(&b'\n') || (open == 0 && !barred));
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
            }
            if cuts_thousands(text, at) || closed && barred && cuts_figure(text, at, trimmed) {
                // The figure goes on.
            } else if closed && opened && barred && goes_on_below(text, at, trimmed.is_empty()) {
                // A row that begins with a bar goes on where the next line does not begin one.
            } else if closed
                && !opened
                && !trimmed.is_empty()
                && is_amount(trimmed)
                && goes_on_below(text, at, false)
            {
                // A figure at the end of a line, or on one of its own, ends with the bar of the next.
            } else if trimmed.is_empty() {
                // The line ended in a bar, or is blank.
                self.push_break(at);
                barred = false;
            } else if !(closed && barred && ends_openly(trimmed)
                || continues(text, open, at, closed))
            {
                self.push(open, at, false);
                self.push_break(at);
                open = at + 1;
                barred = false;
            }
        }
        self.push_filled(open, text.len());
    }

    fn lone_bars(&mut self) {
        let mut start = 0;
        let mut since_bar = true;
        let mut blank = false;
        let text = self.text;
        let is_spaced = bars_are_spaced(text);
        let lines_of_blank = lines_of_blank_cell(text);
        let mut n_blank = 0;
        for line in split_lines(text) {
            let end = start + line.len();
            let trimmed = line.trim_ascii();
            if trimmed.is_empty() {
                blank |= end < text.len();
                n_blank += usize::from(since_bar && end < text.len());
                start = end + 1;
                continue;
            }
            // Blank lines within a row, or at its end.
            let n_blank = std::mem::take(&mut n_blank);
            for _ in 0..lines_of_blank.map_or(0, |lines| n_blank / lines) {
                self.push(start, start, true);
            }
            if is_bars(trimmed) {
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
            start = end + 1;
        }
        if blank && !since_bar && !is_spaced {
            self.push(text.len(), text.len(), true);
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

/// How many blank lines are a blank cell, where rows open with a lone bar and have a line for each
/// cell: one, or two where all blank lines come in pairs.
fn lines_of_blank_cell(text: &str) -> Option<usize> {
    let (mut n_bars, mut n_cells, mut n_blank) = (0, 0, 0);
    let (mut gap, mut are_pairs) = (0, true);
    for line in split_lines(text) {
        let line = line.trim_ascii();
        if line.is_empty() {
            (gap, n_blank) = (gap + 1, n_blank + 1);
            continue;
        }
        are_pairs &= gap % 2 == 0;
        gap = 0;
        if is_bars(line) {
            n_bars += 1;
        } else {
            n_cells += 1;
        }
    }
    let lines = 1 + usize::from(are_pairs);
    (n_cells > 2 * n_bars && n_blank < lines * n_cells).then_some(lines)
}

/// Whether lines that begin with a bar have no more bars than others: it ends a blank cell, and opens no row.
fn has_blank_first_cells(text: &str) -> bool {
    let (mut most_opened, mut most) = (0, 0);
    for line in split_lines(text).map(str::trim_ascii) {
        let n_bars = memchr_iter(b'|', line.as_bytes()).count();
        if line.starts_with('|') {
            most_opened = n_bars.max(most_opened);
        } else {
            most = n_bars.max(most);
        }
    }
    most >= most_opened
}

/// Whether bars are all of a line.
fn is_bars(trimmed: &str) -> bool {
    !trimmed.is_empty() && trimmed.bytes().all(|b| b == b'|')
}

/// Whether blank lines part cells from the bars behind them, and are no cells themselves.
fn bars_are_spaced(text: &str) -> bool {
    let (mut n_bars, mut n_spaced) = (0, 0);
    let (mut filled, mut blank) = (false, false);
    for line in split_lines(text) {
        let trimmed = line.trim_ascii();
        if is_bars(trimmed) {
            n_bars += 1;
            n_spaced += usize::from(filled && blank);
            filled = false;
        } else if !trimmed.is_empty() {
            filled = true;
        }
        blank = trimmed.is_empty();
    }
    n_spaced * 4 > n_bars
}

/// Whether a text has nothing but bars on its first line.
fn has_bars_only(text: &[u8]) -> bool {
    let mut line = text.iter().take_while(|b| **b != b'\n');
    line.all(|b| matches!(b, b' ' | b'\t' | b'|'))
}

/// Whether the row of a line that ends at `at` goes on with a figure on the next: where the line ended
/// in a bar, the next begins with the figure; where it ended in a figure, with the bar behind it.
fn goes_on_below(text: &str, at: usize, ended_in_bar: bool) -> bool {
    let below = &text[at + 1..];
    // Most rows begin with a bar.
    if ended_in_bar && below.trim_start_matches(' ').starts_with('|') {
        return false;
    }
    let mut lines = split_lines(below).map(str::trim_ascii);
    let line = lines.next().unwrap_or("");
    match line.split_once('|') {
        // The figure is all of its line.
        None => {
            let is_figure = !line.is_empty() && !ends_openly(line) && !is_page_number(line);
            ended_in_bar && is_figure && lines.next().is_some_and(is_rest_of_row)
        }
        Some((first, _)) if ended_in_bar => {
            let first = first.trim_ascii();
            !first.is_empty() && !ends_openly(first)
        }
        Some(_) => is_rest_of_row(line),
    }
}

/// Whether a line is what is left of a row whose last cell its first bar ends: a lone bar, or figures behind bars. A
/// row begins with words, with empty cells before them or not.
fn is_rest_of_row(line: &str) -> bool {
    let mut cells = line.split('|').map(str::trim_ascii);
    let begins_with_bar = cells.next().is_some_and(str::is_empty);
    let next = cells.find(|cell| !cell.is_empty());
    begins_with_bar && next.map_or(line == "|", is_amount)
}

/// Whether nothing stands in a cell but a figure and its unit, or a mark.
fn is_amount(cell: &str) -> bool {
    /// 万元 and 人次 are the longest.
    const MOST_CHARS: usize = 2;
    let figure = cell.trim_end_matches(|c: char| !c.is_ascii());
    let n_chars = cell[figure.len()..].chars().count();
    n_chars <= MOST_CHARS
        && (n_chars == 0 || !figure.is_empty())
        && !ends_openly(figure.trim_ascii_end())
}

/// Whether a line ends within a figure, before or behind a comma: `6,` and `924` below it.
fn cuts_thousands(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ').as_bytes();
    let below = text[at + 1..].trim_start_matches(' ').as_bytes();
    matches!(
        (before, below),
        ([.., b'0'..=b'9', b','], [b'0'..=b'9', ..]) | ([.., b'0'..=b'9'], [b',', b'0'..=b'9', ..])
    )
}

/// Whether a cell that no bar has ended holds a figure, and the next line begins with another one before a bar:
/// they are of one cell, whatever it says.
fn cuts_figure(text: &str, at: usize, trimmed: &str) -> bool {
    let is_figure = |cell: &str| !cell.is_empty() && !ends_openly(cell);
    let below = split_lines(&text[at + 1..])
        .next()
        .and_then(|line| line.split_once('|'));
    is_figure(trimmed) && below.is_some_and(|(first, _)| is_figure(first.trim_ascii()))
}

/// Whether a cell may go on over a line end: words and ordinals do, figures do not.
fn ends_openly(trimmed: &str) -> bool {
    let is_figure = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'/' | b'\n');
    trimmed.ends_with('.') || !trimmed.bytes().all(is_figure)
}

/// Whether a line without bars begins a cell that the next line's bar ends.
fn continues(text: &str, open: usize, at: usize, closed: bool) -> bool {
    /// A label cut by a line end is short; a sentence is not.
    const LONGEST: usize = 120;
    /// A label is cut into no more lines.
    const MOST_LINES: usize = 8;
    let goes_on = |line: &str| {
        ends_openly(line) && !line.is_empty() && line.len() <= LONGEST && !line.ends_with('。')
    };
    if !closed || !goes_on(text[open..at].trim_ascii()) {
        return false;
    }
    let barred = split_lines(&text[at + 1..])
        .map(str::trim_ascii)
        .take(MOST_LINES)
        .find(|line| line.contains('|') || !goes_on(line));
    barred.is_some_and(|line| line.contains('|') && !line.starts_with('|'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells as text: `_` an empty one, `~` a slack one, `;` a break.
    fn shown(text: &str) -> String {
        let range = Span::new(0, u32::try_from(text.len()).unwrap());
        let mut shown = Vec::new();
        for cell in cells(text, range, delimiters(text, range).0) {
            shown.push(match cell.kind {
                CellKind::Filled => cell.span.slice(text).unwrap().replace('\n', "\\"),
                CellKind::Empty { slack: true } => "~".to_owned(),
                CellKind::Empty { slack: false } => "_".to_owned(),
                CellKind::Break => ";".to_owned(),
            });
        }
        shown.join(" ")
    }

    #[test]
    fn lines_that_nothing_parts_are_counted() {
        let bare = |text: &str| delimiters(text, Span::new(0, offset(text.len()))).1;
        assert_eq!(bare("甲 | 1 |\n乙 2\n\n丙\t3\n4\n"), 2);
        assert_eq!(bare("\t甲\n\t1\n\n乙\t2\n\t\t\n"), 0);
        assert!(bare("甲\u{1F}\n1 2\n") >= 1);
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
    }

    #[test]
    fn a_cell_an_indented_line() {
        assert_eq!(
            shown("\t甲\n\t \n 0\n\t1\n \n\n\t\n\t乙\n\t2\n\t\n"),
            "甲 0 1 ; _ 乙 2 _ ;"
        );
    }
}
