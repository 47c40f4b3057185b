//! Words of titles, and of what stands around them.

/// 标题：…, 标题…, 标题 | …: what stands before a title in a box beside the text; no body's name begins with it.
pub(crate) static TITLE_NAMES: &[&str] = &[
    "标题",
    "题目",
    "信息标题",
    "文章标题",
    "公报标题",
    "名称",
    "信息名称",
    "文件名称",
    "文件标题",
    "title",
    "Title",
];

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

/// What a title is about, and a page that speaks of a report.
pub(crate) static SUBJECTS: &[&str] = &[
    "政府信息公开",
    "政务信息公开",
    "政务公开",
    "信息公开",
    "政府信息工作",
];

/// What a title ends in.
pub(crate) static TITLE_ENDS: &[&str] = &[REPORT, ANNUAL];

/// …年度报告: what most titles end in.
pub(crate) const REPORT: &str = "报告";

/// 年报: what says of itself that it is of a year.
pub(crate) const ANNUAL: &str = "年报";

/// The character that every title has near its end, and few other lines.
pub(crate) const OF_TITLE_ENDS: char = '报';

/// What a report is called behind its subject.
pub(crate) const ANNUAL_REPORT: &str = "年度报告";

/// …年度报告格式, …年度报告的公示: what may stand behind a title.
pub(crate) static BEHIND_TITLES: &[&str] = &["格式", "的公示", "公示", "的公告", "公告"];

/// 示例市财政局发布…: what news of a report has behind the body's name.
pub(crate) static BEFORE_TITLES: &[&str] = &["发布", "公布"];

/// 年度: what a title without its year has.
pub(crate) const OF_THE_YEAR: &str = "年度";

/// 关于…的报告, 关于…的通知: what a title or a notice begins with.
pub(crate) const ABOUT: &str = "关于";

/// 法治政府建设工作: what stands behind that which a title names beside its subject.
pub(crate) static BESIDE_ENDS: &[&str] = &["工作报告", "工作", "情况", "报告"];

/// 示例市财政局 / 2023年 / 政府信息公开工作 / 年度报告: what the lines of a title on several end in, where it is
/// neither a body nor a year.
pub(crate) static TITLE_LINE_ENDS: &[&str] = &["报告", "公开", "公开工作", "年度", "年", "工作"];

/// …政府信息公开工作年度报告: the words that a title ends in, which a line end may cut anywhere.
pub(crate) static TITLE_WORDS: &[&str] = &[
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "政府信息公开年报",
    "政务公开工作年度报告",
    "政府信息工作年度报告",
    "工作年度报告",
    "工作年报",
    "年度报告",
];

/// 示例镇人民政府信息公开…: what ends the first part of such a name, and which word of its subject is its last.
pub(crate) const PEOPLES: &str = "人民";
pub(crate) const GOVERNMENT: &str = "政府";
