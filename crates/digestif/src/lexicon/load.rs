//! Builds the lexicon from the lists, row by row: each row adds its surface forms with one reading each.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;

use super::entries::{
    CalendarWord, Candidates, Country, CueVerb, Currency, CurrencyForm, CurrencyFormKind, Hedge,
    Holiday, MinorForm, Movement, Noun, NumberClass, NumberWord, OutletEntry, Scale, Title,
    TitleClass, Unit,
};
use super::tag::Case;
use super::tsv::{Row, rows};
use super::{Entry, Flags, Lexicon, MAX_PHRASE, Node, Reading, SignForm, Tag, bit, edge};
use crate::scan::{self, Gap, SIGN, Token};
use crate::value::BaseUnit;
use crate::{Error, Str};

/// A list of this crate: its name and content.
macro_rules! list {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/", $name)))
    };
}

/// The lexicon of all lists in `data/`.
pub(super) fn builtin() -> Result<Lexicon, Error> {
    let mut builder = Builder::new();
    builder.countries(list!("countries.tsv"))?;
    builder.currencies(list!("currencies.tsv"))?;
    builder.scales(list!("scales.tsv"))?;
    builder.number_words(list!("number_words.tsv"))?;
    builder.units(list!("units.tsv"))?;
    builder.percents(list!("percents.tsv"))?;
    builder.modifiers(list!("modifiers.tsv"))?;
    builder.count_nouns(list!("count_nouns.tsv"))?;
    builder.calendar(list!("calendar.tsv"))?;
    builder.holidays(list!("holidays.tsv"))?;
    builder.titles(list!("titles.tsv"))?;
    builder.names(list!("names.tsv"))?;
    builder.places(list!("places.tsv"))?;
    builder.organisations(list!("organisations.tsv"))?;
    builder.outlets(list!("outlets.tsv"))?;
    builder.cue_verbs(list!("cue_verbs.tsv"))?;
    builder.movements(list!("movements.tsv"))?;
    builder.words(list!("words.tsv"))?;
    Ok(builder.finish())
}

type List = (&'static str, &'static str);

struct Builder {
    lexicon: Lexicon,
    /// What the forms are scanned with: a lexicon that knows nothing.
    empty: Lexicon,
    /// The readings of each entry.
    readings: Vec<Vec<Reading>>,
    /// The entry of each word and sign as a form of its own; 0 for none.
    word_entries: Vec<u32>,
    sign_entries: BTreeMap<u32, u32>,
    /// The signs that phrases hold, with their flags for it.
    phrase_signs: BTreeMap<u32, Flags>,
    /// The words and signs that start phrases, with the node behind them.
    starts: Vec<(u32, u32)>,
    currency_forms: HashMap<(String, bool), u32>,
    minor_forms: HashMap<String, u32>,
    country_ids: HashMap<&'static str, u32>,
    /// The currency code of each country, until the currencies are known.
    country_currencies: Vec<&'static str>,
    /// Tokens of the form being added.
    tokens: Vec<Token>,
}

impl Builder {
    fn new() -> Self {
        let lexicon = Lexicon {
            entries: vec![Entry::default()],
            nodes: vec![Node::default()],
            ..Lexicon::default()
        };
        Self {
            lexicon,
            empty: Lexicon::default(),
            readings: vec![Vec::new()],
            word_entries: Vec::new(),
            sign_entries: BTreeMap::new(),
            phrase_signs: BTreeMap::new(),
            starts: Vec::new(),
            currency_forms: HashMap::new(),
            minor_forms: HashMap::new(),
            country_ids: HashMap::new(),
            country_currencies: Vec::new(),
            tokens: Vec::new(),
        }
    }

    fn finish(mut self) -> Lexicon {
        for (entry, readings) in self.lexicon.entries.iter_mut().zip(&self.readings) {
            entry.first = self.lexicon.readings.len() as u32;
            self.lexicon.readings.extend(readings);
            entry.end = self.lexicon.readings.len() as u32;
        }
        let entry = |&entry: &u32| self.lexicon.entries[entry as usize];
        self.lexicon.word_entries = self.word_entries.iter().map(entry).collect();
        let mut signs: BTreeMap<u32, SignForm> = BTreeMap::new();
        for (&sign, flags) in &self.phrase_signs {
            signs.entry(sign).or_default().flags = *flags;
        }
        for (&sign, &entry) in &self.sign_entries {
            let form = signs.entry(sign).or_default();
            form.entry = self.lexicon.entries[entry as usize];
            form.flags |= form.entry.flags;
        }
        for (word, node) in std::mem::take(&mut self.starts) {
            let node = self.lexicon.nodes[node as usize];
            if word & SIGN == 0 {
                let starts = &mut self.lexicon.starts;
                starts.resize(starts.len().max(word as usize + 1), Node::default());
                starts[word as usize] = node;
            } else {
                signs.entry(word).or_default().start = node;
            }
        }
        self.lexicon.ascii_signs = vec![SignForm::default(); 128];
        for (sign, form) in signs {
            match self.lexicon.ascii_signs.get_mut((sign & !SIGN) as usize) {
                Some(slot) => *slot = form,
                None => self.lexicon.wide_signs.push((sign, form)),
            }
        }
        self.lexicon.wide_signs.sort_unstable_by_key(|s| s.0);
        self.lexicon.words.freeze();
        self.candidates();
        self.lexicon
    }

    /// Lists the codes of every form, once all its currencies are known.
    fn candidates(&mut self) {
        let code = |id: u32| self.lexicon.currencies[id as usize].code.clone();
        for form in &mut self.lexicon.currency_forms {
            let codes: Vec<_> = form.currencies.iter().map(|&id| code(id)).collect();
            form.candidates = Candidates::of(&codes);
        }
        for form in &mut self.lexicon.minor_forms {
            let codes: Vec<_> = form.currencies.iter().map(|&(id, _)| code(id)).collect();
            form.candidates = Candidates::of(&codes);
        }
    }

    /// Adds one reading of `surface`, cased as the form itself asks.
    fn add<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        surface: &str,
        tag: Tag,
        id: usize,
    ) -> Result<(), Error> {
        self.add_cased(row, surface, Case::of(surface), tag, id)
    }

    fn add_cased<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        surface: &str,
        case: Case,
        tag: Tag,
        id: usize,
    ) -> Result<(), Error> {
        let entry = self.entry(row, surface)?;
        let form = if case == Case::Exact {
            self.lexicon.forms.push(surface.into());
            self.lexicon.forms.len() - 1
        } else {
            0
        };
        if self.lexicon.forms.is_empty() {
            self.lexicon.forms.push("".into());
        }
        let reading = Reading {
            tag,
            case,
            id: id as u32,
            form: form as u32,
        };
        self.readings[entry.0 as usize].push(reading);
        self.lexicon.entries[entry.0 as usize].flags |= tag.flag();
        if let Some(word) = entry.1 {
            self.lexicon.words.flag(word, tag.flag());
        }
        Ok(())
    }

    /// The entry of `surface`, made where it is new, and its word if it is a single one.
    fn entry<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        surface: &str,
    ) -> Result<(u32, Option<u32>), Error> {
        let lower = surface.to_lowercase();
        let tokens = self.tokenize(&lower);
        match tokens.as_slice() {
            [] => Err(row.error("empty form", surface)),
            [token] => Ok(self.single(*token)),
            _ if tokens.len() > MAX_PHRASE => Err(row.error("form has too many words", surface)),
            _ => Ok((self.phrase(&tokens), None)),
        }
    }

    /// Word or sign of each token of `lower`, with whether it is glued to the one before.
    fn tokenize(&mut self, lower: &str) -> Vec<(u32, bool)> {
        let mut phrases = Vec::new();
        scan::scan(lower, &self.empty, &mut self.tokens, &mut phrases);
        self.tokens
            .iter()
            .map(|token| {
                let word = if token.word & SIGN == 0 {
                    self.lexicon
                        .words
                        .add(&lower[token.start as usize..token.end as usize])
                } else {
                    token.word
                };
                (word, token.gap == Gap::None)
            })
            .collect()
    }

    fn single(&mut self, (word, _): (u32, bool)) -> (u32, Option<u32>) {
        let next = self.lexicon.entries.len() as u32;
        let slot = if word & SIGN == 0 {
            if self.word_entries.len() <= word as usize {
                self.word_entries.resize(word as usize + 1, 0);
            }
            &mut self.word_entries[word as usize]
        } else {
            self.sign_entries.entry(word).or_default()
        };
        if *slot == 0 {
            *slot = next;
            self.lexicon.entries.push(Entry::default());
            self.readings.push(Vec::new());
        }
        (*slot, (word & SIGN == 0).then_some(word))
    }

    fn phrase(&mut self, tokens: &[(u32, bool)]) -> u32 {
        let mut node = 0;
        for (at, &(word, glued)) in tokens.iter().enumerate() {
            self.mark(
                word,
                if at == 0 {
                    Flags::PHRASE
                } else {
                    Flags::INSIDE
                },
            );
            let key = edge(node, word, at == 0 || glued);
            let next = self.lexicon.nodes.len() as u32;
            self.lexicon.nodes[node as usize].next |= bit(word);
            node = *self.lexicon.edges.entry(key).or_insert(next);
            if node == next {
                self.lexicon.nodes.push(Node {
                    number: node,
                    ..Node::default()
                });
                if at == 0 {
                    self.starts.push((word, node));
                }
            }
        }
        let entry = &mut self.lexicon.nodes[node as usize].entry;
        if *entry == 0 {
            *entry = self.lexicon.entries.len() as u32;
            self.lexicon.entries.push(Entry::default());
            self.readings.push(Vec::new());
        }
        *entry
    }

    fn mark(&mut self, word: u32, flags: Flags) {
        if word & SIGN == 0 {
            self.lexicon.words.flag(word, flags);
        } else {
            *self.phrase_signs.entry(word).or_default() |= flags;
        }
    }

    fn countries(&mut self, (name, content): List) -> Result<(), Error> {
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

    fn currencies(&mut self, (name, content): List) -> Result<(), Error> {
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

    fn scales(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "value", "attach"])? {
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

    fn number_words(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "value", "class"])? {
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

    fn units(&mut self, (name, content): List) -> Result<(), Error> {
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

    fn percents(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "unit"])? {
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

    fn modifiers(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "modifier", "position"])? {
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

    fn count_nouns(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["lemma", "plural", "category"])? {
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

    fn calendar(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "class", "value"])? {
            let tag = match row.cells[1] {
                "month" => Tag::Month,
                "weekday" => Tag::Weekday,
                "season" => Tag::Season,
                "unit" => Tag::TimeUnit,
                "deictic" => Tag::Deictic,
                "tense" => Tag::Tense,
                "daypart" | "zone" => Tag::Clock,
                "recurring" => Tag::Recurring,
                _ => Tag::DateWord,
            };
            let id = if matches!(tag, Tag::Month | Tag::Weekday) {
                row.cells[2]
                    .parse()
                    .map_err(|_| row.error("not a number", row.cells[2]))?
            } else {
                let (class, value) = (Str::Borrowed(row.cells[1]), Str::Borrowed(row.cells[2]));
                self.lexicon.calendar.push(CalendarWord { class, value });
                self.lexicon.calendar.len() - 1
            };
            self.add(&row, row.cells[0], tag, id)?;
        }
        Ok(())
    }

    fn holidays(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "rule", "by_country"])? {
            let own = |form: &'static str| {
                let (country, rule) = form.split_once('=')?;
                Some((*self.country_ids.get(country)?, rule))
            };
            let by_country = row
                .forms(2)
                .map(|form| own(form).ok_or_else(|| row.error("no rule of a country", form)))
                .collect::<Result<_, _>>()?;
            let rule = Some(row.cells[1]).filter(|rule| !rule.is_empty());
            let id = self.lexicon.holidays.len();
            self.lexicon.holidays.push(Holiday { rule, by_country });
            self.add(&row, row.cells[0], Tag::Holiday, id)?;
        }
        Ok(())
    }

    fn titles(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "class", "plural"])? {
            let class = match row.cells[1] {
                "body_head" => TitleClass::OfBody,
                "agent" => TitleClass::Agent,
                _ => TitleClass::Plain,
            };
            let tag = match row.cells[1] {
                "head" | "body_head" | "agent" => Tag::Title,
                "kin" => Tag::Kin,
                "qualifier" => Tag::Qualifier,
                "honorific" => Tag::Honorific,
                "portfolio" => Tag::Portfolio,
                other => return Err(row.error("unknown class", other)),
            };
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

    fn names(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "kind"])? {
            let (tag, case, id) = match row.cells[1] {
                "given" => (Tag::Given, Case::Name, 0),
                "given_word" => (Tag::GivenWord, Case::Name, 0),
                "family" => (Tag::Family, Case::Name, 0),
                "particle" => (Tag::Particle, Case::Any, 0),
                "patronymic" => (Tag::Particle, Case::Any, super::PATRONYMIC),
                other => return Err(row.error("unknown kind", other)),
            };
            self.add_cased(&row, row.cells[0], case, tag, id)?;
        }
        Ok(())
    }

    fn places(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["name", "kind", "country"])? {
            self.add(&row, row.cells[0], Tag::Place, 0)?;
        }
        Ok(())
    }

    fn organisations(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "kind"])? {
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

    fn outlets(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(
            name,
            content,
            ["name", "aliases", "country", "domain", "kind", "evidence"],
        )? {
            let id = self.lexicon.outlets.len();
            self.lexicon.outlets.push(OutletEntry {
                name: Str::Borrowed(row.cells[0]),
                country: cell(row.cells[2]),
                domain: cell(row.cells[3]),
                evidence: row.cells[5],
                is_small: row.forms(0).chain(row.forms(1)).any(ends_small),
                institute: row.cells[4] == "think_tank",
            });
            for form in row.forms(0).chain(row.forms(1)) {
                self.add(&row, form, Tag::Outlet, id)?;
                // "the Wall Street Journal" beside "The Wall Street Journal", and the name alone.
                if let Some(short) = form.strip_prefix("The ").filter(|short| short.len() > 2) {
                    self.add(&row, short, Tag::Outlet, id)?;
                }
            }
        }
        Ok(())
    }

    fn cue_verbs(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["lemma", "forms", "class", "clause"])? {
            let id = self.lexicon.cues.len();
            self.lexicon.cues.push(CueVerb {
                lemma: Str::Borrowed(row.cells[0]),
                reports: row.cells[3] == "yes",
            });
            let tags: &[Tag] = match row.cells[2] {
                "say" => &[Tag::CueSay],
                "publish" => &[Tag::CuePublish],
                "both" => &[Tag::CueSay, Tag::CuePublish],
                other => return Err(row.error("unknown class", other)),
            };
            for form in row.forms(1) {
                for &tag in tags {
                    self.add(&row, form, tag, id)?;
                }
            }
        }
        Ok(())
    }

    fn movements(&mut self, (name, content): List) -> Result<(), Error> {
        // The rows of one form stand together, since the list is sorted.
        let mut last = None;
        for row in rows(name, content, ["surface", "direction", "pos"])? {
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

    fn words(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "class", "value"])? {
            let tag = match row.cells[1] {
                "preposition" => Tag::Preposition,
                "determiner" => Tag::Determiner,
                "pronoun" => Tag::Pronoun,
                "auxiliary" => Tag::Auxiliary,
                "conjunction" => Tag::Conjunction,
                "adverb" => Tag::Adverb,
                "verb" => Tag::Verb,
                "abbreviation" => Tag::Abbreviation,
                "genre" => Tag::Genre,
                "per" => Tag::Per,
                "label" | "street" => Tag::Label,
                "page" => Tag::Page,
                "source" => Tag::Source,
                "press" | "press_verb" => Tag::Press,
                "cue_noun" => Tag::CueNoun,
                other => return Err(row.error("unknown class", other)),
            };
            let id = match tag {
                Tag::Genre => {
                    self.lexicon.genres.push(
                        row.cells[2]
                            .parse()
                            .map_err(|_| row.error("unknown genre", row.cells[2]))?,
                    );
                    self.lexicon.genres.len() - 1
                }
                Tag::Page => {
                    self.lexicon.page_words.push(
                        row.cells[2]
                            .parse()
                            .map_err(|()| row.error("unknown word of a page", row.cells[2]))?,
                    );
                    self.lexicon.page_words.len() - 1
                }
                Tag::Press => usize::from(row.cells[1] == "press_verb"),
                Tag::Label => usize::from(row.cells[1] == "street"),
                _ => 0,
            };
            self.add(&row, row.cells[0], tag, id)?;
        }
        Ok(())
    }
}

fn cell(text: &'static str) -> Option<Str<'static>> {
    (!text.is_empty()).then_some(Str::Borrowed(text))
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

/// Whether the last word of a name is small: `Česká televize`, `detikcom`.
fn ends_small(name: &str) -> bool {
    name.rsplit([' ', '.'])
        .next()
        .is_some_and(|word| word.starts_with(char::is_lowercase))
}

/// A number of the lists: an integer, a decimal, a fraction `a/b`, or nothing for vague words.
fn number_value(text: &str) -> Option<Decimal> {
    match text.split_once('/') {
        Some((a, b)) => a.parse::<Decimal>().ok()?.checked_div(b.parse().ok()?),
        None if text.is_empty() => Some(Decimal::ZERO),
        None => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_loads() {
        builtin().unwrap();
    }
}
