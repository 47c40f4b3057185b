//! Section 三: from the parts its grammar finds to table `requests`.
//!
//! Takes the tokens of the section; sets the table's cells. Knows which rows and columns add up.

mod batch;
mod requesters;
pub(crate) mod serials;
mod spaced;
mod spread;
mod testimony;
mod totals;
mod trimmed;

use std::borrow::Cow;
use std::cell::LazyCell;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::labels::Label;
use crate::form::names::row_zh;
use crate::form::{CellPath, Edition, Relation, RequestRow, Requester, Unit};
use crate::grammar::section::requests::requests;
use crate::grammar::token::{Kind, Token, has_n_solid, n_solid, solid, span_of};
use crate::layout::Delimiters;
use crate::model::Report;
use crate::sections::page::{Page, abridged, label_zh};
use crate::sections::tokens::TableText;

use super::row::candidates::{Whole, candidates, first_and_last, with_places};
use super::row::choose::{Chosen, Equation, choose};
use super::row::collapsed::{Blanks, lack_totals, lacks_figures, most_figures};
use super::row::fill::Target;
use super::row::fused::are_apart;
use super::row::positions::{self, Told};
use super::row::reading::{Candidates, Fused, Read, Shape, Sum, What, adds_up};
use super::row::scattered::scattered;
use batch::{MOST_TWICE, Row, WIDTH, Whose};
use requesters::{columns, lacking, row_sum};
use spaced::spaced;
use spread::{Spreads, say_shifted};
use testimony::Stated;
use totals::{open_shifted, without_totals};
use trimmed::trimmed_rows;

/// A sentence that names rows names fewer.
const FEWEST_ROWS: usize = 3;

const COLUMNS: [Unit; WIDTH] = [Unit::Count; WIDTH];

/// What reading the table came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Absent,
    Read(Blanks),
    /// Fourteen figures a row.
    TwoYears,
}

/// Reads the table; where it leaves a tie, with what the overview states.
pub(crate) fn read(
    page: &Page<'_>,
    text: &TableText,
    overview: Option<Span>,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Outcome {
    let (range, delimiters) = (text.range, text.delimiters);
    let tokens = body(page, &text.tokens, sink);
    let parts = requests(&tokens);
    let columns = columns(page, &parts, delimiters, sink);
    let lacking = lacking(&parts, &columns);
    let sums = match lacking {
        Some(_) => Vec::new(),
        None => row_sum(&columns),
    };
    let width = WIDTH - usize::from(lacking.is_some());
    let is_sound = |values: &[Token]| {
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
                lost_blanks: false,
            },
        );
        row.readings.first().is_some_and(|row| adds_up(&sums, row))
    };
    let mut rows = batch::rows(page, delimiters, parts, is_sound);
    if rows
        .iter()
        .filter(|row| !row.is_mixed() && has_n_solid(&row.values, 2 * WIDTH))
        .count()
        > MOST_TWICE
    {
        return Outcome::TwoYears;
    }
    if !is_table(&rows, delimiters) {
        return Outcome::Absent;
    }
    settle_repeats(page, &mut rows, sink);
    if delimiters == Delimiters::None {
        set_page_numbers_aside(page, &mut rows, &sums, sink);
    }
    if report.disclosure.edition == Some(Edition::Of2019) {
        settle_other_total(&mut rows);
    }
    let edition =
        batch::edition(rows.iter().map(|row| row.row)).unwrap_or(match report.disclosure.edition {
            Some(Edition::Of2019) => Edition::Of2019,
            _ => Edition::Of2021,
        });
    report.requests.edition = Some(edition);
    if edition == Edition::Of2021 {
        settle_miscellaneous(&mut rows);
    }
    // Words of a header that stands again within the table are rows without values, and so is the
    // label of a group above its rows.
    rows.retain(|row| {
        let is_word = matches!(row.label.kind, Kind::Label(Label::Total | Label::Other));
        let is_group = row.row == RequestRow::OtherTotal && edition == Edition::Of2021;
        if row.is_mixed() {
            row.row.is_in(edition)
        } else {
            row.values.iter().any(Token::is_solid)
                || !(is_word && row.values.is_empty() || is_group)
        }
    });
    say_labels(page, &rows, edition, range, sink);
    let table = RequestsTable {
        page,
        range,
        tokens: &tokens,
        delimiters,
        rows,
        columns,
        lacking,
        sums,
        edition,
    };
    Outcome::Read(table.fill(overview, report, sink))
}

/// Whether the blank cells of a table's rows stand behind their figures.
pub(crate) fn have_collapsed(text: &TableText) -> bool {
    most_collapsed(text.delimiters, &text.tokens, WIDTH).is_some()
}

/// The most figures that stand before such blanks; where nothing parts cells, blanks leave no trace.
fn most_collapsed(delimiters: Delimiters, tokens: &[Token], width: usize) -> Option<usize> {
    match delimiters {
        Delimiters::None => None,
        _ => most_figures(tokens, width),
    }
}

/// Whether rows are those of a table, and not of a sentence that names them.
fn is_table(rows: &[Row<'_>], delimiters: Delimiters) -> bool {
    let mut distinct = RequestRow::ALL
        .iter()
        .filter(|row| rows.iter().any(|it| it.row == **row));
    // Something parts the values of a row in a table alone.
    let is_row = |row: &Row<'_>| n_solid(&row.values) == WIDTH;
    let are_parted = delimiters != Delimiters::None;
    distinct.nth(FEWEST_ROWS - 1).is_some() || are_parted && rows.iter().any(is_row)
}

/// The table as far as it is known before its values are read.
struct RequestsTable<'a, 'p> {
    page: &'a Page<'p>,
    range: Span,
    tokens: &'a [Token],
    delimiters: Delimiters,
    rows: Vec<Row<'a>>,
    columns: [Requester; WIDTH],
    /// The column that the source does not have.
    lacking: Option<usize>,
    sums: Vec<Sum>,
    edition: Edition,
}

impl RequestsTable<'_, '_> {
    fn width(&self) -> usize {
        WIDTH - usize::from(self.lacking.is_some())
    }

    /// Reads the values, and sets the cells; what became of blank ones.
    fn fill(&self, overview: Option<Span>, report: &mut Report, sink: &mut dyn Sink) -> Blanks {
        if self.delimiters == Delimiters::Tabs {
            say_shifted(self.page, &self.rows, sink);
        }
        if self.are_whole() {
            for row in &self.rows {
                if let Some(whole) = Whole::of(&row.values, WIDTH) {
                    let paths = self.paths(row);
                    self.target(row, &paths).fill_whole(report, whole, sink);
                }
            }
            return Blanks::Kept;
        }
        let (mut offered, blanks) = self.offer();
        let totals: Vec<usize> = self.sums.iter().map(|(_, total)| *total).collect();
        // What holds in every column tells among several readings.
        let equations = if offered.iter().any(|row| row.readings.len() > 1) {
            equations(&self.rows, self.edition)
        } else {
            Vec::new()
        };
        let mut chosen = choose(&offered, &equations, WIDTH, &totals);
        if let Some(overview) = overview.filter(|_| chosen.iter().any(Chosen::is_open)) {
            let rows: Vec<RequestRow> = self.rows.iter().map(|row| row.row).collect();
            let table = Stated {
                edition: self.edition,
                rows: &rows,
                columns: &self.columns,
            };
            if testimony::narrow(self.page, overview, table, &mut offered, sink) {
                chosen = choose(&offered, &equations, WIDTH, &totals);
            }
        }
        for ((row, offered), chosen) in self.rows.iter().zip(&mut offered).zip(&mut chosen) {
            if let Whose::Aligned(columns) = &row.whose {
                chosen.decide_in(offered, columns);
            }
            self.fill_row(row, offered, chosen, report, sink);
        }
        blanks
    }

    /// Whether every row has a value in each of its columns, with something between them.
    fn are_whole(&self) -> bool {
        let are_parted = self.delimiters != Delimiters::None && self.lacking.is_none();
        let is_whole =
            |row: &Row<'_>| row.whose == Whose::Own && Whole::of(&row.values, WIDTH).is_some();
        are_parted && self.rows.iter().all(is_whole)
    }

    /// What each row may be read as, and what became of blank cells.
    fn offer(&self) -> (Vec<Candidates>, Blanks) {
        let width = self.width();
        // What rows have in common is asked for by those that are not whole.
        let of_all = || Spreads::of(&self.rows, self.tokens, self.delimiters, width);
        let spreads = LazyCell::new(of_all);
        let told = match self.delimiters {
            Delimiters::None => self.told_by_position(),
            _ => Vec::new(),
        };
        let fused = self.fused();
        let collapsed = most_collapsed(self.delimiters, self.tokens, width);
        let lack_totals =
            LazyCell::new(|| fused != Fused::Mostly && lack_totals(self.tokens, width));
        let mut blanks = match collapsed {
            Some(_) => Blanks::Collapsed,
            None => Blanks::Kept,
        };
        let is_spaced =
            self.delimiters != Delimiters::None && collapsed.is_none() && self.lacking.is_none();
        let spaced = is_spaced.then(|| spaced(&self.rows, self.tokens, &self.sums));
        let spaced = spaced.flatten().unwrap_or_default();
        let offer = |lost_blanks: bool| -> Vec<Candidates> {
            let shape = |row: usize| Shape {
                view: self.page.view,
                columns: &COLUMNS[..width],
                sums: &self.sums,
                fused,
                lead: spreads.lead(row),
                tail: spreads.tail(row),
                lost: spreads.is_lost(row),
                lost_blanks,
            };
            let offer = |(n, row): (usize, &Row<'_>)| {
                if row.is_mixed() {
                    return Candidates::NONE;
                }
                let spaced = spaced.get(n);
                // Where there are more cells than columns, a mark behind a blank one may be a remark.
                let ends_in_figure = || {
                    solid(&row.values)
                        .next_back()
                        .is_some_and(|it| it.kind == Kind::Figure)
                };
                if let Some(whole) = Whole::of(&row.values, width)
                    && (spaced.is_none() || ends_in_figure())
                {
                    return whole.into();
                }
                if let Some(spaced) = spaced {
                    return spaced.clone();
                }
                if let Some(most) = collapsed
                    && lacks_figures(&row.values, width)
                {
                    // Where no row has more than two, those are of 自然人 and 总计.
                    let pair = (most == 2).then(|| first_and_last(&row.values, shape(n)));
                    let scattered = || scattered(&solid(&row.values).collect::<Vec<_>>(), shape(n));
                    return pair.flatten().unwrap_or_else(scattered);
                }
                if lost_blanks && *lack_totals && n_solid(&row.values) > 0 {
                    return Candidates::NONE;
                }
                if lost_blanks && self.is_page_number(&row.values) {
                    return candidates(&[], shape(n));
                }
                let told = told.get(n).unwrap_or(&Told::Nothing);
                with_places(&row.values, told, shape(n))
            };
            self.rows.iter().enumerate().map(offer).collect()
        };
        let are_unparted = self.delimiters == Delimiters::None;
        let of_columns = || equations(&self.rows, self.edition);
        if let Some(offered) = without_totals(&self.rows, &self.sums, of_columns) {
            let blanks = if are_unparted {
                Blanks::Lost
            } else {
                Blanks::Kept
            };
            return (offered, blanks);
        }
        if !are_unparted
            && self.lacking.is_none()
            && let Some(offered) = trimmed_rows(&self.rows, &spreads, of_columns)
        {
            return (offered, Blanks::Trimmed);
        }
        let mut offered = offer(false);
        open_shifted(&mut offered, &self.sums, of_columns);
        let Some(at) = self.lacking else {
            let lost_blanks = are_unparted && have_lost_blanks(&self.rows, &offered, &self.sums);
            if lost_blanks {
                offered = offer(true);
                blanks = Blanks::Lost;
                if fused == Fused::Mostly {
                    self.leave_out_chance(&mut offered);
                }
            }
            return (offered, blanks);
        };
        for (row, offered) in self.rows.iter().zip(&mut offered) {
            offered.leave_out(at, row.label.span.end);
        }
        (offered, blanks)
    }

    /// Where the figures of most results cannot be parted so that they add up, their totals are blank or a column is
    /// lost, and those of the others add up by chance.
    fn leave_out_chance(&self, offered: &mut [Candidates]) {
        let is_result = |row: &Row<'_>| {
            use RequestRow::{CarriedForward, CarriedOver, OutcomeTotal, Received};
            let is_sum = matches!(
                row.row,
                Received | CarriedOver | OutcomeTotal | CarriedForward
            );
            !is_sum && n_solid(&row.values) > 0
        };
        let results = || {
            self.rows
                .iter()
                .enumerate()
                .filter(|(_, row)| is_result(row))
        };
        let n_open = results()
            .filter(|(n, _)| offered[*n].readings.is_empty())
            .count();
        if 2 * n_open <= results().count() {
            return;
        }
        for (n, row) in results() {
            if n_solid(&row.values) < self.width() {
                offered[n] = Candidates::NONE;
            }
        }
    }

    /// How likely figures are to have run together.
    fn fused(&self) -> Fused {
        let is_whole = |row: &&Row<'_>| n_solid(&row.values) == self.width();
        let n_whole = self.rows.iter().filter(is_whole).count();
        match self.delimiters {
            Delimiters::None if 2 * n_whole > self.rows.len() => Fused::Rarely,
            Delimiters::None if are_apart(self.page.view, own_values(&self.rows)) => Fused::Never,
            Delimiters::None => Fused::Mostly,
            _ => Fused::Never,
        }
    }

    /// Whether all that stands behind a label is a figure alone on its line, where lines are rows.
    fn is_page_number(&self, values: &[Token]) -> bool {
        let is_beside = |token: &&Token| token.is_solid() && !token.alone;
        let is_line = |row: &Row<'_>| row.values.iter().filter(is_beside).count() > 1;
        let mut solid = solid(values);
        let first = solid.next().filter(|_| solid.next().is_none());
        first.is_some_and(|first| first.alone && first.count != Some(0))
            && self.rows.iter().any(is_line)
    }

    /// What places tell of the values of rows with blanks.
    fn told_by_position(&self) -> Vec<Told> {
        let values: Vec<&[Token]> = own_values(&self.rows).collect();
        let first = self.rows.iter().map(|row| row.label.span.start).min();
        let start = self.range.start;
        let header = Span::new(start, first.unwrap_or(start));
        positions::columns(self.page, &values, self.width(), header)
    }

    fn paths(&self, row: &Row<'_>) -> [CellPath; WIDTH] {
        self.columns
            .map(|requester| CellPath::Requests(row.row, requester))
    }

    fn target<'t>(&'t self, row: &Row<'_>, paths: &'t [CellPath]) -> Target<'t> {
        let label = row.label.span;
        Target {
            page: self.page,
            context: span_of(&row.values).map_or(label, |values| label.join(values)),
            paths,
            sums: if self.lacking.is_some() {
                &[]
            } else {
                &self.sums
            },
            money: None,
        }
    }

    fn fill_row(
        &self,
        row: &Row<'_>,
        offered: &Candidates,
        chosen: &Chosen,
        report: &mut Report,
        sink: &mut dyn Sink,
    ) {
        let paths = self.paths(row);
        if row.values.iter().all(Token::is_break) {
            sink.take(
                Diagnostic::new(Code::FormMissing)
                    .on(paths[WIDTH - 1])
                    .at(self.page.span(row.label.span))
                    .found("a row label with no values behind it")
                    .expected("seven values"),
            );
            return;
        }
        self.target(row, &paths).fill(report, offered, chosen, sink);
    }
}

/// Whether many rows have no reading with a value in every cell that adds up: one or two may be damaged or
/// wrong at the source, more have blank cells that left no trace.
fn have_lost_blanks(rows: &[Row<'_>], offered: &[Candidates], sums: &[Sum]) -> bool {
    /// What damage to a row and its neighbour cannot come to.
    const FEWEST: usize = 3;
    let is_whole = |row: &Vec<Read>| {
        let has_hole = row.iter().any(|read| read.what == What::Hole);
        !has_hole && adds_up(sums, row)
    };
    let is_odd = |(row, offered): &(&Row<'_>, &Candidates)| {
        !row.is_mixed() && !offered.readings.iter().any(is_whole)
    };
    rows.iter().zip(offered).filter(is_odd).count() >= FEWEST
}

/// The values of each row, none where they cannot be told from those of others.
fn own_values<'a>(rows: &'a [Row<'_>]) -> impl Iterator<Item = &'a [Token]> {
    rows.iter().map(|row| {
        if row.is_mixed() {
            &[][..]
        } else {
            row.values.as_ref()
        }
    })
}

/// The tokens of the table itself: where 一、本年新收 stands more than once, in narrative or in
/// fragments, the table is the first with most of the rows; what other stretches have of the table comes
/// behind it, for rows that it lacks. A stretch of other figures is another table, such as that of another year.
fn body<'t>(page: &Page<'_>, tokens: &'t [Token], sink: &mut dyn Sink) -> Cow<'t, [Token]> {
    let is = |token: &Token, label: Label| token.kind == Kind::Label(label);
    let is_start = |n: usize| is(&tokens[n], Label::Row(RequestRow::Received));
    let starts: Vec<usize> = (0..tokens.len())
        .filter(|&n| is_start(n) && (n == 0 || !is_start(n - 1)))
        .collect();
    if starts.len() < 2 {
        return Cow::Borrowed(tokens);
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
    let n_rows: Vec<usize> = (0..starts.len()).map(n_rows).collect();
    // Damage costs a table some of its rows, and fragments have few.
    let most = n_rows.iter().max().copied().unwrap_or(0);
    let own = n_rows.iter().position(|n| 4 * n >= 3 * most).unwrap_or(0);
    let mut order: Vec<usize> = (0..starts.len()).collect();
    order.sort_by_key(|&n| (n != own, std::cmp::Reverse(n_rows[n])));
    let own = says(page, stretch(own));
    let mut kept = tokens[..starts[0]].to_vec();
    for (n, &at) in order.iter().enumerate() {
        if n > 0 && n_rows[at] < FEWEST_ROWS {
            continue;
        }
        let is_own = n == 0 || !are_others(&own, &says(page, stretch(at)));
        if is_own {
            kept.extend_from_slice(stretch(at));
        }
        if n > 0 {
            let span = span_of(stretch(at)).map(|span| page.span(span));
            let (expected, chinese) = if is_own {
                (
                    "the table once; these rows were read only where it lacks them",
                    "收到和处理政府信息公开申请情况表的若干行重复出现",
                )
            } else {
                (
                    "the table once; these rows have other figures and were not read",
                    "收到和处理政府信息公开申请情况表的若干行以不同数值重复出现，未读取",
                )
            };
            sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .at(span)
                    .found("rows of table `requests` once more")
                    .expected(expected)
                    .chinese(chinese),
            );
        }
    }
    Cow::Owned(kept)
}

/// A row, and the figures behind its label.
type Said<'a> = (RequestRow, Vec<&'a str>);

/// What rows say that have a figure other than 0, each where it stands first.
fn says<'a>(page: &Page<'a>, tokens: &[Token]) -> Vec<Said<'a>> {
    let mut rows: Vec<Said<'a>> = Vec::new();
    for row in tokens.chunk_by(|_, next| !next.is_label()) {
        let Some(Kind::Label(Label::Row(label))) = row.first().map(|label| label.kind) else {
            continue;
        };
        // Labels may stand any number of times.
        if rows.iter().any(|(known, _)| *known == label) {
            continue;
        }
        let figures = || row.iter().filter(|token| token.kind == Kind::Figure);
        if figures().any(|token| token.count != Some(0)) {
            rows.push((label, figures().map(|it| page.words(it.span)).collect()));
        }
    }
    rows
}

/// Whether rows that two stretches have in common say something else in most cases.
fn are_others(own: &[Said<'_>], further: &[Said<'_>]) -> bool {
    let are_same = further.iter().filter_map(|(row, said)| {
        let (_, own) = own.iter().find(|(it, _)| it == row)?;
        Some(own == said)
    });
    let (n_rows, n_same) = are_same.fold((0, 0), |(n, same), it| (n + 1, same + usize::from(it)));
    n_rows > 2 * n_same
}

/// Where rows of six figures have a line, their totals are blank: a number with a line of its own behind one of them,
/// which is not the sum of its figures, is that of the page.
fn set_page_numbers_aside(
    page: &Page<'_>,
    rows: &mut [Row<'_>],
    sums: &[Sum],
    sink: &mut dyn Sink,
) {
    const PARTS: usize = WIDTH - 1;
    /// So many rows without a total are no damage.
    const FEWEST: usize = 3;
    let number = |row: &Row<'_>| {
        let values: Vec<&Token> = solid(&row.values).take(WIDTH + 1).collect();
        let [parts @ .., last] = &values[..] else {
            return None;
        };
        let is_number = parts.len() == PARTS
            && last.alone
            && last
                .count
                .is_some_and(|number| (1..1_000).contains(&number))
            && parts.iter().all(|part| !part.alone);
        is_number.then_some(**last)
    };
    let is_short =
        |row: &&Row<'_>| n_solid(&row.values) == PARTS && batch::are_on_line(page, &row.values);
    if !rows.iter().any(|row| number(row).is_some())
        || rows.iter().filter(is_short).count() < FEWEST
    {
        return;
    }
    for row in rows {
        let Some(number) = number(row).filter(|_| !row.is_mixed()) else {
            continue;
        };
        let is_sum = Whole::of(&row.values, WIDTH)
            .is_some_and(|whole| adds_up(sums, &whole.reads().collect::<Vec<_>>()));
        let own = || row.values.iter().filter(|token| **token != number).copied();
        let own: Vec<Token> = own().collect();
        if is_sum || !batch::are_on_line(page, &own) {
            continue;
        }
        row.values = Cow::Owned(own);
        sink.take(Diagnostic::new(Code::Furniture).at(page.span(number.span)));
    }
}

/// A row that stands twice keeps its first reading with figures.
fn settle_repeats(page: &Page<'_>, rows: &mut Vec<Row<'_>>, sink: &mut dyn Sink) {
    let is_first =
        |(n, row): (usize, &Row<'_>)| rows[..n].iter().all(|before| before.row != row.row);
    if rows.iter().enumerate().all(is_first) {
        return;
    }
    let has_figures = |row: &Row<'_>| row.values.iter().any(|it| it.kind == Kind::Figure);
    // A 总计 without its ordinal may be the column's.
    let is_column = |row: &Row<'_>| row.label.kind == Kind::Label(Label::Total);
    let mut kept: Vec<(Row<'_>, Vec<&str>)> = Vec::with_capacity(rows.len());
    for row in std::mem::take(rows) {
        // Words may be those of a header between a label and its row.
        let said = solid(&row.values).filter(|token| token.kind != Kind::Words);
        let said: Vec<&str> = said.map(|token| page.words(token.span)).collect();
        let Some((known, known_said)) = kept.iter_mut().find(|(known, _)| known.row == row.row)
        else {
            kept.push((row, said));
            continue;
        };
        if said.is_empty() {
            continue;
        }
        if !known_said.is_empty() && *known_said != said {
            sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .on(CellPath::Requests(row.row, Requester::Total))
                    .at(page.span(row.label.span))
                    .found("the row once more, with other values")
                    .expected("the row once; the first with figures was read")
                    .chinese(format!(
                        "{}行以不同数值重复出现，以第一次出现数字的为准",
                        row_zh(row.row)
                    )),
            );
        }
        let is_better =
            has_figures(&row) && !has_figures(known) || is_column(known) && !is_column(&row);
        if known_said.is_empty() || is_better {
            (*known, *known_said) = (row, said);
        }
    }
    rows.extend(kept.into_iter().map(|(row, _)| row));
}

/// `3.其他处理`: what has the name of its group and values, behind a row of the group, is its last row.
fn settle_miscellaneous(rows: &mut [Row<'_>]) {
    use RequestRow::{FeeUnpaid, Miscellaneous, NotCorrected, OtherTotal};
    let is_of_group = |row: &Row<'_>| matches!(row.row, NotCorrected | FeeUnpaid);
    let has_last = rows.iter().any(|row| row.row == Miscellaneous);
    let Some(at) = rows.iter().position(is_of_group).filter(|_| !has_last) else {
        return;
    };
    let is_last =
        |row: &&mut Row<'_>| row.row == OtherTotal && row.values.iter().any(Token::is_solid);
    if let Some(row) = rows[at..].iter_mut().find(is_last) {
        row.row = Miscellaneous;
    }
}

/// `（六）其他`: beside a table of 2019, what has the name of the group's last row and no row of the group before it
/// is the group.
fn settle_other_total(rows: &mut [Row<'_>]) {
    use RequestRow::{FeeUnpaid, Miscellaneous, NotCorrected, OtherTotal};
    let is_of_group = |row: &Row<'_>| matches!(row.row, NotCorrected | FeeUnpaid | OtherTotal);
    if rows.iter().any(is_of_group) {
        return;
    }
    if let Some(row) = rows.iter_mut().find(|row| row.row == Miscellaneous) {
        row.row = OtherTotal;
    }
}

/// Whether a row has the form's words, or those of a variant.
fn is_spelt(row: &Row<'_>) -> bool {
    let is_other_name = match row.label.kind {
        Kind::Label(Label::Group(_)) => row.row == RequestRow::Miscellaneous,
        Kind::Label(Label::Other) => row.row == RequestRow::OtherTotal,
        _ => false,
    };
    row.label.exact && !is_other_name
}

/// What there is to say about the labels: misspelt, missing, in another order.
fn say_labels(
    page: &Page<'_>,
    rows: &[Row<'_>],
    edition: Edition,
    range: Span,
    sink: &mut dyn Sink,
) {
    for row in rows.iter().filter(|row| !is_spelt(row)) {
        sink.take(
            Diagnostic::new(Code::FormLabel)
                .on(CellPath::Requests(row.row, Requester::Total))
                .at(page.span(row.label.span))
                .found(format!("`{}`", abridged(page.raw(row.label.span))))
                .expected(row.row.label())
                .chinese(label_zh(page.raw(row.label.span), row.row.label())),
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
