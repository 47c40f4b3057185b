//! What stands before section 一: title and preamble, with the period and the contact.
//!
//! Takes the front's range; sets what it says. Years that are not the report's, such as those of notices and
//! plans, are not taken for it.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::words::preambles::{COUNTED, FROM, ON, PERIODS, PREAMBLES, UNTIL};
use crate::grammar::body::is_furniture;
use crate::grammar::contact::contact;
use crate::grammar::date::{day, every, only_day, only_period, period};
use crate::grammar::text::{Spanned, Text, prefix};
use crate::model::{Contact, Date, Field, Report};
use crate::sections::page::{Page, abridged};
use crate::{Span, offset};

use super::attribution::{set_author, set_named};
use super::paragraphs::{Paragraph, Wrap, compose, paragraphs};
use super::title::{find_title, set_title};

/// Reads the front; gives what of it is section 一, where that has no heading.
pub(crate) fn read(
    page: &Page<'_>,
    front: Span,
    headed: bool,
    wrap: Wrap,
    report: &mut Report,
    sink: &mut dyn Sink,
) -> Option<Span> {
    let found = find_title(page.view, front);
    let behind = found.map_or(front, |found| Span::new(found.span.end, front.end));
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

/// The period as a sentence in `range` says it, where the preamble does not.
pub(crate) fn period_of_text(page: &Page<'_>, range: Span, report: &mut Report) {
    /// From the words that speak of it to its last day.
    const FARTHEST: usize = 160;
    if !report.period.start.is_absent() || !report.period.end.is_absent() {
        return;
    }
    let view = page.words(range);
    let places = memchr::memmem::find_iter(view.as_bytes(), COUNTED).map(|at| at + COUNTED.len());
    let mut found = places.filter_map(|at| {
        let rest = &view[at..];
        PERIODS.iter().find(|word| rest.starts_with(**word))?;
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
        let end = ends.take_while(|end| *end <= FARTHEST).last()?;
        let end = rest[..end].find('。').unwrap_or(end);
        let near = Text::new(&rest[..end], range.start + offset(at));
        every(near, period).into_iter().next()
    });
    if let Some(found) = found.next() {
        read_period(page, found, report);
    }
}

fn read_period(page: &Page<'_>, (start, end): (Spanned<Date>, Spanned<Date>), report: &mut Report) {
    report.period.start = Field::read(start.value, page.span(start.span));
    report.period.end = Field::read(end.value, page.span(end.span));
}

/// Whether a paragraph before the sections is one of the preamble.
fn is_preamble(text: &str) -> bool {
    PREAMBLES.iter().any(|word| text.contains(word))
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
    // A first day that cannot be read, and a last one that can: `自201911日起至2019年12月31日`.
    let view = text.as_str();
    for (at, word) in view.match_indices(FROM) {
        /// A damaged day is not longer.
        const LONGEST: usize = 48;
        let from = at + word.len();
        let mut chars = view[from..]
            .char_indices()
            .take_while(|(at, _)| *at <= LONGEST);
        let Some((until, word)) = chars.find(|(_, c)| UNTIL.contains(c)) else {
            continue;
        };
        let is_beside = |c: char| ON.contains(&c) || matches!(c, ' ' | ',');
        let damaged = view[from..from + until].trim_end_matches(is_beside);
        if !damaged.starts_with(|c: char| c.is_ascii_digit() || c == ' ') {
            continue;
        }
        let place = |at: usize| span.start + offset(at);
        let behind = from + until + word.len_utf8();
        let rest = view[behind..].trim_start();
        let end_at = place(view.len() - rest.len());
        let end = prefix(day(), Text::new(rest, end_at)).map(|(_, day)| day);
        if let Some(end) = end {
            report.period.end = Field::read(end.value, page.span(end.span));
        }
        let start = Span::new(place(from), place(from + damaged.len()));
        if let Some(day) = only_day(page.leaf(start)) {
            // What cannot be read is the last day: `至2023年12月底`.
            report.period.start = Field::read(day.value, page.span(day.span));
            return;
        }
        report.period.start = Field::unreadable(page.span(start));
        sink.take(
            Diagnostic::new(Code::DateDamaged)
                .on(crate::form::Path::PeriodStart)
                .at(page.span(start))
                .found(format!("`{}`", abridged(page.raw(start))))
                .expected("a day, such as 2023年1月1日"),
        );
        return;
    }
}
