//! Rows that a table detector took out of a text and left without their labels: where one of them is lost, stands twice
//! or has a figure more or less, no value is that of another row.
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
    let start = lines.iter().position(|line| line.starts_with("三、收到"));
    let end = lines.iter().position(|line| line.starts_with("四、政府"));
    let is_row = |n: &usize| {
        lines[*n].matches('|').count() > 7 && lines[*n].contains(|c: char| c.is_ascii_digit())
    };
    (start.unwrap()..end.unwrap()).filter(is_row).collect()
}

/// What is wrong once the lines are damaged in one row, for each row in turn: no cell may have another value, and most
/// keep theirs.
fn wrong(damage: impl Fn(&mut Vec<String>, usize)) -> Vec<String> {
    /// What a gap between two rows with labels holds, and the rows beside it.
    const MOST_OPEN: usize = 6 * 7;
    let lines: Vec<&str> = SOURCE.lines().collect();
    let gold = gold();
    let mut wrong = Vec::new();
    for row in rows(&lines) {
        let mut damaged: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        damage(&mut damaged, row);
        let outcome = parse(&damaged.join("\n")).unwrap();
        let mut n_open = 0;
        for (path, expected) in &gold {
            let said = outcome.report().fact(path.parse().unwrap()).value;
            match said.map(|value| value.to_string()) {
                Some(value) if value == *expected => {}
                Some(value) => wrong.push(format!("{}: {path} is {value}", lines[row])),
                None => n_open += usize::from(!expected.is_empty()),
            }
        }
        if n_open > MOST_OPEN {
            wrong.push(format!("{}: {n_open} are lost", lines[row]));
        }
    }
    wrong
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
