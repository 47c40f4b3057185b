//! Real reports, which are not part of this repository: the folder that `GONGKAI_SEEDS` names.
//!
//! `tests/seeds/<name>.gold.tsv` says what stands in each. Narrative is known by where it begins
//! and ends, its length and its hash. Nothing is tested without the folder, but `CI=true` demands
//! it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it is test code, but outside of functions that say so"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path as FilePath, PathBuf};

use gongkai::form::{CellPath, Edition, Path, RequestRow, Requester, Table, Unit};
use gongkai::{Outcome, Span, State, Value, parse};
use support::{Said, gold, line, misplacements, said};

/// Name, text and gold of each report.
fn seeds() -> Vec<(String, String, BTreeMap<String, Said>)> {
    let Some(folder) = std::env::var_os("GONGKAI_SEEDS").map(PathBuf::from) else {
        let is_ci = std::env::var("CI").is_ok_and(|it| it == "true");
        assert!(
            !is_ci,
            "GONGKAI_SEEDS does not say where the real reports are"
        );
        println!("skipped: GONGKAI_SEEDS does not say where the real reports are");
        return Vec::new();
    };
    let ours = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds");
    let mut seeds = Vec::new();
    for entry in fs::read_dir(ours).unwrap() {
        let path = entry.unwrap().path();
        let file = support::name(&path);
        let Some(name) = file.strip_suffix(".gold.tsv") else {
            continue;
        };
        let source = folder.join(format!("{name}.txt"));
        let text = fs::read_to_string(&source)
            .unwrap_or_else(|error| panic!("{}: {error}", source.display()));
        let gold = gold(&fs::read_to_string(&path).unwrap()).unwrap();
        seeds.push((name.to_owned(), text, gold));
    }
    assert_eq!(seeds.len(), 5, "gold for five reports");
    seeds.sort();
    seeds
}

fn read(name: &str, text: &str) -> Outcome {
    parse(text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// What gold says of a text instead of the text.
fn anchors(text: &str) -> String {
    let flat: Vec<char> = text.chars().filter(|it| *it != '\n').collect();
    let begins: String = flat.iter().take(4).collect();
    let ends: String = flat.iter().skip(flat.len().saturating_sub(4)).collect();
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!(
        "begins {begins}, ends {ends}, {} bytes, fnv1a {hash:016x}",
        text.len()
    )
}

fn is_narrative(path: Path) -> bool {
    let before = Path::BEFORE_TABLES.contains(&path);
    let name = path.to_string();
    (before || Path::AFTER_TABLES.contains(&path)) && !name.starts_with("report.")
}

#[test]
fn every_report_is_read_as_its_gold_says() {
    let mut n_cells = 0;
    for (name, text, gold) in seeds() {
        let outcome = read(&name, &text);
        let mut found = said(outcome.report());
        for (path, (_, value)) in &mut found {
            if !value.is_empty() && is_narrative(path.parse().unwrap()) {
                *value = anchors(value);
            }
        }
        let wrong: Vec<_> = gold
            .iter()
            .filter(|(path, said)| found.get(*path) != Some(said))
            .map(|(path, said)| format!("{path}: found {:?}, expected {said:?}", found.get(path)))
            .collect();
        assert!(wrong.is_empty(), "{name}:\n{}", wrong.join("\n"));
        assert_eq!(found.len(), gold.len(), "{name}");
        assert_eq!(misplacements(&outcome), Vec::<String>::new(), "{name}");
        n_cells += gold
            .keys()
            .filter(|path| path.parse::<CellPath>().is_ok())
            .count();
    }
    println!("seeds: {n_cells} cells compared");
}

/// Everything but what is told at length, and what is said about it.
#[test]
fn facts_and_diagnostics() {
    for (name, text, _) in seeds() {
        let outcome = read(&name, &text);
        let mut lines = Vec::new();
        for fact in outcome.report().facts() {
            let value = match fact.value {
                Some(Value::Text(text)) if is_narrative(fact.path) => anchors(&text),
                Some(value) => value.to_string(),
                None => String::new(),
            };
            let span = fact
                .span
                .map_or_else(String::new, |it| format!("{}..{}", it.start, it.end));
            lines.push(format!("{} {} {value} {span}", fact.path, fact.state));
        }
        lines.push(String::new());
        // A line may quote the report at length: only short quotes are kept.
        for diagnostic in outcome.diagnostics() {
            let is_short = diagnostic.span().is_none_or(|span| span.len() < 90);
            let whole = line(diagnostic, outcome.source().text());
            lines.push(if is_short {
                whole
            } else {
                format!("{} {}", diagnostic.severity(), diagnostic.code())
            });
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("seeds__{name}"), lines.join("\n"));
        });
    }
}

/// The figures of the tables of a 2021 report without blanks, in the form's order: found without
/// the reader, as runs of digits that fill a cell between the headings of sections two and five.
fn figures(name: &str, text: &str) -> Vec<(CellPath, Span)> {
    let simplified = text.find("二、主动公开").or(text.find("二、主動公開"));
    let (Some(start), Some(end)) = (simplified, text.find("五、存在的主要")) else {
        panic!("{name}: no headings");
    };
    let mut spans = Vec::new();
    let mut at = start;
    for field in text[start..end].split_inclusive(['\t', '\n', '|']) {
        let cell = field.trim_end_matches(['\t', '\n', '|']).trim();
        if !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit()) {
            let first = at + field.find(cell).unwrap();
            let span = Span::new(
                u32::try_from(first).unwrap(),
                u32::try_from(first + cell.len()).unwrap(),
            );
            spans.push(span);
        }
        at += field.len();
    }
    let cells: Vec<_> = CellPath::all(Edition::Of2021).collect();
    assert_eq!(spans.len(), cells.len(), "{name}");
    cells.into_iter().zip(spans).collect()
}

/// The text with other figures in the same cells.
fn put(text: &str, figures: &[(CellPath, Span)], values: &BTreeMap<CellPath, String>) -> String {
    let mut text = text.to_owned();
    for (cell, span) in figures.iter().rev() {
        text.replace_range(span.range(), &values[cell]);
    }
    text
}

/// Other figures for all cells, all distinct, their sums of no meaning.
fn distinct(salt: u64) -> BTreeMap<CellPath, String> {
    CellPath::all(Edition::Of2021)
        .zip(0_u64..)
        .map(|(cell, n)| {
            // 617 has no divisor in common with 9000.
            let number = 1_000 + (n * 617 + salt * 31) % 9_000;
            let value = match cell.unit() {
                Unit::TenThousandYuan => format!("{number}.{:03}", 101 + n),
                _ => number.to_string(),
            };
            (cell, value)
        })
        .collect()
}

/// The same, but as sound as a report must be.
fn sound(salt: u64) -> BTreeMap<CellPath, String> {
    let mut values = distinct(salt);
    let mut sums = BTreeMap::new();
    let mut add = |to: CellPath, value: u64| *sums.entry(to).or_insert(0) += value;
    let number = |values: &BTreeMap<CellPath, String>, cell| values[&cell].parse::<u64>().unwrap();
    for &kind in Requester::KINDS {
        let mut done = 0;
        for row in RequestRow::of(Edition::Of2021).filter(|row| row.is_outcome()) {
            let count = number(&values, CellPath::Requests(row, kind));
            done += count;
            add(CellPath::Requests(row, Requester::Total), count);
        }
        let forward = number(
            &values,
            CellPath::Requests(RequestRow::CarriedForward, kind),
        );
        let over = number(&values, CellPath::Requests(RequestRow::CarriedOver, kind));
        for (row, count) in [
            (RequestRow::OutcomeTotal, done),
            (RequestRow::CarriedForward, forward),
            (RequestRow::CarriedOver, over),
            (RequestRow::Received, done + forward - over),
        ] {
            values.insert(CellPath::Requests(row, kind), count.to_string());
            add(CellPath::Requests(row, Requester::Total), count);
        }
    }
    for cell in CellPath::of(Table::Review, Edition::Of2021) {
        if let CellPath::Review(forum, ruling) = cell {
            let total = CellPath::Review(forum, gongkai::form::Ruling::Total);
            if ruling != gongkai::form::Ruling::Total {
                add(total, number(&values, cell));
            }
        }
    }
    values.extend(sums.into_iter().map(|(cell, sum)| (cell, sum.to_string())));
    values
}

#[test]
fn other_figures_come_out_under_their_own_paths() {
    let mut n_cells = 0;
    for (name, text, _) in seeds() {
        let figures = figures(&name, &text);
        let report = read(&name, &text);
        for (cell, span) in &figures {
            let found = report.report().fact(Path::Cell(*cell)).span;
            assert_eq!(found, Some(*span), "{name}: {cell}");
        }
        for values in (0..4).flat_map(|salt| [distinct(salt), sound(salt)]) {
            let changed = put(&text, &figures, &values);
            let outcome = read(&name, &changed);
            for (cell, value) in &values {
                let fact = outcome.report().fact(Path::Cell(*cell));
                assert_eq!(fact.state, State::Value, "{name}: {cell}");
                let found = fact.value.unwrap().to_string();
                assert_eq!(&found, value, "{name}: {cell}");
                n_cells += 1;
            }
            assert_eq!(misplacements(&outcome), Vec::<String>::new(), "{name}");
        }
    }
    println!("seeds: {n_cells} other figures read back");
}
