//! Section 三: from the parts its grammar finds to table `requests`.
//!
//! Takes the tokens of the section; sets the table's cells. Knows which rows and columns add up.

mod batch;
mod body;
mod equations;
mod merged;
mod placed;
mod requesters;
pub(crate) mod serials;
mod settle;
mod spaced;
mod spread;
mod testimony;
mod totals;
mod trimmed;
mod unlabelled;

use std::cell::LazyCell;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::labels::Label;
use crate::form::{CellPath, Edition, RequestRow, Requester, Unit};
use crate::grammar::section::requests::requests;
use crate::grammar::token::{Kind, Token, has_n_solid, n_solid, solid, span_of};
use crate::layout::Delimiters;
use crate::model::Report;
use crate::sections::page::Page;
use crate::sections::tokens::TableText;

use super::row::candidates::{candidates, first_and_last, with_places};
use super::row::choose::{Chosen, Equation, choose};
use super::row::collapsed::{Blanks, lack_totals, lacks_figures, most_figures};
use super::row::fill::Target;
use super::row::fused::are_apart;
use super::row::positions::{self, Told};
use super::row::reading::{Candidates, Fused, Read, Shape, Sum, What, Why, adds_up};
use super::row::scattered::scattered;
use super::row::whole::Whole;
use super::stated::Narrative;
pub(crate) use batch::WIDTH;
use batch::{MOST_TWICE, Row, Whose};
use body::body;
use equations::equations;
use merged::leave_out_merged;
use placed::{place, place_unlabelled};
use requesters::{columns, lacking, row_sum};
use settle::{
    say_labels, set_page_numbers_aside, settle_miscellaneous, settle_other_total, settle_repeats,
};
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
    narrative: &Narrative<'_, '_>,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Outcome {
    let (range, delimiters) = (text.range, text.delimiters);
    let tokens = body(page, &text.tokens, sink);
    let mut parts = requests(&tokens);
    let columns = columns(page, &parts, delimiters, sink);
    let lacking = lacking(&tokens, &parts, &columns);
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
    if lacking.is_none() {
        place_unlabelled(page, delimiters, &mut parts, &sums);
    }
    let apart = place(page, delimiters, &mut parts, is_sound);
    let mut rows = batch::rows(page, delimiters, parts, is_sound);
    apart.note(&mut rows);
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
    Outcome::Read(table.fill(narrative, report, sink))
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
    fn fill(
        &self,
        narrative: &Narrative<'_, '_>,
        report: &mut Report,
        sink: &mut dyn Sink,
    ) -> Blanks {
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
            self.equations()
        } else {
            Vec::new()
        };
        let mut chosen = choose(&offered, &equations, WIDTH, &totals);
        if chosen.iter().any(Chosen::is_open) {
            let rows: Vec<RequestRow> = self.rows.iter().map(|row| row.row).collect();
            let table = Stated {
                edition: self.edition,
                rows: &rows,
                columns: &self.columns,
            };
            if testimony::narrow(self.page, narrative, table, &mut offered, sink) {
                chosen = choose(&offered, &equations, WIDTH, &totals);
            }
        }
        for ((row, offered), chosen) in self.rows.iter().zip(&mut offered).zip(&mut chosen) {
            match &row.whose {
                Whose::Aligned(columns) => chosen.decide_in(offered, columns, Why::Aligned),
                Whose::Apart => chosen.decide_in(offered, &(0..WIDTH), Why::Apart),
                Whose::Own | Whose::Mixed => {}
            }
            self.fill_row(row, offered, chosen, report, sink);
        }
        blanks
    }

    /// What holds between its rows in every column.
    fn equations(&self) -> Vec<Equation> {
        let rows: Vec<RequestRow> = self.rows.iter().map(|row| row.row).collect();
        equations(&rows, self.edition)
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
        let spaced = LazyCell::new(|| {
            let spaced = is_spaced.then(|| spaced(&self.rows, self.tokens, &self.sums));
            spaced.flatten().unwrap_or_default()
        });
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
        let of_columns = || self.equations();
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
        if matches!(self.delimiters, Delimiters::Bars { .. }) && self.lacking.is_none() {
            leave_out_merged(&self.rows, &mut offered, of_columns);
        }
        let Some(at) = self.lacking else {
            let lost_blanks = are_unparted && have_lost_blanks(&self.rows, &offered, &self.sums);
            if lost_blanks {
                offered = offer(true);
                open_shifted(&mut offered, &self.sums, of_columns);
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
