//! Claims of the narrative: which counts it states, read clause by clause.
//!
//! Takes a piece of folded narrative; gives claims with spans of that text. A clause is words and
//! figures: the words decide what a figure counts, and a figure that no word of the form claims is
//! none of ours.
//!
//! ```text
//! claim  = subject quantity | quantity subject | negation subject
//! 收到政府信息公开申请137件(含上年度结转34件), 另有103件顺延到下年度答复
//! ```

mod clause;
mod quantity;
mod said;
mod scan;
mod words;

use std::borrow::Cow;

use crate::form::words::claims::{BEFORE_ZERO, LINES, MEASURES, NAMING, NOT_COUNTING, TIMES};
use crate::form::words::counters::OF_ZERO;
use crate::grammar::numeral::{BEGIN_COUNTS, is_of_count};
use crate::grammar::text::Text;
use crate::model::{Claim, Quantity};
use crate::{Span, offset};

use self::clause::Reader;
use self::quantity::{Counted, counts_in_words, figure_len, numeral_quantity, quantity};
use self::words::{COUNTING, Word, is_for_none};

/// A piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(Word),
    Counted(Counted),
    Year(u16),
    /// The month of a day up to which something is told: 截至11月30日.
    Until(u8),
    /// The end of a clause, with the mark that ends it; `\n` ends a paragraph.
    Stop(char),
}

/// A piece and the bytes of the dense text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Token {
    piece: Piece,
    start: usize,
    end: usize,
}

/// 正文所述: what a narrative claims, in its order.
///
/// `text` is folded: digits and brackets are ASCII, characters are simplified, blanks and line ends
/// are those of [`BLANKS`].
pub(crate) fn claims(text: Text<'_>) -> Vec<Claim> {
    let mut reader = Reader::default();
    let mut pieces = Vec::with_capacity(64);
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (dense, behind) = Dense::paragraph(text);
        tokens(&dense.text, &mut pieces);
        if behind.is_some() {
            let end = dense.text.len();
            pieces.push(Token {
                piece: Piece::Stop('\n'),
                start: end,
                end: end + 1,
            });
        }
        let n_before = reader.claims.len();
        reader.paragraph(&pieces);
        for claim in reader.claims.iter_mut().skip(n_before) {
            claim.span = dense.span(claim.span);
        }
        pieces.clear();
        rest = behind;
    }
    reader.drop_years_since();
    reader.claims
}

const BLANKS: [char; 3] = [' ', '\t', '\n'];

/// A paragraph without the blanks that layout put between its characters.
///
/// Words are cut over lines and figures stand between blanks; two figures stay apart. A line break
/// behind the end of a sentence ends the paragraph.
struct Dense<'a> {
    /// A paragraph on one line is the text's own.
    text: Cow<'a, str>,
    /// Where a stretch begins that goes on without blanks: in the dense text, and in the text it was
    /// taken from.
    stretches: Vec<(u32, u32)>,
}

impl<'a> Dense<'a> {
    /// The first paragraph of a text, and what stands behind it.
    fn paragraph(text: Text<'a>) -> (Self, Option<Text<'a>>) {
        let source = text.as_str();
        let place = |at: usize| text.start().saturating_add(offset(at));
        let mut dense = Self {
            text: Cow::Borrowed(""),
            stretches: Vec::new(),
        };
        let mut start = source.len() - source.trim_start_matches(BLANKS).len();
        loop {
            let end = memchr::memchr3(b' ', b'\t', b'\n', &source.as_bytes()[start..]);
            let end = end.map_or(source.len(), |n| start + n);
            dense.push(&source[start..end], place(start));
            let rest = source[end..].trim_start_matches(BLANKS);
            if rest.is_empty() {
                return (dense, None);
            }
            start = source.len() - rest.len();
            let ends = source[..end].ends_with(['。', ';', ':', '!', '?']);
            if ends && source[end..start].contains('\n') {
                return (dense, Some(Text::new(rest, place(start))));
            }
            let is_digit = |c: char| c.is_ascii_digit();
            if source[..end].ends_with(is_digit) && rest.starts_with(is_digit) {
                dense.push(" ", place(start));
            }
        }
    }

    fn push(&mut self, stretch: &'a str, at: u32) {
        self.stretches.push((offset(self.text.len()), at));
        if self.text.is_empty() {
            self.text = Cow::Borrowed(stretch);
        } else {
            self.text.to_mut().push_str(stretch);
        }
    }

    /// Where a range of the dense text stands in the text it was taken from.
    fn span(&self, dense: Span) -> Span {
        let place = |at: u32| {
            let n = self.stretches.partition_point(|(start, _)| *start <= at);
            let (start, source) = self.stretches[n.saturating_sub(1)];
            source.saturating_add(at - start)
        };
        let start = place(dense.start);
        let last = dense.end.saturating_sub(1).max(dense.start);
        Span::new(start, place(last).saturating_add(1))
    }
}

/// The words, figures and stops of a paragraph, in order, up to the end of the last sentence that says how
/// many of anything: what sentences leave for later ones ends with the paragraph.
fn tokens(text: &str, tokens: &mut Vec<Token>) {
    let words = &*words::LEXICON;
    let bytes = text.as_bytes();
    let Some(last) = last_count(text) else {
        return;
    };
    // Words are what they are apart from the figures: none begins within another, also where a
    // figure has taken the other's first characters, as in 12件数.
    let mut free = 0;
    let mut at = 0;
    loop {
        at += words::BEGINNINGS.none_of(&bytes[at..]);
        let (piece, end) = match bytes.get(at..).unwrap_or(&[]) {
            [] => break,
            [b'0'..=b'9', ..] => {
                let month = month(text, at).filter(|_| is_until(tokens));
                month.unwrap_or_else(|| number(text, at))
            }
            here => {
                if let Some((stop, len)) = stop(here) {
                    tokens.push(Token {
                        piece: Piece::Stop(stop),
                        start: at,
                        end: at + len,
                    });
                    if at > last && ENDS.contains(&stop) {
                        return;
                    }
                    at += len;
                    continue;
                }
                if let Some(len) = title_len(&text[at..]) {
                    at += len;
                    continue;
                }
                let word = words.longest_of(here).filter(|_| at >= free);
                if let Some((word, len)) = word {
                    if word != Word::Nothing {
                        tokens.push(Token {
                            piece: Piece::Word(word),
                            start: at,
                            end: at + len,
                        });
                    }
                    at += len;
                    continue;
                }
                let c = text[at..].chars().next().unwrap_or_default();
                if !is_of_count(c) {
                    at += c.len_utf8();
                    continue;
                }
                let Some((counted, end)) = numeral(text, at, c) else {
                    // Nor does a quantity begin within a run of numerals.
                    at = text.len() - text[at..].trim_start_matches(is_of_count).len();
                    continue;
                };
                (Some(Piece::Counted(counted)), end)
            }
        };
        let start = at;
        free = free.max(start);
        at = end;
        while free < end {
            let next = &text[free..];
            let len = words.longest(next).map(|(_, len)| len);
            free += len.unwrap_or_else(|| next.chars().next().map_or(1, char::len_utf8));
        }
        if let Some(piece) = piece {
            tokens.push(Token { piece, start, end });
        }
    }
}

/// How long the title of a document is, `《关于办理…申请的通知》`, where a text begins with one: it says what the
/// document is about, and nothing of what was done.
fn title_len(text: &str) -> Option<usize> {
    /// A longer one lacks its end.
    const LONGEST: usize = 300;
    let rest = text.strip_prefix(TITLE_OPENS)?;
    let near = rest.as_bytes().get(..LONGEST).unwrap_or(rest.as_bytes());
    let end = memchr::memmem::find(near, TITLE_CLOSES.as_bytes())?;
    Some(text.len() - rest.len() + end + TITLE_CLOSES.len())
}

/// Where the last figure or word for none begins.
fn last_count(text: &str) -> Option<usize> {
    let mut rest = text;
    loop {
        let end = COUNTING.none_behind(rest.as_bytes());
        let c = rest[..end].chars().next_back()?;
        let at = end - c.len_utf8();
        let is_for_none = || {
            let word = words::LEXICON.longest(&text[at..]);
            word.is_some_and(|(word, _)| is_for_none(word))
        };
        if c.is_ascii_digit() || counts_in_words(&text[at..]) || is_for_none() {
            return Some(at);
        }
        // All of a run of numerals stands before the same word; 零 may need none.
        let run = |c| is_of_count(c) && c != '零';
        rest = rest[..at].trim_end_matches(run);
    }
}

/// The mark that ends a clause at the start of a text, and its length.
#[inline]
fn stop(text: &[u8]) -> Option<(char, usize)> {
    match text {
        [c @ (b',' | b';' | b':' | b'(' | b')' | b'!' | b'?'), ..] => Some((char::from(*c), 1)),
        [0xE3, 0x80, 0x82, ..] => Some(('。', 3)),
        [0xE3, 0x80, 0x81, ..] => Some(('、', 3)),
        _ => None,
    }
}

/// The marks that end a clause.
const STOPS: [char; 9] = [',', ';', '。', ':', '(', ')', '!', '?', '、'];

const TITLE_OPENS: char = '《';
const TITLE_CLOSES: &str = "》";

/// The marks that end a sentence.
const ENDS: [char; 3] = ['。', '!', '?'];

/// Whether the last words say that what follows is a last day: 截至, 截至2023年.
fn is_until(tokens: &[Token]) -> bool {
    let mut last = tokens.iter().rev();
    let is_year = |token: &&Token| matches!(token.piece, Piece::Year(_));
    let last = last.find(|token| !is_year(token));
    last.is_some_and(|token| token.piece == Piece::Word(Word::Until))
}

/// The month at `at`, and where it ends.
fn month(text: &str, at: usize) -> Option<(Option<Piece>, usize)> {
    let here = &text[at..];
    let rest = here.trim_start_matches(|c: char| c.is_ascii_digit());
    let month = here[..here.len() - rest.len()].parse().ok()?;
    let is_month = (1..=12).contains(&month) && rest.starts_with('月');
    is_month.then(|| (Some(Piece::Until(month)), text.len() - rest.len()))
}

/// What the figure at `at` is, a year or a quantity, and where it ends; `None` for one that counts nothing, such
/// as that of a date.
fn number(text: &str, at: usize) -> (Option<Piece>, usize) {
    let (before, here) = text.split_at(at);
    let end_of_digits = here
        .find(|c: char| !c.is_ascii_digit())
        .map_or(text.len(), |n| at + n);
    let after = &text[end_of_digits..];
    if end_of_digits - at == 4
        && after.starts_with('年')
        && let Ok(year @ 1990..=2099) = here[..4].parse()
    {
        return (Some(Piece::Year(year)), end_of_digits + '年'.len_utf8());
    }
    let part_of_a_name = |c: char| c.is_ascii_alphanumeric() || NAMING.contains(&c);
    if before.ends_with(part_of_a_name) {
        return (None, end_of_digits);
    }
    let Some((rest, counted)) = quantity(Text::new(here, 0), before) else {
        // Too large, or parted as no figure is. Nor do its last groups count anything.
        return (None, at + figure_len(here));
    };
    let measures_else = |c: char| c.is_ascii_alphanumeric() || MEASURES.contains(c);
    let begins = |words: &[&str]| words.iter().any(|word| rest.as_str().starts_with(word));
    let is_ours = if counted.unit.is_empty() {
        !rest.as_str().starts_with(measures_else) && !begins(LINES)
    } else {
        !begins(TIMES)
    };
    let end = text.len() - rest.as_str().len();
    (is_ours.then_some(Piece::Counted(counted)), end)
}

/// The quantity in words at `at`, and where it ends: 十二件, 为零, 零件.
fn numeral(text: &str, at: usize, c: char) -> Option<(Counted, usize)> {
    let (before, here) = text.split_at(at);
    if c == '零' {
        let behind = &here[c.len_utf8()..];
        let unit = OF_ZERO.iter().find(|unit| behind.starts_with(**unit));
        let counted = Counted {
            quantity: Quantity::None,
            unit: unit.copied().unwrap_or_default(),
        };
        let end = at + c.len_utf8() + counted.unit.len();
        let said = unit.is_some() || before.ends_with(BEFORE_ZERO);
        return said.then_some((counted, end));
    }
    if !BEGIN_COUNTS.contains(&c) || before.ends_with(NOT_COUNTING) {
        return None;
    }
    let (rest, counted) = numeral_quantity(Text::new(here, 0))?;
    Some((counted, text.len() - rest.as_str().len()))
}

#[cfg(test)]
mod tests;
