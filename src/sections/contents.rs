//! Tables of contents: which places that name sections are entries of a list, and head nothing.
//!
//! Takes the places where sections may begin, in the order of the text; leaves those that may head one. Does not know
//! tables.

use crate::Span;
use crate::form::headings::Section;
use crate::layout::split_lines;

use super::beginning::{Candidate, names_part};

/// A table of contents names sections that come later, with nothing between the names but those of parts. One that does
/// not, among more that do, has lost its heading below; and so have all, where a table stands behind all names. Gives
/// where such a list ends.
pub(super) fn drop_contents(
    view: &str,
    candidates: &mut Vec<Candidate>,
    has_table_behind: impl Fn(usize) -> bool,
) -> u32 {
    /// Two headings may stand side by side.
    const FEWEST: usize = 3;
    let n_of = |section: &Section| {
        candidates
            .iter()
            .filter(|it| it.section == *section)
            .count()
    };
    if Section::ALL.iter().all(|section| n_of(section) < 2) && !next_is_near(view, candidates, 0) {
        return 0;
    }
    let mut contents_end = 0;
    let mut keep = Vec::with_capacity(candidates.len());
    let mut start = 0;
    while start < candidates.len() {
        // The first section may begin right behind the list.
        let goes_on = |n: &usize| {
            let is_next = |next: &Candidate| next.section > candidates[*n].section;
            candidates.get(n + 1).is_some_and(is_next) && next_is_near(view, candidates, *n)
        };
        let end = start + 1 + (start..).take_while(goes_on).count();
        let (run, behind) = candidates[start..].split_at(end - start);
        // What names it within a sentence or a list of attachments heads nothing.
        let may_head = |later: &Candidate| !later.glued || later.rank < 3;
        let comes_later = |candidate: &&Candidate| {
            let is_it = |later: &Candidate| later.section == candidate.section && may_head(later);
            behind.iter().any(is_it)
        };
        let n_later = run.iter().filter(comes_later).count();
        // Where lines that stand twice are left out, the list is all that is left of the headings.
        let is_all = || {
            let ends = [run.first(), run.last()].map(|it| it.map(|it| it.section));
            let end = run.last().map_or(0, |it| it.span.end as usize);
            ends == [Some(Section::Overview), Some(Section::OtherMatters)] && has_table_behind(end)
        };
        let is_contents = run.len() >= FEWEST && (2 * n_later > run.len() || is_all());
        if let Some(last) = run.last().filter(|_| is_contents) {
            contents_end = last.span.end;
        }
        let mut is_entry = false;
        for (n, candidate) in run.iter().enumerate() {
            is_entry = comes_later(&candidate) && (n + 1 < run.len() || is_entry);
            if !is_contents && !is_entry {
                keep.push(*candidate);
            }
        }
        start = end;
    }
    *candidates = keep;
    contents_end
}

/// Whether a place is one of a table of contents: the section named next is named once more.
pub(super) fn is_entry(view: &str, candidates: &[Candidate], n: usize) -> bool {
    let behind = candidates.get(n + 1..).and_then(<[Candidate]>::split_first);
    let Some((next, behind)) = behind else {
        return false;
    };
    next_is_near(view, candidates, n) && behind.iter().any(|it| it.section == next.section)
}

/// Whether another section is named behind a place where one may begin, with nothing between but names of parts.
fn next_is_near(view: &str, candidates: &[Candidate], n: usize) -> bool {
    let is_entry = |line: &str| names_part(line) && !line.contains(['\t', '|']);
    let is_blank = |line: &str| {
        let is_filling = |c: char| matches!(c, ' ' | '\t' | '.' | '-' | '·') || c.is_ascii_digit();
        line.chars().all(is_filling)
    };
    let [one, next] = [n, n + 1].map(|n| candidates.get(n));
    let Some((one, next)) = one
        .zip(next)
        .filter(|(one, next)| one.section != next.section)
    else {
        return false;
    };
    let between = Span::new(one.span.end, next.span.start).slice(view);
    between.is_some_and(|it| split_lines(it).all(|line| is_blank(line) || is_entry(line.trim())))
}
