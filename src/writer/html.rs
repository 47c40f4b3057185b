//! L16: a plain HTML page.
//!
//! Takes blocks; gives text. Every merged cell is one element with its spans.

use super::blocks::Block;
use super::grid::{Grid, Kind};

pub(super) fn write(blocks: &[Block<'_>]) -> String {
    let title = blocks.iter().find_map(|block| match block {
        Block::Title(text) => Some(escaped(text)),
        _ => None,
    });
    let mut page =
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n".to_owned();
    page.push_str(&format!("<title>{}</title>\n", title.unwrap_or_default()));
    page.push_str("</head>\n<body>\n");
    for block in blocks {
        page.push_str(&match block {
            Block::Title(text) => format!("<h1>{}</h1>\n", escaped(text)),
            Block::Heading(text) => format!("<h2>{}</h2>\n", escaped(text)),
            Block::Paragraph(text) | Block::Signature(text) => {
                format!("<p>{}</p>\n", escaped(text))
            }
            Block::Table(grid) => table(grid),
        });
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn table(grid: &Grid) -> String {
    let mut html = "<table>\n".to_owned();
    for cells in grid.cells_by_row() {
        html.push_str("<tr>");
        for cell in cells {
            let name = match cell.kind {
                Kind::Label => "th",
                Kind::Figure => "td",
            };
            let spans = span("rowspan", cell.n_rows) + &span("colspan", cell.n_columns);
            html.push_str(&format!("<{name}{spans}>{}</{name}>", escaped(&cell.text)));
        }
        html.push_str("</tr>\n");
    }
    html.push_str("</table>\n");
    html
}

fn span(name: &str, n: usize) -> String {
    if n == 1 {
        String::new()
    } else {
        format!(" {name}=\"{n}\"")
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
