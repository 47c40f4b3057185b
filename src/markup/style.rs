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
        for colon in memchr::memchr_iter(b':', style) {
            let (before, behind) = (&style[..colon], &style[colon + 1..]);
            // Most declarations are of fonts, lengths and colours; the last letter tells them apart.
            let last = before.trim_ascii_end().last();
            if !last.is_some_and(|it| b"yenYEN".contains(it)) {
                continue;
            }
            let name = match before.iter().rposition(|it| *it == b';') {
                Some(at) => before[at + 1..].trim_ascii(),
                None => before.trim_ascii(),
            };
            let end = memchr::memchr(b';', behind).unwrap_or(behind.len());
            let value = behind[..end].trim_ascii();
            let begins = |word: &[u8]| {
                let start = value.get(..word.len());
                start.is_some_and(|it| it.eq_ignore_ascii_case(word))
            };
            match name.to_ascii_lowercase().as_slice() {
                b"display" => self.gone = begins(b"none"),
                b"visibility" => self.invisible = begins(b"hidden") || begins(b"collapse"),
                b"mso-hide" => self.invisible = begins(b"all"),
                b"text-decoration" | b"text-decoration-line" => {
                    let mut words = value.split(|it| it.is_ascii_whitespace());
                    self.struck = words.any(|it| it.eq_ignore_ascii_case(b"line-through"));
                }
                b"vertical-align" => self.raised = begins(b"super") || begins(b"sub"),
                _ => {}
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
