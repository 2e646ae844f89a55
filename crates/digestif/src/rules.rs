//! The declared rules: every name that [`Fact::rule`](crate::Fact::rule) can bear, with what it reads and an example.
//!
//! The list is `data/rules.tsv`; `docs/RULES.md` is made from it by `cargo xtask rules`, and `tests/rules.rs` holds it to the code.

/// A rule that can give a fact.
///
/// ```
/// let rule = digestif::rules().find(|rule| rule.name == "money.suffix").unwrap();
/// assert_eq!(rule.span(), "40 euros");
/// assert_eq!(rule.text(), "They paid 40 euros.");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// Stable name: the kind, a dot, and what the rule goes by.
    pub name: &'static str,
    /// What it reads.
    pub reads: &'static str,
    /// A text in which it fires, the span in square brackets, `\n` for a line break.
    pub example: &'static str,
}

impl Rule {
    /// The example as a text, without marks.
    #[must_use]
    pub fn text(&self) -> String {
        self.example.replace("\\n", "\n").replace(['[', ']'], "")
    }

    /// The marked span of the example.
    #[must_use]
    pub fn span(&self) -> &'static str {
        let marked = self.example.split_once('[').map_or("", |(_, rest)| rest);
        marked.split_once(']').map_or(marked, |(span, _)| span)
    }
}

/// All rules, by name.
pub fn rules() -> impl Iterator<Item = Rule> {
    let rows = include_str!("../data/rules.tsv").lines().skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        Some(Rule {
            name: cells.next()?,
            reads: cells.next()?,
            example: cells.next()?,
        })
    })
}
