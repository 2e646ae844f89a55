//! Web addresses of outlets, which tell the source of a text that names none.
//!
//! | text                                                | source    |
//! | --------------------------------------------------- | --------- |
//! | `Rain closed the line. https://www.lesoir.be/a/12`  | `Le Soir` |
//! | `Rain [closed the line](https://www.lesoir.be/a)`   | `Le Soir` |
//! | `Source: https://www.lesoir.be/a/12`                | `Le Soir`, of the text above |
//! | `Le Soir reports rain: https://example.org/a`       | none here |
//!
//! Domains: `data/outlets.tsv`.

use super::super::{Frame, Resolution};
use crate::ItemPublication;
use crate::lexicon::WordGroup;
use crate::scan::{Class, TokenIndex};
use crate::structure::{BlockKind, inside};

/// Adds the frames of addresses to `frames`, which are in text order: one for each address in a block that has no other source.
pub(super) fn frames<'t>(state: &Resolution<'_, 't>, frames: &mut Vec<Frame<'t>>) {
    let text = state.doc.text;
    let layout = &state.doc.layout;
    let named = frames.len();
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(&text.as_bytes()[from..], b"://") {
        let host = from + found + 3;
        let end = host_end(text, host);
        from = end;
        let Some(outlet) = state.doc.lexicon.outlet_of_host(&text[host..end]) else {
            continue;
        };
        let first = state
            .doc
            .tokens
            .partition_point(|t| (t.end as usize) <= host);
        if first >= state.doc.tokens.len() {
            break;
        }
        let block = layout.blocks[layout.block_of(first)].tokens;
        let told = !inside(&frames[..named], block, |frame| frame.first).is_empty();
        if told || !is_reference(state, first) {
            continue;
        }
        frames.push(Frame {
            mention: None,
            first,
            heads: false,
            closes: true,
            addressed: false,
            sentence: layout.sentence_of[first],
            item: layout.item_of(first),
            publication: ItemPublication {
                outlet: Some(state.doc.lexicon.outlets[outlet as usize].name.clone()),
                published: None,
                author: None,
            },
            date: None,
            told: None,
        });
    }
}

/// One past the host that starts at `from`.
fn host_end(text: &str, from: usize) -> usize {
    let rest = &text.as_bytes()[from..];
    let host = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    from + host.count()
}

/// Whether the address at `at` is that of a piece: not in a caption, nor in a heading above everything.
fn is_reference(state: &Resolution<'_, '_>, at: TokenIndex) -> bool {
    let (doc, layout) = (state.doc, &state.doc.layout);
    let block = layout.block_of(at);
    let line = layout.blocks[block].content;
    match layout.blocks[block].kind {
        BlockKind::Paragraph | BlockKind::Bullet => true,
        BlockKind::Heading => layout.title != Some(block),
        // A line of an address alone, or behind its label.
        BlockKind::Note => {
            doc.is_in(line.first, WordGroup::SourceLabel)
                || (line.first..line.end).all(|at| !doc.is(at, Class::Word))
        }
    }
}
