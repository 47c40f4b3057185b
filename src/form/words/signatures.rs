//! Words of the lines under a report.

/// 单位：示例市财政局: what stands before the body's name in a signature.
pub(crate) static SIGNERS: &[&str] = &[
    "单位名称",
    "填报单位",
    "报送单位",
    "编制单位",
    "报告单位",
    "公开单位",
    "单位",
    "署名",
    "落款",
];

/// 日期：2024年1月3日: what stands before the day of a signature.
pub(crate) static SIGNING_DAYS: &[&str] = &[
    "报告日期",
    "填报日期",
    "报送日期",
    "编制日期",
    "成文日期",
    "印发日期",
    "落款日期",
    "填报时间",
    "报送时间",
    "报告时间",
    "编制时间",
    "日期",
    "时间",
];

/// （盖章）: where a seal is, or should be.
pub(crate) static SEALS: &[&str] = &[
    "盖章",
    "公章",
    "印章",
    "签章",
    "加盖公章",
    "单位盖章",
    "单位公章",
    "章",
];

/// 2024年1月3日印发: what a body does with its report on the day that it signs it.
pub(crate) static ISSUES: &[&str] = &["印发", "发布", "公布", "公开", "制", "编制", "填报"];

/// 无其他需要报告的事项: what a line begins with that is no name, though it has no stop.
pub(crate) const NO_NAMES: [char; 8] = ['无', '未', '没', '暂', '我', '本', '特', '以'];

/// 2024年1月8日 星期一: what stands before the day of the week.
pub(crate) static WEEKS: &[&str] = &["星期", "周"];
