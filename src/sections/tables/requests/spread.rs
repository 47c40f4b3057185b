//! How many blanks stand between a label and the first column of its row, as the rows of a table have it in
//! common: where a row has fewer or more, it is shifted, or a cell of it is lost.
//!
//! Takes rows of tokens; reads no value.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Severity, Sink};
use crate::form::{CellPath, Requester};
use crate::grammar::token::{Kind, Token, n_solid};
use crate::layout::Delimiters;
use crate::sections::page::Page;

use super::batch::{Row, WIDTH, depth};

/// How the rows of a table stand, and what they agree on.
#[derive(Clone, Debug)]
pub(crate) struct Spreads {
    all: Vec<Spread>,
    /// How many columns the table has.
    width: usize,
    /// The number of cells that most rows have.
    most: Option<usize>,
    /// The number of values that whole rows have.
    n_values: Option<usize>,
    /// The number of cells that stand behind the labels of rows that have all their values.
    n_behind: Option<usize>,
}

impl Spreads {
    pub(crate) fn of(
        rows: &[Row<'_>],
        tokens: &[Token],
        delimiters: Delimiters,
        width: usize,
    ) -> Self {
        // Tokens of a table that stands twice are not in the order of the text.
        let mut labels: Vec<(Span, usize)> = tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| token.is_label())
            .map(|(at, token)| (token.span, at))
            .collect();
        labels.sort_unstable();
        let place = |label: &Token| {
            let found = labels.binary_search_by_key(&label.span, |(span, _)| *span);
            found.ok().map(|found| labels[found].1)
        };
        // Where nothing parts cells, none can be known to be lost.
        let n_cells = |row: &Row<'_>| match delimiters {
            Delimiters::None => 0,
            _ => place(row.label).map_or(0, |at| n_cells(tokens, at)),
        };
        let spread = |row: &Row<'_>| Spread::of(row, n_cells(row), width);
        let all: Vec<Spread> = rows.iter().map(spread).collect();
        Self {
            most: most_common(&all, |row| row.n_cells),
            n_values: agreed(all.iter(), |row| row.n_values),
            n_behind: agreed(all.iter(), |row| row.n_behind),
            all,
            width,
        }
    }

    /// Where the values of a row begin behind its label, as far as rows of its kind agree.
    pub(crate) fn lead(&self, row: usize) -> Option<usize> {
        let own = self.all.get(row)?;
        let lead = |row: &Spread| row.lead.unwrap_or(0);
        agreed(self.kin(own), lead)
            .or_else(|| self.only_lead(own))
            .or_else(|| agreed(self.all.iter().filter(|row| is_like(row, own)), lead))
    }

    /// Where the first column of a row stands behind its label: where those of its kind have it that reach from the
    /// first column to the last, or, where there are none, right behind the label if a figure of one stands there.
    pub(super) fn first_column(&self, row: usize) -> Option<usize> {
        let own = self.all.get(row)?;
        let mut like = self.all.iter().filter(|other| other.depth == own.depth);
        if like.clone().any(|other| other.is_wide) {
            return agreed(like, |row| row.lead.unwrap_or(0));
        }
        like.any(|other| other.lead == Some(0)).then_some(0)
    }

    /// How many cells stand behind the values of a row, as far as rows of its kind agree.
    pub(crate) fn tail(&self, row: usize) -> Option<usize> {
        let own = self.all.get(row)?;
        let tail = |row: &Spread| row.tail;
        let behind = || {
            let n_behind = self.n_behind_alike(own)?;
            n_behind.checked_sub(self.only_lead(own)? + self.width)
        };
        agreed(self.kin(own), tail)
            .or_else(behind)
            .or_else(|| agreed(self.all.iter().filter(|row| is_like(row, own)), tail))
    }

    /// The rows that stand as deep in the stub as one, which is none of them where others are enough: what a row says of
    /// itself is no agreement.
    fn kin<'s>(&'s self, own: &'s Spread) -> impl Iterator<Item = &'s Spread> + Clone {
        /// Two may differ, as do those on either side of a page break.
        const FEWEST: usize = 3;
        let of_depth = self.all.iter().filter(|row| row.depth == own.depth);
        let are_enough = of_depth.clone().count() >= FEWEST;
        of_depth.filter(move |row| !(are_enough && std::ptr::eq(*row, own)))
    }

    /// The one place where the first column stands in the kin of a row, so that the figures of all of them fit, whatever
    /// is blank in each.
    fn only_lead(&self, own: &Spread) -> Option<usize> {
        self.n_behind_alike(own)?;
        let first = self.kin(own).map(|row| row.first).max()?;
        let last = self.kin(own).map(|row| row.last).min()?;
        (first == last).then_some(first)
    }

    /// How many cells stand behind the label in the kin of a row, if in all of them as many.
    fn n_behind_alike(&self, own: &Spread) -> Option<usize> {
        let mut kin = self.kin(own);
        let first = kin.next()?.n_behind;
        kin.all(|row| row.n_behind == first).then_some(first)
    }

    /// Whether a row has another number of cells than its like: it lost one, or has one too many.
    pub(crate) fn is_lost(&self, row: usize) -> bool {
        let Some(own) = self.all.get(row) else {
            return false;
        };
        let is_like = |other: &Spread| {
            other.is_wide && other.depth == own.depth && other.n_cells == own.n_cells
        };
        let of_depth = || self.all.iter().filter(|other| other.depth == own.depth);
        let n_alike = of_depth().filter(|other| other.n_values == own.n_values);
        self.n_behind != Some(own.n_behind)
            && self.most.is_some_and(|most| most != own.n_cells)
            && self
                .n_values
                .is_none_or(|n_values| n_values != own.n_values)
            && 2 * n_alike.count() <= of_depth().count()
            && !self.all.iter().any(is_like)
    }
}

/// Rows whose values begin elsewhere than those of most rows of their depth, as they do behind a
/// page break: the figures are all there, so their columns are sure.
pub(crate) fn say_shifted(page: &Page<'_>, rows: &[Row<'_>], sink: &mut dyn Sink) {
    let lead = |row: &Row<'_>| row.values.iter().position(Token::is_solid);
    // By depth, where the values of the first row begin, and whether others begin elsewhere.
    let mut first = [None; 3];
    let mut disagree = [false; 3];
    for row in rows {
        let (depth, lead) = (depth(row.row), lead(row));
        disagree[depth] |= *first[depth].get_or_insert(lead) != lead;
    }
    let may_be_shifted = |row: &&Row<'_>| disagree[depth(row.row)] && n_solid(&row.values) == WIDTH;
    let whole: Vec<_> = rows
        .iter()
        .filter(may_be_shifted)
        .map(|row| (row, (depth(row.row), lead(row))))
        .collect();
    for (row, own) in &whole {
        let n_alike = whole.iter().filter(|(_, it)| it.0 == own.0).count();
        let n_same = whole.iter().filter(|(_, it)| it == own).count();
        if 2 * n_same < n_alike {
            sink.take(
                Diagnostic::new(Code::CellShifted)
                    .with_severity(Severity::Note)
                    .on(CellPath::Requests(row.row, Requester::Total))
                    .at(page.span(row.label.span))
                    .found("values one column off those of the rows around it")
                    .expected("the columns of the header; all seven figures are there"),
            );
        }
    }
}

/// How a row's values stand behind its label.
#[derive(Clone, Copy, Debug)]
struct Spread {
    depth: usize,
    n_cells: usize,
    n_values: usize,
    /// Where the first figure stands.
    lead: Option<usize>,
    /// How many cells stand behind the last figure.
    tail: usize,
    /// Whether the figures reach from the row's first column to its last.
    is_wide: bool,
    /// How many cells stand behind the label.
    n_behind: usize,
    /// Where the row's first column may stand, so that its figures fit.
    first: usize,
    last: usize,
}

impl Spread {
    fn of(row: &Row<'_>, n_cells: usize, width: usize) -> Self {
        let mut lead = None;
        // Cells behind the label, before the first figure, and up to the last.
        let (mut n_behind, mut n_before, mut n_reached) = (0, 0, 0);
        for (at, token) in row.values.iter().enumerate() {
            // Words behind the last column remark on the row.
            if matches!(token.kind, Kind::Figure | Kind::Nothing) {
                if lead.is_none() {
                    (lead, n_before) = (Some(at), n_behind);
                }
                n_reached = n_behind + 1;
            }
            n_behind += usize::from(!token.is_break());
        }
        Self {
            depth: depth(row.row),
            n_cells,
            n_values: n_values(&row.values),
            lead,
            tail: n_behind - n_reached,
            is_wide: n_reached - n_before == width,
            n_behind,
            first: n_reached.saturating_sub(width),
            last: n_before.min(n_behind.saturating_sub(width)),
        }
    }
}

/// Whether another row has as many cells behind its label; what a row says of itself is no agreement.
fn is_like(row: &Spread, own: &Spread) -> bool {
    row.n_behind == own.n_behind && !std::ptr::eq(row, own)
}

/// What all of some rows agree on that reach from the first column to the last.
fn agreed<'s>(
    rows: impl Iterator<Item = &'s Spread>,
    of: impl Fn(&Spread) -> usize,
) -> Option<usize> {
    let mut values = rows.filter(|row| row.is_wide).map(of);
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// How many cells stand on the line of a row's values, or behind its label where each has a line.
fn n_values(values: &[Token]) -> usize {
    let line = values
        .iter()
        .position(Token::is_break)
        .unwrap_or(values.len());
    if line > 1 {
        line
    } else {
        values.iter().filter(|token| !token.is_break()).count()
    }
}

/// How many cells the row has whose label stands at a place, those of its labels and of merged ones too: all that
/// stands on its line, or, where every cell has a line, from its first label to the next row's.
fn n_cells(tokens: &[Token], at: usize) -> usize {
    let start = tokens[..at]
        .iter()
        .rposition(Token::is_break)
        .map_or(0, |n| n + 1);
    let end = tokens[at..]
        .iter()
        .position(Token::is_break)
        .map_or(tokens.len(), |n| at + n);
    if end - start > 2 {
        return end - start;
    }
    let start = tokens[..at]
        .iter()
        .rposition(|token| !token.is_label() && !token.is_break());
    let values = tokens[at..]
        .iter()
        .position(|token| !token.is_label() && !token.is_break());
    let values = values.map_or(tokens.len(), |n| at + n);
    let end = tokens[values..]
        .iter()
        .position(Token::is_label)
        .map_or(tokens.len(), |n| values + n);
    tokens[start.map_or(0, |n| n + 1)..end]
        .iter()
        .filter(|token| !token.is_break())
        .count()
}

/// The number that more than half of the rows have.
fn most_common(rows: &[Spread], of: impl Fn(&Spread) -> usize) -> Option<usize> {
    let n_like = |number: usize| rows.iter().filter(|row| of(row) == number).count();
    rows.iter()
        .map(&of)
        .find(|&number| 2 * n_like(number) > rows.len())
}
