//! Every `CPython` on this machine that the package promises to run on: wheel and sdist, each in an environment of its own,
//! where a small program that needs nothing else must run.
//!
//! The sdist is unpacked once and built without optimisation: the question is whether everything is in it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::python::{built_wheel, installed, pip_of, program, program_of};
use crate::shell::{call, python, read, root, run, target};
use crate::stage::{Done, Outcome};

/// Prints `3 12` for a `CPython` that the wheel is for; a free-threaded build is none.
const PROBE: &str = "
import sys, sysconfig, venv
fits = sys.implementation.name == 'cpython' and sys.version_info >= (3, 11) and not sysconfig.get_config_var('Py_GIL_DISABLED')
if fits: print(*sys.version_info[:2])
";

pub(crate) fn check() -> Outcome {
    let found = interpreters()?;
    let versions: Vec<&str> = found.keys().map(String::as_str).collect();
    println!("CPython {}", versions.join(", "));
    let wheel = built_wheel()?;
    let sdist = unpacked_sdist()?;
    for (version, interpreter) in &found {
        for (name, package) in [("wheel", &wheel), ("sdist", &sdist)] {
            let venv = target().join("pythons").join(format!("{version}-{name}"));
            try_out(interpreter, &venv, package)?;
        }
    }
    if found.len() == 1 {
        let why = format!("only CPython {} is here, and passed", versions[0]);
        return Ok(Done::Skipped(why));
    }
    Ok(Done::Passed)
}

/// One interpreter for each version, the one that other stages use among them.
fn interpreters() -> Result<BTreeMap<String, PathBuf>, String> {
    let named = (11..30).map(|minor| PathBuf::from(format!("python3.{minor}")));
    let mut found = BTreeMap::new();
    for candidate in [python()?.into()].into_iter().chain(named).chain(pyenv()) {
        let probe = call(&candidate, ["-c", PROBE]).output();
        let said = probe.map_or_else(|_| Vec::new(), |output| output.stdout);
        if let Some((major, minor)) = String::from_utf8_lossy(&said).trim().split_once(' ') {
            found.entry(format!("{major}.{minor}")).or_insert(candidate);
        }
    }
    Ok(found)
}

/// What pyenv has installed; only some of it is on the path.
fn pyenv() -> Vec<PathBuf> {
    let base = std::env::var_os("PYENV_ROOT").map(PathBuf::from);
    let base = base.or_else(|| Some(std::env::home_dir()?.join(".pyenv")));
    let versions = base.and_then(|base| std::fs::read_dir(base.join("versions")).ok());
    let entries = versions.into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path().join("bin/python3"))
        .filter(|python| python.is_file())
        .collect()
}

/// The folder of the sdist, built and unpacked anew.
fn unpacked_sdist() -> Result<PathBuf, String> {
    let folder = target().join("sdist");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)
            .map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    installed("maturin")?;
    let mut build = call(program("maturin"), ["sdist", "--out"]);
    build.arg(&folder).current_dir(root().join("python"));
    run(build)?;
    let archive = only_entry(&folder)?;
    let mut unpack = call(program("python"), ["-m", "tarfile", "-e"]);
    let unpacked = folder.join("unpacked");
    unpack.arg(archive).arg(&unpacked);
    run(unpack)?;
    only_entry(&unpacked)
}

fn only_entry(folder: &Path) -> Result<PathBuf, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    let [path] = paths.as_slice() else {
        return Err(format!("expected one entry, got {paths:?}"));
    };
    Ok(path.clone())
}

/// Installs the package in a fresh environment and runs the small program.
fn try_out(interpreter: &Path, venv: &Path, package: &Path) -> Result<(), String> {
    let mut create = call(interpreter, ["-m", "venv", "--clear"]);
    create.arg(venv);
    run(create)?;
    let mut install = pip_of(venv, &["install", "--quiet", "--no-deps"]);
    install
        .arg(package)
        .env("CARGO_TARGET_DIR", target())
        .env("MATURIN_PEP517_ARGS", "--profile dev");
    run(install)?;
    let mut smoke = call(program_of(venv, "python"), ["-I", "-W", "error"]);
    smoke
        .arg(root().join("python/tests/smoke.py"))
        .current_dir(target());
    print!("{}", read(smoke)?);
    Ok(())
}
