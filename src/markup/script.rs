//! A page held as a string in a script.
//!
//! Takes the content of a script or a `textarea`; gives the markup that its strings hold, with the way
//! back. Knows how strings are written, not what a script does.

use memchr::memmem;

use super::beyond::{Beyond, MOST_ESCAPES};
use crate::source::map::OffsetMap;
use crate::{Span, offset};

/// What a report's page has in it, whatever else it says; in the characters and the wording of any region.
const WORDS: [&str; 3] = ["政府信息公开", "政府信息公開", "政府資訊公開"];

/// How `<td` is written in strings.
const CELLS: [&str; 5] = ["<td", "u003ctd", "u003Ctd", "x3ctd", "&lt;td"];

/// The markup held in `span` of `source`, if it is a report's.
pub(crate) fn held(source: &str, span: Span, beyond: &mut Beyond) -> Option<(String, OffsetMap)> {
    let text = span.slice(source)?;
    if !has_cell(text) {
        return None;
    }
    let mut out = Made::new(source);
    if text.trim_start().starts_with('<') {
        out.verbatim(span.start, span.end);
    } else {
        strings(text, span.start, &mut out);
        if out.text.is_empty() {
            out.verbatim(span.start, span.end);
        }
    }
    let (mut markup, mut map) = out.finish();
    for _ in 0..MOST_ESCAPES {
        if markup.contains("<td") && !markup.contains("\\\"") {
            break;
        }
        if !has_cell(&markup) {
            return None;
        }
        let mut out = Made::new(&markup);
        if markup.contains("&lt;td") {
            references(&markup, &mut out);
        } else {
            let len = offset(markup.len());
            unescape(&markup, Span::new(0, len), &mut out);
        }
        let (next, over) = out.finish();
        map = over.through(&map);
        markup = next;
    }
    if !markup.contains("<td") && has_cell(&markup) {
        beyond.escapes.get_or_insert(span.start);
    }
    let is_report = || WORDS.iter().any(|words| markup.contains(words));
    (markup.contains("<td") && is_report()).then_some((markup, map))
}

fn has_cell(text: &str) -> bool {
    CELLS
        .iter()
        .any(|it| memmem::find(text.as_bytes(), it.as_bytes()).is_some())
}

/// A text made of pieces of another and of characters in place of others.
struct Made<'a> {
    source: &'a str,
    text: String,
    map: OffsetMap,
    source_at: u32,
}

impl<'a> Made<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            text: String::new(),
            map: OffsetMap::identity(0),
            source_at: 0,
        }
    }

    fn verbatim(&mut self, start: u32, end: u32) {
        let Some(text) = Span::new(start, end).slice(self.source) else {
            return;
        };
        if text.is_empty() {
            return;
        }
        if start != self.source_at {
            self.map.skip_to(offset(self.text.len()), start, false);
        }
        self.text.push_str(text);
        self.source_at = end;
    }

    fn put(&mut self, c: char, span: Span) {
        let start = offset(self.text.len());
        self.text.push(c);
        let view = Span::new(start, offset(self.text.len()));
        self.map.change(view, span);
        self.source_at = span.end;
    }

    fn finish(mut self) -> (String, OffsetMap) {
        self.map
            .finish(offset(self.text.len()), offset(self.source.len()));
        (self.text, self.map)
    }
}

/// The strings of a script, which starts at `base`: those that hold markup, and those that are added to
/// them by `+`.
fn strings(script: &str, base: u32, out: &mut Made<'_>) {
    let bytes = script.as_bytes();
    let mut group: Vec<Span> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' | b'`' => {
                let end = string_end(bytes, at);
                group.push(Span::new(offset(at + 1), offset(end)));
                at = end + 1;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                at += memmem::find(&bytes[at + 2..], b"*/").map_or(bytes.len() - at, |it| it + 4);
            }
            b'+' | b' ' | b'\t' | b'\r' | b'\n' => at += 1,
            _ => {
                put_group(script, base, &mut group, out);
                at += 1;
            }
        }
    }
    put_group(script, base, &mut group, out);
}

/// Where the string that starts at `open` ends: its closing quote, or the end of the line.
fn string_end(bytes: &[u8], open: usize) -> usize {
    let quote = bytes[open];
    let mut at = open + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'\n' if quote != b'`' => return at,
            it if *it == quote => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn put_group(script: &str, base: u32, group: &mut Vec<Span>, out: &mut Made<'_>) {
    let markup = group.iter().any(|it| {
        it.slice(script).is_some_and(|it| {
            ["<", "&lt;", "u003c", "u003C", "x3c"]
                .iter()
                .any(|mark| it.contains(mark))
        })
    });
    if markup {
        for it in group.iter() {
            unescape(out.source, Span::new(base + it.start, base + it.end), out);
        }
    }
    group.clear();
}

/// The content of a string, its escapes undone.
fn unescape(source: &str, span: Span, out: &mut Made<'_>) {
    let Some(text) = span.slice(source) else {
        return;
    };
    let mut done = 0;
    while let Some(found) = memchr::memchr(b'\\', &text.as_bytes()[done..]) {
        let at = done + found;
        out.verbatim(span.start + offset(done), span.start + offset(at));
        let (c, len) = escape(&text[at..]);
        let from = span.start + offset(at);
        if let Some(c) = c {
            out.put(c, Span::new(from, from + offset(len)));
        }
        done = at + len;
    }
    out.verbatim(span.start + offset(done), span.end);
}

/// What an escape stands for, and how long it is.
fn escape(text: &str) -> (Option<char>, usize) {
    let Some(kind) = text[1..].chars().next() else {
        return (None, 1);
    };
    let plain = 1 + kind.len_utf8();
    match kind {
        'n' => (Some('\n'), plain),
        'r' => (Some('\r'), plain),
        't' => (Some('\t'), plain),
        'b' | 'f' | 'v' | '0' => (Some(' '), plain),
        '\n' => (None, plain),
        'x' => match hex(text, 2, 2) {
            Some(code) => (char::from_u32(code), 4),
            None => (None, plain),
        },
        'u' => match hex(text, 2, 4) {
            Some(high @ 0xD800..=0xDBFF) => match hex(text, 8, 4) {
                Some(low @ 0xDC00..=0xDFFF) if text[6..].starts_with("\\u") => {
                    let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                    (char::from_u32(code), 12)
                }
                _ => (Some(char::REPLACEMENT_CHARACTER), 6),
            },
            Some(code) => (
                Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
                6,
            ),
            None => (None, plain),
        },
        other => (Some(other), plain),
    }
}

fn hex(text: &str, at: usize, len: usize) -> Option<u32> {
    let digits = text.get(at..at + len)?;
    let all = digits.bytes().all(|it| it.is_ascii_hexdigit());
    all.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
}

/// The markup's own references undone, once.
fn references(text: &str, out: &mut Made<'_>) {
    const NAMES: [(&str, char); 6] = [
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&#34;", '"'),
        ("&#39;", '\''),
        ("&amp;", '&'),
    ];
    let mut done = 0;
    for at in memchr::memchr_iter(b'&', text.as_bytes()) {
        if let Some((name, c)) = NAMES.iter().find(|(name, _)| text[at..].starts_with(name)) {
            out.verbatim(offset(done), offset(at));
            out.put(*c, Span::new(offset(at), offset(at + name.len())));
            done = at + name.len();
        }
    }
    out.verbatim(offset(done), offset(text.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held_in(script: &str) -> Option<(String, OffsetMap)> {
        let mut beyond = Beyond::default();
        let held = held(script, Span::new(0, offset(script.len())), &mut beyond);
        assert_eq!(beyond.escapes, None, "{script}");
        held
    }

    /// Every digit of the markup leads back to the same digit.
    fn digits_lead_back(script: &str, markup: &str, map: &OffsetMap) {
        for (at, c) in markup.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
            let span = map.to_source(Span::new(offset(at), offset(at + 1)));
            assert_eq!(
                span.slice(script),
                Some(c.to_string().as_str()),
                "{markup} {at}"
            );
        }
    }

    #[test]
    fn strings_of_every_kind_hold_pages() {
        let wanted = "<p>政府信息公开</p><table><tr><td>12</td></tr></table>";
        let cases = [
            format!("var a = '{wanted}';"),
            format!("var t = \"x\", a = \"{wanted}\"; // it's\n"),
            "var a = '<p>政府信息公开</p>' + \"<table><tr><td>\" + '12' +\n '</td></tr></table>';".to_owned(),
            r#"{"title": "7", "content": "<p>政府信息公开<\/p><table><tr><td>12<\/td><\/tr><\/table>"}"#.to_owned(),
            r#"x("\u003cp\u003e\u653f\u5e9c\u4fe1\u606f\u516c\u5f00\u003c/p\u003e\u003ctable\u003e\u003ctr\u003e\u003ctd\u003e12\u003c/td>\u003c/tr>\u003c/table>")"#.to_owned(),
            r#"x("&lt;p&gt;政府信息公开&lt;/p&gt;&lt;table&gt;&lt;tr&gt;&lt;td&gt;12&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;")"#.to_owned(),
            r#"x("{\"a\":\"\\u003cp>政府信息公开</p>\\u003ctable>\\u003ctr>\\u003ctd>12</td></tr></table>\"}")"#.to_owned(),
            format!("\n {wanted}"),
        ];
        for script in cases {
            let (markup, map) = held_in(&script).expect(&script);
            assert!(markup.contains(wanted), "{script}\n{markup}");
            digits_lead_back(&script, &markup, &map);
        }
    }

    #[test]
    fn other_scripts_hold_none() {
        for script in [
            "",
            "if (a<td) {}",
            "'<td>1</td>'",
            "\\",
            "'\\u00",
            "'<td>政府信息公开\\",
        ] {
            let found = held_in(script);
            assert!(found.is_none() || script.contains(WORDS[0]), "{script}");
        }
    }
}
