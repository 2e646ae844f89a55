//! The figures of a clock: hours, minutes and seconds, the half of the day, and the zone.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::{Clock, Reader};
use crate::Str;
use crate::lexicon::Tag;
use crate::recognize::Form;
use crate::scan::{Class, TokenIndex};

/// Figures of a clock as far as they go, and what shows that they are some.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figures {
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
    pub(super) second: Option<u8>,
    pub(super) end: TokenIndex,
    /// "a.m." or "p.m.", whether it is the latter.
    pub(super) afternoon: Option<bool>,
    /// A sign of the clock stands behind: "o'clock", a zone, "hours".
    pub(super) sure: bool,
    pub(super) zone: &'static str,
}

impl Figures {
    pub(super) fn clock(&self) -> Clock {
        let hour = match self.afternoon {
            Some(true) if self.hour < 12 => self.hour + 12,
            Some(false) if self.hour == 12 => 0,
            _ => self.hour,
        };
        Clock::Time {
            hour,
            minute: self.minute.unwrap_or(0),
            second: self.second,
        }
    }

    pub(super) const fn shown(&self) -> bool {
        self.sure || self.afternoon.is_some()
    }
}

impl Reader<'_, '_> {
    /// Hours, minutes and seconds at `at` with what follows them; nothing where they cannot be a time.
    pub(super) fn figures(&self, at: TokenIndex) -> Option<Figures> {
        let mut figures = self.bare(at)?;
        self.take_half_of_day(&mut figures);
        self.take_zone(&mut figures);
        let free = !self.glued(figures.end)
            || !matches!(
                self.doc.tokens[figures.end].class,
                Class::Word | Class::Digits | Class::Percent | Class::Slash | Class::Currency
            );
        free.then_some(figures)
    }

    pub(super) fn bare(&self, at: TokenIndex) -> Option<Figures> {
        let figures = |hour, minute, second, end| Figures {
            hour,
            minute,
            second,
            end,
            afternoon: None,
            sure: false,
            zone: "",
        };
        if !self.is(at, Class::Digits) {
            // "five o'clock", "seven in the evening".
            let numeral = self.doc.numerals.starting(at)?;
            let whole = numeral.form == Form::Words && numeral.value <= Decimal::from(12);
            let hour = numeral.value.to_u8().filter(|&h| whole && h > 0)?;
            return Some(figures(hour, None, None, numeral.end));
        }
        let word = self.doc.word(at);
        let value: u16 = (word.len() <= 4).then(|| word.parse().ok()).flatten()?;
        if word.len() >= 3 {
            // "0900 GMT", "1140 a.m.".
            let (hour, minute) = ((value / 100) as u8, (value % 100) as u8);
            let valid = word.len() == 4 && hour <= 24 && minute < 60;
            return valid.then(|| figures(hour, Some(minute), None, at + 1));
        }
        let hour = value as u8;
        if hour > 24 {
            return None;
        }
        let sign = at + 1;
        let joined = self.glued(sign) && self.glued(sign + 1);
        if joined && (self.is(sign, Class::Colon) || self.is(sign, Class::Period)) {
            let minute = self.pair(sign + 1, 59)?;
            let end = sign + 2;
            let second = (self.is(end, Class::Colon) && self.glued(end) && self.glued(end + 1))
                .then(|| self.pair(end + 1, 59))
                .flatten();
            let end = end + second.map_or(0, |_| 2);
            // "10:30:5" and "1.30.2" are no times.
            let goes_on = self.glued(end)
                && self.glued(end + 1)
                && (self.is(end, Class::Colon) || self.is(end, Class::Period))
                && self.is(end + 1, Class::Digits);
            return (!goes_on).then(|| figures(hour, Some(minute), second, end));
        }
        Some(figures(hour, None, None, at + 1))
    }

    /// "a.m.", "pm", "o'clock", "in the evening", "at night", "hours".
    fn take_half_of_day(&self, figures: &mut Figures) {
        let at = figures.end;
        if !self.is(at, Class::Word) {
            return;
        }
        if self.is_word(at, &["am", "pm"]) {
            figures.afternoon = Some(self.is_word(at, &["pm"]));
            figures.end = at + 1;
        } else if self.is_word(at, &["a", "p"])
            && self.is(at + 1, Class::Period)
            && self.is_word(at + 2, &["m"])
            && self.glued(at + 1)
        {
            figures.afternoon = Some(self.is_word(at, &["p"]));
            let dot = self.is(at + 3, Class::Period) && self.glued(at + 3);
            figures.end = at + 3 + usize::from(dot);
        } else if self.is_word(at, &["o"])
            && self
                .doc
                .class(at + 1)
                .is_some_and(|c| matches!(c, Class::Apostrophe | Class::SingleOpen))
            && self.is_word(at + 2, &["clock"])
        {
            figures.sure = true;
            figures.end = at + 3;
            self.take_part(figures);
        } else if self.is_word(at, &["hours", "hrs"]) && self.doc.word(at - 1).len() == 4 {
            // "at 0900 hours".
            if self.doc.word(at - 1).starts_with('0') || self.is_before(at - 1, &["at", "by"]) {
                figures.sure = true;
                figures.end = at + 1;
            }
        } else if self.doc.has(at, Tag::Clock)
            && self.daypart(at) == Some("12")
            && figures.hour == 12
        {
            // "12 noon".
            figures.sure = true;
            figures.end = at + 1;
        } else {
            self.take_part(figures);
        }
    }

    /// "in the evening", "at night".
    fn take_part(&self, figures: &mut Figures) {
        let at = figures.end;
        let part = if self.is_word(at, &["in"]) && self.is_word(at + 1, &["the"]) {
            at + 2
        } else if self.is_word(at, &["at"]) {
            at + 1
        } else {
            return;
        };
        let afternoon = match self.daypart(part) {
            Some("MO") => false,
            Some("AF" | "EV") => true,
            Some("NI") => figures.hour > 5,
            _ => return,
        };
        if figures.hour <= 12 {
            figures.afternoon = Some(afternoon);
            figures.end = part + 1;
        }
    }

    /// "GMT", "EST", in brackets, too.
    fn take_zone(&self, figures: &mut Figures) {
        let open = usize::from(self.is(figures.end, Class::Open));
        let at = figures.end + open;
        let Some(word) = self.calendar(at).filter(|word| word.class == "zone") else {
            return;
        };
        // "ET" and "PT" need a time before them that shows itself.
        let timed = figures.minute.is_some() || figures.shown();
        let Str::Borrowed(offset) = word.value else {
            return;
        };
        if timed && (open == 0 || self.is(at + 1, Class::Close)) {
            figures.zone = offset;
            figures.sure = true;
            figures.end = at + 1 + open;
        }
    }
}
