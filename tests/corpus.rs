//! Every fixture of the corpus against its gold, and what is said about it.
//!
//! `tests/corpus/expected_failures.txt` lists what fails, one `fixture<TAB>path` a line; `*` for
//! a path is all of the fixture, `@span` and the path a value that stands elsewhere. The list only
//! shrinks: a line whose case passes fails the run, and so does one whose case is gone. With
//! `GONGKAI_SHRINK=1` in the environment such lines are taken out.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it is test code, but outside of functions that say so"
)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gongkai::{Error, Outcome, parse_bytes};
use support::{Said, fixtures, gold, line, misplacements, name, said};

struct Fixture {
    name: String,
    source: PathBuf,
    layout: Option<String>,
    /// What the error must say of it.
    refused: Option<String>,
    gold: BTreeMap<String, Said>,
}

fn fixture(folder: &Path) -> Result<Fixture, String> {
    let read = |file: &str| {
        fs::read_to_string(folder.join(file)).map_err(|error| format!("{file}: {error}"))
    };
    let about: serde_json::Value = serde_json::from_str(&read("about.json")?)
        .map_err(|error| format!("about.json: {error}"))?;
    let word = |key: &str| about.get(key).and_then(|it| it.as_str()).map(str::to_owned);
    let refused = word("expect_error")
        .map(|reason| refusal(&reason, &about))
        .transpose()?;
    let sources: Vec<_> = ["source.txt", "source.html", "source.docx"]
        .into_iter()
        .map(|file| folder.join(file))
        .filter(|path| path.exists())
        .collect();
    let [source] = sources.as_slice() else {
        return Err(format!("{} sources, expected one", sources.len()));
    };
    let gold = match read("gold.tsv") {
        Ok(text) => gold(&text).map_err(|error| format!("gold.tsv: {error}"))?,
        Err(_) if refused.is_some() => BTreeMap::new(),
        Err(error) => return Err(error),
    };
    if gold.is_empty() != refused.is_some() {
        return Err("gold is for what is read, and for nothing else".to_owned());
    }
    Ok(Fixture {
        name: name(folder),
        source: source.clone(),
        layout: word("layout"),
        refused,
        gold,
    })
}

/// What the error says that refuses a document for a reason.
fn refusal(reason: &str, about: &serde_json::Value) -> Result<String, String> {
    let seems = match reason {
        "half_year" => "statistics of half a year or a quarter (半年统计)",
        "interpretation" => "a page about a report (文字解读、图解)",
        "notice" => "a notice on how to write a report (编制工作通知)",
        "university" => "a university's report by school year (高等学校信息公开年度报告)",
        "unrelated" => "another kind of text",
        "two_years" => {
            let years = about.get("expect_years").and_then(|it| it.as_array());
            let years: Vec<_> = years
                .into_iter()
                .flatten()
                .filter_map(|it| it.as_u64())
                .collect();
            let [one, two] = years.as_slice() else {
                return Err(format!("expect_years: {years:?}, expected two years"));
            };
            return Ok(format!(
                "found the reports of {one} and {two} side by side, "
            ));
        }
        other => return Err(format!("expect_error: no error says {other}")),
    };
    Ok(format!("found {seems}, "))
}

impl Fixture {
    /// What cannot be read without a feature is left out.
    fn is_readable(&self) -> bool {
        let is = |kind: &str| self.source.extension().is_some_and(|it| it == kind);
        (cfg!(feature = "html") || !is("html")) && (cfg!(feature = "docx") || !is("docx"))
    }

    fn read(&self) -> Result<Outcome, Error> {
        parse_bytes(&fs::read(&self.source).unwrap())
    }

    /// What is wrong, by path.
    fn faults(&self) -> BTreeMap<String, String> {
        match (&self.refused, self.read()) {
            (Some(says), Ok(_)) => {
                BTreeMap::from([("*".to_owned(), format!("is read, expected {says:?}"))])
            }
            (Some(says), Err(error)) => {
                let error = error.to_string();
                let fault =
                    (!error.starts_with(says)).then(|| format!("expected {says:?}: {error}"));
                fault.into_iter().map(|it| ("*".to_owned(), it)).collect()
            }
            (None, Err(error)) => BTreeMap::from([("*".to_owned(), error.to_string())]),
            (None, Ok(outcome)) => self.differences(&outcome),
        }
    }

    fn differences(&self, outcome: &Outcome) -> BTreeMap<String, String> {
        let mut faults = BTreeMap::new();
        let found = said(outcome.report());
        let paths: BTreeSet<_> = self.gold.keys().chain(found.keys()).collect();
        // Where no table says which edition it is, either edition's cells may be listed as absent.
        let is_absent = |said: Option<&Said>| said.is_none_or(|(state, _)| state == "absent");
        let has_no_edition = is_absent(self.gold.get("report.edition"));
        for path in paths {
            let (expected, found) = (self.gold.get(path), found.get(path));
            if has_no_edition && is_absent(expected) && is_absent(found) {
                continue;
            }
            if expected != found {
                let show = |said: Option<&Said>| match said {
                    None => "nothing".to_owned(),
                    Some((state, value)) if value.is_empty() => state.clone(),
                    Some((_, value)) => format!("{value:?}"),
                };
                faults.insert(
                    path.clone(),
                    format!("found {}, expected {}", show(found), show(expected)),
                );
            }
        }
        for fault in misplacements(outcome) {
            let path = fault.split(' ').next().unwrap_or_default();
            faults.insert(format!("@span {path}"), fault.clone());
        }
        faults
    }
}

const LISTED: &str = "tests/corpus/expected_failures.txt";

fn listed() -> BTreeSet<(String, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(LISTED)).unwrap();
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (fixture, path) = line.split_once('\t').expect("two fields parted by a tab");
            (fixture.to_owned(), path.to_owned())
        })
        .collect()
}

/// Takes lines out of the list.
fn shrink(stale: &BTreeSet<(String, String)>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(LISTED);
    let kept: Vec<_> = fs::read_to_string(&path)
        .unwrap()
        .lines()
        .filter(|line| {
            line.split_once('\t').is_none_or(|(fixture, path)| {
                !stale.contains(&(fixture.to_owned(), path.to_owned()))
            })
        })
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(path, kept.concat()).unwrap();
}

#[test]
fn every_fixture_is_read_as_its_gold_says() {
    let listed = listed();
    let mut unlisted = Vec::new();
    let mut passing = listed.clone();
    let (mut n_read, mut n_refused, mut n_skipped, mut n_paths, mut n_faulty) = (0, 0, 0, 0, 0);
    for folder in fixtures() {
        let fixture = match fixture(&folder) {
            Ok(fixture) => fixture,
            Err(error) => {
                unlisted.push(format!("{}: {error}", name(&folder)));
                continue;
            }
        };
        if !fixture.is_readable() {
            n_skipped += 1;
            passing.retain(|(name, _)| *name != fixture.name);
            continue;
        }
        if fixture.refused.is_some() {
            n_refused += 1;
        } else {
            n_read += 1;
        }
        n_paths += fixture.gold.len();
        let faults = fixture.faults();
        let all = (fixture.name.clone(), "*".to_owned());
        if listed.contains(&all) && !faults.is_empty() {
            passing.remove(&all);
            n_faulty += faults.len();
            continue;
        }
        for (path, fault) in faults {
            n_faulty += 1;
            let case = (fixture.name.clone(), path);
            if !passing.remove(&case) && !listed.contains(&case) {
                unlisted.push(format!("{}\t{}\t{fault}", case.0, case.1));
            }
        }
    }
    println!(
        "corpus: {n_read} read, {n_refused} refused, {n_skipped} skipped; \
         {n_paths} paths compared, {n_faulty} wrong, {} listed",
        listed.len()
    );
    if std::env::var_os("GONGKAI_SHRINK").is_some() {
        shrink(&passing);
        passing.clear();
    }
    let passing: Vec<_> = passing
        .iter()
        .map(|(name, path)| format!("{name}\t{path}"))
        .collect();
    assert!(
        unlisted.is_empty() && passing.is_empty(),
        "{} wrong and not listed:\n{}\n{} listed and right, or gone:\n{}",
        unlisted.len(),
        unlisted.join("\n"),
        passing.len(),
        passing.join("\n")
    );
    assert!(n_read >= 80 && n_refused >= 9, "the corpus has shrunk");
}

/// One line for each diagnostic of the delimited layouts.
#[test]
fn diagnostics_of_delimited_layouts() {
    let delimited = ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8", "L9", "L18"];
    for folder in fixtures() {
        let fixture = fixture(&folder).unwrap();
        let is_delimited = fixture
            .layout
            .as_deref()
            .is_some_and(|it| delimited.contains(&it));
        if !is_delimited || fixture.refused.is_some() {
            continue;
        }
        let outcome = fixture.read().unwrap();
        let source = outcome.source().text();
        let lines: Vec<_> = outcome
            .diagnostics()
            .iter()
            .map(|it| line(it, source))
            .collect();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("corpus__{}", fixture.name), lines.join("\n"));
        });
    }
}
