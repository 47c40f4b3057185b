//! 联系方式: what stands before an address and its like.

/// 地址：…: the names of an address, the longest first.
pub(crate) static ADDRESSES: &[&str] = &["联系地址", "通讯地址", "通信地址", "地址"];

/// 电话：…
pub(crate) static TELEPHONES: &[&str] = &[
    "联系电话号码",
    "联系电话",
    "电话号码",
    "联系方式",
    "电话",
    "Tel",
    "TEL",
];

/// 电话/传真：…: what else the same number is, behind one of some marks.
pub(crate) const FAX: &str = "传真";
pub(crate) const JOINS: [&str; 4] = ["/", "、", "及", "和"];

/// 邮编：…
pub(crate) static POSTCODES: &[&str] = &["邮政编码", "邮编"];

/// 电子邮箱：…
pub(crate) static EMAILS: &[&str] = &[
    "电子邮箱地址",
    "电子邮件地址",
    "邮箱地址",
    "电子信箱",
    "电子邮箱",
    "电子邮件",
    "邮箱",
    "E-mail",
    "Email",
    "email",
];

/// 联系人：…: what else is named beside these.
pub(crate) static BESIDE: &[&str] = &["联系人", "联系部门", "传真", "网址", "咨询电话", "办公电话"];
