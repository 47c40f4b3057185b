//! One door for files and texts: what it is, which encoding, what its text is.
//!
//! Takes bytes, or text that may be markup, and what the caller knows; gives the text that spans index
//! and, for markup and documents, what was extracted. Does not know the form.

mod decode;
mod kind;

pub use kind::Kind;

use crate::Error;
use crate::diagnostic::Sink;
use crate::source::extract::Extract;

use decode::decode;
pub(crate) use decode::no_text;

/// More bytes than this are no report: Word files grow with their pictures only. Beyond it there is an
/// error, before anything is read.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// More text or markup than this is no report: the largest pages seen have 320 KB, and pictures written
/// into a page some megabytes. Beyond it there is an error; what is built from it has about six times
/// its size.
pub(crate) const MAX_TEXT: usize = 16 << 20;

/// What the caller knows about bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Options<'a> {
    pub(crate) kind: Option<Kind>,
    pub(crate) charset: Option<&'a str>,
}

/// Something to read a report from.
#[derive(Clone, Debug)]
pub(crate) struct Opened {
    /// What spans index: decoded text or markup as given, or the text of a document.
    pub(crate) source_text: String,
    pub(crate) kind: Kind,
    /// The encoding it was in; none for text that came decoded, and for documents.
    pub(crate) charset: Option<&'static str>,
    /// None for plain text, which is read as it is.
    pub(crate) extract: Option<Extract>,
}

/// Opens bytes.
///
/// # Errors
///
/// When they are too many, of a kind or encoding that is not read, or a damaged document.
pub(crate) fn open(
    bytes: &[u8],
    options: Options<'_>,
    sink: &mut dyn Sink,
) -> Result<Opened, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::too_large(bytes.len(), MAX_BYTES));
    }
    let found = match options.kind {
        Some(Kind::Docx) => Some(Kind::Docx),
        _ => kind::of_bytes(bytes)?,
    };
    if found == Some(Kind::Docx) {
        return document(bytes, sink);
    }
    if bytes.len() > MAX_TEXT {
        return Err(Error::too_large(bytes.len(), MAX_TEXT));
    }
    let decoded = decode(bytes, options.charset, sink)?;
    let mut opened = open_owned(decoded.text, options.kind, sink)?;
    opened.charset = Some(decoded.charset);
    Ok(opened)
}

/// Opens text that may be markup.
///
/// # Errors
///
/// When it is too long, or markup and this build reads none.
pub(crate) fn open_text(
    text: &str,
    kind: Option<Kind>,
    sink: &mut dyn Sink,
) -> Result<Opened, Error> {
    if text.len() > MAX_TEXT {
        return Err(Error::too_large(text.len(), MAX_TEXT));
    }
    open_owned(text.to_owned(), kind, sink)
}

fn open_owned(text: String, kind: Option<Kind>, sink: &mut dyn Sink) -> Result<Opened, Error> {
    if text.len() > MAX_TEXT {
        return Err(Error::too_large(text.len(), MAX_TEXT));
    }
    let kind = match kind {
        Some(kind @ (Kind::Text | Kind::Html)) => kind,
        // A text is no Word file, whoever says so.
        Some(Kind::Docx) | None => kind::of_text(&text),
    };
    let extract = match kind {
        Kind::Html => Some(page(&text, sink)?),
        _ => None,
    };
    Ok(Opened {
        source_text: text,
        kind,
        charset: None,
        extract,
    })
}

#[cfg(feature = "html")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it fails")]
fn page(text: &str, sink: &mut dyn Sink) -> Result<Extract, Error> {
    Ok(crate::markup::page(text, sink))
}

#[cfg(not(feature = "html"))]
fn page(_: &str, _: &mut dyn Sink) -> Result<Extract, Error> {
    Err(Error::disabled("a web page", "html"))
}

#[cfg(feature = "docx")]
fn document(bytes: &[u8], sink: &mut dyn Sink) -> Result<Opened, Error> {
    let extract = crate::markup::docx::read(bytes, sink)?;
    Ok(Opened {
        source_text: extract.readable(),
        kind: Kind::Docx,
        charset: None,
        extract: Some(extract),
    })
}

#[cfg(not(feature = "docx"))]
fn document(_: &[u8], _: &mut dyn Sink) -> Result<Opened, Error> {
    Err(Error::disabled("a Word file (.docx)", "docx"))
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
