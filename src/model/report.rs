//! The report: what is told in words, and the three tables.

use crate::form::{Edition, Table};

use super::claim::Claim;
use super::field::Field;
use super::tables::{Disclosure, Litigation, Requests, Rulings};
use super::value::Date;

/// The version of the shape of a serialised [`Report`]; it grows when a reader of the old shape
/// would misread the new one. A document of a later version is therefore refused, and so is one of a
/// version that never was; one that does not say its version is taken for one of this.
pub const SCHEMA_VERSION: u32 = 1;

#[cfg(feature = "serde")]
fn known_version<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u32, D::Error> {
    let version = <u32 as serde::Deserialize>::deserialize(from)?;
    if (1..=SCHEMA_VERSION).contains(&version) {
        return Ok(version);
    }
    Err(serde::de::Error::custom(format!(
        "found a report of schema version {version}, expected one from 1 to {SCHEMA_VERSION}: a later one is \
         read by a later version of gongkai"
    )))
}

/// 政府信息公开工作年度报告: one report, as its source says it.
///
/// What is told in words is given as it stands, without line breaks that are only layout; there is one
/// line break between paragraphs. The marks of Markdown around words, `###` and `**`, stay, so that a field reads as
/// its span; rules and rows of tables without words are left out.
///
/// ```
/// use gongkai::form::Requester;
/// use gongkai::{Report, State};
///
/// let mut report: Report = gongkai::parse(
///     "示例市财政局2023年政府信息公开工作年度报告
/// 二、主动公开政府信息情况
/// 第二十条第（一）项
/// 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
/// 规章 | 1 | / | 12
/// ",
/// )?.into_parts().0;
/// // By member, by path, or by the form's own lists.
/// assert_eq!(report.disclosure.rules.in_force.value(), Some(&12));
/// let repealed = report.cell("disclosure.rules.repealed".parse()?);
/// assert_eq!(repealed.map(|cell| cell.state()), Some(State::NotApplicable));
/// for &kind in Requester::KINDS {
///     assert!(report.requests.received.cell(kind).is_absent());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Report {
    /// The version of this shape, [`SCHEMA_VERSION`].
    #[cfg_attr(feature = "serde", serde(deserialize_with = "known_version"))]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = SCHEMA_VERSION)))]
    pub schema_version: u32,
    /// 标题: the title, with the lines it was broken over joined.
    pub title: Field<String>,
    /// 行政机关: the body, as the title names it, or else the line below it, the preamble, the signature or the page
    /// around the report.
    pub agency: Field<String>,
    /// 年度: the year reported on.
    pub year: Field<u16>,
    /// The edition of the form: that of table `disclosure`, else that of table `requests`.
    pub edition: Field<Edition>,
    /// 统计期限: the period covered, where the text states it.
    pub period: Period,
    /// What stands between the title and section 一.
    pub preamble: Preamble,
    /// 一、总体情况.
    pub overview: Overview,
    /// 二、主动公开政府信息情况.
    pub disclosure: Disclosure,
    /// 三、收到和处理政府信息公开申请情况.
    pub requests: Requests,
    /// 四、行政复议.
    pub review: Rulings,
    /// 四、行政诉讼.
    pub litigation: Litigation,
    /// 五、存在的主要问题: the section up to where it turns to what is done about them.
    pub problems: Field<String>,
    /// 五、改进情况: the rest of the section.
    pub improvements: Field<String>,
    /// 六、其他需要报告的事项.
    pub other_matters: Field<String>,
    /// 落款: who signed, and when.
    pub signature: Signature,
    /// The headings of the six sections, as they stand, less line breaks.
    pub headings: Headings,
    /// 正文所述: the counts that the narrative states, in its order.
    pub claims: Vec<Claim>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            title: Field::absent(),
            agency: Field::absent(),
            year: Field::absent(),
            edition: Field::absent(),
            period: Period::default(),
            preamble: Preamble::default(),
            overview: Overview::default(),
            disclosure: Disclosure::default(),
            requests: Requests::default(),
            review: Rulings::default(),
            litigation: Litigation::default(),
            problems: Field::absent(),
            improvements: Field::absent(),
            other_matters: Field::absent(),
            signature: Signature::default(),
            headings: Headings::default(),
            claims: Vec::new(),
        }
    }
}

impl Report {
    /// The edition whose cells a table is listed by: its own, else the report's, else that of 2021.
    ///
    /// ```
    /// use gongkai::Report;
    /// use gongkai::form::{Edition, Table};
    ///
    /// let mut report = Report::default();
    /// assert_eq!(report.table_edition(Table::Requests), Edition::Of2021);
    /// report.requests.edition = Some(Edition::Of2019);
    /// assert_eq!(report.table_edition(Table::Requests), Edition::Of2019);
    /// ```
    #[must_use]
    pub fn table_edition(&self, table: Table) -> Edition {
        let own = match table {
            Table::Disclosure => self.disclosure.edition,
            Table::Requests => self.requests.edition,
            Table::Review => None,
        };
        own.or(self.edition.value().copied())
            .filter(|&edition| edition != Edition::Indicators)
            .unwrap_or(Edition::Of2021)
    }
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident: $kind:ty; )* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "serde", serde(default))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name { $( $(#[$field_meta])* pub $field: $kind, )* }
    };
}

words! {
    /// 统计期限: the days a report covers.
    Period {
        /// The first day.
        start: Field<Date>;
        /// The last day.
        end: Field<Date>;
    }
}

words! {
    /// 引言: what stands between the title and section 一: legal basis, period, where to ask.
    Preamble {
        /// All of it.
        text: Field<String>;
        /// 联系方式.
        contact: Contact;
    }
}

words! {
    /// 联系方式: where to ask about the report.
    Contact {
        /// 地址.
        address: Field<String>;
        /// 电话, as written.
        telephone: Field<String>;
        /// 邮编.
        postcode: Field<String>;
        /// 电子邮箱.
        email: Field<String>;
    }
}

words! {
    /// 一、总体情况, whole and by the parts that the text marks.
    Overview {
        /// The whole section, without its heading.
        text: Field<String>;
        /// 主动公开, from its mark on.
        proactive_disclosure: Field<String>;
        /// 依申请公开, from its mark on.
        requests: Field<String>;
        /// 政府信息管理, from its mark on.
        information_management: Field<String>;
        /// 政府信息公开平台建设, from its mark on.
        platform: Field<String>;
        /// 监督保障, from its mark on.
        supervision: Field<String>;
    }
}

words! {
    /// 落款: what stands under the report.
    Signature {
        /// The body that signed.
        by: Field<String>;
        /// The day it signed, usually in the year after; unreadable where there is a month without its day.
        on: Field<Date>;
    }
}

words! {
    /// 各部分标题: the headings of the six sections, as they stand.
    Headings {
        /// 一、总体情况.
        overview: Field<String>;
        /// 二、主动公开政府信息情况.
        disclosure: Field<String>;
        /// 三、收到和处理政府信息公开申请情况.
        requests: Field<String>;
        /// 四、政府信息公开行政复议、行政诉讼情况.
        review: Field<String>;
        /// 五、存在的主要问题及改进情况.
        problems: Field<String>;
        /// 六、其他需要报告的事项.
        other_matters: Field<String>;
    }
}
