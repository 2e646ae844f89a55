//! JSON lines: one object a line, one document.
//!
//! | line                                              | document, or the reason why there is none              |
//! | ------------------------------------------------- | ------------------------------------------------------ |
//! | `{"id": "a", "text": "…"}`                        | id `a`, no reference date                              |
//! | `{"text": "…", "reference_date": "2025-04-18"}`   | id `notes.jsonl:2`                                     |
//! | `{"id": 7, "text": "…", "reference_date": null}`  | id `7`                                                 |
//! | `{"id": "a"}`                                     | `field "text" is missing: …`                           |
//! | `{"text": 5}`                                     | `field "text" is not a string: 5`                      |
//! | `{"text": "…", "reference_date": "2025-13-40"}`   | `field "reference_date" is not a date: "2025-13-40"`   |
//!
//! Left alone: blank lines, and all other fields of a record, which are skipped unread. Memory is bounded by the longest line.

use std::fmt;
use std::io::{self, BufRead};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::{Defaults, Document, Failure, Source, date, excerpt};

/// Reads the document of one line; `file` and `number`, from 1, name it in messages and stand in for a missing id.
///
/// # Errors
///
/// Where the line is not UTF-8, not a JSON object, or one of its three fields is not what it has to be.
///
/// ```
/// use digestif_cli::input::{Defaults, jsonl};
///
/// let document = jsonl::parse(br#"{"text": "Five ships."}"#, "a.jsonl", 4, &Defaults::default()).unwrap();
/// assert_eq!(document.id, "a.jsonl:4");
///
/// let failure = jsonl::parse(br#"{"texts": []}"#, "a.jsonl", 5, &Defaults::default()).unwrap_err();
/// assert_eq!(failure.to_string(), r#"a.jsonl:5: field "text" is missing: {"texts": []}"#);
/// ```
pub fn parse(
    line: &[u8],
    file: &str,
    number: u64,
    defaults: &Defaults,
) -> Result<Document, Failure> {
    read(line, file, number, defaults).map_err(|reason| Failure {
        file: file.to_owned(),
        line: Some(number),
        reason,
    })
}

/// `id` is the stem of an id that has to stand in for a missing one.
fn read(line: &[u8], id: &str, number: u64, defaults: &Defaults) -> Result<Document, String> {
    let line = std::str::from_utf8(line).map_err(|error| {
        let at = error.valid_up_to();
        format!("not UTF-8 at byte {at} of the line: 0x{:02X}", line[at])
    })?;
    let fields = fields(line, defaults)?;
    let text = match fields.text {
        Some(Value::String(text)) => text,
        Some(other) => return Err(wrong(&defaults.text_field, "not a string", &other)),
        None => {
            return Err(format!(
                "field {:?} is missing: {}",
                defaults.text_field,
                excerpt(line)
            ));
        }
    };
    let id = match fields.id {
        Some(Value::String(id)) => id,
        Some(Value::Number(id)) => id.to_string(),
        Some(Value::Null) | None => format!("{id}:{number}"),
        Some(other) => {
            return Err(wrong(
                &defaults.id_field,
                "neither a string nor a number",
                &other,
            ));
        }
    };
    let reference_date = match fields.date {
        Some(Value::String(day)) => Some(date(&day).map_err(|_| {
            format!(
                "field {:?} is not a date: \"{}\"",
                defaults.date_field,
                excerpt(&day)
            )
        })?),
        Some(Value::Null) | None => defaults.reference_date,
        Some(other) => {
            return Err(wrong(
                &defaults.date_field,
                "neither a date nor null",
                &other,
            ));
        }
    };
    Ok(Document {
        id,
        text,
        reference_date,
    })
}

fn wrong(field: &str, what: &str, value: &Value) -> String {
    format!("field {field:?} is {what}: {}", excerpt(&value.to_string()))
}

fn fields(line: &str, defaults: &Defaults) -> Result<Fields, String> {
    let mut json = serde_json::Deserializer::from_str(line);
    let read = FieldsSeed(defaults)
        .deserialize(&mut json)
        .and_then(|fields| json.end().map(|()| fields));
    read.map_err(|error| {
        let message = error.to_string();
        // The error counts lines within the record, which is always one.
        let what = message
            .rsplit_once(" at line ")
            .map_or(message.as_str(), |(what, _)| what);
        let wrong = if error.is_data() {
            "not a JSON object"
        } else {
            "not JSON"
        };
        format!(
            "{wrong}: {what} at column {}: {}",
            error.column(),
            excerpt(line)
        )
    })
}

/// The fields of a record that matter, as they came.
#[derive(Default)]
struct Fields {
    text: Option<Value>,
    id: Option<Value>,
    date: Option<Value>,
}

/// Reads [`Fields`] by the names of a run; all other fields are skipped without being built.
struct FieldsSeed<'a>(&'a Defaults);

impl<'de> DeserializeSeed<'de> for FieldsSeed<'_> {
    type Value = Fields;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fields, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for FieldsSeed<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Fields::default();
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            // Not `else if`: one field may serve twice, as in `--id-field reference_date`.
            let wanted = [
                (&self.0.text_field, &mut fields.text),
                (&self.0.id_field, &mut fields.id),
                (&self.0.date_field, &mut fields.date),
            ];
            let mut value: Option<Value> = None;
            for (name, slot) in wanted {
                if *name == key {
                    if value.is_none() {
                        value = Some(map.next_value()?);
                    }
                    slot.clone_from(&value);
                }
            }
            if value.is_none() {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(fields)
    }
}

/// Reads lines with their numbers into a buffer of the caller's, so that memory is bounded by the longest line.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// The lines of a reader.
    pub const fn new(reader: R) -> Self {
        Self { reader, number: 0 }
    }

    /// Replaces `line` with the next line that is not blank, without its end, and gives its number from 1; `None` at the end.
    ///
    /// A byte order mark at the very start belongs to the file and not to the record, and is left out.
    ///
    /// # Errors
    ///
    /// Where the reader fails.
    pub fn next_into(&mut self, line: &mut Vec<u8>) -> io::Result<Option<u64>> {
        loop {
            line.clear();
            if self.reader.read_until(b'\n', line)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.number == 1 && line.starts_with("\u{FEFF}".as_bytes()) {
                line.drain(..3);
            }
            line.truncate(line.trim_ascii_end().len());
            if !line.is_empty() {
                return Ok(Some(self.number));
            }
        }
    }
}

/// The documents of a source, line by line.
pub(super) struct Records<'a, R> {
    lines: Lines<R>,
    line: Vec<u8>,
    source: &'a Source,
    defaults: &'a Defaults,
    /// Set at the end and after a failure to read, since what follows one cannot be trusted.
    ended: bool,
}

impl<'a, R: BufRead> Records<'a, R> {
    pub(super) const fn new(reader: R, source: &'a Source, defaults: &'a Defaults) -> Self {
        Self {
            lines: Lines::new(reader),
            line: Vec::new(),
            source,
            defaults,
            ended: false,
        }
    }
}

impl<R: BufRead> Iterator for Records<'_, R> {
    type Item = Result<Document, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.lines.next_into(&mut self.line) {
            Ok(Some(number)) => Some(
                read(&self.line, &self.source.id, number, self.defaults).map_err(|reason| {
                    Failure {
                        file: self.source.name(),
                        line: Some(number),
                        reason,
                    }
                }),
            ),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(error) => {
                self.ended = true;
                Some(Err(self.source.unreadable(&error)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(line: &[u8]) -> String {
        match parse(line, "f", 1, &Defaults::default()) {
            Ok(document) => panic!("{document:?} should have failed"),
            Err(failure) => failure.reason,
        }
    }

    #[test]
    fn reasons_name_field_and_value() {
        assert_eq!(
            reason(b"{\"text\": 5}"),
            "field \"text\" is not a string: 5"
        );
        assert_eq!(
            reason(b"{\"text\": null}"),
            "field \"text\" is not a string: null"
        );
        assert_eq!(
            reason(b"{\"text\": \"a\", \"reference_date\": \"2025-13-40\"}"),
            "field \"reference_date\" is not a date: \"2025-13-40\""
        );
        assert_eq!(
            reason(b"{\"text\": \"a\", \"reference_date\": 1744934400000}"),
            "field \"reference_date\" is neither a date nor null: 1744934400000"
        );
        assert_eq!(
            reason(b"{\"text\": \"a\", \"id\": [1]}"),
            "field \"id\" is neither a string nor a number: [1]"
        );
        assert_eq!(
            reason(b"{\"text\": \"\xE9\"}"),
            "not UTF-8 at byte 10 of the line: 0xE9"
        );
    }

    #[test]
    fn reasons_show_a_broken_line() {
        assert!(
            reason(b"{\"text\": \"a\"").starts_with("not JSON: EOF while parsing"),
            "{}",
            reason(b"{\"text\": \"a\"")
        );
        assert!(
            reason(b"{\"text\": \"a\"} x")
                .starts_with("not JSON: trailing characters at column 15")
        );
        assert!(
            reason(b"[1, 2]").starts_with("not a JSON object: "),
            "{}",
            reason(b"[1, 2]")
        );
    }

    #[test]
    fn one_field_may_serve_twice_and_the_last_of_two_counts() {
        let defaults = Defaults {
            id_field: "text".to_owned(),
            ..Defaults::default()
        };
        let document = parse(
            b"{\"text\": \"a\", \"n\": {\"text\": 1}, \"text\": \"b\"}",
            "f",
            1,
            &defaults,
        );
        assert_eq!(
            document.map(|d| (d.id, d.text)),
            Ok(("b".to_owned(), "b".to_owned()))
        );
    }

    #[test]
    fn lines_keep_their_numbers_over_blank_ones() {
        let mut lines = Lines::new("\u{FEFF}a\r\n\r\n  \nb".as_bytes());
        let mut line = Vec::new();
        let mut read = Vec::new();
        while let Some(number) = lines.next_into(&mut line).expect("memory does not fail") {
            read.push((number, String::from_utf8_lossy(&line).into_owned()));
        }
        assert_eq!(read, [(1, "a".to_owned()), (4, "b".to_owned())]);
    }
}
