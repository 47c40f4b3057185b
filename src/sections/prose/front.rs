//! What stands before section 一: title and preamble, with the period and the contact.
//!
//! Takes the front's range; sets what it says. Years that are not the report's, such as those of notices and
//! plans, are not taken for it.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::Path;
use crate::form::words::preambles::{
    BEFORE_PERIODS, COUNTED, ENDS_OF_MONTHS, FROM, LISTED, ON, PERIODS, UNTIL,
};
use crate::grammar::body::{is_furniture, is_preamble};
use crate::grammar::contact::contact;
use crate::grammar::date::{day, every, only_day, only_period, period};
use crate::grammar::numeral::is_numeral;
use crate::grammar::text::{Spanned, Text, prefix};
use crate::model::{Contact, Date, Field, Report};
use crate::sections::page::{Page, abridged};
use crate::{Span, offset};

use super::attribution::{set_author, set_named};
use super::paragraphs::{Paragraph, Wrap, compose, paragraphs};
use super::title::{Found, set_title};

/// Reads the front, in which the title was found; gives what of it is section 一, where that has no heading.
pub(crate) fn read(
    page: &Page<'_>,
    front: Span,
    found: Option<Found>,
    headed: bool,
    wrap: Wrap,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Option<Span> {
    let start = found.map_or(0, |found| found.span.end).max(front.start);
    let behind = Span::new(start, front.end);
    if let Some(found) = found {
        set_title(page, found, report);
        set_author(page, behind, report, sink);
    } else {
        sink.take(Diagnostic::new(Code::TitleMissing).at(Span::at(page.span(front).start)));
    }
    let paragraphs = paragraphs(page, behind, wrap);
    let preamble: Vec<Paragraph> = paragraphs
        .iter()
        .filter(|paragraph| !is_furniture(page.words(paragraph.span())))
        .take_while(|paragraph| headed || is_preamble(page.words(paragraph.span())))
        .filter(|paragraph| is_sentence(page.words(paragraph.span())))
        .cloned()
        .collect();
    let preamble_end = preamble.last().map_or(behind.start, |last| last.span().end);
    if let (Some(first), Some(last)) = (preamble.first(), preamble.last()) {
        let span = first.span().join(last.span());
        report.preamble.text = Field::read(compose(page, &preamble, span), page.span(span));
        set_contact(page, span, report);
        set_period(page, span, report, sink);
        set_named(page, span, report, sink);
    }
    if report.period.start.is_absent() && report.period.end.is_absent() {
        let mut lines = paragraphs.iter().map(|it| page.leaf(it.span()));
        if let Some(found) = lines.find_map(only_period) {
            read_period(page, found, report);
        }
    }
    let rest = Span::new(preamble_end, front.end);
    let has_rest = paragraphs
        .iter()
        .any(|it| it.span().start >= preamble_end && page.words(it.span()).contains('。'));
    (!headed && has_rest).then_some(rest)
}

/// What the opening of section 一 says that a preamble does, where there is none: whose report it is, and whom to ask.
pub(crate) fn read_opening(
    page: &Page<'_>,
    overview: Span,
    wrap: Wrap,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    /// So many paragraphs of section 一 may be those of a preamble.
    const MOST: usize = 3;
    if !report.preamble.text.is_absent() {
        return;
    }
    let paragraphs = paragraphs(page, overview, wrap);
    let opening = paragraphs.iter().take(MOST).map(Paragraph::span);
    for span in opening.take_while(|span| is_preamble(page.words(*span))) {
        set_named(page, span, report, sink);
        if report.period.start.is_absent() && report.period.end.is_absent() {
            // Others are those of what was done.
            let mut periods = every(page.leaf(span), period).into_iter();
            let is_whole_year = |(start, end): &(Spanned<Date>, Spanned<Date>)| {
                let (start, end) = (start.value, end.value);
                start.year() == end.year()
                    && (start.month(), start.day(), end.month(), end.day()) == (1, 1, 12, 31)
            };
            if let Some(found) = periods.find(is_whole_year) {
                read_period(page, found, report);
            }
        }
        if report.preamble.contact == Contact::default() {
            set_contact(page, span, report);
        }
    }
}

/// The period as a sentence in `range` says it, where the preamble does not.
pub(crate) fn period_of_text(
    page: &Page<'_>,
    range: Span,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    /// From the words that speak of it to its last day.
    const FARTHEST: usize = 160;
    if !report.period.start.is_absent() || !report.period.end.is_absent() {
        return;
    }
    let view = page.words(range);
    let mut found = counted(view).filter_map(|at| {
        let rest = &view[at..];
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.take_while(|end| *end <= FARTHEST).last()?;
        let end = rest[..end].find('。').unwrap_or(end);
        let near = Text::new(&rest[..end], range.start + offset(at));
        every(near, period).into_iter().next()
    });
    match found.next() {
        Some(found) => read_period(page, found, report),
        None => read_damaged(page, page.leaf(range), counted(view), report, sink),
    }
}

/// Where the words end that say of which days the figures are: 统计期限, but not 据统计.
fn counted(view: &str) -> impl Iterator<Item = usize> {
    let behind = |word: &'static str| {
        memchr::memmem::find_iter(view.as_bytes(), word).map(|at| at + word.len())
    };
    let places = behind(COUNTED).filter_map(|at| {
        let word = PERIODS.iter().find(|word| view[at..].starts_with(**word))?;
        Some(at + word.len())
    });
    places.chain(behind(LISTED))
}

fn read_period(page: &Page<'_>, (start, end): (Spanned<Date>, Spanned<Date>), report: &mut Report) {
    report.period.start = Field::read(start.value, page.span(start.span));
    report.period.end = Field::read(end.value, page.span(end.span));
}

fn is_sentence(text: &str) -> bool {
    text.contains(['。', ',', ';'])
        || contact(Text::new(text, 0)) != crate::grammar::contact::Contact::default()
}

fn set_contact(page: &Page<'_>, span: Span, report: &mut Report) {
    let found = contact(page.leaf(span));
    let field = |span: Option<Span>| {
        span.map_or_else(Field::absent, |span| {
            let raw: String = page.raw(span).split(['\n', '\r']).map(str::trim).collect();
            Field::read(raw, page.span(span))
        })
    };
    report.preamble.contact = Contact {
        address: field(found.address),
        telephone: field(found.telephone),
        postcode: field(found.postcode),
        email: field(found.email),
        ..Contact::default()
    };
}

/// The period the report covers, if the preamble says one.
fn set_period(page: &Page<'_>, span: Span, report: &mut Report, sink: &mut dyn Sink) {
    let text = page.leaf(span);
    if let Some(found) = every(text, period).into_iter().next() {
        read_period(page, found, report);
        return;
    }
    let from = text
        .as_str()
        .match_indices(FROM)
        .map(|(at, word)| at + word.len());
    read_damaged(page, text, from.chain(counted(text.as_str())), report, sink);
}

/// A period of which a day cannot be read, behind one of some places: `自201911日起至2019年12月31日`,
/// `统计期限为2023年1月1日至12月底`.
fn read_damaged(
    page: &Page<'_>,
    text: Text<'_>,
    mut places: impl Iterator<Item = usize>,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    /// A damaged day is not longer.
    const LONGEST: usize = 48;
    let view = text.as_str();
    let place = |at: usize| text.start() + offset(at);
    let found = places.find_map(|from| {
        let rest = view[from..].trim_start_matches(BEFORE_PERIODS);
        let from = view.len() - rest.len();
        let mut chars = view[from..]
            .char_indices()
            .take_while(|(at, _)| *at <= LONGEST);
        let (until, word) = chars.find(|(_, c)| UNTIL.contains(c))?;
        let is_beside = |c: char| ON.contains(&c) || matches!(c, ' ' | ',');
        let start = view[from..from + until].trim_end_matches(is_beside);
        if !is_like_day(start) {
            return None;
        }
        let rest = view[from + until + word.len_utf8()..].trim_start();
        let chars = rest.char_indices().take_while(|(at, _)| *at <= LONGEST);
        let chars = chars.take_while(|(_, c)| is_of_day(*c) || ENDS_OF_MONTHS.contains(c));
        let end = chars.map(|(at, c)| at + c.len_utf8()).last();
        let end = rest[..end.unwrap_or(0)].trim_end();
        let end_at = view.len() - rest.len();
        Some((
            Span::new(place(from), place(from + start.len())),
            Span::new(place(end_at), place(end_at + end.len())),
        ))
    });
    let Some((start, end)) = found else { return };
    let mut read = |day: Option<Spanned<Date>>, span: Span, path| {
        if let Some(day) = day {
            return Field::read(day.value, page.span(day.span));
        }
        sink.take(
            Diagnostic::new(Code::DateDamaged)
                .on(path)
                .at(page.span(span))
                .found(format!("`{}`", abridged(page.raw(span))))
                .expected("a day, such as 2023年1月1日"),
        );
        Field::unreadable(page.span(span))
    };
    let first = only_day(page.leaf(start));
    report.period.start = read(first, start, Path::PeriodStart);
    if !end.is_empty() {
        // Its hour may stand behind it.
        let last = prefix(day(), page.leaf(end)).map(|(_, day)| day);
        report.period.end = read(last, end, Path::PeriodEnd);
    }
}

fn is_of_day(c: char) -> bool {
    c.is_ascii_digit()
        || is_numeral(c)
        || matches!(c, '年' | '月' | '日' | '号' | '.' | '-' | '/' | ' ')
}

/// Whether a text has what days have, and more than a year.
fn is_like_day(text: &str) -> bool {
    let n_digits = text.chars().filter(char::is_ascii_digit).count();
    text.starts_with(|c: char| c.is_ascii_digit() || c == ' ')
        && text.chars().all(is_of_day)
        && (n_digits > 4 || text.contains(['月', '日']))
}
