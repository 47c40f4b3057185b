//! What folding does with each single character.
//!
//! Gives one table, built as characters are met; knows characters only, not the text around them: what
//! depends on the neighbours (composition, line ends, readings) is for `fold` to do. No character but a full-width
//! digit becomes a digit: ① ² ½ ㎡ stay as they are, since a figure read out of them would be invented.

use std::iter::once;
use std::sync::{LazyLock, OnceLock};

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick};

use super::set::{CharSet, WORDS};
use super::traditional;

/// What becomes of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Work {
    /// It stays.
    Keep,
    /// It becomes this one, or has to be looked at although it stays: a closing bracket.
    Become(char),
    /// It cannot be seen and goes.
    Drop,
    /// It may combine with what stands before it: a combining mark.
    Join,
    /// It becomes several characters.
    Expand,
    /// A carriage return.
    Return,
    /// An information separator, U+001C to U+001F.
    Separator,
    /// What begins a tag or a reference: some of them are blanks.
    Markup,
}

/// How markup writes blanks and line ends, which text of tables keeps.
const BLANKS: [&str; 19] = [
    "<br>",
    "<br/>",
    "<br />",
    "</br>",
    "<BR>",
    "<BR/>",
    "&nbsp;",
    "&ensp;",
    "&emsp;",
    "&emsp13;",
    "&emsp14;",
    "&thinsp;",
    "&hairsp;",
    "&numsp;",
    "&shy;",
    "&zwj;",
    "&zwnj;",
    "&NoBreak;",
    "&ZeroWidthSpace;",
];

/// How long the blank is that markup begins a text with.
pub(super) fn blank_len(text: &str) -> Option<usize> {
    let blank = BLANKS.iter().find(|blank| text.starts_with(**blank));
    let len = blank.map(|blank| blank.len());
    len.or_else(|| numeric_blank_len(text))
}

/// `&#160;`, `&#x200B;`: how long the reference is that a text begins with, if there is nothing to see in what it
/// names by its number. The digits of the others are left where they are: no figure is made of them.
fn numeric_blank_len(text: &str) -> Option<usize> {
    /// Of the number of any character, with zeros before it.
    const MOST_DIGITS: usize = 8;
    let number = text.strip_prefix("&#")?;
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let n_digits = digits
        .bytes()
        .take_while(u8::is_ascii_hexdigit)
        .take(MOST_DIGITS)
        .count();
    let (digits, behind) = digits.split_at(n_digits);
    let c = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    let is_blank = c.is_whitespace() || is_invisible(c);
    (is_blank && behind.starts_with(';')).then(|| text.len() - behind.len() + 1)
}

/// Signs that NFKC leaves alone, or does other things to, and what they become here.
const SIGNS: [(char, &str); 6] = [
    ('"', "“”„‟「」『』〝〞〟"),
    ('\'', "‘’‚‛"),
    ('-', "—–―−─━‐‑‒⸺⸻"),
    ('|', "│┃︱∣"),
    ('(', "〔"),
    (')', "〕"),
];

/// Radicals of the CJK Radicals Supplement, which NFKC leaves alone, and the characters they look like.
/// Fonts of PDF files hand them out for the characters.
const RADICALS: &str = "\
⺁厂⺄乙⺅亻⺆冂⺉刂⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺\
⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯纟⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月\
⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长\
⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟饣⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉\
⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀";

/// The table for this process.
pub(super) static CHARACTERS: LazyLock<Characters> = LazyLock::new(Characters::new);

/// Characters of the Basic Multilingual Plane.
const PLANE: u32 = 0x1_0000;

/// Ideographs, Hangul syllables, the private use area, most of ASCII: what stays as it is, unasked.
static SETTLED: CharSet = SETTLED_CHARACTERS;
const SETTLED_CHARACTERS: CharSet = CharSet::of_ranges(&[
    ('\t', '\n'),
    (' ', '%'),
    ('\'', '('),
    ('*', ';'),
    ('=', '~'),
    ('\u{3400}', '\u{A48C}'),
    ('\u{AC00}', '\u{F8FF}'),
]);

/// What stands in most texts is asked for beforehand: Latin, general and Chinese punctuation.
const COMMON: [(u32, u32); 3] = [(0x80, 0x100), (0x2000, 0x2040), (0x3000, 0x3040)];

/// So many characters have their works made together, when the first of them is met: to make all works
/// takes some milliseconds, and a text has characters of a few blocks.
const BLOCK: usize = 64;
type Block = [Work; BLOCK];

/// The work on every character of the Basic Multilingual Plane.
///
/// The set is of those that may need any. It is small enough to stay in the nearest cache, where the works
/// are not, and is all that is looked at for most characters.
#[derive(Debug)]
pub(super) struct Characters {
    may_be_worked_on: CharSet,
    /// What single characters become by the tables above, in order.
    singles: Vec<(char, char)>,
    works: [OnceLock<Box<Block>>; WORDS],
}

impl Characters {
    fn new() -> Self {
        let signs = |(to, signs): (char, &'static str)| signs.chars().map(move |c| (c, to));
        let mut singles: Vec<(char, char)> = pairs(RADICALS)
            .chain(pairs(traditional::PAIRS))
            .chain(SIGNS.into_iter().flat_map(signs))
            .collect();
        singles.sort_by_key(|(from, _)| *from);
        let mut may_be_worked_on = SETTLED_CHARACTERS.complement();
        for (from, _) in &singles {
            may_be_worked_on.insert(*from);
        }
        let mut characters = Self {
            may_be_worked_on,
            singles,
            works: [const { OnceLock::new() }; WORDS],
        };
        for c in COMMON
            .into_iter()
            .flat_map(|(first, end)| first..end)
            .filter_map(char::from_u32)
        {
            if characters.work(c) == Work::Keep {
                characters.may_be_worked_on.remove(c);
            }
        }
        characters
    }

    /// What the tables have for `c`.
    fn in_tables(&self, c: char) -> Option<char> {
        let at = self
            .singles
            .binary_search_by_key(&c, |(from, _)| *from)
            .ok()?;
        self.singles.get(at).map(|(_, to)| *to)
    }

    /// The works on the characters of a block.
    fn block(&self, block: usize) -> Box<Block> {
        let work = |n: usize| {
            let c = u32::try_from(block * BLOCK + n)
                .ok()
                .and_then(char::from_u32);
            c.map_or(Work::Keep, |c| {
                let single = self.in_tables(c).map(Work::Become);
                single.unwrap_or_else(|| work_on(c, |it| self.in_tables(it)))
            })
        };
        Box::new(std::array::from_fn(work))
    }

    /// What becomes of `c`.
    #[inline]
    pub(super) fn work(&self, c: char) -> Work {
        let (block, at) = (c as usize / BLOCK, c as usize % BLOCK);
        match self.works.get(block) {
            Some(works) => works.get_or_init(|| self.block(block))[at],
            None => work_on(c, |it| Some(self.single(it))),
        }
    }

    /// What one normalized character becomes; itself if that is not one character.
    pub(super) fn single(&self, c: char) -> char {
        // Beyond the plane there is nothing for a normalized character to become.
        if (c as u32) < PLANE && self.may_be_worked_on.has(c) {
            match self.work(c) {
                Work::Become(to) => to,
                _ => c,
            }
        } else {
            c
        }
    }

    /// The first character of a text that needs work: where it stands, and what becomes of it.
    #[inline]
    pub(super) fn first_worked_on(&self, text: &str) -> Option<(usize, char, Work)> {
        let mut at = 0;
        loop {
            at += self.may_be_worked_on.none_of(&text.as_bytes()[at..]);
            let c = text[at..].chars().next()?;
            match self.work(c) {
                Work::Keep => at += c.len_utf8(),
                work => return Some((at, c, work)),
            }
        }
    }
}

/// Appends what `c` decomposes to, except that a character to be kept is appended as it is.
pub(super) fn decompose(c: char, work: Work, to: &mut impl FnMut(char)) {
    match work {
        Work::Drop => {}
        Work::Keep | Work::Separator | Work::Return | Work::Markup => to(c),
        Work::Become(it) => to(it),
        Work::Join | Work::Expand => decompose_compatible(c, to),
    }
}

/// The work on `c`, if it has none of its own in the tables above; `single` looks up there what its
/// normalized form becomes.
fn work_on(c: char, single: impl Fn(char) -> Option<char>) -> Work {
    match c {
        _ if SETTLED.has(c) => return Work::Keep,
        '\r' => return Work::Return,
        '\u{1C}'..='\u{1F}' => return Work::Separator,
        '<' | '&' => return Work::Markup,
        '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => return Work::Become('\n'),
        ')' => return Work::Become(')'),
        // NFKC makes two full stops of this colon of vertical text.
        '︰' => return Work::Become(':'),
        // Its NFKC is the word "No".
        '№' => return Work::Keep,
        _ if c.is_whitespace() => return Work::Become(' '),
        _ if is_invisible(c) => return Work::Drop,
        _ => {}
    }
    let is_stable =
        is_nfkc_quick(once(c)) == IsNormalized::Yes && canonical_combining_class(c) == 0;
    if is_stable || invents_digit(c) {
        return Work::Keep;
    }
    if joins(c) {
        return Work::Join;
    }
    let mut normalized = once(c).nfkc();
    match (normalized.next(), normalized.next()) {
        (Some(one), None) => Work::Become(single(one).unwrap_or(one)),
        _ => Work::Expand,
    }
}

/// Controls, format characters, marks of direction and variation selectors.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// Whether NFKC would make a figure of a character that is not a digit.
fn invents_digit(c: char) -> bool {
    let mut has_digit = false;
    decompose_compatible(c, |it| has_digit |= it.is_ascii_digit());
    has_digit && !matches!(c, '０'..='９')
}

/// Whether `c` may combine with the character before it, by what it decomposes to: the half-width
/// voicing marks of katakana are no marks themselves.
fn joins(c: char) -> bool {
    let mut first = None;
    decompose_compatible(c, |it| first = first.or(Some(it)));
    first.is_some_and(|it| {
        canonical_combining_class(it) != 0 || is_nfc_quick(once(it)) != IsNormalized::Yes
    })
}

/// The characters of `text`, two by two.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let mut chars = text.chars();
    std::iter::from_fn(move || Some((chars.next()?, chars.next()?)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn tables_pair_every_character_once_and_end_where_they_lead() {
        let all: HashMap<char, char> = pairs(traditional::PAIRS).chain(pairs(RADICALS)).collect();
        assert_eq!(
            all.len() * 2,
            traditional::PAIRS.chars().count() + RADICALS.chars().count()
        );
        for (from, to) in &all {
            assert_eq!((from.len_utf8(), to.len_utf8()), (3, 3), "{from}{to}");
            assert!(!all.contains_key(to), "{from}{to}");
        }
        assert!(pairs(traditional::PAIRS).is_sorted());
    }

    #[test]
    fn traditional_characters_become_simplified_ones() {
        for (from, to) in "發发規规覆覆復复複复乾乾著著後后徵征於于衛卫衞卫關关裡里裏里為为爲为羣群"
            .chars()
            .collect::<Vec<_>>()
            .chunks(2)
            .map(|it| (it[0], it[1]))
        {
            assert_eq!(CHARACTERS.single(from), to);
        }
    }

    #[test]
    fn work_by_kind() {
        for (c, work) in [
            ('法', Work::Keep),
            ('①', Work::Keep),
            ('½', Work::Keep),
            ('㎡', Work::Keep),
            ('№', Work::Keep),
            ('𝟎', Work::Keep),
            ('😀', Work::Keep),
            ('\u{20000}', Work::Keep),
            ('３', Work::Become('3')),
            ('︰', Work::Become(':')),
            ('\u{3000}', Work::Become(' ')),
            ('⽬', Work::Become('目')),
            ('⻓', Work::Become('长')),
            ('⾧', Work::Become('长')),
            ('﹁', Work::Become('"')),
            ('\u{2F800}', Work::Become('丽')),
            ('㈠', Work::Expand),
            ('…', Work::Expand),
            ('\u{301}', Work::Join),
            ('ﾞ', Work::Join),
            ('\u{200B}', Work::Drop),
            ('\u{E0100}', Work::Drop),
            ('\r', Work::Return),
            ('\u{1E}', Work::Separator),
            ('<', Work::Markup),
        ] {
            assert_eq!(CHARACTERS.work(c), work, "{c}");
        }
    }

    #[test]
    fn set_and_works_agree() {
        for c in (0..PLANE).filter_map(char::from_u32) {
            let found = CHARACTERS.first_worked_on(c.encode_utf8(&mut [0; 4]));
            let expected = match CHARACTERS.work(c) {
                Work::Keep => None,
                work => Some((0, c, work)),
            };
            assert_eq!(found, expected, "{:x}", u32::from(c));
        }
    }
}
