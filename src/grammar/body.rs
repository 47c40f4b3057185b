//! Lines that stand around a report and its tables: names of bodies, words of the page, preambles, and notes.
//!
//! Takes the folded text of one line; judges it. Does not know where the line stands.

use std::sync::LazyLock;

use crate::form::words::NOTES;
use crate::form::words::bodies::BODY_ENDS;
use crate::form::words::page::{
    AT_THE_FOOT, ATTACHMENTS, CLOSINGS, FILE_ENDS, FOOTERS, FURNITURE, FURNITURE_NAMES,
    FURNITURE_OR_TEXT, UNDER_REPORTS,
};
use crate::form::words::preambles::PREAMBLES;
use crate::source::set::CharSet;

use super::han::is_han;
use super::ordinal::ordinal;
use super::text::Text;
use super::trie::Trie;

/// The words of the page, and whether text may begin with them as well.
static FURNITURE_WORDS: LazyLock<Trie<bool>> = LazyLock::new(|| {
    let or_text = FURNITURE_OR_TEXT.iter().map(|word| (*word, true));
    Trie::new(FURNITURE.iter().map(|word| (*word, false)).chain(or_text))
});

/// The characters that names of bodies end in.
static LASTS: LazyLock<CharSet> =
    LazyLock::new(|| CharSet::new(BODY_ENDS.iter().filter_map(|end| end.chars().next_back())));

/// A line of the page: it begins with the page's words, or is the name of a file, and is no sentence.
///
/// Regular: `打印本页`; odd: `【字体:大 中 小】`, `…年度报告.docx`.
pub(crate) fn is_furniture(text: &str) -> bool {
    const LONGEST: usize = 160;
    let text = text.trim_start_matches(['【', '[', '(', '*', '#', ' ', '|', '>', '«', '<']);
    text.len() <= LONGEST
        && (begins_as_furniture(text) || is_file(text) || is_footer(text))
        && !text.contains('。')
}

/// Whether a paragraph before the sections is one of the preamble.
pub(crate) fn is_preamble(text: &str) -> bool {
    PREAMBLES.iter().any(|word| text.contains(word))
}

/// `…未收取信息处理费。打印本页 关闭窗口`: where the page's words begin that stand behind the text's in one line, or
/// behind the day of its signature. A single one may be the text's.
pub(crate) fn furniture_behind(text: &str) -> Option<usize> {
    const FEWEST: usize = 2;
    let stop = text.rfind('。')? + '。'.len_utf8();
    let day = text[stop..]
        .rfind('日')
        .map(|at| stop + at + '日'.len_utf8());
    let is_page = |at: &usize| {
        let words = text[*at..].trim_start_matches(' ');
        is_furniture(words) && FURNITURE_WORDS.find_iter(words).take(FEWEST).count() == FEWEST
    };
    [Some(stop), day].into_iter().flatten().find(is_page)
}

/// A line that ends a page: `(完)`, `示例市水务局 地址:示例市人民路1号`, `抄送:市政府办公室。`. Text above it may have the same words.
pub(crate) fn is_foot(text: &str) -> bool {
    let is_beside = |c: char| matches!(c, '(' | ')' | '-' | ' ' | '[' | ']' | '【' | '】');
    let words = text.trim_matches(is_beside);
    let begins = || UNDER_REPORTS.iter().any(|word| words.starts_with(word));
    let ends_in_words = || !text.trim_end_matches('。').contains('。');
    CLOSINGS.contains(&words)
        || !text.contains('。') && AT_THE_FOOT.iter().any(|word| text.contains(word))
        || begins() && ends_in_words()
}

/// A line that names what comes with a report: `附件:1.…`, `2.…年度报告.docx`.
pub(crate) fn is_attachment(text: &str) -> bool {
    let is_named = || ATTACHMENTS.iter().any(|word| text.starts_with(word));
    (is_file(text) || is_named()) && !text.contains('。')
}

/// `打印本页`, `分享到:`, but not `分享经验做法2次`.
fn begins_as_furniture(text: &str) -> bool {
    /// What is named in a line of the page has no more characters.
    const SHORT: usize = 8;
    let Some((or_text, len)) = FURNITURE_WORDS.longest(text) else {
        return false;
    };
    let is_short = || text.chars().count() <= SHORT && !text.contains(|c: char| c.is_ascii_digit());
    !or_text || !text[len..].starts_with(is_han) || is_short()
}

/// `审核:某某`, `示ICP备…号`.
fn is_footer(text: &str) -> bool {
    let key = text.split(':').next().filter(|key| key.len() < text.len());
    key.is_some_and(|key| FURNITURE_NAMES.contains(&key.trim_end()))
        || FOOTERS.iter().any(|word| text.contains(word))
}

fn is_file(text: &str) -> bool {
    FILE_ENDS.iter().any(|end| text.ends_with(end))
}

/// A line that may be the name of a body: short and without punctuation.
pub(crate) fn is_name(text: &str) -> bool {
    const LONGEST: usize = 36;
    let n_han = text.chars().filter(|&c| is_han(c)).count();
    n_han >= 3
        && text.chars().count() <= LONGEST
        && !text.contains(['。', ',', ':', ';', '、', '|', '?', '!', '"', '《', '》'])
        && !text.contains(|c: char| c.is_ascii_digit())
        && ordinal(Text::new(text, 0)).0.is_none()
}

/// A text that ends in the words that names of bodies end in.
pub(crate) fn ends_as_body(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ')']);
    let last = text.chars().next_back();
    last.is_some_and(|c| LASTS.has(c)) && BODY_ENDS.iter().any(|end| text.ends_with(end))
}

/// A text that begins as a note beneath a table does: `注:…`, `备注:…`.
pub(crate) fn begins_note(text: &str) -> bool {
    NOTES.iter().any(|note| text.starts_with(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_words_of_the_page_and_others() {
        for (text, expected) in [
            ("示例市财政局", (true, true, false)),
            ("示例市财政局(本级) ", (true, false, false)),
            ("示例市人民政府办公室", (true, true, false)),
            ("一、示例市财政局", (false, true, false)),
            ("示例市财政局2023", (false, false, false)),
            ("县局", (false, true, false)),
            ("示例市工商联", (true, true, false)),
            ("示例嘎查", (true, true, false)),
            ("示例县公路段", (true, true, false)),
            ("下一阶段", (true, false, false)),
            ("【字体:大 中 小】", (false, false, true)),
            ("打印本页", (true, false, true)),
            ("打印费由示例市财政局承担。", (false, false, false)),
            ("分享到:微信", (false, false, true)),
            ("微信公众号", (true, false, true)),
            ("分享经验做法2次", (false, false, false)),
            ("承办建议提案情况:承办建议3件", (false, false, false)),
        ] {
            let found = (is_name(text), ends_as_body(text), is_furniture(text));
            assert_eq!(found, expected, "{text}");
        }
    }
}
