//! How a piece of text is matched against the labels that `form` holds.
//!
//! Takes folded text; gives the label whose words it has, as they are printed, cut or misspelt. Does not know where the
//! text stands. Tables are built once per process.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::LazyLock;

use crate::form::labels::{DISCLOSURE, Entry, Label, REQUESTS, REVIEW, ordinal as row_ordinal};
use crate::form::{CellPath, Edition, RequestRow, Ruling, Table};

use super::han::han_len;
use super::key::{KeyHasher, set_key};
use super::number::is_nothing;
use super::numeral::is_numeral;
use super::ordinal::{caption, ordinal};
use super::spelling::Spelling;
use super::text::Text;
use super::trie::Trie;

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

/// Longer texts are sentences.
const LONGEST: usize = 400;

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
                .filter(|(_, key)| key.n_chars() >= SHORTEST_MISSPELT)
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
            let known = self.near(key).or_else(|| self.behind_groups(key));
            let known = known.or_else(by_phrase).or_else(|| self.cut(key));
            // `规章(设区的市应提供相关数据)`: a label that is explained.
            known.or_else(|| self.known(before_bracket(text)?, key))
        })
    }

    /// The label that a text is in the form's own words, whatever stands between their characters.
    pub(crate) fn in_own_words(&self, text: &str, key: &mut String) -> Option<Label> {
        if text.len() > LONGEST {
            return None;
        }
        let (_, words) = ordinal(Text::new(text, 0));
        let known = self.spelt(text, words.as_str(), key);
        known.filter(|known| known.exact).map(|known| known.label)
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
        let n_chars = key.n_chars();
        if !(SHORTEST_MISSPELT..=LONGEST).contains(&n_chars) {
            return None;
        }
        let mut best: Option<(usize, Label)> = None;
        let mut tied = false;
        for (label, official) in &self.keys {
            let label = *label;
            let allowed = (official.n_chars().min(n_chars) / 4).clamp(1, 6);
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

    /// The label of a key that has the names of its groups before it: 本年度办理结果不予公开属于国家秘密.
    fn behind_groups(&self, key: &str) -> Option<Known> {
        let mut rest = key;
        while let Some((Label::Group(_), len)) = self.phrases.longest(rest) {
            rest = rest[len..].trim_start_matches(is_numeral);
        }
        if rest.is_empty() || rest.len() == key.len() {
            return None;
        }
        self.by_key.get(rest).copied().or_else(|| self.near(rest))
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

    /// `1 信访举报投诉类申请`: whether a text is a blank and the begin of a label that has this ordinal.
    pub(crate) fn begins_item(&self, text: &str, number: u8) -> bool {
        /// The bytes of two characters, and of four.
        const FEWEST: usize = 6;
        const MOST: usize = 12;
        let words = text.trim_start_matches(' ');
        let begin = &words[..han_len(words).min(MOST)];
        let has_number = |entry: &&Entry| match entry.label {
            Label::Row(row) => row_ordinal(row) == Some(number),
            Label::Other => row_ordinal(RequestRow::Miscellaneous) == Some(number),
            _ => false,
        };
        words.len() < text.len()
            && begin.len() >= FEWEST
            && self
                .entries
                .iter()
                .filter(has_number)
                .any(|entry| entry.keys.iter().any(|key| key.starts_with(begin)))
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

/// What stands before the bracket that a text ends with.
fn before_bracket(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    let opens = |&(_, c): &(usize, char)| {
        depth = match c {
            ')' => depth + 1,
            '(' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0
    };
    let (at, _) = text.char_indices().rev().find(opens)?;
    (text.ends_with(')') && at > 0).then(|| text[..at].trim_end())
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
