//! Where diagnostics go: strict, lenient and silent reading differ only in this.

use super::Diagnostic;

/// Takes diagnostics as they are found.
///
/// A closure takes each, `Vec<Diagnostic>` keeps all, `Option<Diagnostic>` keeps the first,
/// `()` keeps none.
///
/// ```
/// use gongkai::diagnostic::{Code, Diagnostic, Sink};
///
/// let mut kept = Vec::new();
/// kept.take(Diagnostic::new(Code::FormMixed));
/// assert_eq!(kept[0].code(), Code::FormMixed);
/// ```
pub trait Sink {
    /// Takes one diagnostic.
    fn take(&mut self, diagnostic: Diagnostic);
}

impl<F: FnMut(Diagnostic)> Sink for F {
    fn take(&mut self, diagnostic: Diagnostic) {
        self(diagnostic);
    }
}

/// For functions that take any sink. A reference to a sink of any type cannot be one: closures are.
impl Sink for &mut (dyn Sink + '_) {
    fn take(&mut self, diagnostic: Diagnostic) {
        (**self).take(diagnostic);
    }
}

impl Sink for () {
    fn take(&mut self, _: Diagnostic) {}
}

impl Sink for Option<Diagnostic> {
    fn take(&mut self, diagnostic: Diagnostic) {
        self.get_or_insert(diagnostic);
    }
}

impl Sink for Vec<Diagnostic> {
    fn take(&mut self, diagnostic: Diagnostic) {
        self.push(diagnostic);
    }
}
