//! Which stretch of the text is which section.
//!
//! Takes the folded text; gives the range of every section found, its heading, and what stands
//! before the first. A heading is accepted on its ordinal, its words and its place; where one is
//! missing, the table's own labels tell where the section begins. Does not read the sections.

use std::cell::LazyCell;
use std::sync::LazyLock;

use crate::form::headings::{CORNER_WORDS, FIRST_ORDINAL, GLUED_HEADINGS, LAST_ROW, Section};
use crate::grammar::han::is_han;
use crate::grammar::heading::{
    Heading, bracketed_heading, heading, heading_tail, may_begin_heading, numbered_heading,
    wrapped_heading,
};
use crate::grammar::numeral::numeral;
use crate::grammar::ordinal::Ordinal;
use crate::grammar::text::Text;
use crate::grammar::trie::Trie;
use crate::layout::lines;
use crate::source::separators;
use crate::{Span, offset};

use super::another::{Further, further};
use super::beginning::Candidate;
use super::contents::{drop_contents, is_entry};

/// The report's parts as ranges of the folded text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    /// What stands before the first section.
    pub(crate) front: Span,
    pub(crate) sections: [Option<Found>; 6],
    /// Whether section headings stand in another order than the form's.
    pub(crate) disordered: bool,
    /// Where a table of contents ends, if there is one.
    pub(crate) contents_end: u32,
    /// Where the report ends: with the text, or before another report.
    pub(crate) end: u32,
    pub(crate) further: Further,
}

/// A section found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// `None` where the section begins with its table.
    pub(crate) heading: Option<Span>,
    pub(crate) ordinal: Option<Ordinal>,
    pub(crate) content: Span,
    /// Whether the heading is glued to a sentence.
    pub(crate) glued: bool,
}

impl Outline {
    pub(crate) fn section(&self, section: Section) -> Option<&Found> {
        self.sections[section.index()].as_ref()
    }

    /// How many headings were found.
    pub(crate) fn n_headings(&self) -> usize {
        self.sections
            .iter()
            .flatten()
            .filter(|found| found.heading.is_some())
            .count()
    }
}

/// Finds the sections, those of the first report where there are several.
pub(crate) fn outline(view: &str) -> Outline {
    let mut candidates: Vec<Candidate> = on_lines(view, heading).collect();
    if !candidates.iter().any(Candidate::is_strong) {
        candidates.extend(on_lines(view, bracketed_heading));
        candidates.sort_by_key(|candidate| candidate.span.start);
        trust_digits(&mut candidates);
    }
    let (mut view, mut further) = first_report(view, &mut candidates);
    let is_heading = |n: usize, section: Section| {
        candidates[n].section == section
            && candidates[n].is_strong()
            && !is_entry(view, &candidates, n)
    };
    let missing = Section::ALL
        .iter()
        .any(|section| !(0..candidates.len()).any(|n| is_heading(n, *section)));
    if missing {
        candidates.extend(glued(view, &candidates));
        candidates.sort_by_key(|candidate| candidate.span.start);
        if further.another.is_none() {
            (view, further) = first_report(view, &mut candidates);
        }
    }
    let all = Span::new(0, offset(view.len()));
    let has_table = |section: &Section, end| table_start(view, *section) > Some(end);
    let has_table_behind = |end| Section::ALL.iter().any(|section| has_table(section, end));
    let contents_end = drop_contents(view, &mut candidates, has_table_behind);
    let mut starts: Vec<Candidate> = Section::ALL
        .iter()
        .filter_map(|&section| choose(view, section, &candidates))
        .collect();
    starts.sort_by_key(|candidate| candidate.span.start);
    add_numbered(view, contents_end, &mut starts);
    add_tables(view, &mut starts);
    let disordered = starts
        .windows(2)
        .any(|pair| pair[0].section > pair[1].section);
    let mut outline = Outline {
        front: Span::new(0, starts.first().map_or(all.end, |first| first.span.start)),
        disordered,
        contents_end,
        end: all.end,
        further,
        ..Outline::default()
    };
    for start in starts.iter_mut().filter(|start| !start.span.is_empty()) {
        let behind = Text::new(&view[start.span.end as usize..], start.span.end);
        start.span.end += offset(heading_tail(behind));
    }
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).map_or(all.end, |next| next.span.start);
        outline.sections[start.section.index()] = Some(Found {
            heading: (!start.span.is_empty()).then_some(start.span),
            ordinal: start.ordinal,
            content: Span::new(behind(view, start.span), end),
            glued: start.glued,
        });
    }
    outline
}

/// Where all headings are numbered in digits, most of them with the numbers of their own sections, these are as sure as
/// numerals: `1.总体情况`, `2.主动公开政府信息情况`.
fn trust_digits(candidates: &mut [Candidate]) {
    /// Fewer may be items of a list.
    const FEWEST: usize = 4;
    let is_own = |it: &Candidate| it.ordinal == Some(Ordinal::Digit(it.section.number()));
    let is_numbered = |section: &&Section| {
        let mut own = candidates.iter().filter(|it| is_own(it));
        own.any(|it| it.section == **section)
    };
    if Section::ALL.iter().filter(is_numbered).count() < FEWEST {
        return;
    }
    for candidate in candidates.iter_mut().filter(|it| is_own(it) && !it.glued) {
        candidate.rank = 1;
    }
}

/// The text up to another report, and the places in it.
fn first_report<'a>(view: &'a str, candidates: &mut Vec<Candidate>) -> (&'a str, Further) {
    let further = further(view, candidates);
    let end = further.another.map(|it| it.start);
    let own = end.and_then(|end| view.get(..end as usize)).unwrap_or(view);
    candidates.retain(|candidate| candidate.span.end as usize <= own.len());
    (own, further)
}

/// Where what a heading heads begins: behind the stop and the marks that stand at its end.
fn behind(view: &str, heading: Span) -> u32 {
    const ENDS: [char; 4] = ['。', ':', '*', '_'];
    if heading.is_empty() {
        return heading.end;
    }
    let rest = &view[heading.end as usize..];
    heading.end + offset(rest.len() - rest.trim_start_matches(ENDS).len())
}

/// The lines that are headings, alone or two together.
fn on_lines(
    view: &str,
    heading: impl Fn(Text<'_>) -> Option<Heading>,
) -> impl Iterator<Item = Candidate> {
    let lines = lines(view, Span::new(0, offset(view.len()))).map(|line| line.trimmed);
    let leaf = move |span: Span| Some(Text::new(span.slice(view)?, span.start));
    let mut before: Option<Span> = None;
    lines
        .filter(|line| !line.is_empty())
        .filter_map(move |line| {
            let text = leaf(line)?;
            let first = before.take();
            if let Some(both) = first.map(|first| first.join(line))
                && let Some(found) = wrapped_heading(leaf(first?)?, text, leaf(both)?)
            {
                return Some((text, both, found));
            }
            let Some(found) = heading(text) else {
                let may_begin =
                    may_begin_heading(text) && !text.as_str().contains(separators::CELL);
                before = may_begin.then_some(line);
                return None;
            };
            Some((text, Span::new(line.start, found.end), found))
        })
        .filter_map(move |(text, span, found)| {
            let Heading {
                section,
                ordinal,
                end,
            } = found;
            if text.as_str().contains(separators::CELL) {
                return None;
            }
            let rank = match ordinal {
                Some(Ordinal::Numeral(number)) if number == section.number() => 0,
                Some(Ordinal::Numeral(_) | Ordinal::Bracketed(_)) => 1,
                None => 2,
                Some(Ordinal::Digit(number)) if number == section.number() => 2,
                Some(Ordinal::Digit(_)) => 3,
            };
            let behind = Span::new(end, text.span().end).slice(view)?;
            let glued = behind.contains(is_han);
            Some(Candidate {
                section,
                ordinal,
                span,
                // One that has its line for itself is surer.
                rank: rank + u8::from(glued),
                glued,
            })
        })
}

/// Headings glued to the sentence before or behind them: `…得到落实。二、主动公开政府信息情况`.
fn glued(view: &str, known: &[Candidate]) -> Vec<Candidate> {
    static PHRASES: LazyLock<Trie<Section>> = LazyLock::new(|| {
        Trie::new(
            GLUED_HEADINGS
                .iter()
                .map(|(section, phrase)| (*phrase, *section)),
        )
    });
    let mut found = Vec::new();
    // Whether headings are marked with dashes, which elsewhere may be a cell's mark for nothing.
    let mut have_dashes = false;
    for (section, start, end) in PHRASES.find_iter(view) {
        let Some((start, ordinal)) = ordinal_before(&view[..start], section) else {
            continue;
        };
        let start = match ordinal {
            Some(_) => mark_before(&view[..start], &mut have_dashes),
            None => start,
        };
        let span = Span::new(offset(start), offset(end));
        // Those known stand in the order of the text, one a line.
        let before = known.partition_point(|candidate| candidate.span.start <= span.start);
        let nearest = before.checked_sub(1).and_then(|at| known.get(at));
        if nearest.is_some_and(|candidate| candidate.span.contains(span)) {
            continue;
        }
        found.push(Candidate {
            section,
            ordinal,
            span,
            // A sentence may name the section, too.
            rank: if matches!(ordinal, Some(Ordinal::Numeral(_))) {
                1
            } else {
                3
            },
            glued: true,
        });
    }
    found
}

/// The ordinal at the end of a text and where it starts: `二、`, `二`, `2.`, `(二)`; none behind the end of a
/// sentence or a figure. Nothing behind other words: they go on in what follows.
fn ordinal_before(text: &str, section: Section) -> Option<(usize, Option<Ordinal>)> {
    let before = text.trim_end_matches(' ');
    if let Some((start, number)) = bracketed_before(before) {
        // Another one numbers a part of a section.
        let is_own = number == section.number();
        return is_own.then_some((start, Some(Ordinal::Bracketed(number))));
    }
    let unmarked = before
        .trim_end_matches(['、', '.', ','])
        .trim_end_matches(' ');
    let last = unmarked.chars().next_back()?;
    let start = unmarked.len() - last.len_utf8();
    if let Some(ordinal) = numeral(last.encode_utf8(&mut [0; 4])) {
        return Some((start, Some(Ordinal::Numeral(ordinal))));
    }
    let digit = last.to_digit(10).and_then(|digit| u8::try_from(digit).ok());
    // It may have run together with a figure.
    let is_own = |digit: &u8| {
        let follows_figure = unmarked[..start].ends_with(|c: char| c.is_ascii_digit() || c == '.');
        !follows_figure || *digit == section.number()
    };
    if let Some(digit) = digit
        .filter(|_| unmarked.len() < before.len())
        .filter(is_own)
    {
        return Some((start, Some(Ordinal::Digit(digit))));
    }
    let ends = |c: char| c.is_ascii_digit() || matches!(c, '。' | ';' | '!' | '|' | '/' | '-');
    before.ends_with(ends).then_some((text.len(), None))
}

/// Where the marks of a heading start at the end of a text: `## `, `|`, `- `. Where they may be a table's, they are
/// a heading's behind the end of a sentence; dashes behind a figure as well, once they were.
fn mark_before(text: &str, have_dashes: &mut bool) -> usize {
    let hashes = text.trim_end_matches(' ').trim_end_matches('#');
    if hashes.len() < text.trim_end_matches(' ').len() {
        return hashes.len();
    }
    let (unmarked, is_dash) = match text.trim_end_matches(' ') {
        bare if bare.len() == text.len() => (text.trim_end_matches(['|', '丨']), false),
        bare => (bare.strip_suffix('-').unwrap_or(text), true),
    };
    let before = unmarked.trim_end_matches(' ');
    let follows_sentence = before.is_empty() || before.ends_with(['。', ';', '!', '\n']);
    if unmarked.len() == text.len() || !(follows_sentence || is_dash && *have_dashes) {
        return text.len();
    }
    *have_dashes |= is_dash;
    unmarked.len()
}

/// `(二)` at the end of a text, and where it starts.
fn bracketed_before(text: &str) -> Option<(usize, u8)> {
    let inside = text.strip_suffix(')')?.trim_end_matches(' ');
    let number = inside.chars().next_back()?;
    let open = inside.strip_suffix(number)?.trim_end_matches(' ');
    let start = open.strip_suffix('(')?.len();
    Some((start, numeral(number.encode_utf8(&mut [0; 4]))?))
}

/// The best candidate of a section: by rank, then the first; a weak one only where its table follows, and not
/// in the midst of it.
fn choose(view: &str, section: Section, candidates: &[Candidate]) -> Option<Candidate> {
    let table = LazyCell::new(|| table_start(view, section));
    let is_before_table = |candidate: &Candidate| {
        let Some(anchors) = section.anchors() else {
            return true;
        };
        let next = candidates.partition_point(|other| other.span.start <= candidate.span.start);
        let end = offset(view.len());
        let end = candidates.get(next).map_or(end, |other| other.span.start);
        let behind = Span::new(candidate.span.end, end).slice(view);
        // A narrow cell cuts words.
        let is_blank = |c: char| matches!(c, ' ' | '\n');
        let words: String = behind
            .unwrap_or("")
            .chars()
            .filter(|&c| !is_blank(c))
            .collect();
        let has_table = words.is_empty() || anchors.iter().any(|anchor| words.contains(anchor));
        let is_behind = |table: usize| table < candidate.span.start as usize;
        has_table && !table.is_some_and(is_behind)
    };
    let own = || {
        candidates
            .iter()
            .filter(|candidate| candidate.section == section)
    };
    let strong = own().filter(|candidate| candidate.is_strong());
    let weak = || own().filter(|candidate| is_before_table(candidate));
    let rank = |candidate: &&Candidate| candidate.rank;
    let best = strong.min_by_key(rank).or_else(|| weak().min_by_key(rank));
    best.copied()
}

/// Adds the sections without a heading in the form's words that have one between the sections beside them, before
/// their table if they have one, and not before `least`.
fn add_numbered(view: &str, least: u32, starts: &mut Vec<Candidate>) {
    let all = Span::new(0, offset(view.len()));
    let numbered = LazyCell::new(|| on_lines(view, numbered_heading).collect::<Vec<_>>());
    for section in Section::ALL {
        if starts.iter().any(|start| start.section == section) {
            continue;
        }
        let before = starts.iter().filter(|start| start.section < section);
        let behind = starts.iter().filter(|start| start.section > section);
        let from = before.map(|start| start.span.end).max().unwrap_or(least);
        let table = section
            .anchors()
            .map(|_| table_start(view, section).map(offset));
        let until = behind
            .map(|start| start.span.start)
            .min()
            .unwrap_or(all.end);
        let until = match table {
            Some(table) => table.map_or(from, |table| table.min(until)),
            None => until,
        };
        let is_numeral = |start: &Candidate| matches!(start.ordinal, Some(Ordinal::Numeral(_)));
        let has_numerals = starts.iter().any(is_numeral);
        let is_here = |it: &&Candidate| {
            it.section == section
                && from <= it.span.start
                && it.span.end <= until
                && (is_numeral(it) || !has_numerals)
        };
        let mut here = numbered.iter().filter(is_here);
        // A list within the section before may have such words as well.
        let found = if table.is_some() {
            here.next_back()
        } else {
            here.next()
        };
        starts.extend(found);
    }
    starts.sort_by_key(|start| start.span.start);
}

/// Where the table of a section begins.
fn table_start(view: &str, section: Section) -> Option<usize> {
    /// In a table a row is a line.
    const ENDS_LINE: [char; 3] = ['\n', separators::ROW, separators::TABLE_CLOSE];
    let from = match section {
        // What stands before names it as well.
        Section::Review => view.rfind(LAST_ROW).unwrap_or(0),
        _ => 0,
    };
    let begins_line = |at: usize| {
        // Backwards, so that the first word ends it: a line may be all of the text.
        let mut line = view[..at]
            .chars()
            .rev()
            .take_while(|c| !ENDS_LINE.contains(c));
        line.all(|c| !is_han(c) || FIRST_ORDINAL.contains(c))
    };
    let first = |word: &&str| {
        let mut places = view[from..].match_indices(word).map(|(at, _)| from + at);
        places.find(|&at| begins_line(at))
    };
    // In text without lines only the corner is sure to be the table's.
    let corner = || find_cut(view, CORNER_WORDS).filter(|_| section == Section::Requests);
    let words = section.first_words().iter();
    let start = words.filter_map(first).min().or_else(corner)?;
    Some(if begins_line(start) {
        view[..start].rfind(ENDS_LINE).map_or(0, |n| n + 1)
    } else {
        start - usize::from(view[..start].ends_with('('))
    })
}

/// Where words stand in a text, whatever blanks and line ends are among them.
fn find_cut(text: &str, words: &str) -> Option<usize> {
    let begin = words.chars().next()?;
    let is_there = |at: &usize| {
        let mut text = text[*at..].chars().filter(|c| !matches!(c, ' ' | '\n'));
        words.chars().all(|c| text.next() == Some(c))
    };
    text.match_indices(begin).map(|(at, _)| at).find(is_there)
}

/// Tables without a heading begin at their first label.
fn add_tables(view: &str, starts: &mut Vec<Candidate>) {
    for section in Section::ALL {
        if starts.iter().any(|start| start.section == section) {
            continue;
        }
        let table = table_start(view, section);
        starts.extend(table.map(|at| Candidate {
            section,
            ordinal: None,
            span: Span::at(offset(at)),
            rank: 4,
            glued: false,
        }));
    }
    starts.sort_by_key(|candidate| candidate.span.start);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(view: &str, section: Section) -> Option<(&str, bool)> {
        let outline = outline(view);
        let found = outline.section(section)?;
        Some((found.heading?.slice(view)?, found.glued))
    }

    #[test]
    fn headings_glued_to_sentences_and_figures() {
        let text = |disclosure: &str, requests: &str| {
            format!(
                "示例市2023年度报告\n一、总体情况工作有序。{disclosure}第二十条第(一)项规章12.5\
                 {requests}(本列数据的勾稽关系)本年新收7二、上年结转0"
            )
        };
        for (disclosure, requests) in [
            (
                "二、主动公开政府信息情况",
                "三、收到和处理政府信息公开申请情况",
            ),
            (
                "二、 主动公开政府信息情况",
                "三 、收到和处理政府信息公开申请情况",
            ),
            ("2.主动公开政府信息情况", "3.收到和处理政府信息公开申请情况"),
            ("主动公开政府信息情况", "收到和处理政府信息公开申请情况"),
            (
                "(二)主动公开政府信息情况",
                "(三) 收到和处理政府信息公开申请情况",
            ),
        ] {
            let view = text(disclosure, requests);
            assert_eq!(
                found(&view, Section::Disclosure),
                Some((disclosure, true)),
                "{view}"
            );
            assert_eq!(
                found(&view, Section::Requests),
                Some((requests, true)),
                "{view}"
            );
        }
    }

    #[test]
    fn marks_of_headings_glued_to_figures_are_none_of_a_table_s() {
        for (overview, mark, requests) in [
            ("- 1.", "", "- 3.收到和处理政府信息公开申请情况"),
            ("## 一、", "", "## 三、收到和处理政府信息公开申请情况"),
            // A mark for nothing.
            ("一、", "-", "三、收到和处理政府信息公开申请情况"),
            ("1.", "- ", "3.收到和处理政府信息公开申请情况"),
            ("一、", "|", "三、收到和处理政府信息公开申请情况"),
        ] {
            let view = format!(
                "示例市2023年度报告。{overview}总体情况工作有序。二、主动公开政府信息情况\
                 第二十条第(一)项规章48 6{mark}{requests}(本列数据的勾稽关系)一、本年新收7"
            );
            let outline = outline(&view);
            let heading = outline.section(Section::Requests).unwrap().heading.unwrap();
            assert_eq!(heading.slice(&view), Some(requests), "{view}");
        }
        let view = "一、总体情况有序。|六、其他需要报告的事项无。";
        let (heading, _) = found(view, Section::OtherMatters).unwrap();
        assert_eq!(heading, "|六、其他需要报告的事项");
    }

    #[test]
    fn a_heading_glued_to_a_sentence_is_found_behind_a_table_of_contents() {
        let contents: String = Section::ALL
            .iter()
            .map(|it| format!("{}\n", it.heading()))
            .collect();
        let heading = Section::Disclosure.heading();
        let next = Section::Requests.heading();
        let view = format!(
            "目录\n{contents}一、总体情况\n工作有序。{heading}\n第二十条第(一)项\n规章 1\n{next}\n"
        );
        assert_eq!(found(&view, Section::Disclosure), Some((heading, true)));
        let outline = outline(&view);
        let found = outline.section(Section::Disclosure).unwrap();
        assert_eq!(
            found.heading.unwrap().start as usize,
            view.rfind(heading).unwrap()
        );
    }

    #[test]
    fn headings_with_nothing_between_are_no_contents_of_what_names_them_behind() {
        let headings: String = Section::ALL[1..4]
            .iter()
            .map(|it| format!("{}\n", it.heading()))
            .collect();
        let view = format!(
            "一、总体情况\n工作有序。\n{headings}五、存在的主要问题及改进情况\n无。\n\
                            附件:1.主动公开政府信息情况表\n"
        );
        let heading = Section::Disclosure.heading();
        assert_eq!(found(&view, Section::Disclosure), Some((heading, false)));
    }

    #[test]
    fn a_heading_behind_the_last_cell_of_a_row_leaves_it_its_row() {
        for mark in ["\t", " | "] {
            let view = format!(
                "一、总体情况\n工作有序。\n二、主动公开政府信息情况\n第二十条第(八)项\n\
                 行政事业性收费{mark}62.42三、收到和处理政府信息公开申请情况\n一、本年新收{mark}7\n"
            );
            let heading = "三、收到和处理政府信息公开申请情况";
            assert_eq!(
                found(&view, Section::Requests),
                Some((heading, true)),
                "{view}"
            );
        }
    }

    #[test]
    fn a_table_without_a_heading_begins_where_its_first_words_do() {
        for (before, corner) in [
            ("\n", "(本列数据的勾稽关系为:"),
            ("\n| ", "(本列\n数据的勾稽 关系为:"),
            ("", "(本列数据的勾稽关系为:"),
        ] {
            let view = format!(
                "二、主动公开政府信息情况\n第二十条第(一)项规章12.5{before}{corner}一、本年新收7"
            );
            let outline = outline(&view);
            let found = outline.section(Section::Requests).unwrap();
            let start = view.find(corner).unwrap() - before.trim_start().len();
            assert_eq!(found.content.start as usize, start, "{view}");
        }
    }

    #[test]
    fn an_invented_caption_behind_a_table_is_no_heading() {
        let view = "二、主动公开政府信息情况\n第二十条第(一)项\n规章 1\n(本列数据的勾稽关系为:\n一、本年新收 7\n\
                    ## 表二:收到和处理政府信息公开申请情况\n(本列数据的勾稽关系为:\n";
        let outline = outline(view);
        let found = outline.section(Section::Requests).unwrap();
        assert_eq!(found.heading, None);
        assert_eq!(found.content.start as usize, view.find("(本列").unwrap());
    }

    #[test]
    fn a_sentence_that_names_a_section_is_no_heading() {
        let view =
            "一、总体情况\n本局公布主动公开政府信息情况表。收到和处理政府信息公开申请情况良好。";
        assert_eq!(found(view, Section::Disclosure), None);
        assert_eq!(found(view, Section::Requests), None);
    }
}
