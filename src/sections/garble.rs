//! Text that a wrong encoding damaged before it reached us.
//!
//! Takes the text; says where it shows. Nothing is repaired: what was lost cannot be known.

use std::sync::LazyLock;

use memchr::memchr_iter;
use memchr::memmem::Finder;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::words::page::TRACES;
use crate::{Span, offset};

use super::page::{Page, abridged};

/// More places than this are one damaged text.
const MOST_SAID: usize = 8;

static FINDERS: LazyLock<[Finder<'_>; TRACES.len()]> = LazyLock::new(|| TRACES.map(Finder::new));

/// Says where the view shows such damage.
pub(crate) fn say(page: &Page<'_>, sink: &mut dyn Sink) {
    let view = page.view;
    let mut places: Vec<usize> = FINDERS
        .iter()
        .flat_map(|trace| trace.find_iter(view.as_bytes()))
        .chain(memchr_iter(b'?', view.as_bytes()).filter(|&at| is_cut(view, at)))
        .collect();
    places.sort_unstable();
    let mut end = 0;
    let mut n_said = 0;
    for at in places {
        if at < end {
            continue;
        }
        // A damaged stretch is said once: what follows closely is part of it.
        end = at + 24;
        n_said += 1;
        if n_said > MOST_SAID {
            return;
        }
        let mut until = (at + 12).min(view.len());
        while !view.is_char_boundary(until) {
            until += 1;
        }
        let span = page.span(Span::new(offset(at), offset(until)));
        sink.take(
            Diagnostic::new(Code::Mojibake)
                .at(span)
                .found(format!("`{}`", abridged(&view[at..until])))
                .expected("Chinese text")
                .help("read the page again in its own encoding"),
        );
    }
}

/// `?` in place of half a character: a sentence's mark stands directly behind it, and then goes on.
fn is_cut(view: &str, at: usize) -> bool {
    let is_han = crate::grammar::han::is_han;
    let mut behind = view[at + 1..].chars();
    let (mark, next) = (behind.next(), behind.next());
    view[..at].chars().next_back().is_some_and(is_han)
        && matches!(mark, Some('!' | '。' | ','))
        && next.is_some_and(is_han)
}
