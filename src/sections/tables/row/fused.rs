//! Figures that run together: every way to part their digits.
//!
//! Takes the cells of a row, how many columns it has and which of them add up; gives the figures that
//! the digits may be. Bounded, and pruned by the row's total where that is known.

use crate::Span;
use crate::form::Unit;
use crate::grammar::token::{Kind, Token, n_solid, solid};

use super::reading::{MOST_READINGS, Read, Shape, What, adds_up, read};

/// How many steps the splitting of fused figures may take; thirty digits in seven cells need fewer
/// once the row's sum prunes them. What exceeds it is unreadable.
const MOST_STEPS: usize = 400_000;

/// No body counts to a thousand million: where sums decide, a longer run of digits is several
/// figures. It is no ground to decide where there are no sums.
const LONGEST_FIGURE: usize = 9;

/// Powers of ten up to the first that no figure comes to: where a cell holds one, it may have a digit
/// more than the longest.
const POWERS: [u64; LONGEST_FIGURE + 2] = {
    let mut powers = [1; LONGEST_FIGURE + 2];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

/// Whether figures stand apart in rows: each behind a blank, and none begins with a 0, as one of several run
/// together may. Those of a row that are too few stand among blank cells then. Where all rows have one, a 0 alone
/// tells.
pub(crate) fn are_apart<'a>(view: &str, mut rows: impl Iterator<Item = &'a [Token]>) -> bool {
    let (mut n_pairs, mut has_zero) = (0, false);
    let is_behind_blank = |token: &Token| {
        let before = Span::new(0, token.span.start).slice(view);
        before.is_some_and(|before| before.ends_with([' ', '\n']))
    };
    let is_apart = |row: &[Token]| {
        let solid = || solid(row);
        let mut pairs = solid().zip(solid().skip(1));
        n_pairs += pairs.clone().count();
        has_zero |= solid().next().is_some_and(|token| token.count == Some(0)) && n_solid(row) == 1;
        !solid().any(|token| begins_with_zero(view, token))
            && pairs.all(|(_, next)| is_behind_blank(next))
    };
    rows.all(is_apart) && (n_pairs > 0 || has_zero)
}

/// Whether a figure begins with a 0 and is not 0, nor an amount: several have run together.
pub(crate) fn begins_with_zero(view: &str, token: &Token) -> bool {
    let text = token.span.slice(view).unwrap_or_default();
    token.kind == Kind::Figure && text.len() > 1 && text.starts_with('0') && !text.contains('.')
}

/// Every way to part runs of digits into as many figures as the row has columns; no figure but 0
/// begins with 0. Those that add up, if there are any; and whether there are others.
pub(crate) fn fused(cells: &[&Token], shape: Shape<'_>) -> (Vec<Vec<Read>>, bool) {
    let split = |sound: bool, most: usize| Splitter::new(cells, shape, sound, most).run();
    if shape.sums.is_empty() {
        return (split(false, MOST_READINGS).unwrap_or_default(), false);
    }
    match split(true, MOST_READINGS) {
        None => (Vec::new(), false),
        Some(sound) if sound.is_empty() => (split(false, MOST_READINGS).unwrap_or_default(), false),
        Some(sound) => {
            // Of several that add up, each is another.
            let others = sound.len() > 1 || split(false, 1).is_none_or(|all| all.len() > 1);
            (sound, others)
        }
    }
}

/// The fewest figures that cells may hold: only a 0 parts those that have run together for sure.
pub(crate) fn fewest(cells: &[&Token], view: &str) -> usize {
    let n_figures = |token: &&Token| match run_of(token, view) {
        Some(run) if run.len() > 1 && !token.signed => {
            let n_zeros = run.bytes().take_while(|b| *b == b'0').count();
            n_zeros + usize::from(n_zeros < run.len())
        }
        _ => 1,
    };
    cells.iter().map(n_figures).sum()
}

/// The digits of a cell, without its sign; none where it cannot be parted, as a mark or an amount.
fn run_of<'a>(token: &Token, view: &'a str) -> Option<&'a str> {
    let run = token.span.slice(view)?.get(usize::from(token.signed)..)?;
    let is_run = token.kind == Kind::Figure && run.bytes().all(|b| b.is_ascii_digit());
    is_run.then_some(run)
}

struct Splitter<'a> {
    cells: &'a [&'a Token],
    shape: Shape<'a>,
    /// The digits of every cell.
    runs: Vec<Option<&'a str>>,
    /// The figure of the last column, where it is chosen first.
    total: Option<Total>,
    /// How many columns and cells there are; those before the total, where it is chosen.
    width: usize,
    n_cells: usize,
    row: Vec<Read>,
    /// What the figures of the row add up to, where the total is chosen first.
    sum: u64,
    found: Vec<Vec<Read>>,
    steps: usize,
    /// Whether a row must add up.
    sound: bool,
    /// It stops at the first reading beyond so many.
    most: usize,
}

/// The sum of all columns before it, at the end of the last cell.
#[derive(Clone, Copy, Debug)]
struct Total {
    value: u64,
    n_digits: u32,
}

impl<'a> Splitter<'a> {
    fn new(cells: &'a [&'a Token], shape: Shape<'a>, sound: bool, most: usize) -> Self {
        Self {
            cells,
            shape,
            runs: cells
                .iter()
                .map(|token| run_of(token, shape.view))
                .collect(),
            total: None,
            width: shape.width(),
            n_cells: cells.len(),
            row: Vec::with_capacity(shape.width()),
            sum: 0,
            found: Vec::new(),
            steps: 0,
            sound,
            most,
        }
    }

    /// The readings; none where there are too many steps to them.
    fn run(mut self) -> Option<Vec<Vec<Read>>> {
        let end = |read: &Read| read.span.end;
        match self.run_of_total() {
            // Few ways to part a row come to a total that is known: it is chosen first.
            Some(run) => {
                self.width -= 1;
                for n_digits in 1..=run.len().min(LONGEST_FIGURE + 1) {
                    let digits = &run[run.len() - n_digits..];
                    if n_digits > 1 && digits.starts_with('0') {
                        continue;
                    }
                    let Ok(value) = digits.parse() else { continue };
                    self.total = Some(Total {
                        value,
                        n_digits: u32::try_from(n_digits).unwrap_or(0),
                    });
                    self.n_cells = self.cells.len() - usize::from(n_digits == run.len());
                    self.go(0, 0);
                }
                // As they would have been found from the left.
                self.found
                    .sort_by(|a, b| Iterator::cmp(a.iter().map(end), b.iter().map(end)));
            }
            None => self.go(0, 0),
        }
        (self.steps < MOST_STEPS).then_some(self.found)
    }

    /// The digits at whose end the total stands, if the row's one sum is that of all columns before
    /// the last, and what its cells hold can be added up.
    fn run_of_total(&self) -> Option<&'a str> {
        let last = self.shape.width().checked_sub(1)?;
        let is_total_last =
            matches!(self.shape.sums, [(parts, total)] if *parts == (0..last) && *total == last);
        let adds_up = |(token, run): (&&Token, &Option<&str>)| match run {
            Some(_) => !token.signed,
            None => matches!(token.kind, Kind::Nothing | Kind::Blank { .. }),
        };
        let all_add_up = self.cells.iter().zip(&self.runs).all(adds_up);
        let run = self.runs.last().copied().flatten();
        run.filter(|_| self.sound && is_total_last && all_add_up)
    }

    /// How many digits of cell `n` are left to be parted from its byte `from` on; 1 where it is no run.
    fn n_digits(&self, n: usize, from: u32) -> u32 {
        let Some(run) = self.runs[n] else { return 1 };
        let all = u32::try_from(run.len()).unwrap_or(u32::MAX);
        let sign = u32::from(self.cells[n].signed);
        let taken = match self.total {
            Some(total) if n + 1 == self.cells.len() => total.n_digits,
            _ => 0,
        };
        (all + sign).saturating_sub(from.max(sign) + taken)
    }

    /// Parts what is left from byte `from` of cell `n` on.
    fn go(&mut self, n: usize, from: u32) {
        self.steps += 1;
        if self.steps >= MOST_STEPS || self.found.len() > self.most {
            return;
        }
        if n >= self.n_cells {
            self.finish();
            return;
        }
        let left = self.width - self.row.len();
        let Some(n_more) = left.checked_sub(self.n_cells - n) else {
            return;
        };
        let n_behind: u32 = (n + 1..self.n_cells).map(|n| self.n_digits(n, 0)).sum();
        let n_digits = self.n_digits(n, from);
        let (left, n_more) = (u32_of(left), u32_of(n_more));
        // Each figure takes a digit, and none more than the total has.
        let Some(most) = (n_digits + n_behind + 1).checked_sub(left) else {
            return;
        };
        let widest = self.total.map_or(u32::MAX, |total| total.n_digits);
        if n_digits + n_behind > left.saturating_mul(widest) {
            return;
        }
        let token = self.cells[n];
        let Some(run) = self.runs[n] else {
            self.place(read(token), n + 1, 0);
            return;
        };
        // A sign belongs to the first part, and only a change has one.
        let sign = u32::from(token.signed);
        let unit = self.shape.columns.get(self.row.len());
        if token.signed && from == 0 && unit != Some(&Unit::SignedCount) {
            return;
        }
        let from = from.max(sign);
        let rest = &run.as_bytes()[(from - sign) as usize..];
        let longest = match rest {
            [b'0', _, ..] => 1,
            _ if !self.shape.sums.is_empty() && rest.len() > LONGEST_FIGURE + 1 => LONGEST_FIGURE,
            _ => rest.len(),
        };
        // What is left of the cell behind it must go into the columns that are left.
        let shortest = match n_more {
            0 => n_digits,
            _ if self.shape.sums.is_empty() => 1,
            _ => n_digits
                .saturating_sub(n_more * u32_of(LONGEST_FIGURE) + 1)
                .max(1),
        };
        let mut value = 0_u64;
        let longest = u32_of(longest).min(n_digits).min(most).min(widest);
        for (len, digit) in (1..=longest).zip(rest) {
            let digit = u64::from(digit - b'0');
            let Some(longer) = value.checked_mul(10).and_then(|it| it.checked_add(digit)) else {
                break;
            };
            value = longer;
            if len < shortest {
                continue;
            }
            if let Some(total) = self.total {
                // With more digits it only grows.
                let Some(rest) = total.value.checked_sub(self.sum.saturating_add(value)) else {
                    break;
                };
                if !may_come_to(rest, left - 1, n_digits + n_behind - len) {
                    continue;
                }
            }
            let is_signed = token.signed && from == sign;
            let start = token.span.start + if is_signed { 0 } else { from };
            let what = What::Figure((!is_signed).then_some(value));
            let read = Read {
                what,
                span: Span::new(start, token.span.start + from + len),
            };
            if len == n_digits {
                self.place(read, n + 1, 0);
            } else {
                self.place(read, n, from + len);
            }
        }
    }

    /// Keeps the row if it is whole.
    fn finish(&mut self) {
        if self.row.len() != self.width {
            return;
        }
        let (Some(total), Some(last)) = (self.total, self.cells.last()) else {
            self.found.push(self.row.clone());
            return;
        };
        self.row.push(Read {
            what: What::Figure(Some(total.value)),
            span: Span::new(last.span.end - total.n_digits, last.span.end),
        });
        if self.shape.adds_up(&self.row) {
            self.found.push(self.row.clone());
        }
        self.row.pop();
    }

    fn place(&mut self, read: Read, n: usize, from: u32) {
        let at = self.row.len();
        let weight = self.total.and_then(|_| read.weight(false)).unwrap_or(0);
        self.row.push(read);
        self.sum += weight;
        let mut done = self.shape.sums.iter().filter(|(_, whole)| *whole == at);
        if !self.sound || done.all(|sum| adds_up(std::slice::from_ref(sum), &self.row)) {
            self.go(n, from);
        }
        self.sum -= weight;
        self.row.pop();
    }
}

/// Whether so many figures that share so many digits may add up to `rest`.
fn may_come_to(rest: u64, n_figures: u32, n_digits: u32) -> bool {
    if n_figures == 0 {
        return rest == 0;
    }
    let (n_figures, n_digits) = (n_figures as usize, n_digits as usize);
    let power = |n: usize| POWERS.get(n).copied().unwrap_or(u64::MAX);
    // They come to the least where their digits are shared out evenly, a single one being 0; to
    // the most where one figure has all that can be spared.
    let least = |n: usize| if n < 2 { 0 } else { power(n - 1) };
    let times = |n: usize, figure: u64| figure.saturating_mul(n as u64);
    let (each, more) = (n_digits / n_figures, n_digits % n_figures);
    let low = times(more, least(each + 1)).saturating_add(times(n_figures - more, least(each)));
    let spared = (n_digits + 1).saturating_sub(n_figures);
    let high = power(spared).saturating_add(times(n_figures - 1, 9));
    (low..high).contains(&rest)
}

fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
