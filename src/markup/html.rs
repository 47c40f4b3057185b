//! Web pages: tokens to the tape, and the tape to one text.
//!
//! Takes a page, or a piece of one, as tag soup; gives its extract. html5gum tokenizes and calls back
//! for every piece of text and every tag, with its place; no token is built. Does not know the form.

use html5gum::{Emitter, Error as SoupError, State, Tokenizer};

use super::apart::{self, Apart, LeftOut};
use super::beyond::MAX_BESIDE_DEPTH;
use super::script;
use super::style::Style;
use super::tags::{Raw, Tag, role};
use super::tape::{Around, Beside, Tape, is_blank};
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
    // Read as markup, the attributes of an answer in JSON are cut at their escapes.
    let all = is_json(source).then(|| Span::new(0, offset(source.len())));
    let own = if all.is_some() { 0 } else { cells(&extract) };
    let scripts = match &all {
        Some(all) => std::slice::from_ref(all),
        None if own < CELLS_OF_A_REPORT => page.raw.as_slice(),
        None => &[],
    };
    let held = scripts.iter().find_map(|it| {
        let (markup, under) = script::held(source, *it, &mut beyond)?;
        let (inner, page) = read(&markup);
        if cells(&inner) <= own {
            return None;
        }
        let (beyond, left_out) = (page.tape.beyond, page.left_out);
        Some((inner, beyond, left_out, markup, under))
    });
    beyond.say(Span::at, sink);
    let Some((inner, beyond, left_out, markup, under)) = held else {
        apart::say(&page.left_out, source, |it| it.span, sink);
        return extract;
    };
    beyond.say(|at| under.to_source(Span::at(at)), sink);
    apart::say(&left_out, &markup, |it| under.to_source(it.span), sink);
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

/// Whether a page is an object or a list of JSON.
fn is_json(source: &str) -> bool {
    let source = source.trim_matches(is_blank);
    let inner = |open, close| Some(source.strip_prefix(open)?.strip_suffix(close)?.trim_start());
    inner('{', '}').is_some_and(|it| it.starts_with('"'))
        || inner('[', ']').is_some_and(|it| it.starts_with(['{', '"']))
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
    let (mut extract, left_out) = write(&page.tape, source, blanks);
    page.left_out = left_out;
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
    /// What an element of text that is no markup holds, as far as it is looked at.
    content: String,
    has_blocks: bool,
    beside: Vec<OpenBeside>,
    /// The option that is open, and what is known of those of its field.
    option: Option<(Beside, bool)>,
    first_option: Option<Beside>,
    is_chosen: bool,
    left_out: Vec<LeftOut>,
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

/// An element that stands apart from the text.
struct OpenBeside {
    ended_by: EndedBy,
    beside: Beside,
    heading: bool,
}

/// What ends an element that stands apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EndedBy {
    /// The end of an element of the same role.
    Role(Tag),
    /// The end of this element, once those of the same name in it have ended.
    Name { name: Name, again: u32 },
}

/// The first bytes of the name of an element, which tell it from others.
type Name = [u8; 8];

fn name(tag: &[u8]) -> Name {
    let mut name = Name::default();
    for (to, from) in name.iter_mut().zip(tag) {
        *to = *from;
    }
    name
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
    /// Whether the value of the attribute is looked at.
    keeps_value: bool,
    style: Style,
    /// `selected` of an option.
    is_selected: bool,
    /// `type` of a field, and its value with its place.
    is_written: Option<bool>,
    field: Vec<u8>,
    field_span: (usize, usize),
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
            content: String::new(),
            has_blocks: false,
            beside: Vec::new(),
            option: None,
            first_option: None,
            is_chosen: false,
            left_out: Vec::new(),
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
            if matches!(raw, Raw::Title | Raw::Textarea) && self.content.len() < MAX_VALUE {
                self.content.push_str(&String::from_utf8_lossy(bytes));
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
            Tag::Block | Tag::Heading | Tag::Pre | Tag::Table => self.end_paragraph(),
            Tag::Cell | Tag::Row | Tag::RowGroup => self.end_in_cell(),
            _ => {}
        }
        match role {
            Tag::Inline | Tag::Struck | Tag::Raised | Tag::Void => {}
            Tag::Block => {
                self.has_blocks = true;
                self.tape.line_end(before);
            }
            Tag::Break => self.tape.line_end(before),
            Tag::Heading => {
                self.has_blocks = true;
                for it in &mut self.beside {
                    it.heading |= it.ended_by == EndedBy::Role(Tag::Header);
                }
                self.tape.heading(before);
            }
            Tag::Pre => self.tape.pre(true, before),
            Tag::Table => self.tape.open_table(before),
            Tag::RowGroup => self.tape.end_group(before),
            Tag::Row => {
                self.tape.open_row(before);
                if let Some(why) = self.tag.apart() {
                    self.tape.set_row_apart(why);
                }
            }
            Tag::Cell => {
                self.tape.open_cell(at);
                if let Some(why) = self.tag.apart() {
                    let around = if self.tag.style.gone {
                        Around::Cell
                    } else {
                        Around::Content
                    };
                    self.tape.set_cell_apart(why, around);
                }
            }
            Tag::Link => self.tape.link(self.tag.leads_somewhere),
            Tag::Input => self.input(),
            Tag::Option => self.open_option(before),
            Tag::Beside | Tag::Header | Tag::Within | Tag::Select => {
                if role != Tag::Within {
                    self.tape.line_end(before);
                }
                if self.tag.self_closing {
                    return None;
                }
                if role == Tag::Select {
                    (self.option, self.first_option, self.is_chosen) = (None, None, false);
                }
                let why = match role {
                    Tag::Select if self.tag.apart().is_none() => Apart::Field,
                    _ => Apart::Beside,
                };
                if !self.open_beside(EndedBy::Role(role), why, before) {
                    self.deeper += 1;
                }
            }
            Tag::Meta => self.meta(),
            Tag::Raw(raw) => return self.start_raw(raw),
        }
        if has_content(role) {
            self.open_apart(role, before);
        }
        None
    }

    /// Says whether it is kept track of.
    fn open_beside(&mut self, ended_by: EndedBy, why: Apart, before: u32) -> bool {
        let is_kept = self.beside.len() < MAX_BESIDE_DEPTH;
        if is_kept {
            let beside = self.tape.region(why);
            self.beside.push(OpenBeside {
                ended_by,
                beside,
                heading: false,
            });
        } else {
            self.tape.beyond.beside.get_or_insert(before);
        }
        is_kept
    }

    /// An element with text in it: its style may set it apart, or it is in one of its name that is.
    fn open_apart(&mut self, role: Tag, before: u32) {
        let why = match (self.tag.apart(), role) {
            (None, Tag::Struck) => Some(Apart::Struck),
            (None, Tag::Raised) => Some(Apart::Raised),
            (None, Tag::Inline | Tag::Link) if self.tag.style.raised => Some(Apart::Raised),
            (why, _) => why,
        };
        let is_void = self.tag.self_closing || self.tag.name == b"hr";
        if is_void || why.is_none() && self.beside.is_empty() {
            return;
        }
        let name = name(&self.tag.name);
        // A block may be a tab, whatever its length; what is in a line, and a paragraph, are none.
        let why = match why {
            Some(Apart::Unseen) if role == Tag::Block && name != P => Some(Apart::UnseenPart),
            why => why,
        };
        let ended_by = EndedBy::Name { name, again: 0 };
        if why.is_none_or(|why| !self.open_beside(ended_by, why, before))
            && let Some(open) = self.named(name)
            && let EndedBy::Name { again, .. } = &mut self.beside[open].ended_by
        {
            *again += 1;
        }
    }

    /// The last of this name that is open.
    fn named(&self, wanted: Name) -> Option<usize> {
        let is_wanted =
            |it: &OpenBeside| matches!(it.ended_by, EndedBy::Name { name, .. } if name == wanted);
        self.beside.iter().rposition(is_wanted)
    }

    /// The end of an element with text in it.
    fn end_apart(&mut self) {
        if self.beside.is_empty() {
            return;
        }
        let Some(open) = self.named(name(&self.tag.name)) else {
            return;
        };
        match &mut self.beside[open].ended_by {
            EndedBy::Name { again, .. } if *again > 0 => *again -= 1,
            _ => self.end_beside(open),
        }
    }

    /// Those within it that were not closed stay text.
    fn end_beside(&mut self, open: usize) {
        if let Some(closed) = self.beside.drain(open..).next()
            && !closed.heading
        {
            self.tape.end_region(closed.beside);
        }
    }

    /// A paragraph ends where a block begins, whether it is said or not.
    fn end_paragraph(&mut self) {
        if let Some(open) = self.named(P) {
            self.end_beside(open);
        }
    }

    /// What began in a cell ends with it.
    fn end_in_cell(&mut self) {
        while let Some(last) = self.beside.last()
            && matches!(last.ended_by, EndedBy::Name { .. })
            && self.tape.began_in_cell(last.beside)
        {
            self.end_beside(self.beside.len() - 1);
        }
    }

    /// A field that is filled in says in a cell what is written into it.
    fn field(&mut self, text: &str, span: Span) {
        if self.tag.apart().is_some() || !self.tape.is_in_cell() {
            return;
        }
        let region = self.tape.region(Apart::Field);
        if span.slice(self.source) == Some(text) {
            self.tape.text(span.start, span.end, || false);
        } else {
            self.tape.made(text, span);
        }
        self.tape.end_region(region);
    }

    fn input(&mut self) {
        if self.tag.is_written == Some(false) {
            return;
        }
        let text = std::mem::take(&mut self.tag.field);
        let (start, end) = self.tag.field_span;
        self.field(
            &String::from_utf8_lossy(&text),
            Span::new(offset(start), offset(end)),
        );
    }

    fn open_option(&mut self, before: u32) {
        self.has_blocks = true;
        self.end_option();
        self.tape.line_end(before);
        let is_select = |it: &OpenBeside| it.ended_by == EndedBy::Role(Tag::Select);
        if self.beside.last().is_some_and(is_select) {
            let region = self.tape.region(Apart::Beside);
            self.option = Some((region, self.tag.is_selected));
        }
    }

    /// An option ends: it is left out unless it is chosen.
    fn end_option(&mut self) {
        let Some((region, is_selected)) = self.option.take() else {
            return;
        };
        if is_selected {
            self.is_chosen = true;
            return;
        }
        self.tape.end_region(region);
        self.first_option.get_or_insert(region);
    }

    /// A field of options ends: where none is chosen, the first one shows.
    fn end_select(&mut self) {
        self.end_option();
        let first = self.first_option.take();
        if !std::mem::take(&mut self.is_chosen)
            && let Some(first) = first
        {
            self.tape.keep(first);
        }
    }

    fn start_raw(&mut self, raw: Raw) -> Option<State> {
        if self.tag.self_closing || self.not_raw.contains(&raw) {
            return None;
        }
        self.in_raw = Some((raw, self.position));
        self.raw_name.clone_from(&self.tag.name);
        self.content.clear();
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
                Raw::Script => self.raw.push(span),
                Raw::Textarea => {
                    self.raw.push(span);
                    let text = std::mem::take(&mut self.content);
                    // With markup in it, it is a page that is edited. The style is that of its start tag.
                    if !text.contains('<') {
                        self.field(&text, span);
                    }
                }
                Raw::Title => {
                    let text = std::mem::take(&mut self.content);
                    self.push_evidence(EvidenceKind::PageTitle, &text, span);
                }
                Raw::Other => {}
            }
            return;
        }
        let role = self.tag.role.unwrap_or(Tag::Inline);
        match role {
            Tag::Cell | Tag::Row | Tag::RowGroup | Tag::Table => self.end_in_cell(),
            _ if has_content(role) => self.end_apart(),
            _ => {}
        }
        match role {
            Tag::Block | Tag::Heading | Tag::Break => self.tape.line_end(before),
            Tag::Option => {
                self.end_option();
                self.tape.line_end(before);
            }
            Tag::Pre => self.tape.pre(false, before),
            Tag::Table => self.tape.close_table(before),
            Tag::RowGroup => self.tape.end_group(before),
            Tag::Row => self.tape.end_row(before),
            Tag::Cell => self.tape.end_cell(before),
            Tag::Link => self.tape.link(false),
            Tag::Beside | Tag::Header | Tag::Within | Tag::Select => {
                if role == Tag::Select {
                    self.end_select();
                }
                let ended_by = EndedBy::Role(role);
                let open = self.beside.iter().rposition(|it| it.ended_by == ended_by);
                if self.deeper > 0 {
                    self.deeper -= 1;
                } else if let Some(open) = open {
                    self.end_beside(open);
                }
                if role != Tag::Within {
                    self.tape.line_end(before);
                }
            }
            Tag::Inline | Tag::Struck | Tag::Raised => {}
            Tag::Input | Tag::Void | Tag::Meta | Tag::Raw(_) => {}
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
            (_, b"style") => tag.style.read(&tag.value),
            (_, b"hidden") => tag.style.gone = true,
            (Some(Tag::Link), b"href") => tag.leads_somewhere = true,
            (Some(Tag::Option), b"selected") => tag.is_selected = true,
            (Some(Tag::Input), b"type") => {
                let kind = tag.value.to_ascii_lowercase();
                tag.is_written = Some(!NOT_WRITTEN.contains(&kind.as_slice()));
            }
            (Some(Tag::Input), b"value") => {
                std::mem::swap(&mut tag.field, &mut tag.value);
                tag.field_span = tag.value_span;
            }
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
}

impl CurrentTag {
    /// Why what it begins stands apart, if the tag says so.
    fn apart(&self) -> Option<Apart> {
        let style = self.style;
        let unseen = (style.gone || style.invisible).then_some(Apart::Unseen);
        unseen.or(style.struck.then_some(Apart::Struck))
    }

    /// Whether the value of the attribute is looked at. Most attributes are of the style, and few of those
    /// of anything else matter.
    fn looks_at_value(&self) -> bool {
        match self.role {
            Some(Tag::Meta) => true,
            Some(Tag::Input) => matches!(self.attribute.as_slice(), b"style" | b"type" | b"value"),
            _ => self.attribute == b"style",
        }
    }
}

/// Types of `input` elements that say nothing by their value to who reads the page.
const NOT_WRITTEN: [&[u8]; 11] = [
    b"hidden",
    b"checkbox",
    b"radio",
    b"submit",
    b"button",
    b"reset",
    b"image",
    b"file",
    b"password",
    b"range",
    b"color",
];

/// A paragraph.
const P: Name = *b"p\0\0\0\0\0\0\0";

/// Elements whose text may stand apart by their style. Headings never do.
const fn has_content(role: Tag) -> bool {
    matches!(
        role,
        Tag::Inline | Tag::Block | Tag::Link | Tag::Pre | Tag::Struck | Tag::Raised
    )
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
        tag.keeps_value = false;
        tag.style = Style::default();
        tag.is_selected = false;
        tag.is_written = None;
        tag.field.clear();
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
        page.tag.keeps_value = false;
    }

    fn push_attribute_name(&mut self, name: &[u8]) {
        let tag = &mut self.page.tag;
        if !tag.is_end && tag.attribute.len() < MAX_VALUE {
            tag.attribute.extend_from_slice(name);
        }
    }

    fn init_attribute_value(&mut self) {
        let at = self.page.position;
        let tag = &mut self.page.tag;
        tag.value_span = (at, at);
        tag.keeps_value = !tag.is_end && tag.looks_at_value();
    }

    fn push_attribute_value(&mut self, value: &[u8]) {
        let tag = &mut self.page.tag;
        if tag.keeps_value && tag.value.len() < MAX_VALUE {
            tag.value.extend_from_slice(value);
            tag.value_span.1 = self.page.position;
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
