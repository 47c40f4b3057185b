//! Which parts are the table's, of which edition it is, and how its values stand.
//!
//! Takes the parts that the grammar found. Does not read the values.

use crate::form::{Edition, Item, measures};
use crate::grammar::section::disclosure::Part;
use crate::grammar::token::{Token, n_solid, solid};
use crate::sections::page::Page;
use crate::sections::tables::row::fused::begins_with_zero;

pub(super) fn names_columns(part: &Part<'_>) -> bool {
    use Part::{Caption, Column, Header};
    matches!(part, Caption(..) | Header(_) | Column { .. })
}

/// How many parts stand before the table: what a sentence above it says of items that have their rows below.
pub(super) fn n_before_table(parts: &[Part<'_>]) -> usize {
    fn items(parts: &[Part<'_>]) -> impl Iterator<Item = Item> {
        let items = parts.iter().filter_map(|part| match part {
            Part::Rows { items, .. } => Some(items),
            _ => None,
        });
        items.flatten().map(|(item, _)| *item)
    }
    let table = parts.iter().position(names_columns).unwrap_or(0);
    let (before, behind) = parts.split_at(table);
    let is_below = |item| items(behind).any(|it| it == item);
    if items(before).all(is_below) {
        table
    } else {
        0
    }
}

/// Whether nothing parts figures: some stand right behind their label or begin with a zero of the figure
/// before them, and no row has two that stand apart. Elsewhere a figure alone is one beside blanks.
pub(super) fn run_together(page: &Page<'_>, parts: &[Part<'_>]) -> bool {
    let mut are_glued = false;
    for part in parts {
        let Part::Rows { items, values } = part else {
            continue;
        };
        let solid = || solid(values);
        let (Some(first), Some((_, label))) = (solid().next(), items.last()) else {
            continue;
        };
        let mut pairs = solid().zip(solid().skip(1));
        if pairs.any(|(one, next)| one.span.end < next.span.start) {
            return false;
        }
        are_glued |= first.span.start == label.span.end || begins_with_zero(page.view, first);
    }
    are_glued
}

/// Whether the values of most rows stand on the line of their label.
pub(super) fn are_beside(page: &Page<'_>, parts: &[Part<'_>]) -> bool {
    let is_beside = |part: &Part<'_>| match part {
        Part::Rows { items, values } if n_solid(values) > 0 => {
            let (_, label) = items.last()?;
            Some(page.is_beside(label.span, values))
        }
        _ => None,
    };
    let rows: Vec<bool> = parts.iter().filter_map(is_beside).collect();
    2 * rows.iter().filter(|is_beside| **is_beside).count() > rows.len()
}

/// Whether a row has fewer digits than columns where nothing parts figures: others may have lost blank
/// cells as well, and no sum tells.
pub(super) fn have_lost_blanks(parts: &[Part<'_>], edition: Edition) -> bool {
    let is_short = |part: &Part<'_>| {
        let Part::Rows { items, values } = part else {
            return false;
        };
        let solid = solid(values);
        let n_digits = solid.map(|token| token.span.len() as usize).sum::<usize>();
        let width = |(item, _): &(Item, &Token)| measures(*item, edition).len();
        n_digits < items.iter().map(width).sum()
    };
    parts.iter().any(is_short)
}

/// The edition that most labels belong to.
pub(super) fn edition(parts: &[Part<'_>]) -> Edition {
    let (mut of_2019, mut of_2021) = (0, 0);
    let mut vote = |in_2019: bool, in_2021: bool| {
        of_2019 += usize::from(in_2019 && !in_2021);
        of_2021 += usize::from(in_2021 && !in_2019);
    };
    for part in parts {
        match part {
            Part::Column { measure, .. } => {
                vote(
                    measure.is_in(Edition::Of2019),
                    measure.is_in(Edition::Of2021),
                );
            }
            Part::Header(columns) => {
                for (measure, _) in columns {
                    vote(
                        measure.is_in(Edition::Of2019),
                        measure.is_in(Edition::Of2021),
                    );
                }
            }
            Part::Rows { items, .. } => {
                for (item, _) in items {
                    vote(item.is_in(Edition::Of2019), item.is_in(Edition::Of2021));
                }
            }
            _ => {}
        }
    }
    if of_2019 > of_2021 {
        Edition::Of2019
    } else {
        Edition::Of2021
    }
}
