//! Countries and currencies.

use rust_decimal::Decimal;

use super::super::Tag;
use super::super::entries::{
    Candidates, Country, Currency, CurrencyForm, CurrencyFormKind, MinorForm,
};
use super::super::tag::Case;
use super::super::tsv::{Row, rows};
use super::{Builder, List};
use crate::{Error, Str};

impl Builder {
    pub(super) fn countries(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(
            name,
            content,
            [
                "iso2", "name", "aliases", "demonyms", "capital", "currency", "cities",
            ],
        )? {
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
            self.currency_form(&row, code, CurrencyFormKind::Code, id)?;
            for form in row.forms(2) {
                let kind = if form.eq_ignore_ascii_case(code) {
                    CurrencyFormKind::Code
                } else {
                    CurrencyFormKind::Symbol
                };
                self.currency_form(&row, form, kind, id)?;
            }
            self.scaled_codes(&row, code, id)?;
            // A noun in any case comes last, so that "RMB" stays a sign.
            for form in row.forms(1) {
                self.currency_form(&row, form, CurrencyFormKind::Noun, id)?;
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

    fn currency_form(
        &mut self,
        row: &Row<'static, 7>,
        form: &'static str,
        kind: CurrencyFormKind,
        id: u32,
    ) -> Result<(), Error> {
        let key = (form.to_owned(), kind == CurrencyFormKind::Noun);
        let default = row.forms(5).any(|f| f == form).then_some(id);
        let guarded = row.forms(6).any(|f| f == form);
        if let Some(&at) = self.currency_forms.get(&key) {
            let known = &mut self.lexicon.currency_forms[at as usize];
            known.currencies.push(id);
            known.default = known.default.or(default);
            known.guarded |= guarded;
            return Ok(());
        }
        let at = self.lexicon.currency_forms.len();
        self.currency_forms.insert(key, at as u32);
        self.lexicon.currency_forms.push(CurrencyForm {
            kind,
            currencies: vec![id],
            default,
            guarded,
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
            let (forms, count) = subunit
                .split_once('=')
                .ok_or_else(|| row.error("subunit without =", subunit))?;
            let count = count
                .parse()
                .map_err(|_| row.error("subunit without a number", subunit))?;
            for form in forms.split('|') {
                let default = row.forms(5).any(|f| f == form).then_some(id);
                if let Some(&at) = self.minor_forms.get(form) {
                    let known = &mut self.lexicon.minor_forms[at as usize];
                    known.currencies.push((id, count));
                    known.default = known.default.or(default);
                    continue;
                }
                let at = self.lexicon.minor_forms.len();
                self.minor_forms.insert(form.to_owned(), at as u32);
                self.lexicon.minor_forms.push(MinorForm {
                    currencies: vec![(id, count)],
                    default,
                    candidates: Candidates::default(),
                });
                self.add(row, form, Tag::Minor, at)?;
            }
        }
        Ok(())
    }
}
