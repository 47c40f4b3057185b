//! What cells, rows and columns are called in a Chinese sentence.

use super::{CellPath, Edition, Forum, RequestRow, Requester, Table};

/// The groups of a label that say nothing its last part does not. Those of 其他处理 and 行政诉讼 do, and
/// the `/` of 本年增/减 is none of a group.
const GROUPS: [&str; 10] = [
    "三、本年度办理结果/（三）不予公开/",
    "三、本年度办理结果/（四）无法提供/",
    "三、本年度办理结果/（五）不予处理/",
    "三、本年度办理结果/",
    "第二十条第（一）项/",
    "第二十条第（五）项/",
    "第二十条第（六）项/",
    "第二十条第（八）项/",
    "第二十条第（九）项/",
    "法人或其他组织/",
];

/// A label without such groups.
fn short(label: &'static str) -> &'static str {
    GROUPS
        .iter()
        .find_map(|group| label.strip_prefix(group))
        .unwrap_or(label)
}

/// “（一）予以公开”.
pub(crate) fn row_zh(row: RequestRow) -> String {
    format!("“{}”", short(row.label()))
}

/// “自然人”.
pub(crate) fn column_zh(column: Requester) -> String {
    format!("“{}”", short(column.label()))
}

/// “行政复议”.
pub(crate) fn forum_zh(forum: Forum) -> String {
    format!("“{}”", forum.label())
}

/// “（一）予以公开”行“自然人”列.
pub(crate) fn cell_zh(cell: CellPath, edition: Edition) -> String {
    format!(
        "“{}”行“{}”列",
        short(cell.row_label(edition)),
        short(cell.column_label(edition))
    )
}

/// The cells of a list in Chinese; beyond `most` only their number is told.
pub(crate) fn cells_zh(cells: &[CellPath], edition: Edition, most: usize) -> String {
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

/// 主动公开政府信息情况表, as the sections are headed.
pub(crate) const fn table_zh(table: Table) -> &'static str {
    match table {
        Table::Disclosure => "“主动公开政府信息情况”表",
        Table::Requests => "“收到和处理政府信息公开申请情况”表",
        Table::Review => "“政府信息公开行政复议、行政诉讼情况”表",
    }
}
