//! Bytes to text, once, saying which encoding it was and what was lost.
//!
//! Takes bytes and what the caller knows; gives text and the name of its encoding, and says in
//! diagnostics what was replaced and what was declared otherwise. Does not know what the text is.
//!
//! The order: the caller's word; a byte order mark; UTF-16 by its zero bytes; strict UTF-8; UTF-8 with
//! a few broken characters; the encoding that the text declares, if it decodes cleanly; detection;
//! GB18030 with replacement. The labels gbk and gb2312 are read as GB18030, which holds them.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::{Error, Span, offset};

/// Text, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    /// The name of the encoding, as the encoding standard writes it.
    pub(crate) charset: &'static str,
}

/// Where a declaration stands: browsers look at the first 1,024 bytes, and pages with long comments
/// or scripts before it exist.
const DECLARED_WITHIN: usize = 4096;

/// One attempt at decoding.
struct Attempt {
    text: String,
    charset: &'static str,
    errors: Errors,
}

/// What an attempt had to replace.
#[derive(Clone, Copy, Default)]
struct Errors {
    count: usize,
    /// Where in the text the first replacement stands.
    first: usize,
    /// Whether the only one is a character cut off by the end.
    only_cut: bool,
}

impl Errors {
    fn add(&mut self, at: usize, cut: bool) {
        if self.count == 0 {
            self.first = at;
            self.only_cut = cut;
        } else {
            self.only_cut = false;
        }
        self.count += 1;
    }

    const fn is_clean(self) -> bool {
        self.count == 0 || self.only_cut
    }
}

/// Decodes `bytes`.
///
/// # Errors
///
/// When the caller names an encoding that does not exist, or when no encoding that this build knows
/// fits.
pub(crate) fn decode(
    bytes: &[u8],
    caller: Option<&str>,
    sink: &mut dyn Sink,
) -> Result<Decoded, Error> {
    let declared = declared(bytes);
    let (attempt, looked) = match caller {
        Some(label) => (by_label(bytes, label)?, false),
        None => find(bytes, declared.as_deref())?,
    };
    if attempt.errors.count > 0 {
        let at = offset(attempt.errors.first);
        sink.take(
            Diagnostic::new(Code::ReplacedBytes)
                .at(Span::new(at, at.saturating_add(3)))
                .found(format!(
                    "{} places that are no {}",
                    attempt.errors.count, attempt.charset
                ))
                .expected("text")
                .help("name the encoding if it is another"),
        );
    }
    let misdeclared = declared
        .as_deref()
        .filter(|label| same_encoding(label, attempt.charset) == Some(false));
    if looked || misdeclared.is_some() {
        let found = match misdeclared {
            Some(label) => format!("{}, declared as {label}", attempt.charset),
            None => attempt.charset.to_owned(),
        };
        sink.take(Diagnostic::new(Code::Charset).found(found));
    }
    Ok(Decoded {
        text: attempt.text,
        charset: attempt.charset,
    })
}

/// Of so many characters of what is no text one is a control character or replaced; in text that was
/// damaged, too, they are far fewer.
const NO_TEXT_FROM: usize = 10;

/// How many characters that no text has are in what was decoded, and of how many; `None` where it is text,
/// if damaged.
pub(crate) fn no_text(decoded: &str) -> Option<[usize; 2]> {
    let is_odd =
        |c: &char| c.is_control() && !c.is_whitespace() || *c == char::REPLACEMENT_CHARACTER;
    let odd = decoded.chars().filter(is_odd).count();
    let all = decoded.chars().count();
    (odd > 0 && odd.saturating_mul(NO_TEXT_FROM) >= all).then_some([odd, all])
}

/// Finds the encoding; the second part says whether it is a guess.
fn find(bytes: &[u8], declared: Option<&str>) -> Result<(Attempt, bool), Error> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok((utf8(rest), false));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok((utf16(rest, false), false));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok((utf16(rest, true), false));
    }
    if let Some(big_endian) = zero_bytes(bytes) {
        let attempt = utf16(bytes, big_endian);
        if attempt.errors.is_clean() {
            return Ok((attempt, true));
        }
    }
    let attempt = utf8(bytes);
    if attempt.errors.count == 0 || is_nearly_utf8(&attempt) {
        return Ok((attempt, false));
    }
    legacy(bytes, declared)
}

/// UTF-8 with one broken character among sixteen whole ones at most. Text in another encoding breaks
/// nearly everywhere.
fn is_nearly_utf8(attempt: &Attempt) -> bool {
    // Any replacement character counts once as broken; the rest beyond ASCII is whole.
    let wide = attempt.text.chars().filter(|c| !c.is_ascii()).count();
    attempt.errors.count.saturating_mul(17) <= wide
}

/// UTF-16 without a mark has zero bytes, half of every digit, blank and line end; no other encoding of
/// text has any. Says whether the upper half comes first, by which order makes Chinese of it.
fn zero_bytes(bytes: &[u8]) -> Option<bool> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    if head.iter().filter(|it| **it == 0).count() < 2 {
        return None;
    }
    let pairs = head.chunks_exact(2);
    let all = pairs.len();
    // ASCII, punctuation, ideographs, full-width forms.
    let ordinary = |upper: usize| {
        let is = |pair: &&[u8]| matches!(pair[upper], 0 | 0x20 | 0x30 | 0x4E..=0x9F | 0xFF);
        pairs.clone().filter(is).count()
    };
    let (first, last) = (ordinary(0), ordinary(1));
    let most = first.max(last);
    (most * 10 >= all * 9 && first != last).then_some(first > last)
}

fn utf8(bytes: &[u8]) -> Attempt {
    let mut text = String::with_capacity(bytes.len());
    let mut errors = Errors::default();
    let mut rest = bytes;
    loop {
        match std::str::from_utf8(rest) {
            Ok(good) => {
                text.push_str(good);
                break;
            }
            Err(error) => {
                let (good, bad) = rest.split_at(error.valid_up_to());
                // Valid as far as said; the fallback is never taken.
                text.push_str(std::str::from_utf8(good).unwrap_or_default());
                errors.add(text.len(), error.error_len().is_none());
                text.push(char::REPLACEMENT_CHARACTER);
                match error.error_len() {
                    Some(len) => rest = &bad[len..],
                    None => break,
                }
            }
        }
    }
    Attempt {
        text,
        charset: "UTF-8",
        errors,
    }
}

fn utf16(bytes: &[u8], big_endian: bool) -> Attempt {
    let mut text = String::with_capacity(bytes.len());
    let mut errors = Errors::default();
    let units = bytes.chunks_exact(2);
    let odd = !units.remainder().is_empty();
    let units = units.map(|it| {
        if big_endian {
            u16::from_be_bytes([it[0], it[1]])
        } else {
            u16::from_le_bytes([it[0], it[1]])
        }
    });
    for unit in char::decode_utf16(units) {
        let c = unit.unwrap_or_else(|_| {
            errors.add(text.len(), false);
            char::REPLACEMENT_CHARACTER
        });
        text.push(c);
    }
    if odd {
        errors.add(text.len(), true);
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Attempt {
        text,
        charset: if big_endian { "UTF-16BE" } else { "UTF-16LE" },
        errors,
    }
}

/// The encoding that the first bytes declare: `charset=`, in a `meta` element as `charset` or within
/// `content`, or `encoding=` in an XML declaration.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    // Tags are ASCII in every encoding that a page can declare; in UTF-16 nothing is found, rightly.
    let head: Cow<'_, str> = String::from_utf8_lossy(head);
    let head = head.to_ascii_lowercase();
    let xml = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|it| it.split_once("?>"))
        .and_then(|(it, _)| it.split_once("encoding"));
    if let Some((_, rest)) = xml
        && let Some(label) = value(rest)
    {
        return Some(label);
    }
    head.match_indices("<meta").find_map(|(at, _)| {
        let tag = head[at..].split('>').next()?;
        let (_, rest) = tag.split_once("charset")?;
        value(rest)
    })
}

/// The value behind `=`, quoted or not.
fn value(rest: &str) -> Option<String> {
    let rest = rest.trim_start().strip_prefix('=')?;
    let rest = rest.trim_start().trim_start_matches(['"', '\'']);
    let len = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.')))
        .unwrap_or(rest.len());
    (len > 0).then(|| rest[..len].to_owned())
}

#[cfg(feature = "encoding")]
use with_tables::{by_label, legacy, same_encoding};

#[cfg(feature = "encoding")]
mod with_tables {
    use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
    use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

    use super::{Attempt, Error, Errors, utf8, utf16};

    /// As much as detection is given: it is slow, and a report is sure after a few hundred bytes.
    const DETECTED: usize = 8192;

    /// Detection against a clean declaration counts from this many bytes on; it is unsure of less.
    const SURE_FROM: usize = 400;

    fn of_label(label: &str) -> Option<&'static Encoding> {
        Encoding::for_label(label.trim().as_bytes()).map(|it| if it == GBK { GB18030 } else { it })
    }

    /// What the caller asked for, with replacement.
    pub(super) fn by_label(bytes: &[u8], label: &str) -> Result<Attempt, Error> {
        let encoding = of_label(label)
            .ok_or_else(|| Error::undecodable(format!("the encoding name {label:?}")))?;
        Ok(with(bytes, encoding))
    }

    pub(super) fn same_encoding(label: &str, charset: &str) -> Option<bool> {
        Some(of_label(label)?.name() == charset)
    }

    /// The declared encoding, detection, GB18030.
    pub(super) fn legacy(bytes: &[u8], declared: Option<&str>) -> Result<(Attempt, bool), Error> {
        let declared = declared
            .and_then(of_label)
            // A page that can be read for its declaration is not UTF-16, and UTF-8 was tried.
            .filter(|it| ![UTF_8, UTF_16LE, UTF_16BE].contains(it))
            .map(|it| with(bytes, it))
            .filter(|it| it.errors.is_clean());
        let detected = detect(bytes);
        if let Some(declared) = declared {
            // GB18030 takes nearly any Big5 without complaint, so a clean declaration proves little.
            return Ok(match detected {
                Some((found, sure)) if sure && found.name() != declared.charset => {
                    let found = with(bytes, found);
                    if found.errors.is_clean() {
                        (found, true)
                    } else {
                        (declared, false)
                    }
                }
                _ => (declared, false),
            });
        }
        let gb18030 = with(bytes, GB18030);
        let attempt = match detected {
            Some((found, _)) if found != GB18030 => {
                let found = with(bytes, found);
                if found.errors.count <= gb18030.errors.count {
                    found
                } else {
                    gb18030
                }
            }
            _ => gb18030,
        };
        Ok((attempt, true))
    }

    /// What the bytes look like, of what Chinese is written in, and whether there were enough of them.
    /// Detection's other answers are what it says of too few bytes, windows-1252 before all.
    fn detect(bytes: &[u8]) -> Option<(&'static Encoding, bool)> {
        let from = bytes
            .iter()
            .position(|it| !it.is_ascii())?
            .saturating_sub(2);
        let piece = &bytes[from..];
        let (piece, last) = match piece.get(..DETECTED) {
            Some(first) => (first, false),
            None => (piece, true),
        };
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(piece, last);
        let wide = piece.iter().filter(|it| !it.is_ascii()).count();
        let sure = wide >= SURE_FROM;
        // With the hint `cn` it says GBK of any Big5.
        match detector.guess(None, Utf8Detection::Allow) {
            it if it == GBK || it == GB18030 => Some((GB18030, sure)),
            it if it == BIG5 => Some((BIG5, sure)),
            _ => None,
        }
    }

    fn with(bytes: &[u8], encoding: &'static Encoding) -> Attempt {
        let bytes = match Encoding::for_bom(bytes) {
            Some((of_mark, len)) if of_mark == encoding => &bytes[len..],
            _ => bytes,
        };
        if encoding == UTF_8 {
            return utf8(bytes);
        }
        if encoding == UTF_16LE || encoding == UTF_16BE {
            return utf16(bytes, encoding == UTF_16BE);
        }
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut text = String::with_capacity(bytes.len() * 3 / 2 + 16);
        let mut errors = Errors::default();
        let mut rest = bytes;
        loop {
            let (result, read) =
                decoder.decode_to_string_without_replacement(rest, &mut text, true);
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => text.reserve(rest.len().saturating_mul(2).max(64)),
                DecoderResult::Malformed(_, _) => {
                    errors.add(text.len(), rest.is_empty());
                    text.push(char::REPLACEMENT_CHARACTER);
                }
            }
        }
        Attempt {
            text,
            charset: encoding.name(),
            errors,
        }
    }
}

#[cfg(not(feature = "encoding"))]
fn by_label(bytes: &[u8], label: &str) -> Result<Attempt, Error> {
    let strip = |mark: &[u8]| bytes.strip_prefix(mark).unwrap_or(bytes);
    match label.trim().to_ascii_lowercase().as_str() {
        "utf-8" | "utf8" => Ok(utf8(strip(b"\xEF\xBB\xBF"))),
        "utf-16" | "utf-16le" => Ok(utf16(strip(b"\xFF\xFE"), false)),
        "utf-16be" => Ok(utf16(strip(b"\xFE\xFF"), true)),
        _ => Err(Error::disabled(
            format!("the encoding {label:?}"),
            "encoding",
        )),
    }
}

/// What the names say; without the tables only these are known.
#[cfg(not(feature = "encoding"))]
fn same_encoding(label: &str, charset: &str) -> Option<bool> {
    let label = label.trim().to_ascii_lowercase();
    let utf8 = matches!(label.as_str(), "utf-8" | "utf8");
    Some(
        utf8 == (charset == "UTF-8")
            || label.starts_with("utf-16") && charset.starts_with("UTF-16"),
    )
}

#[cfg(not(feature = "encoding"))]
fn legacy(_: &[u8], declared: Option<&str>) -> Result<(Attempt, bool), Error> {
    let what = match declared {
        Some(label) => format!("text that declares the encoding {label:?} and is not UTF-8"),
        None => "text that is neither UTF-8 nor UTF-16".to_owned(),
    };
    Err(Error::disabled(what, "encoding"))
}

#[cfg(test)]
#[path = "decode_tests.rs"]
mod tests;
