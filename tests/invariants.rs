//! What holds for any input: nothing panics, spans are places in the text and say what the model
//! says, the same report in another dress has the same values.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it is test code, but outside of functions that say so"
)]

mod strategies;
mod support;

use std::collections::{BTreeMap, HashSet};

use gongkai::form::{Edition, Path};
use gongkai::writer::{Layout, write};
use gongkai::{Outcome, Report, State, parse, parse_bytes};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use strategies::{mixed, report};
use support::{Quiet, cells, dump, few, is_covered, misplacements, run, said, texts};
use unicode_normalization::UnicodeNormalization;

// Whatever the input.

/// What must hold of anything that was read.
fn faults(outcome: &Outcome) -> Vec<String> {
    let mut faults = misplacements(outcome);
    let report = outcome.report();
    let mut paths = HashSet::new();
    for fact in report.facts() {
        let path = fact.path;
        if !paths.insert(path) {
            faults.push(format!("{path} is told twice"));
        }
        if path.to_string().parse() != Ok(path) {
            faults.push(format!("{path} is not read back"));
        }
        if report.fact(path) != fact {
            faults.push(format!("{path} is another fact alone"));
        }
        if fact.value.is_some() != (fact.state == State::Value) {
            faults.push(format!("{path}: {} and {:?}", fact.state, fact.value));
        }
        if let Path::Cell(cell) = path {
            let of_model = report
                .cell(cell)
                .map(|it| (it.state(), it.span(), it.basis()));
            if of_model != Some((fact.state, fact.span, fact.basis)) {
                faults.push(format!("{path} is another one in the model"));
            }
        }
    }
    let order = |it: &gongkai::Diagnostic| it.span().map_or((0, 0), |span| (span.start, span.end));
    if !outcome.diagnostics().is_sorted_by_key(order) {
        faults.push("diagnostics are not in the order of the text".to_owned());
    }
    faults.extend(serialised(report));
    faults
}

#[cfg(feature = "serde")]
fn serialised(report: &Report) -> Option<String> {
    let json = serde_json::to_string(report).unwrap();
    let from_json: Report = serde_json::from_str(&json).unwrap();
    let bytes = postcard::to_stdvec(report).unwrap();
    let from_bytes: Report = postcard::from_bytes(&bytes).unwrap();
    let holds = from_json == *report && from_bytes == *report;
    (!holds).then(|| "it is another one when serialised".to_owned())
}

#[cfg(not(feature = "serde"))]
fn serialised(_: &Report) -> Option<String> {
    None
}

fn check(bytes: &[u8]) -> Result<(), TestCaseError> {
    let Ok(outcome) = parse_bytes(bytes) else {
        return Ok(());
    };
    let mut faults = faults(&outcome);
    let again = parse_bytes(bytes).map(Outcome::into_parts);
    if again != Ok(outcome.into_parts()) {
        faults.push("it is read in another way the second time".to_owned());
    }
    if !faults.is_empty() {
        dump("invariants.txt", &String::from_utf8_lossy(bytes));
    }
    prop_assert!(faults.is_empty(), "{}", few(&faults));
    Ok(())
}

/// What reports are made of.
const FRAGMENTS: &[&str] = &[
    "示例市统计局2023年政府信息公开工作年度报告",
    "政府信息公开工作年度报告",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
    "第二十条第（一）项",
    "第二十条第 (八) 项",
    "信息内容",
    "本年制发件数",
    "本年废止件数",
    "现行有效件数",
    "本年新制作数量",
    "本年增/减",
    "规章",
    "行政规范性文件",
    "行政许可",
    "行政事业性收费",
    "本年收费金额（单位：万元）",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "商业企业",
    "总计",
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、本年度办理结果",
    "（一）予以公开",
    "（三）不予公开",
    "1.属于国家秘密",
    "3.其他",
    "（六）其他处理",
    "（七）总计",
    "四、结转下年度继续办理",
    "行政复议",
    "行政诉讼",
    "未经复议直接起诉",
    "结果维持",
    "结果 纠正",
    "尚未审结",
    "下一步，",
    "（一）主动公开情况。",
    "自2023年1月1日起至2023年12月31日止",
    "地址：中心路12号；电话：0100-1234567；邮编：010101",
    "2024年1月18日",
    "二〇二四年一月十八日",
    "收到申请3件，收取信息处理费0元。",
    "0",
    "7",
    "12",
    "640020470",
    "1,234",
    "５６７",
    "160.5964万元",
    "-7",
    "+4",
    "／",
    "/",
    "—",
    "无",
    "22（其中修订 16 件）",
    "本单位未制作规章",
    "\t",
    "\t\t\t",
    "|",
    " | ",
    "||||",
    "| --- | --- |",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    " ",
    "\u{3000}",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{301}",
    "\u{c}",
    "- 4 -",
    "發(fā)",
    "規(guī)章",
    "⽣",
    "？",
    "?",
    "（",
    ")",
    "、",
    "。",
    "<td>",
    "</td>",
    "<tr>",
    "<table>",
    "</table>",
    "<p>",
    "<br>",
    "<td rowspan=3 colspan=9>",
    "<td hidden>",
    "<tr style=display:none>",
    "<span hidden>",
    "</span>",
    "<s>",
    "</s>",
    "<sup>",
    "</sup>",
    "<select><option>",
    "<input value=7>",
    "<!--",
    "<script>",
    "&nbsp;",
    "&#x30;",
    "&",
    "\u{1c}",
    "\u{1f}",
    "\0",
    "a",
    "\u{1f600}",
];

fn any_text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        9 => select(FRAGMENTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    vec(fragment, 0..120).prop_map(|fragments| fragments.concat())
}

/// The same, behind what makes a report of it.
fn any_report_text() -> impl Strategy<Value = String> {
    let head = "示例市统计局2023年政府信息公开工作年度报告\n一、总体情况\n公开信息若干条。\n";
    any_text().prop_map(move |text| format!("{head}{text}"))
}

#[test]
fn any_text_is_read_or_refused() {
    let failures = [
        run(192, &any_text(), |text| check(text.as_bytes())),
        run(192, &any_report_text(), |text| check(text.as_bytes())),
    ];
    let failures: Vec<_> = failures.into_iter().flatten().collect();
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn any_bytes_are_read_or_refused() {
    let bytes = vec(any::<u8>(), 0..400);
    assert_eq!(run(128, &bytes, |bytes| check(&bytes)), None);
}

/// Something that happens to bytes on their way.
#[derive(Clone, Debug)]
enum Mishap {
    Cut(Index, Index),
    Double(Index, Index),
    SwapLines(Index, Index),
    DropLine(Index),
    Put(Index, Vec<u8>),
    PutFragment(Index, &'static str),
}

fn mishap() -> impl Strategy<Value = Mishap> {
    let at = any::<Index>;
    prop_oneof![
        (at(), at()).prop_map(|(from, to)| Mishap::Cut(from, to)),
        (at(), at()).prop_map(|(from, to)| Mishap::Double(from, to)),
        (at(), at()).prop_map(|(one, other)| Mishap::SwapLines(one, other)),
        at().prop_map(Mishap::DropLine),
        (at(), vec(any::<u8>(), 1..5)).prop_map(|(at, bytes)| Mishap::Put(at, bytes)),
        (at(), select(FRAGMENTS)).prop_map(|(at, text)| Mishap::PutFragment(at, text)),
    ]
}

impl Mishap {
    fn happen(&self, bytes: &mut Vec<u8>) {
        let place = |index: &Index, len: usize| index.index(len + 1);
        match self {
            Self::Cut(from, to) | Self::Double(from, to) => {
                let from = place(from, bytes.len());
                // Most of a report is to be left.
                let len = to.index(bytes.len() / 8 + 1).min(bytes.len() - from);
                if matches!(self, Self::Cut(..)) {
                    bytes.drain(from..from + len);
                } else {
                    let again = bytes[from..from + len].to_vec();
                    bytes.splice(from..from, again);
                }
            }
            Self::SwapLines(..) | Self::DropLine(_) => {
                let mut lines: Vec<Vec<u8>> = bytes
                    .split_inclusive(|byte| *byte == b'\n')
                    .map(<[u8]>::to_vec)
                    .collect();
                if lines.is_empty() {
                    return;
                }
                match self {
                    Self::SwapLines(one, other) => {
                        let (one, other) = (one.index(lines.len()), other.index(lines.len()));
                        lines.swap(one, other);
                    }
                    Self::DropLine(at) => {
                        lines.remove(at.index(lines.len()));
                    }
                    _ => {}
                }
                *bytes = lines.concat();
            }
            Self::Put(at, new) => {
                let at = place(at, bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Self::PutFragment(at, text) => {
                let at = place(at, bytes.len());
                bytes.splice(at..at, text.bytes());
            }
        }
    }
}

fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let sources: Vec<Vec<u8>> = support::fixtures()
        .iter()
        .flat_map(|folder| ["source.txt", "source.html"].map(|file| folder.join(file)))
        .filter_map(|path| std::fs::read(path).ok())
        .collect();
    assert!(sources.len() > 90, "fixtures are gone");
    (select(sources), vec(mishap(), 1..6)).prop_map(|(mut bytes, mishaps)| {
        for mishap in mishaps {
            mishap.happen(&mut bytes);
        }
        bytes
    })
}

/// Bytes that a failure prints by their length only.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

#[test]
fn damaged_fixtures_are_read_or_refused() {
    let damaged = damaged().prop_map(Bytes);
    assert_eq!(run(384, &damaged, |Bytes(bytes)| check(&bytes)), None);
}

#[test]
fn every_fixture_holds() {
    let mut faulty = Vec::new();
    for (name, text) in texts() {
        if let Err(error) = check(text.as_bytes()) {
            faulty.push(format!("{name}: {error}"));
        }
    }
    assert!(faulty.is_empty(), "{}", faulty.join("\n"));
}

/// Inputs that broke a promise once, or that fuzzing found.
#[test]
fn what_failed_once_holds() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/regressions");
    let mut n_inputs = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let verdict = check(&std::fs::read(&path).unwrap());
        assert!(verdict.is_ok(), "{}: {verdict:?}", path.display());
        n_inputs += 1;
    }
    assert!(n_inputs > 0, "no inputs in {folder}");
}

// The same report in another dress.

/// Folds what a dress may change in words: blanks, wide digits, how characters are composed.
fn undressed(text: &str) -> String {
    text.nfc()
        .filter(|it| !it.is_whitespace())
        .map(|it| match it {
            '０'..='９' => char::from_digit(it as u32 - '０' as u32, 10).unwrap(),
            _ => it,
        })
        .collect()
}

fn values(report: &Report) -> BTreeMap<String, (String, String)> {
    let said = said(report);
    said.into_iter()
        .map(|(path, (state, value))| (path, (state, undressed(&value))))
        .collect()
}

/// A way of writing the same text.
struct Dress {
    name: &'static str,
    dress: fn(&str) -> String,
    /// Where it does not change what is said.
    fits: fn(&str) -> bool,
}

const DRESSES: &[Dress] = &[
    Dress {
        name: "CR LF",
        dress: |text| text.replace("\r\n", "\n").replace('\n', "\r\n"),
        fits: |_| true,
    },
    Dress {
        name: "LF",
        dress: |text| text.replace("\r\n", "\n"),
        fits: |_| true,
    },
    Dress {
        name: "decomposed",
        dress: |text| text.nfd().collect(),
        fits: |_| true,
    },
    Dress {
        name: "composed",
        dress: |text| text.nfc().collect(),
        fits: |_| true,
    },
    Dress {
        name: "full-width digits",
        dress: |text| {
            let wide = |it: char| {
                it.to_digit(10)
                    .and_then(|n| char::from_u32('０' as u32 + n))
            };
            text.chars().map(|it| wide(it).unwrap_or(it)).collect()
        },
        // Not in what an address or a reference of markup is made of.
        fits: |text| !text.contains('<'),
    },
    Dress {
        name: "blank lines doubled",
        dress: |text| text.replace("\r\n", "\n").replace("\n\n", "\n\n\n"),
        // Where a blank line is a blank cell, two are two.
        fits: |text| !has_blank_lines_for_cells(text),
    },
    Dress {
        name: "blank lines at the ends",
        dress: |text| format!("\n\n\n{text}\n\n\n"),
        fits: |_| true,
    },
    Dress {
        name: "trailing blanks",
        dress: |text| text.replace("\r\n", "\n").replace('\n', "  \n"),
        fits: |_| true,
    },
    Dress {
        name: "trailing wide blanks",
        dress: |text| text.replace("\r\n", "\n").replace('\n', "\u{3000}\n"),
        fits: |_| true,
    },
    Dress {
        name: "byte order mark",
        dress: |text| format!("\u{feff}{}", text.trim_start_matches('\u{feff}')),
        fits: |_| true,
    },
    Dress {
        name: "a blank line behind every line",
        dress: |text| text.replace("\r\n", "\n").replace('\n', "\n\n"),
        // Where every line is a row, a paragraph or a heading; elsewhere blank lines say something.
        fits: |text| {
            text.lines()
                .all(|line| line.contains(['\t', '|']) || is_whole(line))
                && text
                    .lines()
                    .any(|line| line.matches('|').count() > 5 || line.matches('\t').count() > 5)
        },
    },
];

/// Whether a table has a line for each cell, and one for a blank cell: figures stand alone on their
/// lines, some with more blank lines between them than others.
fn has_blank_lines_for_cells(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_figure = |line: &str| !line.is_empty() && line.bytes().all(|b| b.is_ascii_digit());
    let gap_behind = |at: usize| {
        lines[at + 1..]
            .iter()
            .take_while(|it| it.is_empty())
            .count()
    };
    let mut gaps: Vec<usize> = (0..lines.len())
        .filter(|&at| is_figure(lines[at]))
        .filter(|&at| {
            lines
                .get(at + 1 + gap_behind(at))
                .is_some_and(|it| is_figure(it))
        })
        .map(gap_behind)
        .collect();
    gaps.sort_unstable();
    gaps.dedup();
    gaps.len() > 1
}

fn is_whole(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.ends_with(['。', '：', '报', '告', '况', '项', '）', '局', '日'])
}

fn changed(text: &str, before: &Report, dress: &Dress) -> Vec<String> {
    let dressed = (dress.dress)(text);
    let outcome = match parse(&dressed) {
        Ok(outcome) => outcome,
        Err(error) => return vec![error.to_string()],
    };
    let (before, after) = (values(before), values(outcome.report()));
    let mut faults: Vec<_> = before
        .iter()
        .filter(|(path, said)| after.get(*path) != Some(said))
        .map(|(path, said)| format!("{path}: {said:?} becomes {:?}", after.get(path)))
        .collect();
    faults.extend(misplacements(&outcome));
    if !faults.is_empty() {
        dump(&format!("dress-{}.txt", dress.name), &dressed);
    }
    faults
}

#[test]
fn fixtures_say_the_same_in_another_dress() {
    let mut faulty = Vec::new();
    let mut n_read = 0;
    for (name, text) in texts() {
        let before = parse(&text).unwrap();
        for dress in DRESSES.iter().filter(|it| (it.fits)(&text)) {
            n_read += 1;
            let faults = changed(&text, before.report(), dress);
            if !faults.is_empty() {
                faulty.push(format!("{name}, {}:\n{}", dress.name, few(&faults)));
            }
        }
    }
    println!("dresses: {n_read} read");
    assert!(
        faulty.is_empty(),
        "{} of {n_read}:\n{}",
        faulty.len(),
        faulty.join("\n\n")
    );
}

fn any_report() -> impl Strategy<Value = Report> + Clone {
    prop_oneof![report(Edition::Of2019), report(Edition::Of2021), mixed()]
}

#[test]
fn random_reports_say_the_same_in_another_dress() {
    let layouts: Vec<_> = Layout::ALL
        .iter()
        .copied()
        .filter(|it| it.keeps_blanks() && *it != Layout::Html)
        .collect();
    let reports = (any_report().prop_map(Quiet), select(layouts));
    let failure = run(40, &reports, |(Quiet(report), layout)| {
        let text = write(&report, layout);
        let Ok(before) = parse(&text) else {
            return Err(TestCaseError::fail("it is refused"));
        };
        for dress in DRESSES.iter().filter(|it| (it.fits)(&text)) {
            let faults = changed(&text, before.report(), dress);
            prop_assert!(
                faults.is_empty(),
                "{layout}, {}:\n{}",
                dress.name,
                few(&faults)
            );
        }
        Ok(())
    });
    assert_eq!(failure, None);
}

/// Two copies of a report in one text are one report that says everything twice, not another one.
#[test]
fn a_doubled_report_says_nothing_else() {
    let mut faulty = Vec::new();
    for (name, text) in texts() {
        let before = parse(&text).unwrap();
        let Ok(twice) = parse(&format!("{text}\n{text}")) else {
            continue;
        };
        let mut faults = faults(&twice);
        let found = cells(twice.report());
        for (cell, said) in cells(before.report()) {
            if let Some(found) = found.get(&cell).filter(|it| **it != said)
                && (found.0 == State::Value || !is_covered(&twice, cell))
            {
                faults.push(format!("{cell}: {said:?} becomes {found:?}"));
            }
        }
        if !faults.is_empty() {
            dump(&format!("doubled-{name}.txt"), &format!("{text}\n{text}"));
            faulty.push(format!("{name}:\n{}", few(&faults)));
        }
    }
    assert!(
        faulty.is_empty(),
        "{}:\n{}",
        faulty.len(),
        faulty.join("\n\n")
    );
}
