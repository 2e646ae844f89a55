//! Pass 2: one small recognizer per kind, run only where its trigger stands.
//!
//! A recognizer is pure: it looks at a bounded number of tokens around a trigger, inside the sentence, and gives a mention or
//! nothing. Triggers may be false, never missing. What a mention still needs from the rest of the document (a date's anchor, a
//! currency's country, a name's full form) is left open in its [`Draft`] for the resolution passes.

mod amount;
mod change;
mod clause;
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
mod repeated;
mod rhythm;
mod row;
mod set;
mod time;
mod weight;

pub(crate) use date::{
    DateDraft, Expr as DateExpr, From as DateFrom, Nth, NthMonth, Stretch, Tense, Which, Year,
};
pub(crate) use money::{Mark, MoneyDraft};
pub(crate) use numeral::{Form, Numeral, Numerals, numerals};
pub(crate) use outlet::{Doubt, OutletDraft};
pub(crate) use person::{PersonDraft, short_mention};
pub(crate) use quote::QuoteDraft;
pub(crate) use time::{Clock, TimeDraft};

use row::Row;

use crate::Kind;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Document, TokenIndex};
use crate::structure::TokenRange;
use crate::value::{Count, Duration, Number, Ordinal, Percent, Quantity, Set};

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
    Quote(QuoteDraft<'t>),
}

impl Default for Draft<'_> {
    /// What is left of a draft once its fact is made.
    fn default() -> Self {
        Self::Ordinal(Ordinal {
            rank: 0,
            noun: None,
        })
    }
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
            Draft::Quote(_) => Kind::Quote,
        }
    }
}

/// Reads the mentions of one kind where a word may start them.
trait Recognizer: Send + Sync {
    /// The flags that make a word worth a look: a superset of all true positions.
    fn triggers(&self) -> Flags;

    /// The mention around the trigger at `at`, or nothing.
    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>>;
}

/// Reads the mentions of one kind that numerals belong to.
trait OfNumerals {
    /// Whether `numeral` may belong to a mention of the kind, as far as it tells itself.
    fn may_read(numeral: &Numeral) -> bool;

    /// The mention around `numeral`, or nothing.
    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>>;
}

/// The kinds of time that words may start, each asked where its trigger stands; like the numerals they exclude one another.
const OF_TIMES: [&dyn Recognizer; 4] = [
    &set::Recognizer,
    &date::Recognizer,
    &time::Recognizer,
    &duration::Recognizer,
];

/// The kinds of names.
const OF_NAMES: [&dyn Recognizer; 2] = [&person::Recognizer, &outlet::Recognizer];

/// Runs the recognizers where their triggers stand; mentions come out by trigger position.
pub(crate) fn mentions<'t>(doc: &Document<'t>) -> Vec<Mention<'t>> {
    let mut reader = Reader::new(doc);
    let mut numerals = doc.numerals.list.iter();
    loop {
        let numeral = numerals.next();
        reader.read_to(numeral.map_or(doc.tokens.len(), |numeral| numeral.first));
        match numeral {
            Some(numeral) => reader.numeral(numeral),
            None => return reader.mentions,
        }
    }
}

/// A recognizer with its triggers.
struct Lane {
    triggers: Flags,
    recognizer: &'static dyn Recognizer,
}

/// Kinds whose mentions do not start inside one another.
struct Road<const N: usize> {
    /// What fires any lane.
    triggers: Flags,
    lanes: [Lane; N],
    /// Where the last mention ended.
    taken: TokenIndex,
    /// What was asked about last.
    row: Row,
}

impl<const N: usize> Road<N> {
    fn new(recognizers: [&'static dyn Recognizer; N], row: Row) -> Self {
        let lanes = recognizers.map(|recognizer| Lane {
            triggers: recognizer.triggers(),
            recognizer,
        });
        Self {
            triggers: lanes
                .iter()
                .fold(Flags::NONE, |any, lane| any.or(lane.triggers)),
            lanes,
            taken: 0,
            row,
        }
    }

    /// Whether the word at `at` with `flags` is worth a look.
    #[inline]
    fn fires(&self, at: TokenIndex, flags: Flags) -> bool {
        flags.has(self.triggers) && at >= self.taken
    }

    /// Runs the lanes that the word at `at` with `flags` fires.
    #[inline(never)]
    fn read<'t>(
        &mut self,
        doc: &Document<'t>,
        at: TokenIndex,
        flags: Flags,
        mentions: &mut Vec<Mention<'t>>,
    ) {
        if self.row.is_overlong_at(doc, at) {
            return;
        }
        for lane in &self.lanes {
            if at >= self.taken
                && flags.has(lane.triggers)
                && let Some(mention) = lane.recognizer.recognize(doc, at)
            {
                self.taken = mention.end.max(self.taken);
                self.row.goes_on_to(mention.end);
                mentions.push(mention);
            }
        }
    }
}

/// Whether a word may start a name: one of the grammar does only where names are known to start with it: "Will", but not "The".
fn may_name(flags: Flags) -> bool {
    const IN_NAMES: Flags = Flags::of(&[
        Tag::Given,
        Tag::GivenWord,
        Tag::Family,
        Tag::Person,
        Tag::Outlet,
        Tag::OutletHead,
    ]);
    !flags.has(Flags::FUNCTION_WORDS) || flags.has(IN_NAMES)
}

/// The walk over a document from one numeral or quotation to the next, with the triggers between them.
struct Reader<'d, 't> {
    doc: &'d Document<'t>,
    /// Numbers and time, which share their road with the numerals.
    numbers: Road<4>,
    names: Road<2>,
    /// Where the walk is.
    at: TokenIndex,
    quotations: std::slice::Iter<'d, TokenRange>,
    mentions: Vec<Mention<'t>>,
}

impl<'d, 't> Reader<'d, 't> {
    fn new(doc: &'d Document<'t>) -> Self {
        Self {
            doc,
            numbers: Road::new(OF_TIMES, Row::of_figures()),
            names: Road::new(OF_NAMES, Row::of_names()),
            at: 0,
            quotations: doc.layout.quotations.iter(),
            mentions: Vec::with_capacity(doc.tokens.len() / 5 + 16),
        }
    }

    /// Reads the quotations and words up to before `end`.
    fn read_to(&mut self, end: TokenIndex) {
        loop {
            let quotation = self.quotations.as_slice().first().copied();
            let quotation = quotation.filter(|quotation| quotation.first < end);
            self.words_to(quotation.map_or(end, |quotation| quotation.first));
            let Some(quotation) = quotation else {
                return;
            };
            self.quotations.next();
            self.mentions.extend(quote::mention(self.doc, quotation));
        }
    }

    /// Runs the lanes that the words up to before `end` fire.
    fn words_to(&mut self, end: TokenIndex) {
        let doc = self.doc;
        let any = self.numbers.triggers.or(self.names.triggers);
        let first = std::mem::replace(&mut self.at, end);
        for (at, token) in (first..).zip(&doc.tokens[first..end]) {
            // Most words fire none: one branch for them.
            if token.flags.has(any) {
                if self.numbers.fires(at, token.flags) {
                    self.numbers.read(doc, at, token.flags, &mut self.mentions);
                }
                if self.names.fires(at, token.flags) && may_name(token.flags) {
                    self.names.read(doc, at, token.flags, &mut self.mentions);
                }
            }
        }
    }

    /// Tries the kinds that may own a numeral, unless a mention covers it. The first that can read it has it, so those with a mark of
    /// their own (a currency, a unit, a month) are asked before those without.
    #[inline(never)]
    fn numeral(&mut self, numeral: &Numeral) {
        // "Il Sole 24 Ore": a number inside a name.
        if numeral.first < self.numbers.taken.max(self.names.taken) {
            return;
        }
        // What can be read of a numeral is tried here: nothing exclusive is asked about it again.
        self.numbers.taken = numeral.first + 1;
        let found = self.ask::<time::Recognizer>(numeral)
            || self.ask::<money::Recognizer>(numeral)
            || self.ask::<percent::Recognizer>(numeral)
            || self.ask::<date::Recognizer>(numeral)
            || self.ask::<duration::Recognizer>(numeral)
            || self.ask::<quantity::Recognizer>(numeral)
            || self.ask::<ordinal::Recognizer>(numeral)
            // "Highway 9" neither counts nor is a number.
            || label::is_name(self.doc, numeral)
            || self.ask::<count::Recognizer>(numeral);
        if !found {
            self.ask::<number::Recognizer>(numeral);
        }
    }

    /// Whether a kind finds a mention that `numeral` belongs to.
    #[inline]
    fn ask<R: OfNumerals>(&mut self, numeral: &Numeral) -> bool {
        if R::may_read(numeral)
            && let Some(mention) = R::read(self.doc, numeral)
        {
            self.numbers.taken = mention.end;
            self.mentions.push(mention);
            return true;
        }
        false
    }
}
