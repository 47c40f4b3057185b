//! Claims, years over years, summaries and comparisons, over models built here.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot build its report should stop"
)]

use gongkai::check::{self, Across, Check, Rollup};
use gongkai::diagnostic::{Code, Diagnostic};
use gongkai::form::{CellPath, Edition, Item, Measure, Path, Table};
use gongkai::model::{
    Amount, Basis, CellMut, Claim, ClaimRequester, ClaimResult, ClaimSubject, Field, Number,
    Quantity,
};
use gongkai::{Report, Span, State};

fn set(report: &mut Report, path: &str, value: u64) {
    match report.cell_mut(path.parse().unwrap()).unwrap() {
        CellMut::Count(cell) => *cell = Field::read(value, Span::new(20, 22)),
        CellMut::Change(cell) => *cell = Field::read(value.try_into().unwrap(), Span::new(20, 22)),
        CellMut::Amount(cell) => {
            *cell = Field::read(
                value.to_string().parse::<Amount>().unwrap(),
                Span::new(20, 22),
            );
        }
        _ => {}
    }
}

/// A report of a form in which every cell is `value`, which makes no sound sum but of 0.
fn filled(edition: Edition, year: u16, value: u64) -> Report {
    let mut report = Report::default();
    report.edition = Field::read(edition, Span::default());
    report.year = Field::read(year, Span::new(0, 4));
    report.disclosure.edition = Some(edition);
    report.requests.edition = Some(edition);
    for cell in CellPath::all(edition) {
        set(&mut report, &cell.to_string(), value);
    }
    report
}

fn run(check: &impl Check, report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    check.check(report, &mut findings);
    findings
}

fn codes(findings: &[Diagnostic]) -> Vec<Code> {
    findings.iter().map(Diagnostic::code).collect()
}

fn claim(subject: ClaimSubject, quantity: Quantity) -> Claim {
    Claim::new(subject, quantity, Span::new(100, 112))
}

fn exact(number: u64) -> Quantity {
    Quantity::Exact(Number::from(number))
}

fn judged(report: &Report, claim: Claim) -> Vec<Diagnostic> {
    let mut report = report.clone();
    report.claims = vec![claim];
    run(&check::Claims, &report)
}

#[test]
fn a_report_of_zeros_passes_every_check() {
    for edition in [Edition::Of2019, Edition::Of2021] {
        let year = if edition == Edition::Of2019 {
            2020
        } else {
            2023
        };
        let report = filled(edition, year, 0);
        assert_eq!(run(&check::standard(), &report), []);
    }
}

#[test]
fn claims_are_compared_with_their_cells() {
    use ClaimSubject as S;
    let mut report = filled(Edition::Of2021, 2023, 0);
    set(&mut report, "requests.received.total", 12);
    set(&mut report, "requests.carried_over.total", 2);
    set(&mut report, "requests.outcome.total.total", 13);
    set(&mut report, "requests.received.research", 3);
    set(&mut report, "requests.received.other", 1);
    set(&mut report, "litigation.direct.total", 2);
    set(&mut report, "litigation.after_review.total", 1);
    set(&mut report, "litigation.after_review.pending", 1);
    set(&mut report, "disclosure.normative_documents.issued", 4);
    for (subject, right) in [
        (S::Received, 12),
        (S::CarriedOver, 2),
        (S::ReceivedAndCarriedOver, 14),
        (S::Handled, 13),
        (S::Handled, 14),
        (S::Answered, 13),
        (S::Lawsuits, 3),
        (S::LawsuitsDirect, 2),
        (S::NormativeIssued, 4),
        (S::Denied, 0),
    ] {
        assert_eq!(
            judged(&report, claim(subject, exact(right))),
            [],
            "{subject}"
        );
        let wrong = judged(&report, claim(subject, exact(right + 3)));
        assert_eq!(codes(&wrong), [Code::TextClaim], "{subject}");
        assert_eq!(wrong[0].span(), Some(Span::new(100, 112)));
    }
    let mut organisations = claim(S::Received, exact(4));
    organisations.requester = Some(ClaimRequester::Organisation);
    assert_eq!(judged(&report, organisations.clone()), []);
    organisations.requester = Some(ClaimRequester::Research);
    assert_eq!(codes(&judged(&report, organisations)), [Code::TextClaim]);
    let mut pending = claim(S::Lawsuits, exact(1));
    pending.result = Some(ClaimResult::Pending);
    assert_eq!(judged(&report, pending), []);
    for other in [S::InformationPublished, S::Views] {
        assert_eq!(judged(&report, claim(other, exact(555))), []);
    }
}

#[test]
fn a_broken_claim_says_both_numbers() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    report.overview.requests = Field::read(String::from("收到申请3件"), Span::new(90, 130));
    let mut claim = claim(ClaimSubject::Received, exact(3));
    claim.unit = "件".to_owned();
    let found = judged(&report, claim);
    assert_eq!(
        found[0].message(),
        "a count claimed in the narrative is not the cell's: found 3 `received` in the text, \
         expected 0, as in `requests.received.total`"
    );
    assert_eq!(found[0].message_zh(), "正文所述本年新收申请为3件，表格为0");
    assert_eq!(found[0].paths()[1], Path::OverviewRequests);
    let sides = found[0].both_sides().unwrap();
    assert_eq!((sides.left.as_str(), sides.right.as_str()), ("3", "0"));
}

#[test]
fn a_claim_about_so_many_allows_a_range() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    set(&mut report, "requests.received.total", 12_345);
    let about = |from: u64, to: u64| Quantity::About {
        from: Number::from(from),
        to: Number::from(to),
    };
    assert_eq!(
        judged(
            &report,
            claim(ClaimSubject::Received, about(12_000, 13_000))
        ),
        []
    );
    let wrong = judged(
        &report,
        claim(ClaimSubject::Received, about(12_400, 12_500)),
    );
    assert_eq!(codes(&wrong), [Code::TextClaim]);
}

#[test]
fn what_was_received_may_include_what_was_carried_over() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    set(&mut report, "requests.received.total", 10);
    set(&mut report, "requests.carried_over.total", 2);
    let said = |number| claim(ClaimSubject::Received, exact(number));
    assert_eq!(judged(&report, said(10)), []);
    assert_eq!(judged(&report, said(12)), []);
    assert_eq!(codes(&judged(&report, said(11))), [Code::TextClaim]);
    assert_eq!(
        codes(&judged(
            &report,
            claim(ClaimSubject::Received, Quantity::None)
        )),
        [Code::TextClaim]
    );
    // Where the text tells them apart, what it says was received was.
    report.claims = vec![claim(ClaimSubject::CarriedOver, exact(2)), said(12)];
    assert_eq!(codes(&run(&check::Claims, &report)), [Code::TextClaim]);
    report.claims.clear();
    // A blank is no reason to take one for the other.
    report.requests.received.total = Field::blank(Span::new(1, 1));
    assert_eq!(codes(&judged(&report, said(2))), [Code::NotAssessable]);
}

#[test]
fn a_claim_of_none_wants_a_zero_or_notes_a_blank() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    let none = || claim(ClaimSubject::Received, Quantity::None);
    assert_eq!(judged(&report, none()), []);
    report.requests.received.total = Field::blank(Span::new(1, 1));
    assert_eq!(codes(&judged(&report, none())), [Code::HoldsWithBlanks]);
    let some = claim(ClaimSubject::Received, exact(2));
    assert_eq!(codes(&judged(&report, some)), [Code::NotAssessable]);
    report.requests.received.total = Field::unreadable(Span::new(1, 2));
    assert_eq!(codes(&judged(&report, none())), [Code::NotAssessable]);
    report.requests.received.total = Field::read(1, Span::new(1, 2));
    assert_eq!(codes(&judged(&report, none())), [Code::TextClaim]);
}

#[test]
fn a_claim_does_not_confirm_the_reading_it_chose() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    let said = |number| claim(ClaimSubject::Received, exact(number));
    report.requests.received.total = Field::stated(11, Span::new(1, 3));
    assert_eq!(codes(&judged(&report, said(11))), [Code::NotAssessable]);
    assert_eq!(codes(&judged(&report, said(12))), [Code::TextClaim]);
    report.requests.received.total = Field::decided(11, Span::new(1, 3));
    assert_eq!(judged(&report, said(11)), []);
}

#[test]
fn a_tie_that_the_text_broke_is_no_agreement() {
    let text = include_str!("corpus/l10-2021-narrative-breaks-tie/source.txt");
    let report = gongkai::parse(text).unwrap().report().clone();
    let cell = &report.requests.received.natural_person;
    assert_eq!(cell.basis(), Basis::Stated);
    let found = run(&check::Claims, &report);
    let of_cell = |it: &&Diagnostic| {
        let path: Path = "requests.received.natural_person".parse().unwrap();
        it.paths().contains(&path)
    };
    let found: Vec<Code> = found.iter().filter(of_cell).map(Diagnostic::code).collect();
    assert_eq!(found, [Code::NotAssessable]);
}

#[test]
fn what_was_accepted_breaks_no_tie_of_what_was_received() {
    let text = include_str!("corpus/l10-2021-narrative-breaks-tie/source.txt");
    for (verb, basis) in [
        ("受理", None),
        ("收到并受理", Some(Basis::Stated)),
        ("新收", Some(Basis::Stated)),
    ] {
        let text = text.replace("共收到", &format!("共{verb}"));
        let outcome = gongkai::parse(&text).unwrap();
        let cell = &outcome.report().requests.received.natural_person;
        assert_eq!(cell.value().map(|_| cell.basis()), basis, "{verb}");
    }
}

#[test]
fn a_claim_of_another_year_is_not_compared() {
    let report = filled(Edition::Of2021, 2023, 0);
    let mut claim = claim(ClaimSubject::Received, exact(7));
    claim.year = Some(2022);
    assert_eq!(judged(&report, claim.clone()), []);
    claim.year = Some(2023);
    assert_eq!(codes(&judged(&report, claim)), [Code::TextClaim]);
}

#[test]
fn processing_fees_are_not_more_than_all_fees() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    let fee = |yuan| claim(ClaimSubject::ProcessingFee, exact(yuan));
    assert_eq!(codes(&judged(&report, fee(450))), [Code::TextClaim]);
    report.disclosure.fees.amount = Field::read("0.0450".parse().unwrap(), Span::default());
    assert_eq!(judged(&report, fee(450)), []);
    assert_eq!(codes(&judged(&report, fee(451))), [Code::TextClaim]);
    assert_eq!(
        judged(&report, claim(ClaimSubject::ProcessingFee, Quantity::None)),
        []
    );
    report.disclosure.fees.amount = Field::blank(Span::new(1, 1));
    assert_eq!(judged(&report, fee(0)), []);
    assert_eq!(codes(&judged(&report, fee(1))), [Code::NotAssessable]);
    report.disclosure.fees.amount = Field::absent();
    assert_eq!(codes(&judged(&report, fee(1))), [Code::NotAssessable]);
}

#[test]
fn documents_of_2019_are_those_made() {
    let mut report = filled(Edition::Of2019, 2020, 0);
    set(&mut report, "disclosure.rules.made", 2);
    assert_eq!(
        judged(&report, claim(ClaimSubject::RulesIssued, exact(2))),
        []
    );
    assert_eq!(
        judged(&report, claim(ClaimSubject::RulesInForce, exact(9))),
        []
    );
}

#[test]
fn a_table_on_an_old_form_is_noted_and_so_are_strays() {
    let report = filled(Edition::Of2019, 2023, 0);
    assert_eq!(codes(&run(&check::Form, &report)), [Code::FormOutdated; 2]);
    let mut report = filled(Edition::Of2021, 2023, 0);
    set(&mut report, "requests.outcome.other.total.total", 1);
    let found = run(&check::Form, &report);
    assert_eq!(codes(&found), [Code::FormMixed]);
    assert_eq!(
        found[0].paths()[0].to_string(),
        "requests.outcome.other.total.total"
    );
}

#[test]
fn a_year_follows_from_the_year_before() {
    let mut previous = filled(Edition::Of2021, 2022, 0);
    set(&mut previous, "requests.carried_forward.natural_person", 2);
    set(&mut previous, "disclosure.rules.in_force", 10);
    let mut report = filled(Edition::Of2021, 2023, 0);
    set(&mut report, "requests.carried_over.natural_person", 2);
    set(&mut report, "disclosure.rules.issued", 3);
    set(&mut report, "disclosure.rules.repealed", 1);
    set(&mut report, "disclosure.rules.in_force", 12);
    assert_eq!(run(&Across::new(&previous), &report), []);

    set(&mut report, "requests.carried_over.natural_person", 1);
    set(&mut report, "disclosure.rules.in_force", 11);
    let found = run(&Across::new(&previous), &report);
    assert_eq!(codes(&found), [Code::AcrossCarry, Code::AcrossInForce]);
    assert_eq!(
        found[1].what_was_expected(),
        "12 = 10 (`disclosure.rules.in_force` of the year before) + 3 (`disclosure.rules.issued`) \
         - 1 (`disclosure.rules.repealed`)"
    );
}

#[test]
fn previous_items_follow_on_the_form_of_2019() {
    let mut previous = filled(Edition::Of2019, 2019, 0);
    set(&mut previous, "disclosure.licensing.previous_items", 40);
    previous.disclosure.licensing.change = Field::read(-7, Span::default());
    let mut report = filled(Edition::Of2019, 2020, 0);
    set(&mut report, "disclosure.licensing.previous_items", 33);
    assert_eq!(run(&Across::new(&previous), &report), []);
    set(&mut report, "disclosure.licensing.previous_items", 47);
    assert_eq!(
        codes(&run(&Across::new(&previous), &report)),
        [Code::AcrossEdition2019]
    );
}

#[test]
fn years_with_other_forms_or_gaps_are_not_assessable() {
    let previous = filled(Edition::Of2019, 2020, 0);
    let report = filled(Edition::Of2021, 2021, 0);
    assert_eq!(
        codes(&run(&Across::new(&previous), &report)),
        [Code::NotAssessable]
    );
    let report = filled(Edition::Of2021, 2023, 0);
    assert_eq!(
        codes(&run(&Across::new(&previous), &report)),
        [Code::NotAssessable]
    );
    let mut previous = filled(Edition::Of2021, 2022, 0);
    previous.requests.carried_forward.total = Field::blank(Span::default());
    previous.requests.carried_forward.other = Field::absent();
    let found = run(&Across::new(&previous), &report);
    assert_eq!(codes(&found), [Code::NotAssessable, Code::HoldsWithBlanks]);
}

fn of_body(body: &str, year: u16, value: u64) -> Report {
    let mut report = filled(Edition::Of2021, year, value);
    report.agency = Field::read(body.to_owned(), Span::new(4, 19));
    report
}

/// Every cell of the second would be a finding if it were of the same body.
#[test]
fn reports_of_two_bodies_do_not_follow_each_other() {
    let previous = of_body("示例市财政局", 2022, 3);
    let report = of_body("示例市审计局", 2023, 5);
    let found = run(&Across::new(&previous), &report);
    assert_eq!(codes(&found), [Code::NotAssessable]);
    assert_eq!(
        found[0].message(),
        "a relation cannot be judged: found reports of 示例市财政局 and 示例市审计局, expected two reports of one body"
    );
    assert_eq!(found[0].span(), Some(Span::new(4, 19)));
    for same in ["示例市财政局", "财政局", "示例市", "某省示例市财政局"] {
        let found = run(&Across::new(&previous), &of_body(same, 2023, 5));
        assert!(codes(&found).contains(&Code::AcrossCarry), "{same}");
    }
    let mut unnamed = report;
    unnamed.agency = Field::absent();
    assert!(codes(&run(&Across::new(&previous), &unnamed)).contains(&Code::AcrossCarry));
}

/// Nowhere does a sum come out, and nowhere is that said.
#[test]
fn what_is_no_part_of_a_summary_is_said_to_be_none() {
    let summary = of_body("示例市", 2023, 9);
    let (first, second) = (of_body("甲局", 2023, 1), of_body("乙局", 2023, 2));
    let whole = || Rollup::new().part(&first).part(&second);
    assert!(codes(&run(&whole(), &summary)).contains(&Code::Rollup));
    let only = |rollup: Rollup<'_>, says: &str| {
        let found = run(&rollup, &summary);
        assert_eq!(codes(&found), [Code::NotAssessable], "{says}");
        assert!(found[0].what_was_found().contains(says), "{}", found[0]);
    };
    only(Rollup::new(), "without any report");
    only(Rollup::new().missing("丙局"), "without the reports of 丙局");
    only(whole().part(&of_body("丙局", 2022, 3)), "丙局 for 2022");
    only(whole().part(&of_body("示例市", 2023, 3)), "示例市");
    only(whole().part(&of_body("甲局", 2023, 3)), "甲局 twice");
    only(whole().part(&summary), "示例市");
    // Each is told of, and each once.
    let last = of_body("甲局", 2022, 1);
    let found = run(&whole().part(&last).part(&first).part(&last), &summary);
    assert_eq!(codes(&found), [Code::NotAssessable; 3]);
    // Without a name, only the same words at the same places are the same report.
    let unnamed = filled(Edition::Of2021, 2023, 4);
    let mut other = unnamed.clone();
    other.other_matters = Field::read("无。".to_owned(), Span::new(900, 906));
    let twice = run(&Rollup::new().part(&unnamed).part(&unnamed), &summary);
    assert_eq!(codes(&twice), [Code::NotAssessable]);
    let both = run(&Rollup::new().part(&unnamed).part(&other), &summary);
    assert!(both.iter().all(|finding| finding.code() == Code::Rollup));
}

#[test]
fn a_summary_is_the_sum_of_its_bodies() {
    let (first, second) = (
        filled(Edition::Of2021, 2023, 1),
        filled(Edition::Of2021, 2023, 2),
    );
    let mut summary = filled(Edition::Of2021, 2023, 3);
    let whole = Rollup::new().part(&first).part(&second);
    assert_eq!(run(&whole, &summary), []);
    set(&mut summary, "requests.received.total", 4);
    set(&mut summary, "disclosure.fees.amount", 2);
    let found = run(&whole, &summary);
    assert_eq!(codes(&found), [Code::Rollup, Code::Rollup]);
    assert_eq!(
        found[0].message_zh(),
        "“行政事业性收费”行“本年收费金额（单位：万元）”列：汇总为2，各单位之和为3"
    );
}

#[test]
fn a_missing_body_leaves_only_what_is_too_many() {
    let first = filled(Edition::Of2021, 2023, 5);
    let mut summary = filled(Edition::Of2021, 2023, 9);
    let open = Rollup::new().part(&first).missing("某某局");
    let found = run(&open, &summary);
    assert_eq!(codes(&found), [Code::NotAssessable]);
    assert!(found[0].what_was_found().contains("某某局"));
    set(&mut summary, "review.total", 4);
    assert_eq!(
        codes(&run(&open, &summary)),
        [Code::Rollup, Code::NotAssessable]
    );
}

#[test]
fn a_part_with_gaps_is_named_with_its_cells() {
    let (mut first, second) = (
        filled(Edition::Of2021, 2023, 1),
        filled(Edition::Of2021, 2023, 2),
    );
    first.agency = Field::read(String::from("甲局"), Span::default());
    first.requests.received.total = Field::unreadable(Span::default());
    first.requests.received.other = Field::blank(Span::default());
    let mut summary = filled(Edition::Of2021, 2023, 3);
    let whole = Rollup::new().part(&first).part(&second);
    let found = run(&whole, &summary);
    assert_eq!(codes(&found), [Code::NotAssessable]);
    assert!(found[0].what_was_found().contains("甲局"));
    assert_eq!(found[0].paths().len(), 2);
    set(&mut summary, "requests.received.other", 2);
    assert_eq!(
        codes(&run(&whole, &summary)),
        [Code::NotAssessable, Code::HoldsWithBlanks]
    );
}

#[test]
fn parts_on_another_form_are_compared_as_far_as_they_go() {
    let part = filled(Edition::Of2019, 2023, 1);
    let mut summary = filled(Edition::Of2021, 2023, 1);
    let found = run(&Rollup::new().part(&part), &summary);
    assert_eq!(codes(&found), [Code::NotAssessable]);
    set(&mut summary, "requests.received.total", 2);
    assert_eq!(
        codes(&run(&Rollup::new().part(&part), &summary))[0],
        Code::Rollup
    );
}

#[test]
fn comparison_gives_states_and_sizes() {
    let mut old = filled(Edition::Of2021, 2022, 4);
    let mut new = filled(Edition::Of2021, 2023, 4);
    set(&mut new, "requests.received.total", 10);
    set(&mut new, "requests.outcome.granted.total", 1);
    set(&mut old, "review.total", 0);
    new.review.upheld = Field::blank(Span::default());
    let comparison = check::compare(&old, &new);
    assert_eq!(comparison.rows.len(), 200);
    let changes: Vec<_> = comparison
        .largest_first()
        .into_iter()
        .map(|row| {
            let text = |number: Option<Number>| number.map_or("-".to_owned(), |it| it.to_string());
            format!("{} {} {}", row.cell, text(row.absolute), text(row.relative))
        })
        .collect();
    assert_eq!(
        changes,
        [
            "requests.received.total 6 1.5",
            "review.total 4 -",
            "requests.outcome.granted.total -3 -0.75",
            "review.upheld - -",
        ]
    );
}

#[test]
fn comparison_over_two_forms_adds_up_what_one_has_as_a_row() {
    let old = filled(Edition::Of2019, 2020, 2);
    let new = filled(Edition::Of2021, 2021, 1);
    let comparison = check::compare(&old, &new);
    let row = |path: &str| {
        let path: CellPath = path.parse().unwrap();
        *comparison.rows.iter().find(|row| row.cell == path).unwrap()
    };
    let other = row("requests.outcome.other.total.total");
    assert_eq!(
        (other.old, other.new),
        (Some(Number::from(2)), Some(Number::from(3)))
    );
    let in_force = row("disclosure.rules.in_force");
    assert_eq!(
        (in_force.old_state, in_force.new_state),
        (None, Some(State::Value))
    );
    let amount = CellPath::Disclosure(Item::Procurement, Measure::Amount);
    assert_eq!(row(&amount.to_string()).new_state, None);
    assert!(
        comparison
            .rows
            .iter()
            .any(|row| row.cell.table() == Table::Review)
    );
}

#[cfg(feature = "serde")]
#[test]
fn claims_travel_with_the_report() {
    let mut report = filled(Edition::Of2021, 2023, 0);
    let mut said = claim(ClaimSubject::Lawsuits, exact(3));
    said.result = Some(ClaimResult::Upheld);
    said.year = Some(2023);
    let about = Quantity::About {
        from: Number::from(1),
        to: "2.5".parse().unwrap(),
    };
    report.claims = vec![
        said,
        claim(ClaimSubject::Views, about),
        claim(ClaimSubject::Review, Quantity::None),
    ];
    let bytes = postcard::to_stdvec(&report).unwrap();
    assert_eq!(postcard::from_bytes::<Report>(&bytes).unwrap(), report);
    let json = serde_json::to_string(&report).unwrap();
    assert!(json.contains(
        r#""subject":"lawsuits","requester":null,"result":"upheld","quantity":{"exact":"3"}"#
    ));
    assert_eq!(serde_json::from_str::<Report>(&json).unwrap(), report);
    for finding in run(&check::standard(), &report) {
        let bytes = postcard::to_stdvec(&finding).unwrap();
        assert_eq!(postcard::from_bytes::<Diagnostic>(&bytes).unwrap(), finding);
    }
}
