//! The quick start: a digest in, typed facts out, each with who says so.
//!
//! ```text
//! cargo run -p digestif --example quickstart
//! ```

use chrono::NaiveDate;
use digestif::{Extractor, Input, Kind, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../examples/digests/caspian-weekly.txt"
    );
    let text = std::fs::read_to_string(path)?;

    // "On Thursday" and "this year" are resolved against the day that the digest appeared.
    let input = Input::new(&text)
        .reference_date(NaiveDate::from_ymd_opt(2026, 3, 13))
        .id("caspian-weekly");
    let facts = Extractor::new().extract(input);

    println!(
        "{} facts in {} items\n",
        facts.len(),
        facts.digest().items.len()
    );
    for item in &facts.digest().items {
        let outlet = item.publication.outlet.as_deref().unwrap_or("no outlet");
        println!(
            "{}: {outlet}",
            item.headline.as_deref().unwrap_or("(no headline)")
        );
    }

    println!("\nMoney, and who says so:");
    for fact in facts.of_kind(Kind::Money) {
        // The payload is typed; amounts are exact decimals.
        let Value::Money(money) = &fact.value else {
            continue;
        };
        let amount = money
            .amount
            .map_or_else(|| "?".to_owned(), |amount| amount.to_string());
        let currency = money.currency.as_deref().unwrap_or("?");
        let by = &fact.attribution;
        let who = by
            .speaker
            .as_deref()
            .or(by.outlet.as_deref())
            .unwrap_or("nobody named");
        println!("  {:<20} {amount} {currency}, {who}", fact.text);
    }

    println!("\nOfficials:");
    for person in &facts.digest().people {
        if let Some(role) = person.roles.first() {
            println!(
                "  {}, {role}, named {} times",
                person.name,
                person.mentions.len()
            );
        }
    }
    Ok(())
}
