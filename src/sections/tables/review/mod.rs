//! Section 四: from the parts its grammar finds to table `review`.
//!
//! Takes the tokens of the section; sets the table's cells, and says where prose goes on behind them. Which columns
//! the header names is for `groups`.
//!
//! Fifteen figures in one row are the one stable sign of this table: what stands in one line is the row,
//! whatever is left of its header. Without such a row, small tables are read each by itself, and else all
//! values are those of one row.

mod groups;

use std::borrow::Cow;

use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Forum, Ruling, Unit};
use crate::grammar::body::begins_note;
use crate::grammar::section::review::{Column, Named, Review, Stretch, review};
use crate::grammar::token::{Kind, Token, lines_of, n_solid, solid, span_of};
use crate::layout::{Delimiters, split_lines};
use crate::model::Report;
use crate::sections::page::Page;
use crate::sections::tokens::TableText;

use super::row::candidates::{candidates, with_places};
use super::row::choose::judge;
use super::row::collapsed::{Blanks, lacks_figures};
use super::row::fill::{Target, on};
use super::row::fused::are_apart;
use super::row::positions::{self, Told};
use super::row::reading::{Candidates, Fused, Read, Shape, Sum, adds_up, bears_out, has_total};
use super::row::trimmed::trimmed;
use super::row::whole::Whole;
use groups::{
    GROUP, Header, WIDTH, cells as cells_of, form_order, has, is_one_line, ruling, say_incomplete,
    say_order, sum_of,
};

/// Reads the table; where its values end, if there is one. `blanks` says what became of blank cells in the
/// table before it.
pub(crate) fn read(
    page: &Page<'_>,
    text: &TableText,
    blanks: Blanks,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Option<u32> {
    let mut tokens = Cow::Borrowed(text.tokens.as_slice());
    if text.delimiters == Delimiters::LoneBars {
        set_paragraphs_aside(page, tokens.to_mut());
    }
    let found = review(&tokens);
    let table = Reading {
        page,
        range: text.range,
        delimiters: text.delimiters,
        blanks,
    };
    if let Some((stretch, row)) = table.rows(&found).next() {
        if !found.has_header() && !table.is_bare(row) {
            return None;
        }
        table.say_aside(&found, row, sink);
        let header = found.header(stretch);
        return table.read_row(&header, row, &[], report, sink);
    }
    if let Some(groups) = groups(&found.stretches) {
        return table.read_groups(&groups, report, sink);
    }
    let all: Vec<Token> = match found.last_with_values() {
        Some(_) => table.values(&found, sink),
        None => found.behind.clone(),
    };
    // Line ends within cells part a row, too.
    let is_one_row = || {
        let sums = [0, 1, 2].map(sum_of);
        let row = Whole::of(&all, WIDTH);
        row.is_some_and(|row| adds_up(&sums, &row.reads().collect::<Vec<_>>()))
    };
    let values = if is_one_row() {
        &all[..]
    } else {
        &all[..lines_of(&all, WIDTH)]
    };
    let is_table = if found.has_header() {
        values.iter().any(Token::is_value)
    } else {
        table.is_headless(values)
    };
    if !is_table {
        return None;
    }
    let last = found.last_with_values().unwrap_or(found.stretches.len());
    table.read_row(&found.header(last), values, &found.before, report, sink)
}

/// Where bars alone part rows, paragraphs behind the last row stand in it: notes and sentences, and a blank
/// line before them, are none of its cells.
fn set_paragraphs_aside(page: &Page<'_>, tokens: &mut [Token]) {
    let is_words = |token: &Token| token.kind == Kind::Words;
    let is_paragraph = |token: &Token| {
        let text = page.words(token.span);
        is_words(token) && (text.contains('。') || begins_note(text))
    };
    for row in tokens.split_mut(Token::is_break) {
        let is_behind = |token: &Token| is_words(token) || token.is_slack();
        let cells = row.iter().rposition(|token| !is_behind(token));
        let (cells, behind) = row.split_at_mut(cells.map_or(0, |last| last + 1));
        if cells.is_empty() || !behind.iter().any(is_paragraph) {
            continue;
        }
        let first = behind.iter().position(is_words).unwrap_or(0);
        for token in &mut behind[first.saturating_sub(1)..] {
            token.kind = Kind::Break;
        }
    }
}

impl Review<'_> {
    /// Whether anything of the header is left that the section's heading does not say as well.
    fn has_header(&self) -> bool {
        let says_more = |it: &Named<'_>| {
            matches!(
                it.column,
                Column::Ruling(_) | Column::Forum(Forum::Direct | Forum::AfterReview)
            )
        };
        let mut columns = self.stretches.iter().flat_map(|it| &it.columns);
        columns.any(says_more)
    }

    /// The labels of all stretches up to the one at `last`.
    fn header(&self, last: usize) -> Vec<Named<'_>> {
        let stretches = self.stretches.iter().take(last + 1);
        stretches
            .flat_map(|it| it.columns.iter().copied())
            .collect()
    }

    fn values(&self) -> impl Iterator<Item = &Token> {
        self.stretches.iter().flat_map(|it| &it.values)
    }

    fn last_with_values(&self) -> Option<usize> {
        self.stretches.iter().rposition(|it| !it.values.is_empty())
    }
}

/// What is known of the table before it is read.
#[derive(Clone, Copy, Debug)]
struct Reading<'a> {
    page: &'a Page<'a>,
    range: Span,
    delimiters: Delimiters,
    blanks: Blanks,
}

impl Reading<'_> {
    /// The lines with all fifteen values, and in which stretch each stands.
    fn rows<'t>(&self, found: &'t Review<'_>) -> impl Iterator<Item = (usize, &'t [Token])> {
        let stretches = found.stretches.iter().enumerate();
        let lines = stretches.flat_map(|(n, stretch)| {
            let lines = stretch.values.split(Token::is_break);
            lines.map(move |line| (n, line))
        });
        lines
            .flat_map(|(n, line)| {
                let lines = line.chunk_by(|one, next| self.are_one_line(one, next));
                lines.map(move |line| (n, without_words_around(line)))
            })
            .filter(|(_, line)| self.is_row(line))
    }

    /// The values of all stretches. Where others stand side by side, a figure alone on its line above labels
    /// is the number of a page.
    fn values(&self, found: &Review<'_>, sink: &mut dyn Sink) -> Vec<Token> {
        let is_line = |line: &[Token]| n_solid(line) >= GROUP;
        let has_line = |stretch: &Stretch<'_>| {
            let mut lines = stretch.values.split(Token::is_break);
            lines.any(|line| {
                let mut lines = line.chunk_by(|one, next| self.are_one_line(one, next));
                lines.any(is_line)
            })
        };
        let row = match self.delimiters {
            Delimiters::None => found.stretches.iter().rposition(has_line),
            _ => None,
        };
        let (header, rest) = found.stretches.split_at(row.unwrap_or(0));
        let above = header.iter().flat_map(|it| &it.values);
        let (pages, mut values): (Vec<&Token>, Vec<&Token>) =
            above.partition(|token| may_be_page(token));
        for page in pages {
            sink.take(Diagnostic::new(Code::Furniture).at(self.page.span(page.span)));
        }
        values.extend(rest.iter().flat_map(|it| &it.values));
        values.into_iter().copied().collect()
    }

    fn are_one_line(&self, one: &Token, next: &Token) -> bool {
        is_one_line(self.page, self.delimiters, one.span, next.span)
    }

    fn is_row(&self, line: &[Token]) -> bool {
        let n_cells = match self.delimiters {
            Delimiters::None => n_solid(line),
            _ => line.len(),
        };
        let n_words = line.iter().filter(|it| it.kind == Kind::Words).count();
        n_cells >= WIDTH && 2 * n_words < line.len()
    }

    /// Whether values fill whole lines, with nothing but blanks between them.
    fn is_bare(&self, values: &[Token]) -> bool {
        let Some(span) = span_of(values) else {
            return false;
        };
        let is_mark = |c: char| c.is_whitespace() || c.is_ascii_digit() || "-+/.,".contains(c);
        let before = self.page.words(Span::new(self.range.start, span.start));
        let behind = self.page.words(Span::new(span.end, self.range.end));
        let begins = |text: &str| text.is_empty() || text.starts_with('\n');
        let ends = |text: &str| text.is_empty() || text.ends_with('\n');
        let is_apart = begins(behind.trim_start_matches(' ')) && ends(before.trim_end_matches(' '));
        let has_words = values.iter().any(|it| it.kind == Kind::Words);
        let is_lines = || is_apart && self.page.words(span).chars().all(is_mark);
        !has_words && (self.delimiters != Delimiters::None || is_lines())
    }

    /// Whether values are a row without a header: most of its cells, or digits enough for all of them first
    /// in the section.
    fn is_headless(&self, values: &[Token]) -> bool {
        let Some(span) = span_of(values).filter(|_| self.is_bare(values)) else {
            return false;
        };
        let n_values = values.iter().filter(|it| it.is_value()).count();
        let digits = self.page.words(span).bytes().filter(u8::is_ascii_digit);
        let before = self.page.words(Span::new(self.range.start, span.start));
        let is_first = !before.chars().any(char::is_alphanumeric);
        2 * n_values > WIDTH && n_solid(values) > 1 || is_first && digits.count() >= WIDTH
    }

    /// Says what stands beside the row: page numbers, and another row.
    fn say_aside(&self, found: &Review<'_>, row: &[Token], sink: &mut dyn Sink) {
        for token in found.values().filter(|token| may_be_page(token)) {
            if !row.contains(token) {
                sink.take(Diagnostic::new(Code::Furniture).at(self.page.span(token.span)));
            }
        }
        let count = |token: &Token| (token.kind, token.count);
        let own: Vec<_> = solid(row).map(count).collect();
        let is_other = |other: &[Token]| solid(other).map(count).ne(own.iter().copied());
        let mut others = self.rows(found).filter(|(_, other)| is_other(other));
        if let Some(span) = others.next().and_then(|(_, other)| span_of(other)) {
            sink.take(
                on(Code::FormRepeated, &form_order())
                    .at(self.page.span(span))
                    .found("another row of fifteen values")
                    .expected("one row; the first was read"),
            );
        }
    }

    /// Reads one row of all groups.
    fn read_row(
        &self,
        header: &[Named<'_>],
        values: &[Token],
        before: &[Token],
        report: &mut Report,
        sink: &mut dyn Sink,
    ) -> Option<u32> {
        let context = span_of(values)?;
        let (page, delimiters) = (self.page, self.delimiters);
        let (paths, sums) = Header {
            page,
            delimiters,
            names: header,
        }
        .columns(sink);
        let names = Span::new(self.range.start, context.start);
        let offered = self.offer(values, before, &sums, WIDTH, names);
        self.fill(values, &paths, &sums, &offered, report, sink)
    }

    /// What a row of so many columns may be read as, whose header stands in a stretch of text.
    fn offer(
        &self,
        values: &[Token],
        before: &[Token],
        sums: &[Sum],
        width: usize,
        header: Span,
    ) -> Candidates {
        let page = self.page;
        if self.blanks == Blanks::Collapsed && lacks_figures(values, width) {
            return Candidates::NONE;
        }
        let fused = match self.delimiters {
            // Fourteen figures are fifteen of which one was lost, not a row run together.
            Delimiters::None if n_solid(values) + 1 >= width => Fused::Rarely,
            Delimiters::None if !are_apart(page.view, std::iter::once(values)) => Fused::Mostly,
            _ => Fused::Never,
        };
        let shape = Shape {
            view: page.view,
            columns: &[Unit::Count; WIDTH][..width.min(WIDTH)],
            sums,
            fused,
            lead: Some(0),
            tail: None,
            lost: false,
            lost_blanks: self.blanks == Blanks::Lost && fused == Fused::Mostly,
        };
        if self.blanks == Blanks::Trimmed
            && let Some(row) = self.trimmed(values, sums, width, header)
        {
            return row;
        }
        let told = match self.delimiters {
            Delimiters::None => positions::columns(page, &[values], width, header).pop(),
            _ => None,
        };
        let offered = with_places(values, &told.unwrap_or(Told::Nothing), shape);
        self.blank_first(values, before, &offered, shape)
            .unwrap_or(offered)
    }

    /// A row without the blank cells at its end, where its sums bear it out. Blanks of a whole group may be lost before
    /// the first figure, too, where no line of the header begins with one.
    fn trimmed(
        &self,
        values: &[Token],
        sums: &[Sum],
        width: usize,
        header: Span,
    ) -> Option<Candidates> {
        let cells = || values.iter().filter(|token| !token.is_break());
        let ends_solid = cells().next_back().is_some_and(Token::is_solid);
        let begins_blank = |line: &str| line.trim_start_matches(' ').starts_with(['\t', '|']);
        let keeps_first = || split_lines(self.page.words(header)).any(begins_blank);
        let begins_first = cells().count() + GROUP > width || keeps_first();
        let is_borne_out = |row: &Vec<Read>| adds_up(sums, row) && has_total(sums, row);
        let row = trimmed(values, 0, width).filter(|_| ends_solid && begins_first)?;
        row.readings.iter().all(is_borne_out).then_some(row)
    }

    /// Blank first cells on lines of their own: the sums bear them out, or they are told from what is left
    /// of the header and no sum bears out that they are none. Where a blank line behind the row may be its last cell, or
    /// none, only the sums tell.
    fn blank_first(
        &self,
        values: &[Token],
        before: &[Token],
        offered: &Candidates,
        shape: Shape<'_>,
    ) -> Option<Candidates> {
        let is_own = |token: &Token| !token.is_break() && !token.is_slack();
        let n_values = |values: &[Token]| values.iter().filter(|token| token.is_value()).count();
        let is_whole = n_values(values) == shape.width();
        let own = if is_whole {
            &values[..=values.iter().rposition(is_own)?]
        } else {
            values
        };
        let n_missing = shape
            .width()
            .checked_sub(n_values(own))
            .filter(|n| *n > 0)?;
        let (header, first) = before.split_at(before.len().checked_sub(n_missing)?);
        let is_apart = match header.last() {
            Some(last) => last.is_slack(),
            None => self.delimiters == Delimiters::LoneBars,
        };
        let is_sound = |row: &Vec<Read>| adds_up(shape.sums, row);
        if is_whole && offered.readings.iter().any(is_sound) {
            return None;
        }
        let is_told = !is_whole && is_apart && !first.first()?.is_slack();
        let filled = candidates(&[first, own].concat(), shape);
        let is_refuted = |row: &Vec<Read>| {
            let is_sum = |row: &Vec<Read>, column| bears_out(shape.sums, row, column);
            let is_better =
                |other: &Vec<Read>| (0..row.len()).any(|at| is_sum(other, at) && !is_sum(row, at));
            offered.readings.iter().any(is_better)
        };
        let may_be = |row: &Vec<Read>| is_sound(row) || is_told && !is_refuted(row);
        let is_one = filled.readings.len() == 1 && filled.readings.iter().all(may_be);
        is_one.then_some(filled)
    }

    /// Sets the cells of a row; where it ends.
    fn fill(
        &self,
        values: &[Token],
        paths: &[CellPath],
        sums: &[Sum],
        offered: &Candidates,
        report: &mut Report,
        sink: &mut dyn Sink,
    ) -> Option<u32> {
        let context = span_of(values)?;
        Target {
            page: self.page,
            context,
            paths,
            sums,
            money: None,
        }
        .fill(report, offered, &judge(offered, None), sink);
        Some(context.end)
    }

    /// Reads small tables, each of the group that is named above it.
    fn read_groups(
        &self,
        groups: &[Group<'_>],
        report: &mut Report,
        sink: &mut dyn Sink,
    ) -> Option<u32> {
        let named: Vec<Forum> = groups.iter().filter_map(|group| group.forum).collect();
        let others = Forum::ALL.iter().filter(|forum| !named.contains(forum));
        let mut others: Vec<Forum> = others.copied().collect();
        let are_all = groups.len() == Forum::ALL.len();
        let is_named = named.len() == groups.len();
        let is_whole = is_named && groups.iter().all(|group| group.rulings().is_some());
        let paths: Vec<Vec<CellPath>> = groups
            .iter()
            .map(|group| {
                let forums: Vec<Forum> = match group.forum {
                    Some(forum) => vec![forum],
                    None if are_all => others.drain(..1.min(others.len())).collect(),
                    // It may be any of them.
                    None => others.clone(),
                };
                let rulings = group.rulings().unwrap_or(Ruling::ALL.to_vec());
                let cells = |forum| cells_of(forum, &rulings);
                forums.into_iter().flat_map(cells).collect()
            })
            .collect();
        let all = paths.concat();
        let first = groups.first().and_then(|group| span_of(group.values));
        if !is_whole {
            let found = format!("{} of {} small tables named", named.len(), groups.len());
            say_incomplete(self.page, &all, first, found, sink);
        } else if !form_order()
            .into_iter()
            .filter(|it| all.contains(it))
            .eq(all.iter().copied())
        {
            say_order(self.page, &all, first, sink);
        }
        let mut end = None;
        for (group, paths) in groups.iter().zip(&paths) {
            let sums: &[Sum] = match paths.last() {
                Some(CellPath::Review(_, Ruling::Total)) => &[sum_of(0)],
                _ => &[],
            };
            let offered = if paths.len() == GROUP {
                let start = group.values.first().map_or(0, |it| it.span.start);
                let header = Span::new(group.start.min(start), start);
                self.offer(group.values, &[], sums, GROUP, header)
            } else {
                Candidates::NONE
            };
            end = end.max(self.fill(group.values, paths, sums, &offered, report, sink));
        }
        end
    }
}

/// Whether a figure may be the number of a page.
fn may_be_page(token: &Token) -> bool {
    token.alone && token.kind == Kind::Figure
}

/// A line without the words before and behind its cells, where it has more cells than the row.
fn without_words_around(mut line: &[Token]) -> &[Token] {
    let is_words = |token: &Token| token.kind == Kind::Words;
    while line.len() > WIDTH
        && let Some((_, rest)) = line.split_last().filter(|(last, _)| is_words(last))
    {
        line = rest;
    }
    while line.len() > WIDTH
        && let Some((_, rest)) = line.split_first().filter(|(first, _)| is_words(first))
    {
        line = rest;
    }
    line
}

/// A small table: a group, and its five values.
#[derive(Clone, Copy, Debug)]
struct Group<'t> {
    forum: Option<Forum>,
    columns: &'t [Named<'t>],
    /// Where its header starts.
    start: u32,
    values: &'t [Token],
}

impl Group<'_> {
    /// The columns that the table names, if it names all.
    fn rulings(&self) -> Option<Vec<Ruling>> {
        let rulings: Vec<Ruling> = self.columns.iter().filter_map(ruling).collect();
        let is_whole = Ruling::ALL.iter().all(|it| rulings.contains(it));
        (is_whole && rulings.len() == GROUP).then_some(rulings)
    }
}

/// Small tables: at most one for each group, with no more columns than a group has, and no fewer values than
/// all but one. One header may serve all.
fn groups<'t>(stretches: &'t [Stretch<'t>]) -> Option<Vec<Group<'t>>> {
    let mut groups: Vec<Group<'t>> = Vec::new();
    let mut names: &[Named<'t>] = &[];
    for stretch in stretches {
        let values: &'t [Token] = match stretch.values.as_slice() {
            [] => stretch.blanks,
            values => &values[..lines_of(values, GROUP)],
        };
        let columns = stretch.columns.as_slice();
        let n_rulings = columns.iter().filter_map(ruling).count();
        let forums = || Forum::ALL.iter().filter(|forum| has(columns, **forum));
        if values.is_empty() {
            // The source has no row of this group.
            continue;
        }
        let n_cells = values.iter().filter(|it| it.is_value()).count();
        let forum = forums().next().copied();
        let is_one = forums().count() <= 1 && n_rulings <= GROUP;
        let is_named = forum.is_some() || n_rulings + 1 >= GROUP;
        let is_filled = (GROUP - 1..=GROUP + 1).contains(&n_cells);
        let is_new = forum.is_none() || groups.iter().all(|group| group.forum != forum);
        if !(is_one && is_named && is_filled && is_new) || groups.len() == Forum::ALL.len() {
            return None;
        }
        if n_rulings > 0 {
            names = columns;
        }
        groups.push(Group {
            forum,
            columns: names,
            start: columns.first()?.token.span.start,
            values,
        });
    }
    let is_sure = |group: &Group<'_>| group.forum.is_some() && group.rulings().is_some();
    (groups.len() > 1 || groups.iter().any(is_sure)).then_some(groups)
}
