//! Rows and columns of the three tables, and what each edition prints.
//!
//! The cells of an edition are the product of these lists; `fields.tsv` lists the same.

use super::edition::{Edition, Editions};
use crate::name::named;

/// Defines an axis of a table: an enum with the path segment, the official label and the
/// editions of every member, in the form's order.
macro_rules! axis {
    (
        $(#[$meta:meta])*
        $name:ident {
            $( $(#[$member_meta:meta])* $member:ident = $segment:literal, $label:literal, $editions:ident; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!("`", $segment, "`: ", $label, ".")]
                #[cfg_attr(feature = "serde", serde(rename = $segment))]
                $(#[$member_meta])*
                $member,
            )*
        }

        impl $name {
            /// All members, in the form's order.
            pub const ALL: &'static [Self] = &[$(Self::$member),*];

            /// Its segment of a path.
            #[must_use]
            pub const fn segment(self) -> &'static str {
                match self { $(Self::$member => $segment),* }
            }

            /// The official label, with its groups before a `/`.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$member => $label),* }
            }

            pub(crate) const fn editions(self) -> Editions {
                match self { $(Self::$member => Editions::$editions),* }
            }

            /// Whether `edition` prints it.
            #[must_use]
            pub const fn is_in(self, edition: Edition) -> bool {
                self.editions().has(edition)
            }
        }
    };
}

axis! {
    /// 主动公开政府信息情况: a row of table `disclosure`, one matter of Article 20.
    Item {
        Rules = "rules", "第二十条第（一）项/规章", BOTH;
        NormativeDocuments = "normative_documents", "第二十条第（一）项/行政规范性文件", BOTH;
        Licensing = "licensing", "第二十条第（五）项/行政许可", BOTH;
        OtherServices = "other_services", "第二十条第（五）项/其他对外管理服务事项", ONLY_2019;
        Penalties = "penalties", "第二十条第（六）项/行政处罚", BOTH;
        Coercion = "coercion", "第二十条第（六）项/行政强制", BOTH;
        Fees = "fees", "第二十条第（八）项/行政事业性收费", BOTH;
        Procurement = "procurement", "第二十条第（九）项/政府集中采购", ONLY_2019;
    }
}

axis! {
    /// 主动公开政府信息情况: a column of table `disclosure`; which ones an item has depends on the edition.
    Measure {
        Issued = "issued", "本年制发件数", ONLY_2021;
        Repealed = "repealed", "本年废止件数", ONLY_2021;
        InForce = "in_force", "现行有效件数", ONLY_2021;
        Made = "made", "本年新制作数量", ONLY_2019;
        NewlyDisclosed = "newly_disclosed", "本年新公开数量", ONLY_2019;
        DisclosedTotal = "disclosed_total", "对外公开总数量", ONLY_2019;
        PreviousItems = "previous_items", "上一年项目数量", ONLY_2019;
        Change = "change", "本年增/减", ONLY_2019;
        Decisions = "decisions", "本年处理决定数量", BOTH;
        Projects = "projects", "采购项目数量", ONLY_2019;
        Amount = "amount", "本年收费金额（单位：万元）", BOTH;
    }
}

axis! {
    /// 收到和处理政府信息公开申请情况: a row of table `requests`.
    RequestRow {
        Received = "received", "一、本年新收政府信息公开申请数量", BOTH;
        CarriedOver = "carried_over", "二、上年结转政府信息公开申请数量", BOTH;
        Granted = "outcome.granted", "三、本年度办理结果/（一）予以公开", BOTH;
        PartiallyGranted = "outcome.partially_granted", "三、本年度办理结果/（二）部分公开（区分处理的，只计这一情形，不计其他情形）", BOTH;
        StateSecret = "outcome.denied.state_secret", "三、本年度办理结果/（三）不予公开/1.属于国家秘密", BOTH;
        ProhibitedByLaw = "outcome.denied.prohibited_by_law", "三、本年度办理结果/（三）不予公开/2.其他法律行政法规禁止公开", BOTH;
        SecurityAndStability = "outcome.denied.security_and_stability", "三、本年度办理结果/（三）不予公开/3.危及“三安全一稳定”", BOTH;
        ThirdPartyRights = "outcome.denied.third_party_rights", "三、本年度办理结果/（三）不予公开/4.保护第三方合法权益", BOTH;
        InternalAffairs = "outcome.denied.internal_affairs", "三、本年度办理结果/（三）不予公开/5.属于三类内部事务信息", BOTH;
        DeliberativeProcess = "outcome.denied.deliberative_process", "三、本年度办理结果/（三）不予公开/6.属于四类过程性信息", BOTH;
        EnforcementFile = "outcome.denied.enforcement_file", "三、本年度办理结果/（三）不予公开/7.属于行政执法案卷", BOTH;
        AdministrativeInquiry = "outcome.denied.administrative_inquiry", "三、本年度办理结果/（三）不予公开/8.属于行政查询事项", BOTH;
        NotHeld = "outcome.unavailable.not_held", "三、本年度办理结果/（四）无法提供/1.本机关不掌握相关政府信息", BOTH;
        RequiresCreation = "outcome.unavailable.requires_creation", "三、本年度办理结果/（四）无法提供/2.没有现成信息需要另行制作", BOTH;
        StillUnclear = "outcome.unavailable.still_unclear", "三、本年度办理结果/（四）无法提供/3.补正后申请内容仍不明确", BOTH;
        Petition = "outcome.not_processed.petition", "三、本年度办理结果/（五）不予处理/1.信访举报投诉类申请", BOTH;
        Duplicate = "outcome.not_processed.duplicate", "三、本年度办理结果/（五）不予处理/2.重复申请", BOTH;
        PublishedMaterial = "outcome.not_processed.published_material", "三、本年度办理结果/（五）不予处理/3.要求提供公开出版物", BOTH;
        Excessive = "outcome.not_processed.excessive", "三、本年度办理结果/（五）不予处理/4.无正当理由大量反复申请", BOTH;
        Reconfirmation = "outcome.not_processed.reconfirmation", "三、本年度办理结果/（五）不予处理/5.要求行政机关确认或重新出具已获取信息", BOTH;
        NotCorrected = "outcome.other.not_corrected", "三、本年度办理结果/（六）其他处理/1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", ONLY_2021;
        FeeUnpaid = "outcome.other.fee_unpaid", "三、本年度办理结果/（六）其他处理/2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", ONLY_2021;
        Miscellaneous = "outcome.other.miscellaneous", "三、本年度办理结果/（六）其他处理/3.其他", ONLY_2021;
        OtherTotal = "outcome.other.total", "三、本年度办理结果/（六）其他处理", ONLY_2019;
        OutcomeTotal = "outcome.total", "三、本年度办理结果/（七）总计", BOTH;
        CarriedForward = "carried_forward", "四、结转下年度继续办理", BOTH;
    }
}

axis! {
    /// 申请人情况: a column of table `requests`, one kind of requester.
    Requester {
        NaturalPerson = "natural_person", "自然人", BOTH;
        Enterprise = "enterprise", "法人或其他组织/商业企业", BOTH;
        Research = "research", "法人或其他组织/科研机构", BOTH;
        PublicInterest = "public_interest", "法人或其他组织/社会公益组织", BOTH;
        LegalService = "legal_service", "法人或其他组织/法律服务机构", BOTH;
        Other = "other", "法人或其他组织/其他", BOTH;
        Total = "total", "总计", BOTH;
    }
}

axis! {
    /// 行政复议、行政诉讼: a group of table `review`.
    Forum {
        Review = "review", "行政复议", BOTH;
        Direct = "litigation.direct", "行政诉讼/未经复议直接起诉", BOTH;
        AfterReview = "litigation.after_review", "行政诉讼/复议后起诉", BOTH;
    }
}

axis! {
    /// 结果: a column of a group of table `review`.
    Ruling {
        Upheld = "upheld", "结果维持", BOTH;
        Corrected = "corrected", "结果纠正", BOTH;
        Other = "other", "其他结果", BOTH;
        Pending = "pending", "尚未审结", BOTH;
        Total = "total", "总计", BOTH;
    }
}

named! {
    Item::segment, "a row of table `disclosure`", "licensing";
    Measure::segment, "a column of table `disclosure`", "issued";
    RequestRow::segment, "a row of table `requests`", "outcome.granted";
    Requester::segment, "a kind of requester", "natural_person";
    Forum::segment, "a group of table `review`", "litigation.direct";
    Ruling::segment, "a result of a case", "upheld";
}

/// The columns of an item in an edition, in the form's order.
///
/// ```
/// use gongkai::form::{measures, Edition, Item, Measure};
///
/// assert_eq!(measures(Item::Fees, Edition::Of2021), [Measure::Amount]);
/// assert!(measures(Item::Procurement, Edition::Of2021).is_empty());
/// ```
#[must_use]
pub const fn measures(item: Item, edition: Edition) -> &'static [Measure] {
    use Measure as M;
    const DOCUMENTS_2021: &[Measure] = &[M::Issued, M::Repealed, M::InForce];
    const DOCUMENTS_2019: &[Measure] = &[M::Made, M::NewlyDisclosed, M::DisclosedTotal];
    const DECISIONS_2021: &[Measure] = &[M::Decisions];
    const DECISIONS_2019: &[Measure] = &[M::PreviousItems, M::Change, M::Decisions];
    match (item, edition) {
        (Item::Rules | Item::NormativeDocuments, Edition::Of2021) => DOCUMENTS_2021,
        (Item::Rules | Item::NormativeDocuments, Edition::Of2019) => DOCUMENTS_2019,
        (Item::Licensing | Item::Penalties | Item::Coercion, Edition::Of2021) => DECISIONS_2021,
        (
            Item::Licensing | Item::OtherServices | Item::Penalties | Item::Coercion,
            Edition::Of2019,
        ) => DECISIONS_2019,
        (Item::Fees, Edition::Of2021) => &[M::Amount],
        (Item::Fees, Edition::Of2019) => &[M::PreviousItems, M::Change],
        (Item::Procurement, Edition::Of2019) => &[M::Projects, M::Amount],
        _ => &[],
    }
}

impl RequestRow {
    /// Whether it is one of the rows that 办理结果 adds up to （七）总计.
    #[must_use]
    pub const fn is_outcome(self) -> bool {
        !matches!(
            self,
            Self::Received | Self::CarriedOver | Self::OutcomeTotal | Self::CarriedForward
        )
    }

    /// The rows of an edition, in the form's order.
    pub fn of(edition: Edition) -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(move |row| row.is_in(edition))
    }
}

impl Requester {
    /// The six kinds of requester that add up to 总计.
    pub const KINDS: &'static [Self] = &[
        Self::NaturalPerson,
        Self::Enterprise,
        Self::Research,
        Self::PublicInterest,
        Self::LegalService,
        Self::Other,
    ];
}

impl Ruling {
    /// The four results that add up to 总计.
    pub const RESULTS: &'static [Self] =
        &[Self::Upheld, Self::Corrected, Self::Other, Self::Pending];
}
