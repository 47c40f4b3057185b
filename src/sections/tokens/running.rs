//! Running text to tokens, where nothing parts the cells: flattened pages and the text of PDFs.
//!
//! Takes a range of the folded text; gives tokens. Labels are looked for in the Han characters of
//! the range alone, so that a label broken by a line end, a page or its own figures is whole
//! again; figures keep their place among them.

use std::ops::Range;

use crate::form::Table;
use crate::form::headings::ARTICLE;
use crate::form::labels::Label;
use crate::grammar::body::begins_note;
use crate::grammar::han::{han_len, han_runs, is_han};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::number::{Content, content, is_nothing, plain_count, unit_len};
use crate::grammar::numeral::is_numeral;
use crate::grammar::ordinal::caption;
use crate::grammar::token::{Kind, Token, Written};
use crate::layout::{Line, is_page_number, lines};
use crate::sections::page::Page;
use crate::{Span, offset};

use super::figures::{
    Dress, closing, dress, figure, figure_end, is_apart, is_group, is_signed, qualified, rough,
    signed_start, word,
};
use super::glued::{NONE, glued_nothing, glued_words, is_glued, mark_len};
use super::misspelt::{Found, with_misspelt};
use super::pages::{Pages, ends_page};

/// The Han characters of a range, and where they stand.
#[derive(Debug, Default)]
struct Han {
    text: String,
    /// Where a run of them begins: in the text, and in the view.
    runs: Vec<(usize, u32)>,
}

impl Han {
    /// With room for the characters of so many bytes.
    fn with_capacity(n_bytes: usize) -> Self {
        Self {
            text: String::with_capacity(n_bytes),
            runs: Vec::with_capacity(n_bytes / 16),
        }
    }

    /// Takes in a run of Han characters that starts at `place`.
    fn push(&mut self, run: &str, place: u32) {
        self.runs.push((self.text.len(), place));
        self.text.push_str(run);
    }

    /// How many there are; all are three bytes long.
    fn len(&self) -> usize {
        self.text.len() / 3
    }

    /// Where the character stands that holds a byte of the text.
    fn place(&self, byte: usize) -> u32 {
        let n = self.runs.partition_point(|(start, _)| *start <= byte);
        let run = n.checked_sub(1).and_then(|n| self.runs.get(n));
        let place =
            |(start, place): &(usize, u32)| place.saturating_add(offset((byte - start) / 3 * 3));
        run.map_or(u32::MAX, place)
    }
}

/// A figure or mark, and how many Han characters stand before it.
#[derive(Clone, Copy, Debug)]
struct Atom {
    token: Token,
    before: usize,
}

/// The tokens of a range.
pub(crate) fn tokens(page: &Page<'_>, range: Span, table: Table) -> Vec<Token> {
    let text = page.words(range);
    let mut scan = Scan {
        page,
        table,
        lexicon: Lexicon::of(table),
        han: Han::with_capacity(range.len() as usize),
        atoms: Vec::with_capacity(range.len() as usize / 8),
        open: None,
        glued: is_glued(text).then(|| mark_len(text)),
        value_end: range.start,
    };
    let lines: Vec<Line> = lines(page.view, range).collect();
    let mut pages = Pages::of(page, range, &lines);
    let spacing = spacing(page.view, &lines);
    let mut n_blank = 0_usize;
    let mut end = range.start;
    for line in lines {
        let text = page.words(line.trimmed);
        if text.is_empty() {
            n_blank += 1;
            continue;
        }
        let gap = std::mem::take(&mut n_blank);
        // Where a page ends there are more blank lines.
        let page_ends = || pages.is_some() && ends_page(page, end, line.span.start);
        let n_empty = spacing.map_or(0, |spacing| (gap / spacing).saturating_sub(1) / 2);
        let n_empty = if n_empty > 0 && page_ends() {
            0
        } else {
            n_empty
        };
        end = line.span.end;
        for _ in 0..n_empty.min(MOST_BLANK) {
            let kind = Kind::Blank { slack: true };
            let blank = Token::new(kind, Span::at(line.trimmed.start));
            scan.push(blank);
        }
        // Where each cell is a line, most are digits.
        let is_digits = text.bytes().all(|b| b.is_ascii_digit());
        let is_beside = if is_digits {
            pages.as_mut().is_some_and(|pages| pages.has_number(line))
        } else {
            is_page_number(text)
        };
        if is_beside {
            continue;
        }
        // 第2 0条第8项: its digits are no figures, wherever they are cut.
        let is_caption = || text.starts_with('第') && caption(text).is_some();
        if is_note(text) || is_caption() {
            scan.note(line.trimmed);
            continue;
        }
        let is_mark = |c: char| !is_han(c) && !c.is_ascii_digit() || NONE.starts_with(c);
        let behind = page.view.get(line.span.end as usize..).unwrap_or("");
        if text.chars().all(is_mark) && is_nothing(text) && !scan.goes_on(text, behind) {
            let mark = Token {
                alone: true,
                ..Token::new(Kind::Nothing, line.trimmed)
            };
            scan.push(mark);
            continue;
        }
        scan.line(line.trimmed);
    }
    scan.close(u32::MAX);
    join(&scan.han, &scan.atoms, scan.lexicon, table)
}

/// More blank cells than a row has are a gap in the page.
const MOST_BLANK: usize = 15;

/// How many blank lines stand behind each line, where each is a cell; an empty one leaves as many
/// before and behind it, so that all gaps are odd multiples of this. Nothing where lines are not cells.
fn spacing(view: &str, lines: &[Line]) -> Option<usize> {
    let is_figure = |line: &Line| {
        let text = line.trimmed.slice(view).unwrap_or("");
        text.bytes().all(|b| b.is_ascii_digit())
    };
    // Blank lines between two others; closer than figures to what is beside them are the lines of one label.
    let (mut gaps, mut closest) = (Vec::with_capacity(lines.len()), None);
    let (mut gap, mut before) = (0, None);
    for line in lines {
        if line.trimmed.is_empty() {
            gap += 1;
            continue;
        }
        let is_figure = is_figure(line);
        if let Some(was_figure) = before.replace(is_figure) {
            gaps.push(gap);
            if gap > 0 && (is_figure || was_figure) {
                closest = Some(closest.map_or(gap, |closest: usize| closest.min(gap)));
            }
        }
        gap = 0;
    }
    let spacing = closest?;
    let fits = |gap: &&usize| gap.is_multiple_of(spacing) && **gap / spacing % 2 == 1;
    (20 * gaps.iter().filter(fits).count() >= 19 * gaps.len()).then_some(spacing)
}

/// One pass over the lines of a range.
struct Scan<'a, 'p> {
    page: &'a Page<'p>,
    table: Table,
    lexicon: &'static Lexicon,
    han: Han,
    atoms: Vec<Atom>,
    open: Option<Open>,
    /// Where cells are glued: how many dashes are one mark.
    glued: Option<usize>,
    /// Where the last value ends, with what belongs to it.
    value_end: u32,
}

/// A figure whose remark goes on over lines.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// From the figure to its bracket.
    span: Span,
    /// Whether nothing else stands on its line.
    is_alone: bool,
    /// Where the remark ends.
    end: u32,
    /// Whether values stand before its end.
    is_among: bool,
}

impl Scan<'_, '_> {
    /// Takes in a figure or mark of a line. Which of those that stand among the lines of a remark are of its
    /// row, and in which column, is not known: none can be read.
    fn push(&mut self, token: Token) {
        self.value_end = token.span.end;
        self.close(token.span.start);
        let Some(open) = self.open.as_mut().filter(|_| token.is_solid()) else {
            self.add(token);
            return;
        };
        let is_first = !std::mem::replace(&mut open.is_among, true);
        let open = *open;
        // Above its row, the figure would be taken for one of the row before.
        if is_first && !open.is_alone {
            self.add(Token::new(Kind::Figure, open.span));
        }
        let span = Span::new(open.span.start, token.span.end);
        self.add(Token::new(Kind::Figure, span));
    }

    fn add(&mut self, token: Token) {
        self.atoms.push(Atom {
            token,
            before: self.han.len(),
        });
    }

    /// Ends a remark that goes on over lines, if it ends before a place.
    fn close(&mut self, before: u32) {
        let open = self.open.take_if(|open| open.end <= before);
        if let Some(open) = open.filter(|open| !open.is_among) {
            let figure = Token {
                alone: open.is_alone,
                ..Token::new(Kind::Figure, Span::new(open.span.start, open.end))
            };
            self.add(figure);
        }
    }

    /// Takes in the Han characters of a note, or of a caption; its figures are none of the table's.
    fn note(&mut self, line: Span) {
        for (at, run) in han_runs(self.page.words(line)) {
            self.han.push(run, line.start + offset(at));
        }
    }

    /// Parts a line into Han characters, figures and marks.
    fn line(&mut self, line: Span) {
        let text = self.page.words(line);
        let place = |at: usize| line.start + offset(at);
        let token = |kind, start, end| token_of(line, kind, start..end);
        let bytes = text.as_bytes();
        let is_open = |b: Option<&u8>| b.is_none_or(|b| *b == b' ');
        let mut at = 0;
        while let Some(b) = bytes.get(at) {
            if *b == b' ' {
                // In aligned text they are most of a line.
                let is_blank = |b: &&u8| **b == b' ';
                at += bytes[at..].iter().take_while(is_blank).count();
                continue;
            }
            let begins_cell = is_open(at.checked_sub(1).and_then(|n| bytes.get(n)));
            if !b.is_ascii() {
                if begins_cell && let Some(end) = self.nothing(text, at, line.end) {
                    self.push(token(Kind::Nothing, at, end));
                    at = end;
                    continue;
                }
                let rest = &text[at..];
                let run = &rest[..han_len(rest)];
                if run.is_empty() {
                    at += rest.chars().next().map_or(1, char::len_utf8);
                    continue;
                }
                let (first, run_end) = (at, at + run.len());
                while let Some(nothing) = glued_nothing(&text[at..run_end]) {
                    let begins_cell = begins_cell && at + nothing.start == first;
                    let (start, end) = (at + nothing.start, at + nothing.end);
                    self.han.push(&text[at..start], place(at));
                    let words = start..end;
                    let is_cell = self.is_apart(line, text, &words, begins_cell)
                        && !self.goes_on(&text[words], self.behind(&text[end..], line.end));
                    if is_cell {
                        self.push(token(Kind::Nothing, start, end));
                    } else {
                        self.han.push(&text[start..end], place(start));
                    }
                    at = end;
                }
                self.han.push(&text[at..run_end], place(at));
                at = run_end;
                continue;
            }
            if b.is_ascii_digit() {
                at = self.figure(line, text, at);
                continue;
            }
            if matches!(b, b'/' | b'\\' | b'-') {
                if let Some(mark_len) = self.glued {
                    at = self.glued_mark(line, text, at, mark_len);
                    continue;
                }
                let is_mark = |b: &&u8| matches!(b, b'/' | b'\\' | b'-');
                let end = at + bytes[at..].iter().take_while(is_mark).count();
                let is_mark = begins_cell && is_open(bytes.get(end));
                if is_mark && !self.is_change(bytes) {
                    self.push(token(Kind::Nothing, at, end));
                }
                at = end;
                continue;
            }
            if *b == b')' {
                self.close(place(at + 1));
            }
            at += 1;
        }
    }

    /// Takes in digits, which may be several figures run together, the last of them dressed; gives where reading
    /// goes on.
    fn glued_figure(&mut self, line: Span, digits: Range<usize>, dressed: usize) -> usize {
        let text = self.page.words(line);
        let count = plain_count(&text.as_bytes()[digits.clone()]);
        self.push(Token {
            count,
            ..token_of(line, Kind::Figure, digits)
        });
        self.value_end = line.start + offset(dressed);
        dressed
    }

    /// Takes in a mark, and none of those behind it; gives where reading goes on.
    fn glued_mark(&mut self, line: Span, text: &str, at: usize, mark_len: usize) -> usize {
        let is_dash = |b: &&u8| **b == b'-';
        let dashes = text.as_bytes()[at..].iter().take(mark_len);
        let n_dashes = dashes.take_while(is_dash).count();
        let (is_dash, end) = (n_dashes > 0, at + n_dashes.max(1));
        let mark = at..end;
        if !(is_dash && self.is_sign(text, end)) && self.is_apart(line, text, &mark, false) {
            self.push(token_of(line, Kind::Nothing, mark));
        }
        end
    }

    /// Whether what ends before a place is the sign of a figure; only table `disclosure` has changes.
    fn is_sign(&self, text: &str, end: usize) -> bool {
        let has_signs = self.glued.is_none() || self.table == Table::Disclosure;
        has_signs && text.as_bytes().get(end).is_some_and(u8::is_ascii_digit)
    }

    /// Whether a line is a figure with its sign, which only table `disclosure` has.
    fn is_change(&self, line: &[u8]) -> bool {
        self.table == Table::Disclosure && is_signed(line)
    }

    /// Takes in what begins with a digit; gives where reading goes on.
    fn figure(&mut self, line: Span, text: &str, at: usize) -> usize {
        let token = |kind, start, end| token_of(line, kind, start..end);
        let bytes = text.as_bytes();
        let end = figure_end(text, at);
        if is_group(text, at..end) && self.put_group(line, at..end) {
            return end;
        }
        if is_apart(bytes, at..end) {
            self.push(Token {
                count: plain_count(&text.as_bytes()[at..end]),
                ..token(Kind::Figure, at, end)
            });
            return end;
        }
        if self.is_ordinal(text, at..end) {
            return end;
        }
        let start = match self.is_sign(text, at) {
            _ if self.is_change(bytes) => 0,
            true => signed_start(text, at),
            false => at,
        };
        let is_glued = self.glued.is_some();
        if let Some(word) = word(bytes, at..end, is_glued).or_else(|| rough(text, at..end)) {
            self.push(token(Kind::Words, word.start, word.end));
            return word.end;
        }
        if !is_glued && let Some(words) = qualified(text, start..end) {
            self.push(token(Kind::Words, words.start, words.end));
            return words.end;
        }
        match dress(text, start..end, self.lexicon) {
            Dress::Whole(dressed) if is_glued => {
                return self.glued_figure(line, start..end, dressed);
            }
            Dress::Bare if is_glued && self.table != Table::Disclosure => {
                let unit = text[end..].trim_start_matches(' ');
                let n_unit = unit_len(unit);
                let dressed = text.len() - unit.len() + n_unit;
                if n_unit > 0 && self.is_apart(line, text, &(start..dressed), false) {
                    return self.glued_figure(line, start..end, dressed);
                }
            }
            Dress::Whole(end) => {
                let figure = token(Kind::Figure, start, end);
                self.push(self.dressed(figure));
                return end;
            }
            Dress::Open(end) if self.open.is_none() => {
                /// A remark has few words, but its column may be narrow and its lines wide.
                const MOST_LINES: usize = 5;
                const FARTHEST: usize = 2_000;
                let bracket = token(Kind::Figure, start, end);
                let behind = self.page.view.get(bracket.span.end as usize..);
                match behind.and_then(|behind| closing(behind, FARTHEST, MOST_LINES)) {
                    Some(len) => {
                        self.open = Some(Open {
                            span: bracket.span,
                            is_alone: start == 0
                                && !text[end..].contains(|c: char| c.is_ascii_digit()),
                            end: bracket.span.end + offset(len + 1),
                            is_among: false,
                        });
                    }
                    None => self.push(bracket),
                }
                return end;
            }
            Dress::Open(_) | Dress::Bare => {}
        }
        let Some((end, next)) = figure(text, at..end, self.table) else {
            return end;
        };
        let figure = Token {
            count: plain_count(&text.as_bytes()[at..end]),
            signed: start < at,
            ..token(Kind::Figure, start, end)
        };
        self.push(match figure.count {
            None if !is_glued => self.dressed(figure),
            _ => figure,
        });
        next
    }

    /// Takes in digits that go on those before them, behind a blank: neither are a figure. Whether there are such.
    fn put_group(&mut self, line: Span, digits: Range<usize>) -> bool {
        const N_DIGITS: u32 = 3;
        let group = token_of(line, Kind::Words, digits);
        let mut span = group.span;
        while let Some(atom) = self.atoms.last() {
            let before = atom.token;
            let is_before = before.kind == Kind::Figure
                && before.count.is_some()
                && before.span.start >= line.start
                && before.span.end + 1 == span.start
                && before.span.len() <= N_DIGITS;
            if !is_before {
                break;
            }
            span = before.span.join(span);
            self.atoms.pop();
            if before.span.len() < N_DIGITS {
                break;
            }
        }
        if span == group.span {
            return false;
        }
        self.push(Token { span, ..group });
        true
    }

    /// A figure that is written with more than its digits, with its value.
    fn dressed(&self, figure: Token) -> Token {
        let count = match content(self.page.leaf(figure.span)) {
            Content::Figure(it) => it.summand(),
            _ => None,
        };
        Token {
            count,
            written: Written::Dressed,
            ..figure
        }
    }

    /// `1 信访举报投诉类申请`: whether a digit numbers the label behind it, without a mark. Behind other figures it
    /// may be one of them.
    fn is_ordinal(&self, text: &str, digits: Range<usize>) -> bool {
        let before = &text[..digits.start];
        let number = match text.as_bytes()[digits.clone()] {
            [digit @ b'1'..=b'8'] => digit - b'0',
            _ => return false,
        };
        let begins = before.is_empty() || self.glued.is_some() && before.ends_with(is_han);
        begins && self.table == Table::Requests && {
            self.lexicon.begins_item(&text[digits.end..], number)
        }
    }

    /// Where words for nothing end that are a cell: they stand between blanks, and are no part of a label.
    fn nothing(&self, text: &str, start: usize, line_end: u32) -> Option<usize> {
        // Longer words are a sentence; in tables of nothing but numbers, cells have few.
        let longest = match self.table {
            Table::Disclosure => 30,
            Table::Requests | Table::Review => 12,
        };
        let window = text.as_bytes()[start..].iter().take(longest + 1);
        let len = window.take_while(|b| **b != b' ').count();
        let words = text.get(start..start + len)?;
        let is_sentence = |c: char| matches!(c, '。' | ',' | '、' | ';' | ':');
        if len > longest || words.contains(is_sentence) || !is_nothing(words) {
            return None;
        }
        let end = start + len;
        let behind = self.behind(&text[end..], line_end);
        (!self.goes_on(words, behind)).then_some(end)
    }

    /// What stands behind words: the rest of their line, or what stands below.
    fn behind<'t>(&'t self, rest: &'t str, line_end: u32) -> &'t str {
        match rest.trim_start_matches(' ') {
            "" => self.page.view.get(line_end as usize..).unwrap_or(""),
            rest => rest,
        }
    }

    /// Whether words are those of a label with what stands behind them.
    fn goes_on(&self, words: &str, behind: &str) -> bool {
        /// Shorter words may be a cell's and a label's.
        const LONG: usize = 3;
        let next = behind.trim_start_matches([' ', '\n']).chars().next();
        let mut words: String = words.chars().filter(|c| is_han(*c)).collect();
        let is_long = words.chars().count() >= LONG;
        let next = next.filter(|c| is_han(*c));
        words.extend(next);
        (is_long || next.is_some()) && self.lexicon.has_words(&words)
    }

    /// Whether what stands around something in a line is other cells: values, or labels.
    fn is_apart(&self, line: Span, text: &str, place: &Range<usize>, begins_cell: bool) -> bool {
        let behind = &text[place.end..];
        let is_behind = begins_cell
            || self.value_end == line.start + offset(place.start)
            || self.lexicon.ends_in_label(&self.han.text);
        let begins_value = |c: char| c.is_ascii_digit() || self.is_mark(c);
        let is_before = match behind.chars().next() {
            None | Some(' ' | '(') => true,
            Some(next) => {
                begins_value(next) || next == '第' || is_numeral(next) || {
                    glued_words().any(|words| behind.starts_with(words))
                        || !begins_cell && self.lexicon.begins_label(behind)
                }
            }
        };
        is_behind && is_before
    }

    /// Whether a character is a mark for nothing that may stand glued.
    fn is_mark(&self, c: char) -> bool {
        self.glued.is_some() && matches!(c, '/' | '\\' | '-')
    }
}

/// `注:…含上年度结转 2 件`: whether a line is a note to the table.
fn is_note(line: &str) -> bool {
    /// A longer line is many lines run together.
    const LONGEST: usize = 400;
    let text = line.trim_start_matches(['(', ' ']);
    line.len() <= LONGEST && begins_note(text)
}

/// What stands at a place of a line.
fn token_of(line: Span, kind: Kind, at: Range<usize>) -> Token {
    let place = |at: usize| line.start + offset(at);
    Token {
        alone: at.start == 0 && place(at.end) == line.end,
        ..Token::new(kind, Span::new(place(at.start), place(at.end)))
    }
}

/// Labels and figures in one order: a figure that stands within a label's words is behind it.
fn join(han: &Han, atoms: &[Atom], lexicon: &Lexicon, table: Table) -> Vec<Token> {
    /// So many characters between two figures that no label takes are prose.
    const PROSE: usize = 4;
    let mut labels: Vec<(usize, Token)> = Vec::new();
    if table == Table::Disclosure {
        labels.extend(captions(han));
    }
    let phrases = lexicon.phrases_in(&han.text);
    let found = phrases.map(|(label, start, end)| Found {
        label,
        start,
        end,
        exact: true,
    });
    let mut figures: Vec<usize> = atoms.iter().map(|atom| 3 * atom.before).collect();
    figures.dedup();
    let goes_on = |at: usize| han.place(at - 1).saturating_add(3) == han.place(at);
    for found in with_misspelt(&han.text, found.collect(), &figures, goes_on, lexicon) {
        let span = Span::new(
            han.place(found.start),
            han.place(found.end - 1).saturating_add(3),
        );
        let label = Token {
            exact: found.exact,
            ..Token::new(Kind::Label(found.label), span)
        };
        labels.push((found.start / 3, label));
    }
    labels.sort_by_key(|(start, _)| *start);
    labels.dedup_by(|next, last| {
        let same = next.1.kind == last.1.kind && is_row(last.1.kind);
        if same {
            last.1.span = last.1.span.join(next.1.span);
        }
        same
    });
    let mut tokens = Vec::with_capacity(labels.len() + atoms.len());
    let mut labels = labels.into_iter().peekable();
    let mut last_atom: Option<usize> = None;
    for atom in atoms {
        while let Some((_, token)) = labels.next_if(|(start, _)| *start < atom.before) {
            tokens.push(token);
            last_atom = None;
        }
        if last_atom.is_some_and(|last| atom.before - last >= PROSE) {
            tokens.push(Token::new(Kind::Break, Span::at(atom.token.span.start)));
        }
        tokens.push(atom.token);
        last_atom = Some(atom.before);
    }
    tokens.extend(labels.map(|(_, token)| token));
    tokens
}

/// Labels whose phrases may follow each other as parts of one label.
const fn is_row(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Label(Label::Row(_) | Label::Note | Label::Item(_) | Label::Requester(_))
    )
}

/// 第二十条第（…）项, of which the Han characters alone tell the number.
fn captions(han: &Han) -> Vec<(usize, Token)> {
    let mut captions = Vec::new();
    let mut from = 0;
    while let Some(found) = han.text[from..].find(ARTICLE) {
        let start = from + found;
        from = start + ARTICLE.len();
        let Some(number) = han.text[from..].chars().next() else {
            break;
        };
        if let Some(number) = caption(&format!("{ARTICLE}{number}")) {
            let span = Span::new(han.place(start), han.place(from).saturating_add(3));
            captions.push((
                start / 3,
                Token::new(Kind::Label(Label::Caption(number)), span),
            ));
        }
    }
    captions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::fold::{Folded, Separators};

    /// The tokens of a text: labels as `#`, marks for nothing as `/`, figures as their words, in `?` where they
    /// have none of their own; blanks and breaks not.
    fn shown(text: &str, table: Table) -> String {
        let folded = Folded::new(text, Separators::Blank);
        let page = Page::new(&folded, text, None);
        let tokens = tokens(&page, Span::new(0, page.end()), table);
        let shown = |token: &Token| match token.kind {
            Kind::Label(_) => Some("#".to_owned()),
            Kind::Nothing => Some("/".to_owned()),
            Kind::Words => Some(format!("?{}", page.words(token.span))),
            Kind::Figure => Some(page.words(token.span).replace(['\n', ' '], "")),
            _ => None,
        };
        let shown: Vec<String> = tokens.iter().filter_map(shown).collect();
        shown.join(" ")
    }

    #[test]
    fn digits_of_a_caption_are_no_figures() {
        for caption in ["第20条第8项", "第2 0条第8项", "第 20 条第（8）项"] {
            let rows = format!("行政强制\n\n39\n\n{caption}\n\n行政事业性收费\n\n7\n");
            assert_eq!(shown(&rows, Table::Disclosure), "# 39 # 7", "{caption}");
        }
    }

    #[test]
    fn words_for_nothing_are_values() {
        let rows = "规章 1 无 不涉及\n行政规范性文件 无 2 未发生\n行政许可\n无\n";
        assert_eq!(shown(rows, Table::Disclosure), "# 1 / / # / 2 / # /");
        let rows = "规章\n本单位未制作规章\n行政处罚\n3\n";
        assert_eq!(shown(rows, Table::Disclosure), "# / # 3");
        let rows = "规章 1 \\ ＼\n行政规范性文件 —— \\\\ ―\n";
        assert_eq!(shown(rows, Table::Disclosure), "# 1 / / # / / /");
        let rows = "2.重复申请 无 2 无 无 0 无 2\n3.要求提供公开出版物 4 无 无 无 无 无 无\n";
        assert_eq!(
            shown(rows, Table::Requests),
            "# / 2 / / 0 / 2 # 4 / / / / / /"
        );
        let fused = "2.重复申请无2无无0无23.要求提供公开出版物无无无无无无无（四）无法提供";
        assert_eq!(
            shown(fused, Table::Requests),
            "# / 2 / / 0 / 2 # / / / / / / / #"
        );
    }

    #[test]
    fn commas_that_part_no_thousands_leave_no_figure() {
        let rows = "规章1,234,567";
        assert_eq!(shown(rows, Table::Disclosure), "# 1,234,567");
        let rows = "规章4928,431,73532行政规范性文件12,5";
        let words = "# ?4928,431,73532 # ?12,5";
        assert_eq!(shown(rows, Table::Disclosure), words);
    }

    #[test]
    fn words_of_labels_and_sentences_are_none_for_nothing() {
        for text in [
            "（四）\n无\n法\n提\n供\n1",
            "（四） 无法\n提供 1",
            "没有现成信息需要另行制作 1",
            "2. 没有\n现成信息需要另行制作\n1",
            "没有现成信息 1 需要另行制作",
        ] {
            assert_eq!(shown(text, Table::Requests), "# 1", "{text}");
        }
        let sentence = "行政处罚 1\n本年度未收取费用。\n没有收费，无。";
        assert_eq!(shown(sentence, Table::Disclosure), "# 1");
        assert_eq!(shown("本年无行政复议 1", Table::Review), "# 1");
    }

    #[test]
    fn marks_glued_to_figures_and_labels_are_values() {
        let fused = "规章///行政规范性文件1/23";
        assert_eq!(shown(fused, Table::Disclosure), "# / / / # 1 / 23");
        let fused = fused.replace('/', "\\");
        assert_eq!(shown(&fused, Table::Disclosure), "# / / / # 1 / 23");
        for change in ["本年增/减", "本年增/"] {
            let changes = format!("上一年项目数量{change}处理决定数量行政许可5-7—行政处罚——");
            let shown_changes = "# # # # 5 -7 / # / /";
            assert_eq!(shown(&changes, Table::Disclosure), shown_changes);
        }
        let fused = "2.重复申请1——2不涉及不涉及——33.要求提供公开出版物";
        assert_eq!(shown(fused, Table::Requests), "# 1 / 2 / / / 3 #");
        let dressed = "2.重复申请12件3 件45（其中2件为上年结转）671件3.其他";
        assert_eq!(shown(dressed, Table::Requests), "# 12 3 45 671 #");
        let counted = "2.重复申请12345共受理申请5件3.其他";
        assert_eq!(shown(counted, Table::Requests), "# 12345 #");
        let parted = "规章 1 3/4 -\n行政规范性文件 5 6 7\n";
        assert_eq!(shown(parted, Table::Disclosure), "# 1 ?3/4 / # 5 6 7");
    }

    #[test]
    fn a_sign_may_stand_apart_from_its_figure_in_a_line() {
        let cells = "本年增/减\n行政许可\n7\n- 65\n+ 4\n行政处罚\n-\n3\n-8\n行政强制 - 6\n- 5 2";
        let read = "# # 7 -65 +4 # / 3 -8 # / 6 / 5 2";
        assert_eq!(shown(cells, Table::Disclosure), read);
        assert_eq!(shown("2.重复申请\n- 65", Table::Requests), "# / 65");
    }

    #[test]
    fn a_digit_before_a_label_of_its_number_is_none_of_the_figures() {
        let cells = "（六）其他处理\n1 申请人无正当理由逾期不补正\n12\n3\n2 申请人逾期未按收费通知要求缴纳费用\n4\n3 其他\n5";
        assert_eq!(shown(cells, Table::Requests), "# # 12 3 # 4 # 5");
        let fused = "（六）其他处理1 申请人无正当理由逾期不补正64002（七）总计";
        assert_eq!(shown(fused, Table::Requests), "# # 64002 #");
        let cells = "2.重复申请\n4\n3 .其他\n5";
        assert_eq!(shown(cells, Table::Requests), "# 4 # 5");
        // Of another row, or behind figures.
        let cells = "2.重复申请 1 3\n4 其他\n7";
        assert_eq!(shown(cells, Table::Requests), "# 1 3 4 # 7");
        let row = "2.重复申请 1 0 0 0 0 3 3 其他 7";
        assert_eq!(shown(row, Table::Requests), "# 1 0 0 0 0 3 3 # 7");
    }

    #[test]
    fn a_figure_has_its_unit_and_its_remark() {
        let rows = "规章 12件 3 件 22（其中修订 16 件）\n行政许可\n981(含上年度2件)\n行政处罚 1（含(一)2）\n";
        assert_eq!(
            shown(rows, Table::Disclosure),
            "# 12件 3件 22(其中修订16件) # 981(含上年度2件) # 1(含(一)2)"
        );
        let rows = "2.重复申请 1 2件 3（其中2件为上年结转） 4 5 6 21\n（三）不予公开 约5";
        assert_eq!(
            shown(rows, Table::Requests),
            "# 1 2件 3(其中2件为上年结转) 4 5 6 21 # ?约5"
        );
        // A label behind a figure is no remark, nor is a count in a sentence a value.
        let rows = "2.重复申请 1 （六）其他处理 2\n共受理申请5件，第 3 项 2 件";
        assert_eq!(shown(rows, Table::Requests), "# 1 # 2 2件");
    }

    #[test]
    fn a_remark_over_lines_costs_the_values_among_them() {
        let cell = "规章\n22（其中\n修订 6 件）\n3\n";
        assert_eq!(shown(cell, Table::Disclosure), "# 22(其中修订6件) 3");
        let row = "          570（\n185   含撤回   470（七）  202\n           6件）\n1";
        assert_eq!(
            shown(row, Table::Review),
            "570(185 570(185含撤回470 570(185含撤回470(七)202 1"
        );
        let row = "9   570（   7\n185   含撤回   470\n";
        assert_eq!(shown(row, Table::Review), "9 570( 7 185 470");
    }
}
