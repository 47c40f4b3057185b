//! Where the pages of a text end, and the bare numbers on their last lines: none of a table's figures.
//!
//! Takes the text under reading and the lines of a range in their order; says of a line of digits whether it is the
//! number of its page. Does not know tables, labels or tokens; pages end at form feeds and nowhere else.

use memchr::{memchr_iter, memrchr};

use crate::layout::Line;
use crate::sections::page::{FORM_FEED, Page};
use crate::{Span, offset};

/// So many digits may be the number of a page.
const LONGEST_NUMBER: usize = 3;

/// The bare numbers on the last lines of pages.
pub(super) struct Pages<'a, 'p> {
    page: &'a Page<'p>,
    /// Whether each cell has a line, so that a bare number may be one.
    are_cells: bool,
    /// How much more the number of a page is than how many pages end before it; nothing where pages are not
    /// numbered.
    shift: Option<u32>,
    /// A place, and how many pages end before it.
    ended: (u32, u32),
}

impl<'a, 'p> Pages<'a, 'p> {
    /// Nothing where no page ends in a range.
    pub(super) fn of(page: &'a Page<'p>, range: Span, lines: &[Line]) -> Option<Self> {
        /// More bare numbers than pages end in a table are cells.
        const MOST: usize = 8;
        if !ends_page(page, range.start, range.end) {
            return None;
        }
        let is_digits = |line: &&Line| {
            let text = page.words(line.trimmed);
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
        };
        let are_cells = lines.iter().filter(is_digits).nth(MOST).is_some();
        Some(Self {
            page,
            are_cells,
            shift: are_cells.then(|| shift(page)).flatten(),
            ended: (0, 0),
        })
    }

    /// Whether a line of digits, behind those that were asked for before, is the number of its page.
    pub(super) fn has_number(&mut self, line: Line) -> bool {
        let is_last = line.trimmed.len() as usize <= LONGEST_NUMBER
            && ends_page(self.page, line.span.end, line.span.end);
        if !is_last || !self.are_cells {
            return is_last;
        }
        let before = self.page.raw(Span::new(self.ended.0, line.span.end));
        let n_ended = memchr_iter(FORM_FEED, before.as_bytes()).count();
        self.ended = (line.span.end, self.ended.1 + offset(n_ended));
        let number = self.page.words(line.trimmed).parse::<u32>().ok();
        self.shift
            .is_some_and(|shift| number == Some(self.ended.1 + shift))
    }
}

/// How much more the number that a page ends with is than how many pages end before it. Most of them end with one,
/// and these count on: what ends a single page may be a figure of a table.
fn shift(page: &Page<'_>) -> Option<u32> {
    let all = page.raw(Span::new(0, page.end()));
    let (mut shifts, mut start, mut n_ended) = (Vec::new(), 0, 0);
    for end in memchr_iter(FORM_FEED, all.as_bytes()) {
        let text = all[start..end].trim_ascii_end();
        let last = memrchr(b'\n', text.as_bytes()).map_or(0, |at| at + 1);
        let number = page_number(text[last..].trim());
        shifts.extend(number.and_then(|number| number.checked_sub(n_ended)));
        start = end + 1;
        n_ended += 1;
    }
    shifts.sort_unstable();
    let shifts = shifts.chunk_by(|one, next| one == next);
    let most = shifts.max_by_key(|shifts| shifts.len())?;
    let are_numbered = most.len() > 1 && 2 * most.len() >= n_ended as usize;
    most.first().copied().filter(|_| are_numbered)
}

/// A number of a few digits, full-width or not.
fn page_number(text: &str) -> Option<u32> {
    let digit = |c: char| {
        let wide = || u32::from(c).checked_sub(u32::from('０'));
        c.to_digit(10)
            .or_else(|| wide().filter(|digit| *digit < 10))
    };
    let is_short = (1..=LONGEST_NUMBER).contains(&text.chars().take(LONGEST_NUMBER + 1).count());
    let mut digits = text.chars().take(LONGEST_NUMBER).map(digit);
    is_short.then(|| digits.try_fold(0, |number, digit| Some(10 * number + digit?)))?
}

/// Whether a page ends between two places, or in the blanks behind them.
pub(super) fn ends_page(page: &Page<'_>, start: u32, end: u32) -> bool {
    let behind = page.view.get(end as usize..).unwrap_or("");
    let blank = behind.len() - behind.trim_start_matches([' ', '\n']).len();
    page.has_form_feed(Span::new(start, end + offset(blank)))
}
