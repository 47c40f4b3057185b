//! `text.claim`: whether what the narrative claims is what the cells say.

use rust_decimal::Decimal;

use crate::Report;
use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{
    CellPath, Edition, Forum, Item, Measure, Path, RequestRow, Requester, Ruling, Table,
};
use crate::model::{
    Basis, CellRef, Claim, ClaimRequester, ClaimResult, ClaimSubject as Subject, Number, Quantity,
};

use super::Check;
use super::tally::Tally;
use super::words::cells;

/// 正文与表格: whether the counts that the narrative claims are those of the tables.
///
/// An exact claim must be the cell's number, one in 万 or with 余 or 约 must allow it, and a claim
/// of none wants 0. A claim of another year than the report's is not compared, nor is one of which
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

/// How a claim is compared.
enum Against {
    /// With the sum of any of these groups of cells.
    Sums(Vec<Vec<CellPath>>),
    /// It must not be more than an amount of money in 万元.
    AtMost(CellPath),
    /// With nothing.
    Nothing,
}

fn judge(report: &Report, claim: &Claim) -> Option<Diagnostic> {
    match against(report, claim) {
        Against::Sums(groups) => compare(report, claim, &groups),
        Against::AtMost(cell) => at_most(report, claim, cell),
        Against::Nothing => None,
    }
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
            .expected(format!("numbers in {}", cells(&in_the_way, 4)))
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

fn against(report: &Report, claim: &Claim) -> Against {
    let columns = columns(claim.requester);
    let row = |row| -> Vec<_> {
        columns
            .iter()
            .map(|&column| CellPath::Requests(row, column))
            .collect()
    };
    let rows =
        |rows: &[RequestRow]| -> Vec<CellPath> { rows.iter().flat_map(|&it| row(it)).collect() };
    let ruling = claim.result.map_or(Ruling::Total, |result| match result {
        ClaimResult::Upheld => Ruling::Upheld,
        ClaimResult::Corrected => Ruling::Corrected,
        ClaimResult::Other => Ruling::Other,
        ClaimResult::Pending => Ruling::Pending,
    });
    let forums = |forums: &[Forum]| -> Vec<_> {
        forums
            .iter()
            .map(|&forum| CellPath::Review(forum, ruling))
            .collect()
    };
    let edition = report.table_edition(Table::Requests);
    let all_came_in = [RequestRow::Received, RequestRow::CarriedOver];
    let group = match claim.subject {
        Subject::Received => row(RequestRow::Received),
        Subject::CarriedOver => row(RequestRow::CarriedOver),
        Subject::ReceivedAndCarriedOver => rows(&all_came_in),
        Subject::Handled => {
            return Against::Sums(vec![
                row(RequestRow::OutcomeTotal),
                rows(&all_came_in),
                row(RequestRow::Received),
            ]);
        }
        Subject::Answered => row(RequestRow::OutcomeTotal),
        Subject::CarriedForward => row(RequestRow::CarriedForward),
        Subject::Granted => row(RequestRow::Granted),
        Subject::PartiallyGranted => row(RequestRow::PartiallyGranted),
        Subject::Denied => rows(&in_group("outcome.denied.", edition)),
        Subject::Unavailable => rows(&in_group("outcome.unavailable.", edition)),
        Subject::NotProcessed => rows(&in_group("outcome.not_processed.", edition)),
        Subject::OtherOutcome => rows(&in_group("outcome.other.", edition)),
        Subject::Review => forums(&[Forum::Review]),
        Subject::Lawsuits => forums(&[Forum::Direct, Forum::AfterReview]),
        Subject::LawsuitsDirect => forums(&[Forum::Direct]),
        Subject::LawsuitsAfterReview => forums(&[Forum::AfterReview]),
        Subject::ProcessingFee => {
            return match report.table_edition(Table::Disclosure) {
                Edition::Of2021 => {
                    Against::AtMost(CellPath::Disclosure(Item::Fees, Measure::Amount))
                }
                _ => Against::Nothing,
            };
        }
        Subject::RulesIssued => return documents(report, Item::Rules, Measure::Issued),
        Subject::RulesRepealed => return documents(report, Item::Rules, Measure::Repealed),
        Subject::RulesInForce => return documents(report, Item::Rules, Measure::InForce),
        Subject::NormativeIssued => {
            return documents(report, Item::NormativeDocuments, Measure::Issued);
        }
        Subject::NormativeRepealed => {
            return documents(report, Item::NormativeDocuments, Measure::Repealed);
        }
        Subject::NormativeInForce => {
            return documents(report, Item::NormativeDocuments, Measure::InForce);
        }
        Subject::InformationPublished | Subject::Views => return Against::Nothing,
    };
    Against::Sums(vec![group])
}

fn in_group(prefix: &str, edition: Edition) -> Vec<RequestRow> {
    RequestRow::of(edition)
        .filter(|row| row.segment().starts_with(prefix))
        .collect()
}

/// Documents are counted issued, repealed and in force since 2021, made before.
fn documents(report: &Report, item: Item, measure: Measure) -> Against {
    match (report.table_edition(Table::Disclosure), measure) {
        (Edition::Of2019, Measure::Issued) => {
            Against::Sums(vec![vec![CellPath::Disclosure(item, Measure::Made)]])
        }
        (Edition::Of2021, measure) => {
            Against::Sums(vec![vec![CellPath::Disclosure(item, measure)]])
        }
        _ => Against::Nothing,
    }
}

const fn columns(requester: Option<ClaimRequester>) -> &'static [Requester] {
    match requester {
        None => &[Requester::Total],
        Some(ClaimRequester::NaturalPerson) => &[Requester::NaturalPerson],
        Some(ClaimRequester::Organisation) => &[
            Requester::Enterprise,
            Requester::Research,
            Requester::PublicInterest,
            Requester::LegalService,
            Requester::Other,
        ],
        Some(ClaimRequester::Enterprise) => &[Requester::Enterprise],
        Some(ClaimRequester::Research) => &[Requester::Research],
        Some(ClaimRequester::PublicInterest) => &[Requester::PublicInterest],
        Some(ClaimRequester::LegalService) => &[Requester::LegalService],
    }
}
