//! Which outlet mentions govern publishing or saying, with day, author and headline; the publication that each item renders.
//!
//! | text                                                   | publication                              |
//! | ------------------------------------------------------ | ---------------------------------------- |
//! | `Trend wrote on March 9 that the lock is open.`        | `Trend`, 9 March                         |
//! | `Le Soir published an article on May 4 by Nora Weiss.` | `Le Soir`, 4 May, by Nora Weiss          |
//! | `Holm told Reuters …`, `according to Reuters`          | `Reuters`                                |
//! | `El Faro – 3 June 2026` as a heading                   | `El Faro`, 3 June, for the whole item    |
//! | `THE TIMES` as a heading, `Le Soir: rain …`            | no publication, but the source of what follows |
//!
//! Every publication makes a frame; so does an outlet that is only shown as the source. Frames are in text order. The day is
//! read by `resolve::dates` from the frame's date mention. Left alone: titles, datelines, photo credits, the digest's own words.

mod details;
mod evidence;
mod pair;
mod phrase;
mod source;

use super::{Frame, Resolution, Told};
use crate::recognize::Draft;
use crate::structure::{BlockKind, TokenRange};
use crate::{ItemPublication, Str};
use evidence::Evidence;
use phrase::Phrase;

/// A publication or shown source.
struct Found<'t> {
    phrase: Phrase,
    evidence: Evidence,
    date: Option<usize>,
    outlet: Str<'t>,
    author: Option<Str<'t>>,
    headline: Option<Str<'t>>,
}

/// Runs the pass.
pub(super) fn run(state: &mut Resolution<'_, '_>) {
    let mut found = find(state);
    details_below(state, &mut found);
    let shared = item_headlines(state, &found);
    frames(state, found, shared);
    items(state);
}

fn find<'t>(state: &Resolution<'_, 't>) -> Vec<Found<'t>> {
    let outlets = state.outlets.iter().map(|outlet| outlet.mentions.len());
    let mut found = Vec::with_capacity(outlets.sum());
    for (at, mention) in state.mentions.iter().enumerate() {
        let Draft::Outlet(draft) = &mention.draft else {
            continue;
        };
        let Some(outlet) = draft.outlet.and_then(|o| state.outlets.get(o)) else {
            continue;
        };
        let phrase = phrase::phrase(state, at);
        let Some(evidence) = evidence::of(state, &phrase) else {
            continue;
        };
        let beside = date_beside(state, phrase.name).filter(|_| !told(evidence));
        found.push(Found {
            date: details::date(state, &phrase, evidence).or(beside),
            phrase,
            // A line that names the outlet, with a date on a line beside it, is a source with its day.
            evidence: match evidence {
                Evidence::Shown if beside.is_some() => Evidence::Source,
                _ => evidence,
            },
            outlet: outlet.name.clone(),
            author: details::author(state, &phrase, evidence),
            headline: details::headline(state, &phrase, evidence),
        });
    }
    found
}

const fn told(evidence: Evidence) -> bool {
    matches!(evidence, Evidence::Told(_))
}

/// Gives a source line the headline and author that the text below it opens with, and the outlet of a heading its byline.
fn details_below<'t>(state: &Resolution<'_, 't>, found: &mut [Found<'t>]) {
    let layout = &state.doc.layout;
    for one in found.iter_mut() {
        let block = layout.block_of(one.phrase.name.first);
        if one.author.is_none() {
            one.author = byline_of(state, block);
        }
        if one.evidence != Evidence::Source {
            continue;
        }
        let Some(body) = layout
            .blocks
            .get(block + 1)
            .filter(|b| b.kind == BlockKind::Paragraph)
        else {
            continue;
        };
        if layout.item_of(body.tokens.first) != layout.item_of(one.phrase.name.first) {
            continue;
        }
        let (headline, author) = details::below(state, state.doc.sentence(body.tokens.first));
        one.headline = one.headline.take().or(headline);
        one.author = one.author.take().or(author);
    }
}

/// The author that a byline gives to the outlet in `block`: below its heading, or between the item's heading and its first text.
fn byline_of<'t>(state: &Resolution<'_, 't>, block: usize) -> Option<Str<'t>> {
    let blocks = &state.doc.layout.blocks;
    let heading = if blocks[block].kind == BlockKind::Heading {
        block
    } else {
        (0..block)
            .rev()
            .take(4)
            .find(|&at| blocks[at].kind != BlockKind::Note)?
    };
    let notes = blocks[heading + 1..].iter();
    notes
        .take_while(|b| blocks[heading].kind == BlockKind::Heading && b.kind == BlockKind::Note)
        .filter(|b| state.doc.is_word(b.content.first, "by"))
        .find_map(|b| state.person_name(state.persons_in(b.content).next()?))
}

/// For each found source the headline of its item, where the item renders that one piece.
fn item_headlines<'t>(state: &Resolution<'_, 't>, found: &[Found<'t>]) -> Vec<Option<Str<'t>>> {
    let layout = &state.doc.layout;
    let mut headlines = Vec::with_capacity(found.len());
    for group in found
        .chunk_by(|a, b| layout.item_of(a.phrase.name.first) == layout.item_of(b.phrase.name.first))
    {
        let whole = item_headline(state, group);
        headlines.extend(std::iter::repeat_n(whole, group.len()));
    }
    headlines
}

/// The headline of the item that holds all of `group`, unless it names or renders several outlets.
fn item_headline<'t>(state: &Resolution<'_, 't>, group: &[Found<'t>]) -> Option<Str<'t>> {
    let layout = &state.doc.layout;
    let item = layout.item_of(group[0].phrase.name.first)?;
    let block = layout.blocks[layout.items[item].heading?];
    let one_outlet = group
        .windows(2)
        .all(|pair| pair[0].outlet == pair[1].outlet);
    let first = group[0].phrase.name.first;
    let whole = |first: usize| state.doc.plain(first, block.content.end);
    if block.content.holds(first) {
        let name = group[0].phrase.name;
        // "Rain at last – Le Soir, 3 June"
        if one_outlet
            && first > block.content.first + 2
            && source::tail(state, name, block.content).is_some()
        {
            return Some(
                state
                    .doc
                    .plain(block.content.first, group[0].phrase.first - 1),
            );
        }
        // The paper's own name or source line is no headline of a piece, but "Le Soir: Rain at last" has one.
        let colon = name.end;
        let headed = one_outlet
            && state.doc.is(colon, crate::scan::Class::Colon)
            && colon + 1 < block.content.end;
        return headed.then(|| match state.quotation_of(colon + 1) {
            Some(quotation) if quotation.end == block.content.end => {
                details::unquoted(state, quotation)
            }
            _ => whole(colon + 1),
        });
    }
    // What comes late, or from a list, is one source among others; a word or two name a section, not a piece.
    let opens =
        sentences_into(state, item, first) < 3 && state.block_kind(first) != BlockKind::Bullet;
    let title = block.content.len() > 2;
    (one_outlet && opens && title).then(|| whole(block.content.first))
}

/// How many sentences of the item's text stand before the token at `at`.
fn sentences_into(state: &Resolution<'_, '_>, item: usize, at: usize) -> usize {
    let layout = &state.doc.layout;
    let Some(heading) = layout.items[item].heading else {
        return 0;
    };
    let body = layout.sentence_of[layout.blocks[heading].tokens.end - 1] as usize + 1;
    (layout.sentence_of[at] as usize).saturating_sub(body)
}

/// Makes the frames; `shared` are the headlines of the items.
fn frames<'t>(state: &mut Resolution<'_, 't>, found: Vec<Found<'t>>, shared: Vec<Option<Str<'t>>>) {
    let layout = &state.doc.layout;
    let mut frames = Vec::with_capacity(found.len() + 1);
    frames.extend(single_paper(state, &found));
    for (one, headline) in found.into_iter().zip(shared) {
        let first = one.phrase.name.first;
        let rule = match one.evidence {
            Evidence::Shown => None,
            Evidence::Source => Some("publication.source_line"),
            Evidence::Told(_) => Some("publication.told"),
        };
        let block = layout.block_of(first);
        let closes = !matches!(one.evidence, Evidence::Told(_)) && closes(state, one.phrase.name);
        frames.push(Frame {
            mention: one.phrase.mention,
            first,
            heads: !closes
                && matches!(
                    layout.blocks[block].kind,
                    BlockKind::Heading | BlockKind::Note
                ),
            closes,
            sentence: layout.sentence_of[first],
            item: layout.item_of(first),
            told: rule.map(|rule| Told {
                rule,
                genre: details::genre(state, &one.phrase, one.evidence),
                headline: one.headline.or(headline),
            }),
            publication: ItemPublication {
                outlet: Some(one.outlet),
                published: None,
                author: one.author,
            },
            date: one.date,
        });
    }
    let pairs = pair::frames(state);
    if !pairs.is_empty() {
        frames.extend(pairs);
        frames.sort_by_key(|frame| frame.first);
    }
    state.frames = frames;
}

/// Whether the source shown by `name` stands behind its content: in a bracket that closes a block, or on a line below text.
fn closes(state: &Resolution<'_, '_>, name: TokenRange) -> bool {
    let blocks = &state.doc.layout.blocks;
    let at = state.doc.layout.block_of(name.first);
    match blocks[at].kind {
        BlockKind::Heading => false,
        BlockKind::Note => {
            let below_text = at.checked_sub(1).is_some_and(|above| {
                matches!(blocks[above].kind, BlockKind::Paragraph | BlockKind::Bullet)
            });
            below_text
                && !(blocks[at].after_blank && blocks.get(at + 1).is_some_and(|b| !b.after_blank))
        }
        BlockKind::Paragraph | BlockKind::Bullet => {
            name.first > blocks[at].content.first + 1
                && source::tail(state, name, blocks[at].content).is_some()
        }
    }
}

/// The date that stands apart from a source: in a cell of its line, on a line of its own above the text that the source closes, or on
/// a line beside the source's, "Date: 3 June".
fn date_beside(state: &Resolution<'_, '_>, name: TokenRange) -> Option<usize> {
    let blocks = &state.doc.layout.blocks;
    let at = state.doc.layout.block_of(name.first);
    if let Some(date) = source::cell_date(state, name, blocks[at].content) {
        return Some(date);
    }
    if blocks[at].kind == BlockKind::Note
        && let Some(date) = label_date(state, at)
    {
        return Some(date);
    }
    closes(state, name).then(|| date_line(state, at)).flatten()
}

/// The date that fills one of the notes around the block `at`, behind its label if it has one.
fn label_date(state: &Resolution<'_, '_>, at: usize) -> Option<usize> {
    const MAX_LABELS: usize = 4;
    let blocks = &state.doc.layout.blocks;
    let is_note = |block: &&crate::structure::Block| block.kind == BlockKind::Note;
    let above = blocks[..at]
        .iter()
        .rev()
        .take(MAX_LABELS)
        .take_while(is_note);
    let below = blocks[at + 1..].iter().take(MAX_LABELS);
    let below = below.take_while(|block| is_note(block) && !block.after_blank);
    let filled = |line: TokenRange| {
        let date = source::date_in(state, line)?;
        let mention = &state.mentions[date];
        let labelled = mention.first == line.first + 2
            && state.doc.is(line.first + 1, crate::scan::Class::Colon);
        (mention.end == line.end && (labelled || mention.first == line.first)).then_some(date)
    };
    below.chain(above).find_map(|block| filled(block.content))
}

/// The date on a line of its own above the text that the source in the block `at` closes.
fn date_line(state: &Resolution<'_, '_>, at: usize) -> Option<usize> {
    const MAX_ABOVE: usize = 6;
    let blocks = &state.doc.layout.blocks;
    let above = blocks[at.saturating_sub(MAX_ABOVE)..at].iter().rev();
    let note = above
        .take_while(|b| b.kind != BlockKind::Heading)
        .find(|b| b.kind == BlockKind::Note)?;
    let date = source::date_in(state, note.content)?;
    let (mention, line) = (&state.mentions[date], note.content);
    (mention.first == line.first && mention.end == line.end).then_some(date)
}

/// The frame of a digest of one paper: its title names the paper, and no item is headed by another.
fn single_paper<'t>(state: &Resolution<'_, 't>, found: &[Found<'t>]) -> Option<Frame<'t>> {
    let layout = &state.doc.layout;
    let title = layout.blocks[layout.title?].content;
    let mut named = state
        .mentions_in(title)
        .filter(|(_, m)| matches!(m.draft, Draft::Outlet(_)));
    let (mention, outlet) = named.next()?;
    if named.next().is_some()
        || found
            .iter()
            .any(|one| one.evidence != Evidence::Shown && heads(state, one))
    {
        return None;
    }
    if found.iter().any(|one| heads(state, one)) {
        return None;
    }
    let Draft::Outlet(draft) = &outlet.draft else {
        return None;
    };
    let name = state.outlets.get(draft.outlet?)?.name.clone();
    Some(Frame {
        mention,
        first: outlet.first,
        heads: true,
        closes: false,
        sentence: layout.sentence_of[outlet.first],
        item: None,
        publication: ItemPublication {
            outlet: Some(name),
            published: None,
            author: None,
        },
        date: source::date_in(
            state,
            TokenRange {
                first: outlet.end,
                end: title.end,
            },
        ),
        told: None,
    })
}

fn heads(state: &Resolution<'_, '_>, one: &Found<'_>) -> bool {
    state.block_kind(one.phrase.name.first) == BlockKind::Heading
}

/// Finds for each item the frame that it renders as a whole: its heading or source line, else the outlet that its first sentence
/// names, or the only one it names where that comes early.
///
/// An item without one has that of the section it stands in: "THE TIMES" over several headlines with their texts.
fn items(state: &mut Resolution<'_, '_>) {
    let mut section = None;
    for item in 0..state.item_frames.len() {
        let first = state
            .frames
            .partition_point(|f| f.first < state.doc.layout.items[item].tokens.first);
        let end = state
            .frames
            .partition_point(|f| f.first < state.doc.layout.items[item].tokens.end);
        if let Some(above) = first.checked_sub(1).filter(|&f| heads_section(state, f)) {
            section = Some(above);
        }
        let frames = &state.frames[first..end];
        let heading = frames.iter().position(|f| f.heads);
        let one_outlet = frames
            .windows(2)
            .all(|pair| pair[0].publication.outlet == pair[1].publication.outlet);
        let opens = frames.first().is_some_and(|f| {
            !f.closes && sentences_into(state, item, f.first) <= usize::from(one_outlet)
        });
        let text_below = |frame: &Frame<'_>| {
            let layout = &state.doc.layout;
            let below = layout.block_of(frame.first) + 1;
            layout.item_of(frame.first) == Some(item)
                && layout.blocks.get(below).is_some_and(|b| {
                    b.kind == BlockKind::Paragraph && b.tokens.first < layout.items[item].tokens.end
                })
        };
        let credited = one_outlet
            && frames.iter().all(|f| f.closes)
            && frames.last().is_some_and(|last| !text_below(last));
        let whole = heading.or_else(|| (opens || credited).then_some(0));
        if heading.is_some() {
            section = None;
        }
        state.item_frames[item] = whole.map(|at| first + at).or(section);
    }
}

/// Whether the frame stands in a heading of its own over the headings of items.
fn heads_section(state: &Resolution<'_, '_>, frame: usize) -> bool {
    let frame = &state.frames[frame];
    let layout = &state.doc.layout;
    let block = layout.block_of(frame.first);
    frame.item.is_none()
        && frame.heads
        && layout.title != Some(block)
        && layout.blocks[block].kind == BlockKind::Heading
}
