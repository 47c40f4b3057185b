//! The title: the body and the year.
//!
//! Takes the folded text of the lines that may be a title; gives its parts. Does not know where
//! the lines stand.

use crate::{Span, offset};

use super::date::{every, year};
use super::text::{Spanned, Text};

/// A title's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    pub(crate) agency: Option<Span>,
    pub(crate) year: Option<Spanned<u16>>,
}

/// title = { body | year } , ( "政府信息公开" | "政务公开" | "信息公开" ) , … , "报告" ;
///
/// Regular: `示例市财政局2023年政府信息公开工作年度报告`; odd: `2023 年度示例市财政局政府信息公开
/// 年度报告`, over three lines, with 年度 twice.
pub(crate) fn title(text: Text<'_>) -> Option<Title> {
    /// Longer lines are sentences.
    const LONGEST: usize = 80;
    let view = text.as_str();
    // Few lines have this character, which every title ends with, or nearly so.
    if !view.contains('报') {
        return None;
    }
    let inner = view.trim();
    let inner = inner
        .strip_prefix('《')
        .and_then(|it| it.strip_suffix('》'))
        .unwrap_or(inner);
    if inner.contains(['。', ';', ',', '》', ':', '|']) {
        return None;
    }
    let squeezed = Squeezed::new(view);
    let words = squeezed.text.trim_end_matches(|c: char| {
        matches!(c, ')' | '(' | '》' | '年' | '度') || c.is_ascii_digit()
    });
    let words = words.strip_suffix("格式").unwrap_or(words);
    if squeezed.text.chars().count() > LONGEST
        || !words.ends_with("报告") && !words.ends_with("年报")
    {
        return None;
    }
    let subject = ["政府信息公开", "政务信息公开", "政务公开", "信息公开"]
        .iter()
        .filter_map(|word| squeezed.text.find(word))
        .min()?;
    let year = every(text, year).into_iter().next();
    if year.is_none() && !words.contains("年度") && !words.ends_with("年报") {
        return None;
    }
    let head = &squeezed.text[..subject];
    let agency = match every(Text::new(head, 0), self::year).first() {
        Some(found) => {
            let behind = head[found.span.end as usize..].trim_start_matches(['年', '度']);
            let before = &head[..found.span.start as usize];
            let from = subject - behind.len();
            if behind.is_empty() {
                trimmed(before, 0)
            } else {
                trimmed(behind, from)
            }
        }
        None => trimmed(head, 0),
    };
    let agency = agency.map(|(start, end)| squeezed.span(start, end, text.start()));
    Some(Title { agency, year })
}

/// A body's name without the words around it; `at` is where the text starts.
fn trimmed(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.trim_start_matches(['#', '*', '-', '《', '、', '.', ' ']);
    let rest = rest.strip_prefix("关于").unwrap_or(rest);
    let start = at + text.len() - rest.len();
    let name = rest.trim_end_matches(['的', '-', '、']);
    let name = name.strip_suffix("年度").unwrap_or(name);
    let name = name.strip_suffix("关于").unwrap_or(name);
    (!name.is_empty()).then_some((start, start + name.len()))
}

/// A text without its blanks, and the way back.
struct Squeezed {
    text: String,
    /// Where each byte stood.
    places: Vec<usize>,
    len: usize,
}

impl Squeezed {
    fn new(view: &str) -> Self {
        let is_blank = |c: char| matches!(c, ' ' | '\n' | '\t');
        let bytes = view.bytes().enumerate();
        Self {
            text: view.split(is_blank).collect(),
            places: bytes
                .filter(|(_, b)| !is_blank(char::from(*b)))
                .map(|(at, _)| at)
                .collect(),
            len: view.len(),
        }
    }

    fn span(&self, start: usize, end: usize, base: u32) -> Span {
        let place = |at: usize| self.places.get(at).copied();
        let from = place(start).unwrap_or(self.len);
        let behind = end
            .checked_sub(1)
            .and_then(place)
            .map_or(from, |last| last + 1);
        Span::new(base + offset(from), base + offset(behind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Option<(Option<&str>, Option<u16>)> {
        let title = title(Text::new(text, 0))?;
        Some((
            title.agency.and_then(|span| span.slice(text)),
            title.year.map(|year| year.value),
        ))
    }

    #[test]
    fn body_and_year_in_either_order() {
        for text in [
            "示例市财政局2023年政府信息公开工作年度报告",
            "示例市财政局 2023 年政府信息公开工作 年度报告",
            "2023年示例市财政局政府信息公开年度报告",
            "2023年度示例市财政局政府信息公开工作年度报告",
            "示例市财政局2023年度政府信息公开年度报告",
            "示例市财政局\n2023年政府信息公开\n工作年度报告",
            "# 示例市财政局2023年政务公开工作年度报告",
        ] {
            assert_eq!(
                parts(text),
                Some((Some("示例市财政局"), Some(2023))),
                "{text}"
            );
        }
        assert_eq!(
            parts("2023年政府信息公开工作年度报告"),
            Some((None, Some(2023)))
        );
    }

    #[test]
    fn sentences_are_none() {
        for text in [
            "现发布《示例市财政局2023年政府信息公开工作年度报告》。",
            "根据政府信息公开条例,编制本报告",
            "一、总体情况",
        ] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
