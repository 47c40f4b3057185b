//! Words of days and years.

/// 二Ｏ二四年: what stands for the zero of a year in numerals. The view has Ｏ as O.
pub(crate) const ZEROS: [char; 7] = ['〇', '零', '○', '◯', 'O', 'o', '0'];

/// 元月: the first month without its number.
pub(crate) const FIRST_MONTH: &str = "元";

/// 2022年以来: what stands behind a year that may begin a period of years.
pub(crate) const SINCE: &str = "以来";

/// 2022年底: what stands behind a year that is not the one that a clause is about.
pub(crate) static NO_OPENINGS: &[&str] = &[
    "相比",
    "底",
    "末",
    "起",
    "至",
    "初",
    "制定的",
    "出台的",
    "印发的",
    "修订的",
    "修订后",
    "发布的",
    "建立的",
    "下发的",
    "实施的",
    "施行的",
];
