//! The numeral grammar against numbers written out: every number comes back from its words and from its figures.
//!
//! Words are spelled in the British way ("two hundred and five thousand") and the American one ("two hundred five thousand"), with and
//! without hyphens; figures with every group separator, decimals with point and comma.

use digestif::{Extractor, Value};
use rust_decimal::Decimal;

const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const SCALES: [(u64, &str); 4] = [
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];

/// How a number is spelled.
#[derive(Clone, Copy)]
struct Style {
    /// "and" before the tens and units.
    and: bool,
    /// Between tens and units.
    hyphen: &'static str,
}

const STYLES: [Style; 3] = [
    Style {
        and: true,
        hyphen: "-",
    },
    Style {
        and: false,
        hyphen: "-",
    },
    Style {
        and: false,
        hyphen: " ",
    },
];

fn below_hundred(n: u64, style: Style) -> String {
    match (n / 10, n % 10) {
        (0 | 1, _) => UNITS[n as usize].to_owned(),
        (tens, 0) => TENS[tens as usize].to_owned(),
        (tens, unit) => format!(
            "{}{}{}",
            TENS[tens as usize], style.hyphen, UNITS[unit as usize]
        ),
    }
}

fn below_thousand(n: u64, style: Style) -> String {
    let and = if style.and { " and " } else { " " };
    match (n / 100, n % 100) {
        (0, rest) => below_hundred(rest, style),
        (hundreds, 0) => format!("{} hundred", UNITS[hundreds as usize]),
        (hundreds, rest) => format!(
            "{} hundred{and}{}",
            UNITS[hundreds as usize],
            below_hundred(rest, style)
        ),
    }
}

/// The number in words.
fn words(mut n: u64, style: Style) -> String {
    let mut parts = Vec::new();
    for (scale, name) in SCALES {
        if n >= scale {
            parts.push(format!("{} {name}", below_thousand(n / scale, style)));
            n %= scale;
        }
    }
    if n > 0 || parts.is_empty() {
        let last = below_thousand(n, style);
        let joins = style.and && n < 100 && !parts.is_empty();
        parts.push(if joins { format!("and {last}") } else { last });
    }
    parts.join(" ")
}

/// The number as a rank: its last word is an ordinal.
fn rank_words(n: u64, style: Style) -> String {
    let cardinal = words(n, style);
    let (head, last) = cardinal
        .rfind([' ', '-'])
        .map_or(("", &*cardinal), |at| cardinal.split_at(at + 1));
    let ordinal = UNITS
        .iter()
        .position(|&unit| unit == last)
        .map(|unit| ORDINALS[unit].to_owned());
    let ordinal = ordinal.unwrap_or_else(|| {
        last.strip_suffix('y')
            .map_or_else(|| format!("{last}th"), |ten| format!("{ten}ieth"))
    });
    format!("{head}{ordinal}")
}

/// All small numbers, and numbers of every size with all kinds of groups in them.
fn sample() -> Vec<u64> {
    let groups = [0, 1, 7, 12, 20, 45, 99, 100, 101, 110, 312, 999];
    let mut numbers: Vec<u64> = (2..1_200).collect();
    for high in groups {
        for middle in groups {
            for low in groups {
                numbers.push(high * 1_000_000 + middle * 1_000 + low);
            }
        }
    }
    numbers.extend(
        groups
            .iter()
            .flat_map(|&n| [n * 1_000_000_000, n * 1_000_000_000_000 + 5_000_000 + n]),
    );
    numbers.retain(|&n| n > 1);
    numbers
}

/// The only bare number in `text`, if it fills the place of `written`.
fn bare(extractor: &Extractor, written: &str) -> Option<Decimal> {
    let text = format!("In all, {written} are missing.");
    let facts = extractor.extract(&text);
    let fact = facts
        .iter()
        .next()
        .filter(|fact| fact.text == written && facts.len() == 1)?;
    match &fact.value {
        Value::Number(number) => number.amount,
        _ => None,
    }
}

fn assert_none(wrong: &[String]) {
    let some = wrong.iter().take(20).cloned().collect::<Vec<_>>();
    assert!(
        wrong.is_empty(),
        "{} read wrongly: {}",
        wrong.len(),
        some.join(" | ")
    );
}

#[test]
fn every_number_comes_back_from_its_words() {
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for n in sample() {
        for style in STYLES {
            let written = words(n, style);
            if bare(&extractor, &written) != Some(Decimal::from(n)) {
                wrong.push(written);
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_number_comes_back_from_its_figures() {
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for n in sample() {
        // A bare four-digit year or a single group behind a dot would be something else.
        let grouped = |separator: &str| {
            let figures = n.to_string();
            let head = figures.len() % 3;
            let mut groups: Vec<&str> = figures.as_bytes()[head..]
                .chunks(3)
                .filter_map(|g| std::str::from_utf8(g).ok())
                .collect();
            if head > 0 {
                groups.insert(0, &figures[..head]);
            }
            groups.join(separator)
        };
        for separator in [",", "\u{a0}", "\u{202f}", "\u{2009}", " "] {
            let written = grouped(separator);
            if bare(&extractor, &written) != Some(Decimal::from(n)) {
                wrong.push(written);
            }
        }
        if n >= 1_000_000 {
            let written = grouped(".");
            if bare(&extractor, &written) != Some(Decimal::from(n)) {
                wrong.push(written);
            }
        }
        let decimal = Decimal::from(n) + Decimal::new(25, 2);
        for written in [
            format!("{}.25", grouped(",")),
            format!("{}.25", grouped("\u{202f}")),
            format!("{},25", grouped("\u{a0}")),
            format!("{},25", grouped(".")),
        ] {
            if bare(&extractor, &written) != Some(decimal) {
                wrong.push(written);
            }
        }
    }
    assert_none(&wrong);
}

#[test]
fn every_rank_comes_back_from_its_words() {
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for n in sample() {
        let written = rank_words(n, STYLES[0]);
        let text = format!("It was the {written} bridge.");
        let facts = extractor.extract(&text);
        let found = facts.iter().any(|fact| {
            fact.text == written && matches!(&fact.value, Value::Ordinal(o) if o.rank == n)
        });
        if !found || facts.len() != 1 {
            wrong.push(written);
        }
    }
    assert_none(&wrong);
}

#[test]
fn fractions_come_back_from_their_words() {
    let extractor = Extractor::new();
    let names = [
        "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ];
    let mut wrong = Vec::new();
    for (part, name) in (3_u64..).zip(names) {
        for over in 1..part {
            for joint in ["-", " "] {
                let plural = if over > 1 { "s" } else { "" };
                let written = format!("{}{joint}{name}{plural}", UNITS[over as usize]);
                let value = Decimal::from(over) / Decimal::from(part);
                if bare(&extractor, &written) != Some(value.normalize()) {
                    wrong.push(written);
                }
            }
        }
    }
    assert_none(&wrong);
}
