//! The words of the form outside its tables: headings, parts of the narrative, furniture.
//!
//! Keys as in `labels`: Han characters only, simplified, without ordinals.

use super::headings::Section;

pub(crate) mod counters;

/// What makes a line a section's heading: every group must be met by one of its words, and the
/// key may be no longer than `longest` characters.
#[derive(Debug)]
pub(crate) struct HeadingRule {
    pub(crate) section: Section,
    pub(crate) all_of: &'static [&'static [&'static str]],
    pub(crate) none_of: &'static [&'static str],
    pub(crate) longest: usize,
    /// Whether the words alone, with no ordinal before them, are enough.
    pub(crate) unnumbered: bool,
}

/// In the order they are tried; the wordings are those of the catalogue of layouts.
pub(crate) static HEADINGS: &[HeadingRule] = &[
    HeadingRule {
        section: Section::OtherMatters,
        all_of: &[&["需要报告", "其他事项", "其它事项", "需报告"]],
        none_of: &[],
        longest: 20,
        unnumbered: true,
    },
    HeadingRule {
        section: Section::Review,
        all_of: &[&["复议"], &["诉讼"], &["情况", "行政诉讼", "提起"]],
        none_of: &["结果", "直接起诉", "未发生", "没有"],
        longest: 36,
        unnumbered: true,
    },
    HeadingRule {
        section: Section::Requests,
        all_of: &[
            &["收到和处理", "收到及处理", "接收和处理", "收到处理"],
            &["申请"],
        ],
        none_of: &[],
        longest: 32,
        unnumbered: true,
    },
    HeadingRule {
        section: Section::Problems,
        all_of: &[&["问题"], &["改进", "整改", "措施", "不足"]],
        none_of: &["针对"],
        longest: 30,
        unnumbered: true,
    },
    HeadingRule {
        section: Section::Problems,
        all_of: &[&["存在的主要问题", "存在的问题", "存在问题", "主要问题"]],
        none_of: &["针对"],
        longest: 16,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::Disclosure,
        all_of: &[
            &["主动公开政府信息", "主动公开政务信息", "主动公开信息"],
            &["情况"],
        ],
        none_of: &["申请"],
        longest: 24,
        unnumbered: true,
    },
    HeadingRule {
        section: Section::Overview,
        all_of: &[&[
            "总体情况",
            "总体工作情况",
            "工作概述",
            "概述",
            "总体概况",
            "基本情况",
            "工作总体情况",
        ]],
        none_of: &["申请", "问题"],
        longest: 20,
        unnumbered: true,
    },
];

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

/// What a note beneath a table begins with.
pub(crate) static NOTES: &[&str] = &["注:", "备注:", "附注:"];

/// What headings begin with besides the words of their rules: ordinals, marks, and what stands before
/// the words. Lines that begin otherwise are looked at no closer.
pub(crate) const BEGIN_HEADINGS: &str =
    "一二三四五六七八九十第丨0123456789#*-|年工主行政因基关本_[【★☆●○◆◇■□▲△▼※►▶";

/// ★一、总体情况: marks that editors and sites put around headings.
pub(crate) const HEADING_MARKS: &str = " #*_>★☆●○◆◇■□▲△▼※►▶";

/// What headings end in besides the words of their rules.
pub(crate) const END_HEADINGS: &str = "表概划议作进";

/// Phrases by which a heading that is glued to a sentence is found, behind its ordinal or a figure.
pub(crate) static GLUED_HEADINGS: &[(Section, &str)] = &[
    (Section::Overview, "总体情况"),
    (Section::Overview, "总体工作情况"),
    (Section::Overview, "工作概述"),
    (Section::Overview, "概述"),
    (Section::Overview, "年度信息公开总体情况"),
    (Section::Disclosure, "主动公开政府信息情况"),
    (Section::Disclosure, "主动公开政府信息的情况"),
    (Section::Disclosure, "主动公开政务信息情况"),
    (Section::Disclosure, "行政机关主动公开政府信息情况"),
    (Section::Requests, "收到和处理政府信息公开申请情况统计表"),
    (Section::Requests, "收到和处理政府信息公开申请情况"),
    (Section::Requests, "收到和处理政府信息公开申请的情况"),
    (Section::Requests, "行政机关收到和处理政府信息公开申请情况"),
    (Section::Requests, "收到和处理政府信息公开的申请情况"),
    (Section::Review, "政府信息公开行政复议、行政诉讼情况"),
    (Section::Review, "政府信息公开行政复议和行政诉讼情况"),
    (Section::Review, "政府信息公开行政复议及行政诉讼情况"),
    (Section::Review, "政府信息公开行政复议行政诉讼情况"),
    (Section::Review, "政府信息公开行政法复议、行政诉讼情况"),
    (
        Section::Review,
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    (Section::Problems, "存在的主要问题及改进情况"),
    (
        Section::Problems,
        "政府信息公开工作存在的主要问题及改进情况",
    ),
    (Section::Problems, "存在的主要问题和改进措施"),
    (Section::Problems, "存在的主要问题及改进措施"),
    (Section::Problems, "存在问题及改进情况"),
    (Section::Problems, "存在的问题及改进情况"),
    (Section::OtherMatters, "其他需要报告的事项"),
    (Section::OtherMatters, "其他需要报告事项"),
];

/// 总体情况的组成部分: a part of section 一.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    ProactiveDisclosure,
    Requests,
    InformationManagement,
    Platform,
    Supervision,
}

/// Words that open a part, in the order they are tried: 依申请公开 before 公开, and so on.
pub(crate) static PARTS: &[(Part, &[&str])] = &[
    (
        Part::Requests,
        &["依申请公开", "依法依规办理申请", "申请公开办理", "依申请"],
    ),
    (
        Part::Platform,
        &[
            "政府信息公开平台",
            "信息公开平台",
            "公开平台",
            "平台建设",
            "政务公开平台",
            "政府网站平台",
        ],
    ),
    (
        Part::InformationManagement,
        &["政府信息管理", "信息管理", "政府信息资源", "政务信息管理"],
    ),
    (
        Part::Supervision,
        &[
            "监督保障",
            "监管保障",
            "监督和保障",
            "保障监督",
            "监督评价",
            "工作监督",
        ],
    ),
    (
        Part::ProactiveDisclosure,
        &["主动公开", "推进主动公开", "政府信息主动公开"],
    ),
];

/// Words with which section 五 turns from problems to what is done about them.
pub(crate) static TURNS: &[&str] = &[
    "改进措施",
    "改进情况",
    "改进方向",
    "改进计划",
    "改进办法",
    "改进举措",
    "整改举措",
    "整改措施",
    "整改情况",
    "解决措施",
    "下一步",
    "下步",
    "针对存在的问题",
    "针对以上问题",
    "针对上述问题",
    "针对这些问题",
    "今后",
    "努力方向",
    "工作打算",
    "工作计划",
    "针对问题",
    "措施",
];

/// 2024年，我局将…: what is said of a year after the report's, that is of what will be done.
pub(crate) static PLANS: &[&str] = &["将", "拟", "计划", "继续"];

/// 一是主动公开方面: what the name of a part ends in where it opens an item of running text.
pub(crate) static PART_ENDS: &[&str] = &["方面", "情况"];

/// Words of the page, not of the report, with which a line begins.
pub(crate) static FURNITURE: &[&str] = &[
    "扫一扫",
    "打印",
    "关闭",
    "分享",
    "版权所有",
    "主办单位",
    "承办单位",
    "主办",
    "承办",
    "网站标识码",
    "技术支持",
    "上一篇",
    "下一篇",
    "相关链接",
    "相关文章",
    "当前位置",
    "您的位置",
    "您当前",
    "首页",
    "浏览次数",
    "字体",
    "字号",
    "来源",
    "信息来源",
    "发布时间",
    "发布日期",
    "责任编辑",
    "返回顶部",
    "联系我们",
    "网站地图",
    "备案号",
    "索引号",
    "附件",
    "点击数",
    "阅读次数",
    "我要纠错",
    "打印本页",
    "关闭窗口",
    "访问量",
    "微信",
    "推荐",
    "广告",
];

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

/// 二Ｏ二四年: what stands for the zero of a year in numerals. The view has Ｏ as O.
pub(crate) const ZEROS: [char; 7] = ['〇', '零', '○', '◯', 'O', 'o', '0'];

/// 元月: the first month without its number.
pub(crate) const FIRST_MONTH: &str = "元";

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

/// 地址：…: the names of an address, the longest first.
pub(crate) static ADDRESSES: &[&str] = &["联系地址", "通讯地址", "通信地址", "地址"];

/// 电话：…
pub(crate) static TELEPHONES: &[&str] = &["联系电话号码", "联系电话", "电话号码", "电话"];

/// 邮编：…
pub(crate) static POSTCODES: &[&str] = &["邮政编码", "邮编"];

/// 电子邮箱：…
pub(crate) static EMAILS: &[&str] = &[
    "电子邮箱地址",
    "电子邮件地址",
    "邮箱地址",
    "电子邮箱",
    "电子邮件",
    "邮箱",
    "E-mail",
    "Email",
    "email",
];

/// Wordings of Taiwan that conversion by machine leaves in labels, and the form's.
pub(crate) static WORDINGS: &[(&str, &str)] = &[("档案", "文件"), ("资讯", "信息")];
