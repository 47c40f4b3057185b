//! Section 二: from the parts its grammar finds to table `disclosure`.
//!
//! Takes the tokens of the section; sets the table's cells. The table has no sums: what can be read in
//! more than one way is no value, unless the narrative states what of a row of documents leaves one.

mod blocks;
mod body;
mod header;
mod testimony;

use std::borrow::Cow;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::labels::FEES;
use crate::form::{CellPath, Edition, Item, Measure, measures};
use crate::grammar::number::{Money, money_of_caption, money_of_cell, money_of_label};
use crate::grammar::section::disclosure::{Part, disclosure};
use crate::grammar::token::{Kind, Token, lines_of, n_solid, solid, span_of};
use crate::layout::Delimiters;
use crate::model::{Basis, Report};
use crate::sections::page::{Page, abridged, label_zh};
use crate::sections::tokens::TableText;

use super::row::candidates::candidates;
use super::row::choose::{Chosen, judge};
use super::row::collapsed::lacks_figures;
use super::row::fill::{Target, on};
use super::row::reading::{Candidates, Fused, Shape, Why};
use super::row::spaced::{Places, readings, ways};
use super::stated::Narrative;
use blocks::{Block, blocks};
use body::{are_beside, edition, have_lost_blanks, n_before_table, names_columns, run_together};
use header::{Fit, Header, cells_of, column_of, columns};

/// Reads the table; whether there is one. `narrative` is asked what it states of documents.
pub(crate) fn read(
    page: &Page<'_>,
    text: &TableText,
    narrative: &Narrative<'_, '_>,
    have_collapsed: &dyn Fn() -> bool,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> bool {
    let mut parts = disclosure(&text.tokens);
    let n_before = n_before_table(&parts);
    parts.drain(..n_before);
    if !parts.iter().any(names_columns)
        || !parts.iter().any(|part| matches!(part, Part::Rows { .. }))
    {
        return false;
    }
    let edition = edition(&parts);
    report.disclosure.edition = Some(edition);
    let fused = match text.delimiters {
        Delimiters::None if run_together(page, &parts) => Fused::Mostly,
        _ => Fused::Never,
    };
    let mut pass = Pass {
        page,
        narrative,
        edition,
        fused,
        have_collapsed,
        lost_blanks: fused == Fused::Mostly && have_lost_blanks(&parts, edition),
        header: Header::default(),
        are_lined: text.delimiters != Delimiters::None,
        are_beside: text.delimiters == Delimiters::None && are_beside(page, &parts),
        start: text.range.start,
        seen: Vec::new(),
        said: Vec::new(),
        report,
        sink,
    };
    let blocks = blocks(parts, edition);
    for (n, block) in blocks.iter().enumerate() {
        match block {
            Block::Header(columns) => {
                pass.header(columns);
                if pass.are_lined {
                    let rows = blocks[n + 1..].iter().map_while(|block| match block {
                        Block::Rows(_, values) => Some(values.as_ref()),
                        Block::Header(_) => None,
                    });
                    pass.header.set_ways(rows, &text.tokens);
                }
            }
            Block::Rows(items, values) => pass.rows(items, values),
        }
    }
    pass.say_missing(text.range.end);
    true
}

/// One pass over the section's parts.
struct Pass<'a, 'p> {
    page: &'a Page<'p>,
    edition: Edition,
    fused: Fused,
    /// Whether blank cells left no trace.
    lost_blanks: bool,
    /// Whether they stand behind the figures of their rows, as totals of another table tell.
    have_collapsed: &'a dyn Fn() -> bool,
    /// What the overview states.
    narrative: &'a Narrative<'a, 'p>,
    /// The header of the rows that follow.
    header: Header<'a>,
    /// Whether something parts cells, so that a row's values stand behind its label.
    are_lined: bool,
    /// Whether values stand on the lines of their labels where nothing parts cells.
    are_beside: bool,
    /// Where the section begins.
    start: u32,
    /// The items whose rows were read.
    seen: Vec<Item>,
    /// What each of them said.
    said: Vec<Vec<&'p str>>,
    report: &'a mut Report,
    sink: &'a mut dyn Sink,
}

impl<'a, 'p> Pass<'a, 'p> {
    fn header(&mut self, columns: &[(Measure, &'a Token)]) {
        self.header = Header::new(self.page, columns);
        let edition = self.edition;
        // In running text a label is known without its unit.
        let lacks_unit = self.header.money.is_none();
        let is_odd = |(measure, token): &&(Measure, &Token)| {
            !token.exact || *measure == Measure::Amount && lacks_unit
        };
        for (measure, token) in self.header.named.iter().filter(is_odd) {
            // 处理决定数量 is what the form of 2019 prints, with 本年 lost it is a variant in that of 2021.
            if edition == Edition::Of2019 && matches!(measure, Measure::Decisions | Measure::Amount)
            {
                continue;
            }
            let raw = self.page.raw(token.span);
            self.sink.take(
                column_of(*measure, edition, &self.seen)
                    .into_iter()
                    .fold(Diagnostic::new(Code::FormLabel), Diagnostic::on)
                    .at(self.page.span(token.span))
                    .found(format!("`{}`", abridged(raw)))
                    .expected(measure.label())
                    .chinese(label_zh(raw, measure.label())),
            );
        }
    }

    fn rows(&mut self, items: &[(Item, &Token)], values: &[Token]) {
        if let [(item, label)] = items {
            self.row(*item, label, values);
            return;
        }
        let width = |item| columns(item, &self.header.named, self.edition).0.len();
        let widths: Vec<usize> = items.iter().map(|(item, _)| width(*item)).collect();
        let solid: Vec<Token> = solid(values).copied().collect();
        let last = items.last();
        let is_beside = last.is_some_and(|(_, label)| self.page.is_beside(label.span, values));
        let is_of_last = self.are_lined || is_beside;
        // Where values stand beside their labels, what stands below them may be a page number.
        let is_batch =
            solid.len() == widths.iter().sum::<usize>() && !(self.are_beside && is_beside);
        let mut from = 0;
        for (n, (&(item, label), &width)) in items.iter().zip(&widths).enumerate() {
            if !is_batch && !is_of_last && !solid.is_empty() {
                self.mixed(item, label, values);
                continue;
            }
            let own = if is_batch {
                let own = &solid[from..from + width];
                from += width;
                own
            } else if n + 1 == items.len() {
                values
            } else {
                &[]
            };
            self.row(item, label, own);
        }
    }

    fn row(&mut self, item: Item, label: &Token, values: &[Token]) {
        let page = self.page;
        let (mut columns, mut fit) = columns(item, &self.header.named, self.edition);
        if fit == Fit::Damaged
            && let Some(some) = self.header.some_of(item, self.edition)
            && n_solid(&values[..lines_of(values, some.len())]) <= some.len()
        {
            (columns, fit) = (Cow::Owned(some), Fit::Some);
        }
        let paths = paths_of(item, &columns);
        let Some(&first) = paths.first() else { return };
        let (own, rest) = values.split_at(lines_of(values, columns.len()));
        if own.iter().all(Token::is_break) {
            return;
        }
        let solid = solid(own);
        let said: Vec<&'p str> = solid.map(|token| page.words(token.span)).collect();
        if let Some(known) = self.seen.iter().position(|known| *known == item) {
            if self.said[known] == said {
                return;
            }
            self.sink.take(
                Diagnostic::new(Code::FormRepeated)
                    .on(first)
                    .at(page.span(label.span))
                    .found("the row once more, with other values")
                    .expected("the row once; the first was read")
                    .chinese(format!(
                        "“{}”行以不同数值重复出现，以第一次出现的为准",
                        item.label()
                    )),
            );
            return;
        }
        self.seen.push(item);
        self.said.push(said);
        self.say_label(item, label, first);
        self.say_fit(fit, item, label, &paths);
        let context = span_of(own).map_or(label.span, |values| label.span.join(values));
        let shape = Shape {
            view: page.view,
            columns: &units(&paths),
            sums: &[],
            fused: self.fused,
            lead: Some(0),
            tail: None,
            lost: false,
            lost_blanks: self.lost_blanks,
        };
        let spaced = self.spaced(own, columns.len());
        let own = merged(page, own, &self.header.spans, &columns);
        let own = match fit {
            Fit::Damaged => own,
            _ => without_behind(own, columns.len(), self.header.n_behind),
        };
        let is_collapsed = || lacks_figures(&own, paths.len()) && (self.have_collapsed)();
        let mut offered = if self.may_be_page_number(label, &own) || is_collapsed() {
            Candidates::NONE
        } else {
            spaced.unwrap_or_else(|| candidates(&own, shape))
        };
        let is_of_documents = matches!(item, Item::Rules | Item::NormativeDocuments);
        if is_of_documents && offered.readings.len() > 1 {
            let stated = self.narrative.statements(self.edition);
            testimony::narrow(page, stated, &paths, &mut offered, self.sink);
        }
        let chosen = judge(&offered, None);
        Target {
            page,
            context,
            paths: &paths,
            sums: &[],
            money: self.money_of(item, label, values),
        }
        .fill(self.report, &offered, &chosen, self.sink);
        let is_extra = |token: &&Token| token.kind == Kind::Figure && !token.alone;
        if let Some(extra) = rest.iter().find(is_extra) {
            self.sink.take(
                Diagnostic::new(Code::CellExtra)
                    .on(first)
                    .at(page.span(extra.span))
                    .within(page.span(context))
                    .found(format!("`{}`", abridged(page.raw(extra.span))))
                    .expected("no figure behind the row's last column"),
            );
        }
    }

    /// A row with more cells than columns, where these stand among them.
    fn spaced(&self, values: &[Token], width: usize) -> Option<Candidates> {
        let header = &self.header;
        if header.named.len() != width {
            return None;
        }
        let cells = cells_of(values, width);
        let own;
        let ways = if header.is_uneven {
            own = ways(std::slice::from_ref(&cells), width);
            &own
        } else {
            &header.ways
        };
        if ways.is_empty() || !header.is_uneven && cells.len() != header.n_cells {
            return None;
        }
        let is_form = |places: &Places| places.iter().copied().eq(0..width);
        Some(Candidates {
            readings: readings(&cells, ways),
            basis: Basis::AsWritten,
            why: if ways.iter().all(is_form) {
                Why::Whole
            } else {
                Why::Shifted
            },
        })
    }

    /// What the amount of a row is in, where something beside it says that it is not 万元: `行政事业性收费(单位:元)`, a cell
    /// of its own, the header, or what stands above that.
    fn money_of(&self, item: Item, label: &Token, values: &[Token]) -> Option<Money> {
        if !matches!(item, Item::Fees | Item::Procurement) {
            return None;
        }
        let parts_cells = |c: char| c.is_whitespace() || c.is_control() || c == '|';
        let of_label = || {
            let words = self.page.words(label.span);
            let (_, behind) = words.split_once(FEES).filter(|_| item == Item::Fees)?;
            money_of_label(behind)
        };
        let of_cell = || {
            let row = Span::new(label.span.end, span_of(values)?.end);
            let cells = self.page.words(row).split(parts_cells);
            let begins_unit = |cell: &&str| cell.bytes().next().is_some_and(|b| !b.is_ascii());
            cells.filter(begins_unit).find_map(money_of_cell)
        };
        let above = || {
            let above = Span::new(self.start, label.span.start);
            money_of_caption(self.page.words(above))
        };
        let money = of_label().or_else(of_cell).or(self.header.money);
        let money = money.or_else(above);
        money.filter(|money| *money != Money::TenThousandYuan)
    }

    /// Whether all that stands behind a label is a figure alone on a line below it, where values stand beside
    /// their labels.
    fn may_be_page_number(&self, label: &Token, values: &[Token]) -> bool {
        let mut solid = solid(values);
        let only = solid.next().filter(|_| solid.next().is_none());
        self.are_beside
            && only.is_some_and(|only| only.alone && only.plain().is_some())
            && !self.page.is_beside(label.span, values)
    }

    /// A row whose values cannot be told from those of others.
    fn mixed(&mut self, item: Item, label: &Token, values: &[Token]) {
        let (columns, _) = columns(item, &self.header.named, self.edition);
        let paths = paths_of(item, &columns);
        let Some(&first) = paths.first().filter(|_| !self.seen.contains(&item)) else {
            return;
        };
        self.seen.push(item);
        self.said.push(Vec::new());
        self.say_label(item, label, first);
        let context = span_of(values).map_or(label.span, |values| label.span.join(values));
        let target = Target {
            page: self.page,
            context,
            paths: &paths,
            sums: &[],
            money: None,
        };
        target.fill(self.report, &Candidates::NONE, &Chosen::Nothing, self.sink);
    }

    fn say_label(&mut self, item: Item, label: &Token, first: CellPath) {
        let is_of_2019 = item == Item::NormativeDocuments && self.edition == Edition::Of2019;
        if label.exact || is_of_2019 {
            return;
        }
        let raw = self.page.raw(label.span);
        self.sink.take(
            Diagnostic::new(Code::FormLabel)
                .on(first)
                .at(self.page.span(label.span))
                .found(format!("`{}`", abridged(raw)))
                .expected(item.label())
                .chinese(label_zh(raw, item.label())),
        );
    }

    fn say_fit(&mut self, fit: Fit, item: Item, label: &Token, paths: &[CellPath]) {
        let (code, found) = match fit {
            Fit::Whole => return,
            Fit::Some => (Code::FormMissing, "a header that has no such column"),
            Fit::Permuted => (Code::FormOrder, "columns in another order than the form's"),
            Fit::OtherEdition => (Code::FormMixed, "columns of the other edition"),
            Fit::Damaged => (
                Code::FormHeader,
                "a header that does not name the columns of the row",
            ),
        };
        let named = self.header.named.iter().map(|(_, token)| token.span);
        let at = named.reduce(Span::join).unwrap_or(label.span);
        // Which column is whose is not sure where the header does not say.
        let mut missing;
        let concerned = match fit {
            Fit::Damaged => paths,
            Fit::Some => {
                missing = paths_of(item, measures(item, self.edition));
                missing.retain(|path| !paths.contains(path));
                &missing
            }
            _ => &paths[..1.min(paths.len())],
        };
        self.sink
            .take(on(code, concerned).at(self.page.span(at)).found(found));
    }

    /// Says which rows of the edition were not there; `end` is where the section ends.
    fn say_missing(&mut self, end: u32) {
        for item in Item::ALL.iter().filter(|item| item.is_in(self.edition)) {
            let measure = measures(*item, self.edition).first();
            let Some(&measure) = measure.filter(|_| !self.seen.contains(item)) else {
                continue;
            };
            self.sink.take(
                Diagnostic::new(Code::FormMissing)
                    .on(CellPath::Disclosure(*item, measure))
                    .at(self.page.span(Span::at(end)))
                    .found("no such row")
                    .expected(item.label())
                    .chinese(format!("缺少“{}”行", item.label())),
            );
        }
    }
}

fn paths_of(item: Item, columns: &[Measure]) -> Vec<CellPath> {
    let path = |&measure| CellPath::Disclosure(item, measure);
    columns.iter().map(path).collect()
}

fn units(paths: &[CellPath]) -> Vec<crate::form::Unit> {
    paths.iter().map(|path| path.unit()).collect()
}

/// The values of a row without those in columns behind its own.
fn without_behind(values: Cow<'_, [Token]>, width: usize, n_behind: usize) -> Cow<'_, [Token]> {
    if n_behind == 0 {
        return values;
    }
    let is_cell = |token: &&Token| !token.is_break();
    let is_own = if values.iter().filter(is_cell).count() == width + n_behind {
        is_cell
    } else if n_solid(&values) == width + n_behind {
        |token: &&Token| token.is_solid()
    } else {
        return values;
    };
    let own: Vec<Token> = values.iter().filter(is_own).take(width).copied().collect();
    Cow::Owned(own)
}

/// A figure repeated in every column it spans is one figure: where the header names a column more
/// than once, or the row has one column, and the repeats say the same.
fn merged<'a>(
    page: &Page<'_>,
    values: &'a [Token],
    spans: &[Measure],
    columns: &[Measure],
) -> Cow<'a, [Token]> {
    let mut cells: Vec<&Token> = values.iter().filter(|token| !token.is_break()).collect();
    // A mark at the end of a line leaves a blank cell behind the last.
    while cells.len() > spans.len() && cells.pop_if(|last| last.is_blank()).is_some() {}
    let (cells, spans): (Vec<&Token>, Vec<Measure>) =
        if spans.len() > columns.len() && cells.len() == spans.len() {
            (cells, spans.to_vec())
        } else if let [only] = columns
            && n_solid(values) > 1
        {
            let solid = solid(values);
            (solid.collect(), vec![*only; n_solid(values)])
        } else {
            return Cow::Borrowed(values);
        };
    let mut kept: Vec<Token> = Vec::with_capacity(columns.len());
    for (n, token) in cells.iter().enumerate() {
        if n > 0 && spans[n] == spans[n - 1] {
            if page.words(cells[n - 1].span).trim() != page.words(token.span).trim() {
                return Cow::Borrowed(values);
            }
        } else {
            kept.push(**token);
        }
    }
    if kept.len() == columns.len() {
        Cow::Owned(kept)
    } else {
        Cow::Borrowed(values)
    }
}
