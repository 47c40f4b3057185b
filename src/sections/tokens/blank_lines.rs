//! Whether blank lines are what is left of the blank cells of table `requests`, where every cell has a line.
//!
//! Takes the text of its section. Does not know the labels of its rows.

use crate::form::Requester;
use crate::layout::split_lines;

use super::figures::is_value;

/// Whether every `of_blank` blank lines beyond the one that parts two cells stand for a blank cell of table `requests`:
/// each row that has a figure comes to as many cells as there are columns, and some of them only so.
pub(super) fn are_cells(text: &str, of_blank: usize) -> bool {
    /// Fewer rows that come out may do so by chance.
    const FEWEST_ROWS: usize = 2;
    const WIDTH: usize = Requester::ALL.len();
    let (mut n_values, mut n_blank, mut n_lines) = (0, 0, 0_usize);
    let mut n_spread = 0;
    // What stands behind the last line closes the row before it.
    for line in split_lines(text).map(str::trim_ascii).chain(["\u{0}"]) {
        if line.is_empty() {
            n_lines += 1;
            continue;
        }
        let n_further = std::mem::take(&mut n_lines).saturating_sub(1);
        let is_value = is_value(line);
        // Behind the last figure of all no cell can be told from the space before what follows.
        let is_last = line == "\u{0}";
        if (is_value || n_values > 0) && !is_last {
            if n_further % of_blank != 0 {
                return false;
            }
            n_blank += n_further / of_blank;
        }
        if is_value {
            n_values += 1;
            continue;
        }
        if n_values > 0 && n_values + n_blank != WIDTH {
            return false;
        }
        n_spread += usize::from(n_values > 0 && n_values < WIDTH);
        (n_values, n_blank) = (0, 0);
    }
    n_spread >= FEWEST_ROWS
}
