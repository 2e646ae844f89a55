//! A user's own rows. A row whose name is known adds to what is there: what it gives replaces, its forms come first.

use std::collections::HashMap;

use super::super::entries::{Currency, CurrencyFormKind, Noun, OutletEntry, Title, Unit};
use super::super::user::{Cell, Row, Table};
use super::super::{Case, Tag};
use super::Builder;
use super::money::{FormTraits, subunit_count};
use super::names::{ends_small, title_class};
use crate::{Error, Str};

/// The forms of a table that a user's rows have taken, each by the number of its row.
struct Taken<'r>(HashMap<(Table, &'r str), (usize, &'r Cell)>);

impl<'r> Taken<'r> {
    /// Takes a form for the row `number`, unless another one has it.
    fn take(&mut self, table: Table, number: usize, form: &'r Cell) -> Result<(), Error> {
        let (holder, first) = *self.0.entry((table, &form.text)).or_insert((number, form));
        if holder == number {
            Ok(())
        } else {
            Err(form.wrong(format!("stands twice, first at {first}")))
        }
    }
}

impl Builder {
    /// Adds the rows; those of patterns are left to `pattern`.
    pub(super) fn user_rows(&mut self, rows: &[Row]) -> Result<(), Error> {
        self.own = true;
        let mut taken = Taken(HashMap::new());
        let mut outlets: HashMap<String, usize> = HashMap::new();
        if rows.iter().any(|row| row.table == Table::Outlet) {
            let known = self.lexicon.outlets.iter().enumerate();
            outlets.extend(known.map(|(id, outlet)| (outlet.name.to_string(), id)));
        }
        for (row, number) in rows.iter().zip(0..) {
            taken.take(row.table, number, row.name())?;
            // Currencies may share their nouns and signs, as "dollar" shows.
            for column in ["aliases", "plural", "surfaces"]
                .into_iter()
                .chain((row.table == Table::Unit).then_some("symbols"))
            {
                for form in row.list(column) {
                    taken.take(row.table, number, form)?;
                }
            }
            match row.table {
                Table::Outlet => self.user_outlet(row, &outlets)?,
                Table::Title => self.user_title(row)?,
                Table::Person => self.user_person(row)?,
                Table::Noun => self.user_noun(row)?,
                Table::Unit => self.user_unit(row)?,
                Table::Currency => self.user_currency(row)?,
                Table::Pattern => {}
            }
        }
        Ok(())
    }

    fn user_outlet(&mut self, row: &Row, known: &HashMap<String, usize>) -> Result<(), Error> {
        let name = row.name();
        let outlets = &mut self.lexicon.outlets;
        let id = known.get(&name.text).copied().unwrap_or_else(|| {
            outlets.push(OutletEntry {
                name: Str::Owned(name.text.clone()),
                country: None,
                domain: None,
                evidence: "",
                is_small: false,
                institute: false,
                own: true,
            });
            outlets.len() - 1
        });
        let outlet = &mut outlets[id];
        outlet.own = true;
        let forms = || std::iter::once(name).chain(row.list("aliases"));
        outlet.is_small |= forms().any(|form| ends_small(&form.text));
        outlet.country = owned(row.text("country")).or(outlet.country.take());
        outlet.domain = owned(row.text("domain")).or(outlet.domain.take());
        if let Some(domain) = &outlet.domain {
            self.lexicon.domains.insert(domain.clone(), id as u32);
        }
        if let Some(evidence) = row.flag("evidence") {
            outlet.evidence = if evidence { "yes" } else { "" };
        }
        if let Some(kind) = row.text("kind") {
            outlet.institute = match kind.text.as_str() {
                "think_tank" => true,
                "agency" | "broadcaster" | "journal" | "magazine" | "newspaper" | "portal" => false,
                _ => return Err(kind.wrong("unknown kind; the kinds are agency, broadcaster, journal, magazine, newspaper, portal, think_tank")),
            };
        }
        forms().try_for_each(|form| self.outlet_form(form, &form.text, id))
    }

    fn user_title(&mut self, row: &Row) -> Result<(), Error> {
        let class = row.text("class");
        let (tag, class) = match class {
            None => title_class("head"),
            Some(class) => title_class(&class.text),
        }
        .ok_or_else(|| {
            class.unwrap_or(row.name()).wrong("unknown class; the classes are head, body_head, agent, kin, qualifier, portfolio, honorific")
        })?;
        let plurals = row.list("plural").iter().map(|form| (form, true));
        for (form, plural) in std::iter::once((row.name(), false)).chain(plurals) {
            self.lexicon.titles.push(Title {
                plural,
                singular: Str::Owned(row.name().text.clone()),
                class,
            });
            let id = self.lexicon.titles.len() - 1;
            self.add_cased(form, &form.text, Case::Any, tag, id)?;
        }
        Ok(())
    }

    fn user_person(&mut self, row: &Row) -> Result<(), Error> {
        let id = self.lexicon.people.len();
        self.lexicon.people.push(row.name().text.as_str().into());
        for form in std::iter::once(row.name()).chain(row.list("aliases")) {
            self.add(form, &form.text, Tag::Person, id)?;
        }
        Ok(())
    }

    fn user_noun(&mut self, row: &Row) -> Result<(), Error> {
        // "aircraft": one form for both numbers is added once, as the plural it may be.
        let plural = row.list("plural");
        let singular = Some(row.name()).filter(|name| plural.iter().all(|p| p.text != name.text));
        for form in singular.into_iter().chain(plural) {
            self.lexicon.nouns.push(Noun {
                lemma: Str::Owned(row.name().text.clone()),
                category: owned(row.text("category")),
                plural: singular.is_none_or(|name| form.text != name.text),
            });
            let id = self.lexicon.nouns.len() - 1;
            self.add(form, &form.text, Tag::Noun, id)?;
        }
        Ok(())
    }

    fn user_unit(&mut self, row: &Row) -> Result<(), Error> {
        let id = self.lexicon.units.len();
        let named = row.text("dimension").unwrap_or(row.name());
        let dimension = named.text.parse().map_err(|_| {
            let known: Vec<&str> = crate::Dimension::ALL.iter().map(|d| d.as_str()).collect();
            named.wrong(format!(
                "unknown dimension; the dimensions are {}",
                known.join(", ")
            ))
        })?;
        self.lexicon.units.push(Unit {
            name: Str::Owned(row.name().text.clone()),
            dimension,
            per: owned(row.text("per")),
            base: None,
        });
        // A name that is listed as a sign is one: "TEU".
        let symbols = row.list("symbols");
        let name = Some(row.name()).filter(|name| symbols.iter().all(|s| s.text != name.text));
        for form in name.into_iter().chain(row.list("surfaces")) {
            self.add_cased(form, &form.text, Case::Any, Tag::Unit, id)?;
        }
        for form in symbols {
            self.add_cased(form, &form.text, Case::Exact, Tag::Unit, id)?;
        }
        Ok(())
    }

    fn user_currency(&mut self, row: &Row) -> Result<(), Error> {
        let id = self.user_code(row)?;
        let among = |column: &str, form: &str| row.list(column).iter().any(|f| f.text == form);
        let code = std::iter::once((row.name(), CurrencyFormKind::Code));
        let nouns = row
            .list("nouns")
            .iter()
            .map(|form| (form, CurrencyFormKind::Noun));
        let symbols = row
            .list("symbols")
            .iter()
            .map(|form| (form, CurrencyFormKind::Symbol));
        for (form, kind) in code.chain(nouns).chain(symbols) {
            let traits = FormTraits {
                default: among("default_for", &form.text),
                guarded: among("guard", &form.text),
            };
            self.currency_form(form, &form.text, kind, id, traits)?;
        }
        for subunit in row.list("minor") {
            let (form, count) = subunit_count(subunit, &subunit.text)?;
            self.minor_form(subunit, form.trim(), count, id, among("default_for", form))?;
        }
        Ok(())
    }

    /// The currency of a row: the one that is known by its code, or a new one.
    fn user_code(&mut self, row: &Row) -> Result<u32, Error> {
        let code = row.name();
        let valid = (3..=8).contains(&code.text.len())
            && code.text.starts_with(|c: char| c.is_ascii_uppercase())
            && code
                .text
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if !valid {
            return Err(code.wrong("not a currency code of three to eight capitals and digits"));
        }
        let mut countries = Vec::new();
        for country in row.list("countries") {
            let id = self.country_ids.get(country.text.as_str()).copied();
            countries.push(id.ok_or_else(|| {
                country.wrong("unknown country; two letters of ISO 3166 are expected")
            })?);
        }
        let currencies = &mut self.lexicon.currencies;
        let known = currencies.iter().position(|c| c.code == code.text);
        let id = known.unwrap_or_else(|| {
            currencies.push(Currency {
                code: Str::Owned(code.text.clone()),
                countries: Vec::new(),
            });
            currencies.len() - 1
        });
        currencies[id].countries.extend(countries);
        Ok(id as u32)
    }
}

fn owned(cell: Option<&Cell>) -> Option<Str<'static>> {
    cell.map(|cell| Str::Owned(cell.text.clone()))
}
