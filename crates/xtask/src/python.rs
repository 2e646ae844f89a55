//! The Python package: built as `pip install ./python` builds it, then tested as installed, far from its sources.
//!
//! Two environments under `target/`: `venv` with the linters is kept, `venv-wheel` with the package is made anew by `wheel`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::readme;
use crate::shell::{call, python, read_file, root, run, target, write_file};
use crate::stage::{Done, Outcome};

/// What the environment of the linters holds.
const LINTERS: &[&str] = &["ruff"];

/// What the tests need beside the package itself.
const TEST_PACKAGES: &[&str] = &[
    "pytest",
    "mypy",
    "pandas",
    "pandas-stubs",
    "types-setuptools",
];

fn linters() -> PathBuf {
    target().join("venv")
}

fn installed() -> PathBuf {
    target().join("venv-wheel")
}

/// A program of an environment.
fn program(venv: &Path, name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    venv.join(folder)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn has_package() -> bool {
    root().join("python/pyproject.toml").is_file()
}

fn absent() -> Done {
    Done::Skipped("there is no python/pyproject.toml".to_owned())
}

/// Builds the wheel and installs it in a fresh environment.
pub(crate) fn wheel() -> Outcome {
    if !has_package() {
        return Ok(absent());
    }
    let (venv, dist) = (installed(), target().join("dist"));
    for folder in [&venv, &dist] {
        if folder.exists() {
            std::fs::remove_dir_all(folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    run(call(
        python()?,
        ["-m".as_ref(), "venv".as_ref(), venv.as_os_str()],
    ))?;
    let pip = |args: &[&str]| {
        let mut command = call(
            program(&venv, "python"),
            ["-m", "pip", "--disable-pip-version-check"],
        );
        command.args(args);
        command
    };
    let mut build = pip(&["wheel", "./python", "--no-deps", "--wheel-dir"]);
    build.arg(&dist);
    run(build)?;
    let wheels: Vec<PathBuf> = std::fs::read_dir(&dist)
        .map_err(|error| format!("{}: {error}", dist.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    let [wheel] = wheels.as_slice() else {
        return Err(format!("expected one wheel, got {wheels:?}"));
    };
    let mut install = pip(&["install", "--quiet"]);
    install.arg(wheel);
    run(install)?;
    let mut import = outside(&venv, "python");
    import.args([
        "-c",
        "import digestif; print(digestif.__file__, len(digestif.extract('It cost $5 million.')))",
    ]);
    run(import)?;
    Ok(Done::Passed)
}

/// A program of an environment, run where the package's sources are out of reach.
fn outside(venv: &Path, name: &str) -> Command {
    let mut command = call(program(venv, name), [""; 0]);
    command.current_dir(target());
    command
}

/// All checks of the installed package.
pub(crate) fn check() -> Outcome {
    if !has_package() {
        return Ok(absent());
    }
    let venv = installed();
    if !program(&venv, "python").is_file() {
        wheel()?;
    }
    let mut install = outside(&venv, "python");
    install
        .args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ])
        .args(TEST_PACKAGES);
    run(install)?;
    set_up_linters()?;
    let mut problems = Vec::new();
    let mut checks = vec![pytest(
        &venv,
        &["--pyargs", "digestif", "--doctest-modules"],
    )];
    let mut tests = pytest(&venv, &[]);
    tests.arg(root().join("python/tests"));
    checks.push(tests);
    checks.extend(types(&venv));
    checks.extend(lints());
    checks.extend(programs(&venv)?);
    for command in checks {
        if let Err(message) = run(command) {
            println!("{message}");
            problems.push(message);
        }
    }
    if problems.is_empty() {
        Ok(Done::Passed)
    } else {
        Err(problems.join("\n"))
    }
}

fn pytest(venv: &Path, args: &[&str]) -> Command {
    let mut command = outside(venv, "python");
    command.args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider", "-c"]);
    command.arg(root().join("python/pyproject.toml")).args(args);
    command
}

/// Strict types of the package and its tests, and the stub against the native module.
fn types(venv: &Path) -> [Command; 3] {
    let mypy = |args: &[&str]| {
        let mut command = outside(venv, "python");
        command
            .args(["-m", "mypy", "--strict", "--config-file"])
            .arg(root().join("python/pyproject.toml"))
            .args(args);
        command
    };
    let mut tests = mypy(&[]);
    tests.arg(root().join("python/tests"));
    let mut stubs = outside(venv, "python");
    stubs.args(["-m", "mypy.stubtest", "digestif"]);
    [mypy(&["-p", "digestif"]), tests, stubs]
}

fn lints() -> [Command; 2] {
    let ruff = |args: &[&str]| {
        let mut command = call(program(&linters(), "ruff"), args);
        command.args(["--no-cache", "python", "examples"]);
        command
    };
    [ruff(&["check"]), ruff(&["format", "--check"])]
}

/// The README's Python block and the programs of `examples/`.
fn programs(venv: &Path) -> Result<Vec<Command>, String> {
    let mut commands = Vec::new();
    for (at, block) in readme::python_blocks()?.iter().enumerate() {
        let path = target().join(format!("readme-{at}.py"));
        write_file(&path, block)?;
        commands.push(call(program(venv, "python"), [path]));
    }
    commands.extend(
        readme::python_examples()
            .into_iter()
            .map(|path| call(program(venv, "python"), [path])),
    );
    Ok(commands)
}

/// Makes the environment of the linters, or completes it.
fn set_up_linters() -> Result<(), String> {
    let (venv, wanted) = (linters(), LINTERS.join("\n"));
    let stamp = venv.join("installed.txt");
    if read_file(&stamp).is_ok_and(|content| content == wanted) {
        return Ok(());
    }
    run(call(
        python()?,
        ["-m".as_ref(), "venv".as_ref(), venv.as_os_str()],
    ))?;
    let mut install = call(
        program(&venv, "python"),
        [
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ],
    );
    install.args(LINTERS);
    run(install)?;
    write_file(&stamp, &wanted)
}

/// Formats the Python code where ruff has been set up.
pub(crate) fn format_where_installed() -> Result<(), String> {
    let ruff = program(&linters(), "ruff");
    if ruff.is_file() && has_package() {
        run(call(ruff, ["format", "--no-cache", "python", "examples"]))
    } else {
        Ok(())
    }
}

/// The linters and the type check where the `python` stage has set them up.
pub(crate) fn lint_where_installed() -> Result<(), String> {
    if !has_package() {
        return Ok(());
    }
    if program(&linters(), "ruff").is_file() {
        lints().into_iter().try_for_each(run)?;
    }
    if program(&installed(), "mypy").is_file() {
        types(&installed()).into_iter().take(2).try_for_each(run)?;
    }
    Ok(())
}
