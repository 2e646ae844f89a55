//! What is written stays what it is: text and attributes inside HTML, JSON inside a script element.
//!
//! | written                                  | as                                                                   |
//! | ---------------------------------------- | -------------------------------------------------------------------- |
//! | `<b>`, `"`, `'`, `&`                     | `&lt;b&gt;`, `&quot;`, `&#39;`, `&amp;`                              |
//! | a carriage return                        | `&#13;`, since a parser turns a bare one into a line feed            |
//! | U+0000, which HTML cannot hold           | U+FFFD, as a parser would                                            |
//! | `</script>` or `<!--` in a string of JSON | `\u003c/script\u003e`, `\u003c!--`: no tag begins without `<`       |

use std::fmt::{self, Display};
use std::io::{self, Write};

/// Text that is written escaped, for content and quoted attributes alike.
pub(super) fn escaped(text: &str) -> Escaped<'_> {
    Escaped(text)
}

/// See [`escaped`].
pub(super) struct Escaped<'a>(&'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self
            .0
            .split_inclusive(['&', '<', '>', '"', '\'', '\r', '\0'])
        {
            let mut plain = part.chars();
            let reference = match plain.next_back() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                Some('\r') => "&#13;",
                Some('\0') => "\u{fffd}",
                _ => {
                    f.write_str(part)?;
                    continue;
                }
            };
            f.write_str(plain.as_str())?;
            f.write_str(reference)?;
        }
        Ok(())
    }
}

/// Takes JSON, in which `<`, `>` and `&` stand only within strings, and writes them as escapes of JSON.
pub(super) struct ScriptSafe<W>(pub(super) W);

impl<W: Write> Write for ScriptSafe<W> {
    fn write(&mut self, json: &[u8]) -> io::Result<usize> {
        for part in json.split_inclusive(|byte| b"<>&".contains(byte)) {
            match part.split_last() {
                Some((special @ (b'<' | b'>' | b'&'), plain)) => {
                    self.0.write_all(plain)?;
                    write!(self.0, "\\u{special:04x}")?;
                }
                _ => self.0.write_all(part)?,
            }
        }
        Ok(json.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let text = "<b onclick=\"f('x')\">&amp;\r\n\0é";
        let html = "&lt;b onclick=&quot;f(&#39;x&#39;)&quot;&gt;&amp;amp;&#13;\n\u{fffd}é";
        assert_eq!(escaped(text).to_string(), html);
    }

    #[test]
    fn json_ends_no_script() {
        let mut out = Vec::new();
        serde_json::to_writer(ScriptSafe(&mut out), "</script><!--&é").expect("it fits");
        let json = String::from_utf8(out).expect("JSON is UTF-8");
        assert_eq!(json, r#""\u003c/script\u003e\u003c!--\u0026é""#);
        let back: String = serde_json::from_str(&json).expect("JSON");
        assert_eq!(back, "</script><!--&é");
    }
}
