//! Persons, places, organisations and outlets.

use std::collections::hash_map::Entry;

use super::super::entries::{OutletEntry, Title, TitleClass};
use super::super::tag::Case;
use super::super::tsv::{Located, Row, rows};
use super::super::{PATRONYMIC, Tag};
use super::{Builder, List, cell};
use crate::{Error, Str};

impl Builder {
    pub(super) fn titles(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "class", "plural"])? {
            let row = row?;
            let (tag, class) = title_class(row.cells[1])
                .ok_or_else(|| row.error("unknown class", row.cells[1]))?;
            for (column, plural) in [(0, false), (2, true)] {
                for form in row.forms(column) {
                    let id = self.lexicon.titles.len();
                    self.lexicon.titles.push(Title {
                        plural,
                        singular: Str::Borrowed(row.cells[0]),
                        class,
                    });
                    self.add_cased(&row, form, Case::Any, tag, id)?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn names(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "kind"])? {
            let row = row?;
            let (tag, case, id) = match row.cells[1] {
                "given" => (Tag::Given, Case::Name, 0),
                "given_word" => (Tag::GivenWord, Case::Name, 0),
                "family" => (Tag::Family, Case::Name, 0),
                "particle" => (Tag::Particle, Case::Any, 0),
                "patronymic" => (Tag::Particle, Case::Any, PATRONYMIC),
                other => return Err(row.error("unknown kind", other)),
            };
            self.add_cased(&row, row.cells[0], case, tag, id)?;
        }
        Ok(())
    }

    pub(super) fn places(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["name", "kind", "country"])? {
            let row = row?;
            self.add(&row, row.cells[0], Tag::Place, 0)?;
        }
        Ok(())
    }

    pub(super) fn organisations(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "kind"])? {
            let row = row?;
            match row.cells[1] {
                "head" => self.add_cased(&row, row.cells[0], Case::Any, Tag::OrgHead, 0)?,
                "body" => self.add(&row, row.cells[0], Tag::OrgBody, 0)?,
                "outlet_head" => {
                    self.add_cased(&row, row.cells[0], Case::Name, Tag::OutletHead, 0)?;
                }
                "outlet_name" => {
                    self.add_cased(&row, row.cells[0], Case::Name, Tag::OutletHead, 1)?;
                }
                "medium" => self.add_cased(&row, row.cells[0], Case::Any, Tag::Medium, 0)?,
                "thing" => self.add_cased(&row, row.cells[0], Case::Any, Tag::Thing, 0)?,
                other => return Err(row.error("unknown kind", other)),
            }
        }
        Ok(())
    }

    pub(super) fn outlets(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(
            name,
            content,
            ["name", "aliases", "country", "domain", "kind", "evidence"],
        )? {
            let row = row?;
            let id = self.lexicon.outlets.len();
            let (mut is_small, mut called) = (false, false);
            let label = row.cells[3].split('.').next().unwrap_or_default();
            for form in row.forms(0).chain(row.forms(1)) {
                is_small |= ends_small(form);
                called |= is_label(form, label);
                self.outlet_form(&row, form, id)?;
            }
            self.lexicon.outlets.push(OutletEntry {
                name: Str::Borrowed(row.cells[0]),
                country: cell(row.cells[2]),
                domain: cell(row.cells[3]),
                evidence: row.cells[5],
                is_small,
                institute: row.cells[4] == "think_tank",
                own: false,
            });
            if !row.cells[3].is_empty() {
                self.domain(&row, id, called)?;
            }
        }
        Ok(())
    }

    /// Of several outlets with one site, the one that it is `called` after has it: "nzz.ch" is the NZZ, not its Sunday paper.
    fn domain(&mut self, row: &Row<'static, 6>, id: usize, called: bool) -> Result<(), Error> {
        let domain = row.cells[3];
        match self.lexicon.domains.entry(Str::Borrowed(domain)) {
            Entry::Occupied(mut known) => {
                if called {
                    known.insert(id as u32);
                }
                Ok(())
            }
            Entry::Vacant(new) => {
                new.insert(id as u32);
                self.add(row, domain, Tag::Outlet, id)
            }
        }
    }

    pub(super) fn outlet_form(
        &mut self,
        row: &dyn Located,
        form: &str,
        id: usize,
    ) -> Result<(), Error> {
        self.add(row, form, Tag::Outlet, id)?;
        // "the Wall Street Journal" beside "The Wall Street Journal", and the name alone.
        match form.strip_prefix("The ").filter(|short| short.len() > 2) {
            Some(short) => self.add(row, short, Tag::Outlet, id),
            None => Ok(()),
        }
    }
}

/// What the class of a title means.
pub(super) fn title_class(name: &str) -> Option<(Tag, TitleClass)> {
    Some(match name {
        "head" => (Tag::Title, TitleClass::Plain),
        "body_head" => (Tag::Title, TitleClass::OfBody),
        "agent" => (Tag::Title, TitleClass::Agent),
        "kin" => (Tag::Kin, TitleClass::Plain),
        "qualifier" => (Tag::Qualifier, TitleClass::Plain),
        "honorific" => (Tag::Honorific, TitleClass::Plain),
        "portfolio" => (Tag::Portfolio, TitleClass::Plain),
        _ => return None,
    })
}

/// Whether the first label of a domain is a form without its spaces and hyphens.
fn is_label(form: &str, label: &str) -> bool {
    let letters = form.bytes().filter(|b| !matches!(b, b' ' | b'-'));
    let lower = |b: u8| b.to_ascii_lowercase();
    letters.map(lower).eq(label.bytes().map(lower))
}

/// Whether the last word of a name is small: `Česká televize`, `detikcom`.
pub(super) fn ends_small(name: &str) -> bool {
    let before = name.bytes().rposition(|b| matches!(b, b' ' | b'.'));
    let word = &name[before.map_or(0, |before| before + 1)..];
    word.starts_with(char::is_lowercase)
}
