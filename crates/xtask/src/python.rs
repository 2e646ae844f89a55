//! The Python package: built as `pip install ./python` builds it, then tested as installed, far from its sources.
//!
//! The environment `target/venv` is made anew by `wheel`; `python` adds what the extra `test` of the package names.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::readme;
use crate::shell::{call, cargo, python, release_program, root, run, target, write_file};
use crate::stage::{Done, Outcome};
use crate::stubs;

fn venv() -> PathBuf {
    target().join("venv")
}

/// A program of the environment.
pub(crate) fn program(name: &str) -> PathBuf {
    program_of(&venv(), name)
}

/// A program of some environment.
pub(crate) fn program_of(venv: &Path, name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    venv.join(folder)
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program of the environment, run where the package's sources are out of reach.
fn outside(name: &str) -> Command {
    let mut command = call(program(name), [""; 0]);
    command.current_dir(target());
    command
}

fn pip(args: &[&str]) -> Command {
    pip_of(&venv(), args)
}

/// The installer of some environment.
pub(crate) fn pip_of(venv: &Path, args: &[&str]) -> Command {
    let mut command = call(
        program_of(venv, "python"),
        ["-m", "pip", "--disable-pip-version-check"],
    );
    command.args(args);
    command
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
    let dist = target().join("dist");
    for folder in [&venv(), &dist] {
        if folder.exists() {
            std::fs::remove_dir_all(folder)
                .map_err(|error| format!("{}: {error}", folder.display()))?;
        }
    }
    run(call(
        python()?,
        ["-m".as_ref(), "venv".as_ref(), venv().as_os_str()],
    ))?;
    let mut build = pip(&["wheel", "./python", "--no-deps", "--wheel-dir"]);
    build.arg(&dist);
    run(build)?;
    check_wheel(&built_wheel()?)?;
    let mut install = pip(&["install"]);
    install.arg(built_wheel()?);
    run(install)?;
    let mut import = outside("python");
    import.args([
        "-c",
        "import digestif; print(digestif.extract('It cost $5 million.'))",
    ]);
    run(import)?;
    Ok(Done::Passed)
}

/// Bytes that the wheel stays below.
const MAX_WHEEL: u64 = 4_000_000;

/// One wheel serves all versions of Python, and is small.
fn check_wheel(wheel: &Path) -> Result<(), String> {
    let name = wheel.display().to_string();
    let size = std::fs::metadata(wheel)
        .map_err(|error| format!("{name}: {error}"))?
        .len();
    println!("{name}: {size} bytes");
    if !name.contains("-cp311-abi3-") {
        return Err(format!("{name} is not for all Pythons from 3.11"));
    }
    if size >= MAX_WHEEL {
        return Err(format!("{name} has {size} bytes; {MAX_WHEEL} is too much"));
    }
    Ok(())
}

/// The one wheel that was built last; it is built where there is none.
pub(crate) fn built_wheel() -> Result<PathBuf, String> {
    let dist = target().join("dist");
    if !dist.is_dir() {
        wheel()?;
    }
    let entries =
        std::fs::read_dir(&dist).map_err(|error| format!("{}: {error}", dist.display()))?;
    let wheels: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    let [wheel] = wheels.as_slice() else {
        return Err(format!("expected one wheel, got {wheels:?}"));
    };
    Ok(wheel.clone())
}

/// Installs a program of the extra `test` alone, where it is absent.
pub(crate) fn installed(name: &str) -> Result<(), String> {
    if program(name).is_file() {
        return Ok(());
    }
    run(pip(&["install", "--quiet", name]))
}

/// Installs what an extra of the package names.
pub(crate) fn install_extra(extra: &str) -> Result<(), String> {
    if !program("python").is_file() {
        wheel()?;
    }
    run(pip(&[
        "install",
        "--quiet",
        &format!("{}[{extra}]", built_wheel()?.display()),
    ]))
}

/// Chromium, in which the page of `digestif.report` is tested, from the system's packages where they may be installed;
/// elsewhere the tests say that they are skipped.
fn install_browser() -> Result<(), String> {
    let works = |program: &str, arg: &str| {
        let mut probe = call(program, [arg]);
        probe.output().is_ok_and(|output| output.status.success())
    };
    let is_root = call("id", ["-u"])
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if works("chromium", "--version") || !is_root || !works("apt-get", "--version") {
        return Ok(());
    }
    run(call("apt-get", ["update", "-q"]))?;
    run(call(
        "apt-get",
        ["install", "-y", "-q", "--no-install-recommends", "chromium"],
    ))
}

/// Builds the pages of `docs/site`; a broken link or an unknown name is an error.
pub(crate) fn site() -> Outcome {
    install_extra("docs")?;
    let mut build = call(
        program("mkdocs"),
        ["build", "--quiet", "--config-file", "docs/mkdocs.yml"],
    );
    build.env("NO_MKDOCS_2_WARNING", "1");
    run(build)?;
    Ok(Done::Passed)
}

/// Takes the pictures of `docs/site/images` anew.
pub(crate) fn screenshots() -> Outcome {
    install_extra("test")?;
    install_browser()?;
    run(call(program("python"), ["docs/screenshots.py"]))?;
    Ok(Done::Passed)
}

/// All checks of the installed package.
pub(crate) fn check() -> Outcome {
    if !has_package() {
        return Ok(absent());
    }
    install_extra("test")?;
    install_browser()?;
    run(cargo(["build", "--release", "-p", "digestif-cli"]))?;
    let mut tests = pytest(&[]);
    tests.arg(root().join("python/tests"));
    // Some tests compare the package with the program.
    tests.env("DIGESTIF_PROGRAM", release_program("digestif"));
    let mut checks = vec![
        tests,
        pytest(&["--pyargs", "digestif", "--doctest-modules"]),
    ];
    checks.extend(types());
    checks.extend(lints());
    checks.extend(programs()?);
    let mut problems: Vec<String> = checks
        .into_iter()
        .filter_map(|command| run(command).err())
        .collect();
    problems.extend(stubs::check().err());
    if problems.is_empty() {
        Ok(Done::Passed)
    } else {
        Err(problems.join("\n"))
    }
}

fn pytest(args: &[&str]) -> Command {
    let mut command = outside("python");
    command.args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider", "-c"]);
    command.arg(root().join("python/pyproject.toml")).args(args);
    command
}

/// Strict types of the package, its tests and a user's program, and the stub against the native module.
fn types() -> [Command; 4] {
    let mypy = |args: &[&Path]| {
        let mut command = outside("python");
        command
            .args(["-m", "mypy", "--strict", "--config-file"])
            .arg(root().join("python/pyproject.toml"))
            // What is cached of an older package would be taken for this one: the cache goes with the environment.
            .arg("--cache-dir")
            .arg(venv().join("mypy"))
            .args(args);
        command
    };
    let mut stubs = outside("python");
    stubs
        .args(["-m", "mypy.stubtest", "--mypy-config-file"])
        .arg(root().join("python/pyproject.toml"))
        .arg("digestif._digestif");
    let mut pyright = call(program("pyright"), ["--level", "error", "--pythonpath"]);
    pyright
        .arg(program("python"))
        .current_dir(root().join("python"));
    [
        mypy(&["-p".as_ref(), "digestif".as_ref()]),
        mypy(&[&root().join("python/tests")]),
        pyright,
        stubs,
    ]
}

/// Ruff over all Python code of the project.
fn ruff(args: &[&str]) -> Command {
    let mut command = call(program("ruff"), args);
    command.args(["--no-cache", "--config", "python/pyproject.toml"]);
    command.args(["python", "examples", "docs/screenshots.py"]);
    command
}

fn lints() -> [Command; 2] {
    [ruff(&["check"]), ruff(&["format", "--check"])]
}

/// The README's Python block and the programs of `examples/`.
fn programs() -> Result<Vec<Command>, String> {
    let mut commands = Vec::new();
    for (at, block) in readme::python_blocks()?.iter().enumerate() {
        let path = target().join(format!("readme-{at}.py"));
        write_file(&path, block)?;
        commands.push(call(program("python"), [path]));
    }
    commands.extend(
        readme::python_examples()
            .into_iter()
            .map(|path| call(program("python"), [path])),
    );
    Ok(commands)
}

/// Formats the Python code where the `python` stage has set up ruff.
pub(crate) fn format_where_installed() -> Result<(), String> {
    if has_package() && program("ruff").is_file() {
        run(ruff(&["format"]))?;
    }
    Ok(())
}

/// The linters and the type check where the `python` stage has set them up.
pub(crate) fn lint_where_installed() -> Result<(), String> {
    if has_package() && program("ruff").is_file() {
        lints().into_iter().try_for_each(run)?;
        types().into_iter().take(3).try_for_each(run)?;
    }
    Ok(())
}
