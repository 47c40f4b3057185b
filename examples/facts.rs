fn main() {
    for path in std::env::args().skip(1) {
        if std::env::var("SEP").is_ok() {
            println!("== {path}");
        }
        let bytes = std::fs::read(&path).unwrap();
        match gongkai::parse_bytes(&bytes) {
            Err(error) => println!("ERROR {path}: {error}"),
            Ok(outcome) => {
                for fact in outcome.report().facts() {
                    if fact.state == gongkai::State::Absent && std::env::var("ALL").is_err() {
                        continue;
                    }
                    println!(
                        "{}\t{}\t{}\t{:?}",
                        fact.path,
                        fact.state,
                        fact.value
                            .map(|v| v.to_string().replace('\n', "\\n"))
                            .unwrap_or_default(),
                        fact.span.map(|s| (s.start, s.end))
                    );
                }
                for d in outcome.diagnostics() {
                    println!("# {} {} {:?} {}", d.severity(), d.code(), d.span(), d);
                }
            }
        }
    }
}
