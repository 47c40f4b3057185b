use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::extract::separators;

/// A Word file with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            DOCUMENT,
            &format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
                 <w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
            ),
        ),
    ])
}

fn zipped(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        zip.write_all(content.as_bytes()).expect("its content");
    }
    zip.finish().expect("a file").into_inner()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn shown(bytes: &[u8]) -> String {
    let extract = read(bytes, &mut ()).expect("a Word file");
    let readable = extract.readable();
    assert_eq!(readable.len(), extract.text.len());
    extract
        .text
        .chars()
        .map(|c| match c {
            separators::TABLE_OPEN => '[',
            separators::TABLE_CLOSE => ']',
            separators::ROW => '/',
            separators::CELL => '|',
            '\n' => '¶',
            other => other,
        })
        .collect()
}

#[test]
fn paragraphs_and_runs() {
    let cases = [
        (p("一、总体情况") + &p("  二"), "一、总体情况¶  二¶"),
        (
            "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>1</w:t><w:tab/><w:t>2 &amp; &#19968;</w:t><w:br/><w:t>3</w:t></w:r></w:p>".into(),
            "1\t2 & 一¶3¶",
        ),
        // Revisions as accepted, content controls as text.
        (
            "<w:p><w:r><w:t>本年</w:t></w:r><w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:ins><w:r><w:t>8</w:t></w:r></w:ins><w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent><w:r><w:t>件</w:t></w:r></w:sdtContent></w:sdt><w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom></w:p>".into(),
            "本年8件¶",
        ),
        (
            "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>框</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>".into(),
            "框¶",
        ),
        ("<w:p><w:r><w:t>a&#31;b\u{a0}</w:t></w:r></w:p>".into(), "a b\u{a0}¶"),
        (String::new(), ""),
    ];
    for (body, wanted) in cases {
        assert_eq!(shown(&docx(&body)), wanted, "{body}");
    }
}

#[test]
fn tables_with_merged_cells() {
    let span = |n: u32| format!("<w:gridSpan w:val=\"{n}\"/>");
    let top = "<w:vMerge w:val=\"restart\"/>";
    let below = "<w:vMerge/>";
    let table = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:trHeight/></w:trPr>{}{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr></w:tbl>",
        tc(top, "三、"),
        tc(&span(2), "（一）"),
        tc("", "1"),
        tc(below, ""),
        tc(&span(2), "（二）"),
        tc("", "2"),
        tc("", "9"),
        tc("", "3"),
    );
    let bytes = docx(&(p("前") + &table + &p("后")));
    assert_eq!(shown(&bytes), "前¶[三、|（一）|1|/（二）|2|/3|/]后¶");
    let extract = read(&bytes, &mut ()).expect("a Word file");
    assert_eq!(
        extract.readable(),
        "前\n\n三、\t（一）\t1\t\n（二）\t2\t\n3\t\n\n后\n"
    );
}

#[test]
fn tables_within_cells() {
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", "1"), tc("", "2"));
    let outer = format!(
        "<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>",
        p("一"),
        p("二")
    );
    assert_eq!(shown(&docx(&outer)), "一¶[1|2|/]二¶");
    let two = format!(
        "<w:tbl><w:tr><w:tc>{}{}</w:tc>{}</w:tr></w:tbl>",
        p("a"),
        p("b"),
        tc("", "")
    );
    assert_eq!(shown(&docx(&two)), "[a¶b||/]");
}

#[test]
fn tables_too_deep_are_said() {
    let deep = |depth: usize| {
        let open = format!("<w:tbl><w:tr>{}<w:tc>{}", tc("", "1"), p("2")).repeat(depth);
        let mut said = Vec::new();
        let extract = read(&docx(&open), &mut said).expect("a Word file");
        assert_eq!(extract.text.matches('2').count(), depth);
        said.iter().map(Diagnostic::code).collect::<Vec<_>>()
    };
    assert_eq!(deep(32), []);
    assert_eq!(deep(33), [Code::Truncated]);
}

fn r(properties: &str, text: &str) -> String {
    format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
}

#[test]
fn runs_that_stand_apart() {
    use Code::{Raised, Struck};
    let struck = "<w:strike/>";
    let raised = "<w:vertAlign w:val=\"superscript\"/>";
    let cell = |runs: &str| format!("<w:tc><w:p>{runs}</w:p></w:tc>");
    let row = |cells: &str| format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>");
    let cases = [
        (
            row(&(cell(&(r(struck, "12") + &r("", "5"))) + &cell(&r("<w:dstrike/>", "3")))),
            "[5||/]",
            vec![Struck, Struck],
        ),
        (
            row(&(cell(&(r("", "7") + &r("<w:vanish/><w:strike/>", "99"))) + &cell(&r("", "1")))),
            "[7|1|/]",
            vec![],
        ),
        (
            row(&(cell(&(r("", "8") + &r(raised, "1") + &r("", "件"))) + &cell(&r(raised, "6")))),
            "[8 件|6|/]",
            vec![Raised],
        ),
        // In a sentence only what touches a figure goes.
        (
            format!(
                "<w:p>{}{}{}{}</w:p>",
                r("", "m"),
                r(raised, "2"),
                r("", "8"),
                r("<w:vertAlign w:val=\"subscript\"/>", "1")
            ),
            "m 8¶",
            vec![Raised, Raised],
        ),
        // What is off, what is of the paragraph's mark, and what was so before a change.
        (
            format!(
                "<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>{}{}{}</w:p>",
                r("<w:strike w:val=\"0\"/><w:vanish w:val=\"false\"/>", "1"),
                r("<w:vertAlign w:val=\"baseline\"/>", "2"),
                r("<w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>", "3"),
            ),
            "123¶",
            vec![],
        ),
        (
            format!(
                "<w:tbl><w:tr>{one}{one}</w:tr><w:tr><w:trPr><w:hidden/></w:trPr>{one}{one}</w:tr></w:tbl>",
                one = cell(&r("", "1"))
            ),
            "[1|1|/]",
            vec![],
        ),
    ];
    for (body, wanted, codes) in cases {
        let bytes = docx(&body);
        assert_eq!(shown(&bytes), wanted, "{body}");
        let mut said = Vec::new();
        let extract = read(&bytes, &mut said).expect("a Word file");
        let found: Vec<_> = said.iter().map(Diagnostic::code).collect();
        assert_eq!(found, codes, "{body}");
        let len = offset(extract.text.len());
        assert!(
            said.iter()
                .all(|it| it.span().is_some_and(|it| it.end <= len))
        );
    }
}

#[test]
fn limits_and_damage_are_errors_that_say_so() {
    let bomb = zipped(&[(DOCUMENT, &"<w:p/>".repeat(6 << 20))]);
    assert!(bomb.len() < 1 << 20);
    assert!(read(&bomb, &mut ()).expect_err("a bomb").is_docx_limit());

    let mut many = docx("");
    many.extend(b"PK\x01\x02".repeat(MAX_ENTRIES + 1));
    assert!(read(&many, &mut ()).expect_err("entries").is_docx_limit());

    let good = docx(&p("一"));
    let broken: [&[u8]; 5] = [
        b"",
        b"PK\x03\x04",
        &good[..good.len() / 2],
        &zipped(&[("word/other.xml", "")]),
        &zipped(&[(DOCUMENT, "<w:p")]),
    ];
    for bytes in broken {
        assert!(read(bytes, &mut ()).expect_err("damage").is_broken_docx());
    }
    assert_eq!(shown(&zipped(&[("word/document2.xml", &p("一"))])), "一¶");
}

/// The file an office program wrote: merged cells once, rows of the width they have.
#[test]
fn an_office_programs_file_has_its_cells() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/corpus/docx-2021-office/source.docx"
    );
    let text = shown(&std::fs::read(path).expect("the corpus"));
    let rows = [
        "[第二十条第（一）项|/信息内容|本年制发件数|本年废止件数|现行有效件数|/规章|198|318|24|/",
        "|申请人情况|/自然人|法人或其他组织|总计|/商业¶企业|科研¶机构|社会公益组织|法律服务机构|其他|/",
        "/2.没有现成信息需要另行制作|223|277|315|226|245|359|1645|/",
        "/（七）总计|4890|5247|4378|3813|4667|4915|27910|/四、结转下年度继续办理|239|344|146|368|337|130|1564|/]",
        "/240|253|174|35|702|22|135|378|388|923|52|209|134|372|767|/]五、存在的主要问题及改进情况¶",
        "¶示例市水务局¶2023年1月18日¶",
    ];
    for row in rows {
        assert!(text.contains(row), "{row}\n{text}");
    }
}
