//! Words of the preamble.

/// What a preamble is about: the law, the period, where to find the report, whom to ask.
pub(crate) static PREAMBLES: &[&str] = &[
    "编制",
    "本报告",
    "本年报",
    "统计期限",
    "统计数据",
    "所列数据",
    "报告格式",
    "电子版",
    "联系地址",
    "联系电话",
    "邮编",
    "现发布",
    "现公布",
    "现向社会公布",
    "特向社会公布",
    "年度报告",
    "截止日期",
    "起至",
];

/// 现公布示例市财政局2023年政府信息公开工作年度报告: what stands before the report's name in a sentence.
pub(crate) static BEFORE_NAMES: &[&str] = &[
    "公布",
    "发布",
    "编制",
    "编制的",
    "编制了",
    "现将",
    "形成",
    "形成了",
    "制作",
    "制作了",
    "现公开",
    "社会公开",
];

/// 示例市财政局向社会公布本单位2023年…: what stands behind who publishes a report, the longest first.
pub(crate) static TO_ALL: &[&str] = &["特向社会", "现向社会", "向社会", "特向", "现向", "向"];

/// 2019年修订的条例, 2019年5月15日起施行: what a clause says of a year that is not the report's.
pub(crate) static OF_LAWS: &[&str] = &["修订", "修正", "施行", "颁布", "国务院令"];

/// 由示例市财政局编制的…: what stands before who makes a report.
pub(crate) const BY: char = '由';

/// 我局: what a name begins with that names no body.
pub(crate) const UNNAMED: [char; 2] = ['我', '本'];

/// 全市, 各县: what begins words for several bodies that end as the name of a place does.
pub(crate) const ALL: [char; 4] = ['全', '各', '该', '此'];

/// 统计期限: what a sentence has that says of which days the figures are.
pub(crate) const COUNTED: &str = "统计";

/// 所列数据自…: what such a sentence may have instead.
pub(crate) const LISTED: &str = "所列数据";

/// What stands behind that word in such a sentence, and not in `据统计,…`.
pub(crate) static PERIODS: &[&str] = &[
    "期限", "时限", "时间", "日期", "区间", "周期", "范围", "数据",
];

/// 自2023年1月1日: what a period begins with.
pub(crate) const FROM: [char; 2] = ['自', '从'];

/// 至12月31日: what stands before the last day of a period.
pub(crate) const UNTIL: [char; 2] = ['至', '到'];

/// 1月1日起: what stands behind the first day of a period.
pub(crate) const ON: [char; 2] = ['起', '始'];

/// 统计期限为: what may stand before the first day of a period.
pub(crate) const BEFORE_PERIODS: [char; 6] = ['为', '是', ':', ' ', '自', '从'];

/// 至12月底: what stands behind a month or a year whose last day is meant.
pub(crate) const ENDS_OF_MONTHS: [char; 2] = ['底', '末'];
