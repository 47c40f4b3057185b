use gongkai::check::Check as _;
fn main() {
    for p in std::env::args().skip(1) {
        let o = gongkai::parse_bytes(&std::fs::read(&p).unwrap()).unwrap();
        println!("== {p}");
        for c in &o.report().claims {
            println!(
                "  {:?} {:?} {:?} {:?} {}",
                c.subject, c.requester, c.quantity, c.year, c.unit
            );
        }
        let mut d = vec![];
        gongkai::check::standard().check(o.report(), &mut d);
        for d in d {
            println!("  {} {} {}", d.severity(), d.code(), d);
        }
    }
}
