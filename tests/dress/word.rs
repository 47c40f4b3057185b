//! Word files: the blocks of a report as the XML of a document, zipped.

use std::io::{Cursor, Write};

use gongkai::Report;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{Block, Cell, Dice, Table, blocks};

/// The report as a Word file; what office programs put around words and cells is thrown by dice, or
/// left out.
pub(crate) fn file(report: &Report, seed: Option<u64>) -> Vec<u8> {
    zipped(&document(report, seed))
}

/// A Word file with this document.
pub(crate) fn zipped(document: &[u8]) -> Vec<u8> {
    let entries: [(&str, &[u8]); 3] = [
        ("[Content_Types].xml", b"<?xml version=\"1.0\"?><Types/>"),
        ("word/document.xml", document),
        (
            "word/styles.xml",
            b"<w:styles><w:style>9</w:style></w:styles>",
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The XML of the document.
pub(crate) fn document(report: &Report, seed: Option<u64>) -> Vec<u8> {
    let mut writer = Writer {
        dice: seed.map(Dice::new),
        xml: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
              <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
            .to_owned(),
    };
    for block in blocks(report) {
        match block {
            Block::Title(text) | Block::Heading(text) | Block::Paragraph(text) => {
                writer.paragraph(&text);
            }
            Block::Table(table) => writer.table(&table),
        }
    }
    writer.xml +=
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>";
    writer.xml.into_bytes()
}

struct Writer {
    dice: Option<Dice>,
    xml: String,
}

impl Writer {
    fn one_in(&mut self, n: usize) -> bool {
        self.dice.as_mut().is_some_and(|dice| dice.one_in(n))
    }

    fn paragraph(&mut self, text: &str) {
        self.xml += "<w:p><w:pPr><w:jc w:val=\"center\"/><w:tabs><w:tab w:val=\"left\" w:pos=\"420\"/></w:tabs></w:pPr>";
        let in_control = self.one_in(6);
        if in_control {
            self.xml += "<w:sdt><w:sdtPr><w:alias w:val=\"8\"/></w:sdtPr><w:sdtContent>";
        }
        let mut run = String::new();
        for c in text.chars() {
            if !run.is_empty() && self.one_in(8) {
                self.run(&std::mem::take(&mut run));
            }
            run.push(c);
        }
        self.run(&run);
        if in_control {
            self.xml += "</w:sdtContent></w:sdt>";
        }
        self.xml += "</w:p>";
    }

    fn run(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let inserted = self.one_in(6);
        if self.one_in(8) {
            self.xml +=
                "<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>56</w:delText></w:r></w:del>";
        }
        if self.one_in(8) {
            self.xml +=
                "<w:proofErr w:type=\"spellStart\"/><w:bookmarkStart w:id=\"3\" w:name=\"_Toc7\"/>";
        }
        if inserted {
            self.xml += "<w:ins w:id=\"2\" w:author=\"x\">";
        }
        self.xml += "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">";
        self.xml += text;
        self.xml += "</w:t></w:r>";
        if inserted {
            self.xml += "</w:ins>";
        }
    }

    fn table(&mut self, table: &Table) {
        self.xml += "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>";
        self.xml += &"<w:gridCol w:w=\"900\"/>".repeat(table.n_columns);
        self.xml += "</w:tblGrid>";
        let all = table.with_empty_cells();
        for (own, cells) in table.rows.iter().zip(&all) {
            self.xml += "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"454\"/></w:trPr>";
            for cell in cells {
                let first = own.iter().find(|it| it.column == cell.column);
                self.cell(cell, first);
            }
            self.xml += "</w:tr>";
        }
        self.xml += "</w:tbl>";
    }

    /// `first` is the cell itself if it does not go on from above.
    fn cell(&mut self, cell: &Cell, first: Option<&Cell>) {
        self.xml += "<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/>";
        if cell.n_columns > 1 {
            self.xml += &format!("<w:gridSpan w:val=\"{}\"/>", cell.n_columns);
        }
        match first {
            None => self.xml += "<w:vMerge/>",
            Some(first) if first.n_rows > 1 => self.xml += "<w:vMerge w:val=\"restart\"/>",
            Some(_) => {}
        }
        self.xml += "</w:tcPr>";
        if self.one_in(10) && !cell.text.is_empty() && cell.text.len() < 48 {
            self.xml += "<w:tbl><w:tr><w:tc><w:tcPr/>";
            self.paragraph(&cell.text);
            self.xml += "</w:tc></w:tr></w:tbl><w:p/>";
        } else {
            self.paragraph(&cell.text);
        }
        self.xml += "</w:tc>";
    }
}
