//! Makes persons of their mentions; surnames and honorifics find the full name.
//!
//! | text                                    | short form                                         |
//! | --------------------------------------- | -------------------------------------------------- |
//! | `Dana Orlova resigned. Orlova left.`    | `Orlova` is `Dana Orlova`                          |
//! | `Tran Quoc Hao … Mr Hao`                | `Hao` is `Tran Quoc Hao`                           |
//! | `Irakli van Doren … van Doren said`     | the particles belong to the short form             |
//! | `García Lorca`                          | two surnames of `Federico García Lorca`            |
//! | `Ada Orr met Ben Orr. Ada Orr left.`    | the whole name again, though its words are shared  |
//!
//! A short form needs exactly one full name in the document. One walk over the capitalised tokens finds them all.

use std::collections::BTreeMap;

use super::{Resolution, names::WordFilter};
use crate::lexicon::{Flags, Tag};
use crate::recognize::{Draft, Mention, short_mention};
use crate::scan::{Class, Document, Gap, Token, TokenIndex};
use crate::structure::TokenRange;
use crate::value::Entity;
use crate::{Kind, PersonEntity, Str};

/// Who may be meant by a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Candidate {
    One(usize),
    Several,
}

impl Candidate {
    /// Adds another person, or the same again.
    fn join(&mut self, person: usize) {
        if *self != Self::One(person) {
            *self = Self::Several;
        }
    }
}

/// Persons by the words of their names.
#[derive(Debug, Default)]
struct Index<'t> {
    /// Which words may be here at all.
    filter: WordFilter,
    /// By the last word, for most the surname.
    last: BTreeMap<Str<'t>, Candidate>,
    /// By any other word: the surname of some, the given name of others.
    other: BTreeMap<Str<'t>, Candidate>,
}

impl<'t> Index<'t> {
    /// Enters the words of a full name by which the person may be meant.
    fn add(&mut self, name: &Str<'t>, person: usize) {
        match name {
            Str::Borrowed(name) => self.add_words(words(name).map(Str::Borrowed), person),
            Str::Owned(name) => {
                self.add_words(words(name).map(|word| Str::Owned(word.to_owned())), person);
            }
        }
    }

    fn add_words(&mut self, words: impl DoubleEndedIterator<Item = Str<'t>>, person: usize) {
        for (word, back) in words.rev().zip(0..) {
            self.filter.add(&word);
            let map = if back == 0 {
                &mut self.last
            } else {
                &mut self.other
            };
            map.entry(word)
                .and_modify(|slot| slot.join(person))
                .or_insert(Candidate::One(person));
        }
    }

    /// The one person of that surname, or else of that other name; whether it is the surname.
    fn find(&self, word: &str) -> Option<(usize, bool)> {
        match self.last.get(word) {
            Some(&Candidate::One(person)) => Some((person, true)),
            Some(Candidate::Several) => None,
            None => match self.other.get(word) {
                Some(&Candidate::One(person)) => Some((person, false)),
                _ => None,
            },
        }
    }

    /// The one person whose name has all the words of `name`.
    fn holder(&self, name: &str) -> Option<usize> {
        let mut all = words(name).map(|word| {
            let one = |map: &BTreeMap<Str<'t>, Candidate>| match map.get(word) {
                Some(&Candidate::One(person)) => Some(person),
                _ => None,
            };
            one(&self.last).or_else(|| one(&self.other))
        });
        let first = all.next()??;
        all.all(|person| person == Some(first)).then_some(first)
    }
}

/// The words of a name that may stand for it: no particles and initials; "Bahrawi" for "el-Bahrawi".
fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split_ascii_whitespace().filter_map(|word| {
        let joined = word.starts_with(char::is_lowercase);
        let rest = joined.then(|| word.split_once('-')).flatten();
        let word = rest.map_or(word, |(_, rest)| rest);
        (word.starts_with(char::is_uppercase) && word.len() > 1 && !word.ends_with('.'))
            .then_some(word)
    })
}

/// The persons of a document before they are numbered.
pub(super) struct People<'t> {
    index: Index<'t>,
    /// By the whole name: several persons may share each of its words.
    whole: BTreeMap<Str<'t>, usize>,
    /// Their full names; a mention's `person` is an index into them until [`number`](Self::number).
    names: Vec<Str<'t>>,
}

impl<'t> People<'t> {
    /// Tells the persons apart that the mentions name.
    pub(super) fn of(state: &mut Resolution<'_, 't>) -> Self {
        let mut people = Self {
            index: Index::default(),
            whole: BTreeMap::new(),
            names: Vec::new(),
        };
        let mut order: Vec<(usize, usize)> = Vec::with_capacity(state.mentions.len() / 8);
        for (at, mention) in state.of_kind(Kind::Person) {
            if let Draft::Person(draft) = state.draft(mention) {
                order.push((at, words(&draft.name).count()));
            }
        }
        // The fullest names first, so that shorter ones find them.
        order.sort_by_key(|&(_, words)| std::cmp::Reverse(words));
        for &(at, count) in &order {
            if let Draft::Person(draft) = state.draft_mut(at) {
                draft.person = Some(people.person(&draft.name, count));
            }
        }
        people
    }

    /// The person of that name, which has `count` words: one that is known, or a new one.
    fn person(&mut self, name: &Str<'t>, count: usize) -> usize {
        let known = if count > 1 {
            let same = self.whole.get(name).copied();
            same.or_else(|| self.index.holder(name))
        } else {
            self.index.find(single(name)).map(|(person, _)| person)
        };
        known.unwrap_or_else(|| {
            self.index.add(name, self.names.len());
            self.whole.insert(name.clone(), self.names.len());
            self.names.push(name.clone());
            self.names.len() - 1
        })
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Which words may be part of their names.
    pub(super) const fn filter(&self) -> &WordFilter {
        &self.index.filter
    }

    /// Mentions of them by one word of their name, which is among `words`.
    pub(super) fn short_names(&self, doc: &Document<'t>, words: &[TokenRange]) -> Vec<Mention<'t>> {
        let mut found = Vec::new();
        let mut behind = 0;
        for word in words {
            let (at, end) = (word.first, word.end);
            if at < behind {
                continue;
            }
            // "Al-Rashoud" is "al-Rashoud" at the head of a sentence.
            let glued_particle =
                end > at + 2 && doc.has(at, Tag::Particle) && doc.is(at + 1, Class::Hyphen);
            let find = |first| {
                let known = self.filter().may_have(doc, first, end);
                known
                    .then(|| self.index.find(doc.text_of(first, end)))
                    .flatten()
            };
            let known = find(at).or_else(|| glued_particle.then(|| find(at + 2)).flatten());
            let Some((person, surname)) = known else {
                continue;
            };
            let name = &self.names[person];
            let first = with_particles(doc, at, name);
            let last = with_next(doc, at, end, name);
            if stands_alone(doc, first, last, surname || last > end) {
                found.push(short_mention(doc, first, last, person));
                behind = last;
            }
        }
        found
    }

    /// Numbers the persons by their first mention, and gathers what their mentions say of each.
    pub(super) fn number(&self, state: &mut Resolution<'_, 't>) {
        let mut numbers = vec![None; self.names.len()];
        let mentions = state.mentions.iter().enumerate();
        for (at, mention) in mentions.filter(|(_, mention)| mention.kind == Kind::Person) {
            let Draft::Person(draft) = &mut state.found[mention.found()].draft else {
                continue;
            };
            let Some(named) = draft.person else { continue };
            let number = *numbers[named].get_or_insert_with(|| {
                let next = state.people.len();
                state.people.push(entity(next, self.names[named].clone()));
                next
            });
            draft.person = Some(number);
            // "Orlova's campaign manager N": whose manager he is is no body.
            let owner = draft.organisation.as_deref();
            if owner.is_some_and(|owner| self.index.find(owner).is_some_and(|(of, _)| of != named))
            {
                draft.organisation = None;
            }
            let person = &mut state.people[number];
            person.mentions.push(at);
            push_new(&mut person.roles, draft.role.as_ref());
            push_new(&mut person.organisations, draft.organisation.as_ref());
            if person.country.is_none() {
                person.country.clone_from(&draft.country);
            }
        }
    }
}

fn push_new<'t>(list: &mut Vec<Str<'t>>, item: Option<&Str<'t>>) {
    if let Some(item) = item.filter(|item| !list.contains(item)) {
        list.push((*item).clone());
    }
}

/// The word of a name of one word: "Tremayne" of "Lord Tremayne" is looked up by its surname.
fn single(name: &str) -> &str {
    words(name).next_back().unwrap_or(name)
}

fn entity(at: usize, name: Str<'_>) -> PersonEntity<'_> {
    PersonEntity {
        entity: Entity::Person(at as u32 + 1),
        name,
        roles: Vec::new(),
        organisations: Vec::new(),
        country: None,
        mentions: Vec::new(),
    }
}

/// The first token of a surname at `at` with the particles that the full name has before it: "van der", "el-".
fn with_particles(doc: &Document<'_>, at: TokenIndex, name: &str) -> TokenIndex {
    let mut first = at;
    let low = doc.sentence(at).first;
    while first > low && at - first < 6 {
        let hyphen = usize::from(doc.is(first - 1, Class::Hyphen) && doc.glued(first));
        let Some(particle) = (first - 1)
            .checked_sub(hyphen)
            .filter(|&p| p >= low && doc.has(p, Tag::Particle))
        else {
            break;
        };
        let word = doc.word(particle);
        if !name
            .split([' ', '-'])
            .any(|part| part.eq_ignore_ascii_case(word))
        {
            break;
        }
        first = particle;
    }
    first
}

/// The end of a short form of several words whose first one is `first..end`: "García Lorca" of "Federico García Lorca".
fn with_next(doc: &Document<'_>, first: TokenIndex, end: TokenIndex, name: &str) -> TokenIndex {
    const MAX_PART: usize = 4;
    let more = doc
        .get(end)
        .is_some_and(|t| t.class == Class::Word && t.gap == Gap::Space);
    if !more {
        return end;
    }
    let (mut at, mut last) = (end, end);
    let word = doc.text_of(first, end);
    for part in name.split(' ').skip_while(|&part| part != word).skip(1) {
        let stop = (at + 1..=at + MAX_PART)
            .take_while(|&stop| stop <= doc.tokens.len() && doc.tokens[at].gap == Gap::Space)
            .find(|&stop| doc.text_of(at, stop) == part);
        let Some(stop) = stop else { break };
        at = stop;
        // A particle ends no name.
        if part.starts_with(char::is_uppercase) {
            last = at;
        }
        if at >= doc.tokens.len() {
            break;
        }
    }
    last
}

/// Whether a capitalised word is a name by itself here, and not part of a longer one, nor a common word.
fn stands_alone(doc: &Document<'_>, at: TokenIndex, end: TokenIndex, surname: bool) -> bool {
    const COMMON: Flags = Flags::of(&[
        Tag::Month,
        Tag::Auxiliary,
        Tag::Weekday,
        Tag::Noun,
        Tag::Verb,
        Tag::GivenWord,
        Tag::Movement,
    ]);
    let token = &doc.tokens[end - 1];
    let opens = doc.sentence(at).first == at;
    let before = at.checked_sub(1).filter(|_| !opens).map(|b| &doc.tokens[b]);
    if is_inside(doc, at, end, before) {
        return false;
    }
    let speaks = doc.get(end).is_some_and(|t| !t.is_capitalized())
        && [Tag::CueSay, Tag::CuePublish]
            .into_iter()
            .any(|tag| doc.has(end, tag))
        || before.is_some_and(|t| !t.is_capitalized() && t.flags.has(Flags::of(&[Tag::CueSay])));
    let owns = doc.is(end, Class::Apostrophe) && doc.is_word(end + 1, "s");
    if speaks
        || owns
        || before.is_some_and(|t| t.is_capitalized() && t.flags.has(Tag::Honorific.flag()))
    {
        return true;
    }
    // A given name alone is too little, unless it is no given name to our knowledge.
    if !surname && token.flags.has(Flags::of(&[Tag::Given, Tag::GivenWord])) {
        return false;
    }
    end > at + 1
        || !token.flags.has(COMMON)
        || !opens && surname && !token.flags.has(Flags::CALENDAR)
}

/// Whether capitalised words or a hyphen beside the word make it part of a longer name.
fn is_inside(doc: &Document<'_>, at: TokenIndex, end: TokenIndex, before: Option<&Token>) -> bool {
    const APART: Flags = Flags::of(&[
        Tag::Title,
        Tag::Honorific,
        Tag::Preposition,
        Tag::Conjunction,
        Tag::Adverb,
        Tag::Auxiliary,
        Tag::CueSay,
        Tag::Weekday,
        Tag::Month,
    ]);
    let next = doc.get(end).filter(|t| t.gap < Gap::Line);
    let longer =
        next.is_some_and(|t| t.is_capitalized() && t.gap != Gap::None && !t.flags.has(APART));
    let within = before.is_some_and(|t| {
        t.is_capitalized() && !t.flags.has(APART) || t.class == Class::Hyphen && doc.glued(at)
    });
    let article = before.is_some_and(|_| doc.is_any_word(at - 1, &["the", "a", "an"]));
    let compound = doc.is(end, Class::Hyphen) && doc.glued(end)
        || doc.is(end, Class::Other) && doc.word(end) == "&";
    longer || within || article || compound
}
