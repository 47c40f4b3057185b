//! The shape of a serialised report, written down.
//!
//! Takes nothing; gives a JSON Schema. `schema/report.schema.json` is what it gives, kept in step by
//! a test.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;

use crate::Report;

/// The JSON Schema (draft 2020-12) of a serialised [`Report`], as pretty-printed text;
/// `schema/report.schema.json` in the repository holds it.
///
/// A member that a document lacks is read as absent. A reader of a newer version of the crate may find
/// members that are not in here, and should pass over them.
///
/// ```
/// let schema = gongkai::json_schema();
/// assert!(schema.contains("https://json-schema.org/draft/2020-12/schema"));
/// assert!(schema.contains("carried_forward"));
/// ```
#[must_use]
pub fn json_schema() -> String {
    // Every default is a field that is absent, and every table would repeat the defaults of all its
    // cells: nine tenths of the text.
    let without_defaults = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("default");
    });
    let schema = SchemaSettings::draft2020_12()
        .with_transform(without_defaults)
        .into_generator()
        .into_root_schema_for::<Report>();
    format!("{:#}\n", schema.as_value())
}
