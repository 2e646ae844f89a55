//! Parts of the day: "Monday night", "this morning", "at noon".

use super::{Clock, Reader, TimeDraft};
use crate::Str;
use crate::lexicon::{CalendarWord, Flags, Tag};
use crate::recognize::date::day_before;
use crate::recognize::{DateDraft, DateFrom, Draft, Mention};
use crate::scan::{Class, TokenIndex};

impl Reader<'_, '_> {
    pub(super) fn calendar(&self, at: TokenIndex) -> Option<&CalendarWord> {
        let sense = self
            .inside(at)
            .then(|| self.doc.word_sense(at, Tag::Clock))
            .flatten()?;
        Some(&self.doc.lexicon.calendar[sense.id as usize])
    }

    /// The part of the day named at `at`.
    pub(super) fn daypart(&self, at: TokenIndex) -> Option<&'static str> {
        match self.calendar(at)? {
            CalendarWord {
                class: Str::Borrowed("daypart"),
                value: Str::Borrowed(value),
            } => Some(value),
            _ => None,
        }
    }

    /// The time that the part of the day at `at` ends: "Monday night", "this morning", "at noon".
    pub(super) fn part(&self, at: TokenIndex) -> Option<Mention<'static>> {
        let part = self.daypart(at)?;
        let clock = match part {
            "12" => Clock::Time {
                hour: 12,
                minute: 0,
                second: None,
            },
            "00" => Clock::Time {
                hour: 0,
                minute: 0,
                second: None,
            },
            "tonight" | "overnight" => Clock::Part("NI"),
            part => Clock::Part(part),
        };
        // "Saturday Night Live" is a name; a heading in capitals is none.
        let named = self.doc.tokens[at].is_capitalized() && at > self.first;
        if named {
            return None;
        }
        let (first, day, rule) = match part {
            "tonight" => (
                at,
                Some(DateDraft::days_from(DateFrom::Now, 0)),
                "time.tonight",
            ),
            "overnight" => return self.overnight(at, clock),
            _ => self.day_of_part(at, part)?,
        };
        let draft = TimeDraft {
            clock,
            to: None,
            zone: "",
            day: day.map(Box::new),
            timex: String::new(),
        };
        Some(Mention::new(first, at + 1, rule, Draft::Time(draft)))
    }

    /// "rose overnight"; not "overnight rates".
    fn overnight(&self, at: TokenIndex, clock: Clock) -> Option<Mention<'static>> {
        const ENDS: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction, Tag::Adverb]);
        let ends = !self.is(at + 1, Class::Word) && !self.is(at + 1, Class::Hyphen)
            || self.has_flag(at + 1, ENDS);
        let draft = TimeDraft {
            clock,
            to: None,
            zone: "",
            day: None,
            timex: String::new(),
        };
        (ends && self.before(at).is_some())
            .then(|| Mention::new(at, at + 1, "time.part", Draft::Time(draft)))
    }

    /// Where the phrase around the part of the day at `at` starts, and its day.
    fn day_of_part(
        &self,
        at: TokenIndex,
        part: &'static str,
    ) -> Option<(TokenIndex, Option<DateDraft>, &'static str)> {
        let before = self.before(at)?;
        let days = |from, days| Some(DateDraft::days_from(from, days));
        if self.is_word(before, &["this"]) {
            return Some((before, days(DateFrom::Now, 0), "time.this_part"));
        }
        if self.is_word(before, &["last"]) && matches!(part, "NI" | "EV") {
            return Some((before, days(DateFrom::Now, -1), "time.last_part"));
        }
        if self.is_word(before, &["that", "same", "following", "next", "previous"]) {
            let steps = match () {
                () if self.is_word(before, &["that", "same"]) => 0,
                () if self.is_word(before, &["previous"]) => -1,
                () => 1,
            };
            let the = self
                .before(before)
                .filter(|&the| self.is_word(the, &["the"]))
                .unwrap_or(before);
            return Some((the, days(DateFrom::Mention, steps), "time.part_of_mention"));
        }
        if let Some((first, day)) = day_before(self.doc, at) {
            return Some((first, Some(day), "time.day_part"));
        }
        // Clock times stand alone, parts of the day behind their prepositions.
        let alone = match part {
            "12" | "00" => {
                !self.doc.is(at + 1, Class::Word) || !self.is_word(before, &["the", "a"])
            }
            "NI" | "MI" if self.is_word(before, &["at"]) => true,
            _ => self.is_word(before, &["the"]) && self.is_before(before, &["in", "during"]),
        };
        let governed = !self.is(at + 1, Class::Hyphen);
        (alone && governed).then_some((at, None, "time.part"))
    }
}
