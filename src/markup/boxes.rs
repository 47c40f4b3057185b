//! Boxes of metadata beside the text: 索引号, 发布机构, 发文日期, 名称, 文号.
//!
//! Takes a line or a table of the extracted text; says whether it is such a box or a part of one, and
//! which values in it name a body or a title. Knows these labels only, not the form's.

use std::ops::Range;
use std::sync::LazyLock;

use super::tape::is_blank;
use crate::source::extract::{EvidenceKind, separators};
use crate::source::set::CharSet;

/// A value of a box: where in what was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) kind: EvidenceKind,
    pub(crate) value: Range<usize>,
}

/// What a label says of what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Label {
    name: &'static str,
    kind: Option<EvidenceKind>,
    /// Whether it makes a box by itself; the others also stand in texts and need company.
    sure: bool,
}

const fn label(name: &'static str, kind: Option<EvidenceKind>, sure: bool) -> Label {
    Label { name, kind, sure }
}

use EvidenceKind::{Agency, MetaTitle};

/// Longer names before those they begin with.
const LABELS: &[Label] = &[
    label("信息索引号", None, true),
    label("索引号", None, true),
    label("索引码", None, true),
    label("主题分类", None, true),
    label("信息分类", None, true),
    label("信息类别", None, true),
    label("体裁分类", None, true),
    label("组配分类", None, true),
    label("服务对象", None, true),
    label("公文种类", None, true),
    label("公开方式", None, true),
    label("公开范围", None, true),
    label("公开时限", None, true),
    label("公开形式", None, true),
    label("公开程序", None, true),
    label("公开目录", None, true),
    label("主题词", None, true),
    label("关键词", None, true),
    label("有效性", None, true),
    label("效力状态", None, true),
    label("生效日期", None, true),
    label("废止日期", None, true),
    label("失效日期", None, true),
    label("浏览次数", None, true),
    label("阅读次数", None, true),
    label("访问次数", None, true),
    label("点击次数", None, true),
    label("发布机构", Some(Agency), true),
    label("发布单位", Some(Agency), true),
    label("发文机关", Some(Agency), true),
    label("发文机构", Some(Agency), true),
    label("发文单位", Some(Agency), true),
    label("制发机关", Some(Agency), true),
    label("信息来源", Some(Agency), true),
    label("文章来源", Some(Agency), true),
    label("来源", Some(Agency), false),
    label("作者", None, false),
    label("编辑", None, false),
    label("发文日期", None, true),
    label("成文日期", None, true),
    label("生成日期", None, true),
    label("印发日期", None, true),
    label("公开日期", None, true),
    label("发布日期", None, true),
    label("发布时间", None, true),
    label("更新时间", None, true),
    label("日期", None, false),
    label("时间", None, false),
    label("信息名称", Some(MetaTitle), true),
    label("文件名称", Some(MetaTitle), false),
    label("名称", Some(MetaTitle), false),
    label("标题", Some(MetaTitle), false),
    label("发文字号", None, true),
    label("文件编号", None, false),
    label("文号", None, false),
    label("字体", None, false),
    label("字号", None, false),
    label("分享到", None, false),
    label("分享", None, false),
];

/// A line of a box is no longer than this in bytes: some 150 characters, a long title and its label.
const LONGEST_LINE: usize = 450;

/// A box has no more cells than this.
const MOST_CELLS: usize = 64;

/// The lines that were just read: a label without a value waits for the next line, and a label that
/// also stands in texts needs a box line before it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Boxes {
    inside: bool,
    waiting: Option<Option<EvidenceKind>>,
}

impl Boxes {
    /// Something else came.
    pub(crate) fn end(&mut self) {
        *self = Self::default();
    }

    /// If the line is part of a box, the values in it.
    pub(crate) fn in_line(&mut self, line: &str) -> Option<Vec<Pair>> {
        let before = std::mem::take(self);
        if line.len() > LONGEST_LINE {
            return None;
        }
        let labels = labels_with_colons(line);
        let first = labels.first();
        if first.is_none_or(|it| it.start > 0) {
            // The value of the label on the line before.
            let kind = before.waiting?;
            self.inside = true;
            let value = trimmed(line, 0..line.len());
            return Some(kind.map(|kind| Pair { kind, value }).into_iter().collect());
        }
        if !(before.inside || labels.len() > 1 || first.is_some_and(|it| it.label.sure)) {
            return None;
        }
        self.inside = true;
        let mut pairs = Vec::new();
        for (place, it) in labels.iter().enumerate() {
            let end = labels.get(place + 1).map_or(line.len(), |next| next.start);
            let value = trimmed(line, it.behind..end);
            if value.is_empty() {
                self.waiting = (place + 1 == labels.len()).then_some(it.label.kind);
            } else if let Some(kind) = it.label.kind {
                pairs.push(Pair { kind, value });
            }
        }
        Some(pairs)
    }
}

/// If a table is a box, the values in it: some cell is a label that makes a box by itself, another cell
/// is a label, too, and every row but those of one cell begins with one.
pub(crate) fn in_table(text: &str) -> Option<Vec<Pair>> {
    let mut labels = 0;
    let mut sure = false;
    let mut pairs = Vec::new();
    let mut waiting = None;
    let mut cells = 0;
    let mut start = separators::TABLE_OPEN.len_utf8();
    for (at, _) in text.match_indices(separators::CELL) {
        cells += 1;
        if cells > MOST_CELLS {
            return None;
        }
        let from = text[start..at]
            .rfind(separators::ROW)
            .map_or(start, |it| start + it + 1);
        let cell = trimmed(text, from..at);
        start = at + 1;
        let first_of_row =
            from == separators::TABLE_OPEN.len_utf8() || text[..from].ends_with(separators::ROW);
        match label_of(&text[cell.clone()]) {
            Some((label, behind)) => {
                labels += 1;
                sure |= label.sure;
                let value = trimmed(text, cell.start + behind..cell.end);
                waiting = value.is_empty().then_some(label.kind).flatten();
                if let Some(kind) = label.kind
                    && !value.is_empty()
                {
                    pairs.push(Pair { kind, value });
                }
            }
            None if first_of_row && !text[at + 1..].starts_with(separators::ROW) => return None,
            None => {
                if let Some(kind) = waiting.take()
                    && !cell.is_empty()
                {
                    pairs.push(Pair { kind, value: cell });
                }
            }
        }
    }
    (sure && labels >= 2).then_some(pairs)
}

/// The labels that begin with the first character of a text; most texts begin with that of none.
fn labels_at(text: &str) -> impl Iterator<Item = &'static Label> {
    static FIRSTS: LazyLock<CharSet> =
        LazyLock::new(|| CharSet::new(LABELS.iter().filter_map(|label| label.name.chars().next())));
    let first = text.chars().find(|c| !is_blank(*c));
    let first = first.filter(|c| FIRSTS.has(*c));
    let labels = first.map_or(&[][..], |_| LABELS);
    labels
        .iter()
        .filter(move |label| label.name.chars().next() == first)
}

/// A label at the start of a cell, with a colon or alone.
fn label_of(cell: &str) -> Option<(Label, usize)> {
    labels_at(cell).find_map(|label| {
        let behind = spaced(cell, label.name)?;
        let rest = cell[behind..].trim_start_matches(is_blank);
        let colon = rest.strip_prefix([':', '：']);
        match colon {
            Some(value) => Some((*label, cell.len() - value.len())),
            None => rest.is_empty().then_some((*label, cell.len())),
        }
    })
}

struct Found {
    label: Label,
    start: usize,
    behind: usize,
}

/// Every label with a colon behind it, where the line or a blank or a bracket stands before it.
fn labels_with_colons(line: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // Behind the last colon stands no label.
    let Some(last) = line.rfind(':').max(line.rfind('：')) else {
        return found;
    };
    let mut at_start = true;
    let mut skip_until = 0;
    for (at, c) in line[..last].char_indices() {
        if is_blank(c)
            || matches!(
                c,
                '|' | '｜' | '[' | '【' | '(' | '（' | ']' | '】' | ')' | '）'
            )
        {
            at_start |= at >= skip_until;
            continue;
        }
        if at_start && at >= skip_until {
            let label = labels_at(&line[at..]).find_map(|label| {
                let behind = at + spaced(&line[at..], label.name)?;
                let rest = line[behind..].trim_start_matches(is_blank);
                let value = rest.strip_prefix([':', '：'])?;
                Some((*label, line.len() - value.len()))
            });
            if let Some((label, behind)) = label {
                let start = if found.is_empty()
                    && line[..at]
                        .chars()
                        .all(|c| is_blank(c) || "【[(（|".contains(c))
                {
                    0
                } else {
                    at
                };
                found.push(Found {
                    label,
                    start,
                    behind,
                });
                skip_until = behind;
            }
        }
        at_start = false;
    }
    found
}

/// Where `name` ends if the text begins with it, blanks between its characters or not.
fn spaced(text: &str, name: &str) -> Option<usize> {
    let mut chars = text.char_indices();
    let mut behind = 0;
    for wanted in name.chars() {
        let (at, c) = chars.by_ref().find(|(_, c)| !is_blank(*c))?;
        if c != wanted {
            return None;
        }
        behind = at + c.len_utf8();
    }
    Some(behind)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(piece) = text.get(range.clone()) else {
        return range.start..range.start;
    };
    let drop = |c: char| is_blank(c) || matches!(c, '[' | ']' | '【' | '】' | '|' | '｜');
    let from = piece.len() - piece.trim_start_matches(drop).len();
    let len = piece.trim_matches(drop).len();
    range.start + from..range.start + from + len
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values<'a>(text: &'a str, pairs: &[Pair]) -> Vec<(EvidenceKind, &'a str)> {
        pairs
            .iter()
            .map(|it| (it.kind, &text[it.value.clone()]))
            .collect()
    }

    #[test]
    fn lines_of_boxes_are_told_from_text() {
        type Found<'a> = Option<&'a [(EvidenceKind, &'a str)]>;
        let cases: &[(&str, Found<'_>)] = &[
            ("索 引 号：000-123/2024-1", Some(&[])),
            ("发布机构：甲市乙局", Some(&[(Agency, "甲市乙局")])),
            (
                "发布时间：2024-01-20 来源：乙局 浏览次数： 12",
                Some(&[(Agency, "乙局")]),
            ),
            ("【发布日期】：2024年1月20日", None),
            ("来源：乙局", None),
            ("名称：乙局", None),
            ("一、总体情况", None),
            ("联系人：甲，来源：乙", None),
        ];
        for (line, wanted) in cases {
            let found = Boxes::default().in_line(line);
            let found = found.as_deref().map(|it| values(line, it));
            assert_eq!(found.as_deref(), *wanted, "{line}");
        }
    }

    #[test]
    fn a_label_waits_for_the_next_line() {
        let mut boxes = Boxes::default();
        let lines = [
            "索引号：",
            "12",
            "名　　称：",
            "甲局2023年度报告",
            "一、总体情况",
        ];
        let found: Vec<_> = lines
            .iter()
            .map(|line| boxes.in_line(line).map(|it| values(line, &it)))
            .collect();
        assert_eq!(
            found,
            [
                Some(vec![]),
                Some(vec![]),
                Some(vec![]),
                Some(vec![(MetaTitle, "甲局2023年度报告")]),
                None,
            ]
        );
    }

    #[test]
    fn tables_of_labels_are_boxes() {
        let table = "\u{1C}索 引 号：\u{1F}12\u{1F}主题分类\u{1F}\u{1F}\u{1E}\
            名　称：\u{1F}乙局年报\u{1F}\u{1E}发布机构\u{1F}乙局\u{1F}成文日期：\u{1F}2024-01-20\u{1F}\u{1E}\u{1D}";
        let found = in_table(table).map(|it| values(table, &it));
        assert_eq!(found, Some(vec![(MetaTitle, "乙局年报"), (Agency, "乙局")]));
        let data = "\u{1C}信息内容\u{1F}本年制发件数\u{1F}\u{1E}规章\u{1F}0\u{1F}\u{1E}\u{1D}";
        assert_eq!(in_table(data), None);
    }
}
