//! The lines that are the title, and what they say.
//!
//! Takes the range in which the title may stand; gives its place and sets what it says. Does not know what else
//! stands there.

use crate::Span;
use crate::form::words::refusals::EXPLANATIONS;
use crate::form::words::titles::{TITLE_LINE_ENDS, TITLE_NAMES};
use crate::grammar::body::{ends_as_body, is_furniture};
use crate::grammar::date::ends_in_year;
use crate::grammar::text::{Spanned, Text};
use crate::grammar::title::{MARKS, Title, bare, is_cut, title};
use crate::layout::lines;
use crate::model::{Field, Report};
use crate::offset;
use crate::sections::page::Page;
use crate::source::looked::looked_at;

/// Where the title was found, and where the front goes on behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) span: Span,
    pub(crate) title: Title,
}

/// The title: the lines that make one, with the body's name and the year if any lines have both.
pub(crate) fn find_title(view: &str, front: Span) -> Option<Found> {
    /// A title stands on no more lines.
    const MOST_LINES: usize = 4;
    /// Fronts are short; in a longer one the title stands near its end.
    const MOST_FRONT: usize = 400;
    /// Longer lines are sentences; blanks may stand between the letters of a title.
    const LONGEST_TITLE: u32 = 400;
    let words = |span: Span| {
        looked_at(span.len() as usize);
        span.slice(view).unwrap_or("")
    };
    let all: Vec<Span> = lines(view, front)
        .map(|line| without_borders(view, line.trimmed))
        .map(|line| in_box(view, line).unwrap_or(line))
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
            if span.len() > LONGEST_TITLE {
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
            // `(图解)…` stands beside the report.
            let explains = EXPLANATIONS.iter().any(|word| words(span).contains(word));
            let score = if explains { score / 2 } else { score };
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

/// The title in a row of a box beside the text: `标题 | 示例市水务局2023年… | 文号 | 无`.
fn in_box(view: &str, row: Span) -> Option<Span> {
    const BARS: [char; 2] = ['|', '\t'];
    let text = row.slice(view).filter(|text| text.contains(BARS))?;
    let mut start = row.start;
    let mut cells = text.split_inclusive(BARS).map(|cell| {
        let span = Span::new(start, start + offset(cell.len()));
        start = span.end;
        without_borders(view, span)
    });
    let is_name = |cell: Span| {
        let words = cell.slice(view).unwrap_or("").trim_end_matches([':', ' ']);
        let letters = || words.chars().filter(|c| *c != ' ');
        TITLE_NAMES.iter().any(|name| name.chars().eq(letters()))
    };
    cells.find(|cell| is_name(*cell))?;
    cells.find(|cell| !cell.is_empty())
}

/// A line that may be part of a title of several: a body, a year, or the title's own words.
fn is_title_line(text: &str) -> bool {
    let text = bare(Text::new(text, 0)).as_str();
    let text = text.trim_matches(['(', ')']);
    ends_as_body(text)
        || ends_in_year(text)
        || TITLE_LINE_ENDS.iter().any(|end| text.ends_with(end))
}

pub(crate) fn set_title(page: &Page<'_>, found: Found, report: &mut Report) {
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
