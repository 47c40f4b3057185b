//! Words of the page that a report stands on.

/// Words of the page, not of the report, with which a line begins.
pub(crate) static FURNITURE: &[&str] = &[
    "扫一扫",
    "打印",
    "分享到",
    "分享至",
    "版权所有",
    "主办单位",
    "承办单位",
    "网站标识码",
    "技术支持",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关链接",
    "相关文章",
    "相关附件",
    "相关信息",
    "相关文档",
    "相关新闻",
    "当前位置",
    "您的位置",
    "您当前",
    "首页",
    "浏览次数",
    "字体",
    "字号",
    "信息来源",
    "发布时间",
    "发布日期",
    "责任编辑",
    "责编",
    "撰稿",
    "供稿",
    "初审",
    "复审",
    "终审",
    "审稿",
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
    "您访问的链接",
    "文章来源",
    "稿件来源",
    "主管单位",
    "友情链接",
    "相关稿件",
    "热点信息",
    "上一页",
    "下一页",
    "手机扫一扫",
    "二维码",
    "点击下载",
    "文件下载",
    "下载附件",
];

/// The same, which sentences begin with as well: the page's where they are all of a short line, or no character of a
/// word stands behind them.
pub(crate) static FURNITURE_OR_TEXT: &[&str] = &[
    "关闭",
    "分享",
    "主办",
    "承办",
    "来源",
    "微信",
    "推荐",
    "广告",
    "收藏",
    "纠错",
    "返回",
    "政府信息公开指南",
    "政府信息公开制度",
    "法定主动公开内容",
];

/// 审核：…: words with which a line of the page begins where a colon stands behind them.
pub(crate) static FURNITURE_NAMES: &[&str] = &[
    "发布单位",
    "发布机构",
    "公开主体",
    "编辑",
    "审核",
    "校对",
    "作者",
    "录入",
    "阅读",
    "点赞",
    "点击",
    "下载",
    "访问",
    "文字",
    "供图",
    "图片",
    "摄影",
];

/// 示ICP备…号: what a line of the page has anywhere.
pub(crate) static FOOTERS: &[&str] = &["ICP备", "公网安备", "Copyright", "网站标识码"];

/// 附件：1.…: what a line begins with that names what comes with a report, between its text and its signature.
pub(crate) static ATTACHMENTS: &[&str] = &["附件", "附表", "附:"];

/// …年度报告.docx: what the name of a file ends in that stands under a report.
pub(crate) static FILE_ENDS: &[&str] = &[
    ".pdf", ".ofd", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".zip", ".rar",
];

/// What UTF-8 read as GBK, and replacement read again, leave behind.
pub(crate) const TRACES: [&str; 5] = ["\u{FFFD}", "锟斤", "ㄒ唬", "敝贫", "鲃庸"];

/// （完）: what ends a text and says nothing.
pub(crate) static CLOSINGS: &[&str] =
    &["完", "全文完", "此件公开发布", "此件主动公开", "此页无正文"];

/// 地址：…: what a line at the foot of a page has.
pub(crate) static AT_THE_FOOT: &[&str] = &["地址:", "邮编:", "邮政编码:"];

/// 联系人：…, 抄送：…: what a line under a report begins with that says whom to ask and who else was told.
pub(crate) static UNDER_REPORTS: &[&str] = &["联系人:", "联系人及电话:", "抄送:", "抄报:", "主送:"];
