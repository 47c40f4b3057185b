//! What users may rely on: auto traits, names and paths, the shape of what is serialised.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is not as it must be"
)]

use std::collections::HashSet;
use std::path::Path as File;

use gongkai::check::{
    Across, Change, Check, Claims, Comparison, Difference, Explanation, Form, Rollup, Sums, Then,
    Why, Years,
};
use gongkai::diagnostic::{Code, Diagnostic, Severity, Sides, Sink};
use gongkai::form::{
    CellPath, Edition, Forum, Item, Measure, Path, Relation, RequestRow, Requester, Ruling, Table,
    Unit, UnknownPath,
};
use gongkai::model::{
    Amount, Basis, CellMut, CellRef, Claim, ClaimRequester, ClaimResult, ClaimSubject, Contact,
    Count, Date, Decisions, Denied, Disclosure, Documents, Fees, Field, Headings, Litigation,
    NotADate, NotANumber, NotAnAmount, NotProcessed, Number, OtherOutcomes, Outcomes, Overview,
    Period, Preamble, Procurement, Quantity, Requesters, Requests, Rulings, Signature, Unavailable,
};
use gongkai::writer::Layout;
use gongkai::{
    Error, Fact, Kind, LineCol, LineIndex, LostValue, NotAReport, Outcome, Reader, Report, Source,
    Span, State, UnknownName, Value,
};

const FIXTURES: [&str; 3] = [
    include_str!("corpus/l1-2021-plain/source.txt"),
    include_str!("corpus/l3-2021-cells-of-every-kind/source.txt"),
    include_str!("corpus/l1-2019-torn-subtable/source.txt"),
];

macro_rules! for_each_type {
    ($check:ident: $($type:ty),* $(,)?) => { $( $check::<$type>(); )* };
}

#[test]
fn public_types_go_anywhere() {
    const fn check<T: Send + Sync + Unpin + std::panic::UnwindSafe + 'static>() {}
    for_each_type! { check:
        Across<'static>, Amount, Basis, CellPath, CellRef<'static>, Change, Claim, ClaimRequester, ClaimResult,
        ClaimSubject, Claims, Code, Comparison, Contact, Count, Date, Decisions, Denied, Diagnostic,
        Difference, Disclosure, Documents, Edition, Error, Explanation, Fact<'static>, Fees,
        Field<String>, Form, Forum, Headings, Item, Kind, Layout, LineCol, LineIndex, Litigation,
        LostValue, Measure, NotADate, NotAReport, NotANumber, NotAnAmount, NotProcessed, Number, OtherOutcomes, Outcome,
        Outcomes, Overview, Path, Period, Preamble, Procurement, Quantity, Reader, Relation, Report,
        RequestRow, Requester, Requesters, Requests, Rollup<'static>, Ruling, Rulings, Severity, Sides,
        Signature, Source, Span, State, Sums, Table, Then<Sums, Form>, Unavailable, Unit, UnknownName,
        UnknownPath, Value<'static>, Why, Years,
    }
    #[cfg(feature = "render")]
    check::<gongkai::diagnostic::Renderer<'static>>();
    const fn check_borrow<T: Send + Sync + Unpin>() {}
    check_borrow::<CellMut<'_>>();
}

#[test]
fn errors_are_errors() {
    const fn check<T: std::error::Error + Send + Sync + Clone + PartialEq + 'static>() {}
    for_each_type! { check: Diagnostic, Error, LostValue, NotADate, NotANumber, NotAnAmount, UnknownName, UnknownPath }
}

/// Every name of a list leads back to its member, in documents, too, and no other name does.
#[test]
fn names_lead_back() {
    macro_rules! check {
        ($($list:ident),* $(,)?) => {$(
            let names: HashSet<_> = $list::ALL.iter().map(ToString::to_string).collect();
            assert_eq!(names.len(), $list::ALL.len());
            for member in $list::ALL {
                assert_eq!(member.to_string().parse().as_ref(), Ok(member));
                #[cfg(feature = "serde")]
                {
                    let json = serde_json::to_value(member).unwrap();
                    assert_eq!(json, member.to_string());
                    assert_eq!(serde_json::from_value::<$list>(json).unwrap(), *member);
                }
            }
            let error = "Ｘ".parse::<$list>().unwrap_err().to_string();
            let example = error.rsplit('`').nth(1).unwrap();
            assert!(names.contains(example), "{error}");
        )*};
    }
    check! {
        Basis, ClaimRequester, ClaimResult, ClaimSubject, Code, Edition, Forum, Item, Kind, Layout,
        Measure, NotAReport, RequestRow, Requester, Ruling, Severity, State, Table, Unit, Why,
    }
}

/// In columns, too.
#[test]
fn what_is_printed_keeps_to_its_width() {
    let cell: CellPath = "review.total".parse().unwrap();
    assert_eq!(
        format!("{cell:<14}|{:>14}|", Path::Cell(cell)),
        "review.total  |  review.total|"
    );
    assert_eq!(format!("{:<13}|", Path::Year), "report.year  |");
    assert_eq!(
        format!("{:>12}|", Date::new(2024, 1, 3).unwrap()),
        "  2024-01-03|"
    );
    assert_eq!(format!("{:<4}|", Value::Text("无。".into())), "无。  |");
    assert_eq!(
        format!(
            "{:>6}|",
            LineCol {
                line: 13,
                column: 4
            }
        ),
        "  13:4|"
    );
}

/// Checks and sinks that are chosen when the program runs go where any check and sink goes.
#[test]
fn checks_and_sinks_may_be_of_any_type() {
    fn all(check: impl Check, mut sink: impl Sink) {
        check.check(&Report::default(), &mut sink);
        sink.take(Diagnostic::new(Code::FormMixed));
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    let sums: &dyn Check = &Sums;
    let chosen: Vec<Box<dyn Check>> = vec![Box::new(Form), Box::new(sums)];
    for check in chosen {
        all(check.then(sums), &mut kept as &mut dyn Sink);
    }
    let count = |code| kept.iter().filter(|it| it.code() == code).count();
    // Four for each of three runs of `Sums`.
    assert_eq!(
        (count(Code::NotAssessable), count(Code::FormMixed)),
        (12, 2)
    );
    assert_eq!(kept.iter().collect::<HashSet<_>>().len(), 5);
}

#[test]
fn a_cell_is_set_to_what_it_can_say() {
    let mut report = Report::default();
    let place = Span::new(4, 9);
    let mut set = |path: &str, number: &str| {
        let mut cell = report.cell_mut(path.parse().unwrap()).unwrap();
        let is_set = cell.set_number(number.parse().unwrap(), place);
        assert_eq!(
            (cell.state(), cell.span()),
            (State::Value, Some(place)),
            "{path} {number}"
        );
        (is_set, cell.as_ref().number().unwrap().to_string())
    };
    let done = |number: &str| (true, number.to_owned());
    let left = |number: &str| (false, number.to_owned());
    assert_eq!(set("requests.received.total", "12"), done("12"));
    assert_eq!(set("requests.received.total", "-1"), left("12"));
    assert_eq!(set("requests.received.total", "1.5"), left("12"));
    assert_eq!(
        set("requests.received.total", "18446744073709551616"),
        left("12")
    );
    assert_eq!(
        set("requests.received.total", "18446744073709551615"),
        done("18446744073709551615")
    );
    assert_eq!(set("requests.received.total", "3.0"), done("3"));
    assert_eq!(set("disclosure.fees.change", "-7"), done("-7"));
    assert_eq!(set("disclosure.fees.change", "0.5"), left("-7"));
    assert_eq!(set("disclosure.fees.amount", "-0.50"), done("-0.5"));
    let amount = report.disclosure.fees.amount.into_value().unwrap();
    assert_eq!(amount.to_string(), "-0.50");
}

/// Reads in one thread what another one looks at.
#[test]
fn reports_cross_threads() {
    let outcomes: Vec<Outcome> = std::thread::scope(|scope| {
        let readers: Vec<_> = FIXTURES
            .iter()
            .map(|text| scope.spawn(|| gongkai::parse(text).unwrap()))
            .collect();
        readers
            .into_iter()
            .map(|reader| reader.join().unwrap())
            .collect()
    });
    for (text, outcome) in FIXTURES.iter().zip(outcomes) {
        assert_eq!(outcome.report(), gongkai::parse(text).unwrap().report());
    }
}

#[test]
fn sinks_differ_only_in_what_they_keep() {
    let reader = Reader::new();
    for text in FIXTURES {
        let outcome = reader.read(text).unwrap();
        let (mut all, mut first): (Vec<Diagnostic>, Option<Diagnostic>) = (Vec::new(), None);
        let silent = reader.read_into(text, &mut ()).unwrap();
        assert_eq!(&silent, outcome.report());
        assert_eq!(reader.read_into(text, &mut all).unwrap(), silent);
        assert_eq!(reader.read_into(text, &mut first).unwrap(), silent);
        assert_eq!(all.len(), outcome.diagnostics().len());
        assert_eq!(all.first(), first.as_ref());
    }
}

/// Every cell of both editions: path, table, labels and unit are those of the list.
fn agrees_with(list: &str) {
    let mut lines = list.lines();
    assert_eq!(
        lines.next(),
        Some("edition\tpath\ttable\trow\tcolumn\tunit")
    );
    for edition in [Edition::Of2021, Edition::Of2019] {
        for cell in CellPath::all(edition) {
            let of_code = [
                edition.as_str(),
                &cell.to_string(),
                cell.table().as_str(),
                cell.row_label(edition),
                cell.column_label(edition),
                cell.unit().as_str(),
            ]
            .join("\t");
            assert_eq!(lines.next(), Some(of_code.as_str()));
            assert!(cell.is_in(edition));
        }
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn cells_are_those_of_the_form() {
    agrees_with(include_str!("fields.tsv"));
}

/// Where the form's own list is at hand, the copy is checked, too.
#[test]
fn copy_of_the_list_is_the_forms_own() {
    let Some(form) = std::env::var_os("GONGKAI_FORM") else {
        return;
    };
    let place = File::new(&form).join("fields.tsv");
    let list = std::fs::read_to_string(&place)
        .unwrap_or_else(|error| panic!("GONGKAI_FORM: {}: {error}", place.display()));
    agrees_with(&list);
}

#[test]
fn path_to_cell_and_back_is_lossless() {
    let mut seen = HashSet::new();
    let mut report = Report::default();
    for edition in [Edition::Of2019, Edition::Of2021] {
        for cell in CellPath::all(edition) {
            let name = cell.to_string();
            assert_eq!(name.parse(), Ok(cell));
            assert_eq!(name.parse(), Ok(Path::Cell(cell)));
            assert!(report.cell(cell).is_some() && report.cell_mut(cell).is_some());
            seen.insert(name);
        }
    }
    for &path in Path::BEFORE_TABLES.iter().chain(Path::AFTER_TABLES) {
        assert_eq!(path.to_string().parse(), Ok(path));
        assert!(seen.insert(path.to_string()), "{path} is two things");
    }
    for wrong in [
        "",
        ".",
        "disclosure",
        "disclosure.rules",
        "disclosure.rules.amount",
        "disclosure.rules.issued.",
        "Disclosure.rules.issued",
        "requests.total",
        "requests.outcome.other.natural_person",
        "review.upheld.total",
        "litigation.upheld",
        "report",
    ] {
        assert!(wrong.parse::<Path>().is_err(), "{wrong}");
    }
}

#[test]
fn facts_are_in_the_order_of_the_form() {
    for (text, edition) in
        FIXTURES
            .into_iter()
            .zip([Edition::Of2021, Edition::Of2021, Edition::Of2019])
    {
        let outcome = gongkai::parse(text).unwrap();
        let cells: Vec<CellPath> = outcome
            .report()
            .facts()
            .filter_map(|fact| fact.path.cell())
            .collect();
        let paths = outcome.report().facts().map(|fact| fact.path);
        assert!(paths.eq(Path::all(edition)));
        assert_eq!(cells, CellPath::all(edition).collect::<Vec<_>>());
        for fact in outcome.report().facts() {
            assert_eq!(fact, outcome.report().fact(fact.path));
            assert_eq!(fact.value.is_some(), fact.state == State::Value);
            assert_eq!(fact.span.is_none(), fact.state == State::Absent);
        }
    }
}

/// Names of codes are API: none goes, none changes its severity, and a new one is written down.
#[test]
fn codes_are_those_that_were_promised() {
    let of_code: String = Code::ALL
        .iter()
        .map(|code| format!("{code}\t{}\n", code.severity()))
        .collect();
    let place = File::new(env!("CARGO_MANIFEST_DIR")).join("tests/codes.tsv");
    let promised = std::fs::read_to_string(&place).unwrap_or_default();
    for line in promised.lines() {
        assert!(
            of_code.lines().any(|it| it == line),
            "found no code as promised: {line}"
        );
    }
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        std::fs::write(&place, &of_code).unwrap();
        return;
    }
    let new: Vec<_> = of_code
        .lines()
        .filter(|line| !promised.lines().any(|it| it == *line))
        .collect();
    assert!(
        new.is_empty(),
        "found codes that tests/codes.tsv does not have: {new:?}; write them down with\n\
         GONGKAI_BLESS=1 cargo test --test api"
    );
}

#[test]
fn codes_have_one_name_and_say_what_they_mean() {
    let names: HashSet<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(names.len(), Code::ALL.len());
    for &code in Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(code));
        for meaning in [code.description(), code.description_zh()] {
            assert!(
                !meaning.is_empty() && !meaning.ends_with(['.', '。']),
                "{code}"
            );
        }
    }
    assert!("requests".parse::<Code>().is_err());
}

#[cfg(feature = "serde")]
mod documents {
    use super::*;
    use gongkai::check;
    use gongkai::model::SCHEMA_VERSION;
    use serde::{Serialize, de::DeserializeOwned};

    /// A report with a field of every type in every state.
    fn by_hand() -> Report {
        let mut report = Report::default();
        let span = Span::new(3, 9);
        report.title = Field::read("“甲”\\\t\n乙\u{3000}".to_owned(), span);
        report.agency = Field::unreadable(span);
        report.year = Field::read(2023, span);
        report.edition = Field::read(Edition::Of2019, span);
        report.period.start =
            Date::new(2023, 1, 1).map_or_else(Field::absent, |it| Field::read(it, span));
        report.signature.by = Field::blank(Span::at(u32::MAX));
        report.requests.edition = Some(Edition::Of2021);
        report.requests.received.total = Field::decided(u64::MAX, span);
        report.requests.received.other = Field::not_applicable(span);
        report.disclosure.fees.amount = Field::read("-0.50".parse().unwrap(), span);
        report.disclosure.licensing.change = Field::read(i64::MIN, span);
        report
    }

    fn reports() -> impl Iterator<Item = Report> {
        let parsed = FIXTURES.map(|text| gongkai::parse(text).unwrap().into_parts().0);
        parsed.into_iter().chain([by_hand(), Report::default()])
    }

    fn both_ways<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
        let json = serde_json::to_string(value).unwrap();
        assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
        // A format that does not describe itself: nothing may be left out, flattened or guessed.
        let bytes = postcard::to_stdvec(value).unwrap();
        assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), value);
    }

    #[test]
    fn reports_come_back_exactly() {
        for report in reports() {
            both_ways(&report);
            let json = serde_json::to_string(&report).unwrap();
            let again: Report = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&again).unwrap(), json);
            let facts: Vec<_> = report.facts().collect();
            assert_eq!(again.facts().collect::<Vec<_>>(), facts);
        }
    }

    /// Digits are part of an amount, though `0.50` equals `0.5`.
    #[test]
    fn amounts_come_back_digit_by_digit() {
        let json = serde_json::to_value(by_hand()).unwrap();
        let again: Report = serde_json::from_value(json).unwrap();
        let amount = again.disclosure.fees.amount.value().unwrap();
        assert_eq!(amount.to_string(), "-0.50");
    }

    #[test]
    fn what_stands_beside_a_report_comes_back_too() {
        for text in FIXTURES {
            let outcome = gongkai::parse(text).unwrap();
            both_ways(&outcome);
            both_ways(&outcome.report().facts().collect::<Vec<Fact<'_>>>());
        }
        for edition in [Edition::Of2019, Edition::Of2021] {
            both_ways(&CellPath::all(edition).collect::<Vec<_>>());
            let relations = Table::ALL
                .iter()
                .flat_map(|&table| Relation::of(table, edition));
            both_ways(&relations.collect::<Vec<_>>());
        }
        both_ways(&check::compare(&by_hand(), &Report::default()));
        let mut wrong = Report::default();
        for (&ruling, count) in Ruling::ALL.iter().zip([2, 0, 0, 0, 20]) {
            *wrong.review.cell_mut(ruling) = Field::read(count, Span::default());
        }
        let explanations = check::explanations(&wrong);
        assert!(!explanations.is_empty());
        both_ways(&explanations);
        both_ways(&LineIndex::new("甲").line_col(3));
        both_ways(&Span::new(1, 2));
    }

    #[test]
    fn document_says_its_version() {
        let json = serde_json::to_value(Report::default()).unwrap();
        assert_eq!(json["schema_version"], SCHEMA_VERSION);
    }

    /// Its shape would be misread.
    #[test]
    fn document_of_another_version_is_refused() {
        for (version, is_read) in [(0, false), (1, true), (2, false), (99, false)] {
            let mut report = Report::default();
            report.schema_version = version;
            let json = serde_json::to_string(&report).unwrap();
            assert_eq!(serde_json::from_str::<Report>(&json).is_ok(), is_read);
            let bytes = postcard::to_stdvec(&report).unwrap();
            assert_eq!(postcard::from_bytes::<Report>(&bytes).is_ok(), is_read);
        }
        let later = serde_json::from_str::<Report>(r#"{"schema_version": 2}"#).unwrap_err();
        assert!(later.to_string().contains("schema version 2"), "{later}");
    }

    /// Adds a member to every object, but for those whose one member says which variant they are.
    fn with_unknown_members(value: &mut serde_json::Value) {
        match value {
            serde_json::Value::Object(members) => {
                for (name, member) in members.iter_mut() {
                    match member.as_object_mut() {
                        Some(variant) if name == "quantity" => {
                            variant.values_mut().for_each(with_unknown_members);
                        }
                        _ => with_unknown_members(member),
                    }
                }
                members.insert("of_the_future".to_owned(), serde_json::json!([1, {}]));
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(with_unknown_members),
            _ => {}
        }
    }

    #[test]
    fn unknown_members_are_passed_over() {
        for report in reports() {
            let mut json = serde_json::to_value(&report).unwrap();
            with_unknown_members(&mut json);
            assert_eq!(serde_json::from_value::<Report>(json).unwrap(), report);
        }
    }

    #[test]
    fn missing_members_are_absent() {
        assert_eq!(
            serde_json::from_str::<Report>("{}").unwrap(),
            Report::default()
        );
        let total = r#"{"state": "value", "value": 3, "span": {"start": 4, "end": 5}}"#;
        let json = format!(r#"{{"requests": {{"received": {{"total": {total}}}}}}}"#);
        let report: Report = serde_json::from_str(&json).unwrap();
        assert_eq!(report.requests.received.total.value(), Some(&3));
        assert!(report.requests.received.other.is_absent());
    }

    #[test]
    fn members_of_a_field_that_contradict_each_other_are_refused() {
        let span = r#""span": {"start": 4, "end": 5}"#;
        let read = |field: &str| serde_json::from_str::<Count>(&field.replace("SPAN", span));
        for field in [
            r#"{"state": "value", "value": 0, SPAN}"#,
            r#"{"state": "blank", "value": null, SPAN}"#,
            r#"{"state": "blank", SPAN}"#,
            r#"{"state": "absent"}"#,
        ] {
            assert!(read(field).is_ok(), "{field}");
        }
        for field in [
            r#"{"state": "value", "value": null, SPAN}"#,
            r#"{"state": "blank", "value": 0, SPAN}"#,
            r#"{"state": "value", "value": -1, SPAN}"#,
            r#"{"state": "value", "value": 1.5, SPAN}"#,
            r#"{"state": "value", "value": 3}"#,
            r#"{"state": "blank", "span": null}"#,
            r#"{"state": "absent", SPAN}"#,
            r#"{"state": "empty", SPAN}"#,
            "3",
        ] {
            assert!(read(field).is_err(), "{field}");
        }
    }

    /// The member names of a document are the segments of the paths.
    #[test]
    fn members_are_named_as_paths_are() {
        for edition in [Edition::Of2019, Edition::Of2021] {
            for cell in CellPath::all(edition) {
                let mut report = Report::default();
                match report.cell_mut(cell) {
                    Some(CellMut::Count(field)) => *field = Field::read(7, Span::at(0)),
                    Some(CellMut::Change(field)) => *field = Field::read(7, Span::at(0)),
                    Some(CellMut::Amount(field)) => {
                        *field = Field::read("7".parse().unwrap(), Span::at(0));
                    }
                    _ => panic!("{cell} is no cell"),
                }
                let json = serde_json::to_value(&report).unwrap();
                let pointer = format!("/{}/state", cell.to_string().replace('.', "/"));
                assert_eq!(json.pointer(&pointer), Some(&"value".into()), "{pointer}");
            }
        }
    }
}
