//! How cells, numbers and what would mend the sums are told in messages, in English and in Chinese.

pub(super) use crate::form::names::{cell_zh, cells_zh, column_zh, forum_zh, row_zh};
use crate::form::{CellPath, Edition};

use super::explain::{Change, Explanation, Why};

/// The cells of a list in English, quoted; beyond `most` only their number is told.
pub(super) fn cells(cells: &[CellPath], most: usize) -> String {
    let mut names: Vec<_> = cells
        .iter()
        .take(most)
        .map(|cell| format!("`{cell}`"))
        .collect();
    if cells.len() > most {
        names.push(format!("{} more", cells.len() - most));
    }
    names.join(", ")
}

/// So many explanations are spelt out in a message; all of them are in the paths.
const MOST_EXPLANATIONS: usize = 8;

/// What would mend the sums, in English.
pub(super) fn help(explanations: &[Explanation]) -> String {
    let Some(first) = explanations.first() else {
        return "no change of one or two cells would mend every sum".to_owned();
    };
    let what = |explanation: &Explanation| {
        let changes: Vec<_> = explanation.changes.iter().map(change).collect();
        let why = match explanation.why {
            Why::CutInTwo => ", a figure cut in two",
            Why::RunTogether => ", two figures run together",
            _ => "",
        };
        format!("{}{why}", changes.join(" with "))
    };
    let all: Vec<_> = explanations
        .iter()
        .take(MOST_EXPLANATIONS)
        .map(what)
        .collect();
    let effect = match first.why {
        Why::Crossing => "would mend its row and column",
        _ => "would mend every sum",
    };
    let more = match explanations.len().saturating_sub(MOST_EXPLANATIONS) {
        0 => String::new(),
        more => format!("; or {more} more"),
    };
    format!("a suggestion: {}{more} {effect}", all.join("; or "))
}

fn change(change: &Change) -> String {
    match change.read {
        Some(read) => format!("`{}` {} instead of {read}", change.cell, change.mended),
        None => format!("`{}` {} instead of a blank", change.cell, change.mended),
    }
}

/// What would mend the sums, in Chinese.
pub(super) fn help_zh(explanations: &[Explanation], edition: Edition) -> String {
    let Some(first) = explanations.first() else {
        return "更改一个或两个单元格均不能使全部勾稽关系成立，请逐项核对".to_owned();
    };
    let what = |explanation: &Explanation| {
        let changes: Vec<_> = explanation
            .changes
            .iter()
            .map(|change| {
                let cell = cell_zh(change.cell, edition);
                match change.read {
                    Some(read) => format!("{cell}由{read}改为{}", change.mended),
                    None => format!("{cell}由空白改为{}", change.mended),
                }
            })
            .collect();
        let why = match explanation.why {
            Why::CutInTwo => "（疑为一个数字被拆入两格）",
            Why::RunTogether => "（疑为两个数字连在一起）",
            _ => "",
        };
        format!("{}{why}", changes.join("，同时"))
    };
    let all: Vec<_> = explanations
        .iter()
        .take(MOST_EXPLANATIONS)
        .map(what)
        .collect();
    let effect = match first.why {
        Why::Crossing => "则所在行、列成立",
        _ => "则全部勾稽关系成立",
    };
    let more = match explanations.len() {
        n if n > MOST_EXPLANATIONS => format!("；等共{n}种可能"),
        _ => String::new(),
    };
    format!("建议核对：{}{more}，{effect}", all.join("；或者"))
}
