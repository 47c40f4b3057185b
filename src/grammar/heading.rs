//! Headings of the six sections.
//!
//! Takes the folded text of one line; gives the section it heads. Does not know where it stands.

use std::sync::LazyLock;

use crate::form::headings::Section;
use crate::form::words::{BEGIN_HEADINGS, END_HEADINGS, HEADINGS, HeadingRule};
use crate::source::set::CharSet;

use super::lexicon::{Ordinal, is_han, ordinal, set_key};
use super::text::Text;
use super::trie::Trie;

/// The rules with their words as bits, so that a key is looked through once.
struct Rules {
    words: Trie<u64>,
    /// Each rule with its groups of words, and the words it must not have.
    rules: Vec<(&'static HeadingRule, Vec<u64>, u64)>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let words = words();
    let bit = |word: &str| words.binary_search(&word).map_or(0, |n| 1 << n);
    let bits = |words: &[&str]| words.iter().fold(0, |bits, word| bits | bit(word));
    let rule = |rule: &'static HeadingRule| {
        let all_of = rule.all_of.iter().map(|any_of| bits(any_of)).collect();
        (rule, all_of, bits(rule.none_of))
    };
    Rules {
        words: Trie::new(words.iter().map(|word| (*word, bit(word)))),
        rules: HEADINGS.iter().map(rule).collect(),
    }
});

/// The words of all rules, each once.
fn words() -> Vec<&'static str> {
    let groups = |rule: &'static HeadingRule| rule.all_of.iter().chain([&rule.none_of]);
    let mut words: Vec<_> = HEADINGS
        .iter()
        .flat_map(groups)
        .flat_map(|words| words.iter().copied())
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Longer lines are sentences.
const LONGEST: usize = 160;

/// The characters that a heading may begin with, and those it may end in.
static ENDS: LazyLock<[CharSet; 2]> = LazyLock::new(|| {
    let words = || {
        let rules = HEADINGS.iter();
        rules.flat_map(|rule| rule.all_of.iter().copied().flatten())
    };
    let first = words().filter_map(|word| word.chars().next());
    let last = words().filter_map(|word| word.chars().next_back());
    [
        CharSet::new(first.chain(BEGIN_HEADINGS.chars())),
        CharSet::new(last.chain(END_HEADINGS.chars())),
    ]
});

/// The characters that begin a word of each rule's first group, one of which every heading has.
static WANTED: LazyLock<CharSet> = LazyLock::new(|| {
    let groups = HEADINGS.iter().filter_map(|rule| rule.all_of.first());
    let words = groups.copied().flatten();
    CharSet::new(words.filter_map(|word| word.chars().next()))
});

/// A quick look at how a line starts and ends and what it has, before its words are weighed.
fn may_be_heading(line: &str) -> bool {
    let [begins, ends] = &*ENDS;
    let last_han = || {
        // Rows of a table end in figures.
        let end = line.bytes().rposition(|b| !b.is_ascii())?;
        line[..=end].chars().rev().find(|&c| is_han(c))
    };
    line.len() <= LONGEST
        && line.chars().next().is_some_and(|c| begins.has(c))
        && last_han().is_some_and(|c| ends.has(c))
        && WANTED.none_of(line.as_bytes()) < line.len()
}

/// A line that may head a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) section: Section,
    pub(crate) ordinal: Option<Ordinal>,
}

/// heading = [ ordinal ] , words that meet a rule of the form's headings ;
///
/// Regular: `二、主动公开政府信息情况`; odd: `## 总体情况`, `丨六 其他需要报告的事项`.
pub(crate) fn heading(line: Text<'_>) -> Option<Heading> {
    let text = line.as_str();
    if !may_be_heading(text) {
        return None;
    }
    let (ordinal, rest) = ordinal(line);
    if let Some(Ordinal::Bracketed(_)) = ordinal {
        // It numbers a part of a section.
        return None;
    }
    if ordinal.is_none()
        && let Some((numeral, words)) = damaged_ordinal(rest.as_str())
    {
        return named(Some(Ordinal::Numeral(numeral)), words);
    }
    named(ordinal, rest.as_str())
}

/// `(二)主动公开政府信息情况`: a heading numbered as parts of a section are, by the number of its own section.
pub(crate) fn bracketed_heading(line: Text<'_>) -> Option<Heading> {
    let (Some(ordinal @ Ordinal::Bracketed(number)), rest) = ordinal(line) else {
        return None;
    };
    if line.as_str().len() > LONGEST {
        return None;
    }
    named(Some(ordinal), rest.as_str()).filter(|it| it.section.number() == number)
}

/// The heading whose words these are behind its ordinal.
fn named(ordinal: Option<Ordinal>, words: &str) -> Option<Heading> {
    let mut key = String::with_capacity(words.len());
    set_key(&mut key, words);
    // All of its characters are three bytes long.
    let n_chars = key.len() / 3;
    let mut found = 0;
    RULES.words.each(&key, |bit| found |= bit);
    let (rule, ..) = RULES.rules.iter().find(|(rule, all_of, none_of)| {
        n_chars <= rule.longest
            && (rule.unnumbered || ordinal.is_some())
            && all_of.iter().all(|any_of| found & any_of != 0)
            && found & none_of == 0
    })?;
    if words.contains(['。', ';']) {
        return None;
    }
    Some(Heading {
        section: rule.section,
        ordinal,
    })
}

/// An ordinal whose mark was lost: `|六 其他…`, `二 主动公开…`, `第三部分`.
fn damaged_ordinal(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start_matches(['#', '*', '|', '丨', ' ', '-']);
    let text = text.strip_prefix('第').unwrap_or(text);
    let first = text.chars().next()?;
    let numeral = super::lexicon::numeral(first.encode_utf8(&mut [0; 4]))?;
    let rest = &text[first.len_utf8()..];
    Some((numeral, rest.strip_prefix("部分").unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use crate::form::words::WORDINGS;

    use super::*;

    #[test]
    fn every_word_has_a_bit() {
        assert!(words().len() <= u64::BITS as usize);
    }

    fn section(line: &str) -> Option<Section> {
        heading(Text::new(line, 0)).map(|heading| heading.section)
    }

    #[test]
    fn wordings_of_the_catalogue() {
        for (line, expected) in [
            ("一、总体情况", Section::Overview),
            ("一、年度信息公开总体情况", Section::Overview),
            ("总体情况", Section::Overview),
            ("## 二、主动公开政府信息的情况", Section::Disclosure),
            ("二、行政机关主动公开政务信息情况", Section::Disclosure),
            ("三、收到和处理政府信息公开申请情况", Section::Requests),
            (
                "三、行政机关收到和处理政府信息公开的申请情况统计表",
                Section::Requests,
            ),
            ("四、政府信息公开行政复议、行政诉讼情况", Section::Review),
            (
                "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                Section::Review,
            ),
            ("四、政府信息公开行政法复议及行政诉讼情况", Section::Review),
            ("五、存在的主要问题及改进情况", Section::Problems),
            (
                "五、政府信息公开工作存在的主要问题和改进措施",
                Section::Problems,
            ),
            ("|六 其他需要报告的事项", Section::OtherMatters),
            ("- 6.其他需要报告的事项", Section::OtherMatters),
            ("三、收到和处理政府信息公开申请", Section::Requests),
            ("接收和处理政府信息公开申请情况", Section::Requests),
        ] {
            assert_eq!(section(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn what_a_rule_wants_may_be_a_heading() {
        for rule in HEADINGS {
            for first in rule.all_of.iter().copied().flatten() {
                for last in rule.all_of.iter().copied().flatten() {
                    for wanted in rule.all_of[0] {
                        assert!(may_be_heading(&format!("{first}的{wanted}的{last}")));
                    }
                }
            }
        }
        // A key has the form's wordings for those of the line.
        for (_, form) in WORDINGS {
            assert!(!form.chars().any(|c| WANTED.has(c)), "{form}");
        }
    }

    #[test]
    fn a_bracketed_ordinal_is_the_section_s_or_a_part_s() {
        let section = |line| bracketed_heading(Text::new(line, 0)).map(|it| it.section);
        for (line, expected) in [
            ("(一)总体情况", Some(Section::Overview)),
            ("(六) 其他需要报告的事项", Some(Section::OtherMatters)),
            ("(一)主动公开政府信息情况", None),
            ("二、主动公开政府信息情况", None),
            ("(二)主动公开政府信息情况良好。", None),
        ] {
            assert_eq!(section(line), expected, "{line}");
            assert_eq!(
                heading(Text::new(line, 0)).is_some(),
                line.starts_with('二'),
                "{line}"
            );
        }
    }

    #[test]
    fn row_labels_and_sentences_are_none() {
        for line in [
            "一、本年新收政府信息公开申请数量",
            "三、本年度办理结果",
            "四、结转下年度继续办理",
            "未发生政府信息公开行政复议、行政诉讼情况",
            "(五)不予处理",
        ] {
            assert_eq!(section(line), None, "{line}");
        }
    }
}
