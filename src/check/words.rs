//! How cells and numbers are named in messages, in English and in Chinese.

use crate::form::{CellPath, Edition, Forum, RequestRow, Requester};

use super::explain::{Change, Explanation, Why};

/// A label without the groups that its last part does not need.
fn short(label: &'static str) -> &'static str {
    [
        "三、本年度办理结果/（三）不予公开/",
        "三、本年度办理结果/（四）无法提供/",
    ]
    .into_iter()
    .chain(["三、本年度办理结果/（五）不予处理/", "三、本年度办理结果/"])
    .chain([
        "第二十条第（一）项/",
        "第二十条第（五）项/",
        "第二十条第（六）项/",
    ])
    .chain([
        "第二十条第（八）项/",
        "第二十条第（九）项/",
        "法人或其他组织/",
    ])
    .find_map(|group| label.strip_prefix(group))
    .unwrap_or(label)
}

/// “（一）予以公开”.
pub(super) fn row_zh(row: RequestRow) -> String {
    format!("“{}”", short(row.label()))
}

/// “自然人”.
pub(super) fn column_zh(column: Requester) -> String {
    format!("“{}”", short(column.label()))
}

/// “行政复议”.
pub(super) fn forum_zh(forum: Forum) -> String {
    format!("“{}”", forum.label())
}

/// “（一）予以公开”行“自然人”列.
pub(super) fn cell_zh(cell: CellPath, edition: Edition) -> String {
    format!(
        "“{}”行“{}”列",
        short(cell.row_label(edition)),
        short(cell.column_label(edition))
    )
}

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

/// The cells of a list in Chinese; beyond `most` only their number is told.
pub(super) fn cells_zh(cells: &[CellPath], edition: Edition, most: usize) -> String {
    let names: Vec<_> = cells
        .iter()
        .take(most)
        .map(|&cell| cell_zh(cell, edition))
        .collect();
    let names = names.join("、");
    if cells.len() > most {
        format!("{names}等{}个单元格", cells.len())
    } else {
        names
    }
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
