//! Documents to measure speed on: the sentences of `examples/digests/*.txt` in ever new order with ever new figures.
//!
//! A text that repeats lets the processor learn it and flatters the result, so no document and no order comes twice. Figures keep
//! their length, and days, months and years stay possible, so that a document has as many facts as the digests it is made of.

use std::path::Path;

/// Draws numbers: a linear congruential generator (Knuth's MMIX constants), of which the high half is used.
pub struct Draws(u64);

impl Draws {
    /// A number below `bound`.
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % bound
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// The headlines and sentences that documents are made of.
pub struct Composer {
    headlines: Vec<String>,
    sentences: Vec<String>,
    draws: Draws,
}

impl Composer {
    /// Reads the sample digests.
    ///
    /// # Panics
    ///
    /// Where the samples are missing.
    pub fn new(seed: u64) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/digests");
        let entries =
            std::fs::read_dir(&folder).expect("examples/digests is part of the repository");
        let mut paths: Vec<_> = entries
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect();
        paths.sort();
        let (mut headlines, mut sentences) = (Vec::new(), Vec::new());
        for path in paths
            .iter()
            .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        {
            let text = std::fs::read_to_string(path).expect("the samples are UTF-8");
            for paragraph in paragraphs(&text) {
                if paragraph.ends_with(['.', '”', '"', '!', '?']) {
                    split_sentences(&paragraph, &mut sentences);
                } else {
                    headlines.push(paragraph);
                }
            }
        }
        assert!(
            !headlines.is_empty() && sentences.len() > 50,
            "the samples hold headlines and sentences"
        );
        Self {
            headlines,
            sentences,
            draws: Draws(seed),
        }
    }

    /// A document of about `bytes` bytes: items of a headline and a paragraph of three to six sentences.
    pub fn document(&mut self, bytes: usize) -> String {
        let mut text = String::with_capacity(bytes + 1024);
        let mut order: Vec<usize> = Vec::new();
        while text.len() < bytes {
            let headline = self.draws.below(self.headlines.len());
            vary(&self.headlines[headline], &mut self.draws, &mut text);
            text.push('\n');
            for at in 0..3 + self.draws.below(4) {
                if order.is_empty() {
                    order.extend(0..self.sentences.len());
                    self.draws.shuffle(&mut order);
                }
                if at > 0 {
                    text.push(' ');
                }
                vary(
                    &self.sentences[order.pop().unwrap_or_default()],
                    &mut self.draws,
                    &mut text,
                );
            }
            text.push_str("\n\n");
        }
        text
    }
}

/// Blocks of the text; lines wrapped by a wire are joined, one-line paragraphs stay apart.
fn paragraphs(text: &str) -> Vec<String> {
    let mut list = Vec::new();
    let wrapped = text.lines().filter(|line| line.len() > 90).count() == 0;
    for block in text.split("\n\n") {
        if wrapped {
            list.push(block.trim().replace('\n', " "));
        } else {
            list.extend(block.lines().map(|line| line.trim().to_owned()));
        }
    }
    list.retain(|paragraph| !paragraph.is_empty());
    list
}

/// Cuts after a full stop, with its closing mark, where a space and a capital or an opening mark follow.
fn split_sentences(paragraph: &str, into: &mut Vec<String>) {
    let mut start = 0;
    for (at, _) in paragraph.match_indices(' ') {
        let (before, after) = (&paragraph[start..at], &paragraph[at + 1..]);
        let stop = before.ends_with(['.', '?', '!', '”']) || before.ends_with(".\"");
        let opens = after.starts_with(|c: char| c.is_uppercase() || c == '“');
        // "Sept. 1" does not end there, and neither does "U.S. crude".
        if stop && opens && before.len() > 30 && !before.ends_with("U.S.") {
            into.push(before.to_owned());
            start = at + 1;
        }
    }
    into.push(paragraph[start..].to_owned());
}

/// Appends `text` with other figures of the same length.
fn vary(text: &str, draws: &mut Draws, out: &mut String) {
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
