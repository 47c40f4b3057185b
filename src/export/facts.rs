//! What stands at each path of a report.
//!
//! Takes a report; gives its facts, one by path or all in the form's order. Does not know the source.

use std::borrow::Cow;
use std::fmt;

use crate::Span;
use crate::form::{CellPath, Edition, Path, Table, Unit};
use crate::model::{Amount, Basis, CellRef, Date, Field, Number, Report, State};

/// What stands at a path, if it is a value.
///
/// A document has the kind of the value with it: `{"count": 12}`, `{"text": "…"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Value<'a> {
    /// A whole number.
    Count(u64),
    /// A change.
    Change(i64),
    /// An amount in 万元.
    Amount(Amount),
    /// The year reported on.
    Year(u16),
    /// The edition of the form.
    Edition(Edition),
    /// A day.
    Date(Date),
    /// Words, as they stand.
    Text(Cow<'a, str>),
}

impl Value<'_> {
    /// What a cell says as an exact number, an amount in 万元 without trailing zeros; `None` for what is no
    /// cell's.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        match *self {
            Self::Count(count) => Some(count.into()),
            Self::Change(change) => Some(change.into()),
            Self::Amount(amount) => Some(amount.into()),
            Self::Year(_) | Self::Edition(_) | Self::Date(_) | Self::Text(_) => None,
        }
    }
}

impl fmt::Display for Value<'_> {
    /// Plain: ASCII digits, `.` for decimals, ISO days, words as they stand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => count.fmt(f),
            Self::Change(change) => change.fmt(f),
            Self::Amount(amount) => amount.fmt(f),
            Self::Year(year) => year.fmt(f),
            Self::Edition(edition) => edition.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Text(text) => f.pad(text),
        }
    }
}

/// One fact of a report: what stands at a path, in which state, and where.
///
/// ```
/// use gongkai::{Report, Span, State, Value};
/// use gongkai::form::Unit;
/// use gongkai::model::Field;
///
/// let mut report = Report::default();
/// report.requests.received.total = Field::read(12, Span::new(40, 42));
/// let fact = report
///     .facts()
///     .find(|fact| fact.state == State::Value)
///     .expect("one cell has a value");
/// assert_eq!(fact.path.to_string(), "requests.received.total");
/// assert_eq!(fact.value, Some(Value::Count(12)));
/// assert_eq!(fact.number(), Some(12.into()));
/// assert_eq!(fact.unit, Some(Unit::Count));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Fact<'a> {
    /// The path.
    pub path: Path,
    /// The value, if the state is [`State::Value`].
    pub value: Option<Value<'a>>,
    /// The unit, for cells.
    pub unit: Option<Unit>,
    /// The state.
    pub state: State,
    /// How the value was arrived at.
    pub basis: Basis,
    /// Where it stands in the caller's text; `None` for what is absent.
    pub span: Option<Span>,
}

impl<'a> Fact<'a> {
    fn new<T>(
        path: impl Into<Path>,
        field: &'a Field<T>,
        value: impl Fn(&'a T) -> Value<'a>,
    ) -> Self {
        let path = path.into();
        Self {
            path,
            value: field.value().map(value),
            unit: match path {
                Path::Cell(cell) => Some(cell.unit()),
                _ => None,
            },
            state: field.state(),
            basis: field.basis(),
            span: field.span(),
        }
    }

    /// The number of a cell, if its state is [`State::Value`]; an amount is in 万元, without trailing zeros.
    #[must_use]
    pub fn number(&self) -> Option<Number> {
        self.value.as_ref().and_then(Value::number)
    }
}

impl Report {
    /// What stands at a path; a cell that no edition prints is absent.
    ///
    /// ```
    /// use gongkai::{Report, State};
    ///
    /// let report = Report::default();
    /// assert_eq!(report.fact("report.year".parse()?).state, State::Absent);
    /// # Ok::<(), gongkai::form::UnknownPath>(())
    /// ```
    #[must_use]
    pub fn fact(&self, path: Path) -> Fact<'_> {
        let text = |field| {
            Fact::new(path, field, |text: &String| {
                Value::Text(Cow::Borrowed(text))
            })
        };
        let date = |field| Fact::new(path, field, |&date| Value::Date(date));
        match path {
            Path::Title => text(&self.title),
            Path::Agency => text(&self.agency),
            Path::Year => Fact::new(path, &self.year, |&year| Value::Year(year)),
            Path::Edition => Fact::new(path, &self.edition, |&edition| Value::Edition(edition)),
            Path::PeriodStart => date(&self.period.start),
            Path::PeriodEnd => date(&self.period.end),
            Path::Overview => text(&self.overview.text),
            Path::ProactiveDisclosure => text(&self.overview.proactive_disclosure),
            Path::OverviewRequests => text(&self.overview.requests),
            Path::InformationManagement => text(&self.overview.information_management),
            Path::Platform => text(&self.overview.platform),
            Path::Supervision => text(&self.overview.supervision),
            Path::Problems => text(&self.problems),
            Path::Improvements => text(&self.improvements),
            Path::OtherMatters => text(&self.other_matters),
            Path::SignedBy => text(&self.signature.by),
            Path::SignedOn => date(&self.signature.on),
            Path::Cell(cell) => self.cell_fact(cell),
        }
    }

    fn cell_fact(&self, path: CellPath) -> Fact<'_> {
        static NO_CELL: Field<u64> = Field::absent();
        match self.cell(path).unwrap_or(CellRef::Count(&NO_CELL)) {
            CellRef::Count(cell) => Fact::new(path, cell, |&count| Value::Count(count)),
            CellRef::Change(cell) => Fact::new(path, cell, |&change| Value::Change(change)),
            CellRef::Amount(cell) => Fact::new(path, cell, |&amount| Value::Amount(amount)),
        }
    }

    /// Every fact of the report, which is what has a [`Path`], in the form's order: what is told in words, and the cells of
    /// [each table's edition](Self::table_edition), absent ones too. A cell that only the other
    /// edition prints is listed behind them where the source has it.
    pub fn facts(&self) -> impl Iterator<Item = Fact<'_>> {
        let cells = Table::ALL.iter().flat_map(move |&table| {
            let edition = self.table_edition(table);
            let strays = CellPath::of(table, edition.other())
                .filter(move |cell| !cell.is_in(edition))
                .filter(|&cell| {
                    self.cell(cell)
                        .is_some_and(|cell| cell.state() != State::Absent)
                });
            CellPath::of(table, edition).chain(strays).map(Path::Cell)
        });
        Path::BEFORE_TABLES
            .iter()
            .copied()
            .chain(cells)
            .chain(Path::AFTER_TABLES.iter().copied())
            .map(|path| self.fact(path))
    }
}
