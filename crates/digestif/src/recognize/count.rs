//! Counts: a number with the noun phrase it counts, to its head.
//!
//! | text                                 | value                                              |
//! | ------------------------------------ | -------------------------------------------------- |
//! | `17 additional ships`                | 17, noun `additional ships`, lemma `ship`, vessel  |
//! | `12 steel and 7 wooden boats`        | two facts: `12 steel` counts `steel boats`         |
//! | `nine killed`                        | 9, lemma `killed`, person                          |
//! | `two of the bank's founders`         | 2, noun `founders`                                 |
//! | `14 of its 61 shops`                 | two facts, both of shops                           |
//! | `six Chinese`, `12 A320s`            | people by state, models by name                    |
//! | `Scores of divers`                   | vague: span `Scores`, noun `divers`                |
//!
//! Left alone: names with numbers (Highway 9, Boeing 737), list numbers, years, frequencies ("four times"), "two-tier", the
//! pronoun "one", units of measure, time and money. Words: `data/count_nouns.tsv`, `data/words.tsv`, `data/titles.tsv`.

use rust_decimal::Decimal;

use super::amount::{Amount, Marks};
use super::noun_phrase::{self, NounPhrase};
use super::numeral::{Form, Numeral};
use super::{Draft, Mention, change, hedge};
use crate::Str;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::{Count, Modifier};

pub(super) struct Recognizer;

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        numeral.is_cardinal() && !numeral.after_letter
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        if numeral.form == Form::Vague {
            return vague(doc, numeral);
        }
        let amount = Amount::read(doc, numeral, Marks::None);
        if doc.is(amount.end, Class::Hyphen) && doc.glued(amount.end)
            || doc.get(amount.end)?.gap == Gap::None
        {
            return None;
        }
        // "One of the three" is a pronoun.
        let parts = amount.low != Some(Decimal::ONE) && doc.is_word(amount.end, "of");
        if parts && let Some(noun) = part_of(doc, &amount) {
            return Some(mention(doc, &amount, noun, amount.end, "count.part"));
        }
        if parts && let Some(noun) = partitive(doc, amount.end) {
            return Some(mention(doc, &amount, noun, noun.end, "count.partitive"));
        }
        if let Some(noun) = counted(doc, &amount, amount.end) {
            return Some(mention(doc, &amount, noun, noun.end, "count.number_noun"));
        }
        coordinated(doc, &amount).or_else(|| {
            let noun = noun_phrase::people(doc, amount.end)?;
            Some(mention(doc, &amount, noun, noun.end, "count.number_noun"))
        })
    }
}

fn mention<'t>(
    doc: &Document<'t>,
    amount: &Amount<'_>,
    noun: NounPhrase,
    end: TokenIndex,
    rule: &'static str,
) -> Mention<'t> {
    let (modifier, start) = hedge::around(doc, amount.first, end);
    let (lemma, category) = noun_phrase::lemma(doc, noun.head());
    // "32 F-35 fighters" are no people; "five G7 leaders" are.
    let machine = lemma == "fighter" && noun_phrase::is_designation(doc, noun.first);
    let category = category.filter(|_| !machine);
    let count = Count {
        amount: amount.low,
        high: amount.high,
        noun: doc.plain(noun.first, noun.end),
        lemma,
        category,
        modifier,
        change: change::of_count(doc, start, end),
    };
    Mention::new(amount.first, end, rule, Draft::Count(count))
}

/// The noun phrase that starts at `first`, if it can be counted by `amount`.
fn counted(doc: &Document<'_>, amount: &Amount<'_>, first: TokenIndex) -> Option<NounPhrase> {
    let same_sentence = doc.sentence(amount.first).holds(first);
    if doc.get(first)?.gap > Gap::Line || !same_sentence {
        return None;
    }
    let one = amount.low == Some(Decimal::ONE) && amount.high.is_none();
    // "the one minister who came", "no one panicked": not a number.
    let pronoun = one
        && amount.first > 0
        && doc.is_any_word(
            amount.first - 1,
            &["the", "no", "this", "that", "any", "every"],
        );
    if pronoun {
        return None;
    }
    let noun = if one {
        noun_phrase::singular(doc, first)
    } else {
        noun_phrase::plural(doc, first)
    }?;
    // "F-16s", "K2 tanks": a letter that is a unit elsewhere.
    let measured = is_measured(doc, first) && !noun_phrase::is_designation(doc, first);
    (!is_measured(doc, noun.head()) && !measured).then_some(noun)
}

/// Units of measure, time and money, percentages and frequencies count nothing.
fn is_measured(doc: &Document<'_>, at: TokenIndex) -> bool {
    const TAGS: [Tag; 6] = [
        Tag::Unit,
        Tag::TimeUnit,
        Tag::Currency,
        Tag::Minor,
        Tag::PercentUnit,
        Tag::Month,
    ];
    let known_noun = doc.word_sense(at, Tag::Noun).is_some() && !doc.has(at, Tag::TimeUnit);
    let measures = doc.tokens[at].flags.has(Flags::of(&TAGS))
        && !known_noun
        && TAGS.iter().any(|&tag| doc.has(at, tag));
    measures || doc.is_any_word(at, &["times", "thirds", "quarters", "fifths", "am", "pm"])
}

/// "14 of its 61 shops", "21 of the country's 36 states": the noun that a second number counts.
fn part_of(doc: &Document<'_>, amount: &Amount<'_>) -> Option<NounPhrase> {
    /// Longest owner between "of" and the number, in tokens: "the two banks'" and "New Guinea's".
    const OWNER: usize = 6;
    let behind = amount.end + 1;
    let bare = behind + usize::from(doc.has(behind, Tag::Determiner));
    let owned = |at: &TokenIndex| {
        let mark = at - usize::from(doc.is_word(at - 1, "s"));
        doc.is(mark - 1, Class::Apostrophe)
    };
    let at = if doc.numerals.starting(bare).is_some() {
        bare
    } else {
        (bare + 2..bare + OWNER)
            .take_while(|&at| doc.is(at - 1, Class::Word) || doc.is(at - 1, Class::Apostrophe))
            .find(|&at| doc.numerals.starting(at).is_some())
            .filter(owned)?
    };
    let whole = doc.numerals.starting(at).filter(|n| n.is_cardinal())?;
    let is_part = whole.amount() >= amount.low;
    let whole = Amount::single(whole);
    counted(doc, &whole, whole.end).filter(|_| is_part)
}

/// "two of the bank's founders": the noun behind "of" and a determiner.
fn partitive(doc: &Document<'_>, of: TokenIndex) -> Option<NounPhrase> {
    if !doc.has(of + 1, Tag::Determiner) || doc.has(of + 2, Tag::Preposition) {
        return None;
    }
    let end = noun_phrase::whole(doc, of + 2)?;
    // Behind a possessive the noun starts anew: "the state's oldest patients".
    let first = (of + 2..end)
        .rev()
        .find(|&at| doc.is(at, Class::Apostrophe))
        .map_or(of + 2, |mark| {
            mark + 1 + usize::from(doc.is_word(mark + 1, "s") && doc.glued(mark + 1))
        });
    let noun = noun_phrase::plural(doc, first)?;
    (!is_measured(doc, noun.head())).then_some(noun)
}

/// "dozens of fishing boats": the span is the vague word alone.
fn vague<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
    let of = numeral.end;
    let bare = doc.numerals.covering(of).is_none() && doc.is_word(of, "of");
    let amount = Amount::single(numeral);
    let first = if bare {
        of + 1 + usize::from(doc.has(of + 1, Tag::Determiner))
    } else {
        of
    };
    let noun =
        noun_phrase::plural(doc, first).filter(|noun| bare && !is_measured(doc, noun.head()))?;
    let mut mention = mention(doc, &amount, noun, numeral.end, "count.vague");
    if let Draft::Count(count) = &mut mention.draft {
        count.modifier = if count.modifier == Modifier::Exact {
            Modifier::About
        } else {
            count.modifier
        };
    }
    Some(mention)
}

/// "20 single-seat and four two-seat aircraft": the noun stands behind the second number.
fn coordinated<'t>(doc: &Document<'t>, amount: &Amount<'_>) -> Option<Mention<'t>> {
    // "in one month and 134 trucks"
    let end = noun_phrase::modifiers(doc, amount.end).filter(|&end| !is_measured(doc, end - 1))?;
    let second = doc
        .numerals
        .starting(end + 1)
        .filter(|n| doc.is_any_word(end, &["and", "or"]) && n.is_cardinal())?;
    let noun = counted(doc, &Amount::single(second), second.end)?;
    let mut mention = mention(doc, amount, noun, end, "count.coordinated");
    if let Draft::Count(count) = &mut mention.draft {
        count.noun = Str::Owned(format!(
            "{} {}",
            doc.plain(amount.end, end),
            doc.word(noun.head())
        ));
    }
    Some(mention)
}
