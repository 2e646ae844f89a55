//! Facts marked in the text: stretches of it inside one `span` per fact that covers them.
//!
//! Facts may nest or overlap ("a date inside a quote"), elements may only nest. So the text is cut wherever a fact begins or
//! ends, and each stretch stands in a span for every fact over it. Each fact has a *lane*, the depth of its line below the text:
//! the shortest fact takes the first lane, and no two that overlap share one.
//!
//! ```text
//! "We pay $3 million now"      the quote in lane 1, the money in lane 0
//! ├─────┤├────────┤├────┤      three stretches: quote, quote and money, quote
//! ```

use std::collections::BTreeMap;
use std::io::{self, Write};

use digestif::{Fact, Facts, Span};

use super::escape::escaped;
use super::hint;

/// The marks of a document, written from its start to its end.
pub(super) struct Marks<'a> {
    text: &'a str,
    all: &'a [Fact<'a>],
    /// Facts with their lanes, by start.
    facts: Vec<(&'a Fact<'a>, usize)>,
    /// How many facts have begun.
    begun: usize,
    /// Those that have not ended, the outermost lane first.
    open: Vec<(&'a Fact<'a>, usize)>,
}

impl<'a> Marks<'a> {
    /// Marks of `kept`, facts of the document in text order.
    pub(super) fn new(facts: &'a Facts<'a>, kept: &[&'a Fact<'a>]) -> Self {
        let spans: Vec<Span> = kept.iter().map(|fact| fact.span).collect();
        Self {
            text: facts.text(),
            all: facts,
            facts: kept.iter().copied().zip(lanes(&spans)).collect(),
            begun: 0,
            open: Vec::new(),
        }
    }

    /// Writes the part `span` of the text, which begins no earlier than the last one ended.
    pub(super) fn write(&mut self, out: &mut impl Write, span: Span) -> io::Result<()> {
        let mut at = span.start;
        self.advance(at);
        while at < span.end {
            let end = self.next_cut(at).min(span.end);
            for &(fact, lane) in &self.open {
                self.start_tag(out, fact, lane, at)?;
            }
            self.stretch(out, Span::new(at, end))?;
            for _ in &self.open {
                out.write_all(b"</span>")?;
            }
            at = end;
            self.advance(at);
        }
        Ok(())
    }

    /// Ends and begins facts up to `at`.
    fn advance(&mut self, at: usize) {
        while let Some(&(fact, lane)) = self
            .facts
            .get(self.begun)
            .filter(|(f, _)| f.span.start <= at)
        {
            self.begun += 1;
            self.open.push((fact, lane));
        }
        self.open.retain(|(fact, _)| fact.span.end > at);
        self.open.sort_by_key(|&(_, lane)| std::cmp::Reverse(lane));
    }

    /// Where the next fact begins or ends behind `at`.
    fn next_cut(&self, at: usize) -> usize {
        let begin = self.facts.get(self.begun).map(|(fact, _)| fact.span.start);
        let end = self.open.iter().map(|(fact, _)| fact.span.end).min();
        [begin, end]
            .into_iter()
            .flatten()
            .filter(|&cut| cut > at)
            .min()
            .unwrap_or(self.text.len())
    }

    fn start_tag(
        &self,
        out: &mut impl Write,
        fact: &Fact<'_>,
        lane: usize,
        at: usize,
    ) -> io::Result<()> {
        let kind = fact.kind();
        write!(out, "<span class=\"fact {kind}\" data-id=\"{}\"", fact.id)?;
        if lane > 0 {
            write!(out, " style=\"--lane:{lane}\"")?;
        }
        // Later stretches of the same fact say it no second time, to a screen reader least of all.
        if at == fact.span.start {
            write!(out, " title=\"{}\"", escaped(&hint(fact, self.all)))?;
        }
        out.write_all(b">")
    }

    /// Plain text; a line break that only fits lines to a page is marked, so that narrow screens flow over it.
    fn stretch(&self, out: &mut impl Write, span: Span) -> io::Result<()> {
        let mut from = span.start;
        for (offset, _) in self.text[span.range()].match_indices('\n') {
            let at = span.start + offset;
            if self.is_soft(at) {
                write!(
                    out,
                    "{}<span class=\"soft\">\n</span>",
                    escaped(&self.text[from..at])
                )?;
                from = at + 1;
            }
        }
        write!(out, "{}", escaped(&self.text[from..span.end]))
    }

    /// Whether the line break at `at` stands behind a long line and ahead of another that begins like running text.
    fn is_soft(&self, at: usize) -> bool {
        let text = self.text.as_bytes();
        let long = at >= LONG_LINE && !text[at - LONG_LINE..at].contains(&b'\n');
        let next = text.get(at + 1).copied().unwrap_or(b'\n');
        long && !next.is_ascii_whitespace() && !b"-*#|>".contains(&next) && next != BULLET
    }
}

/// Bytes from which on a line is taken to be cut to fit a page.
const LONG_LINE: usize = 50;

/// First byte of "•" and its like, of dashes and of quotation marks: a line with one may begin a list.
const BULLET: u8 = 0xE2;

/// A lane for every span, the shortest first: the lowest in which it overlaps no other.
fn lanes(spans: &[Span]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|&at| (spans[at].len(), at));
    let mut taken: Vec<BTreeMap<usize, usize>> = Vec::new();
    let mut lanes = vec![0; spans.len()];
    for at in order {
        let span = spans[at];
        let is_free = |lane: &BTreeMap<usize, usize>| {
            lane.range(..span.end)
                .next_back()
                .is_none_or(|(_, &end)| end <= span.start)
        };
        let lane = taken.iter().position(is_free).unwrap_or(taken.len());
        if lane == taken.len() {
            taken.push(BTreeMap::new());
        }
        taken[lane].insert(span.start, span.end);
        lanes[at] = lane;
    }
    lanes
}

#[cfg(test)]
mod tests {
    use digestif::Extractor;

    use super::*;

    #[test]
    fn no_lane_holds_an_overlap() {
        let spans = [(0, 20), (2, 5), (5, 9), (4, 6), (0, 20)].map(|(a, b)| Span::new(a, b));
        assert_eq!(lanes(&spans), [2, 1, 1, 0, 3]);
    }

    #[test]
    fn nested_facts_cut_the_stretches() {
        let facts = Extractor::new().extract("\"We pay $3 million now,\" Ada Linde said.");
        let kept: Vec<_> = facts.iter().collect();
        let mut out = Vec::new();
        let whole = Span::new(0, facts.text().len());
        Marks::new(&facts, &kept)
            .write(&mut out, whole)
            .expect("it fits");
        let html = String::from_utf8(out).expect("UTF-8");
        let quote = |text: &str| {
            format!("<span class=\"fact quote\" data-id=\"0\" style=\"--lane:1\">{text}</span>")
        };
        assert!(html.contains(&quote(" now,&quot;")), "{html}");
        assert!(html.contains("$3 million</span></span>"), "{html}");
        assert_eq!(html.matches("title=").count(), facts.len());
    }

    #[test]
    fn soft_line_breaks_are_marked_and_others_kept() {
        let long =
            "The paper of the port went on and on about the ferries\nof the line.\n- A list.";
        let facts = Extractor::new().extract(long);
        let mut out = Vec::new();
        Marks::new(&facts, &[])
            .write(&mut out, Span::new(0, long.len()))
            .expect("it fits");
        let html = String::from_utf8(out).expect("UTF-8");
        assert!(
            html.ends_with("ferries<span class=\"soft\">\n</span>of the line.\n- A list."),
            "{html}"
        );
    }
}
