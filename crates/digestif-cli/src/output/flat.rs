//! Flat columns: what a table of cells makes of a payload.
//!
//! | payload                                         | cells                                                       |
//! | ----------------------------------------------- | ----------------------------------------------------------- |
//! | `"amount": "3000000"`                           | `value_amount` = `3000000`                                  |
//! | `"change": {"direction": "up", "role": "by"}`   | `value_change_direction` = `up`, `value_change_role` = `by` |
//! | `"candidates": ["CAD", "AUD"]`                  | `value_candidates` = `CAD\|AUD`                             |
//! | `"groups": {"flight": "J2 8051"}`               | `value_groups` = `{"flight":"J2 8051"}`                     |
//! | `null`, or a field of another kind              | an empty cell                                               |

use digestif::Value;

/// The payload fields of all kinds in the order of the columns, `change` in its two parts.
pub const PAYLOAD: [&str; 41] = [
    "amount",
    "high",
    "unit",
    "currency",
    "currency_source",
    "candidates",
    "modifier",
    "change_direction",
    "change_role",
    "per",
    "of",
    "equivalent",
    "implied_rate",
    "noun",
    "lemma",
    "category",
    "dimension",
    "rank",
    "timex",
    "grain",
    "start",
    "end",
    "fiscal",
    "anchor",
    "quant",
    "freq",
    "name",
    "entity",
    "role",
    "organisation",
    "country",
    "official",
    "domain",
    "outlet",
    "published",
    "author",
    "headline",
    "genre",
    "speaker",
    "cue",
    "groups",
];

/// The common columns, ahead of the payload's.
const COMMON: [&str; 9] = [
    "doc_id", "id", "kind", "start", "end", "text", "sentence", "item", "rule",
];

/// The columns of the attribution, behind the payload's.
const ATTRIBUTION: [&str; 5] = [
    "by_outlet",
    "by_published",
    "by_author",
    "by_speaker",
    "by_headline",
];

/// The names of all columns in their order.
///
/// ```
/// let names: Vec<String> = digestif_cli::output::columns().collect();
/// assert_eq!(names[..3], ["doc_id", "id", "kind"]);
/// assert_eq!(names[9], "value_amount");
/// assert_eq!(names[54], "by_headline");
/// ```
pub fn columns() -> impl Iterator<Item = String> {
    let payload = PAYLOAD.iter().map(|field| format!("value_{field}"));
    COMMON
        .iter()
        .map(ToString::to_string)
        .chain(payload)
        .chain(ATTRIBUTION.iter().map(ToString::to_string))
}

/// The payload's fields that are not null, with their cells, in the order of the columns.
///
/// ```
/// use digestif::{Extractor, Kind};
/// use digestif_cli::output::payload;
///
/// let facts = Extractor::new().extract("The port paid $3 million.");
/// let cells = payload(&facts[0].value);
/// assert_eq!(cells[0], ("amount", "3000000".to_owned()));
/// assert_eq!(cells[1], ("currency", "USD".to_owned()));
/// ```
#[must_use]
pub fn payload(value: &Value<'_>) -> Vec<(&'static str, String)> {
    let fields = fields(value);
    PAYLOAD
        .iter()
        .filter_map(|&name| Some((name, cell(find(&fields, name)?)?)))
        .collect()
}

fn fields(value: &Value<'_>) -> serde_json::Value {
    // Serde writes a payload beside the name of its kind.
    let mut tagged = serde_json::to_value(value).expect("a payload is an object with string keys");
    tagged["value"].take()
}

fn find<'v>(fields: &'v serde_json::Value, name: &str) -> Option<&'v serde_json::Value> {
    match name.strip_prefix("change_") {
        Some(part) => fields.get("change")?.get(part),
        None => fields.get(name),
    }
}

fn cell(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(parts) if parts.is_empty() => None,
        serde_json::Value::Array(parts) => {
            Some(parts.iter().filter_map(cell).collect::<Vec<_>>().join("|"))
        }
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One payload of every kind, as JSON: the way to build them from outside their crate.
    const SAMPLES: [&str; 15] = [
        r#"{"kind":"money","value":{"amount":"1","high":"2","currency":"CAD","currency_source":"symbol","candidates":["USD","AUD"],"modifier":"about","change":{"direction":"up","role":"by"},"per":"barrel","equivalent":3,"implied_rate":"1.5"}}"#,
        r#"{"kind":"percent","value":{"amount":"1","high":null,"unit":"percent","modifier":"exact","change":null,"of":"ships"}}"#,
        r#"{"kind":"count","value":{"amount":"1","high":null,"noun":"old ships","lemma":"ship","category":"vessel","modifier":"exact","change":null}}"#,
        r#"{"kind":"quantity","value":{"amount":"1","high":null,"unit":"metre","dimension":"length","per":"day","modifier":"exact","change":null}}"#,
        r#"{"kind":"number","value":{"amount":"1","high":null,"modifier":"exact","change":null}}"#,
        r#"{"kind":"ordinal","value":{"rank":2,"noun":"port"}}"#,
        r#"{"kind":"date","value":{"timex":"2025","grain":"year","start":"2025-01-01","end":"2026-01-01","fiscal":false,"anchor":"absolute","modifier":"MID"}}"#,
        r#"{"kind":"time","value":{"timex":"T08:00"}}"#,
        r#"{"kind":"set","value":{"timex":"P1W","quant":"EVERY","freq":"2X"}}"#,
        r#"{"kind":"duration","value":{"timex":"P3Y","modifier":"exact"}}"#,
        r#"{"kind":"person","value":{"name":"Ada Linde","entity":"person-1","role":"pilot","organisation":"Port","country":"Malta","official":true}}"#,
        r#"{"kind":"outlet","value":{"name":"Trend","entity":"outlet-1","country":"Azerbaijan","domain":"trend.az"}}"#,
        r#"{"kind":"publication","value":{"outlet":"Trend","published":"2025-04-17","author":"Ada Linde","headline":"Figs","genre":"article"}}"#,
        r#"{"kind":"quote","value":{"speaker":"Ada Linde","entity":"person-1","cue":"said"}}"#,
        r#"{"kind":"custom","value":{"name":"flight","groups":{"code":"J2"}}}"#,
    ];

    #[test]
    fn every_field_of_every_kind_has_a_column() {
        let mut kinds = Vec::new();
        for sample in SAMPLES {
            let value: Value<'_> = serde_json::from_str(sample).expect("a payload");
            kinds.push(value.kind());
            let json = fields(&value);
            for name in json.as_object().expect("an object").keys() {
                let known = PAYLOAD.contains(&name.as_str()) || name == "change";
                assert!(known, "{} of {} has no column", name, value.kind());
            }
        }
        assert_eq!(kinds, digestif::Kind::ALL, "one sample of every kind");
    }

    #[test]
    fn nested_values_become_cells() {
        let value = serde_json::from_str(SAMPLES[0]).expect("a payload");
        let cells: Vec<String> = payload(&value)
            .into_iter()
            .map(|(name, cell)| format!("{name}={cell}"))
            .collect();
        let expected = "amount=1 high=2 currency=CAD currency_source=symbol candidates=USD|AUD modifier=about \
            change_direction=up change_role=by per=barrel equivalent=3 implied_rate=1.5";
        assert_eq!(cells.join(" "), expected);
    }
}
