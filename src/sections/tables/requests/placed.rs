//! Rows of figures that stand apart from their labels, among rows that stand beside theirs: a table detector gives some
//! rows their labels, and leaves the others' in the text around.
//!
//! Takes the parts that the grammar found; gives them with each of those rows behind the label that its place says, the
//! rows of the table being in the form's order. Does not read the values.

use crate::Span;
use crate::form::RequestRow;
use crate::grammar::section::requests::{FEWEST_OF_ROW, Part, Rows};
use crate::grammar::token::{Kind, Token, n_solid};
use crate::layout::Delimiters;
use crate::sections::page::Page;
use crate::sections::tables::row::reading::Sum;

use super::batch::{Row, WIDTH, Whose, edition};
use super::unlabelled::place_all;

/// What became of rows that stand apart from their labels.
#[derive(Debug, Default)]
pub(super) struct Placed {
    /// Their place tells which they are.
    by_place: Vec<RequestRow>,
    /// Nothing tells which of them is whose.
    unknown: Vec<RequestRow>,
}

impl Placed {
    /// Notes in the rows how their values are known to be their own; a label apart from the values of its row has none.
    pub(super) fn note(&self, rows: &mut Vec<Row<'_>>) {
        rows.retain_mut(|row| {
            if !row.label.is_label() {
                row.whose = Whose::Apart;
                return true;
            }
            if self.unknown.contains(&row.row) && row.values.iter().any(Token::is_solid) {
                row.whose = Whose::Mixed;
            }
            !self.by_place.contains(&row.row)
        });
    }
}

/// A row that stands beside its label, as one of the parts.
#[derive(Clone, Copy)]
struct Anchor {
    part: usize,
    row: RequestRow,
}

/// What stands between two such rows, or between one and an end of the table.
struct Gap<'a> {
    from: Option<Anchor>,
    to: Option<Anchor>,
    /// The cells of each line of values without a label.
    rows: Vec<&'a [Token]>,
    labels: Vec<RequestRow>,
    /// Whether rows stand behind labels, as many as there are of these.
    is_balanced: bool,
}

impl Gap<'_> {
    /// Where its parts begin, with that of the row before it.
    fn start(&self) -> usize {
        self.from.map_or(0, |from| from.part)
    }

    /// Whether a row of the form is between the two. Of rows that stand in another order than the form's, none is.
    fn holds(&self, row: RequestRow) -> bool {
        self.from.is_none_or(|from| from.row < row) && self.to.is_none_or(|to| row < to.row)
    }
}

/// Gives the rows between two that stand beside their labels to the rows of the form between these, where there are as
/// many; `is_sound` says whether seven values add up.
pub(super) fn place<'a>(
    page: &Page<'_>,
    delimiters: Delimiters,
    parts: &mut Vec<Part<'a>>,
    is_sound: impl Fn(&[Token]) -> bool,
) -> Placed {
    let mut placed = Placed::default();
    let text = Text { page, delimiters };
    if !parts.iter().any(|part| text.may_be_apart(part)) {
        return placed;
    }
    let Some(edition) = edition(parts.iter().flat_map(labels_of)) else {
        return placed;
    };
    let anchors = text.anchors(parts);
    let gaps = text.gaps(parts, &anchors);
    // Where most rows stand apart, too few tell which they are; lines may not be what tells rows from each other.
    let n_apart: usize = gaps.iter().map(|gap| gap.rows.len()).sum();
    if n_apart > anchors.len() {
        if delimiters != Delimiters::None && !anchors.is_empty() {
            let labels = gaps.iter().flat_map(|gap| &gap.labels);
            add(&mut placed.unknown, labels.copied());
        }
        return placed;
    }
    // A blank cell before a cell too few is that of the label, if other rows apart from theirs have one.
    let begins_blank = |row: &[Token]| row.first().is_some_and(Token::is_blank);
    let has_no_stub = |row: &&[Token]| row.len() == WIDTH && !begins_blank(row);
    let have_no_stub = gaps.iter().flat_map(|gap| &gap.rows).any(has_no_stub);
    let may_lack_one =
        |row: &[Token]| row.len() == WIDTH && begins_blank(row) && !(have_no_stub && is_sound(row));
    let is_apart = |row: &RequestRow| anchors.iter().all(|it| it.row != *row);
    let apart: Vec<RequestRow> = RequestRow::of(edition).filter(is_apart).collect();
    let mut rest = std::mem::take(parts).into_iter().enumerate().peekable();
    for gap in gaps {
        let rows: Vec<RequestRow> = apart
            .iter()
            .copied()
            .filter(|row| gap.holds(*row))
            .collect();
        if rows.len() != gap.rows.len() {
            add(&mut placed.unknown, gap.labels.into_iter());
            continue;
        }
        while let Some((_, part)) = rest.next_if(|(n, _)| *n < gap.start()) {
            parts.push(part);
        }
        if gap.from.is_some()
            && let Some((_, part)) = rest.next()
        {
            parts.push(text.without_behind(part));
        }
        while rest
            .next_if(|(n, _)| gap.to.is_none_or(|to| *n < to.part))
            .is_some()
        {}
        let whole = rows
            .iter()
            .zip(gap.rows)
            .filter(|(_, it)| !may_lack_one(it));
        parts.extend(whole.map(|(row, cells)| {
            Part::Rows(Rows {
                // Its own label stands elsewhere, if anywhere.
                labels: vec![(*row, &cells[0])],
                values: cells,
            })
        }));
        add(&mut placed.by_place, rows.into_iter());
    }
    parts.extend(rest.map(|(_, part)| part));
    // Labels of rows that were placed stand before others' values.
    for part in parts {
        if let Part::Rows(found) = part
            && let Some(last) = found.labels.pop()
        {
            let is_elsewhere = |(row, _): &(RequestRow, _)| placed.by_place.contains(row);
            found.labels.retain(|label| !is_elsewhere(label));
            found.labels.push(last);
        }
    }
    placed
}

/// Gives the lines of a table without any label to the rows of the form, where its sums say that they are these.
pub(super) fn place_unlabelled(
    page: &Page<'_>,
    delimiters: Delimiters,
    parts: &mut Vec<Part<'_>>,
    sums: &[Sum],
) {
    let text = Text { page, delimiters };
    let lines = parts.iter().map(|part| match part {
        Part::Stray(tokens) => Some(text.rows(tokens.as_slice())),
        Part::Column(..) => Some(text.rows(&[])),
        Part::Rows(_) => None,
    });
    if let Some(lines) = lines.collect::<Option<Vec<_>>>()
        && let Some(placed) = place_all(lines.into_iter().flatten().collect(), sums)
    {
        parts.extend(placed);
    }
}

/// Adds rows that are not known yet: labels may stand any number of times.
fn add(known: &mut Vec<RequestRow>, rows: impl Iterator<Item = RequestRow>) {
    for row in rows {
        if !known.contains(&row) {
            known.push(row);
        }
    }
}

fn labels_of(part: &Part<'_>) -> Vec<RequestRow> {
    match part {
        Part::Rows(found) => found.labels.iter().map(|(row, _)| *row).collect(),
        Part::Stray(_) | Part::Column(..) => Vec::new(),
    }
}

/// The text as far as its lines go.
struct Text<'a, 'p> {
    page: &'a Page<'p>,
    delimiters: Delimiters,
}

impl Text<'_, '_> {
    /// The lines of some tokens; where nothing parts cells, no token ends them.
    fn lines<'t>(&self, tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
        let are_on_line = |one: &Token, next: &Token| {
            let between = || Span::new(one.span.end, next.span.start);
            self.delimiters != Delimiters::None || self.page.is_one_line(between())
        };
        let lines = tokens.split(Token::is_break);
        lines.flat_map(move |line| line.chunk_by(are_on_line))
    }

    /// The cells of lines of values without a label. Where nothing parts cells, blank ones leave no trace: only whole
    /// rows are known for rows.
    fn rows<'t>(&self, tokens: &'t [Token]) -> impl Iterator<Item = &'t [Token]> {
        let is_known = |row: &&[Token]| self.delimiters != Delimiters::None || row.len() == WIDTH;
        self.lines(tokens).filter_map(cells).filter(is_known)
    }

    /// Whether a part has a row of values more than it has labels for, or of no label.
    fn may_be_apart(&self, part: &Part<'_>) -> bool {
        match part {
            Part::Rows(found) => {
                let n_values = || n_solid(found.values);
                let n_labels = found.labels.len();
                n_labels > 1 && n_values() >= FEWEST_OF_ROW
                    || found.values.len() > WIDTH && n_values() > n_labels * WIDTH
            }
            Part::Stray(tokens) => self.rows(tokens.as_slice()).next().is_some(),
            Part::Column(..) => false,
        }
    }

    /// The row whose label the first values of a part stand beside.
    fn beside(&self, part: &Part<'_>) -> Option<RequestRow> {
        let Part::Rows(found) = part else {
            return None;
        };
        let (row, label) = found.labels.last()?;
        let line = self.lines(found.values).next()?;
        let has_cell = line.iter().any(|token| token.kind != Kind::Words);
        (has_cell && self.page.is_beside(label.span, line)).then_some(*row)
    }

    /// The rows that stand beside their labels.
    fn anchors(&self, parts: &[Part<'_>]) -> Vec<Anchor> {
        let anchor = |(part, it)| {
            let row = self.beside(it)?;
            Some(Anchor { part, row })
        };
        parts.iter().enumerate().filter_map(anchor).collect()
    }

    /// What stands before, between and behind these, where rows are apart from their labels.
    fn gaps<'t>(&self, parts: &[Part<'t>], anchors: &[Anchor]) -> Vec<Gap<'t>> {
        let anchors = || anchors.iter().copied().map(Some);
        let before = std::iter::once(None).chain(anchors());
        let behind = anchors().chain([None]);
        let gaps = before
            .zip(behind)
            .map(|(from, to)| self.gap(parts, from, to));
        gaps.filter(|gap| !gap.rows.is_empty() && !gap.is_balanced)
            .collect()
    }

    fn gap<'t>(&self, parts: &[Part<'t>], from: Option<Anchor>, to: Option<Anchor>) -> Gap<'t> {
        let mut gap = Gap {
            from,
            to,
            rows: Vec::new(),
            labels: Vec::new(),
            is_balanced: true,
        };
        let start = gap.start();
        let end = to.map_or(parts.len(), |to| to.part);
        for (n, part) in parts.iter().enumerate().take(end).skip(start) {
            let is_from = n == start && from.is_some();
            let labels = if is_from { Vec::new() } else { labels_of(part) };
            let n_before = gap.rows.len();
            gap.rows.extend(match part {
                Part::Rows(found) if is_from => self.rows(self.behind(found)),
                Part::Rows(found) => self.rows(found.values),
                Part::Stray(tokens) => self.rows(tokens.as_slice()),
                Part::Column(..) => self.rows(&[]),
            });
            let n_rows = gap.rows.len() - n_before;
            gap.is_balanced &= n_rows == 0 || n_rows == labels.len();
            gap.labels.extend(labels);
        }
        // The last of several labels is that of the row beside it.
        if let Some(Part::Rows(found)) = to.and_then(|to| parts.get(to.part)) {
            let others = &found.labels[..found.labels.len().saturating_sub(1)];
            gap.labels.extend(others.iter().map(|(row, _)| *row));
        }
        gap
    }

    /// A part without what stands below its first line.
    fn without_behind<'t>(&self, part: Part<'t>) -> Part<'t> {
        match part {
            Part::Rows(found) if !self.behind(&found).is_empty() => Part::Rows(Rows {
                values: self.own(found.values),
                ..found
            }),
            part => part,
        }
    }

    /// The first line of some values.
    fn own<'t>(&self, values: &'t [Token]) -> &'t [Token] {
        self.lines(values).next().unwrap_or(values)
    }

    /// What stands below the first line of a row's values, where that may be values of others: where nothing parts
    /// cells, or behind several labels, as many lines were taken together.
    fn behind<'t>(&self, found: &Rows<'t>) -> &'t [Token] {
        if self.delimiters == Delimiters::None || found.labels.len() > 1 {
            &found.values[self.own(found.values).len()..]
        } else {
            &[]
        }
    }
}

/// The cells of a line of values: there may be words before them.
fn cells(line: &[Token]) -> Option<&[Token]> {
    let is_cell = |token: &&Token| {
        matches!(
            token.kind,
            Kind::Figure | Kind::Nothing | Kind::Blank { .. }
        )
    };
    let n_cells = line.iter().rev().take_while(is_cell).count();
    let (words, mut cells) = line.split_at(line.len() - n_cells);
    if let [first, rest @ ..] = cells
        && first.is_opening()
    {
        cells = rest;
    }
    let has_figure = || cells.iter().any(|cell| cell.kind == Kind::Figure);
    let is_row = cells.len() >= FEWEST_OF_ROW && has_figure();
    (is_row && !words.iter().any(Token::is_label)).then_some(cells)
}
