//! `form.*` as far as the model alone shows it.

use crate::Report;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition, Path, Table};
use crate::model::State;

use super::Check;
use super::words::{cells, cells_zh};

/// 格式: what departs from the form and can be seen in the model alone.
///
/// Sections, rows and cells that are missing, out of order, mislabelled or blank are said by the
/// reader, which sees them; this check says nothing of them. It says where a table holds cells of
/// the other edition beside its own (`form.mixed`), and where a table is on another form than that of
/// the report's year (`form.outdated`).
///
/// ```
/// use gongkai::check::{Check, Form};
/// use gongkai::diagnostic::Code;
/// use gongkai::form::Edition;
/// use gongkai::{Report, Span, model::Field};
///
/// let mut report = Report::default();
/// report.year = Field::read(2023, Span::default());
/// report.requests.edition = Some(Edition::Of2019);
/// let mut findings = Vec::new();
/// Form.check(&report, &mut findings);
/// assert_eq!(findings[0].code(), Code::FormOutdated);
/// assert_eq!(findings[0].what_was_expected(), "the form of 2021 in a report of 2023");
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Form;

impl Check for Form {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        for &table in &[Table::Disclosure, Table::Requests] {
            let edition = match table {
                Table::Disclosure => report.disclosure.edition,
                _ => report.requests.edition,
            };
            let Some(edition) = edition else { continue };
            strays(report, table, edition, sink);
            outdated(report, table, edition, sink);
        }
    }
}

fn strays(report: &Report, table: Table, edition: Edition, sink: &mut dyn Sink) {
    let strays: Vec<_> = CellPath::of(table, edition.other())
        .filter(|cell| !cell.is_in(edition))
        .filter(|&cell| {
            report
                .cell(cell)
                .is_some_and(|cell| cell.state() != State::Absent)
        })
        .collect();
    let Some(&first) = strays.first() else { return };
    let finding = Diagnostic::new(Code::FormMixed)
        .at(report.cell(first).and_then(|cell| cell.span()))
        .found(format!("{} in a table of {edition}", cells(&strays, 4)))
        .chinese(format!(
            "{edition}年格式的表格中另有其他版本的单元格：{}",
            cells_zh(&strays, edition, 4)
        ));
    sink.take(
        strays
            .iter()
            .fold(finding, |finding, &cell| finding.on(cell)),
    );
}

fn outdated(report: &Report, table: Table, edition: Edition, sink: &mut dyn Sink) {
    let Some(&year) = report.year.value() else {
        return;
    };
    let due = match year {
        ..2019 => Edition::Indicators,
        2019 | 2020 => Edition::Of2019,
        _ => Edition::Of2021,
    };
    if edition == due {
        return;
    }
    let table = table.as_str();
    sink.take(
        Diagnostic::new(Code::FormOutdated)
            .at(report.edition.span())
            .on(Path::Edition)
            .on(Path::Year)
            .found(format!("`{table}` on the form of {edition}"))
            .expected(format!("the form of {due} in a report of {year}"))
            .chinese(format!(
                "{year}年度报告的表格采用了{edition}版格式，应为{due}版"
            )),
    );
}
