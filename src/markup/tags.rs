//! What each element does to the text.
//!
//! Takes a tag name; gives its role. Does not know attributes, nor what is done about a role.

/// The role of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tag {
    /// Part of the running text.
    Inline,
    /// Begins and ends a line.
    Block,
    /// A heading: a line that is kept even if it is a link.
    Heading,
    /// A line break.
    Break,
    /// Text with its own line breaks and blanks.
    Pre,
    Table,
    /// `tbody` and its like: no cell reaches beyond it.
    RowGroup,
    Row,
    Cell,
    /// A link, if it leads somewhere.
    Link,
    /// Something beside the text; left out unless it holds a table, or is never closed.
    Beside,
    /// As `Beside`, but within a line.
    Within,
    /// `header`: beside the text unless it holds a heading.
    Header,
    /// Struck out.
    Struck,
    /// Raised or lowered.
    Raised,
    /// A field with its value in an attribute.
    Input,
    /// A field with one of its options chosen.
    Select,
    Option,
    /// It has no content and no end.
    Void,
    /// Metadata of the page.
    Meta,
    /// Its content is no markup.
    Raw(Raw),
}

/// Elements whose content is no markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Raw {
    Title,
    Textarea,
    Script,
    /// `style`, `iframe`, `noscript` and their like.
    Other,
}

/// The role of the element `name`, which is in lower case.
pub(crate) fn role(name: &[u8]) -> Tag {
    match name {
        b"td" | b"th" => Tag::Cell,
        b"tr" => Tag::Row,
        b"p" | b"div" | b"li" | b"ul" | b"ol" | b"dl" | b"dt" | b"dd" | b"hr" | b"section"
        | b"article" | b"main" | b"blockquote" | b"form" | b"fieldset" | b"legend" | b"figure"
        | b"figcaption" | b"address" | b"center" | b"details" | b"summary" | b"caption"
        | b"body" | b"html" | b"head" | b"menu" | b"dir" | b"frameset" | b"marquee" => Tag::Block,
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Tag::Heading,
        b"br" => Tag::Break,
        b"pre" | b"listing" => Tag::Pre,
        b"table" => Tag::Table,
        b"tbody" | b"thead" | b"tfoot" | b"colgroup" => Tag::RowGroup,
        b"a" => Tag::Link,
        b"nav" | b"aside" | b"footer" | b"template" | b"datalist" | b"dialog" => Tag::Beside,
        b"button" | b"svg" | b"rt" | b"rp" | b"audio" | b"video" | b"canvas" => Tag::Within,
        b"header" => Tag::Header,
        b"s" | b"del" | b"strike" => Tag::Struck,
        b"sup" | b"sub" => Tag::Raised,
        b"input" => Tag::Input,
        b"select" => Tag::Select,
        b"option" => Tag::Option,
        b"img" | b"col" | b"link" | b"base" | b"area" | b"embed" | b"param" | b"source"
        | b"track" | b"wbr" => Tag::Void,
        b"meta" => Tag::Meta,
        b"title" => Tag::Raw(Raw::Title),
        b"textarea" => Tag::Raw(Raw::Textarea),
        b"script" => Tag::Raw(Raw::Script),
        b"style" | b"iframe" | b"xmp" | b"noembed" | b"noframes" | b"noscript" => {
            Tag::Raw(Raw::Other)
        }
        _ => Tag::Inline,
    }
}
