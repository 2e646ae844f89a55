//! Calendar dates and periods, as open drafts that `resolve::dates` anchors.
//!
//! | text                                        | expression                                  |
//! | ------------------------------------------- | ------------------------------------------- |
//! | `17 April 2025`, `April 17`, `the 14th of May` | a day, with or without its year          |
//! | `2025-04-17`, `17.04.2025`, `3/3/2024`      | a day in digits                             |
//! | `mid-2026`, `FY25`, `2024/25`, `the 1990s`  | years, fiscal years, split years, decades   |
//! | `Q2FY25`, `the first half of 2025`          | quarters and halves                         |
//! | `May 3-5`, `2021–2025`, `January–May`       | ranges: one date with two ends              |
//! | `this week`, `last Tuesday`, `yesterday`    | from the day of writing                     |
//! | `the following day`, `that week`, `a year earlier` | from the last date mentioned          |
//! | `the first Monday of May`, `the last week of July` | by their place in a month             |
//!
//! Left alone: "May", "March", "second", "fall" as ordinary words, clock times, numbers with a unit or counted noun, years in names
//! ("Vision 2050"), vague times ("recently"). Words: `data/calendar.tsv`.

mod calendar;
mod decade;
mod digits;
mod fiscal;
mod place;
mod relative;
mod tense;
mod year;

use super::clause::Clause;
use super::{Draft, Mention, Numeral};
use crate::lexicon::{CalendarWord, Flags, Tag};
use crate::scan::{Class, Document, Gap, TokenIndex};
use crate::value::{Date, Grain, TimexMod};

pub(crate) use tense::Tense;

/// A date expression; `date` is filled by `resolve::dates`.
#[derive(Clone, Debug)]
pub(crate) struct DateDraft {
    pub(crate) expr: Expr,
    /// The last period of a range.
    pub(crate) to: Option<Expr>,
    /// The weekday named with a day, which tells the year where it is left out.
    pub(crate) weekday: Option<u32>,
    /// The tense of the clause, which tells past from future where the year or week is left out.
    pub(crate) tense: Option<Tense>,
    pub(crate) modifier: Option<TimexMod>,
    pub(crate) date: Option<Date>,
}

/// What a date expression says, before it is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    /// "17 April", "April 17, 2025".
    Day { year: Year, month: u32, day: u32 },
    /// "3/4/2024": which is the month is for the whole document to say.
    Slashed { first: u32, second: u32, year: i32 },
    /// "April", "June 2027".
    Month { year: Year, month: u32 },
    /// "Q3 2028", "the first half of 2025": `grain` is a quarter or half.
    Part {
        grain: Grain,
        index: u32,
        year: Year,
        fiscal: bool,
    },
    /// "the first nine months of 2023": months `first` to `last`.
    Months { first: u32, last: u32, year: Year },
    /// "2030", "fiscal 2026", "this year".
    Year { year: Year, fiscal: bool },
    /// "autumn 2024", "this summer": `season` as in TIMEX3.
    Season { season: &'static str, year: Year },
    /// "the 1990s": the first year; a decade without its century ("the '90s") counts from 1900.
    Decade(i32),
    /// "the 19th century": the first year as TIMEX3 counts, 1800.
    Century(i32),
    /// "2025-W16", "week 16 of last year".
    Week { year: Year, week: u32 },
    /// "Tuesday", "last Tuesday".
    Weekday { day: u32, which: Option<Which> },
    /// "this week", "yesterday", "three years ago", "the following day": so many months and days away.
    Shift {
        grain: Grain,
        months: i32,
        days: i32,
        from: From,
    },
    /// "Tuesday of last week": a day of the week so many weeks away.
    WeekdayIn { day: u32, weeks: i32 },
    /// "a week on Friday": so many weeks behind the coming one.
    WeekdayAfter { day: u32, weeks: i32 },
    /// "the first Monday of May", "the last week of next month".
    Nth(Nth),
    /// "the 29th", "Friday the 13th": a day whose month is left out.
    DayOfMonth { day: u32, weekday: Option<u32> },
    /// "over the weekend".
    Weekend,
    /// "Christmas": the rule of `data/holidays.tsv`; empty where nothing tells which country's day is meant.
    Holiday { rule: &'static str, year: Year },
}

/// A weekday or week by its place in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nth {
    /// From 1; -1 is the last.
    pub(crate) index: i32,
    /// 1 (Monday) to 7; none for a whole week.
    pub(crate) weekday: Option<u32>,
    pub(crate) month: NthMonth,
}

/// The month of [`Nth`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NthMonth {
    /// "of May", "of May 2027".
    Named { month: u32, year: Year },
    /// "of next month": so many months away.
    Shifted(i32),
}

/// The year of an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// Left out.
    Open,
    /// Left out where no tense tells it: whose financial year "Q2" belongs to is known to the reader alone.
    Unstated,
    /// Stated.
    Named(i32),
    /// "this year" (0), "last year" (-1).
    Shifted(i32),
    /// "last December", "next spring".
    Which(Which),
}

/// Which of the recurring days, months or seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    Last,
    This,
    Next,
    /// "the following Monday": after the last date mentioned.
    Following,
    /// "the previous Monday": before it.
    Preceding,
}

/// What a shift starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum From {
    /// The day of writing.
    Now,
    /// The last date mentioned.
    Mention,
}

pub(super) struct Recognizer;

/// Readings of the words that open a date.
const OPENERS: Flags = Flags::of(&[
    Tag::Month,
    Tag::Weekday,
    Tag::Season,
    Tag::Deictic,
    Tag::DateWord,
    Tag::Holiday,
    Tag::Ordinal,
]);
/// Those that numerals open: "twenty-third" begins with a cardinal.
const OPENERS_OF_NUMERALS: Flags = OPENERS.or(Tag::Cardinal.flag());

impl super::Recognizer for Recognizer {
    fn triggers(&self) -> Flags {
        OPENERS.or(Flags::FIGURES)
    }

    fn may_read(&self, numeral: &Numeral) -> bool {
        numeral.opening.has(OPENERS_OF_NUMERALS.or(Flags::FIGURES))
    }

    fn recognize<'t>(&self, doc: &Document<'t>, at: TokenIndex) -> Option<Mention<'t>> {
        let reader = Reader::around(doc, at);
        let found = reader.joined(reader.read(at)?);
        Some(Mention::new(
            found.first,
            found.end,
            found.rule,
            Draft::Date(reader.draft(found)),
        ))
    }
}

/// How many tokens a day may have before the part of it that is named: "Friday, April 18" of "Friday, April 18, night".
const DAY_REACH: usize = 8;

/// The day that ends right before `end`: "tomorrow" of "tomorrow night".
pub(super) fn day_before(doc: &Document<'_>, end: TokenIndex) -> Option<(TokenIndex, DateDraft)> {
    let reader = Reader::around(doc, end.checked_sub(1)?);
    let found = (end.saturating_sub(DAY_REACH).max(reader.first)..end)
        .filter(|&at| {
            let token = &doc.tokens[at];
            token.class == Class::Digits || token.flags.has(OPENERS)
        })
        .find_map(|at| reader.read(at).filter(|found| found.end == end))?;
    let is_day = matches!(
        found.expr,
        Expr::Day { .. }
            | Expr::Slashed { .. }
            | Expr::Weekday { .. }
            | Expr::Holiday { .. }
            | Expr::Shift {
                grain: Grain::Day,
                ..
            }
    );
    (is_day && found.to.is_none()).then(|| (found.first, reader.draft(found)))
}

impl DateDraft {
    /// A day so many days from `from`.
    pub(super) fn days_from(from: From, days: i32) -> Self {
        Self {
            expr: Expr::Shift {
                grain: Grain::Day,
                months: 0,
                days,
                from,
            },
            to: None,
            weekday: None,
            tense: None,
            modifier: None,
            date: None,
        }
    }
}

/// An expression and where it stands.
#[derive(Clone, Copy, Debug)]
struct Found {
    first: TokenIndex,
    end: TokenIndex,
    expr: Expr,
    to: Option<Expr>,
    /// The weekday named with a day.
    weekday: Option<u32>,
    modifier: Option<TimexMod>,
    rule: &'static str,
}

impl Found {
    fn new(first: TokenIndex, end: TokenIndex, expr: Expr, rule: &'static str) -> Self {
        Self {
            first,
            end,
            expr,
            to: None,
            weekday: None,
            modifier: None,
            rule,
        }
    }

    fn to(self, to: Expr) -> Self {
        Self {
            to: Some(to),
            ..self
        }
    }

    /// A day's range to a later day; the year belongs to the last one: "Dec. 28 – Jan. 2, 2025".
    fn to_day(self, (last_month, last_day): (u32, u32)) -> Self {
        let Expr::Day { year, month, day } = self.expr else {
            return self;
        };
        let first_year = if last_month < month { Year::Open } else { year };
        Self {
            expr: Expr::Day {
                year: first_year,
                month,
                day,
            },
            rule: "date.day_range",
            ..self
        }
        .to(Expr::Day {
            year,
            month: last_month,
            day: last_day,
        })
    }

    /// Whether the tense of the clause decides between past and future.
    fn needs_tense(&self) -> bool {
        match self.expr {
            Expr::Day { year, .. }
            | Expr::Month { year, .. }
            | Expr::Part { year, .. }
            | Expr::Months { year, .. }
            | Expr::Season { year, .. }
            | Expr::Week { year, .. }
            | Expr::Holiday { year, .. } => year == Year::Open,
            Expr::Weekday { which, .. } => which.is_none(),
            Expr::Nth(Nth {
                month: NthMonth::Named { year, .. },
                ..
            }) => year == Year::Open,
            Expr::DayOfMonth { .. } | Expr::Weekend => true,
            _ => false,
        }
    }
}

/// Figures of the longest number that is read here, a year.
const MAX_FIGURES: usize = 4;

/// Reads expressions inside one sentence.
type Reader<'d, 't> = Clause<'d, 't, Recognizer>;

impl<'d, 't> Reader<'d, 't> {
    fn read(&self, at: TokenIndex) -> Option<Found> {
        let token = &self.doc.tokens[at];
        if token.class == Class::Digits {
            return self.digits(at);
        }
        let flags = token.flags;
        let has = |tag: Tag| flags.has(tag.flag());
        None.or_else(|| has(Tag::Holiday).then(|| self.holiday(at)).flatten())
            .or_else(|| has(Tag::Weekday).then(|| self.weekday(at)).flatten())
            .or_else(|| has(Tag::Month).then(|| self.month(at)).flatten())
            .or_else(|| has(Tag::Deictic).then(|| self.deictic(at)).flatten())
            .or_else(|| has(Tag::Season).then(|| self.season(at)).flatten())
            .or_else(|| has(Tag::DateWord).then(|| self.date_word(at)).flatten())
            .or_else(|| {
                (has(Tag::Ordinal) || has(Tag::Cardinal))
                    .then(|| self.ordinal(at))
                    .flatten()
            })
    }

    /// The open draft of what was found.
    fn draft(&self, found: Found) -> DateDraft {
        let tense = found
            .needs_tense()
            .then(|| tense::of(self, found.first, found.end))
            .flatten();
        DateDraft {
            expr: found.expr,
            to: found.to,
            weekday: found.weekday,
            tense,
            modifier: found.modifier.or_else(|| self.modifier(found.first)),
            date: None,
        }
    }

    /// "Nov. 18, 2024 – Dec. 19, 2025": two full dates of one kind with a dash between them are one range.
    fn joined(&self, found: Found) -> Found {
        if found.to.is_some() || !self.dash(found.end) {
            return found;
        }
        if matches!(found.expr, Expr::Weekday { which: None, .. }) {
            return self.weekdays(found);
        }
        let named = |expr: Expr| match expr {
            Expr::Day {
                year: Year::Named(y),
                month,
                day,
            } => Some((0, y, month, day)),
            Expr::Month {
                year: Year::Named(y),
                month,
            } => Some((1, y, month, 0)),
            Expr::Part {
                grain,
                index,
                year: Year::Named(y),
                ..
            } => Some((2 + i32::from(grain == Grain::Half), y, index, 0)),
            _ => None,
        };
        let (Some(first), true) = (named(found.expr), self.inside(found.end + 1)) else {
            return found;
        };
        let last = self.read(found.end + 1).filter(|last| {
            last.first == found.end + 1
                && last.to.is_none()
                && named(last.expr).is_some_and(|last| last.0 == first.0 && last > first)
        });
        last.map_or(found, |last| Found {
            end: last.end,
            rule: "date.range",
            ..found.to(last.expr)
        })
    }

    /// "Monday–Friday", "Saturday–Sunday, April 18-19".
    fn weekdays(&self, found: Found) -> Found {
        let last = self
            .inside(found.end + 1)
            .then(|| self.doc.word_sense(found.end + 1, Tag::Weekday))
            .flatten()
            .and_then(|_| self.weekday(found.end + 1))
            .filter(|last| last.first == found.end + 1);
        match last {
            Some(last) if last.to.is_some() => Found {
                first: found.first,
                weekday: None,
                ..last
            },
            Some(last) if matches!(last.expr, Expr::Weekday { .. }) => Found {
                end: last.end,
                rule: "date.range",
                ..found.to(last.expr)
            },
            _ => found,
        }
    }

    /// Expressions that open with a word of the calendar grammar.
    fn date_word(&self, at: TokenIndex) -> Option<Found> {
        let (word, len) = self.calendar(at, Tag::DateWord)?;
        match &*word.class {
            "relative" => self.relative(at, at + len),
            "final" => self.last_part(at, at + len),
            "anaphor" => self.anaphor(at, at + len),
            "decade" => self.decade_in_words(at),
            "weekend" => self.weekend(at),
            "shift" => self.shifted(at),
            "part" => self.part_prefix(at),
            "fiscal" => self.fiscal(at),
            "letter" => self.lettered(at),
            _ => None,
        }
    }

    // ------------------------------------------------------------ questions about tokens, all inside the sentence

    fn word_at(&self, at: TokenIndex) -> Option<&'t str> {
        self.inside(at).then(|| self.doc.word(at))
    }

    /// The word at `at` in small letters (ASCII), for comparison with many; nothing for other tokens and for longer words.
    fn lower<'b>(&self, at: TokenIndex, room: &'b mut [u8; 16]) -> &'b [u8] {
        if !self.is(at, Class::Word) {
            return b"";
        }
        let word = self.doc.word(at).as_bytes();
        let Some(lower) = room.get_mut(..word.len()) else {
            return b"";
        };
        lower.copy_from_slice(word);
        lower.make_ascii_lowercase();
        lower
    }

    fn has_flag(&self, at: TokenIndex, flags: Flags) -> bool {
        self.inside(at) && self.doc.tokens[at].flags.has(flags)
    }

    fn calendar(&self, at: TokenIndex, tag: Tag) -> Option<(&'d CalendarWord, usize)> {
        if !self.inside(at) {
            return None;
        }
        let (sense, len) = self.doc.sense(at, tag)?;
        Some((&self.doc.lexicon.calendar[sense.id as usize], len))
    }

    /// Whether the word at `at` is a calendar word of `class`.
    fn is_class(&self, at: TokenIndex, class: &str) -> bool {
        self.calendar(at, Tag::DateWord)
            .is_some_and(|(word, _)| word.class == class)
    }

    /// The unit of time at `at`.
    fn unit(&self, at: TokenIndex) -> Option<&'d str> {
        self.inside(at)
            .then(|| self.doc.word_sense(at, Tag::TimeUnit))
            .flatten()
            .map(|s| &*self.doc.lexicon.calendar[s.id as usize].value)
    }

    /// A run of digits of at most `len` figures at `at`, as a number.
    fn number(&self, at: TokenIndex, len: usize) -> Option<i32> {
        let digits = self.is(at, Class::Digits).then(|| self.doc.word(at))?;
        let value = |digits: &str| {
            digits
                .bytes()
                .fold(0, |value, digit| 10 * value + i32::from(digit - b'0'))
        };
        (digits.len() <= len.min(MAX_FIGURES)).then(|| value(digits))
    }

    /// Whether a dash or hyphen at `at` can join a range.
    fn dash(&self, at: TokenIndex) -> bool {
        self.inside(at) && self.doc.class(at).is_some_and(Class::is_dash)
    }

    fn capitalized(&self, at: TokenIndex) -> bool {
        self.inside(at) && self.doc.tokens[at].is_capitalized()
    }

    /// The position of "the" before `first`, where the phrase needs it.
    fn with_the(&self, first: TokenIndex) -> TokenIndex {
        self.before(first)
            .filter(|&at| {
                self.is_word(at, &["the"]) && self.doc.tokens[first].gap != Gap::Paragraph
            })
            .unwrap_or(first)
    }

    /// Whether the token at `at` belongs to the name of a news outlet ("Mail on Sunday", "USA Today").
    fn in_outlet(&self, at: TokenIndex) -> bool {
        const OUTLET: Flags = Tag::Outlet.flag();
        (at.saturating_sub(4).max(self.first)..=at).any(|start| {
            self.doc.tokens[start].flags.has(OUTLET)
                && self
                    .doc
                    .sense(start, Tag::Outlet)
                    .is_some_and(|(_, len)| len > 1 && start + len > at)
        })
    }

    /// The part of the period that words before it single out.
    fn modifier(&self, first: TokenIndex) -> Option<TimexMod> {
        let mut before = self.before(first)?;
        let (mut room, mut room_behind) = ([0; 16], [0; 16]);
        let mut word = self.lower(before, &mut room);
        if word == b"the" {
            before = self.before(before)?;
            word = self.lower(before, &mut room_behind);
        }
        if word == b"of" {
            let part = self.before(before)?;
            return self.part(part);
        }
        if let Some(part) = self.part(before) {
            return self
                .is_word(before, &["early", "late", "mid"])
                .then_some(part);
        }
        match word {
            b"around" | b"about" | b"circa" | b"approximately" | b"roughly" => {
                Some(TimexMod::Approx)
            }
            b"before" => Some(TimexMod::Before),
            b"after" | b"since" => Some(TimexMod::After),
            b"by" | b"until" | b"till" => Some(TimexMod::OnOrBefore),
            _ => None,
        }
    }

    fn part(&self, at: TokenIndex) -> Option<TimexMod> {
        let (word, _) = self.calendar(at, Tag::DateWord)?;
        if word.class != "part" {
            return None;
        }
        word.value.parse().ok()
    }
}
