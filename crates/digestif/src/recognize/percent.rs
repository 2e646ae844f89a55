//! Percentages, percentage points and basis points.
//!
//! | text                                  | value                                                |
//! | ------------------------------------- | ---------------------------------------------------- |
//! | `more than 30%`                       | 30, `percent`, modifier `more_than`                  |
//! | `half a percentage point`             | 0.5, `percentage_point`                              |
//! | `three-tenths of 1 percent`           | 0.3, `percent`                                       |
//! | `a quarter-point cut`                 | 0.25, `percentage_point`                             |
//! | `30% of chromium reserves`            | 30, `percent`, of `chromium reserves`                |
//! | `a 12% stake in the brewery`          | 12, `percent`, of `the brewery`                      |
//! | `the share of exports … reached 40%`  | 40, `percent`, of `exports`                          |
//! | `50-basis-point`                      | 50, `basis_point`                                    |
//!
//! Left alone: `30th percentile`, percentages in names. Words: `data/percents.tsv`, `data/modifiers.tsv`.

use super::amount::{Amount, Marks};
use super::noun_phrase;
use super::numeral::{self, Form, Numeral};
use super::{Draft, Mention, change, hedge};
use crate::Str;
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, Shape, Token, TokenIndex};
use crate::value::{Percent, PercentUnit};

pub(super) struct Recognizer;

/// How far before a percentage "the share of" may stand, in tokens.
const REACH: usize = 14;

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        (numeral.behind.has(Tag::PercentUnit.flag()) || numeral.form == Form::Fraction)
            && !matches!(numeral.form, Form::Code | Form::Ordinal | Form::Vague)
            && !numeral.after_letter
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        let range = Amount::read(doc, numeral, Marks::Percent);
        let (amount, end, unit, rule) = read(doc, range)
            .or_else(|| range.high.and_then(|_| read(doc, Amount::single(numeral))))
            .or_else(|| rate_point(doc, numeral))
            .or_else(|| shared_unit(doc, range))?;
        let first = amount.signed_first(doc);
        let (modifier, start) = hedge::around(doc, first, end);
        let percent = Percent {
            amount: amount.signed_low(first),
            high: amount.high,
            unit,
            modifier,
            change: change::change(doc, start, end),
            of: share_behind(doc, end).or_else(|| share_before(doc, start)),
        };
        Some(Mention::new(first, end, rule, Draft::Percent(percent)))
    }
}

/// An amount with the unit behind it.
fn read<'d>(
    doc: &Document<'_>,
    amount: Amount<'d>,
) -> Option<(Amount<'d>, TokenIndex, PercentUnit, &'static str)> {
    let (end, unit) = unit_behind(doc, amount.end)?;
    Some((amount, end, unit, "percent.number_unit"))
}

/// "of 3 and 5 percent": a fraction has its unit by itself: "a third or 40%".
fn shared_unit<'d>(
    doc: &Document<'_>,
    amount: Amount<'d>,
) -> Option<(Amount<'d>, TokenIndex, PercentUnit, &'static str)> {
    let second = amount.shared_with(doc)?;
    let (_, unit) = unit_behind(doc, second.end)?;
    let cardinal = amount.numeral.form != Form::Fraction;
    cardinal.then_some((amount, amount.end, unit, "percent.shared_unit"))
}

/// "a quarter-point cut", "raised rates by half a point": of rates that move, a part of a point is one of a percentage point.
fn rate_point<'d>(
    doc: &Document<'_>,
    numeral: &'d Numeral,
) -> Option<(Amount<'d>, TokenIndex, PercentUnit, &'static str)> {
    let end = numeral.end;
    let joined = usize::from(doc.is(end, Class::Hyphen) && doc.glued(end) && doc.glued(end + 1));
    let of = usize::from(doc.is_word(end, "of"));
    let article = usize::from(doc.is_word(end + of, "a"));
    let point = if article > 0 {
        end + of + 1
    } else {
        end + joined
    };
    if numeral.form != Form::Fraction || !doc.is_word(point, "point") {
        return None;
    }
    let rate = |at: TokenIndex| doc.is_any_word(at, &["rate", "rates"]);
    let moves = change::change(doc, numeral.first, point + 1).is_some() || rate(point + 1);
    let of_rates = (numeral.first.saturating_sub(6)..numeral.first).any(rate)
        || (point + 1..point + 4).any(rate);
    // The article of "a quarter-point cut" belongs to the cut.
    let compound = joined > 0 && numeral.end > numeral.first + 1;
    let amount = Amount {
        first: numeral.first + usize::from(compound && numeral::is_article(doc, numeral.first)),
        ..Amount::single(numeral)
    };
    (moves && (of_rates || doc.has(point + 1, Tag::Movement))).then_some((
        amount,
        point + 1,
        PercentUnit::PercentagePoint,
        "percent.rate_point",
    ))
}

/// The unit at or shortly behind `at`, and where it ends: "%", " percent", "-percentage-point", " of a percentage point", " of 1 percent".
fn unit_behind(doc: &Document<'_>, at: TokenIndex) -> Option<(TokenIndex, PercentUnit)> {
    let hyphen = usize::from(doc.is(at, Class::Hyphen) && doc.glued(at) && doc.glued(at + 1));
    let of = usize::from(doc.is_word(at, "of"));
    let one = doc.is_any_word(at + of, &["a", "an"])
        || of == 1 && (doc.is_word(at + 1, "one") || is_figure_one(doc, at + 1));
    let at = if one { at + of + 1 } else { at + hyphen };
    let (sense, len) = doc.sense(at, Tag::PercentUnit)?;
    if doc.tokens[at].gap > Gap::Line || is_other_word(doc, at, len) {
        return None;
    }
    Some((at + len, doc.lexicon.percents[sense.id as usize]))
}

fn is_figure_one(doc: &Document<'_>, at: TokenIndex) -> bool {
    doc.is(at, Class::Digits) && doc.word(at) == "1"
}

/// "two percentage figures": the word is a unit only where no noun follows; "the One Percent Club" is a name.
fn is_other_word(doc: &Document<'_>, at: TokenIndex, len: usize) -> bool {
    const CLOSED: Flags = Flags::of(&[
        Tag::Preposition,
        Tag::Determiner,
        Tag::Auxiliary,
        Tag::Conjunction,
        Tag::Adverb,
        Tag::Month,
        Tag::Weekday,
    ]);
    let unit = &doc.tokens[at];
    if unit.class != Class::Word {
        return false;
    }
    let noun = |t: &Token| t.class == Class::Word && t.gap <= Gap::Line && !t.flags.has(CLOSED);
    let behind = doc.get(at + len).filter(|t| noun(t));
    if len == 1 && doc.is_word(at, "percentage") {
        return behind.is_some();
    }
    let named = |at: TokenIndex| doc.tokens[at].shape == Shape::Title;
    named(at) && at > 0 && named(at - 1) && behind.is_some_and(|t| t.shape == Shape::Title)
}

/// "of arable land", "stake in the brewery", "share of the market" behind the percentage.
fn share_behind<'t>(doc: &Document<'t>, end: TokenIndex) -> Option<Str<'t>> {
    let holding = [
        "stake",
        "share",
        "holding",
        "interest",
        "shareholding",
        "stakes",
        "ownership",
    ];
    let of = if doc.is_any_word(end, &holding) {
        end + 1
    } else {
        end
    };
    if !(doc.is_word(of, "of") || of > end && doc.is_word(of, "in")) {
        return None;
    }
    // "61% of them"
    if of == end && doc.is_any_word(of + 1, &["them", "it", "us"]) {
        return Some(doc.plain(of + 1, of + 2));
    }
    phrase(doc, of + 1)
}

fn phrase<'t>(doc: &Document<'t>, first: TokenIndex) -> Option<Str<'t>> {
    if first >= doc.tokens.len() {
        return None;
    }
    let end = noun_phrase::whole(doc, first)?;
    Some(doc.plain(first, end))
}

/// "the share of exports … reached 40%": the whole stands before.
fn share_before<'t>(doc: &Document<'t>, start: TokenIndex) -> Option<Str<'t>> {
    let sentence = doc.sentence(start);
    let reach = start.saturating_sub(REACH).max(sentence.first);
    let share = (reach..start.saturating_sub(2))
        .rev()
        .take_while(|&at| {
            !matches!(
                doc.tokens[at].class,
                Class::Comma | Class::Semicolon | Class::Percent
            )
        })
        .find(|&at| {
            doc.is_any_word(at, &["share", "proportion", "percentage"]) && doc.is_word(at + 1, "of")
        })?;
    phrase(doc, share + 2)
}
