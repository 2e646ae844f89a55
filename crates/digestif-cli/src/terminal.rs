//! What a terminal asks for: its width, whether colours are welcome, and text that stays on its line.
//!
//! | setting                              | effect                                                     |
//! | ------------------------------------ | ---------------------------------------------------------- |
//! | `NO_COLOR`, `TERM=dumb`              | no colours                                                 |
//! | `CLICOLOR_FORCE`                     | colours even in a file or pipe                             |
//! | `COLUMNS`                            | the width; without it the terminal's, else 120             |

use clap::builder::styling::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How to write for the reader: the width, and the styles, which are empty without colours.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns to fill at most.
    pub width: usize,
    /// Headings and names of documents.
    pub heading: Style,
    /// Names of kinds.
    pub kind: Style,
    /// What stands in the text itself.
    pub span: Style,
    /// What matters less.
    pub faint: Style,
}

impl Look {
    /// A plain look, without colours.
    #[must_use]
    pub const fn plain(width: usize) -> Self {
        let style = Style::new();
        Self {
            width,
            heading: style,
            kind: style,
            span: style,
            faint: style,
        }
    }

    /// The look for an output, by its own nature and the environment.
    pub fn of(out: &impl anstream::stream::RawStream) -> Self {
        let plain = Self::plain(width(out.is_terminal()));
        if anstream::AutoStream::choice(out) == anstream::ColorChoice::Never {
            return plain;
        }
        Self {
            heading: Style::new().bold(),
            kind: AnsiColor::Cyan.on_default(),
            span: AnsiColor::Green.on_default().bold(),
            faint: Style::new().dimmed(),
            ..plain
        }
    }
}

/// The width of the output where it is not a terminal.
const WIDTH: usize = 120;

fn width(terminal: bool) -> usize {
    let columns = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.trim().parse().ok());
    let size = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns
        .or_else(|| if terminal { size() } else { None })
        .filter(|&width| width > 0)
        .unwrap_or(WIDTH)
}

/// Columns that a text takes on the terminal.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text on one line and in at most `most` columns, cut with `…`.
///
/// Control characters, which could move the cursor or recolour the terminal, become spaces; so do line breaks, and runs of
/// spaces become one.
///
/// ```
/// use digestif_cli::terminal::line;
///
/// assert_eq!(line("two\r\n  lines", 20), "two lines");
/// assert_eq!(line("海運会社 pays", 6), "海運…");
/// assert_eq!(line("red \u{1b}[31m", 20), "red [31m");
/// ```
#[must_use]
pub fn line(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut width = 0;
    // Where to cut if the text turns out too long: the last length that leaves a column for the dots.
    let mut cut = 0;
    for c in text.trim().chars() {
        let c = if c.is_whitespace() || c.is_control() {
            ' '
        } else {
            c
        };
        if c == ' ' && out.ends_with(' ') {
            continue;
        }
        width += c.width().unwrap_or(0);
        if width > most {
            out.truncate(cut);
            if most > 0 {
                out.push('…');
            }
            return out;
        }
        out.push(c);
        if width < most {
            cut = out.len();
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit() {
        for text in [
            "",
            "ships",
            "five old ships",
            "🚢🚢🚢🚢🚢🚢",
            "é́é́é́é́é́",
            "海運会社",
            " a \n b ",
        ] {
            for most in 0..16 {
                let cut = line(text, most);
                assert!(columns(&cut) <= most, "{text:?} in {most}: {cut:?}");
                if columns(text) <= most && !text.contains(' ') {
                    assert_eq!(cut, text);
                }
            }
        }
    }
}
