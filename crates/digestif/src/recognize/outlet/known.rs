//! Outlets of the lexicon.
//!
//! | text                                | outlet                                       |
//! | ----------------------------------- | -------------------------------------------- |
//! | `The Guardian wrote`                | `The Guardian`, the article inside           |
//! | `Trend wrote on March 7`            | a name that is a common word, with its verb  |
//! | `THE GLOBE AND MAIL` (a heading)    | `The Globe and Mail`                         |
//!
//! Left alone: longer names ("La Gaceta de Lima", "the Royal Mint"), common words without a sign.

use super::{Doubt, Mention, OutletDraft, article, continues, is_longer, shape, sign, site};
use crate::Str;
use crate::lexicon::{Flags, OutletEntry, Tag};
use crate::recognize::Draft;
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};

/// What an edition is called after: "The Guardian Australia".
pub(super) const PLACES: Flags = Flags::of(&[Tag::Country, Tag::City, Tag::Place]);

/// An outlet of the lexicon.
pub(super) fn read<'t>(
    doc: &Document<'t>,
    at: TokenIndex,
    id: u32,
    len: usize,
) -> Option<Mention<'t>> {
    let entry = &doc.lexicon.outlets[id as usize];
    let end = at + len;
    if site::is_in_address(doc, at, end) {
        return None;
    }
    // "lesoir.be": an address is no other name.
    if (at..end).any(|part| doc.is(part, Class::Period))
        && let Some(id) = doc.lexicon.outlet_of_domain(doc.text_of(at, end))
    {
        let draft = OutletDraft {
            name: doc.lexicon.outlets[id as usize].name.clone(),
            known: Some(id),
            outlet: None,
            doubt: None,
        };
        return Some(Mention::new(at, end, "outlet.site", Draft::Outlet(draft)));
    }
    let domain = site::end(doc, end);
    if domain > end {
        return site::read(doc, at, domain, id);
    }
    if is_covered(doc, at, end)
        || is_other_phrase(doc, at, len)
        || !is_cased(doc, end - 1, entry.is_small)
        || continues(doc, at, end)
    {
        return None;
    }
    if is_in_capitals(doc, at, end)
        || is_nation(doc, at, len) && !sign::is_country_paper(doc, at, end)
    {
        return None;
    }
    // "La Gaceta de Lima" is another paper than "La Gaceta", and "the Times of Linz" than "the Times", but "La Nación of San José" is
    // at home there; "the Nikkei 225" is none.
    let common = || len == 1 || entry.needs_evidence(doc.text_of(at, end));
    let longer = (doc.is_any_word(end, &["de", "del", "di", "do"])
        || doc.is_word(end, "of") && common())
        && is_proper(doc, end + 1)
        && len < 3
        && !is_at_home(doc, end, entry);
    if longer
        || doc.is(end, Class::Digits)
            && !doc.glued(end)
            && !doc.has(end + 1, Tag::Month)
            && doc.tokens[end].gap < Gap::Line
    {
        return None;
    }
    let first = article(doc, at, end);
    let name = Name {
        first,
        at,
        end,
        entry,
    };
    if runs_on(doc, name)
        || is_inside(doc, name)
        || entry.institute && !sign::is_publishing(doc, at, end)
    {
        return None;
    }
    let doubt = if lacks_article(doc, name) {
        Some(sign::is_listed(doc, at, end).then_some(Doubt::Listed)?)
    } else if is_sure(doc, name) {
        None
    } else {
        Some(sign::doubt(doc, first, at, end)?)
    };
    // "A leading East African newspaper": the region, unless the article shows the name.
    let articled = doc.is_word(at, "the") || doc.is_word(at.wrapping_sub(1), "the");
    // But "BBC Swahili" is a service.
    let service = len > 1 && doc.tokens[at].shape == Shape::Upper;
    if !articled && !service && shape::is_regional(doc, end - 1) {
        return None;
    }
    let draft = OutletDraft {
        name: named(doc, at, end, entry),
        known: Some(id),
        outlet: None,
        doubt,
    };
    Some(Mention::new(
        first,
        end,
        "outlet.name",
        Draft::Outlet(draft),
    ))
}

/// The name of an outlet of the lexicon.
#[derive(Clone, Copy)]
struct Name<'a> {
    /// With a capitalised article.
    first: TokenIndex,
    at: TokenIndex,
    end: TokenIndex,
    entry: &'a OutletEntry,
}

impl Name<'_> {
    /// Whether it is one word without its article.
    const fn is_single(&self) -> bool {
        self.end == self.at + 1 && self.first == self.at
    }

    fn is_common(&self, doc: &Document<'_>) -> bool {
        self.entry.needs_evidence(doc.text_of(self.at, self.end))
    }
}

/// Whether the words beside a name leave no doubt that an outlet is meant: one that is a word of the language needs a sign, a
/// single one a plain sign, or its small article ("the Guardian").
fn is_sure(doc: &Document<'_>, name: Name<'_>) -> bool {
    let Name {
        first,
        at,
        end,
        entry,
    } = name;
    let small_article =
        at > 0 && doc.is_word(at - 1, "the") && !doc.tokens[at].flags.has(Tag::Demonym.flag());
    let common = name.is_common(doc);
    if name.is_single() {
        let known = !common && (!is_word(doc, at) || small_article);
        return known
            || sign::is_plainly_shown(doc, at, end)
            || sign::is_of_country(doc, at, entry.country.as_deref())
            || shape::is_line(doc, at, end);
    }
    !common
        || sign::is_shown(doc, at, end)
        || sign::is_articled(doc, first)
        || shape::is_line(doc, first, end)
}

/// Whether a name that is a word of the language, or one with an article, goes on behind its end: "The Mirror Lake".
fn runs_on(doc: &Document<'_>, name: Name<'_>) -> bool {
    let Name { first, end, .. } = name;
    let short = end - first == 2 && doc.is_word(first, "the");
    (short || name.is_common(doc)) && is_longer(doc, end) && !doc.tokens[end].flags.has(PLACES)
}

/// Whether a capitalised word inside the sentence makes the name the end of a longer one: "the Royal Mint".
fn is_inside(doc: &Document<'_>, name: Name<'_>) -> bool {
    const APART: Flags = Flags::FUNCTION_WORDS.with(&[
        Tag::Title,
        Tag::Demonym,
        Tag::Country,
        Tag::Weekday,
        Tag::Month,
        Tag::Medium,
        Tag::Adverb,
        Tag::Deictic,
    ]);
    let before = name.at.wrapping_sub(1);
    name.is_single()
        && doc.sentence(name.at).holds(before)
        && before > doc.sentence(name.at).first
        && doc.tokens[before].shape == Shape::Title
        && doc.tokens[name.at].gap == Gap::Space
        && !doc.tokens[before].flags.has(APART)
        && name.is_common(doc)
}

/// Whether an article is missing that makes a word a name: "The Australian" is a paper, "Australian" alone a people.
fn lacks_article(doc: &Document<'_>, name: Name<'_>) -> bool {
    name.is_single()
        && name
            .entry
            .name
            .strip_prefix("The ")
            .is_some_and(|rest| rest.eq_ignore_ascii_case(doc.word(name.at)))
        && is_word(doc, name.at)
        && !doc.is_word(name.at.wrapping_sub(1), "the")
}

/// Whether the whole name is a country's as well.
fn is_nation(doc: &Document<'_>, at: TokenIndex, len: usize) -> bool {
    doc.sense(at, Tag::Country)
        .is_some_and(|(_, country)| country == len)
}

/// Whether words in capitals before a name in capitals belong to it: "OSLO BUSINESS WIRE", a title of its own.
fn is_in_capitals(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    const APART: Flags = Flags::of(&[
        Tag::Determiner,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Auxiliary,
        Tag::Pronoun,
        Tag::Verb,
        Tag::CueSay,
        Tag::CuePublish,
        Tag::Title,
        Tag::Medium,
    ]);
    let upper = |at: TokenIndex| {
        doc.tokens[at].class == Class::Word && doc.tokens[at].shape == Shape::Upper
    };
    end - at > 1
        && (at..end).all(upper)
        && at > doc.sentence(at).first
        && upper(at - 1)
        && !doc.tokens[at - 1].flags.has(APART)
}

/// Whether the word at `at` has a capital and is no date's.
fn is_proper(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at)
        .is_some_and(|t| t.is_capitalized() && !t.flags.has(Flags::CALENDAR))
}

/// Whether the word at `at` has readings beside that of an outlet.
fn is_word(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.tokens[at].flags.tags().without(Tag::Outlet.flag()) != Flags::NONE
}

/// The name that the mention tells: the canonical one for initials, for the name itself in any case and for all aliases of a
/// user's own outlets, else as written.
fn named<'t>(doc: &Document<'t>, at: TokenIndex, end: TokenIndex, entry: &OutletEntry) -> Str<'t> {
    let canonical = &entry.name;
    let text = doc.plain(at, end);
    let bare = canonical.strip_prefix("The ").unwrap_or(canonical);
    let capitals = doc.tokens[at].shape == Shape::Upper
        && (end - at == 1 || doc.tokens[end - 1].shape == Shape::Upper);
    let head = end - at == 1 && doc.tokens[at].flags.has(Tag::OutletHead.flag());
    // Text that is not ASCII may have capitals of other lengths.
    let same = || {
        text.eq_ignore_ascii_case(bare)
            || !(text.is_ascii() && bare.is_ascii()) && text.to_lowercase() == bare.to_lowercase()
    };
    if entry.own || capitals || head || same() {
        canonical.clone()
    } else {
        text
    }
}

/// Whether a longer phrase of the lexicon that is no outlet starts with the name: "Prime Minister".
fn is_other_phrase(doc: &Document<'_>, at: TokenIndex, len: usize) -> bool {
    const OTHER: [Tag; 3] = [Tag::Title, Tag::OrgBody, Tag::Place];
    let token = &doc.tokens[at];
    token.phrase != 0
        && token.flags.has(Flags::of(&OTHER))
        && OTHER
            .into_iter()
            .any(|tag| doc.sense(at, tag).is_some_and(|(_, other)| other > len))
}

/// Whether "of" and a place of the outlet's own country follow, which say where it comes out: "Clarín of Buenos Aires".
fn is_at_home(doc: &Document<'_>, of: TokenIndex, entry: &OutletEntry) -> bool {
    doc.is_word(of, "of")
        && [Tag::City, Tag::Country].into_iter().any(|tag| {
            doc.sense(of + 1, tag).is_some_and(|(sense, _)| {
                let country = &doc.lexicon.countries[sense.id as usize].name;
                entry.country.as_deref() == Some(country.as_ref())
            })
        })
}

/// Whether a longer name of the lexicon that starts up to three tokens before covers the one at hand.
fn is_covered(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    (1..=3).any(|back| {
        at.checked_sub(back).is_some_and(|first| {
            doc.tokens[first]
                .flags
                .has(Flags::of(&[Tag::Outlet, Tag::OrgBody, Tag::Place]))
                && [Tag::Outlet, Tag::OrgBody, Tag::Place]
                    .into_iter()
                    .any(|tag| {
                        doc.sense(first, tag)
                            .is_some_and(|(_, len)| len > back && first + len >= end)
                    })
        })
    })
}

/// Whether the last word is cased as a name: "Business standard" at the head of a sentence is none.
fn is_cased(doc: &Document<'_>, last: TokenIndex, is_small: bool) -> bool {
    let token = &doc.tokens[last];
    // "Kloop.kg", "Barron's", "24sata": the ending is cased by what it is glued to.
    token.class != Class::Word || token.shape != Shape::Lower || token.gap == Gap::None || is_small
}
