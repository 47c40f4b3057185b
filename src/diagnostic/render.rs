//! Diagnostics drawn on the source: line, column, and a caret right under Chinese text.
//!
//! Takes diagnostics and the text that their spans index; gives drawings for people. Does not know
//! how anything was found, and nothing else in the crate depends on it.

use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Element, Level, Renderer as Painter, Snippet};

use super::{Diagnostic, Severity};
use crate::{LineIndex, Span};

/// How much of a line is drawn, in columns of a terminal. A page may be one line of 100 KB.
const LINE_COLUMNS: usize = 96;

/// How much of a cut line is drawn before the place it is drawn for.
const LEAD_COLUMNS: usize = 32;

/// A span over more lines than this is drawn on its first line only.
const MAX_LINES: u32 = 5;

/// So many lines of the context are drawn above the span: enough for the label of a row.
const CONTEXT_LINES: u32 = 3;

/// So many paths are named one by one.
const MAX_PATHS: usize = 4;

/// Draws diagnostics on the text they are about.
///
/// Chinese characters are taken to be two columns wide. Control characters of the text are left out
/// of the drawing, and of a long line only a window around the place is drawn.
///
/// ```
/// use gongkai::diagnostic::{Code, Diagnostic, Renderer};
/// use gongkai::{Span, form::Path};
///
/// let text = "信息内容 | 本年制发件数\n规章 | 十二x |\n";
/// let at = text.find("十二x").and_then(|at| at.try_into().ok()).expect("it is there");
/// let diagnostic = Diagnostic::new(Code::CellUnreadable)
///     .at(Span::new(at, at + 7))
///     .on("disclosure.rules.issued".parse::<Path>()?)
///     .found("`十二x`")
///     .expected("a whole number");
///
/// let drawn = Renderer::new(text).with_origin("report.txt").render(&diagnostic);
/// assert_eq!(drawn, "\
/// error[cell.unreadable]: what stands in a cell is not one value
///  --> report.txt:2:6
///   |
/// 2 | 规章 | 十二x |
///   |        ^^^^^ found `十二x`, expected a whole number
///   |
///   = path: disclosure.rules.issued");
/// # Ok::<(), gongkai::form::UnknownPath>(())
/// ```
#[derive(Clone, Debug)]
pub struct Renderer<'a> {
    text: &'a str,
    lines: LineIndex,
    origin: Option<&'a str>,
}

impl<'a> Renderer<'a> {
    /// A renderer for diagnostics about `text`: [`Source::text`](crate::Source::text) of the outcome.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
            origin: None,
        }
    }

    /// Says what to call the text, such as the name of its file.
    #[must_use]
    pub const fn with_origin(mut self, origin: &'a str) -> Self {
        self.origin = Some(origin);
        self
    }

    /// Draws a diagnostic. One without a place, or whose place is not in the text, is words only.
    #[must_use]
    pub fn render(&self, diagnostic: &Diagnostic) -> String {
        let level = match diagnostic.severity() {
            Severity::Note => Level::NOTE,
            Severity::Warning => Level::WARNING,
            Severity::Error => Level::ERROR,
        };
        let mut group = level
            .primary_title(diagnostic.code().description())
            .id(diagnostic.code().as_str())
            .elements(std::iter::empty::<Element<'_>>());
        let label = label(diagnostic);
        let excerpt = self.excerpt(diagnostic);
        let arrow = arrow(self.origin, excerpt.as_ref());
        match excerpt {
            Some(excerpt) => {
                let label = match excerpt.n_lines {
                    1 => label,
                    n => format!("{label}{}(the first of {n} lines)", blank_after(&label)),
                };
                let mark = AnnotationKind::Primary
                    .span(excerpt.start..excerpt.end)
                    .label((!label.is_empty()).then_some(label));
                let snippet = Snippet::source(excerpt.text)
                    .line_start(excerpt.first_line)
                    .fold(false)
                    .annotation(mark);
                group = group.element(snippet);
            }
            None if label.is_empty() => {}
            None => group = group.element(Level::NOTE.message(label)),
        }
        let paths = paths(diagnostic);
        if !paths.is_empty() {
            group = group.element(Level::NOTE.with_name("path").message(paths));
        }
        if !diagnostic.what_to_do().is_empty() {
            group = group.element(Level::HELP.message(clean(diagnostic.what_to_do())));
        }
        // Lines were cut already, with regard to the place; nothing is to be cut again.
        let painter = Painter::plain().term_width(usize::from(u16::MAX));
        let drawn = painter.render(&[group]);
        match drawn.split_once('\n') {
            Some((title, rest)) => format!("{title}\n{arrow}{rest}"),
            None => format!("{drawn}\n{arrow}").trim_end().to_owned(),
        }
    }

    /// The lines that are drawn, cut to a window, without control characters.
    fn excerpt(&self, diagnostic: &Diagnostic) -> Option<Excerpt> {
        let span = diagnostic.span()?;
        let slice = span.slice(self.text)?;
        // A line break at the end would bring in a line that has nothing to do with it.
        let len = u32::try_from(slice.trim_end().len()).ok()?;
        let span = Span::new(span.start, span.start + len);
        let at = self.lines.line_col(span.start)?;
        let last = self.lines.line_col(span.end)?.line;
        let n_lines = last - at.line + 1;
        let is_long = n_lines > MAX_LINES;
        let last = if is_long { at.line } else { last };
        let above = diagnostic
            .context()
            .and_then(|context| self.lines.line_col(context.start))
            .map_or(at.line, |context| context.line)
            .clamp(at.line.saturating_sub(CONTEXT_LINES).max(1), at.line);
        let mut drawing = Drawing::new(span);
        for line in above..=last {
            drawing.line(self.text, self.lines.line_span(line)?);
        }
        let (start, end) = drawing.marked();
        Some(Excerpt {
            text: drawing.text,
            start,
            end,
            first_line: above as usize,
            last_line: last,
            place: format!("{}:{}", at.line, at.column),
            n_lines: if is_long { n_lines } else { 1 },
        })
    }
}

impl Diagnostic {
    /// The diagnostic drawn on `text`, which `origin` is the name of. [`Renderer`] does the same for
    /// many, and looks for the lines of the text once.
    #[must_use]
    pub fn render(&self, text: &str, origin: Option<&str>) -> String {
        let renderer = Renderer::new(text);
        match origin {
            Some(origin) => renderer.with_origin(origin),
            None => renderer,
        }
        .render(self)
    }
}

/// What is drawn of a text, and what is marked in it.
struct Excerpt {
    text: String,
    start: usize,
    end: usize,
    first_line: usize,
    last_line: u32,
    /// Line and column, as people count.
    place: String,
    /// How many lines the span is over if only the first is drawn, else 1.
    n_lines: u32,
}

/// Lines as they are put down, with the place of the span in them.
struct Drawing {
    span: Span,
    text: String,
    start: Option<usize>,
    end: Option<usize>,
}

impl Drawing {
    const fn new(span: Span) -> Self {
        Self {
            span,
            text: String::new(),
            start: None,
            end: None,
        }
    }

    /// Puts down a line of the source, or the window of it around the start of the span.
    fn line(&mut self, source: &str, line: Span) {
        let Some(text) = line.slice(source) else {
            return;
        };
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let at = self.span.start.clamp(line.start, line.end) - line.start;
        let (from, to) = window(text, at as usize);
        if from > 0 {
            self.text.push('…');
        }
        for (offset, c) in text.get(from..to).unwrap_or_default().char_indices() {
            self.mark(line.start as usize + from + offset);
            if !is_hidden(c) {
                self.text.push(c);
            }
        }
        self.mark(line.start as usize + to);
        if to < text.len() {
            self.text.push('…');
        }
    }

    fn mark(&mut self, offset: usize) {
        if offset >= self.span.start as usize {
            self.start.get_or_insert(self.text.len());
        }
        if offset >= self.span.end as usize {
            self.end.get_or_insert(self.text.len());
        }
    }

    fn marked(&self) -> (usize, usize) {
        let end = self.end.unwrap_or(self.text.len());
        (self.start.unwrap_or(end), end)
    }
}

/// The part of a line that is drawn for the sake of what stands at `at`: all of it, if it is short.
fn window(line: &str, at: usize) -> (usize, usize) {
    let fits = |text: &str, columns| columns_to(text.char_indices(), columns);
    if fits(line, LINE_COLUMNS).is_none() {
        return (0, line.len());
    }
    let (before, behind) = line.split_at_checked(at).unwrap_or((line, ""));
    // What is not needed behind the place is there for what stands before it.
    let spare = match fits(behind, LINE_COLUMNS) {
        None => LINE_COLUMNS - behind.chars().map(columns_of).sum::<usize>(),
        Some(_) => 0,
    };
    let lead = before.char_indices().rev();
    // Going backwards, the character that is too much is cut off itself.
    let from = columns_to(lead, spare.max(LEAD_COLUMNS))
        .and_then(|at| Some(at + before.get(at..)?.chars().next()?.len_utf8()))
        .unwrap_or(0);
    let to = fits(line.get(from..).unwrap_or_default(), LINE_COLUMNS)
        .map_or(line.len(), |len| from + len);
    (from, to)
}

/// About as wide as a terminal draws it: what is not ASCII is nearly always Chinese here.
const fn columns_of(c: char) -> usize {
    if c.is_ascii() { 1 } else { 2 }
}

/// The offset of the first character that is beyond so many columns.
fn columns_to(chars: impl Iterator<Item = (usize, char)>, columns: usize) -> Option<usize> {
    let mut width = 0;
    for (offset, c) in chars {
        width += columns_of(c);
        if width > columns {
            return Some(offset);
        }
    }
    None
}

/// Characters that nobody sees, or that make a terminal do something.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(
            c,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
        )
}

/// Words without such characters.
fn clean(words: &str) -> String {
    words
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|&c| !is_hidden(c))
        .collect()
}

/// The line that says where: under the number of the last line, as the painter would set it, who knows
/// only the window of a line and so would count columns from there.
fn arrow(origin: Option<&str>, excerpt: Option<&Excerpt>) -> String {
    let indent = excerpt.map_or(0, |excerpt| {
        excerpt.last_line.checked_ilog10().unwrap_or(0) as usize + 1
    });
    let place = [
        origin.map(clean),
        excerpt.map(|excerpt| excerpt.place.clone()),
    ];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(":");
    if place.is_empty() {
        place
    } else {
        format!("{:indent$}--> {place}\n", "")
    }
}

const fn blank_after(words: &str) -> &str {
    if words.is_empty() { "" } else { " " }
}

/// What stands beside the caret.
fn label(diagnostic: &Diagnostic) -> String {
    let parts = [
        ("found", diagnostic.what_was_found()),
        ("expected", diagnostic.what_was_expected()),
    ];
    let mut label = String::new();
    for (lead, part) in parts {
        if !part.is_empty() {
            let comma = if label.is_empty() { "" } else { ", " };
            let _ = write!(label, "{comma}{lead} {}", clean(part));
        }
    }
    label
}

/// The paths, or the row that they are the cells of.
fn paths(diagnostic: &Diagnostic) -> String {
    let paths: Vec<String> = diagnostic.paths().iter().map(ToString::to_string).collect();
    let mut rows = paths
        .iter()
        .map(|path| path.rsplit_once('.').map_or("", |(row, _)| row));
    let row = rows.next().unwrap_or_default();
    if paths.len() > MAX_PATHS && !row.is_empty() && rows.all(|other| other == row) {
        return format!("{row}.* ({} cells)", paths.len());
    }
    let named = paths.get(..MAX_PATHS).unwrap_or(&paths).join(", ");
    match paths.len().saturating_sub(MAX_PATHS) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::form::Path;

    fn at(text: &str, what: &str) -> Span {
        let start = u32::try_from(text.find(what).unwrap()).unwrap();
        Span::new(start, start + u32::try_from(what.len()).unwrap())
    }

    fn unreadable(text: &str, what: &str) -> Diagnostic {
        Diagnostic::new(Code::CellUnreadable)
            .at(at(text, what))
            .found(format!("`{what}`"))
            .expected("a whole number")
    }

    #[test]
    fn caret_under_full_width_text() {
        let text = "　“三安全一稳定”｜１２Ｘ｜０｜\n";
        let path: Path = "requests.outcome.denied.security_and_stability.total"
            .parse()
            .unwrap();
        insta::assert_snapshot!(
            unreadable(text, "１２Ｘ").on(path).help("look at the page").render(text, Some("报告.txt")),
            @r#"
            error[cell.unreadable]: what stands in a cell is not one value
             --> 报告.txt:1:11
              |
            1 | 　“三安全一稳定”｜１２Ｘ｜０｜
              |                   ^^^^^^ found `１２Ｘ`, expected a whole number
              |
              = path: requests.outcome.denied.security_and_stability.total
              = help: look at the page
            "#
        );
    }

    #[test]
    fn caret_behind_tabs() {
        let text = "规章\t12\t3x\t0";
        insta::assert_snapshot!(unreadable(text, "3x").render(text, None), @r#"
        error[cell.unreadable]: what stands in a cell is not one value
         --> 1:7
          |
        1 | 规章    12    3x    0
          |               ^^ found `3x`, expected a whole number
        "#);
    }

    #[test]
    fn caret_where_something_is_missing() {
        let text = "一、总体情况\n二、主动公开政府信息情况\n";
        let diagnostic = Diagnostic::new(Code::FormMissing)
            .at(Span::at(u32::try_from(text.len()).unwrap()))
            .expected("六、其他需要报告的事项");
        insta::assert_snapshot!(diagnostic.render(text, Some("a.txt")), @r#"
        warning[form.missing]: a section, table, row or column of the edition is absent
         --> a.txt:3:1
          |
        3 |
          | ^ expected 六、其他需要报告的事项
        "#);
    }

    #[test]
    fn long_lines_are_cut_to_a_window() {
        let text = format!("{}3x{}", "规章制度".repeat(9000), "０".repeat(9000));
        insta::assert_snapshot!(unreadable(&text, "3x").render(&text, Some("flat.txt")), @r#"
        error[cell.unreadable]: what stands in a cell is not one value
         --> flat.txt:1:36001
          |
        1 | …规章制度规章制度规章制度规章制度3x０００００００００００００００００００００００００００００００…
          |                                  ^^ found `3x`, expected a whole number
        "#);
        let all =
            Diagnostic::new(Code::FormEmpty).at(Span::new(0, u32::try_from(text.len()).unwrap()));
        insta::assert_snapshot!(all.render(&text, Some("flat.txt")), @r#"
        error[form.empty]: every cell is blank: this is the form itself, not a report
         --> flat.txt:1:1
          |
        1 | 规章制度规章制度规章制度规章制度规章制度规章制度规章制度规章制度规章制度规章制度规章制度规章制度…
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        "#);
    }

    #[test]
    fn what_is_not_needed_behind_the_place_is_drawn_before_it() {
        let text = format!("{}| 3x |", "| 12 ".repeat(40));
        insta::assert_snapshot!(unreadable(&text, "3x").render(&text, None), @r#"
        error[cell.unreadable]: what stands in a cell is not one value
         --> 1:203
          |
        1 | …| 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 12 | 3x |
          |                                                                                              ^^ found `3x`, expected a whole number
        "#);
    }

    #[test]
    fn cells_of_a_row_are_named_together() {
        let row = |name: &str| {
            crate::form::Requester::ALL.iter().fold(
                Diagnostic::new(Code::CellShifted),
                |diagnostic, column| {
                    let path = format!("requests.{name}.{}", column.segment());
                    diagnostic.on(path.parse::<Path>().unwrap())
                },
            )
        };
        assert_eq!(paths(&row("received")), "requests.received.* (7 cells)");
        let other: Path = "requests.carried_over.total".parse().unwrap();
        assert_eq!(
            paths(&row("received").on(other)),
            "requests.received.natural_person, requests.received.enterprise, \
             requests.received.research, requests.received.public_interest and 4 more"
        );
    }

    #[test]
    fn rows_of_one_cell_a_line_show_their_label() {
        let text = "信息内容\n规章\n1\n2x\n3\n";
        let diagnostic = unreadable(text, "2x").within(at(text, "规章\n1\n2x"));
        insta::assert_snapshot!(diagnostic.render(text, None), @r#"
        error[cell.unreadable]: what stands in a cell is not one value
         --> 4:1
          |
        2 | 规章
        3 | 1
        4 | 2x
          | ^^ found `2x`, expected a whole number
        "#);
    }

    #[test]
    fn spans_of_some_lines_and_of_many() {
        let text = "甲\n乙乙\n丙\n丁\n戊\n己\n庚\n";
        let two = Diagnostic::new(Code::CellJoined).at(at(text, "乙乙\n丙\n"));
        insta::assert_snapshot!(two.render(text, None), @r#"
        warning[cell.joined]: a figure was cut over two cells and is read as one
         --> 2:1
          |
        2 | / 乙乙
        3 | | 丙
          | |__^
        "#);
        let all = Diagnostic::new(Code::FormEmpty)
            .at(Span::new(0, u32::try_from(text.len()).unwrap()))
            .found("200 blank cells");
        insta::assert_snapshot!(all.render(text, None), @r#"
        error[form.empty]: every cell is blank: this is the form itself, not a report
         --> 1:1
          |
        1 | 甲
          | ^^ found 200 blank cells (the first of 7 lines)
        "#);
    }

    #[test]
    fn control_characters_are_left_out() {
        let text = "规\u{1b}[31m章\u{202e} | \u{200b}\u{7}1x | \u{feff}0";
        let diagnostic = unreadable(text, "1x").help("do\u{1b}[0m\nthis");
        insta::assert_snapshot!(diagnostic.render(text, Some("a\u{1b}.txt")), @r#"
        error[cell.unreadable]: what stands in a cell is not one value
         --> a.txt:1:14
          |
        1 | 规[31m章 | 1x | 0
          |            ^^ found `1x`, expected a whole number
          |
          = help: do[0m this
        "#);
    }

    #[test]
    fn words_only_where_there_is_no_place() {
        let text = "短";
        let diagnostic = Diagnostic::new(Code::TextYear).found("2022 and 2023");
        insta::assert_snapshot!(diagnostic.render(text, Some("a.txt")), @r#"
        warning[text.year]: the years named in title, preamble, period and overview differ
        --> a.txt
         |
         = note: found 2022 and 2023
        "#);
        let elsewhere = diagnostic.at(Span::new(1, 90));
        assert_eq!(
            elsewhere.render(text, None).lines().next(),
            Some(
                "warning[text.year]: the years named in title, preamble, period and overview differ"
            )
        );
    }

    proptest::proptest! {
        #[test]
        fn any_span_of_any_text_is_drawn(
            text in "[a规０ \u{301}\t\u{1b}\u{200b}\r\n]{0,300}",
            start in 0_u32..400,
            len in 0_u32..400,
            context in 0_u32..400,
        ) {
            let diagnostic = Diagnostic::new(Code::CellShifted)
                .at(Span::new(start, start + len))
                .within(Span::at(context));
            let drawn = diagnostic.render(&text, Some("it"));
            proptest::prop_assert!(drawn.starts_with("warning[cell.shifted]"));
            let escapes = drawn.matches('\u{1b}').count();
            proptest::prop_assert_eq!(escapes, 0);
        }
    }
}
