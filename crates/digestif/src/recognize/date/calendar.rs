//! Dates that open with a month, weekday, season or holiday.
//!
//! | text                                     | expression                      |
//! | ---------------------------------------- | ------------------------------- |
//! | `April 17`, `Sept. 5, 2024`, `May 3-5`   | days                            |
//! | `April`, `June 2027`, `January–May`      | months                          |
//! | `Friday`, `Friday, April 18`             | a weekday; with its date, a day |
//! | `autumn 2022`, `the spring of 2024`      | seasons                         |
//! | `Christmas`, `Good Friday 2024`          | holidays                        |
//!
//! Left alone: names ("May Thornbury", "Theresa May"), verbs, the bare abbreviations "Jan", "Mar", "Sun", and seasons without a year
//! or a word that tells which.

use super::{Expr, Found, Reader, Which, Year};
use crate::lexicon::{Flags, Holiday, Tag, WordGroup};
use crate::recognize::Form;
use crate::scan::{Class, Gap, Shape, TokenIndex};
use crate::structure::BlockKind;

/// Prepositions and adverbs that a bare month follows in running text.
const MONTH_CUES: [&str; 24] = [
    "in",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "of",
    "before",
    "after",
    "during",
    "through",
    "throughout",
    "between",
    "for",
    "early",
    "late",
    "mid",
    "on",
    "as",
    "last",
    "next",
    "this",
    "than",
];

/// Cues that no name of a person follows.
const SURE_CUES: [&str; 11] = [
    "in",
    "since",
    "until",
    "till",
    "during",
    "throughout",
    "early",
    "late",
    "mid",
    "last",
    "next",
];

impl Reader<'_, '_> {
    // ------------------------------------------------------------ months

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
        if !self.is_bare_month(at, month, short) {
            return None;
        }
        let month_end = if short { at + 1 } else { end };
        let (year, end, rule) = match self.year_from_now(end) {
            Some((year, end)) => (year, end, "date.month_year"),
            None => (Year::Open, month_end, "date.month"),
        };
        Some(Found::new(at, end, Expr::Month { year, month }, rule))
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
        if !self.inside(at) || self.doc.tokens[at].gap == Gap::None {
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
            (Year::Open, _) if to.is_none() => (self.year_behind_second_day(end, day), last),
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

    /// The year of "March 3" in "March 3 and 4, 2025".
    fn year_behind_second_day(&self, and: TokenIndex, day: u32) -> Year {
        self.is_word(and, &["and", "or"])
            .then(|| self.day_at(and + 1))
            .flatten()
            .filter(|&(second, _)| second > day)
            .map_or(Year::Open, |(_, end)| self.year_of_day(end).0)
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
            .then(|| self.year_phrase(at))??;
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

    /// A year at `at`: four figures, or two behind an apostrophe.
    pub(super) fn year_at(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        if self.inside(at)
            && matches!(
                self.doc.tokens[at].class,
                Class::Apostrophe | Class::SingleOpen
            )
        {
            let short = (self.glued(at + 1) && self.doc.word(at + 1).len() == 2)
                .then(|| self.number(at + 1, 2))
                .flatten()?;
            return Some((century_of(short), at + 2));
        }
        let Some(year) = self.four_figures(at) else {
            return self.year_in_words(at);
        };
        // "2024-25" and "2,024" are more than this year.
        let whole = self
            .doc
            .numerals
            .starting(at)
            .is_none_or(|n| n.bare_end == at + 1);
        (whole && (1100..2200).contains(&year)).then_some((year, at + 1))
    }

    /// "nineteen eighty-six", "two thousand and five"; round numbers count.
    fn year_in_words(&self, at: TokenIndex) -> Option<(i32, TokenIndex)> {
        let words = |at: TokenIndex| {
            let numeral = self
                .inside(at)
                .then(|| self.doc.numerals.starting(at))
                .flatten()
                .filter(|n| n.form == Form::Words && n.end <= self.end)?;
            Some((i32::try_from(numeral.value).ok()?, numeral.end))
        };
        let (first, end) = words(at)?;
        if (1100..2200).contains(&first) && first % 100 != 0 {
            return Some((first, end));
        }
        let (second, end) = words(end).filter(|second| (10..100).contains(&second.0))?;
        (11..=20)
            .contains(&first)
            .then_some((100 * first + second, end))
    }

    pub(super) fn four_figures(&self, at: TokenIndex) -> Option<i32> {
        let digits = self.is(at, Class::Digits).then(|| self.doc.word(at))?;
        (digits.len() == 4).then(|| digits.parse().ok()).flatten()
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
        let cue = self.is_before(at, &MONTH_CUES)
            || self.is_before(at, &["the"])
                && self
                    .before(at)
                    .is_some_and(|b| self.is_before(b, &MONTH_CUES));
        let sure = self.is_before(at, &SURE_CUES);
        if short {
            // "Jan", "Mar" and "Dec" are names, too.
            let dotted = self.is(at + 1, Class::Period);
            let named = matches!(month, 1 | 3 | 12) && !sure;
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

    // ------------------------------------------------------------ weekdays

    /// "Friday", "Friday, April 18", "Friday 18 April 2025".
    pub(super) fn weekday(&self, at: TokenIndex) -> Option<Found> {
        let day = self.doc.word_sense(at, Tag::Weekday)?.id;
        let word = self.doc.word(at);
        let ending = word.as_bytes().last_chunk::<3>();
        let short = !ending.is_some_and(|ending| ending.eq_ignore_ascii_case(b"day"));
        if let Some(found) = self
            .weekday_with_date(at)
            .or_else(|| self.weekday_in_week(at, day))
            .or_else(|| self.weeks_after(at, day))
        {
            return Some(found);
        }
        // "Mondays" recur; "Sun" and "Wed" are other words.
        if short
            || word.ends_with(['s', 'S'])
            || self.in_outlet(at)
            || self.is_before(at, &["every", "each", "other"])
            || self.names_one_day(at)
        {
            return None;
        }
        Some(Found::new(
            at,
            at + 1,
            Expr::Weekday { day, which: None },
            "date.weekday",
        ))
    }

    /// "Bloody Sunday", "Super Tuesday": days of history and of elections, not of a week.
    fn names_one_day(&self, at: TokenIndex) -> bool {
        self.before(at)
            .is_some_and(|b| self.capitalized(b) && self.doc.is_in(b, WordGroup::NamedDay))
    }

    fn weekday_with_date(&self, at: TokenIndex) -> Option<Found> {
        let mut next = at + 1 + usize::from(self.is(at + 1, Class::Period) && self.glued(at + 1));
        next += usize::from(self.is(next, Class::Comma));
        if !self.inside(next) || self.doc.tokens[next].gap == Gap::None {
            return None;
        }
        next += usize::from(self.is_word(next, &["the"]));
        let found = if self.is(next, Class::Digits) {
            self.digits(next).filter(|f| {
                f.first <= next && matches!(f.expr, Expr::Day { .. } | Expr::Slashed { .. })
            })
        } else {
            self.month(next)
                .filter(|f| matches!(f.expr, Expr::Day { .. }))
        }?;
        Some(Found {
            first: at,
            weekday: self.doc.word_sense(at, Tag::Weekday).map(|day| day.id),
            rule: "date.weekday_day",
            ..found
        })
    }

    // ------------------------------------------------------------ seasons and holidays

    /// "autumn 2022", "spring of 2024", "winter 2024/25".
    pub(super) fn season(&self, at: TokenIndex) -> Option<Found> {
        let season = self.season_at(at)?;
        let of = self.is_word(at + 1, &["of"]);
        let first = if of { self.with_the(at) } else { at };
        let next = at + 1 + usize::from(of);
        // "winter 2024/25" is named by its first year.
        let split = self
            .four_figures(next)
            .and_then(|year| Some((year, self.last_year(next, year)?.1)));
        if let Some((year, end)) = split.or_else(|| self.year_at(next)) {
            return Some(Found::new(
                first,
                end,
                Expr::Season {
                    season,
                    year: Year::Named(year),
                },
                "date.season_year",
            ));
        }
        if of {
            let (year, end) = self.year_phrase(at + 2)?;
            return Some(Found::new(
                first,
                end,
                Expr::Season { season, year },
                "date.season_year",
            ));
        }
        self.is_bare_season(at).then(|| {
            Found::new(
                at,
                at + 1,
                Expr::Season {
                    season,
                    year: Year::Open,
                },
                "date.season",
            )
        })
    }

    /// "by spring", "until the autumn", "in the fall": a season that bounds a time, or a certain one; "in summer" may be every
    /// summer's.
    fn is_bare_season(&self, at: TokenIndex) -> bool {
        const OPEN: Flags = Flags::of(&[
            Tag::Preposition,
            Tag::Conjunction,
            Tag::Auxiliary,
            Tag::Adverb,
            Tag::Pronoun,
            Tag::Determiner,
        ]);
        let Some(before) = self
            .with_the(at)
            .checked_sub(1)
            .filter(|&b| b >= self.first)
        else {
            return false;
        };
        let ends = !self.is(at + 1, Class::Word) && !self.is(at + 1, Class::Hyphen)
            || self.has_flag(at + 1, OPEN);
        let the = before + 1 < at;
        ends && (self.is_word(before, &["by", "until", "till", "since"])
            || the && self.is_word(before, &["in", "during", "over", "throughout"]))
    }

    pub(super) fn season_at(&self, at: TokenIndex) -> Option<&'static str> {
        let (word, _) = self.calendar(at, Tag::Season)?;
        ["SP", "SU", "FA", "WI"]
            .into_iter()
            .find(|s| *s == word.value)
    }

    /// "Christmas", "Good Friday 2024", "last Easter", "India's Independence Day".
    pub(super) fn holiday(&self, at: TokenIndex) -> Option<Found> {
        let (sense, len) = self.doc.sense(at, Tag::Holiday)?;
        let mut end = at + len;
        let rule = self.rule_of(&self.doc.lexicon.holidays[sense.id as usize], at, end);
        let comma = usize::from(self.is(end, Class::Comma));
        let (mut first, mut year) = (at, Year::Open);
        if let Some((named, year_end)) = self.year_at(end + comma) {
            (end, year) = (year_end, Year::Named(named));
        } else if let Some(which) = self.before(at).and_then(|b| self.which(b)) {
            (first, year) = (at - 1, Year::Which(which));
        } else if self.is_word(end, &["this", "last", "next"])
            && let Some((shifted, year_end)) = self.year_phrase(end)
        {
            (end, year) = (year_end, shifted);
        }
        let expr = Expr::Holiday { rule, year };
        Some(Found::new(first, end, expr, "date.holiday"))
    }

    /// The day of the country named beside the holiday, else the common one.
    fn rule_of(&self, holiday: &Holiday, first: TokenIndex, end: TokenIndex) -> &'static str {
        /// Tokens between a country and its day: "India's", "the Kazakh", "in India", "U.S.".
        const REACH: usize = 4;
        let mut near = (first.saturating_sub(REACH).max(self.first)..first)
            .rev()
            .chain(end..self.end.min(end + REACH));
        let own = (!holiday.by_country.is_empty())
            .then(|| near.find_map(|at| self.country_at(at)))
            .flatten()
            .and_then(|country| holiday.by_country.iter().find(|own| own.0 == country));
        own.map(|own| own.1).or(holiday.rule).unwrap_or_default()
    }

    /// The country that the name or adjective at `at` stands for.
    fn country_at(&self, at: TokenIndex) -> Option<u32> {
        const COUNTRIES: Flags = Flags::of(&[Tag::Country, Tag::Demonym]);
        let named = |tag| self.doc.sense(at, tag).map(|(sense, _)| sense.id);
        self.has_flag(at, COUNTRIES)
            .then(|| named(Tag::Country).or_else(|| named(Tag::Demonym)))
            .flatten()
    }

    /// "last", "this" or "next" at `at`.
    pub(super) fn which(&self, at: TokenIndex) -> Option<Which> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        match (&*word.class, &*word.value) {
            ("relative", "-1") => Some(Which::Last),
            ("relative", "0") => Some(Which::This),
            ("relative", "1") => Some(Which::Next),
            _ => None,
        }
    }
}

/// The year that two figures mean: up to 49 in this century.
pub(super) fn century_of(short: i32) -> i32 {
    if short < 50 {
        2000 + short
    } else {
        1900 + short
    }
}
