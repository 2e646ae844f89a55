//! Where documents come from: text files, JSON lines, standard input.
//!
//! | input                                      | documents                                | id                               |
//! | ------------------------------------------ | ---------------------------------------- | -------------------------------- |
//! | `weekly.txt`                               | one, the whole file                      | `weekly.txt`                     |
//! | `notes.jsonl`, `notes.ndjson`              | one a line                               | the record's, else `notes.jsonl:LINE` |
//! | `-`                                        | one, or one a line with `--input jsonl`  | `stdin`, `stdin:LINE`            |
//!
//! What cannot be read becomes a [`Failure`] in its place, and the rest goes on. Left alone: the text itself, which is never
//! cleaned, so that offsets hold in the file (a byte order mark of a text file is its first character).

pub mod jsonl;
mod text;

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime};
use clap::ValueEnum;
use digestif::Input;

/// A text to extract from, with what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The document's id.
    pub id: String,
    /// Its text.
    pub text: String,
    /// The day that incomplete dates are resolved against.
    pub reference_date: Option<NaiveDate>,
}

impl Document {
    /// The document as the extractor takes it, with its id borrowed.
    #[must_use]
    pub fn input(&self) -> Input<'_> {
        Input::new(&self.text)
            .reference_date(self.reference_date)
            .id(self.id.as_str())
    }
}

/// A record or file that could not be read: where it stands, and why.
///
/// Written as `notes.jsonl:7: reference_date is not a date: "2025-13-40"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file as it was named in the call.
    pub file: String,
    /// The line, from 1, of a record.
    pub line: Option<u64>,
    /// What is wrong, with the value.
    pub reason: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for Failure {}

/// The kinds of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// A text file is one document
    Text,
    /// A JSON object a line is one document
    Jsonl,
}

impl InputKind {
    /// The kind that the ending of a file's name speaks for; any other ending is a text.
    ///
    /// # Errors
    ///
    /// Where the ending names a format of records that is not read, so that nobody takes facts from its raw bytes.
    ///
    /// ```
    /// use digestif_cli::input::InputKind;
    /// use std::path::Path;
    ///
    /// assert_eq!(InputKind::of(Path::new("notes.ndjson")), Ok(InputKind::Jsonl));
    /// assert_eq!(InputKind::of(Path::new("weekly.md")), Ok(InputKind::Text));
    /// assert!(InputKind::of(Path::new("notes.parquet")).is_err());
    /// ```
    pub fn of(path: &Path) -> Result<Self, String> {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("jsonl" | "ndjson") => Ok(Self::Jsonl),
            Some(kind @ ("csv" | "parquet")) => Err(format!(
                "{}: input of kind {kind} is not supported; the kinds are text, jsonl (--input text reads the file as prose)",
                path.display()
            )),
            _ => Ok(Self::Text),
        }
    }
}

/// What holds for all records of a run: the names of the fields, and the date of records that have none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defaults {
    /// Field that holds the text.
    pub text_field: String,
    /// Field that holds the id.
    pub id_field: String,
    /// Field that holds the reference date.
    pub date_field: String,
    /// Reference date of a document that has none of its own.
    pub reference_date: Option<NaiveDate>,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            text_field: "text".to_owned(),
            id_field: "id".to_owned(),
            date_field: "reference_date".to_owned(),
            reference_date: None,
        }
    }
}

/// A file or standard input, with the name that its documents go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file; standard input without one.
    path: Option<PathBuf>,
    /// The stem of its documents' ids.
    id: String,
    kind: InputKind,
}

impl Source {
    /// A file or, for `-`, standard input. Documents go by the file's name without its folder.
    #[must_use]
    pub fn new(path: &Path, kind: InputKind) -> Self {
        if path == Path::new("-") {
            return Self {
                path: None,
                id: "stdin".to_owned(),
                kind,
            };
        }
        let name = path.file_name().unwrap_or(path.as_os_str());
        Self {
            path: Some(path.to_owned()),
            id: name.to_string_lossy().into_owned(),
            kind,
        }
    }

    /// The same source whose documents go by another name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The name in messages: the path as given, or `stdin`.
    #[must_use]
    pub fn name(&self) -> String {
        self.path
            .as_ref()
            .map_or_else(|| "stdin".to_owned(), |path| path.display().to_string())
    }

    /// The documents in order, each read when it is asked for; what cannot be read is a failure in its place.
    #[must_use]
    pub fn documents<'a>(
        &'a self,
        defaults: &'a Defaults,
    ) -> Box<dyn Iterator<Item = Result<Document, Failure>> + 'a> {
        let reader = match self.open() {
            Ok(reader) => reader,
            Err(error) => return Box::new(std::iter::once(Err(self.unreadable(&error)))),
        };
        match self.kind {
            InputKind::Text => Box::new(std::iter::once_with(move || {
                text::read(reader, &self.name(), &self.id, defaults.reference_date)
            })),
            InputKind::Jsonl => Box::new(jsonl::Records::new(
                BufReader::with_capacity(1 << 16, reader),
                self,
                defaults,
            )),
        }
    }

    fn open(&self) -> io::Result<Box<dyn Read>> {
        Ok(match &self.path {
            Some(path) => Box::new(File::open(path)?),
            None => Box::new(io::stdin().lock()),
        })
    }

    fn unreadable(&self, error: &io::Error) -> Failure {
        Failure {
            file: self.name(),
            line: None,
            reason: format!("cannot be read: {error}"),
        }
    }
}

/// The sources of a call, in order. Files that share a name go by their paths as given, so that ids stay apart.
///
/// # Errors
///
/// Where the ending of a file names a kind that is not read, or standard input is named twice; the message says which.
pub fn sources(files: &[PathBuf], kind: Option<InputKind>) -> Result<Vec<Source>, String> {
    let stdin = [PathBuf::from("-")];
    let files = if files.is_empty() { &stdin } else { files };
    let mut sources = Vec::with_capacity(files.len());
    let mut named: HashMap<String, usize> = HashMap::new();
    for path in files {
        let source = Source::new(path, kind.map_or_else(|| InputKind::of(path), Ok)?);
        *named.entry(source.id.clone()).or_default() += 1;
        sources.push(source);
    }
    if sources
        .iter()
        .filter(|source| source.path.is_none())
        .count()
        > 1
    {
        return Err("standard input (-) can be read only once".to_owned());
    }
    Ok(sources
        .into_iter()
        .map(|source| {
            if named[&source.id] > 1 {
                let name = source.name();
                source.id(name)
            } else {
                source
            }
        })
        .collect())
}

/// Reads a date, `2025-04-18`, or the date of a date-time, `2025-04-18T09:30:00+05:00`.
///
/// # Errors
///
/// Where the text is neither, or names no day or hour that exists.
///
/// ```
/// use digestif_cli::input::date;
///
/// assert_eq!(date("2025-04-18T09:30Z").unwrap().to_string(), "2025-04-18");
/// assert!(date("2025-13-40").is_err());
/// assert!(date("2025-04-18 at noon").is_err());
/// ```
pub fn date(text: &str) -> Result<NaiveDate, &'static str> {
    const EXPECTED: &str = "not a date; expected YYYY-MM-DD, with or without a time after it";
    let (day, time) = text.split_at_checked(10).ok_or(EXPECTED)?;
    // chrono would also take `2025-4-8` or a sign, of which no one knows what they were before.
    if !day.bytes().enumerate().all(|(at, b)| {
        if matches!(at, 4 | 7) {
            b == b'-'
        } else {
            b.is_ascii_digit()
        }
    }) {
        return Err(EXPECTED);
    }
    if !(time.is_empty() || is_time(time)) {
        return Err(EXPECTED);
    }
    day.parse().map_err(|_| EXPECTED)
}

/// Whether the rest of a date-time is `T` or a space, a clock time, and at most a zone.
fn is_time(rest: &str) -> bool {
    let Some(clock) = rest.strip_prefix(['T', 't', ' ']) else {
        return false;
    };
    let zone = clock.find(['Z', 'z', '+', '-']).unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(zone);
    let zone_fits = match zone.as_bytes() {
        [] | [b'Z' | b'z'] => true,
        [_, digits @ ..] => {
            digits.len() >= 2 && digits.iter().all(|b| b.is_ascii_digit() || *b == b':')
        }
    };
    zone_fits
        && ["%H:%M", "%H:%M:%S%.f"]
            .iter()
            .any(|format| NaiveTime::parse_from_str(clock.trim_end(), format).is_ok())
}

/// A value as it stands in a message: on one line, and cut where it is long.
fn excerpt(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::new();
    for (at, c) in value.trim().chars().enumerate() {
        if at == LONGEST {
            shown.push('…');
            break;
        }
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_date_times() {
        for text in [
            "2025-04-18",
            "2025-04-18T09:30:00",
            "2025-04-18 09:30",
            "2025-04-18T09:30:00.250+05:00",
            "2025-04-18t23:59:59z",
            "2025-04-18 09:30:00 +0500",
        ] {
            assert_eq!(
                date(text),
                Ok(NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day")),
                "{text}"
            );
        }
        for text in [
            "",
            "2025",
            "2025-13-40",
            "2025-02-29",
            "2025-4-18",
            "+025-04-18",
            "2025-04-18T",
            "2025-04-18T25:00",
            "2025-04-18x",
            "18.04.2025",
            "Ⅻ025-04-18",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn files_of_one_name_keep_their_paths() {
        let files = ["a/x.txt", "b/x.txt", "b/y.txt"].map(PathBuf::from);
        let sources = sources(&files, None).expect("all are texts");
        let ids: Vec<_> = sources.iter().map(|source| source.id.as_str()).collect();
        assert_eq!(ids, ["a/x.txt", "b/x.txt", "y.txt"]);
    }

    #[test]
    fn long_values_are_cut() {
        assert_eq!(excerpt(" {\"a\":\t\u{1b}} "), r#"{"a":\t\u{1b}}"#);
        assert_eq!(excerpt(&"é".repeat(90)), "é".repeat(60) + "…");
    }
}
