//! Claims: what the narrative says in numbers, as data.

use crate::Span;
use crate::form::{CellPath, Edition, Forum, Item, Measure, RequestRow, Requester, Ruling, Table};
use crate::name::named;

use super::value::Number;

/// 正文所述: one count that the narrative states, or its saying that there was none.
///
/// ```
/// use gongkai::Span;
/// use gongkai::model::{Claim, ClaimSubject, Number, Quantity};
///
/// // 全年共收到申请1200余件
/// let about = Quantity::About { from: Number::from(1200), to: Number::from(1300) };
/// let claim = Claim::new(ClaimSubject::Received, about, Span::new(0, 33));
/// assert!(claim.quantity.allows(Number::from(1267)));
/// assert!(!claim.quantity.allows(Number::from(1199)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// What is counted.
    pub subject: ClaimSubject,
    /// The kind of requester it is said of; `None` for all.
    pub requester: Option<ClaimRequester>,
    /// The result of the cases it is said of; `None` for all, and for what has no results.
    pub result: Option<ClaimResult>,
    /// How many.
    pub quantity: Quantity,
    /// The unit as written, such as 件; empty where none is.
    pub unit: String,
    /// The year the text says it of; `None` where it names none.
    pub year: Option<u16>,
    /// From the words that say what is counted to the figure, or the other way round.
    pub span: Span,
}

impl Claim {
    /// A claim about all requesters and results, without a unit or a year.
    #[must_use]
    pub const fn new(subject: ClaimSubject, quantity: Quantity, span: Span) -> Self {
        Self {
            subject,
            requester: None,
            result: None,
            quantity,
            unit: String::new(),
            year: None,
            span,
        }
    }

    /// 对应单元格: the cells whose sum is what the claim counts, in the editions that the tables have. Groups
    /// of them where the words may mean any; none where no table has them, and for 信息处理费, which is only a
    /// part of a cell.
    ///
    /// ```
    /// use gongkai::Span;
    /// use gongkai::form::Edition;
    /// use gongkai::model::{Claim, ClaimSubject, Quantity};
    ///
    /// let none = Claim::new(ClaimSubject::CarriedOver, Quantity::None, Span::default());
    /// let cells = none.cells(|_| Edition::Of2021);
    /// assert_eq!(cells[0][0].to_string(), "requests.carried_over.total");
    /// ```
    #[must_use]
    pub fn cells(&self, edition: impl Fn(Table) -> Edition) -> Vec<Vec<CellPath>> {
        let rows = |rows: &[RequestRow]| -> Vec<Vec<CellPath>> {
            let columns = columns(self.requester);
            let row = |&row| columns.iter().map(move |&it| CellPath::Requests(row, it));
            vec![rows.iter().flat_map(row).collect()]
        };
        let group = |prefix: &str| {
            let all = RequestRow::of(edition(Table::Requests));
            let group: Vec<_> = all
                .filter(|row| row.segment().starts_with(prefix))
                .collect();
            rows(&group)
        };
        let forums = |forums: &[Forum]| {
            let ruling = self.result.map_or(Ruling::Total, ClaimResult::ruling);
            let cell = |&forum: &Forum| CellPath::Review(forum, ruling);
            vec![forums.iter().map(cell).collect()]
        };
        let documents = |item, measure| {
            // They are counted issued, repealed and in force since 2021, made before.
            let measure = match (edition(Table::Disclosure), measure) {
                (Edition::Of2021, measure) => measure,
                (Edition::Of2019, Measure::Issued) => Measure::Made,
                _ => return Vec::new(),
            };
            vec![vec![CellPath::Disclosure(item, measure)]]
        };
        let all_came_in = [RequestRow::Received, RequestRow::CarriedOver];
        match self.subject {
            ClaimSubject::Received => rows(&[RequestRow::Received]),
            ClaimSubject::CarriedOver => rows(&[RequestRow::CarriedOver]),
            ClaimSubject::ReceivedAndCarriedOver => rows(&all_came_in),
            ClaimSubject::Handled => [
                rows(&[RequestRow::OutcomeTotal]),
                rows(&all_came_in),
                rows(&[RequestRow::Received]),
            ]
            .concat(),
            ClaimSubject::Answered => rows(&[RequestRow::OutcomeTotal]),
            ClaimSubject::CarriedForward => rows(&[RequestRow::CarriedForward]),
            ClaimSubject::Granted => rows(&[RequestRow::Granted]),
            ClaimSubject::PartiallyGranted => rows(&[RequestRow::PartiallyGranted]),
            ClaimSubject::Denied => group("outcome.denied."),
            ClaimSubject::Unavailable => group("outcome.unavailable."),
            ClaimSubject::NotProcessed => group("outcome.not_processed."),
            ClaimSubject::OtherOutcome => group("outcome.other."),
            ClaimSubject::Review => forums(&[Forum::Review]),
            ClaimSubject::Lawsuits => forums(&[Forum::Direct, Forum::AfterReview]),
            ClaimSubject::LawsuitsDirect => forums(&[Forum::Direct]),
            ClaimSubject::LawsuitsAfterReview => forums(&[Forum::AfterReview]),
            ClaimSubject::RulesIssued => documents(Item::Rules, Measure::Issued),
            ClaimSubject::RulesRepealed => documents(Item::Rules, Measure::Repealed),
            ClaimSubject::RulesInForce => documents(Item::Rules, Measure::InForce),
            ClaimSubject::NormativeIssued => documents(Item::NormativeDocuments, Measure::Issued),
            ClaimSubject::NormativeRepealed => {
                documents(Item::NormativeDocuments, Measure::Repealed)
            }
            ClaimSubject::NormativeInForce => documents(Item::NormativeDocuments, Measure::InForce),
            ClaimSubject::ProcessingFee
            | ClaimSubject::InformationPublished
            | ClaimSubject::Views => Vec::new(),
        }
    }
}

/// The columns of those that a claim is said of.
const fn columns(requester: Option<ClaimRequester>) -> &'static [Requester] {
    match requester {
        None => &[Requester::Total],
        Some(ClaimRequester::NaturalPerson) => &[Requester::NaturalPerson],
        Some(ClaimRequester::Organisation) => &[
            Requester::Enterprise,
            Requester::Research,
            Requester::PublicInterest,
            Requester::LegalService,
            Requester::Other,
        ],
        Some(ClaimRequester::Enterprise) => &[Requester::Enterprise],
        Some(ClaimRequester::Research) => &[Requester::Research],
        Some(ClaimRequester::PublicInterest) => &[Requester::PublicInterest],
        Some(ClaimRequester::LegalService) => &[Requester::LegalService],
    }
}

impl ClaimResult {
    const fn ruling(self) -> Ruling {
        match self {
            Self::Upheld => Ruling::Upheld,
            Self::Corrected => Ruling::Corrected,
            Self::Other => Ruling::Other,
            Self::Pending => Ruling::Pending,
        }
    }
}

/// 数量: how many a claim says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Quantity {
    /// 未收到、未发生、没有、无、零: none, in words.
    None,
    /// A number without 余, 约 and the like. Money is in 元.
    Exact(Number),
    /// 余、约、近、万: any number from `from` to `to`, both included. Money is in 元.
    About {
        /// The least it can be.
        from: Number,
        /// The most it can be.
        to: Number,
    },
}

impl Quantity {
    /// Whether `number` is what the claim says.
    #[must_use]
    pub fn allows(self, number: Number) -> bool {
        match self {
            Self::None => number == Number::from(0),
            Self::Exact(said) => said == number,
            Self::About { from, to } => from <= number && number <= to,
        }
    }
}

impl std::fmt::Display for Quantity {
    /// `none`, `12` or `1200..1300`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Exact(number) => number.fmt(f),
            Self::About { from, to } => write!(f, "{from}..{to}"),
        }
    }
}

macro_rules! names {
    ($(#[$meta:meta])* $name:ident { $( $member:ident = $text:literal, $label:literal, $doc:literal; )* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum $name {
            $(
                #[doc = concat!($label, $doc)]
                #[cfg_attr(feature = "serde", serde(rename = $text))]
                $member,
            )*
        }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$member),*];

            /// The name used in every export.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$member => $text),* }
            }

            /// The name in Chinese.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$member => $label),* }
            }
        }
    };
}

names! {
    /// 所述事项: what a claim counts.
    ClaimSubject {
        Received = "received", "本年新收申请", ".";
        CarriedOver = "carried_over", "上年结转", ".";
        ReceivedAndCarriedOver = "received_and_carried_over", "收到申请（含上年结转）", ".";
        Handled = "handled", "办理申请", ": either all there were or all that were answered.";
        Answered = "answered", "办结、答复申请", ".";
        CarriedForward = "carried_forward", "结转下年度继续办理", ".";
        Granted = "granted", "予以公开", ".";
        PartiallyGranted = "partially_granted", "部分公开", ".";
        Denied = "denied", "不予公开", ".";
        Unavailable = "unavailable", "无法提供", ".";
        NotProcessed = "not_processed", "不予处理", ".";
        OtherOutcome = "other_outcome", "其他处理", ".";
        Review = "review", "行政复议", ".";
        Lawsuits = "lawsuits", "行政诉讼", ", all of them.";
        LawsuitsDirect = "lawsuits_direct", "未经复议直接起诉", ".";
        LawsuitsAfterReview = "lawsuits_after_review", "复议后起诉", ".";
        RulesIssued = "rules_issued", "规章本年制发", ".";
        RulesRepealed = "rules_repealed", "规章本年废止", ".";
        RulesInForce = "rules_in_force", "规章现行有效", ".";
        NormativeIssued = "normative_issued", "规范性文件本年制发", ".";
        NormativeRepealed = "normative_repealed", "规范性文件本年废止", ".";
        NormativeInForce = "normative_in_force", "规范性文件现行有效", ".";
        ProcessingFee = "processing_fee", "信息处理费", ", in 元.";
        InformationPublished = "information_published", "主动公开信息", ", of which no table has a cell.";
        Views = "views", "点击、浏览", ", of which no table has a cell.";
    }
}

names! {
    /// 申请人: the kind of requester a claim is said of.
    ClaimRequester {
        NaturalPerson = "natural_person", "自然人、公民", ".";
        Organisation = "organisation", "法人或其他组织", ", all five kinds.";
        Enterprise = "enterprise", "商业企业", ".";
        Research = "research", "科研机构", ".";
        PublicInterest = "public_interest", "社会公益组织", ".";
        LegalService = "legal_service", "法律服务机构", ".";
    }
}

names! {
    /// 复议、诉讼结果: the result of the cases a claim is said of.
    ClaimResult {
        Upheld = "upheld", "结果维持", ".";
        Corrected = "corrected", "结果纠正", ".";
        Other = "other", "其他结果", ".";
        Pending = "pending", "尚未审结", ".";
    }
}

named! {
    ClaimSubject::as_str, "a thing that is counted", "received";
    ClaimRequester::as_str, "a kind of requester", "natural_person";
    ClaimResult::as_str, "a result of a case", "upheld";
}
