//! Headings of the six sections.
//!
//! Takes the folded text of one line; gives the section it heads. Does not know where it stands.

use std::sync::LazyLock;

use nom::Input;
use nom::bytes::tag;

use crate::form::headings::{
    BEGIN_HEADINGS, END_HEADINGS, HEADING_MARKS, HEADING_TAILS, HEADINGS, HeadingRule,
    NUMBERED_HEADINGS, Section,
};
use crate::offset;
use crate::source::set::CharSet;

use super::date::year;
use super::han::is_han;
use super::key::set_key;
use super::numeral::{is_numeral, numeral};
use super::ordinal::{Ordinal, ordinal};
use super::text::{STOP, Text, blank, prefix};
use super::trie::Trie;

/// The rules with their words as bits, so that a key is looked through once.
struct Rules {
    words: Trie<u64>,
    /// Each rule with its groups of words, and the words it must not have.
    rules: Vec<(&'static HeadingRule, Vec<u64>, u64)>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(HEADINGS));

static NUMBERED_RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(NUMBERED_HEADINGS));

impl Rules {
    fn new(rules: &'static [HeadingRule]) -> Self {
        let words = words(rules);
        let bit = |word: &str| words.binary_search(&word).map_or(0, |n| 1 << n);
        let bits = |words: &[&str]| words.iter().fold(0, |bits, word| bits | bit(word));
        let rule = |rule: &'static HeadingRule| {
            let all_of = rule.all_of.iter().map(|any_of| bits(any_of)).collect();
            (rule, all_of, bits(rule.none_of))
        };
        Self {
            words: Trie::new(words.iter().map(|word| (*word, bit(word)))),
            rules: rules.iter().map(rule).collect(),
        }
    }
}

/// The words of all rules, those that they must not have as well, each once.
fn words(rules: &'static [HeadingRule]) -> Vec<&'static str> {
    let unwanted = rules.iter().flat_map(|rule| rule.none_of);
    let mut words: Vec<_> = wanted(rules).chain(unwanted.copied()).collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The words that rules want.
fn wanted(rules: &'static [HeadingRule]) -> impl Iterator<Item = &'static str> {
    let groups = rules.iter().flat_map(|rule| rule.all_of);
    groups.flat_map(|any_of| any_of.iter().copied())
}

/// Longer lines are sentences.
const LONGEST: usize = 160;

/// The characters that a heading may begin with.
static FIRSTS: LazyLock<CharSet> = LazyLock::new(|| {
    let firsts = wanted(HEADINGS).filter_map(|word| word.chars().next());
    CharSet::new(firsts.chain(BEGIN_HEADINGS.chars()))
});

/// The characters that its words may end in.
static LASTS: LazyLock<CharSet> = LazyLock::new(|| {
    let lasts = wanted(HEADINGS).filter_map(|word| word.chars().next_back());
    CharSet::new(lasts.chain(END_HEADINGS.chars()))
});

/// The characters that begin a word of each rule's first group, one of which every heading has.
static WANTED: LazyLock<CharSet> = LazyLock::new(|| {
    let groups = HEADINGS.iter().filter_map(|rule| rule.all_of.first());
    let words = groups.copied().flatten();
    CharSet::new(words.filter_map(|word| word.chars().next()))
});

/// A quick look at how a line starts, before anything of it is weighed.
fn begins(line: &str) -> bool {
    line.chars().next().is_some_and(|c| FIRSTS.has(c)) && !line.is_ascii()
}

/// A quick look at how words end and what they have.
fn may_be_heading(words: &str) -> bool {
    words.len() <= LONGEST && ends(words) && WANTED.none_of(words.as_bytes()) < words.len()
}

/// A quick look at how words end.
fn ends(words: &str) -> bool {
    let last_han = || {
        // Rows of a table end in figures.
        let end = words.bytes().rposition(|b| !b.is_ascii())?;
        words[..=end].chars().rev().find(|&c| is_han(c))
    };
    last_han().is_some_and(|c| LASTS.has(c))
}

/// A line that may head a section, or begins with what may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) section: Section,
    pub(crate) ordinal: Option<Ordinal>,
    /// Where it ends: with the line, or where a stop parts it from the section itself.
    pub(crate) end: u32,
}

/// heading = [ marks ] , [ ordinal ] , words that meet a rule of the form's headings , [ stop , … ] ;
///
/// Regular: `二、主动公开政府信息情况`; odd: `## 总体情况`, `丨六 其他需要报告的事项`, `[一、总体情况](#a)`,
/// `一、总体情况:2023年,…`.
pub(crate) fn heading(line: Text<'_>) -> Option<Heading> {
    if !begins(line.as_str()) {
        return None;
    }
    let bare = bare(line);
    whole(line, bare).or_else(|| leading(bare, |it| matches!(it, Ordinal::Numeral(_))))
}

/// A heading that is all of a line.
fn whole(line: Text<'_>, bare: Text<'_>) -> Option<Heading> {
    if !may_be_heading(bare.as_str()) {
        return None;
    }
    let (ordinal, rest) = ordinal(bare);
    if let Some(Ordinal::Bracketed(_)) = ordinal {
        // It numbers a part of a section.
        return None;
    }
    if begins_with_row(rest.as_str()) {
        return None;
    }
    let end = line.span().end;
    if ordinal.is_none()
        && let Some((number, words)) = damaged_ordinal(rest.as_str())
    {
        return named(&RULES, Some(Ordinal::Numeral(number)), words, end);
    }
    named(&RULES, ordinal, rest.as_str(), end)
}

/// Whether a row of a table stands before what else a line has: `行政强制 | 5三、收到和处理政府信息公开申请情况`.
fn begins_with_row(text: &str) -> bool {
    let Some(end) = memchr::memchr2(b'\t', b'|', text.as_bytes()) else {
        return false;
    };
    let (label, values) = text.split_at(end);
    let figure = values.find(|c: char| c.is_ascii_digit());
    label.contains(is_han) && figure.is_some_and(|at| values[at..].contains(is_han))
}

/// `一、总体情况:2023年,…`: a heading with the number of its own section, up to a stop.
fn leading(bare: Text<'_>, is_numbering: impl Fn(Ordinal) -> bool) -> Option<Heading> {
    let text = bare.as_str();
    let near = &text.as_bytes()[..text.len().min(LONGEST)];
    let mut stops = memchr::memchr2_iter(b':', STOP, near);
    let stop = stops.find(|at| text[*at..].starts_with([':', '。']))?;
    // Few lines that begin with an ordinal have such words before a stop.
    if !may_be_heading(&text[..stop]) || text[..stop].contains(',') {
        return None;
    }
    let (Some(ordinal), words) = ordinal(bare.take(stop)) else {
        return None;
    };
    let heading = named(
        &RULES,
        Some(ordinal),
        words.as_str(),
        bare.start() + offset(stop),
    )?;
    let (Ordinal::Numeral(number) | Ordinal::Bracketed(number) | Ordinal::Digit(number)) = ordinal;
    (is_numbering(ordinal) && number == heading.section.number()).then_some(heading)
}

/// `(二)主动公开政府信息情况`: a heading numbered as parts of a section are, by the number of its own section.
pub(crate) fn bracketed_heading(line: Text<'_>) -> Option<Heading> {
    let bare = bare(line);
    let (Some(ordinal @ Ordinal::Bracketed(number)), rest) = ordinal(bare) else {
        return None;
    };
    let all = || {
        let is_short = bare.as_str().len() <= LONGEST;
        named(&RULES, Some(ordinal), rest.as_str(), line.span().end).filter(|_| is_short)
    };
    let found = all().or_else(|| leading(bare, |it| matches!(it, Ordinal::Bracketed(_))));
    found.filter(|it| it.section.number() == number)
}

/// `六、其他需要说明的情况`: a line with the ordinal of a section and words that are a heading's where no other is.
pub(crate) fn numbered_heading(line: Text<'_>) -> Option<Heading> {
    if !begins(line.as_str()) {
        return None;
    }
    let bare = bare(line);
    let (ordinal, rest) = ordinal(bare);
    let (Some(Ordinal::Numeral(number) | Ordinal::Digit(number)), words) = (ordinal, rest.as_str())
    else {
        return None;
    };
    if bare.as_str().len() > LONGEST || words.contains([',', '|', '\t']) {
        return None;
    }
    let found = named(&NUMBERED_RULES, ordinal, words, line.span().end)?;
    (found.section.number() == number).then_some(found)
}

/// Whether a line may be the first of a heading's two: it has the ordinal of a section, and is no heading.
pub(crate) fn may_begin_heading(line: Text<'_>) -> bool {
    let text = line.as_str();
    // The most of a table is labels and figures.
    let begins_row = |c: char| (is_han(c) || c.is_ascii_digit()) && !is_numeral(c);
    let may_begin = !text.starts_with(begins_row)
        && text.len() <= LONGEST
        && begins(text)
        && !is_in_no_heading(text);
    may_begin && matches!(ordinal(bare(line)).0, Some(Ordinal::Numeral(_)))
}

/// `四、政府信息公开行政复议、` and `行政诉讼情况`, or `二、` and `主动公开政府信息情况`: a heading on two lines, the
/// first of which is none without the second. `both` is the text from the first to the second.
pub(crate) fn wrapped_heading(
    first: Text<'_>,
    second: Text<'_>,
    both: Text<'_>,
) -> Option<Heading> {
    let has_ordinal = |text| ordinal(bare(text)).0.is_some();
    let text = second.as_str();
    if text.len() > LONGEST || !ends(text) || is_in_no_heading(text) || has_ordinal(second) {
        return None;
    }
    let (_, words) = ordinal(bare(first));
    if words.as_str().contains(is_han) && heading(second).is_some() {
        return None;
    }
    let found = whole(both, bare(both))?;
    (found.ordinal == Some(Ordinal::Numeral(found.section.number()))).then_some(found)
}

/// How much of what stands behind a heading is the rest of it: a year in brackets that ends its line, or the next
/// line.
pub(crate) fn heading_tail(behind: Text<'_>) -> usize {
    let (open, close) = ((blank(), tag("(")), (tag(")"), blank()));
    let bracketed = |text| prefix((open, year(), close), text);
    let text = behind.as_str();
    let rest = bracketed(behind).map_or(text, |(rest, _)| rest.as_str());
    let in_line = if rest.is_empty() || rest.starts_with('\n') {
        text.len() - rest.len()
    } else {
        0
    };
    let line = text[in_line..].trim_start();
    let lines = HEADING_TAILS
        .iter()
        .filter_map(|tail| line.strip_prefix(tail));
    let mut ends = lines.map(|rest| rest.trim_start_matches(' '));
    let end = ends.find(|rest| rest.is_empty() || rest.starts_with('\n'));
    end.map_or(in_line, |rest| text.len() - rest.len())
}

/// Whether a text has what sentences and rows of tables have.
fn is_in_no_heading(text: &str) -> bool {
    let bytes = text.as_bytes();
    let has = |a, b, c| memchr::memchr3(a, b, c, bytes).is_some();
    has(b'\t', b'|', b',') || has(b';', b':', b'!') || text.contains('。')
}

/// A line without the marks around it, and the words of a link without where it leads.
fn bare(line: Text<'_>) -> Text<'_> {
    static MARKS: LazyLock<CharSet> = LazyLock::new(|| CharSet::new(HEADING_MARKS.chars()));
    let marks = |c: char| MARKS.has(c);
    let text = line.as_str().trim_end_matches(marks);
    let words = text.trim_start_matches(marks);
    let linked = || {
        let words = words.trim_start_matches(['-', ' ']).strip_prefix('[')?;
        let len = words.strip_suffix(')')?.rfind("](")?;
        Some(words[..len].trim_start_matches(marks))
            .map(|link| (text.len() - words.len() + (len - link.len()), link.len()))
    };
    let (start, len) = linked().unwrap_or((text.len() - words.len(), words.len()));
    line.take_from(start).take(len)
}

/// The heading whose words these are behind its ordinal.
fn named(rules: &Rules, ordinal: Option<Ordinal>, words: &str, end: u32) -> Option<Heading> {
    let mut key = String::with_capacity(words.len());
    set_key(&mut key, words);
    // All of its characters are three bytes long.
    let n_chars = key.len() / 3;
    let mut found = 0;
    rules.words.each(&key, |bit| found |= bit);
    let (rule, ..) = rules.rules.iter().find(|(rule, all_of, none_of)| {
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
        end,
    })
}

/// An ordinal whose mark was lost: `|六 其他…`, `二 主动公开…`, `第三部分`.
fn damaged_ordinal(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start_matches(['#', '*', '|', '丨', ' ', '-']);
    let text = text.strip_prefix('第').unwrap_or(text);
    let first = text.chars().next()?;
    let number = numeral(first.encode_utf8(&mut [0; 4]))?;
    let rest = &text[first.len_utf8()..];
    Some((number, rest.strip_prefix("部分").unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use crate::form::words::WORDINGS;

    use super::*;

    #[test]
    fn every_word_has_a_bit() {
        for rules in [HEADINGS, NUMBERED_HEADINGS] {
            assert!(words(rules).len() <= u64::BITS as usize);
        }
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
            ("__一、总体情况__", Section::Overview),
            ("★一、总体情况★", Section::Overview),
            ("- [一、总体情况](#一总体情况)", Section::Overview),
            ("## [二、主动公开政府信息情况](#a)", Section::Disclosure),
            ("一、总体情况。", Section::Overview),
            ("六、其他需要报告的事项:", Section::OtherMatters),
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
                        let line = format!("{first}的{wanted}的{last}");
                        assert!(begins(&line) && may_be_heading(&line), "{line}");
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
            ("【一】总体情况", Some(Section::Overview)),
            ("【二】主动公开政府信息情况:", Some(Section::Disclosure)),
            ("(六)其他需要报告的事项:无。", Some(Section::OtherMatters)),
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
    fn a_heading_ends_before_a_stop() {
        for (line, expected) in [
            (
                "一、总体情况:2023年,我局各项工作有序。",
                Some("一、总体情况"),
            ),
            ("**一、总体情况。** 2023年有序。", Some("**一、总体情况")),
            (
                "六、其他需要报告的事项。无。",
                Some("六、其他需要报告的事项"),
            ),
            ("一、主动公开政府信息情况。2023年有序。", None),
            ("二、主动公开政府信息情况良好。2023年有序。", None),
            ("二、对照要求,主动公开政府信息情况。", None),
            ("总体情况:2023年有序。", None),
        ] {
            let found = heading(Text::new(line, 0)).map(|it| &line[..it.end as usize]);
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn a_heading_may_stand_on_two_lines() {
        let section = |text: &str| {
            let (first, second) = text.split_once('\n').unwrap();
            let second_at = u32::try_from(first.len()).unwrap() + 1;
            let (first, second) = (Text::new(first, 0), Text::new(second, second_at));
            may_begin_heading(first)
                .then(|| wrapped_heading(first, second, Text::new(text, 0)))
                .flatten()
                .map(|it| it.section)
        };
        for (text, expected) in [
            (
                "四、政府信息公开行政复议、\n行政诉讼情况",
                Some(Section::Review),
            ),
            ("二、\n主动公开政府信息情况", Some(Section::Disclosure)),
            ("二、主动公开政府\n信息情况", Some(Section::Disclosure)),
            ("三、\n主动公开政府信息情况", None),
            (
                "四、结转下年度继续办理\n政府信息公开行政复议、行政诉讼情况",
                None,
            ),
            ("二、上年结转政府信息公开申请数量\n自然人", None),
            ("二、继续做好主动公开政府信息\n工作,梳理情况", None),
            ("四、未发生政府信息公开行政复议、\n行政诉讼情况", None),
        ] {
            assert_eq!(section(text), expected, "{text}");
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
