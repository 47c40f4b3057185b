//! The way back from a text that was made out of another to the places it was made of.
//!
//! Takes the parts that differ, in order; gives, for any span of the made text (the view), the span of
//! its source. Between the parts that differ the two answer byte for byte. The map is monotone, and a
//! span that cuts a part is widened to the whole of it. Knows neither text.

use std::cell::Cell;

use super::Span;

/// From the offsets of a view to those of its source.
#[derive(Clone, Debug, Default)]
pub(crate) struct OffsetMap {
    changes: Vec<Change>,
    view_len: u32,
    source_len: u32,
    /// The stretch that was asked for last, since the map was last changed: spans are asked for in the
    /// order of the text, mostly.
    last: Cell<Stretch>,
}

/// A part of the view between two changes, where both answer byte for byte.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    /// Where the change before it starts in the view.
    from: u32,
    view: Span,
    /// Where it starts in the source.
    source: u32,
    /// How many changes stand before it.
    n_before: usize,
}

/// A part of the view that does not answer byte for byte to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    /// Empty where something was dropped.
    view: Span,
    source: Span,
}

impl OffsetMap {
    /// The map of a text to itself.
    #[cfg_attr(
        not(any(feature = "html", feature = "docx")),
        allow(dead_code, reason = "only readers of markup have it")
    )]
    pub(crate) fn identity(len: u32) -> Self {
        Self {
            view_len: len,
            source_len: len,
            ..Self::default()
        }
    }

    /// With room for so many parts.
    pub(super) fn with_capacity(n_parts: usize) -> Self {
        Self {
            changes: Vec::with_capacity(n_parts),
            ..Self::default()
        }
    }

    /// Notes that `view` was made of `source`. Parts come in order; what lies between the views of
    /// this part and the one before it ends, in the source, where this part starts.
    pub(crate) fn change(&mut self, view: Span, source: Span) {
        self.last.take();
        self.changes.push(Change { view, source });
    }

    /// Makes what follows `view`, the end of the view so far, answer to what follows `source`. With
    /// `widen` the part that ends there takes what is skipped, otherwise no part has it.
    #[allow(dead_code, reason = "only readers of markup leave anything out")]
    pub(crate) fn skip_to(&mut self, view: u32, source: u32, widen: bool) {
        match self.changes.last_mut() {
            Some(last) if widen && last.view.end == view => {
                self.last.take();
                last.source.end = last.source.end.max(source);
            }
            _ => self.change(Span::at(view), Span::at(source)),
        }
    }

    /// The parts of the view that differ, with their sources.
    #[cfg(test)]
    pub(crate) fn parts(&self) -> Vec<(Span, Span)> {
        self.changes.iter().map(|it| (it.view, it.source)).collect()
    }

    /// Takes back all parts that start no earlier than `view`; gives where in the source the view then
    /// ends.
    pub(super) fn cut(&mut self, view: u32) -> u32 {
        self.last.take();
        while self.changes.pop_if(|it| it.view.start >= view).is_some() {}
        let last = self.changes.last();
        last.map_or(view, |it| {
            let beyond = view.saturating_sub(it.view.end);
            it.source.end.saturating_add(beyond)
        })
    }

    /// A state to go back to.
    #[allow(dead_code, reason = "only readers of markup take anything back")]
    pub(crate) fn mark(&self) -> (usize, u32) {
        let end = self.changes.last().map_or(0, |it| it.source.end);
        (self.changes.len(), end)
    }

    /// Takes back all parts since the mark, and what the part before it was widened by.
    #[allow(dead_code, reason = "only readers of markup take anything back")]
    pub(crate) fn rewind(&mut self, (parts, end): (usize, u32)) {
        self.last.take();
        self.changes.truncate(parts);
        if let Some(last) = self.changes.last_mut() {
            last.source.end = end;
        }
    }

    /// Says where both end.
    pub(crate) fn finish(&mut self, view_len: u32, source_len: u32) {
        self.last.take();
        self.view_len = view_len;
        self.source_len = source_len;
    }

    /// The span of the source that `view` was made of.
    ///
    /// Widened to whole parts; what was dropped at its ends is not part of it, what was dropped inside
    /// is. An empty span has an empty image.
    pub(crate) fn to_source(&self, view: Span) -> Span {
        if let Some(span) = self.unchanged(view) {
            return span;
        }
        let start = self.source_offset(view.start);
        if view.is_empty() {
            return Span::at(start);
        }
        let last = view.end.min(self.view_len).saturating_sub(1);
        Span::new(start, self.part(last).end.min(self.source_len))
    }

    /// The span of the source that says the same as `view`, byte for byte, if it is not empty and
    /// nothing was done there.
    #[inline]
    pub(crate) fn unchanged(&self, view: Span) -> Option<Span> {
        if view.is_empty() {
            return None;
        }
        let stretch = self.stretch(view.start);
        let at = |at: u32| stretch.source + (at - stretch.view.start);
        let is_within = stretch.view.contains(view);
        is_within.then(|| Span::new(at(view.start), at(view.end)))
    }

    /// Where in the source the part starts that holds the byte at `view`; the end of the source for
    /// the end of the view.
    pub(crate) fn source_offset(&self, view: u32) -> u32 {
        if view >= self.view_len {
            return self.source_len;
        }
        self.part(view).start.min(self.source_len)
    }

    /// The source of the changed part that holds the byte at `view`, else of the byte alone.
    fn part(&self, view: u32) -> Span {
        let stretch = self.stretch(view);
        match view.checked_sub(stretch.view.start) {
            Some(beyond) => {
                let start = stretch.source.saturating_add(beyond);
                Span::new(start, start.saturating_add(1))
            }
            None => self.changes[..stretch.n_before]
                .last()
                .map_or(Span::at(view), |change| change.source),
        }
    }

    /// The stretch behind the last change that starts no later than `view`.
    #[inline]
    fn stretch(&self, view: u32) -> Stretch {
        let last = self.last.get();
        if (last.from..last.view.end).contains(&view) {
            last
        } else {
            self.find_stretch(view)
        }
    }

    fn find_stretch(&self, view: u32) -> Stretch {
        /// Farther ones are looked up.
        const NEAR: usize = 8;
        let is_behind = |change: &Change| change.view.start <= view;
        let known = self.last.get().n_before;
        let (before, rest) = self.changes.split_at(known);
        let n_before = if before.last().is_none_or(is_behind) {
            let near = rest
                .iter()
                .take(NEAR)
                .take_while(|it| is_behind(it))
                .count();
            if near < NEAR {
                known + near
            } else {
                known + rest.partition_point(is_behind)
            }
        } else {
            before.partition_point(is_behind)
        };
        let before = self.changes[..n_before].last();
        let next = self.changes.get(n_before);
        let end = next.map_or(self.view_len, |next| next.view.start);
        let stretch = Stretch {
            from: before.map_or(0, |it| it.view.start),
            view: Span::new(before.map_or(0, |it| it.view.end), end),
            source: before.map_or(0, |it| it.source.end),
            n_before,
        };
        self.last.set(stretch);
        stretch
    }

    /// The map from this view through `under`, whose view is this one's source, to `under`'s source.
    #[allow(dead_code, reason = "only web pages held in a script have two maps")]
    pub(crate) fn through(&self, under: &Self) -> Self {
        let mut out = Self::default();
        let mut below = under.changes.iter().peekable();
        let (mut view, mut middle) = (0, 0);
        let end = Change {
            view: Span::at(self.view_len),
            source: Span::at(self.source_len),
        };
        for change in self.changes.iter().chain(Some(&end)) {
            // What lies verbatim before this change differs only where the map below does.
            let verbatim = Span::new(middle, middle + change.view.start.saturating_sub(view));
            while let Some(it) = below.next_if(|it| it.view.start < verbatim.end) {
                if it.view.end < verbatim.start {
                    continue;
                }
                let from = it.view.start.max(verbatim.start) - middle;
                let to = it.view.end.min(verbatim.end) - middle;
                out.change(Span::new(view + from, view + to), it.source);
            }
            let source = Span::new(
                under.source_offset(change.source.start),
                if change.source.is_empty() {
                    under.source_offset(change.source.start)
                } else {
                    under.to_source(change.source).end
                },
            );
            out.change(change.view, source);
            (view, middle) = (change.view.end, change.source.end);
        }
        out.finish(self.view_len, under.source_len);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a&lt;b<i></i>c` read as `a<bc`.
    fn sample() -> OffsetMap {
        let mut map = OffsetMap::default();
        map.change(Span::new(1, 2), Span::new(1, 5));
        map.change(Span::at(3), Span::new(6, 13));
        map.finish(4, 14);
        map
    }

    #[test]
    fn goes_back_to_what_a_span_was_made_of() {
        let map = sample();
        let cases = [
            ((0, 1), (0, 1)),
            ((1, 2), (1, 5)),
            ((0, 2), (0, 5)),
            ((2, 3), (5, 6)),
            ((2, 4), (5, 14)),
            ((3, 4), (13, 14)),
            ((3, 3), (13, 13)),
            ((4, 4), (14, 14)),
            ((9, 12), (14, 14)),
        ];
        for ((a, b), (from, to)) in cases {
            assert_eq!(
                map.to_source(Span::new(a, b)),
                Span::new(from, to),
                "{a}..{b}"
            );
        }
    }

    #[test]
    fn what_was_asked_before_changes_no_answer() {
        let map = sample();
        let spans = || (0..=5).flat_map(|a| (a..=5).map(move |b| Span::new(a, b)));
        for (before, view) in spans().flat_map(|a| spans().map(move |b| (a, b))) {
            map.to_source(before);
            let wanted = sample().to_source(view);
            assert_eq!(map.to_source(view), wanted, "{before:?}, {view:?}");
        }
    }

    #[test]
    fn two_maps_make_one() {
        // The page `a&lt;b<i></i>c` stands in a script as `"a&lt;b<i><\/i>c"`, from its second byte.
        let mut under = OffsetMap::default();
        under.change(Span::at(0), Span::new(0, 1));
        under.change(Span::new(10, 11), Span::new(11, 13));
        under.finish(14, 16);
        let map = sample().through(&under);
        let cases = [
            ((0, 1), (1, 2)),
            ((1, 2), (2, 6)),
            ((2, 3), (6, 7)),
            ((2, 4), (6, 16)),
            ((3, 4), (15, 16)),
        ];
        for ((a, b), (from, to)) in cases {
            assert_eq!(
                map.to_source(Span::new(a, b)),
                Span::new(from, to),
                "{a}..{b}"
            );
        }
    }
}
