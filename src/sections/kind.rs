//! What a text is that is not a report of this form.
//!
//! Takes what was found of the form; refuses what is something else, and says what it seems to be.

use std::cell::LazyCell;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::Edition;
use crate::form::words::refusals::{
    EXPLANATIONS, INDICATORS, NOTICES, OF_INDICATORS, PARTS_OF_YEAR, SCHOOL_YEAR, UNIVERSITIES,
};
use crate::form::words::titles::{ABOUT, SUBJECTS};
use crate::grammar::date::{every, year};
use crate::grammar::han::is_han;
use crate::layout::split_lines;
use crate::model::{Field, Report, State};
use crate::{Error, NotAReport, Span, offset};

use super::Tables;
use super::outline::Outline;
use super::page::Page;

/// So many of the six headings make a report even where its tables are pictures.
const FEWEST_HEADINGS: usize = 3;

/// What a text calls itself.
struct Opening<'a> {
    text: &'a str,
    /// Its first lines with something in them.
    lines: Vec<&'a str>,
    /// They as one.
    words: String,
    /// Those that may be titles as one, without what they cite: a report names the notice on its form.
    titles: String,
}

impl<'a> Opening<'a> {
    fn of(page: &Page<'a>) -> Self {
        /// How much of a text is looked at for what it calls itself.
        const OPENING: usize = 4_000;
        const N_LINES: usize = 8;
        let mut end = page.view.len().min(OPENING);
        while !page.view.is_char_boundary(end) {
            end -= 1;
        }
        let text = &page.view[..end];
        let lines = split_lines(text).filter(|line| !line.trim_ascii().is_empty());
        let lines: Vec<&str> = lines.take(N_LINES).collect();
        let words = lines.concat();
        // Neither sentences nor the path of a page.
        let is_title = |line: &&str| !line.contains(['。', ',', ';', '>']);
        let titles = uncited(&lines.join("\n"))
            .split('\n')
            .filter(is_title)
            .collect();
        Self {
            text,
            lines,
            words,
            titles,
        }
    }

    /// Whether its first lines have any of some words.
    fn says(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.words.contains(word))
    }

    /// Whether a title among them has.
    fn is_titled(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.titles.contains(word))
    }

    /// Whether it is of a 学年.
    fn is_of_school_year(&self) -> bool {
        self.words.contains(SCHOOL_YEAR)
            || self.text.contains(SCHOOL_YEAR) && self.text.contains(UNIVERSITIES)
    }

    /// Whether it names this work where a title stands; a report on the work of a government names it, too.
    fn is_about_subject(&self) -> bool {
        let names_subject = |line: &&str| SUBJECTS.iter().any(|word| line.contains(word));
        self.lines.iter().take(3).any(names_subject)
    }
}

/// A text without the names of documents in it: 《关于印发…格式的通知》.
fn uncited(text: &str) -> String {
    let mut depth = 0_usize;
    let is_said = |c: &char| {
        depth += usize::from(*c == '《');
        let is_cited = depth > 0;
        depth = depth.saturating_sub(usize::from(*c == '》'));
        !is_cited
    };
    text.chars().filter(is_said).collect()
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
    let opening = LazyCell::new(|| Opening::of(page));
    let has_annex = || annex_of_indicators(page).is_some();
    let has_form = tables.any() || outline.n_headings() >= FEWEST_HEADINGS || has_annex();
    // Marks between cells are nothing to read.
    let is_nothing = |c: char| c.is_whitespace() || c.is_control();
    let is_of_school_year = if tables.any() {
        // A school's department of the government may well write of school years.
        let title = report.title.value();
        title.is_some_and(|title| title.contains(SCHOOL_YEAR))
    } else {
        opening.is_of_school_year()
    };
    let seems_to_be = if is_of_school_year {
        NotAReport::University
    } else if !tables.requests && (ends_in_june(report) || opening.says(PARTS_OF_YEAR)) {
        NotAReport::PartOfYear
    } else if !has_figures(report) && opening.is_titled(&[ABOUT]) && opening.is_titled(NOTICES) {
        NotAReport::Notice
    } else if !tables.any() && opening.is_titled(EXPLANATIONS) {
        NotAReport::PageAboutReport
    } else if has_form {
        return Ok(());
    } else if opening.is_about_subject() {
        NotAReport::WithoutForm
    } else if page.view.chars().all(is_nothing) {
        NotAReport::Empty
    } else {
        NotAReport::Other
    };
    Err(Error::not_a_report(seems_to_be))
}

/// 上半年 by its period; by its words it is told as 第一季度 is.
fn ends_in_june(report: &Report) -> bool {
    let end = report.period.end.value();
    end.is_some_and(|end| end.month() == 6)
}

/// Whether anything but blanks stands in a cell.
fn has_figures(report: &Report) -> bool {
    let is_filled = |state| {
        matches!(
            state,
            State::Value | State::Unreadable | State::NotApplicable
        )
    };
    let mut facts = report.facts();
    facts.any(|fact| fact.unit.is_some() && is_filled(fact.state))
}

/// 统计指标 / 单位 / 统计数: where the header of the annex of the years before 2019 stands.
fn annex_of_indicators(page: &Page<'_>) -> Option<Span> {
    // Marks and blanks that part two columns.
    let is_between = |c: char| !is_han(c) && !c.is_ascii_alphanumeric();
    let view = page.view;
    let places = INDICATORS.iter().flat_map(|word| view.match_indices(word));
    let mut headers = places.filter(|(at, word)| {
        let behind = view[at + word.len()..].trim_start_matches(is_between);
        OF_INDICATORS.iter().any(|word| behind.starts_with(word))
    });
    let (at, word) = headers.next()?;
    Some(Span::new(offset(at), offset(at + word.len())))
}

/// The edition of the years before 2019, whose cells have no paths.
pub(crate) fn indicators(page: &Page<'_>, sink: &mut dyn Sink) -> Field<Edition> {
    let Some(annex) = annex_of_indicators(page) else {
        return Field::absent();
    };
    let span = page.span(annex);
    sink.take(
        Diagnostic::new(Code::FormEdition)
            .on(crate::form::Path::Edition)
            .at(span)
            .found("the annex 统计指标 of the years before 2019")
            .expected("the form of 2019 or 2021; only what is told in words was read"),
    );
    Field::read(Edition::Indicators, span)
}

/// Whether a report without any table is of a year before the form that has them; says so.
pub(crate) fn is_before_form(report: &Report, sink: &mut dyn Sink) -> bool {
    /// The form of 2019 is the first one.
    const FIRST: u16 = 2019;
    let (year, is_of_form) = (&report.year, report.edition.value().is_some());
    let Some(value) = year.value().filter(|year| **year < FIRST && !is_of_form) else {
        return false;
    };
    let said = Diagnostic::new(Code::FormEdition)
        .on(crate::form::Path::Edition)
        .found(format!(
            "a report of {value}, and none of the form's tables"
        ))
        .expected("the form of 2019 or 2021; only what is told in words was read");
    sink.take(year.span().into_iter().fold(said, Diagnostic::at));
    true
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

#[cfg(test)]
mod tests {
    use crate::NotAReport;

    /// A report whose tables are pictures, with something before its sections.
    fn read(front: &str) -> Option<NotAReport> {
        let sections = "一、总体情况\n本局公开信息若干条，其中政策解读2条。\n二、主动公开政府信息情况\n\
             三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n\
             五、存在的主要问题及改进情况\n公开不够及时。\n六、其他需要报告的事项\n无。\n";
        crate::parse(&format!("{front}\n{sections}"))
            .err()
            .and_then(|error| error.seems_to_be())
    }

    #[test]
    fn what_a_report_cites_or_tells_makes_it_nothing_else() {
        let title = "示例市水务局2023年政府信息公开工作年度报告";
        for front in [
            "",
            "根据《示例市人民政府办公室关于印发年度报告格式的通知》要求编制",
            "根据关于做好年度报告工作的通知，编制本报告。",
            "首页 > 政务公开 > 政策解读",
            "根据《示例市人民政府办公室关于\n印发年度报告格式的通知》要求\n编制",
        ] {
            assert_eq!(read(&format!("{title}\n{front}")), None, "{front}");
        }
        for (front, expected) in [
            (
                "关于做好2023年政府信息公开工作年度报告编制工作的通知",
                NotAReport::Notice,
            ),
            (
                "图解：示例市水务局2023年政府信息公开工作年度报告",
                NotAReport::PageAboutReport,
            ),
            (
                "《示例市水务局2023年政府信息公开工作年度报告》解读",
                NotAReport::PageAboutReport,
            ),
        ] {
            assert_eq!(read(front), Some(expected), "{front}");
        }
    }
}
