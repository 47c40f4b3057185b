//! What a page or document holds, as one list of text, breaks and tables.
//!
//! Takes the events of a reader of markup, in any order that tag soup comes in; gives a list in which
//! every table, row and cell that opens closes, and says of each table and row whether it is data or
//! layout. Does not know tags, nor how it is written out.
//!
//! Nothing here recurses, and every event costs the same, whatever came before it.

use super::apart::Apart;
use super::beyond::{Beyond, MAX_CELLS, MAX_TABLE_DEPTH};
use crate::Span;

/// A cell with more bytes than this (some 200 characters), of which one line has more than
/// [`LONG_LINE`], holds prose: its row is layout. A whole column in one cell is longer, but has short
/// lines.
const PROSE: u32 = 600;

/// See [`PROSE`].
const LONG_LINE: u32 = 300;

/// Rows of a table that has other tables in it are data when at least this many stand together.
const ROWS_BESIDE_NESTED: usize = 3;

/// An inner table with one cell of at most so many bytes is part of the cell it is in.
const SMALL: u32 = 60;

/// One thing on the tape. Offsets are the source's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A piece of the source, as it stands there.
    Text { start: u32, end: u32 },
    /// Characters made of something else in the source: an index into [`Tape::made`].
    Made(u32),
    /// A line ends.
    Break { at: u32 },
    /// A heading begins: its line is kept.
    Heading,
    /// What follows stands inside a link, or no longer.
    Link(bool),
    /// What follows has its own line breaks and blanks, or no longer.
    Pre(bool),
    /// Something beside the text: an index into [`Tape::regions`].
    Region(u32),
    /// A table: an index into [`Tape::tables`].
    Table(u32),
    /// The end of a table.
    EndTable { at: u32 },
    /// A row: an index into [`Tape::rows`].
    Row(u32),
    /// The end of a row.
    EndRow { row: u32, at: u32 },
    /// A cell begins, behind its tag at `at`.
    Cell { at: u32 },
    /// The end of a cell.
    EndCell { row: u32, at: u32 },
}

/// Characters made of something else, such as a character reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Made {
    /// In [`Tape::made_text`].
    pub(crate) text: Span,
    /// In the source.
    pub(crate) span: Span,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Table {
    /// Where it ends on the tape.
    pub(crate) end: usize,
    /// Whether nearly all of it are links.
    pub(crate) links: bool,
}

/// A row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Row {
    /// Whether it is written as a row, not as paragraphs.
    pub(crate) data: bool,
    /// Whether it is the first or last of rows that are.
    pub(crate) opens: bool,
    pub(crate) closes: bool,
    cells: u32,
    layout: bool,
    /// The region around a row that is not shown, and where it ends.
    region: Option<(u32, usize)>,
}

/// Something that stands apart from the text, such as navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Region {
    pub(crate) why: Apart,
    /// Where it ends on the tape, once it is known to end and to hold no table; it may be left out then.
    pub(crate) end: Option<usize>,
}

/// The list, and the way it is built.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tape {
    pub(crate) items: Vec<Item>,
    pub(crate) made: Vec<Made>,
    pub(crate) made_text: String,
    pub(crate) tables: Vec<Table>,
    pub(crate) rows: Vec<Row>,
    pub(crate) regions: Vec<Region>,
    pub(crate) beyond: Beyond,
    n_cells: usize,
    open: Vec<OpenTable>,
    /// Tables that are open but not kept apart.
    deeper: u32,
    linked: bool,
    /// Text behind this place is not joined to text before it: a region ended here.
    sealed: usize,
    so_far: SoFar,
}

/// How much there was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct SoFar {
    bytes: u32,
    lines: u32,
    headings: u32,
}

#[derive(Clone, Debug)]
struct OpenTable {
    /// Opened by a cell or row outside any table.
    implied: bool,
    /// Its index, once it has a row: what stands before its first row stands before the table.
    table: Option<u32>,
    /// Where it starts on the tape.
    start: usize,
    row: Option<u32>,
    cell: Option<OpenCell>,
    /// The region around the cell, or around all in it.
    apart: Option<(Beside, Around)>,
    rows: Vec<u32>,
    /// The regions around cells of the row that are not shown, and where they end.
    unseen: Vec<(u32, usize)>,
    nested: bool,
    bytes: u32,
    linked_bytes: u32,
}

#[derive(Clone, Copy, Debug)]
struct OpenCell {
    /// Its end tag was seen; it ends for good where the next cell or the end of the row is.
    ended: Option<u32>,
    start: usize,
    bytes: u32,
    line: u32,
    longest_line: u32,
}

/// What of a cell a region has in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Around {
    /// Without it there is no such cell.
    Cell,
    /// Without it the cell is blank.
    Content,
}

fn index(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl Tape {
    /// A piece of the source. `blank` says whether there is nothing to see in it; it is asked only
    /// where a table is open and no cell is.
    pub(crate) fn text(&mut self, start: u32, end: u32, blank: impl FnOnce() -> bool) {
        if start >= end || !self.admit(start, blank) {
            return;
        }
        self.count(end - start);
        let is_sealed = self.items.len() == self.sealed;
        if let Some(Item::Text { end: last, .. }) = self.items.last_mut()
            && *last == start
            && !is_sealed
        {
            *last = end;
            return;
        }
        self.items.push(Item::Text { start, end });
    }

    /// Characters made of `span`.
    pub(crate) fn made(&mut self, text: &str, span: Span) {
        let blank = || text.chars().all(is_blank);
        if text.is_empty() || !self.admit(span.start, blank) {
            return;
        }
        self.count(index(text.len()));
        self.items.push(Item::Made(index(self.made.len())));
        let start = index(self.made_text.len());
        self.made_text.push_str(text);
        let text = Span::new(start, index(self.made_text.len()));
        self.made.push(Made { text, span });
    }

    /// A line ends.
    pub(crate) fn line_end(&mut self, at: u32) {
        self.linked = false;
        if matches!(self.items.last(), Some(Item::Break { .. })) {
            return;
        }
        self.items.push(Item::Break { at });
        self.so_far.lines += 1;
        if let Some(cell) = self.open.last_mut().and_then(|it| it.cell.as_mut()) {
            cell.line = 0;
        }
    }

    /// A heading begins.
    pub(crate) fn heading(&mut self, at: u32) {
        self.line_end(at);
        self.items.push(Item::Heading);
        self.so_far.headings += 1;
    }

    /// A link begins or ends.
    pub(crate) fn link(&mut self, on: bool) {
        if self.linked != on {
            self.linked = on;
            self.items.push(Item::Link(on));
        }
    }

    /// Text with its own line breaks begins or ends.
    pub(crate) fn pre(&mut self, on: bool, at: u32) {
        self.line_end(at);
        self.items.push(Item::Pre(on));
    }

    /// Something that stands apart from the text begins. Gives what ends it.
    pub(crate) fn region(&mut self, why: Apart) -> Beside {
        let region = self.new_region(why);
        self.items.push(Item::Region(region));
        self.beside(region, why)
    }

    fn new_region(&mut self, why: Apart) -> u32 {
        let region = index(self.regions.len());
        self.regions.push(Region { why, end: None });
        region
    }

    fn beside(&self, region: u32, why: Apart) -> Beside {
        Beside {
            region,
            why,
            structure: self.structure(),
            so_far: self.so_far,
        }
    }

    /// It ends. It may be left out unless it holds a table or a part of one.
    pub(crate) fn end_region(&mut self, beside: Beside) {
        let Some(why) = self.apart(beside) else {
            return;
        };
        self.leave_out(beside.region, why, self.items.len());
        self.sealed = self.items.len();
        // A line end in what is left out ends no line outside of it.
        if let Some(Item::Break { at }) = self.items.last().copied() {
            self.items.push(Item::Break { at });
        }
    }

    /// It is text after all.
    pub(crate) fn keep(&mut self, beside: Beside) {
        if let Some(region) = self.regions.get_mut(beside.region as usize) {
            region.end = None;
        }
    }

    fn leave_out(&mut self, region: u32, why: Apart, end: usize) {
        if let Some(region) = self.regions.get_mut(region as usize) {
            *region = Region {
                why,
                end: Some(end),
            };
        }
    }

    /// What it is, now that it is known what it holds: nothing apart if that is a table or a part of one.
    /// Neither is what is not shown and holds a heading: a script may show it, and a report that is lost
    /// is worse than words too many.
    fn apart(&self, beside: Beside) -> Option<Apart> {
        let (before, now) = (beside.so_far, self.so_far);
        if beside.structure != self.structure() {
            return None;
        }
        match beside.why {
            Apart::Beside | Apart::Field => Some(beside.why),
            _ if now.headings > before.headings => None,
            _ if now.bytes == before.bytes => Some(Apart::Beside),
            Apart::Unseen if now.lines > before.lines || now.bytes - before.bytes > PROSE => {
                Some(Apart::UnseenPart)
            }
            why => Some(why),
        }
    }

    /// Whether a cell is open, so that what comes is in it.
    pub(crate) fn is_in_cell(&self) -> bool {
        let cell = self.open.last().and_then(|it| it.cell);
        self.deeper == 0 && cell.is_some_and(|it| it.ended.is_none())
    }

    /// Whether it began in the cell that is open.
    pub(crate) fn began_in_cell(&self, beside: Beside) -> bool {
        beside.structure.cell.is_some() && beside.structure == self.structure()
    }

    /// The cell that has just begun, or all that will be in it, stands apart.
    pub(crate) fn set_cell_apart(&mut self, why: Apart, around: Around) {
        if !matches!(self.items.last(), Some(Item::Cell { .. })) {
            return;
        }
        let region = self.new_region(why);
        let place = self.items.len() - usize::from(around == Around::Cell);
        self.items.insert(place, Item::Region(region));
        if let Some(cell) = self.open.last_mut().and_then(|it| it.cell.as_mut()) {
            cell.start = self.items.len();
        }
        let beside = self.beside(region, why);
        if let Some(top) = self.open.last_mut() {
            top.apart = Some((beside, around));
        }
    }

    /// The row that has just begun stands apart.
    pub(crate) fn set_row_apart(&mut self, why: Apart) {
        let Some(Item::Row(row)) = self.items.last().copied() else {
            return;
        };
        let region = self.new_region(why);
        self.items
            .insert(self.items.len() - 1, Item::Region(region));
        if let Some(row) = self.rows.get_mut(row as usize) {
            row.region = Some((region, 0));
        }
    }

    /// Changes whenever a table, row or cell opens or closes.
    fn structure(&self) -> Structure {
        let top = self.open.last();
        Structure {
            rows: self.rows.len(),
            cells: self.n_cells,
            open: self.open.len(),
            row: top.and_then(|it| it.row),
            cell: top.and_then(|it| it.cell).map(|it| it.start),
        }
    }

    /// A table begins.
    pub(crate) fn open_table(&mut self, at: u32) {
        // Between the cells of a table no table can begin: the one before was not closed.
        if let Some(top) = self.open.last()
            && top.cell.is_none_or(|it| it.ended.is_some())
        {
            self.close_table(at);
        }
        self.line_end(at);
        let is_too_deep = self.open.len() >= MAX_TABLE_DEPTH;
        if is_too_deep {
            self.beyond.tables.get_or_insert(at);
        }
        if is_too_deep || self.beyond.cells.is_some() {
            self.deeper += 1;
            return;
        }
        self.push_table(false);
    }

    fn push_table(&mut self, implied: bool) {
        self.open.push(OpenTable {
            implied,
            table: None,
            start: self.items.len(),
            row: None,
            cell: None,
            apart: None,
            rows: Vec::new(),
            unseen: Vec::new(),
            nested: false,
            bytes: 0,
            linked_bytes: 0,
        });
    }

    /// A row begins.
    pub(crate) fn open_row(&mut self, at: u32) {
        if self.deeper > 0 || self.beyond.cells.is_some() {
            self.line_end(at);
            return;
        }
        self.close_row(at);
        if self.open.is_empty() {
            self.line_end(at);
            self.push_table(true);
        }
        let (rows, tables, items) = (&mut self.rows, &mut self.tables, &mut self.items);
        let Some(top) = self.open.last_mut() else {
            return;
        };
        if top.table.is_none() {
            top.table = Some(index(tables.len()));
            top.start = items.len();
            items.push(Item::Table(index(tables.len())));
            tables.push(Table::default());
        }
        let row = index(rows.len());
        rows.push(Row::default());
        top.rows.push(row);
        top.row = Some(row);
        items.push(Item::Row(row));
    }

    /// A cell begins, behind its tag at `at`.
    pub(crate) fn open_cell(&mut self, at: u32) {
        if self.deeper > 0 {
            self.line_end(at);
            return;
        }
        if self.n_cells >= MAX_CELLS {
            self.beyond.cells.get_or_insert(at);
            self.close_row(at);
            self.line_end(at);
            return;
        }
        if self.open.last().is_none_or(|it| it.row.is_none()) {
            self.open_row(at);
        }
        self.close_cell(at);
        let Some((top, row)) = self
            .open
            .last_mut()
            .and_then(|it| it.row.map(|row| (it, row)))
        else {
            return;
        };
        self.n_cells += 1;
        self.items.push(Item::Cell { at });
        top.cell = Some(OpenCell {
            ended: None,
            start: self.items.len(),
            bytes: 0,
            line: 0,
            longest_line: 0,
        });
        if let Some(row) = self.rows.get_mut(row as usize) {
            row.cells += 1;
        }
        self.linked = false;
    }

    /// The end tag of a cell, at `at`.
    pub(crate) fn end_cell(&mut self, at: u32) {
        self.line_end(at);
        if self.deeper == 0
            && let Some(top) = self.open.last_mut()
            && let Some(cell) = &mut top.cell
        {
            cell.ended.get_or_insert(at);
        }
    }

    /// A cell ends where no cell begins that is read, as at one that goes on from above in Word.
    pub(crate) fn close_cell(&mut self, at: u32) {
        let apart = self.end_apart();
        let Some(top) = self.open.last_mut() else {
            return;
        };
        let (Some(cell), Some(row)) = (top.cell.take(), top.row) else {
            return;
        };
        self.items.push(Item::EndCell {
            row,
            at: cell.ended.unwrap_or(at),
        });
        if let Some(region) = apart
            && cell.bytes <= PROSE
        {
            top.unseen.push((region, self.items.len()));
        }
        top.bytes = top.bytes.saturating_add(cell.bytes);
        if cell.bytes > PROSE
            && cell.longest_line > LONG_LINE
            && let Some(row) = self.rows.get_mut(row as usize)
        {
            row.layout |= true;
        }
    }

    /// A cell ends: what is all of its content and stands apart ends there. Gives the region around the
    /// cell, if it stands apart itself.
    fn end_apart(&mut self) -> Option<u32> {
        let (beside, around) = self.open.last_mut()?.apart.take()?;
        let why = self.apart(beside)?;
        if around == Around::Content {
            self.leave_out(beside.region, why, self.items.len());
        }
        (around == Around::Cell).then_some(beside.region)
    }

    /// The end tag of a row.
    pub(crate) fn end_row(&mut self, at: u32) {
        if self.deeper == 0 {
            self.close_row(at);
        }
        self.line_end(at);
    }

    fn close_row(&mut self, at: u32) {
        self.close_cell(at);
        let Some(top) = self.open.last_mut() else {
            return;
        };
        let Some(row) = top.row.take() else {
            return;
        };
        self.items.push(Item::EndRow { row, at });
        let end = self.items.len();
        let unseen = std::mem::take(&mut top.unseen);
        let Some(row) = self.rows.get_mut(row as usize) else {
            return;
        };
        if let Some(region) = &mut row.region {
            region.1 = end;
        }
        // A row of which no cell is shown is one that a script shows.
        if let Some(shown @ 1..) = row.cells.checked_sub(index(unseen.len())) {
            row.cells = shown;
            for (region, end) in unseen {
                self.leave_out(region, Apart::Unseen, end);
            }
        }
    }

    /// A group of rows begins or ends.
    pub(crate) fn end_group(&mut self, at: u32) {
        if self.deeper == 0 {
            self.close_row(at);
        }
    }

    /// A table ends.
    pub(crate) fn close_table(&mut self, at: u32) {
        self.line_end(at);
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        self.close_row(at);
        let Some(mut done) = self.open.pop() else {
            return;
        };
        self.leave_out_rows(&mut done);
        let Some(index) = done.table else { return };
        let outer = self.open.last().map_or(0, |it| it.rows.len());
        let single = !done.nested
            && done.bytes <= SMALL
            && matches!(done.rows.as_slice(), [row] if self.row(*row).cells == 1);
        self.judge(&done, single);
        self.items.push(Item::EndTable { at });
        if let Some(table) = self.tables.get_mut(index as usize) {
            table.end = self.items.len();
            // What stands in tables within it is not counted here, and may be the report.
            table.links =
                !done.nested && done.bytes > 0 && done.linked_bytes * 10 >= done.bytes * 8;
        }
        if let Some(top) = self.open.last_mut()
            && outer > 0
        {
            if let Some(cell) = &mut top.cell {
                cell.bytes = cell
                    .bytes
                    .saturating_add(if single { done.bytes } else { 0 });
            }
            if !single {
                top.nested = true;
                if let Some(row) = top.row.and_then(|row| self.rows.get_mut(row as usize)) {
                    row.layout = true;
                }
            }
        }
    }

    /// Leaves out the rows that are not shown, unless most are not: such a table is one that a script shows.
    fn leave_out_rows(&mut self, done: &mut OpenTable) {
        let unseen = |row: Row| row.region.filter(|_| !row.layout);
        let n_unseen = done
            .rows
            .iter()
            .filter(|it| unseen(self.row(**it)).is_some())
            .count();
        if n_unseen == 0 || n_unseen > done.rows.len() / 2 {
            return;
        }
        for row in std::mem::take(&mut done.rows) {
            match unseen(self.row(row)) {
                Some((region, end)) => {
                    let region = region as usize;
                    if let Some(region) = self.regions.get_mut(region) {
                        region.end = Some(end);
                    }
                }
                None => done.rows.push(row),
            }
        }
    }

    /// Says which rows of a table are data: those without prose or tables in them, where some of the
    /// rows together have more than one cell.
    fn judge(&mut self, done: &OpenTable, single: bool) {
        if single {
            return;
        }
        let least = if done.nested { ROWS_BESIDE_NESTED } else { 1 };
        let mut rest = done.rows.as_slice();
        while !rest.is_empty() {
            let layout = rest.iter().position(|it| self.row(*it).layout);
            let (run, behind) = rest.split_at(layout.unwrap_or(rest.len()));
            rest = behind.get(1..).unwrap_or_default();
            let wide = run.iter().filter(|it| self.row(**it).cells > 1).count();
            if wide < least {
                continue;
            }
            for (place, it) in run.iter().enumerate() {
                if let Some(row) = self.rows.get_mut(*it as usize) {
                    row.data = true;
                    row.opens = place == 0;
                    row.closes = place + 1 == run.len();
                }
            }
        }
    }

    fn row(&self, row: u32) -> Row {
        self.rows.get(row as usize).copied().unwrap_or_default()
    }

    /// The end: what is open closes.
    pub(crate) fn finish(&mut self, at: u32) {
        self.deeper = 0;
        while !self.open.is_empty() {
            self.close_table(at);
        }
        self.line_end(at);
    }

    /// Text comes: between the cells of a row it belongs to the cell before it; in a table without a
    /// row it stands before the table; behind a row it makes a row of its own, or ends a table that no
    /// tag opened. Blanks there are nothing. Says whether the text is to be kept.
    fn admit(&mut self, at: u32, blank: impl FnOnce() -> bool) -> bool {
        let Some(top) = self.open.last_mut() else {
            return true;
        };
        match &mut top.cell {
            Some(cell) if cell.ended.is_none() => true,
            _ if blank() => false,
            Some(cell) => {
                cell.ended = None;
                true
            }
            None if self.deeper > 0 || top.table.is_none() => true,
            None if top.implied => {
                self.close_table(at);
                true
            }
            None => {
                self.open_cell(at);
                true
            }
        }
    }

    fn count(&mut self, bytes: u32) {
        self.so_far.bytes = self.so_far.bytes.saturating_add(bytes);
        if let Some(top) = self.open.last_mut()
            && let Some(cell) = &mut top.cell
        {
            cell.bytes = cell.bytes.saturating_add(bytes);
            cell.line = cell.line.saturating_add(bytes);
            cell.longest_line = cell.longest_line.max(cell.line);
            if self.linked {
                top.linked_bytes = top.linked_bytes.saturating_add(bytes);
            }
        }
    }
}

/// Nothing to see: blanks of every width.
pub(crate) fn is_blank(c: char) -> bool {
    c <= ' ' || c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

/// What ends a region.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Beside {
    region: u32,
    why: Apart,
    structure: Structure,
    so_far: SoFar,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Structure {
    rows: usize,
    cells: usize,
    open: usize,
    row: Option<u32>,
    cell: Option<usize>,
}
