//! What the form prints besides the labels of its cells: headings, captions, corner words.

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
            Self::Disclosure => &["第二十条第", "第二十条 第", "第20条第"],
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
