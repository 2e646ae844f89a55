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

mod address;
mod beside;
mod day;
mod details;
mod evidence;
mod mentioned;
mod pair;
mod phrase;
mod scope;
mod signature;
mod source;

use super::{Frame, Resolution, Spot, Told};
use crate::recognize::Draft;
use crate::structure::{BlockKind, TokenRange};
use crate::{ItemPublication, Kind, Str};
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
    mentioned::add(state, &mut found);
    details_below(state, &mut found);
    let shared = item_headlines(state, &found);
    frames(state, found, shared);
    scope::items(state);
    state.signs_entries = scope::signs_entries(state);
    state.continued = scope::continued(state);
}

fn find<'t>(state: &Resolution<'_, 't>) -> Vec<Found<'t>> {
    let outlets = state.outlets.iter().map(|outlet| outlet.mentions.len());
    let mut found = Vec::with_capacity(outlets.sum());
    for (at, mention) in state.of_kind(Kind::Outlet) {
        let Draft::Outlet(draft) = state.draft(mention) else {
            continue;
        };
        let Some(outlet) = draft.outlet.and_then(|o| state.outlets.get(o)) else {
            continue;
        };
        let phrase = phrase::phrase(state, at);
        let Some(evidence) = evidence::of(state, &phrase) else {
            continue;
        };
        let beside = beside::date_beside(state, phrase.name).filter(|_| !told(evidence));
        found.push(Found {
            date: day::date(state, &phrase, evidence).or(beside),
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
            one.author = beside::byline_of(state, block);
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
    // A source line that closes the item signs all of it.
    let signs = group.len() == 1
        && group[0].evidence == Evidence::Source
        && state.block_kind(first) == BlockKind::Note
        && beside::closes(state, group[0].phrase.name);
    let title = block.content.len() > 2;
    (one_outlet && (opens || signs) && title).then(|| whole(block.content.first))
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
        let shown = !told(one.evidence);
        let closes = shown && beside::closes(state, one.phrase.name);
        let addressed = evidence::is_addressed(state, &one.phrase, one.evidence);
        frames.push(Frame {
            mention: Some(one.phrase.mention),
            first,
            heads: shown && !closes && beside::opens_text(state, one.phrase.name),
            closes,
            addressed,
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
    state.signed_dates = signed_dates(state, &frames);
    let named = frames.len();
    frames.extend(pair::frames(state));
    address::frames(state, &mut frames);
    if frames.len() > named {
        frames.sort_by_key(|frame| frame.first);
    }
    state.frames = frames;
}

/// The frame of a digest of one paper: its title names the paper, and no item is headed by another.
fn single_paper<'t>(state: &Resolution<'_, 't>, found: &[Found<'t>]) -> Option<Frame<'t>> {
    let layout = &state.doc.layout;
    let title = layout.blocks[layout.title?].content;
    let mut named = state
        .mentions_in(title)
        .filter(|(_, m)| m.kind == Kind::Outlet);
    let (mention, outlet) = named.next()?;
    if named.next().is_some()
        || found
            .iter()
            .any(|one| one.evidence != Evidence::Shown && heads(state, one))
    {
        return None;
    }
    let name = &state.outlets.get(outlet_of(state, outlet)?)?.name;
    let mut others = found.iter().filter(|one| one.outlet != *name);
    let other = others.next();
    // A title that names a paper heads no digest of it where the text tells of several others.
    let several = other.is_some_and(|other| others.any(|one| one.outlet != other.outlet));
    if several || found.iter().any(|one| heads(state, one)) {
        return None;
    }
    let name = name.clone();
    Some(Frame {
        mention: Some(mention),
        first: outlet.first,
        heads: true,
        closes: false,
        addressed: false,
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

fn outlet_of(state: &Resolution<'_, '_>, mention: &Spot) -> Option<usize> {
    match state.draft(mention) {
        Draft::Outlet(draft) => draft.outlet,
        _ => None,
    }
}

fn heads(state: &Resolution<'_, '_>, one: &Found<'_>) -> bool {
    state.block_kind(one.phrase.name.first) == BlockKind::Heading
}

/// The dates that stand in signatures, which say nothing but when: also those that are no frame's.
fn signed_dates(state: &Resolution<'_, '_>, frames: &[Frame<'_>]) -> Vec<usize> {
    let layout = &state.doc.layout;
    let mut dates = Vec::new();
    for frame in frames.iter().filter(|frame| frame.closes) {
        let Some(outlet) = frame.mention.map(|at| &state.mentions[at]) else {
            continue;
        };
        let name = TokenRange {
            first: outlet.first,
            end: outlet.end,
        };
        let block = layout.blocks[layout.block_of(frame.first)].content;
        let signature = signature::of(state, name, block);
        let inside = signature.map(|signature| state.mentions_in(signature.tokens));
        let inside = inside.into_iter().flatten();
        dates.extend(
            inside
                .filter(|(_, m)| m.kind == Kind::Date)
                .map(|(at, _)| at),
        );
    }
    dates
}
