//! A page of 100 KB: the text with its spans, beside tokenizing alone, and the whole way from its bytes
//! to the report.

use divan::counter::BytesCount;
use gongkai::form::{CellPath, Edition};
use gongkai::model::{Amount, CellMut, Field};
use gongkai::writer::{Layout, write};
use gongkai::{Report, Span as Place};
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{DefaultEmitter, Span, Token, Tokenizer};

fn main() {
    divan::main();
}

/// Tables as office programs save them: spans and classes in every cell, one cell in each table that is
/// not closed, and a script with a cell in it.
fn page(tables: usize) -> String {
    let mut page = String::from(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>某局年度报告</title>\
         <script>var x = '<td>5</td>';</script></head><body><div class=\"nav\"><a href=\"/\">首页</a></div>\n",
    );
    for table in 0..tables {
        page.push_str("<p>三、收到和处理政府信息公开申请情况</p>\n<table border=\"1\">\n");
        for row in 0..23 {
            page.push_str("<tr>\n");
            for cell in 0..8 {
                let n = (table * 7 + row * 3 + cell) % 97;
                let class = ["a", "b"][cell % 2];
                page.push_str(&format!("<td class=\"{class}\"><span>&nbsp;{n}</span>"));
                if (row, cell) != (5, 7) {
                    page.push_str("</td>");
                }
                page.push('\n');
            }
            page.push_str("</tr>\n");
        }
        page.push_str("</table>\n");
    }
    page.push_str("</body></html>\n");
    page
}

/// 12 tables make 100 KB.
const SIZES: [usize; 3] = [12, 120, 1200];

#[divan::bench(args = SIZES)]
fn extract(bencher: divan::Bencher<'_, '_>, tables: usize) {
    let page = page(tables);
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::bench::extract_page(divan::black_box(&page)));
}

#[divan::bench(args = SIZES)]
fn tokenize(bencher: divan::Bencher<'_, '_>, tables: usize) {
    let page = page(tables);
    bencher.counter(BytesCount::of_str(&page)).bench(|| {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let tokens = Tokenizer::new_with_emitter(divan::black_box(page.as_str()), emitter);
        tokens
            .filter(|it| matches!(it, Ok(Token::String(_))))
            .count()
    });
}

/// The same without building tokens: the least that tokenizing costs.
#[divan::bench(args = SIZES)]
fn tokenize_by_callback(bencher: divan::Bencher<'_, '_>, tables: usize) {
    let page = page(tables);
    bencher.counter(BytesCount::of_str(&page)).bench(|| {
        let mut strings = 0_usize;
        let count = |event: CallbackEvent<'_>, _: Span<usize>| {
            strings += usize::from(matches!(event, CallbackEvent::String { .. }));
            None::<std::convert::Infallible>
        };
        let mut emitter = CallbackEmitter::new(count);
        emitter.naively_switch_states(true);
        let Ok(()) = Tokenizer::new_with_emitter(divan::black_box(page.as_str()), emitter).finish();
        strings
    });
}

fn report() -> Report {
    let mut report = Report::default();
    let edition = Edition::Of2021;
    report.title = Field::read(
        "示例市某局2023年政府信息公开工作年度报告".to_owned(),
        Place::default(),
    );
    report.overview.text = Field::read("全年运行平稳。\n".repeat(40), Place::default());
    report.edition = Field::read(edition, Place::default());
    report.disclosure.edition = Some(edition);
    report.requests.edition = Some(edition);
    for (n, path) in CellPath::all(edition).enumerate() {
        match report.cell_mut(path) {
            Some(CellMut::Count(cell)) => *cell = Field::read(n as u64, Place::default()),
            Some(CellMut::Change(cell)) => *cell = Field::read(n as i64, Place::default()),
            Some(CellMut::Amount(cell)) => {
                *cell = Field::read(Amount::from_ten_thousand_yuan(n.into()), Place::default());
            }
            _ => {}
        }
    }
    report
}

/// A report as office programs save it: 100 KB, nearly all of it style.
fn report_page() -> String {
    let open = "<p class=MsoNormal align=center style='text-align:center;line-height:14.0pt;mso-line-height-rule:exactly'>\
         <span lang=EN-US style='font-size:9.0pt;mso-ascii-font-family:Calibri;mso-hansi-font-family:Calibri;mso-bidi-font-family:宋体;mso-font-kerning:0pt'>";
    let close = "<o:p></o:p></span></p>";
    let page = write(&report(), Layout::Html);
    page.replace(
        "<td>",
        &format!("<td width=51 valign=top style='width:38.5pt;padding:0cm 5.4pt 0cm 5.4pt'>{open}"),
    )
    .replace("</td>", &format!("{close}</td>"))
}

/// Kind, encoding, text, tables, words and what there is to say: all that a caller waits for.
#[divan::bench]
fn parse_page(bencher: divan::Bencher<'_, '_>) {
    let page = report_page();
    let outcome =
        gongkai::parse_bytes(page.as_bytes()).map(|outcome| outcome.report().facts().count());
    assert!(outcome.is_ok_and(|n| n > 200), "the page holds a report");
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::parse_bytes(divan::black_box(page.as_bytes())).is_ok());
}

/// The part of it that takes the page apart.
#[divan::bench]
fn extract_report(bencher: divan::Bencher<'_, '_>) {
    let page = report_page();
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::bench::extract_page(divan::black_box(&page)));
}

/// The reports of many bodies on one page: ten times the page, ten times the time.
#[divan::bench(args = [4, 40, 400])]
fn parse_many(bencher: divan::Bencher<'_, '_>, reports: usize) {
    let page = write(&report(), Layout::Html).repeat(reports);
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::parse_bytes(divan::black_box(page.as_bytes())).is_ok());
}

/// The same soup as below, all the way: there is no report in it.
#[divan::bench(args = [100_000, 200_000, 400_000])]
fn parse_soup(bencher: divan::Bencher<'_, '_>, times: usize) {
    let page = "<table><tr><td rowspan=9 colspan=9>1<div><nav><a href=x>".repeat(times / 10);
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::parse_bytes(divan::black_box(page.as_bytes())).is_ok());
}

/// Nesting and tags that are never closed: twice the page, twice the time.
#[divan::bench(args = [100_000, 200_000, 400_000])]
fn soup(bencher: divan::Bencher<'_, '_>, times: usize) {
    let page = "<table><tr><td rowspan=9 colspan=9>1<div><nav><a href=x>".repeat(times / 10);
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::bench::extract_page(divan::black_box(&page)));
}
