//! A typical report: some 7 KB of text in most layouts, half of it narrative, figures that add up.

use gongkai::Span;
use gongkai::form::{CellPath, Edition, Forum, RequestRow, Requester, Ruling};
use gongkai::model::{CellMut, Date, Field, Report};

fn read<T>(value: T) -> Field<T> {
    Field::read(value, Span::default())
}

/// Numbers such as reports have: most are small, many are 0.
struct Figures(u64);

impl Figures {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let number = self.0 >> 33;
        match number % 8 {
            0..=4 => 0,
            5 | 6 => number / 8 % 10,
            _ => number / 8 % 300,
        }
    }
}

pub(crate) fn report(edition: Edition) -> Report {
    let mut report = Report::default();
    report.title = read("示例市住房和城乡建设局2023年政府信息公开工作年度报告".to_owned());
    report.edition = read(edition);
    report.disclosure.edition = Some(edition);
    report.requests.edition = Some(edition);
    words(&mut report);
    let mut figures = Figures(2023);
    for path in CellPath::all(edition) {
        match report.cell_mut(path) {
            Some(CellMut::Count(cell)) => *cell = read(figures.next()),
            Some(CellMut::Change(cell)) => *cell = read(3),
            Some(CellMut::Amount(cell)) => {
                *cell = "131.903".parse().map_or_else(|_| Field::absent(), read);
            }
            _ => {}
        }
    }
    sums(&mut report, edition);
    report
}

fn sums(report: &mut Report, edition: Edition) {
    let count = |field: &Field<u64>| field.value().copied().unwrap_or_default();
    for &kind in Requester::KINDS {
        let rows = RequestRow::of(edition).filter(|row| row.is_outcome());
        let done: u64 = rows
            .map(|row| count(report.requests.row(row).cell(kind)))
            .sum();
        let forward = count(report.requests.carried_forward.cell(kind));
        let over = count(report.requests.carried_over.cell(kind)).min(done + forward);
        *report.requests.outcome.total.cell_mut(kind) = read(done);
        *report.requests.carried_over.cell_mut(kind) = read(over);
        *report.requests.received.cell_mut(kind) = read(done + forward - over);
    }
    for row in RequestRow::of(edition) {
        let row = report.requests.row_mut(row);
        let total = Requester::KINDS
            .iter()
            .map(|&kind| count(row.cell(kind)))
            .sum();
        *row.cell_mut(Requester::Total) = read(total);
    }
    for &forum in Forum::ALL {
        let group = report.rulings_mut(forum);
        let total = Ruling::RESULTS
            .iter()
            .map(|&it| count(group.cell(it)))
            .sum();
        *group.cell_mut(Ruling::Total) = read(total);
    }
}

fn words(report: &mut Report) {
    let parts = [
        (
            "（一）主动公开情况。",
            "围绕群众关心的事项及时更新栏目，办事指南、收费依据和资金去向按时上网，做到随产生随公开。\
             对涉及面广的决定同步发布说明材料，用表格和问答代替长篇文字，便于群众理解。",
        ),
        (
            "（二）依申请公开情况。",
            "公布了受理窗口、信函地址和网上渠道，每件申请都有登记、审核、答复、归档的记录，答复文书由法制人员把关。\
             对内容不够明确的申请，先电话沟通再书面告知补正，减少了来回周折。",
        ),
        (
            "（三）政府信息管理情况。",
            "制发公文时同步确定公开属性，未标明属性的不予编号。建立文件有效性定期核对机制，对历年文件逐件整理，目录可以在线检索。\
             指定两名同志分别负责登记和审校，岗位互为备份。",
        ),
        (
            "（四）政府信息公开平台建设情况。",
            "完成专栏的无障碍改造，增加了大字版和语音朗读功能。对网站公开专栏重新排版，检索速度明显加快。\
             停用更新不勤的账号一个，集中力量办好一个主账号。",
        ),
        (
            "（五）监督保障情况。",
            "每季度通报一次栏目更新情况，对连续两次排名靠后的科室进行约谈。公布监督电话和信箱，收到的意见均已采纳或说明理由。",
        ),
    ];
    let text: Vec<_> = parts
        .iter()
        .map(|(mark, text)| format!("{mark}{text}"))
        .collect();
    report.overview.text = read(text.join("\n"));
    report.period.start = Date::new(2023, 1, 1).map_or_else(Field::absent, read);
    report.period.end = Date::new(2023, 12, 31).map_or_else(Field::absent, read);
    report.problems = read(
        "（一）存在的主要问题。一是基层查阅点的设备老化，查询体验有待改善；二是信息员多为兼职，流动较快，业务不够熟练。"
            .to_owned(),
    );
    report.improvements = read(
        "（二）改进措施。一是分批完成历史文件的扫描著录，年内补齐目录；二是按月列出更新计划，由办公室逐项销号。"
            .to_owned(),
    );
    report.other_matters = read("本年度未收取信息处理费，没有其他需要报告的事项。".to_owned());
    report.signature.by = read("示例市住房和城乡建设局".to_owned());
    report.signature.on = Date::new(2024, 1, 18).map_or_else(Field::absent, read);
}
