//! 量词: what is counted in what.
//!
//! Each list is of the places that it names; a counter that it lacks means something else there.

/// 12件: what may stand behind the figure of a cell.
pub(crate) const OF_CELLS: [char; 8] = ['件', '条', '个', '项', '次', '宗', '份', '起'];

/// 共12件: what may stand before it.
pub(crate) const BEFORE_CELLS: [&str; 3] = ["共计", "合计", "共"];

/// 人民币12万元: what may stand before an amount that has its unit.
pub(crate) const BEFORE_MONEY: &str = "人民币";

/// （单位：元）: what stands before what an amount is in.
pub(crate) const UNIT: &str = "单位";

/// 12余, 3千万元, 120%: what behind a figure makes it one of something else, or none that is exact.
pub(crate) const QUALIFIERS: [char; 7] = ['千', '百', '余', '多', '圆', '%', '‰'];

/// 12万余元, 12件以上, 12左右, 12万美元: what does so behind its unit, or directly behind it.
pub(crate) static BEHIND_UNITS: &[&str] = &["余", "多", "左右", "以上", "以下", "美元"];

/// ¥12000: what says before a figure that it is of 元.
pub(crate) const SIGNS_OF_MONEY: [char; 2] = ['¥', '￥'];

/// 12件, of running text beside a table: what makes a figure a sentence's, and of no cell.
pub(crate) const OF_SENTENCES: [char; 9] = ['件', '条', '次', '人', '份', '起', '篇', '期', '%'];

/// What may stand behind a figure of the narrative, a longer one before those it begins with.
pub(crate) static OF_NARRATIVES: &[&str] = &[
    "件次", "人次", "件", "宗", "起", "例", "条", "篇", "则", "份", "部", "项", "个", "笔", "次",
    "元", "期", "场", "页", "名", "人", "户", "家", "批", "字", "倍", "天", "案",
];

/// 十二件: what stands behind a number in numerals, since 一 and 三 are everywhere else.
pub(crate) static OF_NUMERALS: &[&str] = &["件", "宗", "起", "例", "部"];

/// 零件: what stands behind 零; a 零部件 is something else.
pub(crate) static OF_ZERO: &[&str] = &["件", "起", "宗", "例"];

/// 申请、复议、诉讼: what requests and cases are counted in.
pub(crate) static OF_CASES: &[&str] = &[
    "件", "件次", "宗", "起", "例", "份", "条", "项", "个", "笔", "案",
];

/// 规章、规范性文件: what documents are counted in.
pub(crate) static OF_DOCUMENTS: &[&str] = &["件", "部", "个", "份", "项"];

/// 公开信息88条: what information is counted in.
pub(crate) static OF_INFORMATION: &[&str] = &["条", "篇"];

/// 点击量3万次: what views are counted in.
pub(crate) static OF_VIEWS: &[&str] = &["次", "人次"];
