//! The header of table `requests`: which column is whose, and whether it can be believed.
//!
//! Takes the parts that the section's grammar finds; gives the columns in their order. Of the values it
//! asks no more than which of them add up.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::labels::Label;
use crate::form::{CellPath, RequestRow, Requester};
use crate::grammar::section::requests::Part;
use crate::grammar::token::{Kind, Token, n_solid, solid};
use crate::layout::Delimiters;
use crate::sections::page::Page;
use crate::{Span, offset};

use super::batch::WIDTH;
use crate::sections::tables::row::reading::Sum;

/// The columns in the order of the header, if it names all of them; else in the form's order.
pub(crate) fn columns(
    page: &Page<'_>,
    parts: &[Part<'_>],
    delimiters: Delimiters,
    sink: &mut dyn Sink,
) -> [Requester; WIDTH] {
    let form: [Requester; WIDTH] = std::array::from_fn(|n| Requester::ALL[n]);
    let mut named: Vec<(Requester, &Token)> = Vec::new();
    for part in parts {
        if let Part::Column(requester, token) = part
            && !named.iter().any(|(known, _)| known == requester)
        {
            named.push((*requester, token));
        }
    }
    if named.is_empty() {
        return form;
    }
    let context = named.iter().map(|(_, token)| token.span).reduce(Span::join);
    let context = context.map(|span| page.span(span));
    if names_anew(parts) {
        sink.take(
            on_all(Code::FormHeader, parts)
                .at(context)
                .found("a column of table `requests` named twice, in two places")
                .expected("seven names, each once")
                .chinese("收到和处理政府信息公开申请情况表的表头有列重复，按格式顺序读取各列"),
        );
        return form;
    }
    let find = |requester| named.iter().find(|(it, _)| *it == requester);
    let total = find(Requester::Total).map(|(_, token)| token.span);
    let natural = find(Requester::NaturalPerson).map(|(_, token)| token.span);
    // 总计 may stand in any line of the header; only before 自然人 on its own line is it first, and
    // only if the rows say no other: where the lines are lost, it is named before 自然人 too.
    let both = total.zip(natural);
    let is_beside = both.is_some_and(|(total, natural)| is_one_line(page, total, natural));
    // Where each cell has a line, only the rows tell.
    let is_before = both.is_some_and(|(total, natural)| total.start < natural.start);
    let total_first = (is_beside || is_before) && {
        let [first, last] = n_adding_up(parts);
        first > last || is_beside && first == last && delimiters != Delimiters::None
    };
    let mut order: Vec<Requester> = named
        .iter()
        .map(|(requester, _)| *requester)
        .filter(|it| *it != Requester::Total)
        .collect();
    if let Some(at) = place_of_natural_person(page, parts, &named) {
        order.retain(|it| *it != Requester::NaturalPerson);
        order.insert(at.min(order.len()), Requester::NaturalPerson);
    }
    if total_first {
        order.insert(0, Requester::Total);
    } else {
        order.push(Requester::Total);
    }
    match <[Requester; WIDTH]>::try_from(order) {
        Ok(order) => {
            if order != form {
                sink.take(
                    Diagnostic::new(Code::FormOrder)
                        .at(context)
                        .found("columns of table `requests` in another order")
                        .expected("自然人 first, 总计 last; the header was followed")
                        .chinese("收到和处理政府信息公开申请情况表各列的顺序与格式不一致"),
                );
            }
            order
        }
        Err(named) => {
            // Names in the form's order leave no other for those that are lost.
            let diagnostic = if named.is_sorted() {
                Diagnostic::new(Code::FormHeader)
            } else {
                on_all(Code::FormHeader, parts)
            };
            sink.take(
                diagnostic
                    .at(context)
                    .found(format!(
                        "{} of 7 columns named in the header of table `requests`",
                        named.len()
                    ))
                    .expected("seven names")
                    .chinese("收到和处理政府信息公开申请情况表的表头残缺，按格式顺序读取各列"),
            );
            form
        }
    }
}

/// What concerns every cell of the rows that are there.
fn on_all(code: Code, parts: &[Part<'_>]) -> Diagnostic {
    let is_there = |row: &&RequestRow| {
        let has = |part: &Part<'_>| match part {
            Part::Rows(rows) => rows.labels.iter().any(|(it, _)| it == *row),
            _ => false,
        };
        parts.iter().any(has)
    };
    let rows = RequestRow::ALL.iter().filter(is_there);
    let cells = rows.flat_map(|row| {
        let cell = |requester: &Requester| CellPath::Requests(*row, *requester);
        Requester::ALL.iter().map(cell)
    });
    cells.fold(Diagnostic::new(code), Diagnostic::on)
}

/// Whether the header names one of the kinds of organisations once more, in another order: then one of
/// the names is another word misprinted, and the header says no order.
fn names_anew(parts: &[Part<'_>]) -> bool {
    let is_kind = |it: &Requester| !matches!(it, Requester::NaturalPerson | Requester::Total);
    let header = parts
        .iter()
        .take_while(|part| !matches!(part, Part::Rows(_)));
    let named = header.filter_map(|part| match part {
        Part::Column(requester, _) => Some(*requester),
        _ => None,
    });
    let named: Vec<Requester> = named.filter(is_kind).collect();
    let order = |named: &mut dyn Iterator<Item = &Requester>| {
        let mut order: Vec<Requester> = Vec::new();
        for requester in named {
            if !order.contains(requester) {
                order.push(*requester);
            }
        }
        order
    };
    let mut last = order(&mut named.iter().rev());
    last.reverse();
    order(&mut named.iter()) != last
}

/// What ends a line, or a row.
const LINE_ENDS: [char; 2] = ['\n', crate::source::separators::ROW];

/// Whether one place stands behind another on its line, or in its row.
fn is_one_line(page: &Page<'_>, first: Span, second: Span) -> bool {
    first.end <= second.start
        && !page
            .words(Span::new(first.end, second.start))
            .contains(LINE_ENDS)
}

/// Where 自然人 stands among the six kinds if it is named on another line than the five others:
/// before or behind 法人或其他组织, which spans them. Nothing where lines are cells or it is among them.
fn place_of_natural_person(
    page: &Page<'_>,
    parts: &[Part<'_>],
    named: &[(Requester, &Token)],
) -> Option<usize> {
    let kinds = || named.iter().filter(|(it, _)| *it != Requester::Total);
    let (_, natural) = kinds().find(|(it, _)| *it == Requester::NaturalPerson)?;
    let others = || {
        kinds()
            .map(|(_, token)| token.span)
            .filter(|it| *it != natural.span)
    };
    let is_beside =
        |it: Span| is_one_line(page, it, natural.span) || is_one_line(page, natural.span, it);
    let are_lines_rows = others()
        .zip(others().skip(1))
        .any(|(first, second)| is_one_line(page, first, second));
    if !are_lines_rows || others().any(is_beside) {
        return None;
    }
    let before = page.words(Span::new(0, natural.span.start));
    let line = before.rfind(LINE_ENDS).map_or(0, |at| offset(at + 1));
    let is_behind_organisations = parts.iter().any(|part| {
        let Part::Stray(tokens) = part else {
            return false;
        };
        let mut organisations = tokens.as_slice().iter();
        organisations.any(|token| {
            token.kind == Kind::Label(Label::Organisations)
                && (line..=natural.span.start).contains(&token.span.end)
        })
    });
    Some(if is_behind_organisations { WIDTH } else { 0 })
}

/// The column that the source does not have, if its header names six, and most rows have six values or as many cells as
/// its line, of which six are columns.
pub(crate) fn lacking(
    tokens: &[Token],
    parts: &[Part<'_>],
    columns: &[Requester; WIDTH],
) -> Option<usize> {
    /// One row may hold a page number.
    const MOST_WHOLE: usize = 1;
    let is_named = |requester: &Requester| {
        let is_it = |part: &Part<'_>| matches!(part, Part::Column(it, _) if it == requester);
        parts.iter().any(is_it)
    };
    let mut unnamed = (0..WIDTH).filter(|&n| !is_named(&columns[n]));
    let only = unnamed.next().filter(|_| unnamed.next().is_none())?;
    let (mut n_rows, mut n_six, mut n_whole) = (0, 0, 0);
    for part in parts {
        let Part::Rows(rows) = part else { continue };
        n_rows += 1;
        n_whole += usize::from(n_solid(rows.values) == WIDTH);
        n_six += usize::from(n_solid(rows.values) + 1 == WIDTH);
    }
    let have_six = 2 * n_six > n_rows || are_as_wide_as_six(tokens);
    (have_six && n_whole <= MOST_WHOLE).then_some(only)
}

/// Whether a line of the header spans six columns, from 自然人 to 总计, and most rows have as many cells as it.
fn are_as_wide_as_six(tokens: &[Token]) -> bool {
    let lines = || tokens.split(Token::is_break);
    let of = |line: &[Token], label| line.iter().position(|it| it.kind == Kind::Label(label));
    let spans_six = |line: &&[Token]| {
        let first = of(line, Label::Requester(Requester::NaturalPerson));
        let last = of(line, Label::Total);
        first
            .zip(last)
            .is_some_and(|(first, last)| first + WIDTH - 2 == last)
    };
    let Some(header) = lines().find(spans_six) else {
        return false;
    };
    let is_row = |line: &&[Token]| {
        line.iter()
            .any(|it| matches!(it.kind, Kind::Label(Label::Row(_))))
    };
    let n_like = lines()
        .filter(is_row)
        .filter(|row| row.len() == header.len())
        .count();
    2 * n_like > lines().filter(is_row).count()
}

/// How many whole rows add up with 总计 as the first column, and how many with it as the last.
fn n_adding_up(parts: &[Part<'_>]) -> [usize; 2] {
    let mut n_rows = [0; 2];
    for part in parts {
        let Part::Rows(rows) = part else { continue };
        // Several labels have the values of as many rows.
        let n_values = n_solid(rows.values);
        if !n_values.is_multiple_of(WIDTH) {
            continue;
        }
        let mut counts = solid(rows.values).map(|token| token.count);
        for _ in 0..n_values / WIDTH {
            let row: [Option<u64>; WIDTH] = std::array::from_fn(|_| counts.next().flatten());
            let all = row
                .iter()
                .try_fold(0_u64, |all, count| Some(all.saturating_add((*count)?)));
            let Some(all) = all else { continue };
            for (n_rows, total) in n_rows.iter_mut().zip([row.first(), row.last()]) {
                let total = total.copied().flatten().unwrap_or(0);
                *n_rows += usize::from(total > 0 && all - total == total);
            }
        }
    }
    n_rows
}

/// 总计 is the sum of the six others, wherever it stands.
pub(crate) fn row_sum(columns: &[Requester; WIDTH]) -> Vec<Sum> {
    match columns
        .iter()
        .position(|requester| *requester == Requester::Total)
    {
        Some(0) => vec![(1..WIDTH, 0)],
        Some(total) if total + 1 == WIDTH => vec![(0..total, total)],
        _ => Vec::new(),
    }
}
