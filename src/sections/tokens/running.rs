//! Running text to tokens, where nothing parts the cells: flattened pages and the text of PDFs.
//!
//! Takes a range of the folded text; gives tokens. Labels are looked for in the Han characters of
//! the range alone, so that a label broken by a line end, a page or its own figures is whole
//! again; figures keep their place among them.

use std::ops::Range;

use crate::form::Table;
use crate::form::labels::Label;
use crate::grammar::lexicon::{Lexicon, caption, han_len, is_han};
use crate::grammar::number::{is_nothing, plain_count};
use crate::grammar::token::{Kind, Token};
use crate::layout::{Line, is_page_number, lines};
use crate::sections::page::Page;
use crate::{Span, offset};

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
    let mut han = Han::with_capacity(range.len() as usize);
    let mut atoms = Vec::with_capacity(range.len() as usize / 8);
    let lines: Vec<Line> = lines(page.view, range).collect();
    let spacing = spacing(&lines);
    let mut n_blank = 0_usize;
    for line in lines {
        let text = page.words(line.trimmed);
        if text.is_empty() {
            n_blank += 1;
            continue;
        }
        let gap = std::mem::take(&mut n_blank);
        let n_empty = spacing.map_or(0, |spacing| gap / spacing / 2);
        for _ in 0..n_empty.min(MOST_BLANK) {
            let kind = Kind::Blank { slack: true };
            atoms.push(Atom {
                token: Token::new(kind, Span::at(line.trimmed.start)),
                before: han.len(),
            });
        }
        let is_digits = text.bytes().all(|b| b.is_ascii_digit());
        if is_page_number(text) || is_digits && ends_page(page, line) {
            continue;
        }
        let alone = |kind, count| Atom {
            token: Token {
                count,
                alone: true,
                ..Token::new(kind, line.trimmed)
            },
            before: han.len(),
        };
        if is_digits {
            atoms.push(alone(Kind::Figure, plain_count(text)));
            continue;
        }
        let has_digit = text.bytes().any(|b| b.is_ascii_digit());
        if !has_digit && text.chars().all(|c| !is_han(c) || c == '无') && is_nothing(text) {
            atoms.push(alone(Kind::Nothing, None));
            continue;
        }
        scan(page, line.trimmed, table, &mut han, &mut atoms);
    }
    join(&han, &atoms, table)
}

const FORM_FEED: char = '\u{C}';

/// More blank cells than a row has are a gap in the page.
const MOST_BLANK: usize = 15;

/// How many blank lines stand behind each line, where each is a cell; an empty one leaves as many
/// before and behind it, so that all gaps are odd multiples of this. Nothing where lines are not cells.
fn spacing(lines: &[Line]) -> Option<usize> {
    let mut gaps: Vec<usize> = Vec::with_capacity(lines.len());
    for line in lines {
        match gaps.last_mut() {
            Some(gap) if line.trimmed.is_empty() => *gap += 1,
            None if line.trimmed.is_empty() => {}
            _ => gaps.push(0),
        }
    }
    gaps.pop();
    let spacing = gaps.iter().copied().filter(|gap| *gap > 0).min()?;
    let fits = |gap: &&usize| gap.is_multiple_of(spacing) && **gap / spacing % 2 == 1;
    (20 * gaps.iter().filter(fits).count() >= 19 * gaps.len()).then_some(spacing)
}

/// Whether a bare number is on the last line of a page: a form feed stands behind it.
fn ends_page(page: &Page<'_>, line: Line) -> bool {
    if line.trimmed.len() > 3 {
        return false;
    }
    let behind = page.view.get(line.span.end as usize..).unwrap_or("");
    let blank = behind.len() - behind.trim_start_matches([' ', '\n']).len();
    let end = line.span.end + offset(blank);
    page.raw(Span::new(line.span.end, end)).contains(FORM_FEED)
}

/// Parts a line into Han characters, figures and marks.
fn scan(page: &Page<'_>, line: Span, table: Table, han: &mut Han, atoms: &mut Vec<Atom>) {
    let text = page.words(line);
    let place = |at: usize| line.start + offset(at);
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(b) = bytes.get(at) {
        if *b == b' ' {
            // In aligned text they are most of a line.
            let is_blank = |b: &&u8| **b == b' ';
            at += bytes[at..].iter().take_while(is_blank).count();
            continue;
        }
        if !b.is_ascii() {
            let rest = &text[at..];
            let len = han_len(rest);
            if len > 0 {
                han.push(&rest[..len], place(at));
                at += len;
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
            continue;
        }
        if b.is_ascii_digit() {
            let end = figure_end(bytes, at);
            if let Some(word) = word(bytes, at, end) {
                let span = Span::new(place(word.start), place(word.end));
                let token = Token {
                    alone: word == (0..text.len()),
                    ..Token::new(Kind::Words, span)
                };
                atoms.push(Atom {
                    token,
                    before: han.len(),
                });
                at = word.end;
                continue;
            }
            let start = signed_start(bytes, at);
            if let Some((end, next)) = figure(text, at, end, table) {
                let span = Span::new(place(start), place(end));
                let token = Token {
                    count: plain_count(&text[at..end]),
                    signed: start < at,
                    alone: start == 0 && end == text.len(),
                    ..Token::new(Kind::Figure, span)
                };
                atoms.push(Atom {
                    token,
                    before: han.len(),
                });
                at = next;
            } else {
                at = end;
            }
            continue;
        }
        if matches!(b, b'/' | b'-') {
            let end = at
                + bytes[at..]
                    .iter()
                    .take_while(|b| matches!(b, b'/' | b'-'))
                    .count();
            let open = |b: Option<&u8>| b.is_none_or(|b| *b == b' ');
            if open(at.checked_sub(1).and_then(|n| bytes.get(n))) && open(bytes.get(end)) {
                let token = Token::new(Kind::Nothing, Span::new(place(at), place(end)));
                atoms.push(Atom {
                    token,
                    before: han.len(),
                });
            }
            at = end;
            continue;
        }
        at += 1;
    }
}

/// Past the digits, and the groups of three and the fraction that go on behind them.
fn figure_end(bytes: &[u8], start: usize) -> usize {
    let digits = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut end = start + digits(start);
    if end - start <= 3 {
        while bytes.get(end) == Some(&b',') && digits(end + 1) == 3 {
            end += 4;
        }
    }
    if bytes.get(end) == Some(&b'.') && digits(end + 1) > 0 {
        end += 1 + digits(end + 1);
    }
    end
}

/// The word that digits are part of, if they are part of one: `2O`, `l2`, `3/4`, `12?`.
fn word(bytes: &[u8], start: usize, end: usize) -> Option<Range<usize>> {
    let is_letter = |b: &u8| b.is_ascii_alphabetic() || *b == b'?';
    let is_part = |b: &&u8| b.is_ascii_digit() || is_letter(b) || matches!(b, b'.' | b'/');
    let is_digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = match bytes.get(end) {
        Some(b'.' | b'/') => is_digit_at(end + 1),
        behind => behind.is_some_and(is_letter),
    };
    if !goes_on && !bytes[..start].last().is_some_and(is_letter) {
        return None;
    }
    let before = bytes[..start].iter().rev().take_while(is_part).count();
    let behind = bytes[end..].iter().take_while(is_part).count();
    Some(start - before..end + behind)
}

/// Where a figure's sign stands, if it has one: a sign directly before it.
fn signed_start(bytes: &[u8], start: usize) -> usize {
    match start.checked_sub(1).and_then(|n| bytes.get(n)) {
        Some(b'-' | b'+') => start - 1,
        _ => start,
    }
}

/// What of a run of digits is a figure: where it ends, and where reading goes on. An ordinal of
/// the label behind it, a date and a caption's number are none.
fn figure(text: &str, start: usize, end: usize, table: Table) -> Option<(usize, usize)> {
    let before = text[..start].chars().next_back();
    let behind = &text[end..];
    if before == Some('第') || before == Some('(') && end - start <= 2 && behind.starts_with(')') {
        return None;
    }
    // In aligned text there are many blanks.
    let n_blanks = behind.bytes().take_while(|b| *b == b' ').count();
    let word = &behind[n_blanks..];
    let next = word.chars().next();
    if next.is_some_and(|c| matches!(c, '年' | '月' | '日' | '号' | '页')) {
        return None;
    }
    // A count with its unit is a sentence's; in table `disclosure` it may be a cell's.
    let counts = |c: char| {
        matches!(
            c,
            '件' | '条' | '次' | '人' | '份' | '起' | '篇' | '期' | '%'
        )
    };
    if table != Table::Disclosure && next.is_some_and(counts) {
        return None;
    }
    let label_behind = |rest: &str| {
        rest.trim_start_matches(' ')
            .chars()
            .next()
            .is_some_and(|c| is_han(c) || c == '"')
    };
    let marked = behind
        .strip_prefix(['.', '、', ','])
        .or_else(|| word.strip_prefix('、'))
        .is_some_and(label_behind);
    if marked {
        // The last digit numbers the label behind it.
        return (end - start > 1).then(|| (end - 1, end));
    }
    let unit = ["万元", "亿元", "元"]
        .into_iter()
        .find(|unit| word.starts_with(unit));
    if let Some(unit) = unit {
        let end = text.len() - word.len() + unit.len();
        return Some((end, end));
    }
    Some((end, end))
}

/// Labels and figures in one order: a figure that stands within a label's words is behind it.
fn join(han: &Han, atoms: &[Atom], table: Table) -> Vec<Token> {
    /// So many characters between two figures that no label takes are prose.
    const PROSE: usize = 4;
    let lexicon = Lexicon::of(table);
    let mut labels: Vec<(usize, Token)> = Vec::new();
    if table == Table::Disclosure {
        labels.extend(captions(han));
    }
    for (label, start, end) in lexicon.phrases_in(&han.text) {
        let span = Span::new(han.place(start), han.place(end - 1).saturating_add(3));
        labels.push((start / 3, Token::new(Kind::Label(label), span)));
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
    while let Some(found) = han.text[from..].find("第二十条第") {
        let start = from + found;
        from = start + "第二十条第".len();
        let Some(number) = han.text[from..].chars().next() else {
            break;
        };
        if let Some(number) = caption(&format!("第二十条第{number}项")) {
            let span = Span::new(han.place(start), han.place(from).saturating_add(3));
            captions.push((
                start / 3,
                Token::new(Kind::Label(Label::Caption(number)), span),
            ));
        }
    }
    captions
}
