//! Any bytes: a page, a Word file, text in any encoding, or none of these.
//!
//! They are read or refused; every place that is told lies within the text that is handed out.

#![no_main]

use gongkai::check::{Check as _, standard};
use gongkai::parse_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(outcome) = parse_bytes(bytes) else {
        return;
    };
    let text = outcome.source().text();
    for fact in outcome.report().facts() {
        assert!(fact.span.is_none_or(|span| span.slice(text).is_some()));
    }
    let mut findings = Vec::new();
    standard().check(outcome.report(), &mut findings);
    for diagnostic in outcome.diagnostics().iter().chain(&findings) {
        assert!(
            diagnostic
                .span()
                .is_none_or(|span| span.slice(text).is_some())
        );
    }
});
