//! Decades and centuries.
//!
//! | text                                            | expression                |
//! | ----------------------------------------------- | ------------------------- |
//! | `the 1990s`, `the '90s`, `the sixties`          | a decade                  |
//! | `the 1920s–30s`                                 | decades from one to another |
//! | `the 1880s and 90s`                             | two decades; the first tells the century |
//! | `the 19th century`, `the 17th and 18th centuries` | centuries               |
//!
//! Left alone: "in his sixties".

use super::{Expr, Found, Reader};
use crate::lexicon::Tag;
use crate::recognize::Form;
use crate::scan::{Class, TokenIndex};

impl Reader<'_, '_> {
    /// "the 1990s", "the 1920s–30s".
    pub(super) fn decade(&self, at: TokenIndex) -> Option<Found> {
        let (year, end) = self.full_decade(at)?;
        let first = self.with_the(at);
        let found = Found::new(first, end, Expr::Decade(year), "date.decade");
        let last = self
            .dash(end)
            .then(|| self.last_decade(end + 1, year))
            .flatten();
        Some(match last {
            Some((last, end)) => Found {
                end,
                rule: "date.decade_range",
                ..found.to(Expr::Decade(last))
            },
            None => found,
        })
    }

    /// `1990s` or `1990's` at `at`, and where it ends.
    fn full_decade(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let year = self
            .four_figures(at)
            .filter(|y| y % 10 == 0 && (1100..2200).contains(y))?;
        let apostrophe = usize::from(
            self.is(at + 1, Class::Apostrophe) && self.glued(at + 1) && self.glued(at + 2),
        );
        let s = at + 1 + apostrophe;
        (self.glued(s) && self.is_word(s, &["s"])).then_some((year, s + 1))
    }

    /// `30s` at `at`: the tens of a decade, and where it ends.
    fn tens(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        if !(self.glued(at + 1) && self.is_word(at + 1, &["s"])) {
            return None;
        }
        self.number(at, 2)
            .filter(|n| n % 10 == 0 && *n > 0 && self.doc.word(at).len() == 2)
            .map(|tens| (tens, at + 2))
    }

    /// The later decade that ends a range begun in `first`: "1930s", "30s", "'30s".
    fn last_decade(&self, at: TokenIndex, first: i32) -> Option<(i32, TokenIndex)> {
        let mark = matches!(
            self.doc.class(at),
            Some(Class::Apostrophe | Class::SingleOpen)
        );
        let short = || {
            let (tens, end) = self.tens(at + usize::from(mark))?;
            Some((first - first % 100 + tens, end))
        };
        self.full_decade(at)
            .or_else(short)
            .filter(|&(last, _)| last > first)
    }

    /// "the '90s", "the 80s", "the 1880s and 90s".
    pub(super) fn short_decade(&self, at: TokenIndex) -> Option<Found> {
        let (tens, end) = self.tens(at)?;
        if let Some(century) = self.century_of_decade_before(at) {
            let expr = Expr::Decade(century + tens);
            return Some(Found::new(at, end, expr, "date.decade"));
        }
        let marked = self.glued(at)
            && self.before(at).is_some_and(|b| {
                matches!(
                    self.doc.tokens[b].class,
                    Class::Apostrophe | Class::SingleOpen
                )
            });
        let first = if marked { at - 1 } else { at };
        let with_the = self.with_the(first);
        (marked || with_the < first)
            .then(|| Found::new(with_the, end, Expr::Decade(1900 + tens), "date.decade"))
    }

    /// 1800 before "90s" in "the 1880s and 90s".
    fn century_of_decade_before(&self, at: TokenIndex) -> Option<i32> {
        let and = self
            .before(at)
            .filter(|&b| self.is_word(b, &["and", "or"]))?;
        let year_at = and.checked_sub(2).filter(|&year| year >= self.first)?;
        let (year, end) = self.full_decade(year_at)?;
        (end == and).then_some(year - year % 100)
    }

    /// "the sixties", "the early eighties"; not "in his sixties".
    pub(super) fn decade_in_words(&self, at: TokenIndex) -> Option<Found> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        let part = self
            .before(at)
            .filter(|&b| self.is_word(b, &["early", "late", "mid"]) || self.is(b, Class::Hyphen));
        let the = self.with_the(part.unwrap_or(at));
        if !self.is_word(the, &["the"])
            || self.is_before(the, &["into", "in"]) && self.measured(at + 1)
        {
            return None;
        }
        let first = if part.is_some() { at } else { the };
        let expr = Expr::Decade(word.value.parse().ok()?);
        Some(Found::new(first, at + 1, expr, "date.decade_in_words"))
    }

    /// "the 19th century", each of "the 17th and 18th centuries".
    pub(super) fn century(&self, at: TokenIndex) -> Option<Found> {
        let (index, numeral_end) = self.hundred(at)?;
        let hyphen = usize::from(
            self.is(numeral_end, Class::Hyphen)
                && self.glued(numeral_end)
                && self.glued(numeral_end + 1),
        );
        let unit = numeral_end + hyphen;
        let end = if self.is_word(unit, &["century", "centuries"]) {
            unit + 1
        } else if self.is_word(numeral_end, &["and", "or", "to"])
            && let Some((_, last_end)) = self.hundred(self.behind_part(numeral_end + 1))
            && self.is_word(last_end, &["century", "centuries"])
        {
            numeral_end
        } else {
            return None;
        };
        let first = if hyphen == 0 { self.with_the(at) } else { at };
        let expr = Expr::Century((index - 1) * 100);
        Some(Found::new(first, end, expr, "date.century"))
    }

    /// What "early", "late" or "mid-" at `at` stands before.
    fn behind_part(&self, at: TokenIndex) -> TokenIndex {
        let part = usize::from(self.is_word(at, &["early", "late", "mid"]));
        at + part + usize::from(part > 0 && self.is(at + 1, Class::Hyphen))
    }

    /// The ordinal of a century at `at`, and where it ends.
    fn hundred(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let numeral = self
            .doc
            .numerals
            .starting(at)
            .filter(|n| n.form == Form::Ordinal && n.end < self.end)?;
        let index = i32::try_from(numeral.value).ok()?;
        (1..=22).contains(&index).then_some((index, numeral.end))
    }
}
