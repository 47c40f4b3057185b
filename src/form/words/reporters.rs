//! Words by which sentences name the body that a report is of.

/// 市水务局, 上级机关: what begins a name that does not say of which place, and what is no name.
pub(crate) static NO_BEGINNINGS: &[&str] = &[
    "我", "本", "该", "各", "全", "有关", "相关", "上级", "下级", "同级", "国务院", "中共", "党", "局", "厅", "委",
    "办", "院", "省委", "省政", "省人民", "省级", "市委", "市政", "市人民", "市级", "县委", "县政", "县人民", "县级",
    "区委", "区政", "区人民", "区级", "镇委", "镇政", "镇党", "镇人民", "乡政", "乡党", "乡人民", "街道", "科室",
    "在", "根据", "按照", "依据", "依照", "通过", "经", "对", "为", "由", "与", "随着", "围绕", "结合", "贯彻",
    "落实", "学习", "严格", "认真", "坚持", "以", "是", "及", "并", "请", "如", "可",
];

/// 示例市局: what ends a name that is short for one, and what is no body that reports.
pub(crate) static NO_ENDINGS: &[&str] = &[
    "省局", "市局", "县局", "区局", "州局", "省厅", "网站", "平台", "小组", "大会", "会议", "市委", "县委", "区委",
    "省委", "党委", "行政机关", "政府机关", "乡村", "农村", "监委", "纪委", "市区", "辖区",
];

/// 示例市水务局认真贯彻…: what stands behind the body that a sentence is about.
pub(crate) static DOINGS: &[&str] = &[
    "认真", "深入", "严格", "全面", "坚持", "始终", "积极", "高度重视", "紧紧", "紧扣", "紧密", "扎实", "按照",
    "根据", "依据", "依照", "以", "在", "持续", "切实", "不断", "进一步", "继续", "依法", "坚决", "着力", "聚焦",
    "围绕", "贯彻", "落实", "深化", "加强", "学习", "主动公开", "充分", "牢固", "牢牢", "强化", "稳步", "有序",
    "立足", "大力", "编制", "现将", "现公布", "现发布", "结合", "政府信息公开", "政务公开", "信息公开", "共公开", "主动", "公开信息",
    "2",
];

/// 示例海关: what ends a name that need not say of which city, county or district.
pub(crate) static KNOWN_ENDS: &[&str] = &[
    "海关", "大学", "学院", "医院", "公司", "集团", "监狱", "农场", "林场", "牧场",
];

/// （以下简称“我局”）: what stands behind the name of the body, and what an alias begins with that is its own.
pub(crate) static ALIASES: &[&str] = &["以下简称", "以下统称", "简称"];
pub(crate) const OWN: [char; 2] = ['我', '本'];

/// 我局: what stands behind 我 or 本 and is in the name of the body as well.
pub(crate) const KINDS: [char; 7] = ['局', '镇', '乡', '厅', '院', '关', '校'];

/// 由示例市水务局编制: what stands behind who makes a report.
pub(crate) static MAKINGS: &[&str] = &["编制", "组织编制", "负责编制", "牵头编制", "汇总编制", "撰写"];

/// 结合示例市水务局工作实际: what stands before and behind the body whose work it is.
pub(crate) const FITTING: &str = "结合";
pub(crate) static FITTED: &[&str] = &["工作实际", "实际"];

/// 请与示例市水务局办公室联系: what stands before whom to ask, and behind it.
pub(crate) static ASKING: &[&str] = &["请与", "可与", "请联系", "请向", "可向", "请咨询"];
pub(crate) const REACHED: &str = "联系";

/// 示例市水务局: what surely ends the name of a body, one of whose offices may be asked.
pub(crate) static SURE_ENDS: &[&str] = &[
    "局", "厅", "委员会", "政府", "办事处", "管委会", "医院", "大学", "学院", "公司", "集团", "海关",
];

/// 办公室: what ends the name of such an office.
pub(crate) const OFFICE_ENDS: [char; 5] = ['室', '科', '股', '处', '部'];

/// 示例市人民政府办公室: an office that reports itself, as does the body that it is of.
pub(crate) const OF_TWO: (&str, &str) = ("政府", "办公室");

/// 现将示例市水务局2023年工作情况报告如下: what stands before and behind the body that says how it did.
pub(crate) const REPORTING: &str = "现将";
pub(crate) static REPORTED: &[&str] = &["2", "工作", "年度", "政府信息公开", "政务公开", "信息公开"];

/// 示例镇: a place that is its body as well.
pub(crate) const TOWN: char = '镇';

/// 示例乡: what else names of places end in within the name of a body.
pub(crate) const VILLAGES: char = '乡';
