//! A page of 100 KB: the text with its spans, beside tokenizing alone.

use divan::counter::BytesCount;
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

/// Nesting and tags that are never closed: twice the page, twice the time.
#[divan::bench(args = [100_000, 200_000, 400_000])]
fn soup(bencher: divan::Bencher<'_, '_>, times: usize) {
    let page = "<table><tr><td rowspan=9 colspan=9>1<div><nav><a href=x>".repeat(times / 10);
    bencher
        .counter(BytesCount::of_str(&page))
        .bench(|| gongkai::bench::extract_page(divan::black_box(&page)));
}
