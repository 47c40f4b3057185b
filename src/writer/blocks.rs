//! A report as a sequence of blocks: title, paragraphs, headings, tables, signature.
//!
//! Takes a report; gives what every layout writes, in the form's order. Does not know layouts.

use std::borrow::Cow;

use crate::form::Table;
use crate::form::headings::Section;
use crate::model::{Date, Field, Report};

use super::grid::{Grid, grid};

/// One piece of a written report.
#[derive(Debug)]
pub(super) enum Block<'a> {
    Title(&'a str),
    Heading(&'static str),
    Paragraph(Cow<'a, str>),
    Table(Grid),
    /// A line under the report: who signed, or when.
    Signature(Cow<'a, str>),
}

/// The blocks of a report; what is absent has none.
pub(super) fn blocks(report: &Report) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    blocks.extend(report.title.value().map(|title| Block::Title(title)));
    preamble(report, &mut blocks);
    let headings = &report.headings;
    let overview = &report.overview;
    let parts = [
        &overview.proactive_disclosure,
        &overview.requests,
        &overview.information_management,
        &overview.platform,
        &overview.supervision,
    ];
    if overview.text.is_absent() {
        section(&mut blocks, Section::Overview, &headings.overview, &parts);
    } else {
        let whole = [&overview.text];
        section(&mut blocks, Section::Overview, &headings.overview, &whole);
    }
    for (name, heading, which) in [
        (Section::Disclosure, &headings.disclosure, Table::Disclosure),
        (Section::Requests, &headings.requests, Table::Requests),
        (Section::Review, &headings.review, Table::Review),
    ] {
        let grid = grid(report, which);
        if grid.is_some() || !heading.is_absent() {
            blocks.push(Block::Heading(name.heading()));
        }
        blocks.extend(grid.map(Block::Table));
    }
    let problems = [&report.problems, &report.improvements];
    section(
        &mut blocks,
        Section::Problems,
        &headings.problems,
        &problems,
    );
    let other = [&report.other_matters];
    section(
        &mut blocks,
        Section::OtherMatters,
        &headings.other_matters,
        &other,
    );
    let signature = &report.signature;
    blocks.extend(
        signature
            .by
            .value()
            .map(|by| Block::Signature(Cow::Borrowed(by))),
    );
    blocks.extend(
        signature
            .on
            .value()
            .map(|&on| Block::Signature(Cow::Owned(chinese(on)))),
    );
    blocks
}

/// A section told in words. It is there if any of it is, or if its heading was.
fn section<'a>(
    blocks: &mut Vec<Block<'a>>,
    section: Section,
    heading: &Field<String>,
    texts: &[&'a Field<String>],
) {
    if heading.is_absent() && texts.iter().all(|text| text.is_absent()) {
        return;
    }
    blocks.push(Block::Heading(section.heading()));
    for text in texts.iter().filter_map(|text| text.value()) {
        paragraphs(blocks, text);
    }
}

fn paragraphs<'a>(blocks: &mut Vec<Block<'a>>, text: &'a str) {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    blocks.extend(lines.map(|line| Block::Paragraph(Cow::Borrowed(line))));
}

/// The preamble as it stands, or else sentences that say what is known of it.
fn preamble<'a>(report: &'a Report, blocks: &mut Vec<Block<'a>>) {
    if let Some(text) = report.preamble.text.value() {
        paragraphs(blocks, text);
        return;
    }
    if let (Some(&start), Some(&end)) = (report.period.start.value(), report.period.end.value()) {
        blocks.push(Block::Paragraph(Cow::Owned(format!(
            "本报告所列数据的统计期限自{}起至{}止。",
            chinese(start),
            chinese(end)
        ))));
    }
    let contact = &report.preamble.contact;
    let known: Vec<String> = [
        ("地址", &contact.address),
        ("电话", &contact.telephone),
        ("邮编", &contact.postcode),
        ("电子邮箱", &contact.email),
    ]
    .into_iter()
    .filter_map(|(name, field)| Some(format!("{name}：{}", field.value()?)))
    .collect();
    if !known.is_empty() {
        blocks.push(Block::Paragraph(Cow::Owned(format!(
            "如对本报告有疑问，请与我们联系（{}）。",
            known.join("；")
        ))));
    }
}

fn chinese(date: Date) -> String {
    format!("{}年{}月{}日", date.year(), date.month(), date.day())
}
