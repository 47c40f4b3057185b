use proptest::prelude::*;

use super::*;
use crate::Span;
#[cfg(feature = "html")]
use crate::source::extract::separators;

fn open_any(bytes: &[u8], options: Options<'_>) -> Result<Opened, Error> {
    let opened = open(bytes, options, &mut ());
    if let Ok(opened) = &opened {
        holds_together(opened);
    }
    opened
}

/// What every opened text promises.
fn holds_together(opened: &Opened) {
    let Some(extract) = &opened.extract else {
        assert_eq!(opened.kind, Kind::Text);
        return;
    };
    marks_are_in_order(&extract.text);
    // The map is monotone, stays inside the source and cuts no character.
    let mut last = Span::default();
    for (at, c) in extract.text.char_indices() {
        let (start, len) = (u32_of(at), u32_of(c.len_utf8()));
        let span = extract.map.to_source(Span::new(start, start + len));
        assert!(
            span.slice(&opened.source_text).is_some(),
            "{c:?} at {at}: {span:?}"
        );
        assert!(
            last.start <= span.start && last.end <= span.end,
            "{c:?} at {at}: {last:?} {span:?}"
        );
        last = span;
    }
    for it in &extract.evidence {
        assert!(it.span.slice(&opened.source_text).is_some());
    }
}

fn u32_of(at: usize) -> u32 {
    u32::try_from(at).expect("small")
}

/// Lines, and tables of rows of cells; no other control characters.
fn marks_are_in_order(text: &str) {
    let (mut in_table, mut since_mark) = (false, false);
    for c in text.chars() {
        match c {
            '\u{1C}' => {
                assert!(!in_table && !since_mark, "{text:?}");
                in_table = true;
            }
            '\u{1D}' => {
                assert!(in_table && !since_mark, "{text:?}");
                in_table = false;
            }
            '\u{1E}' => assert!(in_table && !since_mark, "{text:?}"),
            '\u{1F}' => {
                assert!(in_table, "{text:?}");
                since_mark = false;
            }
            '\n' if !in_table => since_mark = false,
            '\n' | '\t' => {}
            other => {
                assert!(other >= ' ', "{text:?}");
                since_mark = true;
            }
        }
    }
    assert!(!in_table && !since_mark, "{text:?}");
}

#[test]
fn text_is_read_as_it_is() {
    let opened = open(b"a\tb\n", Options::default(), &mut ()).expect("text");
    assert_eq!(opened.kind, Kind::Text);
    assert_eq!(opened.source_text, "a\tb\n");
    assert_eq!(opened.charset, Some("UTF-8"));
    assert!(opened.extract.is_none());
    let opened = open_text("<td>1</td>", Some(Kind::Text), &mut ()).expect("text");
    assert!(opened.extract.is_none());
}

#[test]
fn the_caller_says_what_it_is() {
    let options = Options {
        kind: Some(Kind::Docx),
        charset: None,
    };
    let error = open(b"text", options, &mut ()).expect_err("no zip");
    assert!(error.is_broken_docx() || error.is_disabled());
    for kind in [None, Some(Kind::Text), Some(Kind::Html)] {
        let options = Options {
            kind,
            charset: None,
        };
        let error = open(b"%PDF-1.7", options, &mut ()).expect_err("PDF");
        assert!(error.is_unsupported());
    }
    let text = open_text("甲 | 乙", Some(Kind::Docx), &mut ()).expect("text");
    assert_eq!(text.kind, Kind::Text);
    #[cfg(feature = "html")]
    {
        let page = open_text("<table><tr><td>1</table>", Some(Kind::Docx), &mut ());
        assert_eq!(page.expect("a page").kind, Kind::Html);
    }
}

#[test]
fn too_much_is_refused() {
    let text = "一".repeat(MAX_TEXT / 3 + 1);
    assert!(
        open_text(&text, None, &mut ())
            .expect_err("long")
            .is_too_large()
    );
}

#[cfg(not(feature = "html"))]
#[test]
fn a_page_names_the_feature_that_reads_it() {
    let error = open_text("<table><tr><td>1</table>", None, &mut ()).expect_err("a page");
    assert_eq!(error.feature(), Some("html"));
}

proptest! {
    #[test]
    fn any_bytes_open_or_say_why(bytes in proptest::collection::vec(any::<u8>(), 0..300), mark in 0..6_usize) {
        let marks: [&[u8]; 6] = [b"", b"<td>", b"PK\x03\x04word/document.xml", b"\xFF\xFE", b"\xFE\xFF", b"\xEF\xBB\xBF"];
        let bytes = [marks[mark], &bytes].concat();
        let _ = open_any(&bytes, Options::default());
        for kind in [Kind::Text, Kind::Html, Kind::Docx] {
            let _ = open_any(&bytes, Options { kind: Some(kind), charset: None });
        }
        for charset in ["gbk", "big5", "utf-16", "utf-8", "x"] {
            let _ = open_any(&bytes, Options { kind: None, charset: Some(charset) });
        }
    }
}

#[cfg(feature = "html")]
mod pages {
    use super::*;

    const SOUP: &[&str] = &[
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=3 rowspan='2'>",
        "<td rowspan=0>",
        "<th colspan=99999999999>",
        "<tbody>",
        "</tbody>",
        "<p>",
        "</p>",
        "<br>",
        "<div class=x>",
        "</div>",
        "<h2>",
        "</h2>",
        "<a href=x>",
        "</a>",
        "<nav>",
        "</nav>",
        "<header>",
        "</header>",
        "<footer>",
        "</footer>",
        "<rt>",
        "</rt>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "<!--",
        "-->",
        "<!doctype html>",
        "<![CDATA[",
        "]]>",
        "<o:p>",
        "</o:p>",
        "<span",
        ">",
        "<",
        "&",
        "&nbsp;",
        "&#53;",
        "&#x4e00;",
        "&lt",
        "&notit;",
        "&#31;",
        "\u{1F}",
        "\u{1C}",
        "\r\n",
        "\r",
        "\n",
        " ",
        "\t",
        "\0",
        "索引号",
        "发布机构：",
        "名称",
        "：",
        "一、总体情况",
        "政府信息公开",
        "0",
        "12",
        "。",
        "\u{A0}",
        "\u{3000}",
        "é",
        "𠀀",
        "'<td>7<\\/td>'",
        "\"",
        "\\u003ctd",
        "&lt;td&gt;",
        "<meta name=pubdate content=2024>",
        "<meta content='",
        "<td",
        " x=",
        "'",
    ];

    fn soup() -> impl Strategy<Value = String> {
        proptest::collection::vec(proptest::sample::select(SOUP), 0..60).prop_map(|it| it.concat())
    }

    fn html(text: &str) -> Opened {
        let opened = open_text(text, Some(Kind::Html), &mut ()).expect("a page");
        holds_together(&opened);
        opened
    }

    /// A figure and what surrounds it in its cell.
    fn cell() -> impl Strategy<Value = (String, String)> {
        let around = proptest::sample::select(vec![
            ("", ""),
            ("<p>", "</p>"),
            (
                "\n <p class=\"a\"><span lang='EN-US'>",
                "<o:p></o:p></span></p>\n",
            ),
            ("<font><b>", "</b></font>"),
            ("<div><div>", "</div>"),
            ("<table><tr><td>", "</td></tr></table>"),
            ("<!-- <td>9</td> -->", "<!--[if x]><td>8<![endif]-->"),
        ]);
        (proptest::option::of(0..2000_u32), around).prop_map(|(figure, (open, close))| {
            let figure = figure.map_or_else(String::new, |it| it.to_string());
            (figure.clone(), format!("{open}{figure}{close}"))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(600))]

        #[test]
        fn soup_holds_together(text in soup()) {
            html(&text);
        }

        #[test]
        fn soup_in_a_script_holds_together(text in soup(), cells in 0..3_usize) {
            let page = format!("<script>x = \"政府信息公开{}{}\"</script>", "<td>3<\\/td>".repeat(cells * 12), text.replace('"', "\\\""));
            html(&page);
        }

        #[test]
        fn every_figure_of_a_table_comes_back_with_its_place(
            rows in proptest::collection::vec(proptest::collection::vec(cell(), 2..5), 1..6),
            closed in any::<bool>(),
            layout in 0..3_usize,
        ) {
            let (td, tr) = if closed { ("</td>\n", "</tr>\n") } else { ("", "") };
            let mut page = "<p>前</p>".to_owned() + &"<table><tr><td>左</td><td>".repeat(layout) + "<table border=1>";
            let mut wanted = String::new();
            for row in &rows {
                page.push_str("<tr>");
                for (figure, cell) in row {
                    page += &format!("<td width=30>{cell}{td}");
                    wanted += figure;
                    wanted.push(separators::CELL);
                }
                page.push_str(tr);
                wanted.push(separators::ROW);
            }
            page.push_str("</table>");
            page.push_str(&"</td></tr></table>".repeat(layout));
            let opened = html(&page);
            let extract = opened.extract.expect("a page");
            let start = extract.text.find(separators::TABLE_OPEN).expect("a table") + 1;
            let table = extract.text[start..].split(separators::TABLE_CLOSE).next();
            prop_assert_eq!(table, Some(wanted.as_str()));
            let mut at = start;
            for (figure, _) in rows.iter().flatten() {
                at += extract.text[at..].find(figure).expect("in the table");
                let end = at + figure.len();
                let span = extract.map.to_source(Span::new(u32_of(at), u32_of(end)));
                prop_assert_eq!(span.slice(&page), Some(figure.as_str()));
                at = end;
            }
        }

        #[test]
        fn markdown_keeps_its_lines(lines in proptest::collection::vec("[一二a1]{1,4}", 1..5)) {
            let text = lines.join("\n") + "\n<table><tr><td>1</td><td>2</td></tr></table>\n";
            let extract = html(&text).extract.expect("a page");
            let wanted = lines.join("\n") + "\n\u{1C}1\u{1F}2\u{1F}\u{1E}\u{1D}";
            prop_assert_eq!(extract.text, wanted);
        }
    }
}

#[cfg(feature = "docx")]
mod documents {
    use super::*;
    use crate::markup::docx::tests::docx;

    proptest! {
        #[test]
        fn a_damaged_file_opens_or_says_why(
            changes in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..6),
            cut in proptest::option::of(any::<proptest::sample::Index>()),
        ) {
            let mut bytes = docx(&"<w:p><w:r><w:t>一、总体情况</w:t></w:r></w:p>".repeat(9));
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            let _ = open_any(&bytes, Options { kind: Some(Kind::Docx), charset: None });
        }

        #[test]
        fn any_document_holds_together(pieces in proptest::collection::vec(proptest::sample::select(vec![
            "<w:p>", "</w:p>", "<w:p/>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "一12", "&amp;", "&#31;", "&x;", "\u{A0}", "\n", "\t",
            "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:tcPr>", "</w:tcPr>",
            "<w:gridSpan w:val=\"3\"/>", "<w:vMerge/>", "<w:vMerge w:val=\"restart\"/>", "<w:trPr>",
            "</w:trPr>", "<w:del/>", "<w:del>", "</w:del>", "<w:gridBefore w:val='9999999999'/>",
            "<w:tab/>", "<w:br/>", "<w:tabs>", "</w:tabs>", "<w:tcPrChange>", "<![CDATA[<5]]>",
        ]), 0..60)) {
            if let Ok(opened) = open_any(&docx(&pieces.concat()), Options::default()) {
                let extract = opened.extract.expect("a document");
                prop_assert_eq!(extract.text.len(), opened.source_text.len());
            }
        }
    }

    /// The same table as a page and as a document gives the same text.
    #[cfg(feature = "html")]
    #[test]
    fn pages_and_documents_end_in_the_same_text() {
        let rows = [
            ["类别", "制发", "件数"],
            ["规章", "0", "12"],
            ["许可", "", "3"],
        ];
        let (mut page, mut body) = ("<p>二、主动公开</p><table>".to_owned(), String::new());
        body += "<w:p><w:r><w:t>二、主动公开</w:t></w:r></w:p><w:tbl>";
        for row in rows {
            page += "<tr>";
            body += "<w:tr>";
            for cell in row {
                page += &format!("<td><p>{cell}</p></td>");
                body += &format!("<w:tc><w:tcPr/><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>");
            }
            page += "</tr>";
            body += "</w:tr>";
        }
        page += "</table><p>三</p>";
        body += "</w:tbl><w:p><w:r><w:t>三</w:t></w:r></w:p>";
        let page = open_any(page.as_bytes(), Options::default()).expect("a page");
        let document = open_any(&docx(&body), Options::default()).expect("a document");
        assert_eq!((page.kind, document.kind), (Kind::Html, Kind::Docx));
        assert_eq!(
            page.extract.map(|it| it.text),
            document.extract.map(|it| it.text)
        );
    }
}
