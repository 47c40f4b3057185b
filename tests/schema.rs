//! The shape of a serialised report, written down: the checked-in schema is the one the types have,
//! and what is serialised is of that shape.

#![cfg(feature = "schema")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is not as it must be"
)]

use std::path::Path;

use serde_json::Value;

fn checked_in() -> String {
    std::fs::read_to_string(place()).unwrap_or_default()
}

fn place() -> impl AsRef<Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/report.schema.json")
}

#[test]
fn checked_in_schema_is_that_of_the_types() {
    let schema = gongkai::json_schema();
    if std::env::var_os("GONGKAI_BLESS").is_some() {
        std::fs::write(place(), &schema).unwrap();
    }
    // As values: the order of members is no part of a schema.
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    assert!(
        parsed(&checked_in()) == parsed(&schema),
        "found another schema/report.schema.json than the types have; where the change is meant, write it with\n\
         GONGKAI_BLESS=1 cargo test --features schema --test schema"
    );
}

/// What a schema says of a value, as far as ours uses the language: references, types, members, enums.
fn violations(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        let target = target.unwrap_or_else(|| panic!("{at}: no {reference}"));
        return violations(root, target, value, at, found);
    }
    for choice in ["anyOf", "oneOf"] {
        if let Some(branches) = schema[choice].as_array() {
            let fits = branches.iter().any(|branch| {
                let mut inner = Vec::new();
                violations(root, branch, value, at, &mut inner);
                inner.is_empty()
            });
            if !fits {
                found.push(format!("{at}: {value} fits no branch"));
            }
        }
    }
    let type_of = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_type = match &schema["type"] {
        Value::String(one) => one == type_of,
        Value::Array(several) => several.iter().any(|one| one == type_of),
        _ => true,
    };
    if !is_type {
        found.push(format!("{at}: {value} is no {}", schema["type"]));
    }
    if let Some(constant) = schema.get("const")
        && constant != value
    {
        found.push(format!("{at}: {value} is not {constant}"));
    }
    if let Some(choices) = schema["enum"].as_array()
        && !choices.contains(value)
    {
        found.push(format!("{at}: {value} is none of {choices:?}"));
    }
    let (Some(members), Some(properties)) = (value.as_object(), schema["properties"].as_object())
    else {
        return;
    };
    for (name, member) in members {
        match properties.get(name) {
            Some(inner) => violations(root, inner, member, &format!("{at}.{name}"), found),
            None => found.push(format!("{at}.{name}: not in the schema")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if !members.contains_key(name.as_str().unwrap_or_default()) {
            found.push(format!("{at}: no {name}"));
        }
    }
}

#[test]
fn what_is_serialised_has_the_shape_of_the_schema() {
    let schema: Value = serde_json::from_str(&gongkai::json_schema()).unwrap();
    let texts = [
        include_str!("corpus/l1-2021-plain/source.txt"),
        include_str!("corpus/l3-2021-cells-of-every-kind/source.txt"),
        include_str!("corpus/l1-2019-torn-subtable/source.txt"),
    ];
    for text in texts {
        let outcome = gongkai::parse(text).unwrap();
        let report = serde_json::to_value(outcome.report()).unwrap();
        let mut found = Vec::new();
        violations(&schema, &schema, &report, "report", &mut found);
        assert!(found.is_empty(), "{found:#?}");
    }
}
