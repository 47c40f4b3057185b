//! The columns of table `review`: which ruling of which group each is, and what they add up to.
//!
//! Takes the names that the section's grammar finds; gives the columns in their order, and says where it is
//! not the header's or not the form's. Does not know the values.

use crate::Span;
use crate::diagnostic::{Code, Sink};
use crate::form::{CellPath, Forum, Ruling};
use crate::grammar::section::review::{Column, Named};
use crate::layout::Delimiters;
use crate::sections::page::Page;

use crate::sections::tables::row::fill::on;
use crate::sections::tables::row::reading::Sum;

/// How many columns the table has, and a group.
pub(crate) const WIDTH: usize = 15;
pub(crate) const GROUP: usize = 5;

/// The names above the columns.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Header<'a> {
    pub(crate) page: &'a Page<'a>,
    pub(crate) delimiters: Delimiters,
    pub(crate) names: &'a [Named<'a>],
}

impl Header<'_> {
    /// The columns in the order of the header, if it names all fifteen; else in the form's order.
    pub(crate) fn columns(&self, sink: &mut dyn Sink) -> (Vec<CellPath>, Vec<Sum>) {
        let form_sums = || (0..Forum::ALL.len()).map(sum_of).collect();
        let rulings: Vec<Ruling> = self.names.iter().filter_map(ruling).collect();
        // In a table filled down, the last line of the header names every column; where one of its names is lost,
        // those of the line before are not whole groups.
        let are_groups = rulings.len().is_multiple_of(GROUP);
        let rulings = &rulings[rulings.len().saturating_sub(WIDTH)..];
        let spans = self.names.iter().map(|named| named.token.span);
        let context = spans.reduce(Span::join);
        let is_group = |group: &[Ruling]| Ruling::ALL.iter().all(|ruling| group.contains(ruling));
        let is_whole = are_groups && rulings.len() == WIDTH && rulings.chunks(GROUP).all(is_group);
        let forums = Forum::ALL.iter().filter(|forum| has(self.names, **forum));
        if !is_whole || forums.count() < Forum::ALL.len() {
            let n_named = rulings.len();
            let found = format!("{n_named} of 15 columns named in the header of table `review`");
            say_incomplete(self.page, &form_order(), context, found, sink);
            return (form_order(), form_sums());
        }
        let order = self.order();
        let is_alike = || {
            let mut groups = rulings.chunks(GROUP);
            groups.all(|group| *group == rulings[..GROUP])
        };
        if order.is_none() {
            let found = "groups of table `review` named in no order".to_owned();
            say_incomplete(self.page, &form_order(), context, found, sink);
            if !is_alike() {
                return (form_order(), form_sums());
            }
        }
        let forums = order.unwrap_or_else(|| Forum::ALL.to_vec());
        let groups = forums.iter().zip(rulings.chunks(GROUP));
        let paths: Vec<CellPath> = groups
            .flat_map(|(&forum, group)| cells(forum, group))
            .collect();
        if paths == form_order() {
            return (paths, form_sums());
        }
        say_order(self.page, &paths, context, sink);
        let ends_in_total = |sum: &Sum| rulings[sum.1] == Ruling::Total;
        let sums = (0..Forum::ALL.len()).map(sum_of).filter(ends_in_total);
        (paths, sums.collect())
    }

    /// The order of the groups: the form's, where they are named in it; another, where one row names all
    /// three above their columns. Groups named in several rows that say otherwise are in no order: rows of
    /// the header may have changed places.
    fn order(&self) -> Option<Vec<Forum>> {
        let mut named: Vec<Column> = Vec::new();
        for name in self.names.iter().filter(|it| ruling(it).is_none()) {
            if !named.contains(&name.column) {
                named.push(name.column);
            }
        }
        let litigation = named.iter().position(|it| *it == Column::Litigation);
        named.retain(|it| *it != Column::Litigation);
        let form_order = Forum::ALL.iter().map(|forum| Column::Forum(*forum));
        if form_order.eq(named) && litigation.is_none_or(|at| at == 1) {
            return Some(Forum::ALL.to_vec());
        }
        let is_one_row = |one: &Named<'_>, next: &Named<'_>| {
            let (one_span, next_span) = (one.token.span, next.token.span);
            one.row == next.row && is_one_line(self.page, self.delimiters, one_span, next_span)
        };
        let rows: Vec<&[Named<'_>]> = self.names.chunk_by(is_one_row).collect();
        let names_all = |row: &&[Named<'_>]| Forum::ALL.iter().all(|forum| has(row, *forum));
        let at = rows.iter().position(names_all)?;
        let mut forums: Vec<Forum> = rows[at].iter().filter_map(forum).collect();
        forums.dedup();
        let (above, below) = (rows[..at].concat(), rows[at + 1..].concat());
        let is_alone = forums.len() == Forum::ALL.len()
            && rows[at].iter().all(|it| forum(it).is_some())
            && ![Forum::Direct, Forum::AfterReview]
                .iter()
                .any(|it| has(&above, *it) || has(&below, *it));
        let is_above = below.iter().filter_map(ruling).count() >= WIDTH;
        (is_alone && is_above).then_some(forums)
    }
}

/// Says that the names do not tell all columns.
pub(crate) fn say_incomplete(
    page: &Page<'_>,
    paths: &[CellPath],
    context: Option<Span>,
    found: String,
    sink: &mut dyn Sink,
) {
    sink.take(
        on(Code::FormHeader, paths)
            .at(context.map(|span| page.span(span)))
            .found(found)
            .expected("fifteen names under three groups")
            .chinese("行政复议、行政诉讼情况表的表头残缺，按格式顺序读取各列"),
    );
}

/// Says that the columns stand in another order than the form's.
pub(crate) fn say_order(
    page: &Page<'_>,
    paths: &[CellPath],
    context: Option<Span>,
    sink: &mut dyn Sink,
) {
    sink.take(
        on(Code::FormOrder, paths)
            .at(context.map(|span| page.span(span)))
            .found("columns of table `review` in another order")
            .expected("the form's order; the header was followed")
            .chinese("行政复议、行政诉讼情况表各列的顺序与格式不一致"),
    );
}

/// Whether no line ends between two cells of a row, where lines are rows and nothing parts cells.
pub(crate) fn is_one_line(page: &Page<'_>, delimiters: Delimiters, one: Span, next: Span) -> bool {
    delimiters != Delimiters::None || page.is_one_line(Span::new(one.end, next.start))
}

/// A group's columns, of which the last is the sum of the others.
pub(crate) const fn sum_of(group: usize) -> Sum {
    let first = group * GROUP;
    (first..first + GROUP - 1, first + GROUP - 1)
}

/// The columns in the form's order.
pub(crate) fn form_order() -> Vec<CellPath> {
    let groups = Forum::ALL.iter();
    groups
        .flat_map(|&forum| cells(forum, Ruling::ALL))
        .collect()
}

/// The cells of a group.
pub(crate) fn cells(forum: Forum, rulings: &[Ruling]) -> impl Iterator<Item = CellPath> {
    let cell = move |&ruling: &Ruling| CellPath::Review(forum, ruling);
    rulings.iter().map(cell)
}

/// The ruling that a name is, if it is one.
pub(crate) fn ruling(named: &Named<'_>) -> Option<Ruling> {
    match named.column {
        Column::Ruling(ruling) => Some(ruling),
        _ => None,
    }
}

fn forum(named: &Named<'_>) -> Option<Forum> {
    match named.column {
        Column::Forum(forum) => Some(forum),
        _ => None,
    }
}

/// Whether a group is named.
pub(crate) fn has(names: &[Named<'_>], forum: Forum) -> bool {
    let column = Column::Forum(forum);
    names.iter().any(|named| named.column == column)
}
