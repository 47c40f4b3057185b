//! Word files: the document in the zip to the tape, and the tape to one text.
//!
//! Takes the bytes of a .docx; gives its extract, whose map is the identity: what the reader hands out
//! for a document is its text. Revisions are taken as accepted; runs that are struck out, raised or not shown
//! stand apart. Does not know the form, styles, headers,
//! footers or notes.

use std::io::{Cursor, Read};

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::diagnostic::Sink;
use crate::source::extract::Extract;
use crate::source::map::OffsetMap;
use crate::{Error, Span, offset};

use super::apart::{self, Apart};
use super::tape::{self, Beside, Tape};
use super::write::{Blanks, write};

/// Entries of a file: Word writes some twenty and one for each picture. More is an error, before any is
/// looked at.
const MAX_ENTRIES: usize = 10_000;

/// Bytes of the document's XML, inflated: a report has some 500 KB. More is an error, and is never held
/// in memory.
const MAX_INFLATED: u64 = 32 << 20;

/// Where the document is, unless the file was written by something unusual.
const DOCUMENT: &str = "word/document.xml";

/// The extract of a Word file.
///
/// # Errors
///
/// When it is damaged, or beyond a limit.
pub(crate) fn read(bytes: &[u8], sink: &mut dyn Sink) -> Result<Extract, Error> {
    let xml = document(bytes)?;
    let body = Body::read(&xml)?;
    let (mut extract, left_out) = write(&body.tape, &body.text, Blanks::Keep);
    let len = offset(extract.text.len());
    extract.map = OffsetMap::identity(len);
    body.tape.beyond.say(|_| Span::at(len), sink);
    apart::say(&left_out, &body.text, |it| Span::at(it.view), sink);
    Ok(extract)
}

/// The document's XML.
fn document(bytes: &[u8]) -> Result<String, Error> {
    if !bytes.starts_with(b"PK") {
        return Err(Error::broken_docx("it is no zip file"));
    }
    let entries = memmem::find_iter(bytes, b"PK\x01\x02").take(MAX_ENTRIES + 1);
    if entries.count() > MAX_ENTRIES {
        return Err(Error::docx_limit("entries", MAX_ENTRIES as u64));
    }
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|it| Error::broken_docx(it.to_string()))?;
    let other = (0..archive.len())
        .filter_map(|it| archive.name_for_index(it)?.ok())
        .find(|it| it.starts_with("word/document") && it.ends_with(".xml"))
        .map(std::borrow::Cow::into_owned);
    let name = match archive.index_for_name(DOCUMENT) {
        Some(_) => DOCUMENT.to_owned(),
        None => other.ok_or_else(|| Error::broken_docx(format!("it has no {DOCUMENT}")))?,
    };
    let entry = archive
        .by_name(&name)
        .map_err(|it| Error::broken_docx(it.to_string()))?;
    let mut xml = Vec::new();
    entry
        .take(MAX_INFLATED + 1)
        .read_to_end(&mut xml)
        .map_err(|it| Error::broken_docx(format!("{name}: {it}")))?;
    if xml.len() as u64 > MAX_INFLATED {
        return Err(Error::docx_limit(
            "bytes of text and its marks",
            MAX_INFLATED,
        ));
    }
    let xml = String::from_utf8(xml)
        .map_err(|it| Error::broken_docx(format!("{name} is no UTF-8: {it}")))?;
    Ok(match xml.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => xml,
    })
}

/// The body of the document as far as it was read.
#[derive(Default)]
struct Body {
    tape: Tape,
    /// All text in order; the tape points into it.
    text: String,
    depth: usize,
    /// Everything until the element at this depth ends is left out.
    skipped: Option<usize>,
    /// Inside an element that holds text.
    in_text: bool,
    in_row_properties: bool,
    /// Those of a paragraph's mark are not those of a run.
    in_paragraph_properties: bool,
    in_run_properties: bool,
    /// Runs within one another: a text box stands in a run.
    runs: Vec<Run>,
    rows: Vec<OpenRow>,
    /// A cell whose properties are being read.
    cell: Option<NewCell>,
}

#[derive(Clone, Copy, Default)]
struct Run {
    /// Why its text stands apart.
    apart: Option<Apart>,
    region: Option<Beside>,
}

#[derive(Clone, Copy, Default)]
struct OpenRow {
    depth: usize,
    begun: bool,
}

#[derive(Clone, Copy, Default)]
struct NewCell {
    depth: usize,
    /// It goes on from the cell above or before it.
    continues: bool,
}

impl Body {
    fn read(xml: &str) -> Result<Self, Error> {
        let mut body = Self::default();
        let mut reader = Reader::from_str(xml);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        loop {
            let event = reader.read_event().map_err(|it| {
                Error::broken_docx(format!("byte {} of its XML: {it}", reader.error_position()))
            })?;
            match event {
                Event::Start(tag) => {
                    body.depth += 1;
                    body.start(&tag, false);
                }
                Event::Empty(tag) => {
                    body.depth += 1;
                    body.start(&tag, true);
                    body.end(tag.local_name().as_ref());
                }
                Event::End(tag) => body.end(tag.local_name().as_ref()),
                Event::Text(text) => body.put(&text.xml10_content()),
                Event::CData(text) => body.put(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let c = match reference.resolve_char_ref() {
                        Ok(Some(c)) => Some(c),
                        _ => match reference.as_ref() {
                            "amp" => Some('&'),
                            "lt" => Some('<'),
                            "gt" => Some('>'),
                            "quot" => Some('"'),
                            "apos" => Some('\''),
                            _ => None,
                        },
                    };
                    if let Some(c) = c {
                        body.put(c.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::Eof => break,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
        let at = body.at();
        body.tape.finish(at);
        Ok(body)
    }

    fn at(&self) -> u32 {
        offset(self.text.len())
    }

    fn start(&mut self, tag: &BytesStart<'_>, empty: bool) {
        if self.skipped.is_some() {
            return;
        }
        let at = self.at();
        match tag.local_name().as_ref() {
            "t" => self.in_text = !empty,
            "tab" | "ptab" => self.add("\t"),
            "noBreakHyphen" => self.add("-"),
            "br" | "cr" => self.tape.line_end(at),
            "p" => {
                self.begin_cell();
                self.tape.line_end(at);
            }
            "tbl" => {
                self.begin_cell();
                self.tape.open_table(at);
            }
            "tr" => self.rows.push(OpenRow {
                depth: self.depth,
                ..OpenRow::default()
            }),
            "trPr" => self.in_row_properties = !empty,
            "pPr" => self.in_paragraph_properties = !empty,
            "r" => self.runs.push(Run::default()),
            "rPr" => self.in_run_properties = !empty && !self.in_paragraph_properties,
            "strike" | "dstrike" if is_on(tag) => self.set_apart(Apart::Struck),
            "vanish" if is_on(tag) => self.set_apart(Apart::Unseen),
            "vertAlign" if value(tag).is_some_and(|it| it != "baseline") => {
                self.set_apart(Apart::Raised);
            }
            "tc" => {
                self.cell = Some(NewCell {
                    depth: self.depth,
                    ..NewCell::default()
                });
            }
            "vMerge" | "hMerge" => {
                if let Some(cell) = &mut self.cell {
                    cell.continues |= value(tag).is_none_or(|it| it != "restart");
                }
            }
            // A mark in a row's properties: the row is deleted, or not shown.
            "del" | "hidden" if self.in_row_properties && is_on(tag) => {
                self.in_row_properties = false;
                self.skipped = self.rows.last().map(|it| it.depth);
            }
            // Tab stops, named as tabs are, and what is deleted, moved away or said twice.
            "tabs" | "del" | "moveFrom" | "Fallback" if !empty => self.skipped = Some(self.depth),
            name if name.ends_with("PrChange") && !empty => self.skipped = Some(self.depth),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(skipped) = self.skipped {
            if depth > skipped {
                return;
            }
            self.skipped = None;
        }
        let at = self.at();
        match name {
            "t" => self.in_text = false,
            "p" => self.tape.line_end(at),
            "tbl" => self.tape.close_table(at),
            "trPr" => self.in_row_properties = false,
            "pPr" => self.in_paragraph_properties = false,
            "rPr" if std::mem::take(&mut self.in_run_properties) => {
                if let Some(run) = self.runs.last_mut() {
                    run.region = run.apart.map(|why| self.tape.region(why));
                }
            }
            "r" => {
                if let Some(region) = self.runs.pop().and_then(|it| it.region) {
                    self.tape.end_region(region);
                }
            }
            "tr" => {
                self.rows.pop();
                self.tape.end_row(at);
            }
            "tc" => {
                self.begin_cell();
                self.skipped = None;
                self.tape.end_cell(at);
            }
            _ => {}
        }
    }

    /// A property of the run that is being read.
    fn set_apart(&mut self, why: Apart) {
        if self.in_run_properties
            && let Some(run) = self.runs.last_mut()
        {
            run.apart = run.apart.max(Some(why));
        }
    }

    /// The properties of a cell are known: it begins, or is left out.
    fn begin_cell(&mut self) {
        let Some(cell) = self.cell.take() else {
            return;
        };
        let at = self.at();
        if let Some(row) = self.rows.last_mut()
            && !row.begun
        {
            row.begun = true;
            self.tape.open_row(at);
        }
        if cell.continues {
            self.tape.close_cell(at);
            self.skipped = Some(cell.depth);
        } else {
            self.tape.open_cell(at);
        }
    }

    fn put(&mut self, text: &str) {
        if self.in_text && self.skipped.is_none() {
            self.add(text);
        }
    }

    fn add(&mut self, text: &str) {
        let start = self.at();
        self.text.push_str(text);
        let end = self.at();
        let blank = || text.chars().all(tape::is_blank);
        self.tape.text(start, end, blank);
    }
}

/// Whether a property that is on or off is on.
fn is_on(tag: &BytesStart<'_>) -> bool {
    value(tag).is_none_or(|it| !matches!(it.as_str(), "0" | "false" | "off"))
}

/// The attribute `val`.
fn value(tag: &BytesStart<'_>) -> Option<String> {
    tag.attributes()
        .with_checks(false)
        .flatten()
        .find(|it| it.key.local_name().as_ref() == "val")
        .map(|it| it.value.into_owned())
}

#[cfg(test)]
#[path = "docx_tests.rs"]
pub(crate) mod tests;
