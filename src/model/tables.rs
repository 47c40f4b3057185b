//! The three tables as types.
//!
//! Every table holds the cells of every edition; those its own edition does not print are absent.

use rust_decimal::prelude::ToPrimitive as _;

use crate::form::{CellPath, Edition, Forum, Item, Measure, RequestRow, Requester, Ruling};

use super::field::Field;
use super::value::{Amount, Number};

/// A count cell.
pub type Count = Field<u64>;

macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident { $( $(#[$field_meta:meta])* $field:ident: $kind:ty, $doc:literal; )* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(default))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name {
            $( #[doc = $doc] $(#[$field_meta])* pub $field: $kind, )*
        }
    };
}

record! {
    /// 第二十条第（一）项: documents that a body made.
    Documents {
        issued: Count, "本年制发件数 (2021): issued in the year.";
        repealed: Count, "本年废止件数 (2021): repealed in the year.";
        in_force: Count, "现行有效件数 (2021): in force at its end.";
        made: Count, "本年新制作数量 (2019): made in the year.";
        newly_disclosed: Count, "本年新公开数量 (2019): disclosed in the year.";
        disclosed_total: Count, "对外公开总数量 (2019): disclosed in all.";
    }
}

record! {
    /// 第二十条第（五）（六）项: decisions that a body took.
    Decisions {
        previous_items: Count, "上一年项目数量 (2019): number of items the year before.";
        change: Field<i64>, "本年增/减 (2019): items added less items removed in the year.";
        decisions: Count, "本年处理决定数量 (2021), 处理决定数量 (2019): decisions in the year.";
    }
}

record! {
    /// 第二十条第（八）项 行政事业性收费: administrative fees.
    Fees {
        previous_items: Count, "上一年项目数量 (2019): number of items the year before.";
        change: Field<i64>, "本年增/减 (2019): items added less items removed in the year.";
        amount: Field<Amount>, "本年收费金额 (2021): collected in the year, in 万元.";
    }
}

record! {
    /// 第二十条第（九）项 政府集中采购: procurement.
    Procurement {
        projects: Count, "采购项目数量 (2019): projects.";
        amount: Field<Amount>, "采购总金额 (2019): spent, in 万元.";
    }
}

record! {
    /// 二、主动公开政府信息情况: what was published unasked.
    Disclosure {
        edition: Option<Edition>, "The edition its labels show; `None` where there is no such table.";
        rules: Documents, "规章.";
        normative_documents: Documents, "行政规范性文件 (2021), 规范性文件 (2019).";
        licensing: Decisions, "行政许可.";
        other_services: Decisions, "其他对外管理服务事项 (2019).";
        penalties: Decisions, "行政处罚.";
        coercion: Decisions, "行政强制.";
        fees: Fees, "行政事业性收费.";
        procurement: Procurement, "政府集中采购 (2019).";
    }
}

record! {
    /// 申请人情况: one row of table `requests`, by kind of requester.
    Requesters {
        natural_person: Count, "自然人.";
        enterprise: Count, "商业企业.";
        research: Count, "科研机构.";
        public_interest: Count, "社会公益组织.";
        legal_service: Count, "法律服务机构.";
        other: Count, "其他.";
        total: Count, "总计: as printed, not added up.";
    }
}

record! {
    /// （三）不予公开: denied.
    Denied {
        state_secret: Requesters, "1.属于国家秘密.";
        prohibited_by_law: Requesters, "2.其他法律行政法规禁止公开.";
        security_and_stability: Requesters, "3.危及“三安全一稳定”.";
        third_party_rights: Requesters, "4.保护第三方合法权益.";
        internal_affairs: Requesters, "5.属于三类内部事务信息.";
        deliberative_process: Requesters, "6.属于四类过程性信息.";
        enforcement_file: Requesters, "7.属于行政执法案卷.";
        administrative_inquiry: Requesters, "8.属于行政查询事项.";
    }
}

record! {
    /// （四）无法提供: could not be provided.
    Unavailable {
        not_held: Requesters, "1.本机关不掌握相关政府信息.";
        requires_creation: Requesters, "2.没有现成信息需要另行制作.";
        still_unclear: Requesters, "3.补正后申请内容仍不明确.";
    }
}

record! {
    /// （五）不予处理: not processed.
    NotProcessed {
        petition: Requesters, "1.信访举报投诉类申请.";
        duplicate: Requesters, "2.重复申请.";
        published_material: Requesters, "3.要求提供公开出版物.";
        excessive: Requesters, "4.无正当理由大量反复申请.";
        reconfirmation: Requesters, "5.要求行政机关确认或重新出具已获取信息.";
    }
}

record! {
    /// （六）其他处理: handled otherwise; three rows in the form of 2021, one in that of 2019.
    OtherOutcomes {
        not_corrected: Requesters, "1.申请人无正当理由逾期不补正 (2021).";
        fee_unpaid: Requesters, "2.申请人逾期未按收费通知要求缴纳费用 (2021).";
        miscellaneous: Requesters, "3.其他 (2021).";
        total: Requesters, "（六）其他处理 as one row (2019).";
    }
}

record! {
    /// 三、本年度办理结果: how requests ended.
    Outcomes {
        granted: Requesters, "（一）予以公开.";
        partially_granted: Requesters, "（二）部分公开.";
        denied: Denied, "（三）不予公开.";
        unavailable: Unavailable, "（四）无法提供.";
        not_processed: NotProcessed, "（五）不予处理.";
        other: OtherOutcomes, "（六）其他处理.";
        total: Requesters, "（七）总计: as printed, not added up.";
    }
}

record! {
    /// 三、收到和处理政府信息公开申请情况: requests and how they ended.
    Requests {
        edition: Option<Edition>, "The edition its rows show; `None` where there is no such table.";
        received: Requesters, "一、本年新收政府信息公开申请数量.";
        carried_over: Requesters, "二、上年结转政府信息公开申请数量.";
        outcome: Outcomes, "三、本年度办理结果.";
        carried_forward: Requesters, "四、结转下年度继续办理.";
    }
}

record! {
    /// 复议、诉讼结果: how cases ended; a group of table `review`.
    Rulings {
        upheld: Count, "结果维持.";
        corrected: Count, "结果纠正.";
        other: Count, "其他结果.";
        pending: Count, "尚未审结.";
        total: Count, "总计: as printed, not added up.";
    }
}

record! {
    /// 行政诉讼: lawsuits.
    Litigation {
        direct: Rulings, "未经复议直接起诉.";
        after_review: Rulings, "复议后起诉.";
    }
}

/// Gives a record its cells by member of an axis.
macro_rules! by_member {
    ($record:ident, $axis:ident, $get:ident, $get_mut:ident, $cell:ty, $($member:ident => $($field:ident).+),*) => {
        impl $record {
            #[doc = concat!("What stands at a member of [`", stringify!($axis), "`].")]
            #[must_use]
            pub const fn $get(&self, at: $axis) -> &$cell {
                match at { $($axis::$member => &self.$($field).+),* }
            }

            #[doc = concat!("What stands at a member of [`", stringify!($axis), "`], to be changed.")]
            pub const fn $get_mut(&mut self, at: $axis) -> &mut $cell {
                match at { $($axis::$member => &mut self.$($field).+),* }
            }
        }
    };
}

by_member! { Requesters, Requester, cell, cell_mut, Count,
    NaturalPerson => natural_person, Enterprise => enterprise, Research => research,
    PublicInterest => public_interest, LegalService => legal_service, Other => other,
    Total => total
}

by_member! { Rulings, Ruling, cell, cell_mut, Count,
    Upheld => upheld, Corrected => corrected, Other => other, Pending => pending, Total => total
}

by_member! { Requests, RequestRow, row, row_mut, Requesters,
    Received => received,
    CarriedOver => carried_over,
    Granted => outcome.granted,
    PartiallyGranted => outcome.partially_granted,
    StateSecret => outcome.denied.state_secret,
    ProhibitedByLaw => outcome.denied.prohibited_by_law,
    SecurityAndStability => outcome.denied.security_and_stability,
    ThirdPartyRights => outcome.denied.third_party_rights,
    InternalAffairs => outcome.denied.internal_affairs,
    DeliberativeProcess => outcome.denied.deliberative_process,
    EnforcementFile => outcome.denied.enforcement_file,
    AdministrativeInquiry => outcome.denied.administrative_inquiry,
    NotHeld => outcome.unavailable.not_held,
    RequiresCreation => outcome.unavailable.requires_creation,
    StillUnclear => outcome.unavailable.still_unclear,
    Petition => outcome.not_processed.petition,
    Duplicate => outcome.not_processed.duplicate,
    PublishedMaterial => outcome.not_processed.published_material,
    Excessive => outcome.not_processed.excessive,
    Reconfirmation => outcome.not_processed.reconfirmation,
    NotCorrected => outcome.other.not_corrected,
    FeeUnpaid => outcome.other.fee_unpaid,
    Miscellaneous => outcome.other.miscellaneous,
    OtherTotal => outcome.other.total,
    OutcomeTotal => outcome.total,
    CarriedForward => carried_forward
}

/// A cell of any table, whatever its kind of value.
///
/// ```
/// use gongkai::{Report, Span, State, model::{Field, Number}};
///
/// let mut report = Report::default();
/// report.disclosure.fees.amount = Field::read("0.50".parse()?, Span::new(4, 8));
/// let cell = report.cell("disclosure.fees.amount".parse()?).expect("the form has it");
/// assert_eq!(cell.number(), Some("0.5".parse::<Number>()?));
/// assert_eq!((cell.state(), cell.span()), (State::Value, Some(Span::new(4, 8))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellRef<'a> {
    /// A whole number.
    Count(&'a Count),
    /// A change.
    Change(&'a Field<i64>),
    /// An amount in 万元.
    Amount(&'a Field<Amount>),
}

/// A cell of any table, whatever its kind of value, to be changed.
///
/// ```
/// use gongkai::{Report, Span, State, form::CellPath, model::Number};
///
/// let mut report = Report::default();
/// let path: CellPath = "disclosure.rules.issued".parse()?;
/// let mut cell = report.cell_mut(path).expect("the form has it");
/// assert_eq!(cell.state(), State::Absent);
/// assert!(cell.set_number(Number::from(12), Span::new(4, 6)));
/// // A count is no fraction, and nothing is rounded.
/// assert!(!cell.set_number("1.5".parse()?, Span::new(4, 7)));
/// assert_eq!(report.disclosure.rules.issued.value(), Some(&12));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellMut<'a> {
    /// A whole number.
    Count(&'a mut Count),
    /// A change.
    Change(&'a mut Field<i64>),
    /// An amount in 万元.
    Amount(&'a mut Field<Amount>),
}

/// The cells of table `disclosure`, once for reading and once for changing them.
macro_rules! disclosure_cell {
    ($record:expr, $item:expr, $measure:expr, $kind:ident, $($borrow:tt)+) => {{
        use {Item as I, Measure as M};
        let documents = match $item {
            I::Rules => Some($($borrow)+ $record.rules),
            I::NormativeDocuments => Some($($borrow)+ $record.normative_documents),
            _ => None,
        };
        if let Some(documents) = documents {
            return Some($kind::Count(match $measure {
                M::Issued => $($borrow)+ documents.issued,
                M::Repealed => $($borrow)+ documents.repealed,
                M::InForce => $($borrow)+ documents.in_force,
                M::Made => $($borrow)+ documents.made,
                M::NewlyDisclosed => $($borrow)+ documents.newly_disclosed,
                M::DisclosedTotal => $($borrow)+ documents.disclosed_total,
                _ => return None,
            }));
        }
        let decisions = match $item {
            I::Licensing => Some($($borrow)+ $record.licensing),
            I::OtherServices => Some($($borrow)+ $record.other_services),
            I::Penalties => Some($($borrow)+ $record.penalties),
            I::Coercion => Some($($borrow)+ $record.coercion),
            _ => None,
        };
        if let Some(decisions) = decisions {
            return Some(match $measure {
                M::PreviousItems => $kind::Count($($borrow)+ decisions.previous_items),
                M::Change => $kind::Change($($borrow)+ decisions.change),
                M::Decisions => $kind::Count($($borrow)+ decisions.decisions),
                _ => return None,
            });
        }
        Some(match ($item, $measure) {
            (I::Fees, M::PreviousItems) => $kind::Count($($borrow)+ $record.fees.previous_items),
            (I::Fees, M::Change) => $kind::Change($($borrow)+ $record.fees.change),
            (I::Fees, M::Amount) => $kind::Amount($($borrow)+ $record.fees.amount),
            (I::Procurement, M::Projects) => $kind::Count($($borrow)+ $record.procurement.projects),
            (I::Procurement, M::Amount) => $kind::Amount($($borrow)+ $record.procurement.amount),
            _ => return None,
        })
    }};
}

impl Disclosure {
    /// The cell of an item and a measure; `None` where no edition has such a cell.
    #[must_use]
    pub const fn cell(&self, item: Item, measure: Measure) -> Option<CellRef<'_>> {
        disclosure_cell!(self, item, measure, CellRef, &)
    }

    /// The same, to be changed.
    pub const fn cell_mut(&mut self, item: Item, measure: Measure) -> Option<CellMut<'_>> {
        disclosure_cell!(self, item, measure, CellMut, &mut)
    }
}

impl super::Report {
    /// The cell at a path; `None` only for a pair of item and measure that no edition prints.
    #[must_use]
    pub const fn cell(&self, path: CellPath) -> Option<CellRef<'_>> {
        Some(match path {
            CellPath::Disclosure(item, measure) => return self.disclosure.cell(item, measure),
            CellPath::Requests(row, requester) => {
                CellRef::Count(self.requests.row(row).cell(requester))
            }
            CellPath::Review(forum, ruling) => CellRef::Count(self.rulings(forum).cell(ruling)),
        })
    }

    /// The same, to be changed.
    pub const fn cell_mut(&mut self, path: CellPath) -> Option<CellMut<'_>> {
        Some(match path {
            CellPath::Disclosure(item, measure) => return self.disclosure.cell_mut(item, measure),
            CellPath::Requests(row, requester) => {
                CellMut::Count(self.requests.row_mut(row).cell_mut(requester))
            }
            CellPath::Review(forum, ruling) => {
                CellMut::Count(self.rulings_mut(forum).cell_mut(ruling))
            }
        })
    }

    /// A group of table `review`.
    #[must_use]
    pub const fn rulings(&self, forum: Forum) -> &Rulings {
        match forum {
            Forum::Review => &self.review,
            Forum::Direct => &self.litigation.direct,
            Forum::AfterReview => &self.litigation.after_review,
        }
    }

    /// The same, to be changed.
    pub const fn rulings_mut(&mut self, forum: Forum) -> &mut Rulings {
        match forum {
            Forum::Review => &mut self.review,
            Forum::Direct => &mut self.litigation.direct,
            Forum::AfterReview => &mut self.litigation.after_review,
        }
    }
}

impl CellRef<'_> {
    /// Its value as an exact number, an amount in 万元 without trailing zeros; `None` unless the
    /// state is [`State::Value`](super::State::Value): what is blank is not 0.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Count(cell) => cell.value().map(|&count| count.into()),
            Self::Change(cell) => cell.value().map(|&change| change.into()),
            Self::Amount(cell) => cell.value().map(|&amount| amount.into()),
        }
    }

    /// Its state.
    #[must_use]
    pub const fn state(self) -> super::State {
        match self {
            Self::Count(cell) => cell.state(),
            Self::Change(cell) => cell.state(),
            Self::Amount(cell) => cell.state(),
        }
    }

    /// Where it stands in the caller's text.
    #[must_use]
    pub const fn span(self) -> Option<crate::Span> {
        match self {
            Self::Count(cell) => cell.span(),
            Self::Change(cell) => cell.span(),
            Self::Amount(cell) => cell.span(),
        }
    }

    /// How its value was arrived at; [`Basis::AsWritten`](super::Basis::AsWritten) where there is none.
    #[must_use]
    pub const fn basis(self) -> super::Basis {
        match self {
            Self::Count(cell) => cell.basis(),
            Self::Change(cell) => cell.basis(),
            Self::Amount(cell) => cell.basis(),
        }
    }
}

impl CellMut<'_> {
    /// The same, to be read.
    #[must_use]
    pub const fn as_ref(&self) -> CellRef<'_> {
        match self {
            Self::Count(cell) => CellRef::Count(cell),
            Self::Change(cell) => CellRef::Change(cell),
            Self::Amount(cell) => CellRef::Amount(cell),
        }
    }

    /// Its state.
    #[must_use]
    pub const fn state(&self) -> super::State {
        self.as_ref().state()
    }

    /// Where it stands in the caller's text.
    #[must_use]
    pub const fn span(&self) -> Option<crate::Span> {
        self.as_ref().span()
    }

    /// Makes it a cell that says `number` at `span`, as [`Field::read`] does; an amount is in 万元. Gives
    /// whether the cell can say it: a count is whole and not negative, a change is whole. Where it cannot,
    /// the cell is as it was.
    #[must_use]
    pub fn set_number(&mut self, number: Number, span: crate::Span) -> bool {
        let number = number.decimal();
        let is_whole = number.is_integer();
        match self {
            Self::Count(cell) => match number.to_u64().filter(|_| is_whole) {
                Some(count) => **cell = Field::read(count, span),
                None => return false,
            },
            Self::Change(cell) => match number.to_i64().filter(|_| is_whole) {
                Some(change) => **cell = Field::read(change, span),
                None => return false,
            },
            Self::Amount(cell) => {
                **cell = Field::read(Amount::from_ten_thousand_yuan(number), span);
            }
        }
        true
    }
}
