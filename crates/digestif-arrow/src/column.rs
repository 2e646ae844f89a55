//! Columns: how a cell becomes a value of Arrow.
//!
//! | column   | Arrow                | cell                                                |
//! | -------- | -------------------- | --------------------------------------------------- |
//! | `Text`   | `Utf8`               | text                                                |
//! | `Int`    | `Int64`              | a count, position or link                           |
//! | `Flag`   | `Boolean`            | yes or no                                           |
//! | `Day`    | `Date32`             | a day                                               |
//! | `Amount` | `Decimal128(38, 9)`  | an exact decimal; null where it has more decimals   |
//! | `Texts`  | `List<Utf8>`         | several texts                                       |
//! | `Ints`   | `List<Int64>`        | several links                                       |

use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Decimal128Builder, Int64Builder, ListBuilder,
    StringBuilder,
};
use arrow_schema::{DataType, Field};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Decimals of a `Decimal128` column.
pub(crate) const DECIMALS: u32 = 9;

/// A column being filled.
pub(crate) trait Column: Default {
    /// What a row brings.
    type Cell<'a>;

    /// Its type in Arrow.
    fn data_type() -> DataType;

    /// Adds the cell of a row and gives the bytes it takes, about.
    fn append(&mut self, cell: Self::Cell<'_>) -> usize;

    /// The rows so far as an array; the column is empty afterwards.
    fn finish(&mut self) -> ArrayRef;
}

/// Declares a column over one builder of Arrow.
macro_rules! column {
    ($name:ident, $builder:ty = $new:expr, $type:expr, $cell:ty, |$own:ident, $value:ident| $append:expr) => {
        pub(crate) struct $name($builder);

        impl Default for $name {
            fn default() -> Self {
                Self($new)
            }
        }

        impl Column for $name {
            type Cell<'a> = $cell;

            fn data_type() -> DataType {
                $type
            }

            fn append<'a>(&mut self, $value: $cell) -> usize {
                let $own = &mut self.0;
                $append
            }

            fn finish(&mut self) -> ArrayRef {
                let mut array = ArrayBuilder::finish(&mut self.0);
                // Builders double their room; a table that is kept should not hold the other half.
                if let Some(array) = Arc::get_mut(&mut array) {
                    array.shrink_to_fit();
                }
                array
            }
        }
    };
}

column!(
    Text,
    StringBuilder = StringBuilder::new(),
    DataType::Utf8,
    Option<&'a str>,
    |own, text| {
        own.append_option(text);
        4 + text.map_or(0, str::len)
    }
);
column!(
    Int,
    Int64Builder = Int64Builder::new(),
    DataType::Int64,
    Option<usize>,
    |own, number| {
        own.append_option(number.and_then(|number| i64::try_from(number).ok()));
        8
    }
);
column!(
    Flag,
    BooleanBuilder = BooleanBuilder::new(),
    DataType::Boolean,
    Option<bool>,
    |own, flag| {
        own.append_option(flag);
        1
    }
);
column!(
    Day,
    Date32Builder = Date32Builder::new(),
    DataType::Date32,
    Option<NaiveDate>,
    |own, day| {
        own.append_option(day.map(days));
        4
    }
);
column!(
    Amount,
    Decimal128Builder = Decimal128Builder::new().with_data_type(decimal()),
    decimal(),
    Option<Decimal>,
    |own, amount| {
        own.append_option(amount.and_then(fixed));
        16
    }
);
column!(
    Texts,
    ListBuilder<StringBuilder> = ListBuilder::new(StringBuilder::new()),
    list(DataType::Utf8),
    &'a [digestif::Str<'a>],
    |own, texts| {
        for text in texts {
            own.values().append_value(text);
        }
        own.append(true);
        4 + texts.iter().map(|text| 4 + text.len()).sum::<usize>()
    }
);
column!(
    Ints,
    ListBuilder<Int64Builder> = ListBuilder::new(Int64Builder::new()),
    list(DataType::Int64),
    &'a [usize],
    |own, numbers| {
        for &number in numbers {
            own.values().append_option(i64::try_from(number).ok());
        }
        own.append(true);
        4 + 8 * numbers.len()
    }
);

fn decimal() -> DataType {
    DataType::Decimal128(38, DECIMALS as i8)
}

fn list(of: DataType) -> DataType {
    DataType::List(Arc::new(Field::new("item", of, true)))
}

/// Days since 1970-01-01.
fn days(day: NaiveDate) -> i32 {
    const EPOCH: NaiveDate = NaiveDate::from_ymd_opt(1970, 1, 1).expect("a day of the calendar");
    // A date of chrono lies within 262,144 years, which are fewer days than 2^31.
    day.signed_duration_since(EPOCH).num_days() as i32
}

/// The amount in units of the ninth decimal; nothing where that would round it.
pub(crate) fn fixed(amount: Decimal) -> Option<i128> {
    let amount = amount.normalize();
    let missing = DECIMALS.checked_sub(amount.scale())?;
    // At most 2^96 · 10^9, which is less than 10^38.
    Some(amount.mantissa() * 10_i128.pow(missing))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn amounts_are_exact_or_absent() {
        assert_eq!(fixed(decimal("1.5")), Some(1_500_000_000));
        assert_eq!(fixed(decimal("-0.000000001")), Some(-1));
        assert_eq!(fixed(decimal("0.0000000010")), Some(1));
        assert_eq!(fixed(decimal("0.0000000001")), None);
        let most = fixed(Decimal::MAX).expect("the largest amount fits");
        assert!(most < 10_i128.pow(38));
    }

    #[test]
    fn days_count_from_1970() {
        let day = |y, m, d| days(NaiveDate::from_ymd_opt(y, m, d).expect("a day"));
        assert_eq!(
            (day(1970, 1, 1), day(1969, 12, 31), day(2026, 5, 6)),
            (0, -1, 20_579)
        );
    }
}
