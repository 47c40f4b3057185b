//! Sections 一, 五 and 六: from paragraphs to tokens, and from the parts their grammars find to the
//! model.

use std::mem::discriminant;
use std::sync::LazyLock;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::headings::Section;
use crate::form::words::narrative::{
    BEFORE_PARTS, CAPTION, CASES, HOW_AND_OF_WHAT, ITEM, NAME_ENDS, NO_PARTS, NUMBERED, ON_REQUEST,
    PART_ENDS, PARTS, Part, VAGUE_PARTS, WORDS_BEFORE_PARTS,
};
use crate::form::words::signatures::NO_NAMES;
use crate::grammar::body::{
    begins_note, ends_as_body, furniture_behind, is_attachment, is_foot, is_furniture, is_name,
};
use crate::grammar::claim::claims;
use crate::grammar::date::only_day;
use crate::grammar::han::first_han;
use crate::grammar::numeral::{is_numeral, numeral};
use crate::grammar::ordinal::{Ordinal, ordinal};
use crate::grammar::section::other_matters::{OtherMatters, other_matters};
use crate::grammar::section::overview::overview;
use crate::grammar::section::problems::problems;
use crate::grammar::signature::{Signed, bare, before_day, body, is_seal, signed};
use crate::grammar::text::{STOP, Text};
use crate::grammar::title::MARKS;
use crate::grammar::token::{Kind, Token};
use crate::grammar::trie::Trie;
use crate::grammar::turn::{is_turn, names_problems, names_turn, turning_clause};
use crate::layout::lines;
use crate::model::{Field, Overview, Report};
use crate::sections::page::{Page, abridged};
use crate::{Span, offset};

use super::paragraphs::{Paragraph, Wrap, compose, paragraphs, trim};

/// The text of a span as a field; absent where there is none.
fn words(page: &Page<'_>, paragraphs: &[Paragraph], span: Option<Span>) -> Field<String> {
    let Some(span) = span.map(|span| trim(page, span)) else {
        return Field::absent();
    };
    let text = compose(page, paragraphs, span);
    if text.is_empty() {
        Field::absent()
    } else {
        Field::read(text, page.span(span))
    }
}

fn whole(paragraphs: &[Paragraph]) -> Option<Span> {
    Some(paragraphs.first()?.span().join(paragraphs.last()?.span()))
}

/// Reads section 一.
pub(crate) fn read_overview(page: &Page<'_>, range: Span, wrap: Wrap) -> Overview {
    let paragraphs = paragraphs(page, range, wrap);
    let mut overview = Overview {
        text: words(page, &paragraphs, whole(&paragraphs)),
        ..Overview::default()
    };
    for (part, span) in self::overview(&opening_tokens(page, &paragraphs)) {
        let field = match part {
            Part::ProactiveDisclosure => &mut overview.proactive_disclosure,
            Part::Requests => &mut overview.requests,
            Part::InformationManagement => &mut overview.information_management,
            Part::Platform => &mut overview.platform,
            Part::Supervision => &mut overview.supervision,
        };
        *field = words(page, &paragraphs, Some(span));
    }
    overview
}

/// Reads section 五; without its heading it stands behind the table before it, or what is left of that.
pub(crate) fn read_problems(
    page: &Page<'_>,
    range: Span,
    wrap: Wrap,
    is_headed: bool,
    report: &mut Report,
) {
    let mut paragraphs = paragraphs(page, range, wrap);
    if !is_headed {
        paragraphs.drain(..n_before_problems(page, &paragraphs));
    }
    let year = report.year.value().copied();
    let (problems, improvements) = problems(&turn_tokens(page, &paragraphs, year));
    report.problems = words(page, &paragraphs, problems);
    report.improvements = words(page, &paragraphs, improvements);
}

/// How many paragraphs stand before section 五 that are captions and notes of a table, or other words without a
/// sentence before the name of its first item.
fn n_before_problems(page: &Page<'_>, paragraphs: &[Paragraph]) -> usize {
    let is_caption = |paragraph: &Paragraph| {
        let text = page.words(without_marks(page, paragraph.span()));
        let behind = text.strip_prefix(CAPTION);
        behind.is_some_and(|rest| rest.starts_with(is_numeral)) || begins_note(text)
    };
    let is_of_table = |paragraph: &&Paragraph| {
        is_caption(paragraph) || !page.words(paragraph.span()).contains('。')
    };
    let begins = |paragraph: &Paragraph| {
        let text = page.leaf(paragraph.span());
        let first = names_problems(text).or_else(|| names_turn(text));
        matches!(first, Some(Ordinal::Numeral(1) | Ordinal::Bracketed(1)))
    };
    let n_of_table = paragraphs.iter().take_while(is_of_table).count();
    let may_begin = &paragraphs[..paragraphs.len().min(n_of_table + 1)];
    let n_captions = || paragraphs.iter().take_while(|it| is_caption(it)).count();
    may_begin.iter().position(begins).unwrap_or_else(n_captions)
}

/// Reads section 六 and the signature; gives the section without it and what stands below.
pub(crate) fn read_other_matters(
    page: &Page<'_>,
    range: Span,
    wrap: Wrap,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Option<Span> {
    let paragraphs = paragraphs(page, range, wrap);
    let text = read_signature(page, &paragraphs, report, sink);
    report.other_matters = words(page, &paragraphs, text);
    text
}

/// Reads the signature under the last section where that is none of 六; gives the section without it.
pub(crate) fn read_end(
    page: &Page<'_>,
    range: Span,
    wrap: Wrap,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Span {
    let paragraphs = paragraphs(page, range, wrap);
    let text = read_signature(page, &paragraphs, report, sink);
    Span::new(range.start, text.map_or(range.start, |text| text.end))
}

/// Reads who signed under the last section and when; gives its text.
fn read_signature(
    page: &Page<'_>,
    paragraphs: &[Paragraph],
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Option<Span> {
    let OtherMatters {
        text,
        signed_by,
        signed_on,
    } = other_matters(&closing_tokens(page, paragraphs));
    report.signature.by = words(page, paragraphs, signed_by);
    if let Some(span) = signed_on {
        let line = page.leaf(span);
        let bare = || match bare(line)? {
            Signed::On(day) => Some(day),
            Signed::In(_) => None,
        };
        report.signature.on = match only_day(line).or_else(bare) {
            Some(day) => Field::read(day.value, page.span(day.span)),
            None => {
                sink.take(
                    Diagnostic::new(Code::DateDamaged)
                        .on(crate::form::Path::SignedOn)
                        .at(page.span(span))
                        .found(format!("`{}`", abridged(page.raw(span))))
                        .expected("a day, such as 2024年1月3日"),
                );
                Field::unreadable(page.span(span))
            }
        };
    }
    text
}

/// Reads what the prose of a section claims; lines of its table are no prose.
pub(crate) fn read_claims(page: &Page<'_>, range: Span, section: Section, report: &mut Report) {
    let is_prose = matches!(section, Section::Overview | Section::OtherMatters);
    let mut read = |span: Span| {
        report
            .claims
            .extend(claims(page.leaf(span)).into_iter().map(|mut claim| {
                claim.span = page.span(claim.span);
                claim
            }));
    };
    if is_prose {
        read(range);
        return;
    }
    if !page.words(range).contains('。') {
        return;
    }
    for line in lines(page.view, range) {
        let words = page.words(line.trimmed);
        let is_cell = |c: char| matches!(c, '|' | '\t' | '\u{1C}'..='\u{1F}');
        if words.ends_with('。') && !words.contains(is_cell) {
            read(line.trimmed);
        }
    }
}

/// The sentences of a paragraph.
pub(crate) fn sentences<'a>(
    page: &Page<'a>,
    paragraph: &Paragraph,
) -> impl Iterator<Item = Text<'a>> {
    let span = paragraph.span();
    let text = page.words(span);
    let ends = memchr::memchr2_iter(b'!', STOP, text.as_bytes()).filter_map(|at| {
        let mark = text.get(at..)?.chars().next()?;
        matches!(mark, '。' | '!').then(|| at + mark.len_utf8())
    });
    let mut start = 0;
    let ends = ends.chain([text.len()]);
    ends.filter_map(move |end| {
        let sentence = text.get(start..end).filter(|it| !it.is_empty())?;
        start = end;
        let words = sentence.trim_start_matches(['"', ')', ' ', '\n']);
        let at = end - words.len();
        Some(Text::new(words, span.start + offset(at)))
    })
}

/// The same kind of mark opens all parts. Of those that number, one stands within those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Style {
    Numeral,
    Bracketed,
    Digit,
    /// `(1)`, among those under `(一)`.
    BracketedDigit,
    Item,
    Name,
}

/// What a sentence opens.
#[derive(Clone, Copy, Debug)]
struct Opens {
    start: u32,
    /// Whether it is the first of its paragraph.
    is_first: bool,
    /// `None` where it names none of the form's.
    part: Option<Part>,
    /// Whether it names the part by what others may say as well.
    is_vague: bool,
    style: Style,
    /// Its number among others, if it has one.
    number: Option<u8>,
}

/// The words that open parts, each with its part's place among the parts.
static PART_WORDS: LazyLock<Trie<usize>> = LazyLock::new(|| {
    let parts = PARTS.iter().enumerate();
    Trie::new(parts.flat_map(|(n, (_, words))| words.iter().map(move |word| (*word, n))))
});

/// An item of running text, such as `一是主动公开方面`.
#[derive(Clone, Copy, Debug)]
struct Item<'a> {
    number: u8,
    /// Its words, where they are the name of a part alone.
    name: Option<&'a str>,
}

fn item(sentence: &str) -> Option<Item<'_>> {
    let numbered = sentence.strip_prefix(NUMBERED);
    let words = numbered.unwrap_or(sentence);
    let behind = words.trim_start_matches(is_numeral);
    let number = numeral(&words[..words.len() - behind.len()])?;
    let words = match numbered {
        Some(_) => behind.strip_prefix([',', '、', ':'])?,
        None => behind.strip_prefix(ITEM)?,
    };
    let end = words.find(['。', ':', ',', '\n']).unwrap_or(words.len());
    let text = words[..end].trim_end();
    let is_whole = !words[end..].starts_with(',');
    let is_part = || {
        PART_WORDS
            .longest(text)
            .is_some_and(|(_, len)| len == text.len())
    };
    let is_name = PART_ENDS.iter().any(|end| text.ends_with(end))
        || is_whole && (last_part(text).is_some() || vague_part(text).is_some())
        || is_part();
    let name = is_name.then_some(text);
    Some(Item { number, name })
}

/// A sentence that begins with the name of a part as a whole: `在依申请公开方面,…`, `平台建设:…`, `【监督保障】…`.
fn is_name_of_part(sentence: &str) -> bool {
    let words = sentence.trim_start_matches(['【', '[']);
    let words = words.trim_start_matches(BEFORE_PARTS);
    let Some((_, len)) = PART_WORDS.longest(words) else {
        return false;
    };
    let behind = &words[len..];
    let end = NAME_ENDS.iter().find_map(|end| behind.strip_prefix(end));
    end.unwrap_or(behind).starts_with(['。', ':', '】', ']'])
        || end.is_some_and(|rest| rest.starts_with(','))
}

/// The part that a name ends in: `积极推进主动公开`.
fn last_part(name: &str) -> Option<usize> {
    let ends = |(_, words): &(Part, &[&str])| words.iter().any(|word| name.ends_with(word));
    PARTS.iter().position(ends)
}

/// The part that a name is a vague word for: `常态化开展监督管理`, not `加强安全生产监督管理`.
fn vague_part(name: &str) -> Option<Part> {
    let end = NAME_ENDS.iter().find_map(|end| name.strip_suffix(end));
    let name = end.unwrap_or(name);
    let says_no_more = |mut before: &str| {
        let mut words = HOW_AND_OF_WHAT.iter();
        while let Some(rest) = words.find_map(|word| before.strip_prefix(word)) {
            before = rest;
            words = HOW_AND_OF_WHAT.iter();
        }
        before.is_empty()
    };
    let is_named = |word: &&str| name.strip_suffix(*word).is_some_and(says_no_more);
    let mut parts = VAGUE_PARTS.iter();
    let part = parts.find(|(_, words)| words.iter().any(is_named));
    part.map(|(part, _)| *part)
}

/// Whether words that have those of a part name something else all the same.
fn names_else(part: Part, head: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    match part {
        Part::ProactiveDisclosure => has(NO_PARTS),
        Part::Requests => has(CASES) && !head.contains(ON_REQUEST),
        _ => false,
    }
}

fn opening(sentence: Text<'_>, is_first: bool, may_be_name: bool) -> Option<Opens> {
    /// The name of a part stands among the first words of a sentence.
    const HEAD: usize = 14;
    /// A numbered sentence of fewer is a name as a whole.
    const NAME: usize = 28;
    let (ordinal, rest) = ordinal(sentence);
    let item = item(rest.as_str());
    let in_digits = || {
        let mark = sentence.as_str().chars().find(|c| c.is_alphanumeric());
        mark.is_some_and(|c| c.is_ascii_digit())
    };
    let (style, number) = match ordinal {
        None if item.is_some() => (Style::Item, item.map(|item| item.number)),
        Some(Ordinal::Numeral(number)) => (Style::Numeral, Some(number)),
        Some(Ordinal::Bracketed(number)) if in_digits() => (Style::BracketedDigit, Some(number)),
        Some(Ordinal::Bracketed(number)) => (Style::Bracketed, Some(number)),
        Some(Ordinal::Digit(number)) => (Style::Digit, Some(number)),
        None if may_be_name => (Style::Name, None),
        None => return None,
    };
    let name = item.and_then(|item| item.name);
    let words = if style == Style::Item {
        name.unwrap_or("")
    } else {
        rest.as_str()
    };
    let is_name = number.is_some() && words.len() <= NAME * '。'.len_utf8();
    let head = first_han(words, if is_name { NAME } else { HEAD });
    let head = match style {
        Style::Name | Style::Item => {
            let head = head.trim_start_matches(BEFORE_PARTS);
            let words = WORDS_BEFORE_PARTS.iter();
            words.fold(head, |head, word| head.trim_start_matches(word))
        }
        _ => &head,
    };
    let mut first = None;
    let mut named = |n: usize| first = Some(first.map_or(n, |first: usize| first.min(n)));
    if matches!(style, Style::Name | Style::Item) {
        PART_WORDS.walk(head, |n, _| named(n));
    } else {
        PART_WORDS.each(head, named);
    }
    let first = first.or_else(|| last_part(name?));
    let part = first.and_then(|n| PARTS.get(n)).map(|(part, _)| *part);
    let part = part.filter(|part| !names_else(*part, head));
    let vague = || {
        let end = words.find(['。', ':', ',', ';', '\n']);
        let name = &words[..end.unwrap_or(words.len())];
        number.and_then(|_| vague_part(name.trim_end()))
    };
    Some(Opens {
        start: sentence.start(),
        is_first,
        part: part.or_else(vague),
        is_vague: part.is_none(),
        style,
        number,
    })
}

/// Paragraphs as tokens, cut where a part opens.
fn opening_tokens(page: &Page<'_>, paragraphs: &[Paragraph]) -> Vec<Token> {
    let mut found = openings(page, paragraphs, false);
    if found.len() <= 1 {
        found = openings(page, paragraphs, true);
    }
    let kinds = found
        .into_iter()
        .map(|(at, part)| (at, Kind::Opening(part)));
    cut(paragraphs, kinds.collect())
}

/// Where parts open, those that a name alone opens within a paragraph only if they are asked for.
fn openings(page: &Page<'_>, paragraphs: &[Paragraph], names: bool) -> Vec<(u32, Option<Part>)> {
    let mut all: Vec<Opens> = Vec::with_capacity(16);
    for paragraph in paragraphs {
        for (n, sentence) in sentences(page, paragraph).enumerate() {
            let may_be_name = n == 0 || names && is_name_of_part(sentence.as_str());
            all.extend(opening(sentence, n == 0, may_be_name));
        }
    }
    let levels = Levels::of(&all);
    let Some(level) = levels.of_parts() else {
        return Vec::new();
    };
    let mut found: Vec<(u32, Option<Part>)> = Vec::new();
    let mut last: Option<Opens> = None;
    for &opens in &all {
        let current = found.last().map(|(_, part)| *part);
        if opens.style != level {
            if !levels.is_within(level, opens.style) {
                continue;
            }
            if found.is_empty() && opens.part.is_some() && !opens.is_vague {
                found.push((opens.start, opens.part));
            } else if current.flatten().is_some() {
                // What stands above the parts ends the last of them.
                found.push((opens.start, None));
            }
            continue;
        }
        let is_known = opens.part.is_none() || found.iter().any(|(_, part)| *part == opens.part);
        let is_vague = opens.is_vague && levels.is_plain(level, opens.part);
        // The item behind a part is none of it.
        let is_next = || {
            let next = last?.number?.checked_add(1);
            let may_be_next = opens.is_first || opens.style < Style::Item;
            Some(may_be_next && opens.number == next)
        };
        if !is_known && !is_vague {
            last = Some(opens);
            found.push((opens.start, opens.part));
        } else if current != Some(opens.part) && is_next() == Some(true) {
            last = Some(opens);
            found.push((opens.start, None));
        }
    }
    found
}

/// What the items of each style name, and where the first stands.
#[derive(Debug, Default)]
struct Levels {
    /// In the order in which they come, each with the number of its items.
    styles: Vec<(Style, usize)>,
    /// Of each style, the parts that it names, and whether plainly.
    named: Vec<(Style, Part, bool)>,
}

impl Levels {
    fn of(all: &[Opens]) -> Self {
        let mut levels = Self::default();
        for opens in all {
            match levels.styles.iter_mut().find(|(it, _)| *it == opens.style) {
                Some((_, n)) => *n += 1,
                None => levels.styles.push((opens.style, 1)),
            }
            let Some(part) = opens.part else { continue };
            let named = (opens.style, part, !opens.is_vague);
            if !levels.named.contains(&named) {
                levels.named.push(named);
            }
        }
        levels
    }

    fn is_plain(&self, style: Style, part: Option<Part>) -> bool {
        part.is_some_and(|part| self.named.contains(&(style, part, true)))
    }

    /// How many parts the items of a style name.
    fn n_named(&self, style: Style) -> usize {
        let is_own = |&&(own, part, is_plain): &&(Style, Part, bool)| {
            own == style && (is_plain || !self.is_plain(style, Some(part)))
        };
        self.named.iter().filter(is_own).count()
    }

    /// Whether items of one style stand within those of another, which number before the first of them.
    fn is_within(&self, inner: Style, outer: Style) -> bool {
        let place = |style| self.styles.iter().position(|(it, _)| *it == style);
        outer < inner
            && inner < Style::Name
            && place(outer) < place(inner)
            && place(outer).is_some()
    }

    /// What opens the parts: the style that names the most of them, the first where several do. Within items that
    /// name none, one name is that of some other item. An item above them that stands alone is the first of them, with
    /// another's number: `一、主动公开情况`, `（一）依申请公开情况`.
    fn of_parts(&self) -> Option<Style> {
        let is_level = |style: &Style| {
            let mut outer = self
                .styles
                .iter()
                .filter(|(it, _)| self.is_within(*style, *it));
            let is_inner = outer.clone().next().is_some();
            let n_own = self.n_named(*style);
            let are_silent = outer.all(|(it, n)| self.n_named(*it) == 0 || *n == 1 && n_own > 1);
            are_silent && n_own > usize::from(is_inner)
        };
        let levels = self.styles.iter().map(|(style, _)| *style).filter(is_level);
        // Of several that name as many, `max_by_key` gives the last.
        levels.rev().max_by_key(|style| self.n_named(*style))
    }
}

/// Paragraphs as tokens, cut where the text turns to what is done.
fn turn_tokens(page: &Page<'_>, paragraphs: &[Paragraph], year: Option<u16>) -> Vec<Token> {
    let mut sentences = paragraphs.iter().flat_map(|it| sentences(page, it));
    let first = paragraphs.first().map_or(0, |first| first.span().start);
    if let Some(problems) = problems_behind(page, paragraphs) {
        return cut(
            paragraphs,
            vec![(first, Kind::Turn), (problems, Kind::Problems)],
        );
    }
    let turn = sentences
        .find(|sentence| sentence.start() > first && is_turn(*sentence, year))
        .map(|sentence| sentence.start())
        .or_else(|| {
            let mut texts = paragraphs.iter().map(|it| page.leaf(it.span()));
            texts.find_map(turning_clause)
        });
    let turn = turn.map(|at| (at, Kind::Turn));
    cut(paragraphs, turn.into_iter().collect())
}

/// Where problems are named behind what was done about those of the year before: `（一）上年问题的改进情况` and then
/// `（二）存在的主要问题`.
fn problems_behind(page: &Page<'_>, paragraphs: &[Paragraph]) -> Option<u32> {
    let (first, behind) = paragraphs.split_first()?;
    let first = names_turn(page.leaf(first.span())).filter(|it| it.number() == 1)?;
    let is_next = |text: &Text<'_>| {
        let is_like = |it: Ordinal| discriminant(&it) == discriminant(&first);
        names_problems(*text).is_some_and(|it| it.number() == 2 && is_like(it))
    };
    let mut texts = behind.iter().map(|it| page.leaf(it.span()));
    let next = texts.find(is_next)?;
    Some(next.start())
}

/// One token a paragraph, or several where it is cut.
fn cut(paragraphs: &[Paragraph], cuts: Vec<(u32, Kind)>) -> Vec<Token> {
    let mut cuts = cuts.into_iter().peekable();
    let mut tokens = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let Span { mut start, end } = paragraph.span();
        let mut kind = Kind::Words;
        while let Some((at, next)) = cuts.next_if(|(at, _)| *at < end) {
            if at > start {
                tokens.push(Token::new(kind, Span::new(start, at)));
            }
            (start, kind) = (at, next);
        }
        tokens.push(Token::new(kind, Span::new(start, end)));
    }
    tokens
}

/// What of a signature stands below a line, with nothing between but what is none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Below {
    Nothing,
    Day,
    Body,
}

/// Lines of the last section as tokens: words, bodies, days, furniture. A seal is none of them, nor a rule, nor what
/// names an attachment above the signature.
fn closing_tokens(page: &Page<'_>, paragraphs: &[Paragraph]) -> Vec<Token> {
    // From the last line on, since what a line is depends on those below: whether names alone part
    // it from a day, whether anything but furniture stands there, and whether the text goes on.
    let mut below = Below::Nothing;
    let mut is_last = true;
    let mut is_end = true;
    let mut tokens: Vec<Token> = Vec::with_capacity(paragraphs.len());
    for (n, paragraph) in paragraphs.iter().enumerate().rev() {
        let mut span = paragraph.span();
        let mut text = page.words(span);
        if let Some(at) = furniture_behind(text) {
            let place = span.start + offset(at);
            tokens.push(Token::new(Kind::Furniture, Span::new(place, span.end)));
            span = Span::new(span.start, place);
            text = page.words(span);
        }
        let unmarked = without_marks(page, span);
        let line = page.leaf(unmarked);
        let is_rule = || !text.contains(char::is_alphanumeric);
        let is_beside = || is_end && (is_seal(line) || is_rule() || is_foot(text));
        let is_above = || below != Below::Nothing && is_attachment(text);
        if n > 0 && (is_beside() || is_above()) {
            continue;
        }
        let is_furniture = is_furniture(text);
        let (name, is_named) = body(line);
        let is_signer = || {
            let text = name.as_str();
            let ends_text = is_last || is_end && is_named;
            is_name(text)
                && match below {
                    Below::Nothing => ends_text && ends_as_body(text),
                    Below::Day => ends_as_body(text) || !text.starts_with(NO_NAMES),
                    Below::Body => ends_as_body(text),
                }
        };
        let mut is_words = false;
        if is_furniture {
            tokens.push(Token::new(Kind::Furniture, span));
            below = Below::Nothing;
        } else if let Some(day) = signed_on(line, is_end) {
            // A day with other words may stand anywhere; under the text it is the signature's.
            tokens.push(Token::new(Kind::Day, day));
            below = Below::Day;
        } else if let Some((body, day)) = body_and_day(page, unmarked, is_end) {
            tokens.push(Token::new(Kind::Day, day));
            tokens.push(Token::new(Kind::Body, body));
            below = Below::Body;
        } else if let Some(day) = bare_day(page, paragraphs, n).filter(|_| is_end) {
            tokens.push(Token::new(Kind::Day, day));
            below = Below::Day;
        } else if let Some((words, body, day)) = glued_signature(page, span, is_end) {
            tokens.push(Token::new(Kind::Day, day));
            tokens.push(Token::new(Kind::Body, body));
            tokens.push(Token::new(Kind::Words, words));
            is_words = true;
        } else if n > 0 && is_signer() {
            tokens.push(Token::new(Kind::Body, name.span()));
            if below == Below::Day {
                below = Below::Body;
            }
        } else {
            tokens.push(Token::new(Kind::Words, span));
            is_words = true;
        }
        if is_words {
            below = Below::Nothing;
        }
        is_last &= is_furniture;
        is_end &= !is_words;
    }
    tokens.reverse();
    tokens
}

/// A line without what Markdown puts around it: `**示例市财政局**`, `> 2024年1月3日`.
fn without_marks(page: &Page<'_>, span: Span) -> Span {
    let is_mark = |c: char| MARKS.contains(&c) || c == '>';
    let text = page.words(span).trim_end_matches(is_mark);
    let words = text.trim_start_matches(is_mark);
    let start = span.start + offset(text.len() - words.len());
    Span::new(start, start + offset(words.len()))
}

/// Where the day of a line stands: one that is a day and nothing else, or, under the text, one that says
/// what day it is, or no more than a month.
fn signed_on(line: Text<'_>, is_end: bool) -> Option<Span> {
    let only = only_day(line).map(|day| day.span);
    only.or_else(|| match signed(line).filter(|_| is_end)? {
        Signed::On(day) => Some(day.span),
        Signed::In(month) => Some(month),
    })
}

/// Where the day of a paragraph stands that has no more than digits or a year, under the name of a body.
fn bare_day(page: &Page<'_>, paragraphs: &[Paragraph], n: usize) -> Option<Span> {
    let span = paragraphs.get(n)?.span();
    let day = match bare(page.leaf(without_marks(page, span)))? {
        Signed::On(day) => day.span,
        Signed::In(year) => year,
    };
    let above = paragraphs.get(..n)?.last()?.span();
    let (name, _) = body(page.leaf(without_marks(page, above)));
    (n > 1 && is_name(name.as_str()) && ends_as_body(name.as_str())).then_some(day)
}

/// `…未收取信息处理费。示例市财政局2024年1月3日`: the last sentence and the signature in one paragraph.
fn glued_signature(page: &Page<'_>, span: Span, is_end: bool) -> Option<(Span, Span, Span)> {
    let text = page.words(span);
    let stop = text.rfind('。')? + '。'.len_utf8();
    let blank = text[stop..].len() - text[stop..].trim_start().len();
    let place = |at: usize| span.start + offset(at);
    let signature = Span::new(place(stop + blank), span.end);
    let (body, day) = body_and_day(page, signature, is_end)?;
    Some((Span::new(span.start, place(stop)), body, day))
}

/// `示例市财政局 2024年1月3日` on one line.
fn body_and_day(page: &Page<'_>, span: Span, is_end: bool) -> Option<(Span, Span)> {
    let text = page.words(span);
    let start = text.find(|c: char| c.is_ascii_digit() || matches!(c, '二'))?;
    let at = span.start + offset(start);
    let day = match signed(page.leaf(Span::new(at, span.end)))? {
        Signed::On(day) => day.span,
        Signed::In(month) if is_end => month,
        Signed::In(_) => return None,
    };
    let name = before_day(&text[..start]);
    let (name, _) = body(Text::new(name, span.start));
    let is_body = is_name(name.as_str()) && ends_as_body(name.as_str());
    is_body.then_some((name.span(), day))
}
