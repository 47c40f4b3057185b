//! Long and hostile input: what makes a reader slow that looks at something more than once.

const TABLE: &str = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n\
    三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\t";

const OVERVIEW: &str = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n收到申请1";

const PREAMBLE: &str = "示例市统计局2023年政府信息公开工作年度报告\n本报告编制，自2023年起，";

/// What makes the text before it a preamble.
const REST: &str = "\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n";

const FIVE: &str = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n\
    三、收到和处理政府信息公开申请情况\n五、存在的主要问题及改进情况\n";

const SIX: &str = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n二、主动公开政府信息情况\n\
    三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n";

/// Name, what comes first, what is repeated, what comes last.
pub(crate) const HOSTILE: &[(&str, &str, &str, &str)] = &[
    ("one heading", "", "二、主动公开政府信息情况\n", ""),
    (
        "all headings",
        "",
        "一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n",
        "",
    ),
    (
        "all headings and titles",
        "",
        "一、总体情况\n工作有序。\n二、主动公开政府信息情况\n工作有序。\n三、收到和处理政府信息公开申请情况\n\
         示例市统计局2023年政府信息公开工作年度报告\n",
        "",
    ),
    (
        "headings that go back",
        "",
        "二、主动公开政府信息情况\n工作有序。\n一、总体情况\n工作有序的报告\n",
        "",
    ),
    (
        "heading without line breaks",
        "",
        "二、主动公开政府信息情况",
        "",
    ),
    (
        "titles",
        "",
        "示例市统计局2023年政府信息公开工作年度报告\n",
        "",
    ),
    (
        "title without line breaks",
        "",
        "示例市统计局2023年政府信息公开工作年度报告",
        "",
    ),
    ("digits", "", "1234567890", ""),
    ("digits in a cell", TABLE, "1234567890", "\n"),
    ("zeros in a cell", TABLE, "0", "\n"),
    ("figures in a row, tabs", TABLE, "12\t", "\n"),
    ("figures in a row, bars", TABLE, "12|", "\n"),
    ("figures in a row, blanks", TABLE, "12 ", "\n"),
    ("figures, one a line", TABLE, "12\n", "\n"),
    ("marks without blanks", TABLE, "/", "\n"),
    ("dashes without blanks", TABLE, "-", "\n"),
    ("words for nothing without blanks", TABLE, "无", "\n"),
    ("bars", "", "|", ""),
    ("bars in a table", TABLE, "|", "\n"),
    ("bars, one a line", TABLE, "|\n", "\n"),
    ("tabs", "", "\t", ""),
    ("tabs in a table", TABLE, "\t", "\n"),
    ("line ends", TABLE, "\n", ""),
    ("CR LF", TABLE, "\r\n", ""),
    ("blanks", TABLE, " ", "\n"),
    ("a row label", TABLE, "2.重复申请\t", "\n"),
    ("a row label and a figure", TABLE, "2.重复申请\t7\n", ""),
    ("a row label without line breaks", TABLE, "2.重复申请", ""),
    (
        "a row label with fused figures",
        TABLE,
        "2.重复申请640020470",
        "",
    ),
    ("half a row label", TABLE, "2.重复\n", ""),
    (
        "group labels",
        TABLE,
        "（三）不予公开\n（五）不予处理\n",
        "",
    ),
    (
        "table headers",
        TABLE,
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n",
        "",
    ),
    (
        "rows of disclosure",
        "二、主动公开政府信息情况\n",
        "规章\t1\t2\t3\n",
        "",
    ),
    (
        "columns of disclosure as blocks",
        "二、主动公开政府信息情况\n第二十条第（一）项\n规章\n第二十条第（五）项\n行政许可\n",
        "本年制发件数\n5\n本年处理决定数量\n7\n",
        "",
    ),
    (
        "columns of requests as blocks",
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n\
         二、上年结转政府信息公开申请数量\n四、结转下年度继续办理\n",
        "自然人\n5\n7\n9\n商业企业\n6\n8\n2\n科研机构\n1\n",
        "",
    ),
    (
        "review headers",
        "四、政府信息公开行政复议、行政诉讼情况\n",
        "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n",
        "",
    ),
    (
        "narrative",
        "一、总体情况\n",
        "我局公开信息12条，收到申请3件。",
        "",
    ),
    (
        "parts of the overview",
        "一、总体情况\n",
        "（一）主动公开情况。公开信息12条。\n",
        "",
    ),
    (
        "turns to improvements",
        "五、存在的主要问题及改进情况\n",
        "下一步，",
        "",
    ),
    (
        "claims",
        "一、总体情况\n",
        "收到政府信息公开申请3件，办结2件；行政复议0件。",
        "",
    ),
    (
        "contacts",
        "",
        "地址：中心路12号；电话：0100-1234567；邮编：010101；",
        "",
    ),
    (
        "words of the tables",
        "",
        "第二十条第（一）项申请人情况行政复议",
        "",
    ),
    ("page titles", TABLE, "政府信息公开工作年度报告\n7\n", ""),
    ("dates", "", "自2023年1月1日起至2023年12月31日止", ""),
    ("groups of digits in the overview", OVERVIEW, ",111", ""),
    ("numerals in the overview", OVERVIEW, "一", ""),
    ("numerals and zeros in the overview", OVERVIEW, "一零", ""),
    ("numerals in the preamble", PREAMBLE, "二", REST),
    (
        "names of contacts in the preamble",
        PREAMBLE,
        "地址：",
        REST,
    ),
    ("names of mail in the preamble", PREAMBLE, "email", REST),
    ("damaged periods in the preamble", PREAMBLE, "自1", REST),
    ("bodies in section 六", SIX, "示例市财政局\n", ""),
    ("ends of sentences in section 五", FIVE, "！", ""),
    (
        "blank cells of table review",
        "四、政府信息公开行政复议、行政诉讼情况\n",
        "| ",
        "",
    ),
    (
        "tabs in table review",
        "四、政府信息公开行政复议、行政诉讼情况\n",
        "\t",
        "",
    ),
    ("groups without rows", TABLE, "其他处理", ""),
    (
        "blank lines in a row of bars",
        "三、收到和处理政府信息公开申请情况\n| 一、本年新收政府信息公开申请数量 | 1 | 2 | 3 |\n\
         | 二、上年结转政府信息公开申请数量 | 4 | 5\n",
        "\n",
        "| 6 |\n",
    ),
    (
        "heads of pages between rows of bars",
        TABLE,
        "续表\n2.重复申请 | 1 | 2 | 3 | 4 | 5 | 6 | 21 |\n",
        "",
    ),
    ("figures cut in a row of bars", TABLE, "| 12\n3", "|\n"),
    ("misspelt labels", TABLE, "重夏申请3 ", ""),
    ("seals below a report", SIX, "（盖章）\n", ""),
    ("headings on two lines", "", "二、\n主动公开\n", ""),
    (
        "kinds of requesters on one line",
        "三、收到和处理政府信息公开申请情况\n商业企业 科研机构\n",
        "法人或其他组织 ",
        "\n自然人\n一、本年新收政府信息公开申请数量\n",
    ),
    (
        "labels, then as many figures",
        "三、收到和处理政府信息公开申请情况\n",
        "予以公开\n部分公开\n不予处理\n1\n2\n3\n",
        "",
    ),
    (
        "rows among fragments of a table with bars",
        "三、收到和处理政府信息公开申请情况\n予以公开 1 2 3 4 5 6 7\n",
        "1 2 3 4 5 6 7\na|b\n",
        "",
    ),
    (
        "line ends behind bars",
        "三、收到和处理政府信息公开申请情况\n| a | b |\n| c | d |\n",
        "\n",
        "| e |\n",
    ),
    ("opening brackets", "一、总体情况\n", "（", ""),
    ("readings in brackets", "一、总体情况\n", "發(fā)", ""),
    ("combining marks", "一、总体情况\na", "\u{301}", ""),
    ("zero-width", "一、总体情况\n", "\u{200b}", ""),
    ("contents", "目录\n", "一、总体情况……………1\n", ""),
    ("page numbers", TABLE, "- 4 -\n\u{c}", ""),
    ("Markdown rules", TABLE, "| --- | --- |\n", ""),
    #[cfg(feature = "html")]
    ("open tags", "<html><body>", "<div>", ""),
    #[cfg(feature = "html")]
    ("open tables", "<html><body>", "<table><tr><td>", ""),
    #[cfg(feature = "html")]
    ("cells", "<html><body><table><tr>", "<td>0</td>", ""),
    #[cfg(feature = "html")]
    ("rows", "<html><body><table>", "<tr><td rowspan=9>0", ""),
    #[cfg(feature = "html")]
    (
        "wide cells",
        "<html><body><table>",
        "<tr><td colspan=1000 rowspan=1000>0",
        "",
    ),
    #[cfg(feature = "html")]
    (
        "attributes",
        "<html><body><table><tr><td ",
        "a=1 ",
        ">0</td>",
    ),
    #[cfg(feature = "html")]
    ("less-than signs", "<html><body>", "<", ""),
    #[cfg(feature = "html")]
    ("references", "<html><body>", "&nbsp;", ""),
    #[cfg(feature = "html")]
    ("comments", "<html><body>", "<!--", ""),
    #[cfg(feature = "html")]
    (
        "scripts",
        "<html><body>",
        "<script>var a='<td>';</script>",
        "",
    ),
];
