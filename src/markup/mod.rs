//! stub
use crate::diagnostic::Sink;
use crate::source::extract::Extract;
#[cfg(feature = "html")]
pub(crate) fn page(_: &str, _: &mut dyn Sink) -> Extract {
    Extract::default()
}
