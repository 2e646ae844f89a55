//! Other figures of the same length in place of those of a sentence.

use super::Draws;

/// Appends `text` with other figures of the same length.
pub(super) fn vary(text: &str, draws: &mut Draws, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, from) = rest.split_at(at);
        let length = from
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(from.len());
        let (figure, after) = from.split_at(length);
        out.push_str(before);
        vary_figure(figure, draws, out);
        rest = after;
    }
    out.push_str(rest);
}

/// Another figure: one that may be a day stays a day, one that may be a year keeps its century, others change throughout.
fn vary_figure(figure: &str, draws: &mut Draws, out: &mut String) {
    let value: usize = figure.parse().unwrap_or(usize::MAX);
    let other = match (figure.len(), value) {
        (1, 1..) => (1 + draws.below(9)).to_string(),
        (2, 10..=31) => (10 + draws.below(19)).to_string(),
        (4, 1900..=2099) => format!("{}{:02}", &figure[..2], draws.below(100)),
        _ => String::new(),
    };
    if !other.is_empty() {
        return out.push_str(&other);
    }
    for (at, digit) in figure.bytes().enumerate() {
        let leading = at == 0 && digit != b'0';
        let other = if leading {
            1 + draws.below(9)
        } else {
            draws.below(10)
        };
        out.push(char::from(b'0' + other as u8));
    }
}
