//! Figures in running text: where one begins and ends, what belongs to it, and what is none.
//!
//! Takes the folded text of a line and the place of digits in it; gives places in the line. Does not know
//! what stands on other lines.

use std::ops::Range;

use crate::form::Table;
use crate::form::words::counters::{BEHIND_UNITS, OF_SENTENCES, QUALIFIERS, SIGNS_OF_MONEY};
use crate::form::words::{COMPARISONS, OF_A_PART, ROUGHLY};
use crate::grammar::han::is_han;
use crate::grammar::lexicon::Lexicon;
use crate::grammar::number::{decimal_len, is_nothing, money_len, sign_len_behind, unit_len};
use crate::grammar::numeral::is_numeral;

/// Whether figures and marks for nothing have a byte.
pub(crate) const fn is_of_value(b: u8) -> bool {
    b.is_ascii_digit() || matches!(b, b'.' | b',' | b'/' | b'\\' | b'-' | b'+')
}

/// Whether a word is what may stand in a cell: digits, or a mark or word for nothing.
pub(super) fn is_value(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(is_of_value) || is_nothing(word)
}

/// Whether digits stand between the ends of a line or the digits of others, with blanks around them: nothing
/// belongs to them.
pub(crate) fn is_apart(line: &[u8], digits: Range<usize>) -> bool {
    let is_nearest_digit = |nearest: Option<&u8>| nearest.is_none_or(u8::is_ascii_digit);
    let is_filled = |b: &&u8| **b != b' ';
    let before = &line[..digits.start];
    before.last().is_none_or(|b| *b == b' ')
        && is_nearest_digit(before.iter().rfind(is_filled))
        && is_nearest_digit(line[digits.end..].iter().find(is_filled))
}

/// `约5`, `其中5`, `>5`: the word of a cell that is a figure only roughly, of a part, or a bound.
pub(crate) fn rough(text: &str, digits: Range<usize>) -> Option<Range<usize>> {
    let before = &text[..digits.start];
    let is_open = |c: char| c == ' ';
    if before.is_empty() || before.ends_with(is_open) {
        return None;
    }
    if let Some(before) = before.strip_suffix(COMPARISONS) {
        // A mark that ends a tag compares nothing.
        let is_tag = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '"' | '\'' | '-');
        return (!before.ends_with(is_tag)).then_some(before.len()..digits.end);
    }
    if let Some(before) = before.strip_suffix(ROUGHLY) {
        let is_cell = before.is_empty() || before.ends_with(is_open);
        return is_cell.then_some(before.len()..digits.end);
    }
    let mut words = OF_A_PART.iter();
    let before = words.find_map(|word| before.strip_suffix(word))?;
    let end = digits.end + unit_len(&text[digits.end..]);
    let is_end = text[end..].is_empty() || text[end..].starts_with(is_open);
    let is_cell = is_end && (before.is_empty() || before.ends_with(is_open));
    is_cell.then_some(before.len()..end)
}

/// `12余`, `3千万元`, `12万3千元`, `5万元左右`, `12件以上`, `¥12000`, `12~13`: the words of a cell whose digits alone say something
/// else.
pub(crate) fn qualified(text: &str, digits: Range<usize>) -> Option<Range<usize>> {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = &text[..digits.start];
    let unsigned = before.trim_end_matches(SIGNS_OF_MONEY);
    if !(unsigned.is_empty() || unsigned.ends_with(' ')) {
        return None;
    }
    let behind = &text[digits.end..];
    let word = behind.trim_start_matches(' ');
    let rest = &word[unit_len(word)..];
    let goes_on = behind.chars().nth(1).is_some_and(is_digit);
    let is_other = if rest.len() < word.len() {
        money_len(word) > 0 && rest.starts_with(is_digit)
            || BEHIND_UNITS.iter().any(|it| rest.starts_with(it))
    } else {
        word.starts_with(QUALIFIERS)
            || BEHIND_UNITS.iter().any(|it| behind.starts_with(it))
            || behind.starts_with('+') && !goes_on
            || behind.starts_with('~') && goes_on
    };
    let end = text.len() - rest.find(' ').map_or(0, |at| rest.len() - at);
    (is_other || unsigned.len() < before.len()).then_some(unsigned.len()..end.max(digits.end))
}

/// `12 000元`: whether digits are a group of those before them, behind a blank: no amount has three and a zero first.
pub(crate) fn is_group(text: &str, digits: Range<usize>) -> bool {
    let before = text[..digits.start].strip_suffix(' ');
    let is_digit = |c: char| c.is_ascii_digit();
    before.is_some_and(|it| it.ends_with(is_digit))
        && money_len(&text[digits.end..]) > 0
        && digits.len() == 3
        && text[digits].starts_with('0')
}

/// Where the figure ends that begins at `start`, with its groups of three and its fraction.
pub(crate) fn figure_end(text: &str, start: usize) -> usize {
    let figure = &text[start..];
    let n_digits = figure.bytes().take_while(u8::is_ascii_digit).count();
    // Few go on.
    let goes_on = matches!(figure.as_bytes().get(n_digits), Some(b',' | b'.'));
    start
        + if goes_on {
            decimal_len(figure)
        } else {
            n_digits
        }
}

/// The word that digits are part of, if they are part of one: `2O`, `l2`, `3/4`, `12?`, `4928,431,73532`. Where
/// cells are glued, `3/4` is three of them.
pub(crate) fn word(bytes: &[u8], digits: Range<usize>, is_glued: bool) -> Option<Range<usize>> {
    let is_letter = |b: &u8| b.is_ascii_alphabetic() || *b == b'?';
    let joins = |b: u8| matches!(b, b'.' | b',') || b == b'/' && !is_glued;
    let is_part = |b: &&u8| b.is_ascii_digit() || is_letter(b) || joins(**b);
    let is_digit_at = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = match bytes.get(digits.end) {
        Some(&b) if joins(b) => is_digit_at(digits.end + 1),
        behind => behind.is_some_and(is_letter),
    };
    if !goes_on && !bytes[..digits.start].last().is_some_and(is_letter) {
        return None;
    }
    let before = bytes[..digits.start]
        .iter()
        .rev()
        .take_while(is_part)
        .count();
    let behind = bytes[digits.end..].iter().take_while(is_part).count();
    Some(digits.start - before..digits.end + behind)
}

/// `- 42`: whether a line is a sign and a figure with a blank between them.
pub(crate) fn is_signed(line: &[u8]) -> bool {
    let [b'-' | b'+', b' ', digits @ ..] = line else {
        return false;
    };
    !digits.is_empty() && digits.iter().all(u8::is_ascii_digit)
}

/// Where a figure's sign stands, if it has one: a sign directly before it, or behind another figure and
/// before a blank, where it is no mark for nothing: `348- 42`; or words that begin a cell: `减少 33`.
pub(crate) fn signed_start(text: &str, start: usize) -> usize {
    let before = &text[..start];
    match before.as_bytes() {
        [.., b'-' | b'+'] => start - 1,
        [.., b'0'..=b'9', b'-' | b'+', b' '] => start - 2,
        _ => {
            let sign = start - sign_len_behind(before);
            let begins_cell = sign == 0 || before[..sign].ends_with(' ');
            if begins_cell { sign } else { start }
        }
    }
}

/// What of a run of digits is a figure: where it ends, and where reading goes on. An ordinal of
/// the label behind it, a date and a caption's number are none.
pub(crate) fn figure(text: &str, digits: Range<usize>, table: Table) -> Option<(usize, usize)> {
    let Range { start, end } = digits;
    let before = text[..start].chars().next_back();
    let behind = &text[end..];
    if text[..start].trim_end_matches(' ').ends_with('第')
        || before == Some('(') && end - start <= 2 && behind.starts_with(')')
    {
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
    let ends_remark = || word.chars().nth(1) == Some(')');
    if next.is_some_and(|c| OF_SENTENCES.contains(&c))
        && (table != Table::Disclosure || ends_remark())
    {
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
        .or_else(|| word.strip_prefix(['、', '.']))
        .is_some_and(label_behind);
    if marked {
        // The last digit numbers the label behind it.
        return (end - start > 1).then(|| (end - 1, end));
    }
    let end = match money_len(word) {
        0 => end,
        n_unit => text.len() - word.len() + n_unit,
    };
    Some((end, end))
}

/// What stands behind a figure and belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dress {
    Bare,
    /// A unit, a remark, or both, up to here.
    Whole(usize),
    /// A remark that does not end on the line; where its bracket ends.
    Open(usize),
}

/// The unit and the remark of a figure.
pub(crate) fn dress(text: &str, digits: Range<usize>, lexicon: &Lexicon) -> Dress {
    /// Longer remarks are sentences.
    const LONGEST: usize = 120;
    /// Of a label; of those that begin a remark, one or two may be a label's.
    const FEWEST: usize = 3;
    let past_blanks = |at: usize| {
        at + text.as_bytes()[at..]
            .iter()
            .take_while(|b| **b == b' ')
            .count()
    };
    let is_parted = |c: Option<char>| c.is_none_or(|c| c == ' ');
    let before = &text[..digits.start];
    let begins_cell =
        is_parted(before.chars().next_back()) && !before.trim_end_matches(' ').ends_with('第');
    let unit = past_blanks(digits.end);
    let n_unit = unit_len(&text[unit..]);
    let dressed = if n_unit > 0 {
        unit + n_unit
    } else {
        digits.end
    };
    let open = past_blanks(dressed);
    let remark = text[open..].strip_prefix('(').filter(|_| {
        // Wider blanks align columns, and a count in a sentence has a unit.
        open <= dressed + 1 && (begins_cell || n_unit == 0)
    });
    if let Some(remark) = remark {
        let len = closing(remark, LONGEST, 0).unwrap_or(remark.len());
        let is_closed = len < remark.len();
        let words: String = remark
            .chars()
            .take_while(|c| !matches!(c, '(' | ')'))
            .take(LONGEST)
            .filter(|c| is_han(*c))
            .collect();
        let is_ordinal = if is_closed {
            remark[..len]
                .chars()
                .all(|c| is_numeral(c) || c.is_ascii_digit() || c == ' ')
        } else {
            remark.starts_with(is_numeral)
        };
        let is_label = words.len() >= FEWEST * '第'.len_utf8() && lexicon.has_words(&words);
        match is_closed {
            _ if is_ordinal || is_label => {}
            true => return Dress::Whole(open + len + 2),
            false => return Dress::Open(open + 1),
        }
    }
    if n_unit > 0 && begins_cell && is_parted(text[dressed..].chars().next()) {
        Dress::Whole(dressed)
    } else {
        Dress::Bare
    }
}

/// Where a bracket ends that is open at the begin of a text, within so many bytes and line ends.
pub(crate) fn closing(text: &str, farthest: usize, mut n_lines: usize) -> Option<usize> {
    const DEEPEST: usize = 2;
    let mut depth = 0;
    for (n, b) in text.bytes().take(farthest).enumerate() {
        match b {
            b')' if depth == 0 => return Some(n),
            b')' => depth -= 1,
            b'(' => depth += 1,
            b'\n' => n_lines = n_lines.checked_sub(1)?,
            _ => {}
        }
        if depth > DEEPEST {
            break;
        }
    }
    None
}
