//! Rows of figures that stand apart from their labels, among rows that stand beside theirs: a table detector gives some
//! rows their labels, and leaves the others' in the text around.
//!
//! Takes the parts that the grammar found; gives them with each of those rows behind the label that its place says, the
//! rows of the table being in the form's order. Does not read the values.

use crate::form::RequestRow;
use crate::grammar::section::requests::{FEWEST_OF_ROW, Part, Rows};
use crate::grammar::token::{Kind, Token, n_solid};
use crate::sections::page::Page;

use super::batch::{Row, Whose, edition};

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
                row.whose = Whose::Placed;
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

/// Parts between two such rows.
struct Gap<'a> {
    /// The cells of each line of values without a label.
    rows: Vec<&'a [Token]>,
    /// The labels before each of them, behind the one before it.
    labels: Vec<Vec<RequestRow>>,
}

/// Gives the rows between two that stand beside their labels to the rows of the form between these, where there are as
/// many.
pub(super) fn place<'a>(page: &Page<'_>, parts: &mut Vec<Part<'a>>) -> Placed {
    let mut placed = Placed::default();
    if !parts.iter().any(may_be_apart) {
        return placed;
    }
    let Some(edition) = edition(parts.iter().flat_map(labels_of)) else {
        return placed;
    };
    let anchor = |part: usize| {
        let row = beside(page, &parts[part])?;
        Some(Anchor { part, row })
    };
    let anchors: Vec<Anchor> = (0..parts.len()).filter_map(anchor).collect();
    let gaps: Vec<(Anchor, Anchor, Gap<'a>)> = anchors
        .windows(2)
        .map(|pair| (pair[0], pair[1]))
        .filter(|(from, to)| from.part + 1 < to.part && from.row < to.row)
        .map(|(from, to)| (from, to, gap(&parts[from.part + 1..to.part])))
        .filter(|(.., gap)| gap.is_apart())
        .collect();
    // Where most rows stand apart, lines are not what tells rows from each other.
    let n_apart: usize = gaps.iter().map(|(.., gap)| gap.rows.len()).sum();
    if n_apart == 0 || n_apart > anchors.len() {
        return placed;
    }
    let is_apart = |row: &RequestRow| anchors.iter().all(|it| it.row != *row);
    let apart: Vec<RequestRow> = RequestRow::of(edition).filter(is_apart).collect();
    let mut own = Vec::with_capacity(parts.len());
    let mut rest = std::mem::take(parts).into_iter().enumerate().peekable();
    for (from, to, gap) in gaps {
        let between = |row: &&RequestRow| from.row < **row && **row < to.row;
        let rows = apart.iter().filter(between);
        if rows.clone().count() != gap.rows.len() {
            add(&mut placed.unknown, gap.labels.iter().flatten().copied());
            continue;
        }
        while let Some((_, part)) = rest.next_if(|(part, _)| *part <= from.part) {
            own.push(part);
        }
        own.extend(rows.clone().zip(gap.rows).map(|(row, cells)| {
            Part::Rows(Rows {
                // Its own label stands elsewhere, if anywhere.
                labels: vec![(*row, &cells[0])],
                values: cells,
            })
        }));
        while rest.next_if(|(part, _)| *part < to.part).is_some() {}
        add(&mut placed.by_place, rows.copied());
    }
    own.extend(rest.map(|(_, part)| part));
    *parts = own;
    placed
}

/// Adds rows that are not known yet: labels may stand any number of times.
fn add(known: &mut Vec<RequestRow>, rows: impl Iterator<Item = RequestRow>) {
    for row in rows {
        if !known.contains(&row) {
            known.push(row);
        }
    }
}

impl Gap<'_> {
    /// Whether some row does not stand behind one label of its own.
    fn is_apart(&self) -> bool {
        self.labels.iter().any(|labels| labels.len() != 1)
    }
}

fn labels_of(part: &Part<'_>) -> Vec<RequestRow> {
    match part {
        Part::Rows(found) => found.labels.iter().map(|(row, _)| *row).collect(),
        Part::Stray(_) | Part::Column(..) => Vec::new(),
    }
}

fn tokens_of<'a>(part: &Part<'a>) -> &'a [Token] {
    match part {
        Part::Rows(found) => found.values,
        Part::Stray(tokens) => tokens.as_slice(),
        Part::Column(..) => &[],
    }
}

/// Whether a part has a row of values more than it has labels for, or of no label.
fn may_be_apart(part: &Part<'_>) -> bool {
    match part {
        Part::Rows(found) => found.labels.len() > 1 && n_solid(found.values) >= FEWEST_OF_ROW,
        Part::Stray(tokens) => {
            let mut lines = tokens.as_slice().split(Token::is_break);
            lines.any(|line| cells(line).is_some())
        }
        Part::Column(..) => false,
    }
}

/// The row whose label the first values of a part stand beside.
fn beside(page: &Page<'_>, part: &Part<'_>) -> Option<RequestRow> {
    let Part::Rows(found) = part else {
        return None;
    };
    let (row, label) = found.labels.last()?;
    let line = found.values.split(Token::is_break).next()?;
    let has_cell = line.iter().any(|token| token.kind != Kind::Words);
    (has_cell && page.is_beside(label.span, line)).then_some(*row)
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
        && first.span.is_empty()
    {
        // What stands before the bar that opens a line.
        cells = rest;
    }
    let has_figure = || cells.iter().any(|cell| cell.kind == Kind::Figure);
    let is_row = cells.len() >= FEWEST_OF_ROW && has_figure();
    (is_row && !words.iter().any(Token::is_label)).then_some(cells)
}

fn gap<'a>(parts: &[Part<'a>]) -> Gap<'a> {
    let mut gap = Gap {
        rows: Vec::new(),
        labels: Vec::new(),
    };
    let mut ahead: Vec<RequestRow> = Vec::new();
    for part in parts {
        ahead.extend(labels_of(part));
        for cells in tokens_of(part).split(Token::is_break).filter_map(cells) {
            gap.rows.push(cells);
            gap.labels.push(std::mem::take(&mut ahead));
        }
    }
    gap
}
