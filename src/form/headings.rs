//! What the form prints besides the labels of its cells: headings, captions, corner words; and how
//! headings are known.
//!
//! Takes nothing; gives sections, their words and rules. The words of rules are keys as in `labels`: Han
//! characters only, simplified, without ordinals. Does not know texts.

/// The six sections of the editions of 2019 and 2021.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Section {
    /// 一: narrative.
    Overview,
    /// 二: table `disclosure`.
    Disclosure,
    /// 三: table `requests`.
    Requests,
    /// 四: table `review`.
    Review,
    /// 五: narrative, problems and then improvements.
    Problems,
    /// 六: narrative.
    OtherMatters,
}

impl Section {
    /// The six, in the form's order.
    pub(crate) const ALL: [Self; 6] = [
        Self::Overview,
        Self::Disclosure,
        Self::Requests,
        Self::Review,
        Self::Problems,
        Self::OtherMatters,
    ];

    /// Its place among them, from 0.
    pub(crate) const fn index(self) -> usize {
        self as usize
    }

    /// Its ordinal in the form, from 1.
    pub(crate) const fn number(self) -> u8 {
        self as u8 + 1
    }

    /// Its heading, with its ordinal.
    pub(crate) const fn heading(self) -> &'static str {
        match self {
            Self::Overview => "一、总体情况",
            Self::Disclosure => "二、主动公开政府信息情况",
            Self::Requests => "三、收到和处理政府信息公开申请情况",
            Self::Review => "四、政府信息公开行政复议、行政诉讼情况",
            Self::Problems => "五、存在的主要问题及改进情况",
            Self::OtherMatters => "六、其他需要报告的事项",
        }
    }

    /// Words that only its table has; `None` for narrative.
    pub(crate) const fn anchors(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Disclosure => Some(&["第二十条", "第20条", CONTENT, "规范性文件"]),
            Self::Requests => Some(&["勾稽关系", REQUESTERS, "本年新收"]),
            Self::Review => Some(&["行政诉讼", "起诉"]),
            Self::Overview | Self::Problems | Self::OtherMatters => None,
        }
    }

    /// The words that its table begins with; none for narrative.
    pub(crate) const fn first_words(self) -> &'static [&'static str] {
        match self {
            Self::Disclosure => &[ARTICLE, "第二十条 第", ARTICLE_IN_DIGITS],
            Self::Requests => &[
                "(本列数据",
                "本列数据",
                REQUESTERS,
                "本年新收政府信息公开申请数量",
            ],
            Self::Review => &["行政复议"],
            Self::Overview | Self::Problems | Self::OtherMatters => &[],
        }
    }
}

/// What a caption of table `disclosure` begins with.
pub(crate) const ARTICLE: &str = "第二十条第";

/// The same, in digits.
pub(crate) const ARTICLE_IN_DIGITS: &str = "第20条第";

/// 第二十条第（一）项: what a caption ends in.
pub(crate) const CAPTION_ENDS: [char; 2] = ['项', '款'];

/// What nothing but the corner of table `requests` says.
pub(crate) const CORNER_WORDS: &str = "本列数据的勾稽关系";

/// The ordinal of the first row of table `requests`.
pub(crate) const FIRST_ORDINAL: &str = "一、";

/// How the label of the last row of table `requests` begins.
pub(crate) const LAST_ROW: &str = "结转下";

/// Head of the first column of table `disclosure`, in each of its blocks.
pub(crate) const CONTENT: &str = "信息内容";

/// The corner of table `requests`: its surest anchor.
pub(crate) const CORNER: &str =
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// Head above all columns of table `requests`.
pub(crate) const REQUESTERS: &str = "申请人情况";

/// The groups of a label and the label itself, outermost first: `三、本年度办理结果`,
/// `（三）不予公开`, `1.属于国家秘密`.
///
/// Not for the measures of table `disclosure`: the `/` of 本年增/减 is part of the label.
pub(crate) fn levels(label: &'static str) -> impl Iterator<Item = &'static str> {
    label.split('/')
}

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

/// Words that head a section where nothing of [`HEADINGS`] does, behind its own ordinal and between the sections
/// beside it: `一、工作开展情况`, `六、其他需要说明的情况`.
pub(crate) static NUMBERED_HEADINGS: &[HeadingRule] = &[
    HeadingRule {
        section: Section::OtherMatters,
        all_of: &[&["其他", "其它"]],
        none_of: &[],
        longest: 2,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::OtherMatters,
        all_of: &[
            &["其他", "其它", "需要", "需"],
            &["事项", "情况", "工作", "说明", "汇报"],
        ],
        none_of: &["问题"],
        longest: 16,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::Review,
        all_of: &[&["复议", "诉讼"]],
        none_of: &["结果", "直接起诉", "未发生", "没有"],
        longest: 36,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::Requests,
        all_of: &[
            &["申请"],
            &["依申请公开", "收到", "受理", "办理", "处理", "答复"],
        ],
        none_of: &["复议", "问题"],
        longest: 32,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::Problems,
        all_of: &[&["问题", "不足", "短板", "困难", "改进", "下一步", "下步"]],
        none_of: &["针对"],
        longest: 30,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::Disclosure,
        all_of: &[&["主动公开"]],
        none_of: &["申请", "问题"],
        longest: 24,
        unnumbered: false,
    },
    HeadingRule {
        section: Section::Overview,
        all_of: &[&["总体", "整体", "概况", "工作情况", "开展情况"]],
        none_of: &["申请", "问题", "主动公开"],
        longest: 20,
        unnumbered: false,
    },
];

/// What headings begin with besides the words of their rules: ordinals, marks, and what stands before
/// the words. Lines that begin otherwise are looked at no closer.
pub(crate) const BEGIN_HEADINGS: &str =
    "一二三四五六七八九十第丨0123456789#*-|年工主行政因基关本_[【★☆●○◆◇■□▲△▼※►▶";

/// ★一、总体情况: marks that editors and sites put around headings.
pub(crate) const HEADING_MARKS: &str = " #*_>★☆●○◆◇■□▲△▼※►▶";

/// 五、存在的主要问题 / 及改进情况: lines with which a heading goes on that is one without them.
pub(crate) static HEADING_TAILS: &[&str] = &[
    "及改进情况",
    "和改进情况",
    "与改进情况",
    "及改进措施",
    "和改进措施",
    "及整改情况",
    "及改进",
    "的事项",
    "的情况",
    "情况统计表",
];

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
