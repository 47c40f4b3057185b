//! Line ends and blank lines among bars: which of them end a cell or a row, which stand within one, and which are
//! a blank cell.
//!
//! Takes the folded text and places in it; judges them. Does not part cells, and knows no words: a figure is told by
//! its characters.

use super::lines::{is_page_number, split_lines};

/// How many blank lines are a blank cell, where rows open with a lone bar and have a line for each
/// cell: one, or two where all blank lines come in pairs.
pub(super) fn lines_of_blank_cell(text: &str) -> Option<usize> {
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

/// Whether bars are all of a line.
pub(super) fn is_bars(trimmed: &str) -> bool {
    !trimmed.is_empty() && trimmed.bytes().all(|b| b == b'|')
}

/// Whether blank lines part cells from the bars behind them, and are no cells themselves.
pub(super) fn bars_are_spaced(text: &str) -> bool {
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
pub(super) fn has_bars_only(text: &[u8]) -> bool {
    let mut line = text.iter().take_while(|b| **b != b'\n');
    line.all(|b| matches!(b, b' ' | b'\t' | b'|'))
}

/// Whether the row of a line that ends at `at` goes on with a figure on the next: where the line ended
/// in a bar, the next begins with the figure; where it ended in a figure, with the bar behind it.
pub(super) fn goes_on_below(text: &str, at: usize, ended_in_bar: bool) -> bool {
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
pub(super) fn is_amount(cell: &str) -> bool {
    /// 万元 and 人次 are the longest.
    const MOST_CHARS: usize = 2;
    let figure = cell.trim_end_matches(|c: char| !c.is_ascii());
    let n_chars = cell[figure.len()..].chars().count();
    n_chars <= MOST_CHARS
        && (n_chars == 0 || !figure.is_empty())
        && !ends_openly(figure.trim_ascii_end())
}

/// Whether a line ends within a figure, before or behind a comma: `6,` and `924` below it.
pub(super) fn cuts_thousands(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ').as_bytes();
    let below = text[at + 1..].trim_start_matches(' ').as_bytes();
    matches!(
        (before, below),
        ([.., b'0'..=b'9', b','], [b'0'..=b'9', ..]) | ([.., b'0'..=b'9'], [b',', b'0'..=b'9', ..])
    )
}

/// Whether a cell that no bar has ended holds a figure, and the next line begins with another one before a bar:
/// they are of one cell, whatever it says.
pub(super) fn cuts_figure(text: &str, at: usize, trimmed: &str) -> bool {
    let is_figure = |cell: &str| !cell.is_empty() && !ends_openly(cell);
    let is_below = || {
        let line = split_lines(&text[at + 1..]).next()?;
        let (first, _) = line.split_once('|')?;
        Some(is_figure(first.trim_ascii()))
    };
    is_figure(trimmed) && is_below() == Some(true)
}

/// Whether a cell may go on over a line end: words and ordinals do, figures do not.
pub(super) fn ends_openly(trimmed: &str) -> bool {
    let is_figure = |b: u8| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'/' | b'\n');
    trimmed.ends_with('.') || !trimmed.bytes().all(is_figure)
}

/// Whether a line without bars begins a cell that the next line's bar ends.
pub(super) fn continues(text: &str, open: usize, at: usize, closed: bool) -> bool {
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
