//! The readings that one row's tokens allow.
//!
//! Takes the values that stand behind a label, how many columns the row has and which of them add
//! up; gives every reading the layout allows, at most a named number of them. A row whose cells are
//! all there has one. Does not choose.

use std::borrow::Cow;

use crate::Span;
use crate::grammar::token::{Kind, Token, n_solid, solid};
use crate::model::Basis;

use super::fused::{fewest, fused};
use super::positions::Told;
use super::reading::{
    Candidates, Fused, MOST_READINGS, Read, Shape, Sum, What, Why, bears_out, by_sums, has_total,
    read, with_hole,
};
use super::scattered::{is_total_last, scattered};
use super::spaced::{readings, ways};

/// The readings of the values behind one label.
pub(crate) fn candidates(values: &[Token], shape: Shape<'_>) -> Candidates {
    let width = shape.width();
    let values = &without_remarks(values, shape)[..];
    if let Some(whole) = Whole::of(values, width) {
        return whole.into();
    }
    let mut cells: Vec<&Token> = values.iter().filter(|token| !token.is_break()).collect();
    if let Some(collapsed) = first_and_last(values, shape) {
        return collapsed;
    }
    if shape.lost_blanks && cells.len() < width {
        cells.retain(|token| token.is_solid());
        return scattered(&cells, shape);
    }
    let first = cells.iter().position(|token| token.is_solid());
    let last = cells.iter().rposition(|token| token.is_solid());
    let reach = first
        .zip(last)
        .map_or(width, |(first, last)| last + 1 - first);
    // Where its like begin behind blanks of merged cells, and it begins with as many, it may have lost a cell.
    let lacks = |lead: &usize| *lead > 0 && first.is_some_and(|first| first >= *lead);
    let lost = |cells: &[&Token]| {
        let lead = shape.lead.filter(lacks).filter(|_| cells.len() == width)?;
        let (mut readings, why) = too_few(&cells[lead..], shape);
        readings.push(read_all(cells));
        Some(prefer_sums(readings, why, shape))
    };
    if let Some(lost) = lost(&cells) {
        return lost;
    }
    let own = (cells.len() == width).then(|| as_written(&cells));
    if let Some(own) = own.filter(|own| {
        own.readings
            .iter()
            .all(|row| Sums::of(row, shape) == Sums::For)
    }) {
        return own;
    }
    if reach > width
        && let Some(spaced) = without_blanks(&cells, shape)
    {
        return spaced;
    }
    if shape.lost && shape.fused == Fused::Never && reach < width {
        return prefer_sums(one_lost(values, shape), Why::Missing, shape);
    }
    // A row that has as many cells as its like has them in the same places: a blank at its end is
    // its last cell, not what is left of a merged one.
    let is_whole = |cells: &[&Token]| {
        shape.lead.filter(|&lead| {
            cells.len() == lead + width + shape.tail.unwrap_or(0)
                && first.is_none_or(|first| first >= lead)
                && last.is_none_or(|last| last < lead + width)
        })
    };
    if let Some(lead) = is_whole(&cells) {
        return as_written(&cells[lead..lead + width]);
    }
    if cells.len() > width
        && shape.lead == Some(0)
        && let Some(readings) = without_slack(&cells, width)
    {
        return prefer_sums(readings, Why::Shifted, shape);
    }
    // What is left of a merged cell stands on one side; where it may be either, all windows are open.
    let is_slack = |cell: Option<&&Token>| cell.is_some_and(|cell| cell.is_slack());
    while cells.len() > width && is_slack(cells.last()) && !is_slack(cells.first()) {
        cells.pop();
    }
    if let Some(lost) = lost(&cells) {
        return lost;
    }
    if cells.len() == width {
        return as_written(&cells);
    }
    if let Some(lead) = is_whole(&cells) {
        return as_written(&cells[lead..lead + width]);
    }
    let solid: Vec<&Token> = cells
        .iter()
        .copied()
        .filter(|token| token.is_solid())
        .collect();
    let (readings, why) = if solid.len() > width {
        too_many(&solid, shape)
    } else if cells.len() > width {
        return windows(&cells, shape);
    } else if shape.fused == Fused::Mostly
        || shape.fused == Fused::Rarely && solid.len() + 1 < width && !is_total_last(&solid)
    {
        let (readings, others) = fused(&solid, shape);
        let candidates = prefer_sums(readings, Why::Fused, shape);
        // No sum bears out what only the number of columns parts: a cell may have been blank.
        let others = others || shape.sums.is_empty() && fewest(&solid, shape.view) < width;
        return Candidates {
            basis: by_sums(others || candidates.basis == Basis::Decided),
            ..candidates
        };
    } else {
        too_few(&cells, shape)
    };
    prefer_sums(readings, why, shape)
}

/// The values of a row, with blank cells for the words behind its last column, or those for nothing: they remark on
/// it.
fn without_remarks<'a>(values: &'a [Token], shape: Shape<'_>) -> Cow<'a, [Token]> {
    let n_cells = |tokens: &[Token]| tokens.iter().filter(|token| !token.is_break()).count();
    let is_full = |tokens: &[Token]| match shape.lead {
        Some(lead) => n_cells(tokens) >= lead + shape.width(),
        None => n_solid(tokens) >= shape.width(),
    };
    let mut values = Cow::Borrowed(values);
    while let Some(last) = values.iter().rposition(Token::is_solid)
        && matches!(values[last].kind, Kind::Words | Kind::Nothing)
        && is_full(&values[..last])
    {
        values.to_mut()[last].kind = Kind::Blank { slack: true };
    }
    values
}

/// The one reading of a row whose cells are these.
fn as_written(cells: &[&Token]) -> Candidates {
    Candidates {
        readings: vec![cells.iter().map(|token| read(token)).collect()],
        basis: Basis::AsWritten,
        why: Why::Whole,
    }
}

/// The readings of a row of which places tell something.
pub(crate) fn with_places(values: &[Token], told: &Told, shape: Shape<'_>) -> Candidates {
    match told {
        Told::Nothing => candidates(values, shape),
        // Figures that blanks part have not run together: a cell is missing, and none was split.
        Told::Apart => {
            let fused = Fused::Never;
            let mut apart = candidates(values, Shape { fused, ..shape });
            let has_hole = |row: &Vec<Read>| row.iter().any(|read| read.what == What::Hole);
            apart
                .readings
                .retain(|row| apart.why != Why::Missing || has_hole(row));
            apart
        }
        Told::Columns(columns) => placed(values, columns, shape).unwrap_or(Candidates::NONE),
    }
}

/// A row with blanks whose figures stand in columns that their places tell; nothing where its sums speak
/// against them.
fn placed(values: &[Token], columns: &[usize], shape: Shape<'_>) -> Option<Candidates> {
    let solid = || solid(values);
    let mut row: Vec<Read> = Vec::with_capacity(shape.width());
    let mut end = solid().next()?.span.start;
    for (token, &column) in solid().zip(columns) {
        row.resize(column, Read::blank(end));
        row.push(read(token));
        end = token.span.end;
    }
    row.resize(shape.width(), Read::blank(end));
    // A figure alone on its line may be a page number: only a total can tell.
    let has_total = |total: &Read| total.weight(true).is_some();
    let mut totals = shape.sums.iter().filter_map(|(_, total)| row.get(*total));
    let is_sure = !solid().any(|token| token.alone) || totals.any(has_total);
    (is_sure && shape.adds_up(&row)).then(|| Candidates {
        readings: vec![row],
        basis: Basis::AsWritten,
        why: Why::Placed,
    })
}

/// The values of a row that has a solid cell for each column, as most rows have: its one reading. The cells may not
/// stand side by side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whole<'a> {
    values: &'a [Token],
    pub(crate) why: Why,
}

impl<'a> Whole<'a> {
    /// Nothing where there are more or fewer.
    pub(crate) fn of(values: &'a [Token], width: usize) -> Option<Self> {
        // Cells from the first solid one up to where it stands, and up to the last solid one.
        let (mut n_solid, mut n_cells, mut reach) = (0, 0, 0);
        let mut last = None;
        for token in values.iter().filter(|token| !token.is_break()) {
            if token.is_solid() {
                n_solid += 1;
                reach = n_cells + 1;
                last = Some(token.kind);
            }
            n_cells += usize::from(n_solid > 0);
        }
        // Words behind others may remark on a row whose first cells are blank.
        let is_remark = || {
            let n_all = values.iter().filter(|token| !token.is_break()).count();
            last == Some(Kind::Words) && n_all > width
        };
        (n_solid == width && !is_remark()).then_some(Self {
            values,
            why: if reach == width {
                Why::Whole
            } else {
                Why::Shifted
            },
        })
    }

    pub(crate) fn reads(self) -> impl Iterator<Item = Read> {
        solid(self.values).map(read)
    }
}

impl From<Whole<'_>> for Candidates {
    fn from(row: Whole<'_>) -> Self {
        let mut reading = Vec::with_capacity(row.values.len());
        reading.extend(row.reads());
        Self {
            readings: vec![reading],
            basis: Basis::AsWritten,
            why: row.why,
        }
    }
}

/// More cells than columns, of which some among the figures, and any behind them, may be no cells at all: every way
/// to leave out as many. Nothing where all of those stand beside the figures.
fn without_slack(cells: &[&Token], width: usize) -> Option<Vec<Vec<Read>>> {
    /// A row with more cells too many is read by its figures alone.
    const MOST_EXTRA: usize = 4;
    let first = cells.iter().position(|cell| cell.is_solid())?;
    let last = cells.iter().rposition(|cell| cell.is_solid())?;
    let is_within = cells[first..last].iter().any(|cell| cell.is_slack());
    let n_extra = cells.len() - width;
    if !is_within || n_extra > MOST_EXTRA {
        return None;
    }
    let end = cells[last].span.end;
    let is_open = |cell: &Token| cell.is_slack() || cell.span.start >= end;
    let mut rows: Vec<Vec<&Token>> = vec![cells.to_vec()];
    for _ in 0..n_extra {
        rows = rows
            .iter()
            .flat_map(|row| {
                // Of blanks side by side, one is as good as the other.
                (0..row.len())
                    .filter(|&n| {
                        is_open(row[n]) && row.get(n + 1).is_none_or(|next| !is_open(next))
                    })
                    .map(|n| [&row[..n], &row[n + 1..]].concat())
            })
            .collect();
        rows.sort_by_key(|row| row.iter().map(|cell| cell.span.start).collect::<Vec<_>>());
        rows.dedup();
    }
    Some(rows.iter().map(|row| read_all(row)).collect())
}

/// Where several readings are left, those that add up, if there are any.
fn prefer_sums(readings: Vec<Vec<Read>>, why: Why, shape: Shape<'_>) -> Candidates {
    if readings.is_empty() || readings.len() > MOST_READINGS {
        return Candidates {
            readings: Vec::new(),
            basis: Basis::AsWritten,
            why,
        };
    }
    let n_readings = readings.len();
    // Where it is open which columns the figures stand in, a blank total bears nothing out.
    let is_judged = |row: &[Read]| {
        let has_total = |total: &Read| total.weight(true).is_some();
        let totals = shape.sums.iter().filter_map(|(_, total)| row.get(*total));
        why != Why::Shifted || totals.into_iter().all(has_total)
    };
    let is_sound = |row: &Vec<Read>| shape.adds_up(row) && is_judged(row);
    let (sound, others): (Vec<_>, Vec<_>) = readings.into_iter().partition(is_sound);
    let readings = if sound.is_empty() { others } else { sound };
    Candidates {
        basis: by_sums(readings.len() < n_readings),
        readings,
        why,
    }
}

/// What the sums of a row say to a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sums {
    Against,
    Silent,
    For,
}

impl Sums {
    fn of(row: &[Read], shape: Shape<'_>) -> Self {
        match shape.adds_up(row) {
            false => Self::Against,
            true if has_total(shape.sums, row) => Self::For,
            true => Self::Silent,
        }
    }
}

/// Figures among more cells than the row has: every stretch of cells that holds all figures, or the one
/// where rows of its kind have them, unless the sums speak for another.
fn windows(cells: &[&Token], shape: Shape<'_>) -> Candidates {
    let width = shape.width();
    let window = |start: usize| &cells[start..start + width];
    let Some(first) = cells.iter().position(|token| token.is_solid()) else {
        return as_written(window(0));
    };
    let last = cells
        .iter()
        .rposition(|token| token.is_solid())
        .unwrap_or(first);
    let starts = (last + 1).saturating_sub(width)..=first.min(cells.len() - width);
    // A row that has not as many cells as its kind may be shifted; where its kind does not agree on the
    // first column, it may on the last.
    let own = match shape.lead {
        Some(lead) => Some(lead),
        None => shape
            .tail
            .and_then(|tail| (cells.len() - width).checked_sub(tail)),
    };
    let own = own.filter(|own| starts.contains(own));
    if own.is_none() && shape.sums.len() > 1 {
        return by_most_sums(cells, shape);
    }
    let row = |start| window(start).iter().map(|token| read(token)).collect();
    let all: Vec<Vec<Read>> = starts.clone().map(row).collect();
    // Where others of its kind begin elsewhere, a blank of its own may stand anywhere.
    if own.is_none()
        && shape.lead.is_some()
        && let Some(spaced) = without_blanks(cells, shape)
    {
        return spaced;
    }
    let Some(own) = own.or((all.len() == 1).then_some(*starts.start())) else {
        return prefer_sums(all, Why::Shifted, shape);
    };
    let of = |row: &Vec<Read>| Sums::of(row, shape);
    let own_sums = all.get(own - starts.start()).map(of);
    let best = all.iter().map(of).max();
    if best < Some(Sums::For)
        && let Some(spaced) = without_blanks(cells, shape)
    {
        return spaced;
    }
    let is_longer = |(lead, tail)| cells.len() > lead + width + tail;
    if best == Some(Sums::Against)
        && shape.lead.zip(shape.tail).is_some_and(is_longer)
        && let Some(spaced) = without_total(cells, shape)
    {
        return spaced;
    }
    if best == Some(Sums::Against) && shape.lead.is_some_and(|lead| lead != own) {
        return Candidates::NONE;
    }
    if shape.lead.is_none() || own_sums == best {
        return as_written(window(own));
    }
    // A total that is wrong at the source speaks against its row, too.
    let is_fit = |row: &Vec<Read>| best != Some(Sums::For) || of(row) == Sums::For;
    Candidates {
        readings: all.into_iter().filter(is_fit).collect(),
        basis: Basis::Decided,
        why: Why::Shifted,
    }
}

/// A row of several groups with more cells than columns, which does not begin where it should: without which blank
/// cells the most groups come out.
fn by_most_sums(cells: &[&Token], shape: Shape<'_>) -> Candidates {
    let ways = ways(&[cells.to_vec()], shape.width());
    let all = readings(cells, &ways);
    let n_sums = |row: &Vec<Read>| {
        let comes_out = |sum: &&Sum| bears_out(std::slice::from_ref(sum), row, sum.1);
        shape.sums.iter().filter(comes_out).count()
    };
    let most = all.iter().map(n_sums).max().unwrap_or(0);
    let fit = |row: &Vec<Read>| shape.adds_up(row) && n_sums(row) == most;
    let (fit, others): (Vec<_>, Vec<_>) = all.into_iter().partition(fit);
    Candidates {
        basis: by_sums(!fit.is_empty() && !others.is_empty()),
        readings: if fit.is_empty() { others } else { fit },
        why: Why::Shifted,
    }
}

/// More cells than columns: what the row is read as without blank cells among its figures, where its sums come out
/// then.
fn without_blanks(cells: &[&Token], shape: Shape<'_>) -> Option<Candidates> {
    // A group whose figures lost their total to the next bears nothing out.
    let has_total = |row: &[Read], (parts, total): &Sum| {
        let mut cells = row[parts.clone()].iter().chain([&row[*total]]);
        row[*total].weight(true).is_some() || cells.all(|read| read.what == What::Blank)
    };
    let are_judged = |row: &[Read]| shape.sums.iter().all(|sum| has_total(row, sum));
    fitting(cells, shape, |row| {
        Sums::of(row, shape) == Sums::For && are_judged(row)
    })
}

/// More cells than its like, and a sum that does not come out: what the row is read as without a blank cell among its
/// figures, if its total is blank then.
fn without_total(cells: &[&Token], shape: Shape<'_>) -> Option<Candidates> {
    fitting(cells, shape, |row| Sums::of(row, shape) == Sums::Silent)
}

/// The readings that fit of a row with more cells than columns, in each of which others are left out.
fn fitting(
    cells: &[&Token],
    shape: Shape<'_>,
    is_fit: impl Fn(&[Read]) -> bool,
) -> Option<Candidates> {
    let ways = ways(&[cells.to_vec()], shape.width());
    let mut readings = readings(cells, &ways);
    readings.retain(|row| is_fit(row));
    (!readings.is_empty()).then_some(Candidates {
        readings,
        basis: Basis::Decided,
        why: Why::Shifted,
    })
}

/// `3 | 3 | |||||||`: where blanks collapsed behind two equal figures, they are the first and the
/// last of the row.
pub(crate) fn first_and_last(values: &[Token], shape: Shape<'_>) -> Option<Candidates> {
    /// In a narrower row, blanks behind two figures are blanks.
    const FEWEST_COLUMNS: usize = 4;
    let width = shape.width();
    let mut cells = values.iter().filter(|token| !token.is_break());
    let (first, last) = cells.next().zip(cells.next())?;
    let slack = cells.clone().filter(|token| token.is_slack()).count();
    let equal = first.count.is_some() && first.count == last.count && !first.signed && !last.signed;
    let all_blank = cells.all(|token| !token.is_solid());
    // One of the blanks may have kept its space.
    if !(equal && all_blank && width > FEWEST_COLUMNS && slack + 3 >= width) {
        return None;
    }
    let mut row = vec![Read::blank(last.span.end); width];
    row[0] = read(first);
    row[width - 1] = read(last);
    shape.adds_up(&row).then(|| Candidates {
        readings: vec![row],
        basis: Basis::Decided,
        why: Why::Shifted,
    })
}

/// A figure too many: one is a page number, or two are one that was cut.
fn too_many(solid: &[&Token], shape: Shape<'_>) -> (Vec<Vec<Read>>, Why) {
    let width = shape.width();
    if solid.len() != width + 1 {
        return (Vec::new(), Why::Unreadable);
    }
    let without = |n: usize| -> Vec<Read> {
        solid
            .iter()
            .enumerate()
            .filter(|(m, _)| *m != n)
            .map(|(_, token)| read(token))
            .collect()
    };
    let joined = |n: usize| -> Option<Vec<Read>> {
        let (first, second) = (solid[n], solid[n + 1]);
        let between = Span::new(first.span.end, second.span.start);
        // Blanks, a bar, or the mark between cells of markup.
        let parts_cells = |c: char| c.is_whitespace() || c.is_control() || c == '|';
        let has_words = !shape.view[between.range()].chars().all(parts_cells);
        if first.signed || second.signed || has_words {
            return None;
        }
        let count = concatenate(first.plain()?, second.plain()?, second.span.len())?;
        let mut row = without(n + 1);
        row[n] = Read {
            what: What::Figure(Some(count)),
            span: first.span.join(second.span),
        };
        Some(row)
    };
    let n_alone = solid.iter().filter(|token| token.alone).count();
    if n_alone == 1
        && let Some(page) = solid.iter().position(|token| token.alone)
        && shape.adds_up(&without(page))
    {
        return (vec![without(page)], Why::Extra);
    }
    let mut cut: Vec<Vec<Read>> = (0..width)
        .filter_map(joined)
        .filter(|row| shape.adds_up(row))
        .collect();
    let mut extra: Vec<Vec<Read>> = (0..=width)
        .map(without)
        .filter(|row| shape.adds_up(row))
        .collect();
    extra.dedup();
    match (
        cut.is_empty() || shape.sums.is_empty(),
        extra.is_empty() || shape.sums.is_empty(),
    ) {
        (false, true) => (cut, Why::Cut),
        (true, false) => (extra, Why::Extra),
        (false, false) => {
            cut.append(&mut extra);
            (cut, Why::Extra)
        }
        (true, true) => (Vec::new(), Why::Unreadable),
    }
}

/// The line that a row's values stand on; all of them where each stands on its own.
fn line_of(values: &[Token]) -> impl Iterator<Item = &Token> {
    let n_values = |tokens: &[Token]| tokens.iter().filter(|token| !token.is_break()).count();
    let line = values
        .iter()
        .position(Token::is_break)
        .unwrap_or(values.len());
    let line = if n_values(&values[..line]) > 1 {
        line
    } else {
        values.len()
    };
    values[..line].iter().filter(|token| !token.is_break())
}

/// A line with another number of cells than its like: one was dropped somewhere, or two were run
/// together. What stands behind the last figure may be what is left of a merged cell.
fn one_lost(values: &[Token], shape: Shape<'_>) -> Vec<Vec<Read>> {
    let width = shape.width();
    let line: Vec<&Token> = line_of(values).collect();
    let lead = shape
        .lead
        .unwrap_or(0)
        .min(line.iter().position(|token| token.is_solid()).unwrap_or(0));
    let (cells, rest) = line[lead..].split_at((width - 1).min(line.len() - lead));
    if cells.len() + 1 < width || rest.iter().any(|token| token.is_solid()) {
        return Vec::new();
    }
    let mut readings: Vec<Vec<Read>> = (0..width)
        .map(|at| with_hole(read_all(cells), at))
        .collect();
    if let (Some(blank), Some(row)) = (rest.first(), readings.last_mut()) {
        row[width - 1] = read(blank);
    }
    readings.extend(sound_splits(cells, shape));
    readings
}

fn read_all(cells: &[&Token]) -> Vec<Read> {
    cells.iter().map(|token| read(token)).collect()
}

/// The ways to part figures that add up, where there are sums.
fn sound_splits(cells: &[&Token], shape: Shape<'_>) -> Vec<Vec<Read>> {
    if shape.sums.is_empty() {
        return Vec::new();
    }
    let (mut splits, _) = fused(cells, shape);
    splits.retain(|row| shape.adds_up(row));
    splits
}

/// The figure that two cells spell together.
fn concatenate(first: u64, second: u64, n_digits: u32) -> Option<u64> {
    first
        .checked_mul(10_u64.checked_pow(n_digits)?)?
        .checked_add(second)
}

/// A cell too few: one was dropped, or two were run together.
fn too_few(cells: &[&Token], shape: Shape<'_>) -> (Vec<Vec<Read>>, Why) {
    let width = shape.width();
    if cells.len() + 1 != width || width < 2 {
        return (Vec::new(), Why::Unreadable);
    }
    let mut readings: Vec<Vec<Read>> = (0..width)
        .map(|at| with_hole(read_all(cells), at))
        .collect();
    readings.extend(sound_splits(cells, shape));
    (readings, Why::Missing)
}
