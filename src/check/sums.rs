//! 勾稽关系: `requests.balance`, `requests.outcome_sum`, `requests.row_sum`, `review.sum`.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Edition, Relation, Table};
use crate::model::{Basis, State};
use crate::{Report, Span};

use super::Check;
use super::explain::{Explanation, explain};
use super::ledger::{Judged, Ledger, Verdict};
use super::words::{self, cells, cells_zh};

/// 勾稽关系: whether tables `requests` and `review` add up, each in its own edition.
///
/// Nothing is said of a relation that holds as it was read. A broken one is one finding of its own
/// code; if the change of a cell would mend it, that cell stands first in the finding's paths, and the
/// span is that cell's. A relation that cannot be judged is one `check.not_assessable`. Those that hold
/// only with blanks as 0, or only because values were chosen so that they hold, are one note for each
/// kind of relation. A table that is absent altogether is one `check.not_assessable`.
///
/// ```
/// use gongkai::check::{Check, Sums};
/// use gongkai::diagnostic::{Code, Diagnostic};
/// use gongkai::form::Ruling;
/// use gongkai::{Report, Span, model::Field};
///
/// let mut report = Report::default();
/// for (&ruling, count) in Ruling::ALL.iter().zip([1, 0, 2, 0, 4]) {
///     *report.review.cell_mut(ruling) = Field::read(count, Span::default());
/// }
/// let mut findings: Vec<Diagnostic> = Vec::new();
/// Sums.check(&report, &mut findings);
/// let broken = findings.iter().find(|it| it.code() == Code::ReviewSum).expect("1 + 2 is not 4");
/// let sides = broken.both_sides().expect("it is about two numbers");
/// assert_eq!((sides.left.as_str(), sides.right.as_str()), ("4", "3"));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums;

impl Check for Sums {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        for ledger in Ledger::of(report) {
            Findings::new(report, &ledger).give(sink);
        }
    }
}

pub(super) const fn code(relation: Relation) -> Code {
    match relation {
        Relation::Balance(_) => Code::RequestsBalance,
        Relation::OutcomeSum(..) => Code::RequestsOutcomeSum,
        Relation::RowSum(_) => Code::RequestsRowSum,
        Relation::ReviewSum(_) => Code::ReviewSum,
    }
}

/// So many cells are spelt out in a message; all of them are in the paths.
const MOST_CELLS: usize = 6;

struct Findings<'a> {
    report: &'a Report,
    ledger: &'a Ledger,
    edition: Edition,
    explanations: Vec<Explanation>,
}

impl<'a> Findings<'a> {
    fn new(report: &'a Report, ledger: &'a Ledger) -> Self {
        let table = ledger.entries.first().map(|entry| entry.path.table());
        Self {
            report,
            ledger,
            edition: report.table_edition(table.unwrap_or(Table::Requests)),
            explanations: explain(ledger),
        }
    }

    fn give(&self, sink: &mut dyn Sink) {
        if self.ledger.is_absent() {
            self.absent(sink);
            return;
        }
        for sum in &self.ledger.judged {
            match sum.verdict {
                Verdict::Broken => sink.take(self.broken(sum)),
                Verdict::BlankInTheWay | Verdict::TermMissing => sink.take(self.unassessable(sum)),
                Verdict::Holds | Verdict::ByConstruction | Verdict::HoldsWithBlanks => {}
            }
        }
        self.under_a_reading(Verdict::HoldsWithBlanks, sink);
        self.under_a_reading(Verdict::ByConstruction, sink);
    }

    fn span(&self, cell: CellPath) -> Option<Span> {
        self.report.cell(cell).and_then(|cell| cell.span())
    }

    /// The row that a relation is about; a column has no text of its own, so there it is the row
    /// of the suspect.
    fn context(&self, relation: Relation, suspect: Option<CellPath>) -> Option<Span> {
        let row = match (relation, suspect) {
            (Relation::RowSum(_) | Relation::ReviewSum(_), _) => relation,
            (_, Some(CellPath::Requests(row, _))) => Relation::RowSum(row),
            _ => return None,
        };
        let spans = row.terms().filter_map(|(cell, _)| self.span(cell));
        spans.reduce(Span::join)
    }

    fn absent(&self, sink: &mut dyn Sink) {
        let Some(first) = self.ledger.judged.first() else {
            return;
        };
        let names: BTreeSet<_> = self
            .ledger
            .judged
            .iter()
            .map(|sum| sum.relation.name())
            .collect();
        let names: Vec<_> = names.into_iter().map(|name| format!("`{name}`")).collect();
        let place = match first.relation {
            Relation::ReviewSum(forum) => forum.segment(),
            _ => Table::Requests.as_str(),
        };
        let place_zh = match first.relation {
            Relation::ReviewSum(forum) => words::forum_zh(forum),
            _ => "收到和处理政府信息公开申请情况表".to_owned(),
        };
        let mut finding = Diagnostic::new(Code::NotAssessable)
            .found(format!("no cell of `{place}`"))
            .expected(format!("its cells, for {}", names.join(", ")))
            .chinese(format!("缺少{place_zh}，无法核对其勾稽关系"));
        for cell in first.relation.left() {
            finding = finding.on(cell);
        }
        sink.take(finding);
    }

    fn broken(&self, sum: &Judged) -> Diagnostic {
        let relation = sum.relation;
        let about = self.about(relation);
        let suspects = suspects(&about, relation);
        let first = suspects.first().copied();
        let at = first.or_else(|| relation.left().next());
        let mut finding = Diagnostic::new(code(relation))
            .at(at.and_then(|cell| self.span(cell)))
            .within(self.context(relation, first))
            .sides(sum.left, sum.right)
            .found(self.found(sum))
            .expected(self.expected(sum))
            .help(words::help(&about))
            .chinese(format!(
                "{}。{}",
                self.broken_zh(sum),
                words::help_zh(&about, self.edition)
            ));
        for &cell in &suspects {
            finding = finding.on(cell);
        }
        for cell in self.principals(relation) {
            if !suspects.contains(&cell) {
                finding = finding.on(cell);
            }
        }
        finding
    }

    /// The explanations that change a cell of the relation.
    fn about(&self, relation: Relation) -> Vec<Explanation> {
        let mends = |explanation: &&Explanation| {
            let mut changes = explanation.changes.iter();
            changes.any(|change| relation.terms().any(|(cell, _)| cell == change.cell))
        };
        self.explanations.iter().filter(mends).cloned().collect()
    }

    /// The cells a relation is known by: its totals.
    fn principals(&self, relation: Relation) -> Vec<CellPath> {
        match relation {
            Relation::Balance(_) => relation.terms().map(|(cell, _)| cell).collect(),
            _ => relation.left().collect(),
        }
    }

    fn terms(&self, cells: impl Iterator<Item = CellPath>) -> String {
        let term = |cell| match self.ledger.entry(cell).and_then(|entry| entry.value) {
            Some(value) => value.to_string(),
            None => "?".to_owned(),
        };
        cells.map(term).collect::<Vec<_>>().join(" + ")
    }

    fn found(&self, sum: &Judged) -> String {
        match sum.relation {
            Relation::Balance(_) => format!(
                "{} ({}) received and carried over",
                sum.left,
                self.terms(sum.relation.left())
            ),
            _ => format!("a total of {}", sum.left),
        }
    }

    fn expected(&self, sum: &Judged) -> String {
        let right = sum.right;
        match sum.relation {
            Relation::Balance(_) => format!(
                "{right} ({}), the outcomes and what was carried forward",
                self.terms(sum.relation.right())
            ),
            // Twenty-one terms, most of them 0, would hide the sum.
            Relation::OutcomeSum(..) => format!("{right}, the sum of the outcomes"),
            Relation::RowSum(_) => format!(
                "{right} ({}), the sum of the six kinds of requester",
                self.terms(sum.relation.right())
            ),
            Relation::ReviewSum(_) => format!(
                "{right} ({}), the sum of the four results",
                self.terms(sum.relation.right())
            ),
        }
    }

    fn broken_zh(&self, sum: &Judged) -> String {
        let (left, right) = (sum.left, sum.right);
        match sum.relation {
            Relation::Balance(column) => format!(
                "{}列：本年新收与上年结转之和为{left}，办理结果总计与结转下年度之和为{right}，相差{}",
                words::column_zh(column),
                left.abs_diff(right)
            ),
            Relation::OutcomeSum(_, column) => format!(
                "{}列：办理结果总计为{left}，各项之和为{right}，相差{}",
                words::column_zh(column),
                left.abs_diff(right)
            ),
            Relation::RowSum(row) => format!(
                "{}行：总计为{left}，各类申请人之和为{right}，相差{}",
                words::row_zh(row),
                left.abs_diff(right)
            ),
            Relation::ReviewSum(forum) => format!(
                "{}：总计为{left}，各项结果之和为{right}，相差{}",
                words::forum_zh(forum),
                left.abs_diff(right)
            ),
        }
    }

    fn place_zh(&self, relation: Relation) -> String {
        match relation {
            Relation::Balance(column) => format!("{}列的收支平衡", words::column_zh(column)),
            Relation::OutcomeSum(_, column) => {
                format!("{}列的办理结果总计", words::column_zh(column))
            }
            Relation::RowSum(row) => format!("{}行的总计", words::row_zh(row)),
            Relation::ReviewSum(forum) => format!("{}的总计", words::forum_zh(forum)),
        }
    }

    /// The cells of a relation that have no value of their own.
    fn without_value(&self, relation: Relation) -> Vec<CellPath> {
        let cells = relation.terms().map(|(cell, _)| cell);
        cells
            .filter(|&cell| {
                let state = self.ledger.entry(cell).map(|entry| entry.state);
                state != Some(State::Value)
            })
            .collect()
    }

    fn unassessable(&self, sum: &Judged) -> Diagnostic {
        let relation = sum.relation;
        let without = self.without_value(relation);
        let about = self.about(relation);
        let mut finding = Diagnostic::new(Code::NotAssessable)
            .at(without.iter().find_map(|&cell| self.span(cell)))
            .within(self.context(relation, without.first().copied()))
            .found(format!(
                "`{relation}` with no value in {}",
                cells(&without, MOST_CELLS)
            ));
        if sum.verdict == Verdict::BlankInTheWay {
            finding = finding.sides(sum.left, sum.right).expected(format!(
                "equal sides, where blanks as 0 give {} and {}",
                sum.left, sum.right
            ));
        }
        let mut chinese = format!(
            "无法核对{}：{}没有数值",
            self.place_zh(relation),
            cells_zh(&without, self.edition, MOST_CELLS)
        );
        if let [only] = without[..]
            && let Some(needed) = self.needed(sum, only)
        {
            finding = finding.help(format!("it would hold with {needed} there"));
            chinese.push_str(&format!("；该格为{needed}时成立"));
        } else if sum.verdict == Verdict::BlankInTheWay && !about.is_empty() {
            finding = finding.help(words::help(&about));
            chinese = format!("{chinese}。{}", words::help_zh(&about, self.edition));
        }
        for cell in without.iter().copied().chain(
            self.principals(relation)
                .into_iter()
                .filter(|cell| !without.contains(cell)),
        ) {
            finding = finding.on(cell);
        }
        finding.chinese(chinese)
    }

    /// The value of the one cell without value, with which the relation holds.
    fn needed(&self, sum: &Judged, only: CellPath) -> Option<u64> {
        let is_left = sum.relation.terms().find(|&(cell, _)| cell == only)?.1;
        let needed = if is_left {
            sum.right - sum.left
        } else {
            sum.left - sum.right
        };
        u64::try_from(needed).ok()
    }

    /// One note for each kind of relation that holds, but only under a reading of its cells.
    fn under_a_reading(&self, verdict: Verdict, sink: &mut dyn Sink) {
        let holding = self
            .ledger
            .judged
            .iter()
            .filter(|sum| sum.verdict == verdict);
        let mut kinds: Vec<(Code, Vec<Relation>)> = Vec::new();
        for sum in holding {
            let code = code(sum.relation);
            match kinds.last_mut() {
                Some((last, relations)) if *last == code => relations.push(sum.relation),
                _ => kinds.push((code, vec![sum.relation])),
            }
        }
        for (kind, relations) in kinds {
            let blanks = verdict == Verdict::HoldsWithBlanks;
            let concerned: BTreeSet<CellPath> = relations
                .iter()
                .flat_map(|relation| relation.terms())
                .map(|(cell, _)| cell)
                .filter(|&cell| match self.ledger.entry(cell) {
                    Some(entry) if blanks => entry.state != State::Value,
                    Some(entry) => entry.basis != Basis::AsWritten,
                    None => false,
                })
                .collect();
            let concerned: Vec<_> = concerned.into_iter().collect();
            let names = cells(&concerned, MOST_CELLS);
            let names_zh = cells_zh(&concerned, self.edition, MOST_CELLS);
            let places: Vec<_> = relations.iter().map(|&it| self.place_zh(it)).collect();
            let places = match places.len() {
                0..=3 => places.join("、"),
                n => format!("{}等{n}项", places[..3].join("、")),
            };
            let finding = if blanks {
                Diagnostic::new(Code::HoldsWithBlanks)
                    .found(format!("{} of `{kind}` with {names} as 0", relations.len()))
                    .chinese(format!("{names_zh}为空白或不适用，按0计时{places}成立"))
            } else {
                Diagnostic::new(Code::NotAssessable)
                    .found(format!(
                        "{} of `{kind}` by construction: {names} chosen among several readings",
                        relations.len()
                    ))
                    .chinese(format!(
                        "{names_zh}系在多种读法中判定，{places}的成立不构成核对"
                    ))
            };
            let first = concerned.iter().find_map(|&cell| self.span(cell));
            sink.take(
                concerned
                    .iter()
                    .fold(finding.at(first), |finding, &cell| finding.on(cell)),
            );
        }
    }
}

/// The cells that the explanations change: those of the relation first.
fn suspects(explanations: &[Explanation], relation: Relation) -> Vec<CellPath> {
    let mut suspects = Vec::new();
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for explanation in explanations {
        for change in &explanation.changes {
            if relation.terms().any(|(cell, _)| cell == change.cell) {
                inside.push(change.cell);
            } else {
                outside.push(change.cell);
            }
        }
    }
    for cell in inside.into_iter().chain(outside) {
        if !suspects.contains(&cell) {
            suspects.push(cell);
        }
    }
    suspects
}
