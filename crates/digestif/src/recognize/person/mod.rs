//! Named humans with the office, title or job that stands beside the name.
//!
//! | text                                           | name, role, organisation, country                            |
//! | ---------------------------------------------- | ------------------------------------------------------------ |
//! | `Kazakh Deputy Foreign Minister Roman Sale`    | `Roman Sale`, `Deputy Foreign Minister`, null, `Kazakhstan`  |
//! | `Lena Fisk, head of the Elbe Office, spoke`    | `Lena Fisk`, `head`, `Elbe Office`, null                     |
//! | `the mayors of Linz and Graz, Ada Orr and …`   | `Ada Orr`, `mayors`, `Linz`, null                            |
//! | `an article by Leila Omar`, `Tara Quinn, 34,`  | the name alone                                               |
//! | a name of the user's own lexicon               | its full name there, with the office that stands beside it   |
//!
//! A name needs a reason to be a person's: a title, an apposition, an age, a byline, a verb of saying, or a known given name.
//! Left alone: places, firms, ships, families, prizes; surnames alone, which `resolve::names` finds.
//! Words: `data/titles.tsv`, `data/names.tsv`.

mod address;
mod apposition;
mod byline;
mod complement;
mod list;
mod name;
mod office;
mod owner;
mod reason;
mod role;
mod thing;

use super::{Draft, Mention};
use crate::Str;
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, Shape, TokenIndex};
use name::NAMES;

/// A name with what this mention states of the person.
#[derive(Clone, Debug)]
pub(crate) struct PersonDraft<'t> {
    /// The name as it stands here.
    pub(crate) name: Str<'t>,
    pub(crate) role: Option<Str<'t>>,
    pub(crate) organisation: Option<Str<'t>>,
    pub(crate) country: Option<Str<'t>>,
    /// Index into `Resolution::people`, set by `resolve::names`.
    pub(crate) person: Option<usize>,
}

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        Flags::CAPITALIZED.or(Tag::Person.flag())
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let token = &doc.tokens[at];
        if let Some((sense, len)) = doc.sense(at, Tag::Person)
            && let Some(mention) = known(doc, at, sense.id, len)
        {
            return Some(mention);
        }
        if token.shape == Shape::Lower
            || token.flags.has(Flags::FUNCTION_WORDS) && !token.flags.has(NAMES)
        {
            return None;
        }
        let at = initial_before(doc, at).unwrap_or(at);
        if only_initials(doc, at) || name::is_lone(doc, at) && !reason::may_be_alone(doc, at) {
            return None;
        }
        let start = start(doc, at)?;
        // Only an office before a name parts it from the capitals before it.
        if start == Start::Glued && !doc.sentence_has(at, Tag::Title.flag()) {
            return None;
        }
        let mut name = name::read(doc, at, doc.sentence(at).end)?;
        if name.parts == 1 && is_peerage(doc, at) {
            (name.first, name.parts, name.given) = (at - 1, 2, true);
        }
        let (office, rule) = reason::find(doc, name, start)?;
        let draft = PersonDraft {
            name: doc.plain(name.first, name.end),
            role: office.role,
            organisation: office.organisation,
            country: office.country,
            person: None,
        };
        Some(Mention::new(
            name.first,
            name.end,
            rule,
            Draft::Person(draft),
        ))
    }
}

/// A mention by a short name, with what an apposition states of the office.
pub(crate) fn short_mention<'t>(
    doc: &Document<'t>,
    first: TokenIndex,
    end: TokenIndex,
    person: usize,
) -> Mention<'t> {
    let office = apposition::closed(doc, end)
        .map(|found| found.office(doc))
        .unwrap_or_default();
    let draft = PersonDraft {
        name: doc.plain(first, end),
        role: office.role,
        organisation: office.organisation,
        country: office.country,
        person: Some(person),
    };
    Mention::new(first, end, "person.short_name", Draft::Person(draft))
}

/// A person of the user's lexicon, who needs no reason, but is not meant inside a longer name.
fn known<'t>(doc: &Document<'t>, at: TokenIndex, id: u32, len: usize) -> Option<Mention<'t>> {
    let end = at + len;
    let start = start(doc, at)?;
    let longer = name::read(doc, at, doc.sentence(at).end)
        .is_some_and(|name| name.end > end || name.organisation);
    if longer || start == Start::Glued && len == 1 || !reason::is_free(doc, at, end) {
        return None;
    }
    let name = name::Name {
        first: at,
        end,
        parts: len.min(2),
        given: false,
        given_word: false,
        family: false,
        initials: false,
        organisation: false,
    };
    let (office, rule) = reason::find(doc, name, Start::Clean).unwrap_or_default();
    let draft = PersonDraft {
        name: Str::Owned(doc.lexicon.people[id as usize].to_string()),
        role: office.role,
        organisation: office.organisation,
        country: office.country,
        person: None,
    };
    let rule = if rule.is_empty() {
        "person.known_name"
    } else {
        rule
    };
    Some(Mention::new(at, end, rule, Draft::Person(draft)))
}

/// Words in front of a name that are not part of it.
const BEFORE_NAME: Flags = Flags::FUNCTION_WORDS.with(&[
    Tag::Title,
    Tag::Qualifier,
    Tag::Honorific,
    Tag::Portfolio,
    Tag::Kin,
    Tag::Demonym,
    Tag::Weekday,
    Tag::CueSay,
    Tag::CuePublish,
    Tag::Verb,
]);

/// The initial before `at` that is a word of the language, so that no name was looked for there: "A. K. Rao".
fn initial_before(doc: &Document<'_>, at: TokenIndex) -> Option<TokenIndex> {
    let first = at
        .checked_sub(2)
        .filter(|&first| doc.is(first + 1, Class::Period))?;
    let sentence = doc.sentence(at);
    (doc.tokens[first].flags.has(Flags::FUNCTION_WORDS)
        && sentence.holds(first)
        && name::is_initial(doc, first, sentence.end))
    .then_some(first)
}

/// Whether no name follows the initials at `at`, two or more: "Vitamins A. B. and C.".
fn only_initials(doc: &Document<'_>, at: TokenIndex) -> bool {
    const MOST: usize = 5;
    let letter = |at: TokenIndex| {
        doc.get(at)
            .is_some_and(|t| t.is_capitalized() && t.end - t.start == 1)
    };
    let mut end = at;
    while letter(end) && doc.is(end + 1, Class::Period) && end - at < 2 * MOST {
        end += 2;
    }
    let named = doc.get(end).is_some_and(|t| {
        t.class == Class::Hyphen
            || t.flags.has(Tag::Particle.flag())
            || t.is_capitalized() && t.end - t.start > 1
    });
    end >= at + 4 && !named
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// Nothing that could be part of it.
    Clean,
    /// A capitalised word: only an office before it can tell that the name starts here.
    Glued,
}

/// Whether a name may start at `at`.
fn start(doc: &Document<'_>, at: TokenIndex) -> Option<Start> {
    let token = &doc.tokens[at];
    let Some(before) = at.checked_sub(1).map(|b| &doc.tokens[b]) else {
        return Some(Start::Clean);
    };
    if token.gap == Gap::None {
        let opens = matches!(
            before.class,
            Class::Open | Class::Dash | Class::SingleOpen | Class::Slash | Class::Bullet
        ) || before.class.opens_quote();
        return opens.then_some(Start::Clean);
    }
    if doc.sentence(at).first == at {
        return Some(Start::Clean);
    }
    match before.class {
        Class::Word if before.is_capitalized() => {
            // "Sverdlovsk Region Ada Orr": the noun belongs to the region's name.
            if in_phrase(doc, at) || doc.is_in(at, WordGroup::RegionNoun) {
                return None;
            }
            let apart = before.flags.has(BEFORE_NAME) && !before.flags.has(Tag::Given.flag())
                || ends_style(doc, at);
            Some(if apart { Start::Clean } else { Start::Glued })
        }
        // "Hassan bin Juma": Juma is inside.
        Class::Word
            if before.flags.has(Tag::Particle.flag())
                && at >= 2
                && doc.tokens[at - 2].is_capitalized() =>
        {
            let joined = !before.flags.has(Flags::FUNCTION_WORDS)
                && !doc.tokens[at - 2].flags.has(BEFORE_NAME);
            (!joined).then_some(Start::Clean)
        }
        // "Dato' Seri Azman": the apostrophe ends a word of the style.
        Class::Apostrophe if in_phrase(doc, at) => None,
        // "J. K. Rowling": inside after an initial.
        Class::Period
            if before.gap == Gap::None && at >= 2 && doc.tokens[at - 2].is_capitalized() =>
        {
            doc.tokens[at - 2]
                .flags
                .has(Tag::Honorific.flag())
                .then_some(Start::Clean)
        }
        _ => Some(Start::Clean),
    }
}

/// Whether a form of address of several words ends before `at`: "Datuk Seri".
fn ends_style(doc: &Document<'_>, at: TokenIndex) -> bool {
    (2..=3.min(at)).any(|back| {
        let first = at - back;
        doc.tokens[first].phrase != 0
            && doc.tokens[first].flags.has(Tag::Honorific.flag())
            && doc
                .sense(first, Tag::Honorific)
                .is_some_and(|(_, len)| len == back)
    })
}

/// Whether a known place, body, title or style that starts up to three words before holds the word at `at`.
fn in_phrase(doc: &Document<'_>, at: TokenIndex) -> bool {
    const NAMED: [Tag; 9] = [
        Tag::Country,
        Tag::Demonym,
        Tag::City,
        Tag::Place,
        Tag::OrgBody,
        Tag::Outlet,
        Tag::Title,
        Tag::Portfolio,
        Tag::Honorific,
    ];
    (1..=3.min(at)).any(|back| {
        let token = &doc.tokens[at - back];
        token.phrase != 0
            && token.flags.has(Flags::of(&NAMED))
            && NAMED
                .into_iter()
                .any(|tag| doc.sense(at - back, tag).is_some_and(|(_, len)| len > back))
    })
}

/// Whether a peer's style stands before a lone surname: "Lord Tremayne" is the whole name.
fn is_peerage(doc: &Document<'_>, at: TokenIndex) -> bool {
    at > doc.sentence(at).first
        && doc.tokens[at - 1].is_capitalized()
        && doc.is_any_word(
            at - 1,
            &["lord", "lady", "baroness", "viscount", "viscountess"],
        )
}
