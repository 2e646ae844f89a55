//! Clock times and parts of days, as open drafts: `resolve::dates` adds the day.
//!
//! | text                                     | value                                  |
//! | ---------------------------------------- | -------------------------------------- |
//! | `7:40 p.m.`, `10 a.m. EST`, `8.30pm`     | `T19:40`, `T10:00-05:00`, `T20:30`     |
//! | `14:30 GMT`, `0900 GMT`, `at 10:30`      | `T14:30Z`, `T09:00Z`, `T10:30`         |
//! | `8-9am`, `5 to 6 p.m.`                   | `T08:00/T09:00`, `T17:00/T18:00`       |
//! | `five o'clock`, `8 in the evening`       | `T05:00`, `T20:00`                     |
//! | `half past nine`, `a quarter to six`     | `T09:30`, `T05:45`                     |
//! | `noon`, `at night`, `in the morning`     | `T12:00`, `TNI`, `TMO`                 |
//! | `Monday night`, `this morning`, `tonight` | the day with `TNI`, `TMO`, `TNI`      |
//!
//! A day that stands beside a clock time ("at 4:25 a.m. on July 19") is a date of its own and gives the time its day; a part of
//! a day and the day before it ("Monday night") are one. Left alone: ratios, scores, figures without a sign of the clock,
//! "a night" as a rate, names ("Night Train"). Words: `daypart` and `zone` of `data/calendar.tsv`.

mod figures;
mod part;

use rust_decimal::prelude::ToPrimitive as _;

use super::clause::Clause;
use super::date::day_before;
use super::{DateDraft, Draft, Form, Mention, Numeral};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::scan::{Class, Document, Gap, TokenIndex};

use figures::Figures;

/// A time whose day may still be open.
#[derive(Clone, Debug)]
pub(crate) struct TimeDraft {
    pub(crate) clock: Clock,
    /// The end of a range.
    pub(crate) to: Option<Clock>,
    /// Offset from UTC as ISO 8601 writes it; empty where none is named, or one that changes with the season.
    pub(crate) zone: &'static str,
    /// The day that belongs to the words.
    pub(crate) day: Option<Box<DateDraft>>,
    /// The finished value.
    pub(crate) timex: String,
}

/// A time of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clock {
    Time {
        hour: u8,
        minute: u8,
        second: Option<u8>,
    },
    /// `MO`, `AF`, `EV`, `NI`, `MI` as in TIMEX3.
    Part(&'static str),
}

pub(super) struct Recognizer;

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        Tag::Clock.flag()
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        Reader::around(doc, at).part(at)
    }
}

impl super::OfNumerals for Recognizer {
    fn may_read(numeral: &Numeral) -> bool {
        matches!(numeral.form, Form::Digits | Form::Words | Form::Code) && !numeral.after_letter
    }

    fn read<'t>(doc: &Document<'t>, numeral: &Numeral) -> Option<Mention<'t>> {
        if !may_be_clock(doc, numeral) {
            return None;
        }
        Reader::around(doc, numeral.first).clock(numeral.first)
    }
}

/// Whether a numeral may be of a clock, by what stands beside it: "past" or "to" before an hour, or behind its first figures or the
/// whole of it what stands behind hours or minutes. Most numerals are neither.
fn may_be_clock(doc: &Document<'_>, numeral: &Numeral) -> bool {
    let follows = |at: TokenIndex| {
        doc.get(at).is_some_and(|token| match token.class {
            Class::Word => {
                token.flags.has(Tag::Clock.flag()) || doc.is_in(at, WordGroup::AfterHour)
            }
            Class::Colon | Class::Period => doc
                .get(at + 1)
                .is_some_and(|t| t.class == Class::Digits && t.gap == Gap::None && t.len() == 2),
            Class::Hyphen | Class::Dash | Class::Open => true,
            _ => false,
        })
    };
    let told = |at: TokenIndex| doc.is_any_word(at, &["past", "to"]);
    let first = &doc.tokens[numeral.first];
    let hour = first.class == Class::Word || matches!(first.len(), 1 | 2 | 4);
    hour && (follows(numeral.first + 1)
        || numeral.end > numeral.first + 1 && follows(numeral.end)
        || numeral.first.checked_sub(1).is_some_and(told))
}

/// Reads expressions inside one sentence.
type Reader<'d, 't> = Clause<'d, 't, Recognizer>;

impl Reader<'_, '_> {
    /// The value of `len` figures at `at`, no more than `most`.
    fn pair(&self, at: TokenIndex, most: u8) -> Option<u8> {
        let word = self.is(at, Class::Digits).then(|| self.doc.word(at))?;
        (word.len() == 2)
            .then(|| word.parse().ok())
            .flatten()
            .filter(|&value| value <= most)
    }

    // ------------------------------------------------------------ figures

    /// The time that the numeral at `at` starts.
    fn clock(&self, at: TokenIndex) -> Option<Mention<'static>> {
        if let Some(mention) = self.iso(at) {
            return Some(mention);
        }
        if at > 0 && self.doc.glued(at) && self.is_glued_sign(at - 1) {
            return None;
        }
        let Some(from) = self.figures(at) else {
            return self.past(at);
        };
        if let Some(mention) = self.part_of_hour(at, &from) {
            return Some(mention);
        }
        if let Some(mention) = self.range(at, &from) {
            return Some(mention);
        }
        let shown = from.shown()
            || from.minute.is_some() && (self.is_placed(at, from.end) || self.is_pair(from.end));
        shown
            .then(|| mention(at, &from, None, "time.clock"))
            .or_else(|| self.past(at))
    }

    /// Whether a second time with a colon follows: "06:00 to 20:00".
    fn is_pair(&self, joint: TokenIndex) -> bool {
        self.is_word(joint, &["to", "until", "till", "and"])
            && self.is(joint + 2, Class::Colon)
            && self.figures(joint + 1).is_some_and(|f| f.minute.is_some())
    }

    /// "twenty past eight", "10 minutes past 9".
    fn past(&self, at: TokenIndex) -> Option<Mention<'static>> {
        let minutes = self.doc.numerals.starting(at)?;
        let unit = usize::from(self.is_word(minutes.end, &["min", "mins", "minutes"]));
        let past = minutes.end + unit;
        if !self.is_word(past, &["past"]) {
            return None;
        }
        let whole = matches!(minutes.form, Form::Digits | Form::Words);
        let minute = minutes.value.to_u8().filter(|&m| whole && m < 60)?;
        self.figures(past + 1)
            .filter(|hour| hour.minute.is_none() && hour.hour <= 12)
            .map(|hour| Figures {
                minute: Some(minute),
                ..hour
            })
            .map(|figures| mention(at, &figures, None, "time.past"))
    }

    /// "half past nine", "at a quarter to six", by the hour at `at`; not "from a quarter to six percent".
    fn part_of_hour(&self, at: TokenIndex, hour: &Figures) -> Option<Mention<'static>> {
        let joint = self.before(at)?;
        let part = self.before(joint)?;
        let to = self.is_word(joint, &["to"]);
        let minute = match () {
            () if !to && !self.is_word(joint, &["past"]) => return None,
            () if self.is_word(part, &["quarter"]) => 15,
            () if self.is_word(part, &["half"]) && !to => 30,
            () => return None,
        };
        let article = self
            .before(part)
            .filter(|&a| self.is_word(a, &["a"]) && minute == 15);
        let first = article.unwrap_or(part);
        // A share moves "from a quarter to six" or "by a quarter to 12"; words of place and limit leave only the hour.
        let cues = ["at", "until", "till", "before", "around"];
        let placed = !to || hour.shown() || self.is_before(first, &cues) && self.closes(hour.end);
        if !placed || hour.minute.is_some() || hour.hour > 12 {
            return None;
        }
        let figures = match hour.hour {
            _ if !to => Figures {
                minute: Some(minute),
                ..*hour
            },
            // Noon or midnight: the quarter before lies in the other half of the day.
            0 | 12 if hour.afternoon.is_some() => return None,
            next => Figures {
                hour: if next == 1 { 12 } else { next - 1 },
                minute: Some(60 - minute),
                ..*hour
            },
        };
        Some(mention(first, &figures, None, "time.past"))
    }

    /// Whether nothing that the number before `at` could count follows.
    fn closes(&self, at: TokenIndex) -> bool {
        const CLOSED: Flags = Flags::of(&[Tag::Preposition, Tag::Conjunction]);
        let sign = |class| matches!(class, Class::Period | Class::Comma | Class::Close);
        self.doc.class(at).is_none_or(sign) || self.has_flag(at, CLOSED)
    }

    /// A sign before figures that makes them part of something longer.
    fn is_glued_sign(&self, at: TokenIndex) -> bool {
        matches!(
            self.doc.tokens[at].class,
            Class::Digits
                | Class::Word
                | Class::Period
                | Class::Slash
                | Class::Currency
                | Class::Other
        ) || self.doc.is(at, Class::Colon) && self.is(at.wrapping_sub(1), Class::Digits)
    }

    /// `2025-04-17T08:00`, `2025-04-17T08:00:30Z`.
    fn iso(&self, at: TokenIndex) -> Option<Mention<'static>> {
        let t = at + 5;
        let dated = self.is(at + 1, Class::Hyphen)
            && self.is_word(t, &["t"])
            && (at + 1..t + 2).all(|i| self.glued(i));
        if !dated {
            return None;
        }
        let (first, day) = day_before(self.doc, t)?;
        let mut figures = self
            .bare(t + 1)
            .filter(|f| first == at && f.minute.is_some())?;
        if self.glued(figures.end) && self.is_word(figures.end, &["z"]) {
            (figures.zone, figures.end) = ("Z", figures.end + 1);
        }
        let mut mention = mention(at, &figures, None, "time.iso");
        if let Draft::Time(draft) = &mut mention.draft {
            draft.day = Some(Box::new(day));
        }
        Some(mention)
    }

    /// "8-9am", "5 to 6 p.m.", "from 7:00 to 8:30 p.m.": one time where the first cannot stand alone, or a dash joins them.
    fn range(&self, at: TokenIndex, from: &Figures) -> Option<Mention<'static>> {
        let joint = from.end;
        let dash = self.get(joint).is_some_and(|token| token.class.is_dash());
        let between = self.is_before(at, &["between"]);
        let word = self.is_word(joint, &["to", "till", "until"])
            || between && self.is_word(joint, &["and"]);
        let alone = from.shown() || from.minute.is_some() && self.is_before(at, &["from"]);
        if !(dash || word) || word && alone {
            return None;
        }
        let to = self.figures(joint + 1)?;
        let four = |at: TokenIndex| self.is(at, Class::Digits) && self.doc.word(at).len() > 2;
        let colons = from.minute.is_some() && to.minute.is_some() && !four(at);
        let shown = from.shown() || to.shown() || colons && (dash || self.is_placed(at, from.end));
        if !shown {
            return None;
        }
        let mut from = *from;
        // What goes beyond noon starts before it: "11 to 1 p.m.".
        if from.afternoon.is_none()
            && let Some(afternoon) = to.afternoon
            && from.hour <= 12
        {
            let later = from.hour % 12 > to.hour % 12;
            from.afternoon = Some(afternoon != later);
        }
        Some(mention(at, &from, Some(&to), "time.range"))
    }

    /// Whether figures with a colon or dot stand where times stand: behind a word like "at", beside a day.
    fn is_placed(&self, at: TokenIndex, end: TokenIndex) -> bool {
        const DAYS: Flags = Flags::of(&[Tag::Weekday, Tag::Month, Tag::Deictic]);
        if !self.is(at + 1, Class::Colon) {
            return false;
        }
        if self.is_before_in(at, WordGroup::ClockCue) {
            return true;
        }
        let day = |at: TokenIndex| self.has_flag(at, DAYS);
        let on = usize::from(self.is_word(end, &["on"]));
        if self.inside(end) && (day(end + on) || self.is_word(end, &["local"])) {
            return true;
        }
        let Some(before) = self.before(at) else {
            return false;
        };
        let comma = self.is(before, Class::Comma) || self.is(before, Class::Dash);
        let last = if comma {
            self.before(before)
        } else {
            Some(before)
        };
        last.is_some_and(|at| day(at) || self.is(at, Class::Digits) && self.doc.word(at).len() == 4)
    }
}

/// The time that `from` and `to` show.
fn mention(
    first: TokenIndex,
    from: &Figures,
    to: Option<&Figures>,
    rule: &'static str,
) -> Mention<'static> {
    let last = to.unwrap_or(from);
    let draft = TimeDraft {
        clock: from.clock(),
        to: to.map(Figures::clock),
        zone: last.zone,
        day: None,
        timex: String::new(),
    };
    Mention::new(first, last.end, rule, Draft::Time(draft))
}
