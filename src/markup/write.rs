//! The tape written out: one text with marks between cells, and the way back.
//!
//! Takes a tape and the source it speaks of; gives the extract, and what was left out of it that a reader
//! sees. Drops what is beside the text: what the tape says stands apart, lines and tables that are nearly all links, and the boxes that [`boxes`](super::boxes) knows. Does not
//! know tags, nor the form.

use super::apart::{Apart, LeftOut, MOST_SAID};
use super::boxes::{self, Boxes};
use super::tape::{Item, Tape, is_blank};
use crate::source::extract::{Evidence, Extract, separators};
use crate::{Span, offset};

/// What blanks and line ends in the source mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blanks {
    /// Any number of them are one blank, and a line end between two Chinese characters is nothing.
    Collapse,
    /// As in `Collapse`, but outside of tables a line end ends a line: Markdown with tables in HTML.
    Lines,
    /// They stand as they are.
    Keep,
}

/// Writes the tape out.
pub(crate) fn write(tape: &Tape, source: &str, blanks: Blanks) -> (Extract, Vec<LeftOut>) {
    let mut writer = Writer {
        tape,
        source,
        blanks,
        out: Extract::default(),
        source_at: 0,
        line: Mark::default(),
        table: Mark::default(),
        blank: None,
        soft_break: None,
        in_table: false,
        in_cell: 0,
        pre: 0,
        linked: false,
        linked_bytes: 0,
        heading: false,
        boxes: Boxes::default(),
        left_out: Vec::new(),
        raised: None,
        keeps_raised: false,
    };
    writer.out.text.reserve(source.len() / 4);
    writer.run();
    let mut out = writer.out;
    out.map.finish(offset(out.text.len()), offset(source.len()));
    (out, writer.left_out)
}

/// A state of the text to go back to.
#[derive(Clone, Copy, Default)]
struct Mark {
    text: usize,
    map: (usize, u32),
    source_at: u32,
    left_out: usize,
}

/// Blanks in the source that may become one.
#[derive(Clone, Copy)]
struct Blank {
    span: Span,
    line_end: bool,
}

struct Writer<'a> {
    tape: &'a Tape,
    source: &'a str,
    blanks: Blanks,
    out: Extract,
    /// Where in the source the text is.
    source_at: u32,
    line: Mark,
    table: Mark,
    blank: Option<Blank>,
    /// A line end inside a cell, written when something follows.
    soft_break: Option<u32>,
    in_table: bool,
    /// How many cells deep in cells that are written as cells: those of inner tables are paragraphs.
    in_cell: u32,
    pre: u32,
    linked: bool,
    linked_bytes: usize,
    heading: bool,
    boxes: Boxes,
    left_out: Vec<LeftOut>,
    /// The first raised text that was left out of the cell: where on the tape, and what was written then.
    raised: Option<(usize, Mark)>,
    /// There is nothing else in the cell.
    keeps_raised: bool,
}

impl Writer<'_> {
    fn run(&mut self) {
        let tape = self.tape;
        let mut next = 0;
        while let Some(item) = tape.items.get(next) {
            next += 1;
            match *item {
                Item::Text { start, end } => self.text(start, end),
                Item::Made(made) => {
                    if let Some(made) = tape.made.get(made as usize)
                        && let Some(text) = made.text.slice(&tape.made_text)
                    {
                        self.made(text, made.span);
                    }
                }
                Item::Break { at } => self.line_end(at),
                Item::Heading => self.heading = true,
                Item::Link(on) => self.linked = on,
                Item::Pre(true) => self.pre += 1,
                Item::Pre(false) => self.pre = self.pre.saturating_sub(1),
                Item::Region(region) => {
                    if let Some(region) = tape.regions.get(region as usize)
                        && let Some(end) = region.end
                        && self.leaves_out(region.why, next, end)
                    {
                        next = next.max(end);
                    }
                }
                Item::Table(table) => {
                    if let Some(table) = tape.tables.get(table as usize)
                        && table.links
                    {
                        next = next.max(table.end);
                    }
                }
                Item::Row(row) => {
                    let opens = tape.rows.get(row as usize).is_some_and(|it| it.opens);
                    if opens && self.in_cell == 0 {
                        self.line_end(self.source_at);
                        self.table = self.mark();
                        self.in_table = true;
                        self.separator(separators::TABLE_OPEN, self.source_at);
                        self.line = self.mark();
                    }
                }
                Item::Cell { at } => self.open_cell(at),
                Item::EndCell { row, at } => match self.only_raised(row) {
                    Some(raised) => next = raised,
                    None => self.end_cell(row, at),
                },
                Item::EndRow { row, at } => self.end_row(row, at),
                Item::EndTable { at } => self.line_end(at),
            }
        }
        self.line_end(self.source_at);
    }

    fn mark(&self) -> Mark {
        Mark {
            text: self.out.text.len(),
            map: self.out.map.mark(),
            source_at: self.source_at,
            left_out: self.left_out.len(),
        }
    }

    /// Takes back what was written since the mark.
    fn rewind(&mut self, mark: Mark) {
        self.out.text.truncate(mark.text);
        self.out.map.rewind(mark.map);
        self.source_at = mark.source_at;
        self.left_out.truncate(mark.left_out);
    }

    /// Whether a region, whose content is from `start` to `end` on the tape, is left out where it stands.
    fn leaves_out(&mut self, why: Apart, start: usize, end: usize) -> bool {
        let in_cell = self.in_cell > 0;
        let leaves_out = match why {
            Apart::Beside | Apart::Struck | Apart::Unseen => true,
            Apart::UnseenPart => in_cell,
            Apart::Field => !in_cell,
            Apart::Raised if in_cell => !self.keeps_raised,
            // PM₂.₅ and m² are words; what touches a figure is none of its digits.
            Apart::Raised => self.digits_around(end).contains(&true),
        };
        // No figure is put together of what stands around it: its place would say another.
        let in_figure = leaves_out && self.digits_around(end) == [true; 2];
        let is_seen = matches!(why, Apart::Struck | Apart::Raised);
        if leaves_out
            && (is_seen || in_figure)
            && let Some(span) = self.text_between(start, end)
        {
            if why == Apart::Raised && in_cell {
                let mark = self.mark();
                self.raised.get_or_insert((start - 1, mark));
            }
            if why == Apart::Raised || in_figure {
                self.add_blank(span, false);
            }
            if !is_seen {
                return true;
            }
            let is_blank = span
                .slice(self.source)
                .is_none_or(|it| it.chars().all(is_blank));
            if !is_blank && self.left_out.len() < MOST_SAID {
                let view = offset(self.out.text.len());
                self.left_out.push(LeftOut { why, span, view });
            }
        }
        leaves_out
    }

    /// From the first text to the last.
    fn text_between(&self, start: usize, end: usize) -> Option<Span> {
        let items = self.tape.items.get(start..end)?.iter();
        let texts = items.filter_map(|it| match *it {
            Item::Text { start, end } => Some(Span::new(start, end)),
            Item::Made(made) => self.tape.made.get(made as usize).map(|it| it.span),
            _ => None,
        });
        texts.reduce(Span::join)
    }

    /// Whether a digit was written last, and whether one comes next at `next` on the tape.
    fn digits_around(&self, next: usize) -> [bool; 2] {
        let before = match self.blank {
            None => self.out.text.chars().next_back(),
            Some(_) => None,
        };
        let behind = match self.tape.items.get(next) {
            Some(Item::Text { start, end }) => Span::new(*start, *end).slice(self.source),
            Some(Item::Made(made)) => self
                .tape
                .made
                .get(*made as usize)
                .and_then(|it| it.text.slice(&self.tape.made_text)),
            _ => None,
        };
        let behind = behind.and_then(|it| it.chars().next());
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
        [before, behind].map(|it| it.is_some_and(is_digit))
    }

    /// A cell ends: if all that there is to see in it is raised, it is what the cell says, and is written
    /// from the place on the tape that this gives.
    fn only_raised(&mut self, row: u32) -> Option<usize> {
        if self.in_cell != 1 || !self.is_data(row) {
            return None;
        }
        let (start, mark) = self.raised.take()?;
        let written = &self.out.text[self.line.text..];
        if !written.chars().all(is_blank) {
            return None;
        }
        self.rewind(mark);
        self.blank = None;
        self.soft_break = None;
        self.keeps_raised = true;
        Some(start)
    }

    fn is_data(&self, row: u32) -> bool {
        self.in_table && self.tape.rows.get(row as usize).is_some_and(|it| it.data)
    }

    fn open_cell(&mut self, at: u32) {
        if self.in_cell > 0 || !self.in_table {
            self.line_end(self.source_at);
            self.in_cell += u32::from(self.in_cell > 0);
            return;
        }
        self.in_cell = 1;
        self.raised = None;
        self.keeps_raised = false;
        if at > self.source_at {
            // The mark before it takes the tags, so that a blank cell is at its own place.
            let view = offset(self.out.text.len());
            self.out.map.skip_to(view, at, true);
            self.source_at = at;
        }
        self.line = self.mark();
    }

    fn end_cell(&mut self, row: u32, at: u32) {
        match self.in_cell {
            1 if self.is_data(row) => {
                self.soft_break = None;
                self.blank = None;
                self.separator(separators::CELL, at);
                self.in_cell = 0;
                self.line = self.mark();
            }
            0 => self.line_end(at),
            _ => {
                self.line_end(at);
                self.in_cell -= 1;
            }
        }
    }

    fn end_row(&mut self, row: u32, at: u32) {
        if self.in_cell > 0 || !self.is_data(row) {
            self.line_end(at);
            return;
        }
        self.separator(separators::ROW, at);
        if self.tape.rows.get(row as usize).is_some_and(|it| it.closes) {
            self.separator(separators::TABLE_CLOSE, at);
            self.in_table = false;
            let text = &self.out.text[self.table.text..];
            if let Some(pairs) = boxes::in_table(text) {
                self.keep_evidence(self.table, &pairs);
                self.rewind(self.table);
            }
        }
        self.line = self.mark();
    }

    /// Ends a line; inside a cell notes a soft break.
    fn line_end(&mut self, at: u32) {
        if self.in_cell > 0 {
            if self.out.text.len() > self.line.text {
                self.soft_break.get_or_insert(at);
            }
            self.blank = None;
            return;
        }
        self.blank = None;
        let heading = std::mem::take(&mut self.heading);
        let linked = std::mem::take(&mut self.linked_bytes);
        let line = self.out.text.get(self.line.text..).unwrap_or_default();
        if line.is_empty() {
            self.heading = heading;
            return;
        }
        let nearly_all_link = linked * 10 >= line.len() * 8 && !line.contains('。');
        if line.chars().all(is_blank) {
            self.rewind(self.line);
            return;
        }
        if self.blanks != Blanks::Keep && !heading {
            if nearly_all_link {
                self.rewind(self.line);
                return;
            }
            if let Some(pairs) = self.boxes.in_line(line) {
                self.keep_evidence(self.line, &pairs);
                self.rewind(self.line);
                return;
            }
        } else {
            self.boxes.end();
        }
        self.separator('\n', at);
        self.line = self.mark();
    }

    fn keep_evidence(&mut self, mark: Mark, pairs: &[boxes::Pair]) {
        self.out
            .map
            .finish(offset(self.out.text.len()), offset(self.source.len()));
        for pair in pairs {
            let (start, end) = (mark.text + pair.value.start, mark.text + pair.value.end);
            let span = Span::new(offset(start), offset(end));
            if let Some(text) = span.slice(&self.out.text) {
                self.out.evidence.push(Evidence {
                    kind: pair.kind,
                    text: text.to_owned(),
                    span: self.out.map.to_source(span),
                });
            }
        }
    }

    /// Puts a mark for everything in the source up to `at`.
    fn separator(&mut self, c: char, at: u32) {
        let end = at.max(self.source_at);
        self.change(c.encode_utf8(&mut [0; 4]), Span::new(self.source_at, end));
    }

    fn change(&mut self, text: &str, source: Span) {
        let start = offset(self.out.text.len());
        self.out.text.push_str(text);
        let view = Span::new(start, offset(self.out.text.len()));
        self.out.map.change(view, source);
        self.source_at = source.end;
    }

    /// Puts a piece of the source.
    fn verbatim(&mut self, start: u32, end: u32) {
        let Some(text) = Span::new(start, end).slice(self.source) else {
            return;
        };
        if start != self.source_at {
            // Tags go with a mark before them, never with a figure.
            let mark = self
                .out
                .text
                .bytes()
                .next_back()
                .is_some_and(|it| it < b' ');
            let view = offset(self.out.text.len());
            self.out.map.skip_to(view, start, mark);
        }
        if self.linked {
            self.linked_bytes += text.len();
        }
        self.out.text.push_str(text);
        self.source_at = end;
    }

    fn made(&mut self, text: &str, span: Span) {
        if text.bytes().all(|it| it <= b' ') {
            self.add_blank(span, false);
            return;
        }
        self.before(span.start, text.chars().next());
        // A reference to a control character is a blank, so that marks stay marks.
        let clean: String;
        let text = if text.bytes().any(|it| it < b' ') {
            clean = text.replace(|c| c < ' ', " ");
            &clean
        } else {
            text
        };
        if self.linked {
            self.linked_bytes += text.len();
        }
        self.change(text, span);
    }

    fn text(&mut self, start: u32, end: u32) {
        let Some(text) = Span::new(start, end).slice(self.source) else {
            return;
        };
        if self.pre > 0 || self.blanks == Blanks::Keep {
            self.text_as_it_stands(text, start);
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let blanks = bytes[at..].iter().take_while(|it| **it <= b' ').count();
            if blanks > 0 {
                let line_end = bytes[at..at + blanks].contains(&b'\n')
                    || bytes[at..at + blanks].contains(&b'\r');
                let span = Span::new(start + offset(at), start + offset(at + blanks));
                self.add_blank(span, line_end);
                at += blanks;
                continue;
            }
            // Single blanks inside are taken along.
            let mut len = 0;
            loop {
                len += bytes[at + len..]
                    .iter()
                    .take_while(|it| **it > b' ')
                    .count();
                match bytes[at + len..] {
                    [b' ', next, ..] if next > b' ' => len += 1,
                    _ => break,
                }
            }
            let from = start + offset(at);
            self.before(from, text[at..].chars().next());
            self.verbatim(from, from + offset(len));
            at += len;
        }
    }

    fn add_blank(&mut self, span: Span, line_end: bool) {
        if line_end && self.blanks == Blanks::Lines && self.in_cell == 0 && !self.in_table {
            self.line_end(span.start);
            return;
        }
        match &mut self.blank {
            Some(blank) => {
                blank.span = blank.span.join(span);
                blank.line_end |= line_end;
            }
            None => self.blank = Some(Blank { span, line_end }),
        }
    }

    /// Lines of the source are lines; other control characters are blanks.
    fn text_as_it_stands(&mut self, text: &str, start: u32) {
        let mut done = 0;
        for (at, c) in text.char_indices() {
            if c >= ' ' || c == '\t' {
                continue;
            }
            let (from, here) = (start + offset(done), start + offset(at));
            if at > done {
                self.before(from, None);
                self.verbatim(from, here);
            }
            match c {
                '\n' | '\r' => self.line_end(here),
                _ => {
                    self.before(here, None);
                    self.change(" ", Span::new(here, here + 1));
                }
            }
            done = at + c.len_utf8();
        }
        if text.len() > done {
            self.before(start + offset(done), None);
            self.verbatim(start + offset(done), start + offset(text.len()));
        }
    }

    /// Something to see comes next: what is pending before it is written.
    fn before(&mut self, at: u32, next: Option<char>) {
        let blank = self.blank.take();
        if let Some(from) = self.soft_break.take() {
            self.source_at = self.source_at.max(from);
            self.separator('\n', at);
            return;
        }
        if let Some(blank) = blank
            && self.out.text.len() > self.line.text
        {
            let between_chinese = || {
                let before = self.out.text.chars().next_back();
                before.is_some_and(is_chinese) && next.is_some_and(is_chinese)
            };
            if !(blank.line_end && between_chinese()) {
                self.change(" ", blank.span);
            }
        }
    }
}

/// Ideographs, their punctuation and full-width forms: no blank stands between them for a line end.
fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{303F}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}
