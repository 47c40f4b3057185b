//! Who may know whom: the imports of every module are among those that `ARCHITECTURE.md` allows it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends where something is not as it must be"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What each module may name of the crate.
const ALLOWED: &[(&str, &[&str])] = &[
    ("name", &[]),
    ("model", &["form", "name", "source"]),
    ("form", &["name"]),
    ("grammar", &["form", "source", "model"]),
    ("layout", &["source"]),
    (
        "intake",
        &["diagnostic", "error", "markup", "name", "source"],
    ),
    ("markup", &["diagnostic", "error", "source"]),
    ("source", &[]),
    ("diagnostic", &["form", "name", "source"]),
    ("error", &["name"]),
    (
        "sections",
        &[
            "diagnostic",
            "error",
            "form",
            "grammar",
            "layout",
            "model",
            "source",
        ],
    ),
    (
        "check",
        &["diagnostic", "form", "grammar", "model", "name", "source"],
    ),
    ("export", &["form", "model", "source"]),
    ("writer", &["form", "model", "name", "source"]),
];

/// The module that a name at the root of the crate comes from.
fn home(name: &str) -> &str {
    match name {
        "Span" | "offset" | "LineCol" | "LineIndex" => "source",
        "Kind" => "intake",
        "Report" | "State" => "model",
        "Diagnostic" | "Severity" => "diagnostic",
        "Error" | "NotAReport" => "error",
        "UnknownName" => "name",
        "Fact" | "Value" => "export",
        "LostValue" | "Outcome" | "Reader" | "Source" | "parse" | "parse_bytes" => "reader",
        module => module,
    }
}

/// The names that stand behind `crate::`, in groups over several lines too; tests and comments left out.
fn names(code: &str) -> BTreeSet<String> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().map(str::trim);
    let code: Vec<&str> = lines.filter(|line| !line.starts_with("//")).collect();
    let code = code.join(" ");
    let uses = code.split("crate::").skip(1);
    let names = uses.flat_map(|behind| match behind.strip_prefix('{') {
        Some(group) => members(group),
        None => vec![behind],
    });
    let first_word = |name: &str| {
        let end = name.find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
        name[..end.unwrap_or(name.len())].to_owned()
    };
    let names = names.map(|name| first_word(name.trim()));
    names
        .filter(|name| !name.is_empty())
        .map(|name| home(&name).to_owned())
        .collect()
}

/// What a group has behind its bracket, up to the one that closes it; groups within stay whole.
fn members(group: &str) -> Vec<&str> {
    let mut members = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                members.push(&group[start..at]);
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    members
}

#[test]
fn names_of_groups_are_found() {
    let code = "use crate::form::{Table, Unit};\nuse crate::{\n    // crate::intake\n    layout::{Line, lines},\n    Span,\n};\nfn f() -> crate::model::Report {}";
    let found: Vec<String> = names(code).into_iter().collect();
    assert_eq!(found, ["form", "layout", "model", "source"]);
}

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn is_test(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_str().unwrap();
    name == "tests" || name.ends_with("_tests") || name == "sample"
}

#[test]
fn modules_know_only_whom_they_may() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut unlisted = Vec::new();
    let mut all = Vec::new();
    files(&src, &mut all);
    for path in all.iter().filter(|path| !is_test(path)) {
        let inside = path.strip_prefix(&src).unwrap();
        let module = inside.iter().next().unwrap().to_str().unwrap();
        let module = module.trim_end_matches(".rs");
        if matches!(module, "lib" | "reader") {
            continue;
        }
        let allowed = ALLOWED.iter().find(|(name, _)| *name == module);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{module} is not in the table"));
        for name in names(&fs::read_to_string(path).unwrap()) {
            if name != module && !allowed.contains(&name.as_str()) {
                unlisted.push(format!("{} knows {name}", inside.display()));
            }
        }
    }
    assert!(unlisted.is_empty(), "{unlisted:#?}");
}

/// What stands side by side does not know of each other, nor what reads one row of the tables that have it.
#[test]
fn sections_and_tables_know_nothing_of_each_other() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let apart: [(&str, &[&str]); 5] = [
        ("grammar/section", &["section::"]),
        (
            "sections/tables/row",
            &["disclosure::", "requests::", "review::"],
        ),
        (
            "sections/tables/disclosure",
            &["tables::requests", "tables::review"],
        ),
        (
            "sections/tables/requests",
            &["tables::disclosure", "tables::review"],
        ),
        (
            "sections/tables/review",
            &["tables::disclosure", "tables::requests"],
        ),
    ];
    for (folder, unknown) in apart {
        let mut all = Vec::new();
        files(&src.join(folder), &mut all);
        assert!(!all.is_empty(), "{folder}");
        for path in all {
            let code = fs::read_to_string(&path).unwrap();
            let imports = code.lines().filter(|line| line.starts_with("use "));
            for line in imports {
                let knows = unknown.iter().any(|name| line.contains(name));
                assert!(!knows, "{}: {line}", path.display());
            }
        }
    }
}

/// nom stays in the grammars, and nothing touches the world.
#[test]
fn nothing_reaches_out() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    for path in all.iter().filter(|path| !is_test(path)) {
        let code = fs::read_to_string(path).unwrap();
        let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in lines {
            for world in [
                "std::fs",
                "std::env",
                "std::net",
                "std::time",
                "std::process",
                "std::thread",
            ] {
                assert!(!line.contains(world), "{}: {line}", path.display());
            }
            let is_grammar = path.strip_prefix(&src).unwrap().starts_with("grammar");
            assert!(
                is_grammar || !line.contains("nom::"),
                "{}: {line}",
                path.display()
            );
        }
    }
}

/// The numbers in a text: `10,000`, `1 << 20`, `64 MiB`.
fn numbers(text: &str) -> Vec<u64> {
    let text = text.replace(['_', ','], "").replace(" MiB", " << 20");
    let mut words = text.split([' ', ';']).peekable();
    let mut found = Vec::new();
    while let Some(word) = words.next() {
        let Ok(number) = word.parse::<u64>() else {
            continue;
        };
        let shift = words.next_if_eq(&"<<").and_then(|_| words.next());
        found.push(number << shift.map_or(0, |it| it.parse::<u32>().unwrap()));
    }
    found
}

/// The values of the constants of a name in a module, as they stand in its file.
fn values(module: &str, name: &str) -> Vec<u64> {
    let path = format!("src/{}", module.replace("::", "/"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = [format!("{path}.rs"), format!("{path}/mod.rs")];
    let code = files
        .iter()
        .find_map(|it| fs::read_to_string(root.join(it)).ok());
    let code = code.unwrap_or_else(|| panic!("{module} is no module"));
    let start = format!("const {name}: ");
    let lines = code.lines().filter_map(|line| line.split_once(&start));
    lines
        .flat_map(|(_, line)| numbers(line.split_once(" = ").unwrap().1))
        .collect()
}

/// `ARCHITECTURE.md` has the limits as the code has them.
#[test]
fn limits_are_those_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md");
    let text = fs::read_to_string(path).unwrap();
    let limits = text.split_once("\n## Limits\n").unwrap().1;
    let limits = limits.split("\n## ").next().unwrap();
    let mut n_limits = 0;
    for row in limits.lines().filter(|line| line.starts_with("| `")) {
        let [names, value] = [1, 2].map(|n| row.split('|').nth(n).unwrap());
        let mut names = names.split('`').skip(1).step_by(2);
        let (module, first) = names.next().unwrap().rsplit_once("::").unwrap();
        let names = std::iter::once(first).chain(names);
        let found: Vec<_> = names.flat_map(|name| values(module, name)).collect();
        assert_eq!(numbers(value), found, "{row}");
        n_limits += 1;
    }
    assert!(n_limits > 20, "{n_limits}");
}
