//! What several test targets share: gold files, layouts, and whether a span says what the model says.

#![allow(
    dead_code,
    reason = "every test target includes it and uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "it is test code, but outside of functions that say so"
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path as FilePath, PathBuf};

use gongkai::form::{CellPath, Edition, Path};
use gongkai::writer::Layout;
use gongkai::{Fact, Outcome, Report, State, Value};

/// Layouts in which a line is a row.
pub(crate) const LINES_ARE_ROWS: [Layout; 5] = [
    Layout::Tabs,
    Layout::TabGrid,
    Layout::PipesTrailing,
    Layout::Markdown,
    Layout::FilledDown,
];

/// State and value of a path, the value empty where there is none.
pub(crate) type Said = (String, String);

/// What stands at every path.
pub(crate) fn said(report: &Report) -> BTreeMap<String, Said> {
    report
        .facts()
        .map(|fact| {
            let value = fact.value.map(|it| it.to_string()).unwrap_or_default();
            (fact.path.to_string(), (fact.state.to_string(), value))
        })
        .collect()
}

/// The figures of a report, by cell: its state and its value.
pub(crate) fn cells(report: &Report) -> BTreeMap<CellPath, (State, String)> {
    report
        .facts()
        .filter_map(|fact| match fact.path {
            Path::Cell(cell) => {
                let value = fact.value.map(|it| it.to_string()).unwrap_or_default();
                Some((cell, (fact.state, value)))
            }
            _ => None,
        })
        .collect()
}

/// Reads `path`, `state`, `value`, with what is escaped in values.
pub(crate) fn gold(text: &str) -> Result<BTreeMap<String, Said>, String> {
    let mut lines = text.lines();
    if lines.next() != Some("path\tstate\tvalue") {
        return Err("the first line is not `path state value`".to_owned());
    }
    let mut rows = BTreeMap::new();
    for line in lines {
        let mut fields = line.split('\t');
        let (Some(path), Some(state), Some(value), None) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(format!("not three fields: {line}"));
        };
        if (state == "value") == value.is_empty() {
            return Err(format!(
                "a value stands with `value` and only there: {line}"
            ));
        }
        let said = (state.to_owned(), unescaped(value));
        if rows.insert(path.to_owned(), said).is_some() {
            return Err(format!("stands twice: {path}"));
        }
    }
    Ok(rows)
}

fn unescaped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => match characters.next() {
                Some('t') => '\t',
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    plain
}

/// The folders under `tests/corpus`, in order.
pub(crate) fn fixtures() -> Vec<PathBuf> {
    let root = FilePath::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut folders: Vec<_> = fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// The name of a folder or file.
pub(crate) fn name(path: &FilePath) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The text fixtures that hold a report: name and text.
pub(crate) fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for folder in fixtures() {
        let about = fs::read_to_string(folder.join("about.json")).unwrap();
        let source = folder.join("source.txt");
        if !about.contains("\"expect_error\"") && source.exists() {
            texts.push((name(&folder), fs::read_to_string(source).unwrap()));
        }
    }
    assert!(!texts.is_empty(), "no fixtures under tests/corpus");
    texts
}

/// One line that says all of a diagnostic but where it stands.
pub(crate) fn line(diagnostic: &gongkai::Diagnostic, source: &str) -> String {
    let text = diagnostic.span().map_or_else(
        || "nowhere".to_owned(),
        |span| format!("{:?}", span.slice(source).unwrap_or("out of bounds")),
    );
    let paths: Vec<_> = diagnostic.paths().iter().map(Path::to_string).collect();
    let paths = match paths.as_slice() {
        [] => "-".to_owned(),
        [first, _, .., last] if paths.len() > 8 => {
            format!("{first}..{last} ({})", paths.len())
        }
        few => few.join(","),
    };
    format!(
        "{} {} {text} {paths} {}",
        diagnostic.severity(),
        diagnostic.code(),
        diagnostic.message()
    )
}

/// Why a fact's span does not say what the fact says; `None` if it does.
///
/// It folds by means of its own, for the fold of the crate is under test as well.
pub(crate) fn misplaced(fact: &Fact<'_>, source: &str) -> Option<String> {
    let Some(span) = fact.span else {
        return (fact.state != State::Absent).then(|| format!("{} has no span", fact.path));
    };
    if fact.state == State::Absent {
        return Some(format!("{} is absent and has a span", fact.path));
    }
    let Some(text) = span.slice(source) else {
        return Some(format!(
            "the span of {} is no text: {}..{}",
            fact.path, span.start, span.end
        ));
    };
    let value = fact.value.as_ref()?;
    let read = folded(text);
    let agrees = match value {
        Value::Count(count) => figure(&read) == count.to_string(),
        Value::Change(change) => {
            let negative = read.contains(['-', '减']);
            figure(&read) == change.unsigned_abs().to_string()
                && (negative == (*change < 0) || *change == 0)
        }
        // The unit stands behind the span: 元 and 亿元 move the point only.
        Value::Amount(amount) => significant(&read) == significant(&amount.to_string()),
        Value::Year(year) => numbers(&read).contains(&year.to_string()),
        // It is read from many labels; its place is the heading, or where the table begins.
        Value::Edition(_) => true,
        Value::Date(date) => {
            let numbers = numbers(&read);
            numbers
                .iter()
                .any(|it| it.trim_start_matches('0') == date.day().to_string())
                && numbers
                    .iter()
                    .any(|it| it.trim_start_matches('0') == date.month().to_string())
        }
        Value::Text(said) => {
            text.trim_end() == text
                && ([&read, &plain(text)]
                    .iter()
                    .any(|it| holds(it, &plain(said)))
                    || has_characters_of(text, said))
        }
        _ => false,
    };
    (!agrees).then(|| format!("{} is {value} and stands at {text:?}", fact.path))
}

/// Whether a source that is no text, with tags that are none and escapes of escapes, has the Chinese
/// characters of `said` in order.
fn has_characters_of(source: &str, said: &str) -> bool {
    let is_han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    let mut rest = source.chars().filter(is_han);
    source.contains(['<', '&', '\\'])
        && said
            .chars()
            .filter(is_han)
            .all(|wanted| rest.any(|found| found == wanted))
}

/// Whether `whole` begins and ends as `part` does and has its characters in order: between them
/// may stand what is only layout.
fn holds(whole: &str, part: &str) -> bool {
    let mut rest = whole.chars();
    part.chars().all(|wanted| rest.any(|found| found == wanted))
        && whole.chars().next() == part.chars().next()
        && whole.chars().next_back() == part.chars().next_back()
}

/// The digits of a whole number, without leading zeros.
fn figure(text: &str) -> String {
    if text.contains('.') {
        return "not whole".to_owned();
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.trim_start_matches('0') {
        "" if digits.is_empty() => "no digits".to_owned(),
        "" => "0".to_owned(),
        digits => digits.to_owned(),
    }
}

/// The digits that do not depend on the unit.
fn significant(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return "no digits".to_owned();
    }
    digits.trim_matches('0').to_owned()
}

/// The numbers of a text, those in Chinese too: `2024年1月`, `二〇二四年一月十一日`.
fn numbers(text: &str) -> Vec<String> {
    const CHINESE: &str = "0一二三四五六七八九";
    let digit = |character: char| match character {
        '0'..='9' => Some(character),
        _ => CHINESE
            .chars()
            .position(|it| it == character)
            .and_then(|at| char::from_digit(u32::try_from(at).ok()?, 10)),
    };
    text.split(|character| digit(character).is_none() && character != '十')
        .filter(|run| !run.is_empty())
        .map(|run| match run.split_once('十') {
            None => run.chars().filter_map(digit).collect(),
            Some((tens, units)) => {
                let or = |part: &str, other| part.chars().next().and_then(digit).unwrap_or(other);
                format!("{}{}", or(tens, '1'), or(units, '0'))
            }
        })
        .collect()
}

/// Without blanks, tags and references; digits and signs as in ASCII.
fn folded(source: &str) -> String {
    let mut shown = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = after;
        match character {
            '<' if after.starts_with("!--") => {
                rest = after.find("-->").map_or("", |at| &after[at + 3..]);
            }
            // In a script the slash is escaped.
            '<' if after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c))
                || after.trim_start_matches('\\').starts_with('/') =>
            {
                rest = after.find('>').map_or("", |at| &after[at + 1..]);
                for (open, close) in [("script", "</script"), ("style", "</style")] {
                    if after.starts_with(open) {
                        rest = rest.find(close).map_or("", |at| &rest[at..]);
                    }
                }
            }
            '&' => match after
                .find(';')
                .filter(|&at| at < 10 && is_name(&after[..at]))
            {
                Some(at) => {
                    shown.extend(reference(&after[..at]));
                    rest = &after[at + 1..];
                }
                None => shown.push('&'),
            },
            '\\' if after.starts_with('u') && after.is_char_boundary(5) => {
                let code = u32::from_str_radix(&after[1..5], 16).ok();
                shown.extend(code.and_then(char::from_u32));
                rest = &after[5..];
            }
            '\\' if after.starts_with(['n', 't', 'r']) => rest = &after[1..],
            '\\' => {}
            _ => shown.push(character),
        }
    }
    plain(&shown)
}

/// Without blanks and what escapes them; digits and signs as in ASCII.
fn plain(shown: &str) -> String {
    let is_layout = |c: char| {
        matches!(
            c,
            '\\' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
        ) || c.is_whitespace()
            || c.is_control()
    };
    let ascii = |c: char| match c {
        '〇' | '零' => '0',
        '０'..='９' => char::from_digit(c as u32 - '０' as u32, 10).unwrap_or(c),
        '－' | '−' | '—' | '﹣' | '–' => '-',
        '．' => '.',
        _ => c,
    };
    shown
        .chars()
        .filter(|c| !is_layout(*c))
        .map(ascii)
        .collect()
}

fn is_name(text: &str) -> bool {
    let name = text.strip_prefix('#').unwrap_or(text);
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn reference(name: &str) -> Option<char> {
    let code = match name.strip_prefix('#') {
        Some(code) => match code.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => code.parse().ok()?,
        },
        None => {
            return match name {
                "lt" => Some('<'),
                "gt" => Some('>'),
                "amp" => Some('&'),
                "quot" => Some('"'),
                "ldquo" => Some('“'),
                "rdquo" => Some('”'),
                _ => None,
            };
        }
    };
    let character = char::from_u32(code)?;
    (!character.is_whitespace()).then_some(character)
}

/// Every fault of the spans of an outcome.
pub(crate) fn misplacements(outcome: &Outcome) -> Vec<String> {
    let source = outcome.source().text();
    let facts = outcome.report().facts();
    let mut faults: Vec<_> = facts.filter_map(|fact| misplaced(&fact, source)).collect();
    for diagnostic in outcome.diagnostics() {
        for span in [diagnostic.span(), diagnostic.context()]
            .into_iter()
            .flatten()
        {
            if span.slice(source).is_none() {
                faults.push(format!(
                    "the span of a diagnostic is no text: {} {}..{}",
                    diagnostic.code(),
                    span.start,
                    span.end
                ));
            }
        }
    }
    faults
}

/// Whether two cells stand in the same row.
pub(crate) fn same_row(one: CellPath, other: CellPath) -> bool {
    match (one, other) {
        (CellPath::Disclosure(one, _), CellPath::Disclosure(other, _)) => one == other,
        (CellPath::Requests(one, _), CellPath::Requests(other, _)) => one == other,
        (CellPath::Review(one, _), CellPath::Review(other, _)) => one == other,
        _ => false,
    }
}

/// Whether a diagnostic names a cell, or another cell of its row.
pub(crate) fn is_covered(outcome: &Outcome, cell: CellPath) -> bool {
    outcome
        .diagnostics()
        .iter()
        .flat_map(gongkai::Diagnostic::paths)
        .any(|path| matches!(path, Path::Cell(named) if same_row(*named, cell)))
}

/// The editions with known cells.
pub(crate) const EDITIONS: [Edition; 2] = [Edition::Of2019, Edition::Of2021];

/// A report that does not print its thousand lines when a property fails over it: the failure says
/// what is wrong, and `GONGKAI_DUMP` names a folder for the text.
#[derive(Clone)]
pub(crate) struct Quiet(pub(crate) Report);

impl std::fmt::Debug for Quiet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let year = self.0.year.value().copied().unwrap_or_default();
        write!(f, "report of {year}")
    }
}

/// Runs a property over `n_cases` values, `PROPTEST_CASES` if it says more. Gives the failure.
#[must_use]
pub(crate) fn run<S: proptest::strategy::Strategy>(
    n_cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> Result<(), proptest::test_runner::TestCaseError>,
) -> Option<String> {
    let asked = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|it| it.parse().ok());
    let config = proptest::test_runner::Config {
        failure_persistence: None,
        max_shrink_iters: 120,
        cases: n_cases.max(asked.unwrap_or(0)),
        ..proptest::test_runner::Config::default()
    };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    runner
        .run(strategy, property)
        .err()
        .map(|error| error.to_string())
}

/// Keeps the text of a failure, if a folder is named for it.
pub(crate) fn dump(name: &str, text: &str) {
    if let Some(folder) = std::env::var_os("GONGKAI_DUMP") {
        let _ = fs::create_dir_all(&folder);
        let _ = fs::write(FilePath::new(&folder).join(name), text);
    }
}

/// The first of some faults, and how many there are.
pub(crate) fn few(faults: &[String]) -> String {
    let mut text = faults
        .iter()
        .take(6)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n");
    if faults.len() > 6 {
        text.push_str(&format!("\n... {} in all", faults.len()));
    }
    text
}
