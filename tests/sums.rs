//! Sums: every relation broken and nearly broken, and what explains it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot build its report should stop"
)]

use gongkai::check::{self, Check, Why};
use gongkai::diagnostic::{Code, Diagnostic};
use gongkai::form::{
    CellPath, Edition, Forum, Path, Relation, RequestRow, Requester, Ruling, Table,
};
use gongkai::model::{CellMut, CellRef, Count, Field};
use gongkai::{Report, Span};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A place of its own for every cell.
fn place(path: CellPath, edition: Edition) -> Span {
    let at = CellPath::all(edition)
        .position(|cell| cell == path)
        .unwrap();
    let at = u32::try_from(at).unwrap() * 10;
    Span::new(at, at + 5)
}

fn count(report: &mut Report, path: CellPath) -> &mut Count {
    match report.cell_mut(path) {
        Some(CellMut::Count(cell)) => cell,
        _ => panic!("{path} is no count"),
    }
}

fn value(report: &Report, path: CellPath) -> u64 {
    match report.cell(path) {
        Some(CellRef::Count(cell)) => *cell.value().unwrap(),
        _ => panic!("{path} is no count"),
    }
}

fn set(report: &mut Report, path: CellPath, value: u64) {
    let edition = report.requests.edition.unwrap();
    *count(report, path) = Field::read(value, place(path, edition));
}

/// What a sound report is made of: the outcome rows, what is carried forward, how much of a
/// column was carried over, and the results of the three groups.
#[derive(Clone, Debug)]
struct Parts {
    edition: Edition,
    outcomes: Vec<[u64; 6]>,
    carried_forward: [u64; 6],
    share: [u64; 6],
    results: [[u64; 4]; 3],
}

impl Parts {
    fn report(&self) -> Report {
        let mut report = Report::default();
        report.requests.edition = Some(self.edition);
        report.edition = Field::read(self.edition, Span::default());
        let rows: Vec<_> = RequestRow::of(self.edition)
            .filter(|row| row.is_outcome())
            .collect();
        let mut put_row = |row, kinds: [u64; 6]| {
            for (&kind, count) in Requester::KINDS.iter().zip(kinds) {
                set(&mut report, CellPath::Requests(row, kind), count);
            }
            set(
                &mut report,
                CellPath::Requests(row, Requester::Total),
                kinds.iter().sum(),
            );
        };
        let mut total = [0; 6];
        for (row, kinds) in rows.iter().zip(&self.outcomes) {
            put_row(*row, *kinds);
            for at in 0..6 {
                total[at] += kinds[at];
            }
        }
        let all: [u64; 6] = std::array::from_fn(|at| total[at] + self.carried_forward[at]);
        let over: [u64; 6] = std::array::from_fn(|at| self.share[at].min(all[at]));
        put_row(RequestRow::OutcomeTotal, total);
        put_row(RequestRow::CarriedForward, self.carried_forward);
        put_row(RequestRow::CarriedOver, over);
        put_row(
            RequestRow::Received,
            std::array::from_fn(|at| all[at] - over[at]),
        );
        for (&forum, results) in Forum::ALL.iter().zip(self.results) {
            for (&ruling, count) in Ruling::RESULTS.iter().zip(results) {
                set(&mut report, CellPath::Review(forum, ruling), count);
            }
            let total = CellPath::Review(forum, Ruling::Total);
            set(&mut report, total, results.iter().sum());
        }
        report
    }
}

fn small() -> impl Strategy<Value = u64> {
    prop_oneof![4 => Just(0_u64), 4 => 0..30_u64, 1 => 0..100_000_000_u64]
}

fn sound() -> impl Strategy<Value = Report> {
    let kinds = || prop::array::uniform6(small());
    (
        select(vec![Edition::Of2019, Edition::Of2021]),
        vec(kinds(), 21),
        kinds(),
        kinds(),
        prop::array::uniform3(prop::array::uniform4(small())),
    )
        .prop_map(|(edition, outcomes, carried_forward, share, results)| {
            let n_rows = RequestRow::of(edition)
                .filter(|row| row.is_outcome())
                .count();
            Parts {
                edition,
                outcomes: outcomes[..n_rows].to_vec(),
                carried_forward,
                share,
                results,
            }
            .report()
        })
}

/// A small report of 2021: 12 granted, 3 denied, 5 carried forward; reviews 2 = 1 + 1.
fn example() -> Report {
    granting([10, 2, 0, 0, 0, 0])
}

fn granting(granted: [u64; 6]) -> Report {
    let mut outcomes = vec![[0; 6]; 21];
    outcomes[0] = granted;
    outcomes[2] = [1, 0, 2, 0, 0, 0];
    Parts {
        edition: Edition::Of2021,
        outcomes,
        carried_forward: [5, 0, 0, 0, 0, 0],
        share: [1, 0, 0, 0, 0, 0],
        results: [[1, 0, 0, 1], [0; 4], [3, 0, 0, 0]],
    }
    .report()
}

fn findings(report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    check::Sums.check(report, &mut findings);
    findings
}

fn codes(report: &Report) -> Vec<Code> {
    findings(report).iter().map(Diagnostic::code).collect()
}

fn path(name: &str) -> CellPath {
    name.parse().unwrap()
}

fn is_broken(code: Code) -> bool {
    use Code as C;
    let broken = [
        C::RequestsBalance,
        C::RequestsOutcomeSum,
        C::RequestsRowSum,
        C::ReviewSum,
    ];
    broken.contains(&code)
}

proptest! {
    #[test]
    fn sound_report_has_no_finding(report in sound()) {
        prop_assert_eq!(findings(&report), []);
        prop_assert_eq!(check::explanations(&report), []);
    }

    #[test]
    fn check_is_deterministic_and_changes_nothing(report in sound(), at in 0..190_usize, by in 1..9_u64) {
        let mut report = report;
        let edition = report.requests.edition.unwrap();
        let cells: Vec<_> = CellPath::of(Table::Requests, edition).chain(CellPath::of(Table::Review, edition)).collect();
        let cell = cells[at % cells.len()];
        let wrong = value(&report, cell) + by;
        set(&mut report, cell, wrong);
        let before = report.clone();
        prop_assert_eq!(findings(&report), findings(&report));
        prop_assert_eq!(before, report);
    }

    #[test]
    fn one_wrong_cell_is_found_and_named(report in sound(), at in 0..190_usize, wrong in small(), shift in 1..12_u64) {
        let edition = report.requests.edition.unwrap();
        let cells: Vec<_> = CellPath::of(Table::Requests, edition).chain(CellPath::of(Table::Review, edition)).collect();
        let cell = cells[at % cells.len()];
        let right = value(&report, cell);
        let wrong = if wrong == right { right + shift } else { wrong };
        let mut report = report;
        set(&mut report, cell, wrong);
        let found = findings(&report);
        prop_assert!(!found.is_empty());
        for finding in &found {
            prop_assert!(is_broken(finding.code()), "{finding}");
            prop_assert!(finding.paths().contains(&Path::Cell(cell)), "{cell}: {finding}");
            let sides = finding.both_sides().unwrap();
            prop_assert_ne!(&sides.left, &sides.right);
        }
        // In `requests` the row and the column cross in one cell, so it stands first.
        if cell.table() == Table::Requests {
            prop_assert_eq!(found[0].paths()[0], Path::Cell(cell));
            prop_assert_eq!(found[0].span(), Some(place(cell, edition)));
        }
        let named = check::explanations(&report).into_iter().any(|explanation| {
            matches!(&explanation.changes[..], [only] if only.cell == cell && only.read == Some(wrong) && only.mended == right)
        });
        prop_assert!(named);
    }

    #[test]
    fn two_wrong_cells_of_requests_are_found(report in sound(), ats in (0..190_usize, 0..190_usize), by in (1..99_u64, 1..99_u64)) {
        let edition = report.requests.edition.unwrap();
        let cells: Vec<_> = CellPath::of(Table::Requests, edition).collect();
        let (first, second) = (cells[ats.0 % cells.len()], cells[ats.1 % cells.len()]);
        prop_assume!(first != second);
        let mut report = report;
        for (cell, by) in [(first, by.0), (second, by.1)] {
            let right = value(&report, cell);
            let wrong = if right >= by && by % 2 == 0 { right - by } else { right + by };
            set(&mut report, cell, wrong);
        }
        prop_assert!(codes(&report).into_iter().any(is_broken));
        prop_assert!(!check::explanations(&report).is_empty());
    }

    #[test]
    fn a_blank_for_a_zero_holds_and_another_is_not_assessable(report in sound(), at in 0..190_usize) {
        let edition = report.requests.edition.unwrap();
        let cells: Vec<_> = CellPath::of(Table::Requests, edition).chain(CellPath::of(Table::Review, edition)).collect();
        let cell = cells[at % cells.len()];
        let was = value(&report, cell);
        let mut report = report;
        *count(&mut report, cell) = Field::blank(place(cell, edition));
        let expected = if was == 0 { Code::HoldsWithBlanks } else { Code::NotAssessable };
        let found = findings(&report);
        prop_assert!(!found.is_empty());
        for finding in found {
            prop_assert_eq!(finding.code(), expected);
            prop_assert!(finding.paths().contains(&Path::Cell(cell)));
        }
    }

    #[test]
    fn an_unreadable_or_absent_cell_is_not_assessable(report in sound(), at in 0..190_usize, absent in any::<bool>()) {
        let edition = report.requests.edition.unwrap();
        let cells: Vec<_> = CellPath::of(Table::Requests, edition).chain(CellPath::of(Table::Review, edition)).collect();
        let cell = cells[at % cells.len()];
        let mut report = report;
        *count(&mut report, cell) = if absent { Field::absent() } else { Field::unreadable(place(cell, edition)) };
        let found = findings(&report);
        let relations = Relation::of(cell.table(), edition).filter(|it| it.terms().any(|(term, _)| term == cell)).count();
        prop_assert_eq!(found.len(), relations);
        for finding in found {
            prop_assert_eq!(finding.code(), Code::NotAssessable);
            prop_assert_eq!(finding.paths()[0], Path::Cell(cell));
        }
    }
}

#[test]
fn example_is_sound() {
    assert_eq!(findings(&example()), []);
}

#[test]
fn row_and_column_cross_in_the_wrong_cell() {
    let mut report = example();
    set(&mut report, path("requests.outcome.granted.enterprise"), 7);
    let found = findings(&report);
    assert_eq!(
        codes(&report),
        [Code::RequestsOutcomeSum, Code::RequestsRowSum]
    );
    assert_eq!(
        found[1].message(),
        "a row does not add up to its total: found a total of 12, expected 17 (10 + 7 + 0 + 0 + 0 \
         + 0), the sum of the six kinds of requester, a suggestion: \
         `requests.outcome.granted.enterprise` 2 instead of 7 would mend every sum"
    );
    assert_eq!(
        found[1].message_zh(),
        "“（一）予以公开”行：总计为12，各类申请人之和为17，相差5。建议核对：\
         “（一）予以公开”行“商业企业”列由7改为2，则全部勾稽关系成立"
    );
}

#[test]
fn balance_broken_by_what_was_received() {
    let mut report = example();
    set(&mut report, path("requests.received.research"), 3);
    assert_eq!(
        codes(&report),
        [Code::RequestsBalance, Code::RequestsRowSum]
    );
    let sides = findings(&report)[0].both_sides().cloned().unwrap();
    assert_eq!((sides.left.as_str(), sides.right.as_str()), ("3", "2"));
}

#[test]
fn a_total_of_outcomes_breaks_three_sums() {
    let mut report = example();
    set(
        &mut report,
        path("requests.outcome.total.natural_person"),
        12,
    );
    assert_eq!(
        codes(&report),
        [
            Code::RequestsBalance,
            Code::RequestsOutcomeSum,
            Code::RequestsRowSum
        ]
    );
}

#[test]
fn a_figure_cut_in_two_is_named_so() {
    let mut report = granting([20, 0, 0, 0, 0, 0]);
    set(
        &mut report,
        path("requests.outcome.granted.natural_person"),
        2,
    );
    let explanations = check::explanations(&report);
    assert_eq!(explanations.len(), 1);
    assert_eq!(explanations[0].why, Why::CutInTwo);
    assert_eq!(explanations[0].changes[0].mended, 20);
    assert!(
        findings(&report)[0]
            .what_to_do()
            .contains("a figure cut in two")
    );

    let mut report = granting([0, 0, 0, 15, 0, 0]);
    set(
        &mut report,
        path("requests.outcome.granted.public_interest"),
        1,
    );
    set(
        &mut report,
        path("requests.outcome.granted.legal_service"),
        5,
    );
    let explanations = check::explanations(&report);
    assert_eq!(explanations[0].why, Why::CutInTwo);
    let mended: Vec<_> = explanations[0]
        .changes
        .iter()
        .map(|change| change.mended)
        .collect();
    assert_eq!(mended, [15, 0]);
}

#[test]
fn two_figures_run_together_are_named_so() {
    // Standing in one cell, with nothing in the next; and pushing the rest to the left.
    for (right, wrong, changed) in [
        ([1, 2, 0, 0, 0, 0], [12, 0, 0, 0, 0, 0], 2),
        ([1, 2, 5, 0, 4, 0], [12, 5, 0, 4, 0, 0], 5),
    ] {
        let mut report = granting(right);
        for (&kind, count) in Requester::KINDS.iter().zip(wrong) {
            set(
                &mut report,
                CellPath::Requests(RequestRow::Granted, kind),
                count,
            );
        }
        let explanations = check::explanations(&report);
        assert_eq!(explanations[0].why, Why::RunTogether);
        assert_eq!(explanations[0].changes.len(), changed);
        for change in &explanations[0].changes {
            assert_eq!(change.mended, value(&granting(right), change.cell));
        }
    }
}

#[test]
fn one_too_few_and_one_too_many_is_a_pair() {
    let mut report = example();
    set(
        &mut report,
        path("requests.outcome.granted.natural_person"),
        9,
    );
    set(&mut report, path("requests.outcome.granted.enterprise"), 3);
    assert_eq!(
        codes(&report),
        [Code::RequestsOutcomeSum, Code::RequestsOutcomeSum]
    );
    let explanations = check::explanations(&report);
    assert!(explanations.iter().all(|it| it.why == Why::TwoCells));
    let granted = explanations.iter().any(|it| {
        let mended: Vec<_> = it.changes.iter().map(|change| change.mended).collect();
        it.changes[0].cell == path("requests.outcome.granted.natural_person") && mended == [10, 2]
    });
    assert!(granted);
}

#[test]
fn three_wrong_cells_are_named_where_row_and_column_cross() {
    let mut report = example();
    let cells = [
        "requests.outcome.granted.natural_person",
        "requests.outcome.denied.enforcement_file.other",
        "requests.carried_over.research",
    ];
    for (cell, by) in cells.iter().zip([4, 5, 6]) {
        let wrong = value(&report, path(cell)) + by;
        set(&mut report, path(cell), wrong);
    }
    let explanations = check::explanations(&report);
    assert!(explanations.iter().all(|it| it.why == Why::Crossing));
    for cell in cells {
        assert!(
            explanations
                .iter()
                .any(|it| it.changes[0].cell == path(cell)),
            "{cell}"
        );
    }
}

#[test]
fn review_group_lists_every_cell_that_could_be_wrong() {
    let mut report = example();
    set(&mut report, path("litigation.after_review.total"), 4);
    let found = findings(&report);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code(), Code::ReviewSum);
    assert_eq!(found[0].paths().len(), 5);
}

#[test]
fn review_suggestion_is_never_below_zero() {
    let mut report = example();
    set(&mut report, path("litigation.after_review.total"), 1);
    // Too many by 2: only 结果维持 has as many, and the total may be too small.
    assert_eq!(findings(&report)[0].paths().len(), 2);
}

#[test]
fn a_blank_that_is_no_zero_is_told_what_it_would_be() {
    let mut report = example();
    let cell = path("requests.outcome.granted.natural_person");
    *count(&mut report, cell) = Field::blank(Span::new(1, 2));
    let found = findings(&report);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].what_to_do(), "it would hold with 10 there");
    assert_eq!(
        found[1].message(),
        "a relation cannot be judged: found `requests.row_sum of outcome.granted` with no value in \
         `requests.outcome.granted.natural_person`, expected equal sides, where blanks as 0 give 12 \
         and 2, it would hold with 10 there"
    );
    assert_eq!(found[0].span(), Some(Span::new(1, 2)));
}

#[test]
fn blank_columns_are_one_note_for_each_kind_of_relation() {
    let mut report = example();
    for row in RequestRow::of(Edition::Of2021) {
        *report
            .requests
            .row_mut(row)
            .cell_mut(Requester::LegalService) = Field::blank(Span::new(3, 3));
    }
    assert_eq!(codes(&report), [Code::HoldsWithBlanks; 3]);
    assert_eq!(findings(&report)[0].paths().len(), 4);
}

#[test]
fn decided_cells_confirm_nothing() {
    let mut report = example();
    let cell = path("requests.received.natural_person");
    let was = value(&report, cell);
    *count(&mut report, cell) = Field::decided(was, Span::new(0, 2));
    let found = findings(&report);
    assert_eq!(codes(&report), [Code::NotAssessable; 2]);
    assert!(found[0].what_was_found().contains("by construction"));
    *count(&mut report, cell) = Field::decided(was + 1, Span::new(0, 2));
    assert_eq!(
        codes(&report),
        [Code::RequestsBalance, Code::RequestsRowSum]
    );
}

#[test]
fn absent_tables_are_one_finding_each() {
    assert_eq!(codes(&Report::default()), [Code::NotAssessable; 4]);
}

#[test]
fn figures_of_any_size_do_not_overflow() {
    let mut report = example();
    for column in Requester::ALL {
        set(
            &mut report,
            CellPath::Requests(RequestRow::Granted, *column),
            u64::MAX,
        );
    }
    assert!(codes(&report).into_iter().any(is_broken));
}
