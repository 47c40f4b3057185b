//! Any text behind a title and a heading, so that it is taken for a report.
//!
//! The model is the same when it comes back from JSON, and written out in any layout it is
//! read again without a panic.

#![no_main]

use gongkai::writer::{Layout, write};
use gongkai::{Report, parse};
use libfuzzer_sys::fuzz_target;

const HEAD: &str = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n公开信息若干条。\n";

fuzz_target!(|text: &str| {
    let Ok(outcome) = parse(&format!("{HEAD}{text}")) else {
        return;
    };
    let report = outcome.report();
    let json = serde_json::to_string(report).expect("a report is serialised");
    let back: Report = serde_json::from_str(&json).expect("and comes back");
    assert_eq!(&back, report);
    for &layout in Layout::ALL {
        let _ = parse(&write(report, layout));
    }
});
