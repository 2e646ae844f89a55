//! What an expression comes to: a period with its days, or a value as far as the text tells it.

use std::borrow::Cow;

use super::period::Period;
use super::written::{figures, named_year};
use crate::recognize::{DateExpr as Expr, Nth};
use crate::value::{Anchor, Grain};

/// A period as found, or only its value where it has no days to count.
pub(super) enum Found {
    Period(Period, Option<Anchor>),
    /// No bounds: seasons, and all that stays open.
    Value(String, Grain, Option<Anchor>),
}

impl Found {
    pub(super) fn timex(&self) -> Cow<'_, str> {
        match self {
            Self::Period(period, _) => Cow::Owned(period.timex()),
            Self::Value(timex, ..) => Cow::Borrowed(timex),
        }
    }

    pub(super) fn into_timex(self) -> String {
        match self {
            Self::Period(period, _) => period.timex(),
            Self::Value(timex, ..) => timex,
        }
    }

    pub(super) fn grain(&self) -> Grain {
        match self {
            Self::Period(period, _) => period.grain,
            Self::Value(_, grain, _) => *grain,
        }
    }

    pub(super) fn anchor(&self) -> Option<Anchor> {
        match self {
            Self::Period(_, anchor) | Self::Value(.., anchor) => *anchor,
        }
    }
}

/// The value of an expression as far as the text tells it.
pub(super) fn open(expr: Expr, day_first: Option<bool>) -> Found {
    let year = named_year(expr).map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
    let (rest, grain) = match expr {
        Expr::Day { month, day, .. } => (format!("-{month:02}-{day:02}"), Grain::Day),
        Expr::Slashed { .. } => (
            figures(expr, day_first).map_or_else(
                || "-XX-XX".to_owned(),
                |(_, month, day)| format!("-{month:02}-{day:02}"),
            ),
            Grain::Day,
        ),
        Expr::Month { month, .. } | Expr::Months { first: month, .. } => {
            (format!("-{month:02}"), Grain::Month)
        }
        Expr::Part { grain, index, .. } => (
            format!("-{}{index}", if grain == Grain::Half { 'H' } else { 'Q' }),
            grain,
        ),
        Expr::Year { .. } | Expr::Decade(_) | Expr::Century(_) => (String::new(), Grain::Year),
        Expr::Season { season, .. } => (format!("-{season}"), Grain::Season),
        Expr::WeekOf { .. } => ("-WXX".to_owned(), Grain::Week),
        Expr::SameIn { grain, .. } => (open_suffix(grain).to_owned(), grain),
        Expr::Week { week, .. } => (format!("-W{week:02}"), Grain::Week),
        Expr::Weekday { day, .. }
        | Expr::WeekdayIn { day, .. }
        | Expr::WeekdayAfter { day, .. } => (format!("-WXX-{day}"), Grain::Day),
        Expr::Nth(Nth { weekday: None, .. }) => ("-WXX".to_owned(), Grain::Week),
        Expr::Nth(Nth {
            weekday: Some(day), ..
        }) => (format!("-WXX-{day}"), Grain::Day),
        Expr::Stretch(stretch) => return open(stretch.whole.expr(), day_first),
        Expr::HolidayWeekend { .. } => ("-WXX-WE".to_owned(), Grain::Weekend),
        Expr::DayOfMonth { day, .. } => (format!("-XX-{day:02}"), Grain::Day),
        Expr::Weekend => ("-WXX-WE".to_owned(), Grain::Weekend),
        Expr::Shift { grain, .. } => (open_suffix(grain).to_owned(), grain),
        Expr::Holiday { rule, .. } => {
            // A day of another rule is none of the days that the words name.
            let fixed = rule.as_bytes().first().is_some_and(u8::is_ascii_digit);
            (
                format!("-{}", if fixed { rule } else { "XX-XX" }),
                Grain::Day,
            )
        }
    };
    Found::Value(year + &rest, grain, None)
}

const fn open_suffix(grain: Grain) -> &'static str {
    match grain {
        Grain::Day => "-XX-XX",
        Grain::Week => "-WXX",
        Grain::Weekend => "-WXX-WE",
        Grain::Month => "-XX",
        Grain::Quarter => "-QX",
        _ => "",
    }
}
