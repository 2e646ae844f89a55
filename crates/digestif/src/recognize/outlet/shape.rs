//! Outlets that no list has: by a newspaper's noun in the name, by the kind of outlet beside it, or by what it does.
//!
//! | text                                               | outlet                 | why                              |
//! | -------------------------------------------------- | ---------------------- | -------------------------------- |
//! | `the Samoa Observer wrote`                         | `Samoa Observer`       | the noun                         |
//! | `the Mirror of Elvas newsletter`                   | `Mirror of Elvas`      | the kind after it                |
//! | `told Caspian Weekly`, `Source: Agerpres, June 3`  | the name               | words said to it, a source line  |
//! | `Special Eurasia published an article`             | `Special Eurasia`      | the act                          |
//! | `SAMOA OBSERVER` (a heading)                       | `Samoa Observer`       | the noun, in a line of its own   |
//!
//! Left alone: persons, places, bodies and firms; a body that publishes a report is none, an institute is.
//! Words: `outlet_head`, `outlet_name` and `medium` of `data/organisations.tsv`.

use super::frame::{
    closing_source, interviewed_by, is_institute, published_piece, told, writes_that,
};
use super::{Draft, Mention, OutletDraft};
use super::{sign, site};
use crate::Str;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::structure::BlockKind;

/// Longest name, in tokens.
const MAX_NAME: usize = 8;

/// The sense of nouns that make a newspaper by themselves: "Gazette".
pub(super) const SURELY: u32 = 1;

/// A run of capitalised words.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) first: TokenIndex,
    pub(super) end: TokenIndex,
    /// It ends, or starts before "of", with a newspaper's noun.
    headed: bool,
    /// That noun makes a newspaper by itself.
    surely: bool,
}

/// The unseen outlet whose name starts at `at`.
pub(super) fn read<'t>(doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
    if !starts(doc, at) {
        return None;
    }
    let run = run(doc, at);
    let rule = rule(doc, run)?;
    let first = super::article(doc, run.first, run.end);
    let draft = OutletDraft {
        name: name(doc, first, run.end),
        known: None,
        outlet: None,
        doubt: None,
    };
    Some(Mention::new(first, run.end, rule, Draft::Outlet(draft)))
}

/// Whether no capitalised word before belongs to the same name.
fn starts(doc: &Document<'_>, at: TokenIndex) -> bool {
    let token = &doc.tokens[at];
    if token.flags.has(Flags::FUNCTION_WORDS) && !token.flags.has(Tag::OutletHead.flag()) {
        return false;
    }
    if doc.sentence(at).first == at {
        return true;
    }
    let before = &doc.tokens[at - 1];
    match before.class {
        Class::Word => {
            !before.is_capitalized()
                || before.flags.has(Flags::FUNCTION_WORDS)
                || token.gap >= Gap::Line && at_line(doc, at)
        }
        Class::Hyphen | Class::Apostrophe | Class::Period => token.gap != Gap::None,
        // "Straits & Islands Weekly".
        Class::Other => doc.word(at - 1) != "&",
        _ => true,
    }
}

/// Whether a block starts at `at`.
fn at_line(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.sentence(at).first == at
}

/// The run that starts at `at`, with small words inside names ("of", "and", "della").
fn run(doc: &Document<'_>, at: TokenIndex) -> Run {
    let limit = doc.sentence(at).end.min(at + MAX_NAME);
    let mut end = at + 1;
    let mut run = Run {
        first: at,
        end,
        headed: false,
        surely: false,
    };
    loop {
        if let Some(sense) = doc.word_sense(end - 1, Tag::OutletHead) {
            // A noun alone is a name only with "of" ("Mirror of Elvas").
            let alone = end == at + 1;
            run.headed = !alone
                || doc.is_word(end, "of")
                    && doc
                        .get(end + 1)
                        .is_some_and(crate::scan::Token::is_capitalized);
            run.surely = !alone && sense.id == SURELY;
        } else if run.end > at + 1 || !run.headed {
            run.headed = run.headed && doc.is_word(end - 2, "of");
            run.surely = false;
        }
        run.end = end;
        let next = next_word(doc, end, limit);
        if next == end {
            return run;
        }
        end = next;
    }
}

/// One past the next word of the run from `end` on; `end` where it stops.
fn next_word(doc: &Document<'_>, end: TokenIndex, limit: TokenIndex) -> TokenIndex {
    let capital = |at: TokenIndex| {
        at < limit && doc.tokens[at].is_capitalized() && doc.tokens[at].gap < Gap::Paragraph
    };
    if capital(end)
        && doc.tokens[end].gap != Gap::None
        && !doc.tokens[end].flags.has(Flags::CALENDAR)
    {
        return end + 1;
    }
    let domain = site::end(doc, end);
    if domain > end && domain <= limit {
        return domain;
    }
    if !capital(end + 1) {
        return end;
    }
    let glued = doc.is(end, Class::Hyphen) && doc.glued(end) && doc.glued(end + 1);
    let small = doc.is_any_word(
        end,
        &[
            "of", "de", "del", "della", "des", "du", "di", "la", "van", "für",
        ],
    ) || doc.is(end, Class::Other) && end < limit && doc.word(end) == "&";
    if glued || small { end + 2 } else { end }
}

/// The rule by which the run is an outlet's name.
fn rule(doc: &Document<'_>, run: Run) -> Option<&'static str> {
    let Run { first, end, .. } = run;
    if is_other(doc, run) || doc.is(end, Class::Hyphen) && doc.glued(end) {
        return None;
    }
    let domain = end >= first + 3 && site::end(doc, end - 2) == end;
    if run.headed {
        // The digest's own title names the digest.
        let shown = (domain || !is_title(doc, run))
            && (run.surely || sign::is_plainly_shown(doc, first, end) || is_line(doc, first, end));
        return shown.then_some("outlet.noun");
    }
    if writes_that(doc, run) {
        return Some("outlet.publishes");
    }
    if doc.tokens[end - 1].flags.has(Tag::OrgHead.flag()) && !is_institute(doc, first, end) {
        return None;
    }
    if has_own_kind(doc, first, end) {
        return Some("outlet.kind");
    }
    if published_piece(doc, run) {
        return Some("outlet.publishes");
    }
    let plain = is_plain(doc, run);
    let credited = doc.is(first.wrapping_sub(1), Class::Colon) || doc.is(end, Class::Comma);
    if plain && credited && sign::is_source(doc, first, end) {
        return Some("outlet.source");
    }
    if plain && (told(doc, first) || closing_source(doc, first, end) || interviewed_by(doc, first))
    {
        return Some("outlet.addressed");
    }
    let heads_item =
        plain && is_heading(doc, first) && doc.tokens[end - 1].shape != Shape::Upper && first > 0;
    let shown = heads_item || plain && first > 0 && signs_text(doc, first);
    (shown && sign::is_dated(doc, first, end)).then_some("outlet.heading")
}

/// Whether the name opens a line right below text, which it may sign: "Miningmx – 26/8".
fn signs_text(doc: &Document<'_>, first: TokenIndex) -> bool {
    const MAX_LINE: usize = 10;
    let at = doc.layout.block_of(first);
    let block = doc.layout.blocks[at];
    block.kind == BlockKind::Note
        && block.content.first == first
        && block.content.len() <= MAX_LINE
        && !block.after_blank
        && at
            .checked_sub(1)
            .is_some_and(|above| doc.layout.blocks[above].kind == BlockKind::Paragraph)
}

/// Whether the run is the whole line that gives the digest its title.
fn is_title(doc: &Document<'_>, run: Run) -> bool {
    doc.layout.title.is_some_and(|title| {
        let tokens = doc.layout.blocks[title].content;
        tokens.holds(run.first)
    }) && is_line(doc, run.first, run.end)
}

/// Whether the lexicon knows the words as something else, or as a person's.
fn is_other(doc: &Document<'_>, run: Run) -> bool {
    const OTHER: [Tag; 3] = [Tag::OrgBody, Tag::Place, Tag::Title];
    let covers = |tag| {
        doc.sense(run.first, tag)
            .is_some_and(|(_, len)| run.first + len >= run.end)
    };
    doc.tokens[run.first].flags.has(Flags::of(&OTHER)) && OTHER.into_iter().any(covers)
}

/// Whether no word of the name is a person's, a place's, a title or a common noun's.
fn is_plain(doc: &Document<'_>, run: Run) -> bool {
    const NEVER: Flags = Flags::of(&[
        Tag::Given,
        Tag::GivenWord,
        Tag::Title,
        Tag::Honorific,
        Tag::Qualifier,
        Tag::Month,
        Tag::Weekday,
        Tag::OrgHead,
        Tag::OrgBody,
        Tag::Noun,
        Tag::Kin,
        Tag::Currency,
        Tag::Thing,
    ]);
    const PLACES: Flags = Flags::of(&[Tag::Country, Tag::Demonym, Tag::City, Tag::Place]);
    let all = (run.first..run.end).all(|at| !doc.tokens[at].flags.has(NEVER));
    all && !doc.tokens[run.end - 1].flags.has(PLACES)
}

/// Whether the kind of outlet beside is this name's own: not "the Paris daily".
fn has_own_kind(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    const PLACES: Flags = Flags::of(&[
        Tag::Country,
        Tag::Demonym,
        Tag::City,
        Tag::Place,
        Tag::Month,
        Tag::Weekday,
        Tag::Title,
    ]);
    let placed = |at: TokenIndex| doc.tokens[at].flags.has(PLACES) || is_regional(doc, at);
    let before = sign::kind_before(doc, first);
    // Most names have none.
    if !before && !sign::has_kind(doc, first, end) {
        return false;
    }
    if is_kind(doc, end) && indefinite(doc, first) {
        return false;
    }
    if doc.tokens[end - 1].flags.has(Tag::OrgHead.flag()) || placed(first) {
        return false;
    }
    if before {
        return end - first > 1
            || !doc.tokens[first]
                .flags
                .has(Flags::of(&[Tag::Given, Tag::Family, Tag::OrgHead]));
    }
    !placed(end - 1)
}

/// Whether an indefinite article before the name makes its noun one of many: "a popular Caspian channel".
fn indefinite(doc: &Document<'_>, first: TokenIndex) -> bool {
    let low = doc.sentence(first).first.max(first.saturating_sub(3));
    (low..first)
        .rev()
        .take_while(|&at| doc.is(at, Class::Word) && !doc.tokens[at].is_capitalized())
        .any(|at| doc.is_any_word(at, &["a", "an", "any", "every", "some"]))
}

/// Whether a kind of outlet, perhaps after an adjective, follows in small letters.
fn is_kind(doc: &Document<'_>, end: TokenIndex) -> bool {
    doc.get(end).is_some_and(|t| {
        t.class == Class::Word && !t.is_capitalized() && t.flags.has(Tag::Medium.flag())
    })
}

/// Whether the word at `at` is an adjective of a part of the world, a people or a language: "Central Asian", "Urdu".
pub(super) fn is_regional(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is_in(at, WordGroup::Regional)
}

/// Whether the name is a line of its own, perhaps before a date.
pub(super) fn is_line(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let sentence = doc.sentence(first);
    let opens = sentence.first == first
        || sentence.first + 1 == first && doc.is_word(sentence.first, "the");
    opens && sentence.end == end && is_heading(doc, first)
}

pub(super) fn is_heading(doc: &Document<'_>, at: TokenIndex) -> bool {
    let sentence = doc.layout.sentence_of[at] as usize;
    doc.layout.blocks[doc.layout.block_of_sentence[sentence] as usize].kind == BlockKind::Heading
}

/// The name as text; a heading in capitals is written as a name.
fn name<'t>(doc: &Document<'t>, first: TokenIndex, end: TokenIndex) -> Str<'t> {
    let plain = doc.plain(first, end);
    let capitals = end - first > 1
        && (first..end)
            .all(|at| doc.tokens[at].class != Class::Word || doc.tokens[at].shape == Shape::Upper);
    if !capitals {
        return plain;
    }
    let words: Vec<String> = plain
        .split(' ')
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |c| {
                c.to_string() + &letters.as_str().to_lowercase()
            })
        })
        .collect();
    Str::Owned(words.join(" "))
}
