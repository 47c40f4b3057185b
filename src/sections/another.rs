//! Where another report begins: a text may hold several, and what the first lacks the second must not fill.
//!
//! Takes the places where sections may begin, in the order of the text; gives where they begin once more, behind the
//! title of another report or all over again. Does not choose among the places.
//!
//! A table of contents, the title once more at the head of a page, and headings that stand again behind it make no
//! other report.

use crate::Span;
use crate::form::headings::Section;
use crate::grammar::han::is_han;
use crate::grammar::title::Title;
use crate::layout::{lines, split_lines};

use super::beginning::{Candidate, names_part};
use super::prose::title::find_title;

/// What begins behind the report that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Further {
    /// The title of the same report, with sections behind it that stand before it as well.
    pub(crate) again: Option<Span>,
    /// Another report: its title, or its first heading where it has none.
    pub(crate) another: Option<Span>,
}

/// How the title of a report is to that of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Titled {
    Same,
    Other,
    /// One of them does not say whose it is, or of which year.
    Unknown,
}

/// Finds where the sections begin again.
pub(crate) fn further(view: &str, candidates: &[Candidate]) -> Further {
    let mut found = Further::default();
    let front = candidates.first().map_or(0, |first| first.span.start);
    let mut own: Option<Option<Title>> = None;
    // The ranks of the headings before a place, and whether they are more than a table of contents.
    let (mut seen, mut has_text) = ([None; Section::ALL.len()], false);
    for (n, one) in candidates.iter().enumerate() {
        if let Some(before) = n.checked_sub(1).and_then(|n| candidates.get(n)) {
            let between = Span::new(before.span.end, one.span.start);
            let goes_back = one.section < before.section
                || (one.section, before.section) == (Section::Overview, Section::Overview);
            if !goes_back || seen[one.section.index()].is_none() {
                has_text = has_text || is_text(between.slice(view).unwrap_or(""));
            } else if !has_text {
                seen = Default::default();
                own = title_in(view, between).map(Some).or(own);
            } else {
                let own = *own.get_or_insert_with(|| title_in(view, Span::new(0, front)));
                let title = title_in(view, between);
                let is_another = || begin_again(view, &candidates[n..], &seen);
                match title.map(|title| (title, compared(view, own, title))) {
                    Some((title, Titled::Same)) => found.again = found.again.or(Some(title.span)),
                    Some((title, titled)) if titled == Titled::Other || is_another() => {
                        found.another = Some(first_with(view, between, title));
                        return found;
                    }
                    None if is_another() => {
                        found.another = Some(one.span);
                        return found;
                    }
                    _ => {}
                }
            }
        }
        seen[one.section.index()].get_or_insert(one.rank);
    }
    found
}

/// Whether something of a report stands between two headings, and not only names of parts and numbers of pages.
fn is_text(between: &str) -> bool {
    split_lines(between).any(|line| line.contains(is_han) && !names_part(line.trim()))
}

/// Whether the three headings that come first are the first section's and those of two behind it, all of which
/// stand before them as well, no worse, and with text between them.
fn begin_again(view: &str, headings: &[Candidate], seen: &[Option<u8>]) -> bool {
    let Some(first @ [overview, ..]) = headings.get(..3) else {
        return false;
    };
    let stands_before =
        |it: &Candidate| it.is_strong() && seen[it.section.index()] <= Some(it.rank);
    let has_text = |pair: &[Candidate]| {
        let between = Span::new(pair[0].span.end, pair[1].span.start);
        pair[0].section < pair[1].section && is_text(between.slice(view).unwrap_or(""))
    };
    overview.section == Section::Overview
        && first.iter().all(stands_before)
        && first.windows(2).any(has_text)
}

fn title_in(view: &str, range: Span) -> Option<Title> {
    find_title(view, range).map(|found| found.title)
}

/// Where the first line stands that says what a title does, which may stand in the path to the page as well.
fn first_with(view: &str, range: Span, title: Title) -> Span {
    let words = |span: Span| span.slice(view).unwrap_or("");
    let own = words(title.span);
    let mut lines = lines(view, range).map(|line| line.trimmed);
    let first = lines.find(|line| words(*line).contains(own));
    first.unwrap_or(title.span)
}

fn compared(view: &str, own: Option<Title>, other: Title) -> Titled {
    let Some(own) = own else {
        return Titled::Unknown;
    };
    let body = |title: Title| -> Option<String> {
        let name = title.agency?.slice(view)?;
        Some(name.split_whitespace().collect())
    };
    let year = |title: Title| Some(title.year?.value);
    let years = year(own).zip(year(other));
    let bodies = body(own).zip(body(other));
    // A body's name may lack that of its place.
    let are_one = |(one, other): &(String, String)| {
        one.ends_with(other.as_str()) || other.ends_with(one.as_str())
    };
    if years.is_some_and(|(own, other)| own != other)
        || bodies.as_ref().is_some_and(|it| !are_one(it))
    {
        Titled::Other
    } else if years.is_some() && bodies.is_some() {
        Titled::Same
    } else {
        Titled::Unknown
    }
}
