//! Labels that are misspelt, where nothing parts cells: words before a figure that are near to one.
//!
//! Takes the Han characters of a range, the labels found among them, and where figures stand; gives the labels with
//! those that their phrases did not show. Does not know where anything stands on the page.

use crate::form::labels::Label;
use crate::grammar::lexicon::Lexicon;

/// A label found among Han characters, at these bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) label: Label,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) exact: bool,
}

impl Found {
    /// 其他 and 总计, with which other words begin.
    const fn is_short(&self) -> bool {
        matches!(self.label, Label::Other | Label::Total)
    }
}

/// The labels of a text, with those that are misspelt before a figure, and without the short ones that are the begin
/// of other words: `goes_on` tells whether nothing stands between the characters before and behind a place.
pub(super) fn with_misspelt(
    text: &str,
    labels: Vec<Found>,
    figures: &[usize],
    goes_on: impl Fn(usize) -> bool,
    lexicon: &Lexicon,
) -> Vec<Found> {
    /// So many bytes are other words: two characters.
    const FEWEST: usize = 6;
    let misspelt = misspelt(text, &labels, figures, lexicon);
    let ends_at = |at: usize| {
        let figure = figures.get(figures.partition_point(|figure| *figure < at));
        let label = labels.get(labels.partition_point(|label| label.start < at));
        let figure = figure.copied().unwrap_or(text.len());
        label.map_or(figure, |label| label.start.min(figure))
    };
    let is_begin = |label: &Found| {
        let is_part = |it: &Found| it.start == label.start;
        label.is_short()
            && (misspelt.iter().any(is_part)
                || ends_at(label.end) >= label.end + FEWEST && goes_on(label.end))
    };
    let found = labels.iter().copied().filter(|label| !is_begin(label));
    let mut all: Vec<Found> = found.chain(misspelt.iter().copied()).collect();
    all.sort_by_key(|label| label.start);
    all
}

/// The words before figures that are near to a label: all behind the figure or the group before them, with a short
/// label at their begin. Words behind another label are what is left of it.
fn misspelt(text: &str, labels: &[Found], figures: &[usize], lexicon: &Lexicon) -> Vec<Found> {
    let mut misspelt = Vec::new();
    let mut before = 0;
    for &figure in figures {
        let n_before = labels.partition_point(|label| label.start < figure);
        let last = labels[..n_before].last().filter(|last| last.end > before);
        let start = match last {
            None => Some(before),
            Some(last) if last.is_short() => Some(last.start),
            Some(last) => matches!(last.label, Label::Group(_)).then_some(last.end),
        };
        before = figure;
        let words = start.and_then(|start| text.get(start..figure));
        if let (Some(start), Some(known)) = (start, words.and_then(|words| lexicon.near(words))) {
            misspelt.push(Found {
                label: known.label,
                start,
                end: figure,
                exact: false,
            });
        }
    }
    misspelt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::labels::Group;
    use crate::form::{RequestRow, Table};

    #[test]
    fn words_before_a_figure_may_be_a_label() {
        let lexicon = Lexicon::of(Table::Requests);
        let labels = |text: &str| {
            let dense: String = text.split('|').collect();
            let figures: Vec<usize> = text
                .match_indices('|')
                .enumerate()
                .map(|(n, (at, _))| at - n)
                .collect();
            let phrases = lexicon.phrases_in(&dense);
            let found = phrases.map(|(label, start, end)| Found {
                label,
                start,
                end,
                exact: true,
            });
            with_misspelt(&dense, found.collect(), &figures, |_| true, lexicon)
                .iter()
                .map(|found| found.label)
                .collect::<Vec<_>>()
        };
        use RequestRow::{Duplicate, ProhibitedByLaw, StateSecret};
        let row = Label::Row;
        assert_eq!(labels("重夏申请|"), [row(Duplicate)]);
        assert_eq!(
            labels("其他法律行攻法规禁止公开|其他|"),
            [row(ProhibitedByLaw), Label::Other]
        );
        assert_eq!(
            labels("不予公开属于国家秘蜜|"),
            [Label::Group(Group::Denied), row(StateSecret)]
        );
        assert_eq!(
            labels("其他需要说明的情况|其他总计"),
            [Label::Other, Label::Total]
        );
        assert_eq!(
            labels("上年结转政府信息公开申清数量|"),
            [row(RequestRow::CarriedOver)]
        );
        assert_eq!(labels("|重夏申请书"), []);
    }
}
