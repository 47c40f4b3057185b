//! The words of the form outside its labels: of cells here, of what stands around tables in modules of
//! their own.
//!
//! Takes nothing; gives lists, as the folded view has their words. Does not know what is read by them.

#[rustfmt::skip] // lines of words, not one word a line
pub(crate) mod bodies;
#[rustfmt::skip] // as those of bodies
pub(crate) mod claims;
pub(crate) mod contacts;
pub(crate) mod counters;
pub(crate) mod dates;
pub(crate) mod narrative;
pub(crate) mod page;
pub(crate) mod preambles;
pub(crate) mod refusals;
#[rustfmt::skip] // as those of bodies
pub(crate) mod reporters;
pub(crate) mod signatures;
pub(crate) mod titles;

pub(crate) use narrative::Part;

/// 不涉及: words that say, wherever they stand in a cell, that there is nothing to count.
pub(crate) static NOT_CONCERNED: &[&str] = &["不涉及", "不适用", "未涉及"];

/// 无, 未发生: words that deny what the cell counts, alone or behind [`DENIERS`].
pub(crate) static DENIALS: &[&str] = &[
    "没有",
    "没发生",
    "不存在",
    "不具有",
    "不具备",
    "未发生",
    "未产生",
    "未制作",
    "未制定",
    "未制发",
    "未出台",
    "未印发",
    "未收取",
    "未收到",
    "未收费",
    "未开展",
    "未实施",
    "未设",
    "未有",
    "未作出",
    "未被",
    "无",
];

/// 本单位无…: what begins the words before a denial.
pub(crate) static DENIERS: &[&str] = &[
    "本", "我", "该", "此", "全", "今年", "年度", "目前", "暂", "尚", "均", "并", "也", "都", "从",
];

/// 无此项: what the words behind 无 begin with; others are words of which 无 is a part: 无锡, 无法统计.
pub(crate) static DENIED: &[&str] = &[
    "此", "该", "本", "相关", "有关", "相应", "任何", "新", "制", "规章", "规范", "文件", "行政",
    "收费", "许可", "处罚", "强制", "事业", "政府", "采购", "申请", "复议", "诉讼", "结转", "情况",
    "事项", "内容", "发生", "变", "增", "减",
];

/// 未统计: words that say that a number is not known, which is not that there is nothing.
pub(crate) static NOT_KNOWN: &[&str] = &[
    "统计", "汇总", "报送", "上报", "填报", "填写", "掌握", "数据", "提供", "审结", "公布", "核实",
    "录入", "更新",
];

/// 约5: what makes a figure one that is not exact.
pub(crate) const ROUGHLY: [char; 4] = ['约', '近', '逾', '超'];

/// 其中5: what makes a figure that is a cell with it one of a part, or a bound.
pub(crate) static OF_A_PART: &[&str] = &[
    "其中",
    "不少于",
    "不低于",
    "不足",
    "不到",
    "超过",
    "不超过",
    "至少",
];

/// >5: what compares with a figure.
pub(crate) const COMPARISONS: [char; 6] = ['>', '<', '≥', '≤', '≧', '≦'];

/// What a note beneath a table begins with.
pub(crate) static NOTES: &[&str] = &["注:", "备注:", "附注:"];

/// Wordings of Taiwan that conversion by machine leaves in labels, and the form's.
pub(crate) static WORDINGS: &[(&str, &str)] = &[("档案", "文件"), ("资讯", "信息")];
