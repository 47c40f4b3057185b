//! Section 三: from the parts its grammar finds to table `requests`.
//!
//! Takes the section's range; sets the table's cells. Knows which rows and columns add up.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Severity, Sink};
use crate::form::labels::{Label, ordinal};
use crate::form::names::row_zh;
use crate::form::{CellPath, Edition, Relation, RequestRow, Requester, Table, Unit};
use crate::grammar::section::requests::{Part, requests};
use crate::grammar::token::{Kind, Token, span_of};
use crate::layout::Delimiters;
use crate::model::Report;

use super::batch::{self, Row, n_solid};
use super::candidates::{Candidates, Fused, Shape, adds_up, candidates};
use super::cells;
use super::choose::{Chosen, Equation, choose};
use super::fill::Target;
use super::page::Page;
use super::testimony;

pub(crate) const WIDTH: usize = 7;
const COLUMNS: [Unit; WIDTH] = [Unit::Count; WIDTH];

/// What reading the table came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Absent,
    Read,
    /// Fourteen figures a row.
    TwoYears,
}

/// Reads the table; where it leaves a tie, with what the overview states.
pub(crate) fn read(
    page: &Page<'_>,
    range: Span,
    overview: Option<Span>,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Outcome {
    let (tokens, delimiters) = cells::tokens(page, range, Table::Requests);
    let tokens = body(page, tokens, sink);
    let parts = requests(&tokens);
    let columns = columns(page, &parts, delimiters, sink);
    let lacking = lacking(&parts, &columns);
    let sums = match lacking {
        Some(_) => Vec::new(),
        None => row_sum(&columns),
    };
    let width = WIDTH - usize::from(lacking.is_some());
    let mut rows = batch::rows(parts, |values| {
        let row = candidates(
            values,
            Shape {
                view: page.view,
                columns: &COLUMNS[..width],
                sums: &sums,
                fused: Fused::Never,
                lead: None,
                tail: None,
                lost: false,
            },
        );
        row.readings.first().is_some_and(|row| adds_up(&sums, row))
    });
    if rows
        .iter()
        .filter(|row| n_solid(&row.values) == 2 * WIDTH)
        .count()
        > 2
    {
        return Outcome::TwoYears;
    }
    let distinct = RequestRow::ALL
        .iter()
        .filter(|row| rows.iter().any(|it| it.row == **row))
        .count();
    if distinct < 3 {
        return Outcome::Absent;
    }
    settle_repeats(page, &mut rows, sink);
    let edition = edition(&rows).unwrap_or(match report.disclosure.edition {
        Some(Edition::Of2019) => Edition::Of2019,
        _ => Edition::Of2021,
    });
    report.requests.edition = Some(edition);
    // Words of a header that stands again within the table are rows without values, and so is the
    // label of a group above its rows.
    rows.retain(|row| {
        let is_word = matches!(row.label.kind, Kind::Label(Label::Total | Label::Other));
        let is_group = row.row == RequestRow::OtherTotal && edition == Edition::Of2021;
        n_solid(&row.values) > 0 || !(is_word && row.values.is_empty() || is_group)
    });
    say_labels(page, &rows, edition, range, sink);
    let n_whole = rows
        .iter()
        .filter(|row| n_solid(&row.values) == width)
        .count();
    let fused = match delimiters {
        Delimiters::None if 2 * n_whole > rows.len() => Fused::Rarely,
        Delimiters::None => Fused::Mostly,
        _ => Fused::Never,
    };
    let totals: Vec<usize> = sums.iter().map(|(_, total)| *total).collect();
    rows.retain(|row| !row.values.is_empty() || delimiters != Delimiters::None);
    // Where nothing parts cells, none can be known to be lost.
    let n_cells = |row: &Row<'_>| match delimiters {
        Delimiters::None => 0,
        _ => n_cells(&tokens, row.label),
    };
    let spreads: Vec<Spread> = rows
        .iter()
        .map(|row| Spread::of(row, n_cells(row), width))
        .collect();
    let most = most_common(&spreads, |row| row.n_cells);
    let n_values = agreed(&spreads, |_| true, |row| row.n_values);
    let is_lost = |own: &Spread| {
        let is_like = |other: &Spread| {
            other.is_wide && other.depth == own.depth && other.n_cells == own.n_cells
        };
        let of_depth = || spreads.iter().filter(|other| other.depth == own.depth);
        let n_alike = of_depth().filter(|other| other.n_values == own.n_values);
        most.is_some_and(|most| most != own.n_cells)
            && n_values.is_none_or(|n_values| n_values != own.n_values)
            && 2 * n_alike.count() <= of_depth().count()
            && !spreads.iter().any(is_like)
    };
    let by_depth = |of: fn(&Spread) -> usize, only: fn(&[Spread], usize) -> Option<usize>| {
        [0, 1, 2].map(|depth| {
            let own = spreads.iter().find(|row| row.depth == depth)?;
            agreed(&spreads, |row| row.depth == depth, of)
                .or_else(|| only(&spreads, depth))
                .or_else(|| agreed(&spreads, |row| row.n_behind == own.n_behind, of))
        })
    };
    let leads = by_depth(|row| row.lead.unwrap_or(0), only_lead);
    let tails = by_depth(|row| row.tail, |_, _| None);
    if delimiters == Delimiters::Tabs {
        say_shifted(page, &rows, &spreads, sink);
    }
    let shape = |spread: &Spread| Shape {
        view: page.view,
        columns: &COLUMNS[..width],
        sums: &sums,
        fused,
        lead: leads[spread.depth],
        tail: tails[spread.depth],
        lost: is_lost(spread),
    };
    let mut offered: Vec<Candidates> = rows
        .iter()
        .zip(&spreads)
        .map(|(row, spread)| match row.is_mixed {
            true => Candidates::NONE,
            false => {
                let mut offered = candidates(&row.values, shape(spread));
                if let Some(at) = lacking {
                    offered.leave_out(at, row.label.span.end);
                }
                offered
            }
        })
        .collect();
    let equations = equations(&rows, edition);
    let mut chosen = choose(&offered, &equations, WIDTH, &totals);
    if let Some(overview) = overview.filter(|_| chosen.iter().any(Chosen::is_open)) {
        let of_rows: Vec<RequestRow> = rows.iter().map(|row| row.row).collect();
        if testimony::narrow(page, overview, &of_rows, &columns, &mut offered, sink) {
            chosen = choose(&offered, &equations, WIDTH, &totals);
        }
    }
    for ((row, offered), chosen) in rows.iter().zip(&offered).zip(&chosen) {
        let paths = columns.map(|requester| CellPath::Requests(row.row, requester));
        let context =
            span_of(&row.values).map_or(row.label.span, |values| row.label.span.join(values));
        let target = Target {
            page,
            context,
            paths: &paths,
            money: None,
        };
        if row.values.iter().all(|token| token.kind == Kind::Break) {
            sink.take(
                Diagnostic::new(Code::FormMissing)
                    .on(paths[WIDTH - 1])
                    .at(page.span(row.label.span))
                    .found("a row label with no values behind it")
                    .expected("seven values"),
            );
            continue;
        }
        target.fill(report, offered, chosen, sink);
    }
    Outcome::Read
}

/// The tokens of the table itself: where 一、本年新收 stands more than once, in narrative or in
/// fragments, the table is where most rows follow; what other stretches have of the table comes
/// behind it, for rows that it lacks.
fn body(page: &Page<'_>, tokens: Vec<Token>, sink: &mut dyn Sink) -> Vec<Token> {
    /// Fewer rows are a sentence that names them.
    const FEWEST_ROWS: usize = 3;
    let is = |token: &Token, label: Label| token.kind == Kind::Label(label);
    let is_start = |n: usize| is(&tokens[n], Label::Row(RequestRow::Received));
    let starts: Vec<usize> = (0..tokens.len())
        .filter(|&n| is_start(n) && (n == 0 || !is_start(n - 1)))
        .collect();
    if starts.len() < 2 {
        return tokens;
    }
    let stretch = |n: usize| {
        let end = starts.get(n + 1).copied().unwrap_or(tokens.len());
        &tokens[starts[n]..end]
    };
    let n_rows = |n: usize| {
        RequestRow::ALL
            .iter()
            .filter(|row| stretch(n).iter().any(|token| is(token, Label::Row(**row))))
            .count()
    };
    let mut order: Vec<usize> = (0..starts.len()).collect();
    order.sort_by_key(|&n| std::cmp::Reverse(n_rows(n)));
    let mut kept = tokens[..starts[0]].to_vec();
    for (n, &at) in order.iter().enumerate() {
        if n > 0 && n_rows(at) < FEWEST_ROWS {
            continue;
        }
        kept.extend_from_slice(stretch(at));
        if n > 0 {
            let span = span_of(stretch(at)).map(|span| page.span(span));
            sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .at(span)
                    .found("rows of table `requests` once more")
                    .expected("the table once; these rows were read only where it lacks them")
                    .chinese("收到和处理政府信息公开申请情况表的若干行重复出现"),
            );
        }
    }
    kept
}

/// The columns in the order of the header, if it names all of them; else in the form's order.
fn columns(
    page: &Page<'_>,
    parts: &[Part<'_>],
    delimiters: Delimiters,
    sink: &mut dyn Sink,
) -> [Requester; WIDTH] {
    let form = [
        Requester::NaturalPerson,
        Requester::Enterprise,
        Requester::Research,
        Requester::PublicInterest,
        Requester::LegalService,
        Requester::Other,
        Requester::Total,
    ];
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
            Diagnostic::new(Code::FormHeader)
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
    let total_first = total.zip(natural).is_some_and(|(total, natural)| {
        let [first, last] = n_adding_up(parts);
        is_one_line(page, total, natural)
            && (first > last || first == last && delimiters != Delimiters::None)
    });
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
            sink.take(
                Diagnostic::new(Code::FormHeader)
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

/// Whether one place stands behind another on its line, or in its row.
fn is_one_line(page: &Page<'_>, first: Span, second: Span) -> bool {
    let is_end = |c| matches!(c, '\n' | crate::source::separators::ROW);
    first.end <= second.start
        && !page
            .words(Span::new(first.end, second.start))
            .contains(is_end)
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
    let is_behind_organisations = parts.iter().any(|part| {
        let Part::Stray(tokens) = part else {
            return false;
        };
        let mut organisations = tokens.as_slice().iter();
        organisations.any(|token| {
            token.kind == Kind::Label(Label::Organisations)
                && is_one_line(page, token.span, natural.span)
        })
    });
    Some(if is_behind_organisations { WIDTH } else { 0 })
}

/// The column that the source does not have, if its header names six and most rows have six values.
fn lacking(parts: &[Part<'_>], columns: &[Requester; WIDTH]) -> Option<usize> {
    let is_named = |requester: &Requester| {
        let is_it = |part: &Part<'_>| matches!(part, Part::Column(it, _) if it == requester);
        parts.iter().any(is_it)
    };
    let (mut n_rows, mut n_six) = (0, 0);
    for part in parts {
        let Part::Rows(rows) = part else { continue };
        n_rows += 1;
        n_six += usize::from(n_solid(rows.values) + 1 == WIDTH);
    }
    let mut unnamed = (0..WIDTH).filter(|&n| !is_named(&columns[n]));
    let only = unnamed.next().filter(|_| unnamed.next().is_none());
    only.filter(|_| 2 * n_six > n_rows)
}

/// How many whole rows add up with 总计 as the first column, and how many with it as the last.
fn n_adding_up(parts: &[Part<'_>]) -> [usize; 2] {
    let mut n_rows = [0; 2];
    for part in parts {
        let Part::Rows(rows) = part else { continue };
        let solid = || rows.values.iter().filter(|token| token.is_solid());
        let counts: Option<Vec<u64>> = solid().map(|token| token.count).collect();
        let Some(&[first, .., last]) = counts.as_deref().filter(|it| it.len() == WIDTH) else {
            continue;
        };
        let all: u64 = counts
            .iter()
            .flatten()
            .fold(0, |sum, it| sum.saturating_add(*it));
        for (n_rows, total) in n_rows.iter_mut().zip([first, last]) {
            *n_rows += usize::from(total > 0 && all - total == total);
        }
    }
    n_rows
}

/// 总计 is the sum of the six others, wherever it stands.
fn row_sum(columns: &[Requester; WIDTH]) -> Vec<(std::ops::Range<usize>, usize)> {
    match columns
        .iter()
        .position(|requester| *requester == Requester::Total)
    {
        Some(0) => vec![(1..WIDTH, 0)],
        Some(total) if total + 1 == WIDTH => vec![(0..total, total)],
        _ => Vec::new(),
    }
}

/// A row that stands twice keeps its first reading with values.
fn settle_repeats(page: &Page<'_>, rows: &mut Vec<Row<'_>>, sink: &mut dyn Sink) {
    let mut kept: Vec<Row<'_>> = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        let Some(known) = kept.iter_mut().find(|known| known.row == row.row) else {
            kept.push(row);
            continue;
        };
        if n_solid(&row.values) == 0 {
            continue;
        }
        if n_solid(&known.values) == 0 {
            *known = row;
            continue;
        }
        let said = |row: &Row<'_>| -> Vec<&str> {
            row.values
                .iter()
                .filter(|token| token.is_solid())
                .map(|token| page.words(token.span))
                .collect()
        };
        if said(known) != said(&row) {
            sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .on(CellPath::Requests(row.row, Requester::Total))
                    .at(page.span(row.label.span))
                    .found("the row once more, with other values")
                    .expected("the row once; the first was read")
                    .chinese(format!(
                        "{}行以不同数值重复出现，以第一次出现的为准",
                        row_zh(row.row)
                    )),
            );
        }
    }
    *rows = kept;
}

/// The edition that the rows of （六）其他处理 show, if one of them is there.
fn edition(rows: &[Row<'_>]) -> Option<Edition> {
    let has = |row: RequestRow| rows.iter().any(|it| it.row == row);
    if has(RequestRow::NotCorrected) || has(RequestRow::FeeUnpaid) {
        Some(Edition::Of2021)
    } else if has(RequestRow::OtherTotal) {
        Some(Edition::Of2019)
    } else {
        has(RequestRow::Miscellaneous).then_some(Edition::Of2021)
    }
}

/// What there is to say about the labels: misspelt, missing, in another order.
fn say_labels(
    page: &Page<'_>,
    rows: &[Row<'_>],
    edition: Edition,
    range: Span,
    sink: &mut dyn Sink,
) {
    for row in rows.iter().filter(|row| !row.label.exact) {
        sink.take(
            Diagnostic::new(Code::FormLabel)
                .on(CellPath::Requests(row.row, Requester::Total))
                .at(page.span(row.label.span))
                .found(format!(
                    "`{}`",
                    super::fill::abridged(page.raw(row.label.span))
                ))
                .expected(row.row.label())
                .chinese(super::fill::label_zh(
                    page.raw(row.label.span),
                    row.row.label(),
                )),
        );
    }
    for row in RequestRow::of(edition).filter(|row| !rows.iter().any(|it| it.row == *row)) {
        let before = rows
            .iter()
            .filter(|it| it.row < row)
            .map(|it| it.label.span.end)
            .max();
        sink.take(
            Diagnostic::new(Code::FormMissing)
                .on(CellPath::Requests(row, Requester::Total))
                .at(page.span(Span::at(before.unwrap_or(range.start))))
                .found("no such row")
                .expected(row.label())
                .chinese(format!("缺少{}行", row_zh(row))),
        );
    }
    let filled: Vec<&Row<'_>> = rows.iter().filter(|row| !row.values.is_empty()).collect();
    if let Some(pair) = filled.windows(2).find(|pair| pair[1].row < pair[0].row) {
        sink.take(
            Diagnostic::new(Code::FormOrder)
                .on(CellPath::Requests(pair[1].row, Requester::Total))
                .at(page.span(pair[1].label.span))
                .found(format!(
                    "{} behind {}",
                    pair[1].row.label(),
                    pair[0].row.label()
                ))
                .expected("the form's order; rows are known by their words")
                .chinese(format!(
                    "{}行在{}行之后，与格式顺序不一致",
                    row_zh(pair[1].row),
                    row_zh(pair[0].row)
                )),
        );
    }
}

/// How deep in the stub a row's label stands.
pub(super) const fn depth(row: RequestRow) -> usize {
    match row {
        RequestRow::Received | RequestRow::CarriedOver | RequestRow::CarriedForward => 0,
        _ if ordinal(row).is_some() => 2,
        _ => 1,
    }
}

/// How a row's values stand behind its label.
#[derive(Clone, Copy, Debug)]
struct Spread {
    depth: usize,
    n_cells: usize,
    n_values: usize,
    n_solid: usize,
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
        let mut n_solid = 0;
        let mut lead = None;
        // Cells behind the label, before the first figure, and up to the last.
        let (mut n_behind, mut n_before, mut n_reached) = (0, 0, 0);
        for (at, token) in row.values.iter().enumerate() {
            if token.is_solid() {
                if lead.is_none() {
                    (lead, n_before) = (Some(at), n_behind);
                }
                n_solid += 1;
                n_reached = n_behind + 1;
            }
            n_behind += usize::from(token.kind != Kind::Break);
        }
        Self {
            depth: depth(row.row),
            n_cells,
            n_values: n_values(&row.values),
            n_solid,
            lead,
            tail: n_behind - n_reached,
            is_wide: n_reached - n_before == width,
            n_behind,
            first: n_reached.saturating_sub(width),
            last: n_before.min(n_behind.saturating_sub(width)),
        }
    }
}

/// The one place where the first column stands in rows of a depth, so that the figures of all of
/// them fit, whatever is blank in each.
fn only_lead(rows: &[Spread], depth: usize) -> Option<usize> {
    let mut like = rows.iter().filter(|row| row.depth == depth);
    let one = like.next()?;
    let (mut first, mut last) = (one.first, one.last);
    for row in like {
        if row.n_behind != one.n_behind {
            return None;
        }
        first = first.max(row.first);
        last = last.min(row.last);
    }
    (first == last).then_some(first)
}

/// What all rows agree on that reach from the first column to the last.
fn agreed(
    rows: &[Spread],
    is_like: impl Fn(&Spread) -> bool,
    of: impl Fn(&Spread) -> usize,
) -> Option<usize> {
    let mut values = rows
        .iter()
        .filter(|row| row.is_wide && is_like(row))
        .map(of);
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

/// How many cells stand on the line of a row's values, or behind its label where each has a line.
fn n_values(values: &[Token]) -> usize {
    let is_break = |token: &Token| token.kind == Kind::Break;
    let line = values.iter().position(is_break).unwrap_or(values.len());
    if line > 1 {
        line
    } else {
        values.iter().filter(|token| !is_break(token)).count()
    }
}

/// How many cells the row of a label has, those of its labels and of merged ones too: all that
/// stands on its line, or, where every cell has a line, from its first label to the next row's.
fn n_cells(tokens: &[Token], label: &Token) -> usize {
    let is_break = |token: &Token| token.kind == Kind::Break;
    let is_label = |token: &Token| matches!(token.kind, Kind::Label(_));
    let Some(at) = place_of(tokens, label) else {
        return 0;
    };
    let start = tokens[..at].iter().rposition(is_break).map_or(0, |n| n + 1);
    let end = tokens[at..]
        .iter()
        .position(is_break)
        .map_or(tokens.len(), |n| at + n);
    if end - start > 2 {
        return end - start;
    }
    let start = tokens[..at]
        .iter()
        .rposition(|token| !is_label(token) && !is_break(token));
    let values = tokens[at..]
        .iter()
        .position(|token| !is_label(token) && !is_break(token));
    let values = values.map_or(tokens.len(), |n| at + n);
    let end = tokens[values..]
        .iter()
        .position(is_label)
        .map_or(tokens.len(), |n| values + n);
    tokens[start.map_or(0, |n| n + 1)..end]
        .iter()
        .filter(|token| !is_break(token))
        .count()
}

/// Where a token stands among those it is one of.
fn place_of(tokens: &[Token], token: &Token) -> Option<usize> {
    let begin = tokens.as_ptr().addr();
    let offset = std::ptr::from_ref(token).addr().checked_sub(begin)?;
    Some(offset / size_of::<Token>()).filter(|&at| at < tokens.len())
}

/// The number that more than half of the rows have.
fn most_common(rows: &[Spread], of: impl Fn(&Spread) -> usize) -> Option<usize> {
    let n_like = |number: usize| rows.iter().filter(|row| of(row) == number).count();
    rows.iter()
        .map(&of)
        .find(|&number| 2 * n_like(number) > rows.len())
}

/// Rows whose values begin elsewhere than those of most rows of their depth, as they do behind a
/// page break: the figures are all there, so their columns are sure.
fn say_shifted(page: &Page<'_>, rows: &[Row<'_>], spreads: &[Spread], sink: &mut dyn Sink) {
    let is_whole = |spread: &Spread| spread.n_solid == WIDTH;
    let disagree = [0, 1, 2].map(|depth| {
        let alike = spreads
            .iter()
            .filter(|it| is_whole(it) && it.depth == depth);
        let mut leads = alike.map(|it| it.lead);
        let first = leads.next();
        leads.any(|lead| Some(lead) != first)
    });
    let may_be_shifted = |own: &Spread| disagree[own.depth] && is_whole(own);
    for (row, own) in rows
        .iter()
        .zip(spreads)
        .filter(|(_, own)| may_be_shifted(own))
    {
        let (mut n_alike, mut n_same) = (0, 0);
        for other in spreads.iter().filter(|other| is_whole(other)) {
            let is_alike = other.depth == own.depth;
            n_alike += usize::from(is_alike);
            n_same += usize::from(is_alike && other.lead == own.lead);
        }
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

/// The form's relations between rows, as far as the rows are there. They are the same in every
/// column, so those of 总计 stand for all.
fn equations(rows: &[Row<'_>], edition: Edition) -> Vec<Equation> {
    let column = Requester::Total;
    [
        Relation::OutcomeSum(edition, column),
        Relation::Balance(column),
    ]
    .into_iter()
    .filter_map(|relation| equation(rows, relation))
    .collect()
}

fn equation(rows: &[Row<'_>], relation: Relation) -> Option<Equation> {
    let term = |(cell, is_left)| {
        let CellPath::Requests(row, _) = cell else {
            return None;
        };
        let at = rows.iter().position(|it| it.row == row)?;
        Some((at, if is_left { 1 } else { -1 }))
    };
    relation.terms().map(term).collect()
}
