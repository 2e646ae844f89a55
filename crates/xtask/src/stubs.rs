//! The types of the native module, `python/digestif/_digestif.pyi`, made from its Rust signatures.
//!
//! pyo3 leaves the signatures in a library built with the feature `stubs`, and maturin writes them out. Types that Rust cannot
//! tell stand as texts in `#[pyo3(signature = …)]`; the names in them are imported here. Ruff gives the file the project's form.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::python::{install_extra, program};
use crate::shell::{call, read_file, root, run, target, write_file};
use crate::stage::{Done, Outcome};

/// Where the names come from that signatures use; ruff takes out what none does.
const IMPORTS: &str = "\
from collections.abc import Callable, Sequence
from digestif._lexicon import Source
from digestif.model import Fact
from digestif.values import Value
";

fn committed() -> PathBuf {
    root().join("python/digestif/_digestif.pyi")
}

/// Writes the file.
pub(crate) fn write() -> Outcome {
    write_file(&committed(), &generated()?)?;
    Ok(Done::Passed)
}

/// Compares the file with what the module says now.
pub(crate) fn check() -> Result<(), String> {
    if generated()? == read_file(&committed())? {
        Ok(())
    } else {
        Err("python/digestif/_digestif.pyi is not what the module says; `cargo xtask stubs` writes it".to_owned())
    }
}

fn generated() -> Result<String, String> {
    if !program("maturin").is_file() {
        install_extra("test")?;
    }
    let out = target().join("stubs");
    let mut maturin = call(
        program("maturin"),
        [
            "generate-stubs",
            "--quiet",
            "--manifest-path",
            "crates/digestif-py/Cargo.toml",
            "--features",
            "stubs",
            // The libraries below it are built already, by the tests of the workspace.
            "--profile",
            "dev",
            "--interpreter",
        ],
    );
    maturin.arg(program("python")).arg("--out").arg(&out);
    run(maturin)?;
    let raw = read_file(&out.join("_digestif/__init__.pyi"))?;
    let stub = out.join("_digestif.pyi");
    write_file(&stub, &with_imports(&raw)?)?;
    run(ruff(&["check", "--fix-only", "--quiet"], &stub))?;
    run(ruff(&["format", "--quiet"], &stub))?;
    read_file(&stub)
}

/// The imports go ahead of the module's own.
fn with_imports(raw: &str) -> Result<String, String> {
    let (head, rest) = raw
        .split_once("\nfrom ")
        .ok_or_else(|| format!("no import in the generated stub:\n{raw}"))?;
    Ok(format!("{head}\n{IMPORTS}from {rest}"))
}

fn ruff(args: &[&str], file: &Path) -> Command {
    let mut command = call(program("ruff"), args);
    command
        .args(["--no-cache", "--config", "python/pyproject.toml"])
        .arg(file);
    command
}
