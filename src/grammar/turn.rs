//! Where section 五 turns from problems to what is or will be done about them.
//!
//! Takes the folded text of a sentence or a paragraph; tells whether it turns, and where. Does not know what stands
//! around it.

use std::sync::LazyLock;

use nom::bytes::tag;
use nom::combinator::opt;
use nom::sequence::preceded;

use crate::form::words::narrative::{
    ABOUT_THIS, ACTIONS, BEHIND_TURNS, FOLLOWING, IN, ITEM, LACKS, MADE_OF, OBJECT, OURSELVES,
    PLANS, POINTERS, PROBLEMS, REFERENCES, TO, TURNS, TURNS_OF_KEYS, TURNS_OF_NAMES,
    TURNS_OF_SENTENCES, WHAT_IS_DONE, WHAT_IS_WRONG, WHAT_WILL_BE, WILL,
};
use crate::offset;

use super::body::ends_as_body;
use super::date::year;
use super::han::first_han;
use super::numeral::is_numeral;
use super::ordinal::{Ordinal, ordinal};
use super::text::{Text, prefix};
use super::trie::Trie;

/// The words of all sentences, and those of names alone.
static IN_SENTENCES: LazyLock<Trie<()>> =
    LazyLock::new(|| Trie::new(TURNS.iter().map(|word| (*word, ()))));
static IN_NAMES: LazyLock<Trie<()>> = LazyLock::new(|| {
    let words = TURNS.iter().chain(TURNS_OF_NAMES);
    Trie::new(words.map(|word| (*word, ())))
});

/// The turn stands among so many of the first characters.
const HEAD: usize = 16;

/// What refers to problems is no longer.
const LONGEST_CLAUSE: usize = 32;

/// Whether what is done begins with a sentence; `report` is the year of the report.
///
/// turn = ordinal , name with a word for what is done | first ordinal , action
///      | word , … | key , ":" , … | reference , problems , … | later year , … | [ subject ] , "将" , verb , … ;
///
/// Regular: `(二)改进措施`, `下一步,…`; odd: `针对2022年存在的问题,…`, `改进:…`, `我局将继续…`.
pub(crate) fn is_turn(sentence: Text<'_>, report: Option<u16>) -> bool {
    let (ordinal, rest) = ordinal(sentence);
    let clause = first_han(first_clause(rest.as_str()), LONGEST_CLAUSE);
    if let Some(ordinal) = ordinal {
        let is_first = ordinal.number() == 1;
        return is_name_of_turn(&first_han(&clause, HEAD)) || is_first && is_action(&clause);
    }
    let head = first_han(rest.as_str(), HEAD);
    let wanted = clause.strip_prefix(TO);
    begins(&clause)
        || FOLLOWING.iter().any(|word| clause.ends_with(word))
        || wanted.is_some_and(is_action)
        || is_item(rest.as_str())
        || is_key(rest.as_str())
        || refers(&clause)
        || is_about_this(rest.as_str())
        || is_plan(sentence, &head, report)
        || is_intention(&head)
}

/// `(二)改进情况`: the ordinal of an item that is named by what is done.
pub(crate) fn names_turn(sentence: Text<'_>) -> Option<Ordinal> {
    let (Some(ordinal), rest) = ordinal(sentence) else {
        return None;
    };
    let name = first_han(first_clause(rest.as_str()), HEAD);
    is_name_of_turn(&name).then_some(ordinal)
}

/// `(二)存在的主要问题`: the ordinal of an item that is named by what is wrong.
pub(crate) fn names_problems(sentence: Text<'_>) -> Option<Ordinal> {
    let (Some(ordinal), rest) = ordinal(sentence) else {
        return None;
    };
    let name = first_clause(rest.as_str());
    let is_wrong = WHAT_IS_WRONG.iter().any(|word| name.contains(word));
    (is_wrong && names_turn(sentence).is_none()).then_some(ordinal)
}

/// Where a clause turns to what is done: `…不够及时,下一步,我局将…`.
pub(crate) fn turning_clause(paragraph: Text<'_>) -> Option<u32> {
    let text = paragraph.as_str();
    let mut marks = memchr::memchr2_iter(b',', b';', text.as_bytes());
    marks.find_map(|mark| {
        let clause = text[mark + 1..].trim_start();
        let behind = clause[word_len(clause)?..].trim_start();
        let at = text.len() - clause.len();
        behind
            .starts_with(BEHIND_TURNS)
            .then(|| paragraph.start() + offset(at))
    })
}

fn first_clause(text: &str) -> &str {
    let end = text.find(['。', ',', ';', ':', '!', '\n']);
    &text[..end.unwrap_or(text.len())]
}

/// How long the words are that turn, where a text begins with them.
fn word_len(text: &str) -> Option<usize> {
    let of_sentences = || {
        TURNS_OF_SENTENCES
            .iter()
            .find(|word| text.starts_with(**word))
    };
    let longest = IN_SENTENCES.longest(text).map(|(_, len)| len);
    longest.or_else(|| of_sentences().map(|word| word.len()))
}

/// `下一步…`, `改进措施…`, but not `措施不够有力`.
fn begins(clause: &str) -> bool {
    word_len(clause).is_some_and(|len| {
        let (word, behind) = clause.split_at(len);
        let is_done = WHAT_IS_DONE.iter().any(|end| word.ends_with(end));
        !(is_done && is_lacking(behind))
    })
}

/// A name that has such a word, but not `工作措施不够有力`.
fn is_name_of_turn(name: &str) -> bool {
    let mut words = IN_NAMES.find_iter(name).map(|(_, _, end)| end);
    let begins = || word_len(name).is_some_and(|len| !is_lacking(&name[len..]));
    words.any(|end| !is_lacking(&name[end..])) || begins()
}

/// `二是改进情况。`: an item that is a name.
fn is_item(sentence: &str) -> bool {
    let words = sentence.trim_start_matches(is_numeral);
    let name = words
        .strip_prefix(ITEM)
        .filter(|_| words.len() < sentence.len());
    let name = name.and_then(|words| words.split_once(['。', ':']));
    name.is_some_and(|(name, _)| TURNS.contains(&name))
}

/// `进一步提高认识`, but not `加强公开力度不够`.
fn is_action(name: &str) -> bool {
    ACTIONS.iter().any(|word| name.starts_with(word)) && !is_lacking(name)
}

/// What is said to be too little is a problem.
fn is_lacking(text: &str) -> bool {
    LACKS.iter().any(|word| text.contains(word))
}

/// `整改:…`, `改进1:…`.
fn is_key(sentence: &str) -> bool {
    let sentence = sentence.trim_start_matches(['*', '#', ' ']);
    let mut keys = TURNS_OF_KEYS.iter();
    let behind = keys.find_map(|key| sentence.strip_prefix(key));
    behind.is_some_and(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '*'));
        rest.starts_with(':')
    })
}

/// `针对2022年存在的问题`: a clause that refers to problems named before.
fn refers(clause: &str) -> bool {
    REFERENCES.iter().any(|word| clause.starts_with(word))
        && POINTERS.iter().any(|word| clause.contains(word))
        && PROBLEMS.iter().any(|word| clause.ends_with(word))
}

/// `对此,我局已…`: what was done about problems named before.
fn is_about_this(sentence: &str) -> bool {
    let behind = sentence.strip_prefix(ABOUT_THIS).map(str::trim_start);
    let behind = behind.and_then(|rest| rest.strip_prefix(','));
    behind.is_some_and(|rest| {
        let clause = first_clause(rest.trim_start());
        clause.starts_with(OURSELVES) && !is_lacking(clause)
    })
}

/// `2024年,我局将…` in a report of 2023: a sentence on what will be done, by its year.
fn is_plan(sentence: Text<'_>, head: &str, report: Option<u16>) -> bool {
    let is_ours = head.trim_start_matches(['年', '度']).starts_with(OURSELVES);
    (is_ours || PLANS.iter().any(|word| head.contains(word)))
        && prefix(preceded(opt(tag(IN)), year()), sentence)
            .is_some_and(|(_, year)| report.is_some_and(|report| year.value > report))
}

/// `我局将继续…`: a sentence on what will be done, by its verb.
fn is_intention(head: &str) -> bool {
    let head = head.strip_prefix(ABOUT_THIS).unwrap_or(head);
    head.split_once(WILL).is_some_and(|(subject, rest)| {
        let is_ours = subject.is_empty() || subject.starts_with(OURSELVES) || ends_as_body(subject);
        let mut verbs = WHAT_WILL_BE.iter().chain(ACTIONS);
        let is_object = !rest.contains(OBJECT) && MADE_OF.iter().any(|word| rest.contains(word));
        is_ours && !is_object && verbs.any(|word| rest.starts_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turns(sentence: &str) -> bool {
        is_turn(Text::new(sentence, 0), Some(2023))
    }

    #[test]
    fn sentences_that_turn() {
        for sentence in [
            "(二)改进措施",
            "(二)2022年问题改进情况。一是加强培训。",
            "(二)下阶段工作重点",
            "(二)努力的方向",
            "(二)工作安排",
            "(一)进一步提高认识。加强培训。",
            "(二)针对公开不及时问题的改进措施",
            "下一步,解决公开不及时的问题。",
            "改进如下:加强培训。",
            "整改:加强培训。",
            "改进1:加强培训。",
            "**改进措施**",
            "针对存在的困难和问题,我局加强培训。",
            "针对2023年存在的问题,我局加强培训。",
            "基于以上问题,我局加强培训。",
            "在2024年的工作中,我局将加强培训。",
            "将进一步加强培训。",
            "示例市水务局将进一步加强培训。",
            "我办拟从以下方面改进:加强培训。",
            "我局将拓宽渠道。",
            "2024年,一要加强培训。",
            "2024年,我局坚持问题导向。",
            "(二)整改落实。加强培训。",
            "(二)2024年工作要点",
            "改进的情况",
            "二是改进情况。加强培训。",
            "我局已采取以下改进措施:加强培训。",
            "要进一步加强培训。",
            "为进一步做好公开,我局加强培训。",
            "我镇将丰富内容。",
            "我镇将把公开作为重点。",
        ] {
            assert!(turns(sentence), "{sentence}");
        }
    }

    #[test]
    fn sentences_that_speak_of_problems() {
        for sentence in [
            "(一)对问题整改情况跟踪不够。",
            "(二)工作措施不够有力。",
            "1.改进措施落实不到位。",
            "1.加强公开力度不够。",
            "(二)提高认识。",
            "(一)公开意识有待加强。",
            "2.今后工作思路不清。",
            "(一)存在的问题:一是改进措施不多。",
            "措施有待加强。",
            "针对群众关心的热点问题,回应不够及时。",
            "整改不彻底。",
            "公开对工作将产生影响。",
            "二是改进情况不明。",
            "我局将推进公开作为重点,但成效不足。",
            "要求不严。",
            "要加强的地方还不足。",
        ] {
            assert!(!turns(sentence), "{sentence}");
        }
    }
}
