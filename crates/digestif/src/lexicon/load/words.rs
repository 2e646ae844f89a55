//! Words of the grammar: calendar, verbs of saying and publishing, function words.

use super::super::entries::{CalendarWord, CueVerb, Holiday};
use super::super::group::WordGroups;
use super::super::table::Key;
use super::super::tag::{NAMED, PER, STREET};
use super::super::tsv::{Located, rows};
use super::super::{Tag, WordGroup};
use super::{Builder, List};
use crate::{Error, Str};

impl Builder {
    pub(super) fn word_groups(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["group", "words", "use"])? {
            let row = row?;
            let group = WordGroup::named(row.cells[0])
                .ok_or_else(|| row.error("unknown group", row.cells[0]))?;
            for word in row.forms(1) {
                let bytes = word.as_bytes();
                let word = self.lexicon.words.add(Key::of(bytes), bytes, 0) as usize;
                let groups = &mut self.lexicon.groups;
                groups.resize(groups.len().max(word + 1), WordGroups::default());
                groups[word].join(group);
            }
        }
        Ok(())
    }

    pub(super) fn calendar(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "class", "value"])? {
            let row = row?;
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

    pub(super) fn holidays(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "rule", "by_country"])? {
            let row = row?;
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

    pub(super) fn cue_verbs(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["lemma", "forms", "class", "clause"])? {
            let row = row?;
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

    pub(super) fn words(&mut self, (name, content): List) -> Result<(), Error> {
        for row in rows(name, content, ["surface", "class", "value"])? {
            let row = row?;
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
                "label" | "street" | "per" => Tag::Beside,
                "page" => Tag::Page,
                "source" => Tag::Source,
                "press" | "press_verb" => Tag::Press,
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
                Tag::Beside => match row.cells[1] {
                    "label" => NAMED as usize,
                    "street" => STREET as usize,
                    _ => PER as usize,
                },
                _ => 0,
            };
            self.add(&row, row.cells[0], tag, id)?;
        }
        Ok(())
    }
}
