//! Verdicts to cells: what a chosen reading says, in the unit of its cell.
//!
//! Takes a verdict and a path; sets the cell and says what there is to know about it.

use crate::diagnostic::{Code, Diagnostic, Sink};
use crate::form::{CellPath, Unit};
use crate::grammar::number::{Content, Figure, Money, content, unit_len};
use crate::model::{Amount, Basis, CellMut, Field, Report};
use crate::sections::page::{Page, abridged};
use crate::{Span, offset};

use super::choose::{Chosen, Verdict};
use super::reading::{Candidates, Read, Sum, What, Why, bears_out};
use super::whole::Whole;

/// A row about to be filled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'a> {
    pub(crate) page: &'a Page<'a>,
    /// Label and values, as a span of the view.
    pub(crate) context: Span,
    pub(crate) paths: &'a [CellPath],
    /// Which of them add up to which.
    pub(crate) sums: &'a [Sum],
    /// What the header says amounts are in, where that is not 万元.
    pub(crate) money: Option<Money>,
}

/// The cells of a row of which there is something to say.
#[derive(Clone, Debug, Default)]
struct Odd {
    /// With where they stand in the caller's text.
    blank: Vec<(CellPath, Span)>,
    decided: Vec<CellPath>,
    open: Vec<CellPath>,
    missing: Vec<CellPath>,
}

impl Target<'_> {
    /// Sets the cells of the row from what was chosen among its candidates.
    pub(crate) fn fill(
        &self,
        report: &mut Report,
        candidates: &Candidates,
        chosen: &Chosen,
        sink: &mut dyn Sink,
    ) {
        if matches!(chosen, Chosen::Nothing) {
            self.lose(report, candidates, sink);
            return;
        }
        let mut odd = Odd::default();
        for (column, &path) in self.paths.iter().enumerate() {
            let Some(verdict) = chosen.verdict(candidates, column) else {
                break;
            };
            let (read, basis) = match verdict {
                Verdict::Written(read) => (read, Basis::AsWritten),
                Verdict::Decided(read) => (read, basis_of_decided(candidates)),
                Verdict::Open(read) => {
                    odd.open.push(path);
                    let span = self.page.span(read.span);
                    set(report, path, Said::Unreadable, span, Basis::AsWritten);
                    continue;
                }
            };
            match read.what {
                What::Blank => {
                    let span = self.page.span(read.span);
                    odd.blank.push((path, span));
                    set(report, path, Said::Blank, span, basis);
                }
                What::Nothing => {
                    let span = self.page.span(read.span);
                    set(report, path, Said::Nothing, span, basis);
                }
                What::Hole | What::Lost => odd.missing.push(path),
                What::Grouped(count) if self.bears_out(candidates, chosen, column) => {
                    self.grouped(report, path, read.span, count, sink);
                }
                What::Words | What::Figure(_) | What::Dressed(_) | What::Grouped(_) => {
                    self.figure(report, path, read, basis, sink);
                    if basis != Basis::AsWritten {
                        odd.decided.push(path);
                    }
                }
            }
        }
        self.say(candidates, &odd, sink);
    }

    /// Sets the cells of a row that has a value in each.
    pub(crate) fn fill_whole(&self, report: &mut Report, row: Whole<'_>, sink: &mut dyn Sink) {
        for ((column, &path), read) in self.paths.iter().enumerate().zip(row.reads()) {
            match read.what {
                What::Grouped(count)
                    if bears_out(self.sums, &row.reads().collect::<Vec<_>>(), column) =>
                {
                    self.grouped(report, path, read.span, count, sink);
                }
                What::Nothing => {
                    let span = self.page.span(read.span);
                    set(report, path, Said::Nothing, span, Basis::AsWritten);
                }
                _ => self.figure(report, path, read, Basis::AsWritten, sink),
            }
        }
        self.say_why(row.why, true, sink);
    }

    /// Whether the sums bear out what was chosen for a column.
    fn bears_out(&self, candidates: &Candidates, chosen: &Chosen, column: usize) -> bool {
        let read = |column| match chosen.verdict(candidates, column)? {
            Verdict::Written(read) | Verdict::Decided(read) | Verdict::Open(read) => Some(read),
        };
        let row: Vec<Read> = (0..self.paths.len()).map_while(read).collect();
        bears_out(self.sums, &row, column)
    }

    /// Sets a cell to the one figure that a sum says its groups of digits are.
    fn grouped(
        &self,
        report: &mut Report,
        path: CellPath,
        at: Span,
        count: u64,
        sink: &mut dyn Sink,
    ) {
        let span = self.page.span(at);
        set(report, path, Said::Count(count), span, Basis::Decided);
        sink.take(
            Diagnostic::new(Code::CellDecided)
                .on(path)
                .at(span)
                .within(self.context())
                .found(format!("`{}`", abridged(self.page.raw(at))))
                .expected("a number without blanks in it")
                .help("the sums of the form leave one reading; they do not confirm it"),
        );
    }

    /// Where label and values stand in the caller's text.
    fn context(&self) -> Span {
        self.page.span(self.context)
    }

    /// Says what is odd about the row.
    fn say(&self, candidates: &Candidates, odd: &Odd, sink: &mut dyn Sink) {
        self.say_blank(&odd.blank, sink);
        if !odd.open.is_empty() {
            let context = self.context();
            let mut readings: Vec<String> = candidates
                .readings
                .iter()
                .take(3)
                .map(|row| {
                    row.iter()
                        .map(|read| self.shown(*read))
                        .collect::<Vec<_>>()
                        .join(" ")
                })
                .collect();
            if candidates.readings.len() > readings.len() {
                readings.push("…".to_owned());
            }
            sink.take(
                on(Code::CellAmbiguous, &odd.open)
                    .at(context)
                    .within(context)
                    .found(format!("the readings {}", readings.join(" | ")))
                    .expected("one reading that the layout or the sums allow")
                    .help("compare with the original"),
            );
        }
        if !odd.missing.is_empty() {
            let context = self.context();
            sink.take(
                on(Code::CellMissing, &odd.missing)
                    .at(Span::at(context.end))
                    .within(context)
                    .found(format!("{} cells", self.paths.len() - odd.missing.len()))
                    .expected(format!("{} cells", self.paths.len())),
            );
        }
        if !odd.decided.is_empty() {
            let context = self.context();
            sink.take(
                on(Code::CellDecided, &odd.decided)
                    .at(context)
                    .within(context)
                    .found(match candidates.why {
                        Why::Cut => "a figure cut over two cells",
                        Why::Extra => "a figure too many",
                        Why::Missing => "a cell too few",
                        Why::Aligned => "a value too few or too many among those of several rows",
                        Why::Apart => "a row of values apart from its label",
                        Why::Shifted => "blanks that leave open which columns the figures stand in",
                        _ => "figures run together",
                    })
                    .expected(match candidates.why {
                        Why::Apart => "its label before it".to_owned(),
                        _ => format!("{} cells", self.paths.len()),
                    })
                    .help(match (basis_of_decided(candidates), candidates.why) {
                        (Basis::Stated, _) => {
                            "the table leaves several readings and the text one; neither confirms it"
                        }
                        (_, Why::Apart) => {
                            "the rows around it and the form's order leave one row; compare with the original"
                        }
                        _ => "the sums of the form leave one reading; they do not confirm it",
                    }),
            );
        }
        let is_settled = odd.decided.is_empty() && odd.open.is_empty();
        self.say_why(
            candidates.why,
            is_settled && odd.blank.len() < self.paths.len(),
            sink,
        );
    }

    fn say_why(&self, why: Why, settled: bool, sink: &mut dyn Sink) {
        let code = match why {
            Why::Cut => Code::CellJoined,
            Why::Extra if settled => Code::Furniture,
            Why::Shifted | Why::Placed if settled => Code::CellShifted,
            _ => return,
        };
        let context = self.context();
        let diagnostic = on(code, self.paths).at(context).within(context);
        sink.take(match why {
            Why::Placed => diagnostic
                .found("blanks whose columns were told by position")
                .expected(format!("{} cells", self.paths.len()))
                .chinese("部分单元格为空，各数字所在的列依版面位置判定"),
            _ => diagnostic,
        });
    }

    /// Nothing can be made of the row: its cells are there, and none can be read.
    fn lose(&self, report: &mut Report, candidates: &Candidates, sink: &mut dyn Sink) {
        let context = self.context();
        for &path in self.paths {
            set(report, path, Said::Unreadable, context, Basis::AsWritten);
        }
        let code = match candidates.why {
            Why::Extra => Code::CellExtra,
            Why::Missing => Code::CellMissing,
            _ => Code::CellUnreadable,
        };
        sink.take(
            on(code, self.paths)
                .at(context)
                .within(context)
                .found(format!("`{}`", abridged(self.page.raw(self.context))))
                .expected(format!("{} cells", self.paths.len()))
                .help("compare with the original"),
        );
    }

    fn say_blank(&self, blanks: &[(CellPath, Span)], sink: &mut dyn Sink) {
        let Some((_, first)) = blanks.first() else {
            return;
        };
        let paths: Vec<CellPath> = blanks.iter().map(|(path, _)| *path).collect();
        sink.take(
            on(Code::FormBlank, &paths)
                .at(*first)
                .within(self.context())
                .expected("a number, 0 where there was nothing to count"),
        );
    }

    fn shown(&self, read: Read) -> String {
        match read.what {
            What::Figure(Some(count)) => count.to_string(),
            What::Figure(None) | What::Dressed(_) | What::Grouped(_) | What::Words => {
                self.page.words(read.span).to_owned()
            }
            What::Blank | What::Lost => "_".to_owned(),
            What::Nothing => "/".to_owned(),
            What::Hole => "?".to_owned(),
        }
    }

    /// A figure, or words where one should stand.
    #[inline]
    fn figure(
        &self,
        report: &mut Report,
        path: CellPath,
        read: Read,
        basis: Basis,
        sink: &mut dyn Sink,
    ) {
        let is_amount = path.unit() == Unit::TenThousandYuan;
        let (What::Figure(Some(count)), false) = (read.what, is_amount) else {
            self.content(report, path, read.span, basis, sink);
            return;
        };
        let (span, is_verbatim) = self.page.place(read.span);
        set(report, path, Said::Count(count), span, basis);
        if !is_verbatim {
            sink.take(
                Diagnostic::new(Code::CellNotation)
                    .on(path)
                    .at(span)
                    .within(self.context()),
            );
        }
    }

    /// `3项`: an amount with the unit that stands right behind it in running text, where digits alone may be taken.
    fn with_unit(&self, at: Span) -> Span {
        let behind = self.page.view.get(at.end as usize..).unwrap_or("");
        Span::new(at.start, at.end + offset(unit_len(behind)))
    }

    /// An amount, and what is no plain whole number.
    fn content(
        &self,
        report: &mut Report,
        path: CellPath,
        at: Span,
        basis: Basis,
        sink: &mut dyn Sink,
    ) {
        let (at, money) = match path.unit() {
            Unit::TenThousandYuan => (self.with_unit(at), self.money),
            _ => (at, None),
        };
        let span = self.page.span(at);
        let figure = match content(self.page.leaf(at)) {
            Content::Figure(figure) => Some(figure),
            Content::Nothing => {
                set(report, path, Said::Nothing, span, basis);
                return;
            }
            Content::Words => None,
        };
        let raw = self.page.raw(at);
        let said = figure.map_or(Said::Unreadable, |figure| {
            Said::Figure(figure.in_column_of(money))
        });
        let figure_span = match figure {
            // The unit is part of what an amount says.
            Some(figure) if figure.unit.is_none() => self.page.span(figure.span),
            _ => span,
        };
        if !set(report, path, said, figure_span, basis) {
            sink.take(
                Diagnostic::new(Code::CellUnreadable)
                    .on(path)
                    .at(span)
                    .within(self.context())
                    .found(format!("`{}`", abridged(raw)))
                    .expected(match path.unit() {
                        Unit::Count => "a whole number",
                        Unit::SignedCount => "a change, such as `-7` or `+4`",
                        Unit::TenThousandYuan => "an amount in 万元",
                    }),
            );
            return;
        }
        let Some(figure) = figure else { return };
        let has_decimals = figure.has_decimals() && path.unit() != Unit::TenThousandYuan;
        let notes = [
            (figure.remark, Code::CellRemark),
            (figure.unit.or(money).is_some(), Code::CellUnit),
            (
                figure.separated
                    || has_decimals
                    || figure.is_spelt()
                    || !self.page.place(figure.span).1,
                Code::CellNotation,
            ),
        ];
        for (_, code) in notes.into_iter().filter(|(holds, _)| *holds) {
            sink.take(
                Diagnostic::new(code)
                    .on(path)
                    .at(span)
                    .within(self.context())
                    .found(format!("`{}`", abridged(raw))),
            );
        }
    }
}

/// What nothing ruled out by itself was decided by the sums of the columns.
const fn basis_of_decided(candidates: &Candidates) -> Basis {
    match candidates.basis {
        Basis::Stated => Basis::Stated,
        _ => Basis::Decided,
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug)]
enum Said<'a> {
    Count(u64),
    Figure(Figure<'a>),
    Blank,
    Nothing,
    Unreadable,
}

/// Sets a cell; whether what it says could be read.
// Each caller knows what the cell says, mostly a plain count, and then asks for nothing else.
#[inline(always)]
fn set(report: &mut Report, path: CellPath, said: Said<'_>, span: Span, basis: Basis) -> bool {
    fn field<T>(said: Said<'_>, value: Option<T>, span: Span, basis: Basis) -> Field<T> {
        match (said, value) {
            (Said::Blank, _) => Field::blank(span),
            (Said::Nothing, _) => Field::not_applicable(span),
            (_, Some(value)) => match basis {
                Basis::AsWritten => Field::read(value, span),
                Basis::Decided => Field::decided(value, span),
                Basis::Stated => Field::stated(value, span),
            },
            (_, None) => Field::unreadable(span),
        }
    }
    let readable = |is_value: bool| is_value || matches!(said, Said::Blank | Said::Nothing);
    match report.cell_mut(path) {
        Some(CellMut::Count(cell)) => {
            let value = match said {
                Said::Count(count) => Some(count),
                Said::Figure(figure) => figure.count(),
                _ => None,
            };
            *cell = field(said, value, span, basis);
            readable(value.is_some())
        }
        Some(CellMut::Change(cell)) => {
            let value = match said {
                Said::Count(count) => i64::try_from(count).ok(),
                Said::Figure(figure) => figure.change(),
                _ => None,
            };
            *cell = field(said, value, span, basis);
            readable(value.is_some())
        }
        Some(CellMut::Amount(cell)) => {
            let value = match said {
                Said::Count(count) => Some(rust_decimal::Decimal::from(count)),
                Said::Figure(figure) => figure.amount(),
                _ => None,
            };
            *cell = field(said, value.map(Amount::from_ten_thousand_yuan), span, basis);
            readable(value.is_some())
        }
        None => false,
    }
}

pub(crate) fn on(code: Code, paths: &[CellPath]) -> Diagnostic {
    paths
        .iter()
        .fold(Diagnostic::new(code), |diagnostic, &path| {
            diagnostic.on(path)
        })
}
