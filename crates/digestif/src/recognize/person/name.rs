//! How far a name runs: capitalised words with their particles, initials, hyphens and apostrophes.
//!
//! | text                        | name                         |
//! | --------------------------- | ---------------------------- |
//! | `Jutta van der Meulen said` | `Jutta van der Meulen`       |
//! | `Ts. Enkhtuyaa`             | the initial with its dot     |
//! | `Mark D'Mello's lawyer`     | without the possessive       |
//! | `Kim Jong-un`, `el-Bahrawi` | hyphens with small letters   |
//! | `Rui Prado e Melo said`     | Portuguese "e", Spanish "y"  |
//! | `Ouko Achieng' told`        | the Luo letter "ng'"         |
//!
//! Left alone: names with a word that makes them an organisation's (`Grant Energy`), and known places and bodies.
//! Words: `data/names.tsv`, `data/places.tsv`, `data/organisations.tsv`.

use crate::lexicon::{Flags, PATRONYMIC, Tag};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use crate::structure::BlockKind;

/// Most words of a name, particles not counted.
const MAX_PARTS: usize = 6;

/// Readings that keep a capitalised word from being the first of a name, unless it is a given or family name as well.
const BLOCKERS: [Tag; 17] = [
    Tag::Country,
    Tag::Demonym,
    Tag::OrgHead,
    Tag::Title,
    Tag::Honorific,
    Tag::Qualifier,
    Tag::Portfolio,
    Tag::Kin,
    Tag::Weekday,
    Tag::Month,
    Tag::Determiner,
    Tag::Pronoun,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Auxiliary,
    Tag::Adverb,
    Tag::Verb,
];

const NOT_FIRST: Flags = Flags::of(&BLOCKERS);

/// Names of persons as such.
pub(super) const NAMES: Flags = Flags::of(&[Tag::Given, Tag::GivenWord, Tag::Family]);

/// The tokens of a name and what they are like.
#[derive(Clone, Copy, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "readings that do not exclude one another"
)]
pub(super) struct Name {
    pub(super) first: TokenIndex,
    pub(super) end: TokenIndex,
    /// Words, particles not counted.
    pub(super) parts: usize,
    /// The first word is a given name, and no common word.
    pub(super) given: bool,
    /// The first word is a given name that is a common word as well.
    pub(super) given_word: bool,
    /// The first word is a family name that may come first.
    pub(super) family: bool,
    /// The name starts with initials.
    pub(super) initials: bool,
    /// A word follows, or stands inside, that makes the whole an organisation.
    pub(super) organisation: bool,
}

/// The name that starts at `at`, before token `limit`.
pub(super) fn read(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> Option<Name> {
    const AFTER_TITLE: Flags = Flags::of(&[Tag::Given, Tag::Honorific]);
    let token = doc.get(at)?;
    let named = token.flags.has(NAMES);
    let initials = is_initial(doc, at, limit);
    let blocked = token.flags.has(NOT_FIRST) && !named && blocks_first(doc, at);
    if blocked && !initials && !is_addressed(doc, at) || doc.is_word(at, "jr") {
        return None;
    }
    // "Tan Sri Lim", "Sri Lankan President": the first words of a style or a people, though some are called so.
    let phrase = |tag| token.phrase != 0 && doc.sense(at, tag).is_some_and(|(_, len)| len > 1);
    if phrase(Tag::Honorific) || phrase(Tag::Demonym) {
        return None;
    }
    // "Judge Dana Orlova": a title, though some are called Judge.
    let titled = token.flags.has(Tag::GivenWord.flag())
        && token.flags.has(OFFICE)
        && doc.word_sense(at, Tag::Title).is_some();
    if titled
        && doc
            .get(at + 1)
            .is_some_and(|t| t.is_capitalized() && t.flags.has(AFTER_TITLE))
    {
        return None;
    }
    let mut end = part(doc, at, limit, true)?;
    // "Dos Anjos, 58,": a particle that opens a sentence is no given name.
    let particle = !named && doc.tokens[at].flags.has(Tag::Particle.flag());
    let mut parts = usize::from(!particle);
    let mut organisation = false;
    while parts < MAX_PARTS {
        let start = skip_particles(doc, end, limit);
        let spaced = start == end || doc.tokens[end].gap != Gap::None;
        if start >= limit
            || !spaced
            || !doc.tokens[start].is_capitalized()
            || doc.tokens[start].gap == Gap::Paragraph
        {
            break;
        }
        if stops(doc, start, parts)
            && !is_initial(doc, start, limit)
            && !is_bare_initial(doc, start, limit)
        {
            organisation = ends_as_organisation(doc, start);
            break;
        }
        let Some(next) = part(doc, start, limit, false) else {
            break;
        };
        (end, parts) = (next, parts + 1);
    }
    let bare = end;
    end = skip_suffix(doc, end, limit);
    // "Ada Orr Jr. Community Hospital".
    organisation |= end > bare && goes_on_as_organisation(doc, end, limit);
    let parts = parts.max(1);
    Some(Name {
        first: at,
        end,
        parts,
        given: doc.word_sense(at, Tag::Given).is_some(),
        given_word: doc.word_sense(at, Tag::GivenWord).is_some(),
        family: doc.word_sense(at, Tag::Family).is_some(),
        initials,
        organisation,
    })
}

/// Whether what stands behind the word at `at` shows at a glance that it is no first word of a longer name.
pub(super) fn is_lone(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.get(at + 1).is_none_or(|next| match next.class {
        Class::Word => next.shape == Shape::Lower && !next.flags.has(Tag::Particle.flag()),
        Class::Hyphen | Class::Apostrophe | Class::Period => next.gap != Gap::None,
        _ => true,
    })
}

/// Whether a reading of [`NOT_FIRST`] really holds for the word at `at`, case considered.
fn blocks_first(doc: &Document<'_>, at: TokenIndex) -> bool {
    let flags = doc.tokens[at].flags;
    BLOCKERS
        .iter()
        .any(|&tag| flags.has(tag.flag()) && doc.has(at, tag))
}

/// Whether a form of address makes a verb or a small word of the language a name by its capital: "U Win Myint", "Mr Will".
fn is_addressed(doc: &Document<'_>, at: TokenIndex) -> bool {
    const WORDS: Flags = Flags::of(&[
        Tag::Month,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Auxiliary,
        Tag::Adverb,
        Tag::Verb,
    ]);
    let addressed = at.checked_sub(1).is_some_and(|before| {
        let before = &doc.tokens[before];
        before.flags.has(Tag::Honorific.flag()) && before.is_capitalized()
    });
    addressed
        && doc.tokens[at].shape == Shape::Title
        && !doc.tokens[at].flags.has(NOT_FIRST.without(WORDS))
}

/// Whether the token at `at` is an initial, or a short form with its dot ("Ts."), before more of a name.
pub(super) fn is_initial(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> bool {
    let dotted = at + 2 < limit
        && doc.is(at + 1, Class::Period)
        && doc.glued(at + 1)
        && doc.tokens[at + 2].is_capitalized();
    // Few words have a dot, so only theirs are measured.
    if !dotted {
        return false;
    }
    let token = &doc.tokens[at];
    let letters = doc.word(at).chars().take(3).count();
    let short = letters == 1
        || letters == 2 && token.shape == Shape::Title && !token.flags.has(Tag::Honorific.flag());
    short
        && !matches!(
            doc.word(at),
            "St" | "Mt" | "Ft" | "No" | "Rs" | "Co" | "Jr" | "Sr"
        )
}

/// Whether a letter without a dot stands before the last name: "Harry S Truman", "Jennifer Lie A Fat".
fn is_bare_initial(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> bool {
    let next = doc.get(at + 1).filter(|_| at + 1 < limit);
    doc.word(at).chars().take(2).count() == 1
        && doc.word(at) != "I"
        && !is_heading(doc, at)
        && next.is_some_and(|t| t.shape == Shape::Title && t.gap == Gap::Space)
}

/// Where the word of a name that starts at `at` ends.
fn part(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex, first: bool) -> Option<TokenIndex> {
    let token = doc.get(at).filter(|t| at < limit && t.is_capitalized())?;
    if is_initial(doc, at, limit) {
        return Some(at + 2);
    }
    let letters = doc.word(at).chars().take(3).count();
    // "NATO" is no name; "Emmanuel MACRON" is, in the French manner.
    if token.shape == Shape::Upper && (first && letters > 1 || letters == 2) {
        return None;
    }
    let mut end = at + 1;
    while end + 1 < limit && doc.glued(end) && doc.glued(end + 1) && doc.is(end + 1, Class::Word) {
        let joins = match doc.tokens[end].class {
            Class::Hyphen => joins_by_hyphen(doc, end + 1),
            Class::Apostrophe => !is_ending(doc.word(end + 1)),
            _ => false,
        };
        if !joins {
            break;
        }
        end += 2;
    }
    // "Ochieng'": the apostrophe is part of the last letter.
    let luo = doc.is(end, Class::Apostrophe)
        && end < limit
        && doc.glued(end)
        && !doc.glued(end + 1)
        && doc.word(end - 1).ends_with("ng");
    if luo {
        return Some(end + 1);
    }
    // A lone letter without its dot is a label ("Plan B").
    (letters > 1 || end > at + 1 || is_bare_initial(doc, at, limit)).then_some(end)
}

/// Whether what follows a hyphen belongs to the name: "Kobalia-Wirth", "Jong-un", but not "Moscow-based".
fn joins_by_hyphen(doc: &Document<'_>, at: TokenIndex) -> bool {
    const PARTICIPLES: [&str; 12] = [
        "led", "based", "born", "run", "made", "era", "style", "like", "owned", "wide", "free",
        "built",
    ];
    let word = doc.word(at);
    doc.tokens[at].is_capitalized() || word.len() <= 5 && !PARTICIPLES.contains(&word)
}

/// Whether the letters after an apostrophe are an ending: "Tokayev's", "won't".
fn is_ending(word: &str) -> bool {
    matches!(word, "s" | "t" | "re" | "ll" | "d" | "ve" | "m" | "S")
}

/// The first token after particles at `at`: "van der", "bin", "el-".
fn skip_particles(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> TokenIndex {
    let mut end = at;
    while end < limit && end < at + 4 {
        let small = doc.is(end, Class::Word) && !doc.tokens[end].is_capitalized();
        let Some((_, len)) = small.then(|| doc.sense(end, Tag::Particle)).flatten() else {
            break;
        };
        end += len;
        if doc.is(end, Class::Hyphen) && doc.glued(end) && doc.glued(end + 1) {
            end += 1;
        }
    }
    // Particles alone are words of the sentence: "Mark in Paris".
    if end > at
        && doc
            .get(end)
            .is_some_and(|t| end < limit && t.is_capitalized())
        && !is_word_of_sentence(doc, at, end)
    {
        end
    } else {
        at
    }
}

/// Whether a lone particle is rather a preposition or conjunction here.
fn is_word_of_sentence(doc: &Document<'_>, at: TokenIndex, end: TokenIndex) -> bool {
    end == at + 1
        && doc.is_any_word(
            at,
            &[
                "in", "to", "on", "as", "up", "at", "ten", "nee", "i", "und", "ii", "iii", "iv",
            ],
        )
}

/// Whether the capitalised word at `at` cannot continue a name of `parts` words.
fn stops(doc: &Document<'_>, at: TokenIndex, parts: usize) -> bool {
    const LATE: Flags = Flags::of(&[
        Tag::OrgHead,
        Tag::Thing,
        Tag::Title,
        Tag::Portfolio,
        Tag::Weekday,
        Tag::Demonym,
        Tag::Country,
        Tag::CueSay,
        Tag::CuePublish,
        Tag::Preposition,
        Tag::Auxiliary,
        Tag::Verb,
        Tag::Conjunction,
        Tag::Determiner,
        Tag::Pronoun,
    ]);
    let token = &doc.tokens[at];
    if token.flags.has(NAMES) {
        return false;
    }
    if !token.flags.has(LATE) {
        return parts > 1 && in_title_case(doc, at);
    }
    let has = |tag| doc.word_sense(at, tag).is_some();
    let titled = has(Tag::Portfolio)
        && doc
            .get(at + 1)
            .is_some_and(|t| t.is_capitalized() && t.flags.has(OFFICE));
    if has(Tag::OrgHead) || has(Tag::Weekday) || has(Tag::Thing) || titled {
        return true;
    }
    if parts > 1 && is_verb_as_name(doc, at) {
        return false;
    }
    // A family name may be any word ("Will Page"), but a second one is rather the next word of a headline.
    parts > 1 || has(Tag::Preposition) || has(Tag::Conjunction) || has(Tag::Determiner)
}

/// Whether a verb at `at` is a name by its capital: "John Kamau Were told", in a sentence whose verbs are small.
fn is_verb_as_name(doc: &Document<'_>, at: TokenIndex) -> bool {
    let verb = [Tag::Auxiliary, Tag::Verb]
        .into_iter()
        .any(|tag| doc.word_sense(at, tag).is_some());
    let next = doc.get(at + 1);
    verb && !is_heading(doc, at)
        && next.is_some_and(|t| t.class == Class::Word && t.shape == Shape::Lower)
        && doc.sentence(at).holds(at + 1)
}

fn is_heading(doc: &Document<'_>, at: TokenIndex) -> bool {
    let sentence = doc.layout.sentence_of[at] as usize;
    doc.layout.blocks[doc.layout.block_of_sentence[sentence] as usize].kind == BlockKind::Heading
}

/// Words of an office.
pub(super) const OFFICE: Flags = Flags::of(&[Tag::Title, Tag::Portfolio]);

/// Whether the word at `at`, which ended a name, makes the whole an organisation, a thing or part of a title.
fn ends_as_organisation(doc: &Document<'_>, at: TokenIndex) -> bool {
    [Tag::OrgHead, Tag::Thing, Tag::Portfolio]
        .into_iter()
        .any(|tag| doc.word_sense(at, tag).is_some())
}

/// Whether the words from `at` on are those of a headline with capitals throughout: its verbs are no surnames.
pub(super) fn in_title_case(doc: &Document<'_>, at: TokenIndex) -> bool {
    let sentence = doc.layout.sentence_of[at] as usize;
    let block = doc.layout.blocks[doc.layout.block_of_sentence[sentence] as usize];
    block.kind == BlockKind::Heading
        && !(at..block.tokens.end.min(at + 8)).any(|next| {
            let token = &doc.tokens[next];
            token.class == Class::Word && token.shape == Shape::Lower && token.end - token.start > 4
        })
}

/// Whether capitalised words from `at` on lead to a noun that makes the whole an organisation or a thing.
fn goes_on_as_organisation(doc: &Document<'_>, at: TokenIndex, limit: TokenIndex) -> bool {
    const MAX_WORDS: usize = 4;
    (at..limit.min(at + MAX_WORDS))
        .take_while(|&at| doc.tokens[at].is_capitalized())
        .any(|at| ends_as_organisation(doc, at))
}

/// The end of a name with "Jr", "Sr" or a Roman number after it.
fn skip_suffix(doc: &Document<'_>, end: TokenIndex, limit: TokenIndex) -> TokenIndex {
    let comma = usize::from(doc.is(end, Class::Comma));
    let at = end + comma;
    if at >= limit || !doc.is(at, Class::Word) {
        return end;
    }
    match doc.word(at) {
        "Jr" | "Sr" => {
            at + 1
                + usize::from(at + 1 < limit && doc.is(at + 1, Class::Period) && doc.glued(at + 1))
        }
        "II" | "III" | "IV" if comma == 0 => at + 1,
        // "Aijamal Sultan kyzy"
        _ if comma == 0
            && doc
                .word_sense(at, Tag::Particle)
                .is_some_and(|s| s.id as usize == PATRONYMIC) =>
        {
            at + 1
        }
        _ => end,
    }
}
