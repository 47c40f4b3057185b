//! The words that tell what a number in a narrative counts, found in one pass.

use std::sync::LazyLock;

use crate::grammar::numeral::BEGIN_COUNTS;
use crate::grammar::trie::Trie;
use crate::model::{ClaimRequester as Who, ClaimResult as Ruled, ClaimSubject as Subject};
use crate::source::set::CharSet;

use super::STOPS;

/// What a clause is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Request,
    Case(Subject),
    Rules,
    Normative,
    Fee,
    Information,
    Views,
    /// Something that none of the subjects is.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Receive,
    Answer,
    Handle,
    Issue,
    Repeal,
    InForce,
    Publish,
}

/// What is said not to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Not {
    Received,
    Happened,
    Issued,
    Collected,
    /// 未收费, which names the fee itself.
    Charged,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Topic(Topic),
    /// 申请 alone: a request if something was received, or if requests are the topic.
    Application,
    /// 费用 alone: a fee if something was collected.
    Money,
    Verb(Verb),
    /// A row of table `requests`.
    Row(Subject),
    /// 结转 without saying from where to where.
    Carry,
    Result(Ruled),
    Requester(Who),
    Not(Not),
    /// 零复议.
    Zero(Subject),
    /// A part, a stage or a side matter: what follows is no total.
    Part,
    /// 涉及: a part of the requests, or the cause of the cases.
    Concerning,
    /// 网上、信函: a way of asking.
    Channel,
    /// 其中.
    Among,
    /// 含、包括.
    Including,
    /// 同比、较上年: what follows is a difference.
    Compared,
    /// 去年、上年: what follows is not of this year.
    LastYear,
    ThisYear,
    /// 因、引发: the request is the cause, not the matter.
    Cause,
    /// 分别.
    Respectively,
    /// 均、各.
    Each,
    /// 并、且.
    And,
    /// 数量、共计: what may stand between a thing and how many there are.
    Tail,
    /// A word that only looks like one of the others.
    Nothing,
}

/// Every word that counts, in groups; a longer word hides the shorter ones in it.
#[rustfmt::skip] // one group a paragraph, not one word a line
const WORDS: &[(Word, &[&str])] = &[
    (Word::Topic(Topic::Request), &[
        "政府信息公开申请", "信息公开申请", "政务公开申请", "依申请公开", "公开申请", "申请公开",
        "政府信息申请", "公开政府信息的申请", "公开信息的申请", "信息公开的申请",
    ]),
    (Word::Application, &["申请"]),
    (Word::Topic(Topic::Case(Subject::Review)), &[
        "行政复议", "复议", "行政复议申请", "复议申请", "行政复议案件", "复议案件",
    ]),
    (Word::Topic(Topic::Case(Subject::Lawsuits)), &[
        "行政诉讼", "诉讼", "行政诉讼案件", "诉讼案件", "行政应诉案件",
    ]),
    (Word::Topic(Topic::Case(Subject::LawsuitsDirect)), &[
        "未经复议直接起诉", "未经行政复议直接起诉", "直接起诉",
    ]),
    (Word::Topic(Topic::Case(Subject::LawsuitsAfterReview)), &[
        "复议后起诉", "经复议后起诉", "行政复议后起诉",
    ]),
    (Word::Topic(Topic::Rules), &["规章"]),
    (Word::Topic(Topic::Normative), &["规范性文件", "行政规范性文件"]),
    (Word::Topic(Topic::Fee), &[
        "信息处理费", "公开处理费", "信息公开处理费", "处理费", "信息公开收费", "信息处理费用",
    ]),
    (Word::Money, &["费用", "收费"]),
    (Word::Topic(Topic::Information), &["信息"]),
    (Word::Topic(Topic::Views), &[
        "点击量", "浏览量", "访问量", "阅读量", "点击率", "点击数", "浏览次数", "点击", "浏览",
        "总访问",
    ]),
    (Word::Topic(Topic::Other), &[
        "热线", "来信", "信箱", "来电", "咨询", "信访", "留言", "建议", "提案", "议案", "培训",
        "会议", "发布会", "投诉", "举报", "检察建议", "微信", "微博", "公众号", "文章", "目录",
        "专栏", "行政许可", "许可", "低保", "救助", "事业性收费", "行政事业性收费", "经费", "工单",
        "诉求", "来访", "舆情", "行政处罚", "行政强制", "办件", "政务服务", "调解", "仲裁", "合同",
        "政策", "解读材料", "决定书", "答复书", "告知书", "通知书", "责任追究", "事件", "复议决定",
        "行政复议决定", "复议机关", "复议职责", "行政复议职责", "复议机构", "应诉", "咨询电话",
        "新闻", "视频", "图解", "活动", "宣传", "意见", "证照", "证明", "案卷",
    ]),
    (Word::Tail, &[
        "数量", "事项", "事宜", "共", "共计", "合计", "总数", "为", "量", "数", "件数", "总计", "总量", "件",
        "达", "约", "近", "超过", "总共", "受理量", "受理数", "方面", "情况",
    ]),
    (Word::Nothing, &[
        "申请人", "申请表", "申请渠道", "申请流程", "申请材料", "申请处理", "申请办理", "申请受理",
        "公民、法人或其他组织", "公民、法人和其他组织", "公民、法人及其他组织",
        "公民法人和其他组织", "公民、法人或者其他组织", "无正当理由大量反复申请", "无正当理由",
        "没有现成信息", "没有现成", "无偿", "无误", "无障碍", "无关", "无条件", "无缝", "规章制度",
        "信息处理费管理办法", "公开条例", "信息公开条例", "信息公开工作", "政务信息公开工作",
        "信息公开平台", "信息公开指南", "信息公开专栏", "依申请公开工作", "信息公开办公室",
        "信息公开年度", "信息化", "答复率", "办结率", "公开率", "应诉率", "处理率", "受理率",
        "规章建设", "申请提供", "收费通知", "收费标准", "信息公开目录", "重复申请", "含义",
        "包含着",
    ]),
    (Word::Verb(Verb::Receive), &[
        "收到", "接到", "接收", "接收到", "受理", "收悉", "新增受理", "登记",
    ]),
    (Word::Verb(Verb::Answer), &[
        "办结", "答复", "回复", "办理完毕", "处理完毕", "答复办结", "办结答复",
    ]),
    (Word::Verb(Verb::Handle), &["办理", "处理"]),
    (Word::Verb(Verb::Issue), &[
        "制发", "制定", "印发", "出台", "新制定", "制定出台", "制定印发", "制定发布", "出台发布",
    ]),
    (Word::Verb(Verb::Repeal), &["废止", "宣布失效"]),
    (Word::Verb(Verb::InForce), &["现行有效"]),
    (Word::Verb(Verb::Publish), &[
        "公开", "主动公开", "发布", "推送", "更新", "上传", "公布", "公示",
    ]),
    (Word::Row(Subject::CarriedOver), &[
        "上年结转", "上年度结转", "上一年结转", "上一年度结转", "去年结转", "往年结转", "结转上年",
        "结转上年度", "上年转结", "上年转入", "上年度转入", "结转去年", "上年度遗留", "上年遗留",
        "历年结转",
    ]),
    (Word::Row(Subject::CarriedForward), &[
        "结转下年", "结转下年度", "结转下一年", "结转下一年度", "结转至下年", "结转至下年度",
        "结转至下一年", "结转至下一年度", "结转到下年", "结转到下年度", "结转到下一年",
        "结转到下一年度", "结转次年", "结转至次年", "结转到次年", "转下年", "转下年度",
        "转下一年度", "转入下年", "转入下年度", "转入下一年", "转入下一年度", "顺延",
        "顺延到下年度", "顺延至下年度", "结转明年", "结转到明年", "结转至明年", "结转来年",
    ]),
    (Word::Carry, &["结转", "结转至", "结转到", "结转入"]),
    (Word::Row(Subject::Received), &["新收", "新收到", "新增收到"]),
    (Word::Row(Subject::Granted), &["予以公开", "同意公开", "全部公开", "准予公开"]),
    (Word::Row(Subject::PartiallyGranted), &[
        "部分公开", "予以部分公开", "同意部分公开", "给予部分公开",
    ]),
    (Word::Row(Subject::Denied), &["不予公开", "不同意公开", "拒绝公开", "决定不公开"]),
    (Word::Row(Subject::Unavailable), &["无法提供", "予以无法提供"]),
    (Word::Row(Subject::NotProcessed), &["不予处理"]),
    (Word::Row(Subject::OtherOutcome), &["其他处理", "作其他处理", "其他方式处理", "其它处理"]),
    (Word::Result(Ruled::Upheld), &["维持", "结果维持", "维持原行政行为", "予以维持", "被维持"]),
    (Word::Result(Ruled::Corrected), &["纠正", "结果纠正", "被纠正", "予以纠正"]),
    (Word::Result(Ruled::Other), &["其他结果", "其它结果"]),
    (Word::Result(Ruled::Pending), &[
        "尚未审结", "未审结", "正在审理", "审理中", "尚在审理", "未结案", "待审结", "未结",
    ]),
    (Word::Requester(Who::NaturalPerson), &["自然人", "公民", "个人"]),
    (Word::Requester(Who::Organisation), &[
        "法人", "法人或其他组织", "法人和其他组织", "法人及其他组织", "法人、其他组织",
        "法人或者其他组织", "法人组织",
    ]),
    (Word::Requester(Who::Enterprise), &["商业企业", "企业"]),
    (Word::Requester(Who::Research), &["科研机构"]),
    (Word::Requester(Who::PublicInterest), &["社会公益组织", "社会公益"]),
    (Word::Requester(Who::LegalService), &["法律服务机构"]),
    (Word::Not(Not::Received), &[
        "未收到", "未接到", "未接收", "未接收到", "未受理", "没有收到", "没收到", "没有接到",
        "没有接收", "没有受理", "未接受", "未曾收到", "未有收到", "无收到",
    ]),
    (Word::Not(Not::Happened), &[
        "未发生", "没有发生", "未出现", "未产生", "没有产生", "没有出现", "无", "没有", "不存在",
        "未有", "未被", "未因", "未引发", "未涉及", "暂无", "未引起", "没有被", "没有因", "未提起",
        "无因", "从未发生", "不涉及",
    ]),
    (Word::Not(Not::Issued), &[
        "未制发", "未制定", "未出台", "未印发", "没有制定", "没有制发", "没有出台", "无新制定",
    ]),
    (Word::Not(Not::Collected), &[
        "未收取", "没有收取", "未向申请人收取", "未收", "未对申请人收取",
        "未曾收取",
    ]),
    (Word::Not(Not::Charged), &["未收费", "没有收费"]),
    (Word::Zero(Subject::Received), &["零申请"]),
    (Word::Zero(Subject::Review), &["零复议"]),
    (Word::Zero(Subject::Lawsuits), &["零诉讼"]),
    (Word::Part, &[
        "撤回", "撤销", "撤诉", "正在办理", "办理中", "逾期", "延期", "延期答复",
        "逾期答复", "超期", "当场", "口头", "征求", "征求意见", "补正", "转办", "告知", "更正", "退回",
        "未办结", "尚未办结", "未答复", "尚未答复", "在办", "正在处理", "清理", "解读", "审核",
        "审查", "评估", "修订", "修改", "起草", "备案", "审理行政复议", "办理行政复议",
        "受理行政复议", "审理", "终止", "驳回", "败诉", "胜诉", "出庭", "违规", "主动撤销", "属于",
        "不属于", "协助", "指导", "协调", "终结", "违法", "超时", "反馈", "电话答复", "转交", "抽查", "评查", "检查", "梳理", "案例", "模板", "归档",
        "移交",
    ]),
    (Word::Concerning, &["涉及", "有关", "针对"]),
    (Word::Channel, &[
        "网上", "网络", "信函", "邮寄", "当面", "现场", "电子邮件", "邮件", "在线", "传真", "窗口",
        "书面", "线上", "线下", "来函", "信件",
    ]),
    (Word::Among, &["其中"]),
    (Word::Including, &["含", "包括", "包含", "其中含", "其中包括"]),
    (Word::Compared, &[
        "同比", "环比", "比上年", "较上年", "比去年", "较去年", "增加", "减少", "增长", "下降",
        "上升", "降低", "比上一年", "较上一年", "相比", "多出", "增幅", "降幅", "占比", "占",
    ]),
    (Word::LastYear, &[
        "去年", "上年", "上年度", "上一年", "上一年度", "前一年", "往年", "上年同期", "去年同期",
        "历年",
    ]),
    (Word::ThisYear, &["今年", "本年", "本年度", "全年", "当年", "年内"]),
    (Word::Cause, &["因", "涉及政府信息公开", "涉及信息公开", "涉政府信息公开", "引发", "引起", "导致", "关于", "不服", "由于"]),
    (Word::Respectively, &["分别"]),
    (Word::Each, &["均", "各", "都"]),
    (Word::And, &["并", "且", "并且", "及", "和", "与"]),
];

/// The words, to be looked up.
pub(super) static LEXICON: LazyLock<Trie<Word>> = LazyLock::new(|| {
    let words = WORDS.iter();
    Trie::new(words.flat_map(|(word, texts)| texts.iter().map(|text| (*text, *word))))
});

/// The characters that may begin something of a claim: a word, a figure, the end of a clause.
pub(super) static BEGINNINGS: LazyLock<CharSet> = LazyLock::new(|| {
    let texts = WORDS.iter().flat_map(|(_, texts)| *texts);
    let words = texts.filter_map(|text| text.chars().next());
    CharSet::new(
        words
            .chain("0123456789".chars())
            .chain(BEGIN_COUNTS)
            .chain(STOPS),
    )
});

/// The characters that may begin what says how many: a figure, or a word for none.
pub(super) static COUNTING: LazyLock<CharSet> = LazyLock::new(|| {
    let for_none = WORDS.iter().filter(|(word, _)| is_for_none(*word));
    let words = for_none.flat_map(|(_, texts)| *texts);
    let first = words.filter_map(|text| text.chars().next());
    CharSet::new(first.chain("0123456789".chars()).chain(BEGIN_COUNTS))
});

/// 未收到, 零复议.
pub(super) const fn is_for_none(word: Word) -> bool {
    matches!(word, Word::Not(_) | Word::Zero(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_once() {
        let mut all: Vec<_> = WORDS.iter().flat_map(|(_, texts)| *texts).collect();
        all.sort_unstable();
        let n_all = all.len();
        all.dedup();
        assert_eq!(all.len(), n_all);
        assert!(all.iter().all(|word| {
            LEXICON
                .longest(word)
                .is_some_and(|(_, len)| len == word.len())
        }));
    }
}
