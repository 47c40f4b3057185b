//! How a piece of text is matched against the labels that `form` holds.
//!
//! Takes folded text; gives its key and the label of that key. Automata and tables are built once
//! per process.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

use crate::form::headings::{ARTICLE, ARTICLE_IN_DIGITS, CAPTION_ENDS};
use crate::form::labels::{DISCLOSURE, Entry, Label, REQUESTS, REVIEW};
use crate::form::words::WORDINGS;
use crate::form::{CellPath, Edition, Ruling, Table};

use crate::source::set::CharSet;

use super::number::is_nothing;
use super::numeral::{is_numeral, numeral};
use super::text::Text;
use super::trie::Trie;

/// The characters that count in a key.
static HAN: CharSet = HAN_CHARACTERS;
static OTHERS: CharSet = HAN_CHARACTERS.complement();
const HAN_CHARACTERS: CharSet = CharSet::of_ranges(&[
    ('〇', '〇'),
    ('\u{3400}', '\u{4DBF}'),
    ('\u{4E00}', '\u{9FFF}'),
]);

/// Whether a character counts in a key.
#[inline]
pub(crate) fn is_han(c: char) -> bool {
    HAN.has(c)
}

/// How many bytes of Han characters a text begins with.
pub(crate) fn han_len(text: &str) -> usize {
    OTHERS.none_of(text.as_bytes())
}

/// The runs of Han characters of a text, each with where it starts.
pub(crate) fn han_runs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += HAN.none_of(&text.as_bytes()[at..]);
            let run = &text[at..];
            let run = &run[..han_len(run)];
            if !run.is_empty() {
                at += run.len();
                return Some((at - run.len(), run));
            }
            // Characters beyond the plane are in neither set.
            at += text[at..].chars().next()?.len_utf8();
        }
    })
}

/// Sets the key of a text: its Han characters, in the wording of the form.
pub(crate) fn set_key(key: &mut String, text: &str) {
    key.clear();
    key.extend(han_runs(text).map(|(_, run)| run));
    // In a key all characters have three bytes.
    let (chars, _) = key.as_bytes().as_chunks::<3>();
    let may_be_in = |wording: &str| chars.iter().any(|c| wording.as_bytes().starts_with(c));
    if WORDINGS.iter().any(|(wording, _)| may_be_in(wording)) {
        for (wording, form) in WORDINGS {
            *key = key.replace(wording, form);
        }
    }
}

/// The labels of one table, by key and by phrase.
#[derive(Debug)]
pub(crate) struct Lexicon {
    entries: &'static [Entry],
    by_key: HashMap<&'static str, Known, BuildHasherDefault<KeyHasher>>,
    /// What the form itself prints, with its ordinals, which most cells with words hold.
    printed: HashMap<String, Known, BuildHasherDefault<KeyHasher>>,
    phrases: Trie<Label>,
    /// The keys that a misspelt one may be near to.
    keys: Vec<(Label, Spelling)>,
}

/// Shorter keys are too like each other to be told apart when misspelt.
const SHORTEST_MISSPELT: usize = 4;

/// Keys are the form's own and few, so that a hash need not withstand an attack.
#[derive(Debug, Default)]
struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn write(&mut self, bytes: &[u8]) {
        /// Odd, with its bits evenly spread.
        const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
        let (words, rest) = bytes.as_chunks();
        let words = words.iter().map(|word| u64::from_le_bytes(*word));
        // The end once more, unless the key is shorter than a word.
        let end = bytes.last_chunk().map_or_else(
            || rest.iter().fold(0, |word, b| word << 8 | u64::from(*b)),
            |end| u64::from_le_bytes(*end),
        );
        for word in words.chain([end]) {
            self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(FACTOR);
        }
    }

    /// Behind every key stands the same byte.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// How a label was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) label: Label,
    /// Whether the words are the form's own.
    pub(crate) exact: bool,
}

impl Lexicon {
    fn new(table: Table, entries: &'static [Entry]) -> Self {
        let mut by_key = HashMap::default();
        for entry in entries {
            for (n, &key) in entry.keys.iter().enumerate() {
                let (label, exact) = (entry.label, n == 0);
                by_key.entry(key).or_insert(Known { label, exact });
            }
        }
        let phrases = |entry: &'static Entry| {
            let phrases = entry.phrases.iter();
            phrases.map(|&phrase| (phrase, entry.label))
        };
        let mut lexicon = Self {
            entries,
            by_key,
            printed: HashMap::default(),
            phrases: Trie::new(entries.iter().flat_map(phrases)),
            keys: entries
                .iter()
                .flat_map(|entry| entry.keys.iter().map(|key| (entry.label, key)))
                .map(|(label, key)| (label, Spelling::of(key.chars())))
                .filter(|(_, key)| key.chars.len() >= SHORTEST_MISSPELT)
                .collect(),
        };
        let mut key = String::new();
        let keys = entries.iter().flat_map(|entry| entry.keys);
        for text in printed(table).chain(keys.map(|&key| key.to_owned())) {
            let (_, words) = ordinal(Text::new(&text, 0));
            if !lexicon.printed.contains_key(&text)
                && let Some(known) = lexicon.spelt(&text, words.as_str(), &mut key)
            {
                lexicon.printed.insert(text, known);
            }
        }
        lexicon
    }

    /// The labels of a table.
    pub(crate) fn of(table: Table) -> &'static Self {
        static TABLES: LazyLock<[Lexicon; 3]> = LazyLock::new(|| {
            [
                Lexicon::new(Table::Disclosure, DISCLOSURE),
                Lexicon::new(Table::Requests, REQUESTS),
                Lexicon::new(Table::Review, REVIEW),
            ]
        });
        &TABLES[table as usize]
    }

    /// The label that a text is, whole or misspelt.
    pub(crate) fn known(&self, text: &str, key: &mut String) -> Option<Known> {
        /// Longer texts are sentences.
        const LONGEST: usize = 400;
        if text.len() > LONGEST {
            return None;
        }
        if let Some(printed) = self.printed.get(text) {
            return Some(*printed);
        }
        let (_, words) = ordinal(Text::new(text, 0));
        let words = words.as_str();
        self.spelt(text, words, key).or_else(|| {
            let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '/');
            if key.is_empty() || words.starts_with(is_figure) {
                return None;
            }
            let by_phrase = || (!is_nothing(text)).then(|| self.by_phrase(key)).flatten();
            self.near(key).or_else(by_phrase).or_else(|| self.cut(key))
        })
    }

    /// The label that a text is, if the form or a known variant has its words, which stand behind its
    /// ordinal; sets its key, which is empty where it has no words.
    fn spelt(&self, text: &str, words: &str, key: &mut String) -> Option<Known> {
        let caption = text.starts_with('第').then(|| caption(text)).flatten();
        if let Some(number) = caption {
            return Some(Known {
                label: Label::Caption(number),
                exact: true,
            });
        }
        set_key(key, words);
        self.by_key.get(key.as_str()).copied()
    }

    /// The label nearest to a key that is misspelt; none where two are as near.
    pub(crate) fn near(&self, key: &str) -> Option<Known> {
        /// Longer texts are sentences, not labels.
        const LONGEST: usize = 48;
        let key = Spelling::of(key.chars().take(LONGEST + 1));
        let n_chars = key.chars.len();
        if !(SHORTEST_MISSPELT..=LONGEST).contains(&n_chars) {
            return None;
        }
        let mut best: Option<(usize, Label)> = None;
        let mut tied = false;
        for (label, official) in &self.keys {
            let label = *label;
            let allowed = (official.chars.len().min(n_chars) / 4).clamp(1, 6);
            let Some(distance) = key.distance(official, allowed) else {
                continue;
            };
            match best {
                Some((nearest, known)) if nearest < distance || known == label => {
                    if nearest > distance {
                        best = Some((distance, label));
                    }
                }
                Some((nearest, _)) if nearest == distance => tied = true,
                _ => {
                    best = Some((distance, label));
                    tied = false;
                }
            }
        }
        if tied {
            return None;
        }
        best.map(|(_, label)| Known {
            label,
            exact: false,
        })
    }

    /// The label of a key that lost or won words at its ends: one phrase that is most of it.
    fn by_phrase(&self, key: &str) -> Option<Known> {
        let mut found: Option<Label> = None;
        let mut covered = 0;
        for (label, start, end) in self.phrases_in(key) {
            if found.is_some_and(|found| found != label) {
                return None;
            }
            found = Some(label);
            covered += end - start;
        }
        // 其他 and 总计 are too short to stand for a longer text.
        found
            .filter(|label| !matches!(label, Label::Other | Label::Total))
            .filter(|_| covered * 2 >= key.len())
            .map(|label| Known {
                label,
                exact: false,
            })
    }

    /// The label of a key that lost its end, if it is the beginning of one alone.
    fn cut(&self, key: &str) -> Option<Known> {
        /// The bytes of three characters.
        const SHORTEST: usize = 9;
        if key.len() < SHORTEST {
            return None;
        }
        let begins = |entry: &&Entry| entry.keys.iter().any(|it| it.starts_with(key));
        let mut labels = self.entries.iter().filter(begins).map(|entry| entry.label);
        let label = labels.next()?;
        labels.all(|other| other == label).then_some(Known {
            label,
            exact: false,
        })
    }

    /// Whether a label has these words.
    pub(crate) fn has_words(&self, words: &str) -> bool {
        self.keys().any(|key| key.contains(words))
    }

    /// Whether a text of Han characters ends in a label that a value may stand behind: no name of a measure,
    /// behind which stands another, or the first item.
    pub(crate) fn ends_in_label(&self, text: &str) -> bool {
        let has_values = |entry: &&Entry| !matches!(entry.label, Label::Measure(_));
        let mut entries = self.entries.iter().filter(has_values);
        entries.any(|entry| entry.keys.iter().any(|key| text.ends_with(key)))
    }

    /// Whether a text begins like a label.
    pub(crate) fn begins_label(&self, text: &str) -> bool {
        /// The bytes of two characters.
        const BEGIN: usize = 6;
        let begin = text.get(..BEGIN);
        begin.is_some_and(|begin| self.keys().any(|key| key.starts_with(begin)))
    }

    fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.entries
            .iter()
            .flat_map(|entry| entry.keys.iter().copied())
    }

    /// Where phrases stand in a text of Han characters: label, start, end, leftmost longest.
    pub(crate) fn phrases_in(&self, text: &str) -> impl Iterator<Item = (Label, usize, usize)> {
        self.phrases.find_iter(text)
    }
}

/// The labels of a table as the form prints them, folded.
fn printed(table: Table) -> impl Iterator<Item = String> {
    let editions = [Edition::Of2019, Edition::Of2021];
    let cells = editions.map(|edition| CellPath::of(table, edition).map(move |it| (it, edition)));
    let labels = cells
        .into_iter()
        .flatten()
        .flat_map(|(cell, edition)| [cell.row_label(edition), cell.column_label(edition)]);
    // A row has one label for all its cells.
    let mut labels: Vec<&str> = labels.collect();
    labels.sort_unstable();
    labels.dedup();
    let labels = labels.into_iter().flat_map(|labels| labels.split('/'));
    let labels = labels.map(|label| label.chars().map(folded).collect());
    // 结果维持 and its like stand on two lines of a narrow cell.
    let rulings = Ruling::ALL
        .iter()
        .filter(move |_| table == Table::Review)
        .filter_map(|ruling| ruling.label().split_at_checked(6))
        .map(|(first, second)| format!("{first} {second}"));
    labels.chain(rulings)
}

/// A mark of the form's labels as the view has it.
const fn folded(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '：' => ':',
        '“' | '”' => '"',
        _ => c,
    }
}

/// The characters of a word, to be compared with those of others.
#[derive(Debug)]
struct Spelling {
    chars: Vec<char>,
    /// A bit for each of its characters; some share one.
    bits: u64,
}

impl Spelling {
    fn of(chars: impl Iterator<Item = char>) -> Self {
        let chars: Vec<char> = chars.collect();
        let bits = chars.iter().fold(0, |bits, c| bits | 1 << (*c as u32 % 64));
        Self { chars, bits }
    }

    /// Edits between two words, if no more than `allowed`.
    fn distance(&self, other: &Self, allowed: usize) -> Option<usize> {
        let (a, b) = (&self.chars, &other.chars);
        // Every character that the other has not is an edit.
        let n_alien = |one: &Self, other: &Self| (one.bits & !other.bits).count_ones() as usize;
        let fewest = n_alien(self, other).max(n_alien(other, self));
        if fewest.max(a.len().abs_diff(b.len())) > allowed {
            return None;
        }
        let mut row: Vec<usize> = (0..=b.len()).collect();
        for (i, &x) in a.iter().enumerate() {
            let mut diagonal = row[0];
            row[0] = i + 1;
            for (j, &y) in b.iter().enumerate() {
                let next = if x == y {
                    diagonal
                } else {
                    1 + diagonal.min(row[j]).min(row[j + 1])
                };
                diagonal = row[j + 1];
                row[j + 1] = next;
            }
        }
        row.last().copied().filter(|&edits| edits <= allowed)
    }
}

/// What stands before a label or a heading to number it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ordinal {
    /// 一、 of a section or a row.
    Numeral(u8),
    /// （一） of a part or a row.
    Bracketed(u8),
    /// 1. or 1、 of an item.
    Digit(u8),
}

/// ordinal = [ decoration ] , ( numeral , ("、" | "." | ",") | "(" , numeral , ")" | digits , mark ) ;
///
/// Regular: `三、`, `(七)`, `2.`; odd: `## 二、`, `- 1.`, `|六`, `(3)`, `【三】`.
///
/// Gives the ordinal and the text behind it; the text itself where there is none.
pub(crate) fn ordinal(text: Text<'_>) -> (Option<Ordinal>, Text<'_>) {
    use nom::Parser as _;
    use nom::branch::alt;
    use nom::bytes::{tag, take_while, take_while1};
    use nom::combinator::opt;
    use nom::sequence::{delimited, terminated};

    let blank = || take_while::<_, Text<'_>, super::text::Miss>(|c: char| c == ' ');
    // Asked for at every sentence and line, of which few have one.
    let decoration = |c: char| matches!(c, ' ' | '#' | '*' | '>' | '|' | '丨');
    let words = text
        .as_str()
        .trim_start_matches(|c| decoration(c) || c == '-');
    let is_number = |c: char| c.is_ascii_digit() || is_numeral(c);
    let has_mark = || {
        let behind = words.trim_start_matches(is_number);
        let mark = behind.trim_start_matches(' ').chars().next();
        mark.is_some_and(|c| matches!(c, '、' | '.' | ',' | ':' | ')'))
    };
    let may_be_ordinal =
        words.starts_with(['(', '【']) || words.starts_with(is_number) && has_mark();
    if !may_be_ordinal {
        return (None, text);
    }
    let value = |text: Text<'_>| numeral(text.as_str());
    let digits = |text: Text<'_>| text.as_str().parse::<u8>().ok();
    let numerals = || take_while1(is_numeral).map_opt(value);
    let figures = || take_while1(|c: char| c.is_ascii_digit()).map_opt(digits);
    let mark = || alt((tag("、"), tag("."), tag(","), tag(":")));
    let bracketed = delimited(
        (alt((tag("("), tag("【"))), blank()),
        alt((numerals(), figures())),
        (blank(), alt((tag(")"), tag("】")))),
    );
    let parser = (
        take_while(decoration),
        opt(terminated(tag("-"), take_while1(|c: char| c == ' '))),
        alt((
            terminated(numerals(), (blank(), mark())).map(Ordinal::Numeral),
            terminated(bracketed, opt((blank(), mark()))).map(Ordinal::Bracketed),
            terminated(figures(), (blank(), alt((mark(), tag(")"))))).map(Ordinal::Digit),
        )),
        blank(),
    );
    match super::text::prefix(parser, text) {
        Some((rest, (_, _, ordinal, _))) => (Some(ordinal), rest),
        None => (None, text),
    }
}

/// caption = "第" , ( "二十" | "20" ) , "条" , "第" , [ "(" ] , number , [ ")" ] , ( "项" | "款" ) ;
///
/// Regular: `第二十条第(一)项`; odd: `第二十条 第(五)项`, `第20条第1项`.
pub(crate) fn caption(text: &str) -> Option<u8> {
    let squeezed: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\n' | '(' | ')'))
        .collect();
    let rest = squeezed
        .strip_prefix(ARTICLE)
        .or_else(|| squeezed.strip_prefix(ARTICLE_IN_DIGITS))?;
    let rest = rest.strip_suffix(CAPTION_ENDS).unwrap_or(rest);
    numeral(rest).or_else(|| rest.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_differ_by_edits() {
        for (one, other, allowed, distance) in [
            ("重复申请", "重复申请", 1, Some(0)),
            ("重复申请", "重覆申请", 1, Some(1)),
            ("重复申请", "申请重复", 4, Some(4)),
            ("重复申请", "申请重复", 1, None),
            ("重复申请", "重复", 2, Some(2)),
            ("重复申请", "重复", 1, None),
            ("重复申请", "其他处理", 3, None),
            // The first characters share a bit.
            ("一复申请", "乀复申请", 1, Some(1)),
        ] {
            let [a, b] = [one, other].map(|word| Spelling::of(word.chars()));
            assert_eq!(a.distance(&b, allowed), distance, "{one} {other}");
            assert_eq!(b.distance(&a, allowed), distance, "{other} {one}");
        }
    }

    #[test]
    fn what_stands_before_a_mark_is_an_ordinal() {
        use Ordinal::{Bracketed, Digit, Numeral};
        for (text, found) in [
            ("三、乙", Some(Numeral(3))),
            ("## 十二 . 乙", Some(Numeral(12))),
            ("- 1.乙", Some(Digit(1))),
            ("1)乙", Some(Digit(1))),
            ("|(七)乙", Some(Bracketed(7))),
            ("( 3 ):乙", Some(Bracketed(3))),
        ] {
            let (ordinal, rest) = ordinal(Text::new(text, 0));
            assert_eq!((ordinal, rest.as_str()), (found, "乙"), "{text}");
        }
        for text in [
            "三乙",
            "12件",
            "2022年,乙",
            "一)乙",
            "1二、乙",
            "(乙)",
            "-1.乙",
            "乙、",
            "",
        ] {
            let (ordinal, rest) = ordinal(Text::new(text, 0));
            assert_eq!((ordinal, rest.as_str()), (None, text), "{text}");
        }
    }
}
