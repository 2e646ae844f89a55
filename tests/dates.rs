//! Tables of dates: months and weekdays in every form, the turns of months, years and ISO weeks, and every day of 1900 to 2100 in
//! every press format that names its year.

use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use digestif::{Date, Extractor, Input, Kind, Value};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// The abbreviations of the AP stylebook where they differ from the first three letters.
const AP: [(usize, &str); 3] = [(5, "June"), (6, "July"), (8, "Sept")];
const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

fn dates_only() -> Extractor {
    Extractor::builder()
        .kinds([Kind::Date])
        .build()
        .expect("the kind exists")
}

/// The dates of a text, with what they span.
fn dates(extractor: &Extractor, text: &str, reference: Option<NaiveDate>) -> Vec<(String, Date)> {
    let mut input = Input::new(text);
    if let Some(reference) = reference {
        input = input.reference_date(reference);
    }
    let facts = extractor.extract(input);
    let date = |fact: &digestif::Fact<'_>| match &fact.value {
        Value::Date(date) => Some((fact.text.to_string(), date.clone())),
        _ => None,
    };
    facts.iter().filter_map(date).collect()
}

/// The value of the only date of a text.
fn timex(text: &str, reference: &str) -> String {
    let reference = reference.parse().ok();
    match dates(&dates_only(), text, reference).as_slice() {
        [(_, date)] => date.timex.clone(),
        other => panic!("{text}: {other:?}"),
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

#[test]
fn months_in_every_form() {
    let extractor = dates_only();
    for (at, name) in MONTHS.into_iter().enumerate() {
        let mut forms = vec![name.to_owned(), name.to_uppercase()];
        let short = &name[..3];
        let ap = AP.iter().find(|ap| ap.0 == at).map_or(short, |ap| ap.1);
        for form in [short, ap] {
            forms.push(form.to_owned());
            // A full name takes no dot.
            if form != name {
                forms.push(format!("{form}."));
            }
        }
        let month = at + 1;
        for form in &forms {
            for (text, span, value) in [
                (
                    format!("It opened on {form} 17."),
                    format!("{form} 17"),
                    format!("XXXX-{month:02}-17"),
                ),
                (
                    format!("It opened on 17 {form} 2025 in Vigo."),
                    format!("17 {form} 2025"),
                    format!("2025-{month:02}-17"),
                ),
                (
                    format!("It opened on {form} 17, 2025 in Vigo."),
                    format!("{form} 17, 2025"),
                    format!("2025-{month:02}-17"),
                ),
                (
                    format!("It opened in {form} 2025."),
                    format!("{form} 2025"),
                    format!("2025-{month:02}"),
                ),
            ] {
                // "SEPT." and "JUN." end no sentence, and "June." does only where it is the full name.
                let found = dates(&extractor, &text, None);
                let [(found_span, date)] = found.as_slice() else {
                    panic!("{text}: {found:?}");
                };
                assert_eq!((found_span, &date.timex), (&span, &value), "{text}");
            }
        }
    }
}

#[test]
fn weekdays_by_tense_on_every_day_of_the_week() {
    let extractor = dates_only();
    for offset in 0..7 {
        let reference = day(2026, 3, 9) + Days::new(offset);
        for (at, name) in (0..).zip(WEEKDAYS) {
            let back = (7 + offset - at) % 7;
            let ahead = (7 + at - offset) % 7;
            let past = reference - Days::new(back);
            let future = reference + Days::new(ahead);
            for (text, expected) in [
                (format!("The council met on {name}."), past),
                (format!("The council will meet on {name}."), future),
                (format!("Minutes of {name}"), past),
                (
                    format!("The council met last {name}."),
                    reference - Days::new(if back == 0 { 7 } else { back }),
                ),
                // Nobody calls today or tomorrow "next Tuesday".
                (
                    format!("The council will meet next {name}."),
                    reference + Days::new(if ahead <= 1 { 7 + ahead } else { ahead }),
                ),
            ] {
                let found = dates(&extractor, &text, Some(reference));
                let [(_, date)] = found.as_slice() else {
                    panic!("{text} on {reference}: {found:?}");
                };
                assert_eq!(date.start, Some(expected), "{text} on {reference}");
            }
        }
    }
}

#[test]
fn months_by_tense() {
    for (text, expected) in [
        ("Exports slumped in January.", "2026-01"),
        ("Exports slumped in December.", "2025-12"),
        ("Exports will slump in January.", "2027-01"),
        ("Exports will slump in December.", "2026-12"),
        ("The port opened on 28 February.", "2026-02-28"),
        ("The port will open on 2 April.", "2026-04-02"),
    ] {
        assert_eq!(timex(text, "2026-03-13"), expected, "{text}");
    }
}

#[test]
fn leap_days() {
    assert_eq!(timex("It opened on 29 February 2024.", ""), "2024-02-29");
    assert_eq!(
        timex("It opened on 29 February.", "2026-03-13"),
        "2024-02-29"
    );
    assert_eq!(
        timex("It will open on February 29.", "2026-03-13"),
        "2028-02-29"
    );
    assert_eq!(timex("It opened yesterday.", "2024-03-01"), "2024-02-29");
    assert_eq!(timex("It opened yesterday.", "2023-03-01"), "2023-02-28");
    assert_eq!(timex("It opened two days ago.", "2100-03-01"), "2100-02-27");
}

#[test]
fn turns_of_the_year() {
    for (text, reference, expected) in [
        ("It opened yesterday.", "2026-01-01", "2025-12-31"),
        ("It opens tomorrow.", "2025-12-31", "2026-01-01"),
        ("It opened last month.", "2026-01-15", "2025-12"),
        ("It will open next month.", "2025-12-15", "2026-01"),
        ("It opened last quarter.", "2026-02-15", "2025-Q4"),
        ("It opened in December.", "2026-01-05", "2025-12"),
        ("It will open in January.", "2025-12-20", "2026-01"),
        ("It opened on Wednesday.", "2026-01-01", "2025-12-31"),
        (
            "It lasted from Dec. 28 – Jan. 2, 2026 at sea.",
            "2026-03-13",
            "2025-12-28/2026-01-02",
        ),
    ] {
        assert_eq!(timex(text, reference), expected, "{text} on {reference}");
    }
}

#[test]
fn iso_weeks_at_the_turn_of_the_year() {
    for (reference, this, last) in [
        ("2020-12-31", "2020-W53", "2020-W52"),
        ("2021-01-03", "2020-W53", "2020-W52"),
        ("2021-01-04", "2021-W01", "2020-W53"),
        ("2024-12-30", "2025-W01", "2024-W52"),
        ("2027-01-01", "2026-W53", "2026-W52"),
    ] {
        assert_eq!(timex("Prices fell this week.", reference), this);
        assert_eq!(timex("Prices fell last week.", reference), last);
    }
    assert_eq!(
        timex("Prices fell this weekend.", "2021-01-03"),
        "2020-W53-WE"
    );
    assert_eq!(timex("Prices fell in 2026-W53.", ""), "2026-W53");
}

/// A day as the press writes it.
type Format = fn(NaiveDate) -> String;

fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

fn ap_month(date: NaiveDate) -> String {
    // AP keeps March to July in full.
    match date.month() {
        3..=7 => month(date).to_owned(),
        9 => "Sept.".to_owned(),
        _ => format!("{}.", &month(date)[..3]),
    }
}

fn weekday(date: NaiveDate) -> &'static str {
    WEEKDAYS[date.weekday().num_days_from_monday() as usize]
}

fn ordinal(day: u32) -> String {
    let ending = match (day % 10, day) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

/// Every format that names day, month and year and can be read one way only.
const FORMATS: [(&str, Format); 14] = [
    ("17 April 2025", |d| {
        format!("{} {} {}", d.day(), month(d), d.year())
    }),
    ("April 17, 2025", |d| {
        format!("{} {}, {}", month(d), d.day(), d.year())
    }),
    ("April 17 2025", |d| {
        format!("{} {} {}", month(d), d.day(), d.year())
    }),
    ("Sept. 5, 2024", |d| {
        format!("{} {}, {}", ap_month(d), d.day(), d.year())
    }),
    ("5 Sep 2024", |d| {
        format!("{} {} {}", d.day(), &month(d)[..3], d.year())
    }),
    ("5-Sep-2024", |d| {
        format!("{}-{}-{}", d.day(), &month(d)[..3], d.year())
    }),
    ("the 14th of May 2025", |d| {
        format!("the {} of {} {}", ordinal(d.day()), month(d), d.year())
    }),
    ("May 14th, 2025", |d| {
        format!("{} {}, {}", month(d), ordinal(d.day()), d.year())
    }),
    ("Friday, April 18, 2025", |d| {
        format!("{}, {} {}, {}", weekday(d), month(d), d.day(), d.year())
    }),
    ("Friday 18 April 2025", |d| {
        format!("{} {} {} {}", weekday(d), d.day(), month(d), d.year())
    }),
    ("2025-04-17", |d| d.to_string()),
    ("20250417", |d| {
        format!("{:04}{:02}{:02}", d.year(), d.month(), d.day())
    }),
    ("17.04.2025", |d| {
        format!("{:02}.{:02}.{}", d.day(), d.month(), d.year())
    }),
    ("2025/04/17", |d| {
        format!("{}/{:02}/{:02}", d.year(), d.month(), d.day())
    }),
];

/// The years whose every day is written and read back.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// A document of all days of `year` in one format, a sentence each.
fn days_of(year: i32, format: Format) -> (String, Vec<(NaiveDate, String)>) {
    let (mut text, mut days) = (String::new(), Vec::new());
    for date in day(year, 1, 1).iter_days().take_while(|d| d.year() == year) {
        let written = format(date);
        let _ = writeln!(text, "The yard was shut on {written} for a day.");
        days.push((date, written));
    }
    (text, days)
}

#[test]
fn every_day_reads_back_from_every_format() {
    let extractor = dates_only();
    for (name, format) in FORMATS {
        for year in YEARS {
            // The basic form is read for years of our time.
            if name == "20250417" && year >= 2100 {
                continue;
            }
            let (text, days) = days_of(year, format);
            let found = dates(&extractor, &text, None);
            assert_eq!(found.len(), days.len(), "{name} in {year}");
            for ((date, written), (span, value)) in days.iter().zip(&found) {
                assert_eq!(span, written, "{name}");
                assert_eq!(value.timex, date.to_string(), "{written}");
                assert_eq!(value.start, Some(*date), "{written}");
                assert_eq!(value.end, date.succ_opt(), "{written}");
            }
        }
    }
}

#[test]
fn figures_follow_the_order_the_document_shows() {
    let extractor = dates_only();
    for year in [1999, 2024, 2026] {
        for (format, written) in [(true, "{d}/{m}/{y}"), (false, "{m}/{d}/{y}")] {
            // A year of dates holds days above 12, which show the order of the rest.
            let mut text = String::new();
            let days: Vec<NaiveDate> = day(year, 1, 1)
                .iter_days()
                .take_while(|d| d.year() == year)
                .collect();
            for date in &days {
                let (first, second) = if format {
                    (date.day(), date.month())
                } else {
                    (date.month(), date.day())
                };
                let _ = writeln!(
                    text,
                    "The yard was shut on {first}/{second}/{year} for a day."
                );
            }
            let found = dates(&extractor, &text, None);
            let read: Vec<_> = found.iter().filter_map(|(_, date)| date.start).collect();
            assert_eq!(read, days, "{written}");
        }
    }
}

#[test]
fn weeks_start_on_monday() {
    let found = dates(
        &dates_only(),
        "Prices fell this week.",
        Some(day(2026, 3, 15)),
    );
    let start = found[0].1.start.expect("a week has bounds");
    assert_eq!(start.weekday(), Weekday::Mon);
    assert_eq!(found[0].1.end, Some(start + Days::new(7)));
}
