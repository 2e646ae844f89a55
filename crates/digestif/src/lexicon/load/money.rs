//! Countries and currencies.

use rust_decimal::Decimal;

use super::super::Tag;
use super::super::entries::{
    Candidates, Country, Currency, CurrencyForm, CurrencyFormKind, MinorForm,
};
use super::super::tag::Case;
use super::super::tsv::{Located, Row, rows};
use super::{Builder, List};
use crate::{Error, Str};

/// What a row of a currency says of one of its forms.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormTraits {
    /// The form means this currency where nothing decides.
    pub(super) default: bool,
    /// The form is also a common word.
    pub(super) guarded: bool,
}

impl Builder {
    pub(super) fn countries(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(
            name,
            content,
            [
                "iso2", "name", "aliases", "demonyms", "capital", "currency", "cities",
            ],
        )? {
            let row = row?;
            let id = self.lexicon.countries.len();
            self.country_ids.insert(row.cells[0], id as u32);
            self.lexicon.countries.push(Country {
                name: Str::Borrowed(row.cells[1]),
                currency: None,
            });
            self.country_currencies.push(row.cells[5]);
            for form in row.forms(1).chain(row.forms(2)) {
                self.add(&row, form, Tag::Country, id)?;
            }
            for form in row.forms(3) {
                self.add(&row, form, Tag::Demonym, id)?;
            }
            for form in row.forms(4).chain(row.forms(6)) {
                self.add(&row, form, Tag::City, id)?;
            }
        }
        Ok(())
    }

    pub(super) fn currencies(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(
            name,
            content,
            [
                "code",
                "nouns",
                "symbols",
                "countries",
                "minor",
                "default_for",
                "guard",
            ],
        )? {
            let row = row?;
            let id = self.lexicon.currencies.len() as u32;
            let countries = row
                .forms(3)
                .map(|code| {
                    self.country_ids
                        .get(code)
                        .copied()
                        .ok_or_else(|| row.error("unknown country", code))
                })
                .collect::<Result<_, _>>()?;
            let code = row.cells[0];
            self.lexicon.currencies.push(Currency {
                code: Str::Borrowed(code),
                countries,
            });
            let traits = |form: &str| FormTraits {
                default: row.forms(5).any(|f| f == form),
                guarded: row.forms(6).any(|f| f == form),
            };
            self.currency_form(&row, code, CurrencyFormKind::Code, id, traits(code))?;
            for form in row.forms(2) {
                let kind = if form.eq_ignore_ascii_case(code) {
                    CurrencyFormKind::Code
                } else {
                    CurrencyFormKind::Symbol
                };
                self.currency_form(&row, form, kind, id, traits(form))?;
            }
            self.scaled_codes(&row, code, id)?;
            // A noun in any case comes last, so that "RMB" stays a sign.
            for form in row.forms(1) {
                self.currency_form(&row, form, CurrencyFormKind::Noun, id, traits(form))?;
            }
            self.minor(&row, id)?;
        }
        for (country, &code) in self
            .lexicon
            .countries
            .iter_mut()
            .zip(&self.country_currencies)
        {
            country.currency = self
                .lexicon
                .currencies
                .iter()
                .position(|c| c.code == code)
                .map(|at| at as u32);
        }
        Ok(())
    }

    /// Adds a form of a currency, or the currency to a form that is known.
    pub(super) fn currency_form(
        &mut self,
        row: &dyn Located,
        form: &str,
        kind: CurrencyFormKind,
        id: u32,
        traits: FormTraits,
    ) -> Result<(), Error> {
        let key = (form.to_owned(), kind == CurrencyFormKind::Noun);
        let default = traits.default.then_some(id);
        if let Some(&at) = self.currency_forms.get(&key) {
            let known = &mut self.lexicon.currency_forms[at as usize];
            if !known.currencies.contains(&id) {
                known.currencies.push(id);
            }
            known.default = preferred(self.own, known.default, default);
            known.guarded |= traits.guarded;
            return Ok(());
        }
        let at = self.lexicon.currency_forms.len();
        self.currency_forms.insert(key, at as u32);
        self.lexicon.currency_forms.push(CurrencyForm {
            kind,
            currencies: vec![id],
            default,
            guarded: traits.guarded,
            candidates: Candidates::default(),
            factor: Decimal::ONE,
        });
        let case = if kind == CurrencyFormKind::Noun {
            Case::of(form)
        } else {
            Case::Exact
        };
        self.add_cased(row, form, case, Tag::Currency, at)
    }

    /// A code written together with a scale: `MEUR`, `kEUR`, `EURm`, `EURbn`.
    fn scaled_codes(
        &mut self,
        row: &Row<'static, 7>,
        code: &'static str,
        id: u32,
    ) -> Result<(), Error> {
        let forms = [
            (format!("M{code}"), 1_000_000),
            (format!("k{code}"), 1_000),
            (format!("{code}m"), 1_000_000),
            (format!("{code}mn"), 1_000_000),
            (format!("{code}bn"), 1_000_000_000),
        ];
        for (form, factor) in forms {
            if row.forms(6).any(|word| word == code || word == form) {
                continue;
            }
            let at = self.lexicon.currency_forms.len();
            self.lexicon.currency_forms.push(CurrencyForm {
                kind: CurrencyFormKind::Code,
                currencies: vec![id],
                default: None,
                guarded: false,
                candidates: Candidates::default(),
                factor: Decimal::from(factor),
            });
            self.add_cased(row, &form, Case::Exact, Tag::Currency, at)?;
        }
        Ok(())
    }

    fn minor(&mut self, row: &Row<'static, 7>, id: u32) -> Result<(), Error> {
        for subunit in row.cells[4].split(';').filter(|s| !s.is_empty()) {
            let (forms, count) = subunit_count(row, subunit)?;
            for form in forms.split('|') {
                let default = row.forms(5).any(|f| f == form);
                self.minor_form(row, form, count, id, default)?;
            }
        }
        Ok(())
    }

    /// Adds a form of a subunit of which `count` make one unit, or the currency to a form that is known.
    pub(super) fn minor_form(
        &mut self,
        row: &dyn Located,
        form: &str,
        count: u32,
        id: u32,
        default: bool,
    ) -> Result<(), Error> {
        let default = default.then_some(id);
        if let Some(&at) = self.minor_forms.get(form) {
            let known = &mut self.lexicon.minor_forms[at as usize];
            known.currencies.push((id, count));
            known.default = preferred(self.own, known.default, default);
            return Ok(());
        }
        let at = self.lexicon.minor_forms.len();
        self.minor_forms.insert(form.to_owned(), at as u32);
        self.lexicon.minor_forms.push(MinorForm {
            currencies: vec![(id, count)],
            default,
            candidates: Candidates::default(),
        });
        self.add(row, form, Tag::Minor, at)
    }
}

/// Of two defaults the one that was there first, but a user's own before it.
fn preferred(own: bool, known: Option<u32>, new: Option<u32>) -> Option<u32> {
    if own { new.or(known) } else { known.or(new) }
}

/// The forms of a subunit and how many make one unit: "tiyn=100".
pub(super) fn subunit_count<'a>(
    row: &dyn Located,
    subunit: &'a str,
) -> Result<(&'a str, u32), Error> {
    let (forms, count) = subunit
        .split_once('=')
        .ok_or_else(|| row.error("subunit without =", subunit))?;
    let count = count
        .trim()
        .parse()
        .ok()
        .filter(|&count| count > 0)
        .ok_or_else(|| row.error("subunit without a number", subunit))?;
    Ok((forms, count))
}
