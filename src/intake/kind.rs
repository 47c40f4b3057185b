//! What a file or a text is, found by looking at it, never by its name.
//!
//! Takes the first bytes of a file, or decoded text; gives its kind, or an error that says what to do
//! with a kind that is not read. Does not know encodings or the form.

use memchr::memmem;

use crate::Error;
use crate::name::named;

/// What a report is read from.
///
/// ```
/// assert_eq!(gongkai::Kind::Docx.as_str(), "docx");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Kind {
    /// Plain text, Markdown, or the text of a PDF file.
    Text,
    /// A web page, or a piece of one.
    Html,
    /// A Word file.
    Docx,
}

impl Kind {
    /// The three.
    pub const ALL: &'static [Self] = &[Self::Text, Self::Html, Self::Docx];

    /// `text`, `html` or `docx`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }
}

named! {
    Kind::as_str, "a kind of file", "html";
}

const PICTURE: (&str, &str) = (
    "a picture",
    "run text recognition over it and pass the text it gives",
);
const OLD_OFFICE: (&str, &str) = (
    "an old office file (.doc, .xls or .wps)",
    "save it as .docx, or pass its text",
);

/// What begins with what, and what to do about it.
const REFUSED: &[(&[u8], (&str, &str))] = &[
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLD_OFFICE),
    (
        b"{\\rtf",
        ("an RTF file", "save it as .docx, or pass its text"),
    ),
    (b"\x89PNG\r\n\x1A\n", PICTURE),
    (b"\xFF\xD8\xFF", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (
        b"%!PS",
        (
            "a PostScript file",
            "convert it to PDF, run `pdftotext -layout` and pass the text",
        ),
    ),
    (
        b"\x1F\x8B\x08",
        (
            "a compressed file (gzip)",
            "unpack it and pass what is in it",
        ),
    ),
    (
        b"Rar!\x1A\x07",
        ("an archive (rar)", "unpack it and pass the report in it"),
    ),
    (
        b"7z\xBC\xAF\x27\x1C",
        ("an archive (7z)", "unpack it and pass the report in it"),
    ),
];

/// What a zip file holds tells what it is.
const ZIPPED: &[(&[u8], (&str, &str))] = &[
    (
        b"xl/workbook.xml",
        (
            "a spreadsheet (.xlsx)",
            "save it as text with tabs and pass that",
        ),
    ),
    (
        b"ppt/presentation.xml",
        ("slides (.pptx)", "pass the report's own document"),
    ),
    (
        b"OFD.xml",
        (
            "an OFD file",
            "convert it to PDF, run `pdftotext -layout` and pass the text",
        ),
    ),
    (
        b"mimetypeapplication/vnd.oasis.opendocument",
        ("an OpenDocument file", "save it as .docx, or pass its text"),
    ),
    (
        b"mimetypeapplication/epub",
        ("an e-book (.epub)", "pass its text"),
    ),
];

/// A PDF file may have this many bytes of something else before its mark; readers of PDF allow it.
const PDF_MARK_WITHIN: usize = 1024;

/// Finds a kind that needs no decoding to be known. `None` is text of some kind.
///
/// # Errors
///
/// For a kind that is not read.
pub(crate) fn of_bytes(bytes: &[u8]) -> Result<Option<Kind>, Error> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        if memmem::find(bytes, b"word/document").is_some() {
            return Ok(Some(Kind::Docx));
        }
        let found = ZIPPED
            .iter()
            .find(|(inside, _)| memmem::find(bytes, inside).is_some());
        let (what, advice) = found.map_or(
            ("a zip file", "unpack it and pass the report in it"),
            |(_, refusal)| *refusal,
        );
        return Err(Error::unsupported(what, advice));
    }
    let head = bytes.get(..PDF_MARK_WITHIN).unwrap_or(bytes);
    // Text that speaks of `%PDF-` has it behind letters; a file has it first or behind binary junk.
    if let Some(at) = memmem::find(head, b"%PDF-")
        && (at == 0 || head[..at].contains(&0))
    {
        return Err(Error::unsupported(
            "a PDF file",
            "run `pdftotext -layout` and pass the text it gives",
        ));
    }
    let refused = REFUSED.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((_, (what, advice))) = refused {
        return Err(Error::unsupported(what, advice));
    }
    // `BM` also begins words: the four bytes after a bitmap's length are zero.
    let bitmap = bytes.starts_with(b"BM") && bytes.get(6..10) == Some(&[0; 4]);
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    if bitmap || webp {
        return Err(Error::unsupported(PICTURE.0, PICTURE.1));
    }
    if head.starts_with(b"MIME-Version:") || head.starts_with(b"From: <Saved by") {
        return Err(Error::unsupported(
            "a saved web archive (.mht)",
            "save the page as .html and pass that",
        ));
    }
    Ok(None)
}

/// Only this much of a text is looked at for tags; a page has one long before.
const SNIFFED: usize = 1 << 20;

/// Elements that only markup has.
const SURE: &[&[u8]] = &[
    b"html", b"body", b"head", b"table", b"tbody", b"tr", b"td", b"th",
];

/// Elements that Markdown may hold, too.
const LIKELY: &[&[u8]] = &[
    b"div", b"p", b"ul", b"ol", b"li", b"h1", b"h2", b"h3", b"h4", b"span", b"font", b"section",
    b"article", b"script", b"style", b"meta", b"title", b"link",
];

/// Whether text is markup: an element that only markup has; or others, of which the text begins with
/// one and has another, or has one for every ten lines. A `<` or a `<br>` makes no markup.
pub(crate) fn of_text(text: &str) -> Kind {
    let bytes = text.as_bytes();
    let bytes = bytes.get(..SNIFFED).unwrap_or(bytes);
    let mut likely = 0;
    for at in memchr::memchr_iter(b'<', bytes) {
        let rest = &bytes[at + 1..];
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        if rest.len() >= 8 && rest[..8].eq_ignore_ascii_case(b"!doctype") {
            return Kind::Html;
        }
        if is_one_of(SURE, rest) {
            return Kind::Html;
        }
        likely += usize::from(is_one_of(LIKELY, rest));
    }
    let lines = memchr::memchr_iter(b'\n', bytes).count();
    let first = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n', '\u{3000}']);
    if likely >= 2 && (first.starts_with('<') || likely * 10 >= lines) {
        Kind::Html
    } else {
        Kind::Text
    }
}

/// Whether a tag begins with one of these names and goes on like a tag.
fn is_one_of(names: &[&[u8]], rest: &[u8]) -> bool {
    let len = rest
        .iter()
        .take(12)
        .take_while(|it| it.is_ascii_alphanumeric())
        .count();
    let closes = matches!(
        rest.get(len),
        Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')
    );
    closes && names.iter().any(|it| it.eq_ignore_ascii_case(&rest[..len]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        let refused: &[(&[u8], &str)] = &[
            (b"%PDF-1.7\n", "a PDF file"),
            (b"\0\0junk%PDF-1.4", "a PDF file"),
            (b"\x89PNG\r\n\x1A\n....", "a picture"),
            (b"\xFF\xD8\xFF\xE0", "a picture"),
            (b"GIF89a", "a picture"),
            (b"II*\0", "a picture"),
            (b"BM\x10\0\0\0\0\0\0\0\x36", "a picture"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a picture"),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old office file"),
            (b"{\\rtf1", "an RTF file"),
            (b"%!PS-Adobe-3.0", "a PostScript file"),
            (b"PK\x03\x04....xl/workbook.xml", "a spreadsheet"),
            (b"PK\x03\x04....Doc_0/OFD.xml", "an OFD file"),
            (b"PK\x03\x04....readme.txt", "a zip file"),
            (b"PK\x05\x06", "a zip file"),
            (b"\x1F\x8B\x08", "a compressed file"),
        ];
        for (bytes, what) in refused {
            let error = of_bytes(bytes).expect_err(what);
            assert!(error.is_unsupported());
            assert!(error.to_string().contains(what), "{error}");
        }
        let docx: &[u8] = b"PK\x03\x04....word/document.xml....";
        assert_eq!(of_bytes(docx), Ok(Some(Kind::Docx)));
        let text: &[&[u8]] = &[
            b"",
            b"P",
            b"PK",
            b"BM\xB9\xAB\xCB\xBE 2023 12",
            b"see %PDF-1.7",
        ];
        for bytes in text {
            assert_eq!(of_bytes(bytes), Ok(None), "{bytes:?}");
        }
    }

    #[test]
    fn markup_is_told_from_text_that_mentions_it() {
        let html = [
            "<!DOCTYPE html><html></html>",
            "  <TABLE border=1><tr><td>1",
            "</td><td>3</td>",
            "<div><p>一、总体情况</p></div>",
            "前言\n<table>\n<tr><td>1</td></tr>\n</table>\n",
            "<p>一</p>\n<p>二</p>\n",
        ];
        for text in html {
            assert_eq!(of_text(text), Kind::Html, "{text}");
        }
        let plain = [
            "",
            "一、总体情况",
            "1 < 2, a<b>c",
            "| 规章 | 0<br>1 |\n| --- | --- |\n",
            "5<td",
            "<2023年>",
            "<https://example.cn/p>",
            "# 标题\n\n<p align=center>图</p>\n\n一\n\n二\n\n三\n\n四\n\n五\n\n六\n\n七\n\n八\n\n九\n\n十\n\n十一\n",
        ];
        for text in plain {
            assert_eq!(of_text(text), Kind::Text, "{text}");
        }
    }
}
