//! Words of titles, and of what stands around them.

/// 标题：…: what stands before a title in a box beside the text.
pub(crate) static TITLE_NAMES: &[&str] = &["标题", "题目", "信息标题", "文章标题"];

/// …年度报告-示例区人民政府网: what the name of a site behind a title ends in.
pub(crate) static SITES: &[&str] = &["网", "网站", "门户", "平台", "人民政府"];

/// 法治政府建设暨…: what a title names beside 政府信息公开, behind the body's name.
pub(crate) static BESIDE_DISCLOSURE: &[&str] = &[
    "推进法治政府建设",
    "法治政府建设",
    "法治建设",
    "依法行政",
    "党务公开",
    "政务服务",
    "行政执法公示",
    "电子政务",
];

/// What joins it to 政府信息公开.
pub(crate) const JOINS: [char; 5] = ['暨', '和', '及', '与', '、'];
