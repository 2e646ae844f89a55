//! HTML: facts marked in their text, as a page of its own and as a fragment for notebooks.
//!
//! | part          | what it gives                                                                          |
//! | ------------- | -------------------------------------------------------------------------------------- |
//! | [`Html`]      | one self-contained page of all documents: filters, details, table, charts; works offline |
//! | [`fragment`]  | one document with its style inside, for a notebook's cell; no scripts                  |
//! | `marks`       | the text cut into marked stretches, overlaps in lanes below it                         |
//! | `escape`      | text, attributes and JSON that stay what they are inside HTML                          |
//!
//! The text is marked here, once, for both; the page's script only filters and shows. Its parts are files of their own:
//! `page/page.html` (with the places of the others), `page/page.css`, the script in `page/script`, and `page/marks.css`, which
//! the fragment has, too.

mod escape;
mod marks;

use std::io::{self, Write};
use std::ops::Range;

use digestif::{Fact, Facts, ItemPublication, Kind, OffsetUnit, Record, Span};
use serde::Serialize;

use self::escape::{ScriptSafe, escaped};
use self::marks::Marks;
use super::summary::summary;
use super::table::who;
use super::{FactWriter, columns};

const PAGE: &str = include_str!("page/page.html");
const MARKS_CSS: &str = include_str!("page/marks.css");
const PAGE_CSS: &str = include_str!("page/page.css");

/// One program; each part uses those before it, and functions of those behind it.
const PAGE_JS: &str = concat!(
    include_str!("page/script/facts.js"),
    include_str!("page/script/filters.js"),
    include_str!("page/script/text.js"),
    include_str!("page/script/details.js"),
    include_str!("page/script/table.js"),
    include_str!("page/script/csv.js"),
    include_str!("page/script/charts.js"),
    include_str!("page/script/keyboard.js"),
    include_str!("page/script/page.js"),
);

/// Writes the page.
#[derive(Debug)]
pub struct Html<W> {
    out: W,
    unit: OffsetUnit,
}

impl<W: Write> Html<W> {
    /// A writer to `out` of a page with this title, its data with offsets in `unit`; the head is written at once.
    ///
    /// # Errors
    ///
    /// Where the head cannot be written.
    pub fn new(mut out: W, unit: OffsetUnit, title: &str) -> io::Result<Self> {
        let (head, _) = halves();
        for part in head.split_inclusive("}}") {
            match part.split_once("{{") {
                Some((before, "title}}")) => write!(out, "{before}{}", escaped(title))?,
                Some((before, "style}}")) => write!(out, "{before}{MARKS_CSS}{PAGE_CSS}")?,
                _ => out.write_all(part.as_bytes())?,
            }
        }
        Ok(Self { out, unit })
    }

    /// Writes a document with the facts that `keep` names, in text order.
    ///
    /// # Errors
    ///
    /// Where the output fails.
    pub fn part(&mut self, facts: &Facts<'_>, keep: impl Fn(&Fact<'_>) -> bool) -> io::Result<()> {
        let name = facts.doc_id().unwrap_or("document");
        writeln!(
            self.out,
            "<article aria-label=\"{0}\">\n<h2 dir=\"auto\">{0}</h2>",
            escaped(name)
        )?;
        let kept: Vec<&Fact<'_>> = facts.iter().filter(|fact| keep(fact)).collect();
        prose(&mut self.out, facts, &kept)?;
        let entries = facts
            .records(self.unit)
            .filter(|record| keep(record.fact))
            .map(|record| Entry {
                summary: summary(record.fact, facts),
                record,
            })
            .collect::<Vec<_>>();
        self.data("facts-data", &entries)?;
        self.out.write_all(b"</article>\n")
    }

    /// JSON that the script reads and nothing can run.
    fn data(&mut self, class: &str, json: &impl Serialize) -> io::Result<()> {
        write!(
            self.out,
            "<script type=\"application/json\" class=\"{class}\">"
        )?;
        serde_json::to_writer(ScriptSafe(&mut self.out), json)?;
        self.out.write_all(b"</script>\n")
    }
}

impl<W: Write> FactWriter for Html<W> {
    fn document(&mut self, facts: &Facts<'_>) -> io::Result<()> {
        self.part(facts, |_| true)
    }

    fn finish(&mut self) -> io::Result<()> {
        self.data("columns-data", &columns().collect::<Vec<_>>())?;
        self.data("kinds-data", &Kind::ALL)?;
        let (_, tail) = halves();
        let (before, after) = tail.split_once("{{script}}").unwrap_or((tail, ""));
        write!(self.out, "{before}{PAGE_JS}{after}")?;
        self.out.flush()
    }
}

/// The template before the documents, and behind them.
fn halves() -> (&'static str, &'static str) {
    PAGE.split_once("{{documents}}").unwrap_or((PAGE, ""))
}

/// A fact as the page's script reads it: a record as on a line of JSON, and its payload in a few words.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    record: Record<'a>,
    summary: String,
}

/// Writes a document for a notebook's cell, with the facts that `keep` names: a `div` with its style inside.
///
/// ```
/// use digestif::Extractor;
///
/// let facts = Extractor::new().extract("The port <b> paid $3 million.");
/// let mut html = Vec::new();
/// digestif_cli::output::fragment(&mut html, &facts, |_| true)?;
/// let html = String::from_utf8(html).expect("text and templates are UTF-8");
/// assert!(html.starts_with("<div class=\"digestif\">"));
/// assert!(html.contains("The port &lt;b&gt; paid <span class=\"fact money\""));
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
///
/// Where the output fails.
pub fn fragment(
    out: &mut impl Write,
    facts: &Facts<'_>,
    keep: impl Fn(&Fact<'_>) -> bool,
) -> io::Result<()> {
    let kept: Vec<&Fact<'_>> = facts.iter().filter(|fact| keep(fact)).collect();
    write!(
        out,
        "<div class=\"digestif\"><style>{MARKS_CSS}</style>\n<p class=\"legend\">"
    )?;
    for kind in Kind::ALL {
        match kept.iter().filter(|fact| fact.kind() == kind).count() {
            0 => {}
            n => write!(out, "<span class=\"fact {kind}\">{kind}</span> {n} ")?,
        }
    }
    out.write_all(b"</p>\n")?;
    prose(out, facts, &kept)?;
    out.write_all(b"</div>\n")
}

/// The text, its items as sections with their publication above; white space between them is left out.
fn prose(out: &mut impl Write, facts: &Facts<'_>, kept: &[&Fact<'_>]) -> io::Result<()> {
    let mut marks = Marks::new(facts, kept);
    let text = facts.text();
    let mut at = 0;
    for item in &facts.digest().items {
        let Span { start, end } = item.span;
        paragraphs(out, &mut marks, text, at..start)?;
        out.write_all(b"<section class=\"item\">\n")?;
        source(out, &item.publication)?;
        // A headline that is put together from several lines is not taken for a line of the text.
        let headline = item.headline.as_deref().unwrap_or_default();
        let head = text[start..end]
            .strip_prefix(headline)
            .map_or(0, |_| headline.len());
        let heading = "class=\"prose headline\" role=\"heading\" aria-level=\"3\"";
        block(out, &mut marks, heading, text, start..start + head)?;
        paragraphs(out, &mut marks, text, start + head..end)?;
        out.write_all(b"</section>\n")?;
        at = end;
    }
    paragraphs(out, &mut marks, text, at..text.len())
}

/// The stretches of `range` between empty lines.
fn paragraphs(
    out: &mut impl Write,
    marks: &mut Marks<'_>,
    text: &str,
    range: Range<usize>,
) -> io::Result<()> {
    let mut start = range.start;
    let mut at = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        if line.trim().is_empty() {
            block(out, marks, "class=\"prose\"", text, start..at)?;
            start = at;
        }
        at += line.len();
    }
    block(out, marks, "class=\"prose\"", text, start..range.end)
}

/// A stretch of text without the white space around it, in a paragraph with these attributes; none if nothing is left.
fn block(
    out: &mut impl Write,
    marks: &mut Marks<'_>,
    attributes: &str,
    text: &str,
    range: Range<usize>,
) -> io::Result<()> {
    let stretch = &text[range.clone()];
    let start = range.end - stretch.trim_start().len();
    let end = range.start + stretch.trim_end().len();
    if start >= end {
        return Ok(());
    }
    write!(out, "<p {attributes}>")?;
    marks.write(out, Span::new(start, end))?;
    out.write_all(b"</p>\n")
}

/// The publication that an item renders: outlet, day and author.
fn source(out: &mut impl Write, by: &ItemPublication<'_>) -> io::Result<()> {
    let published = by.published.map(|day| day.to_string());
    let parts: Vec<&str> = [
        by.outlet.as_deref(),
        published.as_deref(),
        by.author.as_deref(),
    ]
    .into_iter()
    .flatten()
    .collect();
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(
        out,
        "<p class=\"source\">{}</p>",
        escaped(&parts.join(" · "))
    )
}

/// What a reader sees of a fact when pointing at it: kind and payload, who says so, and the rule.
fn hint(fact: &Fact<'_>, facts: &[Fact<'_>]) -> String {
    let who = who(&fact.attribution);
    let by = if who.is_empty() { "nobody" } else { &who };
    let (kind, value, rule) = (fact.kind(), summary(fact, facts), &fact.rule);
    format!("{kind}: {value}\nby: {by}\nrule: {rule}")
}
