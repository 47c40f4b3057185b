//! The three orders in which `pdftotext` reads a page.

use super::sheet::{Part, Run, Sheet, WIDTH, width};

/// What ends a page.
const FORM_FEED: char = '\u{c}';

/// `pdftotext -layout`: every line as it stands on the page, columns aligned by blanks. A page
/// number is a bare figure in the middle of the last line.
pub(in crate::writer) fn layout(sheet: &Sheet) -> String {
    let mut text = String::new();
    for (index, mut runs) in sheet.pages().into_iter().enumerate() {
        runs.sort_by_key(|run| (run.line, run.column));
        for line in runs.chunk_by(|a, b| a.line == b.line) {
            let mut end = 0;
            for run in line {
                let n_blanks = run.column.saturating_sub(end).max(usize::from(end > 0));
                text.push_str(&" ".repeat(n_blanks));
                text.push_str(&run.text);
                end += n_blanks + width(&run.text);
            }
            text.push('\n');
        }
        text.push_str(&" ".repeat(WIDTH / 2));
        text.push_str(&format!("{}\n{FORM_FEED}", index + 1));
    }
    text
}

/// `pdftotext -raw`: in the order of drawing; what follows on the same line is put behind a
/// blank. Page numbers are written `—5—`.
pub(in crate::writer) fn raw(sheet: &Sheet) -> String {
    let mut text = String::new();
    for (index, runs) in sheet.pages().into_iter().enumerate() {
        for line in runs.chunk_by(|a, b| a.line == b.line) {
            let words: Vec<_> = line.iter().map(|run| run.text.as_str()).collect();
            text.push_str(&words.join(" "));
            text.push('\n');
        }
        text.push_str(&format!("—{}—\n{FORM_FEED}", index + 1));
    }
    text
}

/// `pdftotext` without an option: in what it takes for reading order. In a table the labels of
/// some rows come first and then their figures, one a line with blank lines between. Page
/// numbers are written `- 5 -`.
pub(in crate::writer) fn plain(sheet: &Sheet) -> String {
    let mut text = String::new();
    for (index, mut runs) in sheet.pages().into_iter().enumerate() {
        runs.sort_by_key(|run| (run.batch, run.part == Part::Figure));
        let mut before: Option<&Run> = None;
        for run in runs {
            let goes_on = before.is_none_or(|before| {
                before.owner == run.owner || (before.part, run.part) == (Part::Prose, Part::Prose)
            });
            text.push_str(if goes_on { "" } else { "\n" });
            text.push_str(&run.text);
            text.push('\n');
            before = Some(run);
        }
        text.push_str(&format!("\n- {} -\n\n{FORM_FEED}", index + 1));
    }
    text
}
