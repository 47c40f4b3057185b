//! Whose the report is and of which year, where its title does not say so.
//!
//! Takes places outside of the title, in the text and beside it; sets what they say, the surest first, and says
//! that it stands there. Does not look for the title.

use std::cell::LazyCell;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::words::bodies::{AUTHORS, OWN, PLACE_ENDS, PUBLISHERS, SITE};
use crate::form::words::page::{ATTACHMENTS, FILE_ENDS};
use crate::form::words::preambles::{ALL, BEFORE_NAMES, BY, OF_LAWS, TO_ALL, UNNAMED};
use crate::form::words::reporters::VILLAGES;
use crate::form::words::titles::REPORT;
use crate::grammar::body::{ends_as_body, is_name, is_preamble};
use crate::grammar::date::{every, year};
use crate::grammar::han::is_han;
use crate::grammar::ordinal::ordinal;
use crate::grammar::reporter::{WAYS, Way, asked, asked_of, is_of_another, is_of_place};
use crate::grammar::text::{Spanned, Text};
use crate::grammar::title::{Title, title};
use crate::grammar::year::announced_in;
use crate::layout::lines;
use crate::model::{Field, Report};
use crate::sections::page::{Page, abridged};
use crate::source::fold::{Folded, Separators};
use crate::source::{Evidence, EvidenceKind};
use crate::{Span, offset};

use super::narrative::sentences;
use super::paragraphs::{Paragraph, Wrap, paragraphs};

/// The body on a line of its own below a title that names none.
pub(crate) fn set_author(page: &Page<'_>, behind: Span, report: &mut Report, sink: &mut dyn Sink) {
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
        let is_whole = name.chars().all(|c| is_han(c) || matches!(c, '(' | ')'));
        if is_whole && is_name(name) && ends_as_body(name) {
            let start = line.start + offset(text.find(name).unwrap_or(0));
            let span = Span::new(start, start + offset(name.len()));
            set_agency(report, page.raw(span).to_owned(), page.span(span), sink);
        }
    }
}

/// `现公布示例市财政局2023年政府信息公开工作年度报告`: the body and the year as a sentence of the preamble names
/// them.
pub(crate) fn set_named(page: &Page<'_>, preamble: Span, report: &mut Report, sink: &mut dyn Sink) {
    const STOPS: [char; 5] = ['。', ',', ';', ':', '('];
    /// A clause that names a report is not longer.
    const LONGEST_CLAUSE: usize = 240;
    if !report.agency.is_absent() {
        return;
    }
    let text = page.words(preamble);
    let ends = text.match_indices(REPORT).map(|(at, word)| at + word.len());
    let mut bodies = ends.filter_map(|end| {
        let near = end.saturating_sub(LONGEST_CLAUSE)..end;
        let from = near.into_iter().find(|at| text.is_char_boundary(*at))?;
        let near = &text[from..end];
        let clause = near.rsplit(STOPS).next()?;
        // Another name of the body stands in brackets behind it, and commas may stand in them.
        let (clause, behind) = match clause.split_once(')') {
            Some((inner, behind)) if !inner.contains('(') => {
                let open = near[..near.len() - behind.len()].rfind('(')?;
                let clause = near[..open].rsplit(STOPS).next()?;
                (clause, Some((open - clause.len(), behind)))
            }
            _ => (clause, None),
        };
        let clause_at = behind.map_or(near.len() - clause.len(), |(at, _)| at);
        let place = |at: usize| preamble.start + offset(from + clause_at + at);
        let openers = BEFORE_NAMES.iter();
        let openers = openers.filter_map(|word| Some((clause.rfind(word)?, word.len())));
        let (opener, len) = openers.max_by_key(|(at, len)| at + len)?;
        let at = opener + len;
        let (body, year) = if let Some((_, behind)) = behind {
            let named = title(Text::new(
                behind,
                preamble.start + offset(end - behind.len()),
            ))?;
            // The title may stand in quotes.
            let at = clause.len() - clause[at..].trim_start_matches(['《', '"', ' ']).len();
            let body = Span::new(place(at), place(clause.len()));
            (named.agency.is_none().then_some(body)?, named.year?)
        } else {
            let named = title(Text::new(&clause[at..], place(at)))?;
            let before = &clause[..opener];
            let by = || {
                let at = before.rfind(BY)? + BY.len_utf8();
                Some(Span::new(place(at), place(opener)))
            };
            let publisher = || {
                let end = TO_ALL.iter().find_map(|word| before.strip_suffix(word))?;
                is_of_place(end).then(|| Span::new(place(0), place(end.len())))
            };
            (named.agency.or_else(by).or_else(publisher)?, named.year?)
        };
        is_named(page.words(body)).then_some((body, year))
    });
    if let Some((body, year)) = bodies.next() {
        set_agency(report, unwrapped(page, body), page.span(body), sink);
        set_year(
            report,
            year.value,
            page.span(year.span),
            "in the text",
            sink,
        );
    }
}

/// Whether a name is one of a body, or of a place, that a sentence says a report is of.
fn is_named(name: &str) -> bool {
    /// Shorter names are those of bodies of no place.
    const FEWEST: usize = 4;
    let is_place = || is_of_place_or_town(name) && !name.starts_with(ALL);
    let fewest = if is_place() { FEWEST - 1 } else { FEWEST };
    name.chars().count() >= fewest
        && is_name(name)
        && ends_as_body(name)
        && !name.starts_with(UNNAMED)
}

fn is_of_place_or_town(name: &str) -> bool {
    name.ends_with(PLACE_ENDS) || name.ends_with(VILLAGES)
}

/// The year, where there is no title to say it: the one that a clause at the opening of section 一 begins with, that
/// of the period, the one that a clause before the sections begins with, or any other in that opening.
pub(crate) fn year_of_text(
    page: &Page<'_>,
    front: Span,
    overview: Span,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    /// Years further in are those of plans and notices.
    const OPENING: usize = 120;
    /// The name of a part may stand before the first sentence.
    const MOST_BEHIND: usize = 2;
    if report.year.value().is_some() {
        return;
    }
    let text = page.words(overview);
    let lead = text.len() - text.trim_start().len();
    let ends = text.char_indices().map(|(at, _)| at);
    let end = ends.take_while(|at| *at <= lead + OPENING).last();
    let opening = Span::new(
        overview.start + offset(lead),
        overview.start + offset(end.unwrap_or(0).max(lead)),
    );
    let years = every(page.leaf(opening), year);
    let place = |it: &Spanned<u16>| (it.value, page.span(it.span));
    let opens = |it: &&Spanned<u16>| opens_clause(page, opening, it.span);
    let start = &report.period.start;
    let of_period = || start.value().map(|day| day.year()).zip(start.span());
    let in_front = || {
        let lines = lines(page.view, front).map(|line| line.trimmed);
        let mut sentences = lines.filter(|line| page.words(*line).contains(['。', ',']));
        sentences.find_map(|line| {
            let years = every(page.leaf(line), year);
            let opens = |it: &&Spanned<u16>| opens_clause(page, line, it.span);
            years.iter().find(opens).map(place)
        })
    };
    let announced = || {
        let lines = lines(page.view, front).map(|line| line.trimmed);
        let mut sentences = lines.filter(|line| page.words(*line).contains(['。', ',', ':']));
        sentences.find_map(|line| announced_in(page.leaf(line)).as_ref().map(place))
    };
    let found = years.iter().find(opens).map(place);
    let found = found.or_else(of_period).or_else(in_front);
    // Section 一 may begin as a preamble does.
    let in_overview = || {
        let first = lines(page.view, overview).find(|line| !line.trimmed.is_empty())?;
        announced_in(page.leaf(first.trimmed)).as_ref().map(place)
    };
    // Then what follows is its opening.
    let behind_preamble = || {
        let mut lines = lines(page.view, overview).map(|line| line.trimmed);
        let first = lines.find(|line| !line.is_empty())?;
        let mut next = lines.filter(|line| !line.is_empty()).take(MOST_BEHIND);
        is_preamble(page.words(first)).then_some(())?;
        next.find_map(|line| {
            let near = every(page.leaf(line), year);
            let opens = |it: &&Spanned<u16>| opens_clause(page, line, it.span);
            near.iter().find(opens).map(place)
        })
    };
    let found = found.or_else(announced).or_else(in_overview);
    let found = found.or_else(behind_preamble);
    let other = || {
        let is_other = |it: &&Spanned<u16>| !is_of_law(page, opening, it.span);
        years.iter().find(is_other).map(place)
    };
    if let Some((value, span)) = found.or_else(other) {
        set_year(report, value, span, "in the text", sink);
    }
}

/// Whether a clause begins with a year, and is no date: `…,2023年,我局…`.
fn opens_clause(page: &Page<'_>, range: Span, year: Span) -> bool {
    const MARKS: [char; 7] = ['。', ',', ';', ':', '、', ')', '\n'];
    let before = page
        .words(Span::new(range.start, year.start))
        .trim_end_matches(' ');
    let behind = page.words(Span::new(year.end, range.end));
    let behind = behind.trim_start_matches(['年', '度', ' ']);
    (before.is_empty() || before.ends_with(MARKS))
        && !behind.is_empty()
        && !behind.starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a clause says of a year that something was made law in it: `(2007年4月5日国务院令第492号公布)`.
fn is_of_law(page: &Page<'_>, range: Span, year: Span) -> bool {
    let behind = page.words(Span::new(year.end, range.end));
    let clause = behind.split(['。', ',', ';', ')']).next().unwrap_or(behind);
    OF_LAWS.iter().any(|word| clause.contains(word))
}

/// What stands before the tables, where sentences may name the body.
struct BeforeTables<'a> {
    /// What stands before the sections, and the first paragraph of section 一.
    first: Vec<Text<'a>>,
    whole: &'a str,
}

impl<'a> BeforeTables<'a> {
    fn new(page: &Page<'a>, front: Span, overview: Option<Span>, wrap: Wrap) -> Self {
        let leaf = |paragraph: &Paragraph| page.leaf(paragraph.span());
        let first = |range| {
            let paragraphs = paragraphs(page, range, wrap);
            // The name of a part may stand above its text.
            let mut texts = paragraphs.iter().map(leaf).take(2);
            texts.find(|text| text.as_str().contains('。'))
        };
        let front_texts = paragraphs(page, front, wrap);
        let texts = front_texts.iter().map(leaf);
        Self {
            first: texts.chain(overview.and_then(first)).collect(),
            whole: page.words(overview.map_or(front, |overview| front.join(overview))),
        }
    }

    /// The body that a sentence names in one of some ways, where the text does not speak of itself as of another kind
    /// of body.
    fn named(&self, page: &Page<'_>, ways: &[Way]) -> Option<Span> {
        let texts = || self.first.iter();
        let named = ways
            .iter()
            .flat_map(|way| texts().filter_map(|text| way(*text)));
        let mut own = named.filter(|name| !is_of_another(self.whole, page.words(*name)));
        own.next()
    }
}

/// The one body that sentences of section 一 say was asked for information, where they say that of no other.
fn asked_body(page: &Page<'_>, overview: Span, wrap: Wrap) -> Option<Span> {
    let paragraphs = paragraphs(page, overview, wrap);
    let sentences = paragraphs.iter().flat_map(|it| sentences(page, it));
    let mut names = sentences.filter_map(asked_of);
    let first = names.next()?;
    let name = page.words(first);
    let is_one = names.all(|other| page.words(other) == name);
    (is_one && !is_of_another(page.words(overview), name)).then_some(first)
}

/// What stands in a span, of which line ends are no part.
fn unwrapped(page: &Page<'_>, span: Span) -> String {
    page.raw(span).split(['\n', '\r']).map(str::trim).collect()
}

/// Who made the report and for which year, where neither its title nor its preamble say so: the signature,
/// then sentences, then boxes beside the text, then the titles of the page, then whom to ask, then the names of files.
pub(crate) fn read_beside(
    page: &Page<'_>,
    front: Span,
    overview: Option<Span>,
    wrap: Wrap,
    evidence: &[Evidence],
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    if let (Some(name), Some(span)) = (report.signature.by.value(), report.signature.by.span()) {
        set_agency(report, name.clone(), span, sink);
    }
    let sentences = LazyCell::new(|| BeforeTables::new(page, front, overview, wrap));
    if report.agency.is_absent()
        && let Some(name) = sentences.named(page, &WAYS)
    {
        set_agency(report, unwrapped(page, name), page.span(name), sink);
    }
    if report.agency.is_absent()
        && let Some(name) = overview.and_then(|range| asked_body(page, range, wrap))
    {
        set_agency(report, unwrapped(page, name), page.span(name), sink);
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
    if report.agency.is_absent()
        && let Some(name) = sentences.named(page, &[asked])
    {
        set_agency(report, unwrapped(page, name), page.span(name), sink);
    }
    if report.agency.is_absent()
        && let Some(name) = filled_in(page)
    {
        set_agency(report, page.raw(name).to_owned(), page.span(name), sink);
    }
    if report.agency.is_absent() || report.year.is_absent() {
        let lines = lines(page.view, Span::new(0, page.end()));
        let titles: Vec<_> = lines
            .filter_map(|line| file_title(page.leaf(line.trimmed)))
            .collect();
        let year = |title: &Title| title.year.map(|year| year.value);
        let agree = titles
            .windows(2)
            .all(|pair| year(&pair[0]) == year(&pair[1]));
        if let Some(title) = titles.first().filter(|_| agree) {
            if let Some(agency) = title.agency {
                set_agency(report, page.raw(agency).to_owned(), page.span(agency), sink);
            }
            if let Some(Spanned { value, span }) = title.year {
                let span = page.span(span);
                set_year(report, value, span, "in the name of a file", sink);
            }
        }
    }
}

/// Who filled in a table: `单位:示例市水务局 2023年度`.
fn filled_in(page: &Page<'_>) -> Option<Span> {
    let mut lines = lines(page.view, Span::new(0, page.end()));
    lines.find_map(|line| {
        let text = page.words(line.trimmed);
        let rest = AUTHORS.iter().find_map(|key| text.strip_prefix(key))?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start();
        let name = rest.split([' ', '\t', '|']).next()?;
        let start = line.trimmed.end - offset(rest.len());
        is_of_place(name).then(|| Span::new(start, start + offset(name.len())))
    })
}

/// What the name of a file says that a title does: `附件:1.示例市水务局2023年政府信息公开年报.docx`.
fn file_title(line: Text<'_>) -> Option<Title> {
    let text = line.as_str();
    let stem = FILE_ENDS.iter().find_map(|end| text.strip_suffix(end))?;
    let named = ATTACHMENTS.iter().find_map(|word| stem.strip_prefix(word));
    let rest = named.unwrap_or(stem).trim_start_matches([':', ' ']);
    let rest = Text::new(rest, line.start() + offset(stem.len() - rest.len()));
    title(ordinal(rest).1)
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
