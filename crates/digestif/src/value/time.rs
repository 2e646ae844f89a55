//! Payloads of dates, clock times, sets and durations, as TIMEX3 values.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Modifier, names};

names! {
    /// The length of period that a date names.
    Grain {
        /// A century.
        Century = "century",
        /// A decade.
        Decade = "decade",
        /// A year, calendar or fiscal.
        Year = "year",
        /// A half-year.
        Half = "half",
        /// A quarter.
        Quarter = "quarter",
        /// A season.
        Season = "season",
        /// A month.
        Month = "month",
        /// An ISO week.
        Week = "week",
        /// A weekend.
        Weekend = "weekend",
        /// A day.
        Day = "day",
    }
}

names! {
    /// What a date was resolved against.
    Anchor {
        /// Nothing: the text names it in full.
        Absolute = "absolute",
        /// The document's reference date.
        Reference = "reference",
        /// The publication date of the item that holds it.
        Publication = "publication",
        /// The last date mentioned before it.
        Mention = "mention",
    }
}

names! {
    /// A TIMEX3 `mod`.
    TimexMod {
        /// "early 2025".
        Start = "START",
        /// "mid-2025".
        Mid = "MID",
        /// "late 2025", "the end of 2025".
        End = "END",
        /// "around 2025".
        Approx = "APPROX",
        /// "before 2025".
        Before = "BEFORE",
        /// "after 2025", "since 2025".
        After = "AFTER",
        /// "by 2025", "until 2025".
        OnOrBefore = "ON_OR_BEFORE",
        /// "from 2025 on".
        OnOrAfter = "ON_OR_AFTER",
    }
}

/// A calendar date or period.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Date {
    /// TIMEX3 value: `2025-04-17`, `2025-W16`, `2025-FA`, `2025-Q1`, `199`; `A/B` for a range, both ends included.
    pub timex: String,
    /// The length of period named; of a range, that of its ends.
    pub grain: Grain,
    /// First day; null where text and reference date leave it open, and for fiscal years and seasons.
    pub start: Option<NaiveDate>,
    /// The day after the last day.
    pub end: Option<NaiveDate>,
    /// Whether a fiscal period is meant.
    pub fiscal: bool,
    /// What it was resolved against; null where it could not be.
    pub anchor: Option<Anchor>,
    /// Which part of the period is meant.
    pub modifier: Option<TimexMod>,
}

/// A clock time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Time {
    /// TIMEX3 value with `T`: `2025-04-17T08:00`.
    pub timex: String,
}

/// A recurring time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Set {
    /// TIMEX3 value of the period: `P1W`.
    pub timex: String,
    /// TIMEX3 `quant`: "EVERY".
    pub quant: Option<String>,
    /// TIMEX3 `freq`: "2X".
    pub freq: Option<String>,
}

/// A length of time.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Duration {
    /// ISO 8601 duration: `P32Y`, `PT90M`.
    pub timex: String,
    /// The hedge.
    pub modifier: Modifier,
}
