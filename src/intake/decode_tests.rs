use super::*;
use crate::diagnostic::Severity;

const PAGE: &str = "某市政府信息公开工作年度报告：本年新收政府信息公开申请数量 640 件，予以公开 20 件，\
    不予公开 4 件，无法提供 70 件，结转下年度继续办理 3 件。主动公开政府信息，规章、行政规范性文件、行政许可。";

fn read(bytes: &[u8], caller: Option<&str>) -> (Result<Decoded, Error>, Vec<Diagnostic>) {
    let mut said = Vec::new();
    let decoded = decode(bytes, caller, &mut said);
    (decoded, said)
}

fn codes(said: &[Diagnostic]) -> Vec<Code> {
    said.iter().map(Diagnostic::code).collect()
}

#[test]
fn utf8_and_utf16_need_no_tables() {
    let le: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = PAGE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
    let cases: Vec<(Vec<u8>, &str, Vec<Code>)> = vec![
        (PAGE.into(), "UTF-8", vec![]),
        (marked(b"\xEF\xBB\xBF", PAGE.as_bytes()), "UTF-8", vec![]),
        (marked(b"\xFF\xFE", &le), "UTF-16LE", vec![]),
        (marked(b"\xFE\xFF", &be), "UTF-16BE", vec![]),
        (le, "UTF-16LE", vec![Code::Charset]),
        (be, "UTF-16BE", vec![Code::Charset]),
    ];
    for (bytes, charset, said) in cases {
        let (decoded, diagnostics) = read(&bytes, None);
        let decoded = decoded.expect(charset);
        assert_eq!((decoded.text.as_str(), decoded.charset), (PAGE, charset));
        assert_eq!(codes(&diagnostics), said, "{charset}");
    }
}

#[test]
fn a_few_broken_characters_leave_it_utf8_and_are_said() {
    let mut broken = PAGE.as_bytes().to_vec();
    broken[30] = 0xFF;
    let (decoded, said) = read(&broken, None);
    let decoded = decoded.expect("nearly UTF-8");
    assert_eq!(decoded.charset, "UTF-8");
    assert_eq!(codes(&said), [Code::ReplacedBytes]);
    assert_eq!(said[0].severity(), Severity::Error);
    let at = said[0].span().expect("a place");
    assert_eq!(at.slice(&decoded.text), Some("\u{FFFD}"));

    // Cut within the last character.
    let (decoded, said) = read(&PAGE.as_bytes()[..200], None);
    assert_eq!(decoded.expect("cut").charset, "UTF-8");
    assert_eq!(codes(&said), [Code::ReplacedBytes]);
}

#[test]
fn what_is_declared_otherwise_is_said() {
    let page = format!("<meta charset=\"gb2312\"><p>{PAGE}");
    let (decoded, said) = read(page.as_bytes(), None);
    let decoded = decoded.expect("UTF-8");
    assert_eq!(decoded.text, page);
    assert_eq!(codes(&said), [Code::Charset]);
    assert_eq!(said[0].what_was_found(), "UTF-8, declared as gb2312");
}

#[test]
fn declarations_are_found_as_they_are_written() {
    let cases = [
        ("<meta charset=gbk>", Some("gbk")),
        ("<META CHARSET = 'GB18030' />", Some("gb18030")),
        (
            "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">",
            Some("gb2312"),
        ),
        (
            "<?xml version=\"1.0\" encoding=\"big5\"?><html>",
            Some("big5"),
        ),
        (
            "<meta name=keywords content=x><meta charset=\"utf-8\">",
            Some("utf-8"),
        ),
        ("<meta charset>", None),
        ("<meta charset=", None),
        ("charset=gbk", None),
        ("", None),
    ];
    for (text, label) in cases {
        assert_eq!(declared(text.as_bytes()).as_deref(), label, "{text}");
    }
}

#[cfg(not(feature = "encoding"))]
#[test]
fn without_the_tables_the_error_says_which_feature_reads_it() {
    let (decoded, _) = read(b"\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA", None);
    let error = decoded.expect_err("GBK");
    assert_eq!(error.feature(), Some("encoding"));
    let (decoded, _) = read(b"abc", Some("gbk"));
    assert!(decoded.expect_err("GBK").is_disabled());
}

#[cfg(feature = "encoding")]
mod tables {
    use super::*;
    use encoding_rs::{BIG5, Encoding, GB18030, GBK};

    const TRADITIONAL: &str = "某市政府資訊公開工作年度報告：本年新收政府資訊公開申請數量 640 件，予以公開 20 件，\
        不予公開 4 件，無法提供 70 件，結轉下年度繼續辦理 3 件。主動公開政府資訊，規章、行政規範性文件、行政許可、行政處罰、\
        本年制發件數、本年廢止件數、現行有效件數。收到和處理政府資訊公開申請情況，存在的主要問題及改進情況，其他需要報告的事項，\
        行政覆議、行政訴訟情況。自然人、法人或其他組織、商業企業、科研機構、社會公益組織、法律服務機構，總計。";

    fn in_encoding(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost);
        bytes.into_owned()
    }

    #[test]
    fn every_encoding_with_and_without_and_against_its_declaration() {
        let long = PAGE.repeat(4);
        let blank = format!("{long}\u{A0}");
        let cases = [
            // text, encoding it is in, declared, read as, something to say
            (&long, GBK, None, "gb18030", true),
            (&long, GBK, Some("gbk"), "gb18030", false),
            (&long, GBK, Some("gb2312"), "gb18030", false),
            (&blank, GB18030, Some("gb2312"), "gb18030", false),
            (&blank, GB18030, Some("utf-8"), "gb18030", true),
            (&long, GBK, Some("big5"), "gb18030", true),
            (&long, GBK, Some("iso-8859-1"), "gb18030", true),
            (&long, GBK, Some("no-such-thing"), "gb18030", true),
            (&long, encoding_rs::UTF_8, Some("gbk"), "UTF-8", true),
            (&long, encoding_rs::UTF_8, Some("utf8"), "UTF-8", false),
        ];
        let traditional = TRADITIONAL.repeat(2);
        let big5 = [
            (&traditional, BIG5, None, "Big5", true),
            (&traditional, BIG5, Some("big5"), "Big5", false),
            (&traditional, BIG5, Some("utf-8"), "Big5", true),
            (&traditional, BIG5, Some("gb2312"), "Big5", true),
        ];
        for (text, encoding, declared, charset, says) in cases.into_iter().chain(big5) {
            let page = match declared {
                Some(label) => format!("<meta charset=\"{label}\"><p>{text}"),
                None => text.clone(),
            };
            let (decoded, said) = read(&in_encoding(&page, encoding), None);
            let decoded = decoded.expect(charset);
            let case = format!("{} declared {declared:?}", encoding.name());
            assert_eq!(decoded.charset, charset, "{case}");
            assert_eq!(decoded.text, page, "{case}");
            let wanted = if says { &[Code::Charset][..] } else { &[] };
            assert_eq!(codes(&said), wanted, "{case}");
        }
    }

    #[test]
    fn short_and_cut_text_is_never_taken_for_latin() {
        let bytes = in_encoding(PAGE, GB18030);
        for len in [3, 5, 20, 41, 63, 187] {
            let (decoded, _) = read(&bytes[..len], None);
            assert_eq!(decoded.expect("text").charset, "gb18030", "{len}");
        }
    }

    #[test]
    fn the_caller_is_believed_and_damage_is_counted() {
        let mut bytes = in_encoding(PAGE, GB18030);
        bytes[10] = 0xFF;
        let (decoded, said) = read(&bytes, Some("gb2312"));
        let decoded = decoded.expect("text");
        assert_eq!(decoded.charset, "gb18030");
        assert_eq!(codes(&said), [Code::ReplacedBytes]);
        let at = said[0].span().expect("a place");
        assert_eq!(at.slice(&decoded.text), Some("\u{FFFD}"));

        let (decoded, _) = read(b"abc", Some("latin-9000"));
        assert!(decoded.expect_err("no encoding").is_undecodable());
    }
}
