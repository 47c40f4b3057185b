//! Which columns values are of, where blanks align columns and nothing else parts them: the text of PDFs
//! with its layout kept.
//!
//! Takes rows of values and a stretch that may hold a header; gives for each row with fewer values than
//! columns the column of each value, where its place on the line tells, and whether values stand apart.
//! Places are those of the text itself, since folding changes widths. Knows neither what values mean nor
//! which table they are of.
//!
//! The columns of a page are where the figures of its whole rows stand. Without a whole row they are where
//! the values of all its rows stand, if those leave as many columns as there are; else where the names in
//! the header stand; else those of another page.

use std::ops::Range;

use crate::Span;
use crate::grammar::token::{Token, n_solid, solid};
use crate::layout::lines;
use crate::sections::page::Page;

/// No page is so wide, in bytes: a longer line is many lines run together.
const LONGEST_LINE: usize = 2_000;

/// One blank parts words as well; two and more are what aligns columns.
const FEWEST_BLANKS: u32 = 2;

/// A place on the page rounded to whole characters is off by one at most.
const MOST_OFF: u32 = 1;

/// How much nearer a value must be to its own column than to the next: columns are two blanks apart, so
/// that whatever is nearer to two of them than that may be of either.
const CLEARLY: u32 = 2;

/// How wide Chinese characters and full-width digits are taken to be: programs that align them by display
/// give them two columns, those that count characters one, and digits may have been made wide later.
/// Which it is shows in the rows.
const WIDTHS: [Wide; 3] = [
    Wide { han: 2, digit: 2 },
    Wide { han: 1, digit: 1 },
    Wide { han: 2, digit: 1 },
];

/// The places of the measures.
const MEASURES: [usize; WIDTHS.len()] = [0, 1, 2];

#[derive(Clone, Copy, Debug)]
struct Wide {
    han: u32,
    digit: u32,
}

/// By each of the measures.
type Measured<T> = [T; WIDTHS.len()];

/// A stretch of a line, in columns of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Extent {
    left: u32,
    right: u32,
}

impl Extent {
    fn join(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            right: self.right.max(other.right),
        }
    }

    /// How many columns stand between the two.
    fn gap(self, other: Self) -> u32 {
        let before = self.left.saturating_sub(other.right);
        before.max(other.left.saturating_sub(self.right))
    }

    fn width(self) -> u32 {
        self.right - self.left
    }

    fn overlaps(self, other: Self) -> bool {
        self.left < other.right && other.left < self.right
    }
}

/// The values of one row, all on one line.
#[derive(Clone, Debug)]
struct Row {
    page: usize,
    /// Where its line starts.
    line: u32,
    values: Measured<Vec<Extent>>,
    /// Where the words before the first value end.
    stub: Measured<u32>,
}

/// A row and the columns of its values.
type Placed = (usize, Vec<usize>);

/// What places tell of a row's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Nothing,
    /// That each is a value of its own, with blanks on both sides.
    Apart,
    /// Their columns.
    Columns(Vec<usize>),
}

/// What the columns of a page are known by.
#[derive(Clone, Debug)]
struct Columns {
    extents: Vec<Extent>,
    /// Whether they are those of a header or of another page. Figures may stand beside the names, and another
    /// page may be shifted by a column, so they are trusted only where every row finds its columns in them, and
    /// values stand in the last column and, unless the table has one row, in the first.
    borrowed: bool,
}

/// For each row what places tell of its values, if it has fewer than `width`.
pub(crate) fn columns(page: &Page<'_>, rows: &[&[Token]], width: usize, header: Span) -> Vec<Told> {
    let mut found = vec![Told::Nothing; rows.len()];
    let is_short = |row: &&[Token]| (1..width).contains(&n_solid(row));
    if !rows.iter().any(is_short) {
        return found;
    }
    let placed = place(page, rows);
    let n_pages = placed.iter().flatten().map(|row| row.page + 1).max();
    let of_page = |at: usize| {
        let rows = placed.iter().enumerate();
        rows.filter_map(move |(n, row)| Some((n, row.as_ref().filter(|row| row.page == at)?)))
    };
    let mut own: Vec<Measured<Option<Columns>>> = Vec::new();
    for at in 0..n_pages.unwrap_or(0) {
        let names = (at == 0).then_some(header);
        own.push(MEASURES.map(|measure| {
            let rows = || of_page(at).map(|(_, row)| row);
            let of = |borrowed| move |extents| Columns { extents, borrowed };
            let values = whole(rows(), measure, width).or_else(|| together(rows(), measure, width));
            values.map(of(false)).or_else(|| {
                let stub = rows().map(|row| row.stub[measure]).max();
                named(page, names?, stub?, measure, width).map(of(true))
            })
        }));
    }
    for at in 0..own.len() {
        let n_rows = of_page(at).count();
        let tell = |columns: &Columns, is_own: bool, measure: usize| {
            let told: Vec<Placed> = of_page(at)
                .filter_map(|(n, row)| Some((n, tell(&row.values[measure], &columns.extents)?)))
                .collect();
            let is_hit = |column| told.iter().any(|(_, columns)| columns.contains(&column));
            let is_sure = is_own && !columns.borrowed
                || told.len() == n_rows && is_hit(width - 1) && (rows.len() == 1 || is_hit(0));
            (told, is_sure)
        };
        let told = MEASURES.map(|measure| match &own[at][measure] {
            Some(columns) => Some(tell(columns, true, measure)),
            None => {
                let others = own.iter().filter_map(|own| own[measure].as_ref());
                let mut told = others.map(|columns| tell(columns, false, measure));
                told.find(|(_, is_sure)| *is_sure)
            }
        });
        for (n, row) in of_page(at).filter(|(_, row)| row.values[0].len() < width) {
            let spans_two = |measure: usize| {
                let columns = own[at][measure].as_ref();
                let columns = columns.map_or(&[][..], |columns| &columns.extents);
                let n_under =
                    |value: &Extent| columns.iter().filter(|it| it.overlaps(*value)).count();
                row.values[measure].iter().any(|value| n_under(value) > 1)
            };
            if row.values[0].len() > 1 && !MEASURES.into_iter().any(spans_two) {
                found[n] = Told::Apart;
            }
        }
        // The measure that tells most rows is the one the text was aligned by; where several do, they must
        // agree.
        let told: Vec<(Vec<Placed>, bool)> = told.into_iter().flatten().collect();
        let most = told.iter().map(|(told, _)| told.len()).max().unwrap_or(0);
        let best = || told.iter().filter(|(told, _)| told.len() == most);
        if !best().any(|(_, is_sure)| *is_sure) {
            continue;
        }
        let mut others: Vec<_> = best().map(|(told, _)| told.clone()).collect();
        let first = others.pop().unwrap_or_default();
        for (n, columns) in first {
            let row = (n, columns);
            let agree = others.iter().all(|other| other.contains(&row));
            if agree && row.1.len() < width {
                found[n] = Told::Columns(row.1);
            }
        }
    }
    found
}

/// The rows whose values stand on one line, with the pages they are on.
fn place(page: &Page<'_>, rows: &[&[Token]]) -> Vec<Option<Row>> {
    let first = |row: &[Token]| solid(row).next().map(|it| it.span.start);
    let mut order: Vec<(u32, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(n, row)| Some((first(row)?, n)))
        .collect();
    order.sort_unstable();
    let mut placed = vec![None; rows.len()];
    let mut at = 0;
    let mut before = order.first().map_or(0, |(start, _)| *start);
    for (start, n) in order {
        at += usize::from(page.has_form_feed(Span::new(before, start)));
        before = start;
        placed[n] = row(page, rows[n], at);
    }
    // A line with several rows is a text without lines.
    let mut lines: Vec<u32> = placed.iter().flatten().map(|row| row.line).collect();
    lines.sort_unstable();
    let is_shared = |line: u32| {
        let at = lines.partition_point(|it| *it < line);
        lines.get(at + 1) == Some(&line)
    };
    for row in &mut placed {
        row.take_if(|row| is_shared(row.line));
    }
    placed
}

fn row(page: &Page<'_>, values: &[Token], at: usize) -> Option<Row> {
    let solid = || solid(values);
    let (first, last) = (solid().next()?.span, solid().next_back()?.span);
    let line = line_start(page.view, first.start)?;
    let on_line = page
        .view
        .as_bytes()
        .get(first.start as usize..last.end as usize)?;
    if (last.end - line) as usize > LONGEST_LINE || on_line.contains(&b'\n') {
        return None;
    }
    let mut row = Row {
        page: at,
        line,
        values: Measured::default(),
        stub: Measured::default(),
    };
    let mut end: Measured<u32> = Measured::default();
    let mut before = line;
    for token in solid() {
        let gap = page.raw(Span::new(before, token.span.start));
        if before == line {
            let n_blanks = gap.chars().rev().take_while(|c| c.is_whitespace()).count();
            if first == last && n_blanks < FEWEST_BLANKS as usize {
                return None;
            }
            row.stub = WIDTHS.map(|wide| width(gap.trim_end(), wide));
        } else if !gap.trim().is_empty() || width(gap, WIDTHS[1]) < FEWEST_BLANKS {
            return None;
        }
        let text = page.raw(token.span);
        for ((end, values), wide) in end.iter_mut().zip(&mut row.values).zip(WIDTHS) {
            let left = *end + width(gap, wide);
            *end = left + width(text, wide);
            values.push(Extent { left, right: *end });
        }
        before = token.span.end;
    }
    Some(row)
}

/// Where the line of a place starts; nothing where that is too far.
fn line_start(view: &str, place: u32) -> Option<u32> {
    let place = place as usize;
    let from = place.saturating_sub(LONGEST_LINE);
    let window = view.as_bytes().get(from..place)?;
    match memchr::memrchr(b'\n', window) {
        Some(end) => u32::try_from(from + end + 1).ok(),
        None => (from == 0).then_some(0),
    }
}

/// How many columns a text takes.
fn width(text: &str, wide: Wide) -> u32 {
    let of = |c: char| match c {
        // Form feeds, and what cannot be seen.
        _ if c.is_control() => 0,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => 0,
        // European letters, blanks of print, and half-width forms.
        ..'\u{300}' | '\u{2000}'..='\u{200A}' | '\u{FF61}'..='\u{FFDC}' => 1,
        '０'..='９' => wide.digit,
        _ => wide.han,
    };
    text.chars().map(of).sum()
}

/// The columns of whole rows: where the figures of each stand in all of them.
fn whole<'a>(
    rows: impl Iterator<Item = &'a Row>,
    measure: usize,
    width: usize,
) -> Option<Vec<Extent>> {
    let rows = rows.map(|row| &row.values[measure]);
    let columns = rows
        .filter(|values| values.len() == width)
        .cloned()
        .reduce(|columns, values| {
            let pairs = columns.into_iter().zip(values);
            pairs.map(|(column, value)| column.join(value)).collect()
        })?;
    let is_apart = |pair: &[Extent]| pair[0].right < pair[1].left;
    columns.windows(2).all(is_apart).then_some(columns)
}

/// The columns that the values of all rows together leave, if they are as many as there are. By a measure
/// that is not the text's own, values scatter: the one by which they make the fewest columns is.
fn together<'a>(
    rows: impl Iterator<Item = &'a Row> + Clone,
    measure: usize,
    width: usize,
) -> Option<Vec<Extent>> {
    let all = MEASURES.map(|measure| stacks(rows.clone(), measure));
    let is_own = all.iter().flatten().all(|stacks| stacks.len() >= width);
    // A value alone may be all figures of its row run together.
    let n_several = rows.filter(|row| row.values[measure].len() > 1).count();
    let own = all.into_iter().nth(measure).filter(|_| n_several > 1)?;
    own.filter(|own| own.len() == width && is_own)
}

/// The stretches of a page where values stand above one another; nothing where they are not aligned, so
/// that a stretch is wider than its widest value.
fn stacks<'a>(rows: impl Iterator<Item = &'a Row>, measure: usize) -> Option<Vec<Extent>> {
    let mut values: Vec<Extent> = rows.flat_map(|row| row.values[measure].clone()).collect();
    values.sort_unstable_by_key(|it| it.left);
    let mut stacks: Vec<Extent> = Vec::new();
    let mut widest = 0;
    for value in values {
        match stacks.last_mut() {
            Some(last) if value.left < last.right + CLEARLY => {
                *last = last.join(value);
                widest = value.width().max(widest);
                if last.width() > widest + MOST_OFF {
                    return None;
                }
            }
            _ => {
                stacks.push(value);
                widest = value.width();
            }
        }
    }
    Some(stacks)
}

/// The columns under the names of a header. In a narrow table a single blank parts two names.
fn named(
    page: &Page<'_>,
    header: Span,
    stub: u32,
    measure: usize,
    width: usize,
) -> Option<Vec<Extent>> {
    let mut columns = [FEWEST_BLANKS, 1]
        .into_iter()
        .filter_map(|n_blanks| stacked(page, header, stub, measure, width, n_blanks));
    columns.next()
}

/// Stacks of words that so many blanks part, from the lowest line up. Words over several stacks name a group
/// of columns, those that begin within the stub none.
fn stacked(
    page: &Page<'_>,
    header: Span,
    stub: u32,
    measure: usize,
    width: usize,
    n_blanks: u32,
) -> Option<Vec<Extent>> {
    /// The longest name has seven characters, and a cell is one wide at least.
    const MOST_LINES: usize = 7;
    let all: Vec<Span> = lines(page.view, header)
        .map(|line| line.span)
        .filter(|line| !page.words(*line).trim().is_empty())
        .collect();
    let mut columns: Vec<Extent> = Vec::new();
    for line in all.iter().rev().take(MOST_LINES) {
        if line.len() as usize > LONGEST_LINE
            || page.has_form_feed(Span::new(line.start, header.end))
        {
            return None;
        }
        let below = columns.clone();
        for words in words(page.raw(*line), WIDTHS[measure], n_blanks) {
            let mut under = (0..below.len()).filter(|&n| below[n].gap(words) < n_blanks);
            match (under.next(), under.next()) {
                (Some(only), None) => columns[only] = columns[only].join(words),
                (None, _) if words.left >= stub => columns.push(words),
                _ => {}
            }
        }
        if columns.len() >= width {
            break;
        }
    }
    columns.sort_unstable_by_key(|it| it.left);
    let is_apart = |pair: &[Extent]| pair[0].right < pair[1].left;
    (columns.len() == width && columns.windows(2).all(is_apart)).then_some(columns)
}

/// The words of a line that so many blanks part.
fn words(line: &str, wide: Wide, n_blanks: u32) -> Vec<Extent> {
    let mut words: Vec<Extent> = Vec::new();
    let mut left = 0;
    for part in line.split_inclusive(char::is_whitespace) {
        let word = Extent {
            left,
            right: left + width(part.trim_end(), wide),
        };
        left += width(part, wide);
        match words.last_mut() {
            _ if word.left == word.right => {}
            Some(last) if word.left < last.right + n_blanks => *last = last.join(word),
            _ => words.push(word),
        }
    }
    words
}

/// The column of each value, if every one is clearly in one of its own.
fn tell(values: &[Extent], columns: &[Extent]) -> Option<Vec<usize>> {
    let column = |value: &Extent| {
        let gap = |n: usize| columns[n].gap(*value);
        let nearest = (0..columns.len()).min_by_key(|&n| gap(n))?;
        let others: [Range<usize>; 2] = [0..nearest, nearest + 1..columns.len()];
        let next = others.into_iter().flatten().map(gap).min();
        let is_clear =
            gap(nearest) <= MOST_OFF && next.is_none_or(|next| next >= gap(nearest) + CLEARLY);
        is_clear.then_some(nearest)
    };
    let told: Vec<usize> = values.iter().map(column).collect::<Option<_>>()?;
    told.windows(2)
        .all(|pair| pair[0] < pair[1])
        .then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::token::Kind;
    use crate::offset;
    use crate::source::fold::{Folded, Separators};

    /// What places tell of the figures on each line behind the one that says `表`.
    fn told(text: &str, width: usize) -> Vec<Told> {
        let folded = Folded::new(text, Separators::Blank);
        let page = Page::new(&folded, text, None);
        let start = page.view.find('表').map_or(0, |at| at + "表".len());
        let mut rows: Vec<Vec<Token>> = Vec::new();
        let mut at = start;
        for line in page.view[start..].split('\n') {
            let mut row = Vec::new();
            let mut from = 0;
            while let Some(figure) = line[from..].find(|c: char| c.is_ascii_digit()) {
                let first = from + figure;
                let rest = &line[first..];
                let len = rest
                    .find(|c: char| !c.is_ascii_digit())
                    .unwrap_or(rest.len());
                from = first + len;
                let span = Span::new(offset(at + first), offset(at + from));
                row.push(Token::new(Kind::Figure, span));
            }
            at += line.len() + 1;
            if !row.is_empty() {
                rows.push(row);
            }
        }
        let rows: Vec<&[Token]> = rows.iter().map(Vec::as_slice).collect();
        let header = Span::new(0, offset(start.saturating_sub("表".len())));
        columns(&page, &rows, width, header)
    }

    fn at(columns: &[usize]) -> Told {
        Told::Columns(columns.to_vec())
    }

    #[test]
    fn places_are_those_of_the_display() {
        let text =
            "表\n甲乙丙丁   12    3    15\n甲乙       4          4\n丙               7    7\n";
        assert_eq!(told(text, 3), [Told::Nothing, at(&[0, 2]), at(&[1, 2])]);
        // Full-width figures, which folding makes narrow.
        let text = "表\n甲乙丙丁   12    3    15\n甲乙      ４          4\n";
        assert_eq!(told(text, 3), [Told::Nothing, at(&[0, 2])]);
    }

    #[test]
    fn places_are_those_of_characters_where_those_are_aligned() {
        let text =
            "表\n甲乙丙丁   12    3    15\n甲         4          4\n丙丁             7    7\n";
        assert_eq!(told(text, 3), [Told::Nothing, at(&[0, 2]), at(&[1, 2])]);
    }

    #[test]
    fn a_value_between_columns_is_in_none() {
        let text = "表\n  12    3    15\n     4         4\n";
        assert_eq!(told(text, 3), [Told::Nothing, Told::Apart]);
    }

    #[test]
    fn a_value_across_two_columns_may_be_two() {
        let text = "表\n  12   3    15\n  1234567    15\n";
        assert_eq!(told(text, 3), [Told::Nothing, Told::Nothing]);
    }

    #[test]
    fn single_blanks_align_nothing() {
        let text = "表\n甲 12 3 15\n乙 4 4\n";
        assert_eq!(told(text, 3), [Told::Nothing, Told::Nothing]);
    }

    #[test]
    fn rows_together_leave_columns_where_none_is_whole() {
        let text = "表\n   1          4\n   12   3\n        5     6\n";
        assert_eq!(told(text, 3), [at(&[0, 2]), at(&[0, 1]), at(&[1, 2])]);
        // Two columns of three may be any.
        let text = "表\n   1          4\n   2          6\n";
        assert_eq!(told(text, 3), [Told::Apart, Told::Apart]);
    }

    #[test]
    fn names_of_a_header_leave_columns() {
        let text = "       戊己庚辛\n  结果  结果  总计\n  维持  纠正\n表\n   1           4\n";
        assert_eq!(told(text, 3), [at(&[0, 2])]);
        // In a narrow table a single blank parts names.
        let text = "  结果 结果 总计\n  维持 纠正\n表\n   1         4\n";
        assert_eq!(told(text, 3), [at(&[0, 2])]);
        // Nothing under the last name: figures may stand beside the names.
        let text = "       戊己庚辛\n  结果  结果  总计\n  维持  纠正\n表\n   1      4\n";
        assert_eq!(told(text, 3), [Told::Apart]);
    }

    #[test]
    fn another_page_counts_where_its_first_and_last_columns_are_filled() {
        let whole = "表\n   12     3      15\n";
        let ends = format!("{whole}\u{C}\n    1            1\n");
        assert_eq!(told(&ends, 3), [Told::Nothing, at(&[0, 2])]);
        let shifted = format!("{whole}\u{C}\n          1        1\n");
        assert_eq!(told(&shifted, 3)[1], Told::Apart);
        let middle = format!("{whole}\u{C}\n    1    1\n    2    2\n");
        assert_eq!(told(&middle, 3)[1..], [Told::Apart, Told::Apart]);
    }

    #[test]
    fn a_line_of_a_flattened_text_has_no_places() {
        let text = format!(
            "表{}1   2   3\n{}1       3\n",
            "甲".repeat(900),
            " ".repeat(2_800)
        );
        assert_eq!(told(&text, 3)[1], Told::Nothing);
    }
}
