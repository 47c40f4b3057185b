use super::extract::Extract;
use crate::{Error, diagnostic::Sink};
pub(crate) fn read(_: &[u8], _: &mut dyn Sink) -> Result<Extract, Error> {
    Err(Error::broken_docx("stub"))
}
