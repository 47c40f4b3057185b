use super::*;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::extract::separators::{CELL, ROW, TABLE_CLOSE, TABLE_OPEN};

/// The text, its marks written `[`, `|`, `/` and `]`.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            TABLE_OPEN => '[',
            TABLE_CLOSE => ']',
            ROW => '/',
            CELL => '|',
            '\n' => '¶',
            other => other,
        })
        .collect()
}

fn extract(source: &str) -> Extract {
    page(source, &mut ())
}

fn check(cases: &[(&str, &str)]) {
    for (source, wanted) in cases {
        let extract = extract(source);
        assert_eq!(shown(&extract.text), *wanted, "{source}");
        digits_lead_back(source, &extract);
    }
}

/// Every run of digits that stands so in the source leads back to it.
fn digits_lead_back(source: &str, extract: &Extract) {
    for (at, c) in extract.text.char_indices() {
        if c.is_ascii_digit() {
            let view = Span::new(offset(at), offset(at + 1));
            let span = extract.map.to_source(view);
            let found = span.slice(source).expect("on character boundaries");
            assert!(
                found == c.to_string() || found.starts_with("&#"),
                "{c}: {found} in {source}"
            );
        }
    }
}

#[test]
fn blocks_are_lines() {
    check(&[
        ("", ""),
        ("<p>一</p><p>二</p>", "一¶二¶"),
        ("<p>一<br>二<br/></p>三", "一¶二¶三¶"),
        ("<div>a\n  b</div>", "a b¶"),
        ("<p>信息\n  公开 2023\n年 </p>", "信息公开 2023 年¶"),
        ("<p>信息 公开</p>", "信息 公开¶"),
        ("<p>1<b>2</b><span>3</span></p>", "123¶"),
        ("<p>&nbsp;一&#19968;&lt;5&gt;&amp;</p>", "\u{A0}一一<5>&¶"),
        ("<p>a<b\nc='>'>d</p>", "ad¶"),
        ("<pre>a  b\n  c\td</pre>", "a  b¶  c\td¶"),
        ("<p>3 < 5 <b>6</p>", "3 < 5 6¶"),
        ("<p>a\r\nb\r\n</p>", "a b¶"),
        ("<p>x\u{1f}y&#31;z</p>", "x y z¶"),
        (
            "前言\n第二\n<table><tr><td>1\n2<td>3</table>后\n",
            "前言¶第二¶[1 2|3|/]后¶",
        ),
    ]);
}

#[test]
fn tables_are_cells_and_rows() {
    check(&[
        ("<table><tr><td>1</td><td>2</td></tr></table>", "[1|2|/]"),
        ("<table><tr><td>1<td>2<tr><td>3<td></table>", "[1|2|/3||/]"),
        (
            "<table>\n<tr>\n<td>\n<p><span>规</span>章</p>\n</td>\n<td><p>&nbsp;0<o:p></o:p></p></td></tr></table>",
            "[规章|\u{A0}0|/]",
        ),
        (
            "<table><tr><td>a<br>b<br></td><td><p>c</p><p>d</p></td></tr></table>",
            "[a¶b|c¶d|/]",
        ),
        // A caption, and a row of one cell among others.
        (
            "<table><caption>表</caption><tr><td colspan=2>一</td></tr><tr><td>2</td><td>3</td></tr></table>",
            "表¶[一|/2|3|/]",
        ),
        // Clipped fragments.
        (
            "<td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table><p>后</p>",
            "[1|2|/3|4|/]后¶",
        ),
        ("</td><td>1</td><td>2</td></tr><p>后</p>", "[1|2|/]后¶"),
        // Text between cells belongs to the cell before, behind a row it is a row.
        (
            "<table><tr><td>1</td>x<td>2</td></tr>- 4 -<tr><td>3</td><td>4</td></tr></table>",
            "[1¶x|2|/- 4 -|/3|4|/]",
        ),
        // Not closed before the next.
        (
            "<table><tr><td>1</td><td>2</td></tr><p></p><table><tr><td>3</td><td>4</td></tr></table>",
            "[1|2|/][3|4|/]",
        ),
        ("一<tr><p><td>1<td>2", "一¶[1|2|/]"),
        // One cell a row is layout.
        (
            "<table><tr><td><p>一、总体情况</p><p>二</p></td></tr></table>",
            "一、总体情况¶二¶",
        ),
    ]);
}

#[test]
fn layout_tables_are_blocks() {
    let inner = "<table><tr><td>1</td><td>2</td></tr></table>";
    let prose = "本机关认真贯彻落实。".repeat(30);
    check(&[
        (
            &format!("<table><tr><td>左</td><td>一{inner}三</td></tr></table>"),
            "左¶一¶[1|2|/]三¶",
        ),
        (
            &format!("<table><tr><td><table><tr><td>{inner}</td></tr></table></td></tr></table>"),
            "[1|2|/]",
        ),
        // A cell in a table of its own is still a cell.
        (
            "<table><tr><td>1</td><td><table><tr><td>2</td></tr></table></td></tr></table>",
            "[1|2|/]",
        ),
        (
            &format!(
                "<table><tr><td>一</td><td>{prose}</td></tr><tr><td>1</td><td>2</td></tr></table>"
            ),
            &format!("一¶{prose}¶[1|2|/]"),
        ),
    ]);
}

#[test]
fn a_cell_that_covers_others_is_there_once() {
    check(&[(
        "<table><tr><td rowspan=2>a</td><td colspan='2'>b</td><td>c</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
        "[a|b|c|/1|2|3|/]",
    )]);
}

#[test]
fn blank_cells_have_their_place() {
    let source = "<table><tr><td>1</td><td class=x></td><td> </td></tr></table>";
    let extract = extract(source);
    assert_eq!(shown(&extract.text), "[1|||/]");
    let cells = extract.text.split_inclusive([TABLE_OPEN, CELL]).skip(1);
    let places: Vec<_> = cells
        .scan(TABLE_OPEN.len_utf8(), |at, cell| {
            let span = extract.map.to_source(Span::at(offset(*at)));
            *at += cell.len();
            Some(span.start as usize)
        })
        .collect();
    assert_eq!(places[0], source.find("1</td>").expect("in it"));
    assert_eq!(places[1], source.find("</td><td> ").expect("in it"));
    assert!(source[places[2]..].starts_with(" </td>"));
}

#[test]
fn what_is_beside_the_text_is_left_out() {
    check(&[
        (
            "<nav><a href=x>首页</a></nav><p>一</p><footer><p>版权</p></footer>",
            "一¶",
        ),
        (
            "<ul><li><a href=1>甲</a><li><a href=2>乙</a></ul><p>一</p>",
            "一¶",
        ),
        (
            "<p><a name=x>一、总体情况</a></p><h2><a href=x>二、主动公开</a></h2>",
            "一、总体情况¶二、主动公开¶",
        ),
        ("<p>见<a href=x>附件</a>的说明文字</p>", "见附件的说明文字¶"),
        (
            "<style>p{}</style><script>var a='<td>5</td>';</script><!-- <td>6</td> --><p>一</p>",
            "一¶",
        ),
        (
            "<noscript>x</noscript><iframe>y</iframe><select><option>z</select><p>一</p>",
            "一¶",
        ),
        // Never closed, or with a table in it, it is text.
        ("<nav><p>一</p>", "一¶"),
        (
            "<header><h1>年度报告</h1></header><p>一</p>",
            "年度报告¶一¶",
        ),
        (
            "<footer><table><tr><td>1</td><td>2</td></tr></table></footer>",
            "[1|2|/]",
        ),
        ("<p>甲<nav><p>x</p></nav>乙</p>", "甲¶乙¶"),
        ("<p>發<rt>fā</rt>布</p>", "發布¶"),
        (
            "<table><tr><td><a href=1>甲市</a><td><a href=2>乙市</a></table><p>一</p>",
            "一¶",
        ),
        // Only its own end tag ends what is no markup.
        ("<style>x</p></iframe><p>y</p></style><p>一</p>", "一¶"),
        (
            "<title>甲</title></style><style>x</title></style><p>一</p>",
            "一¶",
        ),
        // A title that never ends does not swallow the page.
        ("<title>年度报告<p>一</p>", "年度报告¶一¶"),
    ]);
}

#[test]
fn titles_and_boxes_are_evidence() {
    let source = "<html><head><title> 甲局2023年度报告 - 甲市 </title>\
        <meta name=\"ArticleTitle\" content=\"甲局年报\"><meta content='2024-01-20' name=PubDate>\
        </head><body><table><tr><td>索引号</td><td>1/2</td></tr><tr><td>发布机构</td><td>甲局</td></tr></table>\
        <p>发文日期：<span>2024年1月20日</span></p><p>一</p>";
    let extract = extract(source);
    assert_eq!(shown(&extract.text), "一¶");
    let found: Vec<_> = extract
        .evidence
        .iter()
        .map(|it| {
            (
                it.kind,
                it.text.as_str(),
                it.span.slice(source).expect("in it").trim(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (
                EvidenceKind::PageTitle,
                "甲局2023年度报告 - 甲市",
                "甲局2023年度报告 - 甲市"
            ),
            (EvidenceKind::MetaTitle, "甲局年报", "甲局年报"),
            (EvidenceKind::Agency, "甲局", "甲局"),
        ]
    );
}

#[test]
fn a_page_in_json_is_found() {
    let cell = "<td><span style=\\\"display:none\\\">9</span>12</td>";
    let markup = format!("<p>政府信息公开</p>\\n<table><tr>{cell}{cell}</tr></table>");
    for source in [
        format!("{{\"code\": 7, \"data\": {{\"content\": \"{markup}\"}}}}\n"),
        format!("[ {{\"content\": \"{markup}\"}} ]"),
    ] {
        let extract = extract(&source);
        assert_eq!(shown(&extract.text), "政府信息公开¶[12|12|/]", "{source}");
        digits_lead_back(&source, &extract);
    }
    // Brackets around a page make none.
    check(&[("[x] <table><tr><td>1<td>2</table>[y]", "[x]¶[1|2|/][y]¶")]);
}

#[test]
fn marks_of_no_width_are_blanks() {
    check(&[("<p>一</p><p>\u{200E}&#8203;\u{2060}&zwj;</p>二", "一¶二¶")]);
}

#[test]
fn a_page_in_a_script_is_found() {
    let cells = "<td>7<\\/td><td>&nbsp;80<\\/td>".repeat(15);
    let source = format!(
        "<title>甲局</title><body><div id=a></div><script>$('#a').html(\"<p>政府信息公开<\\/p><table><tr>{cells}<\\/tr><\\/table>\");</script>"
    );
    let extract = extract(&source);
    assert_eq!(
        shown(&extract.text),
        format!("政府信息公开¶[{}/]", "7|\u{A0}80|".repeat(15))
    );
    digits_lead_back(&source, &extract);
    assert_eq!(extract.evidence[0].text, "甲局");
}

#[test]
fn figures_lead_back_through_soup() {
    let source = "<table><tr><td><p>&nbsp;<span>1</span><span>2<o:p></o:p></span>&nbsp;</p></td><td>&#53;</td></tr></table>";
    let extract = extract(source);
    assert_eq!(shown(&extract.text), "[\u{A0}12\u{A0}|5|/]");
    let at = extract.text.find("12").expect("there");
    let span = extract.map.to_source(Span::new(offset(at), offset(at + 2)));
    assert_eq!(span.slice(source), Some("1</span><span>2"));
    let at = extract.text.find('5').expect("there");
    let span = extract.map.to_source(Span::new(offset(at), offset(at + 1)));
    assert_eq!(span.slice(source), Some("&#53;"));
}

/// What is built for a page, in steps: things on the tape and parts of the map.
fn steps(source: &str) -> usize {
    let (extract, page) = read(source);
    page.tape.items.len() + extract.map.parts().len() + extract.text.len()
}

#[test]
fn twice_the_page_is_twice_the_work() {
    let pieces = [
        "<table>",
        "<table><tr><td>1",
        "<td rowspan=65534 colspan=1000>1",
        "<table><tr><td>1</td><td>2</td></tr></table>",
        "<tr>",
        "<div>",
        "<nav>",
        "<nav><a href=x>",
        "<nav></header>",
        "<a href=x>1",
        "<p>索引号：1 发布机构：",
        "<!--",
        "<title>",
        "<title><style><textarea><script>",
        "</table></td>",
        "&amp",
        "&#1",
        "<td",
        "<td x=",
        "< ",
        "<pre>\n",
        "一、",
        "<s>1",
        "<p hidden>1",
        "<span hidden><span>1",
        "<span hidden>1</span>",
        "<table><tr hidden><td hidden>1",
        "<td hidden>1",
        "<tr hidden><td>1",
        "<sup>1</sup>",
        "<td><sup>1</sup>",
        "<td><input value=1>",
        "<td><select><option>1",
    ];
    for piece in pieces {
        let (once, twice) = (steps(&piece.repeat(2000)), steps(&piece.repeat(4000)));
        assert!(twice <= 2 * once + 100, "{piece}: {once}, {twice}");
        assert!(once <= 2000 * (piece.len() + 8), "{piece}: {once}");
    }
}

#[test]
fn deep_tables_are_paragraphs_of_their_cell() {
    let table = "<table><tr><td>1</td><td>";
    let deep = table.repeat(40);
    let mut said = Vec::new();
    let extract = page(&deep, &mut said);
    let cell = "1¶".repeat(40 - 32) + "1|";
    assert!(shown(&extract.text).ends_with(&format!("¶[1|{}/]", cell.replacen("1¶", "", 1))));
    assert_eq!(extract.text.matches('1').count(), 40);
    let at = Span::at(offset(table.len() * 32));
    assert_eq!(codes(&said), [(Code::Truncated, Severity::Error, Some(at))]);

    let mut said = Vec::new();
    page(&table.repeat(32), &mut said);
    assert_eq!(codes(&said), []);
}

fn codes(said: &[Diagnostic]) -> Vec<(Code, Severity, Option<Span>)> {
    said.iter()
        .map(|it| (it.code(), it.severity(), it.span()))
        .collect()
}

#[test]
fn what_is_too_deep_beside_the_text_is_text() {
    let within = |depth: usize| {
        let page = "<nav>".repeat(depth) + "<p>1</p>" + &"</nav>".repeat(depth) + "<p>2</p>";
        let mut said = Vec::new();
        let extract = self::page(&page, &mut said);
        (shown(&extract.text), codes(&said))
    };
    assert_eq!(within(32), ("2¶".to_owned(), vec![]));
    let at = Some(Span::at(offset("<nav>".len() * 32)));
    let said = vec![(Code::Truncated, Severity::Warning, at)];
    assert_eq!(within(33), ("2¶".to_owned(), said.clone()));
    // Those that never end stay text, and so does what begins behind them.
    let mut found = Vec::new();
    let open = "<nav>".repeat(32) + "<aside>1</aside>2";
    assert_eq!(shown(&page(&open, &mut found).text), "1¶2¶");
    assert_eq!(codes(&found), said);
}

/// A page in a string in a string and so on, `depth` times.
fn escaped(page: &str, depth: usize) -> String {
    (0..depth).fold(page.to_owned(), |page, _| {
        page.replace('\\', "\\\\").replace('<', "\\u003c")
    })
}

#[test]
fn what_is_escaped_too_often_is_said() {
    let inner = "<p>政府信息公开</p><table><tr><td>7</td><td>8</td></tr></table>";
    for (depth, text, is_said) in [(3, "政府信息公开¶[7|8|/]", false), (5, "", true)] {
        let source = format!("<script>a(\"{}\")</script>", escaped(inner, depth));
        let mut said = Vec::new();
        assert_eq!(shown(&page(&source, &mut said).text), text);
        let at = Span::at(offset("<script>".len()));
        let wanted = is_said.then_some((Code::Truncated, Severity::Error, Some(at)));
        assert_eq!(codes(&said), wanted.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn limits_of_a_page_in_a_script_are_said_at_its_place() {
    let deep = "<table><tr><td>1<\\/td><td>".repeat(33);
    let source = format!("<script>a(\"政府信息公开{deep}\")</script>");
    let mut said = Vec::new();
    page(&source, &mut said);
    let at = source.rfind("<table>").map(offset).map(Span::at);
    assert_eq!(codes(&said), [(Code::Truncated, Severity::Error, at)]);
}

#[test]
fn too_many_cells_are_said() {
    let cells = crate::markup::beyond::MAX_CELLS;
    let source = "<td>".repeat(cells) + "<td>7</td></tr></table><table><tr><td>8</td><td>9";
    let mut said = Vec::new();
    let extract = page(&source, &mut said);
    assert_eq!(extract.text.matches(CELL).count(), cells);
    assert!(extract.text.ends_with("\u{1D}7\n8\n9\n"));
    let at = source.find("7</td>").map(offset).map(Span::at);
    assert_eq!(codes(&said), [(Code::Truncated, Severity::Error, at)]);
}

#[test]
fn what_is_not_shown_is_no_text() {
    check(&[
        (
            "<table><tr><td>7<span style=\"display:none\">99</span></td><td>9<font style='mso-hide:all'>5</font></td><td hidden>77</td><td>8<div STYLE='DISPLAY: none'><p>6</p></div></td></tr></table>",
            "[7|9|8|/]",
        ),
        // What is there and cannot be seen has its place.
        (
            "<table><tr><td>1</td><td style=visibility:hidden>77</td><td>2</td></tr></table>",
            "[1||2|/]",
        ),
        (
            "<table><tr style='display: none'><td>7</td><td>7</td></tr><tr><td>1</td><td>2</td></tr></table>",
            "[1|2|/]",
        ),
        // Without end tags, and with others of the same name in it.
        (
            "<table><tr><td>7<span hidden>99<td>8<p hidden>1<p>2<td hidden>5<tr hidden><td>3<tr><td>4<span hidden>5</table>",
            "[7|8¶2|/4|/]",
        ),
        (
            "<table><tr><td>7<span hidden>9<span>9</span>9</span>件</td><td>2</td></tr></table>",
            "[7件|2|/]",
        ),
        (
            "<p>一<img style=\"display:none\">二<span hidden />三<hr style=\"display:none\">四</p>",
            "一二三¶四¶",
        ),
        (
            "<p style=\"display:none\">无</p><p>一<b hidden>无</b></p>",
            "一¶",
        ),
    ]);
}

/// A script may show it later, and then it is the report.
#[test]
fn what_may_be_a_report_is_text_though_it_is_not_shown() {
    let prose = "本机关认真贯彻落实。".repeat(30);
    check(&[
        (
            "<div style=\"display:none\"><p>一、总体情况</p><table><tr><td>1</td><td>2</td></tr></table></div>",
            "一、总体情况¶[1|2|/]",
        ),
        ("<div hidden>六、其他</div>", "六、其他¶"),
        ("<span hidden><p>一</p><p>二</p></span>", "一¶二¶"),
        ("<span hidden><h2>一</h2></span>", "一¶"),
        (
            &format!("<p style=\"display:none\">{prose}</p>"),
            &format!("{prose}¶"),
        ),
        (
            "<table hidden><tr hidden><td>1<td>2<tr hidden><td>3<td>4</table>",
            "[1|2|/3|4|/]",
        ),
        ("<table><tr><td hidden>1<td hidden>2</table>", "[1|2|/]"),
        (
            "<table><tr hidden><td><table><tr><td>1<td>2</table></td></tr><tr><td>后</td></tr></table>",
            "[1|2|/]后¶",
        ),
        (
            "<table><tr><td hidden><table><tr><td>1<td>2</table></td><td>后</td></tr></table>",
            "[1|2|/]后¶",
        ),
        ("<p>一<span hidden>二</p>", "一二¶"),
    ]);
}

/// Its place would say another.
#[test]
fn no_figure_is_put_together_around_what_is_left_out() {
    check(&[(
        "<table><tr><td>1<span hidden>2</span>3</td><td>4<s>5</s>6</td><td>7<s></s>8</td></tr></table>",
        "[1 3|4 6|78|/]",
    )]);
}

/// The text, and what is said of places in the source.
fn said(source: &str) -> (String, Vec<(Code, &str)>) {
    let mut found = Vec::new();
    let extract = page(source, &mut found);
    digits_lead_back(source, &extract);
    let places = found.iter().map(|it| {
        let place = it.span().and_then(|span| span.slice(source));
        (it.code(), place.expect("a place"))
    });
    (shown(&extract.text), places.collect())
}

#[test]
fn what_is_struck_out_is_left_out_and_said() {
    use Code::Struck;
    let table = "<table><tr><td><s>12</s>5</td><td><strike><b>3</b></strike>4<s> <o:p></o:p></s></td><td><del>1</del></td>\
        <td><span style='text-decoration:line-through'>7</span><ins>8</ins></td></tr></table>";
    let (text, places) = said(table);
    assert_eq!(text, "[5|4||8|/]");
    assert_eq!(
        places,
        [(Struck, "12"), (Struck, "3"), (Struck, "1"), (Struck, "7")]
    );

    let row = "<table><tr style='text-decoration:line-through'><td>1<td>2<tr><td>3<td>4</table>";
    assert_eq!(said(row), ("[3|4|/]".into(), vec![(Struck, "1<td>2")]));
    let cells = "<td>7<\\/td><td><s>1<\\/s>8<\\/td>".repeat(15);
    let script = format!("<script>a(\"<p>政府信息公开<\\/p><table><tr>{cells}\")</script>");
    assert_eq!(said(&script).1, [(Struck, "1"); 15]);
    // What is left out with something else is not said.
    assert_eq!(
        said("<nav><s>1</s></nav><p hidden><s>2</s></p>一"),
        ("一¶".into(), vec![])
    );
}

#[test]
fn what_is_raised_is_no_digit_of_a_figure() {
    use Code::Raised;
    let table = "<table><tr><td>8<sup>1</sup></td><td><sup>注</sup>9</td><td>6<sub>[1]</sub>件</td><td>1<sup>2</sup>3</td>\
        <td>4<span style=\"vertical-align:super\">5</span></td></tr></table>";
    let (text, places) = said(table);
    assert_eq!(text, "[8|9|6 件|1 3|4|/]");
    let wanted = ["1", "注", "[1]", "2", "5"].map(|it| (Raised, it));
    assert_eq!(places, wanted);
    // Where there is nothing else, it is the figure.
    let alone = "<table><tr><td>&nbsp;<sup><b>8</b></sup><sup>0</sup></td><td><sup>5</sup>7</td></tr></table>";
    assert_eq!(said(alone), ("[\u{A0}80|7|/]".into(), vec![(Raised, "5")]));
    // In a sentence only what touches a figure goes.
    let prose = "<p>PM<sub>2.5</sub>、m<sup>2</sup>，8<sup>1</sup>件<sup>3</sup>4</p>";
    let wanted = vec![(Raised, "1"), (Raised, "3")];
    assert_eq!(said(prose), ("PM2.5、m2，8 件 4¶".into(), wanted));
}

#[test]
fn not_every_mark_of_many_is_said() {
    let marks = |n| {
        said(&("<table>".to_owned() + &"<td>1<sup>2</sup>".repeat(n)))
            .1
            .len()
    };
    assert_eq!(marks(apart::MOST_SAID - 1), apart::MOST_SAID - 1);
    assert_eq!(marks(apart::MOST_SAID + 1), apart::MOST_SAID);
}

#[test]
fn a_field_in_a_cell_says_what_is_written_into_it() {
    check(&[
        (
            "<table><tr><td><input value=5></td><td><input type=\"Number\" value=\"&#53;\"></td><td><textarea>8\n</textarea></td>\
             <td><input type=hidden value=1><input type=checkbox value=2><input style='display:none' value=3></td></tr></table>",
            "[5|5|8||/]",
        ),
        (
            "<table><tr><td><select><option>1<option selected>2<option>3</select></td><td><select><option>4</option><option>5</option></select></td>\
             <td><select style='display:none'><option selected>6</select></td></tr></table>",
            "[2|4||/]",
        ),
        // Elsewhere it is for asking, and a page that is edited is none of the text.
        (
            "<p>一<input value=5><textarea>6</textarea></p><select><option selected>7</select>",
            "一¶",
        ),
        (
            "<table><tr><td><input value=\"请输入\"><select><option>7</select></td></tr></table>一",
            "一¶",
        ),
        (
            "<table><tr><td><textarea><td>7</textarea></td><td>1</td></tr></table>",
            "[|1|/]",
        ),
    ]);
}
