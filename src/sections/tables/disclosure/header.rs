//! The columns of a header, and which of them the rows below it have.
//!
//! Takes the names that the grammar found, and the cells of the rows; gives columns and where they stand. Does not read
//! the values.

use std::borrow::Cow;

use crate::form::labels::AMOUNT;
use crate::form::{CellPath, Edition, Item, Measure, measures};
use crate::grammar::number::{Money, money_of_label};
use crate::grammar::token::{Token, lines_of};
use crate::sections::page::Page;
use crate::sections::tables::row::spaced::{Places, is_within, ways};
use crate::source::separators;

/// The columns a header names.
#[derive(Clone, Debug, Default)]
pub(super) struct Header<'a> {
    /// Each once.
    pub(super) named: Vec<(Measure, &'a Token)>,
    /// As often as it is repeated over the columns it spans.
    pub(super) spans: Vec<Measure>,
    /// What it says that its amounts are in.
    pub(super) money: Option<Money>,
    /// How many columns it names behind them that the form does not have.
    pub(super) n_behind: usize,
    /// Where its columns may stand among so many cells of its rows, of which others are blank in all of them.
    pub(super) ways: Vec<Places>,
    pub(super) n_cells: usize,
    /// Whether its rows have different numbers of cells.
    pub(super) is_uneven: bool,
    /// Whether its names stand in cells side by side, spelt as the form has them.
    are_beside: bool,
}

impl<'a> Header<'a> {
    pub(super) fn new(page: &Page<'_>, columns: &[(Measure, &'a Token)]) -> Self {
        let amount = columns
            .iter()
            .find(|(measure, _)| *measure == Measure::Amount);
        // In running text the unit stands behind the words by which a label is known.
        let money = amount.and_then(|(_, token)| {
            let at = page.words(token.span).find(AMOUNT)? + AMOUNT.len();
            money_of_label(page.view.get(token.span.start as usize + at..)?)
        });
        let spans = columns.iter().map(|(measure, _)| *measure).collect();
        let mut named = columns.to_vec();
        named.dedup_by_key(|(measure, _)| *measure);
        Self {
            named,
            spans,
            money,
            n_behind: columns.last().map_or(0, |(_, token)| n_behind(page, token)),
            ways: Vec::new(),
            n_cells: 0,
            is_uneven: false,
            are_beside: columns.windows(2).all(|pair| are_beside(page, pair)),
        }
    }

    /// The columns of an item where the header names some of the form's and leaves out one before the last: a form
    /// that an office has changed. Where the last are left out, those that are named are the form's first.
    pub(super) fn some_of(&self, item: Item, edition: Edition) -> Option<Vec<Measure>> {
        let form = measures(item, edition);
        let named: Vec<Measure> = self.named.iter().map(|(measure, _)| *measure).collect();
        let is_whole = self.are_beside && self.n_behind == 0 && self.spans.len() == named.len();
        let mut rest = form.iter();
        let are_of_form = named.iter().all(|it| rest.any(|measure| measure == it));
        let begins = named.len() > 1 && named.first() == form.first();
        (is_whole && begins && are_of_form && !form.starts_with(&named)).then_some(named)
    }

    /// Finds where the columns stand among more cells of the rows below.
    pub(super) fn set_ways<'t>(
        &mut self,
        rows: impl Iterator<Item = &'t [Token]>,
        tokens: &[Token],
    ) {
        let width = self.named.len();
        if width < 2 || self.spans.len() > width || self.n_behind > 0 {
            return;
        }
        let rows: Vec<Vec<&Token>> = rows.map(|row| cells_of(row, width)).collect();
        let n_cells = rows.first().map_or(0, Vec::len);
        let places = self.places(tokens, n_cells);
        let named = places.filter(|places| rows.iter().all(|row| is_within(row, places)));
        self.n_cells = n_cells;
        self.is_uneven = rows.iter().any(|row| row.len() != n_cells);
        self.ways = match named {
            Some(places) if n_cells > width => vec![places],
            _ => ways(&rows, width),
        };
    }

    /// Where the columns stand behind the cell that they are the contents of, if its line has as many cells as a row.
    fn places(&self, tokens: &[Token], n_cells: usize) -> Option<Places> {
        let (_, first) = self.named.first()?;
        let mut lines = tokens.split(Token::is_break);
        let line = lines.find(|line| line.iter().any(|it| it.span == first.span))?;
        let n_stub = line.len().checked_sub(n_cells).filter(|n| *n == 1)?;
        let place = |(_, name): &(Measure, &Token)| {
            let at = line.iter().position(|it| it.span == name.span)?;
            at.checked_sub(n_stub)
        };
        self.named.iter().map(place).collect()
    }
}

/// The cells of a row on its own line, without what may be left of merged ones behind its columns.
pub(super) fn cells_of(values: &[Token], width: usize) -> Vec<&Token> {
    let own = &values[..lines_of(values, width)];
    let mut cells: Vec<&Token> = own.iter().filter(|it| !it.is_break()).collect();
    while cells.len() > width && cells.last().is_some_and(|it| it.is_slack()) {
        cells.pop();
    }
    cells
}

/// Whether nothing but the end of a cell stands between two names.
fn are_beside(page: &Page<'_>, pair: &[(Measure, &Token)]) -> bool {
    let [(_, first), (_, second)] = pair else {
        return false;
    };
    let between = page
        .view
        .get(first.span.end as usize..second.span.start as usize);
    let cells = between.and_then(|it| it.split_once(PARTS));
    let is_blank = |cell: &str| !cell.contains(PARTS) && cell.trim().is_empty();
    first.exact && second.exact && cells.is_some_and(|(a, b)| is_blank(a) && is_blank(b))
}

/// What parts cells.
const PARTS: [char; 3] = ['|', '\t', separators::CELL];

/// How many cells with words stand behind a name of a column, in its row.
fn n_behind(page: &Page<'_>, name: &Token) -> usize {
    const ENDS: [char; 2] = ['\n', separators::ROW];
    /// The names of two columns and the marks between them; a text may be one line.
    const LONGEST: u32 = 60;
    let end = page.end().min(name.span.end + LONGEST);
    let start = name.span.end as usize;
    let behind = (start..=end as usize)
        .rev()
        .find_map(|end| page.view.get(start..end));
    let row = behind.unwrap_or("").split(ENDS).next().unwrap_or("");
    let cells = row.split(PARTS).skip(1);
    cells.filter(|cell| !cell.trim().is_empty()).count()
}

/// The first cell that has a measure in the rows below those that were seen.
pub(super) fn column_of(measure: Measure, edition: Edition, seen: &[Item]) -> Option<CellPath> {
    let has = |item: &&Item| measures(**item, edition).contains(&measure);
    let is_below = |item: &&Item| !seen.contains(item);
    Item::ALL
        .iter()
        .filter(has)
        .find(is_below)
        .map(|item| CellPath::Disclosure(*item, measure))
}

/// The columns of an item: those of its header, if it names them all; else the form's.
pub(super) fn columns(
    item: Item,
    header: &[(Measure, &Token)],
    edition: Edition,
) -> (Cow<'static, [Measure]>, Fit) {
    let named = || header.iter().map(|(measure, _)| *measure);
    let other = match edition {
        Edition::Of2019 => Edition::Of2021,
        _ => Edition::Of2019,
    };
    for (candidate, own) in [(edition, true), (other, false)] {
        let form = measures(item, candidate);
        let is_named = header.len() == form.len() && named().all(|it| form.contains(&it));
        if form.is_empty() || !is_named {
            continue;
        }
        let is_in_order = named().eq(form.iter().copied());
        let fit = match own {
            true if is_in_order => Fit::Whole,
            true => Fit::Permuted,
            false => Fit::OtherEdition,
        };
        return if is_in_order {
            (Cow::Borrowed(form), fit)
        } else {
            (named().collect(), fit)
        };
    }
    let form = measures(item, edition);
    if !form.is_empty() {
        return (Cow::Borrowed(form), Fit::Damaged);
    }
    // The header of an edition that does not have the item is its own among those that the edition has.
    let form = measures(item, other);
    let is_of_edition = |it: &Item| named().eq(measures(*it, edition).iter().copied());
    let is_own = !header.is_empty() && named().all(|it| form.contains(&it));
    if is_own && Item::ALL.iter().any(is_of_edition) {
        return (named().collect(), Fit::OtherEdition);
    }
    (Cow::Borrowed(form), Fit::Damaged)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Whole,
    Permuted,
    OtherEdition,
    /// Some of the form's are none of its table's.
    Some,
    Damaged,
}
