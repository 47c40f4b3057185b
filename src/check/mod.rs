//! 核对: judgements over a finished report.
//!
//! Takes reports; gives diagnostics, and data about what differs. Never changes a value, and does
//! not know the source: spans are those that the fields carry.

mod across;
mod claims;
mod compare;
mod explain;
mod form;
mod ledger;
mod rollup;
mod sums;
mod tally;
mod words;
mod years;

pub use across::Across;
pub use claims::Claims;
pub use compare::{Comparison, Difference, compare};
pub use explain::{Change, Explanation, Why, explanations};
pub use form::Form;
pub use rollup::Rollup;
pub use sums::Sums;
pub use years::Years;

use crate::Report;
use crate::diagnostic::Sink;

/// 核对: something to be judged about a report.
///
/// A closure is a check too, and so is a `Box<dyn Check>`; checks are chained in the order they are to run.
///
/// ```
/// use gongkai::check::{self, Check};
/// use gongkai::diagnostic::{Code, Diagnostic, Sink};
/// use gongkai::{Report, State};
///
/// let signed = |report: &Report, sink: &mut dyn Sink| {
///     if report.signature.on.state() != State::Value {
///         sink.take(Diagnostic::new(Code::FormMissing).found("no day of signature"));
///     }
/// };
/// let mut findings = Vec::new();
/// check::standard().then(signed).check(&Report::default(), &mut findings);
/// assert_eq!(findings.last().map(Diagnostic::code), Some(Code::FormMissing));
/// ```
pub trait Check {
    /// Judges a report and says what it found.
    fn check(&self, report: &Report, sink: &mut dyn Sink);

    /// This check, and then another.
    fn then<C: Check>(self, next: C) -> Then<Self, C>
    where
        Self: Sized,
    {
        Then { first: self, next }
    }
}

impl<F: Fn(&Report, &mut dyn Sink)> Check for F {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        self(report, sink);
    }
}

/// For checks that are chosen when the program runs. A reference to a check of any type cannot be one:
/// closures are.
impl Check for &(dyn Check + '_) {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        (**self).check(report, sink);
    }
}

impl Check for Box<dyn Check + '_> {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        (**self).check(report, sink);
    }
}

/// Two checks, one after the other.
#[derive(Clone, Copy, Debug)]
pub struct Then<A, B> {
    first: A,
    next: B,
}

impl<A: Check, B: Check> Check for Then<A, B> {
    fn check(&self, report: &Report, sink: &mut dyn Sink) {
        self.first.check(report, sink);
        self.next.check(report, sink);
    }
}

/// 全部核对: every check that needs nothing but the report.
#[must_use]
pub fn standard() -> impl Check {
    Sums.then(Form).then(Years).then(Claims)
}
