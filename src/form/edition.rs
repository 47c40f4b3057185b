//! Which form a table was printed on.
//!
//! Takes nothing; gives the editions and their names. Does not know what any of them prints.

use crate::name::named;

/// 格式版本: which form a table was printed on.
///
/// It is read from a table's own labels, never from the year: bodies use old forms late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Edition {
    /// 统计指标, before the 2019 revision of the Regulations: one annex table, no fixed sections.
    #[cfg_attr(feature = "serde", serde(rename = "indicators"))]
    Indicators,
    /// 国办公开办函〔2019〕60号 (trial), for the years 2019 and 2020: 198 cells.
    #[cfg_attr(feature = "serde", serde(rename = "2019"))]
    Of2019,
    /// 国办公开办函〔2021〕30号, for the years from 2021 on: 200 cells.
    #[cfg_attr(feature = "serde", serde(rename = "2021"))]
    Of2021,
}

impl Edition {
    /// The three, the oldest first.
    pub const ALL: &'static [Self] = &[Self::Indicators, Self::Of2019, Self::Of2021];

    /// The other of the two with the six sections.
    pub(crate) const fn other(self) -> Self {
        match self {
            Self::Of2019 => Self::Of2021,
            Self::Of2021 | Self::Indicators => Self::Of2019,
        }
    }

    /// The name used in every export: `2021`, `2019` or `indicators`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Indicators => "indicators",
            Self::Of2019 => "2019",
            Self::Of2021 => "2021",
        }
    }
}

named! {
    Edition::as_str, "an edition of the form", "2021";
}

/// The editions that print a cell, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Editions(u8);

impl Editions {
    pub(crate) const BOTH: Self = Self(3);
    pub(crate) const ONLY_2019: Self = Self(1);
    pub(crate) const ONLY_2021: Self = Self(2);

    pub(crate) const fn has(self, edition: Edition) -> bool {
        match edition {
            Edition::Indicators => false,
            Edition::Of2019 => self.0 & 1 != 0,
            Edition::Of2021 => self.0 & 2 != 0,
        }
    }
}
