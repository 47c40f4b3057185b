//! Lines, and those among them that are the page's and not the report's.

use memchr::{memchr, memchr_iter, memchr3};

use crate::source::separators;
use crate::{Span, offset};

/// A line without its end, and without the blanks around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// All of it.
    pub(crate) span: Span,
    /// Without the blanks around it.
    pub(crate) trimmed: Span,
}

/// What may stand around the words of a line: blanks, and the begin of a table.
const fn is_beside(b: u8) -> bool {
    const TABLE_OPEN: u8 = separators::TABLE_OPEN as u8;
    matches!(b, b' ' | b'\t' | TABLE_OPEN)
}

/// The lines of a range of the folded text; blank ones too. In a table a row is a line; without its mark
/// if it is one cell, for that may hold a heading or a paragraph.
pub(crate) fn lines(view: &str, range: Span) -> impl Iterator<Item = Line> + '_ {
    const ROW: u8 = separators::ROW as u8;
    const TABLE_CLOSE: u8 = separators::TABLE_CLOSE as u8;
    const CELL: u8 = separators::CELL as u8;
    let text = view[range.range()].as_bytes();
    let has_cells = memchr(CELL, text).is_some();
    let mut start = 0;
    let mut in_one_cell = true;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        let len = match rest.first() {
            // Where each cell has a line, every other line may be blank.
            Some(b'\n') => Some(0),
            _ => memchr3(b'\n', ROW, TABLE_CLOSE, rest),
        };
        let line = &rest[..len.unwrap_or(rest.len())];
        let end = start + line.len();
        let mut words = line;
        if has_cells {
            let has_cell = memchr(CELL, line).is_some();
            let cell = line.strip_suffix(&[CELL]);
            let is_alone = |cell: &&[u8]| in_one_cell && memchr(CELL, cell).is_none();
            words = cell.filter(is_alone).unwrap_or(line);
            in_one_cell = text.get(end) != Some(&b'\n') || in_one_cell && !has_cell;
        }
        let is_filled = |b: &u8| !is_beside(*b);
        let lead = words.iter().position(is_filled).unwrap_or(words.len());
        let tail = words.iter().rposition(is_filled).map_or(lead, |at| at + 1);
        let place = |at: usize| range.start + offset(at);
        let span = Span::new(place(start), place(end));
        let trimmed = Span::new(place(start + lead), place(start + tail));
        start = end + 1;
        Some(Line { span, trimmed })
    })
}

/// A text parted at its line ends, and at nothing else.
pub(crate) fn split_lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr_iter(b'\n', text.as_bytes())
        .chain(std::iter::once(text.len()))
        .map(move |end| {
            let line = &text[start..end];
            start = end + 1;
            line
        })
}

/// A page number on a line of its own: `- 4 -`, `—5—`, `第 3 页`, `第3页 共8页`, `4/8`, `·6·`, `P. 7`; or before the
/// name of what the page is of: `Page 9 - 2020年报`.
///
/// A bare number is not told from a figure here.
pub(crate) fn is_page_number(line: &str) -> bool {
    /// Longer lines say more than a page number.
    const LONGEST: usize = 32;
    if let Some(page) = line.strip_prefix('P') {
        let number = page.trim_start_matches("age").trim_start_matches('.');
        let number = number.trim_start_matches(' ');
        return is_number(
            number
                .split_once(" - ")
                .map_or(number, |(number, _)| number),
        );
    }
    if line.len() > LONGEST || !line.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let marks = ['-', '—', '–', '~', '·', '•', '第', '共'];
    if !line.trim_start_matches(' ').starts_with(marks) && !line.contains('/') {
        return false;
    }
    let squeezed: String = line.chars().filter(|c| *c != ' ').collect();
    let dressed = |marks: &[char]| {
        let inner = squeezed.trim_matches(marks);
        inner.len() < squeezed.len()
            && squeezed.starts_with(marks)
            && squeezed.ends_with(marks)
            && is_number(inner)
    };
    if dressed(&['-', '—', '–', '~']) || dressed(&['·', '•']) {
        return true;
    }
    if let Some(rest) = squeezed.strip_prefix('第') {
        let page = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        return page.len() < rest.len()
            && (page == "页" || page.starts_with("页") && page.ends_with('页'));
    }
    if let Some(rest) = squeezed.strip_prefix('共') {
        return rest.strip_suffix('页').is_some_and(is_number);
    }
    squeezed
        .split_once('/')
        .is_some_and(|(page, pages)| is_number(page) && is_number(pages))
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_line_and_a_cell_alone_its_words() {
        let text = "甲\n\u{1C}一、\u{1F}\u{1E}二\n三\u{1F}\u{1E}四\u{1F}五\n六\u{1F}\u{1E}七\u{1F}\u{1E}\u{1D}八";
        let all = Span::new(0, u32::try_from(text.len()).unwrap());
        let lines: Vec<_> = lines(text, all)
            .filter_map(|line| line.trimmed.slice(text))
            .collect();
        assert_eq!(
            lines,
            [
                "甲",
                "一、",
                "二",
                "三",
                "四\u{1F}五",
                "六\u{1F}",
                "七",
                "",
                "八"
            ]
        );
    }

    #[test]
    fn lines_end_near_and_far() {
        for line in [
            "",
            "1",
            "甲",
            "\t1",
            "\t第二十条第",
            "1234567",
            "12345678",
            "\t\t\t1\t2\t\t\t3",
        ] {
            for other in ["", "\t", "本年新收政府信息公开申请数量"] {
                let text = format!("{line}\n{other}\n{line}");
                assert!(split_lines(&text).eq(text.split('\n')), "{text:?}");
            }
        }
    }

    #[test]
    fn page_numbers() {
        for line in [
            "- 4 -",
            "-5-",
            "第 3 页",
            "第3页共8页",
            "4 / 8",
            "·6·",
            "共 8 页",
            "-- 12 --",
            "P. 7",
            "Page 8",
            "Page 9 - 示例市财政局2020年报",
        ] {
            assert!(is_page_number(line), "{line}");
        }
        for line in ["5", "-7", "+4", "0 0 0", "第20条第1项", "12/", "PPP - 3"] {
            assert!(!is_page_number(line), "{line}");
        }
    }
}
