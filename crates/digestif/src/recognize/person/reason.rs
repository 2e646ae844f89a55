//! Why a capitalised name is a person's, in the order of trust.
//!
//! | text                               | reason                                                     |
//! | ---------------------------------- | ---------------------------------------------------------- |
//! | `Mayor Ada Orr`, `Ada Orr, mayor`  | a title before or after                                    |
//! | `Ms Orr`, `her brother Mark`       | an honorific, a relative                                   |
//! | `Ministers A B and C D`            | the title of the name before it                            |
//! | `Tara Quinn, 34,`, `Ada Orr, who`  | an age, a relative clause                                  |
//! | `an article … by Ada Orr`          | a byline                                                   |
//! | `said Ada Orr`                     | a verb of saying beside quoted words                       |
//! | `Zuhro Qodirova left`              | the ending of a surname                                    |
//!
//! Left alone: names after an article ("the Anna Karin"), with a noun for things ("the ferry Anna Karin", "Hurricane Maria").

use super::Start;
use super::address::{after_kin, before_retired, honorific};
use super::apposition;
use super::byline::is_byline;
use super::complement::{body_in_bracket, body_of};
use super::list::conjunct;
use super::name::{self, NAMES, Name, OFFICE};
use super::office::{Found, Office, Place};
use super::role;
use super::thing::{after_thing, before_thing, is_described_as_thing, names_vessel};
use crate::lexicon::{Flags, Tag, TitleClass, WordGroup};
use crate::scan::{Class, Document, Token, TokenIndex};

/// Whether nothing beside the name at `first..end` makes it a thing's: "the ferry Ada Linde".
pub(super) fn is_free(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    !after_article(doc, first) && !after_thing(doc, first) && !before_thing(doc, end)
}

/// Whether a lone word at `at` may be a name: it needs something said of it before it, which few sentences say of anybody.
pub(super) fn may_be_alone(doc: &Document<'_>, at: TokenIndex) -> bool {
    const SAID: Flags = Flags::of(&[Tag::Title, Tag::Honorific, Tag::Kin]);
    doc.sentence_has(at, SAID) && doc.sentence(at).first < at
}

/// The office stated with the name and the rule that makes it a person's.
pub(super) fn find<'t>(
    doc: &Document<'t>,
    name: Name,
    start: Start,
) -> Option<(Office<'t>, &'static str)> {
    if name.parts < 2 && !may_be_alone(doc, name.first) {
        return None;
    }
    let named_otherwise = is_other_name(doc, name) || is_based(doc, name.first);
    if name.organisation
        || named_otherwise
        || is_field(doc, name)
        || after_article(doc, name.first)
        || is_described_as_thing(doc, name.end)
        || doc.is_in(name.first.wrapping_sub(1), WordGroup::ShipPrefix)
            && names_vessel(doc, name.first)
    {
        return None;
    }
    let stated = before_retired(doc, name.first);
    let honorific = honorific(doc, stated);
    // "Grand Chief" is a title, though a chief may be addressed so; "minister, Dr." has one before the honorific.
    let before = role::before(doc, stated).or_else(|| role::before(doc, honorific?));
    // "The ferry Princess Ragnhild", "the Emperor Meiji shrine".
    if before.as_ref().is_some_and(|found| {
        names_vessel(doc, found.role.0)
            || after_article(doc, found.role.0) && before_thing(doc, name.end)
    }) {
        return None;
    }
    if start == Start::Glued
        && !before
            .as_ref()
            .is_some_and(|found| splits(doc, name, found))
    {
        return None;
    }
    // "The presidents of Ghana and Togo, A B and C D": the title stands before the whole list of names.
    let shared = before
        .as_ref()
        .is_some_and(|found| found.plural && found.place == Place::Apposition)
        .then(|| conjunct(doc, name))
        .flatten();
    if let Some((mut found, place)) = shared {
        found.complete_from_name(doc, name.end, place);
        return Some((found.office(doc), "person.shared_title"));
    }
    if let Some(mut found) = before.filter(|found| fits(doc, name, found)) {
        found.complete_from_name(doc, name.end, 0);
        return Some((found.office(doc), "person.title_before"));
    }
    // "U Thein Aung" is addressed so, but "U Street" and "Pan Ocean" are no persons.
    // "The Sir Galahad" is a ship, "the Rev. N" is none.
    let addressed = honorific.is_some_and(|at| {
        (name.parts > 1 || !doc.is_in(at, WordGroup::WeakHonorific))
            && (!after_article(doc, at) || doc.is_in(at, WordGroup::ArticledHonorific))
    });
    if addressed {
        return Some((stated_after(doc, name), "person.honorific"));
    }
    if let Some(kin) = after_kin(doc, name.first) {
        return (name.parts > 1 || kin).then(|| (stated_after(doc, name), "person.kin"));
    }
    if name.parts < 2 || after_thing(doc, name.first) || before_thing(doc, name.end) {
        return None;
    }
    if let Some(mut found) = apposition::after(doc, name.end)
        && !describes_firm(doc, name, &found)
    {
        found.employer(doc, name.first);
        return Some((found.office(doc), "person.title_after"));
    }
    if let Some((mut found, place)) = conjunct(doc, name) {
        found.complete_from_name(doc, name.end, place);
        return Some((found.office(doc), "person.shared_title"));
    }
    other(doc, name).map(|rule| (stated_after(doc, name), rule))
}

/// What is said of the office of somebody whose name is one for other reasons.
fn stated_after<'t>(doc: &Document<'t>, name: Name) -> Office<'t> {
    let stated = apposition::after(doc, name.end)
        .or_else(|| apposition::predicate(doc, name.end))
        .or_else(|| apposition::heads(doc, name.end));
    if let Some(found) = stated {
        return found.office(doc);
    }
    let body = body_of(doc, name.end).or_else(|| body_in_bracket(doc, name.end));
    Office {
        organisation: body.map(|(first, end)| doc.plain(first, end)),
        ..Office::default()
    }
}

/// Reasons that state no office.
fn other(doc: &Document<'_>, name: Name) -> Option<&'static str> {
    let comma = doc.is(name.end, Class::Comma);
    if comma
        && doc.is(name.end + 1, Class::Digits)
        && !doc.is(name.end + 2, Class::Word)
        && is_age(doc, name.end + 1)
    {
        return Some("person.age");
    }
    if name.given || name.initials {
        return Some("person.given_name");
    }
    if name.family && is_asian_order(doc, name) {
        return Some("person.family_name");
    }
    if has_surname_ending(doc, name)
        && is_unknown(doc, name)
        && !name::in_title_case(doc, name.first)
    {
        return Some("person.surname");
    }
    if is_named_so(doc, name) {
        return Some("person.named");
    }
    // "Petra Lindqvist-Rowe": a double surname makes up for a given name that is also a word.
    let double = (name.first + 1..name.end).any(|at| doc.is(at, Class::Hyphen));
    let surnamed = doc.tokens[name.end - 1].flags.has(NAMES);
    if name.given_word && (double || surnamed) && is_unknown(doc, name) {
        return Some("person.given_word");
    }
    let known = name.given_word || name.family;
    let unknown = is_unknown(doc, name);
    if !known && !unknown {
        return None;
    }
    if is_byline(doc, name) {
        return Some("person.byline");
    }
    // "Norda Lines, whose boats": firms have, too.
    let relative = doc.is_any_word(name.end + 1, &["who", "aged"])
        || known && doc.is_word(name.end + 1, "whose");
    if comma && relative {
        return Some("person.relative_clause");
    }
    let tells = doc.is_any_word(name.end, &["told", "tells"]);
    let says = says_beside(doc, name);
    (tells || says && (known || beside_quote(doc, name))).then_some("person.speaks")
}

/// "a reader named N", "a farmer called N": whoever is somebody has the name.
fn is_named_so(doc: &Document<'_>, name: Name) -> bool {
    let called = name
        .first
        .checked_sub(2)
        .filter(|_| doc.is_any_word(name.first - 1, &["named", "called"]));
    called.is_some_and(|at| {
        let title = doc.word_sense(at, Tag::Title).is_some();
        let noun = doc.word_sense(at, Tag::Noun);
        let person = noun.is_some_and(|sense| {
            let noun = &doc.lexicon.nouns[sense.id as usize];
            !noun.plural && noun.category.as_deref() == Some("person")
        });
        title || person || doc.is_any_word(at, &["man", "woman", "boy", "girl"])
    })
}

/// Whether only given names follow a family name, or short syllables: "Kim Jong-un", "Lee Kuan Yew".
fn is_asian_order(doc: &Document<'_>, name: Name) -> bool {
    const OTHER: Flags = Flags::of(&[Tag::Thing, Tag::OrgHead, Tag::Noun, Tag::Verb]);
    let syllables = name.parts == 3;
    let joined = doc.is(name.end - 2, Class::Hyphen) && !doc.tokens[name.end - 1].is_capitalized();
    (joined || !doc.tokens[name.first].flags.has(OTHER))
        && (name.first + 1..name.end).all(|at| {
            let token = &doc.tokens[at];
            let given = token.flags.has(Flags::of(&[Tag::Given, Tag::Family]));
            given
                || token.class == Class::Hyphen
                || doc.glued(at)
                || token.word == 0 && syllables && token.end - token.start <= 5
        })
}

/// Whether the last word ends as only surnames do, from a father's name or a place: "-ova", "-shvili", "-opoulos".
fn has_surname_ending(doc: &Document<'_>, name: Name) -> bool {
    const ENDINGS: [&str; 30] = [
        "ov", "ova", "ev", "eva", "ýew", "ýewa", "skiy", "skyi", "sky", "ski", "ská", "ska",
        "skaya", "enko", "chuk", "shvili", "adze", "idze", "yan", "ović", "ević", "sson", "dóttir",
        "oğlu", "zade", "zadeh", "opoulos", "escu", "wicz", "auskas",
    ];
    let word = doc.word(name.end - 1);
    word.chars().count() >= 6 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether the digits at `at` are an age between commas.
fn is_age(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.word(at).len() <= 3
        && doc.get(at + 1).is_none_or(|t| {
            matches!(
                t.class,
                Class::Comma | Class::Period | Class::Close | Class::Semicolon
            )
        })
}

/// Whether no word of the name is one of the language that the lexicon knows.
fn is_unknown(doc: &Document<'_>, name: Name) -> bool {
    const KNOWN: Flags = Flags::of(&[
        Tag::Country,
        Tag::City,
        Tag::Place,
        Tag::OrgHead,
        Tag::OrgBody,
        Tag::Outlet,
        Tag::OutletHead,
        Tag::Thing,
        Tag::Noun,
        Tag::Demonym,
        Tag::Unit,
        Tag::Currency,
    ]);
    name.parts <= 4
        && (name.first..name.end)
            .all(|at| !doc.tokens[at].flags.has(KNOWN) || doc.tokens[at].flags.has(NAMES))
}

/// Whether a verb of saying stands right before or after the name.
fn says_beside(doc: &Document<'_>, name: Name) -> bool {
    let says = |at: TokenIndex| {
        doc.get(at).is_some_and(|t| !t.is_capitalized()) && doc.has(at, Tag::CueSay)
    };
    says(name.end) || name.first > 0 && says(name.first - 1)
}

/// Whether quoted words end before the name or its verb, or begin after it.
fn beside_quote(doc: &Document<'_>, name: Name) -> bool {
    let closes = |at: TokenIndex| doc.get(at).is_some_and(|t| t.class.closes_quote());
    (1..=3).any(|back| name.first.checked_sub(back).is_some_and(closes))
        || (1..=2).any(|next| {
            doc.get(name.end + next)
                .is_some_and(|t| t.class.opens_quote())
        })
}

/// Whether a title splits the name from the capitalised word before it.
fn splits(doc: &Document<'_>, name: Name, found: &Found) -> bool {
    match found.place {
        Place::Beside => true,
        Place::Complement => {
            const ENDS: Flags = Flags::of(&[Tag::OrgHead, Tag::Country, Tag::City]);
            doc.tokens[name.first].flags.has(NAMES)
                || doc.tokens[name.first - 1].flags.has(ENDS)
                || name.parts > 1 && is_unknown(doc, name)
        }
        Place::Apposition => false,
    }
}

/// Whether a title in front can belong to this name.
fn fits(doc: &Document<'_>, name: Name, found: &Found) -> bool {
    let capital = doc.tokens[found.head].is_capitalized();
    let named = doc.tokens[name.first].flags.has(NAMES);
    let closed = doc.get(name.end).is_none_or(|t| {
        matches!(
            t.class,
            Class::Comma | Class::Period | Class::Colon | Class::Close | Class::Semicolon
        ) || t.class.is_dash()
    });
    if found.class == TitleClass::Agent && !capital && !named {
        return name.parts > 1 && is_unknown(doc, name) && says_beside(doc, name);
    }
    // "The ministers of Ghana and Togo, N and M".
    let listed = found.plural
        && name.parts > 1
        && doc.is_word(name.end, "and")
        && doc.get(name.end + 1).is_some_and(Token::is_capitalized)
        && is_unknown(doc, name);
    match found.place {
        Place::Apposition => {
            listed
                || closed
                    && (name.parts > 1
                        || capital && !found.plural && doc.is(name.end, Class::Comma))
                || named && name.parts > 1
        }
        Place::Beside => {
            let lone = !found.plural
                && capital
                && (named || is_unknown(doc, name) && !name::in_title_case(doc, name.first));
            name.parts > 1 || lone || !found.plural && (name.family || name.given)
        }
        Place::Complement => {
            name.parts > 1 && (named || closed || says_beside(doc, name) || capital) || name.given
        }
    }
}

/// "Norda Reach, the Danish developer": what does business is a firm unless its name is a person's.
fn describes_firm(doc: &Document<'_>, name: Name, found: &Found) -> bool {
    const NATIONS: Flags = Flags::of(&[Tag::Demonym, Tag::Country]);
    let named = name.family || doc.tokens[name.first].flags.has(NAMES);
    found.class == TitleClass::Agent
        && !named
        && found.role.0 > name.end
        && doc.tokens[found.role.0 - 1].flags.has(NATIONS)
}

fn after_article(doc: &Document<'_>, at: TokenIndex) -> bool {
    at > 0 && doc.is_any_word(at - 1, &["the", "a", "an", "this"])
}

/// Whether a seat stands right before the name, as before firms only: "Lagos-based Meridian Risk".
fn is_based(doc: &Document<'_>, at: TokenIndex) -> bool {
    at >= 2
        && doc.is_any_word(at - 1, &["based", "listed", "headquartered"])
        && doc.is(at - 2, Class::Hyphen)
        && doc.glued(at - 1)
}

/// Whether the name starts with the field of an office and a person's name follows in it: "Vice Chair for Supervision" + "Ada Orr".
fn is_field(doc: &Document<'_>, name: Name) -> bool {
    let Some(of) = name.first.checked_sub(2).map(|head| head + 1) else {
        return false;
    };
    name.parts > 2
        && doc.is_any_word(of, &["of", "for"])
        && !doc.tokens[name.first].flags.has(NAMES)
        && role::ending(doc, of, doc.sentence(of).first, Tag::Title).is_some()
        && (name.first + 1..name.end - 1).any(|at| doc.tokens[at].flags.has(Tag::Given.flag()))
}

/// Whether the lexicon knows the words as a place, body or outlet.
fn is_other_name(doc: &Document<'_>, name: Name) -> bool {
    const OTHER: [Tag; 5] = [
        Tag::Place,
        Tag::City,
        Tag::Country,
        Tag::OrgBody,
        Tag::Outlet,
    ];
    let token = &doc.tokens[name.first];
    if !token.flags.has(Flags::of(&OTHER)) {
        return false;
    }
    // "Health Minister Aden Warsame Nur": a town in front of a longer name is a given name behind a title.
    let named = token.flags.has(NAMES)
        || name.parts > 2
            && name.first > doc.sentence(name.first).first
            && doc.tokens[name.first - 1].is_capitalized()
            && doc.tokens[name.first - 1].flags.has(OFFICE);
    OTHER.into_iter().any(|tag| {
        doc.sense(name.first, tag).is_some_and(|(_, len)| {
            if len == 1 {
                !named
            } else {
                len >= name.end - name.first || !named || name.parts <= 2
            }
        })
    })
}
