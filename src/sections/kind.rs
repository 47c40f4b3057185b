//! What a text is that is not a report of this form.
//!
//! Takes what was found of the form; refuses what is something else, and says what it seems to be.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::Edition;
use crate::form::words::refusals::{
    EXPLANATIONS, INDICATORS, NOTICES, OF_INDICATORS, PARTS_OF_YEAR, SCHOOL_YEAR, UNIVERSITIES,
};
use crate::form::words::titles::{ABOUT, SUBJECTS};
use crate::grammar::date::{every, year};
use crate::layout::split_lines;
use crate::model::{Field, Report, State};
use crate::{Error, NotAReport, Span, offset};

use super::Tables;
use super::outline::Outline;
use super::page::Page;

/// So many of the six headings make a report even where its tables are pictures.
const FEWEST_HEADINGS: usize = 3;

/// How much of a text is looked at for what it calls itself.
const OPENING: usize = 4_000;

fn opening<'a>(page: &Page<'a>) -> &'a str {
    let mut end = page.view.len().min(OPENING);
    while !page.view.is_char_boundary(end) {
        end -= 1;
    }
    &page.view[..end]
}

/// Refuses what is not a report.
///
/// # Errors
///
/// When the text is not this form.
pub(crate) fn refuse(
    page: &Page<'_>,
    outline: &Outline,
    report: &Report,
    tables: &Tables,
) -> Result<(), Error> {
    let has_figures = || {
        report.facts().any(|fact| {
            fact.unit.is_some()
                && matches!(
                    fact.state,
                    State::Value | State::Unreadable | State::NotApplicable
                )
        })
    };
    let opening = opening(page);
    let lines = split_lines(opening).filter(|line| !line.trim_ascii().is_empty());
    let lines: Vec<&str> = lines.take(8).collect();
    let first_lines = lines.concat();
    // A school's department of the government may well write of school years.
    let is_of_school_year = match tables.any() {
        true => report
            .title
            .value()
            .is_some_and(|title| title.contains(SCHOOL_YEAR)),
        false => {
            first_lines.contains(SCHOOL_YEAR)
                || opening.contains(SCHOOL_YEAR) && opening.contains(UNIVERSITIES)
        }
    };
    if is_of_school_year {
        return Err(Error::not_a_report(NotAReport::University));
    }
    let says_any_of = |words: &[&str]| words.iter().any(|word| first_lines.contains(word));
    let ends_in_june = || {
        let end = report.period.end.value();
        end.is_some_and(|end| end.month() == 6)
    };
    if !tables.requests && (says_any_of(PARTS_OF_YEAR) || ends_in_june()) {
        return Err(Error::not_a_report(NotAReport::PartOfYear));
    }
    if first_lines.contains(ABOUT) && says_any_of(NOTICES) && !has_figures() {
        return Err(Error::not_a_report(NotAReport::Notice));
    }
    if !tables.any() && says_any_of(EXPLANATIONS) {
        return Err(Error::not_a_report(NotAReport::PageAboutReport));
    }
    if tables.any() || outline.n_headings() >= FEWEST_HEADINGS || is_indicators(page) {
        return Ok(());
    }
    // What a text is on it says at its head; a report on the work of a government names this work, too.
    let names_subject = |line: &&str| SUBJECTS.iter().any(|word| line.contains(word));
    let is_near = lines.iter().take(3).any(names_subject);
    // Marks between cells are nothing to read.
    let is_nothing = |c: char| c.is_whitespace() || c.is_control();
    Err(Error::not_a_report(if is_near {
        NotAReport::WithoutForm
    } else if page.view.chars().all(is_nothing) {
        NotAReport::Empty
    } else {
        NotAReport::Other
    }))
}

/// 统计指标 / 单位 / 统计数: the annex of the years 2014 to 2018.
fn is_indicators(page: &Page<'_>) -> bool {
    page.view.contains(INDICATORS) && OF_INDICATORS.iter().any(|word| page.view.contains(word))
}

/// The edition of the years 2014 to 2018, whose cells have no paths.
pub(crate) fn indicators(page: &Page<'_>, sink: &mut dyn Sink) -> Field<Edition> {
    if !is_indicators(page) {
        return Field::absent();
    }
    let Some(at) = page.view.find(INDICATORS) else {
        return Field::absent();
    };
    let start = offset(at);
    let span = page.span(Span::new(start, start + offset(INDICATORS.len())));
    sink.take(
        Diagnostic::new(Code::FormEdition)
            .on(crate::form::Path::Edition)
            .at(span)
            .found("the annex 统计指标 of the years 2014 to 2018")
            .expected("the form of 2019 or 2021; only what is told in words was read"),
    );
    Field::read(Edition::Indicators, span)
}

/// Fourteen figures a row: two reports in one table, which names their years if it names two.
pub(crate) fn two_years(page: &Page<'_>, table: Span) -> Error {
    let mut years: Vec<u16> = every(page.leaf(table), year)
        .into_iter()
        .map(|year| year.value)
        .collect();
    years.sort_unstable();
    years.dedup();
    Error::two_years(years.try_into().ok())
}
