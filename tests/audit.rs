//! Reports as texts, written here or kept in the corpus, read and then checked: what an auditor does.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it is test code, but outside of functions that say so"
)]

use std::fs;
use std::path::Path as FilePath;

use gongkai::check::{self, Across, Check, Rollup};
use gongkai::diagnostic::{Code, Diagnostic, Severity};
use gongkai::form::{CellPath, Edition, Path};
use gongkai::model::{Amount, CellMut, ClaimSubject, Date, Field, Number, Quantity};
use gongkai::writer::{Layout, write};
use gongkai::{Outcome, Report, Span, parse};

fn read<T>(value: T) -> Field<T> {
    Field::read(value, Span::default())
}

fn set(report: &mut Report, path: &str, value: i64) {
    match report.cell_mut(path.parse().unwrap()).unwrap() {
        CellMut::Count(cell) => *cell = read(value.try_into().unwrap()),
        CellMut::Change(cell) => *cell = read(value),
        CellMut::Amount(cell) => *cell = read(Amount::from_ten_thousand_yuan(value.into())),
        _ => panic!("{path} is of no known kind"),
    }
}

fn with(report: &Report, changes: &[(&str, i64)]) -> Report {
    let mut report = report.clone();
    for &(path, value) in changes {
        set(&mut report, path, value);
    }
    report
}

/// The figures of [`sound`] that are not 0.
const FIGURES: &[(&str, i64)] = &[
    ("requests.received.natural_person", 17),
    ("requests.received.enterprise", 2),
    ("requests.received.total", 19),
    ("requests.carried_over.natural_person", 1),
    ("requests.carried_over.total", 1),
    ("requests.outcome.granted.natural_person", 10),
    ("requests.outcome.granted.enterprise", 2),
    ("requests.outcome.granted.total", 12),
    ("requests.outcome.denied.state_secret.natural_person", 3),
    ("requests.outcome.denied.state_secret.total", 3),
    ("requests.outcome.total.natural_person", 13),
    ("requests.outcome.total.enterprise", 2),
    ("requests.outcome.total.total", 15),
    ("requests.carried_forward.natural_person", 5),
    ("requests.carried_forward.total", 5),
    ("review.upheld", 1),
    ("review.pending", 1),
    ("review.total", 2),
    ("litigation.after_review.upheld", 3),
    ("litigation.after_review.total", 3),
];

/// A report in which everything holds, of a body and a year, on the form of that year.
fn sound(body: &str, year: u16) -> Report {
    let edition = if year < 2021 {
        Edition::Of2019
    } else {
        Edition::Of2021
    };
    let mut report = Report::default();
    report.title = read(format!("{body}{year}年政府信息公开工作年度报告"));
    report.agency = read(body.to_owned());
    report.year = read(year);
    report.edition = read(edition);
    report.disclosure.edition = Some(edition);
    report.requests.edition = Some(edition);
    report.overview.text = read(format!(
        "{year}年，本单位依法公开各项信息。\n\
         （一）主动公开情况。全年公开信息431条，其中动态72条。\n\
         （二）依申请公开情况。全年收到政府信息公开申请19件，上年结转1件，共答复15件，\
         结转下年度办理5件。行政复议2件，结果维持1件。"
    ));
    report.problems = read("更新不够及时。".to_owned());
    report.improvements = read("下一步，加强培训。".to_owned());
    report.other_matters = read("本年度未收取信息处理费。".to_owned());
    report.signature.by = read(body.to_owned());
    report.signature.on = Date::new(year + 1, 1, 9).map_or_else(Field::absent, read);
    for cell in CellPath::all(edition) {
        set(&mut report, &cell.to_string(), 0);
    }
    with(&report, FIGURES)
}

fn example() -> Report {
    sound("示例市水务局", 2023)
}

fn parsed(report: &Report) -> Outcome {
    parse(&write(report, Layout::PipesTrailing)).unwrap()
}

fn run(check: &impl Check, report: &Report) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    check.check(report, &mut findings);
    findings
}

/// What reading and checks say of a text, but for what they say of every written one.
fn audit(text: &str) -> Vec<Diagnostic> {
    let (report, mut findings, _) = parse(text).unwrap().into_parts();
    check::standard().check(&report, &mut findings);
    findings
}

fn codes(findings: &[Diagnostic]) -> Vec<Code> {
    findings.iter().map(Diagnostic::code).collect()
}

/// Findings of severity warning or above.
fn grave(findings: &[Diagnostic]) -> Vec<&Diagnostic> {
    let is_grave = |finding: &&Diagnostic| finding.severity() >= Severity::Warning;
    findings.iter().filter(is_grave).collect()
}

fn n_errors(findings: &[Diagnostic]) -> usize {
    let is_error = |finding: &&Diagnostic| finding.severity() == Severity::Error;
    findings.iter().filter(is_error).count()
}

/// For the message of a test that failed.
fn told(findings: &[Diagnostic]) -> String {
    let lines = findings
        .iter()
        .map(|it| format!("\n{} {} {it}", it.severity(), it.code()));
    lines.collect()
}

fn path(name: &str) -> Path {
    name.parse().unwrap()
}

const OUTCOME: &str = "requests.outcome.granted.natural_person";

/// Layouts in which every cell keeps its place.
fn clear() -> impl Iterator<Item = Layout> {
    let all = Layout::ALL.iter().copied();
    all.filter(|layout| {
        layout.keeps_blanks() && (cfg!(feature = "html") || *layout != Layout::Html)
    })
}

#[test]
fn a_sound_report_has_no_finding() {
    for year in [2019, 2020, 2021, 2023] {
        for layout in clear() {
            let text = write(&sound("示例市水务局", year), layout);
            let found = audit(&text);
            assert!(grave(&found).is_empty(), "{layout}: {}", told(&found));
            let (report, ..) = parse(&text).unwrap().into_parts();
            assert_eq!(run(&check::standard(), &report), [], "{layout}");
        }
    }
}

#[test]
fn a_sound_report_is_sound_however_it_was_torn() {
    let mut torn = Vec::new();
    for layout in Layout::ALL {
        // Column blocks part the labels from their rows: what was lost there cannot be checked.
        let is_read = cfg!(feature = "html") || *layout != Layout::Html;
        if !is_read || *layout == Layout::ColumnBlocks {
            continue;
        }
        for year in [2020, 2023] {
            let text = write(&sound("示例市水务局", year), *layout);
            let (report, ..) = parse(&text).unwrap().into_parts();
            let found = run(&check::standard(), &report);
            if !grave(&found).is_empty() {
                torn.push(format!("{layout} {year}: {}", told(&found)));
            }
        }
    }
    assert!(torn.is_empty(), "{}", torn.join("\n"));
}

/// A relation, the cell that breaks it with its wrong value, and changes that nearly break it.
type Broken = (Code, (&'static str, i64), &'static [(&'static str, i64)]);

const BROKEN: &[Broken] = &[
    (
        Code::RequestsBalance,
        ("requests.carried_over.natural_person", 8),
        // More came in, and as many more are still open.
        &[
            ("requests.carried_over.natural_person", 8),
            ("requests.carried_over.total", 8),
            ("requests.carried_forward.natural_person", 12),
            ("requests.carried_forward.total", 12),
        ],
    ),
    (
        Code::RequestsOutcomeSum,
        (OUTCOME, 77),
        // Another outcome, the same total.
        &[
            (OUTCOME, 8),
            ("requests.outcome.granted.total", 10),
            ("requests.outcome.partially_granted.natural_person", 2),
            ("requests.outcome.partially_granted.total", 2),
        ],
    ),
    (
        Code::RequestsRowSum,
        ("requests.received.total", 91),
        // Of another kind of requester throughout.
        &[
            ("requests.received.enterprise", 0),
            ("requests.received.other", 2),
            ("requests.outcome.granted.enterprise", 0),
            ("requests.outcome.granted.other", 2),
            ("requests.outcome.total.enterprise", 0),
            ("requests.outcome.total.other", 2),
        ],
    ),
    (
        Code::ReviewSum,
        ("litigation.after_review.total", 31),
        &[
            ("litigation.after_review.upheld", 1),
            ("litigation.after_review.other", 2),
        ],
    ),
];

#[test]
fn a_broken_sum_is_found_in_the_text_and_the_cell_named() {
    for &(code, (cell, wrong), near) in BROKEN {
        for layout in clear() {
            let text = write(&with(&example(), &[(cell, wrong)]), layout);
            // The text claims some of these figures, which is found too.
            let found = audit(&text);
            let sums: Vec<_> = found.iter().filter(|it| it.code() == code).collect();
            assert!(!sums.is_empty(), "{code} in {layout}: {}", told(&found));
            for finding in sums {
                assert!(finding.paths().contains(&path(cell)), "{finding}");
                assert!(finding.both_sides().is_some());
                assert!(finding.message_zh().contains("建议核对"), "{finding}");
                if cell.starts_with("requests") {
                    assert_eq!(finding.paths()[0], path(cell));
                }
                let span = finding.span().unwrap();
                assert_eq!(span.slice(&text), Some(wrong.to_string().as_str()));
            }
            let mut near = with(&example(), near);
            near.overview.text = read("本单位依法公开。".to_owned());
            let text = write(&near, layout);
            assert!(grave(&audit(&text)).is_empty(), "{code} in {layout}");
        }
    }
}

/// A cell that explains the broken sums is a suggestion: what was read stays.
#[test]
fn nothing_is_mended() {
    let outcome = parsed(&with(&example(), &[(OUTCOME, 77)]));
    let before = outcome.report().clone();
    assert!(!run(&check::standard(), outcome.report()).is_empty());
    assert_eq!(outcome.report(), &before);
    let explanations = check::explanations(outcome.report());
    let [only] = &explanations[..] else {
        panic!("{explanations:#?}");
    };
    assert_eq!(
        (only.changes[0].read, only.changes[0].mended),
        (Some(77), 10)
    );
    let fact = outcome.report().fact(path(OUTCOME));
    assert_eq!(fact.value.map(|it| it.to_string()).as_deref(), Some("77"));
}

#[test]
fn a_blank_counts_as_0_only_where_the_sum_comes_out() {
    let text = |cell: &str| {
        let mut report = example();
        if let Some(CellMut::Count(cell)) = report.cell_mut(cell.parse().unwrap()) {
            *cell = Field::blank(Span::default());
        }
        write(&report, Layout::PipesTrailing)
    };
    let found = audit(&text("requests.outcome.granted.research"));
    assert!(grave(&found).is_empty(), "{}", told(&found));
    assert!(codes(&found).contains(&Code::FormBlank));
    assert!(codes(&found).contains(&Code::HoldsWithBlanks));
    let found = audit(&text(OUTCOME));
    assert!(codes(&found).contains(&Code::NotAssessable));
    assert!(!codes(&found).contains(&Code::HoldsWithBlanks));
}

#[test]
fn an_unreadable_cell_is_not_assessable() {
    let text = write(
        &with(&example(), &[("review.upheld", 987)]),
        Layout::PipesTrailing,
    );
    let found = audit(&text.replace("987", "若干"));
    assert!(n_errors(&found) > 0, "{}", told(&found));
    let upheld = path("review.upheld");
    let is_open =
        |it: &&Diagnostic| it.code() == Code::NotAssessable && it.paths().contains(&upheld);
    let open = found.iter().find(is_open);
    let open = open.unwrap_or_else(|| panic!("{}", told(&found)));
    assert!(open.message_zh().starts_with("无法核对“行政复议”的总计"));
    assert!(!codes(&found).contains(&Code::ReviewSum));
}

/// An overview, and the codes of what is grave in it.
const SAID: &[(&str, &[Code])] = &[
    ("全年收到政府信息公开申请18件。", &[Code::TextClaim]),
    ("全年未收到政府信息公开申请。", &[Code::TextClaim]),
    (
        "全年未发生行政复议、行政诉讼。",
        &[Code::TextClaim, Code::TextClaim],
    ),
    ("2022年，本单位依法公开各项信息。", &[Code::TextYear]),
    ("2022年以来，本单位依法公开各项信息。", &[Code::TextYear]),
    // Nearly: about so many, last year's, a part, something else, a year compared with.
    ("全年收到政府信息公开申请约20件。", &[]),
    ("全年收到政府信息公开申请19件，比上年的12件增加7件。", &[]),
    ("2022年收到政府信息公开申请12件。", &[Code::TextYear]),
    ("全年收到申请19件，其中自然人17件。", &[]),
    ("全年公开信息431条，网站访问67242次，培训18人次。", &[]),
    ("与2022年相比，公开数量有所增加。", &[]),
    ("2019年以来，本单位连续五年依法公开。", &[]),
];

#[test]
fn what_the_text_claims_is_compared() {
    for (said, expected) in SAID {
        let mut report = example();
        report.overview.text = read((*said).to_owned());
        let text = write(&report, Layout::PipesTrailing);
        let found = audit(&text);
        let grave: Vec<_> = grave(&found).iter().map(|it| it.code()).collect();
        assert_eq!(&grave, expected, "{said}: {}", told(&found));
        for finding in found.iter().filter(|it| it.code() == Code::TextClaim) {
            let quoted = finding.span().and_then(|span| span.slice(&text)).unwrap();
            assert!(said.contains(quoted), "{said}: {quoted}");
        }
    }
}

/// The line of a row, by how it begins.
fn without_line<'a>(text: &'a str, start: &str) -> (Vec<&'a str>, &'a str) {
    let (gone, kept): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.contains(start));
    let [gone] = gone[..] else {
        panic!("not one line with {start}: {text}");
    };
    (kept, gone)
}

#[test]
fn departures_from_the_form_are_found() {
    let text = write(&example(), Layout::PipesTrailing);
    let (kept, row) = without_line(&text, "2.重复申请");
    let found = audit(&kept.join("\n"));
    assert_eq!(
        grave(&found)[0].code(),
        Code::FormMissing,
        "{}",
        told(&found)
    );
    assert!(codes(&found).contains(&Code::NotAssessable));

    // Nearly missing: the row stands elsewhere.
    let at = kept
        .iter()
        .position(|line| line.contains("4.无正当理由"))
        .unwrap();
    let mut moved = kept.clone();
    moved.insert(at + 1, row);
    let found = audit(&moved.join("\n"));
    assert!(grave(&found).is_empty(), "{}", told(&found));
    assert!(codes(&found).contains(&Code::FormOrder), "{}", told(&found));

    // Nearly missing: the label is misspelt.
    let found = audit(&text.replacen("本年废止件数", "本年度止件数", 1));
    assert!(grave(&found).is_empty(), "{}", told(&found));
    assert!(codes(&found).contains(&Code::FormLabel), "{}", told(&found));

    let section = text.find("五、存在的主要问题").unwrap();
    let next = text.find("六、其他需要报告").unwrap();
    let found = audit(&format!("{}{}", &text[..section], &text[next..]));
    assert_eq!(codes(&found), [Code::FormMissing], "{}", told(&found));
}

#[test]
fn a_table_on_another_form_is_noted() {
    let mut report = sound("示例市水务局", 2020);
    report.title = read("示例市水务局2023年政府信息公开工作年度报告".to_owned());
    report.overview.text = read("本单位依法公开。".to_owned());
    let found = audit(&write(&report, Layout::PipesTrailing));
    assert!(grave(&found).is_empty(), "{}", told(&found));
    let outdated = found.iter().filter(|it| it.code() == Code::FormOutdated);
    let tables: Vec<_> = outdated.map(Diagnostic::what_was_found).collect();
    assert_eq!(tables.len(), 2, "{}", told(&found));
}

/// The report of 2023 that follows [`example`] of the year before, which is [`sound`] for 2022.
fn following() -> Report {
    let changes = [
        ("requests.carried_over.natural_person", 5),
        ("requests.carried_over.total", 5),
        ("requests.carried_forward.natural_person", 9),
        ("requests.carried_forward.total", 9),
        ("disclosure.rules.issued", 3),
        ("disclosure.rules.repealed", 1),
        ("disclosure.rules.in_force", 12),
        ("disclosure.normative_documents.in_force", 7),
    ];
    let mut report = with(&example(), &changes);
    report.overview.text = read("本单位依法公开。".to_owned());
    report
}

fn preceding() -> Report {
    let changes = [
        ("disclosure.rules.in_force", 10),
        ("disclosure.normative_documents.in_force", 7),
    ];
    with(&sound("示例市水务局", 2022), &changes)
}

#[test]
fn a_year_follows_from_the_text_of_the_year_before() {
    let (old, new) = (parsed(&preceding()), parsed(&following()));
    assert_eq!(run(&Across::new(old.report()), new.report()), []);
    for (code, cell) in [
        (Code::AcrossCarry, "requests.carried_over.total"),
        (Code::AcrossCarry, "requests.carried_over.other"),
        (Code::AcrossInForce, "disclosure.rules.in_force"),
        (
            Code::AcrossInForce,
            "disclosure.normative_documents.in_force",
        ),
    ] {
        let new = parsed(&with(&following(), &[(cell, 42)]));
        let found = run(&Across::new(old.report()), new.report());
        assert_eq!(codes(&found), [code], "{cell}");
        assert_eq!(found[0].paths()[0], path(cell));
        let span = found[0].span().unwrap();
        assert_eq!(span.slice(new.source().text()), Some("42"));
        assert!(found[0].message_zh().contains("42"));
    }
}

#[test]
fn years_on_one_old_form_follow_by_their_items() {
    let items = ("disclosure.licensing.previous_items", 40);
    let old = with(
        &sound("示例市水务局", 2019),
        &[items, ("disclosure.licensing.change", -7)],
    );
    let carried = [
        ("requests.carried_over.natural_person", 5),
        ("requests.carried_over.total", 5),
        ("disclosure.licensing.previous_items", 33),
    ];
    let new = with(&sound("示例市水务局", 2020), &carried);
    let (old, new) = (parsed(&old), parsed(&new));
    assert_eq!(run(&Across::new(old.report()), new.report()), []);
    let wrong = parsed(&with(new.report(), &[items]));
    let found = run(&Across::new(old.report()), wrong.report());
    assert_eq!(codes(&found), [Code::AcrossEdition2019]);
}

#[test]
fn years_on_two_forms_follow_as_far_as_they_compare() {
    let old = parsed(&sound("示例市水务局", 2020));
    let carried = [
        ("requests.carried_over.natural_person", 5),
        ("requests.carried_over.total", 5),
    ];
    let new = with(&sound("示例市水务局", 2021), &carried);
    let found = run(&Across::new(old.report()), parsed(&new).report());
    assert_eq!(codes(&found), [Code::NotAssessable]);
    assert!(found[0].what_was_found().contains("2019"), "{}", found[0]);
    assert!(found[0].what_was_expected().contains("across.in_force"));
    let wrong = with(&new, &[("requests.carried_over.total", 4)]);
    let found = run(&Across::new(old.report()), parsed(&wrong).report());
    assert_eq!(codes(&found), [Code::NotAssessable, Code::AcrossCarry]);
}

#[test]
fn a_summary_is_the_sum_of_three_texts() {
    let bodies = ["示例市水务局", "示例市教育局", "示例市统计局"];
    let parts: Vec<_> = bodies.map(|body| parsed(&sound(body, 2023))).into();
    let thrice: Vec<_> = FIGURES.iter().map(|&(cell, n)| (cell, 3 * n)).collect();
    let mut summary = with(&sound("示例市", 2023), &thrice);
    summary.title = read("示例市2023年政府信息公开工作年度报告".to_owned());
    summary.overview.text = read("全市依法公开。".to_owned());
    let rollup = |n: usize| {
        let parts = parts[..n].iter();
        parts.fold(Rollup::new(), |rollup, part| rollup.part(part.report()))
    };
    assert_eq!(run(&rollup(3), parsed(&summary).report()), []);

    let wrong = parsed(&with(&summary, &[(OUTCOME, 31)]));
    let found = run(&rollup(3), wrong.report());
    assert_eq!(codes(&found), [Code::Rollup]);
    let sides = found[0].both_sides().unwrap();
    assert_eq!((sides.left.as_str(), sides.right.as_str()), ("31", "30"));
    let span = found[0].span().unwrap();
    assert_eq!(span.slice(wrong.source().text()), Some("31"));

    let open = rollup(2).missing("示例市统计局");
    let found = run(&open, parsed(&summary).report());
    assert_eq!(codes(&found), [Code::NotAssessable]);
    assert!(found[0].message_zh().contains("示例市统计局"));
}

#[test]
fn two_texts_are_compared_cell_by_cell() {
    let (old, new) = (parsed(&preceding()), parsed(&following()));
    let comparison = check::compare(old.report(), new.report());
    let changes = comparison.largest_first();
    let first = changes[0];
    assert_eq!(
        first.absolute.map(|it| it.to_string()).as_deref(),
        Some("4")
    );
    let rules = changes
        .iter()
        .find(|it| it.cell.to_string() == "disclosure.rules.in_force")
        .unwrap();
    assert_eq!(rules.old, Some(Number::from(10)));
    assert_eq!(
        rules.relative.map(|it| it.to_string()).as_deref(),
        Some("0.2")
    );
    assert_eq!(changes.len(), 7);
}

fn corpus() -> Vec<(String, String, serde_json::Value)> {
    let folder = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut fixtures = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let folder = entry.unwrap().path();
        let (text, about) = (folder.join("source.txt"), folder.join("about.json"));
        // What is no plain text needs features; its figures are those of other fixtures.
        let Ok(text) = fs::read_to_string(text) else {
            continue;
        };
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let about = serde_json::from_str(&fs::read_to_string(about).unwrap()).unwrap();
        fixtures.push((name, text, about));
    }
    assert!(fixtures.len() > 40, "{} fixtures", fixtures.len());
    fixtures.sort_by(|a, b| a.0.cmp(&b.0));
    fixtures
}

fn is_arithmetic(finding: &Diagnostic) -> bool {
    finding.code().as_str().starts_with("requests.") || finding.code() == Code::ReviewSum
}

#[test]
fn arithmetic_is_found_where_the_source_has_it_wrong_and_nowhere_else() {
    for (name, text, about) in corpus() {
        if about.get("expect_error").is_some_and(|it| !it.is_null()) {
            continue;
        }
        let outcome = parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = run(&check::standard(), outcome.report());
        let is_sound = about["arithmetic_sound"].as_bool().unwrap();
        let sums: Vec<_> = found.iter().filter(|it| is_arithmetic(it)).collect();
        assert_eq!(sums.is_empty(), is_sound, "{name}: {}", told(&found));
        let is_said = found
            .iter()
            .any(|it| matches!(it.code(), Code::TextClaim | Code::TextYear));
        assert_eq!(
            is_said,
            name.ends_with("claims-disagree"),
            "{name}: {}",
            told(&found)
        );
        for finding in &found {
            assert_ne!(finding.message_zh(), finding.code().description_zh());
            assert!(!finding.what_was_found().is_empty(), "{name}: {finding}");
            assert!(!finding.paths().is_empty(), "{name}: {finding}");
        }
    }
}

fn fixture(name: &str) -> (Outcome, Vec<Diagnostic>) {
    let text = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let text = fs::read_to_string(text.join(name).join("source.txt")).unwrap();
    let outcome = parse(&text).unwrap();
    let found = run(&check::standard(), outcome.report());
    (outcome, found)
}

#[test]
fn the_one_wrong_cell_of_a_fixture_is_named() {
    let (outcome, found) = fixture("l3-2021-one-wrong-cell");
    assert_eq!(
        codes(&found),
        [Code::RequestsOutcomeSum, Code::RequestsRowSum]
    );
    let cell = path("requests.outcome.denied.third_party_rights.research");
    for finding in &found {
        assert_eq!(finding.paths()[0], cell);
        assert!(finding.what_to_do().contains("228 instead of 318"));
        assert_eq!(finding.span(), outcome.report().fact(cell).span);
    }
}

#[test]
fn claims_of_fixtures_agree_or_not() {
    let (_, found) = fixture("l3-2021-claims-agree");
    assert_eq!(found, []);
    let (outcome, found) = fixture("l3-2021-claims-disagree");
    let said: Vec<_> = found
        .iter()
        .map(|it| (it.code(), it.paths()[0].to_string()))
        .collect();
    assert_eq!(
        said,
        [
            (Code::TextYear, "overview".to_owned()),
            (Code::TextClaim, "requests.received.total".to_owned()),
            (Code::TextClaim, "review.total".to_owned()),
        ]
    );
    let text = outcome.source().text();
    let quoted = found[2].span().and_then(|span| span.slice(text));
    assert!(quoted.is_some_and(|it| it.contains("没有发生行政复议")));
}

/// The texts of the real reports, which are not part of this repository.
fn seeds() -> Vec<(String, String)> {
    let Some(folder) = std::env::var_os("GONGKAI_SEEDS") else {
        let is_ci = std::env::var("CI").is_ok_and(|it| it == "true");
        assert!(
            !is_ci,
            "GONGKAI_SEEDS does not say where the real reports are"
        );
        println!("skipped: GONGKAI_SEEDS does not say where the real reports are");
        return Vec::new();
    };
    let mut seeds = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|it| it == "txt") {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            seeds.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    assert!(!seeds.is_empty(), "found no report, expected some");
    seeds
}

#[test]
fn real_reports_add_up_and_say_what_their_cells_say() {
    let (mut published, mut views, mut none) = (Vec::new(), Vec::new(), Vec::new());
    let seeds = seeds();
    for (name, text) in &seeds {
        let outcome = parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = run(&check::standard(), outcome.report());
        assert!(grave(&found).is_empty(), "{name}: {}", told(&found));
        for claim in &outcome.report().claims {
            match (claim.subject, claim.quantity) {
                (ClaimSubject::InformationPublished, Quantity::Exact(n)) => published.push(n),
                (ClaimSubject::Views, Quantity::Exact(n)) => views.push(n),
                (subject, Quantity::None) => none.push(subject),
                _ => {}
            }
        }
    }
    if !seeds.is_empty() {
        assert!(published.contains(&Number::from(555)), "{published:?}");
        assert!(views.contains(&Number::from(67_242)), "{views:?}");
        assert!(none.contains(&ClaimSubject::Received), "{none:?}");
        assert!(none.contains(&ClaimSubject::ProcessingFee), "{none:?}");
    }
}
