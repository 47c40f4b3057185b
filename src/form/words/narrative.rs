//! Words by which the narrative of sections 一 and 五 is parted.
//!
//! Keys as in `labels`: Han characters only, simplified, without ordinals.

/// 总体情况的组成部分: a part of section 一.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    ProactiveDisclosure,
    Requests,
    InformationManagement,
    Platform,
    Supervision,
}

/// Words that open a part, in the order they are tried: 依申请公开 before 公开, and so on.
pub(crate) static PARTS: &[(Part, &[&str])] = &[
    (
        Part::Requests,
        &[
            "依申请公开",
            "依法依规办理申请",
            "申请公开办理",
            "申请公开工作",
            "申请公开情况",
            "政府信息公开申请",
            "信息公开申请",
            "依申请",
        ],
    ),
    (
        Part::Platform,
        &[
            "政府信息公开平台",
            "信息公开平台",
            "公开平台",
            "平台建设",
            "政务公开平台",
            "政府网站平台",
        ],
    ),
    (
        Part::InformationManagement,
        &[
            "政府信息管理",
            "信息管理",
            "政府信息资源",
            "政务信息管理",
            "信息规范管理",
        ],
    ),
    (
        Part::Supervision,
        &[
            "监督保障",
            "监管保障",
            "监督和保障",
            "监督及保障",
            "监督与保障",
            "保障监督",
            "监督评价",
            "工作监督",
        ],
    ),
    (
        Part::ProactiveDisclosure,
        &["主动公开", "推进主动公开", "政府信息主动公开"],
    ),
];

/// Words that open a part where they are all of its name but for how and of what, and nothing that says more opens it.
pub(crate) static VAGUE_PARTS: &[(Part, &[&str])] = &[
    (Part::Requests, &["申请办理", "申请受理", "申请答复"]),
    (
        Part::Platform,
        &[
            "平台",
            "信息平台",
            "平台载体",
            "平台载体建设",
            "公开载体",
            "公开载体建设",
            "载体建设",
            "公开渠道",
            "公开渠道建设",
            "渠道建设",
            "阵地建设",
            "平台管理",
            "平台运维",
            "网站建设",
            "网站平台",
            "网站管理",
        ],
    ),
    (
        Part::InformationManagement,
        &[
            "信息发布管理",
            "信息公开管理",
            "信息规范化管理",
            "信息内容管理",
            "信息日常管理",
            "信息动态管理",
            "信息源头管理",
            "信息审核管理",
        ],
    ),
    (
        Part::Supervision,
        &[
            "监督",
            "监管",
            "监督管理",
            "监督检查",
            "监督考核",
            "监督指导",
            "监督机制",
            "监督问责",
            "监督评议",
            "监督体系",
            "监督制度",
            "监督力度",
            "监督落实",
            "监督与考核",
            "监督和考核",
            "监督及考核",
            "考核监督",
            "考核评估",
            "考核评价",
            "考核评议",
            "考核问责",
            "检查监督",
            "指导监督",
            "督促检查",
            "督导检查",
            "督导考核",
            "督查考核",
            "督查督办",
            "日常监管",
        ],
    ),
];

/// 常态化开展监督管理: what may stand before such a word in the name of a part, again and again.
pub(crate) static HOW_AND_OF_WHAT: &[&str] = &[
    "常态化",
    "规范化",
    "系统化",
    "精细化",
    "常态",
    "全面",
    "持续",
    "进一步",
    "切实",
    "不断",
    "积极",
    "扎实",
    "着力",
    "大力",
    "从严",
    "有效",
    "统筹",
    "开展",
    "加强",
    "强化",
    "加大",
    "抓好",
    "做好",
    "抓实",
    "狠抓",
    "实施",
    "完善",
    "健全",
    "建立",
    "严格",
    "落实",
    "深化",
    "注重",
    "推进",
    "突出",
    "优化",
    "规范",
    "提升",
    "夯实",
    "拓宽",
    "拓展",
    "畅通",
    "丰富",
    "建设",
    "政府信息公开",
    "政务公开",
    "信息公开",
    "政府信息",
    "政府",
    "政务",
    "工作",
    "的",
];

/// 其他应主动公开的信息: the same words where they name no part.
pub(crate) static NO_PARTS: &[&str] = &["应主动公开", "应当主动公开", "其他主动公开"];

/// 因政府信息公开申请提起的行政复议: what is named by such words, and is none of the parts.
pub(crate) static CASES: &[&str] = &["复议", "诉讼"];

/// 依申请公开及行政复议: what is one of them all the same.
pub(crate) const ON_REQUEST: &str = "依申请";

/// 做好依申请公开: characters that may stand before the name of a part.
pub(crate) const BEFORE_PARTS: [char; 3] = ['在', '做', '好'];

/// 在推进主动公开方面: words that may stand behind these.
pub(crate) static WORDS_BEFORE_PARTS: &[&str] = &["推进", "加强", "关于"];

/// 一是: what makes a numeral that of an item of running text.
pub(crate) const ITEM: char = '是';

/// 第一，: what else stands before one.
pub(crate) const NUMBERED: char = '第';

/// 一是主动公开方面: what the name of a part ends in where it opens an item of running text.
pub(crate) static PART_ENDS: &[&str] = &["方面", "情况"];

/// 在主动公开方面，…: what such a name may end in, the longest first, where a sentence opens a part with it.
pub(crate) static NAME_ENDS: &[&str] = &["工作情况", "工作方面", "方面", "情况", "工作"];

/// Words with which section 五 turns from problems to what is done about them.
pub(crate) static TURNS: &[&str] = &[
    "改进措施",
    "改进情况",
    "改进方向",
    "改进计划",
    "改进办法",
    "改进举措",
    "整改举措",
    "整改措施",
    "整改情况",
    "解决措施",
    "下一步",
    "下步",
    "针对存在的问题",
    "针对以上问题",
    "针对上述问题",
    "针对这些问题",
    "今后",
    "努力方向",
    "工作打算",
    "工作计划",
    "针对问题",
    "针对存在的不足",
    "针对以上不足",
    "针对上述不足",
    "针对这些不足",
    "下一年度",
    "工作思路",
    "解决办法",
    "改进的措施",
    "改进的情况",
    "改进的方向",
    "改进提升情况",
    "整改落实情况",
    "整改方案",
    "措施",
];

/// 接下来，…: the same, where a sentence begins with them; the names of problems may have them as well.
pub(crate) static TURNS_OF_SENTENCES: &[&str] = &[
    "接下来",
    "下阶段",
    "下一阶段",
    "下年度",
    "未来",
    "后续",
    "明年",
    "来年",
    "新的一年",
    "新一年",
    "下一年",
    "在下一年",
    "在今后",
    "在以后",
    "在下一步",
    "在新的一年",
    "为此",
    "为改进",
    "为进一步",
    "为解决",
    "就以上",
    "就上述",
    "对以上问题",
    "对上述问题",
    "对于以上问题",
    "对于上述问题",
    "对策",
    "主要措施",
    "主要改进",
    "具体措施",
    "具体改进",
    "工作改进",
    "改进如下",
    "拟采取",
];

/// （二）工作安排: the same in the name of a part.
pub(crate) static TURNS_OF_NAMES: &[&str] = &[
    "工作安排",
    "工作重点",
    "工作建议",
    "工作方向",
    "努力的方向",
    "提升方向",
    "提升举措",
    "改进工作",
    "改进和",
    "改进及",
    "整改落实",
    "工作要点",
    "工作展望",
    "对策",
];

/// （一）进一步提高认识: what the first item of a list begins with that says what is done.
pub(crate) static ACTIONS: &[&str] = &[
    "进一步",
    "加强",
    "强化",
    "加大",
    "健全",
    "完善",
    "拓宽",
    "拓展",
    "提高",
    "提升",
    "持续",
    "优化",
    "创新",
    "深化",
    "严格",
];

/// 整改：…, 改进1：…: the same, before a colon.
pub(crate) static TURNS_OF_KEYS: &[&str] = &["整改", "改进", "对策", "打算", "计划"];

/// 改进措施: what such words end in that name what is done. Where it is too little, that is a problem.
pub(crate) static WHAT_IS_DONE: &[&str] = &[
    "措施", "举措", "办法", "方向", "情况", "计划", "打算", "思路", "对策",
];

/// 落实不够, 有待加强: words for too little.
pub(crate) static LACKS: &[&str] = &[
    "不够", "不足", "不力", "不清", "不到", "不强", "不实", "不高", "不明", "不全", "不多", "不大",
    "不完", "不及", "不严", "不细", "不突", "不深", "不理", "不彻", "有待", "欠", "缺", "滞后",
    "薄弱", "单一", "差距",
];

/// 针对2022年存在的问题: what a clause begins with that refers to problems named before,
pub(crate) static REFERENCES: &[&str] = &[
    "针对",
    "面对",
    "对于",
    "基于",
    "围绕",
    "根据",
    "结合",
    "对照",
    "为了解决",
    "就",
    "对",
];

/// what it has,
pub(crate) static POINTERS: &[&str] = &["以上", "上述", "这些", "存在", "此类", "前述"];

/// and what it ends in.
pub(crate) static PROBLEMS: &[&str] = &["问题", "不足", "困难", "短板", "差距", "情况"];

/// （二）存在的主要问题: what the name of an item has that says what is wrong.
pub(crate) static WHAT_IS_WRONG: &[&str] = &["问题", "不足", "困难", "短板", "差距", "薄弱环节"];

/// 表四：…: what the caption of a table begins with, before its number.
pub(crate) const CAPTION: char = '表';

/// …，下一步，我局将…: what stands behind the words with which a clause turns, and not where it speaks of them.
pub(crate) const BEHIND_TURNS: [char; 5] = [',', ':', '我', '本', '将'];

/// 2024年，我局将…: what is said of a year after the report's, that is of what will be done.
pub(crate) static PLANS: &[&str] = &[
    "将",
    "拟",
    "计划",
    "继续",
    "打算",
    "安排",
    "改进",
    "重点",
    "一要",
    "工作中",
];

/// 对此，我局将…: what may stand before such a sentence, and before others.
pub(crate) const ABOUT_THIS: &str = "对此";

/// 在2024年的工作中: what may stand before a year.
pub(crate) const IN: &str = "在";

/// 我局: what a sentence begins with whose subject is who reports.
pub(crate) const OURSELVES: [char; 2] = ['我', '本'];

/// 将, 拟: what such a sentence has before what will be done; 将 stands before an object as well (将公开纳入考核).
pub(crate) const WILL: [char; 2] = ['将', '拟'];

/// 我局将继续…: what stands behind it where something will be done.
pub(crate) static WHAT_WILL_BE: &[&str] = &[
    "继续",
    "进一步",
    "采取",
    "着力",
    "着重",
    "重点",
    "认真",
    "不断",
    "努力",
    "持续",
    "切实",
    "严格",
    "积极",
    "加大",
    "加强",
    "坚持",
    "丰富",
    "增加",
    "通过",
    "针对",
    "把",
    "推进",
    "推动",
    "开展",
    "建立",
    "做好",
    "抓好",
    "改进",
    "组织",
    "充分",
    "逐步",
    "全力",
    "大力",
    "深入",
    "从以下",
    "在以下",
    "按照",
    "围绕",
];

/// 我局将推进公开作为重点: what is behind 将 where it stands before an object.
pub(crate) static MADE_OF: &[&str] = &["纳入", "作为", "列入"];

/// 把…作为重点: and what stands before one as well.
pub(crate) const OBJECT: char = '把';

/// 我局采取以下措施：…: what a clause ends in behind which stands what is done.
pub(crate) static FOLLOWING: &[&str] = &[
    "以下措施",
    "如下措施",
    "下列措施",
    "以下改进措施",
    "如下改进措施",
    "以下整改措施",
    "以下举措",
    "以下几项措施",
];

/// 要进一步加强…: what stands before an action that is wanted.
pub(crate) const TO: char = '要';
