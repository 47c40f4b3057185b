//! The table of sentences: what was expected by hand against what is read.

use super::*;
use crate::model::{ClaimRequester, ClaimResult, Number};

const TABLE: &str = include_str!("../../../tests/tables/claims.tsv");

/// Of what is read, how much was expected; of what was expected, how much is read: in tenths of a
/// percent. They can only rise.
const PRECISION_FLOOR: usize = 1000;
const RECALL_FLOOR: usize = 1000;

/// `received.natural_person=10`, `views~25000..40000`.
fn written(claim: &Claim) -> String {
    let requester = claim.requester.map(ClaimRequester::as_str);
    let result = claim.result.map(ClaimResult::as_str);
    let part = requester.or(result).map(|part| format!(".{part}"));
    let sign = match claim.quantity {
        Quantity::About { .. } => '~',
        _ => '=',
    };
    let subject = claim.subject.as_str();
    format!(
        "{subject}{}{sign}{}",
        part.unwrap_or_default(),
        claim.quantity
    )
}

fn expected(text: &str) -> Vec<String> {
    let claims = text.split("; ").filter(|claim| *claim != "-");
    claims
        .map(|claim| match claim.split_once('=') {
            Some((subject, number)) => match number.parse::<Number>() {
                Ok(number) => format!("{subject}={}", Number::new(number.decimal().normalize())),
                Err(_) => claim.to_owned(),
            },
            None => claim.to_owned(),
        })
        .collect()
}

fn read(sentence: &str) -> Vec<String> {
    claims(Text::new(sentence, 0))
        .iter()
        .filter(|claim| claim.year.is_none_or(|year| year == 2023))
        .map(written)
        .collect()
}

#[test]
fn table_of_sentences() {
    let (mut n_read, mut n_expected, mut n_right, mut n_rows) = (0, 0, 0, 0);
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let (sentence, claims) = line.split_once('\t').unwrap();
        let (expected, read) = (expected(claims), read(sentence));
        let mut left = expected.clone();
        for claim in &read {
            if let Some(at) = left.iter().position(|it| it == claim) {
                left.remove(at);
                n_right += 1;
            }
        }
        if expected.len() != read.len() || !left.is_empty() {
            println!("{sentence}\n  expected {expected:?}\n  read     {read:?}");
        }
        n_rows += 1;
        n_expected += expected.len();
        n_read += read.len();
    }
    let precision = n_right * 1000 / n_read.max(1);
    let recall = n_right * 1000 / n_expected.max(1);
    let line = format!(
        "{n_rows} sentences, {n_expected} claims expected, {n_read} read, {n_right} right: \
         precision {precision}/1000, recall {recall}/1000"
    );
    println!("{line}");
    assert!(n_rows >= 150);
    assert!(precision >= PRECISION_FLOOR && recall >= RECALL_FLOOR);
}
