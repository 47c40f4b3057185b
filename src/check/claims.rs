//! `text.claim`: whether what the narrative claims is what the cells say.

use rust_decimal::Decimal;

use crate::Report;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition, Item, Measure, Path, Table};
use crate::model::{
    Basis, CellRef, Claim, ClaimRequester, ClaimResult, ClaimSubject as Subject, Number, Quantity,
};

use super::Check;
use super::tally::Tally;
use super::words::cells;

/// 正文与表格: whether the counts that the narrative claims are those of the tables.
///
/// An exact claim must be the cell's number, one in 万 or with 余 or 约 must allow it, and a claim
/// of none wants 0. 收到 and 受理 may mean what was carried over as well, unless the text says how many
/// that were. A claim of another year than the report's is not compared, nor is one of which
/// no table has a cell. 信息处理费 is one of the fees whose sum is the cell
/// `disclosure.fees.amount`, so it must not be more than that. A claim of which a cell is
/// unreadable, absent, blank where 0 would not do, or read as the text says because the sums left
/// more than one reading, is `check.not_assessable`.
///
/// ```
/// use gongkai::check::{Check, Claims};
/// use gongkai::diagnostic::Code;
/// use gongkai::model::{Claim, ClaimSubject, Field, Number, Quantity};
/// use gongkai::{Report, Span};
///
/// let mut report = Report::default();
/// report.requests.received.total = Field::read(3, Span::default());
/// let four = Quantity::Exact(Number::from(4));
/// report.claims = vec![Claim::new(ClaimSubject::Received, four, Span::default())];
///
/// let mut findings = Vec::new();
/// Claims.check(&report, &mut findings);
/// assert_eq!(findings[0].code(), Code::TextClaim);
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Claims;

impl Check for Claims {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        for claim in &report.claims {
            let of_this_year = claim
                .year
                .is_none_or(|year| report.year.value().is_none_or(|&it| it == year));
            if of_this_year && let Some(finding) = judge(report, claim) {
                sink.take(finding);
            }
        }
    }
}

fn judge(report: &Report, claim: &Claim) -> Option<Diagnostic> {
    let edition = |table| report.table_edition(table);
    if claim.subject == Subject::ProcessingFee {
        let fees = CellPath::Disclosure(Item::Fees, Measure::Amount);
        let is_there = edition(Table::Disclosure) == Edition::Of2021;
        return is_there.then(|| at_most(report, claim, fees)).flatten();
    }
    let mut groups = claim.cells(edition);
    if may_include_carried_over(report, claim) {
        let both = Claim {
            subject: Subject::ReceivedAndCarriedOver,
            ..claim.clone()
        };
        let groups_of_both = both.cells(edition);
        let is_whole = |group: &Vec<CellPath>| Tally::of(report, group).blank.is_empty();
        groups.extend(groups_of_both.into_iter().filter(is_whole));
    }
    compare(report, claim, &groups)
}

/// 全年受理申请12件: whether that may be what came in with what was carried over, which the text then does not tell
/// apart.
fn may_include_carried_over(report: &Report, claim: &Claim) -> bool {
    let is_told_apart = |it: &Claim| it.subject == Subject::CarriedOver && it.year == claim.year;
    claim.subject == Subject::Received && !report.claims.iter().any(is_told_apart)
}

fn compare(report: &Report, claim: &Claim, groups: &[Vec<CellPath>]) -> Option<Diagnostic> {
    let tallies: Vec<_> = groups
        .iter()
        .map(|cells| Tally::of(report, cells))
        .collect();
    let sound = |tally: &Tally| tally.missing.is_empty();
    let agrees = |tally: &Tally| claim.quantity.allows(tally.number());
    // The claim may be what the reading of a cell was chosen by.
    let is_stated = |cell: &CellPath| {
        let basis = report.cell(*cell).map(CellRef::basis);
        basis == Some(Basis::Stated)
    };
    let (mut stated, mut with_blanks) = (Vec::new(), None);
    let agreeing = tallies.iter().zip(groups);
    for (tally, group) in agreeing.filter(|(tally, _)| sound(tally) && agrees(tally)) {
        if !tally.blank.is_empty() {
            with_blanks.get_or_insert(&tally.blank);
            continue;
        }
        stated = group.iter().copied().filter(is_stated).collect();
        // One reading of the words that agrees as read is enough.
        if stated.is_empty() {
            return None;
        }
    }
    let first = groups.first()?;
    let tally = tallies.first()?;
    let said = said_zh(claim);
    let finding = |code| finding(report, claim, code, "", first);
    if !stated.is_empty() {
        return Some(
            finding(Code::NotAssessable)
                .expected(format!(
                    "numbers in {} that the text did not choose",
                    cells(&stated, 4)
                ))
                .chinese(format!("{said}，表格相应单元格系依正文判定，无法核对")),
        );
    }
    if let Some(blank) = with_blanks {
        return Some(
            finding(Code::HoldsWithBlanks)
                .expected(format!("the table's number, with {} as 0", cells(blank, 4)))
                .chinese(format!("{said}，表格相应单元格为空白或不适用，按0计时一致")),
        );
    }
    if let Some(not_assessable) = not_assessable(finding(Code::NotAssessable), tally, &said) {
        return Some(not_assessable);
    }
    let number = tally.number();
    Some(
        finding(Code::TextClaim)
            .sides(claim.quantity, number)
            .expected(format!("{number}, as in {}", cells(first, 4)))
            .chinese(format!("{said}，表格为{number}")),
    )
}

fn at_most(report: &Report, claim: &Claim, cell: CellPath) -> Option<Diagnostic> {
    let tally = Tally::of(report, &[cell]);
    let least = match claim.quantity {
        Quantity::None => return None,
        Quantity::Exact(number) => number,
        Quantity::About { from, .. } => from,
    };
    if least.decimal().is_zero() {
        return None;
    }
    let said = said_zh(claim);
    let finding = |code| finding(report, claim, code, " 元", &[cell]);
    if let Some(not_assessable) = not_assessable(finding(Code::NotAssessable), &tally, &said) {
        return Some(not_assessable);
    }
    let yuan = tally.sum.checked_mul(Decimal::from(10_000))?;
    if least.decimal() <= yuan {
        return None;
    }
    let yuan = Number::new(yuan.normalize());
    Some(
        finding(Code::TextClaim)
            .sides(claim.quantity, yuan)
            .expected(format!("{yuan} 元 at most, all that `{cell}` has"))
            .chinese(format!("{said}，多于表格中行政事业性收费的{yuan}元")),
    )
}

/// A finding on a claim and the cells it is compared with.
fn finding(
    report: &Report,
    claim: &Claim,
    code: Code,
    unit: &str,
    cells: &[CellPath],
) -> Diagnostic {
    let found = format!("{}{unit} {} in the text", claim.quantity, name(claim));
    let finding = Diagnostic::new(code).at(claim.span).found(found);
    let paths = cells.iter().map(|&cell| Path::from(cell));
    paths
        .chain(narrative(report, claim))
        .fold(finding, Diagnostic::on)
}

/// The same, if a cell has no number.
fn not_assessable(finding: Diagnostic, tally: &Tally, said: &str) -> Option<Diagnostic> {
    let in_the_way: Vec<_> = tally.missing.iter().chain(&tally.blank).copied().collect();
    (!in_the_way.is_empty()).then(|| {
        finding
            .expected(format!(
                "numbers in {}, where there are none",
                cells(&in_the_way, 4)
            ))
            .chinese(format!("{said}，表格相应单元格没有数值，无法核对"))
    })
}

/// The part of the narrative a claim stands in.
fn narrative(report: &Report, claim: &Claim) -> Option<Path> {
    let parts = [
        (
            Path::ProactiveDisclosure,
            &report.overview.proactive_disclosure,
        ),
        (Path::OverviewRequests, &report.overview.requests),
        (
            Path::InformationManagement,
            &report.overview.information_management,
        ),
        (Path::Platform, &report.overview.platform),
        (Path::Supervision, &report.overview.supervision),
        (Path::Overview, &report.overview.text),
        (Path::Problems, &report.problems),
        (Path::Improvements, &report.improvements),
        (Path::OtherMatters, &report.other_matters),
    ];
    parts
        .into_iter()
        .find(|(_, field)| field.span().is_some_and(|span| span.contains(claim.span)))
        .map(|(path, _)| path)
}

fn name(claim: &Claim) -> String {
    let requester = claim.requester.map(ClaimRequester::as_str);
    match requester.or(claim.result.map(ClaimResult::as_str)) {
        Some(part) => format!("`{}` ({part})", claim.subject),
        None => format!("`{}`", claim.subject),
    }
}

fn said_zh(claim: &Claim) -> String {
    let requester = claim.requester.map(ClaimRequester::label);
    let part = requester.or(claim.result.map(ClaimResult::label));
    let part = part.map(|part| format!("（{part}）")).unwrap_or_default();
    let unit = &claim.unit;
    let quantity = match claim.quantity {
        Quantity::None => "无".to_owned(),
        Quantity::Exact(number) => format!("{number}{unit}"),
        Quantity::About { from, to } => format!("{from}至{to}{unit}"),
    };
    format!("正文所述{}{part}为{quantity}", claim.subject.label())
}
