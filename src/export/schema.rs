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
/// A field that a document lacks is read as absent; one that is there and not absent has its span. Whoever
/// reads documents of a newer version of the crate may find members that are not in here, and should pass
/// over them; a `schema_version` beyond the maximum says that the document cannot be read so.
///
/// ```
/// let schema = gongkai::json_schema();
/// assert!(schema.contains("https://json-schema.org/draft/2020-12/schema"));
/// assert!(schema.contains("carried_forward"));
/// ```
#[must_use]
pub fn json_schema() -> String {
    // Every default is a field that is absent, and every table would repeat the defaults of all its
    // cells: nine tenths of the text. Examples in Rust are for readers of the documentation.
    let for_readers_of_json = RecursiveTransform(|schema: &mut Schema| {
        schema.remove("default");
        let description = schema.get("description").and_then(|it| it.as_str());
        if let Some((words, _)) = description.and_then(|it| it.split_once("\n\n```")) {
            let words = words.to_owned();
            schema.insert("description".to_owned(), words.into());
        }
    });
    let schema = SchemaSettings::draft2020_12()
        .with_transform(for_readers_of_json)
        .into_generator()
        .into_root_schema_for::<Report>();
    format!("{:#}\n", schema.as_value())
}
