//! Pass 2: one small recognizer per kind, run only where its trigger stands.
//!
//! A recognizer is pure: it looks at a bounded number of tokens around a trigger, inside the sentence, and gives a mention or
//! nothing. Triggers may be false, never missing. What a mention still needs from the rest of the document (a date's anchor, a
//! currency's country, a name's full form) is left open in its [`Draft`] for the resolution passes.

mod amount;
mod change;
mod count;
pub(crate) mod cue;
mod date;
mod duration;
mod hedge;
mod label;
mod money;
mod noun_phrase;
mod number;
mod numeral;
mod ordinal;
mod outlet;
mod percent;
mod person;
mod quantity;
pub(crate) mod quote;
mod set;
mod time;

pub(crate) use date::{
    DateDraft, Expr as DateExpr, From as DateFrom, Nth, NthMonth, Tense, Which, Year,
};
pub(crate) use money::{Mark, MoneyDraft};
pub(crate) use numeral::{Form, Numeral, Numerals, numerals};
pub(crate) use outlet::OutletDraft;
pub(crate) use person::PersonDraft;
pub(crate) use quote::QuoteDraft;
pub(crate) use time::{Clock, TimeDraft};

use std::cmp::Reverse;

use crate::Kind;
use crate::lexicon::Flags;
use crate::scan::{Class, Document, Token, TokenIndex};
use crate::value::{Count, Duration, Number, Ordinal, Percent, Publication, Quantity, Set};

/// A typed value at a span, parts of which may still be open.
#[derive(Clone, Debug)]
pub(crate) struct Mention<'t> {
    /// First token.
    pub(crate) first: TokenIndex,
    /// One past the last token.
    pub(crate) end: TokenIndex,
    /// Stable name of the rule that fired.
    pub(crate) rule: &'static str,
    pub(crate) draft: Draft<'t>,
}

impl<'t> Mention<'t> {
    /// A mention of the tokens `first..end`.
    pub(crate) const fn new(
        first: TokenIndex,
        end: TokenIndex,
        rule: &'static str,
        draft: Draft<'t>,
    ) -> Self {
        Self {
            first,
            end,
            rule,
            draft,
        }
    }

    /// Its place in text order: by start, of two that start together the longer first.
    pub(crate) const fn place(&self) -> (TokenIndex, Reverse<TokenIndex>) {
        (self.first, Reverse(self.end))
    }

    /// Whether the two share a token.
    pub(crate) const fn overlaps(&self, other: &Self) -> bool {
        self.first < other.end && other.first < self.end
    }

    /// Its length in bytes.
    pub(crate) fn len(&self, doc: &Document<'t>) -> usize {
        doc.span(self.first, self.end).len()
    }

    /// The kind of fact it becomes.
    pub(crate) const fn kind(&self) -> Kind {
        self.draft.kind()
    }
}

/// A payload that resolution finishes.
#[derive(Clone, Debug)]
pub(crate) enum Draft<'t> {
    Money(MoneyDraft<'t>),
    Percent(Percent<'t>),
    Count(Count<'t>),
    Quantity(Quantity<'t>),
    Number(Number),
    Ordinal(Ordinal<'t>),
    Date(DateDraft),
    Time(TimeDraft),
    Set(Set),
    Duration(Duration),
    Person(PersonDraft<'t>),
    Outlet(OutletDraft<'t>),
    Publication(Publication<'t>),
    Quote(QuoteDraft<'t>),
}

impl Draft<'_> {
    /// The kind of fact it becomes.
    pub(crate) const fn kind(&self) -> Kind {
        match self {
            Draft::Money(_) => Kind::Money,
            Draft::Percent(_) => Kind::Percent,
            Draft::Count(_) => Kind::Count,
            Draft::Quantity(_) => Kind::Quantity,
            Draft::Number(_) => Kind::Number,
            Draft::Ordinal(_) => Kind::Ordinal,
            Draft::Date(_) => Kind::Date,
            Draft::Time(_) => Kind::Time,
            Draft::Set(_) => Kind::Set,
            Draft::Duration(_) => Kind::Duration,
            Draft::Person(_) => Kind::Person,
            Draft::Outlet(_) => Kind::Outlet,
            Draft::Publication(_) => Kind::Publication,
            Draft::Quote(_) => Kind::Quote,
        }
    }
}

/// What makes a word or sign worth a look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Triggers {
    /// Lexicon readings of the token.
    pub(crate) flags: Flags,
    /// Token classes, as bits.
    pub(crate) classes: u32,
}

impl Triggers {
    /// Nothing at all; to be widened.
    pub(crate) const NONE: Self = Self {
        flags: Flags::NONE,
        classes: 0,
    };

    /// What fires either.
    const fn or(self, other: &Self) -> Self {
        Self {
            flags: Flags(self.flags.0 | other.flags.0),
            classes: self.classes | other.classes,
        }
    }

    /// Whether the token itself is worth a look.
    const fn fires(&self, token: &Token) -> bool {
        token.flags.has(self.flags) || self.classes & 1 << token.class as u32 != 0
    }

    /// The tokens of the given classes.
    pub(crate) const fn classes(list: &[Class]) -> u32 {
        let (mut bits, mut i) = (0, 0);
        while i < list.len() {
            bits |= 1 << list[i] as u32;
            i += 1;
        }
        bits
    }
}

/// Reads the mentions of one kind.
pub(crate) trait Recognizer: Send + Sync {
    /// The lexicon readings and token classes that make a position worth a look, besides numerals: a superset of all true
    /// positions.
    fn triggers(&self) -> Triggers {
        Triggers::NONE
    }

    /// Whether `numeral` may belong to a mention of the kind, as far as it tells itself.
    fn may_read(&self, _numeral: &Numeral) -> bool {
        true
    }

    /// The mention around the numeral or trigger at `at`, or nothing.
    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>>;
}

/// The kinds that a numeral may belong to, in the order in which they are asked: the first that can read it has it, so those with
/// a mark of their own (a currency, a unit, a month) stand before those without.
const OF_NUMERALS: [&dyn Recognizer; 9] = [
    &time::Recognizer,
    &money::Recognizer,
    &percent::Recognizer,
    &date::Recognizer,
    &duration::Recognizer,
    &quantity::Recognizer,
    &count::Recognizer,
    &ordinal::Recognizer,
    &number::Recognizer,
];

/// The kinds that words and signs may start, each asked where its trigger stands.
const OF_WORDS: [(Kind, &dyn Recognizer); 7] = [
    (Kind::Set, &set::Recognizer),
    (Kind::Date, &date::Recognizer),
    (Kind::Time, &time::Recognizer),
    (Kind::Duration, &duration::Recognizer),
    (Kind::Person, &person::Recognizer),
    (Kind::Outlet, &outlet::Recognizer),
    (Kind::Quote, &quote::Recognizer),
];

/// A kind that words and signs may start, with what is asked before its recognizer is.
struct Lane {
    triggers: Triggers,
    exclusive: bool,
    is_name: bool,
    recognizer: &'static dyn Recognizer,
}

/// Runs the recognizers where their triggers stand; mentions come out by trigger position.
pub(crate) fn mentions<'t>(doc: &Document<'t>) -> Vec<Mention<'t>> {
    let lanes = OF_WORDS.map(|(kind, recognizer)| Lane {
        triggers: recognizer.triggers(),
        exclusive: kind.is_exclusive(),
        is_name: matches!(kind, Kind::Person | Kind::Outlet),
        recognizer,
    });
    let any = lanes
        .iter()
        .fold(Triggers::NONE, |any, lane| any.or(&lane.triggers));
    let mut mentions = Vec::with_capacity(doc.tokens.len() / 5 + 16);
    // Where the last exclusive mention ended: nothing exclusive starts before it.
    let mut taken = 0;
    // Where the last name ended: no name starts inside another.
    let mut named = 0;
    let mut numerals = doc.numerals.list.iter();
    let mut numeral = numerals.next();
    for (at, token) in doc.tokens.iter().enumerate() {
        if let Some(here) = numeral
            && here.first == at
        {
            numeral = numerals.next();
            if at >= taken {
                // What can be read of a numeral is tried here: nothing exclusive is asked about it again.
                taken = at + 1;
                if let Some(mention) = of_numeral(doc, here) {
                    taken = mention.end;
                    mentions.push(mention);
                }
            }
        }
        if !any.fires(token) {
            continue;
        }
        for lane in &lanes {
            let inside = lane.exclusive && at < taken || lane.is_name && at < named;
            if !lane.triggers.fires(token) || inside {
                continue;
            }
            if let Some(mention) = lane.recognizer.recognize(doc, at) {
                if lane.exclusive {
                    taken = taken.max(mention.end);
                } else if lane.is_name {
                    named = named.max(mention.end);
                }
                mentions.push(mention);
            }
        }
    }
    mentions
}

/// The mention of the first kind that can read the numeral.
#[inline(never)]
fn of_numeral<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
    OF_NUMERALS
        .iter()
        .filter(|recognizer| recognizer.may_read(numeral))
        .find_map(|recognizer| recognizer.recognize(doc, numeral.first))
}
