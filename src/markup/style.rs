//! What a style says of how text is shown.
//!
//! Takes the value of a `style` attribute; gives what of it takes text out of sight, strikes it out or
//! raises it. Knows these few properties of CSS and of word processors, no style sheets.

/// What an element says of its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own"
)]
pub(crate) struct Style {
    /// It is not there for who looks at the page.
    pub(crate) gone: bool,
    /// It has its place, with nothing to see in it.
    pub(crate) invisible: bool,
    pub(crate) struck: bool,
    pub(crate) raised: bool,
}

impl Style {
    /// Takes in a style; of a property that stands twice the last counts.
    pub(crate) fn read(&mut self, style: &[u8]) {
        for declaration in style.split(|it| *it == b';') {
            let Some(colon) = memchr::memchr(b':', declaration) else {
                continue;
            };
            let name = declaration[..colon].trim_ascii();
            // Most declarations are of fonts, lengths and colours; the last letter tells most of them apart.
            if !name.last().is_some_and(|it| b"yenYEN".contains(it)) {
                continue;
            }
            let value = declaration[colon + 1..].trim_ascii();
            let is = |property: &str| name.eq_ignore_ascii_case(property.as_bytes());
            let begins = |word: &[u8]| {
                let start = value.get(..word.len());
                start.is_some_and(|it| it.eq_ignore_ascii_case(word))
            };
            if is("display") {
                self.gone = begins(b"none");
            } else if is("visibility") {
                self.invisible = begins(b"hidden") || begins(b"collapse");
            } else if is("mso-hide") {
                self.invisible = begins(b"all");
            } else if is("text-decoration") || is("text-decoration-line") {
                let mut words = value.split(u8::is_ascii_whitespace);
                self.struck = words.any(|it| it.eq_ignore_ascii_case(b"line-through"));
            } else if is("vertical-align") {
                self.raised = begins(b"super") || begins(b"sub");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_say_how_text_is_shown() {
        let plain = Style::default();
        let gone = Style {
            gone: true,
            ..plain
        };
        let invisible = Style {
            invisible: true,
            ..plain
        };
        let struck = Style {
            struck: true,
            ..plain
        };
        let raised = Style {
            raised: true,
            ..plain
        };
        let cases: &[(&str, Style)] = &[
            ("", plain),
            (":", plain),
            ("none", plain),
            ("display", plain),
            ("display:", plain),
            ("display:none", gone),
            ("color:red;DISPLAY : None !important;", gone),
            ("display:none;display:block", plain),
            ("display:block", plain),
            ("x-display:none", plain),
            ("color:none;font-family:hidden", plain),
            ("visibility:hidden", invisible),
            ("visibility: collapse", invisible),
            ("visibility:visible", plain),
            ("font-size:9pt;mso-hide:all", invisible),
            ("mso-hide:none", plain),
            ("text-decoration:underline line-through", struck),
            ("text-decoration-line:line-through;", struck),
            ("text-decoration:underline", plain),
            ("vertical-align:super", raised),
            ("vertical-align: sub", raised),
            ("vertical-align:middle", plain),
            (
                "display:none;text-decoration:line-through",
                Style {
                    struck: true,
                    ..gone
                },
            ),
        ];
        for (style, wanted) in cases {
            let mut found = Style::default();
            found.read(style.as_bytes());
            assert_eq!(found, *wanted, "{style}");
        }
    }
}
