//! What an expression says by itself, wherever it stands: its year, the order of its figures, whether it leans on another day.

use crate::recognize::{DateDraft, DateExpr as Expr, DateFrom as From, Nth, NthMonth, Which, Year};

/// Whether the date depends on where it stands: on the day of writing there, or the last date mentioned.
pub(super) fn is_deictic(draft: &DateDraft) -> bool {
    leans(draft.expr) || draft.to.is_some_and(leans)
}

/// Whether `expr` starts from another day.
pub(super) fn leans(expr: Expr) -> bool {
    match expr {
        Expr::Shift { .. }
        | Expr::WeekdayIn { .. }
        | Expr::WeekdayAfter { .. }
        | Expr::SameIn { .. } => true,
        Expr::Weekday { which, .. } => matches!(which, Some(Which::Following | Which::Preceding)),
        Expr::Nth(Nth {
            month: NthMonth::Shifted(_),
            ..
        }) => true,
        Expr::Stretch(stretch) => leans(stretch.whole.expr()),
        _ => matches!(expr.year(), Some(Year::Shifted(_) | Year::Which(_))),
    }
}

/// Whether `expr` looks back from the last date mentioned to compare with it: "from a year earlier", "the same month last year".
/// The story goes on from that date.
pub(super) const fn compares(expr: Expr) -> bool {
    match expr {
        Expr::Shift {
            months,
            days,
            from: From::Mention,
            ..
        } => months + days < 0,
        Expr::SameIn { .. } => true,
        _ => false,
    }
}

pub(super) const fn is_fiscal(expr: Expr) -> bool {
    matches!(
        expr,
        Expr::Year { fiscal: true, .. } | Expr::Part { fiscal: true, .. }
    )
}

pub(super) fn named_year(expr: Expr) -> Option<i32> {
    match expr.year() {
        Some(Year::Named(year)) => Some(year),
        _ => None,
    }
}

pub(super) fn with_year(expr: Expr, year: i32) -> Option<Expr> {
    let year = Year::Named(year);
    match expr {
        Expr::Day { month, day, .. } => Some(Expr::Day { year, month, day }),
        Expr::Slashed { first, second, .. } => Some(Expr::Slashed {
            first,
            second,
            year,
        }),
        Expr::Month { month, .. } => Some(Expr::Month { year, month }),
        Expr::Part {
            grain,
            index,
            fiscal,
            ..
        } => Some(Expr::Part {
            grain,
            index,
            year,
            fiscal,
        }),
        _ => None,
    }
}

/// Year, month and day of a date in figures; nothing where the text does not show which is the month.
pub(super) fn figures(expr: Expr, day_first: Option<bool>) -> Option<(Year, u32, u32)> {
    let Expr::Slashed {
        first,
        second,
        year,
    } = expr
    else {
        return None;
    };
    let day_first = match (first > 12, second > 12) {
        (true, _) => true,
        (_, true) => false,
        _ if first == second => true,
        _ => day_first?,
    };
    let (month, day) = if day_first {
        (second, first)
    } else {
        (first, second)
    };
    Some((year, month, day))
}
