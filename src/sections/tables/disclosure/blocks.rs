//! Table `disclosure` as headers and the rows under them, however its columns stand.
//!
//! Takes the parts that the section's grammar finds; gives them in the form's way: where columns stand
//! as blocks down the page, the rows are put together from them. Does not read the values.

use std::borrow::Cow;

use crate::form::{Edition, Item, Measure, measures};
use crate::grammar::section::disclosure::Part;
use crate::grammar::token::{Token, solid};

/// A header, which a caption may empty, or rows under it.
pub(crate) enum Block<'a> {
    Header(Vec<(Measure, &'a Token)>),
    Rows(Vec<(Item, &'a Token)>, Cow<'a, [Token]>),
}

/// Headers and rows, in order.
pub(crate) fn blocks(parts: Vec<Part<'_>>, edition: Edition) -> Vec<Block<'_>> {
    let mut blocks = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter().peekable();
    let mut stack = Stack {
        edition,
        groups: Vec::new(),
        columns: Vec::new(),
    };
    // The columns named behind a caption, up to the first row.
    let mut captioned: Option<Vec<(Measure, &Token)>> = None;
    while let Some(part) = parts.next() {
        match part {
            Part::Caption(..) => {
                captioned = Some(Vec::new());
                blocks.push(Block::Header(Vec::new()));
            }
            Part::Header(columns) => {
                captioned = captioned.map(|_| columns.clone());
                blocks.push(Block::Header(columns));
            }
            // Columns stand behind their rows: a figure between a header and its rows is the page's.
            Part::Column { measure, token, .. } if captioned.is_some() => {
                stack.close(&mut blocks);
                let named = captioned.get_or_insert_default();
                named.push((measure, token));
                blocks.push(Block::Header(named.clone()));
            }
            Part::Rows { items, values } if !values.iter().any(Token::is_value) => {
                captioned = None;
                stack.groups.push(items);
            }
            Part::Rows { items, values } => {
                captioned = None;
                stack.close(&mut blocks);
                blocks.push(Block::Rows(items, Cow::Borrowed(values)));
            }
            Part::Column {
                measure,
                token,
                values,
            } => {
                let solid = solid(values);
                stack.columns.push(Column {
                    measure,
                    token,
                    values: solid.copied().collect(),
                });
                if !matches!(parts.peek(), Some(Part::Column { .. })) {
                    stack.close(&mut blocks);
                }
            }
            Part::Stray(_) => {}
        }
    }
    stack.close(&mut blocks);
    blocks
}

/// A column's name and its values down the page.
struct Column<'a> {
    measure: Measure,
    token: &'a Token,
    values: Vec<Token>,
}

/// Rows without values, and the columns that follow them: those of one part of the table, or all the
/// first columns of all parts, then all the second ones.
struct Stack<'a> {
    edition: Edition,
    groups: Vec<Vec<(Item, &'a Token)>>,
    columns: Vec<Column<'a>>,
}

impl<'a> Stack<'a> {
    /// Gives the rows of each group with their values; a group without columns has none.
    fn close(&mut self, blocks: &mut Vec<Block<'a>>) {
        /// The form of 2019 has 13 in all its parts; what has many more is no table.
        const MOST_COLUMNS: usize = 64;
        let mut columns = std::mem::take(&mut self.columns);
        if columns.len().max(self.groups.len()) > MOST_COLUMNS {
            columns.clear();
        }
        let groups = std::mem::take(&mut self.groups);
        let is_alone = groups.len() == 1;
        let has = |items: &[(Item, &Token)], measure: Measure| {
            let mut items = items.iter();
            items.all(|(item, _)| measures(*item, self.edition).contains(&measure))
        };
        // Where a name was lost or is there once more, whose values a column holds is not sure.
        let is_sure = |column: &Column<'a>| {
            let n_columns = columns.iter().filter(|it| it.measure == column.measure);
            let n_groups = groups.iter().filter(|it| has(it, column.measure));
            is_alone || n_columns.count() == n_groups.count()
        };
        let sure: Vec<bool> = columns.iter().map(is_sure).collect();
        let sure = columns.into_iter().zip(sure);
        let mut columns: Vec<Option<Column<'a>>> = sure
            .map(|(column, is_sure)| is_sure.then_some(column))
            .collect();
        for items in &groups {
            let mut own: Vec<Column<'a>> = Vec::new();
            for column in &mut columns {
                let is_own = column.as_ref().is_some_and(|column| {
                    (is_alone || has(items, column.measure))
                        && own.iter().all(|it| it.measure != column.measure)
                });
                own.extend(column.take_if(|_| is_own));
            }
            own.retain(|column| column.values.len() == items.len());
            let header = own.iter().map(|column| (column.measure, column.token));
            blocks.push(Block::Header(header.collect()));
            for (row, &item) in items.iter().enumerate() {
                let values = own.iter().map(|column| column.values[row]);
                blocks.push(Block::Rows(vec![item], Cow::Owned(values.collect())));
            }
        }
    }
}
