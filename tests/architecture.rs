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
    ("check", &["diagnostic", "form", "model", "name", "source"]),
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

/// The names that stand behind `crate::` in code, tests and comments left out.
fn names(code: &str) -> BTreeSet<String> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let mut found = BTreeSet::new();
    for line in code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
    {
        for behind in line.split("crate::").skip(1) {
            let group = behind
                .strip_prefix('{')
                .map(|group| group.split('}').next().unwrap());
            for name in group.unwrap_or(behind).split(',') {
                let name = name.trim();
                let len = name.find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
                let name = &name[..len.unwrap_or(name.len())];
                if !name.is_empty() {
                    found.insert(home(name).to_owned());
                }
                if group.is_none() {
                    break;
                }
            }
        }
    }
    found
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
