//! A report for the writer's tests: every cell holds another figure.

use crate::Span;
use crate::form::{CellPath, Edition};
use crate::model::{Amount, CellMut, Date, Field, Report};

fn read<T>(value: T) -> Field<T> {
    Field::read(value, Span::default())
}

/// The `n`th cell of the edition holds `1000 + n`, a change that less 2000.
pub(super) fn report(edition: Edition) -> Report {
    let mut report = Report {
        title: read("示例市统计局2023年政府信息公开工作年度报告".to_owned()),
        edition: read(edition),
        ..Report::default()
    };
    report.disclosure.edition = Some(edition);
    report.requests.edition = Some(edition);
    report.period.start = Date::new(2023, 1, 1).map_or_else(Field::absent, read);
    report.period.end = Date::new(2023, 12, 31).map_or_else(Field::absent, read);
    report.preamble.contact.telephone = read("0100-1234567".to_owned());
    report.overview.text = read(
        "（一）主动公开情况。公开信息若干条。\n（二）依申请公开情况。办理申请若干件。".to_owned(),
    );
    report.problems = read("更新不够及时。".to_owned());
    report.improvements = read("下一步，加强培训。".to_owned());
    report.other_matters = read("本年度未收取信息处理费。".to_owned());
    report.signature.by = read("示例市统计局".to_owned());
    report.signature.on = Date::new(2024, 1, 9).map_or_else(Field::absent, read);
    for (n, path) in CellPath::all(edition).enumerate() {
        let n = u32::try_from(n).unwrap();
        match report.cell_mut(path) {
            Some(CellMut::Count(cell)) => *cell = read(u64::from(1000 + n)),
            Some(CellMut::Change(cell)) => *cell = read(i64::from(n) - 1000),
            Some(CellMut::Amount(cell)) => {
                *cell = read(Amount::from_ten_thousand_yuan((1000 + n).into()));
            }
            None => {}
        }
    }
    report
}

/// The same report with another state in some cells.
pub(super) fn with(mut report: Report, cells: &[&str], field: &Field<u64>) -> Report {
    for path in cells {
        match report.cell_mut(path.parse().unwrap()) {
            Some(CellMut::Count(cell)) => cell.clone_from(field),
            _ => panic!("{path} is no count"),
        }
    }
    report
}
