//! Words of days and years.

/// 二Ｏ二四年: what stands for the zero of a year in numerals. The view has Ｏ as O.
pub(crate) const ZEROS: [char; 7] = ['〇', '零', '○', '◯', 'O', 'o', '0'];

/// 元月: the first month without its number.
pub(crate) const FIRST_MONTH: &str = "元";
