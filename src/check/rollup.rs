//! `rollup`: whether a summary is the sum of the reports it sums up.

use crate::Report;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Path, Table, Unit};
use crate::model::{CellRef, Number};

use super::Check;
use super::tally::{Tally, counterpart};
use super::words::{cell_zh, cells, cells_zh};

/// 汇总: whether the summary report of a government is the sum of its bodies' own, cell by cell.
///
/// A body whose report is not at hand is told by name: then no cell can be judged, except those
/// in which the other bodies already have more than the summary. A cell that a body's report does
/// not have, or has unreadably, is not assessable; each is named once, with its body.
///
/// Where what was given cannot be what the summary sums up, one `check.not_assessable` for each such
/// report says so, and no cell is judged: a report of another year than the summary's, one of the
/// summary's own body, a second one of a body, or none at all. Reports are of one body if they name it
/// alike, and those that say all the same are one report.
///
/// ```
/// use gongkai::check::{Check, Rollup};
/// use gongkai::diagnostic::Code;
/// use gongkai::{Report, Span, model::Field};
///
/// let report = |received| {
///     let mut report = Report::default();
///     report.requests.received.total = Field::read(received, Span::default());
///     report
/// };
/// let (first, second) = (report(3), report(4));
/// let mut findings = Vec::new();
/// Rollup::new().part(&first).part(&second).check(&report(8), &mut findings);
/// assert_eq!(findings[0].code(), Code::Rollup);
/// assert_eq!(findings[0].both_sides().map(|it| it.right.as_str()), Some("7"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Rollup<'a> {
    parts: Vec<&'a Report>,
    missing: Vec<String>,
}

impl<'a> Rollup<'a> {
    /// Of no body yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            parts: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Adds the report of a body.
    #[must_use]
    pub fn part(mut self, report: &'a Report) -> Self {
        self.parts.push(report);
        self
    }

    /// Adds a body whose report is not at hand.
    #[must_use]
    pub fn missing(mut self, body: impl Into<String>) -> Self {
        self.missing.push(body.into());
        self
    }

    fn name(&self, at: usize) -> String {
        let agency = self.parts.get(at).and_then(|report| report.agency.value());
        agency
            .cloned()
            .unwrap_or_else(|| format!("report {}", at + 1))
    }

    /// What says of the parts that they are not those of the summary.
    fn unfit(&self, summary: &Report) -> Vec<Diagnostic> {
        let about = |path, found: String, expected: String, chinese: String| {
            Diagnostic::new(Code::NotAssessable)
                .on(path)
                .found(found)
                .expected(expected)
                .chinese(format!("{chinese}，无法核对汇总"))
        };
        if self.parts.is_empty() && self.missing.is_empty() {
            return vec![about(
                Path::Agency,
                "`rollup` without any report".to_owned(),
                "the reports of all bodies".to_owned(),
                "没有各单位的报告".to_owned(),
            )];
        }
        let unfit = |(at, &part): (usize, &&Report)| {
            let name = self.name(at);
            match (part.year.value(), summary.year.value()) {
                (Some(year), Some(own)) if year != own => Some(
                    about(
                        Path::Year,
                        format!("`rollup` with the report of {name} for {year}"),
                        format!("that for {own}, the year of the summary"),
                        format!("{name}的报告为{year}年度，汇总报告为{own}年度"),
                    )
                    .sides(own, year),
                ),
                _ if is_twice(part, summary) => Some(about(
                    Path::Agency,
                    format!("`rollup` with a report of the summary's own body ({name})"),
                    "the reports that it sums up".to_owned(),
                    format!("{name}的报告与汇总报告属同一机关"),
                )),
                _ if self.parts[..at].iter().any(|it| is_twice(part, it)) => Some(about(
                    Path::Agency,
                    format!("`rollup` with the report of {name} twice"),
                    "one report of each body".to_owned(),
                    format!("{name}的报告重复"),
                )),
                _ => None,
            }
        };
        self.parts.iter().enumerate().filter_map(unfit).collect()
    }
}

/// Whether two reports are of one body and year, or one report without a name.
fn is_twice(one: &Report, other: &Report) -> bool {
    let agency = one.agency.value();
    let alike = agency == other.agency.value() && one.year.value() == other.year.value();
    alike && (agency.is_some() || one == other)
}

impl Check for Rollup<'_> {
    fn check(&self, summary: &Report, sink: &mut dyn Sink) {
        let unfit = self.unfit(summary);
        if !unfit.is_empty() {
            unfit.into_iter().for_each(|finding| sink.take(finding));
            return;
        }
        let mut gaps = Gaps {
            summary: Vec::new(),
            parts: vec![Vec::new(); self.parts.len()],
            blank: Vec::new(),
        };
        for &table in Table::ALL {
            for cell in CellPath::of(table, summary.table_edition(table)) {
                self.cell(summary, cell, &mut gaps, sink);
            }
        }
        self.notes(summary, &gaps, sink);
    }
}

/// The cells that could not be judged as they were read.
struct Gaps {
    summary: Vec<CellPath>,
    parts: Vec<Vec<CellPath>>,
    blank: Vec<CellPath>,
}

impl Rollup<'_> {
    fn cell(&self, summary: &Report, cell: CellPath, gaps: &mut Gaps, sink: &mut dyn Sink) {
        let left = Tally::of(summary, &[cell]);
        let mut right = Tally::default();
        let mut whole = self.missing.is_empty();
        let mut without = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            let cells = counterpart(part, cell);
            let tally = Tally::of(part, &cells);
            right.plus(tally.sum, cell);
            if cells.is_empty() || !tally.missing.is_empty() || !right.missing.is_empty() {
                gaps.parts[at].push(cell);
                whole = false;
            } else if !tally.blank.is_empty() {
                without.push(at);
            }
        }
        if !left.missing.is_empty() {
            gaps.summary.push(cell);
            return;
        }
        let blanks = !without.is_empty() || !left.blank.is_empty();
        let too_many = cell.unit() != Unit::SignedCount && right.sum > left.sum;
        // What is left out can only add to a count, so too many stays too many.
        if whole && left.sum == right.sum {
            if blanks {
                gaps.blank.push(cell);
            }
        } else if left.blank.is_empty() && ((whole && !blanks) || too_many) {
            sink.take(broken(summary, cell, left.number(), right.number(), !whole));
        } else if blanks {
            if !left.blank.is_empty() {
                gaps.summary.push(cell);
            }
            for at in without {
                gaps.parts[at].push(cell);
            }
        }
    }

    fn notes(&self, summary: &Report, gaps: &Gaps, sink: &mut dyn Sink) {
        if !self.missing.is_empty() {
            let names = self.missing.join("、");
            sink.take(
                Diagnostic::new(Code::NotAssessable)
                    .on(Path::Agency)
                    .found(format!("`rollup` without the reports of {names}"))
                    .expected("the reports of all bodies")
                    .chinese(format!("缺少{names}的报告，无法核对汇总")),
            );
        }
        let mut note = |code, whose: String, whose_zh: String, concerned: &[CellPath]| {
            let Some(&first) = concerned.first() else {
                return;
            };
            let edition = summary.table_edition(first.table());
            let (names, names_zh) = (cells(concerned, 4), cells_zh(concerned, edition, 4));
            let finding = Diagnostic::new(code)
                .at(summary.cell(first).and_then(CellRef::span))
                .found(format!("{names} {whose}"))
                .chinese(format!("{whose_zh}{names_zh}"));
            sink.take(
                concerned
                    .iter()
                    .fold(finding, |finding, &cell| finding.on(cell)),
            );
        };
        for (at, concerned) in gaps.parts.iter().enumerate() {
            let name = self.name(at);
            note(
                Code::NotAssessable,
                format!("without a value in the report of {name}"),
                format!("{name}的报告缺少可核对的数值："),
                concerned,
            );
        }
        note(
            Code::NotAssessable,
            "without a value in the summary".to_owned(),
            "汇总报告缺少可核对的数值：".to_owned(),
            &gaps.summary,
        );
        note(
            Code::HoldsWithBlanks,
            "with blanks as 0".to_owned(),
            "空白或不适用按0计时汇总一致：".to_owned(),
            &gaps.blank,
        );
    }
}

fn broken(summary: &Report, cell: CellPath, left: Number, right: Number, open: bool) -> Diagnostic {
    let edition = summary.table_edition(cell.table());
    let expected = if open {
        format!("{right} at least, the sum of the reports that have it")
    } else {
        format!("{right}, the sum of the reports")
    };
    Diagnostic::new(Code::Rollup)
        .at(summary.cell(cell).and_then(CellRef::span))
        .on(cell)
        .sides(left, right)
        .found(format!("{left} in `{cell}`"))
        .expected(expected)
        .chinese(format!(
            "{}：汇总为{left}，各单位之和为{right}",
            cell_zh(cell, edition)
        ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Span;
    use crate::model::{Amount, Decimal, Field};

    #[test]
    fn a_sum_beyond_what_a_decimal_holds_is_not_judged() {
        let most = Amount::from_ten_thousand_yuan(Decimal::MAX);
        let mut report = Report::default();
        report.disclosure.fees.amount = Field::read(most, Span::default());
        let mut other = report.clone();
        other.agency = Field::read("示例市档案馆".to_owned(), Span::default());
        let mut summary = report.clone();
        summary.agency = Field::read("示例市".to_owned(), Span::default());
        let mut findings = Vec::new();
        let both = Rollup::new().part(&report).part(&other);
        both.check(&summary, &mut findings);
        let fees = "disclosure.fees.amount".parse().unwrap();
        let of_fees: Vec<_> = findings
            .iter()
            .filter(|finding| finding.paths().contains(&fees))
            .map(Diagnostic::code)
            .collect();
        assert_eq!(of_fees, [Code::NotAssessable]);
    }
}
