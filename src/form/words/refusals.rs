//! Words by which a text says that it is something else than a report of the form.

/// 2022—2023学年: what a university reports on.
pub(crate) const SCHOOL_YEAR: &str = "学年";

/// What a university calls itself, or the rules that it reports by.
pub(crate) const UNIVERSITIES: &str = "高等学校";

/// What is reported on that is no year.
pub(crate) static PARTS_OF_YEAR: &[&str] = &[
    "上半年",
    "半年度",
    "第一季度",
    "第二季度",
    "第三季度",
    "一季度",
    "前三季度",
];

/// What a notice on something calls itself.
pub(crate) static NOTICES: &[&str] = &["通知", "的函"];

/// What a page calls itself that explains or draws a report.
pub(crate) static EXPLANATIONS: &[&str] = &["解读", "图解", "一图读懂", "图说", "一图看懂"];

/// 统计指标: the first column of the annex of the years before 2019.
pub(crate) static INDICATORS: &[&str] = &["统计指标", "指标名称"];

/// What the column behind it is called.
pub(crate) static OF_INDICATORS: &[&str] = &["统计数", "单位", "计量单位"];
