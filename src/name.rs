//! Names of the members of closed lists, and the way back from a name.
//!
//! Takes what a list says of itself; gives `Display` and `FromStr`. Knows no list.

/// A name that is not in the list it was looked for in: what [`FromStr`](std::str::FromStr) of the
/// crate's lists of names fails with.
///
/// ```
/// use gongkai::form::{Edition, Unit};
///
/// let error = "2020".parse::<Edition>().expect_err("no form was issued that year");
/// assert_eq!(
///     error.to_string(),
///     r#""2020" is not an edition of the form; expected one such as `2021`"#,
/// );
/// assert_eq!("10k_yuan".parse(), Ok(Unit::TenThousandYuan));
/// # Ok::<(), gongkai::UnknownName>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name:?} is not {list}; expected one such as `{example}`")]
pub struct UnknownName {
    pub(crate) name: String,
    pub(crate) list: &'static str,
    pub(crate) example: &'static str,
}

/// Gives enums that have `ALL` and a name for every member `Display` and `FromStr`, which are each
/// other's inverse: `Edition::as_str, "an edition of the form", "2021";`.
macro_rules! named {
    ($($list:ident::$name:ident, $what:literal, $example:literal;)*) => {$(
        impl std::fmt::Display for $list {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.$name())
            }
        }

        impl std::str::FromStr for $list {
            type Err = $crate::UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                let mut all = Self::ALL.iter().copied();
                all.find(|it| it.$name() == name)
                    .ok_or_else(|| $crate::UnknownName {
                        name: name.to_owned(),
                        list: $what,
                        example: $example,
                    })
            }
        }
    )*};
}
pub(crate) use named;
