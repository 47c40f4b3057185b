//! Rows that a table detector took out of a text and left without their labels: they are told by their places, and where
//! one of them is lost, stands twice or lacks a figure, no value is that of another row.
#![allow(clippy::unwrap_used, reason = "a test that has no report should stop")]

use std::collections::BTreeMap;

use gongkai::parse;

const SOURCE: &str = include_str!("corpus/l13-2021-labels-apart/source.txt");
const GOLD: &str = include_str!("corpus/l13-2021-labels-apart/gold.tsv");

/// What each cell of table `requests` holds in the source.
fn gold() -> BTreeMap<&'static str, &'static str> {
    let cell = |line: &'static str| {
        let mut fields = line.split('\t');
        let (path, _, value) = (fields.next()?, fields.next()?, fields.next()?);
        path.starts_with("requests.").then_some((path, value))
    };
    GOLD.lines().filter_map(cell).collect()
}

/// Which lines of the source are rows of the table.
fn rows(lines: &[&str]) -> Vec<usize> {
    let start = lines.iter().position(|line| line.contains("三、收到"));
    let end = lines.iter().position(|line| line.contains("四、政府"));
    let is_row = |n: &usize| {
        lines[*n].matches('|').count() > 7 && lines[*n].contains(|c: char| c.is_ascii_digit())
    };
    (start.unwrap()..end.unwrap()).filter(is_row).collect()
}

/// The cells that have another value than the source, and how many have none.
fn wrong_and_open(lines: &[String]) -> (Vec<String>, usize) {
    let outcome = parse(&lines.join("\n")).unwrap();
    let mut wrong = Vec::new();
    let mut n_open = 0;
    for (path, expected) in gold() {
        let said = outcome.report().fact(path.parse().unwrap()).value;
        match said.map(|value| value.to_string()) {
            Some(value) if value == expected => {}
            Some(value) => wrong.push(format!("{path} is {value}")),
            None => n_open += usize::from(!expected.is_empty()),
        }
    }
    (wrong, n_open)
}

/// What is wrong once the lines are damaged in one row, for each row in turn: no cell may have another value, and most
/// keep theirs.
fn wrong(damage: impl Fn(&mut Vec<String>, usize)) -> Vec<String> {
    /// What a gap between two rows with labels holds, and the rows beside it.
    const MOST_OPEN: usize = 6 * 7;
    let lines: Vec<&str> = SOURCE.lines().collect();
    let mut all = Vec::new();
    for row in rows(&lines) {
        let mut damaged: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        damage(&mut damaged, row);
        let (wrong, n_open) = wrong_and_open(&damaged);
        all.extend(wrong.iter().map(|it| format!("{}: {it}", lines[row])));
        if n_open > MOST_OPEN {
            all.push(format!("{}: {n_open} are lost", lines[row]));
        }
    }
    all
}

/// A row of bars as words that blanks part.
fn unbarred(line: &str) -> String {
    let cells = line.split('|').map(str::trim);
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.join(" ")
}

#[test]
fn rows_apart_from_their_labels_are_told_where_no_bar_parts_cells() {
    /// Those of three gaps that hold rows whose blank cells leave no trace.
    const MOST_OPEN: usize = 8 * 7;
    let is_rule = |line: &&str| line.starts_with("|---");
    let lines = SOURCE.lines().filter(|line| !is_rule(line));
    let lines: Vec<String> = lines.map(unbarred).collect();
    let (wrong, n_open) = wrong_and_open(&lines);
    assert_eq!(wrong, [""; 0]);
    assert!(n_open <= MOST_OPEN, "{n_open}");
}

#[test]
fn a_row_without_bars_among_rows_with_them_is_a_label_and_its_values() {
    let unbar = |lines: &mut Vec<String>, row: usize| {
        // What is no row of a label alone, or lost its blank cells, is another matter.
        let n_cells = unbarred(&lines[row]).split(' ').count();
        if lines[row].starts_with('|') && n_cells == 8 {
            lines[row] = unbarred(&lines[row]);
        }
    };
    assert_eq!(wrong(unbar), [""; 0]);
}

#[test]
fn a_label_that_is_cut_before_its_bar_is_one() {
    let cut = |lines: &mut Vec<String>, row: usize| {
        let (label, values) = lines[row][1..].split_once('|').unwrap();
        let label = label.trim();
        let middle = label.char_indices().nth(5).map(|(at, _)| at);
        if let Some(at) = middle
            .filter(|_| !label.contains(' ') && label.starts_with(|c: char| c.is_ascii_digit()))
        {
            lines[row] = format!("{}\n| {} |{values}", &label[..at], &label[at..]);
        }
    };
    assert_eq!(wrong(cut), [""; 0]);
}

#[test]
fn a_row_that_is_lost_leaves_the_others_right_or_open() {
    let lose = |lines: &mut Vec<String>, row: usize| drop(lines.remove(row));
    assert_eq!(wrong(lose), [""; 0]);
}

#[test]
fn a_row_that_stands_twice_leaves_the_others_right_or_open() {
    let double = |lines: &mut Vec<String>, row: usize| lines.insert(row, lines[row].clone());
    assert_eq!(wrong(double), [""; 0]);
}

#[test]
fn a_cell_that_is_lost_leaves_the_other_rows_right_or_open() {
    let shorten = |lines: &mut Vec<String>, row: usize| {
        let (before, _) = lines[row].rsplit_once(" | ").unwrap();
        lines[row] = format!("{before} |");
    };
    assert_eq!(wrong(shorten), [""; 0]);
}

#[test]
fn a_blank_label_before_a_cell_too_few_is_no_cell_of_its_row() {
    const SOURCE: &str = include_str!("corpus/l14-2021-header-for-each-row/source.txt");
    let values = |source: &str| -> BTreeMap<String, String> {
        let outcome = parse(source).unwrap();
        let facts = outcome.report().facts();
        let facts = facts.filter_map(|fact| Some((fact.path.to_string(), fact.value?.to_string())));
        facts
            .filter(|(path, _)| path.starts_with("requests."))
            .collect()
    };
    let gold = values(SOURCE);
    let lines: Vec<&str> = SOURCE.lines().collect();
    for row in rows(&lines)
        .into_iter()
        .filter(|n| lines[*n].matches('|').count() == 9)
    {
        let cells: Vec<&str> = lines[row].split('|').map(str::trim).collect();
        if !cells[2].starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        // The headings above others name a row as well.
        let is_named = !cells[1].starts_with(|c: char| c.is_ascii_digit())
            || cells[1].starts_with("1. 申请人");
        let label = if is_named { cells[1] } else { "" };
        for (label, lost) in [(label, 3), (label, 5), (cells[1], 4)] {
            let mut cells = cells.clone();
            cells[1] = label;
            cells.remove(lost);
            let line = cells.join(" | ");
            let mut damaged = lines.clone();
            damaged[row] = line.trim();
            let read = values(&damaged.join("\n"));
            let is_wrong = |(path, value): &(&String, &String)| gold.get(*path) != Some(*value);
            let wrong: Vec<_> = read.iter().filter(is_wrong).collect();
            assert!(wrong.is_empty(), "{line}: {wrong:?}");
            assert!(read.len() + 2 * 7 > gold.len(), "{line}: {}", read.len());
        }
    }
}
