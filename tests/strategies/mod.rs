//! Random reports that are sound: every relation between cells holds, and what the model says in
//! words is what the words say.
//!
//! Every field has a span of no meaning; [`content`] compares reports without spans.

#![allow(
    dead_code,
    reason = "every test target includes it and uses a part of it"
)]
#![allow(
    clippy::unwrap_used,
    reason = "it is test code, but outside of functions that say so"
)]

use gongkai::form::{CellPath, Edition, Forum, Path, RequestRow, Requester, Ruling};
use gongkai::model::{CellMut, Date, Field, Report};
use gongkai::{Span, State};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// What a report says, without where and how it says it.
pub(crate) fn content(report: &Report) -> Vec<(Path, State, Option<String>)> {
    report
        .facts()
        .map(|fact| {
            (
                fact.path,
                fact.state,
                fact.value.map(|value| value.to_string()),
            )
        })
        .collect()
}

/// A sound report on the form of an edition.
pub(crate) fn report(edition: Edition) -> impl Strategy<Value = Report> + Clone {
    tables(edition, edition)
}

/// A sound report whose tables are on forms of either edition.
pub(crate) fn mixed() -> impl Strategy<Value = Report> + Clone {
    prop_oneof![
        tables(Edition::Of2019, Edition::Of2021),
        tables(Edition::Of2021, Edition::Of2019),
    ]
}

/// The same reports with some cells blank; sums need not hold any more. One row of every depth of
/// `requests` shows where its columns begin and end: else blanks at its edges may be cells or what is
/// left of merged ones.
pub(crate) fn with_blanks(
    reports: impl Strategy<Value = Report> + Clone,
) -> impl Strategy<Value = Report> + Clone {
    with_cells(reports, State::Blank)
}

/// The same reports with what is 0 left blank, but for so many tenths of it at the most: every sum holds
/// as before.
pub(crate) fn with_blanks_for_nothing(
    reports: impl Strategy<Value = Report> + Clone,
    most_kept: u8,
) -> impl Strategy<Value = Report> + Clone {
    let keeps = prop_oneof![Just(0), 0..=most_kept];
    (reports, keeps, vec(0..10_u8, 200)).prop_map(|(mut report, keeps, rolls)| {
        let nothing: Vec<CellPath> = cells_of(&report)
            .into_iter()
            .zip(rolls)
            .filter(|((_, value), roll)| value == "0" && *roll >= keeps)
            .map(|((cell, _), _)| cell)
            .collect();
        for cell in nothing {
            set(&mut report, cell, State::Blank);
        }
        report
    })
}

/// The same reports with some cells not applicable; sums need not hold any more.
pub(crate) fn with_not_applicable(
    reports: impl Strategy<Value = Report> + Clone,
) -> impl Strategy<Value = Report> + Clone {
    with_cells(reports, State::NotApplicable)
}

fn with_cells(
    reports: impl Strategy<Value = Report> + Clone,
    state: State,
) -> impl Strategy<Value = Report> + Clone {
    (reports, vec(any::<Index>(), 1..40)).prop_map(move |(mut report, picks)| {
        let cells: Vec<CellPath> = cells_of(&report).into_iter().map(|it| it.0).collect();
        let shows_edges = |cell: &CellPath| {
            use {
                RequestRow::{Granted, Received},
                Requester::{NaturalPerson, Total},
            };
            let CellPath::Requests(row, requester) = cell else {
                return false;
            };
            matches!(row, Received | Granted) && matches!(requester, NaturalPerson | Total)
        };
        for pick in picks {
            let cell = pick.get(&cells);
            if state == State::Blank && shows_edges(cell) {
                continue;
            }
            set(&mut report, *cell, state);
        }
        report
    })
}

/// The cells that are there, and what they say.
fn cells_of(report: &Report) -> Vec<(CellPath, String)> {
    let facts = report.facts().filter_map(|fact| match fact.path {
        Path::Cell(cell) => Some((
            cell,
            fact.value.map_or_else(String::new, |it| it.to_string()),
        )),
        _ => None,
    });
    facts.collect()
}

fn set(report: &mut Report, cell: CellPath, state: State) {
    match report.cell_mut(cell) {
        Some(CellMut::Count(cell)) => *cell = empty(state),
        Some(CellMut::Change(cell)) => *cell = empty(state),
        Some(CellMut::Amount(cell)) => *cell = empty(state),
        _ => unreachable!("facts list cells that are there"),
    }
}

fn empty<T>(state: State) -> Field<T> {
    match state {
        State::NotApplicable => Field::not_applicable(Span::default()),
        _ => Field::blank(Span::default()),
    }
}

fn read<T>(value: T) -> Field<T> {
    Field::read(value, Span::default())
}

fn tables(disclosure: Edition, requests: Edition) -> impl Strategy<Value = Report> + Clone {
    (words(), figures()).prop_map(move |(words, figures)| {
        let mut report = Report::default();
        report.edition = read(disclosure);
        report.disclosure.edition = Some(disclosure);
        report.requests.edition = Some(requests);
        words.put_into(&mut report);
        figures.put_into(&mut report);
        report
    })
}

// Figures.

/// A count: mostly none or few, now and then many. 132 of them add up to less than 10^8.
fn count() -> impl Strategy<Value = u64> + Clone {
    prop_oneof![
        8 => Just(0),
        6 => 1..10_u64,
        3 => 10..1_000_u64,
        1 => 1_000..700_000_u64,
    ]
}

#[derive(Clone, Debug)]
struct Figures {
    /// The greater, the more of the cells are 0: most reports are nearly empty.
    quiet: u8,
    /// One for every outcome and kind of requester, with the chance that it counts.
    outcomes: Vec<(u8, u64)>,
    forward: Vec<u64>,
    over: Vec<u64>,
    rulings: Vec<u64>,
    counts: Vec<u64>,
    changes: Vec<i64>,
    /// Mantissa and places.
    amounts: Vec<(u64, usize)>,
}

fn figures() -> impl Strategy<Value = Figures> + Clone {
    let change = prop_oneof![4 => Just(0), 3 => -9..10_i64, 1 => -9_999..10_000_i64];
    let disclosed = prop_oneof![6 => count(), 1 => 1_000_000..100_000_000_u64];
    let amount = prop_oneof![
        2 => Just((0, 0)),
        3 => (0..100_000_u64, 0..=6_usize),
        1 => (0..100_000_000_000_u64, 0..=6_usize),
    ];
    (
        select(vec![0_u8, 60, 95]),
        vec((0..100_u8, count()), 22 * 6),
        vec(count(), 6),
        vec(count(), 6),
        vec(count(), 3 * 4),
        vec(disclosed, 20),
        vec(change, 5),
        vec(amount, 1),
    )
        .prop_map(
            |(quiet, outcomes, forward, over, rulings, counts, changes, amounts)| Figures {
                quiet,
                outcomes,
                forward,
                over,
                rulings,
                counts,
                changes,
                amounts,
            },
        )
}

impl Figures {
    fn put_into(&self, report: &mut Report) {
        self.put_disclosure(report);
        self.put_requests(report);
        let mut counts = self.rulings.iter().copied();
        for &forum in Forum::ALL {
            let group = report.rulings_mut(forum);
            let mut total = 0;
            for &ruling in Ruling::RESULTS {
                let count = counts.next().unwrap();
                total += count;
                *group.cell_mut(ruling) = read(count);
            }
            *group.cell_mut(Ruling::Total) = read(total);
        }
    }

    fn put_disclosure(&self, report: &mut Report) {
        let edition = report.disclosure.edition.unwrap();
        let mut counts = self.counts.iter().copied();
        let mut changes = self.changes.iter().copied();
        let mut amounts = self.amounts.iter().copied();
        for path in CellPath::of(gongkai::form::Table::Disclosure, edition) {
            match report.cell_mut(path) {
                Some(CellMut::Count(cell)) => *cell = read(counts.next().unwrap()),
                Some(CellMut::Change(cell)) => *cell = read(changes.next().unwrap()),
                Some(CellMut::Amount(cell)) => {
                    let (mantissa, places) = amounts.next().unwrap();
                    *cell = read(decimal(mantissa, places).parse().unwrap());
                }
                _ => unreachable!("every path of an edition is a cell"),
            }
        }
    }

    fn put_requests(&self, report: &mut Report) {
        let edition = report.requests.edition.unwrap();
        let mut outcomes = self.outcomes.iter();
        for (index, &kind) in Requester::KINDS.iter().enumerate() {
            let mut put = |row: RequestRow, count: u64| {
                *report.requests.row_mut(row).cell_mut(kind) = read(count);
            };
            let mut done = 0;
            for row in RequestRow::of(edition).filter(|row| row.is_outcome()) {
                let &(chance, count) = outcomes.next().unwrap();
                let count = if chance < self.quiet { 0 } else { count };
                done += count;
                put(row, count);
            }
            let forward = self.forward[index];
            let over = self.over[index].min(done + forward);
            put(RequestRow::OutcomeTotal, done);
            put(RequestRow::CarriedForward, forward);
            put(RequestRow::CarriedOver, over);
            put(RequestRow::Received, done + forward - over);
        }
        for row in RequestRow::of(edition) {
            let row = report.requests.row_mut(row);
            let counts = Requester::KINDS.iter().map(|&kind| row.cell(kind).value());
            let total = counts.map(|count| count.copied().unwrap()).sum();
            *row.cell_mut(Requester::Total) = read(total);
        }
    }
}

fn decimal(mantissa: u64, places: usize) -> String {
    let digits = format!("{mantissa:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    if fraction.is_empty() {
        whole.to_owned()
    } else {
        format!("{whole}.{fraction}")
    }
}

// Words. None of them names a count, a year or a part of the report, except where it says so.

const AGENCIES: &[&str] = &[
    "示例市教育局",
    "示例市水利局",
    "示例市交通运输局",
    "示例市样板区城市管理局",
    "示例省统计局",
    "样板县人民政府办公室",
    "样板县青石镇人民政府",
];

const NEUTRAL: &[&str] = &[
    "各科室按分工抓好落实。",
    "工作台账每周更新一次。",
    "对照目录逐条核对，发现疏漏随即补齐。",
    "办事窗口备有纸质材料，方便群众查阅。",
    "专人值守热线，耐心解答来电。",
    "内容经起草、核稿、签发三道手续。",
    "重要事项由班子会议集体研究。",
    "定期请第三方查找错字和失效链接。",
    "栏目设置更加清楚，检索更加便捷。",
    "注意保护商业秘密和个人隐私。",
    "按季通报进度，督促后进。",
    "组织业务骨干集中学习“应知应会”内容。",
];

const SHORTCOMINGS: &[&str] = &[
    "一是少数栏目更新不够及时。",
    "二是解读形式比较单一。",
    "三是经办人员轮换较快，业务不够熟练。",
    "个别科室主动性不强。",
];

const REMEDIES: &[&str] = &[
    "一是明确更新时限，按月检查。",
    "二是多用图表和问答，讲清来龙去脉。",
    "三是加强培训，以老带新。",
    "力求便民、利民、惠民。",
];

const OTHER_MATTERS: &[&str] = &[
    "本年度未收取信息处理费。",
    "依照有关规定，本机关没有收取信息处理费。",
    "本年度未收取信息处理费，没有其他需要说明的情况。",
];

/// The parts of the overview, by their names in the text.
const PARTS: &[(Path, &str)] = &[
    (Path::ProactiveDisclosure, "主动公开情况"),
    (Path::OverviewRequests, "依申请公开情况"),
    (Path::InformationManagement, "政府信息管理情况"),
    (Path::Platform, "政府信息公开平台建设情况"),
    (Path::Supervision, "监督保障情况"),
];

#[derive(Clone, Debug)]
struct Words {
    agency: &'static str,
    year: u16,
    basis: bool,
    period: bool,
    telephone: Option<u32>,
    opening: Option<String>,
    parts: Vec<(Path, String)>,
    problems: String,
    improvements: Option<String>,
    other_matters: String,
    /// The day of January on which it was signed.
    signed: Option<u8>,
}

/// Some sentences in their order, and where paragraphs end among them.
fn paragraphs(sentences: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    let some = subsequence(sentences, 1..=sentences.len().min(5));
    (some, vec(prop::bool::weighted(0.2), 5)).prop_map(|(sentences, ends)| {
        let mut text = String::new();
        for (index, (sentence, ends)) in sentences.into_iter().zip(ends).enumerate() {
            if index > 0 && ends {
                text.push('\n');
            }
            text.push_str(sentence);
        }
        text
    })
}

fn parts() -> impl Strategy<Value = Vec<(Path, String)>> + Clone {
    let some = subsequence(PARTS, 0..=PARTS.len());
    let texts = vec(paragraphs(NEUTRAL), PARTS.len());
    // The name of a part opens its sentence, or stands on a line of its own.
    let marks = vec(select(vec!["。", "\n"]), PARTS.len());
    (some, texts, marks).prop_map(|(parts, texts, marks)| {
        let ordinals = ["（一）", "（二）", "（三）", "（四）", "（五）"];
        ordinals
            .into_iter()
            .zip(parts)
            .zip(texts.into_iter().zip(marks))
            .map(|((ordinal, (path, name)), (text, mark))| {
                (path, format!("{ordinal}{name}{mark}{text}"))
            })
            .collect()
    })
}

fn words() -> impl Strategy<Value = Words> + Clone {
    let problems = (
        select(vec!["", "（一）存在的主要问题。", "对照要求，仍有不足："]),
        paragraphs(SHORTCOMINGS),
    );
    let improvements = (
        select(vec!["（二）改进措施。", "下一步，", "针对存在的问题，"]),
        paragraphs(REMEDIES),
    );
    let before = (
        select(AGENCIES),
        2019..=2025_u16,
        any::<bool>(),
        any::<bool>(),
        option::of(1_000_000..10_000_000_u32),
    );
    let told = (
        option::of(paragraphs(NEUTRAL)),
        parts(),
        problems,
        option::weighted(0.8, improvements),
        select(OTHER_MATTERS),
        option::of(1..=31_u8),
    );
    (before, told).prop_map(|(before, told)| {
        let (agency, year, basis, period, telephone) = before;
        let (opening, parts, problems, improvements, other_matters, signed) = told;
        Words {
            agency,
            year,
            basis,
            period,
            telephone,
            // A section with nothing in it would be another thing.
            opening: opening.or_else(|| parts.is_empty().then(|| NEUTRAL[0].to_owned())),
            parts,
            problems: problems.0.to_owned() + &problems.1,
            improvements: improvements.map(|(turn, text)| turn.to_owned() + &text),
            other_matters: other_matters.to_owned(),
            signed,
        }
    })
}

impl Words {
    fn put_into(self, report: &mut Report) {
        let (agency, year) = (self.agency, self.year);
        report.title = read(format!("{agency}{year}年政府信息公开工作年度报告"));
        report.agency = read(agency.to_owned());
        report.year = read(year);
        self.put_preamble(report);
        let mut text: Vec<&str> = self.opening.as_deref().into_iter().collect();
        text.extend(self.parts.iter().map(|(_, part)| part.as_str()));
        report.overview.text = read(text.join("\n"));
        for (path, part) in &self.parts {
            let field = match path {
                Path::ProactiveDisclosure => &mut report.overview.proactive_disclosure,
                Path::OverviewRequests => &mut report.overview.requests,
                Path::InformationManagement => &mut report.overview.information_management,
                Path::Platform => &mut report.overview.platform,
                _ => &mut report.overview.supervision,
            };
            *field = read(part.clone());
        }
        report.problems = read(self.problems);
        report.improvements = self.improvements.map_or_else(Field::absent, read);
        report.other_matters = read(self.other_matters);
        if let Some(day) = self.signed {
            report.signature.by = read(agency.to_owned());
            report.signature.on = read(Date::new(year + 1, 1, day).unwrap());
        }
    }

    fn put_preamble(&self, report: &mut Report) {
        let year = self.year;
        let mut sentences = Vec::new();
        if self.basis {
            sentences.push("本报告根据《中华人民共和国政府信息公开条例》编制。".to_owned());
        }
        if self.period {
            report.period.start = read(Date::new(year, 1, 1).unwrap());
            report.period.end = read(Date::new(year, 12, 31).unwrap());
            sentences.push(format!(
                "本报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
            ));
        }
        if let Some(telephone) = self.telephone {
            let telephone = format!("0100-{telephone}");
            sentences.push(format!(
                "如对本报告有疑问，请与我们联系（地址：示例市中心路12号；电话：{telephone}；邮编：010101）。"
            ));
            let contact = &mut report.preamble.contact;
            contact.address = read("示例市中心路12号".to_owned());
            contact.telephone = read(telephone);
            contact.postcode = read("010101".to_owned());
        }
        if !sentences.is_empty() {
            report.preamble.text = read(sentences.concat());
        }
    }
}
