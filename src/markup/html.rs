//! Web pages: tokens to the tape, and the tape to one text.
//!
//! Takes a page, or a piece of one, as tag soup; gives its extract. html5gum tokenizes and calls back
//! for every piece of text and every tag, with its place; no token is built. Does not know the form.

use html5gum::{Emitter, Error as SoupError, State, Tokenizer};

use super::beyond::MAX_BESIDE_DEPTH;
use super::script;
use super::tags::{Raw, Tag, role};
use super::tape::{Beside, Tape, is_blank};
use super::write::{Blanks, write};
use crate::diagnostic::Sink;
use crate::source::extract::{Evidence, EvidenceKind, Extract, separators};
use crate::{Span, offset};

/// An attribute value is kept up to this many bytes: the longest that is looked at is a title.
const MAX_VALUE: usize = 4096;

/// A page with fewer cells than this in its own tables, a search form or a calendar, may hold the
/// report in a script. The smallest table of the form has 30.
const CELLS_OF_A_REPORT: usize = 20;

/// The extract of a page. A page without a table of its own is looked for in its scripts.
pub(crate) fn page(source: &str, sink: &mut dyn Sink) -> Extract {
    let (extract, page) = read(source);
    let mut beyond = page.tape.beyond;
    let own = cells(&extract);
    let scripts = if own < CELLS_OF_A_REPORT {
        page.raw.as_slice()
    } else {
        &[]
    };
    let held = scripts.iter().find_map(|it| {
        let (markup, under) = script::held(source, *it, &mut beyond)?;
        let (inner, page) = read(&markup);
        (cells(&inner) > own).then_some((inner, page.tape.beyond, under))
    });
    beyond.say(Span::at, sink);
    let Some((inner, beyond, under)) = held else {
        return extract;
    };
    beyond.say(|at| under.to_source(Span::at(at)), sink);
    let mut evidence = extract.evidence;
    evidence.extend(inner.evidence.into_iter().map(|it| Evidence {
        span: under.to_source(it.span),
        ..it
    }));
    Extract {
        map: inner.map.through(&under),
        evidence,
        ..inner
    }
}

fn cells(extract: &Extract) -> usize {
    memchr::memchr_iter(separators::CELL as u8, extract.text.as_bytes()).count()
}

/// One pass over markup, and one more for every kind of element that begins and never ends, and whose
/// content is no markup: then its content is read all the same. A script's never is.
fn read(source: &str) -> (Extract, Page<'_>) {
    let mut page = Page::new(source);
    let mut from = 0;
    while let Some(rest) = source.get(from..) {
        page.position = from;
        let emitter = Emit { page: &mut page };
        // Nothing can fail when the source is a string.
        let Ok(()) = Tokenizer::new_with_emitter(rest, emitter).finish();
        let Some((raw, start)) = page.in_raw.take() else {
            break;
        };
        if raw == Raw::Script {
            page.raw
                .push(Span::new(offset(start), offset(source.len())));
            break;
        }
        page.not_raw.push(raw);
        page.text_end = start;
        from = start;
    }
    page.tape.finish(offset(source.len()));
    let blanks = if page.has_blocks {
        Blanks::Collapse
    } else {
        Blanks::Lines
    };
    let mut extract = write(&page.tape, source, blanks);
    let mut evidence = std::mem::take(&mut page.evidence);
    evidence.append(&mut extract.evidence);
    extract.evidence = evidence;
    (extract, page)
}

/// The page as far as it was read.
struct Page<'a> {
    source: &'a str,
    tape: Tape,
    evidence: Vec<Evidence>,
    /// Places of scripts and their like, which may hold a page.
    raw: Vec<Span>,
    /// The element that is open whose content is no markup, and where its content starts.
    in_raw: Option<(Raw, usize)>,
    /// Those that never end.
    not_raw: Vec<Raw>,
    title: String,
    has_blocks: bool,
    beside: Vec<(Tag, Beside, bool)>,
    /// Those that are open but not kept track of: their ends end none of the others.
    deeper: u32,
    /// Where the tokenizer is.
    position: usize,
    /// Where the last text ended.
    text_end: usize,
    tag: CurrentTag,
    /// The name of the last element whose content is no markup: only its own end tag ends it.
    raw_name: Vec<u8>,
}

/// The tag that is being read.
#[derive(Default)]
struct CurrentTag {
    name: Vec<u8>,
    role: Option<Tag>,
    is_end: bool,
    self_closing: bool,
    start: usize,
    attribute: Vec<u8>,
    value: Vec<u8>,
    value_span: (usize, usize),
    leads_somewhere: bool,
    meta_name: Vec<u8>,
    meta_content: Vec<u8>,
    meta_span: (usize, usize),
}

impl<'a> Page<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            tape: Tape::default(),
            evidence: Vec::new(),
            raw: Vec::new(),
            in_raw: None,
            not_raw: Vec::new(),
            title: String::new(),
            has_blocks: false,
            beside: Vec::new(),
            deeper: 0,
            position: 0,
            text_end: 0,
            tag: CurrentTag::default(),
            raw_name: Vec::new(),
        }
    }

    /// Text that ends where the tokenizer is. It stands so in the source, or was made of a character
    /// reference there.
    fn text(&mut self, bytes: &[u8]) {
        let end = self.position.min(self.source.len());
        let start = end.saturating_sub(bytes.len()).max(self.text_end);
        let verbatim = self.source.as_bytes().get(start..end) == Some(bytes);
        let made_from = std::mem::replace(&mut self.text_end, end).min(end);
        if let Some((raw, _)) = self.in_raw {
            if raw == Raw::Title && self.title.len() < MAX_VALUE {
                self.title.push_str(&String::from_utf8_lossy(bytes));
            }
            return;
        }
        if verbatim {
            let blank = || std::str::from_utf8(bytes).is_ok_and(|it| it.chars().all(is_blank));
            self.tape.text(offset(start), offset(end), blank);
        } else if self.source.as_bytes()[made_from..end]
            .iter()
            .all(|it| *it <= b' ')
        {
            // A line end that was `\r` or `\r\n`.
            self.tape.text(offset(made_from), offset(end), || true);
        } else {
            let text = String::from_utf8_lossy(bytes);
            let span = Span::new(offset(made_from), offset(end));
            self.tape.made(&text, span);
        }
    }

    fn start_tag(&mut self) -> Option<State> {
        let at = offset(self.position);
        let before = offset(self.tag.start);
        let role = self.tag.role.unwrap_or(Tag::Inline);
        match role {
            Tag::Inline => {}
            Tag::Block => {
                self.has_blocks = true;
                self.tape.line_end(before);
            }
            Tag::Break => self.tape.line_end(before),
            Tag::Heading => {
                self.has_blocks = true;
                for (tag, _, heading) in &mut self.beside {
                    *heading |= *tag == Tag::Header;
                }
                self.tape.heading(before);
            }
            Tag::Pre => self.tape.pre(true, before),
            Tag::Table => self.tape.open_table(before),
            Tag::RowGroup => self.tape.end_group(before),
            Tag::Row => self.tape.open_row(before),
            Tag::Cell => self.tape.open_cell(at),
            Tag::Link => self.tape.link(self.tag.leads_somewhere),
            Tag::Beside | Tag::Header | Tag::Within => {
                if role != Tag::Within {
                    self.tape.line_end(before);
                }
                if self.tag.self_closing {
                    return None;
                }
                if self.beside.len() < MAX_BESIDE_DEPTH {
                    let beside = self.tape.region();
                    self.beside.push((role, beside, false));
                } else {
                    self.deeper += 1;
                    self.tape.beyond.beside.get_or_insert(before);
                }
            }
            Tag::Meta => self.meta(),
            Tag::Raw(raw) => return self.start_raw(raw),
        }
        None
    }

    fn start_raw(&mut self, raw: Raw) -> Option<State> {
        if self.tag.self_closing || self.not_raw.contains(&raw) {
            return None;
        }
        self.in_raw = Some((raw, self.position));
        self.raw_name.clone_from(&self.tag.name);
        self.title.clear();
        Some(match raw {
            Raw::Title | Raw::Textarea => State::RcData,
            Raw::Script => State::ScriptData,
            Raw::Other => State::RawText,
        })
    }

    fn end_tag(&mut self) {
        let before = offset(self.tag.start);
        if let Some((raw, start)) = self.in_raw.take() {
            let span = Span::new(offset(start), before);
            match raw {
                Raw::Script | Raw::Textarea => self.raw.push(span),
                Raw::Title => {
                    let text = std::mem::take(&mut self.title);
                    self.push_evidence(EvidenceKind::PageTitle, &text, span);
                }
                Raw::Other => {}
            }
            return;
        }
        let role = self.tag.role.unwrap_or(Tag::Inline);
        match role {
            Tag::Block | Tag::Heading | Tag::Break => self.tape.line_end(before),
            Tag::Pre => self.tape.pre(false, before),
            Tag::Table => self.tape.close_table(before),
            Tag::RowGroup => self.tape.end_group(before),
            Tag::Row => self.tape.end_row(before),
            Tag::Cell => self.tape.end_cell(before),
            Tag::Link => self.tape.link(false),
            Tag::Beside | Tag::Header | Tag::Within => {
                // Those within it that were not closed stay text.
                let open = self.beside.iter().rposition(|(tag, _, _)| *tag == role);
                if self.deeper > 0 {
                    self.deeper -= 1;
                } else if let Some(open) = open {
                    let closed = self.beside.drain(open..).next();
                    if let Some((_, beside, heading)) = closed
                        && !heading
                    {
                        self.tape.end_region(beside);
                    }
                }
                if role != Tag::Within {
                    self.tape.line_end(before);
                }
            }
            Tag::Inline | Tag::Meta | Tag::Raw(_) => {}
        }
    }

    /// `meta` elements as government sites have to write them.
    fn meta(&mut self) {
        let kind = match self.tag.meta_name.as_slice() {
            b"articletitle" | b"og:title" => EvidenceKind::MetaTitle,
            b"contentsource" => EvidenceKind::Agency,
            _ => return,
        };
        let text = String::from_utf8_lossy(&self.tag.meta_content).into_owned();
        let (start, end) = self.tag.meta_span;
        self.push_evidence(kind, &text, Span::new(offset(start), offset(end)));
    }

    fn push_evidence(&mut self, kind: EvidenceKind, text: &str, span: Span) {
        let trimmed = text.trim_matches(is_blank);
        if trimmed.is_empty() {
            return;
        }
        // What stands so in the source has its own place; what was made of references has that of all.
        let span = match span.slice(self.source) {
            Some(source) if source == text => {
                let lead = text.len() - text.trim_start_matches(is_blank).len();
                let start = span.start + offset(lead);
                Span::new(start, start + offset(trimmed.len()))
            }
            _ => span,
        };
        let text = trimmed.to_owned();
        self.evidence.push(Evidence { kind, text, span });
    }

    /// An attribute is complete.
    fn end_attribute(&mut self) {
        let tag = &mut self.tag;
        if tag.attribute.is_empty() || tag.is_end {
            return;
        }
        match (tag.role, tag.attribute.as_slice()) {
            (Some(Tag::Link), b"href") => tag.leads_somewhere = true,
            (Some(Tag::Meta), b"name" | b"property") => {
                tag.meta_name = tag.value.to_ascii_lowercase();
            }
            (Some(Tag::Meta), b"content") => {
                std::mem::swap(&mut tag.meta_content, &mut tag.value);
                tag.meta_span = tag.value_span;
            }
            _ => {}
        }
        tag.attribute.clear();
    }

    /// Whether attributes of this element are looked at.
    const fn looks_at_attributes(&self) -> bool {
        matches!(self.tag.role, Some(Tag::Link | Tag::Meta)) && !self.tag.is_end
    }
}

/// What html5gum calls.
struct Emit<'p, 'a> {
    page: &'p mut Page<'a>,
}

impl Emitter for Emit<'_, '_> {
    type Token = std::convert::Infallible;

    fn set_last_start_tag(&mut self, name: Option<&[u8]>) {
        self.page.raw_name.clear();
        self.page.raw_name.extend(name.unwrap_or_default());
    }

    fn emit_eof(&mut self) {}

    fn emit_error(&mut self, _: SoupError) {}

    fn should_emit_errors(&mut self) -> bool {
        false
    }

    fn pop_token(&mut self) -> Option<Self::Token> {
        None
    }

    fn emit_string(&mut self, text: &[u8]) {
        self.page.text(text);
    }

    fn start_open_tag(&mut self) {
        self.page.tag.start = self.page.position.saturating_sub(1);
    }

    fn init_start_tag(&mut self) {
        let tag = &mut self.page.tag;
        tag.name.clear();
        tag.role = None;
        tag.is_end = false;
        tag.self_closing = false;
        tag.attribute.clear();
        tag.leads_somewhere = false;
        tag.meta_name.clear();
        tag.meta_content.clear();
    }

    fn init_end_tag(&mut self) {
        let tag = &mut self.page.tag;
        tag.name.clear();
        tag.role = None;
        tag.is_end = true;
        tag.attribute.clear();
    }

    fn push_tag_name(&mut self, name: &[u8]) {
        self.page.tag.name.extend_from_slice(name);
    }

    fn emit_current_tag(&mut self) -> Option<State> {
        let page = &mut *self.page;
        page.end_attribute();
        page.tag.role.get_or_insert_with(|| role(&page.tag.name));
        let next = if page.tag.is_end {
            page.end_tag();
            None
        } else {
            page.start_tag()
        };
        page.text_end = page.position;
        next
    }

    fn set_self_closing(&mut self) {
        self.page.tag.self_closing = true;
    }

    fn init_attribute(&mut self) {
        let page = &mut *self.page;
        page.end_attribute();
        page.tag.role.get_or_insert_with(|| role(&page.tag.name));
        page.tag.value.clear();
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        if self.page.looks_at_attributes() && self.page.tag.attribute.len() < MAX_VALUE {
            self.page.tag.attribute.extend_from_slice(name);
        }
    }

    fn init_attribute_value(&mut self) {
        let at = self.page.position;
        self.page.tag.value_span = (at, at);
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        if self.page.looks_at_attributes() && self.page.tag.value.len() < MAX_VALUE {
            self.page.tag.value.extend_from_slice(value);
            self.page.tag.value_span.1 = self.page.position;
        }
    }

    fn current_is_appropriate_end_tag_token(&mut self) -> bool {
        let page = &*self.page;
        page.tag.is_end && page.raw_name == page.tag.name
    }

    fn move_position(&mut self, by: isize) {
        self.page.position = self.page.position.saturating_add_signed(by);
    }

    // Comments and document types are nothing to the text, and part what stands around them no more
    // than an inline element does.
    fn init_comment(&mut self) {}
    fn emit_current_comment(&mut self) {
        self.page.text_end = self.page.position;
    }
    fn push_comment(&mut self, _: &[u8]) {}
    fn init_doctype(&mut self) {}
    fn emit_current_doctype(&mut self) {
        self.page.text_end = self.page.position;
    }
    fn set_force_quirks(&mut self) {}
    fn push_doctype_name(&mut self, _: &[u8]) {}
    fn set_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn set_doctype_system_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_public_identifier(&mut self, _: &[u8]) {}
    fn push_doctype_system_identifier(&mut self, _: &[u8]) {}
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
