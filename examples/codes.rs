//! Lists every diagnostic code with its severity and meaning: `cargo run --example codes`

mod shared;

use std::process::ExitCode;

use gongkai::diagnostic::Code;
use shared::{Command, End};

const COMMAND: Command = Command {
    help: "\
Lists every diagnostic code of the crate with its severity and meaning, in columns parted by tabs.

usage: codes [--chinese]

  --chinese   the meanings in Chinese
  --help      this

Severities: `error`, something is lost, or figures that must agree do not; `warning`, worth a look: a
value read after a repair or by a choice, a part of the form missing or damaged, a text that does not
agree; `note`, worth knowing.
",
    flags: &["--chinese"],
    options: &[],
};

fn main() -> ExitCode {
    shared::run(&COMMAND, |arguments, out| {
        arguments.no_files()?;
        let width = Code::ALL.iter().map(|code| code.as_str().len()).max();
        let width = width.unwrap_or_default();
        for code in Code::ALL {
            let meaning = if arguments.has("--chinese") {
                code.description_zh()
            } else {
                code.description()
            };
            let name = padded(code.as_str(), width);
            let severity = padded(code.severity().as_str(), "warning".len());
            writeln!(out, "{name}{severity}{meaning}")?;
        }
        Ok(End::Done)
    })
}

/// A word and as many tabs as bring it behind the widest word of its column.
fn padded(word: &str, width: usize) -> String {
    const STOP: usize = 8;
    let n_tabs = width / STOP + 1 - word.len() / STOP;
    format!("{word}{}", "\t".repeat(n_tabs))
}
