//! From the text to the model: which stretch is which section, which reading is right, what is said
//! about it.
//!
//! Takes the folded text and the text it was made of; gives the report, and diagnostics to a sink.
//! The only module that knows layouts, grammars, the form and the model together.

mod another;
mod beginning;
mod contents;
mod garble;
mod kind;
mod outline;
mod page;
mod prose;
mod tables;
mod tokens;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::headings::Section;
use crate::form::names::table_zh;
use crate::form::{
    CellPath, Edition, Forum, Item, Measure, Path, RequestRow, Requester, Ruling, Table,
};
use crate::layout::lines;
use crate::model::{Field, Report, State};
use crate::source::Evidence;
use crate::source::fold::Folded;
use crate::source::map::OffsetMap;
use crate::{Error, Span};

use another::Further;
use outline::{Outline, outline};
use page::{Page, abridged};
use prose::paragraphs::Wrap;
use prose::title::find_title;
use prose::{attribution, front, narrative};
use tables::requests::serials::without_serials;
use tables::row::collapsed::Blanks;
use tables::stated::Narrative;
use tables::{disclosure, requests, review, unclaimed};
use tokens::cells;

/// Reads a report.
///
/// # Errors
///
/// When the text is not this form, or holds two years in one table.
pub(crate) fn read(
    folded: &Folded,
    text: &str,
    map: Option<&OffsetMap>,
    evidence: &[Evidence],
    sink: &mut dyn Sink,
) -> Result<Box<Report>, Error> {
    let page = Page::new(folded, text, map);
    let outline = outline(page.view);
    let mut report = Box::<Report>::default();
    let mut found: Vec<Diagnostic> = Vec::new();
    let tables = tables(&page, &outline, &mut report, &mut found)?;
    read_prose(
        &page,
        &outline,
        evidence,
        tables.review_end,
        &mut report,
        &mut found,
    );
    kind::refuse(&page, &outline, &report, &tables)?;
    report.edition = edition(&page, &outline, &report, &mut found);
    say_sections(&page, &outline, &report, &mut found);
    say_further(&page, outline.further, &mut found);
    garble::say(&page, &mut found);
    let is_blank = say_empty(&report, &page, &tables, &mut found);
    for diagnostic in found {
        // One diagnostic says that all cells are blank; two hundred would not say it better.
        if !(is_blank && diagnostic.code() == Code::FormBlank) {
            sink.take(diagnostic);
        }
    }
    Ok(report)
}

/// Which tables there are, and where the last one ends.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tables {
    disclosure: bool,
    requests: bool,
    review_end: Option<u32>,
}

impl Tables {
    const fn any(self) -> bool {
        self.disclosure || self.requests || self.review_end.is_some()
    }
}

fn tables(
    page: &Page<'_>,
    outline: &Outline,
    report: &mut Report,
    said: &mut Vec<Diagnostic>,
) -> Result<Tables, Error> {
    let mut tables = Tables::default();
    let range = |section| outline.section(section).map(|found| found.content);
    let requests = range(Section::Requests).map(|range| {
        let mut text = cells::tokens(page, range, Table::Requests);
        text.tokens = without_serials(text.tokens);
        text
    });
    // Table `requests` alone has totals in every row.
    let collapsed = || requests.as_ref().is_some_and(requests::have_collapsed);
    let narrative = Narrative::new(page, range(Section::Overview));
    if let Some(range) = range(Section::Disclosure) {
        let text = cells::tokens(page, range, Table::Disclosure);
        tables.disclosure = disclosure::read(page, &text, &narrative, &collapsed, report, said);
        if tables.disclosure {
            unclaimed::say(page, &text.tokens, Table::Disclosure, report, said);
        }
    }
    let mut blanks = Blanks::Kept;
    if let Some(text) = &requests {
        match requests::read(page, text, &narrative, report, said) {
            requests::Outcome::Absent if unclaimed::may_be_row(&text.tokens, requests::WIDTH) => {
                unclaimed::say(page, &text.tokens, Table::Requests, report, said);
            }
            requests::Outcome::Absent => {}
            requests::Outcome::Read(found) => {
                (tables.requests, blanks) = (true, found);
                unclaimed::say(page, &text.tokens, Table::Requests, report, said);
            }
            requests::Outcome::TwoYears => return Err(kind::two_years(page, text.range)),
        }
    }
    if let Some(range) = range(Section::Review) {
        let text = cells::tokens(page, range, Table::Review);
        tables.review_end = review::read(page, &text, blanks, report, said);
        if tables.review_end.is_some() {
            unclaimed::say(page, &text.tokens, Table::Review, report, said);
        }
    }
    Ok(tables)
}

/// What stands before, between and behind the tables, and the headings as they stand.
fn read_prose(
    page: &Page<'_>,
    outline: &Outline,
    evidence: &[Evidence],
    review_end: Option<u32>,
    report: &mut Report,
    sink: &mut dyn Sink,
) {
    let range = |section| outline.section(section).map(|found| found.content);
    let prose: Vec<Span> = [Section::Overview, Section::Problems, Section::OtherMatters]
        .into_iter()
        .filter_map(range)
        .chain([outline.front])
        .collect();
    let wrap = Wrap::of(page, &prose);
    let headed = outline.section(Section::Overview).is_some();
    let title = find_title(page.view, outline.front);
    // Where section 一 has no heading, a table of contents is no part of it.
    let start = if headed { 0 } else { outline.contents_end };
    let text = Span::new(start.min(outline.front.end), outline.front.end);
    let rest = front::read(page, text, title, headed, wrap, report, sink);
    // The pages of a book are headed with its title.
    let paged = wrap.headed(title.map(|found| found.title.span));
    let overview = range(Section::Overview).or(rest);
    if let Some(overview) = overview {
        report.overview = narrative::read_overview(page, overview, paged);
        front::read_opening(page, overview, paged, report, sink);
        front::period_of_text(page, outline.front.join(overview), report, sink);
        attribution::year_of_text(page, outline.front, overview, report, sink);
    }
    let headed = range(Section::Problems);
    let problems = headed.or_else(|| {
        // Section 五 without a heading stands behind the table of section 四.
        let review = range(Section::Review)?;
        Some(Span::new(review_end?, review.end))
    });
    let other = range(Section::OtherMatters);
    if let Some(mut problems) = problems {
        let is_last = || {
            Section::ALL
                .into_iter()
                .filter_map(range)
                .all(|it| it.start <= problems.start)
        };
        if other.is_none() && is_last() {
            problems = narrative::read_end(page, problems, paged, report, sink);
        }
        narrative::read_problems(page, problems, paged, headed.is_some(), report);
    }
    let other = other.and_then(|it| narrative::read_other_matters(page, it, paged, report, sink));
    attribution::read_beside(page, outline.front, overview, wrap, evidence, report, sink);
    for section in Section::ALL {
        let prose = match section {
            Section::Overview => overview,
            // What section 五 counts are problems and plans, not requests.
            Section::Problems => None,
            // Below it may stand another copy of the page.
            Section::OtherMatters => other,
            _ => range(section),
        };
        if let Some(prose) = prose {
            narrative::read_claims(page, prose, section, report);
        }
    }
    for section in Section::ALL {
        let heading = outline.section(section).and_then(|found| found.heading);
        let Some(span) = heading else { continue };
        let field = match section {
            Section::Overview => &mut report.headings.overview,
            Section::Disclosure => &mut report.headings.disclosure,
            Section::Requests => &mut report.headings.requests,
            Section::Review => &mut report.headings.review,
            Section::Problems => &mut report.headings.problems,
            Section::OtherMatters => &mut report.headings.other_matters,
        };
        let lines = page.raw(span).split(['\n', '\r']).map(str::trim);
        *field = Field::read(lines.collect(), page.span(span));
    }
}

/// The edition of the report: of table `disclosure`, else of table `requests`.
fn edition(
    page: &Page<'_>,
    outline: &Outline,
    report: &Report,
    sink: &mut dyn Sink,
) -> Field<Edition> {
    let place = |section| {
        let found = outline.section(section)?;
        // Without a heading the table begins with a line of its own.
        let has_words = |line: &Span| page.words(*line).contains(char::is_alphanumeric);
        let first = || {
            let mut lines = lines(page.view, found.content).map(|line| line.trimmed);
            lines.find(has_words)
        };
        let place = found.heading.or_else(first);
        Some(page.span(place.unwrap_or(Span::at(found.content.start))))
    };
    let disclosure = report.disclosure.edition.zip(place(Section::Disclosure));
    let requests = report.requests.edition.zip(place(Section::Requests));
    if let (Some((disclosure, at)), Some((requests, _))) = (disclosure, requests)
        && disclosure != requests
    {
        sink.take(
            Diagnostic::new(Code::FormMixed)
                .on(Path::Edition)
                .at(at)
                .found(format!(
                    "table `disclosure` of {disclosure}, table `requests` of {requests}"
                ))
                .expected("tables of one edition; each is read in its own")
                .chinese(format!(
                    "{}采用{disclosure}年格式，{}采用{requests}年格式",
                    table_zh(Table::Disclosure),
                    table_zh(Table::Requests)
                )),
        );
    }
    disclosure.or(requests).map_or_else(
        || kind::indicators(page, sink),
        |(edition, span)| Field::read(edition, span),
    )
}

/// What there is to say about the sections themselves.
fn say_sections(page: &Page<'_>, outline: &Outline, report: &Report, sink: &mut dyn Sink) {
    let end = page.span(Span::at(outline.end));
    for section in Section::ALL {
        match outline.section(section) {
            None => sink.take(
                Diagnostic::new(Code::FormMissing)
                    .on(path_of(section))
                    .at(end)
                    .found("no such section")
                    .expected(section.heading())
                    .chinese(format!("缺少“{}”部分", section.heading())),
            ),
            Some(found) => say_heading(page, section, found, sink),
        }
    }
    if outline.disordered {
        sink.take(
            Diagnostic::new(Code::FormOrder)
                .at(end)
                .found("sections in another order")
                .chinese("各部分的顺序与格式不一致"),
        );
    }
    let is_there = |table: Table| match table {
        Table::Disclosure => report.disclosure.edition.is_some(),
        Table::Requests => report.requests.edition.is_some(),
        Table::Review => CellPath::of(table, Edition::Of2021).any(|path| {
            report
                .cell(path)
                .is_some_and(|cell| cell.state() != State::Absent)
        }),
    };
    let has_none = !Table::ALL.iter().any(|table| is_there(*table));
    let is_before_form = has_none
        && (report.edition.value() == Some(&Edition::Indicators)
            || kind::is_before_form(report, sink));
    for &table in Table::ALL {
        if !is_there(table) && !is_before_form {
            sink.take(
                CellPath::of(table, report.table_edition(table))
                    .fold(Diagnostic::new(Code::FormMissing), Diagnostic::on)
                    .at(end)
                    .found("no such table")
                    .expected(format!("table `{}`", table.as_str()))
                    .help("it may be a picture or an attachment of the page")
                    .chinese(format!("缺少{}，可能是网页中的图片或附件", table_zh(table))),
            );
        }
    }
}

/// What there is to say about sections that begin again.
fn say_further(page: &Page<'_>, further: Further, sink: &mut dyn Sink) {
    let words = |span: Span| format!("`{}`", abridged(page.raw(span)));
    if let Some(again) = further.again {
        sink.take(
            Diagnostic::new(Code::FormRepeated)
                .at(page.span(again))
                .found(format!(
                    "{}, and sections once more behind it",
                    words(again)
                ))
                .expected("the report once; of each section the first was read")
                .chinese("同一份报告的若干部分重复出现，以第一次出现的为准"),
        );
    }
    if let Some(another) = further.another {
        sink.take(
            Diagnostic::new(Code::AnotherReport)
                .at(page.span(another))
                .found(words(another))
                .expected("one report; what stands before this was read")
                .help("read what follows by itself"),
        );
    }
}

/// What a section is known by: its narrative, or the first cell of its table.
fn path_of(section: Section) -> Path {
    match section {
        Section::Overview => Path::Overview,
        Section::Disclosure => CellPath::Disclosure(Item::Rules, Measure::Issued).into(),
        Section::Requests => {
            CellPath::Requests(RequestRow::Received, Requester::NaturalPerson).into()
        }
        Section::Review => CellPath::Review(Forum::Review, Ruling::Upheld).into(),
        Section::Problems => Path::Problems,
        Section::OtherMatters => Path::OtherMatters,
    }
}

fn say_heading(page: &Page<'_>, section: Section, found: &outline::Found, sink: &mut dyn Sink) {
    use crate::grammar::ordinal::Ordinal;
    let Some(span) = found.heading else {
        sink.take(
            Diagnostic::new(Code::FormHeading)
                .at(page.span(Span::at(found.content.start)))
                .found("a table without the heading of its section")
                .expected(section.heading())
                .chinese(format!("表格之前缺少标题“{}”", section.heading())),
        );
        return;
    };
    let is_right = found.ordinal == Some(Ordinal::Numeral(section.number()));
    let words = || abridged(page.raw(span));
    let heading = section.heading();
    let note = Diagnostic::new(Code::FormHeading).at(page.span(span));
    if !is_right {
        let words = words();
        sink.take(
            note.found(format!("`{words}`"))
                .expected(heading)
                .chinese(format!("标题“{words}”与格式的“{heading}”不一致")),
        );
    } else if found.glued {
        let words = words();
        sink.take(
            note.found(format!("`{words}` on one line with other text"))
                .expected("a line of its own")
                .chinese(format!("标题“{words}”与其他文字连在一行")),
        );
    }
}

/// Whether the form is there and nobody filled it in.
fn say_empty(report: &Report, page: &Page<'_>, tables: &Tables, sink: &mut dyn Sink) -> bool {
    let mut n_blank = 0;
    for fact in report.facts() {
        if let Path::Cell(_) = fact.path {
            match fact.state {
                State::Blank => n_blank += 1,
                State::Absent => {}
                _ => return false,
            }
        }
    }
    let found = match n_blank {
        // Where nothing parts cells, blank ones leave no trace behind their labels.
        0 if tables.disclosure && tables.requests => {
            "the labels of the tables and no figure".to_owned()
        }
        0 => return false,
        _ => format!("{n_blank} blank cells and no figure"),
    };
    sink.take(
        Diagnostic::new(Code::FormEmpty)
            .at(page.span(Span::new(0, page.end())))
            .found(found)
            .expected("figures"),
    );
    true
}
