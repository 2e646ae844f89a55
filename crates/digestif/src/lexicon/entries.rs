//! What the lists hold for each reading: one type per list.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::Str;
use crate::value::{BaseUnit, Dimension, Direction, Modifier};

/// A currency: `currencies.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Currency {
    pub(crate) code: Str<'static>,
    /// Indices of the countries that use it, issuer first.
    pub(crate) countries: Vec<u32>,
}

/// What a form of a currency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CurrencyFormKind {
    /// `KZT`.
    Code,
    /// `₸`, `US$`.
    Symbol,
    /// "tenge".
    Noun,
}

/// A surface form that names one or more currencies.
#[derive(Clone, Debug)]
pub(crate) struct CurrencyForm {
    pub(crate) kind: CurrencyFormKind,
    /// Indices of the currencies, in list order.
    pub(crate) currencies: Vec<u32>,
    /// The currency meant when nothing decides.
    pub(crate) default: Option<u32>,
    /// The form is also a common word or acronym ("won", `COP`): a small bare number does not make it money.
    pub(crate) guarded: bool,
    pub(crate) candidates: Candidates,
    /// What one of it counts: a million of `MEUR`.
    pub(crate) factor: Decimal,
}

/// A surface form of a subunit.
#[derive(Clone, Debug)]
pub(crate) struct MinorForm {
    /// Currencies with the number of subunits in one unit.
    pub(crate) currencies: Vec<(u32, u32)>,
    /// The currency meant when nothing decides.
    pub(crate) default: Option<u32>,
    pub(crate) candidates: Candidates,
}

/// For each currency of a form the ISO codes of the others, and behind them the codes of all: made once, since all facts with the
/// form share them, and so do all forms of one currency.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidates(Arc<[Arc<[Str<'static>]>]>);

impl Candidates {
    pub(super) fn of(codes: &[Str<'static>]) -> Self {
        let without = |decided: usize| {
            let others = codes.iter().zip(0..).filter(|&(_, at)| at != decided);
            others.map(|(code, _)| code.clone()).collect()
        };
        Self((0..=codes.len()).map(without).collect())
    }

    /// The codes without that of the currency at `decided`, if one is.
    pub(crate) fn without(&self, decided: Option<usize>) -> Arc<[Str<'static>]> {
        let all = self.0.len().saturating_sub(1);
        self.0
            .get(decided.unwrap_or(all))
            .map(Arc::clone)
            .unwrap_or_default()
    }
}

/// A scale word or letter: `scales.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    pub(crate) value: Decimal,
    /// Only directly after digits: the "m" of "5m".
    pub(crate) glued: bool,
}

/// A number word: `number_words.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NumberWord {
    pub(crate) value: Decimal,
    pub(crate) class: NumberClass,
}

/// How a number word joins others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberClass {
    /// one … nine
    Unit,
    /// ten … nineteen
    Teen,
    /// twenty … ninety
    Ten,
    Hundred,
    /// dozen
    Group,
    Ordinal,
    /// half, third
    Fraction,
    /// dozens, "tens of thousands"
    Vague,
}

impl NumberClass {
    /// Whether such a word multiplies what stands before it.
    pub(crate) const fn multiplies(self) -> bool {
        matches!(self, Self::Hundred | Self::Group)
    }
}

/// A unit of measure: `units.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    pub(crate) name: Str<'static>,
    pub(crate) dimension: Dimension,
    pub(crate) per: Option<Str<'static>>,
    /// How many of the base unit one is, where that is exact.
    pub(crate) base: Option<BaseUnit>,
}

/// A hedge: `modifiers.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hedge {
    pub(crate) modifier: Modifier,
}

/// A counted noun: `count_nouns.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Noun {
    pub(crate) lemma: Str<'static>,
    /// `vessel` or `person`.
    pub(crate) category: Option<Str<'static>>,
    /// Whether this form is, or may be, the plural.
    pub(crate) plural: bool,
}

/// A word of the calendar grammar: `calendar.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct CalendarWord {
    pub(crate) class: Str<'static>,
    pub(crate) value: Str<'static>,
}

/// A holiday: `holidays.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Holiday {
    /// When it is, where no country is named; none for days that countries keep at their own dates.
    pub(crate) rule: Option<&'static str>,
    /// Indices of countries with days of their own.
    pub(crate) by_country: Vec<(u32, &'static str)>,
}

/// An office, job or word around it: `titles.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// The form is a plural: "ministers".
    pub(crate) plural: bool,
    /// The singular.
    pub(crate) singular: Str<'static>,
    pub(crate) class: TitleClass,
}

/// What a title tells of the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TitleClass {
    /// "minister", "nurse", and every word that is no title itself.
    Plain,
    /// "chairman": a word before it names a body and no portfolio.
    OfBody,
    /// "owner": firms may bear it, too.
    Agent,
}

/// A country: `countries.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct Country {
    pub(crate) name: Str<'static>,
    /// Index of the currency in use.
    pub(crate) currency: Option<u32>,
}

/// An outlet: `outlets.tsv`.
#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "traits that do not exclude one another"
)]
pub(crate) struct OutletEntry {
    pub(crate) name: Str<'static>,
    pub(crate) country: Option<Str<'static>>,
    pub(crate) domain: Option<Str<'static>>,
    /// Its forms that are common words, by `|`; `yes` for all of them.
    pub(crate) evidence: &'static str,
    /// One of its names ends in a small word: `detikcom`.
    pub(crate) is_small: bool,
    /// A research institute, which is an outlet only where it publishes.
    pub(crate) institute: bool,
    /// A user has added it, or to it.
    pub(crate) own: bool,
}

impl OutletEntry {
    /// Whether `form` is a common word, so that context must show that the outlet is meant.
    pub(crate) fn needs_evidence(&self, form: &str) -> bool {
        let is_form = |listed: &str| listed.eq_ignore_ascii_case(form);
        match self.evidence {
            "" => false,
            "yes" => true,
            forms => forms
                .split('|')
                .any(|listed| is_form(listed) || listed.strip_prefix("The ").is_some_and(is_form)),
        }
    }
}

/// A verb of saying or publishing: `cue_verbs.tsv`.
#[derive(Clone, Debug)]
pub(crate) struct CueVerb {
    pub(crate) lemma: Str<'static>,
    /// Whether what it governs is somebody's words in indirect speech: "says that …", but not "calls it …".
    pub(crate) reports: bool,
}

/// A word of movement: `movements.tsv`, all rows of one surface form together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Movement {
    pub(crate) direction: Direction,
    pub(crate) verb: bool,
    pub(crate) noun: bool,
    /// The verb's object is where the movement ends: "reached 40%".
    pub(crate) goal: bool,
}

/// What words on a page say about its text, at the head of a line or caption: the `page` rows of `words.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageWord {
    /// "Photo": a picture, before its source.
    Picture,
    /// "©"
    Copyright,
    /// "Source", "Edited": opens a line about the text where a colon or "by" follows.
    Imprint,
    /// "Outlet", "Date": opens a short line that names one thing about the text behind a colon.
    Label,
    /// "Read more": opens what a web page leaves in copied text, a line of `most` words.
    Leftover { most: usize },
    /// "Top stories": a heading that announces a list and heads no item.
    Overview,
}

impl std::str::FromStr for PageWord {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once(' ') {
            Some(("leftover", most)) => most
                .parse()
                .map(|most| Self::Leftover { most })
                .map_err(|_| ()),
            None if text == "picture" => Ok(Self::Picture),
            None if text == "copyright" => Ok(Self::Copyright),
            None if text == "imprint" => Ok(Self::Imprint),
            None if text == "label" => Ok(Self::Label),
            None if text == "overview" => Ok(Self::Overview),
            _ => Err(()),
        }
    }
}
