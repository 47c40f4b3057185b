//! What stands before section 一: title, body, year, period, preamble.
//!
//! Takes the front's range, and what stood beside the text; sets what they say. Years that are not
//! the report's, such as those of notices and plans, are not taken for it.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::words::bodies::{AUTHORS, OWN, PUBLISHERS, SITE};
use crate::form::words::preambles::{
    BEFORE_NAMES, BY, COUNTED, FROM, ON, PERIODS, PREAMBLES, UNNAMED, UNTIL,
};
use crate::form::words::titles::{REPORT, TITLE_LINE_ENDS};
use crate::grammar::body::{ends_as_body, is_furniture, is_name};
use crate::grammar::contact::contact;
use crate::grammar::date::{day, ends_in_year, every, period, year};
use crate::grammar::text::{Spanned, Text, prefix};
use crate::grammar::title::{MARKS, Title, bare, is_cut, title};
use crate::layout::lines;
use crate::model::{Contact, Field, Report};
use crate::sections::page::{Page, abridged};
use crate::source::fold::{Folded, Separators};
use crate::source::looked::looked_at;
use crate::source::{Evidence, EvidenceKind};
use crate::{Span, offset};

use super::paragraphs::{Paragraph, Wrap, compose, paragraphs};

/// Where the title was found, and where the front goes on behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    span: Span,
    pub(crate) title: Title,
}

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
    if let Some((start, end)) = found.next() {
        report.period.start = Field::read(start.value, page.span(start.span));
        report.period.end = Field::read(end.value, page.span(end.span));
    }
}

/// The year as the opening of section 一 says it, where there is no title to say it.
pub(crate) fn year_of_text(
    page: &Page<'_>,
    overview: Span,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    /// Years further in are those of plans and notices.
    const OPENING: usize = 120;
    if report.year.value().is_some() {
        return;
    }
    let text = page.words(overview);
    let lead = text.len() - text.trim_start().len();
    let text = &text[lead..];
    let end = text
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|at| *at <= OPENING)
        .last()
        .unwrap_or(0);
    let opening = Text::new(&text[..end], overview.start + offset(lead));
    let found = every(opening, year).into_iter().next();
    let from_period = report
        .period
        .start
        .value()
        .map(|day| day.year())
        .zip(report.period.start.span());
    let (value, span) = match (found, from_period) {
        (Some(found), _) => (found.value, page.span(found.span)),
        (None, Some((value, span))) => (value, span),
        (None, None) => return,
    };
    set_year(report, value, span, "in the text", sink);
}

/// The title: the lines that make one, with the body's name and the year if any lines have both.
pub(crate) fn find_title(view: &str, front: Span) -> Option<Found> {
    /// A title stands on no more lines.
    const MOST_LINES: usize = 4;
    /// Fronts are short; in a longer one the title stands near its end.
    const MOST_FRONT: usize = 400;
    let words = |span: Span| {
        looked_at(span.len() as usize);
        span.slice(view).unwrap_or("")
    };
    let all: Vec<Span> = lines(view, front)
        .map(|line| without_borders(view, line.trimmed))
        .filter(|line| !line.is_empty() && !is_furniture(words(*line)))
        .collect();
    let all = &all[all.len().saturating_sub(MOST_FRONT)..];
    let mut best: Option<(usize, Found)> = None;
    for start in 0..all.len() {
        let mut n_cuts = 0;
        for n_lines in 1..=MOST_LINES.min(all.len() - start) {
            let group = &all[start..start + n_lines];
            if let [.., line, next] = group {
                let (line, next) = (words(*line), words(*next));
                if is_cut(line, next) {
                    n_cuts += 1;
                } else if !is_title_line(line) {
                    break;
                }
            }
            let span = group[0].join(group[n_lines - 1]);
            if span.len() > 400 {
                break;
            }
            let Some(title) = title(Text::new(words(span), span.start)) else {
                continue;
            };
            // What begins within words is less than all of them.
            let score = 8 * usize::from(title.agency.is_some())
                + 4 * usize::from(title.year.is_some())
                + 2 * n_cuts
                + MOST_LINES
                - n_lines;
            if best.is_none_or(|(known, _)| score >= known) {
                best = Some((score, Found { span, title }));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// A line without the borders of the cell that it is.
fn without_borders(view: &str, line: Span) -> Span {
    const BORDERS: [char; 3] = ['|', '\t', ' '];
    let text = line.slice(view).unwrap_or("");
    let end = text.trim_end_matches(BORDERS);
    let start = end.trim_start_matches(BORDERS);
    let from = line.start + offset(end.len() - start.len());
    Span::new(from, from + offset(start.len()))
}

/// A line that may be part of a title of several: a body, a year, or the title's own words.
fn is_title_line(text: &str) -> bool {
    let text = bare(Text::new(text, 0)).as_str();
    let text = text.trim_matches(['(', ')']);
    ends_as_body(text)
        || ends_in_year(text)
        || TITLE_LINE_ENDS.iter().any(|end| text.ends_with(end))
}

fn set_title(page: &Page<'_>, found: Found, report: &mut Report) {
    let span = found.title.span;
    let joined = |span: Span| -> String {
        let raw = page.raw(span);
        let lines = raw.split(['\n', '\r']).map(str::trim);
        let lines = lines.map(|line| line.trim_matches(MARKS));
        lines.collect()
    };
    report.title = Field::read(joined(span), page.span(span));
    if let Some(agency) = found.title.agency {
        report.agency = Field::read(joined(agency), page.span(agency));
    }
    if let Some(Spanned { value, span }) = found.title.year {
        report.year = Field::read(value, page.span(span));
    }
}

/// The body on a line of its own below a title that names none.
fn set_author(page: &Page<'_>, behind: Span, report: &mut Report, sink: &mut dyn Sink) {
    /// A date may stand before it.
    const MOST_BELOW: usize = 3;
    if !report.agency.is_absent() {
        return;
    }
    let below = lines(page.view, behind).map(|line| line.trimmed);
    for line in below.filter(|line| !line.is_empty()).take(MOST_BELOW) {
        let text = page.words(line);
        let name = AUTHORS.iter().find_map(|key| text.strip_prefix(key));
        let name = name.unwrap_or(text);
        let name = name.trim_start_matches(['(', '-', ':', ' ']);
        let name = match name.split_once('(') {
            // A day in brackets.
            Some((name, behind)) if behind.contains(|c: char| c.is_ascii_digit()) => name,
            Some(_) => name,
            None => name.strip_suffix(')').unwrap_or(name),
        };
        let name = name.trim_end();
        if is_name(name) && ends_as_body(name) {
            let start = line.start + offset(text.find(name).unwrap_or(0));
            let span = Span::new(start, start + offset(name.len()));
            set_agency(report, page.raw(span).to_owned(), page.span(span), sink);
        }
    }
}

/// `现公布示例市财政局2023年政府信息公开工作年度报告`: the body as a sentence of the preamble names it.
fn set_named(page: &Page<'_>, preamble: Span, report: &mut Report, sink: &mut dyn Sink) {
    const STOPS: [char; 6] = ['。', ',', ';', ':', '(', '\n'];
    /// Shorter names are those of bodies of no place.
    const FEWEST: usize = 4;
    /// A clause that names a report is not longer.
    const LONGEST_CLAUSE: usize = 240;
    if !report.agency.is_absent() {
        return;
    }
    let text = page.words(preamble);
    let is_body = |name: &str| {
        name.chars().count() >= FEWEST
            && is_name(name)
            && ends_as_body(name)
            && !name.starts_with(UNNAMED)
    };
    let ends = text.match_indices(REPORT).map(|(at, word)| at + word.len());
    let mut bodies = ends.filter_map(|end| {
        let near = end.saturating_sub(LONGEST_CLAUSE)..end;
        let from = near.into_iter().find(|at| text.is_char_boundary(*at))?;
        let clause = text[from..end].rsplit(STOPS).next()?;
        let place = |at: usize| preamble.start + offset(end - clause.len() + at);
        let openers = BEFORE_NAMES.iter();
        let openers = openers.filter_map(|word| Some((clause.rfind(word)?, word.len())));
        let (opener, len) = openers.max_by_key(|(at, len)| at + len)?;
        let from = opener + len;
        let named = title(Text::new(&clause[from..], place(from)))?;
        let year = named.year?;
        let by = || {
            let before = &clause[..opener];
            let at = before.rfind(BY)? + BY.len_utf8();
            Some(Span::new(place(at), place(opener)))
        };
        let body = named.agency.or_else(by)?;
        is_body(page.words(body)).then_some((body, year))
    });
    if let Some((body, year)) = bodies.next() {
        set_agency(report, page.raw(body).to_owned(), page.span(body), sink);
        set_year(
            report,
            year.value,
            page.span(year.span),
            "in the text",
            sink,
        );
    }
}

/// Who made the report and for which year, where neither its title nor its text say so: the signature,
/// then boxes beside the text, then the titles of the page.
pub(crate) fn read_beside(
    page: &Page<'_>,
    front: Span,
    evidence: &[Evidence],
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    if let (Some(name), Some(span)) = (report.signature.by.value(), report.signature.by.span()) {
        set_agency(report, name.clone(), span, sink);
    }
    for line in lines(page.view, front) {
        let text = page.words(line.trimmed);
        for key in PUBLISHERS {
            let Some(rest) = text.strip_prefix(key) else {
                continue;
            };
            let name = rest.trim_start_matches([':', ' ', '\t', '|']);
            let name = name.split([' ', '\t', '|']).next().unwrap_or("");
            if ends_as_body(name) {
                let start =
                    line.trimmed.end - offset(rest.trim_start_matches([':', ' ', '\t', '|']).len());
                let span = Span::new(start, start + offset(name.len()));
                set_agency(report, page.raw(span).to_owned(), page.span(span), sink);
            }
        }
    }
    for found in evidence {
        let name = found.text.as_str();
        // A source is often the site itself.
        let is_site = name.ends_with(SITE) || name.starts_with(OWN);
        if found.kind == EvidenceKind::Agency && ends_as_body(name) && !is_site {
            set_agency(report, name.to_owned(), found.span, sink);
        }
    }
    for kind in [EvidenceKind::MetaTitle, EvidenceKind::PageTitle] {
        for found in evidence.iter().filter(|found| found.kind == kind) {
            set_from_title(found, report, sink);
        }
    }
}

/// What a title beside the text says; the site's own name may stand before or behind it.
fn set_from_title(found: &Evidence, report: &mut Report, sink: &mut dyn Sink) {
    let folded = Folded::new(&found.text, Separators::Blank);
    let view = folded.as_str();
    let is_mark = |c: char| matches!(c, '_' | '|' | '-' | '—' | '–' | '>' | '·');
    let mut at = 0;
    let title = view.split_inclusive(is_mark).find_map(|part| {
        let start = at;
        at += part.len();
        title(Text::new(part.trim_end_matches(is_mark), offset(start)))
    });
    let Some(title) = title else { return };
    // As it stands in the source, a part of it has a place of its own.
    let place = |span: Span| {
        let span = folded.to_source(span);
        if found.span.len() == offset(found.text.len()) {
            Span::new(found.span.start + span.start, found.span.start + span.end)
        } else {
            found.span
        }
    };
    if let Some(agency) = title.agency
        && let Some(name) = folded.to_source(agency).slice(&found.text)
    {
        set_agency(report, name.trim().to_owned(), place(agency), sink);
    }
    if let Some(Spanned { value, span }) = title.year {
        let span = place(span);
        set_year(report, value, span, "in a title beside the text", sink);
    }
}

/// The year, if nothing better said it before.
fn set_year(report: &mut Report, year: u16, span: Span, whence: &str, sink: &mut dyn Sink) {
    if !report.year.is_absent() {
        return;
    }
    sink.take(
        Diagnostic::new(Code::YearInferred)
            .on(crate::form::Path::Year)
            .at(span)
            .found(format!("{year} {whence}"))
            .expected("a title that says the year"),
    );
    report.year = Field::read(year, span);
}

/// The body, if nothing better named it before.
fn set_agency(report: &mut Report, name: String, span: Span, sink: &mut dyn Sink) {
    if !report.agency.is_absent() || name.is_empty() {
        return;
    }
    sink.take(
        Diagnostic::new(Code::AgencyEvidence)
            .on(crate::form::Path::Agency)
            .at(span)
            .found(format!("`{}` outside of a title", abridged(&name)))
            .expected("a title that names the body"),
    );
    report.agency = Field::read(name, span);
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
    if let Some((start, end)) = every(text, period).into_iter().next() {
        report.period.start = Field::read(start.value, page.span(start.span));
        report.period.end = Field::read(end.value, page.span(end.span));
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
        let start = Span::new(place(from), place(from + damaged.len()));
        report.period.start = Field::unreadable(page.span(start));
        if let Some(end) = end {
            report.period.end = Field::read(end.value, page.span(end.span));
        }
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
