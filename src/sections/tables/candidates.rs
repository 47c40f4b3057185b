//! The readings that one row's tokens allow.
//!
//! Takes the values that stand behind a label, how many columns the row has and which of them add
//! up; gives every reading the layout allows, at most a named number of them. A row whose cells are
//! all there has one. Does not choose.

use std::ops::Range;

use crate::Span;
use crate::form::Unit;
use crate::grammar::token::{Kind, Token};

use super::positions::Told;

/// More readings than this are as good as none: the sums of a table leave one of a handful.
pub(crate) const MOST_READINGS: usize = 2_000;

/// How many steps the splitting of fused figures may take; thirty digits in seven cells need fewer
/// once the row's sum prunes them. What exceeds it is unreadable.
const MOST_STEPS: usize = 400_000;

/// No body counts to a thousand million: where sums decide, a longer run of digits is several
/// figures. It is no ground to decide where there are no sums.
const LONGEST_FIGURE: usize = 9;

/// Powers of ten up to the first that no figure comes to: where a cell holds one, it may have a digit
/// more than the longest.
const POWERS: [u64; LONGEST_FIGURE + 2] = {
    let mut powers = [1; LONGEST_FIGURE + 2];
    let mut n = 1;
    while n < powers.len() {
        powers[n] = powers[n - 1] * 10;
        n += 1;
    }
    powers
};

/// One cell of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) what: What,
    /// Of the view.
    pub(crate) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A figure, with its value where it is a plain whole number.
    Figure(Option<u64>),
    Blank,
    Nothing,
    /// Words where a value should stand.
    Words,
    /// The source has no such cell.
    Hole,
}

impl Read {
    /// What it adds to a sum; blanks count as 0 when readings are weighed, but a blank total is none:
    /// many bodies leave it out.
    pub(crate) const fn weight(self, is_total: bool) -> Option<u64> {
        match self.what {
            What::Figure(count) => count,
            What::Blank | What::Nothing if !is_total => Some(0),
            _ => None,
        }
    }
}

/// Why a row has the readings it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The cells are all there.
    Whole,
    /// Blanks around the figures leave it open in which columns they stand.
    Shifted,
    /// Blanks part the figures, and where they stand tells their columns.
    Placed,
    /// Figures run together.
    Fused,
    /// A figure is cut over two cells.
    Cut,
    /// A figure too many.
    Extra,
    /// A cell is missing.
    Missing,
    /// Nothing can be made of it.
    Unreadable,
}

/// What a row may be read as.
#[derive(Clone, Debug)]
pub(crate) struct Candidates {
    /// The readings to choose among.
    pub(crate) readings: Vec<Vec<Read>>,
    /// Whether the row's own sums ruled out others.
    pub(crate) by_sums: bool,
    pub(crate) why: Why,
}

impl Candidates {
    /// Nothing can be made of the row.
    pub(crate) const NONE: Self = Self {
        readings: Vec::new(),
        by_sums: false,
        why: Why::Unreadable,
    };

    /// Puts a cell that the source does not have into every reading.
    pub(crate) fn leave_out(&mut self, column: usize, place: u32) {
        for row in &mut self.readings {
            let before = column.checked_sub(1).and_then(|n| row.get(n));
            let hole = Read {
                what: What::Hole,
                span: Span::at(before.map_or(place, |read| read.span.end)),
            };
            row.insert(column.min(row.len()), hole);
        }
    }
}

/// How likely figures are to have run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fused {
    /// Cells are parted: each holds a figure, unless two were run together by damage.
    Never,
    /// Blanks part figures in most rows, and may be lost in one.
    Rarely,
    /// Nothing parts figures.
    Mostly,
}

/// What is known of a row before it is read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape<'a> {
    /// The folded text that the tokens' spans are of.
    pub(crate) view: &'a str,
    pub(crate) columns: &'a [Unit],
    /// Which columns add up to which.
    pub(crate) sums: &'a [(Range<usize>, usize)],
    /// How likely figures are to have run together.
    pub(crate) fused: Fused,
    /// Where values begin behind the label in rows of this kind that are whole, if they agree.
    pub(crate) lead: Option<usize>,
    /// How many cells stand behind the values in rows that are whole, if they agree.
    pub(crate) tail: Option<usize>,
    /// Whether the row has another number of cells than its like: it lost one.
    pub(crate) lost: bool,
}

impl Shape<'_> {
    fn width(&self) -> usize {
        self.columns.len()
    }

    fn adds_up(&self, row: &[Read]) -> bool {
        adds_up(self.sums, row)
    }
}

/// Whether every sum of a row that can be judged comes out.
pub(crate) fn adds_up(sums: &[(Range<usize>, usize)], row: &[Read]) -> bool {
    sums.iter().all(|(parts, whole)| {
        let parts = row.get(parts.clone()).unwrap_or(&[]);
        let whole = row.get(*whole).and_then(|read| read.weight(true));
        let sum = parts
            .iter()
            .map(|read| read.weight(false))
            .try_fold(0_u64, |sum, part| sum.checked_add(part?));
        match (sum, whole) {
            (Some(sum), Some(whole)) => sum == whole,
            _ => true,
        }
    })
}

/// The readings of the values behind one label.
pub(crate) fn candidates(values: &[Token], shape: Shape<'_>) -> Candidates {
    let width = shape.width();
    if let Some(why) = whole(values, width) {
        let mut row = Vec::with_capacity(width);
        row.extend(values.iter().filter(|token| token.is_solid()).map(read));
        return Candidates {
            readings: vec![row],
            by_sums: false,
            why,
        };
    }
    let mut cells: Vec<&Token> = values
        .iter()
        .filter(|token| token.kind != Kind::Break)
        .collect();
    if let Some(collapsed) = collapsed(&cells, width).filter(|row| shape.adds_up(row)) {
        return Candidates {
            readings: vec![collapsed],
            by_sums: true,
            why: Why::Shifted,
        };
    }
    let first = cells.iter().position(|token| token.is_solid());
    let last = cells.iter().rposition(|token| token.is_solid());
    let reach = first
        .zip(last)
        .map_or(width, |(first, last)| last + 1 - first);
    if shape.lost && shape.fused == Fused::Never && reach < width {
        return prefer_sums(one_lost(values, shape), Why::Missing, shape);
    }
    // A row that has as many cells as its like has them in the same places: a blank at its end is
    // its last cell, not what is left of a merged one.
    if let Some(lead) = shape.lead
        && cells.len() == lead + width + shape.tail.unwrap_or(0)
        && first.is_none_or(|first| first >= lead)
        && last.is_none_or(|last| last < lead + width)
    {
        let row = cells[lead..lead + width].iter();
        return Candidates {
            readings: vec![row.map(|token| read(token)).collect()],
            by_sums: false,
            why: Why::Whole,
        };
    }
    if cells.len() > width
        && shape.lead == Some(0)
        && let Some(readings) = without_slack(&cells, width)
    {
        return prefer_sums(readings, Why::Shifted, shape);
    }
    // What is left of a merged cell stands on one side; where it may be either, all windows are open.
    let is_slack =
        |cell: Option<&&Token>| cell.is_some_and(|cell| cell.kind == Kind::Blank { slack: true });
    while cells.len() > width && is_slack(cells.last()) && !is_slack(cells.first()) {
        cells.pop();
    }
    if cells.len() == width {
        return Candidates {
            readings: vec![cells.iter().map(|token| read(token)).collect()],
            by_sums: false,
            why: Why::Whole,
        };
    }
    let solid: Vec<&Token> = cells
        .iter()
        .copied()
        .filter(|token| token.is_solid())
        .collect();
    let (readings, why) = if solid.len() > width {
        too_many(&solid, shape)
    } else if cells.len() > width {
        let windows = windows(&cells, shape);
        // One window is where the cells are; only a choice among several is a shift.
        let why = if windows.len() == 1 {
            Why::Whole
        } else {
            Why::Shifted
        };
        (windows, why)
    } else if shape.fused == Fused::Mostly
        || shape.fused == Fused::Rarely && solid.len() + 1 < width && !is_total_last(&solid)
    {
        let (readings, by_sums) = fused(&solid, shape);
        let candidates = prefer_sums(readings, Why::Fused, shape);
        return Candidates {
            by_sums: by_sums || candidates.by_sums,
            ..candidates
        };
    } else {
        too_few(&cells, shape)
    };
    prefer_sums(readings, why, shape)
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
    let blank = |at: u32| Read {
        what: What::Blank,
        span: Span::at(at),
    };
    let solid = || values.iter().filter(|token| token.is_solid());
    let mut row: Vec<Read> = Vec::with_capacity(shape.width());
    let mut end = solid().next()?.span.start;
    for (token, &column) in solid().zip(columns) {
        row.resize(column, blank(end));
        row.push(read(token));
        end = token.span.end;
    }
    row.resize(shape.width(), blank(end));
    // A figure alone on its line may be a page number: only a total can tell.
    let has_total = |total: &Read| total.weight(true).is_some();
    let mut totals = shape.sums.iter().filter_map(|(_, total)| row.get(*total));
    let is_sure = !solid().any(|token| token.alone) || totals.any(has_total);
    (is_sure && shape.adds_up(&row)).then(|| Candidates {
        readings: vec![row],
        by_sums: false,
        why: Why::Placed,
    })
}

/// Whether there is one solid cell for each column, as in most rows; and whether they stand side by
/// side.
fn whole(values: &[Token], width: usize) -> Option<Why> {
    let mut n_solid = 0;
    let mut n_between = 0;
    let mut reach = 0;
    for token in values.iter().filter(|token| token.kind != Kind::Break) {
        n_between += usize::from(n_solid > 0);
        if token.is_solid() {
            n_solid += 1;
            reach = n_between + 1;
        }
    }
    (n_solid == width).then_some(if reach == width {
        Why::Whole
    } else {
        Why::Shifted
    })
}

/// Whether the last figure is the sum of those before it: they are whole, and other cells are blank.
fn is_total_last(solid: &[&Token]) -> bool {
    let Some((last, parts)) = solid.split_last() else {
        return false;
    };
    let sum = parts
        .iter()
        .try_fold(0_u64, |sum, token| sum.checked_add(token.count?));
    !parts.is_empty() && sum == last.count
}

/// More cells than columns, of which some among the figures may be no cells at all: every way to leave
/// out as many. Nothing where all of those stand beside the figures.
fn without_slack(cells: &[&Token], width: usize) -> Option<Vec<Vec<Read>>> {
    /// A row with more cells too many is read by its figures alone.
    const MOST_EXTRA: usize = 4;
    let is_slack = |cell: &Token| cell.kind == Kind::Blank { slack: true };
    let first = cells.iter().position(|cell| cell.is_solid())?;
    let last = cells.iter().rposition(|cell| cell.is_solid())?;
    let is_within = cells[first..last].iter().any(|cell| is_slack(cell));
    let n_extra = cells.len() - width;
    if !is_within || n_extra > MOST_EXTRA {
        return None;
    }
    let mut rows: Vec<Vec<&Token>> = vec![cells.to_vec()];
    for _ in 0..n_extra {
        rows = rows
            .iter()
            .flat_map(|row| {
                // Of blanks side by side, one is as good as the other.
                (0..row.len())
                    .filter(|&n| is_slack(row[n]) && (n == 0 || !is_slack(row[n - 1])))
                    .map(|n| [&row[..n], &row[n + 1..]].concat())
            })
            .collect();
        rows.sort_by_key(|row| row.iter().map(|cell| cell.span.start).collect::<Vec<_>>());
        rows.dedup();
    }
    let read_all = |row: &Vec<&Token>| row.iter().map(|cell| read(cell)).collect();
    Some(rows.iter().map(read_all).collect())
}

/// Where several readings are left, those that add up, if there are any.
fn prefer_sums(readings: Vec<Vec<Read>>, why: Why, shape: Shape<'_>) -> Candidates {
    if readings.is_empty() || readings.len() > MOST_READINGS {
        return Candidates {
            readings: Vec::new(),
            by_sums: false,
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
    let sound: Vec<Vec<Read>> = readings
        .iter()
        .filter(|row| shape.adds_up(row) && is_judged(row))
        .cloned()
        .collect();
    let readings = if sound.is_empty() { readings } else { sound };
    Candidates {
        by_sums: readings.len() < n_readings,
        readings,
        why,
    }
}

fn read(token: &Token) -> Read {
    let what = match token.kind {
        Kind::Figure => What::Figure(token.count.filter(|_| !token.signed)),
        Kind::Nothing => What::Nothing,
        Kind::Blank { .. } => What::Blank,
        _ => What::Words,
    };
    Read {
        what,
        span: token.span,
    }
}

/// Figures among more cells than the row has: every stretch of cells that holds all figures.
fn windows(cells: &[&Token], shape: Shape<'_>) -> Vec<Vec<Read>> {
    let width = shape.width();
    let row = |start: usize| {
        cells[start..start + width]
            .iter()
            .map(|token| read(token))
            .collect()
    };
    let Some(first) = cells.iter().position(|token| token.is_solid()) else {
        return vec![row(0)];
    };
    let last = cells
        .iter()
        .rposition(|token| token.is_solid())
        .unwrap_or(first);
    let starts = (last + 1).saturating_sub(width)..=first.min(cells.len() - width);
    if let Some(lead) = shape.lead.filter(|lead| starts.contains(lead)) {
        return vec![row(lead)];
    }
    let from_end = shape
        .tail
        .and_then(|tail| (cells.len() - width).checked_sub(tail));
    if let Some(start) = from_end.filter(|start| starts.contains(start)) {
        return vec![row(start)];
    }
    starts.map(row).collect()
}

/// `3 | 3 | |||||||`: where blanks collapsed behind two equal figures, they are the first and the
/// last of the row.
fn collapsed(cells: &[&Token], width: usize) -> Option<Vec<Read>> {
    /// In a narrower row, blanks behind two figures are blanks.
    const FEWEST_COLUMNS: usize = 4;
    let [first, last, rest @ ..] = cells else {
        return None;
    };
    let slack = rest
        .iter()
        .filter(|token| token.kind == Kind::Blank { slack: true })
        .count();
    let equal = first.count.is_some() && first.count == last.count && !first.signed && !last.signed;
    let all_blank = rest.iter().all(|token| !token.is_solid());
    if !(equal && all_blank && width > FEWEST_COLUMNS && slack + 2 >= width) {
        return None;
    }
    let blank = Read {
        what: What::Blank,
        span: Span::at(last.span.end),
    };
    let mut row = vec![blank; width];
    row[0] = read(first);
    row[width - 1] = read(last);
    Some(row)
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
        let count = concatenate(first.count?, second.count?, second.span.len())?;
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
    let n_values = |tokens: &[Token]| {
        tokens
            .iter()
            .filter(|token| token.kind != Kind::Break)
            .count()
    };
    let line = values
        .iter()
        .position(|token| token.kind == Kind::Break)
        .unwrap_or(values.len());
    let line = if n_values(&values[..line]) > 1 {
        line
    } else {
        values.len()
    };
    values[..line]
        .iter()
        .filter(|token| token.kind != Kind::Break)
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
    let behind = Span::at(cells.last().map_or(0, |last| last.span.end));
    let last = match rest.first() {
        Some(blank) => read(blank),
        None => Read {
            what: What::Hole,
            span: behind,
        },
    };
    let mut readings: Vec<Vec<Read>> = (0..width)
        .map(|at| {
            let mut row: Vec<Read> = cells.iter().map(|token| read(token)).collect();
            let place = row.get(at).map_or(behind, |next| Span::at(next.span.start));
            let hole = Read {
                what: What::Hole,
                span: place,
            };
            row.insert(at, if at + 1 == width { last } else { hole });
            row
        })
        .collect();
    if !shape.sums.is_empty() {
        readings.extend(
            fused(cells, shape)
                .0
                .into_iter()
                .filter(|row| shape.adds_up(row)),
        );
    }
    readings
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
    let with_hole = |at: usize| -> Vec<Read> {
        let mut row: Vec<Read> = cells.iter().map(|token| read(token)).collect();
        let place = row.get(at).map_or_else(
            || row.last().map_or(0, |last| last.span.end),
            |next| next.span.start,
        );
        row.insert(
            at,
            Read {
                what: What::Hole,
                span: Span::at(place),
            },
        );
        row
    };
    let mut readings: Vec<Vec<Read>> = (0..width).map(with_hole).collect();
    if !shape.sums.is_empty() {
        let solid: Vec<&Token> = cells.to_vec();
        readings.extend(
            fused(&solid, shape)
                .0
                .into_iter()
                .filter(|row| shape.adds_up(row)),
        );
    }
    (readings, Why::Missing)
}

/// Every way to part runs of digits into as many figures as the row has columns; no figure but 0
/// begins with 0. Those that add up, if there are any; and whether there are others.
fn fused(cells: &[&Token], shape: Shape<'_>) -> (Vec<Vec<Read>>, bool) {
    let split = |sound: bool, most: usize| Splitter::new(cells, shape, sound, most).run();
    if shape.sums.is_empty() {
        return (split(false, MOST_READINGS).unwrap_or_default(), false);
    }
    match split(true, MOST_READINGS) {
        None => (Vec::new(), false),
        Some(sound) if sound.is_empty() => (split(false, MOST_READINGS).unwrap_or_default(), false),
        Some(sound) => {
            let others = split(false, 1).is_none_or(|all| all.len() > 1);
            (sound, others)
        }
    }
}

struct Splitter<'a> {
    cells: &'a [&'a Token],
    shape: Shape<'a>,
    /// The digits of every cell, without its sign; none where it cannot be parted.
    runs: Vec<Option<&'a str>>,
    /// The figure of the last column, where it is chosen first.
    total: Option<Total>,
    /// How many columns and cells there are; those before the total, where it is chosen.
    width: usize,
    n_cells: usize,
    row: Vec<Read>,
    /// What the figures of the row add up to, where the total is chosen first.
    sum: u64,
    found: Vec<Vec<Read>>,
    steps: usize,
    /// Whether a row must add up.
    sound: bool,
    /// It stops at the first reading beyond so many.
    most: usize,
}

/// The sum of all columns before it, at the end of the last cell.
#[derive(Clone, Copy, Debug)]
struct Total {
    value: u64,
    n_digits: u32,
}

impl<'a> Splitter<'a> {
    fn new(cells: &'a [&'a Token], shape: Shape<'a>, sound: bool, most: usize) -> Self {
        let run = |token: &&Token| {
            let text = token.span.slice(shape.view).unwrap_or("");
            let run = text.get(usize::from(token.signed)..).unwrap_or("");
            // A mark or an amount is one cell.
            let is_run = token.kind == Kind::Figure && run.bytes().all(|b| b.is_ascii_digit());
            is_run.then_some(run)
        };
        Self {
            cells,
            shape,
            runs: cells.iter().map(run).collect(),
            total: None,
            width: shape.width(),
            n_cells: cells.len(),
            row: Vec::with_capacity(shape.width()),
            sum: 0,
            found: Vec::new(),
            steps: 0,
            sound,
            most,
        }
    }

    /// The readings; none where there are too many steps to them.
    fn run(mut self) -> Option<Vec<Vec<Read>>> {
        let end = |read: &Read| read.span.end;
        match self.run_of_total() {
            // Few ways to part a row come to a total that is known: it is chosen first.
            Some(run) => {
                self.width -= 1;
                for n_digits in 1..=run.len().min(LONGEST_FIGURE + 1) {
                    let digits = &run[run.len() - n_digits..];
                    if n_digits > 1 && digits.starts_with('0') {
                        continue;
                    }
                    let Ok(value) = digits.parse() else { continue };
                    self.total = Some(Total {
                        value,
                        n_digits: u32::try_from(n_digits).unwrap_or(0),
                    });
                    self.n_cells = self.cells.len() - usize::from(n_digits == run.len());
                    self.go(0, 0);
                }
                // As they would have been found from the left.
                self.found
                    .sort_by(|a, b| Iterator::cmp(a.iter().map(end), b.iter().map(end)));
            }
            None => self.go(0, 0),
        }
        (self.steps < MOST_STEPS).then_some(self.found)
    }

    /// The digits at whose end the total stands, if the row's one sum is that of all columns before
    /// the last, and what its cells hold can be added up.
    fn run_of_total(&self) -> Option<&'a str> {
        let last = self.shape.width().checked_sub(1)?;
        let is_total_last =
            matches!(self.shape.sums, [(parts, total)] if *parts == (0..last) && *total == last);
        let adds_up = |(token, run): (&&Token, &Option<&str>)| match run {
            Some(_) => !token.signed,
            None => matches!(token.kind, Kind::Nothing | Kind::Blank { .. }),
        };
        let all_add_up = self.cells.iter().zip(&self.runs).all(adds_up);
        let run = self.runs.last().copied().flatten();
        run.filter(|_| self.sound && is_total_last && all_add_up)
    }

    /// How many digits of cell `n` are left to be parted from its byte `from` on; 1 where it is no run.
    fn n_digits(&self, n: usize, from: u32) -> u32 {
        let Some(run) = self.runs[n] else { return 1 };
        let all = u32::try_from(run.len()).unwrap_or(u32::MAX);
        let sign = u32::from(self.cells[n].signed);
        let taken = match self.total {
            Some(total) if n + 1 == self.cells.len() => total.n_digits,
            _ => 0,
        };
        (all + sign).saturating_sub(from.max(sign) + taken)
    }

    /// Parts what is left from byte `from` of cell `n` on.
    fn go(&mut self, n: usize, from: u32) {
        self.steps += 1;
        if self.steps >= MOST_STEPS || self.found.len() > self.most {
            return;
        }
        if n >= self.n_cells {
            self.finish();
            return;
        }
        let left = self.width - self.row.len();
        let Some(n_more) = left.checked_sub(self.n_cells - n) else {
            return;
        };
        let n_behind: u32 = (n + 1..self.n_cells).map(|n| self.n_digits(n, 0)).sum();
        let n_digits = self.n_digits(n, from);
        let (left, n_more) = (u32_of(left), u32_of(n_more));
        // Each figure takes a digit, and none more than the total has.
        let Some(most) = (n_digits + n_behind + 1).checked_sub(left) else {
            return;
        };
        let widest = self.total.map_or(u32::MAX, |total| total.n_digits);
        if n_digits + n_behind > left.saturating_mul(widest) {
            return;
        }
        let token = self.cells[n];
        let Some(run) = self.runs[n] else {
            self.place(read(token), n + 1, 0);
            return;
        };
        // A sign belongs to the first part, and only a change has one.
        let sign = u32::from(token.signed);
        let unit = self.shape.columns.get(self.row.len());
        if token.signed && from == 0 && unit != Some(&Unit::SignedCount) {
            return;
        }
        let from = from.max(sign);
        let rest = &run.as_bytes()[(from - sign) as usize..];
        let longest = match rest {
            [b'0', _, ..] => 1,
            _ if !self.shape.sums.is_empty() && rest.len() > LONGEST_FIGURE + 1 => LONGEST_FIGURE,
            _ => rest.len(),
        };
        // What is left of the cell behind it must go into the columns that are left.
        let shortest = match n_more {
            0 => n_digits,
            _ if self.shape.sums.is_empty() => 1,
            _ => n_digits
                .saturating_sub(n_more * u32_of(LONGEST_FIGURE) + 1)
                .max(1),
        };
        let mut value = Some(0_u64);
        let longest = u32_of(longest).min(n_digits).min(most).min(widest);
        for (len, digit) in (1..=longest).zip(rest) {
            let digit = u64::from(digit - b'0');
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(digit));
            let Some(value) = value.filter(|_| len >= shortest) else {
                continue;
            };
            if self.is_out_of_reach(value, left - 1, n_digits + n_behind - len) {
                continue;
            }
            let is_signed = token.signed && from == sign;
            let start = token.span.start + if is_signed { 0 } else { from };
            let what = What::Figure((!is_signed).then_some(value));
            let read = Read {
                what,
                span: Span::new(start, token.span.start + from + len),
            };
            if len == n_digits {
                self.place(read, n + 1, 0);
            } else {
                self.place(read, n, from + len);
            }
        }
    }

    /// Whether what `value` leaves of the total is more or less than the figures behind it come to,
    /// that share so many digits.
    fn is_out_of_reach(&self, value: u64, n_figures: u32, n_digits: u32) -> bool {
        let Some(total) = self.total else {
            return false;
        };
        let Some(rest) = total.value.checked_sub(self.sum.saturating_add(value)) else {
            return true;
        };
        if n_figures == 0 {
            return rest > 0;
        }
        let (n_figures, n_digits) = (n_figures as usize, n_digits as usize);
        let power = |n: usize| POWERS.get(n).copied().unwrap_or(u64::MAX);
        // They come to the least where their digits are shared out evenly, a single one being 0; to
        // the most where one figure has all that can be spared.
        let least = |n: usize| if n < 2 { 0 } else { power(n - 1) };
        let times = |n: usize, figure: u64| figure.saturating_mul(n as u64);
        let (each, more) = (n_digits / n_figures, n_digits % n_figures);
        let low = times(more, least(each + 1)).saturating_add(times(n_figures - more, least(each)));
        let spared = (n_digits + 1).saturating_sub(n_figures);
        let high = power(spared).saturating_add(times(n_figures - 1, 9));
        rest < low || rest >= high
    }

    /// Keeps the row if it is whole.
    fn finish(&mut self) {
        if self.row.len() != self.width {
            return;
        }
        let (Some(total), Some(last)) = (self.total, self.cells.last()) else {
            self.found.push(self.row.clone());
            return;
        };
        self.row.push(Read {
            what: What::Figure(Some(total.value)),
            span: Span::new(last.span.end - total.n_digits, last.span.end),
        });
        if self.shape.adds_up(&self.row) {
            self.found.push(self.row.clone());
        }
        self.row.pop();
    }

    fn place(&mut self, read: Read, n: usize, from: u32) {
        let at = self.row.len();
        let weight = self.total.and_then(|_| read.weight(false)).unwrap_or(0);
        self.row.push(read);
        self.sum += weight;
        let mut done = self.shape.sums.iter().filter(|(_, whole)| *whole == at);
        if !self.sound || done.all(|sum| adds_up(std::slice::from_ref(sum), &self.row)) {
            self.go(n, from);
        }
        self.sum -= weight;
        self.row.pop();
    }
}

fn u32_of(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
