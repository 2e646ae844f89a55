//! Licences and sources of all dependencies, by the lists of `deny.toml`.
//!
//! `cargo deny` reads the same file and is run where it is installed; the check here needs nothing but Cargo, so that it always runs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::shell::{cargo, is_installed, read, read_file, root, run};
use crate::stage::{Done, Outcome};

/// Checks every package that Cargo would fetch, on any platform.
pub(crate) fn deny() -> Outcome {
    let allowed = allowed_licences()?;
    let metadata = read(cargo(["metadata", "--format-version", "1", "--locked"]))?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"]
        .as_array()
        .ok_or("cargo metadata lists no packages")?;
    let mut problems = Vec::new();
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, licence, source) = (text("name"), text("license"), text("source"));
        versions.entry(name).or_default().insert(text("version"));
        if !is_allowed(licence, &allowed) {
            problems.push(format!(
                "{name}: licence {licence:?} is not in the list of deny.toml"
            ));
        }
        // Our own packages have no source; all others come from the default registry.
        if !source.is_empty() && !source.starts_with("registry+") {
            problems.push(format!("{name}: comes from {source}"));
        }
    }
    for (name, versions) in versions.iter().filter(|(_, versions)| versions.len() > 1) {
        let list: Vec<_> = versions.iter().copied().collect();
        println!("warning: {name} is there in versions {}", list.join(", "));
    }
    println!("{} packages, {} problems", packages.len(), problems.len());
    if !problems.is_empty() {
        return Err(problems.join("\n"));
    }
    if is_installed(cargo(["deny", "--version"])) {
        run(cargo([
            "deny",
            "--offline",
            "check",
            "licenses",
            "bans",
            "sources",
        ]))?;
    }
    Ok(Done::Passed)
}

fn allowed_licences() -> Result<BTreeSet<String>, String> {
    let config: toml::Table = read_file(&root().join("deny.toml"))?
        .parse()
        .map_err(|error| format!("deny.toml: {error}"))?;
    let list = config
        .get("licenses")
        .and_then(|table| table.get("allow"))
        .and_then(toml::Value::as_array);
    let list = list.ok_or("deny.toml has no licenses.allow")?;
    Ok(list
        .iter()
        .filter_map(|licence| Some(licence.as_str()?.to_owned()))
        .collect())
}

/// Whether a licence expression can be met with the allowed licences: `A OR B` by one, `A AND B` by both.
fn is_allowed(expression: &str, allowed: &BTreeSet<String>) -> bool {
    // Old manifests write `MIT/Apache-2.0`.
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any_of(&words, &mut at, allowed);
    met && at == words.len() && at > 0
}

fn any_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = all_of(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(words, at, allowed);
    }
    met
}

fn all_of(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let mut met = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at, allowed);
    }
    met
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> bool {
    let Some(&word) = words.get(*at) else {
        return false;
    };
    *at += 1;
    if word == "(" {
        let met = any_of(words, at, allowed);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1).copied().unwrap_or_default();
        *at += 2;
        return allowed.contains(&format!("{word} WITH {exception}"));
    }
    allowed.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions() {
        let allowed: BTreeSet<String> = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"]
            .map(str::to_owned)
            .into();
        for (expression, met) in [
            ("MIT", true),
            ("GPL-3.0-only", false),
            ("MIT/Apache-2.0", true),
            ("GPL-3.0-only OR MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("Apache-2.0", false),
            ("Apache-2.0 WITH LLVM-exception OR GPL-3.0-only", true),
            ("", false),
            ("MIT OR", true),
        ] {
            assert_eq!(is_allowed(expression, &allowed), met, "{expression}");
        }
    }
}
