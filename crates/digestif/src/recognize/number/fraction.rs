//! Fractions and ratios that measure nothing: "two-thirds of the houses", "fell by half", "one in five".
//!
//! | text                                  | value |
//! | ------------------------------------- | ----- |
//! | `a third of the crop`, `a third more` | 1/3   |
//! | `nearly half the world's oil`         | 1/2   |
//! | `one in four sheds`, `2 out of 5`     | 0.25, 0.4 |
//!
//! Left alone: `the second half`, `half past`, `a third quarter`, `two in May`, ratios of large numbers ("12 out of 17 boats" are two
//! numbers).

use rust_decimal::Decimal;

use super::super::numeral::{self, Form, Numeral};
use super::super::{change, hedge};
use crate::lexicon::{Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};

/// Whether the fraction in words is meant as a number.
pub(super) fn is_meant(doc: &Document<'_>, numeral: &Numeral) -> bool {
    let (first, end) = (numeral.first, numeral.bare_end);
    if !doc.is(end - 1, Class::Word) {
        return true;
    }
    let everyday = doc.is_any_word(end - 1, &["half", "halves", "quarter", "quarters"]);
    let numbered = doc.has(first, Tag::Cardinal);
    let hyphens = doc.tokens[first..end].iter();
    let compound = numbered && hyphens.filter(|t| t.class == Class::Hyphen).count() > 0;
    // "three-quarters" and "one third" leave no other reading; "three quarters" may be a time.
    if numbered && !everyday || compound {
        return true;
    }
    if doc.is(end, Class::Hyphen) && doc.glued(end) || everyday && is_of_a_match(doc, first) {
        return false;
    }
    let sentence = doc.sentence(first);
    let alone = first == sentence.first && !sentence.holds(end + 1);
    // "a third or more of the crop".
    let hedge = doc.sense(end, Tag::ModifierAfter).map_or(0, |(_, len)| len);
    alone || hedge > 0 || is_part_of(doc, end, everyday) || is_compared(doc, first, end)
}

/// "a third of the crop", "half its staff"; not "a quarter of growth", "half of 2025", "half the night".
fn is_part_of(doc: &Document<'_>, end: TokenIndex, everyday: bool) -> bool {
    const TIMES: [Tag; 3] = [Tag::TimeUnit, Tag::Month, Tag::Season];
    let of = usize::from(doc.is_word(end, "of"));
    let half_the = doc.is_word(end - 1, "half") && doc.has(end, Tag::Determiner);
    let Some(whole) = doc.get(end + of) else {
        return false;
    };
    if of == 0 && (!half_the || doc.is_any_word(end, &["a", "an"])) {
        return false;
    }
    if !everyday {
        return true;
    }
    let year = doc.numerals.starting(end + of).is_some_and(|n| {
        n.form != Form::Words && n.scale == Decimal::ONE && n.value >= Decimal::from(1900)
    });
    let determined = usize::from(whole.flags.has(Tag::Determiner.flag()));
    let time =
        (end + of..=end + of + determined).any(|at| TIMES.iter().any(|&tag| doc.has(at, tag)));
    let moved = whole.flags.has(Tag::Movement.flag()) && doc.has(end + of, Tag::Movement);
    !year && !time && !moved
}

/// "more than half", "cut by a third", "a quarter more", "a third have left".
fn is_compared(doc: &Document<'_>, first: TokenIndex, end: TokenIndex) -> bool {
    let (_, start) = hedge::around(doc, first, end);
    // "over a quarter" may be a time.
    let quarter = doc.is_word(end - 1, "quarter");
    let hedged = start < first && !(quarter && start + 1 == first && doc.is_word(start, "over"));
    let noun = doc
        .get(end)
        .is_some_and(|t| t.class == Class::Word && t.gap <= Gap::Line && !ends_phrase(t.flags));
    let finite = doc.has(end, Tag::Auxiliary) && !quarter;
    numeral::is_comparison(doc, end)
        || finite
        || !noun && (hedged || change::change(doc, start, end).is_some())
}

/// Whether a word of these flags is no noun that the fraction would belong to.
fn ends_phrase(flags: Flags) -> bool {
    const CLOSED: Flags = Flags::FUNCTION_WORDS.with(&[Tag::Verb, Tag::Movement]);
    flags.has(CLOSED)
}

/// "the half", "the second half", "the northern half": a part of a match, a period or a place.
fn is_of_a_match(doc: &Document<'_>, first: TokenIndex) -> bool {
    const LEADS: Flags = Flags::of(&[Tag::Determiner, Tag::Ordinal]);
    let sentence = doc.sentence(first);
    let leads = |back: usize| {
        first >= sentence.first + back && {
            let token = &doc.tokens[first - back];
            token.class == Class::Word && token.flags.has(LEADS)
        }
    };
    let adjective = first > sentence.first && {
        let token = &doc.tokens[first - 1];
        token.class == Class::Word
            && !token.flags.has(Tag::ModifierBefore.flag())
            && !ends_phrase(token.flags)
    };
    leads(1) || adjective && leads(2)
}

/// The value of "one in five", "two out of three", "one-in-ten" from the numeral on, and where it ends.
pub(super) fn ratio(doc: &Document<'_>, part: &Numeral) -> Option<(Decimal, TokenIndex)> {
    let hyphen = usize::from(doc.is(part.end, Class::Hyphen) && doc.glued(part.end));
    let word = part.end + hyphen;
    let out = doc.is_word(word, "out") && doc.is_word(word + 1, "of");
    let behind = word + 1 + hyphen + usize::from(out);
    let every = usize::from(doc.is_any_word(behind, &["every", "each"]));
    // "one of every six", but not "one of six".
    let share = out || doc.is_word(word, "in") || every > 0 && doc.is_word(word, "of");
    if !share {
        return None;
    }
    let whole = doc.numerals.starting(behind + every)?;
    let led = part.first > 0 && hyphen == 0 && doc.is_any_word(part.first - 1, NO_PARTS);
    let plain = |n: &Numeral| matches!(n.form, Form::Digits | Form::Words) && !n.after_letter;
    let proper = plain(part) && whole.form != Form::Code && part.value < whole.value;
    if led || !proper || !whole.is_cardinal() || is_of_something(doc, whole) {
        return None;
    }
    let usual = part.value == Decimal::ONE || part.value <= Decimal::TEN && is_usual(whole.value);
    usual.then(|| ((part.value / whole.value).normalize(), whole.end))
}

/// Words before a number that is no part: "no one in ten years", "number one in two lists".
const NO_PARTS: &[&str] = &[
    "the", "this", "that", "no", "any", "every", "another", "number",
];

/// Whether people say "two in …" of it as a share: up to ten, and hundreds. Of others they count both.
fn is_usual(whole: Decimal) -> bool {
    whole <= Decimal::TEN
        || (whole % Decimal::ONE_HUNDRED).is_zero() && whole < Decimal::from(1_000_001)
}

/// "in 2019", "in two days", "in 3 km", "in 10 percent": the second number belongs to something else.
fn is_of_something(doc: &Document<'_>, whole: &Numeral) -> bool {
    let year = doc.is(whole.first, Class::Digits)
        && (Decimal::from(1900)..Decimal::from(2100)).contains(&whole.value)
        && whole.end == whole.first + 1;
    let unit = whole.end + usize::from(doc.is(whole.end, Class::Hyphen));
    year || [
        Tag::TimeUnit,
        Tag::Unit,
        Tag::PercentUnit,
        Tag::Month,
        Tag::Currency,
        Tag::Minor,
    ]
    .iter()
    .any(|&tag| doc.has(unit, tag))
}
