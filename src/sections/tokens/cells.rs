//! Cells to tokens, where the layout parts the cells.
//!
//! Takes the cells of one section; gives its tokens. Knows the labels of the section's table, and
//! nothing of what the grammar will make of them.

use std::ops::Range;

use crate::form::Table;
use crate::form::labels::Label;
use crate::grammar::han::is_han;
use crate::grammar::lexicon::{Known, Lexicon};
use crate::grammar::number::{Content, content, grouped, money_len, plain_count};
use crate::grammar::section::requests::FEWEST_OF_ROW;
use crate::grammar::text::{STOP, Text};
use crate::grammar::title::title;
use crate::grammar::token::{Kind, Token, Written};
use crate::layout::{
    Cell, CellKind, Delimiters, cells, delimiters, is_page_number, lines, split_lines,
};
use crate::sections::page::Page;
use crate::source::separators;
use crate::{Span, offset};

use super::figures::is_value;
use super::{TableText, blank_lines, running};

/// The text of a section's table as tokens.
pub(crate) fn tokens(page: &Page<'_>, range: Span, table: Table) -> TableText {
    let (delimiters, n_bare) = delimiters(page.view, range);
    let text = |tokens, delimiters| TableText {
        range,
        tokens,
        delimiters,
    };
    if delimiters == Delimiters::None {
        let are_cells = |of: &usize| blank_lines::are_cells(page.words(range), *of);
        // A blank cell has its own line end, or those of a cell that something stands in.
        let may_be = if table == Table::Requests {
            &[1, 2][..]
        } else {
            &[]
        };
        if let Some(&of_blank) = may_be.iter().find(|of| are_cells(of)) {
            let by_lines = Delimiters::BlankLines { of_blank };
            return text(parted(page, range, by_lines, true, table), by_lines);
        }
        return text(running::tokens(page, range, table), delimiters);
    }
    if let Some(mixed) = mixed(page, range, table, n_bare) {
        return text(mixed, Delimiters::None);
    }
    use Delimiters::{Indents, LoneBars, TabEnds};
    let are_lines = matches!(delimiters, LoneBars | Indents | TabEnds);
    text(
        parted(page, range, delimiters, are_lines, table),
        delimiters,
    )
}

/// The tokens of a text whose rows stand in lines without delimiters, among fragments of a table
/// with them: each stretch in its own way. No more lines than `n_bare` are without delimiters.
fn mixed(page: &Page<'_>, range: Span, table: Table, n_bare: usize) -> Option<Vec<Token>> {
    /// So many lines of values without a delimiter are rows, and so many values in a line a row.
    const fn fewest(table: Table) -> (usize, usize) {
        match table {
            Table::Disclosure => (2, 1),
            Table::Requests => (3, 6),
            Table::Review => (1, 15),
        }
    }
    let (fewest_rows, fewest_values) = fewest(table);
    if n_bare < fewest_rows {
        return None;
    }
    let is_parted = |line: &str| {
        memchr::memchr3(b'|', b'\t', separators::CELL as u8, line.as_bytes()).is_some()
    };
    let n_values = |line: &str| line.split(' ').filter(|word| is_value(word)).count();
    // Table `disclosure` has rows of one value, and blank cells leave two of one of table `requests`: nothing but
    // their label may stand before them.
    let lexicon = Lexicon::of(table);
    let mut key = String::new();
    let mut is_named = |line: &str| {
        let words = line.trim_start_matches(' ').split(' ');
        let words: String = words.filter(|word| !is_value(word)).collect();
        let known = lexicon.known(&words, &mut key);
        known.is_some_and(|it| it.exact && names_row(it.label))
    };
    let (fewest_named, always_named) = match table {
        Table::Disclosure => (fewest_values, true),
        Table::Requests => (2, false),
        Table::Review => (fewest_values, false),
    };
    let n_rows = split_lines(page.words(range))
        .filter(|line| {
            // So many values and the blanks between them.
            let is_short = line.len() + 1 < 2 * fewest_named;
            // Where each cell has a line, few lines have a blank.
            let is_one = || fewest_named > 1 && memchr::memchr(b' ', line.as_bytes()).is_none();
            if is_short || is_one() || is_parted(line) {
                return false;
            }
            let n_values = n_values(line);
            n_values >= fewest_values && !always_named || n_values >= fewest_named && is_named(line)
        })
        .count();
    if n_rows < fewest_rows {
        return None;
    }
    let mut tokens = Vec::new();
    let mut stretch: Option<(Span, bool)> = None;
    let mut close = |stretch: Option<(Span, bool)>| match stretch {
        // The one row of table `review` is whole without its fragments.
        Some((_, true)) if table == Table::Review => {}
        Some((span, true)) => {
            let (delimiters, _) = delimiters(page.view, span);
            tokens.extend(parted(page, span, delimiters, false, table));
            tokens.push(Token::new(Kind::Break, Span::at(span.end)));
        }
        Some((span, false)) => tokens.extend(running::tokens(page, span, table)),
        None => {}
    };
    for line in lines(page.view, range) {
        let words = page.words(line.span);
        if words.trim().is_empty() {
            continue;
        }
        let parted = is_parted(words);
        match &mut stretch {
            Some((span, kind)) if *kind == parted => *span = span.join(line.span),
            _ => close(stretch.replace((line.span, parted))),
        }
    }
    close(stretch);
    Some(tokens)
}

/// The tokens of the cells of a range, each of which is a line or more if they `are_lines`.
fn parted(
    page: &Page<'_>,
    range: Span,
    delimiters: Delimiters,
    are_lines: bool,
    table: Table,
) -> Vec<Token> {
    let mut parting = Parting {
        page,
        lexicon: Lexicon::of(table),
        are_lines,
        fewest_values: match table {
            Table::Disclosure => 1,
            Table::Requests | Table::Review => FEWEST_OF_ROW,
        },
        // A figure or a blank and its mark, and a label now and then.
        tokens: Vec::with_capacity(range.len() as usize / 8),
        last: Cell {
            span: Span::at(range.start),
            kind: CellKind::Break,
        },
        begins_line: true,
        line_end: range.start,
        is_rule: false,
        key: String::new(),
    };
    cells(page.view, range, delimiters, |cell| parting.take(cell));
    parting.finish()
}

/// The tokens of the cells that were taken, but for the last.
struct Parting<'a, 'p> {
    page: &'a Page<'p>,
    lexicon: &'static Lexicon,
    are_lines: bool,
    /// So many values behind a label make a row of words that blanks part.
    fewest_values: usize,
    tokens: Vec<Token>,
    /// What stands behind it tells whether it is alone on its line.
    last: Cell,
    begins_line: bool,
    /// The line that was looked at last: where it ends, and whether Markdown drew it.
    line_end: u32,
    is_rule: bool,
    key: String,
}

impl Parting<'_, '_> {
    #[inline]
    fn take(&mut self, cell: Cell) {
        let last = std::mem::replace(&mut self.last, cell);
        self.put(last, cell.kind == CellKind::Break);
    }

    fn finish(mut self) -> Vec<Token> {
        self.put(self.last, true);
        self.tokens
    }

    #[inline]
    fn put(&mut self, cell: Cell, ends_line: bool) {
        let Cell { span, kind } = cell;
        let alone = self.begins_line && ends_line;
        self.begins_line = kind == CellKind::Break;
        let kind = match kind {
            CellKind::Filled => {
                // Most cells are figures.
                match plain_count(&self.page.view.as_bytes()[span.range()]) {
                    Some(count) => self.tokens.push(Token {
                        count: Some(count),
                        alone,
                        ..Token::new(Kind::Figure, span)
                    }),
                    None => self.put_filled(span, alone),
                }
                return;
            }
            // A line of nothing but aside leaves no break behind.
            CellKind::Break if self.tokens.last().is_none_or(Token::is_break) => return,
            CellKind::Break => Kind::Break,
            CellKind::Empty { slack } => Kind::Blank { slack },
        };
        self.tokens.push(Token::new(kind, span));
    }

    fn put_filled(&mut self, span: Span, alone: bool) {
        if alone && !self.are_lines && self.put_row(span) {
            return;
        }
        let Some(token) = self.filled(span, alone) else {
            return;
        };
        let token = self.joined(&token).unwrap_or(token);
        let is_words = token.kind == Kind::Words;
        let text = self.page.words(token.span);
        if self.are_lines && is_words && is_head(text) {
            return;
        }
        if is_words
            && let [.., figure, end] = &mut self.tokens[..]
            && figure.kind == Kind::Figure
            && end.is_break()
            && is_money(text)
        {
            // A line end cut the amount from what it is in.
            figure.span = figure.span.join(token.span);
            figure.count = None;
            self.tokens.pop();
        } else {
            self.tokens.push(token);
        }
    }

    /// A row that nothing but blanks parts, on a line among others whose cells are parted: its label and its values.
    /// Whether it is one.
    fn put_row(&mut self, span: Span) -> bool {
        let text = self.page.words(span);
        if memchr::memchr(b' ', text.as_bytes()).is_none() {
            return false;
        }
        let (mut first, mut n_values, mut at) = (text.len(), 0, text.len() + 1);
        for word in text.rsplit(' ') {
            at -= word.len() + 1;
            if is_value(word) {
                (first, n_values) = (at, n_values + 1);
            } else if !word.is_empty() {
                break;
            }
        }
        if n_values < self.fewest_values {
            return false;
        }
        let label = text[..first].trim_end_matches(' ');
        let known = self.lexicon.known(label, &mut self.key);
        let is_row = |label| names_row(label) || matches!(label, Label::Total | Label::Other);
        let Some(known) = known.filter(|known| known.exact && is_row(known.label)) else {
            return false;
        };
        let end = span.start + offset(label.len());
        self.tokens.push(Token::new(
            Kind::Label(known.label),
            Span::new(span.start, end),
        ));
        let mut at = first;
        for word in text[first..].split(' ') {
            let start = span.start + offset(at);
            at += word.len() + 1;
            if !word.is_empty()
                && let Some(token) =
                    self.filled(Span::new(start, start + offset(word.len())), false)
            {
                self.tokens.push(token);
            }
        }
        true
    }

    /// The label whose first lines the last tokens are and whose last line this one is, each behind the end of a line:
    /// `一、本年新收`, `政府信息公开`, `申请数量`. It takes their place.
    fn joined(&mut self, token: &Token) -> Option<Token> {
        let is_words = |token: &Token| token.kind == Kind::Words || token.is_label();
        // What else stands in a cell is no part of a label's own words.
        let is_part = || self.page.words(token.span).contains(is_han);
        if !is_words(token) || token.is_label() && token.exact || !is_part() {
            return None;
        }
        let mut before = &self.tokens[..];
        if let [rest @ .., end, opening] = before
            && end.is_break()
            && opening.is_opening()
        {
            before = &before[..=rest.len()];
        }
        for _ in 1..MOST_LINES {
            let [rest @ .., line, end] = before else {
                return None;
            };
            if !end.is_break() || !is_words(line) {
                return None;
            }
            before = rest;
            let span = line.span.join(token.span);
            if let Some(label) = self
                .lexicon
                .in_own_words(self.page.words(span), &mut self.key)
            {
                let n_before = before.len();
                self.tokens.truncate(n_before);
                return Some(Token::new(Kind::Label(label), span));
            }
        }
        None
    }

    /// The token of a cell that something stands in; none where that is beside the table.
    fn filled(&mut self, span: Span, alone: bool) -> Option<Token> {
        let page = self.page;
        let text = page.words(span);
        let count = plain_count(text.as_bytes());
        if count.is_some() {
            return Some(Token {
                count,
                alone,
                ..Token::new(Kind::Figure, span)
            });
        }
        if let Some(len) = n_marked(text) {
            let bare = Span::new(span.start + len, span.end - len);
            return self.filled(bare, alone);
        }
        // What Markdown draws is the same in the view; few cells begin like it.
        let may_be_rule = text.starts_with(['-', ':', '=']);
        if alone && is_aside(text) {
            return None;
        }
        if may_be_rule && is_rule(page.raw(span)) && self.is_on_rule(span.start) {
            self.leave_header_out();
            return None;
        }
        let (lexicon, key) = (self.lexicon, &mut self.key);
        let known = lexicon.known(text, key);
        let is_exact = known.is_some_and(|known| known.exact);
        let below = (!is_exact).then(|| below(lexicon, text, key)).flatten();
        if let Some((start, Known { label, exact })) = below.or(known.map(|known| (0, known))) {
            let span = Span::new(span.start + offset(start), span.end);
            return Some(Token {
                alone,
                exact,
                ..Token::new(Kind::Label(label), span)
            });
        }
        if let Some(own) = without_heads(text) {
            let span = Span::new(span.start + offset(own.start), span.start + offset(own.end));
            return self.filled(span, alone);
        }
        let (kind, count, written) = match content(page.leaf(span)) {
            Content::Figure(figure) => (Kind::Figure, figure.summand(), Written::Dressed),
            Content::Nothing => (Kind::Nothing, None, Written::Plain),
            Content::Words => match grouped(page.leaf(span)) {
                Some(count) => (Kind::Figure, Some(count), Written::Grouped),
                None => (Kind::Words, None, Written::Plain),
            },
        };
        Some(Token {
            alone,
            count,
            written,
            ..Token::new(kind, span)
        })
    }

    /// Leaves out the line above what Markdown draws, where it is a header that names no column of the form: its words
    /// are none of the table's, and those that look like names of rows are none.
    fn leave_header_out(&mut self) {
        /// A row may have a few labels one beside the other.
        const FEWEST_NAMES: usize = 5;
        let before = match &self.tokens[..] {
            [before @ .., end, blank] if end.is_break() && blank.is_blank() => before,
            [before @ .., end] if end.is_break() => before,
            _ => return,
        };
        let start = before
            .iter()
            .rposition(Token::is_break)
            .map_or(0, |end| end + 1);
        let mut names = before[start..].iter().filter(|token| !token.is_blank());
        let is_invented = |token: &Token| match token.kind {
            Kind::Label(label) => matches!(
                label,
                Label::Row(_) | Label::Group(_) | Label::Total | Label::Other
            ),
            kind => kind == Kind::Words,
        };
        let begins_with_words = || {
            names
                .clone()
                .next()
                .is_some_and(|it| it.kind == Kind::Words)
        };
        if names.clone().count() >= FEWEST_NAMES && begins_with_words() && names.all(is_invented) {
            self.tokens.truncate(start);
        }
    }

    /// Whether nothing but what Markdown draws under a header stands on the line of a place. Places are asked for in
    /// the order of the text.
    fn is_on_rule(&mut self, place: u32) -> bool {
        if place >= self.line_end {
            let (before, behind) = self.page.view.split_at(place as usize);
            let start = memchr::memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
            let end = memchr::memchr(b'\n', behind.as_bytes()).unwrap_or(behind.len());
            let mut line = before[start..].bytes().chain(behind[..end].bytes());
            self.line_end = place + offset(end);
            self.is_rule = line.all(|b| b <= b' ' || matches!(b, b'|' | b'-' | b':' | b'='));
        }
        self.is_rule
    }
}

const fn names_row(label: Label) -> bool {
    matches!(label, Label::Item(_) | Label::Row(_))
}

/// Whether a cell holds what amounts are in, and nothing else.
fn is_money(text: &str) -> bool {
    !text.is_empty() && money_len(text) == text.len()
}

/// More lines are no label.
const MOST_LINES: usize = 8;

/// The label that the last lines of a cell are, and where it starts: what stands above it may be the head of a
/// page, or a note on the row before.
fn below(lexicon: &Lexicon, text: &str, key: &mut String) -> Option<(usize, Known)> {
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let known = |start| {
        lexicon
            .known(&text[start..], key)
            .map(|known| (start, known))
    };
    let (start, known) = starts
        .take(MOST_LINES)
        .filter_map(known)
        .find(|(_, known)| known.exact)?;
    // Where two rows have run together, the values are not known to be those of the second.
    let above: String = text[..start].chars().filter(|c| is_han(*c)).collect();
    let mut rows = lexicon
        .phrases_in(&above)
        .filter(|(label, ..)| matches!(label, Label::Row(_)) && *label != known.label);
    rows.next().is_none().then_some((start, known))
}

/// What is left of a cell without the lines before and behind it that stand at the head or the foot of a page; none
/// where that is all of it, or nothing.
fn without_heads(text: &str) -> Option<Range<usize>> {
    let mut own = text.trim_end();
    while let Some((rest, _)) = own.rsplit_once('\n').filter(|(_, last)| is_head(last)) {
        own = rest.trim_end();
    }
    let end = own.len();
    while let Some((_, rest)) = own.split_once('\n').filter(|(first, _)| is_head(first)) {
        own = rest.trim_start();
    }
    let is_part = !own.is_empty() && own.len() < text.len() && !is_head(own);
    is_part.then(|| end - own.len()..end)
}

/// A line that is the title of the report or the number of a page.
fn is_head(line: &str) -> bool {
    let line = line.trim();
    is_page_number(line) && !line.contains('/') || is_title(line)
}

fn is_title(line: &str) -> bool {
    /// 政务公开年报: no title is shorter.
    const SHORTEST: usize = "政务公开年报".len();
    line.len() >= SHORTEST && !line.contains('\n') && title(Text::new(line, 0)).is_some()
}

/// How many bytes of marks stand around all of a cell on either side: `**12**`, `` `12` ``, `"12"`.
fn n_marked(text: &str) -> Option<u32> {
    let mark = match text.as_bytes().first()? {
        b'*' => "**",
        b'`' => "`",
        b'"' => "\"",
        _ => return None,
    };
    let bare = text.strip_prefix(mark)?.strip_suffix(mark)?;
    let is_whole = !bare.is_empty() && !bare.contains(&mark[..1]);
    is_whole.then(|| offset(mark.len()))
}

/// A line beside the table: a sentence, a page number, or the title of the report.
fn is_aside(text: &str) -> bool {
    /// `无。`, `不涉及。`: no sentence of so few characters stands beside a table.
    const SHORTEST: usize = 6 * '。'.len_utf8();
    let mut stops = memchr::memchr_iter(STOP, text.as_bytes());
    text.len() >= SHORTEST && stops.any(|at| text[at..].starts_with('。'))
        || is_page_number(text)
        || is_title(text)
}

/// What a cell of the line is that Markdown draws under a header; on another line it is a mark for nothing.
fn is_rule(raw: &str) -> bool {
    raw.len() >= 3 && raw.bytes().all(|b| matches!(b, b'-' | b':' | b'=')) && raw.contains("---")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::token::solid;
    use crate::source::fold::{Folded, Separators};

    /// The solid tokens of each row of table `disclosure`: what they are, and their words.
    fn rows(text: &str) -> (Vec<Vec<(Kind, String)>>, Delimiters) {
        let folded = Folded::new(text, Separators::Blank);
        let page = Page::new(&folded, text, None);
        let read = tokens(&page, Span::new(0, page.end()), Table::Disclosure);
        let said = |token: &Token| (token.kind, page.raw(token.span).to_owned());
        let row = |row: &[Token]| solid(row).map(said).collect();
        let rows = read.tokens.split(Token::is_break).map(row);
        (rows.collect(), read.delimiters)
    }

    /// The words of a kind.
    fn of(row: &[(Kind, String)], kind: Kind) -> Vec<&str> {
        let of_kind = row.iter().filter(|(it, _)| *it == kind);
        of_kind.map(|(_, words)| words.as_str()).collect()
    }

    #[test]
    fn marks_of_markdown_around_a_figure_are_none_of_it() {
        let (rows, _) = rows("|**规章**|**12**|＊3＊|**4|****|`5`|“6”|\"7|`8`9`|");
        assert_eq!(of(&rows[0], Kind::Figure), ["12", "5", "6"]);
        let words = ["＊3＊", "**4", "****", "\"7", "`8`9`"];
        assert_eq!(of(&rows[0], Kind::Words), words);
    }

    #[test]
    fn what_markdown_draws_is_a_line_of_its_own() {
        let (rows, _) = rows("|信息内容|甲|\n|:---|---|\n|规章|---|\n|---|\n|规章|3|\n");
        let words = rows.iter().map(|row| row.len()).collect::<Vec<_>>();
        assert_eq!(words, [1, 1, 1, 0]);
        assert_eq!(of(&rows[1], Kind::Nothing), ["---"]);
    }

    #[test]
    fn a_sentence_is_beside_the_table() {
        for (text, is_sentence) in [
            ("一、甲〇乙。丙", true),
            ("无。", false),
            ("一切工作正常。", true),
            ("一、甲〇乙", false),
        ] {
            assert_eq!(is_aside(text), is_sentence, "{text}");
        }
    }

    #[test]
    fn rows_of_two_figures_stand_among_fragments_of_a_table() {
        let text = "一、本年新收政府信息公开申请数量 24 24\n二、上年结转政府信息公开申请数量 26 26\n三\n、\n本\n年\n\
                    （一）予以公开 7 7\n1.属于国家秘密 3 3\n\
                    | 2.重复申请 | 1 | | | | | | 1 |\n| 3.其他 | 5 | | | | | | 5 |\n";
        let folded = Folded::new(text, Separators::Blank);
        let page = Page::new(&folded, text, None);
        let read = tokens(&page, Span::new(0, page.end()), Table::Requests);
        let figures = read.tokens.iter().filter(|it| it.kind == Kind::Figure);
        let figures: Vec<&str> = figures.map(|it| page.words(it.span)).collect();
        assert_eq!(
            figures,
            [
                "24", "24", "26", "26", "7", "7", "3", "3", "1", "1", "5", "5"
            ]
        );
    }

    #[test]
    fn rows_without_delimiters_may_be_of_marks() {
        let text = "规章 / 2 无\n行政规范性文件 - / /\n| | 行政规范性文件 | - | / | / |\n";
        let (rows, delimiters) = rows(text);
        assert_eq!(delimiters, Delimiters::None);
        let values = rows.iter().flatten().map(|(_, words)| words.as_str());
        let values: Vec<&str> = values.collect();
        assert_eq!(values, ["/", "2", "无", "-", "/", "/", "-", "/", "/"]);
    }

    #[test]
    fn an_amount_keeps_what_it_is_in() {
        let (rows, _) = rows(
            "规章 | 1 | 2 | 3 |\n行政规范性文件 | 4 | 5 | 6 |\n行政事业性收费 | 89.5\n亿元 | 7 |\n8 |\n",
        );
        assert_eq!(of(&rows[2], Kind::Figure), ["89.5\n亿元", "7"]);
        assert_eq!(of(&rows[3], Kind::Figure), ["8"]);
    }
}
