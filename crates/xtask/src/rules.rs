//! Makes `docs/RULES.md` from the declared rules, and checks that the committed page is the one that would be made.

use std::fmt::Write as _;

use crate::shell::{read_file, root, write_file};
use crate::stage::{Done, Outcome};

const LIST: &str = "crates/digestif/data/rules.tsv";
const PAGE: &str = "docs/RULES.md";

/// Writes the page.
pub(crate) fn write() -> Outcome {
    write_file(&root().join(PAGE), &page(&read_file(&root().join(LIST))?))?;
    Ok(Done::Passed)
}

/// Compares the page with the list.
pub(crate) fn check() -> Outcome {
    let made = page(&read_file(&root().join(LIST))?);
    if read_file(&root().join(PAGE))? == made {
        Ok(Done::Passed)
    } else {
        Err(format!(
            "{PAGE} is not what {LIST} makes: run `cargo xtask rules`"
        ))
    }
}

/// The page of a list: a table for each kind.
fn page(list: &str) -> String {
    let mut page = format!(
        "# Rules\n\nMade from `{LIST}` by `cargo xtask rules`; do not edit. The names are stable: they stand in the field `rule` of every fact, and\n\
         `digestif explain` shows them. In each example the span that the rule reads is set off; `¶` is a line break.\n"
    );
    let mut kind = "";
    for row in list.lines().skip(1) {
        let cells: Vec<_> = row.split('\t').collect();
        let [name, reads, example] = cells[..] else {
            continue;
        };
        let of = name.split('.').next().unwrap_or_default();
        if of != kind {
            kind = of;
            let _ = write!(
                page,
                "\n## {kind}\n\n| rule | reads | example |\n| --- | --- | --- |\n"
            );
        }
        let example = example
            .replace("\\n", " ¶ ")
            .replace(['[', ']'], "**")
            .replace('|', "\\|");
        let _ = writeln!(page, "| `{name}` | {reads} | {} |", example.trim());
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_for_each_kind() {
        let list = "rule\treads\texample\na.b\tone\tIt [is] so.\nc.d\ttwo\tA\\n[b]\n";
        let made = page(list);
        assert!(made.contains("## a\n\n| rule | reads | example |\n| --- | --- | --- |\n| `a.b` | one | It **is** so. |\n"));
        assert!(made.ends_with(
            "## c\n\n| rule | reads | example |\n| --- | --- | --- |\n| `c.d` | two | A ¶ **b** |\n"
        ));
    }
}
