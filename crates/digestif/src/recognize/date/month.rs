//! Dates that open with a month.
//!
//! | text                                     | expression                      |
//! | ---------------------------------------- | ------------------------------- |
//! | `April 17`, `Sept. 5, 2024`, `May 3-5`   | days                            |
//! | `April`, `June 2027`, `January–May`      | months                          |
//!
//! Left alone: names ("May Thornbury", "Theresa May"), verbs, the bare abbreviations "Jan", "Mar".

use super::shared::LISTED_DAYS;
use super::{Expr, Found, Reader, Which, Year};
use crate::lexicon::{Flags, Tag, WordGroup};
use crate::recognize::Form;
use crate::scan::{Class, Gap, Shape, TokenIndex};
use crate::structure::BlockKind;
use crate::value::Grain;

impl Reader<'_, '_> {
    /// The month named at `at`, where its name ends, and whether it is an abbreviation.
    pub(super) fn month_at(&self, at: TokenIndex) -> Option<(u32, TokenIndex, bool)> {
        if !self.inside(at) {
            return None;
        }
        let month = self.doc.word_sense(at, Tag::Month)?.id;
        let word = self.doc.word(at);
        let short = word.len() <= 3 && month != 5 || word.len() == 4 && month == 9;
        let dot = short && self.is(at + 1, Class::Period) && self.glued(at + 1);
        Some((month, at + 1 + usize::from(dot), short))
    }

    /// Dates that open with a month.
    pub(super) fn month(&self, at: TokenIndex) -> Option<Found> {
        let (month, end, short) = self.month_at(at)?;
        if let Some(found) = self.joined_day(at, month, end) {
            return Some(found);
        }
        if let Some((day, day_end)) = self.day_after_month(at, end) {
            return Some(self.month_day(at, month, day, day_end));
        }
        if let Some(found) = self.month_range(at, month, end) {
            return Some(found);
        }
        if let Some((year, year_end)) = self.year_after_month(end) {
            return Some(Found::new(
                at,
                year_end,
                Expr::Month {
                    year: Year::Named(year),
                    month,
                },
                "date.month_year",
            ));
        }
        if let Some(found) = self.quarter_of_month(at, month, end) {
            return Some(found);
        }
        let that = self.with_that(at);
        if that < at {
            let year = Year::Which(Which::That);
            let expr = Expr::Month { year, month };
            return Some(Found::new(that, end, expr, "date.anaphor"));
        }
        if !self.is_bare_month(at, month, short) && !self.opens_list_of_months(end) {
            return None;
        }
        let month_end = if short { at + 1 } else { end };
        let (year, end, rule) = match self.year_from_now(end) {
            Some((year, end)) => (year, end, "date.month_year"),
            None => (Year::Open, month_end, "date.month"),
        };
        Some(Found::new(at, end, Expr::Month { year, month }, rule))
    }

    /// "the December quarter": the one that the month ends.
    fn quarter_of_month(&self, at: TokenIndex, month: u32, end: TokenIndex) -> Option<Found> {
        if !month.is_multiple_of(3) || !self.is_word(end, &["quarter"]) {
            return None;
        }
        let (year, found_end, fiscal) = self.part_year(end + 1);
        let expr = Expr::Part {
            grain: Grain::Quarter,
            index: month / 3,
            year: if year == Year::Unstated {
                Year::Open
            } else {
                year
            },
            fiscal,
        };
        Some(Found::new(
            self.with_the(at),
            found_end,
            expr,
            "date.part_in_words",
        ))
    }

    /// Whether the months of "May and June 2024" go on at `joint`.
    fn opens_list_of_months(&self, joint: TokenIndex) -> bool {
        let next = self
            .list_joint(joint)
            .and_then(|(next, _)| self.month_at(next));
        next.is_some_and(|(_, end, _)| self.year_after_month(end).is_some())
    }

    /// "Sep-23-2020", "Oct/2": a month and its day behind a joint.
    fn joined_day(&self, at: TokenIndex, month: u32, joint: TokenIndex) -> Option<Found> {
        if !self.is_joint(joint) {
            return None;
        }
        let day = u32::try_from(self.number(joint + 1, 2)?).ok()?;
        let end = joint + 2;
        let named = self.is_joint(end).then(|| self.year_at(end + 1)).flatten();
        let (year, end) = match named {
            Some((year, end)) => (Year::Named(year), end),
            None => (Year::Open, end),
        };
        let expr = Expr::Day { year, month, day };
        ((1..=31).contains(&day) && self.ends_free(end))
            .then(|| Found::new(at, end, expr, "date.joined"))
    }

    /// A day of the month at `at`, in digits or as an ordinal.
    pub(super) fn day_at(&self, at: TokenIndex) -> Option<(u32, TokenIndex)> {
        if !self.inside(at) {
            return None;
        }
        let numeral = self.doc.numerals.starting(at)?;
        if let Some(day) = self.number(at, 2) {
            // "04th" and "09" are codes to the numerals, but days here; "17,000" and "5 million" are neither.
            let suffix =
                usize::from(self.glued(at + 1) && self.is_word(at + 1, &["st", "nd", "rd", "th"]));
            let whole = numeral.end <= at + 1 + suffix && !numeral.after_letter;
            let day = u32::try_from(day)
                .ok()
                .filter(|day| (1..=31).contains(day) && whole)?;
            return Some((day, at + 1 + suffix));
        }
        let whole = numeral.form == Form::Ordinal;
        if !whole || numeral.after_letter || numeral.end > self.end {
            return None;
        }
        let day = u32::try_from(numeral.value).ok()?;
        ((1..=31).contains(&day) && numeral.value.scale() == 0).then_some((day, numeral.end))
    }

    /// The day behind a month that ends at `end`: "April 17", "May the 4th".
    fn day_after_month(&self, month: TokenIndex, end: TokenIndex) -> Option<(u32, TokenIndex)> {
        let the = self.is_word(end, &["the"]);
        let at = end + usize::from(the);
        if !self.inside(at) || self.glued(at) {
            return None;
        }
        let (day, day_end) = self.day_at(at)?;
        if the && day_end == at + 1 {
            return None;
        }
        // "in May 20 ships left": a number that counts or measures is no day where the month has its own preposition.
        let counts = self.inside(day_end)
            && self.doc.tokens[day_end].gap != Gap::None
            && self.counted(day_end);
        let percent = self.is(day_end, Class::Percent)
            || self.glued(day_end) && self.is(day_end, Class::Word);
        let is_amount =
            percent || counts && self.is_before(month, &["in", "since", "until", "during"]);
        (!is_amount).then_some((day, day_end))
    }

    /// Whether what stands at `at` makes a number before it a count or measure.
    pub(super) fn counted(&self, at: TokenIndex) -> bool {
        let plural = || {
            self.doc
                .sense(at, Tag::Noun)
                .is_some_and(|(sense, _)| self.doc.lexicon.nouns[sense.id as usize].plural)
        };
        self.measured(at) || self.has_flag(at, Tag::Noun.flag()) && plural()
    }

    /// Whether a unit, a currency or a scale stands at `at`.
    pub(super) fn measured(&self, at: TokenIndex) -> bool {
        const MEASURES: [Tag; 5] = [
            Tag::Unit,
            Tag::Currency,
            Tag::Minor,
            Tag::Scale,
            Tag::TimeUnit,
        ];
        self.is(at, Class::Percent)
            || self.has_flag(at, Flags::of(&MEASURES))
                && MEASURES.iter().any(|&tag| self.has(at, tag))
    }

    /// A month with its day, and what may follow: the last day of a range, the year.
    fn month_day(&self, at: TokenIndex, month: u32, day: u32, end: TokenIndex) -> Found {
        let (to, last) = match self.last_day(month, day, end) {
            Some((to, last)) => (Some(to), last),
            None => (None, end),
        };
        let (year, year_end) = match self.year_of_day(last) {
            (Year::Open, _) if to.is_none() => (self.year_behind_list(end, day), last),
            found => found,
        };
        let rule = if year == Year::Open {
            "date.month_day"
        } else {
            "date.month_day_year"
        };
        let found = Found::new(at, year_end, Expr::Day { year, month, day }, rule);
        to.map_or(found, |to| found.to_day(to))
    }

    /// The year of "March 3" in "March 3, 4 and 7, 2025".
    fn year_behind_list(&self, mut joint: TokenIndex, mut day: u32) -> Year {
        for _ in 0..LISTED_DAYS {
            let Some((at, closes)) = self.list_joint(joint) else {
                return Year::Open;
            };
            match self.day_at(at) {
                Some((next, end)) if next > day => (day, joint) = (next, end),
                _ => return Year::Open,
            }
            if closes {
                return self.year_of_day(joint).0;
            }
        }
        Year::Open
    }

    /// Month and day behind a dash: "May 3-5", "April 28 – May 2".
    fn last_day(&self, month: u32, day: u32, dash: TokenIndex) -> Option<((u32, u32), TokenIndex)> {
        if !self.dash(dash) {
            return None;
        }
        if let Some((last, end)) = self.day_at(dash + 1) {
            return (last > day).then_some(((month, last), end));
        }
        let (last_month, month_end, _) = self.month_at(dash + 1)?;
        let (last, end) = self.day_at(month_end)?;
        Some(((last_month, last), end))
    }

    /// ", 2025", " 2025", "/2025" or ", of 2025" behind a day.
    pub(super) fn year_after_day(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let at = at + usize::from(self.is(at, Class::Comma) || self.is_word(at, &["of", "in"]));
        if !self.inside(at) || self.doc.tokens[at].gap == Gap::Paragraph {
            return None;
        }
        self.year_at(at)
    }

    /// The year behind a day that ends at `end`, and where the whole ends.
    pub(super) fn year_of_day(&self, end: TokenIndex) -> (Year, TokenIndex) {
        self.year_after_day(end)
            .map(|(year, end)| (Year::Named(year), end))
            .or_else(|| self.year_from_now(end))
            .unwrap_or((Year::Open, end))
    }

    /// "last year", "of this year" behind a month or day; not in "in May last year's winner lost".
    fn year_from_now(&self, at: TokenIndex) -> Option<(Year, TokenIndex)> {
        let at = at + usize::from(self.is_word(at, &["of"]));
        let (year, end) = self
            .is_word(at, &["last", "this", "next"])
            .then(|| self.year_phrase(at))
            .flatten()
            .or_else(|| {
                let that = self.is_word(at, &["that"]) && self.is_word(at + 1, &["year"]);
                that.then_some((Year::Which(Which::That), at + 2))
            })?;
        (!self.is(end, Class::Apostrophe)).then_some((year, end))
    }

    fn year_after_month(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let joined = self.is(at, Class::Comma)
            || self.is_word(at, &["of", "in"])
            || self.is(at, Class::Slash) && self.glued(at);
        let (year, end) = self.year_at(at + usize::from(joined))?;
        // "in May 2000 people marched": only round numbers count things without a comma.
        let counts = year % 100 == 0 && self.counted(end);
        (!counts).then_some((year, end))
    }

    /// "January–May", "Nov–Feb 2017", "Nov–Feb 5, 2017", "April/May".
    fn month_range(&self, at: TokenIndex, month: u32, end: TokenIndex) -> Option<Found> {
        if !(self.dash(end) || self.is(end, Class::Slash)) {
            return None;
        }
        // "the January-to-March quarter".
        let to = usize::from(self.is_word(end + 1, &["to"]) && self.dash(end + 2)) * 2;
        let (last, last_end, _) = self.month_at(end + 1 + to)?;
        if let Some((day, day_end)) = self.day_after_month(end + 1 + to, last_end) {
            let (year, found_end) = self.year_of_day(day_end);
            let first = Expr::Month {
                year: Year::Open,
                month,
            };
            let last = Expr::Day {
                year,
                month: last,
                day,
            };
            return Some(Found::new(at, found_end, first, "date.month_range").to(last));
        }
        let (year, found_end) = self
            .year_after_month(last_end)
            .map(|(year, end)| (Year::Named(year), end))
            .or_else(|| self.year_from_now(last_end))
            .unwrap_or((Year::Open, last_end));
        // The dot of an abbreviation belongs to a range only inside it.
        let dot = found_end == last_end && self.is(last_end - 1, Class::Period);
        let found_end = found_end - usize::from(dot);
        let first_year = if last < month { Year::Open } else { year };
        let expr = Expr::Month {
            year: first_year,
            month,
        };
        Some(
            Found::new(at, found_end, expr, "date.month_range")
                .to(Expr::Month { year, month: last }),
        )
    }

    /// Whether a month without day and year is a date, and no name or verb.
    fn is_bare_month(&self, at: TokenIndex, month: u32, short: bool) -> bool {
        let cue = self.is_before_in(at, WordGroup::MonthCue)
            || self.is_before(at, &["the"])
                && self
                    .before(at)
                    .is_some_and(|b| self.is_before_in(b, WordGroup::MonthCue));
        let sure = self.is_before_in(at, WordGroup::SureMonthCue);
        if short {
            // "Jan", "Mar" and "Dec" are names, too.
            let dotted = self.is(at + 1, Class::Period);
            let named = matches!(month, 1 | 3 | 12) && !sure;
            if self.is_joint(at + 1) && self.is(at + 2, Class::Word) {
                return false;
            }
            return cue && (dotted || !named) && !self.capitalized(at + 1 + usize::from(dotted));
        }
        let follows_auxiliary = self.before(at).is_some_and(|b| self.has(b, Tag::Auxiliary));
        if self.in_outlet(at)
            || self.is_before(at, &["every", "each"])
            || follows_auxiliary && matches!(month, 3 | 5)
        {
            return false;
        }
        let shape = self.doc.tokens[at].shape;
        if shape == Shape::Lower {
            return sure || self.is_before(at, &["by", "from", "to"]);
        }
        let is_word_or_name = matches!(month, 3 | 4 | 5 | 6 | 8);
        if !is_word_or_name {
            return true;
        }
        let before_name = self.capitalized(at + 1)
            && self.doc.tokens[at + 1].gap != Gap::None
            && self.doc.tokens[at + 1].shape == Shape::Title
            && !self.has(at + 1, Tag::Month);
        if before_name && !sure {
            return false;
        }
        if cue {
            return true;
        }
        let coordinated =
            self.is_before(at, &["and", "or"]) && at >= 2 && self.has(at - 2, Tag::Month);
        if coordinated {
            return true;
        }
        let governed = self.has_flag(
            at + 1,
            Flags::of(&[Tag::Auxiliary, Tag::Verb, Tag::Movement]),
        );
        let Some(before) = self
            .before(at)
            .filter(|&b| self.doc.tokens[b].class == Class::Word || self.is(b, Class::Apostrophe))
        else {
            // At the start of a sentence or clause: "March was the trial", never "May I ask".
            return month != 5 && governed;
        };
        let in_heading = self.doc.layout.blocks
            [self.doc.layout.block_of_sentence[self.doc.layout.sentence_of[at] as usize] as usize]
            .kind
            == BlockKind::Heading;
        if self.capitalized(before) && before != self.first
            || shape == Shape::Upper && month == 5
            || in_heading && month == 5
        {
            return false;
        }
        self.has(before, Tag::Determiner) || !self.capitalized(before) && month != 5
    }
}
