//! Words by which sentences name the body that a report is of.

/// 市水务局, 上级机关: what begins a name that does not say of which place, and what is no name.
pub(crate) static NO_BEGINNINGS: &[&str] = &[
    "我", "本", "该", "各", "全", "有关", "相关", "上级", "下级", "同级", "国务院", "中共", "党", "局", "厅", "委",
    "办", "院", "省委", "省政", "省人民", "省级", "市委", "市政", "市人民", "市级", "县委", "县政", "县人民", "县级",
    "区委", "区政", "区人民", "区级", "镇委", "镇政", "镇党", "镇人民", "乡政", "乡党", "乡人民", "街道", "科室",
    "在", "根据", "按照", "依据", "依照", "通过", "经", "对", "为", "由", "与", "随着", "围绕", "结合", "贯彻",
    "落实", "学习", "严格", "认真", "坚持", "以", "是", "及", "并", "请", "如", "可", "特向", "现将", "现向", "现公布",
    "向社会", "小城镇", "建制镇", "中心镇", "重点镇", "特色镇", "示范镇",
];

/// 汇报我镇…的工作: characters that no body's name has.
pub(crate) const NO_NAME_HAS: [char; 2] = ['我', '的'];

/// 示例市局: what ends a name that is short for one, and what is no body that reports.
pub(crate) static NO_ENDINGS: &[&str] = &[
    "省局", "市局", "县局", "区局", "州局", "省厅", "网站", "平台", "小组", "大会", "会议", "市委", "县委", "区委",
    "省委", "党委", "行政机关", "政府机关", "国家机关", "乡村", "农村", "监委", "纪委", "市区", "辖区", "乡镇", "镇街道",
    "乡街道", "区街道", "县街道", "市街道",
];

/// 示例市水务局认真贯彻…: what stands behind the body that a sentence is about.
pub(crate) static DOINGS: &[&str] = &[
    "认真", "深入", "严格", "全面", "坚持", "始终", "积极", "高度重视", "紧紧", "紧扣", "紧密", "扎实", "按照",
    "根据", "依据", "依照", "以", "在", "持续", "切实", "不断", "进一步", "继续", "依法", "坚决", "着力", "聚焦",
    "围绕", "贯彻", "落实", "深化", "加强", "学习", "主动公开", "充分", "牢固", "牢牢", "强化", "稳步", "有序",
    "立足", "大力", "编制", "特编制", "现编制", "现将", "现公布", "现发布", "结合", "政府信息公开", "政务公开", "信息公开", "共公开", "主动", "公开信息",
    "2",
];

/// 示例市水务局未收到…: what stands behind the body that was asked, which is the one that reports.
pub(crate) static ASKED_OF: &[&str] = &[
    "收到", "共收到", "未收到", "没有收到", "没收到", "接到", "共接到", "未接到", "受理", "共受理", "未受理", "全年收到",
    "全年共收到", "全年未收到", "全年受理", "全年共受理", "累计收到", "累计受理", "新收", "共新收", "无依申请",
];

/// 收到, 受理: characters of which a sentence that has such words has one.
pub(crate) const OF_ASKED: [char; 4] = ['收', '接', '受', '依'];

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

/// 为做好示例市水务局政府信息公开工作: what stands before the body whose work is to be done.
pub(crate) static WORKING: &[&str] = &["做好", "推进", "推动", "规范", "加强"];

/// 由示例市水务局根据条例编制: what else stands behind who makes a report, and what is made further on.
pub(crate) static GROUNDS: &[&str] = &["根据", "按照", "依据", "依照", "结合"];
pub(crate) const MAKING: &str = "编制";

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

/// 示例街道办事处: the same.
pub(crate) const STREETS: &str = "街道";

/// 示例镇政府信息公开工作: where 政府 goes with what follows; 人民政府 is the name's own.
pub(crate) const PEOPLES_GOVERNMENT: &str = "人民政府";
pub(crate) const DISCLOSING: &str = "信息公开";

/// 教育部: bodies of the State Council, whose names say no place.
pub(crate) static NATIONAL: &[&str] = &[
    "外交部", "国防部", "国家发展改革委", "国家发展和改革委员会", "教育部", "科技部", "科学技术部", "工业和信息化部", "国家民委",
    "国家民族事务委员会", "公安部", "民政部", "司法部", "财政部", "人力资源社会保障部", "人力资源和社会保障部", "自然资源部",
    "生态环境部", "住房城乡建设部", "住房和城乡建设部", "交通运输部", "水利部", "农业农村部", "商务部", "文化和旅游部",
    "国家卫生健康委", "国家卫生健康委员会", "退役军人事务部", "退役军人部", "应急管理部", "中国人民银行", "审计署", "国务院国资委",
    "海关总署", "国家税务总局", "国家市场监督管理总局", "市场监管总局", "国家广播电视总局", "国家体育总局", "国家统计局",
    "国家国际发展合作署", "国家医疗保障局", "国家医保局", "国家机关事务管理局", "国家信访局", "国家粮食和物资储备局",
    "国家能源局", "国家数据局", "国家国防科技工业局", "国家烟草专卖局", "国家移民管理局", "国家林业和草原局", "国家铁路局",
    "中国民用航空局", "国家邮政局", "国家文物局", "国家中医药管理局", "国家疾病预防控制局", "国家矿山安全监察局",
    "国家消防救援局", "国家外汇管理局", "国家药品监督管理局", "国家药监局", "国家知识产权局", "中国气象局", "中国地震局",
    "国家金融监督管理总局", "中国证券监督管理委员会", "中国证监会",
];
