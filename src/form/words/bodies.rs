//! Words of the names of bodies.

/// 示例市财政局: what names of bodies end in.
pub(crate) static BODY_ENDS: &[&str] = &[
    "局", "委", "办", "厅", "部", "院", "处", "站", "队", "中心", "街道", "镇", "乡", "政府", "会",
    "室", "署", "社", "司", "所", "馆", "园", "校", "学", "行", "库", "台", "组", "区", "县", "市",
    "州", "盟", "旗", "公司", "集团", "海关", "农场", "林场", "牧场", "监狱", "苏木", "残联",
    "文联", "妇联", "侨联", "科协", "工商联", "机关", "厂", "村", "嘎查", "公路段", "工务段", "机务段", "养护段",
];

/// 示例市: what names of places end in, before those of their bodies.
pub(crate) const PLACE_ENDS: [char; 8] = ['省', '市', '县', '区', '旗', '州', '盟', '镇'];

/// 发布机构：…: what stands before the body's name in a line above the report.
pub(crate) static PUBLISHERS: &[&str] = &["发布机构", "公开主体", "信息来源", "发布单位"];

/// 示例区人民政府网站: what the name of a source ends in that is a site and no body.
pub(crate) const SITE: &str = "网站";

/// 本站: what a source begins with that is the site itself.
pub(crate) const OWN: char = '本';

/// 编制单位：…: what stands before the body's name in a line below the title.
pub(crate) static AUTHORS: &[&str] = &["编制单位", "报告单位", "填报单位", "单位名称", "单位"];
