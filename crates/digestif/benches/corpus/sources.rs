//! Headlines and sentences: those of the sample digests, and the lists beside this file.

use std::path::Path;

/// What documents are made of.
pub(super) struct Sources {
    pub(super) headlines: Vec<String>,
    pub(super) sentences: Vec<String>,
}

/// The sample digests of `examples/digests`.
pub(super) fn digests() -> Sources {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/digests");
    let entries = std::fs::read_dir(&folder).expect("examples/digests is part of the repository");
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
    Sources {
        headlines,
        sentences,
    }
}

/// The sentences of a list, one a line below the comment.
pub(super) fn list(content: &str) -> Sources {
    let lines = content.lines().filter(|line| !line.starts_with('#'));
    let sentences: Vec<String> = lines.map(str::to_owned).collect();
    assert!(sentences.len() >= 30, "the list holds sentences");
    Sources {
        headlines: Vec::new(),
        sentences,
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
