//! `text.year`: whether the years that a report names agree.
//!
//! Which years the words of a field name is for `grammar::year` to say.

use crate::Report;
use crate::Span;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::Path;
use crate::grammar::year::{self, Opening, also_opens, opening};

use super::Check;

/// 年份: whether title, preamble, period and the openings of the overview name the report's year.
///
/// Of the title, every year counts; of the preamble, that of the report it announces
/// (2023年政府信息公开工作年度报告); of the overview and its parts, the one that their first sentence
/// begins a clause with, unless another clause of the paragraph begins with the report's. Years of plans,
/// notices and comparisons do not count. Before 以来 only the year before the report's does: 2022年以来 in
/// a report of 2023 was kept from the report of 2022, while 2019年以来 begins a period. Where the report has
/// no year of its own, the first that is named stands for it.
///
/// ```
/// use gongkai::check::{Check, Years};
/// use gongkai::{Report, Span, model::Field};
///
/// let mut report = Report::default();
/// report.year = Field::read(2023, Span::default());
/// report.overview.text = Field::read("2022年，我局依法公开。".to_owned(), Span::default());
/// let mut findings = Vec::new();
/// Years.check(&report, &mut findings);
/// assert_eq!(findings[0].what_was_found(), "2022 in `overview`");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Years;

impl Check for Years {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        let named = named(report);
        let own = report.year.value().copied();
        let first = named.iter().find(|named| !named.is_since);
        let Some(year) = own.or(first.map(|named| named.year)) else {
            return;
        };
        let differs = |named: &&Named<'_>| {
            named.year != year
                && (!named.is_since || named.year + 1 == year)
                && !named.text.is_some_and(|text| also_opens(text, year))
        };
        for named in named.iter().filter(differs) {
            let finding = Diagnostic::new(Code::TextYear).at(named.span);
            let (finding, place) = match named.path {
                Some(path) => (finding.on(path), format!("`{path}`")),
                None => (finding, "the preamble".to_owned()),
            };
            sink.take(
                finding
                    .on(Path::Year)
                    .sides(named.year, year)
                    .found(format!("{} in {place}", named.year))
                    .expected(format!("{year}, the year of the report"))
                    .chinese(format!(
                        "{}所述年份为{}年，与报告年度{year}年不一致",
                        named.place_zh, named.year
                    )),
            );
        }
    }
}

/// A year that a part of the report names.
struct Named<'a> {
    year: u16,
    /// None for the preamble, which has no path.
    path: Option<Path>,
    place_zh: &'static str,
    span: Option<Span>,
    /// 以来: it may begin a period of years.
    is_since: bool,
    /// What it opens, of the overview.
    text: Option<&'a str>,
}

fn named(report: &Report) -> Vec<Named<'_>> {
    let mut named = Vec::new();
    let mut add = |year, path, place_zh, span| {
        named.push(Named {
            year,
            path,
            place_zh,
            span,
            is_since: false,
            text: None,
        });
    };
    let title = &report.title;
    let in_title = title.value().map(|title| year::named(title));
    for year in in_title.unwrap_or_default() {
        add(year, Some(Path::Title), "标题", title.span());
    }
    let preamble = &report.preamble.text;
    if let Some(year) = preamble.value().and_then(|text| year::announced(text)) {
        add(year, None, "引言", preamble.span());
    }
    let period = &report.period;
    for (path, day) in [
        (Path::PeriodStart, &period.start),
        (Path::PeriodEnd, &period.end),
    ] {
        if let Some(date) = day.value() {
            add(date.year(), Some(path), "统计期限", day.span());
        }
    }
    let overview = &report.overview;
    for (path, place_zh, field) in [
        (Path::Overview, "总体情况", &overview.text),
        (
            Path::ProactiveDisclosure,
            "“主动公开”部分",
            &overview.proactive_disclosure,
        ),
        (
            Path::OverviewRequests,
            "“依申请公开”部分",
            &overview.requests,
        ),
        (
            Path::InformationManagement,
            "“政府信息管理”部分",
            &overview.information_management,
        ),
        (Path::Platform, "“平台建设”部分", &overview.platform),
        (Path::Supervision, "“监督保障”部分", &overview.supervision),
    ] {
        if let Some(Opening { year, is_since }) = field.value().and_then(|text| opening(text)) {
            // The first part opens the overview: one finding is enough.
            let said = named.iter().any(|it| {
                it.path == Some(Path::Overview)
                    && it.year == year
                    && path == Path::ProactiveDisclosure
            });
            if !said {
                named.push(Named {
                    year,
                    path: Some(path),
                    place_zh,
                    span: field.span(),
                    is_since,
                    text: field.value().map(String::as_str),
                });
            }
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Field;

    fn report() -> Report {
        Report {
            year: Field::read(2023, Span::new(0, 4)),
            title: at("某某镇 2023 年政府信息公开工作年度报告"),
            ..Report::default()
        }
    }

    fn at(text: &str) -> Field<String> {
        Field::read(text.to_owned(), Span::new(7, 9))
    }

    fn found(report: &Report) -> Vec<String> {
        let mut findings = Vec::new();
        Years.check(report, &mut findings);
        findings
            .iter()
            .map(|it| it.what_was_found().to_owned())
            .collect()
    }

    #[test]
    fn years_that_agree_are_silent() {
        let mut report = report();
        report.preamble.text = at(
            "按照2019年修订的条例，编制本镇2023年政府信息公开工作年度报告。统计自2023年1月1日起。",
        );
        report.overview.text =
            at("2023年，本镇认真落实2022年部署，较2022年增加3条。2024年将继续。");
        report.overview.requests = at("（二）依申请公开。2023 年收到申请1件，比2022年少2件。");
        report.overview.platform = at("（四）平台建设。与2022年相比，栏目更多。");
        assert_eq!(found(&report), [""; 0]);
    }

    #[test]
    fn a_part_copied_from_last_year_is_found() {
        let mut report = report();
        report.overview.text = at("２０２３年，本镇依法公开。");
        report.overview.requests = at("（二）依申请公开情况。2022年，我镇未收到申请。");
        assert_eq!(found(&report), ["2022 in `overview.requests`"]);
    }

    #[test]
    fn years_before_the_report_s_may_be_told_of_first() {
        let mut report = report();
        report.overview.text = at("2022年，本镇成立小组。2023年，依法公开。");
        report.overview.information_management = at("（三）管理。2019年成立小组，2023年调整。");
        assert_eq!(found(&report), [""; 0]);
    }

    #[test]
    fn since_last_year_is_copied_and_since_long_ago_is_not() {
        let mut report = report();
        report.overview.text = at("2019年以来，本镇依法公开。");
        report.overview.platform = at("2023年以来，栏目更多。");
        assert_eq!(found(&report), [""; 0]);
        report.overview.text = at("2022年以来，本镇依法公开。");
        assert_eq!(found(&report), ["2022 in `overview`"]);
    }

    #[test]
    fn period_title_and_preamble_are_read() {
        let mut report = report();
        report.title = at("某某镇二〇二二年政府信息公开工作年度报告");
        report.preamble.text = at("现公布2021年度政府信息公开年度报告。");
        report.period.end = Field::read(
            crate::model::Date::new(2020, 12, 31).unwrap(),
            Span::default(),
        );
        assert_eq!(
            found(&report),
            [
                "2022 in `report.title`",
                "2021 in the preamble",
                "2020 in `report.period_end`"
            ]
        );
    }

    #[test]
    fn no_year_of_its_own_takes_the_first() {
        let mut report = report();
        report.year = Field::absent();
        report.overview.text = at("本年工作有序。2022年，本镇……");
        assert_eq!(found(&report), [""; 0]);
        report.overview.text = at("2022年，本镇工作有序。");
        assert_eq!(found(&report), ["2022 in `overview`"]);
    }
}
