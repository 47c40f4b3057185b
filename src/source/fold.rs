//! The matching view of a text, and the way back from it to the text.
//!
//! Takes text as it was found; gives the text in which labels are looked up and figures are read: one
//! width, one kind of blank, quote, dash, bar and line end, simplified characters, nothing invisible,
//! no readings in brackets. Knows nothing of the form. Nobody is shown the view: every span found in it
//! is mapped back before it is given out.
//!
//! The text is folded segment by segment, a segment being a character and the marks that combine with
//! it. The map is monotone, and a span that cuts a segment is widened to the whole of it.

use unicode_normalization::UnicodeNormalization;

use super::Span;
use super::character::{self, CHARACTERS, Characters, Work};
use super::reading;

/// What becomes of the information separators U+001C to U+001F.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separators {
    /// Each becomes a blank: in plain text they mean nothing.
    Blank,
    /// They stay: in text taken out of markup they stand between cells, rows and tables.
    Keep,
}

/// A text folded for matching, with the map back to its source.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    text: String,
    changes: Vec<Change>,
    source_len: u32,
}

/// A part of the view that does not answer byte for byte to its source. Between two of them it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    /// Empty where something was dropped.
    folded: Span,
    source: Span,
}

impl Folded {
    /// Folds `source`.
    pub(crate) fn new(source: &str, separators: Separators) -> Self {
        let mut folder = Folder {
            source,
            characters: &CHARACTERS,
            separators,
            text: String::with_capacity(source.len()),
            changes: Vec::with_capacity(source.len() / 32),
            done: 0,
        };
        folder.run();
        Self { text: folder.text, changes: folder.changes, source_len: offset(source.len()) }
    }

    /// The view.
    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// The span of the source that `folded`, a span of the view, was made of.
    ///
    /// Widened to whole segments; what was dropped at its ends is not part of it, what was dropped
    /// inside is. An empty span has an empty image.
    pub(crate) fn to_source(&self, folded: Span) -> Span {
        if folded.is_empty() {
            return Span::at(self.source_offset(folded.start));
        }
        let start = self.source_offset(folded.start);
        let mut end = folded.end.min(offset(self.text.len()));
        while !self.text.is_char_boundary(end as usize) {
            end += 1;
        }
        let end = end.checked_sub(1).map_or(0, |last| self.segment(last).end);
        Span::new(start, end)
    }

    /// Where in the source the segment starts that holds the byte at `folded` of the view; the end of
    /// the source for the end of the view.
    pub(crate) fn source_offset(&self, folded: u32) -> u32 {
        if folded as usize >= self.text.len() {
            return self.source_len;
        }
        let mut start = folded;
        while !self.text.is_char_boundary(start as usize) {
            start -= 1;
        }
        self.segment(start).start
    }

    /// The source of the changed segment that holds the byte at `folded`, else of the byte alone.
    fn segment(&self, folded: u32) -> Span {
        let behind = self.changes.partition_point(|it| it.folded.start <= folded);
        let Some(change) = behind.checked_sub(1).and_then(|last| self.changes.get(last)) else {
            return Span::new(folded, folded.saturating_add(1));
        };
        match folded.checked_sub(change.folded.end) {
            None => change.source,
            Some(beyond) => {
                let start = change.source.end.saturating_add(beyond);
                Span::new(start, start.saturating_add(1))
            }
        }
    }
}

/// Offsets beyond 4 GiB stay at its end; texts of that size are refused before they are folded.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The work in progress: everything before `done` is folded, what follows is copied when the next
/// change is met, in one piece.
struct Folder<'a> {
    source: &'a str,
    characters: &'static Characters,
    separators: Separators,
    text: String,
    changes: Vec<Change>,
    done: usize,
}

impl Folder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        loop {
            at += self.characters.untouched(&self.source.as_bytes()[at..]);
            let Some(c) = self.source[at..].chars().next() else { break };
            let behind = at + c.len_utf8();
            at = match self.characters.work(c) {
                Work::Keep => behind,
                Work::Become(to) => match self.joined(behind).0 {
                    end if end > behind => self.compose(at, end),
                    _ => self.put(at, behind, Some(to)),
                },
                Work::Expand => self.compose(at, self.joined(behind).0),
                Work::Join | Work::Drop => match self.joined(at) {
                    (end, dropped) if end == at => self.put(at, dropped, None),
                    (end, _) => self.compose(self.base_before(at), end),
                },
                Work::Return if self.source[behind..].starts_with('\n') => self.put(at, behind + 1, Some('\n')),
                Work::Return => self.put(at, behind, Some('\n')),
                Work::Separator if self.separators == Separators::Blank => self.put(at, behind, Some(' ')),
                Work::Separator => behind,
            };
        }
        self.copy_until(self.source.len());
    }

    /// Where the marks end that combine with the character before `at`, and where the marks and the
    /// dropped characters among and after them do. Dropped characters do not part a mark from its base.
    fn joined(&self, at: usize) -> (usize, usize) {
        let (mut marks, mut all) = (at, at);
        // Nothing in ASCII or among the ideographs from U+4000 up is a mark.
        if matches!(self.source.as_bytes().get(at), None | Some(b' '..=b'~' | 0xE4..=0xE9)) {
            return (marks, all);
        }
        for c in self.source[at..].chars() {
            let work = self.characters.work(c);
            if !matches!(work, Work::Join | Work::Drop) {
                break;
            }
            all += c.len_utf8();
            if work == Work::Join {
                marks = all;
            }
        }
        (marks, all)
    }

    /// Where the character starts that a mark at `at` combines with: the one before it, unless that has
    /// been folded by itself already, being a line end or a separator.
    fn base_before(&self, at: usize) -> usize {
        self.source[self.done..at].char_indices().next_back().map_or(at, |(idx, _)| self.done + idx)
    }

    fn copy_until(&mut self, end: usize) {
        self.text.push_str(&self.source[self.done..end]);
        self.done = end;
    }

    /// Puts one character, or none, for the source from `start` to `end`; gives `end`.
    fn put(&mut self, start: usize, end: usize, c: Option<char>) -> usize {
        self.copy_until(start);
        let folded_start = self.text.len();
        self.text.extend(c);
        self.done = end;
        if self.text.len() - folded_start != end - start {
            self.note(folded_start, start);
        }
        if c == Some(')') {
            self.drop_reading();
        }
        end
    }

    /// Puts the normalized form of the segment from `start` to `end`; gives `end`.
    fn compose(&mut self, start: usize, end: usize) -> usize {
        self.copy_until(start);
        let folded_start = self.text.len();
        let segment = &self.source[start..end];
        let mut decomposed = Vec::with_capacity(segment.len());
        for c in segment.chars() {
            character::decompose(c, self.characters.work(c), &mut |it| decomposed.push(it));
        }
        self.text.extend(decomposed.into_iter().nfc().map(|c| self.characters.single(c)));
        self.done = end;
        if self.text[folded_start..] != *segment {
            self.note(folded_start, start);
        }
        self.drop_reading();
        end
    }

    /// Notes that the view from `folded_start` stands for the source from `start`, both as far as done.
    fn note(&mut self, folded_start: usize, start: usize) {
        self.changes.push(Change {
            folded: Span::new(offset(folded_start), offset(self.text.len())),
            source: Span::new(offset(start), offset(self.done)),
        });
    }

    /// Takes back a reading in brackets if the view ends with one.
    fn drop_reading(&mut self) {
        let Some(open) = reading::at_end(&self.text) else { return };
        self.text.truncate(open);
        let folded = offset(open);
        while self.changes.pop_if(|it| it.folded.start >= folded).is_some() {}
        let start = self.changes.last().map_or(folded, |it| it.source.end + (folded - it.folded.end));
        self.changes.push(Change { folded: Span::at(folded), source: Span::new(start, offset(self.done)) });
    }
}
