//! `digestif explain`: which rule gave each fact, sentence by sentence.
//!
//! ```text
//! sentence 0
//!   The port paid $3 million to Trend.
//!
//!   money  $3 million  14–24  money.prefix
//!     text   The port paid [$3 million] to Trend.
//!     value  amount=3000000 currency=USD currency_source=symbol modifier=exact
//!     by     nobody
//! ```
//!
//! Offsets count code points. Left alone: fields that are null.

use std::io::{self, BufWriter, Write};

use digestif::{Attribution, Fact, Facts, OffsetUnit, Span};

use crate::args::ExplainArgs;
use crate::error::report;
use crate::input::{Defaults, Document, Failure, InputKind, Source};
use crate::output::payload;
use crate::terminal::{Look, line};
use crate::{Error, Outcome, own};

/// Runs the command.
///
/// # Errors
///
/// Where the user's own words are wrong or the output fails; a standard input that is no text is reported and counted in the [`Outcome`] instead.
pub fn run(args: &ExplainArgs) -> Result<Outcome, Error> {
    if args.rules {
        return list_rules();
    }
    let extractor = own::extractor(&[], &args.own)?;
    let document = match document(args) {
        Ok(document) => document,
        Err(failure) => {
            report(&failure);
            return Ok(Outcome {
                documents: 0,
                failed: 1,
            });
        }
    };
    let facts = extractor.extract(document.input());
    let stdout = io::stdout();
    let look = Look::of(&stdout);
    let mut out = BufWriter::new(stdout.lock());
    explain(&mut out, &facts, look)?;
    out.flush()?;
    Ok(Outcome {
        documents: 1,
        failed: 0,
    })
}

/// Writes the declared rules, one a line.
fn list_rules() -> Result<Outcome, Error> {
    let mut out = BufWriter::new(io::stdout().lock());
    for rule in digestif::rules() {
        writeln!(out, "{}\t{}\t{}", rule.name, rule.reads, rule.example)?;
    }
    out.flush()?;
    Ok(Outcome {
        documents: 0,
        failed: 0,
    })
}

fn document(args: &ExplainArgs) -> Result<Document, Failure> {
    let defaults = Defaults {
        reference_date: args.reference_date,
        ..Defaults::default()
    };
    if args.text == ["-"] {
        let stdin = Source::new("-".as_ref(), InputKind::Text);
        return stdin
            .documents(&defaults)
            .next()
            .expect("a text is one document");
    }
    Ok(Document {
        id: "text".to_owned(),
        text: args.text.join(" "),
        reference_date: defaults.reference_date,
    })
}

/// Writes the sentences of a document in order, each with its facts.
///
/// # Errors
///
/// Where the output fails.
pub fn explain(out: &mut impl Write, facts: &Facts<'_>, look: Look) -> io::Result<()> {
    let Look { heading, faint, .. } = look;
    let offsets: Vec<(usize, usize)> = facts
        .records(OffsetUnit::Chars)
        .map(|record| (record.start, record.end))
        .collect();
    // Facts stand in text order, and so their sentences do not fall.
    let mut rest = facts.iter().peekable();
    for (number, &sentence) in facts.sentences().iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{heading}sentence {number}{heading:#}")?;
        writeln!(
            out,
            "  {}",
            line(&facts.text()[sentence.range()], usize::MAX)
        )?;
        if rest.peek().is_none_or(|fact| fact.sentence != number) {
            writeln!(out, "  {faint}no facts{faint:#}")?;
        }
        while let Some(fact) = rest.next_if(|fact| fact.sentence == number) {
            writeln!(out)?;
            one(out, fact, facts.text(), sentence, offsets[fact.id], look)?;
        }
    }
    Ok(())
}

fn one(
    out: &mut impl Write,
    fact: &Fact<'_>,
    text: &str,
    sentence: Span,
    (start, end): (usize, usize),
    look: Look,
) -> io::Result<()> {
    let Look {
        kind,
        span,
        faint,
        width,
        ..
    } = look;
    let name = fact.kind();
    writeln!(
        out,
        "  {kind}{name}{kind:#}  {span}{}{span:#}  {faint}{start}–{end}{faint:#}  {}",
        line(&fact.text, width),
        fact.rule
    )?;
    let (before, after) = context(text, fact.span, sentence);
    writeln!(
        out,
        "    {faint}text{faint:#}   {before}[{span}{}{span:#}]{after}",
        line(&fact.text, usize::MAX)
    )?;
    writeln!(
        out,
        "    {faint}value{faint:#}  {}",
        pairs(payload(&fact.value))
    )?;
    writeln!(
        out,
        "    {faint}by{faint:#}     {}",
        pairs(by(&fact.attribution))
    )
}

/// The words of the sentence before and after a span, at most [`CONTEXT`] characters each.
fn context(text: &str, span: Span, sentence: Span) -> (String, String) {
    const CONTEXT: usize = 60;
    // A quotation may reach over its sentence.
    let before = &text[sentence.start.min(span.start)..span.start];
    let after = &text[span.end..sentence.end.max(span.end)];
    let shown = before
        .char_indices()
        .rev()
        .nth(CONTEXT - 1)
        .map_or(before, |(at, _)| &before[at..]);
    let dots = if shown.len() < before.len() {
        "…"
    } else {
        ""
    };
    (
        format!("{dots}{}", spaced(shown)),
        line_after(after, CONTEXT),
    )
}

/// Text on one line that keeps a space at either end, where the span's brackets follow.
fn spaced(text: &str) -> String {
    let space = |at: Option<char>| {
        if at.is_some_and(char::is_whitespace) {
            " "
        } else {
            ""
        }
    };
    let one = line(text, usize::MAX);
    if one.is_empty() {
        return space(text.chars().next()).to_owned();
    }
    format!(
        "{}{one}{}",
        space(text.chars().next()),
        space(text.chars().next_back())
    )
}

fn line_after(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", spaced(&text[..end])),
        None => spaced(text).trim_end().to_owned(),
    }
}

fn by(by: &Attribution<'_>) -> Vec<(&'static str, String)> {
    let text = |value: &Option<digestif::Str<'_>>| value.as_ref().map(ToString::to_string);
    [
        ("speaker", text(&by.speaker)),
        ("outlet", text(&by.outlet)),
        ("published", by.published.map(|day| day.to_string())),
        ("author", text(&by.author)),
        ("headline", text(&by.headline)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

/// `key=value` pairs, quoted where a value has spaces or marks of its own; `nobody` for none.
fn pairs(pairs: Vec<(&'static str, String)>) -> String {
    if pairs.is_empty() {
        return "nobody".to_owned();
    }
    let pair = |(name, value): (&str, String)| {
        let plain = value
            .chars()
            .all(|c| c.is_alphanumeric() || "-_.:/|+".contains(c))
            && !value.is_empty();
        if plain {
            format!("{name}={value}")
        } else {
            format!("{name}={value:?}")
        }
    };
    pairs.into_iter().map(pair).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_span_stands_in_its_sentence() {
        let text = "One. The  port\npaid $3 million to Trend. Two.";
        let span = Span::new(20, 30);
        assert_eq!(&text[span.range()], "$3 million");
        let (before, after) = context(text, span, Span::new(5, 40));
        assert_eq!(before, "The port paid ");
        assert_eq!(after, " to Trend.");
        let long = format!("{}x{}", "é ".repeat(50), " ü".repeat(50));
        let at = long.find('x').unwrap_or_default();
        let (before, after) = context(&long, Span::new(at, at + 1), Span::new(0, long.len()));
        assert!(
            before.starts_with('…') && before.ends_with("é "),
            "{before:?}"
        );
        assert!(after.starts_with(" ü") && after.ends_with('…'), "{after:?}");
    }

    #[test]
    fn values_with_spaces_are_quoted() {
        let values = vec![
            ("amount", "3.5".to_owned()),
            ("noun", "old ships".to_owned()),
        ];
        assert_eq!(pairs(values), r#"amount=3.5 noun="old ships""#);
        assert_eq!(pairs(Vec::new()), "nobody");
    }
}
