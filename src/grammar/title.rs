//! The title: the body and the year.
//!
//! Takes the folded text of the lines that may be a title; gives its parts. Does not know where
//! the lines stand.

use nom::branch::alt;
use nom::bytes::{tag, take_while_m_n};
use nom::combinator::{eof, opt, peek};
use nom::sequence::terminated;
use nom::{Input, Parser};

use crate::form::words::bodies::PLACE_ENDS;
use crate::form::words::preambles::UNNAMED;
use crate::form::words::titles::{
    ABOUT, ANNUAL, BEFORE_TITLES, BEHIND_TITLES, BESIDE_DISCLOSURE, BESIDE_ENDS, GOVERNMENT, JOINS,
    OF_THE_YEAR, OF_TITLE_ENDS, PEOPLES, SITES, SUBJECTS, TITLE_ENDS, TITLE_NAMES, TITLE_WORDS,
};
use crate::{Span, offset};

use super::body::{ends_as_body, is_name};
use super::date::{every, is_zero, only_day, year, year_digits};
use super::han::is_han;
use super::numeral::is_numeral;
use super::text::{Spanned, Text, blank, prefix, spanned, words};

/// A title's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title {
    /// The title itself, without what stands around it.
    pub(crate) span: Span,
    pub(crate) agency: Option<Span>,
    pub(crate) year: Option<Spanned<u16>>,
}

/// What Markdown puts around a title, and at the start of its lines.
pub(crate) const MARKS: [char; 4] = [' ', '#', '*', '_'];

/// title = { body | year } , subject , … , "报告" , [ "格式" ] ;
///
/// Regular: `示例市财政局2023年政府信息公开工作年度报告`; odd: `2023 年度示例市财政局政府信息公开
/// 年度报告`, over three lines, with 年度 twice, with what [`bare`] takes away.
pub(crate) fn title(text: Text<'_>) -> Option<Title> {
    /// Longer lines are sentences.
    const LONGEST: usize = 80;
    if !text.as_str().contains(OF_TITLE_ENDS) {
        return None;
    }
    let all = bare(text);
    if let Some((label, rest)) = labelled(all) {
        return behind_label(all, label, title(rest)?);
    }
    let (text, remark) = without_remark(all);
    let view = text.as_str();
    let inner = view
        .strip_prefix('《')
        .and_then(|it| it.strip_suffix('》'))
        .unwrap_or(view);
    if inner.contains(['。', ';', ',', '》', ':', '|']) {
        return None;
    }
    let squeezed = Squeezed::new(view);
    let words = squeezed
        .text
        .trim_end_matches(|c: char| matches!(c, ')' | '(' | '》') || is_of_year(c));
    let without = |end: &&str| words.strip_suffix(*end);
    let words = BEHIND_TITLES.iter().find_map(without).unwrap_or(words);
    if squeezed.text.chars().count() > LONGEST || !TITLE_ENDS.iter().any(|end| words.ends_with(end))
    {
        return None;
    }
    let subject = SUBJECTS
        .iter()
        .filter_map(|word| squeezed.text.find(word))
        .min()?;
    let whole_year = || every(text, year).into_iter().next();
    let year = whole_year().or_else(|| {
        let mut cut = first_year(Text::new(&squeezed.text, 0))?;
        let Span { start, end } = cut.span;
        cut.span = squeezed.span(start as usize, end as usize, text.start());
        Some(cut)
    });
    if year.is_none() && !words.contains(OF_THE_YEAR) && !words.ends_with(ANNUAL) {
        return None;
    }
    // 示例镇人民政府信息公开工作…: 政府 is the body's there.
    let is_bodys = squeezed.text[..subject].ends_with(PEOPLES)
        && squeezed.text[subject..].starts_with(GOVERNMENT);
    let subject = subject + if is_bodys { GOVERNMENT.len() } else { 0 };
    let head = &squeezed.text[..subject];
    let agency = match first_year(Text::new(head, 0)) {
        Some(found) => {
            let behind = head[found.span.end as usize..].trim_start_matches(['年', '度']);
            let before = &head[..found.span.start as usize];
            // The year may stand before the body as well, in its digits alone.
            let rest = before.trim_start_matches(is_none_of_name);
            let rest = rest.strip_prefix(&*found.value.to_string()).unwrap_or(rest);
            body(behind, subject - behind.len()).or_else(|| body(rest, before.len() - rest.len()))
        }
        None => body(head, 0),
    };
    let agency = agency.map(|(start, end)| squeezed.span(start, end, text.start()));
    let named = remark.filter(|it| is_name(it.as_str()) && ends_as_body(it.as_str()));
    let agency = agency.or(named.map(|it| it.span()));
    Some(Title {
        span: all.span(),
        agency,
        year,
    })
}

/// What stands before and behind the colon of a text that has one.
fn labelled(text: Text<'_>) -> Option<(Text<'_>, Text<'_>)> {
    let (label, rest) = text.as_str().split_once(':')?;
    let rest = (!rest.contains(':')).then(|| text.take_from(label.len() + ':'.len_utf8()))?;
    Some((text.take(label.len()), trimmed(rest)))
}

/// A title behind a label that says what it is, or behind the name of the body: `政府信息公开年报:示例市财政局2023年…`,
/// `示例市财政局:2023年…`.
fn behind_label(all: Text<'_>, label: Text<'_>, title: Title) -> Option<Title> {
    let words = label.as_str().trim();
    if title.agency.is_some() {
        return TITLE_ENDS
            .iter()
            .any(|end| words.ends_with(end))
            .then_some(title);
    }
    (is_name(words) && ends_as_body(words)).then(|| Title {
        span: all.span(),
        agency: Some(trimmed(label).span()),
        ..title
    })
}

/// The first year of a title: `2023年`; odd: `示例市财政局2023政府信息公开…`, `…年度报告(2023)`.
fn first_year(text: Text<'_>) -> Option<Spanned<u16>> {
    let ends = || alt((words(SUBJECTS), tag(")"), eof));
    let bare = || terminated(spanned(year_digits()), peek(ends()));
    let first = every(text, year).into_iter().next();
    first.or_else(|| every(text, bare).into_iter().next())
}

/// `2023年度`, `二〇二三年`.
fn is_of_year(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '年' | '度') || is_numeral(c) || is_zero(c)
}

/// A title and what stands in brackets behind it, where that is no year: `…年度报告(2024年1月8日)`.
fn without_remark(text: Text<'_>) -> (Text<'_>, Option<Text<'_>>) {
    let view = text.as_str();
    let remark = || {
        let rest = view.strip_suffix([')', '】', ']'])?;
        let at = rest.rfind(['(', '【', '['])?;
        let open = rest[at..].chars().next()?;
        let remark = text.take(rest.len()).take_from(at + open.len_utf8());
        let is_year = remark.as_str().chars().all(|c| is_of_year(c) || c == ' ');
        (at > 0 && !is_year).then(|| (text.take(at), remark))
    };
    match remark() {
        Some((title, remark)) => (trimmed(title), Some(remark)),
        None => (text, None),
    }
}

/// Whether a line end cuts a title within its words, its year or the name of its body:
/// `…2023年政府信` and `息公开工作年度报告`.
pub(crate) fn is_cut(line: &str, next: &str) -> bool {
    /// Longer lines are sentences.
    const LONGEST_LINES: usize = 240;
    if line.len() + next.len() > LONGEST_LINES {
        return false;
    }
    let (line, next) = (line.trim_matches(MARKS), next.trim_matches(MARKS));
    cuts_words(line, next) || cuts_year(line, next) || cuts_body(line, next)
}

fn cuts_words(line: &str, next: &str) -> bool {
    let goes_on = |rest: &str| {
        let words = next.chars().filter(|c| *c != ' ');
        rest.chars()
            .zip(words)
            .take(2)
            .all(|(one, other)| one == other)
    };
    TITLE_WORDS.iter().any(|words| {
        let mut cuts = words.char_indices().skip(1).map(|(at, _)| at);
        cuts.any(|at| line.ends_with(&words[..at]) && goes_on(&words[at..]))
    })
}

fn cuts_year(line: &str, next: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let before = line.len() - line.trim_end_matches(is_digit).len();
    let behind = next.trim_start_matches(is_digit);
    let n_behind = next.len() - behind.len();
    before > 0 && n_behind > 0 && before + n_behind == 4 && behind.trim_start().starts_with('年')
}

/// What is left of a name is told by its length, by the year or the place before it, or by the line it fills.
fn cuts_body(line: &str, next: &str) -> bool {
    /// As many characters fill a line of a title.
    const FULL: usize = 16;
    /// Fewer characters are no name.
    const FEWEST: usize = 3;
    let subject = |text: &str| SUBJECTS.iter().filter_map(|words| text.find(words)).min();
    let Some(end) = subject(next).filter(|_| subject(line).is_none()) else {
        return false;
    };
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_year = line.len() - behind.len() == 4 && behind.trim_start().starts_with('年');
    let name = if has_year {
        behind.trim_start_matches([' ', '年', '度'])
    } else {
        line
    };
    let left = &next[..end];
    let n_left = left.chars().take_while(|c| is_han(*c)).count();
    if name.is_empty() || !name.chars().all(is_han) || ends_as_site(name) {
        return false;
    }
    let goes_on = || {
        n_left < FEWEST
            || name.ends_with(PLACE_ENDS) && !left.starts_with(name)
            || name.chars().count() >= FULL
    };
    has_year && !left.contains(|c: char| c.is_ascii_digit()) || n_left > 0 && goes_on()
}

fn ends_as_site(name: &str) -> bool {
    SITES.iter().any(|site| name.ends_with(site))
}

/// A title without the marks, the words, the number of a page and the names of sites around it: `**…**`, `标题:…`,
/// `[年报]…`, `Page 8 - …`, `…-示例区人民政府网`.
pub(crate) fn bare(text: Text<'_>) -> Text<'_> {
    let name = (words(TITLE_NAMES), blank(), opt(tag(":")));
    let open = alt((tag("["), tag("【")));
    let close = alt((tag("]"), tag("】")));
    let label = (open, take_while_m_n(1, 8, is_han), close);
    let number = take_while_m_n(1, 4, |c: char| c.is_ascii_digit());
    let page = (tag("Page"), blank(), number, blank(), tag("-"));
    let mut lead = alt((name.map(|_| ()), label.map(|_| ()), page.map(|_| ())));
    let mut text = trimmed(text);
    while let Some((rest, ())) = prefix(|text| lead.parse_complete(text), text) {
        text = trimmed(rest);
    }
    let text = without_site(text).map_or(text, trimmed);
    // `…年度报告 2024-01-18`.
    let day = text.as_str().rfind(' ');
    let day = day.filter(|at| only_day(text.take_from(*at)).is_some());
    day.map_or(text, |at| trimmed(text.take(at)))
}

/// A text without the marks around it.
fn trimmed(text: Text<'_>) -> Text<'_> {
    let is_beside = |c: char| MARKS.contains(&c) || matches!(c, '\n' | '\t');
    let words = text.as_str().trim_end_matches(is_beside);
    let rest = words.trim_start_matches(is_beside);
    text.take(words.len()).take_from(words.len() - rest.len())
}

/// `…年度报告-示例区人民政府网` without the name of the site.
fn without_site(text: Text<'_>) -> Option<Text<'_>> {
    let view = text.as_str();
    let end = TITLE_ENDS
        .iter()
        .filter_map(|end| Some(view.rfind(end)? + end.len()))
        .max()?;
    let site = view[end..].trim();
    let is_site = site.starts_with(['-', '_', '|', '·'])
        && ends_as_site(site)
        && !site.contains(['。', ',', ';', ':', '\n']);
    is_site.then(|| text.take(end))
}

/// A body's name without the words around it; `at` is where the text starts. None where what is left is
/// joined to the subject and so is no body.
fn body(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = text.trim_start_matches(is_none_of_name);
    // `Page 8-…`, `P.8-…`: what a page has before its title.
    let lead = rest.rfind('-').filter(|at| !rest[..*at].contains(is_han));
    let rest = lead.map_or(rest, |at| &rest[at + 1..]);
    let rest = rest.strip_prefix(ABOUT).unwrap_or(rest);
    // A year that a line end cut.
    let rest = rest.strip_prefix(OF_THE_YEAR).unwrap_or(rest);
    let rest = rest.strip_prefix('年').unwrap_or(rest);
    let start = at + text.len() - rest.len();
    let mut name = unended(rest);
    while let Some(before) = alone(name) {
        name = unended(before);
    }
    let is_open = !name.contains('(');
    let name = name.strip_suffix(')').filter(|_| is_open).unwrap_or(name);
    let is_body = !name.is_empty() && !name.ends_with('暨') && !is_unnamed(name);
    is_body.then_some((start, start + name.len()))
}

/// Marks that stand before a name, and what is left of characters that were lost.
fn is_none_of_name(c: char) -> bool {
    matches!(c, '#' | '*' | '-' | '《' | '、' | '.' | ' ' | '(' | '?')
}

/// 我局, 本镇, 我单位: what names no body; 本溪市 does.
fn is_unnamed(name: &str) -> bool {
    name.starts_with(UNNAMED)
        && match name.chars().count() {
            0..=2 => true,
            3 => !name.ends_with(PLACE_ENDS),
            _ => false,
        }
}

/// A name without the words that follow it in a title.
fn unended(name: &str) -> &str {
    let name = name.trim_end_matches(['的', '-', '、', '?']);
    let name = name.strip_suffix(OF_THE_YEAR).unwrap_or(name);
    let name = name.strip_suffix(ABOUT).unwrap_or(name);
    let mut verbs = BEFORE_TITLES.iter();
    let before = verbs.find_map(|verb| name.strip_suffix(verb));
    before.unwrap_or(name)
}

/// `示例市财政局法治政府建设工作暨` without what the title names beside its subject.
fn alone(name: &str) -> Option<&str> {
    let beside = name.strip_suffix(JOINS).unwrap_or(name);
    let beside = BESIDE_ENDS
        .iter()
        .find_map(|end| beside.strip_suffix(end))
        .unwrap_or(beside);
    BESIDE_DISCLOSURE
        .iter()
        .find_map(|words| beside.strip_suffix(words))
}

/// A text without its blanks and marks, and the way back.
struct Squeezed {
    text: String,
    /// Where each byte stood.
    places: Vec<usize>,
    len: usize,
}

impl Squeezed {
    fn new(view: &str) -> Self {
        let is_beside = |c: char| MARKS.contains(&c) || matches!(c, '\n' | '\t');
        let bytes = view.bytes().enumerate();
        Self {
            text: view.split(is_beside).collect(),
            places: bytes
                .filter(|(_, b)| !is_beside(char::from(*b)))
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
            "2023示例市财政局2023年度政府信息公开工作年度报告",
            "??2023示例市财政局??2023年政府信息公开工作年度报告",
        ] {
            assert_eq!(
                parts(text),
                Some((Some("示例市财政局"), Some(2023))),
                "{text}"
            );
        }
        for text in [
            "2023年政府信息公开工作年度报告",
            "????2023年政府信息公开工作年度报告",
        ] {
            assert_eq!(parts(text), Some((None, Some(2023))), "{text}");
        }
        for text in [
            "2023年示例镇人民政府信息公开工作年度报告",
            "示例镇人民政府信息公开工作年度报告(2023年)",
            "示例镇人民政府2023年政府信息公开工作年度报告",
        ] {
            assert_eq!(
                parts(text),
                Some((Some("示例镇人民政府"), Some(2023))),
                "{text}"
            );
        }
    }

    #[test]
    fn what_stands_around_a_title_is_none_of_it() {
        let inner = "示例市财政局2023年政府信息公开工作年度报告";
        for text in [
            format!("**{inner}**"),
            format!("__{inner}__"),
            format!("标题:{inner}"),
            format!("公报标题{inner}"),
            format!("Page 8 - {inner}"),
            format!("标 题: {inner}"),
            format!("[年报]{inner}"),
            format!("【信息公开】 {inner}"),
            format!("{inner}-示例区人民政府网"),
            format!("# {inner} _ 示例市财政局网站"),
        ] {
            let title = title(Text::new(&text, 0)).unwrap();
            assert_eq!(title.span.slice(&text), Some(inner), "{text}");
            let agency = title.agency.and_then(|span| span.slice(&text));
            assert_eq!(agency, Some("示例市财政局"), "{text}");
        }
        let quoted = "# 《示例市财政局2023年政府信息公开工作年度报告》";
        assert_eq!(parts(quoted), Some((Some("示例市财政局"), Some(2023))));
        assert_eq!(parts(&format!("{inner}-示例区要闻")), None);
        assert_eq!(parts(&format!("来源:{inner}")), None);
    }

    #[test]
    fn what_a_title_names_beside_its_subject_is_no_body() {
        for text in [
            "示例市财政局2023年法治政府建设暨政府信息公开工作年度报告",
            "示例市财政局法治政府建设工作暨2023年政府信息公开工作年度报告",
            "2023年示例市财政局依法行政和政府信息公开工作年度报告",
            "示例市财政局2023年政务公开暨政府信息公开工作年度报告",
            "示例市财政局2023年某项工作暨政府信息公开工作年度报告",
            "示例市财政局2023\n年政府信息公开工作年度报告",
            "示例市财政局\n年度政府信息公开2023年报告",
        ] {
            assert_eq!(
                parts(text),
                Some((Some("示例市财政局"), Some(2023))),
                "{text}"
            );
        }
        for text in [
            "2023年法治政府建设暨政府信息公开工作年度报告",
            "2023年某项工作暨政府信息公开工作年度报告",
        ] {
            assert_eq!(parts(text), Some((None, Some(2023))), "{text}");
        }
        assert_eq!(parts("年政府信息公开工作年度报告"), Some((None, None)));
        assert_eq!(
            parts("2023年示例和平区政府信息公开工作年度报告"),
            Some((Some("示例和平区"), Some(2023)))
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
