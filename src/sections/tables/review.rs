//! Section 四: from the parts its grammar finds to table `review`.
//!
//! Takes the section's range; sets the table's cells, and says where prose goes on behind them.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Forum, Ruling, Table, Unit};
use crate::grammar::section::review::{Column, review};
use crate::grammar::token::{Kind, Token, lines_of, n_solid, span_of};
use crate::layout::Delimiters;
use crate::model::Report;
use crate::sections::page::Page;
use crate::sections::tokens::cells;

use super::candidates::{candidates, with_places};
use super::choose::judge;
use super::fill::Target;
use super::fused::are_apart;
use super::positions::{self, Told};
use super::reading::{Fused, Read, Shape, Sum, adds_up};

const WIDTH: usize = 15;
const GROUP: usize = 5;

/// Reads the table; where its values end, if there is one. `lost_blanks` says whether blank cells left no
/// trace in the table before it.
pub(crate) fn read(
    page: &Page<'_>,
    range: Span,
    lost_blanks: bool,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Option<u32> {
    let (tokens, delimiters) = cells::tokens(page, range, Table::Review);
    let found = review(&tokens);
    let is_ruling = |column: &(Column, &Token)| {
        matches!(
            column.0,
            Column::Ruling(_) | Column::Forum(Forum::Direct | Forum::AfterReview)
        )
    };
    if !found.columns.iter().any(is_ruling) {
        return None;
    }
    let values = &found.values[..lines_of(&found.values, WIDTH)];
    if !values.iter().any(|token| token.is_value()) {
        return None;
    }
    let (columns, sums) = columns(page, &found.columns, sink);
    let units = [Unit::Count; WIDTH];
    let fused = match delimiters {
        // Fourteen figures are fifteen of which one was lost, not a row run together.
        Delimiters::None if n_solid(values) + 1 >= WIDTH => Fused::Rarely,
        Delimiters::None if !are_apart(page.view, std::iter::once(values)) => Fused::Mostly,
        _ => Fused::Never,
    };
    let shape = Shape {
        view: page.view,
        columns: &units,
        sums: &sums,
        fused,
        lead: Some(0),
        tail: None,
        lost: false,
        lost_blanks: lost_blanks && fused == Fused::Mostly,
    };
    let told = match delimiters {
        Delimiters::None => {
            let first = values.first().map_or(range.start, |it| it.span.start);
            let header = Span::new(range.start, first);
            positions::columns(page, &[values], WIDTH, header).pop()
        }
        _ => None,
    };
    let mut offered = with_places(values, &told.unwrap_or(Told::Nothing), shape);
    let n_values = values.iter().filter(|token| token.is_value()).count();
    let n_missing = WIDTH.saturating_sub(n_values);
    if n_missing > 0 && n_missing <= found.before.len() {
        // Blank first cells on lines of their own: the sums bear them out, or they are told from
        // what is left of the header.
        let (header, first) = found.before.split_at(found.before.len() - n_missing);
        let is_slack = |token: &Token| token.kind == Kind::Blank { slack: true };
        let is_apart = header.last().is_some_and(is_slack) || delimiters == Delimiters::LoneBars;
        let is_told = is_apart && !is_slack(&first[0]);
        let all = [first, values].concat();
        let filled = candidates(&all, shape);
        let bears_out = |row: &Vec<Read>| is_told || adds_up(&sums, row);
        if filled.readings.len() == 1 && filled.readings.iter().all(bears_out) {
            offered = filled;
        }
    }
    let chosen = judge(&offered, None);
    let context = span_of(values)?;
    Target {
        page,
        context,
        paths: &columns,
        money: None,
    }
    .fill(report, &offered, &chosen, sink);
    Some(context.end)
}

/// The columns in the order of the header, if it names all fifteen; else in the form's order.
fn columns(
    page: &Page<'_>,
    header: &[(Column, &Token)],
    sink: &mut dyn Sink,
) -> (Vec<CellPath>, Vec<Sum>) {
    let form_order = || -> Vec<CellPath> {
        let groups = Forum::ALL.iter().copied();
        groups
            .flat_map(|forum| {
                Ruling::ALL
                    .iter()
                    .map(move |&ruling| CellPath::Review(forum, ruling))
            })
            .collect()
    };
    let form_sums = || {
        (0..3)
            .map(|n| (n * GROUP..n * GROUP + GROUP - 1, n * GROUP + GROUP - 1))
            .collect()
    };
    let mut forums: Vec<Forum> = Vec::new();
    let mut rulings: Vec<Ruling> = Vec::new();
    for (column, _) in header {
        match column {
            Column::Forum(forum) if !forums.contains(forum) => forums.push(*forum),
            Column::Ruling(ruling) => rulings.push(*ruling),
            _ => {}
        }
    }
    // In a table filled down, the last line of the header names every column.
    let rulings = rulings.split_off(rulings.len().saturating_sub(WIDTH));
    let context = header
        .iter()
        .map(|(_, token)| token.span)
        .reduce(Span::join);
    let context = context.map(|span| page.span(span));
    let is_group = |group: &[Ruling]| Ruling::ALL.iter().all(|ruling| group.contains(ruling));
    let whole = forums.len() == 3 && rulings.len() == WIDTH && rulings.chunks(GROUP).all(is_group);
    if !whole {
        sink.take(
            Diagnostic::new(Code::FormHeader)
                .at(context)
                .found(format!(
                    "{} of 15 columns named in the header of table `review`",
                    rulings.len().min(WIDTH)
                ))
                .expected("fifteen names under three groups")
                .chinese("行政复议、行政诉讼情况表的表头残缺，按格式顺序读取各列"),
        );
        return (form_order(), form_sums());
    }
    let paths: Vec<CellPath> = forums
        .iter()
        .zip(rulings.chunks(GROUP))
        .flat_map(|(&forum, group)| {
            group
                .iter()
                .map(move |&ruling| CellPath::Review(forum, ruling))
        })
        .collect();
    if paths == form_order() {
        return (paths, form_sums());
    }
    sink.take(
        Diagnostic::new(Code::FormOrder)
            .at(context)
            .found("columns of table `review` in another order")
            .expected("the form's order; the header was followed")
            .chinese("行政复议、行政诉讼情况表各列的顺序与格式不一致"),
    );
    let sums = (0..3)
        .filter(|n| rulings[n * GROUP + GROUP - 1] == Ruling::Total)
        .map(|n| (n * GROUP..n * GROUP + GROUP - 1, n * GROUP + GROUP - 1))
        .collect();
    (paths, sums)
}
