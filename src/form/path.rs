//! Paths: the public, stable names of cells and of the other facts of a report.

use std::fmt;
use std::str::FromStr;

use super::cells::{Forum, Item, Measure, RequestRow, Requester, Ruling, measures};
use super::edition::Edition;
use crate::name::named;

/// 计量单位: what a figure of the form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Unit {
    /// `count`: a whole number.
    Count,
    /// `signed_count`: a change, may be negative.
    SignedCount,
    /// `10k_yuan`: an exact decimal in 万元.
    #[cfg_attr(feature = "serde", serde(rename = "10k_yuan"))]
    TenThousandYuan,
}

impl Unit {
    /// The three.
    pub const ALL: &'static [Self] = &[Self::Count, Self::SignedCount, Self::TenThousandYuan];

    /// The name used in every export.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::SignedCount => "signed_count",
            Self::TenThousandYuan => "10k_yuan",
        }
    }
}

/// One of the form's three tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Table {
    /// 主动公开政府信息情况, section 二.
    Disclosure,
    /// 收到和处理政府信息公开申请情况, section 三.
    Requests,
    /// 政府信息公开行政复议、行政诉讼情况, section 四.
    Review,
}

impl Table {
    /// The three, in the form's order.
    pub const ALL: &'static [Self] = &[Self::Disclosure, Self::Requests, Self::Review];

    /// `disclosure`, `requests` or `review`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Disclosure => "disclosure",
            Self::Requests => "requests",
            Self::Review => "review",
        }
    }
}

named! {
    Unit::as_str, "a unit of the form", "count";
    Table::as_str, "a table of the form", "requests";
}

/// The place of one cell in the form.
///
/// An item and a measure make a path only where [some edition prints](Self::is_in) such a cell: any other
/// pair has a name, too, but that leads to nothing.
///
/// ```
/// use gongkai::form::{CellPath, Item, Measure};
///
/// let printed = CellPath::Disclosure(Item::Rules, Measure::Issued);
/// assert_eq!(printed.to_string().parse(), Ok(printed));
/// let unheard_of = CellPath::Disclosure(Item::Rules, Measure::Amount);
/// assert!(unheard_of.to_string().parse::<CellPath>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CellPath {
    /// `disclosure.<item>.<measure>`
    Disclosure(Item, Measure),
    /// `requests.<row>.<requester>`
    Requests(RequestRow, Requester),
    /// `review.<result>`, `litigation.<way>.<result>`
    Review(Forum, Ruling),
}

impl CellPath {
    /// The table it stands in.
    #[must_use]
    pub const fn table(self) -> Table {
        match self {
            Self::Disclosure(..) => Table::Disclosure,
            Self::Requests(..) => Table::Requests,
            Self::Review(..) => Table::Review,
        }
    }

    /// What its figure counts.
    #[must_use]
    pub const fn unit(self) -> Unit {
        match self {
            Self::Disclosure(_, Measure::Change) => Unit::SignedCount,
            Self::Disclosure(_, Measure::Amount) => Unit::TenThousandYuan,
            _ => Unit::Count,
        }
    }

    /// Whether `edition` prints it.
    #[must_use]
    pub fn is_in(self, edition: Edition) -> bool {
        match self {
            Self::Disclosure(item, measure) => measures(item, edition).contains(&measure),
            Self::Requests(row, _) => row.is_in(edition),
            Self::Review(..) => edition != Edition::Indicators,
        }
    }

    /// The cells of a table in an edition, in reading order.
    pub fn of(table: Table, edition: Edition) -> impl Iterator<Item = Self> {
        let of = |it: Table| (it == table).then_some(());
        let disclosure = of(Table::Disclosure).into_iter().flat_map(move |()| {
            Item::ALL.iter().flat_map(move |&item| {
                let measures = measures(item, edition).iter();
                measures.map(move |&measure| Self::Disclosure(item, measure))
            })
        });
        let requests = of(Table::Requests).into_iter().flat_map(move |()| {
            RequestRow::of(edition).flat_map(|row| {
                let requesters = Requester::ALL.iter();
                requesters.map(move |&requester| Self::Requests(row, requester))
            })
        });
        let review = of(Table::Review).into_iter().flat_map(move |()| {
            let forums = Forum::ALL.iter().filter(move |forum| forum.is_in(edition));
            forums.flat_map(|&forum| {
                let rulings = Ruling::ALL.iter();
                rulings.map(move |&ruling| Self::Review(forum, ruling))
            })
        });
        disclosure.chain(requests).chain(review)
    }

    /// All cells of an edition, in reading order.
    ///
    /// ```
    /// use gongkai::form::{CellPath, Edition};
    ///
    /// assert_eq!(CellPath::all(Edition::Of2021).count(), 200);
    /// assert_eq!(CellPath::all(Edition::Of2019).count(), 198);
    /// ```
    pub fn all(edition: Edition) -> impl Iterator<Item = Self> {
        Table::ALL
            .iter()
            .flat_map(move |&table| Self::of(table, edition))
    }

    /// The official label of its row, with its groups before a `/`.
    ///
    /// The 2019 form has 规范性文件 where the form of 2021 has 行政规范性文件.
    #[must_use]
    pub const fn row_label(self, edition: Edition) -> &'static str {
        match (self, edition) {
            (Self::Disclosure(Item::NormativeDocuments, _), Edition::Of2019) => {
                "第二十条第（一）项/规范性文件"
            }
            (Self::Disclosure(item, _), _) => item.label(),
            (Self::Requests(row, _), _) => row.label(),
            (Self::Review(forum, _), _) => forum.label(),
        }
    }

    /// The official label of its column, with its groups before a `/`.
    #[must_use]
    pub const fn column_label(self, edition: Edition) -> &'static str {
        match (self, edition) {
            (Self::Disclosure(_, Measure::Decisions), Edition::Of2019) => "处理决定数量",
            (Self::Disclosure(Item::Procurement, Measure::Amount), _) => "采购总金额",
            (Self::Disclosure(_, measure), _) => measure.label(),
            (Self::Requests(_, requester), _) => requester.label(),
            (Self::Review(_, ruling), _) => ruling.label(),
        }
    }
}

impl fmt::Display for CellPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (table, row, column) = match self {
            Self::Disclosure(item, measure) => ("disclosure.", item.segment(), measure.segment()),
            Self::Requests(row, requester) => ("requests.", row.segment(), requester.segment()),
            Self::Review(forum, ruling) => ("", forum.segment(), ruling.segment()),
        };
        f.pad(&[table, row, ".", column].concat())
    }
}

impl FromStr for CellPath {
    type Err = UnknownPath;

    fn from_str(path: &str) -> Result<Self, Self::Err> {
        let cell = || {
            let (row, column) = path.rsplit_once('.')?;
            if let Some(item) = row.strip_prefix("disclosure.") {
                let cell = Self::Disclosure(item.parse().ok()?, column.parse().ok()?);
                (cell.is_in(Edition::Of2019) || cell.is_in(Edition::Of2021)).then_some(cell)
            } else if let Some(row) = row.strip_prefix("requests.") {
                Some(Self::Requests(row.parse().ok()?, column.parse().ok()?))
            } else {
                Some(Self::Review(row.parse().ok()?, column.parse().ok()?))
            }
        };
        cell().ok_or_else(|| UnknownPath(path.to_owned()))
    }
}

/// The place of a fact: a cell, or what is told in words.
///
/// Not all that a [`Report`](crate::Report) holds is a fact. The text of the preamble and the contact in it,
/// the headings, the claims, and the edition of each table have no path: they are members only.
///
/// ```
/// use gongkai::form::Path;
///
/// let path: Path = "requests.outcome.denied.state_secret.natural_person".parse()?;
/// assert_eq!(path.to_string(), "requests.outcome.denied.state_secret.natural_person");
/// assert_eq!("report.year".parse(), Ok(Path::Year));
/// assert!("report.weather".parse::<Path>().is_err());
/// # Ok::<(), gongkai::form::UnknownPath>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Path {
    /// `report.title`
    Title,
    /// `report.agency`
    Agency,
    /// `report.year`
    Year,
    /// `report.edition`
    Edition,
    /// `report.period_start`
    PeriodStart,
    /// `report.period_end`
    PeriodEnd,
    /// `overview`
    Overview,
    /// `overview.proactive_disclosure`
    ProactiveDisclosure,
    /// `overview.requests`
    OverviewRequests,
    /// `overview.information_management`
    InformationManagement,
    /// `overview.platform`
    Platform,
    /// `overview.supervision`
    Supervision,
    /// A cell of a table.
    Cell(CellPath),
    /// `problems`
    Problems,
    /// `improvements`
    Improvements,
    /// `other_matters`
    OtherMatters,
    /// `report.signed_by`
    SignedBy,
    /// `report.signed_on`
    SignedOn,
}

impl Path {
    /// What is told in words, in the form's order, before the tables.
    pub const BEFORE_TABLES: &'static [Self] = &[
        Self::Title,
        Self::Agency,
        Self::Year,
        Self::Edition,
        Self::PeriodStart,
        Self::PeriodEnd,
        Self::Overview,
        Self::ProactiveDisclosure,
        Self::OverviewRequests,
        Self::InformationManagement,
        Self::Platform,
        Self::Supervision,
    ];

    /// What is told in words, in the form's order, after the tables.
    pub const AFTER_TABLES: &'static [Self] = &[
        Self::Problems,
        Self::Improvements,
        Self::OtherMatters,
        Self::SignedBy,
        Self::SignedOn,
    ];

    /// All paths of an edition, in the form's order: what is told in words, and the cells between.
    ///
    /// ```
    /// use gongkai::form::{Edition, Path};
    ///
    /// let all: Vec<_> = Path::all(Edition::Of2021).collect();
    /// assert_eq!(all.len(), 17 + 200);
    /// assert_eq!((all[0], all[216]), (Path::Title, Path::SignedOn));
    /// ```
    pub fn all(edition: Edition) -> impl Iterator<Item = Self> {
        let words = |words: &'static [Self]| words.iter().copied();
        words(Self::BEFORE_TABLES)
            .chain(CellPath::all(edition).map(Self::Cell))
            .chain(words(Self::AFTER_TABLES))
    }

    /// The cell, if it is one.
    #[must_use]
    pub const fn cell(self) -> Option<CellPath> {
        match self {
            Self::Cell(cell) => Some(cell),
            _ => None,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Title => "report.title",
            Self::Agency => "report.agency",
            Self::Year => "report.year",
            Self::Edition => "report.edition",
            Self::PeriodStart => "report.period_start",
            Self::PeriodEnd => "report.period_end",
            Self::Overview => "overview",
            Self::ProactiveDisclosure => "overview.proactive_disclosure",
            Self::OverviewRequests => "overview.requests",
            Self::InformationManagement => "overview.information_management",
            Self::Platform => "overview.platform",
            Self::Supervision => "overview.supervision",
            Self::Problems => "problems",
            Self::Improvements => "improvements",
            Self::OtherMatters => "other_matters",
            Self::SignedBy => "report.signed_by",
            Self::SignedOn => "report.signed_on",
            Self::Cell(_) => "",
        }
    }
}

impl From<CellPath> for Path {
    fn from(cell: CellPath) -> Self {
        Self::Cell(cell)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cell(cell) => cell.fmt(f),
            words => f.pad(words.word()),
        }
    }
}

impl FromStr for Path {
    type Err = UnknownPath;

    fn from_str(path: &str) -> Result<Self, Self::Err> {
        Self::BEFORE_TABLES
            .iter()
            .chain(Self::AFTER_TABLES)
            .copied()
            .find(|words| words.word() == path)
            .map_or_else(|| path.parse().map(Self::Cell), Ok)
    }
}

/// A name that is none of the form's paths.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a path of the form; expected one such as `requests.received.total`")]
pub struct UnknownPath(String);

macro_rules! serde_as_text {
    ($($name:ident),*) => {$(
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                String::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string" })
            }
        }
    )*};
}
serde_as_text!(CellPath, Path);
