//! The words of the form: every label of the tables with the variants seen.
//!
//! A label is known by its key: its Han characters, simplified, without its ordinal. The first
//! key of an entry is the official one; a new variant is one more key.

use super::cells::{Forum, Item, Measure, RequestRow, Requester, Ruling};

/// 第三项办理结果的分组: a group of outcome rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Group {
    /// 三、本年度办理结果
    Outcome,
    /// （三）不予公开
    Denied,
    /// （四）无法提供
    Unavailable,
    /// （五）不予处理
    NotProcessed,
    /// （六）其他处理: a group in the form of 2021, a row in that of 2019
    Other,
}

/// What a piece of text means in a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Label {
    /// 第二十条第（…）项
    Caption(u8),
    /// 信息内容
    Contents,
    Item(Item),
    Measure(Measure),
    /// 本列数据的勾稽关系…
    Note,
    /// 申请人情况
    Requesters,
    /// 法人或其他组织
    Organisations,
    Requester(Requester),
    Group(Group),
    Row(RequestRow),
    /// 行政诉讼
    Litigation,
    Forum(Forum),
    Ruling(Ruling),
    /// 总计: a column, and in table `requests` also a row
    Total,
    /// 其他: a column, and in table `requests` also a row
    Other,
    /// 小计: a row that the form does not have
    Subtotal,
}

/// A label, its keys, and the phrases that are enough to know it by where its text is broken up.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) label: Label,
    pub(crate) keys: &'static [&'static str],
    pub(crate) phrases: &'static [&'static str],
}

const fn entry(
    label: Label,
    keys: &'static [&'static str],
    phrases: &'static [&'static str],
) -> Entry {
    Entry {
        label,
        keys,
        phrases,
    }
}

/// 本年收费金额（单位：万元）: the word behind which the label of a column says what its amounts are in.
pub(crate) const AMOUNT: &str = "金额";

/// 行政事业性收费（单位：元）: the word behind which the label of a row may say so.
pub(crate) const FEES: &str = "收费";

/// Labels of table `disclosure`.
pub(crate) static DISCLOSURE: &[Entry] = {
    use Item as I;
    use Label::{Contents, Item as It, Measure as Me};
    use Measure as M;
    &[
        entry(Contents, &["信息内容"], &["信息内容"]),
        entry(
            It(I::Rules),
            &["规章", "地方政府规章", "部门规章"],
            &["规章"],
        ),
        entry(
            It(I::NormativeDocuments),
            &["行政规范性文件", "规范性文件", "行政规范文件"],
            &["行政规范性文件", "规范性文件"],
        ),
        entry(
            It(I::Licensing),
            &["行政许可", "行政许可数量"],
            &["行政许可"],
        ),
        entry(
            It(I::OtherServices),
            &["其他对外管理服务事项", "其他对外管理服务"],
            &["其他对外管理服务事项", "其他对外管理服务"],
        ),
        entry(It(I::Penalties), &["行政处罚"], &["行政处罚"]),
        entry(It(I::Coercion), &["行政强制"], &["行政强制"]),
        entry(
            It(I::Fees),
            &["行政事业性收费", "行政事业性收费项目"],
            &["行政事业性收费"],
        ),
        entry(It(I::Procurement), &["政府集中采购"], &["政府集中采购"]),
        entry(
            Me(M::Issued),
            &["本年制发件数", "本年制发件数量", "本年制发数", "制发件数"],
            &["制发件数", "本年制发"],
        ),
        entry(
            Me(M::Repealed),
            &["本年废止件数", "本年废止件数量", "本年度止件数", "废止件数"],
            &["废止件数", "本年废止", "本年度止件数"],
        ),
        entry(
            Me(M::InForce),
            &["现行有效件数", "现行有效件数量", "现行有效数"],
            &["现行有效"],
        ),
        entry(
            Me(M::Made),
            &["本年新制作数量", "本年新制定数量", "新制作数量"],
            &["新制作数量", "新制定数量"],
        ),
        entry(
            Me(M::NewlyDisclosed),
            &["本年新公开数量", "新公开数量"],
            &["新公开数量"],
        ),
        entry(
            Me(M::DisclosedTotal),
            &["对外公开总数量", "对外公开总数", "公开总数量"],
            &["对外公开总数", "公开总数量"],
        ),
        entry(
            Me(M::PreviousItems),
            &["上一年项目数量", "上年项目数量", "上一年度项目数量"],
            &["上一年项目数量", "上年项目数量", "上一年度项目数量"],
        ),
        entry(
            Me(M::Change),
            &["本年增减", "本年增", "本年增减数量"],
            &["本年增减", "本年增"],
        ),
        entry(
            Me(M::Decisions),
            &[
                "本年处理决定数量",
                "处理决定数量",
                "本年处理决定数",
                "处理决定数",
            ],
            &["处理决定数"],
        ),
        entry(
            Me(M::Projects),
            &["采购项目数量", "采购项目数"],
            &["采购项目数"],
        ),
        entry(
            Me(M::Amount),
            &[
                "本年收费金额单位万元",
                "本年收费金额",
                "本年收费金额万元",
                "本年收费金额单位人民币万元",
                "本年收费金额单位人民币元",
                "本年收费金额人民币万元",
                "本年收费金额人民币元",
                "本年收费总金额",
                "收费金额",
                "采购总金额",
                "采购总金额万元",
                "采购总金额单位万元",
                "采购金额",
            ],
            &["收费金额", "采购总金额"],
        ),
    ]
};

/// Labels of table `requests`.
pub(crate) static REQUESTS: &[Entry] = {
    use Label::{Group as Gr, Note, Organisations, Requester as Re, Requesters, Row as Ro};
    use RequestRow as R;
    use Requester as Q;
    &[
        entry(
            Note,
            &["本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和"],
            &["勾稽关系", "第一项加第二项之和", "等于第三项加第四项之和"],
        ),
        entry(Requesters, &["申请人情况"], &["申请人情况"]),
        entry(
            Organisations,
            &["法人或其他组织", "法人和其他组织"],
            // 其他 within it names no column, misprinted as it may be.
            &["法人或其他组织", "法人或其他", "其他组织"],
        ),
        entry(Re(Q::NaturalPerson), &["自然人"], &["自然人"]),
        entry(
            Re(Q::Enterprise),
            &["商业企业", "企业", "商业"],
            &["商业企业"],
        ),
        entry(Re(Q::Research), &["科研机构"], &["科研机构"]),
        entry(
            Re(Q::PublicInterest),
            &["社会公益组织", "社会公益", "公益组织"],
            &["社会公益组织", "社会公益"],
        ),
        entry(
            Re(Q::LegalService),
            &["法律服务机构", "法律服务"],
            &["法律服务机构"],
        ),
        entry(Label::Total, &["总计", "合计"], &["总计"]),
        entry(Label::Other, &["其他", "其它"], &["其他", "其它"]),
        entry(Label::Subtotal, &["小计"], &["小计"]),
        entry(
            Ro(R::Received),
            &[
                "本年新收政府信息公开申请数量",
                "本年新收政府信息公开申请",
                "本年新收申请数量",
            ],
            &["本年新收政府信息公开", "本年新收"],
        ),
        entry(
            Ro(R::CarriedOver),
            &[
                "上年结转政府信息公开申请数量",
                "上年结转政府信息公开申请",
                "上年度结转政府信息公开申请数量",
            ],
            &["上年结转政府信息公开", "上年度结转政府信息公开", "上年结转"],
        ),
        entry(
            Gr(Group::Outcome),
            &["本年度办理结果", "本年办理结果", "办理结果"],
            &["本年度办理结果"],
        ),
        entry(Ro(R::Granted), &["予以公开"], &["予以公开"]),
        entry(
            Ro(R::PartiallyGranted),
            &[
                "部分公开区分处理的只计这一情形不计其他情形",
                "部分公开",
                "部分公开区分处理的只计这一情形",
            ],
            &[
                "部分公开区分处理",
                "部分公开",
                "区分处理的只计",
                "不计其他情形",
            ],
        ),
        entry(Gr(Group::Denied), &["不予公开"], &["不予公开"]),
        entry(
            Ro(R::StateSecret),
            &["属于国家秘密", "国家秘密"],
            &["属于国家秘密"],
        ),
        entry(
            Ro(R::ProhibitedByLaw),
            &[
                "其他法律行政法规禁止公开",
                "其他法律行政止公开",
                "法律行政法规禁止公开",
            ],
            &["其他法律行政法规", "其他法律行政", "法律行政法规禁止"],
        ),
        entry(
            Ro(R::SecurityAndStability),
            &["危及三安全一稳定", "三安全一稳定"],
            &["危及三安全", "三安全一稳定"],
        ),
        entry(
            Ro(R::ThirdPartyRights),
            &["保护第三方合法权益", "第三方合法权益"],
            &["保护第三方", "第三方合法权益"],
        ),
        entry(
            Ro(R::InternalAffairs),
            &["属于三类内部事务信息", "三类内部事务信息"],
            &["属于三类内部", "三类内部事务"],
        ),
        entry(
            Ro(R::DeliberativeProcess),
            &["属于四类过程性信息", "四类过程性信息"],
            &["属于四类过程", "四类过程性信息"],
        ),
        entry(
            Ro(R::EnforcementFile),
            &["属于行政执法案卷", "行政执法案卷"],
            &["属于行政执法案卷", "行政执法案卷"],
        ),
        entry(
            Ro(R::AdministrativeInquiry),
            &["属于行政查询事项", "行政查询事项"],
            &["属于行政查询事项", "行政查询事项"],
        ),
        entry(Gr(Group::Unavailable), &["无法提供"], &["无法提供"]),
        entry(
            Ro(R::NotHeld),
            &["本机关不掌握相关政府信息", "本机关不掌握"],
            &["本机关不掌握", "不掌握相关政府信息"],
        ),
        entry(
            Ro(R::RequiresCreation),
            &["没有现成信息需要另行制作", "没有现成信息"],
            &["没有现成信息", "需要另行制作"],
        ),
        entry(
            Ro(R::StillUnclear),
            &["补正后申请内容仍不明确"],
            &["补正后申请内容", "申请内容仍不明确"],
        ),
        entry(Gr(Group::NotProcessed), &["不予处理"], &["不予处理"]),
        entry(
            Ro(R::Petition),
            &["信访举报投诉类申请", "信访举报投诉类"],
            &["信访举报投诉"],
        ),
        entry(Ro(R::Duplicate), &["重复申请"], &["重复申请"]),
        entry(
            Ro(R::PublishedMaterial),
            &["要求提供公开出版物", "公开出版物"],
            &["要求提供公开出版物", "公开出版物"],
        ),
        entry(
            Ro(R::Excessive),
            &["无正当理由大量反复申请", "大量反复申请"],
            &["无正当理由大量反复", "大量反复申请"],
        ),
        entry(
            Ro(R::Reconfirmation),
            &[
                "要求行政机关确认或重新出具已获取信息",
                "要求行政机关确认或者重新出具已获取信息",
                "确认或重新出具已获取信息",
            ],
            &["要求行政机关确认", "确认或重新出具", "重新出具已获取信息"],
        ),
        entry(Gr(Group::Other), &["其他处理"], &["其他处理"]),
        entry(
            Ro(R::NotCorrected),
            &[
                "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请",
                "逾期不补正",
                "申请人无正当理由逾期不补正",
            ],
            &["申请人无正当理由", "逾期不补正"],
        ),
        entry(
            Ro(R::FeeUnpaid),
            &[
                "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请",
                "逾期不缴费",
                "申请人逾期未按收费通知要求缴纳费用",
            ],
            &["申请人逾期未按收费", "未按收费通知", "逾期不缴费"],
        ),
        entry(
            Ro(R::OutcomeTotal),
            &["办理结果总计", "办理结果合计"],
            &["七总计", "七合计", "办理结果合计", "办理结果总计"],
        ),
        entry(
            Ro(R::CarriedForward),
            &[
                "结转下年度继续办理",
                "结转下一年度继续办理",
                "结转下年继续办理",
                "结转下年度继续办理数量",
            ],
            &["结转下年度继续办理", "结转下一年度", "结转下年"],
        ),
    ]
};

/// Labels of table `review`.
pub(crate) static REVIEW: &[Entry] = {
    use Label::{Forum as Fo, Litigation, Ruling as Ru};
    use Ruling as R;
    &[
        entry(Fo(Forum::Review), &["行政复议", "复议"], &["行政复议"]),
        entry(Litigation, &["行政诉讼", "诉讼"], &["行政诉讼"]),
        entry(
            Fo(Forum::Direct),
            &["未经复议直接起诉", "行政诉讼未经复议直接起诉"],
            &["未经复议直接起诉"],
        ),
        entry(
            Fo(Forum::AfterReview),
            &["复议后起诉", "复议后再起诉", "行政诉讼复议后起诉"],
            &["复议后起诉"],
        ),
        entry(Ru(R::Upheld), &["结果维持", "维持"], &["结果维持"]),
        entry(Ru(R::Corrected), &["结果纠正", "纠正"], &["结果纠正"]),
        entry(Ru(R::Other), &["其他结果"], &["其他结果"]),
        entry(Ru(R::Pending), &["尚未审结", "尚未审结案件"], &["尚未审结"]),
        entry(Label::Total, &["总计", "合计"], &["总计"]),
    ]
};

/// The ordinal the form prints before an item of a group.
pub(crate) const fn ordinal(row: RequestRow) -> Option<u8> {
    use RequestRow as R;
    Some(match row {
        R::StateSecret | R::NotHeld | R::Petition | R::NotCorrected => 1,
        R::ProhibitedByLaw | R::RequiresCreation | R::Duplicate | R::FeeUnpaid => 2,
        R::SecurityAndStability | R::StillUnclear | R::PublishedMaterial | R::Miscellaneous => 3,
        R::ThirdPartyRights | R::Excessive => 4,
        R::InternalAffairs | R::Reconfirmation => 5,
        R::DeliberativeProcess => 6,
        R::EnforcementFile => 7,
        R::AdministrativeInquiry => 8,
        _ => return None,
    })
}
