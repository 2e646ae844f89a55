//! A payload in a few words, for the table: one small function per kind.
//!
//! | kind        | summary                                        |
//! | ----------- | ---------------------------------------------- |
//! | money       | `120,000,000,000 KZT ≈ US$229.3 million`       |
//! | percent     | `30% of chromium reserves`, `↑ by 75 bp`       |
//! | count       | `> 700 participants · person`                  |
//! | quantity    | `200,000 barrel/day · flow`                    |
//! | ordinal     | `#2 gold reserves`                             |
//! | date        | `2025-04-17`, `2025 MID`                       |
//! | duration    | `P32Y`                                         |
//! | person      | `Marat Karabayev · minister · Kazakhstan`      |
//! | outlet      | `Trend · Azerbaijan · trend.az`                |
//! | publication | `Trend · 2025-04-12 · article`                 |
//! | quote       | `Marat Karabayev · said`                       |
//!
//! Left alone: everything a reader does not need at a glance; the other formats have it all.

use digestif::{
    Change, Count, Custom, Date, Direction, Duration, Fact, Modifier, Money, Number, Ordinal,
    Outlet, Percent, PercentUnit, Person, Publication, Quantity, Quote, Set, Time, Value,
};

/// The payload of `fact` in a few words; `facts` are those of its document, for links.
pub(super) fn summary(fact: &Fact<'_>, facts: &[Fact<'_>]) -> String {
    match &fact.value {
        Value::Money(v) => money(v, facts),
        Value::Percent(v) => percent(v),
        Value::Count(v) => count(v),
        Value::Quantity(v) => quantity(v),
        Value::Number(v) => number(v),
        Value::Ordinal(v) => ordinal(v),
        Value::Date(v) => date(v),
        Value::Time(v) => time(v),
        Value::Set(v) => set(v),
        Value::Duration(v) => duration(v),
        Value::Person(v) => person(v),
        Value::Outlet(v) => outlet(v),
        Value::Publication(v) => publication(v),
        Value::Quote(v) => quote(v),
        Value::Custom(v) => custom(v),
        other => other.kind().to_string(),
    }
}

fn money(v: &Money<'_>, facts: &[Fact<'_>]) -> String {
    let currency = match &v.currency {
        Some(currency) => currency.to_string(),
        None if v.candidates.is_empty() => "?".to_owned(),
        None => format!("{}?", v.candidates.join("/")),
    };
    let equivalent = v.equivalent.and_then(|id| facts.get(id));
    format!(
        "{} {currency}{}{}",
        amount(v.amount, v.high, v.modifier, v.change),
        per(v.per.as_deref()),
        equivalent
            .map(|fact| format!(" ≈ {}", fact.text))
            .unwrap_or_default(),
    )
}

fn percent(v: &Percent<'_>) -> String {
    let unit = match v.unit {
        PercentUnit::Percent => "%",
        PercentUnit::PercentagePoint => " pp",
        PercentUnit::BasisPoint => " bp",
        other => other.as_str(),
    };
    let of =
        v.of.as_ref()
            .map(|whole| format!(" of {whole}"))
            .unwrap_or_default();
    format!(
        "{}{unit}{of}",
        amount(v.amount, v.high, v.modifier, v.change)
    )
}

fn count(v: &Count<'_>) -> String {
    let counted = format!(
        "{} {}",
        amount(v.amount, v.high, v.modifier, v.change),
        v.noun
    );
    // "17 vessels" says that it is vessels.
    let category = v
        .category
        .as_deref()
        .filter(|&category| category != v.lemma);
    parts([Some(&counted), category])
}

fn quantity(v: &Quantity<'_>) -> String {
    let measured = format!(
        "{} {}{}",
        amount(v.amount, v.high, v.modifier, v.change),
        v.unit,
        per(v.per.as_deref())
    );
    parts([Some(&measured), Some(v.dimension.as_str())])
}

fn number(v: &Number) -> String {
    amount(v.amount, v.high, v.modifier, v.change)
}

fn ordinal(v: &Ordinal<'_>) -> String {
    let noun = v
        .noun
        .as_ref()
        .map(|noun| format!(" {noun}"))
        .unwrap_or_default();
    format!("#{}{noun}", v.rank)
}

fn date(v: &Date) -> String {
    let modifier = v
        .modifier
        .map(|modifier| format!(" {modifier}"))
        .unwrap_or_default();
    let fiscal = if v.fiscal { " fiscal" } else { "" };
    format!("{}{modifier}{fiscal}", v.timex)
}

fn time(v: &Time) -> String {
    v.timex.clone()
}

fn set(v: &Set) -> String {
    parts([Some(&v.timex), v.quant.as_deref(), v.freq.as_deref()])
}

fn duration(v: &Duration) -> String {
    format!("{}{}", hedge(v.modifier), v.timex)
}

fn person(v: &Person<'_>) -> String {
    parts([
        Some(&v.name),
        v.role.as_deref(),
        v.organisation.as_deref(),
        v.country.as_deref(),
    ])
}

fn outlet(v: &Outlet<'_>) -> String {
    parts([Some(&v.name), v.country.as_deref(), v.domain.as_deref()])
}

fn publication(v: &Publication<'_>) -> String {
    let published = v.published.map(|day| day.to_string());
    let genre = v.genre.map(digestif::Genre::as_str);
    parts([
        Some(&v.outlet),
        published.as_deref(),
        v.author.as_deref(),
        genre,
        v.headline.as_deref(),
    ])
}

fn quote(v: &Quote<'_>) -> String {
    parts([Some(v.speaker.as_deref().unwrap_or("?")), v.cue.as_deref()])
}

fn custom(v: &Custom<'_>) -> String {
    let groups: Vec<String> = v
        .groups
        .iter()
        .map(|(name, text)| format!("{name}={text}"))
        .collect();
    parts([
        Some(&*v.name),
        Some(groups.join(" ").as_str()).filter(|groups| !groups.is_empty()),
    ])
}

/// What the text states, with a dot between.
fn parts<'a, const N: usize>(parts: [Option<&'a str>; N]) -> String {
    parts
        .into_iter()
        .flatten()
        .collect::<Vec<&'a str>>()
        .join(" · ")
}

fn per(per: Option<&str>) -> String {
    per.map(|per| format!("/{per}")).unwrap_or_default()
}

/// `≥ 3,000–3,500`, `↓ to 40`, and `?` for an amount that the text leaves vague.
fn amount(
    amount: Option<impl ToString>,
    high: Option<impl ToString>,
    modifier: Modifier,
    change: Option<Change>,
) -> String {
    let movement = change.map(|change| {
        let arrow = match change.direction {
            Direction::Up => "↑",
            Direction::Down => "↓",
            _ => "↕",
        };
        format!("{arrow} {} ", change.role)
    });
    let low = amount.map_or_else(|| "?".to_owned(), |amount| grouped(&amount.to_string()));
    let high = high
        .map(|high| format!("–{}", grouped(&high.to_string())))
        .unwrap_or_default();
    format!(
        "{}{}{low}{high}",
        movement.unwrap_or_default(),
        hedge(modifier)
    )
}

fn hedge(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::About => "~ ",
        Modifier::MoreThan => "> ",
        Modifier::LessThan => "< ",
        Modifier::AtLeast => "≥ ",
        Modifier::AtMost => "≤ ",
        _ => "",
    }
}

/// A decimal with commas between thousands; figures below 10,000 are read as easily without.
fn grouped(decimal: &str) -> String {
    let (sign, digits) = decimal
        .strip_prefix('-')
        .map_or(("", decimal), |digits| ("−", digits));
    let (whole, fraction) = digits
        .find('.')
        .map_or((digits, ""), |dot| digits.split_at(dot));
    let mut out = sign.to_owned();
    for (at, digit) in whole.char_indices() {
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(kind: &str, value: &str) -> Fact<'static> {
        let fact = format!(
            r#"{{"id":0,"start":0,"end":1,"text":"x","sentence":0,"item":null,"rule":"a.b","kind":"{kind}","value":{value},
            "attribution":{{"outlet":null,"published":null,"author":null,"speaker":null,"headline":null}}}}"#
        );
        serde_json::from_str::<Fact<'_>>(&fact)
            .expect("a fact")
            .into_owned()
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped("229300000"), "229,300,000");
        assert_eq!(grouped("-12345.6789"), "−12,345.6789");
        assert_eq!(grouped("1992"), "1992");
        assert_eq!(grouped("0.08"), "0.08");
    }

    #[test]
    fn each_kind_in_a_few_words() {
        for (kind, json, expected) in [
            (
                "money",
                r#"{"amount":"1200000","high":null,"currency":"KZT","currency_source":"name","candidates":[],"modifier":"about","change":null,"per":"year","equivalent":0,"implied_rate":null}"#,
                "~ 1,200,000 KZT/year ≈ x",
            ),
            (
                "money",
                r#"{"amount":null,"high":null,"currency":null,"currency_source":null,"candidates":["USD","CAD"],"modifier":"exact","change":null,"per":null,"equivalent":null,"implied_rate":null}"#,
                "? USD/CAD?",
            ),
            (
                "percent",
                r#"{"amount":"75","high":null,"unit":"basis_point","modifier":"exact","change":{"direction":"up","role":"by"},"of":null}"#,
                "↑ by 75 bp",
            ),
            (
                "percent",
                r#"{"amount":"30","high":"35","unit":"percent","modifier":"more_than","change":null,"of":"all chrome"}"#,
                "> 30–35% of all chrome",
            ),
            (
                "count",
                r#"{"amount":"17","high":null,"noun":"new ships","lemma":"ship","category":"vessel","modifier":"exact","change":null}"#,
                "17 new ships · vessel",
            ),
            (
                "quantity",
                r#"{"amount":"200000","high":null,"unit":"barrel","dimension":"flow","per":"day","modifier":"at_most","change":null}"#,
                "≤ 200,000 barrel/day · flow",
            ),
            (
                "ordinal",
                r#"{"rank":2,"noun":"gold reserves"}"#,
                "#2 gold reserves",
            ),
            (
                "date",
                r#"{"timex":"2025","grain":"year","start":null,"end":null,"fiscal":true,"anchor":"absolute","modifier":"MID"}"#,
                "2025 MID fiscal",
            ),
            (
                "set",
                r#"{"timex":"P1W","quant":"EVERY","freq":null}"#,
                "P1W · EVERY",
            ),
            (
                "duration",
                r#"{"timex":"P32Y","modifier":"at_least"}"#,
                "≥ P32Y",
            ),
            (
                "person",
                r#"{"name":"Ada Linde","entity":"person-1","role":"pilot","organisation":null,"country":"Malta","official":true}"#,
                "Ada Linde · pilot · Malta",
            ),
            (
                "publication",
                r#"{"outlet":"Trend","published":"2025-04-12","author":null,"headline":null,"genre":"article"}"#,
                "Trend · 2025-04-12 · article",
            ),
            (
                "quote",
                r#"{"speaker":null,"entity":null,"cue":"said"}"#,
                "? · said",
            ),
            (
                "custom",
                r#"{"name":"flight","groups":{"code":"J2"}}"#,
                "flight · code=J2",
            ),
        ] {
            let facts = [value(kind, json)];
            assert_eq!(summary(&facts[0], &facts), expected);
        }
    }
}
