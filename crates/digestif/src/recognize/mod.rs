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

pub(crate) use date::{DateDraft, Expr as DateExpr, From as DateFrom, Tense, Which, Year};
pub(crate) use money::{Mark, MoneyDraft};
pub(crate) use numeral::{Form, Numerals, numerals};
pub(crate) use outlet::OutletDraft;
pub(crate) use person::PersonDraft;
pub(crate) use quote::QuoteDraft;

use std::cmp::Reverse;

use crate::Kind;
use crate::lexicon::Flags;
use crate::scan::{Class, Document, Token, TokenIndex};
use crate::value::{Count, Duration, Number, Ordinal, Percent, Publication, Quantity};

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

    /// The mention around the numeral or trigger at `at`, or nothing.
    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>>;
}

/// The kinds that a numeral may belong to, in the order in which they are asked: the first that can read it has it, so those with
/// a mark of their own (a currency, a unit, a month) stand before those without.
const OF_NUMERALS: [&dyn Recognizer; 8] = [
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
const OF_WORDS: [(Kind, &dyn Recognizer); 5] = [
    (Kind::Date, &date::Recognizer),
    (Kind::Duration, &duration::Recognizer),
    (Kind::Person, &person::Recognizer),
    (Kind::Outlet, &outlet::Recognizer),
    (Kind::Quote, &quote::Recognizer),
];

/// Runs the recognizers where their triggers stand; mentions come out by trigger position.
pub(crate) fn mentions<'t>(doc: &Document<'t>) -> Vec<Mention<'t>> {
    let triggers = OF_WORDS.map(|(_, recognizer)| recognizer.triggers());
    let any = triggers.iter().fold(Triggers::NONE, Triggers::or);
    let mut mentions = Vec::with_capacity(doc.tokens.len() / 5 + 16);
    // Where the last exclusive mention ended: nothing exclusive starts before it.
    let mut taken = 0;
    // Where the last name ended: no name starts inside another.
    let mut named = 0;
    for (at, token) in doc.tokens.iter().enumerate() {
        if at >= taken && doc.numerals.starting(at).is_some() {
            let found = OF_NUMERALS.iter().find_map(|r| r.recognize(doc, at));
            taken = found.as_ref().map_or(taken, |mention| mention.end);
            mentions.extend(found);
        }
        if !any.fires(token) {
            continue;
        }
        for (&(kind, recognizer), trigger) in OF_WORDS.iter().zip(&triggers) {
            let is_name = matches!(kind, Kind::Person | Kind::Outlet);
            let inside = kind.is_exclusive() && at < taken || is_name && at < named;
            if !trigger.fires(token) || inside {
                continue;
            }
            if let Some(mention) = recognizer.recognize(doc, at) {
                if kind.is_exclusive() {
                    taken = taken.max(mention.end);
                } else if is_name {
                    named = named.max(mention.end);
                }
                mentions.push(mention);
            }
        }
    }
    mentions
}
