//! Formatting, lints, tests and documentation of the Rust code.

use crate::python;
use crate::shell::{cargo, run};
use crate::stage::{Done, Outcome};

/// Formats everything in place.
pub(crate) fn format() -> Outcome {
    run(cargo(["fmt", "--all"]))?;
    python::format_where_installed()?;
    Ok(Done::Passed)
}

/// Checks the format.
pub(crate) fn check_format() -> Outcome {
    run(cargo(["fmt", "--all", "--check"]))?;
    Ok(Done::Passed)
}

/// Clippy on all targets, then the Python linters where their environments are there.
pub(crate) fn lint() -> Outcome {
    run(cargo([
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "-D",
        "warnings",
    ]))?;
    python::lint_where_installed()?;
    Ok(Done::Passed)
}

/// All tests of the workspace, doctests included.
pub(crate) fn test() -> Outcome {
    run(cargo([
        "test",
        "--workspace",
        "--all-features",
        "--no-fail-fast",
    ]))?;
    Ok(Done::Passed)
}

/// The documentation, with warnings as errors.
pub(crate) fn doc() -> Outcome {
    let mut command = cargo(["doc", "--workspace", "--all-features", "--no-deps"]);
    command.env("RUSTDOCFLAGS", "-D warnings");
    run(command)?;
    Ok(Done::Passed)
}
