//! Numbers and what stands around them: scales, units, hedges, counted nouns, movements.

use rust_decimal::Decimal;

use super::super::Tag;
use super::super::entries::{Hedge, Movement, Noun, NumberClass, NumberWord, Scale, Unit};
use super::super::tag::Case;
use super::super::tsv::{Located, rows};
use super::{Builder, List, cell};
use crate::value::BaseUnit;
use crate::{Error, Str};

impl Builder {
    pub(super) fn scales(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "value", "attach"])? {
            let row = row?;
            let value = row.cells[1]
                .parse()
                .map_err(|_| row.error("not a number", row.cells[1]))?;
            let glued = match row.cells[2] {
                "glued" => true,
                "word" => false,
                other => return Err(row.error("attach is neither word nor glued", other)),
            };
            let id = self.lexicon.scales.len();
            self.lexicon.scales.push(Scale { value, glued });
            // "million" in any case, but "M" and "Bn" to the letter.
            let case = if row.cells[0].len() > 3 {
                Case::Any
            } else {
                Case::Exact
            };
            self.add_cased(&row, row.cells[0], case, Tag::Scale, id)?;
        }
        Ok(())
    }

    pub(super) fn number_words(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "value", "class"])? {
            let row = row?;
            let (class, tag) = match row.cells[2] {
                "unit" => (NumberClass::Unit, Tag::Cardinal),
                "teen" => (NumberClass::Teen, Tag::Cardinal),
                "ten" => (NumberClass::Ten, Tag::Cardinal),
                "hundred" => (NumberClass::Hundred, Tag::Cardinal),
                "group" => (NumberClass::Group, Tag::Cardinal),
                "ordinal" => (NumberClass::Ordinal, Tag::Ordinal),
                "fraction" => (NumberClass::Fraction, Tag::Fraction),
                "vague" => (NumberClass::Vague, Tag::Vague),
                other => return Err(row.error("unknown class", other)),
            };
            let value = number_value(row.cells[1])
                .ok_or_else(|| row.error("not a number", row.cells[1]))?;
            let id = self.lexicon.numbers.len();
            self.lexicon.numbers.push(NumberWord { value, class });
            self.add(&row, row.cells[0], tag, id)?;
        }
        Ok(())
    }

    pub(super) fn units(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(
            name,
            content,
            [
                "unit",
                "dimension",
                "per",
                "offset",
                "factor",
                "si",
                "surfaces",
                "symbols",
            ],
        )? {
            let row = row?;
            let dimension = row.cells[1]
                .parse()
                .map_err(|_| row.error("unknown dimension", row.cells[1]))?;
            let base = base_unit(row.cells[3], row.cells[4], row.cells[5])
                .map_err(|()| row.error("offset or factor is no number", row.cells[4]))?;
            let id = self.lexicon.units.len();
            self.lexicon.units.push(Unit {
                name: Str::Borrowed(row.cells[0]),
                dimension,
                per: cell(row.cells[2]),
                base,
            });
            for form in row.forms(6) {
                self.add_cased(&row, form, Case::Any, Tag::Unit, id)?;
            }
            for form in row.forms(7) {
                self.add_cased(&row, form, Case::Exact, Tag::Unit, id)?;
            }
        }
        Ok(())
    }

    pub(super) fn percents(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "unit"])? {
            let row = row?;
            let unit = row.cells[1]
                .parse()
                .map_err(|_| row.error("unknown unit", row.cells[1]))?;
            self.lexicon.percents.push(unit);
            self.add_cased(
                &row,
                row.cells[0],
                Case::Any,
                Tag::PercentUnit,
                self.lexicon.percents.len() - 1,
            )?;
        }
        Ok(())
    }

    pub(super) fn modifiers(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "modifier", "position"])? {
            let row = row?;
            let modifier = row.cells[1]
                .parse()
                .map_err(|_| row.error("unknown modifier", row.cells[1]))?;
            let tag = match row.cells[2] {
                "before" => Tag::ModifierBefore,
                "after" => Tag::ModifierAfter,
                other => return Err(row.error("position is neither before nor after", other)),
            };
            let id = self.lexicon.modifiers.len();
            self.lexicon.modifiers.push(Hedge { modifier });
            self.add_cased(&row, row.cells[0], Case::Any, tag, id)?;
        }
        Ok(())
    }

    pub(super) fn count_nouns(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["lemma", "plural", "category"])? {
            let row = row?;
            // "aircraft": one form for both numbers is added once, as the plural it may be.
            let singular = row
                .forms(0)
                .filter(|&form| row.forms(1).all(|plural| plural != form))
                .map(|form| (form, false));
            for (form, plural) in singular.chain(row.forms(1).map(|form| (form, true))) {
                let id = self.lexicon.nouns.len();
                let (lemma, category) = (Str::Borrowed(row.cells[0]), cell(row.cells[2]));
                self.lexicon.nouns.push(Noun {
                    lemma,
                    category,
                    plural,
                });
                self.add(&row, form, Tag::Noun, id)?;
            }
        }
        Ok(())
    }

    pub(super) fn movements(&mut self, (name, content): List) -> Result<(), Error> {
        // The rows of one form stand together, since the list is sorted.
        let mut last = None;
        for row in rows(name, content, ["surface", "direction", "pos"])? {
            let row = row?;
            let direction = row.cells[1]
                .parse()
                .map_err(|_| row.error("unknown direction", row.cells[1]))?;
            let (verb, noun) = match row.cells[2] {
                "verb" | "goal" => (true, false),
                "noun" => (false, true),
                "adverb" => (false, false),
                other => return Err(row.error("unknown part of speech", other)),
            };
            let id = self.lexicon.movements.len();
            let known = self
                .lexicon
                .movements
                .last_mut()
                .filter(|_| last == Some(row.cells[0]));
            if let Some(known) = known {
                known.verb |= verb;
                known.noun |= noun;
                continue;
            }
            last = Some(row.cells[0]);
            self.lexicon.movements.push(Movement {
                direction,
                verb,
                noun,
                goal: row.cells[2] == "goal",
            });
            self.add(&row, row.cells[0], Tag::Movement, id)?;
        }
        Ok(())
    }
}

/// A number of the lists: an integer, a decimal, a fraction `a/b`, or nothing for vague words.
fn number_value(text: &str) -> Option<Decimal> {
    match text.split_once('/') {
        Some((a, b)) => a.parse::<Decimal>().ok()?.checked_div(b.parse().ok()?),
        None if text.is_empty() => Some(Decimal::ZERO),
        None => text.parse().ok(),
    }
}

/// The base unit of a unit of measure; none where the factor is no exact constant.
fn base_unit(offset: &str, factor: &str, name: &'static str) -> Result<Option<BaseUnit>, ()> {
    if factor.is_empty() || name.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.parse::<Decimal>().map_err(|_| ());
    let (numerator, denominator) = factor.split_once('/').unwrap_or((factor, "1"));
    Ok(Some(BaseUnit {
        name,
        offset: number(if offset.is_empty() { "0" } else { offset })?,
        numerator: number(numerator)?,
        denominator: number(denominator)?,
    }))
}
