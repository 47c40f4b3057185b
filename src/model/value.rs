//! Values that are neither a count nor a text: amounts, numbers and dates.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

/// 金额: an exact amount of money in 万元 (10,000 yuan).
///
/// Its digits are kept as the report writes them: `0.50` stays `0.50`, though it equals `0.5`.
///
/// ```
/// use gongkai::model::Amount;
///
/// let fees: Amount = "160.5964".parse()?;
/// assert_eq!(fees.to_string(), "160.5964");
/// assert_eq!(fees.yuan().to_string(), "1605964");
/// # Ok::<(), gongkai::model::NotAnAmount>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(Decimal);

impl Amount {
    /// From a decimal number of 万元.
    #[must_use]
    pub const fn from_ten_thousand_yuan(value: Decimal) -> Self {
        Self(value)
    }

    /// The decimal number of 万元.
    #[must_use]
    pub const fn ten_thousand_yuan(self) -> Decimal {
        self.0
    }

    /// The same amount in 元, without trailing zeros; [`Decimal::MAX`] where that is too small for it.
    #[must_use]
    pub fn yuan(self) -> Decimal {
        self.0
            .checked_mul(Decimal::from(10_000))
            .unwrap_or(Decimal::MAX)
            .normalize()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text that is no decimal number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a decimal amount; expected one such as `160.5964`")]
pub struct NotAnAmount(String);

impl FromStr for Amount {
    type Err = NotAnAmount;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Decimal::from_str_exact(text)
            .map(Self)
            .map_err(|_| NotAnAmount(text.to_owned()))
    }
}

/// 数: an exact number, of a cell or stated in the narrative. What it counts, and in which unit, stands
/// beside it.
///
/// ```
/// use gongkai::model::Number;
///
/// assert_eq!("120.50".parse(), Ok("120.5".parse::<Number>()?));
/// assert_eq!(Number::from(12).to_string(), "12");
/// assert!(Number::from(-7_i64) < Number::from(0));
/// # Ok::<(), gongkai::model::NotANumber>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Number(Decimal);

impl Number {
    /// From a decimal.
    #[must_use]
    pub const fn new(value: Decimal) -> Self {
        Self(value)
    }

    /// The decimal.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}

macro_rules! from_whole {
    ($($whole:ty),*) => {$(
        impl From<$whole> for Number {
            fn from(whole: $whole) -> Self {
                Self(whole.into())
            }
        }
    )*};
}
// Of counts and of changes. A literal without a suffix is an `i32`.
from_whole!(u64, i64, i32);

impl From<Amount> for Number {
    /// In 万元, without trailing zeros.
    fn from(amount: Amount) -> Self {
        Self(amount.0.normalize())
    }
}

impl From<Decimal> for Number {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl From<Number> for Decimal {
    fn from(number: Number) -> Self {
        number.0
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A text that is no exact number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a decimal number; expected one such as `1200`")]
pub struct NotANumber(String);

impl FromStr for Number {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Decimal::from_str_exact(text)
            .map(Self)
            .map_err(|_| NotANumber(text.to_owned()))
    }
}

/// 日期: a day of the calendar, written `2024-01-03`.
///
/// ```
/// use gongkai::model::Date;
///
/// assert_eq!(Date::new(2024, 2, 29).map(|day| day.to_string()).as_deref(), Some("2024-02-29"));
/// assert_eq!(Date::new(2023, 2, 29), None);
/// assert_eq!(Date::new(10_000, 1, 1), None);
/// for text in ["2024-2-29", "+024-02-29", "2024-02-29 "] {
///     assert!(text.parse::<Date>().is_err());
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it and its year has no more than four digits.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        if year > 9999 || day == 0 || day > days {
            None
        } else {
            Some(Self { year, month, day })
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!(
            "{:04}-{:02}-{:02}",
            self.year, self.month, self.day
        ))
    }
}

/// A text that is no ISO 8601 day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a date; expected one such as `2024-01-03`")]
pub struct NotADate(String);

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let date = || {
            let mut parts = text.split('-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        };
        // One spelling for each day: no sign, no digit left out, nothing behind it.
        date()
            .filter(|date| date.to_string() == text)
            .ok_or_else(|| NotADate(text.to_owned()))
    }
}

#[cfg(feature = "serde")]
mod document {
    use super::{Amount, Date, Number};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    macro_rules! as_text {
        ($($name:ident: $pattern:literal),*) => {$(
            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    to.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    String::deserialize(from)?.parse().map_err(D::Error::custom)
                }
            }

            #[cfg(feature = "schema")]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({ "type": "string", "pattern": $pattern })
                }
            }
        )*};
    }
    as_text!(
        Amount: r"^-?\d+(\.\d+)?$",
        Number: r"^-?\d+(\.\d+)?$",
        Date: r"^\d{4}-\d{2}-\d{2}$"
    );
}
