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

use crate::Span;
use crate::grammar::text::Text;
use crate::model::{Claim, Quantity};

use self::quantity::{Counted, numeral_quantity, quantity};
use self::words::Word;

/// A piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Word(Word),
    Counted(Counted),
    Year(u16),
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
/// `text` is folded: digits and brackets are ASCII, characters are simplified.
pub(crate) fn claims(text: Text<'_>) -> Vec<Claim> {
    let dense = Dense::new(text);
    let tokens = tokens(&dense.text);
    let mut claims = clause::read(&tokens);
    for claim in &mut claims {
        claim.span = dense.span(claim.span);
    }
    claims
}

/// A text without the blanks that layout put between its characters.
///
/// Words are cut over lines and figures stand between blanks; two figures stay apart. A line break
/// behind the end of a sentence parts paragraphs and stays.
struct Dense {
    text: String,
    /// For each byte of the dense text, its offset in the text it was taken from.
    offsets: Vec<u32>,
    end: u32,
}

impl Dense {
    fn new(text: Text<'_>) -> Self {
        let source = text.as_str();
        let mut dense = Self {
            text: String::with_capacity(source.len()),
            offsets: Vec::with_capacity(source.len()),
            end: text.span().end,
        };
        let mut blank = None;
        let mut at = text.start();
        for c in source.chars() {
            if c.is_whitespace() {
                blank = if blank == Some('\n') { blank } else { Some(c) };
            } else {
                let last = dense.text.chars().next_back();
                let between_digits =
                    c.is_ascii_digit() && last.is_some_and(|it| it.is_ascii_digit());
                let after_stop = last.is_some_and(|it| "。;:!?".contains(it));
                match blank.take() {
                    Some('\n') if after_stop => dense.push('\n', at),
                    Some(_) if between_digits => dense.push(' ', at),
                    _ => {}
                }
                dense.push(c, at);
            }
            at = at.saturating_add(c.len_utf8().try_into().unwrap_or(u32::MAX));
        }
        dense
    }

    fn push(&mut self, c: char, at: u32) {
        self.text.push(c);
        for byte in 0..c.len_utf8() {
            let byte = u32::try_from(byte).unwrap_or_default();
            // A blank stands for what was left out before `at`, of any width.
            self.offsets.push(if c.is_whitespace() {
                at
            } else {
                at.saturating_add(byte)
            });
        }
    }

    /// Where a range of the dense text stands in the text it was taken from.
    fn span(&self, dense: Span) -> Span {
        let offset = |at: u32| self.offsets.get(at as usize).copied();
        let start = offset(dense.start).unwrap_or(self.end);
        let end = match dense.end.checked_sub(1).and_then(offset) {
            Some(last) => last.saturating_add(1),
            None => start,
        };
        Span::new(start, end)
    }
}

/// The words, figures and stops of a dense text, in order.
fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut words = words::find(text).peekable();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        while words.next_if(|(_, range)| range.start < at).is_some() {}
        if let Some((word, range)) = words.next_if(|(_, range)| range.start == at) {
            if word != Word::Nothing {
                tokens.push(Token {
                    piece: Piece::Word(word),
                    start: at,
                    end: range.end,
                });
            }
            at = range.end;
            continue;
        }
        let token = if c.is_ascii_digit() {
            number(text, at)
        } else if let Some(token) = numeral(text, at, c) {
            token
        } else if ",;。:()!?、\n".contains(c) {
            Token {
                piece: Piece::Stop(c),
                start: at,
                end: at + c.len_utf8(),
            }
        } else {
            at += c.len_utf8();
            continue;
        };
        at = token.end;
        // A figure that counts nothing, such as that of a date, leaves a stop of no effect.
        if token.piece != Piece::Stop(' ') {
            tokens.push(token);
        }
    }
    tokens
}

/// The figure at `at`: a year, a quantity, or something that counts nothing.
fn number(text: &str, at: usize) -> Token {
    let (before, here) = text.split_at(at);
    let end_of_digits = here
        .find(|c: char| !c.is_ascii_digit())
        .map_or(text.len(), |n| at + n);
    let nothing = |end| Token {
        piece: Piece::Stop(' '),
        start: at,
        end,
    };
    let after = &text[end_of_digits..];
    if end_of_digits - at == 4
        && after.starts_with('年')
        && let Ok(year @ 1990..=2099) = here[..4].parse()
    {
        return Token {
            piece: Piece::Year(year),
            start: at,
            end: end_of_digits + '年'.len_utf8(),
        };
    }
    let part_of_a_name = |c: char| c.is_ascii_alphanumeric() || "第〔[-~—./号".contains(c);
    if before.ends_with(part_of_a_name) {
        return nothing(end_of_digits);
    }
    let Some((rest, counted)) = quantity(Text::new(here, 0), before) else {
        return nothing(end_of_digits);
    };
    let end = text.len() - rest.as_str().len();
    let measures_else = |c: char| {
        c.is_ascii_alphanumeric()
            || "年月日号%‰时点分楼层届级岁类大位种所台块处度-~—.〕]".contains(c)
    };
    if counted.unit.is_empty() && rest.as_str().starts_with(measures_else) {
        return nothing(end);
    }
    Token {
        piece: Piece::Counted(counted),
        start: at,
        end,
    }
}

/// A quantity in words: 十二件, 为零, 零件.
fn numeral(text: &str, at: usize, c: char) -> Option<Token> {
    let (before, here) = text.split_at(at);
    if c == '零' {
        let unit = ["件", "起", "宗", "例"]
            .into_iter()
            .find(|unit| here[c.len_utf8()..].starts_with(unit));
        let said = unit.is_some() || before.ends_with(['为', '是']);
        return said.then(|| Token {
            piece: Piece::Counted(Counted {
                quantity: Quantity::None,
                unit: unit.unwrap_or_default().to_owned(),
            }),
            start: at,
            end: at + c.len_utf8() + unit.map_or(0, str::len),
        });
    }
    if !"一二三四五六七八九十两".contains(c) || before.ends_with(['第', '每', '逐', '某'])
    {
        return None;
    }
    let (rest, counted) = numeral_quantity(Text::new(here, 0))?;
    Some(Token {
        piece: Piece::Counted(counted),
        start: at,
        end: text.len() - rest.as_str().len(),
    })
}

#[cfg(test)]
mod tests;
