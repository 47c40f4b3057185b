//! Lines to paragraphs, and paragraphs to words.
//!
//! Takes ranges of the folded text that hold prose; gives its paragraphs, with lines joined that only
//! the layout broke, and the text of a span as it stands. Does not know the form.

use crate::layout::{Line, is_page_number, lines};
use crate::sections::page::Page;
use crate::source::separators;
use crate::{Span, offset};

/// One paragraph: the lines it stands on, without the blanks around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    pub(crate) lines: Vec<Span>,
}

impl Paragraph {
    pub(crate) fn span(&self) -> Span {
        self.lines
            .iter()
            .copied()
            .reduce(Span::join)
            .unwrap_or_default()
    }
}

/// What the pages of a text do to its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wrap {
    /// How far lines reach where the layout breaks them; `None` where a line is a paragraph.
    width: Option<usize>,
    /// What stands at the head of pages, if that is known.
    head: Option<Span>,
}

/// So many columns less than the longest line is a full line: what is pushed to the next line by the
/// rules of Chinese typesetting is at most three characters.
const SLACK: usize = 6;

impl Wrap {
    /// Looks at the lines of ranges of prose.
    pub(crate) fn of(page: &Page<'_>, ranges: &[Span]) -> Self {
        /// Longer lines are paragraphs: no page holds as many columns.
        const LONGEST: usize = 120;
        /// So many full lines that end in mid-sentence are no accident.
        const FEWEST: usize = 3;
        let mut reaches: Vec<(usize, bool)> = Vec::new();
        for line in ranges.iter().flat_map(|&range| lines(page.view, range)) {
            let words = page.words(line.trimmed);
            if words.is_empty() || is_page_number(words) || is_bare_number(words) {
                continue;
            }
            let reach = reach(page, line);
            if reach > LONGEST {
                return Self::default();
            }
            reaches.push((reach, !ends_sentence(words)));
        }
        let width = reaches.iter().map(|(reach, _)| *reach).max().unwrap_or(0);
        let n_cut = reaches
            .iter()
            .filter(|(reach, cut)| *cut && reach + SLACK >= width)
            .count();
        Self {
            width: (n_cut >= FEWEST).then_some(width),
            head: None,
        }
    }

    /// The same where pages are headed with the words of a place, which stand in no paragraph.
    pub(crate) const fn headed(self, head: Option<Span>) -> Self {
        Self { head, ..self }
    }

    /// Whether a line has the words at the head of pages, and no others.
    fn is_head(self, page: &Page<'_>, words: &str) -> bool {
        fn letters(text: &str) -> impl Iterator<Item = char> {
            text.chars().filter(|c| !matches!(c, ' ' | '\n'))
        }
        self.head
            .is_some_and(|head| letters(page.words(head)).eq(letters(words)))
    }

    fn is_full(self, page: &Page<'_>, line: Line) -> bool {
        self.width
            .is_some_and(|width| reach(page, line) + SLACK >= width)
    }
}

/// The column at which a line ends; a Chinese character takes two.
fn reach(page: &Page<'_>, line: Line) -> usize {
    let lead = line.trimmed.start - line.span.start;
    let words = page.words(line.trimmed).as_bytes();
    // Of a character's bytes, the first counts. Counting bytes takes many at once, telling characters one.
    let count =
        |is_counted: fn(&u8) -> bool| words.iter().map(|b| u32::from(is_counted(b))).sum::<u32>();
    let n_chars = count(|b| b & 0xC0 != 0x80);
    let n_wide = count(|b| *b >= 0xC0);
    (lead + n_chars + n_wide) as usize
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['。', '!', '?', ':', ';', '"'])
}

/// The paragraphs of a range; blank lines, rules and what stands at the head and the foot of pages are none.
pub(crate) fn paragraphs(page: &Page<'_>, range: Span, wrap: Wrap) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    // Whether the paragraph may go on in the next line, how far in its lines begin, and what lies
    // between.
    let mut open = false;
    let mut indent = 0;
    let mut gap = false;
    let mut paged = false;
    for line in lines(page.view, range) {
        let words = page.words(line.trimmed);
        if words.chars().all(is_of_rule) {
            gap = true;
            continue;
        }
        if is_page_number(words) || is_bare_number(words) || wrap.is_head(page, words) {
            paged = true;
            continue;
        }
        let lead = line.trimmed.start - line.span.start;
        let goes_on = open && (!gap || paged) && lead <= indent && !begins_item(page, line)
            || paragraphs
                .last()
                .is_some_and(|last| is_ordinal(page, last.span()));
        match paragraphs.last_mut() {
            Some(last) if goes_on => last.lines.push(line.trimmed),
            _ => paragraphs.push(Paragraph {
                lines: vec![line.trimmed],
            }),
        }
        let full = wrap.is_full(page, line);
        let deeper = goes_on || lead == 0;
        indent = if deeper { lead } else { lead.saturating_sub(1) };
        open = full && (!ends_sentence(words) || indent > 0 || goes_on);
        (gap, paged) = (false, false);
    }
    paragraphs
}

/// A number on a line of its own is a page number where prose stands.
fn is_bare_number(words: &str) -> bool {
    words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit())
}

/// `(二)`: whether a paragraph is an ordinal alone, of which what it numbers stands on the next line.
fn is_ordinal(page: &Page<'_>, span: Span) -> bool {
    /// A longer one is damaged.
    const LONGEST_ORDINAL: u32 = 12;
    if span.len() > LONGEST_ORDINAL {
        return false;
    }
    let (ordinal, rest) = crate::grammar::ordinal::ordinal(page.leaf(span));
    ordinal.is_some() && rest.as_str().is_empty()
}

/// Whether a line begins with an ordinal.
fn begins_item(page: &Page<'_>, line: Line) -> bool {
    crate::grammar::ordinal::ordinal(page.leaf(line.trimmed))
        .0
        .is_some()
}

/// What stands in a span: its paragraphs, parted by line breaks.
pub(crate) fn compose(page: &Page<'_>, paragraphs: &[Paragraph], span: Span) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        let mut begun = false;
        for line in &paragraph.lines {
            let part = Span::new(line.start.max(span.start), line.end.min(span.end));
            if part.is_empty() || part.start >= line.end {
                continue;
            }
            if text.is_empty() && part.end < span.end {
                // Of one line, the text is as long as the line.
                text.reserve(page.raw(span).len());
            }
            if !begun && !text.is_empty() {
                text.push('\n');
            }
            begun = true;
            push_words(&mut text, page.raw(part));
        }
    }
    text
}

const fn is_separator(c: char) -> bool {
    matches!(
        c,
        separators::CELL | separators::ROW | separators::TABLE_OPEN | separators::TABLE_CLOSE
    )
}

/// `|---|:--|`, `---`, `| | |`: what the rules of a text and the rows without words of a table are made of.
const fn is_of_rule(c: char) -> bool {
    is_separator(c) || matches!(c, ' ' | '|' | '-' | ':' | '=' | '_' | '*' | '—' | '─')
}

fn is_beside(c: char) -> bool {
    c.is_whitespace() || is_separator(c) || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// A span without what stands beside its words. The mark at the end of a cell stands for all of the
/// source up to the next cell.
pub(crate) fn trim(page: &Page<'_>, span: Span) -> Span {
    let words = page.words(span).trim_start_matches(is_beside);
    let start = span.end - offset(words.len());
    let len = words.trim_end_matches(is_beside).len();
    Span::new(start, start + offset(len))
}

/// Words without what stands beside them; what stood between cells is a blank.
fn push_words(text: &mut String, words: &str) {
    let words = words.trim_matches(is_beside);
    // All bytes are looked at together, not one by one up to the first found.
    let has_separator = |found, b| found | is_separator(char::from(b));
    if words.bytes().fold(false, has_separator) {
        text.extend(words.chars().map(|c| if is_separator(c) { ' ' } else { c }));
    } else {
        text.push_str(words);
    }
}
