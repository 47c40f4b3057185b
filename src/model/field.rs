//! A field: one figure or text of the report, its state, and where it stands.

use crate::Span;
use crate::name::named;

/// 状态: what a reader can say of a field.
///
/// Blank and not applicable are not 0, and no state stands in for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum State {
    /// The source says a value.
    Value,
    /// The cell is there with nothing in it.
    Blank,
    /// The cell holds a mark or words for nothing: `/ — － - 无 不涉及`.
    NotApplicable,
    /// Something is there and cannot be read as one value.
    Unreadable,
    /// The source has no such cell.
    Absent,
}

impl State {
    /// The five.
    pub const ALL: &'static [Self] = &[
        Self::Value,
        Self::Blank,
        Self::NotApplicable,
        Self::Unreadable,
        Self::Absent,
    ];

    /// The name used in every export.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Blank => "blank",
            Self::NotApplicable => "not_applicable",
            Self::Unreadable => "unreadable",
            Self::Absent => "absent",
        }
    }
}

/// How a value was come by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Basis {
    /// The source allows one reading.
    #[default]
    AsWritten,
    /// The source allows several readings and the form's sums, or the order of its rows, left one: a
    /// check of those sums is no confirmation of it. A diagnostic `cell.decided` names the cell.
    Decided,
    /// The source allows several readings of the row, the form's sums left more than one, and what
    /// the overview states left one: neither is a confirmation of it. A diagnostic `cell.decided`
    /// names the cell, and a `cell.testimony` the words.
    Stated,
}

impl Basis {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::AsWritten, Self::Decided, Self::Stated];

    /// The name used in every export.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AsWritten => "as_written",
            Self::Decided => "decided",
            Self::Stated => "stated",
        }
    }
}

named! {
    State::as_str, "a state of a field", "blank";
    Basis::as_str, "a basis of a value", "decided";
}

/// One figure or text of the report: its state, its value if it has one, and its place.
///
/// The place is a byte range of the text the caller gave. What is absent has none, and every other
/// field has one; a document that says otherwise is refused.
///
/// ```
/// use gongkai::{Span, State};
/// use gongkai::model::Field;
///
/// let count = Field::read(12_u64, Span::new(4, 6));
/// assert_eq!(count.value(), Some(&12));
/// assert_eq!(count.into_value(), Some(12));
/// assert_eq!(Field::<u64>::absent().state(), State::Absent);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field<T> {
    reading: Reading<T>,
    span: Option<Span>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Reading<T> {
    Value(T, Basis),
    Blank,
    NotApplicable,
    Unreadable,
    Absent,
}

impl<T> Default for Field<T> {
    fn default() -> Self {
        Self::absent()
    }
}

impl<T> Field<T> {
    /// A value that the source says at `span`.
    pub const fn read(value: T, span: Span) -> Self {
        Self {
            reading: Reading::Value(value, Basis::AsWritten),
            span: Some(span),
        }
    }

    /// A value that the form's sums chose among the readings of `span`.
    pub const fn decided(value: T, span: Span) -> Self {
        Self {
            reading: Reading::Value(value, Basis::Decided),
            span: Some(span),
        }
    }

    /// A value that the narrative chose among the readings of `span` that the sums left.
    pub const fn stated(value: T, span: Span) -> Self {
        Self {
            reading: Reading::Value(value, Basis::Stated),
            span: Some(span),
        }
    }

    /// A cell with nothing in it.
    #[must_use]
    pub const fn blank(span: Span) -> Self {
        Self {
            reading: Reading::Blank,
            span: Some(span),
        }
    }

    /// A cell with a mark or words for nothing in it.
    #[must_use]
    pub const fn not_applicable(span: Span) -> Self {
        Self {
            reading: Reading::NotApplicable,
            span: Some(span),
        }
    }

    /// A cell with something in it that is not one value.
    #[must_use]
    pub const fn unreadable(span: Span) -> Self {
        Self {
            reading: Reading::Unreadable,
            span: Some(span),
        }
    }

    /// A cell the source does not have.
    #[must_use]
    pub const fn absent() -> Self {
        Self {
            reading: Reading::Absent,
            span: None,
        }
    }

    /// The value, if the state is [`State::Value`].
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match &self.reading {
            Reading::Value(value, _) => Some(value),
            _ => None,
        }
    }

    /// The same, to be kept.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self.reading {
            Reading::Value(value, _) => Some(value),
            _ => None,
        }
    }

    /// Its state.
    #[must_use]
    pub const fn state(&self) -> State {
        match self.reading {
            Reading::Value(..) => State::Value,
            Reading::Blank => State::Blank,
            Reading::NotApplicable => State::NotApplicable,
            Reading::Unreadable => State::Unreadable,
            Reading::Absent => State::Absent,
        }
    }

    /// Where it stands in the caller's text; `None` only for what is absent.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        self.span
    }

    /// How its value was arrived at; [`Basis::AsWritten`] where there is none.
    #[must_use]
    pub const fn basis(&self) -> Basis {
        match self.reading {
            Reading::Value(_, basis) => basis,
            _ => Basis::AsWritten,
        }
    }

    /// Whether the source has no such cell.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self.reading, Reading::Absent)
    }

    /// The same field with another kind of value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Field<U> {
        let reading = match self.reading {
            Reading::Value(value, basis) => Reading::Value(f(value), basis),
            Reading::Blank => Reading::Blank,
            Reading::NotApplicable => Reading::NotApplicable,
            Reading::Unreadable => Reading::Unreadable,
            Reading::Absent => Reading::Absent,
        };
        Field {
            reading,
            span: self.span,
        }
    }
}

/// The shape of a field in a document: four members, always all of them, so that formats that
/// do not describe themselves can carry it.
#[cfg(feature = "serde")]
mod document {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::{Basis, Field, Reading, State};
    use crate::Span;

    #[derive(Serialize, Deserialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[cfg_attr(feature = "schema", schemars(rename = "Field_of_{T}"))]
    pub(super) struct Document<T> {
        state: State,
        value: Option<T>,
        #[serde(default)]
        basis: Basis,
        span: Option<Span>,
    }

    impl<T: Serialize> Serialize for Field<T> {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            Document {
                state: self.state(),
                value: self.value(),
                basis: self.basis(),
                span: self.span(),
            }
            .serialize(to)
        }
    }

    impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            let Document {
                state,
                value,
                basis,
                span,
            } = Document::deserialize(from)?;
            if span.is_none() != (state == State::Absent) {
                let article = if span.is_none() { "no" } else { "a" };
                return Err(D::Error::custom(format!(
                    "a field of state `{state}` has {article} span"
                )));
            }
            let reading = match (state, value) {
                (State::Value, Some(value)) => Reading::Value(value, basis),
                (State::Blank, None) => Reading::Blank,
                (State::NotApplicable, None) => Reading::NotApplicable,
                (State::Unreadable, None) => Reading::Unreadable,
                (State::Absent, None) => Reading::Absent,
                (State::Value, None) => {
                    return Err(D::Error::custom("a field of state `value` has no value"));
                }
                (state, Some(_)) => {
                    return Err(D::Error::custom(format!(
                        "a field of state `{state}` has a value"
                    )));
                }
            };
            Ok(Self { reading, span })
        }
    }

    #[cfg(feature = "schema")]
    impl<T: schemars::JsonSchema> schemars::JsonSchema for Field<T> {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            Document::<T>::schema_name()
        }

        fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
            Document::<T>::json_schema(generator)
        }
    }
}
