//! Figures of a table that are no cell's: a row or a column that the form does not have, or one whose label
//! is too damaged to be known.
//!
//! Takes the tokens of a section, and what was read and said of its table; says which figures are left. Does not
//! know how the table was read.

use std::cell::LazyCell;
use std::collections::HashSet;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink as _};
use crate::form::names::table_zh;
use crate::form::{CellPath, Table};
use crate::grammar::token::{Kind, Token, n_solid, span_of};
use crate::model::{Report, State};
use crate::sections::page::{Page, abridged};

/// Says of each row which of its figures are in no cell and no diagnostic.
pub(crate) fn say(
    page: &Page<'_>,
    tokens: &[Token],
    table: Table,
    report: &Report,
    said: &mut Vec<Diagnostic>,
) {
    let is_read = |path: &CellPath| {
        let states = [State::Value, State::Unreadable, State::NotApplicable];
        report
            .cell(*path)
            .is_some_and(|cell| states.contains(&cell.state()))
    };
    let n_read = CellPath::of(table, report.table_edition(table))
        .filter(is_read)
        .count();
    if n_solid(tokens) == n_read {
        return;
    }
    let claimed = Claimed::of(table, report, said);
    let is_figure = |token: &&Token| token.kind == Kind::Figure;
    let is_left = |token: &&Token| is_figure(token) && !claimed.has(page.span(token.span));
    let words = |token: &Token| page.words(token.span);
    let read: LazyCell<HashSet<&str>, _> = LazyCell::new(|| {
        let figures = tokens.iter().filter(|it| is_figure(it) && !is_left(it));
        figures.map(words).collect()
    });
    let parts = || tokens.split_inclusive(|token| token.is_label() || token.is_break());
    let rows: LazyCell<HashSet<Vec<&str>>, _> = LazyCell::new(|| {
        let is_read = |token: &&Token| is_figure(token) && !is_left(token);
        let row = |part: &[Token]| part.iter().filter(is_read).map(words).collect();
        parts().map(row).collect()
    });
    let mut is_named = false;
    for part in parts() {
        let follows_label =
            std::mem::replace(&mut is_named, part.last().is_some_and(Token::is_label));
        let left = || {
            part.iter()
                .filter(is_left)
                .filter(|it| stands_apart(page, it.span))
        };
        // A row or a cell that stands twice says nothing new.
        let is_repeated = || {
            let left: Vec<&str> = left().map(words).collect();
            let is_cell = left.iter().all(|it| *it == left[0]);
            is_cell && read.contains(left[0]) || rows.contains(&left)
        };
        let Some(last) = left().next_back() else {
            continue;
        };
        if follows_label && is_repeated() {
            continue;
        }
        let figures = left().next().unwrap_or(last).span.join(last.span);
        let row = span_of(part).map_or(figures, |row| Span::new(row.start, figures.end));
        said.take(
            Diagnostic::new(Code::FormUnknown)
                .at(page.span(figures))
                .within(page.span(row))
                .found(format!("`{}`", abridged(page.raw(row))))
                .expected(format!(
                    "the rows and columns of table `{}`",
                    table.as_str()
                ))
                .help("these figures were read into no cell; compare with the original")
                .chinese(format!(
                    "{}中有格式以外的数字，未读入任何单元格",
                    table_zh(table)
                )),
        );
    }
}

/// Whether so many figures stand side by side as a row has: a table all of whose labels are lost.
pub(crate) fn may_be_row(tokens: &[Token], width: usize) -> bool {
    let mut runs = tokens.split(|token| token.kind != Kind::Figure);
    runs.any(|run| run.len() >= width)
}

/// Whether nothing touches a figure but what parts cells and words: one within a sentence is none of a row's.
fn stands_apart(page: &Page<'_>, figure: Span) -> bool {
    let parts = |c: char| c.is_whitespace() || c.is_control() || c == '|';
    let (start, end) = (figure.start as usize, figure.end as usize);
    let before = page.view.get(..start).and_then(|it| it.chars().next_back());
    let behind = page.view.get(end..).and_then(|it| it.chars().next());
    before.is_none_or(parts) && behind.is_none_or(parts)
}

/// Where the cells of a table stand, and what was said of it, by where each begins; each up to where the
/// farthest of those before it ends.
struct Claimed(Vec<Span>);

impl Claimed {
    fn of(table: Table, report: &Report, said: &[Diagnostic]) -> Self {
        let cells = CellPath::of(table, report.table_edition(table));
        let cells = cells.filter_map(|path| report.cell(path)?.span());
        let mut spans: Vec<Span> = cells
            .chain(said.iter().filter_map(Diagnostic::span))
            .collect();
        spans.sort_unstable_by_key(|span| span.start);
        let mut end = 0;
        for span in &mut spans {
            end = span.end.max(end);
            span.end = end;
        }
        Self(spans)
    }

    /// Whether any of them has a part of a figure.
    fn has(&self, figure: Span) -> bool {
        let n_before = self.0.partition_point(|span| span.start < figure.end);
        let last = n_before.checked_sub(1).and_then(|last| self.0.get(last));
        last.is_some_and(|last| last.end > figure.start)
    }
}
