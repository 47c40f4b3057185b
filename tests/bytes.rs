//! Reports as bytes: of every kind, in every encoding, in any dress, and damaged.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "it is test code, but outside of functions that say so"
)]

mod dress;
mod strategies;
mod support;

use gongkai::State;
use gongkai::diagnostic::Code;
#[cfg(any(feature = "html", feature = "docx"))]
use gongkai::form::Path;
use gongkai::writer::{Layout, write};
use gongkai::{Kind, NotAReport, Outcome, Reader, Report, Severity, parse, parse_bytes};
#[cfg(any(feature = "html", feature = "docx"))]
use proptest::prelude::*;
use strategies::content;
use support::misplacements;
#[cfg(any(feature = "html", feature = "docx"))]
use support::{Quiet, misplaced};

fn fixture(name: &str, file: &str) -> Vec<u8> {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read(format!("{root}/tests/corpus/{name}/{file}")).unwrap()
}

/// A report in which every cell holds another figure.
fn sample() -> Report {
    let text = String::from_utf8(fixture("l1-2021-plain", "source.txt")).unwrap();
    let outcome = parse(&text).unwrap();
    assert_eq!(lost(&outcome), Vec::<String>::new());
    outcome.into_parts().0
}

fn says(outcome: &Outcome, code: Code) -> bool {
    outcome.diagnostics().iter().any(|it| it.code() == code)
}

/// What is said of values that are lost.
fn lost(outcome: &Outcome) -> Vec<String> {
    let lost = |it: &&gongkai::Diagnostic| it.severity() == Severity::Error;
    let all = outcome.diagnostics().iter().filter(lost);
    all.map(|it| format!("{} {}", it.code(), it.message()))
        .collect()
}

/// What is read in another way than `wanted` says.
fn differences(wanted: &Report, found: &Report) -> Vec<String> {
    let (wanted, found) = (content(wanted), content(found));
    let missing = wanted.iter().filter(|it| !found.contains(it));
    let more = found.iter().filter(|it| !wanted.contains(it));
    missing
        .map(|it| format!("wanted {it:?}"))
        .chain(more.map(|it| format!("found {it:?}")))
        .collect()
}

/// Spans that are not in the text, and figures that stand elsewhere than it is said. What a damaged
/// page shows of its tags is for no one to say, so it is not compared.
#[cfg(any(feature = "html", feature = "docx"))]
fn strays(outcome: &Outcome) -> Vec<String> {
    let text = outcome.source().text();
    let facts = outcome.report().facts();
    let strays = facts.filter_map(|fact| {
        let slice = fact.span?.slice(text);
        match (fact.path, slice) {
            (_, None) => Some(format!("{} is not in the text", fact.path)),
            (Path::Cell(_), Some(slice)) if !slice.contains(['<', '&', '\\']) => {
                misplaced(&fact, text)
            }
            _ => None,
        }
    });
    let is_stray = |span: gongkai::Span| span.slice(text).is_none();
    let said = outcome.diagnostics().iter();
    let said = said.filter(|it| it.span().is_some_and(is_stray));
    strays
        .chain(said.map(|it| format!("{} is not in the text", it.code())))
        .collect()
}

/// Reads bytes that hold the report, whatever they are.
fn reads(name: &str, bytes: &[u8], wanted: &Report) -> Outcome {
    let outcome = parse_bytes(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    let faults = [
        differences(wanted, outcome.report()),
        misplacements(&outcome),
        lost(&outcome),
    ]
    .concat();
    assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
    outcome
}

// Kinds.

#[test]
fn the_same_report_as_tabs_and_pipes() {
    let report = sample();
    for layout in [Layout::Tabs, Layout::PipesTrailing, Layout::Markdown] {
        let text = write(&report, layout);
        let outcome = reads(layout.as_str(), text.as_bytes(), &report);
        assert_eq!(outcome.source().kind(), Kind::Text);
        assert_eq!(outcome.source().charset(), Some("UTF-8"));
        assert_eq!(outcome.source().text(), text);
    }
}

#[cfg(feature = "html")]
#[test]
fn the_same_report_as_a_page() {
    let report = sample();
    let page = write(&report, Layout::Html);
    let outcome = reads("html", page.as_bytes(), &report);
    assert_eq!(outcome.source().kind(), Kind::Html);
    assert_eq!(outcome.source().text(), page);
}

#[cfg(feature = "docx")]
#[test]
fn the_same_report_as_a_word_file() {
    let report = sample();
    let outcome = reads("docx", &dress::word::file(&report, None), &report);
    assert_eq!(outcome.source().kind(), Kind::Docx);
    assert_eq!(outcome.source().charset(), None);
    // What an office program wrote of the same report.
    reads(
        "office",
        &fixture("docx-2021-office", "source.docx"),
        &report,
    );
}

#[test]
fn what_is_not_read_is_refused_with_advice() {
    let cases: &[(&[u8], &str)] = &[
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj", "pdftotext"),
        (b"\0\0\0%PDF-1.4", "pdftotext"),
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "text recognition"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF", "text recognition"),
        (b"GIF89a\x01\0", "text recognition"),
        (b"II*\0\x08\0", "text recognition"),
        (b"BM\x36\0\x0C\0\0\0\0\0\x36", "text recognition"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "text recognition"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", ".docx"),
        (b"{\\rtf1\\ansi", ".docx"),
        (b"%!PS-Adobe-3.0\n%%Pages: 1\n", "pdftotext"),
        (b"\x1F\x8B\x08\0", "unpack"),
        (b"Rar!\x1A\x07\0", "unpack"),
        (b"7z\xBC\xAF\x27\x1C\0", "unpack"),
        (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", "tabs"),
        (b"PK\x03\x04\x14\0\0\0OFD.xml", "pdftotext"),
        (b"PK\x03\x04\x14\0\0\0a.txt", "unpack"),
    ];
    for (bytes, advice) in cases {
        let error = parse_bytes(bytes).unwrap_err();
        assert!(error.is_unsupported(), "{error}");
        assert!(error.to_string().contains(advice), "{error}");
    }
}

/// Bytes without any order: a step of a counter that mixes well.
#[cfg(feature = "encoding")]
fn noise(len: usize) -> Vec<u8> {
    let mix = |n: u64| {
        let n = (n ^ n >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let n = (n ^ n >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (n ^ n >> 31).to_le_bytes()[0]
    };
    let steps = (1..=len as u64).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    steps.map(mix).collect()
}

#[test]
fn bytes_that_are_no_text_are_said_to_be_none() {
    let program = b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0\x40\0\0\0\0\0\0\0";
    let mut cases = vec![vec![0; 4], vec![0; 5_000], program.repeat(40)];
    #[cfg(feature = "encoding")]
    cases.extend([100, 1_000, 100_000].map(noise));
    // A short string among zeros, as in a table of strings.
    cases.push([b"libc.so.6".as_slice(), &[0; 7]].concat().repeat(99));
    for bytes in cases {
        let error = parse_bytes(&bytes).unwrap_err();
        assert!(error.is_undecodable(), "{error}");
    }
    // A broken character or a control character makes no bytes of a text.
    for text in [
        "今天天气很好，\0明天也好。",
        "\x1B[1m今天天气很好，明天也好，后天会更好。\x1B[0m",
    ] {
        let error = parse_bytes(text.as_bytes()).unwrap_err();
        assert_eq!(error.seems_to_be(), Some(NotAReport::Other), "{error}");
    }
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for text in [
        "",
        "\u{FEFF}",
        " \r\n\t\u{3000}\n",
        "<html><body><table><tr><td></td></tr></table></body></html>",
    ] {
        if cfg!(not(feature = "html")) && text.starts_with('<') {
            continue;
        }
        for error in [parse_bytes(text.as_bytes()), parse(text)] {
            let error = error.unwrap_err();
            assert_eq!(
                error.seems_to_be(),
                Some(NotAReport::Empty),
                "{text:?}: {error}"
            );
            assert!(error.to_string().contains("an empty text"), "{error}");
        }
    }
}

#[test]
fn a_limit_of_ones_own_is_kept() {
    let text = write(&sample(), Layout::Tabs);
    let reader = |limit| Reader::new().with_max_bytes(limit);
    assert!(reader(text.len()).read(&text).is_ok());
    assert!(reader(text.len()).read_bytes(text.as_bytes()).is_ok());
    let short = reader(text.len() - 1);
    assert!(short.read(&text).unwrap_err().is_too_large());
    assert!(
        short
            .read_bytes(text.as_bytes())
            .unwrap_err()
            .is_too_large()
    );
    assert!(short.read_into(&text, &mut ()).unwrap_err().is_too_large());
    assert!(
        short
            .read_bytes_into(text.as_bytes(), &mut ())
            .unwrap_err()
            .is_too_large()
    );
}

#[test]
fn the_caller_says_what_it_is() {
    let report = sample();
    let text = write(&report, Layout::Tabs);
    let docx = Reader::new().with_kind(Kind::Docx);
    let error = docx.read_bytes(text.as_bytes()).unwrap_err();
    if cfg!(feature = "docx") {
        assert!(error.is_broken_docx(), "{error}");
    } else {
        assert_eq!(error.feature(), Some("docx"));
    }

    let as_page = Reader::new().with_kind(Kind::Html);
    let found = as_page.read_bytes(text.as_bytes());
    if cfg!(feature = "html") {
        let outcome = found.unwrap();
        assert_eq!(outcome.source().kind(), Kind::Html);
        assert_eq!(differences(&report, outcome.report()), Vec::<String>::new());
    } else {
        assert_eq!(found.unwrap_err().feature(), Some("html"));
    }
}

/// Tags are words then, which part the cells of long rows well enough; what is read of the figures is right.
#[test]
fn a_page_as_text_keeps_its_tags() {
    let report = sample();
    let page = write(&report, Layout::Html);
    let as_text = Reader::new().with_kind(Kind::Text);
    let outcome = as_text.read_bytes(page.as_bytes()).unwrap();
    assert_eq!(outcome.source().kind(), Kind::Text);
    assert_eq!(outcome.source().text(), page);
    assert_eq!(misplacements(&outcome), Vec::<String>::new());
    let overview = outcome.report().overview.text.value().unwrap();
    assert!(overview.starts_with("</h2>\n<p>2022年"), "{overview}");
    fn figures(report: &Report) -> Vec<(String, Option<gongkai::Value<'_>>)> {
        let facts = report.facts().filter(|fact| fact.unit.is_some());
        let values = facts.filter(|fact| fact.state == State::Value);
        values
            .map(|fact| (fact.path.to_string(), fact.value))
            .collect()
    }
    let (wanted, found) = (figures(&report), figures(outcome.report()));
    let wrong = found.iter().find(|it| !wanted.contains(it));
    assert_eq!(wrong, None);
    let n_of = |table| {
        found
            .iter()
            .filter(|(path, _)| path.starts_with(table))
            .count()
    };
    assert_eq!(
        [n_of("disclosure"), n_of("requests"), n_of("review")],
        [3, 175, 5]
    );
}

/// Damage done before the text came: said at the places it shows, but not at each of them.
#[test]
fn many_damaged_places_are_one_damaged_text() {
    let report = sample();
    let whole = write(&report, Layout::Tabs);
    let (front, rest) = whole.split_once("二、主动公开").unwrap();
    for (n_damaged, n_said) in [(0, 0), (1, 1), (8, 8), (9, 8), (30, 8)] {
        let damaged = "本局锟斤拷依照条例的规定办理各项工作。\n".repeat(n_damaged);
        let text = format!("{front}{damaged}二、主动公开{rest}");
        let outcome = parse(&text).unwrap();
        let said = outcome.diagnostics().iter();
        let said = said.filter(|it| it.code() == Code::Mojibake);
        let found: Vec<_> = said.map(|it| it.span().unwrap().start as usize).collect();
        let places = text.match_indices("锟斤").map(|(at, _)| at);
        assert_eq!(found, places.take(n_said).collect::<Vec<_>>());
        let cells = differences(&report, outcome.report());
        let cells: Vec<_> = cells.iter().filter(|it| it.contains("Cell")).collect();
        assert!(cells.is_empty(), "{cells:?}");
    }
}

#[cfg(not(feature = "html"))]
#[test]
fn a_page_names_the_feature_that_reads_it() {
    let error = parse_bytes(write(&sample(), Layout::Html).as_bytes()).unwrap_err();
    assert_eq!(error.feature(), Some("html"));
}

#[cfg(not(feature = "docx"))]
#[test]
fn a_word_file_names_the_feature_that_reads_it() {
    let error = parse_bytes(&fixture("docx-2021-office", "source.docx")).unwrap_err();
    assert_eq!(error.feature(), Some("docx"));
}

// Encodings.

fn utf16(text: &str, mark: bool, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(bytes)
        .collect()
}

/// The same text in the encodings that need no tables: bytes, name, whether it is found by looking.
fn in_unicode(text: &str) -> Vec<(Vec<u8>, &'static str, bool)> {
    vec![
        (text.as_bytes().to_vec(), "UTF-8", false),
        ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8", false),
        (utf16(text, true, u16::to_le_bytes), "UTF-16LE", false),
        (utf16(text, true, u16::to_be_bytes), "UTF-16BE", false),
        (utf16(text, false, u16::to_le_bytes), "UTF-16LE", true),
        (utf16(text, false, u16::to_be_bytes), "UTF-16BE", true),
    ]
}

fn reads_in(bytes: &[u8], charset: &str, is_said: bool, text: &str, wanted: &Report, case: &str) {
    let outcome = reads(case, bytes, wanted);
    assert_eq!(outcome.source().charset(), Some(charset), "{case}");
    assert_eq!(outcome.source().text(), text, "{case}");
    assert!(!says(&outcome, Code::ReplacedBytes), "{case}");
    assert_eq!(says(&outcome, Code::Charset), is_said, "{case}");
}

#[test]
fn text_in_unicode() {
    let report = sample();
    let text = write(&report, Layout::PipesTrailing);
    for (bytes, charset, looked) in in_unicode(&text) {
        reads_in(&bytes, charset, looked, &text, &report, charset);
    }
}

/// A page with a declaration in the place of its own.
#[cfg(feature = "html")]
fn declared(page: &str, declaration: &str) -> String {
    const OWN: &str = "<meta charset=\"utf-8\">";
    assert!(page.contains(OWN));
    page.replace(OWN, declaration)
}

#[cfg(feature = "html")]
fn declarations(label: &str) -> [String; 4] {
    [
        format!("<meta charset=\"{label}\">"),
        format!("<META CHARSET={label}>"),
        format!("<meta http-equiv=\"Content-Type\" content=\"text/html; charset={label}\">"),
        format!("<meta content='text/html;charset={label}' http-equiv=content-type />"),
    ]
}

#[cfg(feature = "html")]
#[test]
fn pages_in_unicode_with_and_without_and_against_their_declaration() {
    let report = sample();
    let page = write(&report, Layout::Html);
    let none = declared(&page, "");
    for (bytes, charset, looked) in in_unicode(&none) {
        reads_in(&bytes, charset, looked, &none, &report, charset);
    }
    for (label, is_right) in [
        ("utf-8", true),
        ("UTF8", true),
        ("gb2312", false),
        ("big5", false),
        ("x", false),
    ] {
        for declaration in declarations(label) {
            let page = declared(&page, &declaration);
            let case = format!("UTF-8 as {declaration}");
            // A name that is no encoding says nothing.
            let is_said = !is_right && (label != "x" || cfg!(not(feature = "encoding")));
            reads_in(page.as_bytes(), "UTF-8", is_said, &page, &report, &case);
        }
    }
    // A mark counts for more than a declaration.
    let page = declared(&page, "<meta charset=gb2312>");
    for (bytes, charset, _) in &in_unicode(&page)[1..4] {
        let case = format!("{charset} as gb2312");
        reads_in(bytes, charset, *charset == "UTF-8", &page, &report, &case);
    }
}

#[cfg(not(feature = "encoding"))]
#[test]
fn another_encoding_names_the_feature_that_reads_it() {
    let bytes = b"\xD5\xFE\xB8\xAE\xD0\xC5\xCF\xA2\xB9\xAB\xBF\xAA\xC4\xEA\xB6\xC8\xB1\xA8\xB8\xE6";
    assert_eq!(parse_bytes(bytes).unwrap_err().feature(), Some("encoding"));
}

#[cfg(feature = "encoding")]
mod encodings {
    use encoding_rs::{BIG5, Encoding, GB18030, GBK};

    use super::*;

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        let (bytes, _, has_lost) = encoding.encode(text);
        assert!(!has_lost, "{} cannot hold it", encoding.name());
        bytes.into_owned()
    }

    /// The sample with a character that only GB18030 holds.
    fn rare() -> Report {
        let mut report = sample();
        let words = "本机关地处䶮山㵐河之间。";
        report.other_matters =
            gongkai::model::Field::read(words.to_owned(), gongkai::Span::default());
        report
    }

    /// A report in traditional characters, and what it says.
    fn traditional() -> (String, Report) {
        let source = fixture("l3-2019-traditional-taiwan-wording", "source.txt");
        let text = String::from_utf8(source).unwrap();
        let report = parse(&text).unwrap().into_parts().0;
        (text, report)
    }

    #[test]
    fn text_without_a_declaration() {
        for report in [sample(), rare()] {
            let text = write(&report, Layout::Tabs);
            let is_rare = GBK.encode(&text).0.windows(2).any(|it| it == b"&#");
            let encodings = [GBK, GB18030];
            for encoding in &encodings[usize::from(is_rare)..] {
                let bytes = encoded(&text, encoding);
                reads_in(&bytes, "gb18030", true, &text, &report, encoding.name());
            }
        }
        let (text, report) = traditional();
        reads_in(&encoded(&text, BIG5), "Big5", true, &text, &report, "Big5");
    }

    #[test]
    fn the_caller_knows_better() {
        let report = sample();
        let text = write(&report, Layout::Tabs);
        let bytes = encoded(&text, GBK);
        for label in ["gbk", "GB2312", "gb18030", " x-gbk "] {
            let outcome = Reader::new()
                .with_charset(label)
                .read_bytes(&bytes)
                .unwrap();
            assert_eq!(outcome.source().charset(), Some("gb18030"));
            assert_eq!(outcome.source().text(), text);
            assert!(!says(&outcome, Code::Charset), "{label}");
        }
        // Even where the bytes say otherwise: what comes of it is no report.
        let error = Reader::new()
            .with_charset("big5")
            .read_bytes(text.as_bytes())
            .unwrap_err();
        assert!(error.is_undecodable(), "{error}");
        assert!(
            error.to_string().contains("\"big5\" was asked for"),
            "{error}"
        );
        // Nearly every byte of it is a character of this one.
        let error = Reader::new()
            .with_charset("koi8-r")
            .read_bytes(text.as_bytes())
            .unwrap_err();
        assert!(error.is_not_a_report(), "{error}");
        assert!(error.to_string().contains("read as \"koi8-r\""), "{error}");
        let error = Reader::new()
            .with_charset("gb-2312-x")
            .read_bytes(&bytes)
            .unwrap_err();
        assert!(error.is_undecodable(), "{error}");
        assert!(error.to_string().contains("gb-2312-x"), "{error}");
    }

    #[cfg(feature = "html")]
    #[test]
    fn pages_with_and_without_and_against_their_declaration() {
        let page = write(&sample(), Layout::Html);
        let with_rare = write(&rare(), Layout::Html);
        let (text, big5_report) = traditional();
        let big5_page = pages::of_pipes(&text);
        let cases = [
            // page, what it says, encoding, declared, read as, whether there is something to say
            (&page, sample(), GBK, None, "gb18030", true),
            (&page, sample(), GBK, Some("gbk"), "gb18030", false),
            (&page, sample(), GBK, Some("gb2312"), "gb18030", false),
            (&page, sample(), GBK, Some("GB18030"), "gb18030", false),
            (&page, sample(), GBK, Some("utf-8"), "gb18030", true),
            (&page, sample(), GBK, Some("big5"), "gb18030", true),
            (&page, sample(), GBK, Some("iso-8859-1"), "gb18030", true),
            (&page, sample(), GBK, Some("utf-16"), "gb18030", true),
            (&with_rare, rare(), GB18030, None, "gb18030", true),
            (
                &with_rare,
                rare(),
                GB18030,
                Some("gb2312"),
                "gb18030",
                false,
            ),
            (&with_rare, rare(), GB18030, Some("utf-8"), "gb18030", true),
            (&big5_page, big5_report.clone(), BIG5, None, "Big5", true),
            (
                &big5_page,
                big5_report.clone(),
                BIG5,
                Some("big5"),
                "Big5",
                false,
            ),
            (
                &big5_page,
                big5_report.clone(),
                BIG5,
                Some("utf-8"),
                "Big5",
                true,
            ),
            (
                &big5_page,
                big5_report.clone(),
                BIG5,
                Some("gb2312"),
                "Big5",
                true,
            ),
            (
                &big5_page,
                big5_report,
                GB18030,
                Some("gbk"),
                "gb18030",
                false,
            ),
        ];
        for (page, report, encoding, label, charset, is_said) in cases {
            let all = match label {
                None => vec![String::new()],
                Some(label) => declarations(label).to_vec(),
            };
            for declaration in all {
                let page = declared(page, &declaration);
                let case = format!("{} with `{declaration}`", encoding.name());
                reads_in(
                    &encoded(&page, encoding),
                    charset,
                    is_said,
                    &page,
                    &report,
                    &case,
                );
            }
        }
    }

    #[test]
    fn replaced_bytes_are_said_and_cost_what_they_touch() {
        let report = sample();
        let text = write(&report, Layout::Tabs);
        let received = report.requests.received.total.value().unwrap().to_string();
        for (encoding, label) in [
            (GB18030, None),
            (GB18030, Some("gbk")),
            (encoding_rs::UTF_8, None),
        ] {
            let bytes = encoded(&text, encoding);
            let reader = label.map_or_else(Reader::new, |label| Reader::new().with_charset(label));
            // In the narrative: every figure is read.
            let mut damaged = bytes.clone();
            let at = encoded(text.split_once("六、").unwrap().0, encoding).len();
            damaged[at + 40] = 0xFF;
            let outcome = reader.read_bytes(&damaged).unwrap();
            assert!(says(&outcome, Code::ReplacedBytes));
            assert_eq!(misplacements(&outcome), Vec::<String>::new());
            let cells = differences(&report, outcome.report());
            let cells: Vec<_> = cells.iter().filter(|it| it.contains("Cell")).collect();
            assert!(cells.is_empty(), "{cells:?}");
            assert!(outcome.into_strict().is_err());
            // In a figure: it has no value.
            let row = text.find("一、本年新收").unwrap();
            let figure = row + text[row..].find(&format!("\t{received}")).unwrap();
            let at = encoded(&text[..figure], encoding).len();
            let mut damaged = bytes;
            damaged[at + 2] = 0xFF;
            let outcome = reader.read_bytes(&damaged).unwrap();
            assert!(says(&outcome, Code::ReplacedBytes));
            assert_eq!(
                outcome.report().requests.received.total.state(),
                State::Unreadable
            );
        }
    }
}

/// How often a property is tried: so often, or as the environment says.
#[cfg(any(feature = "html", feature = "docx"))]
fn cases(n: u32) -> u32 {
    let said = std::env::var("PROPTEST_CASES").ok();
    said.and_then(|it| it.parse().ok()).unwrap_or(n)
}

// Pages.

#[cfg(any(feature = "html", feature = "docx"))]
fn any_report() -> impl Strategy<Value = Quiet> + Clone {
    use gongkai::form::Edition;
    use strategies::{mixed, report, with_blanks, with_not_applicable};
    let sound =
        || prop_oneof![3 => report(Edition::Of2019), 3 => report(Edition::Of2021), 1 => mixed()];
    prop_oneof![2 => sound(), 1 => with_blanks(sound()), 1 => with_not_applicable(sound())]
        .prop_map(Quiet)
}

/// Where what fails is put, for looking at.
#[cfg(any(feature = "html", feature = "docx"))]
fn put(name: &str, bytes: &[u8]) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

/// What is wrong with what is read of a report.
#[cfg(any(feature = "html", feature = "docx"))]
fn faults(bytes: &[u8], wanted: &Report) -> Vec<String> {
    match parse_bytes(bytes) {
        Err(error) => vec![error.to_string()],
        Ok(outcome) => [
            differences(wanted, outcome.report()),
            misplacements(&outcome),
            lost(&outcome),
        ]
        .concat(),
    }
}

#[cfg(feature = "html")]
mod pages {
    use super::*;

    /// Lines with bars around their cells as a page.
    #[cfg(feature = "encoding")]
    pub(super) fn of_pipes(text: &str) -> String {
        let mut page = "<html><head><meta charset=\"utf-8\"></head><body>\n".to_owned();
        let mut in_table = false;
        for line in text.lines() {
            let row = line
                .trim()
                .strip_prefix('|')
                .and_then(|it| it.strip_suffix('|'));
            if row.is_some() != in_table {
                page += if in_table { "</table>\n" } else { "<table>\n" };
                in_table = row.is_some();
            }
            match row {
                Some(row) => {
                    let cells = row.split('|').map(|it| format!("<td>{}</td>", it.trim()));
                    page += &format!("<tr>{}</tr>\n", cells.collect::<String>());
                }
                None => page += &format!("<p>{line}</p>\n"),
            }
        }
        page + "</body></html>\n"
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(48)) })]

        #[test]
        fn a_report_in_any_dress_is_read_as_it_is(report in any_report(), dress in dress::dress()) {
            let page = dress.page(&report.0);
            let faults = faults(page.as_bytes(), &report.0);
            if !faults.is_empty() {
                let path = put("dressed.html", page.as_bytes());
                let few: Vec<_> = faults.iter().take(12).cloned().collect();
                prop_assert!(false, "{dress:?} {path}\n{}", few.join("\n"));
            }
        }
    }

    /// What is left of a page when a piece of it is copied: rows and cells in no table.
    #[test]
    fn cells_without_a_table() {
        let report = sample();
        let page = write(&report, Layout::Html);
        let body = page.split_once("<body>\n").unwrap().1;
        let bare = body.replace("<table>\n", "").replace("</table>\n", "");
        reads("no tables", bare.as_bytes(), &report);
        let open = bare.replace("</td>", "").replace("</th>", "");
        reads("no ends of cells", open.as_bytes(), &report);

        // It begins within a row of the first table, and what comes later is there.
        let at = page.find("行政处罚").unwrap();
        let clipped = &page[at..];
        let outcome = parse_bytes(clipped.as_bytes()).unwrap();
        assert_eq!(outcome.source().kind(), Kind::Html);
        assert_eq!(misplacements(&outcome), Vec::<String>::new());
        let later: Vec<_> = differences(&report, outcome.report())
            .into_iter()
            .filter(|it| it.contains("Cell(Requests") || it.contains("Cell(Review"))
            .collect();
        assert!(later.is_empty(), "{later:?}");
    }

    /// A menu in one cell, the report in tables of the other: the menu's links are not the page's.
    #[test]
    fn a_menu_beside_the_report_takes_nothing_with_it() {
        let report = sample();
        let page = write(&report, Layout::Html);
        let menu = "<body><table><tr><td><a href=/a>机构概况</a><br><a href=/b>政策文件</a></td><td><table><tr><td>\n";
        let page = page.replace("<body>\n", menu);
        let page = page.replace("</body>", "</td></tr></table></td></tr></table></body>");
        reads("menu", page.as_bytes(), &report);
    }

    /// Words of which pages for damage are made.
    const SOUP: &[&str] = &[
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=3 rowspan=2>",
        "<p>",
        "</p>",
        "<br>",
        "<div>",
        "</div>",
        "<nav>",
        "</nav>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "<",
        ">",
        "&",
        "&#",
        "\"",
        "'",
        "\0",
        "\u{1F}",
        "\u{1C}",
        "\t",
        "|",
        "三、",
        "发布机构：",
    ];

    /// A change: where, how many bytes are lost, what is put there.
    fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, Vec<u8>)>> {
        let piece = prop_oneof![
            3 => prop::sample::select(SOUP).prop_map(|it| it.as_bytes().to_vec()),
            1 => prop::collection::vec(any::<u8>(), 0..4),
        ];
        let lost = prop_oneof![4 => 0..4_usize, 2 => 4..200_usize, 1 => 200..6000_usize];
        prop::collection::vec((any::<prop::sample::Index>(), lost, piece), 1..8)
    }

    pub(super) fn changed(
        bytes: &[u8],
        changes: Vec<(prop::sample::Index, usize, Vec<u8>)>,
    ) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for (at, lost, piece) in changes {
            let at = at.index(bytes.len() + 1);
            let end = (at + lost).min(bytes.len());
            bytes.splice(at..end, piece);
        }
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(48)) })]

        #[test]
        fn a_damaged_page_is_read_or_refused(of in 0..4_usize, changes in changes()) {
            let page = match of {
                0 => fixture("l16-2019-empty-cells-for-rowspans", "source.html"),
                1 => fixture("l16-2021-br-narrative", "source.html"),
                2 => fixture("l16-2021-page-in-script", "source.html"),
                _ => write(&sample(), Layout::Html).into_bytes(),
            };
            if let Ok(outcome) = parse_bytes(&changed(&page, changes)) {
                prop_assert_eq!(strays(&outcome), Vec::<String>::new());
            }
        }
    }
}

#[cfg(feature = "docx")]
mod documents {
    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases(32)) })]

        #[test]
        fn a_report_as_a_word_file_is_read_as_it_is(report in any_report(), seed in any::<u64>()) {
            let bytes = dress::word::file(&report.0, Some(seed));
            let faults = faults(&bytes, &report.0);
            if !faults.is_empty() {
                let path = put("dressed.docx", &bytes);
                let few: Vec<_> = faults.iter().take(12).cloned().collect();
                prop_assert!(false, "{seed} {path}\n{}", few.join("\n"));
            }
        }

        #[test]
        fn a_damaged_zip_is_read_or_refused(
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
            cut in prop::option::weighted(0.3, any::<prop::sample::Index>()),
        ) {
            let mut bytes = fixture("docx-2021-office", "source.docx");
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if let Some(cut) = cut {
                bytes.truncate(cut.index(bytes.len()));
            }
            for reader in [Reader::new(), Reader::new().with_kind(Kind::Docx)] {
                if let Ok(outcome) = reader.read_bytes(&bytes) {
                    prop_assert_eq!(strays(&outcome), Vec::<String>::new());
                }
            }
        }

        /// The zip is sound, the document in it is not.
        #[test]
        fn a_damaged_document_is_read_or_refused(
            changes in prop::collection::vec((any::<prop::sample::Index>(), 0..900_usize, prop::sample::select(vec![
                "", "<w:p>", "</w:p>", "<w:tc>", "</w:tc>", "</w:tr>", "<w:tbl>", "</w:tbl>", "<w:vMerge/>", "<w:del>", "<", "&", "\u{1F}", "9",
            ])), 1..6),
        ) {
            let mut xml = dress::word::document(&sample(), Some(7));
            for (at, lost, piece) in changes {
                let at = at.index(xml.len());
                let end = (at + lost).min(xml.len());
                xml.splice(at..end, piece.bytes());
            }
            if let Ok(outcome) = parse_bytes(&dress::word::zipped(&xml)) {
                prop_assert_eq!(strays(&outcome), Vec::<String>::new());
            }
        }
    }
}
