//! A user's own patterns: regular expressions whose matches are facts of kind `custom`.
//!
//! | pattern                                  | text                    | `groups`                        |
//! | ---------------------------------------- | ----------------------- | ------------------------------- |
//! | `flight`: `(?<code>[A-Z]\d) (?<no>\d+)`  | `Flight J2 8051 landed` | `code`: `J2`, `no`: `8051`      |
//!
//! A paragraph, heading or list entry is searched at a time, and a long one in parts of whole sentences, so that the cost stays
//! linear in the text even where a pattern looks to the end for every match it tries. Each pattern passes on its own: the literals
//! of one make it fast, which a set of all would lose. Matches of one pattern do not overlap; those of several, and facts of other
//! kinds, may.
//! Left alone: empty matches, and such of white space alone.

use std::collections::HashSet;

use regex::{Regex, RegexBuilder};

use crate::error::ErrorKind;
use crate::scan::{Document, Gap, TokenIndex};
use crate::structure::TokenRange;
use crate::value::Custom;
use crate::{Error, Span, Str};

/// Most bytes that a compiled pattern may take.
const MAX_SIZE: usize = 8 << 20;

/// Most bytes of text that are searched at a time.
const MAX_STRETCH: usize = 2048;

/// Most tokens that are kept together where a sentence must be cut.
const MAX_GLUED: usize = 16;

/// Patterns of different names.
#[derive(Debug)]
pub(crate) struct Patterns {
    all: Vec<Pattern>,
}

/// A pattern with its name.
#[derive(Debug)]
pub(crate) struct Pattern {
    name: String,
    rule: String,
    regex: Regex,
}

/// Why a pattern cannot be used: what is wrong with its name or with its expression.
#[derive(Debug)]
pub(crate) enum PatternError {
    Name(String),
    Regex(String),
}

impl PatternError {
    pub(crate) fn reason(self) -> String {
        match self {
            Self::Name(reason) | Self::Regex(reason) => reason,
        }
    }
}

/// A match.
#[derive(Debug)]
pub(crate) struct CustomMention<'t> {
    /// The first token that it shares.
    pub(crate) first: TokenIndex,
    /// Its bytes, which need not be those of whole tokens.
    pub(crate) span: Span,
    pub(crate) rule: String,
    pub(crate) value: Custom<'t>,
}

impl Pattern {
    /// Compiles a pattern.
    pub(crate) fn new(name: &str, regex: &str) -> Result<Self, PatternError> {
        let named = name.starts_with(char::is_alphabetic)
            && name
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        if !named {
            let reason = "a pattern's name is made of letters, digits, _ and -, a letter first";
            return Err(PatternError::Name(reason.to_owned()));
        }
        let regex = compile(regex).map_err(PatternError::Regex)?;
        Ok(Self {
            name: name.to_owned(),
            rule: format!("custom.{name}"),
            regex,
        })
    }

    /// Adds the matches within `span` of the text.
    fn find<'t>(&self, doc: &Document<'t>, span: Span, found: &mut Vec<CustomMention<'t>>) {
        let stretch = &doc.text[span.range()];
        let mut add = |part: std::ops::Range<usize>, groups| {
            let span = Span::new(span.start + part.start, span.start + part.end);
            let first = doc.tokens.partition_point(|t| t.end as usize <= span.start);
            // White space alone shares no token.
            let shares = doc
                .get(first)
                .is_some_and(|t| (t.start as usize) < span.end);
            if span.start < span.end && shares {
                found.push(CustomMention {
                    first,
                    span,
                    rule: self.rule.clone(),
                    value: Custom {
                        name: Str::Owned(self.name.clone()),
                        groups,
                    },
                });
            }
        };
        if self.regex.captures_len() == 1 {
            for part in self.regex.find_iter(stretch) {
                add(part.range(), std::collections::BTreeMap::new());
            }
            return;
        }
        for captures in self.regex.captures_iter(stretch) {
            let groups = self.regex.capture_names().flatten().filter_map(|name| {
                let text = captures.name(name)?.as_str();
                Some((Str::Owned(name.to_owned()), Str::Borrowed(text)))
            });
            add(captures.get_match().range(), groups.collect());
        }
    }
}

impl Patterns {
    /// The patterns, whose names must differ; nothing where there are none.
    pub(crate) fn new(all: Vec<Pattern>) -> Result<Option<Self>, Error> {
        let mut names = HashSet::new();
        if let Some(twice) = all.iter().find(|pattern| !names.insert(&pattern.name)) {
            return Err(ErrorKind::Pattern {
                name: twice.name.clone(),
                reason: "the name stands twice".to_owned(),
            }
            .into());
        }
        Ok((!all.is_empty()).then_some(Self { all }))
    }

    /// The matches in a document, by start, then end, then in the order of the patterns.
    pub(crate) fn mentions<'t>(&self, doc: &Document<'t>) -> Vec<CustomMention<'t>> {
        let mut found = Vec::new();
        for block in &doc.layout.blocks {
            for span in Stretches::of(doc, block.tokens) {
                for pattern in &self.all {
                    pattern.find(doc, span, &mut found);
                }
            }
        }
        found.sort_by_key(|mention| (mention.span.start, mention.span.end));
        found
    }
}

/// Compiles an expression whose groups all have names; an error is the reason why it cannot be used.
fn compile(regex: &str) -> Result<Regex, String> {
    let regex = RegexBuilder::new(regex)
        .size_limit(MAX_SIZE)
        .build()
        .map_err(|error| reason(&error))?;
    if let Some(at) = regex
        .capture_names()
        .skip(1)
        .position(|name| name.is_none())
    {
        return Err(format!(
            "group {} has no name; write (?<name>…) to keep its text, (?:…) where it only groups",
            at + 1
        ));
    }
    if regex.is_match("") {
        return Err("matches the empty text".to_owned());
    }
    Ok(regex)
}

/// Why a pattern cannot be compiled, in one line.
fn reason(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => {
            format!(
                "takes more than {} MiB when compiled; shorten its repetitions",
                MAX_SIZE >> 20
            )
        }
        other => {
            // The parser shows the place in several lines; the last one says what is wrong.
            let text = other.to_string();
            let last = text.lines().last().unwrap_or_default();
            let what = last.strip_prefix("error: ").unwrap_or(last);
            format!("not a regular expression: {what}")
        }
    }
}

/// A block in parts of at most [`MAX_STRETCH`] bytes, as far as whole sentences, then whole words allow.
struct Stretches<'d, 't> {
    doc: &'d Document<'t>,
    first: TokenIndex,
    start: usize,
    end: usize,
}

impl<'d, 't> Stretches<'d, 't> {
    fn of(doc: &'d Document<'t>, block: TokenRange) -> Self {
        let span = doc.span(block.first, block.end);
        Self {
            doc,
            first: block.first,
            start: span.start,
            end: span.end,
        }
    }

    /// Where the part that starts here ends, and the token that the next one starts with.
    fn cut(&self) -> (usize, TokenIndex) {
        let tokens = &self.doc.tokens;
        let mut reach = self.start + MAX_STRETCH;
        while !self.doc.text.is_char_boundary(reach) {
            reach -= 1;
        }
        let beyond = tokens.partition_point(|t| t.end as usize <= reach);
        let sentence = self.doc.sentence(beyond).first;
        let spaced = |&next: &TokenIndex| tokens[next].gap != Gap::None;
        let next = if sentence > self.first {
            sentence
        } else {
            // "q12" is two tokens that belong together.
            let near = beyond.saturating_sub(MAX_GLUED).max(self.first + 1)..=beyond;
            near.rev().find(spaced).unwrap_or(beyond)
        };
        if next > self.first {
            (tokens[next - 1].end as usize, next)
        } else {
            // A single token that is longer than all.
            (reach, self.first)
        }
    }
}

impl Iterator for Stretches<'_, '_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        if self.start >= self.end {
            return None;
        }
        let start = self.start;
        if self.end - start <= MAX_STRETCH {
            self.start = self.end;
            return Some(Span::new(start, self.end));
        }
        let (end, next) = self.cut();
        self.first = next;
        self.start = end.max(self.doc.tokens[next].start as usize);
        Some(Span::new(start, end))
    }
}
