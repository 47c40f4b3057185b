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

use super::character::{self, CHARACTERS, Characters, Work};
use super::map::OffsetMap;
use super::reading;
use super::{Span, offset};

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
    map: OffsetMap,
}

impl Folded {
    /// Folds `source`.
    pub(crate) fn new(source: &str, separators: Separators) -> Self {
        let mut folder = Folder {
            source,
            characters: &CHARACTERS,
            separators,
            text: String::with_capacity(source.len()),
            // Full-width commas alone come every forty bytes.
            map: OffsetMap::with_capacity(source.len() / 24),
            done: 0,
        };
        folder.run();
        let Folder { text, mut map, .. } = folder;
        map.finish(offset(text.len()), offset(source.len()));
        Self { text, map }
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
        let mut start = folded.start.min(offset(self.text.len()));
        while !self.text.is_char_boundary(start as usize) {
            start -= 1;
        }
        if folded.is_empty() {
            return self.map.to_source(Span::at(start));
        }
        let mut end = folded.end.min(offset(self.text.len()));
        while !self.text.is_char_boundary(end as usize) {
            end += 1;
        }
        self.map.to_source(Span::new(start, end))
    }

    /// The span of the source that says the same as `folded`, a span of whole characters, if it is not
    /// empty and nothing was done there.
    pub(crate) fn unchanged(&self, folded: Span) -> Option<Span> {
        self.map.unchanged(folded)
    }
}

/// The work in progress: everything before `done` is folded, what follows is copied when the next
/// change is met, in one piece.
struct Folder<'a> {
    source: &'a str,
    characters: &'static Characters,
    separators: Separators,
    text: String,
    map: OffsetMap,
    done: usize,
}

impl Folder<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some((len, c, work)) = self.characters.first_worked_on(&self.source[at..]) {
            at += len;
            let behind = at + c.len_utf8();
            at = match work {
                Work::Keep => behind,
                Work::Become(to) => match self.joined(behind).0 {
                    end if end > behind => self.compose(at, end),
                    _ => self.put(at, behind, to),
                },
                Work::Expand => self.compose(at, self.joined(behind).0),
                Work::Join | Work::Drop => match self.joined(at) {
                    (end, dropped) if end == at => self.drop(at, dropped),
                    (end, _) => self.compose(self.base_before(at), end),
                },
                Work::Return => {
                    let has_feed = self.source[behind..].starts_with('\n');
                    self.put(at, behind + usize::from(has_feed), '\n')
                }
                Work::Separator if self.separators == Separators::Keep => behind,
                Work::Separator => self.put(at, behind, ' '),
                Work::Markup => match character::blank_len(&self.source[at..]) {
                    Some(len) => self.put(at, at + len, ' '),
                    None => behind,
                },
            };
        }
        self.copy_until(self.source.len());
    }

    /// Where the marks end that combine with the character before `at`, and where the marks and the
    /// dropped characters among and after them do. Dropped characters do not part a mark from its base.
    #[inline]
    fn joined(&self, at: usize) -> (usize, usize) {
        // Nothing in ASCII or among the ideographs from U+4000 up is a mark.
        match self.source.as_bytes().get(at) {
            None | Some(b' '..=b'~' | 0xE4..=0xE9) => (at, at),
            Some(_) => self.joined_marks(at),
        }
    }

    fn joined_marks(&self, at: usize) -> (usize, usize) {
        let (mut marks, mut all) = (at, at);
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
        self.source[self.done..at]
            .char_indices()
            .next_back()
            .map_or(at, |(idx, _)| self.done + idx)
    }

    fn copy_until(&mut self, end: usize) {
        self.text.push_str(&self.source[self.done..end]);
        self.done = end;
    }

    /// Puts one character for the source from `start` to `end`; gives `end`.
    #[inline]
    fn put(&mut self, start: usize, end: usize, c: char) -> usize {
        self.copy_until(start);
        let folded_start = self.text.len();
        self.text.push(c);
        self.done = end;
        if c.len_utf8() != end - start {
            self.note(folded_start, start);
        }
        if c == ')' {
            self.drop_reading();
        }
        end
    }

    /// Puts nothing for the source from `start` to `end`; gives `end`.
    fn drop(&mut self, start: usize, end: usize) -> usize {
        self.copy_until(start);
        self.done = end;
        self.note(self.text.len(), start);
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
        self.text.extend(
            decomposed
                .into_iter()
                .nfc()
                .map(|c| self.characters.single(c)),
        );
        self.done = end;
        if self.text[folded_start..] != *segment {
            self.note(folded_start, start);
        }
        self.drop_reading();
        end
    }

    /// Notes that the view from `folded_start` stands for the source from `start`, both as far as done.
    fn note(&mut self, folded_start: usize, start: usize) {
        self.map.change(
            Span::new(offset(folded_start), offset(self.text.len())),
            Span::new(offset(start), offset(self.done)),
        );
    }

    /// Takes back a reading in brackets if the view ends with one.
    fn drop_reading(&mut self) {
        let Some(open) = reading::at_end(&self.text) else {
            return;
        };
        self.text.truncate(open);
        let folded = offset(open);
        let start = self.map.cut(folded);
        self.map
            .change(Span::at(folded), Span::new(start, offset(self.done)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(source: &str) -> Folded {
        Folded::new(source, Separators::Blank)
    }

    /// The source of every occurrence of `part` in the view.
    fn sources<'a>(source: &'a str, part: &str) -> Vec<&'a str> {
        let folded = fold(source);
        let found = folded.as_str().match_indices(part);
        found
            .map(|(at, it)| folded.to_source(Span::new(offset(at), offset(at + it.len()))))
            .map(|span| span.slice(source).expect("on character boundaries"))
            .collect()
    }

    #[test]
    fn view_of_each_kind() {
        for (source, view) in [
            ("", ""),
            ("甲 3\t件。、\n", "甲 3\t件。、\n"),
            // Width.
            ("（１２．５％）：；，", "(12.5%):;,"),
            ("甲︰乙｡", "甲:乙。"),
            ("㈠㊀", "(一)一"),
            // Figures are not invented.
            ("①½²⒈㎡⑴№𝟎", "①½²⒈㎡⑴№𝟎"),
            // Blanks, line ends and what cannot be seen.
            ("a\u{3000}b\u{A0}c\u{2009}d", "a b c d"),
            (
                "a\r\nb\rc\u{2028}d\u{85}e\u{B}f\n\rg",
                "a\nb\nc\nd\ne\nf\n\ng",
            ),
            ("a<br>b<br />c&nbsp;d<BR/>", "a b c d "),
            ("a<b>&c&amp;<br", "a<b>&c&amp;<br"),
            (
                "1&#8203;2&#x200B;3&ZeroWidthSpace;4&#160;5&emsp13;6",
                "1 2 3 4 5 6",
            ),
            (
                "&#49;&#x;&#8203&#110000000;&#xD800;",
                "&#49;&#x;&#8203&#110000000;&#xD800;",
            ),
            ("\u{FEFF}a\u{200B}\u{AD}\u{0}b\u{2066}\u{7F}", "ab"),
            // Signs.
            ("“甲”「乙」『丙』＂〝丁〞", "\"甲\"\"乙\"\"丙\"\"\"丁\""),
            ("‘甲’‚‛＇", "'甲''''"),
            ("—–―−﹣－─━ー一", "--------ー一"),
            ("〔甲〕【乙】［丙］﹝丁﹞", "(甲)【乙】[丙](丁)"),
            ("｜│┃︱丨", "||||丨"),
            // Characters.
            ("⽣⾏⺠⻓⻋", "生行民长车"),
            ("覆議複議復議檔案乾著後徵", "覆议复议复议档案乾著后征"),
            // Marks.
            ("e\u{301}ｶﾞ\u{301}", "éガ\u{301}"),
            ("a\u{200B}\u{304}\u{200B}b", "āb"),
        ] {
            assert_eq!(fold(source).as_str(), view, "{source:?}");
        }
    }

    #[test]
    fn separators_stay_if_they_are_to() {
        let source = "甲\u{1C}乙\u{1D}\u{1E}３\u{1F}";
        assert_eq!(
            Folded::new(source, Separators::Keep).as_str(),
            "甲\u{1C}乙\u{1D}\u{1E}3\u{1F}"
        );
        assert_eq!(Folded::new(source, Separators::Blank).as_str(), "甲 乙  3 ");
    }

    #[test]
    fn readings_go() {
        for (source, view) in [
            ("發(fā)布規（guī）定", "发布规定"),
            ("和(he)(he)甲(jiǎ)（jiǎ）", "和甲"),
            ("女(nu\u{308}\u{30C})子", "女子"),
            ("國(ɡu\u{200B}ó)家", "国家"),
            (
                "系统(app)、(pdf)、好(ok)、甲(FA)",
                "系统(app)、(pdf)、好(ok)、甲(FA)",
            ),
            ("3(he)a(he)", "3(he)a(he)"),
        ] {
            assert_eq!(fold(source).as_str(), view, "{source:?}");
        }
    }

    #[test]
    fn spans_lead_back_to_whole_segments() {
        assert_eq!(sources("甲（１２）乙", "12"), ["１２"]);
        assert_eq!(sources("甲（１２）乙", "2)乙"), ["２）乙"]);
        assert_eq!(sources("㈠甲㈡", "一"), ["㈠"]);
        assert_eq!(sources("㈠甲㈡", ")甲("), ["㈠甲㈡"]);
        assert_eq!(sources("cafe\u{301}s", "é"), ["e\u{301}"]);
        assert_eq!(sources("a\r\nb", "\n"), ["\r\n"]);
        assert_eq!(sources("，規則，", "规则"), ["規則"]);
    }

    #[test]
    fn dropped_characters_belong_to_a_span_they_are_inside_of() {
        let source = "\u{200B}1\u{200B}2\u{200B},\u{200B}";
        assert_eq!(sources(source, "12"), ["1\u{200B}2"]);
        assert_eq!(sources(source, ","), [","]);
        assert_eq!(sources("開發(fā)區(qū)，", "开发区"), ["開發(fā)區"]);
        assert_eq!(sources("開發(fā)(fā)區(qū)，", "区,"), ["區(qū)，"]);
    }

    #[test]
    fn empty_spans_have_empty_images() {
        let folded = fold("（一）\u{200B}");
        let images: Vec<_> = [0, 1, 4, 5, 9]
            .map(|it| folded.to_source(Span::at(it)))
            .into();
        assert_eq!(images, [0, 3, 6, 12, 12].map(Span::at));
    }

    #[test]
    fn spans_out_of_bounds_or_inside_a_character_are_widened_or_clamped() {
        let folded = fold("，甲乙");
        assert_eq!(folded.to_source(Span::new(2, 5)), Span::new(3, 9));
        assert_eq!(folded.to_source(Span::new(0, 100)), Span::new(0, 9));
        assert_eq!(folded.to_source(Span::new(50, 100)), Span::at(9));
        assert_eq!(fold("").to_source(Span::new(0, 3)), Span::at(0));
    }

    #[test]
    fn only_changes_of_length_are_noted() {
        assert!(
            fold("甲乙 3 件\n規則後\t1\r2\u{1C}(一)")
                .map
                .parts()
                .is_empty()
        );
        assert_eq!(fold("甲，\u{200B}\u{200B}").map.parts().len(), 2);
        assert_eq!(fold("和(he)(he)").map.parts().len(), 1);
    }

    #[test]
    fn every_character_alone() {
        let mut buffer = [0; 4];
        for c in '\0'..=char::MAX {
            let view = fold(c.encode_utf8(&mut buffer)).text;
            let is_digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
            assert_eq!(
                view.contains(|it: char| it.is_ascii_digit()),
                is_digit,
                "{c}"
            );
            assert_eq!(fold(&view).text, view, "{c}");
        }
    }
}

#[cfg(test)]
mod properties {
    use proptest::prelude::*;

    use super::*;

    /// Characters that folding has something to do with, so that they meet.
    const ALPHABET: &str = "<&国國發⺠⻓⽬①㎡㈠３3０…︰，（）()〔〕heāguüaeﾞｶが“—│ \t\n\r\r\u{B}\u{85}\u{A0}\u{3000}\
        \u{200B}\u{FEFF}\u{AD}\u{1C}\u{1F}\u{0}\u{301}\u{304}\u{308}\u{323}\u{338}\u{1100}\u{1161}\u{11A8}가ㅏé𝟎😀";

    fn text() -> impl Strategy<Value = String> {
        let known = prop::sample::select(ALPHABET.chars().collect::<Vec<_>>());
        let reading =
            prop::sample::select(vec!["国(he)", "(guó)", "（fā）", "\r\n", "<br>", "&nbsp;"]);
        let part = prop_oneof![
            8 => known.prop_map(String::from),
            1 => reading.prop_map(String::from),
            1 => any::<char>().prop_map(String::from),
        ];
        prop::collection::vec(part, 0..40).prop_map(|it| it.concat())
    }

    fn separators() -> impl Strategy<Value = Separators> {
        prop_oneof![Just(Separators::Blank), Just(Separators::Keep)]
    }

    fn digits(text: &str) -> usize {
        text.chars()
            .filter(|it| matches!(it, '0'..='9' | '０'..='９'))
            .count()
    }

    /// The view of a text without closing brackets, made in one go and not by segments.
    fn folded_at_once(source: &str) -> String {
        let mut decomposed = Vec::new();
        let source = source.replace("\r\n", "\n").replace("<br>", " ");
        for c in source.replace("&nbsp;", " ").chars() {
            character::decompose(c, CHARACTERS.work(c), &mut |it| decomposed.push(it));
        }
        let normalized = decomposed.into_iter().nfc().map(|c| CHARACTERS.single(c));
        normalized
            .map(|c| match CHARACTERS.work(c) {
                Work::Return => '\n',
                Work::Separator => ' ',
                _ => c,
            })
            .collect()
    }

    proptest! {
        #[test]
        fn map_is_monotone_and_lands_on_characters(source in text(), separators in separators()) {
            let folded = Folded::new(&source, separators);
            let mut last = Span::at(0);
            for (at, c) in folded.as_str().char_indices() {
                let image = folded.to_source(Span::new(offset(at), offset(at + c.len_utf8())));
                prop_assert!(image.start >= last.end || image == last, "{image:?} after {last:?}");
                let own = image.slice(&source);
                prop_assert!(own.is_some_and(|it| !it.is_empty()), "{image:?}");
                let again = Folded::new(own.unwrap_or_default(), separators);
                prop_assert!(again.as_str().contains(c), "{c} out of {own:?}");
                prop_assert_eq!(folded.to_source(Span::at(offset(at))).start, image.start);
                last = image;
            }
            prop_assert!(last.range().end <= source.len());
            prop_assert_eq!(folded.to_source(Span::at(offset(folded.as_str().len()))).start, offset(source.len()));
        }

        #[test]
        fn changes_follow_each_other(source in text()) {
            let changes = Folded::new(&source, Separators::Blank).map.parts();
            for pair in changes.windows(2) {
                let [(view, source), (next_view, next_source)] = [pair[0], pair[1]];
                prop_assert!(view.end <= next_view.start);
                prop_assert!(source.end <= next_source.start);
                prop_assert_eq!(next_view.start - view.end, next_source.start - source.end);
            }
        }

        #[test]
        fn any_span_has_an_image(source in text(), start in 0..200_u32, end in 0..200_u32) {
            let folded = Folded::new(&source, Separators::Blank);
            let image = folded.to_source(Span::new(start, end));
            prop_assert!(image.slice(&source).is_some());
        }

        #[test]
        fn folding_twice_is_folding_once(source in text(), separators in separators()) {
            let once = Folded::new(&source, separators);
            let twice = Folded::new(once.as_str(), separators);
            prop_assert_eq!(once.as_str(), twice.as_str());
        }

        #[test]
        fn han_and_ascii_stay(source in "[ -'*-~\n\t国家信息公开和的。、]{0,40}") {
            let folded = Folded::new(&source, Separators::Blank);
            prop_assert_eq!(folded.as_str(), &source);
            prop_assert!(folded.map.parts().is_empty());
        }

        #[test]
        fn segments_together_are_the_whole(source in text()) {
            let source = source.replace([')', '）', '〕', '㈠'], "");
            let folded = Folded::new(&source, Separators::Blank);
            prop_assert_eq!(folded.as_str(), folded_at_once(&source));
        }

        #[test]
        fn figures_are_neither_made_nor_lost(source in text()) {
            let folded = Folded::new(&source, Separators::Blank);
            let ascii = folded.as_str().chars().filter(char::is_ascii_digit).count();
            prop_assert_eq!(ascii, digits(&source));
        }
    }
}
