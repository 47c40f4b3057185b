//! Reports dressed as the pages and documents that people have.
//!
//! Every trap of a page is a switch of its own, so that what fails shrinks to the traps it needs;
//! where on the page each strikes is thrown by dice.

#![allow(
    dead_code,
    reason = "what is used of it depends on the features of the crate"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "it is test code, but outside of functions that say so"
)]

#[cfg(feature = "docx")]
pub(crate) mod word;

use std::fmt;

use gongkai::Report;
use gongkai::writer::{Layout, write};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A piece of a report.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    Title(String),
    Heading(String),
    Paragraph(String),
    Table(Table),
}

/// A table: how many columns it has, and its cells by row.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) n_columns: usize,
    pub(crate) rows: Vec<Vec<Cell>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) is_label: bool,
    pub(crate) column: usize,
    pub(crate) n_rows: usize,
    pub(crate) n_columns: usize,
}

/// The pieces of a report, from the plain page that the crate writes.
pub(crate) fn blocks(report: &Report) -> Vec<Block> {
    let page = write(report, Layout::Html);
    assert!(!page.contains('&'), "nothing here needs a reference");
    let mut blocks = Vec::new();
    let mut rows = Vec::new();
    for line in page.lines() {
        let inside = |tag: &str| {
            let rest = line.strip_prefix(&format!("<{tag}>"))?;
            rest.strip_suffix(&format!("</{tag}>")).map(str::to_owned)
        };
        if let Some(title) = inside("h1") {
            blocks.push(Block::Title(title));
        } else if let Some(heading) = inside("h2") {
            blocks.push(Block::Heading(heading));
        } else if let Some(paragraph) = inside("p") {
            blocks.push(Block::Paragraph(paragraph));
        } else if let Some(row) = inside("tr") {
            rows.push(cells(&row));
        } else if line == "</table>" {
            blocks.push(Block::Table(placed(std::mem::take(&mut rows))));
        }
    }
    blocks
}

fn cells(row: &str) -> Vec<Cell> {
    let of = |tag: &str, name: &str| {
        let value = tag.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
        value.map_or(1, |rest| rest.split('"').next().unwrap().parse().unwrap())
    };
    row.split("<t")
        .skip(1)
        .map(|cell| {
            let (tag, rest) = cell.split_once('>').unwrap();
            Cell {
                text: rest.split('<').next().unwrap().to_owned(),
                is_label: tag.starts_with('h'),
                column: 0,
                n_rows: of(tag, "rowspan"),
                n_columns: of(tag, "colspan"),
            }
        })
        .collect()
}

/// Gives every cell its column.
fn placed(mut rows: Vec<Vec<Cell>>) -> Table {
    let mut free_from: Vec<usize> = Vec::new();
    for (row, cells) in rows.iter_mut().enumerate() {
        let mut column = 0;
        for cell in cells {
            while free_from.get(column).is_some_and(|it| *it > row) {
                column += 1;
            }
            cell.column = column;
            column += cell.n_columns;
            free_from.resize(free_from.len().max(column), 0);
            free_from[cell.column..column].fill(row + cell.n_rows);
        }
    }
    Table {
        n_columns: free_from.len(),
        rows,
    }
}

impl Table {
    /// The cells of each row, and empty ones in place of what comes from above.
    pub(crate) fn with_empty_cells(&self) -> Vec<Vec<Cell>> {
        let mut rows = vec![Vec::new(); self.rows.len()];
        for (row, cells) in self.rows.iter().enumerate() {
            for cell in cells {
                for (below, cells) in rows[row..row + cell.n_rows].iter_mut().enumerate() {
                    let text = if below == 0 {
                        cell.text.clone()
                    } else {
                        String::new()
                    };
                    cells.push(Cell {
                        text,
                        n_rows: 1,
                        ..cell.clone()
                    });
                }
            }
        }
        for cells in &mut rows {
            cells.sort_by_key(|cell: &Cell| cell.column);
        }
        rows
    }
}

/// Throws that are the same for the same seed.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Less than `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % n as u64).unwrap()
    }

    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(crate) fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A trap of web pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trap {
    UpperCase,
    Attributes,
    Unclosed,
    LabelsCut,
    LabelsBroken,
    Blanks,
    WordMarkup,
    Comments,
    LayoutTable,
    TableInCell,
    Furniture,
    MetadataBox,
    LineEnds,
    FiguresCut,
    BreaksForParagraphs,
    MoreColumns,
    RowGroups,
    TitleInLines,
    Fragment,
    Links,
    InScript,
    OneTable,
}

use Trap::{
    Attributes, Blanks, BreaksForParagraphs, Comments, FiguresCut, Fragment, Furniture, InScript,
    LabelsBroken, LabelsCut, LayoutTable, LineEnds, Links, MetadataBox, MoreColumns, OneTable,
    RowGroups, TableInCell, TitleInLines, Unclosed, UpperCase, WordMarkup,
};

impl Trap {
    const ALL: [Self; 22] = [
        UpperCase,
        Attributes,
        Unclosed,
        LabelsCut,
        LabelsBroken,
        Blanks,
        WordMarkup,
        Comments,
        LayoutTable,
        TableInCell,
        Furniture,
        MetadataBox,
        LineEnds,
        FiguresCut,
        BreaksForParagraphs,
        MoreColumns,
        RowGroups,
        TitleInLines,
        Fragment,
        Links,
        InScript,
        OneTable,
    ];
}

/// What merged cells become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merged {
    /// `rowspan` and `colspan`.
    Spans,
    /// Empty cells below, `colspan` to the right.
    EmptyBelow,
    /// An empty cell in every place.
    EmptyCells,
}

/// How a report is dressed.
#[derive(Clone)]
pub(crate) struct Dress {
    traps: Vec<Trap>,
    merged: Merged,
    seed: u64,
}

impl fmt::Debug for Dress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {:?} seed {}", self.merged, self.traps, self.seed)
    }
}

/// Any dress.
pub(crate) fn dress() -> impl Strategy<Value = Dress> + Clone {
    let merged = select(vec![Merged::Spans, Merged::EmptyBelow, Merged::EmptyCells]);
    let traps = vec(prop::bool::weighted(0.4), Trap::ALL.len());
    (merged, traps, any::<u64>()).prop_map(|(merged, on, seed)| Dress {
        traps: Trap::ALL
            .into_iter()
            .zip(on)
            .filter_map(|(trap, on)| on.then_some(trap))
            .collect(),
        merged,
        seed,
    })
}

impl Dress {
    /// The report as a page in this dress.
    pub(crate) fn page(&self, report: &Report) -> String {
        let mut tailor = Tailor {
            dress: self,
            dice: Dice::new(self.seed),
            page: String::new(),
        };
        tailor.write(&blocks(report));
        tailor.page
    }
}

struct Tailor<'a> {
    dress: &'a Dress,
    dice: Dice,
    page: String,
}

const NOISE: &[&str] = &[
    " class=MsoNormal",
    " style=\"width:12.5pt;mso-border-alt:solid #000 .5pt\"",
    " valign='top'",
    " width=95",
    " nowrap",
    " data-x=\"<td>7</td>\"",
    " onclick='a(\"8\")'",
    "\n   align=\"center\"",
    " x:num",
    " colspan-was=3",
    "",
];

const NOTHING: &[&str] = &[
    "<!-- <td>9</td> -->",
    "<!--[if gte mso 9]><xml><w:x>3</w:x></xml><![endif]-->",
    "<!-- -->",
    "<a name=\"_Hlk5\"></a>",
    "<o:p></o:p>",
    "<st1:x></st1:x>",
];

/// Whether words may be parted here without a trace: between two ideographs.
fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

impl Tailor<'_> {
    fn has(&self, trap: Trap) -> bool {
        self.dress.traps.contains(&trap)
    }

    /// Whether a trap strikes here.
    fn strikes(&mut self, trap: Trap, one_in: usize) -> bool {
        self.has(trap) && self.dice.one_in(one_in)
    }

    fn name(&mut self, name: &str) -> String {
        if self.strikes(UpperCase, 2) {
            name.to_ascii_uppercase()
        } else {
            name.to_owned()
        }
    }

    fn open(&mut self, name: &str) -> String {
        let name = self.name(name);
        let noise = if self.strikes(Attributes, 2) {
            self.dice.pick(NOISE)
        } else {
            ""
        };
        format!("<{name}{noise}>")
    }

    fn close(&mut self, name: &str) -> String {
        format!("</{}>", self.name(name))
    }

    /// An end tag that may be left out.
    fn may_close(&mut self, name: &str) -> String {
        if self.strikes(Unclosed, 2) {
            String::new()
        } else {
            self.close(name)
        }
    }

    fn gap(&mut self) -> &'static str {
        if self.has(LineEnds) {
            self.dice.pick(&["", "\n", "\r\n  ", "\n\n\t", " "])
        } else {
            ""
        }
    }

    fn write(&mut self, blocks: &[Block]) {
        let title = blocks.iter().find_map(|block| match block {
            Block::Title(title) => Some(title.clone()),
            _ => None,
        });
        let title = title.unwrap_or_default();
        let fragment = self.has(Fragment);
        if !fragment {
            self.page
                .push_str("<!DOCTYPE html>\n<html><head>\n<meta charset=\"utf-8\">\n");
            self.page += &format!("<title>{title}_政府信息公开年报_样本门户网站</title>\n");
            self.page += "<style>td{border:1px solid #000}</style>\n</head><body>\n";
        }
        self.furniture_before();
        self.metadata_box(&title);
        let depth = if self.has(LayoutTable) {
            1 + self.dice.below(3)
        } else {
            0
        };
        for _ in 0..depth {
            let piece = self.open("table") + &self.open("tr");
            self.page += &piece;
            if self.dice.one_in(2) {
                self.page += "<td width=180><a href=\"/1\">机构概况</a><br><a href=\"/2\">政策文件</a></td>\n";
            }
            let piece = self.open("td");
            self.page += &piece;
        }
        let (outside, in_script) = (self.page.len(), self.has(InScript) && !fragment);
        self.content(blocks);
        if in_script {
            let content = self.page.split_off(outside);
            let content = content.replace('\\', "\\\\").replace('"', "\\\"");
            let content = content
                .replace('\r', "\\r")
                .replace('\n', "\\n")
                .replace("</", "<\\/");
            self.page += "<div id=\"zoom\">正在加载……</div>\n<script>\nvar content = \"";
            self.page += &content;
            self.page += "\";\nshow(content);\n</script>\n";
        }
        for _ in 0..depth {
            self.page += "</td></tr></table>\n";
        }
        self.furniture_behind();
        if !fragment {
            self.page += "</body></html>\n";
        }
    }

    fn content(&mut self, blocks: &[Block]) {
        if self.has(OneTable) {
            self.content_in_one_table(blocks);
            return;
        }
        let mut in_breaks = false;
        for block in blocks {
            let is_broken = matches!(block, Block::Paragraph(_)) && self.has(BreaksForParagraphs);
            if is_broken != in_breaks {
                self.page += if is_broken { "<div>\n" } else { "</div>\n" };
                in_breaks = is_broken;
            }
            match block {
                Block::Title(title) => self.title(title),
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(text) if in_breaks => {
                    let words = self.words(text);
                    let mark = self.dice.pick(&["<br>", "<br/>", "<br />\n", "<BR>"]);
                    self.page += &(words + mark);
                }
                Block::Paragraph(text) => self.paragraph(text),
                Block::Table(table) => self.table(table),
            }
            self.page.push('\n');
        }
        if in_breaks {
            self.page += "</div>\n";
        }
    }

    /// As a spreadsheet is saved: every line is a row.
    fn content_in_one_table(&mut self, blocks: &[Block]) {
        let piece = self.open("table");
        self.page += &piece;
        for block in blocks {
            if let Block::Table(table) = block {
                self.rows(table);
                continue;
            }
            self.page += "<tr><td colspan=15>";
            match block {
                Block::Title(title) => self.title(title),
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(text) => self.paragraph(text),
                Block::Table(_) => {}
            }
            self.page += "</td></tr>\n";
        }
        let piece = self.close("table");
        self.page += &piece;
    }

    fn title(&mut self, title: &str) {
        let mut words = title.to_owned();
        if self.has(TitleInLines) {
            let year = title.find("20").unwrap();
            words.insert_str(year, "<br>");
        }
        let (open, close) = *[
            ("<h1>", "</h1>"),
            ("<div class=\"title\">", "</div>"),
            ("<p align=center><b>", "</b></p>"),
            ("<center><font size=5>", "</font></center>"),
        ]
        .get(self.dice.below(4))
        .unwrap();
        self.page += &format!("{open}{words}{close}");
    }

    fn heading(&mut self, heading: &str) {
        let words = if self.has(LabelsCut) {
            self.cut(heading)
        } else {
            heading.to_owned()
        };
        let (open, close) = *[
            ("<h2>", "</h2>"),
            ("<p><strong>", "</strong></p>"),
            ("<div><b>", "</b></div>"),
            (
                "<p class=MsoNormal style='text-indent:32.0pt'><span>",
                "<o:p></o:p></span></p>",
            ),
        ]
        .get(self.dice.below(4))
        .unwrap();
        self.page += &format!("{open}{words}{close}");
    }

    fn paragraph(&mut self, text: &str) {
        let words = self.words(text);
        let piece = self.open("p") + self.gap() + &words + self.gap() + &self.may_close("p");
        self.page += &piece;
        if self.strikes(Blanks, 3) {
            self.page += self
                .dice
                .pick(&["<p>&nbsp;</p>", "<p></p>", "<br>", "<p>\u{3000}</p>"]);
        }
    }

    /// Running text.
    fn words(&mut self, text: &str) -> String {
        let mut words = String::new();
        if self.strikes(Blanks, 2) {
            words += self.dice.pick(&[
                "&nbsp;&nbsp;&nbsp; ",
                "&emsp;&emsp;",
                "\u{3000}\u{3000}",
                "&#12288;",
            ]);
        }
        let linked = self.strikes(Links, 3);
        let n_chars = text.chars().count();
        let mut before = ' ';
        for (at, c) in text.chars().enumerate() {
            if linked && n_chars > 12 && at == 2 {
                words += "<a href=\"/x.html\">";
            }
            if self.strikes(LineEnds, 12) && is_han(before) && is_han(c) {
                words += self.dice.pick(&["\n", "\r\n", "\n      "]);
            }
            if self.strikes(WordMarkup, 12) && before != ' ' {
                words += "</span><span lang=\"EN-US\" style='font-family:仿宋_GB2312'>";
            }
            if self.strikes(Comments, 20) {
                words += self.dice.pick(NOTHING);
            }
            words.push(c);
            if linked && n_chars > 12 && at == 5 {
                words += "</a>";
            }
            before = c;
        }
        if self.has(WordMarkup) {
            words = format!("<span>{words}</span>");
        }
        words
    }

    fn table(&mut self, table: &Table) {
        let piece = self.open("table") + self.gap();
        self.page += &piece;
        if self.has(RowGroups) {
            self.page += "<colgroup><col width=72><col></colgroup>\n<tbody>\n";
        }
        self.rows(table);
        if self.has(RowGroups) {
            let piece = self.may_close("tbody");
            self.page += &piece;
        }
        let piece = self.close("table");
        self.page += &piece;
    }

    fn rows(&mut self, table: &Table) {
        let rows = match self.dress.merged {
            Merged::Spans => table.rows.clone(),
            Merged::EmptyBelow | Merged::EmptyCells => table.with_empty_cells(),
        };
        // Columns that are written as two.
        let doubled: Vec<usize> = (0..table.n_columns)
            .filter(|_| self.strikes(MoreColumns, 4))
            .collect();
        for cells in &rows {
            let piece = self.open("tr") + self.gap();
            self.page += &piece;
            for cell in cells {
                self.cell(cell, &doubled);
            }
            let piece = self.may_close("tr") + self.gap();
            self.page += &piece;
        }
    }

    fn cell(&mut self, cell: &Cell, doubled: &[usize]) {
        let columns = cell.column..cell.column + cell.n_columns;
        let more = doubled.iter().filter(|it| columns.contains(it)).count();
        let (spread, n_empty) = match self.dress.merged {
            Merged::EmptyCells => (1, cell.n_columns - 1),
            _ => (cell.n_columns + more, 0),
        };
        self.one_cell(cell, spread);
        let nothing = Cell {
            text: String::new(),
            n_rows: 1,
            ..cell.clone()
        };
        for _ in 0..n_empty {
            self.one_cell(&nothing, 1);
        }
    }

    fn one_cell(&mut self, cell: &Cell, n_columns: usize) {
        let tag = if self.dice.one_in(4) { "th" } else { "td" };
        let tag = self.name(tag);
        self.page += &format!("<{tag}");
        for (name, n) in [("rowspan", cell.n_rows), ("colspan", n_columns)] {
            if self.strikes(Attributes, 3) {
                self.page += self.dice.pick(NOISE);
            }
            if n > 1 || self.strikes(Attributes, 5) {
                let name = self.name(name);
                self.page += &match self.dice.below(4) {
                    0 => format!(" {name}={n}"),
                    1 => format!(" {name}='{n}'"),
                    2 => format!("\n{name} = \" {n} \""),
                    _ => format!(" {name}=\"{n}\""),
                };
            }
        }
        self.page.push('>');
        let words = if cell.text.is_empty() {
            self.blank()
        } else if cell.is_label {
            self.label(&cell.text)
        } else {
            self.figure(&cell.text)
        };
        let words = self.in_paragraph(&words, cell.text.len());
        let piece =
            self.gap().to_owned() + &words + self.gap() + &self.may_close(&tag) + self.gap();
        self.page += &piece;
    }

    fn in_paragraph(&mut self, words: &str, len: usize) -> String {
        /// What is longer in a table of its own is no cell.
        const SMALL: usize = 48;
        if len <= SMALL && self.strikes(TableInCell, 6) {
            return format!("<table><tr><td>{words}</td></tr></table>");
        }
        match self.dice.below(4) {
            0 => words.to_owned(),
            1 => self.open("p") + words + &self.may_close("p"),
            2 if self.has(WordMarkup) => format!(
                "\n <p class=MsoNormal align=center style='text-align:center'><span\n lang=EN-US style='font-size:9.0pt'>{words}<o:p></o:p></span></p>\n "
            ),
            _ => format!("<font size=\"2\">{words}</font>"),
        }
    }

    fn blank(&mut self) -> String {
        if self.has(Blanks) {
            self.dice
                .pick(&[
                    "",
                    "&nbsp;",
                    "<br>",
                    "\u{3000}",
                    "&#160; ",
                    "<o:p>&nbsp;</o:p>",
                    "<!-- 0 -->",
                ])
                .to_owned()
        } else {
            String::new()
        }
    }

    fn cut(&mut self, text: &str) -> String {
        let mut words = "<span>".to_owned();
        for (at, c) in text.chars().enumerate() {
            if at > 0 && self.dice.one_in(3) {
                words += self
                    .dice
                    .pick(&["</span><span>", "</span><span style='x'>", "<b></b>"]);
            }
            words.push(c);
        }
        words + "</span>"
    }

    fn label(&mut self, text: &str) -> String {
        if self.strikes(LabelsBroken, 3) {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
            if let Some(at) = places.get(self.dice.below(places.len().max(1))) {
                let (one, two) = text.split_at(*at);
                return match self.dice.below(3) {
                    0 => format!("{one}<br>{two}"),
                    1 => format!("<p>{one}</p><p>{two}</p>"),
                    _ => format!("<p>{one}<p>{two}"),
                };
            }
        }
        let mut words = if self.strikes(LabelsCut, 2) {
            self.cut(text)
        } else {
            text.to_owned()
        };
        if self.strikes(Blanks, 4) {
            words = format!("&nbsp;{words}&nbsp;");
        }
        if self.strikes(Comments, 4) {
            words += self.dice.pick(NOTHING);
        }
        words
    }

    fn figure(&mut self, text: &str) -> String {
        let mut words = String::new();
        for (at, c) in text.chars().enumerate() {
            if self.strikes(FiguresCut, 4) {
                words += if at > 0 {
                    "</span><span>"
                } else {
                    "<span></span>"
                };
            }
            if self.strikes(FiguresCut, 6) {
                words += &match self.dice.below(2) {
                    0 => format!("&#{};", u32::from(c)),
                    _ => format!("&#x{:x};", u32::from(c)),
                };
            } else {
                words.push(c);
            }
        }
        if self.has(FiguresCut) {
            words = format!("<span>{words}</span>");
        }
        if self.strikes(Blanks, 3) {
            words = self.dice.pick(&["&nbsp;", " ", "\u{3000}"]).to_owned() + &words + "&nbsp;";
        }
        if self.strikes(Comments, 4) {
            words += self.dice.pick(NOTHING);
        }
        words
    }

    fn furniture_before(&mut self) {
        if !self.has(Furniture) {
            return;
        }
        for piece in [
            "<script>var n = 17; if (n<td) { menu(\"一、栏目\"); }</script>\n",
            "<nav><ul><li><a href=\"/\">首页</a></li><li><a href=\"/gk\">政务公开</a></li></ul></nav>\n",
            "<div class=\"menu\"><a href=\"/\">首页</a> | <a href=\"/gk\">政府信息公开</a> | <a href=\"/hd\">互动交流</a></div>\n",
            "<header><img src=\"x.png\"><a href=\"/\">样本门户网站</a></header>\n",
            "<form action=\"/s\"><input name=\"q\" value=\"3\"><select><option>全部</option><option>标题</option></select><button>搜索</button></form>\n",
            "<div class=\"pos\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/zwgk/\">政务公开</a> &gt; 政府信息公开年报</div>\n",
            "<noscript>请打开脚本</noscript>\n",
            "<div>字体：【<a href=\"#\">大</a> <a href=\"#\">中</a> <a href=\"#\">小</a>】</div>\n",
            "<table><tr><td><a href=\"/1\">机构职能</a></td><td><a href=\"/2\">政策文件</a></td></tr><tr><td><a href=\"/3\">公开年报</a></td><td><a href=\"/4\">公开指南</a></td></tr></table>\n",
        ] {
            if self.dice.one_in(2) {
                self.page += piece;
            }
        }
    }

    fn metadata_box(&mut self, title: &str) {
        if !self.has(MetadataBox) {
            return;
        }
        let piece = match self.dice.below(3) {
            0 => format!(
                "<table class=\"info\"><tr><td>索引号：</td><td>1113400000/2024-00424</td><td>发布机构：</td><td>样本市人民政府办公室</td></tr>\
                 <tr><td>名称：</td><td colspan=3>{title}</td></tr><tr><td>发文日期：</td><td>2027-01-26</td><td>文号：</td><td></td></tr></table>\n"
            ),
            1 => "<div class=\"info\"><span>发布时间：2027-01-20</span> <span>来源：样本市人民政府办公室</span> <span>浏览次数：<b>331</b></span></div>\n".to_owned(),
            _ => format!(
                "<ul><li>索 引 号：1113400000/2024-7</li><li>发布机构：样本市人民政府办公室</li><li>名　　称：{title}</li><li>成文日期：2027年1月26日</li></ul>\n"
            ),
        };
        self.page += &piece;
    }

    fn furniture_behind(&mut self) {
        if !self.has(Furniture) {
            return;
        }
        for piece in [
            "<div class=\"share\">分享到：<a href=\"#\">微信</a><a href=\"#\">微博</a></div>\n",
            "<p>【<a href=\"#\">打印</a>】【<a href=\"#\">关闭</a>】</p>\n",
            "<ul><li>上一篇：<a href=\"/8\">样本镇2018年度报告</a></li><li>下一篇：<a href=\"/9\">没有了</a></li></ul>\n",
            "<aside><h3>相关文章</h3><p>2017年样本市年度工作</p></aside>\n",
            "<footer><p>主办单位：样本市人民政府办公室</p><p>备案号：样ICP备12000345号</p></footer>\n",
            "<div class=\"foot\"><p>主办：样本市人民政府办公室 网站标识码：1100000024</p></div>\n",
            "<script>var hits = 9;</script>\n",
        ] {
            if self.dice.one_in(2) {
                self.page += piece;
            }
        }
    }
}
