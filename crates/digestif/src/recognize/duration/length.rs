//! Units of time and lengths made of them.

use std::fmt::Write as _;

use rust_decimal::Decimal;

/// A unit of time in ISO 8601 terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Years(i64),
    Months(i64),
    Weeks(i64),
    /// No unit of ISO 8601; TIMEX3 writes `P3WE`.
    Weekends,
    Days,
    Hours,
    Minutes,
    Seconds,
}

impl Unit {
    /// The unit that `data/calendar.tsv` writes as `code`.
    pub(super) fn of(code: &str) -> Option<Self> {
        Some(match code {
            "Y" => Self::Years(1),
            "10Y" => Self::Years(10),
            "100Y" => Self::Years(100),
            "1000Y" => Self::Years(1000),
            "M" => Self::Months(1),
            "W" => Self::Weeks(1),
            "2W" => Self::Weeks(2),
            "3M" => Self::Months(3),
            "WE" => Self::Weekends,
            "D" => Self::Days,
            "TH" => Self::Hours,
            "TM" => Self::Minutes,
            "TS" => Self::Seconds,
            _ => return None,
        })
    }

    pub(super) const fn years(self) -> i64 {
        if let Self::Years(n) = self { n } else { 0 }
    }

    pub(super) const fn rank(self) -> u8 {
        match self {
            Self::Years(_) => 6,
            Self::Months(_) => 5,
            Self::Weeks(_) | Self::Weekends => 4,
            Self::Days => 3,
            Self::Hours => 2,
            Self::Minutes => 1,
            Self::Seconds => 0,
        }
    }

    /// Whether a length in `larger` may go on in this unit: "2 years and 10 days", not "half a century, two hours".
    pub(super) const fn is_part_of(self, larger: Self) -> bool {
        self.rank() < larger.rank() && larger.rank() - self.rank() <= 3
    }
}

/// A length of time by the units of ISO 8601.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Length {
    years: Decimal,
    months: Decimal,
    weeks: Decimal,
    weekends: Decimal,
    days: Decimal,
    hours: Decimal,
    minutes: Decimal,
    seconds: Decimal,
}

impl Length {
    /// Adds `count` of `unit`; a fraction goes on to the next smaller unit where that is exact. None where it is out of range.
    pub(super) fn add(&mut self, unit: Unit, count: Decimal) -> Option<()> {
        // Beyond any length of time, and well before sums could overflow.
        if count > Decimal::from(1_000_000_000_000_u64) {
            return None;
        }
        let (whole, rest) = (count.trunc(), count.fract());
        match unit {
            Unit::Years(n) => {
                let years = count.checked_mul(n.into())?;
                self.years += years.trunc();
                return carry(years.fract(), 12, &mut self.months, &mut self.years);
            }
            Unit::Months(n) => self.months += count.checked_mul(n.into())?,
            Unit::Weeks(n) => self.weeks += count.checked_mul(n.into())?,
            Unit::Weekends => self.weekends += count,
            Unit::Days => {
                self.days += whole;
                return carry(rest, 24, &mut self.hours, &mut self.days);
            }
            Unit::Hours => {
                self.hours += whole;
                return carry(rest, 60, &mut self.minutes, &mut self.hours);
            }
            Unit::Minutes => {
                self.minutes += whole;
                return carry(rest, 60, &mut self.seconds, &mut self.minutes);
            }
            Unit::Seconds => self.seconds += count,
        }
        Some(())
    }

    /// The ISO 8601 form; none for no time at all.
    pub(super) fn timex(&self) -> Option<String> {
        /// Bytes that most values fit in: `P1Y6M`, `PT90M`.
        const ROOM: usize = 8;
        let days = [
            (self.years, "Y"),
            (self.months, "M"),
            (self.weeks, "W"),
            (self.weekends, "WE"),
            (self.days, "D"),
        ];
        let hours = [(self.hours, "H"), (self.minutes, "M"), (self.seconds, "S")];
        let mut out = String::with_capacity(ROOM);
        out.push('P');
        let mut write = |parts: &[(Decimal, &str)], mark: &str| {
            let mut mark = mark;
            for (value, letter) in parts.iter().filter(|(value, _)| !value.is_zero()) {
                out.push_str(std::mem::take(&mut mark));
                // A string takes all that is written to it; most lengths are small whole numbers.
                let _ = match whole(value) {
                    Some(value) => write!(out, "{value}"),
                    None => write!(out, "{}", value.normalize()),
                };
                out.push_str(letter);
            }
        };
        write(&days, "");
        write(&hours, "T");
        (out.len() > 1).then_some(out)
    }
}

/// The value of a small number written without decimals.
fn whole(value: &Decimal) -> Option<u32> {
    let whole = value.scale() == 0;
    whole.then(|| value.mantissa().try_into().ok()).flatten()
}

/// Moves the fraction `rest` to the smaller unit, of which `size` make one; keeps it where that leaves a fraction.
fn carry(rest: Decimal, size: i64, smaller: &mut Decimal, larger: &mut Decimal) -> Option<()> {
    let moved = rest.checked_mul(size.into())?;
    if moved.fract().is_zero() {
        *smaller += moved;
    } else {
        *larger += rest;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(parts: &[(Unit, &str)]) -> Option<String> {
        let mut length = Length::default();
        for (unit, count) in parts {
            length.add(*unit, count.parse().unwrap())?;
        }
        length.timex()
    }

    #[test]
    fn fractions_go_on_to_the_smaller_unit() {
        assert_eq!(timex(&[(Unit::Hours, "2.5")]).as_deref(), Some("PT2H30M"));
        assert_eq!(timex(&[(Unit::Years(1), "3.5")]).as_deref(), Some("P3Y6M"));
        assert_eq!(timex(&[(Unit::Days, "0.5")]).as_deref(), Some("PT12H"));
        assert_eq!(timex(&[(Unit::Years(10), "1.5")]).as_deref(), Some("P15Y"));
        assert_eq!(
            timex(&[(Unit::Seconds, "9.58")]).as_deref(),
            Some("PT9.58S")
        );
        assert_eq!(
            timex(&[(Unit::Hours, "0.333")]).as_deref(),
            Some("PT0.333H")
        );
    }

    #[test]
    fn nothing_is_no_length() {
        assert_eq!(timex(&[(Unit::Days, "0")]), None);
        assert_eq!(
            timex(&[(Unit::Years(1000), "79000000000000000000000000000")]),
            None
        );
    }
}
