//! Words of the narrative that say what a number counts, and how exact it is.
//!
//! Each stands in one list; a longer word hides the shorter ones in it.

/// 政府信息公开申请.
pub(crate) static REQUESTS: &[&str] = &[
    "政府信息公开申请", "信息公开申请", "政务公开申请", "依申请公开", "公开申请", "申请公开", "政府信息申请",
    "公开政府信息的申请", "公开信息的申请", "信息公开的申请",
];

/// 申请 alone: a request if something was received, or if requests are the topic.
pub(crate) static APPLICATION: &[&str] = &["申请"];

/// 行政复议.
pub(crate) static REVIEW: &[&str] = &[
    "行政复议", "复议", "行政复议申请", "复议申请", "行政复议案件", "复议案件",
];

/// 行政诉讼.
pub(crate) static LAWSUITS: &[&str] = &["行政诉讼", "诉讼", "行政诉讼案件", "诉讼案件", "行政应诉案件"];

/// 未经复议直接起诉.
pub(crate) static LAWSUITS_DIRECT: &[&str] = &["未经复议直接起诉", "未经行政复议直接起诉", "直接起诉"];

/// 复议后起诉.
pub(crate) static LAWSUITS_AFTER_REVIEW: &[&str] = &["复议后起诉", "经复议后起诉", "行政复议后起诉"];

/// 规章.
pub(crate) static RULES: &[&str] = &["规章"];

/// 行政规范性文件.
pub(crate) static NORMATIVE_DOCUMENTS: &[&str] = &["规范性文件", "行政规范性文件"];

/// 信息处理费.
pub(crate) static FEES: &[&str] = &[
    "信息处理费", "公开处理费", "信息公开处理费", "处理费", "信息公开收费", "信息处理费用",
    "依申请公开收费", "申请公开收费",
];

/// 费用 alone: a fee if something was collected.
pub(crate) static MONEY: &[&str] = &["费用", "收费"];

/// 信息, of which some was published.
pub(crate) static INFORMATION: &[&str] = &["信息", "各类信息"];

/// 点击量, of pages.
pub(crate) static VIEWS: &[&str] = &[
    "点击量", "浏览量", "访问量", "阅读量", "点击率", "点击数", "浏览次数", "点击", "浏览", "总访问",
];

/// What else is counted: no figure beside one of these is ours.
pub(crate) static OTHER_TOPICS: &[&str] = &[
    "热线", "来信", "信箱", "来电", "咨询", "信访", "留言", "建议", "提案", "议案", "培训", "会议", "发布会",
    "投诉", "举报", "检察建议", "微信", "微博", "公众号", "文章", "目录", "专栏", "行政许可", "许可", "低保",
    "救助", "事业性收费", "行政事业性收费", "经费", "工单", "诉求", "来访", "舆情", "行政处罚", "行政强制",
    "办件", "政务服务", "调解", "仲裁", "合同", "政策", "解读材料", "决定书", "答复书", "告知书", "通知书",
    "责任追究", "事件", "复议决定", "行政复议决定", "复议机关", "复议职责", "行政复议职责", "复议机构",
    "应诉", "咨询电话", "不动产", "用地", "补贴", "公证", "法律援助", "入学", "落户", "户籍", "受理点",
    "受理窗口", "新闻", "视频", "图解", "活动", "宣传", "意见", "证照", "证明", "案卷",
];

/// 申请数量为12件: what may stand between a thing and how many there are.
pub(crate) static TAILS: &[&str] = &[
    "数量", "事项", "事宜", "共", "共计", "合计", "总数", "为", "量", "数", "件数", "总计", "总量", "件",
    "达", "约", "近", "超过", "总共", "受理量", "受理数", "方面", "情况",
];

/// 申请人: words that only look like one of the others.
pub(crate) static LOOK_ALIKES: &[&str] = &[
    "申请人", "申请表", "申请渠道", "申请流程", "申请材料", "申请处理", "申请办理", "申请受理",
    "公民、法人或其他组织", "公民、法人和其他组织", "公民、法人及其他组织", "公民法人和其他组织",
    "公民、法人或者其他组织", "无正当理由大量反复申请", "无正当理由", "没有现成信息", "没有现成", "无偿",
    "无误", "无障碍", "无关", "无条件", "无缝", "规章制度", "信息处理费管理办法", "公开条例", "信息公开条例",
    "信息公开工作", "政务信息公开工作", "信息公开平台", "信息公开指南", "信息公开专栏", "依申请公开工作",
    "信息公开办公室", "信息公开年度", "信息化", "答复率", "办结率", "公开率", "应诉率", "处理率", "受理率",
    "规章建设", "申请提供", "收费通知", "收费标准", "信息公开目录", "重复申请", "含义", "包含着", "办理规范",
    "办理流程", "办理程序", "办理制度", "办理机制", "办理指南", "处理流程", "处理程序", "处理机制", "答复规范", "答复模板",
    "答复文书", "答复意见", "免于公开", "免予公开", "不予公开文件", "不予公开信息", "不予公开公文", "不予公开政府信息",
    "类信息", "领域信息", "案件信息", "资金信息", "行政许可信息", "行政处罚信息", "行政执法信息",
];

/// 收到.
pub(crate) static RECEIVE: &[&str] = &["收到", "接到", "接收", "接收到", "受理", "收悉", "新增受理", "登记"];

/// 受理12件: what may be all that a body had to handle, with what was carried over.
pub(crate) const ACCEPT: &str = "受理";

/// 办结.
pub(crate) static ANSWER: &[&str] = &["办结", "答复", "回复", "办理完毕", "处理完毕", "答复办结", "办结答复"];

/// 办理.
pub(crate) static HANDLE: &[&str] = &["办理", "处理"];

/// 制发.
pub(crate) static ISSUE: &[&str] = &[
    "制发", "制定", "印发", "出台", "新制定", "制定出台", "制定印发", "制定发布", "出台发布",
];

/// 废止.
pub(crate) static REPEAL: &[&str] = &["废止", "宣布失效"];

/// 现行有效.
pub(crate) static IN_FORCE: &[&str] = &["现行有效"];

/// 主动公开.
pub(crate) static PUBLISH: &[&str] = &["公开", "主动公开", "发布", "推送", "更新", "上传", "公布", "公示"];

/// 上年结转.
pub(crate) static CARRIED_OVER: &[&str] = &[
    "上年结转", "上年度结转", "上一年结转", "上一年度结转", "去年结转", "往年结转", "结转上年", "结转上年度",
    "上年转结", "上年转入", "上年度转入", "结转去年", "上年度遗留", "上年遗留", "历年结转",
];

/// 结转下年度继续办理.
pub(crate) static CARRIED_FORWARD: &[&str] = &[
    "结转下年", "结转下年度", "结转下一年", "结转下一年度", "结转至下年", "结转至下年度", "结转至下一年",
    "结转至下一年度", "结转到下年", "结转到下年度", "结转到下一年", "结转到下一年度", "结转次年",
    "结转至次年", "结转到次年", "转下年", "转下年度", "转下一年", "转下一年度", "转至下一年", "转至下一年度", "转入下年", "转入下年度", "转入下一年",
    "转入下一年度", "顺延", "顺延到下年度", "顺延至下年度", "结转明年", "结转到明年", "结转至明年",
    "结转来年",
];

/// 结转 without saying from where to where.
pub(crate) static CARRY: &[&str] = &["结转", "结转至", "结转到", "结转入"];

/// 本年新收.
pub(crate) static NEWLY_RECEIVED: &[&str] = &["新收", "新收到", "新增收到"];

/// 予以公开.
pub(crate) static GRANTED: &[&str] = &["予以公开", "同意公开", "全部公开", "准予公开"];

/// 部分公开.
pub(crate) static PARTIALLY_GRANTED: &[&str] = &[
    "部分公开", "予以部分公开", "部分予以公开", "同意部分公开", "给予部分公开",
    "区分处理后公开", "区分处理后予以公开",
];

/// 不予公开.
pub(crate) static DENIED: &[&str] = &["不予公开", "不同意公开", "拒绝公开", "决定不公开"];

/// 无法提供.
pub(crate) static UNAVAILABLE: &[&str] = &["无法提供", "予以无法提供"];

/// 不予处理.
pub(crate) static NOT_PROCESSED: &[&str] = &["不予处理"];

/// 其他处理.
pub(crate) static OTHER_OUTCOME: &[&str] = &["其他处理", "作其他处理", "其他方式处理", "其它处理"];

/// 结果维持.
pub(crate) static UPHELD: &[&str] = &["维持", "结果维持", "维持原行政行为", "予以维持", "被维持"];

/// 结果纠正.
pub(crate) static CORRECTED: &[&str] = &["纠正", "结果纠正", "被纠正", "予以纠正", "纠错", "被纠错"];

/// 其他结果.
pub(crate) static OTHER_RESULT: &[&str] = &["其他结果", "其它结果"];

/// 尚未审结.
pub(crate) static PENDING: &[&str] = &[
    "尚未审结", "未审结", "正在审理", "审理中", "尚在审理", "未结案", "待审结", "未结",
];

/// 自然人.
pub(crate) static NATURAL_PERSON: &[&str] = &["自然人", "公民", "个人"];

/// 法人或其他组织.
pub(crate) static ORGANISATION: &[&str] = &[
    "法人", "法人或其他组织", "法人和其他组织", "法人及其他组织", "法人、其他组织", "法人或者其他组织",
    "法人组织",
];

/// 商业企业.
pub(crate) static ENTERPRISE: &[&str] = &["商业企业", "企业"];

/// 科研机构.
pub(crate) static RESEARCH: &[&str] = &["科研机构"];

/// 社会公益组织.
pub(crate) static PUBLIC_INTEREST: &[&str] = &["社会公益组织", "社会公益"];

/// 法律服务机构.
pub(crate) static LEGAL_SERVICE: &[&str] = &["法律服务机构"];

/// 未收到申请.
pub(crate) static NOT_RECEIVED: &[&str] = &[
    "未收到", "未接到", "未接收", "未接收到", "未受理", "没有收到", "没收到", "没有接到", "没有接收",
    "没有受理", "未接受", "未曾收到", "未有收到", "无收到",
];

/// 未发生行政复议.
pub(crate) static NOT_HAPPENED: &[&str] = &[
    "未发生", "没有发生", "未出现", "未产生", "没有产生", "没有出现", "无", "没有", "不存在", "未有", "未被",
    "未因", "未引发", "未涉及", "暂无", "未引起", "没有被", "没有因", "未提起", "无因", "从未发生", "不涉及",
];

/// 未制发规章.
pub(crate) static NOT_ISSUED: &[&str] = &[
    "未制发", "未制定", "未出台", "未印发", "没有制定", "没有制发", "没有出台", "无新制定",
];

/// 未收取费用.
pub(crate) static NOT_COLLECTED: &[&str] = &[
    "未收取", "没有收取", "未向申请人收取", "未收", "未对申请人收取", "未曾收取",
];

/// 未收费, which names the fee itself.
pub(crate) static NOT_CHARGED: &[&str] = &["未收费", "没有收费"];

/// 零申请.
pub(crate) static NO_REQUESTS: &[&str] = &["零申请"];

/// 零复议.
pub(crate) static NO_REVIEW: &[&str] = &["零复议"];

/// 零诉讼.
pub(crate) static NO_LAWSUITS: &[&str] = &["零诉讼"];

/// A part, a stage or a side matter: what follows is no total.
pub(crate) static PARTS: &[&str] = &[
    "撤回", "撤销", "撤诉", "正在办理", "办理中", "逾期", "延期", "延期答复", "逾期答复", "超期", "当场",
    "口头", "征求", "征求意见", "补正", "转办", "告知", "更正", "退回", "未办结", "尚未办结", "未答复",
    "尚未答复", "在办", "正在处理", "清理", "解读", "审核", "审查", "评估", "修订", "修改", "起草", "备案",
    "审理", "终止", "驳回", "败诉", "胜诉", "出庭", "违规", "减免", "免收", "减收", "退还",
    "区分处理",
    "主动撤销", "属于", "不属于", "协助", "指导", "协调", "终结", "违法", "超时", "反馈", "电话答复", "转交",
    "抽查", "评查", "检查", "梳理", "案例", "模板", "归档", "移交", "其他行政复议", "其他行政诉讼",
    "上半年", "下半年", "季度", "一审", "二审", "再审", "实际办理", "实际答复", "实际办结", "实际受理", "有效申请", "平均", "日均", "月均",
];

/// 办理行政复议: what a body does that decides cases of others. Its own are not those that it counts there.
pub(crate) static FORUM: &[&str] = &[
    "审理行政复议", "办理行政复议", "受理行政复议", "作为复议机关", "作为行政复议机关", "行政复议机关",
    "审结行政复议", "审结复议", "办结行政复议", "办结复议",
];

/// 均与政府信息公开无关, 行政执法工作均无行政诉讼: the cases of the sentence are none of ours.
pub(crate) static UNRELATED: &[&str] = &[
    "与政府信息公开无关", "与信息公开无关", "与政务公开无关", "与政府信息公开工作无关", "非政府信息公开",
    "非信息公开", "以外的", "因行政执法", "行政执法工作均", "行政执法工作无", "行政执法行为",
];

/// 截至11月: what follows is a part of the year where the month is not the last.
pub(crate) static UNTIL: &[&str] = &["截至", "截止", "截止到", "截止至"];

/// 涉及: a part of the requests, or the cause of the cases.
pub(crate) static CONCERNING: &[&str] = &["涉及", "有关", "针对"];

/// 网上, 信函: a way of asking.
pub(crate) static CHANNELS: &[&str] = &[
    "网上", "网络", "信函", "邮寄", "当面", "现场", "电子邮件", "邮件", "在线", "传真", "窗口", "书面",
    "线上", "线下", "来函", "信件", "纸质", "网站", "快递",
];

/// 其中.
pub(crate) static AMONG: &[&str] = &["其中"];

/// 含, 包括.
pub(crate) static INCLUDING: &[&str] = &["含", "包括", "包含", "其中含", "其中包括"];

/// 同比, 较上年: what follows is a difference.
pub(crate) static COMPARED: &[&str] = &[
    "同比", "环比", "比上年", "较上年", "比去年", "较去年", "增加", "减少", "增长", "下降", "上升", "降低",
    "比上一年", "较上一年", "相比", "多出", "增幅", "降幅", "占比", "占",
];

/// 去年, 上年: what follows is not of this year.
pub(crate) static LAST_YEAR: &[&str] = &[
    "去年", "上年", "上年度", "上一年", "上一年度", "前一年", "往年", "上年同期", "去年同期", "历年", "近年", "近年来",
    "近两年", "近三年", "近五年", "近几年", "两年来", "三年来", "五年来", "连续", "以来",
];

/// 各乡镇收到, 法院受理: what follows is of others than the body.
pub(crate) static OTHERS: &[&str] = &[
    "各乡镇", "各镇", "各镇街", "各乡", "各街道", "各区县", "各县区", "各县市区", "各区", "各县",
    "法院受理", "法院共受理", "法院新收", "法院收到",
];

/// 今年.
pub(crate) static THIS_YEAR: &[&str] = &[
    "今年", "本年", "本年度", "全年", "当年", "年内", "今年以来", "本年以来", "年初以来", "一年以来",
];

/// 因, 引发: the request is the cause, not the matter.
pub(crate) static CAUSES: &[&str] = &[
    "因", "涉及政府信息公开", "涉及信息公开", "涉政府信息公开", "政府信息公开类", "信息公开类", "引发", "引起", "导致", "关于", "不服",
    "由于",
];

/// 分别.
pub(crate) static RESPECTIVELY: &[&str] = &["分别"];

/// 均.
pub(crate) static EACH: &[&str] = &["均", "各", "都"];

/// 并.
pub(crate) static AND: &[&str] = &["并", "且", "并且", "及", "和", "与"];

/// 约300件: what stands before a number that may be less or more.
pub(crate) static AROUND: &[&str] = &["约", "大概"];

/// 近300件: what stands before a number that is not reached.
pub(crate) static BELOW: &[&str] = &["近", "不足", "不到"];

/// 超过300件: what stands before a number that is passed.
pub(crate) static ABOVE: &[&str] = &["超过", "超", "逾", "突破"];

/// 300件左右: what stands behind a number that may be less or more.
pub(crate) static OR_SO: &[&str] = &["左右", "上下"];

/// 300件以上: what stands behind a number that is passed.
pub(crate) static AND_ABOVE: &[&str] = &["以上", "余"];

/// 300余件: what stands between a number that is passed and its counter.
pub(crate) static AND_MORE: &[&str] = &["余", "多", "几"];

/// 第12件: what stands before a figure that is part of a name and counts nothing.
pub(crate) const NAMING: [char; 9] = ['第', '〔', '[', '-', '~', '—', '.', '/', '号'];

/// 12时: what stands behind a figure that counts nothing of ours.
pub(crate) const MEASURES: &str =
    "年月日号%‰时点分楼层届级岁类大位种所台块处度-~—.〕]";

/// 20个工作日: what stands behind a figure, and its counter, that counts time.
pub(crate) static TIMES: &[&str] = &["工作日", "自然日", "月"];

/// 12345热线: what stands behind a figure that is the number of a telephone line.
pub(crate) static LINES: &[&str] = &["热线", "政务", "市长", "便民", "平台", "市民", "民呼", "投诉"];

/// 每三件: what stands before a numeral that counts nothing.
pub(crate) const NOT_COUNTING: [char; 4] = ['第', '每', '逐', '某'];

/// 一件事: what stands behind a numeral and its counter in a figure of speech.
pub(crate) const FIGURES_OF_SPEECH: [char; 4] = ['事', '件', '不', '一'];

/// 为零: what stands before 零 without a counter.
pub(crate) const BEFORE_ZERO: [char; 2] = ['为', '是'];
