//! Section 二: from the parts its grammar finds to table `disclosure`.
//!
//! Takes the section's range; sets the table's cells. The table has no sums: what can be read in
//! more than one way is no value.

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition, Item, Measure, Table, measures};
use crate::grammar::number::{Money, money_of_header};
use crate::grammar::section::disclosure::{Part, disclosure};
use crate::grammar::token::{Kind, Token, lines_of, span_of};
use crate::layout::Delimiters;
use crate::model::Report;

use super::candidates::{Fused, Shape, candidates};
use super::cells;
use super::choose::choose;
use super::fill::{Target, abridged, label_zh};
use super::page::Page;

/// Reads the table; whether there is one.
pub(crate) fn read(page: &Page<'_>, range: Span, report: &mut Report, sink: &mut dyn Sink) -> bool {
    let (tokens, delimiters) = cells::tokens(page, range, Table::Disclosure);
    let parts = disclosure(&tokens);
    let names_columns = |part: &Part<'_>| {
        matches!(
            part,
            Part::Caption(..) | Part::Header(_) | Part::Column { .. }
        )
    };
    if !parts.iter().any(names_columns)
        || !parts.iter().any(|part| matches!(part, Part::Rows { .. }))
    {
        return false;
    }
    let edition = edition(&parts);
    report.disclosure.edition = Some(edition);
    let mut header = Header::default();
    let mut seen: Vec<Seen<'_>> = Vec::new();
    let fused = match delimiters {
        Delimiters::None => Fused::Mostly,
        _ => Fused::Never,
    };
    for block in unblock(parts) {
        match block {
            Block::Header(columns) => {
                header = Header::new(page, &columns);
                say_header(page, &header.named, edition, &seen, sink);
            }
            Block::Rows(items, values) => {
                rows(
                    page, &items, &values, &header, edition, fused, &mut seen, report, sink,
                );
            }
        }
    }
    for item in Item::ALL
        .iter()
        .filter(|item| item.is_in(edition) && !has_seen(&seen, **item))
    {
        let Some(&measure) = measures(*item, edition).first() else {
            continue;
        };
        sink.take(
            Diagnostic::new(Code::FormMissing)
                .on(CellPath::Disclosure(*item, measure))
                .at(page.span(Span::at(range.end)))
                .found("no such row")
                .expected(item.label())
                .chinese(format!("缺少“{}”行", item.label())),
        );
    }
    true
}

/// A header, which a caption may empty, or rows under it.
enum Block<'a> {
    Header(Vec<(Measure, &'a Token)>),
    Rows(Vec<(Item, &'a Token)>, Vec<Token>),
}

/// Rows as the form has them, where columns stand as blocks: the items, then each column's name and
/// its values.
fn unblock(parts: Vec<Part<'_>>) -> Vec<Block<'_>> {
    let mut blocks = Vec::with_capacity(parts.len());
    let mut waiting: Vec<(Item, &Token)> = Vec::new();
    let mut columns: Vec<Column<'_>> = Vec::new();
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Caption(..) => blocks.push(Block::Header(Vec::new())),
            Part::Header(columns) => blocks.push(Block::Header(columns)),
            Part::Rows { items, values } if !values.iter().any(Token::is_solid) => {
                waiting.extend(&items);
                blocks.push(Block::Rows(items, values.to_vec()));
            }
            Part::Rows { items, values } => {
                waiting.clear();
                blocks.push(Block::Rows(items, values.to_vec()));
            }
            Part::Column {
                measure,
                token,
                values,
            } => {
                let solid = values.iter().filter(|token| token.is_solid());
                columns.push((measure, token, solid.copied().collect()));
                if !matches!(parts.peek(), Some(Part::Column { .. })) {
                    let columns = std::mem::take(&mut columns);
                    blocks.extend(rows_of_columns(&waiting, &columns));
                    waiting.clear();
                }
            }
            Part::Stray(_) => {}
        }
    }
    blocks
}

/// A column as a block.
type Column<'a> = (Measure, &'a Token, Vec<Token>);

/// The rows of items under which columns stand as blocks: the values of a measure are those of the
/// items that have it, one after the other, if there are as many.
fn rows_of_columns<'a>(items: &[(Item, &'a Token)], columns: &[Column<'a>]) -> Vec<Block<'a>> {
    let of = |item: Item, edition| measures(item, edition);
    let has = |item: Item, measure: Measure| {
        let editions = [Edition::Of2019, Edition::Of2021].into_iter();
        editions
            .filter(|edition| columns.iter().all(|(measure, ..)| measure.is_in(*edition)))
            .any(|edition| of(item, edition).contains(&measure))
    };
    let mut rows: Vec<(Vec<(Measure, &'a Token)>, Vec<Token>)> =
        vec![Default::default(); items.len()];
    for (n, (measure, token, _)) in columns.iter().enumerate() {
        if columns[..n].iter().any(|(known, ..)| known == measure) {
            continue;
        }
        let values = columns.iter().filter(|(it, ..)| it == measure);
        let values: Vec<Token> = values.flat_map(|(.., values)| values).copied().collect();
        let owners: Vec<usize> = (0..items.len())
            .filter(|&at| has(items[at].0, *measure))
            .collect();
        if owners.len() == values.len() {
            for (at, value) in owners.into_iter().zip(values) {
                rows[at].0.push((*measure, token));
                rows[at].1.push(value);
            }
        }
    }
    items
        .iter()
        .zip(rows)
        .flat_map(|(&item, (columns, values))| {
            [Block::Header(columns), Block::Rows(vec![item], values)]
        })
        .collect()
}

/// An item whose row was read, and what it said.
type Seen<'a> = (Item, Vec<&'a str>);

fn has_seen(seen: &[Seen<'_>], item: Item) -> bool {
    seen.iter().any(|(known, _)| *known == item)
}

/// The columns a header names.
#[derive(Clone, Debug, Default)]
struct Header<'a> {
    /// Each once.
    named: Vec<(Measure, &'a Token)>,
    /// As often as it is repeated over the columns it spans.
    spans: Vec<Measure>,
    /// What its amounts are in, where that is not 万元.
    money: Option<Money>,
}

impl<'a> Header<'a> {
    fn new(page: &Page<'_>, columns: &[(Measure, &'a Token)]) -> Self {
        let amount = columns
            .iter()
            .find(|(measure, _)| *measure == Measure::Amount);
        // In running text the unit stands behind the words by which a label is known.
        let money = amount.and_then(|(_, token)| {
            let at = page.words(token.span).find("金额")?;
            money_of_header(page.view.get(token.span.start as usize + at..)?)
        });
        let spans = columns.iter().map(|(measure, _)| *measure).collect();
        let mut named = columns.to_vec();
        named.dedup_by_key(|(measure, _)| *measure);
        Self {
            named,
            spans,
            money: money.filter(|money| *money != Money::TenThousandYuan),
        }
    }
}

/// The edition that most labels belong to.
fn edition(parts: &[Part<'_>]) -> Edition {
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

fn say_header(
    page: &Page<'_>,
    header: &[(Measure, &Token)],
    edition: Edition,
    seen: &[Seen<'_>],
    sink: &mut dyn Sink,
) {
    for (measure, token) in header.iter().filter(|(_, token)| !token.exact) {
        // 处理决定数量 is what the form of 2019 prints, with 本年 lost it is a variant in that of 2021.
        if edition == Edition::Of2019 && matches!(measure, Measure::Decisions | Measure::Amount) {
            continue;
        }
        sink.take(
            column_of(*measure, edition, seen)
                .into_iter()
                .fold(Diagnostic::new(Code::FormLabel), Diagnostic::on)
                .at(page.span(token.span))
                .found(format!("`{}`", abridged(page.raw(token.span))))
                .expected(measure.label())
                .chinese(label_zh(page.raw(token.span), measure.label())),
        );
    }
}

/// The first cell that has a measure in the rows below those that were seen.
fn column_of(measure: Measure, edition: Edition, seen: &[Seen<'_>]) -> Option<CellPath> {
    let has = |item: &&Item| measures(**item, edition).contains(&measure);
    let is_below = |item: &&Item| !has_seen(seen, **item);
    Item::ALL
        .iter()
        .filter(has)
        .find(is_below)
        .map(|item| CellPath::Disclosure(*item, measure))
}

/// The columns of an item: those of its header, if it names them all; else the form's.
fn columns(item: Item, header: &[(Measure, &Token)], edition: Edition) -> (Vec<Measure>, Fit) {
    let named: Vec<Measure> = header.iter().map(|(measure, _)| *measure).collect();
    let other = match edition {
        Edition::Of2019 => Edition::Of2021,
        _ => Edition::Of2019,
    };
    for (candidate, own) in [(edition, true), (other, false)] {
        let form = measures(item, candidate);
        if form.is_empty() || named.len() != form.len() || !named.iter().all(|it| form.contains(it))
        {
            continue;
        }
        let fit = if !own {
            Fit::OtherEdition
        } else if named == form {
            Fit::Whole
        } else {
            Fit::Permuted
        };
        return (named, fit);
    }
    let form = measures(item, edition);
    let form = if form.is_empty() {
        measures(item, other)
    } else {
        form
    };
    (form.to_vec(), Fit::Damaged)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fit {
    Whole,
    Permuted,
    OtherEdition,
    Damaged,
}

#[allow(
    clippy::too_many_arguments,
    reason = "the state of one pass over the section's parts"
)]
fn rows<'a>(
    page: &Page<'a>,
    items: &[(Item, &Token)],
    values: &[Token],
    header: &Header<'_>,
    edition: Edition,
    fused: Fused,
    seen: &mut Vec<Seen<'a>>,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    let widths: Vec<usize> = items
        .iter()
        .map(|(item, _)| columns(*item, &header.named, edition).0.len())
        .collect();
    let solid: Vec<Token> = values
        .iter()
        .filter(|token| token.is_solid())
        .copied()
        .collect();
    let is_batch = items.len() > 1 && solid.len() == widths.iter().sum::<usize>();
    let mut from = 0;
    for (n, (&(item, label), &width)) in items.iter().zip(&widths).enumerate() {
        let own: Vec<Token> = if is_batch {
            let own = solid[from..from + width].to_vec();
            from += width;
            own
        } else if n + 1 == items.len() {
            values.to_vec()
        } else {
            Vec::new()
        };
        row(
            page, item, label, &own, header, edition, fused, seen, report, sink,
        );
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "the state of one pass over the section's parts"
)]
fn row<'a>(
    page: &Page<'a>,
    item: Item,
    label: &Token,
    values: &[Token],
    header: &Header<'_>,
    edition: Edition,
    fused: Fused,
    seen: &mut Vec<Seen<'a>>,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    let (columns, fit) = columns(item, &header.named, edition);
    let paths: Vec<CellPath> = columns
        .iter()
        .map(|&measure| CellPath::Disclosure(item, measure))
        .collect();
    let Some(&first) = paths.first() else { return };
    let (own, rest) = values.split_at(lines_of(values, columns.len()));
    if own.iter().all(|token| token.kind == Kind::Break) {
        return;
    }
    let solid = own.iter().filter(|token| token.is_solid());
    let said: Vec<&str> = solid.map(|token| page.words(token.span)).collect();
    if let Some((_, known)) = seen.iter().find(|(known, _)| *known == item) {
        if *known == said {
            return;
        }
        sink.take(
            Diagnostic::new(Code::FormRepeated)
                .on(first)
                .at(page.span(label.span))
                .found("the row once more, with other values")
                .expected("the row once; the first was read")
                .chinese(format!("“{}”行重复出现，以第一次出现的为准", item.label())),
        );
        return;
    }
    seen.push((item, said));
    let is_form_2019_label = item == Item::NormativeDocuments && edition == Edition::Of2019;
    if !label.exact && !is_form_2019_label {
        sink.take(
            Diagnostic::new(Code::FormLabel)
                .on(first)
                .at(page.span(label.span))
                .found(format!("`{}`", abridged(page.raw(label.span))))
                .expected(item.label())
                .chinese(label_zh(page.raw(label.span), item.label())),
        );
    }
    let code = match fit {
        Fit::Whole => None,
        Fit::Permuted => Some((Code::FormOrder, "columns in another order than the form's")),
        Fit::OtherEdition => Some((Code::FormMixed, "columns of the other edition")),
        Fit::Damaged => Some((
            Code::FormHeader,
            "a header that does not name the columns of the row",
        )),
    };
    if let Some((code, found)) = code {
        let at = header
            .named
            .iter()
            .map(|(_, token)| token.span)
            .reduce(Span::join)
            .unwrap_or(label.span);
        sink.take(
            Diagnostic::new(code)
                .on(first)
                .at(page.span(at))
                .found(found),
        );
    }
    let context = span_of(own).map_or(label.span, |values| label.span.join(values));
    let shape = Shape {
        view: page.view,
        columns: &units(&paths),
        sums: &[],
        fused,
        lead: Some(0),
        tail: None,
        lost: false,
    };
    let own = merged(page, own, &header.spans, &columns);
    let offered = candidates(&own, shape);
    let chosen = choose(std::slice::from_ref(&offered), &[], columns.len(), &[]);
    let verdicts = chosen.first().and_then(|chosen| chosen.row.as_deref());
    Target {
        page,
        context,
        paths: &paths,
        money: header.money,
    }
    .fill(report, &offered, verdicts, sink);
    if let Some(extra) = rest
        .iter()
        .find(|token| token.kind == Kind::Figure && !token.alone)
    {
        sink.take(
            Diagnostic::new(Code::CellExtra)
                .on(first)
                .at(page.span(extra.span))
                .within(page.span(context))
                .found(format!("`{}`", abridged(page.raw(extra.span))))
                .expected("no figure behind the row's last column"),
        );
    }
}

fn units(paths: &[CellPath]) -> Vec<crate::form::Unit> {
    paths.iter().map(|path| path.unit()).collect()
}

/// A figure repeated in every column it spans is one figure: where the header names a column more
/// than once, or the row has one column, and the repeats say the same.
fn merged(page: &Page<'_>, values: &[Token], spans: &[Measure], columns: &[Measure]) -> Vec<Token> {
    let cells: Vec<&Token> = values
        .iter()
        .filter(|token| token.kind != Kind::Break)
        .collect();
    let solid: Vec<&Token> = cells
        .iter()
        .copied()
        .filter(|token| token.is_solid())
        .collect();
    let (cells, spans): (_, Vec<Measure>) =
        if spans.len() > columns.len() && cells.len() == spans.len() {
            (cells, spans.to_vec())
        } else if let [only] = columns
            && solid.len() > 1
        {
            let spans = vec![*only; solid.len()];
            (solid, spans)
        } else {
            return values.to_vec();
        };
    let mut kept: Vec<Token> = Vec::with_capacity(columns.len());
    for (n, token) in cells.iter().enumerate() {
        if n > 0 && spans[n] == spans[n - 1] {
            if page.words(cells[n - 1].span).trim() != page.words(token.span).trim() {
                return values.to_vec();
            }
        } else {
            kept.push(**token);
        }
    }
    if kept.len() == columns.len() {
        kept
    } else {
        values.to_vec()
    }
}
