//! `across.*`: whether a year follows from the year before.

use crate::Report;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition, Item, Measure, Path, RequestRow, Requester, Table};
use crate::model::{CellRef, Number};

use super::Check;
use super::tally::Tally;
use super::words::{cell_zh, cells, cells_zh};

/// 年度衔接: whether a report follows from that of the same body for the year before.
///
/// What was carried over must be what was carried forward, in each column; documents in force
/// (form of 2021) and previous items (form of 2019) must follow from those of the year before.
/// Where one of the two forms has no such cells, one `check.not_assessable` says so; where the
/// reports name two bodies, or the years do not follow each other, it says that, and nothing else is
/// judged. A name that begins or ends with the other, as 财政局 ends 示例市财政局, is of the same body.
///
/// ```
/// use gongkai::check::{Across, Check};
/// use gongkai::diagnostic::Code;
/// use gongkai::{Report, Span, model::Field};
///
/// let (mut previous, mut report) = (Report::default(), Report::default());
/// previous.requests.carried_forward.total = Field::read(3, Span::default());
/// report.requests.carried_over.total = Field::read(2, Span::new(40, 41));
/// let mut findings = Vec::new();
/// Across::new(&previous).check(&report, &mut findings);
/// assert_eq!(findings[0].code(), Code::AcrossCarry);
/// assert_eq!(findings[0].span(), Some(Span::new(40, 41)));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Across<'a> {
    previous: &'a Report,
}

impl<'a> Across<'a> {
    /// Against the report of the year before.
    #[must_use]
    pub const fn new(previous: &'a Report) -> Self {
        Self { previous }
    }
}

/// A relation across two years: a cell, and what it should be.
struct Link {
    code: Code,
    cell: CellPath,
    /// Cells of the year before, and of the year itself, with their signs.
    before: Vec<(CellPath, bool)>,
    now: Vec<(CellPath, bool)>,
}

impl Check for Across<'_> {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        let apart = || {
            self.bodies_apart(report)
                .or_else(|| self.years_apart(report))
        };
        if let Some(finding) = apart() {
            sink.take(finding);
            return;
        }
        let mut links: Vec<_> = Requester::ALL.iter().map(|&column| carry(column)).collect();
        let editions = [
            self.previous.table_edition(Table::Disclosure),
            report.table_edition(Table::Disclosure),
        ];
        match editions {
            [Edition::Of2021, Edition::Of2021] => {
                links.extend([Item::Rules, Item::NormativeDocuments].map(in_force));
            }
            [Edition::Of2019, Edition::Of2019] => links.extend(
                [
                    Item::Licensing,
                    Item::OtherServices,
                    Item::Penalties,
                    Item::Coercion,
                    Item::Fees,
                ]
                .map(previous_items),
            ),
            [before, now] => sink.take(
                Diagnostic::new(Code::NotAssessable)
                    .at(report.edition.span())
                    .on(Path::Edition)
                    .found(format!(
                        "table `disclosure` on the forms of {before} and {now}"
                    ))
                    .expected(
                        "one form for both years, for `across.in_force` or `across.edition_2019`",
                    )
                    .chinese("两个年度的主动公开表格采用不同版本的格式，无法核对其年度衔接"),
            ),
        }
        let judged: Vec<_> = links.iter().map(|link| self.judge(report, link)).collect();
        for finding in judged.iter().filter_map(|judged| judged.finding.clone()) {
            sink.take(finding);
        }
        for code in [
            Code::AcrossCarry,
            Code::AcrossInForce,
            Code::AcrossEdition2019,
        ] {
            let of_code = || judged.iter().filter(|judged| judged.code == code);
            self.notes(
                report,
                code,
                Code::NotAssessable,
                of_code().flat_map(|it| &it.missing),
                sink,
            );
            self.notes(
                report,
                code,
                Code::HoldsWithBlanks,
                of_code().flat_map(|it| &it.blank),
                sink,
            );
        }
    }
}

/// What became of a link: a finding, or the cells for which it cannot be judged as read.
struct Judged {
    code: Code,
    finding: Option<Diagnostic>,
    missing: Vec<CellPath>,
    blank: Vec<CellPath>,
}

impl Across<'_> {
    fn bodies_apart(&self, report: &Report) -> Option<Diagnostic> {
        let (before, now) = (self.previous.agency.value()?, report.agency.value()?);
        let is_part = |name: &str, whole: &str| whole.starts_with(name) || whole.ends_with(name);
        let differ = !is_part(before, now) && !is_part(now, before);
        differ.then(|| {
            Diagnostic::new(Code::NotAssessable)
                .at(report.agency.span())
                .on(Path::Agency)
                .found(format!("reports of {before} and {now}"))
                .expected("two reports of one body")
                .chinese(format!("{before}与{now}不是同一机关，无法核对年度衔接"))
        })
    }

    fn years_apart(&self, report: &Report) -> Option<Diagnostic> {
        let (&before, &now) = (self.previous.year.value()?, report.year.value()?);
        (before.checked_add(1) != Some(now)).then(|| {
            Diagnostic::new(Code::NotAssessable)
                .at(report.year.span())
                .on(Path::Year)
                .sides(now, before)
                .found(format!("reports of {before} and {now}"))
                .expected("a report and that of the year before")
                .chinese(format!("{before}年与{now}年不是相邻年度，无法核对年度衔接"))
        })
    }

    fn judge(&self, report: &Report, link: &Link) -> Judged {
        let left = Tally::of(report, &[link.cell]);
        let mut right = Tally::default();
        for (from, terms) in [(self.previous, &link.before), (report, &link.now)] {
            for &(cell, plus) in terms {
                let term = Tally::of(from, &[cell]);
                let signed = if plus { term.sum } else { -term.sum };
                right.plus(signed, cell);
                right.blank.extend(term.blank);
                right.missing.extend(term.missing);
            }
        }
        let mut judged = Judged {
            code: link.code,
            finding: None,
            missing: [left.missing.clone(), right.missing.clone()].concat(),
            blank: Vec::new(),
        };
        if !judged.missing.is_empty() {
            return judged;
        }
        let blank = [left.blank.clone(), right.blank.clone()].concat();
        let holds = left.sum == right.sum;
        match (holds, blank.is_empty()) {
            (true, true) => {}
            (true, false) => judged.blank = blank,
            (false, false) => judged.missing = blank,
            (false, true) => {
                judged.finding = Some(self.broken(report, link, left.number(), right.number()));
            }
        }
        judged
    }

    fn broken(&self, report: &Report, link: &Link, left: Number, right: Number) -> Diagnostic {
        let edition = report.table_edition(link.cell.table());
        let term = |from: &Report, (cell, plus): (CellPath, bool), year: &str| {
            let number = Tally::of(from, &[cell]).number();
            format!("{} {number} (`{cell}`{year})", if plus { "+" } else { "-" })
        };
        let before = link
            .before
            .iter()
            .map(|&it| term(self.previous, it, " of the year before"));
        let now = link.now.iter().map(|&it| term(report, it, ""));
        let terms: Vec<_> = before.chain(now).collect();
        let sum = terms.join(" ");
        let sum = sum.trim_start_matches("+ ");
        let finding = Diagnostic::new(link.code)
            .at(report.cell(link.cell).and_then(CellRef::span))
            .on(link.cell)
            .sides(left, right)
            .found(format!("{left} in `{}`", link.cell))
            .expected(match terms.len() {
                1 => sum.to_owned(),
                _ => format!("{right} = {sum}"),
            })
            .chinese(format!(
                "{}为{left}，按上年度报告应为{right}",
                cell_zh(link.cell, edition)
            ));
        let terms = link.before.iter().chain(&link.now);
        terms
            .filter(|(cell, _)| *cell != link.cell)
            .fold(finding, |finding, &(cell, _)| finding.on(cell))
    }

    fn notes<'c>(
        &self,
        report: &Report,
        relation: Code,
        code: Code,
        concerned: impl Iterator<Item = &'c CellPath>,
        sink: &mut dyn Sink,
    ) {
        let mut concerned: Vec<_> = concerned.copied().collect();
        concerned.sort_unstable();
        concerned.dedup();
        let Some(&first) = concerned.first() else {
            return;
        };
        let edition = report.table_edition(first.table());
        let names_zh = cells_zh(&concerned, edition, 4);
        let finding = Diagnostic::new(code).at(report.cell(first).and_then(CellRef::span));
        let finding = if code == Code::HoldsWithBlanks {
            finding
                .found(format!("`{relation}` with {} as 0", cells(&concerned, 4)))
                .chinese(format!("{names_zh}为空白或不适用，按0计时与上年度报告衔接"))
        } else {
            finding
                .found(format!(
                    "`{relation}` with no value in {} of one year or both",
                    cells(&concerned, 4)
                ))
                .chinese(format!(
                    "{names_zh}在本年度或上年度报告中没有数值，无法核对年度衔接"
                ))
        };
        sink.take(
            concerned
                .iter()
                .fold(finding, |finding, &cell| finding.on(cell)),
        );
    }
}

fn carry(column: Requester) -> Link {
    Link {
        code: Code::AcrossCarry,
        cell: CellPath::Requests(RequestRow::CarriedOver, column),
        before: vec![(CellPath::Requests(RequestRow::CarriedForward, column), true)],
        now: Vec::new(),
    }
}

fn in_force(item: Item) -> Link {
    Link {
        code: Code::AcrossInForce,
        cell: CellPath::Disclosure(item, Measure::InForce),
        before: vec![(CellPath::Disclosure(item, Measure::InForce), true)],
        now: vec![
            (CellPath::Disclosure(item, Measure::Issued), true),
            (CellPath::Disclosure(item, Measure::Repealed), false),
        ],
    }
}

fn previous_items(item: Item) -> Link {
    Link {
        code: Code::AcrossEdition2019,
        cell: CellPath::Disclosure(item, Measure::PreviousItems),
        before: vec![
            (CellPath::Disclosure(item, Measure::PreviousItems), true),
            (CellPath::Disclosure(item, Measure::Change), true),
        ],
        now: Vec::new(),
    }
}
