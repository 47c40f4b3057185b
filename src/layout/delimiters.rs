//! Which marks part the cells of a stretch of text.
//!
//! Takes the folded text and a range of it; counts the marks and the lines that have them; gives one way for all of
//! the range. Does not part cells.

use memchr::memmem::find;
use memchr::{memchr, memchr_iter, memchr3};

use crate::Span;
use crate::source::separators;

use super::bars::{ends_openly, is_amount, is_bars};
use super::lines::split_lines;

/// What parts the cells of a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Delimiters {
    /// Cells and rows taken out of markup.
    Markup,
    /// Tabs part cells, line ends part rows.
    Tabs,
    /// Every line that starts with a tab is a cell; blank lines part rows.
    Indents,
    /// Every line is a cell that a tab ends.
    TabEnds,
    /// Bars part cells; line ends within a cell are soft where rows end in bars, and where rows do
    /// not begin with one, a bar that begins a line ends an empty cell.
    Bars { closed: bool, opened: bool },
    /// Bars stand on lines of their own, every other line is a cell.
    LoneBars,
    /// `&` parts cells, two backslashes end a row.
    Ampersands,
    /// Every line is a cell; one blank line parts two of them, and so many further ones are a cell in which nothing
    /// stands. Only who knows how many cells a row has can tell that.
    BlankLines { of_blank: usize },
    /// Nothing does: blanks and line ends stand between words, or nothing at all.
    None,
}

/// Finds what parts the cells of a range, and in how many lines at most nothing does.
pub(crate) fn delimiters(view: &str, range: Span) -> (Delimiters, usize) {
    /// Fewer bars are punctuation.
    const FEWEST_BARS: usize = 3;
    /// Fewer tabs are indentation.
    const FEWEST_TABS: usize = 6;
    /// Fewer are punctuation.
    const FEWEST_AMPERSANDS: usize = 3;
    let text = &view[range.range()];
    if memchr(separators::CELL as u8, text.as_bytes()).is_some() {
        return (Delimiters::Markup, usize::MAX);
    }
    if memchr3(b'|', b'\t', b'&', text.as_bytes()).is_none() {
        return (Delimiters::None, usize::MAX);
    }
    let bars = memchr_iter(b'|', text.as_bytes()).count();
    let tabs = memchr_iter(b'\t', text.as_bytes()).count();
    let ampersands = memchr_iter(b'&', text.as_bytes()).count();
    let ends_rows = || find(text.as_bytes(), ROW_END.as_bytes()).is_some();
    if ampersands > bars.max(tabs).max(FEWEST_AMPERSANDS) && ends_rows() {
        return (Delimiters::Ampersands, 0);
    }
    if bars + tabs == 0 {
        return (Delimiters::None, usize::MAX);
    }
    let (mut barred, mut lone, mut closed, mut opened) = (0, 0, 0, 0);
    // Lines behind one that ends in a bar: where rows end in bars, those begin one, but for those that
    // begin with a figure.
    let (mut fresh, mut fresh_opened, mut is_fresh) = (0, 0, true);
    let (mut tabbed, mut indented, mut bare) = (0, 0, 0);
    // Lines of which a tab ends the only cell, and those with a tab before a cell.
    let (mut ended, mut parted) = (0, 0);
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
        if tabs == 0 || !line.contains('\t') {
            bare += usize::from(!is_barred && !line.is_empty());
            continue;
        }
        let words = line.trim_ascii_end();
        match indented_cell(line) {
            Some(cell) if !cell.contains('\t') => {
                indented += 1;
                parted += usize::from(!words.is_empty());
            }
            _ => {
                tabbed += 1;
                if words.contains('\t') {
                    parted += 1;
                } else if !words.is_empty() {
                    ended += 1;
                }
            }
        }
    }
    let delimiters = if bars >= FEWEST_BARS && bars >= tabs {
        let may_be_open = barred >= closed + FEWEST_OPEN && opened * 2 < barred && lone == 0;
        // A bar before each cell that has a line: one alone is a blank cell, and ends none.
        let are_cells = opened == barred && bars == barred + lone;
        // Line ends within cells leave few lines that end a row: then lines that begin one stand behind them.
        let begin_rows = fresh_opened == fresh && 2 * fresh_opened > opened;
        let are_closed = closed * 4 >= barred || begin_rows && closed * 8 >= barred;
        let closed = are_closed && !are_cells && !(may_be_open && has_blank_last_cells(text));
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
    } else if ended > 4 * parted {
        Delimiters::TabEnds
    } else if indented > 4 * tabbed {
        Delimiters::Indents
    } else {
        Delimiters::Tabs
    };
    (delimiters, bare)
}

/// What ends a row whose cells `&` parts.
pub(super) const ROW_END: &str = "\\\\";

/// What stands behind the tab that a line begins with, blanks before it or none.
pub(super) fn indented_cell(line: &str) -> Option<&str> {
    line.trim_start_matches(' ').strip_prefix('\t')
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

/// So many lines that end without a bar are no damage.
const FEWEST_OPEN: usize = 2;

/// Whether lines that end with a bar have no more bars behind their first figure than some that end without, of
/// which one at least ends with a figure: a blank cell stands behind the bar, and it ends no row.
fn has_blank_last_cells(text: &str) -> bool {
    let lines = || split_lines(text).map(str::trim_ascii);
    let closed = lines().filter(|line| line.ends_with('|'));
    let most_closed = closed.filter_map(n_bars_behind).max().unwrap_or(0);
    // A header has no figure, and names behind its first cell.
    let n_bars = |line: &str| match n_bars_behind(line) {
        Some(n) => n,
        None => memchr_iter(b'|', line.as_bytes()).count().saturating_sub(1),
    };
    let (mut n_open, mut has_figure) = (0, false);
    for (line, next) in lines().zip(lines().skip(1).chain([""])) {
        let Some((_, last)) = line.rsplit_once('|').filter(|(_, last)| !last.is_empty()) else {
            continue;
        };
        // A bar that ends the last cell may stand on the next line.
        let n = n_bars(line);
        if n > 1 && n >= most_closed && !next.starts_with('|') {
            n_open += 1;
            has_figure |= is_figure(last.trim_ascii());
        }
    }
    has_figure && n_open >= FEWEST_OPEN
}

/// How many bars stand behind the first cell of a line that is a figure.
fn n_bars_behind(line: &str) -> Option<usize> {
    let mut cells = line.split('|').map(str::trim_ascii);
    cells.find(|cell| is_figure(cell))?;
    Some(cells.count())
}

fn is_figure(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit()) && is_amount(cell)
}

#[cfg(test)]
mod tests {
    use crate::offset;

    use super::*;

    #[test]
    fn lines_that_nothing_parts_are_counted() {
        let bare = |text: &str| delimiters(text, Span::new(0, offset(text.len()))).1;
        assert_eq!(bare("甲 | 1 |\n乙 2\n\n丙\t3\n4\n"), 2);
        assert_eq!(bare("\t甲\n\t1\n\n乙\t2\n\t\t\n"), 0);
        assert_eq!(bare(" \t甲\n \t1\n \n"), 1);
        assert!(bare("甲\u{1F}\n1 2\n") >= 1);
    }
}
