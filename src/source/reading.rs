//! Readings in brackets: the pinyin that conversion tools leave behind a character, 發(fā).
//!
//! Takes the end of a folded text; says where a reading begins that ends there. Does not know where
//! the text came from, nor which reading belongs to which character: any syllable of Mandarin counts.

use std::sync::LazyLock;

/// The syllables of Mandarin: each initial with its finals, ü written `v`.
const SYLLABLES: [(&str, &str); 24] = [
    ("b", "a o ai ei ao an en ang eng i ie iao ian in ing u"),
    ("p", "a o ai ei ao ou an en ang eng i ie iao ian in ing u"),
    (
        "m",
        "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    ),
    ("f", "a o ei ou an en ang eng u"),
    (
        "d",
        "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    ),
    (
        "t",
        "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    ),
    (
        "n",
        "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve",
    ),
    (
        "l",
        "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve",
    ),
    (
        "g",
        "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    ),
    (
        "k",
        "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    ),
    (
        "h",
        "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    ),
    ("j", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("q", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    ("x", "i ia ie iao iu ian in iang ing iong u ue uan un"),
    (
        "zh",
        "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    ),
    (
        "ch",
        "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    ),
    (
        "sh",
        "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    ),
    ("r", "e i ao ou an en ang eng ong u ua uo ui uan un"),
    ("z", "a e i ai ei ao ou an en ang eng ong u uo ui uan un"),
    ("c", "a e i ai ao ou an en ang eng ong u uo ui uan un"),
    ("s", "a e i ai ao ou an en ang eng ong u uo ui uan un"),
    ("y", "a o e ao ou an ang i in ing ong u ue uan un"),
    ("w", "a o ai ei an en ang eng u"),
    ("", "a o e ai ei ao ou an en ang eng er"),
];

/// Letters in the longest syllable, `zhuang`.
const LONGEST: u32 = 6;

/// All syllables, each a number whose bytes are the letters, in order.
static KEYS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let mut keys: Vec<u64> = SYLLABLES
        .iter()
        .flat_map(|(initial, finals)| {
            finals
                .split(' ')
                .map(|it| key(initial) << (8 * it.len()) | key(it))
        })
        .collect();
    keys.sort_unstable();
    keys
});

fn key(letters: &str) -> u64 {
    letters
        .bytes()
        .fold(0, |key, letter| key << 8 | u64::from(letter))
}

/// Where the opening bracket of a reading stands that ends with `view`, if one does.
///
/// A reading is a Han character, then one lower-case syllable in brackets, with or without its tone:
/// 規(guī), 和(he). A single letter must carry a tone, since `(a)` is more likely to number a list.
pub(super) fn at_end(view: &str) -> Option<usize> {
    let mut chars = view.strip_suffix(')')?.char_indices().rev();
    let mut syllable = 0;
    let mut n_letters = 0;
    let mut has_tone = false;
    let open = loop {
        let (at, c) = chars.next()?;
        if c == '(' {
            break at;
        }
        let letter = plain_letter(c)?;
        if n_letters == LONGEST {
            return None;
        }
        syllable |= u64::from(letter) << (8 * n_letters);
        n_letters += 1;
        has_tone |= !c.is_ascii();
    };
    let (_, before) = chars.next()?;
    let is_reading =
        is_han(before) && (has_tone || n_letters > 1) && KEYS.binary_search(&syllable).is_ok();
    is_reading.then_some(open)
}

/// The letter without its tone, `v` for ü; the tone may be written with a breve for a caron, and the
/// letters `a` and `g` in the shapes that schoolbooks print.
const fn plain_letter(c: char) -> Option<u8> {
    Some(match c {
        'a'..='z' => c as u8,
        'ā' | 'á' | 'ǎ' | 'à' | 'ă' | 'ɑ' => b'a',
        'ē' | 'é' | 'ě' | 'è' | 'ĕ' => b'e',
        'ī' | 'í' | 'ǐ' | 'ì' | 'ĭ' => b'i',
        'ō' | 'ó' | 'ǒ' | 'ò' | 'ŏ' => b'o',
        'ū' | 'ú' | 'ǔ' | 'ù' | 'ŭ' => b'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => b'v',
        'ń' | 'ň' | 'ǹ' => b'n',
        'ɡ' => b'g',
        _ => return None,
    })
}

const fn is_han(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_found_behind_han_characters() {
        for view in [
            "发(fā)",
            "规(guī)",
            "和(he)",
            "女(nǚ)",
            "略(lve)",
            "装(zhuang)",
            "啊(ā)",
            "光(ɡuɑng)",
        ] {
            assert_eq!(at_end(view), Some(3), "{view}");
        }
        assert_eq!(at_end("本级和(he)"), Some(9));
    }

    #[test]
    fn other_brackets_are_not_readings() {
        for view in [
            "系统(app)",
            "文件(pdf)",
            "好(ok)",
            "甲(a)",
            "甲(Fa)",
            "甲(FA)",
            "甲()",
            "甲(一)",
            "甲(fa fa)",
            "甲(fafa)",
            "甲(zhuangg)",
            "甲(fa",
            "甲fa)",
            "(fa)",
            "a(fa)",
            "3(fa)",
            ")",
            "",
            "甲(3)",
        ] {
            assert_eq!(at_end(view), None, "{view}");
        }
    }
}
