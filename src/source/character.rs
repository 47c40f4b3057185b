//! What folding does with each single character.
//!
//! Gives one table, built once; knows characters only, not the text around them: what depends on the
//! neighbours (composition, line ends, readings) is for `fold` to do. No character but a full-width
//! digit becomes a digit: ① ² ½ ㎡ stay as they are, since a figure read out of them would be invented.

use std::iter::once;
use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick, is_nfkc_quick};

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
⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月\
⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑长⻒镸⻓长\
⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉\
⻬齐⻭歯⻮齿⻯竜⻰龙⻱龟⻲亀";

/// The table for this process: some three thousand normalizations, not to be repeated for every text.
pub(super) static CHARACTERS: LazyLock<Characters> = LazyLock::new(Characters::new);

/// A word of the bitmap holds the characters whose UTF-8 differs in the last byte only.
const WORDS: usize = 0x1_0000 / 64;

/// The work on every character of the Basic Multilingual Plane: a bitmap says which need any, and the
/// work of those stands in a list, in order, found by counting the bits before.
#[derive(Debug)]
pub(super) struct Characters {
    bitmap: [u64; WORDS],
    bits_before: [u16; WORDS],
    works: Vec<Work>,
}

impl Characters {
    fn new() -> Self {
        let mut singles: Vec<(char, char)> = pairs(RADICALS).chain(pairs(traditional::PAIRS)).collect();
        for (to, signs) in SIGNS {
            singles.extend(signs.chars().map(|c| (c, to)));
        }
        singles.sort_unstable();
        let single = |c: char| {
            singles.binary_search_by_key(&c, |(from, _)| *from).map_or(c, |at| singles[at].1)
        };

        let mut table = Self { bitmap: [0; WORDS], bits_before: [0; WORDS], works: Vec::with_capacity(8192) };
        for (word, first) in (0..0x1_0000).step_by(64).enumerate() {
            table.bits_before[word] = u16::try_from(table.works.len()).unwrap_or(u16::MAX);
            for bit in 0..64 {
                let Some(c) = char::from_u32(first + bit) else { continue };
                let work = work_on(c, single);
                if work != Work::Keep {
                    table.bitmap[word] |= 1 << bit;
                    table.works.push(work);
                }
            }
        }
        table
    }

    /// What becomes of `c`.
    pub(super) fn work(&self, c: char) -> Work {
        let code = u32::from(c);
        let word = (code >> 6) as usize;
        let (Some(bits), Some(before)) = (self.bitmap.get(word), self.bits_before.get(word)) else {
            return work_on(c, |it| self.single(it));
        };
        let below = (1_u64 << (code & 63)) - 1;
        if bits & (below + 1) == 0 {
            return Work::Keep;
        }
        let nth = usize::from(*before) + (bits & below).count_ones() as usize;
        self.works.get(nth).copied().unwrap_or(Work::Keep)
    }

    /// What one normalized character becomes; itself if that is not one character.
    pub(super) fn single(&self, c: char) -> char {
        // Beyond the plane there is nothing for a normalized character to become.
        if u32::from(c) > 0xFFFF {
            return c;
        }
        match self.work(c) {
            Work::Become(to) => to,
            _ => c,
        }
    }

    /// How many bytes at the start of `text`, which is UTF-8, need no work.
    ///
    /// Stops early at characters beyond the plane, which are not in the bitmap.
    #[inline]
    pub(super) fn untouched(&self, text: &[u8]) -> usize {
        let mut rest = text;
        loop {
            rest = match rest {
                [a, b, c, tail @ ..] if a & 0xF0 == 0xE0 && !self.has(u16::from(a & 0xF) << 6 | u16::from(b & 0x3F), *c) => tail,
                [a, tail @ ..] if a & 0x80 == 0 && !self.has(u16::from(a >> 6), *a) => tail,
                [a, b, tail @ ..] if a & 0xE0 == 0xC0 && !self.has(u16::from(a & 0x1F), *b) => tail,
                _ => return text.len() - rest.len(),
            };
        }
    }

    fn has(&self, word: u16, bit: u8) -> bool {
        self.bitmap[usize::from(word) % WORDS] >> (bit & 63) & 1 != 0
    }
}

/// Appends what `c` decomposes to, except that a character to be kept is appended as it is.
pub(super) fn decompose(c: char, work: Work, to: &mut impl FnMut(char)) {
    match work {
        Work::Drop => {}
        Work::Keep | Work::Separator | Work::Return => to(c),
        Work::Become(it) => to(it),
        Work::Join | Work::Expand => decompose_compatible(c, to),
    }
}

/// The work on `c`, where `single` says what a normalized character becomes.
fn work_on(c: char, single: impl Fn(char) -> char) -> Work {
    match c {
        '\n' | '\t' | ' ' => return Work::Keep,
        '\r' => return Work::Return,
        '\u{1C}'..='\u{1F}' => return Work::Separator,
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
    let to = single(c);
    if to != c {
        return Work::Become(to);
    }
    // By far the most characters are settled here, and cheaply.
    if is_nfkc_quick(once(c)) == IsNormalized::Yes && canonical_combining_class(c) == 0 {
        return Work::Keep;
    }
    if invents_digit(c) {
        return Work::Keep;
    }
    if joins(c) {
        return Work::Join;
    }
    let mut normalized = once(c).nfkc();
    match (normalized.next(), normalized.next()) {
        (Some(one), None) if single(one) == c => Work::Keep,
        (Some(one), None) => Work::Become(single(one)),
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
    first.is_some_and(|it| canonical_combining_class(it) != 0 || is_nfc_quick(once(it)) != IsNormalized::Yes)
}

/// The characters of `text`, two by two.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    let mut chars = text.chars();
    std::iter::from_fn(move || Some((chars.next()?, chars.next()?)))
}
